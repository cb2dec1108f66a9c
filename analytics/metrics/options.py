"""How many events each option of a filter would keep, the other filters being as they are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import ibis
from ibis.expr.types import Table

from analytics.filters import GROUP, chosen_organizations
from analytics.metrics.in_groups import EventsInGroups

# The column of `GROUP` that each filter chooses by, of those that have options.
GROUP_OPTIONS = {
    "phases": "filter_phase_id",
    "countries": "filter_country_code",
    "scope": "filter_scope",
}
# As many as the summary of the organizations that documents name most often holds.
LISTED_ORGANIZATIONS = 500


def event_count_by_group(event_totals: Table) -> Table:
    """How many events there are in each group: the columns of `GROUP`, event_count.

    Args:
        event_totals: narrowed by the filters that choose across groups.
    """
    return event_totals.group_by(*GROUP).agg(event_count=event_totals.event_count.sum())


def events_in_groups(groups: Iterable[Mapping[str, Any]], name: str) -> EventsInGroups:
    """Return the events of the option that all events of a group have.

    Args:
        groups: the rows of `event_count_by_group`.
        name: the filter that chooses by it, one of `GROUP_OPTIONS`.
    """
    column = GROUP_OPTIONS[name]
    return EventsInGroups(
        [
            {**group, "options": [group[column]], "event_counts": [group["event_count"]]}
            for group in groups
            if group[column] is not None
        ]
    )


def events_in_groups_by_role(role_totals: Table) -> Table:
    """The events of each role in each group, as `EventsInGroups` takes them."""
    return _in_groups(role_totals.rename(option="role"))


def events_in_groups_by_organization(leading_organizations: Table, organization_numbers: Table) -> Table:
    """The events of each organization in each group, as `EventsInGroups` takes them.

    There are at most `LISTED_ORGANIZATIONS`, those that documents name most often.
    """
    named = leading_organizations.inner_join(organization_numbers, "organization_number")
    return _in_groups(named.rename(option="organization_id"))


def _in_groups(totals: Table) -> Table:
    totals = totals.filter(totals.option.notnull())
    counts = totals.group_by(*GROUP, "option").agg(event_count=totals.event_count.sum())
    return counts.group_by(*GROUP).agg(
        options=counts.option.collect(order_by="option"),
        event_counts=counts.event_count.collect(order_by="option"),
    )


def event_count_by_theme(sums: Iterable[Mapping[str, Any]]) -> Mapping[str, int]:
    """Return how many events each theme would keep.

    Args:
        sums: the rows of `theme_sums`, under all filters but that of themes.
    """
    counts: Counter[str] = Counter()
    for row in sums:
        counts[row["value"]] += row["event_count"]
    return counts


def event_count_by_role_option(role_totals: Table) -> Table:
    """How many events each role would keep: option, event_count.

    Args:
        role_totals: narrowed by all filters but that of roles.
    """
    return role_totals.group_by(option="role").agg(event_count=role_totals.event_count.sum())


def event_count_by_organization_of_events(event_bodies: Table, organization_numbers: Table) -> Table:
    """How many events each organization would keep, of those with most events.

    Args:
        event_bodies: narrowed by all filters but that of organizations.
        organization_numbers: every organization.

    Returns:
        option, event_count: one row for each of at most `LISTED_ORGANIZATIONS` organizations.
    """
    counts = event_bodies.group_by("organization_number").agg(event_count=event_bodies.count())
    first = counts.order_by(ibis.desc("event_count"), "organization_number").limit(LISTED_ORGANIZATIONS)
    named = first.inner_join(organization_numbers, "organization_number")
    return named.select("event_count", option="organization_id")


def event_count_by_role_of(
    event_bodies: Table,
    organization_numbers: Table,
    organization_lineage: Table,
    codes: Table,
    *,
    organization_ids: tuple[str, ...],
    with_parts: bool,
) -> Table:
    """How many events each role would keep in which the chosen organizations had it.

    Args:
        event_bodies: narrowed by all filters but those of roles and of organizations.
        organization_numbers: every organization.
        organization_lineage: every organization with the organizations above it.
        codes: the code lists.
        organization_ids: the chosen ones.
        with_parts: whether organizations that belong to them count as them.

    Returns:
        option, event_count: one row per role that keeps at least one event.
    """
    chosen = chosen_organizations(organization_numbers, organization_lineage, organization_ids, with_parts)
    involved = event_bodies.semi_join(chosen, "organization_number")
    events = involved.group_by("event_number").agg(role_bits=involved.role_bits.bit_or())
    sets = events.group_by("role_bits").agg(event_count=events.count())
    roles = codes.filter(codes.code_list == "role")
    bit = ibis.literal(1, "int64") << roles.position
    had = sets.inner_join(roles, (sets.role_bits & bit) != 0)
    return had.group_by(option="code").agg(event_count=had.event_count.sum())
