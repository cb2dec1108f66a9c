"""What charts have in common."""

from typing import Any

from analytics.charts import theme


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
