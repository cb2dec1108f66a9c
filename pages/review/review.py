"""What documents state, proposed for a person to accept, edit or reject: the one page that writes records."""

from pathlib import Path

import streamlit as st

from analytics import ui
from analytics.messages import gettext as _
from etl.review.desk import RecordsError, RefusedError
from pages.review.card import show_card
from pages.review.deciding import in_order
from pages.review.documents import PAGE, PARAMETER, show_progress, show_upload, show_what_is_held
from pages.review.listing import show_list
from pages.review.publishing import show_head, show_notes
from pages.review.state import desk, state
from pages.review.text import scroll_to_mark, show_text
from pages.review.wording import choices_of, document_title

STYLE = Path(__file__).parent / "review.css"


def show_documents() -> None:
    """Take documents and list those under review."""
    ui.show_answer(
        _("Review"),
        _(
            "Add press releases, speeches and news. What they state is proposed with the words marked; you "
            "accept, edit or reject it, then publish. Nothing reaches a chart before."
        ),
    )
    show_upload()
    show_progress()


def show_document(key: str) -> None:
    """Open the review of one document."""
    sheet = desk().sheet(key)
    if sheet is None:
        ui.show_answer(
            _("Review"),
            _("No document is under review at this address. Choose one of those below, or add yours."),
        )
        show_progress()
        return
    with st.container(key="back"):
        ui.show_link(PAGE, _("‹ All documents under review"))
    ui.show_answer(
        ui.plain(document_title(sheet)),
        _("Accept what the marked words say, edit what is nearly right, reject what is wrong. Then publish."),
    )
    show_what_is_held(sheet)
    show_review(key)


@st.fragment
def show_review(key: str) -> None:
    """Show the text of a document beside what is proposed from it; a decision draws this part alone anew."""
    ui.ask_again(ui.Right.REVIEW)
    sheet = desk().sheet(key)
    if sheet is None:  # It was there when the page was drawn.
        st.stop()
    show_head(sheet)
    show_notes(sheet)
    if not sheet.items:
        st.info(_("The rules find no statement on the programme or its events in this document."))
        show_text(sheet)
        return
    ordered = in_order(sheet)
    first = next((item for item in ordered if item.decision is None), ordered[0])
    current = next((item for item in ordered if item.proposal.proposal_id == state().at), first)
    choices = choices_of(sheet)
    left, right = st.columns(2, gap="medium")
    with left:
        show_text(sheet, current)
    with right:
        show_card(sheet, current, choices)
        show_list(sheet, current, choices)
    scroll_to_mark(current, state().mode)


st.html(STYLE)
if not desk().can_write():
    ui.show_answer(
        _("Review"),
        _(
            "The records cannot be changed from this dashboard: where they, their database or the documents "
            "under review are kept is read-only here."
        ),
        _("Documents are reviewed where the records are kept."),
    )
else:
    try:
        desk().catch_up()
    except (RecordsError, RefusedError) as error:
        st.error(ui.plain(str(error)))
    if asked := st.query_params.get(PARAMETER):
        show_document(asked)
    else:
        show_documents()
