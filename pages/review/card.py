"""One proposal, with the buttons and keys that decide on it."""

import streamlit as st

from analytics import ui, words
from analytics.messages import gettext as _
from etl.review.desk import ACCEPT, REJECT, Item, Sheet
from pages.review.deciding import decide, in_order, step, undo
from pages.review.editor import show_editor, suggested_first
from pages.review.state import desk, go, state
from pages.review.wording import Choices, kind_of, say_who, values_html


def show_card(sheet: Sheet, item: Item, choices: Choices) -> None:
    """Show a proposal with the keys that decide on it."""
    with st.container(border=True, key="card"):
        show_place(sheet, item)
        show_standing(sheet, item)
        # Somebody else may have been faster than who was about to reject.
        is_rejecting = state().mode == "reject" and item.decision is None
        if state().mode == "edit":
            show_editor(sheet, item, choices)
        else:
            st.html(values_html(sheet, item, choices))
            if is_rejecting:
                show_rejection(sheet, item, choices)
            else:
                show_keys(sheet, item)
        st.caption(
            _("Found in paragraph {paragraph} by the rule “{rule}”, confidence {share}.").format(
                paragraph=item.proposal.paragraph,
                rule=ui.plain(item.proposal.rule),
                share=words.share(item.proposal.confidence),
            )
        )


def show_place(sheet: Sheet, item: Item) -> None:
    """Say which proposal this is, and lead to the one before and the next."""
    ordered = in_order(sheet)
    place = ordered.index(item) + 1
    where = _("{place} of {all}").format(place=place, all=len(ordered))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="turn"):
        st.markdown(f"**{kind_of(item.proposal.table).capitalize()}** :gray[{where}]", width="stretch")
        for label, name, shortcut, by, is_end in (
            (_("Previous"), "previous", "K", -1, place == 1),
            (_("Next"), "next", "J", 1, place == len(ordered)),
        ):
            st.button(
                label,
                key=name,
                type="tertiary",
                shortcut=shortcut,
                on_click=step,
                args=(sheet, item, by),
                disabled=is_end,
            )


def show_standing(sheet: Sheet, item: Item) -> None:
    """Say who decided on the proposal; where nobody has, what a reviewer should know before deciding."""
    if item.decision:
        said = f"{say_who(item.decision)}."
        if item.decision.reason:
            said += " " + _("Reason: {reason}").format(reason=ui.plain(item.decision.reason))
        st.caption(said)
        return
    if item.proposal.is_doubtful:
        st.markdown(":orange[" + _("Look twice: the rule is not sure of this.") + "]")
    if desk().is_on_record(sheet, item):
        st.info(
            _(
                "A record of this key is there by now. If it is the same, reject this one: "
                "what refers to it stays as it is."
            )
        )


def show_keys(sheet: Sheet, item: Item) -> None:
    """Show the buttons that decide, each with its key."""
    is_decided = item.decision is not None
    with st.container(horizontal=True, gap="small", key="keys"):
        st.button(
            _("Accept"),
            key="accept",
            type="secondary" if is_decided else "primary",
            shortcut="A",
            disabled=is_decided,
            on_click=decide,
            args=(sheet, item, ACCEPT),
        )
        identity = item.proposal.proposal_id
        st.button(_("Edit"), key="edit", shortcut="E", on_click=go, args=(identity, "edit"))
        st.button(
            _("Reject"),
            key="reject",
            shortcut="X",
            disabled=is_decided,
            on_click=go,
            args=(identity, "reject"),
        )
        st.button(
            _("Undo"),
            key="undo",
            shortcut="U",
            disabled=not (is_decided or state().done),
            on_click=undo,
            args=(sheet, item),
            help=_("Takes back the decision on this proposal, or else your last one."),
        )


def show_rejection(sheet: Sheet, item: Item, choices: Choices) -> None:
    """Ask why a proposal is rejected and, for a new record, which one on record is meant."""
    meant = choose_meant(sheet, item, choices) if desk().is_thing(item.proposal.table) else None
    reason = st.selectbox(
        _("Reason"),
        reasons(),
        index=1 if meant else 0,
        accept_new_options=True,
        # Another name, so that the reason follows what is chosen above it.
        key=f"reason-{item.proposal.proposal_id}-{item.revision}-{bool(meant)}",
        help=_("Choose one or type another."),
    )
    values = {desk().key_of(item.proposal.table): meant} if meant else None
    with st.container(horizontal=True, gap="small", key="keys"):
        if st.button(_("Reject it"), key="confirm-reject", type="primary", shortcut="Ctrl+Enter"):
            decide(sheet, item, REJECT, values=values, reason=reason or "")
            st.rerun()
        st.button(_("Cancel"), key="cancel", shortcut="Esc", on_click=go, args=(item.proposal.proposal_id,))


def choose_meant(sheet: Sheet, item: Item, choices: Choices) -> str | None:
    """Ask which record on record is meant by a new one; None if there is none."""
    table = item.proposal.table
    key = desk().key_of(table)
    own = sheet.values_of(item).get(key) or ""
    is_there = desk().is_on_record(sheet, item)
    options = {name: label for name, label in choices[table].items() if is_there or name != own}
    listed = suggested_first(item, key, options)
    return st.selectbox(
        _("It is on record already, as"),
        listed,
        index=listed.index(own) if is_there else None,
        format_func=lambda name: f"{options[name]} · {name}",
        key=f"meant-{item.proposal.proposal_id}-{item.revision}",
        filter_mode="contains",
        placeholder=_("No: it is no record of ours"),
    )


def reasons() -> tuple[str, ...]:
    """Return the usual reasons of a rejection; others can be typed."""
    return (
        _("The document does not say so"),
        _("It is on record already"),
        _("It has no bearing on the programme"),
        _("Another proposal says it better"),
    )
