import re
import time
import tomllib
from pathlib import Path

import pytest

from analytics.roles import AccessError, Role, read_settings

AUTH = {
    "redirect_uri": "https://dashboard.example.org/oauth2callback",
    "cookie_secret": "tG5x-0oQ2Lr8Zc1mVh7bKj4eWs9yUdNa",
    "client_id": "dashboard",
    "client_secret": "known to the provider",
    "server_metadata_url": "https://id.example.org/.well-known/openid-configuration",
}
ACCESS = {
    "roles": {"viewer": ["readers"], "reviewer": ["editors", "4f1c"]},
    "addresses": {"admin": ["Ana@example.org"]},
}


def settings(auth=(), **access):
    found = read_settings({"auth": {**AUTH, **dict(auth)}, "access": ACCESS | access}, "secrets.toml")
    assert found is not None
    return found


def signed_in(**claims):
    return {"is_logged_in": True, "iat": time.time(), "sub": "1", **claims}


def problems(secrets):
    with pytest.raises(AccessError) as refused:
        read_settings(secrets, "secrets.toml")
    return str(refused.value).splitlines()


def test_without_configuration_there_is_no_sign_in():
    assert read_settings({}, "secrets.toml") is None
    assert read_settings({"other": {"key": "value"}}, "secrets.toml") is None


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"roles": ["readers"]}, Role.VIEWER),
        ({"roles": ["readers", "editors"]}, Role.REVIEWER),
        ({"roles": "4f1c"}, Role.REVIEWER),
        ({"roles": ["Readers", "readers "]}, None),
        ({"roles": [["readers"], {"readers": 1}, None, 1]}, None),
        ({"roles": {"readers": "yes"}}, None),
        ({}, None),
    ],
)
def test_role_is_the_highest_that_a_claim_gives(claims, role):
    assert settings().role_of(signed_in(**claims)) is role


@pytest.mark.parametrize("name", ["resource_access.dashboard.roles", "https://example.org/roles"])
def test_a_claim_may_lie_deeper_or_have_dots_in_its_name(name):
    deep = {"resource_access": {"dashboard": {"roles": ["readers"]}}}
    flat = {"https://example.org/roles": ["readers"]}

    assert settings(claim=name).role_of(signed_in(**deep, **flat)) is Role.VIEWER
    assert settings(claim=name).role_of(signed_in(roles=["readers"], resource_access="no table")) is None


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"email": "ana@EXAMPLE.org", "email_verified": True}, Role.ADMIN),
        ({"email": "ana@example.org", "email_verified": False}, None),
        ({"email": "ana@example.org", "email_verified": "true"}, None),
        ({"email": "ana@example.org"}, None),
        ({"email": "ana@example.org.evil.example", "email_verified": True}, None),
        ({"preferred_username": "ana@example.org"}, None),
    ],
)
def test_an_address_counts_only_if_the_provider_verified_it(claims, role):
    assert settings().role_of(signed_in(**claims)) is role


def test_another_claim_can_hold_the_address():
    found = settings(address_claim="preferred_username")

    assert found.role_of(signed_in(preferred_username="ana@example.org")) is Role.ADMIN
    assert found.role_of(signed_in(email="ana@example.org", email_verified=True)) is None


def test_everyone_else_who_signed_in_has_the_default_role():
    assert settings(default="viewer").role_of(signed_in()) is Role.VIEWER
    assert settings(default="exporter").role_of(signed_in(roles=["readers"])) is Role.EXPORTER
    assert settings(default="none").role_of(signed_in()) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"is_logged_in": False},
        {"is_logged_in": "yes"},
        {"iat": None},
        {"iat": "now"},
        {"iat": time.time() - 3 * 3600},
        {"iat": time.time() + 3600},
        {"iat": float("nan")},
    ],
)
def test_a_sign_in_that_does_not_hold_gives_no_role(changed):
    found = settings(default="admin", hours=2)

    assert found.role_of(signed_in()) is Role.ADMIN
    assert found.role_of(signed_in() | changed) is None


