"""How many events each option of a filter would keep, the other filters being as they are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import ibis
from ibis.expr.types import Table

from analytics.filters import GROUP, Filters, chosen_organizations

# The column of `GROUP` that each filter chooses by, of those that have options.
GROUP_OPTIONS = {
    "phases": "filter_phase_id",
    "countries": "filter_country_code",
    "scope": "filter_scope",
}
# As many as the summary of the organizations that documents name most often holds.
LISTED_ORGANIZATIONS = 500


def event_count_by_group(event_totals: Table) -> Table:
    """How many events there are in each group, from which `count_in_groups` takes those of options.

    There are at most some thousand groups, however many events.

    Args:
        event_totals: narrowed by the filters that choose across groups.

    Returns:
        The columns of `GROUP`, event_count: one row for each group.
    """
    return event_totals.group_by(*GROUP).agg(event_count=event_totals.event_count.sum())


def count_in_groups(groups: Iterable[Mapping[str, Any]], filters: Filters, name: str) -> Mapping[str, int]:
    """Count how many events each option of a filter would keep, of those that choose among groups.

    Args:
        groups: the rows of `event_count_by_group`.
        filters: all filters but the one that is asked for.
        name: the filter, one of `GROUP_OPTIONS`.

    Returns:
        The events of each option that has any; those of a group without one are left out.
    """
    column = GROUP_OPTIONS[name]
    counts: Counter[str] = Counter()
    for group in groups:
        if group[column] is not None and filters.keeps_group(group):
            counts[group[column]] += group["event_count"]
    return counts


def event_count_by_theme_option(theme_totals: Table) -> Table:
    """How many events each theme would keep: option, event_count.

    Args:
        theme_totals: narrowed by all filters but that of themes.
    """
    return theme_totals.group_by(option="theme").agg(event_count=theme_totals.event_count.sum())


def event_count_by_role_option(role_totals: Table) -> Table:
    """How many events each role would keep: option, event_count.

    Args:
        role_totals: narrowed by all filters but that of roles.
    """
    return role_totals.group_by(option="role").agg(event_count=role_totals.event_count.sum())


def event_count_by_organization_of_groups(leading_organizations: Table, organization_numbers: Table) -> Table:
    """How many events each organization would keep, of those that documents name most often.

    Args:
        leading_organizations: narrowed by all filters but that of organizations, which keep whole groups.
        organization_numbers: every organization.

    Returns:
        option, event_count: one row for each of at most `LISTED_ORGANIZATIONS` organizations.
    """
    totals = leading_organizations
    counts = totals.group_by("organization_number").agg(event_count=totals.event_count.sum())
    return _named_options(counts, organization_numbers)


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
    return _named_options(first, organization_numbers)


def _named_options(counts: Table, organization_numbers: Table) -> Table:
    named = counts.inner_join(organization_numbers, "organization_number")
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
