"""The records that are known already, as rules and reviewers look them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.contract import Contract, identifier
from etl.extract import extract
from etl.problems import in_order

Record = Mapping[str, str]


@dataclass(frozen=True)
class Known:
    """Every record of every table, as text by field; a field without a value is empty."""

    tables: Mapping[str, Sequence[Record]]

    def __getitem__(self, table: str) -> Sequence[Record]:
        """The records of the table of that name."""
        return self.tables[table]


class UnknownRecordsError(Exception):
    """A file of the records cannot be read at all, so that nothing is known of its table."""


def read_known(contract: Contract, directory: Path) -> Known:
    """The records in the directory. What is wrong with single ones is for `python -m etl check` to say.

    Raises:
        UnknownRecordsError: a file cannot be read; it names all that is wrong.
    """
    with duckdb.connect() as connection:
        _records, problems = extract(connection, contract, directory)
        held = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        if not held >= {table.name for table in contract.tables}:
            raise UnknownRecordsError("\n".join(map(str, in_order(problems))))
        tables = {}
        for table in contract.tables:
            found = connection.execute(f"FROM {identifier(table.name)}")
            names = [name for name, *_ in found.description or ()]
            tables[table.name] = [
                dict(zip(names, (value or "" for value in row), strict=True)) for row in found.fetchall()
            ]
        return Known(tables)
