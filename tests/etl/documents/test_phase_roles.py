"""Who implements, funds, supports and benefits from a phase or the project."""

import pytest

from etl.documents.phase_roles import read_phase_roles
from tests.etl.documents.made_up_texts import findings


def read(text):
    found = read_phase_roles(findings(text), lambda code: f"government-{code}")
    return {(one.number, one.organization_id, one.role) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UNOCT and UNRCCA have implemented Phase II.",
            {(2, "unoct", "implementer"), (2, "unrcca", "implementer")},
        ),
        ("Phase II was implemented by UNRCCA.", {(2, "unrcca", "implementer")}),
        (
            "Phase II is funded by the European Union and Kazakhstan.",
            {(2, "eu", "funder"), (2, "government-KAZ", "funder")},
        ),
        (
            "The project, implemented by UNRCCA and funded by the European Union, goes on.",
            {(None, "unrcca", "implementer"), (None, "eu", "funder")},
        ),
        (
            "Phase II will enhance the capacity of Kazakhstan and Kyrgyzstan.",
            {(2, "government-KAZ", "beneficiary"), (2, "government-KGZ", "beneficiary")},
        ),
        (
            "Проект реализуется UNRCCA при финансовой поддержке European Union.",
            {(None, "unrcca", "implementer"), (None, "eu", "funder")},
        ),
    ],
)
def test_each_body_has_the_role_that_the_words_give_it(text, expected):
    assert read(text) == expected


def test_a_sentence_goes_on_about_the_phase_before_it():
    assert read("Phase II has begun. It is funded by the European Union.") == {(2, "eu", "funder")}


def test_a_sentence_about_something_else_gives_no_role():
    assert read("The seminar was funded by the European Union and implemented by UNRCCA.") == set()


def test_one_role_for_several_phases_is_one_for_each():
    assert read("During the two previous phases, UNRCCA implemented many activities.") == {
        (1, "unrcca", "implementer"),
        (2, "unrcca", "implementer"),
    }


def test_who_pays_for_a_phase_does_not_carry_it_out():
    assert read("Phase III is implemented by UNOCT and UNRCCA with funding from the European Union.") == {
        (3, "unoct", "implementer"),
        (3, "unrcca", "implementer"),
        (3, "eu", "funder"),
    }


@pytest.mark.parametrize(
    "words", ["Эту фазу финансирует European Union.", "Этот этап финансируется European Union."]
)
def test_a_russian_sentence_goes_on_about_this_phase(words):
    assert read(f"Семинар стал частью четвёртой фазы проекта. {words}") == {(4, "eu", "funder")}
