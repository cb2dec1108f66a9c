import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from analytics.roles import AccessError, read_settings
from analytics.ui import access, guard
from analytics.ui.server import Observer
from tests.analytics.test_roles import ACCESS, AUTH
from tests.analytics.ui.test_access import ORIGIN, SECRET, configured, cookies

__all__ = ["configured"]

VIEWER, EXPORTER = {"roles": ["readers"]}, {"roles": ["editors"]}


@pytest.fixture
def client(monkeypatch, tmp_path):
    """What asks a server with a page, a file to keep, an upload and a connection."""
    kept = tmp_path / "rows.csv"
    kept.write_text("a,b\n1,2\n")

    def page(_request):
        answer = PlainTextResponse("page")
        answer.set_cookie("_streamlit_session", "x", httponly=True)
        return answer

    async def connect(socket):
        await socket.accept()
        await socket.close()

    routes = [
        Route("/", page),
        Route("/media/rows", lambda _request: FileResponse(kept, filename="rows.csv")),
        Route("/media/icon", lambda _request: Response(b"<svg/>", media_type="image/svg+xml")),
        Route("/download/rows.csv", lambda _request: pytest.fail("the file was made")),
        Route("/auth/logout", page),
        Route("/auth/login", lambda _request: RedirectResponse("https://provider.example.org/sign-in")),
        Route("/oauth2callback", lambda _request: RedirectResponse("/")),
        WebSocketRoute("/_stcore/stream", connect),
    ]
    monkeypatch.setattr(st, "set_option", lambda _name, _value: None)
    monkeypatch.setattr(guard, "is_host_allowed", lambda host: host == "dashboard.example.org")
    return TestClient(Starlette(routes=routes, middleware=guard.protection()), base_url=ORIGIN)


def ask(client, path, **claims):
    client.cookies = cookies(**claims) if claims else {}
    return client.get(path)


def test_a_host_that_is_not_listed_is_not_served(configured, client):
    assert client.get("/").status_code == 200
    refused = client.get("/", headers={"Host": "evil.example"})
    assert refused.status_code == 421
    assert "server.allowedHosts" in refused.text


def test_a_file_to_keep_asks_for_the_right_to_export_wherever_it_comes_from(configured, client):
    assert ask(client, "/media/rows").status_code == 401
    refused = ask(client, "/media/rows", **VIEWER)
    assert refused.status_code == 403
    assert "1,2" not in refused.text
    given = ask(client, "/media/rows", **EXPORTER)
    assert given.text == "a,b\n1,2\n"
    assert given.headers["cache-control"] == "private, no-store"
    assert ask(client, "/media/icon").status_code == 200


def test_a_file_that_may_not_be_taken_along_is_not_even_made(configured, client):
    assert ask(client, "/download/rows.csv").status_code == 401
    assert ask(client, "/download/rows.csv", **VIEWER).status_code == 403


def test_addresses_of_streamlit_ask_for_rights_too(configured, client):
    for path in ("/_stcore/upload_file/session/file", "/_stcore/metrics"):
        assert ask(client, path, **VIEWER).status_code == 403, path
        assert ask(client, path).status_code == 401, path


def test_every_answer_has_the_headers_that_protect_readers(configured, client):
    for path in ("/", "/nowhere", "/media/rows", "/download/rows.csv"):
        assert {*guard.HEADERS.items()} <= {
            (name, value) for name in guard.HEADERS for value in [client.get(path).headers.get(name)]
        }, path


def test_cookies_are_for_https_alone_where_the_dashboard_is(configured, client, monkeypatch):
    assert client.get("/").headers["set-cookie"].endswith("; Secure")

    local = AUTH | {"redirect_uri": "http://localhost:8501/oauth2callback"}
    found = read_settings({"auth": local, "access": ACCESS}, "secrets.toml")
    monkeypatch.setattr(access, "settings", lambda: found)
    assert "secure" not in client.get("/").headers["set-cookie"].lower()


def test_signing_out_ends_the_sign_in(configured, client):
    assert ask(client, "/media/rows", **EXPORTER).status_code == 200
    kept = client.cookies

    client.get("/auth/logout")

    client.cookies = kept
    assert client.get("/media/rows").status_code == 401


def test_a_page_of_another_site_gets_no_connection(configured, client):
    def connect(**origin):
        headers = {"Host": "dashboard.example.org", **origin}
        return client.websocket_connect("/_stcore/stream", headers=headers)

    with connect(Origin=ORIGIN), connect():
        pass
    for origin in ("https://evil.example", "null", "http://[", "https://dashboard.example.org.evil.example"):
        with pytest.raises(WebSocketDisconnect), connect(Origin=origin):
            pass


def test_without_sign_in_files_are_for_everyone(client, monkeypatch):
    monkeypatch.setattr(access, "settings", lambda: None)

    assert ask(client, "/media/rows").status_code == 200


def test_a_wrong_configuration_ends_the_program(monkeypatch):
    def refuse():
        raise AccessError("secrets.toml", ["[auth] client_id: is missing."])

    monkeypatch.setattr(access, "settings", refuse)

    with pytest.raises(SystemExit, match=r"secrets.toml, \[auth\] client_id: is missing"):
        guard.protection()


def test_tables_cannot_be_saved_from_the_screen_where_sign_in_is_asked_for(configured, monkeypatch):
    set_to: dict[str, object] = {}
    monkeypatch.setattr(st, "set_option", set_to.__setitem__)

    guard.protection()

    assert set_to == {"client.disableDataExport": True}
    assert SECRET not in str(set_to)


def came_back(client, referer):
    """Where a reader arrives who went to sign in from a page, and came back."""
    client.cookies = {}
    client.get("/auth/login", headers={"Referer": referer}, follow_redirects=False)
    return client.get("/oauth2callback", follow_redirects=False).headers["location"]


def test_who_signs_in_comes_back_to_the_address_they_came_for_and_once_alone(configured, client):
    address = "/attendance?years=2015-2022&country=UZB"

    assert came_back(client, ORIGIN + address) == address
    assert client.get("/oauth2callback", follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize(
    "referer", ["", "https://evil.example/attendance", f"{ORIGIN}.evil.example/", f"{ORIGIN}@evil.example/"]
)
def test_a_page_of_another_site_is_not_gone_back_to(configured, client, referer):
    assert came_back(client, referer) == "/"


def test_without_sign_in_nothing_is_kept(client, monkeypatch):
    monkeypatch.setattr(access, "settings", lambda: None)

    assert came_back(client, f"{ORIGIN}/attendance") == "/"


def test_a_refusal_is_logged_once(configured, client, caplog):
    app = Observer(client.app)
    observed = TestClient(app, base_url=ORIGIN)

    for claims in ({}, VIEWER):
        caplog.clear()
        ask(observed, "/download/rows.csv", **claims)
        assert [line.getMessage() for line in caplog.records if line.name == "jpoa"] == ["denied"]
