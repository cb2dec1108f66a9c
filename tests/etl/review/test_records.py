import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from etl import load as loading
from etl.__main__ import main
from etl.contract import read_contract
from etl.damage import MAX_RECORD_BYTES
from etl.review import records as writing
from etl.review.records import Change, RecordFile, RecordFiles, RecordsError, RefusedError, Row, write

PROJECT = Path(__file__).parents[3]
DATABASE = Path("build/records.duckdb")
CY = Row("people", {"person_id": "bb-day", "name": 'Bb "Day", Jr.'}, "p1")
EVENT = Row(
    "events",
    {"event_id": "almaty-2022", "title": "Round table", "event_type": "round table", "scope": "related"},
    "p2",
)
CLAIM = Row(
    "event_claims",
    {
        "claim_id": "news-2022-e2",
        "event_id": "almaty-2022",
        "date_start": "2022-03",
        "document_id": "news-2022",
    },
    "p3",
)


def added(*rows):
    return lambda _files: Change(add=rows)


def removed(*rows):
    return lambda _files: Change(remove=rows)


def everything(records):
    """All files in the directory, hidden ones too."""
    return {path.name: path.read_bytes() for path in records.directory.iterdir() if path.is_file()}


def people():
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        return [name for (name,) in connection.execute("SELECT person_id FROM people").fetchall()]


def test_a_record_is_written_in_its_place_and_every_other_byte_stays(records):
    before = records.read("people")

    write(added(CY), records.contract, records.directory, DATABASE)

    line = 'bb-day,"Bb ""Day"", Jr."\n'
    assert records.read("people") == before.replace("bo-rahimov", f"{line}bo-rahimov")


def test_files_without_new_records_are_left_alone(records):
    before = {path: written(path) for path in records.directory.iterdir()}

    write(added(CY), records.contract, records.directory, DATABASE)

    changed = [path.name for path, status in before.items() if written(path) != status]
    assert changed == ["people.csv"]


