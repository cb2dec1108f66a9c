"""Has pages open sooner: Streamlit's page is told where its server is, and which script it will need.

Streamlit looks for its server below the address of the page first, and pauses before it looks where it is,
unless a script in the page says it (opening.js).

Plotly's script takes a browser most of a second to compile and run. Chromium keeps what it compiled from the
second visit on, but asks for it only if a script is loaded as a script, and Streamlit has its own loaded as
modules. Announced in a header, the script is loaded so before the module is asked for, and the page opens in
two thirds of the time.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics.ui.scripts import STREAMLIT, script

SCRIPTS = STREAMLIT / "static" / "js"
# Streamlit names its scripts after their content.
CHARTS = next(SCRIPTS.glob("PlotlyChart.*.js")).name
# Seen from the address of any page, as Streamlit's page names its scripts itself.
ANNOUNCED = f"<./static/js/{CHARTS}>; rel=preload; as=script; crossorigin; fetchpriority=low"
PAGE = "text/html"
END_OF_HEAD = b"</head>"
WHERE_THE_SERVER_IS = f"<script>{script('opening')}</script>".encode()
# How a browser asks whether the page that it has kept is still the same.
CONDITIONS = ("If-None-Match", "If-Modified-Since")


class Opener:
    """Writes into pages where their server is, and announces the script that draws charts.

    It is announced to browsers that have kept a page. A first visit over a slow line would show its first
    words later: the script is most of what it loads.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Open the pages that this application answers with."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request or a connection."""
        if scope["type"] != "http" or not _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        asked = MutableHeaders(scope=scope)
        comes_again = _is_kept(asked)
        # Nothing can be written into what is compressed, and a page is small.
        del asked["Accept-Encoding"]
        begun: Message | None = None

        async def opened(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start" and _is_page(message):
                begun = message  # How long the answer is shows with its text.
                return
            if begun is not None:
                message = _told(begun, message, comes_again)
                await send(begun)
                begun = None
            await send(message)

        await self._app(scope, receive, opened)


def _asks_for_page(scope: Scope) -> bool:
    # Browsers ask for a page where a reader clicks on a file, too: that comes compressed, and says its type.
    is_file = "." in scope["path"].rpartition("/")[2]
    return not is_file and scope["method"] == "GET" and PAGE in Headers(scope=scope).get("accept", "")


def _is_kept(asked: MutableHeaders) -> bool:
    """Tell whether the browser has kept the page, and have it answered in full all the same.

    Browsers do not heed a header where they are told that nothing has changed.
    """
    conditions = [name for name in CONDITIONS if name in asked]
    for name in conditions:
        del asked[name]
    return bool(conditions)


def _is_page(start: Message) -> bool:
    return start["status"] == 200 and Headers(raw=start["headers"]).get("content-type", "").startswith(PAGE)


def _told(start: Message, first: Message, comes_again: bool) -> Message:
    """Return the first part of a page with the script in it, and complete the start of the answer."""
    body = first["body"].replace(END_OF_HEAD, WHERE_THE_SERVER_IS + END_OF_HEAD, 1)
    headers = MutableHeaders(raw=start["headers"])
    headers["Content-Length"] = str(int(headers["Content-Length"]) + len(body) - len(first["body"]))
    if comes_again:
        headers["Link"] = ANNOUNCED
    return {**first, "body": body}
