"""The phases of the programme: when they ran, and what took place in each."""

import ibis
from ibis.expr.types import BooleanValue, Table

from analytics.metrics.attendance import range_by

# Kinds of outcome that mark a step of the programme.
MILESTONES = ("declaration", "launch", "plan of action")
PHASE_ROLES = ("implementer", "funder", "supporter", "beneficiary")
DAYS_OF_A_YEAR = 366


def phase_timeline(
    reconciled_phases: Table,
    phase_claims: Table,
    reconciled_events: Table,
    reconciled_outcomes: Table,
) -> Table:
    """When each phase ran, what each document says of it, and the events and milestones on the way.

    Chosen dates are those that the rules choose among the statements. An event stands in the phase to
    which a document ties it, or, for programme events, in the one phase whose dates hold it (by date). A
    milestone is a declaration, a launch or a plan of action of a programme event; it has the date of
    adoption that a document gives, or else the date of its event. Dates are as precise as the documents:
    what is known to the month or year only is a span.

    Leaves out: related events that no document ties to a phase; parts of events that have no phase of
    their own; milestones known no closer than to a series of events over more than a year.
    Unit: dates.
    """
    marks = timeline_marks(reconciled_phases, phase_claims, reconciled_events, reconciled_outcomes)
    return ibis.union(*marks).order_by(*TIMELINE_ORDER)


def phase_dates(reconciled_phases: Table, choices: Table, disagreements: Table) -> Table:
    """Chosen start and end of each phase, by whose statement, and by which rule it was chosen.

    Leaves out: nothing; an end that no document states has no value.
    Unit: dates.
    """
    points = ibis.union(
        *(
            reconciled_phases.select(
                "phase_id", "number", field=ibis.literal(field), value=reconciled_phases[field]
            )
            for field in ("date_start", "date_end")
        )
    )
    chosen = choices.filter(choices.subject_type == "phase").select(
        "field", "claim_id", "document_id", "rule", "statement_count", phase_id="subject_id"
    )
    differing = disagreements.filter(disagreements.subject_type == "phase").select(
        "field", "disagreement_type", "values", phase_id="subject_id"
    )
    return (
        points.left_join(chosen, ["phase_id", "field"])
        .drop("phase_id_right", "field_right")
        .left_join(differing, ["phase_id", "field"])
        .drop("phase_id_right", "field_right")
        .order_by("number", ibis.desc("field"))
    )


def phase_date_disagreements(disagreement_statements: Table) -> Table:
    """What the documents state where they disagree about the start or the end of a phase.

    Unit: dates.
    """
    statements = disagreement_statements
    return (
        statements.filter(
            (statements.subject_type == "phase") & statements.field.isin(("date_start", "date_end"))
        )
        .select("field", "value", "claim_id", "document_id", "is_chosen", phase_id="subject_id")
        .order_by("phase_id", "field", "value", "document_id")
    )


def event_count_by_phase(reconciled_phases: Table, event_totals: Table) -> Table:
    """Number of events in each phase, by how the phase is known.

    An event is tied to a phase by a document (stated), or it is a programme event whose date lies in that
    phase alone (by date). Related events are never put into a phase by their date. A session with a phase
    of its own counts like any other event.

    Leaves out: events that belong to no phase.
    Unit: events.
    """
    counts = event_totals.group_by("phase_id").agg(
        event_count=ibis._.event_count.sum(),
        stated_count=ibis._.stated_count.sum(),
        by_date_count=ibis._.by_date_count.sum(),
        undated_count=ibis._.event_count.sum(where=~ibis._.is_dated),
    )
    columns = ("event_count", "stated_count", "by_date_count", "undated_count")
    return (
        reconciled_phases.select("phase_id", "number")
        .left_join(counts, "phase_id")
        .select("phase_id", "number", **{name: ibis._[name].fill_null(0) for name in columns})
        .order_by("number")
    )


def event_count_without_phase(event_totals: Table) -> Table:
    """Number of events that belong to no phase, by the reason.

    A related event is in a phase only where a document says so. A part of an event goes with the event of
    which it is a part, unless a document gives it a phase. A programme event may lie between the phases;
    it may touch the dates of several phases or run beyond one; or no document dates it.

    Unit: events.
    """
    outside = event_totals.filter(event_totals.phase_id.isnull())
    reason = _reason(
        outside.filter_scope, outside.is_top_level, outside.is_dated, outside.touches_phase.notnull()
    )
    counts = outside.group_by(reason=reason).agg(event_count=outside.event_count.sum())
    return counts.order_by(ibis.desc("event_count"), "reason")


