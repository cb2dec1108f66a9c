"""Roles of those of whom no clue tells one, by the grammar of the sentence: its subject, or its agent.

Who is named with an office and does something in a report on an event mostly spoke there, and a body whose
people do something came. Neither is said in so many words: whatever is found here is for a person to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.documents.clauses import Clauses
from etl.documents.inferred_words import (
    AMONG,
    BEFELL,
    BEFORE_BODIES,
    BEFORE_COURT,
    BY,
    CAME,
    DATE_BEFORE,
    ELSEWHERE,
    EVENT_DONE_BY,
    EVENT_OBJECT,
    EVENT_THAT,
    FUTURE,
    GAVE,
    HAVING_DONE,
    HELPED,
    INVITED,
    IS_EVENT_RU,
    IS_PARTNER,
    ITS,
    NEEDED_BY_EVENT,
    NO_AGENT,
    NO_OBJECT,
    NO_PART,
    NO_VERBS,
    ON_SUBJECT,
    PAID,
    PAST_WITHOUT_ED,
    PEOPLE_OF,
    PREPOSITION,
    PRESENT_THERE,
    PROGRESSIVE,
    PURPOSE,
    SHARED,
    SPEECH_OF,
    SPOKEN_BY,
    TEACHES,
    TO_EVENT,
    TRAIL,
    WORD,
)
from etl.documents.involvement_words import BOUND, SPEAKERS, TEACHER
from etl.documents.morphology import read_word
from etl.documents.name_words import CYRILLIC, Token, fold, tokens, word_cases
from etl.documents.parties import Party


@dataclass(frozen=True)
class Inferred:
    """A party, and the role that it has as subject or agent of its sentence."""

    party: Party
    role: str


def infer_roles(clauses: Clauses) -> Iterator[Inferred]:
    """The parts of those who are subject or agent of the sentence, in order; no clue is asked.

    A person spoke, unless the verb is one of coming, seeing or receiving; somebody to whom something was
    done, or who always does it, has none. A body came where its people are the subject, and organized where
    it is the subject of what was done to an event. In a heading the speech is that of the person.
    """
    text = clauses.text[clauses.start : clauses.end]
    if ELSEWHERE.search(text):
        return
    reader = _Russian(clauses) if CYRILLIC.search(text) else _English(clauses)
    yield from reader.roles()


class _Sentence:
    """The parties of a sentence, and the verb that each has."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.text = clauses, clauses.text
        self.start, self.end = clauses.start, clauses.end

    def roles(self) -> Iterator[Inferred]:
        """The roles of the parties, from first to last."""
        members = self.clauses.parties
        for place, party in enumerate(members):
            if role := self._role(party, members[:place], members[place + 1 :]):
                yield Inferred(party, role)

    def _role(self, party: Party, before: Sequence[Party], after: Sequence[Party]) -> str:
        if party.person:
            if not (party.body or party.title):
                return ""
            if SPEECH_OF.fullmatch(self.text, self.start, party.start) or self._is_line(party):
                return "speaker"
            ahead = self.text[self.start : self._first_of_list(party, before).start]
            if SPOKEN_BY.search(ahead) or ON_SUBJECT.match(self.text, party.end, self.end):
                return "" if BEFELL.search(self.text, self.start, self.end) else "speaker"
            return _of_person(self._verb(party, before, after))
        first = self._first_of_list(party, before)
        if people := PEOPLE_OF.search(self.text, self.start, first.start):
            told = people["people"] or people["people_ru"]
            teaches = SPEAKERS.match(told) is not None or TEACHER.match(told) is not None
            if BEFELL.search(self.text, self.start, self.end):
                return ""
            if AMONG.search(self.text, self.start, people.start()) or any(
                people[group] for group in ("count", "count_ru", "came")
            ):
                return "participant"
            verb = self._verb(party, before, after, told)
            if verb in ("", *NO_PART - TEACHES):
                return ""
            return "speaker" if teaches and verb not in CAME else "participant"
        return self._of_body(party, before, after)

    def _of_body(self, party: Party, before: Sequence[Party], after: Sequence[Party]) -> str:
        """What the body itself did: to the event, or what it gave or showed at it."""
        ahead = self.text[self.start : self._first_of_list(party, before).start]
        last = self._last_of_list(party, after)
        told = next((role for role, words in BEFORE_BODIES if words.search(ahead)), "")
        if told or IS_PARTNER.match(self.text, last.end, self.end):
            return told or "co-organizer"
        if party.body and party.body.kind == "organization" and self._does_event(party, before, after):
            return "co-organizer" if self._verb(party, before, after) in HELPED else "organizer"
        verb = self._verb(party, before, after)
        if verb in SHARED:
            return "" if BEFORE_COURT.search(self.text, last.end, self.end) else "participant"
        if verb in PAID:
            purpose = PURPOSE.search(self.text, last.end, self.end)
            return "funder" if not purpose or NEEDED_BY_EVENT.search(purpose["what"]) else ""
        if party.body is None or party.body.kind == "country" or last.person:
            return ""
        return "co-organizer" if verb in GAVE else "organizer" if verb in INVITED else ""

    def _is_line(self, party: Party) -> bool:
        """Whether the line has nothing but the person, as in a list of speakers."""
        around = self.text[self.start : party.start] + self.text[party.end : self.end]
        return party.body is not None and not any(letter.isalnum() for letter in around)

    def _list_before(self, party: Party, before: Sequence[Party]) -> list[Party]:
        """The parties before that one in the same list."""
        members: list[Party] = []
        place = party.start
        for one in reversed(before):
            if not self.clauses.is_list(self.text[one.end : place]):
                break
            members.insert(0, one)
            place = one.start
        return members

    def _first_of_list(self, party: Party, before: Sequence[Party]) -> Party:
        return [*self._list_before(party, before), party][0]

    def _last_of_list(self, party: Party, after: Sequence[Party]) -> Party:
        last = party
        for one in after:
            if not self.clauses.is_list(self.text[last.end : one.start]):
                break
            last = one
        return last

    def _verb(self, party: Party, before: Sequence[Party], after: Sequence[Party], people: str = "") -> str:
        raise NotImplementedError

    def _does_event(self, party: Party, before: Sequence[Party], after: Sequence[Party]) -> bool:
        raise NotImplementedError


