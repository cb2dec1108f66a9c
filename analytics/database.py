"""Opens the database, read-only, and runs table expressions on it.

Metrics are written over unbound Ibis tables: an expression knows names and types, not a connection. It
becomes SQL once and runs on a cursor of its own, because a DuckDB connection serves one caller at a time
while Streamlit serves readers side by side.
"""

import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import ibis
import numpy as np
import numpy.typing as npt
import pandas as pd
from ibis.backends.sql.datatypes import DuckDBType
from ibis.expr.types import Table
from pandas.arrays import IntegerArray

from analytics import log

# Rows are few and read one by one, for which Arrow's arrays of texts take several times as long.
pd.options.mode.string_storage = "python"

DATABASE_VARIABLE = "JPOA_DATABASE"
CATALOG = "records"
# DuckDB shares out so many rows at least. What is less one thread reads, and to wake another takes a tenth of
# a small query.
ROW_GROUP = 122_880
# Parsed statements, of 25 KB each: a page has five to fifteen for each form of filters.
KEPT_STATEMENTS = 1_000
WHOLE_FRAME = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
DEFAULT_PATH = Path("data/build/records.duckdb")


class DatabaseMissingError(FileNotFoundError):
    """There is no database file yet."""

    def __init__(self, path: Path) -> None:
        """Say which file is missing and how to build it."""
        super().__init__(f"{path} does not exist yet. Build it with: make data")


class DatabaseDamagedError(Exception):
    """The file of a database is damaged, or holds something else."""

    def __init__(self, path: Path, damage: str) -> None:
        """Say which file it is, what is wrong with it and how to build it again."""
        super().__init__(f"{path} {damage}. Build it again with: make data")


@dataclass(frozen=True)
class Tables:
    """The tables of the database as Ibis expressions, each an attribute under its own name.

    `positions` are those of codes in their lists, by list and code.
    """

    expressions: Mapping[str, Table]
    positions: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Table:
        """Return the table of that name."""
        if name.startswith("__") or name not in self.expressions:
            raise AttributeError(f"There is no table {name!r}.")
        return self.expressions[name]

    def replaced(self, name: str, by: Table) -> "Tables":
        """Return the same tables with another in place of one of them."""
        return replace(self, expressions={**self.expressions, name: by})

    def bits(self, code_list: str, chosen: Iterable[str]) -> int:
        """Return a set of codes as a number, in which each is one bit, at its position in its list.

        To look them up in a query takes longer, and DuckDB 2.0 expects too few rows of such a query: sums of
        it failed, since they were larger than the type that DuckDB chose for them.
        """
        known = {(code_list, code) for code in chosen} & self.positions.keys()
        return sum(1 << self.positions[code] for code in known)

    def compute(self, metric: Callable[..., Table], **parameters: object) -> Table:
        """Apply a metric to the tables that its parameters name."""
        named = [
            parameter.name
            for parameter in inspect.signature(metric).parameters.values()
            if parameter.kind is not parameter.KEYWORD_ONLY
        ]
        return metric(*(self.expressions[name] for name in named), **parameters)


