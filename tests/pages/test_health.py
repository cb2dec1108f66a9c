"""Whoever runs the dashboard is told whether it can serve, and which data."""

import json
import shutil
from datetime import UTC, datetime

import duckdb
import pytest
from starlette.applications import Starlette

from analytics.ui.health import ROUTES
from tests.pages.asgi import get


@pytest.fixture
def ask(monkeypatch, database):
    """Return what asks an address, on a database, by default that of the real records."""

    def asked(address, path=database):
        monkeypatch.setenv("JPOA_DATABASE", str(path))
        return get(Starlette(routes=ROUTES), address)

    return asked


def test_alive_is_answered_without_any_data(ask, tmp_path):
    answer = ask("/healthz", tmp_path / "none.duckdb")

    assert (answer.status, answer.text) == (200, "ok")


def test_ready_names_the_data_and_its_age(ask, database):
    answer = ask("/readyz")

    told = answer.json()
    assert answer.status == 200
    assert told["ready"] is True
    with duckdb.connect(str(database), read_only=True) as connection:
        metadata = dict(connection.execute("FROM metadata").fetchall())
    assert told["data_version"] == metadata["data_version"]
    assert told["contract_version"] == json.loads(metadata["contract"])["version"]
    age = datetime.now(UTC).timestamp() - database.stat().st_mtime
    assert told["build_age_seconds"] == pytest.approx(age, abs=2)
    assert told["records_age_seconds"] >= told["build_age_seconds"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_database_that_does_not_say_when_records_changed_is_ready_all_the_same(ask, database, tmp_path):
    older = tmp_path / "records.duckdb"
    shutil.copy(database, older)
    with duckdb.connect(str(older)) as connection:
        connection.execute("DELETE FROM metadata WHERE name = 'records_changed'")

    told = ask("/readyz", older).json()

    assert told["ready"] is True
    assert told["records_age_seconds"] is None


def test_without_a_database_it_is_not_ready_and_says_why(ask, tmp_path):
    answer = ask("/readyz", tmp_path / "none.duckdb")

    assert answer.status == 503
    assert answer.json() == {"ready": False, "reason": "The database is missing."}


def test_a_file_that_is_no_database_gives_a_reason_and_a_reference_but_no_path(ask, tmp_path):
    broken = tmp_path / "records.duckdb"
    broken.write_text("not a database")

    answer = ask("/readyz", broken)

    assert answer.status == 503
    assert answer.json()["reason"] == "The database cannot be opened."
    assert len(answer.json()["reference"]) == 8
    assert str(tmp_path) not in answer.text
