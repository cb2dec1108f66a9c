r"""The words around a number that tell what it counts, as patterns for text in lower case.

Each list is one alternation over several lines, English first and Russian after it. Endings that
inflect are written \w*; е stands for ё.
"""

from __future__ import annotations

import re


def _one_of(phrases: str) -> str:
    """A pattern for any of the phrases; bars and line breaks between them may have space around them."""
    return "(?:" + re.sub(r"\n\s*", "", re.sub(r"\s+\|\s+", "|", phrases.strip())) + ")"


def _words(phrases: str) -> re.Pattern[str]:
    """Any of the phrases, as whole words."""
    return re.compile(rf"\b{_one_of(phrases)}\b")


# --- Clauses ---------------------------------------------------------------------------------------------

CLAUSE_END = re.compile(
    _one_of(r"""
    [;:] | \.\s | ,\s(?=(?:and|but|while|whereas|which|who|where|а|но|котор\w{2}|где|однако)\b)
    | \b(?:while|whereas|although)\b | ,\sчто\b | \bthat\s(?=(?:the|it|he|she|they|we)\b)
    """)
)
LINK_ALONE = re.compile(r"[\s,;:]*(?:and|but|а|и|но|as well as|а также|along with|together with|while)?\s*\Z")
LINK = re.compile(
    _one_of(r"\b(?:and|as well as|along with|together with|plus|и|а также|вместе с|плюс) | ,") + r"\s*\Z"
)

# --- That people came ------------------------------------------------------------------------------------

