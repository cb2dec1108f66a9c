"""Behind nginx, as deploy/nginx.conf sets it up, a reader notices nothing but that it is safe."""

import os
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driver import PROJECT, Server, download, free_port, open_page, serve, visit

CONFIGURATION = PROJECT / "deploy" / "nginx.conf"
# It is for whoever is root, and so not always on the path of others.
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
OPENSSL = shutil.which("openssl")
MAIN = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include {types};
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
SECONDS_TO_START = 10

pytestmark = pytest.mark.skipif(
    not (NGINX and OPENSSL), reason="nginx or openssl is missing: apt-get install nginx-light openssl"
)


@pytest.fixture(scope="module")
def dashboard(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard itself."""
    with serve(PROJECT / "dashboard.py", database, tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where nginx keeps its configuration and its logs."""
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def proxied(dashboard: Server, folder: Path) -> Iterator[Server]:
    """The dashboard as readers reach it, through nginx."""
    port = free_port()
    make_certificate(folder)
    (folder / "site.conf").write_text(configured(folder, port, urlsplit(dashboard.url).port))
    types = next(path for path in ("/etc/nginx/mime.types", "/dev/null") if Path(path).exists())
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "main.conf").write_text(MAIN.format(folder=folder, types=types, user=user))
    with running(folder, port):
        yield Server(f"https://localhost:{port}", dashboard.log)


def make_certificate(folder):
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command += ["-nodes", "-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(command, check=True, capture_output=True)


def configured(folder, port, dashboard_port):
    """The configuration as it stands, with the names, ports and paths of this test in place of a server's."""
    text = CONFIGURATION.read_text()
    for said, here in (
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("dashboard.example.org", "localhost"),
        ("127.0.0.1:8501;", f"127.0.0.1:{dashboard_port};"),
        ("/etc/ssl/jpoa-monitor/", f"{folder}/"),
        ("/var/log/nginx/jpoa-monitor.log", f"{folder}/access.log"),
    ):
        assert said in text
        text = text.replace(said, here)
    return text


@contextmanager
def running(folder: Path, port: int) -> Iterator[None]:
    command = [str(NGINX), "-c", str(folder / "main.conf"), "-e", str(folder / "error.log")]
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            deadline = time.monotonic() + SECONDS_TO_START
            while answer(f"https://localhost:{port}/healthz")[0] != 200:
                told = (folder / "said.txt").read_text()
                assert process.poll() is None, told
                assert time.monotonic() < deadline, told
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            process.wait(timeout=10)


def answer(address):
    """The status, the headers and the text that an address answers with; 0 where nothing answers."""
    try:
        with urlopen(address, timeout=5, context=ssl._create_unverified_context()) as said:
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


@pytest.mark.parametrize("address", ["/", "/events", "/phases", "/coverage", "/methods", "/downloads"])
def test_every_kind_of_page_works_under_the_policy_of_the_headers(page: Page, address: str):
    open_page(page, address)

    expect(page.get_by_role("heading", level=1)).not_to_be_empty()


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
