"""Every way in which a file of records may be broken: refused with its place or harmless, never silent."""

import shutil
from pathlib import Path

import duckdb
import pytest

from etl.contract import Contract
from etl.extract import extract
from etl.load import data_version
from etl.problems import Problem
from etl.validate import validate
from tests.etl.broken import Broken, broken_files

PROJECT = Path(__file__).parents[2]
DIRECTORY = PROJECT / "data" / "records"
FILES = list(broken_files(DIRECTORY))
# A spread of them for every run of the tests; make soak tries all.
EACH = 11


def read(directory: Path, contract: Contract) -> tuple[list[Problem], str]:
    """What is wrong with the records, and their data version if nothing is."""
    with duckdb.connect() as connection:
        records, problems = extract(connection, contract, directory)
        problems += validate(connection, contract, records)
        return problems, "" if problems else data_version(connection, contract)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DIRECTORY, tmp_path_factory.mktemp("broken") / "records"))


@pytest.fixture(scope="module")
def version(contract: Contract) -> str:
    problems, version = read(DIRECTORY, contract)
    assert problems == []
    return version


def check(broken: Broken, folder: Path, contract: Contract, version: str) -> None:
    path = folder / f"{broken.table}.csv"
    path.write_bytes(broken.content)
    try:
        problems, found = read(folder, contract)
    finally:
        shutil.copy(DIRECTORY / path.name, path)
    if broken.is_harmless:
        assert ([str(problem) for problem in problems], found) == ([], version)
        return
    own = [problem for problem in problems if problem.path == str(path)]
    assert own, f"not refused in its own file: {[str(problem) for problem in problems[:3]]}"
    if broken.has_line:
        assert any(problem.line for problem in own), str(own[0])
    if broken.field:
        assert any(problem.field == broken.field for problem in own), [str(problem) for problem in own]


def test_there_are_more_than_a_hundred_broken_files_of_different_content():
    assert len({(broken.table, broken.content) for broken in FILES}) > 100


@pytest.mark.parametrize("broken", FILES[::EACH], ids=lambda broken: broken.name)
def test_a_broken_file_is_refused_with_its_place_or_harmless(broken, folder, contract, version):
    check(broken, folder, contract, version)


@pytest.mark.soak
@pytest.mark.parametrize("broken", FILES, ids=lambda broken: broken.name)
def test_every_broken_file_is_refused_with_its_place_or_harmless(broken, folder, contract, version):
    check(broken, folder, contract, version)
