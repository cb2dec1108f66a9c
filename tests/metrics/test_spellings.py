import re

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics.spellings import _abbreviations, has_word, in_cyrillic, spellings
from analytics.words import CYRILLIC_SOUNDS, in_latin


def finds(text, word):
    return has_word(ibis.literal(text), word).execute()


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Ташкент", "High-level conference in Tashkent"),
        ("Tashkent", "В Ташкенте состоялась конференция"),
        ("Воронков", "Vladimir Voronkov"),
        ("Худжанд", "Khujand"),
        ("Вена", "A seminar in Vienna"),
        ("Нью-Йорк", "New York"),
        ("Кыргызстан", "Kyrgyz Republic"),
        ("Киргизия", "Kyrgyzstan"),
        ("Турция", "Türkiye"),
        ("Turkey", "turkiye"),
        ("обсе", "OSCE Secretariat"),
        ("OSCE", "Бюро ОБСЕ в Таджикистане"),
    ],
)
def test_a_word_finds_what_is_called_so_in_another_script(word, text):
    assert finds(text, word)


@pytest.mark.parametrize(
    ("word", "text"),
    [("ООН", "In the afternoon"), ("ОБСЕ", "observers"), ("ООН", "counter-terrorism"), ("ЕС", "eusr")],
)
def test_an_abbreviation_is_not_looked_for_by_its_sound_nor_within_other_words(word, text):
    assert not finds(text, word)


@given(st.lists(st.sampled_from([*CYRILLIC_SOUNDS, "Ш", " ", "-", "."]), min_size=1, max_size=12))
def test_what_is_written_as_it_sounds_is_found_by_its_sound(letters):
    text = "".join(letters)
    word = in_latin(text).strip()

    assert not word or word in _abbreviations() or re.search(in_cyrillic(word), text.lower())


@given(st.text(max_size=20))
def test_what_is_typed_comes_first_among_its_spellings(word):
    assert spellings(word)[0] == word


def test_a_long_word_has_a_pattern_of_a_like_length():
    word = "tshchzhkhyuya" * 100

    assert len(in_cyrillic(word)) < 40 * len(word)
