"""Names of organizations and people that no record has yet, found by what stands around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from etl.documents.mention import Mention
from etl.documents.name_words import CYRILLIC, Token, fold, lemmas, slug, word_cases
from etl.documents.offices import (
    ADDRESS,
    ADDRESS_SHORT,
    DOCUMENT_HEADS,
    GENERIC,
    LINKS,
    MODIFIERS,
    NATIONAL_HEADS,
    OFFICES,
    ORGANIZATION_HEADS,
    POINTERS,
    REGIONS,
    is_one_of,
)

MOST_NAME_WORDS = 4
Owners = Mapping[int, Mention]


def new_organizations(
    text: str, words: Sequence[Token], mentions: Sequence[Mention], country_slug: Callable[[str], str]
) -> list[Mention]:
    """Phrases built on a word such as "Ministry" or "Центр" that name no known organization.

    The id is made of the words, with the country last: `ministry-of-justice-kazakhstan`.
    """
    owners = _owners(words, mentions)
    found: list[Mention] = []
    for place, word in enumerate(words):
        owner = owners.get(word.start)
        if not is_one_of(word, ORGANIZATION_HEADS) or (owner and owner.kind != "city"):
            continue
        if found and found[-1].end > word.start:
            continue
        first, last = _russian(words, place) if CYRILLIC.search(word.text) else _english(words, place)
        last = _after_mention(words, last, owners)
        phrase = words[first:last]
        start, end = phrase[0].start, phrase[-1].end
        inside = [one for one in mentions if one.start < end and start < one.end]
        if any(one.kind == "person" or one.start < start or one.end > end for one in inside):
            continue
        states = [one for one in inside if one.kind == "country"]
        if not _says_enough(phrase, word, bool(states)):
            continue
        record_id = _id(text, phrase, states, country_slug)
        found.append(Mention("organization", record_id, start, end, text[start:end]))
    return found


def new_people(text: str, words: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Capitalized names of two to four words that a form of address or an office shows to be a person's."""
    owners = _owners(words, mentions)
    found: list[Mention] = []
    for place, word in enumerate(words):
        if not _may_name(word, owners) or (found and found[-1].end > word.start):
            continue
        last = _end_of_person(text, words, place, owners)
        if last and (_is_introduced(words, place, owners) or _has_office_after(words, last)):
            start, end = word.start, words[last - 1].end
            record_id = slug(
                " ".join(
                    one.text if "nomn" in word_cases(one.text) else _dictionary_form(one)
                    for one in words[place:last]
                )
            )
            found.append(Mention("person", record_id, start, end, text[start:end]))
    return found


def _english(words: Sequence[Token], head: int) -> tuple[int, int]:
    """From the capitalized words before the head to the last of those after it."""
    first = head
    while (
        first
        and _adjoins(words, first - 1)
        and words[first - 1].is_capitalized
        and not _ends_name(words[first - 1])
    ):
        first -= 1
    last = place = head + 1
    while place < len(words) and words[place].is_word and _adjoins(words, place - 1):
        if words[place].is_capitalized:
            if is_one_of(words[place], OFFICES | ADDRESS):
                break
            last = place + 1
        elif fold(words[place].text) not in LINKS:
            break
        place += 1
    return first, last


def _russian(words: Sequence[Token], head: int) -> tuple[int, int]:
    """From the adjective that begins the name to the last word that the head governs."""
    first = head
    while first and _adjoins(words, first - 1) and "ADJF" in word_cases(words[first - 1].text):
        first -= 1
    last = place = head + 1
    wanted = "gent"
    while place < len(words) and words[place].is_word and _adjoins(words, place - 1):
        folded, cases = fold(words[place].text), word_cases(words[place].text)
        if folded in ("по", "при"):
            wanted = "datv" if folded == "по" else "loct"
        elif folded == "и":
            if place + 1 < len(words) and words[place + 1].is_capitalized:
                break
        else:
            if wanted not in cases and "gent" not in cases and not words[place].text.isupper():
                break
            last = place + 1
        place += 1
    return first, last


def _after_mention(words: Sequence[Token], last: int, owners: Owners) -> int:
    """The place after the name of a state that the phrase reaches into: "Республики Узбекистан"."""
    covering = owners.get(words[last - 1].start)
    while covering and covering.kind == "country" and last < len(words) and _is_within(words[last], covering):
        last += 1
    return last


def _dictionary_form(word: Token) -> str:
    return next(iter(lemmas(word.text)), word.text)


