import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main

PROJECT = Path(__file__).parent.parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def told(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on standard error, without those that say how far it is."""
    return [line for line in done.stderr.splitlines() if not line.startswith(" ")]


def test_build_tells_the_rows_of_each_table_what_was_reconciled_and_the_version(records):
    done = run("build", "--records", "records", "--database", "out/new.duckdb")

    assert (done.returncode, told(done)) == (0, [])
    lines = done.stdout.splitlines()
    assert lines[0] == "Records"
    assert "             2  people" in lines
    assert "             0  themes" in lines
    assert "Reconciled" in lines
    assert "             1  events with a figure for attendance" in lines
    assert lines[-2:] == [f"Data version {records.version()}", "out/new.duckdb is built."]
    assert Path("out/new.duckdb").exists()


def test_the_database_says_when_a_record_was_last_changed(records):
    for file in Path("records").iterdir():
        os.utime(file, (1_600_000_000, 1_600_000_000))
    os.utime("records/people.csv", (1_700_000_000, 1_700_000_000))

    assert main(["build", "--records", "records", "--database", "new.duckdb"]) == 0

    with duckdb.connect("new.duckdb", read_only=True) as built:
        metadata = dict(built.execute("FROM metadata").fetchall())
    assert datetime.fromisoformat(metadata["records_changed"]) == datetime.fromtimestamp(1_700_000_000, UTC)


def test_without_a_command_the_records_of_the_project_are_built(records):
    Path("data").mkdir()
    records.directory.rename("data/records")

    done = run()

    assert (done.returncode, told(done)) == (0, [])
    assert Path("data/build/records.duckdb").exists()


def test_check_tells_rows_and_version_and_writes_nothing(records, capsys):
    assert main(["check", "--records", "records"]) == 0

    said = capsys.readouterr().out
    assert "             2  people\n" in said
    assert re.search(rf"^Data version {records.version()}$", said, re.MULTILINE)
    assert "Reconciled" not in said
    assert os.listdir() == ["records"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_problems_are_told_one_per_line_with_status_1(records, command):
    records.append("people", "Bad Id,Name", "ana-li,Ana")

    done = run(command, "--records", "records")

    assert done.returncode == 1
    assert done.stdout == ""
    assert told(done) == [
        'records/people.csv, line 4, person_id: "Bad Id" has a wrong form. Write bad-id.',
        'records/people.csv, line 5, person_id: "ana-li" stands in line 2 already. '
        "Write another person_id, or remove one of the two records.",
        "2 problems; nothing was changed.",
    ]
    assert not list(Path("data").rglob("*.duckdb*"))


def test_a_directory_that_does_not_exist_is_told(records, capsys):
    assert main(["check", "--records", "recrods"]) == 1

    assert capsys.readouterr().err == (
        "recrods does not exist. Name the directory that holds the CSV files with --records.\n"
        "1 problem; nothing was changed.\n"
    )


def test_a_file_in_place_of_the_directory_is_told(records, capsys):
    assert main(["check", "--records", "records/people.csv"]) == 1

    assert capsys.readouterr().err.startswith("records/people.csv is not a directory. ")


def test_a_database_that_cannot_be_written_is_told(records, capsys):
    Path("build").write_text("a file where the directory should be", encoding="utf-8")

    assert main(["build", "--records", "records", "--database", "build/records.duckdb"]) == 1

    assert capsys.readouterr().err == "build: File exists. Nothing was changed.\n"


def test_an_unknown_command_is_told():
    done = run("bild")

    assert done.returncode == 2
    assert "invalid choice: 'bild'" in done.stderr


def test_what_takes_long_is_told_while_it_goes_on(records, capsys, monkeypatch):
    monkeypatch.setattr("etl.__main__.SECONDS_BETWEEN", 0.001)

    assert main(["check", "--records", "records"]) == 0

    assert re.search(r"^ +\d+\.\d s  Checking records/", capsys.readouterr().err, re.MULTILINE)


def test_what_takes_a_moment_is_not_told(records, capsys, monkeypatch):
    monkeypatch.setattr("etl.__main__.SECONDS_BETWEEN", 60)

    assert main(["check", "--records", "records"]) == 0

    assert capsys.readouterr().err == ""
