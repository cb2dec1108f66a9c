"""The folder of builds: the one that stands under its plain name, and the last ones under names of their own.

    records.duckdb                                   the build that stands
    records-0007-895ddc6a2dbf-5f3a9c21d0aa.duckdb    a kept build: number, data version, digest of its bytes

A build is written to a file of its own and takes its place by one rename. The plain name is a second name
(a hard link) of the newest kept build, not a pointer to it: whoever opens it, by whatever means, always finds
a whole database, even while old builds are removed. Numbers, not times, tell which build is newer: a clock
may be moved back.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from pathlib import Path

import duckdb

from etl.contract import identifier, literal

KEEP_VARIABLE = "JPOA_KEEP_BUILDS"
KEPT_BUILDS = 5
NO_DATABASE = "not a valid DuckDB database"
DIGEST_DIGITS = 12
# A version as a test or a foreign database may have it does not stand in a name.
VERSION = re.compile(r"[0-9a-f]{12}")


class BuildRunningError(Exception):
    """Another build is writing to the same folder."""

    def __init__(self, told: str) -> None:
        """Name the other build as it told of itself: its process and when it started."""
        self.other = f"Another build is running{f' ({told})' if told else ''}."
        super().__init__(self.other)


@dataclass(frozen=True)
class Build:
    """A kept build as its name tells of it."""

    path: Path
    number: int
    version: str
    digest: str


def kept_builds(database: Path) -> list[Build]:
    """The kept builds of the database, the newest first."""
    name = re.compile(
        rf"{re.escape(database.stem)}-(\d+)-({VERSION.pattern})-([0-9a-f]{{{DIGEST_DIGITS}}})"
        rf"{re.escape(database.suffix)}"
    )
    found = [(path, name.fullmatch(path.name)) for path in database.parent.glob(f"*{database.suffix}")]
    builds = [Build(path, int(match[1]), match[2], match[3]) for path, match in found if match]
    return sorted(builds, key=lambda build: build.number, reverse=True)


def standing_build(database: Path) -> Build | None:
    """The kept build that stands; None where another file, or none, has its place."""
    if not database.exists():
        return None
    return next((build for build in kept_builds(database) if _is_same(build.path, database)), None)


def builds_to_keep() -> int:
    """How many builds are kept unless the command line says otherwise: JPOA_KEEP_BUILDS, or 5."""
    told = os.environ.get(KEEP_VARIABLE, "")
    return int(told) if re.fullmatch(r"0*[1-9]\d*", told) else KEPT_BUILDS


def building_path(database: Path) -> Path:
    """Where a build is written until it is whole."""
    return database.with_name(f"{database.name}.building")


def take_place(database: Path, version: str, keep: int) -> None:
    """Give the finished build its name and then its place, and remove builds beyond those to keep.

    A crash at any instant leaves the old build standing or the new one, on the disk too.
    """
    building = building_path(database)
    _keep_what_stands(database)
    number = max((build.number for build in kept_builds(database)), default=0) + 1
    named = _name(database, number, version, digest_of(building))
    _write_through(building)
    os.replace(building, named)
    switching = _switching_path(database)
    _link(named, switching)
    # What somebody wrote into the old database by hand would be taken for a part of the new one.
    database.with_name(f"{database.name}.wal").unlink(missing_ok=True)
    _write_through(database.parent)
    os.replace(switching, database)
    with suppress(OSError):  # Should the power fail before this is on the disk, the old build stands again.
        _write_through(database.parent)
    _prune(database, keep)


def clean(database: Path) -> None:
    """Remove what a build left that was killed: half a database, and builds that never stood."""
    _switching_path(database).unlink(missing_ok=True)
    # With what DuckDB and extract.py write beside it: names that begin with its own.
    for path in database.parent.glob(f"{escape(building_path(database).name)}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if standing := standing_build(database):
        for build in kept_builds(database):
            if build.number > standing.number:
                build.path.unlink(missing_ok=True)


def damage_of(database: Path) -> str | None:
    """What is wrong with the file of a database, in words; None if it is as it was built."""
    standing = standing_build(database)
    # Under the name that no other build will ever have: another one may take the place right now.
    file = standing.path if standing else database
    damage = _damage_of(file, standing)
    was_removed = damage is not None and database.exists() and not file.exists()
    return damage_of(database) if was_removed else damage


def _damage_of(file: Path, standing: Build | None) -> str | None:
    try:
        if file.stat().st_size == 0:
            return "is empty"
        is_whole = standing is not None and digest_of(file) == standing.digest
        version = _read_version(file)
        if standing is None:
            _read_all(file)
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    except duckdb.CatalogException:
        return "is not a database of these records"
    except duckdb.Error as error:
        said = str(error).partition("\n")[0].rstrip("!.")
        return "is not a DuckDB database" if NO_DATABASE in said else f"is damaged ({said})"
    if standing and not is_whole:
        return "is damaged: its bytes are not those that were built"
    if version is None or (standing and version != standing.version):
        return "is not a database of these records"
    return None


def entry_of(database: Path, name: str) -> str | None:
    """An entry of the table `metadata`; None where it has none of that name."""
    with duckdb.connect() as connection:
        _attach(connection, database)
        rows = connection.execute("SELECT value FROM built.metadata WHERE name = ?", [name]).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else None


def digest_of(path: Path) -> str:
    """A hash of the bytes of the file, as 12 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:DIGEST_DIGITS]


