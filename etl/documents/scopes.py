"""Which event of a document a statement is about.

A statement takes the event of its own clause; else the event that its paragraph or list item told of last;
else the main event. An event that the text only announces, recalls or counts, and that is not among those
read, makes every statement beside it doubtful, and so do several events that a statement may be about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.documents.dates import DateReading
from etl.documents.event_clues import (
    AT_PLACE,
    BEFORE_OR_AFTER,
    CAME_TO_IT,
    CLAUSE,
    DATE_OF_ANOTHER_THING,
    DEFINITE,
    FRAME,
    INDEFINITE,
    LONG_AGO,
    NOW,
    NUMBERED_OTHER,
    ON_MARGINS,
    PRONOUN,
    SEAT,
    SOME_TIME_AGO,
    TAKES_PART_IN,
)
from etl.documents.event_readings import EventReading, is_another, overlap
from etl.documents.event_words import PARTS, EventWord, name_around
from etl.documents.findings import Findings
from etl.documents.mention import Mention

# How certain a statement is of an event that only the sentences before it name, of one of several that its
# sentence names, and of one where the text may speak of another; the last makes any statement doubtful.
NAMED_BEFORE, ONE_OF_SEVERAL, UNCERTAIN = 0.85, 0.8, 0.5
MAIN = 0
# A place so far behind the name of an event, in characters, is still its place.
NEAR = 30
# "The opening session of the": so far, in characters, a part stands before the event that it is part of.
PART_OF = 12

Found = tuple[int, float]


@dataclass(frozen=True)
class _Name:
    """Where the text names an event: its place among the readings, None for one that is not among them.

    A name `is_open` if it may stand for another event of the same kind, too.
    """

    start: int
    head: int
    event: int | None
    is_open: bool = False


class Scopes:
    """What each stretch of a text is about, by the place of the event in the list of readings."""

    def __init__(self, findings: Findings, readings: Sequence[EventReading]) -> None:
        self._findings = findings
        self._text = findings.text
        self._readings = readings
        self._has_main = bool(readings) and readings[MAIN].is_main

    def at(self, offset: int, *, next_first: bool = False) -> Found | None:
        """The event that a statement at the offset is about, and how certain that is, from 0 to 1.

        None where the text has no main event and names none near the statement. With `next_first` the next
        one comes first: "to be adopted at".
        """
        block = self._block_at(offset)
        sentence = self._findings.sentence_at(offset)
        here = self._names_in(max(block[0], sentence[0]), min(block[1], sentence[1]))
        before = [name for name in here if name.start <= offset]
        after = [name for name in here if name.start > offset]
        if next_first and after and after[0].event is not None:
            return after[0].event, 0.9
        if before:
            found = self._named_before(before, after)
        elif after:
            found = self._named_after(offset, after)
        else:
            found = self._topic(offset)
        if self._is_at_another_time(found[0], here, sentence):
            other = self._event_then(sentence)
            found = (found[0], min(found[1], UNCERTAIN)) if other is None else (other, NAMED_BEFORE)
        return found if self._has_main or found[0] != MAIN or self._is_among(MAIN, here) else None

    def _is_among(self, event: int, names: Sequence[_Name]) -> bool:
        return bool(self._readings) and any(name.event == event for name in names)

    def _is_at_another_time(self, event: int, here: Sequence[_Name], sentence: tuple[int, int]) -> bool:
        """Whether the sentence names no other event, but a time or city at which this one was not."""
        if any(name.event != event for name in here) or self._readings[event].parent == MAIN:
            return False
        is_ago = LONG_AGO.search(self._text, *sentence) and (event == MAIN or not here)
        if is_ago or ((event == MAIN or not here) and self._is_elsewhere(sentence, event)):
            return True
        is_recalled = not here and sentence[0] >= self._findings.lead[1]
        if is_recalled and SOME_TIME_AGO.search(self._text, *sentence):
            return True
        dates = self._findings.dates_in(*sentence)
        return any(not self._may_be_of(date, event) for date in dates if self._tells_when(date))

    def _event_then(self, sentence: tuple[int, int]) -> int | None:
        """The one event that was on the days, and in the city, that the sentence names."""
        dates = [date for date in self._findings.dates_in(*sentence) if self._tells_when(date)]
        if not dates or any(len(date.date_start) < len("YYYY-MM") for date in dates):
            return None
        then = [
            n
            for n, reading in enumerate(self._readings)
            if len(reading.last) > len("YYYY")
            and all(self._may_be_of(date, n) for date in dates)
            and not self._is_elsewhere(sentence, n)
        ]
        return then[0] if len(then) == 1 else None

    def _is_elsewhere(self, sentence: tuple[int, int], event: int) -> bool:
        """Whether a deed took place in another city than the event: "25 judges met in Osh"."""
        own = self._readings[event].city
        cities = list(self._findings.mentions_in(*sentence, "city"))
        if not own or any(city.record_id == own for city in cities):
            return False
        bodies = list(self._findings.mentions_in(*sentence, "organization"))
        return any(self._is_where(city.start, sentence[0], bodies) for city in cities)

    def _is_where(self, city: int, start: int, bodies: Sequence[Mention]) -> bool:
        """Whether a deed took place in the city: "the Academy in Osh" only has its seat there."""
        before = self._text[start:city]
        beside = any(AT_PLACE.fullmatch(self._text[body.end : city].strip() + " ") for body in bodies)
        return bool(AT_PLACE.search(before)) and not (SEAT.search(before) or beside)

    def _tells_when(self, date: DateReading) -> bool:
        """Whether it is a date by itself, not that of a resolution or of the document."""
        start, _ = self._findings.sentence_at(date.start)
        other = DATE_OF_ANOTHER_THING.search(self._text[start : date.start])
        return other is None and date not in self._findings.document_dates

    def _may_be_of(self, date: DateReading, event: int) -> bool:
        reading = self._readings[event]
        first = reading.date_start or reading.date_end
        return not first or overlap(date.date_start, date.last, first, reading.last)

    # Within the sentence

    def _named_before(self, before: Sequence[_Name], after: Sequence[_Name]) -> Found:
        """The event that was named last; of two that no clause parts, it may be either."""
        names = [name for name in before if not self._is_point_of_time(name)]
        if not names:
            return self._or_main(before[-1].event, UNCERTAIN)
        last = names[-1]
        # "During the forum a lecture was given": told of is the lecture.
        names = [name for name in names if name is last or not self._is_frame(name)]
        if last.event is None:
            return MAIN, UNCERTAIN
        if last.is_open:
            return last.event, UNCERTAIN
        others = [name for name in names if name.event != last.event]
        if not others:
            return last.event, ONE_OF_SEVERAL if any(n.event != last.event for n in after) else 1.0
        other = others[-1]
        if self._is_part(other) and last.start - other.head < len(self._wording(other)) + PART_OF:
            return self._or_main(other.event, ONE_OF_SEVERAL)
        nested = self._is_part(last) or self._is_part(other)
        parted = CLAUSE.search(self._text, other.head, last.start)
        return last.event, ONE_OF_SEVERAL if nested or parted else UNCERTAIN

    def _named_after(self, offset: int, after: Sequence[_Name]) -> Found:
        """As in "40 officers took part in a course in Osh"; a part of the main event needs no such words."""
        first = after[0]
        if self._is_linked(offset, first):
            return self._or_main(first.event, 0.9 if first.event is not None else UNCERTAIN)
        part = next((name for name in after if self._is_part(name)), None)
        if part:
            return self._or_main(part.event, ONE_OF_SEVERAL if len(after) > 1 else 1.0)
        event, certainty = self._topic(offset)
        then = self._event_then(self._findings.sentence_at(offset))
        if then is not None and then == first.event != event:
            return then, NAMED_BEFORE
        same = all(name.event == event or self._is_point_of_time(name) for name in after)
        return event, certainty if same else min(certainty, UNCERTAIN)

    def _is_linked(self, offset: int, name: _Name) -> bool:
        is_told = name.event is not None and not self._readings[name.event].name
        return is_told or bool(TAKES_PART_IN.search(self._text[offset : name.start]))

    def _is_point_of_time(self, name: _Name) -> bool:
        """Whether another thing is only said to have happened before or after the event."""
        return bool(BEFORE_OR_AFTER.search(self._text[max(0, name.start - 40) : name.start]))

    def _is_frame(self, name: _Name) -> bool:
        """Whether something is said to have happened in the course of the event: that is told of."""
        before = self._text[max(0, name.start - 60) : name.start]
        return bool(FRAME.search(before) or ON_MARGINS.search(before))

    def _is_part(self, name: _Name) -> bool:
        return name.event is not None and self._readings[name.event].parent == MAIN

    def _wording(self, name: _Name) -> str:
        return next((word.wording for word in self._findings.event_words if word.start == name.head), "")

    @staticmethod
    def _or_main(event: int | None, certainty: float) -> Found:
        return (MAIN, min(certainty, UNCERTAIN)) if event is None else (event, certainty)

    # Beyond the sentence

    def _topic(self, offset: int) -> Found:
        """What the sentences before tell of in the same paragraph or list item, else the main event."""
        start, _ = self._block_at(offset)
        part = self._part_told_of(start, offset)
        if part is not None:
            sentence = self._findings.sentence_at(offset)
            is_it = PRONOUN.match(self._text, *sentence) or CAME_TO_IT.search(self._text, *sentence)
            return (part, NAMED_BEFORE) if is_it else (MAIN, UNCERTAIN)
        if self._is_now(offset):
            return MAIN, NAMED_BEFORE
        if before := self._at_another_time(start, offset):
            then = self._event_then(before)
            return (MAIN, UNCERTAIN) if then is None else (then, NAMED_BEFORE)
        topics = self._topics(start, offset)
        has_parts = any(self._is_part(name) for name in self._names_in(start, offset))
        if not topics:
            return MAIN, UNCERTAIN if self._follows_another(start) else 1.0
        if topics[-1] is None:
            return MAIN, UNCERTAIN
        if topics[-1] == MAIN and not self._last_names_several(start, offset):
            return MAIN, 1.0 if set(topics) == {MAIN} and not has_parts else NAMED_BEFORE
        if self._last_names_several(start, offset):
            return topics[-1], UNCERTAIN
        # After the main event and another one, "40 experts came" may be said of either.
        return topics[-1], NAMED_BEFORE if len(set(topics)) == 1 else UNCERTAIN

    def _is_now(self, offset: int) -> bool:
        """Whether the sentence turns back to the day of the document: "Today more than 80 have come"."""
        return bool(self._has_main and NOW.match(self._text, self._findings.sentence_at(offset)[0]))

    def _at_another_time(self, start: int, offset: int) -> tuple[int, int] | None:
        """The sentence just before, if it tells of a time when the main event was not, and names no event."""
        sentence, _ = self._findings.sentence_at(offset)
        before, _ = self._findings.sentence_at(max(0, sentence - 1))
        if before < start or self._names_in(before, sentence):
            return None
        dates = self._findings.dates_in(before, sentence)
        is_other = any(self._tells_when(date) and not self._may_be_of(date, MAIN) for date in dates)
        return (before, sentence) if is_other else None

    def _part_told_of(self, start: int, offset: int) -> int | None:
        """The part of the main event that the sentence just before is about, so that "it" stands for that."""
        sentence, _ = self._findings.sentence_at(offset)
        before, _ = self._findings.sentence_at(max(0, sentence - 1))
        names = [
            name
            for name in self._names_in(max(start, before), sentence)
            if not (self._is_point_of_time(name) or self._is_frame(name))
        ]
        return names[0].event if names and self._is_part(names[0]) else None

    def _topics(self, start: int, end: int) -> list[int | None]:
        """The first event that each sentence names; a part stands for the main event."""
        topics: dict[int, int | None] = {}
        for name in self._names_in(start, end):
            sentence, _ = self._findings.sentence_at(name.start)
            if not self._is_point_of_time(name):
                topics.setdefault(sentence, MAIN if self._is_part(name) else name.event)
        return list(topics.values())

    def _last_names_several(self, start: int, end: int) -> bool:
        """Whether the last sentence that names an event names two, neither part of the other."""
        names = [name for name in self._names_in(start, end) if not self._is_point_of_time(name)]
        sentence, _ = self._findings.sentence_at(names[-1].start) if names else (0, 0)
        whole = {n.event for n in names if n.start >= sentence and not self._is_part(n)}
        parent = self._readings[MAIN].parent
        return len(whole if parent is None else whole - {parent}) > 1

    def _follows_another(self, start: int) -> bool:
        """Whether the block before told of other events alone, so that this one may go on about them."""
        blocks = self._findings.blocks
        place = bisect_right(blocks, start, key=_start) - 2
        topics = self._topics(*blocks[place]) if place >= 0 else []
        return bool(topics) and MAIN not in topics

    def _block_at(self, offset: int) -> tuple[int, int]:
        place = bisect_right(self._findings.blocks, offset, key=_start) - 1
        return self._findings.blocks[place] if place >= 0 else (0, len(self._text))

    # Where events are named

    def _names_in(self, start: int, end: int) -> list[_Name]:
        first = bisect_right(self._names, start - 1, key=lambda name: name.start)
        last = bisect_right(self._names, end - 1, key=lambda name: name.start)
        return self._names[first:last]

    @cached_property
    def _names(self) -> list[_Name]:
        """All places where the text names events, by name or by a word for their kind."""
        names: list[_Name] = []
        own: dict[int, int] = {}
        for place, reading in enumerate(self._readings):
            for start in (reading.start, *(first for first, _ in reading.again)):
                own.setdefault(start, place)
        for word in self._findings.event_words:
            start, _ = name_around(self._text, word)
            if start in own:
                names.append(_Name(start, word.start, own.pop(start)))
            elif not word.is_adoption:
                names += self._read(word, start, names)
        names += [_Name(start, start, place) for start, place in own.items()]
        return sorted(names, key=lambda name: (name.start, name.head))

    def _read(self, word: EventWord, start: int, so_far: Sequence[_Name]) -> Iterator[_Name]:
        """The event that a later word stands for."""
        before = self._text[max(0, start - 40) : word.start]
        is_above = word.start < self._findings.lead[1]
        if word.is_plural:
            if word.event_type not in ("", "other", *PARTS) and not is_above:
                yield _Name(start, word.start, None)
        elif not is_above and self._is_another(word, start, before):
            if word.event_type != "session":
                yield _Name(start, word.start, None)
        elif word.event_type:
            yield from self._by_kind(word, start, so_far)
        elif self._readings:
            yield _Name(start, word.start, self._of_block(word, so_far))

    def _is_another(self, word: EventWord, start: int, before: str) -> bool:
        """As in "a seminar", "another meeting", "the previous conference"; not "the seminar"."""
        if is_another(self._text, word) or NUMBERED_OTHER.search(before):
            return True
        return bool(INDEFINITE.search(self._text[max(0, start - 20) : word.start]))

    def _by_kind(self, word: EventWord, start: int, so_far: Sequence[_Name]) -> Iterator[_Name]:
        """The one event of the kind; of several that at the place that follows, or the one named last."""
        alike = [n for n, reading in enumerate(self._readings) if reading.event_type == word.event_type]
        # The name of talks is that of who was met, which follows the word.
        _, end = self._findings.sentence_at(word.start)
        own = [
            n
            for n in alike
            if word.event_type == "bilateral meeting" and word.end <= self._readings[n].start < end
        ]
        alike, is_open = own[:1] or alike, False
        if len(alike) > 1:
            alike, is_open = self._nearest(word, alike, so_far)
        if len(alike) == 1:
            yield _Name(start, word.start, alike[0], is_open)
        elif word.event_type not in ("other", "session"):
            yield _Name(start, word.start, None)

    def _nearest(
        self, word: EventWord, alike: Sequence[int], so_far: Sequence[_Name]
    ) -> tuple[list[int], bool]:
        """That at the place beside it, or the one named last, or the main event; and whether that is open."""
        _, end = name_around(self._text, word)
        near = {city.record_id for city in self._findings.mentions_in(word.end, end + NEAR, "city")}
        if near:
            return [event for event in alike if self._readings[event].city in near], False
        block, _ = self._block_at(word.start)
        before = [name.event for name in so_far if name.start >= block and name.event in alike]
        if before and before[-1] is not None:
            return [before[-1]], before[-1] != MAIN
        is_main = word.start < self._findings.lead[1] or DEFINITE.search(self._text[: word.start][-40:])
        return ([MAIN] if MAIN in alike and is_main else []), False

    def _of_block(self, word: EventWord, so_far: Sequence[_Name]) -> int | None:
        """What "the event" stands for: the one that its paragraph names first, unless that is a part."""
        block, _ = self._block_at(word.start)
        whole = [name for name in so_far if name.start >= block and not self._is_part(name)]
        if any(name.event is None for name in whole):
            return None
        return whole[0].event if whole else MAIN


def _start(span: tuple[int, int]) -> int:
    return span[0]
