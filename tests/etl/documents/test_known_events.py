"""Whether an event that a text tells of is one of the records."""

import pytest

from etl.documents.event_readings import EventReading
from etl.documents.known_events import KnownEvents, slug
from tests.etl.documents.made_up_texts import known


def event(event_id, title, event_type="seminar", parent_event_id=""):
    return {
        "event_id": event_id,
        "title": title,
        "event_type": event_type,
        "parent_event_id": parent_event_id,
    }


def claim(event_id, date_start, city="", country_code="", date_end=""):
    return {
        "event_id": event_id,
        "date_start": date_start,
        "date_end": date_end,
        "city": city,
        "country_code": country_code,
    }


def reading(name="Seminar on customs", event_type="seminar", **values):
    return EventReading(
        event_type, name, values.pop("subject", ""), 0, len(name), "main event", 0.8, **values
    )


CUSTOMS = event("bishkek-2021-customs-seminar", "Regional seminar on customs")
RECORDS = known(
    events=[CUSTOMS], event_claims=[claim("bishkek-2021-customs-seminar", "2021-05-05", "Bishkek", "KGZ")]
)


def test_the_same_place_days_and_kind_are_the_same_event():
    found = KnownEvents(RECORDS).same(reading(date_start="2021-05-05", city="Bishkek"), "")

    assert found is not None
    assert found[0] == "bishkek-2021-customs-seminar"


@pytest.mark.parametrize(
    "values",
    [
        {"date_start": "2021-05-06", "city": "Bishkek"},
        {"date_start": "2021-05-05", "city": "Almaty"},
        {"date_start": "2022", "city": "Bishkek"},
        {},
    ],
)
def test_another_day_or_city_or_nothing_stated_is_not_the_same_event(values):
    assert KnownEvents(RECORDS).same(reading(**values), "") is None


def test_a_month_is_enough_where_the_subject_is_the_same():
    found = KnownEvents(RECORDS).same(reading(date_start="2021-05", city="Bishkek"), "")

    assert found is not None


def test_a_city_in_a_month_alone_does_not_make_events_of_two_kinds_the_same():
    records = KnownEvents(
        known(events=[event("osh-2021-prisons-meeting", "Meeting on prisons", "expert meeting")])
    )
    seen = reading("first workshop", "workshop", date_start="2021-05", city="Osh")

    assert not records.is_kind_or_subject("osh-2021-prisons-meeting", seen, "A first workshop was held.")
    assert records.is_kind_or_subject("osh-2021-prisons-meeting", seen, "They held the meeting on prisons.")


def test_between_two_that_fit_alike_none_is_chosen_and_both_are_ranked():
    twin = event("bishkek-2021-customs-seminar-2", "Regional seminar on customs")
    claims = [claim(key, "2021-05-05", "Bishkek", "KGZ") for key in (CUSTOMS["event_id"], twin["event_id"])]
    events = KnownEvents(known(events=[CUSTOMS, twin], event_claims=claims))
    found = reading(date_start="2021-05-05", city="Bishkek")

    assert events.same(found, "") is None
    assert [event_id for event_id, _ in events.ranked(found, "")] == [CUSTOMS["event_id"], twin["event_id"]]


def test_the_year_in_an_id_counts_where_no_document_gives_a_date():
    records = known(
        events=[CUSTOMS], event_claims=[claim("bishkek-2021-customs-seminar", "", "Bishkek", "KGZ")]
    )

    assert KnownEvents(records).ranked(reading(date_start="2022-05-05", city="Bishkek"), "") == []


def test_what_came_out_of_an_event_tells_which_one_is_meant():
    records = known(
        events=[event("bishkek-2021-meeting", "Meeting of the region", "high-level meeting")],
        event_claims=[claim("bishkek-2021-meeting", "2021-05-05", "Bishkek", "KGZ")],
        outcomes=[{"event_id": "bishkek-2021-meeting", "title": "Joint Plan of Action"}],
    )
    adoption = EventReading("", "adoption", "", 0, 8, "adoption", 0.5, date_start="2021")

    found = KnownEvents(records).same(adoption, "since the adoption of the Joint Plan of Action in 2021")

    assert found is not None
    assert found[0] == "bishkek-2021-meeting"


