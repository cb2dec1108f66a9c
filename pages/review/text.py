"""The text of a document as it was read, with the words of one proposal marked."""

from html import escape

import streamlit as st

from analytics.messages import gettext as _
from etl.review.desk import Item, Sheet

TEXT_HEIGHT = 640

# Moves the text to the marked words, and the cursor into what was opened for typing. The page itself moves
# only where what was asked for would be out of sight: below the list, on a phone. It runs when another
# proposal or mode is shown, and holds nothing of a document.
SCROLL = """
<script>
  /* {moment} */
  requestAnimationFrame(() => {{
    const mark = document.querySelector(".st-key-text mark");
    const frame = document.querySelector(".st-key-text");
    if (mark && frame) {{
      const distance = mark.getBoundingClientRect().top - frame.getBoundingClientRect().top;
      frame.scrollTop += distance - frame.clientHeight / 3;
    }}
    if ("{mode}" !== "look") {{
      document.querySelector(".st-key-card input")?.focus({{ preventScroll: true }});
    }}
    const card = document.querySelector(".st-key-card")?.getBoundingClientRect();
    if (frame && card && (card.bottom < 120 || card.top < 0)) {{
      frame.closest('[data-testid="stHorizontalBlock"]').scrollIntoView({{ block: "start" }});
    }}
  }});
</script>
"""


def show_text(sheet: Sheet, item: Item | None = None) -> None:
    """Show the text in a frame of its own, with the words of a proposal marked."""
    start, end = (item.proposal.start, item.proposal.end) if item else (0, 0)
    with st.container(height=TEXT_HEIGHT, key="text", border=True):
        st.html(text_html(sheet, start, end))


def scroll_to_mark(item: Item, mode: str) -> None:
    """Bring the marked words into sight, and the cursor into what was opened."""
    # Only letters and digits of ours: a proposal_id would be one more thing that comes from a document.
    moment = f"{item.proposal.start}-{item.proposal.end}-{item.proposal.table}-{item.revision}"
    st.html(SCROLL.format(moment=moment, mode=mode), unsafe_allow_javascript=True)


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
