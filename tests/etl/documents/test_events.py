"""Which events a document tells of, and when, where and how they took place."""

import pytest

from etl.documents.event_readings import overlap
from etl.documents.events import read_events
from tests.etl.documents.made_up_texts import CITIES, findings, known

SEMINAR = "A seminar on customs was held in Bishkek on 14 March 2022 with many experts of the region."


def read(text, published=None):
    return read_events(findings(text, published), CITIES)


def main(text, published=None):
    return read(text, published)[0]


@pytest.mark.parametrize(
    "text",
    [
        "A regional seminar on customs was held in Bishkek on 3-4 March 2022, and many experts attended it.",
        "From 3 to 4 March 2022, Bishkek hosted a regional seminar on customs that many experts attended.",
        "Seminar on customs\n\n3-4 March 2022\n\nThe seminar in Bishkek gathered many experts for two days.",
        "3–4 марта 2022 года в Бишкеке состоялся семинар по таможне, на котором выступили многие эксперты.",
        "Bishkek, 5 March 2022 - A seminar on customs took place on 3-4 March with many old experts.",
        "A seminar on customs was held in Bishkek with many experts from all the countries of the region."
        "\n\nThe seminar opened on 3 March 2022 and ended on 4 March.",
    ],
)
def test_the_main_event_has_its_kind_date_and_place(text):
    event = main(text)

    assert (event.event_type, event.date_start, event.date_end) == ("seminar", "2022-03-03", "2022-03-04")
    assert (event.city, event.country_code) == ("Bishkek", "KGZ")


def test_the_heading_tells_what_the_document_is_about():
    text = "Workshop on prisons\n\nAt the conference in Almaty it was agreed to hold more workshops."

    assert main(text).event_type == "workshop"


def test_a_report_on_the_last_day_gives_the_end_alone():
    event = main(
        "An international conference on borders concluded in Bishkek on 4 March 2022 after long debates."
    )

    assert (event.date_start, event.date_end) == ("", "2022-03-04")


def test_guests_from_a_country_do_not_make_closing_remarks_the_first_day():
    event = main(
        "Closing remarks\n\nSeminar for Returnees from Abroad\n\nBishkek, 4 March 2022\n\n"
        "We have come to the last hour of the seminar, and I thank all of you for it."
    )

    assert (event.date_start, event.date_end) == ("", "2022-03-04")


def test_a_sum_in_a_year_is_a_series_of_events():
    _, series = read(
        f"{SEMINAR}\n\nFurther courses followed; in total, 130 officers were trained during 2022."
    )

    assert (series.is_series, series.date_start) == (True, "2022")


@pytest.mark.parametrize(
    ("words", "city", "first"),
    [
        ("A seminar on customs took place in Almaty from 3 to 4 March 2022.", "Almaty", "2022-03-03"),
        ("A seminar on visas took place in Bishkek from 3 to 4 March 2022.", "", "2022-03-05"),
        ("Another seminar on visas took place in Almaty from 3 to 4 March 2022.", "", "2022-03-05"),
        ("A seminar on customs took place in Almaty from 3 to 4 March 2021.", "", "2022-03-05"),
    ],
)
def test_an_event_without_a_date_may_be_told_again_more_closely(words, city, first):
    text = f"5 March 2022\n\nPartners gave a seminar in Kazakhstan for many experts of all kinds.\n\n{words}"

    assert (main(text).city, main(text).date_start) == (city, first)
    assert main(text).confidence < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Almaty, Kazakhstan\n\nOn 5 May 2022, partners gave a seminar on customs for experts of all kinds.",
        "The seminar on customs was held at the UNRCCA Office in Almaty on 5 May 2022 for a few old experts.",
        "5 мая 2022 года в Новом доме культуры города Алматы прошёл семинар по таможне для всех экспертов.",
    ],
)
def test_the_place_may_stand_above_or_in_the_name_of_a_body_or_a_building(text):
    records = known(
        organizations=[
            {
                "organization_id": "office",
                "name": "UNRCCA Office in Almaty",
                "organization_type": "UN mission",
            }
        ]
    )

    assert read_events(findings(text, records=records), CITIES)[0].city == "Almaty"


