"""Days, months and years that a text names, in English and Russian.

A reading is as coarse as the text: a day, a month or a year, or a span of them. Only a calendar date is read;
numbers of resolutions, years in the names of agendas and strategies, and days that no calendar has are not.
A year that stands elsewhere is filled in from the same sentence or paragraph or from the day of publication,
at a lower confidence; without any of these the date is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

# Case counts: "May" is a month, "may" is not.
ENGLISH_MONTHS = (
    "January|Jan", "February|Feb", "March|Mar", "April|Apr", "May", "June|Jun", "July|Jul", "August|Aug",
    "September|Sept|Sep", "October|Oct", "November|Nov", "December|Dec",
)  # fmt: skip
RUSSIAN_MONTHS = (
    "январ[ьяе]|янв", "феврал[ьяе]|февр?", "март[ае]?", "апрел[ьяе]|апр", "ма[йяе]", "июн[ьяе]", "июл[ьяе]",
    "август[ае]?|авг", "сентябр[ьяе]|сент?", "октябр[ьяе]|окт", "ноябр[ьяе]|нояб?", "декабр[ьяе]|дек",
)  # fmt: skip

# Days from the day of publication.
RELATIVE_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "сегодня": 0, "вчера": -1, "завтра": 1}
# Years from that of publication, by the words behind a day or month.
RELATIVE_YEAR = re.compile(
    r"\s*,?\s*(?:of\s+)?(?:(?P<this>(?:this|the\s+current)\s+year|(?:этого|текущего|нынешнего|сего)\s+года|с\.\s?г\.)"
    r"|(?P<last>(?:last|the\s+previous)\s+year|(?:прошлого|минувшего|прошедшего|предыдущего)\s+года)"
    r"|(?P<next>(?:next|the\s+coming)\s+year|(?:следующего|будущего)\s+года))",
    re.IGNORECASE,
)
YEARS = {"this": 0, "last": -1, "next": 1}
# Months from that of publication.
RELATIVE_MONTHS = {"this": 0, "last": -1, "next": 1, "этом": 0, "прошлом": -1, "минувшем": -1, "следующем": 1}
# Days from the day that the text named last, by the name of the form.
DAYS_FROM_LAST = {"day earlier": -1, "same day": 0, "day after": 1}
# Before a noun the same word means "on the eve of".
DAY_BEFORE = r"\b(?i:накануне)(?=,|\s+(?:в|во|на)\s|\s+(?:состоя|прош[её]?л|пров[её]л|откры|заверш))"
# The last such day before publication, or that day itself; in figures as Python counts them, Monday being 0.
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "понедельник": 0, "вторник": 1, "среду": 2, "четверг": 3, "пятницу": 4, "субботу": 5, "воскресенье": 6,
}  # fmt: skip

# Verbs that tell whether an event has been or is to come.
PAST = re.compile(
    r"\b(?:took place|(?<!be )(?<!to be )held|was|were|had|gathered|attended|met|состоял\w+"
    r"|прош[её]?л\w*|был[аио]?"
    r"|пров[её]л\w*|проводил\w+|собрал\w*)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|is to|are to|(?:is|are) (?:planned|scheduled|expected|due|set)|upcoming"
    r"|состо[ия]тся|пройд[её]т|пройдут"
    r"|будет|будут|намечен\w*|запланирован\w*|планиру\w+|предстоит|ожида\w+)\b",
    re.IGNORECASE,
)
SENTENCE_MARKS = (". ", "! ", "? ", "\n")

STATED, MONTH_STATED, YEAR_STATED = 0.95, 0.9, 0.8
YEAR_OF_SENTENCE, YEAR_OF_PARAGRAPH, YEAR_OF_PUBLICATION, YEAR_OF_LATER = 0.7, 0.6, 0.55, 0.45
RELATIVE, SAME_DAY = 0.45, 0.6


@dataclass(frozen=True)
class DateReading:
    """A date or a span of dates, as precise as the text.

    `start` and `end` are offsets in the text, in characters. `date_start` and `date_end` are YYYY, YYYY-MM or
    YYYY-MM-DD; `date_end` is empty unless the text names a last day, month or year. `rule` names the form in
    which the date stands.
    """

    start: int
    end: int
    date_start: str
    date_end: str
    rule: str
    confidence: float

    @property
    def last(self) -> str:
        """The last day, month or year: `date_start` where the text names one alone."""
        return self.date_end or self.date_start


def _either_case(names: tuple[str, ...]) -> str:
    return "|".join(f"{name}|{name.upper()}" for name in names)


def _month(group: str) -> str:
    """A month in words; a point may follow a short form."""
    english = "|".join(_either_case(tuple(names.split("|"))) for names in ENGLISH_MONTHS)
    russian = "|".join(f"(?i:{name})" for name in RUSSIAN_MONTHS)
    return rf"(?P<{group}>\b(?:{english}|{russian})\b)\.?"


def _day(group: str) -> str:
    # A first day is not the end of a longer number, such as 1.30 or 60/28.
    before = r"(?<!\d[.,–-])" if group == "d" else ""
    return rf"(?<![\d/]){before}(?P<{group}>\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?"


def _year(group: str) -> str:
    return rf"(?P<{group}>(?:19|20)\d\d)(?![\d/])(?:\s*(?:год[ау]?|гг?\.?)(?!\w))?"


TO = r"\s*(?:-|–|—|−|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bпо\b|\bдо\b)\s*"
AND = r"\s*(?:,|&|\band\b|\bи\b|,\s*and)\s*"
# What may stand between a day and its month, and between a month and its year.
OF = r"\s+(?:of\s+)?"
D, D2, M, M2, Y, Y2 = _day("d"), _day("d2"), _month("m"), _month("m2"), _year("y"), _year("y2")
WITH_Y = rf"(?:,?\s+(?:of\s+|in\s+)?{Y})?"
WITH_Y2 = rf"(?:,?\s+(?:of\s+|in\s+)?{Y2})?"
IN_YEAR = (
    r"\b(?i:in|during|since|by|until|(?:scheduled|planned|set|due)\s+for|в|во|с|до|(?:запланир|намеч)\w+\s+на)\s+"
    r"(?:(?i:the\s+year|начала|конца|середины)\s+)?"
)
SEASON = (
    r"\b(?i:(?:(?:early|late|mid|in|the|of|beginning|end)[ -]+)*(?:spring|summer|autumn|fall|winter)"
    r"(?:\s+of)?"
    r"|(?:the\s+)?(?:first|second)\s+half\s+of|(?:the\s+)?(?:\w+\s+quarter\s+of|Q[1-4])"
    r"|в\s+(?:первом|втором|третьем|четв[её]ртом)\s+(?:полугодии|квартале)|в\s+(?:первой|второй)\s+половине"
    r"|(?:early|late|mid)|весной|летом|осенью|зимой|в\s+(?:начале|середине|конце))[ -]+"
)
# Not a date: the years of "the Strategy (2020-2024)" and of "in 2030 Agenda" are part of a name.
NOT_NAMED_BEFORE = r"(?<!Strategy )(?<!Programme )(?<!Program )(?<!Plan )"
NOT_NAMED_AFTER = r"(?!\s+(?:Agenda|Strategy|Programme|Program|Plan)\b)"

# The forms of a date by name, the most telling first: of forms that overlap, the first in the list stands.
# Groups: d, m, y are day, month and year of the first day; d2, m2, y2 those of the last; n and n2 are months
# in figures.
FORMS = {
    name: re.compile(pattern)
    for name, pattern in {
        "iso": r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)(?![\d-])",
        "figures": rf"(?:{D}{TO})?(?<![\d.])(?P<d2>\d{{1,2}})\. ?(?P<n2>\d\d)\. ?(?P<y2>(?:19|20)\d\d)(?!\d)",
        "figures and hyphens": r"(?<![\d-])(?P<d>\d\d)-(?P<n>\d\d)-(?P<y>(?:19|20)\d\d)(?![\d-])",
        # With a stroke, the month may come first; only a day above twelve tells.
        "figures and strokes": r"(?<![\d/])(?P<d>1[3-9]|[23]\d)/(?P<n>\d\d)/(?P<y>(?:19|20)\d\d)(?![\d/])",
        "short year": r"(?<![\d.])(?P<d>\d\d)\.(?P<n>\d\d)\.(?P<short>[0-3]\d)(?![\d:]|\.\d)",
        "days of two months": rf"{D}{OF}{M}{WITH_Y},?{TO}{D2}{OF}{M2}{WITH_Y2}",
        "days of a month": rf"{D}{TO}(?:the\s+)?{D2}{OF}{M2}{WITH_Y2}",
        "days between": rf"\b(?i:between|между)\s+(?:the\s+)?{D}\s+(?:and|и)\s+"
        rf"(?:the\s+)?{D2}{OF}{M2}{WITH_Y2}",
        "list of days": rf"{D}(?:{AND}\d{{1,2}})*?{AND}{D2}{OF}{M2}{WITH_Y2}",
        "month and days of two months": rf"{M}\s+{D}{WITH_Y}{TO}{M2}\s+{D2}{WITH_Y2}",
        "month and days": rf"{M}\s+{D}{TO}(?:the\s+)?{D2}(?!\d){WITH_Y}",
        "month and list of days": rf"{M}\s+{D}{AND}{D2}(?!\d){WITH_Y}",
        "day": rf"{D}{OF}{M}{WITH_Y}",
        "month and day": rf"{M}\s+{D}(?!\d){WITH_Y}",
        "months": rf"{M}{WITH_Y}{TO}{M2},?\s+(?:of\s+)?{Y2}",
        "month": rf"{M},?\s+(?:of\s+)?{Y}",
        "month alone": r"(?:\b(?i:in|during|since|for|в|с|на)\s+|\b(?i:early|late|mid)[ -]"
        r"|\b(?i:в\s+(?:начале|середине|конце)|(?:at|in|towards?)\s+the\s+(?:beginning|end|start)\s+of)\s+)"
        + M,
        "years in brackets": rf"{NOT_NAMED_BEFORE}\({Y}{TO}{Y2}\)",
        "years": rf"\b(?i:from|between|с|между)\s+{Y}(?:{TO}|\s+and\s+|\s+и\s+){Y2}",
        "season": rf"{SEASON}{Y}{NOT_NAMED_AFTER}",
        "year": rf"{IN_YEAR}{Y}{NOT_NAMED_AFTER}",
        "relative": rf"\b(?i:{'|'.join(RELATIVE_DAYS)})\b|{DAY_BEFORE}",
        "relative month": r"\b(?i:this|last|next)\s+(?i:month)\b(?!['’]s)"
        r"|\b(?i:в)\s+(?i:этом|прошлом|минувшем|следующем)\s+(?i:месяце)\b",
        "weekday": rf"(?:\b(?i:on|last)\s+|(?<![\w-])(?i:в|во)\s+)(?i:{'|'.join(WEEKDAYS)})\b(?!,?\s+\d)",
        "day after": r"\b(?i:(?:on\s+)?the\s+(?:next|following)\s+day|(?:a|one)\s+day\s+later"
        r"|на\s+(?:следующий|другой)\s+день|дн[её]м\s+позже)\b",
        "day earlier": r"\b(?i:(?:on\s+)?the\s+(?:day\s+before|previous\s+day)"
        r"(?=,|\s*[.;]|\s+in\s)"
        r"|(?:a|one)\s+day\s+earlier|дн[её]м\s+(?:ранее|раньше))\b",
        "same day": r"\b(?i:(?:on\s+)?the\s+same\s+day|on\s+that\s+day|в\s+(?:тот|этот)\s+же\s+день)\b",
    }.items()
}


# Words for a day that only repeat the date in figures beside them.
TOLD_AGAIN = frozenset({"relative", "weekday", "day earlier", "day after", "same day"})
APPOSED_DAY = re.compile(
    r"(?:\s+(?:and|to|и|по)\s+\w+)?\s*[,(–—-]\s*(?:on\s+)?"
    rf"(?:\d{{1,2}}(?:(?:{TO}|{AND})\d{{1,2}})?{OF}{M}|{M2}\s+\d{{1,2}}(?!\d)|\d\d\.\d\d\.\d)"
)


@dataclass(frozen=True)
class _Point:
    """A day, month or year; the year may be missing."""

    year: int | None
    month: int | None
    day: int | None

    def in_year(self, year: int) -> _Point:
        return self if self.year else replace(self, year=year)

    def iso(self) -> str:
        """As YYYY, YYYY-MM or YYYY-MM-DD; ValueError where no calendar has the day."""
        if self.month is None:
            return f"{self.year:04d}"
        first = date(self.year or 0, self.month, self.day or 1)
        return first.isoformat() if self.day else first.isoformat()[:7]


@dataclass(frozen=True)
class _Match:
    """A form that was found in the text, before its year is filled in."""

    start: int
    end: int
    rule: str
    first: _Point
    last: _Point | None

    @property
    def has_year(self) -> bool:
        return self.first.year is not None


def read_dates(text: str, published: str | None = None) -> list[DateReading]:
    """The dates of the text, in its order; none overlaps another.

    Args:
        text: what is searched.
        published: when the text was published, as YYYY, YYYY-MM or YYYY-MM-DD. Without it "today" and a day
            whose year stands nowhere near are left out, and a weekday is not known.
    """
    readings: list[DateReading] = []
    for start, end in _paragraphs(text):
        forms = [form for form in _matches(text, start, end) if not _is_told_again(text, form)]
        matches = [found for form in forms for found in _days_of_list(text, form)]
        for match in matches:
            if match.rule in DAYS_FROM_LAST:
                reading = _day_from_last(match, readings)
            else:
                reading = _complete(match, matches, text, published) or _as_before(match, readings)
            if reading:
                readings.append(reading)
    return readings


def month_number(word: str) -> int:
    """The number of a month in words, 1 to 12."""
    for number, (english, russian) in enumerate(zip(ENGLISH_MONTHS, RUSSIAN_MONTHS, strict=True), 1):
        if word.casefold() in english.casefold().split("|") or re.fullmatch(russian, word.casefold()):
            return number
    raise ValueError(f"{word!r} is not a month")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in re.finditer(r"\n\s*\n", text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _matches(text: str, start: int, end: int) -> list[_Match]:
    taken: list[_Match] = []
    for rule, form in FORMS.items():
        for found in form.finditer(text, start, end):
            if all(found.end() <= other.start or found.start() >= other.end for other in taken):
                taken.append(_read(rule, found))
    return sorted(taken, key=lambda match: match.start)


def _is_told_again(text: str, match: _Match) -> bool:
    """Whether the day follows a word for it, as in "Yesterday, 22 May," or "on Monday (3 June)"."""
    return match.rule in TOLD_AGAIN and bool(APPOSED_DAY.match(text, match.end))


def _read(rule: str, found: re.Match[str]) -> _Match:
    """The points that the groups of a form give; what the last one has and the first lacks holds for both."""
    groups = found.groupdict()

    def number(group: str) -> int | None:
        value = groups.get(group)
        return int(value) if value else None

    def month(words: str, figures: str) -> int | None:
        value = groups.get(words)
        return month_number(value) if value else number(figures)

    short = number("short")
    first = _Point(
        2000 + short if short is not None else number("y") or number("y2"),
        month("m", "n") or month("m2", "n2"),
        number("d") or number("d2"),
    )
    last = None
    if any(groups.get(group) for group in ("d2", "m2", "y2")) and not (rule == "figures" and not groups["d"]):
        last = _Point(
            number("y2") or number("y"), month("m2", "n2") or month("m", "n"), number("d2") or first.day
        )
        crosses = first.month and last.month and last.month < first.month
        if crosses and not groups.get("y") and last.year:  # 30 December - 2 January 2012
            first = replace(first, year=last.year - 1)
    return _Match(found.start(), found.end(), rule, first, last)


def _days_of_list(text: str, match: _Match) -> list[_Match]:
    """One span for days that follow each other, as in "3 and 4 March"; else each day of its own."""
    if "list" not in match.rule or match.last is None:
        return [match]
    found = list(re.finditer(r"(?<!\d)\d{1,2}(?!\d)", text[match.start : match.end]))
    days = [int(day.group()) for day in found]
    if days == list(range(days[0], days[0] + len(days))):
        return [match]
    return [
        replace(
            match,
            start=match.start + day.start(),
            end=match.end if day is found[-1] else match.start + day.end(),
            first=replace(match.first, day=int(day.group())),
            last=None,
        )
        for day in found
    ]


def _complete(match: _Match, others: list[_Match], text: str, published: str | None) -> DateReading | None:
    """The reading of a match: with its year, if it can be known, and only if a calendar has its days."""
    if match.rule == "relative month":
        return _relative_month(match, text[match.start : match.end].split()[-2], published)
    if match.rule in ("relative", "weekday"):
        return _relative(match, text[match.start : match.end].split()[-1], published)
    year, confidence = match.first.year, _confidence_of(match)
    if year is None:
        by_word = RELATIVE_YEAR.match(text, match.end)
        if by_word and not published:
            return None
        found = (
            _year_by_word(by_word, published)
            or _year_nearby(match, others, text)
            or _year_of_publication(match, published, _tense_at(text, match))
            or _year_of_later(match, others)
        )
        if found is None:
            return None
        year, confidence = found
    try:
        date_start = match.first.in_year(year).iso()
        date_end = match.last.in_year(year).iso() if match.last else ""
    except ValueError:
        return None
    if date_end and date_end < date_start:
        return None
    return DateReading(match.start, match.end, date_start, date_end, match.rule, confidence)


def _confidence_of(match: _Match) -> float:
    if match.first.day:
        return STATED
    return MONTH_STATED if match.first.month else YEAR_STATED


def _year_nearby(match: _Match, others: list[_Match], text: str) -> tuple[int, float] | None:
    """The year of the nearest date in the same sentence, or else of the nearest one before it."""
    dated = [other for other in others if other.has_year and other.first.month]
    near = [other for other in dated if _is_one_sentence(text, match, other)]
    if near:
        nearest = min(near, key=lambda other: min(abs(other.start - match.end), abs(match.start - other.end)))
        return nearest.first.year or 0, YEAR_OF_SENTENCE
    before = [other for other in dated if other.end <= match.start]
    return (before[-1].first.year or 0, YEAR_OF_PARAGRAPH) if before else None


def _is_one_sentence(text: str, one: _Match, other: _Match) -> bool:
    # The full stop after a short form of a month may be the end of the sentence, too.
    between = text[min(one.end, other.end) - 1 : max(one.start, other.start)]
    return not re.search(r"[.!?]\s+[^\W\d_a-zа-я]", between)


def _year_of_later(match: _Match, others: list[_Match]) -> tuple[int, float] | None:
    """The year of a day that the paragraph names later: it need not be of the same time."""
    later = (other for other in others if other.has_year and other.first.day and other.start >= match.end)
    return next(((other.first.year or 0, YEAR_OF_LATER) for other in later), None)


def _tense_at(text: str, match: _Match) -> int:
    """-1 where the sentence tells of what has been, 1 of what is to come, 0 where of both or none."""
    start = max(0, *(text.rfind(mark, 0, match.start) for mark in SENTENCE_MARKS))
    ends = [text.find(mark, match.end) for mark in SENTENCE_MARKS]
    sentence = text[start : min((end for end in ends if end >= 0), default=len(text))]
    return bool(FUTURE.search(sentence)) - bool(PAST.search(sentence))


def _year_of_publication(match: _Match, published: str | None, tense: int = 0) -> tuple[int, float] | None:
    """The year that puts the date nearest to the day of publication; its own year if that is all we know.

    What the sentence puts into the past was not in a later month, nor what is to come in an earlier one.
    """
    if not published:
        return None
    year = int(published[:4])
    if len(published) < len("YYYY-MM") or match.first.month is None:
        return year, YEAR_OF_PUBLICATION
    distance = match.first.month - int(published[5:7])
    half_a_year = 6
    shift = -1 if distance > half_a_year else 1 if distance < -half_a_year else 0
    if tense * (distance + 12 * shift) < 0:
        shift += tense
    return year + shift, YEAR_OF_PUBLICATION


def _as_before(match: _Match, readings: Sequence[DateReading]) -> DateReading | None:
    """A day or month without a year, in the year nearest to the date that the text gave last in full."""
    last = next((one for one in reversed(readings) if len(one.date_start) >= len("YYYY-MM")), None)
    if match.has_year or match.first.month is None or last is None:
        return None
    found = _year_of_publication(match, last.date_start)
    try:
        year = found[0] if found else 0
        first, end = match.first.in_year(year).iso(), match.last.in_year(year).iso() if match.last else ""
    except ValueError:
        return None
    return DateReading(match.start, match.end, first, end, match.rule, YEAR_OF_LATER)


def _year_by_word(by_word: re.Match[str] | None, published: str | None) -> tuple[int, float] | None:
    """The year of "last year" behind a month, from that of publication."""
    if not (by_word and published):
        return None
    return int(published[:4]) + YEARS[by_word.lastgroup or "this"], YEAR_OF_PUBLICATION


def _relative_month(match: _Match, word: str, published: str | None) -> DateReading | None:
    """The month that "last month" means on the day of publication."""
    if not published or len(published) < len("YYYY-MM"):
        return None
    months = int(published[:4]) * 12 + int(published[5:7]) - 1 + RELATIVE_MONTHS[word.casefold()]
    month = f"{months // 12:04d}-{months % 12 + 1:02d}"
    return DateReading(match.start, match.end, month, "", match.rule, RELATIVE)


def _relative(match: _Match, word: str, published: str | None) -> DateReading | None:
    """The day that "yesterday" or "on Thursday" means on the day of publication."""
    try:
        today = date.fromisoformat(published or "")
        weekday = WEEKDAYS.get(word.casefold())
        back = (
            RELATIVE_DAYS.get(word.casefold(), -1) if weekday is None else -((today.weekday() - weekday) % 7)
        )
        day = today + timedelta(back)
    except (ValueError, OverflowError):
        return None
    return DateReading(match.start, match.end, day.isoformat(), "", match.rule, RELATIVE)


def _day_from_last(match: _Match, readings: Sequence[DateReading]) -> DateReading | None:
    """The day that the text named last, whatever years stand between, or the one before or after."""
    last = next((one for one in reversed(readings) if len(one.last) == len("YYYY-MM-DD")), None)
    if last is None:
        return None
    days = DAYS_FROM_LAST[match.rule]
    day = date.fromisoformat(last.date_start if days < 0 else last.last) + timedelta(days)
    confidence = min(last.confidence, SAME_DAY)
    return DateReading(match.start, match.end, day.isoformat(), "", match.rule, confidence)
