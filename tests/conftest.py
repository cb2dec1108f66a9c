"""What tests of all kinds share."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROJECT = Path(__file__).parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Try the same examples each time: only a change may break a test. pytest -m soak tries others."""
    if "soak" not in config.option.markexpr:
        settings.load_profile("ci")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the browser, and leave out what takes minutes unless it is asked for: pytest -m soak.

    Files with a browser take longest. If they came last, one worker would end with them while others have
    nothing left.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    if "soak" in config.option.markexpr:
        return
    soak = [item for item in items if item.get_closest_marker("soak")]
    config.hook.pytest_deselected(items=soak)
    items[:] = [item for item in items if not item.get_closest_marker("soak")]


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Streamlit puts the script that it runs in place of __main__, with which new processes would begin."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """Look for components once: each run of a page would search all packages, as long as the page takes."""
    with pytest.MonkeyPatch.context() as patched:
        scan = manifest_scanner.scan_component_manifests
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the real records, built as make data builds it."""
    built = tmp_path_factory.mktemp("build") / "records.duckdb"
    command = [sys.executable, "-m", "etl", "build", "--database", str(built)]
    build = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert build.returncode == 0, build.stdout + build.stderr
    return built


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium, without a window: one for all tests of a worker that need one."""
    from playwright.sync_api import expect, sync_playwright

    from harness.browser import ONE_PROCESS, SECONDS_TO_DRAW, find_chromium, launch

    # What is expected comes late where other tests keep the machine busy: the first reading took six seconds.
    expect.set_options(timeout=SECONDS_TO_DRAW * 1000)
    with sync_playwright() as playwright:
        browser = launch(playwright, find_chromium(), ONE_PROCESS)
        yield browser
        browser.close()


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
