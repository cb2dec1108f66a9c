"""Asks an application as a server would, without one."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What the application answers."""

    status: int
    headers: dict
    content: bytes

    @property
    def text(self):
        return self.content.decode()

    def json(self):
        return json.loads(self.content)


def get(app, address):
    """Ask for an address."""
    sent = _call(app, "http", address, [{"type": "http.request"}, {"type": "http.disconnect"}])
    start = next(message for message in sent if message["type"] == "http.response.start")
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(message.get("body", b"") for message in sent))


def connect(app, address):
    """Connect, say one thing, and return what the application sent until it ended."""
    said = [{"type": "websocket.connect"}, {"type": "websocket.receive", "text": "enough"}]
    return _call(app, "websocket", address, said)


def _call(app, kind, address, said):
    path, _mark, query = address.partition("?")
    scope = {"type": kind, "path": path, "query_string": query.encode(), "headers": [], "method": "GET"}
    # As of this version a client that has gone makes sending fail, so that nothing waits to hear of it.
    scope["asgi"] = {"version": "3.0", "spec_version": "2.4"}
    messages, sent = iter(said), []

    async def receive():
        return next(messages)

    async def send(message):
        sent.append(message)

    run(app(scope | {"subprotocols": []}, receive, send))
    return sent


def run(coroutine):
    """Run a coroutine to its end, on a thread of its own: that of the test may drive a browser."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
