import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from etl import validate as validating
from etl.__main__ import main
from etl.builds import alone, damage_of, entry_of, kept_builds

PROJECT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def nothing_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a build would tell how far it is among what the tests expect."""
    monkeypatch.setattr("etl.__main__.SECONDS_BETWEEN", 600)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def told(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on standard error, without those that say how far it is."""
    return [line for line in done.stderr.splitlines() if not line.startswith(" ")]


def test_build_tells_the_rows_of_each_table_what_was_reconciled_and_the_version(records):
    done = run("build", "--records", "records", "--database", "out/new.duckdb")

    assert (done.returncode, told(done)) == (0, [])
    lines = done.stdout.splitlines()
    assert lines[0] == "Records"
    assert "             2  people" in lines
    assert "             0  themes" in lines
    assert "Reconciled" in lines
    assert "             1  events with a figure for attendance" in lines
    assert lines[-2:] == [f"Data version {records.version()}", "out/new.duckdb is built."]
    assert Path("out/new.duckdb").exists()


def test_the_database_says_when_a_record_was_last_changed(records):
    for file in Path("records").iterdir():
        os.utime(file, (1_600_000_000, 1_600_000_000))
    os.utime("records/people.csv", (1_700_000_000, 1_700_000_000))

    assert main(["build", "--records", "records", "--database", "new.duckdb"]) == 0

    with duckdb.connect("new.duckdb", read_only=True) as built:
        metadata = dict(built.execute("FROM metadata").fetchall())
    assert datetime.fromisoformat(metadata["records_changed"]) == datetime.fromtimestamp(1_700_000_000, UTC)


def test_without_a_command_the_records_of_the_project_are_built(records):
    Path("data").mkdir()
    records.directory.rename("data/records")

    done = run()

    assert (done.returncode, told(done)) == (0, [])
    assert Path("data/build/records.duckdb").exists()


