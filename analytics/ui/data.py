"""The build that a page shows, and what pages read from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition
from typing import Any, TypeVar

import pandas as pd
import streamlit as st
from cachetools import LRUCache, cached
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics import log
from analytics.builds import Build, gives_its_numbers, kept_builds, open_whole
from analytics.charts import draw, theme
from analytics.database import (
    Database,
    DatabaseDamagedError,
    DatabaseMissingError,
    Tables,
    database_path,
    fetch,
    fetch_records,
    to_sql,
)
from analytics.downloads import row_counts
from analytics.filters import DEFAULT_YEARS, Filters
from analytics.messages import gettext as _
from analytics.metrics.arguments import Metric
from analytics.metrics.counts import document_count_of_events, document_count_of_sets
from analytics.metrics.in_groups import EventsInGroups
from analytics.metrics.options import (
    GROUP_OPTIONS,
    event_count_by_group,
    event_count_by_organization_of_events,
    event_count_by_role_of,
    event_count_by_role_option,
    event_count_by_theme,
    events_in_groups,
    events_in_groups_by_organization,
    events_in_groups_by_role,
)
from analytics.metrics.together import theme_sums
from analytics.results import Results

# Of the address: the data version that it asks for.
DATA_PARAMETER = "data"
# The one that stands and the one before it, which pages that are being drawn still read.
STANDING_DATABASES = 2
# Those that addresses ask for: apart, so that they never push out the one that stands.
ASKED_DATABASES = 2
VERSION_ON_PAGE = "data_version"
# What the options of filters that choose single events have in each group.
OPTIONS_IN_GROUPS: Mapping[str, Metric] = {
    "organizations": events_in_groups_by_organization,
    "roles": events_in_groups_by_role,
}


@dataclass(frozen=True)
class Damage:
    """A file that cannot be shown, and the reference under which the log says why."""

    error: DatabaseDamagedError
    reference: str


@dataclass(frozen=True)
class Choice:
    """The build that is shown, and why it is this one.

    `asked` is the data version that the address asks for, `is_kept` whether that one is shown. `damage` is
    set where the build that stands cannot be shown, so that the one before it is.
    """

    results: Results
    asked: str | None = None
    is_kept: bool = True
    is_newest: bool = True
    damage: Damage | None = None

    @property
    def version(self) -> str:
        """The data version that is shown."""
        return self.results.database.version


_chosen: ContextVar[Choice | None] = ContextVar("chosen", default=None)


def choose(asked: str | None = None) -> Choice:
    """Return the build that an address asks for, or else the one that stands now.

    Raises:
        DatabaseMissingError: nothing has been built.
        DatabaseDamagedError: no build can be read.
    """
    standing = _standing(database_path())
    if not asked or asked == standing.version:
        return replace(standing, asked=asked)
    kept = _first_whole(build for build in kept_builds(database_path()) if build.version == asked)
    # After an upgrade its tables may be there, but not its numbers.
    if kept and kept.keep("gives its numbers", lambda: gives_its_numbers(kept.database)):
        return Choice(kept, asked, is_newest=False)
    return replace(standing, asked=asked, is_kept=False)


@contextmanager
def one_build(asked: str | None = None) -> Iterator[Choice]:
    """Read the same build in all of the block, also if a new one takes its place meanwhile."""
    if chosen := _chosen.get():
        yield chosen
        return
    chosen = choose(asked)
    token = _chosen.set(chosen)
    try:
        yield chosen
    finally:
        _chosen.reset(token)


@contextmanager
def build_of_page() -> Iterator[Choice]:
    """Read one build for a whole page: the one that its address asks for, or the one that stands now."""
    with one_build(_asked()) as chosen:
        st.session_state[VERSION_ON_PAGE] = chosen.version
        yield chosen


@contextmanager
def build_of_part() -> Iterator[None]:
    """Read the build of the page for a part of it; if a new one stands by now, show the whole page anew."""
    with one_build(_asked()) as chosen:
        if st.session_state.get(VERSION_ON_PAGE, chosen.version) != chosen.version:
            st.rerun()
        yield


def results() -> Results:
    """Return the results of the build that is shown; a new build is taken up at the next click."""
    return (_chosen.get() or choose(_asked())).results


def data_parameter() -> dict[str, list[str]]:
    """Return the parameter by which links stay with the data version that the address asks for."""
    chosen = _chosen.get()
    asked = chosen.asked if chosen else _asked()
    if not asked:
        return {}
    is_kept = (chosen or choose(asked)).is_kept
    return {DATA_PARAMETER: [asked]} if is_kept else {}


def _asked() -> str | None:
    # Outside of a page there is no address.
    return st.query_params.get(DATA_PARAMETER) if get_script_run_ctx(suppress_warning=True) else None


def _standing(path: Path) -> Choice:
    try:
        opened = _open(_open_standing, path)
    except FileNotFoundError:
        raise DatabaseMissingError(path) from None
    if isinstance(opened, Results):
        return Choice(opened)
    if earlier := _first_whole(kept_builds(path)):
        return Choice(earlier, is_newest=False, damage=opened)
    raise opened.error


def _first_whole(builds: Iterable[Build]) -> Results | None:
    for build in builds:
        with suppress(FileNotFoundError):  # Removed meanwhile, because newer builds came.
            opened = _open(_open_asked, build.path)
            if isinstance(opened, Results):
                return opened
    return None


def _open(kept: Callable[..., Results | Damage], path: Path) -> Results | Damage:
    """Open a file if it is not open already: another file of the same name is another database."""
    status = path.stat()
    return kept(path, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def _read(path: Path, *_state: int) -> Results | Damage:
    try:
        return Results(open_whole(path))
    except DatabaseDamagedError as error:
        return Damage(error, log.log_error(error))


_open_standing = cached(LRUCache(STANDING_DATABASES), condition=Condition())(_read)
_open_asked = cached(LRUCache(ASKED_DATABASES), condition=Condition())(_read)


def database() -> Database:
    """Return the database that is shown."""
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


def records(metric: Metric, filters: Filters, **parameters: Any) -> Sequence[Mapping[str, Any]]:
    """Return the rows of a metric that are read one by one, each by column; read them only."""
    return results().records(metric, filters, **parameters)


def drawn_rows(metric: Metric, filters: Filters, **parameters: Any) -> draw.Rows:
    """Return the rows of a metric as charts draw them; the arguments are those of `records`."""
    return draw.rows(records(metric, filters, **parameters))


AnyRows = TypeVar("AnyRows", pd.DataFrame, draw.Rows)


def all_rows(
    metric: Metric, filters: Filters, *, shown: int, fetch: Callable[..., AnyRows] = rows
) -> AnyRows:
    """Return all rows of a metric, of which a figure shows the first ones; read them only.

    Args:
        metric: what is computed.
        filters: what it is narrowed to.
        shown: as many as the figure fetches at most: only where there are more are others fetched.
        fetch: how the figure fetches them: as `rows` for a table, as `drawn_rows` for a chart.
    """
    found = fetch(metric, filters, most=shown)
    return found if len(found) < shown else fetch(metric, filters)


def row_count(
    metric: Metric, filters: Filters, *, shown: int, fetch: Callable[..., Sized] = rows, **parameters: Any
) -> int:
    """Return how many rows a metric has, of which a figure shows the first ones.

    Args:
        metric: what is computed.
        filters: what it is narrowed to.
        shown: as many as the figure fetches at most: only where there are more do they have to be counted.
        fetch: how the figure fetches them: as `rows` for a table, as `drawn_rows` for a chart.
        parameters: further arguments of the metric.
    """
    found = len(fetch(metric, filters, most=shown, **parameters))
    return found if found < shown else results().counts(metric, filters, **parameters)["row_count"]


def row(metric: Metric, filters: Filters, **parameters: Any) -> Mapping[str, Any]:
    """Return the one row of a metric that sums everything up, by column; read it only."""
    return results().row(metric, filters, **parameters)


def document_count(filters: Filters) -> int:
    """Return how many documents speak of the events that the filters keep."""
    metric = document_count_of_sets if filters.keep_whole_groups() else document_count_of_events
    return int(row(metric, filters)["document_count"])


def table_sizes(names: Iterable[str], filters: Filters) -> Mapping[str, int]:
    """Return how many rows of each of these tables the filters keep."""
    kept, named = results(), tuple(names)

    def count() -> dict[str, int]:
        narrowed = filters.apply(kept.tables)
        counted = fetch(kept.database, row_counts({name: narrowed.expressions[name] for name in named}))
        return dict(zip(counted["table_name"], counted["row_count"], strict=True))

    return kept.keep(("table sizes", named, filters), count)


def phases() -> draw.Rows:
    """Return the phases with their chosen dates, for bands behind a time axis: never narrowed."""
    kept = results()
    numbered = kept.tables.reconciled_phases.order_by("number")
    return kept.keep("phases", lambda: draw.rows(fetch_records(kept.database, to_sql(numbered))))


def option_counts(filters: Filters, name: str) -> Mapping[str, int]:
    """Return how many events each option of a filter would keep, the other filters being as they are."""
    others = filters.without(name)
    return results().keep(("options", name, others), lambda: _count_options(others, name))


def _count_options(others: Filters, name: str) -> Mapping[str, int]:
    if name == "themes":
        # Attendance asks for the same sums by theme.
        return event_count_by_theme(records(theme_sums, others))
    if name in GROUP_OPTIONS or others.keep_whole_groups():
        return _events_in_groups(others.across_groups(), name).kept(others)
    if name == "organizations":
        counts = records(event_count_by_organization_of_events, others)
    elif others.organizations:
        counts = records(
            event_count_by_role_of,
            # These are the events of the organizations in any case.
            others.without("organizations"),
            organization_ids=others.organizations,
            with_parts=others.with_parts,
        )
    else:
        counts = records(event_count_by_role_option, others)
    return {row["option"]: row["event_count"] for row in counts}


def _events_in_groups(filters: Filters, name: str) -> EventsInGroups:
    kept = results()

    def find() -> EventsInGroups:
        if name in GROUP_OPTIONS:
            return events_in_groups(kept.records(event_count_by_group, filters), name)
        return EventsInGroups(kept.fetch_records(OPTIONS_IN_GROUPS[name], filters))

    return kept.keep(("in groups", name, filters), find)


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
