"""Whole numbers in figures and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents.numbers import numbers

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
UNITS += ["sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
RUSSIAN_UNITS = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
]
RUSSIAN_UNITS += [
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
RUSSIAN_TENS = [
    "-",
    "-",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
RUSSIAN_HUNDREDS = [
    "-",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]


def below_hundred(value):
    if value < 20:
        return UNITS[value]
    return TENS[value // 10] + (f"-{UNITS[value % 10]}" if value % 10 else "")


def english(value):
    if value >= 1000:
        rest = value % 1000
        link = "" if not rest else " and " if rest < 100 else " "
        return f"{english(value // 1000)} thousand{link}{english(rest) if rest else ''}"
    if value >= 100:
        return f"{UNITS[value // 100]} hundred" + (
            f" and {below_hundred(value % 100)}" if value % 100 else ""
        )
    return below_hundred(value)


def russian(value):
    words = [RUSSIAN_HUNDREDS[value // 100]] if value >= 100 else []
    rest = value % 100
    if rest >= 20:
        words.append(RUSSIAN_TENS[rest // 10])
        rest %= 10
    return " ".join([*words, RUSSIAN_UNITS[rest]] if rest else words)


@given(st.integers(1, 99_999))
def test_every_number_in_english_words_is_read(value):
    assert [number.value for number in numbers(english(value))] == [value]


@given(st.integers(1, 999))
def test_every_number_in_russian_words_is_read(value):
    assert [number.value for number in numbers(russian(value))] == [value]


@given(st.integers(0, 999_999_999), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’", ""]))
def test_thousands_may_be_set_apart_in_any_way(value, separator):
    assert [number.value for number in numbers(f"{value:,}".replace(",", separator))] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a hundred and fifty", 150),
        ("two hundred fifty", 250),
        ("twelve hundred", 1200),
        ("a thousand two hundred", 1200),
        ("half a thousand", 500),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("over hundred", 100),
        ("1.5 million", 1_500_000),
        ("3 thousand", 3000),
        ("двухсот пятидесяти", 250),
        ("тремястами сорока пятью", 345),
        ("ста двадцати", 120),
        ("тысяча двести", 1200),
        ("двух тысяч", 2000),
        ("полторы сотни", 150),
        ("полутора тысяч", 1500),
        ("двух сотен", 200),
        ("более сотни", 100),
        ("около десятка", 10),
        ("50-ти", 50),
        ("3-х", 3),
        ("двое", 2),
        ("двадцать одна", 21),
        ("2,5 тыс.", 2500),
        ("3 млн", 3_000_000),
    ],
)
def test_a_number_is_the_sum_and_product_of_its_words(text, value):
    assert [number.value for number in numbers(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-thirty", [20, 30]),
        ("двадцать-тридцать", [20, 30]),
        ("40-50", [40, 50]),
        ("25 judges and thirty prosecutors", [25, 30]),
        ("five six", [5, 6]),
    ],
)
def test_words_that_do_not_add_up_are_numbers_of_their_own(text, values):
    assert [number.value for number in numbers(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "A/RES/60/288",
        "COVID-19",
        "3rd",
        "10-й",
        "40%",
        "$600",
        "10:30",
        "12/03/2022",
        "3.03.2022",
        "№ 5",
        "+998 71 123 45 67",
        "v2",
        "12345678901",
        "3.5",
        "12345678901 thousand",
        "hundreds of people",
        "сотни людей",
        "с семьей",
        "вместе с семью",
        "a judge",
    ],
)
def test_a_part_of_a_code_a_date_or_a_share_is_no_number(text):
    assert [number.value for number in numbers(text) if number.value > 1] == []


@pytest.mark.parametrize(
    ("text", "is_round"),
    [
        ("a hundred", True),
        ("one hundred", False),
        ("two dozen", True),
        ("двести", False),
        ("две сотни", True),
    ],
)
def test_a_rough_count_is_told_from_an_exact_one(text, is_round):
    (number,) = numbers(text)

    assert number.is_round == is_round


@given(st.text(max_size=100))
def test_a_number_lies_in_the_text(text):
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.value >= 0
