"""Whatever bytes a file of records holds: it is refused with its place, or read as any CSV reader does."""

import atexit
import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random

import duckdb
import pytest

from etl import extract as extraction
from etl.contract import Contract, Table, read_contract
from etl.damage import examine, is_cut_off, read_header
from etl.extract import _extract_table, _with_line_feeds, count_records, extract
from etl.load import load
from etl.problems import Problem
from etl.validate import validate
from tests.etl.conftest import RECORDS
from tests.fuzzing import BYTES, CHARACTERS, fuzz, mutated, processors

PROJECT = Path(__file__).parents[2]
# Between them they have numbers, dates, codes, keys of one field and of more, and references to each other.
TABLES = ("attendance_claims", "event_claims", "events", "organizations", "themes", "cities")
MOST_RECORDS = 5
CHUNKS = (1, 7, 64, extraction.CHUNK_BYTES)
VALUES = (
    *("", "0", "-1", "1e3", "99999999999999999999", "1.5", "NaN", "inf", "٤٠٠", "1_000", "0x10", "+7"),
    *("00012", "180.0000000000000001", "1e400"),
    *("2022-02-30", "2022-13", "0000", "9999-12-31", "2022-03-04T10:00", "2022-3-4", "10000-01-01"),
    *("a,b", 'a "b" c', '"', '""', "a\nb", "a\n,,,,,,,,,,,,\nb", " a", "a ", "\u00a0", "=1+1", "NULL"),
    *("UZB", "uzb", "exactly", "range", "true", "over", "é", "и\u0306", "x" * 3000),
    *("90.1", "-180"),
)  # fmt: skip


@cache
def contract() -> Contract:
    return read_contract()


@cache
def tables() -> dict[str, Table]:
    return {table.name: table for table in contract().tables}


@cache
def folder() -> Path:
    """A folder of this process, without records."""
    made = tempfile.TemporaryDirectory()
    atexit.register(made.cleanup)
    return Path(made.name)


