import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics.spellings import has_word, searched, spellings
from analytics.words import in_latin


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


@given(st.text(st.characters(min_codepoint=0x400, max_codepoint=0x45F), max_size=12))
def test_the_database_writes_cyrillic_letters_as_words_do(text):
    assert in_latin(text) in searched(ibis.literal(f"{text}é")).execute()


@given(st.text(max_size=20))
def test_what_is_typed_comes_first_among_its_spellings(word):
    assert spellings(word)[0] == word
