"""What tests of all kinds share."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the real records, built as make data builds it."""
    built = tmp_path_factory.mktemp("build") / "records.duckdb"
    command = [sys.executable, "-m", "etl", "build", "--database", str(built)]
    build = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert build.returncode == 0, build.stdout + build.stderr
    return built
