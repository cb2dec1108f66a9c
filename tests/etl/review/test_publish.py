import csv
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from etl.review.publish import (
    change_of,
    problems_with,
    publish,
    published_record,
    read_reviews,
    standing_values,
    waiting,
)
from etl.review.records import RecordFiles, RefusedError
from etl.review.store import ACCEPT, EDIT, REJECT, UNDO
from tests.etl.review.conftest import DOCUMENT, EVENT, TEXT, document, proposal, proposals

DATABASE = Path("build/records.duckdb")


def item(store, key, table):
    return next(item for item in store.read(key).items if item.proposal.table == table)


def decide(store, key, table, kind=ACCEPT, reviewer="Ana Li", **more):
    return store.decide(key, item(store, key, table), kind, reviewer, **more)


def accept_all(store, key):
    store.accept_all(key, [found for found in store.read(key).items if not found.decision], "Ana Li")


def published(store, key, records):
    return publish(store, key, records.contract, records.directory, DATABASE)


def rows(records, table):
    with records.path(table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def content(records, but=()):
    return {path.name: path.read_bytes() for path in records.directory.iterdir() if path.stem not in but}


def test_what_was_accepted_is_in_the_records_and_in_the_database(store, key, records):
    accept_all(store, key)

    effect = published(store, key, records)

    assert (effect.added, effect.removed, effect.decisions) == (5, 0, 5)
    assert f"{DOCUMENT}-a1,{EVENT},40,,over,unspecified,officers,reported,whole" in records.read(
        "attendance_claims"
    )
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        found = connection.execute(
            "SELECT attendance_best, city FROM reconciled_events WHERE event_id = ?", [EVENT]
        ).fetchall()
    assert found == [(40, "Tashkent")]


def test_nothing_that_is_open_or_rejected_is_written(store, key, records):
    decide(store, key, "source_documents")
    decide(store, key, "events")
    decide(store, key, "attendance_claims", REJECT, reason="Planned only")

    published(store, key, records)

    assert DOCUMENT not in records.read("attendance_claims")
    assert DOCUMENT not in records.read("event_claims")
    (rejected,) = [row for row in rows(records, "reviews") if row["decision"] == "reject"]
    assert (rejected["reason"], rejected["record_id"], rejected["accepted"]) == ("Planned only", "", "")


def test_each_decision_is_noted_with_reviewer_wording_and_values(store, key, records):
    decide(store, key, "source_documents")
    decide(store, key, "events")
    seen = item(store, key, "attendance_claims")
    decision = decide(
        store, key, "attendance_claims", EDIT, "Bo Rahimov", values={**seen.values, "figure": "45"}
    )

    published(store, key, records)

    note = rows(records, "reviews")[-1]
    assert json.loads(note.pop("proposed"))["figure"] == "40"
    accepted = json.loads(note.pop("accepted"))
    assert (accepted["figure"], accepted["claim_id"]) == ("45", f"{DOCUMENT}-a1")
    assert note == {
        "review_id": decision.review_id,
        "document_id": DOCUMENT,
        "table_name": "attendance_claims",
        "record_id": f"{DOCUMENT}-a1",
        "decision": "edit",
        "reviewer": "Bo Rahimov",
        "decided_at": decision.decided_at,
        "reason": "",
        "rule": "made up",
        "wording": "Over 40 officers",
        "paragraph": "2",
    }


def test_publishing_twice_writes_once(store, key, records):
    accept_all(store, key)
    published(store, key, records)
    before = content(records)

    effect = published(store, key, records)

    assert (effect.added, effect.removed, effect.decisions) == (0, 0, 0)
    assert content(records) == before


def test_what_was_taken_back_leaves_exactly_the_records_that_stood_before(store, key, records):
    before = content(records, but=["reviews"])
    accept_all(store, key)
    published(store, key, records)
    for found in store.read(key).items:
        store.decide(key, found, UNDO, "Bo Rahimov")

    effect = published(store, key, records)

    assert (effect.added, effect.removed, effect.decisions) == (0, 5, 5)
    assert content(records, but=["reviews"]) == before
    assert [row["decision"] for row in rows(records, "reviews")] == ["accept"] * 5 + ["undo"] * 5
    assert rows(records, "reviews")[-1]["record_id"] == f"{DOCUMENT}-i1"


def test_an_event_that_other_records_refer_to_cannot_be_taken_back_alone(store, key, records):
    accept_all(store, key)
    published(store, key, records)
    before = content(records)
    decide(store, key, "events", UNDO)

    with pytest.raises(RefusedError, match=f'event_id: "{EVENT}"') as refused:
        published(store, key, records)

    assert refused.value.removes
    assert content(records) == before


def test_a_published_record_that_is_edited_is_replaced_under_a_new_number(store, key, records):
    accept_all(store, key)
    published(store, key, records)
    seen = item(store, key, "attendance_claims")
    decide(store, key, "attendance_claims", EDIT, values={**seen.values, "figure": "45"})

    effect = published(store, key, records)

    assert (effect.added, effect.removed) == (1, 1)
    assert f"{DOCUMENT}-a2,{EVENT},45," in records.read("attendance_claims")
    assert f"{DOCUMENT}-a1" not in records.read("attendance_claims")


def test_a_decision_that_was_taken_back_before_it_was_published_is_noted_and_adds_nothing(
    store, key, records
):
    decide(store, key, "source_documents")
    decide(store, key, "source_documents", UNDO)

    effect = published(store, key, records)

    assert (effect.added, effect.removed, effect.decisions) == (0, 0, 2)
    assert DOCUMENT not in records.read("source_documents")


def test_what_refers_to_a_new_event_follows_when_that_gets_another_id(store, key, records):
    accept_all(store, key)
    seen = item(store, key, "events")
    decide(store, key, "events", UNDO)
    decide(store, key, "events", EDIT, values={**seen.values, "event_id": "tashkent-2022-other"})

    published(store, key, records)

    assert [row["event_id"] for row in rows(records, "involvement")] == ["tashkent-2022-other"]


def test_what_refers_to_an_event_that_is_on_record_already_follows_to_that_one(store, key, records):
    decide(store, key, "events", REJECT, values={"event_id": "tashkent-2022"}, reason="On record already")
    accept_all(store, key)

    published(store, key, records)

    assert [row["event_id"] for row in rows(records, "involvement")] == ["tashkent-2022"]
    assert EVENT not in records.read("events")
    (note,) = [row for row in rows(records, "reviews") if row["decision"] == "reject"]
    assert json.loads(note["accepted"]) == {"event_id": "tashkent-2022"}


def test_a_document_that_is_on_record_already_gives_its_claims_the_next_numbers(store, key, records):
    decide(store, key, "source_documents", REJECT, values={"document_id": "closing-2022"})
    accept_all(store, key)

    published(store, key, records)

    assert "closing-2022-a3" in records.read("attendance_claims")
    assert {row["document_id"] for row in rows(records, "reviews")} == {"closing-2022"}


def test_an_invalid_record_is_told_with_its_proposal_and_nothing_is_written(store, key, records):
    accept_all(store, key)
    seen = item(store, key, "attendance_claims")
    decide(store, key, "attendance_claims", EDIT, values={**seen.values, "figure": "some", "upper": "x"})
    before = content(records)

    with pytest.raises(RefusedError) as refused:
        published(store, key, records)

    told = [(str(problem).partition(":")[0], origin) for problem, origin in refused.value.problems]
    assert told == [
        ("records/attendance_claims.csv, line 5, figure", seen.proposal.proposal_id),
        ("records/attendance_claims.csv, line 5, upper", seen.proposal.proposal_id),
    ]
    assert content(records) == before


def test_a_claim_cannot_be_published_before_the_event_that_it_is_about(store, key, records):
    decide(store, key, "source_documents")
    decide(store, key, "event_claims")

    with pytest.raises(RefusedError, match=r"event_claims\.csv, line 4, event_id"):
        published(store, key, records)


def test_hostile_wording_does_not_damage_the_records(store, records):
    words = "Over 40 officers"
    hostile = replace(
        proposal("attendance_claims", words, **dict(proposals()[3].values)),
        wording='=1+1\n"\u200b,<scr\u00adipt>\x00al\ufffdrt(1)\r\n</script>\U000e0041',
    )
    key = store.add(TEXT.encode(), document(), [*proposals()[:2], hostile], "Ana\tLi")
    store.accept_all(key, store.read(key).items, "Ana\u2028Li")

    published(store, key, records)

    note = rows(records, "reviews")[-1]
    assert (note["wording"], note["reviewer"]) == ('=1+1 ",<script>al rt(1) </script>', "Ana Li")
    assert records.problems() == []


def test_what_is_not_seen_in_a_document_does_not_keep_its_records_from_being_published(store, records):
    own, *others = proposals()
    title = "\u200eWork\u00adshop on border secu\u034frity \ufe0f\U000e0041"
    own = replace(own, values={**own.values, "title": title})
    key = store.add(TEXT.encode(), document(), [own, *others], "Ana Li")
    accept_all(store, key)

    published(store, key, records)

    added = next(row for row in rows(records, "source_documents") if row["document_id"] == DOCUMENT)
    assert added["title"] == "Workshop on border security"
    assert records.problems() == []


def test_what_a_reviewer_meant_is_noted_as_it_was_whatever_it_holds(store, key, records):
    meant = {"event_id": "tashkent\u200e\ufe0f\U000e0041\x7f"}
    decide(store, key, "events", REJECT, values=meant)

    published(store, key, records)

    assert json.loads(rows(records, "reviews")[-1]["accepted"]) == meant
    assert records.problems() == []


def test_the_page_can_say_what_publishing_would_do(store, key, records):
    accept_all(store, key)
    reviews = read_reviews(records.contract, records.directory)
    assert (waiting(store.read(key), reviews).added, reviews) == (5, {})
    published(store, key, records)
    decide(store, key, "attendance_claims", UNDO)

    reviews = read_reviews(records.contract, records.directory)

    effect = waiting(store.read(key), reviews)
    assert (effect.added, effect.removed, effect.decisions) == (0, 1, 1)
    record = published_record(item(store, key, "attendance_claims"), reviews)
    assert record is not None
    assert record["claim_id"] == f"{DOCUMENT}-a1"


def test_values_that_stand_follow_a_renamed_event_while_they_are_open(store, key, contract):
    seen = item(store, key, "events")
    decide(store, key, "events", EDIT, values={**seen.values, "event_id": "other"})

    found = store.read(key)
    standing = standing_values(found, contract)

    assert {standing[open_item.proposal.proposal_id]["event_id"] for open_item in found.items[2:]} == {
        "other"
    }


def test_an_edit_can_be_tried_by_the_rules_of_the_contract(store, key, records):
    found = store.read(key)
    claim = item(store, key, "attendance_claims")

    wrong = problems_with(
        found, claim, {**claim.values, "qualifier": "range"}, records.contract, records.directory
    )
    right = problems_with(found, claim, claim.values, records.contract, records.directory)

    assert [problem.field for problem in wrong] == ["upper"]
    assert right == []


def test_an_edit_of_a_published_document_can_be_tried(store, key, records):
    accept_all(store, key)
    published(store, key, records)
    claim = item(store, key, "attendance_claims")

    assert problems_with(store.read(key), claim, claim.values, records.contract, records.directory) == []


def test_without_decisions_there_is_nothing_to_change(store, key, records):
    change = change_of(store.read(key), records.contract, RecordFiles(records.contract, records.directory))

    assert (change.add, change.remove) == ((), ())
