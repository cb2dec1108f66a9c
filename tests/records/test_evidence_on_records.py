"""Documents, disagreements and coverage, on the real records: against the answer sheet and the CSV files."""

import csv
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from analytics.database import fetch, open_database, read_tables
from analytics.filters import Filters
from analytics.metrics import attendance, coverage, disagreements, documents, evidence

EXPECTED = json.loads((Path(__file__).parent / "expected.json").read_text("utf-8"))
RECORDS = Path(__file__).parents[2] / "data" / "records"
TASHKENT = "tashkent-2022-conference"
EVENT_CLAIM_TABLES = (
    *("attendance_claims", "event_claims", "involvement", "outcomes", "participation_counts", "themes"),
)
SECTIONS = {
    "attendance_claims": documents.attendance_claims_of_document,
    "event_claims": documents.event_claims_of_document,
    "involvement": documents.involvement_of_document,
    "outcomes": documents.outcomes_of_document,
    "participation_counts": documents.participation_counts_of_document,
    "phase_claims": documents.phase_claims_of_document,
    "phase_involvement": documents.phase_involvement_of_document,
    "themes": documents.themes_of_document,
}


@pytest.fixture(scope="module")
def compute(database):
    opened = open_database(database)
    tables = read_tables(opened)

    def computed(metric, filters=None, **parameters):
        kept = (filters or Filters.everything()).apply(tables)
        return fetch(opened, kept.compute(metric, **parameters))

    return computed


def read(name):
    with (RECORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_document_is_counted_once(compute):
    (row,) = compute(documents.document_count).to_dict("records")
    texts = read("source_documents")

    assert row["document_count"] == EXPECTED["rows_per_table"]["source_documents"]
    assert row["publisher_count"] == len({text["publisher_id"] for text in texts})
    assert row["with_address_count"] == sum(text["url"] != "" for text in texts)
    assert row["without_date_count"] == sum(text["date_published"] == "" for text in texts)


@pytest.mark.parametrize(
    "metric",
    [
        documents.document_count_by_language,
        documents.document_count_by_year,
        documents.document_count_by_publisher,
    ],
)
@pytest.mark.parametrize("filters", [Filters(), Filters.everything(), Filters(countries=("TJK",))])
def test_documents_of_all_groups_add_up_to_the_total(compute, metric, filters):
    total = compute(documents.document_count, filters)["document_count"].item()

    assert compute(metric, filters)["document_count"].sum() == total


def test_statements_of_the_list_are_all_claims_on_events(compute):
    counted = compute(documents.document_list)["statement_count"].sum()

    assert counted == sum(len(read(name)) for name in EVENT_CLAIM_TABLES)


def test_documents_of_the_tashkent_conference_are_those_of_the_answer_sheet(compute):
    filters = Filters(years=None, undated=True, events=(TASHKENT,))

    found = sorted(compute(documents.document_list, filters)["document_id"])

    assert found == sorted(EXPECTED["tashkent_2022_conference_documents"])


@pytest.mark.parametrize(
    "document", ["unoct-2022-closing-remarks", "sco-2022-news", "phase-iv-2021-press-release"]
)
def test_a_document_shows_every_claim_that_the_records_hold_of_it(compute, document):
    for table, metric in SECTIONS.items():
        shown = compute(metric, document_id=document)["claim_id"].tolist()

        assert sorted(shown) == sorted(
            row["claim_id"] for row in read(table) if row["document_id"] == document
        ), table


@pytest.mark.parametrize("filters", [Filters(), Filters(countries=("TJK",))])
def test_the_claims_behind_a_sum_are_those_of_the_events_that_it_adds_up(compute, filters):
    claims = compute(evidence.summed_attendance_evidence, filters)
    (total,) = compute(attendance.attendance_total, filters).to_dict("records")

    with_figure = claims[claims["figure"].notna()]
    assert with_figure["event_id"].nunique() == total["known_count"]


def test_events_that_disagree_on_attendance_are_those_of_the_answer_sheet(compute):
    points = compute(disagreements.disagreement_list, field="attendance")

    expected = EXPECTED["events_disagreeing_about_attendance"]["figure_upper_qualifier_by_event"]
    assert sorted(points["event_id"]) == sorted(expected)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("date_start", EXPECTED["events_disagreeing_about_start_date"]["dates_by_event"]),
        ("date_end", EXPECTED["events_disagreeing_about_end_date"]["dates_by_event"]),
        ("city", EXPECTED["events_disagreeing_about_city"]),
        ("format", EXPECTED["events_disagreeing_about_format"]),
    ],
)
def test_events_that_disagree_on_dates_and_places_are_those_of_the_answer_sheet(compute, field, expected):
    statements = compute(evidence.disagreement_evidence, field=field)
    of_events = statements[statements["event_id"].notna()]

    found = {event: sorted(set(values)) for event, values in of_events.groupby("event_id")["value"]}
    assert found == expected


