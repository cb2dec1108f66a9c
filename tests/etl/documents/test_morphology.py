"""Russian words by their dictionary form."""

import subprocess
import sys

import pytest

from etl.documents.morphology import inflected, nominative, read_word


@pytest.mark.parametrize(
    ("form", "lemma", "part"),
    [
        ("двухсот", "двести", "NUMR"),
        ("участников", "участник", "NOUN"),
        ("людей", "человек", "NOUN"),
        ("зарубежных", "зарубежный", "ADJF"),
        ("трёх", "три", "NUMR"),
        ("трех", "три", "NUMR"),
    ],
)
def test_a_form_leads_to_its_dictionary_form(form, lemma, part):
    assert (lemma, part) in [(word.lemma, word.part) for word in read_word(form)]


def test_a_form_of_several_words_has_all_of_them():
    assert {word.lemma for word in read_word("семью")} >= {"семья", "семь"}


def test_the_dictionary_is_not_loaded_for_an_english_text():
    program = (
        "import sys\n"
        "from etl.documents.attendance import read_attendance\n"
        "assert read_attendance('Over 250 participants attended.')\n"
        "sys.exit('pymorphy3' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Озёрной службой", "Озёрная служба"),
        ("Казахского национального университета", "Казахский национальный университет"),
        ("Пограничных войск", "Пограничные войска"),
        ("Управления", "Управление"),
        ("Центр", "Центр"),
        ("ЮНЕСКО", "ЮНЕСКО"),
    ],
)
def test_a_noun_and_its_adjectives_are_put_in_the_nominative(words, expected):
    assert nominative(words.split()) == expected.split()


def test_a_verb_has_its_participles_among_its_forms():
    forms = dict(inflected("открыть"))

    assert {"PRTF", "actv"} <= forms["открывший"]
    assert "GRND" in forms["открыв"]
    assert "VERB" in forms["открыла"]
