from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.database import Tables
from analytics.filters import (
    DEFAULT_YEARS,
    EVENT_TABLES,
    MOST_COMPARED,
    TABLES_OF_EVENTS,
    Filters,
)
from analytics.metrics import options
from analytics.metrics.in_groups import EventsInGroups, columns_of_groups
from analytics.metrics.together import theme_sums
from etl.summaries import OF_RECORDS
from tests.made_up import SCHEMAS, codes, records, summary, table


def tables(**rows):
    made = {name: table(name, *rows.get(name, ())) for name in SCHEMAS} | {"codes": codes()}
    summaries = dict.fromkeys((*OF_RECORDS, *TABLES_OF_EVENTS, "event_totals"))
    positions = {(row["code_list"], row["code"]): row["position"] for row in records(codes())}
    return Tables(made | {name: summary(name, **made) for name in summaries}, positions)


def event(event_id, year=2015, country="TJK", phase=None, scope="related"):
    return {
        "event_id": event_id,
        "filter_year": year,
        "filter_country_code": country,
        "filter_phase_id": phase,
        "scope": scope,
    }


def kept(filters, every):
    return sorted(row["event_id"] for row in records(filters.apply(every).reconciled_events))


def in_groups(name, filters):
    """Count the events of the options of a filter in each group."""
    every = filters.apply(EVERY)
    if name in options.GROUP_OPTIONS:
        totals = summary("event_totals", event_facts=every.event_facts)
        return options.events_in_groups(records(options.event_count_by_group(totals)), name)
    given = {
        name: every.expressions[name]
        for name in ("event_facts", "event_bodies", "event_organizations", "organization_numbers")
    }
    if name == "organizations":
        leading = summary("leading_organizations", **given)
        counted = options.events_in_groups_by_organization(leading, EVERY.organization_numbers)
    else:
        counted = options.events_in_groups_by_role(summary("role_totals", **given))
    return EventsInGroups(records(counted))


def option_counts(filters, name):
    """Count the events of the options of a filter, by option."""
    narrowed = filters.without(name).apply(EVERY)
    given = {
        name: narrowed.expressions[name]
        for name in ("event_facts", "event_bodies", "event_organizations", "organization_numbers")
    }
    others = filters.without(name)
    if name == "themes":
        return options.event_count_by_theme(records(theme_sums(summary("theme_totals", **given))))
    if name in options.GROUP_OPTIONS or others.keep_whole_groups():
        return in_groups(name, others.across_groups()).kept(others)
    if name == "organizations":
        bodies = narrowed.event_bodies
        counts = options.event_count_by_organization_of_events(bodies, EVERY.organization_numbers)
    else:
        counts = options.event_count_by_role_option(summary("role_totals", **given))
    return {row["option"]: row["event_count"] for row in records(counts)}


EVERY = tables(
    reconciled_events=[
        event("early", 2010, "KAZ", "phase-1", "programme"),
        event("late", 2022, "UZB", "phase-4", "programme"),
        event("after", 2024),
        event("undated", None),
    ],
    involvement=[
        {"event_id": "early", "organization_id": "unoct", "role": "organizer", "document_id": "d"},
        {"event_id": "early", "organization_id": "osce", "role": "participant", "document_id": "d"},
        {"event_id": "late", "organization_id": "uncct", "role": "speaker", "document_id": "d"},
        {"event_id": "undated", "organization_id": "osce", "role": "organizer", "document_id": "d"},
    ],
    organizations=[{"organization_id": body} for body in ("osce", "uncct", "unoct")],
    source_documents=[{"document_id": "d"}],
    organization_lineage=[
        {"organization_id": "unoct", "ancestor_id": "unoct"},
        {"organization_id": "uncct", "ancestor_id": "uncct"},
        {"organization_id": "uncct", "ancestor_id": "unoct"},
    ],
    themes=[{"event_id": "late", "theme": "youth"}],
    reconciled_phases=[{"phase_id": "phase-1"}, {"phase_id": "phase-4"}],
    disagreements=[{"subject_id": "early"}, {"subject_id": "after"}, {"subject_id": "phase-1"}],
)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["early", "late"]),
        (Filters.everything(), ["after", "early", "late", "undated"]),
        (Filters(undated=True), ["early", "late", "undated"]),
        (Filters(years=(2022, 2024)), ["after", "late"]),
        (Filters(countries=("UZB", "KAZ")), ["early", "late"]),
        (Filters(countries=("UZB", "KAZ", *map(str, range(2 * MOST_COMPARED)))), ["early", "late"]),
        (Filters(phases=("phase-1",)), ["early"]),
        (Filters(themes=("youth",)), ["late"]),
        (Filters(scope="programme"), ["early", "late"]),
        (Filters(organizations=("unoct",)), ["early"]),
        (Filters(organizations=("unoct",), with_parts=True), ["early", "late"]),
        (Filters(organizations=("osce",), roles=("organizer",)), []),
        (Filters(organizations=("osce",), roles=("participant",)), ["early"]),
        (Filters(roles=("speaker",)), ["late"]),
    ],
)
def test_each_filter_keeps_the_events_that_it_names(filters, expected):
    assert kept(filters, EVERY) == expected


