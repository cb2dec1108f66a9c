import io
import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pandas as pd
import pytest

from etl import load as loading
from etl import reconcile as reconciling
from etl.__main__ import main
from etl.builds import kept_builds
from etl.load import new_database

DATABASE = Path("build/records.duckdb")


def build(*options: str) -> int:
    return main(["build", "--records", "records", "--database", str(DATABASE), *options])


def left() -> dict[str, int]:
    """The files in the folder of builds that go by no name of a kept build, and how many names each has."""
    return {
        path.name: path.stat().st_nlink
        for path in DATABASE.parent.iterdir()
        if path not in {build.path for build in kept_builds(DATABASE)}
    }


@pytest.fixture
def built(records) -> Iterator[duckdb.DuckDBPyConnection]:
    assert build() == 0
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        yield connection


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, bool]]:
    return connection.execute(
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns() "
        "WHERE table_name = ? ORDER BY column_index",
        [table],
    ).fetchall()


def test_tables_have_the_fields_and_types_of_the_contract(built, contract):
    for table in contract.tables:
        assert columns_of(built, table.name) == [
            (field.name, field.duckdb_type, not field.required) for field in table.fields
        ]


def test_derived_tables_have_the_fields_and_types_of_the_contract(built, contract):
    for table in contract.derived_tables:
        assert [(name, kind) for name, kind, _ in columns_of(built, table.name)] == [
            (field.name, field.duckdb_type) for field in table.fields
        ]


def test_no_other_table_is_left_in_the_database(built, contract):
    tables = {
        name
        for (name,) in built.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'"
        ).fetchall()
    }

    assert tables == {table.name for table in (*contract.tables, *contract.derived_tables)}


def test_texts_become_numbers_and_empty_values_stay_empty(built):
    rows = built.execute("SELECT claim_id, figure, upper FROM attendance_claims").fetchall()

    assert rows == [
        ("closing-2022-a1", 250, None),
        ("closing-2022-a2", 40, 50),
        ("news-2022-a1", None, None),
    ]


def test_records_stand_in_the_order_of_their_key(records):
    records.write("people", "person_id,name\nz,Z\na,A\nm,M\n")
    build()

    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        rows = connection.execute("SELECT person_id FROM people").fetchall()
    assert rows == [("a",), ("m",), ("z",)]


def test_columns_and_tables_say_what_they_mean(built, contract):
    comments = dict(built.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    column_comments = {
        (table, column): comment
        for table, column, comment in built.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns()"
        ).fetchall()
    }

    for table in (*contract.tables, *contract.derived_tables):
        assert comments[table.name] == table.description
        for field in table.fields:
            assert column_comments[table.name, field.name] == field.description


def test_fields_are_described_with_key_reference_unit_and_code_list(built):
    query = (
        "SELECT field_name, is_required, is_key, unit, refers_to, code_list FROM table_fields "
        "WHERE table_name = 'attendance_claims' AND position <= 5 ORDER BY position"
    )

    assert built.execute(query).fetchall() == [
        ("claim_id", True, True, None, None, None),
        ("event_id", True, False, None, "events.event_id", None),
        ("figure", False, False, "persons", None, None),
        ("upper", False, False, "persons", None, None),
        ("qualifier", True, False, None, None, "qualifier"),
    ]


def test_tables_are_described_in_the_order_of_the_contract(built, contract):
    rows = built.execute("SELECT table_name, is_derived FROM table_descriptions ORDER BY position").fetchall()

    assert rows == [
        *((table.name, False) for table in contract.tables),
        *((table.name, True) for table in contract.derived_tables),
    ]


def test_every_code_has_its_meaning(built, contract):
    rows = built.execute("SELECT code_list, code, label FROM codes").fetchall()

    assert set(rows) == {
        (name, code.value, code.label) for name, codes in contract.code_lists.items() for code in codes
    }


def test_the_database_tells_its_version_and_contract(built, records, contract):
    metadata = dict(built.execute("FROM metadata").fetchall())

    assert metadata["data_version"] == records.version()
    assert metadata["title"] == contract.title
    assert '"qualifier"' in metadata["contract"]


def test_the_order_of_records_does_not_change_the_version(records):
    version = records.version()

    header, *lines = records.read("people").splitlines()
    records.write("people", "\n".join([header, *reversed(lines)]) + "\n")

    assert records.version() == version


def test_a_number_has_one_version_however_it_is_written(records):
    version = records.version()

    records.replace("cities", "41.3", "41.300")

    assert records.version() == version


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("people", "Ana Li", "Ana Lu"),
        ("attendance_claims", ",250,", ",251,"),
        ("cities", "41.3", "41.4"),
        ("people", "bo-rahimov,Bo Rahimov\n", ""),
        ("event_claims", "Tashkent,UZB,hybrid,", "Tashkent,,hybrid,"),
        ("phases", "phase-1,1,First\nphase-2,2,Second", "phase-1,1,Second\nphase-2,2,First"),
    ],
)
def test_any_other_value_changes_the_version(records, table, old, new):
    version = records.version()

    records.replace(table, old, new)

    assert records.version() != version


