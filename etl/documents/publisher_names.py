"""The names by which a document calls whoever published it, in a line above the text or in its file.

They stand in capitals or with the state at full length where the text has another form of the same name:
"MINISTRY OF JUSTICE OF THE REPUBLIC OF BORDURIA", "Министерством юстиции РБ".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a press release calls itself, before or behind the name of the body.
LABEL_WORDS = r"(?:joint )?(?:press[- ]release|news release|press statement|media advisory|пресс-релиз)"
_NUMBER = r"(?:\s*(?:no\.?|#|№)\s*[\w/-]+)?"
LABELLED = re.compile(
    rf"[\W_]*(?:{LABEL_WORDS}{_NUMBER}[\s:|–—-]+(?:(?:by|of|from)\s+)?(?:the\s+)?(?P<after>\w.*?)"
    rf"|(?:the\s+)?(?P<before>\w.*?)[\s:|–—-]+{LABEL_WORDS}{_NUMBER})[\W_]*",
    re.IGNORECASE,
)
# The service of a body that gives out its news.
SERVICE = re.compile(
    r"[\W_]*(?:press|information|media|public relations) (?:service|office|cent(?:re|er)|department)"
    r" of (?:the )?|[\W_]*(?:пресс-(?:служба|центр)|(?:информационная|медиа) служба)\s+",
    re.IGNORECASE,
)
# A day behind the name.
DATED = re.compile(
    r"[\s,|–—-]+(?:\d{1,2}(?:\s+[^\W\d]+)?|[^\W\d]+\s+\d{1,2},?|\d{1,2}[./]\d{1,2})[\s./]*(?:19|20)\d\d"
    r"(?:\s*(?:г\.|года|year))?[\W_]*$",
    re.IGNORECASE,
)
# The form of a state, and what letters stand for one.
FORM_OF_STATE = (
    (re.compile(r"\b(?:the )?kyrgyz republic\b", re.IGNORECASE), "Kyrgyzstan"),
    (re.compile(r"\bкыргызск\w+ республик\w+", re.IGNORECASE), "Кыргызстана"),
    (re.compile(r"\b(?:the )?republic of (?=\w)|\bреспублик[аеиу] ", re.IGNORECASE), ""),
    (re.compile(r"\bРК\b"), "Казахстана"),
    (re.compile(r"\bКР\b"), "Кыргызстана"),
    (re.compile(r"\bРТ\b"), "Таджикистана"),
    (re.compile(r"\bРУз?\b"), "Узбекистана"),
)
CYRILLIC = re.compile(r"[а-яё]")
LONGEST_ENDING = 3  # letters


def labelled_name(line: str) -> str:
    """What stands beside the label in a line such as "UNODC press release"; empty where nothing does."""
    found = LABELLED.fullmatch(without_date(line))
    return (found["after"] or found["before"]) if found else ""


def without_date(line: str) -> str:
    """The line without a day at its end."""
    return DATED.sub("", line)


def issuing_body(line: str) -> str:
    """The name in the line of an issuer: "Press service of the Academy, 5 May 2021" is the Academy's."""
    return SERVICE.sub("", without_date(line)).strip(" *_,.")


def called(name: str, others: Iterable[tuple[str, str]]) -> str:
    """The id of the first with the same name, of pairs of a name and an id; empty where none has it.

    One name has the same words as another, in whatever case of Russian and whatever letters.
    """
    words = _words(name)
    for other, record_id in others if words else ():
        told = _words(other)
        if len(words) == len(told) and all(map(_are_one_word, words, told)):
            return record_id
    return ""


def _words(name: str) -> list[str]:
    for form, usual in FORM_OF_STATE:
        name = form.sub(usual, name)
    return re.findall(r"\w+", name.casefold().replace("ё", "е"))


def _are_one_word(word: str, other: str) -> bool:
    """Whether two words differ in a Russian ending at most."""
    if not CYRILLIC.search(word + other):
        return word == other
    shared = next(
        (n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    longest = max(len(word), len(other))
    return word == other or (shared > LONGEST_ENDING and longest - shared <= LONGEST_ENDING)
