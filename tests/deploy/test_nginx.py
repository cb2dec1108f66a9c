"""Behind nginx, as deploy/nginx.conf sets it up, a reader notices nothing but that it is safe."""

import gzip
import inspect
import re
import socket
import ssl
import struct
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
import uvicorn
from playwright.sync_api import Browser, FilePayload, Page, expect

from analytics.ui.opening import ANNOUNCED
from harness import proxy
from harness.browser import download, open_page, visit, wait_until_drawn
from harness.server import PROJECT, Server, free_port, serve
from tests.browser.provider import PEOPLE, configured, provide, sign_in

PROCESSES = 2
SECONDS_TO_KEEP_ALIVE = inspect.signature(uvicorn.Config).parameters["timeout_keep_alive"].default
MILLISECONDS_TO_RUN = 1000

pytestmark = pytest.mark.skipif(
    not proxy.is_installed(), reason="nginx or openssl is missing: apt-get install nginx-light openssl"
)


@pytest.fixture(scope="module")
def dashboards(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """The dashboard itself, in several processes."""
    with ExitStack() as stack:
        homes = [tmp_path_factory.mktemp("home") for _ in range(PROCESSES)]
        yield [
            stack.enter_context(serve(PROJECT / "dashboard.py", database, home, JPOA_LOG_FORMAT="json"))
            for home in homes
        ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where nginx keeps its configuration and its logs."""
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def proxied(dashboards: list[Server], folder: Path) -> Iterator[Server]:
    """The dashboard as readers reach it, through nginx."""
    with proxy.serve(folder, [server.url for server in dashboards]) as running:
        yield Server(running.url, dashboards[0].log)


def answer(address, cookie=""):
    """The status, the headers and the text that an address answers with; 0 where nothing answers."""
    try:
        request = Request(address, headers={"Cookie": cookie})
        with urlopen(request, timeout=5, context=ssl._create_unverified_context()) as said:
            return said.status, said.headers, said.read().decode()
    except HTTPError as error:
        return error.code, error.headers, ""
    except (URLError, OSError):
        return 0, {}, ""


@pytest.fixture
def page(browser: Browser, proxied: Server) -> Iterator[Page]:
    """A tab of a new reader, which fails the test on a console error or a request to another host."""
    with visit(browser, proxied) as page:
        yield page


def test_a_page_opens_and_a_change_of_filters_redraws_it(page: Page):
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    open_page(page, "/attendance")
    chart = page.locator('[data-testid="stPlotlyChart"] .main-svg').first
    before = page.locator(".st-key-shown").inner_text()

    page.locator(".st-key-filter_scope button", has_text="Related").click()

    expect(page.locator(".st-key-shown")).not_to_have_text(before)
    expect(chart).to_be_visible()
    assert sockets
    assert all(url.startswith("wss://localhost:") for url in sockets)


def test_every_kind_of_page_works_under_the_policy_of_the_headers(page: Page, subtests: pytest.Subtests):
    open_page(page)

    for name in ("Events", "Phases", "Coverage", "Methods", "Downloads"):
        with subtests.test(name):
            page.locator(".st-key-navigation").get_by_role("link", name=name).click()

            expect(page.get_by_role("heading", level=1)).to_have_text(name)
            wait_until_drawn(page)


def test_scripts_come_compressed_and_are_what_the_dashboard_sends(dashboards: list[Server], proxied: Server):
    _status, _headers, page = answer(proxied.url)
    (script,) = re.findall(r'src="\.(/static/js/index\.[\w-]+\.js)"', page)
    asked = Request(proxied.url + script, headers={"Accept-Encoding": "gzip"})

    with urlopen(asked, context=ssl._create_unverified_context()) as said:
        sent = said.read()

    assert said.headers["content-encoding"] == "gzip"
    assert gzip.decompress(sent).decode() == answer(dashboards[0].url + script)[2]


def test_who_comes_again_is_told_of_the_script_that_draws_charts(proxied: Server):
    as_browsers_do = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    trusting = ssl._create_unverified_context()
    with urlopen(Request(f"{proxied.url}/attendance", headers=as_browsers_do), context=trusting) as first:
        kept = first.headers["etag"]
    again = Request(f"{proxied.url}/attendance", headers=as_browsers_do | {"If-None-Match": kept})

    with urlopen(again, context=trusting) as second:
        assert second.status == 200
        assert second.headers["link"] == ANNOUNCED


def test_files_can_be_downloaded(page: Page):
    open_page(page, "/attendance")
    csv = download(page, page.locator(".files a").first)
    open_page(page, "/downloads")
    package = download(page, page.locator(".st-key-data-package button"))

    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert package.content.startswith(b"PK")


def test_every_answer_carries_the_headers_that_protect_readers(proxied: Server):
    for address in ("/", "/healthz", "/nothing-there.js", "/metrics"):
        _status, headers, _text = answer(proxied.url + address)

        assert "default-src 'none'" in headers["content-security-policy"], address
        assert "frame-ancestors 'none'" in headers["content-security-policy"], address
        assert headers["strict-transport-security"] == "max-age=31536000", address
        assert headers["x-content-type-options"] == "nosniff", address
        assert headers["referrer-policy"] == "same-origin", address


def test_readers_may_ask_whether_it_is_alive_but_not_for_more(proxied: Server):
    assert answer(f"{proxied.url}/healthz")[::2] == (200, "ok")
    for address in ("/metrics", "/readyz", "/_stcore/metrics"):
        assert answer(proxied.url + address)[0] == 404


def test_whoever_asks_for_files_too_fast_is_told_to_wait(proxied: Server):
    with ThreadPoolExecutor(8) as programs:
        address = f"{proxied.url}/download/no_such_metric.csv"
        statuses = [status for status, _, _ in programs.map(answer, [address] * 60)]

    assert set(statuses) == {404, 429}


def test_the_log_of_the_proxy_tells_neither_who_asked_nor_for_what(proxied: Server, folder: Path):
    answer(f"{proxied.url}/events?organization=unoct")

    logged = (folder / "access.log").read_text()
    assert "/events" in logged
    assert "127.0.0.1" not in logged
    assert "unoct" not in logged


def page_runs(server):
    """The sessions that a process served, one for each run of a page."""
    return [line["session"] for line in server.logged() if line["event"] == "page run"]


def test_readers_are_shared_among_processes_and_each_stays_with_one(
    browser: Browser, dashboards: list[Server], proxied: Server
):
    served = [0] * PROCESSES
    while not all(served):
        before = [len(page_runs(server)) for server in dashboards]
        with visit(browser, proxied) as page:
            for address in ("/downloads", "/methods", "/downloads"):  # Without charts they open soonest.
                open_page(page, address)
        ran = [len(page_runs(server)) - count for server, count in zip(dashboards, before, strict=True)]
        assert sorted(map(bool, ran)) == [False, True]
        served = [sum(pair) for pair in zip(served, ran, strict=True)]


@pytest.fixture
def with_sign_in(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard as those reach it who review: through nginx nobody may without sign-in."""
    port = free_port()
    with ExitStack() as stack:
        secrets = configured(stack.enter_context(provide(PEOPLE)), f"https://localhost:{port}")
        homes = [tmp_path_factory.mktemp("home") for _ in range(PROCESSES)]
        servers = [
            stack.enter_context(serve(PROJECT / "dashboard.py", database, home, secrets=secrets))
            for home in homes
        ]
        urls = [server.url for server in servers]
        running = stack.enter_context(proxy.serve(tmp_path_factory.mktemp("nginx"), urls, port))
        yield Server(running.url, servers[0].log)


def test_through_nginx_nobody_reviews_without_sign_in(page: Page):
    open_page(page, "/review")

    expect(page.get_by_test_id("stFileUploaderDropzoneInput")).to_have_count(0)


def test_a_document_is_read_by_the_process_that_has_the_page(browser: Browser, with_sign_in: Server):
    for _reader in range(4):
        with visit(browser, with_sign_in) as page:
            open_page(page, "/review")
            sign_in(page, "rosa")
            page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
                FilePayload(name="note.txt", mimeType="text/plain", buffer=b"A meeting was held in Dushanbe.")
            )
            page.get_by_role("button", name=re.compile("^Read ")).click()

            expect(page.get_by_test_id("stAlert").first).to_contain_text("note.txt")


def test_the_cookie_says_nothing_but_which_process(proxied: Server):
    _status, headers, _text = answer(f"{proxied.url}/healthz")
    cookie, *attributes = headers["set-cookie"].split("; ")

    name, _equals, value = cookie.partition("=")
    assert (name, len(value)) == ("jpoa_process", 32)
    assert attributes == ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"]
    assert answer(f"{proxied.url}/healthz", cookie)[1].get_all("set-cookie") is None


@dataclass
class Fake:
    """A server that tells its name, breaks off where asked to, and notes how long connections were idle."""

    url: str
    idle: list[float]


@contextmanager
def fake(name: str) -> Iterator[Fake]:
    idle: list[float] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        answered = 0.0

        def do_GET(self):
            if self.path == f"/broken/{name}":
                # Without a word of farewell, as from a process that closes a connection while it is asked.
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                self.close_connection = True
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(name)))
            self.end_headers()
            self.wfile.write(name.encode())
            self.answered = time.monotonic()

        def finish(self):
            super().finish()
            if self.answered:
                idle.append(time.monotonic() - self.answered)

        def log_message(self, *_about):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield Fake(f"http://127.0.0.1:{server.server_port}", idle)
        server.shutdown()