def test_the_text_may_call_the_event_of_the_heading_otherwise():
    text = (
        "Seminar on youth held\n\nALMATY, 5 May 2022 - A round table on youth concluded today in Bishkek, "
        "after two days."
    )

    (event,) = read(text, "2022-05-05")

    assert (event.event_type, event.city) == ("round table", "Bishkek")


def test_a_meeting_with_a_date_goes_before_what_the_text_recalls_further_down():
    text = (
        "Partners held a regional meeting on customs in Almaty on 20-21 June 2023 with guests from abroad."
        "\n\nThey spoke of the conference in Bishkek."
    )

    assert (main(text).city, main(text).date_start) == ("Almaty", "2023-06-20")


def test_the_place_may_be_told_later():
    text = (
        "Conference on customs ends\n\nMany good words on customs were said, and all agreed to meet "
        "again.\n\nThe conference on customs ended in Almaty."
    )

    assert main(text).city == "Almaty"


def test_talks_of_nobody_who_is_named_are_not_what_a_text_is_about():
    text = (
        "Experts met with their partners and spoke for a long time of what may be done next year there."
        "\n\nOn 5 May 2022 a seminar on customs was held in Almaty."
    )

    assert main(text).event_type == "seminar"


def test_a_dateline_is_a_doubtful_date_of_the_event():
    event = main(
        "Bishkek, 5 March 2022 - Many experts from all the region met at a seminar on customs to learn."
    )

    assert event.date_start == "2022-03-05"
    assert event.confidence < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "A seminar on customs was held under resolution 1373 of 28 September 2001 for many experts.",
        "A seminar on customs was held by the network, which was established in 2015 by a few states.",
        "The ministry announced on 3 May 2022 that a seminar on customs will be held for experts.",
    ],
)
def test_the_date_of_another_thing_is_not_that_of_the_event(text):
    assert main(text).date_start == ""


@pytest.mark.parametrize(
    "text",
    [
        "A seminar on customs brought experts from the office in Almaty and from Dushanbe together.",
        "В семинаре участвовали сотрудники офиса в Алматы и эксперты, обсудившие вопросы таможни и границ.",
    ],
)
def test_where_somebody_has_a_seat_is_not_where_the_event_took_place(text):
    assert main(text).city == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The seminar on customs was held in a hybrid format for many experts from the region.",
            "hybrid",
        ),
        (
            "An online seminar on customs gathered many experts from all of the countries of the region.",
            "online",
        ),
        (
            "The seminar on customs was held online, with the help of many experts from all the region.",
            "online",
        ),
        (
            "Семинар по таможне прошел в режиме видеоконференции при участии экспертов стран региона.",
            "online",
        ),
        ("A seminar on online propaganda was held with the help of many experts from all the region.", ""),
        (
            "At the seminar on customs the director addressed the participants via videoconference at first.",
            "",
        ),
        (
            "At the seminar, ten experts took part in person and twenty more joined online from home.",
            "hybrid",
        ),
    ],
)
def test_the_format_is_what_the_text_says_of_the_event(text, expected):
    assert main(text).format == expected


def test_an_event_on_the_margins_of_another_is_part_of_it():
    text = (
        "Side event on airports\n\nOn the margins of the International Conference on Borders, held in "
        "Dushanbe on 18 October 2022, two offices held a side event on airports."
    )

    side_event, conference = read(text)[:2]

    assert (side_event.event_type, conference.event_type) == ("side event", "conference")
    assert side_event.parent == 1


