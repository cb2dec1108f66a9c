import pandas as pd
import pytest

from analytics.charts import attendance
from tests.charts.schema import Checked

charts = Checked(attendance)

CLAIM = {
    "wording": "250 people",
    "document": "A speech",
    "publisher": "UNOCT",
    "date_published": "2022-03-04",
}
EVENT = {
    "event_id": "tashkent",
    "event": "Tashkent conference",
    "year": 2022,
    "attendance_low": 100,
    "attendance_best": 250,
    "attendance_high": 500,
    "attendance_is_open": False,
    "attendance_qualifier": "exactly",
}
SUM = {
    "attendance_low": 100,
    "attendance_high": 500,
    "attendance_is_open": False,
    "known_count": 2,
    "event_count": 3,
}
WHOLE = ("attendance_low", "attendance_high", "attendance_best", "year")


def events(*rows, figures=(100, 250, 500)):
    claims = [{**CLAIM, "figure": figure} for figure in figures]
    told = pd.DataFrame([{**EVENT, "claims": claims, **row} for row in rows], columns=[*EVENT, "claims"])
    return told.astype(dict.fromkeys(WHOLE, "Int64"))


def sums(*rows, key="year"):
    told = pd.DataFrame([{**SUM, **row} for row in rows], columns=[key, *SUM])
    return told.astype(dict.fromkeys(("attendance_low", "attendance_high"), "Int64"))


def by_year(*rows):
    phases = pd.DataFrame(columns=["number", "date_from", "date_to"])
    return charts.attendance_range_by_year(sums(*rows), phases)


# --- events ---------------------------------------------------------------------------------------------


def test_bar_runs_from_the_lowest_to_the_highest_figure_with_a_tick_for_each_and_a_dot_for_the_chosen():
    bar, _arrows, ticks, dots, _labels = charts.attendance_range_by_event(events({})).data

    assert (bar.base[0], bar.x[0]) == (100, 400)
    assert list(ticks.x) == [100, 250, 500]
    assert list(dots.x) == [250]


def test_claims_of_the_same_figure_are_one_tick():
    _bar, _arrows, ticks, *_others = charts.attendance_range_by_event(
        events({}, figures=(250, 250, 100))
    ).data

    assert list(ticks.x) == [250, 100]


def test_marks_find_the_claims_of_their_event():
    both = events({}, {"event_id": "dushanbe"})

    _bar, _arrows, ticks, dots, _labels = charts.attendance_range_by_event(both).data

    assert [mark[0] for mark in ticks.customdata] == ["tashkent"] * 3 + ["dushanbe"] * 3
    assert [mark[0] for mark in dots.customdata] == ["tashkent", "dushanbe"]
    assert list(ticks.y) == [0, 0, 0, 1, 1, 1]


def test_a_range_without_an_upper_end_reaches_the_largest_figure_and_goes_on_as_an_arrow():
    told = events({"attendance_high": None, "attendance_is_open": True}, figures=(100, 320))

    bar, arrows, *_others = charts.attendance_range_by_event(told).data

    assert bar.base[0] + bar.x[0] == pytest.approx(320 * (1 + attendance.OPEN_END))
    assert list(arrows.x) == [bar.base[0] + bar.x[0]]
    assert arrows.marker.symbol == "triangle-right"


def test_a_range_without_a_lower_end_is_drawn_at_its_upper_one():
    bar, *_others = charts.attendance_range_by_event(events({"attendance_low": None})).data

    assert (bar.base[0], bar.x[0]) == (500, 0)


def test_a_range_that_is_not_open_has_no_arrow():
    _bar, arrows, *_others = charts.attendance_range_by_event(events({})).data

    assert len(arrows.x) == 0


def test_alternative_text_names_the_widest_range():
    told = events({"event": "Narrow", "attendance_low": 400}, {"event": "Wide"})

    alt = charts.attendance_range_by_event(told).alt

    assert alt == "Range of the attendance claimed for 2 events. The widest range is 100 to 500, for “Wide”."


def test_label_names_the_event_and_its_year_where_there_is_one():
    *_others, labels = charts.attendance_range_by_event(events({}, {"year": None})).data

    assert list(labels.text) == ["Tashkent conference · 2022", "Tashkent conference"]


# --- what was announced ---------------------------------------------------------------------------------


