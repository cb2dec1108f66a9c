"""Records whose free texts are hostile: over the rows of a table, every text stands in every field once."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from etl.contract import Contract, Field, Table

# Events of which one is the whole and the others its parts; its page shows what documents say of all of them.
FAMILY = 90
TYPES = ("UN entity", "regional organization", "government", "ministry or agency", "think tank")
COUNTRIES = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
PHASES = 4
URL = ("source_documents", "url")

# The texts of each free field, by its table and name.
Columns = dict[tuple[str, str], list[str]]


def text_fields(contract: Contract) -> list[tuple[Table, Field]]:
    """Return every field that holds whatever people write: no key, no code, no date, no number."""
    return [
        (table, field)
        for table in contract.tables
        for field in table.fields
        if field.type == "string"
        and not field.code_list
        and not (field.pattern and field.name != "url")
        and not any(field.name in key.fields for key in table.foreign_keys)
    ]


def columns(contract: Contract, texts: Sequence[str]) -> Columns:
    """Return what to write into each free field, row by row: every text once.

    Which text stands where depends on the field alone, so that other texts stand in the same places.
    """
    shifted = {
        # Far apart, so that one record does not hold neighbours of the list alone.
        (table.name, field.name): [texts[(place + 7 * shift) % len(texts)] for place in range(len(texts))]
        for shift, (table, field) in enumerate(text_fields(contract))
    }
    # An address has no spaces.
    shifted[URL] = ["https://" + "".join(text.split()) for text in shifted[URL]]
    return shifted


def write_records(contract: Contract, folder: Path, columns: Columns, *, phases: int = PHASES) -> None:
    """Write records with these free texts; pages draw each phase, so there are few unless told otherwise."""
    folder.mkdir(parents=True)
    count = len(columns[URL])
    for table in contract.tables:
        own = {name: column for (of, name), column in columns.items() if of == table.name}
        if table.name == "event_claims":
            own["city"] = columns["cities", "city"]
        with (folder / table.file_name).open("w", encoding="utf-8", newline="") as file:
            sheet = csv.DictWriter(file, table.field_names, lineterminator="\n")
            sheet.writeheader()
            for place in range(phases if table.name == "phases" else count):
                free = {name: column[place] for name, column in own.items()}
                sheet.writerow(ROWS[table.name](place) | free)


def _first_of_family(place: int) -> int:
    return place - place % FAMILY


def _event(place: int) -> dict[str, Any]:
    first = _first_of_family(place)
    return {
        "event_id": f"event-{place}",
        "event_type": "conference" if place == first else "session",
        "parent_event_id": "" if place == first else f"event-{first}",
        "scope": "programme" if place % 3 else "related",
    }


def _organization(place: int) -> dict[str, Any]:
    first = _first_of_family(place)
    return {
        "organization_id": f"body-{place}",
        "organization_type": TYPES[place % len(TYPES)],
        "parent_id": "" if place == first else f"body-{first}",
        "country_code": COUNTRIES[place % len(COUNTRIES)] if place % 2 else "",
    }


def _claim(letter: str, facts: Callable[[int], dict[str, Any]]) -> Callable[[int], dict[str, Any]]:
    """Return what writes a claim of the document in the same place, on the event in the same place."""

    def row(place: int) -> dict[str, Any]:
        document = f"document-{place}"
        given = {"event_id": f"event-{place}"} if letter not in "pi" else {}
        return {
            "claim_id": f"{document}-{letter}1",
            "document_id": document,
            "paragraph": 1 + place % 9,
            **given,
            **facts(place),
        }

    return row


def _counted(place: int) -> dict[str, Any]:
    # Two documents each speak of an event, and differ.
    return {
        "event_id": f"event-{place - place % 2}",
        "figure": 20 + place,
        "qualifier": "about",
        "basis": "reported",
    }


# What a row of each table holds beside its free texts.
ROWS: dict[str, Callable[[int], dict[str, Any]]] = {
    "attendance_claims": _claim(
        "a", lambda place: {**_counted(place), "scope": "total", "coverage": "whole"}
    ),
    "cities": lambda place: {
        "country_code": COUNTRIES[place % len(COUNTRIES)],
        "latitude": 37 + place % 13,
        "longitude": 52 + place % 27,
    },
    "event_claims": _claim(
        "e",
        lambda place: {
            "event_id": f"event-{place - place % 2}",
            "date_start": f"20{10 + place % 12}-03-0{1 + place % 9}",
            "country_code": COUNTRIES[place % len(COUNTRIES)],
            "format": "in person",
            "phase_id": f"phase-{1 + place % PHASES}",
        },
    ),
    "events": _event,
    "involvement": _claim(
        "v",
        lambda place: {
            "organization_id": f"body-{place}",
            "role": ("organizer", "speaker", "participant")[place % 3],
            "person": f"person-{place}",
            "mode": "in person",
        },
    ),
    "organization_names": lambda place: {"organization_id": f"body-{place}"},
    "organizations": _organization,
    "outcomes": _claim(
        "o",
        lambda place: {
            "outcome_id": f"outcome-{place - place % 2}",
            "event_id": f"event-{place - place % 2}",
            "outcome_type": "declaration",
            "date_adopted": f"2016-0{1 + place % 9}",
        },
    ),
    "participation_counts": _claim("c", _counted),
    "people": lambda place: {"person_id": f"person-{place}"},
    "person_names": lambda place: {"person_id": f"person-{place}"},
    "phase_claims": _claim(
        "p",
        lambda place: {
            "phase_id": f"phase-{1 + place % PHASES}",
            "date_start": f"20{10 + place % 12}",
        },
    ),
    "phase_involvement": _claim(
        "i",
        lambda place: {
            "phase_id": f"phase-{1 + place % PHASES}",
            "organization_id": f"body-{place}",
            "role": "supporter",
        },
    ),
    "phases": lambda place: {"phase_id": f"phase-{1 + place}", "number": 1 + place},
    "source_documents": lambda place: {
        "document_id": f"document-{place}",
        "publisher_id": f"body-{place}",
        "document_type": "press release",
        "date_published": f"20{10 + place % 12}-03-09",
        "language": "en",
    },
    "themes": _claim("t", lambda place: {"theme": ("youth", "prisons", "media")[place % 3]}),
    "decisions": lambda place: {
        "subject_id": f"event-{place - place % 2}",
        "field": "attendance" if place % 2 else "date_start",
        "claim_id": f"document-{place}-{'a' if place % 2 else 'e'}1",
        "decided_on": "2026-01-31",
    },
    "reviews": lambda place: {
        "review_id": f"review-{place}",
        "document_id": f"document-{place}",
        "decision": "accept",
        "decided_at": "2026-01-31T09:00:00Z",
        "paragraph": 1,
    },
}