@dataclass
class Share:
    """How many ask a database side by side."""

    asking: int = 0
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True)
class Database:
    """An open database.

    Attributes:
        path: where it stands.
        connection: the instance in which it is open.
        version: the data version, a hash of records, contract and rules.
        schemas: those whose tables go by their names alone.
        processors: on how many a query runs where nobody else asks.
    """

    path: Path
    connection: duckdb.DuckDBPyConnection
    version: str
    schemas: tuple[str, ...] = ("main",)
    processors: int = 1
    idle: list[duckdb.DuckDBPyConnection] = field(default_factory=list, init=False, compare=False)
    share: Share = field(default_factory=Share, init=False, compare=False)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a cursor that nobody else uses meanwhile, on which tables go by their names alone."""
        # To make one takes a tenth of a small query. One on which something failed is not lent again.
        cursor = self.idle.pop() if self.idle else self._new_cursor()
        try:
            yield cursor
        except BaseException:
            cursor.close()
            raise
        self.idle.append(cursor)

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Share the processors, in this block, with all others that ask the database side by side.

        On two processors a query takes up to a fifth more of their time than on one, and is not ready sooner
        where another query needs the second.
        """
        self._share(1)
        try:
            yield
        finally:
            self._share(-1)

    def _share(self, more: int) -> None:
        with self.share.lock:
            before = self._threads()
            self.share.asking += more
            if self._threads() != before:
                with self.cursor() as cursor:
                    cursor.execute(f"SET threads = {self._threads()}")

    def _threads(self) -> int:
        """Return on how many processors each query runs."""
        return max(1, self.processors // max(1, self.share.asking))

    def _new_cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self.connection.cursor()
        path = ",".join(f"{CATALOG}.{schema}" for schema in self.schemas)
        cursor.execute(f"SET search_path = '{path}'")
        return cursor


def database_path() -> Path:
    """Return where the database stands: JPOA_DATABASE, or data/build/records.duckdb."""
    return Path(os.environ.get(DATABASE_VARIABLE) or DEFAULT_PATH)


def open_database(path: Path) -> Database:
    """Open a database that `make data` built.

    Raises:
        DatabaseMissingError: there is no file at that path.
        DatabaseDamagedError: what is there cannot be read, or is not a database of this project.
    """
    if not path.exists():
        raise DatabaseMissingError(path)
    # Attached to an instance of its own: DuckDB would hand out the instance that is open under this
    # path already, and with it the old file after a new build has taken its place.
    connection = duckdb.connect(":memory:")
    try:
        database = _attach(connection, path)
    except duckdb.CatalogException as error:
        connection.close()
        raise DatabaseDamagedError(path, "is not a database of this dashboard") from error
    except duckdb.Error as error:
        connection.close()
        raise DatabaseDamagedError(path, "is damaged, or is not a DuckDB database") from error
    log.say("database opened", data_version=database.version)
    return database


@contextmanager
def opened_apart(database: Database) -> Iterator[Database]:
    """Open a database once more for one long task, so that the memory that it takes goes with it.

    What DuckDB has taken once it keeps for what is asked next. There each query runs on one processor, so
    that several may run side by side without each taking memory for two.

    Yields:
        The database, opened anew, or as it is open where another build has taken the place of its file.
    """
    with closing(duckdb.connect(":memory:", config={"threads": 1})) as connection:
        own = database
        with suppress(duckdb.Error):
            own = _attach(connection, database.path)
        yield own if own.version == database.version else database


def _attach(connection: duckdb.DuckDBPyConnection, path: Path) -> Database:
    quoted = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS {CATALOG} (READ_ONLY)")
    sizes = connection.execute("SELECT max(estimated_size) FROM duckdb_tables()").fetchall()
    if (sizes[0][0] or 0) <= ROW_GROUP:
        connection.execute("SET threads = 1")
    ((processors,),) = connection.execute("SELECT current_setting('threads')::INTEGER").fetchall()
    database = Database(path, connection, "", processors=processors)
    version = fetch_sql(database, "SELECT value FROM metadata WHERE name = 'data_version'")
    if len(version) != 1:
        raise duckdb.CatalogException("There is no data version.")
    schemas = fetch_sql(
        database, "SELECT schema_name FROM duckdb_schemas() WHERE database_name = 'records' ORDER BY ALL"
    )
    return replace(database, version=version["value"].item(), schemas=tuple(schemas["schema_name"]))


def read_tables(database: Database, *, in_full: bool = False) -> Tables:
    """Return every table of the database as an unbound Ibis table.

    Args:
        database: where the tables are.
        in_full: whether expressions name a table in full, so that nothing of the same name stands before it.
    """
    columns = fetch_sql(
        database,
        "SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns()"
        " WHERE database_name = 'records' ORDER BY table_name, column_index",
    )
    expressions = {
        str(name): ibis.table(
            {row.column_name: DuckDBType.from_string(row.data_type) for row in group.itertuples()},
            name=str(name),
            **({"catalog": CATALOG, "database": schema} if in_full else {}),
        )
        for (schema, name), group in columns.groupby(["schema_name", "table_name"])
    }
    # A database of another data contract may have none.
    codes = fetch_sql(database, "FROM codes") if "codes" in expressions else pd.DataFrame()
    return Tables(expressions, {(row.code_list, row.code): row.position for row in codes.itertuples()})


def read_summaries(database: Database) -> dict[str, str]:
    """Return the query of each summary that follows from narrowed tables, by its name."""
    found = fetch_sql(
        database,
        "SELECT table_name, comment FROM duckdb_tables()"
        " WHERE database_name = 'records' AND schema_name = 'summaries'"
        " AND comment IS NOT NULL",
    )
    return dict(zip(found["table_name"], found["comment"].str.strip(), strict=True))


def read_comments(database: Database) -> pd.DataFrame:
    """Return the comment of each column: table_name, field_name, description."""
    return fetch_sql(
        database,
        "SELECT table_name, column_name AS field_name, comment AS description"
        " FROM duckdb_columns() WHERE database_name = 'records' AND schema_name = 'main'"
        " ORDER BY table_name, column_index",
    )


def to_sql(expression: Table) -> str:
    """Return the SQL that computes a table expression in DuckDB."""
    sql = str(ibis.to_sql(expression, dialect="duckdb"))
    # A number of a row depends on no frame; without one, DuckDB numbers rows as they pass by.
    return sql.replace(f"ROW_NUMBER() OVER ({WHOLE_FRAME})", "ROW_NUMBER() OVER ()")


def fetch(database: Database, expression: Table) -> pd.DataFrame:
    """Run a table expression and return its rows."""
    return fetch_sql(database, to_sql(expression))


@lru_cache(KEPT_STATEMENTS)
def _parsed(sql: str) -> duckdb.Statement:
    """Parse a statement that is run again with other values: that takes a quarter of a small query."""
    (statement,) = duckdb.extract_statements(sql)
    return statement


def _execute(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any] | None
) -> duckdb.DuckDBPyConnection:
    return cursor.execute(_parsed(sql), parameters) if parameters else cursor.execute(sql)


