"""An event as a text tells of it, and when two such readings are one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.documents.event_clues import SUCH
from etl.documents.event_words import EventWord, name_around
from etl.documents.findings import Findings

# How certain a part is that a text only lists or counts.
LISTED_PART = 0.5
# Kinds that documents take for one another.
ALIKE = (
    {"conference", "high-level meeting", "consultation", "launch"},
    {"workshop", "seminar", "training", "expert meeting"},
    {"round table", "expert meeting", "consultation", "seminar"},
    {"session", "side event"},
)


@dataclass(frozen=True)
class EventReading:
    """An event as a text tells of it.

    `start` and `end` are the offsets of its name. `event_type` is empty where the word may stand for any
    kind; dates, place and format where the text does not give them. `parent` is the place of the larger event
    in the list of readings. `count` is more than one where the text speaks of that many alike. `subject` is
    what the name says that it was about. `bodies` are those met in talks: ids of organizations, and names of
    countries in small letters. `again` is where the
    text tells of it anew, as below a heading.
    """

    event_type: str
    name: str
    subject: str
    start: int
    end: int
    rule: str
    confidence: float
    date_start: str = ""
    date_end: str = ""
    city: str = ""
    country_code: str = ""
    format: str = ""
    phase: int | None = None
    parent: int | None = None
    count: int = 1
    bodies: tuple[str, ...] = ()
    again: tuple[tuple[int, int], ...] = ()

    @property
    def is_main(self) -> bool:
        """Whether the document is about it."""
        return self.rule.startswith("main event")

    @property
    def is_series(self) -> bool:
        """Whether it stands for several events that the text tells of together."""
        return self.rule.endswith(("a series", "series of events"))

    @property
    def last(self) -> str:
        """The last day, month or year that is known."""
        return self.date_end or self.date_start


def named_event(findings: Findings, word: EventWord, rule: str, confidence: float) -> EventReading:
    """The event that a word stands for, with its name, and the phase that the name names."""
    text = findings.text
    start, end = name_around(text, word)
    phase = next(findings.phases_in(start, end), None)
    return EventReading(
        event_type=word.event_type,
        name="" if word.is_elliptical else " ".join(text[start:end].replace("*", "").split()),
        subject=" ".join(text[word.end : end].replace("*", "").split()),
        start=start,
        end=end,
        rule=rule,
        confidence=confidence,
        phase=phase.numbers[0] if phase and len(phase.numbers) == 1 else None,
    )


def is_another(text: str, word: EventWord) -> bool:
    """Whether the word stands for one of several events: "the previous meeting", "the first was held"."""
    return word.is_elliptical or bool(SUCH.search(text[: word.start][-40:]))


def are_alike(kind: str, other: str) -> bool:
    """Whether documents call the same event by either kind."""
    return any(kind in group and other in group for group in ALIKE)


def overlap(start: str, end: str, other_start: str, other_end: str) -> bool:
    """Whether two spans of partial dates may share a day; a month or a year holds all of its days."""
    return _ceiling(end) >= other_start and _ceiling(other_end) >= start


def _ceiling(date: str) -> str:
    """A text that sorts after every day of the month or the year."""
    return date + "-99" * ((len("YYYY-MM-DD") - len(date)) // 3)


def without_repeats(readings: Sequence[EventReading]) -> list[EventReading]:
    """Each event once; a later mention adds what the first one lacks. Parents stay where they are."""
    kept: list[EventReading] = []
    for reading in readings:
        place = next((n for n, other in enumerate(kept) if _is_repeat(reading, other)), None)
        if place is None:
            kept.append(reading)
        elif not kept[place].is_main:
            kept[place] = _merged(kept[place], reading)
    return kept


def _is_repeat(reading: EventReading, other: EventReading) -> bool:
    """Whether two mentions are of the same kind and contradict each other in nothing."""
    if (reading.event_type, reading.rule, reading.parent) != (other.event_type, other.rule, other.parent):
        return False
    if reading.parent == 0:
        return (reading.subject, reading.date_start, _manner(reading)) == (
            other.subject,
            other.date_start,
            _manner(other),
        )
    pairs = (
        (reading.date_start or reading.date_end, other.date_start or other.date_end),
        (reading.city or reading.country_code, other.city or other.country_code),
    )
    return all(not one or not two or one == two for one, two in pairs) and any(
        one and two for one, two in pairs
    )


def _merged(first: EventReading, again: EventReading) -> EventReading:
    """The first mention, with the dates, the place and the format of the second where it has none."""
    if not (first.date_start or first.date_end):
        first = replace(first, date_start=again.date_start, date_end=again.date_end)
    if not (first.city or first.country_code):
        first = replace(first, city=again.city, country_code=again.country_code)
    return replace(
        first,
        format=first.format or again.format,
        subject=first.subject or again.subject,
        again=(*first.again, (again.start, again.end)),
    )


def _manner(reading: EventReading) -> str:
    """What tells one session from another: opening, closing, panel."""
    return reading.name.split(" ")[0].casefold() if reading.event_type == "session" else ""
