import io
import zipfile
from collections.abc import Mapping

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from etl.documents.document import DocumentError
from etl.documents.readers import word
from tests.etl.documents.readers.conftest import texts

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
DOCUMENT_PART = "word/document.xml"


def saved(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_paragraph(xml: str) -> bytes:
    """A document whose second paragraph is this XML."""
    document = docx.Document()
    document.add_paragraph("First").add_run()
    document.element.body.insert(1, parse_xml(f"<w:p {NAMES}>{xml}</w:p>"))
    return saved(document)


def changed(content: bytes, change: Mapping[str, bytes | None]) -> bytes:
    """The package with these parts instead; None leaves one out."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
        for name, part in {**parts, **change}.items():
            if part is not None:
                new.writestr(name, part)
    return target.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


@pytest.fixture
def document() -> WordDocument:
    document = docx.Document()
    document.core_properties.title = "Seminar on borders"
    document.core_properties.language = "ru-RU"
    document.sections[0].header.paragraphs[0].text = "A running head"
    document.sections[0].footer.paragraphs[0].text = "A foot"
    document.add_heading("Семинар", 1)
    document.add_paragraph("Пришли более\xa040 человек.")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Country", "Persons", "Uzbekistan", "12"), strict=True):
        cell.text = text
    document.add_paragraph("").add_run().add_break()
    document.add_paragraph("Они уехали.", style="List Bullet")
    return document


def test_paragraphs_and_table_rows_are_read_in_their_order(read, document):
    assert texts(read("a.docx", saved(document))) == [
        "Семинар",
        "Пришли более 40 человек.",
        "Country | Persons",
        "Uzbekistan | 12",
        "Они уехали.",
    ]


def test_title_and_language_are_read(read, document):
    assert read("a.docx", saved(document)).metadata == {"title": "Seminar on borders", "language": "ru"}


def test_a_table_that_lays_out_a_page_is_read_paragraph_by_paragraph(read):
    document = docx.Document()
    left, right = document.add_table(1, 2)._cells
    left.text, right.text = "One\nline", "Beside"
    left.add_paragraph("Two")

    assert texts(read("a.docx", saved(document))) == ["One line", "Two", "Beside"]


def test_merged_cells_are_read_once(read):
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    table.cell(0, 2).text = "Last"

    assert texts(read("a.docx", saved(document))) == ["Both | Last"]


def test_what_was_deleted_or_moved_away_is_not_read_and_what_was_inserted_is(read):
    content = with_paragraph(
        "<w:r><w:t>Over </w:t></w:r><w:del><w:r><w:delText>40</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>50</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>60</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:tab/><w:t>came</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>twenty</w:t><w:noBreakHyphen/><w:t>five</w:t></w:r>"
    )

    assert texts(read("a.docx", content)) == ["First", "Over 50 came twenty-five"]


def test_a_text_box_follows_its_paragraph_and_is_read_once(read):
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    content = with_paragraph(
        "<w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r>"
    )

    assert texts(read("a.docx", content)) == ["First", "Before after", "In the box"]


def test_paragraphs_in_content_controls_are_read(read):
    document = docx.Document()
    control = (
        f"<w:sdt {NAMES}><w:sdtContent><w:p><w:r><w:t>Held in Almaty</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, parse_xml(control))

    assert texts(read("a.docx", saved(document))) == ["Held in Almaty"]


def test_footnotes_come_at_the_end(read):
    content = with_paragraph("<w:r><w:t>Over 40</w:t><w:footnoteReference w:id='2'/></w:r>")
    notes = (
        f"<w:footnotes {NAMES}>"
        "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='2'><w:p><w:r><w:t>With observers.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relationships = part_of(content, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rIdNotes" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/footnotes"/></Relationships>',
    )
    types = part_of(content, "[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    parts = {
        "word/footnotes.xml": notes.encode(),
        "word/_rels/document.xml.rels": relationships,
        "[Content_Types].xml": types,
    }

    assert texts(read("a.docx", changed(content, parts))) == ["First", "Over 40", "With observers."]


def test_a_package_without_a_document_part_is_refused(read, document):
    types = part_of(saved(document), "[Content_Types].xml").replace(
        b"wordprocessingml.document.main", b"other"
    )
    changes: list[dict[str, bytes | None]] = [
        {DOCUMENT_PART: None},
        {"[Content_Types].xml": types},
        {"[Content_Types].xml": None},
    ]
    for change in changes:
        with pytest.raises(DocumentError, match=r"a\.docx lacks the parts of a Word document"):
            read("a.docx", changed(saved(document), change))


def test_a_damaged_package_is_refused(read, document):
    with pytest.raises(DocumentError, match=r"a\.docx is broken"):
        read("a.docx", saved(document)[:-200])


ENTITIES = {
    "grows": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    "fetches": '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
}


@pytest.mark.parametrize("declaration", ENTITIES.values(), ids=ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [DOCUMENT_PART, "word/_rels/document.xml.rels", "docProps/core.xml"])
def test_xml_entities_are_refused(read, document, declaration, encoding, part):
    xml = part_of(saved(document), part).decode().split("?>", 1)[-1]
    hostile = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{xml}'.encode(encoding)

    with pytest.raises(DocumentError, match=r"a\.docx declares XML entities"):
        read("a.docx", changed(saved(document), {part: hostile}))


@pytest.mark.parametrize("declaration", ENTITIES.values(), ids=ENTITIES)
def test_the_parser_of_word_documents_does_not_follow_entities_either(declaration):
    parsed = parse_xml(f"{declaration}<w:p {NAMES}><w:r><w:t>&b;</w:t></w:r></w:p>")

    assert "".join(word._words(parsed)) == ""


def test_a_package_that_unpacks_to_far_more_is_refused_before_it_is_unpacked(read, document, monkeypatch):
    monkeypatch.setattr(word, "MAX_UNPACKED_BYTES", 10_000_000)
    bomb = changed(saved(document), {"word/media/a.bin": b"\0" * (word.MAX_UNPACKED_BYTES + 1)})
    assert len(bomb) < 1_000_000

    with pytest.raises(DocumentError, match=r"a\.docx would unpack to far more"):
        read("a.docx", bomb)


def test_too_much_xml_is_refused(read, document, monkeypatch):
    monkeypatch.setattr(word, "MAX_XML_BYTES", 1_000_000)

    with pytest.raises(DocumentError, match="would unpack to far more"):
        read("a.docx", changed(saved(document), {"word/a.xml": b" " * (word.MAX_XML_BYTES + 1)}))


def test_too_many_entries_are_refused(read, document):
    entries = {f"word/media/{number}": b"" for number in range(word.MAX_ENTRIES)}

    with pytest.raises(DocumentError, match="would unpack to far more"):
        read("a.docx", changed(saved(document), entries))


def test_an_entry_that_declares_less_than_it_holds_is_refused(read, document):
    content = changed(saved(document), {"word/a.xml": b" " * 1_000_000})
    size = (1_000_000).to_bytes(4, "little")
    assert content.count(size) == 2

    with pytest.raises(DocumentError, match=r"a\.docx is broken"):
        read("a.docx", content.replace(size, (10).to_bytes(4, "little")))


def test_the_mark_of_a_footnote_is_no_digit_of_the_figure_before_it(read):
    document = docx.Document()
    paragraph = document.add_paragraph("Over 250")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" came in 2 days.")

    assert read("a.docx", saved(document)).text == "Over 250¹ came in 2 days."
