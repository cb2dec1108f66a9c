"""Choices that belong to one page, kept in its address."""

from collections.abc import Callable, Mapping

import streamlit as st

from analytics import words
from analytics.messages import gettext as _


def switch(label: str, parameter: str, *, help_text: str | None = None) -> bool:
    """Show a switch that the address of the page keeps; return whether it is on."""
    key = f"asked_{parameter}"
    st.session_state[key] = "yes" in st.query_params.get_all(parameter)
    return st.toggle(label, key=key, help=help_text, on_change=_write_asked, args=(parameter,))


def picker(
    label: str,
    options: Mapping[str, str],
    parameter: str,
    *,
    placeholder: str,
    find: Callable[[str], Mapping[str, str]] | None = None,
) -> str | None:
    """Show a searchable list of which the address of the page keeps the choice; return the choice.

    Args:
        label: what is chosen.
        options: the text of each option.
        parameter: of the address; a value that is no option counts as none.
        placeholder: what to do while nothing is chosen.
        find: finds further options by typed words, where there are too many to list; they come first.
    """
    key, asked = f"asked_{parameter}", st.query_params.get(parameter)
    found = find(asked) if find and asked and asked not in options else {}
    options = {**found, **options}
    st.session_state[key] = asked if asked in options else None
    chosen: str | None = st.selectbox(
        label,
        list(options),
        format_func=lambda option: options.get(option, option),
        key=key,
        on_change=_write_asked,
        args=(parameter,),
        placeholder=placeholder,
        filter_mode="contains",
        accept_new_options=find is not None,
    )
    if found:
        said = _("Nothing has the id “{words}”. The list begins with what has these words.")
        st.caption(said.format(words=words.plain(asked or "")))
    return chosen


def choice(label: str, options: Mapping[str, str], parameter: str) -> str:
    """Show a few options side by side; the address of the page keeps any but the first."""
    default = next(iter(options))
    key, asked = f"asked_{parameter}", st.query_params.get(parameter, default)
    st.session_state[key] = asked if asked in options else default
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        wrap=True,
        on_change=_write_asked,
        args=(parameter, default),
    )
    return chosen or default


def search(label: str, parameter: str, *, placeholder: str) -> str:
    """Show a search box of which the address of the page keeps the words; return them."""
    key = f"asked_{parameter}"
    st.session_state[key] = st.query_params.get(parameter, "")
    asked = st.text_input(
        label, key=key, type="search", placeholder=placeholder, on_change=_write_asked, args=(parameter,)
    )
    return " ".join((asked or "").split())


def _write_asked(parameter: str, default: str | None = None) -> None:
    value = st.session_state[f"asked_{parameter}"]
    if not value or value == default:
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = "yes" if value is True else str(value)
