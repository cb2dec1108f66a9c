"""Which event of a document a statement is about."""

import pytest

from etl.documents.events import read_events
from etl.documents.scopes import UNCERTAIN, Scopes
from tests.etl.documents.made_up_texts import CITIES, findings, known

MAIN_EN = "A workshop on prisons was held in Bishkek on 14 March 2023 with the help of many good partners."
MAIN_RU = "14 марта 2023 года в Бишкеке прошёл семинар по тюрьмам, который открыл министр юстиции республики."


def about(text, words):
    """The city of the event that the words are about, and how certain that is."""
    found = findings(text)
    readings = read_events(found, CITIES)
    where = Scopes(found, readings).at(text.index(words))
    return (readings[where[0]].city, where[1]) if where else None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        (
            f"{MAIN_EN}\n\nIt follows the conference in Tashkent in March 2022, which 300 people attended.",
            "Tashkent",
        ),
        (f"{MAIN_EN}\n\nIn May 2021, 300 people took part in a seminar on customs in Almaty.", "Almaty"),
        (
            f"{MAIN_EN}\n\nEarlier, in Tashkent, a round table was held. It gathered 300 people.",
            "Tashkent",
        ),
        (f"{MAIN_EN}\n\nNext, a seminar in Almaty on 9 May 2023 will train 300 people.", "Almaty"),
        (
            f"{MAIN_RU}\n\nВ мае 2021 года в Алматы прошла конференция. В ней было 300 человек.",
            "Almaty",
        ),
        (f"{MAIN_RU}\n\nВ марте 2022 года 300 человек приняли участие в конференции в Ташкенте.", "Tashkent"),
        (f"{MAIN_EN}\n\nThe first one was held in Almaty in May 2021. It gathered 300 people.", "Almaty"),
        (f"{MAIN_EN}\n\nIn May 2021, 300 people were on a study visit in Almaty.", "Almaty"),
        (f"{MAIN_RU}\n\nПервый прошёл в Алматы в мае 2021 года, в нём участвовали 300 человек.", "Almaty"),
    ],
)
def test_a_statement_beside_another_event_is_about_that_one(text, city):
    found, certainty = about(text, "300")

    assert found == city
    assert certainty > UNCERTAIN


def test_each_item_of_a_list_is_about_its_own_event():
    text = (
        "In the spring of 2023 three events were held in the region with the help of many good partners.\n\n"
        "- A seminar on customs took place in Almaty on 5 April 2023. There were 28 judges.\n"
        "- In Bishkek, 55 students joined a workshop on media on 12 April 2023.\n"
        "- On 20 April 2023 a round table was held in Dushanbe. 19 diplomats came."
    )

    assert [about(text, words)[0] for words in ("28", "55", "19")] == ["Almaty", "Bishkek", "Dushanbe"]
    assert all(about(text, words)[1] > UNCERTAIN for words in ("28", "55", "19"))


@pytest.mark.parametrize(
    "text",
    [
        f"{MAIN_EN} It recalled the conference in Tashkent in March 2022. There were 300 people.",
        f"{MAIN_EN}\n\nA seminar in Almaty on 3 May 2022 and a conference in Dushanbe on 5 May 2022 were held"
        " before. They gathered 300 people.",
        f"{MAIN_EN}\n\nThe previous workshop brought together 300 people.",
        f"{MAIN_EN}\n\nA follow-up meeting for 300 people is planned.",
        f"{MAIN_EN}\n\nThe conference in Tashkent in March 2022 set the course.\n\nThere were 300 people.",
        f"{MAIN_EN}\n\nIn 2019, 300 people attended the workshop.",
        f"{MAIN_EN}\n\nA year ago there were 300 people.",
        f"{MAIN_EN}\n\nEarlier this year, 300 people were trained.",
        f"{MAIN_EN}\n\nThen 300 people were trained in Almaty.",
        f"{MAIN_RU}\n\nНеделей ранее обучение прошли 300 человек.",
        f"{MAIN_RU}\n\nНа полях семинара состоялась встреча министра с послом. Во встрече было 300 человек.",
        f"{MAIN_RU}\n\nСледующая встреча соберёт 300 человек.",
    ],
)
def test_where_the_event_is_not_clear_the_statement_is_doubtful(text):
    assert about(text, "300")[1] <= UNCERTAIN


@pytest.mark.parametrize(
    "text",
    [
        f"{MAIN_EN}\n\nThere were 300 people.",
        f"{MAIN_EN}\n\nThe conference in Tashkent in March 2022 set aims.\n\nThe workshop drew 300 people.",
        f"{MAIN_EN}\n\nAfter the conference in Tashkent in March 2022, the workshop gathered 300 people.",
        f"{MAIN_RU}\n\nВ семинаре участвовали 300 человек.",
    ],
)
def test_the_text_comes_back_to_the_main_event(text):
    found, certainty = about(text, "300")

    assert found == "Bishkek"
    assert certainty > UNCERTAIN


def test_a_text_without_a_main_event_has_no_event_for_what_names_none():
    text = "The plan, adopted in Almaty on 30 November 2011, is still in force.\n\nIt has 30 officers."

    assert about(text, "plan") is not None
    assert about(text, "30 officers") is None