# Whoever is the object of one of these came to something.
CAME_BEFORE = _words(r"""
    attend(?:ed|ance|ing|s)? | participa(?:tion|ted|te|ting) | participants? (?:were|included?)
    | join(?:ed|ing) | (?:take|takes|took|taken|taking) part | br(?:ing|ings|inging|ought) together
    | gather(?:s|ed|ing)? | conven(?:e|es|ed|ing) | unit(?:es|ed|ing)(?! nations) | assembl(?:es|ed|ing)
    | host(?:s|ed|ing)? | welcom(?:e|es|ed|ing) | presence of | train(?:s|ed)?
    | (?:training|course|workshop|seminar|meeting|conference|forum|round ?table) (?:of|for|with)(?! the\b)
    | audience of | turnout of | present were
    | (?:training|course|workshop|seminar|lecture|event|session) (?:[\w-]+ ){0,8}?
      (?:held|organi[sz]ed|conducted|delivered)
      [ ]for(?! the\b)
    | на (?:\w+ )?(?:встреч|семинар|форум|конференц|заседан|совещан|тренинг|курс)\w*
      [ ](?:приехал|прилетел|пришл)\w*
    | (?:training|course|workshop|seminar|lecture|session|class|briefing) (?:on|in|about)
      [ ](?:[\w-]+,? ){1,8}?for(?! the\b)
    | number of (?:participants|attendees|delegates|guests)
    | (?:тренинг|семинар|курс|заняти|обучени|лекци)\w* (?:\w+ ){0,4}?
      (?:проведен|прошел|прошл|состоял|организован)\w* (?:\w+ ){0,4}?для
    | (?:проведен|провел|прошел|прошл|состоял|организовал|организован)\w* (?:\w+ ){0,3}?
      (?:тренинг|семинар|курс|заняти|обучени|лекци|встреч)\w* (?:[\w-]+ ){0,7}?для
    | приня\w+ участие | прим\w+ участие | с участием | при участии
    | участ(?:ие|ия|ием|вовал\w*|вуют|вует|вовать) | собра(?:л\w*|ть|в) | собер\w+ | собира\w+ | съехал\w+
    | присутств\w+ | в зале (?:находил\w+|был\w?)
    | объедин(?:ил\w*|ит|яет|ить|яя|ив) | посетил\w* | прибыл\w* | обуч\w+ | присоединил\w+
    | созвал\w* | (?:участник|слушател|гост)\w+ (?:\w+ ){0,3}?(?:стал[аио]?|были)
    | (?:числ|количеств)\w+ (?:онлайн-)?(?:участник|делегат|гост)\w+
""")
# The same words may go on to tell of others: "met to discuss the fate of 300 people".
TURNS_AWAY = _words(r"""
    to(?! (?:a|the) (?:workshop|conference|meeting|training))
    | on (?!\d|january|february|march|april|may|june|july|august|september|october|november|december
      |monday|tuesday|wednesday|thursday|friday|saturday|sunday|behalf)
    | about | regarding | concerning | against | discuss\w* | condemn\w* | honou?r\w* | commemorat\w*
    | fate | case | cases | plight | threat | who | that | said | says | noted | recall\w* | after
    | before
    | о | об | обо | чтобы | что | для | обсу\w+ | рассмотр\w+ | судьб\w+ | памят\w+ | против | сообщил\w*
    | заявил\w* | отметил\w*
""")
# A conference involves people who come; so does a plot.
PERHAPS_CAME_BEFORE = _words(r"""
    bring(?:s|ing)? | brought | involv(?:es|ed|ing) | engag(?:es|ed|ing) | attract(?:s|ed|ing)?
    | draw(?:s|ing)? | drew | training | met
    | certificates? (?:were |was )?(?:awarded|handed|given|issued|presented) to
    | (?:worked|work|working) with | (?:see|greet|address\w*) | (?:taught|instructed|coached)
    | сертификат\w* (?:\w+ )?(?:получил|вручен|выдан|удостоен)\w* | приветств\w+ | (?:заняти|обучени)\w* для
    | приехал\w* | прилетел\w* | пришл\w+ | привлек\w* | вовлеч\w+ | задействова\w+
""")
CAME_AFTER = _words(r"""
    attend(?:ed|ing|s)? | participat(?:ed|ing|e) | (?:take|took|taking) part | join(?:ed)? | gather(?:ed)?
    | met | convened | assembled | (?:were|was|are) present | c(?:ame|ome) together | completed
    | graduated | (?:wrapped up | concluded | finished) (?:an?|the|their) | (?:were|was|been|being) trained
    | in attendance | (?:were|was) in the (?:hall|room)
    | received (?:their |the )?certificates | (?:sat|are|were|sit) around (?:the|this) table
    | listened to | получил\w* (?:\w+ )?сертификат\w* | слушал\w*
    | connected | follow(?:ed)? (?:\w+ ){0,4}?(?:online|remotely|virtually) | follow us
    | приня\w+ участие | прим\w+ участие | участв\w+ | собра\w+ | собер\w+ | съехал\w+ | присутств\w+
    | посетил\w* | прибыл\w* | обуч\w+ | прош\w+ (?:подготов|обуч|курс)\w* | присоединил\w+
    | подключил\w* | находил\w+ в зале
    | следил\w* (?:\w+ ){0,6}?(?:онлайн|дистанционно)
""")
# What may stand between the phrase and such a verb, and what shows that the verb has another subject.
AUXILIARIES = re.compile(
    r"(?:\b"
    + _one_of(r"""
    have | has | had | will | would | are | is | were | was | be | been | being | to | expected | due
    | set | scheduled | invited | selected | who | that | which | also | actively | physically
    | которые | будут | также | смогут
    """)
    + r"\s+)+\Z"
)
OTHER_VERB = _words(r"""
    was | were | is | are | been | has | have | had | said | told | discuss\w* | that | after | before
    | when | because | where
    | был\w* | сообщил\w* | что | когда
""")
CAME_AT_ONCE = re.compile(
    r"\s+(?:have |had |are expected to |were expected to |will )?"
    + _one_of(r"""
    attend(?:ed)? | took part | take part | participated? | gathered | joined | were present
    | приняли участие | участвовал\w* | присутствовал\w*
    """)
    + r"\b"
)
SAID_TO_COME = re.compile(
    _one_of(r"attended by | joined by | attendance of | участвовал\w* | приняли участие | присутствовал\w*")
    + r"\s+\Z"
)

