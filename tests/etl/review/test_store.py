import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from etl.documents.proposal import Proposal, Suggestion
from etl.review.store import (
    ACCEPT,
    BY_HAND,
    EDIT,
    REJECT,
    UNDO,
    KnownDocumentError,
    StaleDecisionError,
    Store,
    proposal_from_json,
    proposal_to_json,
    store_path,
)
from tests.etl.review.conftest import TEXT, document, proposals


def item(store, key, table):
    return next(item for item in store.read(key).items if item.proposal.table == table)


def test_a_reviewer_comes_back_to_the_document_as_it_was_left(store, key):
    store.decide(key, item(store, key, "events"), ACCEPT, "Ana Li")

    found = Store(store.path).read(key)

    assert found is not None
    assert found.document.text == TEXT
    assert found.document.paragraphs == document().paragraphs
    assert [found_item.proposal for found_item in found.items] == proposals()
    assert [found_item.is_taken for found_item in found.items] == [False, True, False, False, False]


def test_pages_that_were_scanned_stay_known(store):
    key = store.add(b"%PDF", replace(document("mixed.pdf"), unread_pages=(2, 3)), proposals(), "Ana Li")

    found = Store(store.path).read(key)

    assert found is not None
    assert found.document.unread_pages == (2, 3)


def test_a_document_that_is_not_under_review_is_none(store):
    assert store.read("none") is None


def test_the_list_says_how_far_each_document_is(store, key):
    store.decide(key, item(store, key, "events"), ACCEPT, "Ana Li")
    store.decide(key, item(store, key, "involvement"), REJECT, "Ana Li", reason="Wrong body")
    store.decide(key, item(store, key, "attendance_claims"), ACCEPT, "Ana Li")
    store.decide(key, item(store, key, "attendance_claims"), UNDO, "Ana Li")

    (progress,) = store.documents()

    assert (progress.name, progress.uploaded_by) == ("release.txt", "Ana Li")
    assert (progress.decided, progress.proposed) == (2, 5)


@pytest.mark.parametrize(
    ("content", "again", "found_by"),
    [
        (TEXT.encode(), document("copy.txt", "other words"), "content"),
        (b"other bytes", document("copy.txt", "other words", url="https://example.org/a"), "url"),
        (b"other bytes", document("copy.txt", TEXT.upper().replace(" ", "  ")), "text"),
    ],
)
def test_the_same_document_is_known_again(store, content, again, found_by):
    key = store.add(TEXT.encode(), document(url="https://example.org/a"), proposals(), "Ana Li")

    with pytest.raises(KnownDocumentError) as refused:
        store.add(content, again, [], "Bo Rahimov")

    assert (refused.value.key, refused.value.name, refused.value.found_by) == (key, "release.txt", found_by)


def test_documents_without_an_address_are_not_the_same_for_that(store, key):
    other = store.add(b"other", document("other.txt", "other words"), [], "Ana Li")

    assert other != key


def test_the_same_bytes_are_found_before_they_are_read(store, key):
    known = store.find(TEXT.encode())

    assert known is not None
    assert known.key == key
    assert store.find(b"other") is None


def test_an_edit_gives_the_values_that_stand(store, key):
    seen = item(store, key, "attendance_claims")
    store.decide(key, seen, EDIT, "Ana Li", values={**seen.values, "figure": "45"})

    assert item(store, key, "attendance_claims").values["figure"] == "45"
    assert item(store, key, "attendance_claims").proposal.values["figure"] == "40"


def test_an_undo_is_a_further_decision_and_opens_the_proposal_again(store, key):
    seen = item(store, key, "attendance_claims")
    store.decide(key, seen, EDIT, "Ana Li", values={**seen.values, "figure": "45"})
    store.decide(key, item(store, key, "attendance_claims"), UNDO, "Ana Li")

    found = item(store, key, "attendance_claims")
    assert [decision.kind for decision in found.decisions] == [EDIT, UNDO]
    assert found.decision is None
    assert found.values["figure"] == "40"


def test_of_two_reviewers_the_second_is_told_what_the_first_decided(store, key):
    seen_by_both = item(store, key, "attendance_claims")
    first = store.decide(key, seen_by_both, ACCEPT, "Ana Li")

    with pytest.raises(StaleDecisionError, match=r"Ana Li decided on this at .*Z: accept\.") as refused:
        store.decide(key, seen_by_both, REJECT, "Bo Rahimov", reason="Planned only")

    assert refused.value.decision == first
    assert item(store, key, "attendance_claims").decisions == (first,)


def test_of_many_decisions_at_the_same_moment_one_counts(store, key):
    seen = item(store, key, "attendance_claims")

    def decide(number):
        try:
            return store.decide(key, seen, ACCEPT, f"Reviewer {number}")
        except StaleDecisionError:
            return None

    with ThreadPoolExecutor(8) as threads:
        made = [decision for decision in threads.map(decide, range(16)) if decision]

    assert item(store, key, "attendance_claims").decisions == tuple(made)
    assert len(made) == 1


def test_accepting_several_is_all_or_none(store, key):
    seen = store.read(key).items
    store.decide(key, seen[3], REJECT, "Bo Rahimov")

    with pytest.raises(StaleDecisionError):
        store.accept_all(key, seen, "Ana Li")

    assert [found.revision for found in store.read(key).items] == [0, 0, 0, 1, 0]


def test_decisions_can_be_neither_changed_nor_removed(store, key):
    store.decide(key, item(store, key, "events"), ACCEPT, "Ana Li")

    with sqlite3.connect(store.path) as connection:
        for statement in ("UPDATE decisions SET reviewer = 'Bo'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(statement)


def test_a_decision_needs_a_reviewer(store, key):
    with pytest.raises(sqlite3.IntegrityError):
        store.decide(key, item(store, key, "events"), ACCEPT, "")


def test_later_decisions_sort_after_earlier_ones(store, key):
    made = store.accept_all(key, store.read(key).items, "Ana Li")

    review_ids = [decision.review_id for decision in made]
    assert review_ids == sorted(set(review_ids))


def test_a_record_of_the_reviewer_rests_on_the_words_of_a_proposal(store, key):
    near = item(store, key, "involvement").proposal
    values = {"person_id": "cy-day", "name": "Cy Day"}

    store.write_by_hand(key, "people", values, "Ana Li", near)

    found = store.read(key).items[-1]
    assert (found.proposal.table, found.values, found.is_taken) == ("people", values, True)
    assert (found.proposal.wording, found.proposal.rule) == (near.wording, BY_HAND)


def test_a_proposal_reads_back_as_it_was_written():
    told = Proposal(
        "p1",
        "events",
        {"title": "«Ø»"},
        1,
        2,
        3,
        "x",
        "rule",
        0.5,
        ("event_id",),
        (Suggestion("a", "b", 0.25),),
    )

    assert proposal_from_json(proposal_to_json(told)) == told


def test_the_environment_says_where_the_store_stands(monkeypatch):
    monkeypatch.setenv("JPOA_REVIEW", "elsewhere/review.sqlite")

    assert store_path() == Path("elsewhere/review.sqlite")
