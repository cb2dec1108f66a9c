"""Which organizations took part together most often, counted by their numbers and first rows first."""

from math import isqrt

import ibis
from ibis.expr.types import Table

# Of at least so many organizations all pairs are counted, to know what the first pairs have at least.
PAIRED_FIRST = 60
# As many as the circle of those that took part together has room for.
LEADING_PARTNERS = 30
# Of those with whom an organization took part most often.
NEAREST = 5


def first_pairs(
    event_bodies: Table, organization_numbers: Table, *, most: int, rolled_up: bool = False
) -> Table:
    """Return so many of the first rows of `event_count_by_pair`; few of the others are counted.

    No pair has more events than either of the two. So each organization of the first pairs has at least as
    many as the last of so many pairs of those organizations that have most.
    """
    present = present_bodies(event_bodies, organization_numbers, rolled_up)
    counts = _event_counts(present)
    # So many organizations have twice as many pairs as are asked for, or more.
    paired = max(PAIRED_FIRST, 2 * isqrt(most) + 2)
    first = _pairs(present.semi_join(_first_bodies(counts, paired), "body"))
    first = first.order_by(ibis.desc("event_count")).limit(most)
    least = first.agg(least=ibis.ifelse(first.count() < most, 0, first.event_count.min()))
    bodies = counts.cross_join(least).filter(ibis._.event_count >= ibis._.least)
    pairs = _pairs(present.semi_join(bodies, "body"))
    return _named_pairs(_in_order(pairs).limit(most), organization_numbers)


def pairs_of_leading_organizations(
    event_bodies: Table, organization_numbers: Table, *, rolled_up: bool = False
) -> Table:
    """Return rows of `event_count_by_pair`: of organizations with most events, and those nearest to each."""
    present = present_bodies(event_bodies, organization_numbers, rolled_up)
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
    present = present_bodies(event_bodies, organization_numbers, rolled_up)
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


def pair_count(event_bodies: Table, organization_numbers: Table, *, rolled_up: bool = False) -> Table:
    """Count the rows of `event_count_by_pair`: row_count."""
    present = present_bodies(event_bodies, organization_numbers, rolled_up)
    others = present.rename(other="body")
    shared = present.rename(one="body").inner_join(others, "event_number")
    pairs = shared.filter(shared.one < shared.other).select("one", "other").distinct()
    return pairs.agg(row_count=pairs.count())


def present_bodies(event_bodies: Table, organization_numbers: Table, rolled_up: bool) -> Table:
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
