import csv
import os
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from etl.review import records as writing
from etl.review.desk import ACCEPT, EDIT, REJECT, Desk, StaleDecisionError, Upload, slug
from etl.review.records import Change, Row
from tests.etl.review.conftest import EVENT, TEXT, document, proposals

DATABASE = Path("build/records.duckdb")


@pytest.fixture
def desk(tmp_path, records):
    return Desk(tmp_path / "review.sqlite", records.directory, DATABASE)


@pytest.fixture
def key(desk):
    return desk.store.add(TEXT.encode(), document(), proposals(), "Ana Li")


def item(desk, key, table):
    return next(item for item in desk.sheet(key).items if item.proposal.table == table)


def test_uploads_come_out_in_their_order_read_known_or_with_what_is_wrong(desk):
    text = b"A workshop was held in Tashkent on 5 May 2022. Over 40 officers took part.\n"
    uploads = [Upload("a.txt", text), Upload("b.pdf", b"no PDF"), Upload("c.txt", b"Another text.\n")]

    first = list(desk.upload(uploads, "Ana Li"))
    again = list(desk.upload([Upload("copy.txt", text), Upload("A.md", text.upper())], "Bo Rahimov"))

    assert [(outcome.name, bool(outcome.key), bool(outcome.error)) for outcome in first] == [
        ("a.txt", True, False),
        ("b.pdf", False, True),
        ("c.txt", True, False),
    ]
    assert [outcome.known.found_by for outcome in again if outcome.known] == ["content", "text"]
    assert {outcome.key for outcome in again} == {first[0].key}
    assert [progress.name for progress in desk.documents()] == ["c.txt", "a.txt"]


def test_a_sheet_tells_what_is_published_and_what_waits(desk, key):
    desk.store.accept_all(key, desk.sheet(key).items, "Ana Li")
    desk.publish(key)
    seen = item(desk, key, "attendance_claims")
    desk.store.decide(key, seen, EDIT, "Ana Li", values={**seen.values, "figure": "45"})

    sheet = desk.sheet(key)

    assert all(sheet.is_published(found) for found in sheet.items)
    assert (sheet.effect.added, sheet.effect.removed) == (1, 1)


def test_taking_everything_back_leaves_the_document_open(desk, key):
    desk.store.accept_all(key, desk.sheet(key).items, "Ana Li")

    desk.take_back_all(desk.sheet(key), "Bo Rahimov")

    assert [found.decision for found in desk.sheet(key).items] == [None] * 5


def test_taking_everything_back_stops_where_somebody_decided_since(desk, key):
    desk.store.accept_all(key, desk.sheet(key).items, "Ana Li")
    seen = desk.sheet(key)
    desk.store.decide(key, seen.items[0], REJECT, "Bo Rahimov")

    with pytest.raises(StaleDecisionError):
        desk.take_back_all(seen, "Ana Li")

    assert desk.sheet(key).items[0].decision.kind == REJECT
    assert desk.sheet(key).items[1].is_taken


def test_records_are_found_by_any_name_and_new_ones_stand_among_them(desk, key, records):
    records.append("organization_names", "osce,ОБСЕ")

    organizations = desk.choices("organizations", desk.sheet(key))
    events = desk.choices("events", desk.sheet(key))

    assert organizations["osce"] == "Organization for Security and Co-operation in Europe · OSCE · ОБСЕ"
    assert events[EVENT] == "Workshop on border security"


def test_of_two_documents_on_a_new_event_the_second_finds_it_on_record(desk, key, records):
    others = [
        replace(
            found, values={**found.values, **({"document_id": "b"} if "document_id" in found.values else {})}
        )
        for found in proposals()
    ]
    second = desk.store.add(b"b", document("b.txt", "b"), others, "Ana Li")
    assert not desk.is_on_record(desk.sheet(second), item(desk, second, "events"))
    desk.store.accept_all(key, desk.sheet(key).items, "Ana Li")
    desk.publish(key)

    assert not desk.is_on_record(desk.sheet(key), item(desk, key, "events"))
    assert desk.is_on_record(desk.sheet(second), item(desk, second, "events"))
    desk.store.decide(second, item(desk, second, "events"), REJECT, "Ana Li", values={"event_id": EVENT})
    desk.store.accept_all(
        second, [found for found in desk.sheet(second).items if not found.decision], "Ana Li"
    )
    desk.publish(second)

    assert f"b-a1,{EVENT},40," in records.read("attendance_claims")


