import csv
import io
import json
import os
import re
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from etl.__main__ import main
from etl.documents.document import Document, Paragraph
from etl.documents.proposal import Proposal
from etl.documents.readers import read_document


@pytest.fixture(autouse=True)
def one_proposal_per_paragraph(records, monkeypatch):
    """Stands for the rules: what they find has tests of its own."""

    def propose(document, known):
        return [
            Proposal(
                proposal_id=f"{document.path.stem}-{paragraph.number}",
                table="people",
                values={"name": document.text_of(paragraph), "person_id": known["people"][0]["person_id"]},
                paragraph=paragraph.number,
                start=paragraph.start,
                end=paragraph.end,
                wording=document.text_of(paragraph),
                rule="each",
                confidence=1 / paragraph.number,
            )
            for paragraph in document
        ]

    rules = ModuleType("etl.documents.propose")
    vars(rules)["propose"] = propose
    monkeypatch.setitem(sys.modules, "etl.documents.propose", rules)


@pytest.fixture
def news(records):
    path = Path("news.txt")
    path.write_text("Anna Ли\n\nBo\n\nCyr", encoding="utf-8")
    return path


def propose(*arguments):
    return main(["propose", *map(str, arguments), "--records", "records"])


def test_proposals_are_printed_as_one_table(news, capsys):
    assert propose(news) == 0

    told = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert [json.loads(row["values"])["name"] for row in rows] == ["Anna Ли", "Bo", "Cyr"]
    assert json.loads(rows[0]["values"])["person_id"] == "ana-li"
    assert told.err == ""


def test_proposals_are_printed_as_json_lines(news, capsys):
    assert propose(news, "--format", "jsonl") == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["paragraph_text"] for line in lines] == ["Anna Ли", "Bo", "Cyr"]


def test_files_are_written_and_told_and_nothing_else_changes(news, capsys):
    before = sorted(os.listdir("records"))

    assert propose(news, "--out", "made/out") == 0

    assert capsys.readouterr().out == (
        "news.txt: 3 proposals, 1 of them doubtful\n  made/out/news.people.csv\n"
    )
    assert os.listdir("made/out") == ["news.people.csv"]
    assert sorted(os.listdir("records")) == before


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_through(news, capsys):
    Path("broken.pdf").write_bytes(b"%PDF-1.7 broken")

    assert propose("missing.txt", "broken.pdf", news, "--out", "out") == 1

    told = capsys.readouterr()
    missing, broken = told.err.splitlines()
    assert missing == "missing.txt does not exist. Check its name."
    assert broken.startswith("broken.pdf is broken and cannot be read")
    assert os.listdir("out") == ["news.people.csv"]


def test_pages_that_were_scanned_are_told(tmp_path, monkeypatch, capsys):
    made = Document(
        Path("mixed.pdf"), "application/pdf", "0" * 64, "Anna", (Paragraph(1, 0, 4, 1),), unread_pages=(2, 3)
    )
    monkeypatch.setattr("etl.documents.readers.read_document", lambda path: made)

    assert propose("mixed.pdf") == 0

    assert capsys.readouterr().err == (
        "mixed.pdf, pages 2, 3: scanned, without text. Nothing is proposed from there: "
        "recognize its text (OCR), or type what matters into a .txt file.\n"
    )


def test_documents_of_the_same_name_do_not_overwrite_each_other(news):
    Path("old").mkdir()
    Path("old/news.md").write_text("Older")

    assert propose(news, "old/news.md", news, "--out", "out", "--format", "jsonl") == 0

    assert {file.name: len(file.read_text().splitlines()) for file in Path("out").iterdir()} == {
        "news.jsonl": 3,
        "news-2.jsonl": 1,
    }


def test_a_missing_directory_of_records_is_told(news, capsys):
    assert main(["propose", str(news), "--records", "recrods"]) == 1

    assert capsys.readouterr().err == (
        "recrods is not a directory. Name the directory that holds the CSV files with --records.\n"
    )


def test_records_that_cannot_be_read_are_told(news, records, capsys):
    records.path("events").unlink()
    records.write("people", "person_id;name\n")

    assert main(["propose", str(news), "--records", "records"]) == 1

    told = capsys.readouterr().err
    assert "records/events.csv" in told
    assert "records/people.csv" in told


def test_a_directory_that_cannot_be_made_is_told(news, capsys):
    Path("out").write_text("a file where the directory should be")

    assert propose(news, "--out", "out") == 1

    assert capsys.readouterr().err == "out: File exists. Nothing was changed.\n"


def test_without_a_file_the_command_says_what_it_wants(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["propose"])

    assert ended.value.code == 2
    assert "the following arguments are required: FILE" in capsys.readouterr().err


def test_what_takes_long_is_told_by_file(news, capsys, monkeypatch):
    def read_slowly(path):
        time.sleep(0.2)
        return read_document(path)

    monkeypatch.setattr("etl.__main__.SECONDS_BETWEEN", 0.01)
    monkeypatch.setattr("etl.documents.readers.read_document", read_slowly)

    assert propose(news) == 0

    assert re.search(r"^ +\d+\.\d s  Reading news\.txt", capsys.readouterr().err, re.MULTILINE)


def test_a_reader_of_standard_output_may_stop_early(news, monkeypatch):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as closed:
        monkeypatch.setattr("sys.stdout", closed)

        assert propose(news) == 1
