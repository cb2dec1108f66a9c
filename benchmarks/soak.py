"""Readers who stay for long while the records change under them: whether anything wears out.

Each session goes from page to page and changes filters, all in one connection, while the database is built
anew from other records at even intervals. What may go wrong only after a while is an error at a change of
builds, a session that stays with old data, and memory that an old build leaves behind.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import combinations
from benchmarks.load import Visit, build_database, data_version_of, streamlit_session
from benchmarks.make_records import make_records
from benchmarks.servers import DASHBOARD, MeasuredServer, serve

CLAIMS = 1000
SECONDS_BETWEEN_READINGS = 1.0
LONGEST_WAIT = 60.0
LONGEST_ERROR = 3000
# Most pages have filters, and each of these says its data version.
PAGES = (
    "",
    "events",
    "attendance",
    "phases",
    "organizations",
    "source_documents",
    "disagreements",
    "coverage",
)
# Each with the parameter of its address, and how many subjects it has.
SUBJECT_PAGES = (("event", "event", 300), ("organization", "profile", 170), ("document", "document", 340))
MEBIBYTE = 2**20


@dataclass(frozen=True)
class Plan:
    """How many readers there are, for how long, and how often the records change; seconds.

    Attributes:
        sessions: how many readers there are.
        seconds: how long they stay.
        rebuilds: how many builds take the place of the first one.
        pace: the shortest and the longest pause of a reader between two changes.
    """

    sessions: int
    seconds: float
    rebuilds: int
    pace: tuple[float, float]


@dataclass
class Soak:
    """What readers met; seconds and bytes.

    Attributes:
        versions: the data version of each build, the first one too, in their order.
        built: when each of them stood.
        seen: by session, when it first showed each of them or a later one.
        waits: how long each change took until the server had sent everything.
        errors: what went wrong.
        mixed: how many pages showed numbers of two builds.
        memory: what the server held, at even intervals.
        open_builds: how many builds it had open, at the same times.
    """

    versions: list[str] = field(default_factory=list)
    built: list[float] = field(default_factory=list)
    seen: list[list[float]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    mixed: int = 0
    memory: list[int] = field(default_factory=list)
    open_builds: list[int] = field(default_factory=list)

    def take_ups(self) -> list[float]:
        """How long after each build each session showed it, where it did."""
        return [
            max(0.0, seen - built)
            for session in self.seen
            for seen, built in zip(session, self.built, strict=False)
        ]

    def growth(self) -> float:
        """By which share memory grew in the second half: from its first build to its last one, as medians.

        Memory rises and falls between two builds, so times as long as one of them are compared.
        """
        half = self.memory[len(self.memory) // 2 :]
        build = len(self.memory) // len(self.versions)
        return median(half[-build:]) / median(half[:build]) - 1

    def __str__(self) -> str:
        """The figures in a few lines."""
        curve = " ".join(f"{held / MEBIBYTE:.0f}" for held in self.memory[:: max(1, len(self.memory) // 20)])
        return (
            f"{len(self.seen)} sessions, {len(self.waits):,} changes, {len(self.versions) - 1} rebuilds, "
            f"{len(self.errors)} errors, {self.mixed} pages of two builds\n"
            f"wait: median {median(self.waits):.2f} s, longest {max(self.waits):.2f} s; "
            f"every session showed each build after {max(self.take_ups()):.1f} s at most\n"
            f"builds open at a time: {max(self.open_builds)} at most, {self.open_builds[-1]} at the end\n"
            f"memory in the second half: {self.growth():+.1%}; in MiB: {curve}"
        )


def measure(plan: Plan) -> Soak:
    """Let readers read while the database is built anew from other records."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "built.duckdb"
        soak = Soak()
        asyncio.run(_rebuild(0, database, soak))
        with serve(DASHBOARD, database) as server:
            asyncio.run(_soak(plan, server, database, soak))
            soak.errors += [error[:LONGEST_ERROR] for error in server.errors()]
    return soak


async def _soak(plan: Plan, server: MeasuredServer, database: Path, soak: Soak) -> None:
    end = time.perf_counter() + plan.seconds
    async with AsyncExitStack() as stack:
        visits = [await stack.enter_async_context(streamlit_session(server)) for _ in range(plan.sessions)]
        reading = [_read(number, visit, plan, end, soak) for number, visit in enumerate(visits)]
        await asyncio.gather(*reading, _change(plan, database, soak), _weigh(server, database, end, soak))


async def _change(plan: Plan, database: Path, soak: Soak) -> None:
    """Build from other records each time; after the last build readers stay as long as after the others."""
    interval = plan.seconds / (plan.rebuilds + 1)
    start = time.perf_counter()
    for number in range(1, plan.rebuilds + 1):
        await asyncio.sleep(start + number * interval - time.perf_counter())
        await _rebuild(number, database, soak)


async def _rebuild(number: int, database: Path, soak: Soak) -> None:
    records = database.with_name(f"records-{number}")
    await asyncio.to_thread(make_records, records, CLAIMS, number + 1)
    await build_database(records, database)
    soak.built.append(time.perf_counter())
    soak.versions.append(data_version_of(database))


async def _weigh(server: MeasuredServer, database: Path, end: float, soak: Soak) -> None:
    while time.perf_counter() < end:
        soak.memory.append(server.resident_memory())
        soak.open_builds.append(server.open_files(database.parent))
        await asyncio.sleep(SECONDS_BETWEEN_READINGS)


async def _read(number: int, visit: Visit, plan: Plan, end: float, soak: Soak) -> None:
    """Go from page to page until the time is over and the last build was seen; note which one each shows."""
    draw = random.Random(number)  # noqa: S311
    seen: list[float] = []
    soak.seen.append(seen)
    for path, query in _addresses(number):
        await asyncio.sleep(draw.uniform(*plan.pace))
        start = time.perf_counter()
        # Under some filters a page has nothing to show, so the last build may need a page more.
        if start > (end if len(seen) > plan.rebuilds else end + LONGEST_WAIT):
            return
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                shown = await visit(path, query)
        except Exception as error:
            soak.errors.append(f"/{path}?{query}: {error!r}"[:500])
            return
        now = time.perf_counter()
        soak.waits.append(now - start)
        found = [place for place, version in enumerate(soak.versions) if version.encode() in shown]
        soak.mixed += len(found) > 1
        seen += [now] * (max(found, default=-1) + 1 - len(seen))


def _addresses(seed: int) -> Iterator[tuple[str, str]]:
    """Pages with filters, each page for a few changes of its filters, as readers look at them."""
    draw = random.Random(seed)  # noqa: S311
    queries = combinations.drawn(seed)
    while True:
        if draw.random() < 0.2:
            path, parameter, count = draw.choice(SUBJECT_PAGES)
            yield path, f"{parameter}={path}-{draw.randrange(count):08}&{next(queries)}"
        path = draw.choice(PAGES)
        for _ in range(draw.randint(1, 4)):
            yield path, next(queries)
