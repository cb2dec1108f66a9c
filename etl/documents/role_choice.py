"""Which role a clue gives to one party, and how surely: a person, a body, or people who came from it."""

from __future__ import annotations

from typing import NamedTuple

from etl.documents.clue import DELIVERED, INVITED, SAYS_PERHAPS, Clue
from etl.documents.involvement_reading import CERTAIN, DOUBTFUL, LIKELY, POSSIBLE, SPEAKING
from etl.documents.involvement_words import (
    A_PARTICIPANT,
    NAME_BEHIND,
    SPEAKERS,
    TEACHER,
    TEACHES,
    WELCOMED,
)
from etl.documents.parties import Party

# Rules of Russian verbs for holding something, as a body holds a seminar and a trainer a class.
HELD_RU = frozenset({"устроил", "организован"})
# To be invited, or perhaps to say something, is not yet to have a part.
UNSURE = frozenset({INVITED, SAYS_PERHAPS})


class Choice(NamedTuple):
    """A role, and how surely the party has it."""

    role: str
    confidence: float


def choose_role(
    clue: Clue, role: str, party: Party, people: str, trail: str, *, is_at_event: bool, is_of_group: bool
) -> Choice | None:
    """The role of the party, if the clue gives it one.

    Args:
        clue: the words that tell the role.
        role: what they tell, as a rule.
        party: who stands beside them.
        people: the word for those who came from the body, as "experts"; empty for a person.
        trail: the text behind the name.
        is_at_event: whether the sentence says that it was at an event.
        is_of_group: whether a delegation stands before the clue.
    """
    chosen = Choice(_role(clue, role, party, people, is_of_group=is_of_group), CERTAIN)
    if clue.is_soft:
        soft = _soft(clue, chosen.role, party, people, trail, is_at_event=is_at_event)
        if soft is None:
            return None
        chosen = soft
    # Speech of a body behind which an unknown name stands may be that of its bearer.
    is_of_unknown = chosen.role in SPEAKING and not party.person and NAME_BEHIND.match(trail)
    return chosen._replace(confidence=DOUBTFUL) if clue.rule in UNSURE or is_of_unknown else chosen


def _role(clue: Clue, role: str, party: Party, people: str, *, is_of_group: bool) -> str:
    """What the words tell of this party, which may be another part than they tell of most."""
    teaches = TEACHER.match(people) is not None
    holds_class = TEACHES.match(party.title if party.person else people) is not None
    others = (
        # "Delegates from A, led by B".
        ("participant", clue.rule == "chaired by" and is_of_group),
        # A body organizes a course, its trainers and any person teach it.
        ("speaker", clue.rule == "organized" and teaches),
        ("speaker", clue.rule == DELIVERED and (party.person is not None or teaches)),
        ("speaker", clue.rule in HELD_RU and holds_class),
        # Any other person who holds an event leads it.
        ("chair", clue.rule == "устроил" and party.person is not None),
        ("speaker", clue.rule in WELCOMED and SPEAKERS.match(people) is not None),
    )
    return next((other for other, is_told in others if is_told), role)


def _soft(
    clue: Clue, role: str, party: Party, people: str, trail: str, *, is_at_event: bool
) -> Choice | None:
    """The role by a verb such as "stressed", which also bodies do, and elsewhere than at an event."""
    if party.person:
        return Choice("participant" if A_PARTICIPANT.match(trail) else role, LIKELY)
    if TEACHER.match(people):
        return Choice("speaker", POSSIBLE)
    return Choice("participant", POSSIBLE) if is_at_event else None
