"""The written documents in the formats that press releases come in, made from their source text.

Each function writes a file with the name of the source document, so that it has the same id.
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import docx
import fpdf

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
# A small page, so that a short text fills both columns and goes on: only then a header runs.
PAGE = (130, 80)  # millimetres
MARGIN, GUTTER, LINE = 8, 8, 1.2
RUNNING_HEADER = "Monthly bulletin no. 12"

Block = str | list[list[str]]


def blocks(source: Path) -> list[Block]:
    """The paragraphs of a source document, and its tables as rows of cells, without any markup."""
    text = source.read_text(encoding="utf-8")
    if source.suffix == ".html":
        return list(_Article.paragraphs(text))
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    if source.suffix == ".md":
        return [block for paragraph in paragraphs for block in _from_markdown(paragraph)]
    return list(paragraphs)


def as_it_is(source: Path, folder: Path) -> Path:
    """The source document itself, without its coding beside it."""
    path = folder / source.name
    path.write_bytes(source.read_bytes())
    return path


def as_windows_1251(source: Path, folder: Path) -> Path:
    """Plain text in the encoding of older Russian systems, with their line ends."""
    path = folder / f"{source.stem}.txt"
    text = "\n\n".join(map(_as_text, blocks(source)))
    path.write_bytes(text.replace("\n", "\r\n").encode("windows-1251", errors="replace"))
    return path


def as_word(source: Path, folder: Path) -> Path:
    """A Word document; tables are tables of Word."""
    document = docx.Document()
    for number, block in enumerate(blocks(source)):
        if isinstance(block, str):
            document.add_paragraph(block, style="Heading 1" if number == 0 else None)
            continue
        table = document.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    path = folder / f"{source.stem}.docx"
    document.save(str(path))
    return path


def as_pdf(source: Path, folder: Path) -> Path:
    """A PDF in two columns with a running header and page numbers."""
    pdf = _Bulletin(format=PAGE)
    pdf.add_font("DejaVu", fname=FONT)
    pdf.set_font("DejaVu", size=9)
    pdf.set_margins(MARGIN, 3)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.add_page()
    with pdf.text_columns(ncols=2, gutter=GUTTER, line_height=LINE) as columns:
        for block in blocks(source):
            with columns.paragraph(bottom_margin=3) as paragraph:
                paragraph.write(_as_text(block))
    path = folder / f"{source.stem}.pdf"
    pdf.output(str(path))
    return path


FORMATS: dict[str, Callable[[Path, Path], Path]] = {
    "source": as_it_is,
    "word": as_word,
    "pdf": as_pdf,
    "windows-1251": as_windows_1251,
}


class _Bulletin(fpdf.FPDF):
    def header(self) -> None:
        self.cell(0, 4, f"{RUNNING_HEADER} - page {self.page_no()}", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)


class _Article(HTMLParser):
    """Takes the headings and paragraphs of the article out of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.is_article = self.is_paragraph = False

    @classmethod
    def paragraphs(cls, page: str) -> Iterator[str]:
        parser = cls()
        parser.feed(page)
        return iter(parser.found)

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self.is_article = self.is_article or tag == "article"
        if self.is_article and tag in {"h1", "p"}:
            self.is_paragraph = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_article = self.is_article and tag != "article"
        self.is_paragraph = self.is_paragraph and tag not in {"h1", "p"}

    def handle_data(self, data: str) -> None:
        if self.is_paragraph:
            self.found[-1] += data


def _from_markdown(paragraph: str) -> list[Block]:
    """The paragraph without its marks: a table, the items of a list, or text."""
    lines = paragraph.splitlines()
    if all(line.startswith("|") for line in lines):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        return [[row for row in rows if set("".join(row)) != {"-"}]]
    if all(line.startswith("- ") for line in lines):
        return [line.removeprefix("- ") for line in lines]
    return [re.sub(r"^#+ |\*\*|^\*(?=\S)|(?<=\S)\*$", "", paragraph)]


def _as_text(block: Block) -> str:
    return block if isinstance(block, str) else "\n".join(": ".join(row) for row in block)
