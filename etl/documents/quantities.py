"""Numeric phrases of a sentence: how the number is qualified, the number, and the noun it counts.

"More than 60 high-level officials" is over, 60, officials. What the phrase tells of an event is for
`etl.documents.attendance` and `etl.documents.counts` to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.documents.morphology import read_word
from etl.documents.nouns import GROUPS, Kind, head, is_person
from etl.documents.numbers import Number, part_of_number, read_numbers
from etl.documents.tokens import Token, tokens, word_set

MAX_WORDS = 6


@dataclass(frozen=True)
class Quantity:
    """A number with its qualifier and the noun it counts.

    Attributes:
        qualifier: in the codes of the contract.
        figure: the number, or the lower end of a range; None where the phrase is vague.
        upper: the upper end of a range.
        start: of the phrase, as an offset in the text, in characters.
        end: after its last word.
        found: the tokens of the sentence.
        noun: index of the noun among them; None if no noun follows.
        kind: what the noun names.
        first: index of the first token of the phrase.
        last: index after the last one.
        is_group: whether it measures a group, as in "a 15-member delegation".
        is_doubtful: whether the number may be something else, such as a year.
        rule: how the phrase is built.
    """

    qualifier: str
    figure: int | None
    upper: int | None
    start: int
    end: int
    found: Sequence[Token]
    noun: int | None
    kind: Kind | None
    first: int
    last: int
    rule: str = "number and noun"
    is_group: bool = False
    is_doubtful: bool = False

    @property
    def counted(self) -> Token | None:
        """The word for what is counted."""
        return None if self.noun is None else self.found[self.noun]

    @property
    def bounds(self) -> tuple[int | None, int | None, int | None]:
        """Low, best and high, by the rule "bounds of a claim" of `etl.reconcile`."""
        low = self.figure if self.qualifier in ("exactly", "over", "at least", "range") else None
        best = self.figure if self.qualifier in ("exactly", "about") else None
        high = self.upper if self.qualifier == "range" else None
        if self.qualifier in ("exactly", "nearly", "up to"):
            high = self.figure
        return low, best, high


def _phrases(**lists: str) -> Mapping[tuple[str, ...], str]:
    return {
        tuple(phrase.split()): code.replace("_", " ")
        for code, phrases in lists.items()
        for phrase in phrases.split(",")
    }


# What comes before a number and qualifies it. Close to is almost, in the dictionaries; as many as names the
# most that may be; less than sets an end that is not said to be near.
_BEFORE = _phrases(
    exactly="exactly,precisely,a total of,total of,in total,ровно,всего,в общей сложности,в количестве",
    about="about,some,around,approximately,approx,roughly,circa,an estimated,estimated,in the region of,"
    "in the order of,on the order of,somewhere around,около,порядка,примерно,приблизительно,"
    "ориентировочно,где - то",
    over="over,more than,above,in excess of,upwards of,well over,just over,slightly over,slightly more than,"
    "a little over,a little more than,far more than,well above,more,exceeded,exceeding,exceeds,"
    "превысило,превысил,превысила,превышает,превышающее,превысит,более,более чем,свыше,больше,больше чем,"
    "чуть более,чуть больше,немногим более,немногим больше,выше",
    at_least="at least,no fewer than,no less than,not fewer than,not less than,a minimum of,minimum of,"
    "не менее,не менее чем,не меньше,не меньше чем,минимум,как минимум,по меньшей мере,по крайней мере",
    nearly="nearly,almost,close to,just under,slightly under,slightly fewer than,slightly less than,"
    "just below,"
    "почти,почти что,чуть менее,чуть меньше,без малого,немногим менее,немногим меньше",
    up_to="up to,as many as,no more than,not more than,at most,a maximum of,maximum of,"
    "fewer than,less than,under,"
    "до,не более,не более чем,не больше,не больше чем,максимум,"
    "менее,менее чем,меньше,меньше чем,вплоть до",
)
# What comes after it, before the noun.
_AFTER = _phrases(
    over="plus,and more,и выше",
    at_least="or more,и более,или более,и больше,или больше",
    about="or so,odd,с лишним,с небольшим",
    up_to="or fewer,or less,или менее,или меньше",
)
_LONGEST = max(map(len, _BEFORE))

# A number after one of these is a name: Resolution 1373, Room 5, 3 in "March 3".
_LABELS = word_set(
    """
    resolution resolutions article articles phase phases page pages room no nos number numbers chapter
    item paragraph section annex table figure version level tel phone fax street gate hall box pillar
    module unit volume issue grade class agenda target goal decree law january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    резолюция резолюции резолюцией статья статьи статье страница стр пункт пункта пункте п ст этап этапа
    этапе фаза фазы фазе кабинет кабинете дом тел телефон номер глава главы приложение закон указ
    постановление цель цели
    """
)
_BEFORE_YEAR = word_set("in since by of year during until from after before for в с до к за после")
_GROUP_WORDS = word_set("strong member person people man")
_VAGUE = word_set("dozens hundreds thousands scores tens millions")
_FEW = word_set("several few many couple")
_MULTIPLIERS = word_set("dozen hundred thousand million")
_VAGUE_LEMMAS = word_set("десяток сотня тысяча миллион")
_LARGE = re.compile(r"large|great|huge|big|significant|record|больш|значительн|огромн|рекордн")


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The numeric phrases of a sentence that runs from `start` to `end` of the text, in their order."""
    found = tokens(text, start, end)
    by_place = {number.first: number for number in read_numbers(found)}
    result: list[Quantity] = []
    index = free = 0
    while index < len(found):
        number = by_place.get(index)
        quantity = _counted(found, free, number, by_place) if number else _vague(found, free, index)
        if quantity:
            result.append(quantity)
            free = quantity.last
        index = max(free, number.last if number else index + 1)
    return result