_THOSE_WHO_CAME = (
    "(participants|attendees|delegates|guests|участников|делегатов|гостей|присутствующих|слушателей"
    "|участники|делегаты|гости|слушатели)"
)
NUMBER_OF = re.compile(
    rf"\b(?:number of|числ\w+|количеств\w+) (?:\w+ ){{0,2}}?{_THOSE_WHO_CAME}\b[^,]{{0,40}}\b"
    + _one_of(r"""
    was | is | were | stood at | reached | totall?ed | amounted to
    | составил\w* | составля\w+ | достиг\w* | exceed\w*
    | превы\w+
    """)
    + r"\s*\Z"
)
# The head of a figure in a list or a table: "Participants: 35", "Number of participants | 35".
HEADED = re.compile(rf"\b{_THOSE_WHO_CAME}\s*[:|–—-]\s*\Z")
# "The turnout was 120", "Attendance: 250".
TURNOUT = re.compile(
    r"\b(?:attendance|audience|turnout|явка|аудитория)(?:\s*[:|–—-]| (?:of|was|reached|stood at|составила)"
    rf"(?: {_one_of('about | some | around | over | more than | nearly | около | более')})?)\s*\Z"
)
# A figure after such a head stands alone, or with where those counted come from.
ALONE = re.compile(
    r"\s*(?:\Z|[,;.()|]|(?:from|in|at|online|both|combined|altogether|including|из|в|на|онлайн|всего|человек)\b)"
)
# "Participants, 60 in total, came from ...".
APPOSED = re.compile(rf"\b{_THOSE_WHO_CAME}, \Z")
ALTOGETHER = re.compile(
    r",?\s+(?:in total|altogether|in all|overall|всего|в общей сложности)\b", re.IGNORECASE
)
# "31 of the 50 registered participants": of those who had said they would come, so many came.
OF_THOSE_EXPECTED = re.compile(
    r"\s*(?:(?:out )?of (?:the |these |all )?|из )\d+ (?:(?P<before>\w+) (?:who )?(?:were |had )?)?"
    r"(?:registered|invited|enrolled|expected|зарегистрир\w+|приглаш\w+)(?: (?P<after>\w+))?"
)
# "Some forty of us met in Osh", "of you": those who speak or listen are persons.
OF_US = re.compile(r"\s+of (?:us|you)\b", re.IGNORECASE)
ARE_HERE = re.compile(r"\b(?:came|come|travel\w*|are (?:here|with)|sit|sat|met|have joined)\b")
# One of so many, or of every ten: a share of others than those who came.
SHARE_BEFORE = re.compile(
    r"\b(?:(?:one|some|many|few|most|\w+) (?:out )?of every|in every|one of (?:the|these|those|our)|из каждых"
    r"|один из|одна из)\s+\Z"
)
# What is told of was only thought up, for an exercise.
IMAGINED = re.compile(
    r"\b(?:imagin\w+|fictional|fictitious|hypothetical|scenarios?|simulated|role[- ]play\w*|вымышлен\w+"
    r"|воображаем\w+|условн\w+|по сценарию|легенд\w+ учени\w+)\b"
)
# "More than 200 came, and 150 more followed it online."
MORE = re.compile(r"\s+(?:more|others?)\b")
FROM = re.compile(r"\s+(?:from|representing|из|от)\s")

# --- When, and how surely --------------------------------------------------------------------------------

PLANNED = _words(r"""
    to (?:train|gather|bring together|host|convene|unite|welcome) | will(?! of) | shall
    | (?:is|are|was|were|be) (?:due|set|scheduled|likely|planned|projected|supposed|to)
    | expect(?:s|ed|ing)? | anticipat(?:es|ed|ing) | plan(?:s|ning|ned) to | inten(?:ds|ding|ded) to
    | aim(?:s|ing|ed)? to | (?:was|were|been|originally|initially) planned | upcoming | forthcoming
    | ожида\w+ | планиру\w+ | намер\w+ | (?:обучит|обучат|обучатся) | запланирован\w* | намеч\w+
    | предполага\w+ | предусмотрен\w*
    | прим(?:ут|ет) участие | пройд(?:ет|ут) | состо(?:ится|ятся) | собер(?:ет|ут)\w* | собрать
    | объединит | будет | будут | предстоящ\w+ | смо(?:жет|гут) | рассчитан\w* на
    | при(?:едет|едут|будет|будут)
    | can (?:take part | attend | join | participate | register | be attended) | open to
""")
REGISTERED = _words(r"""
    register(?:ed|s) | registrations? | selected | signed up | enrol+ed | nominated | accredited
    | зарегистрир\w+ | регистрац\w+ | отобран\w* | записал\w+ | аккредитова\w+ | аккредитац\w+
""")
INVITED = _words(r"invit(?:ed|es|ing|ations?) | приглаш(?:ен|ены|ено|ени\w+) | приглас(?:ил|ят|ит)\w*")
DONE = re.compile(
    r"(?<!be )(?<!to )(?<!will )(?<!is )(?<!are )\b"
    + _one_of(r"""
    attended | participated | took part | gathered | joined | brought together | hosted | convened
    | trained | met
    | приняли участие | участвовал\w* | собрал\w* | объединил\w* | присутствовал\w*
    """)
    + r"\b"
)
CAME_BETWEEN = _words(
    "attended | participated | took part | gathered | joined | приняли участие | участвовали | собрал\\w+"
)

