"""The floor: DuckDB reads the CSV files into tables with types in a new database, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from etl.contract import identifier, literal, read_contract


def read_into_tables(directory: Path, database: Path) -> None:
    """A new database with one table for each CSV file."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("SET enable_progress_bar = false")
        for table in read_contract().tables:
            columns = ", ".join(
                f"{literal(field.name)}: {literal(field.duckdb_type)}" for field in table.fields
            )
            connection.execute(
                f"CREATE TABLE {identifier(table.name)} AS FROM read_csv("
                f"{literal(str(directory / table.file_name))}, columns = {{{columns}}}, auto_detect = false, "
                "header = true, delim = ',', quote = '\"', escape = '\"')"
            )


if __name__ == "__main__":
    read_into_tables(Path(sys.argv[1]), Path(sys.argv[2]))
