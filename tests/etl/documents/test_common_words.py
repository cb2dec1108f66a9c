"""Usual words that look like names of countries and cities."""

import pytest

from etl.documents.common_words import is_common_word
from etl.documents.mention import Mention
from etl.documents.morphology import place_share


def is_word(text, wording, kind="country"):
    start = text.index(wording)
    return is_common_word(text, Mention(kind, "id", start, start + len(wording), wording))


@pytest.mark.parametrize(
    ("text", "wording", "kind"),
    [
        ("Данные показали рост.", "Данные", "country"),
        ("Он сказал: «Малый бизнес растёт».", "Малый", "country"),
        ("Того же мнения другие.", "Того", "country"),
        ("Пера и бумаги нет.", "Пера", "country"),
        ("Они пришли. Семей было много.", "Семей", "city"),
        ("Oral reports were heard.", "Oral", "city"),
        ("They met.\n\nMary spoke first.", "Mary", "city"),
        ("CONTACT US", "US", "country"),
    ],
)
def test_a_usual_word_is_no_place(text, wording, kind):
    assert is_word(text, wording, kind)


@pytest.mark.parametrize(
    ("text", "wording", "kind"),
    [
        ("Польша и Турция прислали послов.", "Польша", "country"),
        ("Делегация Чада прибыла.", "Чада", "country"),
        ("В городе Семей прошёл семинар.", "Семей", "city"),
        ("Семей, 5 мая. Прошёл семинар.", "Семей", "city"),
        ("A seminar was held in Oral.", "Oral", "city"),
        ("Mary hosted a seminar.", "Mary", "city"),
        ("Oral, 5 May 2021", "Oral", "city"),
        ("Officials from the US came.", "US", "country"),
        ("Хорог принял гостей.", "Хорог", "city"),
        ("Казахстанский посол выступил.", "Казахстанский", "country"),
        ("США прислали посла.", "США", "country"),
        ("Данные собраны.", "Данные", "organization"),
    ],
)
def test_the_name_of_a_place_is_one(text, wording, kind):
    assert not is_word(text, wording, kind)


def test_the_dictionary_tells_how_often_a_form_is_a_place():
    assert place_share("данные") == 0.0
    assert place_share("турция") == 1.0
    assert place_share("таджикский") is None
    assert place_share("osh") is None
