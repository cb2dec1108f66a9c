"""The events of a document with the ids that they have in the records, or get there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.documents.event_readings import EventReading
from etl.documents.event_words import name_around
from etl.documents.findings import Findings
from etl.documents.known_events import MAX_SUGGESTIONS, KnownEvents, slug
from etl.documents.languages import language_of
from etl.documents.proposal import Suggestion
from etl.documents.scopes import Scopes
from etl.documents.theme_words import PATTERNS as THEMES

# How ids call themes.
SHORT = {
    "prevention of violent extremism": "pve",
    "countering financing": "cft",
    "internet and social media": "internet",
    "rehabilitation and reintegration": "rehabilitation",
}
# Events of which a text may tell no more than the year.
BY_YEAR = ("series of events", "event before or after")
# In a month the same city may have had two conferences: a person should see which one is meant.
MONTH_ALONE = 0.45
# What these rules find has no name of its own.
NAMELESS = ("adoption", "talks with a person")
# With it an event begins or ends: it is apart only where the records keep it so.
CEREMONY = re.compile(r"\b(?:ceremon|церемони)", re.IGNORECASE)
LONGEST_TITLE = 12  # words
# The programme calls itself by these words.
PROGRAMME_WORDS = (
    "joint plan of action", "jpoa", "joint action plan", "план совместных действий", "early warning network",
    "deputy foreign ministers of", "deputy ministers of foreign affairs of", "совместного плана действий",
    "implementation of the united nations global counter-terrorism strategy in central asia",
    "implementation of the un global counter-terrorism strategy in central asia",
)  # fmt: skip


@dataclass(frozen=True)
class ResolvedEvent:
    """An event of a document and its id. `values` is its own record where it `is_new`, else empty."""

    event_id: str
    reading: EventReading
    is_new: bool
    confidence: float
    values: Mapping[str, str]
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether it was a part of the event that the document is about."""
        return self.reading.parent == 0


