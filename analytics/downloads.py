"""Rows in, file bytes out: CSV that opens right in a spreadsheet, Excel, Parquet, and a Data Package.

DuckDB writes rows to files of a temporary folder, so that bytes exist once in memory however long a table is.
"""

import hashlib
import json
import re
import shutil
import zipfile
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import xlsxwriter
from ibis.expr.types import Table

from analytics import words
from analytics.database import Database, fetch_sql, opened_apart
from analytics.messages import gettext as _

NAME_LENGTH = 100
BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet may run a cell of text as a formula if it starts so, also after what is not seen, or in full
# width. etl/documents/output.py has the same rule, and tests/hostile/formulas.py holds both to it.
FORMULA = r"^([\s\p{Z}\p{C}]*[=+\-@＝＋－＠]|[\t\r])"
# Types of columns that hold no text, so that no cell of theirs can be a formula.
NUMBER_TYPE = re.compile(r"BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*")
PLAIN_TYPE = re.compile(rf"{NUMBER_TYPE.pattern}|DATE|TIME.*")
# What Excel has room for: rows of a sheet, the header among them; characters of a cell, in UTF-16; whole
# numbers without loss.
SHEET_ROWS = 1_048_576
CELL_LENGTH = 32_767
LARGEST_EXACT = 2**53
# How wide columns are, in characters, going by the first rows.
NARROWEST, WIDEST = 8, 60
ROWS_AT_A_TIME = 1_000
BYTES_AT_A_TIME = 2**20
# Rows that are sorted together take memory, and each range costs as long as to read the names of all records.
# So a range has at least so many rows, and of any number of rows there are about so many ranges at most.
ROWS_OF_RANGE = 25_000
MOST_RANGES = 40
# Ranges that are written at the same time: one keeps one processor busy.
SIDE_BY_SIDE = 2
# The earliest that a zip file can say: the time of the download is no part of the data.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def file_name(*parts: str, version: str, ending: str) -> str:
    """Name a file after what it holds, the filters and the data version.

    The name is safe on every system: lower-case letters, digits, hyphens and underscores. Cyrillic letters
    are written as they sound. What is too long is cut, and what has letters of other scripts lacks them; both
    end in a digest of the whole, so that other filters give another name.
    """
    latin = [words.in_latin(part) for part in parts]
    told = (re.sub(r"[^a-z0-9]+", "-", part).strip("-") for part in latin)
    name = "_".join(part for part in told if part)
    if len(name) > NAME_LENGTH or any(sign.isalnum() and not sign.isascii() for sign in "".join(latin)):
        digest = hashlib.sha256("_".join(latin).encode(errors="replace")).hexdigest()[:6]
        name = f"{name[: NAME_LENGTH - 7].rstrip('-_')}-{digest}"
    return f"{name}_{version}.{ending}"


def in_ranges(database: Database, sql: str, first_key: str, size: int = ROWS_OF_RANGE) -> list[str]:
    """Return queries whose rows, one query after the other, are the rows of a query that sorts them.

    DuckDB sorts rows in memory with all their text, which takes several times the size of the file. Rows of
    one range after the other take as much as the largest range. To find the bounds takes memory as well, so
    the database is opened apart for it.

    Args:
        database: where the queries run.
        sql: the query.
        first_key: a query of the text by which the rows are sorted first, from its least to its greatest and
            without a text last: that column of all rows, in any order. Empty where there is none such.
        size: how many rows a range has at least, roughly. Those with the same text are never apart.
    """
    if not first_key:
        return [sql]
    (key,) = map(_quoted, _types(database, first_key))
    counted = f"SELECT {key} AS bound, count(*) AS rows FROM ({first_key}) GROUP BY {key}"
    sized = f"SELECT *, greatest({size}, sum(rows) OVER () // {MOST_RANGES}) AS size FROM ({counted})"
    placed = f"SELECT *, sum(rows) OVER (ORDER BY bound NULLS LAST) AS last FROM ({sized})"
    with opened_apart(database) as own:
        found = fetch_sql(
            own,
            f"SELECT bound FROM ({placed})"
            " WHERE bound IS NULL OR last // size > (last - rows) // size ORDER BY bound NULLS LAST",
        )
    bounds = [_literal(bound) for bound in found["bound"].dropna()]
    if not bounds:
        return [sql]
    between = (f"{key} >= {low} AND {key} < {high}" for low, high in pairwise(bounds))
    ranges = [f"{key} < {bounds[0]}", *between, f"{key} >= {bounds[-1]}"]
    # To look for rows without a text where there are none, DuckDB read the names of all records into memory.
    if len(bounds) < len(found):
        ranges.append(f"{key} IS NULL")
    return [f"SELECT * FROM ({sql}) WHERE {rows}" for rows in ranges]


