"""Who had what part in an event, as a text says it: the rows of `involvement`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from etl.documents.bodies_of_people import Bodies, Told
from etl.documents.clauses import Clauses
from etl.documents.clue import OWN_EVENT
from etl.documents.clues import (
    AT_CLOSING,
    AT_EVENT,
    AT_OPENING,
    HOW_THEY_CAME,
    IN_SPEECH,
    FoundClue,
    mode_of,
)
from etl.documents.inferred_roles import infer_roles
from etl.documents.involvement_reading import (
    DOUBTFUL,
    GUESSED,
    INFERRED,
    LIKELY,
    ORGANIZING,
    POSSIBLE,
    SPEAKING,
    UNSPECIFIED,
    InvolvementReading,
    without_needless_inference,
    without_repetition,
)
from etl.documents.involvement_words import (
    ADDRESS_ENDS,
    ADDRESSED,
    AND,
    DELEGATION,
    FROM_RU,
    JOINTLY,
    LED,
    NEGATED,
    OF_GROUP,
    QUOTED,
    RELATIVE,
    WITH,
)
from etl.documents.mention import Mention
from etl.documents.names import Gazetteer
from etl.documents.parties import Party
from etl.documents.role_choice import choose_role
from etl.documents.sentences import sentences


def read_involvement(
    text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, told: Told | None = None
) -> list[InvolvementReading]:
    """The parts in an event that the text states, in order.

    Nothing is read from within quotation marks, nor where a name only depends on another word ("the role of
    the SCO", "implementation by UNODC"): a role is given to those who are subject, agent or companion of a
    verb or noun that tells one. A part that the text tells twice comes once.

    Args:
        text: a paragraph about an event.
        mentions: what `gazetteer.find(text)` gives.
        gazetteer: tells the state of a country, and what is new.
        told: by the paragraphs before; this one is added. A person named again without office stands for
            the same body as there.
    """
    told = Told() if told is None else told
    plain = _without_quotations(text)
    usable = [one for one in mentions if plain[one.start : one.end].strip()]
    found: list[InvolvementReading] = []
    for start, end in sentences(plain):
        reader = _Reader(text, plain, start, end, usable, gazetteer, told)
        found += reader.read()
        told.bodies |= dict(reader.stated_bodies())
        told.last = reader.last_person()
        told.named |= {
            one.record_id for one in usable if one.kind == "organization" and start <= one.start < end
        }
    return list(without_repetition(found))


class _Reader:
    """One sentence, and the roles that its clauses tell."""

    def __init__(
        self,
        text: str,
        plain: str,
        start: int,
        end: int,
        mentions: Sequence[Mention],
        gazetteer: Gazetteer,
        told: Told,
    ) -> None:
        self.text, self.plain, self.start, self.end = text, plain, start, end
        self.gazetteer, self.told = gazetteer, told
        self.bodies = Bodies(plain, mentions, gazetteer, told)
        self.clauses = Clauses(plain, start, end, mentions)

    def read(self) -> list[InvolvementReading]:
        """The readings of the sentence, in the order of the text."""
        found = [reading for clue in self.clauses.clues for reading in self._read_clue(clue)]
        found += self._of_pronoun()
        if self.clauses.parties and not found:
            found = list(self._addressed()) or list(self._bare_list())
        found += self._inferred(found)
        return sorted(found, key=lambda reading: reading.start)

    def _read_clue(self, found: FoundClue) -> Iterator[InvolvementReading]:
        side = found.clue.side
        if NEGATED.search(self.plain, self.start, found.start) or self.clauses.is_of_another_thing(found):
            return
        if side == "thanked":
            yield from self._readings(found, self.clauses.thanked(found))
        elif side == "represented":
            yield from self._represented_by(found)
        elif side in ("meeting", "pair"):
            yield from self._meeting(found)
        elif side == "object":
            after = self.clauses.after(found)
            yield from self._readings(found, after)
            if after or found.clue.subject in ORGANIZING:
                yield from self._readings(found, self.clauses.before(found), role=found.clue.subject)
        else:
            is_joint = JOINTLY.match(self.plain, found.start) is not None
            has_agent_first = found.clue.case == "ablt"
            if found.clue.rule == OWN_EVENT:
                yield from self._readings(found, self._of_own_event(found))
                return
            members = self.clauses.before(found) if side != "after" or is_joint or has_agent_first else []
            # "A jointly with B" has both, any other clue those before or after it.
            if side != "before" and (is_joint or not members):
                members += self.clauses.after(found)
            yield from self._readings(found, self._sent_by(found, members) or members)

    def _sent_by(self, found: FoundClue, members: Sequence[Party]) -> list[Party]:
        """The people behind the clue whom the one body before it sent: "от A участвовала Jane Doe"."""
        if len(members) != 1 or not FROM_RU.search(self.plain[: members[0].start][-40:]):
            return []
        return [
            replace(party, body=members[0].body)
            for party in self.clauses.after(found)
            if party.person and not party.body
        ]

    def _inferred(self, found: Sequence[InvolvementReading]) -> list[InvolvementReading]:
        """What the grammar tells of those to whom no clue gives a role in this sentence."""
        where = self.plain[self.start : self.end]
        inferred = [
            reading
            for one in infer_roles(self.clauses)
            for reading in self._reading(
                one.party, self._role(one.role, where), one.party.mode, INFERRED, GUESSED
            )
        ]
        return [one for one in without_needless_inference([*found, *inferred]) if one.rule == INFERRED]

    def _of_own_event(self, found: FoundClue) -> list[Party]:
        """The body right behind the word for the event, if it is no state."""
        return [
            party
            for party in self.clauses.parties
            if self.plain[found.end : party.start].isspace()
            and party.body
            and (party.person, party.body.kind) == (None, "organization")
        ]

    def _meeting(self, found: FoundClue) -> Iterator[InvolvementReading]:
        """Who met, and with whom; nothing where the sentence does not tell both."""
        met = self.clauses.after(found)
        joints = (AND,) if found.clue.side == "pair" else (WITH, AND)
        between = [self.plain[one.end : other.start] for one, other in pairwise(met)]
        with_whom = next(
            (place for joint in joints for place, words in enumerate(between, 1) if joint.search(words)), None
        )
        if with_whom:
            yield from self._readings(found, met[:with_whom], role="participant")
            yield from self._readings(found, met[with_whom:])

    def _represented_by(self, found: FoundClue) -> Iterator[InvolvementReading]:
        before = [party for party in self.clauses.before(found) if party.body and not party.person]
        if before and LED.match(self.plain, found.start):
            around = self.plain[self.start : found.start]
            before = before if DELEGATION.search(around) else []
        represented = [party.body for party in before]
        for party in self.clauses.after(found):
            if party.person and len(represented) == 1:
                yield from self._readings(found, [replace(party, body=represented[0])])
            elif party.body and not party.person and not LED.match(self.plain, found.start):
                yield from self._readings(found, [party])

    def _addressed(self) -> Iterator[InvolvementReading]:
        """The people to whom a speaker turns by name, in a line that has nothing else: they are there."""
        members = self.clauses.parties
        places = [self.start, *(party.end for party in members)]
        between = [self.plain[place : party.start] for place, party in zip(places, members, strict=False)]
        is_line = ADDRESS_ENDS.fullmatch(self.plain, places[-1], self.end)
        if is_line and ADDRESSED.match(self.plain, self.start) and all(map(self.clauses.is_list, between)):
            for party in members:
                if party.person:
                    yield from self._reading(party, "participant", party.mode, "address", POSSIBLE)

    def _bare_list(self) -> Iterator[InvolvementReading]:
        """A sentence without a verb that says where, then who: "At the meeting, A, B and C."."""
        where = AT_EVENT.search(self.plain, self.start, self.end)
        people = [party for party in self.clauses.parties if party.person]
        if not where or len(people) < 2 or where.end() > self.clauses.parties[0].start:
            return
        place = where.end()
        for party in self.clauses.parties:
            if not self.clauses.is_list(self.plain[place : party.start]):
                return
            place = party.end
        if self.plain[place : self.end].strip(" .;"):
            return
        for number, party in enumerate(self.clauses.parties):
            others = self.clauses.parties[:number]
            title = "" if party.person else self.clauses.represented(party, others, where.end())
            yield from self._reading(party, "participant", party.mode, "list without a verb", DOUBTFUL, title)

    def _readings(
        self, found: FoundClue, members: Sequence[Party], role: str | None = None
    ) -> Iterator[InvolvementReading]:
        clue = found.clue
        told = role or self._role(clue.role, self._where(found, members))
        is_at_event = AT_EVENT.search(self.plain, self.start, self.end) is not None
        is_of_group = OF_GROUP.search(self.plain, self.start, found.start) is not None
        for place, party in enumerate(members):
            since = found.start if party.start >= found.end else self.clauses.clause_start(found.start)
            people = "" if party.person else self.clauses.people_of(party, members[:place], since)
            if (clue.of_people and not people) or self._has_role_of_its_own(found, party):
                continue
            trail = self.plain[party.person.end if party.person else party.end :]
            choice = choose_role(
                clue, told, party, people, trail, is_at_event=is_at_event, is_of_group=is_of_group
            )
            if choice is None:
                continue
            mode = clue.mode or self._mode(found, party, members)
            title = "" if party.person else self.clauses.represented(party, members[:place], since)
            yield from self._reading(party, choice.role, mode, clue.rule, choice.confidence, title)

    def _has_role_of_its_own(self, found: FoundClue, party: Party) -> bool:
        """Whether a clause behind the name tells what the person did: "said A, who moderated the panel"."""
        behind = RELATIVE.match(self.plain, party.end) if party.person and party.start >= found.end else None
        return behind is not None and any(
            one.start == behind.end() and not one.clue.is_soft for one in self.clauses.clues
        )

    def _of_pronoun(self) -> Iterator[InvolvementReading]:
        """What "he" or "she" did, who was named alone in the sentence before, if it is more than to say."""
        for found in self.clauses.clues_of_pronouns if self.told.last else ():
            role = self._role(found.clue.role, self._where(found, []))
            if role in SPEAKING and (role != "speaker" or not found.clue.is_soft) and self.told.last:
                party = replace(self.told.last, start=found.start, end=found.end, mode=UNSPECIFIED)
                mode = found.clue.mode or mode_of(
                    self.plain[found.start : self.clauses.clause_end(found.end)]
                )
                yield from self._reading(party, role, mode, found.clue.rule, POSSIBLE)

    def last_person(self) -> Party | None:
        """The person of whom the sentence speaks, if it names one alone; after "he" the one before."""
        people = [party for party in self.clauses.parties if party.person]
        if not people and self.clauses.clues_of_pronouns:
            return self.told.last
        return people[0] if len(people) == 1 and (people[0].body or people[0].title) else None

    def _where(self, found: FoundClue, members: Sequence[Party]) -> str:
        """The words that may tell at what part of the event somebody spoke."""
        until = self.clauses.clause_end(found.end)
        if not found.clue.is_soft:
            return self.plain[self.start : until]
        where = self.plain[self.start : found.end]
        if members and members[0].start > found.end:
            where += self.plain[found.end : members[0].start]
        if members and members[-1].end > found.end:
            # "Said Jane Doe in her opening remarks."
            where += self.plain[members[-1].end : until]
        speech = IN_SPEECH.match(self.plain, found.end)
        return where + speech[0] if speech else where

    def _role(self, role: str, where: str) -> str:
        if role == "speaker" and AT_OPENING.search(where):
            return "opening speaker"
        if role == "speaker" and AT_CLOSING.search(where):
            return "closing speaker"
        return role

    def _mode(self, found: FoundClue, party: Party, members: Sequence[Party]) -> str:
        """The mode in brackets after the party; else that which the clause gives for all its subjects."""
        if party.mode != UNSPECIFIED or found.clue.role in ORGANIZING:
            return party.mode
        last = members[-1].end
        if party.end <= found.start:
            trail = self.plain[last : found.start]
            after = self.plain[found.end : self.clauses.clause_end(found.end)]
            return mode_of(trail) if mode_of(trail) != UNSPECIFIED else mode_of(after)
        if came := HOW_THEY_CAME.match(self.plain, last):
            return mode_of(came[0])
        since = self.clauses.clause_start(found.start) if found.clue.case else found.start
        return mode_of(self.plain[since : max(found.end, members[0].start)])

    def _reading(
        self, party: Party, role: str, mode: str, rule: str, confidence: float, title: str = ""
    ) -> Iterator[InvolvementReading]:
        gazetteer = self.gazetteer
        organization, certainty = self.bodies.of(party)
        if not organization:
            return
        is_new_organization = not gazetteer.is_known_organization(organization)
        is_new_person = bool(party.person and gazetteer.is_new(party.person))
        if is_new_organization or is_new_person or self.bodies.is_inferred(party.body):
            certainty = min(certainty, DOUBTFUL)
        start, end = party.start, party.end
        yield InvolvementReading(
            organization_id=organization,
            role=role,
            person=party.person.record_id if party.person else "",
            person_title=party.title or title,
            mode=mode,
            start=start,
            end=end,
            wording=self.text[start:end],
            rule=rule,
            confidence=min(confidence, certainty),
            is_new_organization=is_new_organization,
            is_new_person=is_new_person,
        )

    def stated_bodies(self) -> Iterator[tuple[str, tuple[str, float]]]:
        """The people of the sentence, each with the body that it gives them, and how far that is certain."""
        for party in self.clauses.parties:
            if party.person and (party.body or party.title):
                organization, certainty = self.bodies.of(party)
                if organization:
                    yield party.person.record_id, (organization, min(certainty, LIKELY))


def _without_quotations(text: str) -> str:
    """The text with blanks for what stands in quotation marks and for line breaks: places stay the same.

    Short quotations, such as the name of a foundation, are kept.
    """
    plain = QUOTED.sub(lambda found: found[0] if len(found[0].split()) < 4 else " " * len(found[0]), text)
    return re.sub(r"[^\S ]", " ", plain)
