"""Who took part in which events, in which role, and with whom."""

import ibis
from ibis.expr.types import StringValue, Table

from analytics.event_roles import ROLE_COUNTS, ROLE_GROUPS


def involvement_total(event_totals: Table, organization_sets: Table, *, rolled_up: bool = False) -> Table:
    """Number of organizations that documents name at events, and of events for which a document names any.

    Each organization counts as documents name it: states that are named together, such as "the Central Asian
    states", count as one organization apart from each state, and an office counts apart from the
    organization to which it belongs, unless organizations are counted under their parent.

    Leaves out: nothing; events for which no document names an organization are counted as unknown.
    Unit: organizations, events.
    """
    events = event_totals.agg(
        event_count=event_totals.event_count.sum().fill_null(0),
        named_event_count=event_totals.named_event_count.sum().fill_null(0),
    )
    organizations = organization_count(organization_sets, rolled_up=rolled_up)
    return events.cross_join(organizations).mutate(
        unnamed_event_count=ibis._.event_count - ibis._.named_event_count
    )


def event_count_by_organization(
    involvement: Table, organization_lineage: Table, *, rolled_up: bool = False
) -> Table:
    """Number of events at which documents name each organization, in any of the roles shown.

    An organization counts once for an event, however many documents, roles and persons connect it with it.
    A part of an event, such as a session of a conference, is an event of its own here. Counted under its
    parent, an office counts as the organization to which it belongs, and a ministry or an embassy as its
    government.

    Leaves out: events for which no document names an organization.
    Unit: events.
    """
    counted = counted_under_parents(involvement, organization_lineage, rolled_up=rolled_up)
    return (
        counted.group_by("organization_id")
        .agg(event_count=counted.event_id.nunique())
        .order_by(ibis.desc("event_count"), "organization_id")
    )


def event_count_by_organization_and_role(
    involvement: Table,
    organization_lineage: Table,
    *,
    rolled_up: bool = False,
    role_group: str | None = None,
) -> Table:
    """Number of events that each organization organized or hosted, funded, spoke at or took part in.

    An organization may have several roles in one event, so the columns do not add up to the number of its
    events.
    Organized: organizer, co-organizer or host. Funded: funder. Spoke: chair or any speaker. Took part:
    participant, observer or counterpart.

    Leaves out: events for which no document names an organization; organizations without the role by which
    they are ranked.
    Unit: events.
    """
    counted = counted_under_parents(involvement, organization_lineage, rolled_up=rolled_up)
    counts = {
        ROLE_COUNTS[group]: counted.event_id.nunique(where=counted.role.isin(roles))
        for group, roles in ROLE_GROUPS.items()
    }
    by_body = counted.group_by("organization_id").agg(event_count=counted.event_id.nunique(), **counts)
    return ranked_by_role(by_body, role_group)


def event_count_by_organization_and_year(
    involvement: Table,
    reconciled_events: Table,
    organization_lineage: Table,
    *,
    rolled_up: bool = False,
) -> Table:
    """Number of events at which documents name each organization, by year.

    An event counts in the year of its first day, or of its last day where no first day is stated. Events
    whose year no document states stand in a row without a year. The organization with most events comes
    first.

    Leaves out: events for which no document names an organization.
    Unit: events.
    """
    counted = counted_under_parents(involvement, organization_lineage, rolled_up=rolled_up)
    dated = counted.inner_join(reconciled_events.select("event_id", "year"), "event_id")
    by_year = dated.group_by("organization_id", "year").agg(event_count=dated.event_id.nunique())
    return by_organization_and_year(by_year)


def event_count_by_pair(involvement: Table, organization_lineage: Table, *, rolled_up: bool = False) -> Table:
    """Number of events at which documents name two organizations, for each pair of organizations.

    That two organizations took part in the same event does not say that they met or worked together there.

    Leaves out: pairs without an event in common.
    Unit: events.
    """
    counted = counted_under_parents(involvement, organization_lineage, rolled_up=rolled_up)
    pairs = _pairs(counted)
    pairs = pairs.filter(pairs.organization_id < pairs.partner_id)
    return (
        pairs.group_by("organization_id", "partner_id")
        .agg(event_count=pairs.count())
        .order_by(ibis.desc("event_count"), "organization_id", "partner_id")
    )


