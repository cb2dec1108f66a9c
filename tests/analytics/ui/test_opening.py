import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from analytics.ui import opening
from analytics.ui.scripts import STREAMLIT, script

PAGE, FILE = {"Accept": "text/html,*/*"}, {"Accept": "*/*"}


@pytest.fixture
def client(tmp_path):
    """What asks a server with Streamlit's page, at the root and below it, and with a file of rows."""
    rows = tmp_path / "rows.csv"
    rows.write_text("a,b\n" * 1_000)
    routes = [
        Route("/attendance", lambda _request: FileResponse(STREAMLIT / "index.html")),
        Route("/rows.csv", lambda _request: FileResponse(rows)),
        Route("/lost", lambda _request: PlainTextResponse("</head>", 404)),
        Mount("/", StaticFiles(directory=STREAMLIT, html=True)),
    ]
    return TestClient(
        Starlette(routes=routes, middleware=[Middleware(opening.Opener), Middleware(GZipMiddleware)])
    )


def test_the_script_stands_where_it_is_announced():
    assert (opening.SCRIPTS / opening.CHARTS).stat().st_size > 4_000_000
    assert len([*opening.SCRIPTS.glob("PlotlyChart.*.js")]) == 1
    assert f"./static/js/{opening.CHARTS}>" in opening.ANNOUNCED


@pytest.mark.parametrize("address", ["/", "/attendance"])
def test_a_page_says_where_its_server_is_before_it_looks_for_it(client, address):
    answer = client.get(address, headers=PAGE)

    written = f"<script>{script('opening')}</script>"
    assert f"{written}</head>" in answer.text
    assert answer.text.replace(written, "") == (STREAMLIT / "index.html").read_text("utf-8")
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_a_first_visit_is_told_of_no_script(client):
    assert "link" not in client.get("/attendance", headers=PAGE).headers


@pytest.mark.parametrize("address", ["/", "/attendance"])
def test_whoever_comes_again_gets_the_page_with_the_announcement(client, address):
    first = client.get(address, headers=PAGE)
    kept = {"If-None-Match": first.headers["etag"], "If-Modified-Since": first.headers["last-modified"]}

    answer = client.get(address, headers=PAGE | kept)

    assert answer.status_code == 200
    assert answer.text == first.text
    assert answer.headers["link"] == opening.ANNOUNCED


@pytest.mark.parametrize(
    ("address", "asked", "status"),
    [("/attendance", FILE, 200), ("/rows.csv", PAGE, 200), ("/lost", PAGE, 404)],
)
def test_what_is_no_page_is_left_alone(client, address, asked, status):
    answer = client.get(address, headers=asked | {"If-None-Match": '"anything"'})

    assert answer.status_code == status
    assert "link" not in answer.headers
    assert script("opening") not in answer.text


def test_a_file_that_a_reader_clicks_on_comes_compressed(client):
    assert client.get("/rows.csv", headers=PAGE).headers["content-encoding"] == "gzip"


def test_scripts_that_were_kept_are_not_sent_again(client):
    address = f"/static/js/{opening.CHARTS}"
    kept = client.get(address).headers["etag"]

    assert client.get(address, headers=FILE | {"If-None-Match": kept}).status_code == 304
