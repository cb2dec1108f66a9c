"""People whom no record has yet."""

import pytest

from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def ids(text):
    return [mention.record_id for mention in GAZETTEER.find(text)]


def names(text, kind):
    return [(one.name or one.wording) for one in GAZETTEER.find(text) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        ("Ms. Jane Doe spoke.", "jane-doe"),
        ("H.E. Jane Doe spoke.", "jane-doe"),
        ("Jane Doe, Director of UNODC, spoke.", "jane-doe"),
        ("Deputy Minister of Justice of Kazakhstan, Jane Doe, spoke.", "jane-doe"),
        ("Выступил г-н Иван Петров.", "ivan-petrov"),
        ("вместе с директором ОБСЕ Иваном Петровым", "ivan-petrov"),
    ],
)
def test_an_unknown_person_is_proposed_by_what_stands_beside_the_name(text, record_id):
    (person,) = [mention for mention in GAZETTEER.find(text) if mention.kind == "person"]

    assert person.record_id == record_id
    assert GAZETTEER.is_new(person)


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("“It helps,” said Jane Doe, head of the Nur Foundation.", ["Jane Doe"]),
        ("It was noted by Jane Doe, a lecturer at Lake State University.", ["Jane Doe"]),
        ("Deputy Minister of Internal Affairs of Kazakhstan Jane Doe spoke.", ["Jane Doe"]),
        ("Minister of Justice Jane Doe spoke.", ["Jane Doe"]),
        ("The panel was moderated by Jane Doe (UNODC).", ["Jane Doe"]),
        ("Jane Doe (Director, UNODC) spoke.", ["Jane Doe"]),
        ("Jane Doe from UNODC presented the plan.", ["Jane Doe"]),
        ("Jane Doe, who leads the Nur Foundation, spoke.", ["Jane Doe"]),
        ("Jane Doe – Director of UNODC – spoke.", ["Jane Doe"]),
        ("UNODC experts Jane Doe and Richard Roe came.", ["Jane Doe", "Richard Roe"]),
        ("Col. Jane Doe, Judge Mary Moe and Peter van den Berg, Adviser, spoke.", None),
        (
            "On Friday Jane Doe, Director of UNODC, spoke. Then Mary Moe, Adviser, did.",
            ["Jane Doe", "Mary Moe"],
        ),
        ("Among the speakers were Jane Doe from UNODC and others.", ["Jane Doe"]),
        ("Jane Doe, a psychologist at Lake State University, spoke.", ["Jane Doe"]),
        ("Jean-Pierre Roe, Director, spoke.", ["Jean-Pierre Roe"]),
        ("The guests met Akmal Yusupov and Aida Saparova.", ["Akmal Yusupov", "Aida Saparova"]),
        ("Aida Bekbolot kyzy, representative of UNODC, spoke.", ["Aida Bekbolot kyzy"]),
        ("Rector of the Lake Academy Akmal Yusupov spoke.", ["Akmal Yusupov"]),
        ("Выступил Иван Петров, заместитель министра.", ["Иван Петров"]),
        ("Заместитель министра юстиции Казахстана А.Б. Петров выступил.", ["А.Б. Петров"]),
        ("Директор Института мировых проблем Фаррух Юсупов выступил.", ["Фаррух Юсупов"]),
        ("посол Японии в Душанбе Анна Шульц", ["Анна Шульц"]),
        ("полковник Рустам Юсупов", ["Рустам Юсупов"]),
    ],
)
def test_new_people_stand_with_an_office_a_body_or_each_other(text, wordings):
    wordings = wordings or ["Jane Doe", "Mary Moe", "Peter van den Berg"]

    assert [one.wording for one in GAZETTEER.find(text) if one.kind == "person"] == wordings


@pytest.mark.parametrize(
    "text",
    [
        "Almaz Osmonov, Minister of Internal Affairs of Kazakhstan, and the Head of Good Practices, spoke.",
        "Almaz Osmonov, Coordinator of Activities to Address Open Threats, OSCE, spoke.",
        "Almaz Osmonov spoke. Silk Road Days (Tashkent) and Border Week from UNODC opened on Friday.",
    ],
)
def test_fields_of_work_and_titles_of_programmes_are_no_people(text):
    assert [one.wording for one in GAZETTEER.find(text) if one.kind == "person"] == ["Almaz Osmonov"]


def test_the_surname_of_a_new_person_stands_for_the_full_name_before_it():
    assert ids("Ms. Jane Doe came. Then Ms. Doe spoke, and Ms. Roe.") == ["jane-doe", "jane-doe"]
    assert ids("Ms. Doe spoke.") == []


def test_the_id_of_a_russian_name_in_the_nominative_has_its_words():
    assert ids("Профессор Садык Имомов") == ["sadyk-imomov"]


def test_an_acronym_in_brackets_does_not_part_office_and_name():
    assert "anna-petrova" in ids("Выступила представитель Бюро программ ОБСЕ (БПД) Анна Петрова.")


