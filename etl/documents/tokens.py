"""A text cut into words, figures and marks that keep their place.

spaCy's tokenizer is not used: it cuts "1 200" and "twenty-five" as English or Russian would, and a number is
to be read alike in both; it also takes a second to load.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

# Thousands may be set apart by a point, a comma, an apostrophe or any space that stays on the line.
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_FIGURES = "|".join(
    (
        rf"\d{{1,3}}(?:{_SPACE}\d{{3}}(?!\d))+",
        r"\d{1,3}(?:(?P<separator>[.,'’])\d{3}(?!\d)(?:(?P=separator)\d{3}(?!\d))*)",
        r"\d+[.,]\d+",
        r"\d+",
    )
)
# PDF files split letters from their accents, and words with soft hyphens.
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)+"
_TOKEN = re.compile(rf"(?P<figures>{_FIGURES})|(?P<word>{_LETTERS}(?:['’]{_LETTERS})*)|(?P<mark>[^\w\s]|_)")


def word_set(words: str) -> frozenset[str]:
    """The words of a list that stands in the code as plain text."""
    return frozenset(words.split())


HYPHENS = frozenset("-‐‑–—−")


class Token(NamedTuple):
    """A word, a number in figures or a mark; `start` and `end` are offsets in the text, in characters.

    `plain` is the text in lower case, with accents joined to their letters, and е for ё. `is_joined` tells
    whether the token follows the one before it without a space.
    """

    kind: Literal["word", "figures", "mark"]
    text: str
    plain: str
    start: int
    end: int
    is_joined: bool

    @property
    def is_hyphen(self) -> bool:
        """Whether it is a hyphen or a dash."""
        return self.text in HYPHENS

    @property
    def is_cyrillic(self) -> bool:
        """Whether its letters are Cyrillic."""
        return "Ѐ" <= self.text[0] <= "ӿ"


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a text, or of the part of it from `start` to `end`."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        printed, (first, after) = match.group(), match.span()
        kind: Literal["word", "figures", "mark"] = match.lastgroup  # type: ignore[assignment]
        found.append(Token(kind, printed, _plain(printed), first, after, first == last))
        last = after
    return found


def _plain(printed: str) -> str:
    if printed.isascii():
        return printed.lower()
    return unicodedata.normalize("NFC", printed.replace("\u00ad", "")).lower().replace("ё", "е")
