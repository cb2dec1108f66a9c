import os
import shutil
from pathlib import Path

import duckdb
import pytest

from analytics import builds
from analytics.builds import kept_builds, open_whole
from analytics.database import DatabaseDamagedError, DatabaseMissingError
from etl import builds as written


@pytest.fixture
def standing(database, tmp_path) -> Path:
    """A database of the real records as etl left it: under its plain name and under its own."""
    (kept,) = written.kept_builds(database)
    shutil.copy(kept.path, tmp_path)
    os.link(tmp_path / kept.path.name, tmp_path / database.name)
    return Path(tmp_path / database.name)


def test_names_of_builds_mean_what_etl_wrote(standing):
    (kept,) = kept_builds(standing)

    assert [vars(kept)] == [vars(build) for build in written.kept_builds(standing)]
    assert open_whole(standing).version == open_whole(kept.path).version == kept.version


def test_the_newest_build_comes_first_whatever_the_clock_says(tmp_path):
    for number in (9, 10, 11):
        path = tmp_path / f"records-{number:04}-{'a' * 12}-{number:012}.duckdb"
        path.touch()
        os.utime(path, (100 - number, 100 - number))

    assert [build.number for build in kept_builds(tmp_path / "records.duckdb")] == [11, 10, 9]


def test_other_files_in_the_folder_are_no_builds(tmp_path):
    for name in ("records-1.duckdb", f"other-0001-{'a' * 12}-{'b' * 12}.duckdb", "records.duckdb.building"):
        (tmp_path / name).touch()

    assert kept_builds(tmp_path / "records.duckdb") == []


DAMAGES = {
    "empty": lambda _: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "not a database": lambda _: b"event_id,title\n" * 1000,
    "its start overwritten": lambda content: b"\xff" * 5000 + content[5000:],
    "a block overwritten": lambda content: content[:1_000_000] + b"\xff" * 4096 + content[1_004_096:],
    "a bit of its last block swapped": lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_build_is_refused_with_what_to_do(standing, damage):
    standing.write_bytes(damage(standing.read_bytes()))

    with pytest.raises(DatabaseDamagedError, match=r"records\.duckdb is .*\. Build it again with: make data"):
        open_whole(standing)


def test_a_database_of_an_older_contract_is_refused_with_what_it_lacks(standing):
    kept_builds(standing)[0].path.unlink()
    with duckdb.connect(str(standing)) as connection:
        connection.execute("DROP TABLE reconciled_outcomes")

    with pytest.raises(DatabaseDamagedError, match="it lacks reconciled_outcomes"):
        open_whole(standing)


def test_a_build_of_another_version_than_its_name_says_is_refused(standing):
    (kept,) = kept_builds(standing)
    renamed = kept.path.with_name(kept.path.name.replace(kept.version, "0" * 12))
    kept.path.rename(renamed)

    with pytest.raises(DatabaseDamagedError, match="not that of its name"):
        open_whole(standing)


@pytest.mark.parametrize("step", ["_build_at", "_digest", "open_database"])
def test_a_build_that_is_removed_while_it_is_opened_is_opened_by_its_place(standing, monkeypatch, step):
    (kept,) = kept_builds(standing)
    act = getattr(builds, step)

    def remove_first(path):
        kept.path.unlink(missing_ok=True)
        return act(path)

    def remove_after(path):
        found = act(path)
        kept.path.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(builds, step, remove_after if step == "_build_at" else remove_first)

    assert open_whole(standing).version == kept.version


def test_a_place_without_a_database_is_told(tmp_path):
    with pytest.raises(DatabaseMissingError):
        open_whole(tmp_path / "records.duckdb")