# --- In person and online --------------------------------------------------------------------------------

_EVENT = _one_of(r"""
    workshop | training | seminar | course | session | meeting | conference | event | forum | round ?table
    | consultation | briefing | webinar | format | mode | participant | attendee | participation
    | attendance | audience | delegate | class | discussion | dialogue | summit | platform | gathering
""")
_RUSSIAN_EVENT = _one_of(r"""
    формат | режим | семинар | тренинг | курс | встреч | конференц | заседан | совещан | сесси | участ
    | слушател | мероприят | обучен | консультац
""")
_COMING = _one_of(r"""
    attend | particip | join | took part | taking part | take part | connected | follow | gather | met
    | held | present | came | tuned in | conven
""")
# "Joined the discussion on radicalization online" tells of the radicalization.
_MEANWHILE = r"(?:(?!\b(?:on|about|against|counter\w*|prevent\w*|how|против\w*|предупрежд\w*)\b)[^.;]){0,80}?"
ONLINE = re.compile(
    _one_of(rf"""
    \b(?:online|virtual|remote)[ -](?:[\w-]+ ){{0,3}}?{_EVENT} | \bwebinar
    | {_COMING}\w*\b{_MEANWHILE}\b(?:online|virtually|remotely)\b
    | \b(?:via|by|through|over) (?:zoom|teams|webex|video ?(?:conference|link|conferencing))
    | \b(?:онлайн|виртуальн\w*|дистанционн\w*)[ -](?:[\w-]+ ){{0,2}}?{_RUSSIAN_EVENT}
    | (?:формате|режиме) (?:онлайн|видеоконференц|вкс) | видеосвяз\w+ | видеоконференц\w*
    | посредством вкс | \b(?:дистанционно|удаленно)\b
    | (?:участ|присоедин|подключ|собра|следил)\w*{_MEANWHILE}\bонлайн\b
    """)
)
ONLINE_AT_ONCE = re.compile(r"\W{0,3}(?:online|virtually|remotely|онлайн)\b")
IN_PERSON = _words(
    r"""
    in[ -]person | on-?site | face[ -]to[ -]face | physically | offline
    | in the (?:conference )?(?:hall|room)
    | очно\w? | очном | офф?лайн\w* | лично\w? | в (?:конференц-)?зале
    """
)
_WAY = _one_of(
    r"""
    in[ -]person | physically | offline | online | virtually | remotely
    | очно | офф?лайн | онлайн | дистанционно
    """
)
BOTH_WAYS = re.compile(rf"\b{_WAY}(?: \w+)?,? (?:and|as well as|и|а также) (?:\w+ )?{_WAY}\b")
JOINTLY = _words(
    "both | either | combined | in total | a total of | altogether | в общей сложности | как | всего"
)
# Not in "over four online sessions", where the word belongs to the next one.
WAY_AFTER = re.compile(
    rf"\s+(?:attended |joined |participated |участвовали |подключились )?{_WAY}\b"
    r"(?=\s*(?:\Z|[,.;:)]|(?:and|as well as|with|from|via|и|а|из)\b))"
)
WAY_AT_ONCE = re.compile(rf"\s+{_WAY}\b", re.IGNORECASE)

# --- All of them, some of them, or a sum -----------------------------------------------------------------

