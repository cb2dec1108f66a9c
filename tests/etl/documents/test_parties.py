import pytest

from etl.documents.names import Gazetteer
from etl.documents.parties import parties
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def found(text):
    return [
        (party.person and party.person.record_id, party.body and party.body.record_id, party.title)
        for party in parties(text, 0, len(text), GAZETTEER.find(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Head of UNRCCA Natalia Gherman", ("natalia-gherman", "unrcca", "Head of UNRCCA")),
        ("Natalia Gherman, Head of UNRCCA, came", ("natalia-gherman", "unrcca", "Head of UNRCCA")),
        ("Natalia Gherman of UNRCCA", ("natalia-gherman", "unrcca", "")),
        ("Natalia Gherman (UNRCCA)", ("natalia-gherman", "unrcca", "")),
        ("Natalia Gherman", ("natalia-gherman", None, "")),
        (
            "the Ambassador of Japan to Uzbekistan, Ms. Natalia Gherman",
            ("natalia-gherman", "JPN", "Ambassador of Japan to Uzbekistan"),
        ),
        (
            "Special Representative of the UN and Head of UNRCCA Natalia Gherman",
            ("natalia-gherman", "unrcca", "Special Representative of the UN and Head of UNRCCA"),
        ),
        ("глава РЦПДЦА Наталья Герман", ("natalia-gherman", "unrcca", "глава РЦПДЦА")),
    ],
)
def test_the_body_of_a_person_is_that_of_the_last_office(text, expected):
    assert found(text) == [expected]


def test_an_office_belongs_to_the_person_beside_it():
    text = "Zhang Ming, Secretary-General of the SCO, and Natalia Gherman, Head of UNRCCA, met the OSCE."

    assert found(text) == [
        ("zhang-ming", "sco", "Secretary-General of the SCO"),
        ("natalia-gherman", "unrcca", "Head of UNRCCA"),
        (None, "osce", ""),
    ]


def test_a_body_listed_before_an_office_is_a_party_of_its_own():
    assert found("UNODC and Head of UNRCCA Natalia Gherman") == [
        (None, "unodc", ""),
        ("natalia-gherman", "unrcca", "Head of UNRCCA"),
    ]


def test_an_acronym_in_brackets_belongs_to_the_name_before_it():
    text = "Shanghai Cooperation Organization (SCO) and UNODC"

    assert [text[party.start : party.end] for party in parties(text, 0, len(text), GAZETTEER.find(text))] == [
        "Shanghai Cooperation Organization (SCO)",
        "UNODC",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Natalia Gherman (Director, UNRCCA)", ("natalia-gherman", "unrcca", "Director, UNRCCA")),
        ("Natalia Gherman – Head of UNRCCA – came", ("natalia-gherman", "unrcca", "Head of UNRCCA")),
        ("Natalia Gherman, who heads the UNRCCA, came", ("natalia-gherman", "unrcca", "")),
        (
            "head of UNRCCA's office, Natalia Gherman",
            ("natalia-gherman", "unrcca", "head of UNRCCA's office"),
        ),
        ("Анна Петрова, директор фонда «Мир»", ("anna-petrova", "mir", "директор фонда «Мир»")),
    ],
)
def test_an_office_may_stand_in_brackets_after_a_dash_or_with_a_common_noun(text, expected):
    assert found(text) == [expected]


def test_two_people_joined_by_and_share_the_body_after_them():
    assert found("Natalia Gherman and Zhang Ming of UNODC") == [
        ("natalia-gherman", "unodc", ""),
        ("zhang-ming", "unodc", ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Natalia Gherman, a professor at the Lake University, spoke.",
            [("natalia-gherman", "lake-university", "a professor at the Lake University")],
        ),
        (
            "Natalia Gherman of the non-governmental organization UNODC",
            [("natalia-gherman", "unodc", "")],
        ),
        ("Natalia Gherman from the Vienna-based network UNODC", [("natalia-gherman", "unodc", "")]),
        ("Natalia Gherman from a state near Japan", [("natalia-gherman", None, ""), (None, "JPN", "")]),
        (
            "Natalia Gherman and Vladimir Voronkov, Rector of the Lake University",
            [
                ("natalia-gherman", None, ""),
                ("vladimir-voronkov", "lake-university", "Rector of the Lake University"),
            ],
        ),
    ],
)
def test_an_office_is_that_of_its_bearer_alone_and_a_word_for_the_kind_of_body_is_none(text, expected):
    assert found(text) == expected
