"""The events that a document tells of: the one it is about, its parts, and others it mentions in passing.

A document is about the event that its heading or its first paragraph names first. What is said to have taken
place during another event makes that one its parent. A later word for an event stands for the main event
unless it has a date or a place of its own, or names a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.documents.dates import DateReading
from etl.documents.event_clues import (
    BEGINS,
    BOTH_WAYS,
    BY_SOMEBODY,
    COUNTS,
    DATE_OF_ANOTHER_THING,
    DEFINITE,
    ENDS,
    HELD_IN_FORMAT,
    LISTED,
    NUMBERED,
    OF_A_BODY,
    ON_MARGINS,
    SUCH,
    UNDER_PHASE,
    WITHIN,
)
from etl.documents.event_facts import EventFacts
from etl.documents.event_words import PARTS, EventWord, name_around
from etl.documents.findings import Findings
from etl.documents.mention import Mention
from etl.documents.phases import find_phases

PASSING, PART, LISTED_PART, PARENT, DATELINE = 0.55, 0.6, 0.5, 0.65, 0.45


@dataclass(frozen=True)
class EventReading:
    """An event as a text tells of it.

    `start` and `end` are the offsets of its name. `event_type` is empty where the word may stand for any
    kind; dates, place and format where the text does not give them. `parent` is the place of the larger event
    in the list of readings. `count` is more than one where the text speaks of that many alike. `subject` is
    what the name says that it was about.
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

    @property
    def is_main(self) -> bool:
        """Whether the document is about it."""
        return self.rule.startswith("main event")

    @property
    def last(self) -> str:
        """The last day, month or year that is known."""
        return self.date_end or self.date_start


def read_events(findings: Findings, city_countries: dict[str, str]) -> list[EventReading]:
    """The events of a document, the main one first, then in the order of the text.

    Args:
        findings: the text with sentences, mentions of cities and countries, and dates.
        city_countries: the country_code of each city.
    """
    return _Reader(findings, city_countries).read()