def _says_enough(phrase: Sequence[Token], head: Token, has_state: bool) -> bool:
    """Whether the phrase tells one body: more than its head, and a state where the head asks for one."""
    if len(phrase) > 1 and all(word.text.isupper() for word in phrase):
        return False  # A heading.
    if not phrase[0].is_capitalized or is_one_of(phrase[-1], DOCUMENT_HEADS):
        return False
    if is_one_of(head, NATIONAL_HEADS):
        return has_state and len(phrase) > 1
    telling = [
        word
        for word in phrase
        if word is not head and not is_one_of(word, GENERIC | MODIFIERS) and fold(word.text) not in LINKS
    ]
    return bool(telling)


def _id(
    text: str, phrase: Sequence[Token], states: Sequence[Mention], country_slug: Callable[[str], str]
) -> str:
    kept = [word for word in phrase if not any(_is_within(word, state) for state in states)]
    while kept and fold(kept[-1].text) in LINKS:
        kept.pop()
    ends = [country_slug(state.record_id) for state in states[-1:]]
    name = slug(
        " ".join(
            _dictionary_form(word) if is_one_of(word, ORGANIZATION_HEADS) else word.text for word in kept
        )
    ).replace("ministry-of-foreign-affairs", "mfa")
    return "-".join([name, *ends])


def _end_of_person(text: str, words: Sequence[Token], first: int, owners: Owners) -> int | None:
    """The place after a name that begins here, if two to four words may be one."""
    last, count = first, 0
    while last < len(words) and count < MOST_NAME_WORDS and _may_name(words[last], owners):
        if last > first and not _adjoins_name(text, words, last - 1):
            break
        count += 1
        last += 1
        if len(words[last - 1].text) == 1 and last < len(words) and words[last].text == ".":
            last += 1
    return last if count > 1 and words[last - 1].is_word else None


def _may_name(word: Token, owners: Owners) -> bool:
    if not word.is_capitalized or not word.is_word or word.start in owners:
        return False
    if is_one_of(word, OFFICES | MODIFIERS | ADDRESS | GENERIC | DOCUMENT_HEADS | REGIONS | POINTERS):
        return False
    return len(word.text) == 1 or not word.text.isupper()


def _is_introduced(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether a form of address stands before, or an office with or without its body."""
    before = place - 1
    if before >= 1 and words[before].text == "." and is_one_of(words[before - 1], ADDRESS | ADDRESS_SHORT):
        return True
    if before < 0 or is_one_of(words[before], ADDRESS | ADDRESS_SHORT):
        return before >= 0
    if words[before].text == ",":
        before -= 1
    body = owners.get(words[before].start) if before >= 0 else None
    if body:
        while before >= 0 and _is_within(words[before], body):
            before -= 1
        while (
            before >= 0
            and words[before].is_word
            and (words[before].is_capitalized or fold(words[before].text) in LINKS)
        ):
            if is_one_of(words[before], OFFICES):
                return True
            before -= 1
    return before >= 0 and words[before].text != "," and is_one_of(words[before], OFFICES)


def _may_stand_in_office(word: Token) -> bool:
    if CYRILLIC.search(word.text):
        return not word_cases(word.text).isdisjoint({"NOUN", "ADJF", "PREP", "CONJ"})
    return word.is_word and (word.is_capitalized or fold(word.text) in LINKS)


def _has_office_after(words: Sequence[Token], place: int) -> bool:
    """Whether a comma and an office follow: "Jane Doe, Director of ..."."""
    if place + 1 >= len(words) or words[place].text != ",":
        return False
    return any(is_one_of(word, OFFICES) for word in words[place + 1 : place + 4] if word.is_capitalized)


def _ends_name(word: Token) -> bool:
    return (
        not word.is_word
        or is_one_of(word, OFFICES | ADDRESS | POINTERS)
        or fold(word.text) in LINKS | {"at", "from"}
    )


def _adjoins(words: Sequence[Token], place: int) -> bool:
    """Whether the word and the next stand side by side, with a space, a hyphen or "the" at most."""
    return words[place].is_word and words[place + 1].start - words[place].end <= len(" the ")


def _adjoins_name(text: str, words: Sequence[Token], place: int) -> bool:
    between = text[words[place].end : words[place + 1].start]
    return len(between) <= 1 or not between.strip()


def _owners(words: Sequence[Token], mentions: Sequence[Mention]) -> Owners:
    """The mention that each word belongs to, by the start of the word."""
    starts = [word.start for word in words]
    return {
        words[place].start: one
        for one in mentions
        for place in range(bisect_left(starts, one.start), bisect_left(starts, one.end))
    }


def _is_within(word: Token, mention: Mention) -> bool:
    return mention.start <= word.start and word.end <= mention.end
