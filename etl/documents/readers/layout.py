"""Lines at their places on pages, to paragraphs in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median, quantiles

from etl.documents.readers.lines import BULLET, END_OF_SENTENCE, Block, Line, is_item

# Shares of the page's height at its top and bottom in which running heads and page numbers stand.
MARGIN = 0.12
# Lengths below are in heights of the line, about 1.2 times the size of its font.
INDENT = 0.8
# A gap between lines that much wider than usual parts paragraphs, so does a change of size.
WIDER = 1.2

PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|стр(?:аница|\.)?)\s*)?\d{1,3}(?:\s*(?:/|of|из)\s*\d{1,3})?\W*", re.IGNORECASE
)
DIGITS = re.compile(r"\d+")
HYPHENATED = re.compile(r"([^\W\d_]+)[-‐]$")
# No word is longer; to look for one in all of a long text would take long.
WORD_LENGTH = 100
WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))


def without_running_heads(pages: Sequence[Sequence[Line]], page_heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without page numbers, and without what stands at the same place of most pages.

    Only what stands in the margin, apart from the text, is left out. Digits do not make a difference:
    "page 2" is the same as "page 3".
    """
    # Of all pages: on a page of few lines, the gap to the head would be the usual one.
    gaps = [gap for lines in pages for gap in _gaps(_downwards(lines))]
    usual = median(gaps) if gaps else 0.0
    apart = [
        _apart_from_text(lines, height, usual) for lines, height in zip(pages, page_heights, strict=True)
    ]
    on_pages = Counter(place for lines in apart for place in {_place(line) for line in lines})
    needed = max(2, len(pages) / 2)

    def is_head(line: Line) -> bool:
        return on_pages[_place(line)] >= needed or PAGE_NUMBER.fullmatch(line.text) is not None

    left_out = {id(line) for lines in apart for line in lines if is_head(line)}
    return [[line for line in lines if id(line) not in left_out] for lines in pages]


def _downwards(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.middle)


def _gaps(downwards: Sequence[Line]) -> list[float]:
    return [below.top - above.bottom for above, below in pairwise(downwards)]


def _apart_from_text(lines: Sequence[Line], page_height: float, usual: float) -> list[Line]:
    """The lines of one page above the last gap in its upper margin, or below the first in its lower one."""
    downwards = _downwards(lines)
    gaps = _gaps(downwards)

    def is_gap(above: Line, gap: float) -> bool:
        # In a document of few lines the usual gap is that to the head, so the height of a line bounds it.
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
        or (is_indented and not _is_centred(block, line) and not is_item(before.text))
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
    is_new_item = BULLET.match(line.text) or (is_item(line.text) and END_OF_SENTENCE.search(before.text))
    return before.is_row or line.is_row or larger > 1.15 * smaller or bool(is_new_item)


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
