"""The claims behind a number: each with the event it is about and the document that makes it.

Every function returns one row per claim, with the columns by which figures group events (event_id, year,
country_code, phase_id, event_type), so that a click on a mark finds its claims.
"""

import ibis
from ibis.expr.types import Table

from analytics.metrics.attendance import is_announced
from analytics.metrics.disagreements import disagreement_range_by_point, with_subjects
from analytics.metrics.events import events_with_words
from analytics.metrics.involvement import (
    counted_under_parents,
    involvement_beside,
    involvement_of,
    role_group,
)
from analytics.metrics.phases import event_list_without_phase, phase_timeline

EVENT_COLUMNS = ("event_id", "year", "country_code", "phase_id", "event_type")
ATTENDANCE_COLUMNS = (
    "claim_id",
    "figure",
    "upper",
    "qualifier",
    "scope",
    "counted",
    "basis",
    "coverage",
    "wording",
    "is_counted",
    "is_chosen",
)


def attendance_evidence(reconciled_attendance_claims: Table, reconciled_events: Table) -> Table:
    """Every attendance claim of the events shown, counted or not, with its document."""
    return _of_events(reconciled_attendance_claims, reconciled_events, *ATTENDANCE_COLUMNS)


def counted_attendance_evidence(reconciled_attendance_claims: Table, reconciled_events: Table) -> Table:
    """Every attendance claim that counts for the events shown, with its document."""
    counted = reconciled_attendance_claims.filter(reconciled_attendance_claims.is_counted)
    return attendance_evidence(counted, reconciled_events)


def summed_attendance_evidence(reconciled_attendance_claims: Table, reconciled_events: Table) -> Table:
    """Every attendance claim behind a sum of persons, with its document.

    Leaves out: claims on events that are a part of another event, whose persons no sum counts.
    """
    wholes = reconciled_events.filter(reconciled_events.is_top_level)
    return counted_attendance_evidence(reconciled_attendance_claims, wholes)


def announced_attendance_evidence(reconciled_attendance_claims: Table, reconciled_events: Table) -> Table:
    """Every planned or registered figure of the events shown, and what counts for the same events.

    Leaves out: events for which no document gives a planned or registered figure.
    Unit: claims.
    """
    claims = reconciled_attendance_claims
    announced = is_announced(claims)
    told = claims.filter(announced | claims.is_counted).semi_join(claims.filter(announced), "event_id")
    return attendance_evidence(told, reconciled_events)


def attendance_evidence_with_theme(
    reconciled_attendance_claims: Table, reconciled_events: Table, themes: Table
) -> Table:
    """Every attendance claim behind a sum of persons at an event of which a document names a theme."""
    themed = reconciled_attendance_claims.semi_join(themes.filter(themes.theme.notnull()), "event_id")
    return summed_attendance_evidence(themed, reconciled_events)


def attendance_evidence_by_theme(
    reconciled_attendance_claims: Table, reconciled_events: Table, themes: Table
) -> Table:
    """Every attendance claim behind a sum of persons, once for each theme of its event."""
    pairs = themes.filter(themes.theme.notnull()).select("event_id", "theme").distinct()
    counted = reconciled_attendance_claims.filter(reconciled_attendance_claims.is_counted)
    wholes = reconciled_events.filter(reconciled_events.is_top_level)
    claims = _with_events(counted, wholes, *ATTENDANCE_COLUMNS)
    return claims.inner_join(pairs, "event_id").order_by("theme", "event_id", "document_id", "claim_id")


def event_evidence(event_claims: Table, reconciled_events: Table) -> Table:
    """Every statement on when and where the events shown took place, with its document."""
    return _stated(event_claims, reconciled_events).order_by("event_id", "document_id", "claim_id")


def evidence_of_events_found(
    event_claims: Table,
    reconciled_events: Table,
    codes: Table,
    involvement: Table,
    organization_names: Table,
    organizations: Table,
    people: Table,
    person_names: Table,
    source_documents: Table,
    *,
    search: str = "",
) -> Table:
    """Every statement on when and where the events that a search finds took place, with its document."""
    found = events_with_words(
        reconciled_events,
        codes,
        event_claims,
        involvement,
        organization_names,
        organizations,
        people,
        person_names,
        source_documents,
        search=search,
    )
    return event_evidence(event_claims, found)