def test_a_part_is_looked_for_among_the_parts_of_its_event():
    opening = event("opening", "Opening session of the seminar", "session", CUSTOMS["event_id"])
    other = event("other-opening", "Opening session of the conference", "session", "conference")
    events = KnownEvents(known(events=[CUSTOMS, opening, other]))

    found = events.same(reading("opening ceremony", "session"), "", CUSTOMS["event_id"])

    assert found is not None
    assert found[0] == "opening"


def test_parts_by_number_are_the_known_ones_if_there_are_just_as_many():
    parts = [event(f"breakout-{n}", f"Breakout session {n}", "session", CUSTOMS["event_id"]) for n in (1, 2)]
    events = KnownEvents(known(events=[CUSTOMS, *parts]))

    assert events.same_parts(reading("breakout sessions", "session", count=2), CUSTOMS["event_id"]) == [
        "breakout-1",
        "breakout-2",
    ]
    assert events.same_parts(reading("breakout sessions", "session", count=3), CUSTOMS["event_id"]) == []


def test_a_new_id_has_place_year_subject_and_kind_and_is_not_taken():
    events = KnownEvents(RECORDS)
    found = reading(date_start="2021-05-05")

    assert events.new_id(found, ["borders"], "almaty", set()) == "almaty-2021-borders-seminar"
    assert events.new_id(found, ["customs"], "bishkek", set()) == "bishkek-2021-customs-seminar-2"
    assert events.new_id(found, [], "almaty", {"almaty-2021-seminar"}) == "almaty-2021-seminar-2"


def test_a_slug_is_lower_case_words_joined_by_hyphens():
    assert slug("Cholpon-Ata, 2016!") == "cholpon-ata-2016"
    assert slug("Круглый стол") == ""


def test_talks_on_record_are_those_with_the_same_body():
    rows = [
        {
            "event_id": f"talks-{body}",
            "title": "Talks",
            "event_type": "bilateral meeting",
            "parent_event_id": "main",
        }
        for body in ("unoct", "tajikistan")
    ]
    events = KnownEvents(known(events=[{"event_id": "main"}, *rows]))
    reading = EventReading("bilateral meeting", "met with", "", 0, 8, "talks", 0.5, bodies=("tajikistan",))

    found = events.same(reading, "", "main")

    assert found is not None
    assert found[0] == "talks-tajikistan"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("meeting with the Deputy Head of the Fund", "bilateral meeting"),
        ("conference of teachers", "conference"),
        ("seminar on radicalization in prisons", "seminar"),
        ("семинар по борьбе с финансированием терроризма", "seminar"),
    ],
)
def test_a_day_and_a_city_do_not_make_one_event_of_two_kinds_or_subjects(name, kind):
    records = known(
        events=[event("bishkek-2021-borders-seminar", "Seminar on border security")],
        event_claims=[claim("bishkek-2021-borders-seminar", "2021-05-04", "Bishkek", "KGZ", "2021-05-06")],
    )
    seen = reading(name, kind, date_start="2021-05-05", city="Bishkek")

    assert KnownEvents(records).same(seen, f"A {name} was held in Bishkek.") is None
    assert KnownEvents(records).ranked(seen, f"A {name} was held in Bishkek.")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Seminar on border security and youth", "conference"),
        ("training for customs officers", "training"),
        ("семинар по безопасности границ", "seminar"),
        ("seminar on the protection of human rights and on border security", "seminar"),
        ("seminar on the media", "seminar"),
    ],
)
def test_a_like_kind_or_the_same_subject_on_the_day_in_the_city_is_the_same_event(name, kind):
    records = known(
        events=[event("bishkek-2021-borders-seminar", "Seminar on border security")],
        event_claims=[claim("bishkek-2021-borders-seminar", "2021-05-05", "Bishkek", "KGZ")],
        themes=[{"event_id": "bishkek-2021-borders-seminar", "theme": "media"}],
    )
    seen = reading(name, kind, date_start="2021-05-05", city="Bishkek")

    assert KnownEvents(records).same(seen, f"A {name} was held in Bishkek.") is not None
