"""The clues to roles in Russian: verbs, by their lemmas and what they govern, and nouns that tell a part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from etl.documents.clue import (
    CERTIFICATES,
    EVENT_RU,
    INVITED,
    MONEY,
    OWN_EVENT,
    SAYS_PERHAPS,
    SPEECH_RU,
    TOGETHER,
    Clue,
    clue,
)
from etl.documents.russian_verbs import (
    COMPOUND,
    WITHIN_CLAUSE,
    WORDS,
    finite,
    gerund,
    noun,
    participle,
    passive,
)

# Verbs, in both aspects.
ORGANIZE = "организовать организовывать созвать созывать инициировать"
ARRANGE = "провести проводить устроить устраивать подготовить готовить"
TEACH = "преподавать обучать консультировать инструктировать"
FUND = "финансировать профинансировать спонсировать"
PAY = "оплатить оплачивать покрыть покрывать нести понести"
SUPPORT = "поддержать поддерживать"
GIVE = "оказать оказывать предоставить предоставлять обеспечить обеспечивать"
HELP = "помочь помогать содействовать посодействовать"
CHAIR = "председательствовать сопредседательствовать модерировать"
OPEN = "открыть открывать"
CLOSE = "закрыть закрывать завершить завершать"
GREET = "приветствовать поприветствовать"
SPEAK = "выступить выступать"
TURN = "обратиться обращаться"
ATTEND = "участвовать поучаствовать присутствовать"
TAKE = "принять принимать"
COME = (
    "прибыть прибывать приехать приезжать съехаться съезжаться собраться собираться прийти приходить явиться"
)
JOIN = "подключиться подключаться присоединиться присоединяться"
VISIT = "посетить посещать"
HEAR = "слышать слушать услышать выслушать заслушать"
COMPLETE = "пройти проходить окончить закончить завершить"
# To be or to come forward as something: "организатором выступил", "гостями стали".
IS = "быть стать становиться являться выступить выступать"
# What those do who are heard at an event: to say, to explain, to ask, to answer, to show.
SAY = """
    акцентировать благодарить вручить выделить выразить выражать высказать высказаться высказывать говорить
    добавить доложить докладывать дополнить заверить заверять заключить заметить заострить затронуть заявить
    заявлять зачитать изложить излагать комментировать констатировать коснуться назвать называть напомнить
    напоминать настаивать обобщить обозначить обрисовать объявить объяснить объяснять озвучить ознакомить
    описать осветить освещать ответить отвечать отметить отмечать охарактеризовать оценить перечислить
    подтвердить подчеркнуть подчёркивать подытожить пожелать познакомить показать показывать поделиться
    делиться поблагодарить пообещать попросить посоветовать поздравить поздравлять пояснить пояснять
    предложить предлагать предостеречь предупредить предупреждать представить представлять презентовать
    призвать призывать признать прокомментировать проинформировать информировать проанализировать
    продемонстрировать продолжить просить разобрать разбирать разъяснить разъяснять раскрыть рассказать
    рассказывать рассмотреть рассуждать рекомендовать порекомендовать резюмировать сказать советовать
    сообщить сообщать сравнить считать указать указывать упомянуть уточнить утверждать остановиться
    останавливаться убеждать процитировать сформулировать поручить
"""
# Nouns. What is held, opened or closed, what is taught and told there, and what is paid.
EVENTS = """
    встреча конференция мероприятие семинар тренинг курс форум сессия консультация церемония диалог учение
    брифинг обсуждение саммит симпозиум заседание совещание вебинар дискуссия практикум турнир слёт школа
    собрание стажировка обучение выставка дебаты секция мастер-класс семинар-тренинг семинар-совещание