REACHED = _words(r"""
    reach(?:ed|es|ing)? | benefit(?:ed|t?ing|s|ted)? | beneficiar\w+ | viewers? | views | followers
    | subscribers | readers | awareness (?:of|among)
    | охват\w* | благополучател\w+ | зрител\w+ | подписчик\w*
""")
_EVENTS = _one_of(r"""
    workshops | trainings | seminars | courses | conferences | meetings | round ?tables | webinars
    | events | training sessions | classes | exercises | consultations | activities
    | семинар(?:а|ов|ах) | тренинг(?:а|ов|ах) | курс(?:а|ов|ах) | конференци(?:й|и|ях) | встреч[иах]{0,2}
    | мероприяти(?:я|й|ях) | вебинар(?:а|ов|ах) | заняти(?:я|й|ях) | стол(?:а|ов|ах)
""")
_MANY = _one_of(r"""
    (?<!\d)\d{1,3} | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve
    | dozens? of | several | numerous | many | various | (?:a )?series of | multiple
    | два | две | двух | три | трех | четыре | четырех | пять | пяти | шесть | шести | семь | семи
    | восемь | восьми | девять | девяти | десять | десяти | несколько | нескольких | ряд | ряда | ряде
    | сери[ияюей]{1,2}
""")
_ADJECTIVE = r"(?!(?:of|at|in|on|for|to|from|and|with|by|в|на|из|для|по|с|и)\b)[\w-]+"
SERIES = _words(
    rf"""
    {_MANY} (?:{_ADJECTIVE} ){{0,3}}?{_EVENTS}
    | (?:such|similar|these|those) (?:{_ADJECTIVE} ){{0,2}}?{_EVENTS}
    | (?:таких|подобных|этих|аналогичных) (?:\w+ )?{_EVENTS}
    | в них (?:\w+ )?(?:участвовал|приня)\w* | (?:took part|participated) in them
    | (?:over|during|in|for|within|throughout) the (?:past|last|previous|recent|course of the) (?:[\w-]+ )?
      (?:years?|decades?|months?|project|programme|program)
    | (?:project|programme|program|initiative) (?:has |have |had )?(?:already |also )?
      (?:trained|engaged|supported|equipped)
    | за (?:последн\w+|прошедш\w+|истекш\w+|эт\w+|время|период|\d+|\w+) ?(?:\w+ )?
      (?:лет|год\w*|десятилет\w+|месяц\w*|период\w*|реализации) | на протяжении
"""
)
# These may as well tell of the event, as in "held annually".
PERHAPS_SERIES = _words(rf"""
    (?:project|programme|program) (?:aims|will|plans|intends|is expected)
    | {_EVENTS} (?:were|have been|had been) (?:\w+ )?(?:attended|held|organi[sz]ed|conducted)
    | in (?:19|20)\d\d and [^.;]{{0,40}}?in (?:19|20)\d\d
    | since (?:its |the (?:start|beginning|launch|inception)|then|(?:\w+ )?\d{{4}})
    | (?:between|from) (?:\w+ )?\d{{4}} (?:and|to|until|through) (?:\w+ )?\d{{4}} | so far | to date
    | annually | a year | (?:every|each|per) (?:year|month) | yearly | cumulatively | over the years
    | (?:19|20)\d\d ?[-–] ?(?:19|20)\d\d
    | с (?:\w+ )?\d{{4}} (?:г|года|по) | ежегодно | на сегодняшний день
""")
WITHIN = _words(r"""
    including | includes? | included | among (?:them|whom|the participants|those)
    | of (?:them|whom|which|these) | in particular | notably | such as
    | в том числе | включая | среди (?:них|которых|участников) | из них | из которых
""")
# After the words that say people came, and before the phrase: others who came as well.
_AND = r"\b(?:and|as well as|along with|together with|и|а также|вместе с)\s*\Z"
_OTHERS = r"(?!(?:in|on|at|from|to|for|over|during|of|в|на|из|с|по|a total)\b)[^\W\d]\w+[^.;]*?"
LIST_BEFORE = re.compile(rf"\s+by {_OTHERS}(?:,\s*\Z|{_AND})|\s+{_OTHERS}{_AND}")
LIST_AT_START = re.compile(rf"[^,.;]*\w\s+{_AND}")
INVITED_ONES = re.compile(r"\binvite[ed]|\bприглашенн")
# "Of 120 invited": some of them came.
OUT_OF = re.compile(r"(?:\A|[^\w\s]\s*)(?:(?:out )?of|из)(?: the| these)?\s+\Z")
# Another event than that which the text is about.
ANOTHER_EVENT = re.compile(rf"\b(?:follow-up|another|a similar|a further) (?:[\w-]+ ){{0,3}}?{_EVENT}")
FURTHER = re.compile(
    r"\b"
    + _one_of(r"""
    another | additional | a further | further | other | the remaining | delegations? of
    | еще | дополнительно | остальн\w+ | делегаци\w+ из | делегаци\w+ в составе
    | (?:breakout|parallel) session\w*
    """)
    + r"\s*\Z"
)
# Those who came beside the participants: "nine experts also took part", "alongside the trainees".
BESIDE_AFTER = re.compile(
    r"[^,.;]{0,60}?\b"
    + _one_of(r"""
    also (?:took part|attended|participated|joined|contributed|were present) | alongside | along with
    | in addition to | as (?:lecturers|trainers|facilitators|moderators|speakers|resource persons|mentors)
    | (?:support|assist|advis|help)\w* the\w? | join\w* (?:the )?(?:\d+|them|participants|trainees|students)
    | также (?:приня|участв|присутств)\w+ | наряду с | помимо
    | в качестве (?:лектор|тренер|спикер|модератор|докладчик|эксперт|инструктор|преподавател)\w*
    """)
    + r"\b"
)
BESIDE_BEFORE = re.compile(
    r"\b"
    + _one_of(r"""
    also(?: (?:present|attending|in attendance) were)?
    | (?:they|participants|trainees|students) were (?:also )?joined by
    | также(?: участие)?(?: в \w+)?(?: (?:приня|участвовал|присутствовал)\w*)?(?: участие)?
    | (?:alongside|along with|besides|in addition to|apart from|наряду с|помимо|кроме) [^.;]{1,60},
    """)
    + r"\s+\Z"
)
# "The five ministers" are known to be five: the number tells them apart, it does not count who came.
DEFINITE = re.compile(
    r"\b(?:the|all|these|those|both|their|our|its|их|все|всех|всеми|эти|этих|другие|other)\s+\Z"
)
EACH = _words("each | every | per | кажд\\w+")
CHANGED = _words(r"""
    increas\w* | grew | grow\w* | rose | risen | rais\w+ | declin\w* | decreas\w* | dropp?\w* | fell
    | увелич\w* | вырос\w* | возрос\w* | сократ\w* | снизи\w*
""")
SHARE = re.compile(r"\s*(?:of|out of) (?:the|them|these|those|our)\b|\s+из них\b|\s+из (?:\d|этих)")

