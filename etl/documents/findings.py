"""What was found in a text before events and claims are read: sentences, names and dates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from etl.documents.dates import DateReading
from etl.documents.event_words import EventWord, find_event_words
from etl.documents.mention import Mention
from etl.documents.phase_words import PhaseMention, find_phases

# What was done before, at other times and places: the event of the document did not produce or discuss it.
BACKGROUND = re.compile(
    r"\bsince the (?:beginning|start|launch|inception)\b|\b(?:during|over|in) the (?:\w+ )?(?:previous"
    r"|past|last) (?:phases?"
    r"|years?|decade)|\bto date\b|\bhas already (?:delivered|implemented|trained)|\bс начала (?:проекта"
    r"|реализации)"
    r"|\bза (?:последние|прошедшие|предыдущие) (?:\w+ )?(?:лет|годы|фаз\w*)",
    re.IGNORECASE,
)
# A paragraph of at least so many words that ends like a sentence is running text; what stands above it is a
# heading.
RUNNING_WORDS = 12
# A line of a list begins with a mark or a number.
LIST_ITEM = re.compile(r"(?<=\n)[ \t]*(?:[-–—•*·▪]|\(?\d{1,2}[.)]|[a-zа-я]\))[ \t]+(?=\S)")
# A dateline has no small letters but those of places, dates and what stands in brackets or between slashes.
DATE_MARK, PLACE_MARK = "\x02", "\x01"
_NO_SMALL_LETTERS = r"(?:\([^()]*\)|/[^/\n]*/|[^a-zа-яё\n])"
# After the date an agency may name itself: "KHUJAND, March 14, 2025, Asia-Plus --".
AGENCY = r"(?:,?\s(?:[A-ZА-ЯЁ][\w+’'-]*[ ,]*){1,3})?"
DATELINE = re.compile(
    rf"{_NO_SMALL_LETTERS}*?\x02(?:{_NO_SMALL_LETTERS}*?|{AGENCY}\s?-?)(?:[-–—:]\s|\.\s(?=[A-ZА-ЯЁ«“\"\x02]))"
)
LONGEST_DATELINE = 120
# Forms of dates that no document has for its own: "until 2027", "in spring 2023".
NO_DAY = frozenset({"year", "years", "years in brackets", "season", "relative month"})
# A name, which may be long, and a date.
ISSUED = re.compile(rf"\W*(?:[^\s,.;:!?]+ ){{0,14}}[^\s,.;:!?]+,(?: {PLACE_MARK}+,)? {DATE_MARK}+\W*")
MOST_LETTERS_BESIDE = len("Published on")

Placed = TypeVar("Placed", Mention, DateReading, EventWord)


@dataclass(frozen=True)
class Findings:
    """A text with its sentences, and the names, dates and regions in it; each in the order of the text."""

    text: str
    sentences: Sequence[tuple[int, int]]
    mentions: Sequence[Mention] = ()
    dates: Sequence[DateReading] = ()
    regions: Sequence[Mention] = ()

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds the offset, or the last one before it."""
        place = bisect_right(self.sentences, offset, key=lambda span: span[0]) - 1
        return self.sentences[place] if place >= 0 else (0, len(self.text))

    def mentions_in(self, start: int, end: int, *kinds: str) -> Iterator[Mention]:
        """Names between two offsets, of the kinds that are given."""
        for mention in _between(self.mentions, start, end):
            if mention.end <= end and mention.kind in kinds:
                yield mention

    def dates_in(self, start: int, end: int) -> Iterator[DateReading]:
        """Dates between two offsets."""
        for reading in _between(self.dates, start, end):
            if reading.end <= end:
                yield reading

    @cached_property
    def event_words(self) -> list[EventWord]:
        """The words for events; a conference in the name of a body is none."""
        bodies = [mention for mention in self.mentions if mention.kind == "organization"]
        return [
            word
            for word in find_event_words(self.text)
            if not any(body.start <= word.start and word.end <= body.end for body in bodies)
        ]

    @cached_property
    def phases(self) -> list[PhaseMention]:
        """The phases of the programme that the text names."""
        return find_phases(self.text)

    def phases_in(self, start: int, end: int, *, last_first: bool = False) -> Iterator[PhaseMention]:
        """The phases that the text between two offsets names, as if nothing stood around it.

        They are chosen from those of the whole text: to search each part anew takes the square of its length.
        """
        first = bisect_right(self.phases, start, key=lambda phase: phase.end)
        last = bisect_left(self.phases, end, key=lambda phase: phase.start)
        places = range(first, last)
        for place in reversed(places) if last_first else places:
            phase = self.phases[place]
            if start <= phase.start and phase.end <= end:
                yield phase
            else:
                # "Phase II, V. Doe": behind a part that ends with the comma seems to stand another number.
                yield from find_phases(self.text, max(start, phase.start), min(end, phase.end))

    def event_words_in(self, start: int, end: int) -> list[EventWord]:
        """The words for events between two offsets."""
        return [word for word in _between(self.event_words, start, end) if word.end <= end]

    def is_background(self, start: int, end: int) -> bool:
        """Whether a sentence tells what was done before."""
        return bool(BACKGROUND.search(self.text, start, end))

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Start and end of each paragraph: a run of lines that are not blank."""
        return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", self.text)]

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """The paragraph that holds the offset, or the last one before it."""
        place = bisect_right(self.paragraphs, offset, key=lambda span: span[0]) - 1
        return self.paragraphs[place] if place >= 0 else (0, len(self.text))

    @cached_property
    def blocks(self) -> list[tuple[int, int]]:
        """Start and end of what tells of one thing: each paragraph, and in a list each item."""
        blocks: list[tuple[int, int]] = []
        for start, end in self.paragraphs:
            starts = [start, *(item.start() for item in LIST_ITEM.finditer(self.text, start + 1, end))]
            blocks += zip(starts, [*starts[1:], end], strict=True)
        return blocks

    @cached_property
    def document_dates(self) -> list[DateReading]:
        """Dates of the document itself: in its dateline, or alone in a line above or below the text."""
        return [
            date
            for date in self.dates
            if date.rule not in NO_DAY and (self.is_in_dateline(date.start) or self.stands_alone(date))
        ]

    def is_in_dateline(self, offset: int) -> bool:
        """Whether the offset stands before the text proper, as in "Osh, 8 May 2021 - The seminar"."""
        start, end = self.lead
        dateline = DATELINE.match(self._without_names(start, min(end, start + LONGEST_DATELINE)))
        return dateline is not None and start <= offset < start + dateline.end()

    def stands_alone(self, date: DateReading) -> bool:
        """Whether the date has a line for itself, but for place and two words: above, below, behind the lead.

        Above the text it may have the name of whoever issued it before it, too: "Osh Office, 5 May 2021",
        also with its place between.
        """
        start, end = next((span for span in self.paragraphs if span[0] <= date.start < span[1]), (0, 0))
        behind_lead = next((first for first, _ in self.paragraphs if first > self.lead[0]), 0)
        places = [behind_lead, *(first for first, _ in self.paragraphs[-2:])]
        if date.start >= self.heading[1] and start not in places:
            return False
        line_start = max(start, self.text.rfind("\n", 0, date.start) + 1)
        line_end = self.text.find("\n", date.end, end)
        line_end = line_end if line_end >= 0 else end
        span = line_start, line_end
        if span not in self._lines:  # A line may have hundreds of dates.
            self._lines[span] = self._has_date_alone(*span)
        is_alone, is_issuer = self._lines[span]
        return is_alone or (is_issuer and date.start < self.heading[1])

    @cached_property
    def _lines(self) -> dict[tuple[int, int], tuple[bool, bool]]:
        """What was asked of lines with a date so far."""
        return {}

    def _has_date_alone(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether a line has little but its date, and whether it is no more than an issuer and a date."""
        line = self._without_names(start, end)
        is_alone = len(re.sub(r"[\W\d_]+", "", line)) <= MOST_LETTERS_BESIDE
        is_issuer = ISSUED.fullmatch(line) and not any(
            word.start < end for word in _between(self.event_words, start, end)
        )
        return is_alone, bool(is_issuer)

    def _without_names(self, start: int, end: int) -> str:
        """The text with dates and places blotted out, each by as many marks."""
        letters = list(self.text[start:end])
        spans = [(d.start, d.end, DATE_MARK) for d in self.dates_in(start, end)]
        spans += [(p.start, p.end, PLACE_MARK) for p in self.mentions_in(start, end, "city", "country")]
        for first, last, mark in spans:
            letters[first - start : last - start] = mark * (last - first)
        return "".join(letters)

    @cached_property
    def heading(self) -> tuple[int, int]:
        """What stands above the running text; empty where the document begins with it."""
        return 0, self._first_running_paragraph[0]

    @cached_property
    def lead(self) -> tuple[int, int]:
        """The first paragraph of running text."""
        return self._first_running_paragraph

    @cached_property
    def _first_running_paragraph(self) -> tuple[int, int]:
        for start, end in self.paragraphs:
            words = self.text[start:end].split()
            if len(words) >= RUNNING_WORDS and re.search(r"[.!?:]['\"”»)*]*\s*$", self.text[start:end]):
                return start, end
        return self.paragraphs[-1] if self.paragraphs else (0, 0)


def _between(found: Sequence[Placed], start: int, end: int) -> Iterator[Placed]:
    """Those that begin between two offsets, or at either, of what is in the order of the text."""
    for place in range(bisect_left(found, start, key=lambda one: one.start), len(found)):
        if found[place].start > end:
            break
        yield found[place]


def join_broken(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, with those in one again that a page or a paragraph broke in two.

    A sentence that does not end like one goes on where the next begins with a small letter.
    """
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if (
            joined
            and text[start].islower()
            and not re.search(r"[.!?:;…]['\"”»)*]*$", text[joined[-1][0] : joined[-1][1]])
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
