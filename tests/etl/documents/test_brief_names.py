"""Bodies that are named by one word after their full name."""

import pytest

from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def briefly(text):
    """The bodies that are named in brief, each with its wording."""
    return [
        (one.record_id, one.wording)
        for one in GAZETTEER.find(text)
        if one.kind == "organization" and len(one.wording.split()) == 1 and not one.wording.isupper()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lake College opened. The College held a training.", ("lake-college", "College")),
        ("The Lake College opened, and the college's director spoke.", ("lake-college", "college")),
        ("UNRCCA came. The Centre organized a seminar.", ("unrcca", "Centre")),
        (
            "Бюро программ ОБСЕ в Душанбе открыто. Выступил руководитель Бюро Иван Петров.",
            ("osce-programme-office-in-dushanbe", "Бюро"),
        ),
        (
            "Региональный центр ООН по превентивной дипломатии для Центральной Азии. Центр провёл семинар.",
            ("unrcca", "Центр"),
        ),
    ],
)
def test_one_word_stands_for_the_body_that_has_it_in_its_name(text, expected):
    assert briefly(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Centre organized a seminar.",
        "The Lake College opened. A college for girls did, too.",
        "The Lake College opened. The College of Arts did, too.",
        "The Lake College and the Hill College opened, and the college's director spoke.",
        "Озёрный фонд открыт. Фонд поддержки открыт тоже.",
    ],
)
def test_a_word_that_may_mean_another_body_stands_for_none(text):
    assert briefly(text) == []


def test_the_body_of_which_the_text_speaks_most_is_meant_and_my_office_is_that_of_the_speaker():
    before = "OSCE Programme Office in Dushanbe. OSCE Programme Office in Dushanbe. "
    after = "United Nations Office on Drugs and Crime. "

    assert briefly(f"{before}{after}The Office came.") == [("osce-programme-office-in-dushanbe", "Office")]
    assert briefly(f"{after}{before}I thank my Office.") == [("unodc", "Office")]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Озёрский университет открыт. Выступил проректор университета.", "университета"),
        ("Озёрский университет открыт. Пришли преподаватели университета.", "университета"),
        (
            "Озёрский университет открыт. Курс ведёт кафедра истории университета.",
            "кафедра истории университета",
        ),
    ],
)
def test_people_and_parts_of_a_university_are_of_the_one_named_before(text, wording):
    bodies = [(one.record_id, one.wording) for one in GAZETTEER.find(text) if one.kind == "organization"]

    assert bodies[1:] == [("ozyorskiy-universitet", wording)]


def test_a_building_of_a_university_is_nobody():
    assert len(briefly("Озёрский университет открыт. Здание университета построено давно.")) == 0


@pytest.mark.parametrize(
    "text",
    [
        "The Committee on Lake Affairs of Japan came. Jane Doe of the Committee on Lake Affairs spoke.",
        "Пришёл Комитет по делам озёр Японии. Выступил Комитет по делам озёр.",
    ],
)
def test_a_body_named_with_its_state_before_is_meant_without_it(text):
    first, *others = [one.record_id for one in GAZETTEER.find(text) if one.kind == "organization"]

    assert first.endswith("-japan")
    assert others == [first]


def test_a_body_of_two_states_is_meant_by_neither_name_without_the_state():
    text = "The Committee on Lake Affairs of Japan and the Committee on Lake Affairs of Tajikistan came."
    of_states = {one.record_id for one in GAZETTEER.find(text)}

    *_, last = GAZETTEER.find(f"{text} The Committee on Lake Affairs spoke.")

    assert last.record_id not in of_states
