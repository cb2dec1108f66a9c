"""Bodies and people in a sentence, each person with the office and the body that the sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.documents.clues import mode_of
from etl.documents.mention import Mention
from etl.documents.morphology import read_word
from etl.documents.name_words import CYRILLIC, Token, fold, part_of_speech, tokens, word_cases
from etl.documents.new_people import may_qualify_office
from etl.documents.offices import (
    ADDRESS,
    ADDRESS_SHORT,
    DOMAINS,
    GENERIC,
    LINKS,
    MODIFIERS,
    OFFICES,
    PLURAL_OFFICES,
    REPRESENTATION,
    is_one_of,
    keys_of,
)

# Signs and small words that may part the office from the name, or stand around them.
EDGE = " \t\n\r,;:*–—-"
# Behind "of" and before the name, what kind of body it is, or the initials of its namesake.
_KIND = (
    r"(?:(?!(?:of|to|than|by|with|and|or|about|near|in|on|for|against)\b)(?:(?-i:[a-z])[\w-]*|[\w-]+-based)\s+){0,3}?"
    r"(?:(?:organi[sz]ation|foundation|association|movement|company|network|NGO|union|group|centre|center|think\s+tank)\s+)?"
    r"(?:(?-i:[A-Z])\.\s?){0,2}"
)
BODY_OF_PERSON = re.compile(
    r"\s*(?:,|\(|of|from|at|,?\s*(?:who\s+)?(?:represent(?:ing|s|ed)|heads?|leads?|chairs?|works?\s+(?:at|for)|c[ao]mes?\s+from)"
    r"|,\s*an?\s+(?:participant|graduate|trainee)\s+(?:of|from)|,\s*(?:участни|слушател|выпускни)\w+\s+(?:из|от)?"
    r"|из|от|,?\s*(?:представляющ|возглавляющ)\w+|,\s*котор\w+\s+(?:представля|возглавля)\w+)\s*(?:the\s+)?$"
    rf"|\s*(?:of|from|at)\s+(?:an?\s+|the\s+)?{_KIND}$",
    re.IGNORECASE,
)
SPOKE_FOR = re.compile(
    r"\s*,?\s*(?:sp(?:oke|eaking)\s+(?:for|on\s+behalf\s+of)|on\s+behalf\s+of"
    r"|(?:выступи\w+|выступая)?\s*от\s+имени)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# "EU-funded project": the body only tells what kind of thing it is.
QUALIFIES = re.compile(r"[-‐‑](?:co-?)?[a-z]+(?:ed|led|run|backed)\b", re.IGNORECASE)
# "Kazakhstan's Border Academy": the state only tells whose body it is.
POSSESSES = re.compile(r"['’]s?\s+(?=[A-Z])")
# "The Women's Circle of Kazakhstan": the state is part of the name of a body that nobody knows.
IN_NAME = re.compile(r"[a-z,]['’]?s?\s+(?:[A-Z][\w'’-]+\s+)+of\s+(?:the\s+)?$")
# "Four Central Asian countries" are not all that the name stands for.
SOME_OF_GROUP = re.compile(
    r"\b(?:two|three|four|several|some|most|other|certain|[234])\s+(?:of\s+the\s+)?$", re.IGNORECASE
)
GROUP_OF_STATES = re.compile(r"\b(?:countries|states|republics)$", re.IGNORECASE)
# "UNODC in Kazakhstan": the state only tells where the body is.
LIES_IN = re.compile(r"[»”\"]?\s+(?:in|в|во)\s+(?:the\s+)?")
DASH = re.compile(r"\s+[–—-]\s+")
AND = re.compile(r"\s*(?:and|и)\s+", re.IGNORECASE)
OWNS = re.compile(r"['’]s?\s+|\s+(?:experts|specialists|trainers|officers|representatives)\s+")
# "Representing UNODC, Ms. Jane Doe ...".
STANDS_FOR = re.compile(
    r"\b(?:representing|speaking\s+(?:for|on\s+behalf\s+of)|on\s+behalf\s+of|представляя|от\s+имени)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NAMED_THEN = re.compile(r"(?:\s*\([^()]*\))?,?\s*(?:(?:Mr|Mrs|Ms|Dr|г-н|г-жа)\.?\s*)?")
ACRONYM_IN_BRACKETS = re.compile(r"\s*\([A-ZА-ЯЁ][\w-]*\)")
STANDS_FOR_STATE = PLURAL_OFFICES | REPRESENTATION | {"governments", "ministries", "authorities"}
MINISTERS = keys_of("minister министр замминистра")
NOUN_PHRASE_RU = frozenset({"NOUN", "ADJF", "CONJ", "PREP", "PRTF"})
STARTS_ANEW = frozenset({"and", "и"})
FUNCTION_WORDS = (
    frozenset({"the", "a", "an", "at", "also", "our", "its", "based", "issues", "matters", "charge"}) | LINKS
)


@dataclass(frozen=True)
class Party:
    """A body, or a person with the body for which the sentence says the person stands.

    `start` and `end` hold the name with its title. `body` is the mention of the organization or state, None
    where the sentence names none. `title` is empty for a body of which nobody is named.
    """

    start: int
    end: int
    body: Mention | None
    person: Mention | None = None
    title: str = ""
    mode: str = "unspecified"


def parties(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Party]:
    """The parties that the sentence from `start` to `end` names, in order; none overlaps another."""
    here = [one for one in mentions if start <= one.start and one.end <= end and one.kind != "city"]
    words = tokens(text, start, end) if here else []
    sentence = _Sentence(text, words, here)
    people = list(sentence.people())
    bodies = [
        Party(one.start, one.end, one)
        for one in here
        if one.kind != "person"
        and not QUALIFIES.match(text, one.end)
        and not (one.kind == "country" and POSSESSES.match(text, one.end))
        and not (one.kind == "country" and _is_in_name(text[start : one.start]))
        and not (GROUP_OF_STATES.search(one.wording) and SOME_OF_GROUP.search(text, start, one.start))
        and not any(person.start <= one.start < person.end for person in people)
    ]
    return _joined(text, _shared(text, sorted([*people, *bodies], key=lambda party: party.start)))


def _is_in_name(before: str) -> bool:
    """Whether capitalized words before a state make it part of a name; those for people and bodies do not."""
    found = IN_NAME.search(before)
    words = [word for word in tokens(found[0]) if word.is_capitalized] if found else []
    known = OFFICES | MODIFIERS | ADDRESS | GENERIC | DOMAINS
    return bool(words) and not any(
        is_one_of(word, known) or fold(word.text) in STANDS_FOR_STATE for word in words
    )


class _Sentence:
    """The words of a sentence with the mentions that they belong to."""

    def __init__(self, text: str, words: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.words = words
        self.mentions = mentions
        self.owners = [
            next((one for one in mentions if one.start <= word.start and word.end <= one.end), None)
            for word in words
        ]

    def people(self) -> Iterator[Party]:
        """Each person with the title before the name or, where there is none, the one after it."""
        claimed = 0
        for mention in self.mentions:
            if mention.kind != "person" or mention not in self.owners:
                continue
            first = self.owners.index(mention)
            last = first + self.owners.count(mention)
            before = self._title_before(first, claimed)
            after_start, after_end = self._title_after(last)
            if before < self._name_start(first) and (
                self._body(range(before, first)) or after_start == after_end
            ):
                # A title before the name that tells the body: what follows is about somebody else.
                after_start = after_end = first
            party = self._party(mention, before, first, after_start, after_end)
            claimed = max(last, after_end)
            yield party

    def _party(self, person: Mention, before: int, first: int, after_start: int, after_end: int) -> Party:
        name_start = self._name_start(first)
        start, end = self.words[before].start, person.end
        if after_end > after_start:
            last = self.owners[after_end - 1]  # It may end with a quotation mark, which is no word.
            title_start = self.words[after_start].start
            title_end = last.end if last else self.words[after_end - 1].end
            places = range(after_start, after_end)
            end = title_end + self.text.startswith(")", title_end)
        elif before < name_start:
            title_start, title_end = self.words[before].start, self.words[name_start - 1].end
            places = range(before, name_start)
        else:
            title_start = title_end = person.start
            places = range(0)
        title = _tidy(self.text[title_start:title_end])
        body = self._body(places) or self._adjacent_body(person)
        stands_before = body and body.end <= start and STANDS_FOR.search(self.text[: body.start])
        if body and not title and (stands_before or self.text[body.end : start].isspace()):
            start = body.start  # "Эксперты ОБСЕ Иван Петров", "on behalf of the OSCE, Jane Doe".
        if body and body.end > end and not SPOKE_FOR.fullmatch(self.text[end : body.start]):
            end = body.end + self.text.startswith(")", body.end)
        return Party(start, end, body, person, title, mode_of(_in_brackets(self.text, end)))

    def _name_start(self, first: int) -> int:
        """The place of the form of address before the name, or of the name."""
        place = first
        while place and (
            is_one_of(self.words[place - 1], ADDRESS | ADDRESS_SHORT)
            or fold(self.words[place - 1].text) in ("h", "his", "her")
            or (self.words[place - 1].text == "." and place > 1 and self._is_address(place - 2))
        ):
            place -= 1
        return place

    def _is_address(self, place: int) -> bool:
        """Whether the word is a form of address; "a professor at" is an office."""
        word = self.words[place]
        behind = fold(self.words[place + 1].text) if place + 1 < len(self.words) else ""
        if is_one_of(word, OFFICES) and behind in ("at", "of", "from", "in", ","):
            return False
        return is_one_of(word, ADDRESS | ADDRESS_SHORT) or fold(word.text) in ("h", "e")

    def _title_before(self, first: int, claimed: int) -> int:
        """The place where the title before the name begins; that of the name if there is none."""
        name = self._name_start(first)
        place = name
        while place > claimed and (before := self._step_back(place)) < place:
            place = before
        segments = self._segments(place, name)
        start = name
        for seg_start, seg_end in reversed(segments):
            if self._has_office(seg_start, seg_end):
                start = seg_start
            elif not self._is_body_alone(seg_start, seg_end):
                break
        return self._trimmed(start, name)

    def _title_after(self, last: int) -> tuple[int, int]:
        """From where to where the title after the name goes; both alike if there is none."""
        place = last
        if place < len(self.words) and self.words[place].text == "(":
            after = self._after_bracket(place)
            if self._has_office(place + 1, min(after, len(self.words)) - 1):
                return place + 1, min(after, len(self.words)) - 1
            place = after
        if place >= len(self.words):
            return last, last
        if self.words[place].text == ",":
            place += 1
        elif place != last or not DASH.fullmatch(
            self.text[self.words[place - 1].end : self.words[place].start]
        ):
            return last, last
        begin = place
        while place < len(self.words) and not self._begins_party(place):
            if not self._is_of_phrase(place) and not self._is_acronym_in_brackets(place):
                break
            place += 1 if self._is_of_phrase(place) else len("(A)")
        end = begin
        for seg_start, seg_end in self._segments(begin, place):
            if not self._has_office(seg_start, seg_end) and not (
                end > begin and self._is_body_alone(seg_start, seg_end)
            ):
                break
            end = seg_end
        return (begin, self._without_edge(begin, end)) if end > begin else (last, last)

    def _without_edge(self, begin: int, end: int) -> int:
        while end > begin and not self.owners[end - 1]:
            word = self.words[end - 1]
            if word.is_word and fold(word.text) not in STARTS_ANEW | FUNCTION_WORDS:
                break
            end -= 1
        return end

    def _is_of_phrase(self, place: int) -> bool:
        """Whether the word may belong to a title: a name, a capital, an office, a link; but no verb."""
        word, owner = self.words[place], self.owners[place]
        if owner:
            return owner.kind != "person"
        if not word.is_word:
            return word.text == ","
        if CYRILLIC.search(word.text):
            if fold(word.text) == "с" and place and fold(self.words[place - 1].text) == "главе":
                return False  # "Во главе с" is no office.
            return part_of_speech(word.text) in NOUN_PHRASE_RU
        if self._is_address(place):
            return False
        if word.is_capitalized or is_one_of(word, OFFICES | MODIFIERS | GENERIC | DOMAINS):
            return True
        if fold(word.text) in FUNCTION_WORDS or fold(word.text) in REPRESENTATION:
            return True
        # "Jane Doe, country director of ...".
        begins = any(one.text == "," for one in self.words[max(0, place - 3) : place])
        return (
            begins
            and may_qualify_office(word)
            and self._has_office(place + 1, min(place + 3, len(self.words)))
        )

    def _begins_party(self, place: int) -> bool:
        """Whether "and" goes on with another party, not with a second office."""
        if self.owners[place] or fold(self.words[place].text) not in STARTS_ANEW:
            return False
        ahead = range(place + 1, min(place + 5, len(self.words)))
        for one in ahead:
            if is_one_of(self.words[one], OFFICES) and not is_one_of(self.words[one], PLURAL_OFFICES):
                return False
            if self.owners[one] or self._is_address(one):
                return True
        return False

    def _segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts between commas."""
        commas = [
            place
            for place in range(start, end)
            if self.words[place].text == "," and not self._goes_on_with_fields(start, place, end)
        ]
        edges = [start - 1, *commas, end]
        return [(left + 1, right) for left, right in pairwise(edges) if right > left + 1]

    def _goes_on_with_fields(self, start: int, comma: int, end: int) -> bool:
        """Whether what an office deals with goes on: "Minister of Labour, Health and Youth"."""
        until = next((place for place in range(comma + 1, end) if self.words[place].text == ","), end)
        segment = range(comma + 1, until)
        return (
            any(is_one_of(word, MINISTERS) for word in self.words[start:comma])
            and any(is_one_of(self.words[place], DOMAINS) for place in segment)
            and not any(self.owners[place] or is_one_of(self.words[place], OFFICES) for place in segment)
        )

    def _has_office(self, start: int, end: int) -> bool:
        return any(_is_office(self.words[place]) for place in range(start, end))

    def _is_body_alone(self, start: int, end: int) -> bool:
        owner = self.owners[start]
        return bool(owner and owner.kind == "organization" and self.owners[end - 1] is owner)

    def _trimmed(self, start: int, end: int) -> int:
        """The place from where the title is meant: not an earlier name before "and", nor "by" or "the"."""
        offices = [place for place in range(start, end) if _is_office(self.words[place])]
        # "Эксперты Академии при Президенте и специалист A": the President is part of a name.
        offices = [place for place in offices if not self.owners[place]] or offices
        if not offices:
            return end
        place = offices[0]
        while place > start and self._goes_with_office(place - 1):
            place -= 1
        while place < offices[0] and self._links(place):
            place += 1
        return place

    def _links(self, place: int) -> bool:
        word = self.words[place]
        return fold(word.text) in FUNCTION_WORDS | STARTS_ANEW and not is_one_of(word, MODIFIERS)

    def _goes_with_office(self, place: int) -> bool:
        """Whether the word before an office is part of it: "Deputy", "UN", "Специальный"."""
        word, owner = self.words[place], self.owners[place]
        if CYRILLIC.search(word.text) and not owner:
            return "ADJF" in word_cases(word.text) or is_one_of(word, OFFICES)
        if owner or is_one_of(word, MODIFIERS | OFFICES):
            return True
        return word.is_word and word.is_capitalized and place > 0 and fold(word.text) not in FUNCTION_WORDS

    def _step_back(self, place: int) -> int:
        """The place before this one in the phrase, over an acronym in brackets; the same if there is none."""
        if self._is_of_phrase(place - 1):
            return place - 1
        if self.words[place - 1].text != ")":
            return place
        first = place - 2
        while first > 0 and (self.words[first].is_word or self.words[first].text == "/"):
            first -= 1
        if first < 0 or self.words[first].text != "(":
            return place
        within = self.words[first + 1 : place - 1]
        is_acronym = self.owners[first + 1] is not None or all(
            word.text.isupper() or word.text == "/" for word in within
        )
        return first if is_acronym else place

    def _is_acronym_in_brackets(self, place: int) -> bool:
        """Whether the body before the place has its acronym there, and the title goes on behind it."""
        signs = [word.text for word in self.words[place : place + 4]]
        is_bracket = len(signs) == 4 and signs[0] == "(" and signs[2] == ")"
        return is_bracket and self.owners[place + 1] is not None and self.words[place + 3].is_capitalized

    def _after_bracket(self, place: int) -> int:
        while place < len(self.words) and self.words[place].text != ")":
            place += 1
        return place + 1

    def _body(self, places: range) -> Mention | None:
        """The body of a title: that of the last office which has one, and there the one named first."""
        starts = [
            place
            for place in places
            if place == places.start
            or self.words[place - 1].text == ","
            or fold(self.words[place - 1].text) in STARTS_ANEW
        ]
        # A state alone behind a comma says where the body is: "Professor, Lake University, Kyrgyzstan".
        place_alone: Mention | None = None
        for start, end in reversed(list(zip(starts, [*starts[1:], places.stop], strict=False))):
            owners = [
                owner
                for owner in self.owners[start:end]
                if owner and owner.kind in ("organization", "country")
            ]
            if owners and (
                owners[0].kind == "organization" or len(owners) < end - start or start == starts[0]
            ):
                return owners[0]
            place_alone = place_alone or (owners[0] if owners else None)
        return place_alone

    def _has_people_before(self, body: Mention) -> bool:
        """Whether a Russian word for people from the body stands before it: "эксперты ОБСЕ Иван Петров"."""
        before = [word for word in self.words if word.end <= body.start]
        return (
            bool(before) and is_one_of(before[-1], OFFICES) and CYRILLIC.search(before[-1].text) is not None
        )

    def _adjacent_body(self, person: Mention) -> Mention | None:
        """The body right beside the name: "Jane Doe of UNODC", "UNODC's Jane Doe"."""
        for one in self.mentions:
            if one.kind not in ("organization", "country"):
                continue
            if one.start > person.end:
                between = self.text[person.end : one.start]
                if BODY_OF_PERSON.fullmatch(between) or SPOKE_FOR.fullmatch(between):
                    return one
                continue
            between = self.text[one.end : person.start]
            if between.isspace() and self._has_people_before(one):
                return one
            is_named_first = STANDS_FOR.search(self.text[: one.start]) and NAMED_THEN.fullmatch(between)
            if is_named_first or OWNS.fullmatch(between):
                return one
        return None


