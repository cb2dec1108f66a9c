"""Dates as texts write them, and what looks like a date and is none."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents.dates import YEAR_OF_LATER, read_dates


def spans(text, published=None):
    return [(found.date_start, found.date_end) for found in read_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("held on 3-4 March 2022 in Osh", "2022-03-03", "2022-03-04"),
        ("held on 3 and 4 March 2022", "2022-03-03", "2022-03-04"),
        ("between 3 and 5 March 2022", "2022-03-03", "2022-03-05"),
        ("между 3 и 5 марта 2022 года", "2022-03-03", "2022-03-05"),
        ("from March 3rd through the 5th, 2022", "2022-03-03", "2022-03-05"),
        ("in the second quarter of 2022", "2022", ""),
        ("в первом полугодии 2022 года", "2022", ""),
        ("held on 3, 4 and 5 March 2022", "2022-03-03", "2022-03-05"),
        ("from 30 November to 2 December 2011", "2011-11-30", "2011-12-02"),
        ("from 30 December to 2 January 2012", "2011-12-30", "2012-01-02"),
        ("from 30 December 2011 to 2 January 2012", "2011-12-30", "2012-01-02"),
        ("March 3–4, 2022", "2022-03-03", "2022-03-04"),
        ("March 30 – April 1, 2022", "2022-03-30", "2022-04-01"),
        ("30 November 2011", "2011-11-30", ""),
        ("the 1st of July 2024", "2024-07-01", ""),
        ("on November 30, 2011", "2011-11-30", ""),
        ("on Tuesday, 8 December 2021", "2021-12-08", ""),
        ("in March 2022", "2022-03", ""),
        ("from March to May 2022", "2022-03", "2022-05"),
        ("since 2013", "2013", ""),
        ("the second phase (2013 - 2017)", "2013", "2017"),
        ("from 2010 to 2017", "2010", "2017"),
        ("2022-03-04", "2022-03-04", ""),
        ("04.03.2022", "2022-03-04", ""),
        ("04-03-2022, 13:28", "2022-03-04", ""),
        ("04. 03. 2022", "2022-03-04", ""),
        ("24/03/2022", "2022-03-24", ""),
        ("Osh, 04.03.22. /News/", "2022-03-04", ""),
        ("21 ноя 2025", "2025-11-21", ""),
        ("3–4 марта 2022 года", "2022-03-03", "2022-03-04"),
        ("3 и 4 марта 2022 г.", "2022-03-03", "2022-03-04"),
        ("с 30 ноября по 2 декабря 2011 г.", "2011-11-30", "2011-12-02"),
        ("в марте 2022 года", "2022-03", ""),
        ("МАЙ 2022", "2022-05", ""),
        ("в 2018 году", "2018", ""),
        ("с 2010 по 2017 год", "2010", "2017"),
        ("3-4 MARCH 2022", "2022-03-03", "2022-03-04"),
    ],
)
def test_a_date_is_as_precise_as_the_text(text, start, end):
    assert spans(text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "resolution 1373 (2001) and resolution 60/288",
        "the 2030 Agenda for Sustainable Development",
        "in 2030 Agenda",
        "the National Strategy (2020-2024)",
        "see pages 12-14",
        "you may 3 times",
        "on 31 November 2020",
        "on 39 March 2020",
        "room 2022",
        "04/03/2022",
        "version 10.12.34.5 of 10.12.99",
        "4-3 March 2022",
        "",
    ],
)
def test_what_no_calendar_has_is_no_date(text):
    assert spans(text) == []


def test_days_that_do_not_follow_each_other_are_dates_of_their_own():
    assert spans("on 3 and 17 March 2022") == [("2022-03-03", ""), ("2022-03-17", "")]


def test_a_missing_year_is_that_of_the_same_paragraph_at_a_lower_confidence():
    stated, filled_in = read_dates("The seminar of 3 March 2022 was long. A workshop followed on 5 April.")

    assert filled_in.date_start == "2022-04-05"
    assert filled_in.confidence < stated.confidence


def test_a_missing_year_is_taken_from_a_later_sentence_only_with_doubt():
    text = "The seminar opened on 3 March. The office that gave it was opened in May 2007."
    assert spans(text) == [("2007-05", "")]
    assert spans(text, "2022-03-04") == [("2022-03-03", ""), ("2007-05", "")]

    first, _ = read_dates("The seminar opened on 3 March. It closed on 5 March 2022.")

    assert (first.date_start, first.confidence) == ("2022-03-03", YEAR_OF_LATER)


def test_a_missing_year_is_taken_from_another_paragraph_only_with_doubt():
    _, last = read_dates("The seminar of 3 March 2022.\n\nA workshop on 5 April.")

    assert (last.date_start, last.confidence) == ("2022-04-05", YEAR_OF_LATER)


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2022-01-05", "2021-12-28"), ("2021-12-30", "2021-12-28"), (None, None)],
)
def test_a_missing_year_is_the_one_nearest_to_publication(published, expected):
    assert spans("It closed on 28 December.", published) == ([(expected, "")] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"), [("It opened yesterday.", "2022-03-03"), ("Сегодня открылся", "2022-03-04")]
)
def test_today_is_known_only_with_the_day_of_publication(text, expected):
    assert spans(text, "2022-03-04") == [(expected, "")]
    assert spans(text) == []
    assert spans(text, "2022-03") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed on Thursday.", "2022-03-03"),
        ("It closed on Friday.", "2022-03-04"),
        ("Семинар прошёл во вторник в Оше.", "2022-03-01"),
        ("Накануне в Оше открылся семинар.", "2022-03-03"),
    ],
)
def test_a_weekday_is_the_last_one_up_to_the_day_of_publication(text, expected):
    assert spans(text, "2022-03-04") == [(expected, "")]
    assert spans(text) == []


def test_the_day_before_something_is_not_the_day_before_publication():
    assert spans("Накануне праздника открылся семинар.", "2022-03-04") == []


@pytest.mark.parametrize("words", ["On the same day", "В тот же день"])
def test_the_same_day_is_the_one_named_last(words):
    assert spans(f"They met on 3-4 March 2022. {words}, a round table was held.")[1] == ("2022-03-04", "")
    assert spans(f"They met in March 2022. {words}, a round table was held.") == [("2022-03", "")]


pieces = st.sampled_from(
    [
        "3",
        "31",
        "-",
        " ",
        "–",
        "March",
        "мая",
        "2022",
        "года",
        ".",
        ",",
        "and",
        "to",
        "(",
        ")",
        "\n\n",
        "today",
    ]
)


@given(
    st.lists(pieces, max_size=25).map("".join) | st.text(max_size=80),
    st.sampled_from([None, "2022", "2022-03-04"]),
)
def test_readings_are_in_order_and_have_the_form_of_the_contract(text, published):
    readings = read_dates(text, published)

    form = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
    for reading in readings:
        assert re.fullmatch(form, reading.date_start)
        assert not reading.date_end or re.fullmatch(form, reading.date_end)
        assert reading.last >= reading.date_start
        assert 0 <= reading.start < reading.end <= len(text)
    assert all(one.end <= other.start for one, other in pairwise(readings))


@pytest.mark.parametrize(
    "text", ["planned for spring 2023", "in early 2023", "весной 2023 года", "с начала 2023 года"]
)
def test_of_a_season_the_year_is_read(text):
    (date,) = read_dates(text)

    assert (date.date_start, date.date_end) == ("2023", "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The next day, they met.", "2022-03-05"),
        ("На следующий день была встреча.", "2022-03-05"),
        ("The day before, they met.", "2022-03-02"),
        ("Днём ранее была встреча.", "2022-03-02"),
    ],
)
def test_the_day_before_and_the_next_day_are_told_from_the_days_named_last(words, day):
    assert read_dates(f"From 3 to 4 March 2022. {words}")[-1].date_start == day


def test_the_day_before_something_is_not_the_day_before_the_one_named_last():
    assert len(read_dates("It began on 3 March 2022. The day before the vote was quiet.")) == 1


@pytest.mark.parametrize("words", ["в начале марта", "at the beginning of March"])
def test_a_part_of_a_month_is_read_as_the_month(words):
    assert read_dates(f"It was {words}.", "2022-05-01")[0].date_start == "2022-03"


@pytest.mark.parametrize("words", ["It is scheduled for 2027.", "Это запланировано на 2027 год."])
def test_the_year_for_which_something_is_planned_is_read(words):
    assert spans(words) == [("2027", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was held in May last year.", "2023-05"),
        ("Он прошёл 5 мая прошлого года.", "2023-05-05"),
        ("It will be held in May next year.", "2025-05"),
        ("Он прошёл в мае текущего года.", "2024-05"),
        ("It was held last month.", "2024-05"),
        ("Он пройдёт в следующем месяце.", "2024-07"),
    ],
)
def test_this_and_last_year_and_month_are_those_around_publication(text, expected):
    assert spans(text, "2024-06-07") == [(expected, "")]
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday, 22 May, they met.", ("2024-05-22", "")),
        ("Накануне, 3 июня, они встретились.", ("2024-06-03", "")),
        ("They met on Tuesday and Wednesday, 4 and 5 June.", ("2024-06-04", "2024-06-05")),
        ("They met on Monday (June 3).", ("2024-06-03", "")),
    ],
)
def test_a_date_beside_the_word_for_the_day_is_read_once(text, expected):
    assert spans(text, "2024-06-09") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The first one was held in March.", "2023-03"),
        ("Первая встреча состоялась в марте.", "2023-03"),
        ("The next one will be held in August.", "2024-08"),
        ("Следующая встреча намечена на март.", "2024-03"),
    ],
)
def test_the_tense_of_a_sentence_tells_the_year_of_a_month(text, expected):
    assert spans(text, "2023-10-03") == [(expected, "")]


def test_the_same_day_is_the_day_named_last_whatever_year_stands_between():
    text = "They met on 5 May 2022. Since 2019 they had not. On the same day they left."

    assert spans(text)[-1] == ("2022-05-05", "")