def test_outcomes_that_disagree_are_those_of_the_answer_sheet(compute):
    statements = compute(evidence.disagreement_evidence, field="date_adopted")

    found = {outcome: sorted(set(values)) for outcome, values in statements.groupby("outcome_id")["value"]}
    assert found == EXPECTED["outcomes_disagreeing_about_date_adopted"]


def test_the_sharpest_disagreement_is_the_attendance_at_tashkent(compute):
    worst = compute(disagreements.disagreement_list).iloc[0]
    drawn = compute(disagreements.disagreement_range_by_point).iloc[0]

    assert (worst["event_id"], worst["field"]) == (TASHKENT, "attendance")
    assert (drawn["figure_low"], drawn["figure_chosen"], drawn["figure_high"]) == (100, 250, 500)


def test_kinds_of_points_add_up_to_all_points(compute):
    (total,) = compute(disagreements.disagreement_count).to_dict("records")
    by_point = compute(disagreements.disagreement_count_by_point)

    assert by_point["disagreement_count"].sum() == total["disagreement_count"]
    assert by_point["contradiction_count"].sum() == total["contradiction_count"]
    assert len(compute(disagreements.disagreement_list)) == total["disagreement_count"]


def test_every_statement_in_dispute_has_the_paragraph_of_its_claim_whatever_the_filters(compute):
    tables = (*EVENT_CLAIM_TABLES, "phase_claims", "phase_involvement")
    paragraphs = {row["claim_id"]: row["paragraph"] for name in tables for row in read(name)}

    for filters in (Filters.everything(), replace(Filters.everything(), roles=("organizer",))):
        statements = compute(evidence.disagreement_evidence, filters)

        stated = statements["paragraph"].astype("string").fillna("")
        assert list(stated) == [paragraphs[claim] for claim in statements["claim_id"]]
        assert any(stated)


def test_rows_of_the_matrix_add_up_to_what_is_known(compute):
    (total,) = compute(coverage.coverage_total).to_dict("records")
    years = compute(coverage.coverage_by_year)

    for name in (
        "event_count",
        "attendance_known_count",
        "day_known_count",
        "place_known_count",
        "confirmed_count",
    ):
        assert years[name].sum() == total[name]
    assert years[years["year"].isna()]["event_count"].item() == total["undated_count"]


def test_events_with_one_document_are_those_that_one_document_names(compute):
    speaking = Counter(
        event
        for event, _document in {
            (row["event_id"], row["document_id"]) for name in EVENT_CLAIM_TABLES for row in read(name)
        }
    )
    single = {
        row["event_id"]
        for row in read("events")
        if not row["parent_event_id"] and speaking[row["event_id"]] == 1
    }

    assert set(compute(coverage.event_gaps, gap="is_confirmed")["event_id"]) == single


def test_events_without_a_date_are_those_that_no_document_dates(compute):
    dated = {row["event_id"] for row in read("event_claims") if row["date_start"] or row["date_end"]}
    undated = {
        row["event_id"]
        for row in read("events")
        if not row["parent_event_id"] and row["event_id"] not in dated
    }

    assert set(compute(coverage.undated_event_list)["event_id"]) == undated