class _Reader:
    """Reads the events of one text; holds what the rules look up."""

    def __init__(self, findings: Findings, city_countries: dict[str, str]) -> None:
        self.findings = findings
        self.text = findings.text
        self.city_countries = city_countries
        self.facts = EventFacts(findings)
        self.main_word: EventWord | None = None

    def read(self) -> list[EventReading]:
        word = self._main_word()
        if word is None:
            return []
        self.main_word = word
        main = self._main(word)
        readings = [main]
        larger = self._larger(word)
        if larger:
            readings.append(self._named(larger, "event that the main event was part of", PARENT, near=main))
            readings[0] = replace(main, parent=1)
        readings += self._more_at_once(word)
        for other in self.facts.words:
            if other not in (word, larger):
                readings += self._others(other, readings)
        return _without_repeats(readings)

    # The main event

    def _main_word(self) -> EventWord | None:
        """The word for the event that the document is about.

        A part gives way to the event that it is part of, unless that is named as the larger one of a side
        event or a launch.
        """
        (_, heading_end), (lead_start, lead_end) = self.findings.heading, self.findings.lead
        for start, end in ((0, heading_end), (lead_start, lead_end), (0, len(self.text))):
            words = [w for w in self.facts.words_in(start, end) if w.event_type and not w.is_adoption]
            for kinds_left_out in (("session", "bilateral meeting", "other"), ()):
                for word in words:
                    if word.event_type not in kinds_left_out:
                        return word
        return next((word for word in self.facts.words if not word.is_adoption), None)

    def _main(self, word: EventWord) -> EventReading:
        start, end = 0, max(self.findings.lead[1], self.findings.sentence_at(word.start)[1])
        stated_above = word.start < self.findings.lead[1]
        confidence = 0.8 if stated_above and not word.is_plural else 0.5 if stated_above else 0.4
        reading = self._named(word, "main event", confidence)
        place = self._place_of_main(start, end)
        return replace(
            self._placed(self._dated(reading, self._dates_of_main(word, start, end)), place),
            event_type=reading.event_type or "other",
            format=self._format(word),
            phase=reading.phase or self._phase_of_lead(),
        )

    def _dates_of_main(self, word: EventWord, start: int, end: int) -> list[DateReading]:
        """The dates of the main event.

        They stand in a sentence about it or, as a span, in a line of the heading; if they do not, the date of
        the document is taken, at a low confidence: it may be a report of the day.
        """
        own, of_document = self._words_for(word), self.findings.document_dates
        stated = [
            date
            for date in self.findings.dates_in(start, end)
            if date not in of_document and self.facts.owner(date) in own
        ]
        spans = [date for date in of_document if date.date_end]
        later = [date for date in self.findings.dates_in(end, len(self.text)) if self._is_of_main(date, word)]
        found = [*stated, *spans, *later]
        return (
            found or self._dates_of_lead() or [replace(date, confidence=DATELINE) for date in of_document[:1]]
        )

    def _dates_of_lead(self) -> list[DateReading]:
        """The date of a first sentence without a word for the event: "experts met in Osh from 5 to 6 May"."""
        start, end = self.findings.sentence_at(self.findings.lead[0])
        if self.facts.words_in(start, end):
            return []
        return [
            replace(date, confidence=min(date.confidence, LISTED_PART))
            for date in self.findings.dates_in(start, end)
            if date not in self.findings.document_dates
            and not DATE_OF_ANOTHER_THING.search(self.text[start : date.start])
        ][:1]

    def _is_of_main(self, date: DateReading, word: EventWord | None) -> bool:
        """Whether a later sentence gives the date of the same event: "the course began on ..."."""
        owner = self.facts.owner(date)
        if word is None or owner is None or owner.is_plural or owner.event_type not in (word.event_type, ""):
            return False
        start, end = self.findings.sentence_at(date.start)
        if SUCH.search(self.text[start : owner.start]) or owner.is_adoption or self.facts.own_place(owner):
            return False
        bounded = BEGINS.search(self.text, start, end) or ENDS.search(self.text, start, end)
        return bool(owner.event_type) if bounded else bool(DEFINITE.search(self.text[start : owner.start]))

    def _words_for(self, word: EventWord) -> list[EventWord]:
        """The words above and in the first paragraph that stand for the same event, or for any."""
        end = self.findings.lead[1]
        same = [
            w
            for w in self.facts.words_in(0, end)
            if w.event_type in (word.event_type, "") and not w.is_adoption
        ]
        return [w for w in same if w.event_type or not w.is_plural] + [word]

    def _place_of_main(self, start: int, end: int) -> Mention | None:
        places = [
            place
            for place in self.facts.places
            if start <= place.start < end and self.facts.is_place_of_event(place)
        ]
        return next((place for place in places if place.kind == "city"), places[0] if places else None)

    def _larger(self, word: EventWord) -> EventWord | None:
        """The event during which the main one took place, if the text says so in one sentence."""
        same = [w for w in self.facts.words_in(0, self.findings.lead[1]) if w.event_type == word.event_type]
        for small in same or [word]:
            _, sentence_end = self.findings.sentence_at(small.start)
            for other in self.facts.words_in(small.end, sentence_end):
                larger = (
                    other.event_type
                    and other.event_type not in PARTS
                    and other.event_type != small.event_type
                )
                name_start, _ = name_around(self.text, other)
                if larger and WITHIN.search(self.text[small.end : name_start]):
                    return other
        return self._larger_before(same or [word])

    def _larger_before(self, words: Sequence[EventWord]) -> EventWord | None:
        """As in "On the margins of the conference, they held a side event"."""
        for small in words:
            start, _ = self.findings.sentence_at(small.start)
            for other in self.facts.words_in(start, small.start):
                name_start, _ = name_around(self.text, other)
                if other.event_type not in ("", *PARTS) and ON_MARGINS.search(self.text[start:name_start]):
                    return other
        return None

    # Parts and other events

    def _others(self, word: EventWord, so_far: Sequence[EventReading]) -> Iterator[EventReading]:
        """The event that a word stands for, if it is not the main one again."""
        main = so_far[0]
        if word.event_type in PARTS:
            yield from self._parts(word, main)
            return
        date, place = self.facts.own_date(word), self.facts.own_place(word)
        # Of several at once a text tells too little, unless it gives day and place.
        unclear = word.is_plural and not (date and place)
        if (
            unclear
            or not self._differs(date, place, main)
            or (date and self._is_of_main(date, self.main_word))
        ):
            return
        reading = self._named(word, "adoption" if word.is_adoption else "event mentioned", PASSING)
        if SUCH.search(self.text[: word.start]) and not word.event_type and date and place:
            reading = replace(reading, event_type=main.event_type, confidence=LISTED_PART)
        reading = replace(reading, format=self._format_near(word))
        yield self._placed(self._dated(reading, [date] if date else []), place)

    def _more_at_once(self, word: EventWord) -> Iterator[EventReading]:
        """The others of "two courses were held in Osh on 3 May and in Bishkek on 5 May"."""
        start, end = self.findings.sentence_at(word.start)
        dates = [date for date in self.findings.dates_in(start, end) if self.facts.owner(date) == word]
        places = [p for p in self.facts.places if start <= p.start < end and self.facts.is_place_of_event(p)]
        cities = [place for place in places if place.kind == "city"]
        if word.is_plural and len(dates) == len(cities):
            for date, city in list(zip(dates, cities, strict=True))[1:]:
                reading = replace(
                    self._named(word, "event mentioned", PASSING), start=city.start, end=city.end
                )
                yield self._placed(self._dated(reading, [date]), city)

    def _parts(self, word: EventWord, main: EventReading) -> Iterator[EventReading]:
        if OF_A_BODY.match(self.text, word.end) or word.event_type == main.event_type:
            return
        if word.event_type == "bilateral meeting":
            yield from self._talks(word)
        elif word.is_plural:
            yield from self._listed(word)
        elif " " in word.wording or name_around(self.text, word)[1] > word.end:
            date = self.facts.own_date(word)
            yield replace(
                self._dated(self._named(word, "part of the event", PART), [date] if date else []), parent=0
            )

    def _listed(self, word: EventWord) -> Iterator[EventReading]:
        """Parts of which the text gives the number, and those that it lists by subject."""
        start, end = self.findings.sentence_at(word.start)
        numbered = NUMBERED.search(self.text[start : word.start])
        if numbered:
            number = numbered["number"].lower()
            count = int(number) if number.isdigit() else COUNTS.get(number, 1)
            if count > 1:
                yield replace(self._named(word, "parts by number", LISTED_PART), parent=0, count=count)
        listed = LISTED.match(self.text, word.end, end)
        if listed:
            for first, last in _subjects(self.text, listed.end(), end):
                reading = self._named(word, "part by subject", LISTED_PART)
                yield replace(reading, start=first, end=last, subject=self.text[first:last], parent=0)

    def _talks(self, word: EventWord) -> Iterator[EventReading]:
        """Talks, one for each person with whom they were held."""
        _, end = self.findings.sentence_at(word.start)
        start = word.end
        for person in self.findings.mentions_in(word.end, end, "person"):
            reading = self._named(word, "talks with a person", LISTED_PART)
            with_whom = self.text[start : person.end].strip(" ,")
            yield replace(
                reading, start=person.end - len(with_whom), end=person.end, subject=with_whom, parent=0
            )
            start = person.end

    def _differs(self, date: DateReading | None, place: Mention | None, main: EventReading) -> bool:
        """Whether the date or the place tells the event from the main one."""
        if date and main.date_start and not _may_be_same(date, main):
            return True
        if date and not main.date_start and main.date_end and not _may_be_same(date, main):
            return True
        city = place.record_id if place and place.kind == "city" else ""
        return bool(city and main.city and city != main.city) or bool(city and date and not main.city)

    # Building readings

    def _named(
        self, word: EventWord, rule: str, confidence: float, near: EventReading | None = None
    ) -> EventReading:
        start, end = name_around(self.text, word)
        reading = EventReading(
            event_type=word.event_type,
            name=" ".join(self.text[start:end].replace("*", "").split()),
            subject=" ".join(self.text[word.end : end].replace("*", "").split()),
            start=start,
            end=end,
            rule=rule,
            confidence=confidence,
            phase=self._phase(start, end),
        )
        if near is None:
            return reading
        return replace(
            reading,
            date_start=near.date_start,
            date_end=near.date_end,
            city=near.city,
            country_code=near.country_code,
        )

    def _dated(self, reading: EventReading, dates: Sequence[DateReading]) -> EventReading:
        """With its first and last day: a span of days, or what begins and what ends it."""
        if not dates:
            return reading
        spans = [date for date in dates if date.date_end]
        if spans:
            first, last = spans[0].date_start, spans[0].date_end
            return replace(
                reading,
                date_start=first,
                date_end=last,
                confidence=min(reading.confidence, spans[0].confidence),
            )
        firsts = [date for date in dates if not self.facts.is_last_day(date)]
        lasts = [date for date in dates if date not in firsts]
        first = firsts[0].date_start if firsts else ""
        last = next((date.date_start for date in lasts if date.date_start > first), "")
        confidence = min(reading.confidence, *(date.confidence for date in (*firsts[:1], *lasts[:1])))
        return replace(reading, date_start=first, date_end=last, confidence=confidence)

    def _placed(self, reading: EventReading, place: Mention | None) -> EventReading:
        """With its city and country, or its country alone."""
        if place is None:
            return reading
        if place.kind == "country":
            return replace(reading, country_code=place.record_id)
        return replace(
            reading, city=place.record_id, country_code=self.city_countries.get(place.record_id, "")
        )

    def _format(self, word: EventWord) -> str:
        """Online, hybrid or in person, where the text says so of the main event."""
        if BOTH_WAYS.search(self.text):
            return "hybrid"
        again = [
            other
            for other in self.facts.words
            if other.event_type in (word.event_type, "")
            and not other.is_adoption
            and not self.facts.own_date(other)
        ]
        return next(filter(None, map(self._format_near, [word, *self._words_for(word), *again])), "")

    def _format_near(self, word: EventWord) -> str:
        """The format that stands beside a word for an event, or in its sentence, if that names no other."""
        start, end = self.findings.sentence_at(word.start)
        kinds = {w.event_type for w in self.facts.words_in(start, end) if w.event_type and not w.is_adoption}
        for name, held, called in HELD_IN_FORMAT:
            if word.event_type and called.search(self.text[max(start, word.start - 60) : word.start]):
                return name
            found = held.search(self.text, start, end)
            alone = kinds <= {word.event_type} or (not word.event_type and not kinds)
            if found and alone and not BY_SOMEBODY.search(self.text[start : found.start()]):
                return name
        return ""

    def _phase(self, start: int, end: int) -> int | None:
        """The phase that the name of the event names."""
        phases = find_phases(self.text[start:end])
        return phases[0].numbers[0] if phases and len(phases[0].numbers) == 1 else None

    def _phase_of_lead(self) -> int | None:
        """As in "a workshop under Phase III of the project"."""
        start, end = self.findings.lead
        for phases in find_phases(self.text[start:end]):
            before = self.text[start : start + phases.start]
            if len(phases.numbers) == 1 and UNDER_PHASE.search(before):
                return phases.numbers[0]
        return None


