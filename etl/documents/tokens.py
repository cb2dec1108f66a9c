"""A text cut into words, figures and marks that keep their place.

spaCy's tokenizer is not used: it cuts "1 200" and "twenty-five" as English or Russian would, and a number is
to be read alike in both; it also takes a second to load.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

# Thousands may be set apart by a point, a comma, an apostrophe or any space that stays on the line.
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_FIGURES = rf"\d{{1,3}}(?:{_SPACE}\d{{3}}(?!\d))+|\d{{1,3}}(?:(?P<separator>[.,'’])\d{{3}}(?!\d)(?:(?P=separator)\d{{3}}(?!\d))*)|\d+[.,]\d+|\d+"
# PDF files split letters from their accents, and words with soft hyphens.
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)+"
_TOKEN = re.compile(rf"(?P<figures>{_FIGURES})|(?P<word>{_LETTERS}(?:['’]{_LETTERS})*)|(?P<mark>[^\w\s]|_)")

HYPHENS = frozenset("-‐‑–—−")


@dataclass(frozen=True)
class Token:
    """A word, a number in figures or a mark; `start` and `end` are offsets in the text, in characters.

    `is_joined` tells whether it follows the token before it without a space.
    """

    kind: Literal["word", "figures", "mark"]
    text: str
    start: int
    end: int
    is_joined: bool

    @cached_property
    def plain(self) -> str:
        """The text in lower case, with accents joined to their letters, and е for ё."""
        return unicodedata.normalize("NFC", self.text.replace("\u00ad", "")).lower().replace("ё", "е")

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
        kind: Literal["word", "figures", "mark"] = match.lastgroup  # type: ignore[assignment]
        found.append(Token(kind, match.group(), match.start(), match.end(), match.start() == last))
        last = match.end()
    return found
