"""Cities and regions of a text that the records do not have."""

import pytest

from etl.documents.names import Gazetteer
from etl.documents.new_cities import find_new_cities, find_regions
from tests.etl.documents.made_up_texts import known


def find(text):
    mentions = Gazetteer(known()).find(text)
    return [
        (city.record_id, text[city.start : city.end], code) for city, code in find_new_cities(text, mentions)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A course was held in Osh, Kyrgyzstan, in May.", [("Osh", "Osh", "KGZ")]),
        ("Officers met in the city of Turkestan (Kazakhstan).", [("Turkistan", "Turkestan", "KAZ")]),
        ("Guests met in the town of Lenger (Kazakhstan).", [("Lenger", "Lenger", "KAZ")]),
        ("Venue | Nukus, Uzbekistan", [("Nukus", "Nukus", "UZB")]),
        ("Семинар состоялся в г. Ош (Кыргызстан).", [("Osh", "Ош", "KGZ")]),
    ],
)
def test_a_city_with_its_country_beside_is_read(text, expected):
    assert find(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A course was held in Osh in May.", [("Osh", "Osh", "KGZ")]),
        ("TERMEZ, 5 May 2021 - Customs officers met.", [("Termez", "TERMEZ", "UZB")]),
        ("Guests met in The Hague in May.", [("The Hague", "The Hague", "NLD")]),
        ("Guests met in Osh. They stayed.", [("Osh", "Osh", "KGZ")]),
        ("Курс прошёл в Оше и в Термезе.", [("Osh", "Оше", "KGZ"), ("Termez", "Термезе", "UZB")]),
        ("Встреча пройдёт в Джалал-Абаде.", [("Jalal-Abad", "Джалал-Абаде", "KGZ")]),
        ("Гости прибыли из Москвы.", [("Moscow", "Москвы", "RUS")]),
        ("Officers met in Mary, in the south.", [("Mary", "Mary", "TKM")]),
    ],
)
def test_a_city_of_the_list_needs_no_country(text, expected):
    assert find(text) == expected


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("Officers met in the capital of Kyrgyzstan in May.", "Bishkek", "KGZ"),
        ("Семинар прошёл в столице Туркменистана.", "Ashgabat", "TKM"),
    ],
)
def test_a_capital_may_be_named_by_its_country(text, city, country):
    assert [(name, code) for name, _, code in find(text)] == [(city, country)]


@pytest.mark.parametrize(
    "text",
    [
        "A course was held in Bishkek, Kyrgyzstan.",
        "A course was held in Lenger in May.",
        "Officers from the Fergana Region, Uzbekistan, came.",
        "Mary Ellis spoke in Bishkek.",
        "Улица Алишера Навои ведёт к вокзалу.",
        "In May, Uzbekistan hosted a course.",
        "It was attended by Kazakhstan, Kyrgyzstan and Uzbekistan.",
    ],
)
def test_what_is_on_record_is_unknown_or_names_something_else_is_left_out(text):
    assert find(text) == []


def test_a_region_stands_for_its_country():
    text = "A course was held in Sughd Region; ещё один - в Ошской области."

    assert [(one.record_id, one.wording) for one in find_regions(text, [])] == [
        ("TJK", "Sughd Region"),
        ("KGZ", "Ошской области"),
    ]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Они встретились в Рудном.", "Rudny"),
        ("Жители города Костаная пришли.", "Kostanay"),
        ("They met in Murghab.", "Murghab"),
        ("Встреча прошла в Базар-Коргоне.", "Bazar-Korgon"),
    ],
)
def test_a_city_is_known_in_whatever_case_it_stands(text, city):
    assert [mention.record_id for mention, _ in find_new_cities(text, [])] == [city]
