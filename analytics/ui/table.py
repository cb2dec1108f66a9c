"""Rows as a table that people read, in which names of things open their page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from ibis.expr.types import Table

from analytics.charts import theme
from analytics.database import fetch
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.results import bytes_of_rows
from analytics.ui.data import names, results, rows
from analytics.ui.links import DOCUMENT_PAGE, EVENT_PAGE, ORGANIZATION_PAGE, open_page


def show_nothing() -> None:
    """Say that nothing matches, and what to do about it."""
    st.info(
        _("No records match these filters. Widen the years or take a filter away to see more."),
        icon=":material/search_off:",
    )


# Cells that open a page: the column, the page, its parameter in the address, and the column with the key.
OPENING_COLUMNS: Mapping[str, tuple[str, str, str]] = {
    "event": (EVENT_PAGE, "event", "event_id"),
    "parent_event": (EVENT_PAGE, "event", "parent_event_id"),
    "organization": (ORGANIZATION_PAGE, "profile", "organization_id"),
    "acronym": (ORGANIZATION_PAGE, "profile", "organization_id"),
    "partner": (ORGANIZATION_PAGE, "profile", "partner_id"),
    "publisher": (ORGANIZATION_PAGE, "profile", "publisher_id"),
    "document": (DOCUMENT_PAGE, "document", "document_id"),
}


# In pixels; wider, two names would fill the table and hide what they are listed for.
NAME_WIDTH = 260
ONE_NAME_WIDTH = 310

# What the browser measures to find the width of a column leaves out what is twice as wide as the others: of a
# column with many empty cells, the values. So columns of short values are told how wide they are.
MOST_SHORT = 24  # characters
CHARACTER_WIDTH = 7
CELL_PADDING = 26

# Codes that say little by themselves; a table writes their labels, downloads keep the codes.
CODED = {"field", "language"}

# Keys that stand hidden behind the name beside them; downloads keep both.
HIDDEN_BESIDE = {
    "event_id": "event",
    "parent_event_id": "parent_event",
    "organization_id": "organization",
    "partner_id": "partner",
    "counted_under_id": "counted_under",
    "publisher_id": "publisher",
    "person": "person_name",
    "phase_id": "phase",
    "document_id": "document",
    "country_code": "country",
    "outcome_id": "outcome",
}

# Documents in a list of values: 250 (un-press-2022).
DOCUMENT_KEY = re.compile(r"[\w.]+(?:-[\w.]+)+")


@dataclass(frozen=True)
class ReadableTable:
    """Rows as people read them: labels for codes, titles and widths of columns, and the order of these."""

    rows: pd.DataFrame
    columns: Mapping[str, Any]
    order: Sequence[str]

    @property
    def bytes(self) -> int:
        """What it takes in memory, roughly."""
        return bytes_of_rows(self.rows)


def readable(shown: pd.DataFrame) -> ReadableTable:
    """Return rows, with names beside their codes, as a table that people read."""
    labelled = _labelled(shown)
    order = _column_order([name for name in shown.columns if shown[name].notna().any()])
    return ReadableTable(labelled, _columns(labelled), order)


def show_table(shown: ReadableTable, *, key: str, label: str) -> None:
    """Show a table; names of things open their page.

    Args:
        shown: the table.
        key: unique on the page.
        label: says what the table holds to those who cannot see it.
    """
    if shown.rows.empty:
        show_nothing()
        return
    st.dataframe(
        shown.rows,
        key=key,
        hide_index=True,
        column_config=shown.columns,
        column_order=shown.order,
        placeholder="",
        alt=label,
        on_select=partial(_note_cell, key),
        selection_mode="single-cell",
    )
    # Only a click that was just made opens a page: the cell stays selected when other rows take its place.
    for position, column in st.session_state.pop(f"clicked-{key}", []):
        if column in OPENING_COLUMNS and OPENING_COLUMNS[column][2] in shown.rows.columns:
            page, parameter, key_column = OPENING_COLUMNS[column]
            open_page(page, **{parameter: shown.rows.iloc[position][key_column]})


def _note_cell(key: str) -> None:
    st.session_state[f"clicked-{key}"] = st.session_state[key]["selection"]["cells"]


def _labelled(shown: pd.DataFrame) -> pd.DataFrame:
    known = names()
    labels = {
        name: shown[name].map(lambda code: _(known.get(code, code)), na_action="ignore")
        for name in sorted(CODED & {*shown.columns})
    }
    if "values" in shown:
        publishers = _publishers(shown["values"])
        labels["values"] = shown["values"].map(partial(_with_publishers, publishers=publishers))
    if "phase" in shown and pd.api.types.is_numeric_dtype(shown["phase"]):
        labels["phase"] = shown["phase"].map(theme.phase_name, na_action="ignore")
    return shown.assign(**labels)


def _with_publishers(values: object, publishers: Mapping[str, str]) -> object:
    """Name the publishers of documents in place of their keys: 250 (UNOCT); about 100 (SCO)."""
    if not isinstance(values, str):
        return values
    return DOCUMENT_KEY.sub(lambda key: publishers.get(key[0], key[0]), values)


def _publishers(values: pd.Series) -> dict[str, str]:
    """Return the publishers of the documents that values name by their keys."""
    keys = sorted({(key,) for value in values.dropna() for key in DOCUMENT_KEY.findall(value)})
    published = rows(_published, Filters.everything(), where=(("told",), tuple(keys)))
    known = names()
    return {row.told: known.get(row.by, row.told) for row in published.itertuples()}


def _published(source_documents: Table) -> Table:
    """Return documents and their publishers under names beside which no others are looked up."""
    return source_documents.select(told="document_id", by="publisher_id")


def _column_order(columns: Sequence[str]) -> list[str]:
    """Put the name of a thing in the place of its code."""
    beside = {code: name for code, name in HIDDEN_BESIDE.items() if {code, name} <= {*columns}}
    ordered = [beside.get(name, name) for name in columns if name not in beside.values()]
    return sorted(ordered, key="claim_id".__eq__)


def _columns(shown: pd.DataFrame) -> dict[str, Any]:
    columns = tuple(shown.columns)
    titles = _titles()
    # Two tables have a field of this name: attendance claims, which have a qualifier, and events.
    if "qualifier" not in columns:
        titles = titles | {"scope": _("Programme or related")}
    config: dict[str, Any] = {}
    opening = [name for name in columns if name in OPENING_COLUMNS]
    for name in columns:
        title = _(titles.get(name, name.replace("_", " ").capitalize()))
        if name == "url":
            config[name] = st.column_config.LinkColumn(_("Link"), display_text=_("open"))
        elif name in OPENING_COLUMNS:
            config[name] = st.column_config.TextColumn(
                f"{title} ↗",
                width=NAME_WIDTH if len(opening) > 1 else ONE_NAME_WIDTH,
                help=_("Click a name to open its page."),
            )
        else:
            config[name] = st.column_config.Column(title, width=_width_of_short(shown[name], title))
    return config


def _width_of_short(values: pd.Series, title: str) -> int | None:
    """Return how wide a column is, in pixels, whose texts are short; None where they are not, or are none."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    if not 0 < longest <= MOST_SHORT:
        return None
    return CELL_PADDING + CHARACTER_WIDTH * max(longest, len(title))


