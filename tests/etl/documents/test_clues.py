import pytest

from etl.documents.clues import find_clues, mode_of


def rules(text):
    return [(found.clue.rule, text[found.start : found.end]) for found in find_clues(text, 0, len(text))]


def test_of_clues_that_overlap_the_longer_is_meant():
    assert rules("held with financial support of Japan") == [("funded by", "with financial support of")]


def test_a_passive_verb_is_no_clue_for_a_subject_before_it():
    assert rules("The session was attended by many.") == [("attended by", "attended by")]


def test_a_clue_is_looked_for_in_whole_words_of_the_part_alone():
    assert rules("disorganized by") == []
    assert find_clues("organized by, organized by", 3, 20) == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("spoke via a video link", "virtual"),
        ("(online)", "virtual"),
        ("по видеосвязи", "virtual"),
        ("(recorded)", "video message"),
        ("в формате онлайн", "virtual"),
        ("attended in-person", "in person"),
        ("countering online propaganda", "unspecified"),
        ("virtually all of them", "unspecified"),
        ("", "unspecified"),
    ],
)
def test_the_mode_is_told_by_adverbs_and_phrases(text, mode):
    assert mode_of(text) == mode


@pytest.mark.parametrize(
    ("text", "rule", "role"),
    [
        ("Reports were also delivered by UNODC.", "remarks by", "speaker"),
        ("Papers were then presented by UNODC.", "remarks by", "speaker"),
        ("UNODC was represented by three observers.", "as observers", "observer"),
        ("UNODC was represented by its director.", "represented by", "participant"),
    ],
)
def test_an_adverb_makes_no_other_clue_and_to_be_represented_by_observers_is_to_observe(text, rule, role):
    assert [(one.clue.rule, one.clue.role) for one in find_clues(text, 0, len(text))] == [(rule, role)]
