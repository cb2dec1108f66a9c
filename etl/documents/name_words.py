"""The words of a text, each with the keys by which it equals a word of a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from etl.documents.morphology import read_word

# "Co-operation" and "counter terrorism" are spellings of one word; a possessive 's belongs to its word.
# White space, hyphens, dashes, quotes and apostrophes only part words; any other sign is a token of its own.
TOKEN = re.compile(
    r"(?:united\s+nations|european\s+union)(?:['’]s?)?"
    r"|г-[нж]\w*"
    r"|\b(?:U\.S\.(?:A\.)?|U\.K\.)"
    r"|(?:co[-‐‑](?=op|ord)|counter[-‐‑\s](?=terror))?[^\W_]+(?:['’]s\b)?"
    r"|[^\w\s\"'`‘’‚“”„«»‹›‐‑‒–—―−-]",
    re.IGNORECASE,
)
# Within names of bodies these stand for each other.
SHORT_NAMES = {"UN": "unitednations", "EU": "europeanunion"}
POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
POSSESSIVES = re.compile(r"['’]s\b", re.IGNORECASE)
SPELLINGS = (
    (re.compile(r"centre(?=s?$)"), "center"),
    (re.compile(r"programme(?=s?$)"), "program"),
    (re.compile(r"is(?=(ations?|ed|ing)$)"), "iz"),
)
# Russian in Latin letters.
ROMANIZED = dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True))
ROMANIZED |= {"ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": ""}
ROMANIZED |= {"ё": "yo", "ю": "yu", "я": "ya"}
# What the usual romanizations have in common: one letter for "kh" and "h", for "dzh" and "j".
SOUNDS = (
    (re.compile(r"chzh|d?zh|d?j"), "j"),
    (re.compile(r"sch"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"ck|c(?!h)"), "k"),
    (re.compile(r"ohn"), "on"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"i[eo]"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
    # Russian has Chinese names without the g: "Мин" is "Ming".
    (re.compile(r"ng$"), "n"),
)
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
# The endings of Russian cases, and the nominative ones that they may stand for: "Гады" is "Гада" or "Гад".
CASE_ENDINGS = (
    (re.compile(r"(?:[ыиеу]|ой|ей)$", re.IGNORECASE), ("а", "я")),
    (re.compile(r"(?:[аяуюе]|[оеё]м)$", re.IGNORECASE), ("", "й", "ь")),
)
PATRONYMIC = re.compile(
    r"\w(?:[oe]v(?:ich|na)|(?:ович|евич)(?:а|у|ем|е)?|(?:овн|евн|ичн)(?:а|ы|е|у|ой))$", re.IGNORECASE
)


@dataclass(frozen=True)
class Token:
    """A word or a sign of a text.

    `keys` holds what it may be compared by: `=` and the text as it stands, the folded text, and for Russian
    the lemmas; with a capital also `~` and its sound, which is the same for "Воронкова" and "Voronkov", and
    for Russian `^` and the sound of what it may be the case of, whatever the dictionary has.
    A possessive 's is left out of text, place and keys.
    """

    text: str
    start: int
    end: int
    keys: frozenset[str]

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a sign."""
        return self.text[0].isalnum()

    @property
    def is_capitalized(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and signs of the text, or of the part of it from `start` to `end`, from first to last."""
    found = []
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        word = POSSESSIVE.sub("", match.group())
        spelt = word.replace(".", "") if len(word) > 1 else word  # "U.S." is "US".
        found.append(Token(spelt, match.start(), match.start() + len(word), keys(spelt)))
    return found


def slug(text: str) -> str:
    """The text in the form of an id: lower-case Latin words joined by hyphens."""
    latin = "".join(ROMANIZED.get(letter, letter) for letter in POSSESSIVES.sub("s", text).casefold())
    return "-".join(re.findall(r"[a-z0-9]+", _without_accents(latin)))


def latin(text: str) -> str:
    """The text in Latin letters, with its capitals: "Nurbek Asanov"."""
    return "".join(_latin_letter(letter) for letter in text)


def _latin_letter(letter: str) -> str:
    found = ROMANIZED.get(letter.lower(), letter)
    return found.capitalize() if letter.isupper() else found


@lru_cache(maxsize=50_000)
def keys(word: str) -> frozenset[str]:
    """What the word may be compared by: see Token."""
    forms = (word, *lemmas(word))
    found = {f"={word}", *map(fold, forms)}
    if word[0].isupper():
        found |= {f"~{sound(form)}" for form in forms}
        found |= {f"^{sound(form)}" for form in _nominatives(word)}
    return frozenset(found - {"", "~", "^"})


def _nominatives(word: str) -> set[str]:
    """What a Russian name may be in the nominative, by its ending."""
    if not CYRILLIC.search(word) or len(word) < 4:
        return set()
    return {
        ending.sub(nominative, word)
        for ending, nominatives in CASE_ENDINGS
        if ending.search(word)
        for nominative in nominatives
    }


def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms that a Russian word may have, likeliest first; none for other words."""
    if not CYRILLIC.search(word):
        return ()
    return tuple(dict.fromkeys(form.lemma for form in read_word(word)))


def word_cases(word: str) -> frozenset[str]:
    """The grammatical cases and parts of speech that a Russian word may have, in OpenCorpora's tags."""
    if not CYRILLIC.search(word):
        return frozenset()
    return frozenset(tag for form in read_word(word) for tag in (form.case, form.part) if tag)


def part_of_speech(word: str) -> str:
    """The likeliest part of speech of a Russian word, in OpenCorpora's tags; empty for other words."""
    return read_word(word)[0].part if CYRILLIC.search(word) else ""


def fold(word: str) -> str:
    """The word without capitals, accents, hyphens and differences of British and American spelling."""
    if word in SHORT_NAMES:
        return SHORT_NAMES[word]
    if not word[0].isalnum():
        return word
    folded = "".join(letter for letter in _without_accents(word) if letter.isalnum())
    for spelling, usual in SPELLINGS:
        folded = spelling.sub(usual, folded)
    return folded


def sound(word: str) -> str:
    """The word in Latin letters, as the usual romanizations would agree on it: "mirzev" for "Мирзиёев"."""
    sounding = "".join(ROMANIZED.get(letter, letter) for letter in word.casefold())
    sounding = "".join(letter for letter in _without_accents(sounding) if letter.isalnum())
    for pattern, usual in SOUNDS:
        sounding = pattern.sub(usual, sounding)
    return sounding


def is_patronymic(word: str) -> bool:
    """Whether the word has the form of a Russian patronymic, in Cyrillic or Latin letters."""
    return bool(PATRONYMIC.search(word))


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
