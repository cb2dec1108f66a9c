"""The events that a document tells of: the one it is about, its parts, and others it mentions in passing.

A document is about the event that its heading or its first paragraph names first. What is said to have taken
place during another event makes that one its parent. A later word for an event stands for the main event
unless it has a date or a place of its own, or names a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as iso_date

from etl.documents.dates import DateReading
from etl.documents.event_clues import (
    BEGINS,
    BOTH_WAYS,
    BY_SOMEBODY,
    DATE_OF_ANOTHER_THING,
    DEFINITE,
    ENDS,
    GOES_ON,
    HELD_IN_FORMAT,
    IN_ALL,
    NUMBERED_OTHER,
    ON_MARGINS,
    PREPARED,
    SINCE,
    SUCH,
    UNDER_PHASE,
    WITHIN,
)
from etl.documents.event_facts import EventFacts
from etl.documents.event_parts import EventParts
from etl.documents.event_readings import (
    LISTED_PART,
    EventReading,
    are_alike,
    named_event,
    overlap,
    without_repeats,
)
from etl.documents.event_words import PARTS, EventWord, name_around
from etl.documents.findings import Findings
from etl.documents.mention import Mention
from etl.documents.phases import find_phases

PASSING, PARENT, DATELINE, SERIES = 0.55, 0.65, 0.45, 0.45
# A report comes so soon after the event, or so short before it.
NEAR_DAYS = 10


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
        self.main_word: EventWord | None = None
        self.main_place: Mention | None = None

    def read(self) -> list[EventReading]:
        word = self._main_word()
        if word is None:
            return self._adoptions()
        self.main_word = word
        main = self._main(word)
        readings = [main]
        larger = self._larger(word)
        if larger:
            readings.append(
                self._near(
                    named_event(self.text, larger, "event that the main event was part of", PARENT), main
                )
            )
            readings[0] = replace(main, parent=1)
        readings += self._more_at_once(word)
        for other in self.facts.words:
            if other not in (word, larger):
                readings += self._others(other, readings)
        return without_repeats(readings)

    def _adoptions(self) -> list[EventReading]:
        """What was adopted on a day at a place, in a text without another event; it is about none of them."""
        found = [(word, self.facts.own_date(word), self.facts.own_place(word)) for word in self.facts.words]
        return without_repeats(
            [
                self.facts.placed(
                    self.facts.dated(named_event(self.text, word, "adoption", PASSING), [date]), place
                )
                for word, date, place in found
                if word.is_adoption and date and place
            ]
        )

    # The main event

    def _main_word(self) -> EventWord | None:
        """The word for the event that the document is about.

        A part gives way to the event that it is part of, unless that is named as the larger one of a side
        event or a launch; so does one that is only prepared or awaited.
        """
        (_, heading_end), (lead_start, lead_end) = self.findings.heading, self.findings.lead
        for start, end in ((0, heading_end), (lead_start, lead_end), (0, len(self.text))):
            words = [w for w in self.facts.words_in(start, end) if w.event_type and not w.is_adoption]
            words = [w for w in words if self._may_be_main(w)]
            for kinds_left_out in (("session", "bilateral meeting", "other"), ()):
                for word in words:
                    if word.event_type not in kinds_left_out:
                        return self._called_otherwise(word) if start == 0 < lead_start else word
        return next((word for word in self.facts.words if not word.is_adoption), None)

    def _called_otherwise(self, word: EventWord) -> EventWord:
        """The word by which the first paragraph calls the event of the heading: "seminar" or "round table".

        It has to have a date and a place there, and no word of the kind that the heading has.
        """
        words = [w for w in self.facts.words_in(*self.findings.lead) if w.event_type and not w.is_adoption]
        if not words or any(w.event_type == word.event_type for w in words) or self.facts.own_date(word):
            return word
        first = words[0]
        is_told = self.facts.own_date(first) and self.facts.own_place(first) and not first.is_plural
        return first if is_told and are_alike(first.event_type, word.event_type) else word

    def _may_be_main(self, word: EventWord) -> bool:
        """Whether the event is not only prepared, and talks have somebody who is named."""
        _, end = self.findings.sentence_at(word.start)
        is_talks = word.event_type == "bilateral meeting"
        if is_talks and not any(self.findings.mentions_in(word.end, end, "person", "organization")):
            return False
        return not PREPARED.search(self.text[: name_around(self.text, word)[0]][-60:])

    def _main(self, word: EventWord) -> EventReading:
        start, end = 0, max(self.findings.lead[1], self.findings.sentence_at(word.start)[1])
        if since := self._since(word) if word.is_plural else None:
            self.main_place = self.facts.own_place(word)
            return replace(since, rule="main event, a series")
        stated_above = word.start < self.findings.lead[1]
        confidence = 0.8 if stated_above and not word.is_plural else 0.5 if stated_above else 0.4
        reading = named_event(self.text, word, "main event", confidence)
        self.main_place = self._place_of_main(word, start, end)
        dates = self._dates_of_main(word, start, end)
        return replace(
            self.facts.placed(self.facts.dated(reading, dates), self.main_place),
            event_type=reading.event_type or "other",
            format=self._format(word),
            phase=reading.phase or self._phase_of_main(word),
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
            if date not in of_document and (self.facts.owner(date) in own or self._goes_on(date, word))
        ]
        spans = [date for date in of_document if date.date_end]
        later = [date for date in self.findings.dates_in(end, len(self.text)) if self._is_of_main(date, word)]
        in_rows = [date for date in self.findings.dates if self.facts.is_in_row(date)]
        found = in_rows[:1] or _most_precise([*stated, *spans, *later])
        return (
            found
            or self._dates_of_lead()
            or self._told_again(word)
            or [replace(date, confidence=DATELINE) for date in of_document[:1]]
        )

    def _told_again(self, word: EventWord) -> list[DateReading]:
        """The date of the first later word of the kind that may well be the main event, told more closely.

        "They gave a seminar in Uzbekistan", and later "A seminar took place in Termez on 6 March": that is
        the same one, if it was shortly before or after the day of the document.
        """
        for other in self.facts.words_in(self.findings.sentence_at(word.start)[1], len(self.text)):
            date, place = self.facts.own_date(other), self.facts.own_place(other)
            if other.event_type != word.event_type or other.is_plural or not (date and self._is_near(date)):
                continue
            before = self.text[: other.start][-40:]
            if SUCH.search(before) or NUMBERED_OTHER.search(before) or not self._lies_in_main(place):
                continue
            self.main_place = place or self.main_place
            return [replace(date, confidence=DATELINE)]
        return []

    def _is_near(self, date: DateReading) -> bool:
        """Whether it is a day not long before or after that of the document."""
        day = next((one.date_start for one in self.findings.document_dates), "")
        if not len(day) == len(date.date_start) == len("YYYY-MM-DD"):
            return False
        return abs((iso_date.fromisoformat(day) - iso_date.fromisoformat(date.date_start)).days) <= NEAR_DAYS

    def _lies_in_main(self, place: Mention | None) -> bool:
        """Whether the place is that of the main event, or a city in its country."""
        main = self.main_place
        if place is None or main is None or place.record_id == main.record_id:
            return True
        return main.kind == "country" and self.facts.country_of(place) == main.record_id

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
        if word is None or self._since(word) or not self._fits_document(date):
            return False
        if owner is None:
            return self._goes_on(date, word)
        if owner.is_plural or owner.is_adoption or owner.event_type not in (word.event_type, ""):
            return False
        start, end = self.findings.sentence_at(date.start)
        if SUCH.search(self.text[start : owner.start]) or self._is_elsewhere(owner):
            return False
        bounded = BEGINS.search(self.text, start, end) or ENDS.search(self.text, start, end)
        return bool(owner.event_type) if bounded else bool(DEFINITE.search(self.text[start : owner.start]))

    def _fits_document(self, date: DateReading) -> bool:
        """Not a month or year other than that of the document: it is of something that the text recalls."""
        day = next(iter(self.findings.document_dates), None)
        is_coarse = len(date.date_start) < len("YYYY-MM-DD")
        return not (day and is_coarse) or overlap(date.date_start, date.last, day.date_start, day.last)

    def _goes_on(self, date: DateReading, word: EventWord) -> bool:
        """Whether the sentence goes on about the event of the one before: "It closed on 5 May"."""
        start, _ = self.findings.sentence_at(date.start)
        before, _ = self.findings.sentence_at(max(0, start - 1))
        about = [w for w in self.facts.words_in(before, start) if w.event_type in (word.event_type, "")]
        words = self.text[start : date.start]
        return bool(GOES_ON.match(words) and (BEGINS.search(words) or ENDS.search(words)) and about)

    def _is_elsewhere(self, word: EventWord) -> bool:
        """Whether the event of the word took place at another place than the main one."""
        place = self.facts.own_place(word)
        return place is not None and (self.main_place is None or place.record_id != self.main_place.record_id)

    def _words_for(self, word: EventWord) -> list[EventWord]:
        """The words above and in the first paragraph that stand for the same event, or for any."""
        end = self.findings.lead[1]
        same = [
            w
            for w in self.facts.words_in(0, end)
            if w.event_type in (word.event_type, "") and not w.is_adoption
        ]
        named = [w for w in same if w.event_type or not w.is_plural]
        return [w for w in named if not SUCH.search(self.text[: w.start][-40:])] + [word]

    def _place_of_main(self, word: EventWord, start: int, end: int) -> Mention | None:
        """The city beside a word for the event, or else the first place that is not that of another event."""
        own = [self.facts.own_place(w) for w in self._words_for(word) if w.event_type == word.event_type]
        cities = [place for place in own if place and place.kind == "city"]
        if cities:
            return cities[0]
        others = [
            w for w in self.facts.words_in(start, end) if w.event_type not in (word.event_type, "", *PARTS)
        ]
        taken = [self.facts.own_place(w) for w in others]
        places = [
            place
            for place in self.facts.places
            if start <= place.start < end and self.facts.is_place_of_event(place) and place not in taken
        ]
        found = next((place for place in places if place.kind == "city"), places[0] if places else None)
        return found or self._place_told_later(word, end)

    def _place_told_later(self, word: EventWord, end: int) -> Mention | None:
        """The city beside the first later word for the same event, as in "the conference ended in Osh"."""
        for other in self.facts.words_in(end, len(self.text)):
            before = self.text[: other.start][-40:]
            if other.event_type == word.event_type and not (SUCH.search(before) or other.is_plural):
                place = self.facts.own_place(other)
                return place if place and place.kind == "city" else None
        return None

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
            yield from self.parts.read(word, main)
            return
        if word.is_plural and not word.is_adoption and (since := self._since(word)):
            yield since
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
        reading = named_event(self.text, word, "adoption" if word.is_adoption else "event mentioned", PASSING)
        if SUCH.search(self.text[: word.start][-40:]):
            reading = replace(
                reading,
                event_type=reading.event_type or main.event_type,
                rule="event before or after" if date else reading.rule,
                confidence=LISTED_PART,
            )
        reading = replace(reading, format=self._format_near(word))
        yield self.facts.placed(self.facts.dated(reading, [date] if date else []), place)

    def _since(self, word: EventWord) -> EventReading | None:
        """Several told of together: "120 have completed courses since 2015", "in all, 40 in 2021"."""
        start, end = self.findings.sentence_at(word.start)
        for date in self.findings.dates_in(start, end):
            is_day = len(date.date_start) == len("YYYY-MM-DD")
            if is_day or date.date_end or not word.event_type:
                continue
            in_all = date.rule == "year" and IN_ALL.search(self.text, start, end)
            if in_all or SINCE.search(self.text[max(start, date.start - 12) : date.end]):
                reading = replace(
                    named_event(self.text, word, "series of events", SERIES), date_start=date.date_start
                )
                return self.facts.placed(reading, self.facts.own_place(word))
        return None

    def _more_at_once(self, word: EventWord) -> Iterator[EventReading]:
        """The others of "two courses were held in Osh on 3 May and in Bishkek on 5 May"."""
        start, end = self.findings.sentence_at(word.start)
        dates = [date for date in self.findings.dates_in(start, end) if self.facts.owner(date) == word]
        places = [p for p in self.facts.places if start <= p.start < end and self.facts.is_place_of_event(p)]
        cities = [place for place in places if place.kind == "city"]
        if word.is_plural and len(dates) == len(cities):
            for date, city in list(zip(dates, cities, strict=True))[1:]:
                reading = replace(
                    named_event(self.text, word, "event mentioned", PASSING), start=city.start, end=city.end
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

    # Building readings

    def _near(self, reading: EventReading, other: EventReading) -> EventReading:
        """The event with the dates and the place of the other one."""
        return replace(
            reading,
            date_start=other.date_start,
            date_end=other.date_end,
            city=other.city,
            country_code=other.country_code,
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
            if word.event_type and name in word.wording.casefold().replace("онлайн", "online"):
                return name
            if word.event_type and called.search(self.text[max(start, word.start - 60) : word.start]):
                return name
            found = held.search(self.text, start, end)
            alone = kinds <= {word.event_type} or (not word.event_type and not kinds)
            if found and alone and not BY_SOMEBODY.search(self.text[start : found.start()]):
                return name
        return ""

    def _phase_of_main(self, word: EventWord) -> int | None:
        """As in "a workshop under Phase III of the project"; in the first paragraph or beside the event."""
        for phases in find_phases(self.text):
            start, _ = self.findings.sentence_at(phases.start)
            is_lead = self.findings.lead[0] <= start < self.findings.lead[1]
            before = [w for w in self.facts.words_in(start, phases.start) if not w.is_adoption]
            is_beside = bool(before) and all(w.event_type in (word.event_type, "") for w in before)
            under = UNDER_PHASE.search(self.text[start : phases.start])
            if len(phases.numbers) == 1 and under and (is_lead or is_beside):
                return phases.numbers[0]
        return None


def _most_precise(dates: Sequence[DateReading]) -> list[DateReading]:
    """The dates without a month or a year in which another one of them lies."""
    return [
        date
        for date in dates
        if date.date_end
        or not any(
            len(o.date_start) > len(date.date_start) and o.date_start.startswith(date.date_start)
            for o in dates
        )
    ]


def _may_be_same(date: DateReading, event: EventReading) -> bool:
    """Whether the spans share a day, as far as both are known."""
    first, last = event.date_start or event.date_end, event.last
    return overlap(date.date_start, date.last, first, last)
