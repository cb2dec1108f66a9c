"""Drives a page in Chromium and takes the time with a clock inside the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.servers import MeasuredServer
from harness.browser import HEADLESS_SHELLS, WHOLE_BROWSERS, come_again, find_chromium, launch

PROBE = Path(__file__).parent / "probe.js"
LONGEST = 120_000  # milliseconds


@dataclass(frozen=True)
class Drawn:
    """When the last part of a page was drawn, in milliseconds.

    Attributes:
        total: since the reader clicked or, for a page that was opened, since it was asked for.
        commit: until Streamlit sent the click to its server; None where nothing was sent by websocket.
        parts: the figures, or the lines of text of a page without figures.
    """

    total: float
    commit: float | None
    parts: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = launch(playwright, find_whole_chromium())
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader whose browser has kept nothing yet; lasts as long as the block."""
    with ExitStack() as stack:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
        stack.callback(context.close)
        yield _timed(context)


@contextmanager
def returning_reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader with a browser of his own, which has kept nothing yet, but does so on disk from now on."""
    with TemporaryDirectory() as kept, come_again(browser, find_whole_chromium(), Path(kept)) as context:
        yield _timed(context)


def find_whole_chromium() -> str:
    """Return the path of a whole browser, as readers have, or of one without windows."""
    return find_chromium((*WHOLE_BROWSERS, *HEADLESS_SHELLS))


def _timed(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(LONGEST)
    context.add_init_script(path=PROBE)
    return context


def open_page(page: Page, server: MeasuredServer, query: str = "") -> Drawn:
    """Open the page of a server and wait until it is complete."""
    page.goto(server.address(query), wait_until="commit")
    return _complete(page, server.site.shows, is_change=False)


def change(page: Page, shows: str, act: Callable[[], None]) -> Drawn:
    """Act as a reader does, and wait until everything shown is new."""
    page.evaluate("shows => probe.arm(shows)", shows)
    act()
    return _complete(page, shows, is_change=True)


def choose_scope(page: Page, server: MeasuredServer, option: int) -> Drawn:
    """Click on "programme" (0) or "related" (1), and wait until all figures are drawn anew."""
    return change(page, server.site.shows, page.locator(server.site.scope).nth(option).click)


def _complete(page: Page, shows: str, *, is_change: bool) -> Drawn:
    found: dict[str, Any] = page.evaluate(
        "([shows, isChange, longest]) => probe.complete(shows, isChange, longest)",
        [shows, is_change, LONGEST],
    )
    started = found["started"] or 0.0
    commit = found["sent"] and found["sent"] - started
    return Drawn(found["changed"] - started, commit, found["parts"])
