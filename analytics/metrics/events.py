"""What took place, when and where."""

import ibis
from ibis.expr.types import Table

from analytics.event_roles import ROLE_GROUPS
from analytics.metrics.spellings import has_word


def event_count(event_totals: Table) -> Table:
    """Number of events, and for how many of them the documents state a date, a place and more.

    A day is known where documents state the first day or, without it, the last.

    Unit: events.
    """
    totals = event_totals
    count = totals.event_count
    return totals.agg(
        **_count_by_scope(totals),
        top_level_count=_sum(count, totals.is_top_level),
        dated_count=_sum(count, totals.year.notnull()),
        day_count=_sum(totals.day_known_count),
        country_count=totals.country_code.nunique(),
        with_country_count=_sum(count, totals.country_code.notnull()),
        single_document_count=_sum(totals.single_document_count),
    )


def event_count_by_year(event_totals: Table) -> Table:
    """Number of events in each year, of the programme and related to it.

    An event counts in the year of its first day, or of its last day where no first day is stated.

    Leaves out: events whose year no document states, among them parts of an event that itself has one.
    Unit: events.
    """
    dated = event_totals.filter(event_totals.year.notnull())
    return dated.group_by("year").agg(**_count_by_scope(dated)).order_by("year")


def event_count_by_event_type(event_totals: Table) -> Table:
    """Number of events of each kind, of the programme and related to it.

    Leaves out: nothing; parts of an event count beside the event itself.
    Unit: events.
    """
    counts = event_totals.group_by("event_type").agg(**_count_by_scope(event_totals))
    return counts.order_by(ibis.desc("event_count"), "event_type")


def event_count_by_place(place_totals: Table) -> Table:
    """Number of events in each city.

    Events whose city no document names stand under their country alone, and under no place at all where
    no document names a country either; parts of an event often stand there, and what took place online.

    Leaves out: nothing.
    Unit: events.
    """
    totals = place_totals
    counts = totals.group_by("city", "country_code").agg(
        event_count=_sum(totals.event_count),
        online_count=_sum(totals.online_count),
        part_count=_sum(totals.part_count),
        latitude=totals.latitude.max(),
        longitude=totals.longitude.max(),
    )
    return counts.order_by(ibis.desc("event_count"), "country_code", "city")


