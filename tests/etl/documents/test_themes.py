"""What events are said to have been about."""

import pytest

from etl.documents.themes import read_heading, read_themes, same_subjects
from tests.etl.documents.made_up_texts import findings, known


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


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("Course on forged passports and smuggling of goods", "border security"),
        ("Seminar on checkpoints and frontier posts", "border security"),
        ("Семинар по борьбе с контрабандой на пунктах пропуска", "border security"),
        ("Курс о перемещении боевиков", "border security"),
        ("Training on suspicious transactions and hawala", "countering financing"),
        ("Workshop on freezing terrorist assets", "countering financing"),
        ("Тренинг по выявлению подозрительных операций", "countering financing"),
        ("Круглый стол по финансовой разведке", "countering financing"),
        ("Round table on messaging apps and video games", "internet and social media"),
        ("Семинар о мессенджерах и блогерах", "internet and social media"),
        ("Discussion on radical views and counter-narratives", "prevention of violent extremism"),
        ("Круглый стол о вовлечении женщин в экстремистские группы", "prevention of violent extremism"),
        ("Лекция о радикальных взглядах", "prevention of violent extremism"),
        ("Forum on adolescents", "youth"),
        ("Встреча, посвящённая подросткам", "youth"),
        ("Seminar on alternatives to imprisonment", "prisons"),
        ("Курс по работе в колониях", "prisons"),
        ("Workshop on life of former prisoners", "rehabilitation and reintegration"),
        ("Seminar on women returned from Syria", "rehabilitation and reintegration"),
        ("Тренинг по ресоциализации", "rehabilitation and reintegration"),
        ("Семинар о возвращении семей из зон конфликта", "rehabilitation and reintegration"),
        ("Training on fair trials", "human rights"),
        ("Семинар о свободе вероисповедания и правах женщин", "human rights"),
        ("Consultation on the draft strategy against terrorism", "national strategies"),
        ("Обсуждение проекта стратегии", "national strategies"),
        ("Seminar on amendments to the criminal code", "legislation"),
        ("Круглый стол по ратификации конвенций", "legislation"),
        ("Workshop on early detection", "early warning"),
        ("Meeting on grassroots work in neighbourhoods", "community"),
        ("Встреча о доверии между населением и полицией общин", "community"),
        ("Workshop on strategic communication", "media"),
        ("Тренинг по медиаграмотности", "media"),
        ("Seminar on sermons in mosques", "religion"),
        ("Семинар о роли богословов", "religion"),
        ("Conference on textbooks", "education"),
        ("Круглый стол об учебных программах", "education"),
        ("Course on interrogation and forensics", "law enforcement"),
        ("Курс по освобождению заложников", "law enforcement"),
        ("Workshop on hackers and malware", "cyber security"),
        ("Семинар о высоких технологиях", "cyber security"),
        ("Meeting on the Taliban", "Afghanistan"),
    ],
)
def test_a_theme_has_the_words_of_its_field(name, theme):
    assert theme in read(name, [(0, len(name))])


@pytest.mark.parametrize(
    ("name", "themes"),
    [
        ("Seminar on evidence", ["law enforcement"]),
        ("Seminar on evidence of money laundering", ["countering financing"]),
        ("Семинар о вербовке", ["prevention of violent extremism"]),
        ("Семинар о вербовке в интернете", ["internet and social media"]),
        ("Online seminar on customs", ["border security"]),
        ("Training for women", []),
    ],
)
def test_a_hint_at_a_theme_counts_where_no_word_names_one(name, themes):
    assert read(name, [(0, len(name))]) == themes


def test_what_a_body_is_called_is_not_what_was_discussed():
    records = known(organizations=[{"organization_id": "faith", "name": "Committee for Religious Affairs"}])
    text = "They discussed border security with the Committee for Religious Affairs."

    assert [found.theme for found in read_themes(findings(text, records=records))] == ["border security"]


def test_the_heading_above_an_event_says_what_it_was_about():
    text = "Note\n\nIt was a good year for all of us, and here is what we did.\n\nWork in prisons\n\nA visit."

    assert [found.theme for found in read_heading(findings(text), text.index("A visit"))] == ["prisons"]
    assert read_heading(findings(text), text.index("Work in")) == []


def test_those_who_took_part_in_a_discussion_were_not_its_subject():
    assert read("В обсуждении приняли участие сотрудники милиции.") == []


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


@pytest.mark.parametrize(
    "text",
    [
        "They discussed human rights during criminal investigations.",
        "Семинар посвящён правам человека при расследовании и рассмотрении дел.",
        "Обсудили права человека в ходе судебных процессов.",
    ],
)
def test_the_circumstances_of_a_subject_are_no_theme_of_their_own(text):
    assert read(text) == ["human rights"]


def test_circumstances_without_another_subject_are_one():
    assert read("They discussed errors during criminal investigations.") == ["law enforcement"]
