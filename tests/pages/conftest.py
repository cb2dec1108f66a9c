"""Opens pages through the front door, as an address does, on the real records."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.ui import access

PROJECT = Path(__file__).parents[2]
SECONDS_TO_RUN = 60


@pytest.fixture
def visit(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Return what opens a page, given its script and the parameters of its address."""
    monkeypatch.setenv("JPOA_DATABASE", str(database))
    monkeypatch.setenv("JPOA_REVIEW", str(tmp_path / "review.sqlite"))
    monkeypatch.chdir(PROJECT)
    # As on a machine of one's own, whatever is configured on this one.
    monkeypatch.setattr(access, "settings", lambda: None)
    monkeypatch.setattr(access, "is_local", lambda: True)

    def opened(script: str, **parameters: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=SECONDS_TO_RUN)
        app.switch_page(script)
        for name, value in parameters.items():
            app.query_params[name] = value
        return app.run()

    return opened