class _English(_Sentence):
    """English has the subject before the verb, and the agent after "by"."""

    def _verb(self, party: Party, before: Sequence[Party], after: Sequence[Party], people: str = "") -> str:
        first = self._first_of_list(party, before)
        ahead = self.text[self.start : first.start]
        by = BY.search(ahead)
        if by and (party.person or by["verb"].lower() in GAVE):
            return "" if by["verb"].lower() in NO_AGENT else by["verb"].lower()
        if people:
            ahead = ahead[: ahead.lower().rfind(people.lower())]
        if PREPOSITION.search(ahead) or BOUND.search(ahead):
            return ""
        last = self._last_of_list(party, after)
        if people and last.person:
            return ""
        found = self._verb_after(last.end)
        return found[0] if found else ""

    def _verb_after(self, place: int) -> tuple[str, int] | None:
        trail = TRAIL.match(self.text, place, self.end)
        place = trail.end() if trail else place
        if PRESENT_THERE.match(self.text, place, self.end):
            return "came", place
        if progressive := PROGRESSIVE.match(self.text, place, self.end):
            return progressive["verb"], progressive.end()
        if future := FUTURE.match(self.text, place, self.end):
            return (future["verb"], future.end()) if future["verb"] != "be" else None
        word = WORD.match(self.text, place, self.end)
        if word is None or word[0] in NO_VERBS:
            return None
        is_past = word[0].endswith("ed") or word[0] in PAST_WITHOUT_ED
        is_present = word[0].endswith("s") and not word[0].endswith(("ss", "ous", "us", "ics"))
        return (word[0], word.end()) if is_past or is_present else None

    def _does_event(self, party: Party, before: Sequence[Party], after: Sequence[Party]) -> bool:
        first, last = self._first_of_list(party, before), self._last_of_list(party, after)
        done = EVENT_DONE_BY.search(self.text, self.start, first.start)
        if done:
            return done["verb"].lower() not in TO_EVENT | NO_AGENT
        if PREPOSITION.search(self.text[self.start : first.start]) or last.person:
            return False
        found = self._verb_after(last.end)
        if found is None or found[0] in TO_EVENT | NO_PART | CAME:
            return False
        is_object = EVENT_OBJECT.match(self.text, found[1], self.end) is not None
        # "A training that UNODC ran in May": the event stands before.
        is_relative = EVENT_THAT.search(self.text, self.start, first.start) is not None
        return is_object or (is_relative and NO_OBJECT.match(self.text, found[1], self.end) is not None)


