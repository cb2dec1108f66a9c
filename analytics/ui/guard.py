"""What stands between the network and everything that is sent: hosts, origins, rights, headers.

It wraps the whole server, Streamlit's own addresses too, so that no address needs to remember to ask.
"""

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from analytics.messages import gettext as _
from analytics.roles import AccessError, Right
from analytics.ui import access, way_back
from analytics.ui.scripts import inline_hashes

# Addresses that ask for a right before anything is done. Beside them, whatever is sent as a file to keep asks
# for the right to export, from wherever it comes.
PATH_RIGHTS = {
    "/download/": Right.EXPORT,
    "/_stcore/upload_file/": Right.REVIEW,
    "/_stcore/metrics": Right.ADMINISTER,
}
SIGN_OUT = "/auth/logout"
INLINE_SCRIPTS = " ".join(f"'{digest}'" for digest in inline_hashes())

# Streamlit writes styles inline and draws pictures as data. Nothing comes from elsewhere and nothing goes
# there, and no other site may show the dashboard in a frame.
POLICY = (
    f"default-src 'none'; script-src 'self' {INLINE_SCRIPTS}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def protection() -> list[Middleware]:
    """Return what guards the server; ends the program where access is configured wrongly."""
    try:
        configured = access.settings()
    except AccessError as error:
        raise SystemExit(
            f"The dashboard does not start, because access is not configured rightly:\n{error}"
        ) from None
    if configured is not None:
        # Streamlit would let any viewer save the rows of a table.
        st.set_option("client.disableDataExport", True)
    return [Middleware(Guard)]


class Guard:
    """Refuses what may not be asked, and adds the headers by which browsers protect readers."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard this application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request or a connection."""
        if scope["type"] == "http":
            await self._handle_request(scope, receive, send)
        elif scope["type"] == "websocket" and _is_foreign(Headers(scope=scope)):
            await WebSocketClose(1008)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _handle_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _refusal(scope)
        is_refused = False

        async def checked(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                refused = _refuse_file(scope, headers) if refusal is None else None
                if refused is not None:
                    is_refused = True
                    await refused(scope, receive, dressed)
            if not is_refused:
                await dressed(message)

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _lead_back(scope, message)
                _dress(message)
            await send(message)

        await (refusal or self._app)(scope, receive, checked)


def _refusal(scope: Scope) -> Response | None:
    """Return the answer to a request that may not be asked."""
    headers, path = Headers(scope=scope), scope["path"]
    if not is_host_allowed(headers.get("host")):
        said = _("This host is not served. If it should be, add it to server.allowedHosts: docs/access.md.")
        return PlainTextResponse(said, 421)
    if path.endswith(SIGN_OUT) and access.settings():
        access.end_sign_in(_cookies(headers))
    right = next((right for start, right in PATH_RIGHTS.items() if start in path), None)
    return _ask(scope, right) if right else None


def _refuse_file(scope: Scope, headers: MutableHeaders) -> Response | None:
    """Return the answer in place of a file that may not be taken along."""
    if not headers.get("content-disposition", "").startswith("attachment"):
        return None
    headers.setdefault("Cache-Control", "private, no-store")
    return _ask(scope, Right.EXPORT)


def _ask(scope: Scope, right: Right) -> Response | None:
    headers = Headers(scope=scope)
    answer = access.refuse(_cookies(headers), right, scope["path"], headers=headers)
    if answer is not None and answer.status_code == access.REFUSED:
        scope.setdefault("state", {})[access.NOTED] = True
    return answer


def _lead_back(scope: Scope, message: Message) -> None:
    """Keep the address for which a reader came while they sign in, and lead them there afterwards."""
    configured, path = access.settings(), scope["path"]
    if not configured or not path.endswith((way_back.SIGN_IN, way_back.CALLBACK)):
        return
    asked, headers = Headers(scope=scope), MutableHeaders(raw=message["headers"])
    if path.endswith(way_back.SIGN_IN):
        if cookie := way_back.kept(asked.get("referer", ""), configured.origin):
            headers.append("Set-Cookie", cookie)
        return
    # Streamlit leads to the first page, which stands at the path of the dashboard.
    first = headers.get("location")
    address = way_back.address_in(_cookies(asked), base=first) if first else None
    if address:
        headers["Location"] = address
        headers.append("Set-Cookie", way_back.forgotten())


def _cookies(headers: Headers) -> dict[str, str]:
    return cookie_parser("; ".join(headers.getlist("cookie")))


def _is_foreign(headers: Headers) -> bool:
    """Return whether a page of another site asks for a connection.

    Streamlit would find out by asking another host for the address of this machine.
    """
    origin = headers.get("origin")
    if origin is None or origin in st.get_option("server.corsAllowedOrigins"):
        return False
    return origin not in {f"{scheme}://{headers.get('host')}" for scheme in ("http", "https")}


def _dress(message: Message) -> None:
    """Add the headers by which browsers protect readers."""
    headers = MutableHeaders(raw=message["headers"])
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    configured = access.settings()
    if configured and configured.is_secure:
        message["headers"] = [
            (name, value + b"; Secure" if name == b"set-cookie" and b"secure" not in value.lower() else value)
            for name, value in message["headers"]
        ]
