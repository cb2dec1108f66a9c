"""The database that stands now, and the rows of metrics under filters, computed once for all readers."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from ibis.expr.types import Table

from analytics.charts import theme
from analytics.database import (
    Database,
    DatabaseMissingError,
    Tables,
    database_path,
    fetch,
    fetch_sql,
    open_database,
    read_tables,
)
from analytics.filters import DEFAULT_YEARS, Filters, event_count_by_option
from analytics.messages import gettext as _
from analytics.queries import Queries

Metric = Callable[..., Table]


def database() -> Database:
    """Return the database that stands now; a new build is taken up at the next click."""
    path = database_path()
    if not path.exists():
        raise DatabaseMissingError(path)
    status = path.stat()
    return _open(str(path), status.st_ino, status.st_mtime_ns)


def tables() -> Tables:
    """Return all tables of the database, not narrowed."""
    return _tables(database())


def sql(metric: Metric, filters: Filters, **parameters: Any) -> str:
    """Return the SQL of a metric under the filters, with names beside its codes."""
    return _queries(database()).sql(metric, filters, **parameters)


def rows(metric: Metric, filters: Filters, **parameters: Any) -> pd.DataFrame:
    """Return the rows of a metric under the filters, with names beside its codes."""
    source = database()
    return _rows(source.version, qualified_name(metric), filters, tuple(sorted(parameters.items())), metric)


def row(metric: Metric, filters: Filters, **parameters: Any) -> dict[str, Any]:
    """Return the one row of a metric that sums everything up, by column."""
    return dict(rows(metric, filters, **parameters).to_dict("records")[0])


def phases() -> pd.DataFrame:
    """Return the phases with their chosen dates, for bands behind a time axis: never narrowed."""
    return _phases(database().version)


def names() -> Mapping[str, str]:
    """Return the name of each organization, phase, country and code as readers know it."""
    return _names(database().version)


def searchable_names() -> Mapping[str, str]:
    """Return every name that each organization goes by, joined, so that any of them finds it."""
    return _searchable_names(database().version)


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(path: str, inode: int, modified: int) -> Database:
    del inode, modified
    return open_database(Path(path))


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Database: id})
def _tables(source: Database) -> Tables:
    return read_tables(source)


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Database: id})
def _queries(source: Database) -> Queries:
    return Queries(_tables(source), read_tables(source, in_full=True))


@st.cache_data(max_entries=2000, show_spinner=False)
def _rows(
    version: str,
    name: str,
    filters: Filters,
    parameters: tuple[tuple[str, Any], ...],
    _metric: Metric,
) -> pd.DataFrame:
    del version, name
    return fetch_sql(database(), sql(_metric, filters, **dict(parameters)))


@st.cache_data(max_entries=2000, show_spinner=False)
def source_counts(
    version: str,
    name: str,
    filters: Filters,
    parameters: tuple[tuple[str, Any], ...],
    _metric: Metric,
) -> dict[str, int]:
    """Count the rows behind a figure and their documents."""
    del version, name
    source = database()
    counts = fetch_sql(source, _queries(source).count_sql(_metric, filters, **dict(parameters)))
    return {str(column): int(count) for column, count in counts.iloc[0].items()}


@st.cache_data(max_entries=2, show_spinner=False)
def _phases(version: str) -> pd.DataFrame:
    del version
    return fetch(database(), tables().reconciled_phases.order_by("number"))


@st.cache_data(max_entries=500, show_spinner=False)
def option_counts(version: str, filters: Filters, name: str) -> dict[str, int]:
    """Return how many events each option of a filter would keep, the other filters being as they are."""
    del version
    chosen = {"organizations": filters.organizations, "with_parts": filters.with_parts}
    source = database()
    query = _queries(source).sql(
        event_count_by_option, filters.without(name), name=name, **(chosen if name == "roles" else {})
    )
    counts = fetch_sql(source, query)
    return dict(zip(counts["option"], counts["event_count"], strict=True))


# Read many times on every run, and never written to: a resource is handed out without a copy.
@st.cache_resource(max_entries=2, show_spinner=False)
def _names(version: str) -> Mapping[str, str]:
    del version
    every, source = tables(), database()
    organizations = fetch(source, every.organizations)
    phases = fetch(source, every.phases)
    codes = fetch(source, every.codes)
    events = fetch(source, every.events)
    return {
        **{row.code: _(row.label) for row in codes.itertuples()},
        **{row.event_id: row.title for row in events.itertuples()},
        **{
            row.organization_id: row.name if pd.isna(row.acronym) else row.acronym
            for row in organizations.itertuples()
        },
        **{row.phase_id: theme.phase_name(row.number) for row in phases.itertuples()},
    }


@st.cache_resource(max_entries=2, show_spinner=False)
def _searchable_names(version: str) -> Mapping[str, str]:
    """Every name that an organization goes by, so that any of them finds it."""
    del version
    every, source = tables(), database()
    organizations = fetch(source, every.organizations)
    also = fetch(source, every.organization_names).groupby("organization_id")["name"].agg(list).to_dict()
    found = {}
    for row in organizations.itertuples():
        known = [row.name] if pd.isna(row.acronym) else [row.acronym, row.name]
        known += [name for name in also.get(row.organization_id, []) if name not in known]
        found[row.organization_id] = " · ".join(known)
    return found


def qualified_name(function: Callable[..., Any]) -> str:
    """Return the name under which results of a function are kept."""
    return f"{function.__module__}.{function.__qualname__}"


@st.cache_data(max_entries=2, show_spinner=False)
def year_bounds(version: str) -> tuple[int, int]:
    """Return the first and the last year that can be chosen: those of the events and those of the default."""
    del version
    years = fetch(database(), tables().reconciled_events.select("year"))["year"].dropna().astype(int)
    return min([DEFAULT_YEARS[0], *years]), max([DEFAULT_YEARS[1], *years])
