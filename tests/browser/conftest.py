"""One server for the tests of a worker, and a new reader for each test."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from harness.browser import visit
from harness.server import PROJECT, Server, serve

FOLDER = Path(__file__).parent
PICTURES = PROJECT / "test-results"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that it can be left out: pytest -m "not browser"."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of the page where a test failed."""
    report = yield
    page = getattr(item, "funcargs", {}).get("page")
    if report.when == "call" and report.failed and page is not None:
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"{item.name}.png", full_page=True)
    return report


@pytest.fixture(scope="session")
def server(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard, served on the real records."""
    with serve(PROJECT / "dashboard.py", database, tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A tab of a new reader, which fails the test if anything goes wrong behind the scenes."""
    with visit(browser, server) as page:
        yield page


@pytest.fixture
def fresh_server(database: Path, tmp_path: Path) -> Iterator[Server]:
    """A dashboard that nobody has visited yet."""
    with serve(PROJECT / "dashboard.py", database, tmp_path) as server:
        yield server
