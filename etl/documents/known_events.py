"""Which event of the records an event that a document tells of may be.

Events have no date and no place of their own in the records, so each known event is compared by every date
and place that documents claim for it. A different city or day rules an event out; the same place, days and
kind make it the same one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, utils

from etl.documents.event_readings import EventReading, are_alike, overlap
from etl.documents.known import Known, Record
from etl.documents.theme_words import PATTERNS as THEMES

# From this score on an event is taken for the same one, provided that no other comes close.
SAME = 0.68
SAME_PART = 0.55
# Talks with the same body or country on the margins of the same event.
SAME_BODIES = 0.7
CLEARLY = 0.06
SAME_SUBJECT = 0.8
# Events below are not worth a suggestion.
WORTH_A_LOOK = 0.45
MAX_SUGGESTIONS = 3

PLACE, DATE, KIND, SUBJECT = 0.25, 0.35, 0.15, 0.25


@dataclass
class KnownEvent:
    """An event of the records, with all dates, places and themes claimed for it and what came out of it."""

    record: Record
    spans: list[tuple[str, str]] = field(default_factory=list)
    cities: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    outcomes: list[str] = field(default_factory=list)
    themes: set[str] = field(default_factory=set)

    @property
    def event_id(self) -> str:
        """Its key."""
        return self.record["event_id"]


class KnownEvents:
    """The events of the records, to be compared with what a document tells."""

    def __init__(self, known: Known) -> None:
        self.by_id = {
            record["event_id"]: KnownEvent(record, themes=themes_of(record["title"]))
            for record in known["events"]
        }
        for claim in known["event_claims"]:
            self._add_claim(claim)
        for event in self.by_id.values():
            # An id has the year of the event, also where no document claims its date.
            year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", event.event_id)
            if year and not event.spans:
                event.spans.append((year.group(), year.group()))
        for outcome in known["outcomes"]:
            if outcome["event_id"] in self.by_id:
                self.by_id[outcome["event_id"]].outcomes.append(outcome["title"])
        for claim in known["themes"]:
            if claim["event_id"] in self.by_id and claim["theme"]:
                self.by_id[claim["event_id"]].themes.add(claim["theme"])
        self.parts: Mapping[str, list[str]] = defaultdict(list)
        for event_id, event in self.by_id.items():
            self.parts[event.record["parent_event_id"]].append(event_id)

    def _add_claim(self, claim: Record) -> None:
        event = self.by_id.get(claim["event_id"])
        if event is None:
            return
        first, last = claim["date_start"] or claim["date_end"], claim["date_end"] or claim["date_start"]
        if first:
            event.spans.append((first, last))
        if claim["city"]:
            event.cities.add(claim["city"])
        if claim["country_code"]:
            event.countries.add(claim["country_code"])

    def same(
        self, reading: EventReading, context: str, parent_id: str | None = None
    ) -> tuple[str, float] | None:
        """The event of the records that this is, with its score, if one clearly is.

        Args:
            reading: the event as the document tells of it.
            context: the sentence that tells of it; what it says of outcomes and subjects counts.
            parent_id: the event of the records that this is part of; then only the parts of that one are
                looked at.
        """
        ranked = self.ranked(reading, context, parent_id)
        if parent_id is None:
            ranked = [pair for pair in ranked if not self._is_unlike(pair[0], reading, context)]
        # A part is looked for among few; what was adopted is told by what came out of an event.
        least = SAME_PART if parent_id is not None or reading.rule == "adoption" else SAME
        if not ranked or ranked[0][1] < least:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY:
            return None
        return ranked[0]

    def is_kind_or_subject(self, event_id: str, reading: EventReading, context: str) -> bool:
        """Whether the event is called the same or has the same subject: more than a city in a month."""
        event = self.by_id[event_id]
        is_kind = reading.event_type == event.record["event_type"]
        return is_kind or _subject(reading, context, event) >= SAME_SUBJECT

    def _is_unlike(self, event_id: str, reading: EventReading, context: str) -> bool:
        """Whether it is called or was about something else: a city may have several events on one day."""
        event = self.by_id[event_id]
        kind, themes = event.record["event_type"], themes_of(reading.subject or reading.name)
        is_other_kind = not ({"", "other"} & {reading.event_type, kind} or _alike(reading.event_type, kind))
        is_other_subject = bool(themes and event.themes) and themes.isdisjoint(event.themes)
        return (is_other_kind or is_other_subject) and _subject(reading, context, event) < SAME_SUBJECT

    def ranked(
        self, reading: EventReading, context: str, parent_id: str | None = None
    ) -> list[tuple[str, float]]:
        """Events that this may be, best first, each with a score from 0 to 1."""
        if parent_id is not None:
            candidates: Sequence[str] = self.parts.get(parent_id, [])
            scored = [(event_id, _score_of_part(reading, self.by_id[event_id])) for event_id in candidates]
        elif not (reading.date_start or reading.date_end or reading.city or reading.country_code):
            return []
        else:
            scored = [(event_id, _score(reading, context, event)) for event_id, event in self.by_id.items()]
        return sorted(
            (pair for pair in scored if pair[1] >= WORTH_A_LOOK), key=lambda pair: (-pair[1], pair[0])
        )

    def same_parts(self, reading: EventReading, parent_id: str) -> list[str]:
        """The parts of an event that a text counts without naming them, if the records know just as many."""
        kind = reading.name.split()[0].casefold() if reading.name else ""
        alike = [
            event_id
            for event_id in self.parts.get(parent_id, [])
            if self.by_id[event_id].record["event_type"] == reading.event_type
        ]
        named = [event_id for event_id in alike if kind in self.by_id[event_id].record["title"].casefold()]
        return next((found for found in (named, alike) if len(found) == reading.count), [])

    def new_id(self, reading: EventReading, themes: Sequence[str], place: str, taken: set[str]) -> str:
        """An id in the style of the records: place, year, subject, kind; with a number where it is taken."""
        year = (reading.date_start or reading.date_end)[:4]
        words = [place, year, *themes[:1], reading.event_type or "event"]
        wanted = slug("-".join(word for word in words if word)) or "event"
        ids = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + len(self.by_id) + 3)))
        return next(event_id for event_id in ids if event_id not in taken and event_id not in self.by_id)


def themes_of(words: str) -> set[str]:
    """The themes that the words name."""
    return {theme for theme, pattern in THEMES.items() if pattern.search(words)}


def slug(words: str) -> str:
    """Lower-case words joined by hyphens, of Latin letters and figures alone."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")


