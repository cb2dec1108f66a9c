"""Words at their places on a page, and what stands beside and below what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from etl.documents.readers.content import BETWEEN_CELLS

# A gap of a few spaces, in heights of the line: what stands farther apart is not one sentence.
CELL_GAP = 1.0

BULLET = re.compile(r"[•▪●■◦‣⁃·]")
MARK_OF_ITEM = re.compile(r"(?:[-–—*]|\(?\d{1,2}[.)]|\(?\w\))\s")
END_OF_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


@dataclass(frozen=True)
class Line:
    """Words side by side on a page, without space around them.

    Places are in points from the left and from the top of the page.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    is_row: bool = False

    @property
    def height(self) -> float:
        """The height of its letters, with those that reach up and down."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way from top to bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Block:
    """Lines below each other: a page, or a column of it."""

    lines: tuple[Line, ...]

    @cached_property
    def left(self) -> float:
        """Where its lines start."""
        return min(line.left for line in self.lines)

    @cached_property
    def right(self) -> float:
        """Where the longest of its lines ends."""
        return max(line.right for line in self.lines)


def rows(pieces: Iterable[Line]) -> Iterator[list[Line]]:
    """The pieces at the same height, from the top of the page and from its left."""
    row: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if row and piece.middle - row[0].middle > row[0].height / 2:
            yield sorted(row, key=lambda piece: piece.left)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda piece: piece.left)


def joined(row: list[Line]) -> Line:
    """A row as one line, with marks between pieces that are cells; the mark of an item is no cell."""
    text = row[0].text
    is_row = False
    for before, piece in pairwise(row):
        is_far = piece.left - before.right > CELL_GAP * piece.height and not is_item(f"{text} ")
        text += (BETWEEN_CELLS if is_far else " ") + piece.text
        is_row |= is_far
    return Line(
        text,
        row[0].page,
        row[0].left,
        max(piece.right for piece in row),
        min(piece.top for piece in row),
        max(piece.bottom for piece in row),
        is_row,
    )


def is_item(text: str) -> bool:
    """Whether the text starts with a bullet or the mark of an item."""
    return bool(BULLET.match(text) or MARK_OF_ITEM.match(text))
