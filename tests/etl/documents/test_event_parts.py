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


def test_a_session_that_nothing_tells_apart_is_no_part():
    assert parts(f"{MAIN}\n\nThe session was long.") == []


def test_talks_are_one_for_each_person_met_with_the_bodies_named():
    talks = parts(
        f"{MAIN}\n\nThe minister met with the head of UNOCT Anna Lind and the envoy of Uzbekistan Omar Aziz."
    )

    assert [talk.bodies for talk in talks] == [("unoct",), ("uzbekistan",)]


def test_a_meeting_between_two_persons_is_one():
    talks = parts(f"{MAIN}\n\nOn the margins, a meeting between Anna Lind and Omar Aziz took place.")

    assert [talk.event_type for talk in talks] == ["bilateral meeting"]
