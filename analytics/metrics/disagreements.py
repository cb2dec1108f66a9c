"""Where documents differ."""

import ibis
from ibis.expr.types import Table


def disagreement_count(disagreement_totals: Table, *, field: str | None = None) -> Table:
    """Number of points on which documents differ, and how many of them contradict each other.

    Unit: points.
    """
    counts = disagreement_count_by_point(disagreement_totals)
    if field:
        counts = counts.filter(counts.field == field)
    return counts.agg(
        disagreement_count=counts.disagreement_count.sum().fill_null(0),
        contradiction_count=counts.contradiction_count.sum().fill_null(0),
    )


def disagreement_count_by_point(disagreement_totals: Table) -> Table:
    """Number of points on which documents differ, by what they differ on.

    Unit: points.
    """
    totals = disagreement_totals
    names = ("disagreement_count", "contradiction_count")
    # What documents say of a phase stands in each group of its events, and counts once.
    once = totals.group_by("field", "phase_id").agg(
        **{
            name: ibis.ifelse(totals.phase_id.isnull().any(), totals[name].sum(), totals[name].max())
            for name in names
        }
    )
    counts = once.group_by("field").agg(**{name: once[name].sum() for name in names})
    return counts.order_by(ibis.desc("disagreement_count"), "field")


def disputed_event_count(event_totals: Table) -> Table:
    """Number of events on which documents differ in some point.

    Leaves out: phases and outcomes on which documents differ.
    Unit: events.
    """
    return event_totals.agg(disputed_event_count=event_totals.disputed_event_count.sum().fill_null(0))


def disagreement_count_by_subject(disagreements: Table) -> Table:
    """Number of points on which documents differ, for each event, phase and outcome.

    Leaves out: events, phases and outcomes on which no documents differ.
    Unit: points.
    """
    counts = disagreements.group_by("subject_type", "subject_id").agg(
        disagreement_count=disagreements.count(),
        contradiction_count=disagreements.count(where=disagreements.disagreement_type == "contradict"),
    )
    return with_subjects(counts).order_by(
        ibis.desc("disagreement_count"), ibis.desc("contradiction_count"), "subject_id"
    )


def disagreement_list(disagreements: Table, *, field: str | None = None) -> Table:
    """Every point on which documents differ, with every value, the one that was chosen and the rule.

    Contradictions, where not all statements can be true, come before mere differences; among numbers, the
    largest over the smallest decides.

    Leaves out: points on which all documents that say something agree.
    """
    points = disagreements.filter(disagreements.field == field) if field else disagreements
    return with_subjects(points).select(
        "event_id", "phase_id", "outcome_id", "field", "person", "organization_id", "counted",
        "disagreement_type", "values", "chosen_value", "rule", "spread", "value_count", "document_count",
        "chosen_claim_id", "subject_type", "subject_id", "about",
    ).order_by(
        "disagreement_type",
        ibis._.spread.desc(nulls_first=False),
        ibis.desc("document_count"),
        "subject_id",
        "field",
        "about",
    )  # fmt: skip


def disagreement_range_by_point(
    disagreements: Table,
    disagreement_statements: Table,
    attendance_claims: Table,
    participation_counts: Table,
) -> Table:
    """Smallest and largest figure on each point on which documents give different numbers.

    The spread is the largest figure over the smallest: 5 where one document says 100 and another 500.

    Leaves out: points other than numbers, and points on which one document alone gives a figure.
    Unit: persons, states, organizations or whatever is counted.
    """
    columns = ("claim_id", "figure", "upper", "qualifier")
    numbers = ibis.union(attendance_claims.select(*columns), participation_counts.select(*columns))
    stated = disagreement_statements.inner_join(numbers, "claim_id")
    stated = stated.filter(stated.figure.notnull())
    largest = ibis.coalesce(stated.upper, stated.figure)
    ranges = stated.group_by("subject_id", "field", "about").agg(
        figure_low=stated.figure.min(),
        figure_high=largest.max(),
        figure_chosen=stated.figure.max(where=stated.is_chosen),
        largest_open=stated.figure.max(where=stated.qualifier.isin(("over", "at least"))),
        figure_count=stated.document_id.nunique(),
    )
    ranges = ranges.filter(ranges.figure_count > 1)
    points = with_subjects(disagreements).select(
        "event_id", "subject_id", "field", "about", "counted", "disagreement_type", "chosen_value", "rule",
        "spread",
    )  # fmt: skip
    same = [points[column].identical_to(ranges[column]) for column in ("subject_id", "field", "about")]
    joined = points.inner_join(ranges, same).select(
        *points.columns,
        "figure_low",
        "figure_high",
        "figure_chosen",
        is_open=ibis.coalesce(ranges.largest_open >= ranges.figure_high, False),
    )
    return joined.order_by("disagreement_type", ibis.desc("spread"), "subject_id", "field", "about")


def disagreements_of_document(
    disagreements: Table, disagreement_statements: Table, *, document_id: str
) -> Table:
    """Every point on which one document differs from others, with what it says and what all say.

    Leaves out: points on which no other document says anything, or all say the same.
    """
    said = disagreement_statements.filter(disagreement_statements.document_id == document_id)
    points = with_subjects(disagreements)
    same = [points[column].identical_to(said[column]) for column in ("subject_id", "field", "about")]
    subjects = ("event_id", "phase_id", "outcome_id", "person", "organization_id", "counted")
    joined = points.inner_join(said, same).select(
        points.field,
        said.value,
        said.is_chosen,
        points.disagreement_type,
        points["values"],
        points.rule,
        *(points[name] for name in subjects),
    )
    return joined.order_by("disagreement_type", "event_id", "phase_id", "outcome_id", "field", "value")


def decision_list(decisions: Table, decided_choices: Table) -> Table:
    """Every choice that a person made in place of the rules, with who decided it, when and why.

    Leaves out: points that were left to the rules.
    """
    decided = decisions.inner_join(decided_choices, ["subject_id", "field", "claim_id"])
    return with_subjects(decided).select(
        "event_id", "phase_id", "outcome_id", "field", "value", "decided_by", "decided_on", "reason",
        "claim_id", "document_id",
    ).order_by(ibis.desc("decided_on"), "event_id", "phase_id", "outcome_id", "field")  # fmt: skip


def with_subjects(points: Table) -> Table:
    """Add the subject and what a point is about under the names of what they are, for names to join."""
    subjects = {
        f"{kind}_id": (points.subject_type == kind).ifelse(points.subject_id, None)
        for kind in ("event", "phase", "outcome")
    }
    if "about" not in points.columns:
        return points.mutate(**subjects)
    return points.mutate(
        **subjects,
        person=(points.field == "mode").ifelse(points.about, None),
        organization_id=points.field.isin(("representative", "role")).ifelse(points.about, None),
        counted=(points.field == "participation_count").ifelse(points.about, None),
    )
