import inspect

import pytest

from analytics.metrics import evidence
from analytics.metrics import phases as metrics
from analytics.metrics.counts import timeline_evidence_count, timeline_evidence_count_of_events
from tests.made_up import records, summary, table


def phase(number, start=None, end=None, date_from=None, date_to=None):
    return {
        "phase_id": f"phase-{number}",
        "number": number,
        "date_start": start,
        "date_end": end,
        "date_from": date_from,
        "date_to": date_to,
    }


def event(event_id, phase_id=None, basis=None, **more):
    return {
        "event_id": event_id,
        "phase_id": phase_id,
        "phase_basis": basis,
        "scope": "programme",
        "is_top_level": True,
        **more,
    }


def phases(*rows):
    return table("reconciled_phases", *rows)


def events(*rows):
    return table("reconciled_events", *rows)


FIRST = phase(1, "2010", "2011", "2010-01-01", "2011-12-31")
SECOND = phase(2, "2013-09", None, "2013-09-01")
TWO_PHASES = phases(FIRST, SECOND)


def totals(*rows, **tables):
    tables = {"reconciled_phases": TWO_PHASES, "reconciled_events": events(*rows), **tables}
    return summary("event_totals", **tables)


def timeline(phase_claims=(), events_=(), outcomes=(), phases_=TWO_PHASES):
    return records(
        metrics.phase_timeline(
            phases_,
            table("phase_claims", *phase_claims),
            events(*events_),
            table("reconciled_outcomes", *outcomes),
        )
    )


def marks(rows, kind):
    return [row for row in rows if row["mark"] == kind]


# --- the timeline --------------------------------------------------------------------------------------


def test_timeline_keeps_every_statement_beside_the_chosen_dates():
    told = timeline(
        phase_claims=[
            {"claim_id": "a-p1", "phase_id": "phase-1", "date_start": "2010", "document_id": "a"},
            {"claim_id": "b-p1", "phase_id": "phase-1", "date_start": "2010-09", "document_id": "b"},
        ]
    )

    assert [row["claim_id"] for row in marks(told, "statement")] == ["a-p1", "b-p1"]
    assert [(row["date_start"], row["date_end"]) for row in marks(told, "chosen dates")] == [
        ("2010", "2011"),
        ("2013-09", None),
    ]


def test_a_statement_for_several_phases_is_marked_as_joint():
    told = timeline(
        phase_claims=[
            {
                "claim_id": "a",
                "phase_id": "phase-1",
                "note": "2010-2017 is stated jointly for phases I and II",
            },
            {"claim_id": "b", "phase_id": "phase-1", "note": "years only"},
            {"claim_id": "c", "phase_id": "phase-1"},
        ]
    )

    assert [row["is_joint"] for row in marks(told, "statement")] == [True, False, False]


def test_a_programme_event_without_a_phase_stands_on_the_timeline_and_a_related_one_does_not():
    told = timeline(
        events_=[
            event("between", date_start="2012-06-21"),
            event("related", scope="related", date_start="2012-06-21"),
            event("session", is_top_level=False),
            event("tied", "phase-1", "stated", scope="related"),
        ]
    )

    assert sorted(row["event_id"] for row in marks(told, "event")) == ["between", "tied"]


def test_an_event_keeps_the_precision_of_its_date():
    told = timeline(events_=[event("launch", "phase-1", "stated", date_start="2010-09", date_end="2010-09")])

    (row,) = marks(told, "event")
    assert (row["date_start"], row["date_end"]) == ("2010-09", "2010-09")


def outcome(outcome_id, outcome_type="declaration", event_id="meeting", date_adopted=None):
    return {
        "outcome_id": outcome_id,
        "outcome_type": outcome_type,
        "event_id": event_id,
        "date_adopted": date_adopted,
    }


MEETING = event(
    "meeting",
    "phase-1",
    "stated",
    date_start="2011-11-29",
    date_end="2011-11-30",
    date_from="2011-11-29",
    date_to="2011-11-30",
)
SERIES = event("series", date_start="2010", date_end="2021", date_from="2010-01-01", date_to="2021-12-31")


def test_a_milestone_has_the_date_of_adoption_or_else_of_its_event_and_says_which():
    told = timeline(
        events_=[MEETING], outcomes=[outcome("plan", date_adopted="2011-11-30"), outcome("declaration")]
    )

    found = {
        row["outcome_id"]: (row["date_start"], row["date_end"], row["date_basis"])
        for row in marks(told, "milestone")
    }
    assert found == {
        "plan": ("2011-11-30", None, "adopted"),
        "declaration": ("2011-11-29", "2011-11-30", "date of its event"),
    }


