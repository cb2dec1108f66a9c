"""Columns of a page: where white strips part running text, and in which order it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, starmap
from statistics import median

from etl.documents.readers.lines import END_OF_SENTENCE, Block, Line, joined, rows

Row = list[Line]

# The least width of a column, as a share of the page.
COLUMN_WIDTH = 0.25
# Lines of running text are that full, as a share of their column; cells of a table are short.
FULL = 0.7
# That many lines show what they are: running text, or rows of a table.
ENOUGH_LINES = 3
# From one line to the next of a paragraph, in heights of the line, at most.
STEP = 2.0


@dataclass(frozen=True)
class Gutter:
    """A white strip between two columns of running text, and how wide the columns beside it are."""

    left: float
    right: float
    width_before: float
    width_after: float

    @property
    def middle(self) -> float:
        """Half-way between the columns."""
        return (self.left + self.right) / 2

    def is_crossed_by(self, piece: Line) -> bool:
        """Whether the piece stands in both columns."""
        return piece.left < self.middle < piece.right

    def beside(self, row: Row) -> tuple[Line | None, Line | None]:
        """What stands next to the strip in a row, before and after it."""
        before = [piece for piece in row if piece.right <= self.middle]
        after = [piece for piece in row if piece.left >= self.middle]
        return (before[-1] if before else None, after[0] if after else None)

    def is_full(self, before: Line, after: Line) -> bool:
        """Whether one of the two is as wide as a line of running text."""
        return _width(before) >= FULL * self.width_before or _width(after) >= FULL * self.width_after


def blocks_of_pages(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The pieces of each page as blocks in reading order.

    The columns of other pages tell how to read a page with too few lines to show its own.
    """
    known = [gutter for pieces in pages for gutter in _shown(pieces)]
    # Pages that are alike say the same: once is enough.
    known = list({round(gutter.middle): gutter for gutter in known}.values())
    return [block for pieces in pages for block in blocks(pieces, known)]


def blocks(pieces: Sequence[Line], known: Sequence[Gutter] = ()) -> list[Block]:
    """The pieces of one page as blocks in reading order: column by column between lines that span them."""
    in_rows = list(rows(pieces))
    gutter = _gutter(in_rows) or _known_gutter(in_rows, known)
    if gutter is None:
        return [_as_rows(in_rows)] if in_rows else []
    found: list[Block] = []
    for spans, band in groupby(_spanning(in_rows, gutter), key=lambda each: each[0]):
        rows_of_band = [row for _, row in band]
        if spans:
            found.append(_as_rows(rows_of_band))
        else:
            for side in _sides(rows_of_band, gutter):
                found += blocks(side, known)
    return found


def _shown(pieces: Sequence[Line]) -> Iterator[Gutter]:
    """The gutters that the page shows by itself."""
    in_rows = list(rows(pieces))
    gutter = _gutter(in_rows)
    if gutter is not None:
        yield gutter
        for side in _sides(in_rows, gutter):
            yield from _shown(side)


def _as_rows(in_rows: Sequence[Row]) -> Block:
    return Block(tuple(joined(row) for row in in_rows))


def _sides(in_rows: Sequence[Row], gutter: Gutter) -> tuple[Row, Row]:
    pieces = [piece for row in in_rows for piece in row]
    return (
        [piece for piece in pieces if piece.right <= gutter.middle],
        [piece for piece in pieces if piece.left >= gutter.middle],
    )


def _spanning(in_rows: Sequence[Row], gutter: Gutter) -> Iterator[tuple[bool, Row]]:
    """Each row, and whether it goes across the gutter: as a line, or as one of the rows of a table."""

    def kind(row: Row) -> str:
        if any(gutter.is_crossed_by(piece) for piece in row):
            return "across"
        before, after = gutter.beside(row)
        return "short" if before and after and not gutter.is_full(before, after) else "columns"

    for each, group in groupby(in_rows, key=kind):
        run = list(group)
        spans = each == "across" or (each == "short" and _are_cells(run, gutter))
        yield from ((spans, row) for row in run)


def _are_cells(run: Sequence[Row], gutter: Gutter) -> bool:
    """Whether short pieces beside each other are rows of a table.

    Ends of paragraphs may stand beside each other too, but not in so many lines. Long words leave lines of
    running text short, but there sentences go on in the next line on both sides.
    """
    if len(run) < ENOUGH_LINES:
        return False
    return not all(any(starmap(_flows, pairwise(side))) for side in _sides(run, gutter))


def _gutter(in_rows: Sequence[Row]) -> Gutter | None:
    """The strip that parts columns of running text with the fewest lines across it, if there is one."""
    best, most = None, 0
    for start in _starts(in_rows):
        before, after = _beside(in_rows, start)
        if not (len(before) + len(after) > most and before and after):
            continue
        if _are_columns(before, after):
            best, most = _strip(before, after), len(before) + len(after)
    return best


