"""The address for which a reader came, kept while they sign in: Streamlit would lead them to the first page.

The browser tells it on the way to the provider, as the page from which it comes (Referer), and a cookie of a
few minutes keeps it until the provider sends the reader back. Only a path of the dashboard is kept, and only
one is followed, so nobody can be led elsewhere.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

SIGN_IN, CALLBACK = "/auth/login", "/oauth2callback"
COOKIE = "jpoa_way_back"
SECONDS = 600
# Browsers take a backslash for a slash, and leave out what cannot be seen: "/\example.org" is another host.
PATH = re.compile(r"/(?!/)[!-\[\]-~]{0,2500}")
# Pages have plain names below the path of the dashboard; addresses under which something is done have others.
PAGE = re.compile(r"(?!oauth2callback)[a-z_]*")


def kept(referer: str, origin: str) -> str | None:
    """Return the cookie that keeps the address of the page from which a reader goes to sign in.

    Args:
        referer: as the browser tells it.
        origin: of the dashboard. A page of another one is not gone back to.
    """
    address = referer.removeprefix(origin)
    if address == referer or not PATH.fullmatch(address):
        return None
    return _cookie(quote(address, safe=""), SECONDS)


def forgotten() -> str:
    """Return the cookie that keeps no address any more."""
    return _cookie("", 0)


def address_in(cookies: Mapping[str, str], base: str) -> str | None:
    """Return the address that is kept, where it is one of a page of the dashboard.

    Args:
        cookies: those of the request.
        base: the path under which the dashboard stands, with a slash at its end.
    """
    address = unquote(cookies.get(COOKIE, ""))
    if not PATH.fullmatch(address) or not address.startswith(base):
        return None
    page = urlsplit(address).path.removeprefix(base)
    return address if PAGE.fullmatch(page) else None


def _cookie(value: str, seconds: int) -> str:
    return f"{COOKIE}={value}; HttpOnly; Max-Age={seconds}; Path=/; SameSite=Lax"