def event_list(
    reconciled_events: Table,
    numbered_events: Table,
    codes: Table,
    event_claims: Table,
    involvement: Table,
    organization_names: Table,
    organizations: Table,
    people: Table,
    person_names: Table,
    source_documents: Table,
    *,
    search: str = "",
) -> Table:
    """Every event with its kind, date, place, phase, attendance and number of documents.

    A search keeps the events of which each word stands in the title, the id, the place, a name of somebody
    who took part, or the title of a document that dates or places the event. A word in Cyrillic letters is
    looked for as it sounds in Latin ones, too; countries, cities and the usual abbreviations of at least four
    letters, such as OSCE, are found by their names in English and Russian. What sounds otherwise is found
    in the spellings that documents use.

    The latest comes first, each followed by its parts.

    Unit: events.
    """
    found = events_with_words(
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
    # A part stands where its whole does, whether or not the whole is kept.
    return listed_events(found, numbered_events)


def events_with_words(
    among: Table,
    codes: Table,
    event_claims: Table,
    involvement: Table,
    organization_names: Table,
    organizations: Table,
    people: Table,
    person_names: Table,
    source_documents: Table,
    *,
    search: str,
) -> Table:
    """Keep the events that each word of a search finds, as `event_list` says."""
    events, in_records = among, _named_in_record(among, codes)
    for word in search.split():
        # Each name is looked at once, then its events are looked for: joined to their events, the names of
        # organizations would be looked at thousands of times.
        found = ibis.union(
            _with_word(in_records, word).select("event_id"),
            involvement.semi_join(
                _with_word(_names_of_organizations(organizations, organization_names), word),
                "organization_id",
            ).select("event_id"),
            involvement.semi_join(_with_word(_names_of_people(people, person_names), word), "person").select(
                "event_id"
            ),
            event_claims.semi_join(
                _with_word(source_documents.select("document_id", text="title"), word), "document_id"
            ).select("event_id"),
        )
        events = events.semi_join(found, "event_id")
    return events


def listed_events(events: Table, wholes: Table) -> Table:
    """List events in the order of `event_list`; of which events they are parts is looked up in `wholes`."""
    wholes = wholes.select(parent_event_id="event_id", parent_event="title", parent_from="date_from")
    listed = events.left_join(wholes, "parent_event_id")
    return listed.order_by(
        ibis.coalesce(listed.date_from, listed.parent_from).desc(nulls_first=False),
        ibis.coalesce(listed.parent_event_id, listed.event_id),
        listed.is_top_level.desc(),
        "event_id",
    ).select(
        "event_id",
        "event_type",
        "scope",
        "parent_event_id",
        "date_start",
        "date_end",
        "year",
        "city",
        "country_code",
        "format",
        "phase_id",
        "phase_basis",
        "attendance_low",
        "attendance_best",
        "attendance_high",
        "attendance_is_open",
        "attendance_qualifier",
        "attendance_rule",
        "document_count",
        event="title",
        parent_event="parent_event",
    )


def parts_of_event(reconciled_events: Table, *, event_id: str) -> Table:
    """The parts of an event, such as the sessions of a conference, in the order of the list of events.

    Leaves out: parts of the parts.
    Unit: events.
    """
    parts = reconciled_events.filter(reconciled_events.parent_event_id == event_id)
    whole = reconciled_events.filter(reconciled_events.event_id == event_id)
    return listed_events(parts, whole)


def event_facts(
    choices: Table, event_claims: Table, attendance_claims: Table, reconciled_events: Table
) -> Table:
    """What is held to be so of each event on each point, the claim that says so and the rule that chose it.

    Leaves out: points on which no document makes a statement, and those that have no single answer.
    """
    claims = ibis.union(
        event_claims.select("claim_id", "paragraph"), attendance_claims.select("claim_id", "paragraph")
    )
    chosen = choices.filter(choices.subject_type == "event").left_join(claims, "claim_id")
    stated = chosen.select(
        "field",
        "value",
        "rule",
        "statement_count",
        "claim_id",
        "document_id",
        "paragraph",
        event_id="subject_id",
    )
    by_date = reconciled_events.filter(reconciled_events.phase_basis == "by date").select(
        field=ibis.literal("phase_id"),
        value="phase_id",
        rule=ibis.literal("phase by date"),
        statement_count=ibis.literal(0).cast("int64"),
        claim_id=ibis.null("string"),
        document_id=ibis.null("string"),
        paragraph=ibis.null("int64"),
        event_id="event_id",
    )
    every = ibis.union(stated, by_date)
    return every.semi_join(reconciled_events, "event_id").order_by("event_id", "field")


def event_attendance_claims(reconciled_attendance_claims: Table) -> Table:
    """Every figure that a document gives for the attendance of an event, with the bounds that it sets.

    Figures that count come first: those reported for the whole event. Planned and registered figures,
    figures for a part of those present, sums over a series and people reached stand apart below them.

    Leaves out: nothing.
    Unit: persons.
    """
    claims = reconciled_attendance_claims
    return claims.select(
        "claim_id",
        "event_id",
        "figure",
        "upper",
        "qualifier",
        "attendance_low",
        "attendance_best",
        "attendance_high",
        "scope",
        "counted",
        "basis",
        "coverage",
        "wording",
        "is_counted",
        "is_chosen",
        "document_id",
        "paragraph",
    ).order_by(ibis.desc("is_counted"), "figure", "claim_id")


def event_participants(involvement: Table) -> Table:
    """Who took part in the events, in which role, and how many documents say so.

    Leaves out: organizations that no document names, such as "member states".
    Unit: documents.
    """
    roles = [role for group in ROLE_GROUPS.values() for role in group]
    parts = involvement.group_by("event_id", "role", "organization_id", "person").agg(
        person_title=_listed(involvement.person_title),
        mode=_listed(involvement.mode.nullif("unspecified")),
        document_count=involvement.document_id.nunique(),
    )
    return parts.order_by(
        parts.role.cases(*((role, place) for place, role in enumerate(roles)), else_=len(roles)),
        ibis.desc("document_count"),
        "organization_id",
        "person",
        "event_id",
    )


def event_themes(themes: Table) -> Table:
    """What the events were about, and how many documents say so.

    Leaves out: events for which no document names a theme or a pillar of the Strategy.
    Unit: documents.
    """
    counts = themes.group_by("pillar", "theme").agg(document_count=themes.document_id.nunique())
    return counts.order_by(
        counts.pillar.asc(nulls_first=False), counts.theme == "other", ibis.desc("document_count"), "theme"
    )


def event_outcomes(outcomes: Table) -> Table:
    """What the events produced, the dates of adoption stated, and how many documents say so.

    Leaves out: nothing.
    Unit: documents.
    """
    counts = outcomes.group_by("outcome_id").agg(
        outcome_type=_listed(outcomes.outcome_type),
        date_adopted=_listed(outcomes.date_adopted),
        document_count=outcomes.document_id.nunique(),
    )
    return counts.order_by(ibis.desc("document_count"), "outcome_id")


def event_statements(
    attendance_claims: Table,
    event_claims: Table,
    involvement: Table,
    outcomes: Table,
    participation_counts: Table,
    themes: Table,
) -> Table:
    """Every statement of every document on the events, whatever it is about, one claim to a row.

    The columns of all kinds of claim stand side by side; those that a claim does not have are empty.

    Leaves out: nothing.
    Unit: claims.
    """
    kinds = {
        "date and place": event_claims,
        "attendance": attendance_claims,
        "number taking part": participation_counts,
        "part in the event": involvement,
        "theme": themes,
        "outcome": outcomes,
    }
    every = ibis.union(*(_as_statements(claims, kind) for kind, claims in kinds.items()))
    return every.order_by("document_id", every.paragraph.asc(nulls_first=False), "claim_id")


# What a claim of any kind may state, and the type of it.
STATED = {
    "date_start": "string",
    "date_end": "string",
    "city": "string",
    "country_code": "string",
    "format": "string",
    "phase_id": "string",
    "figure": "int64",
    "upper": "int64",
    "qualifier": "string",
    "counted": "string",
    "basis": "string",
    "coverage": "string",
    "wording": "string",
    "role": "string",
    "organization_id": "string",
    "person": "string",
    "person_title": "string",
    "mode": "string",
    "pillar": "int64",
    "theme": "string",
    "outcome_id": "string",
    "outcome_type": "string",
    "title": "string",
    "date_adopted": "string",
}


def _as_statements(claims: Table, kind: str) -> Table:
    stated = {
        name: claims[name] if name in claims.columns else ibis.null(type_) for name, type_ in STATED.items()
    }
    return claims.select(
        "claim_id",
        "event_id",
        kind=ibis.literal(kind),
        **stated,
        document_id="document_id",
        paragraph="paragraph",
    )


def _count_by_scope(totals: Table) -> dict[str, ibis.Value]:
    return {
        "event_count": _sum(totals.event_count),
        "programme_count": _sum(totals.event_count, totals.filter_scope == "programme"),
        "related_count": _sum(totals.event_count, totals.filter_scope == "related"),
    }


def _sum(counts: ibis.Value, where: ibis.Value | None = None) -> ibis.Value:
    return counts.sum(where=where).fill_null(0)


def _listed(column: ibis.Value) -> ibis.Value:
    """Join the different values that documents give; empty where none gives any."""
    values = column.collect(distinct=True, order_by=column)
    return (values.length() > 0).ifelse(values.join("; "), None)


def _named_in_record(events: Table, codes: Table) -> Table:
    countries = codes.filter(codes.code_list == "country").select(country_code="code", country="label")
    placed = events.left_join(countries, "country_code")
    text = ibis.literal(" ").join(
        [placed.title, placed.event_id, placed.city.fill_null(""), placed.country.fill_null("")]
    )
    return placed.select("event_id", text=text)


def _names_of_organizations(organizations: Table, names: Table) -> Table:
    return ibis.union(
        organizations.select("organization_id", text="name"),
        organizations.select("organization_id", text="acronym"),
        names.select("organization_id", text="name"),
    )


def _names_of_people(people: Table, names: Table) -> Table:
    return ibis.union(
        people.select(person="person_id", text="name"), names.select(person="person_id", text="name")
    )


def _with_word(named: Table, word: str) -> Table:
    return named.filter(has_word(named.text, word))