def _known_gutter(in_rows: Sequence[Row], known: Sequence[Gutter]) -> Gutter | None:
    """The known strip that most rows of the page keep clear, if what stands beside it is running text."""
    best, most = None, 0
    for gutter in known:
        clear = [
            gutter.beside(row) for row in in_rows if not any(gutter.is_crossed_by(piece) for piece in row)
        ]
        if len(clear) > most and _fits(gutter, clear):
            best, most = gutter, len(clear)
    return best


def _fits(gutter: Gutter, clear: Sequence[tuple[Line | None, Line | None]]) -> bool:
    starts = [after.left for _, after in clear if after]
    if not starts or not any(before for before, _ in clear):
        return False
    pairs = [(before, after) for before, after in clear if before and after]
    has_text = not pairs or any(gutter.is_full(before, after) for before, after in pairs)
    return has_text and abs(min(starts) - gutter.right) < gutter.right - gutter.left


def _starts(in_rows: Sequence[Row]) -> list[float]:
    """Where pieces start after another piece; those that differ by less than a letter are one."""
    pieces = [piece for row in in_rows for piece in row]
    first = min((piece.left for piece in pieces), default=0.0)
    width = max((piece.right for piece in pieces), default=0.0) - first
    starts: dict[int, float] = {}
    for start in sorted((piece.left for row in in_rows for piece in row[1:]), reverse=True):
        starts[round((start - first) / max(width, 1.0) * 100)] = start
    return list(starts.values())


def _beside(in_rows: Sequence[Row], start: float) -> tuple[Row, Row]:
    """What ends last before a place and starts first after it, in rows that leave it free."""
    before: Row = []
    after: Row = []
    for row in in_rows:
        if any(piece.left < start < piece.right for piece in row):
            continue
        before += [piece for piece in row if piece.right <= start][-1:]
        after += [piece for piece in row if piece.left >= start][:1]
    return before, after


def _strip(before: Row, after: Row) -> Gutter:
    width_before, width_after = _column_width(before), _column_width(after)
    # Too few lines do not show how wide their column is: columns are alike.
    if len(after) < 2 * ENOUGH_LINES:
        width_after = max(width_before, width_after)
    return Gutter(
        max(piece.right for piece in before), min(piece.left for piece in after), width_before, width_after
    )


def _are_columns(before: Row, after: Row) -> bool:
    """Whether the pieces on both sides are running text, or the last is the short end of it."""
    strip = _strip(before, after)
    width = max(strip.right + strip.width_after, max(piece.right for piece in after)) - min(
        piece.left for piece in before
    )
    if min(strip.width_before, strip.width_after) < COLUMN_WIDTH * width:
        return False
    if _is_text(before):
        return _is_text(after) or _are_alike(after, before) or _is_end_of_text(before, after)
    return _is_text(after) and _are_alike(before, after)


def _are_alike(column: Row, text: Row) -> bool:
    """Whether a column has as many lines as the text beside it; labels of a table have fewer.

    Its lines may be anything then, such as headings and a list: a sentence that goes on in each line of the
    text is not cut by them.
    """
    return len(column) >= ENOUGH_LINES and len(column) >= len(text) * 2 / 3


def _is_text(column: Row) -> bool:
    """Whether the pieces are lines of running text below each other."""
    if len(column) < ENOUGH_LINES:
        return False
    width = _column_width(column)
    flows = [_flows(above, below) for above, below in pairwise(column)]
    full = [_width(above) >= FULL * width for above in column[:-1]]
    run = longest = 0
    for is_flow in map(all, zip(flows, full, strict=True)):
        run = run + 1 if is_flow else 0
        longest = max(longest, run)
    is_mostly_full = median(map(_width, column)) >= FULL * width and sum(flows) >= len(flows) / 3
    return is_mostly_full or longest >= ENOUGH_LINES - 1


def _is_end_of_text(before: Row, after: Row) -> bool:
    """Whether the lines after a column of running text go on with it: below each other, from its top.

    Figures by themselves are cells, and so is what stands beside the parts of a table.
    """
    is_below = all(below.top - above.top < STEP * above.height for above, below in pairwise(after))
    is_from_top = after[0].top - before[0].top < STEP * before[0].height
    has_words = any(letter.isalpha() for piece in after for letter in piece.text)
    return len(after) < 2 * ENOUGH_LINES and is_below and is_from_top and has_words


def _flows(above: Line, below: Line) -> bool:
    """Whether a sentence goes on from one line to the next."""
    is_near = below.top - above.top < STEP * above.height
    return is_near and not END_OF_SENTENCE.search(above.text) and below.text[:1].islower()


def _column_width(column: Row) -> float:
    return max(piece.right for piece in column) - min(piece.left for piece in column)


def _width(piece: Line) -> float:
    return piece.right - piece.left
