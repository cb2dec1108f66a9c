"""What a reader gives, and the numbered text that is made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from etl.documents.document import Paragraph

BETWEEN_PARAGRAPHS = "\n\n"
BETWEEN_CELLS = " | "

# Marks that nobody sees and that would part a word from its likeness: soft hyphen, zero-width spaces and
# joiners, marks of direction, byte order mark.
INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
WHITE_SPACE = re.compile(r"\s+")
# A mark of a footnote must not become a digit of the figure before it: 250¹ is not 2501.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Content:
    """The paragraphs of a file in reading order, and what the file says of itself.

    `pages` gives the page on which each paragraph starts, from 1, where the format has pages; `unread_pages`
    are those on which there is a picture and no text.
    """

    paragraphs: tuple[str, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] | None = None
    unread_pages: tuple[int, ...] = ()


def fold(text: str) -> str:
    """The text on one line, as the eye reads it.

    Each run of white space, no-break spaces among it, is one space: so a phrase broken over two lines and a
    figure such as 1 200 are found however they were set. What cannot be seen is left out, and letters with
    marks are composed. All else stays, so that the reader sees the wording as it stands.
    """
    return unicodedata.normalize("NFC", WHITE_SPACE.sub(" ", visible(text))).strip()


def visible(text: str) -> str:
    """The text without control marks and marks of no width; white space stays as it is."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return CONTROL.sub("", whole.translate(INVISIBLE))


def number(content: Content) -> tuple[str, tuple[Paragraph, ...]]:
    """The text of the document, and its paragraphs with their numbers and offsets in it.

    A paragraph in which nothing can be seen has no number.
    """
    pages: Iterable[int | None] = content.pages or (None for _ in content.paragraphs)
    seen = [(text, page) for raw, page in zip(content.paragraphs, pages, strict=False) if (text := fold(raw))]
    paragraphs = []
    start = 0
    for position, (text, page) in enumerate(seen, start=1):
        paragraphs.append(Paragraph(position, start, start + len(text), page))
        start += len(text) + len(BETWEEN_PARAGRAPHS)
    return BETWEEN_PARAGRAPHS.join(text for text, _ in seen), tuple(paragraphs)
