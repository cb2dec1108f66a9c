"""Every hostile text through every free field of the records: refused by name, or held and given as it is."""

import csv
import io
import re
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from analytics.builds import open_whole
from analytics.database import fetch_sql
from analytics.downloads import csv_bytes, data_package, xlsx_bytes
from etl.contract import read_contract
from etl.extract import extract
from etl.load import load, new_database
from etl.problems import in_order
from etl.validate import validate
from tests.hostile.formulas import may_run
from tests.hostile.records import URL, Columns, columns, text_fields, write_records
from tests.hostile.strings import LOADED, NAUGHTY

CONTRACT = read_contract()
FIELDS = [(table.name, field.name) for table, field in text_fields(CONTRACT)]
REFUSED = [text for text in NAUGHTY if text not in LOADED]
# What would steer a terminal that shows it.
STEERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def problems_with(folder: Path) -> list[str]:
    with duckdb.connect() as connection:
        records, problems = extract(connection, CONTRACT, folder)
        problems += validate(connection, CONTRACT, records)
    return [str(problem) for problem in in_order(problems)]


def with_each_in_each(texts: list[str]) -> tuple[Columns, dict[tuple[str, str], list[tuple[int, str]]]]:
    """Return fields of harmless texts where each hostile one stands once in each field, alone in its row.

    Also where they stand: for each field the line of each text.
    """
    harmless = columns(CONTRACT, [f"word {place}" for place in range(len(texts) * len(FIELDS))])
    places = {}
    for turn, field in enumerate(FIELDS):
        rows = range(turn, len(texts) * len(FIELDS), len(FIELDS))
        places[field] = [(row + 2, text) for row, text in zip(rows, texts, strict=True)]
        for row, text in zip(rows, texts, strict=True):
            harmless[field][row] = text if field != URL else f"https://{text}"
    return harmless, places


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """A database whose free fields hold every text that may stand in records, and what stands where."""
    folder = tmp_path_factory.mktemp("hostile")
    written = columns(CONTRACT, LOADED)
    write_records(CONTRACT, folder / "records", written, phases=len(LOADED))
    assert problems_with(folder / "records") == []
    with new_database(folder / "records.duckdb") as (connection, move_into_place):
        extract(connection, CONTRACT, folder / "records")
        load(connection, CONTRACT)
        move_into_place()
    opened = open_whole(folder / "records.duckdb")
    yield opened, written
    opened.connection.close()


def test_every_text_is_refused_with_file_line_and_field_or_held_as_it_is(database, tmp_path, capsys):
    _opened, written = database
    fields, places = with_each_in_each(REFUSED)
    write_records(CONTRACT, tmp_path / "records", fields, phases=len(fields[URL]))

    said = problems_with(tmp_path / "records")

    places_said = (re.match(r".*/(\w+)\.csv, line (\d+), (\w+): ", problem) for problem in said)
    named = {place.groups() for place in places_said if place}
    missed = [
        (table, field, text)
        for (table, field), lines in places.items()
        for line, text in lines
        if (table, str(line), field) not in named
        # An empty cell says that nothing is stated, where a field may be empty; and an address may end in a
        # space that is none in ASCII.
        and (text or CONTRACT.table(table).field(field).required)
        and not ((table, field) == URL and text.isspace())
    ]
    assert missed == []
    assert [problem for problem in said if STEERS.search(problem)] == []
    with capsys.disabled():
        print(
            f"\n{len(NAUGHTY)} texts through {len(FIELDS)} free fields of records: {len(REFUSED)} refused by "
            f"file, line and field, {len(LOADED)} held as they are, in {len(written) * len(LOADED):,} cells"
        )


def test_every_text_is_held_as_it_is_in_every_field(database):
    opened, written = database

    for (table, field), texts in written.items():
        held = fetch_sql(opened, f'SELECT "{field}" FROM "{table}"')[field]
        assert sorted(held) == sorted(texts), (table, field)


def test_no_cell_of_a_file_for_spreadsheets_is_run_and_every_text_can_be_read(database):
    opened, written = database
    tables = {table for table, _field in written}

    for table in sorted(tables):
        sent = csv_bytes(opened, f'SELECT * FROM "{table}"', {"filters": "=1+1"}).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(sent, newline="")))
        for (of, field), texts in written.items():
            if of == table:
                cells = [row[field] for row in rows]
                assert not [cell for cell in cells if may_run(cell)], (table, field)
                read = [cell.removeprefix("'") if cell not in texts else cell for cell in cells]
                assert sorted(read) == sorted(texts), (table, field)
        assert {row["filters"] for row in rows} == {"'=1+1"}


def test_every_text_stands_in_a_workbook_as_it_is_and_nothing_of_it_is_run_or_a_link(database):
    opened, written = database

    for table in sorted({table for table, _field in written}):
        sent = xlsx_bytes(opened, f'SELECT * FROM "{table}"', {"filters": "=1+1"})
        header, *rows = openpyxl.load_workbook(io.BytesIO(sent)).active.iter_rows()
        places = {cell.value: place for place, cell in enumerate(header)}
        for (of, field), texts in written.items():
            if of == table:
                cells = [row[places[field]] for row in rows]
                assert sorted(unescape(cell.value) for cell in cells) == sorted(texts), (table, field)
                assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
        with zipfile.ZipFile(io.BytesIO(sent)) as parts:
            sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert not re.search("<f[ >]|<hyperlink", sheet)


def test_the_data_package_gives_the_same_texts_again(database, tmp_path):
    opened, written = database
    with zipfile.ZipFile(io.BytesIO(data_package(opened))) as package:
        package.extractall(tmp_path)

    assert problems_with(tmp_path / "records") == []
    for (table, field), texts in written.items():
        with (tmp_path / "records" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            again = [row[field] for row in csv.DictReader(file)]
        assert sorted(again) == sorted(texts), (table, field)
