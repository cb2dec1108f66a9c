from analytics.metrics import coverage as metrics
from tests.made_up import records, summary, table


def event(event_id, **more):
    """An event of which nothing is known but that one document speaks of it."""
    return {
        "event_id": event_id,
        "is_top_level": True,
        "scope": "programme",
        "document_count": 1,
        **more,
    }


def known(event_id, **more):
    """An event of which everything is known."""
    return event(
        event_id,
        **{
            "attendance_best": 40,
            "date_precision": "day",
            "city": "Tashkent",
            "document_count": 2,
            "year": 2022,
            **more,
        },
    )


def totals(told):
    return summary("event_totals", reconciled_events=told)


def test_what_is_known_is_counted_thing_by_thing():
    told = table("reconciled_events", known("a"), event("b", date_precision="month", year=2020))

    (row,) = records(metrics.coverage_total(totals(told)))

    assert row == {
        "event_count": 2,
        "attendance_known_count": 1,
        "day_known_count": 1,
        "place_known_count": 1,
        "confirmed_count": 1,
        "undated_count": 0,
    }


def test_a_part_of_an_event_is_no_gap_of_its_own():
    told = table("reconciled_events", known("whole"), event("session", is_top_level=False))

    (row,) = records(metrics.coverage_total(totals(told)))

    assert (row["event_count"], row["attendance_known_count"]) == (1, 1)
    assert records(metrics.event_gaps(told)) == []


def test_an_online_event_needs_no_city():
    told = table("reconciled_events", event("online", format="online"), event("hybrid", format="hybrid"))

    (row,) = records(metrics.coverage_total(totals(told)))

    assert row["place_known_count"] == 1


def test_events_without_a_year_stand_under_no_year():
    told = table("reconciled_events", event("a", year=2012), event("b"))

    rows = records(metrics.coverage_by_year(totals(told)))

    assert [(row["year"], row["event_count"]) for row in rows] == [(2012, 1), (None, 1)]


def test_related_events_count_in_a_phase_only_if_a_document_says_so():
    told = table(
        "reconciled_events",
        event("programme"),
        event("related", scope="related"),
        event("tied", scope="related", phase_id="phase-2"),
    )

    rows = records(metrics.coverage_by_phase(totals(told)))

    assert [(row["phase_id"], row["event_count"]) for row in rows] == [("phase-2", 1), (None, 1)]


def test_widest_gaps_come_first_and_complete_events_are_left_out():
    told = table(
        "reconciled_events",
        known("complete"),
        known("no-figure", attendance_best=None),
        event("nothing"),
    )

    rows = records(metrics.event_gaps(told))

    assert [(row["event_id"], row["gap_count"]) for row in rows] == [("nothing", 4), ("no-figure", 1)]


def test_gaps_can_be_narrowed_to_one_thing():
    told = table(
        "reconciled_events", known("single", document_count=1), known("silent", attendance_best=None)
    )

    rows = records(metrics.event_gaps(told, gap="is_confirmed"))

    assert [row["event_id"] for row in rows] == ["single"]


def test_an_unknown_gap_in_an_address_shows_all_gaps():
    told = table("reconciled_events", event("a"))

    assert len(records(metrics.event_gaps(told, gap="nonsense"))) == 1


def test_events_of_which_no_document_gives_the_year_are_listed():
    told = table("reconciled_events", event("a", year=2012), event("b"), event("c", is_top_level=False))

    assert [row["event_id"] for row in records(metrics.undated_event_list(told))] == ["b"]


def test_documents_that_lack_a_date_or_an_address_are_listed():
    told = table(
        "source_documents",
        {"document_id": "both", "date_published": "2022", "url": "https://x"},
        {"document_id": "no-date", "url": "https://y"},
        {"document_id": "neither"},
    )

    rows = records(metrics.document_gaps(told))

    assert [(row["document_id"], row["is_dated"], row["has_address"]) for row in rows] == [
        ("neither", False, False),
        ("no-date", False, True),
    ]
