"""Cities that a text names with their country and that the records do not have."""

import pytest

from etl.documents.names import Gazetteer
from etl.documents.new_cities import find_new_cities
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
        ("Officers met in the city of Turkestan (Kazakhstan).", [("Turkestan", "Turkestan", "KAZ")]),
        ("Venue | Nukus, Uzbekistan", [("Nukus", "Nukus", "UZB")]),
        ("Семинар состоялся в г. Ош (Кыргызстан).", [("Osh", "Ош", "KGZ")]),
    ],
)
def test_a_city_with_its_country_beside_is_read(text, expected):
    assert find(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A course was held in Bishkek, Kyrgyzstan.",
        "A course was held in Osh in May.",
        "Officers from the Fergana Region, Uzbekistan, came.",
        "In May, Uzbekistan hosted a course.",
        "It was attended by Kazakhstan, Kyrgyzstan and Uzbekistan.",
        "Семинар состоялся в Оше, Кыргызстан.",
    ],
)
def test_what_is_on_record_has_no_country_or_is_no_city_is_left_out(text):
    assert find(text) == []
