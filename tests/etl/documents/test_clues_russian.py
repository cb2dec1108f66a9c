import pytest

from etl.documents.clues_russian import russian_clues
from etl.documents.involvement import read_involvement
from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def roles(text):
    """Who has which role, each body by its id without what all states share."""
    found = read_involvement(text, GAZETTEER.find(text), GAZETTEER)
    return {(one.organization_id.removeprefix("government-of-"), one.role) for one in found}


def each(bodies, role):
    return {(body, role) for body in bodies.split()}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("УНП ООН организует в июне семинар.", "unodc"),
        ("В июне семинар организует УНП ООН.", "unodc"),
        ("Семинар организовывался УНП ООН.", "unodc"),
        ("Инициатором конференции выступила ОБСЕ.", "osce"),
        ("Инициаторами проведения форума стали ОБСЕ и УНП ООН.", "osce unodc"),
        ("Организатор семинара – УНП ООН.", "unodc"),
        ("Организаторы: ОБСЕ, УНП ООН.", "osce unodc"),
        ("ОБСЕ созывает в мае круглый стол.", "osce"),
        ("Тренинг, который готовит ОБСЕ, состоится в мае.", "osce"),
        ("Тренинг, подготовленный ОБСЕ, прошёл в мае.", "osce"),
        ("Мероприятие проводилось УНП ООН.", "unodc"),
        ("По инициативе ОБСЕ прошёл семинар.", "osce"),
        ("ОБСЕ выступила организатором семинара.", "osce"),
        ("ОБСЕ стала одним из организаторов семинара.", "osce"),
        ("Организацией семинара занималась ОБСЕ.", "osce"),
        ("Организацию семинара взяла на себя ОБСЕ.", "osce"),
        ("Конференция прошла под эгидой ОБСЕ.", "osce"),
        ("Усилиями ОБСЕ в Бишкеке прошёл семинар.", "osce"),
        ("За организацию семинара отвечала ОБСЕ.", "osce"),
        ("Форум был созван ОБСЕ.", "osce"),
        ("Благодарим ОБСЕ, организовавшую этот семинар.", "osce"),
        ("Спасибо ОБСЕ за организацию семинара.", "osce"),
    ],
)
def test_who_organizes_in_any_tense_and_voice(text, bodies):
    assert roles(text) == each(bodies, "organizer")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Встречу принял у себя Казахстан.", "kazakhstan"),
        ("Хозяином встречи стал Казахстан.", "kazakhstan"),
        ("Принимающей стороной выступил Казахстан.", "kazakhstan"),
    ],
)
def test_who_lends_the_place_is_the_host(text, bodies):
    assert roles(text) == each(bodies, "host")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Семинар финансирует Европейский союз.", "eu"),
        ("Расходы на проведение семинара взял на себя Европейский союз.", "eu"),
        ("Деньги на семинар выделила Япония.", "japan"),
        ("Семинар оплачен Японией.", "japan"),
        ("Проведение семинара профинансировано Европейским союзом.", "eu"),
        ("Средства на тренинг предоставила Япония.", "japan"),
        ("Донором семинара выступила Япония.", "japan"),
        ("Финансирование семинара обеспечила Япония.", "japan"),
        ("Семинар прошёл за счёт Японии.", "japan"),
    ],
)
def test_who_pays_is_the_funder(text, bodies):
    assert roles(text) == each(bodies, "funder")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Поддержку семинару оказали ОБСЕ и УНП ООН.", "osce unodc"),
        ("Семинар поддержала ОБСЕ.", "osce"),
        ("В проведении семинара помогла ОБСЕ.", "osce"),
        ("ОБСЕ оказала содействие в организации семинара.", "osce"),
        ("Партнёром семинара стала ОБСЕ.", "osce"),
        ("Семинар прошёл при содействии ОБСЕ.", "osce"),
        ("Семинар прошёл в партнёрстве с ОБСЕ.", "osce"),
    ],
)
def test_who_helps_is_a_co_organizer(text, bodies):
    assert roles(text) == each(bodies, "co-organizer")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Модератором дискуссии стала представитель ОБСЕ Анна Ким.", "osce"),
        ("Модерировала дискуссию представитель ОБСЕ Анна Ким.", "osce"),
        ("Модератор – представитель ОБСЕ Анна Ким.", "osce"),
        ("Заседание вела представитель ОБСЕ Анна Ким.", "osce"),
        ("Председательствовать будет представитель ОБСЕ Анна Ким.", "osce"),
    ],
)
def test_who_leads_the_talk_is_the_chair(text, bodies):
    assert roles(text) == each(bodies, "chair")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Открыла конференцию представитель ОБСЕ Анна Ким.", "osce"),
        ("Конференцию откроет представитель ОБСЕ Анна Ким.", "osce"),
        ("С приветственным словом выступит представитель ОБСЕ Анна Ким.", "osce"),
        ("С приветствием к участникам обратилась представитель ОБСЕ Анна Ким.", "osce"),
        ("Представитель ОБСЕ Анна Ким поприветствовала участников.", "osce"),
        ("Вступительное слово произнесла представитель ОБСЕ Анна Ким.", "osce"),
        ("Открывая семинар, представитель ОБСЕ Анна Ким указала на важность темы.", "osce"),
        ("Приветствуя участников, представитель ОБСЕ Анна Ким напомнила о целях.", "osce"),
        ("Со вступительным словом выступила представитель ОБСЕ Анна Ким.", "osce"),
        ("Старт семинару дала представитель ОБСЕ Анна Ким.", "osce"),
        (
            "На церемонии открытия выступили представитель ОБСЕ Анна Ким и эксперт УНП ООН Олег Ли.",
            "osce unodc",
        ),
        ("Первой слово взяла представитель ОБСЕ Анна Ким, открывая семинар.", "osce"),
        ("Выступая на открытии семинара, представитель ОБСЕ Анна Ким призвала к единству.", "osce"),
    ],
)
def test_who_opens_or_welcomes_is_an_opening_speaker(text, bodies):
    assert roles(text) == each(bodies, "opening speaker")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Закрыла конференцию представитель ОБСЕ Анна Ким.", "osce"),
        ("Итоги семинара подвела представитель ОБСЕ Анна Ким.", "osce"),
        ("На закрытии семинара представитель ОБСЕ Анна Ким вручила сертификаты.", "osce"),
        ("С заключительным словом выступила представитель ОБСЕ Анна Ким.", "osce"),
        ("Закрывая семинар, представитель ОБСЕ Анна Ким поблагодарила всех.", "osce"),
    ],
)
def test_who_closes_or_sums_up_is_a_closing_speaker(text, bodies):
    assert roles(text) == each(bodies, "closing speaker")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("На семинаре выступают эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("Среди выступающих – эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("Среди докладчиков были эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("Докладчиками выступили эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("Доклад представила эксперт ОБСЕ Анна Ким.", "osce"),
        ("С докладом о границах выступает эксперт ОБСЕ Анна Ким.", "osce"),
        ("Лекцию прочтёт эксперт ОБСЕ Анна Ким.", "osce"),
        ("Эксперт ОБСЕ Анна Ким прочитала лекцию о границах.", "osce"),
        ("Эксперт ОБСЕ Анна Ким предупредила, что угроза растёт.", "osce"),
        ("Эксперт ОБСЕ Анна Ким в своём докладе остановилась на рисках.", "osce"),
        ("Эксперт ОБСЕ Анна Ким провела мастер-класс для журналистов.", "osce"),
        ("Занятия ведут эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("Занятия вели эксперт ОБСЕ Анна Ким и советник УНП ООН Олег Ли.", "osce unodc"),
        ("Слушателей обучали эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("Тренеры: Анна Ким (ОБСЕ) и Олег Ли (УНП ООН).", "osce unodc"),
        ("Тренерами были эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("Слово было предоставлено эксперту ОБСЕ Анне Ким.", "osce"),
        ("О рисках говорила эксперт ОБСЕ Анна Ким.", "osce"),
        ("По словам эксперта ОБСЕ Анны Ким, риски растут.", "osce"),
        ("По мнению эксперта ОБСЕ Анны Ким, риски растут.", "osce"),
        ("Как отметила эксперт ОБСЕ Анна Ким, риски растут.", "osce"),
        ("Своим опытом поделилась эксперт ОБСЕ Анна Ким.", "osce"),
        ("На вопросы отвечала эксперт ОБСЕ Анна Ким.", "osce"),
        ("Участники заслушали доклад эксперта ОБСЕ Анны Ким.", "osce"),
        ("В ходе семинара выступили: Анна Ким, эксперт ОБСЕ; Олег Ли, советник УНП ООН.", "osce unodc"),
        ("Спикеры: эксперт ОБСЕ Анна Ким; советник УНП ООН Олег Ли.", "osce unodc"),
        ("Выступление эксперта ОБСЕ Анны Ким на конференции", "osce"),
        ("С приветственным посланием в адрес форума выступила эксперт ОБСЕ Анна Ким.", "osce"),
        ("Практические занятия проводились экспертами УНП ООН и ОБСЕ.", "osce unodc"),
        ("Эксперт ОБСЕ Анна Ким показала на примерах, как работает вербовка.", "osce"),
        ("Курс читала эксперт ОБСЕ Анна Ким.", "osce"),
        ("Анализ рисков предложила вниманию участников эксперт ОБСЕ Анна Ким.", "osce"),
        ("«Риски растут во всех странах региона», — убеждена эксперт ОБСЕ Анна Ким.", "osce"),
        ("«Риски растут во всех странах региона», — резюмировала эксперт ОБСЕ Анна Ким.", "osce"),
        (
            "Подробнее о рисках рассказала эксперт ОБСЕ Анна Ким, а о праве — советник УНП ООН Олег Ли.",
            "osce unodc",
        ),
    ],
)
def test_who_speaks_teaches_or_answers_is_a_speaker(text, bodies):
    assert roles(text) == each(bodies, "speaker")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("В семинаре участвуют представители Казахстана и Японии.", "kazakhstan japan"),
        ("В семинаре примут участие представители Казахстана и Японии.", "kazakhstan japan"),
        ("На семинар приехали представители Казахстана и Японии.", "kazakhstan japan"),
        ("На семинаре присутствуют представители Казахстана и Японии.", "kazakhstan japan"),
        ("Участниками семинара стали представители Казахстана и Японии.", "kazakhstan japan"),
        ("Гостями семинара были представители Казахстана и Японии.", "kazakhstan japan"),
        ("В числе участников – представители Казахстана и Японии.", "kazakhstan japan"),
        ("Среди участников семинара были представители Казахстана и Японии.", "kazakhstan japan"),
        ("На форуме были представлены Казахстан и Япония.", "kazakhstan japan"),
        ("К участию приглашены представители Казахстана и Японии.", "kazakhstan japan"),
        ("На семинар приглашены эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("От Казахстана участвовали судьи и прокуроры.", "kazakhstan"),
        ("Казахстан на семинаре представляла Анна Ким.", "kazakhstan"),
        ("К семинару онлайн подключились эксперты УНП ООН и ОБСЕ.", "osce unodc"),
        ("За круглым столом собрались представители Казахстана и Японии.", "kazakhstan japan"),
        ("Форум собрал представителей Казахстана и Японии.", "kazakhstan japan"),
        ("В работе семинара приняли участие эксперты УНП ООН, а также ОБСЕ.", "osce unodc"),
        ("В семинаре участвовали 30 человек, включая представителей УНП ООН и ОБСЕ.", "osce unodc"),
        ("Свыше 30 человек из Казахстана и Японии приняли участие в семинаре.", "kazakhstan japan"),
        ("Семинар посетили представители УНП ООН и ОБСЕ.", "osce unodc"),
        ("В семинаре участвовали как эксперты ОБСЕ, так и сотрудники УНП ООН.", "osce unodc"),
        ("Слушателями курсов стали офицеры из Казахстана и Японии.", "kazakhstan japan"),
        ("С участием представителей Казахстана и Японии прошёл семинар.", "kazakhstan japan"),
        ("Семинар объединил экспертов из Казахстана и Японии.", "kazakhstan japan"),
        ("Принять участие в семинаре смогли представители Казахстана и Японии.", "kazakhstan japan"),
    ],
)
def test_who_comes_is_a_participant(text, bodies):
    assert roles(text) == each(bodies, "participant")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("В качестве наблюдателей присутствуют представители УНП ООН и ОБСЕ.", "osce unodc"),
        ("Наблюдателями на учениях были представители УНП ООН и ОБСЕ.", "osce unodc"),
        ("За учениями наблюдали представители УНП ООН и ОБСЕ.", "osce unodc"),
        ("В статусе наблюдателя присутствовала ОБСЕ.", "osce"),
    ],
)
def test_who_looks_on_is_an_observer(text, bodies):
    assert roles(text) == each(bodies, "observer")