def test_check_tells_rows_and_version_and_writes_nothing(records, capsys):
    assert main(["check", "--records", "records"]) == 0

    said = capsys.readouterr().out
    assert "             2  people\n" in said
    assert re.search(rf"^Data version {records.version()}$", said, re.MULTILINE)
    assert "Reconciled" not in said
    assert os.listdir() == ["records"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_problems_are_told_one_per_line_with_status_1(records, command):
    records.append("people", "Bad Id,Name", "ana-li,Ana")

    done = run(command, "--records", "records")

    assert done.returncode == 1
    assert done.stdout == ""
    assert told(done) == [
        'records/people.csv, line 4, person_id: "Bad Id" has a wrong form. Write bad-id.',
        'records/people.csv, line 5, person_id: "ana-li" stands in line 2 already. '
        "Write another person_id, or remove one of the two records.",
        "2 problems; nothing was changed.",
    ]
    assert not list(Path("data").rglob("*.duckdb*"))


def test_a_directory_that_does_not_exist_is_told(records, capsys):
    assert main(["check", "--records", "recrods"]) == 1

    assert capsys.readouterr().err == (
        "recrods does not exist. Name the directory that holds the CSV files with --records.\n"
        "1 problem; nothing was changed.\n"
    )


def test_a_file_in_place_of_the_directory_is_told(records, capsys):
    assert main(["check", "--records", "records/people.csv"]) == 1

    assert capsys.readouterr().err.startswith("records/people.csv is not a directory. ")


def test_a_database_that_cannot_be_written_is_told(records, capsys):
    Path("build").write_text("a file where the directory should be", encoding="utf-8")

    assert main(["build", "--records", "records", "--database", "build/records.duckdb"]) == 1

    assert capsys.readouterr().err == "build: File exists. Nothing was changed.\n"


BUILD = ["build", "--records", "records", "--database", "build/records.duckdb"]
DATABASE = Path("build/records.duckdb")


def built_at() -> int:
    return DATABASE.stat().st_ino


def test_a_second_build_says_who_is_building_and_changes_nothing(records, capsys):
    DATABASE.parent.mkdir()
    with alone(DATABASE, wait=False):
        assert main(BUILD) == 1

    assert re.fullmatch(
        rf"Another build is running \(process {os.getpid()}, since [-\d]+ [:\d]+\)\. Nothing was changed\. "
        r"Build again when it has ended, or add --wait\.\n",
        capsys.readouterr().err,
    )
    assert not DATABASE.exists()


def test_what_is_not_needed_is_not_built(records, capsys):
    assert main([*BUILD, "--if-needed"]) == 0
    before = built_at()
    records.path("people").touch()
    os.utime(DATABASE, (1, 1))
    capsys.readouterr()

    assert main([*BUILD, "--if-needed"]) == 0

    assert built_at() == before
    assert capsys.readouterr() == ("", "")


def test_what_is_not_needed_needs_no_folder_that_can_be_written(records, monkeypatch):
    assert main(BUILD) == 0
    monkeypatch.setattr("etl.__main__.new_database", None)

    assert main([*BUILD, "--if-needed"]) == 0


def test_a_change_is_built_whatever_the_clock_says(records):
    assert main(BUILD) == 0
    records.append("people", "cy-anders,Cy Anders")
    os.utime(records.path("people"), (1, 1))
    before = built_at()

    assert main([*BUILD, "--if-needed"]) == 0

    assert built_at() != before


@pytest.mark.parametrize("option", [[], ["--if-needed"]], ids=["build", "if needed"])
def test_a_damaged_database_is_named_and_built_anew(records, capsys, option):
    assert main(BUILD) == 0
    DATABASE.write_bytes(DATABASE.read_bytes()[:5000])
    capsys.readouterr()

    assert main([*BUILD, *option]) == 0

    said = capsys.readouterr().err.splitlines()[0]
    assert re.fullmatch(
        r"build/records\.duckdb is damaged \(.*\)\. Building it anew from the records\.", said
    )
    assert damage_of(DATABASE) is None


def test_a_database_of_an_older_contract_is_built_anew(records):
    assert main(BUILD) == 0
    with duckdb.connect(str(DATABASE)) as connection:
        connection.execute("DELETE FROM metadata WHERE name = 'built_from'")
    for kept in kept_builds(DATABASE):
        kept.path.unlink()
    before = built_at()

    assert main([*BUILD, "--if-needed"]) == 0

    assert built_at() != before
    assert entry_of(DATABASE, "built_from")


def test_records_that_change_while_they_are_read_are_named_and_nothing_is_built(records, capsys, monkeypatch):
    assert main(BUILD) == 0
    before = DATABASE.read_bytes()
    validate = validating.validate

    def save_meanwhile(*arguments):
        records.replace("people", "Ana Li", "Ana Lu")
        return validate(*arguments)

    monkeypatch.setattr("etl.__main__.validate", save_meanwhile)
    capsys.readouterr()

    assert main(BUILD) == 1

    assert capsys.readouterr().err == (
        "records/people.csv was changed while it was read. Build again when all changes to it are saved.\n"
        "1 problem; nothing was changed.\n"
    )
    assert DATABASE.read_bytes() == before


FAILURES = {
    "no room": (errno.ENOSPC, r"build/.*: There is no room left on the disk\. Free some and build again\."),
    "a folder that cannot be written": (errno.EROFS, r"build/records\.duckdb.*: Read-only file system\."),
    "no permission": (errno.EACCES, r"build/records\.duckdb.*: Permission denied\."),
    "a disk that fails": (errno.EIO, r"build/records\.duckdb.*: Input/output error\."),
}


@pytest.mark.parametrize(("number", "said"), FAILURES.values(), ids=FAILURES.keys())
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_what_cannot_be_written_is_said_in_a_sentence_and_the_old_database_stands(
    records, capsys, monkeypatch, number, said, step
):
    assert main(BUILD) == 0
    before = DATABASE.read_bytes()
    records.append("people", "cy-anders,Cy Anders")
    capsys.readouterr()
    act = getattr(os, step)

    def fail(first, *more):
        if step == "open" and not str(first).endswith(".lock"):
            return act(first, *more)
        name = None if step == "fsync" else str(first)
        raise OSError(number, os.strerror(number), name)

    monkeypatch.setattr(os, step, fail)

    assert main(BUILD) == 1

    assert re.fullmatch(said + r" Nothing was changed\.\n", capsys.readouterr().err)
    assert DATABASE.read_bytes() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for one made-up database and not for two."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of its own can be mounted by root alone")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_full_disk_is_said_and_the_old_database_stands(records, small_disk, capsys):
    database = small_disk / "records.duckdb"
    build = [*BUILD[:-1], str(database)]
    assert main(build) == 0
    free = os.statvfs(small_disk)
    (small_disk / "filled").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - 300_000)))
    before = database.read_bytes()
    records.append("people", "cy-anders,Cy Anders")
    capsys.readouterr()

    assert main(build) == 1

    assert capsys.readouterr().err.splitlines()[-1] in {
        f"{database}.building{end}: There is no room left on the disk. Free some and build again. "
        "Nothing was changed."
        for end in ("", ".wal")
    }
    assert database.read_bytes() == before
    (small_disk / "filled").unlink()
    assert main(build) == 0


