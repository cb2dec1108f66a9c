"""From decisions to records: what was accepted is added, what was taken back is taken away.

What stands in the records follows from their table `reviews`: a decision whose row is there is published.
The store of the review and the records can so never disagree on that, wherever a process ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.characters import FORBIDDEN_TEXT, LOST, writable
from etl.contract import Contract
from etl.problems import Problem
from etl.review.records import Change, RecordFile, RecordFiles, Row, check, next_claim_ids, write
from etl.review.store import REJECT, TAKEN, Decision, DocumentUnderReview, Item, Store

# The letter that the ids of a table's claims have.
LETTERS = {
    "attendance_claims": "a",
    "participation_counts": "c",
    "event_claims": "e",
    "involvement": "i",
    "outcomes": "o",
    "phase_claims": "p",
    "phase_involvement": "q",
    "themes": "t",
}

Values = Mapping[str, str]
Renames = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Effect:
    """What publishing does: how many records it adds and takes away, and how many decisions it notes."""

    added: int
    removed: int
    decisions: int


def publish(store: Store, key: str, contract: Contract, directory: Path, database: Path) -> Effect:
    """Bring the records to what was decided on a document, and the database to the records.

    Raises:
        RefusedError: the records as they would be are not valid; nothing was written.
        RecordsError: the files cannot be changed now.
    """

    def compose(files: RecordFiles) -> Change:
        # Read again under the lock: of two who publish the same decisions, the second finds nothing to do.
        found = store.read(key)
        return change_of(found, contract, files) if found else Change()

    change = write(compose, contract, directory, database)
    reviews = sum(row.table == "reviews" for row in change.add)
    return Effect(len(change.add) - reviews, len(change.remove), reviews)


def waiting(found: DocumentUnderReview, reviews: Mapping[str, Values]) -> Effect:
    """What publishing would do, given the published reviews by their review_id."""
    added = removed = decisions = 0
    for item in found.items:
        unpublished = _unpublished(item, reviews)
        decisions += len(unpublished)
        if unpublished:
            added += item.is_taken
            removed += published_record(item, reviews) is not None
    return Effect(added, removed, decisions)


def read_reviews(contract: Contract, directory: Path) -> dict[str, Values]:
    """The published reviews, by their review_id."""
    table = contract.table("reviews")
    return _by_review_id(RecordFile(table, directory / table.file_name))


def published_record(item: Item, reviews: Mapping[str, Values]) -> dict[str, str] | None:
    """The record that stands in the files for this proposal, as it was added; None where none does."""
    record: dict[str, str] | None = None
    for decision in item.decisions:
        row = reviews.get(decision.review_id)
        if row and row["record_id"]:
            record = json.loads(row["accepted"]) if decision.kind in TAKEN else None
    return record


def document_id_of(found: DocumentUnderReview, contract: Contract) -> str:
    """The document_id under which the document's claims stand, or will."""
    renames = dict(_renames(found, contract))
    of_itself = [item for item in found.items if item.proposal.table == "source_documents"]
    for item in (*of_itself, *found.items):
        if name := item.values.get("document_id"):
            return renames.get(("source_documents", name), name)
    return f"document-{found.key[:12]}"


def standing_values(found: DocumentUnderReview, contract: Contract) -> dict[str, Values]:
    """The values of each proposal as they stand, by its proposal_id.

    Where a new record was given another key, or was found to be on record already, whatever refers to it
    follows, before and after it is accepted.
    """
    renames = dict(_renames(found, contract))
    return {item.proposal.proposal_id: _followed(item, contract, renames) for item in found.items}


def problems_with(
    found: DocumentUnderReview, item: Item, values: Values, contract: Contract, directory: Path
) -> list[Problem]:
    """What would be wrong with the record if it had these values, the new records of the document given."""
    standing = standing_values(found, contract)
    key_fields = {table.name: table.primary_key for table in contract.tables}
    others = [
        other
        for other in found.items
        if other.proposal.table not in LETTERS
        and other.proposal.proposal_id != item.proposal.proposal_id
        and not (other.decision and other.decision.kind == REJECT)
    ]
    rows = [Row(other.proposal.table, standing[other.proposal.proposal_id], "other") for other in others]
    files = RecordFiles(contract, directory)
    # What stands in the records already, published or not, is not added twice.
    rows = [row for row in rows if not _stands(files[row.table], row.values, key_fields[row.table])]
    tried = dict(values)
    if item.proposal.table in LETTERS:
        tried["claim_id"] = "tried-x1"
    row = Row(item.proposal.table, tried, "tried")
    return [problem for problem, origin in check(files, Change((*rows, row))) if origin == "tried"]


