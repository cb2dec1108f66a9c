"""Whole numbers in a text, in figures and in words, English and Russian.

text2num reads English words but neither Russian ones nor their places; spaCy only marks a word as like a
number. So the grammar of both languages stands here: words add up as long as each is smaller than the one
before (two hundred | fifty | five), and some multiply what stands before them (two | hundred, две | сотни).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from etl.documents.morphology import read_word
from etl.documents.tokens import Token, tokens, word_set

MAX_DIGITS = 10
# Longer ones are words of their own: 40-летие.
LONGEST_ENDING = 3


@dataclass(frozen=True)
class Number:
    """A whole number in a text.

    `start` and `end` are offsets in the text, in characters; `first` and `last` the same in tokens.
    `is_round` tells that its words are those of a rough count: a dozen, a hundred, полторы сотни.
    `unit` is the multiplier that its words end on, 1 if none: 1000 in "two thousand".
    """

    value: int
    start: int
    end: int
    first: int
    last: int
    is_round: bool = False
    unit: int = 1


class _Part(NamedTuple):
    """What a word adds (`size` is the place it fills: 1, 10, 100) or, with `multiplies`, multiplies by."""

    value: int | Fraction
    size: int
    multiplies: bool = False
    is_round: bool = False


def _parts(words: str, values: Sequence[int]) -> dict[str, _Part]:
    def size(value: int) -> int:
        return 100 if value >= 100 else 10 if value >= 20 else 1

    return {word: _Part(value, size(value)) for word, value in zip(words.split(), values, strict=True)}


_TENS = range(20, 100, 10)
_ENGLISH = {
    **_parts("one two three four five six seven eight nine ten", range(1, 11)),
    **_parts("eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", range(11, 20)),
    **_parts("twenty thirty forty fifty sixty seventy eighty ninety", _TENS),
    "dozen": _Part(12, 1, multiplies=True, is_round=True),
    "hundred": _Part(100, 100, multiplies=True),
    "thousand": _Part(1000, 1000, multiplies=True),
    "million": _Part(1_000_000, 1_000_000, multiplies=True),
}
# By dictionary form: the cases follow from it.
_RUSSIAN = {
    **_parts("один два три четыре пять шесть семь восемь девять десять", range(1, 11)),
    **_parts("двое трое четверо пятеро шестеро семеро восьмеро девятеро десятеро", range(2, 11)),
    **_parts("одиннадцать двенадцать тринадцать четырнадцать пятнадцать", range(11, 16)),
    **_parts("шестнадцать семнадцать восемнадцать девятнадцать", range(16, 20)),
    **_parts("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто", _TENS),
    **_parts("сто двести триста четыреста пятьсот шестьсот семьсот", range(100, 800, 100)),
    **_parts("восемьсот девятьсот", (800, 900)),
    "полтора": _Part(Fraction(3, 2), 1),
    "полсотни": _Part(50, 1, is_round=True),
    "полтораста": _Part(150, 1, is_round=True),
    "полтысячи": _Part(500, 1, is_round=True),
    "десяток": _Part(10, 1, multiplies=True, is_round=True),
    "дюжина": _Part(12, 1, multiplies=True, is_round=True),
    "сотня": _Part(100, 100, multiplies=True, is_round=True),
    "тысяча": _Part(1000, 1000, multiplies=True),
    "тыс": _Part(1000, 1000, multiplies=True),
    "миллион": _Part(1_000_000, 1_000_000, multiplies=True),
    "млн": _Part(1_000_000, 1_000_000, multiplies=True),
}
_NUMERAL = re.compile(
    r"од[ин]|дв[аеоу]|тр[еиоё]|четыр|четвер|п[яо]т|пол[стуы]|ше?ст|сем|вос[еь]м|девя[тн]|десят|сорок|ст[ао]|сот"
    r"|тыс|мил+ион|млн|дюжин"
)
# Words of other meanings that are spelled like a numeral.
_NOT_NUMERALS = word_set("семью стам")
_WITH_POINT = word_set("тыс млн")
# What may come before a hundred that nothing multiplies; after anything else a number may be cut off.
_BEFORE_BARE = word_set(
    """
    a an about around nearly almost approximately roughly some over than least to
    """
)
# These govern the genitive: "более сотни" is one hundred, where "сотни" alone is hundreds.
_GOVERN_GENITIVE = word_set("более больше свыше около порядка менее меньше до от")


def numbers(text: str) -> list[Number]:
    """The whole numbers in a text, in their order. A figure that is a part of a code or a date is none."""
    return read_numbers(tokens(text))


def read_numbers(found: Sequence[Token]) -> list[Number]:
    """The whole numbers among the tokens of a text."""
    result: list[Number] = []
    index = 0
    while index < len(found):
        number = _number_at(found, index)
        if number:
            result.append(number)
        index = number.last if number else index + 1
    return result


def part_of_number(token: Token) -> bool:
    """Whether the token is a figure or a numeral, whatever stands around it."""
    return token.kind == "figures" or _part(token) is not None


def _part(token: Token) -> _Part | None:
    if token.kind != "word":
        return None
    if not token.is_cyrillic:
        return _ENGLISH.get(token.plain)
    if not _NUMERAL.match(token.plain) or token.plain in _NOT_NUMERALS:
        return None
    readings = (
        _RUSSIAN.get(word.lemma) for word in read_word(token.plain) if word.part in ("NUMR", "NOUN", "ADJF")
    )
    return next((part for part in readings if part), None)


def _number_at(found: Sequence[Token], first: int) -> Number | None:
    if found[first].kind == "figures":
        return _in_figures(found, first)
    return _in_words(found, first) if found[first].kind == "word" else None


def _in_figures(found: Sequence[Token], first: int) -> Number | None:
    """A number that begins in figures: 250, 1 200, 2 thousand, 1.5 million."""
    token = found[first]
    if not _begins_freely(found, first) or not _ends_freely(found, first):
        return None
    value, last, unit = _figures(token.text), _after_ending(found, first), 1
    if value is None or last is None:
        return None
    if last < len(found) and (part := _part(found[last])) and part.multiplies:
        value, unit, last = value * part.value, int(part.value), last + 1
    if last < len(found) and found[last - 1].plain in _WITH_POINT and found[last].text == ".":
        last += 1
    if value.denominator != 1 or len(str(value)) > MAX_DIGITS:
        return None
    return Number(int(value), token.start, found[last - 1].end, first, last, unit=unit)


_CARDINAL = re.compile(r".*[05-9] ти|.*1\d ти|.*[2-4] х|.*[23] м|.*4 мя|.*(?:[78]|10|50) ю")


def _after_ending(found: Sequence[Token], first: int) -> int | None:
    """The token after a figure with its ending: 50-ти, 3-х. None if the ending makes it an ordinal: 10-й."""
    ending = found[first + 1 : first + 3]
    if len(ending) < 2 or not (ending[0].is_hyphen and ending[0].is_joined and ending[1].is_joined):
        return first + 1
    if not ending[1].is_cyrillic or len(ending[1].text) > LONGEST_ENDING:
        return first + 1
    return first + 3 if _CARDINAL.fullmatch(f"{found[first].text} {ending[1].plain}") else None


def _figures(text: str) -> Fraction | None:
    digits = re.split(r"\D", text)
    if sum(map(len, digits)) > MAX_DIGITS:
        return None
    is_decimal = len(digits) == 2 and len(digits[1]) != 3
    return Fraction(int("".join(digits)), 10 ** len(digits[1]) if is_decimal else 1)


def _begins_freely(found: Sequence[Token], index: int) -> bool:
    """Whether the figure is not the end of a code, a date, a time, a price or a telephone number."""
    if index == 0:
        return True
    before = found[index - 1]
    if before.kind == "figures":
        return False
    if before.text in "№#$€£₽+":
        return False
    if not found[index].is_joined:
        return True
    if before.is_hyphen:
        # 40-50 is a range, COVID-19 and a list's dash are not.
        return index < 2 or not before.is_joined or part_of_number(found[index - 2])
    return before.kind == "mark" and before.text in "([{«“„\"'‘’”»,;!?…"


def _ends_freely(found: Sequence[Token], index: int) -> bool:
    """Whether nothing makes the figure an ordinal, a share, a time or the beginning of a code."""
    if index + 1 == len(found):
        return True
    after = found[index + 1]
    if after.text in "%‰°$€£₽":
        return False
    if not after.is_joined:
        return True
    if after.kind != "mark" or after.text in "/@_=*^~&\\":
        return False
    is_followed = index + 2 < len(found) and found[index + 2].is_joined
    return after.text not in ".:" or not is_followed or found[index + 2].kind == "mark"


class _Sum:
    """What numerals add up to, word by word."""

    def __init__(self, half: bool = False) -> None:
        self.total = Fraction(0)
        self.group = Fraction(1, 2) if half else Fraction(0)
        self.free = 1 if half else 1000  # What is added next is less than this.
        self.unit = 1
        self.is_round = False

    def take(self, part: _Part) -> bool:
        """Adds a word, or multiplies by it, if it can go on the number so far."""
        is_bare = self.group == 0
        if not part.multiplies:
            if part.value >= self.free:
                return False
            self.group, self.free = self.group + part.value, part.size
            self.is_round = part.is_round
            return True
        if (is_bare and self.total) or (self.group >= 100 and part.value < 1000):
            return False
        if self.total and part.value >= self.unit:
            return False
        self.is_round = part.is_round or is_bare or self.group.denominator == 2
        product = (self.group or Fraction(1)) * part.value
        if part.value < 1000:
            self.group, self.free = product, part.size
        else:
            self.total, self.group, self.free = self.total + product, Fraction(0), 1000
        self.unit = int(part.value)
        return True

    @property
    def value(self) -> Fraction:
        return self.total + self.group


def _in_words(found: Sequence[Token], first: int) -> Number | None:
    """A number in words: twenty-five, a hundred and fifty, двухсот пятидесяти, полторы сотни."""
    has_half = found[first].plain == "half" and first + 1 < len(found) and found[first + 1].plain == "a"
    has_article = has_half or found[first].plain == "a"
    index = first + has_half + has_article
    if index >= len(found) or not (part := _part(found[index])):
        return None
    if has_article and not part.multiplies:
        return None
    if part.multiplies and not has_article and not _may_be_bare(found, index):
        return None
    summed = _Sum(half=has_half)
    last = index
    following: int | None = index
    while following is not None and (part := _part(found[following])) and summed.take(part):
        last = following + 1
        following = _next_numeral(found, last, summed)
    value = summed.value
    if not last > index or value.denominator != 1 or len(str(value)) > MAX_DIGITS:
        return None
    if last < len(found) and found[last - 1].plain in _WITH_POINT and found[last].text == ".":
        last += 1
    return Number(
        int(value), found[first].start, found[last - 1].end, first, last, summed.is_round, summed.unit
    )


def _next_numeral(found: Sequence[Token], index: int, summed: _Sum) -> int | None:
    """Where the next word of the same number may stand: at once, after a hyphen or after "and"."""
    if index + 1 >= len(found):
        return index if index < len(found) else None
    glue, after = found[index], _part(found[index + 1])
    if glue.is_hyphen:
        is_tight = glue.is_joined and found[index + 1].is_joined and not found[index + 1].is_cyrillic
        # "a thousand-two" is no number; "twenty-five" and "two-hundred" are.
        return index + 1 if is_tight and after and (summed.free == 10 or after.multiplies) else None
    if glue.plain == "and":
        return index + 1 if summed.free >= 100 and after and not after.multiplies else None
    return index


def _may_be_bare(found: Sequence[Token], index: int) -> bool:
    """Whether a multiplier stands for itself: over hundred, сотня, более тысячи; not so in "сотни людей"."""
    before = found[index - 1].plain if index else ""
    if not found[index].is_cyrillic:
        return before in _BEFORE_BARE
    numbers_of_noun = {word.number for word in read_word(found[index].plain) if word.lemma in _RUSSIAN}
    if before.startswith("половин") or found[index].plain in _WITH_POINT or "sing" not in numbers_of_noun:
        return False
    return "plur" not in numbers_of_noun or before in _GOVERN_GENITIVE