@settings(max_examples=30, deadline=None)
@given(
    st.builds(
        Filters,
        years=st.sampled_from([None, (2010, 2022), (2011, 2024), (2023, 2023)]),
        undated=st.booleans(),
        phases=st.sets(st.sampled_from(["phase-1", "phase-4"])).map(tuple),
        countries=st.sets(st.sampled_from(["KAZ", "UZB", "TJK", "", "None"])).map(tuple),
        scope=st.sampled_from([None, "programme", "related"]),
    )
)
def test_a_group_is_kept_where_its_events_are(filters):
    rows = records(EVERY.event_facts)
    is_kept = filters.keeps_groups(columns_of_groups(rows))

    told = [row["event_id"] for row, its in zip(rows, is_kept, strict=True) if its]

    assert sorted(told) == sorted(row["event_id"] for row in records(filters.keep_groups(EVERY.event_facts)))


def test_every_table_of_claims_is_narrowed_to_the_kept_events():
    rows = {name: [{"event_id": "early"}, {"event_id": "after"}] for name in EVENT_TABLES}
    every = tables(reconciled_events=[event("early", 2010), event("after", 2024)], **rows)

    narrowed = Filters().apply(every)

    for name in EVENT_TABLES:
        assert [row["event_id"] for row in records(narrowed.expressions[name])] == ["early"], name


@pytest.mark.parametrize("code_list", ["role", "theme"])
def test_a_number_has_room_for_each_code_of_a_set(code_list):
    positions = [position for (of_list, _code), position in EVERY.positions.items() if of_list == code_list]

    assert 0 < min(positions) <= max(positions) < 62


def test_roles_narrow_the_involvement_too():
    narrowed = Filters(roles=("organizer",)).apply(EVERY)

    assert [row["organization_id"] for row in records(narrowed.involvement)] == ["unoct"]


def test_disagreements_follow_their_event_or_phase():
    narrowed = Filters(phases=("phase-1",)).apply(EVERY)

    assert sorted(row["subject_id"] for row in records(narrowed.disagreements)) == [
        "early",
        "phase-1",
    ]


def test_counts_of_options_stand_under_the_other_filters():
    filters = Filters(countries=("KAZ",), organizations=("unoct",))

    assert option_counts(filters, "countries") == {"KAZ": 1}
    assert option_counts(filters, "organizations") == {"unoct": 1, "osce": 1}


def test_where_there_are_no_groups_no_option_has_events():
    assert EventsInGroups([]).kept(Filters()) == {}


def test_organizations_are_counted_in_single_events_as_in_groups():
    narrowed = Filters(scope="programme").apply(EVERY)

    counts = options.event_count_by_organization_of_events(narrowed.event_bodies, EVERY.organization_numbers)

    assert {row["option"]: row["event_count"] for row in records(counts)} == option_counts(
        Filters(scope="programme"), "organizations"
    )