# --- Others than those who came --------------------------------------------------------------------------

_HARM = _one_of(r"""
    kill(?:ed|ing|s)? | murder(?:ed|ing)? | injur(?:ed|ing|ies) | wound(?:ed|ing) | arrest(?:ed|ing|s)?
    | detain(?:ed|ing)? | convict(?:ed|ions?) | sentenc(?:ed|ing) | prosecut(?:ed|ing|ions?) | extradit\w+
    | repatriat\w+ | evacuat\w+ | displac\w+ | rescu\w+ | executed | kidnapp\w+ | abducted | hostages?
    | lives of | deaths? of | died | dead | perished | deprived | imprison\w+ | stripped | neutrali[sz]ed
    | eliminated | radicali[sz]ed | recruited | left to | to justice | travell?ed to (?:syria|iraq)
    | fighting (?:in|for) | suspected
    | acquitted | indicted | serving (?:an? |their |his |her )?(?:\w+ )?(?:sentences?|terms?)
    | serve sentences | (?:held|kept) in (?:prisons?|custody|detention) | behind bars | inmates? of
    | prison population
    | содерж(?:ал|ат|ит)\w* | оправдан\w* | под суд | отбыва\w+ | под стражей | привлечен\w* к ответственности
    | погиб\w* | ранив | ранил\w* | убит\w* | убил\w* | ранен\w* | пострада\w+ | задержа\w+
    | арестова\w+ | осужд\w+
    | приговор\w+ | выдворен\w* | репатрии\w+ | эвакуир\w+ | уничтожен\w* | жертв\w* | лишен\w*
    | завербова\w+ | возвращен\w*
""")
HARM_BEFORE = re.compile(rf"\b{_HARM}\b[^,]{{0,40}}\Z")
HARM_AFTER = re.compile(rf"(?:(?!\b(?:attend|particip)\w*)[^,]){{0,40}}?\b{_HARM}\b")
# They joined, or took part in, something that is no event of the programme.
ELSEWHERE = _words(r"""
    (?:participat\w+|took part|taking part|take part|join\w*) (?:in )?(?:(?!on |about |against )\w+ ){0,2}?
      (?:fighting|hostilities|combat|war|conflict|rall(?:y|ies)|riots?|protests?|demonstrations?|attacks?
      |unrest|terrorist|extremist|armed|militants?|isil|isis|daesh|al-qaida|the ranks)
    | боевых действи\w+ | боевик\w* | к террорист\w* | террористическ\w+ (?:групп|организац|банд)\w*
    | (?:участ\w+|участие) в (?:беспорядк|митинг|протест|незаконн)\w*
""")
BELONG_BEFORE = re.compile(
    r"\b"
    + _one_of(r"""
    population | (?:were |had )?voted | inhabit\w+ | home to | employ\w* | hired | staffed
    | consist\w* | compos\w+
    | compris\w+
    | elected | appointed | named | polled | surveyed | interviewed | questioned | capacity of
    | surveys? (?:of|among) | polls? (?:of|among) | interviews? (?:of|with) | sample of
    | опрос\w* | опрошен\w* | анкетировани\w* | интервью с | выборк\w*
    | seats? for | accommodat\w+ | aged?
    | численност\w+ | проголосовал\w* | населен\w+ | прожива\w+ | состоит
    | в составе | избран\w* | старше | моложе | в возрасте
    """)
    + r"\b[^,]{0,30}\Z"
)
# Words that tell more of those counted, and leave the verb to what stands around them.
TOLD_OF = re.compile(
    r"\s*(?:(?:who|that)\s+(?!can|could|may|might)|(?:working|serving|living|residing|speaking)\b|проживающих\b)"
)
BELONG_AFTER = re.compile(
    r"\s*(?:(?:of|from|in) (?:[\w-]+ ){1,6}(?:had |have )applied|(?:can|could|may|might) (?:attend"
    r"|participate|join|take part)|(?:who |that )?"
    + _one_of(r"""
    live | living | lived | reside | residing | speak | work(?:ing)? (?:for|in|at) | applied | per
    | a year | aged | polled | surveyed | interviewed | questioned | (?:have |had )?applied
    | (?:have |had )?voted
    | проголосовал\w* | опрошен\w* | подали заявк\w+
    | проживают | проживающих | жив\w+ | работа(?:ет|ют) в | в год
    """)
    + r")\b"
)
TEAM = re.compile(
    r"\b(?:team|panel|commission|committee|network|roster|board|pool|interviewed|surveyed)"
    r" (?:of )?(?:\w+ ){0,2}\Z"
)
MILITARY = re.compile(r"\b(?:military|armed forces|service) personnel\b|\bвоенн\w+ специалист")
GAVE_BEFORE = re.compile(
    r"\b"
    + _one_of(r"""
    led | delivered | facilitated | conducted | moderated | run | taught | given | presented | prepared
    | drafted | guided | supported | assisted
    """)
    + r" by (?:\w+ ){0,2}\Z|\b(?:провели|проводили|вели|выступил\w*) (?:\w+ ){0,2}\Z"
)
GAVE_AFTER = re.compile(
    r"[^,.;]{0,40}?\b"
    + _one_of(r"""
    delivered | led | facilitated | conducted | moderated | taught | presented | gave | spoke | lectured
    | выступил\w* | провели | проводили | читали | вели
    """)
    + r"\b"
)
# The same with a long name of their body between: "two experts from the Institute of ... gave lectures".
EXPERTS_GAVE = re.compile(
    r"\s+(?:from|of|из|от)\s[^.;]{0,100}?\b"
    + _one_of("delivered | gave | presented | led | facilitated | прочитали | провели")
    + r"\b"
)