def wording(text: str, quantity: Quantity) -> tuple[int, int]:
    """Start and end of the phrase as records have it: no more than six words."""
    words = list(re.finditer(r"\S+", text[quantity.start : quantity.end]))
    return quantity.start, quantity.start + words[:MAX_WORDS][-1].end()


class _Phrase(NamedTuple):
    """A number with what qualifies it, from token `first` to before `last`."""

    qualifier: str
    figure: int
    upper: int | None
    first: int
    last: int
    is_doubtful: bool


def _counted(
    found: Sequence[Token], free: int, number: Number, by_place: Mapping[int, Number]
) -> Quantity | None:
    """The phrase around a number, with nothing before the token `free`."""
    phrase = _phrase(found, free, number, by_place)
    if phrase is None:
        return None
    last, is_group = _group(found, phrase.last)
    if last is None:
        return None
    noun = head(found, last)
    if noun:
        return _quantity(found, phrase, noun, noun[1] + 1, is_group)
    if is_group:
        is_measured = last < len(found) and found[last].plain in GROUPS
        return _quantity(found, phrase, ("person", last), last + 1, is_group) if is_measured else None
    inverted = _inverted(found, free, phrase)
    if inverted is None:
        return _quantity(found, phrase, None, last, is_group)
    qualifier = "about" if phrase.qualifier == "exactly" else phrase.qualifier
    phrase = phrase._replace(qualifier=qualifier, first=inverted)
    return _quantity(found, phrase, ("person", inverted), last, is_group, "noun and number")


def _quantity(
    found: Sequence[Token],
    phrase: _Phrase,
    noun: tuple[Kind, int] | None,
    last: int,
    is_group: bool,
    rule: str = "number and noun",
) -> Quantity:
    kind, place = noun or (None, None)
    return Quantity(
        phrase.qualifier,
        phrase.figure,
        phrase.upper,
        found[phrase.first].start,
        found[last - 1].end,
        found,
        place,
        kind,
        phrase.first,
        last,
        rule,
        is_group,
        phrase.is_doubtful,
    )