def event_list_without_phase(reconciled_events: Table, reconciled_phases: Table) -> Table:
    """Every event that belongs to no phase, with the reason.

    Unit: events.
    """
    outside = reconciled_events.filter(reconciled_events.phase_id.isnull())
    spans = reconciled_phases.select(phase_from="date_from", phase_to="date_to")
    is_before_end = spans.phase_to.isnull() | (outside.date_from <= spans.phase_to)
    is_after_start = outside.date_to >= spans.phase_from
    touching = outside.inner_join(spans, is_before_end & is_after_start).select("event_id").distinct()
    found = outside.left_join(touching, "event_id")
    reason = _reason(
        found.scope, found.is_top_level, found.date_from.notnull(), found.event_id_right.notnull()
    )
    return found.select(
        "event_id", "scope", "parent_event_id", "date_start", "date_end", "date_precision", reason=reason
    ).order_by("reason", "date_start", "event_id")


def attendance_range_by_phase(reconciled_phases: Table, event_totals: Table) -> Table:
    """Sum per phase of the lowest and of the highest attendance stated, and how many events are known.

    Leaves out: events that belong to no phase, and events that are a part of another event; events for
    which no document gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    sums = range_by(event_totals, "phase_id")
    counts = ("known_count", "unknown_count", "event_count")
    return (
        reconciled_phases.select("phase_id", "number")
        .left_join(sums, "phase_id")
        .drop("phase_id_right")
        .mutate(**{name: ibis._[name].fill_null(0) for name in counts})
        .mutate(attendance_is_open=ibis._.attendance_is_open.fill_null(False))
        .order_by("number")
    )


def event_count_by_phase_and_country(event_totals: Table) -> Table:
    """Number of events in each phase and country.

    Leaves out: events that belong to no phase, and events whose country no document names.
    Unit: events.
    """
    return _ranked(event_totals.filter(ibis._.country_code.notnull()), "country_code")


def event_count_by_phase_and_theme(theme_totals: Table) -> Table:
    """Number of events in each phase that are about each theme.

    An event with several themes counts under each of them.

    Leaves out: events that belong to no phase, and events for which no document names a theme.
    Unit: events.
    """
    return _ranked(theme_totals, "theme")


def event_count_by_phase_and_organization(
    leading_organizations: Table, organization_numbers: Table, *, organization_count: int = 15
) -> Table:
    """Number of events of each phase at which documents name each organization, in any of the roles shown.

    Organizations are counted as the documents name them; none is counted for the organizations under it.

    Leaves out: events that belong to no phase, and organizations beyond those with the most events.
    Unit: events.
    """
    totals = _in_phases(leading_organizations)
    counts = totals.group_by("organization_number", "phase_id").agg(event_count=ibis._.event_count.sum())
    most = (
        counts.group_by("organization_number")
        .agg(total=ibis._.event_count.sum())
        .order_by(ibis._.total.desc(), "organization_number")
        .limit(organization_count)
    )
    named = counts.semi_join(most, "organization_number").inner_join(
        organization_numbers, "organization_number"
    )
    return _ranked(named, "organization_id")


def document_count_by_phase_and_role(phase_involvement: Table) -> Table:
    """Number of documents that name each organization as implementer, funder, supporter or beneficiary.

    Documents differ: one names an organization as implementer that another names as funder. Without a phase,
    the statement is about the project as a whole.

    Unit: documents.
    """
    counts = phase_involvement.group_by("role", "organization_id", "phase_id").agg(
        document_count=ibis._.document_id.nunique()
    )
    total = counts.document_count.sum().over(group_by=("role", "organization_id"))
    ranked = counts.mutate(total=total, place=ibis.array(list(PHASE_ROLES)).index(counts.role))
    return ranked.order_by("place", ibis.desc("total"), "organization_id", "phase_id").drop("total", "place")


def outcome_list_by_phase(
    reconciled_phases: Table, reconciled_events: Table, reconciled_outcomes: Table
) -> Table:
    """What the events of each phase produced, with the date of adoption or else the date of the event.

    Leaves out: outcomes of events that belong to no phase.
    Unit: outcomes.
    """
    events = _in_phases(reconciled_events).select(
        "event_id",
        "phase_id",
        "phase_basis",
        event="title",
        event_start="date_start",
        event_end="date_end",
    )
    numbers = reconciled_phases.select("phase_id", "number")
    dated = _dated(reconciled_outcomes.inner_join(events, "event_id")).inner_join(numbers, "phase_id")
    return dated.select(
        "outcome_id",
        "outcome_type",
        "phase_id",
        "number",
        "phase_basis",
        "event_id",
        "date_start",
        "date_end",
        "date_basis",
        "document_count",
        "event",
        outcome="title",
    ).order_by("number", "date_start", "date_end", "event_id", "outcome_id")


def _reason(
    scope: ibis.Value, is_top_level: ibis.Value, is_dated: ibis.Value, touches_phase: ibis.Value
) -> ibis.Value:
    """Say why an event belongs to no phase."""
    return ibis.cases(
        (scope == "related", "related event"),
        (~is_top_level, "part of an event"),
        (~is_dated, "without a date"),
        (~touches_phase, "between phases"),
        else_="in no single phase",
    )


def _in_phases(events: Table) -> Table:
    return events.filter(events.phase_id.notnull())


def _ranked(totals: Table, column: str) -> Table:
    """Count the events of each phase by a column, ordered by their sum over the phases, largest first."""
    counts = _in_phases(totals).group_by(column, "phase_id").agg(event_count=ibis._.event_count.sum())
    total = counts.event_count.sum().over(group_by=column)
    return counts.mutate(total=total).order_by(ibis._.total.desc(), column, "phase_id").drop("total")


TIMELINE = {
    "mark": "string",
    "subject_id": "string",
    "phase_id": "string",
    "event_id": "string",
    "outcome_id": "string",
    "date_start": "string",
    "date_end": "string",
    "date_basis": "string",
    "phase_basis": "string",
    "is_joint": "boolean",
    "note": "string",
    "claim_id": "string",
    "document_id": "string",
    "paragraph": "int64",
    "event": "string",
    "outcome": "string",
}
TIMELINE_ORDER = ("mark", "phase_id", "date_start", "date_end", "subject_id", "claim_id", "outcome_id")


def timeline_marks(phases: Table, claims: Table, events: Table, outcomes: Table) -> tuple[Table, ...]:
    """Return the marks of the timeline, one table for each kind, all with the same columns."""
    return (
        _chosen_dates(phases),
        _statements(claims),
        _events_of_the_programme(events),
        _milestones(outcomes, events),
    )


def _timeline(rows: Table, mark: str, subject: str, **columns: ibis.Value) -> Table:
    """Bring rows into the columns of the timeline; what they do not have stays empty."""
    known = {name: rows[name] for name in TIMELINE if name in rows.columns}
    empty = {name: ibis.null(kind) for name, kind in TIMELINE.items()}
    named = {"mark": ibis.literal(mark), "subject_id": rows[subject]}
    return rows.select(**{**empty, **known, **named, **columns})


def _chosen_dates(phases: Table) -> Table:
    return _timeline(phases, "chosen dates", "phase_id")


def _statements(claims: Table) -> Table:
    # The contract fixes these words for one span that a document states for several phases.
    is_joint = claims.note.contains("stated jointly").fill_null(False)
    return _timeline(claims, "statement", "phase_id", is_joint=is_joint)


def is_on_timeline(phase_id: ibis.Value, scope: ibis.Value, is_top_level: ibis.Value) -> BooleanValue:
    """Say whether the timeline marks an event."""
    return phase_id.notnull() | ((scope == "programme") & is_top_level)


def _events_of_the_programme(events: Table) -> Table:
    kept = events.filter(is_on_timeline(events.phase_id, events.scope, events.is_top_level))
    return _timeline(kept, "event", "event_id", event=kept.title)


def _milestones(outcomes: Table, events: Table) -> Table:
    steps = outcomes.filter(outcomes.outcome_type.isin(MILESTONES))
    programme = events.filter(events.scope == "programme")
    of_events = steps.inner_join(
        programme.select(
            "event_id",
            "phase_id",
            event=programme.title,
            event_start="date_start",
            event_end="date_end",
            days=programme.date_to.delta(programme.date_from, unit="day"),
        ),
        "event_id",
    )
    dated = _dated(of_events).filter(
        ibis._.date_start.notnull() & ((ibis._.date_basis == "adopted") | (ibis._.days < DAYS_OF_A_YEAR))
    )
    return _timeline(dated, "milestone", "event_id", outcome=dated.title)


def _dated(outcomes: Table) -> Table:
    """Give outcomes their date of adoption, or else the date of their event."""
    is_adopted = outcomes.date_adopted.notnull()
    start = ibis.coalesce(outcomes.event_start, outcomes.event_end)
    return outcomes.mutate(
        date_start=ibis.ifelse(is_adopted, outcomes.date_adopted, start),
        date_end=ibis.ifelse(is_adopted, ibis.null("string"), outcomes.event_end),
        date_basis=ibis.cases((is_adopted, "adopted"), (start.notnull(), "date of its event")),
    )
