import logging
import time
from types import SimpleNamespace
from uuid import UUID

import pytest
import streamlit as st
from hypothesis import given, strategies
from itsdangerous import TimestampSigner
from starlette.datastructures import Headers
from streamlit import config
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.runtime.secrets import Secrets
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from analytics import ui
from analytics.roles import AccessError, Right, Role, read_settings
from analytics.ui import access
from tests.analytics.test_roles import ACCESS, AUTH

SECRET = AUTH["cookie_secret"]
ORIGIN = "https://dashboard.example.org"
COOKIE = "_streamlit_user"
DAY = 24 * 3600


@pytest.fixture
def configured(monkeypatch):
    """Access as the tests of roles configure it, and no sign-in that has ended."""
    found = read_settings({"auth": AUTH, "access": ACCESS | {"contact": "the data office"}}, "secrets.toml")
    monkeypatch.setattr(access, "settings", lambda: found)
    monkeypatch.setattr(access, "get_cookie_secret", lambda: SECRET)
    access._ended.clear()
    return found


def cookies(secret=SECRET, cookie=COOKIE, **claims):
    """The cookies that Streamlit sets after a sign-in."""
    kept = {}
    set_cookie_with_chunks(
        lambda part, text: kept.update({part: create_signed_value(secret, part, text).decode()}),
        lambda part, text: create_signed_value(secret, part, text),
        cookie,
        {"is_logged_in": True, "origin": ORIGIN, "sub": "s-1", "iat": int(time.time()), **claims},
        cookie_attr_size=60,
    )
    return kept


def status(answer):
    return None if answer is None else answer.status_code


def test_a_request_has_the_role_of_its_cookie(configured):
    viewer, reviewer = cookies(roles=["readers"]), cookies(roles=["editors"])

    assert status(access.refuse(viewer, Right.VIEW, "page")) is None
    assert status(access.refuse(viewer, Right.EXPORT, "file")) == 403
    assert status(access.refuse(reviewer, Right.EXPORT, "file")) is None
    assert status(access.refuse(reviewer, Right.ADMINISTER, "metrics")) == 403
    assert status(access.refuse({}, Right.VIEW, "page")) == 401


def test_a_cookie_in_parts_is_read_whole_or_not_at_all(configured):
    # As many groups, by their ids, as some ministries have: the cookie packs them, and still needs a second.
    parts = cookies(roles=["editors", *(str(UUID(int=number * 3**75)) for number in range(200))])

    assert len(parts) > 2
    assert status(access.refuse(parts, Right.REVIEW, "page")) is None
    del parts[f"{COOKIE}_2"]
    assert status(access.refuse(parts, Right.VIEW, "page")) == 401


@pytest.mark.parametrize(
    "forged",
    [
        cookies(secret="another secret", roles=["editors"]),
        cookies(origin="https://elsewhere.example.org", roles=["editors"]),
        cookies(origin=None, roles=["editors"]),
        cookies(is_logged_in=False, roles=["editors"]),
        cookies(iat=int(time.time()) - 9 * 3600, roles=["editors"]),
        # Signed for another purpose with the same secret.
        {COOKIE: cookies(cookie="_streamlit_user_tokens", roles=["editors"])["_streamlit_user_tokens"]},
        {COOKIE: create_signed_value(SECRET, COOKIE, "[]").decode()},
    ],
    ids=["secret", "origin", "no origin", "signed out", "too long ago", "other cookie", "no claims"],
)
def test_a_cookie_that_is_not_of_a_sign_in_here_is_refused(configured, forged):
    assert status(access.refuse(forged, Right.VIEW, "page")) == 401


def test_a_cookie_that_was_signed_too_long_ago_is_refused(configured, monkeypatch):
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: int(time.time()) - 32 * DAY)
    old = cookies(roles=["editors"])
    monkeypatch.undo()
    monkeypatch.setattr(access, "settings", lambda: configured)
    monkeypatch.setattr(access, "get_cookie_secret", lambda: SECRET)

    assert access.request_claims(cookies(roles=["editors"]))
    assert access.request_claims(old) == {}