def _is_office(word: Token) -> bool:
    """Whether the word is an office of one person."""
    if not is_one_of(word, OFFICES) or is_one_of(word, PLURAL_OFFICES):
        return False
    forms = read_word(word.text) if CYRILLIC.search(word.text) else ()
    return not forms or any(form.number != "plur" for form in forms)


def _shared(text: str, found: Sequence[Party]) -> list[Party]:
    """The parties, where a person without office or body has that of the next: "A and B of UNODC"."""
    shared = list(found)
    for place in range(len(shared) - 2, -1, -1):
        one, other = shared[place], shared[place + 1]
        if one.person and not one.body and not one.title and other.person and other.body:
            # An office behind the last name is that of its bearer alone: "A and B, Rector of the University".
            after_name = not other.title
            if after_name and AND.fullmatch(text[one.end : other.start]):
                shared[place] = replace(one, body=other.body)
    for place, (one, other) in enumerate(pairwise(shared), 1):
        is_of_both = one.person and one.body and not one.title and one.body.end < one.person.start
        is_bare = other.person and not other.body and not other.title
        if is_of_both and is_bare and AND.fullmatch(text[one.end : other.start]):
            shared[place] = replace(other, body=one.body)  # "Experts of UNODC A and B".
    return shared


def _joined(text: str, found: list[Party]) -> list[Party]:
    """A name and the acronym in brackets, or the state where the body is, after it as one party."""
    kept: list[Party] = []
    for party in found:
        before = kept[-1] if kept else None
        between = text[before.end : party.start] if before else ""
        if before and party.start < before.end:
            continue
        if before and not before.person and before.body and before.body.kind == "organization":
            is_place = party.body and not party.person and party.body.kind == "country"
            if is_place and LIES_IN.fullmatch(between):
                kept[-1] = replace(before, end=party.end)
                continue
        is_acronym = between.strip() == "(" and not party.person
        if before and is_acronym and (_same_body(before, party) or before.person is None):
            closing = text.find(")", party.end, party.end + 3)
            kept[-1] = replace(before, end=closing + 1 if closing >= 0 else party.end)
            continue
        kept.append(party)
    return kept


def _same_body(one: Party, other: Party) -> bool:
    return bool(one.body and other.body and one.body.record_id == other.body.record_id)


def _in_brackets(text: str, end: int) -> str:
    """What stands in brackets right after the place."""
    found = re.compile(r"\s*(?:\([^()]*\)\s*)*\(([^()]*)\)").match(text, end)
    return text[found.start() : found.end()] if found else ""


def _tidy(title: str) -> str:
    return re.sub(r"\s+", " ", ACRONYM_IN_BRACKETS.sub("", title.replace("**", ""))).strip(EDGE)
