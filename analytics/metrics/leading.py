"""What summaries answer at once: the first rows of rankings, and how many rows and documents there are.

A chart draws the first rows of a ranking alone. Summaries hold those of every group of events, with their
names, so that neither the ranking nor the names have to be searched for.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import ibis
from ibis.expr.types import Table

from analytics.metrics.attendance import attendance_planned_and_reported, attendance_range_by_event
from analytics.metrics.disagreements import (
    disagreement_count,
    disagreement_count_by_subject,
    disagreement_list,
    disagreement_range_by_point,
    with_subjects,
)
from analytics.metrics.documents import document_list, with_counts, with_words
from analytics.metrics.events import event_list, listed_events
from analytics.metrics.evidence import (
    attendance_evidence,
    attendance_evidence_by_theme,
    counted_attendance_evidence,
    disagreement_evidence,
    disagreement_range_evidence,
    event_evidence,
    event_evidence_by_place,
    event_without_phase_evidence,
    involvement_evidence,
    involvement_evidence_by_organization,
    partner_evidence,
    phase_attendance_evidence,
    phase_event_evidence,
    phase_event_involvement_evidence,
    phase_outcome_evidence,
    phase_theme_evidence,
    phase_timeline_evidence,
)
from analytics.metrics.involvement import (
    ROLE_COUNTS,
    beside,
    by_organization_and_year,
    event_count_by_organization,
    event_count_by_organization_and_role,
    event_count_by_organization_and_year,
    event_count_by_pair,
    involvement_of,
    organization_count,
    partner_count_by_organization,
    ranked_by_role,
)
from analytics.metrics.phases import (
    TIMELINE_ORDER,
    is_on_timeline,
    outcome_list_by_phase,
    phase_timeline,
    timeline_marks,
)

Metric = Callable[..., Table]

# As many as a summary holds of each group, and of organizations in all.
LEADING_ROWS = 50
LEADING_ORGANIZATIONS = 500
# The years of some seventy organizations; a chart draws fewer.
LEADING_CELLS = 1_000
# Of how many organizations all pairs are counted, to know what the first pairs have at least.
PAIRED_FIRST = 60
# As many as the circle of those that took part together has room for.
LEADING_PARTNERS = 30
# Of those with whom an organization took part most often.
NEAREST = 5


def leading_attendance_ranges(leading_events: Table, *, order: str = "disagreement") -> Table:
    """Return the first rows of `attendance_range_by_event`, with names and `claims`, those that count."""
    return attendance_range_by_event(leading_events, order=order).limit(LEADING_ROWS)


def leading_announcements(leading_announcements: Table) -> Table:
    """Return the first rows of `attendance_planned_and_reported`, with the names of events and documents."""
    ranked = leading_announcements.order_by(ibis.desc("figure"), "claim_id")
    return _without_groups(ranked.limit(LEADING_ROWS))


def leading_organizations(leading_organizations: Table) -> Table:
    """Return the first rows of `event_count_by_organization`, of those that documents name most often."""
    return _ranked_organizations(leading_organizations).drop(*ROLE_COUNTS.values())


def leading_organizations_by_role(leading_organizations: Table, *, role_group: str | None = None) -> Table:
    """Return the first rows of `event_count_by_organization_and_role`, of those that are named most often."""
    return _ranked_organizations(leading_organizations, role_group)


def leading_organizations_by_year(leading_organizations: Table) -> Table:
    """Return the first rows of `event_count_by_organization_and_year`, of those that are named most often."""
    totals = leading_organizations
    counts = totals.group_by("organization_id", "year").agg(event_count=totals.event_count.sum())
    return by_organization_and_year(counts).limit(LEADING_CELLS)


def leading_subjects(leading_subjects: Table) -> Table:
    """Return the first rows of `disagreement_count_by_subject`, with the names of what they are about."""
    # A phase stands in each group of its events.
    subjects = (
        _without_groups(leading_subjects).drop("subject_count").distinct(on=("subject_type", "subject_id"))
    )
    order = (ibis.desc("disagreement_count"), ibis.desc("contradiction_count"), "subject_id")
    return with_subjects(subjects).order_by(*order).limit(LEADING_ROWS)


def leading_disagreement_ranges(leading_disagreement_ranges: Table) -> Table:
    """Return the first rows of `disagreement_range_by_point`, with names and `claims`, those that differ."""
    order = ("disagreement_type", ibis.desc("spread"), "subject_id", "field", "about")
    return _without_groups(leading_disagreement_ranges.order_by(*order).limit(LEADING_ROWS))


def first_documents(
    document_facts: Table,
    source_documents: Table,
    organizations: Table,
    event_documents: Table,
    event_organizations: Table,
    *,
    most: int,
    search: str = "",
) -> Table:
    """Return so many of the first rows of `document_list`; the statements of no others are counted."""
    found = with_words(document_facts, source_documents, organizations, search)
    first = found.order_by(ibis.desc("date_published"), "document_id").limit(most)
    of_first = (table.semi_join(first, "document_row") for table in (event_documents, event_organizations))
    return with_counts(first, *of_first)


def first_events(
    reconciled_events: Table,
    codes: Table,
    event_claims: Table,
    involvement: Table,
    organization_names: Table,
    organizations: Table,
    people: Table,
    person_names: Table,
    source_documents: Table,
    *,
    most: int,
    search: str = "",
) -> Table:
    """Return so many of the first rows of `event_list`: their keys are found before all that is listed."""
    found = event_list(
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
    first = found.limit(most).select("event_id")
    return listed_events(reconciled_events.inner_join(first, "event_id"), reconciled_events)


def first_marks(
    reconciled_phases: Table,
    phase_claims: Table,
    reconciled_events: Table,
    reconciled_outcomes: Table,
    *,
    most: int,
) -> Table:
    """Return so many rows of `phase_timeline`: of each kind of mark the first.

    In their order very many events would leave no room for what documents say of the phases, nor for
    milestones: of these a tenth of the rows comes before all events.
    """
    marks = timeline_marks(reconciled_phases, phase_claims, reconciled_events, reconciled_outcomes)
    first = ibis.union(*(rows.order_by(*TIMELINE_ORDER).limit(most) for rows in marks))
    is_event = first.mark == "event"
    place = ibis.row_number().over(group_by="mark", order_by=TIMELINE_ORDER[1:])
    turn = ibis.cases((is_event, 1), (place < most // 10, 0), else_=2)
    chosen = first.mutate(turn=turn).order_by("turn", *TIMELINE_ORDER).limit(most)
    return chosen.drop("turn").order_by(*TIMELINE_ORDER)


def leading_pairs(event_bodies: Table, organization_numbers: Table, *, rolled_up: bool = False) -> Table:
    """Return the first rows of `event_count_by_pair`."""
    return first_pairs(event_bodies, organization_numbers, most=LEADING_ROWS, rolled_up=rolled_up)


def first_pairs(
    event_bodies: Table, organization_numbers: Table, *, most: int, rolled_up: bool = False
) -> Table:
    """Return so many of the first rows of `event_count_by_pair`; few of the others are counted.

    No pair has more events than either of the two. So each organization of the first pairs has at least as
    many as the last of so many pairs of those organizations that have most.
    """
    present = _present(event_bodies, organization_numbers, rolled_up)
    counts = _event_counts(present)
    first = _pairs(present.semi_join(_first_bodies(counts, PAIRED_FIRST), "body"))
    first = first.order_by(ibis.desc("event_count")).limit(most)
    least = first.agg(least=ibis.ifelse(first.count() < most, 0, first.event_count.min()))
    bodies = counts.cross_join(least).filter(ibis._.event_count >= ibis._.least)
    pairs = _pairs(present.semi_join(bodies, "body"))
    return _named_pairs(_in_order(pairs).limit(most), organization_numbers)


def pairs_of_leading_organizations(
    event_bodies: Table, organization_numbers: Table, *, rolled_up: bool = False
) -> Table:
    """Return rows of `event_count_by_pair`: of organizations with most events, and those nearest to each."""
    present = _present(event_bodies, organization_numbers, rolled_up)
    first = _first_bodies(_event_counts(present), LEADING_PARTNERS)
    shared = _shared(present, first).filter(ibis._.body != ibis._.partner)
    counts = shared.group_by("body", "partner").agg(event_count=ibis._.count())
    pairs = counts.mutate(
        one=ibis.least(counts.body, counts.partner), other=ibis.greatest(counts.body, counts.partner)
    )
    place = ibis.row_number().over(
        group_by="body", order_by=(ibis.desc("event_count"), ibis.asc("one"), ibis.asc("other"))
    )
    # A pair of two such organizations stands under each of them.
    among = pairs.partner.isin(first.body)
    kept = pairs.mutate(place=place, among=among).filter((ibis._.place < NEAREST) | ibis._.among)
    return _named_pairs(kept.select("one", "other", "event_count").distinct(), organization_numbers)


def leading_partner_counts(
    event_bodies: Table,
    organization_numbers: Table,
    organizations: Table,
    *,
    rolled_up: bool = False,
) -> Table:
    """Return the first rows of `partner_count_by_organization`."""
    present = _present(event_bodies, organization_numbers, rolled_up)
    first = _first_bodies(_event_counts(present), LEADING_PARTNERS)
    partners = _shared(present, first).select("body", "partner").distinct()
    # Every body is a pair with itself.
    counts = partners.group_by("body").agg(partner_count=partners.count() - 1).inner_join(first, "body")
    numbered = counts.inner_join(
        organization_numbers, counts.body == organization_numbers.organization_number
    )
    kinds = organizations.select("organization_id", "organization_type", "country_code")
    columns = ("organization_id", "partner_count", "event_count", "organization_type", "country_code")
    named = numbered.inner_join(kinds, "organization_id").select(*columns)
    return named.order_by(ibis.desc("event_count"), "organization_id")


def _present(event_bodies: Table, organization_numbers: Table, rolled_up: bool) -> Table:
    """Return each event with the numbers of the organizations that took part in it: event_number, body."""
    if not rolled_up:
        return event_bodies.select("event_number", body="organization_number")
    joined = event_bodies.inner_join(organization_numbers, "organization_number")
    return joined.select("event_number", body="top_number").distinct()


def _event_counts(present: Table) -> Table:
    return present.group_by("body").agg(event_count=present.count())


def _first_bodies(counts: Table, most: int) -> Table:
    return counts.order_by(ibis.desc("event_count"), "body").limit(most)


def _shared(present: Table, first: Table) -> Table:
    """Return each event of some organizations with each one that took part in it, themselves among them."""
    partners = present.rename(partner="body")
    return present.semi_join(first, "body").inner_join(partners, "event_number")


def _pairs(present: Table) -> Table:
    """Count the events of every two organizations, by their numbers: one, other, event_count."""
    others = present.rename(other="body")
    shared = present.rename(one="body").inner_join(others, "event_number")
    shared = shared.filter(shared.one < shared.other)
    return shared.group_by("one", "other").agg(event_count=shared.count())


def _in_order(pairs: Table) -> Table:
    # Numbers are in the order of keys.
    return pairs.order_by(ibis.desc("event_count"), "one", "other")


def _named_pairs(pairs: Table, organization_numbers: Table) -> Table:
    """Give pairs the keys of their organizations, in the order of `event_count_by_pair`."""
    ones = organization_numbers.select("organization_id", one="organization_number")
    others = organization_numbers.select(partner_id="organization_id", other="organization_number")
    named = pairs.inner_join(ones, "one").inner_join(others, "other")
    return named.select("organization_id", "partner_id", "event_count").order_by(
        ibis.desc("event_count"), "organization_id", "partner_id"
    )


def _ranked_organizations(totals: Table, role_group: str | None = None) -> Table:
    """Add up the events of organizations in all groups, and rank them."""
    names = ("event_count", *ROLE_COUNTS.values())
    counts = totals.group_by("organization_id").agg(**{name: totals[name].sum() for name in names})
    return ranked_by_role(counts, role_group)


def ranked_event_count(event_totals: Table) -> Table:
    """Count the rows of `attendance_range_by_event`: row_count."""
    return event_totals.agg(row_count=event_totals.known_count.sum().fill_null(0))


def ranked_organization_count(organization_sets: Table, *, rolled_up: bool = False) -> Table:
    """Count the rows of `event_count_by_organization`: row_count."""
    return organization_count(organization_sets, rolled_up=rolled_up).rename(row_count="organization_count")


def organization_count_in_role(
    event_bodies: Table,
    organization_numbers: Table,
    *,
    role_group: str,
    rolled_up: bool = False,
) -> Table:
    """Count the rows of `event_count_by_organization_and_role`, ranked by a group of roles: row_count."""
    in_role = event_bodies.filter(event_bodies[ROLE_COUNTS[role_group]])
    present = _present(in_role, organization_numbers, rolled_up)
    return present.agg(row_count=present.body.nunique())


def pair_count(event_bodies: Table, organization_numbers: Table, *, rolled_up: bool = False) -> Table:
    """Count the rows of `event_count_by_pair`: row_count."""
    present = _present(event_bodies, organization_numbers, rolled_up)
    others = present.rename(other="body")
    shared = present.rename(one="body").inner_join(others, "event_number")
    pairs = shared.filter(shared.one < shared.other).select("one", "other").distinct()
    return pairs.agg(row_count=pairs.count())


def organization_year_count(organization_sets: Table, *, rolled_up: bool = False) -> Table:
    """Count the rows of `event_count_by_organization_and_year`: row_count."""
    return organization_count(organization_sets, "year", rolled_up=rolled_up).rename(
        row_count="organization_count"
    )


def listed_event_count(event_totals: Table) -> Table:
    """Count the rows of `event_list`: row_count."""
    return event_totals.agg(row_count=event_totals.event_count.sum().fill_null(0))


def point_count(disagreement_totals: Table, *, field: str | None = None) -> Table:
    """Count the rows of `disagreement_list`: row_count."""
    counts = disagreement_count(disagreement_totals, field=field)
    return counts.select(row_count="disagreement_count")


def mark_count(event_totals: Table, reconciled_phases: Table, phase_documents: Table) -> Table:
    """Count the rows of `phase_timeline`: row_count."""
    totals = event_totals
    is_marked = is_on_timeline(totals.phase_id, totals.filter_scope, totals.is_top_level)
    marks = ibis.union(
        totals.agg(row_count=totals.event_count.sum(where=is_marked)),
        totals.agg(row_count=totals.milestone_count.sum()),
        phase_documents.agg(row_count=phase_documents.statement_count.sum()),
        reconciled_phases.agg(row_count=reconciled_phases.count()),
    )
    return marks.agg(row_count=marks.row_count.sum())


def timeline_evidence_count(event_documents: Table, event_facts: Table, phase_documents: Table) -> Table:
    """Count the rows of `phase_timeline_evidence`, and their documents: row_count, document_count."""
    events = event_facts
    is_marked = is_on_timeline(events.phase_id, events.filter_scope, events.is_top_level)
    marked = events.filter(is_marked | events.milestone_count.notnull())
    told = event_documents.semi_join(marked, "event_number")
    statements = told["events statements"] + told["milestones statements"]
    every = ibis.union(
        told.select("document_row", statements=statements).filter(ibis._.statements > 0),
        phase_documents.select("document_row", statements=phase_documents.statement_count.cast("int64")),
    )
    return every.agg(
        row_count=every.statements.sum().fill_null(0), document_count=every.document_row.nunique()
    )


def phase_outcome_count(event_totals: Table, reconciled_phases: Table) -> Table:
    """Count the rows of `outcome_list_by_phase`: row_count."""
    in_phases = event_totals.semi_join(reconciled_phases, "phase_id")
    return in_phases.agg(row_count=in_phases.outcome_count.sum().fill_null(0))


def disputed_subject_count(leading_subjects: Table) -> Table:
    """Count the rows of `disagreement_count_by_subject`: row_count."""
    subjects = leading_subjects.filter(leading_subjects.phase_id.isnull())
    groups = [name for name in subjects.columns if name.startswith("filter_")]
    counts = subjects.group_by(*groups).agg(subject_count=subjects.subject_count.max())
    phases = leading_subjects.agg(phase_count=leading_subjects.phase_id.nunique())
    total = counts.agg(total=counts.subject_count.sum().fill_null(0)).cross_join(phases)
    return total.select(row_count=total.total + total.phase_count)


def evidence_count(
    evidence_totals: Table,
    *,
    evidence: str,
    has_theme: bool | None = None,
    has_phase: bool | None = None,
    is_top_level: bool | None = None,
) -> Table:
    """Count the statements of a kind of evidence, and their documents: row_count, document_count."""
    totals = evidence_totals.filter(evidence_totals.evidence == evidence)
    conditions = {"has_theme": has_theme, "has_phase": has_phase, "is_top_level": is_top_level}
    for name, value in conditions.items():
        if value is not None:
            totals = totals.filter(totals[name] == value)
    # What is said of a phase stands in each group of its events and counts once.
    once = totals.group_by("set_id", "phase_id").agg(
        statement_count=ibis.ifelse(
            totals.phase_id.isnull().any(), totals.statement_count.sum(), totals.statement_count.max()
        ),
        document_count=totals.document_count.max(),
    )
    # The documents of a set stand in each of its groups and count once.
    sets = once.group_by("set_id").agg(
        statement_count=once.statement_count.sum(), document_count=once.document_count.max()
    )
    return sets.agg(
        row_count=sets.statement_count.sum().fill_null(0),
        document_count=sets.document_count.sum().fill_null(0),
    )


def evidence_count_of_events(
    event_documents: Table,
    event_organizations: Table,
    event_facts: Table,
    *,
    evidence: str,
    has_theme: bool | None = None,
    has_phase: bool | None = None,
    is_top_level: bool | None = None,
) -> Table:
    """Count what `evidence_count` does, where filters keep some events of a group."""
    known = {
        "has_theme": event_facts.themes.notnull(),
        "has_phase": event_facts.phase_id.notnull(),
        "is_top_level": event_facts.is_top_level,
    }
    asked = {"has_theme": has_theme, "has_phase": has_phase, "is_top_level": is_top_level}
    conditions = [known[name] == value for name, value in asked.items() if value is not None]
    if evidence == "involvement":
        told = event_organizations.mutate(statements=1)
    else:
        told = event_documents.mutate(statements=event_documents[f"{evidence} statements"])
    told = told.filter(told.statements > 0)
    if conditions:
        told = told.semi_join(event_facts.filter(conditions), "event_number")
    return told.agg(row_count=told.statements.sum().fill_null(0), document_count=told.document_row.nunique())


def partner_evidence_count(
    event_organizations: Table,
    organization_numbers: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Count the rows of `partner_evidence`, and their documents: row_count, document_count."""
    own = involvement_of(
        organization_numbers, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    told = beside(event_organizations, own)
    return told.agg(row_count=told.count(), document_count=told.document_row.nunique())


def disagreement_evidence_count(disagreement_statements: Table, *, field: str | None = None) -> Table:
    """Count the rows of `disagreement_evidence`, and their documents: row_count, document_count."""
    statements = disagreement_statements
    if field:
        statements = statements.filter(statements.field == field)
    return statements.agg(row_count=statements.count(), document_count=statements.document_id.nunique())


def document_count_of_sets(document_sets: Table) -> Table:
    """Count the documents that speak of events that are kept: document_count."""
    # The documents of a set stand in each of its groups and count once.
    sets = document_sets.group_by("set_id").agg(document_count=document_sets.document_count.max())
    return sets.agg(document_count=sets.document_count.sum().fill_null(0))


def listed_document_count(document_facts: Table) -> Table:
    """Count the rows of `document_list`, each of a document of its own: row_count, document_count."""
    return document_facts.agg(row_count=document_facts.count(), document_count=document_facts.count())


def disagreement_range_count(disagreement_ranges: Table) -> Table:
    """Count the rows of `disagreement_range_by_point`: row_count."""
    return disagreement_ranges.agg(row_count=disagreement_ranges.count())


def disagreement_range_evidence_count(disagreement_figures: Table, disagreement_ranges: Table) -> Table:
    """Count the rows of `disagreement_range_evidence`, and their documents: row_count, document_count."""
    same = [
        disagreement_figures[column].identical_to(disagreement_ranges[column])
        for column in ("event_number", "field", "about")
    ]
    told = disagreement_figures.semi_join(disagreement_ranges, same)
    return told.agg(row_count=told.count(), document_count=told.document_row.nunique())


def _without_groups(rows: Table) -> Table:
    return rows.drop(*(name for name in rows.columns if name.startswith("filter_")))


# The metric that gives the first rows of another one.
LEADING: Mapping[Metric, Metric] = {
    attendance_range_by_event: leading_attendance_ranges,
    attendance_planned_and_reported: leading_announcements,
    disagreement_count_by_subject: leading_subjects,
    disagreement_range_by_point: leading_disagreement_ranges,
    event_count_by_organization: leading_organizations,
    event_count_by_organization_and_role: leading_organizations_by_role,
    event_count_by_organization_and_year: leading_organizations_by_year,
    event_count_by_pair: leading_pairs,
    partner_count_by_organization: leading_partner_counts,
}
# How many rows it gives at most, where these are not as many as a summary holds of each group.
MOST_LEADING: Mapping[Metric, int] = {
    event_count_by_organization: LEADING_ORGANIZATIONS,
    event_count_by_organization_and_role: LEADING_ORGANIZATIONS,
    event_count_by_organization_and_year: LEADING_CELLS,
    partner_count_by_organization: LEADING_PARTNERS,
}
# The metric that counts the rows of another one, and its arguments.
COUNTS: Mapping[Metric, tuple[Metric, Mapping[str, Any]]] = {
    attendance_range_by_event: (ranked_event_count, {}),
    attendance_planned_and_reported: (evidence_count, {"evidence": "announced attendance"}),
    attendance_evidence: (evidence_count, {"evidence": "attendance"}),
    counted_attendance_evidence: (evidence_count, {"evidence": "counted attendance"}),
    attendance_evidence_by_theme: (evidence_count, {"evidence": "counted attendance", "has_theme": True}),
    event_count_by_organization: (ranked_organization_count, {}),
    event_count_by_organization_and_role: (ranked_organization_count, {}),
    event_count_by_organization_and_year: (organization_year_count, {}),
    event_count_by_pair: (pair_count, {}),
    partner_count_by_organization: (ranked_organization_count, {}),
    document_list: (listed_document_count, {}),
    event_list: (listed_event_count, {}),
    disagreement_list: (point_count, {}),
    phase_timeline: (mark_count, {}),
    phase_timeline_evidence: (timeline_evidence_count, {}),
    outcome_list_by_phase: (phase_outcome_count, {}),
    disagreement_count_by_subject: (disputed_subject_count, {}),
    disagreement_range_by_point: (disagreement_range_count, {}),
    disagreement_evidence: (evidence_count, {"evidence": "disagreements"}),
    disagreement_range_evidence: (disagreement_range_evidence_count, {}),
    event_evidence: (evidence_count, {"evidence": "events"}),
    event_evidence_by_place: (evidence_count, {"evidence": "events"}),
    involvement_evidence: (evidence_count, {"evidence": "involvement"}),
    involvement_evidence_by_organization: (evidence_count, {"evidence": "involvement"}),
    partner_evidence: (partner_evidence_count, {}),
    phase_event_evidence: (evidence_count, {"evidence": "events", "has_phase": True}),
    phase_attendance_evidence: (
        evidence_count,
        {"evidence": "counted attendance", "has_phase": True, "is_top_level": True},
    ),
    phase_event_involvement_evidence: (evidence_count, {"evidence": "involvement", "has_phase": True}),
    phase_theme_evidence: (evidence_count, {"evidence": "themes", "has_phase": True}),
    phase_outcome_evidence: (evidence_count, {"evidence": "outcomes", "has_phase": True}),
    event_without_phase_evidence: (evidence_count, {"evidence": "events", "has_phase": False}),
}
# Of a metric whose rows take long to count where another one has very many, that one.
SLOW_TO_COUNT: Mapping[Metric, Metric] = {event_count_by_pair: event_count_by_organization}
# Arguments that keep other rows of a metric, which summaries tell apart only where they know them by name.
NARROWING = ("search", "field", "gap", "role_group", "rolled_up")


def leading(metric: Metric, parameters: Mapping[str, Any]) -> tuple[Metric, dict[str, Any], int] | None:
    """Return the metric that gives the first rows of another at once, its arguments and how many there are.

    Of fewer rows than these there are no more. None where no metric gives the first rows.
    """
    first = LEADING.get(metric)
    if first is None or _is_narrowed(parameters, first):
        return None
    known = inspect.signature(first).parameters
    given = {name: value for name, value in parameters.items() if name in known}
    # Of the organizations that are named most often few may have a role, and others have it too.
    most = 0 if given.get("role_group") else MOST_LEADING.get(metric, LEADING_ROWS)
    return first, given, most


def counting(
    metric: Metric, parameters: Mapping[str, Any], *, of_groups: bool
) -> tuple[Metric, Mapping[str, Any]] | None:
    """Return the metric that counts the rows of another one at once, and its arguments, if any does.

    Args:
        metric: the other one.
        parameters: its arguments.
        of_groups: whether of the events of a group all are kept or none.
    """
    if metric not in COUNTS:
        return None
    count, known = COUNTS[metric]
    if metric is disagreement_evidence and (parameters.get("field") or not of_groups):
        count, known = disagreement_evidence_count, {}
    elif metric is event_count_by_organization_and_role and parameters.get("role_group"):
        count = organization_count_in_role
    elif count is evidence_count and not of_groups:
        count = evidence_count_of_events
    if metric is involvement_evidence_by_organization:
        parameters = {}  # Statements are as many, whichever organization they count under.
    if _is_narrowed(parameters, count):
        return None
    named = inspect.signature(count).parameters
    return count, {**known, **{name: value for name, value in parameters.items() if name in named}}


def _is_narrowed(parameters: Mapping[str, Any], by: Metric) -> bool:
    """Tell whether arguments keep other rows than a metric that answers for them knows."""
    known = inspect.signature(by).parameters
    return any(parameters.get(name) for name in NARROWING if name not in known)
