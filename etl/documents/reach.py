"""How many people all activities of a project reached, as a text says it.

"The project has trained over 1,200 officers since 2019" tells nothing of who came to the event of the
document. A figure is read as that of the project where the project carries the deed or frames it, where the
deed is done to people, and where the clause says that this went on for long or through many activities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.documents import cues
from etl.documents.attendance import AttendanceReading, counted_word
from etl.documents.context import context, was_harmed
from etl.documents.findings import Findings
from etl.documents.quantities import Quantity, quantities, wording

# Fewer people may well be those of one event that the project held.
LEAST = 50
NEAR = 500  # characters between a project and those whom it reached
# What a text says of a project as a whole is only recalled in it: a person should look twice.
RECALLED = 0.45


def _words(pattern: str) -> re.Pattern[str]:
    """Blanks that only lay the pattern out are left out; `_` stands for the blanks between words."""
    return re.compile(re.sub(r"\s+", "", pattern).replace("_", r"\s+"), re.IGNORECASE)


PROJECT = _words(r"""
    \b(?<!training\s)(?<!academic\s)(?<!degree\s)(?<!exchange\s)(?<!study\s)
    (?:project|programme|program|initiative|phase_(?-i:[IVX]+|\d)(?:_of_the_(?:\w+_)?(?:project|programme))?
    |проект(?:а|у|ом|е)?|программ(?:а|ы|е|у|ой)|инициатив(?:а|ы|е|у|ой))\b
    (?!_(?:of_the_(?:conference|seminar|workshop|meeting|forum|event|day)|manager|coordinator|staff|team|office
    |officer|document|partner|budget|website|page|director
    |закон|решени|резолюц|документ|декларац|план|стратеги|семинар|конференц|форум|мероприят|тренинг|курс))
