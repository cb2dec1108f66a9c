"""Phrases built on a word such as "Ministry" or "Центр", which may name a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.documents.mention import Mention
from etl.documents.morphology import read_word
from etl.documents.name_context import Owners, adjoins, has_surname, is_within, may_name
from etl.documents.name_words import CYRILLIC, Token, fold, part_of_speech, word_cases
from etl.documents.national_bodies import short_names, usual_name
from etl.documents.offices import (
    ADDRESS,
    DOMAINS,
    LINKS,
    LOCAL_HEADS,
    MODIFIERS,
    NAME_PARTICLES,
    NATIONAL_HEADS,
    OFFICES,
    ORGANIZATION_HEADS,
    PARTS_OF_BODIES,
    PLURAL_OFFICES,
    POINTERS,
    REGIONS,
    STATE,
    is_one_of,
    keys_of,
)

# The case that follows a preposition in the name of a body.
GOVERNED = {
    "по": "datv",
    "при": "loct",
    "с": "ablt",
    "за": "ablt",
    "над": "ablt",
    "для": "gent",
    "против": "gent",
}
# The name of a body in quotation marks after what it is: "фонд «Диалог»".
QUOTED_NAME = re.compile(r"\s*(?:«[^«»\n]{2,60}»|“[^“”\n]{2,60}”|\"[^\"\n]{2,60}\")")
# After "and the" these go on with the name: "Centre for Democracy and the Rule of Law".
OF_A_NAME_AFTER_THE = frozenset({"rule", "state", "environment", "arts", "law"})
TITLES_OF_NAMESAKES = keys_of("академик профессор доктор герой генерал президент маршал поэт писатель ученый")
HEADS = ORGANIZATION_HEADS | PARTS_OF_BODIES
# In capitals, but what a body deals with, not another body: "Ministry of Education and ICT".
FIELDS_IN_CAPITALS = frozenset({"ICT", "PVE", "CVE", "PCVE", "HIV", "AIDS", "CFT", "AML", "CBRN"})
CLOSING_QUOTES = ("»", "”", '"')


@dataclass(frozen=True)
class Phrase:
    """A phrase built on the head of a name of a body: its words, and the states that it names.

    `usual` is the usual English name without the state, if most states have such a body.
    """

    first: int
    last: int
    words: Sequence[Token]
    head: Token
    states: Sequence[Mention]
    end: int
    is_quoted: bool
    usual: str = ""

    @property
    def state(self) -> Mention | None:
        """The state whose body it is, as far as the phrase names it."""
        return self.states[-1] if self.states else None

    @property
    def is_national(self) -> bool:
        """Whether there is such a body in every state."""
        return (
            bool(self.usual)
            or is_one_of(self.head, NATIONAL_HEADS)
            or is_one_of(self.words[0], STATE)
            or (self.words[-1] is self.head and is_one_of(self.words[0], OFFICES))
        )


def body_phrases(
    text: str, words: Sequence[Token], mentions: Sequence[Mention], owners: Owners
) -> Iterator[Phrase]:
    """The phrases that may name a body, from first to last; they may overlap."""
    for place, word in enumerate(words):
        owner = owners.get(word.start)
        is_head = is_one_of(word, HEADS) or is_one_of(word, short_names())
        if not is_head or (owner and owner.kind != "city"):
            continue
        is_russian = CYRILLIC.search(word.text)
        first, last = _russian(words, place, owners) if is_russian else _english(words, place, owners)
        last = _after_mention(words, last, owners)
        start, end = words[first].start, words[last - 1].end
        if quoted := QUOTED_NAME.match(text, word.end):
            last = next(
                (at for at in range(place, len(words)) if words[at].start >= quoted.end()), len(words)
            )
            end = quoted.end()
        elif text[end : end + 1] in CLOSING_QUOTES and re.search('[«“"]', text[start:end]):
            end += 1
        if closed := _closed_before(text, start, end):
            end = closed
            last = next((at for at in range(place, len(words)) if words[at].start >= end), len(words))
        inside = [one for one in mentions if one.start < end and start < one.end]
        if any(one.kind == "person" or one.start < start or one.end > end for one in inside):
            continue
        states = [one for one in inside if one.kind == "country"]
        state = states[-1] if states else None
        phrase = words[first:last]
        usual = _usual_name(without_state(phrase, state))
        yield Phrase(first, last, phrase, word, states, end, quoted is not None, usual)


def _closed_before(text: str, start: int, end: int) -> int | None:
    """Where the quotation marks close that were opened before the name, if they do within it."""
    depth = 0
    for place in range(start, end):
        depth += text[place] in "«“"
        depth -= text[place] in "»”"
        if depth < 0:
            return place
    return None


def _usual_name(words: Sequence[Token]) -> str:
    """The usual name of the words, or of what stands before those that tell to whom the body is attached."""
    attached = next((place for place in range(1, len(words)) if _attaches(words, place)), None)
    return usual_name(words) or usual_name(words[:attached])


def _attaches(words: Sequence[Token], place: int) -> bool:
    """Whether the body to which another belongs begins here: "under ...", "of the Ministry ..."."""
    if fold(words[place].text) in ("under", "при"):
        return True
    is_of = fold(words[place].text) == "of" and place + 1 < len(words)
    return is_one_of(words[place + 1 if is_of else place], NATIONAL_HEADS)


def without_state(phrase: Sequence[Token], state: Mention | None) -> list[Token]:
    """The words without the state that begins or ends them, and without the link to it.

    A state in the middle stays: it is part of the name, as in that of an embassy.
    """
    kept = list(phrase)
    if state and (is_within(kept[-1], state) or is_within(kept[0], state)):
        kept = [word for word in kept if not is_within(word, state)]
    while kept and fold(kept[-1].text) in LINKS:
        kept.pop()
    return kept


def _english(words: Sequence[Token], head: int, owners: Owners) -> tuple[int, int]:
    """From the capitalized words before the head to the last of those after it."""
    first = head
    if first and words[head].start - words[head - 1].end > 1 and is_one_of(words[head - 1], OFFICES):
        # "General Prosecutor's Office": the possessive is left out of the words.
        while first and adjoins(words, first - 1) and _is_capitalized_office(words[first - 1]):
            first -= 1
        return first, _last_english(words, head, owners, has_office=False)
    while (
        first
        and words[first].start - words[first - 1].end <= len("'s ")
        and words[first - 1].is_capitalized
        and not _ends_name(words[first - 1])
    ):
        first -= 1
    return first, _last_english(words, head, owners, has_office=_has_office_before(words, first))


def _is_capitalized_office(word: Token) -> bool:
    return word.is_capitalized and is_one_of(word, OFFICES | MODIFIERS)


def _has_office_before(words: Sequence[Token], first: int) -> bool:
    """Whether it is the body of an office: "Senior Fellow of the Lake Institute"."""
    place = first - 1
    if place >= 0 and fold(words[place].text) in ("of", "at", "from"):
        place -= 1
    return place >= 0 and is_one_of(words[place], OFFICES) and not is_one_of(words[place], PLURAL_OFFICES)


def _last_english(words: Sequence[Token], head: int, owners: Owners, *, has_office: bool) -> int:
    """The place after the last word of the name: it goes on over links, not over "and" to another."""
    last = place = head + 1
    if not words[head].is_capitalized and place < len(words) and fold(words[place].text) not in ("of", "for"):
        return last  # "The Lake foundation and others".
    while place < len(words):
        if after_list := _after_fields(words, place, owners):
            last = place = after_list
        if place == len(words) or not words[place].is_word or not adjoins(words, place - 1):
            break
        if words[place].is_capitalized:
            is_office = is_one_of(words[place], OFFICES) and fold(words[place - 1].text) != "under"
            is_person = _begins_english_person(words, place, owners, has_office=has_office)
            if is_office and last == place:
                last = head + 1 if _is_without_links(words[head + 1 : place]) else last
            if is_office or is_person or is_one_of(words[place], ADDRESS):
                break
            last = place + 1
        elif fold(words[place].text) not in LINKS or _begins_another(words, place, owners):
            break
        place += 1
    return _after_namesake_in_english(words, last)


def _after_fields(words: Sequence[Token], place: int, owners: Owners) -> int | None:
    """The place after a list of what a body deals with: "Ministry of Culture, Information and Youth".

    None where no comma stands at the place, or where the list has something else: other bodies, or people.
    """
    if words[place].text != ",":
        return None
    while place < len(words) and words[place].text == ",":
        if place + 1 < len(words) and fold(words[place + 1].text) in ("and", "и"):
            place += 1
            break
        end = _end_of_field(words, place + 1, owners)
        if end is None:
            return None
        place = end
    if place >= len(words) or fold(words[place].text) not in ("and", "и"):
        return None
    return _end_of_field(words, place + 1, owners)


def _end_of_field(words: Sequence[Token], first: int, owners: Owners) -> int | None:
    """The place after the words for one field that begin at the place, if they are that."""
    place = first
    is_russian = first < len(words) and bool(CYRILLIC.search(words[first].text))
    while place < len(words) and words[place].is_word and words[place].start not in owners:
        if place > first and not adjoins(words, place - 1):
            break
        cases = word_cases(words[place].text)
        if fold(words[place].text) in LINKS | {"и"} or not (
            {"gent", "datv"} & cases if is_russian else words[place].is_capitalized
        ):
            break
        if is_one_of(words[place], HEADS | OFFICES | ADDRESS):
            return None
        place += 1
    return place if any(is_one_of(word, DOMAINS) for word in words[first:place]) else None


def _after_namesake_in_english(words: Sequence[Token], last: int) -> int:
    """The place after "named after" and the name, if the words go on so; else the same place."""
    if [fold(word.text) for word in words[last : last + 2]] != ["named", "after"]:
        return last
    place = last + 2
    while place < len(words) and words[place].is_capitalized and adjoins(words, place - 1):
        place += 1
    return place


def _is_without_links(words: Sequence[Token]) -> bool:
    """Whether what stands between a body and an office is of the office: "Lake Centre Political Officer"."""
    return all(fold(word.text) not in LINKS for word in words)


def _begins_english_person(words: Sequence[Token], place: int, owners: Owners, *, has_office: bool) -> bool:
    """Whether a name of two words follows the last word of a body: "Academy Sodiq Imomov".

    A surname of the region shows it, and an office before the body, which needs somebody who holds it.
    """
    name = words[place : place + 2]
    if len(name) < 2 or fold(words[place - 1].text) in LINKS:
        return False
    is_end = is_one_of(words[place - 1], ORGANIZATION_HEADS | DOMAINS)
    before = owners.get(words[place - 1].start)
    is_after_state = before is not None and before.kind == "country"
    return all(may_name(word, owners) for word in name) and (
        has_office or is_after_state or (is_end and has_surname(name[1]))
    )


def _begins_another(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether another body or a person follows "and": "the Academy of Justice and the Nur Foundation".

    So it is where "the" or a preposition begins anew, and after a state, unless another state follows.
    """
    if fold(words[place].text) != "and" or place + 1 == len(words):
        return False
    owner, before = owners.get(words[place + 1].start), owners.get(words[place - 1].start)
    has_article = words[place + 1].start - words[place].end == len(" the ")
    if has_article and fold(words[place + 1].text) not in OF_A_NAME_AFTER_THE:
        return True
    if fold(words[place + 1].text) in LINKS | {"from", "at"}:
        return True
    if before and before.kind == "country" and not (owner and owner.kind == "country"):
        return True
    if is_one_of(words[place + 1], ORGANIZATION_HEADS) or (owner and owner.kind == "organization"):
        return True
    if (
        len(words[place + 1].text) > 2
        and words[place + 1].text.isupper()
        and not words[place - 1].text.isupper()
    ):
        return words[place + 1].text not in FIELDS_IN_CAPITALS  # "The League of Lake States and NATO".
    name = words[place + 1 : place + 3]
    end = _after_syllables(words, place + 3)
    behind = words[end] if end < len(words) else None
    is_from = behind is not None and (fold(behind.text) == "from" or _has_body_behind(words, end, owners))
    is_from = is_from or _has_office_behind(words, end)
    if len(name) > 1 and all(may_name(word, owners) for word in name) and (has_surname(name[1]) or is_from):
        return True
    after = place + 1
    while after < len(words) and words[after].is_capitalized and not is_one_of(words[after], OFFICES):
        if is_one_of(words[after], HEADS):
            return True
        after += 1
    return False


