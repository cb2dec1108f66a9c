"""Pages as people with different roles find them."""

import ast
import time

import pytest

from analytics.roles import read_settings
from analytics.ui import access
from tests.analytics.test_roles import AUTH
from tests.pages.conftest import PROJECT
from tests.pages.test_pages import SCRIPTS

ROLES = {"viewer": ["viewer"], "exporter": ["exporter"], "reviewer": ["reviewer"], "admin": ["admin"]}
OVERVIEW, DOWNLOADS = "pages/figures/overview.py", "pages/reference/downloads.py"


@pytest.fixture
def person(visit, monkeypatch):
    """Who is signed in: the claims, which a test may change."""
    claims = {"is_logged_in": True, "iat": time.time(), "sub": "s-1", "name": "Ana Li"}
    configured = read_settings({"auth": AUTH, "access": {"roles": ROLES, "contact": "Bo"}}, "secrets.toml")
    monkeypatch.setattr(access, "settings", lambda: configured)
    monkeypatch.setattr(access, "_session_claims", lambda: claims)
    monkeypatch.setattr(access, "get_cookie_secret", lambda: AUTH["cookie_secret"])
    access._ended.clear()
    return claims


def said(app):
    return " ".join(element.value for element in (*app.title, *app.markdown, *app.caption, *app.info))


def labels(app):
    return [link.proto.label for link in app.get("page_link")]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"is_logged_in": False}, "Please sign in"),
        ({"roles": []}, "You are signed in but have no access; ask Bo."),
    ],
    ids=["not signed in", "without a role"],
)
def test_without_a_role_no_page_is_run(visit, person, script, changed, told):
    person |= changed

    app = visit(script)

    assert not app.exception
    assert told in said(app)
    assert not any(map(app.get, ("page_link", "arrow_data_frame", "plotly_chart", "html", "metric")))


def test_a_viewer_finds_pages_and_no_files(visit, person):
    person["roles"] = ["viewer"]

    app = visit(OVERVIEW)

    assert not app.exception
    assert app.get("plotly_chart")
    assert not any("download/" in html.proto.body for html in app.get("html"))
    assert "Downloads" not in labels(app)
    assert "Ana Li · viewer" in said(app)


def test_a_page_beyond_a_role_says_so_and_is_not_run(visit, person, caplog):
    person["roles"] = ["viewer"]

    app = visit(DOWNLOADS)

    assert "Your role does not include taking data along; ask Bo." in said(app)
    assert not app.get("download_button")
    assert "Overview" in labels(app)
    denied = [line.facts for line in caplog.records if line.getMessage() == "denied"]
    assert [(facts["what"], facts["right"]) for facts in denied] == [("downloads", "export")]


@pytest.mark.parametrize("role", ["exporter", "reviewer", "admin"])
def test_an_exporter_and_those_above_find_files(visit, person, role):
    person["roles"] = [role]

    assert visit(DOWNLOADS).get("download_button")
    assert any("download/" in html.proto.body for html in visit(OVERVIEW).get("html"))


def test_a_sign_in_that_ends_closes_the_page_at_the_next_click(visit, person):
    person["roles"] = ["viewer"]
    app = visit(OVERVIEW)
    assert app.get("plotly_chart")

    person["iat"] -= 9 * 3600
    app.run()

    assert "Please sign in" in said(app)
    assert not app.get("plotly_chart")


def test_a_name_cannot_write_markdown(visit, person):
    person |= {"roles": ["viewer"], "name": "![x](https://example.org/x.png)"}

    assert "![x](" not in said(visit(OVERVIEW))


def test_an_error_of_a_page_shows_neither_where_nor_what(visit, monkeypatch, reported):
    def fail():
        raise RuntimeError("something that is nobody's business")

    monkeypatch.setattr(access, "show_person", fail)

    app = visit(OVERVIEW)

    assert not app.exception
    assert app.error[0].value.startswith("This page could not be shown.")
    assert "nobody's business" not in app.error[0].value
    assert "RuntimeError" in reported()


def test_every_page_that_asks_for_more_is_there():
    names = {script.rpartition("/")[2].removesuffix(".py") for script in SCRIPTS}

    assert {*access.PAGE_RIGHTS} <= names


def test_every_fragment_asks_again():
    # Streamlit runs a fragment without its page, and so without what the page asked.
    silent = []
    for path in [*PROJECT.glob("analytics/ui/*.py"), *PROJECT.glob("pages/*/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and any(
                "fragment" in ast.unparse(d) for d in node.decorator_list
            ):
                body = [
                    line for line in node.body if not isinstance(getattr(line, "value", None), ast.Constant)
                ]
                if not ast.unparse(body[0]).count("ask_again("):
                    silent.append(f"{path.name}: {node.name}")

    assert silent == []
