"""Which dates and places of a text are those of which event."""

from __future__ import annotations

import re

from etl.documents.dates import DateReading
from etl.documents.event_clues import (
    AT_PLACE,
    BEFORE_OR_AFTER,
    BEGINS,
    DATE_OF_ANOTHER_THING,
    ENDS,
    HOSTED,
    SEAT,
)
from etl.documents.event_words import EventWord, name_around
from etl.documents.findings import Findings
from etl.documents.mention import Mention


class EventFacts:
    """The words for events in a text, and what dates and places go with them."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.text = findings.text
        self.words = findings.event_words
        self.places = [place for place in findings.mentions if place.kind in ("city", "country")]
        self._names = [name for name in findings.mentions if name.kind in ("organization", "person")]

    def owner(self, date: DateReading) -> EventWord | None:
        """The event whose date it is: the last one named before it in its sentence, or else the next one."""
        start, end = self.findings.sentence_at(date.start)
        if DATE_OF_ANOTHER_THING.search(self.text[start : date.start]):
            return None
        before = [word for word in self.words_in(start, date.start) if not self._is_point_of_time(word)]
        following = next(iter(self.words_in(date.end, end)), None)
        # "On 15 May, a workshop ..." after something else.
        if following and re.fullmatch(
            r",?\s+(?:an?\s+)?", self.text[date.end : name_around(self.text, following)[0]]
        ):
            return following
        return before[-1] if before else following

    def _is_point_of_time(self, word: EventWord) -> bool:
        """Whether another thing is only said to have happened before or after the event."""
        name_start, _ = name_around(self.text, word)
        return bool(BEFORE_OR_AFTER.search(self.text[max(0, name_start - 40) : name_start]))

    def own_date(self, word: EventWord) -> DateReading | None:
        """The first date of its sentence that is the date of the event."""
        start, end = self.findings.sentence_at(word.start)
        return next((date for date in self.findings.dates_in(start, end) if self.owner(date) == word), None)

    def own_place(self, word: EventWord) -> Mention | None:
        """The place named next after the word, in its sentence, before another event."""
        _, end = self.findings.sentence_at(word.start)
        following = next(iter(self.words_in(word.end, end)), None)
        stop = following.start if following else end
        for place in self.places:
            if word.start <= place.start < stop and self.is_place_of_event(place):
                return place
        return None

    def is_place_of_event(self, place: Mention) -> bool:
        """Whether an event took place there: "in X", "X hosted", a line or a dateline that begins with it."""
        if any(name.start < place.end and place.start < name.end for name in self._names):
            return False
        start, end = self.findings.sentence_at(place.start)
        before = self.text[start : place.start]
        if SEAT.search(before):
            return False
        if AT_PLACE.search(before) or HOSTED.match(self.text, place.end, end):
            return True
        return self._in_dateline(place) or self._begins_name(place) or self._in_list(place)

    def _in_dateline(self, place: Mention) -> bool:
        """Before a dash or a date at the start of a paragraph, or in a line that is little but a date."""
        start, end = self.findings.sentence_at(place.start)
        if self.findings.is_in_dateline(place.start):
            return True
        opening = self.text[start : place.start].strip(" *_,-–—()")
        after = self.text[place.end : end]
        if not opening:
            return bool(re.match(r"[^.;]{0,40}?(?:\s[-–—]+\s|\d)", after)) or not after.strip(" *_.,-–—()")
        dates = "".join(self.text[d.start : d.end] for d in self.findings.dates_in(start, end))
        return bool(dates) and len(opening.strip(" ,")) <= len(dates) + 2 and len(after.strip(" *_.,")) < 20

    def _in_list(self, place: Mention) -> bool:
        """As in "Seminar on customs, Osh, 5 May 2021"."""
        start, end = self.findings.sentence_at(place.start)
        date = next(iter(self.findings.dates_in(place.end, end)), None)
        return (
            date is not None
            and bool(self.words_in(start, place.start))
            and self.text[start : place.start].endswith(", ")
            and not re.search(r"\w", self.text[place.end : date.start].replace("on", ""))
        )

    def _begins_name(self, place: Mention) -> bool:
        """As in "the Tashkent Conference"."""
        return place.kind == "city" and any(
            word.start > place.end and not self.text[place.end : word.start].strip()
            for word in self.words_in(place.end, place.end + 40)
        )

    def is_last_day(self, date: DateReading) -> bool:
        """Whether the words about the date, or the heading around it, tell of the end of the event."""
        start, end = self.findings.sentence_at(date.start)
        if self.findings.stands_alone(date):
            about = self.text[: self.findings.heading[1]]
        else:
            others = [other for other in self.findings.dates_in(start, end) if other is not date]
            start = max((other.end for other in others if other.end <= date.start), default=start)
            about = self.text[start : date.start]
            if not (ENDS.search(about) or BEGINS.search(about)):
                end = min((other.start for other in others if other.start >= date.end), default=end)
                about = self.text[date.end : end]
        return bool(ENDS.search(about)) and not BEGINS.search(about)

    def words_in(self, start: int, end: int) -> list[EventWord]:
        """The words for events between two offsets."""
        return [word for word in self.words if start <= word.start and word.end <= end]