def test_counts_of_roles_are_those_of_the_chosen_organizations():
    counts = options.event_count_by_role_of(
        EVERY.event_bodies,
        EVERY.organization_numbers,
        EVERY.organization_lineage,
        EVERY.codes,
        organization_ids=("osce",),
        with_parts=False,
    )

    assert sorted(records(counts), key=lambda row: row["option"]) == [
        {"option": "organizer", "event_count": 1},
        {"option": "participant", "event_count": 1},
    ]


def test_the_count_of_an_option_is_what_choosing_it_keeps():
    for name, value, chosen in (
        ("organizations", "unoct", Filters(organizations=("unoct",))),
        ("roles", "speaker", Filters(roles=("speaker",))),
        ("phases", "phase-4", Filters(phases=("phase-4",))),
        ("countries", "UZB", Filters(countries=("UZB",))),
        ("themes", "youth", Filters(themes=("youth",))),
    ):
        counts = option_counts(Filters(), name)

        assert counts[value] == len(kept(chosen, EVERY)), name


def test_an_address_holds_only_what_the_reader_changed():
    assert Filters().to_address() == {}
    assert Filters(years=(2015, 2018), organizations=("osce", "eu")).to_address() == {
        "organization": ["osce", "eu"],
        "years": ["2015-2018"],
    }


choices = st.lists(st.sampled_from(["a", "b", "c-d", "e f"]), unique=True).map(tuple)


@given(
    st.builds(
        Filters,
        years=st.one_of(st.none(), st.tuples(st.integers(1990, 2010), st.integers(2010, 2030))),
        undated=st.booleans(),
        organizations=choices,
        with_parts=st.booleans(),
        roles=choices,
        phases=choices,
        countries=choices,
        themes=choices,
        scope=st.sampled_from([None, "programme", "related"]),
    )
)
def test_filters_come_back_from_their_address(filters):
    restored = Filters.from_address(filters.to_address())

    # All years keep events without a date, too.
    assert restored == replace(filters, undated=filters.undated or filters.years is None)


@given(
    st.dictionaries(
        st.sampled_from(["years", "organization", "scope", "undated", "with_parts", "phase", "x"]),
        st.lists(st.text(max_size=12), max_size=3),
    )
)
def test_an_address_of_any_content_gives_filters(parameters):
    filters = Filters.from_address(parameters)

    assert filters.years is None or filters.years[0] <= filters.years[1]
    assert filters.scope in (None, "programme", "related")


def test_years_that_make_no_sense_are_the_default():
    assert Filters.from_address({"years": ["last year"]}).years == DEFAULT_YEARS
    assert Filters.from_address({"years": ["2018-2015"]}).years == (2015, 2018)
    assert Filters.from_address({"years": ["2016"]}).years == (2016, 2016)
    assert Filters.from_address({"years": ["all"]}) == Filters.everything()


def test_years_of_fewer_than_four_digits_come_back_from_the_address_as_they_were():
    filters = Filters(years=(0, 999))

    assert Filters.from_address(filters.to_address()) == filters


def test_filters_are_said_in_words():
    names = {"osce": "OSCE", "phase-4": "Phase IV"}

    said = Filters(years=(2016, 2022), organizations=("osce",), phases=("phase-4",)).describe(names)

    assert said == "Events of 2016–2022; with OSCE; in Phase IV"


def test_documents_are_those_that_speak_of_a_kept_event():
    every = tables(
        reconciled_events=[event("early", 2010), event("after", 2024)],
        source_documents=[{"document_id": "old"}, {"document_id": "new"}, {"document_id": "silent"}],
        themes=[{"event_id": "early", "document_id": "old"}, {"event_id": "after", "document_id": "new"}],
    )

    def documents(filters):
        return {row["document_id"] for row in records(filters.apply(every).source_documents)}

    assert documents(Filters()) == {"old"}
    assert documents(Filters.everything()) == {"old", "new", "silent"}


def test_one_event_alone_keeps_nothing_about_phases_and_stays_out_of_the_address():
    filters = Filters(years=None, undated=True, events=("early",))

    assert kept(filters, EVERY) == ["early"]
    assert [row["subject_id"] for row in records(filters.apply(EVERY).disagreements)] == ["early"]
    assert filters.to_address() == {"years": ["all"]}
    assert filters.describe({"early": "Summit"}) == "All events, dated or not; only Summit"
