import io

import pytest
from fpdf import FPDF
from PIL import Image

from etl.documents.document import DocumentError
from etl.documents.readers import pdf
from tests.etl.documents.readers.conftest import texts

TALK = "The officers of border posts talked about documents and dogs for some hours in small groups. "


def test_paragraphs_are_read_with_their_pages(read, new_pdf):
    made = new_pdf()
    for page in (1, 2):
        made.add_page()
        for part in ("first", "second"):
            made.multi_cell(0, 6, f"Page {page}, {part}: {TALK * 2}", new_x="LMARGIN", new_y="NEXT")
            made.ln(4)

    document = read("a.pdf", bytes(made.output()))

    assert texts(document) == [
        f"Page {page}, {part}: {TALK * 2}".strip() for page in (1, 2) for part in ("first", "second")
    ]
    assert [paragraph.page for paragraph in document] == [1, 1, 2, 2]


def test_two_columns_below_a_title_are_read_in_order_and_across_the_gutter(read, new_pdf):
    made = new_pdf()
    made.add_page()
    made.set_font_size(16)
    made.multi_cell(0, 9, "A title that is wider than one of the two columns", align="C", new_y="NEXT")
    made.set_font_size(10)
    top = made.get_y() + 4
    made.set_xy(20, top)
    made.multi_cell(80, 5, f"Left. {TALK * 4}\n\nThe left one ends in a long line that goes", align="J")
    made.set_xy(110, top)
    made.multi_cell(80, 5, f"on in the right one. {TALK * 5}", align="J")

    title, left, across = texts(read("a.pdf", bytes(made.output())))

    assert title == "A title that is wider than one of the two columns"
    assert left == f"Left. {TALK * 4}".strip()
    assert across.startswith("The left one ends in a long line that goes on in the right one. The officers")


RUSSIAN = "Сотрудники пограничных постов обсуждали документы и собак, а затем разошлись по малым группам. "


def in_columns(made, paragraphs, columns, gutter=8, page_height=60, balance=False):
    """Sets paragraphs in columns, one below the other, on pages of that height in millimetres."""
    made.set_auto_page_break(True, made.h - 25 - page_height)
    made.set_font_size(9)
    with made.text_columns(ncols=columns, gutter=gutter, line_height=1.2, balance=balance) as text:
        for each in paragraphs:
            with text.paragraph(bottom_margin=3) as paragraph:
                paragraph.write(each.strip())


@pytest.mark.parametrize("talk", [TALK, RUSSIAN], ids=["English", "Russian"])
@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("gutter", [4, 10])
@pytest.mark.parametrize("count", [7, 10, 13])
def test_columns_are_read_in_order_however_far_the_last_reaches(read, new_pdf, talk, columns, gutter, count):
    made = new_pdf()
    made.add_page()
    paragraphs = [f"{number}) {talk * (1 + number % 3)}".strip() for number in range(1, count)]
    in_columns(made, paragraphs, columns, gutter)

    assert " ".join(texts(read("a.pdf", bytes(made.output())))) == " ".join(paragraphs)


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("talk", [TALK, RUSSIAN], ids=["English", "Russian"])
def test_lines_of_a_short_last_column_are_read_after_the_first(read, new_pdf, talk, count):
    made = new_pdf()
    made.add_page()
    made.set_font_size(9)
    made.set_xy(20, 40)
    made.multi_cell(80, 5, talk * 6, align="L")
    made.set_xy(108, 40)
    last = [f"there was line {number}" for number in range(count)]
    made.multi_cell(80, 5, "\n".join(last), align="L")

    assert " ".join(texts(read("a.pdf", bytes(made.output())))) == " ".join([(talk * 6).strip(), *last])


def test_a_title_a_table_across_and_a_footnote_stand_between_columns(read, new_pdf):
    made = new_pdf()
    made.add_page()
    made.set_font_size(16)
    made.multi_cell(0, 9, "A title that is wider than one of the two columns", align="C", new_y="NEXT")
    paragraphs = [f"{number}) {TALK * 2}".strip() for number in range(1, 5)]
    in_columns(made, paragraphs, 2, page_height=200, balance=True)
    made.set_y(150)
    rows = [
        ("Country", "Women", "Men"),
        *((name, "4", "12") for name in ("Kazakhstan", "Tajikistan", "Oman")),
    ]
    with made.table(first_row_as_headings=False) as table:
        for cells in rows:
            table.row(cells)
    made.set_y(200)
    note = f"* {TALK.strip()}"
    made.multi_cell(0, 5, note)

    title, *rest = texts(read("a.pdf", bytes(made.output())))

    assert title == "A title that is wider than one of the two columns"
    assert [text for text in rest if " | " in text] == [" | ".join(cells) for cells in rows]
    assert [text for text in rest if " | " not in text] == [*paragraphs, note]


def test_a_table_inside_a_column_is_read_row_by_row(read, new_pdf):
    made = new_pdf()
    made.add_page()
    made.set_font_size(9)
    made.set_xy(20, 40)
    made.multi_cell(80, 5, f"First. {TALK * 3}", align="L", new_x="LMARGIN", new_y="NEXT")
    for name in ("Kazakhstan", "Tajikistan", "Oman"):
        made.set_x(20)
        made.cell(50, 5, name)
        made.cell(30, 5, "45", new_x="LMARGIN", new_y="NEXT")
    made.multi_cell(80, 5, f"Then. {TALK * 3}", align="L")
    made.set_xy(108, 40)
    made.multi_cell(80, 5, f"Last. {TALK * 8}", align="L")

    assert texts(read("a.pdf", bytes(made.output()))) == [
        f"First. {TALK * 3}".strip(),
        "Kazakhstan | 45",
        "Tajikistan | 45",
        "Oman | 45",
        f"Then. {TALK * 3}".strip(),
        f"Last. {TALK * 8}".strip(),
    ]


