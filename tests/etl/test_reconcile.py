"""Each rule of etl/reconcile.py on made-up records, and what must hold whatever the records say."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.contract import Contract, Table, read_contract
from etl.load import put_in_order
from etl.reconcile import RULES, reconcile

CONTRACT = read_contract()
Row = Mapping[str, Any]

# What a row says where a test does not care.
DEFAULTS = {
    "basis": "reported",
    "counted": "participants",
    "country_code": None,
    "coverage": "whole",
    "date_published": None,
    "decided_by": "somebody",
    "decided_on": "2026-01-01",
    "document_id": "news",
    "document_type": "news article",
    "event_id": "meeting",
    "event_type": "conference",
    "language": "en",
    "mode": "unspecified",
    "name": "Name",
    "organization_type": "other",
    "outcome_type": "declaration",
    "publisher_id": "somebody",
    "qualifier": "exactly",
    "reason": "reason",
    "role": "participant",
    "scope": "unspecified",
    "title": "Title",
    "wording": "words",
}


class Reconciled:
    """Made-up records, reconciled: a test gives the columns that matter, the rest is filled in."""

    def __init__(self, **tables: Sequence[Row]) -> None:
        self._numbers = count(1)
        rows = {
            table.name: [self._filled(table, row) for row in tables.get(table.name, ())]
            for table in CONTRACT.tables
        }
        self._add_what_is_referred_to(CONTRACT, rows)
        with duckdb.connect(config={"threads": 1}) as connection:
            for table in CONTRACT.tables:
                _insert(connection, table, rows[table.name])
                put_in_order(connection, table)
            reconcile(connection)
            names = connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE NOT temporary"
            ).fetchall()
            self.tables = {name: _read(connection, name) for (name,) in names}

    def rows(self, table: str, **where: Any) -> list[dict[str, Any]]:
        """Rows of a table in which these columns have these values."""
        return [row for row in self.tables[table] if all(row[name] == value for name, value in where.items())]

    def row(self, table: str, **where: Any) -> dict[str, Any]:
        """The one row of a table in which these columns have these values."""
        (row,) = self.rows(table, **where)
        return row

    def event(self, event_id: str = "meeting") -> dict[str, Any]:
        """What is made of an event."""
        return self.row("reconciled_events", event_id=event_id)

    def choice(self, field: str, subject_id: str = "meeting") -> tuple[str, str]:
        """The chosen value on a point, and the rule that decided."""
        row = self.row("choices", subject_id=subject_id, field=field)
        return row["value"], row["rule"]

    def disagreements(self, subject_id: str = "meeting") -> dict[str, str]:
        """The points on which documents differ, and whether they contradict each other."""
        found = self.rows("disagreements", subject_id=subject_id)
        return {row["field"]: row["disagreement_type"] for row in found}

    def _filled(self, table: Table, row: Row) -> dict[str, Any]:
        unknown = set(row) - set(table.field_names)
        assert not unknown, f"{table.name} has no {unknown}"
        filled = {field.name: DEFAULTS.get(field.name) if field.required else None for field in table.fields}
        if table.name == "events":
            filled["scope"] = "programme"
        if "claim_id" in filled and table.name != "decisions":
            filled["claim_id"] = f"claim-{next(self._numbers):04}"
        return {**filled, **row}

    def _add_what_is_referred_to(self, contract: Contract, rows: dict[str, list[dict[str, Any]]]) -> None:
        # A document needs its publisher, so the tables are gone through twice.
        for table in (*contract.tables, *contract.tables):
            for key in table.foreign_keys:
                (field,), (reference,) = key.fields, key.reference_fields
                known = {row[reference] for row in rows[key.table]}
                for value in sorted({row[field] for row in rows[table.name]} - known - {None}):
                    new = self._filled(contract.table(key.table), {reference: value})
                    if "name" in new:
                        new["name"] = value
                    if key.table == "phases":
                        new["number"] = len(rows["phases"]) + 1
                    rows[key.table].append(new)


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, rows: Sequence[Row]) -> None:
    columns = ", ".join(f"{field.name} {field.duckdb_type}" for field in table.fields)
    connection.execute(f"CREATE TABLE {table.name} ({columns})")
    if rows:
        values = ", ".join(f"unnest(?::{field.duckdb_type}[])" for field in table.fields)
        lists = [[row[field.name] for row in rows] for field in table.fields]
        connection.execute(f"INSERT INTO {table.name} SELECT {values}", lists)


def _read(connection: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, Any]]:
    cursor = connection.execute(f"FROM {name}")
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def document(document_id: str, publisher_id: str = "somebody", date_published: str | None = None) -> Row:
    return {"document_id": document_id, "publisher_id": publisher_id, "date_published": date_published}


def attendance(
    qualifier: str,
    figure: int | None = None,
    document_id: str = "news",
    upper: int | None = None,
    **more: Any,
) -> Row:
    return {"qualifier": qualifier, "figure": figure, "upper": upper, "document_id": document_id, **more}


def organizer(organization_id: str, role: str = "organizer", **more: Any) -> Row:
    return {"organization_id": organization_id, "role": role, **more}


# --- attendance ------------------------------------------------------------------------------------------


def test_a_claim_has_the_bounds_that_its_qualifier_states_and_no_other():
    told = Reconciled(
        attendance_claims=[
            attendance("exactly", 40),
            attendance("about", 40),
            attendance("over", 40),
            attendance("at least", 40),
            attendance("nearly", 40),
            attendance("up to", 40),
            attendance("range", 40, upper=50),
            attendance("vague"),
        ]
    )

    bounds = {
        row["qualifier"]: (row["attendance_low"], row["attendance_best"], row["attendance_high"])
        for row in told.rows("reconciled_attendance_claims")
    }
    assert bounds == {
        "exactly": (40, 40, 40),
        "about": (None, 40, None),
        "over": (40, None, None),
        "at least": (40, None, None),
        "nearly": (None, None, 40),
        "up to": (None, None, 40),
        "range": (40, None, 50),
        "vague": (None, None, None),
    }


@pytest.mark.parametrize(
    "kind",
    [
        {"basis": "planned"},
        {"basis": "registered"},
        {"coverage": "part"},
        {"coverage": "series"},
        {"coverage": "reach"},
    ],
    ids=lambda kind: " ".join(kind.values()),
)
def test_only_figures_reported_for_the_whole_event_count(kind):
    told = Reconciled(attendance_claims=[attendance("exactly", 600, **kind), attendance("exactly", 40)])

    event = told.event()
    assert (event["attendance_low"], event["attendance_best"], event["attendance_high"]) == (40, 40, 40)
    assert event["attendance_claim_count"] == 1
    assert told.row("reconciled_attendance_claims", figure=600)["is_counted"] is False
    assert told.disagreements() == {}


def test_an_event_of_which_only_a_plan_is_known_has_no_figure():
    event = Reconciled(attendance_claims=[attendance("exactly", 600, basis="planned")]).event()

    assert event["attendance_best"] is None
    assert (event["attendance_low"], event["attendance_high"]) == (None, None)
    assert (event["attendance_is_open"], event["attendance_claim_count"]) == (False, 0)


def test_a_claim_in_words_counts_as_a_claim_and_gives_no_figure():
    event = Reconciled(attendance_claims=[attendance("vague")]).event()

    assert (event["attendance_claim_count"], event["attendance_best"]) == (1, None)


@pytest.mark.parametrize(
    ("claims", "low", "high", "is_open"),
    [
        ([("about", 100), ("exactly", 250), ("about", 500)], 100, 500, False),
        ([("about", 500), ("over", 250)], 250, 500, False),
        ([("about", 250), ("over", 250)], 250, 250, True),
        ([("exactly", 100), ("over", 250)], 100, 100, True),
        ([("over", 250)], 250, None, True),
        ([("up to", 250)], None, 250, False),
        ([("nearly", 50), ("exactly", 40)], 40, 50, False),
        ([("about", 40)], 40, 40, False),
        ([("over", 500), ("nearly", 300)], 500, None, True),
    ],
)
def test_the_range_of_an_event_runs_from_the_smallest_to_the_largest_figure(claims, low, high, is_open):
    event = Reconciled(attendance_claims=[attendance(*claim) for claim in claims]).event()

    assert (event["attendance_low"], event["attendance_high"]) == (low, high)
    assert event["attendance_is_open"] is is_open


def test_both_ends_of_a_stated_range_are_kept():
    event = Reconciled(attendance_claims=[attendance("range", 40, upper=50)]).event()

    assert (event["attendance_low"], event["attendance_best"], event["attendance_high"]) == (40, 40, 50)


def test_figures_for_those_in_person_and_online_are_never_added():
    event = Reconciled(
        attendance_claims=[
            attendance("exactly", 40, scope="in person"),
            attendance("exactly", 60, scope="online"),
            attendance("exactly", 90, scope="total"),
        ]
    ).event()

    assert (event["attendance_low"], event["attendance_high"]) == (40, 90)


# --- which claim is chosen -------------------------------------------------------------------------------


def test_a_decision_wins_over_every_rule_and_its_claim_may_be_one_that_does_not_count():
    told = Reconciled(
        attendance_claims=[
            attendance("exactly", 250, "of-the-organizer"),
            attendance("exactly", 600, "news", claim_id="planned", basis="planned"),
        ],
        source_documents=[document("of-the-organizer", "unoct")],
        involvement=[organizer("unoct")],
        decisions=[{"subject_id": "meeting", "field": "attendance", "claim_id": "planned"}],
    )

    assert told.choice("attendance") == ("600", "decision")
    assert told.event()["attendance_high"] == 250


def test_a_decision_about_a_date_wins_over_every_rule():
    told = Reconciled(
        event_claims=[
            {"date_start": "2022-03-03", "document_id": "of-the-organizer"},
            {"date_start": "2022-03-04", "document_id": "news", "claim_id": "decided"},
        ],
        source_documents=[document("of-the-organizer", "unoct")],
        involvement=[organizer("unoct")],
        decisions=[{"subject_id": "meeting", "field": "date_start", "claim_id": "decided"}],
    )

    assert told.choice("date_start") == ("2022-03-04", "decision")
    assert told.event()["date_start"] == "2022-03-04"


def test_the_only_statement_stands():
    told = Reconciled(
        attendance_claims=[attendance("over", 250)], event_claims=[{"date_start": "2022-03-03"}]
    )

    assert told.choice("attendance") == ("over 250", "only statement")
    assert told.choice("date_start") == ("2022-03-03", "only statement")


def test_documents_that_say_the_same_agree():
    told = Reconciled(
        attendance_claims=[attendance("about", 40, "a"), attendance("about", 40, "b")],
        event_claims=[
            {"city": "Tashkent", "document_id": "a"},
            {"city": "Tashkent", "document_id": "b"},
        ],
    )

    assert told.choice("attendance") == ("about 40", "agreement")
    assert told.choice("city") == ("Tashkent", "agreement")
    assert told.disagreements() == {}


def test_of_dates_that_fit_together_the_most_precise_is_used():
    told = Reconciled(
        event_claims=[
            {"date_start": "2011", "document_id": "a"},
            {"date_start": "2011-11", "document_id": "b"},
            {"date_start": "2011-11-30", "document_id": "c"},
        ]
    )

    assert told.choice("date_start") == ("2011-11-30", "agreement")
    assert told.disagreements() == {}


@pytest.mark.parametrize("role", ["organizer", "co-organizer", "host"])
def test_a_document_of_an_organizer_comes_first(role):
    told = Reconciled(
        attendance_claims=[attendance("about", 100, "of-the-organizer"), attendance("exactly", 250, "news")],
        event_claims=[
            {"date_start": "2022-03-04", "document_id": "of-the-organizer"},
            {"date_start": "2022-03-03", "document_id": "news"},
            {"date_start": "2022-03-03", "document_id": "more-news"},
        ],
        source_documents=[
            document("of-the-organizer", "unoct", "2022-04"),
            document("news", "paper", "2022-05"),
        ],
        involvement=[organizer("unoct", role), organizer("paper", "participant")],
    )

    assert told.choice("attendance") == ("about 100", "published by an organizer")
    assert told.choice("date_start") == ("2022-03-04", "published by an organizer")


def test_a_document_of_an_implementer_comes_first_on_the_dates_of_a_phase():
    told = Reconciled(
        phase_claims=[
            {"phase_id": "phase-2", "date_end": "2016", "document_id": "of-the-implementer"},
            {"phase_id": "phase-2", "date_end": "2017", "document_id": "news"},
            {"phase_id": "phase-2", "date_end": "2017", "document_id": "more-news"},
        ],
        source_documents=[document("of-the-implementer", "ctitf", "2014")],
        phase_involvement=[{"phase_id": "phase-2", "organization_id": "ctitf", "role": "implementer"}],
    )

    assert told.choice("date_end", "phase-2") == ("2016", "published by an organizer")
    assert told.row("reconciled_phases", phase_id="phase-2")["date_end"] == "2016"


def test_a_more_precise_date_takes_the_place_of_the_organizers_only_if_it_fits():
    told = Reconciled(
        event_claims=[
            {"date_start": "2011-11", "document_id": "of-the-organizer"},
            {"date_start": "2011-11-30", "document_id": "news"},
            {"date_start": "2011-12-01", "document_id": "more-news"},
        ],
        source_documents=[document("of-the-organizer", "unoct")],
        involvement=[organizer("unoct")],
    )

    assert told.choice("date_start") == ("2011-11-30", "published by an organizer")


def test_among_more_precise_dates_that_fit_the_organizers_the_rule_that_chose_one_is_told():
    told = Reconciled(
        event_claims=[
            {"date_start": "2011-11", "document_id": "of-the-organizer"},
            {"date_start": "2011-11-29", "document_id": "early"},
            {"date_start": "2011-11-30", "document_id": "late"},
        ],
        source_documents=[
            document("of-the-organizer", "unoct"),
            document("early", date_published="2011"),
            document("late", date_published="2012"),
        ],
        involvement=[organizer("unoct")],
    )

    assert told.choice("date_start") == ("2011-11-29", "earliest publication")


def test_a_document_of_a_participant_comes_before_those_of_others():
    told = Reconciled(
        attendance_claims=[attendance("about", 100, "of-a-participant"), attendance("exactly", 250, "news")],
        source_documents=[document("of-a-participant", "osce", "2021"), document("news", "paper", "2022")],
        involvement=[organizer("osce", "speaker")],
    )

    assert told.choice("attendance") == ("about 100", "published by a participant")


def test_the_more_precise_qualifier_comes_next():
    order = [("exactly", 10), ("range", 20), ("about", 30), ("at least", 40), ("over", 50), ("nearly", 60)]
    order.append(("up to", 70))

    for place, (qualifier, figure) in enumerate(order[:-1]):
        told = Reconciled(
            attendance_claims=[
                attendance(name, number, f"news-{number}", upper=25 if name == "range" else None)
                for name, number in reversed(order[place:])
            ]
        )
        assert told.event()["attendance_best"] == figure
        assert told.event()["attendance_qualifier"] == qualifier
        assert told.event()["attendance_rule"] == "more precise qualifier"


def test_the_later_publication_comes_next_and_one_without_a_date_last():
    told = Reconciled(
        attendance_claims=[
            attendance("over", 90, "undated"),
            attendance("over", 60, "early"),
            attendance("over", 40, "late"),
        ],
        source_documents=[
            document("early", date_published="2022-07"),
            document("late", date_published="2022-08"),
        ],
    )

    assert told.choice("attendance") == ("over 40", "later publication")


def test_the_larger_figure_comes_last():
    told = Reconciled(attendance_claims=[attendance("over", 40, "a"), attendance("over", 60, "b")])

    assert told.choice("attendance") == ("over 60", "larger figure")


def test_claims_keep_their_order_however_many_they_are_and_the_chosen_ones_are_marked():
    with duckdb.connect(config={"threads": 4}) as connection:
        for table in CONTRACT.tables:
            _insert(connection, table, [])
        for statement in (
            "INSERT INTO source_documents BY NAME SELECT 'news' AS document_id",
            "INSERT INTO events BY NAME SELECT format('event-{:05}', number) AS event_id"
            " FROM range(80_000) AS told(number)",
            # Four claims on each event: 1, 2, 3 and 4.
            "INSERT INTO attendance_claims BY NAME SELECT format('claim-{:06}', number) AS claim_id,"
            " format('event-{:05}', number // 4) AS event_id, number % 4 + 1 AS figure, 'over' AS qualifier,"
            " 'reported' AS basis, 'whole' AS coverage, 'news' AS document_id"
            " FROM range(320_000) AS told(number)",
        ):
            connection.execute(statement)
        reconcile(connection)
        (counts,) = connection.execute(
            """
            SELECT count(*), count_if(is_chosen), count_if(is_chosen = (figure = 4)),
                count_if(claim_id = format('claim-{:06}', rowid))
            FROM reconciled_attendance_claims
            """
        ).fetchall()

    assert counts == (320_000, 80_000, 320_000, 320_000)


def test_the_rule_is_told_that_chose_between_the_numbers_not_between_those_who_agree():
    told = Reconciled(
        attendance_claims=[
            attendance("exactly", 100, "first"),
            attendance("exactly", 100, "second"),
            attendance("exactly", 90, "news"),
        ],
        source_documents=[
            document("first", "unoct", "2022-03"),
            document("second", "unoct", "2022-04"),
            document("news", "paper", "2022-05"),
        ],
        involvement=[organizer("unoct")],
    )

    assert told.choice("attendance") == ("100", "published by an organizer")


def test_without_an_organizer_the_value_of_most_documents_is_used():
    told = Reconciled(
        event_claims=[
            {"city": "Khujand", "date_start": "2012-06-09", "document_id": "a"},
            {"city": "Khujand", "date_start": "2012-06", "document_id": "b"},
            {"city": "Chorukh-Dayron", "date_start": "2012-07", "document_id": "early"},
        ],
        source_documents=[document("early", date_published="2012-01-01")],
    )

    assert told.choice("city") == ("Khujand", "most documents")
    assert told.choice("date_start") == ("2012-06-09", "most documents")


def test_a_document_that_says_it_twice_counts_once():
    told = Reconciled(
        event_claims=[
            {"city": "Khujand", "document_id": "a"},
            {"city": "Khujand", "document_id": "a"},
            {"city": "Balykchi", "document_id": "early"},
        ],
        source_documents=[document("a", date_published="2013"), document("early", date_published="2012")],
    )

    assert told.choice("city") == ("Balykchi", "earliest publication")


def test_of_values_that_as_many_documents_state_the_one_published_first_is_used():
    told = Reconciled(
        event_claims=[
            {"city": "Khujand Region", "date_start": "2012-07", "document_id": "early"},
            {"city": "Khujand", "date_start": "2012-06-09", "document_id": "late"},
        ],
        source_documents=[
            document("early", date_published="2012-01-01"),
            document("late", date_published="2012-08"),
        ],
    )

    assert told.choice("city") == ("Khujand Region", "earliest publication")
    assert told.choice("date_start") == ("2012-07", "earliest publication")


def test_the_date_of_an_outcome_is_chosen_by_the_same_rules():
    told = Reconciled(
        outcomes=[
            {"outcome_id": "plan", "date_adopted": "2011-11", "document_id": "of-the-organizer"},
            {"outcome_id": "plan", "date_adopted": "2011-12", "document_id": "news"},
            {"outcome_id": "plan", "document_id": "more-news"},
        ],
        source_documents=[document("of-the-organizer", "unoct")],
        involvement=[organizer("unoct")],
    )

    assert told.choice("date_adopted", "plan") == ("2011-11", "published by an organizer")
    outcome = told.row("reconciled_outcomes")
    assert (str(outcome["date_from"]), str(outcome["date_to"])) == ("2011-11-01", "2011-11-30")
    assert outcome["document_count"] == 3
    assert told.disagreements("plan") == {"date_adopted": "contradict"}


# --- dates and phases ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "year", "precision", "first", "last"),
    [
        ("2010-12-31", "2011-01-02", 2010, "day", "2010-12-31", "2011-01-02"),
        (None, "2019-08-27", 2019, "day", "2019-08-27", "2019-08-27"),
        ("2020-02", None, 2020, "month", "2020-02-01", "2020-02-29"),
        ("2010", "2021", 2010, "year", "2010-01-01", "2021-12-31"),
        ("2022-03-03", None, 2022, "day", "2022-03-03", "2022-03-03"),
    ],
)
def test_an_event_counts_in_its_year_and_is_never_placed_on_an_invented_day(
    start, end, year, precision, first, last
):
    event = Reconciled(event_claims=[{"date_start": start, "date_end": end}]).event()

    assert (event["date_start"], event["date_end"]) == (start, end)
    assert (event["year"], event["date_precision"]) == (year, precision)
    assert (str(event["date_from"]), str(event["date_to"])) == (first, last)


def test_an_event_that_no_document_dates_has_no_year():
    event = Reconciled(event_claims=[{"city": "Tashkent"}]).event()

    assert [event[name] for name in ("year", "date_precision", "date_from", "date_to")] == [None] * 4


def test_an_end_before_the_start_is_not_used_and_the_two_are_listed():
    told = Reconciled(
        event_claims=[
            {"date_start": "2022-03-05", "document_id": "a"},
            {"date_end": "2022-03-04", "document_id": "b"},
        ],
        phase_claims=[
            {"phase_id": "phase-2", "date_start": "2013", "document_id": "a"},
            {"phase_id": "phase-2", "date_end": "2012", "document_id": "b"},
        ],
    )

    event, phase = told.event(), told.row("reconciled_phases")
    assert (event["date_start"], event["date_end"], str(event["date_to"])) == (
        "2022-03-05",
        None,
        "2022-03-05",
    )
    assert (phase["date_start"], phase["date_end"], phase["date_to"]) == ("2013", None, None)
    assert told.disagreements() == {"date_end": "contradict"}
    point = told.row("disagreements", subject_id="meeting")
    assert point["values"] == "2022-03-04 (b); first day 2022-03-05 (a)"
    assert (point["chosen_value"], point["document_count"]) == (None, 2)


def test_an_end_known_to_the_month_of_the_start_is_no_end_before_it():
    event = Reconciled(event_claims=[{"date_start": "2022-03-05", "date_end": "2022-03"}]).event()

    assert (event["date_end"], str(event["date_to"])) == ("2022-03", "2022-03-31")


PHASES = [
    {"phase_id": "phase-3", "date_start": "2018-04", "date_end": "2021"},
    {"phase_id": "phase-4", "date_start": "2021-12-08"},
]


@pytest.mark.parametrize(
    ("claim", "scope", "phase", "basis"),
    [
        ({"date_start": "2019-12-14"}, "programme", "phase-3", "by date"),
        ({"date_start": "2024-09-10"}, "programme", "phase-4", "by date"),
        ({"date_start": "2019"}, "programme", "phase-3", "by date"),
        ({"date_start": "2019-12-14"}, "related", None, None),
        ({"date_start": "2019-12-14", "phase_id": "phase-4"}, "programme", "phase-4", "stated"),
        ({"date_start": "2019-12-14", "phase_id": "phase-4"}, "related", "phase-4", "stated"),
        ({"date_start": "2021-12-08"}, "programme", None, None),
        ({"date_start": "2018"}, "programme", None, None),
        ({"date_start": "2017-06-13"}, "programme", None, None),
        ({"city": "Tashkent"}, "programme", None, None),
    ],
)
def test_an_event_belongs_to_the_phase_a_document_names_or_a_programme_event_to_the_one_that_holds_its_date(
    claim, scope, phase, basis
):
    told = Reconciled(
        events=[{"event_id": "meeting", "scope": scope}], event_claims=[claim], phase_claims=PHASES
    )

    assert (told.event()["phase_id"], told.event()["phase_basis"]) == (phase, basis)


def test_a_phase_without_a_stated_start_holds_no_event_by_date():
    told = Reconciled(
        event_claims=[{"date_start": "2015-05-05"}],
        phase_claims=[{"phase_id": "phase-2", "date_end": "2016"}],
    )

    assert told.event()["phase_id"] is None


def test_the_most_precise_of_the_starts_of_a_phase_that_fit_together_is_chosen():
    told = Reconciled(
        phase_claims=[
            {"phase_id": "phase-1", "date_start": "2010", "date_end": "2011", "document_id": "a"},
            {"phase_id": "phase-1", "date_start": "2010-09", "document_id": "b"},
            {"phase_id": "phase-1", "document_id": "c"},
        ]
    )

    phase = told.row("reconciled_phases")
    assert (phase["date_start"], phase["date_end"]) == ("2010-09", "2011")
    assert (str(phase["date_from"]), str(phase["date_to"])) == ("2010-09-01", "2011-12-31")
    assert phase["document_count"] == 3


def test_a_part_goes_with_its_event_under_filters_and_counts_in_no_year_country_or_phase_itself():
    told = Reconciled(
        events=[
            {"event_id": "meeting"},
            {"event_id": "session", "parent_event_id": "meeting"},
            {"event_id": "talk", "parent_event_id": "session"},
        ],
        event_claims=[
            {"date_start": "2022-03-03", "country_code": "UZB", "phase_id": "phase-4"},
            {"event_id": "talk", "country_code": "KAZ"},
        ],
    )

    columns = ("year", "country_code", "phase_id")
    session, talk = told.event("session"), told.event("talk")
    assert [session[name] for name in columns] == [None, None, None]
    assert [session[f"filter_{name}"] for name in columns] == [2022, "UZB", "phase-4"]
    assert [talk[f"filter_{name}"] for name in columns] == [2022, "KAZ", "phase-4"]
    assert [told.event(name)["is_top_level"] for name in ("meeting", "session", "talk")] == [
        True,
        False,
        False,
    ]


def test_an_event_is_in_the_country_of_its_city_where_no_document_names_one():
    told = Reconciled(
        event_claims=[{"city": "Tashkent"}],
        cities=[{"city": "Tashkent", "country_code": "UZB", "latitude": 41.3, "longitude": 69.2}],
    )

    event = told.event()
    assert (event["country_code"], event["latitude"], event["longitude"]) == ("UZB", 41.3, 69.2)


def test_documents_of_an_event_are_counted_once_whatever_they_speak_of():
    told = Reconciled(
        event_claims=[{"document_id": "a"}],
        themes=[{"theme": "youth", "document_id": "a"}, {"theme": "youth", "document_id": "b"}],
    )

    assert told.event()["document_count"] == 2


# --- disagreements ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("exactly", 100), ("exactly", 250), "contradict"),
        (("exactly", 100), ("over", 250), "contradict"),
        (("exactly", 250), ("over", 250), "contradict"),
        (("exactly", 250), ("at least", 250), "differ"),
        (("about", 300), ("over", 250), "differ"),
        (("about", 500), ("over", 500), "differ"),
        (("about", 40), ("exactly", 40), "differ"),
        (("about", 500), ("exactly", 438), "contradict"),
        (("about", 100), ("exactly", 149), "differ"),
        (("nearly", 50), ("exactly", 50), "contradict"),
        (("up to", 50), ("exactly", 50), "differ"),
        (("over", 40), ("over", 60), "differ"),
        (("over", 40), ("vague", None), "differ"),
        (("exactly", 40), ("exactly", 40), None),
    ],
)
def test_figures_contradict_where_no_number_fits_both_and_differ_where_one_does(one, other, kind):
    told = Reconciled(
        attendance_claims=[attendance(one[0], one[1], "a"), attendance(other[0], other[1], "b")]
    )

    assert told.disagreements().get("attendance") == kind


def test_ranges_contradict_where_they_do_not_overlap():
    def kind(figure):
        claims = [attendance("range", 40, "a", upper=50), attendance("exactly", figure, "b")]
        return Reconciled(attendance_claims=claims).disagreements()["attendance"]

    assert (kind(45), kind(51)) == ("differ", "contradict")


def test_figures_for_those_in_person_and_online_do_not_contradict_each_other():
    told = Reconciled(
        attendance_claims=[
            attendance("exactly", 40, "a", scope="in person"),
            attendance("exactly", 60, "b", scope="online"),
        ]
    )

    assert told.disagreements() == {"attendance": "differ"}
    assert told.row("disagreements")["values"] == "40 in person (a); 60 online (b)"


def test_a_disagreement_keeps_every_value_with_its_documents_and_the_one_chosen():
    told = Reconciled(
        attendance_claims=[
            attendance("about", 100, "a"),
            attendance("exactly", 250, "b", claim_id="chosen"),
            attendance("about", 100, "c"),
        ]
    )

    point = told.row("disagreements")
    assert point["values"] == "250 (b); about 100 (a, c)"
    assert (point["value_count"], point["document_count"], point["spread"]) == (2, 3, 2.5)
    assert (point["chosen_value"], point["rule"]) == ("250", "more precise qualifier")
    statements = told.rows("disagreement_statements")
    assert [row["claim_id"] for row in statements if row["is_chosen"]] == ["chosen"]
    assert len(statements) == 3


def test_dates_of_another_precision_do_not_contradict_each_other_and_other_dates_do():
    told = Reconciled(
        event_claims=[
            {"event_id": "fitting", "date_start": "2022-03", "document_id": "a"},
            {"event_id": "fitting", "date_start": "2022-03-03", "document_id": "b"},
            {"event_id": "meeting", "date_start": "2022-03-03", "document_id": "a"},
            {"event_id": "meeting", "date_start": "2022-03-04", "document_id": "b"},
        ]
    )

    assert told.disagreements("fitting") == {}
    assert told.disagreements() == {"date_start": "contradict"}


def test_numbers_of_states_are_compared_by_what_they_count_and_on_what_basis():
    def states(figure, document_id, **more):
        return {"figure": figure, "counted": "states", "document_id": document_id, **more}

    told = Reconciled(
        participation_counts=[
            states(63, "a"),
            states(50, "b", qualifier="over"),
            states(48, "a", basis="registered"),
            states(46, "b", basis="registered"),
            states(31, "a", counted="organizations"),
        ]
    )

    assert {row["about"]: row["disagreement_type"] for row in told.rows("disagreements")} == {
        "states": "differ",
        "states (registered)": "contradict",
    }


def test_documents_that_name_other_organizers_differ():
    told = Reconciled(
        involvement=[
            organizer("osce", document_id="a"),
            organizer("unoct", document_id="a"),
            organizer("osce", document_id="b"),
            organizer("eu", "participant", document_id="b"),
        ]
    )

    assert told.disagreements() == {"organizers": "differ"}


def test_how_a_person_took_part_is_compared_over_an_event_with_its_parts():
    told = Reconciled(
        events=[{"event_id": "meeting"}, {"event_id": "opening", "parent_event_id": "meeting"}],
        involvement=[
            organizer("un", "speaker", person="guterres", mode="virtual", document_id="a"),
            organizer(
                "un", "speaker", person="guterres", mode="video message", document_id="b", event_id="opening"
            ),
            organizer("un", "speaker", person="guterres", document_id="c"),
        ],
    )

    point = told.row("disagreements")
    assert (point["subject_id"], point["field"], point["about"]) == ("meeting", "mode", "guterres")
    assert (point["disagreement_type"], point["values"]) == ("contradict", "video message (b); virtual (a)")


def test_who_stood_for_a_body_differs_only_where_no_name_is_common():
    def spoke(person, document_id, event_id="meeting", organization_id="osce"):
        return organizer(
            organization_id, "speaker", person=person, document_id=document_id, event_id=event_id
        )

    told = Reconciled(
        organizations=[{"organization_id": "osce"}, {"organization_id": "osce-office", "parent_id": "osce"}],
        people=[{"person_id": name, "name": name.title()} for name in ("schmid", "kupchyna")],
        involvement=[
            spoke("schmid", "a"),
            spoke("kupchyna", "b", organization_id="osce-office"),
            spoke("schmid", "a", "other"),
            spoke("schmid", "b", "other"),
            spoke("kupchyna", "b", "other"),
        ],
    )

    (point,) = told.rows("disagreements", field="representative")
    assert (point["subject_id"], point["about"], point["disagreement_type"]) == ("meeting", "osce", "differ")


def test_documents_that_name_other_implementers_or_another_role_in_a_phase_differ():
    def part(organization_id, role, document_id):
        return {
            "phase_id": "phase-1",
            "organization_id": organization_id,
            "role": role,
            "document_id": document_id,
        }

    told = Reconciled(
        phase_involvement=[
            part("eu", "funder", "a"),
            part("unrcca", "implementer", "a"),
            part("eu", "implementer", "b"),
            part("unrcca", "implementer", "b"),
            {"organization_id": "unrcca", "role": "beneficiary", "document_id": "a"},
        ]
    )

    assert {(row["field"], row["about"]) for row in told.rows("disagreements")} == {
        ("implementers", None),
        ("role", "eu"),
    }


# --- organizations and the rules themselves --------------------------------------------------------------


def test_an_organization_stands_under_itself_and_every_body_above_it():
    told = Reconciled(
        organizations=[
            {"organization_id": "uncct", "parent_id": "unoct"},
            {"organization_id": "unoct", "parent_id": "un"},
            {"organization_id": "un"},
        ]
    )

    lineage = told.rows("organization_lineage", organization_id="uncct")
    assert [(row["ancestor_id"], row["depth"]) for row in lineage] == [("uncct", 0), ("unoct", 1), ("un", 2)]


def test_every_rule_is_loaded_in_its_order():
    told = Reconciled().rows("reconciliation_rules")

    assert [(row["position"], row["rule"]) for row in told] == list(
        enumerate((rule.rule for rule in RULES), 1)
    )
    assert all(row["applies_to"] and row["description"] for row in told)


def test_the_sentence_of_a_rule_stands_alone():
    for rule in RULES:
        assert rule.description.split()[0] not in ("Next", "Last", "Then"), rule.rule


# --- what holds whatever the records say -----------------------------------------------------------------

DOCUMENTS = [
    document("organizer-early", "unoct", "2022-01"),
    document("organizer-late", "unoct", "2022-06-01"),
    document("participant", "osce", "2022-03"),
    document("news", "paper", "2022-05-05"),
    document("undated"),
]
SIDES = [organizer("unoct"), organizer("osce", "speaker")]
FLOORS, CEILINGS = ("over", "at least"), ("nearly", "up to")

document_ids = st.sampled_from([row["document_id"] for row in DOCUMENTS])
figures = st.integers(0, 700)
qualified = st.one_of(
    st.tuples(st.sampled_from(["exactly", "about", *FLOORS, *CEILINGS]), figures, st.none()),
    st.tuples(figures, figures).map(lambda ends: ("range", min(ends), max(ends))),
    st.just(("vague", None, None)),
)
claims = st.builds(
    lambda number, document_id, scope, basis, coverage: {
        **dict(zip(("qualifier", "figure", "upper"), number, strict=True)),
        "document_id": document_id,
        "scope": scope,
        "basis": basis,
        "coverage": coverage,
    },
    qualified,
    document_ids,
    st.sampled_from(["in person", "online", "total", "unspecified"]),
    st.sampled_from(["reported", "reported", "reported", "planned"]),
    st.sampled_from(["whole", "whole", "whole", "part"]),
)
crowds = st.lists(st.lists(claims, min_size=1, max_size=5), min_size=1, max_size=8)
partial_dates = st.sampled_from(
    [None, "2021", "2022", "2022-03", "2022-03-03", "2022-03-04", "2022-04", "2022-04-01"]
)
place_claims = st.fixed_dictionaries(
    {
        "date_start": partial_dates,
        "date_end": partial_dates,
        "city": st.sampled_from([None, "Tashkent", "Khujand", "Khujand Region"]),
        "phase_id": st.sampled_from([None, None, "phase-3", "phase-4"]),
        "document_id": document_ids,
    }
)
# Each example holds many events, so a few examples are many cases.
properties = settings(max_examples=10, deadline=None)


def crowded(crowds: Mapping[str, Sequence[Row]], **tables: Sequence[Row]) -> Reconciled:
    """Events with these attendance claims, each organized and attended by the same bodies."""
    return Reconciled(
        attendance_claims=[{"event_id": name, **claim} for name, told in crowds.items() for claim in told],
        source_documents=DOCUMENTS,
        involvement=[{"event_id": name, **side} for name in crowds for side in SIDES],
        **tables,
    )


def counted(told: Sequence[Row]) -> list[Row]:
    return [claim for claim in told if (claim["basis"], claim["coverage"]) == ("reported", "whole")]


@properties
@given(crowds)
def test_low_best_and_high_stand_in_order(crowds):
    told = crowded({f"event-{place}": crowd for place, crowd in enumerate(crowds)})

    for event in told.rows("reconciled_events"):
        low, best, high = (event[f"attendance_{name}"] for name in ("low", "best", "high"))
        if low is not None and high is not None:
            assert low <= high
        # What was chosen may be a floor or a ceiling, which has no end on its other side.
        if best is not None and low is not None and event["attendance_qualifier"] not in CEILINGS:
            assert low <= best
        if best is not None and high is not None and not event["attendance_is_open"]:
            assert best <= high


@properties
@given(crowds)
def test_no_bound_is_set_that_no_document_states(crowds):
    told = crowded({f"event-{place}": crowd for place, crowd in enumerate(crowds)})

    for place, crowd in enumerate(crowds):
        event, kept = told.event(f"event-{place}"), counted(crowd)
        lows = {claim["figure"] for claim in kept if claim["qualifier"] not in CEILINGS}
        highs = {
            claim["figure"] if claim["upper"] is None else claim["upper"]
            for claim in kept
            if claim["qualifier"] not in FLOORS
        }
        assert event["attendance_low"] in lows | {None}
        assert event["attendance_high"] in highs | {None}
        assert event["attendance_best"] in {claim["figure"] for claim in kept} | {None}
        assert not event["attendance_is_open"] or any(claim["qualifier"] in FLOORS for claim in kept)
        assert event["attendance_claim_count"] == len(kept)
        assert (event["attendance_best"] is None) == all(claim["figure"] is None for claim in kept)


@properties
@given(crowds)
def test_one_more_claim_never_narrows_a_range(crowds):
    told = crowded(
        {f"before-{place}": crowd[:-1] for place, crowd in enumerate(crowds)}
        | {f"after-{place}": crowd for place, crowd in enumerate(crowds)}
    )

    for place in range(len(crowds)):
        before, after = told.event(f"before-{place}"), told.event(f"after-{place}")
        if before["attendance_low"] is not None:
            assert after["attendance_low"] <= before["attendance_low"]
        if before["attendance_high"] is not None and after["attendance_high"] is None:
            assert after["attendance_is_open"]
        elif before["attendance_high"] is not None:
            assert after["attendance_high"] >= before["attendance_high"]


@properties
@given(crowds, st.lists(place_claims, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(crowds, places, random):
    names = [f"event-{place}" for place in range(len(crowds))]
    tables: dict[str, list[Row]] = {
        "attendance_claims": [
            {"claim_id": f"a-{name}-{number}", "event_id": name, **claim}
            for name, crowd in zip(names, crowds, strict=True)
            for number, claim in enumerate(crowd)
        ],
        "event_claims": [
            {"claim_id": f"e-{number}", "event_id": names[0], **claim} for number, claim in enumerate(places)
        ],
        "phase_claims": [{"claim_id": f"p-{number}", **claim} for number, claim in enumerate(PHASES)],
        "phases": [{"phase_id": "phase-3", "number": 3}, {"phase_id": "phase-4", "number": 4}],
        "involvement": [
            {"claim_id": f"i-{name}-{number}", "event_id": name, **side}
            for name in names
            for number, side in enumerate(SIDES)
        ],
        "source_documents": DOCUMENTS,
    }
    shuffled = {name: random.sample(rows, len(rows)) for name, rows in tables.items()}

    one, other = Reconciled(**tables), Reconciled(**shuffled)

    derived = {table.name for table in CONTRACT.derived_tables} & set(one.tables)
    assert {name: one.tables[name] for name in derived} == {name: other.tables[name] for name in derived}


@properties
@given(st.lists(place_claims, min_size=1, max_size=6))
def test_a_chosen_value_is_one_that_a_document_states_and_nothing_is_chosen_where_none_does(places):
    told = Reconciled(event_claims=places, source_documents=DOCUMENTS, involvement=SIDES)

    event = told.event()
    for field in ("date_start", "date_end", "city"):
        stated = {claim[field] for claim in places} - {None}
        assert event[field] in stated | {None}
        if field != "date_end":
            assert (event[field] is None) == (not stated)
    if event["date_from"] is not None:
        assert event["date_from"] <= event["date_to"]
    for choice in told.rows("choices", subject_type="event"):
        claim = told.row("event_claims", claim_id=choice["claim_id"])
        assert (claim[choice["field"]], claim["document_id"]) == (choice["value"], choice["document_id"])
        assert choice["rule"] in {rule.rule for rule in RULES}


@properties
@given(crowds)
def test_a_total_counts_what_stands_by_itself_and_is_never_less_than_any_part_of_it(crowds):
    names = [f"event-{place}" for place in range(len(crowds))]
    session = [attendance("exactly", 30, "news")]
    told = crowded(
        {name: counted(crowd) for name, crowd in zip(names, crowds, strict=True)}
        | {f"{name}-session": session for name in names},
        events=[
            *({"event_id": name} for name in names),
            *({"event_id": f"{name}-session", "parent_event_id": name} for name in names),
        ],
    )

    top = told.rows("reconciled_events", is_top_level=True)
    assert sorted(event["event_id"] for event in top) == names
    lows = [event["attendance_low"] for event in top if event["attendance_low"] is not None]
    stated = sum(
        min(
            (claim["figure"] for claim in counted(crowd) if claim["qualifier"] not in (*CEILINGS, "vague")),
            default=0,
        )
        for crowd in crowds
    )
    assert sum(lows) == stated
