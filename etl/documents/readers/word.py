"""A Word document to paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from etl.documents.document import DocumentError
from etl.documents.readers.content import BETWEEN_CELLS, RAISED, Content

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MAX_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 200_000_000
# lxml holds a document in some ten times its size.
MAX_XML_BYTES = 30_000_000
SAVE_AGAIN = "Open it in Word and save it as a Word document (.docx)."

PARAGRAPH, RUN, ROW, CELL = qn("w:p"), qn("w:r"), qn("w:tr"), qn("w:tc")
TEXT, TAB, BREAK, CARRIAGE_RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
HYPHEN = qn("w:noBreakHyphen")
AS_TEXT = {TAB: " ", BREAK: "\n", CARRIAGE_RETURN: "\n", HYPHEN: "-"}
TEXT_BOX, ALTERNATE = (
    qn("w:txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
# What was moved away still stands in the file; a fallback says the same as a text box once more; a tab in
# the properties of a paragraph is a place, not a mark.
NOT_READ = {qn("w:moveFrom"), qn("w:del"), qn("w:pPr"), ALTERNATE}
NOTE_PARTS = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)


def read_word(path: Path, content: bytes) -> Content:
    """Paragraphs and table rows in their order; text boxes after their paragraph, notes at the end.

    A table row is a paragraph, its cells joined by " | ", unless a cell holds several paragraphs: such a
    table lays out a page, and each paragraph in it stands for itself. Headers and footers are left out.
    """
    _check_package(path, content)
    try:
        document = docx.Document(io.BytesIO(content))
    except (KeyError, ValueError) as error:
        raise DocumentError(path, "lacks the parts of a Word document", SAVE_AGAIN) from error
    paragraphs = [*_paragraphs(document.element.body), *_notes(document)]
    properties = document.core_properties
    told = {"title": properties.title.strip(), "language": properties.language.split("-")[0].strip().lower()}
    return Content(tuple(paragraphs), {name: value for name, value in told.items() if value})


def _check_package(path: Path, content: bytes) -> None:
    """Refuse what would unpack to more than can be held, or declares XML entities, before it is parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = package.infolist()
        markup = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
        # No entry gives more than the size it declares: zipfile stops there.
        is_bomb = (
            len(entries) > MAX_ENTRIES
            or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES
            or sum(entry.file_size for entry in markup) > MAX_XML_BYTES
        )
        if is_bomb:
            raise DocumentError(path, "would unpack to far more than a text holds", SAVE_AGAIN)
        for entry in markup:
            # Without NUL bytes, UTF-16 shows its letters too.
            if b"<!DOCTYPE" in package.read(entry).replace(b"\0", b""):
                raise DocumentError(path, "declares XML entities, which Word never does", SAVE_AGAIN)


def _paragraphs(parent: etree._Element) -> Iterator[str]:
    """The paragraphs below the element, in the order of the file."""
    for element in parent:
        if element.tag == PARAGRAPH:
            yield "".join(_words(element))
            for box in _inside(element, TEXT_BOX):
                yield from _paragraphs(box)
        elif element.tag == ROW and _is_of_short_cells(element):
            yield _joined_cells(element)
        elif element.tag not in NOT_READ:
            yield from _paragraphs(element)


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in AS_TEXT:
            yield AS_TEXT[child.tag]
        elif child.tag == RUN and _is_raised(child):
            yield "".join(_words(child)).translate(RAISED)
        elif child.tag not in NOT_READ and child.tag != TEXT_BOX:
            yield from _words(child)


def _is_raised(run: etree._Element) -> bool:
    position = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return position is not None and position.get(qn("w:val")) == "superscript"


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The outermost elements of that tag that are read."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in NOT_READ:
            yield from _inside(child, tag)


def _is_of_short_cells(row: etree._Element) -> bool:
    return all(len(_texts(cell)) <= 1 for cell in row.iterchildren(CELL))


def _joined_cells(row: etree._Element) -> str:
    return BETWEEN_CELLS.join(text for cell in _inside(row, CELL) for text in _texts(cell))


def _texts(cell: etree._Element) -> list[str]:
    return [text for paragraph in _paragraphs(cell) if (text := paragraph.strip())]


def _notes(document: WordDocument) -> Iterator[str]:
    """Footnotes and endnotes, without the lines that part them from the text."""
    for relationship in document.part.rels.values():
        if relationship.reltype in NOTE_PARTS and not relationship.is_external:
            for note in parse_xml(relationship.target_part.blob):
                if note.get(qn("w:type")) in (None, "normal"):
                    yield from _paragraphs(note)
