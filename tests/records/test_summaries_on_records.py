"""What summaries answer is what the whole tables give, whatever is asked for."""

import pytest

from analytics.database import open_database
from analytics.event_roles import ROLE_GROUPS
from analytics.filters import Filters
from analytics.metrics import coverage, disagreements, documents, events, involvement, phases
from analytics.metrics.counts import (
    KINDS,
    document_count_of_events,
    document_count_of_sets,
    evidence_count,
    evidence_counts,
    involvement_count,
    statement_counts,
)
from analytics.metrics.leading import (
    LEADING,
    LEADING_ROWS,
    MOST_LEADING,
    leading_disagreement_ranges,
)
from analytics.results import Results

FILTERS = {
    "default": Filters(),
    "everything": Filters.everything(),
    "years and scope": Filters(years=(2012, 2018), scope="programme"),
    "phase": Filters(phases=("phase-2", "phase-3"), undated=True),
    "country": Filters(countries=("TJK", "UZB")),
    "theme": Filters(themes=("youth", "human rights")),
    "organization and role": Filters(organizations=("osce",), roles=("speaker", "organizer")),
    "nothing": Filters(years=(1990, 1991)),
}


@pytest.fixture(scope="module")
def results(database):
    return Results(open_database(database))


@pytest.fixture(params=list(FILTERS.values()), ids=list(FILTERS))
def filters(request):
    return request.param


@pytest.mark.parametrize("metric", LEADING, ids=lambda metric: metric.__name__)
def test_leading_rows_are_the_first_rows_of_the_ranking(results, filters, metric):
    first, most = LEADING[metric], MOST_LEADING.get(metric, LEADING_ROWS)
    expected = results.rows(metric, filters).head(most).astype(object)

    found = results.rows(first, filters).astype(object)

    columns = [name for name in expected.columns if name in found.columns]
    assert len(columns) > 1
    assert found[columns].where(found[columns].notna(), None).to_dict("records") == expected[columns].where(
        expected[columns].notna(), None
    ).to_dict("records")


@pytest.mark.parametrize("role_group", ROLE_GROUPS)
def test_organizations_are_ranked_by_a_role_as_by_any(results, filters, role_group):
    metric = involvement.event_count_by_organization_and_role
    expected = results.rows(metric, filters, role_group=role_group)

    found = results.rows(LEADING[metric], filters, role_group=role_group)

    assert found["organization_id"].tolist() == expected["organization_id"].tolist()
    assert found["spoke_count"].tolist() == expected["spoke_count"].tolist()


def test_widest_range_of_figures_is_the_first_of_all(results, filters):
    expected = results.rows(disagreements.disagreement_range_by_point, filters)

    found = results.rows(leading_disagreement_ranges, filters)

    columns = ["subject_id", "field", "figure_low", "figure_high", "figure_chosen", "is_open", "event"]
    assert found[columns].astype(str).values.tolist() == expected[columns].astype(str).values.tolist()


def test_totals_are_those_of_the_lists(results, filters):
    def row(metric, **parameters):
        return results.rows(metric, filters, **parameters).iloc[0]

    every = results.rows(events.event_list, filters)
    assert row(events.event_count)["event_count"] == len(every)
    assert results.rows(events.event_count_by_place, filters)["event_count"].sum() == len(every)
    points = results.rows(disagreements.disagreement_list, filters)
    assert row(disagreements.disagreement_count)["disagreement_count"] == len(points)
    by_point = results.rows(disagreements.disagreement_count_by_point, filters)
    assert dict(zip(by_point["field"], by_point["disagreement_count"], strict=True)) == dict(
        points["field"].value_counts()
    )
    read = row(documents.document_count)["document_count"]
    assert row(document_count_of_events)["document_count"] == read
    if filters.keep_whole_groups():
        assert row(document_count_of_sets)["document_count"] == read
    for rolled_up in (False, True):
        named = results.rows(involvement.event_count_by_organization, filters, rolled_up=rolled_up)
        assert row(involvement.involvement_total, rolled_up=rolled_up)["organization_count"] == len(named)


def test_evidence_of_single_events_is_counted_as_that_of_groups(results, filters):
    for kind, columns in KINDS.items():
        of_events = results.row(statement_counts, filters, subject=kind.subject)
        of_groups = results.row(evidence_counts, filters, subject=kind.subject)

        assert [of_events[name] for name in columns] == [of_groups[name] for name in columns], kind


@pytest.mark.parametrize("told_apart", [{}, {"has_phase": True}, {"has_phase": False}])
def test_involvement_in_single_events_is_counted_as_that_of_groups(results, filters, told_apart):
    of_events = results.row(involvement_count, filters, **told_apart)

    assert of_events == results.row(evidence_count, filters, evidence="involvement", **told_apart)


def test_what_is_known_is_what_is_not_missing(results, filters):
    total = results.rows(coverage.coverage_total, filters).iloc[0]

    for gap, known in (
        ("is_attendance_known", "attendance_known_count"),
        ("is_day_known", "day_known_count"),
        ("is_place_known", "place_known_count"),
        ("is_confirmed", "confirmed_count"),
    ):
        assert len(results.rows(coverage.event_gaps, filters, gap=gap)) == total["event_count"] - total[known]


def test_events_without_a_phase_have_the_reasons_of_the_list(results, filters):
    listed = results.rows(phases.event_list_without_phase, filters)["reason"].value_counts()
    counts = results.rows(phases.event_count_without_phase, filters)

    assert dict(zip(counts["reason"], counts["event_count"], strict=True)) == dict(listed)
