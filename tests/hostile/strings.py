"""Texts that break programs: the Big List of Naughty Strings, and what this dashboard's own parts would run.

Each has a harmless twin of the same length with spaces in the same places. A page of one must have the same
elements as a page of the other: whatever else it has, a text brought in.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

# Nothing answers there; a request to it is noticed by whoever watches the page.
ELSEWHERE = "hostile.example"
OWN = (
    # Streamlit's Markdown: colors, badges, icons, emoji, help, its logo, arrows.
    ":red[x]",
    ":blue-background[x] :green-badge[x] :small[x] :color[x]{foreground=red}",
    ":material/home: and :material_home:",
    ":streamlit:",
    ":smile: :+1: :tada:",
    ":help[x]",
    "::: a {onclick=alert(1)}",
    "-> and <- and <-> and -- and >= and <= and ~= end",
    "->",
    # Markdown: links, pictures, code, headings, lists, rules, tables, notes, mathematics.
    "[a](javascript:alert(1))",
    f"[a](https://{ELSEWHERE}/)",
    f"[a][b] [b]: https://{ELSEWHERE}/",
    f"![x](https://{ELSEWHERE}/x.png)",
    f"<https://{ELSEWHERE}/>",
    f"https://{ELSEWHERE}/a_b_c",
    f"HTTP://{ELSEWHERE}",
    f"www.{ELSEWHERE}",
    f"someone@{ELSEWHERE}",
    f"mailto:someone@{ELSEWHERE}",
    "# heading",
    "> quote",
    "- item",
    "1. item",
    "1) item",
    "***",
    "---",
    "===",
    "**bold** __bold__ *em* _em_ ~~gone~~",
    "`code` ``code``",
    "```code```",
    "    code",
    "| a | b | - | - |",
    "- [x] done",
    "[^1] [^1]: note",
    "$x^2$ and $$x^2$$",
    r"\(x\) \[x\] \alert",
    "a\\",
    "&lt;b&gt; &amp; &#60;b&#62; &copy;",
    # HTML, in pages and in Plotly's labels.
    "<b>bold</b><br>line<sup>2</sup>",
    f'<a href="https://{ELSEWHERE}/">link</a>',
    '<a href="javascript:alert(1)">link</a>',
    f'<img src="https://{ELSEWHERE}/x.png" onerror="alert(1)">',
    "<script>alert(1)</script>",
    f'<iframe src="https://{ELSEWHERE}/"></iframe>',
    "</span></div></div></body></html>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    f"<style>@import url(https://{ELSEWHERE}/x.css);body{{display:none}}</style>",
    f'<meta http-equiv="refresh" content="0;url=https://{ELSEWHERE}/">',
    f'<base href="https://{ELSEWHERE}/">',
    "<span style='font-size:900px'>big</span>",
    "%{x} %{customdata[0]} <extra>side</extra>",
    # Templates and formats of Python and JavaScript.
    "{event} {0} {0.__class__} {} %(name)s %s %n ${alert(1)} {{7*7}} #{7*7}",
    # Spreadsheet formulas.
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    f'=HYPERLINK("https://{ELSEWHERE}/";"x")',
    "=cmd|'/c calc'!A0",
    f'=WEBSERVICE("https://{ELSEWHERE}/")',
    f'=IMPORTXML("https://{ELSEWHERE}/";"//a")',
    "\t=1+1",
    "＝1+1",
    "\u00ad=1+1",
    "1e5",
    "00123",
    "2022-03-04",
    "TRUE",
    "#REF!",
    # SQL, and the quoting of CSV.
    "'; DROP TABLE events; --",
    "\"; COPY (SELECT 1) TO 'x'; --",
    "x' UNION SELECT value FROM metadata --",
    'a "quoted" word, and a comma',
    '""',
    "a\nb",
    "a\n\n    b",
    # Characters: direction, width, joiners, privacy area, flags, long words and long texts.
    "\u202e250 came",
    "\u2067250 came\u2069",
    "\u200f250 came",
    "a\u200db\u200cc\u2060d",
    "\U000e0041\U000e0042",
    "\ue000\uf8ff",
    "\ufdd0\ufffe\uffff\U0010ffff",
    "_x000D_ _x0041_ _x005F_",
    "e\u0301\u0302\u0303" * 40,
    "nul\x00byte",
    "lost\ufffdletter",
    "word " * 2_000 + "end",
    "x" * 10_000,
    "<" * 500,
    "[" * 500,
    "*" * 501,
    ":" * 500,
    # Ways through a file system, and addresses.
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "file:///etc/passwd",
    "con.csv",
    "a/b?c=d&e=f#g",
    "%2e%2e%2f%00",
    "?data=x&event=y",
)
NAUGHTY: tuple[str, ...] = tuple(
    dict.fromkeys([*OWN, *json.loads((Path(__file__).parent / "blns.json").read_text("utf-8"))])
)
# What programs are to ignore that do not know it: Default_Ignorable_Code_Point in DerivedCoreProperties.txt
# of Unicode. Most are format characters, but fillers are letters, and variation selectors marks.
IGNORABLE = frozenset(
    chr(number)
    for first, last in (
        *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
        *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164)),
        *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3)),
        *((0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
    )
    for number in range(first, last + 1)
)


def may_not_stand(character: str) -> bool:
    """Whether records refuse a character: it is not seen, turns its neighbours around, or is a lost letter.

    One of them, U+200C, they hold between letters of Arabic script.
    """
    is_format = unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
    return (is_format and character != "\n") or character in IGNORABLE or character == "\ufffd"


def is_refused(text: str) -> bool:
    """Whether records refuse a text: for a character, for space around it, or because it is empty."""
    return not text or text != text.strip() or any(map(may_not_stand, text))


LOADED = [text for text in NAUGHTY if not is_refused(text)]
LETTERS = "abcdefghijklmnopqrstuvwxyzбвгджзиклмнптфцчшщэюяαβγδζηθλμξπσφψω"


def twins(texts: Sequence[str]) -> list[str]:
    """Return a text of letters for each text, with spaces in the same places; no two are the same."""
    made: dict[str, None] = {}
    for text in texts:
        steps, turns = range(1, len(LETTERS)), range(len(LETTERS))
        letters = (_letters(text, turn, step) for step in steps for turn in turns)
        made[next(other for other in letters if other not in made)] = None
    return list(made)


def _letters(text: str, turn: int, step: int) -> str:
    return re.sub(r"\S", lambda found: LETTERS[(turn + found.start() * step) % len(LETTERS)], text)


def as_read(text: str) -> str:
    """Return a text as it is read where it stands in a line: one space for many."""
    return " ".join(text.split())