def _score(reading: EventReading, context: str, event: KnownEvent) -> float:
    place, date = _place_score(reading, event), _date_score(reading, event)
    if place is None or date is None:
        return 0.0
    if event.record["parent_event_id"] and not _alike(
        reading.event_type, event.record["event_type"], strictly=True
    ):
        return 0.0
    return (
        PLACE * place
        + DATE * date
        + KIND * _kind_score(reading, event)
        + SUBJECT * _subject(reading, context, event)
    )


def _score_of_part(reading: EventReading, event: KnownEvent) -> float:
    if not _alike(reading.event_type, event.record["event_type"]):
        return 0.0
    title = event.record["title"]
    # Documents call the opening of an event a session or a ceremony.
    name = re.sub(r"\bceremony\b", "session", reading.name, flags=re.IGNORECASE)
    alike = max(_similarity(words, title) for words in (name, reading.subject or name))
    return max(alike, SAME_BODIES) if _met_the_same(reading, event.event_id) else alike


def _met_the_same(reading: EventReading, event_id: str) -> bool:
    """Whether the id of known talks names the body or the country of those who were met."""
    return any(f"-{body}-" in f"-{event_id}-" for body in reading.bodies)


def _place_score(reading: EventReading, event: KnownEvent) -> float | None:
    """How well the places fit; None where they rule out that it is the same event."""
    if reading.city and event.cities:
        return 1.0 if reading.city in event.cities else None
    if reading.country_code and event.countries:
        return 0.7 if reading.country_code in event.countries else None
    return 0.3


def _date_score(reading: EventReading, event: KnownEvent) -> float | None:
    """How well the dates fit; None where they rule out that it is the same event."""
    first, last = reading.date_start or reading.date_end, reading.last
    if not first or not event.spans:
        return 0.2
    fitting = [len(start) for start, end in event.spans if overlap(first, last, start, end)]
    if not fitting:
        return None
    return {len("YYYY"): 0.5, len("YYYY-MM"): 0.75}.get(min(len(first), max(fitting)), 1.0)


def _kind_score(reading: EventReading, event: KnownEvent) -> float:
    kind = event.record["event_type"]
    if reading.event_type == kind:
        return 1.0
    return 0.6 if not reading.event_type or _alike(reading.event_type, kind) else 0.0


def _alike(kind: str, other: str, strictly: bool = False) -> bool:
    return kind == other or (not strictly and are_alike(kind, other))


def _subject(reading: EventReading, context: str, event: KnownEvent) -> float:
    """How much of the title of the known event, or of what came out of it, the sentence says."""
    titles = [event.record["title"], *event.outcomes]
    return max(max(_similarity(reading.name, title), _similarity(context, title)) for title in titles)


def _similarity(words: str, title: str) -> float:
    """How much of the words and of the title is the same, from 0 to 1."""
    # Titles have "RATS" where a text may have "Regional Anti-Terrorist Structure".
    names = re.findall(r"[A-Z][\w]+(?:[ -][A-Z][\w]+){2,}", words)
    words = " ".join([words, *("".join(re.findall(r"\b[A-Z]", name)) for name in names)])
    return fuzz.token_set_ratio(words, title, processor=utils.default_process) / 100
