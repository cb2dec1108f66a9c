"""What a document states, as rows of the tables of the data contract with the place where it states it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.documents.event_readings import overlap
from etl.documents.findings import Findings
from etl.documents.known import Known
from etl.documents.known_events import slug
from etl.documents.names import Gazetteer
from etl.documents.outcomes import OutcomeReading, read_outcomes
from etl.documents.phase_roles import read_phase_roles
from etl.documents.phases import read_phase_dates
from etl.documents.proposal import DOUBTFUL, Suggestion
from etl.documents.resolved_events import ResolvedEvent, ResolvedEvents
from etl.documents.themes import (
    IN_NAME,
    WITHOUT_THEME,
    ThemeReading,
    read_heading,
    read_themes,
    same_subjects,
)

NO_THEME = 0.45
PASSED_ON = 0.8
NEW_CITY = 0.4


@dataclass(frozen=True)
class Claim:
    """A row for a table of the contract, without what all claims of a document share, and where it stands."""

    table: str
    values: Mapping[str, str]
    start: int
    end: int
    rule: str
    confidence: float
    new: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


def event_records(events: ResolvedEvents) -> Iterator[Claim]:
    """The events that are not among the records yet."""
    for event in events.events:
        if event.is_new:
            parent = event.values.get("parent_event_id", "")
            new_parent = any(other.event_id == parent and other.is_new for other in events.events)
            new = ("event_id", "parent_event_id") if new_parent else ("event_id",)
            yield _about(event, "events", event.values, new)


def city_records(findings: Findings, events: ResolvedEvents, known: Known) -> Iterator[Claim]:
    """The cities of events that are not among the records; where they lie on the map is left open."""
    cities = {record["city"] for record in known["cities"]}
    for event in events.events:
        reading = event.reading
        if reading.city and reading.city not in cities and reading.country_code:
            cities.add(reading.city)
            values = {"city": reading.city, "country_code": reading.country_code}
            named = (m for m in findings.mentions if m.kind == "city" and m.record_id == reading.city)
            place = next(named, reading)
            yield Claim("cities", values, place.start, place.end, "new city", NEW_CITY, ("city",))


def event_claims(events: ResolvedEvents, known: Known) -> Iterator[Claim]:
    """When and where each event took place, in which format and phase."""
    cities = {record["city"] for record in known["cities"]}
    phases = _phase_ids(known)
    for event in events.events:
        reading = event.reading
        is_day = reading.date_start == reading.date_end
        values = {
            "event_id": event.event_id,
            "date_start": reading.date_start,
            "date_end": "" if is_day else reading.date_end,
            "city": reading.city,
            "country_code": reading.country_code,
            "format": reading.format,
            "phase_id": phases.get(reading.phase or 0, ""),
        }
        is_new_city = bool(reading.city) and reading.city not in cities
        new = [field for field, is_new in (("event_id", event.is_new), ("city", is_new_city)) if is_new]
        claim = _about(event, "event_claims", values, tuple(new))
        yield replace(claim, confidence=min(claim.confidence, NEW_CITY)) if is_new_city else claim


def _about(event: ResolvedEvent, table: str, values: Mapping[str, str], new: tuple[str, ...]) -> Claim:
    reading = event.reading
    return Claim(
        table, values, reading.start, reading.end, reading.rule, event.confidence, new, event.suggestions
    )


def theme_claims(findings: Findings, events: ResolvedEvents) -> Iterator[Claim]:
    """The themes and pillars of each event, each once.

    The theme is "other" where the name of the main event or of a part tells a subject and no name has a theme
    of the list, and where the main event has no theme at all, unless it was talks; before that the heading
    above is asked. Another event "on the same subject" has what the name of the main one says.
    """
    seen: set[tuple[str, str, str]] = set()
    of_main: list[tuple[Claim, str]] = []
    told = [(reading, events.at(reading.start)) for reading in read_themes(findings, events.names())]
    named = {found[0].event_id for reading, found in told if found and reading.rule == IN_NAME}
    for reading, found in told:
        if found is None or (found[0].event_id, reading.theme, reading.pillar) in seen:
            continue
        event, certainty = found
        is_told = event.is_part or (event is events.main and event.event_id not in named)
        if reading.rule == WITHOUT_THEME and not is_told:
            continue
        seen.add((event.event_id, reading.theme, reading.pillar))
        claim = _theme(event, reading, reading.confidence * certainty)
        of_main += [(claim, reading.rule)] if event is events.main else []
        yield claim
    for place in same_subjects(findings):
        found = events.at(place)
        if found and found[0] is not events.main:
            seen.add((found[0].event_id, "", ""))
            yield from (_of_the_same(claim, found[0], place) for claim, rule in of_main if rule == IN_NAME)
    with_theme = {event_id for event_id, _, _ in seen}
    for event in events.events:
        if event.event_id not in with_theme and event.reading.event_type != "bilateral meeting":
            yield from _without_theme(findings, event, is_main=event is events.main)


def _without_theme(findings: Findings, event: ResolvedEvent, *, is_main: bool) -> Iterator[Claim]:
    """The themes of the heading above an event without any; for the main event "other" if there are none."""
    start, end = event.reading.start, event.reading.end
    found = read_heading(findings, start)
    if is_main and not found:
        found = [ThemeReading("other", "", start, end, "no other theme", NO_THEME)]
    yield from (_theme(event, reading, reading.confidence) for reading in found)


def _of_the_same(claim: Claim, event: ResolvedEvent, place: int) -> Claim:
    """The theme of the main event for another one that was about the same."""
    values = {**claim.values, "event_id": event.event_id}
    return tied(
        "themes", event, values, place, place + 1, "on the same subject", claim.confidence * PASSED_ON
    )


def _theme(event: ResolvedEvent, reading: ThemeReading, confidence: float) -> Claim:
    values = {"event_id": event.event_id, "pillar": reading.pillar, "theme": reading.theme}
    return tied("themes", event, values, reading.start, reading.end, reading.rule, confidence)


def outcome_claims(findings: Findings, events: ResolvedEvents, known: Known) -> Iterator[Claim]:
    """What events produced, each once for an event."""
    seen: set[tuple[str, str]] = set()
    for reading in read_outcomes(findings):
        found = events.at(reading.told_at, next_first=reading.rule == "to be adopted")
        if found is None:
            continue
        event, certainty = found
        if reading.date_adopted and _was_at_another_time(reading, event):
            continue
        outcome_id = _known_outcome(reading, event, known) or _new_outcome_id(reading, event)
        if (event.event_id, outcome_id) in seen:
            continue
        seen.add((event.event_id, outcome_id))
        values = {
            "outcome_id": outcome_id,
            "event_id": event.event_id,
            "outcome_type": reading.outcome_type,
            "title": reading.title,
            "date_adopted": reading.date_adopted,
        }
        yield tied(
            "outcomes",
            event,
            values,
            reading.start,
            reading.end,
            reading.rule,
            reading.confidence * certainty,
        )


def _was_at_another_time(reading: OutcomeReading, event: ResolvedEvent) -> bool:
    """Whether the day of adoption is none of the event, so that it came out of another one."""
    first = event.reading.date_start or event.reading.date_end
    adopted = reading.date_adopted
    return bool(first) and not overlap(adopted, adopted, first, event.reading.last)


def _known_outcome(reading: OutcomeReading, event: ResolvedEvent, known: Known) -> str:
    """The outcome of that kind which the records have for the event, if it is one alone."""
    same = {
        record["outcome_id"]
        for record in known["outcomes"]
        if record["event_id"] == event.event_id and record["outcome_type"] == reading.outcome_type
    }
    return same.pop() if len(same) == 1 else ""


def _new_outcome_id(reading: OutcomeReading, event: ResolvedEvent) -> str:
    """As `tashkent-declaration-2022`: what it is called, and the year."""
    year = (reading.date_adopted or event.reading.last)[:4]
    title = slug(reading.title) or slug(f"{event.reading.city} {reading.outcome_type}")
    return "-".join(part for part in (title, year) if part)


def phase_claims(findings: Findings, known: Known) -> Iterator[Claim]:
    """When phases began and ended; what is said twice is taken from where it is said first."""
    phases = _phase_ids(known)
    seen: set[tuple[int, str, str]] = set()
    for reading in read_phase_dates(findings):
        key = (reading.number, reading.date_start, reading.date_end)
        if reading.number not in phases or key in seen:
            continue
        seen.add(key)
        values = {
            "phase_id": phases[reading.number],
            "date_start": reading.date_start,
            "date_end": reading.date_end,
            "note": reading.note,
        }
        yield Claim("phase_claims", values, reading.start, reading.end, reading.rule, reading.confidence)


def phase_roles(findings: Findings, known: Known, gazetteer: Gazetteer) -> Iterator[Claim]:
    """The bodies that carry each phase, each role once."""
    phases = _phase_ids(known)
    seen: set[tuple[int | None, str, str]] = set()
    for reading in read_phase_roles(findings, gazetteer.government):
        key = (reading.number, reading.organization_id, reading.role)
        if key in seen or (reading.number is not None and reading.number not in phases):
            continue
        seen.add(key)
        values = {
            "phase_id": phases.get(reading.number or 0, ""),
            "organization_id": reading.organization_id,
            "role": reading.role,
        }
        yield Claim(
            "phase_involvement",
            values,
            reading.start,
            reading.end,
            f"{reading.role} of a phase",
            reading.confidence,
        )


def _phase_ids(known: Known) -> dict[int, str]:
    return {
        int(record["number"]): record["phase_id"] for record in known["phases"] if record["number"].isdigit()
    }


def tied(
    table: str,
    event: ResolvedEvent,
    values: Mapping[str, str],
    start: int,
    end: int,
    rule: str,
    confidence: float,
) -> Claim:
    """A claim about an event: as certain as it and the statement are together.

    Where it is not sure which event of the records a text recalls, nothing that is said of it is.
    """
    if not (event.is_new or event.reading.is_main) and event.confidence < DOUBTFUL:
        confidence = min(confidence, event.confidence)
    return Claim(
        table, values, start, end, rule, confidence, ("event_id",) if event.is_new else (), event.suggestions
    )


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """Each claim once, as it is stated first."""
    kept: dict[tuple[str, tuple[tuple[str, str], ...]], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.table, tuple(sorted(claim.values.items()))), claim)
    return list(kept.values())
