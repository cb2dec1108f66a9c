import pandas as pd
import pytest

from analytics.charts import disagreements, theme
from tests.charts.schema import Checked

charts = Checked(disagreements)

NAMES = {"attendance": "attendance", "city": "city"}
RANGE = {
    "subject_id": "tashkent",
    "event": "Tashkent conference",
    "field": "attendance",
    "about": None,
    "counted": None,
    "disagreement_type": "contradict",
    "chosen_value": "250",
    "figure_low": 100,
    "figure_high": 500,
    "figure_chosen": 250,
    "is_open": False,
}
CLAIM = {
    "subject_id": "tashkent",
    "field": "attendance",
    "about": None,
    "qualifier": "exactly",
    "upper": None,
    "wording": "250 people",
    "document": "A speech",
    "publisher": "UNOCT",
    "date_published": "2022-03-04",
}


def ranges(*rows):
    return pd.DataFrame([{**RANGE, **row} for row in rows], columns=list(RANGE))


def claims(*rows):
    return [{**CLAIM, **row} for row in rows]


TASHKENT = claims(
    {"figure": 100, "qualifier": "about"}, {"figure": 250}, {"figure": 500, "qualifier": "about"}
)


def draw(told, stated=TASHKENT):
    points = told[["subject_id", "field", "about"]].fillna("").to_dict("records")
    of_point = [
        [claim for claim in stated if all((claim[name] or "") == point[name] for name in point)]
        for point in points
    ]
    return charts.disagreement_range_by_point(told.assign(claims=of_point), NAMES)


@pytest.mark.parametrize("counted", [None, "states (registered)"])
def test_a_point_fits_into_one_line_on_a_phone_and_is_told_whole(counted):
    event = "Launch of the Early Warning Network for Central Asia and its neighbours"

    *_others, labels = draw(ranges({"event": event, "counted": counted})).data

    point, _values = labels.text[0].split("<br>")
    assert point.endswith(f"…: {counted or 'attendance'}")
    assert len(point) <= theme.LINE_LENGTH


def test_bar_runs_from_the_smallest_figure_to_the_largest_as_shares_of_the_largest():
    bars, *_others = draw(ranges({})).data

    assert (bars.base[0], bars.x[0]) == (0.2, 0.8)


def test_every_claim_is_a_tick_and_the_chosen_one_a_dot():
    _bars, _arrows, ticks, dots, _labels = draw(ranges({})).data

    assert list(ticks.x) == [0.2, 0.5, 1.0]
    assert list(dots.x) == [0.5]


def test_a_point_without_an_answer_has_no_dot():
    _bars, _arrows, _ticks, dots, _labels = draw(ranges({"figure_chosen": None})).data

    assert len(dots.x) == 0


def test_open_range_ends_in_an_arrow():
    _bars, arrows, *_others = draw(ranges({"is_open": True}, {"subject_id": "other"})).data

    assert list(arrows.y) == [0]
    assert arrows.marker.symbol == "triangle-right"


def test_contradictions_are_warm_and_mere_differences_are_not():
    told = ranges({}, {"subject_id": "vienna", "disagreement_type": "differ"})
    stated = claims({"figure": 100}, {"subject_id": "vienna", "figure": 63})

    _bars, _arrows, ticks, _dots, _labels = draw(told, stated).data

    assert list(ticks.marker.line.color) == [theme.WARM, theme.ACCENT]


def test_label_names_the_point_and_every_value_once_in_order():
    stated = claims({"figure": 500, "qualifier": "over"}, {"figure": 100}, {"figure": 100})

    *_others, labels = draw(ranges({}), stated).data

    assert list(labels.text) == ["Tashkent conference: attendance<br>100 · over 500"]


def test_claims_in_words_draw_no_tick():
    stated = claims({"figure": 100}, {"figure": None, "qualifier": "vague"})

    _bars, _arrows, ticks, _dots, _labels = draw(ranges({}), stated).data

    assert len(ticks.x) == 1


def test_mark_finds_its_claims_by_subject_field_and_what_it_is_about():
    told = ranges({}, {"field": "participation_count", "about": "states", "counted": "states"})

    _bars, _arrows, _ticks, dots, _labels = draw(told).data

    assert [list(mark) for mark in dots.customdata] == [
        ["tashkent", "attendance", None],
        ["tashkent", "participation_count", "states"],
    ]


def test_count_of_points_begins_with_the_contradictions():
    counts = pd.DataFrame({"field": ["attendance"], "disagreement_count": [5], "contradiction_count": [2]})

    warm, rest, labels = charts.disagreement_count_by_point(counts, NAMES).data

    assert (warm.x[0], rest.base[0], rest.x[0]) == (2, 2, 3)
    assert list(labels.text) == ["attendance · 5, of which 2 contradict"]
    assert [mark[0] for mark in warm.customdata] == ["attendance"]


def test_alternative_text_tells_the_values():
    assert "about 100 · 250 · about 500" in draw(ranges({})).alt


def test_no_disagreement_draws_an_empty_figure():
    counts = pd.DataFrame(columns=["field", "disagreement_count", "contradiction_count"])

    assert len(draw(ranges(), claims()).data[0].y) == 0
    assert len(charts.disagreement_count_by_point(counts, NAMES).data[0].y) == 0


COUNTS = ("disagreement_count", "contradiction_count")


def test_subjects_are_ranked_with_their_contradictions_filled():
    counts = pd.DataFrame(
        [
            ("event", "summit", "Summit", None, None, 7, 3),
            ("phase", "phase-2", None, 2, None, 4, 0),
        ],
        columns=["subject_type", "subject_id", "event", "phase", "outcome", *COUNTS],
    )

    contradicting, differing, numbers, labels = charts.disagreement_count_by_subject(counts).data

    assert (list(contradicting.x), list(differing.x)) == ([3, 0], [4, 4])
    assert [list(mark) for mark in differing.customdata] == [["summit"], ["phase-2"]]
    assert list(labels.text) == ["Summit", "Phase II"]
    assert list(numbers.text) == ["7, 3 contradict", "4"]
