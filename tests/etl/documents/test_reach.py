"""How many people all activities of a project reached, in English and Russian."""

import pytest

from etl.documents.proposal import DOUBTFUL
from etl.documents.reach import read_reach
from tests.etl.documents.made_up_texts import findings


def read(text):
    return [reading.figure for reading in read_reach(findings(text))]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("The project has held many courses, which improved the knowledge of thousands of clerks and judges.",
         "thousands of clerks"),
        ("Through its webinars, the programme has reached hundreds of librarians.", "hundreds of librarians"),
        ("Dozens of nurses have benefited from the initiative over the past six years.", "Dozens of nurses"),
        ("The first phase of the project has strengthened the skills of hundreds of detectives.",
         "hundreds of detectives"),
        ("Проект охватил тысячи врачей и учителей.", "тысячи врачей"),
        ("В ходе первой фазы проекта были обучены сотни сотрудников.", "сотни сотрудников"),
        ("В рамках проекта проведены десятки семинаров для сотен педагогов.", "сотен педагогов"),
    ],
)  # fmt: skip
def test_a_figure_in_words_alone_is_vague(text, wording):
    assert [(one.wording, one.qualifier, one.figure) for one in read(text)] == [(wording, "vague", None)]


@pytest.mark.parametrize(
    ("text", "qualifier", "figure"),
    [
        ("Since 2018 the programme has trained over 1,400 officers.", "over", 1400),
        ("Under the project, some 350 judges and clerks have been trained to date.", "about", 350),
        ("During Phase II, the project organized 30 workshops for 1,100 participants.", "exactly", 1100),
        ("Since 2018 the programme has supported over 90,000 teachers.", "over", 90000),
        ("Nearly 900 nurses have been trained under the project since 2017.", "nearly", 900),
        ("За годы работы проекта обучено более 700 сотрудников.", "over", 700),
        ("С 2018 года в рамках программы обучение прошли около 500 следователей.", "about", 500),
        ("Более 400 психологов уже прошли обучение в рамках проекта.", "over", 400),
        ("The project is run by a fund. It has already trained over 1,400 officers.", "over", 1400),
        ("“The project has already trained over 1,400 officers,” said Anna at the seminar.", "over", 1400),
        ("Проект ведёт фонд. За эти годы обучено более 700 сотрудников.", "over", 700),
        ("Проект позволил обучить более 700 сотрудников.", "over", 700),
        ("За пять лет благодаря инициативе квалификацию повысили свыше 800 учителей.", "over", 800),
    ],
)  # fmt: skip
def test_a_number_keeps_its_qualifier(text, qualifier, figure):
    assert [(one.qualifier, one.figure) for one in read(text)] == [(qualifier, figure)]


@pytest.mark.parametrize(
    "text",
    [
        # Money, papers, pupils of a web page, bodies.
        "The programme has spent thousands of dollars since 2018.",
        "The project has already printed thousands of leaflets for teachers.",
        "Since 2018 the project's page has reached thousands of visitors.",
        "The project has already reached hundreds of schools.",
        "С 2018 года в рамках проекта издано более 700 книг для учителей.",
        "Проект охватил сотни школ.",
        # People to whom nothing was taught.
        "Since 2018 the project has gathered papers on thousands of fighters.",
        "The project has helped thousands of victims of floods.",
        "The project has worked since 2018 in villages with thousands of residents.",
        "Since 2018, hundreds of teachers have signed a letter against the project.",
        "Проект закона уже поддержали сотни депутатов.",
        # What is only planned.
        "The project aims to strengthen the skills of thousands of teachers.",
        "The project will train over 1,400 officers by 2027.",
        "Проект должен охватить более 700 сотрудников.",
        # One event of the project.
        "Under the project, 120 officers have been trained in Osh on 5 May 2021.",
        "Under the project, a course was held for hundreds of teachers.",
        "The workshop under the project brought together 120 teachers.",
        "Over 200 participants came to the conference, which was a part of the project.",
        "Under the project, two workshops were held for 120 officers.",
        "Since 2018 the project has trained twelve officers.",
        "В рамках проекта сегодня обучено более 100 сотрудников.",
        # Somebody else.
        "The fund runs the project. It has already trained over 1,400 officers.",
        "The coordinator of the project has trained hundreds of officers since 2001.",
        "The training programme has been completed by 120 officers.",
        "The Academy has trained over 1,400 officers since 2018.",
    ],
)
def test_what_is_no_reach_of_a_project_is_left_out(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "coverage"),
    [
        ("The project has already supported hundreds of teachers.", "reach"),
        ("The project has already trained hundreds of teachers.", "series"),
        ("Проект охватил сотни учителей.", "reach"),
        ("За годы проекта обучено более 700 учителей.", "series"),
    ],
)
def test_those_who_were_trained_add_up_and_those_who_were_reached_came_to_nothing(text, coverage):
    assert [one.coverage for one in read(text)] == [coverage]


def test_a_reach_is_doubtful():
    (figure,) = read("Since 2018 the programme has trained over 1,400 officers.")

    assert figure.confidence < DOUBTFUL


def test_the_year_is_that_from_which_on_people_are_counted():
    (reading,) = read_reach(findings("Since May 2018 the programme has trained over 1,400 officers."))

    assert reading.since == "2018"


def test_the_word_for_those_counted_keeps_what_a_hyphen_joins_to_it():
    (figure,) = read("The project has already supported thousands of policy-makers.")

    assert figure.counted == "policy-makers"
