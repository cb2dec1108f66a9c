"""Documents written for these tests, in every format: no proposed figure may be silently wrong."""

import csv
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from etl.__main__ import main as etl_command
from etl.contract import read_contract
from etl.documents.document import Document
from etl.documents.known import Known, read_known
from etl.documents.readers import read_document
from harness.coded import SUFFIXES, measure, read_coding, written
from harness.scores import KINDS, Score, total
from tests.etl.documents.formats import FONT, FORMATS, blocks

RECORDS = Path(__file__).parents[3] / "data" / "records"
WRITTEN = Path(__file__).parent / "written"
UNSEEN = WRITTEN.with_name("unseen")
SOURCES = sorted(path for path in WRITTEN.iterdir() if path.suffix in SUFFIXES)
UNSEEN_SOURCES = sorted(path for path in UNSEEN.iterdir() if path.suffix in SUFFIXES)


@cache
def known() -> Known:
    return read_known(read_contract(), RECORDS)


@cache
def read(form: str, source: Path) -> Document:
    """A document as it is read from one format."""
    with TemporaryDirectory() as folder:
        return read_document(FORMATS[form](source, Path(folder)))


@cache
def scores(form: str) -> Mapping[str, Mapping[str, Score]]:
    """The scores of each document in one format, by document and kind."""
    cases = [case for case in written(known(), WRITTEN) if is_made(form, case.path)]
    return measure(cases, partial(read, form))


def is_made(form: str, source: Path) -> bool:
    """Whether a document is read in a format: of Windows-1251, only Russian shows anything."""
    return form != "windows-1251" or language(source) == "ru"


def language(source: Path) -> str:
    coded = read_coding(source.with_suffix(".json"))
    return next(row.values["language"] for row in coded if row.table == "source_documents")


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    if request.param == "pdf" and not FONT.exists():
        pytest.skip(f"{FONT} is not installed: no font with Cyrillic letters for the PDF files")
    return str(request.param)


def test_the_documents_are_in_two_languages_and_three_source_formats():
    languages = [language(source) for source in SOURCES]

    assert languages.count("en") >= 7
    assert languages.count("ru") >= 5
    assert {source.suffix for source in SOURCES} == set(SUFFIXES)


FIRST_NAMED = {
    "cities": "city",
    "organizations": "organization_id",
    "organization_names": "name",
    "people": "person_id",
    "person_names": "name",
}


@pytest.mark.parametrize("directory", [WRITTEN, UNSEEN], ids=lambda directory: directory.name)
def test_coded_rows_keep_the_contract(directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    contract = read_contract()
    added: dict[str, list[dict[str, str]]] = {table.name: [] for table in contract.tables}
    names: set[tuple[str, str]] = set()
    for case in written(known(), directory):
        for number, row in enumerate(case.coded):
            # Two documents may be the first to name a city, a body or a person.
            if name := FIRST_NAMED.get(row.table):
                if (row.table, row.values[name]) in names:
                    continue
                names.add((row.table, row.values[name]))
            claim = {"claim_id": f"{case.document_id}-{number}", "document_id": case.document_id}
            # Titles are free, and types of organizations are not scored.
            free = {"title": "Free", "organization_type": "other"}
            added[row.table].append({**free, **claim, **row.values})

    for table in contract.tables:
        path = tmp_path / table.file_name
        path.write_bytes((RECORDS / table.file_name).read_bytes())
        with path.open("a", encoding="utf-8", newline="") as file:
            lines = csv.DictWriter(file, table.field_names, extrasaction="ignore", lineterminator="\n")
            lines.writerows(added[table.name])

    assert etl_command(["check", "--records", str(tmp_path)]) == 0, capsys.readouterr()


@pytest.mark.parametrize("source", SOURCES + UNSEEN_SOURCES, ids=lambda source: source.stem)
def test_coded_rows_quote_the_text(source: Path):
    text = " ".join(" ".join(str(block) for block in blocks(source)).split())

    for row in read_coding(source.with_suffix(".json")):
        assert row.wording in text


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_every_format_gives_the_text_and_nothing_of_menus_and_headers(source: Path, form: str):
    if not is_made(form, source):
        pytest.skip("the same bytes as in UTF-8")
    words = " ".join(" ".join(map(str, blocks(source))).replace("'", " ").split())

    text = " ".join(read(form, source).text.split())

    for line in (block for block in blocks(source) if isinstance(block, str)):
        assert " ".join(line.split()) in text
    for noise in ("cookie", "Monthly bulletin", "Accept all", "Most read", "Visas from", "Новости ("):
        assert noise in words or noise not in text


def test_no_figure_of_attendance_is_silently_wrong(form: str):
    wrong = {
        document_id: [(one.wording, dict(one.values)) for one in of_document["attendance"].silently_wrong]
        for document_id, of_document in scores(form).items()
    }

    assert not {document_id: found for document_id, found in wrong.items() if found}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.bar], ids=lambda kind: kind.name)
def test_each_kind_of_fact_reaches_its_bar(form: str, kind):
    if form == "windows-1251":
        pytest.skip("the Russian documents alone are too few for a bar")
    score = total(scores(form).values())[kind.name]

    assert score.f1 is not None
    assert score.f1 >= kind.bar
