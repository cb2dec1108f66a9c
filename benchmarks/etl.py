"""How long the ETL takes and how much memory it needs, against the floor in the same run.

    python -m benchmarks.etl [--claims 1000 100000] [--runs 3] --json FILE

The floor is benchmarks/floor.py: DuckDB reads the same CSV files into typed tables and does nothing else.
Each run is a process of its own, start included. A round takes every kind of run once, so that what else the
machine does meets all alike. Figures are medians; the ratio is that of the medians.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

CLAIMS = (1_000, 100_000)
RUNS = 3
LONGEST_ROW = 4096  # bytes, and more than any made-up record has
ROOT = Path(__file__).parent.parent
# getrusage counts in KiB on Linux and in bytes on macOS.
BYTES_PER_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
FLOOR, BUILD, CHECK, REBUILD = "floor", "full build", "check alone", "rebuild after one changed row"


@dataclass(frozen=True)
class Run:
    """What one process took: seconds on the clock, seconds of processors, peak memory in bytes."""

    seconds: float
    processor_seconds: float
    peak_bytes: int


@dataclass(frozen=True)
class Result:
    """The medians of one kind of run at one size; `ratio` is its time as a multiple of the floor's."""

    claims: int
    rows: int
    what: str
    seconds: float
    processor_seconds: float
    rows_per_second: float
    peak_bytes: int
    ratio: float
    runs: list[Run]


def measure(claims: int, runs: int) -> list[Result]:
    """Build, check and rebuild made-up records of one size, and read them as the floor does."""
    with tempfile.TemporaryDirectory() as scratch:
        records, database = Path(scratch) / "records", Path(scratch) / "built.duckdb"
        # In a process of its own: a child starts with the peak memory of its parent on its account.
        _python("benchmarks.make_records", "--claims", str(claims), "--out", str(records))
        rows = _count_rows(records)
        ways: dict[str, Callable[[], Run]] = {
            FLOOR: lambda: _new(database, "benchmarks.floor", str(records), str(database)),
            CHECK: lambda: _python("etl", "check", "--records", str(records)),
            BUILD: lambda: _new(database, *_build(records, database)),
            REBUILD: lambda: _changed(records, lambda: _python(*_build(records, database))),
        }
        taken: dict[str, list[Run]] = {what: [] for what in ways}
        for _ in range(runs):
            for what, run in ways.items():
                taken[what].append(run())
    floor = median(run.seconds for run in taken[FLOOR])
    return [_result(claims, rows, what, of_kind, floor) for what, of_kind in taken.items()]


def _result(claims: int, rows: int, what: str, runs: list[Run], floor: float) -> Result:
    seconds = median(run.seconds for run in runs)
    return Result(
        claims,
        rows,
        what,
        seconds,
        median(run.processor_seconds for run in runs),
        rows / seconds,
        int(median(run.peak_bytes for run in runs)),
        seconds / floor,
        runs,
    )


def _build(records: Path, database: Path) -> tuple[str, ...]:
    return "etl", "build", "--records", str(records), "--database", str(database)


def _new(database: Path, *arguments: str) -> Run:
    """Run it where no database stands yet."""
    database.unlink(missing_ok=True)
    return _python(*arguments)


def _changed(records: Path, run: Callable[[], Run]) -> Run:
    """Run it after the last attendance claim moved one paragraph down."""
    path = records / "attendance_claims.csv"
    with path.open("rb+") as file:
        start = max(path.stat().st_size - LONGEST_ROW, 0)
        file.seek(start)
        tail = file.read().rstrip(b"\n")
        last_field = tail.rfind(b",") + 1
        paragraph = int(tail[last_field:] or 0) + 1
        file.seek(start + last_field)
        file.truncate()
        file.write(f"{paragraph}\n".encode())
    return run()


def _python(module: str, *arguments: str) -> Run:
    """Run a module in a process of its own."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", module, *arguments], stdout=said, stderr=subprocess.STDOUT, cwd=ROOT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"python -m {module} failed:\n{said.read().decode(errors='replace')}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES_PER_RSS_UNIT)


def _count_rows(records: Path) -> int:
    """The rows of all files; made-up values hold no line breaks."""
    rows = 0
    for path in records.glob("*.csv"):
        with path.open("rb") as file:
            rows += sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) - 1
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.etl", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument(
        "--claims", type=int, nargs="+", default=CLAIMS, help="numbers of attendance claims (%(default)s)"
    )
    parser.add_argument("--runs", type=int, default=RUNS, help="runs of each kind (%(default)s)")
    parser.add_argument("--json", type=Path, required=True, help="file for the raw figures")
    options = parser.parse_args(arguments)
    results = [result for claims in options.claims for result in measure(claims, options.runs)]
    options.json.write_text(json.dumps([asdict(result) for result in results]), encoding="utf-8")


if __name__ == "__main__":
    main()
