"""Words that tell what the subject of a sentence did at an event, or that it had no part in one."""

from __future__ import annotations

import re

from etl.documents.clue import EVENT, EVENT_RU
from etl.documents.tokens import word_set

# What is quoted from elsewhere, or is a life rather than an event.
ELSEWHERE = re.compile(
    r"\b(?:interview(?:ed)?|tweeted|(?:his|her|their|its)\s+(?:facebook|instagram|telegram|twitter)|biography|obituary"
    r"|article\s+(?:in|for|by|published)|press\s+conference"
    r"|интервью|в\s+газете|стать[еюя]\s+для|биографи\w+|некролог\w*|пресс-конференци\w+)\b",
    re.IGNORECASE,
)
# What befalls somebody, or what somebody does all the time: no part in an event.
NO_PART = word_set(
    """
    appointed arrested assumed became become becomes begins born comes convicted dead deals detained
    died dies dismissed elected employs exists extradited fled founded goes graduated had has have heads
    holds ignored imprisoned indicted injured killed knows leads lectures left lives lost married murdered
    needs owns promoted published replaced resigned retired runs sentenced served serves studies succeeded
    takes teaches tried wants was were worked works writes wrote
    арестовать баллотироваться возглавлять вступить выиграть выйти говориться жить задержать закончить
    заменить избираться иметь исчезнуть мочь назначить написать находиться окончить основать остаться
    осудить относиться погибнуть покинуть получать попасть пострадать преподавать приговорить принадлежать
    работать развестись родиться руководить скончаться служить состоять стать убить уволить уехать уйти
    умереть хотеть являться
    """
)
# What those do who come without a word.
CAME = word_set(
    """
    accompanied arrived came completed examined flew got heard inspected joined laid learned learnt listened
    met observed passed planted practiced practised received sat saw signed spent stayed studied tested
    toured trained traveled travelled visited watched won worked
    возложить встретиться встречаться выиграть выполнить завоевать заниматься занять заслушать изучить
    научиться обсудить ознакомиться осмотреть отработать побеседовать побывать подписать получить посетить
    посмотреть потренироваться прибыть приехать прийти прилететь присоединиться присутствовать пройти
    слушать собраться сразиться съехаться тренироваться увидеть участвовать учиться
    """
)
# Who does this to an event did not organize it.
TO_EVENT = word_set(
    """
    addressed attend attended attends chaired closed closes covered discussed ended financed followed
    follows funded joined joins led left mentioned missed moderated opened opens paid praised preceded
    reported sponsored supported supports visited welcomed welcomes
    вести возглавить ждать завершить закрывать закрыть модерировать назвать обсудить оплатить осветить
    освещать открывать открыть отметить оценить поддержать поддерживать покинуть посетить посещать
    приветствовать профинансировать считать упомянуть финансировать
    """
)
PAST_WITHOUT_ED = word_set(
    """
    began brought built came chose drew dwelt felt flew found gave got heard held kept laid led lent made
    meant met put ran read said sang sat saw sent set showed sought spent spoke stood struck swore taught
    thought threw told took understood went withdrew won
    """
)
NO_VERBS = word_set(
    "its his this as across towards sometimes perhaps besides thus plus whereas various red hundred"
)
# Between subject and verb: adverbs, an aside, what a speech was.
TRAIL = re.compile(
    r"\)?(?:\s*\([^()]*\))?(?:\s*,[^,.;:]{3,120},(?=\s+(?:also\s+)?[a-z]+))?[\s,]*"
    r"(?:(?:also|then|each|both|all|together|later|finally|further|in\s+turn|for\s+(?:his|her|their)\s+part|[a-z]+ly"
    r"|(?:in|during)\s+(?:his|her|their)\s+[\w-]+(?:\s+[\w-]+)?)[\s,]+)*"
)
WORD = re.compile(r"[a-z]+\b")
FUTURE = re.compile(
    r"(?:will|(?:is|are)\s+(?:going\s+)?to)\s+(?:(?:also|then|[a-z]+ly)\s+)*(?P<verb>[a-z]+)\b"
)
PRESENT_THERE = re.compile(
    r"(?:was|were|is|are)\s+(?:also\s+)?(?:present|among|there|in\s+attendance|in\s+the\s+(?:hall|audience))\b"
)
PROGRESSIVE = re.compile(r"(?:is|are|was|were)\s+(?:also\s+)?(?P<verb>[a-z]+ing)\b")
# "The lecture was given by Jane Doe".
BY = re.compile(
    r"\b(?:is|are|was|were|been|be)\s+(?:[a-z]+ly\s+)?"
    r"(?P<verb>[a-z]+(?:ed|en|n)|led|held|made|taught|read|told|put|run)\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NO_AGENT = word_set(
    """
    accompanied adopted appointed approved arrested attended cited commissioned created detained established
    followed founded headed killed named owned published quoted released represented signed written
    """
)
PREPOSITION = re.compile(
    r"\b(?:with|from|than|like|including|against|of|to|by|for|on|at|between|с|со|у|от|до|над|при|про|без|кроме"
    r"|ради|после|против|вместо|по|из|к|о|об|на|в|во|для|под|через|между)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
SPEECH_OF = re.compile(
    r"[\W_]*(?:(?:\w+\s+){0,2}?(?:выступлени|реч|обращени|заявлени|доклад|приветстви|слов|послани)\w*"
    r"|(?:[\w-]+\s+){0,3}?(?:remarks|statement|speech|address|message|keynote|lecture|intervention)s?\s+(?:by|of|from))"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
# Before a name that depends on another word they show that its bearer spoke: "heard from", "доклад эксперта".
SPOKEN_BY = re.compile(
    r"(?:\b(?:heard|listened|learn(?:ed|t)|questions?|answers?|given|passed|went|fell|turn(?:ed)?)\s+(?:over\s+)?(?:from|to|of)"
    r"|\b(?:guidance|hands|supervision|direction|leadership|moderation|facilitation|words|opinion|view|experience)\s+of"
    r"|\b(?:talk|talks|presentations?|lectures?|sessions?|address|speech|remarks|statements?|messages?|reports?|keynote|briefing"
    r"|demonstration|contributions?|introduction|overview|class|classes|words|intervention|insights|discussion"
    r"|conversation|workshop|inputs?|masterclass)\s+(?:by|of|from|with)"
    r"|\b(?:speakers?|trainers?|lecturers?|panell?ists?|presenters?|experts?|moderators?|facilitators?|instructors?|guest)\b"
    r"[^.;:]{0,40}\b(?:was|were|is|are|included|include|includes|be)"
    r"|\b(?:speakers?|trainers?|lecturers?|panell?ists?|presenters?|experts?|moderators?|facilitators?|instructors?)\s*:"
    r"|\b(?:доклад|лекци|презентаци|выступлени|сообщени|заняти|реч|слов|мастер-класс|обращени|приветстви|мнени|оценк|вопрос"
    r"|урок|тренинг|сесси|комментари|рассказ|опыт|пояснени|совет|рекомендаци)[а-яё]{0,3}"
    r"|\b(?:заслушали|выслушали|услышали|предоставлено|передано|дали|передали)(?:\s+слово)?"
    r"|\b(?:спикер|тренер|лектор|докладчик|эксперт|модератор|ведущ|гост|инструктор|преподавател|фасилитатор)\w*\s+"
    r"(?:[а-яё]+\s+){0,3}?(?:стал|был|явля|будет|будут)\w*"
    r"|\b(?:спикер|тренер|лектор|докладчик|эксперт|модератор|ведущ|инструктор|преподавател|выступ)\w*\s*:)"
    r"\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
# A headline of a speech: "Анна Петрова - о том, как ...".
ON_SUBJECT = re.compile(r"\s*[–—:-]\s+(?:об?|про)\s+", re.IGNORECASE)
EVENT_OBJECT = re.compile(
    rf"\s+(?:(?:an?|the|this|its|another|two|three|four|several)\s+)?"
    rf"(?:(?!(?:at|in|on|to|for|with|of|by|that|how|as)\b)[\w-]+\s+){{0,5}}?{EVENT}\b",
    re.IGNORECASE,
)
EVENT_DONE_BY = re.compile(
    rf"\b(?:{EVENT}s?\b[^.;:]{{0,120}}?|(?:it|they|these|this|both|all)\s+(?:[a-z]+\s+)?)\b(?:was|were|is|are|been|be)\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z]+ed|given|run|held|begun|led)"
    r"(?:\s+(?:up|out|together|jointly))?\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
EVENT_THAT = re.compile(
    rf"\b{EVENT}\b(?:\s+(?:on|for|of|in|about)\s+[^,.;:]{{3,80}}?)?,?\s+(?:which\s+|that\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
NO_OBJECT = re.compile(
    r"\s*(?:[.,;)]|$|(?:in|on|at|for|from|with|last|this|earlier|together|jointly|between|as)\b)",
    re.IGNORECASE,
)
DATE_BEFORE = re.compile(r"\d\s+[а-яё]+(?:\s+(?:\d{4}\s+)?(?:года|г\.))?\s+$", re.IGNORECASE)
# "UNODC and the OSCE, who had organized the seminar".
HAVING_DONE = re.compile(
    rf"\s*,?\s*(?:организова|прове|устрои|созва|подготови|провод)\w*вш\w+\s+(?:\w+\s+){{0,3}}?{EVENT_RU}",
    re.IGNORECASE,
)
ITS = re.compile(r"(?:его|е[её]|их)\s+\w+(?:л[аио]?|т|ят)\s+", re.IGNORECASE)
IS_EVENT_RU = re.compile(
    EVENT_RU + r"|стол\w*|турнир\w*|тренинг\w*|учени\w+|занят\w+|обучени\w+|встреч\w+", re.IGNORECASE
)


# People who come from the body or state right behind them, or from one of the list that begins there.
PEOPLE_OF = re.compile(
    r"(?P<count>\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
    r"\s+(?:[\w-]+\s+){0,2}?)?\b(?P<people>(?:senior\s+|leading\s+|young\s+)?(?:representatives?|speakers|presenters|panell?ists"
    r"|lecturers|moderators|facilitators|psychologists|imams|theologians|advisers|officials|officers|experts|specialists"
    r"|members|deputies|delegations?|delegates|ambassadors|staff|employees|judges|prosecutors|investigators|students"
    r"|teachers|cadets|journalists|lawyers|trainers|instructors|scholars|researchers|leaders|analysts|practitioners"
    r"|guards|colleagues|volunteers|activists|teams?|diplomats|heads|participants|trainees|graduates|guests"
    r"|consultants|engineers|doctors|professors|scientists|senators|parliamentarians|inspectors|commanders))"
    r"(?P<came>\s+(?:came|come|were|are|hailed))?\s+(?:of|from|with)\s+(?:the\s+)?$"
    r"|(?P<count_ru>\b\d+\s+(?:\w+\s+){0,2}?)?\b(?P<people_ru>представител\w+|делегаци\w+|руководств\w+|эксперт\w*|сотрудни\w+"
    r"|судь\w+|прокурор\w*|преподавател\w+|студент\w*|курсант\w*|журналист\w*|специалист\w*|офицер\w*|тренер\w*"
    r"|уч[её]н\w+|руководител\w+|адвокат\w*|следовател\w+|работник\w*|депутат\w*|аналитик\w*|лектор\w*|психолог\w*"
    r"|богослов\w*|теолог\w*|имам\w*|команд[аыоуй]\w*|волонт[её]р\w*|активист\w*|сенатор\w*|член\w*|консультант\w*"
    r"|инструктор\w*|дипломат\w*|юрист\w*|инженер\w*|спикер\w*|докладчик\w*|инспектор\w*|участник\w*|делегат\w*"
    r"|слушател\w+|гост\w+|коллег\w*|судей|выпускник\w*|воспитанник\w*|пограничник\w*|таможенник\w*|посл[ыао]\w*)\s+(?:(?:из|от)\s+)?$",
    re.IGNORECASE,
)
# Before people they tell that these were there.
AMONG = re.compile(
    r"\b(?:audience|participants|guests|trainees|слушател\w+|участник\w*|гост\w+|зрител\w+)\s*[:–—-]\s*[^.;:]{0,80}$"
    r"|\b(?:were|involved|engaged|featured|gathered|hosted|attracted|trained)\s+(?:[\w-]+\s+){0,2}$"
    r"|\b(?:including|among\s+(?:them|those|whom|the\s+\w+)|as\s+did|namely|alongside|as\s+well\s+as|в\s+том\s+числе|в\s+их\s+числе"
    r"|включая|среди\s+(?:них|которых|участников|гостей|слушателей)|а\s+также|наряду\s+с)\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
BEFELL = re.compile(
    r"\b(?:arrest|detain|kill|convict|sentenc|imprison|extradit|repatriat|deport|recruit|wounded|injured"
    r"|задержа|арестова|убит|погиб|осужд|приговор|экстрадир|репатри|завербова|ранен)\w*",
    re.IGNORECASE,
)
TEACHES = word_set("преподавать taught teaches lectures")
# What a body gives to an event, or does at it.
GAVE = word_set(
    """
    lent provided donated supplied offered contributed provides
    предоставить предоставлять подарить оказать
    """
)
PAID = word_set("allocated granted выделить ассигновать")
# Money that is for something: only what an event needs is a part in one.
PURPOSE = re.compile(r"\b(?:for|towards|на|для)\s+(?P<what>[^,.;:]+)", re.IGNORECASE)
NEEDED_BY_EVENT = re.compile(
    rf"\b(?:{EVENT}s?|{EVENT_RU}|it|this|these|them|participants?|travel|venue|catering|эт(?:о|ого|от|у|и|их)|не[ёе]|него|них"
    r"|проведени\w+|организаци[юи]|участник\w*|проезд\w*|обучени\w+|заняти\w+)\b",
    re.IGNORECASE,
)
# Where something is shown or told that is no event of the kind.
BEFORE_COURT = re.compile(
    r"\b(?:in|to|before|at)\s+(?:(?:a|the)\s+)?(?:\w+\s+){0,2}?(?:court|tribunal|parliament|general\s+assembly)\b"
    r"|\b(?:в|на)\s+(?:\w+\s+){0,2}?(?:суд[еы]?|трибунал\w*|парламент[еы]?|генассамбле\w+|генеральн\w+\s+ассамбле\w+)(?!\w)",
    re.IGNORECASE,
)
# Whoever helped with an event was not its only organizer.
HELPED = word_set("helped assisted aided помочь помогать посодействовать")
SHARED = word_set(
    """
    sent delegated shared presented promised brought showed shares presents
    направить прислать поделиться представить презентовать привезти пообещать
    """
)
INVITED = word_set("invited invites пригласить приглашать созвать собрать")
# Before bodies, what part they had.
BEFORE_BODIES = (
    (
        "organizer",
        re.compile(
            r"(?:\bjoint\s+(?:effort|project|initiative|event|undertaking|work)\s+(?:of|by|between)"
            r"|\bсовместн\w+\s+(?:проект|инициатив|мероприяти|работ)\w*|\b(?:initiators?|инициатор\w*)\b[^.;:]{0,40}"
            r"(?:was|were|is|are|стал\w*|явля\w+|выступ\w+|был\w*))\s+(?:the\s+)?$",
            re.IGNORECASE,
        ),
    ),
    (
        "co-organizer",
        re.compile(
            r"\b(?:partners?|co-hosts?|sponsors?|партн[её]р\w*|спонсор\w*)\b[^.;:]{0,40}"
            r"(?:was|were|is|are|стал\w*|явля\w+|выступ\w+|был\w*)\s+(?:the\s+)?$",
            re.IGNORECASE,
        ),
    ),
    ("participant", re.compile(r"\b(?:задействован|вовлеч[её]н|привлеч[её]н)\w*\s+$", re.IGNORECASE)),
)
IS_PARTNER = re.compile(
    r"\s+(?:is|was|are|were)\s+(?:an?\s+|the\s+|its\s+)?(?:\w+\s+){0,2}?(?:partners?|co-hosts?|sponsors?)\s+(?:of|in|for)\b",
    re.IGNORECASE,
)