@pytest.fixture(scope="module")
def fakes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Fake]]]:
    """The address of nginx in front of two servers that tell their names, and these."""
    with ExitStack() as stack:
        servers = [stack.enter_context(fake(name)) for name in ("one", "two")]
        urls = [server.url for server in servers]
        yield stack.enter_context(proxy.serve(tmp_path_factory.mktemp("fakes"), urls)).url, servers


def test_a_connection_that_breaks_off_sends_no_reader_to_another_process(fakes: tuple[str, list[Fake]]):
    url, _servers = fakes
    for number in range(4):
        cookie = f"jpoa_process=reader-{number}"
        stays_with = answer(url, cookie)[2]

        # Its own process breaks off, and the other one answers for once.
        assert answer(f"{url}/broken/{stays_with}", cookie)[2] not in ("", stays_with)

        assert [answer(url, cookie)[2] for _again in range(3)] == [stays_with] * 3


def test_the_proxy_lets_go_of_connections_before_the_dashboard_does(fakes: tuple[str, list[Fake]]):
    url, servers = fakes
    for server in servers:
        server.idle.clear()  # Those that broke off.
    answer(url)
    deadline = time.monotonic() + 2 * SECONDS_TO_KEEP_ALIVE
    while not (idle := [seconds for server in servers for seconds in server.idle]):
        assert time.monotonic() < deadline, "The proxy keeps its connections."
        time.sleep(0.1)

    assert max(idle) < SECONDS_TO_KEEP_ALIVE - 1


