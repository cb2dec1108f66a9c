"""The first rows of rankings, found without making the whole ranking.

A chart draws the first rows of a ranking alone. Where summaries hold those of every group of events, with
their names (`leading_...`), neither the ranking nor the names have to be searched for. Of long lists the keys
of the first rows are found before their texts (`first_...`).
"""

from collections.abc import Mapping
from typing import Any

import ibis
from ibis.expr.types import Table

from analytics.event_roles import ROLE_COUNTS
from analytics.metrics.arguments import Metric, arguments_of, known_to
from analytics.metrics.attendance import attendance_planned_and_reported, attendance_range_by_event
from analytics.metrics.coverage import KNOWLEDGE, event_gaps, undated_event_list
from analytics.metrics.disagreements import (
    disagreement_count_by_subject,
    disagreement_range_by_point,
    with_subjects,
)
from analytics.metrics.documents import with_counts, with_words
from analytics.metrics.events import event_list, listed_events
from analytics.metrics.involvement import (
    by_organization_and_year,
    event_count_by_organization,
    event_count_by_organization_and_role,
    event_count_by_organization_and_year,
    event_count_by_pair,
    partner_count_by_organization,
    ranked_by_role,
)
from analytics.metrics.pairs import LEADING_PARTNERS, first_pairs, leading_partner_counts
from analytics.metrics.phases import (
    TIMELINE_ORDER,
    is_on_timeline,
    outcome_list_by_phase,
    timeline_marks,
)

# As many as a summary holds of each group, and of organizations in all.
LEADING_ROWS = 50
LEADING_ORGANIZATIONS = 500
# The years of some seventy organizations; a chart draws fewer.
LEADING_CELLS = 1_000


def leading_attendance_ranges(
    widest_events: Table, latest_events: Table, largest_events: Table, *, order: str = "disagreement"
) -> Table:
    """Return the first rows of `attendance_range_by_event`, with names and `claims`, those that count.

    Texts that no chart draws are left out: to find some fifty of each takes a millisecond among a million.
    """
    first = {"disagreement": widest_events, "date": latest_events, "size": largest_events}
    ranked = attendance_range_by_event(first[order], order=order).limit(LEADING_ROWS)
    return ranked.drop("date_start", "date_end", "attendance_rule", "attendance_claim_id")


def leading_announcements(leading_announcements: Table) -> Table:
    """Return the first rows of `attendance_planned_and_reported`, with the names of events."""
    # Claims stand in the order of their ids.
    ranked = leading_announcements.order_by(ibis.desc("figure"), "claim_row")
    return _without_groups(ranked.limit(LEADING_ROWS)).drop("claim_row")


def leading_organizations(leading_organizations: Table, organization_numbers: Table) -> Table:
    """Return the first rows of `event_count_by_organization`, of those that documents name most often."""
    ranked = _ranked_organizations(leading_organizations, organization_numbers)
    return ranked.drop(*ROLE_COUNTS.values())


def leading_organizations_by_role(
    leading_organizations: Table, organization_numbers: Table, *, role_group: str | None = None
) -> Table:
    """Return the first rows of `event_count_by_organization_and_role`, of those that are named most often."""
    return _ranked_organizations(leading_organizations, organization_numbers, role_group)