"""
LESSONS = "занятие урок лекция мастер-класс лекторий упражнение разбор часть модуль блок"
REPORTS = "доклад сообщение презентация обращение"
COURSES = "обучение подготовка переподготовка стажировка курс тренинг инструктаж квалификация"
COSTS = "расход затрата издержка проезд"
SUMS = "деньги средство финансирование грант сумма доллар евро сом тенге"
AUDIENCE = "участник гость делегат слушатель студент журналист коллега собравшийся присутствующий"
RECEIVED = (
    "посол министр глава делегация представитель руководитель директор заместитель советник координатор"
)
ASSISTANCE = "поддержка содействие помощь"
THEM = r"(?:его|е[её]|их|нас)"
OPENING_WORDS = rf"(?:вступительн|приветственн)\w+\s+{SPEECH_RU}|приветстви\w+"
CLOSING_WORDS = rf"заключительн\w+\s+{SPEECH_RU}"
SAID_IN_MESSAGE = r"видео-?(?:обращени|послани|приветстви)\w*"
BESIDE = r"(?:также\s+|совместно\s+|торжественно\s+)?"


def events() -> str:
    """An expression for the words for events."""
    return rf"(?:{noun(EVENTS)}|кругл\w+\s+стол\w*)"


def done_by(
    rule: str,
    role: str,
    verbs: str,
    objects: str = "",
    *,
    complement: str = "",
    is_soft: bool = False,
    mode: str = "",
) -> Iterator[Clue]:
    """Clues for the subject of the verbs; where objects are given, only of verbs that have one of them.

    `complement` are words right behind the verb that belong to it: "взял на себя".
    """
    told = rf"{finite(verbs)}(?:\s+и\s+{finite(verbs)})?{complement}"
    behind = rf"(?=(?:\s+(?!со?\s)[^\s,.;:!?]+){{0,8}}?\s+(?:{objects})(?!\w))" if objects else ""
    told_by = partial(clue, rule, role, mode=mode, is_soft=is_soft)
    yield told_by("either", rf"{BESIDE}{told}{behind}", case="nomn")
    yield told_by("before", rf"{participle(verbs)}{behind}", case="any")
    if objects:
        before = rf"(?<!\w)(?:{objects}){WITHIN_CLAUSE}\s(?P<told>{BESIDE}{told})"
        yield told_by("either", before, case="nomn")


def done_to(rule: str, role: str, verbs: str) -> Iterator[Clue]:
    """Clues for the agent of the verbs in the passive, in the instrumental."""
    yield clue(rule, role, "after", rf"(?:был[аио]?\s+)?{passive(verbs)}(?:\s+совместно)?", case="ablt")


def being(rule: str, role: str, nouns: str) -> Iterator[Clue]:
    """Clues for those who are what the nouns say: "организаторами стали A", "тренеры - A", "спикеры: A"."""
    are, label = noun(nouns, "ablt"), noun(nouns, "nomn")
    as_one = rf"в\s+качестве\s+{noun(nouns, 'gent')}(?:\s+{events()})?"
    # "Выступили перед слушателями": who speaks to them is none of them.
    not_to_them = r"(?<!перед )(?<!с )(?<!над )"
    some_of = rf"одн\w+\s+из\s+{noun(nouns, 'gent')}"
    yield clue(
        rule,
        role,
        "either",
        rf"{not_to_them}{are}(?:\s+[^\s,.;:]+){{0,5}}?\s+(?:также\s+)?{finite(IS)}",
        rf"{as_one}\s+{finite(IS)}|{finite(IS)}\s+{as_one}",
        rf"{finite(IS)}\s+(?:(?!(?:перед|со?|над)\b)\w+\s+){{0,2}}?(?:{are}|{some_of})(?:\s+{events()})?",
        case="nomn",
    )
    yield clue(rule, role, "after", rf"{label}(?:\s+\w+){{0,4}}?\s*(?:[:|]|\s[–—-](?=\s))")


@cache
def russian_clues() -> tuple[Clue, ...]:
    """All of them; of two for the same words the first is meant. Made at the first text in Russian."""
    return (
        *_of_organizing(),
        *_of_paying(),
        *_of_leading(),
        *_of_speaking(),
        *_of_attending(),
        *_of_meeting(),
    )


def _of_organizing() -> Iterator[Clue]:
    yield clue(TOGETHER, "organizer", "after", r"вместе\s+со?")
    yield from done_by("занятия провёл", "speaker", "провести проводить вести", noun(LESSONS))
    yield from done_by("организовал", "organizer", ORGANIZE)
    yield from done_by("устроил", "organizer", ARRANGE, rf"{events()}|{noun(LESSONS)}|{THEM}")
    yield clue(
        "провёл",
        "organizer",
        "before",
        rf"{BESIDE}{finite('провести проводить запустить запускать')}"
        r"(?!(?:\s+\w+){0,2}?\s+(?:исследовани|опрос|анализ|проверк|реформ|операци|обыск|работ|расследовани|политик|оценк)\w*)",
    )
    yield from done_by(
        "организовал", "organizer", "отвечать", r"за\s+(?:\w+\s+)?(?:организаци|проведени|подготовк)\w+"
    )
    yield from done_to("организован", "organizer", f"{ORGANIZE} {ARRANGE}")
    yield clue(
        "организован",
        "organizer",
        "after",
        r"(?:организован|провед[её]н)\w*\s+совместно\s+с",
        r"под\s+эгидой",
        r"по\s+(?:\w+\s+)?(?:инициативе|приглашению)",
        r"(?:силами|усилиями)",
        r"совместно\s+со?",
        r"(?<!имени\s)организатор(?:ы|ом|ами|ов)?(?:\s+\w+)?",
        r"организаци\w+\s+(?:\w+\s+){0,2}?(?:взял\w*\s+на\s+себя|обеспечи\w+|занимал\w+)",
    )
    yield from being(
        "организаторы",
        "organizer",
        "организатор инициатор устроитель",
    )
    # In its own name: "прошла конференция Академии".
    yield clue(
        OWN_EVENT,
        "organizer",
        "after",
        r"(?:(?:состоял|прош|стартовал)\w*|(?:открыл|заверши)л?(?:ся|ась|ись))\s+(?:[^\W\d_][\w-]*\s+){0,4}?(?P<told>(?:конференци|семинар|форум|учени)\w*)",
    )
    yield from being("соорганизаторы", "co-organizer", "соорганизатор партнёр")
    yield clue(
        "соорганизаторы",
        "co-organizer",
        "after",
        r"при\s+(?!финансов)(?:\w+\s+){0,3}?(?:поддержке|содействии|помощи)(?:\s+со\s+стороны)?",
        r"в\s+(?:тесном\s+)?(?:сотрудничестве|партн[её]рстве|взаимодействии|координации|кооперации)\s+с",
        r"соорганизатор\w*",
        r"поддержан\w*",
        r"благодаря\s+(?!финансов)(?:\w+\s+)?(?:поддержке|помощи|содействию)",
        rf"(?<!финансовую\s)(?<!финансовая\s){noun(ASSISTANCE)}(?:\s+в\s+\w+(?:\s+\w+){{0,2}}?)?\s+"
        rf"(?:была\s+)?(?:{finite(GIVE)}|{passive(GIVE)})(?!\s+\w*поддержк)",
    )
    yield from done_by("соорганизаторы", "co-organizer", SUPPORT, rf"{events()}|{THEM}")
    yield from done_by("соорганизаторы", "co-organizer", GIVE, rf"(?<!финансовую\s){noun(ASSISTANCE)}")
    yield from done_by(
        "соорганизаторы",
        "co-organizer",
        HELP,
        r"(?:провести|организовать|проведени\w+|организаци\w+|организатор\w+)",
    )
    yield from done_by(
        "принял у себя",
        "host",
        TAKE,
        r"(?:у\s+себя|в\s+сво\w+\s+(?:стенах|залах|зале)|нас|гостей|участников|хозяев)",
    )
    yield from done_by(
        "принял у себя", "host", "предоставить предоставлять", r"(?:помещени|площадк|зал|аудитори)\w*"
    )
    yield from being("площадка", "host", "площадка место хозяин")
    hosted = rf"{finite(TAKE)}(?=\s+(?:[\w-]+\s+)?{noun(EVENTS, 'accs')}(?!\w))"
    yield clue("принял у себя", "host", "either", hosted, case="nomn")
    yield clue("на базе", "host", "after", r"на\s+базе", r"в\s+стенах", r"принимающ\w+\s+сторон\w+\s+\w+")
    thanks_for = r"за\s+(?:\w+\s+){0,3}?"
    yield clue(
        "благодарность",
        "organizer",
        "thanked",
        rf"{thanks_for}(?:организацию|проведение|подготовку)(?=\s+(?:\w+\s+)?{events()}|[.,!])",
    )
    yield clue("благодарность", "host", "thanked", rf"{thanks_for}(?:гостеприимство|радушие|при[её]м)")
    yield clue(
        "благодарность",
        "co-organizer",
        "thanked",
        rf"{thanks_for}(?:поддержку|помощь|содействие)(?=(?:\s+\w+){{0,3}}?\s+{events()})",
    )


def _of_paying() -> Iterator[Clue]:
    yield from done_by("финансировал", "funder", FUND)
    yield from done_to("профинансирован", "funder", FUND)
    yield from done_by("оплатил", "funder", PAY, noun(COSTS))
    yield from done_by(MONEY, "funder", f"{PAY} выделить выделять {GIVE}", noun(SUMS))
    yield from done_by("оплатил", "funder", "взять брать", noun(COSTS), complement=r"\s+на\s+себя")
    yield from done_by("оплатил", "funder", "оплатить оплачивать", rf"{events()}|участие|поездк\w+|про[её]зд")
    yield from done_to("оплачен", "funder", "оплатить оплачивать покрыть покрывать выделить выделять")
    yield from being("доноры", "funder", "донор спонсор")
    yield clue(
        "при финансовой поддержке",
        "funder",
        "after",
        r"при\s+(?:\w+\s+)?финансовой\s+(?:поддержке|помощи|содействии)(?:\s+со\s+стороны)?",
        r"при\s+финансировании(?:\s+со\s+стороны)?",
        r"на\s+(?:средства|деньги)",
        r"за\s+сч[её]т(?:\s+(?:средств|гранта|бюджета))?",
        r"(?:на|благодаря)\s+(?:средства\s+)?грант\w*",
        r"при\s+грантовой\s+поддержке",
        r"благодаря\s+финансовой\s+(?:поддержке|помощи)",
        r"финансов\w+\s+(?:поддержк|помощь|содействи)\w*(?:\s+(?:мероприяти|проекту?|семинар|тренинг)\w*)?\s+"
        r"(?:была\s+)?(?:оказа|предостави|предоставл|обеспечи)\w+",
        r"финансировани\w+(?:\s+\w+){0,3}?\s+(?:осуществ|обеспеч|предостав|взял)\w+",
    )


def _of_leading() -> Iterator[Clue]:
    yield clue(
        "под председательством", "chair", "after", r"под\s+(?:\w+\s+)?(?:председательством|руководством)"
    )
    yield from being("модератор", "chair", "модератор ведущий сопредседатель")
    yield from done_by("председательствовал", "chair", CHAIR)
    yield from done_by("председательствовал", "chair", "вести направлять", rf"{events()}|{THEM}")
    yield from done_by("председательствовал", "chair", "возглавить возглавлять", r"работу")
    yield from done_by(
        "председательствовал", "chair", "осуществлять взять исполнять", r"(?:модераци|рол\w+\s+модератор)\w+"
    )
    yield from done_by(
        "председательствовал", "chair", "руководить", rf"(?:работой|ходом|{noun(EVENTS, 'ablt')})"
    )
    yield clue(
        "председательствовал", "chair", "either", rf"(?:е[её]|его|их)\s+{finite('вести')}", case="nomn"
    )
    yield clue("председательствуя", "chair", "either", gerund(CHAIR), case="nomn")
    yield from done_by("открыл", "opening speaker", OPEN, rf"{events()}|{noun(REPORTS)}|{THEM}|работу")
    yield from done_by("открыл", "opening speaker", "дать давать", "старт")
    yield from done_by("приветствовал", "opening speaker", GREET, noun(AUDIENCE))
    yield from done_by(
        "открыл",
        "opening speaker",
        f"{SPEAK} {TURN} произнести сказать",
        rf"(?:с(?:о)?\s+)?(?:\w+\s+)?(?:{OPENING_WORDS})",
    )
    yield clue(
        "открывая",
        "opening speaker",
        "either",
        rf"{gerund(OPEN)}(?=\s+(?:\w+\s+){{0,3}}?{events()})(?:\s+\w+){{0,4}}?(?=,)",
        rf"{gerund(GREET)}(?=\s+(?:\w+\s+)?{noun(AUDIENCE)})(?:\s+\w+){{0,4}}?(?=,)",
        case="nomn",
    )
    yield clue(
        "открылось словом",
        "opening speaker",
        "after",
        rf"(?:открыл|начал)(?:ся|ась|ось|ись)\s+(?:со?\s+)?(?:\w+\s+)?(?:{OPENING_WORDS})",
        case="gent",
    )
    yield from done_by("закрыл", "closing speaker", CLOSE, rf"{events()}|{THEM}|работу")
    yield from done_by("закрыл", "closing speaker", "подвести подводить", r"итог\w*|черту")
    yield from done_by(
        "закрыл",
        "closing speaker",
        f"{SPEAK} {TURN} произнести сказать",
        rf"(?:с(?:о)?\s+)?(?:\w+\s+)?{CLOSING_WORDS}",
    )


def _of_speaking() -> Iterator[Clue]:
    yield clue(
        "зачитано обращение",
        "speaker",
        "after",
        r"(?:был[аои]?\s+)?(?:зачитан|оглашен)\w*\s+(?:\w+\s+)?(?:обращени|приветстви|послани|письм|речь)\w*",
        r"зачитал[аио]?\s+(?:\w+\s+)?(?:обращени|приветстви|послани|письм)\w*",
        r"(?:обращение|приветствие|послание|письмо)(?=[^.;]{1,300}?\b(?:зачита|оглаш|прочита)н\w*)",
        mode="message read",
    )
    yield clue("видеообращение", "speaker", "after", SAID_IN_MESSAGE, mode="video message")
    yield from done_by(
        "с видеообращением",
        "speaker",
        f"{SPEAK} {TURN}",
        rf"(?:с|в)\s+{SAID_IN_MESSAGE}",
        mode="video message",
    )
    yield clue(
        "с видеообращением",
        "speaker",
        "either",
        rf"(?:{finite(SPEAK)}|{finite(TURN)})\s+(?:к\s+\w+\s+)?(?:с|в)\s+{SAID_IN_MESSAGE}",
        rf"с\s+{SAID_IN_MESSAGE}\s+(?:к\s+\w+\s+)?(?:{finite(SPEAK)}|{finite(TURN)})",
        mode="video message",
        case="nomn",
    )
    take = finite("взять брать получить получать")
    yield clue(
        "выступил",
        "speaker",
        "either",
        rf"{BESIDE}{finite(SPEAK)}(?:\s+с\s+(?:\w+\s+)?{SPEECH_RU})?(?:\s+перед\s+\w+)?(?:\s+на\s+{EVENT_RU})?",
        rf"слово\s+{take}|{take}\s+слово",
        case="nomn",
    )
    yield clue(
        "выступая", "speaker", "either", rf"{gerund(SPEAK)}(?:\s+(?!от\s)[\w-]+){{0,6}}?(?=,)", case="nomn"
    )
    yield clue("выступивший", "speaker", "before", participle(SPEAK), case="any")
    yield from done_by("обратился", "speaker", TURN, rf"к\s+(?:\w+\s+)?(?:{noun(AUDIENCE)}|залу|аудитории)")
    yield clue("обратился", "speaker", "either", rf"{finite(TURN)}\s+к\s+\w+", case="nomn")
    # The title of a speech: "Выступление директора A".
    yield clue(
        "выступление",
        "speaker",
        "after",
        r"(?<![^\s#*])(?<!\w\s)(?:выступление|речь|доклад|обращение|тезисы\s+выступления)(?=\s+(?-i:[а-яё]|[А-ЯЁ]\.)[^.;:]*$)",
        case="gent",
    )
    yield clue(
        "слово предоставлено",
        "speaker",
        "after",
        r"слово\s+(?:было\s+)?(?:предоставл|предоставил|дали|перешло)\w*",
        rf"среди\s+(?:выступающих|выступивших|докладчиков|спикеров|ораторов|лекторов|тренеров)(?:\s*[:–—-]|\s+{finite(IS)})?",
        r"с\s+(?:\w+\s+)?(?:доклад|лекци|презентаци|сообщени)\w+(?:\s+[^\s,;.]+){0,5}?\s+[–—-](?=\s)",
        rf"{finite(HEAR)}(?:\s+{noun(REPORTS + ' выступление лекция')})?",
        r"заслушан\w*\s+(?:доклад|выступлени|сообщени|информаци)\w*",
    )
    yield clue(
        "провели",
        "speaker",
        "either",
        rf"(?:тренинг|заняти|курс|обучени|сесси|{EVENT_RU})\w*\s+{finite('провести проводить')}"
        r"(?=\s+(?:\w+\s+)?(?:эксперты|тренеры|специалисты|преподаватели|инструкторы|лекторы))",
        case="nomn",
    )
    yield from done_by(
        "читал", "speaker", "читать прочитать прочесть", rf"{noun(LESSONS)}|{noun(REPORTS)}|{noun('курс')}"
    )
    yield from done_by("читал", "speaker", "сделать делать", noun(REPORTS))
    yield from done_by("преподавал", "speaker", TEACH)
    yield from being(
        "тренеры", "speaker", "тренер лектор инструктор спикер докладчик эксперт преподаватель наставник"
    )
    yield clue(
        "в качестве тренеров",
        "speaker",
        "either",
        r"в\s+качестве\s+(?:тренер|лектор|инструктор|спикер|докладчик|эксперт|преподавател)\w+\s+"
        r"(?:были\s+)?(?:выступ|приглаш|участв|привлеч|задействова)\w*",
        r"(?:тренер|лектор|инструктор|преподавател|наставник)ами\s+(?:были\s+)?(?:приглаш|привлеч)\w*",
        r"с\s+(?:\w+\s+)?(?:сообщени\w+|презентаци\w+)[^.;,]{1,80}?\s+выступ\w+(?:\s+по\s+видео\w+)?",
    )
    yield from done_by("ответил", "speaker", "ответить отвечать", r"вопрос\w*")
    yield clue(CERTIFICATES, "speaker", "after", r"(?:получили\s+)?сертификат\w*\s+(?:\w+\s+)?из\s+рук")
    yield from done_by("отметил", "speaker", SAY, is_soft=True)
    yield clue(
        "отметил",
        "speaker",
        "either",
        rf"{finite('привести приводить')}\s+(?:\w+\s+){{0,2}}?"
        rf"{noun('данные пример статистика цифра факт слово сведение цитата')}",
        rf"{finite('обратить обращать')}\s+внимание",
        rf"{finite('внести вносить')}\s+(?:\w+\s+)?предложени\w+",
        rf"{finite('поднять поднимать')}\s+(?:\w+\s+)?(?:вопрос|тем|проблем)\w*",
        rf"{finite('сделать делать')}\s+(?:\w+\s+)?(?:акцент|упор|вывод|замечани)\w*",
        r"(?:убежд[её]н|уверен|согласен|согласн|признател(?:ен|ьн))[аы]?",
        r"по\s+(?:его\s+|е[её]\s+)?(?:словам|мнению|оценке|убеждению)",
        is_soft=True,
    )
    # Whatever the verb: who does it that something is so may say it.
    yield clue(
        SAYS_PERHAPS,
        "speaker",
        "either",
        r"(?!(?:узна|поня|увид|услы|реши|знал|дума|наде|ожида|догов|выясн|оказ|помн|показ))"
        r"\w{3,}(?:л|ла|ли|ет|ит|ют|ят)(?=,\s+(?:что|как|почему|зачем)\b)",
        is_soft=True,
    )


def _of_attending() -> Iterator[Clue]:
    yield from being("наблюдатели", "observer", "наблюдатель")
    yield from done_by("наблюдали", "observer", "наблюдать", rf"за\s+(?:\w+\s+){{0,2}}?{events()}")
    yield clue("наблюдатели", "observer", "after", r"наблюдатели(?:\s+(?:от|из))?")
    yield clue(
        "в качестве наблюдателей",
        "observer",
        "either",
        rf"(?:(?:{finite(TAKE)}\s+участие|{finite(ATTEND)})\s+)?(?:(?:в\s+качестве|в\s+статусе|со\s+статусом)\s+наблюдател\w+|наблюдателями)"
        rf"(?:\s+(?:(?:также|были)\s+)?(?:{finite(TAKE)}\s+участие|{finite(ATTEND)}|приглашен\w*))?",
    )
    part = r"(?:\w+\s+)?участие(?:\s+(?:также|более\s+\d+|около\s+\d+))?"
    yield clue(
        "приняли участие",
        "participant",
        "either",
        rf"{BESIDE}{finite(TAKE)}\s+{part}",
        rf"(?:принять|принимать)\s+участие\s+(?:[^\s,.;:]+\s+){{0,4}}?{COMPOUND}",
        rf"участие(?:\s+в\s+(?:[\w-]+\s+){{1,4}}?|\s+){finite(f'{TAKE} подтвердить')}",
        rf"(?:в\s+(?:\w+\s+){{0,3}}?{EVENT_RU}\s+)?{finite(ATTEND)}",
        rf"{EVENT_RU}\s+{finite(VISIT)}",
        r"(?:отправ|прибы|наход|побыва)\w+\s+(?:в\s+\w+\s+)?с\s+(?:\w+\s+){0,2}?(?:визитом|поездкой)",
        r"соверш\w+\s+(?:\w+\s+){0,2}?(?:визит|поездку)",
        case="nomn",
    )
    yield clue(
        "принявшие участие",
        "participant",
        "before",
        rf"{participle(TAKE)}\s+участие",
        participle(ATTEND),
        case="any",
    )
    yield from done_by("приехали", "participant", COME, rf"(?:на|в|для)\s+(?:\w+\s+){{0,4}}?{events()}")
    yield from done_by(
        "подключились",
        "participant",
        JOIN,
        rf"(?:к\s+(?:\w+\s+){{0,2}}?(?:{events()}|{noun(AUDIENCE)}|нему|ней|ним)|онлайн|дистанционно|по\s+видео\w+)",
    )
    sent = r"(?:делегат|представител|эксперт|специалист|сотрудник|слушател)\w+"
    yield from done_by(
        INVITED,
        "participant",
        "направить делегировать",
        rf"(?:на|в)\s+{events()}|{sent}\s+на\s+{events()}",
    )
    yield from done_by("посетил", "participant", VISIT, events())
    yield clue(
        "собрались",
        "participant",
        "either",
        finite("собраться собираться встретиться встречаться"),
        r"(?:был[аио]?\s+)?представлены",
        case="nomn",
    )
    yield clue(
        INVITED,
        "participant",
        "either",
        r"(?:был[аио]?\s+|будут\s+)?(?:приглашены|приглашён|приглашена)",
        case="nomn",
    )
    come = finite(f"{ATTEND} {COME} {JOIN} {TAKE} {VISIT} собрать")
    yield from being("участники", "participant", "участник слушатель гость")
    yield clue(
        "при участии",
        "participant",
        "after",
        r"(?:при|с)\s+(?:\w+\s+)?участи(?:и|ем)",
        rf"{finite('собрать собирать объединить')}(?:\s+вместе)?",
        r"в\s+состав\s+(?:\w+\s+){0,2}делегации\s+вош(?:ли|[её]л|ла)",
        rf"(?:среди|в\s+числе)\s+(?:участников|присутствующих|гостей|слушателей|собравшихся|приглаш[её]нных)(?:(?:\s+\w+){{0,3}}?(?:\s*[:–—-]|\s+{finite(IS)}))?",
        rf"(?:{come}|участник\w*|слушател\w+)[^.;]{{0,160}}?"
        r"(?P<told>(?:в\s+их\s+числе|в\s+том\s+числе|среди\s+(?:них|которых)|в\s+числе\s+которых|включая)(?:\s+(?:был[аи]|из))?)",
        r"в\s+(?:мероприяти\w+|работе)\s+(?:были\s+)?задействован\w*",
        rf"(?:{noun(COURSES)})\s+{finite(COMPLETE)}",
        rf"{finite(COMPLETE)}\s+(?:{noun(COURSES)})",
        rf"{EVENT_RU}\s+(?:с\s+участием\s+)?(?:представителей|министров\s+иностранных\s+дел|экспертов|руководителей)",
    )
    yield clue(
        "обучались",
        "participant",
        "either",
        finite("обучаться обучиться учиться стажироваться освоить изучить ознакомиться отработать закрепить"),
        rf"{finite(COMPLETE)}\s+{noun(COURSES)}|{noun(COURSES)}\s+{finite(COMPLETE)}",
        rf"{finite('повысить повышать')}\s+квалификацию|квалификацию\s+{finite('повысить повышать')}",
        rf"{finite('получить получать')}\s+сертификаты|сертификаты\s+{finite('получить получать')}",
        of_people=True,
    )
    yield clue(
        "делегацию возглавил",
        "participant",
        "represented",
        finite("возглавить возглавлять"),
        r"был[аои]?\s+представлен\w*",
    )


def _of_meeting() -> Iterator[Clue]:
    yield clue(
        "состоялась встреча",
        "counterpart",
        "meeting",
        r"(?:состоял|прош)\w+\s+(?:\w+\s+)?(?:встреч|переговор|консультаци|бесед)\w*(?!\s+со?\s)",
    )
    talks = noun("встреча переговоры консультация беседа")
    yield clue(
        "провел встречу с",
        "counterpart",
        "object",
        rf"{finite('встретиться встречаться')}{WORDS}\s+с(?:о)?",
        rf"(?:{finite('провести проводить')}|состоял\w+)\s+(?:[\w-]+\s+){{0,3}}?{talks}\s+со?",
        rf"{talks}\s+{finite('провести проводить')}\s+со?",
        # Not "приняли участие", nor "приняли план": only a person is received.
        rf"{finite(TAKE)}(?=\s+(?:\w+\s+)?{noun(RECEIVED, 'accs')})",
        rf"{finite('побеседовать переговорить')}\s+с(?:о)?",
    )
