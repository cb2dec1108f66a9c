"""CSV files to text records: every value as it stands in the file, nothing interpreted.

The bytes are counted apart from DuckDB's reader, and the two counts must agree. A file in which
anything is out of order is looked at line by line (etl/damage.py), to say where and what.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

import duckdb
import numpy as np
import numpy.typing as npt

from etl.characters import FORBIDDEN
from etl.contract import Contract, Table, identifier, literal
from etl.damage import MAX_RECORD_BYTES, examine, is_cut_off, read_header
from etl.problems import Problem, closest

CHUNK_BYTES = 1024 * 1024
COMMA, LINE_FEED, QUOTE = b',\n"'
FIRST_PRINTABLE = 32
# A query alone seldom keeps all processors busy from start to end.
TABLES_AT_A_TIME = 2
# Of small tables DuckDB spends a fifth of a build on sharing each query out among threads: with some hundred
# thousand claims two queries at a time, each in one thread, are still sooner through.
MAX_BYTES_OF_ONE_THREAD = 30_000_000

Bytes = npt.NDArray[np.uint8]
Positions = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Records:
    """The text records of one table: a table of its name, with a VARCHAR column for each field.

    `count` says how many; `fields` lacks what the header lacks; it is empty where the file could not be read.
    `damaged_values` stood in records that could not be read.
    """

    table: Table
    path: str
    fields: tuple[str, ...] = ()
    count: int = 0
    lines: Sequence[int] | None = None
    has_line_breaks: bool = False
    damaged_values: frozenset[str] = frozenset()

    @property
    def relation(self) -> str:
        """The table as SQL names it."""
        return identifier(self.table.name)

    def line_numbers(self, connection: duckdb.DuckDBPyConnection, positions: Sequence[int]) -> dict[int, int]:
        """The line on which each record starts, by its position (rowid) in the table."""
        if self.lines is not None:
            return {position: self.lines[position] for position in positions}
        if not self.has_line_breaks:
            return {position: position + 2 for position in positions}
        text = f"concat({', '.join(map(identifier, self.fields))})"
        return dict(
            connection.execute(
                f"""
                WITH broken AS (
                    SELECT rowid AS position, strlen({text}) - strlen(replace({text}, chr(10), ''))
                        AS breaks
                    FROM {self.relation}
                )
                FROM (
                    SELECT position, (position + 2 + sum(breaks) OVER (ORDER BY position) - breaks)
                        ::BIGINT
                    FROM broken
                )
                WHERE position IN (SELECT unnest(?))
                """,
                [list(positions)],
            ).fetchall()
        )


@dataclass(frozen=True)
class Count:
    """What the bytes of a CSV file say of its records, apart from any CSV reader.

    `line_breaks` stand inside values; `marks` are the bytes of line ends and quotes around values.
    `is_plain`: properly quoted, no blank line but at the end, no character that does not belong.
    """

    records: int = 0
    line_breaks: int = 0
    size: int = 0
    marks: int = 0
    is_plain: bool = True

    def text_bytes(self, width: int) -> int:
        """The bytes that must be found in the values if each record has `width` of them."""
        return self.size - self.marks - self.records * (width - 1)


def extract(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    directory: Path,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[dict[str, Records], list[Problem]]:
    """The text records of every table, by its name, and what is wrong with the files.

    Where all files are small, this and what follows on the connection runs in one thread for each query.
    """
    if not directory.is_dir():
        is_there = "is not a directory" if directory.exists() else "does not exist"
        remedy = "Name the directory that holds the CSV files with --records."
        return {}, [Problem(str(directory), is_there, remedy)]

    if _largest_file(contract, directory) <= MAX_BYTES_OF_ONE_THREAD:
        connection.execute("SET threads = 1")

    def read(apart: duckdb.DuckDBPyConnection, table: Table) -> tuple[Records, list[Problem]]:
        path = directory / table.file_name
        progress(f"Reading {path}")
        return _extract_table(apart, table, path)

    read_tables = for_each(connection, contract.tables, read)
    problems = _unknown_files(contract, directory)
    for _, found in read_tables:
        problems += found
    return {records.table.name: records for records, _ in read_tables}, problems


def _largest_file(contract: Contract, directory: Path) -> int:
    """The bytes of the largest file of a table; 0 if there is none."""
    paths = (directory / table.file_name for table in contract.tables)
    return max((path.stat().st_size for path in paths if path.is_file()), default=0)


def _unknown_files(contract: Contract, directory: Path) -> list[Problem]:
    expected = {table.file_name: Path(table.file_name).stem for table in contract.tables}
    problems = []
    for path in sorted(directory.iterdir()):
        is_csv = path.suffix.lower() == ".csv" and not path.name.startswith((".", "~"))
        if is_csv and path.name not in expected:
            near = closest(path.stem, expected.values())
            remedy = f"Rename it to {near}.csv, or remove it." if near else "Remove it."
            problems.append(Problem(str(path), "is no table of the data contract", remedy))
    return problems


def _extract_table(
    connection: duckdb.DuckDBPyConnection, table: Table, path: Path
) -> tuple[Records, list[Problem]]:
    nothing = Records(table, str(path))
    if table.is_optional and not path.exists():
        _create_empty(connection, table)
        return Records(table, str(path), table.field_names), []
    try:
        return _read(connection, table, path)
    except FileNotFoundError:
        header = ",".join(table.field_names)
        remedy = f"Add the file; without records it holds its header alone: {header}."
        return nothing, [Problem(str(path), "does not exist", remedy)]
    except IsADirectoryError:
        return nothing, [Problem(str(path), "is a directory", "Put the CSV file in its place.")]
    except OSError as error:
        remedy = "Check its permissions and the disk."
        return nothing, [Problem(str(path), f"cannot be read ({error.strerror})", remedy)]


def _read(connection: duckdb.DuckDBPyConnection, table: Table, path: Path) -> tuple[Records, list[Problem]]:
    header, problems = read_header(path, table)
    if header is None:
        return Records(table, str(path)), problems
    with _with_line_feeds(connection, path) as source:
        if not problems:
            records = _read_plain(connection, table, path, source, header)
            if records is not None:
                return records, []
        records, found = _read_damaged(connection, table, path, source, header)
    return records, [*problems, *found]


def _read_plain(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    path: Path,
    source: Path,
    header: Sequence[str],
) -> Records | None:
    """The records of `source`; None unless every byte of it is accounted for."""
    count = count_records(source)
    if not count.is_plain or (count.records and is_cut_off(source)):
        return None
    if count.records == 0:
        _create_empty(connection, table)
        return Records(table, str(path), table.field_names)
    if _read_csv(connection, table, source, header) != (
        count.records,
        count.text_bytes(len(header)),
    ):
        return None
    has_line_breaks = count.line_breaks > 0
    records = Records(table, str(path), table.field_names, count.records, has_line_breaks=has_line_breaks)
    is_swallowed = has_line_breaks and _holds_records_in_a_value(connection, records)
    return None if is_swallowed else records


def _read_damaged(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    path: Path,
    source: Path,
    header: Sequence[str],
) -> tuple[Records, list[Problem]]:
    """The good records of `source`, and what is wrong with the others."""
    folder, prefix = _scratch(connection)
    with tempfile.TemporaryDirectory(dir=folder, prefix=prefix) as scratch:
        good = Path(scratch) / "good.csv"
        damage = examine(source, str(path), table, header, good)
        rows, _ = _read_csv(connection, table, good, damage.fields)
    if rows != len(damage.lines):
        remedy = "Save it again as plain CSV: commas, double quotes and one record per line."
        unclear = Problem(str(path), "is read in two ways by two CSV readers", remedy)
        return Records(table, str(path)), [*damage.problems, unclear]
    records = Records(
        table,
        str(path),
        damage.fields,
        rows,
        lines=damage.lines,
        damaged_values=frozenset(damage.values),
    )
    return records, damage.problems


def _create_empty(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(f"{identifier(name)} VARCHAR" for name in table.field_names)
    connection.execute(f"CREATE OR REPLACE TABLE {identifier(table.name)} ({columns})")


def _read_csv(
    connection: duckdb.DuckDBPyConnection, table: Table, path: Path, header: Sequence[str]
) -> tuple[int, int]:
    """Read the file into the text records of the table; gives how many, and the bytes of values.

    Gives (-1, -1) if any record was rejected.
    """
    names = [name for name in table.field_names if name in header]
    if not names:
        return 0, 0
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in header)
    try:
        connection.execute(
            f"""
            CREATE OR REPLACE TABLE {identifier(table.name)} AS
            SELECT {", ".join(map(identifier, names))}
            FROM read_csv(
                {literal(_escaped(path))}, columns = {{{columns}}}, auto_detect = false,
                header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
                strict_mode = true, null_padding = false,
                max_line_size = {MAX_RECORD_BYTES}, store_rejects = true, rejects_limit = 1
            )
            """
        )
        rejected = connection.execute("SELECT count(*) FROM reject_errors").fetchall()
    except duckdb.InvalidInputException:
        return -1, -1
    finally:
        connection.execute("DROP TABLE IF EXISTS reject_errors")
        connection.execute("DROP TABLE IF EXISTS reject_scans")
    sizes = " + ".join(f"coalesce(sum(strlen({identifier(name)})), 0)" for name in names)
    ((rows, size),) = connection.execute(
        f"SELECT count(*), ({sizes})::BIGINT FROM {identifier(table.name)}"
    ).fetchall()
    return (rows, size) if rejected == [(0,)] else (-1, -1)


def for_each(
    connection: duckdb.DuckDBPyConnection,
    items: Iterable[Item],
    act: Callable[[duckdb.DuckDBPyConnection, Item], Result],
) -> list[Result]:
    """What `act` gives for each item, in the order of the items; each has a connection of its own."""

    def act_apart(item: Item) -> Result:
        with closing(connection.cursor()) as apart:
            return act(apart, item)

    with ThreadPoolExecutor(TABLES_AT_A_TIME) as threads:
        return list(threads.map(act_apart, items))


def ascends(connection: duckdb.DuckDBPyConnection, table: str, key: Sequence[str]) -> bool:
    """Whether the rows of the table stand in the order of the key, and none has the same as another."""
    values = f"({', '.join(map(identifier, key))},)"
    descents = connection.execute(
        f"SELECT count_if(value <= before) FROM "
        f"(SELECT {values} AS value, lag({values}) OVER () AS before FROM {identifier(table)})"
    ).fetchall()
    return descents == [(0,)]


def _escaped(path: Path) -> str:
    """The path with what read_csv would take for a pattern escaped."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in str(path))


