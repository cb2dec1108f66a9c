"""Whether this reader may: asked by pages before they run, and by the guard before anything is sent.

A page asks for the session, whose claims Streamlit read from its signed cookie when the session began; the
guard asks for a request, by the same cookie. Both come to the same decision in `Settings.role_of`.
"""

import hashlib
import hmac
import json
import logging
from collections.abc import Callable, Mapping
from functools import cache, wraps
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any, ParamSpec
from urllib.parse import urlsplit

import streamlit as st
from cachetools import TTLCache
from starlette.responses import PlainTextResponse, Response
from streamlit import config
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from analytics import log, words
from analytics.messages import gettext as _
from analytics.roles import LOCAL_HOSTS, MOST_HOURS, AccessError, Claims, Right, Role, Settings, read_settings

P = ParamSpec("P")

# What proxies add to a request that they pass on.
PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
# The answer to a request that is refused and noted here, and what then stands in the state of the request:
# whoever logs requests that were turned away leaves it out.
REFUSED = 403
NOTED = "refusal_noted"

# Pages that ask for more than to view, by their address.
PAGE_RIGHTS = {"downloads": Right.EXPORT, "review": Right.REVIEW}

# Whatever else is configured, sign-in relies on these. Headers that name a person could be forged.
RELIED_ON: Mapping[str, Any] = {
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.trustedUserHeaders": {},
    "server.enableAgentApi": False,
}

# Sign-ins that ended before their time, for all pages that are open under them and for copies of the cookie.
_ended: TTLCache[tuple[str, object], bool] = TTLCache(100_000, ttl=MOST_HOURS * 3600)
_ended_lock = Lock()


@cache
def settings() -> Settings | None:
    """Return how access is configured, as it stood when the dashboard was started; None for no sign-in.

    Raises:
        AccessError: it is configured wrongly.
    """
    found = _read_secrets()
    relied_on = RELIED_ON.items() if found else ()
    wrong = [
        f"{name}: is {st.get_option(name)!r}, and sign-in needs {value!r}. Take that line out."
        for name, value in relied_on
        if (st.get_option(name) or type(value)()) != value
    ]
    if wrong:
        raise AccessError(".streamlit/config.toml", wrong)
    return found


def _read_secrets() -> Settings | None:
    # Streamlit itself would go on without a file that is missing or broken, and so let everyone in.
    named = [str(path) for path in st.get_option("secrets.files")]
    files = [path for path in named if Path(path).exists()]
    if config.is_manually_set("secrets.files") and files != named:
        missing = " and ".join(sorted({*named} - {*files}))
        raise AccessError(missing, ["does not exist, but secrets.files names it. Put it there."])
    source = " and ".join(files)
    try:
        return read_settings(st.secrets.to_dict(), source) if files else None
    except (StreamlitSecretNotFoundError, OSError, UnicodeDecodeError) as error:
        raise AccessError(source, [f"cannot be read: {error}. Mend or remove it."]) from None


def role() -> Role | None:
    """Return the role of the reader of this session; None for no access."""
    return _role(_session_claims(), is_local=not settings() and is_local())


def may(right: Right) -> bool:
    """Return whether the reader of this session has a right."""
    return _has(role(), right)


def require(right: Right, what: str = "") -> None:
    """End the page with a calm message, unless the reader of this session has a right.

    Args:
        right: what is asked for.
        what: what is refused, for the log.
    """
    claims = _session_claims()
    if may(right):
        return
    if settings() and not _is_signed_in(claims):
        _ask_to_sign_in()
    else:
        st.info(words.plain(_refusal(right, what, claims)), icon=":material/lock:")
        if right is Right.VIEW:
            st.button(_("Sign out"), key="sign-out", on_click=st.logout)
    st.stop()


def ask_again(right: Right = Right.VIEW) -> None:
    """Ask in a fragment, which runs without its page: where a sign-in ended, run the page, which says so."""
    if not may(right):
        st.rerun()


