"""A PDF to paragraphs, with their pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from etl.documents.document import DocumentError
from etl.documents.readers.columns import blocks_of_pages
from etl.documents.readers.content import RAISED, Content
from etl.documents.readers.layout import paragraphs, without_running_heads
from etl.documents.readers.lines import Line

MEDIA_TYPE = "application/pdf"

MAX_PAGES = 500
MAX_LETTERS_ON_PAGE = 50_000
EXPORT_AGAIN = "Export it again, or copy its text into a .txt file."
# A wider gap between two letters parts pieces of a line, in heights of the line: a gutter, or two cells.
PIECE_GAP = 0.8
# PDFium puts this for a hyphen at the end of a line, and leaves out the line break.
LINE_END_HYPHEN = "\x02"
# What Word prints to PDF has the name of the file for its title.
NO_TITLE = ("Microsoft Word - ", "untitled")


def read_pdf(path: Path, content: bytes) -> Content:
    """Columns in reading order, words mended at line ends; running heads and page numbers are left out."""
    with _opened(path, content) as document:
        if len(document) > MAX_PAGES:
            raise DocumentError(
                path, f"has {len(document):,} pages, more than {MAX_PAGES}", "Keep the pages that are needed."
            )
        pages: list[list[Line]] = []
        heights = []
        unread = []
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            _, bottom, _, top = page.get_bbox()
            heights.append(top - bottom)
            pages.append(list(_pieces(path, page, number)))
            if not pages[-1] and next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None):
                unread.append(number)
            page.close()
        metadata = _metadata(document)
    if not any(pages):
        raise DocumentError(
            path,
            "has pages but no text: it was scanned",
            "Recognize its text (OCR) first, or type what matters into a .txt file.",
        )
    kept = without_running_heads(pages, heights)
    read = paragraphs(blocks_of_pages(kept))
    return Content(tuple(text for text, _ in read), metadata, tuple(page for _, page in read), tuple(unread))


def _opened(path: Path, content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise DocumentError(
                path, "is protected with a password", "Save it without a password, and name that file."
            ) from error
        raise


def _pieces(path: Path, page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    """The letters of the page that stand close to each other on one line."""
    _, _, _, top_of_page = page.get_bbox()
    text_page = page.get_textpage()
    if text_page.count_chars() > MAX_LETTERS_ON_PAGE:
        raise DocumentError(path, f"has more letters on page {number} than a page can show", EXPORT_AGAIN)
    letters: list[str] = []
    place = raw.FS_RECTF()
    left = right = top = bottom = 0.0
    for index in range(text_page.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text_page, index)).replace(LINE_END_HYPHEN, "-")
        if letter.isspace() or not raw.FPDFText_GetLooseCharBox(text_page, index, place):
            letters += [" "] if letters else []
            continue
        if letters and _is_elsewhere(place, right, bottom, top):
            yield from _piece(letters, number, left, right, top_of_page - top, top_of_page - bottom)
            letters = []
        if not letters:
            left, right, top, bottom = place.left, place.right, place.top, place.bottom
        letters.append(letter.translate(RAISED) if _is_raised(place, bottom, top) else letter)
        right, top, bottom = max(right, place.right), max(top, place.top), min(bottom, place.bottom)
    yield from _piece(letters, number, left, right, top_of_page - top, top_of_page - bottom)
    text_page.close()


def _is_elsewhere(place: raw.FS_RECTF, right: float, bottom: float, top: float) -> bool:
    height = max(top - bottom, place.top - place.bottom)
    middle = (place.top + place.bottom) / 2
    return not (bottom < middle < top and -height < place.left - right < PIECE_GAP * height)


def _is_raised(place: raw.FS_RECTF, bottom: float, top: float) -> bool:
    """Whether a letter is smaller than those before it and does not stand on their line."""
    height = top - bottom
    return bool(place.top - place.bottom < 0.8 * height and place.bottom - bottom > 0.15 * height)


def _piece(
    letters: list[str], page: int, left: float, right: float, top: float, bottom: float
) -> Iterator[Line]:
    text = "".join(letters).strip()
    if text:
        yield Line(text, page, left, right, top, bottom)


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    title = document.get_metadata_value("Title").strip()
    return {} if not title or title.startswith(NO_TITLE) else {"title": title}