def csv_chunks(
    database: Database, queries: Sequence[str], constants: Mapping[str, str] | None = None
) -> Generator[bytes]:
    """Yield the rows of queries, one query after the other, as CSV for spreadsheets, piece by piece.

    UTF-8 with a byte-order mark, LF line ends, one header line and nothing else. A cell of text that a
    spreadsheet would run as a formula starts with an apostrophe; numbers are left as they are. While one
    query's rows are taken, those of the next ones are written.

    Args:
        database: where the queries run.
        queries: one or more, of the same columns.
        constants: columns with one value for all rows, such as the filters and the data version.
    """
    cells = {name: _cell(name, column_type) for name, column_type in _types(database, queries[0]).items()}
    cells |= {name: _harmless(_literal(value)) for name, value in (constants or {}).items()}
    # The byte-order mark goes before the first name of the header, and so to the start of the file.
    titles = [BYTE_ORDER_MARK * (place == 0) + name for place, name in enumerate(cells)]
    selected = ", ".join(
        f"{cell} AS {_quoted(title)}" for title, cell in zip(titles, cells.values(), strict=True)
    )
    is_long = len(queries) > 1
    with (
        opened_apart(database) if is_long else nullcontext(database) as source,
        TemporaryDirectory() as folder,
        ThreadPoolExecutor(SIDE_BY_SIDE) as ahead,
    ):

        def write(place: int, sql: str) -> Path:
            target = Path(folder) / str(place)
            options = f"FORMAT csv, HEADER {place == 0}"
            _copy(source, f"SELECT {selected} FROM ({sql})", str(target), options)
            return target

        waiting = iter(enumerate(queries))
        coming = deque(ahead.submit(write, *query) for query in islice(waiting, SIDE_BY_SIDE))
        while coming:
            target = coming.popleft().result()
            coming.extend(ahead.submit(write, *query) for query in islice(waiting, 1))
            with target.open("rb") as rows:
                yield from iter(partial(rows.read, BYTES_AT_A_TIME), b"")
            target.unlink()


def csv_bytes(database: Database, sql: str, constants: Mapping[str, str] | None = None) -> bytes:
    """Return the rows of a query as `csv_chunks` yields them."""
    return b"".join(csv_chunks(database, [sql], constants))


def write_xlsx(
    database: Database, queries: Sequence[str], target: str, constants: Mapping[str, str] | None = None
) -> None:
    """Write the rows of queries to a file as a workbook of Excel, in the columns of `csv_chunks`.

    Text is text, also where it looks like a formula, a number or an address; so are dates, of which many are
    known to the month or year alone. What Excel has no room for is left out, and a second sheet says so.

    Args:
        database: where the queries run.
        queries: one or more, of the same columns.
        target: the file.
        constants: columns with one value for all rows, such as the filters and the data version.
    """
    cells = {
        name: _quoted(name) if NUMBER_TYPE.fullmatch(column_type) else f"{_quoted(name)}::VARCHAR"
        for name, column_type in _types(database, queries[0]).items()
    }
    cells |= {name: _literal(value) for name, value in (constants or {}).items()}
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book, database.cursor() as cursor:
        book.use_zip64()
        book.set_properties({"created": datetime(*ZIP_TIME, tzinfo=UTC)})
        sheet = _Sheet(book, list(cells))
        for sql in queries:
            cursor.execute(f"SELECT {', '.join(cells.values())} FROM ({sql})")
            while rows := cursor.fetchmany(ROWS_AT_A_TIME):
                for row in rows:
                    sheet.add(row)
        sheet.end()