def _holds_records_in_a_value(connection: duckdb.DuckDBPyConnection, records: Records) -> bool:
    """Whether a quote that was never closed may have swallowed the records after it."""
    pattern = literal(rf"\n([^,\n]*,){{{len(records.fields) - 1}}}")
    swallowed = " OR ".join(f"regexp_matches({identifier(name)}, {pattern})" for name in records.fields)
    query = f"SELECT count(*) FROM {records.relation} WHERE {swallowed}"
    return connection.execute(query).fetchall() != [(0,)]


def _scratch(connection: duckdb.DuckDBPyConnection) -> tuple[Path | None, str | None]:
    """The folder of scratch files and how their names begin.

    They stand beside the database that is being built: the next build removes them if this one is killed.
    """
    ((place,),) = connection.execute(
        "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"
    ).fetchall()
    return (Path(place).parent, f"{Path(place).name}.") if place else (None, None)


@contextmanager
def _with_line_feeds(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[Path]:
    """The file if it has no carriage return, else a copy with LF for CRLF."""
    with path.open("rb") as file:
        chunks = iter(lambda: file.read(CHUNK_BYTES), b"")
        if not any(b"\r" in chunk for chunk in chunks):
            yield path
            return
        file.seek(0)
        folder, prefix = _scratch(connection)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=prefix, suffix=".csv") as copy:
            while chunk := file.read(CHUNK_BYTES):
                while chunk.endswith(b"\r") and (next_byte := file.read(1)):
                    chunk += next_byte
                copy.write(chunk.replace(b"\r\n", b"\n"))
            copy.flush()
            yield Path(copy.name)


