"""A text as words, figures and marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over 250 came.", ["Over", "250", "came", "."]),
        ("1 200 people", ["1 200", "people"]),
        ("1,200,500 people", ["1,200,500", "people"]),
        ("2.5 million", ["2.5", "million"]),
        ("in 2022 250 people", ["in", "2022", "250", "people"]),
        ("twenty-five", ["twenty", "-", "five"]),
        ("it’s", ["it’s"]),
        ("50+ (a_b)", ["50", "+", "(", "a", "_", "b", ")"]),
        ("двадцать пять чел.", ["двадцать", "пять", "чел", "."]),
    ],
)
def test_words_figures_and_marks_are_told_apart(text, expected):
    assert [token.text for token in tokens(text)] == expected


def test_a_word_is_compared_in_lower_case_without_marks_of_its_font():
    plain = [token.plain for token in tokens(unicodedata.normalize("NFD", "Трёх уча\u00adстий"))]

    assert plain == ["трех", "участий"]


def test_a_token_knows_whether_it_is_joined_to_the_one_before():
    assert [token.is_joined for token in tokens("50+ people")] == [False, True, False]


@given(st.text(max_size=100))
def test_tokens_and_the_space_between_them_are_the_text(text):
    found = tokens(text)
    rest = list(text)
    for token in found:
        assert text[token.start : token.end] == token.text
        rest[token.start : token.end] = " " * len(token.text)

    assert not "".join(rest).strip()