def _phrase(
    found: Sequence[Token], free: int, number: Number, by_place: Mapping[int, Number]
) -> _Phrase | None:
    """The number and what qualifies it; None if it is a name, a year or shares its noun with others."""
    first, last = number.first, number.last
    figure, upper = number.value, None
    if span := _upper_end(found, free, number, by_place):
        first, figure, upper, last = span
    elif _is_listed(found, number, by_place):
        return None
    first, before = _qualified(found, free, first)
    last, after = _followed(found, last)
    is_yearlike = _is_yearlike(found, number)
    if not before and first and (_is_label(found, first) or (is_yearlike and _is_year(found, first))):
        return None
    if upper is not None:
        qualifier = "range"
    else:
        said = after or ("" if before == "exactly" else before)
        qualifier = said or ("about" if number.is_round else "exactly")
    return _Phrase(qualifier, figure, upper, first, last, is_yearlike and figure % 100 != 0)


def _upper_end(
    found: Sequence[Token], free: int, number: Number, by_place: Mapping[int, Number]
) -> tuple[int, int, int, int] | None:
    """First token, lower and upper end, and last token of a range that begins with the number."""
    link = found[number.last].plain if number.last < len(found) else ""
    other = by_place.get(number.last + 1)
    if not other:
        return None
    before = found[number.first - 1].plain if number.first > free else ""
    is_between = before in ("between", "между") and link in ("and", "и")
    if not (is_between or link in ("to", "or", "до", "или") or found[number.last].is_hyphen):
        return None
    # "two to three hundred" has hundreds at both ends.
    low = number.value
    if number.unit == 1 and other.unit > 1 and low * other.unit < other.value and low < other.unit:
        low *= other.unit
    if low >= other.value:
        return None
    first = number.first - (is_between or (before in ("from", "от") and link in ("to", "до")))
    return first, low, other.value, other.last


def _is_listed(found: Sequence[Token], number: Number, by_place: Mapping[int, Number]) -> bool:
    """Whether it is one of several numbers that share a noun: 25 and 30 participants."""
    links = ("and", "и", "to", "до", "or", "или")
    follows = number.last + 1 in by_place and (
        found[number.last].plain in links or found[number.last].is_hyphen
    )
    before = number.first - 1
    # The dash of a dateline has a space before it: "18 May 2014 –Twenty officials".
    is_hyphen = found[before].is_hyphen and found[before].is_joined
    is_linked = before > 0 and (found[before].plain in links or is_hyphen)
    # The year of "in June 2022 and 74 experts came" shares nothing.
    if is_linked and not is_hyphen and _is_year_figure(found[before - 1]) and number.value < FIRST_YEAR:
        return follows
    return follows or (is_linked and part_of_number(found[before - 1]))


FIRST_YEAR, LAST_YEAR = 1900, 2100


def _qualified(found: Sequence[Token], free: int, first: int) -> tuple[int, str]:
    """The first token of what qualifies the number that begins there, and the code; "" if nothing does."""
    code = ""
    while True:
        for length in range(min(_LONGEST, first - free), 0, -1):
            phrase = tuple(token.plain for token in found[first - length : first])
            if phrase in _BEFORE:
                break
        else:
            return first, code
        if _BEFORE[phrase] != "exactly" or not code:
            code = code if code and code != "exactly" else _BEFORE[phrase]
        first -= length


def _followed(found: Sequence[Token], last: int) -> tuple[int, str]:
    """The token after what qualifies the number from behind, and the code; "" if nothing does."""
    if last < len(found) and found[last].text == "+" and found[last].is_joined:
        return last + 1, "over"
    skipped = last + (last < len(found) and found[last].is_hyphen and found[last].is_joined)
    for length in (2, 1):
        code = _AFTER.get(tuple(token.plain for token in found[skipped : skipped + length]))
        if code:
            return skipped + length, code
    return last, ""


def _is_label(found: Sequence[Token], first: int) -> bool:
    before = found[first - 1]
    if before.text == "." and first > 1:
        before = found[first - 2]
    return before.plain in _LABELS


