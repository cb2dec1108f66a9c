"""The records that are known already, as rules and reviewers look them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.contract import Contract, identifier
from etl.extract import extract

Record = Mapping[str, str]


@dataclass(frozen=True)
class Known:
    """Every record of every table, as text by field; a field without a value is empty."""

    tables: Mapping[str, Sequence[Record]]

    def __getitem__(self, table: str) -> Sequence[Record]:
        """The records of the table of that name."""
        return self.tables[table]


def read_known(contract: Contract, directory: Path) -> Known:
    """The records in the directory. What is wrong with them is for `python -m etl check` to say."""
    with duckdb.connect() as connection:
        extract(connection, contract, directory)
        tables = {}
        for table in contract.tables:
            found = connection.execute(f"FROM {identifier(table.name)}")
            names = [name for name, *_ in found.description or ()]
            tables[table.name] = [
                dict(zip(names, (value or "" for value in row), strict=True)) for row in found.fetchall()
            ]
        return Known(tables)
