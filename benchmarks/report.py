"""What was measured, kept as JSON and written as Markdown, and which bars it meets."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from benchmarks.browser import find_whole_chromium
from benchmarks.downloads import COPY, DASHBOARD_CSV, PANDAS, Download
from benchmarks.etl import BUILD
from benchmarks.etl import Result as EtlResult
from benchmarks.interaction import FIRST, REPEATED, Change, Traffic, Widget
from benchmarks.load import BUSY, BUSY_NEW, HUMAN, Load, Rebuild, SessionMemory
from benchmarks.opening import COLD, FRESH, WARM, Drawing, Opening
from benchmarks.servers import DASH, DASHBOARD, LINE, PLAIN, READY, TWO_PROCESSES, Site

PACKAGES = ("duckdb", "streamlit", "plotly", "pandas", "dash", "playwright")
MEBIBYTE = 2**20
MEGABYTE = 10**6

SMALL, LARGE, HUGE = 1_000, 1_000_000, 10_000_000
# How far the memory of the server may grow after the first fifth of a download that is called flat. What it
# needs from the start, such as the names of all documents, it needs for any length.
FLAT = 128 * MEBIBYTE
BUSY_SESSIONS = 20
# The times of all changes of a kind, in milliseconds.
Times = Callable[[str], Sequence[float]]


@dataclass
class Results:
    """All that was measured, one row for each measurement."""

    machine: dict[str, str] = field(default_factory=dict)
    etl: list[EtlResult] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    traffic: list[Traffic] = field(default_factory=list)
    sizes: list[Change] = field(default_factory=list)
    widgets: list[Widget] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    downloads: list[Download] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    session_memory: list[SessionMemory] = field(default_factory=list)
    rebuilds: list[Rebuild] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Results:
        """Read what `write` wrote."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        kinds: dict[str, Callable[..., Any]] = {
            "etl": EtlResult,
            "changes": Change,
            "traffic": Traffic,
            "sizes": Change,
            "widgets": Widget,
            "openings": Opening,
            "drawings": Drawing,
            "downloads": Download,
            "loads": Load,
            "session_memory": SessionMemory,
            "rebuilds": Rebuild,
        }
        rows = {name: [kind(**row) for row in raw.get(name, [])] for name, kind in kinds.items()}
        return cls(raw["machine"], **rows)

    def write(self, path: Path) -> None:
        """Write all of it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Bar:
    """One bar: what it asks, what was measured, and whether that meets it; None where it was not measured."""

    what: str
    asked: str
    measured: str
    is_met: bool | None


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "browser": _browser(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory / 2**30:.0f} GiB",
        "python": platform.python_version(),
        **{name: found for name in PACKAGES if (found := _version(name))},
    }


def _browser() -> str:
    """The browser as it names itself, and whether it is the whole or the part without windows."""
    path = find_whole_chromium()
    named = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    return f"{named.stdout.strip()} ({Path(path).name})"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def markdown(results: Results) -> str:
    """The bars and all tables."""
    named = ", ".join(f"{name} {value}" for name, value in results.machine.items())
    sections = [
        ("Bars", _bars_table),
        ("Filter change", _changes_table),
        ("Filter change at two sizes in turn", _sizes_table),
        ("Widgets", _widgets_table),
        ("Opening a page", _openings_table),
        ("CSV of a large table", _downloads_table),
        ("Many readers", _loads_table),
        ("Rebuild while sessions are open", _rebuild_table),
        ("ETL", _etl_table),
    ]
    written = [f"## {title}\n\n{text}" for title, tell in sections if (text := tell(results))]
    return "\n".join([f"# Benchmarks\n\nMeasured on: {named}.\n", *written])


def bars(results: Results) -> list[Bar]:
    """The bars, each with what was measured."""
    redrawn = "filter change to all figures redrawn"
    return [
        _change_bar(
            f"{redrawn}, {LARGE:,} claims, against ready-made figures",
            partial(_totals, results.changes, LARGE, DASHBOARD),
            partial(_totals, results.changes, LARGE, READY),
            1.15,
        ),
        *(
            _change_bar(
                f"{redrawn}, {claims:,} claims, against Dash",
                partial(_totals, results.changes, claims, DASHBOARD),
                partial(_totals, results.changes, claims, DASH),
                1.0,
            )
            for claims in (LARGE, HUGE)
        ),
        _change_bar(
            f"{redrawn}, {HUGE:,} claims against {SMALL:,}",
            partial(_totals, results.sizes, HUGE, DASHBOARD),
            partial(_totals, results.sizes, SMALL, DASHBOARD),
            1.2,
        ),
        _processor_bar(results),
        _answers_bar(results),
        _p95_bar(results),
        _opening_bar(results),
        _build_bar(results),
        _download_bar(results),
        _rebuild_bar(results),
    ]


def _change_bar(what: str, own: Times, others: Times, at_most: float) -> Bar:
    """The time of a change on the dashboard as a multiple of that on another page, or at another size."""
    ratios = {
        kind: median(measured) / median(compared)
        for kind in (FIRST, REPEATED)
        if (measured := own(kind)) and (compared := others(kind))
    }
    return _bar_of_ratios(what, f"at most {at_most:g} times", ratios, lambda ratio: ratio <= at_most)


def _processor_bar(results: Results) -> Bar:
    ratios = {
        f"{claims:,} claims, {kind}": mean(own) / mean(others)
        for claims in _sizes(results.changes)
        for kind in (FIRST, REPEATED)
        if (own := _processor(results, claims, DASHBOARD, kind))
        and (others := _processor(results, claims, PLAIN, kind))
    }
    # Where many readers ask, some ask for what others asked for before.
    crowd, plain = (_load(results, site, HUMAN, BUSY_SESSIONS) for site in (DASHBOARD, PLAIN))
    if crowd and plain:
        told = f"{crowd.claims:,} claims, {BUSY_SESSIONS} sessions at human pace"
        ratios[told] = _processor_per_change(crowd) / _processor_per_change(plain)
    what = "server processor time per filter change, against Streamlit + DuckDB"
    return _bar_of_ratios(what, "at most a quarter", ratios, lambda ratio: ratio <= 0.25)


def _answers_bar(results: Results) -> Bar:
    ratios = {
        f"{site.name}, {pace}": len(own.waits) / own.seconds / (len(other.waits) / other.seconds)
        for site in (DASHBOARD, TWO_PROCESSES)
        for pace in (BUSY, BUSY_NEW)
        if (own := _load(results, site, pace, BUSY_SESSIONS))
        and (other := _load(results, PLAIN, pace, BUSY_SESSIONS))
    }
    what = f"changes per second with {BUSY_SESSIONS} sessions, against Streamlit + DuckDB"
    return _bar_of_ratios(what, "at least 4 times", ratios, lambda ratio: ratio >= 4)


def _p95_bar(results: Results) -> Bar:
    what, asked = "p95 with 20 sessions at human pace against 1 session", "at most 2 times, no error"
    told, met = [], []
    for site in (DASHBOARD, TWO_PROCESSES):
        many, one = (_load(results, site, HUMAN, sessions) for sessions in (BUSY_SESSIONS, 1))
        if many and one:
            ratio, errors = p95(many.waits) / p95(one.waits), len(many.errors)
            told.append(f"{site.name}: {ratio:.2f}, {errors} errors")
            met.append(ratio <= 2 and not errors)
    return Bar(what, asked, "; ".join(told), all(met) if met else None)


def _opening_bar(results: Results) -> Bar:
    what = "page open, warm, against a Streamlit page with one line of text"
    asked = "at most 1.5 times plus its figures' drawing"
    told, met = [], []
    for drawing in results.drawings:
        own, line = (_opened(results, drawing.claims, site, WARM) for site in (DASHBOARD, LINE))
        if own and line:
            allowed = 1.5 * median(line) + drawing.total
            told.append(f"{drawing.claims:,} claims: {median(own):,.0f} ms of {allowed:,.0f}")
            met.append(median(own) <= allowed)
    return Bar(what, asked, "; ".join(told), all(met) if met else None)


def _build_bar(results: Results) -> Bar:
    what = f"full build with all checks, {HUGE:,} claims, against the floor"
    asked = "at most 3 times, memory under 4 GiB"
    built = [row for row in results.etl if row.claims == HUGE and row.what == BUILD]
    told = "; ".join(f"{row.ratio:.2f}, {row.peak_bytes / 2**30:.1f} GiB" for row in built)
    met = all(row.ratio <= 3 and row.peak_bytes < 4 * 2**30 for row in built)
    return Bar(what, asked, told, met if built else None)


def _download_bar(results: Results) -> Bar:
    what, asked = "CSV of a large filtered table, to the file", "at least 50 MB/s, memory flat"
    own = [row for row in results.downloads if row.way == DASHBOARD_CSV and row.claims >= LARGE]
    told, met = [], []
    for claims in _sizes(own):
        speed, grown, later = _speed(own, claims), *_grown(own, claims)
        told.append(
            f"{claims:,} claims: {speed:.0f} MB/s, memory grows by {grown / MEBIBYTE:.0f} MiB, "
            f"by {later / MEBIBYTE:.0f} after the first fifth"
        )
        met.append(speed >= 50 and later <= FLAT)
    return Bar(what, asked, "; ".join(told), all(met) if met else None)


def _rebuild_bar(results: Results) -> Bar:
    what, asked = "rebuild while sessions are open", "no error, new numbers without restart"
    told = "; ".join(
        f"{len(row.errors)} errors, longest wait {row.longest_wait:.1f} s, "
        f"new numbers after {row.new_after:.1f} s"
        for row in results.rebuilds
    )
    met = not any(row.errors for row in results.rebuilds)
    return Bar(what, asked, told, met if told else None)


def _bar_of_ratios(
    what: str, asked: str, ratios: Mapping[str, float], is_met: Callable[[float], bool]
) -> Bar:
    told = "; ".join(f"{kind}: {ratio:.2f}" for kind, ratio in ratios.items())
    return Bar(what, asked, told, all(map(is_met, ratios.values())) if ratios else None)


def _bars_table(results: Results) -> str:
    words = {True: "yes", False: "**no**", None: "not measured"}
    rows = [(bar.what, bar.asked, bar.measured, words[bar.is_met]) for bar in bars(results)]
    return table(("what", "bar", "measured", "met"), rows)


def _changes_table(results: Results) -> str:
    """One row for each page and size: medians of the times, means of the processor time."""
    rows = []
    for claims, page in _groups(results.changes):
        own = [row for row in results.changes if (row.claims, row.page) == (claims, page)]
        by_kind = [[row for row in own if row.kind == kind] for kind in (FIRST, REPEATED)]
        commits = [row.commit for row in own if row.commit is not None]
        sent = next(row.bytes for row in results.traffic if (row.claims, row.page) == (claims, page))
        rows.append(
            (
                f"{claims:,}",
                page,
                own[0].figures,
                *(f"{median(row.total for row in rows):,.0f}" for rows in by_kind),
                f"{median(commits):,.0f}" if commits else "",
                *(f"{mean(row.processor for row in rows):,.0f}" for rows in by_kind),
                f"{sent / 1024:,.0f}",
            )
        )
    return table(
        (
            "claims",
            "page",
            "figures",
            "first, ms",
            "again, ms",
            "of it Streamlit's widget, ms",
            "processor first, ms",
            "processor again, ms",
            "sent, KiB",
        ),
        rows,
    )


def _sizes_table(results: Results) -> str:
    rows = [
        (
            f"{claims:,}",
            page,
            *(
                f"{median(_totals(results.sizes, claims, DASHBOARD, kind)):,.0f}"
                for kind in (FIRST, REPEATED)
            ),
        )
        for claims, page in sorted(_groups(results.sizes))
    ]
    return table(("claims", "page", "first, ms", "again, ms"), rows)


def _widgets_table(results: Results) -> str:
    rows = []
    for widget in dict.fromkeys(row.widget for row in results.widgets):
        own = [row for row in results.widgets if row.widget == widget]
        commit, total = median(row.commit for row in own), median(row.total for row in own)
        rows.append((widget, f"{commit:.0f}", f"{total:.0f}"))
    return table(("widget", "until it is sent, ms", "until a line of text is new, ms"), rows)


def _openings_table(results: Results) -> str:
    rows = []
    for claims, page in _groups(results.openings):
        by_kind = [
            [
                row.total
                for row in results.openings
                if (row.claims, row.page, row.kind) == (claims, page, kind)
            ]
            for kind in (FRESH, COLD, WARM)
        ]
        rows.append((f"{claims:,}", page, *(f"{median(totals):,.0f}" for totals in by_kind)))
    rows += [
        (f"{row.claims:,}", "the dashboard's figures drawn in a static page", "", "", f"{row.total:,.0f}")
        for row in results.drawings
    ]
    return table(("claims", "page", "first reader of a fresh server, ms", "cold, ms", "warm, ms"), rows)


def _downloads_table(results: Results) -> str:
    rows = []
    for claims in _sizes(results.downloads):
        for way in (DASHBOARD_CSV, COPY, PANDAS):
            own = [row for row in results.downloads if row.claims == claims and row.way == way]
            size, speed = f"{own[0].bytes / MEGABYTE:,.1f}", f"{_speed(own, claims):,.0f}"
            grown = (
                f"{held / MEBIBYTE:,.0f}" if way == DASHBOARD_CSV else "" for held in _grown(own, claims)
            )
            rows.append((f"{claims:,}", way, size, speed, *grown))
    titles = (
        "claims",
        "written by",
        "MB",
        "MB/s",
        "server memory grows by, MiB",
        "after the first fifth, MiB",
    )
    return table(titles, rows)


def _loads_table(results: Results) -> str:
    weights = {(row.claims, row.page): row.bytes for row in results.session_memory}
    rows = [
        (
            f"{load.claims:,}",
            load.page,
            load.pace,
            load.sessions,
            f"{median(load.waits):.2f}",
            f"{p95(load.waits):.2f}",
            f"{len(load.waits) / load.seconds:.1f}",
            f"{_processor_per_change(load) * 1000:,.0f}",
            len(load.errors),
            f"{load.memory / MEBIBYTE:,.0f}",
            f"{weights[load.claims, load.page] / MEBIBYTE:.1f}",
        )
        for load in results.loads
    ]
    return table(
        (
            "claims",
            "page",
            "pace",
            "sessions",
            "median, s",
            "p95, s",
            "changes/s",
            "processor per change, ms",
            "errors",
            "server memory, MiB",
            "per session, MiB",
        ),
        rows,
    )


def _rebuild_table(results: Results) -> str:
    rows = [
        (
            f"{row.claims:,}",
            row.sessions,
            row.changes,
            len(row.errors),
            f"{row.longest_wait:.2f}",
            f"{row.new_after:.2f}",
        )
        for row in results.rebuilds
    ]
    return table(
        (
            "claims",
            "sessions",
            "changes",
            "errors",
            "longest wait, s",
            "last reader sees new numbers after, s",
        ),
        rows,
    )


def _etl_table(results: Results) -> str:
    rows = [
        (
            f"{row.claims:,}",
            f"{row.rows:,}",
            row.what,
            f"{row.seconds:.2f}",
            f"{row.processor_seconds:.2f}",
            f"{row.rows_per_second:,.0f}",
            f"{row.peak_bytes / MEBIBYTE:,.0f}",
            f"{row.ratio:.2f}",
        )
        for row in results.etl
    ]
    return table(
        ("claims", "rows", "what", "seconds", "processor seconds", "rows/s", "peak MiB", "times the floor"),
        rows,
    )


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; empty where there are no rows."""
    lines = [f"| {' | '.join(map(str, row))} |\n" for row in rows]
    if not lines:
        return ""
    return f"| {' | '.join(header)} |\n|{'---|' * len(header)}\n{''.join(lines)}"


