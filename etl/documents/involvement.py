"""Who had what part in an event, as a text says it: the rows of `involvement`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from etl.documents.clues import (
    AT_CLOSING,
    AT_EVENT,
    AT_OPENING,
    THANKS,
    FoundClue,
    find_clues,
    mode_of,
)
from etl.documents.mention import Mention
from etl.documents.name_words import CYRILLIC, part_of_speech, tokens, word_cases
from etl.documents.names import Gazetteer
from etl.documents.offices import ADDRESS, MODIFIERS, OFFICES, is_one_of
from etl.documents.parties import NOUN_PHRASE_RU, Party, parties
from etl.documents.sentences import sentences

CERTAIN, LIKELY, POSSIBLE = 0.9, 0.75, 0.55
DOUBTFUL = 0.45
UNSPECIFIED = "unspecified"
ORGANIZING = ("organizer", "co-organizer", "host", "funder")
QUOTED = re.compile(r"“[^“”]*(?:”|$)|«[^«»]*(?:»|$)|(?<!\w)\"[^\"]*(?:\"|$)|„[^„“]*(?:“|$)")
BRACKETED = re.compile(r"\([^()]*\)")
# Between the members of a list, beside capitalized words: what a list of those present is made of.
LIST_OF_THOSE_PRESENT = """
    academia agencies all along also among and as asia between bodies both central civil community
    countries delegation delegations deputy diplomatic enforcement entities europe experts five for
    foreign from government governmental head heads her high his including institutions international
    law leaders leading level local media member members ministers ministries missions namely national
    non of officers officials organisations organizations other participants partners practitioners
    private prominent region regional regions relevant religious representative representatives scholars
    sector senior several society south specialists state states such tanks the their think together
    various well well-known with youth
