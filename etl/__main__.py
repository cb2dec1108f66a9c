"""The command line: python -m etl [build | check | propose]."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl.contract import Contract, identifier, read_contract
from etl.extract import extract
from etl.load import data_version, load, new_database
from etl.problems import Problem, in_order
from etl.review.records import RecordsError, forget, settled
from etl.validate import validate

RECORDS = Path("data/records")
DATABASE = Path("data/build/records.duckdb")
SECONDS_BETWEEN = 2.0


class Progress:
    """Says on standard error every few seconds what is being done, so that nobody waits in vain."""

    def __init__(self) -> None:
        """Nothing is done yet."""
        self._name = "Starting"
        self._start = time.monotonic()
        self._is_done = threading.Event()
        self._watch = threading.Thread(target=self._say, daemon=True)

    def __enter__(self) -> Progress:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_done.set()
        self._watch.join()

    def step(self, name: str) -> None:
        """Go on to the next step."""
        self._name = name

    def _say(self) -> None:
        while not self._is_done.wait(SECONDS_BETWEEN):
            seconds = time.monotonic() - self._start
            print(f"{seconds:6.1f} s  {self._name}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit status, 1 if the records or documents have problems."""
    options = _parser().parse_args(arguments)
    try:
        with Progress() as progress:
            if options.command == "check":
                return _check(options.records, progress)
            if options.command == "propose":
                return _propose(options, progress)
            return _build(options.records, options.database, progress)
    except BrokenPipeError:
        # Whoever reads has read enough; nothing is left to be written when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Nothing was changed.", file=sys.stderr)
        return 1
    except RecordsError as error:
        print(error, file=sys.stderr)
        return 1
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        print(f"{error} Nothing was changed.", file=sys.stderr)
        return 1


def _build(directory: Path, database: Path, progress: Progress) -> int:
    contract = read_contract()
    with settled(directory), new_database(database) as (connection, move_into_place):
        if problems := _problems(connection, contract, directory, progress):
            _print_problems(problems)
            return 1
        rows = _rows_per_table(connection, contract)
        version = load(connection, contract, progress.step)
        _note_change(connection, contract, directory)
        reconciled = _reconciled(connection)
        move_into_place()
        forget(directory)
    _print_summary({"Records": rows, "Reconciled": reconciled}, version)
    print(f"{database} is built.")
    return 0


def _note_change(connection: duckdb.DuckDBPyConnection, contract: Contract, directory: Path) -> None:
    """Note in the database when a file of the records was last changed, so that its age can be told."""
    files = (directory / table.file_name for table in contract.tables)
    changed = datetime.fromtimestamp(max(file.stat().st_mtime for file in files if file.exists()), UTC)
    connection.execute(
        "INSERT INTO metadata VALUES ('records_changed', ?)", [changed.isoformat(timespec="seconds")]
    )


def _check(directory: Path, progress: Progress) -> int:
    contract = read_contract()
    with (
        settled(directory),
        tempfile.TemporaryDirectory() as scratch,
        new_database(Path(scratch) / "checked.duckdb") as (connection, _),
    ):
        if problems := _problems(connection, contract, directory, progress):
            _print_problems(problems)
            return 1
        rows = _rows_per_table(connection, contract)
        _print_summary({"Records": rows}, data_version(connection, contract))
    return 0


def _propose(options: argparse.Namespace, progress: Progress) -> int:
    # Only this command needs what reads documents.
    from etl.documents.document import DocumentError
    from etl.documents.known import read_known
    from etl.documents.output import writer
    from etl.documents.propose import propose
    from etl.documents.readers import read_document

    if not options.records.is_dir():
        remedy = "Name the directory that holds the CSV files with --records."
        print(f"{options.records} is not a directory. {remedy}", file=sys.stderr)
        return 1
    contract = read_contract()
    write = writer(contract, options.format, options.out, options.files, sys.stdout)
    progress.step("Reading the records")
    known = read_known(contract, options.records)
    failed = 0
    for path in dict.fromkeys(options.files):
        try:
            progress.step(f"Reading {path}")
            document = read_document(path)
            progress.step(f"Looking for records in {path}")
            proposals = propose(document, known)
        except DocumentError as error:
            print(error, file=sys.stderr)
            failed += 1
            continue
        files = write(document, proposals)
        if options.out:
            doubtful = sum(proposal.is_doubtful for proposal in proposals)
            print(f"{path}: {len(proposals):,} proposals, {doubtful:,} of them doubtful")
            print("".join(f"  {file}\n" for file in files), end="")
    sys.stdout.flush()
    return 1 if failed else 0


def _problems(
    connection: duckdb.DuckDBPyConnection, contract: Contract, directory: Path, progress: Progress
) -> list[Problem]:
    """Read the records into the database; gives what is wrong with them."""
    records, problems = extract(connection, contract, directory, progress.step)
    return in_order([*problems, *validate(connection, contract, records, progress.step)])


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    count = sum(problem.count for problem in problems)
    words = "problem" if count == 1 else "problems"
    print(f"{count:,} {words}; nothing was changed.", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m etl", description="Build the database of the dashboard from the records."
    )
    parser.set_defaults(records=RECORDS, database=DATABASE)
    commands = parser.add_subparsers(title="commands", dest="command")
    build = commands.add_parser("build", help="check the records and build the database (default)")
    check = commands.add_parser("check", help="check the records and write nothing")
    propose = commands.add_parser(
        "propose",
        help="propose records from documents and change nothing",
        description="Propose records from documents (.txt, .md, .html, .htm, .pdf, .docx) for review.",
        epilog="""
            CSV in a directory is for spreadsheets: one file per document and table, with the fields of the
            table and where the document states them. CSV on standard output is one long table, with the
            values as a JSON object. JSON Lines has one proposal per line, with its whole paragraph.
            The exit status is 1 if a document could not be read.
        """,
    )
    propose.add_argument("files", metavar="FILE", nargs="+", type=Path, help="a document")
    propose.add_argument(
        "--format", choices=("csv", "jsonl"), default="csv", help="of the output (%(default)s)"
    )
    propose.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="directory to write to; made if it is not there (standard output)",
    )
    for command in (build, check, propose):
        command.add_argument(
            "--records", type=Path, default=RECORDS, help="directory of the CSV files (%(default)s)"
        )
    build.add_argument("--database", type=Path, default=DATABASE, help="file to build (%(default)s)")
    return parser


def _rows_per_table(connection: duckdb.DuckDBPyConnection, contract: Contract) -> dict[str, int]:
    query = " UNION ALL ".join(
        f"SELECT {position} AS position, count(*) FROM {identifier(table.name)}"
        for position, table in enumerate(contract.tables)
    )
    counts = connection.execute(f"{query} ORDER BY position").fetchall()
    return {table.name: count for table, (_, count) in zip(contract.tables, counts, strict=True)}


def _reconciled(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """What was reconciled, and how many of it."""
    return dict(
        connection.execute(
            """
            SELECT 'events with a figure for attendance', count_if(attendance_claim_count > 0)
            FROM reconciled_events
            UNION ALL SELECT 'points on which documents differ', count(*) FROM disagreements
            UNION ALL SELECT 'decisions used', count(*) FROM decisions
            """
        ).fetchall()
    )


def _print_summary(counts: dict[str, dict[str, int]], version: str) -> None:
    for title, of_kind in counts.items():
        print(title)
        for name, count in of_kind.items():
            print(f"  {count:>12,}  {name}")
    print(f"Data version {version}")


if __name__ == "__main__":
    sys.exit(main())