def test_a_folder_that_cannot_be_written_is_said_and_the_old_database_stands(records, small_disk, capsys):
    database = small_disk / "records.duckdb"
    build = [*BUILD[:-1], str(database)]
    assert main(build) == 0
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    capsys.readouterr()

    assert main([*build, "--if-needed"]) == 0
    assert main(build) == 1

    assert capsys.readouterr().err == (f"{database}.lock: Read-only file system. Nothing was changed.\n")
    assert damage_of(database) is None


@pytest.mark.parametrize("count", ["0", "-1", "few"])
def test_a_number_of_builds_that_makes_no_sense_is_told(count, capsys):
    with pytest.raises(SystemExit):
        main(["build", "--keep", count])

    assert "--keep" in capsys.readouterr().err


def test_an_unknown_command_is_told():
    done = run("bild")

    assert done.returncode == 2
    assert "invalid choice: 'bild'" in done.stderr


def test_what_takes_long_is_told_while_it_goes_on(records, capsys, monkeypatch):
    monkeypatch.setattr("etl.__main__.SECONDS_BETWEEN", 0.001)

    assert main(["check", "--records", "records"]) == 0

    assert re.search(r"^ +\d+\.\d s  Checking records/", capsys.readouterr().err, re.MULTILINE)


def test_what_takes_a_moment_is_not_told(records, capsys, monkeypatch):
    monkeypatch.setattr("etl.__main__.SECONDS_BETWEEN", 60)

    assert main(["check", "--records", "records"]) == 0

    assert capsys.readouterr().err == ""


# A mount of its own, which root may make, and others in a name space of users.
APART = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
READ_ONLY = "mount --bind records records && mount -o remount,bind,ro records"


@pytest.fixture
def read_only_records(records):
    """Records that cannot be written, as a service or a container sees them; gives how to run there."""
    command = [*APART, "sh", "-c"]
    if shutil.which("unshare") is None or subprocess.run([*command, READ_ONLY], check=False).returncode:
        pytest.skip("this system does not let tests mount anything")
    return lambda what: subprocess.run(
        [*command, f"{READ_ONLY} && {what}"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )


def test_records_that_may_only_be_read_are_built(read_only_records):
    tried = read_only_records("touch records/more.csv")
    assert "Read-only" in tried.stderr

    done = read_only_records(f"{sys.executable} -m etl build --records records --database out/new.duckdb")

    assert (done.returncode, told(done)) == (0, [])
    assert done.stdout.endswith("out/new.duckdb is built.\n")


def test_a_journal_that_cannot_be_removed_is_told_after_the_build(records, monkeypatch, capsys):
    def refuse(directory: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(directory / ".journal.json"))

    monkeypatch.setattr("etl.__main__.forget", refuse)

    assert main(["build", "--records", "records", "--database", "new.duckdb"]) == 0

    out, err = capsys.readouterr()
    assert out.endswith("new.duckdb is built.\n")
    assert "records/.journal.json cannot be removed: Read-only file system." in err
    assert "Nothing was changed" not in err
