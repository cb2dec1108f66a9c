"""Opens pages through the front door, as an address does, on the real records."""

import os
import shutil
from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.ui import access
from etl.builds import kept_builds

PROJECT = Path(__file__).parents[2]
SECONDS_TO_RUN = 60


def open_page(script: str, **parameters: str | list[str]) -> AppTest:
    """Open a page, given its script and the parameters of its address."""
    app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=SECONDS_TO_RUN)
    app.switch_page(script)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture
def visit(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Return what opens a page, given its script and the parameters of its address."""
    monkeypatch.setenv("JPOA_DATABASE", str(database))
    monkeypatch.setenv("JPOA_REVIEW", str(tmp_path / "review.sqlite"))
    monkeypatch.chdir(PROJECT)
    # As on a machine of one's own, whatever is configured on this one.
    monkeypatch.setattr(access, "settings", lambda: None)
    monkeypatch.setattr(access, "is_local", lambda: True)

    return open_page


@pytest.fixture
def reported(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """What the log tells of failures; a test that asks for it means them to happen."""

    def told() -> str:
        facts = [getattr(record, "facts", {}) for record in caplog.records if record.name == "jpoa"]
        return "\n".join(f"Reference {fact['reference']}: {fact}" for fact in facts if "error" in fact)

    return told


@pytest.fixture(autouse=True)
def nothing_fails(request: pytest.FixtureRequest, reported: Callable[[], str]) -> Iterator[None]:
    """A page goes on where a part of it fails, so that tests would not notice: the log does."""
    yield
    if "reported" not in signature(request.function).parameters:
        assert reported() == ""


@pytest.fixture
def builds(two_builds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database that was built twice, for one test alone to damage; it is the one that is served."""
    for kept in kept_builds(two_builds):
        shutil.copy(kept.path, tmp_path)
    standing = tmp_path / two_builds.name
    os.link(tmp_path / kept_builds(two_builds)[0].path.name, standing)
    monkeypatch.setenv("JPOA_DATABASE", str(standing))
    monkeypatch.chdir(PROJECT)
    return standing
