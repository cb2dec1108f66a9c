"""Which dates, places and formats of a text are those of which event."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from etl.documents.city_names import CITIES
from etl.documents.dates import RELATIVE, DateReading
from etl.documents.event_clues import (
    AT_PLACE,
    BEFORE_OR_AFTER,
    BEGINS,
    BY_SOMEBODY,
    DATE_OF_ANOTHER_THING,
    DATE_ROW,
    DEADLINE,
    DEED,
    ENDS,
    FRAME,
    FROM_DAY,
    HELD_AT,
    HELD_IN_FORMAT,
    HELD_THEN,
    HOSTED,
    IN_ALL,
    IN_COURSE_OF,
    IN_THEM,
    IT_WAS_HELD,
    LAST_YEAR,
    OF_EVENTS,
    OF_THE,
    PHASE_DATED,
    PLACE_ROW,
    REPEATED,
    SEAT,
    SEAT_IN,
    SIDELINES,
    SINCE,
)
from etl.documents.event_readings import EventReading, named_event
from etl.documents.event_words import PARTS, EventWord, name_around
from etl.documents.findings import Findings
from etl.documents.mention import Mention

SERIES = 0.45


class EventFacts:
    """The words for events in a text, and what dates and places go with them."""

    def __init__(self, findings: Findings, city_countries: Mapping[str, str]) -> None:
        self.findings = findings
        self._city_countries = city_countries
        self.text = findings.text
        self.words = findings.event_words
        named = [place for place in findings.mentions if place.kind in ("city", "country")]
        self._seats = list(self._seats_of_bodies())
        places = [*named, *findings.regions, *self._seats]
        self.places = sorted(places, key=lambda place: place.start)
        self._names = [name for name in findings.mentions if name.kind in ("organization", "person")]

    def _seats_of_bodies(self) -> Iterator[Mention]:
        """The cities of bodies at whose seat something was held: "held at the Office of ... in Osh"."""
        for body in self.findings.mentions:
            seat = SEAT_IN.search(body.wording) if body.kind == "organization" else None
            start, _ = self.findings.sentence_at(body.start)
            city = CITIES.get(seat["city"].casefold()) if seat else None
            if seat and city and HELD_AT.search(self.text[start : body.start]):
                place = body.start + seat.start("city")
                yield Mention("city", city[0], place, body.end, seat["city"])

    def owner(self, date: DateReading) -> EventWord | None:
        """The event whose date it is: the last one named before it in its sentence, or else the next one."""
        start, end = self.findings.sentence_at(date.start)
        if not self.is_of_event(date):
            return None
        before = [word for word in self.words_in(start, date.start) if not self._is_setting(word)]
        behind = [word for word in self.words_in(date.end, end) if not self._is_setting(word)]
        # "On 5 May, in the framework of the course, a seminar was held": the day is that of the seminar.
        following = next((word for word in behind if not self._is_course(word)), next(iter(behind), None))
        # "On 15 May, a workshop ..." after something else.
        if following and re.fullmatch(
            r",?\s+(?:an?\s+)?", self.text[date.end : name_around(self.text, following)[0]]
        ):
            return following
        if following:
            before = [word for word in before if not self._is_frame(word, date)]
        return before[-1] if before else following

    def is_of_event(self, date: DateReading) -> bool:
        """Whether the words before a date leave it that of an event: of no paper, phase or deadline."""
        start, _ = self.findings.sentence_at(date.start)
        return not (
            DATE_OF_ANOTHER_THING.search(self.text[start : date.start])
            or self._is_of_another_deed(date)
            or DEADLINE.match(self.text, date.start)
            or self._is_of_phase(date, start)
        )

    def _is_frame(self, word: EventWord, date: DateReading) -> bool:
        """Whether the date is that of what took place in the course of the event, which is named next."""
        name_start, _ = name_around(self.text, word)
        between = self.text[word.end : date.start]
        return bool(FRAME.search(self.text[:name_start][-60:])) and not HELD_THEN.search(between)

    def _is_course(self, word: EventWord) -> bool:
        """Whether it is the event in whose course something else took place."""
        return bool(IN_COURSE_OF.search(self.text[: word.start][-60:]))

    def _is_of_phase(self, date: DateReading, start: int) -> bool:
        """Whether a phase began or ended then: "it noted that Phase II ended in 2017"."""
        # Of several phases the last stands nearest to the words that tell so.
        phase = next(self.findings.phases_in(start, date.start, last_first=True), None)
        return phase is not None and bool(PHASE_DATED.match(self.text[phase.end : date.start]))

    def _is_of_another_deed(self, date: DateReading) -> bool:
        """Whether the date goes with a participle that tells of no event: "those polled in 2022"."""
        start, _ = self.findings.sentence_at(date.start)
        inside = re.match(r"(?:in|on|since|during)\s", self.text[date.start : date.end], re.IGNORECASE)
        before = self.text[start : date.start] + ("in " if inside else "")
        deed = DEED.search(before)
        return deed is not None and not OF_EVENTS.fullmatch(deed["deed"])

    def _is_setting(self, word: EventWord) -> bool:
        """Whether something else is said to have happened before, after or beside the event, or in it."""
        name_start, _ = name_around(self.text, word)
        before = self.text[max(0, name_start - 40) : name_start]
        # No other word for an event stands between a part and the whole.
        place = bisect_right(self.words, word.start, key=lambda other: other.end) - 1
        other = self.words[place] if place >= 0 else None
        is_whole = (
            other is not None
            and other.event_type in PARTS
            and OF_THE.fullmatch(self.text, other.end, word.start) is not None
        )
        return is_whole or bool(BEFORE_OR_AFTER.search(before) or SIDELINES.search(before))

    def own_date(self, word: EventWord) -> DateReading | None:
        """The first date of its sentence that is the date of the event."""
        start, end = self.findings.sentence_at(word.start)
        dates = self.findings.dates_in(start, end)
        of_document = self.findings.document_dates
        own = next((day for day in dates if day not in of_document and self.owner(day) == word), None)
        following = self._told_next(word)
        if own or following is None:
            return own
        return next((date for date in self.findings.dates_in(*following) if self._is_of_it(date)), None)

    def _told_next(self, word: EventWord) -> tuple[int, int] | None:
        """The next sentence of the paragraph, if it tells when and where the event was held.

        As in "The last conference was devoted to education. It took place in Osh on 8 May".
        """
        start, end = self.findings.sentence_at(word.start)
        following = next((span for span in self.findings.sentences if span[0] >= end), None)
        if following is None or "\n" in self.text[end : following[0]].strip(" "):
            return None
        words = [other for other in self.words_in(start, end) if not self._is_setting(other)]
        is_it = words[-1:] == [word] and IT_WAS_HELD.match(self.text, *following)
        return following if is_it and not word.is_plural else None

    def _is_of_it(self, date: DateReading) -> bool:
        """Whether a sentence that goes on about an event gives its date, and not that of another thing."""
        start, _ = self.findings.sentence_at(date.start)
        before = self.text[start : date.start]
        return not (self.words_in(start, date.start) or DATE_OF_ANOTHER_THING.search(before))

    def year_before(self, word: EventWord, main: EventReading) -> DateReading | None:
        """The year of an event that a sentence puts into the last year, counted from that of the document."""
        found = LAST_YEAR.search(self.text, *self.findings.sentence_at(word.start))
        days = [day.date_start for day in self.findings.document_dates] or [main.last]
        if found is None or not days[0]:
            return None
        year = f"{int(days[0][:4]) - 1:04d}"
        return DateReading(found.start(), found.end(), year, "", "relative year", RELATIVE)

    def own_place(self, word: EventWord) -> Mention | None:
        """The place named next after the word in its sentence; or else before it, if no event is."""
        start, end = self.findings.sentence_at(word.start)
        following = next(iter(self.words_in(word.end, end)), None)
        stop = following.start if following else end
        for place in self.places:
            if word.start <= place.start < stop and self.is_place_of_event(place):
                return place
        earlier = list(self.words_in(start, word.start))
        if any(not self._is_setting(other) for other in earlier):
            return None
        if earlier:  # "After the conference in Osh, in Naryn a seminar was held": behind the comma.
            start = max(earlier[-1].end, self.text.rfind(",", start, word.start))
        before = [
            place
            for place in self.places
            if start <= place.start < word.start and self.is_place_of_event(place)
        ]
        cities = [place for place in before if place.kind == "city"]
        return next(reversed(cities or before), None) or self._place_told_next(word)

    def _place_told_next(self, word: EventWord) -> Mention | None:
        """The first place of the next sentence, if that goes on about the event: "It took place in Osh"."""
        start, end = self._told_next(word) or (0, 0)
        places = [place for place in self.places if start <= place.start < end]
        return next(filter(self.is_place_of_event, places), None)

    def occasions(self, word: EventWord) -> list[tuple[DateReading, Mention]]:
        """The dates and cities of several events told of in one sentence, each date beside its city.

        As in "similar courses were held in Osh in May and in Naryn in July"; empty where there is but one.
        """
        start, end = self.findings.sentence_at(word.start)
        stop = next((other.start for other in self.words_in(word.end, end)), end)
        cities = [place for place in self.places if start <= place.start < stop and place.kind == "city"]
        first = next((n for n, city in enumerate(cities) if self.is_place_of_event(city)), len(cities))
        # "In Osh and Naryn": one preposition serves for both.
        cities = [
            city
            for n, city in enumerate(cities)
            if self.is_place_of_event(city) or (n > first and self._are_listed(cities[n - 1 : n + 1]))
        ]
        dates = [date for date in self.findings.dates_in(start, end) if self.owner(date) == word]
        found = list(zip(dates, cities, strict=False))
        if word.is_plural and len(dates) == 1 and self._are_listed(cities):
            return [(dates[0], city) for city in cities]
        are_apart = len({city.record_id for city in cities}) == len({date.date_start for date in dates}) > 1
        if not (are_apart and len(dates) == len(cities)):
            return []
        # "The course began in Osh in May and ended in Naryn in July" was one.
        return found if word.is_plural or REPEATED.search(self.text, start, end) else []

    def _are_listed(self, places: Sequence[Mention]) -> bool:
        """Whether two or more places stand in one list, what is said of each in brackets behind it."""
        gaps = list(pairwise(places))
        return len(places) > 1 and all(
            re.fullmatch(r"\s*(?:\([^()]*\)\s*)?(?:,|,? and|,? и)(?: in| в)?\s+", self.text[a.end : b.start])
            for a, b in gaps
        )

    def is_place_of_event(self, place: Mention) -> bool:
        """Whether an event took place there: "in X", "X hosted", a line or a dateline that begins with it."""
        if place in self._seats:
            return True
        if any(name.start < place.end and place.start < name.end for name in self._names):
            return False
        start, end = self.findings.sentence_at(place.start)
        before = self.text[start : place.start]
        if SEAT.search(before):
            return False
        if PLACE_ROW.search(before) or AT_PLACE.search(before) or HOSTED.match(self.text, place.end, end):
            return True
        return self._in_dateline(place) or self._begins_name(place) or self._in_list(place)

    def _in_dateline(self, place: Mention) -> bool:
        """Before a dash or a date at the start of a paragraph, or in a line that is little but a date."""
        start, end = self.findings.sentence_at(place.start)
        if self.findings.is_in_dateline(place.start):
            return True
        opening = self.text[start : place.start].strip(" *_,-–—()")
        country = next((m for m in self.findings.mentions_in(place.end, end, "country")), None)
        beside = country and re.fullmatch(r"\s*[,(]\s*", self.text[place.end : country.start])
        after = self.text[country.end if country and beside else place.end : end]
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
            # "From" may tell of guests, and "since" of anything.
            about = re.sub(
                r"\b(?:from|since)\b", "", self.text[: self.findings.heading[1]], flags=re.IGNORECASE
            )
        else:
            others = [other for other in self.findings.dates_in(start, end) if other is not date]
            start = max((other.end for other in others if other.end <= date.start), default=start)
            about = self.text[start : date.start]
            if FROM_DAY.search(about):
                return False
            if not (ENDS.search(about) or BEGINS.search(about)):
                end = min((other.start for other in others if other.start >= date.end), default=end)
                about = self.text[date.end : end]
        return bool(ENDS.search(about)) and not BEGINS.search(about)

    def dated(self, reading: EventReading, dates: Sequence[DateReading]) -> EventReading:
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
        firsts = [date for date in dates if not self.is_last_day(date)]
        lasts = [date for date in dates if date not in firsts]
        first = firsts[0].date_start if firsts else ""
        last = next((date.date_start for date in lasts if date.date_start > first), "")
        confidence = min(reading.confidence, *(date.confidence for date in (*firsts[:1], *lasts[:1])))
        return replace(reading, date_start=first, date_end=last, confidence=confidence)

    def placed(self, reading: EventReading, place: Mention | None) -> EventReading:
        """With its city and country, or its country alone."""
        if place is None:
            return reading
        city = place.record_id if place.kind == "city" else ""
        return replace(reading, city=city, country_code=self.country_of(place))

    def country_of(self, place: Mention) -> str:
        """The country_code of a place; empty where a city of the records has none."""
        return self._city_countries.get(place.record_id, "") if place.kind == "city" else place.record_id

    def since(self, word: EventWord) -> EventReading | None:
        """Several told of together: "120 have completed courses since 2015", "in all, 40 in 2021"."""
        start, end = self.findings.sentence_at(word.start)
        for date in self.findings.dates_in(start, end):
            is_day = len(date.date_start) == len("YYYY-MM-DD")
            if is_day or date.date_end or not word.event_type:
                continue
            in_all = date.rule == "year" and IN_ALL.search(self.text, start, end)
            if in_all or SINCE.search(self.text[max(start, date.start - 12) : date.end]):
                reading = replace(
                    named_event(self.findings, word, "series of events", SERIES), date_start=date.date_start
                )
                return self.placed(reading, self.own_place(word))
        return None

    def in_a_year(self, word: EventWord) -> EventReading | None:
        """Several of which the next sentence tells for a year: "In 2022, 600 students took part in them"."""
        _, end = self.findings.sentence_at(word.start)
        following = next((span for span in self.findings.sentences if span[0] >= end), None)
        if following is None or "\n" in self.text[end : following[0]] or self.words_in(*following):
            return None
        dates = list(self.findings.dates_in(*following))
        if [date.rule for date in dates] != ["year"] or not IN_THEM.search(self.text, *following):
            return None
        reading = named_event(self.findings, word, "series of events", SERIES)
        return replace(reading, event_type=word.event_type or "other", date_start=dates[0].date_start)

    def format_of(self, word: EventWord) -> str:
        """The format that stands beside a word for an event, or in its sentence, if that names no other."""
        start, end = self.findings.sentence_at(word.start)
        kinds = {w.event_type for w in self.words_in(start, end) if w.event_type and not w.is_adoption}
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

    def is_in_row(self, date: DateReading) -> bool:
        """Whether the date stands in a row or line for it: "Dates | 3-4 May 2022"."""
        line = self.text.rfind("\n", 0, date.start) + 1
        return bool(DATE_ROW.search(self.text[line : date.start]))

    def words_in(self, start: int, end: int) -> list[EventWord]:
        """The words for events between two offsets."""
        return self.findings.event_words_in(start, end)