def leading_organizations_by_year(leading_organizations: Table, organization_numbers: Table) -> Table:
    """Return the first rows of `event_count_by_organization_and_year`, of those that are named most often."""
    totals = leading_organizations
    counts = totals.group_by("organization_number", "year").agg(event_count=totals.event_count.sum())
    named = counts.inner_join(organization_numbers, "organization_number")
    by_year = by_organization_and_year(named.select("organization_id", "year", "event_count"))
    return by_year.limit(LEADING_CELLS)


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
    event_facts: Table,
    numbered_events: Table,
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
    if search:
        found = event_list(
            reconciled_events,
            numbered_events,
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
        listed = event_facts.semi_join(found.limit(most), "event_id")
    else:
        order = (
            event_facts.listed_from.desc(nulls_first=False),
            "whole_number",
            event_facts.is_top_level.desc(),
            "event_number",
        )
        listed = event_facts.order_by(order).limit(most)
    wholes = listed.select(event_number="whole_number").distinct()
    return listed_events(_of_numbers(numbered_events, listed), _of_numbers(numbered_events, wholes))


def first_event_gaps(
    event_facts: Table, numbered_events: Table, *, most: int, gap: str | None = None
) -> Table:
    """Return so many of the first rows of `event_gaps`: they are found before their texts."""
    events = event_facts.filter(event_facts.is_top_level)
    gap_count = len(KNOWLEDGE) - sum((events[known] for known in KNOWLEDGE.values()), ibis.literal(0))
    wanted = events[KNOWLEDGE[gap]] == 0 if gap in KNOWLEDGE else gap_count > 0
    order = (gap_count.desc(), "filter_scope", "event_number")
    first = events.filter(wanted).order_by(order).limit(most)
    return event_gaps(_of_numbers(numbered_events, first), gap=gap)


def first_undated_events(event_facts: Table, numbered_events: Table, *, most: int) -> Table:
    """Return so many of the first rows of `undated_event_list`: they are found before their texts."""
    undated = event_facts.filter(event_facts.is_top_level & event_facts.year.isnull())
    first = undated.order_by("filter_scope", "event_number").limit(most)
    return undated_event_list(_of_numbers(numbered_events, first))


def first_marks(
    reconciled_phases: Table,
    phase_claims: Table,
    event_facts: Table,
    outcome_facts: Table,
    numbered_events: Table,
    numbered_outcomes: Table,
    phase_documents: Table,
    *,
    most: int,
) -> Table:
    """Return so many rows of `phase_timeline`: of each kind of mark the first, of events those of each phase.

    In their order the events of one phase would leave no room for others, nor for what documents say of the
    phases, nor for milestones: of these a tenth of the rows comes before all events.
    """
    is_marked = is_on_timeline(event_facts.phase_id, event_facts.filter_scope, event_facts.is_top_level)
    marked = _first_of_each_phase(event_facts.filter(is_marked), "timeline_place", most)
    milestones = _first_of_each_phase(outcome_facts.filter(outcome_facts.is_milestone), "place", most)
    # The event of a milestone stands behind the first ones, unless it is one of them.
    events = ibis.union(*(rows.select("event_number") for rows in (marked, milestones)), distinct=True)
    marks = timeline_marks(
        reconciled_phases,
        phase_claims,
        _of_numbers(numbered_events, events),
        _of_numbers(numbered_outcomes, milestones),
    )
    first = ibis.union(
        *(
            rows.mutate(place=ibis.row_number().over(group_by="phase_id", order_by=TIMELINE_ORDER))
            for rows in marks
        )
    )
    place = ibis.row_number().over(group_by="mark", order_by=("place", *TIMELINE_ORDER))
    turn = ibis.cases((first.mark == "event", 1), (place < most // 10, 0), else_=2)
    chosen = first.mutate(turn=turn).order_by("turn", "place", *TIMELINE_ORDER).limit(most)
    documents = phase_documents.select(
        "document_id", "publisher_id", "document_type", "date_published", "url", document="title"
    )
    named = chosen.drop("turn", "place").left_join(documents, "document_id").drop("document_id_right")
    return named.order_by(*TIMELINE_ORDER)


def first_outcomes(
    reconciled_phases: Table,
    outcome_facts: Table,
    numbered_events: Table,
    numbered_outcomes: Table,
    *,
    most: int,
) -> Table:
    """Return so many of the first rows of `outcome_list_by_phase`: they are found before their texts."""
    numbers = reconciled_phases.select("phase_id", "number")
    in_phases = outcome_facts.inner_join(numbers, "phase_id")
    first = in_phases.order_by("number", "place").limit(most)
    return outcome_list_by_phase(
        reconciled_phases, _of_numbers(numbered_events, first), _of_numbers(numbered_outcomes, first)
    )


def _of_numbers(numbered: Table, rows: Table) -> Table:
    """Return the events or outcomes whose numbers, the first of their columns, stand in rows."""
    number = numbered.columns[0]
    return numbered.inner_join(rows.select(number).distinct(), number)


def _first_of_each_phase(rows: Table, place: str, most: int) -> Table:
    return rows.filter(ibis.row_number().over(group_by="phase_id", order_by=place) < most)


def leading_pairs(event_bodies: Table, organization_numbers: Table, *, rolled_up: bool = False) -> Table:
    """Return the first rows of `event_count_by_pair`."""
    return first_pairs(event_bodies, organization_numbers, most=LEADING_ROWS, rolled_up=rolled_up)


def _ranked_organizations(totals: Table, organization_numbers: Table, role_group: str | None = None) -> Table:
    """Add up the events of organizations, and rank these."""
    names = ("event_count", *ROLE_COUNTS.values())
    counts = totals.group_by("organization_number").agg(**{name: totals[name].sum() for name in names})
    first = ranked_by_role(counts, role_group, last="organization_number").limit(LEADING_ORGANIZATIONS)
    named = first.inner_join(organization_numbers, "organization_number")
    return ranked_by_role(named.select("organization_id", *names), role_group)


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
# Arguments that keep other rows of a metric, which summaries tell apart only where they know them by name.
NARROWING = ("search", "field", "gap", "role_group", "rolled_up")


def leading(metric: Metric, parameters: Mapping[str, Any]) -> tuple[Metric, dict[str, Any], int] | None:
    """Return the metric that gives the first rows of another at once, its arguments and how many there are.

    Of fewer rows than these there are no more. None where no metric gives the first rows.
    """
    first = LEADING.get(metric)
    if first is None or is_narrowed(parameters, first):
        return None
    given = known_to(first, parameters)
    # Of the organizations that are named most often few may have a role, and others have it too.
    most = 0 if given.get("role_group") else MOST_LEADING.get(metric, LEADING_ROWS)
    return first, given, most


def is_narrowed(parameters: Mapping[str, Any], by: Metric) -> bool:
    """Tell whether arguments keep other rows than a metric that answers for them knows."""
    known = arguments_of(by)
    return any(parameters.get(name) for name in NARROWING if name not in known)