@pytest.mark.parametrize("digits", ["993285362069", "1234e5678901", "000000000001", "e12345678901"])
def test_no_version_is_read_as_a_number(records, monkeypatch, digits):
    found = SimpleNamespace(hexdigest=lambda: digits)
    monkeypatch.setattr("etl.load.rules", lambda: "rules")
    monkeypatch.setattr("etl.load.hashlib", SimpleNamespace(sha256=lambda _content: found))

    version = records.version()

    assert version[1:] == digits[1:]
    assert pd.read_csv(io.StringIO(f"data_version\n{version}\n"))["data_version"].item() == version


def test_another_rule_changes_the_version(records, monkeypatch):
    version = records.version()

    monkeypatch.setattr("etl.load.rules", lambda: "other rules")

    assert records.version() != version


def test_a_value_in_another_column_changes_the_version(records):
    records.append("organizations", "x,X,Y,other,,")
    version = records.version()

    records.replace("organizations", "x,X,Y,other,,", "x,Y,X,other,,")

    assert records.version() != version


def test_a_value_in_another_table_changes_the_version(records):
    records.append("people", "x,X")
    records.append("person_names", "x,Y")
    version = records.version()

    records.replace("people", "x,X", "x,Y")
    records.replace("person_names", "x,Y", "x,X")

    assert records.version() != version


def test_another_meaning_of_a_code_changes_the_version(records, contract):
    version = records.version()

    contract.descriptor["codeLists"]["basis"][0]["description"] += " Or not."
    try:
        assert records.version() != version
    finally:
        basis = contract.descriptor["codeLists"]["basis"][0]
        basis["description"] = basis["description"].removesuffix(" Or not.")


def test_the_same_records_build_the_same_tables(records, contract):
    answers = []
    for _ in range(2):
        build()
        with duckdb.connect(str(DATABASE), read_only=True) as connection:
            answers.append(
                {
                    table.name: connection.execute(f'FROM "{table.name}"').fetchall()
                    for table in (*contract.tables, *contract.derived_tables)
                }
            )

    assert answers[0] == answers[1]


def test_refused_records_leave_the_old_database_as_it_is(records):
    build()
    before = DATABASE.read_bytes()

    records.append("people", "Bad Id,Name")

    assert build() == 1
    assert DATABASE.read_bytes() == before
    assert left() == {DATABASE.name: 2}


def test_a_build_that_fails_leaves_the_old_database_as_it_is(records, monkeypatch):
    build()
    before = DATABASE.read_bytes()

    def fail(connection: duckdb.DuckDBPyConnection) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(loading, "reconcile", fail)

    with pytest.raises(RuntimeError, match="out of order"):
        build()
    assert DATABASE.read_bytes() == before
    assert left() == {DATABASE.name: 2}


def test_a_derived_table_unlike_the_contract_fails_the_build(records, monkeypatch):
    reconcile = reconciling.reconcile

    def reconcile_otherwise(connection: duckdb.DuckDBPyConnection) -> None:
        reconcile(connection)
        connection.execute("ALTER TABLE reconciled_events RENAME COLUMN year TO anno")

    monkeypatch.setattr(loading, "reconcile", reconcile_otherwise)

    with pytest.raises(loading.ContractError, match=r"reconciled_events .*missing \['year BIGINT'\]"):
        build()


def test_what_a_build_left_that_was_killed_is_removed(records):
    DATABASE.parent.mkdir()
    for suffix in (".building", ".building.wal"):
        DATABASE.with_name(DATABASE.name + suffix).write_bytes(b"half a database")

    assert build() == 0
    assert left() == {DATABASE.name: 2}


@pytest.mark.parametrize("content", [b"person_id,name\r\nx,X\r\n", b"person_id,name\nx\n"])
def test_scratch_files_of_a_killed_build_stand_where_the_next_one_removes_them(records, monkeypatch, content):
    records.write("people", content)
    made = []
    for name in ("TemporaryDirectory", "NamedTemporaryFile"):
        make = getattr(tempfile, name)

        def noted(*arguments, make=make, **options):
            made.append(make(*arguments, **options))
            return made[-1]

        monkeypatch.setattr(tempfile, name, noted)

    build()

    assert made
    assert all(Path(file.name).name.startswith("records.duckdb.building.") for file in made)
    assert all(Path(file.name).parent == DATABASE.parent.absolute() for file in made)
    assert not any("building" in name for name in os.listdir(DATABASE.parent))


def test_a_reader_of_the_old_database_is_not_disturbed(records):
    build()
    with duckdb.connect(str(DATABASE), read_only=True) as reader:
        records.append("people", "cy-anders,Cy Anders")
        build()

        assert reader.execute("SELECT count(*) FROM people").fetchall() == [(2,)]


def build_and_tell(results: "multiprocessing.Queue[int]") -> None:
    results.put(build("--wait"))


def test_two_builds_at_once_both_succeed_when_the_second_waits(records):
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    builds = [context.Process(target=build_and_tell, args=(results,)) for _ in range(2)]
    for process in builds:
        process.start()
    for process in builds:
        process.join()

    assert [results.get(timeout=10), results.get(timeout=10)] == [0, 0]
    assert left() == {DATABASE.name: 2}
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchall() == [(2,)]


def test_a_new_database_that_is_not_moved_is_removed(tmp_path):
    with new_database(tmp_path / "records.duckdb") as (connection, _):
        connection.execute("CREATE TABLE people (name VARCHAR)")

    assert os.listdir(tmp_path) == []
