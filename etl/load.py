"""Typed tables, keys and comments into a new DuckDB file, moved into place at the end."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl.builds import BuildRunningError, alone, building_path, builds_to_keep, clean, entry_of, take_place
from etl.contract import Contract, Field, Table, identifier, literal
from etl.extract import ascends, for_each
from etl.inputs import rules
from etl.reconcile import reconcile
from etl.summaries import summarize

VERSION_DIGITS = 12
MEMORY_LIMIT = "3GB"


@contextmanager
def new_database(
    database: Path,
    *,
    keep: int | None = None,
    wait: bool = True,
    on_wait: Callable[[BuildRunningError], None] = lambda _: None,
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Callable[[], None]]]:
    """An empty database beside `database`, and what moves it into its place.

    Unless it is moved, the old database stays as it is and the new one is removed. What is moved must have
    been loaded: its data version is a part of its name.

    Args:
        database: the place.
        keep: how many builds stay in the folder, the new one among them; JPOA_KEEP_BUILDS, or 5.
        wait: whether to wait for another build that is running.
        on_wait: is told of the build that is waited for.

    Raises:
        BuildRunningError: another build is running, and `wait` is false.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    building = building_path(database)
    with alone(database, wait=wait, on_wait=on_wait):
        clean(database)
        # A build that breaks off is worth nothing; a whole one is written through before it takes its place.
        connection = duckdb.connect(
            str(building), config={"memory_limit": MEMORY_LIMIT, "fsync_mode": "NONE"}
        )

        def move_into_place() -> None:
            # Closing writes what is left, too, but does not tell when it cannot.
            connection.execute("CHECKPOINT")
            connection.close()
            version = entry_of(building, "data_version")
            if version is None:
                raise ValueError("The new database has no data version.")
            take_place(database, version, builds_to_keep() if keep is None else keep)

        try:
            connection.execute("SET enable_progress_bar = false")  # The command line tells the steps.
            yield connection, move_into_place
        finally:
            connection.close()
            clean(database)


def load(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    progress: Callable[[str], None] = lambda _: None,
) -> str:
    """Make valid text records a database: types, order, reconciled tables and descriptions.

    Gives the data version.
    """

    def load_table(apart: duckdb.DuckDBPyConnection, table: Table) -> None:
        progress(f"Loading {table.name}")
        put_in_order(apart, table)
        _set_types(apart, table)

    for_each(connection, contract.tables, load_table)
    progress("Reconciling")
    with ThreadPoolExecutor(1) as beside:
        hashed = beside.submit(data_version, connection, contract)
        reconcile(connection)
        version = hashed.result()
    _load_descriptions(connection, contract, version)
    _check_derived_tables(connection, contract)
    progress("Summarizing")
    summarize(connection)
    _comment(connection, contract)
    return version


def put_in_order(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Sort the records by their key unless they stand in its order."""
    name = identifier(table.name)
    key = ", ".join(map(identifier, table.primary_key))
    if not ascends(connection, table.name, table.primary_key):
        values = ", ".join(map(identifier, table.field_names))
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT {values} FROM {name} ORDER BY {key}")


def _set_types(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Give the text records of the table their types."""
    name = identifier(table.name)
    for field in table.fields:
        column = f"ALTER TABLE {name} ALTER {identifier(field.name)}"
        if field.type != "string":
            connection.execute(f"{column} TYPE {field.duckdb_type} USING {field.typed}")
        # Keys were checked as sets; an index to keep them would cost every build and serve none.
        if field.required:
            connection.execute(f"{column} SET NOT NULL")


def data_version(connection: duckdb.DuckDBPyConnection, contract: Contract) -> str:
    """A hash of the typed values of all records, of the contract and of the rules, as 12 hex digits.

    The first one is a letter: 993285362069 or 1234e5678901 would be a number to whoever reads a CSV file.

    Under the same version stand the same numbers, also after an upgrade, which may give the same records
    another one. The order of the records, their quoting and the columns' order in the files do not matter.
    """
    parts = [json.dumps(contract.descriptor, sort_keys=True), rules()]
    parts += for_each(connection, contract.tables, _table_version)
    digits = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:VERSION_DIGITS]
    return "abcdef"[int(digits[0], 16) % 6] + digits[1:]


