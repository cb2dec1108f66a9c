"""How many people came to an event, as a text says it.

`read_attendance` needs nothing but the text: a phrase, a sentence or a whole document, in English or
Russian. A number counts as attendance where it counts people and the clause says that they came; where one
of the two is not sure, the reading is doubtful; where neither is, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.documents.context import Context, basis, came, context, gave, scope, was_harmed
from etl.documents.nouns import attends, is_expert, stands_apart
from etl.documents.quantities import Quantity, quantities, wording
from etl.documents.sentences import sentences


@dataclass(frozen=True)
class AttendanceReading:
    """What a text says of how many came.

    Attributes:
        low: no fewer than so many; None where the text sets no lower end.
        best: about or exactly so many.
        high: no more than so many.
        qualifier: exactly, about, over, at least, nearly, up to, range or vague.
        counted: the word for those counted, as printed, in lower case.
        wording: the numeric phrase as printed, at most six words.
        start: of the wording, as an offset in the text, in characters.
        end: likewise.
        figure: the number as printed, of a range its lower end; None for a vague phrase.
        upper: the upper end of a range.
        scope: in person, online, total or unspecified.
        basis: reported, planned or registered.
        coverage: whole, part, series or reach.
        confidence: from 0 to 1; below 0.5 a person should look twice.
        rule: the name of the rule that found it.
    """

    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    counted: str
    wording: str
    start: int
    end: int
    figure: int | None
    upper: int | None
    scope: str
    basis: str
    coverage: str
    confidence: float
    rule: str


Read = tuple[Quantity, Context, AttendanceReading]

# A figure this small may be a few of those present, one this large people reached.
FEW, MANY = 5, 20_000


def read_attendance(text: str) -> list[AttendanceReading]:
    """What the text says of how many came, in its order. Numbers that count something else are left out."""
    return [reading for span in sentences(text) for reading in _of_sentence(text, span)]


def _of_sentence(text: str, span: tuple[int, int]) -> list[AttendanceReading]:
    found = quantities(text, *span)
    read: list[Read] = []
    for previous, this, after in _neighbours(found):
        around = context(text, span, previous, read[-1][0] if read else None, this, after)
        if reading := _reading(text, this, around, read):
            read.append((this, around, reading))
    return _parts(text, read)


def _neighbours(found: Sequence[Quantity]) -> Iterator[tuple[Quantity | None, Quantity, Quantity | None]]:
    padded = [None, *found, None]
    for index, this in enumerate(found):
        yield padded[index], this, padded[index + 2]


def _reading(
    text: str, this: Quantity, around: Context, read: Sequence[Read]
) -> AttendanceReading | None:
    """The reading of one phrase; None if it is no attendance."""
    if this.figure is not None and this.figure <= 1:
        return None
    if _is_other(this, around):
        return None
    how = _how(this, around, read)
    if how is None:
        return None
    confidence, rule = how
    start, end = wording(text, this)
    if this.noun is None:
        place = _SCOPE_WORD.match(text, end)
        end = place.end() if place and rule == "number and scope" else end
    low, best, high = this.bounds
    return AttendanceReading(
        low,
        best,
        high,
        this.qualifier,
        _counted(this, around, read),
        text[start:end],
        start,
        end,
        this.figure,
        this.upper,
        scope(around),
        basis(around),
        _coverage(this, around),
        round(min(confidence, _most(this, around)), 2),
        rule,
    )


def _how(this: Quantity, around: Context, read: Sequence[Read]) -> tuple[float, str] | None:
    """How sure it is that the phrase counts those who came, and by which rule."""
    has_come = came(around)
    if this.kind == "person" and this.counted:
        if stands_apart(this.counted) or (is_expert(this.counted) and _WITHIN.search(around.since)):
            return None  # They have a count of their own.
        least = 0.6 if attends(this.counted) else 0.35
        return max(least, 0.9 if has_come == 1 else 0.45 * (has_come > 0)), this.rule
    if this.noun is None:
        if _named_before(around):
            return 0.7, "number of those who came"
        if read and _FROM.match(around.after) and _LINK.search(around.between):
            return 0.6, "noun before"
        if _SCOPE_AFTER.match(around.after):
            return (0.7 if has_come else 0.4), "number and scope"
        if _CAME_AT_ONCE.match(around.after):
            return 0.6, "number and verb"
        return None
    return (0.4, "number and verb") if this.kind == "unknown" and _is_said_to_come(around) else None


_NOUNS = r"(participants|attendees|delegates|guests|участников|делегатов|гостей|присутствующих|слушателей)"
_NUMBER_OF = re.compile(
    rf"\b(?:number of|числ\w+|количеств\w+) (?:\w+ ){{0,2}}?{_NOUNS}\b[^,]{{0,40}}\b(?:was|is|were|stood at|reached|totall?ed"
    r"|amounted to|составил\w*|составля\w+|достиг\w*|exceed\w*|превы\w+)\s*\Z"
)
_HEADED = re.compile(rf"\b{_NOUNS}\s*[:–—-]\s*\Z")
# The noun is that of the number before: "25 participants from Kazakhstan and 15 from Tajikistan".
_FROM = re.compile(r"\s+(?:from|representing|из|от)\s")
_SCOPE = r"(?:in[ -]person|on-?site|physically|online|virtually|remotely|очно|онлайн|офф?лайн|дистанционно|лично)\b"
_SCOPE_AFTER = re.compile(rf"\s+(?:attended |joined |participated |участвовали )?{_SCOPE}")
_SCOPE_WORD = re.compile(rf"\s+{_SCOPE}", re.IGNORECASE)
_CAME_AT_ONCE = re.compile(
    r"\s+(?:have |had |are expected to |will |were expected to )?"
    r"(?:attend(?:ed)?|took part|take part|participated|participate|gathered|joined|were present|приняли участие|участвовал\w*)\b"
)
_SAID_BEFORE = re.compile(r"\b(?:attended by|joined by|attendance of|участвовал\w*|приняли участие|присутствовал\w*)\s+\Z")
_SAID_AFTER = re.compile(r"^\s+(?:have |had )?(?:attended|took part|participated|приняли участие|участвовали|присутствовали)\b")


def _named_before(around: Context) -> str:
    """The word for those who came in "the number of participants reached" and in "Participants:"."""
    verb = around.phrase.split(" ", 1)[0] if around.phrase.startswith(("exceed", "превы")) else ""
    named = _NUMBER_OF.search(around.before + verb) or _HEADED.search(around.between)
    return named[1] if named else ""


def _is_said_to_come(around: Context) -> bool:
    """Whether the sentence says without anything in between that those counted came."""
    return bool(_SAID_BEFORE.search(around.before) or _SAID_AFTER.search(around.after))


_LIVE = re.compile(
    r"\b(?:population|inhabit\w+|home to|employ\w*|hired|staffed|consist\w*|compos\w+|compris\w+|elected|appointed"
    r"|населен\w+|прожива\w+|состоит|в составе|избран\w*|capacity of|seats? for|aged?|старше|моложе|в возрасте)\b[^,]{0,30}\Z"
)
_LIVE_AFTER = re.compile(
    r"^\s*(?:who |that )?(?:live|living|lived|reside|residing|speak|work(?:ing)? (?:for|in|at)|applied|проживают|проживающих|жив\w+|работа(?:ет|ют) в"
    r"|per |a year\b|aged|в год)"
)
_TEAM = re.compile(
    r"\b(?:team|panel|commission|committee|network|roster|board|pool|interviewed|surveyed) (?:of )?(?:\w+ ){0,2}\Z"
)
_MILITARY = re.compile(r"\b(?:military|armed forces|service) personnel\b|\bвоенн\w+ специалист")
_CHANGE = re.compile(
    r"\b(?:increas\w*|grew|grow\w*|rose|risen|rais\w+|declin\w*|decreas\w*|dropp?\w*|fell|увелич\w*|вырос\w*|возрос\w*|сократ\w*|снизи\w*)\b"
)
_SHARE = re.compile(r"^\s*(?:of|out of) (?:the|them|these|those|our)\b|^\s+из них\b|^\s+из (?:\d|этих)")


def _is_other(this: Quantity, around: Context) -> bool:
    """Whether the people counted are victims, inhabitants, a team of trainers or the like."""
    near = around.between[-80:]
    if was_harmed(around) or _MILITARY.search(around.phrase):
        return True
    if _LIVE.search(near) or _LIVE_AFTER.match(around.after) or _TEAM.search(near) or gave(around):
        return True
    if this.qualifier == "range" and _CHANGE.search(around.before):
        return True
    return this.noun is None and bool(_SHARE.match(around.after))


_REACHED = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|benefit(?:ed|t?ing|s|ted)?|beneficiar\w+|viewers?|views|followers|subscribers|readers"
    r"|awareness (?:of|among)|охват\w*|благополучател\w+|зрител\w+|подписчик\w*)\b"
)
_EVENTS = (
    r"(?:workshops|trainings|seminars|courses|conferences|meetings|round ?tables|webinars|events|training sessions|classes"
    r"|exercises|consultations|activities|семинар(?:а|ов|ах)|тренинг(?:а|ов|ах)|курс(?:а|ов|ах)|конференци(?:й|и|ях)"
    r"|встреч[иах]{0,2}|мероприяти(?:я|й|ях)|вебинар(?:а|ов|ах)|заняти(?:я|й|ях)|стол(?:а|ов|ах))"
)
_COUNT = (
    r"(?:(?<!\d)\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens? of|several|numerous|many|various"
    r"|(?:a )?series of|multiple|два|две|двух|три|трех|четыре|четырех|пять|пяти|шесть|шести|семь|семи|восемь|восьми|девять"
    r"|девяти|десять|десяти|несколько|нескольких|ряд|ряда|ряде|сери[ияюей]{1,2})"
)
_PLAIN_WORD = r"(?!(?:of|at|in|on|for|to|from|and|with|by|в|на|из|для|по|с|и)\b)[\w-]+"
_SERIES = re.compile(
    rf"\b{_COUNT} (?:{_PLAIN_WORD} ){{0,3}}?{_EVENTS}\b"
    r"|\b(?:over|during|in|for|within|throughout) the (?:past|last|previous|recent|course of the) (?:[\w-]+ )?"
    r"(?:years?|decades?|months?|project|programme|program)\b"
    r"|\b(?:project|programme|program|initiative) (?:has |have |had )?(?:already |also )?(?:trained|engaged|supported|equipped)\b"
    r"|\bза (?:последн\w+|прошедш\w+|истекш\w+|эт\w+|время|период|\d+|\w+) ?(?:\w+ )?(?:лет|год\w*|десятилет\w+|месяц\w*"
    r"|период\w*|реализации)\b|\bна протяжении\b"
)
# These may as well tell of the event, as in "held annually".
_PERHAPS_SERIES = re.compile(
    r"\bsince (?:its |the (?:start|beginning|launch|inception)|then|(?:\w+ )?\d{4})|\b(?:between|from) (?:\w+ )?\d{4} (?:and|to|until"
    r"|through) (?:\w+ )?\d{4}|\b(?:so far|to date|annually|every year|each year|per year|a year|yearly|every month|each month"
    r"|cumulatively|over the years)\b|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b|\bс (?:\w+ )?\d{4} (?:г|года|по)\b|\bежегодно\b"
    r"|\bна сегодняшний день\b"
)
_WITHIN = re.compile(
    r"\b(?:including|includes?|included|among (?:them|whom|the participants|those)|of (?:them|whom|which|these)|in particular|notably|such as"
    r"|в том числе|включая|среди них|среди (?:которых|участников)|из них|из которых)\b"
)
_MORE = re.compile(
    r"\b(?:another|an additional|additional|a further|further|other|the remaining|a delegation of|delegations? of|еще|дополнительно|остальн\w+"
    r"|делегаци\w+ из|делегаци\w+ в составе|(?:breakout|parallel) session\w*)\s*\Z"
)


def _coverage(this: Quantity, around: Context) -> str:
    """Whether the figure covers those at one event, some of them, several events, or people reached."""
    if _REACHED.search(around.before[-80:] + " | " + around.phrase):
        return "reach"
    if _SERIES.search(around.around) or _PERHAPS_SERIES.search(around.around):
        return "series"
    if this.is_group or _WITHIN.search(around.since) or _MORE.search(around.between):
        return "part"
    return "whole"


def _most(this: Quantity, around: Context) -> float:
    """The highest confidence that such a number can have."""
    if this.is_doubtful or (this.figure is not None and not FEW <= this.figure <= MANY):
        return 0.4
    if _CHANGE.search(around.before + around.following):
        return 0.4
    if _DEFINITE.search(around.between) and not (this.counted and attends(this.counted)):
        return 0.45
    if _SERIES.search(around.around):
        return 0.7
    if _PERHAPS_SERIES.search(around.around):
        return 0.45
    return 0.6 if this.qualifier == "vague" or this.is_group else 0.9


# "The five ministers" are known to be five: the number tells them apart, it does not count who came.
_DEFINITE = re.compile(r"\b(?:the|all|these|those|their|our|its|все|всех|всеми|эти|этих)\s+\Z")


def _counted(
    this: Quantity, around: Context, read: Sequence[Read]
) -> str:
    """The word for those counted; where none stands at the number, that of the number before, or people."""
    if this.counted:
        return this.counted.text.lower()
    if named := _named_before(around):
        return named
    if read:
        return read[-1][2].counted
    is_russian = any(token.is_cyrillic for token in this.found if token.kind == "word")
    return "человек" if is_russian else "people"


_LINK = re.compile(r"(?:\band|\bas well as|\balong with|\btogether with|\bplus|,|\bи|\bа также|\bвместе с|\bплюс)\s*\Z")


def _parts(
    text: str, read: Sequence[Read]
) -> list[AttendanceReading]:
    """Marks figures that only together are the whole, as in "25 judges and 30 prosecutors"; never adds them."""
    result = [reading for _, _, reading in read]
    for index in range(1, len(result)):
        before, this = result[index - 1], result[index]
        _, around, _ = read[index]
        if this.coverage not in ("whole", "part") or before.coverage not in ("whole", "part"):
            continue
        is_own = this.scope == before.scope or "unspecified" in (this.scope, before.scope)
        if not is_own:
            continue
        if this.coverage == "part" and _WITHIN.search(around.since):
            continue
        if _LINK.search(around.between) and not _CAME_BETWEEN.search(around.since):
            result[index - 1] = replace(before, coverage="part")
            result[index] = replace(this, coverage="part")
        elif this.coverage == "whole":
            # Two figures for the whole in one sentence: a person should see which one it is.
            result[index] = replace(this, confidence=min(this.confidence, 0.45))
    return result


_CAME_BETWEEN = re.compile(r"\b(?:attended|participated|took part|gathered|joined|приняли участие|участвовали|собрал\w+)\b")