def _is_yearlike(found: Sequence[Token], number: Number) -> bool:
    token = found[number.first]
    return _is_year_figure(token) and number.last - number.first == 1


def _is_year_figure(token: Token) -> bool:
    return token.kind == "figures" and len(token.text) == 4 and FIRST_YEAR <= int(token.text) < LAST_YEAR


def _is_year(found: Sequence[Token], first: int) -> bool:
    return found[first - 1].plain in _BEFORE_YEAR


def _group(found: Sequence[Token], last: int) -> tuple[int | None, bool]:
    """Goes over "-strong" and "-member"; None where the number is a part of another word, as in two-day."""
    if last >= len(found):
        return last, False
    is_hyphen = found[last].is_hyphen and found[last].is_joined
    word = last + is_hyphen
    if (
        word < len(found)
        and found[word].plain in _GROUP_WORDS
        and (is_hyphen or found[word].plain == "strong")
    ):
        return word + 1, True
    if is_hyphen and word < len(found) and found[word].is_joined:
        return None, False
    return last, False


def _inverted(found: Sequence[Token], free: int, phrase: _Phrase) -> int | None:
    """The noun before a number that is approximate by its place: человек 30, человек до тридцати."""
    first, last = phrase.first, phrase.last
    if phrase.upper is None and phrase.figure % 5 and phrase.figure > 10:
        return None  # Only a round number is approximate.
    if first <= free or not found[first - 1].is_cyrillic or found[first - 1].kind != "word":
        return None
    noun = found[first - 1]
    if last < len(found) and (found[last].kind == "figures" or found[last].plain in ("год", "года", "г")):
        return None
    is_genitive = any(word.case == "gent" and word.number == "plur" for word in read_word(noun.plain))
    if not is_genitive or not is_person(noun) or (first > 1 and part_of_number(found[first - 2])):
        return None
    # "для участников 30": a preposition takes the noun away from the number.
    if first > 1 and {word.part for word in read_word(found[first - 2].plain)} & {"PREP", "NOUN", "ADJF"}:
        return None
    return first - 1


def _vague(found: Sequence[Token], free: int, index: int) -> Quantity | None:
    """Dozens of experts, several hundred people, a large number of guests; Russian likewise."""
    last = _vague_words(found, index)
    if last is None or (index > free and found[index - 1].plain.startswith("половин")):
        return None
    if last < len(found) and found[last].plain == "of":
        last += 1
    noun = head(found, last)
    if not noun:
        return None
    first = index
    if index > free and found[index - 1].plain in ("a", "несколько", "many", "многие"):
        first -= 1
    first, _ = _qualified(found, free, first)
    kind, place = noun
    start, end = found[first].start, found[place].end
    return Quantity("vague", None, None, start, end, found, place, kind, first, place + 1, "vague number")


def _vague_words(found: Sequence[Token], index: int) -> int | None:
    """The token after the words that stand for a number that is not told."""
    token, after = found[index], found[index + 1 : index + 4]
    if token.kind != "word":
        return None
    if token.is_cyrillic:
        if not _is_vague_russian(token):
            is_large = bool(after) and _LARGE.match(token.plain) and after[0].plain in ("количество", "число")
            return index + 2 if is_large else None
        return index + 1
    following = [word.plain for word in after]
    if token.plain in _VAGUE:
        return (
            index + 3 if following[:1] == ["of"] and following[1:2] and following[1] in _VAGUE else index + 1
        )
    if token.plain in _FEW:
        skipped = following[:1] == ["of"]
        return (
            index + 2 + skipped
            if following[skipped : skipped + 1] and following[skipped] in _MULTIPLIERS
            else None
        )
    is_large = _LARGE.match(token.plain) and following[:2] in (["number", "of"], ["numbers", "of"])
    return index + 2 if is_large else None


def _is_vague_russian(token: Token) -> bool:
    if not token.plain.startswith(("десятк", "сот", "тысяч", "миллион")):
        return False
    return any(word.lemma in _VAGUE_LEMMAS and word.number == "plur" for word in read_word(token.plain))
