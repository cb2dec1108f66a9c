"""The whole benchmark, each thing measured once on few records: it shows that all works, not how fast."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS
from benchmarks.report import Results, bars, markdown
from harness.browser import find_chromium

PROJECT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="what processes use is read from /proc"),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, str]:
    folder = tmp_path_factory.mktemp("benchmark")
    raw, tables = folder / "results.json", folder / "RESULTS.md"
    # In a process of its own: a browser that other tests drive may be open in this one.
    command = [sys.executable, "-m", "benchmarks", "--fast", "--claims", "1000"]
    command += ["--json", str(raw), "--markdown", str(tables)]
    environment = os.environ | {"CHROMIUM": find_chromium()}
    run = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return Results.read(raw), tables.read_text(encoding="utf-8")


def test_every_part_is_measured(written: tuple[Results, str]):
    results, _tables = written

    for names in PARTS.values():
        for name in names:
            assert getattr(results, name), name


def test_every_measurement_makes_sense(written: tuple[Results, str]):
    results, _tables = written

    assert {change.kind for change in results.changes} == {"first", "repeated"}
    for change in results.changes:
        assert 0 < change.total < 60_000
        assert change.commit is None or 0 < change.commit < change.total
        assert change.processor >= 0
    assert {change.figures for change in results.changes} == {6}
    assert all(traffic.bytes > 1_000 for traffic in results.traffic)
    assert all(0 < widget.commit < widget.total for widget in results.widgets)
    assert {row.kind for row in results.openings} == {"fresh server", "cold", "warm"}
    assert len({row.way for row in results.downloads}) == 3
    assert all(load.waits and load.memory > 10_000_000 and not load.errors for load in results.loads)
    assert not any(rebuild.errors for rebuild in results.rebuilds)


def test_the_report_tells_all_tables_and_bars(written: tuple[Results, str]):
    results, tables = written

    assert markdown(results) == tables
    assert tables.count("\n## ") == 9
    for bar in bars(results):
        assert f"| {bar.what} | {bar.asked} | {bar.measured} |" in tables
