"""How good the proposed records are, against documents that were coded by hand.

    python -m benchmarks.proposals [--documents DIR] [--unseen DIR] [--records DIR] [--misses] [--json FILE]

Three sets of documents are read: the founding documents, which the rules may have been written with in mind,
against the rows of the records; those of tests/etl/documents/written, which were made up and coded without a
look at the rules; and those of tests/etl/documents/unseen, made up likewise, but as plain as most are. The
last stay unseen, lest rules be fitted to them: only their table is told, no misses and no raw figures. The
rules are given the records without what the document itself says: its claims and its own record. For the
founding documents there is a second run, without the events that no other document speaks of, so that they
have to be found as new ones. How facts are matched is told in harness/scores.py.

The tables go to standard output; where there is a bar, they say whether it is reached.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from etl.contract import DEFAULT, read_contract
from etl.documents.known import Known, Record, read_known
from harness.coded import Case, as_statement, ids, measure, written
from harness.scores import ATTENDANCE_DETAILS, KINDS, Kind, Score, Statement, total

ROOT = Path(__file__).parents[1]
RECORDS = ROOT / "data" / "records"
WRITTEN = ROOT / "tests" / "etl" / "documents" / "written"
UNSEEN = WRITTEN.with_name("unseen")
# The texts of the founding documents are not part of the project; they may lie beside it.
FOUNDING = ROOT.parent / "shared" / "documents"


def founding(known: Known, directory: Path = FOUNDING, *, events_are_new: bool = False) -> list[Case]:
    """The documents in the directory that the records know, with their rows as coding."""
    cases = []
    for path in sorted(directory.glob("*.txt")):
        coded = coding(known, path.stem)
        if coded:
            left = without(known, path.stem, its_events=events_are_new)
            if events_are_new:
                coded += [
                    Statement("events", event)
                    for event in known["events"]
                    if event not in left["events"] and event["event_id"] not in ids(left)
                ]
            cases.append(Case(path, coded, left))
    return cases


def coding(known: Known, document_id: str) -> list[Statement]:
    """The rows that the records have of a document."""
    return [
        as_statement(table, row)
        for table, rows in known.tables.items()
        for row in rows
        if row.get("document_id") == document_id
    ]


def without(known: Known, document_id: str, *, its_events: bool = False) -> Known:
    """The records as they would be without a document.

    Organizations, people and events stay, as other documents know them; `its_events` takes out the events
    that no other document speaks of.
    """
    tables: dict[str, Sequence[Record]] = {
        table: [row for row in rows if row.get("document_id") != document_id]
        for table, rows in known.tables.items()
    }
    if its_events:
        claimed = {
            row["event_id"]
            for rows in tables.values()
            for row in rows
            if "event_id" in row and "document_id" in row
        }
        kept = [event for event in known["events"] if event["event_id"] in claimed]
        tables["events"] = [
            {
                **event,
                "parent_event_id": event["parent_event_id"] if event["parent_event_id"] in claimed else "",
            }
            for event in kept
        ]
    return Known(tables)


def table(scores: Mapping[str, Score]) -> str:
    """The scores as a Markdown table; kinds that nobody stated are left out."""
    lines = [
        "| Kind | Coded | Proposed | Precision | Recall | F1 | Bar | Silently wrong |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for kind in KINDS:
        score = scores[kind.name]
        if score.f1 is None:
            continue
        coded, proposed = (len(score.found) + len(others) for others in (score.missed, score.wrong))
        shares = " | ".join(_number(share) for share in (score.precision, score.recall, score.f1))
        silent = f"{len(score.silently_wrong)} of {score.confident}"
        lines.append(f"| {kind.name} | {coded} | {proposed} | {shares} | {_bar(kind, score)} | {silent} |")
    attendance = scores["attendance"]
    if attendance.found:
        agreed = ", ".join(f"{name} {_number(attendance.agreement(name))}" for name in ATTENDANCE_DETAILS)
        lines += [
            "",
            f"Of the {len(attendance.found)} figures of attendance found, the share that agree on {agreed}.",
        ]
    return "\n".join(lines) + "\n"


def listing(scores: Mapping[str, Mapping[str, Score]]) -> str:
    """Every miss and every wrong proposal, by document and kind, with its place and its words."""
    lines = []
    for document_id, of_document in scores.items():
        lines += ["", f"## {document_id}", ""]
        for kind in KINDS:
            score = of_document[kind.name]
            lines += [f"- {kind.name}: missed {_told(kind, one)}" for one in score.missed]
            lines += [
                f"- {kind.name}: wrong {_told(kind, one)}, confidence {one.confidence:.2f}"
                for one in score.wrong
            ]
            if kind.name == "attendance":
                lines += [f"- attendance: {told}" for told in _details(score)]
    return "\n".join(lines) + "\n"


def _bar(kind: Kind, score: Score) -> str:
    if kind.bar is None:
        return ""
    return f"{kind.bar:.2f} {'reached' if kind.is_reached(score) else 'missed'}"


def _number(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"


def _told(kind: Kind, statement: Statement) -> str:
    """A fact in one line: its values, its paragraph and its wording."""
    values = " / ".join(statement.values.get(name, "") or "-" for name in kind.fields)
    place = f", paragraph {statement.paragraph}" if statement.paragraph else ""
    words = f', "{" ".join(statement.wording.split())}"' if statement.wording else ""
    return f"{values}{place}{words}"


def _details(score: Score) -> list[str]:
    """In what else the figures that were found differ from their coding."""
    return [
        f'{name} of "{coded.wording}" is {coded.value(name) or "-"}, proposed {proposed.value(name) or "-"}'
        for coded, proposed in score.found
        for name in ATTENDANCE_DETAILS
        if coded.value(name) != proposed.value(name)
    ]


def _raw(scores: Mapping[str, Score]) -> dict[str, object]:
    return {
        name: {
            "found": len(score.found),
            "missed": [asdict(one) for one in score.missed],
            "wrong": [asdict(one) for one in score.wrong],
            "confident": score.confident,
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
            "silent_wrong_rate": score.silent_wrong_rate,
        }
        for name, score in scores.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.proposals", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument(
        "--documents", type=Path, default=FOUNDING, help="folder of the founding documents (%(default)s)"
    )
    parser.add_argument(
        "--unseen", type=Path, default=UNSEEN, help="folder of the unseen documents (%(default)s)"
    )
    parser.add_argument("--records", type=Path, default=RECORDS, help="folder of the records (%(default)s)")
    parser.add_argument(
        "--misses",
        action="store_true",
        help="list every miss and every wrong proposal but those of the unseen documents",
    )
    parser.add_argument("--json", type=Path, help="file for the raw figures")
    options = parser.parse_args(arguments)

    known = read_known(read_contract(DEFAULT), options.records)
    sets = {
        "Founding documents": founding(known, options.documents),
        "Founding documents, their events new": founding(known, options.documents, events_are_new=True),
        "Written documents": written(known, WRITTEN),
    }
    raw = {}
    for name, cases in sets.items():
        print(f"# {name} ({len(cases)})\n")
        if not cases:
            print(f"{options.documents} does not hold their texts: not measured.\n")
            continue
        by_document = measure(cases)
        scores = total(by_document.values())
        raw[name] = {document_id: _raw(of_document) for document_id, of_document in by_document.items()}
        raw[name]["total"] = _raw(scores)
        print(table(scores))
        if options.misses:
            print(listing(by_document))
    if options.unseen.is_dir():
        cases = written(known, options.unseen)
        print(f"# Unseen documents ({len(cases)})\n\n{table(total(measure(cases).values()))}")
    if options.json:
        options.json.write_text(json.dumps(raw, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
