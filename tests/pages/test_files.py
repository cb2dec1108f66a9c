"""What a figure draws and what its file holds are the same rows."""

import io
from functools import partial

import pandas as pd
import pytest

from analytics import ui
from analytics.ui import figure
from tests.pages.test_pages import SCRIPTS

ADDRESSES = {
    "pages/figures/event.py": {"event": "tashkent-2022-conference"},
    "pages/figures/organization.py": {"profile": "unrcca"},
    "pages/evidence/document.py": {"document": "sco-2022-news"},
}


@pytest.fixture
def offered(monkeypatch):
    """Every file that a page offers, with the rows that it draws beside it."""
    files = {}
    offer = figure.download_button

    def remember(label, metric, filters, *, help_text=None, key=None, **parameters):
        said = ui.describe(filters)
        content = figure._csv(metric, filters, said, parameters)
        files[key or metric.__name__] = (content, ui.rows(metric, filters, **parameters), said)
        offer(label, metric, filters, help_text=help_text, key=key, **parameters)

    monkeypatch.setattr(figure, "download_button", remember)
    monkeypatch.setattr(ui, "download_button", remember)
    return files


@pytest.mark.parametrize("script", [script for script in SCRIPTS if "reference" not in script])
def test_every_file_holds_the_rows_of_its_figure(visit, offered, script):
    app = visit(script, **ADDRESSES.get(script, {}), years="2015-2022")

    assert not app.exception
    assert offered, "the page offers no file"
    for name, (content, drawn, said) in offered.items():
        assert content.startswith(b"\xef\xbb\xbf"), name
        read = partial(pd.read_csv, io.BytesIO(content), encoding="utf-8-sig", keep_default_na=False)
        rows = read(na_values=[""])
        assert len(rows) == len(drawn), name
        assert list(rows.columns) == [*drawn.columns, "filters", "data_version"], name
        assert set(rows["filters"]) <= {said}, name
        for column in drawn.select_dtypes("number").columns:
            assert rows[column].sum() == pytest.approx(drawn[column].sum()), (name, column)
