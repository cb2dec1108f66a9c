import errno
import fcntl
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from etl.builds import BuildRunningError, alone, clean, damage_of, kept_builds, standing_build
from etl.load import new_database

VERSIONS = [f"{number:012x}" for number in range(1, 8)]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "build" / "records.duckdb"


def build(database: Path, version: str, **options) -> None:
    """A database that holds its version and nothing else."""
    with new_database(database, **options) as (connection, move_into_place):
        connection.execute("CREATE TABLE metadata AS SELECT 'data_version' AS name, $1 AS value", [version])
        connection.execute("CREATE TABLE numbers AS SELECT range AS number FROM range(100000)")
        move_into_place()


def version_of(database: Path) -> str:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{database}' AS built (READ_ONLY)")
        ((version,),) = connection.execute("SELECT value FROM built.metadata").fetchall()
    return str(version)


def kept_versions(database: Path) -> list[str]:
    return [kept.version for kept in kept_builds(database)]


def test_a_new_build_stands_and_the_one_before_it_is_kept(database):
    build(database, VERSIONS[0])
    build(database, VERSIONS[1])

    assert version_of(database) == VERSIONS[1]
    assert kept_versions(database) == [VERSIONS[1], VERSIONS[0]]
    assert [version_of(kept.path) for kept in kept_builds(database)] == [VERSIONS[1], VERSIONS[0]]
    assert standing_build(database) == kept_builds(database)[0]


def test_the_last_five_builds_are_kept(database):
    for version in VERSIONS:
        build(database, version)

    assert kept_versions(database) == VERSIONS[:1:-1]


@pytest.mark.parametrize(("told", "count"), [("2", 2), ("none", 5), ("0", 5), ("-1", 5), ("", 5)])
def test_how_many_builds_are_kept_can_be_told_by_the_environment(database, monkeypatch, told, count):
    monkeypatch.setenv("JPOA_KEEP_BUILDS", told)

    for version in VERSIONS:
        build(database, version)

    assert len(kept_builds(database)) == count


def test_the_build_that_stands_is_never_removed(database):
    for version in VERSIONS[:3]:
        build(database, version, keep=1)

    assert kept_versions(database) == [VERSIONS[2]]
    assert version_of(database) == VERSIONS[2]


def test_of_the_same_data_the_last_build_alone_is_kept(database):
    for version in (VERSIONS[0], VERSIONS[1], VERSIONS[0], VERSIONS[0]):
        build(database, version)

    assert kept_versions(database) == [VERSIONS[0], VERSIONS[1]]
    assert version_of(database) == VERSIONS[0]


def test_a_clock_that_was_moved_back_changes_nothing(database):
    for version in VERSIONS[:3]:
        build(database, version)
    for age, kept in enumerate(reversed(kept_builds(database))):
        os.utime(kept.path, (2_000_000_000 - age, 2_000_000_000 - age))

    build(database, VERSIONS[3], keep=2)

    assert kept_versions(database) == [VERSIONS[3], VERSIONS[2]]
    assert version_of(database) == VERSIONS[3]


def test_a_database_that_was_put_in_place_by_hand_is_kept_as_well(database):
    build(database, VERSIONS[0])
    other = database.with_name("other.duckdb")
    shutil.copy(database, other)
    database.unlink()
    kept_builds(database)[0].path.unlink()
    os.replace(other, database)

    build(database, VERSIONS[1])

    assert kept_versions(database) == [VERSIONS[1], VERSIONS[0]]


def test_where_files_cannot_have_two_names_the_database_is_a_copy(database, monkeypatch):
    def refuse(*_arguments, **_options):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    build(database, VERSIONS[0])
    build(database, VERSIONS[1])

    assert version_of(database) == VERSIONS[1]
    assert kept_versions(database) == [VERSIONS[1], VERSIONS[0]]


def test_a_reader_keeps_the_build_that_it_opened_even_when_it_is_removed(database):
    build(database, VERSIONS[0])
    with duckdb.connect() as reader:
        reader.execute(f"ATTACH '{database}' AS built (READ_ONLY)")
        build(database, VERSIONS[1], keep=1)

        assert reader.execute("SELECT value FROM built.metadata").fetchall() == [(VERSIONS[0],)]


def test_a_name_is_seen_on_the_disk_before_the_place_is_taken(database, monkeypatch):
    done = []
    for name in ("fsync", "replace", "link"):
        act = getattr(os, name)

        def noted(first, *more, act=act, name=name):
            path = Path(f"/proc/self/fd/{first}").resolve() if name == "fsync" else Path(more[0])
            done.append((name, path.name.partition("-")[0]))
            return act(first, *more)

        monkeypatch.setattr(os, name, noted)
    build(database, VERSIONS[0])

    assert done == [
        ("fsync", "records.duckdb.building"),
        ("replace", "records"),
        ("link", "records.duckdb.switching"),
        ("fsync", "build"),
        ("replace", "records.duckdb"),
        ("fsync", "build"),
    ]


