import csv
import io
import json
import string
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from analytics import downloads
from analytics.database import Database, fetch, fetch_sql, open_database, read_tables
from etl.summaries import QUERIES
from tests.hostile.formulas import FORMULAS, HIDDEN, NO_FORMULAS, SIGNS
from tests.made_up import SCHEMAS

PROJECT = Path(__file__).parents[2]
CONTRACT_TABLES = sorted(SCHEMAS)
HOSTILE = [*FORMULAS, "-1"]
HARMLESS = [*NO_FORMULAS, "a\r\nb"]


@pytest.fixture
def made_up():
    """A database in memory, with the schema name that the dashboard uses."""
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS records")
        yield Database(Path(), connection, "0123456789ab")


def cells(content):
    """Read a CSV file as a strict program does."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def texts(database, values):
    """Write values as one column of text and read them back."""
    listed = pd.DataFrame({"value": pd.Series(values, dtype="object")})
    database.connection.register("listed", listed)
    database.connection.execute("CREATE OR REPLACE TABLE records.written AS SELECT value FROM listed")
    content = downloads.csv_bytes(database, "SELECT value FROM written")
    return [row[0] for row in cells(content)[1:]]


def test_file_begins_with_a_byte_order_mark_and_one_header_line(made_up):
    content = downloads.csv_bytes(made_up, "SELECT 1 AS a, 'x' AS b")

    assert content == b"\xef\xbb\xbfa,b\n1,x\n"


def test_cyrillic_stays_intact(made_up):
    content = downloads.csv_bytes(made_up, "SELECT 'порядка 500 чел.' AS wording")

    assert pd.read_csv(io.BytesIO(content))["wording"].tolist() == ["порядка 500 чел."]


@pytest.mark.parametrize("value", HOSTILE)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(made_up, value):
    assert texts(made_up, [value]) == ["'" + value]


def test_a_formula_is_made_harmless_after_anything_that_is_not_seen(made_up):
    values = [hidden + sign for hidden in HIDDEN for sign in SIGNS]

    assert texts(made_up, values) == ["'" + value for value in values]


@pytest.mark.parametrize("value", HARMLESS)
def test_other_text_is_left_as_it_is(made_up, value):
    assert texts(made_up, [value]) == [value]


def test_numbers_dates_and_truth_are_left_as_they_are(made_up):
    content = downloads.csv_bytes(
        made_up,
        "SELECT -5::BIGINT AS a, -0.5::DOUBLE AS b, -1.25::DECIMAL(5, 2) AS c, true AS d,"
        " DATE '2022-03-04' AS e, -7::HUGEINT AS f",
    )

    assert cells(content)[1] == ["-5", "-0.5", "-1.25", "true", "2022-03-04", "-7"]


def test_text_inside_lists_and_enumerations_is_made_harmless_too(made_up):
    content = downloads.csv_bytes(made_up, "SELECT '=1'::ENUM('=1') AS a, ['=1'] AS b")

    assert cells(content)[1] == ["'=1", "['=1']"]


def test_empty_cells_stay_empty(made_up):
    content = downloads.csv_bytes(made_up, "SELECT NULL::BIGINT AS a, NULL::VARCHAR AS b")

    assert content.splitlines()[1] == b","


def test_a_query_without_rows_gives_its_header(made_up):
    assert cells(downloads.csv_bytes(made_up, "SELECT 1 AS a WHERE false")) == [["a"]]


def test_constants_stand_in_columns_of_every_row(made_up):
    content = downloads.csv_bytes(
        made_up, "SELECT unnest([1, 2]) AS a", {"filters": "Events of 2010–2022; it's", "data_version": "=1"}
    )

    assert cells(content) == [
        ["a", "filters", "data_version"],
        ["1", "Events of 2010–2022; it's", "'=1"],
        ["2", "Events of 2010–2022; it's", "'=1"],
    ]


def test_rows_keep_their_order(made_up):
    content = downloads.csv_bytes(made_up, "SELECT range AS a FROM range(300000) ORDER BY a DESC")

    numbers = pd.read_csv(io.BytesIO(content))["a"]
    assert numbers.is_monotonic_decreasing
    assert len(numbers) == 300000


KEYS = {
    "ties": ["a", "b"] * 7 + ["c"],
    "no row": [],
    "some without": [None, "b", None, "a", "c", "d", "e", None],
    "all without": [None] * 9,
    "one huge group": ["b"] * 40 + ["a", "c"],
    "one group alone": ["a"] * 9,
    "any text": ["it's", "", '"', "ё", "Е", "=1", "a\nb", "\U0001f600", "\uffff"],
}


def listed_in_order(database, keys):
    """A query of rows with these keys in order, and one of the keys alone."""
    given = pd.DataFrame({"key": pd.Series(keys, dtype="object"), "place": range(len(keys))})
    database.connection.register("given", given)
    database.connection.execute("CREATE TABLE records.listed AS SELECT key::VARCHAR AS key, place FROM given")
    return "SELECT place, key FROM listed ORDER BY key, place", "SELECT key FROM listed"


def write_csv(database, queries, target, constants):
    Path(target).write_bytes(b"".join(downloads.csv_chunks(database, queries, constants)))


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
@pytest.mark.parametrize("write", [write_csv, downloads.write_xlsx])
def test_ranges_together_give_the_file_of_one_query(made_up, tmp_path, keys, write):
    sql, first_key = listed_in_order(made_up, keys)
    ranges = downloads.in_ranges(made_up, sql, first_key, 3)

    write(made_up, [sql], str(tmp_path / "one"), {"filters": "none"})
    write(made_up, ranges, str(tmp_path / "ranges"), {"filters": "none"})

    assert len(ranges) > 1 or len(set(keys) - {None}) == 0
    assert (tmp_path / "ranges").read_bytes() == (tmp_path / "one").read_bytes()


def test_a_range_has_so_many_rows_and_never_parts_a_group(made_up):
    sql, first_key = listed_in_order(made_up, [*"abcdefgh", *"iiiiiiii", None])

    ranges = downloads.in_ranges(made_up, sql, first_key, 4)

    assert [len(fetch_sql(made_up, part)) for part in ranges] == [3, 4, 1, 8, 1]


def test_more_rows_are_larger_ranges_not_more_of_them(made_up, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_RANGES", 4)
    sql, first_key = listed_in_order(made_up, [f"{key:02}" for key in range(40)])

    ranges = downloads.in_ranges(made_up, sql, first_key, 3)

    assert [len(fetch_sql(made_up, part)) for part in ranges] == [9, 10, 10, 10, 1]


def test_a_reader_who_stops_leaves_no_file(made_up, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    chunks = downloads.csv_chunks(made_up, ["SELECT 1 AS a", "SELECT 2 AS a", "SELECT 3 AS a"])

    assert next(chunks) == b"\xef\xbb\xbfa\n1\n"
    assert list(tmp_path.iterdir())
    chunks.close()

    assert not list(tmp_path.iterdir())


def test_what_fails_in_a_later_range_does_not_look_like_the_end(made_up):
    chunks = downloads.csv_chunks(made_up, ["SELECT 1 AS a", "SELECT error('no more')::INTEGER AS a"])
    next(chunks)

    with pytest.raises(duckdb.Error, match="no more"):
        next(chunks)


def test_rows_without_a_first_key_are_one_range(made_up):
    assert downloads.in_ranges(made_up, "SELECT 1 AS a", "") == ["SELECT 1 AS a"]


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=5))
def test_any_text_comes_back_with_at_most_an_apostrophe_before_it(values):
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS records")

        written = texts(Database(Path(), connection, ""), values)

    assert len(written) == len(values)
    for value, cell in zip(values, written, strict=True):
        assert cell in (value, "'" + value)
        assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_parquet_keeps_types_and_says_filters_and_version(made_up, tmp_path):
    content = downloads.parquet_bytes(
        made_up, "SELECT 1::BIGINT AS a, '=1' AS b, DATE '2022-03-04' AS c", {"filters": "it's всё"}
    )

    file = tmp_path / "rows.parquet"
    file.write_bytes(content)
    rows = duckdb.read_parquet(str(file))
    with duckdb.connect() as connection:
        said = connection.execute(
            "SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", [str(file)]
        )
        assert ("filters", "it's всё") in said.fetchall()
    assert rows.types == ["BIGINT", "VARCHAR", "DATE"]
    assert rows.fetchall()[0][1] == "=1"


def test_rows_of_each_table_are_counted(database):
    source = open_database(database)

    counted = fetch(source, downloads.row_counts({"phases": read_tables(source).phases}))

    assert counted.to_dict("records") == [{"row_count": 4, "table_name": "phases"}]


@pytest.mark.parametrize("table", CONTRACT_TABLES)
def test_every_text_of_every_table_comes_back_as_it_was(database, table):
    source = open_database(database)
    written = pd.read_csv(
        io.BytesIO(downloads.csv_bytes(source, f"SELECT * FROM {table}")), dtype=str, keep_default_na=False
    )

    stored = fetch(source, read_tables(source).expressions[table])
    assert list(written.columns) == list(stored.columns)
    for name in stored.select_dtypes("str"):
        assert written[name].tolist() == stored[name].fillna("").tolist()


def test_name_says_what_is_in_the_file():
    name = downloads.file_name("event_count_by_year", "osce-eu", "2015-2018", version="0f3a", ending="csv")

    assert name == "event-count-by-year_osce-eu_2015-2018_0f3a.csv"


def test_name_tells_other_letters_by_their_sound_or_by_a_digest():
    russian, chinese, other = (
        downloads.file_name("rows", word, version="0f3a", ending="csv")
        for word in ("Ташкент", "塔什干", "北京")
    )

    assert russian == "rows_tashkent_0f3a.csv"
    assert len({"rows_0f3a.csv", chinese, other}) == 3


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_name_is_safe_on_every_system(parts):
    name = downloads.file_name("rows", *parts, version="0123456789ab", ending="csv")

    assert set(name) <= {*string.ascii_lowercase, *string.digits, "-", "_", "."}
    assert name.startswith("rows")
    assert name.endswith("_0123456789ab.csv")
    assert len(name) <= 120


def test_long_filters_give_short_names_that_differ():
    first, second = (
        downloads.file_name("rows", "organization-" * 20 + last, version="0f3a", ending="csv")
        for last in "ab"
    )

    assert first != second
    assert len(first) < 120


# --- the Data Package ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def package(database, tmp_path_factory):
    """The Data Package of the real records, unpacked."""
    folder = tmp_path_factory.mktemp("package")
    content = downloads.data_package(open_database(database))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


VALIDATE_WITHOUT_NETWORK = """
import socket, sys
def refuse(*_):
    raise OSError("the network was asked for")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
