"""Made-up lines at their places on a page."""

from etl.documents.readers.columns import blocks
from etl.documents.readers.layout import paragraphs
from etl.documents.readers.lines import Line

HEIGHT = 12.0
LEADING = 14.0
PAGE_HEIGHT = 800.0


def line(text, top, left=50.0, right=None, page=1, height=HEIGHT):
    """A line of letters five points wide."""
    return Line(text, page, left, left + 5.0 * len(text) if right is None else right, top, top + height)


def column(words, left=50.0, right=250.0, top=100.0, page=1):
    """Lines below each other, as wide as the column; the last one is as wide as its words."""
    lines = [line(text, top + LEADING * place, left, right, page) for place, text in enumerate(words[:-1])]
    return [*lines, line(words[-1], top + LEADING * len(lines), left, page=page)]


def read(pieces):
    return [text for text, _ in paragraphs(blocks(pieces))]
