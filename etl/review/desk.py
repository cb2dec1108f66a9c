"""The reviewer's desk: everything that the page Review does, without a word of how it looks."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from etl.contract import Contract, Field, read_contract
from etl.documents.known import Known, read_known
from etl.problems import Problem
from etl.review.publish import (
    LETTERS,
    Effect,
    document_id_of,
    problems_with,
    publish,
    published_record,
    read_reviews,
    standing_values,
    waiting,
)
from etl.review.reading import Upload, read_uploads
from etl.review.records import Change, RecordsError, RefusedError, is_behind, records_path, write
from etl.review.store import (
    ACCEPT,
    EDIT,
    REJECT,
    UNDO,
    Decision,
    DocumentUnderReview,
    Item,
    KnownDocumentError,
    Progress,
    StaleDecisionError,
    Store,
    store_path,
)

__all__ = [
    "ACCEPT",
    "EDIT",
    "REJECT",
    "UNDO",
    "Decision",
    "Desk",
    "Effect",
    "Field",
    "Item",
    "Outcome",
    "Problem",
    "Progress",
    "RecordsError",
    "RefusedError",
    "Sheet",
    "StaleDecisionError",
    "Upload",
    "records_path",
    "slug",
    "store_path",
]

# What a record is known by, the first field being its usual name; and the table of its other names.
NAMES: Mapping[str, tuple[tuple[str, ...], str | None]] = {
    "organizations": (("name", "acronym"), "organization_names"),
    "people": (("name",), "person_names"),
    "events": (("title",), None),
    "source_documents": (("title",), None),
    "phases": (("title",), None),
    "cities": (("city",), None),
}
# The key is put together from what a reader of the records would look for.
SEPARATOR = " · "


@dataclass(frozen=True)
class Outcome:
    """What came of an upload: the key of its document, or the error; `known` where it was there already."""

    name: str
    key: str | None = None
    known: KnownDocumentError | None = None
    error: str = ""


@dataclass(frozen=True)
class Sheet:
    """A document under review with all that a reviewer needs to see of it."""

    found: DocumentUnderReview
    values: Mapping[str, Mapping[str, str]]
    published: frozenset[str]
    effect: Effect

    @property
    def items(self) -> tuple[Item, ...]:
        """What was proposed from the document."""
        return self.found.items

    def values_of(self, item: Item) -> Mapping[str, str]:
        """The values of the item as they stand."""
        return self.values[item.proposal.proposal_id]

    def is_published(self, item: Item) -> bool:
        """Whether a record of the item stands in the records."""
        return item.proposal.proposal_id in self.published


def _is_writable(folder: Path) -> bool:
    """Whether files can be made in a folder, which may have to be made itself."""
    while not folder.exists():
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK)


class Desk:
    """What is under review, the records that it goes into, and the database that is built from them."""

    def __init__(self, store: Path, directory: Path, database: Path) -> None:
        """Name the store of the review, the directory of the records and the database."""
        self.contract: Contract = read_contract()
        self.directory = directory
        self.database = database
        self._store_path = store

    @cached_property
    def store(self) -> Store:
        """What is under review; opened, or made, when it is first asked for."""
        return Store(self._store_path)

    def can_write(self) -> bool:
        """Tell whether records may be reviewed here: one of the three may be read-only."""
        folders = (self.directory, self.database.parent, self._store_path.parent)
        return all(map(_is_writable, folders))

    def catch_up(self) -> None:
        """Build the database anew where a set of records broke off after it was journalled."""
        if is_behind(self.directory):
            write(lambda _files: Change(), self.contract, self.directory, self.database)

    def documents(self) -> list[Progress]:
        """All documents under review, the latest first."""
        return self.store.documents()

    def upload(self, uploads: Sequence[Upload], by: str) -> Iterator[Outcome]:
        """Read each upload and take it under review, in their order."""
        known = [self.store.find(upload.content) for upload in uploads]
        unread = [upload for upload, found in zip(uploads, known, strict=True) if not found]
        readings = read_uploads(unread, self.directory)
        for upload, found in zip(uploads, known, strict=True):
            if found:
                yield Outcome(upload.name, found.key, found)
                continue
            reading = next(readings)
            if reading.document is None:
                yield Outcome(upload.name, error=reading.error)
                continue
            try:
                key = self.store.add(upload.content, reading.document, reading.proposals, by)
            except KnownDocumentError as again:
                yield Outcome(upload.name, again.key, again)
            else:
                yield Outcome(upload.name, key)

    def sheet(self, key: str) -> Sheet | None:
        """The document of that key; None if it is not under review."""
        found = self.store.read(key)
        if found is None:
            return None
        reviews = known_reviews(self.directory, file_state(self.directory / "reviews.csv"))
        published = [
            item.proposal.proposal_id for item in found.items if published_record(item, reviews) is not None
        ]
        return Sheet(
            found, standing_values(found, self.contract), frozenset(published), waiting(found, reviews)
        )

    def document_id(self, sheet: Sheet) -> str:
        """The document_id under which the document's claims stand, or will."""
        return document_id_of(sheet.found, self.contract)

    def problems(self, sheet: Sheet, item: Item, values: Mapping[str, str]) -> list[Problem]:
        """What would be wrong with the record if it had these values."""
        return problems_with(sheet.found, item, values, self.contract, self.directory)

    def try_by_hand(
        self, sheet: Sheet, table: str, values: Mapping[str, str], by: str, near: Item
    ) -> list[Problem]:
        """Add a record that the reviewer wrote, and accept it; gives what is wrong with it instead, if so."""
        tried = Item(replace(near.proposal, proposal_id="by-hand", table=table, values=dict(values)))
        problems = self.problems(sheet, tried, values)
        if not problems:
            self.store.write_by_hand(sheet.found.key, table, values, by, near.proposal)
        return problems

    def publish(self, key: str) -> Effect:
        """Bring the records and the database to what was decided on the document."""
        return publish(self.store, key, self.contract, self.directory, self.database)

    def take_back_all(self, sheet: Sheet, reviewer: str) -> None:
        """Take back every decision on the document."""
        for item in sheet.items:
            if item.decision:
                self.store.decide(sheet.found.key, item, UNDO, reviewer)

    def fields(self, table: str) -> list[Field]:
        """The fields of the table that a reviewer may change."""
        given = {"claim_id", "paragraph"} | ({"document_id"} if table in LETTERS else set())
        return [field for field in self.contract.table(table).fields if field.name not in given]

    def target(self, table: str, field: str) -> str | None:
        """The table whose records the field names; None if it names none."""
        for key in self.contract.table(table).foreign_keys:
            if key.fields == (field,):
                return key.table
        return None

    def key_of(self, table: str) -> str:
        """The field that holds the key of the table's records."""
        return self.contract.table(table).primary_key[0]

    def is_thing(self, table: str) -> bool:
        """Whether the table lists things that claims refer to."""
        return table in NAMES

    def is_on_record(self, sheet: Sheet, item: Item) -> bool:
        """Whether the records hold a thing of this key by now, which did not come from this proposal."""
        table = item.proposal.table
        if not self.is_thing(table) or sheet.is_published(item):
            return False
        held = known_names(self.directory, table, fingerprint(self.directory))
        return sheet.values_of(item).get(self.key_of(table)) in held

    def choices(self, table: str, sheet: Sheet) -> dict[str, str]:
        """Every record that a field may name, by its key: all names of those on record and of new ones."""
        held = dict(known_names(self.directory, table, fingerprint(self.directory)))
        for item in sheet.items:
            if item.proposal.table == table and not (item.decision and item.decision.kind == REJECT):
                values = sheet.values_of(item)
                key = values.get(self.key_of(table), "")
                held.setdefault(key, values.get(NAMES[table][0][0], key))
        return held