def written(path):
    """Which file stands there and when it was written; reading it changes neither."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns


@pytest.mark.parametrize("table", read_contract().tables, ids=lambda table: table.name)
def test_a_record_added_and_taken_away_leaves_the_real_files_byte_for_byte(table, tmp_path):
    path = PROJECT / "data" / "records" / table.file_name
    row = Row(table.name, {name: f"m, {name}" for name in table.field_names})
    file = RecordFile(table, path)

    content, lines = file.changed([row], [])
    (tmp_path / path.name).write_bytes(content)
    back, _ = RecordFile(table, tmp_path / path.name).changed([], [row])

    before = path.read_bytes().splitlines(keepends=True)
    after = content.splitlines(keepends=True)
    (line,) = lines
    assert after[: line - 1] + after[line:] == before
    assert back == path.read_bytes()


def test_a_record_as_long_as_one_may_be_stays(records):
    long = "x" * (MAX_RECORD_BYTES - 20)
    records.append("people", f"cy-long,{long}")

    write(added(CY), records.contract, records.directory, DATABASE)

    assert f"cy-long,{long}\n" in records.read("people")


def test_line_ends_byte_order_mark_and_columns_in_another_order_stay(records):
    records.write("people", b"\xef\xbb\xbfname,person_id\r\nAna Li,ana-li\r\nBo Rahimov,bo-rahimov")

    write(added(CY), records.contract, records.directory, DATABASE)

    assert records.path("people").read_bytes() == (
        b"\xef\xbb\xbfname,person_id\r\nAna Li,ana-li\r\n"
        b'"Bb ""Day"", Jr.",bb-day\r\nBo Rahimov,bo-rahimov\r\n'
    )


def test_values_over_several_lines_are_one_record(records, contract):
    records.write("people", 'person_id,name\na-a,"One\nTwo"\nz-z,Last\n')

    content, lines = RecordFile(contract.table("people"), records.path("people")).changed([CY], [])

    assert content.decode() == 'person_id,name\na-a,"One\nTwo"\nbb-day,"Bb ""Day"", Jr."\nz-z,Last\n'
    assert lines == {4: "p1"}


def test_an_optional_table_without_a_file_gets_one(records):
    records.path("decisions").unlink()
    decision = {
        "subject_id": "tashkent-2022",
        "field": "attendance",
        "claim_id": "closing-2022-a1",
        "decided_by": "Ana Li",
        "decided_on": "2022-05-01",
        "reason": "The organizer counted.",
    }

    write(added(Row("decisions", decision)), records.contract, records.directory, DATABASE)

    assert records.read("decisions").splitlines()[1].startswith("tashkent-2022,attendance,")


def test_the_database_is_built_from_the_new_records(records):
    write(added(CY), records.contract, records.directory, DATABASE)

    assert people() == ["ana-li", "bb-day", "bo-rahimov"]


def test_what_is_wrong_is_told_by_file_line_and_field_and_nothing_is_written(records):
    assert main(["build", "--records", "records", "--database", str(DATABASE)]) == 0
    before, built = everything(records), DATABASE.read_bytes()
    wrong = Row("event_claims", {**CLAIM.values, "event_id": "nowhere", "date_start": "May"}, "p9")

    with pytest.raises(RefusedError) as refused:
        write(added(CY, wrong), records.contract, records.directory, DATABASE)

    told = [str(problem) for problem, _ in refused.value.problems]
    assert told[0].startswith('records/event_claims.csv, line 4, date_start: "May"')
    assert told[1].startswith('records/event_claims.csv, line 4, event_id: "nowhere"')
    assert [origin for _, origin in refused.value.problems] == ["p9", "p9"]
    assert (everything(records), DATABASE.read_bytes()) == (before, built)
    assert sorted(path.name for path in records.directory.iterdir()) == sorted(before)


def test_what_was_added_can_be_taken_away_again(records):
    before = everything(records)
    write(added(EVENT, CLAIM), records.contract, records.directory, DATABASE)

    write(removed(EVENT, CLAIM), records.contract, records.directory, DATABASE)

    assert everything(records) == before


def test_a_record_that_others_refer_to_cannot_be_taken_away(records):
    write(added(EVENT, CLAIM), records.contract, records.directory, DATABASE)
    before = everything(records)

    with pytest.raises(RefusedError, match='event_id: "almaty-2022"') as refused:
        write(removed(EVENT), records.contract, records.directory, DATABASE)

    assert refused.value.removes
    assert everything(records) == before


def test_a_record_that_was_changed_by_hand_is_not_taken_away(records):
    write(added(CY), records.contract, records.directory, DATABASE)
    records.replace("people", "Jr.", "Sr.")

    with pytest.raises(RecordsError, match=r"records/people\.csv: bb-day was changed or removed by hand"):
        write(removed(CY), records.contract, records.directory, DATABASE)


def test_records_edited_by_hand_in_the_meantime_are_kept(records, monkeypatch):
    edits = iter(["Ana B. Li", "Ana C. Li"])

    def load(*arguments):
        loading.load(*arguments)
        if edit := next(edits, None):
            records.write("people", f"person_id,name\nana-li,{edit}\n")

    monkeypatch.setattr(writing, "load", load)

    write(added(CY), records.contract, records.directory, DATABASE)

    assert records.read("people") == 'person_id,name\nana-li,Ana C. Li\nbb-day,"Bb ""Day"", Jr."\n'


def test_records_that_are_edited_all_the_time_are_not_overwritten(records, monkeypatch):
    numbers = iter(range(99))

    def load(*arguments):
        loading.load(*arguments)
        records.write("people", f"person_id,name\nana-li,Ana {next(numbers)}\n")

    monkeypatch.setattr(writing, "load", load)

    with pytest.raises(RecordsError, match="change all the time"):
        write(added(CY), records.contract, records.directory, DATABASE)
    assert "bb-day" not in records.read("people")


def test_a_disk_without_room_for_the_database_is_told_and_nothing_is_changed(records, monkeypatch):
    before = everything(records)

    def load(*_):
        raise duckdb.IOException("No space left on device.")

    monkeypatch.setattr(writing, "load", load)

    with pytest.raises(RecordsError, match=r"^No space left on device\. Nothing was changed\.$"):
        write(added(CY), records.contract, records.directory, DATABASE)
    assert everything(records) == before


def test_claims_are_numbered_on_and_no_number_is_given_twice(records, contract):
    taken_back = "2022-a7"
    columns = contract.table("reviews").field_names
    values = {"review_id": "r-1", "record_id": f"closing-{taken_back}"}
    records.append("reviews", ",".join(values.get(name, "x") for name in columns))
    files = RecordFiles(contract, records.directory)

    ids = writing.next_claim_ids(files, "attendance_claims", "a", "closing-2022")
    others = writing.next_claim_ids(files, "attendance_claims", "a", "news")

    assert [next(ids), next(ids)] == ["closing-2022-a8", "closing-2022-a9"]
    assert next(others) == "news-a1"


def test_what_would_be_wrong_can_be_asked_without_writing(records):
    before = everything(records)
    files = RecordFiles(records.contract, records.directory)

    problems = writing.check(files, Change(add=(CLAIM,)))

    assert [origin for _, origin in problems] == ["p3"]
    assert everything(records) == before
    assert writing.check(files, Change(add=(EVENT, CLAIM))) == []


# Writes three records again and again, each time in a process of its own that ends at the n-th call that
# reaches the disk, until one comes to its end. Forked, so that only the first has to import anything.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from etl.contract import read_contract
from etl.review import records
from tests.etl.review.test_records import CLAIM, CY, DATABASE, EVENT, added

def write_until(left):
    def counted(act):
        def call(*arguments, **more):
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*arguments, **more)
        return call
    for name in ("replace", "fsync", "unlink"):
        setattr(os, name, counted(getattr(os, name)))
    records.write(added(EVENT, CLAIM, CY), read_contract(), Path("records"), DATABASE)

instant, status = 0, signal.SIGKILL
while status == signal.SIGKILL:
    shutil.copytree("records", f"{instant}/records")
    child = os.fork()
    if child == 0:
        os.chdir(str(instant))
        write_until(instant)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    instant += int(sys.argv[1])
raise SystemExit(status)
"""


