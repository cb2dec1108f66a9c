"""Parts in an event that a text tells more than once."""

from dataclasses import replace

from etl.documents.involvement_reading import (
    INFERRED,
    InvolvementReading,
    without_needless_inference,
    without_repetition,
)

READING = InvolvementReading(
    "sco", "opening speaker", "zhang-ming", "", "unspecified", 0, 1, "x", "opened", 0.9
)


def test_a_part_told_twice_counts_once_where_it_is_first_told():
    assert list(without_repetition([READING, replace(READING, start=5, end=6)])) == [READING]


def test_quoting_who_opened_makes_no_second_part_but_may_tell_the_mode():
    quoted = replace(READING, role="speaker", mode="video message")

    assert list(without_repetition([READING, quoted])) == [replace(READING, mode="video message")]


def test_a_speaker_is_not_counted_as_participant_too():
    assert list(without_repetition([READING, replace(READING, role="participant")])) == [READING]


def test_who_came_first_and_spoke_later_is_a_speaker_of_the_mode_told_first():
    came = replace(READING, role="participant", mode="virtual")

    assert list(without_repetition([came, READING])) == [replace(READING, mode="virtual")]


def test_one_person_may_speak_and_close():
    readings = [replace(READING, role="speaker"), replace(READING, role="closing speaker")]

    assert list(without_repetition(readings)) == readings


def test_to_pay_is_not_yet_to_take_part():
    readings = [replace(READING, role="funder"), replace(READING, role="participant")]

    assert list(without_repetition(readings)) == readings


def test_what_is_inferred_gives_way_to_what_a_document_tells_elsewhere():
    inferred = [
        replace(READING, role=role, person=person, rule=INFERRED)
        for role, person in (
            ("speaker", "zhang-ming"),
            ("speaker", "jane-doe"),
            ("participant", ""),
            ("organizer", ""),
        )
    ]

    kept = without_needless_inference([*inferred, READING])

    assert kept == [inferred[1], inferred[3], READING]