@contextmanager
def alone(
    database: Path, *, wait: bool, on_wait: Callable[[BuildRunningError], None] = lambda _: None
) -> Iterator[None]:
    """Keep every other build out of the database for the length of the block.

    Args:
        database: what is built.
        wait: whether to wait for a build that is running.
        on_wait: is told of the build that is waited for.

    Raises:
        BuildRunningError: another build is running, and `wait` is false.
    """
    lock = database.with_name(f"{database.name}.lock")
    handle = _locked(lock, wait=wait, on_wait=on_wait)
    try:
        since = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
        os.ftruncate(handle, 0)
        os.write(handle, f"process {os.getpid()}, since {since}".encode())
        yield
    finally:
        # Removed while it is locked: who waits for it sees that it is gone and starts with a new one.
        lock.unlink(missing_ok=True)
        os.close(handle)


def _locked(lock: Path, *, wait: bool, on_wait: Callable[[BuildRunningError], None]) -> int:
    """Open and lock the file. The system frees it when the process ends, however it ends."""
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                error = BuildRunningError(os.pread(handle, 200, 0).decode(errors="replace"))
                if not wait:
                    raise error from None
                on_wait(error)
                fcntl.flock(handle, fcntl.LOCK_EX)
            if _is_open_at(lock, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_open_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _is_same(kept: Path, database: Path) -> bool:
    try:
        return kept.samefile(database)
    except FileNotFoundError:  # Removed meanwhile, because newer builds came.
        return False


def _name(database: Path, number: int, version: str, digest: str) -> Path:
    return database.with_name(f"{database.stem}-{number:04}-{version}-{digest}{database.suffix}")


def _switching_path(database: Path) -> Path:
    return database.with_name(f"{database.name}.switching")


def _keep_what_stands(database: Path) -> None:
    """Name a database that was put in its place by other means, so that it is kept as well."""
    if not database.exists() or standing_build(database):
        return
    if damage_of(database) is None and VERSION.fullmatch(version := _read_version(database) or ""):
        number = max((build.number for build in kept_builds(database)), default=0) + 1
        _link(database.resolve(), _name(database, number, version, digest_of(database)))


def _link(file: Path, name: Path) -> None:
    """Give the file a second name, or a copy where the file system knows no second names."""
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(file, name)
        _write_through(name)


def _prune(database: Path, keep: int) -> None:
    newest, *older = kept_builds(database)
    versions = {newest.version}
    for build in older:
        # Of the same data the last build is enough.
        if build.version in versions or len(versions) >= keep:
            build.path.unlink(missing_ok=True)
        else:
            versions.add(build.version)


def _write_through(path: Path) -> None:
    """Return once the file or directory is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems know no writing through of directories.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(handle)


def _attach(connection: duckdb.DuckDBPyConnection, database: Path) -> None:
    connection.execute(f"ATTACH {literal(str(database))} AS built (READ_ONLY)")


def _read_version(database: Path) -> str | None:
    return entry_of(database, "data_version")


def _read_all(database: Path) -> None:
    """Read every value: DuckDB checks each block that it reads."""
    with duckdb.connect() as connection:
        _attach(connection, database)
        tables = connection.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'built'"
        ).fetchall()
        for schema, table in tables:
            name = f"built.{identifier(schema)}.{identifier(table)}"
            connection.execute(f"SELECT bit_xor(hash(whole)) FROM {name} AS whole").fetchall()
