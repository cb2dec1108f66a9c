"""The form for the values of a record: those of a proposal, or of one that the reviewer makes."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics import ui
from analytics.messages import gettext as _
from etl.review.desk import ACCEPT, EDIT, Field, Item, Problem, Sheet, slug
from pages.review.deciding import decide
from pages.review.state import desk, go, name_first, reviewer
from pages.review.wording import Choices, kind_of

# The kinds of record that can be made from the form of another.
CREATED = ("organizations", "people", "events", "cities")


def show_editor(sheet: Sheet, item: Item, choices: Choices) -> None:
    """Show each field of a record as the contract has it, for a change."""
    table, values = item.proposal.table, sheet.values_of(item)
    fields = desk().fields(table)
    shown = {field.name for field in fields}
    edited = {name: value for name, value in values.items() if name not in shown}
    mark = f"{item.proposal.proposal_id}-{item.revision}"
    # Row by row: on a phone, where columns stack, the fields keep their order.
    cells = [cell for _row in fields[::2] for cell in st.columns(2)]
    for field, cell in zip(fields, cells, strict=False):
        with cell:
            if value := show_field(item, table, field, values.get(field.name, ""), choices, mark):
                edited[field.name] = value
    show_creators(sheet, item)
    with st.container(horizontal=True, gap="small"):
        is_saved = st.button(_("Save and accept"), key="save", type="primary", shortcut="Ctrl+Enter")
        st.button(_("Cancel"), key="cancel", shortcut="Esc", on_click=go, args=(item.proposal.proposal_id,))
    if is_saved:
        problems = desk().problems(sheet, item, edited)
        show_problems(table, problems)
        if not problems:
            decide(sheet, item, ACCEPT if edited == values else EDIT, values=edited)
            st.rerun()


def show_problems(table: str, problems: Sequence[Problem]) -> None:
    """Say what is wrong with the values, and what to write."""
    for problem in problems:
        title = _(desk().contract.table(table).field(problem.field).title) if problem.field else ""
        value = f"“{problem.value}” " if problem.value else ""
        st.warning(ui.plain(f"{title}: {value}{problem.problem}. {problem.remedy}"))


def show_field(
    item: Item | None,
    table: str,
    field: Field,
    value: str,
    choices: Choices,
    mark: str,
) -> str:
    """Show the widget of one field and return its value: a list for codes and names, else a line of text."""
    label = _(field.title) + (" *" if field.required else "")
    key, help_text = f"field-{mark}-{field.name}", _(field.description)
    codes = {code.value: _(code.label) for code in desk().contract.codes(field)}
    target = desk().target(table, field.name)
    options = codes or (choices[target] if target else {})
    if not options:
        return st.text_input(label, value, key=key, help=help_text).strip()
    listed = suggested_first(item, field.name, options) if item else list(options)
    if value and value not in options:
        listed = [value, *listed]
    chosen = st.selectbox(
        label,
        listed,
        index=listed.index(value) if value else None,
        format_func=lambda name: options.get(name, name),
        key=key,
        help=help_text,
        filter_mode="contains",
        placeholder=_("not stated"),
    )
    return chosen or ""


def suggested_first(item: Item, field: str, options: Mapping[str, str]) -> list[str]:
    """Put what may be meant before all others."""
    suggested = [found.record_id for found in item.proposal.suggestions if found.field == field]
    return list(dict.fromkeys([*(name for name in suggested if name in options), *options]))


def show_creators(sheet: Sheet, item: Item) -> None:
    """Offer to make a new record of each kind that the proposal refers to."""
    table = item.proposal.table
    targets = dict.fromkeys(desk().target(table, field.name) for field in desk().fields(table))
    with st.container(horizontal=True, gap="small"):
        for target in (name for name in CREATED if name in targets):
            label = _("New {kind}").format(kind=kind_of(target))
            with st.popover(label, type="tertiary", icon=":material/add:"):
                show_creator(sheet, item, target)


def show_creator(sheet: Sheet, item: Item, table: str) -> None:
    """Ask for the values of a new record; its key follows from its name unless one is written."""
    key = desk().key_of(table)
    choices = {target: desk().choices(target, sheet) for target in ("organizations", "events")}
    with st.form(f"new-{table}", border=False):
        # The key of a city is its name; others follow from the name.
        values = {
            field.name: show_field(None, table, field, "", choices, f"new-{table}")
            for field in desk().fields(table)
            if field.name != key or table == "cities"
        }
        if table != "cities":
            values[key] = st.text_input(
                _("Key"), key=f"key-new-{table}", placeholder=_("made from the name unless you write one")
            ).strip()
        if not st.form_submit_button(_("Create and accept")):
            return
    values[key] = values[key] or slug(values.get("name") or values.get("title") or "")
    values = {name: value for name, value in values.items() if value}
    if not reviewer():
        st.warning(name_first())
        return
    problems = desk().try_by_hand(sheet, table, values, reviewer(), item)
    show_problems(table, problems)
    if not problems:
        st.rerun()
