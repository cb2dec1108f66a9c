"""Adds records to the CSV files and takes them away: checked first, then all files at once.

A set of changed files is staged beside the records and checked there with all the others by the rules of the
contract; the new database is built from it. Only then a journal is written, the files are put in place, the
database is switched and the journal removed. Whoever comes after a crash finds either no journal, and
drops what was staged, or a whole one, and completes it.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import duckdb

from etl.builds import BuildRunningError
from etl.contract import Contract, Table
from etl.damage import MAX_RECORD_BYTES
from etl.extract import extract
from etl.inputs import note, read_inputs
from etl.load import load, new_database
from etl.problems import Problem, in_order
from etl.validate import validate

RECORDS_VARIABLE = "JPOA_RECORDS"
DEFAULT_PATH = Path("data/records")
JOURNAL = ".journal.json"
# A folder of its own for each set, so that what one left behind is never taken for another.
STAGED = ".staged-"
# How often to start anew where somebody edits the files by hand while a set is being built.
TRIES = 3
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LINE = re.compile(rb"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Row:
    """A record to add or to take away; `origin` is the proposal that it comes from."""

    table: str
    values: Mapping[str, str]
    origin: str = ""


@dataclass(frozen=True)
class Change:
    """The records to add and those to take away, as one."""

    add: tuple[Row, ...] = ()
    remove: tuple[Row, ...] = ()

    @property
    def tables(self) -> set[str]:
        """The tables whose files it changes."""
        return {row.table for row in (*self.add, *self.remove)}


class RecordsError(Exception):
    """The records cannot be changed: which file, why, and what to do about it."""


class RefusedError(Exception):
    """The records as they would be are not valid. Nothing was written.

    Each problem comes with the `origin` of the record that it is about; None for one that stood there.
    """

    def __init__(self, problems: Sequence[tuple[Problem, str | None]], *, removes: bool) -> None:
        super().__init__("\n".join(str(problem) for problem, _ in problems))
        self.problems = problems
        self.removes = removes


class RecordFile:
    """The CSV file of a table, record by record, each with the bytes that it has there."""

    def __init__(self, table: Table, path: Path) -> None:
        """Read the file; where there is none, it is as if it held its header alone."""
        self.table = table
        self.path = path
        self.content = path.read_bytes() if path.exists() else b""
        self.digest = digest(path)
        self._head, *self._parts = _split(self.content) or [f"{','.join(table.field_names)}\n".encode()]
        self._line_end = "\r\n" if self._head.endswith(b"\r\n") else "\n"
        self.header = _values(self._head.removeprefix(BYTE_ORDER_MARK))
        self.rows = [dict(zip(self.header, _values(part), strict=False)) for part in self._parts]

    def changed(self, add: Sequence[Row], remove: Sequence[Row]) -> tuple[bytes, dict[int, str]]:
        """The content with these records added in their place and those taken away.

        Every other byte stays. Gives also the origin of each added record, by the line it starts on.

        Raises:
            RecordsError: a record to take away is not there as it was added.
        """
        entries: list[tuple[bytes, Mapping[str, str], str | None]] = [
            (part, row, None) for part, row in zip(self._parts, self.rows, strict=True)
        ]
        for row in remove:
            wanted = {name: row.values.get(name, "") for name in self.header}
            found = next((entry for entry in entries if entry[1] == wanted), None)
            if found is None:
                key = " ".join(row.values.get(name, "") for name in self.table.primary_key)
                raise RecordsError(
                    f"{self.path}: {key} was changed or removed by hand since it was added. "
                    "Take it away by hand, too."
                )
            entries.remove(found)
        for row in add:
            values = {name: row.values.get(name, "") for name in self.header}
            # After the last record that does not come later; where the file is not sorted, at its end.
            places = (
                place for place, (_, held, _) in enumerate(entries) if self._key(held) > self._key(values)
            )
            entries.insert(next(places, len(entries)), (self._line(values), values, row.origin))
        content, origins, line = self._head, {}, 2
        parts = [content]
        for part, _, origin in entries:
            whole = part if part.endswith(b"\n") else part + self._line_end.encode()
            if origin is not None:
                origins[line] = origin
            line += whole.count(b"\n")
            parts.append(whole)
        return b"".join(parts), origins

    def _key(self, row: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(row.get(name, "") for name in self.table.primary_key)

    def _line(self, values: Mapping[str, str]) -> bytes:
        line = io.StringIO()
        csv.writer(line, lineterminator=self._line_end).writerow(values[name] for name in self.header)
        return line.getvalue().encode()


class RecordFiles:
    """The CSV files of all tables, each read when it is first asked for."""

    def __init__(self, contract: Contract, directory: Path) -> None:
        """Read the files of this directory."""
        self.contract = contract
        self.directory = directory
        self._read: dict[str, RecordFile] = {}
        self._states = _states(directory)

    def __getitem__(self, table: str) -> RecordFile:
        """The file of the table of that name."""
        if table not in self._read:
            held = self.contract.table(table)
            self._read[table] = RecordFile(held, self.directory / held.file_name)
        return self._read[table]

    def are_as_read(self) -> bool:
        """Whether every file that was read still holds what it held, and no other one was touched."""
        is_same = all(digest(file.path) == file.digest for file in self._read.values())
        return is_same and _states(self.directory) == self._states


def records_path() -> Path:
    """Where the records stand: JPOA_RECORDS, or data/records."""
    return Path(os.environ.get(RECORDS_VARIABLE) or DEFAULT_PATH)


@contextmanager
def settled(directory: Path, *, alone: bool = False, wait: bool = True) -> Iterator[None]:
    """Keep others from changing the records for the length of the block, and complete what broke off.

    A directory that is not there is for `extract` to tell.

    Args:
        directory: of the records.
        alone: whether to keep others from reading them, too.
        wait: whether to wait for others who are at it.

    Raises:
        BuildRunningError: others are at it, and `wait` is false.
    """
    try:
        handle = os.open(directory, os.O_RDONLY)
    except FileNotFoundError:
        yield
        return
    try:
        _lock(handle, fcntl.LOCK_EX if alone else fcntl.LOCK_SH, wait=wait)
        if alone or is_behind(directory):
            _lock(handle, fcntl.LOCK_EX, wait=wait)
            recover(directory)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, kind: int, *, wait: bool) -> None:
    try:
        fcntl.flock(handle, kind if wait else kind | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BuildRunningError("") from None


def recover(directory: Path) -> None:
    """Complete a set of files that was being put in place, or drop one that was not yet.

    The journal of a completed set stays until a database is built from it: see `forget`.

    Raises:
        RecordsError: a file of a set that is half in place was changed by hand since.
    """
    journal = _read_journal(directory)
    if journal is None:
        _drop_staged(directory)
        return
    staged, files = directory / journal["staged"], journal["files"]
    left = [file for file in files if (staged / file["name"]).exists()]
    spoiled = [
        file["name"]
        for file in left
        if digest(directory / file["name"]) != file["old"] or digest(staged / file["name"]) != file["new"]
    ]
    if spoiled and len(left) == len(files):
        forget(directory)  # Nothing of it is in place yet, and what was written by hand since wins.
        return
    if spoiled:
        raise RecordsError(
            f"{directory / spoiled[0]} was changed by hand while a set of records was half in place. "
            f"Bring in what {staged / spoiled[0]} has beside it, then remove {directory / JOURNAL}."
        )
    _put_in_place(staged, directory, [file["name"] for file in left])


def forget(directory: Path) -> None:
    """Remove the journal, if there is one: the database is built from the set that it tells of.

    Where there is none nothing is touched: a build may be allowed to read the records alone.
    """
    if is_behind(directory):
        (directory / JOURNAL).unlink()
    _drop_staged(directory)


def is_behind(directory: Path) -> bool:
    """Whether a set of records broke off after its journal was written, so that a build has to follow."""
    return (directory / JOURNAL).exists()


def write(
    compose: Callable[[RecordFiles], Change], contract: Contract, directory: Path, database: Path
) -> Change:
    """Change the records and build the database from them: all of it or nothing.

    Args:
        compose: gives the change, from the files as they are now.
        contract: that the records must follow.
        directory: of the CSV files.
        database: to build.

    Returns:
        The change that was made.

    Raises:
        RefusedError: the records as they would be are not valid.
        RecordsError: files are changed by hand time and again, or a record to take away is not there.
    """
    with settled(directory, alone=True):
        try:
            for _ in range(TRIES):
                files = RecordFiles(contract, directory)
                change = compose(files)
                if _write(files, change, database):
                    return change
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            what = "The next build completes it" if is_behind(directory) else "Nothing was changed"
            raise RecordsError(f"{error} {what}.") from error
        finally:
            if not is_behind(directory):
                _drop_staged(directory)
    raise RecordsError(f"{directory}: its files change all the time. Try again when nobody edits them.")


def _write(files: RecordFiles, change: Change, database: Path) -> bool:
    """Make the change; False where somebody edited the files by hand in the meantime."""
    directory = files.directory
    staged = Path(mkdtemp(prefix=STAGED, dir=directory))
    origins = stage(files, change, staged)
    with new_database(database) as (connection, move_into_place):
        if problems := _problems(connection, files, staged, origins):
            raise RefusedError(problems, removes=bool(change.remove))
        load(connection, files.contract)
        note(connection, read_inputs(staged))
        connection.execute("CHECKPOINT")  # What the disk has no room for is told before anything is changed.
        if not files.are_as_read():
            return False
        names = [files[table].path.name for table in sorted(change.tables)]
        _write_journal(staged, directory, names)
        _put_in_place(staged, directory, names)
        move_into_place()
    forget(directory)
    return True


def check(files: RecordFiles, change: Change) -> list[tuple[Problem, str | None]]:
    """What would be wrong with the records after the change, each with the origin of its record."""
    with TemporaryDirectory() as scratch, duckdb.connect() as connection:
        return _problems(connection, files, Path(scratch), stage(files, change, Path(scratch)))


def stage(files: RecordFiles, change: Change, staged: Path) -> dict[tuple[str, int], str]:
    """Make a directory of the records as they would be: changed files anew, links to the others.

    Gives the origin of each added record, by the name of its file and its line.
    """
    origins: dict[tuple[str, int], str] = {}
    for table in change.tables:
        file = files[table]
        added = [row for row in change.add if row.table == table]
        content, lines = file.changed(added, [row for row in change.remove if row.table == table])
        with (staged / file.path.name).open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        if file.path.exists():
            shutil.copymode(file.path, staged / file.path.name)
        origins |= {(file.path.name, line): origin for line, origin in lines.items()}
    for path in files.directory.iterdir():
        if path.suffix.lower() == ".csv" and not (staged / path.name).exists():
            (staged / path.name).symlink_to(path.absolute())
    return origins


def next_claim_ids(files: RecordFiles, table: str, letter: str, document_id: str) -> Iterator[str]:
    """The ids for new claims of a document, from the first number that was never used on."""
    prefix = f"{document_id}-{letter}"
    used = [row.get("claim_id", "") for row in files[table].rows]
    used += [row.get("record_id", "") for row in files["reviews"].rows]
    tails = [name.removeprefix(prefix) for name in used if name.startswith(prefix)]
    number = max((int(tail) for tail in tails if tail.isdecimal()), default=0)
    while True:
        number += 1
        yield f"{prefix}{number}"


def digest(path: Path) -> str:
    """The SHA-256 of the file's bytes; empty where there is no file."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def _problems(
    connection: duckdb.DuckDBPyConnection,
    files: RecordFiles,
    staged: Path,
    origins: Mapping[tuple[str, int], str],
) -> list[tuple[Problem, str | None]]:
    records, problems = extract(connection, files.contract, staged)
    problems = in_order([*problems, *validate(connection, files.contract, records)])
    return [
        (_moved(problem, staged, files.directory), origins.get((Path(problem.path).name, problem.line or 0)))
        for problem in problems
    ]


