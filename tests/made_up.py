"""Made-up rows for tests: tables as the data contract describes them, from the columns that matter."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa
from ibis.expr.types import Table

from etl.summaries import QUERIES

CONTRACT = json.loads((Path(__file__).parents[1] / "data" / "datapackage.json").read_text("utf-8"))
TYPES = {
    "string": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "boolean",
    "date": "date",
}
SCHEMAS = {
    table["name"]: {field["name"]: TYPES[field["type"]] for field in table["schema"]["fields"]}
    for table in (*CONTRACT["resources"], *CONTRACT["derivedResources"])
}
# Tables of what claims name, each with its key.
NAMED = {"organizations": "organization_id", "source_documents": "document_id"}
ibis.set_backend(ibis.duckdb.connect(threads=1))
# The tables of the database: those of the contract, and the summaries.
TABLES = (*SCHEMAS, *QUERIES)


def table(name: str, *rows: dict[str, Any]) -> Table:
    """Return a table of the database with these rows; columns that a row leaves out are empty."""
    schema = SCHEMAS[name]
    unknown = {column for row in rows for column in row} - set(schema)
    assert not unknown, f"{name} has no {unknown}"
    arrow = ibis.schema(schema).to_pyarrow()
    columns = [
        pa.array([_value(row.get(field.name), field.type) for row in rows], field.type) for field in arrow
    ]
    return ibis.memtable(pa.Table.from_arrays(columns, schema=arrow))


def summary(name: str, **given: Table) -> Table:
    """Return a summary of made-up tables; those that are not given are empty.

    Organizations and documents that claims name are there where these tables are not given.
    """
    named = {table: _named(table, key, given) for table, key in NAMED.items()}
    given = {"codes": codes(), **named, **given}
    with duckdb.connect(config={"threads": 1}) as connection:
        _make(connection, name, given, set())
        return ibis.memtable(connection.sql(f'FROM "{name}"').to_arrow_table())


def codes() -> Table:
    """Return the code lists of the data contract, as the database holds them."""
    rows = (
        {"code_list": name, "position": position, "code": str(code["value"])}
        for name, listed in CONTRACT["codeLists"].items()
        for position, code in enumerate(listed, start=1)
    )
    return table("codes", *rows)


def records(expression: Table) -> list[dict[str, Any]]:
    """Return the rows of a table expression, empty cells as None."""
    return [dict(row) for row in expression.to_pyarrow().to_pylist()]


def _named(name: str, key: str, given: dict[str, Table]) -> Table:
    claims = [made for made in given.values() if key in made.columns and "claim_id" in made.columns]
    named = {row[key] for made in claims for row in records(made.select(key))}
    return table(name, *({key: value} for value in sorted(named - {None})))


def _make(connection: duckdb.DuckDBPyConnection, name: str, given: dict[str, Table], made: set[str]) -> None:
    """Make a table, and before it those that its query names."""
    made.add(name)
    if name in QUERIES and name not in given:
        query = QUERIES[name]
        for needed in sorted(set(TABLES) & set(re.findall(r"\w+", query))):
            if needed not in made:
                _make(connection, needed, given, made)
        connection.execute(f'CREATE TABLE "{name}" AS {query}')
        return
    connection.register("rows", (given[name] if name in given else table(name)).to_pyarrow())
    connection.execute(f'CREATE TABLE "{name}" AS FROM rows')


def _value(value: Any, type_: pa.DataType) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) and pa.types.is_date(type_) else value