def test_a_milestone_is_a_declaration_a_launch_or_a_plan_of_a_programme_event():
    told = timeline(
        events_=[MEETING, event("other", scope="related", date_start="2011", date_from="2011-01-01")],
        outcomes=[
            outcome("plan", "plan of action", date_adopted="2011"),
            outcome("launch", "launch", date_adopted="2011"),
            outcome("report", "report", date_adopted="2011"),
            outcome("elsewhere", "declaration", event_id="other", date_adopted="2011"),
        ],
    )

    assert sorted(row["outcome_id"] for row in marks(told, "milestone")) == ["launch", "plan"]


def test_what_came_out_of_a_series_over_years_is_no_milestone_unless_a_document_dates_it():
    told = timeline(
        events_=[SERIES],
        outcomes=[
            outcome("undated", event_id="series"),
            outcome("dated", event_id="series", date_adopted="2015"),
        ],
    )

    assert [row["outcome_id"] for row in marks(told, "milestone")] == ["dated"]


def test_each_mark_of_the_timeline_finds_its_claims():
    tables = {
        "reconciled_phases": TWO_PHASES,
        "phase_claims": table("phase_claims", {"claim_id": "p", "phase_id": "phase-1", "document_id": "d"}),
        "reconciled_events": events(MEETING, event("related", scope="related")),
        "reconciled_outcomes": table("reconciled_outcomes", outcome("plan")),
        "event_claims": table(
            "event_claims",
            {"claim_id": "e", "event_id": "meeting", "date_start": "2011-11", "document_id": "d"},
            {"claim_id": "elsewhere", "event_id": "related", "document_id": "d"},
        ),
        "outcomes": table(
            "outcomes", {"claim_id": "o", "outcome_id": "plan", "event_id": "meeting", "document_id": "d"}
        ),
    }

    claims = records(evidence.phase_timeline_evidence(**tables))
    told = records(metrics.phase_timeline(*list(tables.values())[:4]))

    assert {(row["subject_id"], row["claim_id"]) for row in claims} == {
        ("phase-1", "p"),
        ("meeting", "e"),
        ("meeting", "o"),
    }
    assert {row["subject_id"] for row in told} == {"phase-1", "phase-2", "meeting"}


@pytest.mark.parametrize("count", [timeline_evidence_count, timeline_evidence_count_of_events])
def test_claims_behind_the_timeline_are_counted_without_listing_them(count):
    def claim(claim_id, document_id, event_id, **more):
        return {"claim_id": claim_id, "document_id": document_id, "event_id": event_id, **more}

    given = {
        "reconciled_phases": TWO_PHASES,
        "phase_claims": table(
            "phase_claims",
            {"claim_id": "p", "phase_id": "phase-1", "document_id": "of-phases-alone"},
            {"claim_id": "q", "phase_id": "phase-2", "document_id": "of-both"},
        ),
        "reconciled_events": events(MEETING, event("visit", scope="related")),
        "reconciled_outcomes": table("reconciled_outcomes", outcome("plan"), outcome("report", "report")),
        "event_claims": table(
            "event_claims",
            claim("e", "of-both", "meeting", date_start="2011-11"),
            claim("f", "of-the-meeting", "meeting", date_start="2011"),
            claim("unmarked", "of-the-visit", "visit"),
        ),
        "outcomes": table(
            "outcomes",
            claim("o", "of-the-meeting", "meeting", outcome_id="plan", outcome_type="plan of action"),
            # It was presented at an event that is not on the timeline.
            claim("presented", "of-the-visit", "visit", outcome_id="plan", outcome_type="plan of action"),
            claim("no-milestone", "of-a-report", "meeting", outcome_id="report", outcome_type="report"),
        ),
    }
    listed = records(
        evidence.phase_timeline_evidence(
            *(given[name] for name in inspect.signature(evidence.phase_timeline_evidence).parameters)
        )
    )

    (told,) = records(
        count(
            *(
                given[name] if name in given else summary(name, **given)
                for name in inspect.signature(count).parameters
            )
        )
    )

    assert {row["claim_id"] for row in listed} == {"p", "q", "e", "f", "o", "presented"}
    assert told == {"row_count": 6, "document_count": 4}


# --- dates and by whose statement ------------------------------------------------------------------------


def test_an_end_that_no_document_states_has_a_row_without_a_value():
    choices = table(
        "choices",
        {
            "subject_type": "phase",
            "subject_id": "phase-2",
            "field": "date_start",
            "claim_id": "c",
            "document_id": "d",
            "rule": "only statement",
        },
    )

    told = records(metrics.phase_dates(phases(SECOND), choices, table("disagreements")))

    assert [(row["field"], row["value"], row["claim_id"]) for row in told] == [
        ("date_start", "2013-09", "c"),
        ("date_end", None, None),
    ]


