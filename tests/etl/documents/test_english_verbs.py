import re

import pytest

from etl.documents.english_verbs import active, passive, telling


def is_whole(pattern, text):
    return re.fullmatch(pattern, text, re.IGNORECASE) is not None


@pytest.mark.parametrize(
    "text",
    [
        "hold",
        "holds",
        "held",
        "is holding",
        "has also held",
        "will hold",
        "plans to hold",
        "will jointly hold",
    ],
)
def test_an_active_verb_is_met_in_all_its_forms_with_its_auxiliaries(text):
    assert is_whole(active("hold"), text)


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        ("organize", "organised"),
        ("carry_out", "carried out"),
        ("convey", "conveyed"),
        ("take_part", "is taking part"),
        ("wrap_up", "wrapped up"),
        ("teach", "teaches"),
    ],
)
def test_a_verb_keeps_its_spelling_and_what_belongs_to_it(verb, text):
    assert is_whole(active(verb), text)


@pytest.mark.parametrize(
    "text", ["held by", "held jointly by", "held in the town hall by", "held on 3 May for young judges by"]
)
def test_a_passive_goes_up_to_its_agent(text):
    assert is_whole(passive("hold"), text)


def test_a_passive_does_not_go_over_another_one():
    assert not is_whole(passive("hold"), "held in May and attended by")


def test_a_verb_has_no_auxiliary_that_makes_it_passive():
    assert re.match(active("hold"), "was held") is None


@pytest.mark.parametrize("text", ["remarked", "has remarked", "will remark", "is remarking"])
def test_what_is_told_is_met_where_it_is_a_verb(text):
    assert is_whole(telling("remark"), text)


@pytest.mark.parametrize("text", ["remarks", "remark", "remarking"])
def test_a_noun_that_looks_like_a_verb_tells_nothing(text):
    assert not is_whole(telling("remark"), text)
