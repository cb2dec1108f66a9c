"""Drives the dashboard in a browser, as a reader would."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Playwright,
    Request,
    WebError,
)

from harness.server import HEALTH, Server

WHOLE_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The same browser without what draws windows: a page opens as soon, for a quarter less processor time.
HEADLESS_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # Should a page ask for another host, the test says so and yet nothing leaves the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
# All pages of a context in one process, which need not compile anew what it compiled for the last reader: a
# page takes half as much processor time. A page without a script keeps the process while no reader is there.
ONE_PROCESS = "--renderer-process-limit=1"
OWN_HOSTS = ("127.0.0.1", "localhost")
SECONDS_TO_DRAW = 60
# What a browser compiled it writes to disk a moment after the page stands.
MILLISECONDS_TO_KEEP = 1_000

# Streamlit sends elements while it runs, marks as stale what it may yet replace, and shows a
# skeleton where the code of an element is still loading. A click takes a moment to arrive, so the
# page has to stay drawn for a while.
IS_DRAWN = """
(milliseconds) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const isDrawn = app !== null
    && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
      .every(chart => chart.querySelector('.main-svg'));
  const now = performance.now();
  if (!isDrawn) window.drawnSince = undefined;
  else window.drawnSince ??= now;
  return isDrawn && now - window.drawnSince >= milliseconds;
}
"""

# The server whose readers come last, and where they read one after the other.
_SHARED: WeakKeyDictionary[Browser, tuple[Server, BrowserContext]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Download:
    """A file as the reader receives it."""

    name: str
    content: bytes


def find_chromium(names: Iterable[str] = (*HEADLESS_SHELLS, *WHOLE_BROWSERS)) -> str:
    """Return the path of the browser that CHROMIUM names, or of the first of these that this machine has."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, names)), None)
    assert found, "There is no Chromium. Install it with: make chromium"
    return found


def launch(playwright: Playwright, chromium: str, *options: str) -> Browser:
    """Start a Chromium without a window, given its path."""
    return playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM_OPTIONS, *options])


@contextmanager
def come_again(browser: Browser, chromium: str, kept: Path) -> Iterator[BrowserContext]:
    """Start another browser of this kind, which keeps in a folder what readers' browsers keep.

    What `launch` starts keeps nothing on disk, so scripts are compiled anew each time a page is opened.
    """
    context = browser.browser_type.launch_persistent_context(
        kept,
        executable_path=chromium,
        args=CHROMIUM_OPTIONS,
        viewport={"width": 1280, "height": 900},
        locale="en-GB",
    )
    try:
        yield context
    finally:
        context.close()


@contextmanager
def visit(browser: Browser, server: Server, width: int = 1280, height: int = 900) -> Iterator[Page]:
    """Open a tab as a new reader; at the end, fail if anything went wrong behind the scenes.

    Wrong are a console error, an uncaught exception in the page or on the server, and a request to
    another host.
    """
    log_before = server.log.stat().st_size
    with _as_new_reader(browser, server) as context, watch(context) as problems:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        yield page
    logged = server.log.read_bytes()[log_before:].decode()
    if "Traceback" in logged:
        problems.append(f"exception on the server:\n{logged}")
    assert not problems, "\n".join(problems)


@contextmanager
def _as_new_reader(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser context in which nothing stands of other readers."""
    served, shared = _SHARED.get(browser, (None, None))
    if shared and len(shared.pages) > 1:
        # Another reader is there at the same time.
        with closing(_context(browser, server)) as context:
            yield context
        return
    if shared is None or served != server:
        if shared:
            shared.close()
        shared = _context(browser, server)
        shared.new_page().goto(f"{server.url}{HEALTH}")
        _SHARED[browser] = server, shared
    anchor = shared.pages[0]
    shared.clear_cookies()
    cleared = {"origin": server.url, "storageTypes": "all"}
    session = shared.new_cdp_session(anchor)
    session.send("Storage.clearDataForOrigin", cleared)
    session.detach()
    try:
        yield shared
    finally:
        for page in shared.pages:
            if page != anchor:
                page.close()


def _context(browser: Browser, server: Server) -> BrowserContext:
    context = browser.new_context(
        base_url=server.url,
        locale="en-GB",
        # The certificate of a server on this machine is signed by nobody.
        ignore_https_errors=server.url.startswith("https:"),
    )
    context.set_default_timeout(SECONDS_TO_DRAW * 1000)
    return context


@contextmanager
def watch(context: BrowserContext) -> Iterator[list[str]]:
    """Collect what goes wrong in a browser context until the block ends."""
    problems: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"console error: {message.text} ({message.location['url']})")

    def on_request(request: Request) -> None:
        check_host("request", request.url)

    def check_host(kind: str, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in ("data", "blob", "about") and address.hostname not in OWN_HOSTS:
            problems.append(f"{kind} to another host: {url}")

    def on_page(page: Page) -> None:
        page.on("websocket", lambda socket: check_host("connection", socket.url))

    def on_error(error: WebError) -> None:
        problems.append(f"uncaught exception: {error.error}")

    listeners = {"console": on_console, "request": on_request, "page": on_page, "weberror": on_error}
    for event, listener in listeners.items():
        context.on(event, listener)  # type: ignore[call-overload]
    try:
        yield problems
    finally:
        for event, listener in listeners.items():
            context.remove_listener(event, listener)


def open_page(page: Page, address: str = "/") -> None:
    """Go to an address of the dashboard and wait until the page is drawn."""
    page.goto(address)
    wait_until_drawn(page)


def wait_until_drawn(page: Page) -> None:
    """Wait until Streamlit has run, nothing is stale or loading, and every chart is drawn."""
    page.evaluate("window.drawnSince = undefined")
    page.wait_for_function(IS_DRAWN, arg=400, polling=50, timeout=SECONDS_TO_DRAW * 1000)


def page_addresses(page: Page) -> list[str]:
    """Return the addresses of all pages that the navigation offers."""
    links = page.locator(".st-key-navigation a")
    hrefs = [link.get_attribute("href") or "" for link in links.all()]
    return [urlsplit(href).path or "/" for href in hrefs]


def download(page: Page, button: Locator) -> Download:
    """Click a download button and return the file."""
    with page.expect_download() as started:
        button.click()
    return Download(started.value.suggested_filename, started.value.path().read_bytes())
