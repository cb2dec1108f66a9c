"""Made-up files of each format, and what was read of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from etl.documents.document import Document
from etl.documents.readers import read_document

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def texts(document: Document) -> list[str]:
    """The text of each paragraph."""
    return [document.text_of(paragraph) for paragraph in document]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str, str | bytes], Document]:
    """Reads a file of that name and content."""

    def read_content(name: str, content: str | bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_document(path)

    return read_content


@pytest.fixture
def new_pdf() -> Callable[[], FPDF]:
    """Makes a PDF with a font that has Cyrillic letters."""
    if not FONT.exists():
        pytest.skip("the font DejaVu Sans is not installed (fonts-dejavu-core)")

    def made() -> FPDF:
        pdf = FPDF()
        pdf.add_font("DejaVu", fname=FONT)
        pdf.set_margins(20, 25)
        pdf.set_auto_page_break(True, 25)
        pdf.set_font("DejaVu", size=11)
        return pdf

    return made
