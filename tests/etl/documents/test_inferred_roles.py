import pytest

from etl.documents.clauses import Clauses
from etl.documents.inferred_roles import infer_roles
from etl.documents.involvement import read_involvement
from etl.documents.involvement_reading import DOUBTFUL, INFERRED
from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def inferred(text):
    clauses = Clauses(text, 0, len(text), GAZETTEER.find(text))
    return [
        (named.record_id, one.role)
        for one in infer_roles(clauses)
        if (named := one.party.person or one.party.body)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Voronkov, Head of UNOCT, sketched three scenarios.",
        "Vladimir Voronkov, Head of UNOCT, then walked the group through three cases.",
        "Mr. Vladimir Voronkov of UNOCT will unpack the new rules.",
        "In his view, the head of UNOCT Vladimir Voronkov warned, time is short.",
        "The first block was run by Vladimir Voronkov of UNOCT.",
        "Глава УКТ ООН Владимир Воронков разобрал три случая.",
        "Три случая разобрал глава ООН Владимир Воронков.",
        "Практикум по шифрам вели глава ООН Владимир Воронков.",
        "Vladimir Voronkov, UNOCT;",
        "Речь главы ООН Владимира Воронкова",
        "Address by the Head of UNOCT Vladimir Voronkov",
        "The floor was given to Vladimir Voronkov, Head of UNOCT.",
        "The guest of the evening was Vladimir Voronkov, Head of UNOCT.",
        "The block was in the hands of Vladimir Voronkov of UNOCT.",
        "The Head of UNOCT, Vladimir Voronkov, in turn called for patience.",
        "Особый интерес вызвал рассказ главы ООН Владимира Воронкова.",
        "Лектором стал глава ООН Владимир Воронков.",
        "Глава ООН Владимир Воронков - о том, как читать карты.",
    ],
)
def test_a_person_with_an_office_who_does_something_spoke(text):
    assert inferred(text) == [("vladimir-voronkov", "speaker")]


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Voronkov, Head of UNOCT, visited the checkpoint.",
        "Vladimir Voronkov, Head of UNOCT, was also present.",
        "Глава ООН Владимир Воронков побывал на заставе.",
    ],
)
def test_whoever_came_or_saw_took_part(text):
    assert inferred(text) == [("vladimir-voronkov", "participant")]


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Voronkov, Head of UNOCT, was appointed last year.",
        "Vladimir Voronkov, Head of UNOCT, was arrested in May.",
        "Vladimir Voronkov, Head of UNOCT, worked in Vienna.",
        "In an interview, Vladimir Voronkov, Head of UNOCT, sketched three scenarios.",
        "The book by Vladimir Voronkov, Head of UNOCT, costs ten dollars.",
        "The decree was signed by Vladimir Voronkov, Head of UNOCT.",
        "Главу ООН Владимира Воронкова задержали.",
        "Глава ООН Владимир Воронков родился в Вене.",
        "С главой ООН Владимиром Воронковым беседовал репортёр.",
        "Глава ООН Владимир Воронков не разобрал ни одного случая.",
    ],
)
def test_to_whom_something_befalls_or_who_lives_elsewhere_has_no_part(text):
    assert inferred(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officers of UNODC and the OSCE inspected the yard.",
            [("unodc", "participant"), ("osce", "participant")],
        ),
        ("Trainers from UNODC unpacked the new rules.", [("unodc", "speaker")]),
        ("Twelve people came, including staff of UNODC.", [("unodc", "participant")]),
        ("Наши правила опробовали сотрудники ОБСЕ.", [("osce", "participant")]),
        ("Судей учили эксперты ОБСЕ.", [("osce", "speaker")]),
        ("Пришли двадцать человек, среди них офицеры ОБСЕ.", [("osce", "participant")]),
        (
            "We coached 12 analysts from Japan and Uzbekistan.",
            [("JPN", "participant"), ("UZB", "participant")],
        ),
        ("In the hall were officers of UNODC.", [("unodc", "participant")]),
        ("The audience: staff of UNODC.", [("unodc", "participant")]),
        ("The trainers came from UNODC.", [("unodc", "participant")]),
        ("UNODC sent three trainers.", [("unodc", "participant")]),
        ("Japan shared its practice.", [("JPN", "participant")]),
        ("Гости из ОБСЕ смеялись.", [("osce", "participant")]),
        ("Слушатели - сотрудники ОБСЕ.", [("osce", "participant")]),
        ("В споре были задействованы ООН и ОБСЕ.", [("un", "participant"), ("osce", "participant")]),
        ("Тренеров направила ОБСЕ.", [("osce", "participant")]),
        ("Officers from UNODC were killed.", []),
        ("Police arrested 12 citizens and 3 officers from Japan.", []),
        ("Representatives of civil society groups of Japan inspected the yard.", []),
    ],
)
def test_bodies_whose_people_do_something_came(text, expected):
    assert inferred(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNODC and the OSCE mounted a two-day seminar.", [("unodc", "organizer"), ("osce", "organizer")]),
        ("The seminar on visas was staged by UNODC.", [("unodc", "organizer")]),
        ("They sat in a seminar on visas that UNODC staged in May.", [("unodc", "organizer")]),
        ("В мае 2023 года ООН и ОБСЕ затеяли семинар.", [("un", "organizer"), ("osce", "organizer")]),
        ("Мы признательны ОБСЕ, устроившей этот семинар.", [("osce", "organizer")]),
        ("Семинар затеяла ОБСЕ.", [("osce", "organizer")]),
        ("Его готовят ООН и ОБСЕ.", [("un", "organizer"), ("osce", "organizer")]),
        (
            "The seminar is a joint effort of UNODC and the OSCE.",
            [("unodc", "organizer"), ("osce", "organizer")],
        ),
        ("UNODC invited 20 judges to a seminar.", [("unodc", "organizer")]),
        ("The partner of the seminar is UNODC.", [("unodc", "co-organizer")]),
        ("UNODC is the main partner of the course.", [("unodc", "co-organizer")]),
        ("Деньги на это выделила ОБСЕ.", [("osce", "funder")]),
        ("UNODC lent the equipment.", [("unodc", "co-organizer")]),
        ("The hall was provided by UNODC.", [("unodc", "co-organizer")]),
        ("Партнёрами семинара стали ООН и ОБСЕ.", [("un", "co-organizer"), ("osce", "co-organizer")]),
        ("Учебники подарила ОБСЕ.", [("osce", "co-organizer")]),
        ("UNODC assisted with preparing a seminar.", []),
        ("UNODC helped prepare the seminar.", [("unodc", "co-organizer")]),
        ("ОБСЕ помогла подготовить семинар.", [("osce", "co-organizer")]),
        ("ОБСЕ выделила средства на проезд участников.", [("osce", "funder")]),
        ("UNODC allocated funds for the seminar.", [("unodc", "funder")]),
        ("ОБСЕ выделила средства на ремонт моста.", []),
        ("UNODC allocated funds for a new bridge.", []),
        ("Japan presented a report in court.", []),
        ("UNODC welcomed the seminar.", []),
        ("UNODC staged a protest.", []),
        ("ОБСЕ посетила семинар.", []),
        ("Директор ОБСЕ заявил, что семинар отменён.", []),
        ("Семинар затеяла не ОБСЕ.", []),
    ],
)
def test_a_body_that_does_something_to_an_event_organized_it(text, expected):
    assert inferred(text) == expected


def test_what_is_inferred_is_doubtful_and_only_of_those_without_a_clue():
    text = (
        "Natalia Gherman, Head of UNRCCA, opened the seminar and Vladimir Voronkov of UNOCT sketched a case."
    )

    readings = read_involvement(text, GAZETTEER.find(text), GAZETTEER)

    assert [(one.person, one.role, one.rule == INFERRED) for one in readings] == [
        ("natalia-gherman", "opening speaker", False),
        ("vladimir-voronkov", "speaker", True),
    ]
    assert readings[1].confidence < DOUBTFUL
