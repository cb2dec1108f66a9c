"""A page that is open outlives the server: it comes back by itself, as the reader left it."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from harness.browser import SECONDS_TO_DRAW, open_page, wait_until_drawn
from harness.server import PROJECT, free_port, serve

IS_CUT_OFF = """
() => document.querySelector('[data-testid="stApp"]').dataset.testConnectionState !== 'CONNECTED'
"""


def test_an_open_page_comes_back_after_a_restart_with_its_filters(
    browser: Browser, database: Path, tmp_path: Path
):
    port = free_port()
    # Not watched: while the server is away, the browser logs that it does not answer.
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="en-GB")
    context.set_default_timeout(SECONDS_TO_DRAW * 1000)
    page = context.new_page()
    try:
        with serve(PROJECT / "dashboard.py", database, tmp_path, port):
            open_page(page, "/attendance?years=2015-2022&phase=phase-2")
            page.locator(".st-key-filter_scope button", has_text="Related").click()
            expect(page.locator(".st-key-shown")).to_contain_text("related")
            wait_until_drawn(page)
            shown = page.locator(".st-key-shown").inner_text()
            address = page.url
        page.wait_for_function(IS_CUT_OFF)
        with serve(PROJECT / "dashboard.py", database, tmp_path, port) as server:
            wait_until_drawn(page)

            assert page.url == address
            assert page.locator(".st-key-shown").inner_text() == shown
            # The chart is there again for use: another click is answered by the new server.
            page.locator(".st-key-filter_scope button", has_text="Programme").click()
            expect(page.locator(".st-key-shown")).not_to_have_text(shown)
            assert "Traceback" not in server.log.read_text()
    finally:
        context.close()
