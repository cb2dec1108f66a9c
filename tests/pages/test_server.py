"""What happens around the pages is noted, and nothing of who asked."""

import asyncio
import gc
import logging
import socket

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute

from analytics import log
from analytics.ui import files, server
from analytics.ui.session import CONNECTIONS
from tests.pages.asgi import connect, get, run


def fail(_request):
    raise RuntimeError("no room left")


def refuse(_request):
    return PlainTextResponse("No.", 403)


async def stay(websocket):
    await websocket.accept()
    await websocket.send_text(str(CONNECTIONS.open))
    await websocket.receive_text()


async def turn_away(websocket):
    await websocket.close()


@pytest.fixture
def app(monkeypatch, database):
    """An application that is observed, on the real records."""
    monkeypatch.setenv("JPOA_DATABASE", str(database))
    routes = [
        *files.ROUTES,
        Route("/fail", fail),
        Route("/metrics", refuse),
        WebSocketRoute("/_stcore/stream", stay),
        WebSocketRoute("/_stcore/stream/closed", turn_away),
    ]
    return Starlette(routes=routes, middleware=[Middleware(server.Observer)])


@pytest.fixture
def noted():
    """The facts of each event, by its name, as they are logged."""
    found = {}

    class Remember(logging.Handler):
        def emit(self, record):
            found[record.msg] = record.facts

    remember = Remember()
    level = log.LOGGER.level
    log.LOGGER.setLevel(logging.INFO)
    log.LOGGER.addHandler(remember)
    yield found
    log.LOGGER.removeHandler(remember)
    log.LOGGER.setLevel(level)


def test_a_download_is_noted_with_its_metric_bytes_and_answer(app, noted):
    sent = get(app, "/download/attendance_total.csv?organization=unoct")

    facts = noted["download"]
    assert (facts["file"], facts["status"], facts["bytes"]) == ("attendance_total", 200, len(sent.content))
    assert facts["milliseconds"] > 0
    assert "unoct" not in str(facts)


def test_a_download_of_no_metric_is_noted_without_the_name_that_was_asked_for(app, noted):
    get(app, "/download/aida-example.csv")

    assert (noted["download"]["file"], noted["download"]["status"]) == ("unknown", 404)


def test_an_error_answers_with_the_reference_under_which_it_is_noted(app, noted):
    answer = get(app, "/fail")

    assert answer.status == 500
    assert noted["error"]["reference"] in answer.text
    assert "no room left" not in answer.text


def test_a_refusal_is_noted_with_the_part_of_the_address_that_is_known(app, noted):
    get(app, "/metrics?name=aida")

    assert noted["denied"] == {"path": "/metrics", "status": 403}


def test_open_connections_are_counted_until_they_end(app):
    before = CONNECTIONS.open

    _accepted, counted = connect(app, "/_stcore/stream")

    assert int(counted["text"]) == before + 1
    assert CONNECTIONS.open == before


def test_a_connection_that_is_turned_away_is_noted_and_not_counted(app, noted):
    before = CONNECTIONS.open

    connect(app, "/_stcore/stream/closed")

    assert noted["denied"] == {"path": "/_stcore/stream"}
    assert CONNECTIONS.open == before


def test_counts_are_offered_only_where_that_is_switched_on(monkeypatch):
    app = Starlette(routes=server.ROUTES)
    monkeypatch.delenv("JPOA_METRICS", raising=False)

    assert get(app, "/metrics").status == 404

    monkeypatch.setenv("JPOA_METRICS", "yes")
    assert "jpoa_open_sessions" in get(app, "/metrics").text


@pytest.fixture
def collector():
    """Python's collector, as it was before the dashboard."""
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_few_new_objects_set_off_no_collection(monkeypatch, tmp_path, collector):
    monkeypatch.setattr(log, "configure", lambda: None)
    monkeypatch.setenv("JPOA_DATABASE", str(tmp_path / "none.duckdb"))
    collected = []

    async def make_objects():
        async with server.lifespan(None):
            gc.callbacks.append(lambda phase, _facts: collected.append(phase))
            new = [[number] for number in range(5 * collector[0])]
            gc.callbacks.pop()
            return len(new)

    assert run(make_objects()) > collector[0]
    assert collected == []


def test_systemd_is_told_that_the_dashboard_is_there_and_that_it_lives(monkeypatch, tmp_path):
    address = str(tmp_path / "notify")
    monkeypatch.setattr(log, "configure", lambda: None)
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    monkeypatch.setenv("WATCHDOG_USEC", "40000")
    monkeypatch.setenv("JPOA_DATABASE", str(tmp_path / "none.duckdb"))

    async def live_for_a_moment():
        async with server.lifespan(None):
            await asyncio.sleep(0.1)

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address)
        run(live_for_a_moment())
        systemd.setblocking(False)
        told = [systemd.recv(100).decode() for _ in range(4)]

    assert told.count("READY=1") == 1
    assert told.count("WATCHDOG=1") == 3
