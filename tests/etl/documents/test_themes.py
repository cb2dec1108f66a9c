"""What events are said to have been about."""

import pytest

from etl.documents.themes import read_themes, same_subjects
from tests.etl.documents.made_up_texts import findings


def read(text, names=()):
    return [found.theme or found.pillar for found in read_themes(findings(text), names)]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Participants discussed border management.", "border security"),
        ("The seminar focused on the financing of terrorism.", "countering financing"),
        ("They exchanged views on the use of social media.", "internet and social media"),
        ("The session was devoted to violent extremism.", "prevention of violent extremism"),
        ("They discussed the role of young people.", "youth"),
        ("They identified ways to work in prisons.", "prisons"),
        ("They discussed the repatriation of families.", "rehabilitation and reintegration"),
        ("The agenda included the rule of law and discussed it.", "human rights"),
        ("They reviewed national action plans.", "national strategies"),
        ("They considered early warning.", "early warning"),
        ("They discussed the situation in Afghanistan.", "Afghanistan"),
        ("Участники обсудили финансирование терроризма.", "countering financing"),
        ("Были рассмотрены вопросы кибербезопасности.", "cyber security"),
        ("Семинар был посвящен роли журналистов.", "media"),
        ("The course dealt with forged documents.", "border security"),
        ("They spoke about virtual assets.", "countering financing"),
        ("Особое внимание уделено цифровой безопасности.", "cyber security"),
        ("They discussed the role of imams.", "religion"),
        ("Обсуждена роль правоохранительных органов.", "law enforcement"),
        ("The dialogue looks at violent extremism.", "prevention of violent extremism"),
        ("Семинар был посвящён защите от экстремистской идеологии.", "prevention of violent extremism"),
        ("They discussed evidence in terrorism cases.", "law enforcement"),
    ],
)
def test_a_sentence_on_what_was_discussed_has_a_theme(text, theme):
    assert read(text) == [theme]


@pytest.mark.parametrize(
    "text",
    [
        "The agency fights the financing of terrorism.",
        "The centre was established in 2011 to address border security.",
        "We will continue to support youth and to discuss it.",
        "Since the beginning of the project, states discussed border security.",
        "Members of the police attended.",
        "Imams and teachers discussed it.",
        "Прокуроры обсудили это.",
        "They discussed it at the university.",
        "Он ответил на вопросы о религии.",
        "«Лучше обсуждать это дома, чем искать ответы в интернете», - сказала она.",
        "They discussed a course for imams.",
        '"We discussed this in prisons before," said the minister.',
    ],
)
def test_what_a_body_does_all_year_round_is_no_theme_of_the_event(text):
    assert read(text) == []


def test_the_name_of_an_event_says_what_it_was_about():
    text = "Seminar on customs and prisons"

    assert read(text, [(0, len(text))]) == ["border security", "prisons"]


def test_a_name_without_a_theme_of_the_list_has_another_one_at_a_low_confidence():
    text = "Seminar on cooperation"
    (found,) = read_themes(findings(text), [(0, len(text))])

    assert found.theme == "other"
    assert found.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "pillars"),
    [
        ("They discussed Pillar IV of the Strategy.", ["4"]),
        ("They discussed pillars I and IV.", ["1", "4"]),
        ("The session addressed the second pillar.", ["2"]),
        ("They discussed all four pillars.", []),
        ("They discussed a pillar of society.", []),
    ],
)
def test_a_pillar_is_read_only_where_it_is_named(text, pillars):
    assert read(text) == pillars


def test_the_text_says_where_another_event_was_about_the_same():
    text = "A first course on the same subject was held. Семинар на ту же тему прошёл позже."

    assert same_subjects(findings(text)) == [text.index("on the same"), text.index("на ту же")]
