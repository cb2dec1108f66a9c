"""Words of a text in their context: the mention that each belongs to, and what may be part of a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from etl.documents.mention import Mention
from etl.documents.name_words import Token
from etl.documents.offices import (
    ADDRESS,
    DOCUMENT_HEADS,
    DOMAINS,
    GENERIC,
    MODIFIERS,
    NO_NAME_THOUGH_CAPITAL,
    OFFICES,
    POINTERS,
    REGIONS,
    is_one_of,
)

NO_NAME = (
    OFFICES
    | MODIFIERS
    | ADDRESS
    | GENERIC
    | DOCUMENT_HEADS
    | REGIONS
    | POINTERS
    | DOMAINS
    | NO_NAME_THOUGH_CAPITAL
)
Owners = Mapping[int, Mention]
SURNAME = re.compile(
    r"\w{2}(?:[oe]v|[oe]va|zoda|zade|sk(?:iy?|y|aya)|enko|shvili|yan"
    r"|[ое]в(?:а|у|ы|ой|ым|е)?|зода|заде|ск(?:ий|ая)|енко|швили|ян)$"
)


def owners_of(words: Sequence[Token], mentions: Sequence[Mention]) -> Owners:
    """The mention that each word belongs to, by the start of the word."""
    starts = [word.start for word in words]
    return {
        words[place].start: one
        for one in mentions
        for place in range(bisect_left(starts, one.start), bisect_left(starts, one.end))
    }


def is_within(word: Token, mention: Mention) -> bool:
    """Whether the word is one of the mention."""
    return mention.start <= word.start and word.end <= mention.end


def adjoins(words: Sequence[Token], place: int) -> bool:
    """Whether the word and the next stand side by side, with a space, a hyphen or "the" at most."""
    return words[place].is_word and words[place + 1].start - words[place].end <= len(" the ")


def adjoins_name(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether nothing but white space or one sign stands between the word and the next, and no blank line."""
    between = text[words[place].end : words[place + 1].start]
    return (len(between) <= 1 or not between.strip()) and between.count("\n") < 2


def may_name(word: Token, owners: Owners) -> bool:
    """Whether the word may be part of the name of a person whom nobody knows yet."""
    if not word.is_capitalized or not word.is_word or word.start in owners:
        return False
    if is_one_of(word, NO_NAME):
        return False
    return len(word.text) == 1 or not word.text.isupper()


def has_surname(word: Token) -> bool:
    """Whether the word has the ending of a surname of the region."""
    return SURNAME.search(word.text) is not None
