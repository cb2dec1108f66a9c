"""Russian names of people in the nominative."""

import pytest

from etl.documents.russian_people import nominative_of


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("Шарифа Назарова", "gent", "Шариф Назаров"),
        ("Гульмиры Нурлановой", "gent", "Гульмира Нурланова"),
        ("Нурбеком Асановым", "ablt", "Нурбек Асанов"),
        ("Бахтиёру Хакимову", "datv", "Бахтиёр Хакимов"),
        ("Сергея Вишневского", "gent", "Сергей Вишневский"),
        ("Нилуфар Рахимовой", "ablt", "Нилуфар Рахимова"),
        ("Джамшеда Каримзода", "gent", "Джамшед Каримзода"),
        ("Шариф Назаров", "nomn", "Шариф Назаров"),
    ],
)
def test_the_case_of_the_office_tells_how_to_read_the_name(name, case, expected):
    assert nominative_of(name.split(), frozenset({case})) == expected.split()


def test_a_name_that_may_have_cases_has_them():
    assert nominative_of(["Анне", "Петровой"], frozenset({"datv"})) == ["Анна", "Петрова"]