def event_evidence_by_place(event_claims: Table, reconciled_events: Table) -> Table:
    """Every statement on when and where the events shown took place, with the city where each counts."""
    claims = _stated(event_claims, reconciled_events)
    return claims.inner_join(reconciled_events.select("event_id", "city"), "event_id").order_by(
        "city", "event_id", "document_id", "claim_id"
    )


def _stated(event_claims: Table, reconciled_events: Table) -> Table:
    claims = event_claims.rename(
        stated_start="date_start",
        stated_end="date_end",
        stated_city="city",
        stated_country_code="country_code",
        stated_format="format",
        stated_phase_id="phase_id",
    )
    columns = (
        "claim_id",
        "stated_start",
        "stated_end",
        "stated_city",
        "stated_country_code",
        "stated_format",
        "stated_phase_id",
    )
    return _with_events(claims, reconciled_events, *columns)


def involvement_evidence(involvement: Table, reconciled_events: Table) -> Table:
    """Every statement on who took part in the events shown, with its document."""
    columns = ("claim_id", "organization_id", "role", "person", "person_title", "mode")
    return _of_events(involvement, reconciled_events, *columns)


def involvement_evidence_by_organization(
    involvement: Table,
    reconciled_events: Table,
    organization_lineage: Table,
    *,
    rolled_up: bool = False,
) -> Table:
    """Every statement on who took part in the events shown, with the organization under which it counts."""
    claims = involvement.mutate(role_group=role_group(involvement.role))
    columns = ["claim_id", "organization_id", "role", "role_group", "person", "person_title", "mode"]
    if rolled_up:
        counted = counted_under_parents(involvement, organization_lineage, rolled_up=True)
        tops = counted.select("claim_id", counted_under_id="organization_id")
        claims = claims.inner_join(tops, "claim_id")
        columns.append("counted_under_id")
    return _of_events(claims, reconciled_events, *columns)