def test_a_launch_during_a_meeting_has_the_meeting_as_parent():
    text = (
        "Launch of the second phase\n\nBishkek, 5 May 2021 - Two offices launched the second phase of the "
        "project during the Third Annual Meeting of Deputy Foreign Ministers."
    )

    launch, meeting = read(text)[:2]

    assert (launch.event_type, launch.phase, launch.parent) == ("launch", 2, 1)
    assert (meeting.event_type, meeting.city) == ("high-level meeting", "Bishkek")


def test_sessions_and_side_events_are_parts_of_the_main_event():
    text = (
        "A conference on borders was held in Dushanbe on 5 May 2021 with many experts from all the region."
        "\n\nThe opening session was long. A side event on prisons took place on 6 May 2021."
    )

    _, opening, side_event = read(text)

    assert (opening.event_type, opening.parent) == ("session", 0)
    assert (side_event.event_type, side_event.date_start, side_event.parent) == (
        "side event",
        "2021-05-06",
        0,
    )


def test_parts_that_are_listed_by_subject_are_each_an_event():
    text = (
        "A conference on borders was held in Dushanbe on 5 May 2021 with many experts from all the region."
        "\n\nSeveral side events took place, including those on airports, on prisons."
    )

    assert [event.subject for event in read(text)[1:]] == ["airports", "prisons"]


@pytest.mark.parametrize(
    "later",
    [
        "It follows a workshop on prisons that was held in Almaty on 3 June 2020.",
        "The next workshop will take place in Almaty in June 2022.",
    ],
)
def test_an_event_with_another_date_and_place_is_another_one(later):
    text = (
        f"A seminar on customs was held in Bishkek on 5 May 2021 with many experts of the region.\n\n{later}"
    )

    assert [(event.event_type, event.city) for event in read(text)] == [
        ("seminar", "Bishkek"),
        ("workshop", "Almaty"),
    ]


def test_the_same_event_named_again_is_not_another_one():
    text = (
        "A seminar on customs was held in Bishkek on 5 May 2021 with many experts from all the region."
        "\n\nThe seminar was useful. The event ended late. In Bishkek, the seminar of 5 May 2021 was praised."
    )

    assert len(read(text)) == 1


def test_a_text_without_a_word_for_an_event_has_none():
    assert read("The director wrote a letter to the minister.") == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2022-03-03", "2022-03-04"), ("2022-03-04", "2022-03-05"), True),
        (("2022-03-03", "2022-03-04"), ("2022-03-05", "2022-03-05"), False),
        (("2022-03", "2022-03"), ("2022-03-31", "2022-03-31"), True),
        (("2022", "2022"), ("2022-03-31", "2022-03-31"), True),
        (("2021", "2021"), ("2022-01", "2022-01"), False),
    ],
)
def test_a_month_or_a_year_holds_all_of_its_days(one, other, expected):
    assert overlap(*one, *other) is expected
    assert overlap(*other, *one) is expected


def test_a_list_gives_kind_place_and_date_of_each_event():
    text = (
        "Strengthening borders\n\nThe project helps the states of the region to manage borders well.\n\n"
        "Workshop on customs, Dushanbe, 14-16 March 2023\n\nFinal conference, Tashkent, November 2023"
    )

    told = [(event.event_type, event.city, event.date_start) for event in read(text)]

    assert told == [("workshop", "Dushanbe", "2023-03-14"), ("conference", "Tashkent", "2023-11")]


def test_the_first_and_the_last_day_may_stand_in_different_sentences():
    text = (
        "A course on customs wrapped up in Bishkek on 14 February 2024 after days of work."
        "\n\nThe course began on 10 February 2024."
    )

    (event,) = read(text)

    assert (event.date_start, event.date_end) == ("2024-02-10", "2024-02-14")


