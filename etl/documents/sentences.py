"""A text cut into sentences, English and Russian.

spaCy's sentencizer ends a sentence at "Mr." and "г."; a trained model would have to be downloaded.
"""

from __future__ import annotations

import re

from etl.documents.tokens import word_set

# Points, closing quotes and brackets; each pattern here matches wherever it begins, so that time is linear.
_END = re.compile(r"(?P<points>[.!?…]+)(?P<closing>[\"'»”’)\]]*)|(?P<break>[\n\r\u0085\u2028\u2029\v\f]+)")
_SPACE = re.compile(r"\s*")
_LAST_WORD = re.compile(r"[\w.'’-]*\Z")
# Words that hardly follow an acronym within a sentence when they have a capital.
_FIRST_WORD = re.compile(
    r"(?:The|This|These|That|It|He|She|They|We|In|On|At|As|An?|And|But|For|Over|More|About)\b"
)
_OPENING = "\"'«“„‘([*•–—-"

# Never the last word of a sentence.
_BEFORE_NAME = word_set(
    """
    mr mrs ms messrs dr prof st sr fr hon rev gen col lt maj capt sgt gov sen rep amb supt insp det vs cf
    e.g i.e viz p no nos art arts para paras fig figs vol pp ed eds tel approx ca est res doc ch sec т.е т.н
    т.д.т им ул пр просп пл г.г д-р проф акад ген полк подп майор кап ст п пп гл рис табл тел напр см ср
    ок св исп зам пом мин нач тов гос с н
    """
)
# They may end one, and do so where a capital follows: "at 10 a.m. The meeting", "в 2022 г. Участники".
_MAY_END = word_set(
    """
    a.m p.m etc inc ltd co corp jr dept govt u.n u.s u.k e.u et.al jan feb mar apr jun jul aug sept sep
    oct nov dec г гг в вв др пр т.д т.п т.к чел тыс млн млрд руб долл обл р-н
    """
)
# Nobody writes longer ones; what has no end, such as a table without lines, would be read in all its pairs.
LONGEST = 2_000


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, as offsets in the text, in characters.

    A sentence holds no space before it or after it. A line break ends it, and so do full stop, question
    mark, exclamation mark and ellipsis, unless the point belongs to an abbreviation, an initial, a number or
    a date. What goes on without an end is cut between words.
    """
    result: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match["break"] is None and not _ends(text, start, match):
            continue
        _add(result, text, start, match.end())
        start = match.end()
    _add(result, text, start, len(text))
    return result


def _add(result: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        _add(result, text, start, cut)
        start = cut
    stretch = text[start:end]
    if kept := stretch.strip():
        first = start + len(stretch) - len(stretch.lstrip())
        result.append((first, first + len(kept)))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the points end a sentence that began at `start`."""
    space = _SPACE.match(text, match.end(), match.end() + 3)
    after = space.end() if space else match.end()
    if after == len(text):
        return True
    if after == match.end():
        return False
    following = text[after : after + 8].lstrip(_OPENING) or text[after]
    if following[0].islower():
        return False
    if match["points"] != "." or match["closing"]:
        return True
    return not _is_abbreviation(text, start, match.start(), following)


def _is_abbreviation(text: str, start: int, point: int, following: str) -> bool:
    """Whether the word before the point is one that goes on."""
    before = text[max(start, point - 20) : point]
    found = _LAST_WORD.search(before)
    word = found.group().lstrip(".'’-") if found else ""
    letters = word.split(".")
    if all(len(letter) == 1 and letter.isupper() for letter in letters):
        # "T.S. Tirumurti", "В. Путин", "the U.N. Secretariat"; but "left the U.N. The next".
        return len(letters) == 1 or _FIRST_WORD.match(following) is None
    word = word.lower()
    if word == "г" and not before[: -len(word)].rstrip()[-1:].isdigit():
        return True  # A town, not a year.
    if word in _MAY_END:
        return not following[0].isupper()
    if word.isdigit():
        # "3. Conclusions" is the head of a list, "14. марта" and "No. 5. 6" go on.
        return following[0].isdigit() or point - len(word) == start
    return word in _BEFORE_NAME
