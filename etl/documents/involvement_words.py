"""Words between the names in a clause that tell how they hang together, as patterns."""

from __future__ import annotations

import re

from etl.documents.clue import EVENT

QUOTED = re.compile(r"“[^“”\"]*(?:[”\"]|$)|«[^«»]*(?:»|$)|(?<!\w)\"[^\"]*(?:\"|$)|„[^„“]*(?:“|$)")
BRACKETED = re.compile(r"\([^()]*\)")
# Between the members of a list, beside capitalized words: what a list of those present is made of.
LIST_OF_THOSE_PRESENT = """
    a an academia agencies all along also among and as asia between bodies both central civil community
    countries delegation delegations deputy diplomatic enforcement entities europe experts five for
    foreign from government governmental head heads her high his including institutions international
    law leaders leading level local media member members ministers ministries missions namely national
    non of officers officials one organisations organizations other participants partners practitioners
    private prominent region regional regions relevant religious representative representatives scholars
    sector senior several society south specialists state states such tanks the their think together
    various well well-known with youth
    about activists analysts attorneys based border cadets civilian counterparts customs colleagues employees
    fifteen fifty forty guards imams
    instructors intelligence investigators journalists judges judicial lawyers lecturers more nearly over
    academies activists my our advisers advisory associations authorities bank banking banks bodies
    governments branches business charities city commissions committees communities companies corps
    council councils counter counterterrorism courts crime customs departments development diaspora
    diplomats donor donors economic eight eleven embassies environmental executive expert financial
    foundations four fund groups health human humanitarian hundred independent industry information
    institutes interagency intergovernmental interior judiciary justice key leading legal mahalla
    mass migration military ministerial multilateral municipal networks ngo ngos nine offices
    parliament parliamentarians parliaments particular parties partner penitentiary political prison
    prosecution prosecutorial protection provincial public research residents rights schools science
    scientific secretariats seven six social special stakeholders structures such task technical
    terrorism training treatment units universities university victims volunteers women youth
    police prosecutors psychologists researchers security servants service services some specialized staff
    authorized centers centres competent three two
    speakers presenters panellists panelists lecturers moderators facilitators theologians
    students teachers ten than thirty trainers twenty twelve up young
"""
LIST_WORDS = frozenset(LIST_OF_THOSE_PRESENT.split())
REPRESENTED = re.compile(
    r"\b(?P<title>heads?\s+of\s+(?:the\s+)?delegations?|(?:(?:deputy\s+)?(?:head|director|chair(?:man|person)|rector)"
    r"|ambassador)(?=\s+of\s+the\s+$)|(?:an?|one)\s+(?:[\w-]+\s+)?(?:expert|specialist|trainer|instructor|lecturer|official|officer|adviser|advisor|analyst"
    r"|member|scholar|researcher|speaker|psychologist|lawyer|judge|prosecutor|investigator)"
    r"|(?:(?:senior|high-level|high-ranking)\s+)?(?:representatives?"
    r"|speakers|presenters|panell?ists|lecturers|moderators|facilitators|psychologists|imams|theologians|advisers"
    r"|officials|officers|experts|specialists|members|delegations?|ambassadors|staff|employees|judges|prosecutors"
    r"|investigators|students|teachers|cadets|journalists|lawyers|trainers|instructors|scholars|researchers|leaders"
    r"|analysts|practitioners|guards|colleagues|counterparts|delegates|partners(?=\s+from)"
    r"|deputies|senators|parliamentarians|diplomats|academics|professors|doctors|nurses|volunteers|activists|attorneys"
    r"|editors|reporters|bloggers|clerics|envoys|commanders|chiefs|consultants|coordinators|educators|economists"
    r"|sociologists|graduates|guests|managers|teams?(?=\s+from)"
    r"|(?:deputy\s+)?(?:foreign\s+)?ministers(?:\s+of\s+foreign\s+affairs)?))\s+(?:of|from)\s+(?P<bodies>[^;]*)$"
    r"|(?P<russian>главы?\s+делегаци\w+|представител\w+|делегаци\w+|руководств\w+|эксперт\w*|сотрудник\w*"
    r"|судь\w+|прокурор\w+|преподавател\w+|студент\w*|курсант\w*|журналист\w+|специалист\w*|офицер\w*|тренер\w*"
    r"|уч[её]н\w+|руководител\w+|адвокат\w+|следовател\w+|работник\w+"
    r"|инструктор\w*|лектор\w*|психолог\w*|аналитик\w*|консультант\w*|богослов\w*|имам\w*|волонт[её]р\w*|юрист\w*"
    r"|пограничник\w*|депутат\w*|дипломат\w*|исследовател\w+|слушател\w+"
    r"|(?:заместител\w+\s+)?министр\w*(?:\s+иностранных\s+дел)?|посл\w+)\s+(?P<states>[^;]*)$",
    re.IGNORECASE,
)
# People from a state stand for it: "судей из Казахстана", "сотрудников полиции Казахстана".
WORD_BEFORE_FROM = re.compile(
    r"(\w+)\s+из\s+(?:\w+\s+)?(?:(?-i:[А-ЯЁ])[\w-]+(?:\s+[\w-]+)?(?:,|\s+и)\s+)*$", re.IGNORECASE
)
# "Officials from the law enforcement agencies of Kazakhstan" serve the state; civil society does not.
PEOPLE_OF_ITS_BODIES = re.compile(
    r"\b(?:representatives|officials|officers|experts|specialists|members|staff|employees|delegates|heads|leaders"
    r"|trainers|analysts|investigators|practitioners)\s+(?:of|from)\s+"
    r"(?!(?:[\w-]+\s+)*(?:civil|non-?governmental|ngos?|private|media|business|religious|international)\b)"
    r"(?-i:[a-z,-]+\s+){0,8}?(?:agencies|ministries|authorities|institutions|bodies|services|departments|structures"
    r"|academies|cent(?:re|er)s|courts|units|forces)\s+(?:of|in|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
STAFF_OF = re.compile(
    r"\b(?:сотрудник|представител|эксперт|специалист|офицер)\w*\s+(?P<of>[^,;]*)$", re.IGNORECASE
)
WITH = re.compile(r"(?:^|\s)(?:с|со)\s+$", re.IGNORECASE)
AND = re.compile(r"(?:^|\s)(?:and\s+(?:the\s+)?|и\s+)$", re.IGNORECASE)
# "Experts from among the staff of a ministry" are from the ministry.
GOVERNMENTS = re.compile(r"\b(?:governments\s+of\s+(?:the\s+)?|правительств\w*\s+)$", re.IGNORECASE)
FROM_RU = re.compile(r"\b(?:от|от\s+имени|со\s+стороны)\s+$", re.IGNORECASE)
FROM_AMONG = re.compile(r"\bиз\s+(?:состава|числа)\s+$", re.IGNORECASE)
# "By A and by B": the preposition stands with each member of a list.
AND_BY = re.compile(r"\s*,?\s*(?:and|but\s+also)\s+(?:by|with|of|from)\s+(?:the\s+)?", re.IGNORECASE)
# Words in front of a clause whose object ends with a comma: "With the support of A, B held a course".
FRONTED = re.compile(r"[\W\d_]*(?:(?:In|On)\s+(?:\w+\s+){1,3}\d{4},\s*)?", re.IGNORECASE)
# "The EU-funded programme": a word of the list that holds the name of a body.
QUALIFIED = re.compile(r"\b\w+[-‐‑](?:co-?)?[a-z]+(?:ed|led|run|backed)\b", re.IGNORECASE)
# The subject goes on to a second verb: "A, in his speech, gave an example and stressed".
SECOND_VERB = re.compile(r"[^.;:]{1,160}\s(?:and|и)\s+(?:also\s+|также\s+)?", re.IGNORECASE)
# "The visit was funded by A, the seminar by B": the verb is left out the second time.
LEFT_OUT = re.compile(
    rf"\s*[,;]\s*(?:and\s+|while\s+)?the\s+(?:[\w-]+\s+){{0,2}}?{EVENT}\s+(?:in\s+\w+\s+)?by\s+(?:the\s+)?",
    re.IGNORECASE,
)
COMMA = re.compile(r"\)?\s*,(?!\s*(?:and|as\s+well\s+as)\b)")
LISTED = re.compile(r"\s*,?\s*(?:(?:and|и)\s+)?(?:the\s+)?", re.IGNORECASE)
MORE_OF_LIST = re.compile(
    r"\s*,?\s*(?:as\s+well\s+as|and|along\s+with|а\s+также|и)\s+(?:other\s+)?[^\W\d_]|\s+(?:entities|agencies|experts)\b",
    re.IGNORECASE,
)
# Behind a name, what its bearer did: "Jane Doe, who opened it", "as she closed the course".
RELATIVE = re.compile(
    r"\)?\s*,?\s*(?:who|котор(?:ый|ая)|as\s+s?he)\s+(?:(?:also|then|has|had|is|was|(?:right|briefly)|также|затем)\s+){0,2}",
    re.IGNORECASE,
)
# What is said of somebody in passing: "Japan, which has built two bridges, funded the course".
ASIDE = re.compile(
    r",\s*(?:who|which|whose|now|formerly|one\s+of|the\s+(?-i:[a-z]))\s*(?:[^;.]|\.(?=\d)){3,160},",
    re.IGNORECASE,
)
# What those do who came: "officers of A who check cargo there attended".
WHO_THEY_ARE = re.compile(r"\s+(?:who|whose)\s+[^.;:]{3,120}?\s+", re.IGNORECASE)
PASSIVE_RU = re.compile(
    r"(?:организован|провед[её]н|подготовлен|устроен|созван|инициирован)\w*", re.IGNORECASE
)
A_PARTICIPANT = re.compile(
    r"\s*,\s*(?:an?\s+(?:participant|trainee|graduate|attendee)\b|(?:участни|слушател|выпускни)\w+\b)",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"(?:^|[\s,])(?:he|she|они?|она)\s+(?:(?:also|then|later|finally|также|затем)\s+)?$", re.IGNORECASE
)
ITS_HEAD = re.compile(r"\bits\s+$", re.IGNORECASE)
# An office of a state that has the name of a ministry.
MINISTER = re.compile(
    r"\bMinister\s+(?:of|for)\s+(?:the\s+)?(?P<of>[A-Z].*)|\bминистр(?:а|у|ом)?\s+(?P<russian>.+)", re.DOTALL
)
# "Organizers: A; Donor: B".
NEW_LABEL = re.compile(r"[;.]\s*[^;:,]{1,40}:")
NEW_CLAUSE = re.compile(r",\s+(?:and|while|whereas|а|и)\s+(?:the\s+)?$", re.IGNORECASE)
# They say that somebody came, not in what office.
NO_OFFICE = re.compile(r"(?!.*(?:minister|ambassador|head|министр|посол|послы|глав)).*", re.I)
COUNTED = frozenset({"the", "all", "both", "five", "its", "всех", "пяти", "обеих"})
# It has no cases: "ОБСЕ", "КазНУ".
ACRONYM_RU = re.compile(r"[A-ZА-ЯЁ]\w*[A-ZА-ЯЁ]|^\w$")
COUNTED_RU = frozenset(
    {"более", "менее", "около", "свыше", "также", "порядка", "примерно", "почти", "их", "нескольких"}
)
# Between a Russian verb and its subject: "берёт на себя A", "поддержали нас A".
LIST_WORDS_RU = COUNTED_RU | {
    "себя",
    "нас",
    "них",
    "него",
    "неё",
    "ней",
    "ним",
    "среди",
    "том",
    "включая",
    "вместе",
}
# When it was, at the start of a clause: "10 мая 2023 года ОБСЕ провела".
DATE_RU = re.compile(
    r"\d+\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
    r"(?:\s+(?:с\.\s*г\.|т\.\s*г\.|\d{4}\s*(?:года|г\.)))?\s*$|\b(?:в\s+)?(?:январе|феврале|марте|апреле|мае|июне|июле"
    r"|августе|сентябре|октябре|ноябре|декабре)(?:\s+\d{4}\s+года)?\s*$"
    r"|\b(?:в|во)\s+(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|\d{4}\s+году"
    r"|(?:этом|прошлом|следующем|текущем|нынешнем)\s+(?:году|месяце))\s*$"
    r"|\bна\s+(?:этой|прошлой|следующей)\s+неделе\s*$",
    re.IGNORECASE,
)
# Right behind a body, a name that is not known as one: its bearer may be meant, not the body.
NAME_BEHIND = re.compile(r"\s+[А-ЯЁ][\w-]+\s+[А-ЯЁ][а-яё]")
# Who holds a class or a workshop without having organized it.
TEACHES = re.compile(
    r"(?:(?:старш|ведущ|главн|младш|научн|независим|международн)\w+\s+)*(?:эксперт|специалист|тренер|инструктор|лектор|сотрудни"
    r"|преподавател|доцент|профессор|психолог|юрист|аналитик|консультант|советник|теолог|богослов|исследовател)",
    re.IGNORECASE,
)
# Rules of clues that tell of support, which may be for anything; and a sentence on what was named before.
SUPPORT = frozenset({"co-organized by", "соорганизаторы"})
ITS_SUBJECT = re.compile(r"[\s*•–—-]*(?:it|this|these|они|он|она|оно|его|это)\b", re.IGNORECASE)
# What kind of body it is whose name follows; feminine, as only these show the nominative.
KIND_OF_BODY = re.compile(r"структура|компания|ассоциация|платформа", re.IGNORECASE)
JOINTLY = re.compile(r"(?:jointly|together)\s+with|(?:совместно|вместе)\s+со?", re.IGNORECASE)
LED = re.compile(r"\w+\s+(?:headed|led)\b|возглав(?:ил|ля)", re.IGNORECASE)
DELEGATION = re.compile(r"\bdelegation|делегаци", re.IGNORECASE)
OF_GROUP = re.compile(r"\b(?:delegat(?:ion|es)|group|team)\b[^.;]{0,60},\s*$", re.IGNORECASE)
HEAD_OF_DELEGATION = re.compile(r"heads?\s+of\s+(?:the\s+)?delegations?|глав\w+\s+делегац", re.IGNORECASE)
# A preposition, with one word between at most that is no name: "in the new ...", but "In May UNRCCA held".
BOUND = re.compile(
    r"\b(?:to|on|in|for|under|within|into|about|against|upon|through|of|by|with|at|before|via|о|об|в|на|к|под|для|из"
    r"|между|перед|через)\s+(?:the\s+)?(?:(?-i:[a-zа-я])\w*\s+)?$",
    re.IGNORECASE,
)
SUBJECT_TRAIL = re.compile(
    r"['’]?s?\s*(?:delegations?|side|officials|representatives|experts)?[\s,;*–—-]*(?:\d\d\s*,\s*)?"
    r"(?:who\s+|which\s+|as\s+s?he\s+)?"
    # When, where or how: "A of the University in Tokyo last week addressed".
    r"(?:(?:in|from)\s+(?-i:[A-Z])[\w-]+(?:\s+\d{4})?[\s,]+|on\s+(?:\d+\s+)?(?-i:[A-Z])\w+(?:\s+\d+)?(?:,?\s+\d{4})?[\s,]+"
    r"|(?:today|yesterday|online|earlier\s+today|(?:last|this|next|the\s+same)\s+(?:week|month|year|day|morning|afternoon))[\s,]+){0,2}"
    r"(?:,?\s*(?:in|with|during)\s+(?:his|her|their|its|an?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:statement|address|remarks|speech|message|presentation|intervention)[\s,]*)?"
    r"(?:(?:expressing|welcoming|opening|addressing|speaking|greeting|thanking|congratulating|noting)\b[^,;.]*,\s*)?"
    r"(?:(?:has|have|had|was|were|is|are|will|be|been|all|each|too|also|jointly|then|both|further|who|which|that|together|[a-z]+ly)[\s,]+)*",
    re.IGNORECASE,
)
# Russian words that may stand between the subject and its verb: when, where and how it was done.
SUBJECT_TRAIL_RU = re.compile(
    r"[\s,;)–—-]*(?:(?:также|совместно|вместе|затем|который|которая|которое|которые|сегодня|вчера|накануне|впервые|ежегодно|недавно"
    r"|подробно|особо|отдельно|кратко|лично|онлайн|дистанционно|виртуально|очно|традиционно|торжественно|тогда|потом|ранее|уже|ещ[её]|всегда"
    r"|(?:будет|будут|был[аио]?)|в\s+(?:свою|первую)\s+очередь|в\s+частности|кроме\s+того|со\s+своей\s+стороны|в\s+завершение"
    r"|(?:в|во|на|по|из|с)\s+(?-i:[а-яё])[\w-]+(?:\s+(?-i:[а-яё])[\w-]+)?|в\s+[\w-]+"
    r"|(?:с\s+)?\d[\d–-]*(?:\s+(?:и|по)\s+\d+)?\s+[а-яё]+(?:\s+\d{4}\s+года)?"
    r"|(?:в|во)\s+(?:сво[её][мй]\s+)?"
    r"(?:\w+\s+)?(?:выступлении|докладе|речи|слове|обращении|сообщении|презентации))[\s,]*)*",
    re.I,
)
# They teach at the event where their sentence tells that they shared what they know.
TEACHER = re.compile(
    r"\b(?:(?:an?|one)\s+|representative\b|experts?|trainers?|specialists?|instructors?|lecturers?|speakers|presenters"
    r"|panell?ists|facilitators|эксперт|специалист|тренер|инструктор|лектор|представитель\b|представительница)",
    re.IGNORECASE,
)
# Whom a speaker turns to: speakers among them speak.
SPEAKERS = re.compile(r"(?:speakers|presenters|panell?ists|lecturers|trainers|instructors)\b", re.IGNORECASE)
WELCOMED = frozenset({"I welcome"})
FURTHER_VERB = re.compile(r"\band\s+(?:(?:was|were|is|are|has|been|also)\s+)+$", re.IGNORECASE)
IMPLEMENTED = re.compile(r"implemented\b|реализу", re.IGNORECASE)
IS_PAID = re.compile(r"\s+(?:(?:is|are|was|has|been|also|mainly|fully|jointly)\s+)+", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:not|never|without|не|без)\s+(?:(?:be|been|yet|был[аио]?|the)\s+)*$", re.IGNORECASE
)
# Offices of a state, and how the id of the body begins in which they are held, before the state.
BODIES_OF_OFFICES = (
    (re.compile(r"\b(?:ambassador|посол|посла|послом)\b", re.IGNORECASE), "embassy-of"),
    (
        re.compile(
            r"\bProsecutor[-\s]General\b|\bGeneral\s+Prosecutor\b"
            r"|\bгенеральн\w+\s+прокурор\w*|\bгенпрокурор\w*",
            re.IGNORECASE,
        ),
        "prosecutor-generals-office",
    ),
)
NATIONAL_OFFICE = re.compile(
    r"\b(?:minister|president|prosecutor|ambassador|judge|governor|mayor|ombuds(?:man|person)"
    r"|министр|министра|президент|прокурор|прокурора|посол|судья|омбудсмен)\b",
    re.IGNORECASE,
)
# Those who hold such an office lead a body of which the title may say nothing, or only to whom it belongs.
HEAD_OF_UNRCCA = re.compile(
    r"(?:Special\s+Representative\s+of\s+the\s+(?:UN\s+|United\s+Nations\s+)?Secretary[-\s]General|SRSG)\s+for\s+Central"
    r"\s+Asia|спец(?:иальн\w+\s+)?представител\w+\s+Генерального\s+секретаря\s+(?:ООН\s+)?(?:по|в)\s+Центральной\s+Азии",
    re.IGNORECASE,
)
# A speaker turns to somebody: "Your Excellency, Mr. Doe, Minister of Justice of Japan,".
ADDRESSED = re.compile(
    r"[\s*_]*(?:(?:your|his|her)\s+)?(?:Excellency|Excellencies|Mr|Mrs|Ms|Dr|Professor|Ambassador|Minister|Madam|H\.\s?E"
    r"|Dear|Distinguished|Honou?rable|Esteemed|(?:ваш\w+\s+)?превосходительств\w+|(?:глубоко)?уважаем\w+|дорог\w+"
    r"|господин|госпожа)\b",
    re.IGNORECASE,
)
ADDRESS_ENDS = re.compile(r"[\s*_]*[,!:][\s*_]*")