def test_a_conference_in_the_name_of_a_body_is_no_event():
    records = known(organizations=[{"organization_id": "cia", "name": "Conference on Interaction"}])
    text = "The director of the Conference on Interaction wrote a letter on 5 May 2021."

    assert read_events(findings(text, records=records), CITIES) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "A seminar on customs opened in Bishkek on 14 March 2022 with many experts of all the region."
            " It closed on"
            " 16 March.",
            "2022-03-14",
            "2022-03-16",
        ),
        (
            "Event: Seminar on customs\n\nDates: from 14 to 16 March 2022\n\nVenue: Bishkek\n\n"
            "The trainers praised"
            " all of the officers who came to it from the whole of the country.",
            "2022-03-14",
            "2022-03-16",
        ),
        (
            f"{SEMINAR}\n\nOf those"
            " polled in 2021, few knew the seminar. The seminar is known to all of those questioned in 2020.",
            "2022-03-14",
            "",
        ),
        (
            "14 марта 2022 года в Бишкеке состоялся семинар по таможне с экспертами всего региона.\n\n"
            "16 марта 2022 года на полях семинара министр встретился с послом.",
            "2022-03-14",
            "",
        ),
    ],
)
def test_the_main_event_has_its_own_dates_alone(text, start, end):
    event = main(text)

    assert (event.event_type, event.city) == ("seminar", "Bishkek")
    assert (event.date_start, event.date_end) == (start, end)


def test_an_event_that_is_only_prepared_is_not_the_one_a_text_is_about():
    text = (
        "On preparations for the conference in Almaty\n\n"
        "A round table of ministers was held in Bishkek on 3 May"
        " 2022 with the help of partners."
    )

    assert main(text).event_type == "round table"


def test_events_since_a_year_are_told_of_together():
    text = f"{SEMINAR}\n\nSince 2015 a total of 300 officers have completed courses of the college."

    series = read(text)[1]

    assert (series.rule, series.event_type, series.date_start) == ("series of events", "training", "2015")


def test_a_follow_up_meeting_is_an_event_of_its_own():
    text = f"{SEMINAR}\n\nA follow-up meeting is planned for spring 2023."

    assert [(one.event_type, one.date_start) for one in read(text)[1:]] == [("seminar", "2023")]


def test_of_a_text_that_tells_of_an_adoption_alone_no_event_is_the_main_one():
    (event,) = read(
        "The plan, which was adopted in Almaty on 30 November 2011, is still the basis of all work."
    )

    assert (event.rule, event.city, event.date_start) == ("adoption", "Almaty", "2011-11-30")


def test_an_activity_of_a_phase_is_in_that_phase():
    text = f"{SEMINAR}\n\nThe seminar is an activity of Phase III of the project."

    assert main(text).phase == 3


def test_a_month_is_told_rather_than_the_year_around_it():
    text = (
        "In 2022 the office held many events. In March a seminar on customs took place in Bishkek for them."
    )

    assert main(text, "2022-06-30").date_start == "2022-03"


@pytest.mark.parametrize(
    ("text", "kind", "city", "first"),
    [
        (f"{SEMINAR}\n\nThe next one will be held in Almaty in May 2023.", "seminar", "Almaty", "2023-05"),
        (f"{SEMINAR}\n\nThe first took place in Almaty in May 2021.", "seminar", "Almaty", "2021-05"),
        (
            f"{SEMINAR}\n\nA course on visas in Osh is over. The next is planned for May 2023 in Almaty.",
            "training",
            "Almaty",
            "2023-05",
        ),
        (
            "14 марта 2022 года в Бишкеке прошёл семинар по таможне.\n\n"
            "Первый состоялся в Алматы в мае 2021 года.",
            "seminar",
            "Almaty",
            "2021-05",
        ),
        (
            f"{SEMINAR}\n\nThe previous training of this series took place in Almaty in May 2021.",
            "training",
            "Almaty",
            "2021-05",
        ),
        (
            f"{SEMINAR}\n\nThe last course of the series is planned for May 2023 in Almaty.",
            "training",
            "Almaty",
            "2023-05",
        ),
    ],
)
def test_one_of_several_is_an_event_of_its_own(text, kind, city, first):
    last = read(text)[-1]

    assert (last.event_type, last.city, last.date_start) == (kind, city, first)


