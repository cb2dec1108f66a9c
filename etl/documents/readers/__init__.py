"""A file to a document: text, Markdown, HTML, PDF and Word, each by a reader of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from etl.documents.document import Document, DocumentError
from etl.documents.readers import html, markdown, pdf, text, word
from etl.documents.readers.content import Content, number

MAX_BYTES = 20_000_000
MAX_PARAGRAPHS = 10_000
SIGNATURE_BYTES = 1024


@dataclass(frozen=True)
class Format:
    """A kind of file: how it is read, and the bytes in which it starts, if there are such."""

    read: Callable[[Path, bytes], Content]
    media_type: str
    signature: bytes = b""


TEXT = Format(text.read_text, text.MEDIA_TYPE)
HTML = Format(html.read_html, html.MEDIA_TYPE)
FORMATS = {
    ".txt": TEXT,
    ".md": Format(markdown.read_markdown, markdown.MEDIA_TYPE),
    ".html": HTML,
    ".htm": HTML,
    ".pdf": Format(pdf.read_pdf, pdf.MEDIA_TYPE, b"%PDF-"),
    ".docx": Format(word.read_word, word.MEDIA_TYPE, b"PK\x03\x04"),
}
ENDINGS = ", ".join(FORMATS)

# What a file may be that has another ending: how it starts, what it is, and what to do.
OTHER_KINDS = (
    (b"%PDF-", "is a PDF", "Rename it to end in .pdf."),
    (b"PK\x03\x04", "is a zip archive, as Word documents are", "If it is one, rename it to end in .docx."),
    (
        b"\xd0\xcf\x11\xe0",
        "is an older Office file (.doc), or one protected with a password",
        "Open it in Word and save it as a Word document (.docx) without a password.",
    ),
    (b"{\\rtf", "is a rich text file (RTF)", "Open it in Word and save it as a Word document (.docx)."),
    (b"\x89PNG", "is an image", "Recognize its text (OCR) first."),
    (b"\xff\xd8\xff", "is an image", "Recognize its text (OCR) first."),
    (b"GIF8", "is an image", "Recognize its text (OCR) first."),
    (b"MZ", "is a program", "Do not open it unless you know where it is from."),
    (b"\x7fELF", "is a program", "Do not open it unless you know where it is from."),
)


def read_document(path: Path) -> Document:
    """The file as numbered paragraphs. Its ending says how it is read; nothing is fetched.

    Raises:
        DocumentError: the file cannot be read, is not what its ending says, is broken, holds no text, or is
            larger than MAX_BYTES, MAX_PARAGRAPHS, or what its reader allows.
    """
    format_ = FORMATS.get(path.suffix.lower())
    if format_ is None:
        raise DocumentError(path, f"does not end in {ENDINGS}", "Save it in one of these formats.")
    content = _bytes(path)
    _check_kind(path, content, format_)
    try:
        read = format_.read(path, content)
    except DocumentError:
        raise
    except Exception as error:
        # Readers of other people raise whatever they meet in a broken file, and it is not listed anywhere.
        problem = f"is broken and cannot be read ({type(error).__name__}: {error})"
        raise DocumentError(path, problem, "Get it again from where it came.") from error
    whole, paragraphs = number(read)
    if not paragraphs:
        raise DocumentError(path, "holds no text", "Name a file with text in it.")
    if len(paragraphs) > MAX_PARAGRAPHS:
        problem = f"has {len(paragraphs):,} paragraphs, more than {MAX_PARAGRAPHS:,}"
        raise DocumentError(path, problem, "Keep the part that is needed.")
    digest = hashlib.sha256(content).hexdigest()
    return Document(path, format_.media_type, digest, whole, paragraphs, read.metadata, read.unread_pages)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise DocumentError(path, "is not a file", "Name the files in it one by one.")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise DocumentError(path, "does not exist", "Check its name.") from error
    except PermissionError as error:
        raise DocumentError(path, "may not be read by this user", "Ask its owner for permission.") from error
    except (OSError, ValueError) as error:
        raise DocumentError(path, f"cannot be read ({error})", "Copy it to another place.") from error
    if not content:
        raise DocumentError(path, "is empty", "Get it again from where it came.")
    if len(content) > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES // 1_000_000} MB"
        raise DocumentError(path, problem, "Keep the pages that are needed, or save it without pictures.")
    return content


def _check_kind(path: Path, content: bytes, format_: Format) -> None:
    """Refuse a file that its first bytes show to be of another kind than its ending says."""
    start = content[:SIGNATURE_BYTES]
    # A PDF may have a few bytes of a mail or a web server before it starts.
    if format_.signature and format_.signature in start:
        return
    for signature, kind, remedy in OTHER_KINDS:
        if start.startswith(signature) and (signature != b"MZ" or b"\0" in start):
            raise DocumentError(path, f"{kind}, although it ends in {path.suffix}", remedy)
    if format_.signature:
        problem = f"is not what its ending says: {path.suffix}"
        raise DocumentError(path, problem, "Save it in its own format again.")