@pytest.mark.parametrize(
    "text",
    [
        "Молодой человек организовал банду, сообщили в Казахстане.",
        "ОБСЕ открыла новый офис.",
        "Казахстан принял закон.",
        "Проект ОБСЕ направлен на поддержку Японии.",
        "ОБСЕ подготовила доклад о границах.",
        "Участники посетили Академию ОБСЕ в Бишкеке.",
        "Представители обсудили роль ОБСЕ.",
        "Суд рассмотрел дело гражданина Казахстана.",
        "Казахстан завершил вывод войск.",
        "В Казахстан прибыли беженцы.",
        "Семинар проведён для сотрудников Министерства юстиции.",
    ],
)
def test_the_same_verbs_tell_nothing_where_they_speak_of_no_event(text):
    assert roles(text) == set()


def test_who_holds_an_event_with_others_has_them_beside():
    assert roles("Мероприятие проводит УНП ООН совместно с ОБСЕ.") == each("unodc osce", "organizer")
    told = roles("ОБСЕ в сотрудничестве с УНП ООН проводит семинар.")
    assert told == {("osce", "organizer"), ("unodc", "co-organizer")}


def test_a_teacher_holds_a_class_and_a_body_holds_a_workshop():
    assert roles("Семинар провела эксперт ОБСЕ Анна Ким.") == {("osce", "speaker")}
    assert roles("Семинар провела ОБСЕ.") == {("osce", "organizer")}


