"""Phases that a text names, and how often it is searched for them."""

import pytest

from etl.documents import phase_words
from etl.documents.phase_words import find_phases
from etl.documents.propose import propose
from tests.etl.documents.made_up_texts import document, findings, known


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Phase IV of the project", (4,)),
        ("phase 2", (2,)),
        ("the third phase", (3,)),
        ("Phases I and II", (1, 2)),
        ("phases I-III", (1, 2, 3)),
        ("the three previous phases", (1, 2, 3)),
        ("the first two phases", (1, 2)),
        ("третья фаза проекта", (3,)),
        ("четвёртого этапа", (4,)),
        ("в рамках фазы II", (2,)),
    ],
)
def test_phases_are_named_by_number_or_order(text, numbers):
    (found,) = find_phases(text)

    assert found.numbers == numbers


@pytest.mark.parametrize("text", ["a phase of the moon", "this new phase", "the phases of work", "phase IVX"])
def test_a_phase_without_a_number_is_none_of_the_programme(text):
    assert find_phases(text) == []


@pytest.mark.parametrize(
    ("text", "part", "numbers"),
    [
        ("Under Phase II, V. Doe paid for Phase III.", "Under Phase II, ", [(2,)]),
        ("The first and\nSecond Phases", "Second Phases", [(2,)]),
        ("The new phase\n\n5 May 2021", "5 May 2021", []),
        ("Phase I and Phase II", "Phase I and ", [(1,)]),
        ("Phase I and Phase II", "Phase", []),
    ],
)
def test_a_part_of_a_text_names_the_phases_that_it_would_name_alone(text, part, numbers):
    start = text.index(part)
    found = list(findings(text).phases_in(start, start + len(part)))
    backwards = list(findings(text).phases_in(start, start + len(part), last_first=True))

    assert [phase.numbers for phase in found] == numbers == [one.numbers for one in find_phases(part)]
    assert backwards == found[::-1]


class Searched:
    """Stands for the pattern of phases: counts the letters that it is asked to search."""

    def __init__(self, pattern):
        self.pattern, self.letters = pattern, 0

    def finditer(self, text, start, end):
        self.letters += end - start
        return self.pattern.finditer(text, start, end)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is funded by UNRCCA. ",
        "On 5 May 2021 a seminar was held in Bishkek under Phase II. ",
    ],
)
def test_a_longer_paragraph_is_searched_for_phases_no_more_often(sentence, monkeypatch):
    searched = Searched(phase_words.PHASES)
    monkeypatch.setattr(phase_words, "PHASES", searched)
    times = []
    for count in (4, 40):
        text = f"Phase II of the project began. {sentence * count}"
        searched.letters = 0
        propose(document(text), known())
        times.append(searched.letters / len(text))

    assert times[1] <= times[0]
