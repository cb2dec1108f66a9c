"""Who had what part in an event, as a text says it: the rows of `involvement`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.documents.clues import (
    AT_CLOSING,
    AT_EVENT,
    AT_OPENING,
    EVENT_OR_PROJECT,
    THANKS,
    FoundClue,
    find_clues,
    mode_of,
)
from etl.documents.involvement_words import (
    BOUND,
    BRACKETED,
    COUNTED,
    DELEGATION,
    HEAD_OF_DELEGATION,
    LED,
    LIST_WORDS,
    LISTED,
    NATIONAL_OFFICE,
    NEGATED,
    NEW_CLAUSE,
    NO_OFFICE,
    QUOTED,
    REPRESENTED,
    STAFF_OF,
    SUBJECT_TRAIL,
    SUBJECT_TRAIL_RU,
    WITH,
    WORD_BEFORE_FROM,
)
from etl.documents.mention import Mention
from etl.documents.name_words import CYRILLIC, lemmas, part_of_speech, slug, tokens, word_cases
from etl.documents.names import Gazetteer
from etl.documents.new_names import state_of
from etl.documents.nouns import is_person
from etl.documents.offices import ADDRESS, MODIFIERS, OFFICES, ORGANIZATION_HEADS, is_one_of
from etl.documents.parties import NOUN_PHRASE_RU, Party, parties
from etl.documents.sentences import sentences
from etl.documents.tokens import tokens as plain_tokens

CERTAIN, LIKELY, POSSIBLE = 0.9, 0.75, 0.55
DOUBTFUL = 0.45
UNSPECIFIED = "unspecified"
ORGANIZING = ("organizer", "co-organizer", "host", "funder")


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


def read_involvement(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    earlier: Sequence[InvolvementReading] = (),
) -> list[InvolvementReading]:
    """The parts in an event that the text states, in order.

    Nothing is read from within quotation marks, nor where a name only depends on another word ("the role of
    the SCO", "implementation by UNODC"): a role is given to those who are subject, agent or companion of a
    verb or noun that tells one. A part that the text tells twice comes once.

    Args:
        text: a paragraph about an event.
        mentions: what `gazetteer.find(text)` gives.
        gazetteer: tells the state of a country, and what is new.
        earlier: readings of the paragraphs before: a person named again without office stands for the same
            body as there.
    """
    plain = _without_quotations(text)
    usable = [one for one in mentions if plain[one.start : one.end].strip()]
    found: list[InvolvementReading] = []
    bodies = {one.person: one.organization_id for one in earlier if one.person}
    named = {one.organization_id for one in earlier}
    for start, end in sentences(plain):
        reader = _Reader(text, plain, start, end, usable, gazetteer, bodies, named)
        found += reader.read()
        bodies |= dict(reader.stated_bodies())
        named |= {one.record_id for one in usable if one.kind == "organization" and start <= one.start < end}
    return list(without_repetition(found))


def without_repetition(readings: Iterable[InvolvementReading]) -> Iterator[InvolvementReading]:
    """The readings of one event in a document, in order, each part once, where the document first tells it.

    Who opened is not counted as speaker once more when quoted later, nor who has another role as participant.
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
        if reading.role == "participant" and roles:
            same = same or roles[0]
        if same is None:
            kept[*who, reading.role] = reading
        elif kept[*who, same].mode == UNSPECIFIED != reading.mode:
            kept[*who, same] = replace(kept[*who, same], mode=reading.mode)
    yield from kept.values()


class _Reader:
    """One sentence: its clues, its parties and what joins them."""

    def __init__(
        self,
        text: str,
        plain: str,
        start: int,
        end: int,
        mentions: Sequence[Mention],
        gazetteer: Gazetteer,
        bodies: Mapping[str, str],
        named: Collection[str],
    ) -> None:
        self.text, self.plain, self.start, self.end = text, plain, start, end
        self.gazetteer, self.bodies, self.named = gazetteer, bodies, named
        self.mentions = mentions
        self.parties = parties(plain, start, end, mentions)
        self.clues = find_clues(plain, start, end) if self.parties else []
        # Whom an earlier clue has as agent or companion is not the subject of a later one. By party, the
        # start of the earlier clue.
        self.agents: dict[Party, int] = {}

    def read(self) -> list[InvolvementReading]:
        """The readings of the sentence, in the order of the text."""
        found = [reading for clue in self.clues for reading in self._read_clue(clue)]
        if self.parties and not found:
            found = list(self._bare_list())
        return sorted(found, key=lambda reading: reading.start)

    def _read_clue(self, found: FoundClue) -> Iterator[InvolvementReading]:
        side = found.clue.side
        if NEGATED.search(self.plain, self.start, found.start) or self._is_of_project(found):
            return
        if side == "thanked":
            yield from self._readings(found, self._thanked(found))
        elif side == "represented":
            yield from self._represented_by(found)
        elif side == "meeting":
            yield from self._meeting(found)
        elif side == "object":
            after = self._after(found)
            yield from self._readings(found, after)
            if after:
                yield from self._readings(found, self._before(found), role="participant")
        else:
            before = self._before(found) if side != "after" else []
            yield from self._readings(found, before or (self._after(found) if side != "before" else []))

    def _is_of_project(self, found: FoundClue) -> bool:
        """Whether the funding is that of a project or phase, not of the event."""
        if found.clue.role != "funder":
            return False
        heads = [
            head
            for head in EVENT_OR_PROJECT.finditer(self.plain, self.start, found.start)
            if not any(one.start <= head.start() < one.end for one in self.mentions)
        ]
        return bool(heads and heads[-1]["project"])

    def _meeting(self, found: FoundClue) -> Iterator[InvolvementReading]:
        """Who met, and with whom; nothing where the sentence does not tell both."""
        met = self._after(found)
        with_whom = next(
            (place for place in range(1, len(met)) if WITH.search(self.plain[: met[place].start][-9:])), None
        )
        if with_whom:
            yield from self._readings(found, met[:with_whom], role="participant")
            yield from self._readings(found, met[with_whom:])

    def _represented_by(self, found: FoundClue) -> Iterator[InvolvementReading]:
        before = [party for party in self._before(found) if party.body and not party.person]
        if before and LED.match(self.plain, found.start):
            around = self.plain[self.start : found.start]
            before = before if DELEGATION.search(around) else []
        represented = [party.body for party in before]
        for party in self._after(found):
            if party.person and len(represented) == 1:
                yield from self._readings(found, [replace(party, body=represented[0])])
            elif party.body and not party.person and not LED.match(self.plain, found.start):
                yield from self._readings(found, [party])

    def _after(self, found: FoundClue) -> list[Party]:
        """The parties of the list that begins after the clue."""
        limit = min((one.start for one in self.clues if one.start >= found.end), default=self.end)
        taken: list[Party] = []
        place = found.end
        is_bound = False
        for party in self.parties:
            if party.start < found.end:
                continue
            between = self.plain[place : party.start]
            if party.start >= limit or not self._is_list(between, first=not taken):
                break
            # "Missions of A and B": whoever is listed with one that depends on a word, does so, too.
            is_bound = self._is_bound(party, since=place) or (
                is_bound and LISTED.fullmatch(between) is not None
            )
            if not is_bound:
                taken.append(party)
                self.agents[party] = found.start
            place = party.end
        following = next((one for one in self.clues if one.start >= found.end), None)
        if len(taken) > 1 and following and following.clue.side != "after":
            # "Organized by A, and B paid for it": the last one is the subject of the next clause.
            between = self.plain[taken[-2].end : taken[-1].start]
            if NEW_CLAUSE.search(between) and self._leads_to(self.plain[taken[-1].end : following.start]):
                del self.agents[taken.pop()]
        return taken

    def _before(self, found: FoundClue) -> list[Party]:
        """The parties of the list that ends before the clue: its subject."""
        limit = self._clause_start(found.start)
        taken: list[Party] = []
        place = found.start
        for party in reversed(self.parties):
            if party.end > found.start:
                continue
            if party in self.agents and not taken and self._is_aside(party, place):
                # "The OSCE, jointly with UNODC, organized": the subject stands before the aside.
                place = self.agents[party]
                limit = self._clause_start(place)
                continue
            between = self.plain[party.end : place]
            if party.start < limit or not (self._is_list(between) if taken else self._leads_to(between)):
                break
            if party in self.agents or not self._may_be_subject(party):
                break
            taken.append(party)
            place = party.start
        taken.reverse()
        # "Implementation of the plan by UNODC and the OSCE": whoever is listed with it depends, too. But
        # observers stand so: "with Iran and Belarus as observers".
        if not taken or found.clue.role == "observer" or not self._is_bound(taken[0], since=limit):
            return taken
        # In "A spoke for UNODC, and B attended" a new clause begins with B.
        anew = (
            place
            for place in range(1, len(taken))
            if taken[place].person and NEW_CLAUSE.search(self.plain[: taken[place].start][-15:])
        )
        return taken[next(anew, len(taken)) :]

    def _is_aside(self, party: Party, place: int) -> bool:
        """Whether the clause goes on at the place right after the party."""
        return place > party.end and self._leads_to(self.plain[party.end : place])

    def _may_be_subject(self, party: Party) -> bool:
        """Whether the Russian name may stand in the nominative, or another word for its people does."""
        mention = party.person or party.body
        if mention is None or REPRESENTED.search(self.plain[self.start : party.start]):
            return True
        words = [word for word in tokens(mention.wording) if word.is_word and not word.text.isupper()]
        cases = word_cases(words[0].text) if words else frozenset()
        return not cases or "nomn" in cases

    def _thanked(self, found: FoundClue) -> list[Party]:
        """The parties between the thanks and what they are thanked for."""
        thanks = [match.end() for match in THANKS.finditer(self.plain, self.start, found.start)]
        if not thanks:
            return []
        # "Thanked A for hosting and B for organizing": B did not host.
        since = [one.end for one in self.clues if one.clue.side == "thanked" and one.end <= found.start]
        first = max(thanks[-1], *since, 0)
        return [party for party in self.parties if first <= party.start and party.end <= found.start]

    def _bare_list(self) -> Iterator[InvolvementReading]:
        """A sentence without a verb that says where, then who: "At the meeting, A, B and C."."""
        where = AT_EVENT.search(self.plain, self.start, self.end)
        people = [party for party in self.parties if party.person]
        if not where or len(people) < 2 or where.end() > self.parties[0].start:
            return
        place = where.end()
        for party in self.parties:
            if not self._is_list(self.plain[place : party.start]):
                return
            place = party.end
        if self.plain[place : self.end].strip(" .;"):
            return
        for number, party in enumerate(self.parties):
            title = "" if party.person else self._represented(party, self.parties[:number], where.end())
            yield from self._reading(party, "participant", party.mode, "list without a verb", DOUBTFUL, title)

    def _is_list(self, between: str, *, first: bool = False) -> bool:
        """Whether the words join members of a list, and hold no verb."""
        for word in tokens(BRACKETED.sub(" ", between)):
            if not word.is_word:
                if word.text not in ",;*:" or (first and word.text == ";"):
                    return False
            elif CYRILLIC.search(word.text):
                is_counted = word.text.lower() in ("более", "около", "свыше", "также")
                is_counted |= part_of_speech(word.text) == "NUMR"
                if not (is_counted or word.text.isupper() or part_of_speech(word.text) in NOUN_PHRASE_RU):
                    return False
            elif not (
                word.is_capitalized
                or word.text.isdigit()
                or word.text.lower() in LIST_WORDS
                or is_one_of(word, OFFICES | MODIFIERS | ADDRESS)
            ):
                return False
        return True

    def _leads_to(self, between: str) -> bool:
        """Whether a verb after the words has the party before them as its subject."""
        between = BRACKETED.sub(" ", between)
        trail = SUBJECT_TRAIL_RU if CYRILLIC.search(between) else SUBJECT_TRAIL
        return trail.fullmatch(between) is not None

    def _is_bound(self, party: Party, since: int) -> bool:
        """Whether the party only depends on another word: "the role of the SCO", "cooperation with UNODC"."""
        if party.person:
            return False
        before = self.plain[since : party.start]
        represented = REPRESENTED.search(before)
        between = (represented["bodies"] or represented["states"] or "") if represented else ""
        if represented and all(word.text.lower() in COUNTED for word in tokens(between)):
            return False
        if since == party.start or (party.body and self._stands_for_state(party.body, before)):
            return False
        return bool(BOUND.search(before)) or self._depends_on_noun(before)

    def _stands_for_state(self, body: Mention, before: str) -> bool:
        """Whether the words before a state are people who come from it or serve it."""
        if body.kind != "country" or not CYRILLIC.search(before):
            return False
        if from_it := WORD_BEFORE_FROM.search(before):
            return any(is_person(word) for word in plain_tokens(from_it[1]))
        of_it = STAFF_OF.search(before)
        return of_it is not None and all(
            word_cases(word.text) & {"gent", "CONJ"} for word in tokens(of_it["of"])
        )

    def _depends_on_noun(self, before: str) -> bool:
        """Whether a Russian noun right before governs the name: "роль ШОС"."""
        last = tokens(before)[-1:]
        return bool(last) and before[-1:].isspace() and part_of_speech(last[0].text) == "NOUN"

    def _readings(
        self, found: FoundClue, members: Sequence[Party], role: str | None = None
    ) -> Iterator[InvolvementReading]:
        clue = found.clue
        until = min((one.start for one in self.clues if one.start >= found.end), default=self.end)
        where = self.plain[self.start : found.end if clue.is_soft else until]
        for place, party in enumerate(members):
            confidence = CERTAIN if party.person or not clue.is_soft else POSSIBLE
            told = role or self._role(clue.role, where)
            if clue.is_soft:
                confidence = LIKELY
                if not party.person:
                    if not AT_EVENT.search(self.plain, self.start, self.end):
                        continue
                    told, confidence = "participant", POSSIBLE
            mode = clue.mode or self._mode(found, party, members[place + 1 :])
            since = found.start if party.start >= found.end else self._clause_start(found.start)
            title = "" if party.person else self._represented(party, members[:place], since)
            yield from self._reading(party, told, mode, clue.rule, confidence, title)

    def _clause_start(self, place: int) -> int:
        """The end of the last clue before the place, or the start of the sentence."""
        return max((one.end for one in self.clues if one.end <= place), default=self.start)

    def _role(self, role: str, where: str) -> str:
        if role == "speaker" and AT_OPENING.search(where):
            return "opening speaker"
        if role == "speaker" and AT_CLOSING.search(where):
            return "closing speaker"
        return role

    def _mode(self, found: FoundClue, party: Party, later: Sequence[Party]) -> str:
        """The mode in brackets after the party; else that which the clause gives for all its subjects."""
        if party.mode != UNSPECIFIED or found.clue.role in ORGANIZING:
            return party.mode
        if party.end <= found.start:
            trail = self.plain[later[-1].end if later else party.end : found.start]
            after = self.plain[
                found.end : min((one.start for one in self.clues if one.start > found.end), default=self.end)
            ]
            return mode_of(trail) if mode_of(trail) != UNSPECIFIED else mode_of(after)
        return mode_of(self.plain[found.start : found.end])

    def _represented(self, party: Party, before: Sequence[Party], since: int) -> str:
        """Who stood for the body, where the text says so before it or before the list that it stands in."""
        first = before[-1].end if before else since
        match = REPRESENTED.search(self.plain[first : party.start])
        if match is None:
            if before and not before[-1].person:
                return self._represented(before[-1], before[:-1], since)
            return ""
        wording = match["title"] or match["russian"]
        if HEAD_OF_DELEGATION.search(wording):
            return "head of delegation"
        return "" if NO_OFFICE.fullmatch(wording) else " ".join(wording.split())

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
        if party.body:
            if party.body.kind == "country":
                return self.gazetteer.government(party.body.record_id), 1.0
            return party.body.record_id, 1.0
        if party.person and (known := self.bodies.get(party.person.record_id)):
            return known, LIKELY
        if party.person and (meant := self._named_before(party.title)):
            return meant, DOUBTFUL
        if NATIONAL_OFFICE.search(party.title):
            states = {self.gazetteer.government(code) for code in self.gazetteer.states(self.mentions)}
            states = states or {f"government-of-{state}" for body in self.named if (state := state_of(body))}
            if len(states) == 1:
                return states.pop(), DOUBTFUL
        return "", 0.0

    def _is_inferred(self, body: Mention | None) -> bool:
        """Whether the wording alone does not tell the body: its state is taken from what stands around it."""
        if body is None or body.kind != "organization":
            return False
        told = {one.record_id for one in self.gazetteer.find(body.wording)}
        return body.record_id not in told or self.gazetteer.is_inferred(body)

    def _named_before(self, title: str) -> str:
        """The one body named before that the title calls by its head: "Director of the Institute"."""
        heads = [word for word in tokens(title) if is_one_of(word, ORGANIZATION_HEADS)]
        if len(heads) != 1:
            return ""
        names = {slug(heads[0].text), *map(slug, lemmas(heads[0].text))}
        meant = [body for body in self.named if names & set(body.split("-"))]
        return meant[0] if len(meant) == 1 else ""

    def stated_bodies(self) -> Iterator[tuple[str, str]]:
        """The people of the sentence, each with the body that it gives them."""
        for party in self.parties:
            if party.person and party.body:
                yield party.person.record_id, self._organization(party)[0]


def _without_quotations(text: str) -> str:
    """The text with blanks for what stands in quotation marks and for line breaks: places stay the same.

    Short quotations, such as the name of a foundation, are kept.
    """
    plain = QUOTED.sub(lambda found: found[0] if len(found[0].split()) < 4 else " " * len(found[0]), text)
    return re.sub(r"[^\S ]", " ", plain)
