import pandas as pd
import pytest

from analytics.charts import coverage
from tests.charts.schema import Checked

charts = Checked(coverage)

COUNTS = ("event_count", "attendance_known_count", "day_known_count", "place_known_count", "confirmed_count")


def by_year(*rows):
    coverage = pd.DataFrame(rows, columns=["year", *COUNTS])
    return charts.coverage_by_year(coverage.astype({"year": "Int64"}))


def by_phase(*rows):
    coverage = pd.DataFrame(rows, columns=["phase_id", "phase", *COUNTS])
    return charts.coverage_by_phase(coverage.astype({"phase": "Int64"}))


def bars_of(drawn, aspect):
    """The known and the unknown part of one column of the matrix."""
    known, unknown, _labels = drawn.data[3 * aspect : 3 * aspect + 3]
    return known, unknown


def test_known_and_unknown_part_fill_the_cell_together():
    known, unknown = bars_of(by_year((2012, 4, 1, 4, 0, 2)), 0)

    assert known.x[0] == pytest.approx(charts.CELL_SHARE / 4)
    assert known.x[0] + unknown.x[0] == pytest.approx(charts.CELL_SHARE)
    assert unknown.base[0] == pytest.approx(known.x[0])


def test_unknown_part_is_hatched():
    _known, unknown = bars_of(by_year((2012, 4, 1, 4, 0, 2)), 0)

    assert unknown.marker.pattern.shape == "/"


def test_number_above_a_cell_says_how_many_are_known():
    drawn = by_year((2012, 4, 1, 4, 0, 2))

    assert [list(trace.text) for trace in drawn.data[2::3]] == [
        ["1 of 4"],
        ["4 of 4"],
        ["0 of 4"],
        ["2 of 4"],
    ]


def test_mark_says_its_year_and_the_gap():
    drawn = by_year((2012, 4, 1, 4, 0, 2), (None, 1, 0, 0, 0, 0))

    _known, unknown = bars_of(drawn, 3)

    assert [list(mark) for mark in unknown.customdata] == [[2012, "is_confirmed"], [None, "is_confirmed"]]


def test_events_without_a_year_have_a_row_of_their_own():
    drawn = by_year((2012, 4, 1, 4, 0, 2), (None, 1, 0, 0, 0, 0))

    assert list(drawn.layout.yaxis.ticktext) == ["2012", "no year"]


def test_phases_are_named_with_their_roman_number():
    drawn = by_phase(("phase-4", 4, 4, 1, 4, 0, 2), (None, None, 1, 0, 0, 0, 0))

    assert list(drawn.layout.yaxis.ticktext) == ["Phase IV", "no phase"]


def test_alternative_text_sums_up_what_is_known():
    assert "Figure: known for 3 of 8" in by_year((2012, 4, 1, 4, 0, 2), (2013, 4, 2, 0, 0, 0)).alt


def test_no_events_draw_an_empty_matrix():
    assert list(by_year().layout.yaxis.ticktext) == []
