from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.ui.way_back import COOKIE, address_in, kept
from tests.pages.test_pages import SCRIPTS

ORIGIN = "https://dashboard.example.org"
ELSEWHERE = (
    *("https://evil.example", "//evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example"),
    *("/\n/evil.example", "///evil.example", "javascript:alert(1)", "evil.example", "", "/ //evil.example"),
)
NO_PAGES = (
    *("/auth/logout", "/auth/login?provider=x", "/oauth2callback?state=x", "/_stcore/health"),
    *("/./auth/logout", "/%2e/auth/logout", "/a/../auth/logout", "/download/rows.csv"),
)


def in_cookie(address, base="/"):
    return address_in({COOKIE: quote(address, safe="")}, base)


@pytest.mark.parametrize(
    "address", ["/", "/attendance", "/?data=0123456789ab", "/event?event=a&title=%D0%B8%20//b"]
)
def test_an_address_of_a_page_is_kept_and_followed(address):
    cookie = kept(ORIGIN + address, ORIGIN)

    assert cookie is not None
    name, _equals, value = cookie.partition(";")[0].partition("=")
    assert address_in({name: value}, "/") == address
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_page_can_be_come_back_to(script):
    assert in_cookie(f"/{Path(script).stem}") == f"/{Path(script).stem}"


@pytest.mark.parametrize("address", [*ELSEWHERE, *NO_PAGES, "/?" + "x" * 3_000])
def test_an_address_that_leads_elsewhere_is_not_followed(address):
    assert in_cookie(address) is None


@pytest.mark.parametrize("address", ELSEWHERE)
def test_an_address_that_leads_elsewhere_is_not_kept(address):
    assert kept(address, ORIGIN) is None
    assert not address.startswith("/") or kept(ORIGIN + address, ORIGIN) is None


def test_no_address_beside_the_dashboard_is_followed():
    assert in_cookie("/programme/events", base="/programme/") == "/programme/events"
    assert in_cookie("/other/events", base="/programme/") is None
    assert in_cookie("/programme/auth/logout", base="/programme/") is None


@given(st.text(alphabet="/\\\t\r\n .:@?#%20evilxample", max_size=30))
def test_whatever_a_cookie_holds_leads_to_no_other_host(address):
    found = in_cookie(address)

    assert found is None or urlsplit(urljoin(ORIGIN, found)).netloc == urlsplit(ORIGIN).netloc