def test_running_heads_and_page_numbers_are_left_out(read, new_pdf):
    made = new_pdf()
    for page in (1, 2, 3):
        made.add_page()
        made.set_xy(20, 8)
        made.cell(0, 5, "Bulletin of the centre")
        made.set_auto_page_break(False)
        made.set_xy(20, 280)
        made.cell(0, 5, f"Page {page} of 3", align="C")
        made.set_xy(20, 30)
        made.multi_cell(0, 6, f"Text of page {page}: {TALK}")

    assert texts(read("a.pdf", bytes(made.output()))) == [
        f"Text of page {page}: {TALK}".strip() for page in (1, 2, 3)
    ]


def test_a_paragraph_that_runs_over_a_page_break_is_one(read, new_pdf):
    made = new_pdf()
    made.add_page()
    made.set_y(255)
    made.multi_cell(0, 6, f"It begins: {TALK * 6}", align="J")
    assert made.page_no() == 2

    (paragraph,) = document = read("a.pdf", bytes(made.output()))

    assert document.text == f"It begins: {TALK * 6}".strip()
    assert (paragraph.number, paragraph.page) == (1, 1)


def test_words_broken_at_line_ends_are_mended(read, new_pdf):
    made = new_pdf()
    made.add_page()
    made.multi_cell(0, 6, "Международная конфе-\nренция по Counter-\nTerrorism собрала 1\xa0200 человек.")

    assert read("a.pdf", bytes(made.output())).text == (
        "Международная конференция по Counter-Terrorism собрала 1 200 человек."
    )


def test_a_table_is_read_row_by_row(read, new_pdf):
    made = new_pdf()
    made.add_page()
    with made.table(first_row_as_headings=False) as table:
        for cells in (("Country", "Persons"), ("Uzbekistan", "40"), ("Tajikistan", "12")):
            table.row(cells)

    assert texts(read("a.pdf", bytes(made.output()))) == [
        "Country | Persons",
        "Uzbekistan | 40",
        "Tajikistan | 12",
    ]


@pytest.mark.parametrize(
    ("title", "metadata"),
    [
        ("Семинар в Алматы", {"title": "Семинар в Алматы"}),
        ("Microsoft Word - final2.doc", {}),
        ("", {}),
    ],
)
def test_the_title_is_read_unless_it_is_the_name_of_a_file(read, new_pdf, title, metadata):
    made = new_pdf()
    made.add_page()
    made.set_title(title)
    made.cell(0, 6, "Text")

    assert read("a.pdf", bytes(made.output())).metadata == metadata


def made_of_text() -> FPDF:
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica")
    made.cell(0, 6, "Some text")
    return made


def test_an_encrypted_pdf_is_refused(read):
    made = made_of_text()
    made.set_encryption(owner_password="owner", user_password="user")

    with pytest.raises(DocumentError, match=r"a\.pdf is protected with a password\. Save it without"):
        read("a.pdf", bytes(made.output()))


def scan(made):
    """A page that holds nothing but a picture."""
    made.add_page()
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "grey").save(picture, "PNG")
    made.image(picture, 20, 20, 100)


def test_scanned_pages_between_others_are_told(read):
    made = made_of_text()
    scan(made)
    made.add_page()  # An empty page holds nothing to miss.
    scan(made)

    assert read("a.pdf", bytes(made.output())).unread_pages == (2, 4)
    assert read("a.pdf", bytes(made_of_text().output())).unread_pages == ()


def test_a_scanned_pdf_is_refused(read):
    made = FPDF()
    scan(made)

    with pytest.raises(DocumentError, match=r"a\.pdf has pages but no text: it was scanned\. Recognize"):
        read("a.pdf", bytes(made.output()))


def test_a_damaged_pdf_is_refused(read):
    with pytest.raises(DocumentError, match=r"a\.pdf is broken"):
        read("a.pdf", b"%PDF-1.7\n" + b"nothing that follows makes sense\n" * 20)


def test_too_many_pages_are_refused(read, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    made = made_of_text()
    made.add_page()

    with pytest.raises(DocumentError, match=r"a\.pdf has 2 pages, more than 1"):
        read("a.pdf", bytes(made.output()))


def test_too_many_letters_on_a_page_are_refused(read, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_LETTERS_ON_PAGE", 5)

    with pytest.raises(DocumentError, match="more letters on page 1 than a page can show"):
        read("a.pdf", bytes(made_of_text().output()))


def test_the_mark_of_a_footnote_is_no_digit_of_the_figure_before_it(read, new_pdf):
    made = new_pdf()
    made.add_page()
    made.write(6, "Over 250")
    made.char_vpos = "SUP"
    made.write(6, "12")
    made.char_vpos = "LINE"
    made.write(6, " came in 2 days.")

    assert read("a.pdf", bytes(made.output())).text == "Over 250¹² came in 2 days."


def test_small_figures_on_the_line_stay_figures(read, new_pdf):
    made = new_pdf()
    made.add_page()
    made.write(6, "Over ")
    made.set_font_size(8)
    made.write(6, "250 persons")

    assert read("a.pdf", bytes(made.output())).text == "Over 250 persons"
