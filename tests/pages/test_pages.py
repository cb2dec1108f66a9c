import json
import re
import shutil

import duckdb
import plotly.graph_objects as go
import pytest

from analytics import ui
from analytics.metrics.arguments import known_to
from analytics.ui import figure, sidebar
from analytics.ui.table import readable
from tests.pages.conftest import PROJECT

# A script of some length has modules beside it, which are no pages: those are what the front door names.
SCRIPTS = sorted(re.findall(r'st\.Page\("(.+?)"', (PROJECT / "dashboard.py").read_text(encoding="utf-8")))
PROFILES = {
    "pages/figures/event.py": {"event": "tashkent-2022-conference"},
    "pages/figures/organization.py": {"profile": "unrcca"},
    "pages/evidence/document.py": {"document": "sco-2022-news"},
}
FILTERED = {"organization": ["unoct", "osce"], "years": "2015-2022", "role": "organizer"}
NOTHING = {"years": "2011-2011", "country": "SVK"}
NONSENSE = {
    "years": "soon",
    "organization": "<script>alert(1)</script>",
    "country": ["'; DROP TABLE events; --", "ZZZ"],
    "phase": "phase-99",
    "scope": "everything",
    "event": "no-such-event",
    "profile": "no-such-body",
    "document": "../../etc/passwd",
}
HOSTILE = [
    "\x00\x01\x1b[31m\r\n\t\x7f\u2028",
    "') UNION SELECT * FROM read_csv('/etc/passwd') --",
    "</style><script>alert(1)</script><img src=x onerror=alert(1)>",
    "[a](javascript:alert(1)) ![b](https://example.org/b.png) $x$ :material/home: `",
    "\u202eتحت\u202c العنوان\u200f",
    "👩🏽‍🚀🇺🇿" * 9,
    "-99999999999999999999-1e400",
    "../../etc/passwd%00.csv",
]
PARAMETERS = {
    *NONSENSE,
    *(
        "role",
        "search",
        "undated",
        "with_parts",
        "under_parents",
        "with_its_parts",
        "narrowed",
        "size",
        "review",
    ),
    *("only_event", "metric_order", "embed", "🇺🇿"),
}


