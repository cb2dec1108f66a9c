"""What a figure draws and what its file holds are the same rows."""

import gzip
import io
from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.testclient import TestClient

from analytics import ui
from analytics.filters import ADDRESS_LISTS
from analytics.ui import figure
from analytics.ui.files import describe_rows, file_address, routes, send_file
from tests.pages.asgi import get
from tests.pages.test_pages import HOSTILE, PARAMETERS, PROFILES, SCRIPTS


def answer(address, encoding="identity"):
    """What the server answers to the address of a file, to a reader who takes it so encoded."""
    path, _mark, query = address.partition("?")
    scope = {
        "type": "http",
        "headers": [(b"accept-encoding", encoding.encode())],
        "query_string": query.encode(),
        "path_params": {"name": Path(path).stem},
    }
    return send_file(Request(scope), ending=Path(path).suffix[1:])


def content_of(address):
    sent = answer(address)
    assert sent.status_code == 200, sent.body
    content = get(sent, address).content
    assert not (isinstance(sent, FileResponse) and Path(sent.path).exists()), "the file is left on the disk"
    return content


@pytest.fixture
def offered(monkeypatch):
    """Every file that a page offers, with the rows that it draws beside it."""
    files = {}

    def remember(metric, filters, parameters, ending="csv"):
        address = file_address(metric, filters, parameters, ending=ending)
        rows = ui.rows(metric, filters, **parameters)
        files[address] = (content_of(address), rows, describe_rows(filters, parameters))
        return address

    monkeypatch.setattr(figure, "file_address", remember)
    return files


@pytest.mark.parametrize(
    "script", [script for script in SCRIPTS if not {"reference", "review"} & set(script.split("/"))]
)
def test_every_file_holds_the_rows_of_its_figure(visit, offered, script):
    app = visit(script, **PROFILES.get(script, {}), years="2015-2022")

    assert not app.exception
    assert offered, "the page offers no file"
    endings = {Path(address.partition("?")[0]).suffix for address in offered}
    assert endings == {".csv", ".xlsx"}
    for name, (content, drawn, said) in offered.items():
        if ".xlsx?" in name:
            rows = pd.read_excel(io.BytesIO(content), keep_default_na=False, na_values=[""])
        else:
            assert content.startswith(b"\xef\xbb\xbf"), name
            rows = pd.read_csv(
                io.BytesIO(content), encoding="utf-8-sig", keep_default_na=False, na_values=[""]
            )
        assert len(rows) == len(drawn), name
        assert list(rows.columns) == [*drawn.columns, "filters", "data_version"], name
        assert set(rows["filters"]) <= {said}, name
        for column in drawn.select_dtypes("number").columns:
            assert rows[column].sum() == pytest.approx(drawn[column].sum()), (name, column)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("download/everything.csv", "everything"),
        ("download/organization_family.csv?years=2015", "metric_organization_id"),
        ("download/attendance_total.csv?countries=UZB", "“countries”, which is unknown"),
        ("download/attendance_total.csv?years=201x", "“201x” as years"),
        ("download/attendance_total.csv?scope=other", "“other” as scope"),
        ("download/attendance_total.csv?a=1&b=1&scope=x", "“a”, which is unknown. The address asks for “b”"),
        ("download/event_count_by_organization_and_year.csv?metric_organisation_count=3", "unknown"),
        *(
            (
                f"download/event_count_by_phase_and_organization.csv?metric_organization_count={number}",
                "no whole number",
            )
            for number in ("-1", "1_0", "١", "99999999999999999999")
        ),
    ],
)
def test_an_address_of_no_file_is_answered_with_what_is_wrong(database, monkeypatch, address, said):
    monkeypatch.setenv("JPOA_DATABASE", str(database))

    sent = answer(address)

    assert sent.status_code == 404
    assert said in sent.body.decode()


@pytest.mark.parametrize(
    ("base", "path"),
    [
        ("", "/download/{name}"),
        ("/", "/download/{name}"),
        ("programme", "/programme/download/{name}"),
        ("/programme/", "/programme/download/{name}"),
    ],
)
def test_files_stand_under_the_path_of_the_dashboard(base, path):
    assert [route.path for route in routes(base)] == [f"{path}.csv", f"{path}.xlsx"]


def test_without_a_database_a_file_says_how_to_build_it(tmp_path, monkeypatch):
    monkeypatch.setenv("JPOA_DATABASE", str(tmp_path / "none.duckdb"))

    sent = answer("download/attendance_total.csv")

    assert sent.status_code == 503
    assert "make data" in sent.body.decode()


@pytest.mark.parametrize("order", ["size", "'; DROP TABLE events; --", "no such order", "%00"])
def test_an_argument_of_any_content_gives_a_file_or_says_what_is_wrong(database, monkeypatch, order):
    monkeypatch.setenv("JPOA_DATABASE", str(database))

    sent = answer(f"download/attendance_range_by_event.csv?years=2015&metric_order={order}")

    assert sent.status_code == (200 if order == "size" else 404)


@pytest.mark.parametrize("value", HOSTILE)
def test_an_address_of_any_content_is_answered_by_http(database, monkeypatch, value):
    monkeypatch.setenv("JPOA_DATABASE", str(database))
    client = TestClient(Starlette(routes=ui.ROUTES))
    name = quote(value, safe="")

    for path in (name, f"attendance_range_by_event.csv/{name}", f"{name}.csv"):
        assert client.get(f"/download/{path}").status_code == 404
    asked = dict.fromkeys(sorted(PARAMETERS - {"metric_order"}), [value] * 2)
    answer = client.get("/download/attendance_range_by_event.csv", params=asked)

    assert answer.status_code == 404
    asked = dict.fromkeys(ADDRESS_LISTS.values(), [value] * 2)
    answer = client.get("/download/attendance_range_by_event.csv", params=asked)
    assert answer.status_code == 200
    assert len(answer.headers["content-disposition"]) < 500
    assert client.get("/download/organization_family.csv", params=asked).status_code == 404


def test_a_file_is_compressed_for_who_can_read_it_so(visit):
    visit("pages/figures/events.py")
    address = "download/event_evidence.csv?years=2015"
    plain = answer(address)

    packed = answer(address, "gzip, br")

    assert "content-encoding" not in answer(address, "gzip;q=0, identity").headers
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(get(packed, address).content) == get(plain, address).content


def test_files_of_a_searched_list_say_so_and_hold_what_was_found(visit, offered):
    app = visit("pages/figures/events.py", search="Ташкент", years="2015-2022", undated="yes")

    (listed,) = (address for address in offered if "event_list.csv" in address)
    (behind,) = (address for address in offered if "evidence_of_events_found.csv" in address)
    events, claims = (pd.read_csv(io.BytesIO(offered[address][0])) for address in (listed, behind))
    said = "Events of 2015–2022 and events without a date; with “Ташкент”"
    assert set(events["filters"]) == set(claims["filters"]) == {said}
    assert set(claims["event_id"]) <= set(events["event_id"])
    assert f"Source: {len(claims)} statements in" in " ".join(shown.value for shown in app.html)
    name = answer(listed).headers["content-disposition"]
    assert "event-list_tashkent_2015-2022_undated_" in name


def test_a_file_of_documents_that_were_searched_says_so(visit, offered):
    visit("pages/evidence/source_documents.py", search="OSCE Tashkent")

    searched = {address: said for address, (_, _, said) in offered.items() if "metric_search" in address}
    assert {Path(address.partition("?")[0]).name for address in searched} == {
        "document_list.csv",
        "document_list.xlsx",
    }
    assert set(searched.values()) == {"Events of 2010–2022; with “OSCE Tashkent”"}
