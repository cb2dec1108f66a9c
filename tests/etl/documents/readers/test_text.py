from pathlib import Path

import pytest

from etl.documents.readers import read_document
from tests.etl.documents.readers.conftest import texts

FOUNDING_DOCUMENTS = Path(__file__).parents[5] / "shared" / "documents"
COUNTS = {
    "tashkent-2022-press-release": 14,
    "sco-2022-news": 7,
    "turkmenistan-embassy-2022-news": 9,
    "unoct-2022-closing-remarks": 29,
    "phase-iv-2021-press-release": 16,
}


def test_a_paragraph_is_a_run_of_lines_that_are_not_blank(read):
    document = read("a.txt", "First line\nof one.\n \t\n\nSecond\r\n\r\nThird\n")

    assert texts(document) == ["First line of one.", "Second", "Third"]
    assert [paragraph.number for paragraph in document] == [1, 2, 3]


def test_without_blank_lines_each_line_is_a_paragraph(read):
    assert texts(read("a.txt", "\nFirst\nSecond\nThird\n\n")) == ["First", "Second", "Third"]


def test_a_word_that_was_broken_after_its_hyphen_is_whole_again(read):
    document = read("a.txt", "Title\n\nThe Counter-\nTerrorism Office, 3 -\n4 March, 20-\n30 persons")

    assert texts(document)[1] == "The Counter-Terrorism Office, 3 - 4 March, 20- 30 persons"


def test_marks_of_bold_are_left_out_and_rows_of_stars_stay(read):
    assert texts(read("a.txt", "**Ms. Ana\nLi** spoke\n\n* * *\n\n****")) == [
        "Ms. Ana Li spoke",
        "* * *",
        "****",
    ]


def test_old_mac_line_ends_are_line_ends(read):
    assert texts(read("a.txt", "First\r\rSecond")) == ["First", "Second"]


def test_windows_1251_is_read(read):
    text = "В конференции приняли участие более 250 представителей.\n\nОна прошла в Ташкенте."

    assert texts(read("a.txt", text.encode("cp1251"))) == text.split("\n\n")


@pytest.mark.skipif(not FOUNDING_DOCUMENTS.is_dir(), reason="the founding documents are not here")
@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_founding_documents_have_the_paragraphs_that_the_records_count(name, count):
    path = FOUNDING_DOCUMENTS / f"{name}.txt"
    document = read_document(path)

    lines = [line.strip() for line in path.read_text(encoding="utf-8").strip().split("\n")]
    if all(lines):
        counted = [[line] for line in lines]
    else:
        counted = [run.split("\n") for run in "\n".join(lines).split("\n\n") if run.strip()]
    assert len(document.paragraphs) == count
    # Each paragraph starts and ends with the words of the one of that number.
    for text, run in zip(texts(document), counted, strict=True):
        words = [line for line in run if line]
        assert text.split()[0] == words[0].replace("**", "").split()[0]
        assert text.split()[-1] == words[-1].replace("**", "").split()[-1]
