import json
from pathlib import Path

import pytest

from benchmarks.proposals import coding, founding, listing, main, table, without
from etl.documents.known import Known
from harness import coded
from harness.scores import Statement, compare_all

KNOWN = Known(
    {
        "events": [
            {"event_id": "conference", "event_type": "conference", "parent_event_id": ""},
            {"event_id": "side-event", "event_type": "side event", "parent_event_id": "conference"},
            {"event_id": "workshop", "event_type": "workshop", "parent_event_id": "side-event"},
        ],
        "event_claims": [
            {"event_id": "conference", "city": "Osh", "document_id": "news", "paragraph": "1"},
            {"event_id": "side-event", "city": "Osh", "document_id": "news", "paragraph": "2"},
            {"event_id": "conference", "city": "Osh", "document_id": "speech", "paragraph": ""},
            {"event_id": "workshop", "city": "Osh", "document_id": "speech", "paragraph": ""},
        ],
        "source_documents": [{"document_id": "news"}, {"document_id": "speech"}],
        "organizations": [{"organization_id": "osce"}],
        "people": [{"person_id": "ana-li"}],
    }
)


def figure(number, confidence=1.0):
    values = {"event_id": "conference", "figure": number, "qualifier": "exactly", "coverage": "whole"}
    return Statement("attendance_claims", values, "3", f"{number} guests", confidence)


def test_the_rules_do_not_know_what_the_document_says():
    known = without(KNOWN, "news")

    assert [row["document_id"] for row in known["event_claims"]] == ["speech", "speech"]
    assert known["source_documents"] == [{"document_id": "speech"}]
    assert known["events"] == KNOWN["events"]
    assert known["organizations"] == KNOWN["organizations"]


def test_events_of_one_document_alone_can_be_left_out_and_no_event_is_part_of_them():
    known = without(KNOWN, "news", its_events=True)

    assert {event["event_id"]: event["parent_event_id"] for event in known["events"]} == {
        "conference": "",
        "workshop": "",
    }


def test_the_coding_of_a_document_is_its_rows():
    rows = coding(KNOWN, "news")

    assert [(row.table, row.paragraph) for row in rows] == [
        ("event_claims", "1"),
        ("event_claims", "2"),
        ("source_documents", ""),
    ]


def test_only_founding_documents_that_the_records_know_are_measured(tmp_path: Path):
    for name in ("news.txt", "unknown.txt", "README.md"):
        (tmp_path / name).write_text("Text", encoding="utf-8")

    (case,) = founding(KNOWN, tmp_path)
    (new,) = founding(KNOWN, tmp_path, events_are_new=True)

    assert case.document_id == "news"
    assert not [row for row in case.coded if row.table == "events"]
    assert [row.values["event_id"] for row in new.coded if row.table == "events"] == ["side-event"]


def test_the_table_shows_each_kind_that_was_stated_with_its_bar():
    shown = table(compare_all([figure("40"), figure("50")], [figure("40"), figure("60", 0.9)])).splitlines()

    assert shown[2] == "| attendance | 2 | 2 | 0.50 | 0.50 | 0.50 | 0.95 missed | 1 of 2 |"
    assert not [line for line in shown if line.startswith("| counts")]
    assert shown[-1].endswith("agree on scope 1.00, counted 1.00, basis 1.00, coverage 1.00.")


def test_misses_and_wrong_proposals_are_listed_with_place_and_words():
    scores = compare_all([figure("40")], [figure("60", 0.9)])

    told = listing({"news": scores})

    assert '- attendance: missed conference / 40 / - / exactly, paragraph 3, "40 guests"\n' in told
    assert 'wrong conference / 60 / - / exactly, paragraph 3, "60 guests", confidence 0.90\n' in told


def test_of_unseen_documents_only_the_table_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(coded, "propose", lambda document, known: [])
    unseen = tmp_path / "unseen"
    unseen.mkdir()
    (unseen / "news.txt").write_text("40 guests came.", encoding="utf-8")
    (unseen / "news.json").write_text(
        json.dumps({"attendance_claims": [figure("40").values]}), encoding="utf-8"
    )

    nowhere = ["--documents", str(tmp_path / "nowhere"), "--misses", "--json", str(tmp_path / "raw.json")]
    main([*nowhere, "--unseen", str(unseen)])

    shown = capsys.readouterr().out.partition("# Unseen documents (1)")[2]
    assert "| attendance | 1 | 0 | - | 0.00 | 0.00 |" in shown
    assert "missed conference" not in shown
    assert "Unseen" not in (tmp_path / "raw.json").read_text(encoding="utf-8")


def test_without_the_founding_documents_only_the_written_ones_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(coded, "propose", lambda document, known: [])

    main(["--documents", str(tmp_path / "nowhere"), "--misses", "--json", str(tmp_path / "raw.json")])

    shown = capsys.readouterr().out
    assert shown.count("not measured") == 2
    assert "| attendance |" in shown
    raw = json.loads((tmp_path / "raw.json").read_text(encoding="utf-8"))
    assert list(raw) == ["Written documents"]
    assert raw["Written documents"]["total"]["attendance"]["recall"] == 0