def change_of(found: DocumentUnderReview, contract: Contract, files: RecordFiles) -> Change:
    """What has to change in the records for what was decided and is not published yet."""
    reviews = _by_review_id(files["reviews"])
    document_id = document_id_of(found, contract)
    standing = standing_values(found, contract)
    claim_ids: dict[tuple[str, str], Iterator[str]] = {}
    add: list[Row] = []
    remove: list[Row] = []
    for item in found.items:
        unpublished = _unpublished(item, reviews)
        if not unpublished:
            continue
        proposal, record_id, accepted = item.proposal, "", {}
        if (record := published_record(item, reviews)) is not None:
            remove.append(Row(proposal.table, record, proposal.proposal_id))
            record_id = _record_id(record, proposal.table, contract)
        if item.is_taken:
            accepted = dict(standing[proposal.proposal_id])
            if letter := LETTERS.get(proposal.table):
                stated_by = accepted.setdefault("document_id", document_id)
                kind = proposal.table, stated_by
                if kind not in claim_ids:
                    claim_ids[kind] = next_claim_ids(files, proposal.table, letter, stated_by)
                accepted["claim_id"] = next(claim_ids[kind])
            add.append(Row(proposal.table, accepted, proposal.proposal_id))
            record_id = _record_id(accepted, proposal.table, contract)
        for decision in unpublished:
            is_last = decision is unpublished[-1]
            add.append(
                _review(
                    document_id,
                    item,
                    decision,
                    record_id if is_last else "",
                    accepted if is_last and item.is_taken else _meant_instead(decision),
                )
            )
    return Change(tuple(add), tuple(remove))


def _review(document_id: str, item: Item, decision: Decision, record_id: str, accepted: Values) -> Row:
    proposal = item.proposal
    values = {
        "review_id": decision.review_id,
        "document_id": document_id,
        "table_name": proposal.table,
        "record_id": record_id,
        "decision": decision.kind,
        "reviewer": _clean(decision.reviewer),
        "decided_at": decision.decided_at,
        "proposed": _to_json(proposal.values),
        "accepted": _to_json(accepted) if accepted else "",
        "reason": _clean(decision.reason),
        "rule": _clean(proposal.rule),
        "wording": _clean(proposal.wording),
        "paragraph": str(proposal.paragraph),
    }
    return Row("reviews", values, proposal.proposal_id)


def _meant_instead(decision: Decision) -> Values:
    return decision.values if decision.kind == REJECT else {}


def _unpublished(item: Item, reviews: Mapping[str, Values]) -> list[Decision]:
    return [decision for decision in item.decisions if decision.review_id not in reviews]


def _renames(found: DocumentUnderReview, contract: Contract) -> Iterator[tuple[tuple[str, str], str]]:
    """The keys of proposed records for which another one stands now."""
    for item in found.items:
        if item.proposal.table in LETTERS or item.decision is None:
            continue
        for name in contract.table(item.proposal.table).primary_key[:1]:
            proposed = item.proposal.values.get(name)
            stands = item.decision.values.get(name)
            if proposed and stands and proposed != stands:
                yield (item.proposal.table, proposed), stands


def _followed(item: Item, contract: Contract, renames: Renames) -> Values:
    values = dict(item.values)
    for key in contract.table(item.proposal.table).foreign_keys:
        (name,) = key.fields
        if name in values:
            values[name] = renames.get((key.table, values[name]), values[name])
    return values


def _record_id(values: Values, table: str, contract: Contract) -> str:
    return values[contract.table(table).primary_key[0]]


def _stands(file: RecordFile, values: Values, key: tuple[str, ...]) -> bool:
    wanted = [values.get(name) for name in key]
    return any([row.get(name) for name in key] == wanted for row in file.rows)


def _by_review_id(file: RecordFile) -> dict[str, Values]:
    return {row["review_id"]: row for row in file.rows}


def _clean(text: str) -> str:
    """The text on one line, without characters that the records may not hold."""
    return " ".join(writable(text).replace(LOST, " ").split())


def _to_json(values: Values) -> str:
    text = json.dumps(dict(values), ensure_ascii=False)
    return FORBIDDEN_TEXT.sub(lambda found: json.dumps(found.group()).strip('"'), text)