import frictionless
report = frictionless.validate("datapackage.json")
print(report.flatten(["fieldName", "rowNumber", "message"]))
sys.exit(not report.valid)
"""


def test_package_validates_without_a_network(package):
    command = [sys.executable, "-c", VALIDATE_WITHOUT_NETWORK]
    validation = subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)

    assert validation.returncode == 0, validation.stdout + validation.stderr


def test_package_holds_every_table(package, database):
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))

    named = {resource["name"] for resource in descriptor["resources"]}
    kept = set(read_tables(open_database(database)).expressions) - set(QUERIES)
    assert named | {"metadata"} == kept
    for resource in descriptor["resources"]:
        assert (package / resource["path"]).is_file()


def test_package_says_what_each_code_means(package):
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))

    (claims,) = (table for table in descriptor["resources"] if table["name"] == "attendance_claims")
    (basis,) = (field for field in claims["schema"]["fields"] if field["name"] == "basis")
    assert [code["value"] for code in basis["categories"]] == ["reported", "planned", "registered"]
    assert basis["constraints"]["enum"] == ["reported", "planned", "registered"]


def test_package_names_the_data_version(package, database):
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))

    assert descriptor["version"].endswith("+" + open_database(database).version)


def test_a_build_from_the_package_has_the_same_data_version(package, database):
    command = [sys.executable, "-m", "etl", "check", "--records", str(package / "records")]
    check = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert check.returncode == 0, check.stderr
    assert open_database(database).version in check.stdout


def test_records_of_the_package_are_plain_text_without_a_mark(package):
    for file in (package / "records").iterdir():
        content = file.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        content.decode("utf-8")


def test_the_same_records_give_the_same_package(database):
    source = open_database(database)

    assert downloads.data_package(source) == downloads.data_package(source)


@pytest.fixture
def workbook(made_up):
    """Return what reads the workbook of a query: its cells as openpyxl has them, sheet by sheet."""

    def read(sql, **constants):
        content = downloads.xlsx_bytes(made_up, sql, constants)
        return openpyxl.load_workbook(io.BytesIO(content))

    return read


def test_a_workbook_has_the_columns_of_the_csv_file_with_numbers_as_numbers(workbook):
    book = workbook(
        "SELECT -5::BIGINT AS a, 0.5::DOUBLE AS b, true AS c, DATE '2022-03-04' AS d, '2022-03' AS e,"
        " NULL::INTEGER AS f, 1.25::DECIMAL(5, 2) AS g, '00123' AS h",
        filters="All",
    )

    header, row = book.active.iter_rows(values_only=True)
    assert header == (*"abcdefgh", "filters")
    assert row == (-5, 0.5, True, "2022-03-04", "2022-03", None, 1.25, "00123", "All")


@pytest.mark.parametrize(
    "value", [*HOSTILE, *HARMLESS, "https://example.org/", "mailto:a@example.org", "_x0041_"]
)
def test_text_stands_in_a_workbook_as_it_is_and_is_neither_run_nor_a_link(made_up, value):
    listed = pd.DataFrame({"value": pd.Series([value], dtype="object")})
    made_up.connection.register("listed", listed)
    made_up.connection.execute("CREATE TABLE records.written AS SELECT value FROM listed")

    content = downloads.xlsx_bytes(made_up, "SELECT value FROM written")

    cell = openpyxl.load_workbook(io.BytesIO(content)).active["A2"]
    # A reader of XML takes a line feed for any line end; Excel writes the other one by its number.
    assert (unescape(cell.value or "").replace("\r\n", "\n"), cell.number_format) == (
        value.replace("\r\n", "\n"),
        "@",
    )
    assert (cell.data_type, cell.hyperlink) in {("s", None), ("n", None), ("inlineStr", None)}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert not any("_rels/sheet" in name for name in parts.namelist())


def test_the_header_of_a_workbook_stays_in_sight_and_columns_fit_what_they_hold(workbook):
    sheet = workbook("SELECT 'a' AS short, repeat('word ', 8) AS usual, repeat('x', 500) AS long").active

    assert sheet.freeze_panes == "A2"
    assert [round(sheet.column_dimensions[name].width) for name in "ABC"] == [9, 42, 61]


def test_a_number_that_excel_would_round_is_text(workbook):
    _header, row = workbook("SELECT 9007199254740993::BIGINT AS a, 'nan'::DOUBLE AS b").active.values

    assert row == ("9007199254740993", "nan")


def test_what_excel_has_no_room_for_is_said_on_a_sheet_that_opens_first(made_up, monkeypatch):
    monkeypatch.setattr(downloads, "SHEET_ROWS", 4)
    monkeypatch.setattr(downloads, "CELL_LENGTH", 5)

    content = downloads.xlsx_bytes(made_up, "SELECT 'abcd😀' AS a FROM range(5)")

    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [cell for (cell,) in book["Rows"].values] == ["a", "abcd", "abcd", "abcd"]
    assert [cell for (cell,) in book.active.values] == [
        "Excel has room for the first 3 of 5 rows. The CSV file holds all.",
        "Excel has room for 5 characters in a cell, so 3 cells are cut. The CSV file holds all.",
    ]


def test_the_same_rows_give_the_same_workbook(made_up):
    assert downloads.xlsx_bytes(made_up, "SELECT 1 AS a") == downloads.xlsx_bytes(made_up, "SELECT 1 AS a")
