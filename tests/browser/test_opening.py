"""What a browser has kept of a dashboard is used when a reader comes again."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from analytics.ui.opening import CHARTS
from harness.browser import MILLISECONDS_TO_KEEP, come_again, find_chromium, open_page, visit
from harness.server import Server


def trace(page: Page, address: str) -> list[dict[str, Any]]:
    """Open a page; return how the browser compiled the script that draws charts, each time it did."""
    events: list[dict[str, Any]] = []
    ended: list[Any] = []
    session = page.context.new_cdp_session(page)
    session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    session.on("Tracing.tracingComplete", lambda data: ended.append(data))
    session.send("Tracing.start", {"traceConfig": {"includedCategories": ["v8"]}})
    open_page(page, address)
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    compiled = [event["args"]["data"] for event in events if event["name"] == "v8.compileModule"]
    return [how for how in compiled if how["url"].endswith(CHARTS)]


def test_the_script_that_draws_charts_is_compiled_no_more_from_the_third_visit_on(
    browser: Browser, server: Server, tmp_path: Path
):
    address = f"{server.url}/"

    with come_again(browser, find_chromium(), tmp_path) as reader:
        for _ in range(2):
            page = reader.new_page()
            open_page(page, address)
            page.wait_for_timeout(MILLISECONDS_TO_KEEP)
            page.close()
        (compiled,) = trace(reader.new_page(), address)

    assert compiled.get("consumedCacheSize", 0) > 1_000_000, compiled
    assert not compiled["cacheRejected"]


def test_a_page_looks_for_its_server_where_it_is(browser: Browser, server: Server):
    with visit(browser, server) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        open_page(page, "/coverage?years=2011-2020")

    assert [address for address in asked if "_stcore/health" in address] == [f"{server.url}/_stcore/health"]
