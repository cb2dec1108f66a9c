"""A web page that was saved, to the paragraphs of its article."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document as Article

from etl.documents.document import DocumentError
from etl.documents.readers.content import BETWEEN_CELLS, RAISED, Content
from etl.documents.readers.encoding import decode

MEDIA_TYPE = "text/html"

BLOCKS = {"body", "p", "head", "item", "list", "row", "cell", "table", "quote", "code", "ab", "div", "fw"}
EMPTY_LINE = re.compile(r"\n\s*\n")
HEAD_BYTES = 2048
COPY_TEXT = "Copy the text into a .txt file."
CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)

# What trafilatura finds amiss is told as a DocumentError, not as its log.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_html(path: Path, content: bytes) -> Content:
    """The article without menus, notices, footers and links to other news; nothing is fetched."""
    declared = CHARSET.search(content[:HEAD_BYTES])
    text = decode(path, content, declared.group(1).decode("ascii", "ignore") if declared else None)
    tree = _tree(path, text)
    article = None if tree is None else _article(tree)
    if tree is None or article is None:
        raise DocumentError(path, "holds no text in which an article could be found", COPY_TEXT)
    return Content(tuple(_paragraphs(article.body)), _metadata(tree, article))


def _tree(path: Path, text: str) -> HtmlElement | None:
    # As bytes, since lxml refuses text in which an encoding is named.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:  # Nothing but white space or comments.
        return None
    # Here the parser stops without a word, and the rest of the page would be lost.
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise DocumentError(path, "is nested too deeply to be read whole", COPY_TEXT)
    _raise_digits(tree)
    return tree


def _raise_digits(tree: HtmlElement) -> None:
    """Write what is set as <sup> in letters that are raised by themselves."""
    for raised in list(tree.iter("sup")):
        if raised.getparent() is not None:  # Else it stood in one that was written already.
            text, tail = raised.text_content(), raised.tail
            raised.clear()
            raised.text, raised.tail = text.translate(RAISED), tail
            raised.drop_tag()


def _article(tree: HtmlElement) -> Article | None:
    """The article; of a page too short or odd to tell one, whatever is more text than menu."""
    for favors_recall in (False, True):
        found = trafilatura.bare_extraction(
            tree,
            favor_recall=favors_recall,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            # A search through all of the text would take the date of an event for that of publication.
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "max_date": datetime.now(UTC).date().isoformat(),
            },
        )
        if isinstance(found, Article):
            return found
    return None


def _paragraphs(body: etree._Element) -> Iterator[str]:
    words: list[str] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS:
            yield from EMPTY_LINE.split("".join(words))
            words.clear()
        if event == "start":
            if element.tag == "row" and _is_of_short_cells(element):
                yield _joined_cells(element)
                walk.skip_subtree()
            else:
                words.append(element.text or "")
        else:
            words.append("\n" if element.tag == "lb" else "")
            words.append(element.tail or "" if element is not body else "")
    yield "".join(words)


def _is_of_short_cells(row: etree._Element) -> bool:
    """Whether the row is one of a table of data, not a page that was laid out in a table."""
    return all(sum(1 for _ in cell.iter("p", "head", "item", "row")) <= 1 for cell in row.iter("cell"))


def _joined_cells(row: etree._Element) -> str:
    cells = (" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell"))
    return BETWEEN_CELLS.join(cell for cell in cells if cell)


def _metadata(tree: HtmlElement, article: Article) -> dict[str, str]:
    language = (tree.get("lang") or "").split("-")[0].lower()
    told = {
        "title": article.title,
        "publisher": _publisher(tree, article),
        "date_published": article.date,
        "language": language if re.fullmatch("[a-z]{2}", language) else None,
        "url": article.url,
    }
    return {name: value for name, value in told.items() if value}


def _publisher(tree: HtmlElement, article: Article) -> str:
    """The name of the site, or what the title of the page says of it: "Seminar held | Ministry of Justice".

    The address of the site is no name.
    """
    name = article.sitename or ""
    if name and not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name):
        return name
    title = " ".join((tree.findtext(".//title") or "").split())
    parts = re.split(r"\s+(?:\||::|[-–—])\s+", title)
    return parts[-1] if len(parts) > 1 else name
