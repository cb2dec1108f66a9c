"""What a build is made from: the files of the records, the contract and the code, known by their bytes.

Times of files say little: a clock may be moved, and a copy or a checkout may be older than what it replaces.

Of the code, two parts are rules, for they decide about numbers: what computes the tables (`COMPUTING`), and
the definitions of figures over them, which belong to analytics and are files like any other here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl.builds import entry_of
from etl.contract import DEFAULT
from etl.problems import Problem

CODE = Path(__file__).parent
PROJECT = CODE.parent
COMPUTING = tuple(CODE / f"{name}.py" for name in ("contract", "load", "reconcile", "steps", "summaries"))
ENTRY = "built_from"
CHANGED = "records_changed"
# analytics/builds.py reads it.
DEFINITIONS = "definitions"


def read_inputs(records: Path) -> dict[Path, str]:
    """A hash of the bytes of each file that a build from these records is made from."""
    tables = (path for path in records.glob("*") if path.suffix.lower() == ".csv")
    code = {*CODE.rglob("*.py"), *_definitions()}
    paths = sorted((*tables, DEFAULT, *code))
    with ThreadPoolExecutor() as side_by_side:
        return dict(zip(paths, side_by_side.map(_digest, paths), strict=True))


def rules() -> str:
    """A hash of the code that decides about numbers."""
    return _digest_of_code((*COMPUTING, *_definitions()))


def definitions() -> str:
    """A hash of the code that defines figures over the tables of the database."""
    return _digest_of_code(_definitions())


def fingerprint(inputs: Mapping[Path, str]) -> str:
    """A hash of all inputs, wherever their folders stand."""
    lines = sorted(f"{_name(path)} {digest}" for path, digest in inputs.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def note(connection: duckdb.DuckDBPyConnection, inputs: Mapping[Path, str]) -> None:
    """Write into a loaded database what it is made from, and when a file of the records was last changed."""
    times = [path.stat().st_mtime for path in inputs if path.suffix.lower() == ".csv"]
    changed = datetime.fromtimestamp(max(times), UTC).isoformat(timespec="seconds")
    connection.executemany(
        "INSERT INTO metadata VALUES (?, ?)",
        [(ENTRY, fingerprint(inputs)), (CHANGED, changed), (DEFINITIONS, definitions())],
    )


def are_those_of(database: Path, inputs: Mapping[Path, str]) -> bool:
    """Whether the database is made from just these."""
    return entry_of(database, ENTRY) == fingerprint(inputs)


def changes(before: Mapping[Path, str], after: Mapping[Path, str]) -> list[Problem]:
    """Names each file that is not as it was when the build began."""
    return [
        Problem(str(path), "was changed while it was read", "Build again when all changes to it are saved.")
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    ]


def _definitions() -> list[Path]:
    analytics = PROJECT / "analytics"
    return [analytics / "event_roles.py", analytics / "filters.py", *analytics.glob("metrics/*.py")]


def _digest_of_code(paths: Iterable[Path]) -> str:
    return fingerprint({path: _digest(path) for path in paths})


def _name(path: Path) -> str:
    """The name of a file wherever its folder stands; modules of the same name differ by their place."""
    is_code = path.suffix == ".py" and path.is_relative_to(PROJECT)
    return path.relative_to(PROJECT).as_posix() if is_code else path.name


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        # Whoever reads the records says so, with what to do; here it is one state among others.
        return f"cannot be read: {error.strerror}"
