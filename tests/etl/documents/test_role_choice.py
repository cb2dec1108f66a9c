"""Which role a clue gives to one party."""

import re

import pytest

from etl.documents.clue import DELIVERED, INVITED, Clue
from etl.documents.involvement_reading import CERTAIN, DOUBTFUL, LIKELY, POSSIBLE
from etl.documents.mention import Mention
from etl.documents.parties import Party
from etl.documents.role_choice import choose_role

PERSON = Party(0, 4, None, Mention("person", "jane-doe", 0, 4, "Jane"), "эксперт")
BODY = Party(0, 5, Mention("organization", "unodc", 0, 5, "UNODC"))


def choice(rule, role, party, people="", trail="", *, is_soft=False, is_at_event=False, is_of_group=False):
    clue = Clue(rule, role, "before", re.compile("x"), is_soft=is_soft)
    return choose_role(clue, role, party, people, trail, is_at_event=is_at_event, is_of_group=is_of_group)


@pytest.mark.parametrize(
    ("told", "role"),
    [
        (choice("organized", "organizer", BODY), "organizer"),
        (choice("organized", "organizer", BODY, "trainers"), "speaker"),
        (choice(DELIVERED, "organizer", PERSON), "speaker"),
        (choice(DELIVERED, "organizer", BODY), "organizer"),
        (choice("устроил", "organizer", PERSON), "speaker"),
        (choice("устроил", "organizer", BODY), "organizer"),
        (choice("I welcome", "participant", BODY, "speakers"), "speaker"),
        (choice("chaired by", "chair", PERSON, is_of_group=True), "participant"),
    ],
)
def test_a_body_organizes_and_its_people_teach(told, role):
    assert told == (role, CERTAIN)


def test_what_bodies_do_elsewhere_too_gives_a_role_to_people_and_at_events_only():
    assert choice("said", "speaker", PERSON, is_soft=True) == ("speaker", LIKELY)
    assert choice("said", "speaker", PERSON, trail=", a participant", is_soft=True) == ("participant", LIKELY)
    assert choice("said", "speaker", BODY, "experts", is_soft=True) == ("speaker", POSSIBLE)
    assert choice("said", "speaker", BODY, is_soft=True, is_at_event=True) == ("participant", POSSIBLE)
    assert choice("said", "speaker", BODY, is_soft=True) is None


def test_to_be_invited_or_to_stand_before_an_unknown_name_is_doubtful():
    assert choice(INVITED, "participant", BODY).confidence == DOUBTFUL
    assert choice("spoke", "speaker", BODY, trail=" Иван Петров").confidence == DOUBTFUL
