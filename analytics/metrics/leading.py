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
from analytics.metrics.disagreements import disagreement_count_by_subject, with_subjects
from analytics.metrics.evidence import (
    attendance_evidence,
    attendance_evidence_by_theme,
    counted_attendance_evidence,
    disagreement_evidence,
    event_evidence,
    event_evidence_by_place,
    event_without_phase_evidence,
    involvement_evidence,
    involvement_evidence_by_organization,
    phase_attendance_evidence,
    phase_event_evidence,
    phase_event_involvement_evidence,
    phase_outcome_evidence,
    phase_theme_evidence,
)
from analytics.metrics.involvement import (
    ROLE_COUNTS,
    by_organization_and_year,
    event_count_by_organization,
    event_count_by_organization_and_role,
    event_count_by_organization_and_year,
    organization_count,
    ranked_by_role,
)

Metric = Callable[..., Table]

# As many as a summary holds of each group, and of organizations in all.
LEADING_ROWS = 50
LEADING_ORGANIZATIONS = 500
# The years of some seventy organizations; a chart draws fewer.
LEADING_CELLS = 1_000


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
    elif evidence == "documents":
        tables = (event_documents, event_organizations)
        told = ibis.union(*(table.select("event_number", "document", statements=1) for table in tables))
    else:
        told = event_documents.mutate(statements=event_documents[f"{evidence} statements"])
    told = told.filter(told.statements > 0)
    if conditions:
        told = told.semi_join(event_facts.filter(conditions), "event_number")
    return told.agg(row_count=told.statements.sum().fill_null(0), document_count=told.document.nunique())


def disagreement_evidence_count(disagreement_statements: Table) -> Table:
    """Count the rows of `disagreement_evidence`, and their documents: row_count, document_count."""
    statements = disagreement_statements
    return statements.agg(row_count=statements.count(), document_count=statements.document_id.nunique())


def _without_groups(rows: Table) -> Table:
    return rows.drop(*(name for name in rows.columns if name.startswith("filter_")))


# The metric that gives the first rows of another one.
LEADING: Mapping[Metric, Metric] = {
    attendance_range_by_event: leading_attendance_ranges,
    attendance_planned_and_reported: leading_announcements,
    disagreement_count_by_subject: leading_subjects,
    event_count_by_organization: leading_organizations,
    event_count_by_organization_and_role: leading_organizations_by_role,
    event_count_by_organization_and_year: leading_organizations_by_year,
}
# How many rows it gives at most, where these are not as many as a summary holds of each group.
MOST_LEADING: Mapping[Metric, int] = {
    event_count_by_organization: LEADING_ORGANIZATIONS,
    event_count_by_organization_and_role: LEADING_ORGANIZATIONS,
    event_count_by_organization_and_year: LEADING_CELLS,
}
# The metric that counts the rows of another one, and its arguments.
COUNTS: Mapping[Metric, tuple[Metric, Mapping[str, Any]]] = {
    attendance_range_by_event: (ranked_event_count, {}),
    attendance_planned_and_reported: (evidence_count, {"evidence": "announced attendance"}),
    attendance_evidence: (evidence_count, {"evidence": "attendance"}),
    counted_attendance_evidence: (evidence_count, {"evidence": "counted attendance"}),
    attendance_evidence_by_theme: (evidence_count, {"evidence": "counted attendance", "has_theme": True}),
    event_count_by_organization: (ranked_organization_count, {}),
    disagreement_count_by_subject: (disputed_subject_count, {}),
    disagreement_evidence: (evidence_count, {"evidence": "disagreements"}),
    event_evidence: (evidence_count, {"evidence": "events"}),
    event_evidence_by_place: (evidence_count, {"evidence": "events"}),
    involvement_evidence: (evidence_count, {"evidence": "involvement"}),
    involvement_evidence_by_organization: (evidence_count, {"evidence": "involvement"}),
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
# Arguments that keep other rows of a metric, which summaries do not tell apart.
NARROWING = ("search", "field", "gap", "rolled_up")


def leading(metric: Metric, parameters: Mapping[str, Any]) -> tuple[Metric, dict[str, Any], int] | None:
    """Return the metric that gives the first rows of another at once, its arguments and how many there are.

    None where no metric does.
    """
    if metric not in LEADING or _is_narrowed(parameters):
        return None
    first = LEADING[metric]
    known = inspect.signature(first).parameters
    given = {name: value for name, value in parameters.items() if name in known}
    return first, given, MOST_LEADING.get(metric, LEADING_ROWS)


def counting(
    metric: Metric, parameters: Mapping[str, Any], *, of_groups: bool
) -> tuple[Metric, Mapping[str, Any]] | None:
    """Return the metric that counts the rows of another one at once, and its arguments, if any does.

    Args:
        metric: the other one.
        parameters: its arguments.
        of_groups: whether of the events of a group all are kept or none.
    """
    if metric not in COUNTS or _is_narrowed(parameters):
        return None
    count, known = COUNTS[metric]
    if count is not evidence_count or of_groups:
        return count, known
    return (
        (disagreement_evidence_count, {})
        if metric is disagreement_evidence
        else (evidence_count_of_events, known)
    )


def _is_narrowed(parameters: Mapping[str, Any]) -> bool:
    return any(parameters.get(name) for name in NARROWING)