def announced(*rows):
    columns = ["basis", "figure", "upper", "qualifier", "wording", *EVENT]
    planned = {
        "basis": "planned",
        "figure": 300,
        "upper": None,
        "qualifier": "about",
        "wording": "300 guests",
    }
    told = pd.DataFrame([{**planned, **EVENT, **row} for row in rows], columns=columns)
    return told.astype(dict.fromkeys(("figure", *WHOLE), "Int64"))


def test_what_was_announced_is_hollow_beside_what_was_reported():
    bar, _arrows, hollow, dots, labels = charts.attendance_planned_and_reported(announced({})).data

    assert (bar.base[0], bar.x[0]) == (100, 400)
    assert (list(hollow.x), hollow.marker.symbol) == ([300], "circle-open")
    assert list(dots.x) == [250]
    assert list(labels.text) == ["Tashkent conference<br>planned about 300, reported 100 to 500"]


def test_an_announcement_without_a_report_has_neither_bar_nor_dot():
    nothing = dict.fromkeys(("attendance_low", "attendance_best", "attendance_high"))

    bar, _arrows, hollow, dots, labels = charts.attendance_planned_and_reported(
        announced(nothing, {"event_id": "dushanbe"})
    ).data

    assert list(hollow.y) == [0, 1]
    assert (list(bar.y), list(dots.y)) == ([1], [1])
    assert labels.text[0].endswith("reported no figure")


# --- sums -----------------------------------------------------------------------------------------------


def test_columns_of_years_stand_on_the_lowest_sum_and_reach_to_the_highest():
    low, range_, arrows, unknown, notes = by_year({"year": 2011}).data

    assert (low.y[0], range_.base[0], range_.y[0]) == (100, 100, 400)
    assert list(notes.text) == ["2/<br>3"]
    assert (len(arrows.x), len(unknown.x)) == (0, 0)


def test_a_year_without_a_figure_is_hatched_and_not_zero():
    empty = {"year": 2012, "attendance_low": None, "attendance_high": None, "known_count": 0}

    low, _range, _arrows, unknown, notes = by_year({"year": 2011}, empty).data

    assert (list(low.x), list(unknown.x)) == ([2011], [2012])
    assert unknown.marker.pattern.shape == "/"
    assert list(notes.text) == ["2/<br>3", "0/<br>3"]


def test_an_open_sum_of_a_year_points_upward():
    _low, _range, arrows, *_others = by_year({"year": 2011, "attendance_is_open": True}).data

    assert (list(arrows.x), arrows.marker.symbol) == ([2011], "triangle-up")
    assert arrows.y[0] > 500


@pytest.mark.parametrize(
    ("chart", "key"),
    [
        (charts.attendance_range_by_event_type, "event_type"),
        (charts.attendance_range_by_theme, "theme"),
    ],
)
def test_sums_are_rows_with_their_range_and_how_many_events_are_known(chart, key):
    unknown = {"attendance_low": None, "attendance_high": None, "known_count": 0}

    low, range_, _arrows, hatched, labels = chart(
        sums({key: "seminar"}, {key: "visit", **unknown}, key=key)
    ).data

    assert (low.x[0], range_.base[0], range_.x[0]) == (100, 100, 400)
    assert (list(low.y), list(hatched.y)) == ([0], [1])
    assert [mark[0] for mark in (*low.customdata, *hatched.customdata)] == ["seminar", "visit"]
    assert list(labels.text) == [
        "seminar<br>100 to 500 · 2 of 3 events known",
        "visit<br>no figure · 0 of 3 events known",
    ]


def test_countries_are_named_and_found_by_their_code():
    told = sums({"country_code": "UZB"}, key="country_code").assign(country="Uzbekistan")

    low, *_others, labels = charts.attendance_range_by_country(told).data

    assert [mark[0] for mark in low.customdata] == ["UZB"]
    assert low.hovertext[0].startswith("<b>Uzbekistan</b>")
    assert labels.text[0].startswith("Uzbekistan<br>")


def test_nothing_draws_empty_figures():
    assert len(charts.attendance_range_by_event(events()).data[0].y) == 0
    assert len(charts.attendance_planned_and_reported(announced()).data[0].y) == 0
    assert len(by_year().data[0].x) == 0
    assert len(charts.attendance_range_by_theme(sums(key="theme")).data[0].y) == 0
