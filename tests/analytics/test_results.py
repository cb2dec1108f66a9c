"""What is answered at once is what the whole tables say, and what is kept is computed once."""

import gc
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analytics.database import fetch, fetch_records, fetch_sql, open_database
from analytics.filters import Filters
from analytics.metrics import (
    attendance,
    coverage,
    disagreements,
    documents,
    events,
    evidence,
    involvement,
    phases,
)
from analytics.metrics.catalog import required_values
from analytics.metrics.counts import COUNTED_IN, COUNTS
from analytics.metrics.leading import LEADING, LEADING_ORGANIZATIONS, LEADING_ROWS, leading
from analytics.metrics.names import with_names
from analytics.metrics.pairs import LEADING_PARTNERS, NEAREST, pairs_of_leading_organizations
from analytics.metrics.shortcuts import FIRST_ROWS, OF_ONE_ORGANIZATION
from analytics.metrics.together import ASKED_IN, OF_ATTENDANCE
from analytics.results import Results

PROJECT = Path(__file__).parents[2]
FILTERS = {
    "as it opens": Filters(),
    "everything": Filters.everything(),
    "years and undated": Filters(years=(2014, 2017), undated=True),
    "phase, country, scope": Filters(phases=("phase-2",), countries=("KAZ", "UZB"), scope="programme"),
    "organization with parts": Filters(organizations=("organization-00000003",), with_parts=True),
    "role": Filters(roles=("funder", "speaker"), years=(2012, 2020)),
    "themes": Filters(themes=("youth", "human rights"), scope="related"),
    "nothing": Filters(countries=("XXX",)),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Results of a thousand made-up attendance claims, of which no chart can draw all."""
    folder = tmp_path_factory.mktemp("made-up")
    records, database = str(folder / "records"), str(folder / "records.duckdb")
    for command in (
        ["benchmarks.make_records", "--claims", "1000", "--out", records],
        ["etl", "build", "--records", records, "--database", database],
    ):
        subprocess.run([sys.executable, "-m", *command], cwd=PROJECT, capture_output=True, check=True)
    return Results(open_database(Path(database)))


@pytest.fixture(params=list(FILTERS.values()), ids=list(FILTERS))
def filters(request):
    return request.param


def whole_tables(results, filters):
    """The events and the claims that the filters keep, as they stand in the database."""

    def narrowed(name):
        return fetch_sql(
            results.database, results.queries.sql(lambda: results.tables.expressions[name], filters)
        )

    return narrowed("reconciled_events"), narrowed("reconciled_attendance_claims")


def top_level(events):
    return events[events["is_top_level"].astype(bool)]


def assert_same_rows(found, expected):
    """Of fewer rows, a column may hold whole numbers alone, or nothing, and have another type or place."""
    assert set(found.columns) == set(expected.columns)
    found, expected = (
        rows.astype(object).where(rows.notna(), None) for rows in (found[expected.columns], expected)
    )
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def assert_begins(whole, leading):
    """The rows of a chart begin the whole ranking, in the columns that they have of it."""
    told = [name for name in whole.columns if name in leading]
    assert {"event_id", "attendance_low", "attendance_best", "attendance_high"} <= {*told}
    assert_same_rows(leading[told], whole[told].head(LEADING_ROWS))


def same(found, expected):
    return found == expected or (pd.isna(found) and expected == 0)


def test_totals_are_the_sums_over_all_events(results, filters):
    events = top_level(whole_tables(results, filters)[0])
    high = events["attendance_high"].fillna(events["attendance_low"]).fillna(events["attendance_best"])

    (total,) = results.rows(attendance.attendance_total, filters).to_dict("records")

    assert total["event_count"] == len(events)
    assert total["known_count"] == events["attendance_best"].notna().sum()
    assert total["unknown_count"] == events["attendance_best"].isna().sum()
    assert same(total["attendance_low"], events["attendance_low"].sum())
    assert same(total["attendance_high"], high.sum())


@pytest.mark.parametrize(
    ("metric", "column"),
    [
        (attendance.attendance_range_by_year, "year"),
        (attendance.attendance_range_by_country, "country_code"),
        (attendance.attendance_range_by_event_type, "event_type"),
    ],
)
def test_sums_of_each_value_are_those_over_its_events(results, filters, metric, column):
    events = top_level(whole_tables(results, filters)[0])
    expected = events.groupby(column)["attendance_low"].sum().to_dict()

    rows = results.rows(metric, filters)

    assert dict(zip(rows[column], rows["attendance_low"].fillna(0), strict=True)) == expected


@pytest.mark.parametrize("metric", ASKED_IN, ids=lambda metric: metric.__name__)
def test_sums_that_are_asked_for_together_are_those_of_each_metric(results, filters, metric):
    alone = fetch_sql(results.database, results.queries.sql(metric, filters))

    assert_same_rows(results.rows(metric, filters, most=1_000), alone)
    assert_same_rows(results.rows(metric, filters, most=2), alone.head(2))
    assert_same_rows(pd.DataFrame(results.records(metric, filters), columns=alone.columns), alone)


@pytest.fixture
def asked(monkeypatch):
    """The SQL of all records that are fetched."""
    noted = []

    def fetch_and_note(database, sql, parameters=None):
        noted.append(sql)
        return fetch_records(database, sql, parameters)

    monkeypatch.setattr("analytics.results.fetch_records", fetch_and_note)
    return noted


def test_sums_that_stand_side_by_side_are_asked_for_once(results, asked):
    for metric in OF_ATTENDANCE:
        results.rows(metric, Filters(years=(2013, 2018), roles=("speaker",)))

    assert len([sql for sql in asked if "event_totals" in sql]) == 1


def test_sums_of_whole_groups_are_asked_for_once_for_all_filters(results, asked):
    for metric in ASKED_IN:
        results.rows(metric, Filters(countries=("KGZ",)))
    asked.clear()

    for metric in ASKED_IN:
        results.rows(metric, Filters(years=(2013, 2018), countries=("KAZ", "UZB"), scope="programme"))

    assert not asked


@pytest.mark.parametrize("order", ["disagreement", "date", "size"])
def test_leading_ranges_begin_the_whole_ranking(results, filters, order):
    whole = results.rows(attendance.attendance_range_by_event, filters, order=order)

    leading = results.rows(LEADING[attendance.attendance_range_by_event], filters, order=order)

    assert_begins(whole, leading)


def test_leading_ranges_bring_every_claim_that_counts(results, filters):
    leading = results.rows(LEADING[attendance.attendance_range_by_event], filters, order="size")
    claims = results.rows(evidence.counted_attendance_evidence, filters)
    of_leading = claims[claims["event_id"].isin(leading["event_id"]) & claims["figure"].notna()]
    told = ["figure", "wording", "document", "publisher"]

    brought = [
        (row.event_id, *(claim[name] for name in told))
        for row in leading.itertuples()
        for claim in row.claims
    ]

    assert sorted(brought) == sorted(of_leading[["event_id", *told]].itertuples(index=False, name=None))


def test_leading_announcements_begin_the_whole_ranking(results, filters):
    whole = results.rows(attendance.attendance_planned_and_reported, filters)

    leading = results.rows(LEADING[attendance.attendance_planned_and_reported], filters)

    assert_begins(whole, leading)


@pytest.mark.parametrize(
    "metric",
    [metric for metric in (*COUNTED_IN, *COUNTS) if not required_values(metric)],
    ids=lambda metric: metric.__name__,
)
def test_counts_are_those_of_the_rows(results, filters, metric):
    rows = results.rows(metric, filters)
    # A claim stands in several rows there, one for each theme of its event.
    is_repeated = metric is evidence.attendance_evidence_by_theme
    statements = rows.drop_duplicates("claim_id") if is_repeated else rows

    counts = results.counts(metric, filters)

    assert counts["row_count"] == len(statements)
    if "document_count" in counts:
        assert counts["document_count"] == rows["document_id"].nunique()


@pytest.mark.parametrize(
    ("metric", "parameters"),
    [
        (evidence.disagreement_evidence, {"field": "attendance"}),
        (evidence.involvement_evidence_by_organization, {"rolled_up": True}),
        (involvement.event_count_by_organization, {"rolled_up": True}),
        (involvement.event_count_by_organization_and_role, {"role_group": "spoke"}),
        (involvement.event_count_by_organization_and_role, {"role_group": "funded", "rolled_up": True}),
        (involvement.event_count_by_organization_and_year, {"rolled_up": True}),
        (involvement.event_count_by_pair, {"rolled_up": True}),
        (involvement.partner_count_by_organization, {"rolled_up": True}),
        (documents.document_list, {"search": "press 2015"}),
        (disagreements.disagreement_list, {"field": "city"}),
        (evidence.partner_evidence, {"organization_id": "organization-00000003"}),
        (evidence.partner_evidence, {"organization_id": "organization-00000000", "with_parts": True}),
    ],
)
def test_rows_that_arguments_keep_are_counted_as_well(results, filters, metric, parameters):
    rows = results.rows(metric, filters, **parameters)

    counts = results.counts(metric, filters, **parameters)

    assert counts["row_count"] == len(rows)
    assert counts.get("document_count") in (None, rows.get("document_id", pd.Series()).nunique())


@pytest.mark.parametrize("with_parts", [False, True])
@pytest.mark.parametrize(
    "filters", [FILTERS[name] for name in ("years and undated", "organization with parts", "role")]
)
@pytest.mark.parametrize("metric", OF_ONE_ORGANIZATION)
def test_what_one_organization_did_is_looked_for_at_its_events_alone(results, filters, metric, with_parts):
    asked = {"organization_id": "organization-00000003", "with_parts": with_parts}
    every = with_names(filters.apply(results.tables).compute(metric, **asked), results.tables)

    found = results.rows(metric, filters, **asked)

    assert_same_rows(found, fetch(results.database, every))
    assert results.counts(metric, filters, **asked)["row_count"] == len(found)


@pytest.mark.parametrize("rolled_up", [False, True])
@pytest.mark.parametrize(
    "metric", [involvement.event_count_by_pair, involvement.partner_count_by_organization]
)
def test_those_that_took_part_together_are_ranked_as_all_are(results, filters, metric, rolled_up):
    whole = results.rows(metric, filters, rolled_up=rolled_up)

    found = leading(metric, {"rolled_up": rolled_up})

    assert found is not None
    first, known, most = found
    assert_same_rows(results.rows(first, filters, **known)[whole.columns], whole.head(most))


def test_organizations_with_a_role_may_be_more_than_those_kept_of_the_ones_named_most_often():
    metric = involvement.event_count_by_organization_and_role

    every, funding = leading(metric, {}), leading(metric, {"role_group": "funded"})

    assert every is not None
    assert every[2] == LEADING_ORGANIZATIONS
    assert funding is not None
    assert funding[1:] == ({"role_group": "funded"}, 0)


@pytest.mark.parametrize("rolled_up", [False, True])
def test_pairs_of_leading_organizations_are_all_among_them_and_those_nearest_to_each(
    results, filters, rolled_up
):
    every = results.rows(involvement.event_count_by_pair, filters, rolled_up=rolled_up)
    ranking = results.rows(involvement.event_count_by_organization, filters, rolled_up=rolled_up)
    bodies = list(ranking["organization_id"].head(LEADING_PARTNERS))
    one, other = every["organization_id"], every["partner_id"]
    wanted = one.isin(bodies) & other.isin(bodies)
    for body in bodies:
        wanted |= every.index.isin(every[(one == body) | (other == body)].head(NEAREST).index)

    found = results.rows(pairs_of_leading_organizations, filters, rolled_up=rolled_up)

    assert_same_rows(found[every.columns], every[wanted].reset_index(drop=True))


@pytest.mark.parametrize(
    ("metric", "parameters"),
    [
        (documents.document_list, {}),
        (documents.document_list, {"search": "2015"}),
        (events.event_list, {}),
        (events.event_list, {"search": "seminar"}),
        (coverage.event_gaps, {}),
        (coverage.event_gaps, {"gap": "is_place_known"}),
        (coverage.undated_event_list, {}),
        (phases.outcome_list_by_phase, {}),
        (involvement.event_count_by_pair, {}),
        (involvement.event_count_by_pair, {"rolled_up": True}),
    ],
)
@pytest.mark.parametrize("most", [20, 2_000])
def test_first_rows_are_those_of_the_whole_list(results, filters, metric, parameters, most):
    whole = results.rows(metric, filters, **parameters)

    first = results.rows(metric, filters, most=most, **parameters)

    assert metric in FIRST_ROWS
    assert_same_rows(first, whole.head(most))


def test_a_timeline_with_room_for_all_marks_leaves_none_out(results, filters):
    whole = results.rows(phases.phase_timeline, filters)

    first = results.rows(phases.phase_timeline, filters, most=len(whole) + 1)

    assert_same_rows(first, whole)


def test_of_many_events_the_timeline_still_shows_what_documents_say_and_milestones(results):
    whole = results.rows(phases.phase_timeline, Filters.everything())

    first = results.rows(phases.phase_timeline, Filters.everything(), most=100)

    def kinds(rows):
        return rows["mark"].value_counts().to_dict()

    every, shown = kinds(whole), kinds(first)
    others = {kind: min(every[kind], 10) for kind in ("chosen dates", "statement", "milestone")}
    assert every["event"] > 100
    assert shown == {**others, "event": 100 - sum(others.values())}
    for (_mark, _phase), of_phase in first.groupby(["mark", "phase_id"], dropna=False):
        one = of_phase.iloc[0]
        same = whole["phase_id"].isna() if pd.isna(one["phase_id"]) else whole["phase_id"] == one["phase_id"]
        expected = whole[(whole["mark"] == one["mark"]) & same].head(len(of_phase))
        assert_same_rows(of_phase.reset_index(drop=True), expected.reset_index(drop=True))
    events = first[first["mark"] == "event"]["phase_id"].value_counts(dropna=False)
    assert set(events.index.fillna("")) == set(whole[whole["mark"] == "event"]["phase_id"].fillna(""))
    assert events.max() - events.min() <= 1


def test_an_argument_that_is_empty_is_none(results):
    listed = results.rows(documents.document_list, Filters())

    assert results.rows(documents.document_list, Filters(), search="") is listed


def test_tables_that_are_narrowed_once_give_what_queries_give_that_narrow_by_themselves(results, filters):
    for metric in (
        events.event_count,
        phases.event_count_by_phase_and_theme,
        evidence.event_evidence,
    ):
        alone = fetch_sql(results.database, results.queries.sql(metric, filters))

        assert results.rows(metric, filters).equals(alone), metric.__name__


def kept_tables(results):
    sql = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'memory'"
    return {*fetch_sql(results.database, sql)["table_name"]}


def test_a_table_goes_when_no_result_holds_it(results):
    other = Results(results.database)
    other.rows(attendance.attendance_total, FILTERS["organization with parts"])
    held = kept_tables(results)
    del other
    gc.collect()

    assert kept_tables(results) < held


def test_the_events_of_an_organization_are_looked_for_once_for_all_years_and_countries(results):
    asked, filters = Results(results.database), Filters(organizations=("organization-00000004",))
    before = kept_tables(results)
    asked.rows(attendance.attendance_total, filters)
    first = kept_tables(results)
    asked.rows(attendance.attendance_total, replace(filters, years=(2012, 2014), countries=("UZB",)))
    asked.rows(attendance.attendance_total, replace(filters, years=None, scope="programme"))

    assert first - before
    assert not kept_tables(results) - first


def test_readers_who_ask_at_the_same_time_get_one_answer(results):
    computed = []
    begun = threading.Event()

    def compute():
        computed.append(1)
        begun.wait(5)
        return "answer"

    readers = [threading.Thread(target=results.keep, args=("asked once", compute)) for _ in range(5)]
    for reader in readers:
        reader.start()
    begun.set()
    for reader in readers:
        reader.join()

    assert computed == [1]


def test_it_is_counted_how_often_a_result_was_there_and_what_all_take(results):
    before = results.kept()

    results.keep("counted", lambda: "a" * 10)
    results.keep("counted", lambda: "a" * 10)

    after = results.kept()
    assert (after.hits - before.hits, after.misses - before.misses) == (1, 1)
    assert after.bytes > before.bytes


def test_values_that_rows_are_asked_for_by_keep_their_types_and_their_characters(results):
    metric = attendance.attendance_range_by_year
    whole = results.rows(metric, Filters())
    first, second = whole.head(2).to_dict("records")
    values = ((first["year"], None), (second["year"], second["known_count"]))

    found = results.rows(metric, Filters(), where=(("year", "known_count"), values))
    strange = (('it\'s "1"\\ ⟦event⟧ \u2028',),)

    assert found["year"].tolist() == [second["year"]]
    assert results.rows(evidence.event_evidence, Filters(), where=(("event_id",), strange)).empty


def test_what_fails_is_not_kept(results):
    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        results.keep("fails at first", fail)

    assert results.keep("fails at first", lambda: "answer") == "answer"


def test_only_the_asked_rows_are_fetched(results):
    metric = evidence.counted_attendance_evidence
    whole = results.rows(metric, Filters())
    event = whole["event_id"].value_counts().index[0]

    of_event = results.rows(metric, Filters(), where=(("event_id",), ((event,),)))
    first = results.rows(metric, Filters(), most=3)

    assert_same_rows(of_event, whole[whole["event_id"] == event].reset_index(drop=True))
    assert_same_rows(first, whole.head(3))


def test_rows_of_several_values_stand_in_the_order_of_all(results):
    metric, columns = evidence.disagreement_evidence, ("subject_id", "field", "about")
    whole = results.rows(metric, Filters())
    values = whole[list(columns)].astype(object).where(whole[list(columns)].notna(), None)
    points = list(values.itertuples(index=False, name=None))
    some = tuple(reversed(list(dict.fromkeys(points))[::3]))

    found = results.rows(metric, Filters(), where=(columns, some))

    kept = [point in some for point in points]
    assert 0 < len(found) < len(whole)
    assert_same_rows(found, whole[kept].reset_index(drop=True))


def test_rows_are_found_by_columns_that_only_the_metric_has(results):
    metric = evidence.disagreement_evidence
    whole = results.rows(metric, Filters())
    event = whole["event_id"].value_counts().index[0]

    of_event = results.rows(metric, Filters(), where=(("event_id",), ((event,),)))

    assert of_event["claim_id"].tolist() == whole[whole["event_id"] == event]["claim_id"].tolist()


@pytest.mark.parametrize("values", [(), (("no such event",),), (("'); DROP TABLE events; --",),)])
def test_values_that_no_row_has_find_none(results, values):
    assert results.rows(evidence.event_evidence, Filters(), where=(("event_id",), values)).empty


def test_an_empty_value_finds_the_rows_without_one(results):
    rows = results.rows(evidence.event_evidence, Filters.everything(), where=(("country_code",), ((None,),)))

    assert len(rows)
    assert rows["country_code"].isna().all()


def test_filters_that_keep_whole_groups_are_told_apart():
    assert Filters(phases=("phase-1",), countries=("KAZ",), scope="related").keep_whole_groups()
    for filters in (
        Filters(themes=("youth",)),
        Filters(roles=("host",)),
        Filters(organizations=("osce",)),
        Filters(events=("summit",)),
    ):
        assert not filters.keep_whole_groups()
