"""Russian names of people in the form that a list of people has them in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.documents.morphology import names_of_people

NOMINATIVE = "nomn"
# What the names of women end in where they are not in the nominative; the surnames, and those given.
SURNAME_OF_A_WOMAN = re.compile(r"(?:ой|ую)$")
GIVEN_TO_A_WOMAN = re.compile(r"(?:[ыи]|ой|ей)$")
WITHOUT_CASES = re.compile(r"(?:зода|заде|[её]нко|оглы|кызы|уулу)$")
# For names that the dictionary does not have: what they end in by case, and what they do in the nominative.
ENDINGS = {
    "masc": {
        "gent": (("ского", "ский"), ("цкого", "цкий"), ("а", ""), ("я", "й")),
        "accs": (("ского", "ский"), ("цкого", "цкий"), ("а", ""), ("я", "й")),
        "datv": (("скому", "ский"), ("цкому", "цкий"), ("у", ""), ("ю", "й")),
        "ablt": (("ским", "ский"), ("цким", "цкий"), ("ым", ""), ("ом", ""), ("ем", "")),
        "loct": (("ском", "ский"), ("цком", "цкий"), ("е", "")),
    },
    "femn": {
        "gent": (("ской", "ская"), ("ой", "а"), ("ы", "а"), ("и", "я")),
        "accs": (("скую", "ская"), ("у", "а"), ("ю", "я")),
        "datv": (("ской", "ская"), ("ой", "а"), ("е", "а")),
        "ablt": (("ской", "ская"), ("ой", "а"), ("ей", "я")),
        "loct": (("ской", "ская"), ("ой", "а"), ("е", "а")),
    },
}


def nominative_of(name: Sequence[str], cases: frozenset[str]) -> list[str]:
    """The words of a name, the surname last, in the nominative.

    Args:
        name: as the text has it.
        cases: that it may stand in, as an office beside it tells; with the nominative, or none, it is kept.
    """
    if not cases or NOMINATIVE in cases:
        return list(name)
    is_woman = SURNAME_OF_A_WOMAN.search(name[-1]) or GIVEN_TO_A_WOMAN.search(name[0])
    gender = "femn" if is_woman else "masc"
    return [_nominative(word, cases, gender) for word in name]


def _nominative(word: str, cases: frozenset[str], gender: str) -> str:
    if WITHOUT_CASES.search(word):
        return word
    declined = [
        one for case, its_gender, one in names_of_people(word) if case in cases and its_gender == gender
    ]
    if declined:
        # "Анне" may be a foreign name that has no cases, but seldom is.
        return next((one for one in declined if one.casefold() != word.casefold()), declined[0])
    for case in sorted(cases):
        for ending, usual in ENDINGS[gender].get(case, ()):
            if word.endswith(ending):
                return word.removesuffix(ending) + usual
    return word
