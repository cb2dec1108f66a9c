"""Names with several words in a text: which stand there, and which of those that overlap is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.documents.name_words import Token, is_patronymic

# Of a name that two records share.
SHARED = "shared"
UN_IN_RUSSIAN = "=ООН"


@dataclass(frozen=True)
class Name:
    """A name of a record: for each word the keys of which one must be met. `needs_capital` in the text."""

    kind: str
    record_id: str
    steps: tuple[frozenset[str], ...]
    needs_capital: bool = False


@dataclass(frozen=True)
class Match:
    """A name from token `first` to before `last`; `closeness` counts the words met to the letter."""

    name: Name
    first: int
    last: int
    start: int
    end: int
    closeness: int


def index(names: Iterable[Name]) -> dict[str, list[Name]]:
    """The names by each key of their first word."""
    by_key: dict[str, list[Name]] = defaultdict(list)
    for name in dict.fromkeys(names):
        for key in name.steps[0] if name.steps else ():
            by_key[key].append(name)
    return by_key


def matches(words: Sequence[Token], by_key: Mapping[str, Sequence[Name]]) -> list[Match]:
    """Every name of the index that stands in the words; they may overlap."""
    found = []
    for first, word in enumerate(words):
        for name in {name for key in word.keys for name in by_key.get(key, ())}:
            last = _end_of(name, words, first)
            if last and (word.is_capitalized or not name.needs_capital):
                closeness = sum(
                    any(key[0] != "~" for key in step & word.keys)
                    for step, word in zip(name.steps, words[first:last], strict=False)
                )
                found.append(Match(name, first, last, word.start, words[last - 1].end, closeness))
    return found


def _end_of(name: Name, words: Sequence[Token], first: int) -> int | None:
    """The place after the last word of the name, if it stands at the place `first`.

    In a person's name a patronymic, or the initial of one, may stand between what the records know; in the
    Russian name of a body, that of the United Nations: "Управление ООН по наркотикам и преступности"; and an
    acronym in brackets: "Ministry of Internal Affairs (MIA) of Tajikistan".
    """
    place = first
    for step in name.steps:
        if (
            name.kind == "person"
            and place > first
            and place < len(words)
            and step.isdisjoint(words[place].keys)
        ):
            if is_patronymic(words[place].text):
                place += 1
            elif len(words[place].text) == 1 and words[place].is_capitalized and place + 1 < len(words):
                place += 2
        if (
            name.kind == "organization"
            and place > first
            and place < len(words) - 1
            and UN_IN_RUSSIAN in words[place].keys
        ):
            place += step.isdisjoint(words[place].keys)
        if name.kind == "organization" and place > first and _is_bracketed(words[place : place + 3]):
            place += 3
        if place >= len(words) or step.isdisjoint(words[place].keys):
            return None
        place += 1
    if name.kind == "person" and place < len(words) and is_patronymic(words[place].text):
        place += 1
    return place


def _is_bracketed(words: Sequence[Token]) -> bool:
    return len(words) == 3 and words[0].text == "(" and words[2].text == ")" and words[1].text.isupper()


def longest(candidates: Iterable[Match]) -> list[Match]:
    """The longest matches that do not overlap, in order; of kind `shared` where two records have the name."""
    spans: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in candidates:
        spans[match.start, match.end].append(match)
    chosen: list[Match] = []
    taken: set[int] = set()
    for (start, end), equals in sorted(spans.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append(_closest(equals))
    return sorted(chosen, key=lambda match: match.start)


def _closest(equals: Sequence[Match]) -> Match:
    closeness = max(match.closeness for match in equals)
    best = [match for match in equals if match.closeness == closeness]
    # By kind, to give the same answer each time.
    first = max(best, key=lambda match: match.name.kind)
    if len({match.name.record_id for match in best}) > 1:
        return replace(first, name=replace(first.name, kind=SHARED))
    return first


def join(words: Sequence[Token], states: Sequence[Match]) -> tuple[list[Token], list[int]]:
    """The words with each name of a country made one, and the new place of each word."""
    starts = {match.first: match for match in states if match.name.kind != SHARED}
    joined: list[Token] = []
    places: list[int] = []
    place = 0
    while place < len(words):
        match = starts.get(place)
        last = match.last if match else place + 1
        places += [len(joined)] * (last - place)
        if match:
            text = " ".join(word.text for word in words[place:last])
            keys = words[place].keys if last == place + 1 else frozenset[str]()
            joined.append(Token(text, match.start, match.end, keys | {f"@{match.name.record_id}"}))
        else:
            joined.append(words[place])
        place = last
    return joined, [*places, len(joined)]


def shifted(states: Iterable[Match], places: Sequence[int]) -> Iterator[Match]:
    """The matches at their places among the joined words."""
    for match in states:
        yield Match(
            match.name, places[match.first], places[match.first] + 1, match.start, match.end, match.closeness
        )
