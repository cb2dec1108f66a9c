"""The frame of a page: the bar of pages, its title and answer in words, its headline numbers."""

import logging
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import Any

import streamlit as st

from analytics import log, words
from analytics.database import DatabaseDamagedError, DatabaseMissingError
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.roles import Right
from analytics.ui import access
from analytics.ui.data import DATA_PARAMETER, Choice, build_of_page
from analytics.ui.failures import told
from analytics.ui.links import current_address
from analytics.ui.session import note_page, session_facts
from analytics.ui.sidebar import carried_parameters, clear_filters, describe
from analytics.ui.table import show_nothing
from analytics.ui.turns import turn

# A picture from this folder: an icon by name would be fetched from another host.
FAVICON = str(Path(__file__).parent / "favicon.svg")


STYLE = (Path(__file__).parent / "style.css").read_text("utf-8")


def show_page(page: Any, sections: Mapping[str, Sequence[Any]]) -> None:
    """Show a page under the links to all pages."""
    st.set_page_config(page_title=f"{page.title} · {_('JPoA Monitor')}", page_icon=FAVICON, layout="wide")
    access.require(Right.VIEW, page.url_path)
    st.html(f"<style>{STYLE}{_in_sight(page)}</style>")
    note_page(page.url_path)
    try:
        with (
            build_of_page() as chosen,
            log.timed("page run", logging.INFO, **session_facts(), data_version=chosen.version),
            told(_("This page could not be shown."), page.title),
        ):
            st.sidebar.markdown(f"#### {_('JPoA Monitor')}")
            access.show_person()
            show_navigation(sections)
            right = access.page_right(page)
            access.require(right, page.url_path)
            show_choice(chosen)
            # Who reviews waits while documents are read and records are built: others must not wait for that.
            with turn(chosen.results.database) if right is Right.VIEW else nullcontext():
                page.run()
    except (DatabaseMissingError, DatabaseDamagedError) as error:
        st.error(str(error))


def _in_sight(page: Any) -> str:
    """Return a rule by which the bar of pages, where it scrolls, begins at the page shown, or at its list.

    Streamlit marks the link of that page in no way that a style sheet can name.
    """
    link = f'.st-key-navigation a[href^="{page.url_path}"]'
    return f"{link} {{ scroll-initial-target: nearest; }}" if page.url_path else ""


def show_choice(chosen: Choice) -> None:
    """Say which data is shown where it is not what the reader may expect."""
    version = chosen.version
    if chosen.damage:
        st.warning(
            _(
                "The newest data cannot be read, so what was built before it is shown: data version "
                "{version}. Reference {reference}."
            ).format(version=version, reference=chosen.damage.reference)
        )
    if chosen.asked and not chosen.is_kept:
        st.info(
            _(
                "Data version {asked}, for which the address asks, is no longer kept. Shown is the current "
                "data, version {version}."
            ).format(asked=words.plain(chosen.asked), version=version)
        )
    elif chosen.asked and not chosen.is_newest:
        with st.container(key="asked", horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(
                _("Shown is data version {version}, as the address asks; newer data is there.").format(
                    version=version
                ),
                width="content",
            )
            st.button(_("Show the newest data"), key="newest", on_click=_ask_for_newest, type="tertiary")


def _ask_for_newest() -> None:
    st.query_params.pop(DATA_PARAMETER, None)


def show_navigation(sections: Mapping[str, Sequence[Any]]) -> None:
    """Show the links to all pages; each carries the filters along."""
    carried = carried_parameters()
    # The style sheet tells sections apart: a container for each would be laid out anew on every change.
    with st.container(key="navigation", horizontal=True, gap="small"):
        for page in chain.from_iterable(sections.values()):
            if page.visibility == "visible" and access.may(access.page_right(page)):
                st.page_link(page, query_params=carried, width="content")


def show_answer(title: str, *sentences: str, filters: Filters | None = None) -> None:
    """Open a page with its title and the answer in words, then what is shown."""
    st.title(title, anchor=False)
    if sentences:
        st.markdown(" ".join(filter(None, sentences)))
    if filters is not None:
        with st.container(key="shown", horizontal=True, vertical_alignment="center", gap="small"):
            # An address may hold anything; nothing of it may run as Markdown or fetch a picture.
            said = words.plain(describe(filters))
            st.caption(_("Showing: {filters}.").format(filters=said), width="content")
            if filters != Filters():
                st.button(_("Clear all filters"), key="clear", on_click=clear_filters, type="tertiary")
            with st.popover(_("Copy link"), type="tertiary"):
                st.code(current_address(filters), language=None, wrap_lines=True)


def show_numbers(numbers: Sequence[tuple[str, str, str] | tuple[str, str, str, str]]) -> None:
    """Show headline numbers: a label, a value, how it is defined and, under it, what is unknown about it."""
    with st.container(key="numbers", horizontal=True, gap="small"):
        for label, value, help_text, *unknown in numbers:
            st.metric(
                label,
                value,
                delta=unknown[0] if unknown else None,
                delta_color="off",
                delta_arrow="off",
                help=help_text or None,
                border=True,
                width="stretch",
                height="stretch",
            )


def stop_where_nothing_matches(title: str, filters: Filters, count: float) -> None:
    """End a page of which nothing is left under the filters with a sentence that helps, not with zeros."""
    if count:
        return
    show_answer(title, filters=filters)
    show_nothing()
    st.stop()
