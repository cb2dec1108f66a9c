"""The parts of the event that a document is about: sessions, side events, and talks on its margins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.documents.event_clues import COUNTS, IN_EVENT, LISTED, NUMBERED, OF_A_BODY, OF_THE, ORDINAL
from etl.documents.event_facts import EventFacts
from etl.documents.event_readings import LISTED_PART, EventReading, named_event, overlap
from etl.documents.event_words import EventWord, name_around

PART = 0.6
TALKS_WITH = re.compile(r"(?:with|со?)$", re.IGNORECASE)


class EventParts:
    """Reads the parts of the events of one text."""

    def __init__(self, facts: EventFacts) -> None:
        self.facts = facts
        self.findings = facts.findings
        self.text = facts.text

    def read(self, word: EventWord, main: EventReading) -> Iterator[EventReading]:
        """The parts that a word stands for; sessions of standing bodies are none."""
        if OF_A_BODY.match(self.text, word.end) or word.event_type == main.event_type:
            return
        if word.event_type == "bilateral meeting":
            yield from self._talks(word, main)
        elif word.is_plural:
            yield from self._listed(word)
        elif self._is_named(word):
            date = self.facts.own_date(word)
            yield replace(
                self.facts.dated(
                    named_event(self.facts.findings, word, "part of the event", PART), [date] if date else []
                ),
                parent=0,
            )

    def _listed(self, word: EventWord) -> Iterator[EventReading]:
        """Parts of which the text gives the number, and those that it lists by subject."""
        start, end = self.findings.sentence_at(word.start)
        numbered = NUMBERED.search(self.text[start : word.start])
        if numbered:
            number = numbered["number"].lower()
            count = int(number) if number.isdigit() else COUNTS.get(number, 1)
            if count > 1:
                yield replace(
                    named_event(self.facts.findings, word, "parts by number", LISTED_PART),
                    parent=0,
                    count=count,
                )
        listed = LISTED.match(self.text, word.end, end)
        if listed:
            for first, last in _subjects(self.text, listed.end(), end):
                reading = named_event(self.facts.findings, word, "part by subject", LISTED_PART)
                yield replace(reading, start=first, end=last, subject=self.text[first:last], parent=0)

    def _talks(self, word: EventWord, main: EventReading) -> Iterator[EventReading]:
        """Talks, one for each person with whom they were held.

        They are part of the main event unless the text tells of them before it, or gives a day of their own
        and does not say that they were in the course of it. With a day of their own, they may have been with
        a body or a country, too.
        """
        first, end = self.findings.sentence_at(word.start)
        start = word.end
        date, place = self.facts.own_date(word), self.facts.own_place(word)
        days = main.date_start or main.date_end
        is_other_day = date and days and not overlap(date.date_start, date.last, days, main.last)
        is_day = date is not None and len(date.date_start) == len("YYYY-MM-DD")
        is_own_day = is_day and not IN_EVENT.search(self.text, first, end)
        parent = None if is_other_day or is_own_day or word.start < main.start else 0
        persons = list(self.findings.mentions_in(word.end, end, "person"))
        for kind in ("organization", "country"):
            persons = persons or list(self.findings.mentions_in(word.end, end, kind))[:is_day]
        # "A meeting of A with B" was one.
        for person in persons if TALKS_WITH.search(word.wording) else persons[-1:]:
            reading = named_event(self.facts.findings, word, "talks with a person", LISTED_PART)
            with_whom = self.text[start : person.end].strip(" ,")
            place_of_name = person.end - len(with_whom)
            reading = replace(
                reading,
                start=place_of_name,
                end=person.end,
                subject=with_whom,
                parent=parent,
                bodies=self._bodies(place_of_name, person.end),
            )
            # In the course of the event they have its day and place, unless the text gives both again.
            is_told = parent is None or (is_day and place is not None and place.kind == "city")
            yield self.facts.placed(
                self.facts.dated(reading, [date] if date and is_told else []), place if is_told else None
            )
            start = person.end

    def _bodies(self, start: int, end: int) -> tuple[str, ...]:
        """The organizations and countries that are named between two offsets."""
        bodies = self.findings.mentions_in(start, end, "organization", "country")
        return tuple(
            body.record_id if body.kind == "organization" else body.wording.split()[-1].casefold()
            for body in bodies
        )

    def _is_named(self, word: EventWord) -> bool:
        """Whether the text tells which part it is: by its manner, its subject or its number.

        "A session of the seminar" has no subject.
        """
        end = name_around(self.text, word)[1]
        whole = (w for w in self.facts.words_in(word.end, end) if w.end == end)
        is_of_event = any(OF_THE.fullmatch(self.text, word.end, other.start) for other in whole)
        has_subject = end > word.end and not is_of_event
        return " " in word.wording or has_subject or bool(ORDINAL.search(self.text[: word.start]))


def _subjects(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each subject of a list stands: each begins with "on" or the like, as the first one does."""
    for found in re.finditer(
        r"(.+?)(?:,? (?:and )?(?:on|о|об|по) (?=(?:the |[a-z]+ )?\w)(?<=, on )|$)", text[start:end]
    ):
        subject = re.sub(r",? etc\.?$|[.,;]+$", "", found.group(1).rstrip())
        if subject.strip():
            yield start + found.start(1), start + found.start(1) + len(subject)
