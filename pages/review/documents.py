"""Taking documents under review, the list of those that are, and what the records hold of one already."""

from collections.abc import Sequence

import streamlit as st

from analytics import ui, words
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics.documents import statement_count_by_table
from etl.review.desk import Outcome, Sheet, Upload
from pages.review.state import ask_for_reviewer, desk, name_first, reviewer, state
from pages.review.wording import TELLING, say_time

ENDINGS = ("txt", "md", "html", "htm", "pdf", "docx")
MEGABYTES_PER_FILE = 20
PAGE = "pages/review/review.py"
# The page asks for one document by this parameter of its address.
PARAMETER = "review"


def show_upload() -> None:
    """Take documents under review, and say what came of it."""
    left, right = st.columns([1, 2], gap="medium")
    with left:
        ask_for_reviewer()
    with right:
        files = st.file_uploader(
            _("Documents to read, one or several"),
            ENDINGS,
            accept_multiple_files=True,
            max_upload_size=MEGABYTES_PER_FILE,
            key=f"files-{state().batch}",
        )
        if files and not reviewer():
            st.info(name_first())
        if files and offer_to_read(len(files)):
            state().outcomes = read([Upload(file.name, file.getvalue()) for file in files])
            state().batch += 1
            st.rerun()
    show_outcomes(state().outcomes)
    state().outcomes = []


def offer_to_read(count: int) -> bool:
    """Show the button that reads the files, and tell whether it was pressed."""
    label = ngettext("Read {count} document", "Read {count} documents", count)
    return st.button(
        label.format(count=count), type="primary", disabled=not reviewer(), key="read", shortcut="Enter"
    )


def read(uploads: Sequence[Upload]) -> list[Outcome]:
    """Read uploads one after the other and say how far it is."""
    bar = st.progress(0.0, _("Reading {name}").format(name=ui.plain(uploads[0].name)))
    outcomes = []
    for outcome in desk().upload(uploads, reviewer()):
        outcomes.append(outcome)
        said = _("{done} of {all} read: {name}").format(
            done=len(outcomes), all=len(uploads), name=ui.plain(outcome.name)
        )
        bar.progress(len(outcomes) / len(uploads), said)
    bar.empty()
    return outcomes


def show_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Say what came of the uploads: first what is wrong, then what was there already, then what was read."""
    same = {"content": _("same file"), "url": _("same address"), "text": _("same text")}
    for outcome in outcomes:
        if outcome.error:
            st.error(ui.plain(outcome.error), icon=":material/error:")
        elif outcome.known:
            st.info(
                _("{name} is under review already, as {other}: {same}.").format(
                    name=ui.plain(outcome.name),
                    other=ui.plain(outcome.known.name),
                    same=same[outcome.known.found_by],
                ),
                icon=":material/content_copy:",
            )
    names = [ui.plain(outcome.name) for outcome in outcomes if outcome.key and not outcome.known]
    if names:
        said = ngettext("{names} is read.", "{count} documents are read: {names}.", len(names))
        next_step = ngettext(
            "Open it below to decide on what it states.",
            "Open one below to decide on what it states.",
            len(names),
        )
        st.success(
            f"{said.format(count=len(names), names=words.every(names))} {next_step}", icon=":material/check:"
        )


def show_progress() -> None:
    """List the documents under review, each with how far it is."""
    documents = desk().documents()
    st.header(_("Under review"), anchor=False)
    if not documents:
        st.caption(_("No document is under review."))
    for document in documents:
        with st.container(key=f"document-{document.key[:12]}", gap=None):
            title = ui.plain(document.title or document.name)
            ui.show_link(PAGE, f"**:blue[{title}]**", **{PARAMETER: document.key})
            said = [
                _("{decided} of {all} decided").format(
                    decided=words.number(document.decided), all=words.number(document.proposed)
                ),
                _("added by {reviewer}, {time}").format(
                    reviewer=ui.plain(document.uploaded_by), time=say_time(document.uploaded_at)
                ),
            ]
            if document.title:
                said.append(ui.plain(document.name))
            st.caption(" · ".join(said))


def show_what_is_held(sheet: Sheet) -> None:
    """Say so where the records hold statements of the same document that did not come from this review."""
    document_id = desk().document_id(sheet)
    counts = ui.rows(statement_count_by_table, Filters.everything(), document_id=document_id)
    ours = sum(sheet.is_published(item) and item.proposal.table in TELLING for item in sheet.items)
    held = int(counts["statement_count"].sum()) - ours
    if held > 0:
        st.info(
            ngettext(
                "The records hold {count} statement of this document already. Accept only what they lack.",
                "The records hold {count} statements of this document already. Accept only what they lack.",
                held,
            ).format(count=words.number(held))
        )
        ui.show_link(ui.DOCUMENT_PAGE, _("What they hold"), document=document_id)
