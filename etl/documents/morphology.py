"""Russian words by their dictionary form."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]


class Word(NamedTuple):
    """One way to read a word form: its dictionary form, part of speech, case and number.

    The last three have the names of OpenCorpora: NOUN, ADJF, NUMR; nomn, gent; sing, plur; empty where the
    word has none.
    """

    lemma: str
    part: str
    case: str
    number: str


@lru_cache(maxsize=20_000)
def read_word(form: str) -> tuple[Word, ...]:
    """The ways to read a Russian word form, the most frequent first; е and ё are the same letter."""
    return tuple(
        Word(
            parse.normal_form.replace("ё", "е"),
            parse.tag.POS or "",
            parse.tag.case or "",
            parse.tag.number or "",
        )
        for parse in _analyzer().parse(form)
    )


@cache
def _analyzer() -> MorphAnalyzer:
    """The dictionary, which takes some tenths of a second to load: only a text in Russian needs it."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
