"""The series that stands for the activities of a project, and what it reached."""

import pytest

from etl.documents.proposal import DOUBTFUL
from etl.documents.propose import propose
from tests.etl.documents.made_up_texts import document, known

LEAD = "A conference on borders was held in Dushanbe on 5 May 2021 with many experts from all the region."
OF_PROGRAMME = f"{LEAD} It was an event of the project on the Joint Plan of Action for the region."
SERIES = {
    "event_id": "support-series",
    "title": "Project support to all states (series)",
    "event_type": "other",
    "scope": "programme",
}
REACHED = "The project has already supported thousands of teachers."


def told(text, *events):
    """The figures of attendance of a text, and what it says of series that stand for a project."""
    proposals = propose(document(text), known(events=events))
    figures = [one for one in proposals if one.table == "attendance_claims"]
    series = [one for one in proposals if one.rule == "activities of a project, a series"]
    return figures, series


def test_reach_belongs_to_the_series_of_the_programme_that_the_records_have():
    figures, series = told(f"{OF_PROGRAMME}\n\n{REACHED}", SERIES)

    assert [one.values["event_id"] for one in figures] == ["support-series"]
    assert [one.table for one in series] == ["event_claims"]


def test_without_such_a_series_a_new_one_is_proposed_with_doubt():
    figures, series = told(f"{OF_PROGRAMME}\n\n{REACHED}")

    (event,) = [one for one in series if one.table == "events"]
    assert event.values == {
        "event_id": "project-activities-series",
        "title": "Activities of the project (series)",
        "event_type": "other",
        "scope": "programme",
    }
    assert event.confidence < DOUBTFUL
    assert [one.values["event_id"] for one in figures] == ["project-activities-series"]


def test_a_project_of_another_name_is_not_the_programme():
    text = f"{OF_PROGRAMME}\n\nThe project “Green Valleys” has already supported thousands of teachers."

    figures, series = told(text, SERIES)

    assert [one.values["event_id"] for one in figures] == ["green-valleys-activities-series"]
    (event,) = [one for one in series if one.table == "events"]
    assert event.values["scope"] == "related"
    assert [one.record_id for one in event.suggestions] == ["support-series"]


def test_a_project_keeps_the_name_by_which_the_text_called_it_before():
    text = f"{LEAD}\n\nIt was funded by the project “Green Valleys”.\n\n{REACHED}"

    figures, _ = told(text)

    assert [one.values["event_id"] for one in figures] == ["green-valleys-activities-series"]


def test_a_text_that_does_not_name_the_programme_speaks_of_another_project():
    figures, _ = told(f"{LEAD}\n\n{REACHED}", SERIES)

    assert [one.values["event_id"] for one in figures] == ["project-activities-series"]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (REACHED, "thousands of teachers"),
        ("За годы работы проекта обучено более 700 сотрудников.", "более 700 сотрудников"),
    ],
)
def test_reach_is_never_that_of_the_main_event(text, wording):
    figures, _ = told(f"{LEAD} Over 90 experts attended.\n\n{text}")

    by_wording = {one.wording: one for one in figures}
    assert by_wording.keys() == {"Over 90 experts", wording}
    assert by_wording["Over 90 experts"].values["event_id"].startswith("dushanbe-2021")
    assert by_wording[wording].values["event_id"] == "project-activities-series"
    assert by_wording[wording].confidence < DOUBTFUL


def test_two_figures_of_one_project_share_its_series():
    text = f"{LEAD}\n\n{REACHED} За годы работы проекта обучено более 700 сотрудников."

    figures, series = told(text)

    assert len(figures) == 2
    assert [one.table for one in series] == ["events", "event_claims"]


def test_the_series_began_in_the_year_from_which_on_people_are_counted():
    _, series = told(f"{LEAD}\n\nОколо 600 учителей повысили квалификацию в рамках проекта с 2018 года.")

    assert [one.values.get("date_start") for one in series if one.table == "event_claims"] == ["2018"]


def test_trainings_of_a_project_of_which_only_a_verb_tells_are_no_series_of_their_own():
    figures, series = told(f"{OF_PROGRAMME}\n\nSince 2018 the project has trained over 900 officers.", SERIES)

    assert [one.values["event_id"] for one in figures] == ["support-series"]
    assert [one.table for one in series] == ["event_claims"]
