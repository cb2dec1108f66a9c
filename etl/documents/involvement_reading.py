"""A part that a body or a person had in an event, as a text states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from etl.documents.clue import CERTIFICATES

UNSPECIFIED = "unspecified"
# How surely a part is told; below 0.5 a person has to judge it.
CERTAIN, LIKELY, POSSIBLE = 0.9, 0.75, 0.55
DOUBTFUL = 0.45
GUESSED = 0.3
ORGANIZING = ("organizer", "co-organizer", "host", "funder")
SPEAKING = ("chair", "opening speaker", "speaker", "closing speaker")
# The rule of a role that no clue gives, only the grammar of the sentence.
INFERRED = "subject of the sentence"


@dataclass(frozen=True)
class InvolvementReading:
    """A part in an event that the text states, as a row of `involvement` without its event.

    Attributes:
        organization_id: the body that took part, or for which the person stood; a state as
            government-of-..., unless its ministry is named.
        role: a code of the role list.
        person: the person_id; empty where only the body is named.
        person_title: office as the text gives it, or who stood for the body ("head of delegation").
        mode: a code of the mode list; never inferred.
        start: of the name with its title, as an offset in the text, in characters.
        end: likewise.
        wording: the text from `start` to `end`.
        rule: the words that gave the role.
        confidence: from 0 to 1; below 0.5 whatever is new or inferred.
        is_new_organization: whether the records do not have the organization.
        is_new_person: likewise.
    """

    organization_id: str
    role: str
    person: str
    person_title: str
    mode: str
    start: int
    end: int
    wording: str
    rule: str
    confidence: float
    is_new_organization: bool = False
    is_new_person: bool = False


def without_needless_inference(readings: Sequence[InvolvementReading]) -> list[InvolvementReading]:
    """The readings of a document without those inferred for a person or body to whom a clue gives a part."""
    told = [one for one in readings if one.rule != INFERRED]
    people = {one.person for one in told}
    present = {one.organization_id for one in told}
    alone = {one.organization_id for one in told if not one.person}

    def is_told(one: InvolvementReading) -> bool:
        if one.person:
            return one.person in people
        # A body of which a person spoke may yet have organized.
        return one.organization_id in (alone if one.role in ORGANIZING else present)

    return [one for one in readings if one.rule != INFERRED or not is_told(one)]


def without_repetition(readings: Iterable[InvolvementReading]) -> Iterator[InvolvementReading]:
    """The readings of one event in a document, in order, each part once, where the document first tells it.

    Who opened is not counted as speaker once more when quoted later, nor who spoke or led as participant: to
    organize or to pay is not yet to take part. So it is, too, where the text tells first that they took part.
    A mode that is told only the second time is taken over.
    """
    kept: dict[tuple[str, str, str], InvolvementReading] = {}
    for reading in readings:
        who = (reading.organization_id, reading.person)
        roles = [role for organization, person, role in kept if (organization, person) == who]
        same = next((role for role in roles if role == reading.role), None)
        if reading.role == "speaker":
            same = same or next(
                (role for role in roles if role in ("opening speaker", "closing speaker")), None
            )
        if reading.role == "participant":
            same = same or next((role for role in roles if role not in ORGANIZING), None)
        if same is None:
            came = kept.pop((*who, "participant"), None) if reading.role in SPEAKING else None
            if (
                reading.role in ("opening speaker", "closing speaker")
                and (*who, "speaker") in kept
                and kept[*who, "speaker"].rule == CERTIFICATES
            ):
                came = kept.pop((*who, "speaker"))
            if came and reading.mode == UNSPECIFIED:
                reading = replace(reading, mode=came.mode)
            kept[*who, reading.role] = reading
        elif kept[*who, same].mode == UNSPECIFIED != reading.mode:
            kept[*who, same] = replace(kept[*who, same], mode=reading.mode)
    yield from kept.values()
