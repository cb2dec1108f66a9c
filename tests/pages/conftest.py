"""Opens pages through the front door, as an address does, on the real records."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.builds import kept_builds

PROJECT = Path(__file__).parents[2]
SECONDS_TO_RUN = 60


@pytest.fixture
def visit(database: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Return what opens a page, given its script and the parameters of its address."""
    monkeypatch.setenv("JPOA_DATABASE", str(database))
    monkeypatch.chdir(PROJECT)

    def opened(script: str, **parameters: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=SECONDS_TO_RUN)
        app.switch_page(script)
        for name, value in parameters.items():
            app.query_params[name] = value
        return app.run()

    return opened


@pytest.fixture
def reported(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """What the log tells of failures; a test that asks for it means them to happen."""

    def told() -> str:
        lines = (record for record in caplog.records if record.name == "jpoa_monitor")
        return "\n".join(record.getMessage() for record in lines)

    return told


@pytest.fixture(autouse=True)
def nothing_fails(request: pytest.FixtureRequest, reported: Callable[[], str]) -> Iterator[None]:
    """A page goes on where a part of it fails, so that tests would not notice: the log does."""
    yield
    if "reported" not in signature(request.function).parameters:
        assert reported() == ""


@pytest.fixture(scope="session")
def two_builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the real records that was built twice: first without, then with one more event."""
    folder = tmp_path_factory.mktemp("two")
    records, built = folder / "records", folder / "build" / "records.duckdb"
    shutil.copytree(PROJECT / "data" / "records", records)
    command = [sys.executable, "-m", "etl", "build", "--records", str(records), "--database", str(built)]
    subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
    with (records / "events.csv").open("a", encoding="utf-8") as file:
        file.write("one-more-2022,One more event,conference,,programme\n")
    documents = (records / "source_documents.csv").read_text(encoding="utf-8")
    told = {
        "claim_id": "one-more-2022-e1",
        "event_id": "one-more-2022",
        "date_start": "2022-05-03",
        "document_id": documents.splitlines()[1].partition(",")[0],
    }
    claims = records / "event_claims.csv"
    columns = claims.read_text(encoding="utf-8").partition("\n")[0].split(",")
    with claims.open("a", encoding="utf-8") as file:
        file.write(",".join(told.get(column, "") for column in columns) + "\n")
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return built


@pytest.fixture
def builds(two_builds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database that was built twice, for one test alone to damage; it is the one that is served."""
    for kept in kept_builds(two_builds):
        shutil.copy(kept.path, tmp_path)
    standing = tmp_path / two_builds.name
    os.link(tmp_path / kept_builds(two_builds)[0].path.name, standing)
    monkeypatch.setenv("JPOA_DATABASE", str(standing))
    monkeypatch.chdir(PROJECT)
    return standing