def _may_be_same(date: DateReading, event: EventReading) -> bool:
    """Whether the spans share a day, as far as both are known."""
    first, last = event.date_start or event.date_end, event.last
    return overlap(date.date_start, date.last, first, last)


def overlap(start: str, end: str, other_start: str, other_end: str) -> bool:
    """Whether two spans of partial dates may share a day; a month or a year holds all of its days."""
    return _ceiling(end) >= other_start and _ceiling(other_end) >= start


def _ceiling(date: str) -> str:
    """A text that sorts after every day of the month or the year."""
    return date + "-99" * ((len("YYYY-MM-DD") - len(date)) // 3)


def _subjects(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each subject of a list stands: each begins with "on" or the like, as the first one does."""
    for found in re.finditer(
        r"(.+?)(?:,? (?:and )?(?:on|о|об|по) (?=(?:the |[a-z]+ )?\w)(?<=, on )|$)", text[start:end]
    ):
        subject = re.sub(r",? etc\.?$|[.,;]+$", "", found.group(1).rstrip())
        if subject.strip():
            yield start + found.start(1), start + found.start(1) + len(subject)


def _without_repeats(readings: Sequence[EventReading]) -> list[EventReading]:
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
    return replace(first, format=first.format or again.format, subject=first.subject or again.subject)


def _manner(reading: EventReading) -> str:
    """What tells one session from another: opening, closing, panel."""
    return reading.name.split(" ")[0].casefold() if reading.event_type == "session" else ""
