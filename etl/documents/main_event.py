"""The event that a document is about: the word that names it first, and what the whole text says of it."""

from __future__ import annotations

from collections.abc import Sequence
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
    NUMBERED_OTHER,
    PREPARED,
    SUBJECT_RU,
    UNDER_PHASE,
)
from etl.documents.event_facts import EventFacts
from etl.documents.event_readings import (
    LISTED_PART,
    EventReading,
    are_alike,
    is_another,
    named_event,
    overlap,
)
from etl.documents.event_words import PARTS, EventWord, name_around
from etl.documents.mention import Mention

DATELINE = 0.45
# A report comes so soon after the event, or so short before it.
NEAR_DAYS = 10


class MainEvent:
    """The event that one text is about.

    `word` stands for it, None where the text is about none; `place` is known once the event was read.
    """

    def __init__(self, facts: EventFacts) -> None:
        self.facts = facts
        self.findings = facts.findings
        self.text = facts.text
        self.place: Mention | None = None
        self.word = self._find_word()

    def read(self, word: EventWord) -> EventReading:
        """The event for which the word stands, as the whole text tells of it."""
        start, end = 0, max(self.findings.lead[1], self.findings.sentence_at(word.start)[1])
        if since := self.facts.since(word) if word.is_plural else None:
            self.place = self.facts.own_place(word)
            return replace(since, rule="main event, a series")
        stated_above = word.start < self.findings.lead[1]
        confidence = 0.8 if stated_above and not word.is_plural else 0.5 if stated_above else 0.4
        reading = named_event(self.findings, word, "main event", confidence)
        self.place = self._place_of(word, start, end)
        dates = self._dates_of(word, start, end)
        return replace(
            self.facts.placed(self.facts.dated(reading, dates), self.place),
            event_type=reading.event_type or "other",
            format=self._format_of(word),
            phase=reading.phase or self._phase_of(word),
        )

    def has_date(self, date: DateReading) -> bool:
        """Whether a later sentence gives the date of the same event: "the course began on ..."."""
        owner, word = self.facts.owner(date), self.word
        if word is None or self.facts.since(word) or not self._fits_document(date):
            return False
        if owner is None:
            return self._goes_on(date, word)
        is_of_others = owner.is_plural and not (word.is_plural and owner.head == word.head)
        if is_of_others or owner.is_adoption or owner.event_type not in (word.event_type, ""):
            return False
        start, end = self.findings.sentence_at(date.start)
        if is_another(self.text, owner) or self._is_elsewhere(owner):
            return False
        bounded = BEGINS.search(self.text, start, end) or ENDS.search(self.text, start, end)
        if bounded:
            return bool(owner.event_type)
        before = self.text[start : owner.start]
        return bool(DEFINITE.search(before) or (date.date_end and SUBJECT_RU.search(before)))

    def _find_word(self) -> EventWord | None:
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
            if meeting := self._dated_meeting(start, end):
                return meeting
        return next((word for word in self.facts.words if not word.is_adoption), None)

    def _dated_meeting(self, start: int, end: int) -> EventWord | None:
        """A meeting or event with a date of its own: it is more than what the text recalls further down."""
        words = (w for w in self.facts.words_in(start, end) if not w.event_type and not w.is_adoption)
        return next((w for w in words if self._is_dated(w) and self._may_be_main(w)), None)

    def _is_dated(self, word: EventWord) -> bool:
        """Whether a meeting has a date, or is that of a first sentence: "The network met on 5 May"."""
        is_above = word.start < self.findings.lead[1] and not word.is_plural
        return bool(self.facts.own_date(word) or (is_above and self._dates_of_lead()))

    def _called_otherwise(self, word: EventWord) -> EventWord:
        """The word by which the first paragraph calls the event of the heading: "seminar" or "round table".

        It has to have a date and a place there, and no word of the kind that the heading has.
        """
        words = [w for w in self.facts.words_in(*self.findings.lead) if w.event_type and not w.is_adoption]
        if not words or any(w.event_type == word.event_type for w in words) or self.facts.own_date(word):
            return word
        first = words[0]
        is_told = self.facts.own_date(first) and self.facts.own_place(first) and not first.is_plural
        is_same = are_alike(first.event_type, word.event_type) or first.head == word.head
        return first if is_told and is_same else word

    def _may_be_main(self, word: EventWord) -> bool:
        """Whether the event is not only prepared, and talks have somebody who is named."""
        _, end = self.findings.sentence_at(word.start)
        is_talks = word.event_type == "bilateral meeting"
        if is_talks and not any(self.findings.mentions_in(word.end, end, "person", "organization")):
            return False
        return not PREPARED.search(self.text[: name_around(self.text, word)[0]][-60:])

    def _dates_of(self, word: EventWord, start: int, end: int) -> list[DateReading]:
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
        later = [date for date in self.findings.dates_in(end, len(self.text)) if self.has_date(date)]
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
            is_other = is_another(self.text, other) or NUMBERED_OTHER.search(self.text[: other.start][-40:])
            if is_other or not self._lies_in_place(place):
                continue
            self.place = place or self.place
            return [replace(date, confidence=DATELINE)]
        return []

    def _is_near(self, date: DateReading) -> bool:
        """Whether it is a day not long before or after that of the document."""
        day = next((one.date_start for one in self.findings.document_dates), "")
        if not len(day) == len(date.date_start) == len("YYYY-MM-DD"):
            return False
        return abs((iso_date.fromisoformat(day) - iso_date.fromisoformat(date.date_start)).days) <= NEAR_DAYS

    def _lies_in_place(self, place: Mention | None) -> bool:
        """Whether the place is that of the main event, or a city in its country."""
        main = self.place
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
        return place is not None and (self.place is None or place.record_id != self.place.record_id)

    def _words_for(self, word: EventWord) -> list[EventWord]:
        """The words above and in the first paragraph that stand for the same event, or for any."""
        end = self.findings.lead[1]
        same = [
            w
            for w in self.facts.words_in(0, end)
            if w.event_type in (word.event_type, "") and not w.is_adoption
        ]
        named = [w for w in same if w.event_type or not w.is_plural]
        return [w for w in named if not is_another(self.text, w)] + [word]

    def _place_of(self, word: EventWord, start: int, end: int) -> Mention | None:
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
            if other.event_type == word.event_type and not (is_another(self.text, other) or other.is_plural):
                place = self.facts.own_place(other)
                return place if place and place.kind == "city" else None
        return None

    def _format_of(self, word: EventWord) -> str:
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
        formats = map(self.facts.format_of, [word, *self._words_for(word), *again])
        return next(filter(None, formats), "") or self._format_of_it(word)

    def _format_of_it(self, word: EventWord) -> str:
        """The format in a sentence that goes on about the event: "It was held in a hybrid format"."""
        for start, end in self.findings.sentences:
            before, _ = self.findings.sentence_at(max(0, start - 1))
            told = [w for w in self.facts.words_in(before, start) if not w.is_adoption]
            is_main = all(
                w.event_type in (word.event_type, "") and not is_another(self.text, w) for w in told
            )
            if not (told and is_main and GOES_ON.match(self.text, start, end)):
                continue
            for name, held, called in HELD_IN_FORMAT:
                called_so = any(
                    called.search(self.text[start : w.start]) for w in self.facts.words_in(start, end)
                )
                if called_so:
                    return name
                found = held.search(self.text, start, end)
                if found and not BY_SOMEBODY.search(self.text[start : found.start()]):
                    return name
        return ""

    def _phase_of(self, word: EventWord) -> int | None:
        """As in "a workshop under Phase III of the project"; in the first paragraph or beside the event."""
        for phases in self.findings.phases:
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