def test_only_the_dates_of_phases_are_told_as_disagreements():
    def statement(subject_type, field):
        return {"subject_type": subject_type, "subject_id": "x", "field": field, "value": "2016"}

    told = records(
        metrics.phase_date_disagreements(
            table(
                "disagreement_statements",
                statement("phase", "date_end"),
                statement("phase", "implementers"),
                statement("event", "date_end"),
            )
        )
    )

    assert [row["field"] for row in told] == ["date_end"]


# --- phases side by side ---------------------------------------------------------------------------------


def test_events_are_counted_by_how_their_phase_is_known():
    told = records(
        metrics.event_count_by_phase(
            TWO_PHASES,
            totals(
                event("a", "phase-1", "stated", date_from="2010-01-01"),
                event("b", "phase-1", "by date", date_from="2010-01-01"),
                event("c", "phase-1", "stated"),
                event("outside"),
            ),
        )
    )

    assert [
        (row["phase_id"], row["event_count"], row["stated_count"], row["by_date_count"], row["undated_count"])
        for row in told
    ] == [("phase-1", 3, 2, 1, 1), ("phase-2", 0, 0, 0, 0)]


def test_events_without_a_phase_are_counted_by_the_reason():
    def dated(event_id, start, end, **more):
        return event(event_id, date_from=start, date_to=end, **more)

    told = events(
        event("in a phase", "phase-1", "stated"),
        dated("related", "2010-05-01", "2010-05-01", scope="related"),
        event("session", is_top_level=False),
        event("undated"),
        dated("between", "2012-06-21", "2012-06-22"),
        dated("series", "2010-01-01", "2021-12-31"),
        dated("overhanging", "2011-12-30", "2012-01-02"),
    )

    reasons = {
        row["event_id"]: row["reason"] for row in records(metrics.event_list_without_phase(told, TWO_PHASES))
    }
    counts = {
        row["reason"]: row["event_count"]
        for row in records(metrics.event_count_without_phase(totals(reconciled_events=told)))
    }

    assert reasons == {
        "related": "related event",
        "session": "part of an event",
        "undated": "without a date",
        "between": "between phases",
        "series": "in no single phase",
        "overhanging": "in no single phase",
    }
    assert counts == {
        "related event": 1,
        "part of an event": 1,
        "without a date": 1,
        "between phases": 1,
        "in no single phase": 2,
    }


def test_attendance_of_a_phase_names_the_events_without_a_figure_and_is_never_zero_for_unknown():
    known = {"attendance_low": 40, "attendance_best": 40, "attendance_is_open": True}
    told = records(
        metrics.attendance_range_by_phase(
            phases(FIRST, SECOND, phase(3)),
            summary(
                "event_totals",
                reconciled_events=events(
                    event("a", "phase-1", "stated", **known),
                    event("b", "phase-1", "stated"),
                    event("session", "phase-1", "stated", **known | {"is_top_level": False}),
                    event("c", "phase-2", "stated"),
                ),
            ),
        )
    )

    assert [
        (row["attendance_low"], row["known_count"], row["unknown_count"], row["event_count"]) for row in told
    ] == [(40, 1, 1, 2), (None, 0, 1, 1), (None, 0, 0, 0)]
    assert [row["attendance_is_open"] for row in told] == [True, False, False]


def test_countries_are_counted_phase_by_phase_the_most_frequent_first():
    told = records(
        metrics.event_count_by_phase_and_country(
            totals(
                event("a", "phase-1", country_code="KAZ"),
                event("b", "phase-1", country_code="UZB"),
                event("c", "phase-2", country_code="UZB"),
                event("no phase", country_code="UZB"),
                event("no country", "phase-1"),
            )
        )
    )

    assert [(row["country_code"], row["phase_id"], row["event_count"]) for row in told] == [
        ("UZB", "phase-1", 1),
        ("UZB", "phase-2", 1),
        ("KAZ", "phase-1", 1),
    ]


def test_a_theme_that_two_documents_name_counts_an_event_once():
    themes = table(
        "themes",
        {"event_id": "a", "theme": "youth", "document_id": "d"},
        {"event_id": "a", "theme": "youth", "document_id": "e"},
        {"event_id": "a", "pillar": 1},
        {"event_id": "no phase", "theme": "youth"},
    )

    told = records(
        metrics.event_count_by_phase_and_theme(
            summary(
                "theme_totals",
                reconciled_events=events(event("a", "phase-1"), event("no phase")),
                themes=themes,
            )
        )
    )

    assert [(row["theme"], row["phase_id"], row["event_count"]) for row in told] == [("youth", "phase-1", 1)]


