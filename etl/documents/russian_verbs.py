"""Regular expressions for the forms of Russian verbs and nouns, which stand in a table by their lemma."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from etl.documents.morphology import inflected

# Words before what a verb tells of, or behind it, within its clause.
WITHIN_CLAUSE = r"[^.;:]{0,90}?"
# What an infinitive may stand with: to do, to be able to do, to plan to do.
COMPOUND = r"(?:будет|будут|смог(?:ла|ло|ли)?|смож[еу]т|смогут|намерен[аоы]?|планиру[ею]т)"
WORDS = r"(?:\s+[\w-]+){0,6}?"


@cache
def finite(lemmas: str) -> str:
    """The past, present and future of the verbs in the third person: "организовали", "будет открывать"."""
    simple = _one_of(
        form
        for lemma in lemmas.split()
        for form, tags in inflected(lemma)
        if "VERB" in tags and tags.isdisjoint(("1per", "2per", "impr"))
    )
    infinitive = _one_of(lemmas.split())
    return rf"(?:{simple}|{infinitive}\s+{COMPOUND}|{COMPOUND}\s+{infinitive})"


@cache
def gerund(lemmas: str) -> str:
    """What the subject of the sentence does beside its verb: "открывая", "открыв"."""
    return _one_of(form for lemma in lemmas.split() for form, tags in inflected(lemma) if "GRND" in tags)


@cache
def participle(lemmas: str) -> str:
    """The active participles in all cases: "организовавшие", "организующий"."""
    return _one_of(
        form
        for lemma in lemmas.split()
        for form, tags in inflected(lemma)
        if {"PRTF", "actv"} <= tags and "V-ey" not in tags
    )


@cache
def passive(lemmas: str) -> str:
    """The passive participles, also short ones, and the reflexive verb: "организован", "организуется"."""
    forms = [
        form
        for lemma in lemmas.split()
        for form, tags in inflected(lemma)
        if {"PRTF", "pssv"} <= tags or "PRTS" in tags
    ]
    reflexive = [
        f"{form}ся" if form[-1] not in "аоуыиюяе" else f"{form}сь"
        for lemma in lemmas.split()
        for form, tags in inflected(lemma)
        if {"VERB", "impf"} <= tags and tags.isdisjoint(("1per", "2per", "impr"))
    ]
    return _one_of((*forms, *reflexive))


@cache
def noun(lemmas: str, case: str = "") -> str:
    """The nouns in singular and plural, in all cases or in that one, in OpenCorpora's tags."""
    return _one_of(
        form for lemma in lemmas.split() for form, tags in inflected(lemma) if not case or case in tags
    )


def _one_of(forms: Iterable[str]) -> str:
    """An expression for any of the forms, grouped by their first letters, with е for ё as well."""
    groups: dict[str, list[str]] = {}
    for form in sorted(set(forms)):
        groups.setdefault(form[:3], []).append(form)
    found = [_group(words) for words in groups.values()]
    return f"(?:{'|'.join(found)})".replace("ё", "[её]")


def _group(words: list[str]) -> str:
    first, last = min(words), max(words)
    start = next(first[:end] for end in range(len(first), -1, -1) if last.startswith(first[:end]))
    ends = sorted((word[len(start) :] for word in words), key=len, reverse=True)
    return f"{start}(?:{'|'.join(ends)})" if ends != [""] else start
