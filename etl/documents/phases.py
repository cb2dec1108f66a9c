"""The phases of the programme that a text names, and what it says of when each began and ended."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.documents.dates import DateReading
from etl.documents.findings import Findings

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
BEGAN = re.compile(
    r"launch|start|beg[ai]n|commenc|kick(?:ed)? off|запу[сщ]|нача[лт]|старт|презентаци", re.IGNORECASE
)
ENDED = re.compile(r"complet|finish|\bended|conclud|заверш|оконч", re.IGNORECASE)


@dataclass(frozen=True)
class PhaseMention:
    """The numbers of the phases that a stretch of the text names, with its offsets."""

    numbers: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True)
class PhaseReading:
    """When a phase began or ended; dates as in `DateReading`, empty where the text has none."""

    number: int
    date_start: str
    date_end: str
    start: int
    end: int
    note: str
    rule: str
    confidence: float


def find_phases(text: str) -> list[PhaseMention]:
    """The phases that the text names, in its order."""
    return [PhaseMention(_numbers(match), match.start(), match.end()) for match in PHASES.finditer(text)]


def read_phase_dates(findings: Findings) -> list[PhaseReading]:
    """What the text says of when phases began and ended."""
    readings: list[PhaseReading] = []
    for phases in find_phases(findings.text):
        readings += _span_of(findings, phases) or _point_of(findings, phases)
    return readings


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


def _span_of(findings: Findings, phases: PhaseMention) -> list[PhaseReading]:
    """Years in brackets after the phase: "Phase III (2018-2021)"; for several phases they hold jointly."""
    _, end = findings.sentence_at(phases.start)
    for years in findings.dates_in(phases.end, end):
        between = findings.text[phases.end : years.start]
        if years.date_end and re.fullmatch(r"(?:\s+of the [\w ]{1,30})?[\s,]*\(?(?:from )?", between):
            return _jointly(phases, years)
    return []


def _jointly(phases: PhaseMention, years: DateReading) -> list[PhaseReading]:
    first, last = phases.numbers[0], phases.numbers[-1]
    note = ""
    if first != last:
        note = f"{years.date_start}-{years.date_end} is stated jointly for phases {first} to {last}"
    return [
        PhaseReading(
            number=number,
            date_start=years.date_start if number == first else "",
            date_end=years.date_end if number == last else "",
            start=phases.start,
            end=years.end,
            note=note,
            rule="span of phases",
            confidence=0.85,
        )
        for number in phases.numbers
    ]


def _point_of(findings: Findings, phases: PhaseMention) -> list[PhaseReading]:
    """The day of a launch or a close, in the sentence that tells of it."""
    if len(phases.numbers) > 1:
        return []
    start, end = findings.sentence_at(phases.start)
    # Only the words nearest to the phase tell what happened to it.
    around = findings.text[max(start, phases.start - 60) : min(end, phases.end + 60)]
    dates = list(findings.dates_in(start, end))
    if BEGAN.search(around) and len(dates) == 1:
        day = dates[0]
        span = min(day.start, phases.start), max(day.end, phases.end)
        return [
            PhaseReading(
                phases.numbers[0], day.date_start, "", *span, "date of the launch", "launch of a phase", 0.75
            )
        ]
    if ENDED.search(around):
        day_or_none = dates[0] if len(dates) == 1 else None
        note = "" if day_or_none else "stated as completed, without dates"
        date_end = day_or_none.last if day_or_none else ""
        confidence = 0.7 if day_or_none else 0.45
        return [
            PhaseReading(
                phases.numbers[0], "", date_end, phases.start, phases.end, note, "end of a phase", confidence
            )
        ]
    return []