@pytest.mark.parametrize("key", sorted(AUTH))
def test_a_missing_key_of_the_provider_is_named(key):
    auth = {name: value for name, value in AUTH.items() if name != key}

    (said,) = problems({"auth": auth, "access": ACCESS})

    assert said.startswith(f"secrets.toml, [auth] {key}: is missing.")


@pytest.mark.parametrize(
    ("auth", "said"),
    [
        ({"redirect_uri": "http://dashboard.example.org/oauth2callback"}, "is no https address"),
        ({"redirect_uri": "dashboard.example.org/oauth2callback"}, "is no https address"),
        ({"redirect_uri": "https://user@dashboard.example.org/oauth2callback"}, "is no https address"),
        ({"redirect_uri": "http://localhost:{port}/oauth2callback"}, "is no https address"),
        ({"redirect_uri": "https://dashboard.example.org/callback"}, "Let it end with /oauth2callback"),
        ({"server_metadata_url": "http://id.example.org/x"}, "is no https address"),
        ({"cookie_secret": "short"}, "can be guessed"),
        ({"cookie_secret": "x" * 80}, "can be guessed"),
        ({"cookie_secret": "change-me-" * 8}, "can be guessed"),
        ({"microsoft": {"client_id": "a"}}, "there is no such key"),
    ],
)
def test_a_wrong_value_of_the_provider_is_refused(auth, said):
    (problem,) = problems({"auth": AUTH | auth, "access": ACCESS})

    assert f"[auth] {next(iter(auth))}: " in problem
    assert said in problem


@pytest.mark.parametrize(
    ("access", "said"),
    [
        ({"default": "viewr"}, "[access] default: 'viewr' is no role. Write one of viewer, exporter, "),
        ({"default": ["viewer"]}, "[access] default: ['viewer'] is no role."),
        ({"defualt": "viewer"}, "[access] defualt: there is no such key."),
        ({"claim": ""}, "[access] claim: '' is no text."),
        ({"hours": 0}, "[access] hours: 0 is no time"),
        ({"hours": True}, "[access] hours: True is no time"),
        ({"hours": 10_000}, "[access] hours: 10000 is no time"),
        ({"hours": float("nan")}, "[access] hours: nan is no time"),
        ({"roles": ["viewer"]}, "[access.roles]: is no table."),
        ({"roles": {"editor": ["a"]}}, '[access.roles] editor: "editor" is no role.'),
        ({"roles": {"viewer": "readers"}}, "[access.roles] viewer: 'readers' is no list of texts."),
        ({"roles": {"viewer": [""]}}, "[access.roles] viewer: [''] is no list of texts."),
        ({"addresses": {"viewer": ["a@x.org"], "admin": ["A@x.org"]}}, '"a@x.org" stands there twice.'),
        ({"roles": {}, "addresses": {}}, "[access]: nobody has a role."),
    ],
)
def test_a_wrong_role_is_refused(access, said):
    (problem,) = problems({"auth": AUTH, "access": ACCESS | access})

    assert said in problem


@pytest.mark.parametrize("name", ["auth", "access"])
def test_one_table_without_the_other_opens_no_door(name):
    (problem,) = problems({"auth": AUTH, "access": ACCESS} | {name: None})

    assert problem.startswith(f"secrets.toml, [{name}]: is missing.")


def test_all_problems_are_told_at_once_and_no_secret_is():
    said = problems({"auth": AUTH | {"cookie_secret": "hush"}, "access": {"default": "all"}})

    assert len(said) == 2
    assert "hush" not in " ".join(said)
    assert AUTH["client_secret"] not in " ".join(said)


def test_the_examples_of_the_documentation_are_accepted():
    told = (Path(__file__).parents[2] / "docs" / "access.md").read_text()
    blocks = [block for block in re.findall(r"```toml\n(.*?)```", told, re.DOTALL) if "[auth]" in block]

    assert len(blocks) == 2
    for block in blocks:
        secrets = tomllib.loads(block)
        assert problems(secrets)[0].startswith("secrets.toml, [auth] cookie_secret: can be guessed")
        secrets["auth"]["cookie_secret"] = AUTH["cookie_secret"]
        assert read_settings(secrets, "secrets.toml")
