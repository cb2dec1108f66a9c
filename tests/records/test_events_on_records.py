"""Events on the real records: against the answer sheet and against plain counts of the CSV files."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from analytics.charts import draw
from analytics.charts.events import places_beside_map
from analytics.database import open_database
from analytics.filters import Filters
from analytics.metrics import events as metrics
from analytics.metrics.disagreements import disagreement_count
from analytics.results import Results

EXPECTED = json.loads((Path(__file__).parent / "expected.json").read_text("utf-8"))
EVERYTHING = Filters.everything()
RECORDS = Path(__file__).parents[2] / "data" / "records"
FOUNDING = {
    "phase-iv-2021-press-release",
    "sco-2022-news",
    "tashkent-2022-press-release",
    "turkmenistan-embassy-2022-news",
    "unoct-2022-closing-remarks",
}
CLAIM_TABLES = (
    "attendance_claims",
    "event_claims",
    "involvement",
    "outcomes",
    "participation_counts",
    "themes",
)


@pytest.fixture(scope="module")
def compute(database):
    results = Results(open_database(database))
    return lambda metric, filters=EVERYTHING, **more: results.rows(metric, filters, **more)


def read(name):
    with (RECORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_number_of_events_is_that_of_the_answer_sheet(compute):
    row = compute(metrics.event_count).to_dict("records")[0]

    assert row["event_count"] == EXPECTED["events"]["total"]
    assert row["programme_count"] == EXPECTED["events"]["programme"]
    assert row["related_count"] == EXPECTED["events"]["related"]
    assert row["event_count"] - row["dated_count"] == EXPECTED["events_without_any_claimed_date"]
    assert row["single_document_count"] == 116
    assert row["event_count"] - row["with_country_count"] == 48


def test_events_of_each_year_are_those_of_the_answer_sheet(compute):
    counts = compute(metrics.event_count_by_year)

    told = {str(row.year): row.event_count for row in counts.itertuples()}
    assert told == EXPECTED["events_per_year_of_earliest_claimed_start_or_end"]
    assert (counts["programme_count"] + counts["related_count"] == counts["event_count"]).all()


def test_events_of_each_kind_are_those_of_the_answer_sheet(compute):
    counts = compute(metrics.event_count_by_event_type)

    assert dict(zip(counts["event_type"], counts["event_count"], strict=True)) == EXPECTED["events_by_type"]


def test_events_of_each_country_are_those_of_the_answer_sheet(compute):
    places = compute(metrics.event_count_by_place)

    counts = places.groupby("country_code")["event_count"].sum()
    assert counts.to_dict() == EXPECTED["events_per_country"]
    assert places["event_count"].sum() == EXPECTED["events"]["total"]


@pytest.mark.parametrize("filters", [Filters(), Filters.everything(), Filters(scope="programme")])
def test_figures_of_one_page_do_not_contradict_each_other(compute, filters):
    total = compute(metrics.event_count, filters).to_dict("records")[0]

    assert compute(metrics.event_count_by_year, filters)["event_count"].sum() == total["dated_count"]
    assert compute(metrics.event_count_by_event_type, filters)["event_count"].sum() == total["event_count"]
    assert compute(metrics.event_count_by_place, filters)["event_count"].sum() == total["event_count"]
    assert len(compute(metrics.event_list, filters)) == total["event_count"]


def test_places_abroad_and_without_coordinates_are_told_beside_the_map(database):
    places = Results(open_database(database)).records(metrics.event_count_by_place, EVERYTHING)

    said = places_beside_map(draw.rows(places))

    for place in ("Istanbul 3", "Vienna 2", "New York 2", "Bratislava 1", "Matybulak 1", "Jizzakh Region 1"):
        assert place in said


@pytest.mark.parametrize(
    ("search", "event_id"),
    [
        ("Hakala Termez", None),
        ("Hakala Tashkent", "tashkent-2022-bilateral-turkmenistan-eusr"),
        ("ЦАРИКЦ", "istanbul-2022-ewn-launch"),
        ("tashkent-2022-conference", "tashkent-2022-conference"),
        ("Türkiye", "istanbul-2022-ewn-launch"),
        ("turkiye", "istanbul-2022-ewn-launch"),
    ],
)
def test_events_are_found_by_names_in_the_records(compute, search, event_id):
    found = set(compute(metrics.event_list, search=search)["event_id"])

    assert event_id in found if event_id else not found


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("Tashkent", "Ташкент"),
        ("Dushanbe", "Душанбе"),
        ("Ashgabat", "Ашхабад"),
        ("Vienna", "Вена"),
        ("Istanbul", "Стамбул"),
        ("Kazakhstan", "Казахстан"),
        ("Tajikistan", "Таджикистан"),
        ("Kyrgyzstan", "Киргизия"),
        ("Türkiye", "Турция"),
        ("OSCE", "ОБСЕ"),
        ("UNRCCA", "РЦПДЦА"),
        ("Voronkov", "Воронков"),
    ],
)
def test_russian_and_english_spellings_find_the_same_events(compute, english, russian):
    found, same = (
        set(compute(metrics.event_list, search=search)["event_id"]) for search in (english, russian)
    )

    assert found
    assert found == same


def test_every_claim_on_an_event_is_a_statement(compute):
    statements = compute(metrics.event_statements)

    assert len(statements) == sum(EXPECTED["rows_per_table"][name] for name in CLAIM_TABLES)
    assert statements["claim_id"].is_unique


def test_each_fact_of_the_founding_documents_is_found_with_its_paragraph(compute):
    statements = compute(metrics.event_statements).set_index("claim_id")

    stated = [row for name in CLAIM_TABLES for row in read(name) if row["document_id"] in FOUNDING]
    assert {row["document_id"] for row in stated} == FOUNDING
    for row in stated:
        assert statements.loc[row["claim_id"], "paragraph"] == int(row["paragraph"])


def test_the_tashkent_conference_shows_the_claims_of_the_answer_sheet(compute):
    filters = Filters(years=None, undated=True, events=("tashkent-2022-conference",))

    claims = compute(metrics.event_attendance_claims, filters)
    facts = compute(metrics.event_facts, filters).set_index("field")

    told = {row["claim_id"]: row for row in EXPECTED["tashkent_2022_conference_attendance_claims"]}
    assert dict(zip(claims["claim_id"], claims["wording"], strict=True)) == {
        claim: row["wording"] for claim, row in told.items()
    }
    assert list(claims[claims["is_chosen"]]["claim_id"]) == ["unoct-2022-closing-remarks-a1"]
    assert list(claims[~claims["is_counted"]]["claim_id"]) == ["un-uzbekistan-2022-02-28-a1"]
    assert set(compute(metrics.event_statements, filters)["document_id"]) == set(
        EXPECTED["tashkent_2022_conference_documents"]
    )
    assert facts.loc["date_start", "value"] == "2022-03-03"
    assert facts.loc["attendance", "rule"] == "more precise qualifier"


def test_one_event_alone_carries_no_disagreement_on_a_phase(compute):
    filters = Filters(years=None, undated=True, events=("tashkent-2022-conference",))

    row = compute(disagreement_count, filters).to_dict("records")[0]

    assert row["disagreement_count"] == 7


def test_who_took_part_is_what_the_records_say(compute):
    filters = Filters(years=None, undated=True, events=("tashkent-2022-conference",))

    participants = compute(metrics.event_participants, filters)

    parts = Counter(
        (row["role"], row["organization_id"], row["person"])
        for row in read("involvement")
        if row["event_id"] == "tashkent-2022-conference"
    )
    keys = zip(participants["role"], participants["organization_id"], participants["person"], strict=True)
    assert {(role, body, person if isinstance(person, str) else "") for role, body, person in keys} == set(
        parts
    )
