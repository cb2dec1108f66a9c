"""Who had what part in an event, as a text says it: the rows of `involvement`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from etl.documents.clauses import Clauses
from etl.documents.clue import DELIVERED, INVITED, OWN_EVENT, SAYS_PERHAPS
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
    INFERRED,
    ORGANIZING,
    SPEAKING,
    UNSPECIFIED,
    InvolvementReading,
    without_needless_inference,
    without_repetition,
)
from etl.documents.involvement_words import (
    A_PARTICIPANT,
    ADDRESS_ENDS,
    ADDRESSED,
    AND,
    BODIES_OF_OFFICES,
    DELEGATION,
    FROM_RU,
    HEAD_OF_UNRCCA,
    ITS_HEAD,
    JOINTLY,
    LED,
    MINISTER,
    NAME_BEHIND,
    NATIONAL_OFFICE,
    NEGATED,
    OF_GROUP,
    QUOTED,
    RELATIVE,
    SPEAKERS,
    TEACHER,
    TEACHES,
    WELCOMED,
    WITH,
)
from etl.documents.mention import Mention
from etl.documents.name_words import lemmas, slug, tokens
from etl.documents.names import Gazetteer
from etl.documents.national_bodies import usual_name
from etl.documents.new_organizations import state_of
from etl.documents.offices import ORGANIZATION_HEADS, is_one_of
from etl.documents.parties import Party
from etl.documents.sentences import sentences

CERTAIN, LIKELY, POSSIBLE = 0.9, 0.75, 0.55
DOUBTFUL = 0.45
GUESSED = 0.3
# Offices that there are only in bodies of one kind, and what the ids of these have.
OFFICES_OF_BODIES = (
    (
        re.compile(
            r"\b(?:pro-?|vice-?)?rector\b|\bdean\b|\bprovost\b|\blecturer\b|(?:про)?ректор|\bдекан|преподавател|доцент",
            re.IGNORECASE,
        ),
        {"university", "academy", "institute", "college", "universitet", "akademiya", "institut", "kolledzh"},
    ),
    (re.compile(r"\bsenator|сенатор", re.IGNORECASE), {"senate", "senat"}),
    (re.compile(r"\bprosecutor|прокурор", re.IGNORECASE), {"prosecutor", "prosecutors", "prokuratura"}),
    (re.compile(r"\bambassador|\bпос(?:ол|ла|лом)\b|\battach[eé]|атташе", re.IGNORECASE), {"embassy"}),
    (re.compile(r"\bmufti|муфти", re.IGNORECASE), {"muftiate", "muftiyat"}),
)


@dataclass
class Told:
    """What a document has told: which bodies, for which each person stands how surely, of whom last."""

    bodies: dict[str, tuple[str, float]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    last: Party | None = None


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
        self.mentions = mentions
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
        if len(members) != 1 or not FROM_RU.search(self.plain[: members[0].start]):
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
        clue, where = found.clue, self._where(found, members)
        for place, party in enumerate(members):
            told, confidence = role or self._role(clue.role, where), CERTAIN
            since = found.start if party.start >= found.end else self.clauses.clause_start(found.start)
            people = "" if party.person else self.clauses.people_of(party, members[:place], since)
            if (clue.of_people and not people) or self._has_role_of_its_own(found, party):
                continue
            if clue.rule == "chaired by" and OF_GROUP.search(self.plain, self.start, found.start):
                told = "participant"  # "Delegates from A, led by B".
            if TEACHER.match(people) and clue.rule == "organized":
                told = "speaker"
            if clue.rule == DELIVERED and (party.person or TEACHER.match(people)):
                told = "speaker"
            if clue.rule in ("устроил", "организован") and TEACHES.match(
                party.title if party.person else people
            ):
                told = "speaker"
            elif clue.rule == "устроил" and party.person:
                told = "chair"
            if clue.rule in WELCOMED and SPEAKERS.match(people):
                told = "speaker"
            if clue.is_soft and party.person:
                confidence = LIKELY
                if A_PARTICIPANT.match(self.plain, party.person.end):
                    told = "participant"
            elif clue.is_soft and TEACHER.match(people):
                told, confidence = "speaker", POSSIBLE
            elif clue.is_soft:
                if not AT_EVENT.search(self.plain, self.start, self.end):
                    continue
                told, confidence = "participant", POSSIBLE
            if clue.rule in (INVITED, SAYS_PERHAPS) or (
                told in SPEAKING and not party.person and NAME_BEHIND.match(self.plain, party.end)
            ):
                confidence = DOUBTFUL
            mode = clue.mode or self._mode(found, party, members)
            title = "" if party.person else self.clauses.represented(party, members[:place], since)
            yield from self._reading(party, told, mode, clue.rule, confidence, title)

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
        organization, certainty = self._organization(party)
        if not organization:
            return
        is_new_organization = not gazetteer.is_known_organization(organization)
        is_new_person = bool(party.person and gazetteer.is_new(party.person))
        if is_new_organization or is_new_person or self._is_inferred(party.body):
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

    def _organization(self, party: Party) -> tuple[str, float]:
        """The body of the party, and how far it is certain; empty where none can be told."""
        if body := self._head_of(party):
            return body, 1.0
        if party.body:
            if party.body.kind == "country":
                return self._of_office(party) or self.gazetteer.government(party.body.record_id), 1.0
            return party.body.record_id, 1.0
        if party.person and (known := self.told.bodies.get(party.person.record_id)):
            return known
        if party.person and (owner := self._owner(party)):
            return owner, DOUBTFUL
        if party.person and (meant := self._ministry_of(party.title, "") or self._named_before(party.title)):
            return meant, DOUBTFUL
        if NATIONAL_OFFICE.search(party.title):
            states = {self.gazetteer.government(code) for code in self.gazetteer.states(self.mentions)}
            states = states or {
                f"government-of-{state}" for body in self.told.named if (state := state_of(body))
            }
            if len(states) == 1:
                return states.pop(), DOUBTFUL
        if party.person and (usual := self.gazetteer.usual_body(party.person.record_id)):
            return usual, DOUBTFUL
        return "", 0.0

    def _head_of(self, party: Party) -> str:
        """The body that the person leads, where the title has the office but no body other than the UN."""
        if not party.person or not HEAD_OF_UNRCCA.search(party.title):
            return ""
        whole, *led = (one.record_id for one in self.gazetteer.find("UN, UNRCCA"))
        return led[0] if led and (party.body is None or party.body.record_id == whole) else ""

    def _of_office(self, party: Party) -> str:
        """The body in which the person holds an office of a state, if the document has named it; or empty."""
        if not (party.body and party.person):
            return ""
        state = self.gazetteer.country_slug(party.body.record_id)
        bodies = {
            body
            for office, name in BODIES_OF_OFFICES
            if office.search(party.title)
            for body in self.told.named
            if f"{body}-".startswith(f"{name}-{state}-")
        }
        return bodies.pop() if len(bodies) == 1 else self._ministry_of(party.title, state)

    def _owner(self, party: Party) -> str:
        """The body named right before "its Director"; empty where the title does not begin so."""
        if not ITS_HEAD.search(self.plain[: party.start]):
            return ""
        before = [one for one in self.mentions if one.kind == "organization" and one.end <= party.start]
        return before[-1].record_id if before else ""

    def _ministry_of(self, title: str, state: str) -> str:
        """The ministry of the minister whom the title names, if the document has named it before; or empty.

        A foreign minister stands for the state.
        """
        found = MINISTER.search(title)
        if not found:
            return ""
        told = f"Ministry of {found['of']}" if found["of"] else f"Министерство {found['russian']}"
        words = tokens(told)
        usual = (usual_name(words[:last]) for last in range(len(words), 1, -1))
        names = {slug(next(filter(None, usual), "")), slug(told)} - {"", "ministry-of-foreign-affairs"}
        meant = [
            body
            for body in self.told.named
            if body.removesuffix(f"-{state_of(body)}") in names and state in ("", state_of(body))
        ]
        return meant[0] if len(meant) == 1 else ""

    def _is_inferred(self, body: Mention | None) -> bool:
        """Whether the wording alone does not tell the body: its state is taken from what stands around it."""
        if body is None or body.kind != "organization":
            return False
        told = {one.record_id for one in self.gazetteer.find(body.wording)}
        return body.record_id not in told or self.gazetteer.is_inferred(body)

    def _named_before(self, title: str) -> str:
        """The one body named before that the title calls by its head: "Director of the Institute"."""
        heads = [word for word in tokens(title) if is_one_of(word, ORGANIZATION_HEADS)]
        if len(heads) > 1:
            return ""
        names = {name for word in heads for name in (slug(word.text), *map(slug, lemmas(word.text)))}
        if not heads:
            names = {name for office, led in OFFICES_OF_BODIES if office.search(title) for name in led}
        meant = [body for body in self.told.named if names & set(body.split("-"))]
        return meant[0] if len(meant) == 1 else ""

    def stated_bodies(self) -> Iterator[tuple[str, tuple[str, float]]]:
        """The people of the sentence, each with the body that it gives them, and how far that is certain."""
        for party in self.clauses.parties:
            if party.person and (party.body or party.title):
                organization, certainty = self._organization(party)
                if organization:
                    yield party.person.record_id, (organization, min(certainty, LIKELY))


def _without_quotations(text: str) -> str:
    """The text with blanks for what stands in quotation marks and for line breaks: places stay the same.

    Short quotations, such as the name of a foundation, are kept.
    """
    plain = QUOTED.sub(lambda found: found[0] if len(found[0].split()) < 4 else " " * len(found[0]), text)
    return re.sub(r"[^\S ]", " ", plain)
