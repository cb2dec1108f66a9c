"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents.sentences import sentences


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. T.S. Tirumurti and Ms. Hakala spoke.",
        "H.E. Mr. Muhriddin opened the forum.",
        "Dr. A. Smith spoke.",
        "The U.N. Secretariat held it.",
        "The rate was 1.5 per cent.",
        "It was held on 3.03.2022 in Osh.",
        "Resolution No. 1373 was recalled.",
        "See e.g. the plan, i.e. the text.",
        "It ended at 10 a.m. sharp.",
        "В 2022 г. участники собрались.",
        "Форум прошёл в г. Ташкенте.",
        "Форум прошёл в 2010-2022 гг. в Оше.",
        "В. Хаджиев выступил.",
        "Это т.е. то же самое.",
        "Библиотека им. Навои открыта.",
        "Было 500 чел. из Оша.",
        "3. Conclusions and next steps",
        "The list (see p. 5) is long.",
    ],
)
def test_a_point_that_belongs_to_a_word_or_number_ends_no_sentence(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met. They left.", ["We met.", "They left."]),
        ("Why? Because! So… Yes.", ["Why?", "Because!", "So…", "Yes."]),
        ("He said “Yes.” Then he left.", ["He said “Yes.”", "Then he left."]),
        ("It ended in 2022. The next began.", ["It ended in 2022.", "The next began."]),
        ("He left the U.N. The next came.", ["He left the U.N.", "The next came."]),
        ("Он начался в 2022 г. Участники довольны.", ["Он начался в 2022 г.", "Участники довольны."]),
        ("Было 500 чел. Они довольны.", ["Было 500 чел.", "Они довольны."]),
        ("Heading\nText goes on", ["Heading", "Text goes on"]),
        ("One.\n\n  Two.  ", ["One.", "Two."]),
        ("It ended. “We agree”, he said.", ["It ended.", "“We agree”, he said."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_sentence_ends_at_its_point_or_line_break(text, expected):
    assert cut(text) == expected


@given(st.text(max_size=200))
def test_sentences_hold_all_of_the_text_but_the_space_between_them(text):
    spans = sentences(text)
    rest = text
    for start, end in reversed(spans):
        assert text[start:end] == text[start:end].strip() != ""
        rest = rest[:start] + rest[end:]

    assert not rest.strip()
    assert spans == sorted(spans)


@pytest.mark.parametrize("piece", [".", ". ", '."', "'", "Mr. ", "A.B.", "1. ", "\n", " ", "a."])
def test_a_long_text_of_marks_is_divided_to_its_end(piece):
    # A pattern that tried every way to read it would not come back.
    text = piece * (200_000 // len(piece))

    assert sum(end - start for start, end in sentences(text)) <= len(text)


@pytest.mark.parametrize("piece", ["word ", "w"])
def test_a_sentence_without_an_end_is_cut_between_words_if_it_can_be(piece):
    text = piece * 5_000

    spans = sentences(text)

    assert all(1_990 < end - start <= 2_000 for start, end in spans[:-1])
    assert sum(text[start:end].count(piece.strip()) for start, end in spans) == 5_000
