"""How many people came to an event, as a text says it.

`read_attendance` needs nothing but the text: a phrase, a sentence or a whole document, in English or
Russian. A number counts as attendance where it counts people and the clause says that they came; where one
of the two is not sure, the reading is doubtful; where neither is, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.documents import cues
from etl.documents.context import Context, basis, came, context, gave, is_listed, scope, was_harmed
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
        if not _may_count_people(text, this):
            continue
        around = context(text, span, previous, read[-1][0] if read else None, this, after)
        if reading := _reading(text, this, around, read):
            read.append((this, around, reading))
    return _parts(read)


def _neighbours(found: Sequence[Quantity]) -> Iterator[tuple[Quantity | None, Quantity, Quantity | None]]:
    padded = [None, *found, None]
    for index, this in enumerate(found):
        yield padded[index], this, padded[index + 2]


def _may_count_people(text: str, this: Quantity) -> bool:
    """Whether it is worth a look at the words around it: most numbers count things or nothing."""
    if this.noun is not None:
        return this.kind != "thing"
    after, before = text[this.end : this.end + 3].lstrip(), text[max(0, this.start - 3) : this.start].rstrip()
    return after[:1].isalpha() or before[-1:].isalpha() or before[-1:] in tuple(":–—-")


def _reading(text: str, this: Quantity, around: Context, read: Sequence[Read]) -> AttendanceReading | None:
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
        place = cues.WAY_AT_ONCE.match(text, end)
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
        _coverage(this, around, is_first=not read),
        round(min(confidence, _most(this, around)), 2),
        rule,
    )


def _how(this: Quantity, around: Context, read: Sequence[Read]) -> tuple[float, str] | None:
    """How sure it is that the phrase counts those who came, and by which rule."""
    has_come = came(around)
    if this.kind == "person" and this.counted:
        if stands_apart(this.counted) or (is_expert(this.counted) and cues.WITHIN.search(around.since)):
            return None  # They have a count of their own.
        least = 0.6 if attends(this.counted) else 0.35
        return max(least, 0.9 if has_come == 1 else 0.45 * (has_come > 0)), this.rule
    if this.noun is None:
        if _named_before(around):
            return 0.7, "number of those who came"
        if read and cues.FROM.match(around.after) and cues.LINK.search(around.between):
            return 0.6, "noun before"
        if cues.WAY_AFTER.match(around.after):
            return (0.7 if has_come else 0.4), "number and scope"
        if cues.CAME_AT_ONCE.match(around.after):
            return 0.6, "number and verb"
        return None
    return (0.4, "number and verb") if this.kind == "unknown" and _is_said_to_come(around) else None


def _named_before(around: Context) -> str:
    """The word for those who came in "the number of participants reached" and in "Participants:"."""
    verb = around.phrase.split(" ", 1)[0] if around.phrase.startswith(("exceed", "превы")) else ""
    named = cues.NUMBER_OF.search(around.before + verb) or cues.HEADED.search(around.between)
    return named[1] if named else ""


def _is_said_to_come(around: Context) -> bool:
    """Whether the sentence says without anything in between that those counted came."""
    return bool(cues.SAID_TO_COME.search(around.before) or cues.CAME_AT_ONCE.match(around.after))


def _is_other(this: Quantity, around: Context) -> bool:
    """Whether the people counted are victims, inhabitants, a team of trainers or the like."""
    near = around.between[-80:]
    if was_harmed(around) or cues.MILITARY.search(around.phrase):
        return True
    if (
        cues.BELONG_BEFORE.search(near)
        or cues.BELONG_AFTER.match(around.after)
        or cues.TEAM.search(near)
        or gave(around)
    ):
        return True
    if this.qualifier == "range" and cues.CHANGED.search(around.before):
        return True
    return this.noun is None and bool(cues.SHARE.match(around.after))


def _coverage(this: Quantity, around: Context, is_first: bool) -> str:
    """Whether the figure covers those at one event, some of them, several events, or people reached."""
    if cues.REACHED.search(around.before[-80:] + " | " + around.phrase):
        return "reach"
    if cues.SERIES.search(around.around) or cues.PERHAPS_SERIES.search(around.around):
        return "series"
    is_within = cues.WITHIN.search(around.since) or cues.FURTHER.search(around.between)
    return "part" if this.is_group or is_within or (is_first and is_listed(around)) else "whole"


def _most(this: Quantity, around: Context) -> float:
    """The highest confidence that such a number can have."""
    if this.is_doubtful or (this.figure is not None and not FEW <= this.figure <= MANY):
        return 0.4
    if cues.CHANGED.search(around.before + around.following) or _is_each(around):
        return 0.4
    if around.before.endswith("("):
        return 0.45  # Those of one of the bodies in a list, as likely as all.
    if cues.DEFINITE.search(around.between) and not (this.counted and attends(this.counted)):
        return 0.45
    if cues.SERIES.search(around.around):
        return 0.7
    if cues.PERHAPS_SERIES.search(around.around):
        return 0.45
    return 0.6 if this.qualifier == "vague" or this.is_group else 0.9


def _is_each(around: Context) -> bool:
    """Whether the figure is that of each of several events or places."""
    return bool(cues.EACH.search(around.before[-80:]) or cues.EACH.search(around.following[:20]))


def _counted(this: Quantity, around: Context, read: Sequence[Read]) -> str:
    """The word for those counted; where none stands at the number, that of the number before, or people."""
    if this.counted:
        return this.counted.text.lower()
    if named := _named_before(around):
        return named
    if read:
        return read[-1][2].counted
    is_russian = any(token.is_cyrillic for token in this.found if token.kind == "word")
    return "человек" if is_russian else "people"


def _parts(read: Sequence[Read]) -> list[AttendanceReading]:
    """Marks figures that are the whole only together: "25 judges and 30 prosecutors"; adds none."""
    result = [reading for _, _, reading in read]
    for index in range(1, len(result)):
        before, this = result[index - 1], result[index]
        _, around, _ = read[index]
        if this.coverage not in ("whole", "part") or before.coverage not in ("whole", "part"):
            continue
        is_own = this.scope == before.scope or "unspecified" in (this.scope, before.scope)
        if not is_own or this.basis != before.basis:
            continue
        if this.coverage == "part" and cues.WITHIN.search(around.since):
            continue
        if cues.LINK.search(around.between) and not cues.CAME_BETWEEN.search(around.since):
            result[index - 1] = replace(before, coverage="part")
            result[index] = replace(this, coverage="part")
        elif this.coverage == "whole":
            # Two figures for the whole in one sentence: a person should see which one it is.
            result[index] = replace(this, confidence=min(this.confidence, 0.45))
    return result
