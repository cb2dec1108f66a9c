import ibis
import pytest

from analytics.database import Tables
from analytics.metrics.names import sort_keys, with_names
from tests.made_up import SCHEMAS, records, table


def tables(**given):
    return Tables({name: given.get(name, table(name)) for name in SCHEMAS})


def claims(*claim_ids):
    return table("attendance_claims", *({"claim_id": key, "event_id": "workshop"} for key in claim_ids))


def review(review_id, record_id, decision, reviewer):
    return {
        "review_id": review_id,
        "record_id": record_id,
        "decision": decision,
        "reviewer": reviewer,
        "decided_at": f"{review_id}Z",
    }


def test_names_stand_beside_codes():
    events = table("reconciled_events", {"event_id": "workshop", "title": "Workshop in Osh"})

    (row,) = records(with_names(claims("un-2022-a1"), tables(reconciled_events=events)))

    assert (row["event_id"], row["event"]) == ("workshop", "Workshop in Osh")


@pytest.mark.parametrize("decision", ["accept", "edit"])
def test_who_accepted_a_claim_stands_beside_it(decision):
    reviews = table("reviews", review("2022-10-20T09:15:00", "un-2022-a1", decision, "Aigul"))

    rows = records(with_names(claims("un-2022-a1", "un-2022-a2"), tables(reviews=reviews)))

    assert [row["reviewer"] for row in rows] == ["Aigul", None]


def test_of_a_claim_that_was_taken_back_and_accepted_again_the_last_reviewer_is_told():
    reviews = table(
        "reviews",
        review("2022-10-22T09:00:00", "un-2022-a1", "accept", "Timur"),
        review("2022-10-20T09:00:00", "un-2022-a1", "accept", "Aigul"),
        review("2022-10-21T09:00:00", "un-2022-a1", "undo", "Aigul"),
    )

    (row,) = records(with_names(claims("un-2022-a1"), tables(reviews=reviews)))

    assert row["reviewer"] == "Timur"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("basis", "claim_id"), ["a1", "a3", "a2", "a4"]),
        ((ibis.desc("basis"), "claim_id"), ["a2", "a1", "a3", "a4"]),
        ((ibis.asc("basis", nulls_first=True), ibis.desc("claim_id")), ["a4", "a3", "a1", "a2"]),
        ((ibis._.basis.fill_null("m"), "claim_id"), ["a1", "a3", "a4", "a2"]),
    ],
)
def test_rows_keep_their_order_beside_names(keys, expected):
    bases = {"a4": None, "a3": "estimated", "a2": "registered", "a1": "estimated"}
    given = table("attendance_claims", *({"claim_id": key, "basis": basis} for key, basis in bases.items()))

    rows = records(with_names(given.order_by(*keys), tables()))

    assert [row["claim_id"] for row in rows] == expected
    assert "event" in rows[0]


def test_rows_are_sorted_by_columns_or_by_something_else_too():
    rows = claims("un-2022-a1")

    assert [key.arg.name for key in sort_keys(rows.order_by("basis", "claim_id"))] == ["basis", "claim_id"]
    assert sort_keys(rows.order_by(rows.basis.upper(), "claim_id")) == ()
    assert sort_keys(rows) == ()
