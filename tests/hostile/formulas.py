"""Cells of text that a spreadsheet may run as a formula: whatever writes CSV puts an apostrophe before each.

What is proposed (etl) and what is downloaded (analytics) have a rule each, since neither knows the other.
"""

import sys
import unicodedata

SIGNS = "=+-@＝＋－＠"
FORMULAS = (
    "=1+1",
    "+992 37 221",
    "-1+1",
    "@SUM(A1)",
    "\tindented",
    "\rreturned",
    "  =1+1",
    "\n=1+1",
    "\u00a0=1+1",
    "\u00ad=1+1",
    "\u200b=1+1",
    "\u200e@SUM(A1)",
    "\u2060=1+1",
    "\u202e \u200f-1+1",
    "\ue000+1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
)
# Space, control and format characters: all that may stand before a formula without being seen.
HIDDEN = tuple(
    character
    for character in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Zs")
)
NO_FORMULAS = (
    "",
    "Совещание в Ташкенте",
    'said "yes", twice',
    "a\nb",
    "1 = 1",
    "'quoted'",
    "a;b,c\td",
    "2022-03",
    "«=»",
    "\u200e",
    "\u200ea=1",
)


def may_run(cell: str) -> bool:
    """Whether a spreadsheet may run a cell of CSV: the first that is seen of it starts a formula."""
    seen = next((character for character in cell if unicodedata.category(character)[0] not in "CZ"), "a")
    return seen in SIGNS or cell.startswith(("\t", "\r"))