def test_a_forum_of_the_same_name_before_is_of_the_kind_of_this_one():
    text = (
        "Second Border Dialogue\n\nTheir second high-level Dialogue on borders was held in Bishkek on 3 May"
        " 2022 with many experts.\n\nThe first Dialogue took place in Almaty in June 2021."
    )

    assert [(event.event_type, event.city) for event in read(text)] == [
        ("high-level meeting", "Bishkek"),
        ("high-level meeting", "Almaty"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{SEMINAR}\n\nOn the same day, a conference on visas was held at the library.", "conference"),
        (f"{SEMINAR}\n\nA conference on visas was also held on 14 March 2022.", "conference"),
        (f"{SEMINAR}\n\n14 марта 2022 года состоялась также научная конференция по визам.", "conference"),
    ],
)
def test_an_event_of_another_kind_on_the_same_day_is_not_the_main_one(text, kind):
    (_, other) = read(text)

    assert (other.event_type, other.date_start, other.parent) == (kind, "2022-03-14", None)


def test_what_took_place_in_the_framework_of_the_main_event_is_part_of_it():
    text = f"{SEMINAR}\n\nOn 14 March 2022, a conference on visas was held in the framework of the seminar."

    assert read(text)[1].parent == 0


@pytest.mark.parametrize(
    "words",
    [
        "The round table on 14 March 2022 was a success.",
        "A workshop on customs was held on 14 March 2022.",
        "A round table in the spring of 2022 was a success.",
    ],
)
def test_a_word_of_another_kind_that_brings_up_nothing_new_is_the_main_event(words):
    assert len(read(f"{SEMINAR}\n\n{words}")) == 1


@pytest.mark.parametrize(
    ("words", "of_session"),
    [
        ("Within the seminar, a panel session on visas took place on 15 March 2022.", "2022-03-15"),
        ("During the seminar that was held on 15 March 2022 experts led a panel session on visas.", ""),
    ],
)
def test_a_date_behind_the_larger_event_is_that_of_what_took_place_in_it(words, of_session):
    event = next(event for event in read(f"{SEMINAR}\n\n{words}") if event.event_type == "session")

    assert event.date_start == of_session


def test_a_visit_takes_place_where_it_goes_to():
    assert (
        main("Experts went on a study visit to Almaty on 5 May 2022 with many of their friends.").city
        == "Almaty"
    )


def test_a_meeting_of_no_kind_with_day_and_city_of_its_own_is_another_event():
    (_, other) = read(f"{SEMINAR}\n\nA gathering of teachers took place in Almaty on 3 May 2022.")

    assert (other.event_type, other.city) == ("other", "Almaty")


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("The seminar was long. It was held in a hybrid format.", "hybrid"),
        ("Another seminar is planned. It will be held in a hybrid format.", ""),
        ("The minister was there. It was a hybrid car.", ""),
    ],
)
def test_a_sentence_that_goes_on_about_the_event_gives_its_format(words, form):
    assert main(f"{SEMINAR}\n\n{words}").format == form


def test_each_of_several_that_the_text_numbers_is_an_event_of_its_own():
    text = (
        "Three seminars on customs were held in 2022 with many experts of the region. The first, in Almaty"
        " in May 2022, was long. At the second, in Dushanbe in June 2022, officers were trained."
    )

    assert [(event.city, event.date_start) for event in read(text)[1:]] == [
        ("Almaty", "2022-05"),
        ("Dushanbe", "2022-06"),
    ]


def test_a_course_that_the_heading_names_in_the_plural_has_the_days_told_later():
    text = (
        "В Душанбе завершились курсы для судей\n\nДУШАНБЕ, 14.05.2022. Сегодня здесь завершились"
        " пятидневные курсы для судей по тюрьмам.\n\nКак сообщили в суде, курсы проходили с 10 по 14 мая."
    )

    course = main(text, "2022-05-14")

    assert (course.date_start, course.date_end) == ("2022-05-10", "2022-05-14")