def test_a_reader_whose_process_ends_goes_on_with_another(browser: Browser, database: Path, tmp_path: Path):
    homes = [tmp_path / name for name in ("one", "two", "nginx")]
    for home in homes:
        home.mkdir()
    with ExitStack() as stack:
        running = [stack.enter_context(ExitStack()) for _ in homes[:2]]
        servers = [
            one.enter_context(serve(PROJECT / "dashboard.py", database, home, JPOA_LOG_FORMAT="json"))
            for one, home in zip(running, homes, strict=False)
        ]
        proxied = stack.enter_context(proxy.serve(homes[2], [server.url for server in servers]))
        context = stack.enter_context(closing(browser.new_context(ignore_https_errors=True)))
        page = context.new_page()
        open_page(page, f"{proxied.url}/attendance?years=2015-2022&scope=related")
        (ended,) = [place for place, server in enumerate(servers) if page_runs(server)]

        with page.expect_websocket():
            running[ended].close()
        wait_until_drawn(page)

        # To the other process he is new: it shows what the address says first, and answers from then on.
        for _click in range(2):
            page.locator(".st-key-filter_scope button", has_text="Programme").click()
            page.wait_for_timeout(MILLISECONDS_TO_RUN)
            wait_until_drawn(page)
        expect(page.locator(".st-key-shown")).to_contain_text("2015–2022; programme events only")
        assert page_runs(servers[1 - ended])