def only(right: Right) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Make a callback do nothing for a reader who lacks a right: Streamlit runs it before the page asks."""

    def guarded(callback: Callable[P, None]) -> Callable[P, None]:
        @wraps(callback)
        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            if may(right):
                callback(*args, **kwargs)
            else:
                _note(getattr(callback, "__name__", ""), right, _session_claims())

        return run

    return guarded


def page_right(page: Any) -> Right:
    """Return what a page asks for."""
    return PAGE_RIGHTS.get(page.url_path, Right.VIEW)


def person() -> str:
    """Return the name under which the reader signed in, for the record of what they do; empty for none."""
    claims = _session_claims()
    names = (claims.get(name) for name in ("name", "preferred_username", "email", "sub"))
    return str(next(filter(None, names), ""))


def show_person() -> None:
    """Say who is signed in and as what, and offer to sign out; nothing where there is no sign-in."""
    held = role() if settings() else None
    if held is None:
        return
    names = {
        Role.VIEWER: _("viewer"),
        Role.EXPORTER: _("exporter"),
        Role.REVIEWER: _("reviewer"),
        Role.ADMIN: _("administrator"),
    }
    with st.sidebar.container(key="person", horizontal=True, vertical_alignment="center"):
        st.caption(f"{words.plain(person()[:60])} · {names[held]}", width="content")
        st.button(_("Sign out"), key="sign-out", type="tertiary", on_click=st.logout)


def refuse(
    cookies: Mapping[str, str], right: Right, what: str, *, headers: Mapping[str, str] = NO_HEADERS
) -> Response | None:
    """Return the answer to a request that lacks a right; None for one that has it.

    Args:
        cookies: those of the request.
        right: what is asked for.
        what: what is refused, for the log.
        headers: those of the request, by their names in small letters.
    """
    configured = settings()
    claims = request_claims(cookies) if configured else {}
    if _has(_role(claims, is_local=_is_local(headers)), right):
        return None
    if configured and not _is_signed_in(claims):
        said = _("Please sign in at {address} first, and then open this address again.")
        return PlainTextResponse(said.format(address=configured.origin), 401)
    return PlainTextResponse(_refusal(right, what, claims), REFUSED)


def request_claims(cookies: Mapping[str, str]) -> Claims:
    """Return what Streamlit's signed cookie says of a reader; nothing if it is forged, too old or absent."""
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, ""))

    found = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    claims = json.loads(found) if found else {}
    configured = settings()
    is_of_here = isinstance(claims, dict) and configured and claims.get("origin") == configured.origin
    return claims if is_of_here else {}


def end_sign_in(cookies: Mapping[str, str]) -> None:
    """Let a sign-in hold no longer, in no other page that is open and for no copy of its cookie."""
    claims = request_claims(cookies)
    if claims:
        with _ended_lock:
            _ended[_sign_in(claims)] = True


def _session_claims() -> Claims:
    return st.user.to_dict() if settings() else {}


def _role(claims: Claims, *, is_local: bool) -> Role | None:
    configured = settings()
    if configured is None:
        # Nobody knows who comes from elsewhere, so nobody from there may write.
        return Role.ADMIN if is_local else Role.EXPORTER
    return configured.role_of(claims) if _is_signed_in(claims) else None


def is_local() -> bool:
    """Return whether the reader of this session sits at this machine."""
    return _is_local({name.lower(): value for name, value in st.context.headers.items()})


def _is_local(headers: Mapping[str, str]) -> bool:
    """Return whether this machine alone is served, and was asked by its own name: not through a proxy.

    A proxy may pass on the name of this machine, but then says in most cases for whom it asks.
    """
    if any(name in headers for name in PASSED_ON):
        return False
    try:
        name = urlsplit(f"//{headers.get('host', '')}").hostname
    except ValueError:
        return False
    return name in LOCAL_HOSTS and st.get_option("server.address") in LOCAL_HOSTS


def _has(role: Role | None, right: Right) -> bool:
    return role is not None and role >= right.value


def _is_signed_in(claims: Claims) -> bool:
    configured = settings()
    if configured is None or not configured.holds(claims):
        return False
    with _ended_lock:
        return _sign_in(claims) not in _ended


def _sign_in(claims: Claims) -> tuple[str, object]:
    return str(claims.get("sub")), claims.get("iat")


def _refusal(right: Right, what: str, claims: Claims) -> str:
    """Log that something is refused, and say so with what to do."""
    reference, configured = _note(what, right, claims), settings()
    if configured is None:
        return _("This needs sign-in, which is not set up here: docs/access.md says how. {reference}").format(
            reference=reference
        )
    asked = configured.contact or _("whoever runs this dashboard")
    said = {
        Right.VIEW: _("You are signed in but have no access; ask {contact}. Reference: {reference}"),
        Right.EXPORT: _(
            "Your role does not include taking data along; ask {contact}. Reference: {reference}"
        ),
        Right.REVIEW: _("Your role does not include reviewing; ask {contact}. Reference: {reference}"),
        Right.ADMINISTER: _("This is for administrators; ask {contact}. Reference: {reference}"),
    }
    return said[right].format(contact=asked, reference=reference)


def _note(what: str, right: Right, claims: Claims) -> str:
    """Log that something was refused, without who it is; return the reference of that line."""
    reference = log.new_reference()
    log.say(
        "denied",
        logging.WARNING,
        what=what[:100],
        right=right.name.lower(),
        person=_pseudonym(claims) if claims else "nobody",
        reference=reference,
    )
    return reference


def _pseudonym(claims: Claims) -> str:
    """Return what tells a person's lines in the log from those of others, and says nothing else of them."""
    subject = str(claims.get("sub", "")).encode()
    return hmac.digest(get_cookie_secret().encode(), b"log " + subject, hashlib.sha256).hex()[:10]


def _ask_to_sign_in() -> None:
    st.title(_("Please sign in"), anchor=False)
    st.markdown(_("This dashboard is for people with an account. A sign-in ends by itself after some hours."))
    if st.button(_("Sign in"), key="sign-in", type="primary"):
        st.login()