@pytest.mark.parametrize(
    "words",
    [
        "Следующий семинар примет Алматы в мае 2023 года.",
        "In May 2023, Almaty will host the next seminar.",
        "A study visit of ten judges to Almaty is scheduled for May 2023.",
    ],
)
def test_the_host_and_the_goal_of_a_visit_are_places(words):
    assert read(f"{SEMINAR}\n\n{words}")[-1].city == "Almaty"


@pytest.mark.parametrize(
    ("words", "parent"),
    [
        ("On 14 March 2022 the minister met with Anna Lind in Bishkek.", None),
        ("On 14 March 2022, on the margins of the seminar, the minister met with Anna Lind.", 0),
        ("On the margins of the seminar, the minister met with Anna Lind.", 0),
    ],
)
def test_talks_with_a_day_of_their_own_are_apart(words, parent):
    records = known(
        people=[{"person_id": "anna-lind", "name": "Anna Lind"}],
        person_names=[{"person_id": "anna-lind", "name": "Anna Lind"}],
    )
    found = findings(f"{SEMINAR}\n\n{words}", records=records)

    assert read_events(found, CITIES)[-1].parent == parent


def test_since_when_somebody_works_is_no_date_of_an_event():
    words = "The seminar in Bishkek was part of the project, which they have led since December 2020."

    assert len(read(f"{SEMINAR}\n\n{words}")) == 1


def others(text, published=None):
    """Kind, first day and city of each event but the main one."""
    return [(one.event_type, one.date_start, one.city) for one in read(text, published)[1:]]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        (
            "The last seminar was devoted to visas. It took place in Almaty on 8 October 2021.",
            ("seminar", "2021-10-08", "Almaty"),
        ),
        (
            "Предыдущий семинар был о визах. Он состоялся в Алматы 8 октября 2021 года.",
            ("seminar", "2021-10-08", "Almaty"),
        ),
        (
            "In June 2022, the customs service will train another 25 officers in Almaty.",
            ("training", "2022-06", "Almaty"),
        ),
        ("В июне 2022 года служба обучит ещё 25 сотрудников в Алматы.", ("training", "2022-06", "Almaty")),
        ("In all, 300 people have been trained in Kazakhstan since 2019.", ("training", "2019", "")),
        ("Всего с 2019 года такое обучение прошли свыше 300 человек.", ("training", "2019", "")),
        ("Last year, a similar seminar was held in Almaty.", ("seminar", "2021", "Almaty")),
        ("В прошлом году такой же семинар прошёл в Алматы.", ("seminar", "2021", "Almaty")),
        (
            "The day before the seminar, on 13 March 2022, a training for judges was held in Almaty.",
            ("training", "2022-03-13", "Almaty"),
        ),
    ],
)
def test_a_second_event_is_told_of_in_many_ways(words, event):
    assert others(f"{SEMINAR}\n\n{words}") == [event]


@pytest.mark.parametrize(
    "words",
    [
        "Similar seminars were held in Almaty in May 2021, with 34 guests, and in Dushanbe in July 2021.",
        "The seminar will be repeated in Almaty in May 2021 and in Dushanbe in July 2021.",
        "Такие же семинары прошли в Алматы в мае 2021 года и в Душанбе в июле 2021 года.",
    ],
)
def test_several_events_of_one_sentence_are_told_apart_by_place_and_date(words):
    assert others(f"{SEMINAR}\n\n{words}") == [
        ("seminar", "2021-05", "Almaty"),
        ("seminar", "2021-07", "Dushanbe"),
    ]


def test_events_of_one_month_in_several_cities_are_several():
    words = "Similar seminars were held in Almaty (27 guests) and Dushanbe (31 guests) in May 2021."

    assert [city for _, _, city in others(f"{SEMINAR}\n\n{words}")] == ["Almaty", "Dushanbe"]


def test_an_event_that_began_in_one_city_and_ended_in_another_is_one():
    words = "A course began in Almaty in May 2021 and ended in Dushanbe in July 2021."

    assert len(others(f"{SEMINAR}\n\n{words}")) == 1


