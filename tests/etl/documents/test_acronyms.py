"""Acronyms in brackets after a name."""

from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def bodies(text):
    return [one.record_id for one in GAZETTEER.find(text) if one.kind == "organization"]


def test_the_acronym_of_a_new_body_stands_for_it_from_then_on():
    text = "LAW came. The Lake Association of Women (LAW) opened. Later LAW spoke."

    assert bodies(text) == ["lake-association-of-women"] * 3


def test_a_name_with_a_known_acronym_behind_it_is_another_name_of_that_body():
    assert bodies("the Centre for Calm Diplomacy (UNRCCA)") == ["unrcca", "unrcca"]


def test_an_acronym_within_a_known_name_does_not_break_it():
    assert bodies("the Ministry of Foreign Affairs (MFA) of Tajikistan") == ["mfa-tajikistan"]


def test_the_acronym_of_a_known_body_stands_for_it_from_then_on():
    assert bodies("Управление по наркотикам и преступности (УПНП) пришло. УПНП провело семинар.") == (
        ["unodc"] * 3
    )


def test_an_acronym_in_brackets_may_have_two_words():
    assert bodies("Executive Committee of the Lake Structure (SCO RATS)") == ["sco-rats", "sco-rats"]
