"""The events of a document with the ids that they have in the records, or get there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.documents.event_words import EventWord, name_around
from etl.documents.events import EventReading
from etl.documents.findings import Findings
from etl.documents.known_events import MAX_SUGGESTIONS, KnownEvents, slug
from etl.documents.languages import language_of
from etl.documents.proposal import Suggestion
from etl.documents.themes import PATTERNS as THEMES

# How ids call themes.
SHORT = {
    "prevention of violent extremism": "pve",
    "countering financing": "cft",
    "internet and social media": "internet",
    "rehabilitation and reintegration": "rehabilitation",
}
# How certain it is that a statement is about an event that only the sentences before it name, and about the
# main event where its sentence speaks of an event of another kind.
NAMED_BEFORE, NAMES_ANOTHER = 0.85, 0.5
# What these rules find has no name of its own.
NAMELESS = ("adoption", "talks with a person")
# A place so far behind the name of an event, in characters, is still its place.
NEAR = 30
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
        return self.events[0] if self.events else None

    def at(self, offset: int, *, next_first: bool = False) -> tuple[ResolvedEvent, float] | None:
        """The event that a statement at the offset is about, and how certain that is, from 0 to 1.

        The event named last before it in its sentence, or else a part that is named after it there; where the
        sentence names none, the main event. With `next_first` the next one comes first: "to be adopted at".
        """
        if self.main is None:
            return None
        start, end = self._findings.sentence_at(offset)
        here = [(place, event) for place, event in self._places if start <= place < end]
        before = [event for place, event in here if place <= offset]
        after = [event for place, event in here if place > offset]
        if next_first and after:
            return after[0], 0.9
        # "40 people attended the opening session" is of the session, "A launched it during B" not of B.
        parts = [event for event in after if event.reading.parent == 0]
        if before or parts:
            several = len({event.event_id for _, event in here}) > 1
            return (before[-1] if before else parts[0]), 0.8 if several else 1.0
        if self._names_another(start, end):
            return self.main, NAMES_ANOTHER
        return self._of_paragraph(offset) or (self.main, 1.0)

    @cached_property
    def _places(self) -> list[tuple[int, ResolvedEvent]]:
        """Where the text names events: by name, or by the word for their kind."""
        places = [(event.reading.start, event) for event in self.events]
        words = self._findings.event_words
        places += [(word.start, event) for word in words if (event := self._meant_by(word))]
        # "The event" is the one that its paragraph names first, if that is not part of another.
        for word in words:
            if not word.event_type and not word.is_plural and not word.is_adoption and self.main:
                whole = [item for item in sorted(places, key=_first) if item[1].reading.parent != 0]
                start = max(
                    (first for first, _ in self._findings.paragraphs if first <= word.start), default=0
                )
                before = [event for place, event in whole if start <= place < word.start]
                places.append((word.start, before[0] if before else self.main))
        return sorted(places, key=_first)

    def _meant_by(self, word: EventWord) -> ResolvedEvent | None:
        """The one event of the kind, or of several that at the place that follows: "the course in Osh"."""
        if not word.event_type or word.is_plural:
            return None
        alike = [event for event in self.events if event.reading.event_type == word.event_type]
        if len(alike) > 1:
            _, end = name_around(self._findings.text, word)
            near = {city.record_id for city in self._findings.mentions_in(word.end, end + NEAR, "city")}
            alike = [event for event in alike if event.reading.city in near]
        return alike[0] if len(alike) == 1 else None

    def _of_paragraph(self, offset: int) -> tuple[ResolvedEvent, float] | None:
        """The event that the paragraph names first; a session gives way to the main event."""
        start = max((first for first, _ in self._findings.paragraphs if first <= offset), default=0)
        before = [event for place, event in self._places if start <= place <= offset]
        if not before:
            return None
        topic = before[0] if before[0].reading.event_type != "session" else self.events[0]
        return topic, 1.0 if all(event is self.main for event in before) else NAMED_BEFORE

    def _names_another(self, start: int, end: int) -> bool:
        """Whether a sentence speaks of an event that is not known, or of one of several of its kind."""
        kinds = {word.event_type for word in self._findings.event_words if start <= word.start < end}
        known = [event.reading.event_type for event in self.events]
        return any(known.count(kind) != 1 for kind in kinds - {"", "other"})

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
        return ResolvedEvent(event_id, reading, False, min(score, reading.confidence), {}, others)

    def _as_new(self, reading: EventReading, parent: ResolvedEvent | None) -> ResolvedEvent | None:
        """A new event, if the text tells enough of it: one that is only mentioned needs a month or a city."""
        is_mentioned = not reading.is_main and parent is None
        if not reading.event_type or (is_mentioned and not (len(reading.last) > len("YYYY") or reading.city)):
            return None
        taken = {event.event_id for event in self.events}
        place = (
            slug(reading.city)
            or self._country_names.get(reading.country_code, "")
            or (parent.event_id if parent else "")
        )
        with_whom = (
            slug(reading.subject.split()[-1])
            if reading.event_type == "bilateral meeting" and reading.subject
            else ""
        )
        theme = (
            [with_whom] if with_whom else [SHORT.get(theme, slug(theme)) for theme in self._themes(reading)]
        )
        event_id = self._known.new_id(reading, theme, place or "event", taken)
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
        spans = [(reading.start, reading.end) for reading in named]
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
        words = name.replace("“", "").replace("”", "").split()
        if language_of(name) == "en" and len(words) > 1 and name.isascii():
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


def _first(item: tuple[int, ResolvedEvent]) -> int:
    return item[0]
