"""Measure everything and write benchmarks/RESULTS.md and benchmarks/results.json.

    python -m benchmarks [--claims 1000 1000000] [--parts etl changes ...] [--databases DIR] [--fast]

A part that is not named keeps the figures that the JSON file has.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from benchmarks import downloads, etl, interaction, load, opening
from benchmarks.browser import chromium
from benchmarks.report import Results, machine, markdown
from benchmarks.servers import (
    DASH,
    DASHBOARD,
    FLOOR,
    LINE,
    PANDAS,
    PLAIN,
    READY,
    ROOT,
    TWO_PROCESSES,
    WIDGETS,
    Site,
    serve,
    serve_all,
)

CLAIMS = (1_000, 1_000_000)
# What can be measured by itself, with the results that it fills.
PARTS = {
    "etl": ("etl",),
    "openings": ("openings", "drawings"),
    "changes": ("changes", "traffic"),
    "sizes": ("sizes",),
    "widgets": ("widgets",),
    "downloads": ("downloads",),
    "loads": ("loads", "session_memory"),
    "rebuilds": ("rebuilds",),
}
# What a browser sees at each size by itself.
PARTS_OF_EACH_SIZE = {"openings", "changes", "widgets", "downloads"}
# The load is put on the largest database up to this size.
MOST_CLAIMS_UNDER_LOAD = 1_000_000
REBUILT_CLAIMS = 1_000


@dataclass(frozen=True)
class Effort:
    """What is measured, and how often.

    Attributes:
        runs: of each kind of build, and of each download.
        rounds: in which each page is opened and changed.
        rounds_of_sizes: in which the dashboard is opened and changed at each of two sizes.
        sites: the pages that show the figures of Attendance.
        other_pages: of the dashboard.
        opened: which of all pages are opened cold and warm.
        loaded: the pages that are put under load.
        load: how much load.
        sessions_at_rebuild: how many readers look on while the database is built anew.
    """

    runs: int
    rounds: int
    rounds_of_sizes: int
    sites: tuple[Site, ...]
    other_pages: tuple[Site, ...]
    opened: tuple[Site, ...]
    loaded: tuple[Site, ...]
    load: load.Plan
    sessions_at_rebuild: int


SITES = (DASHBOARD, READY, PLAIN, PANDAS, DASH, FLOOR)
FULL = Effort(
    runs=3,
    rounds=3,
    rounds_of_sizes=6,
    sites=SITES,
    other_pages=interaction.OTHER_PAGES,
    opened=(*SITES, LINE),
    loaded=(DASHBOARD, TWO_PROCESSES, PLAIN),
    # As many changes of one session as of many: of a few, one slow one would be all that is told.
    load=load.Plan(pace=(3, 8), levels=((1, 30), (5, 8), (20, 6), (50, 4)), busy=(20, 20)),
    sessions_at_rebuild=20,
)
FAST = Effort(
    runs=1,
    rounds=1,
    rounds_of_sizes=1,
    sites=(DASHBOARD, FLOOR),
    other_pages=(),
    opened=(DASHBOARD, LINE),
    loaded=(DASHBOARD,),
    load=load.Plan(pace=(0.1, 0.2), levels=((1, 2), (2, 2)), busy=(2, 1)),
    sessions_at_rebuild=2,
)


@dataclass(frozen=True)
class Benchmark:
    """Measures parts, and puts what it finds into the results in place of what stood there.

    Attributes:
        databases: the database of each number of claims.
        effort: what is measured, and how often.
        parts: which parts are measured.
        results: what is found.
    """

    databases: Mapping[int, Path]
    effort: Effort
    parts: Collection[str]
    results: Results

    def run(self) -> None:
        """Measure all parts."""
        for name in (name for part in self.parts for name in PARTS[part]):
            setattr(self.results, name, [])
        if "etl" in self.parts:
            self.results.etl += _measure_etl(self.databases, self.effort.runs)
        if PARTS_OF_EACH_SIZE & set(self.parts):
            with chromium() as browser:
                for claims, database in self.databases.items():
                    self.drive(browser, claims, database)
        if "sizes" in self.parts:
            with chromium() as browser:
                self.compare_sizes(browser)
        if "loads" in self.parts:
            self.load()
        if "rebuilds" in self.parts:
            rebuild = load.measure_rebuild(REBUILT_CLAIMS, self.effort.sessions_at_rebuild)
            self.results.rebuilds.append(rebuild)

    def drive(self, browser: Browser, claims: int, database: Path) -> None:
        """Measure what a browser sees at one size; opening comes first, while the servers are fresh."""
        effort, results = self.effort, self.results
        sites, opened = (
            [site for site in pages if site.is_installed and claims <= site.most_claims]
            for pages in (effort.sites, effort.opened)
        )
        every = dict.fromkeys((*sites, *opened, *effort.other_pages, FLOOR, WIDGETS))
        with serve_all(every, database) as servers:
            if "openings" in self.parts:
                served = [servers[site] for site in opened]
                results.openings += opening.measure(browser, claims, served, effort.rounds)
                drawing = opening.measure_drawing(
                    browser, claims, servers[DASHBOARD], servers[FLOOR], effort.rounds
                )
                results.drawings.append(drawing)
            if "changes" in self.parts:
                for pages in filter(None, (sites, effort.other_pages)):
                    served = [servers[site] for site in pages]
                    changes, traffic = interaction.measure(browser, claims, served, effort.rounds)
                    results.changes += changes
                    results.traffic += traffic
            if "widgets" in self.parts and not results.widgets:
                results.widgets = interaction.measure_widgets(browser, servers[WIDGETS], effort.rounds)
            if "downloads" in self.parts:
                results.downloads += downloads.measure(browser, claims, servers[DASHBOARD], effort.runs)

    def compare_sizes(self, browser: Browser) -> None:
        """Measure changes of a filter on the dashboard at the smallest and the largest size in turn."""
        with ExitStack() as stack:
            servers = {
                claims: stack.enter_context(serve(DASHBOARD, self.databases[claims]))
                for claims in sorted({min(self.databases), max(self.databases)})
            }
            self.results.sizes += interaction.measure_sizes(browser, servers, self.effort.rounds_of_sizes)

    def load(self) -> None:
        """Put load on the pages."""
        claims = max(
            (size for size in self.databases if size <= MOST_CLAIMS_UNDER_LOAD), default=min(self.databases)
        )
        for site in self.effort.loaded:
            if site.is_installed:
                loads, memory = load.measure(claims, self.databases[claims], site, self.effort.load)
                self.results.loads += loads
                self.results.session_memory.append(memory)


def build(claims: int, folder: Path) -> Path:
    """Build the database of made-up records, unless it stands there already."""
    database = folder / f"{claims}.duckdb"
    if not database.exists():
        with TemporaryDirectory() as records:
            _python("benchmarks.make_records", "--claims", str(claims), "--out", records)
            _python("etl", "build", "--records", records, "--database", str(database))
    return database


def _measure_etl(sizes: Iterable[int], runs: int) -> list[etl.Result]:
    """Measure the ETL from a small process: what a process starts has its peak memory on its account."""
    with TemporaryDirectory() as folder:
        found = Path(folder) / "etl.json"
        claims = map(str, sizes)
        _python("benchmarks.etl", "--runs", str(runs), "--json", str(found), "--claims", *claims)
        return [etl.Result(**row) for row in json.loads(found.read_text(encoding="utf-8"))]


def _python(*module: str) -> None:
    subprocess.run([sys.executable, "-m", *module], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--claims", type=int, nargs="+", default=CLAIMS, help="numbers of attendance claims (%(default)s)"
    )
    parser.add_argument("--parts", choices=PARTS, nargs="+", default=PARTS, help="what is measured (all)")
    parser.add_argument("--databases", type=Path, help="folder that keeps databases, named after the claims")
    parser.add_argument("--fast", action="store_true", help="measure each thing once: shows that all works")
    here = Path(__file__).parent
    parser.add_argument("--json", type=Path, default=here / "results.json", help="file for the raw figures")
    parser.add_argument("--markdown", type=Path, default=here / "RESULTS.md", help="file for the tables")
    options = parser.parse_args(arguments)
    # Who is told to stop stops the servers, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    results = Results()
    if options.json.exists() and set(options.parts) != set(PARTS):
        results = Results.read(options.json)
    results.machine = machine()
    with ExitStack() as stack:
        folder = options.databases or Path(stack.enter_context(TemporaryDirectory()))
        databases = {claims: build(claims, folder) for claims in sorted(options.claims)}
        Benchmark(databases, FAST if options.fast else FULL, options.parts, results).run()
    results.write(options.json)
    written = markdown(results)
    options.markdown.write_text(written, encoding="utf-8")
    print(written, end="")


if __name__ == "__main__":
    main()
