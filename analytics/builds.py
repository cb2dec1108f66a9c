"""The builds that are kept beside the database that stands, and whether one of them is whole.

etl/builds.py writes them and says what their names mean.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from analytics.database import Database, DatabaseDamagedError, fetch_sql, open_database, read_tables
from analytics.filters import NARROWED_TABLES

NAME = r"-(\d+)-([0-9a-f]{12})-([0-9a-f]{12})"
# To read more would keep the first reader of a new build waiting. `make run` reads files of any size, and
# DuckDB checks each block that a query reads.
MOST_BYTES_READ = 256 * 2**20
# What every page needs; an older contract lacks some of it.
NEEDED_TABLES = frozenset(
    {*NARROWED_TABLES, "codes", "organization_names", "organizations", "reconciliation_rules", "table_fields"}
)


# By which definitions figures were computed when it was built.
DEFINITIONS_OF_BUILD = "SELECT value FROM metadata WHERE name = 'definitions'"
ANALYTICS = Path(__file__).parent


@dataclass(frozen=True)
class Build:
    """A kept build as its name tells of it."""

    path: Path
    number: int
    version: str
    digest: str


def kept_builds(database: Path) -> list[Build]:
    """Return the kept builds of the database, the newest first."""
    name = re.compile(re.escape(database.stem) + NAME + re.escape(database.suffix))
    found = [(path, name.fullmatch(path.name)) for path in database.parent.glob(f"*{database.suffix}")]
    builds = [Build(path, int(match[1]), match[2], match[3]) for path, match in found if match]
    return sorted(builds, key=lambda build: build.number, reverse=True)


def open_whole(path: Path) -> Database:
    """Open the database that stands, or a kept build, if all of it is as it was built.

    Raises:
        DatabaseMissingError: there is no file at that path.
        DatabaseDamagedError: it is damaged, or of a contract that lacks tables which pages need.
    """
    build = _build_at(path)
    if build is None:
        return _open(path)
    try:
        # Under the name that no other build will ever have: another one may take the place right now.
        if build.path.stat().st_size <= MOST_BYTES_READ and _digest(build.path) != build.digest:
            raise DatabaseDamagedError(path, "is damaged: its bytes are not those that were built")
        opened = _open(build.path)
    except (FileNotFoundError, DatabaseDamagedError):
        if build.path.exists():
            raise
        return open_whole(path)  # Removed meanwhile, because newer builds came.
    if opened.version != build.version:
        raise DatabaseDamagedError(path, f"holds data version {opened.version}, not that of its name")
    return opened


def gives_its_numbers(build: Database) -> bool:
    """Return whether figures of a build are still computed as they were when it was built."""
    found = fetch_sql(build, DEFINITIONS_OF_BUILD)
    return bool(found["value"].to_list() == [definitions()])


@cache
def definitions() -> str:
    """Return a hash of the code that defines figures, as etl/inputs.py writes it into a build."""
    paths = [ANALYTICS / "event_roles.py", ANALYTICS / "filters.py", *ANALYTICS.glob("metrics/*.py")]
    lines = [
        f"{path.relative_to(ANALYTICS.parent).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in paths
    ]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _open(path: Path) -> Database:
    opened = open_database(path)
    try:
        missing = NEEDED_TABLES - {*read_tables(opened).expressions}
    except duckdb.Error as error:
        raise DatabaseDamagedError(path, "is damaged") from error
    if missing:
        said = ", ".join(sorted(missing))
        raise DatabaseDamagedError(path, f"is of another data contract: it lacks {said}")
    return opened


def _build_at(path: Path) -> Build | None:
    """Return the kept build that stands at this path or has this name."""
    kept = re.sub(NAME + "$", "", path.stem)
    return next(
        (build for build in kept_builds(path.with_name(kept + path.suffix)) if _is_same(build.path, path)),
        None,
    )


def _is_same(kept: Path, path: Path) -> bool:
    try:
        return kept.samefile(path)
    except FileNotFoundError:
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
