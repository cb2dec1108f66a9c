"""The activities of a project as one series of events, and how many people they reached.

A figure of the people whom a project reached is not that of the event of the document. It is given to a
series that stands for all activities: that of the records, if the text speaks of the programme and they have
one, else a new one. Both are doubtful, for a text seldom says which project it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, utils

from etl.documents.claims import Claim
from etl.documents.event_readings import EventReading
from etl.documents.findings import Findings
from etl.documents.known import Known, Record
from etl.documents.known_events import MAX_SUGGESTIONS, KnownEvents, slug
from etl.documents.participation import figure_claim
from etl.documents.proposal import Suggestion
from etl.documents.reach import PROJECT, RECALLED, ReachReading
from etl.documents.resolved_events import PROGRAMME_WORDS, ResolvedEvent, ResolvedEvents

NEW_SERIES = 0.4
LONGEST_NAME = 40  # characters, in an id
RULE = "activities of a project, a series"
# Two names of this likeness, from 0 to 100, are of the same project: documents leave words out.
SAME_NAME = 90
# What a series of the records is called.
SERIES_TITLE = re.compile(r"\b(?:project|programme)\b.*\bseries\b", re.IGNORECASE)
# A name in quotation marks behind the word for the project or before it, or one in capitals before it.
NAME_AFTER = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?[“\"«]([^”\"»]{3,200})[”\"»]")
NAME_BEFORE = re.compile(r"(?:[“\"«]([^”\"»]{3,200})[”\"»]|\b((?:[A-Z][\w-]*[A-Z]|[A-Z]{2,})[\w-]*))\s+\Z")


def without_their_trainings(
    readings: Sequence[EventReading], reached: Sequence[ReachReading], findings: Findings
) -> list[EventReading]:
    """The events without nameless series of which only the training of those reached tells."""
    sentences = {findings.sentence_at(one.figure.start) for one in reached}
    return [
        reading
        for reading in readings
        if reading.is_main
        or reading.name
        or not reading.is_series
        or findings.sentence_at(reading.start) not in sentences
    ]


def reach_of_projects(reached: Sequence[ReachReading], events: ResolvedEvents) -> list[ReachReading]:
    """The figures of people reached by projects, but for those of a series that the text tells of itself."""
    told = ((reading, events.at(reading.figure.start)) for reading in reached)
    return [reading for reading, found in told if not (found and found[0].reading.is_series)]


def reach_claims(
    readings: Sequence[ReachReading], findings: Findings, known: Known, known_events: KnownEvents
) -> Iterator[Claim]:
    """The series of activities of each project, once, and the figures of the people whom it reached."""
    series: dict[str, ResolvedEvent] = {}
    for reading in readings:
        name = _name(findings, reading)
        if name not in series:
            taken = {event.event_id for event in series.values()}
            event = series[name] = _resolved(name, reading, findings, known, known_events, taken)
            yield from _records(event)
        figure = reading.figure
        values = {"scope": figure.scope, "coverage": figure.coverage}
        yield figure_claim("attendance_claims", figure, series[name], 1.0, values)


def _name(findings: Findings, reading: ReachReading) -> str:
    """The name of the project, or of the one that the text named last before; empty if it names none."""
    projects = reversed(list(PROJECT.finditer(findings.text, 0, reading.end)))
    return next(filter(None, (_own_name(findings, project) for project in projects)), "")


def _own_name(findings: Findings, project: re.Match[str]) -> str:
    """The name beside the word for a project, unless it is that of the body whose project it is."""
    if after := NAME_AFTER.match(findings.text, project.end()):
        return " ".join(after[1].split())
    start = max(0, project.start() - 220)
    before = NAME_BEFORE.search(findings.text[start : project.start()])
    if before is None:
        return ""
    place = start + before.start(), start + before.end()
    is_body = before[2] and any(findings.mentions_in(*place, "organization"))
    return "" if is_body else " ".join((before[1] or before[2]).split())


def _resolved(
    name: str, reading: ReachReading, findings: Findings, known: Known, events: KnownEvents, taken: set[str]
) -> ResolvedEvent:
    """The series of the records that stands for the activities of the project, or else a new one."""
    told = EventReading(
        event_type="other",
        name=f"Activities of the project {name}".strip(),
        subject=name,
        start=reading.start,
        end=reading.end,
        rule=RULE,
        confidence=NEW_SERIES,
        date_start=reading.since,
    )
    scope = "programme" if _is_programme(name, findings.text, known) else "related"
    recorded = _recorded(events)
    same = [event_id for event_id, record in recorded.items() if _is_of_project(record, name, scope)]
    if len(same) == 1:
        return ResolvedEvent(same[0], told, False, RECALLED, {})
    values = {
        "event_id": _new_id(name, events, taken),
        "title": f"{told.name} (series)",
        "event_type": told.event_type,
        "scope": scope,
    }
    others = (same or [*recorded])[:MAX_SUGGESTIONS]
    suggestions = tuple(Suggestion("event_id", event_id, RECALLED) for event_id in others)
    return ResolvedEvent(values["event_id"], told, True, NEW_SERIES, values, suggestions)


def _recorded(events: KnownEvents) -> dict[str, Record]:
    """The series of the records that stand for the activities of projects, by id."""
    return {
        event_id: event.record
        for event_id, event in events.by_id.items()
        if event.record["event_type"] == "other" and SERIES_TITLE.search(event.record["title"])
    }


def _is_of_project(record: Record, name: str, scope: str) -> bool:
    """Whether the series is that of the programme, as the project is, or is called by its name."""
    return record["scope"] == scope == "programme" or bool(name and _is_same(name, record["title"]))


def _new_id(name: str, events: KnownEvents, taken: set[str]) -> str:
    """As `project-activities-series`; with a number where it is taken."""
    wanted = f"{slug(name)[:LONGEST_NAME].strip('-') or 'project'}-activities-series"
    ids = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + len(events.by_id) + 3)))
    return next(event_id for event_id in ids if event_id not in taken and event_id not in events.by_id)


def _is_programme(name: str, text: str, known: Known) -> bool:
    """Whether the project is the programme: by its name, or where it has none, by what the text names."""
    words = " ".join((name or text).casefold().split())
    if any(programme in words for programme in PROGRAMME_WORDS):
        return True
    return bool(name) and any(_is_same(name, phase["title"]) for phase in known["phases"])


def _is_same(name: str, title: str) -> bool:
    plain = re.sub(r"\([^()]*\)", " ", title)
    return fuzz.token_set_ratio(name, plain, processor=utils.default_process) >= SAME_NAME


def _records(event: ResolvedEvent) -> Iterator[Claim]:
    """The event, if it is new, and what the sentence tells of when it was."""
    told, new = event.reading, ("event_id",) if event.is_new else ()
    if event.is_new:
        yield Claim(
            "events", event.values, told.start, told.end, RULE, event.confidence, new, event.suggestions
        )
    values = {"event_id": event.event_id, "date_start": told.date_start}
    yield Claim("event_claims", values, told.start, told.end, RULE, event.confidence, new, event.suggestions)
