"""What is made of the real records, against the answer sheet and the disagreements known beforehand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

EXPECTED = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def records(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database of the real records."""
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def ask(records: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[tuple[Any, ...]]:
    return records.execute(query, list(values)).fetchall()


def counts(records, query: str) -> dict[str, int]:
    return {str(key): count for key, count in ask(records, query)}


# --- the answer sheet ------------------------------------------------------------------------------------


def test_every_event_is_reconciled_and_keeps_its_scope_and_kind(records):
    scopes = counts(records, "SELECT scope, count(*) FROM reconciled_events GROUP BY ALL")

    assert {"total": sum(scopes.values()), **scopes} == EXPECTED["events"]
    assert (
        counts(records, "SELECT event_type, count(*) FROM reconciled_events GROUP BY ALL")
        == EXPECTED["events_by_type"]
    )


def test_events_with_a_figure_are_those_of_the_answer_sheet(records):
    ((counted, chosen),) = ask(
        records,
        "SELECT count_if(attendance_claim_count > 0), count(attendance_best) FROM reconciled_events",
    )
    ((any_claim,),) = ask(records, "SELECT count(DISTINCT event_id) FROM reconciled_attendance_claims")

    assert counted == chosen == EXPECTED["events_with_a_reported_figure_in_persons"]
    assert any_claim == EXPECTED["events_with_any_attendance_claim"]


def test_events_count_in_the_years_of_the_answer_sheet(records):
    by_year = counts(
        records, "SELECT year, count(*) FROM reconciled_events WHERE year IS NOT NULL GROUP BY ALL"
    )
    by_start = counts(
        records,
        "SELECT year, count(*) FROM reconciled_events WHERE date_start IS NOT NULL GROUP BY ALL",
    )

    assert by_year == EXPECTED["events_per_year_of_earliest_claimed_start_or_end"]
    assert by_start == EXPECTED["events_per_year_of_earliest_claimed_start"]


def test_undated_events_are_those_of_the_answer_sheet(records):
    ((without_start, without_date),) = ask(
        records, "SELECT count_if(date_start IS NULL), count_if(date_from IS NULL) FROM reconciled_events"
    )

    assert without_start == EXPECTED["events_without_a_claimed_start"]
    assert without_date == EXPECTED["events_without_any_claimed_date"]


def test_countries_are_those_of_the_answer_sheet(records):
    by_country = counts(
        records,
        "SELECT country_code, count(*) FROM reconciled_events WHERE country_code IS NOT NULL GROUP BY ALL",
    )

    assert by_country == EXPECTED["events_per_country"]


@pytest.mark.parametrize("column", ["basis", "qualifier"])
def test_attendance_claims_keep_what_they_say(records, column):
    found = counts(records, f"SELECT {column}, count(*) FROM reconciled_attendance_claims GROUP BY ALL")

    assert found == EXPECTED[f"attendance_claims_by_{column}"]


def test_the_counted_figures_run_from_the_smallest_to_the_largest_of_the_answer_sheet(records):
    (ends,) = ask(
        records,
        "SELECT min(figure), max(coalesce(upper, figure)) FROM reconciled_attendance_claims WHERE is_counted",
    )

    assert list(ends) == EXPECTED["smallest_and_largest_reported_figure"]


def test_every_claim_on_the_tashkent_conference_is_kept(records):
    columns = "claim_id, figure, upper, qualifier, scope, counted, basis, coverage, wording"
    found = ask(
        records,
        f"SELECT {columns} FROM reconciled_attendance_claims"
        " WHERE event_id = 'tashkent-2022-conference' ORDER BY claim_id",
    )

    expected = EXPECTED["tashkent_2022_conference_attendance_claims"]
    assert [["" if value is None else str(value) for value in row] for row in found] == [
        list(claim.values()) for claim in expected
    ]


def test_documents_of_the_tashkent_conference_are_those_of_the_answer_sheet(records):
    ((count,),) = ask(
        records, "SELECT document_count FROM reconciled_events WHERE event_id = 'tashkent-2022-conference'"
    )

    assert count == len(EXPECTED["tashkent_2022_conference_documents"])


def test_phases_keep_the_statements_of_the_answer_sheet(records):
    assert (
        counts(records, "SELECT phase_id, count(*) FROM phase_claims GROUP BY ALL")
        == EXPECTED["phase_claims_per_phase"]
    )


def points(records, field: str) -> list[str]:
    found = ask(records, "SELECT subject_id FROM disagreements WHERE field = ? ORDER BY 1", field)
    return [subject for (subject,) in found]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("attendance", EXPECTED["events_disagreeing_about_attendance"]["figure_upper_qualifier_by_event"]),
        ("date_start", EXPECTED["events_disagreeing_about_start_date"]["dates_by_event"]),
        ("city", EXPECTED["events_disagreeing_about_city"]),
        ("format", EXPECTED["events_disagreeing_about_format"]),
        ("date_adopted", EXPECTED["outcomes_disagreeing_about_date_adopted"]),
    ],
)
def test_documents_disagree_on_the_points_of_the_answer_sheet_and_no_other(records, field, expected):
    assert points(records, field) == sorted(expected)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("date_start", EXPECTED["events_disagreeing_about_start_date"]["dates_by_event"]),
        ("date_end", EXPECTED["events_disagreeing_about_end_date"]["dates_by_event"]),
        ("city", EXPECTED["events_disagreeing_about_city"]),
        ("date_adopted", EXPECTED["outcomes_disagreeing_about_date_adopted"]),
    ],
)
def test_a_disagreement_keeps_every_value_of_the_answer_sheet(records, field, expected):
    found: dict[str, list[str]] = {}
    for subject, value in ask(
        records,
        "SELECT DISTINCT subject_id, value FROM disagreement_statements"
        " WHERE field = ? AND subject_type <> 'phase' ORDER BY ALL",
        field,
    ):
        found.setdefault(subject, []).append(value)

    assert found == expected