def test_an_organization_with_several_roles_at_an_event_counts_it_once():
    involvement = table(
        "involvement",
        {"event_id": "a", "organization_id": "osce", "role": "host", "document_id": "d"},
        {"event_id": "a", "organization_id": "osce", "role": "speaker", "document_id": "d"},
        {"event_id": "b", "organization_id": "osce", "role": "speaker", "document_id": "d"},
        {"event_id": "b", "organization_id": "unoct", "role": "speaker", "document_id": "d"},
        {"event_id": "outside", "organization_id": "unoct", "role": "speaker", "document_id": "d"},
    )
    kept = events(event("a", "phase-1"), event("b", "phase-2"), event("outside"))

    given = {"reconciled_events": kept, "involvement": involvement}
    named = [summary(name, **given) for name in ("leading_organizations", "organization_numbers")]

    told = records(metrics.event_count_by_phase_and_organization(*named))
    first = records(metrics.event_count_by_phase_and_organization(*named, organization_count=1))

    assert [(row["organization_id"], row["phase_id"], row["event_count"]) for row in told] == [
        ("osce", "phase-1", 1),
        ("osce", "phase-2", 1),
        ("unoct", "phase-2", 1),
    ]
    assert {row["organization_id"] for row in first} == {"osce"}


def test_roles_count_documents_not_claims_and_keep_the_project_as_a_whole_apart():
    involvement = table(
        "phase_involvement",
        {"phase_id": "phase-1", "organization_id": "eu", "role": "funder", "document_id": "d"},
        {"phase_id": "phase-1", "organization_id": "eu", "role": "funder", "document_id": "d"},
        {"phase_id": "phase-1", "organization_id": "eu", "role": "implementer", "document_id": "e"},
        {"phase_id": None, "organization_id": "eu", "role": "funder", "document_id": "e"},
    )

    told = records(metrics.document_count_by_phase_and_role(involvement))

    assert [(row["role"], row["phase_id"], row["document_count"]) for row in told] == [
        ("implementer", "phase-1", 1),
        ("funder", "phase-1", 1),
        ("funder", None, 1),
    ]


def test_outcomes_stand_in_the_phase_of_their_event():
    told = records(
        metrics.outcome_list_by_phase(
            TWO_PHASES,
            events(MEETING, SERIES),
            table(
                "reconciled_outcomes",
                outcome("plan", date_adopted="2011-11-30"),
                outcome("strategy", event_id="series"),
            ),
        )
    )

    assert [(row["outcome_id"], row["phase_id"], row["date_start"]) for row in told] == [
        ("plan", "phase-1", "2011-11-30")
    ]


# --- evidence --------------------------------------------------------------------------------------------


def test_evidence_of_the_phases_leaves_out_events_that_belong_to_none():
    kept = events(event("a", "phase-1"), event("outside"))
    claims = [{"claim_id": f"{name}-1", "event_id": name, "document_id": "d"} for name in ("a", "outside")]

    for metric, name in (
        (evidence.phase_event_evidence, "event_claims"),
        (evidence.phase_event_involvement_evidence, "involvement"),
        (evidence.phase_outcome_evidence, "outcomes"),
    ):
        assert [row["claim_id"] for row in records(metric(table(name, *claims), kept))] == ["a-1"], name
    themes = table("themes", *({**claim, "theme": "youth"} for claim in claims))
    assert [row["claim_id"] for row in records(evidence.phase_theme_evidence(themes, kept))] == ["a-1"]


def test_evidence_of_attendance_is_that_of_the_events_that_are_summed():
    kept = events(event("a", "phase-1"), event("session", "phase-1", is_top_level=False), event("outside"))
    claims = table(
        "reconciled_attendance_claims",
        *(
            {"claim_id": f"{name}-1", "event_id": name, "document_id": "d", "is_counted": True}
            for name in ("a", "session", "outside")
        ),
        {"claim_id": "a-2", "event_id": "a", "document_id": "d", "is_counted": False},
    )

    of_sums = records(evidence.summed_attendance_evidence(claims, kept))
    of_phases = records(evidence.phase_attendance_evidence(claims, kept))

    assert [row["claim_id"] for row in of_sums] == ["a-1", "outside-1"]
    assert [row["claim_id"] for row in of_phases] == ["a-1"]


def test_evidence_of_events_without_a_phase_gives_the_reason():
    claims = table("event_claims", {"claim_id": "c", "event_id": "undated", "document_id": "d"})

    told = records(evidence.event_without_phase_evidence(claims, events(event("undated")), TWO_PHASES))

    assert [(row["reason"], row["claim_id"]) for row in told] == [("without a date", "c")]
