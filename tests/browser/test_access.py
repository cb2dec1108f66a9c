"""People sign in at a provider, and each sees, takes along and is refused what belongs to their role."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from harness.browser import download, open_page, visit, wait_until_drawn
from harness.server import PROJECT, Server, free_port, serve
from tests.browser.provider import PEOPLE, configured, provide, sign_in, sign_out

FILE = "/download/attendance_range_by_year.csv"
COOKIE = "_streamlit_user"


@pytest.fixture(scope="module")
def server(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard that asks for sign-in, beside the provider that it asks."""
    port = free_port()
    with provide(PEOPLE) as provider:
        secrets = configured(provider, f"http://127.0.0.1:{port}")
        folder = tmp_path_factory.mktemp("access")
        with serve(PROJECT / "dashboard.py", database, folder, port=port, secrets=secrets) as server:
            yield server


def status_and_text(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """What the server answers a program."""
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def cookie(page: Page) -> str:
    return next(kept["value"] for kept in page.context.cookies() if kept["name"] == COOKIE)


def test_who_has_not_signed_in_is_asked_to_and_gets_nothing_else(page: Page, server: Server):
    open_page(page, "/attendance?years=2022-2022")

    expect(page.get_by_role("heading", name="Please sign in")).to_be_visible()
    expect(page.locator("[class*=st-key-figure-], .st-key-navigation")).to_have_count(0)
    assert status_and_text(server, FILE)[0] == 401
    assert status_and_text(server, "/_stcore/metrics")[0] == 401
    assert status_and_text(server, "/_stcore/upload_file/a/b", "PUT")[0] == 401


def test_a_viewer_sees_pages_and_takes_nothing_along(page: Page, server: Server):
    open_page(page, "/attendance?years=2022-2022")
    sign_in(page, "vera")

    expect(page.get_by_text("Vera Viewer · viewer")).to_be_visible()
    expect(page.locator("[class*=st-key-figure-]").first).to_be_visible()
    expect(page.locator("a.file")).to_have_count(0)
    expect(page.locator(".st-key-navigation").get_by_text("Downloads")).to_have_count(0)
    refused = page.request.get(FILE)
    assert refused.status == 403
    assert "ask the data office" in refused.text()

    page.locator(".st-key-figure-attendance_range_by_event").get_by_text("Table", exact=True).first.click()
    wait_until_drawn(page)
    table = page.get_by_test_id("stDataFrame").first
    table.hover()
    expect(table).to_be_visible()
    expect(page.get_by_role("button", name="Download as CSV")).to_have_count(0)

    open_page(page, "/downloads")
    expect(page.get_by_text("does not include taking data along")).to_be_visible()
    expect(page.get_by_test_id("stDownloadButton")).to_have_count(0)

    denied = [(line.get("what"), line.get("right")) for line in server.logged() if line["event"] == "denied"]
    assert denied.count((FILE, "export")) == denied.count(("downloads", "export")) == 1
    assert "vera" not in server.log.read_text().lower()


def test_who_signs_in_arrives_at_the_address_for_which_they_came(page: Page):
    address = "/attendance?years=2022-2022&country=UZB"
    open_page(page, address)

    sign_in(page, "vera")

    page.wait_for_url(f"**{address}")
    expect(page.get_by_text("Events of 2022; held in Uzbekistan").first).to_be_visible()
    assert "jpoa_way_back" not in {kept["name"] for kept in page.context.cookies()}


def test_an_exporter_takes_files_along_and_signs_out_for_good(page: Page, server: Server):
    open_page(page, "/attendance?years=2022-2022")
    sign_in(page, "emil")

    rows = download(page, page.locator(f"a[href*='{Path(FILE).name}']"))
    assert rows.content.startswith(b"\xef\xbb\xbf")
    kept = cookie(page)
    assert status_and_text(server, FILE, Cookie=f"{COOKIE}={kept}")[0] == 200

    open_page(page, "/downloads")
    table = download(page, page.get_by_role("button", name="CSV").first)
    assert table.name.endswith(".csv")

    other_tab = page.context.new_page()
    open_page(other_tab, "/attendance?years=2022-2022")
    sign_out(page)

    assert status_and_text(server, FILE, Cookie=f"{COOKIE}={kept}")[0] == 401
    figure = other_tab.locator(".st-key-figure-attendance_range_by_event")
    figure.get_by_text("Table", exact=True).first.click()
    expect(other_tab.get_by_role("heading", name="Please sign in")).to_be_visible()
    expect(other_tab.get_by_test_id("stDataFrame")).to_have_count(0)


def test_an_address_that_the_provider_did_not_verify_gives_no_role(page: Page):
    open_page(page)
    sign_in(page, "fake")

    expect(page.get_by_text("You are signed in but have no access; ask the data office.")).to_be_visible()
    expect(page.locator(".st-key-navigation")).to_have_count(0)
    assert page.request.get(FILE).status == 403


def test_a_cookie_is_kept_from_others_and_refused_if_forged(page: Page, server: Server):
    open_page(page, "/methods")  # Without charts it opens soonest.
    sign_in(page, "rosa")
    expect(page.get_by_text("Rosa Reviewer · reviewer")).to_be_visible()
    kept = {cookie["name"]: cookie for cookie in page.context.cookies() if "127.0.0.1" in cookie["domain"]}
    assert {cookie["sameSite"] for cookie in kept.values()} == {"Lax"}
    # The page sends the last one along as proof that it is no other site's.
    assert [name for name, cookie in kept.items() if not cookie["httpOnly"]] == ["_streamlit_xsrf"]

    genuine = cookie(page)
    body, rest = genuine.split(".", 1)

    assert status_and_text(server, FILE, Cookie=f"{COOKIE}={genuine}")[0] == 200
    for forged in (f"{body[:-4]}AAAA.{rest}", f"{genuine[:-4]}AAAA", json.dumps({"is_logged_in": True}), "x"):
        assert status_and_text(server, FILE, Cookie=f"{COOKIE}={forged}")[0] == 401, forged


def test_other_hosts_and_pages_of_other_sites_are_refused(server: Server):
    connection = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "MDEyMzQ1Njc4OWFiY2RlZg==",
    }

    assert status_and_text(server, "/", Host="evil.example")[0] == 421
    assert status_and_text(server, "/_stcore/health")[0] == 200
    foreign = status_and_text(server, "/_stcore/stream", Origin="http://evil.example", **connection)
    rebound = status_and_text(
        server, "/_stcore/stream", Origin="http://evil.example", Host="evil.example", **connection
    )
    assert (foreign[0], rebound[0]) == (403, 403)


def test_a_wrong_configuration_does_not_start(database: Path, tmp_path: Path):
    with (
        pytest.raises(AssertionError, match=r"secrets.toml, cannot be read"),
        serve(PROJECT / "dashboard.py", database, tmp_path, secrets="[auth\n"),
    ):
        pass


def test_headers_protect_readers(browser: Browser, server: Server):
    with visit(browser, server) as page:
        answer = page.goto("/")
        assert answer is not None
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
