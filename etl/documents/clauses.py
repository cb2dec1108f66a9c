"""The clauses of a sentence: which parties stand before and after the words that tell a role."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from etl.documents.clue import MONEY
from etl.documents.clues import EVENT_OR_PROJECT, THANKS, FoundClue, find_clues
from etl.documents.involvement_reading import ORGANIZING
from etl.documents.involvement_words import (
    ACRONYM_RU,
    AND_BY,
    ASIDE,
    BOUND,
    BRACKETED,
    COMMA,
    COUNTED,
    COUNTED_RU,
    DATE_RU,
    FROM_AMONG,
    FROM_RU,
    FRONTED,
    FURTHER_VERB,
    GOVERNMENTS,
    HEAD_OF_DELEGATION,
    IMPLEMENTED,
    IS_PAID,
    ITS_SUBJECT,
    JOINTLY,
    KIND_OF_BODY,
    LEFT_OUT,
    LIST_WORDS,
    LIST_WORDS_RU,
    LISTED,
    MORE_OF_LIST,
    NEW_CLAUSE,
    NEW_LABEL,
    NO_OFFICE,
    PASSIVE_RU,
    PEOPLE_OF_ITS_BODIES,
    PRONOUN,
    QUALIFIED,
    RELATIVE,
    REPRESENTED,
    SECOND_VERB,
    STAFF_OF,
    SUBJECT_TRAIL,
    SUBJECT_TRAIL_RU,
    SUPPORT,
    WHO_THEY_ARE,
    WORD_BEFORE_FROM,
)
from etl.documents.mention import Mention
from etl.documents.name_words import CYRILLIC, part_of_speech, tokens, word_cases
from etl.documents.nouns import is_person
from etl.documents.offices import ADDRESS, GENERIC, MODIFIERS, OFFICES, is_one_of
from etl.documents.parties import NOUN_PHRASE_RU, Party, parties
from etl.documents.tokens import tokens as plain_tokens


class Clauses:
    """One sentence: its clues, its parties and what joins them.

    `text` has blanks where another one is quoted; `start` and `end` hold the sentence.
    """

    def __init__(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> None:
        self.text, self.start, self.end = text, start, end
        self.mentions = mentions
        self.parties = parties(text, start, end, mentions)
        self.clues = find_clues(text, start, end) if self.parties else []
        # Whom an earlier clue has as agent or companion is not the subject of a later one. By party, the
        # start of the earlier clue.
        self.agents: dict[Party, int] = {}

    @cached_property
    def clues_of_pronouns(self) -> list[FoundClue]:
        """The clues whose subject is "he" or "she"."""
        clues = find_clues(self.text, self.start, self.end)
        return [
            one
            for one in clues
            if one.clue.side in ("before", "either")
            and PRONOUN.search(self.text[self.start : one.start])
            and not any(party.person and party.end <= one.start for party in self.parties)
        ]

    def after(self, found: FoundClue) -> list[Party]:
        """The parties of the list that begins after the clue."""
        limit = self.clause_end(found.end)
        taken: list[Party] = []
        place = found.end
        is_bound = False
        for party in self.parties:
            # "Moderator: Jane Doe": the clue may be the title.
            if (party.person or party).start < found.end:
                continue
            between = self.text[place : party.start]
            is_left_out = bool(taken) and LEFT_OUT.fullmatch(between) is not None
            if party.start >= limit or not (is_left_out or self.is_list(between, first=not taken)):
                break
            # "Missions of A and B": whoever is listed with one that depends on a word, does so, too.
            is_bound = (self._is_bound(party, since=place) and not is_left_out) or (
                is_bound and LISTED.fullmatch(between) is not None
            )
            if not is_bound and not taken and not self._has_case(party, found):
                break
            if not is_bound:
                taken.append(party)
                self.agents[party] = found.start
            place = party.end
        following = next((one for one in self.clues if one.start >= found.end), None)
        if len(taken) > 1 and following and following.clue.side != "after":
            # "Organized by A, and B paid for it": the last one is the subject of the next clause.
            between = self.text[taken[-2].end : taken[-1].start]
            if NEW_CLAUSE.search(between) and self._leads_to(self.text[taken[-1].end : following.start]):
                del self.agents[taken.pop()]
        for party in self._of_next_clause(found, taken, following):
            taken.remove(party)
            del self.agents[party]
        return taken

    def _of_next_clause(
        self, found: FoundClue, taken: Sequence[Party], following: FoundClue | None
    ) -> Sequence[Party]:
        """Those behind a comma who are the subject of what follows: "With the support of A, B and C held"."""
        if len(taken) < 2 or following is None or following.clue.side not in ("before", "either"):
            return []
        begins = FRONTED.fullmatch(self.text, self.start, found.start)
        if not begins or not self._leads_to(self.text[taken[-1].end : following.start]):
            return []
        between = [self.text[one.end : other.start] for one, other in pairwise(taken)]
        commas = [place for place, words in enumerate(between, 1) if COMMA.match(words)]
        return taken[commas[-1] :] if commas else []

    def before(self, found: FoundClue) -> list[Party]:
        """The parties of the list that ends before the clue: its subject."""
        place = self._before_aside(found)
        limit = self.clause_start(place)
        taken: list[Party] = []
        for party in reversed(self.parties):
            if party.end > place:
                continue
            if not taken and party.person and RELATIVE.fullmatch(self.text[party.end : place]):
                return [party]
            if party in self.agents and not taken and self._is_aside(party, place):
                # "The OSCE, jointly with UNODC, organized": the subject stands before the aside.
                place = self.agents[party]
                limit = self.clause_start(place)
                continue
            between = self.text[party.end : place]
            if party.start < limit or not (
                self.is_list(between)
                if taken
                else self._leads_to(between) or self._is_told_of(party, between, found)
            ):
                break
            if party in self.agents or not self._may_be_subject(party, found):
                break
            taken.append(party)
            place = party.start
        if not taken and (subject := self._subject_of_two_verbs(found)):
            return [subject]
        taken.reverse()
        # "Implementation of the plan by UNODC and the OSCE": whoever is listed with it depends, too. But
        # observers stand so: "with Iran and Belarus as observers".
        if not taken or found.clue.role == "observer" or not self._is_bound(taken[0], since=limit):
            return taken
        # In "A spoke for UNODC, and B attended" a new clause begins with B.
        anew = (
            place
            for place in range(1, len(taken))
            if taken[place].person and NEW_CLAUSE.search(self.text[: taken[place].start][-15:])
        )
        return taken[next(anew, len(taken)) :]

    def _before_aside(self, found: FoundClue) -> int:
        """Where the subject ends if something is said of it in passing; else where the clue begins."""
        since = max((one.end for one in self.clues if one.end <= found.start), default=self.start)
        for party in reversed(self.parties):
            aside = ASIDE.match(self.text, party.end, found.start) if party.end <= found.start else None
            if aside and aside.end() > since and SUBJECT_TRAIL.fullmatch(self.text, aside.end(), found.start):
                return party.end
        return found.start

    def thanked(self, found: FoundClue) -> list[Party]:
        """The parties between the thanks and what they are thanked for."""
        thanks = [match.end() for match in THANKS.finditer(self.text, self.start, found.start)]
        if not thanks:
            return []
        # "Thanked A for hosting and B for organizing": B did not host.
        since = [one.end for one in self.clues if one.clue.side == "thanked" and one.end <= found.start]
        first = max(thanks[-1], *since, 0)
        return [
            party
            for party in self.parties
            if first <= party.start and party.end <= found.start and party not in self.agents
        ]

    def people_of(self, party: Party, before: Sequence[Party], since: int) -> str:
        """The word for those who stood for the body, before it or before the list that it stands in."""
        first = before[-1].end if before else since
        match = REPRESENTED.search(self.text[first : party.start])
        if match is None:
            return self.people_of(before[-1], before[:-1], since) if before and not before[-1].person else ""
        return " ".join((match["title"] or match["russian"]).split())

    def represented(self, party: Party, before: Sequence[Party], since: int) -> str:
        """Who stood for the body, where the word for them tells more than that they came."""
        people = self.people_of(party, before, since)
        if HEAD_OF_DELEGATION.search(people):
            return "head of delegation"
        return "" if NO_OFFICE.fullmatch(people) else people

    def is_of_another_thing(self, found: FoundClue) -> bool:
        """Whether who paid for, held or supported something did so for a project, or for no event at all."""
        clue = found.clue
        if clue.role not in ORGANIZING:
            return False
        heads = [
            head
            for head in EVENT_OR_PROJECT.finditer(self.text, self.start, found.start)
            if not any(one.start <= head.start() < one.end for one in self.mentions)
        ]
        if clue.role == "funder":
            if self._is_of_body(found) or (clue.rule == MONEY and not self._names_event(self.start)):
                return True
            if not heads:
                return False
            # "The course is part of a project and was funded by A": the course was.
            goes_on = FURTHER_VERB.search(self.text[: found.start][-60:]) is not None
            return bool(heads[0 if goes_on else -1]["project"])
        if heads and heads[-1]["project"] and IMPLEMENTED.match(self.text, found.start):
            return True  # "The course is part of the programme implemented by A".
        if clue.case == "ablt" and not self._is_about_event(found):
            return True
        if heads and all(head["project"] for head in heads) and not self._names_event(found.start):
            return True
        # "Opened in 2012 with the support of the OSCE": it was no event that was supported.
        is_support = clue.rule in SUPPORT and clue.side == "after"
        return is_support and not self._names_event(self.start) and not self._is_organized(found)

    def _is_of_body(self, found: FoundClue) -> bool:
        """Whether it is a body that is paid for: "the Centre is funded by the Union"."""
        return found.clue.side == "after" and any(
            party.body and not party.person and IS_PAID.fullmatch(self.text[party.end : found.start])
            for party in self.parties
            if party.start == self.start or not self.text[self.start : party.start].strip(" *The")
        )

    def _is_about_event(self, found: FoundClue) -> bool:
        """Whether the sentence names an event, or goes on about what was named before."""
        starts = not self.text[self.start : found.start].strip()
        return starts or self._names_event(self.start) or ITS_SUBJECT.match(self.text, self.start) is not None

    def _names_event(self, since: int) -> bool:
        """Whether the sentence names an event from the place on."""
        heads = EVENT_OR_PROJECT.finditer(self.text, since, self.end)
        return any(not head["project"] for head in heads)

    def _is_organized(self, found: FoundClue) -> bool:
        """Whether the sentence tells that somebody organized, or goes on about what was named before."""
        is_first = not self.text[self.start : found.start].strip()
        goes_on = is_first or ITS_SUBJECT.match(self.text, self.start) is not None
        return goes_on or any(
            one.clue.role in ORGANIZING and one.clue.rule not in SUPPORT for one in self.clues
        )

    def clause_start(self, place: int) -> int:
        """The end of the last clue before the place, or the start of the sentence."""
        return max((one.end for one in self.clues if one.end <= place), default=self.start)

    def clause_end(self, place: int) -> int:
        """The start of the next clue from the place on, or the end of the sentence."""
        return min((one.start for one in self.clues if one.start >= place), default=self.end)

    def is_list(self, between: str, *, first: bool = False) -> bool:
        """Whether the words join members of a list, and hold no verb."""
        if NEW_LABEL.search(between):
            return False
        for word in tokens(AND_BY.sub(" and ", QUALIFIED.sub(" ", BRACKETED.sub(" ", between)))):
            if not word.is_word:
                if word.text not in ",;*:/" or (first and word.text == ";"):
                    return False
            elif CYRILLIC.search(word.text):
                is_counted = word.text.lower() in LIST_WORDS_RU
                is_counted |= part_of_speech(word.text) == "NUMR"
                if not (is_counted or word.text.isupper() or part_of_speech(word.text) in NOUN_PHRASE_RU):
                    return False
            elif not (
                word.is_capitalized
                or word.text.isdigit()
                or word.text.lower() in LIST_WORDS
                or is_one_of(word, OFFICES | MODIFIERS | ADDRESS | GENERIC)
            ):
                return False
        return True

    def _subject_of_two_verbs(self, found: FoundClue) -> Party | None:
        """The person whom a first verb has as subject, where "and" joins the clue to it as a second one."""
        since = self.clause_start(found.start)
        here = [party for party in self.parties if since <= party.start and party.end <= found.start]
        if not here and (first := next((one for one in self.clues if one.end == since), None)):
            # "A took part online and presented": the first verb tells a role, too.
            subject = self.before(first) if first.clue.side in ("before", "either") else []
            goes_on = SECOND_VERB.fullmatch(self.text[since : found.start]) is not None
            return subject[0] if len(subject) == 1 and subject[0].person and goes_on else None
        if len(here) != 1 or here[0].person is None or here[0] in self.agents:
            return None
        between = self.text[here[0].end : found.start]
        is_joined = SECOND_VERB.fullmatch(between) and self._may_be_subject(here[0])
        return here[0] if is_joined else None

    def _has_agent_first(self, found: FoundClue) -> bool:
        """Whether the clue is a Russian passive, or joins others to the agent of one that follows."""
        is_joint = JOINTLY.match(self.text, found.start) is not None
        if not is_joint:
            return found.clue.case == "ablt"
        return PASSIVE_RU.search(self.text, found.start, self.end) is not None

    def _is_aside(self, party: Party, place: int) -> bool:
        """Whether the clause goes on at the place right after the party."""
        return place > party.end and self._leads_to(self.text[party.end : place])

    def _is_told_of(self, party: Party, between: str, found: FoundClue) -> bool:
        """Whether the words tell who those are that come from the body, and the verb follows."""
        is_coming = found.clue.role == "participant" and party.person is None
        return is_coming and WHO_THEY_ARE.fullmatch(between) is not None

    def _may_be_subject(self, party: Party, found: FoundClue | None = None) -> bool:
        """Whether the Russian name may stand in the nominative, or another word for its people does.

        Before a passive it has to be the agent, in the instrumental: "Академией организован семинар".
        """
        is_agent = found is not None and self._has_agent_first(found)
        if found is not None and found.clue.case == "any":
            return True
        if party.person is None and not is_agent and REPRESENTED.search(self.text[self.start : party.start]):
            return True
        before = self.text[self.start : party.start]
        if FROM_RU.search(before) or (
            party.body and not party.person and self._stands_for_state(party.body, before)
        ):
            return True
        return _may_have_case(party, "ablt" if is_agent else "nomn")

    def _has_case(self, party: Party, found: FoundClue) -> bool:
        """Whether the party behind the clue, or the word for its people, may have the case it asks."""
        case = found.clue.case
        if case in ("", "any") or JOINTLY.search(self.text, found.start, found.end):
            return True
        between = self.text[found.end : party.start]
        if party.person is None and (
            words := [word.text.lower() for word in tokens(between) if word.is_word]
        ):
            if any(word.isdigit() or word in COUNTED_RU or part_of_speech(word) == "NUMR" for word in words):
                return True  # "Приняли участие 20 сотрудников A".
            if people := REPRESENTED.search(between):
                told = tokens(people["russian"] or "")[:1]
                return not told or case in word_cases(told[0].text)
            if part_of_speech(words[-1]) in ("NOUN", "PREP"):
                return True
        return _may_have_case(party, case)

    def _leads_to(self, between: str) -> bool:
        """Whether a verb after the words has the party before them as its subject."""
        between = BRACKETED.sub(" ", between)
        trail = SUBJECT_TRAIL_RU if CYRILLIC.search(between) else SUBJECT_TRAIL
        if MORE_OF_LIST.match(between) and self.is_list(between):
            return True  # "A, as well as independent experts, took part."
        return trail.fullmatch(between) is not None

    def _is_bound(self, party: Party, since: int) -> bool:
        """Whether the party only depends on another word: "the role of the SCO", "cooperation with UNODC"."""
        if party.person:
            return False
        before = self.text[since : party.start]
        if any(one.kind == "city" and self.text[one.end : party.start].isspace() for one in self.mentions):
            return False  # "В Ташкенте ОБСЕ провела".
        represented = REPRESENTED.search(before, before.rfind(",") + 1) or REPRESENTED.search(before)
        between = (represented["bodies"] or represented["states"] or "") if represented else ""
        if represented and all(word.text.lower() in COUNTED for word in tokens(between)):
            return False
        if (
            since == party.start
            or AND_BY.fullmatch(before)
            or GOVERNMENTS.search(before)
            or (party.body and self._stands_for_state(party.body, before))
        ):
            return False
        before = DATE_RU.sub("", before)
        if BOUND.search(FROM_AMONG.sub("", before)):
            return True
        # "Проведёт семинар Казахстан": what is no oblique case depends on no noun.
        is_oblique = any(_may_have_case(party, case) for case in ("gent", "datv", "ablt", "loct"))
        return is_oblique and self._depends_on_noun(before)

    def _stands_for_state(self, body: Mention, before: str) -> bool:
        """Whether the words before a state are people who come from it or serve it."""
        if body.kind != "country":
            return False
        if not CYRILLIC.search(before):
            return PEOPLE_OF_ITS_BODIES.search(self.text[self.start : body.start]) is not None
        if from_it := WORD_BEFORE_FROM.search(before):
            is_of_people = any(is_person(word) for word in plain_tokens(from_it[1]))
            return is_of_people or REPRESENTED.search(before) is not None
        of_it = STAFF_OF.search(before)
        return of_it is not None and all(
            word_cases(word.text) & {"gent", "CONJ"} for word in tokens(of_it["of"])
        )

    def _depends_on_noun(self, before: str) -> bool:
        """Whether a Russian noun right before governs the name: "роль ШОС"."""
        words = tokens(before)
        if not words or not before[-1:].isspace():
            return False
        has_noun_ahead = len(words) > 1 and part_of_speech(words[-2].text) == "NOUN"
        if KIND_OF_BODY.fullmatch(words[-1].text) and not has_noun_ahead:
            return False  # "Структура «Озеро»" is called so: the name depends on nothing.
        return part_of_speech(words[-1].text) == "NOUN"


def _may_have_case(party: Party, case: str) -> bool:
    """Whether the first word of a Russian name, or of the office before it, may have the grammatical case."""
    mention = party.person or party.body
    if mention is None:
        return True
    spelt = party.title if party.person and CYRILLIC.search(party.title[:1]) else mention.wording
    words = [word for word in tokens(spelt) if word.is_word and not ACRONYM_RU.search(word.text)]
    cases = word_cases(words[0].text) if words else frozenset()
    return not cases or case in cases
