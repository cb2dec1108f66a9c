"""Numeric phrases: qualifier, number and noun."""

import pytest

from etl.documents.quantities import quantities, wording


def read(text):
    return [
        (each.qualifier, each.figure, each.upper, each.counted.text if each.counted else None)
        for each in quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 60 high-level officials", [("over", 60, None, "officials")]),
        ("a total of about 60 officials", [("about", 60, None, "officials")]),
        (
            "52 states and 29 organizations",
            [("exactly", 52, None, "states"), ("exactly", 29, None, "organizations")],
        ),
        ("two or three experts", [("range", 2, 3, "experts")]),
        ("50 to 40 experts", []),
        ("25 and 30 participants", []),
        ("двух-трёх экспертов", [("range", 2, 3, "экспертов")]),
        ("between 40 and 50", [("range", 40, 50, None)]),
        ("a 15-member delegation", [("exactly", 15, None, "delegation")]),
        ("a two-day course", []),
        ("40 OSCE participating States", [("exactly", 40, None, "States")]),
        ("10 of the experts", [("exactly", 10, None, None)]),
        ("20 experts' reports", [("exactly", 20, None, None)]),
        ("10 laptops and officers", [("exactly", 10, None, "laptops")]),
        ("resolution 1373 experts", []),
        ("in 2022 experts", []),
        ("more than 2022 experts", [("over", 2022, None, "experts")]),
        ("scores of guests", [("vague", None, None, "guests")]),
        ("несколько десятков гостей", [("vague", None, None, "гостей")]),
        ("60 российских и зарубежных экспертов", [("exactly", 60, None, "экспертов")]),
        ("для участников 30 марта", [("exactly", 30, None, "марта")]),
        ("с участием делегатов 30 стран", [("exactly", 30, None, "стран")]),
    ],
)
def test_a_phrase_is_a_qualifier_a_number_and_the_noun_it_counts(text, expected):
    assert read(text) == expected


def test_the_wording_ends_after_six_words():
    text = "with some 150 government and civil society representatives"
    (quantity,) = quantities(text)
    start, end = wording(text, quantity)

    assert text[start:end] == "some 150 government and civil society"


def test_a_number_that_looks_like_a_year_is_doubtful():
    (year,) = quantities("the 2022 participants")
    (round_figure,) = quantities("the 2000 participants")

    assert year.is_doubtful
    assert not round_figure.is_doubtful


def test_only_the_part_of_the_text_that_is_asked_for_is_read():
    text = "20 experts. 30 judges. 40 officials."

    assert [quantity.figure for quantity in quantities(text, 12, 22)] == [30]


def test_a_year_shares_no_noun_with_the_number_behind_it():
    assert [one.figure for one in quantities("in June 2022 and 74 experts came", 0, 32)] == [74]