@pytest.mark.parametrize("step", [8, pytest.param(1, marks=pytest.mark.soak)])
def test_a_process_that_is_killed_at_any_instant_leaves_the_old_records_or_the_new(
    records, monkeypatch, step
):
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    subprocess.run([sys.executable, "-c", KILLED, str(step)], env=environment, check=True)
    outcomes, home = [], Path.cwd()
    for folder in sorted(
        (path for path in Path().iterdir() if path.name.isdecimal()), key=lambda p: int(p.name)
    ):
        monkeypatch.chdir(home / folder)

        assert main(["build", "--records", "records", "--database", str(DATABASE)]) == 0

        texts = [records.read("events"), records.read("event_claims"), records.read("people")]
        marks = ["almaty-2022", "news-2022-e2", "bb-day"]
        is_new = [mark in text for mark, text in zip(marks, texts, strict=True)]
        assert len(set(is_new)) == 1, f"half of the set stands after instant {folder.name}"
        assert ("bb-day" in people()) == is_new[0]
        assert {path.name for path in records.directory.iterdir()} == {
            table.file_name for table in records.contract.tables
        }
        outcomes.append(is_new[0])
    # Nothing at first, the whole set from one instant on, and both of them more than once.
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) > 3 // step
    assert outcomes.count(True) > 3 // step


@contextmanager
def breaking_off(monkeypatch, at):
    """While it lasts, the n-th file is not put in place."""
    replace, calls = os.replace, iter(range(99))

    def broken(source, target):
        if next(calls) == at:
            raise OSError(28, "No space left on device", str(target))
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", broken)
        yield


