"""The server around the pages: what is done at its start, and what is noted of requests and errors."""

import asyncio
import gc
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import perf_counter

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics import log
from analytics.database import DatabaseMissingError
from analytics.messages import gettext as _
from analytics.ui import access, files, health
from analytics.ui.data import results
from analytics.ui.opening import Opener
from analytics.ui.session import CONNECTIONS, session_facts

METRICS_VARIABLE = "JPOA_METRICS"
DENIED = (401, 403)
# The parts of an address that may be named in the log; the rest may be anything.
NAMED_PATHS = ("/_stcore/stream", "/_stcore/upload_file", f"/{files.PATH}", "/media", "/metrics", "/readyz")


# A page makes many objects and drops most of them soon. Where Python looks for cycles after every 700 new
# ones, many still stand by chance and are taken for lasting: every thirty new filters it then looks at all
# objects of the process, for a fifth of a second, in which no reader is answered.
OBJECTS_BETWEEN_COLLECTIONS = 10_000


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Begin to log and to count, open the database, and tell systemd that the dashboard is there."""
    log.configure()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    is_counting = os.environ.get(METRICS_VARIABLE) == "yes"
    if is_counting:
        from analytics.ui.scrape import TELEMETRY

        TELEMETRY.start()
    log.say("start", metrics=is_counting, version=st.__version__)
    # Beside the first requests: to be alive does not wait for the data.
    opening = asyncio.create_task(run_in_threadpool(_open))
    watched = asyncio.create_task(_keep_watched())
    notify("READY=1")
    yield
    watched.cancel()
    await opening
    log.say("stop")


def _open() -> None:
    """Open the database before the first reader comes; without one, the dashboard says so to each."""
    try:
        results()
    except DatabaseMissingError:
        log.say("database missing", logging.WARNING)
    except Exception as error:  # It may be put right while the dashboard runs.
        log.log_error(error)


def notify(state: str) -> None:
    """Tell systemd something, where it started the dashboard and wants to know."""
    if address := os.environ.get("NOTIFY_SOCKET"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to_systemd:
            to_systemd.sendto(state.encode(), address.replace("@", "\0", 1))


async def _keep_watched() -> None:
    """Tell systemd twice in each of its intervals that requests are still being handled."""
    seconds = int(os.environ.get("WATCHDOG_USEC", "0")) / 1_000_000
    while seconds:
        with suppress(OSError):
            notify("WATCHDOG=1")
        await asyncio.sleep(seconds / 2)


def show_error(error: Exception) -> bool:
    """Log an error of a page, and show the reader its reference in place of Streamlit's words."""
    reference = log.log_error(error, **session_facts())
    said = _("Something went wrong here. Whoever runs this dashboard can find out what, given: {reference}")
    st.error(said.format(reference=f"`{reference}`"), icon=":material/error:")
    return True


class Observer:
    """Counts open sessions, and logs downloads, refusals and errors outside of pages."""

    def __init__(self, app: ASGIApp) -> None:
        """Observe this application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request or a connection."""
        if scope["type"] == "http":
            await self._handle_request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._handle_connection(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _handle_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        start, status, sent = perf_counter(), 0, 0

        async def noted(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            reference = log.log_error(error, path=_named(scope), request=log.new_reference())
            if status:  # An answer has begun, so no other can be given.
                raise
            await _sorry(reference)(scope, receive, noted)
        if status in DENIED and not scope.get("state", {}).get(access.NOTED):
            log.say("denied", logging.WARNING, path=_named(scope), status=status)
        if scope.get("endpoint") in files.SENDERS.values():
            log.say(
                "download",
                request=log.new_reference(),
                file=scope.get("state", {}).get("file", "unknown"),
                status=status,
                bytes=sent,
                milliseconds=log.milliseconds_since(start),
            )

    async def _handle_connection(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_open = False

        async def noted(message: Message) -> None:
            nonlocal is_open
            if message["type"] == "websocket.accept":
                is_open = True
                CONNECTIONS.open += 1
            elif not is_open and message["type"] == "websocket.close":
                log.say("denied", logging.WARNING, path=_named(scope))
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            CONNECTIONS.open -= is_open


def _named(scope: Scope) -> str:
    """Return the part of an address that may be named in the log."""
    return next((path for path in NAMED_PATHS if path in scope["path"]), "other")


def _sorry(reference: str) -> Response:
    return PlainTextResponse(
        _("Something went wrong. Reference: {reference}").format(reference=reference), 500
    )


def tell_counts(request: Request) -> Response:
    """Answer with what was counted, where counting is switched on."""
    if os.environ.get(METRICS_VARIABLE) != "yes":
        return PlainTextResponse("Not Found", 404)
    from analytics.ui import scrape

    return scrape.tell_counts(request)


ROUTES = [*files.ROUTES, *health.ROUTES, Route("/metrics", tell_counts)]
MIDDLEWARE = [Middleware(Observer), Middleware(Opener)]
