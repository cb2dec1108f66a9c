"""What charts have in common."""

from typing import Any

import pandas as pd
import pytest

from analytics.charts import draw, theme


def claims(*figures: int) -> list[dict[str, Any]]:
    """Claims on one event, one of each document."""
    return [
        {
            "figure": figure,
            "wording": f"{figure} people",
            "document": f"Document {place}",
            "publisher": "OSCE",
            "date_published": "2022-03-04",
        }
        for place, figure in enumerate(figures)
    ]


def test_claims_of_the_same_figure_are_one_mark_that_tells_them_all():
    marks = theme.marks_of_claims([claims(100, 250, 250)])

    assert [(place, claim["figure"]) for place, claim, _text in marks] == [(0, 100), (0, 250)]
    assert [text for _place, _claim, text in marks] == [
        "“100 people”\nDocument 0\nOSCE, 4 March 2022",
        "“250 people”\nDocument 1\nOSCE, 4 March 2022\n\n“250 people”\nDocument 2\nOSCE, 4 March 2022",
    ]


def test_the_same_figure_on_two_events_is_two_marks():
    marks = theme.marks_of_claims([claims(250), claims(250)])

    assert [place for place, _claim, _text in marks] == [0, 1]


def test_a_mark_of_many_claims_tells_the_first_and_how_many_more_there_are():
    ((_place, _claim, text),) = theme.marks_of_claims([claims(*[250] * 7)])

    assert text.count("“250 people”") == theme.MOST_TOLD
    assert text.endswith("\n\nand 3 more statements")


def test_no_claims_are_no_marks():
    assert theme.marks_of_claims([]) == theme.marks_of_claims([[]]) == []


@pytest.mark.parametrize("is_dark", [False, True])
def test_numbers_of_marks_that_are_not_chosen_stay_as_readable_as_others(is_dark):
    drawn = draw.Figure([draw.bar(x=[1], text=["1"]), draw.scatter(x=[1], text=["1"])], alt="")

    dressed = theme.dressed(drawn, is_dark=is_dark)

    text = dressed["layout"]["font"]["color"]
    assert [trace["unselected"]["textfont"]["color"] for trace in dressed["data"]] == [text, text]


def phases(*spans):
    """Rows of phases, from one year to the start of another."""
    return draw.rows(
        [
            {
                "number": number,
                "date_from": pd.Timestamp(f"{start}-01-01"),
                "date_to": pd.Timestamp(f"{end}-01-01"),
            }
            for number, (start, end) in enumerate(spans, 1)
        ]
    )


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        (((2010, 2011), (2013, 2017), (2018, 2022)), ["Phase I", "II", "III"]),
        # A band would cover what does not fit before it.
        (((2010, 2011), (2011, 2017), (2018, 2022)), ["I", "Phase II", "III"]),
        (((2010, 2011), (2011, 2012), (2012, 2013)), ["I", "II", "Phase III"]),
        ((), []),
    ],
)
def test_the_first_phase_with_room_for_it_says_what_the_numbers_are(spans, said):
    drawn = theme.years_layout(draw.Figure([], alt=""), range(2010, 2023), phases(*spans))

    assert [shape["label"]["text"] for shape in drawn["layout"].get("shapes", [])] == said


def test_a_label_of_more_lines_has_more_room():
    heights = [theme.rows_height(2, [label]) for label in ("a", "a\nb", "a\nb\nc")]

    assert heights == [heights[0], heights[0] + 2 * theme.LINE_HEIGHT, heights[0] + 4 * theme.LINE_HEIGHT]
