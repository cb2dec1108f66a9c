from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts import phases, theme
from tests.charts.schema import Checked

charts = Checked(phases)

COLUMNS = (
    *("mark", "subject_id", "phase_id", "phase", "event_id", "event", "outcome_id", "outcome"),
    *("date_start", "date_end", "date_basis", "phase_basis", "is_joint", "note"),
    *("claim_id", "document_id", "document", "publisher_id", "publisher"),
)


def phase(number, start=None, end=None):
    name = f"phase-{number}"
    return {
        "mark": "chosen dates",
        "subject_id": name,
        "phase_id": name,
        "phase": number,
        "date_start": start,
        "date_end": end,
    }


def event(event_id, start, end=None, number=1, basis="stated"):
    return {
        "mark": "event",
        "subject_id": event_id,
        "event": event_id.title(),
        "date_start": start,
        "date_end": end,
        "phase_id": None if number is None else f"phase-{number}",
        "phase": number,
        "phase_basis": basis,
    }


def statement(start, end=None, *, is_joint=False, note=None, number=1):
    return {
        "mark": "statement",
        "subject_id": f"phase-{number}",
        "phase_id": f"phase-{number}",
        "phase": number,
        "date_start": start,
        "date_end": end,
        "is_joint": is_joint,
        "note": note,
        "document": "A page",
        "publisher_id": "unrcca",
        "publisher": "Regional Centre",
    }


def milestone(outcome, start, basis="adopted"):
    return {
        "mark": "milestone",
        "subject_id": "meeting",
        "event": "Meeting",
        "outcome": outcome,
        "date_start": start,
        "date_basis": basis,
    }


def timeline(*rows, years=(2010, 2022)):
    marks = pd.DataFrame([{**dict.fromkeys(COLUMNS), **row} for row in rows], columns=COLUMNS)
    events = marks[marks["mark"] == "event"]
    undated = events[events["date_start"].isna() & events["date_end"].isna()]
    names = [None, *marks["phase_id"].dropna().unique()]

    def of_phase(rows, name):
        return len(rows[rows["phase_id"].isna() if name is None else rows["phase_id"] == name])

    counts = {name: (of_phase(events, name), of_phase(undated, name)) for name in names}
    return charts.phase_timeline(marks, years, {"unrcca": "UNRCCA"}, counts)


def bars(drawn, key):
    """First and last day of each bar of that key."""
    (trace,) = (trace for trace in drawn.data if isinstance(trace, go.Bar))
    return [
        (str(base.date()), str((base + pd.Timedelta(milliseconds=length) - pd.Timedelta(days=1)).date()))
        for base, length, data in zip(trace.base, trace.x, trace.customdata, strict=True)
        if data[0] == key
    ]


def dots(drawn, key):
    (trace,) = (trace for trace in drawn.data if isinstance(trace, go.Scatter))
    return [
        (str(x.date()), symbol, color)
        for x, symbol, color, data in zip(
            trace.x, trace.marker.symbol, trace.marker.color, trace.customdata, strict=True
        )
        if data[0] == key
    ]


def labels(drawn):
    return [label.text for label in drawn.layout.annotations]


# --- the timeline --------------------------------------------------------------------------------------


def test_a_phase_known_to_the_year_is_a_span_with_a_certain_part():
    drawn = timeline(phase(1, "2013-09", "2016"))

    assert bars(drawn, "phase-1") == [("2013-09-01", "2016-12-31"), ("2013-10-01", "2015-12-31")]


def test_a_phase_without_an_end_reaches_the_edge_with_an_arrow_and_says_so():
    drawn = timeline(phase(4, "2021-12-08"))

    assert bars(drawn, "phase-4")[0] == ("2021-12-08", "2022-12-31")
    assert dots(drawn, "phase-4") == [("2023-01-01", "triangle-right", theme.ACCENT)]
    assert labels(drawn) == ["<b>Phase IV</b>: from 8 December 2021, no end stated"]


