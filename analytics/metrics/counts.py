"""How many rows a metric has, and how many documents stand behind it, without making its rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import ibis
from ibis.expr.types import BooleanValue, NumericValue, Table

from analytics.event_roles import ROLE_COUNTS
from analytics.metrics.arguments import Metric, known_to
from analytics.metrics.attendance import (
    attendance_disagreement_count,
    attendance_planned_and_reported,
    attendance_range_by_event,
)
from analytics.metrics.disagreements import (
    disagreement_count_by_subject,
    disagreement_range_by_point,
)
from analytics.metrics.documents import document_list
from analytics.metrics.events import event_count, event_list
from analytics.metrics.evidence import (
    announced_attendance_evidence,
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
    summed_attendance_evidence,
)
from analytics.metrics.involvement import (
    beside,
    event_count_by_organization,
    event_count_by_organization_and_role,
    event_count_by_organization_and_year,
    event_count_by_pair,
    involvement_of,
    organization_count,
    partner_count_by_organization,
)
from analytics.metrics.leading import is_narrowed
from analytics.metrics.pairs import pair_count, present_bodies
from analytics.metrics.phases import is_on_timeline, outcome_list_by_phase, phase_timeline


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
    present = present_bodies(in_role, organization_numbers, rolled_up)
    return present.agg(row_count=present.body.nunique())


def organization_year_count(organization_sets: Table, *, rolled_up: bool = False) -> Table:
    """Count the rows of `event_count_by_organization_and_year`: row_count."""
    return organization_count(organization_sets, "year", rolled_up=rolled_up).rename(
        row_count="organization_count"
    )


def listed_document_count(document_facts: Table) -> Table:
    """Count the rows of `document_list`, each of a document of its own: row_count, document_count."""
    return document_facts.agg(row_count=document_facts.count(), document_count=document_facts.count())


def document_count_of_sets(document_sets: Table) -> Table:
    """Count the documents that speak of events that are kept: document_count."""
    # The documents of a set stand in each of its groups and count once.
    sets = document_sets.group_by("set_id").agg(document_count=document_sets.document_count.max())
    return sets.agg(document_count=sets.document_count.sum().fill_null(0))


def document_count_of_events(event_documents: Table, event_organizations: Table) -> Table:
    """Count what `document_count_of_sets` does, where filters keep some events of a group: document_count."""
    told = ibis.union(*(table.select("document_row") for table in (event_documents, event_organizations)))
    return told.agg(document_count=told.document_row.nunique())


def phase_outcome_count(event_totals: Table, reconciled_phases: Table) -> Table:
    """Count the rows of `outcome_list_by_phase`: row_count."""
    in_phases = event_totals.semi_join(reconciled_phases, "phase_id")
    return in_phases.agg(row_count=in_phases.outcome_count.sum().fill_null(0))


def mark_count(event_totals: Table, reconciled_phases: Table, phase_claims: Table) -> Table:
    """Count the rows of `phase_timeline`: row_count."""
    totals = event_totals
    is_marked = is_on_timeline(totals.phase_id, totals.filter_scope, totals.is_top_level)
    marks = ibis.union(
        totals.agg(row_count=totals.event_count.sum(where=is_marked)),
        totals.agg(row_count=totals.milestone_count.sum()),
        phase_claims.agg(row_count=phase_claims.count()),
        reconciled_phases.agg(row_count=reconciled_phases.count()),
    )
    return marks.agg(row_count=marks.row_count.sum())


def timeline_evidence_count(
    evidence_totals: Table,
    event_documents: Table,
    milestone_claims: Table,
    phase_claims: Table,
    phase_documents: Table,
) -> Table:
    """Count the rows of `phase_timeline_evidence`, and their documents: row_count, document_count."""
    of_events = evidence_count(evidence_totals, evidence="timeline", is_marked=True)
    others = _claims_beside_events(milestone_claims, phase_claims, phase_documents)
    # Documents that speak of an event on the timeline, too, count there.
    counted = _claims_on_timeline(event_documents).inner_join(others.distinct(), "document_row")
    told = of_events.cross_join(
        others.agg(other_rows=others.count(), other_documents=others.document_row.nunique()),
        counted.agg(counted_documents=counted.document_row.nunique()),
    )
    return told.select(
        row_count=told.row_count + told.other_rows,
        document_count=told.document_count + told.other_documents - told.counted_documents,
    )


def timeline_evidence_count_of_events(
    event_documents: Table, milestone_claims: Table, phase_claims: Table, phase_documents: Table
) -> Table:
    """Count what `timeline_evidence_count` does, where filters keep some events of a group."""
    others = _claims_beside_events(milestone_claims, phase_claims, phase_documents)
    told = ibis.union(
        _claims_on_timeline(event_documents).select("document_row", statements="timeline statements"),
        others.mutate(statements=ibis.literal(1).cast("int32")),
    )
    return told.agg(row_count=told.statements.sum().fill_null(0), document_count=told.document_row.nunique())


def _claims_on_timeline(event_documents: Table) -> Table:
    """What documents say of events on the timeline and of their milestones."""
    return event_documents.filter(event_documents.is_marked & (event_documents["timeline statements"] > 0))


def _claims_beside_events(milestone_claims: Table, phase_claims: Table, phase_documents: Table) -> Table:
    """The document of each claim on the timeline that is about a phase, or a milestone of another event."""
    of_phases = phase_claims.inner_join(phase_documents, "document_id")
    return ibis.union(*(claims.select("document_row") for claims in (milestone_claims, of_phases)))


def disputed_subject_count(leading_subjects: Table) -> Table:
    """Count the rows of `disagreement_count_by_subject`: row_count."""
    subjects = leading_subjects.filter(leading_subjects.phase_id.isnull())
    groups = [name for name in subjects.columns if name.startswith("filter_")]
    counts = subjects.group_by(*groups).agg(subject_count=subjects.subject_count.max())
    phases = leading_subjects.agg(phase_count=leading_subjects.phase_id.nunique())
    total = counts.agg(total=counts.subject_count.sum().fill_null(0)).cross_join(phases)
    return total.select(row_count=total.total + total.phase_count)


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


def disagreement_evidence_count(disagreement_statements: Table, *, field: str | None = None) -> Table:
    """Count the rows of `disagreement_evidence`, and their documents: row_count, document_count."""
    statements = disagreement_statements
    if field:
        statements = statements.filter(statements.field == field)
    return statements.agg(row_count=statements.count(), document_count=statements.document_id.nunique())


def evidence_count(
    evidence_totals: Table, *, evidence: str, has_phase: bool | None = None, is_marked: bool | None = None
) -> Table:
    """Count the statements of a kind of evidence, and their documents: row_count, document_count."""
    totals = evidence_totals.filter(evidence_totals.evidence == evidence)
    for name, value in {"has_phase": has_phase, "is_marked": is_marked}.items():
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


def evidence_counts(evidence_totals: Table, *, subject: str) -> Table:
    """Count what `evidence_count` does, of several kinds at once.

    To count one kind takes almost as long as to count all that a page asks for.

    Args:
        evidence_totals: what is told apart of a kind in each group.
        subject: of which kinds.

    Returns:
        For each kind of the subject its statements, and the documents that make any, in the columns that
        `KINDS` names.
    """
    kinds = _kinds_of(subject)
    evidence = dict.fromkeys(kind.evidence for kind in kinds)
    totals = evidence_totals.filter(ibis.or_(*(evidence_totals.evidence == kind for kind in evidence)))
    counts: dict[str, ibis.Value] = {}
    for kind, (row_count, document_count) in kinds.items():
        conditions = {"evidence": kind.evidence, **dict(kind.told_apart)}
        is_kind = ibis.and_(*(totals[name] == value for name, value in conditions.items()))
        counts[row_count] = totals.statement_count.sum(where=is_kind)
        # The documents of a set stand in each of its groups and count once.
        counts[document_count] = totals.document_count.max(where=is_kind)
    sets = totals.group_by("evidence", "set_id").agg(**counts)
    return sets.agg(**{name: sets[name].sum().fill_null(0) for name in counts})


def statement_counts(event_documents: Table, *, subject: str) -> Table:
    """Count what `evidence_counts` does where filters keep some events of a group.

    Args:
        event_documents: what each document says of each event that is kept.
        subject: of which kinds.
    """
    told = event_documents
    kinds = _kinds_of(subject)
    # Of each document one number, in which each kind is a bit: a sum for each kind took twice as long.
    bits = {kind: 1 << place for place, kind in enumerate(kinds)}
    makes = sum((ibis.ifelse(kind.is_made(told), bit, 0) for kind, bit in bits.items()), ibis.literal(0))
    made = told.group_by("document_row").agg(kinds=makes.bit_or())
    rows = {row_count: kind.statements(told).sum() for kind, (row_count, _documents) in kinds.items()}
    documents = {
        document_count: made.count(where=(made.kinds & bits[kind]) != 0)
        for kind, (_rows, document_count) in kinds.items()
    }
    return told.agg(**{name: count.fill_null(0) for name, count in rows.items()}).cross_join(
        made.agg(**documents)
    )


def involvement_count(
    event_organizations: Table, event_facts: Table, *, has_phase: bool | None = None
) -> Table:
    """Count what `evidence_count` does of involvement, where filters keep some events of a group."""
    told = event_organizations
    if has_phase is not None:
        told = told.semi_join(event_facts.filter(event_facts.phase_id.notnull() == has_phase), "event_number")
    return told.agg(row_count=told.count(), document_count=told.document_row.nunique())


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


# The metric that pages ask for in any case and that counts the rows of another one, and its column that does.
COUNTED_IN: Mapping[Metric, tuple[Metric, str]] = {
    attendance_range_by_event: (attendance_disagreement_count, "known_count"),
    event_list: (event_count, "event_count"),
}
# The metric that counts the rows of another one, and its arguments.
COUNTS: Mapping[Metric, tuple[Metric, Mapping[str, Any]]] = {
    attendance_planned_and_reported: (evidence_count, {"evidence": "announced attendance"}),
    announced_attendance_evidence: (evidence_count, {"evidence": "expected attendance"}),
    attendance_evidence: (evidence_count, {"evidence": "attendance"}),
    counted_attendance_evidence: (evidence_count, {"evidence": "counted attendance"}),
    summed_attendance_evidence: (evidence_count, {"evidence": "counted attendance", "is_top_level": True}),
    attendance_evidence_by_theme: (
        evidence_count,
        {"evidence": "counted attendance", "has_theme": True, "is_top_level": True},
    ),
    event_count_by_organization: (ranked_organization_count, {}),
    event_count_by_organization_and_role: (ranked_organization_count, {}),
    event_count_by_organization_and_year: (organization_year_count, {}),
    event_count_by_pair: (pair_count, {}),
    partner_count_by_organization: (ranked_organization_count, {}),
    document_list: (listed_document_count, {}),
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


@dataclass(frozen=True)
class Kind:
    """A kind of evidence, and of which events: told_apart as `evidence_count` takes them."""

    evidence: str
    told_apart: tuple[tuple[str, bool], ...]

    @classmethod
    def asked(cls, known: Mapping[str, Any]) -> "Kind":
        """Return the kind that arguments of `evidence_count` ask for."""
        return cls(known["evidence"], tuple(item for item in known.items() if item[0] != "evidence"))

    @property
    def subject(self) -> str:
        """Return what it is about: kinds of one subject are asked for together."""
        return "phases" if "has_phase" in dict(self.told_apart) else self.evidence.rpartition(" ")[2]

    def statements(self, told: Table) -> NumericValue:
        """Return how many statements of this kind there are in each row of `event_documents`."""
        count = told[f"{self.evidence} statements"]
        meets = [told[name] == value for name, value in self.told_apart]
        return ibis.ifelse(ibis.and_(*meets), count, 0) if meets else count

    def is_made(self, told: Table) -> BooleanValue:
        """Say whether there is any statement of this kind in each row of `event_documents`."""
        return self.statements(told) > 0


def _kinds() -> Iterator[tuple[Kind, tuple[str, str]]]:
    """The kinds of evidence that are counted, each with the columns of its statements and documents."""
    for count, known in COUNTS.values():
        if count is evidence_count and known["evidence"] not in ("involvement", "disagreements"):
            kind = Kind.asked(known)
            name = " ".join([kind.evidence, *(f"{name} {value}" for name, value in kind.told_apart)])
            yield kind, (f"{name} row_count", f"{name} document_count")


KINDS: Mapping[Kind, tuple[str, str]] = dict(_kinds())


def _kinds_of(subject: str) -> Mapping[Kind, tuple[str, str]]:
    return {kind: columns for kind, columns in KINDS.items() if kind.subject == subject}


# Of a metric whose rows take long to count where another one has very many, that one.
SLOW_TO_COUNT: Mapping[Metric, Metric] = {event_count_by_pair: event_count_by_organization}


@dataclass(frozen=True)
class Counting:
    """The metric that counts the rows of another one at once, its arguments, and its columns that do."""

    metric: Metric
    parameters: Mapping[str, Any]
    columns: Mapping[str, str] | None = None


def counting(metric: Metric, parameters: Mapping[str, Any], *, of_groups: bool) -> Counting | None:
    """Return what counts the rows of a metric at once, if anything does.

    Args:
        metric: the metric.
        parameters: its arguments.
        of_groups: whether of the events of a group all are kept or none.
    """
    if metric in COUNTED_IN:
        count, column = COUNTED_IN[metric]
        return None if is_narrowed(parameters, count) else Counting(count, {}, {"row_count": column})
    if metric not in COUNTS:
        return None
    count, known = COUNTS[metric]
    columns = None
    if metric is disagreement_evidence and (parameters.get("field") or not of_groups):
        count, known = disagreement_evidence_count, {}
    elif metric is event_count_by_organization_and_role and parameters.get("role_group"):
        count = organization_count_in_role
    elif count is timeline_evidence_count and not of_groups:
        count = timeline_evidence_count_of_events
    elif count is evidence_count:
        kind = Kind.asked(known)
        if kind in KINDS:
            count, known = evidence_counts if of_groups else statement_counts, {"subject": kind.subject}
            columns = dict(zip(("row_count", "document_count"), KINDS[kind], strict=True))
        elif not of_groups:
            count, known = involvement_count, dict(kind.told_apart)
    if metric is involvement_evidence_by_organization:
        parameters = {}  # Statements are as many, whichever organization they count under.
    if is_narrowed(parameters, count):
        return None
    return Counting(count, {**known, **known_to(count, parameters)}, columns)
