"""How many people came to an event, as a text says it.

`read_attendance` needs nothing but the text: a phrase, a sentence or a whole document, in English or
Russian. A number counts as attendance where it counts people and the clause says that they came; where one
of the two is not sure, the reading is doubtful; where neither is, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.documents import cues
from etl.documents.context import Context, basis, came, context, gave, is_beside, is_listed, scope, was_harmed
from etl.documents.figures import FigureReading
from etl.documents.glossary import in_english
from etl.documents.nouns import attends, is_expert, stands_apart
from etl.documents.quantities import Quantity, quantities, wording
from etl.documents.sentences import sentences
from etl.documents.tokens import Token, tokens


@dataclass(frozen=True)
class AttendanceReading(FigureReading):
    """What a text says of how many people came.

    `counted` is the word for those counted, as printed, in lower case; for a Russian one the English.

    Attributes:
        scope: in person, online, total or unspecified.
        coverage: whole, part, series or reach.
    """

    scope: str
    coverage: str


Read = tuple[Quantity, Context, AttendanceReading]

# A figure this small may be a few of those present, one this large people reached.
FEW, MANY = 5, 20_000
IN_TOTAL, OF_EXPECTED, OF_US = "number in total", "number of those expected", "number of us"


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
    return after[:1].isalpha() or before[-1:].isalpha() or before[-1:] in tuple(":|–—-")


def _is_group_beside(this: Quantity) -> bool:
    """Whether the noun names people of one kind, of whom a handful is never all that came: two experts."""
    return this.counted is not None and not attends(this.counted) and this.qualifier == "exactly"


def _reading(text: str, this: Quantity, around: Context, read: Sequence[Read]) -> AttendanceReading | None:
    """The reading of one phrase; None if it is no attendance."""
    if this.figure is not None and this.figure < (FEW if _is_group_beside(this) else 2):
        return None
    if _is_other(this, around):
        return None
    how = _how(this, around, read)
    if how is None:
        return None
    confidence, rule = how
    start, end = wording(text, this)
    if more := {"number and scope": cues.WAY_AT_ONCE, IN_TOTAL: cues.ALTOGETHER, OF_US: cues.OF_US}.get(rule):
        place = more.match(text, end)
        end = place.end() if place else end
    low, best, high = this.bounds
    return AttendanceReading(
        low=low,
        best=best,
        high=high,
        qualifier=this.qualifier,
        counted=_counted(this, around, read),
        wording=text[start:end],
        start=start,
        end=end,
        figure=this.figure,
        upper=this.upper,
        scope="total" if rule == IN_TOTAL and _are_told_apart(read) else scope(around),
        basis=_basis(around, rule),
        coverage="whole" if rule == OF_EXPECTED else _coverage(this, around, is_first=not read),
        confidence=round(min(confidence, _most(this, around)), 2),
        rule=rule,
    )


def _how(this: Quantity, around: Context, read: Sequence[Read]) -> tuple[float, str] | None:
    """How sure it is that the phrase counts those who came, and by which rule."""
    has_come = came(around)
    if this.kind == "person" and this.counted:
        if stands_apart(this.counted) or _are_experts_apart(this.counted, around):
            return None  # They have a count of their own.
        if _named_before(around):
            return 0.7, "number of those who came"
        least = 0.6 if attends(this.counted) else 0.35
        return max(least, 0.9 if has_come == 1 else 0.45 * (has_come > 0)), this.rule
    if this.noun is None:
        return _how_alone(this, around, read, has_come)
    if this.kind == "unknown" and (_is_said_to_come(around) or _names_people(this.counted, has_come)):
        return 0.4, "number and verb"
    return None


def _names_people(noun: Token | None, has_come: float) -> bool:
    """Whether the word is built like one for people, and its clause says that they came."""
    return noun is not None and has_come == 1 and bool(cues.DOERS.search(noun.plain))


def _how_alone(
    this: Quantity, around: Context, read: Sequence[Read], has_come: float
) -> tuple[float, str] | None:
    """The same for a number without a noun, which the words around it must give."""
    if cues.WERE.match(around.after):
        return None  # "Nine of them were women" has a count of its own.
    if _named_before(around) and cues.ALONE.match(around.after):
        return 0.7, "number of those who came"
    if cues.ALTOGETHER.match(around.after) and (read or cues.APPOSED.search(around.between)):
        return (0.7 if _adds_up(this, read) else 0.45), IN_TOTAL
    if cues.OF_THOSE_EXPECTED.match(around.after) and has_come:
        return 0.7, OF_EXPECTED
    if read and cues.FROM.match(around.after) and cues.LINK.search(around.between):
        return 0.6, "noun before"
    if read and has_come == 1 and cues.MORE.match(around.after):
        return 0.6, "noun before"
    if cues.OF_US.match(around.after) and (has_come or cues.ARE_HERE.search(around.after)):
        return 0.7, OF_US
    if cues.WAY_AFTER.match(around.after):
        return (0.7 if has_come else 0.4), "number and scope"
    return (0.6, "number and verb") if cues.CAME_AT_ONCE.match(around.after) else None


def _are_experts_apart(noun: Token, around: Context) -> bool:
    """Whether the noun is experts, and they are a part of those present or came beside them."""
    return is_expert(noun) and bool(cues.WITHIN.search(around.since) or is_beside(around))


def _are_told_apart(read: Sequence[Read]) -> bool:
    """Whether figures before were of those in person or of those online."""
    return any(reading.scope in ("in person", "online") for _, _, reading in read)


def _adds_up(this: Quantity, read: Sequence[Read]) -> bool:
    """Whether a total is the sum of the figures before it, or the sentence gives no other."""
    figures = [before.figure or 0 for before, _, _ in read]
    return not read or (len(figures) > 1 and sum(figures) == this.figure)


def _named_before(around: Context) -> str:
    """The word for those who came in "the number of participants reached" and in "Participants:"."""
    verb = around.phrase.split(" ", 1)[0] if around.phrase.startswith(("exceed", "превы")) else ""
    named = cues.NUMBER_OF.search(around.before + verb) or cues.HEADED.search(around.between)
    if named is None and cues.APPOSED.search(around.between) and cues.ALTOGETHER.match(around.after):
        named = cues.APPOSED.search(around.between)
    if named:
        return named[1]
    return "people" if cues.TURNOUT.search(around.between) else ""


def _is_said_to_come(around: Context) -> bool:
    """Whether the sentence says without anything in between that those counted came."""
    return bool(cues.SAID_TO_COME.search(around.before) or cues.CAME_AT_ONCE.match(around.after))


def _is_other(this: Quantity, around: Context) -> bool:
    """Whether the people counted are victims, inhabitants, a team of trainers or the like."""
    near = around.between[-80:]
    if was_harmed(around) or cues.MILITARY.search(around.phrase):
        return True
    if cues.SHARE_BEFORE.search(around.before) or (cues.IMAGINED.search(around.around) and not came(around)):
        return True
    if cues.BELONG_BEFORE.search(near) or _belongs(around) or cues.TEAM.search(near) or gave(around):
        return True
    if this.qualifier == "range" and cues.CHANGED.search(around.before):
        return True
    is_share = cues.SHARE.match(around.after) and not cues.OF_THOSE_EXPECTED.match(around.after)
    return this.noun is None and bool(is_share)


def _belongs(around: Context) -> bool:
    """Whether the words after the phrase say where people live or work, not more of those who came."""
    is_told_of = came(around) == 1 and cues.TOLD_OF.match(around.after)
    return not is_told_of and bool(cues.BELONG_AFTER.match(around.after))


def _basis(around: Context, rule: str) -> str:
    if rule == OF_EXPECTED:
        return "reported"
    is_of_invited = cues.OUT_OF.search(around.before) and cues.INVITED_ONES.search(around.phrase)
    return "planned" if is_of_invited else basis(around)


def _coverage(this: Quantity, around: Context, is_first: bool) -> str:
    """Whether the figure covers those at one event, some of them, several events, or people reached."""
    if cues.REACHED.search(around.before[-80:] + " | " + around.phrase):
        return "reach"
    if cues.SERIES.search(around.around) or cues.PERHAPS_SERIES.search(around.around):
        return "series"
    if this.is_group or cues.WITHIN.search(around.since) or (is_first and is_listed(around)):
        return "part"
    # "Another 40 online" are all of those online.
    is_further = cues.FURTHER.search(around.between) and scope(around) not in ("in person", "online")
    return "part" if is_further else "whole"


def _most(this: Quantity, around: Context) -> float:
    """The highest confidence that such a number can have."""
    if this.is_doubtful or (this.figure is not None and not FEW <= this.figure <= MANY):
        return 0.4
    if cues.CHANGED.search(around.before + around.following) or _is_each(around):
        return 0.4
    if cues.ANOTHER_EVENT.search(around.before) or cues.OUT_OF.search(around.before):
        return 0.45
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


def counted_word(this: Quantity) -> str:
    """The word for those counted, in English, with what hyphens join to it: policy-makers."""
    found, place = this.found, this.noun
    if place is None:
        return "people"
    first = place
    while first > this.first + 1 and found[first].is_joined and _is_joining_hyphen(found[first - 1]):
        first -= 2
    parts = found[first : place + 1]
    if first == place or any(part.is_cyrillic for part in parts):
        return in_english(found[place])
    return "".join(part.text for part in parts).lower()


def _is_joining_hyphen(token: Token) -> bool:
    return token.is_hyphen and token.is_joined


def _counted(this: Quantity, around: Context, read: Sequence[Read]) -> str:
    """The word for those counted; where none stands at the number, that of the number before, or people."""
    if this.counted:
        return counted_word(this)
    if named := _named_before(around):
        return in_english(tokens(named)[0])
    if cues.OF_US.match(around.after):
        return "people"
    if expected := cues.OF_THOSE_EXPECTED.match(around.after):
        return expected["before"] or expected["after"] or "people"
    return read[-1][2].counted if read else "people"


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
