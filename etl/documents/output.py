"""Proposals to files: CSV for a spreadsheet, a file per table, or JSON Lines for a program."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from etl.contract import Contract
from etl.documents.document import Document
from etl.documents.proposal import Proposal

# Some tables have a field `wording` or `paragraph` of their own, so these say whose they are.
PROPOSAL_COLUMNS = (
    "proposal_id",
    "marked_paragraph",
    "marked_start",
    "marked_end",
    "marked_wording",
    "rule",
    "confidence",
    "is_doubtful",
    "new_fields",
    "suggestions",
)
LONG_COLUMNS = ("document", "table", "values", *PROPOSAL_COLUMNS)
BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet may run a cell that starts so as a formula, also after what is not seen (space, control and
# format characters, private use), and what stands in a document is not ours. analytics/downloads.py has the
# same rule, and tests/hostile/formulas.py holds both to it.
FORMULA_SIGNS = "=+-@＝＋－＠"
NOT_SEEN = frozenset(("Cc", "Cf", "Co", "Zl", "Zp", "Zs"))
NUMBER = re.compile(r"-?\d+(\.\d+)?")

Writer = Callable[[Document, Sequence[Proposal]], list[Path]]


def writer(
    contract: Contract, format_: str, directory: Path | None, paths: Sequence[Path], stream: TextIO
) -> Writer:
    """What writes the proposals of one document after the other, and gives the files it made.

    Args:
        contract: says which fields each table has, in which order.
        format_: csv or jsonl.
        directory: where the files go; None for `stream`.
        paths: all the documents, so that two of the same name do not write to the same file.
        stream: what is written to where there is no directory.
    """
    if directory is None:
        return _jsonl_to(stream) if format_ == "jsonl" else _csv_to(stream)
    directory.mkdir(parents=True, exist_ok=True)
    names = output_names(paths)

    def write(document: Document, proposals: Sequence[Proposal]) -> list[Path]:
        name = names[document.path]
        if format_ == "jsonl":
            return _replace({directory / f"{name}.jsonl": jsonl(document, proposals)})
        texts = csv_by_table(contract, proposals)
        return _replace({directory / f"{name}.{table}.csv": text for table, text in texts.items()})

    return write


def _csv_to(stream: TextIO) -> Writer:
    stream.write(_csv(LONG_COLUMNS, ()))

    def write(document: Document, proposals: Sequence[Proposal]) -> list[Path]:
        stream.write(csv_rows(document, proposals))
        return []

    return write


def _jsonl_to(stream: TextIO) -> Writer:
    def write(document: Document, proposals: Sequence[Proposal]) -> list[Path]:
        stream.write(jsonl(document, proposals))
        return []

    return write


def csv_by_table(contract: Contract, proposals: Sequence[Proposal]) -> dict[str, str | None]:
    """CSV for each table, its fields in the order of the contract before PROPOSAL_COLUMNS.

    None for tables without proposals. It is for spreadsheets, so it starts with a byte-order mark.
    """
    texts: dict[str, str | None] = {}
    for table in contract.tables:
        rows = [
            {**proposal.values, **_proposal_columns(proposal)}
            for proposal in proposals
            if proposal.table == table.name
        ]
        columns = (*table.field_names, *PROPOSAL_COLUMNS)
        texts[table.name] = BYTE_ORDER_MARK + _csv(columns, rows) if rows else None
    return texts


def csv_rows(document: Document, proposals: Iterable[Proposal]) -> str:
    """Rows of one long table for all tables and documents; the values by field are a JSON object."""
    rows = (
        {
            "document": _path(document),
            "table": proposal.table,
            "values": _json(dict(proposal.values)),
            **_proposal_columns(proposal),
        }
        for proposal in proposals
    )
    return _csv(LONG_COLUMNS, rows, has_header=False)


def jsonl(document: Document, proposals: Iterable[Proposal]) -> str:
    """A JSON object per line and proposal, with the document and the text of its paragraph."""
    return "".join(_json(told) + "\n" for told in _told(document, proposals))


def _told(document: Document, proposals: Iterable[Proposal]) -> Iterator[dict[str, object]]:
    texts = {paragraph.number: document.text_of(paragraph) for paragraph in document}
    for proposal in proposals:
        yield {
            "document": {"path": _path(document), "sha256": document.sha256},
            "proposal_id": proposal.proposal_id,
            "table": proposal.table,
            "values": dict(proposal.values),
            "paragraph": proposal.paragraph,
            "paragraph_text": texts.get(proposal.paragraph),
            "start": proposal.start,
            "end": proposal.end,
            "wording": proposal.wording,
            "rule": proposal.rule,
            "confidence": proposal.confidence,
            "is_doubtful": proposal.is_doubtful,
            "new": list(proposal.new),
            "suggestions": [
                {"field": one.field, "record_id": one.record_id, "score": one.score}
                for one in proposal.suggestions
            ],
        }


def output_names(paths: Sequence[Path]) -> dict[Path, str]:
    """The name of each document's files: its stem; of documents with the same stem, the others get a number.

    Upper and lower case are the same here, as they are to some file systems.
    """
    names: dict[Path, str] = {}
    taken: set[str] = set()
    stems = {path.stem.casefold() for path in paths}
    for path in dict.fromkeys(paths):
        name, number = path.stem, 1
        while name.casefold() in taken or (number > 1 and name.casefold() in stems):
            number += 1
            name = f"{path.stem}-{number}"
        taken.add(name.casefold())
        names[path] = name
    return names


def _proposal_columns(proposal: Proposal) -> dict[str, str]:
    suggestions = (f"{one.field}={one.record_id} ({one.score:.2f})" for one in proposal.suggestions)
    return {
        "proposal_id": proposal.proposal_id,
        "marked_paragraph": str(proposal.paragraph),
        "marked_start": str(proposal.start),
        "marked_end": str(proposal.end),
        "marked_wording": proposal.wording,
        "rule": proposal.rule,
        "confidence": f"{proposal.confidence:.2f}",
        "is_doubtful": "true" if proposal.is_doubtful else "false",
        "new_fields": ", ".join(proposal.new),
        "suggestions": "; ".join(suggestions),
    }


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]], has_header: bool = True) -> str:
    text = io.StringIO()
    told = [{name: _harmless(value) for name, value in row.items()} for row in rows]
    # Python before 3.13 puts no quotes around a carriage return, behind which a spreadsheet begins a new row.
    is_broken = any("\r" in value for row in told for value in row.values())
    table = csv.DictWriter(
        text,
        columns,
        restval="",
        lineterminator="\n",
        quoting=csv.QUOTE_ALL if is_broken else csv.QUOTE_MINIMAL,
    )
    if has_header:
        table.writeheader()
    table.writerows(told)
    return text.getvalue()


def _harmless(value: str) -> str:
    """The value, behind an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{value}" if _may_run(value) and not NUMBER.fullmatch(value) else value


def _may_run(value: str) -> bool:
    seen = next((letter for letter in value if unicodedata.category(letter) not in NOT_SEEN), None)
    return value.startswith(("\t", "\r")) or (seen is not None and seen in FORMULA_SIGNS)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _path(document: Document) -> str:
    """The path as text; a name need not be in UTF-8."""
    return os.fsencode(document.path).decode("utf-8", "replace")


def _replace(files: Mapping[Path, str | None]) -> list[Path]:
    """Put each text into its file, whole or not at all; a file of an earlier run without text is removed."""
    texts = {path: text for path, text in files.items() if text is not None}
    temporary = {path: path.with_name(f"{path.name}.writing") for path in texts}
    try:
        for path, text in texts.items():
            temporary[path].write_text(text, encoding="utf-8", newline="")
        for path in texts:
            os.replace(temporary[path], path)
    finally:
        for file in temporary.values():
            file.unlink(missing_ok=True)
    for path in files.keys() - texts.keys():
        path.unlink(missing_ok=True)
    return list(texts)
