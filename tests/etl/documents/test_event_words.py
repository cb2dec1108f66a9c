"""Words for events in English and Russian, and the kind each stands for."""

import pytest

from etl.documents.event_words import find_event_words, find_trainings_told, name_around


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("an international conference", "conference"),
        ("a high-level meeting", "high-level meeting"),
        ("a high-level international conference", "conference"),
        ("the meeting of deputy foreign ministers", "high-level meeting"),
        ("a round table", "round table"),
        ("a training course on evidence", "training"),
        ("a hybrid training for young people", "training"),
        ("a training organized by UNDP", "training"),
        ("training sessions on visas", "training"),
        ("an expert meeting", "expert meeting"),
        ("the opening session", "session"),
        ("a side event", "side event"),
        ("заседание секции по праву", "session"),
        ("секция о роли женщин", "session"),
        ("Launch of the network", "launch"),
        ("jointly launched the second phase", "launch"),
        ("bilateral talks", "bilateral meeting"),
        ("he met in Bishkek with the envoy", "bilateral meeting"),
        ("negotiations took place in Bishkek between", "bilateral meeting"),
        ("a study visit to Bishkek", "other"),
        ("meeting of the Informal Network on Visas Working Group", "expert meeting"),
        ("заседание совета", ""),
        ("a joint anti-terrorist exercise", "exercise"),
        ("an open lecture", "other"),
        ("another training of this kind", "training"),
        ("the event", ""),
        ("международная конференция", "conference"),
        ("в семинаре", "seminar"),
        ("семинар-тренинг", "seminar"),
        ("за круглым столом", "round table"),
        ("встреча заместителей министров иностранных дел", "high-level meeting"),
        ("двусторонняя встреча", "bilateral meeting"),
        ("совместные антитеррористические учения", "exercise"),
    ],
)
def test_the_head_of_the_name_gives_the_kind(text, kind):
    assert [word.event_type for word in find_event_words(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "of course",
        "in the course of the year",
        "eventually",
        "it was launched",
        "the first was ill",
        "a course of the river",
        "курсы валют",
        "dialogue between prison services",
    ],
)
def test_other_words_are_no_events(text):
    assert find_event_words(text) == []


@pytest.mark.parametrize(
    ("text", "is_plural"),
    [
        ("seminars", True),
        ("a seminar", False),
        ("семинары", True),
        ("конференция", False),
        ("подобные встречи", True),
        ("участники встречи", False),
    ],
)
def test_number_is_told_apart(text, is_plural):
    assert find_event_words(text)[0].is_plural is is_plural


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Regional Workshop on Border Security was held in Osh.", "Regional Workshop on Border Security"),
        ("They met at a seminar on customs in Osh.", "seminar on customs"),
        ("Launch of Phase II of the project", "Launch of Phase II of the project"),
        ("В Оше прошел семинар по вопросам границ, сообщает газета.", "семинар по вопросам границ"),
        ("В Оше прошёл семинар «Визы: опыт судов» для судей.", "семинар «Визы: опыт судов»"),
        ("They held a seminar entitled “Visas, and more” in Osh.", "seminar entitled “Visas, and more”"),
        ("They held a seminar in Osh on customs, he said.", "seminar in Osh on customs"),
        ("They held a seminar in Osh on 5 May.", "seminar"),
        ("Seminar on Banks in Tracing Money in Osh", "Seminar on Banks in Tracing Money"),
        ("Seminar on Visas in Beijing", "Seminar on Visas"),
        (
            "A seminar on hatred that leads to terrorism was held.",
            "seminar on hatred that leads to terrorism",
        ),
        ("В Оше прошёл семинар в Оше по таможне, сообщает газета.", "семинар в Оше по таможне"),
    ],
)
def test_the_name_runs_to_the_end_of_its_subject(text, name):
    start, end = name_around(text, find_event_words(text)[0])

    assert text[start:end] == name


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The college held its training in Osh.", ["training"]),
        ("The training needs of the police are great.", []),
        ("Курс доллара вырос.", []),
        ("Внешнеполитический курс не изменился.", []),
        ("В Оше прошли два курса для судей.", ["training"]),
        ("Прошёл онлайн-семинар.", ["seminar"]),
        ("Состоялась встреча министра с послом Японии.", ["bilateral meeting"]),
        ("Состоялась встреча В. Ли с послом Японии.", ["bilateral meeting"]),
        ("A meeting of 20 to 25 experts is planned.", ["expert meeting"]),
        ("Two seminars were held: the first in Osh and the second in Naryn.", ["seminar"] * 3),
        ("The seminar was the first in Osh.", ["seminar"]),
        ("Two seminars were held.\n\nHe was the first in Osh.", ["seminar"]),
    ],
)
def test_the_words_around_it_tell_whether_a_word_is_an_event(text, kinds):
    assert [word.event_type for word in find_event_words(text)] == kinds


def test_one_of_several_is_one():
    (word,) = find_event_words("Последний из курсов прошёл в Оше.")

    assert not word.is_plural


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Security was the subject of a training that they held.", "training"),
        ("В городе прошёл мастер-класс по медиа.", "workshop"),
        ("A debate tournament was held.", "other"),
        ("В городе шёл турнир.", "other"),
        ("The minister held talks in Osh with the envoy.", "bilateral meeting"),
        ("Министр встретился в Оше с послом.", "bilateral meeting"),
        ("Министр провёл рабочую встречу с послом.", "bilateral meeting"),
    ],
)
def test_more_words_for_events(text, kind):
    assert [word.event_type for word in find_event_words(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "They will train another 25 officers.",
        "Forty officers were trained.",
        "Такое обучение прошли 300 человек.",
        "Служба намерена обучить ещё 20 сотрудников.",
        "Будут обучены 15 человек.",
    ],
)
def test_a_verb_tells_of_a_training(text):
    assert [word.event_type for word in find_trainings_told(text)] == ["training"]


@pytest.mark.parametrize("text", ["The train of 25 wagons came.", "They train hard.", "Они обучают детей."])
def test_other_words_tell_of_none(text):
    assert find_trainings_told(text) == []