def _table_version(connection: duckdb.DuckDBPyConnection, table: Table) -> str:
    # Hashed once more, or a value of the last field that changed places with another would leave no trace:
    # exclusive or puts together what the hash of several values puts together in the same way.
    values = ", ".join(field.typed for field in table.fields)
    (found,) = connection.execute(
        f"SELECT count(*), bit_xor(hash(hash({values}))) FROM {identifier(table.name)}"
    ).fetchall()
    return f"{table.name} {found}"


def _create(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(f"{identifier(field.name)} {field.duckdb_type}" for field in table.fields)
    connection.execute(f"CREATE TABLE {identifier(table.name)} ({columns})")


def _load_descriptions(connection: duckdb.DuckDBPyConnection, contract: Contract, version: str) -> None:
    tables = [(table, False) for table in contract.tables]
    tables += [(table, True) for table in contract.derived_tables]
    rows: dict[str, list[tuple[object, ...]]] = {
        "table_descriptions": [
            (table.name, table.title, table.description, is_derived, position)
            for position, (table, is_derived) in enumerate(tables, start=1)
        ],
        "table_fields": [
            _described(table, field, position)
            for table, _ in tables
            for position, field in enumerate(table.fields, start=1)
        ],
        "codes": [
            (name, position, code.value, code.label, code.description)
            for name, codes in contract.code_lists.items()
            for position, code in enumerate(codes, start=1)
        ],
        "metadata": [
            ("data_version", version),
            ("title", contract.title),
            ("contract", json.dumps(contract.descriptor, ensure_ascii=False)),
        ],
    }
    for table in contract.derived_tables:
        if table.name in rows:
            _create(connection, table)
            columns = [list(column) for column in zip(*rows[table.name], strict=True)]
            values = ", ".join(f"unnest(?::{field.duckdb_type}[])" for field in table.fields)
            connection.execute(f"INSERT INTO {identifier(table.name)} SELECT {values}", columns)


def _described(table: Table, field: Field, position: int) -> tuple[object, ...]:
    refers_to = [
        f"{key.table}.{reference}"
        for key in table.foreign_keys
        for name, reference in zip(key.fields, key.reference_fields, strict=True)
        if name == field.name
    ]
    return (
        table.name,
        position,
        field.name,
        field.title,
        field.description,
        field.type,
        field.unit,
        field.required,
        field.name in table.primary_key,
        ", ".join(refers_to) or None,
        field.code_list,
    )


def _check_derived_tables(connection: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Fail unless every derived table has exactly the columns that the contract states."""
    columns = defaultdict(list)
    for table_name, *column in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = current_database() ORDER BY column_index"
    ).fetchall():
        columns[table_name].append(tuple(column))
    for table in contract.derived_tables:
        stated = [(field.name, field.duckdb_type) for field in table.fields]
        if (built := columns[table.name]) != stated:
            raise ContractError(table.name, stated, built)


class ContractError(Exception):
    """A derived table does not have the columns that the contract states."""

    def __init__(
        self, table: str, stated: Sequence[tuple[str, str]], built: Sequence[tuple[str, str]]
    ) -> None:
        missing = [f"{name} {kind}" for name, kind in stated if (name, kind) not in built]
        extra = [f"{name} {kind}" for name, kind in built if (name, kind) not in stated]
        super().__init__(
            f"{table} is not as the contract states it: missing {missing}, not stated {extra}, "
            f"stated order {[name for name, _ in stated]}"
        )


def _comment(connection: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    comments = []
    for table in (*contract.tables, *contract.derived_tables):
        name = identifier(table.name)
        comments.append(f"COMMENT ON TABLE {name} IS {literal(table.description)}")
        for field in table.fields:
            column = f"{name}.{identifier(field.name)}"
            comments.append(f"COMMENT ON COLUMN {column} IS {literal(field.description)}")
    # One write to the disk for all of them.
    connection.execute(";".join(["BEGIN", *comments, "COMMIT"]))