def test_who_is_sent_by_a_body_stands_for_it():
    text = "От ОБСЕ в семинаре участвовала эксперт Анна Ким."

    (told,) = read_involvement(text, GAZETTEER.find(text), GAZETTEER)

    assert (told.organization_id, told.person, told.role) == ("osce", "anna-kim", "participant")


def test_the_subject_stands_in_the_nominative_and_the_agent_in_the_instrumental():
    assert roles("Семинар организован Казахстаном.") == {("kazakhstan", "organizer")}
    assert roles("Семинар организован Казахстана.") == set()
    assert roles("Семинар организует Казахстан.") == {("kazakhstan", "organizer")}
    assert roles("Семинар организует Казахстану.") == set()


def test_of_those_who_came_some_are_named_after_the_number():
    text = "В семинаре участвуют 40 человек, в их числе сотрудники УНП ООН и ОБСЕ."
    assert roles(text) == each("unodc osce", "participant")


def test_what_the_verb_needs_may_stand_between_it_and_the_subject():
    assert roles("Расходы на курс берёт на себя Япония.") == {("japan", "funder")}
    assert roles("Поддержали нас Япония и ОБСЕ.") == each("japan osce", "co-organizer")


def test_whom_a_speaker_thanks_for_the_event_has_a_part_in_it():
    assert roles("Спасибо Казахстану за гостеприимство!") == {("kazakhstan", "host")}
    assert roles("Благодарю ОБСЕ и УНП ООН за организацию семинара.") == each("osce unodc", "organizer")
    assert roles("Благодарю Японию за дружбу.") == set()