def test_a_phase_that_no_document_dates_is_named_and_not_drawn():
    drawn = timeline(phase(1))

    assert bars(drawn, "phase-1") == []
    assert labels(drawn) == ["<b>Phase I</b>: no date"]


def test_what_lies_beyond_the_axis_is_cut_off():
    drawn = timeline(
        phase(1, "2013", "2016"),
        event("early", "2013-05-05"),
        event("late", "2015-05-05"),
        years=(2014, 2015),
    )

    assert bars(drawn, "phase-1")[0] == ("2014-01-01", "2015-12-31")
    assert (dots(drawn, "early"), len(dots(drawn, "late"))) == ([], 1)


def test_an_event_is_a_dot_where_its_day_is_known_and_a_span_where_it_is_not():
    drawn = timeline(
        phase(1, "2010", "2011"),
        event("meeting", "2010-12-15", "2010-12-16"),
        event("launch", "2010-09", "2010-09"),
        event("year", "2011"),
    )

    assert [day for day, _symbol, _color in dots(drawn, "meeting")] == ["2010-12-16"]
    assert (dots(drawn, "launch"), bars(drawn, "launch")) == ([], [("2010-09-01", "2010-09-30")])
    assert (dots(drawn, "year"), bars(drawn, "year")) == ([], [("2011-01-01", "2011-12-31")])


def test_a_long_event_is_a_span_though_its_days_are_known():
    drawn = timeline(phase(1, "2010"), event("course", "2010-01-01", "2010-06-30"))

    assert bars(drawn, "course") == [("2010-01-01", "2010-06-30")]


def test_an_event_with_a_last_day_alone_stands_on_that_day():
    drawn = timeline(phase(1, "2010"), event("reported", None, "2019-08-27"))

    assert [day for day, _symbol, _color in dots(drawn, "reported")] == ["2019-08-27"]


def test_an_event_that_is_in_its_phase_by_date_is_paler_than_one_that_a_document_ties_to_it():
    drawn = timeline(
        phase(1, "2010"), event("tied", "2010-05-05"), event("dated", "2011-05-05", basis="by date")
    )

    assert [color for _day, _symbol, color in dots(drawn, "tied")] == [theme.ACCENT]
    assert [color for _day, _symbol, color in dots(drawn, "dated")] == [charts.LIGHT]


def test_an_undated_event_is_counted_in_words_and_never_drawn():
    drawn = timeline(phase(1, "2010", "2011"), event("undated", None))

    assert (dots(drawn, "undated"), bars(drawn, "undated")) == ([], [])
    assert "not drawn: 1 event without a date" in labels(drawn)


def test_events_without_a_phase_stand_in_a_row_of_their_own():
    drawn = timeline(phase(1, "2010", "2011"), event("between", "2012-06-21", number=None, basis=None))

    assert labels(drawn)[-1] == "<b>In no phase</b>: 1 programme event"
    assert [color for _day, _symbol, color in dots(drawn, "between")] == [charts.LIGHT_GREY]


def test_events_that_are_close_in_time_do_not_lie_on_each_other():
    drawn = timeline(phase(1, "2010", "2011"), *(event(f"e{day}", f"2010-12-0{day}") for day in (1, 2, 3)))

    (trace,) = (trace for trace in drawn.data if isinstance(trace, go.Scatter))
    assert len(set(trace.y)) == 3


def test_each_statement_stands_under_its_phase_with_its_publisher():
    drawn = timeline(
        phase(1, "2010", "2011"),
        statement("2010", "2011"),
        statement("2010", is_joint=True, note="2010-2017 is stated jointly"),
        statement(None, note="stated as completed, without dates"),
    )

    assert labels(drawn)[1:] == [
        "2010 to 2011: UNRCCA",
        "from 2010, stated jointly: UNRCCA",
        "stated as completed, without dates: UNRCCA",
    ]
    assert bars(drawn, "phase-1")[1:] == [("2010-01-01", "2011-12-31"), ("2010-01-01", "2010-12-31")]


