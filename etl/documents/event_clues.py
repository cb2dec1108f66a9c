"""The words that tell when, where and how an event took place, and how one event stands to another."""

from __future__ import annotations

import re

from etl.documents.clue import EVENT, EVENT_RU

# Words between two events that make the second one the larger.
WITHIN = re.compile(
    r"(?:\bduring|\bwithin(?: the framework of)?|\bin the (?:framework|course) of|\bas (?:a )?part of"
    r"|\bon the (?:margins|sidelines|fringes) of|\bat(?: the (?:opening|closing|end|start) of)?"
    r"|\balongside|\bof"
    r"|\bв (?:рамках|ходе)|\bна полях|\bво время|\bна)\s+(?:the |this |an? )?$",
    re.IGNORECASE,
)
SIDELINES = re.compile(
    r"\b(?:on the (?:margins|sidelines|fringes) of|на полях)\s+(?:the |an? )?$", re.IGNORECASE
)
# Words that tell of an earlier year without naming it.
LONG_AGO = re.compile(
    r"\b(?:last year|(?:a|one|two|three|\d+) (?:years?|months?) (?:ago|earlier|before)|the year before"
    r"|previously"
    r"|в прошлом году|(?:год|года|лет|месяц\w*) назад|годом ранее)\b",
    re.IGNORECASE,
)
# A year counted back from that of the document.
LAST_YEAR = re.compile(
    r"\b(?:last year|(?:a|one) year (?:ago|earlier|before)|the year before(?! (?:that|last))"
    r"|the previous year"
    r"|в прошлом году|прошлого года|прошлым летом|прошлой (?:осенью|весной|зимой)"
    r"|год(?:ом)? (?:назад|ранее))\b",
    re.IGNORECASE,
)
# A sentence that is about the day of the document.
NOW = re.compile(
    r"\W*(?:and |but |а |и |но )?(?:today|this (?:morning|afternoon|evening|time|year)|now|сегодня|сейчас"
    r"|в этот раз|на этот раз|в этом году|нынче)\b",
    re.IGNORECASE,
)
# The same of weeks and months: the text may be about what happened then.
SOME_TIME_AGO = re.compile(
    r"\b(?:last (?:month|week)|the (?:month|week) before|earlier this (?:year|month|week)"
    r"|(?:a|one|two|three|few|\d+) weeks? (?:ago|earlier|before)"
    r"|в прошлом месяце|на прошлой неделе|недел\w+ назад|(?:месяцем|неделей) (?:ранее|раньше)"
    r"|ранее в этом (?:году|месяце))\b",
    re.IGNORECASE,
)
ON_MARGINS = re.compile(
    r"\b(?:on the (?:margins|sidelines|fringes) of|as (?:a )?part of|на полях|в рамках)\s+(?:the |an? )?$",
    re.IGNORECASE,
)
# The event itself: words that tell that it was or will be held.
HELD_VERB = r"\b(?:held|took place|takes? place|will be|was|were|состо|прош[её]?л|пройд|провед)"
# Before a date: it is the date of what these words name, not of an event.
DATE_OF_ANOTHER_THING = re.compile(
    r"(?:\bsince\s*|\b(?:established|founded|created|elected|appointed|born)\b[^.;]{0,25}"
    r"|\b(?:announced|said|told|reported|published|issued|declared|stated|noted"
    r"|signed)\b(?: \w+){0,2}(?: on| in)?\s*"
    r"|(?:сообщил|заявил|объявил|опубликовал|подписал)\w*(?: \w+)?\s*"
    rf"|\b(?:resolution|strategy|agenda|convention|agreement|protocol|report|letter|decree"
    rf"|law)s?\b(?:(?!{HELD_VERB})[^.;,]){{0,25}}"
    rf"|\b(?:учрежд|создан|основан|назначен|избран|резолюци|соглашени|конвенци|указ|закон)\w*"
    rf"(?:(?!{HELD_VERB})[^.;,]){{0,25}}"
    # A deadline is no day of an event: "to be trained by 2027".
    r"|\b(?:deadline|registration|applications?|регистраци\w+|заявк\w+|при[её]м\w*)\b[^.;]{0,40}?"
    r"\b(?:by|until|till|on|before|до|по)\s*"
    r"|\b(?:by|until|till|no later than|до|к|не позднее)\s+(?:the\s+)?(?:(?:end|beginning|конца"
    r"|началу?)\s+(?:of\s+)?)?)$",
    re.IGNORECASE,
)
# A year by which something is to be done.
DEADLINE = re.compile(r"(?:by|до|к)\s", re.IGNORECASE)
# A participle beside a date, and those that tell of events.
DEED = re.compile(r"\b(?P<deed>[a-z-]+ed|held|met|begun|set up)\s+(?:back\s+)?(?:in|on)\s+$")
OF_EVENTS = re.compile(
    r"held|met|begun|organi[sz]ed|hosted|conducted|convened|opened|closed|started|concluded|ended|attended|gathered"
    r"|launched|delivered|finished|completed|discussed|planned|scheduled|adopted|endorsed|expected|foreseen|arranged"
    r"|participated|followed|staged|carried|implemented|postponed|re-?scheduled|visited|arrived|joined"
)
# Between a phase and a date of its own.
PHASE_DATED = re.compile(
    r"^[^.;:]{0,80}?\b(?:ended|ends|began|begins|started|starts|launched|completed|closed|runs?|lasts?|заверш\w+"
    r"|нача\w+|запущ\w+|продл\w+)(?:\s+(?:in|on|until|from|в|до|по|с))?\s*$",
    re.IGNORECASE,
)
# One event that takes place more than once.
REPEATED = re.compile(
    r"\b(?:repeat|replicat)\w*|\b(?:twice|once more|again|first in|и затем)\b|\bповтор\w+|\bдважды\b",
    re.IGNORECASE,
)
# Rows of a table, and lines that begin with what they give.
DATE_ROW = re.compile(
    r"^\W*(?:dates?|when|period|time|даты?|сроки|время)\b[^|:\n]{0,20}[|:]\s*$", re.IGNORECASE
)
PLACE_ROW = re.compile(
    r"(?:^|\n)\W*(?:place|venue|where|location|city|место|город|где)\b[^|:\n]{0,20}[|:][^|:\n]{0,60}$",
    re.IGNORECASE,
)
# What is only prepared or awaited is not yet what a heading tells of.
PREPARED = re.compile(
    r"\b(?:preparations? (?:for|of)|preparing(?: for)?|ahead of|on the eve of|подготовк\w+(?: к)?|накануне"
    r"|в преддверии)\s+(?:the |an? )?(?:[а-яё-]+\s+){0,3}$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"\W*(?:it|this|they|оно?|она|они)\s", re.IGNORECASE)
# The same where it tells that the event was held.
IT_WAS_HELD = re.compile(
    r"\W*(?:it|this|that (?:event|meeting)|the (?:event|meeting)|оно?|она|мероприятие|встреча)\s+"
    r"(?:(?:also|then|itself|also|также|затем)\s+)?"
    r"(?:(?:was|is|will be|had been|has been|is to be)\s+(?:to be\s+)?"
    r"(?:held|organi[sz]ed|conducted|convened|hosted|scheduled|planned|opened)"
    r"|took place|takes place|will take place|ran|lasted|gathered|brought"
    r"|(?:состоя|прош[её]?л|пройд|проход|проводи|был[аои]? (?:провед|организ)|длил|собрал)\w*"
    r"|намечен\w*|запланирован\w*)(?!\w)",
    re.IGNORECASE,
)
# A sentence that goes on about what the one before told of.
PRONOUN = re.compile(
    r"\W*(?:its?|this|оно?|она|е[её]|его|ему|(?:в|на|к) (?:н[её]м|ней|нему)|там)\s", re.IGNORECASE
)
# The same where people came to it or put their names down for it: "Forty have registered for it".
CAME_TO_IT = re.compile(
    r"\b(?:(?:registered|signed up|enrol+ed|applied|invited|expected|gather(?:ed)?|came?|come|present)"
    r" (?:for|to|at|in) (?:it|this)"
    r"|(?:took|takes?|taken|taking) part in (?:it|this)|participat\w+ in (?:it|this)"
    r"|(?:attend|join)(?:ed|s|ing)? (?:it|this)"
    r"|(?:зарегистрир|записал|приглаш|собрал|приш|прибы|ожида)\w+ (?:на|к) (?:него|не[её])"
    r"|(?:на|к|в) (?:него|не[её]|нём|нем|ней|нему) (?:уже )?(?:зарегистрир|записал|приглаш|собрал|приш"
    r"|прибы|участв|приня|прим|ожида)\w+"
    r"|(?:участв|участи)\w+ в (?:н[её]м|ней))(?![\w-])",
    re.IGNORECASE,
)
# A sum over several events.
IN_ALL = re.compile(
    r"\b(?:in total|a total of|altogether|overall|in all|всего|в общей сложности)\b", re.IGNORECASE
)
# What goes on about several events.
IN_THEM = re.compile(r"\b(?:(?:in|at|by|of) them|they|(?:в|на|из|от) них|они|их|ими)\b", re.IGNORECASE)
# From a year on: several events, told of together.
SINCE = re.compile(r"(?:^|\s)(?:since|с(?:\s+начала)?)(?:\s|$)", re.IGNORECASE)
# Before a place: an event took place there.
AT_PLACE = re.compile(
    r"(?:\b(?:in|at|across|throughout)\s+(?-i:[A-Z][\w-]+,\s+)?(?:the\s+)?(?:city\s+of\s+"
    r"|capital\s+(?:city\s+)?(?:of\s+[\w ]{1,30},\s+)?)?|\bhosted by\s+"
    r"|\b(?:visit|trip|tour)(?:\s+(?:of|by|for)\s+[^.,;:]{1,80}?)?\s+to\s+"
    r"|(?<!не )\b(?:прим(?:ет|ут)|приняла?|принимал[аи]?|принимает)\s+(?:город\s+)?"
    r"|\b(?:в|во)\s+(?:г\.|городе?\s|столице\s[\w ]{1,30},\s)?\s*"
    r"|\b(?:в|во)\s[^.,;:]{3,120}\s(?:г\.|города)\s*"
    # "In villages of the region", "в сёлах области": all over it.
    r"|\b(?:in|across)\s+(?:the\s+)?(?:[\w-]+\s+)?(?:villages|towns|cities|districts|schools|communities"
    r"|prisons|universities|south|north|east|west)\s+of\s+(?:the\s+)?"
    r"|\bв(?:о|\s+разных|\s+нескольких)?\s+(?:с[её]л|город|район|школ|колони|вуз|кишлак|махалл|аул|общин)[а-яё]*[ая]х\s+)$",
    re.IGNORECASE,
)
# Before a body: an event was held where it has its seat.
HELD_AT = re.compile(
    r"\b(?:held|took place|takes place|organi[sz]ed|conducted|convened|hosted|concluded|opened)\b[^.;]{0,120}"
    r"\bat\s+(?:the\s+)?$",
    re.IGNORECASE,
)
SEAT_IN = re.compile(r"\bin\s+(?P<city>[A-Z][\w-]+(?: [A-Z][\w-]+)?)$")
# Before a place: somebody has a seat there, or came from it.
SEAT = re.compile(
    r"\b(?:office|centre|center|embassy|mission|based|headquartered|headquarters|located|born|branch"
    r"|посольств\w*|офис\w*|бюро|центр\w*|мисси\w+|представительств\w*|штаб-квартир\w*)"
    r"(?:\s+[\w-]+){0,2}?\s+(?:in|в|во)\s+(?:the\s+)?$|\bfrom\s+$",
    re.IGNORECASE,
)
HOSTED = re.compile(
    r"\s*(?:\([\w ]+\)\s*)?(?:,[^,.]{1,30},\s*)?(?:has\s+|will\s+|is to\s+|is set to\s+)?"
    r"(?:hosts?|hosted|hosting|welcom(?:es?|ed)|принял[аи]?|примет|принимает|принимал[аи]?"
    r"|стал[аио]? (?:местом|площадкой))\b",
    re.IGNORECASE,
)

# Words that tell of the first or the last day alone.
BEGINS = re.compile(
    r"\b(?:opened|opens|began|begins|started|starts|kick(?:ed|s) off|from|since|opening remarks|открыл\w*"
    r"|начал\w*"
    r"|стартовал\w*|вступительн\w+ слов\w+)\b",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\b(?:concluded|concludes|ended|ends|will (?:end|conclude|close|last)|closed|closes|finished"
    r"|completed|wrap(?:ped|s) up|came to (?:an end|a close)|until"
    r"|till|closing remarks|завершил\w*|закончил\w*|закрыл\w*|заключительн\w+ слов\w+)\b",
    re.IGNORECASE,
)

# Right before a date: the first day, whatever ended later.
FROM_DAY = re.compile(r"\b(?:from|since|со?)\s+(?:the\s+)?$", re.IGNORECASE)

# Format: what it is called beside the word for the event, and how it is said to have been held.
FORMATS = (
    ("hybrid", r"hybrid|гибридн\w+|смешанн\w+"),
    ("online", r"online|virtual(?:ly)?|онлайн|виртуальн\w+|видеоконференц\w*|дистанционн\w+"),
    ("in person", r"in[- ]person|face[- ]to[- ]face|очн\w+"),
)
HELD = (
    r"(?:held|took place|takes place|will take place|conducted|convened|organi[sz]ed|delivered|gathered"
    r"|состоя\w+|прош\w+"
    r"|проходи\w+|провед\w+|провод\w+|организован\w*)"
)
# Not "held a seminar on online radicalization".
ADVERB = (
    r"(?=\s*(?:[.,;:)]|$|on \d|on the|because|due|owing|over|from|with|via|through|using|in|at|for|by|and"
    r"|и |на |с |под ))"
)
HELD_IN_FORMAT = tuple(
    (
        name,
        re.compile(
            rf"\b{HELD}\b(?:(?!\band the\b)[^.;,]){{0,60}}?\b(?:{words}){ADVERB}"
            rf"|\bin (?:a |an )?(?:{words})[ -](?:format|mode|modality|manner)\b"
            rf"|\bв (?:{words})[ -]?(?:формат|режим)\w*|\bв (?:формат|режим)\w* (?:{words})",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{words})[ -](?:[\w-]+ ){{0,3}}$", re.IGNORECASE),
    )
    for name, words in FORMATS
)
# Some in the room and some not.
BOTH_WAYS = re.compile(
    r"\bin[- ]person\b[^.;]{0,80}\b(?:online|virtually|remotely|by video)|\b(?:online|virtually"
    r"|remotely)\b[^.;]{0,80}"
    r"\bin[- ]person\b|\bочно\b[^.;]{0,60}\bонлайн",
    re.IGNORECASE,
)
# How somebody took part is no format of the event.
BY_SOMEBODY = re.compile(
    r"\b(?:participat|join|attend|address|speak|spoke|said|connect|includ)\w*[^.;]{0,80}$|(?:участ|выступ"
    r"|подключ|в том числе)[^.;]{0,80}$",
    re.IGNORECASE,
)

BEFORE_OR_AFTER = re.compile(
    r"\b(?:on the eve of|ahead of|prior to|before|after|following|in preparation (?:for|of)|накануне"
    r"|в преддверии|после|перед|до)"
    r"\s+(?:the |this |an? )?$",
    re.IGNORECASE,
)
DEFINITE = re.compile(r"\b(?:the|this|эт(?:от|а|о)|данн\w+)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
# Before a Russian noun that a clause begins with: it was told of before, as the English article says.
SUBJECT_RU = re.compile(r"(?:^|[а-яё]\S*,\s+)\W*$", re.IGNORECASE)
# "The previous meeting" was one of the same kind.
SUCH = re.compile(
    r"\b(?:such|previous|next|last|earlier|similar|first|second|third|fourth|another|follow[- ]up|subsequent"
    r"|preparatory|last year['’]s|предыдущ\w+|следующ\w+|прошл(?:ый|ая|ое|ого|ой|ом|ую|ые|ых|ым|ыми)"
    r"|последующ\w+"
    r"|подготовительн\w+|друг\w+"
    r"|подобн\w+|аналогичн\w+)"
    r"\s+(?:such\s+)?$",
    re.IGNORECASE,
)
# "A first workshop", "another one": not the event that the text told of before.
NUMBERED_OTHER = re.compile(
    r"\b(?:another|other|ещ[её] (?:один|одн[аоу]))\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
# Between a verb and the event that it brings up in a Russian text, which has no article to tell so.
BROUGHT_UP = re.compile(
    r"(?:состоял\w+|состоится|прош[её]?л[аио]?|пройд[её]т|(?:был[аио]?|будет) (?:проведен|организован)\w*"
    r"|пров[её]л[аио]?)"
    r"\s+(?:также\s+|ещ[её]\s+)?(?:[а-яё-]+(?:ый|ий|ой|ая|яя|ое|ее)\s+)*$",
    re.IGNORECASE,
)
# Before an event in the course of which something else took place.
FRAME = re.compile(
    r"\b(?:within|(?:with)?in the framework of|as part of|during|в рамках|в ходе)"
    r"\s+(?:the |this )?(?:\w+ )?$",
    re.IGNORECASE,
)
# Between an event and its date: it is the date of that event, not of what took place in it.
HELD_THEN = re.compile(
    r"\b(?:held|took place|taking place|conducted|convened|hosted)\b"
    r"|\b(?:прош[её]?л|прошедш|состоя|проходи|провед)\w*|\($",
    re.IGNORECASE,
)
# In the course of an event.
IN_EVENT = re.compile(
    r"\b(?:within|(?:with)?in the framework of|as part of|on the (?:margins|sidelines|fringes) of|during)"
    rf"\s+(?:the|this)\s+(?:[\w-]+\s+){{0,2}}?{EVENT}\b"
    rf"|\b(?:в рамках|в ходе|на полях)\s+(?:\w+\s+){{0,2}}?{EVENT_RU}",
    re.IGNORECASE,
)
# Right before the name of the event in whose course it was.
IN_COURSE_OF = re.compile(
    r"\b(?:within|(?:with)?in the (?:framework|course) of|as part of|on the (?:margins|sidelines|fringes) of"
    r"|during|в рамках|в ходе|на полях|в программе)\s+(?:(?:the|this|эт\w+)\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
INDEFINITE = re.compile(r"(?<![\w.])(?:an?)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
# What parts two statements of one sentence.
CLAUSE = re.compile(r";|,\s+(?:and|while|whereas|but|а|и|но|тогда как|в то время как)\b", re.IGNORECASE)
# Between people and the event that they came to.
TAKES_PART_IN = re.compile(
    r"^[^;:]*\b(?:(?:took|takes?|taking|taken) part (?:in|at)|participat\w+ in"
    r"|(?:were|was|are) (?:present )?(?:at|in|on)"
    r"|(?:came?|comes|invited|gather(?:ed)?|trained|met|registered|expected|spoken?|spoke)"
    r" (?:in|at|to|for|during)"
    r"|attend(?:ed|s|ing)?|join(?:ed|s|ing)?|during|complet(?:ed|ing)"
    r"|(?:go(?:es)?|went|gone|travel(?:led)?|leave|left|set off|depart(?:ed)?) (?:on|to|for)"
    r"|(?:отправ|поед|выед|выех|приед|приех|пришл|съеха|побыва)\w* (?:в|на|с)"
    r"|(?:участ|выступ|присутств|собрал|прибы|приглаш|обуч)\w*(?: участие)?(?: в| во| на)?"
    r"|приня\w+ участие в|участие в|в ходе|на)\s+(?:the |this |an? |its |their |our |эт\w+ )?"
    r"(?:(?!(?:of|in|on|to|for|at|and|в|на|и|для|по)\b)[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
# Parts told apart by their number.
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|пят\w+)\s+$", re.IGNORECASE
)
UNDER_PHASE = re.compile(
    r"\b(?:under|within|in|during|in the framework of|as part of|(?:activit(?:y|ies)|part|element|event) of"
    r"|в рамках|в ходе|(?:част|этап|элемент|мероприяти)[а-яё]+)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?<![\w-])(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|дв[ае]|три|четыре|пять"
    r"|шесть)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6,
}  # fmt: skip
# Parts that a text lists by subject: "several side events, including those on A, on B".
LISTED = re.compile(
    r"[^.;]{0,120}?\b(?:including|among them|such as|в том числе)\s+(?:those\s+|ones?\s+|sessions?\s+)?"
    r"(?:dedicated\s+to|devoted\s+to|on|по|о)\s+",
    re.IGNORECASE,
)
# Between a part and the event that it is part of.
OF_THE = re.compile(r"\s+(?:of|at|during)\s+(?:the|this|an?)\s+$|\s+(?:эт\w+\s+)?$", re.IGNORECASE)
# Sessions of standing bodies are no part of an event.
OF_A_BODY = re.compile(
    r"\s+of the (?:UN |United Nations )?(?:General Assembly|[\w ]*Council|[\w ]*Committee|Commission)"
    r"|\s+Генеральной Ассамблеи"
)
