"""What is tried here runs behind a proxy, most of it in a browser."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that it can be left out: pytest -m "not browser"."""
    for item in items:
        if item.path.is_relative_to(FOLDER) and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