def involvement_evidence_of_organization(
    involvement: Table,
    reconciled_events: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Every statement on the part of one organization in the events shown, with its document."""
    own = involvement_of(
        involvement, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    return involvement_evidence(own, reconciled_events)


def partner_evidence(
    involvement: Table,
    reconciled_events: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Every statement on the part of others in the events in which one organization took part."""
    others = involvement_beside(
        involvement, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    columns = ("claim_id", "partner_id", "role", "person", "person_title", "mode")
    return _of_events(others.rename(partner_id="organization_id"), reconciled_events, *columns)


def phase_involvement_evidence_of_organization(
    phase_involvement: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Every statement on the role of one organization in the project or a phase of it, with its document."""
    own = involvement_of(
        phase_involvement,
        organization_lineage,
        organization_id=organization_id,
        with_parts=with_parts,
    )
    return phase_involvement_evidence(own)


def theme_evidence(themes: Table, reconciled_events: Table) -> Table:
    """Every statement on what the events shown were about, with its document."""
    return _of_events(themes, reconciled_events, "claim_id", "pillar", "theme")


def outcome_evidence(outcomes: Table, reconciled_events: Table) -> Table:
    """Every statement on what the events shown produced, with its document."""
    columns = ("claim_id", "outcome_id", "outcome_type", "title", "date_adopted")
    return _of_events(outcomes, reconciled_events, *columns)


def participation_evidence(participation_counts: Table, reconciled_events: Table) -> Table:
    """Every count of states, organizations and others at the events shown, with its document."""
    columns = ("claim_id", "figure", "upper", "qualifier", "counted", "basis", "wording")
    return _of_events(participation_counts, reconciled_events, *columns)


def phase_evidence(phase_claims: Table) -> Table:
    """Every statement on when a phase began or ended, with its document."""
    return phase_claims.order_by("phase_id", "document_id", "claim_id")


def phase_involvement_evidence(phase_involvement: Table) -> Table:
    """Every statement on who carried the project or a phase of it, with its document."""
    return phase_involvement.order_by("phase_id", "organization_id", "document_id", "claim_id")


def _of_events(claims: Table, events: Table, *columns: str) -> Table:
    return _with_events(claims, events, *columns).order_by("event_id", "document_id", "claim_id")


def _with_events(claims: Table, events: Table, *columns: str) -> Table:
    about = events.select(*EVENT_COLUMNS)
    return claims.select("event_id", *columns, "document_id", "paragraph").inner_join(about, "event_id")


def phase_timeline_evidence(
    reconciled_phases: Table,
    phase_claims: Table,
    reconciled_events: Table,
    reconciled_outcomes: Table,
    event_claims: Table,
    outcomes: Table,
) -> Table:
    """Every statement on when the phases, their events and the milestones were, with its document."""
    marks = phase_timeline(reconciled_phases, phase_claims, reconciled_events, reconciled_outcomes)
    claims = ibis.union(
        _dated_claims(phase_claims, "phase_id"),
        _dated_claims(
            event_claims.semi_join(marks, "event_id").rename(stated_phase_id="phase_id"), "event_id"
        ),
        _dated_claims(
            outcomes.semi_join(marks, "outcome_id").mutate(
                date_start="date_adopted", date_end=ibis.null("string"), note="title"
            ),
            "event_id",
        ),
    )
    return claims.order_by("subject_id", "document_id", "claim_id")


def phase_event_evidence(event_claims: Table, reconciled_events: Table) -> Table:
    """Every statement on when and where the events of the phases took place, with its document."""
    return event_evidence(event_claims, _in_phases(reconciled_events))


def phase_attendance_evidence(reconciled_attendance_claims: Table, reconciled_events: Table) -> Table:
    """Every attendance claim behind a sum of persons in a phase, with its document."""
    return summed_attendance_evidence(reconciled_attendance_claims, _in_phases(reconciled_events))


def phase_theme_evidence(themes: Table, reconciled_events: Table) -> Table:
    """Every statement on what the events of the phases were about, with its document."""
    return theme_evidence(themes.filter(themes.theme.notnull()), _in_phases(reconciled_events))


def phase_event_involvement_evidence(involvement: Table, reconciled_events: Table) -> Table:
    """Every statement on who took part in the events of the phases, with its document."""
    return involvement_evidence(involvement, _in_phases(reconciled_events))


def phase_outcome_evidence(outcomes: Table, reconciled_events: Table) -> Table:
    """Every statement on what the events of the phases produced, with its document."""
    return outcome_evidence(outcomes, _in_phases(reconciled_events))


def event_without_phase_evidence(
    event_claims: Table, reconciled_events: Table, reconciled_phases: Table
) -> Table:
    """Every statement on when and where the events without a phase took place, with its document."""
    reasons = event_list_without_phase(reconciled_events, reconciled_phases).select("event_id", "reason")
    claims = event_evidence(event_claims, reconciled_events).inner_join(reasons, "event_id")
    return claims.order_by("reason", "event_id", "document_id", "claim_id")


def disagreement_evidence(
    disagreement_statements: Table, disagreement_figures: Table, *, field: str | None = None
) -> Table:
    """Every statement on the points on which documents differ, with its document; the chosen ones marked.

    Where several claims of a document make one statement, such as who organized an event, the first stands
    for all.
    """
    numbers = disagreement_figures.select("claim_id", "figure", "upper", "qualifier", "wording")
    statements = with_subjects(disagreement_statements)
    if field:
        statements = statements.filter(statements.field == field)
    return statements.left_join(numbers, "claim_id").select(
        "value", "field", "is_chosen", "event_id", "phase_id", "outcome_id", "person", "organization_id",
        "counted", "wording", "document_id", "paragraph", "figure", "upper", "qualifier", "claim_id",
        "subject_id", "about",
    ).order_by("subject_id", "field", "about", "figure", "value", "document_id", "claim_id")  # fmt: skip


def disagreement_range_evidence(
    disagreements: Table,
    disagreement_statements: Table,
    disagreement_figures: Table,
    attendance_claims: Table,
    participation_counts: Table,
) -> Table:
    """Every statement on the points on which documents give different numbers, with its document."""
    ranges = disagreement_range_by_point(
        disagreements, disagreement_statements, attendance_claims, participation_counts
    )
    statements = disagreement_evidence(disagreement_statements, disagreement_figures)
    same = [statements[column].identical_to(ranges[column]) for column in ("subject_id", "field", "about")]
    return statements.semi_join(ranges, same).order_by("subject_id", "field", "about", "figure", "claim_id")


def _in_phases(events: Table) -> Table:
    return events.filter(events.phase_id.notnull())


def _dated_claims(claims: Table, subject: str) -> Table:
    """Bring claims on dates into common columns; what they do not have stays empty."""
    optional = ("phase_id", "event_id", "outcome_id", "stated_phase_id", "note")
    empty = {name: ibis.null("string") for name in optional if name not in claims.columns}
    return claims.mutate(**empty).select(
        *optional,
        "claim_id",
        "document_id",
        "paragraph",
        subject_id=subject,
        stated_start="date_start",
        stated_end="date_end",
    )
