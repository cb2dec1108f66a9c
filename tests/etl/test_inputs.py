import os
from pathlib import Path

import pytest

from analytics import builds
from etl import inputs
from etl.inputs import changes, definitions, fingerprint, read_inputs, rules


@pytest.fixture
def code(tmp_path, monkeypatch):
    """A copy of the code that decides about numbers, in a project of its own."""
    paths = [path for path in read_inputs(tmp_path) if path.suffix == ".py"]
    for path in paths:
        copy = tmp_path / path.relative_to(inputs.PROJECT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    computing = tuple(tmp_path / path.relative_to(inputs.PROJECT) for path in inputs.COMPUTING)
    monkeypatch.setattr(inputs, "PROJECT", tmp_path)
    monkeypatch.setattr(inputs, "COMPUTING", computing)
    return tmp_path


def test_inputs_are_the_tables_the_contract_and_the_code(records):
    names = {path.name for path in read_inputs(records.directory)}

    assert {"people.csv", "datapackage.json", "extract.py", "__main__.py", "leading.py"} <= names


@pytest.mark.parametrize(
    "module",
    [
        "etl/reconcile.py",
        "etl/steps.py",
        "etl/summaries.py",
        "etl/load.py",
        "analytics/metrics/events.py",
        "analytics/event_roles.py",
        "analytics/filters.py",
    ],
)
def test_what_decides_about_numbers_is_a_rule(code, module):
    before = rules()

    (code / module).write_text((code / module).read_text() + "\n# Another rule.\n")

    assert rules() != before


@pytest.mark.parametrize("module", ["etl/builds.py", "etl/documents/dates.py"])
def test_what_decides_about_no_number_is_no_rule(code, module):
    before = rules()

    (code / module).write_text((code / module).read_text() + "\n# Another line.\n")

    assert rules() == before


def test_the_dashboard_knows_definitions_by_the_same_hash_wherever_the_project_stands(code):
    assert definitions() == builds.definitions()


def test_times_of_files_do_not_count(records):
    before = read_inputs(records.directory)

    os.utime(records.path("people"), (1, 1))

    assert fingerprint(read_inputs(records.directory)) == fingerprint(before)


def test_the_place_of_the_folder_does_not_count(records):
    before = read_inputs(records.directory)

    records.directory.rename("moved")

    assert fingerprint(read_inputs(Path("moved"))) == fingerprint(before)


def test_a_change_that_keeps_size_and_time_counts(records):
    before = read_inputs(records.directory)
    told = records.path("people").stat()

    records.replace("people", "Ana Li", "Ana Lu")
    os.utime(records.path("people"), ns=(told.st_atime_ns, told.st_mtime_ns))

    after = read_inputs(records.directory)
    assert fingerprint(after) != fingerprint(before)
    assert [str(change) for change in changes(before, after)] == [
        "records/people.csv was changed while it was read. Build again when all changes to it are saved."
    ]


def test_a_file_that_came_or_went_counts(records):
    before = read_inputs(records.directory)

    records.path("decisions").unlink()
    records.write("notes", "a\n")

    assert [change.path for change in changes(before, read_inputs(records.directory))] == [
        "records/decisions.csv",
        "records/notes.csv",
    ]


def test_a_file_that_cannot_be_read_is_an_input_like_any_other(records):
    records.path("decisions").unlink()
    records.path("decisions").mkdir()

    assert "cannot be read" in read_inputs(records.directory)[records.path("decisions")]
