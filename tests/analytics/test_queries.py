from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analytics.database import fetch, fetch_sql, open_database, read_summaries, read_tables
from analytics.downloads import in_ranges
from analytics.filters import MOST_COMPARED, Filters
from analytics.metrics import catalog, evidence
from analytics.metrics.attendance import attendance_range_by_event, attendance_total
from analytics.metrics.documents import document_list
from analytics.metrics.evidence import attendance_evidence, involvement_evidence
from analytics.metrics.involvement import event_list_of_organization
from analytics.metrics.names import with_names
from analytics.parameters import YEARS
from analytics.queries import Queries

FILTERS = [
    Filters(),
    Filters.everything(),
    Filters(organizations=("unoct",), with_parts=True, roles=("organizer", "co-organizer")),
    Filters(phases=("phase-4",), countries=("UZB",), themes=("youth", "human rights"), undated=True),
    Filters(years=(2022, 2022), scope="programme"),
    Filters(events=("tashkent-2022-conference",), years=None, undated=True),
    Filters(events=("tashkent-2022-conference",), years=(2010, 2012)),
    Filters(themes=("youth",), years=(2015, 2019), scope="programme"),
    Filters(themes=("prisons", "nothing"), years=(2019, 2022)),
    Filters(roles=("speaker", "host"), phases=("phase-2",), organizations=("osce",)),
]


@pytest.fixture(scope="module")
def opened(database: Path):
    return open_database(database)


@pytest.fixture(scope="module")
def queries(opened):
    return Queries(read_tables(opened), read_tables(opened, in_full=True), read_summaries(opened))


@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
def test_narrowed_tables_give_what_narrowed_expressions_give(opened, queries, filters):
    tables = read_tables(opened)

    for metric in (attendance_range_by_event, attendance_evidence, involvement_evidence):
        expected = fetch(opened, with_names(filters.apply(tables).compute(metric), tables))
        found = fetch_sql(opened, queries.sql(metric, filters))

        assert found.equals(expected), metric.__name__


@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
def test_a_query_with_parameters_gives_what_it_gives_with_its_values(opened, queries, filters):
    for metric in (attendance_total, attendance_evidence, involvement_evidence):
        query = queries.query(metric, filters)

        found = fetch_sql(opened, *query.prepared())

        assert found.equals(fetch_sql(opened, query.in_full())), metric.__name__


def test_all_filters_of_a_form_have_one_statement(queries):
    def prepared(years, *chosen, scope):
        filters = Filters(years, countries=chosen, phases=chosen, organizations=chosen, scope=scope)
        return queries.query(attendance_total, filters).prepared()

    sql, values = prepared((2012, 2014), "one", "two", scope="programme")
    same, others = prepared((2001, 2002), "another", "x'y", scope="related")
    fewer, _its = prepared((2001, 2002), "another", scope="related")

    assert same == sql != fewer
    assert [*values.values()] == [2012, 2014, "programme", *["one", "two"] * 3]
    assert [*others.values()] == [2001, 2002, "related", *["another", "x'y"] * 3]
    assert not {"2012", "'one'", "'programme'"} & {*sql.split()}


@pytest.mark.parametrize("typed", ["⟦scope⟧", "'⟦scope⟧'", "⟦columns⟧", "$value_0"])
def test_a_text_that_is_searched_for_stands_for_nothing_else(opened, queries, typed):
    query = queries.query(document_list, Filters(scope="related"), search=typed)

    sql, values = query.prepared()

    assert typed.replace("'", "''") in sql
    assert "related" in values.values()
    assert fetch_sql(opened, sql, values).empty
    assert fetch_sql(opened, query.in_full()).empty


def test_many_values_are_no_parameters(opened, queries):
    """DuckDB would plan each of them."""
    many = tuple(f"body-{number}" for number in range(MOST_COMPARED + 1))
    query = queries.query(attendance_total, Filters(organizations=many))

    sql, values = query.prepared()

    assert "'body-20'" in sql
    assert len(values) == 2
    assert fetch_sql(opened, sql, values).equals(fetch_sql(opened, query.in_full()))


def test_themes_and_roles_are_compared_with_one_number(queries, opened):
    """Of a query that looks them up DuckDB 2.0 expects too few rows, and sums of these fail."""
    bits = read_tables(opened).bits("theme", ["youth", "prisons", "nothing"])

    sql = queries.sql(attendance_total, Filters(themes=("youth", "prisons", "nothing"), roles=("host",)))

    assert bits.bit_count() == 2
    assert f'"theme_bits" & {bits}' in " ".join(sql.split())
    assert "codes" not in sql


def test_a_set_of_codes_may_be_any_number(queries, opened):
    tables = read_tables(opened)
    themes = [code for of_list, code in tables.positions if of_list == "theme"]
    for number in map(abs, YEARS):
        chosen = tuple(theme for theme in themes if tables.bits("theme", [theme]) & number)

        sql = queries.sql(attendance_total, Filters((2012, 2014), themes=chosen))

        bits = tables.bits("theme", chosen)
        assert f'"theme_bits" & {bits}' in " ".join(sql.split())
        assert "BETWEEN 2012 AND 2014" in sql


def test_every_metric_runs_under_every_kind_of_filter(opened, queries):
    tables = read_tables(opened)
    metrics = [
        metric
        for group in catalog.metrics_by_subject(tables.expressions).values()
        for metric in group
        if not catalog.required_values(metric)
    ]
    assert len(metrics) > 50

    for metric in metrics:
        for filters in (FILTERS[0], FILTERS[2]):
            fetch_sql(opened, queries.sql(metric, filters))


