"""The pages with which the dashboard is compared show what it shows."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.pages import attendance

PROJECT = Path(__file__).parents[2]
PAGES = PROJECT / "benchmarks" / "pages"
ADDRESSES: tuple[dict[str, str | list[str]], ...] = (
    {},
    {"scope": "programme", "years": "2012-2020"},
    {"country": ["KAZ", "UZB"], "role": "organizer"},
    {"theme": "border security", "phase": ["phase-2", "phase-3"]},
    {"organization": "sco"},
)
SECONDS_TO_RUN = 60


@pytest.fixture
def shown(database: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return what opens a page under an address and returns its first three headline numbers."""
    monkeypatch.setenv("JPOA_DATABASE", str(database))
    monkeypatch.chdir(PROJECT)

    def opened(script: Path, address: dict[str, str | list[str]], page: str = "") -> list[str]:
        app = AppTest.from_file(str(script), default_timeout=SECONDS_TO_RUN)
        if page:
            app.switch_page(page)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return [metric.value for metric in app.metric[:3]]

    return opened


@pytest.mark.parametrize("address", ADDRESSES)
def test_plain_pages_show_the_numbers_of_the_dashboard(shown: Callable[..., list[str]], address):
    low, known, unknown = shown(PROJECT / "dashboard.py", address, "pages/figures/attendance.py")

    expected = [low, known.split(" ")[0], unknown]
    assert shown(PAGES / "streamlit_duckdb.py", address) == expected
    assert shown(PAGES / "streamlit_pandas.py", address) == expected


def test_ready_figures_show_the_numbers_of_the_dashboard(shown: Callable[..., list[str]]):
    low, known, unknown = shown(PROJECT / "dashboard.py", {}, "pages/figures/attendance.py")

    assert shown(PAGES / "streamlit_ready.py", {}) == [low, known.split(" ")[0], unknown]


@pytest.mark.skipif(find_spec("dash") is None, reason="make bench installs dash")
def test_dash_and_the_floor_draw_the_figures_of_the_plain_page(
    database: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("JPOA_DATABASE", str(database))
    from benchmarks.pages import dash_duckdb, static

    filters = attendance.Filters(scope="programme")
    numbers, *figures = dash_duckdb.show(list(filters.years), *([[]] * len(attendance.OPTIONS)), "programme")
    floor = static.read({"scope": ["programme"]})

    assert len(numbers) == len(attendance.NUMBERS)
    assert len(figures) == len(floor["figures"]) == len(attendance.FIGURES)
    for drawn, bare in zip(figures, floor["figures"], strict=True):
        assert drawn.layout.meta == bare["layout"]["meta"] == str(filters)
        assert drawn.layout.title.text == bare["layout"]["title"]["text"]
    assert floor["numbers"][2:4] == [
        int(number.children.split(": ")[1].replace(",", "")) for number in numbers[1:3]
    ]