""")
_QUOTED = r"(?:\s*[“\"«][^”\"»]{3,200}[”\"»])?(?:\s*\([^()]{1,60}\))?"
# Between a project and what it has done.
AGENT = _words(rf"""
    (?:['’]s_(?:[\w-]+_)?(?:activities|workshops|trainings|courses|seminars|events))?
    {_QUOTED}(?:,[^,;.]{{1,80}},)?
    (?:_(?:of|on|for|in|funded|supported|led|implemented|по|в|на|при)\b[^,.;]{{1,80}}?)?
    (?:_(?:has|have)\b|(?:_(?:уже|также|успешно))*_(?=охват|обуч|подготов|поддерж|помог|позволил))
""")
# The same where it only did so: then the sentence has to name many activities.
AGENT_ONCE = _words(rf"""
    {_QUOTED}(?:_(?:also|already|successfully|уже|также))?
    _(?:organi[sz]ed|held|conducted|delivered|ran|implemented|carried_out|пров[её]л[аи]?|организовал[аи]?
    |осуществил[аи]?|реализовал[аи]?)\b
""")
# "The coordinator of the project has trained many": that is not the project, while a phase of it is.
OF_PROJECT = _words(r"""
    \b(?<!phase\s)(?<!phases\s)(?<!activities\s)(?<!events\s)(?<!trainings\s)(?<!workshops\s)(?<!courses\s)
    of_(?:the|this|our)_(?:[\w-]+_){0,3}\Z
""")
FRAME = _words(r"""
    \b(?:under|within|through|during|throughout|by|thanks_to
    |(?:in|within)_the_(?:framework|course)_of|as_(?:a_)?part_of|with_the_(?:support|help|assistance)_of
    |since_the_(?:start|launch|beginning|inception)_of|benefit(?:t?ed)?_from
    |(?:over|in|during)_the_(?:[\w-]+_){0,2}(?:years|course|lifetime|life)_of
    |(?:activities|events|trainings|workshops|courses|seminars)_of
    |в_рамках|в_ходе|благодаря|с_помощью|при_поддержке|по
    |с_(?:начала|момента_(?:запуска|начала))(?:_(?:работы|реализации))?
    |за_(?:[\w-]+_){0,3}?(?:годы|лет|года|время|период)(?:_(?:работы|реализации|существования|осуществления))?)
    _(?:(?:the|this|our|its|their)_)?(?:[\w-]+_){0,3}\Z
""")
# What the project brought about, it did as a whole.
CAUSE = _words(r"\b(?:thanks_to|благодаря)_(?:(?:the|this|our)_)?(?:[\w-]+_){0,3}\Z")
# The sentence before is about the project, and this one goes on about it.
ITS_START = _words(
    r"\W*(?:(?:the|this|our|этот|данный|эта|данная)_)?(?:(?!the\b)[a-z-]+_|\w+(?:[ыои]й|[ая]я)_){0,2}\Z"
)
GOES_ON = _words(r"""
    \W*(?:(?:since_[^.,;]{1,40},|to_date,|so_far,)_)?it_has\b
    |\W*за_(?:эти_(?:[\w-]+_)?годы|это_время)\b|\W*он[ао]?_(?:уже_)?(?=охват|обуч|подготов|поддерж|помог)
""")
# What a speaker says ends here; behind it stands where it was said.
SAID = re.compile(r"[”»]|,\s+(?:said|noted|told|added|сказал|отметил|сообщил)", re.IGNORECASE)
# It went on for long, or goes on.
OVER_TIME = _words(r"""
    \b(?:since_(?:(?:its|the)_(?:start|launch|beginning|inception)|(?:\w+_)?\d{4})|to_date|so_far|already
    |(?:over|during|in|for|within|throughout)_the_(?:past|last|previous)_(?:[\w-]+_)?(?:years|decade)
    |(?:over|in|during)_the_(?:[\w-]+_){0,2}(?:years|course|lifetime|life)_of
    |(?:between|from)_\d{4}_(?:and|to|until)_\d{4}|(?:during|under)_(?:the_)?phase
    |за_(?:[\w-]+_){0,3}?(?:годы|лет|года|время|период)\b|на_протяжении|в_(?:ходе|течение)_(?:\w+_)?фазы|с_(?:начала|момента)
    |с_(?:\w+_)?\d{4}_г|уже|на_сегодня|к_настоящему_времени|на_данный_момент)
""")
SINCE_YEAR = _words(r"\b(?:since|с)_(?:\w+_)?(?P<year>(?:19|20)\d\d)\b")
_MANY = r"""
    (?:numerous|many|dozens_of|hundreds_of|scores_of|its|a_(?:significant|large|great|considerable)_number_of
    |a_(?:wide|broad)_range_of|\d{2,3}|десятк[иовамх]+|сотн[иямх]+|множеств[оа]|многочисленн\w+
    |больш(?:ое|ого)_(?:количеств|числ)[оа])
"""
ACTIVITIES = _words(rf"""
    \b{_MANY}_(?:[\w-]+_){{0,3}}?(?:workshops|trainings|seminars|courses|events|webinars|consultations
    |activities|(?:training|information|awareness)_sessions|семинар(?:ов|ы)|тренинг(?:ов|и)|курс(?:ов|ы)
    |мероприяти[йя]|вебинар(?:ов|ы)|заняти[йя])\b
""")
_DEED = r"""
    (?:(?:re)?train(?:ed|ing)?|reach(?:ed|ing)?|support(?:ed|ing)?|engag(?:ed|ing)|equip(?:ped|ping)
    |benefit(?:t?ed|t?ing)?|educat(?:ed|ing)|certif(?:ied|ying)|empower(?:ed|ing)?|mentor(?:ed|ing)
    |coach(?:ed|ing)|taught|teaching|assist(?:ed|ing)?|help(?:ed|ing)?|sensiti[sz](?:ed|ing))
"""
_CAPACITY = r"""
    (?:strengthen|buil[dt]|enhanc|improv|rais|develop|increas|boost)(?:s|e|ed|ing)?_(?:the_)?(?:[\w-]+_){0,2}?
    (?:capacity|capacities|capabilities|skills|knowledge|awareness|qualifications|competences)
    (?:_and_[\w-]+)?_(?:of|among)
    |(?:provid(?:ed|ing)|deliver(?:ed|ing)|offer(?:ed|ing)|g(?:iven|iving))_(?:[\w-]+_){0,3}?
    (?:training|support|assistance|instruction)_(?:to|for)
"""
_DEED_RU = r"""
    (?:обуч(?:ил[аио]?|ен[оы]|ить)|подготов(?:ил[аио]?|лен[оы]|ить)|охва(?:тил[аио]?|чен[оы])|поддержал[аио]?
    |прошли_(?:\w+_)?(?:обучение|подготовку|переподготовку)|(?:обучение|подготовку)_прошли
    |повысили_(?:свою_)?квалификацию|квалификацию_повысили
    |(?:повы[сш]\w+|укреп\w+)_(?:квалификаци[юи]|потенциала?|знани[йя]|навык(?:и|ов))
    |получили_(?:поддержку|знания|навыки|помощь)|помог(?:ла|ло|ли)?)
"""
# At the end of what stands before the people: they are its object.
DEED_BEFORE = _words(rf"""
    \b(?:{_DEED}|{_CAPACITY}|{_DEED_RU})(?:_(?:already|also|уже|также|всего|в_общей_сложности|a_total_of))?\s*\Z
""")
# The same behind many activities, which were for those people.
FOR_BEFORE = _words(r"""
    \b(?:for|attended_by|reaching|involving|benefit(?:t?ing)|with_the_participation_of
    |для|с_участием|с_охватом|в_которых_(?:приняли_участие|участвовал[аио])|участник(?:ами|ом)_котор(?:ых|ого)_стали)\s*\Z
""")
DEED_AFTER = _words(rf"""
    [^.;]{{0,80}}?\b(?:(?:has|have|were|was)_(?:already_|also_|so_far_|thus_)?(?:been_)?(?:{_DEED}|reached)
    |(?:has|have)_(?:already_|also_)?(?:benefit(?:t?ed)|taken_part|participated|completed|attended|graduated)
    |(?:был[ио]_)?(?:уже_)?(?:обучен[оы]|подготовлен[оы]|охвачен[оы]|прошли_(?:обучение|подготовку)
    |повысили_(?:свою_)?квалификацию))\b
""")
PLANNED = _words(r"""
    \b(?:will|would|shall|should|could|(?-i:may)|might|aim\w*|plan(?:s|ned)?|intend\w*|expect\w*|designed|seek\w*
    |hope\w*|going_to|targets?|goal|not|никогда|не|план\w+|намер\w+|предполаг\w+|ожида\w+|будет|будут|долж\w+
    |цель\w*|призван\w*|предусм\w+)\b
""")
# They saw or read something, lived somewhere, or fought: nobody had to come to anything.
OTHERS = _words(r"""
    \b(?:users|visitors|viewers|followers|subscribers|readers|listeners|residents|inhabitants|fighters
    |militants|terrorists|victims|refugees|migrants|пользовател\w+|посетител\w+|зрител\w+|подписчик\w*
    |читател\w+|жител\w+|боевик\w*|террорист\w*|жертв\w*|беженц\w+)\b
""")
# Those who are counted at courses add up to those who came to several.
CAME = _words(
    r"\b(?:re)?train|\battend|\btaken_part|\bparticip|\bcomplet|обуч|подготов|участи|участв|квалификац"
)
NOW = _words(r"\b(?:today|yesterday|this_week|сегодня(?!шн)|вчера|на_этой_неделе)\b")


@dataclass(frozen=True)
class ReachReading:
    """A figure of the people whom a project reached.

    Attributes:
        figure: how many, with the coverage reach, or series where they came to courses and meetings.
        start: of the word for the project, as an offset in the text, in characters.
        end: likewise.
        since: the year from which on they are counted; empty if the sentence gives none.
    """

    figure: AttendanceReading
    start: int
    end: int
    since: str


def read_reach(findings: Findings) -> list[ReachReading]:
    """The figures of people reached by projects, in the order of the text."""
    return [reading for span in findings.sentences for reading in _of_sentence(findings, span)]


def _of_sentence(findings: Findings, span: tuple[int, int]) -> Iterator[ReachReading]:
    text = findings.text
    projects = [*PROJECT.finditer(text, *span)] or _told_before(findings, span)
    if not projects or _has_day(findings, span) or NOW.search(text, *span):
        return
    found = quantities(text, *span)
    for place, this in enumerate(found):
        if not _are_people(text, span, found, place):
            continue
        # So near, that the time a text takes grows with its length alone.
        near = max(span[0], this.start - NEAR), min(span[1], this.end + NEAR)
        beside = (one for one in projects if one.end() <= span[0] or near[0] <= one.start() < near[1])
        told = (project for project in beside if _is_reached(findings, near, project, this))
        if project := next(told, None):
            since = SINCE_YEAR.search(text, *span)
            figure = _figure(text, span, this)
            yield ReachReading(figure, project.start(), project.end(), since["year"] if since else "")


def _told_before(findings: Findings, span: tuple[int, int]) -> list[re.Match[str]]:
    """The project that the sentence before begins with, if this one goes on: "It has trained many"."""
    start, end = findings.sentence_at(max(0, span[0] - 1))
    text = findings.text
    if end > span[0] or "\n" in text[end : span[0]] or not GOES_ON.match(text, *span):
        return []
    first = PROJECT.search(text, start, end)
    return [first] if first and ITS_START.match(text[start : first.start()]) else []


def _has_day(findings: Findings, span: tuple[int, int]) -> bool:
    """Whether the sentence names a day, and so tells of one event."""
    days = (date for date in findings.dates_in(*span) if len(date.date_start) == len("YYYY-MM-DD"))
    return any(date not in findings.document_dates for date in days)


def _are_people(text: str, span: tuple[int, int], found: Sequence[Quantity], place: int) -> bool:
    """Whether the phrase counts people whom a project may have reached, and so many of them."""
    this = found[place]
    if this.kind != "person" or this.is_doubtful or this.is_group:
        return False
    if this.figure is not None and this.figure < LEAST:
        return False
    around = context(text, span, None, None, this, None)
    is_other = OTHERS.search(around.phrase) or cues.MILITARY.search(around.phrase)
    return not (is_other or was_harmed(around))


def _is_reached(findings: Findings, span: tuple[int, int], project: re.Match[str], this: Quantity) -> bool:
    """Whether the project reached those who are counted, by what it did over time or in many activities."""
    text = findings.text
    sentence = text[span[0] : span[1]]
    start, end = max(span[0], min(project.start(), this.start)), max(project.end(), this.end)
    deed = _deed(text, span, project, this)
    said = SAID.search(text, end, span[1])
    told = start, said.start() if said else span[1]
    if deed is None or PLANNED.search(text, start, end) or _is_of_one_event(findings, told, deed):
        return False
    has_many = ACTIVITIES.search(sentence) is not None
    is_long = has_many or OVER_TIME.search(sentence) is not None
    if project.end() <= span[0]:
        return is_long or this.figure is None
    before = text[span[0] : project.start()]
    is_large = this.figure is None or this.figure >= 2 * LEAST
    if project.end() <= this.start and not OF_PROJECT.search(before):
        if AGENT.match(text, project.end(), this.start):
            # "The project has trained 60 officers" may be said of its first course.
            return is_long or is_large
        if has_many and AGENT_ONCE.match(text, project.end(), this.start):
            return True
    return (is_long and FRAME.search(before) is not None) or (is_large and CAUSE.search(before) is not None)


def _deed(text: str, span: tuple[int, int], project: re.Match[str], this: Quantity) -> tuple[int, int] | None:
    """Where the sentence says what was done to those who are counted; None if it does not."""
    before = text[span[0] : this.start]
    deed = DEED_BEFORE.search(before)
    if deed is None and ACTIVITIES.search(before):
        deed = FOR_BEFORE.search(before)
    if deed:
        return span[0] + deed.start(), this.start
    after = DEED_AFTER.match(text, this.end, span[1])
    return after.span() if after else None


def _is_of_one_event(findings: Findings, span: tuple[int, int], deed: tuple[int, int]) -> bool:
    """Whether the words name a single event, at which those who are counted may have been."""
    return any(
        not (word.is_plural or word.is_adoption or deed[0] <= word.start < deed[1])
        for word in findings.event_words
        if span[0] <= word.start < span[1]
    )


def _figure(text: str, span: tuple[int, int], this: Quantity) -> AttendanceReading:
    start, end = wording(text, this)
    low, best, high = this.bounds
    around = context(text, span, None, None, this, None)
    deeds = f"{around.before[-60:]} | {around.after[:100]}"
    return AttendanceReading(
        low=low,
        best=best,
        high=high,
        qualifier=this.qualifier,
        counted=counted_word(this),
        wording=text[start:end],
        start=start,
        end=end,
        figure=this.figure,
        upper=this.upper,
        scope="unspecified",
        basis="reported",
        coverage="series" if CAME.search(deeds) else "reach",
        confidence=RECALLED,
        rule="people reached by a project",
    )
