"""Lines at their places on pages, to paragraphs in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median, quantiles

from etl.documents.readers.content import BETWEEN_CELLS

# Shares of the page's height at its top and bottom in which running heads and page numbers stand.
MARGIN = 0.12
# Lengths below are in heights of the line, about 1.2 times the size of its font.
CELL_GAP = 1.5
INDENT = 0.8
# A gap between lines that much wider than usual parts paragraphs, so does a change of size.
WIDER = 1.2
# Columns of running text: how wide each is at least, and how full its lines are, as shares.
COLUMN_WIDTH = 0.25
COLUMN_FULL = 0.7
COLUMN_LINES = 3

PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|стр(?:аница|\.)?)\s*)?\d{1,3}(?:\s*(?:/|of|из)\s*\d{1,3})?\W*", re.IGNORECASE
)
DIGITS = re.compile(r"\d+")
BULLET = re.compile(r"[•▪●■◦‣⁃·]")
MARK_OF_ITEM = re.compile(r"(?:[-–—*]|\(?\d{1,2}[.)]|\(?\w\))\s")
END_OF_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
HYPHENATED = re.compile(r"([^\W\d_]+)[-‐]$")
# No word is longer; to look for one in all of a long text would take long.
WORD_LENGTH = 100
WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))


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


def without_running_heads(pages: Sequence[Sequence[Line]], page_heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without page numbers, and without what stands at the same place of most pages.

    Only what stands in the margin, apart from the text, is left out. Digits do not make a difference:
    "page 2" is the same as "page 3".
    """
    apart = [_apart_from_text(lines, height) for lines, height in zip(pages, page_heights, strict=True)]
    on_pages = Counter(place for lines in apart for place in {_place(line) for line in lines})
    needed = max(2, len(pages) / 2)

    def is_head(line: Line) -> bool:
        return on_pages[_place(line)] >= needed or PAGE_NUMBER.fullmatch(line.text) is not None

    left_out = {id(line) for lines in apart for line in lines if is_head(line)}
    return [[line for line in lines if id(line) not in left_out] for lines in pages]


def _apart_from_text(lines: Sequence[Line], page_height: float) -> list[Line]:
    """The lines of one page above the last gap in its upper margin, or below the first in its lower one."""
    downwards = sorted(lines, key=lambda line: line.middle)
    gaps = [below.top - above.bottom for above, below in pairwise(downwards)]
    usual = median(gaps) if gaps else 0.0

    def is_gap(above: Line, gap: float) -> bool:
        # On a page of few lines the usual gap is that to the head, so the height of a line bounds it.
        return gap > max(above.height / 2, 1.5 * min(usual, above.height))

    count = len(downwards)
    head, foot = 0, count
    for position, (above, gap) in enumerate(zip(downwards, gaps, strict=False), start=1):
        if above.middle < MARGIN * page_height and is_gap(above, gap):
            head = position
        if downwards[position].middle > (1 - MARGIN) * page_height and is_gap(above, gap):
            foot = min(foot, position)
    return [*downwards[:head], *downwards[max(head, foot) :]]


def _place(line: Line) -> tuple[int, str]:
    return round(line.middle / 5), DIGITS.sub("0", line.text)