def test_who_met_whom_is_told_in_any_tense():
    told = {("osce", "participant"), ("japan", "counterpart")}
    assert roles("Директор ОБСЕ Анна Ким встретится с послом Японии Кэндзи Сато.") == told
    assert roles("Директор ОБСЕ Анна Ким приняла посла Японии Кэндзи Сато.") == told


def test_every_rule_is_a_whole_word():
    for one in russian_clues():
        assert not one.pattern.search("")
        assert one.pattern.pattern.startswith(r"(?<!\w)")


@pytest.mark.parametrize(
    ("text", "bodies", "role"),
    [
        ("ОБСЕ намерена провести семинар для судей.", "osce", "organizer"),
        ("Проведёт семинар Казахстан.", "kazakhstan", "organizer"),
        ("В мае ОБСЕ, как и УНП ООН, проведёт семинар.", "osce unodc", "organizer"),
        ("В прошлом году ОБСЕ провела семинар.", "osce", "organizer"),
        ("В Ташкенте ОБСЕ провела семинар.", "osce", "organizer"),
        ("При организационной и технической поддержке ОБСЕ прошёл семинар.", "osce", "co-organizer"),
        ("Принимает форум Казахстан.", "kazakhstan", "host"),
        ("Расходы по проведению семинара несёт Япония.", "japan", "funder"),
        ("Модерацию сессии осуществляла эксперт ОБСЕ Анна Ким.", "osce", "chair"),
        ("В качестве модератора выступила эксперт ОБСЕ Анна Ким.", "osce", "chair"),
        ("Руководила дискуссией эксперт ОБСЕ Анна Ким.", "osce", "chair"),
        ("Встреча началась с приветствия директора ОБСЕ Анны Ким.", "osce", "opening speaker"),
        ("В своём приветственном слове директор ОБСЕ Анна Ким отметила успех.", "osce", "opening speaker"),
        ("Завершая семинар, директор ОБСЕ Анна Ким вручила дипломы.", "osce", "closing speaker"),
        ("Практическую часть провели тренеры ОБСЕ.", "osce", "speaker"),
        ("Доклад сделала эксперт ОБСЕ Анна Ким.", "osce", "speaker"),
        ("Эксперт ОБСЕ Анна Ким подняла вопрос о границах.", "osce", "speaker"),
        ("Эксперт ОБСЕ Анна Ким посетовала, что данных мало.", "osce", "speaker"),
        ("Казахстан направил на семинар судей.", "kazakhstan", "participant"),
        ("Участие в форуме подтвердили Казахстан и Япония.", "kazakhstan japan", "participant"),
        ("К участникам присоединились эксперты ОБСЕ и УНП ООН.", "osce unodc", "participant"),
        ("Навыки отработали офицеры из Казахстана и Японии.", "kazakhstan japan", "participant"),
    ],
)
def test_a_part_is_told_in_many_ways(text, bodies, role):
    assert roles(text) == each(bodies, role)


