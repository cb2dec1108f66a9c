"""What is under review: documents, what was proposed from them, and every decision on it.

One SQLite file, so that a reviewer can leave and come back, and two can work side by side. Decisions are
only ever added; what stands follows from the last one.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl.documents.document import Document, Paragraph
from etl.documents.proposal import Proposal, Suggestion

PATH_VARIABLE = "JPOA_REVIEW"
DEFAULT_PATH = Path("data/review/review.sqlite")
# How long one reviewer waits while another one's decision is written.
SECONDS_TO_WAIT = 20.0

ACCEPT, EDIT, REJECT, UNDO = "accept", "edit", "reject", "undo"
TAKEN = (ACCEPT, EDIT)
# The rule of records that a reviewer wrote.
BY_HAND = "written by the reviewer"

SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    document_key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    document TEXT NOT NULL,
    url TEXT,
    text_digest TEXT NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_by_url ON documents (url);
CREATE INDEX IF NOT EXISTS documents_by_text ON documents (text_digest);
CREATE TABLE IF NOT EXISTS proposals (
    document_key TEXT NOT NULL REFERENCES documents,
    proposal_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    proposal TEXT NOT NULL,
    PRIMARY KEY (document_key, proposal_id)
);
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    review_id TEXT NOT NULL UNIQUE,
    document_key TEXT NOT NULL,
    proposal_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('accept', 'edit', 'reject', 'undo')),
    reviewer TEXT NOT NULL CHECK (reviewer <> ''),
    decided_at TEXT NOT NULL,
    accepted TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- A decision is made on what the reviewer saw: of two on the same revision, the first one counts.
    UNIQUE (document_key, proposal_id, revision),
    FOREIGN KEY (document_key, proposal_id) REFERENCES proposals
);
CREATE TRIGGER IF NOT EXISTS decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER IF NOT EXISTS decisions_are_not_removed BEFORE DELETE ON decisions
BEGIN SELECT raise(ABORT, 'decisions are only ever added'); END;
"""


@dataclass(frozen=True)
class Decision:
    """One decision on one proposal.

    Attributes:
        review_id: unique among all decisions; later ones sort after earlier ones.
        kind: accept, edit, reject or undo.
        reviewer: who decided.
        decided_at: in UTC, as YYYY-MM-DDThh:mm:ssZ.
        values: of the record as accepted, by field; of a record that was rejected because it is on record
            already, its key.
        reason: why; may be empty.
    """

    review_id: str
    kind: str
    reviewer: str
    decided_at: str
    values: Mapping[str, str]
    reason: str


@dataclass(frozen=True)
class Item:
    """A proposal and the decisions on it, the last one last."""

    proposal: Proposal
    decisions: tuple[Decision, ...] = ()

    @property
    def revision(self) -> int:
        """How many decisions were made on it."""
        return len(self.decisions)

    @property
    def decision(self) -> Decision | None:
        """The decision that stands; None while it is open, also again after an undo."""
        last = self.decisions[-1] if self.decisions else None
        return None if last is None or last.kind == UNDO else last

    @property
    def is_taken(self) -> bool:
        """Whether it was accepted, as proposed or with changes."""
        return self.decision is not None and self.decision.kind in TAKEN

    @property
    def values(self) -> Mapping[str, str]:
        """The values of the record as they stand: accepted or, while that is open, proposed."""
        return self.decision.values if self.decision and self.is_taken else self.proposal.values


@dataclass(frozen=True)
class DocumentUnderReview:
    """A document and all that was proposed from it."""

    key: str
    name: str
    document: Document
    items: tuple[Item, ...]

    def item(self, proposal_id: str) -> Item:
        """The item of that proposal."""
        return next(item for item in self.items if item.proposal.proposal_id == proposal_id)


@dataclass(frozen=True)
class Progress:
    """How far the review of a document is."""

    key: str
    name: str
    title: str
    uploaded_by: str
    uploaded_at: str
    proposed: int
    decided: int


class KnownDocumentError(Exception):
    """The document is under review already; `found_by` is content, url or text."""

    def __init__(self, key: str, name: str, found_by: str) -> None:
        super().__init__(f"{name} is under review already: the same {found_by}.")
        self.key = key
        self.name = name
        self.found_by = found_by


