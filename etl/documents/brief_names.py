"""Bodies that a text named in full before and now names by one word: "the College", "my Office", "Бюро"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from etl.documents.mention import Mention
from etl.documents.name_context import Owners, owners_of
from etl.documents.name_words import CYRILLIC, Token, fold, part_of_speech, slug, tokens, word_cases
from etl.documents.new_organizations import state_of
from etl.documents.offices import LINKS, OFFICES, ORGANIZATION_HEADS, PARTS_OF_BODIES, is_one_of, keys_of

# What one word for a body is in the other language, and what means the same.
SAME_HEADS = (
    "center центр",
    "office бюро офис управление",
    "college колледж",
    "committee комитет",
    "commission комиссия",
    "ministry министерство",
    "fund foundation фонд",
    "institute институт",
    "academy академия",
    "university университет",
    "agency агентство",
    "mission миссия",
    "embassy посольство",
    "secretariat секретариат",
    "council совет",
    "service служба",
    "association ассоциация",
    "organization организация",
    "department департамент управление",
    "union союз",
)
# Before the word, a text may say whose body it is; without a capital only "the" tells that it is a known one.
POINTED_AT = re.compile(r"\b(?:the|this|its|(?P<own>my|our))\s+$", re.IGNORECASE)
POINTED_AT_RU = re.compile(r"\b(?P<own>мо[йяеёмг]\w*|наш\w*)\s+$", re.IGNORECASE)
# Without a capital they stand for a body whose people or part the text names: "ректор университета".
HEADS_IN_BRIEF = keys_of(
    "университет институт академия министерство агентство комитет фонд центр колледж бюро"
)
PEOPLE_OF_BODIES = keys_of(
    "преподаватель студент эксперт сотрудник специалист представитель ученый курсант тренер проректор "
    "делегация руководство"
)
# The state at the end of the name of its body.
STATE_BEHIND = re.compile(
    r"\s+(?:of\s+(?:the\s+)?(?:Republic\s+of\s+)?[A-Z]\w+(?:\s+Republic)?|Республики\s+[А-ЯЁ]\w+"
    r"|[А-ЯЁ]\w+ой\s+Республики|[А-ЯЁ]\w+)$"
)
# Shorter names are as good as any other body's: "Youth Union".
LEAST_WORDS = 3
GOES_ON_RU = frozenset({"по", "при", "имени"})


def brief_names(
    text: str,
    words: Sequence[Token],
    mentions: Sequence[Mention],
    earlier: Iterable[Mention],
    name_of: Callable[[Mention], str],
) -> Iterator[Mention]:
    """The words that stand for a body whose full name stood before.

    Where several bodies have the word in their name, that one is meant of which the text speaks most, and
    of these the last; in "my Office" the first, which is that of the speaker.

    Args:
        text: what is searched.
        words: its words, without "the".
        mentions: the names found in it, in order.
        earlier: the names found in the text before.
        name_of: gives the usual name of a body, which may have the word though the text has an acronym.
    """
    owners = owners_of(words, mentions)
    earlier = list(earlier)
    repeated = list(_without_state(text, words, [*earlier, *mentions], owners))
    yield from repeated
    owners = owners_of(words, [*mentions, *repeated])
    before = [(-1, one) for one in earlier] + [(one.end, one) for one in mentions]
    bodies = [
        (end, one, _heads(one.wording), _heads(name_of(one)))
        for end, one in before
        if one.kind == "organization"
    ]
    for place, word in enumerate(words):
        if word.start in owners or not is_one_of(word, ORGANIZATION_HEADS):
            continue
        if not (pointed := _stands_alone(text, words, place, owners)):
            continue
        wanted = _heads_of(word)
        so_far = [body for body in bodies if body[0] <= word.start]
        same = [one for _, one, told, _ in so_far if told & wanted]
        same = same or [one for _, one, _, usual in so_far if usual & wanted]
        if not word.is_capitalized and len({one.record_id for one in same}) > 1:
            continue
        if same:
            meant = same[0] if pointed == "own" else _most_spoken_of(same)
            start = words[_first_of_part(words, place, owners)].start
            yield Mention(
                "organization", meant.record_id, start, word.end, text[start : word.end], meant.name
            )


def _without_state(
    text: str, words: Sequence[Token], named: Sequence[Mention], owners: Owners
) -> Iterator[Mention]:
    """Names of bodies that stood with their state before, and now stand without it."""
    bodies = [one for one in named if one.kind == "organization" and state_of(one.record_id)]
    for steps, meant in _names_without_state(bodies):
        for place in range(len(words) - len(steps) + 1):
            name = words[place : place + len(steps)]
            if any(word.start in owners for word in name) or not name[0].is_capitalized:
                continue
            if all(step.keys & word.keys for step, word in zip(steps, name, strict=True)):
                start, end = name[0].start, name[-1].end
                yield Mention("organization", meant.record_id, start, end, text[start:end], meant.name)


def _names_without_state(bodies: Iterable[Mention]) -> Iterator[tuple[list[Token], Mention]]:
    """The words of each name before that of the state, if they are those of one body only."""
    found: dict[str, dict[str, Mention]] = {}
    for body in bodies:
        stem = STATE_BEHIND.sub("", body.wording)
        if stem != body.wording:
            found.setdefault(slug(stem), {})[body.record_id] = body
    for meant in found.values():
        for body in meant.values():
            steps = [word for word in tokens(STATE_BEHIND.sub("", body.wording)) if "the" not in word.keys]
            if len(meant) == 1 and len(steps) >= LEAST_WORDS:
                yield steps, body


def _first_of_part(words: Sequence[Token], place: int, owners: Owners) -> int:
    """The place of the word for a part before that for the body: "кафедрой истории университета"."""
    if not CYRILLIC.search(words[place].text) or words[place].is_capitalized:
        return place
    for first in range(place - 1, max(-1, place - 5), -1):
        if words[first].start in owners or part_of_speech(words[first].text) not in ("NOUN", "ADJF"):
            break
        if is_one_of(words[first], PARTS_OF_BODIES):
            return first
    return place


def _belongs_to(words: Sequence[Token], place: int) -> bool:
    """Whether the Russian word in the genitive tells whose people or part the words before it name."""
    if "gent" not in word_cases(words[place].text):
        return False
    for before in range(place - 1, max(-1, place - 5), -1):
        word = words[before]
        if is_one_of(word, OFFICES | PARTS_OF_BODIES | PEOPLE_OF_BODIES):
            return True
        if part_of_speech(word.text) not in ("NOUN", "ADJF") or "gent" not in word_cases(word.text):
            return False
    return False


def _most_spoken_of(bodies: Sequence[Mention]) -> Mention:
    times = Counter(one.record_id for one in bodies)
    return max(reversed(bodies), key=lambda one: times[one.record_id])


def _stands_alone(text: str, words: Sequence[Token], place: int, owners: Owners) -> str:
    """How the word points at a body; empty where it is part of a longer name or of none."""
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else None
    is_next = after is not None and after.is_word and after.start - word.end <= len("'s ")
    if CYRILLIC.search(word.text):
        is_of_somebody = place > 0 and is_one_of(word, HEADS_IN_BRIEF) and _belongs_to(words, place)
        if not (word.is_capitalized or is_of_somebody) or re.match(r"\s*[«\"]", text[word.end :]):
            return ""
        if after and is_next and _governs(after, owners):
            return ""
        before = words[place - 1] if place else None
        if before and before.is_capitalized and "ADJF" in word_cases(before.text):
            return ""
        own = POINTED_AT_RU.search(text, max(0, word.start - 12), word.start)
        return "own" if own else "known"
    pointed = POINTED_AT.search(text, max(0, word.start - 8), word.start)
    if pointed is None or (after and is_next and _is_of_name(after, words, place + 1)):
        return ""
    return "own" if pointed["own"] and word.is_capitalized else "known"


def _governs(after: Token, owners: Owners) -> bool:
    """Whether the Russian word belongs to the name that the word before it begins."""
    owner = owners.get(after.start)
    if owner:
        return owner.kind != "person"
    if fold(after.text) in GOES_ON_RU:
        return True
    if after.is_capitalized:
        return part_of_speech(after.text) == "ADJF" or after.text.isupper()
    return "gent" in word_cases(after.text) and part_of_speech(after.text) in ("NOUN", "ADJF", "PRTF")


def _is_of_name(after: Token, words: Sequence[Token], place: int) -> bool:
    """Whether the name goes on: "the Centre for Research", "the Committee Secretary"."""
    if fold(after.text) in LINKS:
        beyond = words[place + 1] if place + 1 < len(words) else None
        return fold(after.text) in ("of", "for", "on") and beyond is not None and beyond.is_capitalized
    return after.is_capitalized and is_one_of(after, ORGANIZATION_HEADS)


def _heads(name: str) -> frozenset[str]:
    """What kind of body the name tells: its words for one before the first link."""
    found: set[str] = set()
    for word in tokens(name):
        if found and (fold(word.text) in LINKS or CYRILLIC.search(word.text)):
            break
        if is_one_of(word, ORGANIZATION_HEADS):
            found |= _heads_of(word)
    return frozenset(found)


def _heads_of(word: Token) -> set[str]:
    """The groups of words that mean the same as this one, by their first word."""
    groups = {group.split()[0] for group in SAME_HEADS if not word.keys.isdisjoint(group.split())}
    return groups or {fold(word.text)}
