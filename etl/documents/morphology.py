"""Russian words by their dictionary form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]
    from pymorphy3.analyzer import Parse  # type: ignore[import-untyped]
    from pymorphy3.tagset import OpencorporaTag  # type: ignore[import-untyped]


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


@lru_cache(maxsize=2_000)
def place_share(form: str) -> float | None:
    """How much of the use of a Russian word form is as the name of a place, from 0 to 1.

    None for a form that the dictionary does not have, or that may be the adjective of a place.
    """
    readings = _analyzer().parse(form) if "а" <= form[:1] <= "я" else []
    known = [one for one in readings if one.is_known]
    if not known or any(one.normal_form.endswith(("ский", "цкий")) for one in known):
        return None
    as_place = sum(one.score for one in known if "Geox" in one.tag or "Abbr" in one.tag)
    return float(as_place / sum(one.score for one in known))


def inflected(lemma: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The forms of a Russian noun or verb, participles among them, each with OpenCorpora's tags."""
    for parse in _analyzer().parse(lemma)[0].lexeme:
        yield parse.word, parse.tag.grammemes


def nominative(words: Sequence[str]) -> list[str]:
    """A Russian noun, which comes last, and the adjectives before it, all in the nominative.

    Number and capitals stay. Where no reading of the words agrees in case, they stay as they are.
    """
    *adjectives, noun = words
    for head in _analyzer().parse(noun):
        if head.tag.POS != "NOUN" or (
            head.tag.case == "nomn" and not adjectives and head.tag.number == "plur"
        ):
            continue
        found = [_agreeing(adjective, head.tag) for adjective in adjectives]
        if all(found):
            forms = [parse.inflect({"nomn"}) for parse in (*found, head)]
            if all(forms):
                return [_capitals(form.word, word) for form, word in zip(forms, words, strict=True)]
    return list(words)


def names_of_people(form: str) -> Iterator[tuple[str, str, str]]:
    """The case and the gender that a Russian name of a person may have, and its nominative then.

    Gender is masc or femn; only names and surnames of the dictionary and those built like them.
    """
    for parse in _analyzer().parse(form):
        if not parse.tag.grammemes.isdisjoint(("Name", "Surn", "Patr")) and (
            found := parse.inflect({"nomn"})
        ):
            yield parse.tag.case or "", parse.tag.gender or "", _capitals(found.word, form)


def _agreeing(adjective: str, noun: OpencorporaTag) -> Parse | None:
    """The reading of the adjective with the case, number and gender of the noun."""
    for parse in _analyzer().parse(adjective):
        tag = parse.tag
        if tag.POS not in ("ADJF", "PRTF") or (tag.case, tag.number) != (noun.case, noun.number):
            continue
        if tag.number == "plur" or tag.gender == noun.gender:
            return parse
    return None


def _capitals(form: str, like: str) -> str:
    if like.isupper():
        return like
    return form.capitalize() if like[0].isupper() else form


@cache
def _analyzer() -> MorphAnalyzer:
    """The dictionary, which takes some tenths of a second to load: only a text in Russian needs it."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
