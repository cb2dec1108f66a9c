"""The events that a document tells of: the one it is about, its parts, and others it mentions in passing.

A document is about the event that its heading or its first paragraph names first. What is said to have taken
place during another event makes that one its parent. A later word for an event stands for the main event
unless it has a date or a place of its own, or names a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.documents.dates import DateReading
from etl.documents.event_clues import BROUGHT_UP, IN_COURSE_OF, IN_EVENT, INDEFINITE, ON_MARGINS, WITHIN
from etl.documents.event_facts import EventFacts
from etl.documents.event_parts import EventParts
from etl.documents.event_readings import (
    LISTED_PART,
    EventReading,
    are_alike,
    is_another,
    named_event,
    overlap,
    without_repeats,
)
from etl.documents.event_words import PARTS, EventWord, find_trainings_told, name_around
from etl.documents.findings import Findings
from etl.documents.main_event import MainEvent
from etl.documents.mention import Mention

PASSING, PARENT = 0.55, 0.65


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
        self.facts = EventFacts(findings, city_countries)
        self.parts = EventParts(self.facts)
        self.main = MainEvent(self.facts)

    def read(self) -> list[EventReading]:
        word = self.main.word
        if word is None:
            return self._adoptions()
        main = self.main.read(word)
        readings = [main]
        larger = self._larger(word)
        if larger:
            readings.append(
                self._near(
                    named_event(self.findings, larger, "event that the main event was part of", PARENT), main
                )
            )
            readings[0] = replace(main, parent=1)
        readings += self._more_at_once(word)
        for other in self.facts.words:
            if other not in (word, larger):
                readings += self._others(other, readings)
        readings += self._trainings_told(readings)
        return without_repeats(_apart(readings, word))

    def _trainings_told(self, so_far: Sequence[EventReading]) -> Iterator[EventReading]:
        """Trainings of which only a verb tells, with a date and a city of their own, and series of them.

        As in "In June the Service will train 25 officers in Osh" and "300 have been trained since 2021".
        """
        for deed in find_trainings_told(self.text):
            start, end = self.findings.sentence_at(deed.start)
            if self.facts.words_in(start, end) or deed.start < self.findings.lead[1]:
                continue
            if series := self.facts.since(deed):
                yield replace(series, name="")
                continue
            date = next(filter(self.facts.is_of_event, self.findings.dates_in(start, end)), None)
            place = self.facts.own_place(deed)
            is_told = date and place and place.kind == "city" and len(date.date_start) > len("YYYY")
            if date and is_told and self._differs(date, place, so_far[0]):
                reading = named_event(self.findings, deed, "event mentioned", LISTED_PART)
                yield self.facts.placed(
                    self.facts.dated(replace(reading, name="", end=deed.end), [date]), place
                )

    def _adoptions(self) -> list[EventReading]:
        """What was adopted on a day at a place, in a text without another event; it is about none of them."""
        found = [(word, self.facts.own_date(word), self.facts.own_place(word)) for word in self.facts.words]
        return without_repeats(
            [
                self.facts.placed(
                    self.facts.dated(named_event(self.findings, word, "adoption", PASSING), [date]), place
                )
                for word, date, place in found
                if word.is_adoption and date and place
            ]
        )

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

    def _others(self, word: EventWord, so_far: Sequence[EventReading]) -> Iterator[EventReading]:
        """The event that a word stands for, if it is not the main one again."""
        main = so_far[0]
        if word.event_type in PARTS:
            yield from self.parts.read(word, main)
            return
        series = self.facts.since(word) or self.facts.in_a_year(word)
        if series and word.is_plural and not word.is_adoption:
            yield series
            return
        date = self.facts.own_date(word) or self.facts.year_before(word, main)
        place = self.facts.own_place(word)
        # Of several at once a text tells too little, unless it gives day and place.
        occasions = self.facts.occasions(word)
        if occasions:
            date, place = occasions[0]
        unclear = word.is_plural and not (date and place)
        # Behind several, "the first" is one of them wherever it was.
        is_one = word.is_elliptical and self.main.word is not None and self.main.word.is_plural
        if not (self._differs(date, place, main) or (is_one and date and place)):
            if date and self._is_beside(word, date, main):
                yield self._beside(word, date, place)
            return
        if unclear or (date and self.main.has_date(date)):
            return
        reading = named_event(
            self.findings, word, "adoption" if word.is_adoption else "event mentioned", PASSING
        )
        if is_another(self.text, word):
            reading = replace(
                reading,
                event_type=self._kind_of_another(word, main),
                rule="event before or after" if date else reading.rule,
                confidence=LISTED_PART,
            )
        is_told = date and place and place.kind == "city"
        kind = reading.event_type or ("other" if is_told and not word.is_adoption else "")
        is_part = date and not (place and place.kind == "city") and self._is_in_main(word)
        reading = replace(
            reading, event_type=kind, format=self.facts.format_of(word), parent=0 if is_part else None
        )
        yield self.facts.placed(self.facts.dated(reading, [date] if date else []), place)
        yield from (other for other in self._more_at_once(word) if other.event_type)

    def _is_beside(self, word: EventWord, date: DateReading, main: EventReading) -> bool:
        """Whether the text brings up an event of another kind, with a day of its own, after the main one.

        As in "On the same day, a training was held": it was on the days of the main event, but is not it.
        """
        if word.start < self.findings.lead[1] or word.is_plural or word.is_adoption or word.is_elliptical:
            return False
        is_same_kind = word.event_type in ("", main.event_type) or are_alike(word.event_type, main.event_type)
        if len(date.date_start) < len("YYYY-MM-DD") or (is_same_kind and not self._is_in_main(word)):
            return False
        before = self.text[: word.start][-60:]
        return bool(INDEFINITE.search(before) or BROUGHT_UP.search(before))

    def _is_in_main(self, word: EventWord) -> bool:
        """Whether the sentence says before the word that it was in the course of another event."""
        start, _ = self.findings.sentence_at(word.start)
        return any(
            other.head != word.head and IN_COURSE_OF.search(self.text[: other.start][-60:])
            for other in self.facts.words_in(start, word.start)
        )

    def _beside(self, word: EventWord, date: DateReading, place: Mention | None) -> EventReading:
        """It is part of the main event if its sentence says so: "in the framework of the conference"."""
        is_part = IN_EVENT.search(self.text, *self.findings.sentence_at(word.start)) or self._is_in_main(word)
        reading = replace(
            named_event(self.findings, word, "event beside the main one", PASSING),
            format=self.facts.format_of(word),
            parent=0 if is_part else None,
        )
        return self.facts.placed(self.facts.dated(reading, [date]), place)

    def _kind_of_another(self, word: EventWord, main: EventReading) -> str:
        """The kind of "the first Dialogue" is that of the high-level dialogue that the document is about."""
        is_like_main = word.is_elliptical or (self.main.word and self.main.word.head == word.head)
        return (
            main.event_type
            if word.event_type == "other" and is_like_main
            else word.event_type or main.event_type
        )

    def _more_at_once(self, word: EventWord) -> Iterator[EventReading]:
        """The others of "two courses were held in Osh on 3 May and in Bishkek on 5 May"."""
        for date, city in self.facts.occasions(word)[1:]:
            reading = replace(
                named_event(self.findings, word, "event mentioned", PASSING), start=city.start, end=city.end
            )
            yield self.facts.placed(self.facts.dated(reading, [date]), city)

    def _differs(self, date: DateReading | None, place: Mention | None, main: EventReading) -> bool:
        """Whether the date or the place tells the event from the main one."""
        if date and main.date_start and not _may_be_same(date, main):
            return True
        if date and not main.date_start and main.date_end and not _may_be_same(date, main):
            return True
        city = place.record_id if place and place.kind == "city" else ""
        return bool(city and main.city and city != main.city) or bool(city and date and not main.city)

    def _near(self, reading: EventReading, other: EventReading) -> EventReading:
        """The event with the dates and the place of the other one."""
        return replace(
            reading,
            date_start=other.date_start,
            date_end=other.date_end,
            city=other.city,
            country_code=other.country_code,
        )


def _apart(readings: Sequence[EventReading], word: EventWord) -> list[EventReading]:
    """The readings, without a main one of several where the text tells of each of them by itself.

    As in "We held three round tables. The first was in Osh on 9 May, the second in Naryn on 16 May": then the
    first of them is the main event.
    """
    main, *others = readings
    days = [one for one in others if one.event_type == main.event_type and one.city and _is_within(one, main)]
    if not word.is_plural or main.is_series or main.parent is not None or len(days) < 2:
        return list(readings)
    others.remove(days[0])
    subject = days[0].subject or main.subject
    return [replace(days[0], rule="main event, one of several", subject=subject), *others]


def _is_within(event: EventReading, main: EventReading) -> bool:
    """Whether the event was on a day within the month, year or days of the main one."""
    first = main.date_start or main.date_end
    is_day = len(event.date_start) == len("YYYY-MM-DD") and len(first) < len("YYYY-MM-DD")
    return is_day and overlap(event.date_start, event.last, first, main.last)


def _may_be_same(date: DateReading, event: EventReading) -> bool:
    """Whether the spans share a day, as far as both are known."""
    first, last = event.date_start or event.date_end, event.last
    return overlap(date.date_start, date.last, first, last)
