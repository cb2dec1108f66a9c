"""The words by which English and Russian texts call events, and the kind of event each stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

# "The next one will be held in Osh", "Первая состоялась в Оше": the word for the event stands before.
ELLIPSIS = (
    r"(?<=the )(?:first|second|third|fourth|previous|earlier|last|next|following)(?: one| of (?:them|these))?"
    r"(?= (?:was|were|is|will be|has been|had been) (?:already )?"
    r"(?:held|organi[sz]ed|conducted|convened|hosted|planned|scheduled|expected|foreseen|due)\b"
    r"| (?:took|takes|will take) place\b)"
    r"|(?<=(?:held|gave) the )(?:first|second|third|previous|last|next)(?: one)?(?= in (?-i:[A-Z])| on \d)"
    # Only behind several: "three seminars: the first in Osh, the second in Naryn".
    r"|(?<=the )(?:first|second|third|fourth|last)(?=,? in (?-i:[A-Z]))"
    r"|(?<=на )(?:перв|втор|трет|предыдущ|последн|следующ)(?:ом|[её]м|ей|ой)"
    r"(?=,? (?:котор\w+ )?(?:состоял|прош[её]?л|в (?-i:[А-ЯЁ])))"
    r"|(?:перв|втор|трет|четв[её]рт|предыдущ|прошл|последн|следующ)(?:[ыи]й|[ая]я|[ео]е)(?: из них)?"
    r"(?= (?:состоя\w+|состоит\w+|прош[её]?л\w*|пройд[её]т|проход\w+|намечен\w*|запланирован\w*"
    r"|(?:был[аио]?|будет) (?:провед|организован)\w+)(?!\w))"
)
# Kind of event by the head of its name. Of words that overlap, the longest stands, then the first listed.
# An empty kind is a word that may stand for any event: it tells that there is one, not which.
KINDS = (
    ("side event", r"side[- ]events?|сайд-ивент\w*|параллельн\w+ мероприяти\w+|мероприяти\w+ на полях"),
    (
        "session",
        r"(?:opening|closing|plenary|break-?out|panel|thematic|themed|working|discussion|parallel|technical)"
        r" (?:and \w+ )?(?:sessions?|ceremon(?:y|ies))|sessions?|panel discussions?"
        r"|(?:пленарн\w+|тематическ\w+|секционн\w+|панельн\w+) (?:сесси\w+|заседани\w+|дискусси\w+)"
        r"|заседани\w+ секци(?:и|й)|секци(?:я|и|ю|ей|й|ях)|панел(?:ь|и|ью|ей|ях)|break-?out groups?"
        r"|сесси(?:я|и|ю|ей|й|ям|ях)|церемони\w+ (?:открытия|закрытия)",
    ),
    ("round table", r"round[- ]?tables?(?: discussions?| meetings?)?|кругл\w+ стол(?:а|у|ом|е|ы|ов)?"),
    (
        "expert meeting",
        r"expert(?:s['’]?)?(?:[- ]level)?(?: group| working group)? (?:meetings?|consultations?)"
        r"|meetings? of (?:the )?(?:[\w-]+ ){0,5}?(?:expert|working) groups?"
        r"|meetings? of (?:[\w-]+ ){0,5}?experts"
        r"|экспертн\w+ (?:встреч\w*|совещани\w+)|(?:встреч|совещани)\w* экспертов"
        r"|заседани\w+ (?:рабочей|экспертной) группы",
    ),
    (
        "training",
        r"(?:re)?training(?: courses?| events?| sessions?| programmes?| of trainers| activit(?:y|ies))"
        r"|trainings|(?<=a )(?:[\w-]+ ){0,2}?training"
        r"(?=,? (?:on|for|in|with|at|under|of|that|which|organi[sz]ed|held|conducted|given|offered)\b)"
        r"|(?:regional|national|online|virtual"
        r"|specialized) training"
        r"|(?-i:Training)(?= on| for| in)|training"
        r"(?= (?:was|is|will|took|brought|covered|focused|gathered|aims|aimed|included|began"
        r"|concluded|ended))"
        r"|(?<=its |the |our )training|(?<=this )training|(?<=their )training"
        r"|(?:(?<=first )|(?<=second )|(?<=third )|(?<=next )|(?<=last )|(?<=previous )|(?<=similar )"
        r"|(?<=another ))training"
        r"|(?<!of )(?<!due )(?:awareness |online |staff |specialized |refresher )?"
        r"course(?! of (?!(?:the|this|a) (?:series|cycle|kind)))"
        r"|(?:awareness |online |staff |specialized |refresher )?courses"
        r"(?! of (?:action|study|treatment|events))"
        r"|тренинг(?:а|у|ом|е|и|ов|ах|ам)?|(?:учебн|обучающ)\w+ (?:курс|семинар|тренинг)\w*"
        r"|курс(?:а|у|ом|е|ы|ов|ам|ах|ами)?(?: (?:повышения|обучения|подготовки))?",
    ),
    (
        "workshop",
        r"(?:training )?workshops?|master[- ]?class(?:es)?|мастер-класс\w*|практикум\w*|воркшоп\w*"
        r"|рабоч\w+ семинар\w*",
    ),
    ("seminar", r"(?:training )?(?:seminars?|webinars?)|семинар(?:-\w+)?\w*|вебинар\w*"),
    (
        "conference",
        r"conferences?|symposi(?:um|a)|forums?|конференци(?:я|и|ю|ей|й|ям|ях)|симпозиум\w*"
        r"|форум(?:а|у|ом|е|ы|ов)?",
    ),
    (
        "high-level meeting",
        r"summits?|high[- ]level (?:[\w-]+ ){0,2}(?:meetings?|dialogues?|events?|segments?)"
        r"|ministerial (?:meetings?|conferences?|dialogues?)"
        r"|meetings? of (?:the )?(?:deputy |vice[- ])?(?:foreign |interior |prime )?ministers"
        r"|meetings? of (?:the )?heads of (?:state|government|delegation)s?"
        r"|(?:встреч|совещани|заседани)\w* (?:заместителей )?(?:глав|министров)(?: иностранных дел| МИД)?"
        r"|(?:встреч|мероприяти|диалог|совещани)\w* высокого уровня|саммит(?:а|у|ом|е|ы|ов)?",
    ),
    (
        "consultation",
        r"consultations?(?: meetings?)?|consultative (?:meetings?|process(?:es)?)"
        r"|coordination meetings?|консультаци(?:я|и|ю|ей|й|ям|ях)|координационн\w+ (?:встреч|совещани)\w*",
    ),
    (
        "exercise",
        r"(?:joint|anti-?terror(?:ist|ism)?|command[- ]staff|military|tabletop|table-top|field)"
        r" (?:[\w-]+ ){0,2}(?:exercises?|drills?)"
        r"|(?:совместн|антитеррористическ|командно-штабн|военн)\w+ (?:\w+ )?учени(?:я|й|ям|ях|е|ю|ем)",
    ),
    (
        "launch",
        r"launch(?:ing)?(?: event| ceremony)? of|launch (?:event|ceremony)"
        r"|launched(?= (?:the |a |an |its |their )?(?:[\w-]+ ){0,4}(?:phase|project|programme|network"
        r"|strategy|plan))"
        r"|запуск(?:а|у|ом|е)?(?= )|презентаци(?:я|и|ю|ей)(?= )"
        r"|запустил[аио]?(?= (?:\w+ ){0,3}(?:фаз|этап|проект|программ|сет|стратеги))",
    ),
    (
        "bilateral meeting",
        r"bilateral (?:meetings?|talks|consultations?)|met(?: on the same day| separately)? with"
        r"|met(?= in (?-i:[A-Z])[\w-]+ with )"
        r"|(?:held|had|conducted)(?: the| a)?(?: (?:working|separate|bilateral|brief))?"
        r" (?:meetings?|talks|negotiations)(?: in (?-i:[A-Z])[\w-]+)? with"
        r"|(?:talks|negotiations)(?= (?:(?:were|was) held|took place|[\w ]{0,30}between))"
        r"|meetings?(?= between (?:the )?(?:[\w'’.-]+ ){1,12}and )"
        r"|встреч(?:а|у|и|е)(?= (?:[\w.-]+ ){1,12}?со? (?:\w+ )?(?:заместител|глав|руководител|директор"
        r"|министр"
        r"|представител|посл|президент|председател|секретар|координатор))"
        r"|двусторонн\w+ (?:встреч\w*|переговор\w*)|встретил(?:ся|ась|ись)(?: во? (?-i:[А-ЯЁ])[\w-]+)? со?"
        r"|пров[её]л[аио]? (?:(?:рабоч|отдельн|двусторонн)\w+ )?(?:встреч\w*|переговор\w*)"
        r"(?: во? (?-i:[А-ЯЁ])[\w-]+)? со?",
    ),
    (
        "other",
        r"briefings?|dialogues?|(?:debate |debating )?tournaments?|hackathons?"
        r"|турнир(?:а|у|ом|е|ы|ов)?|хакатон\w*|(?:open|public|guest) lectures?"
        r"|(?:открыт|публичн|гостев)\w+ лекци(?:я|и|ю|ей|й)|study (?:visits?|tours?)"
        r"|брифинг(?:а|у|ом|е)?"
        r"|диалог(?:а|у|ом)?|(?:ознакомительн|учебн)\w+ (?:визит|поездк|тур)\w*",
    ),
    (
        "",
        r"(?:annual |joint |official |opening |closing )?meetings?|events?|gatherings?"
        r"|встреч(?:а|и|у|ей|е|ам|ах)?|(?:мероприят|совещан|заседан)(?:ие|ия|ию|ием|ии|ий)",
    ),
    # What was adopted on a day and at a place was adopted at an event.
    ("", ELLIPSIS),
    ("", r"adoption|adopted|endorse(?:d|ment)|принят(?:ие|ия|ию|ием|ии|а|о|ы)?(?= )"),
)
KIND_PATTERNS = tuple(
    (kind, re.compile(rf"(?<![\w-])(?:онлайн-|веб-|видео-)?(?:{words})(?![\w-])", re.IGNORECASE))
    for kind, words in KINDS
)
ADOPTION = re.compile(r"adopt|endorse|принят", re.IGNORECASE)
IN_A_PLACE = re.compile(r",? in ")
ELLIPTICAL = re.compile(
    r"(?:first|second|third|fourth|previous|earlier|last|next|following)(?: one| of \w+|$)"
    r"|(?:перв|втор|трет|четв[её]рт|предыдущ|прошл|последн|следующ)\w+(?: из них|$)",
    re.IGNORECASE,
)

# People are trained, so there is a training: the verb with those it counts, and what they went through.
_SOME = (
    r"(?:(?:another|a further|some|about|around|up to|over|nearly|almost|at least|more than"
    r"|ещ[её]|около|почти|порядка|свыше|более|не менее|до)\s+)*"
)
_COUNTED = (
    rf"{_SOME}(?:\d|(?:ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    r"|thousand|dozen|десять|\w+дцать|сорок|\w+десят|сто|двести|триста)s?\b)"
)
TRAINING_TOLD = re.compile(
    rf"(?<![\w-])(?:(?:re)?train(?:ed|s|ing)?(?=\s+{_COUNTED})"
    r"|(?:was|were|be|been) trained\b"
    r"|(?:complete|finish|undergo|undergone|receive|attend)\w* (?:such |this |the |similar )?training\b"
    rf"|обуч(?:ить|ил[аио]?|ит|ат)(?=\s+{_COUNTED})|(?:был[аио]? |будет |будут )?обучен[аоы]?(?![а-яё])"
    r"|обучатся|обучил(?:ось|ись)"
    r"|(?:тако|это|подобно|аналогично)\w+ (?:обучени\w+|подготовк\w+)"
    r"|(?:прош|пройд|проход|получ)\w+ (?:обучени\w+|подготовк\w+)|(?:обучени|подготовк)\w+ (?:прош"
    r"|пройд)\w+)",
    re.IGNORECASE,
)
# A word for an event that stands for something else here: exchange rates, policies, years of study, what
# training needs and has, good relations.
NO_EVENT_BEFORE = re.compile(
    r"(?:валютн|обменн|политическ|внешнеполитическ|стратегическ)\w*\s+$|\b(?:взя|держ|бер|студент)\w+\s+(?:\S+\s+)?$"
    r"|\d-?го\s+$",
    re.IGNORECASE,
)
NO_EVENT_AFTER = {
    "training": re.compile(
        r"\s+(?:of\b(?! (?:the|this|a) (?:series|cycle|kind))|needs?|cent(?:re|er)s?|institut\w+"
        r"|materials?|capacit\w+|curricul\w+|facilit\w+|modules?"
        r"|manuals?|staff|courses?)",
        re.IGNORECASE,
    ),
    # The relation, not a meeting.
    "dialogue": re.compile(r"\s+(?:between|among|with)\b"),
    "диалог": re.compile(r"\s+(?:между|со?)\s"),
    "курс": re.compile(
        r":|\s+(?:доллар|евро|рубл|тенге|сома?\b|сум|манат|валют|акци|лечени|терапи|реформ|президент|стран"
        r"|государств|на (?!тем))",
        re.IGNORECASE,
    ),
}
# One of several: "the last of the courses".
ONE_OF = re.compile(
    r"\b(?:one|(?:the )?(?:first|last|latest|second|third)) of (?:the |these |its |their )?$"
    r"|(?:один|одн[аоу]|перв\w+|последн\w+|втор\w+|трет\w+) из (?:этих |таких )?$",
    re.IGNORECASE,
)

# Kinds that are parts of a larger event.
PARTS = ("session", "side event", "bilateral meeting")

# Words that belong to the name of an event when they stand before its head.
BEFORE_HEAD = re.compile(
    r"(?:(?<![\w-])(?:[A-Z][\w’'/&-]*|high-level|international|regional|national|annual|joint|online|virtual"
    r"|scientific|practical|specialized|first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|two-day"
    r"|three-day"
    r"|five-day|one-day|of|and|on)[ ,]+){1,8}$"
)
# Where the name of an event ends after its head.
AFTER_HEAD = re.compile(
    # "A course in Osh on customs": the place may stand between.
    r"(?:\s+(?:in|at|в)\s+(?-i:[A-ZА-ЯЁ])[\w-]+(?:,\s+(?-i:[A-ZА-ЯЁ])[\w-]+)?(?=,?\s+(?:on\s+(?-i:[a-z])"
    r"|entitled|titled|dedicated|devoted|по|на тему|о|об|посвящ)))?"
    r"(?P<subject>\s*,?\s*(?:on|of|for|in support of|entitled|titled|devoted to|dedicated to|по|на тему|о"
    r"|об|для"
    r"|посвящ[её]нн\w+)\s+[^.;:\n]+?)"
    r"(?=[.;:\n]|(?-i: in (?!Central Asia|(?!Beijing)[A-Z][a-z]+ing\b)[A-Z])| on \d"
    r"|,? (?:will|would|was|were|is|are|has|have|had|took|takes"
    r"|opens|opened|held|concludes|concluded|begins|began|starts|started|ends|ended|brought|brings"
    # "Radicalization that leads to terrorism" is a term, and goes on.
    r"|gathered|which|that(?! leads? to)|who|during|at which|organi[sz]ed|hosted|held|co-organi[sz]ed"
    r"|with the|in the framework"
    r"|состоя\w+|прош\w+|проход\w+|проведен\w*|котор\w+|организован\w+|открыл\w+|начал\w+|заверш\w+"
    r"|состоит\w+|пройд\w+|намечен\w*|запланирован\w*)\b|, |$)",
    re.IGNORECASE,
)

# A subject in quotation marks ends with them.
QUOTED = re.compile(
    r"\s*,?\s*(?:(?:entitled|titled|on|on the topic|на тему|по теме|под названием)\s*:?\s*)?"
    r"(?:«[^»\n]{5,300}»|“[^”\n]{5,300}”"
    r'|"[^"\n]{5,300}")',
    re.IGNORECASE,
)

# "Подобные встречи": the adjective tells that there are several, the noun alone may be a genitive.
PLURAL_BEFORE = re.compile(r"[а-яё]{3,}(?:ые|ие)\s+$")
PLURAL = re.compile(r"(?:[^s]s(?<!process)|ы|ов|ах|ях|ами|ями)(?= |$)")


@dataclass(frozen=True)
class EventWord:
    """A word that stands for an event, with its kind (empty where it may be any) and its offsets."""

    event_type: str
    start: int
    end: int
    wording: str
    is_one_of: bool = False
    has_plural_before: bool = False

    @property
    def head(self) -> str:
        """The word that says what it was, without those that tell what it was like, in small letters."""
        return self.wording.split()[-1].casefold()

    @property
    def is_plural(self) -> bool:
        """Whether it speaks of several events."""
        is_plural = self.has_plural_before or PLURAL.search(self.wording.split(" of ")[0])
        return not self.is_one_of and bool(is_plural)

    @property
    def is_adoption(self) -> bool:
        """Whether it tells that something was adopted, rather than naming an event."""
        return bool(ADOPTION.match(self.wording))

    @property
    def is_elliptical(self) -> bool:
        """Whether it only says which of several events is meant: "the next one"."""
        return bool(ELLIPTICAL.match(self.wording))


def find_event_words(text: str) -> list[EventWord]:
    """The words of the text that stand for events, in its order; none overlaps another."""
    found = [
        (match.end() - match.start(), -rank, _word(kind, text, match))
        for rank, (kind, pattern) in enumerate(KIND_PATTERNS)
        for match in pattern.finditer(text)
        if _is_event(text, match)
    ]
    taken: list[EventWord] = []
    for _, _, word in sorted(found, key=lambda item: item[:2], reverse=True):
        if all(word.end <= other.start or word.start >= other.end for other in taken):
            taken.append(word)
    return _with_antecedents(text, sorted(taken, key=lambda word: word.start))


def find_trainings_told(text: str) -> list[EventWord]:
    """Where a verb tells that people are trained, without a word for the event: "will train 25 officers"."""
    return [_word("training", text, match) for match in TRAINING_TOLD.finditer(text)]


def _with_antecedents(text: str, words: Sequence[EventWord]) -> list[EventWord]:
    """The words, those that leave the event unsaid with the kind of the one before in their paragraph."""
    complete: list[EventWord] = []
    for word in words:
        block = text.rfind("\n\n", 0, word.start) + 1
        before = [other for other in complete if not other.is_adoption and other.start >= block]
        if word.is_elliptical and before:
            word = replace(word, event_type=before[-1].event_type)
        is_object = text.endswith(("held the ", "gave the "), 0, word.start)
        is_said = not (word.is_elliptical and IN_A_PLACE.match(text, word.end)) or is_object
        if is_said or any(other.is_plural for other in before):
            complete.append(word)
    return complete


def _word(kind: str, text: str, match: re.Match[str]) -> EventWord:
    before = text[max(0, match.start() - 40) : match.start()]
    is_one, is_plural = bool(ONE_OF.search(before)), bool(PLURAL_BEFORE.search(before))
    return EventWord(kind, match.start(), match.end(), match.group(), is_one, is_plural)


def _is_event(text: str, match: re.Match[str]) -> bool:
    """Whether the words around it leave it an event."""
    word = match.group().casefold()
    after = next((words for stem, words in NO_EVENT_AFTER.items() if word.startswith(stem)), None)
    if after is None or " " in word:
        return True
    before = text[max(0, match.start() - 40) : match.start()]
    return not NO_EVENT_BEFORE.search(before) and not after.match(text, match.end())


def name_around(text: str, word: EventWord) -> tuple[int, int]:
    """Where the name of the event runs, from the words before its head to the subject after it.

    `Regional Workshop on Border Security` is one name; a verb, a comma or the end of the sentence ends it.
    """
    line = max(text.rfind(mark, 0, word.start) + len(mark) for mark in ("\n", ". "))
    line = 0 if text.rfind("\n", 0, word.start) < 0 and text.rfind(". ", 0, word.start) < 0 else line
    before = BEFORE_HEAD.search(text[line : word.start])
    # "Launch of" has its preposition already.
    after = QUOTED.match(text, word.end) or AFTER_HEAD.match(
        text, word.end - 3 if word.wording.endswith(" of") else word.end
    )
    start = line + before.start() if before else word.start
    # "The" and prepositions at the front are not part of a name.
    front = re.match(r"(?:(?:The|On|In|At|A|An|of|and|on)[ ,]+)+", text[start : word.start])
    return start + (front.end() if front else 0), after.end() if after else word.end
