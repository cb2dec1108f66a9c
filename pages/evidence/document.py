"""One source document: what it is, and everything that it states."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import ui, words
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import documents as metrics
from analytics.metrics.disagreements import disagreements_of_document

# The texts that the records began with; the paragraphs of their statements are known.
FOUNDING = (
    "phase-iv-2021-press-release",
    "sco-2022-news",
    "tashkent-2022-press-release",
    "turkmenistan-embassy-2022-news",
    "unoct-2022-closing-remarks",
)
# The filters choose which documents are offered, never what a document states.
EVERYTHING = Filters.everything()
SECTIONS: Mapping[str, tuple[str, ui.Metric]] = {
    "attendance_claims": (_("How many came"), metrics.attendance_claims_of_document),
    "participation_counts": (
        _("How many states, organizations and others"),
        metrics.participation_counts_of_document,
    ),
    "event_claims": (_("When and where"), metrics.event_claims_of_document),
    "involvement": (_("Who took part"), metrics.involvement_of_document),
    "outcomes": (_("What came out of it"), metrics.outcomes_of_document),
    "themes": (_("What it was about"), metrics.themes_of_document),
    "phase_claims": (_("When the phases began and ended"), metrics.phase_claims_of_document),
    "phase_involvement": (_("Who carried the programme"), metrics.phase_involvement_of_document),
}


def named_documents(keys: Iterable[str]) -> dict[str, str]:
    """Return the titles of the documents of these keys, as far as there are any."""
    found: dict[str, str] = {}
    for key in keys:
        found |= titles(ui.rows(metrics.document_profile, EVERYTHING, document_id=key))
    return found


def titles(documents: pd.DataFrame) -> dict[str, str]:
    """Return the title and publisher of each document, by its key."""
    return dict(
        zip(documents["document_id"], documents["document"] + " · " + documents["publisher"], strict=True)
    )


def find_documents(filters: Filters, search: str) -> dict[str, str]:
    """Return the titles of the documents that the filters keep and that have all words of a search."""
    return titles(ui.rows(metrics.document_list, filters, most=ui.MOST_ROWS, search=search))


def choose_document(filters: Filters) -> str | None:
    """Offer the documents that the filters keep, the founding ones first; return the one in the address."""
    asked = st.query_params.get("document")
    founding = named_documents(FOUNDING)
    known = named_documents([asked] if asked else [])
    listed = ui.rows(metrics.document_list, filters, most=ui.MOST_ROWS)
    placeholder, find = _("Choose one of the documents that the filters keep"), None
    # A list of very many would be slow to send and tiresome to read: the latest are offered, others by words.
    if len(listed) == ui.MOST_ROWS:
        placeholder = _("Choose one of the latest documents, or type words of another and press Enter")
        find = partial(find_documents, filters)
    chosen = ui.picker(
        _("Document"), founding | titles(listed) | known, "document", placeholder=placeholder, find=find
    )
    if chosen is None:
        ui.show_answer(
            _("Document"),
            _("There is no document “{document}”. Choose another above.").format(document=ui.plain(asked))
            if asked
            else _("Choose a document above to see everything that it states."),
            _("The records began with these texts:"),
            filters=filters,
        )
        for document in founding:
            title = ui.row(metrics.document_profile, EVERYTHING, document_id=document)["document"]
            ui.show_link(ui.DOCUMENT_PAGE, ui.plain(title), document=document)
        ui.show_link("pages/evidence/source_documents.py", _("All documents in a table"))
    return chosen


def describe_differences(points: int, contradictions: int) -> str:
    """Say on how many points the document differs from others, and on how many it contradicts them."""
    if not points:
        return _("No other document says otherwise.")
    differing = ngettext(
        "On {count} point it differs from other documents.",
        "On {count} points it differs from other documents.",
        points,
    ).format(count=words.number(points))
    if not contradictions:
        return differing
    return " ".join(
        [
            differing,
            ngettext(
                "On {count} point not all can be right.",
                "On {count} points not all can be right.",
                contradictions,
            ).format(count=words.number(contradictions)),
        ]
    )


def show_head(document: Mapping[str, Any], statement_count: int, differing: pd.DataFrame) -> None:
    """Say what the document is and how much it states, and lead to its text."""
    contradictions = int((differing["disagreement_type"] == "contradict").sum())
    ui.show_answer(
        ui.plain(document["title"]),
        _("{publisher}; {kind} in {language}; {date}.").format(
            publisher=ui.plain(document["publisher"]),
            kind=_(document["document_type"]),
            language=_(ui.names().get(document["language"], document["language"])),
            date=words.partial_date(document["date_published"]),
        ),
        ngettext(
            "It makes {count} statement about the programme and its events.",
            "It makes {count} statements about the programme and its events.",
            statement_count,
        ).format(count=words.number(statement_count)),
        describe_differences(len(differing), contradictions),
        _("All of it stands below, whatever the filters."),
    )
    if pd.isna(document["url"]):
        st.caption(_("No address is known at which this text can be opened."))
    else:
        st.link_button(_("Open the text"), document["url"], icon=":material/open_in_new:")
        st.caption(ui.plain(document["url"]))


document_id = choose_document(ui.filter_sidebar())
if document_id is None:
    st.stop()
differing = ui.rows(disagreements_of_document, EVERYTHING, document_id=document_id)
counts = ui.rows(metrics.statement_count_by_table, EVERYTHING, document_id=document_id)
profile = ui.row(metrics.document_profile, EVERYTHING, document_id=document_id)
show_head(profile, int(counts["statement_count"].sum()), differing)
if len(differing):
    ui.show_figure(
        _("Where does it differ from other documents?"),
        disagreements_of_document,
        EVERYTHING,
        chart=None,
        evidence=None,
        document_id=document_id,
    )
for table, (title, metric) in SECTIONS.items():
    if table in set(counts["table_name"]):
        ui.show_figure(title, metric, EVERYTHING, chart=None, evidence=None, document_id=document_id)
