"""When the phases that a text names began and ended."""

import pytest

from etl.documents.phases import read_phase_dates
from tests.etl.documents.made_up_texts import findings


def read(text):
    return [(found.number, found.date_start, found.date_end) for found in read_phase_dates(findings(text))]


def test_years_in_brackets_are_the_span_of_the_phase():
    assert read("Phase III (2018-2021) of the project ended well.")[0] == (3, "2018", "2021")


def test_a_joint_span_gives_the_first_phase_its_start_and_the_last_its_end():
    found = read_phase_dates(findings("The three previous phases (2010 - 2021) were useful."))

    assert [(one.number, one.date_start, one.date_end) for one in found] == [
        (1, "2010", ""),
        (2, "", ""),
        (3, "", "2021"),
    ]
    assert {one.note for one in found} == {"2010-2021 is stated jointly for phases 1 to 3"}


@pytest.mark.parametrize(
    "text",
    [
        "Phase IV of the project was launched on 8 December 2021.",
        "On 8 December 2021 the fourth phase began.",
        "Четвертая фаза проекта запущена 8 декабря 2021 года.",
    ],
)
def test_a_launch_is_the_start(text):
    assert read(text) == [(4, "2021-12-08", "")]


def test_an_end_without_a_date_is_noted_at_a_low_confidence():
    (found,) = read_phase_dates(findings("We have completed Phase III of the project."))

    assert (found.number, found.date_start, found.date_end) == (3, "", "")
    assert found.note
    assert found.confidence < 0.5


def test_a_date_in_the_sentence_is_not_the_start_unless_something_began():
    assert read("On 8 December 2021 they spoke of Phase II.") == []


def test_a_phase_that_runs_until_a_year_ends_then():
    (reading,) = read_phase_dates(
        findings("Phase III of the project has a large budget and runs until 2027.")
    )

    assert (reading.number, reading.date_start, reading.date_end) == (3, "", "2027")
