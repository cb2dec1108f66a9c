"""The language of a text, by its letters and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter

# Letters that one language alone of those in Cyrillic or Latin script has, in the order in which they are
# looked for: a letter that stands in two alphabets comes after one that settles the matter.
LETTERS = (
    ("tg", "ҷӯӣ"),
    ("kk", "әұі"),
    ("ky", "ңөү"),
    ("tk", "ýňž"),
    ("tr", "ığ"),
    ("fa", "پچژگ"),
)
SCRIPTS = (("ru", "а-яё"), ("ar", "ء-ي"), ("zh", "\u4e00-\u9fff"))
# Words that hardly any longer text in the language is without.
WORDS = {
    "en": "the of and to in was for on with by",
    "de": "der die das und von mit den für ist im",
    "es": "el los las del y que una por con en",
    "fr": "le les des et du une dans pour sur au",
    "it": "il di che della per un gli nel con sono",
    "tr": "ve bir için ile bu olarak olan da",
    "tk": "we bilen üçin boýunça hem bu",
    "uz": "va bilan uchun bu bo'yicha ham",
}
LANGUAGES = frozenset((*WORDS, *(code for code, _ in (*LETTERS, *SCRIPTS))))
# A letter of an alphabet has to make up this share of all letters before it tells anything.
SHARE = 0.002


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language; English where nothing tells."""
    letters = re.sub(r"[\W\d_]", "", text)
    if not letters:
        return "en"
    counts = Counter(letters.casefold())
    for code, special in LETTERS:
        if sum(counts[letter] for letter in special) > SHARE * len(letters):
            return code
    for code, script in SCRIPTS:
        if len(re.findall(f"[{script}]", letters.casefold())) > len(letters) / 2:
            return code
    words = Counter(re.findall(r"[\w']+", text.casefold()))
    return max(WORDS, key=lambda code: sum(words[word] for word in WORDS[code].split()))
