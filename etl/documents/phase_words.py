"""The words by which English and Russian texts name phases of the programme, and their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMERALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "пят": 5,
    "двух": 2, "двум": 2, "две": 2, "трех": 3, "трёх": 3, "трем": 3, "три": 3,
}  # fmt: skip

NUMERAL = r"(?:IV|III|II|I|V|[1-5])(?!\w)"
ORDINAL = r"(?:first|second|third|fourth|fifth)"
RUSSIAN_ORDINAL = r"(?:перв|втор|трет|четв[её]рт|пят)\w+"
COUNT = r"two|three|four|five|двух|двум|две|тр[её]х|тр[её]м|три"
TO = r"\s*(?:-|–|to|through|по)\s*"
AND = r"\s*(?:,|and|&|и)\s*"

# The first form that fits a place stands. Groups: a is the first phase, z the last; n is a number of phases
# that are counted from the first.
PHASES = re.compile(
    rf"\bphases?\s+(?P<a1>{NUMERAL})(?:(?:{TO}|{AND})(?P<z1>{NUMERAL}))?"
    rf"|\b(?P<a2>{ORDINAL})(?:{AND}(?P<z2>{ORDINAL}))?\s+phases?\b"
    rf"|\b(?:the\s+)?(?:first|previous|past)\s+(?P<n1>{COUNT})\s+phases\b"
    rf"|\b(?P<n2>{COUNT})\s+(?:previous|past|preceding|предыдущ\w+|прошл\w+)\s+(?:phases|фаз\w*|этап\w*)"
    rf"|\b(?:фаз|этап)\w*\s+(?P<a3>{NUMERAL})(?:(?:{TO}|{AND})(?P<z3>{NUMERAL}))?"
    rf"|\b(?P<a4>{RUSSIAN_ORDINAL})(?:{AND}(?P<z4>{RUSSIAN_ORDINAL}))?\s+(?:фаз|этап)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PhaseMention:
    """The numbers of the phases that a stretch of the text names, with its offsets."""

    numbers: tuple[int, ...]
    start: int
    end: int


def find_phases(text: str, start: int = 0, end: int | None = None) -> list[PhaseMention]:
    """The phases that the text, or its part between two offsets, names, in its order."""
    found = PHASES.finditer(text, start, len(text) if end is None else end)
    return [PhaseMention(_numbers(match), match.start(), match.end()) for match in found]


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    groups = {name: value for name, value in match.groupdict().items() if value}
    counted = next((value for name, value in groups.items() if name[0] == "n"), None)
    if counted:
        return tuple(range(1, _number(counted) + 1))
    first = next(_number(value) for name, value in groups.items() if name[0] == "a")
    last = next((_number(value) for name, value in groups.items() if name[0] == "z"), first)
    return tuple(range(first, last + 1)) if last > first else (first,)


def _number(word: str) -> int:
    if word.upper() in NUMERALS:
        return NUMERALS[word.upper()]
    return next(number for stem, number in ORDINALS.items() if word.lower().startswith(stem))