# --- States, bodies and parts of those present -----------------------------------------------------------

CIVIL = _words(
    r"""
    civil society | non-?governmental | non-?profit | community[ -]based
    | неправительственн\w+ | общественн\w+
    """
)
# "Representatives of 52 states", "from 46 countries", "представители 46 стран".
SENT = re.compile(
    r"\b"
    + _one_of(r"""
    representatives? | delegat(?:es|ions?) | participants? | officials? | experts? | officers? | people
    | members | guests | specialists | ministers | heads | practitioners | attendees
    | представител\w+ | делегат\w+ | делегаци\w+ | участник\w+ | эксперт\w+ | специалист\w+ | гост\w+
    | сотрудник\w+ | человек | глав\w* | министр\w*
    """)
    + r"(?: \w+){0,3}? (?:of|from|representing|из|от)\s*\Z|\b(?:представител|делегаци|глав|министр)\w*\s+\Z"
)
# "From 52 states and 29 organizations".
LINK_TO_BODY = re.compile(r"\s*,?\s*(?:and|as well as|и|а также|including)?\s*(?:from|of|из|от)?\s*\Z")
ABOUT_BODIES = re.compile(
    r"\b"
    + _one_of(r"""
    in | across | between | among | throughout | against | support(?:s|ed|ing)? | assist(?:s|ed|ing)?
    | visit(?:s|ed|ing)?
    | с | в | между | для
    """)
    + r"\s+\Z"
)
# Those who do something, by the ending: organizers, curators, chemists, musicians. Things may end so, too.
DOERS = re.compile(r"[a-z]{3}(?:ers|ors|ists|ians|men|women|ees|eers|persons|people|mates|ants)$")
# "Of whom 12 were women."
WERE = re.compile(
    r"\s+(?:of (?:them|whom|the (?:participants|trainees|officers)) )?(?:were|are|being) "
    r"(?P<verb>women|men|observers|speakers)\b"
    r"|\s+of (?:them|whom|the participants) (?:(?:were|are|being) )?(?P<of>women|men|observers|speakers)\b"
    r"|\s+из (?:них|которых|участников|слушателей|присутствующих)\s*[-–—]?\s*(?:были |являются |составили )?"
    r"(?P<из>женщин|мужчин|наблюдател|докладчик)\w*"
)
# "Женщин среди них - двадцать", "the number of women was 20".
WOMEN_FIRST = re.compile(
    r"\b(?:number of (?P<en>women|men)\b[^.;,]{0,40}\b(?:was|is|reached|stood at)"
    r"|(?P<ru>женщин|мужчин)\w* (?:среди|из) (?:них|участников|слушателей"
    r"|присутствующих)(?: было)?\s*[-–—:]?)\s*\Z"
)
# Bodies that something has: "IOM has 175 member states".
HAS_MEMBERS = re.compile(
    r"\b(?:has|have|had|its|our|their|unites|comprises|counts|имеет|объединяет|насчитывает|наши\w*|сво\w+)"
    r"(?: now| today| all)?\s+\Z"
)
# "Half of them women", "большинство из них - девушки": nobody counted.
PORTION = re.compile(
    r"\b(?:(?:about|around|nearly|almost|more than|over|roughly|some) )?(?:a |one )?"
    r"(?:half|third|quarter|majority|most|two[- ]thirds|two[- ]fifths|(?:\d+|[a-z-]+) per ?cent) "
    r"(?:of (?:them|whom|the (?:participants|trainees|audience)|those (?:present|trained|who attended)) )?"
    r"(?:were |are |being |was )?"
    r"(?P<en>women|men|girls|female|male)\b"
    r"|\b(?:(?:около|почти|более|примерно|свыше) )?(?:половин\w|треть\w?|четверт\w+|большинство|большая часть"
    r"|две трети) (?:(?:из )?(?:них|которых|участников|слушателей|присутствующих))?\s*[-–—,]?\s*"
    r"(?:были |составили |составляют |составляли )?(?P<ru>женщин|девушк|мужчин)\w*"
    r"|\b(?P<first>женщин|девушк|мужчин)\w* (?:составил\w*|составля\w+) "
    r"(?:(?:около|почти|более|примерно|свыше) )?(?:половин|треть|четверт|большинств|большую часть)\w*",
    re.IGNORECASE,
)
SPEECH = _words(r"featur\w+ | speak | spoke | heard | address\w* | выступ\w+")