def _after_syllables(words: Sequence[Token], place: int) -> int:
    """The place after the rest of a name in syllables: "Min-ho"."""
    while (
        place < len(words)
        and words[place].text.islower()
        and words[place].start == words[place - 1].end + len("-")
        and fold(words[place].text) not in LINKS | {"from", "at"}
    ):
        place += 1
    return place


def _has_body_behind(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether "of" or "at" and a body follow: "and Jane Doe of the Lake University"."""
    if fold(words[place].text) not in ("of", "at"):
        return False
    for word in words[place + 1 : place + 5]:
        owner = owners.get(word.start)
        if (owner and owner.kind == "organization") or is_one_of(word, ORGANIZATION_HEADS):
            return True
        if not word.is_capitalized:
            return False
    return False


def _has_office_behind(words: Sequence[Token], place: int) -> bool:
    """Whether a comma and an office follow: "and Jane Doe, senior adviser to ..."."""
    if place >= len(words) or words[place].text != ",":
        return False
    return any(is_one_of(word, OFFICES) for word in words[place + 1 : place + 4])


def _russian(words: Sequence[Token], head: int, owners: Owners) -> tuple[int, int]:
    """From the adjective that begins the name to the last word that the head governs."""
    first = head
    while first and adjoins(words, first - 1) and _qualifies(words, first - 1, head):
        first -= 1
    last = place = head + 1
    wanted = "gent"
    while place < len(words):
        if after_list := _after_fields(words, place, owners):
            last = place = after_list
        if place == len(words) or not words[place].is_word or not adjoins(words, place - 1):
            break
        folded, cases = fold(words[place].text), word_cases(words[place].text)
        if _begins_person(words, place, owners):
            break
        if folded == "имени":
            last = place = _after_namesake(words, place + 1)
            if _begins_subject(words, place):
                break
            continue
        if folded in ("в", "во"):
            last = (
                _after_place(words, place + 1, owners, is_local=_is_local(words[head:place], owners)) or last
            )
            break
        if folded in GOVERNED:
            wanted = GOVERNED[folded]
        elif folded == "и":
            if after_region := _after_region(words, place + 1, wanted):
                last = place = after_region
                continue
            if place + 1 < len(words) and (
                words[place + 1].is_capitalized or not _is_governed(words, place + 1, wanted)
            ):
                break
        else:
            is_pronoun = "NPRO" in cases
            if is_pronoun or (
                wanted not in cases and "gent" not in cases and not words[place].text.isupper()
            ):
                break
            last = place + 1
        place += 1
    return first, last


def _qualifies(words: Sequence[Token], place: int, head: int) -> bool:
    """Whether the word is an adjective in the case of the head, or the first half of one with a hyphen."""
    forms = read_word(words[place].text) if CYRILLIC.search(words[place].text) else ()
    cases = {form.case for form in forms if form.part == "ADJF"}
    return bool(cases & word_cases(words[head].text)) or is_half_adjective(words[place], words[place + 1])


def is_half_adjective(word: Token, after: Token | None) -> bool:
    """Whether the word is the first half of an adjective with a hyphen in a name."""
    is_half = word.is_capitalized and word.text.endswith(("о", "е"))
    return is_half and after is not None and after.is_capitalized and after.start == word.end + len("-")


def _is_governed(words: Sequence[Token], place: int, wanted: str) -> bool:
    """Whether the noun after the adjectives from the place on is in the case that the name goes on in.

    In "Управлением по делам религий и общественным фондом" the adjective might be, but not its noun.
    """
    while place < len(words) and part_of_speech(words[place].text) == "ADJF" and adjoins(words, place - 1):
        place += 1
    return place == len(words) or not {wanted, "gent"}.isdisjoint(word_cases(words[place].text))


def _after_namesake(words: Sequence[Token], place: int) -> int:
    """The place after the name of the person after whom a body is called: "имени аль-Фараби"."""
    # "имени академика А. Б. Саидова": what the person was, initials and their dots.
    while place < len(words) - 1 and (
        words[place].text.lower() in NAME_PARTICLES
        or len(words[place].text) == 1
        or (words[place].text.islower() and is_one_of(words[place], TITLES_OF_NAMESAKES))
    ):
        place += 1
    place += 1
    while (
        place < len(words)
        and words[place].is_capitalized
        and "gent" in word_cases(words[place].text)
        and not _begins_subject(words, place)
    ):
        place += 1
    return min(place, len(words))


def _begins_subject(words: Sequence[Token], place: int) -> bool:
    """Whether the full name of a person in the nominative begins here: "имени К. Саидова Алия Петрова"."""
    name = words[place : place + 2]
    return (
        len(name) == 2
        and name[1].is_capitalized
        and all("nomn" in word_cases(word.text) for word in name)
        and has_surname(name[1])
    )


def _is_local(phrase: Sequence[Token], owners: Owners) -> bool:
    """Whether the place where it is may belong to the name, as of an embassy or an academy of the OSCE."""
    wholes = (owners.get(word.start) for word in phrase[1:])
    return is_one_of(phrase[0], LOCAL_HEADS) or any(
        one is not None and one.kind == "organization" for one in wholes
    )


def _after_place(words: Sequence[Token], place: int, owners: Owners, *, is_local: bool) -> int | None:
    """The place after the region in the name of a body, or after the city or state that a branch is for."""
    first = place
    while place < len(words) and (is_one_of(words[place], REGIONS)):
        place += 1
    owner = owners.get(words[place].start) if place < len(words) else None
    while is_local and owner and place < len(words) and owners.get(words[place].start) is owner:
        place += 1
    return place if place > first else None


def _after_region(words: Sequence[Token], place: int, wanted: str) -> int | None:
    """The place after a region in the case that the name goes on in: "Афганистана и Южной Азии"."""
    last = place
    while (
        last < len(words)
        and is_one_of(words[last], REGIONS)
        and {wanted, "gent"} & word_cases(words[last].text)
    ):
        last += 1
    is_whole = last > place and part_of_speech(words[last - 1].text) == "NOUN"
    return last if is_whole else None


def _begins_person(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether the name of a person follows that of a body: two capitals after a noun or state."""
    word, before = words[place], words[place - 1]
    owner = owners.get(before.start)
    if not word.is_capitalized or word.start in owners or fold(before.text) in ("имени", "города"):
        return False
    is_end = is_one_of(before, ORGANIZATION_HEADS | REGIONS | short_names())
    is_end = is_end or (owner is not None and owner.kind in ("country", "organization"))
    if before.is_capitalized and not is_end:
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    return (
        "NOUN" in word_cases(word.text)
        and after is not None
        and (after.text == "." or (may_name(after, owners) and _may_be_surname(after)))
        and may_name(word, owners)
    )


def _may_be_surname(word: Token) -> bool:
    """Whether the word is not only an adjective, as of a region: "Саидова" is both."""
    return has_surname(word) or "ADJF" not in word_cases(word.text)


def _after_mention(words: Sequence[Token], last: int, owners: Owners) -> int:
    """The place after the name that the phrase reaches into, as of a state: "Республики Узбекистан"."""
    covering = owners.get(words[last - 1].start)
    if covering is None or covering.kind not in ("country", "organization"):
        return last
    while last < len(words) and is_within(words[last], covering):
        last += 1
    return last


def _ends_name(word: Token) -> bool:
    return (
        not word.is_word
        or is_one_of(word, OFFICES | ADDRESS | POINTERS)
        or fold(word.text) in LINKS | {"at", "from", "a", "an"}
    )
