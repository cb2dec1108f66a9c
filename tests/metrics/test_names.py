import pytest

from analytics.database import Tables
from analytics.metrics.names import with_names
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
