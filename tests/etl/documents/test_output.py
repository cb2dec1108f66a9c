import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from etl.contract import read_contract
from etl.documents.document import Document, Paragraph
from etl.documents.output import PROPOSAL_COLUMNS, output_names, writer
from etl.documents.proposal import Proposal, Suggestion
from tests.hostile.formulas import FORMULAS, HIDDEN, NO_FORMULAS, SIGNS

CONTRACT = read_contract()
TEXT = "Семинар\n\nПришли более 40 человек."


def document(path="news.txt"):
    return Document(
        Path(path), "text/plain", "ab" * 32, TEXT, (Paragraph(1, 0, 7), Paragraph(2, 9, len(TEXT)))
    )


def attendance(**values):
    return Proposal(
        proposal_id="p1",
        table="attendance_claims",
        values={"event_id": "almaty-2021", "figure": "40", "qualifier": "over", "paragraph": "2", **values},
        paragraph=2,
        start=16,
        end=24,
        wording=TEXT[16:24],
        rule="over a number",
        confidence=0.4,
        new=("event_id",),
        suggestions=(Suggestion("event_id", "almaty-2020", 0.81), Suggestion("event_id", "osh-2021", 0.5)),
    )


EVENT = Proposal(
    proposal_id="p0",
    table="events",
    values={"event_id": "almaty-2021", "title": "Семинар"},
    paragraph=1,
    start=0,
    end=7,
    wording="Семинар",
    rule="heading",
    confidence=0.9,
)


def written_to(directory, format_, *proposals, paths=(Path("news.txt"),)):
    write = writer(CONTRACT, format_, directory, paths, io.StringIO())
    return write(document(), proposals)


def printed(format_, *proposals):
    stream = io.StringIO()
    write = writer(CONTRACT, format_, None, [Path("news.txt")], stream)
    assert write(document(), proposals) == []
    return stream.getvalue()


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_table_has_a_file_with_its_fields_before_those_of_the_proposal(tmp_path):
    files = written_to(tmp_path / "out", "csv", EVENT, attendance())

    assert [file.name for file in files] == ["news.attendance_claims.csv", "news.events.csv"]
    (row,) = rows(files[0])
    assert list(row) == [*CONTRACT.table("attendance_claims").field_names, *PROPOSAL_COLUMNS]
    assert {name: value for name, value in row.items() if value} == {
        "event_id": "almaty-2021",
        "figure": "40",
        "qualifier": "over",
        "paragraph": "2",
        "proposal_id": "p1",
        "marked_paragraph": "2",
        "marked_start": "16",
        "marked_end": "24",
        "marked_wording": "более 40",
        "rule": "over a number",
        "confidence": "0.40",
        "is_doubtful": "true",
        "new_fields": "event_id",
        "suggestions": "event_id=almaty-2020 (0.81); event_id=osh-2021 (0.50)",
    }
    assert rows(files[1])[0]["is_doubtful"] == "false"


def test_csv_files_start_with_a_byte_order_mark_for_spreadsheets(tmp_path):
    (file,) = written_to(tmp_path, "csv", EVENT)

    assert file.read_bytes().startswith(b"\xef\xbb\xbfevent_id,")


def test_what_a_spreadsheet_would_run_stands_behind_an_apostrophe(tmp_path):
    (file,) = written_to(tmp_path, "csv", attendance(wording="=HYPERLINK(1)", figure="-5", upper="@a"))

    (row,) = rows(file)
    assert (row["wording"], row["figure"], row["upper"]) == ("'=HYPERLINK(1)", "-5", "'@a")


def marked_as_read(directory, wordings):
    (file,) = written_to(directory, "csv", *(replace(EVENT, wording=wording) for wording in wordings))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [row["marked_wording"] for row in csv.DictReader(opened)]


def test_words_that_a_spreadsheet_would_run_do_too_after_anything_that_is_not_seen(tmp_path):
    hostile = [*FORMULAS, *(hidden + sign for hidden in HIDDEN for sign in SIGNS)]

    assert marked_as_read(tmp_path, hostile) == [f"'{wording}" for wording in hostile]


def test_other_words_and_numbers_stand_as_they_are(tmp_path):
    harmless = [*NO_FORMULAS, "-1", "-0.5"]

    assert marked_as_read(tmp_path, harmless) == harmless


def test_a_table_of_an_earlier_run_that_has_nothing_now_is_removed(tmp_path):
    written_to(tmp_path, "csv", EVENT, attendance())
    (tmp_path / "other.attendance_claims.csv").write_text("not ours")

    written_to(tmp_path, "csv", EVENT)

    assert sorted(os.listdir(tmp_path)) == ["news.events.csv", "other.attendance_claims.csv"]


def test_json_lines_tell_the_document_and_the_whole_paragraph(tmp_path):
    (file,) = written_to(tmp_path, "jsonl", EVENT, attendance())

    assert file.name == "news.jsonl"
    event, claim = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert event["values"] == {"event_id": "almaty-2021", "title": "Семинар"}
    assert claim == {
        "document": {"path": "news.txt", "sha256": "ab" * 32},
        "proposal_id": "p1",
        "table": "attendance_claims",
        "values": {"event_id": "almaty-2021", "figure": "40", "qualifier": "over", "paragraph": "2"},
        "paragraph": 2,
        "paragraph_text": "Пришли более 40 человек.",
        "start": 16,
        "end": 24,
        "wording": "более 40",
        "rule": "over a number",
        "confidence": 0.4,
        "is_doubtful": True,
        "new": ["event_id"],
        "suggestions": [
            {"field": "event_id", "record_id": "almaty-2020", "score": 0.81},
            {"field": "event_id", "record_id": "osh-2021", "score": 0.5},
        ],
    }


def test_without_a_directory_csv_is_one_long_table():
    event, claim = csv.DictReader(io.StringIO(printed("csv", EVENT, attendance())))

    assert (event["document"], event["table"], claim["table"]) == ("news.txt", "events", "attendance_claims")
    assert json.loads(claim["values"])["figure"] == "40"
    assert claim["marked_wording"] == "более 40"


def test_without_proposals_the_long_table_has_its_header_alone():
    assert printed("csv").startswith("document,table,values,proposal_id,")
    assert printed("csv").count("\n") == 1


def test_without_a_directory_json_lines_are_printed():
    assert [
        json.loads(line)["proposal_id"] for line in printed("jsonl", EVENT, attendance()).splitlines()
    ] == [
        "p0",
        "p1",
    ]


def test_documents_with_the_same_name_have_files_of_their_own():
    paths = [Path(name) for name in ("a/news.txt", "a/news-2.txt", "b/News.pdf", "c/other.md", "a/news.txt")]

    assert output_names(paths) == {
        Path("a/news.txt"): "news",
        Path("a/news-2.txt"): "news-2",
        Path("b/News.pdf"): "News-3",
        Path("c/other.md"): "other",
    }


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    written_to(tmp_path, "jsonl", EVENT)
    before = (tmp_path / "news.jsonl").read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="No space left"):
        written_to(tmp_path, "jsonl", EVENT, attendance())

    assert os.listdir(tmp_path) == ["news.jsonl"]
    assert (tmp_path / "news.jsonl").read_bytes() == before


def test_a_name_that_is_not_in_utf_8_can_be_written(tmp_path):
    named = document(os.fsdecode(b"\xcd\xee.txt"))
    write = writer(CONTRACT, "jsonl", tmp_path, [named.path], io.StringIO())

    (file,) = write(named, [EVENT])

    assert json.loads(file.read_text(encoding="utf-8"))["document"]["path"] == "\ufffd\ufffd.txt"
