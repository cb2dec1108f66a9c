"""What charts have in common."""

import pandas as pd

from analytics.charts import theme


def claims(*figures: int) -> pd.DataFrame:
    """Claims on one event, one of each document."""
    return pd.DataFrame(
        {
            "event_id": "tashkent",
            "figure": figures,
            "wording": [f"{figure} people" for figure in figures],
            "document": [f"Document {place}" for place in range(len(figures))],
            "publisher": "OSCE",
            "date_published": "2022-03-04",
        }
    )


def test_claims_of_the_same_figure_are_one_mark_that_tells_them_all():
    marks, texts = theme.marks_of_claims(claims(100, 250, 250), "event_id")

    assert list(marks["figure"]) == [100, 250]
    assert texts == [
        "“100 people”\nDocument 0\nOSCE, 4 March 2022",
        "“250 people”\nDocument 1\nOSCE, 4 March 2022\n\n“250 people”\nDocument 2\nOSCE, 4 March 2022",
    ]


def test_the_same_figure_on_two_events_is_two_marks():
    both = pd.concat([claims(250), claims(250).assign(event_id="dushanbe")])

    marks, texts = theme.marks_of_claims(both, "event_id")

    assert list(marks["event_id"]) == ["tashkent", "dushanbe"]
    assert len(texts) == 2


def test_a_mark_of_many_claims_tells_the_first_and_how_many_more_there_are():
    _marks, (text,) = theme.marks_of_claims(claims(*[250] * 7), "event_id")

    assert text.count("“250 people”") == theme.MOST_TOLD
    assert text.endswith("\n\nand 3 more statements")


def test_no_claims_are_no_marks():
    marks, texts = theme.marks_of_claims(claims(), "event_id")

    assert marks.empty
    assert texts == []
