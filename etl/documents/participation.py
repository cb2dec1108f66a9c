"""How many came to the events of a document, and who had what part in them, as rows of the data contract."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from etl.documents.attendance import read_attendance
from etl.documents.bodies_of_people import Told
from etl.documents.claims import Claim, tied
from etl.documents.counts import read_counts
from etl.documents.figures import FigureReading
from etl.documents.findings import Findings
from etl.documents.involvement import read_involvement
from etl.documents.involvement_reading import (
    InvolvementReading,
    without_needless_inference,
    without_repetition,
)
from etl.documents.mention import Mention
from etl.documents.name_words import tokens
from etl.documents.names import Gazetteer
from etl.documents.offices import OFFICES, is_one_of
from etl.documents.proposal import Suggestion
from etl.documents.resolved_events import ResolvedEvent, ResolvedEvents
from etl.documents.scopes import UNCERTAIN

# Kind of a body that is not among the records, by a word of its name.
ORGANIZATION_TYPES = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        ("embassy", r"embassy|consulate|посольств|консульств"),
        ("think tank", r"university|institute|academy|research|think tank|университет|институт|академи"),
        ("ministry or agency", r"ministry|agency|committee|council|service|department|prosecutor|parliament"
         r"|министерств"
         r"|агентств|комитет|совет|служб|департамент|прокуратур|парламент|маджлис"),
        ("civil society", r"foundation|association|\bNGO\b|civil|society|union|фонд|ассоциаци|союз"
         r"|общественн"),
        ("UN entity", r"united nations|\bUN\b|ООН"),
        ("media", r"news|newspaper|television|agency of information|газет|телеканал|информационн"),
    )
)  # fmt: skip
NEW_THING = 0.5
# The end of a line, with what marks headings and bold letters.
OFFICE_BELOW = re.compile(r"[ \t*_]*\n[\s*_#>]*")
# Phases have these, too; phase_roles.py reads them.
PARTS_IN_PHASES = ("funder", "organizer", "co-organizer")

Place = TypeVar("Place", Mention, InvolvementReading)
Figure = TypeVar("Figure", bound=FigureReading)


def attendance_claims(
    findings: Findings, events: ResolvedEvents, of_others: Sequence[FigureReading] = ()
) -> Iterator[Claim]:
    """How many came to each event, in persons; what is said twice is taken from where it is said first.

    Figures that are `of_others` than those who came to an event are left out.
    """
    readings = [
        reading
        for reading in read_attendance(findings.text)
        if not any(other.start < reading.end and reading.start < other.end for other in of_others)
    ]
    for reading, event, certainty in _figures(readings, events):
        is_online = event.reading.format == "online" and reading.scope == "unspecified"
        is_of_several = reading.coverage == "series" and not event.reading.is_series
        if is_of_several and certainty <= UNCERTAIN:
            continue  # A sum over events that the text does not name is not that of the one it is about.
        is_series = event.reading.is_series and reading.coverage == "whole"
        values = {
            "scope": "online" if is_online else reading.scope,
            "coverage": "series" if is_series else reading.coverage,
        }
        yield figure_claim("attendance_claims", reading, event, certainty, values)


def count_claims(findings: Findings, events: ResolvedEvents) -> Iterator[Claim]:
    """How many states, organizations, speakers and so on took part in each event, each figure once."""
    for reading, event, certainty in _figures(read_counts(findings.text), events):
        yield figure_claim("participation_counts", reading, event, certainty, {})


def _figures(
    readings: Sequence[Figure], events: ResolvedEvents
) -> Iterator[tuple[Figure, ResolvedEvent, float]]:
    """Each figure that is said of an event, once, with the event and how certain it is of it."""
    seen: set[tuple[object, ...]] = set()
    for reading in readings:
        found = events.at(reading.start)
        key = (found and found[0].event_id, reading.figure, reading.upper, reading.qualifier, reading.counted)
        if found is not None and key not in seen:
            seen.add(key)
            yield reading, *found


def figure_claim(
    table: str, reading: FigureReading, event: ResolvedEvent, certainty: float, more: Mapping[str, str]
) -> Claim:
    """The claim of a figure, with the values that its table has beside those of all figures."""
    values = {
        "event_id": event.event_id,
        "figure": _text(reading.figure),
        "upper": _text(reading.upper),
        "qualifier": reading.qualifier,
        "counted": reading.counted,
        "basis": reading.basis,
        "wording": reading.wording,
        **more,
    }
    place = reading.start, reading.end
    return tied(table, event, values, *place, reading.rule, reading.confidence * certainty)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def involvement_claims(findings: Findings, events: ResolvedEvents, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Who had what part in each event, after the records of bodies and persons that are new."""
    by_event: dict[str, list[InvolvementReading]] = defaultdict(list)
    about: dict[str, ResolvedEvent] = {}
    certain: dict[int, float] = {}
    for reading in without_needless_inference(list(_readings(findings, gazetteer))):
        found = events.at(reading.start)
        if found and not _is_of_phase(findings, reading):
            event, certain[reading.start] = found
            about[event.event_id] = event
            by_event[event.event_id].append(reading)
    for event_id, readings in by_event.items():
        for reading in without_repetition(readings):
            yield from _new_things(findings, reading, gazetteer)
            yield _involvement(about[event_id], reading, certain.get(reading.start, 1.0))