class ResolvedEvents:
    """The events of one document, the main one first, each once."""

    def __init__(
        self,
        readings: Sequence[EventReading],
        findings: Findings,
        known: KnownEvents,
        country_names: Mapping[str, str],
    ) -> None:
        self._findings = findings
        self._known = known
        self._country_names = country_names
        self._by_reading: dict[int, ResolvedEvent] = {}
        self.events: list[ResolvedEvent] = []
        self._resolve_all(readings)

    @property
    def main(self) -> ResolvedEvent | None:
        """The event that the document is about."""
        return self.events[0] if self.events and self.events[0].reading.is_main else None

    def at(self, offset: int, *, next_first: bool = False) -> tuple[ResolvedEvent, float] | None:
        """The event that a statement at the offset is about, and how certain that is, from 0 to 1.

        With `next_first` the event that is named next in the sentence comes first: "to be adopted at".
        """
        found = self._scopes.at(offset, next_first=next_first) if self.events else None
        return (self.events[found[0]], found[1]) if found else None

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(self._findings, [event.reading for event in self.events])

    def _resolve_all(self, readings: Sequence[EventReading]) -> None:
        # A larger event comes before its parts.
        order = sorted(range(len(readings)), key=lambda place: readings[place].parent is not None)
        if readings and readings[0].parent is not None:
            order.remove(0)
            order.insert(order.index(readings[0].parent) + 1, 0)
        for place in order:
            self._resolve(place, readings[place])
        first = self._by_reading.get(0)
        if first:
            self.events.sort(key=lambda event: (event is not first, event.reading.start))

    def _resolve(self, place: int, reading: EventReading) -> None:
        parent = self._by_reading.get(reading.parent) if reading.parent is not None else None
        if reading.count > 1:
            parts = self._known.same_parts(reading, parent.event_id) if parent else []
            for event_id in parts:
                self._add(ResolvedEvent(event_id, reading, False, reading.confidence, {}))
            return
        resolved = self._as_known(reading, parent) or self._as_new(reading, parent)
        if resolved:
            self._by_reading[place] = resolved
            self._add(resolved)

    def _add(self, event: ResolvedEvent) -> None:
        if all(event.event_id != other.event_id for other in self.events):
            self.events.append(event)

    def _as_known(self, reading: EventReading, parent: ResolvedEvent | None) -> ResolvedEvent | None:
        context = self._context(reading)
        found = self._known.same(reading, context, parent.event_id) if parent else None
        if found is None and (parent is None or reading.is_main):
            found = self._known.same(reading, context)
        if found is None:
            return None
        event_id, score = found
        others = self._suggestions(reading, parent, leave_out=event_id)
        is_day = len(reading.last) == len("YYYY-MM-DD")
        is_mentioned = bool(reading.last) and not (is_day or reading.is_main)
        if is_mentioned and not self._known.is_kind_or_subject(event_id, reading, context):
            return None
        most = reading.confidence if is_day or reading.is_main or not reading.last else MONTH_ALONE
        return ResolvedEvent(event_id, reading, False, min(score, most), {}, others)

    def _as_new(self, reading: EventReading, parent: ResolvedEvent | None) -> ResolvedEvent | None:
        """A new event, if the text tells enough of it: one that is only mentioned needs a month or a city."""
        is_mentioned = not reading.is_main and parent is None
        is_told = (
            len(reading.last) > len("YYYY") or reading.city or (reading.last and reading.rule in BY_YEAR)
        )
        if not reading.event_type or (is_mentioned and not is_told) or CEREMONY.search(reading.name):
            return None
        taken = {event.event_id for event in self.events}
        place = (
            slug(reading.city)
            or self._country_names.get(reading.country_code, "")
            or (parent.event_id if parent else "")
        )
        event_id = self._known.new_id(reading, self._subjects(reading), place or "event", taken)
        values = {
            "event_id": event_id,
            "title": self._title(reading),
            "event_type": reading.event_type,
            "parent_event_id": parent.event_id if parent else "",
            "scope": self._scope(reading, parent),
        }
        confidence = reading.confidence * (0.8 if not reading.is_main and (is_mentioned or parent) else 1.0)
        suggestions = self._suggestions(reading, parent)
        return ResolvedEvent(
            event_id, reading, True, confidence, {k: v for k, v in values.items() if v}, suggestions
        )

    def _subjects(self, reading: EventReading) -> list[str]:
        """What an id says that the event was about: whom talks were held with, or the themes of its name."""
        if reading.event_type == "bilateral meeting" and reading.subject:
            return [slug(reading.subject.split()[-1])]
        return [SHORT.get(theme, slug(theme)) for theme in self._themes(reading)]

    def _suggestions(
        self, reading: EventReading, parent: ResolvedEvent | None, leave_out: str = ""
    ) -> tuple[Suggestion, ...]:
        ranked = self._known.ranked(reading, self._context(reading), parent.event_id if parent else None)
        kept = [(event_id, score) for event_id, score in ranked if event_id != leave_out][:MAX_SUGGESTIONS]
        return tuple(Suggestion("event_id", event_id, round(score, 2)) for event_id, score in kept)

    def _context(self, reading: EventReading) -> str:
        start, end = self._findings.sentence_at(reading.start)
        return self._findings.text[start:end]

    def names(self) -> list[tuple[int, int]]:
        """Where names of the events stand: those of the main one above and in the first paragraph, too."""
        named = [event.reading for event in self.events if event.reading.rule not in NAMELESS]
        spans = [span for reading in named for span in ((reading.start, reading.end), *reading.again)]
        above = [word for word in self._findings.event_words if word.start < self._findings.lead[1]]
        kind = self.main.reading.event_type if self.main else None
        spans += [name_around(self._findings.text, word) for word in above if word.event_type == kind]
        return sorted(set(spans))

    def _themes(self, reading: EventReading) -> Iterator[str]:
        """The themes that the name of the event names, in its order."""
        found = {theme: pattern.search(reading.subject or reading.name) for theme, pattern in THEMES.items()}
        places = [(match.start(), theme) for theme, match in found.items() if match]
        return (theme for _, theme in sorted(places))

    def _title(self, reading: EventReading) -> str:
        """The name in the text, shortened; for a text that is not in English, the kind, subject and place."""
        name = f"{reading.name}: {reading.subject}" if reading.rule == "part by subject" else reading.name
        plain = re.sub("[“”«»]", "", name)
        words = plain.split()
        if language_of(plain) == "en" and len(words) > 1 and plain.isascii():
            title = " ".join(words[:LONGEST_TITLE])
            return title[0].upper() + title[1:]
        theme = next(self._themes(reading), "")
        place = reading.city or self._country_names.get(reading.country_code, "").replace("-", " ").title()
        kind = reading.event_type if reading.event_type != "other" or not name.isascii() else name
        title = kind + (f" on {theme}" if theme else "") + (f" in {place}" if place else "")
        return title[0].upper() + title[1:]

    def _scope(self, reading: EventReading, parent: ResolvedEvent | None) -> str:
        """Programme where the event is part of one that is, or where its sentence names the programme."""
        if parent:
            known = self._known.by_id.get(parent.event_id)
            return known.record["scope"] if known else parent.values["scope"]
        first, last = (
            (0, self._findings.lead[1]) if reading.is_main else self._findings.sentence_at(reading.start)
        )
        text = " ".join(self._findings.text[first:last].casefold().split())
        return "programme" if any(words in text for words in PROGRAMME_WORDS) else "related"