def test_a_statement_that_fills_the_axis_has_its_label_above_it():
    drawn = timeline(phase(1, "2010", "2016"), statement("2010", "2016"), years=(2012, 2013))

    (trace,) = (trace for trace in drawn.data if isinstance(trace, go.Bar))
    assert drawn.layout.annotations[-1].y < trace.y[-1]


def test_milestones_stand_below_each_other_with_their_dates():
    drawn = timeline(
        milestone("Plan", "2011-11-30"),
        milestone("Launch", "2018-04"),
        milestone("New plan", "2022-03-03", basis="date of its event"),
    )

    assert labels(drawn)[1:] == [
        "Plan<br>30 November 2011",
        "Launch<br>April 2018",
        "New plan<br>3 March 2022, date of the event",
    ]
    assert [color for _day, _symbol, color in dots(drawn, "meeting")] == [theme.ACCENT, charts.CLEAR]
    assert bars(drawn, "meeting") == [("2018-04-01", "2018-04-30")]
    heights = [label.y for label in drawn.layout.annotations]
    assert all(after - before >= charts.LINE_HEIGHT for before, after in pairwise(heights))


@pytest.mark.parametrize("start", ["2010-01", "2013-06-13", "2017-12-31", "2022-12"])
def test_a_label_fits_beside_its_mark_on_a_phone(start):
    drawn = timeline(milestone("Declaration of very many words on regional collaboration " * 2, start))

    label = drawn.layout.annotations[-1]
    room = (1 - label.x if label.xanchor == "left" else label.x) * charts.PHONE_WIDTH
    assert max(map(len, label.text.split("<br>"))) * charts.LETTER_WIDTH <= room


def test_alt_text_of_the_timeline_says_when_each_phase_ran():
    drawn = timeline(
        phase(1, "2010-09", "2011"),
        event("a", "2010-12-15"),
        phase(4, "2021-12-08"),
        milestone("Plan", "2011-11-30"),
    )

    assert drawn.alt == (
        "Time axis from 2010 to 2022. Phase I: September 2010 to 2011, 1 event."
        " Phase IV: from 8 December 2021, 0 events. Milestones: Plan."
    )


def test_without_years_the_axis_fits_the_marks():
    drawn = timeline(phase(1, "2013-09", "2016"), years=None)

    assert [day.year for day in drawn.layout.xaxis.range] == [2013, 2017]


# --- phases side by side ---------------------------------------------------------------------------------

PHASES = pd.DataFrame({"phase_id": ["phase-1", "phase-2"], "number": [1, 2], "phase": [1, 2]})


def test_events_of_a_phase_are_solid_where_stated_and_pale_by_date():
    counts = PHASES.assign(event_count=[6, 3], stated_count=[6, 1], by_date_count=[0, 2])

    stated, by_date, _labels = charts.event_count_by_phase(counts).data

    assert (list(stated.x), stated.marker.color) == ([6, 1], theme.ACCENT)
    assert (list(by_date.x), by_date.marker.color) == ([0, 2], charts.LIGHT)
    assert [data[0] for data in stated.customdata] == ["phase-1", "phase-2"]
    assert stated.hovertext[1] == "Phase II: 3 events, 1 stated, 2 by date"


def test_attendance_of_a_phase_ends_in_an_arrow_where_it_is_open_and_is_no_bar_where_unknown():
    sums = PHASES.assign(
        attendance_low=[140, None],
        attendance_high=[540, None],
        attendance_is_open=[True, False],
        known_count=[2, 0],
        event_count=[2, 1],
    )

    drawn = charts.attendance_range_by_phase(sums)
    low, spread, arrows, _labels = drawn.data

    assert (list(low.x), list(spread.x)) == ([140, 0], [400, 0])
    assert (list(arrows.x), list(arrows.y)) == ([540], [0])
    assert drawn.alt == (
        "Attendance by phase. Phase I: at least 140 persons at 2 of 2 events;"
        " Phase II: no figure, 0 of 1 events known."
    )