def count_records(path: Path) -> Count:
    """Count the records after the header line of a CSV file with LF at line ends."""
    records = line_breaks = size = marks = 0
    is_open = was_blank = False
    with path.open("rb") as file:
        file.readline()
        while chunk := _read_lines(file):
            content = np.frombuffer(chunk, dtype=np.uint8)
            breaks = np.flatnonzero(content == LINE_FEED)
            is_blank = _follows(content, breaks, LINE_FEED)
            if not _has_plain_characters(chunk, content, len(breaks)):
                return Count(is_plain=False)
            if is_open or b'"' in chunk:
                quotes = np.flatnonzero(content == QUOTE)
                opening, closing = quotes[int(is_open) :: 2], quotes[1 - int(is_open) :: 2]
                is_doubled = _follows(content, opening, QUOTE)
                if not _are_well_placed(content, opening[~is_doubled], closing):
                    return Count(is_plain=False)
                is_inside = (np.searchsorted(quotes, breaks) + is_open) % 2 == 1
                line_breaks += int(np.count_nonzero(is_inside))
                is_blank = is_blank[~is_inside]
                is_open = (len(quotes) + is_open) % 2 == 1
                marks += len(quotes) - int(np.count_nonzero(is_doubled))
            blank_count = int(np.count_nonzero(is_blank))
            has_gap = not is_blank[len(is_blank) - blank_count :].all()
            if has_gap or (was_blank and blank_count < len(is_blank)):
                return Count(is_plain=False)
            was_blank = was_blank or blank_count > 0
            records += len(is_blank) - blank_count
            marks += len(is_blank)
            size += len(chunk)
    return Count(records, line_breaks, size, marks, is_plain=not is_open)


def _read_lines(file: BinaryIO) -> bytes:
    """The next whole lines, the last one with a line end whether or not the file has it."""
    chunk = file.read(CHUNK_BYTES)
    if chunk and not chunk.endswith(b"\n"):
        chunk += file.readline(MAX_RECORD_BYTES)
    return chunk if not chunk or chunk.endswith(b"\n") else chunk + b"\n"


def _follows(content: Bytes, positions: Positions, byte: int) -> Flags:
    """Whether each position comes right after the byte; the first place of all follows a line."""
    follows: Flags = content[positions - 1] == byte
    if len(positions) and positions[0] == 0:
        follows[0] = byte == LINE_FEED
    return follows


def _are_well_placed(content: Bytes, opening: Positions, closing: Positions) -> bool:
    """Whether quotes that open or close a value stand at its start or end."""
    is_start = _follows(content, opening, COMMA) | _follows(content, opening, LINE_FEED)
    return bool(is_start.all() and np.isin(content[closing + 1], (COMMA, LINE_FEED, QUOTE)).all())


def _has_plain_characters(chunk: bytes, content: Bytes, line_breaks: int) -> bool:
    if line_breaks != np.count_nonzero(content < FIRST_PRINTABLE):
        return False
    return not any(first in chunk and pattern.search(chunk) for first, pattern in FORBIDDEN)
