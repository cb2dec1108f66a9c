"""Bytes to text."""

from __future__ import annotations

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from etl.documents.document import DocumentError

# The longer mark first: that of UTF-32 starts with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What texts in Russian and English were written in before UTF-8. Windows-1252 holds all of Latin-1.
OLDER_ENCODINGS = ("cp1251", "koi8_r", "cp866", "cp1252")
SAVE_AS_UTF_8 = "Save it as text in UTF-8."


def decode(path: Path, content: bytes, declared: str | None = None) -> str:
    """The text of the bytes. `declared` is the encoding that the file names, if it names one.

    Raises:
        DocumentError: the bytes are no text, or their encoding cannot be told.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            text = _decoded(content, encoding)
            break
    else:
        if b"\0" in content:
            raise DocumentError(path, "holds NUL bytes, so it is not text", SAVE_AS_UTF_8)
        text = _first_decoded(content, ("utf-8", declared)) or _guessed(content)
    if text is None:
        raise DocumentError(path, "is in an encoding that cannot be told", SAVE_AS_UTF_8)
    if "\0" in text:
        raise DocumentError(path, "holds NUL characters, so it is not text", SAVE_AS_UTF_8)
    return text


def _first_decoded(content: bytes, encodings: tuple[str | None, ...]) -> str | None:
    decoded = (_decoded(content, encoding) for encoding in encodings if encoding)
    return next((text for text in decoded if text is not None), None)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guessed(content: bytes) -> str | None:
    best = from_bytes(content, cp_isolation=list(OLDER_ENCODINGS)).best()
    return str(best) if best else None
