"""The database that stands now, and what pages read from it."""

from collections.abc import Mapping
from pathlib import Path
from threading import Condition
from typing import Any

import pandas as pd
from cachetools import LRUCache, cached

from analytics.charts import theme
from analytics.database import Database, DatabaseMissingError, Tables, database_path, fetch, open_database
from analytics.filters import DEFAULT_YEARS, Filters, event_count_by_option, event_count_by_role_of
from analytics.messages import gettext as _
from analytics.queries import Metric
from analytics.results import Results

# The one that stands and the one before it, which pages that are being drawn still read.
OPEN_DATABASES = 2


def results() -> Results:
    """Return the results of the database that stands now; a new build is taken up at the next click."""
    path = database_path()
    try:
        status = path.stat()
    except FileNotFoundError:
        raise DatabaseMissingError(path) from None
    return _open(path, status.st_ino, status.st_mtime_ns)


@cached(LRUCache(OPEN_DATABASES), condition=Condition())
def _open(path: Path, inode: int, modified: int) -> Results:
    del inode, modified
    return Results(open_database(path))


def database() -> Database:
    """Return the database that stands now."""
    return results().database


def tables() -> Tables:
    """Return all tables of the database, not narrowed."""
    return results().tables


def sql(metric: Metric, filters: Filters, **parameters: Any) -> str:
    """Return the SQL of a metric under the filters, with names beside its codes."""
    return results().queries.sql(metric, filters, **parameters)


def rows(metric: Metric, filters: Filters, **parameters: Any) -> pd.DataFrame:
    """Return the rows of a metric under the filters, with names beside its codes; read them only."""
    return results().rows(metric, filters, **parameters)


def row(metric: Metric, filters: Filters, **parameters: Any) -> dict[str, Any]:
    """Return the one row of a metric that sums everything up, by column."""
    return dict(rows(metric, filters, **parameters).to_dict("records")[0])


def phases() -> pd.DataFrame:
    """Return the phases with their chosen dates, for bands behind a time axis: never narrowed."""
    kept = results()
    return kept.keep("phases", lambda: fetch(kept.database, kept.tables.reconciled_phases.order_by("number")))


def option_counts(filters: Filters, name: str) -> dict[str, int]:
    """Return how many events each option of a filter would keep, the other filters being as they are."""
    others = filters.without(name)
    if name == "roles" and filters.organizations:
        counts = rows(
            event_count_by_role_of,
            others,
            organizations=filters.organizations,
            with_parts=filters.with_parts,
        )
    else:
        counts = rows(event_count_by_option, others, name=name)
    return dict(zip(counts["option"], counts["event_count"], strict=True))


def names() -> Mapping[str, str]:
    """Return the name of each organization, phase, country and code as readers know it."""
    kept = results()
    return kept.keep("names", lambda: _read_names(kept))


def _read_names(kept: Results) -> Mapping[str, str]:
    organizations = fetch(kept.database, kept.tables.organizations)
    phases = fetch(kept.database, kept.tables.phases)
    codes = fetch(kept.database, kept.tables.codes)
    return {
        **{row.code: _(row.label) for row in codes.itertuples()},
        **{
            row.organization_id: row.name if pd.isna(row.acronym) else row.acronym
            for row in organizations.itertuples()
        },
        **{row.phase_id: theme.phase_name(row.number) for row in phases.itertuples()},
    }


def titles(events: tuple[str, ...]) -> Mapping[str, str]:
    """Return the title of each of these events."""
    kept = results()
    named = kept.tables.events.filter(kept.tables.events.event_id.isin(events))
    found = kept.keep(("titles", events), lambda: fetch(kept.database, named))
    return dict(zip(found["event_id"], found["title"], strict=True))


def searchable_names() -> Mapping[str, str]:
    """Return every name that each organization goes by, joined, so that any of them finds it."""
    kept = results()
    return kept.keep("searchable names", lambda: _read_searchable_names(kept))


def _read_searchable_names(kept: Results) -> Mapping[str, str]:
    organizations = fetch(kept.database, kept.tables.organizations)
    every = fetch(kept.database, kept.tables.organization_names)
    also = every.groupby("organization_id")["name"].agg(list).to_dict()
    found = {}
    for row in organizations.itertuples():
        known = [row.name] if pd.isna(row.acronym) else [row.acronym, row.name]
        known += [name for name in also.get(row.organization_id, []) if name not in known]
        found[row.organization_id] = " · ".join(known)
    return found


def year_bounds() -> tuple[int, int]:
    """Return the first and the last year that can be chosen: those of the events and those of the default."""
    kept = results()
    return kept.keep("year bounds", lambda: _read_year_bounds(kept))


def _read_year_bounds(kept: Results) -> tuple[int, int]:
    years = kept.tables.reconciled_events.year
    found = fetch(kept.database, years.as_table().agg(first=years.min(), last=years.max())).iloc[0].dropna()
    return min([DEFAULT_YEARS[0], *found.astype(int)]), max([DEFAULT_YEARS[1], *found.astype(int)])
