"""The command line: python -m etl [build | check | propose]."""

from __future__ import annotations

import argparse
import errno
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from etl.builds import KEEP_VARIABLE, KEPT_BUILDS, BuildRunningError, alone, damage_of
from etl.contract import Contract, identifier, read_contract
from etl.extract import extract
from etl.inputs import are_those_of, changes, note, read_inputs
from etl.load import data_version, load, new_database
from etl.problems import Problem, in_order
from etl.review.records import RecordsError, forget, is_behind, settled
from etl.validate import validate

RECORDS = Path("data/records")
DATABASE = Path("data/build/records.duckdb")
SECONDS_BETWEEN = 2.0
# What DuckDB raises where the disk or the memory fails it, the last one when it commits.
DISK_ERRORS = (
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.FatalException,
    duckdb.TransactionException,
)


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
    """Run the command; gives the exit status, 1 if something is wrong or nothing could be written."""
    options = _parser().parse_args(arguments)
    try:
        with Progress() as progress:
            if options.command == "check":
                return _check(options.records, progress)
            if options.command == "propose":
                return _propose(options, progress)
            return _build(options, progress)
    except BrokenPipeError:
        # Whoever reads has read enough; nothing is left to be written when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except BuildRunningError as error:
        print(f"{error} Nothing was changed. Build again when it has ended, or add --wait.", file=sys.stderr)
    except RecordsError as error:
        print(error, file=sys.stderr)
    except (OSError, *DISK_ERRORS) as error:
        print(f"{_what_failed(error, options)} Nothing was changed.", file=sys.stderr)
    return 1


def _build(options: argparse.Namespace, progress: Progress) -> int:
    directory, database = options.records, options.database
    progress.step("Looking at what stands")
    contract = read_contract()
    damage = damage_of(database) if database.exists() else None
    if damage:
        print(f"{database} {damage}. Building it anew from the records.", file=sys.stderr)
    is_whole = database.exists() and not damage and not is_behind(directory)
    if options.if_needed and is_whole and are_those_of(database, read_inputs(directory)):
        return 0
    database.parent.mkdir(parents=True, exist_ok=True)
    # Another build holds the records too, but only its lock on the database tells who it is.
    with alone(database, wait=options.wait, on_wait=_say_waiting):
        pass
    with (
        settled(directory, wait=options.wait),
        new_database(database, keep=options.keep, wait=options.wait, on_wait=_say_waiting) as (
            connection,
            move_into_place,
        ),
    ):
        # Others may have changed the records while this build was waiting.
        inputs = read_inputs(directory)
        problems = _problems(connection, contract, directory, progress)
        if changed := changes(inputs, read_inputs(directory)):
            problems = changed
        if problems:
            _print_problems(problems)
            return 1
        rows = _rows_per_table(connection, contract)
        version = load(connection, contract, progress.step)
        note(connection, inputs)
        reconciled = _reconciled(connection)
        progress.step("Writing to the disk")
        move_into_place()
        try:
            forget(directory)
        except OSError as error:
            said = (
                f"{error.filename} cannot be removed: {error.strerror}. Until it is, each build is made anew."
            )
            print(said, file=sys.stderr)
    _print_summary({"Records": rows, "Reconciled": reconciled}, version)
    print(f"{database} is built.")
    return 0


def _say_waiting(other: BuildRunningError) -> None:
    print(f"{other} Waiting until it has ended.", file=sys.stderr, flush=True)


def _what_failed(error: Exception, options: argparse.Namespace) -> str:
    """Say what could not be done, and what to do about it."""
    said = str(error).partition("\n")[0].rstrip(".")
    file = str(options.database)
    if isinstance(error, OSError):
        file = str(error.filename or file)
        said = f"{file}: {error.strerror}"
    elif named := re.search('file "(.+?)"', said):
        file = named[1]
    if os.strerror(errno.ENOSPC) in said:
        return f"{file}: There is no room left on the disk. Free some and build again."
    return f"{said}."


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
    from etl.documents.known import UnknownRecordsError, read_known
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
    try:
        known = read_known(contract, options.records)
    except UnknownRecordsError as error:
        print(error, file=sys.stderr)
        return 1
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
        if document.unread_pages:
            print(_unread(path, document.unread_pages), file=sys.stderr)
        files = write(document, proposals)
        if options.out:
            doubtful = sum(proposal.is_doubtful for proposal in proposals)
            print(f"{path}: {len(proposals):,} proposals, {doubtful:,} of them doubtful")
            print("".join(f"  {file}\n" for file in files), end="")
    sys.stdout.flush()
    return 1 if failed else 0


def _unread(path: Path, pages: Sequence[int]) -> str:
    """What is said of pages that were scanned."""
    which = f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"
    remedy = (
        "Nothing is proposed from there: recognize its text (OCR), or type what matters into a .txt file."
    )
    return f"{path}, {which}: scanned, without text. {remedy}"


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
    parser.set_defaults(records=RECORDS, database=DATABASE, keep=None, wait=False, if_needed=False)
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
    build.add_argument(
        "--keep",
        type=_count_of_builds,
        metavar="N",
        help=f"how many builds stay in its folder, with the new one ({KEEP_VARIABLE}, or {KEPT_BUILDS})",
    )
    build.add_argument("--wait", action="store_true", help="wait for another build that is running")
    build.add_argument(
        "--if-needed",
        action="store_true",
        help="build only if records, contract or code are not those of the database, or it is damaged",
    )
    return parser


def _count_of_builds(text: str) -> int:
    if not re.fullmatch(r"0*[1-9][0-9]{0,5}", text):
        said = f"{text!r} is no number of builds: at least the one that stands is kept, for example 5"
        raise argparse.ArgumentTypeError(said)
    return int(text)


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