def blocks(pieces: Sequence[Line]) -> list[Block]:
    """The pieces of one page as blocks in reading order: column by column between lines that span them."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [Block(tuple(_whole_lines(pieces)))] if pieces else []
    found: list[Block] = []
    band: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if piece.left < gutter < piece.right:
            found += _columns(band, gutter)
            found.append(Block((piece,)))
            band = []
        else:
            band.append(piece)
    return _merged([*found, *_columns(band, gutter)], gutter)


def _columns(band: Sequence[Line], gutter: float) -> list[Block]:
    sides = (
        [piece for piece in band if piece.right <= gutter],
        [piece for piece in band if piece.left >= gutter],
    )
    return [block for side in sides for block in blocks(side)]


def _merged(found: Sequence[Block], gutter: float) -> list[Block]:
    """Spanning lines that follow each other are one block."""
    merged: list[Block] = []
    for block in found:
        spans = [each.left < gutter < each.right for each in (*merged[-1:], block)]
        if len(spans) == 2 and all(spans):
            merged[-1] = Block(merged[-1].lines + block.lines)
        else:
            merged.append(block)
    return merged


def _gutter(pieces: Sequence[Line]) -> float | None:
    """Where two columns of running text meet; None where there is one column, or a table."""
    best, most = None, 0
    start = min((piece.left for piece in pieces), default=0)
    width = max((piece.right for piece in pieces), default=0) - start
    if width <= 0:
        return None
    # Ends of lines that differ by less than a letter are one place to look at: the last of them.
    ends: dict[int, float] = {}
    for end in sorted(piece.right for piece in pieces):
        ends[round((end - start) / width * 100)] = end
    for share, gutter in ends.items():
        if not COLUMN_WIDTH <= share / 100 <= 1 - COLUMN_WIDTH:
            continue
        left = [piece for piece in pieces if piece.right <= gutter]
        right = [piece for piece in pieces if piece.left > gutter]
        if min(len(left), len(right)) > most and _is_column(left, width) and _is_column(right, width):
            best, most = (gutter + min(piece.left for piece in right)) / 2, min(len(left), len(right))
    return best


def _is_column(pieces: Sequence[Line], page_width: float) -> bool:
    """Whether the pieces are lines of running text below each other; cells of a table are short."""
    if len(pieces) < COLUMN_LINES:
        return False
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    filled = median(piece.right - piece.left for piece in pieces)
    return width >= COLUMN_WIDTH * page_width and filled >= COLUMN_FULL * width


def _whole_lines(pieces: Iterable[Line]) -> Iterator[Line]:
    """Pieces at the same height are one line; those far apart are the cells of a row."""
    line: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if line and piece.middle - line[0].middle > line[0].height / 2:
            yield _joined(line)
            line = []
        line.append(piece)
    if line:
        yield _joined(line)


def _joined(pieces: list[Line]) -> Line:
    pieces.sort(key=lambda piece: piece.left)
    text = pieces[0].text
    is_row = False
    for before, piece in pairwise(pieces):
        is_far = piece.left - before.right > CELL_GAP * piece.height
        text += (BETWEEN_CELLS if is_far else " ") + piece.text
        is_row |= is_far
    return Line(
        text,
        pieces[0].page,
        pieces[0].left,
        max(piece.right for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.bottom for piece in pieces),
        is_row,
    )


def paragraphs(found: Sequence[Block]) -> list[tuple[str, int]]:
    """The text of each paragraph and the page on which it starts.

    A paragraph starts after a gap, with an indent, another size or a mark of a list, or where the line
    before ended although there was room for more. One that is not finished at the end of a column or page
    goes on in the next.
    """
    usual = _usual_step(found)
    groups: list[list[Line]] = []
    last: Block | None = None
    for block in found:
        for before, line in pairwise((None, *block.lines)):
            if line is None:
                continue
            if before is None:
                goes_on = last is not None and _goes_on(last, line)
            else:
                goes_on = not _starts_anew(block, before, line, usual)
            if goes_on:
                groups[-1].append(line)
            else:
                groups.append([line])
        last = block
    words = _words(found)
    return [(_text(group, words), group[0].page) for group in groups]


def _usual_step(found: Sequence[Block]) -> float:
    """From one line to the next of a paragraph, in heights of the line."""
    steps = [
        (line.top - before.top) / line.height
        for block in found
        for before, line in pairwise(block.lines)
        if line.height > 0
    ]
    # Below the median: where paragraphs are short, many steps are gaps between them.
    return quantiles(steps, n=4)[0] if len(steps) > 1 else max(steps, default=1.0)


def _starts_anew(block: Block, before: Line, line: Line, usual: float) -> bool:
    indent = INDENT * line.height
    is_indented = line.left - block.left > indent and before.left - block.left <= indent
    return (
        line.top - before.top > WIDER * usual * line.height
        or _is_apart(before, line)
        or (is_indented and not _is_centred(block, line) and not _is_item(before))
        or (_is_centred(block, before) and line.left - block.left <= indent)
        or (not _is_centred(block, before) and _had_room(block, before, line))
    )


def _goes_on(last: Block, line: Line) -> bool:
    """Whether the last paragraph of a column goes on with the first line of the next."""
    before = last.lines[-1]
    is_finished = END_OF_SENTENCE.search(before.text) is not None
    # A line that is a block by itself is a heading, unless what follows cannot be a start.
    is_text = len(last.lines) > 1 or line.text[:1].islower()
    return is_text and not (is_finished or _is_apart(before, line) or _had_room(last, before, line))


def _is_apart(before: Line, line: Line) -> bool:
    """Whether two lines are of different kinds, wherever they stand."""
    larger, smaller = max(before.height, line.height), min(before.height, line.height)
    is_item = BULLET.match(line.text) or (_is_item(line) and END_OF_SENTENCE.search(before.text))
    return before.is_row or line.is_row or larger > 1.15 * smaller or bool(is_item)


def _is_item(line: Line) -> bool:
    return bool(BULLET.match(line.text) or MARK_OF_ITEM.match(line.text))


def _is_centred(block: Block, line: Line) -> bool:
    before, after = line.left - block.left, block.right - line.right
    return before > line.height and abs(before - after) < line.height


def _had_room(block: Block, before: Line, line: Line) -> bool:
    """Whether the first word of the line would have stood in the line before, with room to spare."""
    letter = (line.right - line.left) / max(1, len(line.text))
    first_word = len(line.text.split(maxsplit=1)[0]) if line.text else 0
    return block.right - before.right > (first_word + 1) * letter + 2 * line.height


def _words(found: Iterable[Block]) -> frozenset[str]:
    """The words of the document, without those that are broken at the end of a line."""
    words: set[str] = set()
    for block in found:
        for line in block.lines:
            broken = _broken_word(line.text)
            whole = line.text.removesuffix(broken[0]) if broken else line.text
            words.update(word.casefold() for word in WORD.findall(whole))
    return frozenset(words)


def _broken_word(text: str) -> re.Match[str] | None:
    """The word at the end of the text, if a hyphen follows it; the hyphen belongs to the match."""
    return HYPHENATED.search(text[-WORD_LENGTH:])


def _text(lines: Sequence[Line], words: frozenset[str]) -> str:
    text = ""
    for line in lines:
        broken = _broken_word(text)
        rest = WORD.match(line.text)
        if broken and rest:
            is_compound = _is_compound(broken[1], rest[0], words)
            text = (text if is_compound else text[:-1]) + line.text
        else:
            text = f"{text} {line.text}".lstrip()
    return text


def _is_compound(head: str, tail: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at the end of a line belongs to the word, as the rest of the document writes it."""
    head_folded, tail_folded = head.casefold(), tail.casefold()
    if head_folded + tail_folded in words:
        return False
    return (
        tail[0].isupper()
        or f"{head_folded}-{tail_folded}" in words
        or head_folded in TENS
        or {head_folded, tail_folded} <= words
    )