def _moved(problem: Problem, staged: Path, directory: Path) -> Problem:
    """The problem as it is told of the files in their place."""
    path, remedy = (text.replace(str(staged), str(directory)) for text in (problem.path, problem.remedy))
    return replace(problem, path=path, remedy=remedy)


def _read_journal(directory: Path) -> dict[str, Any] | None:
    """What the journal tells: the folder of the set and its files, with their old and new digests."""
    try:
        journal: dict[str, Any] = json.loads((directory / JOURNAL).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    return journal


def _write_journal(staged: Path, directory: Path, names: Sequence[str]) -> None:
    files = [{"name": name, "old": digest(directory / name), "new": digest(staged / name)} for name in names]
    writing = staged / JOURNAL
    with writing.open("w", encoding="utf-8") as file:
        json.dump({"staged": staged.name, "files": files}, file)
        file.flush()
        os.fsync(file.fileno())
    _sync(staged)
    os.replace(writing, directory / JOURNAL)
    _sync(directory)


def _put_in_place(staged: Path, directory: Path, names: Sequence[str]) -> None:
    for name in names:
        os.replace(staged / name, directory / name)
    _sync(directory)


def _drop_staged(directory: Path) -> None:
    for staged in directory.glob(f"{STAGED}*"):
        shutil.rmtree(staged, ignore_errors=True)


def _states(directory: Path) -> dict[str, tuple[int, int, int]]:
    """What changes whenever a CSV file in the directory does, without reading it."""
    states = {}
    for path in directory.glob("*.csv"):
        status = path.stat()
        states[path.name] = status.st_ino, status.st_mtime_ns, status.st_size
    return states


def _sync(directory: Path) -> None:
    """Make the disk keep the names in the directory."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _split(content: bytes) -> list[bytes]:
    """The records of a CSV file as they stand, the header first; a quoted value may hold line breaks."""
    parts: list[bytes] = []
    is_open = False
    for line in LINE.findall(content):
        if is_open:
            parts[-1] += line
        else:
            parts.append(line)
        is_open ^= line.count(b'"') % 2 == 1
    return parts


def _values(part: bytes) -> list[str]:
    """The values of a record as it stands in a file; what is no UTF-8 is for `extract` to tell."""
    text = part.decode("utf-8", "surrogateescape")
    # As long as a record may be; csv takes 131,072 characters for too many unless it is told.
    csv.field_size_limit(MAX_RECORD_BYTES)
    return next(csv.reader(io.StringIO(text, newline="")), [])