def p95(waits: Sequence[float]) -> float:
    """The wait that 95 of 100 do not exceed."""
    return quantiles(waits, n=20, method="inclusive")[-1] if len(waits) > 1 else waits[0]


def _totals(changes: Iterable[Change], claims: int, site: Site, kind: str) -> list[float]:
    return [row.total for row in changes if (row.claims, row.page, row.kind) == (claims, site.name, kind)]


def _processor(results: Results, claims: int, site: Site, kind: str) -> list[float]:
    return [
        row.processor
        for row in results.changes
        if (row.claims, row.page, row.kind) == (claims, site.name, kind)
    ]


def _opened(results: Results, claims: int, site: Site, kind: str) -> list[float]:
    return [
        row.total for row in results.openings if (row.claims, row.page, row.kind) == (claims, site.name, kind)
    ]


def _load(results: Results, site: Site, pace: str, sessions: int) -> Load | None:
    """The load of a page, at the largest size that was measured."""
    found = [
        row for row in results.loads if (row.page, row.pace, row.sessions) == (site.name, pace, sessions)
    ]
    return max(found, key=lambda row: row.claims, default=None)


def _processor_per_change(load: Load) -> float:
    """What the server computed for a change, in seconds."""
    return load.processor / len(load.waits)


def _speed(downloads: Iterable[Download], claims: int) -> float:
    """The median of the speeds at one size, in MB/s."""
    return median(row.bytes / MEGABYTE / row.seconds for row in downloads if row.claims == claims)


def _grown(downloads: Iterable[Download], claims: int) -> tuple[int, int]:
    """The most by which memory grew at one size, in bytes, and how much of it after the first fifth."""
    own = [row for row in downloads if row.claims == claims]
    return max(row.memory or 0 for row in own), max(row.later or 0 for row in own)


def _sizes(rows: Iterable[Change | Download]) -> list[int]:
    return sorted({row.claims for row in rows})


def _groups(rows: Iterable[Change | Opening]) -> list[tuple[int, str]]:
    """Each size with each page, in the order of measurement."""
    return list(dict.fromkeys((row.claims, row.page) for row in rows))
