"""Bodies whose names have no word such as "Ministry"."""

import pytest

from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def new_bodies(text):
    return [one.name for one in GAZETTEER.find(text) if one.kind == "organization" and GAZETTEER.is_new(one)]


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("It was held with the support of Border Watch International.", ["Border Watch International"]),
        ("It was funded by Light for the World.", ["Light for the World"]),
        ("Experts from BRIN led a session.", ["BRIN"]),
        ("Experts of UNODC and BRIN led a session.", ["BRIN"]),
        ("В семинаре участвовали представители ЦСИТ и НУРК.", ["ЦСИТ", "НУРК"]),
        ("Семинар проведён совместно с ЦСИТ.", ["ЦСИТ"]),
    ],
)
def test_who_organized_paid_or_sent_people_is_a_body(text, wordings):
    assert new_bodies(text) == wordings


@pytest.mark.parametrize(
    "text",
    [
        "It was organized by John Mitchell Smith.",
        "It was organized by Director Jane Doe.",
        "It was held in partnership with Central Asia.",
        "Representatives of NGO networks came.",
        "The use of ICT by experts of CSOs grew.",
        "В семинаре участвовали представители СМИ и НПО.",
        "REPORT OF EXPERTS OF BRIN",
    ],
)
def test_people_regions_and_other_words_in_capitals_are_none(text):
    assert new_bodies(text) == []


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("It was led by Jane Doe, director of Nurly.", ["Nurly"]),
        ("The coordinator of Lake Watch spoke.", ["Lake Watch"]),
        ("Открыла семинар председатель «Синего озера» Анна Петрова.", ["Синего озера"]),
        ("The Chief of Staff of UNODC spoke.", []),
        ("The mayor of Nurly spoke.", []),
        ("Курсы для журналистов «Синее озеро» открыты.", []),
        ("A friend of Jane Karimova, a student of Akmal Yusupov, spoke.", []),
    ],
)
def test_whose_office_is_named_is_a_body(text, wordings):
    assert new_bodies(text) == wordings


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("Talks were given by Jane Doe of Lake Watch and Mary Moe of UNODC.", ["Lake Watch"]),
        ("The lecturers were Mary Moe of the Royal Japan Coastguard and others.", ["Royal Japan Coastguard"]),
        ("The speakers included Jane Doe of the independent think tank Lake Watch.", ["Lake Watch"]),
        ("The trainers: Jane Doe of UNODC, John Poe from Reform Watch.", ["Reform Watch"]),
        ("The book is about Jane Doe of Lake Watch.", []),
    ],
)
def test_who_sent_those_on_a_list_of_speakers_is_a_body(text, wordings):
    assert new_bodies(text) == wordings


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("Выступил директор Казкосмоса Олег Сидоров.", ["Казкосмос"]),
        ("Опытом поделился начальник отдела Казмосторга Олег Сидоров.", ["Казмосторг"]),
        ("Выступил директор Ислама Каримова Олег Сидоров.", []),
        ("Выступил директор Олег Сидоров.", []),
    ],
)
def test_a_word_in_the_genitive_between_an_office_and_a_name_is_a_body(text, wordings):
    assert new_bodies(text) == wordings