def _titles() -> dict[str, str]:
    """Titles of columns: those of the data contract, and those of names that stand beside codes."""
    kept = results()
    fields = kept.keep("fields", lambda: fetch(kept.database, kept.tables.table_fields))
    return {
        **dict(zip(fields["field_name"], fields["title"], strict=True)),
        "event": _("Event"),
        "parent_event": _("Part of"),
        "event_count": _("Events"),
        "programme_count": _("Of the programme"),
        "related_count": _("Related"),
        "dates": _("Dates"),
        "place": _("Place"),
        "attendance": _("Attendance"),
        "attendance_best": _("Chosen figure"),
        "event_scope": _("Programme or related"),
        "point": _("Point"),
        "kind": _("About"),
        "statement": _("Statement"),
        "organization": _("Organization"),
        "partner": _("Partner"),
        "counted_under": _("Counted under"),
        "person_name": _("Person"),
        "phase": _("Phase"),
        "document": _("Document"),
        "publisher": _("Publisher"),
        "country": _("Country"),
        "outcome": _("Outcome"),
        "year_published": _("Year of publication"),
        "disagreement_count": _("Disagreements"),
        "contradiction_count": _("Contradictions"),
        "figure_low": _("Smallest figure"),
        "figure_high": _("Largest figure"),
        "figure_chosen": _("Chosen figure"),
        "is_open": _("Open upward"),
        "is_disputed": _("Point in dispute"),
        "is_attendance_known": _("Figure"),
        "is_day_known": _("Day"),
        "is_place_known": _("Place"),
        "is_confirmed": _("Second document"),
        "attendance_known_count": _("Figure known"),
        "day_known_count": _("Day known"),
        "place_known_count": _("Place known"),
        "confirmed_count": _("Second document"),
        "gap_count": _("Gaps"),
        "is_dated": _("Has a date"),
        "has_address": _("Has an address"),
        "row_count": _("Rows"),
    }