def test_each_of_several_that_are_told_of_one_by_one_is_an_event_and_all_together_none():
    text = (
        "In November 2022 our society held three round tables on customs with many old experts of the"
        " region.\n\n"
        "The first round table took place on 9 November in Bishkek. The second round table was held on"
        " 16 November "
        "in Almaty.\n\nThe last round table, on 23 November in Dushanbe, was the largest one."
    )

    events = read(text)

    assert [event.city for event in events] == ["Bishkek", "Almaty", "Dushanbe"]
    assert [event.is_main for event in events] == [True, False, False]


@pytest.mark.parametrize(
    "words",
    [
        "On 14 March 2022, in the framework of the seminar, an open workshop on media was held.",
        "14 марта 2022 года в рамках семинара состоялся открытый практикум по медиа.",
    ],
)
def test_what_took_place_in_the_course_of_the_event_is_a_part_even_of_a_like_kind(words):
    (part,) = read(f"{SEMINAR}\n\n{words}")[1:]

    assert (part.event_type, part.date_start, part.parent) == ("workshop", "2022-03-14", 0)


@pytest.mark.parametrize("words", ["Two trainers are to be taught by 2027.", "Заявки принимаются до 5 мая."])
def test_a_deadline_is_no_date_of_an_event(words):
    assert (
        main(f"A seminar on customs was held in Bishkek with many experts of the region. {words}").last == ""
    )


def test_a_later_word_for_the_event_does_not_take_the_date_of_the_document():
    text = f"Seminar on customs\n\nBishkek, 22 March 2022 - {SEMINAR}"

    assert others(text) == []


def test_a_hybrid_event_may_be_called_so_in_the_next_sentence():
    assert main(f"{SEMINAR} It was a hybrid event.").format == "hybrid"


def test_a_series_may_be_held_in_villages_of_a_country():
    words = "С сентября 2019 года мы провели семинары в сёлах Казахстана."

    assert [one.country_code for one in read(f"{SEMINAR}\n\n{words}")[1:]] == ["KAZ"]


def test_a_meeting_of_the_heading_has_the_date_of_a_first_sentence_that_does_not_name_it():
    text = (
        "Meeting of the network\n\nThe whole network of experts of the region met in Almaty on 20-21"
        " February 2024."
        "\n\nIt had met in Dushanbe in July 2022; that meeting was the first."
    )

    events = read(text)

    assert [(one.date_start, one.city) for one in events] == [
        ("2024-02-20", "Almaty"),
        ("2022-07", "Dushanbe"),
    ]


def test_the_first_one_may_be_the_object_of_its_sentence():
    words = "It was the second seminar of the year. In January 2022, the office held the first one in Almaty."

    assert others(f"{SEMINAR}\n\n{words}") == [("seminar", "2022-01", "Almaty")]


@pytest.mark.parametrize(
    "words",
    [
        "Сегодня в Бишкеке завершился курс по таможне, который продолжался с 3 марта, и все довольны.",
        "Сегодня в Бишкеке закончился курс по таможне, шедший с 3 марта, и все слушатели довольны.",
        "A course on customs closed today in Bishkek after running from 3 March, and all are content.",
    ],
)
def test_a_course_that_ended_today_began_on_the_day_from_which_it_ran(words):
    event = main(f"5 марта 2022 года\n\n{words}", "2022-03-05")

    assert (event.date_start, event.date_end) == ("2022-03-03", "2022-03-05")


@pytest.mark.parametrize(
    "words", ["Семинар стал частью второй фазы проекта.", "Курс прошёл в рамках второй фазы проекта."]
)
def test_a_later_sentence_may_say_of_which_phase_the_event_was_part(words):
    kind = words.split()[0].lower()
    text = f"3 марта 2022 года в Бишкеке прошёл {kind} по таможне, на котором выступили многие эксперты."

    assert main(f"{text}\n\n{words}").phase == 2
