"""How many states, delegations, organizations, speakers, women and others took part, as a text says it.

These numbers are not attendance in persons. `read_counts` needs nothing but the text, in English or Russian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.documents import cues
from etl.documents.context import Context, basis, came, context, gave, is_beside, was_harmed
from etl.documents.figures import FigureReading
from etl.documents.nouns import lemmas
from etl.documents.quantities import MAX_WORDS, Quantity, quantities, wording
from etl.documents.sentences import sentences
from etl.documents.tokens import Token

_COUNTED = {
    "states": "states countries nations государство страна",
    "delegations": "delegations делегация",
    "organizations": "organizations organisations agencies universities организация вуз университет",
    "civil society organizations": "ngos csos нпо",
    "speakers": "speakers panelists panellists presenters спикер докладчик выступающий",
    "experts": "experts эксперт",
    "observers": "observers наблюдатель",
    "women": "women женщина",
    "men": "men мужчина",
}
_BY_WORD = {word: counted for counted, words in _COUNTED.items() for word in words.split()}
_BY_STEM = {
    **{code: code for code in ("women", "men", "observers", "speakers")},
    **dict.fromkeys(("женщин", "девушк", "girls", "female"), "women"),
    **dict.fromkeys(("мужчин", "male"), "men"),
    "наблюдател": "observers",
    "докладчик": "speakers",
}
# So many experts may well have come beside the others; more may be those for whom the event was.
A_FEW = 20
PORTION = 0.6
BODIES = frozenset({"states", "delegations", "organizations", "civil society organizations"})


def read_counts(text: str) -> list[FigureReading]:
    """What the text says of how many took part other than in persons, in its order.

    Counted are states, delegations, organizations, civil society organizations, speakers, experts, observers,
    women or men.
    """
    found = [
        reading for span in sentences(text) for reading in (*_of_sentence(text, span), *_portions(text, span))
    ]
    return sorted(found, key=lambda reading: reading.start)


def _portions(text: str, span: tuple[int, int]) -> Iterator[FigureReading]:
    """Parts of those present that are not counted: "half of them women"."""
    for found in cues.PORTION.finditer(text, *span):
        words = list(re.finditer(r"\S+", found.group()))[:MAX_WORDS]
        yield FigureReading(
            low=None,
            best=None,
            high=None,
            qualifier="vague",
            counted=_BY_STEM[found[found.lastgroup or 0].lower()],
            wording=found.group()[: words[-1].end()],
            start=found.start(),
            end=found.start() + words[-1].end(),
            figure=None,
            upper=None,
            basis="reported",
            confidence=PORTION,
            rule="part without a number",
        )


def _of_sentence(text: str, span: tuple[int, int]) -> list[FigureReading]:
    found = quantities(text, *span)
    result: list[FigureReading] = []
    previous: Quantity | None = None
    for index, this in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        around = context(text, span, previous, (result and previous) or None, this, after)
        if reading := _reading(text, this, around, result):
            result.append(reading)
        previous = this
    return result


def _reading(
    text: str, this: Quantity, around: Context, read: Sequence[FigureReading]
) -> FigureReading | None:
    counted = _code(this.counted, around)
    if counted is None or this.figure in (0, 1) or was_harmed(around):
        return None
    how = _of_bodies(around, read) if counted in BODIES else _of_people(counted, this.figure, around)
    if how is None:
        return None
    confidence, rule = how
    if this.is_doubtful or cues.DEFINITE.search(around.between):
        confidence = min(confidence, 0.4)
    low, best, high = this.bounds
    start, end = wording(text, this)
    return FigureReading(
        low=low,
        best=best,
        high=high,
        qualifier=this.qualifier,
        counted=counted,
        wording=text[start:end],
        start=start,
        end=end,
        figure=this.figure,
        upper=this.upper,
        basis=basis(around),
        confidence=confidence,
        rule=rule,
    )


def _code(noun: Token | None, around: Context) -> str | None:
    """The code for what is counted, None if the contract has none."""
    if noun is None:
        named = cues.WERE.match(around.after) or cues.WOMEN_FIRST.search(around.before)
        return _BY_STEM.get(named[named.lastgroup or 0]) if named else None
    code = next((_BY_WORD[word] for word in sorted(lemmas(noun)) if word in _BY_WORD), None)
    if code == "organizations" and cues.CIVIL.search(around.phrase):
        return "civil society organizations"
    return code


def _of_bodies(around: Context, read: Sequence[FigureReading]) -> tuple[float, str] | None:
    """States and bodies took part where people came from them; elsewhere the text only speaks of them."""
    if cues.SENT.search(around.before):
        return 0.85, "came from"
    if read and read[-1].counted in BODIES and cues.LINK_TO_BODY.match(around.between):
        return read[-1].confidence, "came from"
    if "member" in around.phrase and cues.HAS_MEMBERS.search(around.before):
        return None
    if cues.ABOUT_BODIES.search(around.before) or (cues.DEFINITE.search(around.between) and came(around) < 1):
        return None
    return (0.7, "took part") if came(around) == 1 else (0.3, "number alone")


def _of_people(counted: str, figure: int | None, around: Context) -> tuple[float, str] | None:
    """A part of those present that the text counts on its own."""
    is_part = bool(cues.WITHIN.search(around.before)) or bool(
        cues.WERE.match(around.after) or cues.WOMEN_FIRST.search(around.before)
    )
    if counted == "experts":
        # Experts are a part only where the text says so: else they are those who came.
        if is_part or gave(around) or cues.EXPERTS_GAVE.match(around.following):
            return 0.7, "part of those present"
        if not (is_beside(around) and came(around)):
            return None
        return (0.6 if figure and figure <= A_FEW else 0.45), "beside the participants"
    if is_part:
        return 0.85, "part of those present"
    if came(around) == 1 or (counted == "speakers" and cues.SPEECH.search(around.around)):
        return 0.7, "took part"
    return 0.4, "number alone"