class _Russian(_Sentence):
    """Russian has the subject in the nominative, before the verb or after it."""

    def __init__(self, clauses: Clauses) -> None:
        super().__init__(clauses)
        taken = [(one.start, one.end) for one in clauses.parties]
        taken += [(one.start, one.end) for one in clauses.mentions]
        self.words = [
            word
            for word in tokens(self.text, self.start, self.end)
            if not any(start <= word.start < end for start, end in taken)
        ]

    def _verb(self, party: Party, before: Sequence[Party], after: Sequence[Party], people: str = "") -> str:
        first = self._first_of_list(party, before)
        ahead = self.text[self.start : first.start]
        if people:
            place = ahead.rfind(people)
            told, ahead = people, ahead[:place] if place >= 0 else ahead
        else:
            told = _told(party)
        if PREPOSITION.search(ahead):
            return ""
        cases = _cases(told)
        if (cases and "nomn" not in cases) or self._is_negated():
            return ""
        last = self._last_of_list(party, after)
        return self._nearest_verb(self.start + len(ahead), last.end)

    def _nearest_verb(self, start: int, end: int) -> str:
        """The dictionary form of the first verb behind the subject, or of the last one before it."""
        behind = [lemma for word in self.words if word.start >= end and (lemma := _finite(word))]
        ahead = [(word.end, lemma) for word in self.words if word.end <= start and (lemma := _finite(word))]
        if not (ahead or behind):
            # "Вели" is a name in the dictionary.
            return next((lemma for word in self.words if (lemma := _finite(word, rare=True))), "")
        if ahead and "," not in self.text[ahead[-1][0] : start]:
            return ahead[-1][1]
        return behind[0] if behind else ahead[-1][1] if ahead else ""

    def _does_event(self, party: Party, before: Sequence[Party], after: Sequence[Party]) -> bool:
        first, last = self._first_of_list(party, before), self._last_of_list(party, after)
        if last.person or first.person or PREPOSITION.search(self.text[self.start : first.start]):
            return False
        if self._is_negated() or self._depends_on_noun(first):
            return False
        events = [word for word in self.words if IS_EVENT_RU.fullmatch(word.text)]
        cases = _cases(first.body.wording if first.body else "") - {"NOUN"}
        passive = [word for word in self.words if _part(word) in ("PRTS", "PRTF")]
        if passive and "ablt" in cases and events and 0 <= first.start - passive[-1].end < 40:
            return not passive[-1].keys & TO_EVENT
        if cases and "nomn" not in cases:
            return False
        ends = [one.end for one in (party, *after) if one.end <= last.end]
        if any(HAVING_DONE.match(self.text, place, self.end) for place in ends):
            return True
        verb = self._nearest_verb(first.start, last.end)
        if verb in ("", *NO_PART, *CAME, *TO_EVENT):
            return False
        if ITS.fullmatch(self.text, self.start, first.start):
            return True
        if "," in self.text[last.end : self.end] and not any(word.end <= first.start for word in events):
            return False
        return any("accs" in word_cases(word.text) and not self._is_governed(word) for word in events)

    def _is_negated(self) -> bool:
        return any(fold(word.text) == "не" for word in self.words)

    def _depends_on_noun(self, party: Party) -> bool:
        """Whether a noun stands right before the name, which it then governs: "роль ШОС"."""
        before = [word for word in self.words if word.end <= party.start]
        is_next = bool(before) and self.text[before[-1].end : party.start].isspace()
        if DATE_BEFORE.search(self.text, self.start, party.start):
            return False
        return is_next and _part(before[-1]) == "NOUN" and not IS_EVENT_RU.fullmatch(before[-1].text)

    def _is_governed(self, word: Token) -> bool:
        """Whether a preposition stands before the word, over one adjective or two."""
        place = self.words.index(word) - 1
        while place >= 0 and _part(self.words[place]) in ("ADJF", "NUMR", "PRTF"):
            place -= 1
        return place >= 0 and _part(self.words[place]) == "PREP"


def _of_person(verb: str) -> str:
    if verb in ("", *NO_PART):
        return ""
    return "participant" if verb in CAME else "speaker"


def _told(party: Party) -> str:
    mention = party.person or party.body
    if party.person and CYRILLIC.search(party.title[:1]):
        return party.title
    return mention.wording if mention else ""


def _cases(told: str) -> frozenset[str]:
    """The cases of the first word that has any."""
    words = [word for word in tokens(told) if word.is_word and not word.text.isupper()]
    return word_cases(words[0].text) if words else frozenset()


def _finite(word: Token, *, rare: bool = False) -> str:
    """The dictionary form of a Russian finite verb, even if the word is rarely one; empty for other words."""
    if not CYRILLIC.search(word.text):
        return ""
    forms = read_word(word.text)
    form = next((one for one in forms if one.part == "VERB"), forms[0]) if rare else forms[0]
    is_name = word.is_capitalized and form.lemma == fold(word.text)
    return form.lemma if form.part == "VERB" and not is_name and form.lemma not in ("быть", "есть") else ""


def _part(word: Token) -> str:
    return read_word(word.text)[0].part if CYRILLIC.search(word.text) else ""