# --- the disagreements known beforehand ------------------------------------------------------------------

NUMBERS = [
    (
        "tashkent-2022-conference",
        "attendance",
        None,
        "contradict",
        {
            "about 100": ["sco-2022-news"],
            "250": ["unoct-2022-closing-remarks"],
            "over 250 in person": ["tashkent-2022-press-release"],
            "about 500": ["vzglyad-2022-03-11-tashkent"],
        },
    ),
    (
        "vienna-2020-ftf-conference",
        "attendance",
        None,
        "contradict",
        {"438": ["dokumen-2020-02-vienna-summary"], "about 500": ["eictp-2020-02-vienna"]},
    ),
    (
        "vienna-2020-ftf-conference",
        "participation_count",
        "states",
        "differ",
        {"63": ["dokumen-2020-02-vienna-summary"], "over 50": ["eictp-2020-02-vienna"]},
    ),
    (
        "istanbul-2022-ewn-launch",
        "attendance",
        None,
        "differ",
        {
            "over 40 in person": ["caricc-2022-07-04-istanbul"],
            "большое количество онлайн-участников online": ["caricc-2022-07-04-istanbul"],
            "over 60": ["cisatc-2022-07-istanbul"],
        },
    ),
    (
        "dushanbe-2019-conference",
        "attendance",
        None,
        "differ",
        {"over 500": ["mfa-tj-2019-05-statement"], "about 500": ["unodc-rpanc-2019-05-dushanbe"]},
    ),
    (
        "dushanbe-2019-conference",
        "participation_count",
        "organizations",
        "contradict",
        {"29": ["mfa-tj-2019-05-statement"], "26": ["unodc-rpanc-2019-05-dushanbe"]},
    ),
    (
        "dushanbe-2018-conference",
        "participation_count",
        "states (registered)",
        "contradict",
        {"46": ["centreline-2018-05-04-dushanbe"], "50": ["asiaplus-2018-05-01-dushanbe"]},
    ),
    (
        "tashkent-2016-universal-instruments-seminar",
        "attendance",
        None,
        "differ",
        {"about 40": ["osce-2016-09-15-tashkent"], "40": ["caravanserai-2016-09-29-tashkent"]},
    ),
]
DATES_AND_PLACES = [
    (
        "ashgabat-2011-jpoa-adoption",
        "date_start",
        None,
        "contradict",
        {
            "2011": ["unoct-2022-closing-remarks"],
            "2011-11": [
                "ctitf-bishkek-2014-media-report",
                "ctitf-project-page-shtml",
                "unrcca-counter-terrorism-page",
            ],
            "2011-11-30": [
                "asiaplus-2011-11-30-ashgabat-hlm",
                "turkmenistan-embassy-2022-news",
                "unrcca-2012-06-22-almaty-consultation",
                "unrcca-hlm-adoption-jpoa",
                "unrcca-mapping-2015",
            ],
            "2011-12": ["pakobserver-2018-05-03-ashgabat"],
        },
    ),
    (
        "new-york-2022-ctc-briefing",
        "date_start",
        None,
        "contradict",
        {"2022-12-20": ["un-ctc-2022-12-20-briefing"], "2022-12-21": ["cisatc-2022-12-21-ctc"]},
    ),
    (
        "kazakhstan-2010-peace-mission",
        "date_start",
        None,
        "contradict",
        {
            "2010-09-09": ["kazworld-2010-09-09-peace-mission"],
            "2010-09-10": ["keyanhelp-2010-09-25-peace-mission"],
        },
    ),
    (
        "tajikistan-2012-peace-mission",
        "date_start",
        None,
        "contradict",
        {
            "2012-06-08": ["scorats-peace-mission-2012"],
            "2012-06-09": ["peoplesdaily-2012-06-15-peace-mission"],
        },
    ),
    (
        "tajikistan-2012-peace-mission",
        "city",
        None,
        "contradict",
        {
            "Chorukh-Dayron": ["scorats-peace-mission-2012"],
            "Khujand": ["peoplesdaily-2012-06-15-peace-mission"],
        },
    ),
    (
        "kyrgyzstan-2016-peace-mission",
        "date_end",
        None,
        "contradict",
        {
            "2016-09-20": ["kazinform-2016-09-22-peace-mission"],
            "2016-09-21": ["kazinform-2016-09-09-peace-mission"],
        },
    ),
    (
        "kyrgyzstan-2016-peace-mission",
        "city",
        None,
        "contradict",
        {
            "Issyk-Kul": ["kazinform-2016-09-22-peace-mission"],
            "Balykchi": ["kazinform-2016-09-09-peace-mission"],
        },
    ),
    (
        "phase-2",
        "date_end",
        None,
        "contradict",
        {
            "2016": ["ctitf-bishkek-2014-media-report"],
            "2017": ["pakobserver-2018-05-03-ashgabat"],
        },
    ),
]
PEOPLE_AND_ROLES = [
    (
        "tashkent-2022-conference",
        "mode",
        "antonio-guterres",
        "contradict",
        {
            "virtual": ["sco-2022-news"],
            "video message": ["reliefweb-2022-03-04-sg-message", "turkmenistan-embassy-2022-news"],
        },
    ),
    (
        "tashkent-2022-conference",
        "mode",
        "shavkat-mirziyoyev",
        "contradict",
        {"virtual": ["sco-2022-news"], "message read": ["turkmenistan-embassy-2022-news"]},
    ),
    (
        "tashkent-2022-conference",
        "representative",
        "osce",
        "differ",
        {
            "Alena Kupchyna": ["tashkent-2022-press-release"],
            "Helga Maria Schmid": [
                "sco-2022-news",
                "turkmenistan-embassy-2022-news",
                "unoct-2022-closing-remarks",
            ],
        },
    ),
    (
        "phase-1",
        "role",
        "eu",
        "differ",
        {
            "implementer": ["unis-2010-12-09-bratislava", "unrcca-2010-12-16-bratislava"],
            "funder": [
                "asiaplus-2011-07-22-almaty",
                "asiaplus-2011-11-30-ashgabat-hlm",
                "ctitf-project-page-shtml",
                "unrcca-2012-06-22-almaty-consultation",
                "unrcca-counter-terrorism-page",
            ],
            "funder, implementer": ["asiaplus-2011-03-29-dushanbe", "ctitf-dushanbe-2011-final-report"],
        },
    ),
]