def test_capitals_alone_make_no_person():
    assert ids("Jane Doe spoke on Central Asia, and Good Morning to All Participants.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("По словам советника министра Шарифа Назарова, это важно.", "Sharif Nazarov"),
        ("вместе с директором ОБСЕ Анной Шульц", "Anna Shults"),
        ("Выступил заместитель директора ОБСЕ полковник Нурбек Асанов.", "Nurbek Asanov"),
        ("встреча с Айгуль Сапаровой, директором ОБСЕ", "Aygul Saparova"),
        ("во главе с директором ОБСЕ Эльдором Ариповым", "Eldor Aripov"),
        ("встреча директора ОБСЕ Ларина П.К. прошла", "P.K. Larin"),
        ("Jean-Pierre Roe, Director, spoke.", "Jean-Pierre Roe"),
        ("Директор ОБСЕ Токтосунов Бакыт выступил.", "Toktosunov Bakyt"),
        ("Speakers: Jane Doe (UNODC).", "Jane Doe"),
    ],
)
def test_a_new_person_has_the_name_of_a_list_of_people(text, name):
    assert names(text, "person") == [name]


def test_the_surname_alone_or_with_an_initial_stands_for_the_person_before_it():
    text = "Выступил директор ОБСЕ Олег Ларин. Позже Ларин добавил, что это важно. О. Ларин ушёл."

    assert ids(text)[1:] == ["oleg-larin"] * 3


def test_a_name_does_not_go_on_over_a_blank_line():
    assert ids("Круглый стол в Талой Горе\n\nОколо сорока человек пришли.") == []


def test_an_office_may_be_a_participle():
    assert "olga-petrova" in ids("Заведующая отделом Озёрного института права Ольга Петрова ушла.")


def test_names_of_a_list_go_on_behind_the_brackets_with_their_bodies():
    text = "Спикерами были Анна Петрова (ОБСЕ), Олег Тен (ШОС) и Нурия Бек."

    assert [one for one in ids(text) if "-" in one] == ["anna-petrova", "oleg-ten", "nuriya-bek"]
    assert ids("Спикерами были Анна Петрова (ОБСЕ), Добрый Вечер.") == ["anna-petrova", "osce"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Jane Doe, country director of UNODC, spoke.", "Jane Doe"),
        ("Jane Doe, a legal adviser at UNODC, spoke.", "Jane Doe"),
        ("The panel, moderated by Jane Doe of UNODC, was lively.", "Jane Doe"),
        ("The panel was chaired by Jane Doe, UNODC.", "Jane Doe"),
        ("Спикером стала Айнура Токтобек кызы.", "Aynura Toktobek kyzy"),
        ("В работе участвовал Алишер Каримович Собиров.", "Alisher Karimovich Sobirov"),
        ("Дискуссию модерировал Жан Рено (ОБСЕ).", "Zhan Reno"),
        ("Сотрудник Министерства юстиции Японии Ли Вэй выступил.", "Li Vey"),
    ],
)
def test_a_person_is_told_by_an_office_of_several_words_a_patronymic_or_an_agent(text, person):
    assert names(text, "person") == [person]


def test_people_each_from_a_body_are_found_though_and_joins_them():
    text = "They were taught by Jane Doe from the Lake Institute and John Poe from UNODC."

    assert names(text, "person") == ["Jane Doe", "John Poe"]


def test_a_name_within_that_of_another_thing_is_none():
    assert names("The Anna Petrova Initiative came.", "person") == []
    assert names("Заведующая кафедрой Русско-Таджикского университета.", "person") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The director of UNODC Jane Doe spoke.", ["jane-doe"]),
        ("In her speech, the deputy head of the Lake Institute Paolo Rossi spoke.", ["paolo-rossi"]),
        ("Jane Doe of the Lake Institute addressed the guests.", ["jane-doe"]),
        ("Speakers:\nJane Doe, Lake University;\nNguyen Minh, UNODC.", ["jane-doe", "nguyen-minh"]),
        ("They heard from Jane Doe of UNODC.", ["jane-doe"]),
        ("Among them were Jane Doe of UNODC and Mark Roe from the OSCE.", ["jane-doe", "mark-roe"]),
        ("UNODC's Jane Doe took questions.", ["jane-doe"]),
        ("Judge Jane Doe spoke. Later Jane Doe left.", ["jane-doe", "jane-doe"]),
        ("Судья Анна Петрова выступила. Затем с Анной Петровой говорили гости.", ["anna-petrova"] * 2),
        ("Jane Doe, a handwriting examiner of UNODC, came.", ["jane-doe"]),
        ("Lake Institute of Art and Peace Studies opened.", []),
        ("Peace Week of the Lake Institute opened.", []),
    ],
)
def test_a_person_is_told_by_an_office_before_a_body_a_verb_behind_it_or_a_line(text, people):
    assert [one.record_id for one in GAZETTEER.find(text) if one.kind == "person"] == people


def test_a_name_may_be_in_syllables():
    assert ids("Professor Park Ji-ho and Judge Lee Min-ho spoke.") == ["park-ji-ho", "lee-min-ho"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Talks were given by Jane Doe of UNODC, Mary Moe of the OSCE and John Poe of the EU.", 3),
        ("The trainers were Jane Doe of UNODC and Mary Moe of the OSCE.", 2),
        ("Jane Doe of UNODC will speak.", 1),
        ("Представитель Союза трудящихся (УНП ООН) Ханс Беккер рассказал о законе.", 1),
        ("The guests were shown the Silk Road of UNESCO.", 0),
    ],
)
def test_those_on_a_list_of_speakers_are_people_each_with_a_body(text, people):
    assert len(names(text, "person")) == people


def test_the_city_of_a_mayor_is_no_part_of_the_name():
    assert names("Обратился мэр города Озёрска Олег Сидоров.", "person") == ["Oleg Sidorov"]
