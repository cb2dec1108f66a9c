"""Markdown to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from etl.documents.readers.content import BETWEEN_CELLS, RAISED, Content
from etl.documents.readers.encoding import decode

MEDIA_TYPE = "text/markdown"

TAG = re.compile(r"<!--(?:(?!<!--|-->).)*-->|</?[A-Za-z][^<>]*>", re.DOTALL)

RAISING_TAG = re.compile(r"<(/?)sup\b", re.IGNORECASE)


def read_markdown(path: Path, content: bytes) -> Content:
    """Each paragraph, heading, list item and table row by itself, without the marks.

    The first heading of the first level is the title.
    """
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(decode(path, content))
    title = _title(tokens)
    return Content(tuple(_paragraphs(tokens)), {"title": title} if title else {})


def _paragraphs(tokens: Iterable[Token]) -> Iterator[str]:
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield BETWEEN_CELLS.join(cell for cell in cells if cell)
            cells = None
        elif token.type == "inline":
            text = _words(token.children or ())
            if cells is None:
                yield text
            else:
                cells.append(text)
        elif token.type in ("fence", "code_block"):
            yield token.content
        elif token.type == "html_block":
            yield TAG.sub("", token.content)


def _words(tokens: Iterable[Token]) -> str:
    """The text of inline marks: of a link its words, of a picture what it shows."""
    words = []
    is_raised = False
    for token in tokens:
        if token.type == "html_inline" and (tag := RAISING_TAG.match(token.content)):
            is_raised = not tag[1]
        words.append(_word(token).translate(RAISED) if is_raised else _word(token))
    return "".join(words)


def _word(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "image":
        return _words(token.children or ())
    return token.content if token.type in ("text", "code_inline") else ""


def _title(tokens: Sequence[Token]) -> str | None:
    for opening, heading in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return " ".join(_words(heading.children or ()).split())
    return None