class StaleDecisionError(Exception):
    """Somebody else decided first; `decision` is what they decided."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(f"{decision.reviewer} decided on this at {decision.decided_at}: {decision.kind}.")
        self.decision = decision


def store_path() -> Path:
    """Where the store stands: JPOA_REVIEW, or data/review/review.sqlite."""
    return Path(os.environ.get(PATH_VARIABLE) or DEFAULT_PATH)


class Store:
    """The documents under review. Every call is one short transaction; any thread may make it."""

    def __init__(self, path: Path) -> None:
        """Open the store, or make it."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(SCHEMA)

    def add(self, content: bytes, document: Document, proposals: Sequence[Proposal], by: str) -> str:
        """Take a document under review, with what was proposed from it; gives its key.

        Raises:
            KnownDocumentError: it is under review already.
        """
        key = hashlib.sha256(content).hexdigest()
        name, url = document.path.name, document.metadata.get("url") or None
        digest = text_digest(document.text)
        with self._transaction() as connection:
            if known := _find(connection, key, url, digest):
                raise known
            connection.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, name, content, document_to_json(document), url, digest, by, _say(datetime.now(UTC))),
            )
            connection.executemany(
                "INSERT INTO proposals VALUES (?, ?, ?, ?)",
                [
                    (key, proposal.proposal_id, position, proposal_to_json(proposal))
                    for position, proposal in enumerate(proposals)
                ],
            )
        return key

    def find(self, content: bytes) -> KnownDocumentError | None:
        """The document of the same bytes, if it is under review: there is no need to read it again."""
        with self._transaction() as connection:
            return _find(connection, hashlib.sha256(content).hexdigest(), None, "")

    def documents(self) -> list[Progress]:
        """All documents under review, the latest first, each with how far it is."""
        with self._transaction() as connection:
            rows = connection.execute(
                """
                WITH latest AS (
                    SELECT document_key, proposal_id, kind, max(revision)
                    FROM decisions GROUP BY document_key, proposal_id
                )
                SELECT document_key, name, document, uploaded_by, uploaded_at,
                    count(proposal_id), count(CASE WHEN kind <> 'undo' THEN 1 END)
                FROM documents LEFT JOIN proposals USING (document_key)
                LEFT JOIN latest USING (document_key, proposal_id)
                GROUP BY document_key ORDER BY max(documents.rowid) DESC
                """
            ).fetchall()
        return [
            Progress(key, name, json.loads(document)["metadata"].get("title", ""), *rest)
            for key, name, document, *rest in rows
        ]

    def read(self, key: str) -> DocumentUnderReview | None:
        """The document of that key with its proposals and decisions; None if there is none."""
        with self._transaction() as connection:
            found = connection.execute(
                "SELECT name, document FROM documents WHERE document_key = ?", (key,)
            ).fetchone()
            if found is None:
                return None
            proposals = connection.execute(
                "SELECT proposal FROM proposals WHERE document_key = ? ORDER BY position", (key,)
            ).fetchall()
            decisions = _decisions(connection, key)
        name, document = found
        read = [proposal_from_json(text) for (text,) in proposals]
        items = tuple(Item(proposal, tuple(decisions.get(proposal.proposal_id, ()))) for proposal in read)
        return DocumentUnderReview(key, name, document_from_json(document), items)

    def decide(
        self,
        key: str,
        item: Item,
        kind: str,
        reviewer: str,
        *,
        values: Mapping[str, str] | None = None,
        reason: str = "",
    ) -> Decision:
        """Decide on a proposal as the reviewer saw it.

        Args:
            key: of the document.
            item: the proposal with the decisions that the reviewer saw.
            kind: accept, edit, reject or undo.
            reviewer: who decides.
            values: of the record as edited; for a rejection, the key of the record that is meant instead.
            reason: why.

        Raises:
            StaleDecisionError: somebody decided since the reviewer saw it.
        """
        with self._transaction() as connection:
            return _decide(connection, key, item, kind, reviewer, values, reason)

    def accept_all(self, key: str, items: Sequence[Item], reviewer: str) -> list[Decision]:
        """Accept several proposals as the reviewer saw them, all or none.

        Raises:
            StaleDecisionError: somebody decided on one of them since.
        """
        with self._transaction() as connection:
            return [_decide(connection, key, item, ACCEPT, reviewer, None, "") for item in items]

    def write_by_hand(self, key: str, table: str, values: Mapping[str, str], by: str, near: Proposal) -> Item:
        """Add a record that a reviewer wrote, and accept it; it rests on the words of a proposal."""
        proposal = replace(
            near,
            proposal_id=f"by-hand-{secrets.token_hex(4)}",
            table=table,
            values=dict(values),
            rule=BY_HAND,
            confidence=1.0,
            new=(),
            suggestions=(),
        )
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO proposals SELECT ?, ?, count(*), ? FROM proposals WHERE document_key = ?",
                (key, proposal.proposal_id, proposal_to_json(proposal), key),
            )
            decision = _decide(connection, key, Item(proposal), ACCEPT, by, None, "")
        return Item(proposal, (decision,))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=SECONDS_TO_WAIT, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        # A decision that was told to the reviewer is on the disk.
        connection.execute("PRAGMA synchronous = FULL")
        return connection


