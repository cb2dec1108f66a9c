"""What a text says of when the phases of the programme that it names began and ended."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.documents.dates import DateReading
from etl.documents.findings import Findings
from etl.documents.phase_words import PhaseMention

BEGAN = re.compile(
    r"launch|start|beg[ai]n|commenc|kick(?:ed)? off|запу[сщ]|нача[лт]|старт|презентаци", re.IGNORECASE
)
ENDED = re.compile(r"complet|finish|\bended|conclud|заверш|оконч", re.IGNORECASE)


RUNS_UNTIL = re.compile(
    r"\b(?:runs?|lasts?|continues?|is (?:set|planned|due) to (?:run|last|end)|(?:прод|рассчит)\w+)\s+"
    r"(?:until|till|through|to|in|до|по)\s+(?:(?:the end of|конца)\s+)?[^,;.]{0,25}$",
    re.IGNORECASE,
)


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


def read_phase_dates(findings: Findings) -> list[PhaseReading]:
    """What the text says of when phases began and ended."""
    readings: list[PhaseReading] = []
    for phases in findings.phases:
        readings += _span_of(findings, phases) or _point_of(findings, phases)
    return readings


def _span_of(findings: Findings, phases: PhaseMention) -> list[PhaseReading]:
    """Years in brackets after the phase: "Phase III (2018-2021)"; for several phases they hold jointly."""
    _, end = findings.sentence_at(phases.start)
    for years in findings.dates_in(phases.end, end):
        between = findings.text[phases.end : years.start]
        if years.date_end and re.fullmatch(r"(?:\s+of the [\w ]{1,30})?[\s,]*\(?(?:from )?", between):
            return _jointly(phases, years)
    return []


def _runs_until(findings: Findings, day: DateReading) -> bool:
    """As in "it runs until 2025"; the preposition may be part of the date."""
    return bool(RUNS_UNTIL.search(findings.text[max(0, day.start - 40) : day.end]))


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
    until = next((day for day in dates if day.start > phases.end and _runs_until(findings, day)), None)
    if until:
        span = phases.start, until.end
        return [PhaseReading(phases.numbers[0], "", until.last, *span, "planned end", "end of a phase", 0.6)]
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