def test_a_set_that_is_half_in_place_is_completed_by_the_next_command(records, monkeypatch):
    with breaking_off(monkeypatch, at=2), pytest.raises(OSError, match="No space left"):
        write(added(EVENT, CLAIM, CY), records.contract, records.directory, DATABASE)
    assert "bb-day" not in records.read("people")
    assert writing.is_behind(records.directory)

    assert main(["build", "--records", "records", "--database", str(DATABASE)]) == 0

    assert "bb-day" in records.read("people")
    assert "bb-day" in people()
    assert not writing.is_behind(records.directory)


def test_a_set_that_broke_off_after_another_one_is_not_taken_for_it(records, monkeypatch):
    with breaking_off(monkeypatch, at=4), pytest.raises(OSError, match="No space left"):
        write(added(EVENT, CLAIM, CY), records.contract, records.directory, DATABASE)
    assert "bb-day" in records.read("people")
    with monkeypatch.context() as patch:
        patch.setattr(writing, "load", lambda *_: pytest.fail("ended here"))
        other = Row("people", {"person_id": "dd-day", "name": "Dd Day"})
        with pytest.raises(pytest.fail.Exception, match="ended here"):
            write(added(other), records.contract, records.directory, DATABASE)
    assert list(records.directory.glob(".staged-*"))

    assert main(["build", "--records", "records", "--database", str(DATABASE)]) == 0

    assert people() == ["ana-li", "bb-day", "bo-rahimov"]
    assert not list(records.directory.glob(".*"))


def test_a_file_that_only_the_check_reads_is_watched_too(records, monkeypatch):
    edits = iter(["Second", "Third"])

    def load(*arguments):
        loading.load(*arguments)
        if edit := next(edits, None):
            records.write("phases", f"phase_id,number,title\nphase-1,1,First\nphase-2,2,{edit} title\n")

    monkeypatch.setattr(writing, "load", load)

    write(added(CY), records.contract, records.directory, DATABASE)

    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        titles = connection.execute("SELECT title FROM phases ORDER BY number").fetchall()
    assert titles == [("First",), ("Third title",)]


def test_a_half_written_file_that_was_edited_by_hand_is_told_and_not_overwritten(
    records, monkeypatch, capsys
):
    with breaking_off(monkeypatch, at=2), pytest.raises(OSError, match="No space left"):
        write(added(EVENT, CLAIM, CY), records.contract, records.directory, DATABASE)
    records.append("people", "zz-last,Zz Last")

    assert main(["check", "--records", "records"]) == 1

    assert "records/people.csv was changed by hand while a set" in capsys.readouterr().err
    assert records.read("people").endswith("zz-last,Zz Last\n")


def test_a_set_of_which_nothing_is_in_place_gives_way_to_an_edit_by_hand(records, monkeypatch):
    with breaking_off(monkeypatch, at=1), pytest.raises(OSError, match="No space left"):
        write(added(EVENT, CLAIM, CY), records.contract, records.directory, DATABASE)
    records.append("people", "zz-last,Zz Last")

    assert main(["check", "--records", "records"]) == 0

    assert "bb-day" not in records.read("people")
    assert not writing.is_behind(records.directory)


def test_two_writers_wait_for_each_other(records):
    script = (
        "import sys; from pathlib import Path; from etl.contract import read_contract\n"
        "from etl.review.records import Change, Row, write\n"
        "row = Row('people', {'person_id': sys.argv[1], 'name': 'X'})\n"
        "write(lambda files: Change((row,)), read_contract(), Path('records'), Path('build/r.duckdb'))"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    names = ["cc-one", "dd-two", "ee-three"]
    writers = [subprocess.Popen([sys.executable, "-c", script, name], env=environment) for name in names]

    assert [writer.wait(60) for writer in writers] == [0, 0, 0]

    assert all(name in records.read("people") for name in names)


def test_a_directory_that_is_not_there_is_no_reason_to_wait(tmp_path):
    with writing.settled(tmp_path / "none"):
        assert not (tmp_path / "none").exists()