@cache
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@cache
def records(name: str) -> list[list[str]]:
    """The header and the real records of a table."""
    with (PROJECT / "data" / "records" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def changed(draw: Random, rows: list[list[str]]) -> list[list[str]]:
    """The rows with some of their values, records or columns others than they should be."""
    rows = [list(row) for row in rows]
    for _ in range(draw.choice((0, 1, 1, 2, 3))):
        row = draw.choice(rows)
        place = draw.randrange(len(row)) if row else 0
        change = draw.randrange(10)
        if change < 5 and row:
            row[place] = draw.choice(VALUES)
        elif change == 5 and row:
            row[place] = mutated(draw, row[place], CHARACTERS)
        elif change == 6:
            row.insert(place, draw.choice(VALUES))
        elif change == 7:
            del row[place : place + 1]
        elif change == 8:
            rows.insert(draw.randint(0, len(rows)), list(draw.choice(rows)))
        else:
            draw.shuffle(row)
    return rows


def content(draw: Random, rows: list[list[str]]) -> bytes:
    """The rows as bytes: as some program would write them, and then mostly damaged."""
    written = io.StringIO(newline="")
    quoting = draw.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
    end = draw.choice(("\n", "\n", "\n", "\r\n", "\r"))
    csv.writer(written, quoting=quoting, lineterminator=end).writerows(changed(draw, rows))  # type: ignore[arg-type]
    encoding = draw.choice(("utf-8",) * 20 + ("utf-8-sig", "utf-16", "cp1251"))
    encoded = written.getvalue().encode(encoding, errors="replace")
    # A damaged header hides what else is wrong, so it mostly stays.
    start = encoded.find(b"\n") + 1 if draw.random() < 0.8 else 0
    return encoded if draw.random() < 0.4 else encoded[:start] + mutated(draw, encoded[start:], BYTES)


@contextmanager
def drawn_file(draw: Random) -> Iterator[tuple[Table, Path]]:
    """A table, and a broken file of it, which is longer than what is read at a time, as large files are."""
    name = draw.choice(TABLES)
    header, *rest = records(name)
    kept = draw.sample(rest, min(len(rest), draw.randint(0, MOST_RECORDS)))
    path = folder() / f"{name}.csv"
    path.write_bytes(content(draw, [header, *kept]))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(extraction, "CHUNK_BYTES", draw.choice(CHUNKS))
        yield tables()[name], path


def as_others_read(path: Path) -> list[list[str]]:
    """The header and the records of a file as Python's own reader reads them; blank lines hold none."""
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return [row for row in rows if "".join(row).strip() or len(row) > 1]


def check_place(problems: list[Problem], path: Path) -> None:
    """Each problem says where it is and what to do, in one line."""
    for problem in problems:
        assert problem.path == str(path), problem
        assert problem.problem, problem
        assert problem.remedy, problem
        assert "\n" not in str(problem), problem
        assert problem.line is None or problem.line >= 1, problem


def check_bytes(draw: Random) -> str:
    """The two ways in which files are read, without DuckDB: counted, and looked at line by line."""
    with drawn_file(draw) as (table, path):
        header, problems = read_header(path, table)
        check_place(problems, path)
        if header is None:
            assert problems
            return "header refused"
        with _with_line_feeds(connection(), path) as source:
            count = count_records(source)
            good = folder() / "good.csv"
            damage = examine(source, str(path), table, header, good)
            is_whole = count.is_plain and not (count.records and is_cut_off(source))
    check_place(damage.problems, path)
    with good.open(encoding="utf-8", newline="") as file:
        copied = list(csv.reader(file, strict=True))[1:]
    assert len(damage.lines) == len(copied) or not damage.fields
    if damage.problems:
        return "refused"
    if problems:
        return "columns refused"
    found_header, *found = as_others_read(path)
    assert found_header == header
    assert found == copied
    # A line of spaces at the end counts until DuckDB has found no record in it.
    assert not is_whole or count.records >= len(found)
    return "read"


def check_file(draw: Random) -> str:
    """A file as a build reads it."""
    with drawn_file(draw) as (table, path):
        held, problems = _extract_table(connection(), table, path)
    check_place(problems, path)
    if problems:
        return "refused"
    header, *found = as_others_read(path)
    order = [header.index(name) for name in table.field_names]
    told = connection().execute(f"FROM {held.relation}").fetchall()
    assert told == [tuple(row[place] or None for place in order) for row in found]
    lines = held.line_numbers(connection(), range(held.count))
    assert sorted(lines.values()) == [lines[position] for position in range(held.count)]
    return "read"


def check_build(draw: Random) -> str:
    """One file of a few made-up records, read, checked and built into a database with the others."""
    name = draw.choice(list(RECORDS))
    place = folder() / "all"
    place.mkdir(exist_ok=True)
    for table in contract().tables:
        text = RECORDS.get(table.name, ",".join(table.field_names) + "\n")
        (place / table.file_name).write_text(text, encoding="utf-8")
    rows = list(csv.reader(io.StringIO(RECORDS[name], newline="")))
    if draw.random() < 0.5:
        encoded = content(draw, rows)
    else:
        row = draw.choice(rows[1:])
        value = draw.randrange(len(row))
        row[value] = draw.choice((draw.choice(VALUES), mutated(draw, row[value], CHARACTERS[:-20])))
        written = io.StringIO(newline="")
        csv.writer(written, lineterminator="\n").writerows(rows)
        encoded = written.getvalue().encode()
    (place / f"{name}.csv").write_bytes(encoded)
    with duckdb.connect() as apart:
        held, problems = extract(apart, contract(), place)
        problems += validate(apart, contract(), held)
        assert all(str(problem) for problem in problems)
        if problems:
            return "refused"
        load(apart, contract())
        return "built"


def test_any_bytes_are_refused_with_their_place_or_read_as_others_read_them():
    ended = fuzz(check_bytes, 2_000)

    assert min(ended["header refused"], ended["refused"], ended["read"]) > 100


def test_any_file_is_refused_with_its_place_or_loaded_as_others_read_it():
    ended = fuzz(check_file, 200)

    assert min(ended["refused"], ended["read"]) > 20


def test_any_file_is_refused_or_built_with_the_others():
    assert fuzz(check_build, 20).total() == 20


@pytest.mark.soak
@pytest.mark.parametrize(
    ("check", "count"), [(check_bytes, 250_000), (check_file, 15_000), (check_build, 1_000)]
)
def test_very_many_files_are_refused_with_their_place_or_read_as_others_read_them(check, count, capsys):
    ended = fuzz(check, count, processors())

    with capsys.disabled():
        print(f"\n{check.__name__}, {ended.total():,} files: {dict(ended)}")
