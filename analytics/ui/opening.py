"""Has browsers that come again load the script that draws charts at once, as they have kept it compiled.

Plotly's script takes a browser most of a second to compile and run. Chromium keeps what it compiled from the
second visit on, but asks for it only if a script is loaded as a script, and Streamlit has its own loaded as
modules. Announced in a header, the script is loaded so before the module is asked for, and the page opens in
two thirds of the time.
"""

from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
# Streamlit names its scripts after their content.
CHARTS = next(SCRIPTS.glob("PlotlyChart.*.js")).name
# Seen from the address of any page, as Streamlit's page names its scripts itself.
ANNOUNCED = f"<./static/js/{CHARTS}>; rel=preload; as=script; crossorigin; fetchpriority=low"
PAGE = "text/html"


class Announcer:
    """Announces the script to browsers that ask whether the page that they have kept is still the same.

    A first visit over a slow line would show its first words later: the script is most of what it loads.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Announce the script in answers of this application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request or a connection."""
        if scope["type"] != "http" or not _comes_again(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return

        async def announcing(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                if headers.get("content-type", "").startswith(PAGE):
                    headers["Link"] = ANNOUNCED
            await send(message)

        # Browsers do not heed the header where they are told that nothing has changed.
        del MutableHeaders(scope=scope)["If-None-Match"]
        await self._app(scope, receive, announcing)


def _comes_again(headers: Headers) -> bool:
    return "if-none-match" in headers and PAGE in headers.get("accept", "")