def test_counts_stand_in_the_column_of_their_phase_and_lead_to_their_claims():
    counts = pd.DataFrame(
        {
            "theme": ["youth", "youth", "prisons"],
            "phase_id": ["phase-1", "phase-2", "phase-2"],
            "event_count": [1, 4, 2],
        }
    )

    drawn = charts.event_count_by_phase_and_theme(counts, PHASES)
    cells, names = drawn.data

    assert (list(cells.base), list(cells.y), list(cells.text)) == ([0, 1, 1], [0, 0, 1], ["1", "4", "2"])
    assert tuple(cells.customdata[0]) == ("youth", "phase-1")
    assert max(cells.x) < 1
    assert list(names.text) == ["youth", "prisons"]
    assert list(drawn.layout.xaxis.ticktext) == ["Phase I", "Phase II"]


def test_a_role_in_the_project_as_a_whole_stands_in_a_column_of_its_own():
    counts = pd.DataFrame(
        {
            "role": ["funder", "funder"],
            "organization_id": ["eu", "eu"],
            "organization": ["European Union", "European Union"],
            "acronym": ["EU", "EU"],
            "phase_id": ["phase-1", None],
            "document_count": [7, 1],
        }
    )

    drawn = charts.document_count_by_phase_and_role(counts, PHASES)
    cells, names = drawn.data

    assert (list(cells.base), list(names.text)) == ([0, 2], ["EU, funder"])
    assert list(drawn.layout.xaxis.ticktext) == ["Phase I", "Phase II", "Project"]


def test_organizations_go_by_their_acronym_or_else_their_name():
    counts = pd.DataFrame(
        {
            "organization_id": ["eu", "government-of-norway"],
            "organization": ["European Union", "Government of Norway"],
            "acronym": ["EU", None],
            "phase_id": ["phase-1", "phase-1"],
            "event_count": [2, 1],
        }
    )

    _cells, names = charts.event_count_by_phase_and_organization(counts, PHASES).data

    assert list(names.text) == ["EU", "Government of Norway"]


def test_an_outcome_stands_in_the_column_of_its_phase():
    outcomes = pd.DataFrame(
        {
            "outcome_id": ["plan", "declaration"],
            "outcome": ["Plan", "Declaration"],
            "event": ["Meeting", "Conference"],
            "phase_id": ["phase-1", "phase-2"],
            "phase_basis": ["stated", "by date"],
            "date_start": ["2011-11-30", "2022-03-03"],
            "date_end": [None, "2022-03-04"],
        }
    )

    dots_, names = charts.outcome_list_by_phase(outcomes, PHASES).data

    assert list(dots_.x) == pytest.approx([0.1, 1.1])
    assert list(dots_.marker.color) == [theme.ACCENT, charts.LIGHT]
    assert list(names.text) == ["30 November 2011: Plan", "3–4 March 2022: Declaration"]


def test_every_reason_for_being_in_no_phase_has_its_words():
    counts = pd.DataFrame({"reason": list(charts.REASONS), "event_count": [91, 12, 2, 1, 1]})

    cells, names = charts.event_count_without_phase(counts).data

    assert list(cells.x) == [91, 12, 2, 1, 1]
    assert [data[0] for data in cells.customdata] == list(charts.REASONS)
    assert names.text[0] == "Related events, not tied to a phase: 91"
    assert not any("…" in name for name in names.text)


@pytest.mark.parametrize(
    ("chart", "columns", "more"),
    [
        (charts.phase_timeline, COLUMNS, (None, {}, {})),
        (
            charts.event_count_by_phase,
            ("phase_id", "phase", "event_count", "stated_count", "by_date_count"),
            (),
        ),
        (charts.event_count_without_phase, ("reason", "event_count"), ()),
        (
            charts.event_count_by_phase_and_country,
            ("country", "country_code", "phase_id", "event_count"),
            None,
        ),
        (charts.event_count_by_phase_and_theme, ("theme", "phase_id", "event_count"), None),
    ],
)
def test_no_rows_draw_an_empty_figure(chart, columns, more):
    drawn = chart(pd.DataFrame(columns=columns), *((PHASES,) if more is None else more))

    assert drawn.alt
    assert all(len(trace.x) == 0 for trace in drawn.data)
