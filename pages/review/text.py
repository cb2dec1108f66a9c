"""The text of a document as it was read, with the words of one proposal marked."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics import ui
from analytics.messages import gettext as _
from analytics.messages import ngettext
from etl.review.desk import Item, Sheet

TEXT_HEIGHT = 640


def show_text(sheet: Sheet, item: Item | None = None) -> None:
    """Show the text in a frame of its own, with the words of a proposal marked."""
    show_unread(sheet.found.document.unread_pages)
    start, end = (item.proposal.start, item.proposal.end) if item else (0, 0)
    with st.container(height=TEXT_HEIGHT, key="text", border=True):
        st.html(text_html(sheet, start, end))


def show_unread(pages: Sequence[int]) -> None:
    """Say which pages were scanned, so that nothing is proposed from them."""
    if pages:
        said = ngettext(
            "Page {pages} was scanned: nothing is proposed from it. Look at the file itself.",
            "Pages {pages} were scanned: nothing is proposed from them. Look at the file itself.",
            len(pages),
        )
        st.warning(said.format(pages=", ".join(map(str, pages))))


def scroll_to_mark(item: Item, mode: str) -> None:
    """Bring the marked words into sight, and the cursor into what was opened.

    The script runs when another proposal or mode is shown. What it is told stands beside it: browsers run it
    by its hash, so its text may not change.
    """
    # Only letters and digits of ours: a proposal_id would be one more thing that comes from a document.
    moment = f"{item.proposal.start}-{item.proposal.end}-{item.proposal.table}-{item.revision}"
    told = f'<span data-moment="{moment}" data-review-mode="{mode}"></span>'
    st.html(f"{told}<script>{ui.script('review')}</script>", unsafe_allow_javascript=True)


def text_html(sheet: Sheet, marked_from: int, marked_to: int) -> str:
    """Write the text of the document with a part of it marked; nothing of it can run."""
    document = sheet.found.document
    parts, page = [], None
    for paragraph in document:
        if paragraph.page is not None and paragraph.page != page:
            page = paragraph.page
            parts.append(f'<div class="page">{escape(_("Page {page}").format(page=page))}</div>')
        start = min(max(marked_from, paragraph.start), paragraph.end)
        end = min(max(marked_to, start), paragraph.end)
        text = escape(document.text[paragraph.start : start])
        if start < end:
            text += f"<mark>{escape(document.text[start:end])}</mark>"
        text += escape(document.text[end : paragraph.end])
        parts.append(f'<p><span class="number">{paragraph.number}</span>{text}</p>')
    return f'<div class="document">{"".join(parts)}</div>'