def test_a_rejected_new_record_is_no_choice(desk, key):
    desk.store.decide(key, item(desk, key, "events"), REJECT, "Ana Li")

    assert EVENT not in desk.choices("events", desk.sheet(key))


def test_a_record_of_the_reviewer_is_published_like_the_others(desk, key, records):
    near = item(desk, key, "involvement")
    values = {"person_id": "cy-day", "name": "Cy Day"}

    assert desk.try_by_hand(desk.sheet(key), "people", values, "Ana Li", near) == []
    desk.publish(key)

    assert "cy-day,Cy Day" in records.read("people")
    with records.path("reviews").open(encoding="utf-8", newline="") as file:
        assert [row["rule"] for row in csv.DictReader(file)] == ["written by the reviewer"]


def test_a_record_of_the_reviewer_that_is_not_valid_is_not_kept(desk, key):
    problems = desk.try_by_hand(
        desk.sheet(key), "people", {"person_id": "Cy Day"}, "Ana Li", item(desk, key, "involvement")
    )

    assert [problem.field for problem in problems] == ["name", "person_id"]
    assert len(desk.sheet(key).items) == 5


def test_claims_leave_what_is_given_by_itself_to_the_desk(desk):
    of_claims = [field.name for field in desk.fields("attendance_claims")]
    of_documents = [field.name for field in desk.fields("source_documents")]

    assert not {"claim_id", "document_id", "paragraph"} & set(of_claims)
    assert "document_id" in of_documents


def test_a_set_that_broke_off_is_completed_and_built_when_the_desk_is_opened(desk, records, monkeypatch):
    assert main(["build", "--records", "records", "--database", str(DATABASE)]) == 0

    def break_off(staged, directory, names):
        raise OSError(28, "No space left on device")

    row = Row("people", {"person_id": "cy-day", "name": "Cy Day"})
    with monkeypatch.context() as patch:
        patch.setattr(writing, "_put_in_place", break_off)
        with pytest.raises(OSError, match="No space left"):
            writing.write(lambda _: Change((row,)), records.contract, records.directory, DATABASE)

    desk.catch_up()

    assert "cy-day" in records.read("people")
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        found = connection.execute("SELECT count(*) FROM people WHERE person_id = 'cy-day'").fetchone()
    assert found == (1,)


def test_a_document_that_is_not_under_review_has_no_sheet(desk):
    assert desk.sheet("none") is None


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ministère de l’Intérieur (Genève)", "ministere-de-l-interieur-geneve"), ("ОБСЕ", ""), ("A  B", "a-b")],
)
def test_a_key_is_made_from_a_name(name, key):
    assert slug(name) == key


def test_accepting_shows_in_the_list(desk, key):
    desk.store.decide(key, item(desk, key, "events"), ACCEPT, "Ana Li")

    assert [(progress.decided, progress.proposed) for progress in desk.documents()] == [(1, 5)]


@pytest.mark.parametrize("part", ["records", "build", "review"])
def test_nothing_can_be_written_where_one_of_three_folders_is_read_only(part, tmp_path, monkeypatch):
    folders = {name: tmp_path / name for name in ("records", "build", "review")}
    for name in ("records", "build"):
        folders[name].mkdir()
    store, database = folders["review"] / "review.sqlite", folders["build"] / "records.duckdb"
    desk = Desk(store, folders["records"], database)
    assert desk.can_write()
    # The folder of the review is made with the first document: until then the one above it counts.
    closed = folders[part] if folders[part].exists() else tmp_path
    granted = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed and granted(path, mode))

    assert not desk.can_write()
    assert not store.exists()
