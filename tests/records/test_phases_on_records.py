"""The phases on the real records: nothing counted twice, nothing lost, the milestones where they belong."""

import pytest

from analytics.database import fetch, open_database, read_tables
from analytics.filters import Filters
from analytics.metrics import attendance, events, evidence, phases


@pytest.fixture(scope="module")
def opened(database):
    return open_database(database)


@pytest.fixture(
    scope="module", params=[Filters(), Filters.everything(), Filters(years=(2015, 2018))], ids=str
)
def compute(request, opened):
    kept = request.param.apply(read_tables(opened))
    return lambda metric, **parameters: fetch(opened, kept.compute(metric, **parameters))


@pytest.fixture(scope="module")
def compute_all(opened):
    kept = Filters.everything().apply(read_tables(opened))
    return lambda metric, **parameters: fetch(opened, kept.compute(metric, **parameters))


def test_every_event_is_in_one_phase_or_in_none_for_one_reason(compute):
    inside = compute(phases.event_count_by_phase)
    outside = compute(phases.event_count_without_phase)
    (every,) = compute(events.event_count)["event_count"]

    assert inside["event_count"].sum() + outside["event_count"].sum() == every
    assert (inside["stated_count"] + inside["by_date_count"] == inside["event_count"]).all()


def test_attendance_of_the_phases_is_never_more_than_that_of_all_events(compute):
    by_phase = compute(phases.attendance_range_by_phase)
    (total,) = compute(attendance.attendance_total).to_dict("records")

    assert by_phase["attendance_low"].sum() <= total["attendance_low"]
    assert (by_phase["known_count"] + by_phase["unknown_count"] == by_phase["event_count"]).all()


def test_every_mark_of_the_timeline_has_a_claim_behind_it(compute):
    marks = compute(phases.phase_timeline)
    claims = compute(evidence.phase_timeline_evidence)

    assert set(marks["subject_id"]) == set(claims["subject_id"])
    assert claims["claim_id"].is_unique


def test_milestones_have_their_dates_and_say_where_these_are_from(compute_all):
    marks = compute_all(phases.phase_timeline)
    milestones = marks[marks["mark"] == "milestone"].set_index("outcome_id")

    assert dict(milestones["date_start"]) == {
        "jpoa-2011": "2011-11-30",
        "ashgabat-declaration-2011": "2011-11-30",
        "ashgabat-declaration-2017": "2017-06-13",
        "phase-iii-launch": "2018-04",
        "phase-iv-launch": "2021-12-08",
        "tashkent-declaration-2022": "2022-03-03",
        "jpoa-2022": "2022-03-03",
    }
    assert list(milestones.index[milestones["date_basis"] != "adopted"]) == ["jpoa-2022"]


def test_joint_statements_are_those_of_two_documents(compute_all):
    marks = compute_all(phases.phase_timeline)
    joint = marks[marks["is_joint"].eq(True)]

    assert sorted(joint["claim_id"]) == [
        "pakobserver-2018-05-03-ashgabat-p1",
        "pakobserver-2018-05-03-ashgabat-p2",
        "phase-iv-2021-press-release-p1",
        "phase-iv-2021-press-release-p2",
        "phase-iv-2021-press-release-p3",
    ]


def test_programme_events_without_a_phase_are_named_with_the_reason(compute_all):
    told = compute_all(phases.event_list_without_phase).set_index("event_id")["reason"]

    own = told[~told.isin(["related event", "part of an event"])]
    assert dict(own) == {
        "almaty-2012-regional-organizations-consultation": "between phases",
        "project-activities-series": "in no single phase",
        "dushanbe-2021-deputy-foreign-ministers-meeting": "in no single phase",
        "ashgabat-2011-deputy-foreign-ministers-meeting": "without a date",
        "national-strategies-consultations": "without a date",
    }