def text_digest(text: str) -> str:
    """A digest that is the same for the same words, however they are spaced or capitalized."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()


def document_to_json(document: Document) -> str:
    """The document as JSON; its path by the name alone."""
    plain = asdict(document) | {"path": document.path.name, "metadata": dict(document.metadata)}
    return json.dumps(plain, ensure_ascii=False)


def document_from_json(text: str) -> Document:
    """The document that the JSON holds."""
    plain = json.loads(text)
    paragraphs = tuple(Paragraph(**paragraph) for paragraph in plain["paragraphs"])
    unread = tuple(plain.get("unread_pages", ()))
    return Document(**plain | {"path": Path(plain["path"]), "paragraphs": paragraphs, "unread_pages": unread})


def proposal_to_json(proposal: Proposal) -> str:
    """The proposal as JSON."""
    return json.dumps(asdict(proposal) | {"values": dict(proposal.values)}, ensure_ascii=False)


def proposal_from_json(text: str) -> Proposal:
    """The proposal that the JSON holds."""
    plain: dict[str, Any] = json.loads(text)
    suggestions = tuple(Suggestion(**suggestion) for suggestion in plain["suggestions"])
    return Proposal(**plain | {"new": tuple(plain["new"]), "suggestions": suggestions})


def _find(
    connection: sqlite3.Connection, key: str, url: str | None, digest: str
) -> KnownDocumentError | None:
    by = {"content": ("document_key", key), "url": ("url", url), "text": ("text_digest", digest)}
    for found_by, (column, value) in by.items():
        row = connection.execute(
            f"SELECT document_key, name FROM documents WHERE {column} = ?", (value,)
        ).fetchone()
        if row:
            known_key, name = row
            return KnownDocumentError(known_key, name, found_by)
    return None


def _decide(
    connection: sqlite3.Connection,
    key: str,
    item: Item,
    kind: str,
    reviewer: str,
    values: Mapping[str, str] | None,
    reason: str,
) -> Decision:
    proposal_id = item.proposal.proposal_id
    made = _decisions(connection, key).get(proposal_id, [])
    if len(made) != item.revision:
        raise StaleDecisionError(made[-1])
    if kind == ACCEPT:
        values = item.values
    now = datetime.now(UTC)
    decision = Decision(
        review_id=f"{now:%Y%m%dt%H%M%S%f}-{secrets.token_hex(3)}",
        kind=kind,
        reviewer=reviewer,
        decided_at=_say(now),
        values=dict(values or {}),
        reason=" ".join(reason.split()),
    )
    connection.execute(
        "INSERT INTO decisions (review_id, document_key, proposal_id, revision, kind, reviewer, decided_at,"
        " accepted, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            decision.review_id,
            key,
            proposal_id,
            item.revision,
            kind,
            reviewer,
            decision.decided_at,
            json.dumps(decision.values, ensure_ascii=False),
            decision.reason,
        ),
    )
    return decision


def _decisions(connection: sqlite3.Connection, key: str) -> dict[str, list[Decision]]:
    """The decisions on each proposal of a document, by its proposal_id, the first one first."""
    rows = connection.execute(
        "SELECT proposal_id, review_id, kind, reviewer, decided_at, accepted, reason"
        " FROM decisions WHERE document_key = ? ORDER BY number",
        (key,),
    ).fetchall()
    found: dict[str, list[Decision]] = {}
    for proposal_id, review_id, kind, reviewer, decided_at, accepted, reason in rows:
        decision = Decision(review_id, kind, reviewer, decided_at, json.loads(accepted), reason)
        found.setdefault(proposal_id, []).append(decision)
    return found


def _say(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"