"""
LIST_WORDS = frozenset(LIST_OF_THOSE_PRESENT.split())
REPRESENTED = re.compile(
    r"\b(?P<title>heads?\s+of\s+(?:the\s+)?delegations?|(?:(?:senior|high-level|high-ranking)\s+)?(?:representatives?"
    r"|officials|officers|experts|specialists|members|delegations?|ambassadors"
    r"|(?:deputy\s+)?(?:foreign\s+)?ministers(?:\s+of\s+foreign\s+affairs)?))\s+(?:of|from)\s+(?P<bodies>[^;]*)$"
    r"|(?P<russian>главы?\s+делегаци\w+|представител\w+|делегаци\w+|эксперт\w+|сотрудник\w+"
    r"|(?:заместител\w+\s+)?министр\w*(?:\s+иностранных\s+дел)?|посл\w+)\s+(?P<states>[^;]*)$",
    re.IGNORECASE,
)
# They say that somebody came, not in what office.
NO_OFFICE = re.compile(
    r"(?:representative|expert|delegation|specialist|member|official|officer|предст|делег|эксп|сотр)\w*", re.I
)
COUNTED = frozenset({"the", "all", "both", "five", "its", "всех", "пяти", "обеих"})
LED = re.compile(r"\w+\s+(?:headed|led)\b|возглавил", re.IGNORECASE)
DELEGATION = re.compile(r"\bdelegation|делегаци", re.IGNORECASE)
HEAD_OF_DELEGATION = re.compile(r"heads?\s+of\s+(?:the\s+)?delegations?|глав\w+\s+делегац", re.IGNORECASE)
# A preposition, with one word between at most that is no name: "in the new ...", but "In May UNRCCA held".
BOUND = re.compile(
    r"\b(?:to|on|in|for|under|within|into|about|against|upon|through|of|by|with|at|before|via|о|об|в|на|к|под|для|из"
    r"|между|перед|через)\s+(?:the\s+)?(?:(?-i:[a-zа-я])\w*\s+)?$",
    re.IGNORECASE,
)
SUBJECT_TRAIL = re.compile(
    r"['’]?s?\s*(?:delegations?|side|officials|representatives|experts)?[\s,;*–—-]*"
    r"(?:who\s+|which\s+)?"
    r"(?:,?\s*(?:in|with|during)\s+(?:his|her|their|its|an?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:statement|address|remarks|speech|message|presentation|intervention)[\s,]*)?"
    r"(?:(?:expressing|welcoming|opening|addressing|speaking|greeting|thanking|congratulating|noting)\b[^,;.]*,\s*)?"
    r"(?:(?:has|have|had|was|were|is|are|also|jointly|then|both|further|who|which|that|together|officially)[\s,]+)*",
    re.IGNORECASE,
)
SUBJECT_TRAIL_RU = re.compile(
    r"[\s,;]*(?:(?:также|совместно|затем|который|которая|которые|в своем выступлении)[\s,]*)*", re.I
)
NEGATED = re.compile(
    r"\b(?:not|never|without|не|без)\s+(?:(?:be|been|yet|был[аио]?|the)\s+)*$", re.IGNORECASE
)
NATIONAL_OFFICE = re.compile(
    r"\b(?:minister|president|prosecutor|ambassador|министр|президент|прокурор|посол)\b", re.I
)


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
    bodies = {one.person: one for one in earlier if one.person}
    found: list[InvolvementReading] = []
    for start, end in sentences(plain):
        reader = _Reader(text, plain, start, end, usable, gazetteer, bodies)
        found += reader.read()
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
        bodies: dict[str, InvolvementReading],
    ) -> None:
        self.text, self.plain, self.start, self.end = text, plain, start, end
        self.gazetteer, self.bodies = gazetteer, bodies
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
        if NEGATED.search(self.plain, self.start, found.start):
            return
        if side == "thanked":
            yield from self._readings(found, self._thanked(found))
        elif side == "represented":
            yield from self._represented_by(found)
        elif side == "object":
            after = self._after(found)
            yield from self._readings(found, after)
            if after:
                yield from self._readings(found, self._before(found), role="participant")
        else:
            before = self._before(found) if side != "after" else []
            yield from self._readings(found, before or (self._after(found) if side != "before" else []))

    def _represented_by(self, found: FoundClue) -> Iterator[InvolvementReading]:
        before = [party for party in self._before(found) if party.body and not party.person]
        if before and LED.match(self.plain, found.start):
            around = self.plain[self.start : found.start]
            before = before if DELEGATION.search(around) else []
        represented = [party.body for party in before]
        for party in self._after(found):
            if party.person and len(represented) == 1:
                yield from self._readings(found, [replace(party, body=represented[0])])

    def _after(self, found: FoundClue) -> list[Party]:
        """The parties of the list that begins after the clue."""
        limit = min((one.start for one in self.clues if one.start >= found.end), default=self.end)
        taken: list[Party] = []
        place = found.end
        for party in self.parties:
            if party.start < found.end:
                continue
            if party.start >= limit or not self._is_list(self.plain[place : party.start], first=not taken):
                break
            if not self._is_bound(party, since=place):
                taken.append(party)
                self.agents[party] = found.start
            place = party.end
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
        is_bound = taken and found.clue.role != "observer" and self._is_bound(taken[0], since=limit)
        return [] if is_bound else taken

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
        return [
            party
            for party in self.parties
            if thanks and thanks[-1] <= party.start and party.end <= found.start
        ]

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
        if since == party.start:
            return False
        return bool(BOUND.search(before)) or self._depends_on_noun(before)

    def _depends_on_noun(self, before: str) -> bool:
        """Whether a Russian noun right before governs the name: "роль ШОС"."""
        last = tokens(before)[-1:]
        return bool(last) and before[-1:].isspace() and part_of_speech(last[0].text) == "NOUN"

    def _readings(
        self, found: FoundClue, members: Sequence[Party], role: str | None = None
    ) -> Iterator[InvolvementReading]:
        clue = found.clue
        where = self.plain[self.start : found.end]
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
        if is_new_organization or is_new_person or (party.body and gazetteer.is_inferred(party.body)):
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
            return known.organization_id, LIKELY
        states = self.gazetteer.states(self.mentions)
        if len(states) == 1 and NATIONAL_OFFICE.search(party.title):
            return self.gazetteer.government(*states), DOUBTFUL
        return "", 0.0


def _without_quotations(text: str) -> str:
    """The text with blanks for what stands in quotation marks and for line breaks: places stay the same.

    Short quotations, such as the name of a foundation, are kept.
    """
    plain = QUOTED.sub(lambda found: found[0] if len(found[0].split()) < 4 else " " * len(found[0]), text)
    return re.sub(r"[^\S ]", " ", plain)
