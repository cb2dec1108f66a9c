"""How fast a reader gets a large table as CSV, and how much memory that takes the server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import duckdb
from playwright.sync_api import Browser

from benchmarks.browser import open_page, reader
from benchmarks.servers import MeasuredServer

# All claims behind the attendance, of every year.
QUERY = "years=all"
LINK = ".st-key-figure-attendance_range_by_event a:has-text('Evidence')"
ROWS_FOR_PANDAS = 200_000
# Seconds between two looks at the memory of the server.
BETWEEN_LOOKS = 0.1
DASHBOARD_CSV, COPY, PANDAS = "dashboard: CSV of the evidence", "DuckDB: COPY", "pandas: to_csv"


@dataclass(frozen=True)
class Download:
    """One file that was written.

    Attributes:
        claims: the size of the database.
        way: who wrote the file.
        bytes: its size.
        seconds: from the click, or from the call, to the complete file.
        memory: by how much the memory of the server grew at most, in bytes; None where no server was asked.
        later: how much of it it grew after the first fifth of the time, when the first ranges are written.
    """

    claims: int
    way: str
    bytes: int
    seconds: float
    memory: int | None = None
    later: int | None = None


def measure(browser: Browser, claims: int, dashboard: MeasuredServer, rounds: int) -> list[Download]:
    """Download the evidence of the Attendance page; then write the same rows in other ways."""
    with TemporaryDirectory() as folder, reader(browser) as context:
        file = Path(folder) / "downloaded.csv"
        page = context.new_page()
        open_page(page, dashboard, QUERY)
        found = []
        for _ in range(rounds):
            dashboard.reset_peak()
            before = dashboard.peak_memory()
            start = time.perf_counter()
            with _watched(dashboard) as held:
                with page.expect_download() as started:
                    page.locator(LINK).click()
                started.value.save_as(file)
            seconds = time.perf_counter() - start
            grown = max(dashboard.peak_memory() - before, 0)
            early = len(held) // 5 + 1
            later = max(max(held) - max(held[:early]), 0)
            found.append(Download(claims, DASHBOARD_CSV, file.stat().st_size, seconds, grown, later))
        return found + _others(claims, file, Path(folder) / "written.csv")


@contextmanager
def _watched(server: MeasuredServer) -> Iterator[list[int]]:
    """Yield a list that is filled with the memory of a server at even times as long as the block lasts."""
    held, done = [server.resident_memory()], Event()

    def watch() -> None:
        while not done.wait(BETWEEN_LOOKS):
            held.append(server.resident_memory())

    with ThreadPoolExecutor(1) as apart:
        apart.submit(watch)
        try:
            yield held
        finally:
            done.set()


def _others(claims: int, file: Path, target: Path) -> list[Download]:
    """Write the rows of a file by DuckDB, and as many by pandas as show its speed."""
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute("CREATE TABLE evidence AS FROM read_csv(?)", [str(file)])
        start = time.perf_counter()
        connection.execute(f"COPY evidence TO '{target}' (FORMAT csv, HEADER)")
        copied = Download(claims, COPY, target.stat().st_size, time.perf_counter() - start)
        rows = connection.execute(f"FROM evidence LIMIT {ROWS_FOR_PANDAS}").df()
    start = time.perf_counter()
    rows.to_csv(target, index=False)
    return [copied, Download(claims, PANDAS, target.stat().st_size, time.perf_counter() - start)]