def test_it_stands_for_the_part_that_the_sentence_before_is_about():
    text = (
        f"{MAIN_EN}\n\nA side event on media was held on the margins of the workshop. It gathered 45 people."
    )
    found = findings(text)
    readings = read_events(found, CITIES)

    meant = Scopes(found, readings).at(text.index("45"))

    assert meant
    event, certainty = meant
    assert (readings[event].event_type, certainty > UNCERTAIN) == ("side event", True)


@pytest.mark.parametrize(
    "words",
    [
        "As part of the workshop, a side event on media will be held. Some 45 people have registered for it.",
        "A side event on media was held on the margins of the workshop. About 45 people attended it.",
        "A side event on media was held on the margins of the workshop. There 45 people took part in it.",
        "На полях семинара состоялось параллельное мероприятие. Участие в нём приняли 45 человек.",
        "На полях семинара состоится параллельное мероприятие. Уже 45 человек записались на него.",
    ],
)
def test_those_who_came_to_it_came_to_the_part_that_the_sentence_before_is_about(words):
    found = findings(f"{MAIN_EN if words.isascii() else MAIN_RU}\n\n{words}")
    readings = read_events(found, CITIES)

    meant = Scopes(found, readings).at(found.text.index("45"))

    assert meant
    event, certainty = meant
    assert (readings[event].parent, certainty > UNCERTAIN) == (0, True)


def test_after_a_part_of_the_event_a_figure_may_be_of_either():
    text = f"{MAIN_EN}\n\nPartners held a side event on media. Guests from 3 states, 45 people in all, came."

    assert about(text, "45")[1] == UNCERTAIN


def test_what_was_said_after_talks_is_about_the_talks():
    text = (
        "On 4 May 2021, the minister met in Almaty with the head of UNOCT Anna Lind. They spoke of borders."
        "\n\nOn 5 May 2021, a conference was held in Bishkek."
    )
    found = findings(text, records=known(people=[{"person_id": "anna-lind", "name": "Anna Lind"}]))
    readings = read_events(found, CITIES)

    meant = Scopes(found, readings).at(text.index("borders"))

    assert meant
    event, _ = meant
    assert readings[event].city == "Almaty"


@pytest.mark.parametrize(
    "words",
    [
        "The workshop followed a student forum. An expert spoke to an audience of 300 pupils.",
        "On 2 May 2022 many met in the old hall. 300 people listened.",
    ],
)
def test_after_something_else_a_figure_need_not_be_of_the_main_event(words):
    assert about(f"{MAIN_EN}\n\n{words}", "300") == ("Bishkek", UNCERTAIN)


def test_a_report_of_last_week_is_about_that_week():
    assert about(f"Last week, 300 people met in Bishkek.\n\n{MAIN_EN}", "300") == ("Bishkek", 1.0)


@pytest.mark.parametrize(
    "words", ["People of the UNRCCA in Almaty met 300 people.", "In Bishkek, not in Almaty, 300 people met."]
)
def test_another_city_where_nothing_took_place_leaves_a_statement_certain(words):
    assert about(f"{MAIN_EN}\n\n{words}", "300") == ("Bishkek", 1.0)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        (
            f"{MAIN_EN}\n\nIn May 2021, 40 judges met in Almaty for a seminar on customs. Today 300"
            f" people have come.",
            "Bishkek",
        ),
        (
            f"{MAIN_RU}\n\nВ мае 2021 года в Алматы прошла конференция. Сегодня собралось 300 человек.",
            "Bishkek",
        ),
        (
            f"{MAIN_EN}\n\nThe last conference was devoted to visas. It took place in Almaty on 8 May 2021. "
            "A total of 300 people attended.",
            "Almaty",
        ),
        (f"{MAIN_EN}\n\nIn May 2024, 300 judges will go on a study visit to Almaty.", "Almaty"),
        (f"{MAIN_EN}\n\n300 guests are expected at the final conference in Almaty on 9 May 2024.", "Almaty"),
        (f"{MAIN_EN}\n\nIn June 2023, the service will train another 300 officers in Almaty.", "Almaty"),
    ],
)
def test_time_and_place_of_a_sentence_tell_which_event_it_is_about(text, city):
    found, certainty = about(text, "300")

    assert found == city
    assert certainty > UNCERTAIN


@pytest.mark.parametrize(
    "text",
    [
        f"{MAIN_EN}\n\nIn May 2021 a seminar was held in Almaty. The year before, 300 people met in"
        f" Dushanbe.",
        f"{MAIN_RU}\n\nВ мае 2021 года в Алматы прошла конференция. Годом ранее собралось 300 человек.",
    ],
)
def test_a_sentence_about_another_place_or_time_than_the_event_before_is_doubtful(text):
    assert about(text, "300")[1] <= UNCERTAIN


def test_below_a_heading_that_names_an_event_the_sentence_that_brings_it_up_is_about_that():
    text = (
        f"{MAIN_EN}\n\nRound table in Almaty\n\n"
        "On 3 May 2023, partners and 300 people held a round table on prisons in Almaty."
    )

    assert about(text, "300")[0] == "Almaty"
    assert about(text, "held a")[1] > UNCERTAIN
