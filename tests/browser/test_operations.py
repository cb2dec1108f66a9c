"""What whoever runs the dashboard is told while readers use it."""

import shutil
import time
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect
from prometheus_client.parser import text_string_to_metric_families
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from harness.browser import SECONDS_TO_DRAW, open_page, visit, wait_until_drawn
from harness.server import PROJECT, serve

FAILING = """
import streamlit as st
from analytics import ui

app = st.App(__file__, routes=ui.ROUTES, lifespan=ui.lifespan, on_script_error=ui.show_error)

if __name__ == "__main__":
    name = "Aida Example"
    st.title("Before it fails")
    raise LookupError(f"{name!r} is unknown")
"""
SECONDS_TO_COUNT = 10


def counted(server):
    """Every count of the server, as a scraper reads it."""
    with urlopen(f"{server.url}/metrics", timeout=5) as answer:
        families = text_string_to_metric_families(answer.read().decode())
        samples = [sample for family in families for sample in family.samples]
    return {(sample.name, *sample.labels.values()): sample.value for sample in samples}


def counted_once(server, name, value):
    """Every count of the server, as soon as one has this value, or after some seconds."""
    deadline = time.monotonic() + SECONDS_TO_COUNT
    while (found := counted(server)).get(name) != value and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


@pytest.fixture(scope="module")
def counting(database, tmp_path_factory):
    """A dashboard that counts what happens."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("JPOA_METRICS", "yes")
        with serve(PROJECT / "dashboard.py", database, tmp_path_factory.mktemp("home")) as server:
            yield server


def test_a_scraper_reads_what_a_reader_did(browser, counting):
    with visit(browser, counting) as page:
        open_page(page, "/attendance")
        with urlopen(f"{counting.url}/download/attendance_total.csv", timeout=10) as answer:
            size = len(answer.read())
        # The reader has the last byte a moment before the server is done with it.
        during = counted_once(counting, ("jpoa_downloads_total", "attendance_total", "200"), 1)

    assert during["jpoa_open_sessions",] == 1
    assert during["jpoa_page_run_seconds_count", "/attendance"] >= 1
    assert during["jpoa_figure_draw_seconds_count", "attendance_range_by_year"] == 1
    assert during["jpoa_query_seconds_count",] > 1
    assert during["jpoa_result_misses_total",] > 1
    assert during["jpoa_result_bytes",] > 0
    assert during["jpoa_downloads_total", "attendance_total", "200"] == 1
    assert during["jpoa_download_bytes_total",] == size
    assert during["jpoa_ready",] == 1

    assert counted_once(counting, ("jpoa_open_sessions",), 0)["jpoa_open_sessions",] == 0


def test_a_page_of_another_host_may_not_connect_and_that_is_noted(counting):
    address = counting.url.replace("http:", "ws:") + "/_stcore/stream"

    with pytest.raises(InvalidStatus, match="403"):
        connect(address, origin=Origin("https://example.org"))

    assert counted_once(counting, ("jpoa_denied_total",), 1)["jpoa_denied_total",] == 1
    (denied,) = [line for line in counting.logged() if line["event"] == "denied"]
    assert denied["path"] == "/_stcore/stream"


def test_the_log_tells_what_happened_and_not_to_whom(browser, fresh_server):
    with visit(browser, fresh_server) as page:
        open_page(page, "/attendance?organization=unoct&years=2015-2022")

    lines = fresh_server.logged()
    events = [line["event"] for line in lines]
    assert events[:2] == ["start", "database opened"]
    (run,) = [line for line in lines if line["event"] == "page run"]
    assert run["page"] == "/attendance"
    assert run["milliseconds"] > 0
    assert run["data_version"]
    told = fresh_server.log.read_text()
    assert "127.0.0.1" not in told
    assert "unoct" not in told


def test_where_a_page_fails_the_reader_gets_a_reference_and_the_log_the_rest(
    browser, database, tmp_path, monkeypatch
):
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    shutil.copytree(PROJECT / ".streamlit", tmp_path / ".streamlit")
    (tmp_path / "failing.py").write_text(FAILING)
    with serve(tmp_path / "failing.py", database, tmp_path) as server:
        page = browser.new_page(base_url=server.url)
        page.set_default_timeout(SECONDS_TO_DRAW * 1000)
        page.goto("/")
        wait_until_drawn(page)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Something went wrong here")
        shown = alert.inner_text()
        expect(page.get_by_role("heading", name="Before it fails")).to_be_visible()
        assert "unknown" not in page.locator("body").inner_text()
        page.close()

    (error,) = [line for line in server.logged() if line["level"] == "error"]
    assert error["reference"] in shown
    assert "failing.py" in error["traceback"]
    assert "LookupError" in error["traceback"]
    assert "Aida" not in error["traceback"].rpartition("\n")[2]