def _is_of_phase(findings: Findings, reading: InvolvementReading) -> bool:
    """Whether a part is that in a phase: its sentence names one before it, and no event."""
    start, end = findings.sentence_at(reading.start)
    if reading.role not in PARTS_IN_PHASES or any(start <= w.start < end for w in findings.event_words):
        return False
    return any(findings.phases_in(start, reading.start))


def _readings(findings: Findings, gazetteer: Gazetteer) -> Iterator[InvolvementReading]:
    """What each paragraph states, with offsets in the text; a quotation left open ends with its paragraph."""
    told = Told()
    whole, paragraphs = _with_offices_below(findings)
    for start, end in paragraphs:
        mentions = [
            _moved(mention, -start)
            for mention in findings.mentions
            if start <= mention.start and mention.end <= end
        ]
        here = read_involvement(whole[start:end], mentions, gazetteer, told)
        yield from (_moved(reading, start) for reading in here)


def _with_offices_below(findings: Findings) -> tuple[str, list[tuple[int, int]]]:
    """The text and its paragraphs, where in the heading an office stands below the name as if behind it.

    "Remarks by Jane Doe" and below "Director of UNODC" are one paragraph with a comma; places stay the same.
    """
    text = findings.text
    people = findings.mentions_in(*findings.heading, "person")
    gaps = [
        gap.span()
        for one in people
        if (gap := OFFICE_BELOW.match(text, one.end)) and _is_office(text, gap.end())
    ]
    for start, end in gaps:
        text = text[:start] + ",".ljust(end - start) + text[end:]
    joined: list[tuple[int, int]] = []
    for start, end in findings.paragraphs:
        if joined and any(first < start <= last for first, last in gaps):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return text, joined


def _is_office(text: str, start: int) -> bool:
    """Whether an office stands among the first words of the line."""
    line = text[start:].partition("\n")[0]
    return any(is_one_of(word, OFFICES) for word in tokens(line)[:4])


def _involvement(event: ResolvedEvent, reading: InvolvementReading, certainty: float) -> Claim:
    new = [
        ("organization_id", reading.is_new_organization),
        ("person", reading.is_new_person),
        ("event_id", event.is_new),
    ]
    values = {
        "event_id": event.event_id,
        "organization_id": reading.organization_id,
        "role": reading.role,
        "person": reading.person,
        "person_title": reading.person_title,
        "mode": reading.mode,
    }
    return Claim(
        table="involvement",
        values=values,
        start=reading.start,
        end=reading.end,
        rule=reading.rule,
        confidence=reading.confidence * certainty,
        new=tuple(field for field, is_new in new if is_new),
        suggestions=event.suggestions,
    )


def _new_things(findings: Findings, reading: InvolvementReading, gazetteer: Gazetteer) -> Iterator[Claim]:
    """The records of a body and of a person that the records do not have."""
    if reading.is_new_organization:
        mention = _first_mention(findings.mentions, "organization", reading.organization_id)
        claim = _new_organization(reading, mention, gazetteer)
        yield claim
        yield from _other_name("organization_names", claim.values, reading, mention)
    if reading.is_new_person:
        mention = _first_mention(findings.mentions, "person", reading.person)
        name = _usual_name(mention, reading.person, gazetteer)
        values = {"person_id": reading.person, "name": name}
        yield _new("people", "person_id", values, reading, mention, gazetteer.suggest("person", name))
        yield from _other_name("person_names", values, reading, mention)


def _new_organization(reading: InvolvementReading, mention: Mention | None, gazetteer: Gazetteer) -> Claim:
    name = _usual_name(mention, reading.organization_id, gazetteer)
    kinds = (kind for kind, words in ORGANIZATION_TYPES if words.search(name))
    is_state = reading.organization_id.startswith("government-of-")
    values = {
        "organization_id": reading.organization_id,
        "name": name,
        "organization_type": "government" if is_state else next(kinds, "other"),
    }
    return _new(
        "organizations", "organization_id", values, reading, mention, gazetteer.suggest("organization", name)
    )


def _new(
    table: str,
    field: str,
    values: dict[str, str],
    reading: InvolvementReading,
    mention: Mention | None,
    alike: Sequence[tuple[str, float]],
) -> Claim:
    start, end = (mention.start, mention.end) if mention else (reading.start, reading.end)
    suggestions = tuple(Suggestion(field, record_id, round(score, 2)) for record_id, score in alike)
    return Claim(
        table, values, start, end, "new name", min(NEW_THING, reading.confidence), (field,), suggestions
    )


def _other_name(
    table: str, of: Mapping[str, str], reading: InvolvementReading, mention: Mention | None
) -> Iterator[Claim]:
    """The name as the document prints it, where that is not the usual one."""
    field = next(iter(of))
    if mention and (printed := _one_line(mention.wording)) != of["name"]:
        yield _new(table, field, {field: of[field], "name": printed}, reading, mention, ())


def _usual_name(mention: Mention | None, record_id: str, gazetteer: Gazetteer) -> str:
    if mention is None:
        return re.sub(r"\b(Of|The|And)\b", lambda word: word[0].lower(), record_id.replace("-", " ").title())
    return _one_line(gazetteer.usual_name(mention) or mention.wording)


def _first_mention(mentions: Sequence[Mention], kind: str, record_id: str) -> Mention | None:
    return next((one for one in mentions if one.kind == kind and one.record_id == record_id), None)


def _one_line(words: str) -> str:
    return " ".join(words.replace("*", "").split())


def _moved(place: Place, by: int) -> Place:
    """The same, with its offsets moved."""
    return replace(place, start=place.start + by, end=place.end + by)