@pytest.mark.parametrize("step", ["fsync", "replace", "link"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_disk_that_fails_at_any_step_leaves_the_old_build_or_the_new_one(
    database, monkeypatch, step, place
):
    build(database, VERSIONS[0])
    act, calls = getattr(os, step), []

    def fail(*arguments, **options):
        calls.append(arguments)
        if len(calls) == place:
            raise OSError(errno.EIO, "Input/output error", str(database))
        return act(*arguments, **options)

    with monkeypatch.context() as failing:
        failing.setattr(os, step, fail)
        with suppress(OSError):
            build(database, VERSIONS[1])
    # Where a name could not be given, a copy stands in for it.
    is_new = (step, place) == ("fsync", 3) or len(calls) < place or step == "link"

    assert version_of(database) == VERSIONS[1 if is_new else 0]
    assert damage_of(database) is None
    build(database, VERSIONS[2])
    assert {path.name for path in database.parent.iterdir()} == {
        database.name,
        *(kept.path.name for kept in kept_builds(database)),
    }


def test_what_a_killed_build_left_is_removed(database):
    build(database, VERSIONS[0])
    left = [
        database.with_name(f"{database.name}{end}") for end in (".building", ".building.wal", ".switching")
    ]
    left.append(database.with_name(f"records-0009-{VERSIONS[3]}-{VERSIONS[3]}.duckdb"))
    for path in left:
        path.write_bytes(b"half a database")
    spilled = database.with_name(f"{database.name}.building.tmp")
    spilled.mkdir()
    (spilled / "duckdb_temp_block-1.block").write_bytes(b"spilled")

    clean(database)

    assert not spilled.exists()
    assert not any(path.exists() for path in left)
    assert version_of(database) == VERSIONS[0]


def test_changes_that_wait_beside_the_old_database_are_no_part_of_the_new_one(database):
    build(database, VERSIONS[0])
    wal = database.with_name(f"{database.name}.wal")
    wal.write_bytes(b"of the old one")

    build(database, VERSIONS[1])

    assert not wal.exists()
    assert version_of(database) == VERSIONS[1]


def overwrite_a_block(content: bytes) -> bytes:
    return content[:-200_000] + b"\xff" * 4096 + content[-200_000 + 4096 :]


def swap_a_bit(content: bytes) -> bytes:
    return content[:-1000] + bytes([content[-1000] ^ 1]) + content[-999:]


DAMAGES = {
    "empty": (lambda _: b"", "is empty"),
    "cut off": (lambda content: content[: len(content) // 2], "is damaged ("),
    "its start alone": (lambda content: content[:100], "is damaged ("),
    "not a database": (lambda _: b"event_id,title\n" * 1000, "is not a DuckDB database"),
    "its start zeroed": (lambda content: bytes(5000) + content[5000:], "is not a DuckDB database"),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES.keys())
@pytest.mark.parametrize("is_kept", [True, False], ids=["as built", "put there by hand"])
def test_a_damaged_database_is_told_by_what_is_wrong(database, damage, said, is_kept):
    build(database, VERSIONS[0])
    if not is_kept:
        kept_builds(database)[0].path.unlink()
    database.write_bytes(damage(database.read_bytes()))

    assert (damage_of(database) or "").startswith(said)


@pytest.mark.parametrize("damage", [overwrite_a_block, swap_a_bit])
def test_damage_anywhere_in_the_file_is_noticed(database, damage):
    build(database, VERSIONS[0])
    database.write_bytes(damage(database.read_bytes()))

    assert "damaged" in (damage_of(database) or "")


def test_a_database_of_something_else_is_told(database):
    database.parent.mkdir()
    with duckdb.connect(str(database)) as connection:
        connection.execute("CREATE TABLE songs (title VARCHAR)")

    assert damage_of(database) == "is not a database of these records"


def test_a_whole_database_has_no_damage(database):
    build(database, VERSIONS[0])

    assert damage_of(database) is None
    kept_builds(database)[0].path.unlink()
    assert damage_of(database) is None


def test_a_second_build_is_told_at_once_who_is_building_and_since_when(database):
    database.parent.mkdir()
    with (
        alone(database, wait=False),
        pytest.raises(BuildRunningError, match=rf"\(process {os.getpid()}, since \d{{4}}-\d\d-\d\d \d\d:"),
        alone(database, wait=False),
    ):
        raise AssertionError("both are building")


def test_a_build_that_waits_is_told_for_whom_and_goes_on_when_the_other_has_ended(database):
    database.parent.mkdir()
    lock = database.with_name(f"{database.name}.lock")
    code = (
        "import pathlib, sys, etl.builds\n"
        "with etl.builds.alone(pathlib.Path(sys.argv[1]), wait=False):\n"
        "    print('building', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline() == b"building\n"
    told = []

    def end_other(error: BuildRunningError) -> None:
        told.append(str(error))
        other.kill()

    with alone(database, wait=True, on_wait=end_other):
        assert lock.exists()
    other.communicate()

    assert [f"(process {other.pid}, since" in said for said in told] == [True]
    assert not lock.exists()


def test_a_lock_that_was_removed_while_it_was_waited_for_locks_nobody(database, monkeypatch):
    database.parent.mkdir()
    lock = database.with_name(f"{database.name}.lock")
    flock, calls = fcntl.flock, list[int]()

    def remove_first(handle, operation):
        if not calls:
            lock.unlink()
        calls.append(operation)
        flock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", remove_first)

    with alone(database, wait=False):
        assert lock.exists()
    assert len(calls) == 2