def said(app):
    feet = [element.proto.body for element in app.get("html")]
    return " ".join(
        [element.value for element in (*app.title, *app.markdown, *app.caption, *app.info)] + feet
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_page_opens_with_a_title_and_an_answer(visit, script):
    app = visit(script)

    assert not app.exception
    assert len(app.title) == 1
    assert len(said(app)) > 80


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_figure_is_what_plotly_understands_and_says_its_filters(visit, script):
    app = visit(script, **PROFILES.get(script, {}), years="2015-2022")

    for chart in app.get("plotly_chart"):
        drawn = go.Figure(json.loads(chart.proto.spec))
        assert drawn.layout.meta
        assert chart.proto.alt


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_click_on_any_mark_can_find_what_is_behind_it(visit, monkeypatch, script):
    shown = []
    show = ui.show_figure

    def remember(title, metric, filters, *, evidence, key=None, **more):
        shown.append((evidence, filters, key, more))
        show(title, metric, filters, evidence=evidence, key=key, **more)

    monkeypatch.setattr(ui, "show_figure", remember)
    visit(script, **PROFILES.get(script, {}))

    for evidence, filters, key, more in shown:
        if key is not None and not callable(key):
            columns = (key,) if isinstance(key, str) else key
            given = known_to(evidence, more)
            every = ui.rows(evidence, filters, **given)
            marks = tuple(every[list(columns)].astype(object).itertuples(index=False, name=None))[:1]
            found = ui.rows(evidence, filters, where=(columns, marks), **given)
            assert marks == () or len(found), (evidence.__name__, key)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("parameters", [FILTERED, NOTHING, NONSENSE], ids=["filtered", "nothing", "nonsense"])
def test_page_holds_under_any_filters(visit, script, parameters):
    app = visit(script, **parameters)

    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_address_of_any_content_gives_a_page(visit, script):
    # Where one value is asked for, the last one counts: that of all kinds, which is very long.
    values = [*(f"value-{number}" for number in range(3_000)), *HOSTILE, "".join(HOSTILE) * 20]

    app = visit(script, **dict.fromkeys(PARAMETERS, values))

    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("script", ["pages/figures/attendance.py", "pages/figures/phases.py"])
def test_filters_that_match_nothing_say_so_once_in_place_of_empty_charts(visit, script):
    app = visit(script, **NOTHING)

    assert said(app).count("No records match these filters") == 1
    assert not app.get("plotly_chart")


def test_choosing_an_organization_writes_it_into_the_address(visit):
    app = visit("pages/figures/attendance.py")

    app.multiselect(key="filter_organizations").set_value(["osce"]).run()

    assert app.query_params["organization"] == "osce"
    assert "with OSCE" in said(app)


def test_an_organization_can_be_typed_by_any_name_it_goes_by(database, monkeypatch):
    told: list[str] = []
    monkeypatch.setenv("JPOA_DATABASE", str(database))
    monkeypatch.setattr("analytics.ui.sidebar.st.toast", told.append)

    known = sidebar.known_organizations(
        ["unoct", " osce ", "shanghai cooperation organization", "No *such* body"]
    )

    assert known == ("unoct", "osce", "sco")
    assert told == ["No organization is on record under the name “No \\*such\\* body”."]


def test_of_very_many_organizations_those_not_listed_can_be_typed(visit, monkeypatch):
    monkeypatch.setattr(sidebar, "LISTED_ORGANIZATIONS", 5)

    app = visit("pages/figures/attendance.py")

    assert app.multiselect(key="filter_organizations").proto.accept_new_options


def test_widgets_show_what_the_address_says(visit):
    app = visit("pages/figures/overview.py", **FILTERED)

    assert app.multiselect(key="filter_organizations").value == ["unoct", "osce"]
    assert app.slider(key="filter_years").value == (2015, 2022)


def test_one_click_clears_all_filters_and_keeps_the_page(visit):
    app = visit("pages/figures/organization.py", profile="unoct", years="2022-2022")

    app.button(key="clear").click().run()

    assert dict(app.query_params) == {"profile": "unoct"}


def test_without_a_database_the_reader_is_told_how_to_build_it(visit, monkeypatch, tmp_path):
    monkeypatch.setenv("JPOA_DATABASE", str(tmp_path / "none.duckdb"))

    app = visit("pages/figures/overview.py")

    assert not app.exception
    assert "make data" in app.error[0].value


def test_nothing_of_an_address_runs_as_markdown(visit):
    app = visit("pages/figures/overview.py", organization="![picture](https://example.org/x.png)")

    assert not app.exception
    assert "![picture](" not in said(app)
    assert "!\\[picture\\]" in said(app)


def test_records_of_a_single_year_can_be_filtered(visit, database, monkeypatch, tmp_path):
    small = tmp_path / "records.duckdb"
    shutil.copy(database, small)
    with duckdb.connect(str(small)) as connection:
        connection.execute("DELETE FROM reconciled_events WHERE year IS DISTINCT FROM 2015")
        connection.execute("UPDATE metadata SET value = 'single-year' WHERE name = 'data_version'")
    monkeypatch.setenv("JPOA_DATABASE", str(small))

    app = visit("pages/figures/attendance.py")

    assert not app.exception
    assert app.slider(key="filter_years").value == (2010, 2022)


def test_a_table_is_made_readable_once_for_all_readers(visit, monkeypatch):
    made = []

    def count(shown):
        made.append(shown)
        return readable(shown)

    monkeypatch.setattr(figure, "readable", count)

    visit("pages/figures/events.py", years="2011-2018")
    first = len(made)
    visit("pages/figures/events.py", years="2011-2018")

    assert (first, len(made)) == (1, 1)


def test_an_unknown_value_of_an_address_can_be_taken_out_alone(visit):
    app = visit("pages/figures/overview.py", country=["XXX", "UZB"])
    countries = app.multiselect(key="filter_countries")
    assert "XXX, unknown (0)" in countries.options

    countries.unselect("XXX").run()

    assert not app.exception
    assert app.query_params["country"] == "UZB"