@log.timed("query")
def fetch_sql(database: Database, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Run SQL on a cursor of its own, with the values of its parameters, and return its rows."""
    with database.cursor() as cursor:
        found = _execute(cursor, sql, parameters)
        # DuckDB sums whole numbers into a type that pandas lacks and would turn into decimals.
        sums = [name for name, type_, *_rest in found.description or () if type_ == "HUGEINT"]
        rows = found.df()
        return rows.assign(**{name: _whole_numbers(rows[name].to_numpy()) for name in sums}) if sums else rows


@log.timed("query")
def fetch_records(
    database: Database, sql: str, parameters: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Run SQL as `fetch_sql` does and return its rows by column, with None where nothing is known.

    For what is read as single values, such as sums: to make a table of them takes longer than the query.
    """
    with database.cursor() as cursor:
        found = _execute(cursor, sql, parameters)
        names = [name for name, *_type in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def frame_of(records: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Return records as a table, in which whole numbers stay whole where some are not known."""
    values = {name: [record[name] for record in records] for name in columns}
    return pd.DataFrame(
        {name: pd.array(found, "Int64") if _lacks_numbers(found) else found for name, found in values.items()}
    )


def _lacks_numbers(values: Sequence[Any]) -> bool:
    return None in values and all(value is None or isinstance(value, int) for value in values)


def _whole_numbers(decimals: npt.NDArray[np.float64]) -> IntegerArray:
    """Turn decimals into whole numbers; pandas would look at each of them first."""
    is_empty = np.isnan(decimals)
    return IntegerArray(np.where(is_empty, 0, decimals).astype(np.int64), is_empty)
