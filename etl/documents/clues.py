"""Words that tell what part a body or a person had in an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

EVENT = (
    r"(?:meeting|conference|event|workshop|seminar|training|course|forum|round[ -]?table|session"
    r"|consultations?|ceremony|dialogue|exercises?|briefing|discussions?|summit|symposium|launch|gathering|talks|lecture"
    r"|webinar|visit|panel)"
)
EVENT_RU = (
    r"(?:встреч|конференци|мероприяти|семинар|тренинг|курс|форум|кругл\w+ стол|сесси|консультаци|церемони"
    r"|диалог|учени|брифинг|обсуждени|саммит|симпозиум|заседани|совещани|лекци|вебинар|визит|дискусси)\w*"
)
SPEECH = r"(?:remarks|statements?|speech(?:es)?|address(?:es)?|presentations?|keynote|lectures?|words|report)"
SPEECH_RU = (
    r"(?:реч\w+|слов\w+|обращени\w+|докладом|докладами|заявлени\w+|презентаци\w+|сообщени\w+|приветстви\w+)"
)


@dataclass(frozen=True)
class Clue:
    """Words that give those who stand beside them a role.

    `side` is where they stand: after ("organized by ..."), before ("... took part"), either (Russian verbs,
    "said"), object ("held talks with ...": those after have the role, those before took part), thanked
    ("thanked ... for hosting") or represented ("... was represented by ...": the person after stands for the
    body before). `is_soft` marks what a body may also do elsewhere, such as to stress or to note: it gives a
    role to persons, and to bodies only where the sentence says that it was at the event.
    """

    rule: str
    role: str
    side: Literal["after", "before", "either", "object", "thanked", "represented"]
    pattern: re.Pattern[str]
    mode: str = ""
    is_soft: bool = False


@dataclass(frozen=True)
class FoundClue:
    """A clue at its place in a text."""

    clue: Clue
    start: int
    end: int


def _clue(rule: str, role: str, side: str, *patterns: str, mode: str = "", is_soft: bool = False) -> Clue:
    # "The session was attended by ..." has its subject after the verb.
    passive = r"(?!\s+by\b)" if side == "before" else ""
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w){passive}", re.IGNORECASE)
    return Clue(rule, role, side, pattern, mode, is_soft)  # type: ignore[arg-type]


TOGETHER = "together with"
_GIVEN = r"(?:\s+(?:was|were|is|are|has been|have been))?(?:\s+(?:delivered|made|given|presented|read))?"
_DID = r"(?:(?:has|have|had|is|are|also|jointly|then|together)\s+)*"
CLUES = (
    # Who organized.
    _clue(
        "co-organized by",
        "co-organizer",
        "after",
        r"co-?organi[sz]ed\s+by",
        r"(?:in\s+(?:close\s+)?(?:cooperation|co-operation|collaboration|partnership|coordination)\s+with)",
        r"with\s+(?:the\s+)?(?:kind\s+|generous\s+)?(?:support|assistance|help)\s+(?:of|from)",
        r"with\s+support\s+(?:of|from)",
        r"supported\s+by",
        r"co-?organi[sz]ers?\s+(?:were|are|included?)",
    ),
    _clue(
        "organized by",
        "organizer",
        "after",
        r"(?:organi[sz]ed|convened|arranged|initiated|conducted|run|held)\s+(?:in\s+[\w-]+\s+)?(?:jointly\s+)?by",
        r"(?:organi[sz]ed|convened|arranged|held|conducted)\s+jointly\s+with",
        r"jointly\s+with",
        r"organi[sz]ers?\s+(?:of\s+the\s+\w+\s+)?(?:were|are|included?)",
        r"jointly\s+by",
    ),
    # Who else organized, where the sentence says before that somebody did.
    _clue(TOGETHER, "organizer", "after", r"together\s+with", r"вместе\s+со?"),
    _clue(
        "hosted by", "host", "after", r"(?:co-?)?hosted\s+(?:jointly\s+)?by", r"at\s+the\s+invitation\s+of"
    ),
    _clue(
        "funded by",
        "funder",
        "after",
        r"(?:co-?)?(?:funded|financed|sponsored)\s+by",
        r"with\s+(?:the\s+)?(?:financial|funding)\s+(?:support|assistance|contribution)s?\s+(?:of|from)",
        r"with\s+(?:\w+\s+)?funding\s+(?:of|from)",
        r"financially\s+supported\s+by",
        r"funding\s+(?:was\s+|is\s+)?provided\s+by",
    ),
    _clue(
        "organized",
        "organizer",
        "before",
        rf"{_DID}(?:organi[sz](?:ed|es|ing|e)|convened|conducted|conducts?|launched|launch|holds?|holding|held)\s+(?:in\s+[\w-]+\s+)?(?:(?:a|an|the|its|their|this|another)\s+)"
        rf"(?:[\w’'“”\"-]+\s+){{0,12}}?{EVENT}",
        rf"{_DID}launched\s+the\s+\w+",
    ),
    _clue(
        "co-organized",
        "co-organizer",
        "before",
        rf"{_DID}co-?organi[sz]ed",
        rf"{_DID}supported\s+the\s+{EVENT}",
    ),
    _clue("hosted", "host", "before", rf"{_DID}(?:co-?)?hosted", rf"{_DID}welcomed\s+the\s+delegations"),
    _clue("funded", "funder", "before", rf"{_DID}(?:funded|financed|sponsored)\s+(?:the|this)\s+{EVENT}"),
    _clue(
        "thanked for organizing",
        "co-organizer",
        "thanked",
        r"for\s+(?:having\s+)?(?:co-?)?organi[sz](?:ed|ing)",
    ),
    _clue(
        "thanked for hosting",
        "host",
        "thanked",
        r"for\s+(?:\w+\s+){0,4}(?:having\s+hosted|hosting|hospitality)",
    ),
    # Who led it.
    _clue(
        "chaired by",
        "chair",
        "after",
        r"(?:co-?)?(?:chaired|moderated|facilitated|presided\s+over|led)\s+by",
        r"under\s+the\s+chair(?:man)?ship\s+of",
        r"moderators?\s+(?:was|were)",
    ),
    _clue(
        "chaired",
        "chair",
        "before",
        rf"{_DID}(?:co-?)?(?:chaired|moderated)",
        rf"{_DID}presided\s+over",
    ),
    # Who spoke.
    _clue(
        "opened by",
        "opening speaker",
        "after",
        rf"(?:officially\s+)?(?:opened|inaugurated)\s+(?:with\s+(?:\w+\s+){{0,4}}{SPEECH}\s+)?(?:by|from)",
        rf"(?:opening|welcom(?:e|ing)|introductory)\s+{SPEECH}{_GIVEN}\s+(?:by|from|of)",
    ),
    _clue(
        "opened",
        "opening speaker",
        "before",
        rf"{_DID}(?:officially\s+)?(?:opened|inaugurated)\s+the\s+(?:[\w-]+\s+){{0,4}}?{EVENT}",
        rf"{_DID}(?:delivered|made|gave)\s+(?:\w+\s+){{0,3}}(?:opening|welcom(?:e|ing)|introductory)\s+{SPEECH}",
        r"opening\s+the\s+\w+",
    ),
    _clue(
        "closing remarks by",
        "closing speaker",
        "after",
        rf"(?:closing|concluding)\s+{SPEECH}{_GIVEN}\s+(?:by|from|of)",
        r"(?:officially\s+)?closed\s+by",
    ),
    _clue(
        "closed",
        "closing speaker",
        "before",
        rf"{_DID}(?:closed|concluded)\s+the\s+(?:[\w-]+\s+){{0,4}}?{EVENT}",
        rf"{_DID}(?:delivered|made|gave)\s+(?:\w+\s+){{0,3}}(?:closing|concluding)\s+{SPEECH}",
    ),
    _clue(
        "message read",
        "speaker",
        "after",
        r"(?:address|message|statement|greetings?|letter)\s+(?:was|were)\s+read\s+(?:out\s+)?(?:on\s+behalf\s+of|from|of)",
        r"(?:message|address|statement|greetings?|letter)\s+(?:from|of|by)(?=[^.;]{1,300}?\bw(?:as|ere)\s+read\b)",
        r"read\s+(?:out\s+)?(?:a|the)\s+(?:\w+\s+)?(?:message|address|statement|greetings?|letter)\s+(?:of|from|by)",
        mode="message read",
    ),
    _clue(
        "video message",
        "speaker",
        "after",
        rf"(?:pre-?recorded\s+)?video[- ]?(?:message|address|statement|remarks)s?{_GIVEN}\s+(?:by|from|of)",
        mode="video message",
    ),
    _clue(
        "sent a video message",
        "speaker",
        "before",
        rf"{_DID}(?:sent|delivered|addressed\s+[\w\s-]{{0,40}}?(?:in|through|via|by|with))\s+(?:a\s+)?(?:pre-?recorded\s+)?"
        r"video[- ]?(?:message|address|statement|remarks)",
        mode="video message",
    ),
    _clue(
        "remarks by",
        "speaker",
        "after",
        rf"(?:keynote\s+)?{SPEECH}{_GIVEN}\s+by",
        r"speakers\s+(?:were|included?|are)",
        r"(?:heard|hear)\s+from",
        r"addressed\s+by",
        r"(?:participants|delegates|guests)\s+were\s+(?:\w+\s+)?(?:welcomed|greeted)\s+by",
        r"(?:briefed|presented)\s+by",
    ),
    _clue(
        "spoke",
        "speaker",
        "before",
        rf"{_DID}(?:spoke|took\s+the\s+floor)",
        rf"{_DID}addressed\s+(?:the|all|those|participants)",
        rf"{_DID}(?:delivered|made|gave)\s+(?:\w+\s+){{0,3}}{SPEECH}",
        rf"{_DID}briefed\s+(?:the\s+)?(?:delegates|participants|members|meeting|audience|committee)",
        rf"{_DID}(?:greeted|welcomed)\s+(?:the\s+)?(?:delegates|participants|guests|audience)",
        rf"{_DID}presented\s+(?:the|a|an|on)",
    ),
    _clue(
        "said",
        "speaker",
        "either",
        rf"{_DID}(?:noted|stressed|emphasi[sz]ed|underlined|underscored|highlighted|said|stated|mentioned"
        r"|pointed\s+out|remarked|recalled|reiterated|reaffirmed|informed|told|outlined|added|observed"
        r"|expressed|acknowledged|praised|commended|thanked|welcomed|urged|explained|announced|congratulated|warned"
        r"|called\s+(?:for|on|upon)|drew\s+attention)",
        is_soft=True,
    ),
    # Who was there.
    _clue(
        "attended by",
        "participant",
        "after",
        r"attended\s+(?:\w+\s+)?by",
        r"(?:with\s+)?(?:the\s+)?participation\s+of",
        r"participants\s+(?:included?|were|came\s+from)",
        r"participants\s+(?:from|of)",
        r"(?:brought\s+together|brings\s+together|bringing\s+together|gathered|gathers|convened|assembled)",
        r"in\s+attendance\s+were",
        r"joined\s+by",
        r"featured",
        rf"{EVENT}\s+(?:of|for|with|between|among)\s+(?:the\s+)?(?:representatives|deputy\s+foreign\s+ministers"
        r"|foreign\s+ministers|deputy\s+ministers(?:\s+of\s+foreign\s+affairs)?|ministers(?:\s+of\s+[\w\s]{1,30}?)?"
        r"|experts|heads|officials|delegations|secretaries)\s+(?:of|from)",
        r"among\s+(?:the\s+)?(?:participants|those\s+present|attendees)\s+were",
    ),
    _clue(
        "took part",
        "participant",
        "before",
        rf"{_DID}(?:took\s+part|taken\s+part|take\s+part|participated?|attended|were\s+represented|was\s+represented)",
        r"(?:is|are|was|were)\s+(?:also\s+)?(?:present|in\s+attendance)",
        rf"{_DID}joined\s+the\s+{EVENT}",
    ),
    _clue(
        "represented by",
        "participant",
        "represented",
        r"(?:was|were|is|are)\s+represented\s+by",
        r"возглавил[аио]?",
        r"(?:was|were|is|are)\s+(?:headed|led)\s+by",
        r"был[аои]?\s+представлен\w*",
    ),
    _clue(
        "as observers",
        "observer",
        "before",
        rf"{_DID}(?:took\s+part|participated|attended|were\s+present|was\s+present|observed)\s+[\w\s-]{{0,30}}?as\s+(?:an\s+)?"
        r"observers?",
        r"as\s+(?:an\s+)?observers?",
    ),
    _clue(
        "observers from",
        "observer",
        "after",
        r"observers\s+(?:from|of|were|included?)",
        r"observed\s+by",
    ),
    _clue(
        "met with",
        "counterpart",
        "object",
        r"(?:met|meets|meeting)\s+with",
        r"(?:held|had|holds)\s+(?:(?:a|the|separate|bilateral|several)\s+)*(?:meetings?|talks|consultations|discussions)"
        r"\s+with",
    ),
    # Russian.
    _clue(
        "соорганизаторы",
        "co-organizer",
        "after",
        r"при\s+(?:\w+\s+)?(?:поддержке|содействии|помощи)",
        r"в\s+(?:тесном\s+)?(?:сотрудничестве|партн[её]рстве|взаимодействии|координации|кооперации)\s+с",
        r"соорганизатор\w*(?:\s+(?:выступил\w*|стал\w*|являет\w*|являют\w*))?",
        r"поддержан\w*",
    ),
    _clue(
        "организован",
        "organizer",
        "after",
        r"организован\w*(?:\s+совместно(?:\s+с)?)?",
        r"проведен\w*(?:\s+совместно(?:\s+с)?)?",
        r"подготовлен\w*",
        r"совместно\s+со?",
        r"организатор\w*(?:\s+\w+)?(?:\s+(?:выступил\w*|стал\w*|явля\w+|был\w*))?",
    ),
    _clue(
        "организовал",
        "organizer",
        "before",
        r"(?:совместно\s+)?(?:организовал|пров[её]л|провел|созвал|запустил)[аио]?",
    ),
    _clue("принял у себя", "host", "either", r"принял[аио]?\s+у\s+себя", r"принимающей\s+стороной\s+\w+"),
    _clue(
        "при финансовой поддержке",
        "funder",
        "after",
        r"при\s+финансовой\s+(?:поддержке|помощи|содействии)",
        r"(?:про)?финансиру\w+",
        r"профинансирован\w*",
        r"на\s+средства",
        r"за\s+сч[её]т\s+средств",
    ),
    _clue(
        "под председательством",
        "chair",
        "after",
        r"под\s+(?:\w+\s+)?(?:председательством|руководством)",
        r"модератор\w*(?:\s+(?:выступил\w*|стал\w*|был\w*))?",
    ),
    _clue(
        "председательствовал", "chair", "either", r"(?:со)?председательствовал[аио]?", r"модерировал[аио]?"
    ),
    _clue(
        "открыл",
        "opening speaker",
        "either",
        r"(?:торжественно\s+)?открыл[аио]?",
        rf"выступил[аио]?\s+с(?:о)?\s+(?:\w+\s+)?(?:вступительн|приветственн)\w+\s+{SPEECH_RU}",
        r"(?:вступительн|приветственн)\w+\s+(?:слово|реч[иь]ю?|словом)\s+(?:произн[её]с\w*|сказал[аио]?|выступил[аио]?)",
    ),
    _clue(
        "закрыл",
        "closing speaker",
        "either",
        r"закрыл[аио]?",
        rf"выступил[аио]?\s+с(?:о)?\s+заключительн\w+\s+{SPEECH_RU}",
        r"(?:с\s+)?заключительн\w+\s+(?:слово|реч[иь]ю?|словом)\s+(?:произн[её]с\w*|сказал[аио]?|выступил[аио]?)",
    ),
    _clue(
        "зачитано обращение",
        "speaker",
        "after",
        r"(?:был[аои]?\s+)?(?:зачитан|оглашен)\w*\s+(?:\w+\s+)?(?:обращени|приветстви|послани|письм|речь)\w*",
        r"зачитал[аио]?\s+(?:\w+\s+)?(?:обращени|приветстви|послани|письм)\w*",
        mode="message read",
    ),
    _clue(
        "видеообращение",
        "speaker",
        "after",
        r"видео-?(?:обращени|послани|приветстви)\w*",
        mode="video message",
    ),
    _clue(
        "с видеообращением",
        "speaker",
        "either",
        r"(?:выступил[аио]?|обратил\w+)\s+(?:к\s+\w+\s+)?с\s+видео-?(?:обращени|послани|приветстви)\w*",
        r"с\s+видео-?(?:обращени|послани|приветстви)\w*\s+(?:к\s+\w+\s+)?(?:выступил[аио]?|обратил\w+)",
        mode="video message",
    ),
    _clue(
        "выступил",
        "speaker",
        "either",
        rf"(?:также\s+)?выступил[аио]?(?:\s+с\s+(?:\w+\s+)?{SPEECH_RU})?(?:\s+перед\s+\w+)?(?:\s+на\s+{EVENT_RU})?",
        r"обратил(?:ся|ась|ись)\s+к\s+\w+",
        r"с\s+(?:\w+\s+)?(?:докладами|докладом|заявлениями|презентациями)\s+выступили?",
        r"приветствовал[аио]?\s+(?:участников|гостей|делегатов|собравшихся)",
    ),
    _clue(
        "отметил",
        "speaker",
        "either",
        r"(?:отметил|подчеркнул|заявил|сказал|добавил|сообщил|указал|напомнил|рассказал|выразил|поблагодарил)[аио]?",
        is_soft=True,
    ),
    _clue(
        "наблюдатели",
        "observer",
        "after",
        r"наблюдатели(?:\s+(?:от|из))?",
    ),
    _clue(
        "в качестве наблюдателей",
        "observer",
        "before",
        r"(?:(?:принял[аио]?\s+участие|участвовал[аио]?|присутствовал[аио]?)\s+)?в\s+качестве\s+наблюдател\w+",
    ),
    _clue(
        "приняли участие",
        "participant",
        "either",
        r"(?:также\s+)?принял[аио]?\s+участие(?:\s+(?:также|более\s+\d+|около\s+\d+))?",
        rf"(?:в\s+(?:\w+\s+){{0,3}}?{EVENT_RU}\s+)?(?:участвовал|присутствовал|участвуют|принимают\s+участие)[аио]?",
        r"посетил[аио]?",
    ),
    _clue(
        "при участии",
        "participant",
        "after",
        r"(?:при|с)\s+участи(?:и|ем)",
        r"собрал[аио]?(?:\s+вместе)?",
        r"среди\s+участников(?:\s+были)?",
        r"участник(?:и|ами)(?:\s+\w+)?\s+(?:стали|были|являются)",
        rf"{EVENT_RU}\s+(?:с\s+участием\s+)?(?:представителей|министров\s+иностранных\s+дел|экспертов|руководителей)",
    ),
    _clue(
        "провел встречу с",
        "counterpart",
        "object",
        r"встретил(?:ся|ась|ись)\s+с(?:о)?",
        r"(?:пров[её]л|состоял\w+)[аио]?\s+(?:\w+\s+)?(?:встреч|переговор|консультаци)\w*\s+с(?:о)?",
    ),
)

MODES = (
    (
        "video message",
        r"(?:pre-?)?recorded|video[- ]?(?:message|address|statement)|видео-?(?:обращени|послани)\w*|в записи",
    ),
    (
        "virtual",
        # "Online" and "virtually" of those who came, not "online radicalization" or "virtually all".
        r"(?:virtually|online|remotely|дистанционно|виртуально|онлайн|удал[её]нно)(?=\s*(?:$|[,.;)]|from\b|at\b|in\b|by\b|and\b|и\b))"
        r"|(?:via|by|through|over)\s+(?:a\s+)?(?:video[- ]?(?:conference|conferencing|link)|zoom|webex|teams)"
        r"|по\s+видео\w*|в\s+(?:режиме|формате)\s+(?:видео-?конференц\w*|онлайн)",
    ),
    ("in person", r"in[- ]person|physically|очно|лично"),
)
MODE_PATTERNS = tuple(
    (mode, re.compile(rf"(?<!\w)(?<!about )(?<!countering )(?:{pattern})(?!\w)", re.IGNORECASE))
    for mode, pattern in MODES
)
AT_OPENING = re.compile(
    r"\bat\s+the\s+opening\b|\bopening\s+(?:session|ceremony)|\bin\s+(?:his|her|their)\s+opening\b|\bon\s+opening\s+the\b"
    r"|на\s+(?:торжественн\w+\s+)?(?:церемонии\s+)?открыти[ияе]|открывая",
    re.IGNORECASE,
)
AT_CLOSING = re.compile(
    r"\bat\s+the\s+clos(?:ing|e)\b|\bclosing\s+(?:session|ceremony)|\bin\s+(?:his|her|their)\s+(?:closing|concluding)\b"
    r"|на\s+(?:церемонии\s+)?закрыти[ияе]|закрывая|подводя\s+итоги",
    re.IGNORECASE,
)
AT_EVENT = re.compile(
    rf"\b(?:at|during|throughout|within\s+the\s+framework\s+of)\s+(?:the|this)\s+(?:[\w-]+\s+){{0,3}}?{EVENT}\b"
    rf"|\b(?:на|в\s+ходе|в\s+рамках|во\s+время)\s+(?:\w+\s+){{0,2}}?{EVENT_RU}",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"\bthank(?:s|ed|ing|\s+to)?\b|\bgrateful\s+to\b|\bgratitude\s+to\b|\bappreciation\s+to\b", re.I
)


def find_clues(text: str, start: int, end: int) -> list[FoundClue]:
    """The clues in the part of the text, in order; where two overlap, the longer is meant."""
    found = sorted(
        _all_clues(text, start, end), key=lambda one: (one.start - one.end, CLUES.index(one.clue), one.start)
    )
    kept: list[FoundClue] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    kept.sort(key=lambda one: one.start)
    organized = [one.start for one in kept if one.clue.role == "organizer" and one.clue.rule != TOGETHER]
    return [one for one in kept if one.clue.rule != TOGETHER or (organized and organized[0] < one.start)]


def _all_clues(text: str, start: int, end: int) -> Iterator[FoundClue]:
    for clue in CLUES:
        for match in clue.pattern.finditer(text, start, end):
            yield FoundClue(clue, match.start(), match.end())


def mode_of(text: str) -> str:
    """How those whom the text speaks of took part; unspecified where it does not say."""
    return next((mode for mode, pattern in MODE_PATTERNS if pattern.search(text)), "unspecified")
