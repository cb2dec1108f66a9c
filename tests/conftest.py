"""What tests of all kinds share."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROJECT = Path(__file__).parent.parent


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
    from playwright.sync_api import sync_playwright

    from tests.browser.driver import launch

    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
