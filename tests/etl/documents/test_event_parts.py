"""Sessions, side events and talks of the event that a document is about."""

import pytest

from etl.documents.events import read_events
from tests.etl.documents.made_up_texts import CITIES, findings, known

MAIN = "A conference on borders was held in Dushanbe on 5 May 2021 with many experts from all the region."
RECORDS = known(
    people=[{"person_id": "anna-lind", "name": "Anna Lind"}, {"person_id": "omar-aziz", "name": "Omar Aziz"}]
)


def parts(text):
    return [one for one in read_events(findings(text, records=RECORDS), CITIES) if one.parent == 0]


@pytest.mark.parametrize(
    "words",
    [
        "The first session dealt with customs, the second session with visas.",
        "Первая сессия была о таможне, а вторая сессия о визах.",
    ],
)
def test_sessions_are_told_apart_by_their_number(words):
    assert [part.event_type for part in parts(f"{MAIN}\n\n{words}")] == ["session", "session"]


@pytest.mark.parametrize(
    "words", ["The session was long.", "Parents came to the last session of the conference."]
)
def test_a_session_that_nothing_tells_apart_is_no_part(words):
    assert parts(f"{MAIN}\n\n{words}") == []


def test_a_part_of_the_event_has_the_date_that_follows_both():
    (part,) = parts(f"{MAIN}\n\nMany came to a lecture, a side event of the conference held on 6 May 2021.")

    assert part.date_start == "2021-05-06"


def test_talks_are_one_for_each_person_met_with_the_bodies_named():
    talks = parts(
        f"{MAIN}\n\nThe minister met with the head of UNOCT Anna Lind and the envoy of Uzbekistan Omar Aziz."
    )

    assert [talk.bodies for talk in talks] == [("unoct",), ("uzbekistan",)]


@pytest.mark.parametrize(
    "text",
    [
        "On 4 May 2021, the minister met in Bishkek with the head of UNOCT Anna Lind to speak of visas.\n\n"
        "On 5 May 2021, a conference on borders was held in Bishkek.",
        f"{MAIN}\n\nOn 4 May 2021, the minister met in Bishkek with the head of UNOCT Anna Lind.",
    ],
)
def test_talks_before_the_event_or_on_another_day_are_no_part_of_it(text):
    readings = read_events(findings(text, records=RECORDS), CITIES)
    (talks,) = [one for one in readings if one.event_type == "bilateral meeting"]

    assert (talks.parent, talks.date_start, talks.city) == (None, "2021-05-04", "Bishkek")


def test_a_meeting_between_two_persons_is_one():
    talks = parts(f"{MAIN}\n\nOn the margins, a meeting between Anna Lind and Omar Aziz took place.")

    assert [talk.event_type for talk in talks] == ["bilateral meeting"]


def test_talks_on_the_margins_have_the_day_and_place_that_the_text_gives():
    (talks,) = parts(
        f"{MAIN}\n\nOn 5 May 2021, on the margins of the conference, the minister held talks in"
        f" Dushanbe with the "
        "head of UNOCT Anna Lind."
    )

    assert (talks.date_start, talks.city) == ("2021-05-05", "Dushanbe")


def test_talks_may_be_with_the_delegation_of_a_country():
    (talks,) = parts(
        f"{MAIN}\n\nOn 5 May 2021, on the margins of the conference, the minister held talks with the"
        f" delegation of "
        "Uzbekistan."
    )

    assert talks.bodies == ("uzbekistan",)