def xlsx_bytes(database: Database, sql: str, constants: Mapping[str, str] | None = None) -> bytes:
    """Return the rows of a query as `write_xlsx` writes them."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "rows"
        write_xlsx(database, [sql], str(target), constants)
        return target.read_bytes()


def parquet_bytes(database: Database, sql: str, constants: Mapping[str, str] | None = None) -> bytes:
    """Return the rows of a query as Parquet, with types; the constants stand in the metadata of the file."""
    entries = ", ".join(f"{_quoted(name)}: {_literal(value)}" for name, value in (constants or {}).items())
    options = "FORMAT parquet, COMPRESSION zstd" + (f", KV_METADATA {{{entries}}}" if entries else "")
    with _copied(database, sql, options) as file:
        return file.read_bytes()


def data_package(database: Database) -> bytes:
    """Return all tables as plain CSV with their contract, zipped: a Data Package that validates by itself.

    The records are as the contract wants them in data/records, so that a build from the package gives the
    same data version.
    """
    descriptor = _descriptor(database)
    with TemporaryDirectory() as folder:
        package = Path(folder) / "package.zip"
        with zipfile.ZipFile(package, "w") as archive:
            text = json.dumps(descriptor, ensure_ascii=False, indent=2)
            archive.writestr(_entry("datapackage.json"), text)
            for resource in descriptor["resources"]:
                names = [field["name"] for field in resource["schema"]["fields"]]
                sql = f"SELECT {', '.join(map(_quoted, names))} FROM {_quoted(resource['name'])}"
                with _copied(database, sql, "FORMAT csv, HEADER") as file:
                    _add(archive, resource["path"], file)
        return package.read_bytes()


def row_counts(tables: Mapping[str, Table]) -> Table:
    """Count the rows of each table: table_name, row_count."""
    return ibis.union(
        *(
            table.agg(row_count=table.count()).mutate(table_name=ibis.literal(name))
            for name, table in tables.items()
        )
    )


def _descriptor(database: Database) -> dict[str, Any]:
    """The data contract as a descriptor of the package: all tables, and each code list in its fields."""
    rows = fetch_sql(database, "SELECT value FROM metadata WHERE name = 'contract'")
    contract: dict[str, Any] = json.loads(rows["value"].item())
    lists = contract.pop("codeLists")
    contract["version"] += f"+{database.version}"
    contract["resources"] += [
        {"path": f"derived/{resource['name']}.csv", "format": "csv", "encoding": "utf-8"} | resource
        for resource in contract.pop("derivedResources")
        # What it says of the build, the descriptor says.
        if resource["name"] != "metadata"
    ]
    for resource in contract["resources"]:
        for field in resource["schema"]["fields"]:
            if codes := lists.get(field.pop("codeList", None)):
                field["categories"] = [{"value": code["value"], "label": code["label"]} for code in codes]
                field.setdefault("constraints", {})["enum"] = [code["value"] for code in codes]
    return contract


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _add(archive: zipfile.ZipFile, name: str, file: Path) -> None:
    with file.open("rb") as source, archive.open(_entry(name), "w") as target:
        shutil.copyfileobj(source, target)


@contextmanager
def _copied(database: Database, sql: str, options: str) -> Iterator[Path]:
    """Write the rows of a query to a file that lasts as long as the block."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "rows"
        _copy(database, sql, str(target), options)
        yield target


class _Sheet:
    """The rows of a workbook, written one after the other, and what there was no room for."""

    def __init__(self, book: xlsxwriter.Workbook, titles: Sequence[str]) -> None:
        self._book = book
        self._sheet = book.add_worksheet(_("Rows"))
        # Excel would take a text for a formula once somebody edits its cell, were the cell not of text.
        self._text = book.add_format({"num_format": "@"})
        self._widths = [max(len(title) + 2, NARROWEST) for title in titles]
        self._count = self._cut_cells = 0
        self._sheet.write_row(0, 0, titles, book.add_format({"num_format": "@", "bold": True}))
        self._sheet.freeze_panes(1, 0)

    def add(self, row: Sequence[Any]) -> None:
        """Write the next row, if there is room for it."""
        self._count += 1
        if self._count < SHEET_ROWS:
            for place, value in enumerate(row):
                self._write(place, value)

    def end(self) -> None:
        """Give the columns their widths, and say what is left out."""
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, min(width, WIDEST))
        left_out = []
        if self._count >= SHEET_ROWS:
            said = _("Excel has room for the first {shown} of {count} rows. The CSV file holds all.")
            left_out.append(said.format(shown=words.number(SHEET_ROWS - 1), count=words.number(self._count)))
        if self._cut_cells:
            said = _(
                "Excel has room for {length} characters in a cell, so {count} cells are cut. "
                "The CSV file holds all."
            )
            left_out.append(
                said.format(length=words.number(CELL_LENGTH), count=words.number(self._cut_cells))
            )
        if left_out:
            told = self._book.add_worksheet(_("Left out"))
            told.write_column(0, 0, left_out)
            told.activate()

    def _write(self, place: int, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(self._count, place, value)
        elif isinstance(value, int | float | Decimal) and -LARGEST_EXACT <= value <= LARGEST_EXACT:
            self._sheet.write_number(self._count, place, value)
        else:
            self._sheet.write_string(self._count, place, self._fitting(str(value)), self._text)
        if self._count <= ROWS_AT_A_TIME:
            self._widths[place] = max(self._widths[place], len(str(value)) + 1)

    def _fitting(self, text: str) -> str:
        encoded = text.encode("utf-16-le")
        if len(encoded) <= 2 * CELL_LENGTH:
            return text
        self._cut_cells += 1
        return encoded[: 2 * CELL_LENGTH].decode("utf-16-le", "ignore")


def _types(database: Database, sql: str) -> dict[str, str]:
    """The columns of a query with their types."""
    described = fetch_sql(database, f"DESCRIBE {sql}")
    return dict(zip(described["column_name"], described["column_type"], strict=True))


def _copy(database: Database, sql: str, target: str, options: str) -> None:
    with database.cursor() as cursor:
        cursor.execute(f"COPY ({sql}) TO {_literal(target)} ({options})")


def _cell(name: str, column_type: str) -> str:
    if PLAIN_TYPE.fullmatch(column_type):
        return _quoted(name)
    return _harmless(f"{_quoted(name)}::VARCHAR")


def _harmless(text: str) -> str:
    return f"CASE WHEN regexp_matches({text}, '{FORMULA}') THEN '''' || {text} ELSE {text} END"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
