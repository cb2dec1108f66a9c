"""What records are called."""

from etl.documents.name_words import tokens
from etl.documents.record_names import is_acronym, names_of_person, surnames, wordings
from tests.etl.documents.made_up_names import known


def test_a_body_goes_by_its_name_its_acronym_and_their_russian_forms():
    called = [name for name, record_id in wordings(known())["organization"] if record_id == "sco"]

    assert called == [
        "Shanghai Cooperation Organization",
        "SCO",
        "ШОС",
        "Шанхайская организация сотрудничества",
    ]


def test_an_acronym_is_one_short_word_with_more_than_one_capital():
    assert [is_acronym(tokens(word)) for word in ("OSCE", "UNRCCA", "Council", "SCO RATS", "EU")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_person_goes_by_the_full_name_the_surname_first_and_initials():
    assert sorted(len(name.steps) for name in names_of_person("Zhang Ming", "zhang-ming")) == [2, 2, 3, 3]


def test_a_surname_leads_to_all_who_bear_it():
    assert surnames([("Jane Doe", "jane-doe"), ("Richard Doe", "richard-doe")])["doe"] == {
        "jane-doe",
        "richard-doe",
    }


def test_a_body_of_another_may_have_the_acronym_of_that_first():
    called = [name for name, record_id in wordings(known())["organization"] if record_id == "sco-rats"]

    assert "SCO Regional Anti-Terrorist Structure" in called