@pytest.mark.parametrize(
    ("subject_id", "field", "about", "kind", "values"),
    [*NUMBERS, *DATES_AND_PLACES, *PEOPLE_AND_ROLES],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_known_disagreement_is_listed_with_every_value_and_document(
    records, subject_id, field, about, kind, values
):
    point = (subject_id, field, about)
    where = "WHERE subject_id = ? AND field = ? AND about IS NOT DISTINCT FROM ?"
    found: dict[str, list[str]] = {}
    for value, document in ask(
        records,
        f"SELECT DISTINCT value, document_id FROM disagreement_statements {where} ORDER BY ALL",
        *point,
    ):
        found.setdefault(value, []).append(document)

    assert ask(records, f"SELECT disagreement_type FROM disagreements {where}", *point) == [(kind,)]
    assert found == values


@pytest.mark.parametrize(
    ("subject_id", "field", "value", "rule"),
    [
        # UNOCT and ISRS both organized; 250 is more precise than over 250.
        ("tashkent-2022-conference", "attendance", "250", "more precise qualifier"),
        ("vienna-2020-ftf-conference", "attendance", "438", "published by an organizer"),
        ("ashgabat-2011-jpoa-adoption", "date_start", "2011-11-30", "published by an organizer"),
        ("jpoa-2011", "date_adopted", "2011-11-30", "published by an organizer"),
        ("new-york-2022-ctc-briefing", "date_start", "2022-12-20", "published by an organizer"),
        ("kazakhstan-2010-peace-mission", "date_start", "2010-09-09", "earliest publication"),
        ("phase-1", "date_start", "2010-09", "agreement"),
        ("phase-1", "date_end", "2011", "agreement"),
        ("phase-2", "date_end", "2016", "published by an organizer"),
        ("phase-4", "date_start", "2021-12-08", "agreement"),
    ],
)
def test_one_value_is_chosen_by_the_rule_that_applies(records, subject_id, field, value, rule):
    found = ask(
        records, "SELECT value, rule FROM choices WHERE subject_id = ? AND field = ?", subject_id, field
    )

    assert found == [(value, rule)]


def test_the_range_of_the_tashkent_conference_leaves_out_what_was_planned(records):
    (found,) = ask(
        records,
        "SELECT attendance_low, attendance_best, attendance_high, attendance_is_open"
        " FROM reconciled_events WHERE event_id = 'tashkent-2022-conference'",
    )

    assert found == (100, 250, 500, False)


def test_sums_over_the_expert_meetings_are_kept_and_used_for_no_event(records):
    bounds = "attendance_low, attendance_best, attendance_high"
    event_id = "central-asia-2010-2011-expert-meetings"
    claims = ask(
        records,
        f"SELECT qualifier, figure, {bounds}, is_counted FROM reconciled_attendance_claims"
        " WHERE event_id = ? ORDER BY qualifier",
        event_id,
    )
    series = ask(records, f"SELECT {bounds} FROM reconciled_events WHERE event_id = ?", event_id)
    second = ask(
        records, f"SELECT {bounds} FROM reconciled_events WHERE event_id = 'dushanbe-2011-expert-meeting'"
    )

    assert claims == [("about", 60, None, 60, None, False), ("exactly", 60, 60, 60, 60, False)]
    assert series == [(None, None, None)]
    assert second == [(61, 61, 61)]


@pytest.mark.parametrize(
    ("event_id", "named_only_by", "body"),
    [
        ("tashkent-2022-conference", ["un-uzbekistan-2022-02-28"], "co-organizer ISRS"),
        (
            "dushanbe-2022-conference",
            ["asiaplus-2022-10-18-dushanbe", "astanatimes-2022-10-18-dushanbe"],
            "co-organizer Government of Saudi Arabia",
        ),
        (
            "ashgabat-2018-phase-iii-launch",
            ["pakobserver-2018-05-03-ashgabat"],
            "organizer Ministry of Foreign Affairs of Turkmenistan",
        ),
        ("ashgabat-2018-phase-iii-launch", ["unodc-2018-04-30-ashgabat"], "host Government of Turkmenistan"),
    ],
)
def test_documents_differ_on_who_organized(records, event_id, named_only_by, body):
    found = ask(
        records,
        "SELECT document_id FROM disagreement_statements WHERE subject_id = ? AND field = 'organizers'"
        " AND list_contains(string_split(value, ', '), ?) ORDER BY 1",
        event_id,
        body,
    )

    assert [document for (document,) in found] == named_only_by


def test_the_last_press_release_names_other_implementers_for_the_phases_before(records):
    found = ask(
        records,
        "SELECT subject_id, value FROM disagreement_statements"
        " WHERE field = 'implementers' AND document_id = 'phase-iv-2021-press-release' ORDER BY 1",
    )

    assert found == [(f"phase-{number}", "UNCCT, UNRCCA") for number in (1, 2, 3)]


def test_phases_run_as_the_documents_state_and_nothing_ends_the_fourth(records):
    found = ask(records, "SELECT date_start, date_end FROM reconciled_phases ORDER BY number")

    assert found == [
        ("2010-09", "2011"),
        ("2013-09", "2016"),
        ("2018-04", "2021"),
        ("2021-12-08", None),
    ]


def test_no_related_event_is_put_into_a_phase_by_its_date(records):
    found = ask(
        records,
        "SELECT count(*) FROM reconciled_events WHERE scope = 'related' AND phase_basis = 'by date'",
    )

    assert found == [(0,)]


def test_what_a_rule_says_chose_a_value_is_a_rule_that_is_told(records):
    found = ask(
        records,
        "SELECT DISTINCT rule FROM choices WHERE rule NOT IN (SELECT rule FROM reconciliation_rules)",
    )

    assert found == []
