import json
from pathlib import Path

from etl.documents.known import Known
from harness.coded import read_coding, written
from harness.scores import Statement


def test_a_written_document_has_its_coding_beside_it(tmp_path: Path):
    (tmp_path / "note.md").write_text("# Note", encoding="utf-8")
    row = {"event_id": "conference", "figure": "40", "wording": "40 guests", "paragraph": "1"}
    (tmp_path / "note.json").write_text(json.dumps({"attendance_claims": [row]}), encoding="utf-8")

    (case,) = written(Known({}), tmp_path)

    assert case.path.name == "note.md"
    assert case.coded == [Statement("attendance_claims", row, "1", "40 guests")]
    assert case.coded == read_coding(tmp_path / "note.json")
