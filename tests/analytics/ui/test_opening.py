import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from analytics.ui import opening

PAGE, FILE = {"Accept": "text/html,*/*"}, {"Accept": "*/*"}


@pytest.fixture
def client(tmp_path):
    """What asks a server with a page and a file of rows."""
    kept = tmp_path / "index.html"
    kept.write_text("<p>A page</p>")
    rows = tmp_path / "rows.csv"
    rows.write_text("a,b\n")
    routes = [
        Route("/attendance", lambda _request: FileResponse(kept)),
        Route("/rows.csv", lambda _request: FileResponse(rows)),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(opening.Announcer)]))


def test_the_script_stands_where_it_is_announced():
    assert (opening.SCRIPTS / opening.CHARTS).stat().st_size > 4_000_000
    assert len([*opening.SCRIPTS.glob("PlotlyChart.*.js")]) == 1
    assert f"./static/js/{opening.CHARTS}>" in opening.ANNOUNCED


def test_a_first_visit_is_told_nothing(client):
    assert "link" not in client.get("/attendance", headers=PAGE).headers


def test_whoever_comes_again_gets_the_page_with_the_announcement(client):
    kept = client.get("/attendance").headers["etag"]

    answer = client.get("/attendance", headers=PAGE | {"If-None-Match": kept})

    assert answer.status_code == 200
    assert answer.text == "<p>A page</p>"
    assert answer.headers["link"] == opening.ANNOUNCED


@pytest.mark.parametrize(("address", "asked"), [("/attendance", FILE), ("/rows.csv", PAGE)])
def test_what_is_no_page_is_left_alone(client, address, asked):
    answer = client.get(address, headers=asked | {"If-None-Match": '"anything"'})

    assert answer.status_code == 200
    assert "link" not in answer.headers