def slug(text: str) -> str:
    """A key from a name: lower-case letters and digits, joined by hyphens; empty where none are left."""
    apart = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


State = tuple[str, int, int]


def fingerprint(directory: Path) -> tuple[State, ...]:
    """Changes whenever one of the files with names does."""
    names = {table for table, (_, others) in NAMES.items()}
    names |= {others for _, others in NAMES.values() if others}
    return tuple(file_state(directory / f"{name}.csv") for name in sorted(names))


def file_state(path: Path) -> State:
    """Changes whenever the file does."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return path.name, 0, 0
    return path.name, status.st_ino, status.st_mtime_ns


@lru_cache(2)
def known_reviews(directory: Path, state: State) -> Mapping[str, Mapping[str, str]]:
    """The published reviews, by their review_id; `state` is that of their file."""
    del state
    return read_reviews(read_contract(), directory)


@lru_cache(32)
def known_names(directory: Path, table: str, state: tuple[State, ...]) -> Mapping[str, str]:
    """All names of each record of the table, by its key; `state` is the fingerprint of the files."""
    contract, known = read_contract(), _known(directory, state)
    fields, others = NAMES[table]
    key = contract.table(table).primary_key[0]
    also: dict[str, list[str]] = defaultdict(list)
    for record in known[others] if others else ():
        also[record[key]].append(record["name"])
    return {
        record[key]: SEPARATOR.join(
            dict.fromkeys([*(record[field] for field in fields if record[field]), *also[record[key]]])
        )
        for record in known[table]
    }


@lru_cache(2)
def _known(directory: Path, state: tuple[State, ...]) -> Known:
    del state
    return read_known(read_contract(), directory)
