import hashlib
import io
import os
import struct

import docx
import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.documents import readers
from etl.documents.document import DocumentError
from etl.documents.readers import read_document


def problem(path):
    """What is said of a file that cannot be read."""
    with pytest.raises(DocumentError) as raised:
        read_document(path)
    assert str(raised.value).startswith(f"{path} {raised.value.problem}. ")
    assert raised.value.remedy.endswith(".")
    return raised.value.problem


def word_file() -> bytes:
    made, target = docx.Document(), io.BytesIO()
    made.add_paragraph("Forty persons came.")
    made.save(target)
    return target.getvalue()


def pdf_file() -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica")
    made.cell(0, 6, "Forty persons came.")
    return bytes(made.output())


VALID = {
    ".txt": b"Forty persons came.",
    ".md": b"**Forty** persons came.",
    ".html": b"<p>Forty persons came.</p>",
    ".htm": b"<p>Forty persons came.</p>",
    ".pdf": pdf_file(),
    ".docx": word_file(),
}


@pytest.mark.parametrize("ending", VALID)
def test_each_format_gives_its_text_media_type_and_digest(read, ending):
    document = read(f"a{ending.upper()}", VALID[ending])

    assert document.text == "Forty persons came."
    assert document.media_type == readers.FORMATS[ending].media_type
    assert document.sha256 == hashlib.sha256(VALID[ending]).hexdigest()


def test_a_missing_file_is_told(tmp_path):
    assert problem(tmp_path / "a.txt") == "does not exist"


def test_a_directory_is_told(tmp_path):
    (tmp_path / "a.txt").mkdir()

    assert problem(tmp_path / "a.txt") == "is not a file"


def test_a_pipe_is_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")

    assert problem(tmp_path / "a.txt") == "is not a file"


def test_a_file_without_permission_is_told(tmp_path, monkeypatch):
    def refuse(path, *_):
        raise PermissionError(13, "Permission denied", str(path))

    path = tmp_path / "a.txt"
    path.write_text("text")
    path.chmod(0)
    if os.access(path, os.R_OK):  # A superuser may read everything.
        monkeypatch.setattr("pathlib.Path.open", refuse)

    assert problem(path) == "may not be read by this user"


@pytest.mark.parametrize("name", ["a\0.txt", "a" * 300 + ".txt"])
def test_a_name_that_no_file_can_have_is_told(tmp_path, name):
    assert problem(tmp_path / name).startswith(("cannot be read", "does not exist"))


@pytest.mark.parametrize("ending", VALID)
def test_an_empty_file_is_told(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"")

    assert problem(path) == "is empty"


def test_a_file_with_nothing_but_space_is_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(" \n\u200b\n")

    assert problem(path) == "holds no text"


@pytest.mark.parametrize("name", ["a.doc", "a.exe", "a", ".txt"])
def test_other_endings_are_told(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"text")

    assert problem(path) == "does not end in .txt, .md, .html, .htm, .pdf, .docx"


PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR"
OTHERS = {
    "program": (b"MZ\x90\x00" + b"\0" * 60, "is a program"),
    "linux": (b"\x7fELF" + b"\2" * 60, "is a program"),
    "png": (PNG, "is an image"),
    "jpeg": (b"\xff\xd8\xff\xe0 JFIF", "is an image"),
    "gif": (b"GIF89a", "is an image"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an older Office file"),
    "rtf": (b"{\\rtf1 text}", "is a rich text file"),
}


@pytest.mark.parametrize("ending", VALID)
@pytest.mark.parametrize(("content", "kind"), OTHERS.values(), ids=OTHERS)
def test_a_file_of_another_kind_is_told(tmp_path, ending, content, kind):
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)

    assert problem(path).startswith(kind)
    assert problem(path).endswith(f"although it ends in {ending}")


@pytest.mark.parametrize(("named", "is_in_fact"), [(".txt", ".pdf"), (".docx", ".pdf"), (".pdf", ".docx")])
def test_a_document_with_the_ending_of_another_is_told(tmp_path, named, is_in_fact):
    path = tmp_path / f"a{named}"
    path.write_bytes(VALID[is_in_fact])

    with pytest.raises(
        DocumentError, match=f"rename it to end in {is_in_fact}|Rename it to end in {is_in_fact}"
    ):
        read_document(path)


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_text_with_the_ending_of_another_format_is_told(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"Only text.")

    assert problem(path) == f"is not what its ending says: {ending}"


def test_a_text_that_starts_as_a_program_does_is_text(read):
    assert read("a.txt", "MZ is how a program starts.").text == "MZ is how a program starts."


def test_a_file_that_is_too_large_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "MAX_BYTES", 2_000_000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 2_000_001)

    assert problem(path) == "is larger than 2 MB"


def test_too_many_paragraphs_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "MAX_PARAGRAPHS", 2)
    path = tmp_path / "a.txt"
    path.write_text("1\n2\n3\n")

    assert problem(path) == "has 3 paragraphs, more than 2"


def test_what_a_reader_does_not_expect_is_told(tmp_path, monkeypatch):
    def fail(*_):
        raise RecursionError("too deep")

    monkeypatch.setitem(readers.FORMATS, ".txt", readers.Format(fail, "text/plain"))
    path = tmp_path / "a.txt"
    path.write_text("text")

    assert problem(path) == "is broken and cannot be read (RecursionError: too deep)"


@st.composite
def contents(draw, ending):
    """Any bytes, or a valid file that was cut or overwritten somewhere."""
    valid = VALID[ending]
    start = draw(st.integers(0, len(valid)))
    put = draw(st.binary(max_size=40))
    cut = draw(st.integers(0, 40))
    return draw(st.sampled_from([put, valid[:start] + put + valid[start + cut :]]))


@pytest.mark.parametrize("ending", VALID)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_bytes_give_a_document_or_say_what_is_wrong(tmp_path, ending, data):
    path = tmp_path / f"a{ending}"
    path.write_bytes(data.draw(contents(ending)))

    try:
        document = read_document(path)
    except DocumentError:
        return
    end = 0
    for number, paragraph in enumerate(document, start=1):
        text = document.text_of(paragraph)
        assert paragraph.number == number
        assert end <= paragraph.start < paragraph.end <= len(document.text)
        assert text == text.strip() != ""
        end = paragraph.end
