"""Plain text to paragraphs."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from etl.documents.readers.content import Content, visible
from etl.documents.readers.encoding import decode

MEDIA_TYPE = "text/plain"

# "**" sets a phrase in bold in texts that were copied from a page; a row of stars is a row of stars.
BOLD = re.compile(r"(?<!\*)\*\*(?!\*)")
# A typed line that ends in a hyphen was broken after the hyphen of the word: Counter-/Terrorism.
AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]-)\n(?=[^\W\d_])")


def read_text(path: Path, content: bytes) -> Content:
    """Paragraphs are runs of lines that are not blank, or each line where no line is blank.

    A line is blank when nothing is left after stripping white space.
    """
    text = visible(decode(path, content)).replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.strip() for line in text.strip().split("\n")]
    if all(lines):
        paragraphs = lines
    else:
        paragraphs = ["\n".join(run) for is_text, run in groupby(lines, key=bool) if is_text]
    return Content(tuple(_without_bold(AFTER_HYPHEN.sub("", paragraph)) for paragraph in paragraphs))


def _without_bold(paragraph: str) -> str:
    return BOLD.sub("", paragraph) or paragraph
