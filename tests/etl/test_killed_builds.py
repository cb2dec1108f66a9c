"""Builds that are killed at any instant, while a reader reads all the while.

The reader must never meet an error, nor a figure that does not belong to the data version beside it; and what
a killed build leaves must be gone after the next one.
"""

import io
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest

from analytics.builds import open_whole
from analytics.database import fetch_sql
from etl import __main__ as command_line
from etl.builds import damage_of, kept_builds

PROJECT = Path(__file__).parents[2]
SEED = 20220304
KILLS = 200
SHORT_KILLS = 12
# How often a whole build comes between those that are killed.
KILLS_BETWEEN = 10
FIGURES = """
    SELECT (SELECT value FROM metadata WHERE name = 'data_version') AS version,
        (SELECT sum(figure)::BIGINT FROM attendance_claims) AS stated,
        (SELECT sum(attendance_best)::BIGINT FROM reconciled_events) AS chosen
"""


def figures_of(database: Path) -> tuple[object, ...]:
    opened = open_whole(database)
    try:
        rows = fetch_sql(opened, FIGURES)
        return tuple(rows.iloc[0])
    finally:
        opened.connection.close()


def read_all_the_while(database: Path, pause: float, ended: Connection, results: Connection) -> None:
    """Read until told to end, with pauses of so many seconds; tell how often each answer came, and errors."""
    answers: Counter[tuple[object, ...]] = Counter()
    errors = []
    while not ended.poll(pause):
        try:
            answers[figures_of(database)] += 1
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}")
    results.send((answers, errors))


def build(records: Path, database: Path, boundary: int | None, counted: Connection | None) -> None:
    """Build, and be killed at a boundary between two steps; without one, tell how many there are."""
    sys.stdout = sys.stderr = io.StringIO()
    passed = 0

    def pass_boundary() -> None:
        nonlocal passed
        passed += 1
        if passed == boundary:
            os.kill(os.getpid(), signal.SIGKILL)

    for module, name in (
        (command_line.Progress, "step"),
        *((os, name) for name in ("fsync", "ftruncate", "link", "replace", "unlink")),
    ):
        setattr(module, name, between(getattr(module, name), pass_boundary))
    status = command_line.main(["build", "--records", str(records), "--database", str(database), "--wait"])
    if counted:
        counted.send(passed)
    os._exit(status)


def between(act, pass_boundary):
    """An act with a boundary before it and one after it."""

    def acted(*arguments, **options):
        pass_boundary()
        result = act(*arguments, **options)
        pass_boundary()
        return result

    return acted


@dataclass
class Siege:
    """Two sets of records that are built in turn, and what became of each build."""

    context: ForkServerContext
    records: tuple[Path, Path]
    database: Path
    draw: random.Random = field(default_factory=lambda: random.Random(SEED))
    known: set[tuple[object, ...]] = field(default_factory=set)
    boundaries: int = 0
    seconds: float = 0.0
    started: int = 0
    killed: int = 0

    def begin(self, boundary: int | None = None, counted: Connection | None = None) -> ForkServerProcess:
        """Start to build the records whose turn it is."""
        records = self.records[self.started % 2]
        self.started += 1
        process = self.context.Process(target=build, args=(records, self.database, boundary, counted))
        process.start()
        return process

    def build(self) -> None:
        """Build to the end; nothing may be left over, and the figures are those of these records."""
        incoming, outgoing = self.context.Pipe(duplex=False)
        start = time.perf_counter()
        process = self.begin(counted=outgoing)
        outgoing.close()  # So that nobody waits for a build that failed.
        self.boundaries = incoming.recv()
        process.join()
        self.seconds = time.perf_counter() - start
        assert process.exitcode == 0
        self.known.add(figures_of(self.database))
        kept = {build.path.name for build in kept_builds(self.database)}
        assert {path.name for path in self.database.parent.iterdir()} == {*kept, self.database.name}

    def kill_at(self, boundary: int) -> None:
        """Kill a build between two steps."""
        process = self.begin(boundary)
        process.join()
        self.look(process)

    def kill_any_time(self) -> None:
        """Kill a build at a random instant."""
        process = self.begin()
        time.sleep(self.draw.uniform(0, self.seconds))
        process.kill()
        process.join()
        self.look(process)

    def look(self, process: ForkServerProcess) -> None:
        """What stands is whole and one of the two."""
        self.killed += process.exitcode == -signal.SIGKILL
        assert damage_of(self.database) is None
        assert figures_of(self.database) in self.known


@pytest.fixture
def context(monkeypatch: pytest.MonkeyPatch) -> ForkServerContext:
    """Starts processes from one that has imported all of this, so that builds begin at once."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.etl.test_killed_builds"])
    return context


def siege_on(context: ForkServerContext, records: Path, folder: Path) -> Siege:
    """The records, and the same with another figure; both have been built once."""
    other = folder / "other"
    shutil.copytree(records, other)
    claims = other / "attendance_claims.csv"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace(",250,", ",2500,", 1), encoding="utf-8")
    siege = Siege(context, (records, other), folder / "build" / "records.duckdb")
    siege.build()
    siege.build()
    assert len(siege.known) == 2
    return siege


@pytest.fixture
def reading(context, tmp_path) -> Iterator:
    """What starts a reader of a database, and gives what it read once it is called again."""
    processes = []

    def start(database: Path, pause: float = 0.0):
        ended, end = context.Pipe(duplex=False)
        incoming, outgoing = context.Pipe(duplex=False)
        process = context.Process(target=read_all_the_while, args=(database, pause, ended, outgoing))
        processes.append(process)
        process.start()

        def stop():
            end.send(True)
            return incoming.recv()

        return stop

    yield start
    for process in processes:
        process.kill()
        process.join()


def test_builds_that_are_killed_disturb_no_reader_and_leave_nothing(records, context, tmp_path, reading):
    siege = siege_on(context, records.directory.absolute(), tmp_path)
    stop = reading(siege.database, pause=0.05)

    # The last boundaries are those at which names change.
    at_boundaries = range(siege.boundaries - 2 * SHORT_KILLS + 9, siege.boundaries, 3)
    for boundary in at_boundaries:
        siege.kill_at(boundary)
    for _ in range(SHORT_KILLS - len(at_boundaries)):
        siege.kill_any_time()
    siege.build()

    answers, errors = stop()
    assert errors == []
    assert set(answers) <= siege.known
    assert siege.killed >= len(at_boundaries)
    assert sum(answers.values()) > SHORT_KILLS


@pytest.mark.soak
def test_two_hundred_killed_builds_of_the_real_records(context, tmp_path, reading, capsys):
    siege = siege_on(context, PROJECT / "data" / "records", tmp_path)
    stop = reading(siege.database)
    start = time.perf_counter()

    for boundary in range(1, siege.boundaries + 1):
        siege.kill_at(boundary)
        if boundary % KILLS_BETWEEN == 0 or siege.boundaries - boundary < 2 * KILLS_BETWEEN:
            siege.build()
    while siege.killed < KILLS:
        for _ in range(KILLS_BETWEEN):
            siege.kill_any_time()
        siege.build()

    answers, errors = stop()
    with capsys.disabled():
        print(
            f"\n{siege.started} builds, {siege.killed} of them killed, at {siege.boundaries} boundaries and "
            f"at random instants; {sum(answers.values())} reads, {len(errors)} errors, "
            f"{time.perf_counter() - start:.0f} s"
        )
    assert errors == []
    assert set(answers) == siege.known
