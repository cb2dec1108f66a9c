"""Events of a document with their ids, and which of them a statement is about."""

from etl.documents.events import read_events
from etl.documents.known_events import KnownEvents
from etl.documents.resolved_events import ResolvedEvents
from tests.etl.documents.made_up_texts import CITIES, findings, known

TEXT = """A conference on borders was held in Dushanbe on 5 May 2021 with many experts from all the region.

The opening session was attended by 40 people. There were 90 delegates.

They adopted a declaration. It follows a seminar on prisons that was held in Almaty on 3 June 2020."""


def resolve(text, **tables):
    records = known(**tables)
    found = findings(text, records=records)
    return ResolvedEvents(read_events(found, CITIES), found, KnownEvents(records), {"KGZ": "kyrgyzstan"})


def at(events, words):
    return events.at(TEXT.index(words))[0].event_id


def test_new_events_have_ids_records_and_parents():
    events = resolve(TEXT).events

    assert [event.event_id for event in events] == [
        "dushanbe-2021-border-security-conference",
        "dushanbe-2021-border-security-conference-session",
        "almaty-2020-prisons-seminar",
    ]
    assert all(event.is_new for event in events)
    assert events[1].values["parent_event_id"] == events[0].event_id
    assert events[0].values["title"] == "Conference on borders"


def test_an_event_on_record_keeps_its_id():
    events = resolve(
        TEXT,
        events=[{"event_id": "dushanbe-2021", "title": "Conference on borders", "event_type": "conference"}],
        event_claims=[{"event_id": "dushanbe-2021", "date_start": "2021-05-05", "city": "Dushanbe"}],
    )

    assert events.main.event_id == "dushanbe-2021"
    assert not events.main.is_new
    assert events.events[1].values["parent_event_id"] == "dushanbe-2021"


def test_a_statement_is_about_the_event_that_its_sentence_names():
    events = resolve(TEXT)

    assert at(events, "40 people") == "dushanbe-2021-border-security-conference-session"
    assert at(events, "90 delegates") == "dushanbe-2021-border-security-conference"
    assert at(events, "a declaration") == "dushanbe-2021-border-security-conference"
    assert at(events, "held in Almaty") == "almaty-2020-prisons-seminar"


def test_where_events_compete_the_statement_is_less_certain():
    events = resolve(TEXT)

    assert events.at(TEXT.index("experts"))[1] == 1.0
    assert events.at(TEXT.index("90 delegates"))[1] < 1.0


def test_a_document_without_an_event_has_none():
    events = resolve("The director wrote a letter.")

    assert events.main is None
    assert events.at(0) is None


def test_the_title_of_an_event_in_a_russian_text_is_english():
    events = resolve(
        "5 мая 2021 года в Бишкеке состоялся семинар по вопросам молодежи, на котором выступили эксперты."
    )

    assert events.main.values["title"] == "Seminar on youth in Bishkek"


def test_events_of_the_programme_are_told_from_related_ones():
    related = resolve(
        "A seminar on customs was held in Bishkek on 5 May 2021 for many experts from the region."
    )
    programme = resolve(
        "A seminar on the Joint Plan of Action was held in Bishkek on 5 May 2021 for experts from the region."
    )

    assert related.main.values["scope"] == "related"
    assert programme.main.values["scope"] == "programme"


def test_a_paragraph_is_about_the_event_that_it_names_first():
    text = (
        f"{TEXT}\n\nA round table on women took place in Bishkek on 7 May 2021. 33 women came to the event."
    )

    found = resolve(text).at(text.index("33 women"))

    assert found[0].reading.event_type == "round table"


def test_of_two_events_of_a_kind_the_place_tells_which_is_meant():
    text = (
        "Two courses on customs were held in Almaty on 3 April 2023 and in Bishkek on 10 April 2023 for many."
        "\n\nThe course in Bishkek was attended by 22 people. The course was attended by 20 people."
    )
    events = resolve(text)

    named, unclear = (events.at(text.index(words)) for words in ("22 people", "20 people"))

    assert (named[0].reading.city, named[1]) == ("Bishkek", 1.0)
    assert unclear[1] <= 0.5


def test_a_sentence_on_an_event_that_is_not_known_is_hardly_about_the_main_one():
    text = f"{TEXT}\n\nThe workshop gathered 15 people."

    assert resolve(text).at(text.index("15 people"))[1] <= 0.5


def test_a_ceremony_with_which_an_event_opens_is_no_new_event():
    events = resolve(TEXT.replace("opening session", "opening ceremony"))

    assert not any(event.is_part for event in events.events)


def test_a_month_alone_leaves_it_doubtful_which_known_event_is_meant():
    (_, _, seminar) = resolve(
        TEXT.replace("on 3 June 2020", "in June 2020"),
        events=[{"event_id": "almaty-2020", "title": "Seminar on prisons", "event_type": "seminar"}],
        event_claims=[{"event_id": "almaty-2020", "date_start": "2020-06-03", "city": "Almaty"}],
    ).events

    assert seminar.event_id == "almaty-2020"
    assert seminar.confidence < 0.5