def partner_count_by_organization(
    involvement: Table,
    organizations: Table,
    organization_lineage: Table,
    *,
    rolled_up: bool = False,
) -> Table:
    """Number of other organizations that documents name at the same events as each organization.

    That two organizations took part in the same event does not say that they met or worked together there.

    Leaves out: events for which no document names an organization.
    Unit: organizations; events.
    """
    counted = counted_under_parents(involvement, organization_lineage, rolled_up=rolled_up)
    pairs = _pairs(counted)
    kinds = organizations.select("organization_id", "organization_type", "country_code")
    return (
        pairs.group_by("organization_id")
        .agg(
            # Every body is a pair with itself, so that a body without partners has a row too.
            partner_count=pairs.partner_id.nunique() - 1,
            event_count=pairs.event_id.nunique(),
        )
        .inner_join(kinds, "organization_id")
        .order_by(ibis.desc("event_count"), "organization_id")
    )


def organization_kinds(organizations: Table) -> Table:
    """Every organization on record, with its kind and country.

    Leaves out: nothing.
    Unit: one row per organization.
    """
    return organizations.select("organization_id", "organization_type", "country_code").order_by(
        "organization_id"
    )


def event_list_of_organization(
    involvement: Table,
    reconciled_events: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """The events in which an organization took part, with every role that a document gives it there.

    Leaves out: events at which no document names the organization.
    Unit: events.
    """
    own = involvement_of(
        involvement, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    roles = own.select("event_id", "role").distinct()
    documents = own.group_by("event_id").agg(document_count=own.document_id.nunique())
    events = reconciled_events.select(
        "event_id", "date_start", "date_end", "date_from", "event_type", "city", "country_code", event="title"
    )
    return (
        roles.group_by("event_id")
        .agg(roles=roles.role.group_concat(", ", order_by=roles.role))
        .inner_join(documents, "event_id")
        .inner_join(events, "event_id")
        .order_by(ibis.desc("date_from", nulls_first=False), "event_id")
        .select(
            "event_id",
            "date_start",
            "date_end",
            "roles",
            "event_type",
            "city",
            "country_code",
            "document_count",
            "event",
        )
    )


def event_count_of_organization_by_year(
    involvement: Table,
    reconciled_events: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Number of events in which an organization took part, by year.

    An event counts in the year of its first day, or of its last day where no first day is stated.

    Leaves out: events whose year no document states.
    Unit: events.
    """
    own = involvement_of(
        involvement, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    events = reconciled_events.filter(reconciled_events.year.notnull()).semi_join(own, "event_id")
    return events.group_by("year").agg(event_count=events.count()).order_by("year")


def event_count_of_organization_by_role(
    involvement: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Number of events in which an organization had each role.

    An organization may have several roles in one event, so the roles do not add up to the number of its
    events.

    Leaves out: events at which no document names the organization.
    Unit: events.
    """
    own = involvement_of(
        involvement, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    return (
        own.group_by("role")
        .agg(event_count=own.event_id.nunique())
        .order_by(ibis.desc("event_count"), "role")
    )


def people_of_organization(
    involvement: Table,
    reconciled_events: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Who stood for an organization at its events: each person with the office and role that documents give.

    A row without a person is a representative whom the document does not name, such as "head of
    delegation". Documents may give one person different titles; each has a row of its own.

    Leaves out: involvement in which a document names the organization alone.
    Unit: one row per person, title, role and event.
    """
    own = involvement_of(
        involvement, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    stood = own.filter(own.person.notnull() | own.person_title.notnull())
    columns = ("person", "person_title", "event_id", "role", "mode", "organization_id")
    return (
        stood.group_by(*columns)
        .agg(document_count=stood.document_id.nunique())
        .inner_join(reconciled_events.select("event_id", "date_from", event="title"), "event_id")
        .order_by(
            ibis.asc("person", nulls_first=False),
            ibis.desc("date_from", nulls_first=False),
            *columns[1:],
        )
        .select(*columns, "document_count", "event")
    )


def person_count_of_organization(
    involvement: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Number of persons who stood for an organization at its events.

    Leaves out: representatives whom the document does not name.
    Unit: persons.
    """
    own = involvement_of(
        involvement, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    return own.agg(person_count=own.person.nunique())


def partners_of_organization(
    event_bodies: Table,
    organization_numbers: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Number of events that each other organization took part in together with an organization.

    That two organizations took part in the same event does not say that they met or worked together there.

    Leaves out: the organizations that belong to the organization itself, where they count as part of it.
    Unit: events.
    """
    own = involvement_of(
        organization_numbers, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    others = beside(event_bodies, own)
    counts = others.group_by("organization_number").agg(event_count=others.count())
    named = counts.inner_join(organization_numbers, "organization_number")
    return named.select("event_count", partner_id="organization_id").order_by(
        ibis.desc("event_count"), "partner_id"
    )


def phase_roles_of_organization(
    phase_involvement: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """The roles that documents give an organization in the project and in each of its phases.

    Where no phase stands, the document speaks of the project as a whole. Documents speak of phases, not of
    years: the years that are chosen do not narrow these rows, the phases do.

    Leaves out: what the organization did at single events.
    Unit: documents.
    """
    own = involvement_of(
        phase_involvement,
        organization_lineage,
        organization_id=organization_id,
        with_parts=with_parts,
    )
    return (
        own.group_by("phase_id", "role", "organization_id")
        .agg(document_count=own.document_id.nunique())
        .order_by(ibis.asc("phase_id", nulls_first=False), "role", "organization_id")
    )


def documents_of_organization(
    source_documents: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool = False,
) -> Table:
    """Every source document that an organization published, whatever else is chosen.

    Leaves out: documents that others published about the organization.
    Unit: documents.
    """
    documents = source_documents.rename(organization_id="publisher_id")
    own = involvement_of(
        documents, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    return (
        own.rename(publisher_id="organization_id")
        .select(
            "document_id",
            "document_type",
            "date_published",
            "language",
            "publisher_id",
            "url",
            document="title",
        )
        .order_by(ibis.desc("date_published", nulls_first=False), "document_id")
    )


def organization_name_list(organizations: Table, organization_names: Table, *, organization_id: str) -> Table:
    """Every name by which documents call an organization: its usual name and acronym, then other spellings.

    Names stand as documents print them, in their language, grammatical case and spelling.

    Unit: names.
    """
    usual = organizations.filter(organizations.organization_id == organization_id)
    printed = organization_names.filter(organization_names.organization_id == organization_id)
    names = ibis.union(
        usual.select(name="acronym", place=ibis.literal(0)),
        usual.select(name="name", place=ibis.literal(1)),
        printed.select(name="name", place=ibis.literal(2)),
    )
    names = names.filter(names.name.notnull())
    return names.group_by("name").agg(place=names.place.min()).order_by("place", "name").drop("place")


def organization_family(
    organizations: Table,
    organization_lineage: Table,
    event_bodies: Table,
    organization_numbers: Table,
    *,
    organization_id: str,
) -> Table:
    """The organizations above and below an organization, each with the number of its own events.

    Steps count from the organization: negative above it, positive below it. An organization that belongs to
    another counts apart from it here.

    Unit: events.
    """
    lineage = organization_lineage
    above = lineage.filter(lineage.organization_id == organization_id)
    below = lineage.filter((lineage.ancestor_id == organization_id) & (lineage.depth > 0))
    family = ibis.union(
        above.select(organization_id="ancestor_id", steps=-above.depth),
        below.select("organization_id", steps="depth"),
    )
    own = event_bodies.inner_join(
        organization_numbers.semi_join(family, "organization_id"), "organization_number"
    )
    counts = own.group_by("organization_id").agg(event_count=own.count())
    bodies = organizations.select("organization_id", "parent_id", "organization_type", "country_code")
    return (
        family.inner_join(bodies, "organization_id")
        .left_join(counts, "organization_id")
        .select(
            "organization_id",
            "steps",
            "parent_id",
            "organization_type",
            "country_code",
            event_count=ibis._.event_count.fill_null(0),
        )
        .order_by("steps", ibis.desc("event_count"), "organization_id")
    )


def ranked_by_role(counts: Table, role_group: str | None, *, last: str = "organization_id") -> Table:
    """Rank organizations by the number of their events, or of those in which they had a role.

    Args:
        counts: the events of each organization.
        role_group: the group of roles; None counts all.
        last: the column that decides between organizations with as many events.
    """
    ranked_by = ROLE_COUNTS[role_group] if role_group else "event_count"
    order = [ibis.desc(column) for column in dict.fromkeys([ranked_by, "event_count"])]
    return counts.filter(counts[ranked_by] > 0).order_by(*order, last)


def by_organization_and_year(counts: Table) -> Table:
    """Order the years of organizations, those of the organization with most events first."""
    # An event has one year at most, so the years of a body add up to its events.
    total = counts.group_by("organization_id").mutate(total=ibis._.event_count.sum())
    return total.order_by(ibis.desc("total"), "organization_id", ibis.asc("year", nulls_first=False)).drop(
        "total"
    )


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def bit_count(bits: int) -> int:  # type: ignore[empty-body]
    """Count the bits that are set; the database does it."""


def organization_count(organization_sets: Table, *per: str, rolled_up: bool = False) -> Table:
    """Count the different organizations in sets of them, each of which is one bit of a word.

    Args:
        organization_sets: sets by group and year.
        per: an organization counts once for each of the values in these columns.
        rolled_up: whether organizations count under the topmost one above them.
    """
    sets = organization_sets.filter(organization_sets.rolled_up == rolled_up)
    words = sets.group_by("word", *per).agg(bits=sets.bits.bit_or())
    return words.agg(organization_count=bit_count(words.bits).sum().fill_null(0))


def counted_under_parents(involvement: Table, organization_lineage: Table, *, rolled_up: bool) -> Table:
    """Return involvement with each organization replaced by the topmost one above it, if rolled up."""
    if not rolled_up:
        return involvement
    lineage = organization_lineage
    tops = lineage.group_by("organization_id").agg(top_id=lineage.ancestor_id.argmax(lineage.depth))
    return (
        involvement.inner_join(tops, "organization_id")
        .drop("organization_id")
        .rename(organization_id="top_id")
    )


def involvement_of(
    involvement: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool,
) -> Table:
    """Return the rows of an organization, or of an organization and all that belong to it."""
    if not with_parts:
        return involvement.filter(involvement.organization_id == organization_id)
    lineage = organization_lineage
    parts = lineage.filter(lineage.ancestor_id == organization_id)
    return involvement.semi_join(parts, "organization_id")


def involvement_beside(
    involvement: Table,
    organization_lineage: Table,
    *,
    organization_id: str,
    with_parts: bool,
) -> Table:
    """Return the rows of all others at the events of an organization, or of it and all that belong to it."""
    own = involvement_of(
        involvement, organization_lineage, organization_id=organization_id, with_parts=with_parts
    )
    at_its_events = involvement.semi_join(own, "event_id")
    if not with_parts:
        return at_its_events.filter(at_its_events.organization_id != organization_id)
    lineage = organization_lineage
    return at_its_events.anti_join(lineage.filter(lineage.ancestor_id == organization_id), "organization_id")


def beside(present: Table, own: Table) -> Table:
    """Return the rows of all others at the events of some organizations, all by their numbers."""
    at_its_events = present.semi_join(present.semi_join(own, "organization_number"), "event_number")
    return at_its_events.anti_join(own, "organization_number")


def role_group(role: StringValue) -> StringValue:
    """Return the group to which a role belongs."""
    return ibis.cases(*((role.isin(roles), group) for group, roles in ROLE_GROUPS.items()))


def _pairs(involvement: Table) -> Table:
    """Return each event with every two organizations that took part in it; each is a pair with itself too."""
    present = involvement.select("event_id", "organization_id").distinct()
    partners = present.rename(partner_id="organization_id")
    return present.inner_join(partners, "event_id").select("event_id", "organization_id", "partner_id")