def test_the_text_by_which_rows_are_sorted_first_is_told_of_all_rows(opened, queries):
    rows = fetch_sql(opened, queries.sql(attendance_evidence, FILTERS[0]))

    keys = fetch_sql(opened, queries.first_key_sql(attendance_evidence, FILTERS[0]))

    assert list(keys.columns) == ["event_id"]
    assert sorted(keys["event_id"]) == list(rows["event_id"])


def test_rows_that_are_sorted_from_last_to_first_have_no_first_key(queries):
    assert queries.first_key_sql(document_list, FILTERS[0]) == ""


def test_all_evidence_is_written_in_ranges(opened, queries):
    tables = read_tables(opened)
    for metric in catalog.metrics_by_subject(tables.expressions)[catalog.subject(evidence)]:
        if not catalog.required_values(metric):
            assert queries.first_key_sql(metric, FILTERS[0]), metric.__name__


def test_every_metric_gives_the_same_file_in_ranges(opened, queries):
    tables = read_tables(opened)
    in_several = 0
    for metric in (
        metric
        for group in catalog.metrics_by_subject(tables.expressions).values()
        for metric in group
        if not catalog.required_values(metric)
    ):
        sql = queries.sql(metric, FILTERS[1])
        ranges = in_ranges(opened, sql, queries.first_key_sql(metric, FILTERS[1]), 100)
        in_several += len(ranges) > 1

        found = pd.concat([fetch_sql(opened, part) for part in ranges], ignore_index=True)

        assert found.to_csv() == fetch_sql(opened, sql).to_csv(), metric.__name__
    assert in_several > 10


def test_rows_and_documents_behind_a_figure_are_counted_without_fetching_them(opened, queries):
    for filters in FILTERS:
        claims = fetch_sql(opened, queries.sql(attendance_evidence, filters))

        counts = fetch_sql(opened, *queries.count_query(attendance_evidence, filters).prepared()).iloc[0]

        assert counts["row_count"] == len(claims)
        assert counts["document_count"] == claims["document_id"].nunique()


def test_the_sql_of_a_metric_is_made_once_for_all_filters(queries, monkeypatch):
    queries.sql(attendance_total, FILTERS[0])
    made = []
    monkeypatch.setattr("analytics.queries.with_names", lambda *_: made.append(1))

    for filters in FILTERS:
        queries.sql(attendance_total, filters)

    assert made == []


def test_names_are_found_even_for_what_the_filters_leave_out(opened, queries):
    only_a_part = Filters(events=("tashkent-2022-opening-session",), years=None, undated=True)

    rows = fetch_sql(opened, queries.sql(involvement_evidence, only_a_part))

    assert rows["event"].notna().all()
    assert rows["document"].notna().all()


def test_sql_is_made_once_for_all_values_that_rows_are_asked_for_by(queries):
    def made(event):
        return queries.sql(attendance_evidence, FILTERS[0], where=(("event_id",), ((event,),)))

    before = made("one")
    misses = queries._metric.cache_info().misses

    assert made("another") == before.replace('"one"', '"another"')
    assert queries._metric.cache_info().misses == misses


def test_the_choice_of_events_is_made_once_for_all_values_of_filters(queries):
    def made(years, *keys):
        return queries.sql(
            attendance_total,
            Filters(years, countries=keys, phases=keys, organizations=keys, roles=("speaker",)),
        )

    def misses():
        kept = (queries._chosen_events, queries._kept_groups, queries._compiled_narrowing)
        return [table.cache_info().misses for table in kept]

    before = made((2012, 2014), "one", "two")
    made_before = misses()
    after = made((2001, 2002), "another", "x'y")

    assert "'one', 'two'" in before
    assert "'two'" not in after
    for old, new in (("'one'", "'another'"), ("'two'", "'x''y'"), ("2012", "2001"), ("2014", "2002")):
        before = before.replace(old, new)
    assert after == before
    assert misses() == made_before


@pytest.mark.parametrize("key", ["unrcca", "no such body", "x'); DROP TABLE events; --", "⟦organization_id⟧"])
def test_sql_is_made_once_for_all_keys(opened, queries, key):
    tables = read_tables(opened)
    queries.sql(event_list_of_organization, FILTERS[0], organization_id="osce")
    misses = queries._metric.cache_info().misses

    found = fetch_sql(opened, queries.sql(event_list_of_organization, FILTERS[0], organization_id=key))

    assert queries._metric.cache_info().misses == misses
    narrowed = FILTERS[0].apply(tables)
    expected = narrowed.compute(event_list_of_organization, organization_id=key)
    assert found.equals(fetch(opened, with_names(expected, tables)))
    assert bool(len(found)) == (key == "unrcca")


def test_tables_are_narrowed_by_sql_that_is_made_once_for_all_events(opened, queries):
    def rows(*events):
        return fetch_sql(
            opened, queries.sql(attendance_evidence, replace(Filters.everything(), events=events))
        )

    def made():
        kept = (queries._compiled_narrowing, queries._chosen_events, queries._kept_groups)
        return sum(each.cache_info().misses for each in kept)

    of_one = rows("tashkent-2022-conference")
    misses = made()
    of_two = rows("tashkent-2022-conference", "istanbul-2022-ewn-launch")

    assert made() == misses
    assert set(of_one["event_id"]) == {"tashkent-2022-conference"}
    assert set(of_two["event_id"]) == {"tashkent-2022-conference", "istanbul-2022-ewn-launch"}
    assert rows("x'); DROP TABLE events; --").empty
