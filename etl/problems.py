"""What is wrong with the records, said to whoever keeps them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from etl.characters import is_seen

MAX_SHOWN = 80
MAX_PER_KIND = 1000


@dataclass(frozen=True)
class Problem:
    """One thing to correct: where it stands, what stands there, and what to write instead.

    `value` is what stands in `field`; both are None where a whole line or file is concerned.
    `count` is above 1 where the problem stands for many that are not listed.
    """

    path: str
    problem: str
    remedy: str
    line: int | None = None
    field: str | None = None
    value: str | None = None
    count: int = 1

    def __str__(self) -> str:
        place = self.path
        if self.line is not None:
            place += f", line {self.line}"
        if self.field:
            place += f", {self.field}"
        if self.line is not None:
            place += ":"
        if self.value is not None:
            place += f' "{shown(self.value)}"'
        # A remedy repeats what stands there, and a name of the header may be anything: one line in any case.
        return visible(f"{place} {self.problem}. {self.remedy}")

    @property
    def sort_key(self) -> tuple[str, bool, int, str]:
        """By file, line and field; what says how many more there are comes last."""
        return (self.path, self.line is None, self.line or 0, self.field or "")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and field."""
    return sorted(problems, key=lambda problem: problem.sort_key)


def and_more(problems: Sequence[Problem], count: int) -> list[Problem]:
    """Says how many problems there are beside those of the same kind that are listed."""
    rest = count - len(problems)
    if rest <= 0:
        return []
    last = problems[-1]
    words = f"has {rest:,} more {'problem' if rest == 1 else 'problems'} like that in line {last.line}"
    if last.field:
        words += f", {last.field}"
    return [Problem(last.path, words, "Correct them in the same way.", count=rest)]


def shown(value: str) -> str:
    """The value on one line, shortened, with characters that cannot be seen named."""
    text = visible(value)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 3] + "..."


def visible(text: str) -> str:
    """The text on one line, with characters that cannot be seen named."""
    return "".join(character if is_seen(character) else invisible(character) for character in text)


def invisible(character: str) -> str:
    """An invisible character by its code point: <U+00A0>."""
    return f"<U+{ord(character):04X}>"


def character_name(character: str) -> str:
    """An invisible character in words: U+00A0 (no-break space)."""
    names = {"\t": "tab", "\0": "NUL", "\n": "line break", "\r": "carriage return"}
    nameless = "control character" if unicodedata.category(character) == "Cc" else "no name yet"
    name = names.get(character) or unicodedata.name(character, nameless).lower()
    return f"U+{ord(character):04X} ({name})"


def closest(value: str, candidates: Iterable[str]) -> str | None:
    """The candidate that the value most likely stands for, if any is near."""
    choices = list(candidates)
    plain = {" ".join(choice.casefold().split()): choice for choice in reversed(choices)}
    key = " ".join(value.casefold().replace("_", " ").split())
    if key in plain:
        return plain[key]
    near = get_close_matches(key, plain, n=1, cutoff=0.7)
    return plain[near[0]] if near else None
