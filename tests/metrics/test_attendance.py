from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.metrics import attendance as metrics
from tests.made_up import records, summary, table


def event(event_id, low=None, best=None, high=None, **more):
    return {
        "event_id": event_id,
        "is_top_level": True,
        "attendance_low": low,
        "attendance_best": best,
        "attendance_high": high,
        "attendance_is_open": False,
        "attendance_claim_count": 1,
        **more,
    }


def totals(told):
    return summary("event_totals", reconciled_events=told)


def test_range_keeps_both_ends_and_the_chosen_figure():
    told = table("reconciled_events", event("workshop", 36, 40, 50))

    (row,) = records(metrics.attendance_range_by_event(told))

    assert (row["attendance_low"], row["attendance_best"], row["attendance_high"]) == (36, 40, 50)


def test_range_leaves_out_events_without_a_figure():
    told = table("reconciled_events", event("known", 36, 36, 36), event("unknown"))

    assert [row["event_id"] for row in records(metrics.attendance_range_by_event(told))] == ["known"]


def test_widest_range_comes_first_unless_another_order_is_asked_for():
    told = table(
        "reconciled_events",
        event("large", 500, 500, 500, date_from="2011-01-01"),
        event("disputed", 10, 20, 90, date_from="2010-01-01"),
        event("late", 5, 5, 5, date_from="2022-01-01"),
    )

    def first(order):
        return records(metrics.attendance_range_by_event(told, order=order))[0]["event_id"]

    assert [first("disagreement"), first("size"), first("date")] == ["disputed", "large", "late"]


def test_single_events_add_up_as_groups_do_also_beyond_the_billions():
    told = table(
        "reconciled_events", event("many", 3 * 10**9, None, None), event("more", 4 * 10**9, 5 * 10**9)
    )

    (of_groups,) = records(metrics.attendance_total(totals(told)))
    (of_events,) = records(metrics.attendance_total(summary("event_facts", reconciled_events=told)))

    assert of_groups["attendance_low"] == 7 * 10**9
    assert of_events == of_groups


def test_total_counts_unknown_events_and_never_takes_them_for_zero():
    told = table("reconciled_events", event("known", 30, 40, 50), event("unknown"))

    (row,) = records(metrics.attendance_total(totals(told)))

    assert (row["attendance_low"], row["attendance_high"]) == (30, 50)
    assert (row["known_count"], row["event_count"], row["unknown_count"]) == (1, 2, 1)


def test_total_leaves_out_a_session_inside_a_conference():
    session = event("session", 30, 30, 30, is_top_level=False)
    told = table("reconciled_events", event("conference", 100, 100, 100), session)

    (row,) = records(metrics.attendance_total(totals(told)))

    assert (row["attendance_low"], row["event_count"]) == (100, 1)


def test_total_of_nothing_known_is_empty_and_not_zero():
    (row,) = records(metrics.attendance_total(totals(table("reconciled_events", event("unknown")))))

    assert row["attendance_low"] is None
    assert row["unknown_count"] == 1


def test_total_is_open_as_soon_as_one_event_is():
    told = table(
        "reconciled_events",
        event("over", 250, 250, None, attendance_is_open=True),
        event("exact", 5, 5, 5),
    )

    (row,) = records(metrics.attendance_total(totals(told)))

    assert row["attendance_is_open"]
    assert (row["attendance_low"], row["attendance_high"]) == (255, 255)


def test_years_leave_out_undated_events():
    told = table("reconciled_events", event("a", 1, 1, 1, year=2012), event("b", 2, 2, 2))

    assert [row["year"] for row in records(metrics.attendance_range_by_year(totals(told)))] == [2012]


def test_an_event_with_two_themes_counts_once_under_each():
    told = table("reconciled_events", event("a", 7, 7, 7))
    themes = table(
        "themes",
        {"event_id": "a", "theme": "youth"},
        {"event_id": "a", "theme": "youth"},
        {"event_id": "a", "theme": "prisons"},
        {"event_id": "a", "pillar": 1},
    )

    rows = records(
        metrics.attendance_range_by_theme(summary("theme_totals", reconciled_events=told, themes=themes))
    )

    assert [(row["theme"], row["attendance_low"]) for row in rows] == [("prisons", 7), ("youth", 7)]


def test_planned_figures_stand_beside_the_reported_range():
    claims = table(
        "reconciled_attendance_claims",
        {
            "claim_id": "p",
            "event_id": "a",
            "basis": "planned",
            "coverage": "whole",
            "figure": 600,
            "qualifier": "over",
        },
        {
            "claim_id": "r",
            "event_id": "a",
            "basis": "reported",
            "coverage": "whole",
            "figure": 250,
            "qualifier": "exactly",
        },
    )
    told = table("reconciled_events", event("a", 100, 250, 500))

    (row,) = records(metrics.attendance_planned_and_reported(claims, told))

    assert (row["claim_id"], row["figure"], row["attendance_best"]) == ("p", 600, 250)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from([2010, 2011, None])),
        min_size=1,
        max_size=6,
    )
)
def test_the_years_never_add_up_to_more_than_the_total(figures):
    told = table(
        "reconciled_events",
        *(
            event(f"e{place}", min(a, b), a, max(a, b), year=year)
            for place, (a, b, year) in enumerate(figures)
        ),
    )

    (total,) = records(metrics.attendance_total(totals(told)))
    years = records(metrics.attendance_range_by_year(totals(told)))

    assert total["attendance_low"] <= total["attendance_high"]
    assert sum(row["attendance_low"] for row in years) <= total["attendance_low"]
    assert sum(row["event_count"] for row in years) <= total["event_count"]
