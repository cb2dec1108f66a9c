"""The real records: valid by the rules of the contract, and as many as there should be."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.contract import read_contract
from etl.extract import extract
from etl.validate import validate

PROJECT = Path(__file__).parent.parent.parent
RECORDS = PROJECT / "data" / "records"
EXPECTED = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))
CONTRACT = read_contract()


def test_the_records_have_no_problem():
    with duckdb.connect() as connection:
        records, problems = extract(connection, CONTRACT, RECORDS)
        problems += validate(connection, CONTRACT, records)

    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize(("table", "count"), EXPECTED["rows_per_table"].items())
def test_each_table_has_the_rows_of_the_answer_sheet(table, count):
    with duckdb.connect() as connection:
        records, _ = extract(connection, CONTRACT, RECORDS)

    assert records[table].count == count


@pytest.mark.parametrize("table", CONTRACT.tables, ids=lambda table: table.name)
def test_each_file_is_sorted_by_its_key(table):
    with (RECORDS / table.file_name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    keys = [tuple(row[name] for name in table.primary_key) for row in rows]
    assert keys == sorted(keys)


@pytest.mark.parametrize("table", CONTRACT.tables, ids=lambda table: table.name)
def test_each_file_has_the_columns_in_the_order_of_the_contract(table):
    with (RECORDS / table.file_name).open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == table.field_names


NO_NETWORK = """
import socket, sys
def refuse(*_):
    raise OSError("the network was asked for")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
import frictionless
report = frictionless.validate("data/datapackage.json")
sys.exit(0 if report.valid else str(report.flatten(["title", "rowNumber", "message"])))
"""


def test_the_contract_and_the_records_are_a_valid_data_package_without_the_network():
    done = subprocess.run(
        [sys.executable, "-c", NO_NETWORK],
        cwd=PROJECT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
