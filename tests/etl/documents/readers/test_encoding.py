from pathlib import Path

import pytest

from etl.documents.document import DocumentError
from etl.documents.readers.encoding import decode

RUSSIAN = "В семинаре приняли участие 40 экспертов из пяти стран: «Границы без террора» — так он назывался."
FRENCH = "Plus de 40 délégués — des experts — ont participé à la réunion régionale où l’on a parlé d’été."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_russian_is_read_in_the_encodings_it_is_written_in(encoding):
    assert decode(Path("a.txt"), RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["koi8_r", "cp866"])
def test_russian_is_read_in_encodings_that_lack_its_quotation_marks(encoding):
    text = RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-")

    assert decode(Path("a.txt"), text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["latin_1", "cp1252"])
def test_western_letters_are_read(encoding):
    text = FRENCH if encoding == "cp1252" else FRENCH.replace("—", "-").replace("’", "'")

    assert decode(Path("a.txt"), text.encode(encoding)) == text


def test_the_encoding_that_a_file_declares_goes_before_a_guess():
    # Greek is no language of these documents, so that no guess would find it.
    assert decode(Path("a.html"), "σεμινάριο".encode("cp1253"), "windows-1253") == "σεμινάριο"


def test_a_declared_encoding_that_does_not_exist_is_passed_over():
    assert decode(Path("a.html"), RUSSIAN.encode("cp1251"), "windows-9") == RUSSIAN


def test_utf_8_goes_before_what_is_declared():
    assert decode(Path("a.html"), "Мероприятие".encode(), "windows-1251") == "Мероприятие"


@pytest.mark.parametrize("content", [b"a\0b", "a\0b".encode("utf-16"), "text".encode("utf-16-le")])
def test_a_text_with_nul_is_refused(content):
    with pytest.raises(DocumentError, match=r"^a\.txt holds NUL .* Save it as text in UTF-8\.$"):
        decode(Path("a.txt"), content)


def test_half_a_letter_after_a_byte_order_mark_is_refused():
    with pytest.raises(DocumentError, match="encoding that cannot be told"):
        decode(Path("a.txt"), b"\xff\xfea")
