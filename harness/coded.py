"""Documents that were coded by hand, and how well what is proposed for them agrees with that.

How facts are matched is told in harness/scores.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.documents.document import Document
from etl.documents.known import Known, Record
from etl.documents.propose import propose
from etl.documents.readers import read_document
from harness.scores import Score, Statement, align, compare_all

SUFFIXES = (".txt", ".md", ".html")
KEYS = {"events": "event_id", "organizations": "organization_id", "people": "person_id"}


@dataclass(frozen=True)
class Case:
    """A document, its coding, and the records that the rules may know."""

    path: Path
    coded: Sequence[Statement]
    known: Known

    @property
    def document_id(self) -> str:
        """The id of the document: the name of its file."""
        return self.path.stem


def written(known: Known, directory: Path) -> list[Case]:
    """The documents that were written to be read, each coded in a JSON file of the same name beside it."""
    return [
        Case(path, read_coding(path.with_suffix(".json")), known)
        for path in sorted(directory.iterdir())
        if path.suffix in SUFFIXES
    ]


def read_coding(path: Path) -> list[Statement]:
    """The rows of a coded document: tables of the contract, each with its rows."""
    tables: Mapping[str, Sequence[Record]] = json.loads(path.read_text(encoding="utf-8"))
    return [as_statement(table, row) for table, rows in tables.items() for row in rows]


def as_statement(table: str, row: Record) -> Statement:
    """What a row of a table states, with the place and the words of its document."""
    return Statement(table, row, row.get("paragraph", ""), row.get("wording", ""))


def ids(known: Known) -> set[str]:
    """The ids of the known events, organizations and people."""
    return {row[key] for table, key in KEYS.items() for row in known[table]}


def proposals(case: Case, document: Document) -> list[Statement]:
    """What the rules propose for a document as it was read, with the ids of its coding."""
    proposed = [
        Statement(one.table, one.values, str(one.paragraph), one.wording, one.confidence)
        for one in propose(document, case.known)
    ]
    return align(case.coded, proposed, ids(case.known))


def measure(
    cases: Iterable[Case], read: Callable[[Path], Document] = read_document
) -> dict[str, dict[str, Score]]:
    """The score of each kind, by document.

    Args:
        cases: the documents.
        read: how they are read.
    """
    return {case.document_id: compare_all(case.coded, proposals(case, read(case.path))) for case in cases}