@given(
    text=strategies.text(strategies.characters(max_codepoint=255)), part=strategies.sampled_from(["", "_1"])
)
def test_any_text_in_a_cookie_is_nobody(text, part):
    found = read_settings({"auth": AUTH, "access": ACCESS}, "secrets.toml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(access, "settings", lambda: found)
        patch.setattr(access, "get_cookie_secret", lambda: SECRET)

        assert access.request_claims({COOKIE + part: text}) == {}


def test_a_sign_in_that_ended_holds_for_no_copy_of_its_cookie(configured):
    ended, other = cookies(roles=["editors"]), cookies(roles=["editors"], sub="s-2")

    access.end_sign_in(ended)

    assert status(access.refuse(ended, Right.VIEW, "page")) == 401
    assert status(access.refuse(other, Right.VIEW, "page")) is None


def test_what_is_refused_is_logged_without_who_it_is(configured, caplog):
    person = {"sub": "s-1", "name": "Ana Li", "email": "ana.li@example.org", "email_verified": True}

    answer = access.refuse(cookies(**person), Right.EXPORT, "/download/a\n2026 INFO forged.csv")

    assert answer is not None
    said = bytes(answer.body).decode()

    (line,) = caplog.records
    assert (line.name, line.levelno, line.getMessage()) == ("jpoa", logging.WARNING, "denied")
    assert line.facts["reference"] in said
    assert "ask the data office" in said
    assert (line.facts["right"], line.facts["what"]) == ("export", "/download/a\n2026 INFO forged.csv")
    assert not any(word in str(line.facts) for word in ("Ana", "s-1", "example.org", SECRET))


def test_lines_of_one_person_can_be_told_from_those_of_others(configured, caplog):
    for subject in ("s-1", "s-1", "s-2"):
        access.refuse(cookies(sub=subject), Right.VIEW, "page")

    first, second, third = (line.facts["person"] for line in caplog.records)
    assert first == second != third


@pytest.mark.parametrize(
    ("address", "host", "role"),
    [
        ("127.0.0.1", "127.0.0.1:8501", Role.ADMIN),
        ("localhost", "localhost", Role.ADMIN),
        ("::1", "[::1]:8501", Role.ADMIN),
        ("127.0.0.1", "dashboard.example.org", Role.EXPORTER),
        ("127.0.0.1", "localhost.example.org", Role.EXPORTER),
        ("127.0.0.1", "[", Role.EXPORTER),
        ("127.0.0.1", "", Role.EXPORTER),
        ("0.0.0.0", "localhost:8501", Role.EXPORTER),
        (None, "localhost:8501", Role.EXPORTER),
    ],
)
def test_without_sign_in_this_machine_may_everything_and_others_may_not_write(
    monkeypatch, address, host, role
):
    monkeypatch.setattr(access, "settings", lambda: None)
    monkeypatch.setattr(st, "get_option", lambda _name: address)

    monkeypatch.setattr(st, "context", SimpleNamespace(headers={"Host": host}))

    assert access.role() is role
    answer = access.refuse({}, Right.REVIEW, "page", headers={"host": host})
    assert status(answer) == (None if role is Role.ADMIN else 403)
    assert access.refuse({}, Right.EXPORT, "file", headers={"host": host}) is None


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_who_comes_through_a_proxy_does_not_sit_at_this_machine(monkeypatch, name):
    headers = {"Host": "127.0.0.1:8501", name: "192.0.2.1"}
    monkeypatch.setattr(access, "settings", lambda: None)
    monkeypatch.setattr(st, "get_option", lambda _name: "127.0.0.1")
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers))

    assert access.role() is Role.EXPORTER
    assert status(access.refuse({}, Right.REVIEW, "page", headers=Headers(headers))) == 403


def test_a_callback_of_a_reader_without_the_right_does_nothing(configured, monkeypatch, caplog):
    done: list[str] = []
    claims = {"is_logged_in": True, "sub": "s-1", "iat": time.time()}
    accept = ui.only(Right.REVIEW)(done.append)

    monkeypatch.setattr(access, "_session_claims", lambda: claims | {"roles": ["readers"]})
    accept("first")
    monkeypatch.setattr(access, "_session_claims", lambda: claims | {"roles": ["editors"]})
    accept("second")

    assert done == ["second"]
    assert [line.facts["right"] for line in caplog.records] == ["review"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server.enableXsrfProtection", False),
        ("server.enableCORS", False),
        ("server.trustedUserHeaders", {"X-User": "email"}),
        ("server.enableAgentApi", True),
    ],
)
def test_sign_in_does_not_start_where_streamlit_was_told_to_rely_on_less(monkeypatch, tmp_path, name, value):
    secrets = tmp_path / "secrets.toml"
    secrets.touch()
    options = {**access.RELIED_ON, "secrets.files": [str(secrets)]}
    kept = SimpleNamespace(to_dict=lambda: {"auth": AUTH, "access": ACCESS})
    monkeypatch.setattr(st, "secrets", kept)

    monkeypatch.setattr(st, "get_option", options.__getitem__)
    assert access.settings.__wrapped__() is not None
    monkeypatch.setattr(st, "get_option", (options | {name: value}).__getitem__)
    with pytest.raises(AccessError, match=f"config.toml, {name}: is "):
        access.settings.__wrapped__()


@pytest.mark.parametrize("content", [None, b"[auth", b"\xff\xfe"], ids=["missing", "broken", "not UTF-8"])
def test_a_file_that_is_named_and_cannot_be_read_opens_no_door(monkeypatch, tmp_path, content):
    named = tmp_path / "secrets.toml"
    if content is not None:
        named.write_bytes(content)
    monkeypatch.setattr(st, "get_option", {"secrets.files": [str(named)]}.__getitem__)
    monkeypatch.setattr(config, "get_option", st.get_option)
    monkeypatch.setattr(config, "is_manually_set", lambda _name: True)
    monkeypatch.setattr(st, "secrets", Secrets())

    with pytest.raises(AccessError, match=r"secrets\.toml, (does not exist|cannot be read)"):
        access.settings.__wrapped__()
