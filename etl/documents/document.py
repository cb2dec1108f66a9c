"""A text as numbered paragraphs that keep their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a document: its number, from 1, and its place.

    `start` and `end` are offsets in the text of the document, in characters. `page` counts from 1 where the
    format has pages.
    """

    number: int
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """A document as it was read. `text` holds the paragraphs, with a blank line between them.

    `metadata` is what the file says of itself, as far as its format can: title, publisher, date_published,
    language, url. `sha256` is that of the file's bytes. `unread_pages` are those that were scanned, from 1:
    what they say is not in the text.
    """

    path: Path
    media_type: str
    sha256: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    unread_pages: tuple[int, ...] = ()

    def text_of(self, paragraph: Paragraph) -> str:
        """The text of one of its paragraphs."""
        return self.text[paragraph.start : paragraph.end]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds the offset, or the last one before it."""
        found = self.paragraphs[0]
        for paragraph in self.paragraphs:
            if paragraph.start > offset:
                break
            found = paragraph
        return found

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs)


class DocumentError(Exception):
    """A file cannot be read as a document: which one, why, and what to do about it."""

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path} {problem}. {remedy}")
        self.path = path
        self.problem = problem
        self.remedy = remedy
