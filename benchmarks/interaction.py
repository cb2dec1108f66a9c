"""From the change of a filter to the last figure redrawn, in a browser, with what it costs the server.

A round opens each page under a combination of filters that nobody asked for before and clicks four times:
"programme" and "related" for the first time, then both again. Rounds take the pages in turn, so that what
else the machine does meets all alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TypeVar

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks import combinations
from benchmarks.browser import Drawn, change, choose_scope, open_page, reader
from benchmarks.servers import DASHBOARD, WIDGETS, MeasuredServer

OTHER_PAGES = tuple(
    replace(DASHBOARD, name=f"dashboard: {name}", path=path)
    for name, path in (
        ("Overview", ""),
        ("Events", "events"),
        ("Phases", "phases"),
        ("Organizations", "organizations"),
        ("Documents", "source_documents"),
        ("Disagreements", "disagreements"),
        ("Coverage", "coverage"),
    )
)
FIRST, REPEATED = "first", "repeated"
Item = TypeVar("Item")
CLICKS = ((0, FIRST), (1, FIRST), (0, REPEATED), (1, REPEATED))


@dataclass(frozen=True)
class Change:
    """One change of a filter; times in milliseconds.

    Attributes:
        claims: the size of the database.
        page: the page, as the results call it.
        kind: whether the combination of filters was asked for the first time or again.
        total: from the click to the last figure redrawn.
        commit: from the click until Streamlit sent it to the server.
        processor: what the server computed, all its processes together.
        figures: how many figures the page shows.
    """

    claims: int
    page: str
    kind: str
    total: float
    commit: float | None
    processor: float
    figures: int


@dataclass(frozen=True)
class Traffic:
    """The bytes that one change of a filter sends to the browser, before compression."""

    claims: int
    page: str
    bytes: int


@dataclass(frozen=True)
class Widget:
    """One change of a widget on a page of widgets; times in milliseconds."""

    widget: str
    commit: float
    total: float


def measure(
    browser: Browser, claims: int, servers: Sequence[MeasuredServer], rounds: int
) -> tuple[list[Change], list[Traffic]]:
    """Change a filter on each page to count its bytes and to warm up; then change filters round by round."""
    changes: list[Change] = []
    queries = combinations.broad()
    with ExitStack() as stack:
        readers = {server: stack.enter_context(reader(browser)) for server in servers}
        traffic = [
            Traffic(claims, server.site.name, _received(context, server, next(queries)))
            for server, context in readers.items()
        ]
        for number in range(rounds):
            query = next(queries)
            for server in _in_turn(servers, number):
                changes += _round(readers[server], server, claims, query)
    return changes, traffic


def measure_sizes(browser: Browser, servers: Mapping[int, MeasuredServer], rounds: int) -> list[Change]:
    """Change a filter on one page at several sizes in turn: what else the machine does meets all alike.

    Args:
        browser: in which readers open the page.
        servers: of the page, by the size of its database.
        rounds: in which each size takes its turn, after one to warm up.
    """
    queries = combinations.broad()
    changes: list[Change] = []
    with ExitStack() as stack:
        readers = {claims: stack.enter_context(reader(browser)) for claims in servers}
        for number in range(rounds + 1):
            query = next(queries)
            for claims in _in_turn([*servers], number):
                found = _round(readers[claims], servers[claims], claims, query)
                changes += found if number else []
    return changes


def measure_widgets(browser: Browser, server: MeasuredServer, rounds: int) -> list[Widget]:
    """Change each kind of widget on a page that shows a line of text."""
    with reader(browser) as context:
        page = context.new_page()
        open_page(page, server)
        return [
            Widget(name, drawn.commit or 0.0, drawn.total)
            for number in range(rounds)
            for name, drawn in _change_widgets(page, number)
        ]


def _round(context: BrowserContext, server: MeasuredServer, claims: int, query: str) -> list[Change]:
    changes = []
    page = context.new_page()
    open_page(page, server, query)
    for option, kind in CLICKS:
        before = server.processor_seconds()
        drawn = choose_scope(page, server, option)
        processor = (server.processor_seconds() - before) * 1000
        changes.append(
            Change(claims, server.site.name, kind, drawn.total, drawn.commit, processor, drawn.parts)
        )
    page.close()
    return changes


def _in_turn(every: Sequence[Item], number: int) -> list[Item]:
    """Each round begins with another one."""
    start = number % len(every)
    return [*every[start:], *every[:start]]


def _received(context: BrowserContext, server: MeasuredServer, query: str) -> int:
    """The bytes of one change: messages of the websocket and bodies of responses."""
    page = context.new_page()
    open_page(page, server, query)
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    # Binary messages come as base64, four characters for three bytes.
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: sizes.append(
            len(event["response"]["payloadData"]) * (3 if event["response"]["opcode"] == 2 else 4) // 4
        ),
    )
    session.on("Network.dataReceived", lambda event: sizes.append(event["dataLength"]))
    choose_scope(page, server, 0)
    page.close()
    return sum(sizes)


def _change_widgets(page: Page, number: int) -> Iterator[tuple[str, Drawn]]:
    """Change each widget once; the list of what can be chosen is open before the clock starts."""
    shows = WIDGETS.shows
    options = page.locator('[data-testid="stButtonGroup"] button')
    yield "segmented control", change(page, shows, options.nth(number % 2).click)
    yield "toggle", change(page, shows, page.locator('[data-testid="stCheckbox"] label').click)
    page.locator('[data-testid="stSelectbox"] input').click()
    yield "selectbox", change(page, shows, page.get_by_role("option").nth(1 + number % 2).click)
    page.locator('[data-testid="stMultiSelect"] input').click()
    yield "multiselect", change(page, shows, page.get_by_role("option").first.click)
    page.keyboard.press("Escape")
    page.locator('[data-testid="stSlider"] input').focus()
    yield "slider", change(page, shows, lambda: page.keyboard.press("ArrowRight"))
