"""What a text says was adopted, endorsed, signed or launched."""

import pytest

from etl.documents.outcomes import read_outcomes
from tests.etl.documents.made_up_texts import findings


def read(text):
    return [(found.outcome_type, found.title, found.date_adopted) for found in read_outcomes(findings(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The meeting adopted the Osh Declaration.", ("declaration", "Osh Declaration", "")),
        ("The Osh Declaration was adopted on 5 May 2021.", ("declaration", "Osh Declaration", "2021-05-05")),
        ("They endorsed an updated Plan of Action.", ("plan of action", "updated Plan of Action", "")),
        ("A joint statement was issued.", ("communique", "joint statement", "")),
        ("The delegates approved the national strategy.", ("strategy", "national strategy", "")),
        ("Two offices launched Phase II of the project.", ("launch", "Phase II of the project", "")),
        ("The two sides signed a road map.", ("other", "road map", "")),
        ("По итогам принята Ошская декларация.", ("declaration", "Ошская декларация", "")),
        ("Стороны утвердили Совместный план действий.", ("plan of action", "Совместный план действий", "")),
    ],
)  # fmt: skip
def test_an_outcome_is_worded_as_in_the_text(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Osh Declaration is well known.",
        "They spoke of implementing the Joint Plan of Action and adopted nothing.",
        "Participants adopted good practices.",
        "Since the beginning of the project, states adopted national strategies.",
        "The project is in Phase II.",
    ],
)
def test_what_was_not_adopted_here_is_no_outcome(text):
    assert read(text) == []


def test_what_is_yet_to_be_adopted_has_no_date_and_less_confidence():
    (done,) = read_outcomes(findings("They adopted the Osh Declaration."))
    (planned,) = read_outcomes(findings("They will adopt the Osh Declaration on 5 May 2021."))

    assert planned.date_adopted == ""
    assert planned.confidence < done.confidence


def test_a_pronoun_stands_for_what_was_adopted():
    text = "They took stock of the results of the Joint Plan of Action since its adoption in 2011."

    assert read(text) == [("plan of action", "Joint Plan of Action", "2011")]