@pytest.mark.parametrize(
    "text",
    [
        "Казахстан поддержал резолюцию.",
        "ОБСЕ выделила средства на ремонт дороги.",
        "В докладе ОБСЕ говорится о рисках.",
        "Япония оплатила долг.",
        "Министерство юстиции Казахстана провело проверку.",
        "Участники изучили опыт Казахстана и Японии.",
        "Казахстан присоединился к конвенции.",
        "Казахстан представил доклад в суде.",
    ],
)
def test_what_states_and_bodies_do_elsewhere_is_no_part_in_an_event(text):
    assert roles(text) == set()


def test_a_name_behind_a_body_that_nobody_knows_makes_its_part_doubtful():
    sure, doubtful = (
        read_involvement(told, GAZETTEER.find(told), GAZETTEER)
        for told in ("На форуме выступит ОБСЕ.", "На форуме выступит ОБСЕ Анна-Лена-Мари Ёж-Рё.")
    )

    assert [one.confidence for one in sure] == [0.9]
    assert [one.confidence for one in doubtful] == [0.45]


def test_a_title_begins_behind_another_body_whose_name_has_an_office():
    text = "Занятия вели эксперты Академии при Президенте Казахстана и специалист УНП ООН Олег Ли."
    found = read_involvement(text, GAZETTEER.find(text), GAZETTEER)

    assert ("unodc", "oleg-li", "специалист УНП ООН") in [
        (one.organization_id, one.person, one.person_title) for one in found
    ]


@pytest.mark.parametrize(
    "text",
    ["На семинар приглашены представители ОБСЕ.", "Эксперт ОБСЕ посетовал, что на семинаре мало данных."],
)
def test_what_is_not_sure_is_told_with_doubt(text):
    assert [one.confidence for one in read_involvement(text, GAZETTEER.find(text), GAZETTEER)] == [0.45]


@pytest.mark.parametrize(
    "text",
    [
        "Перед слушателями выступили эксперт ОБСЕ Анна Ким и советник УНП ООН Иван Ли.",
        "Выступили перед участниками эксперт ОБСЕ Анна Ким и советник УНП ООН Иван Ли.",
    ],
)
def test_who_speaks_to_those_who_listen_is_none_of_them(text):
    assert roles(text) == each("osce unodc", "speaker")


def test_a_word_for_its_kind_does_not_govern_the_name_of_a_body():
    assert roles("Семинар организовала структура ОБСЕ.") == each("osce", "organizer")
    assert roles("Семинар поддержал совет ОБСЕ.") == set()
