"""The list of all proposals of a document."""

from itertools import groupby

import streamlit as st

from analytics import ui
from analytics.messages import gettext as _
from etl.review.desk import ACCEPT, EDIT, REJECT, Item, Sheet
from pages.review.deciding import accept_all, in_order
from pages.review.state import desk, go
from pages.review.wording import Choices, summary, title_of

OPEN = "○"
MARKS = {ACCEPT: "●", EDIT: "●", REJECT: "✕"}
LONGEST_LINE = 90


def show_list(sheet: Sheet, current: Item, choices: Choices) -> None:
    """List all proposals by kind; a click turns to one."""
    with st.container(key="proposals"):
        for table, grouped in groupby(in_order(sheet), key=lambda item: item.proposal.table):
            items = list(grouped)
            sure = [
                item
                for item in items
                if item.decision is None
                and not item.proposal.is_doubtful
                and not desk().is_on_record(sheet, item)
            ]
            with st.container(horizontal=True, vertical_alignment="center", key=f"kind-{table}"):
                done = sum(item.decision is not None for item in items)
                st.markdown(f"**{title_of(table)}** {done}/{len(items)}", width="stretch")
                if len(sure) > 1:
                    st.button(
                        _("Accept {count} without doubt").format(count=len(sure)),
                        key=f"accept-{table}",
                        on_click=accept_all,
                        args=(sheet, sure),
                    )
            for item in items:
                show_line(sheet, item, choices, is_current=item is current)


def show_line(sheet: Sheet, item: Item, choices: Choices, *, is_current: bool) -> None:
    """Show one proposal as a line: its state, what it says, and whether it is doubtful."""
    mark = MARKS[item.decision.kind] if item.decision else OPEN
    said = ui.plain(summary(sheet, item, choices)[:LONGEST_LINE])
    label = f"{mark} {f'**{said}**' if is_current else said}"
    if item.decision is None and item.proposal.is_doubtful:
        label += " :orange[" + _("look twice") + "]"
    if sheet.is_published(item):
        label += " :gray[" + _("published") + "]"
    identity = item.proposal.proposal_id
    st.button(label, key=f"line-{identity}", type="tertiary", on_click=go, args=(identity,))
