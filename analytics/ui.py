"""What pages share on screen: filters, figures, tables and links between pages."""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from ibis.expr.types import Table

from analytics import downloads, words
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
from analytics.filters import ADDRESS_PARAMETERS, Filters, event_count_by_option
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.queries import Queries

Metric = Callable[..., Table]
Chart = Callable[[pd.DataFrame], go.Figure]
# Finds the claims behind marks: given the claims of a figure and the customdata of each mark.
ClaimsBehind = Callable[[pd.DataFrame, Sequence[Sequence[Any]]], pd.DataFrame]
Key = str | tuple[str, ...] | ClaimsBehind

# A picture from this folder: an icon by name would be fetched from another host.
FAVICON = str(Path(__file__).parent / "favicon.svg")
STYLE = Path(__file__).parent / "style.css"
EVENT_PAGE = "pages/figures/event.py"
ORGANIZATION_PAGE = "pages/figures/organization.py"
DOCUMENT_PAGE = "pages/evidence/document.py"
DISAGREEMENTS_PAGE = "pages/evidence/disagreements.py"
EVENTS_PAGE = "pages/figures/events.py"
ORGANIZATIONS_PAGE = "pages/figures/organizations.py"


# --- the database and the rows of a metric ---------------------------------------------------------------


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
    return _rows(source.version, _qualified_name(metric), filters, tuple(sorted(parameters.items())), metric)


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
def _sources(
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
def _options(version: str, filters: Filters, name: str) -> dict[str, int]:
    del version
    chosen = {"organizations": filters.organizations, "with_parts": filters.with_parts}
    source = database()
    query = _queries(source).sql(
        event_count_by_option, filters.without(name), name=name, **(chosen if name == "roles" else {})
    )
    counts = fetch_sql(source, query)
    return dict(zip(counts["option"], counts["event_count"], strict=True))


@st.cache_data(max_entries=2, show_spinner=False)
def _names(version: str) -> dict[str, str]:
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


@st.cache_data(max_entries=2, show_spinner=False)
def _searchable_names(version: str) -> dict[str, str]:
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


def _qualified_name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


# --- filters: the address is the one place where they are kept -------------------------------------------


def current_filters() -> Filters:
    """Return the filters that the address of the page carries."""
    return Filters.from_address({key: st.query_params.get_all(key) for key in st.query_params})


def filter_sidebar() -> Filters:
    """Show the filters beside the page and return them.

    Widgets only mirror the address: each shows what the address says and writes its change there. So a
    reload, a pasted link, and the back button of the browser all give the same numbers.
    """
    filters = current_filters()
    every = names()
    first, last = _year_bounds(database().version)
    with st.sidebar:
        st.markdown("**" + _("Show only") + "**")
        years = filters.years or (first, last)
        _mirror("years", (max(first, min(years[0], last)), max(first, min(years[1], last))))
        st.slider(_("Years"), first, last, key="filter_years", on_change=_write_address)
        _mirror("undated", filters.undated or filters.years is None)
        st.toggle(_("Also events without a date"), key="filter_undated", on_change=_write_address)
        _choice(_("Organizations"), "organizations", filters, _searchable_names(database().version))
        if filters.organizations:
            _mirror("with_parts", filters.with_parts)
            st.toggle(
                _("Include organizations that belong to them"),
                key="filter_with_parts",
                on_change=_write_address,
            )
        _choice(_("Roles"), "roles", filters, every)
        _choice(_("Phases"), "phases", filters, every)
        _choice(_("Countries"), "countries", filters, every)
        _choice(_("Themes"), "themes", filters, every)
        counts = _options(database().version, filters, "scope")
        labels = {"programme": _("Programme"), "related": _("Related")}
        _mirror("scope", filters.scope)
        st.segmented_control(
            _("Events"),
            list(labels),
            format_func=lambda scope: f"{labels[scope]} ({counts.get(scope, 0)})",
            key="filter_scope",
            on_change=_write_address,
        )
    return filters


def clear_filters() -> None:
    """Take every filter out of the address."""
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key not in ADDRESS_PARAMETERS}
    st.query_params.from_dict(kept)


def describe(filters: Filters) -> str:
    """Say in words what is shown."""
    return filters.describe(names())


@st.cache_data(max_entries=2, show_spinner=False)
def _year_bounds(version: str) -> tuple[int, int]:
    del version
    years = fetch(database(), tables().reconciled_events.select("year"))["year"].dropna()
    return (int(years.min()), int(years.max())) if len(years) else (2010, 2022)


def _mirror(name: str, value: object) -> None:
    st.session_state[f"filter_{name}"] = value


def _choice(label: str, name: str, filters: Filters, labels: Mapping[str, str]) -> None:
    counts = _options(database().version, filters, name)
    chosen = [key for key in getattr(filters, name) if key in labels]
    options = sorted({*counts, *chosen}, key=lambda key: (-counts.get(key, 0), key))
    if name == "phases":
        options.sort()
    _mirror(name, chosen)
    st.multiselect(
        label,
        options,
        format_func=lambda key: _option_label(labels[key], counts.get(key, 0)),
        key=f"filter_{name}",
        on_change=_write_address,
        placeholder=_("All"),
        filter_mode="contains",
        select_all=False,
    )


def _option_label(label: str, count: int) -> str:
    first, *others = label.split(" · ")
    return " · ".join([f"{first} ({count})", *others])


def _write_address() -> None:
    """Write what all widgets say into the address: a change made while the last one runs is not lost."""
    state = st.session_state
    first, last = _year_bounds(database().version)
    years, undated = tuple(state["filter_years"]), state["filter_undated"]
    filters = Filters(
        years=None if years == (first, last) and undated else years,
        undated=undated,
        organizations=tuple(state["filter_organizations"]),
        with_parts=bool(state.get("filter_with_parts", False)) and bool(state["filter_organizations"]),
        roles=tuple(state["filter_roles"]),
        phases=tuple(state["filter_phases"]),
        countries=tuple(state["filter_countries"]),
        themes=tuple(state["filter_themes"]),
        scope=state["filter_scope"],
    )
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key not in ADDRESS_PARAMETERS}
    st.query_params.from_dict({**kept, **filters.to_address()})


# --- what one page asks besides the filters: kept in its address as well ---------------------------------


def switch(label: str, parameter: str, *, help_text: str | None = None) -> bool:
    """Show a switch that the address of the page keeps; return whether it is on."""
    key = f"asked_{parameter}"
    st.session_state[key] = "yes" in st.query_params.get_all(parameter)
    return st.toggle(label, key=key, help=help_text, on_change=_write_asked, args=(parameter,))


def picker(label: str, options: Mapping[str, str], parameter: str, *, placeholder: str) -> str | None:
    """Show a searchable list of which the address of the page keeps the choice; return the choice.

    Args:
        label: what is chosen.
        options: the text of each option.
        parameter: of the address; a value that is no option counts as none.
        placeholder: what to do while nothing is chosen.
    """
    key, asked = f"asked_{parameter}", st.query_params.get(parameter)
    st.session_state[key] = asked if asked in options else None
    return st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_write_asked,
        args=(parameter,),
        placeholder=placeholder,
        filter_mode="contains",
    )


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


# --- the frame of a page ---------------------------------------------------------------------------------


def show_page(page: Any, sections: Mapping[str, Sequence[Any]]) -> None:
    """Show a page under the links to all pages."""
    st.set_page_config(page_title=f"{page.title} · {_('JPoA Monitor')}", page_icon=FAVICON, layout="wide")
    try:
        database()
    except DatabaseMissingError as error:
        st.error(str(error))
        st.stop()
    st.html(STYLE)
    st.sidebar.markdown(f"#### {_('JPoA Monitor')}")
    show_navigation(sections)
    page.run()


def show_navigation(sections: Mapping[str, Sequence[Any]]) -> None:
    """Show the links to all pages; each carries the filters along."""
    carried = current_filters().to_address()
    with st.container(key="navigation", horizontal=True, gap="small"):
        for position, pages in enumerate(sections.values()):
            with st.container(key=f"navigation-{position}", horizontal=True, width="content", gap="xxsmall"):
                for page in pages:
                    if page.visibility == "visible":
                        st.page_link(page, query_params=carried, width="content")


def show_answer(title: str, *sentences: str, filters: Filters | None = None) -> None:
    """Open a page with its title and the answer in words, then what is shown."""
    st.title(title, anchor=False)
    if sentences:
        st.markdown(" ".join(sentences))
    if filters is not None:
        with st.container(key="shown", horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(_("Showing: {filters}.").format(filters=describe(filters)), width="content")
            if filters != Filters():
                st.button(_("Clear all filters"), key="clear", on_click=clear_filters, type="tertiary")
            with st.popover(_("Copy link"), type="tertiary"):
                st.code(_address(filters), language=None, wrap_lines=True)


def _address(filters: Filters) -> str:
    other = {key: st.query_params.get_all(key) for key in st.query_params if key not in ADDRESS_PARAMETERS}
    query = urlencode({**other, **filters.to_address()}, doseq=True)
    base = str(st.context.url or "").split("?")[0]
    return f"{base}?{query}" if query else base


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


# --- figures ---------------------------------------------------------------------------------------------


def show_figure(
    title: str,
    metric: Metric,
    filters: Filters,
    *,
    chart: Chart | None,
    evidence: Metric | None,
    key: Key | None = None,
    height: int | None = None,
    note: str = "",
    table: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    text: Callable[[pd.DataFrame], str] | None = None,
    **parameters: Any,
) -> None:
    """Show a metric as a chart, as a table and with the claims behind it, and offer its rows as CSV.

    Args:
        title: the question or the finding.
        metric: what is computed; its docstring is the definition.
        filters: what the reader asked for.
        chart: draws the rows. The customdata of a mark begins with its values in the columns `key`. None
            for rows that read best as a table.
        evidence: the metric that gives the claims behind the rows; None where the rows are documents.
        key: the column or columns by which a mark finds its claims, or a function that finds them; None
            where marks cannot be clicked.
        height: of the room for the chart, in pixels; a longer chart scrolls in it.
        note: what a reader must know beside the figure.
        table: turns the rows into those that the table shows; None shows them as they are.
        text: tells the rows in Markdown, where words say more than a chart.
        parameters: further arguments of the metric; the evidence gets those that it knows by name.
    """
    name = metric.__name__
    with st.container(key=f"figure-{name}", border=True, height="stretch"):
        _show_figure(title, metric, filters, chart, evidence, key, height, note, table, text, parameters)


@st.fragment
def _show_figure(
    title: str,
    metric: Metric,
    filters: Filters,
    chart: Chart | None,
    evidence: Metric | None,
    key: Key | None,
    height: int | None,
    note: str,
    table: Callable[[pd.DataFrame], pd.DataFrame] | None,
    text: Callable[[pd.DataFrame], str] | None,
    parameters: Mapping[str, Any],
) -> None:
    name = metric.__name__
    drawn = rows(metric, filters, **parameters)
    views = {"text": _("Words"), "chart": _("Chart"), "table": _("Table"), "evidence": _("Evidence")}
    if text is None:
        del views["text"]
    if chart is None:
        del views["chart"]
    if evidence is None:
        del views["evidence"]
    with st.container(key=f"head-{name}", horizontal=True, gap="small"):
        st.markdown(f"#### {title}", help=definition(metric))
        if len(views) == 1 and not drawn.empty:
            _download_buttons(metric, filters, evidence, parameters)
    st.caption(_subtitle(metric))
    if drawn.empty:
        show_nothing()
        return
    view = next(iter(views))
    if len(views) > 1:
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"
        ):
            view = st.segmented_control(
                _("View"),
                list(views),
                default=view,
                required=True,
                format_func=views.__getitem__,
                key=f"view-{name}",
                label_visibility="collapsed",
                width="content",
            )
            _download_buttons(metric, filters, evidence, parameters)
    if view == "table":
        show_table(table(drawn) if table else drawn, key=f"table-{name}", label=title)
    elif view == "evidence" and evidence is not None:
        claims = rows(evidence, filters, **_known(evidence, parameters))
        show_table(claims, key=f"evidence-{name}", label=_("Claims behind: {title}").format(title=title))
    elif view == "text" and text is not None:
        st.container(height=height or "content", border=False).markdown(text(drawn))
    elif chart is not None:
        figure = _drawn(_chart_key(chart), drawn, st.context.theme.type == "dark", chart)
        marks = _show_chart(figure, name, is_clickable=key is not None, height=height)
        if marks and evidence is not None and key is not None:
            _show_behind(marks, rows(evidence, filters, **_known(evidence, parameters)), name, key)
    if note:
        st.caption(note)
    _show_foot(evidence, filters, parameters)


def _known(evidence: Metric, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return those parameters of a figure that its evidence knows by name."""
    names_of = inspect.signature(evidence).parameters
    return {name: value for name, value in parameters.items() if name in names_of}


@st.cache_resource(max_entries=500, show_spinner=False)
def _drawn(chart_key: object, shown: pd.DataFrame, is_dark: bool, _chart: Chart) -> go.Figure:
    """Draw rows as a chart, once for all readers: building a figure takes longer than sending it."""
    del chart_key
    return theme.dressed(_chart(shown), is_dark=is_dark)


def _chart_key(chart: Chart) -> object:
    """Tell charts apart by their name and by what they were given beside the rows."""
    if isinstance(chart, partial):
        return _qualified_name(chart.func), chart.args, tuple(sorted(chart.keywords.items()))
    return _qualified_name(chart)


def _show_chart(
    drawn: go.Figure, name: str, *, is_clickable: bool, height: int | None
) -> list[tuple[Any, ...]]:
    """Show a chart and return the customdata of the marks that the reader clicked."""
    room = st.container(height=height if height and drawn.layout.height > height else "content", border=False)
    selection: Any = room.plotly_chart(
        drawn,
        theme=None,
        key=f"chart-{name}",
        on_select="rerun" if is_clickable else "ignore",
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False},
        alt=theme.alt_text(drawn),
    )
    points = selection["selection"]["points"] if is_clickable else []
    return list(dict.fromkeys(tuple(point["customdata"]) for point in points if point.get("customdata")))


def _show_behind(marks: Sequence[tuple[Any, ...]], claims: pd.DataFrame, name: str, key: Key) -> None:
    behind = key(claims, marks) if callable(key) else _matching(claims, marks, key)
    if behind.empty:  # The mark was clicked before the reader chose other rows.
        return
    label = _("Behind this mark: {rows}").format(rows=_counted(behind))
    st.markdown(f"**{label}**")
    show_table(behind, key=f"behind-{name}", label=label)


def _counted(behind: pd.DataFrame) -> str:
    """Say how many claims stand behind a number, or documents or events where its rows are these."""
    count, written = len(behind), words.number(len(behind))
    if "claim_id" in behind:
        return ngettext("{count} claim", "{count} claims", count).format(count=written)
    if "document_id" in behind:
        return ngettext("{count} document", "{count} documents", count).format(count=written)
    return ngettext("{count} event", "{count} events", count).format(count=written)


def _matching(
    claims: pd.DataFrame, marks: Sequence[tuple[Any, ...]], key: str | tuple[str, ...]
) -> pd.DataFrame:
    """Return the claims that have the values of a mark in the key columns; an empty value matches empty."""
    columns = [key] if isinstance(key, str) else list(key)
    chosen = pd.DataFrame([mark[: len(columns)] for mark in marks], columns=columns).drop_duplicates()
    return claims.merge(chosen.astype(claims[columns].dtypes.to_dict()), on=columns)


def _download_buttons(
    metric: Metric, filters: Filters, evidence: Metric | None, parameters: Mapping[str, Any]
) -> None:
    with st.container(horizontal=True, gap="small", width="content"):
        download_button(
            _("CSV"), metric, filters, help_text=_("The rows that this figure draws"), **parameters
        )
        if evidence is not None:
            download_button(
                _("Evidence"),
                evidence,
                filters,
                help_text=_("What stands behind this figure, with its documents"),
                key=f"claims-{metric.__name__}",
                **_known(evidence, parameters),
            )


def download_button(
    label: str,
    metric: Metric,
    filters: Filters,
    *,
    help_text: str | None = None,
    key: str | None = None,
    **parameters: Any,
) -> None:
    """Offer the rows of a metric as CSV; they are computed when the reader asks for them."""
    version = database().version
    said = describe(filters)
    st.download_button(
        label,
        data=partial(_csv, metric, filters, said, parameters),
        file_name=downloads.file_name(
            metric.__name__,
            *_parameter_words(parameters),
            *_address_words(filters),
            version=version,
            ending="csv",
        ),
        mime="text/csv",
        key=key or f"csv-{metric.__name__}",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
        help=help_text,
    )


def _csv(metric: Metric, filters: Filters, said: str, parameters: Mapping[str, Any]) -> bytes:
    source = database()
    query = sql(metric, filters, **parameters)
    return downloads.csv_bytes(source, query, {"filters": said, "data_version": source.version})


def _parameter_words(parameters: Mapping[str, Any]) -> list[str]:
    given = {name: value for name, value in parameters.items() if value}
    return [name if value is True else str(value) for name, value in given.items()]


def _address_words(filters: Filters) -> list[str]:
    return [*filters.events[:1], *("-".join(values) for values in filters.to_address().values())]


def _show_foot(evidence: Metric | None, filters: Filters, parameters: Mapping[str, Any]) -> None:
    version = database().version
    counts = {}
    if evidence is not None:
        known = tuple(sorted(_known(evidence, parameters).items()))
        counts = _sources(version, _qualified_name(evidence), filters, known, evidence)
    if "document_count" not in counts:
        st.caption(_("Data version {version}.").format(version=version))
        return
    st.caption(
        _("Source: {claims} in {documents}. Data version {version}.").format(
            claims=ngettext("{count} statement", "{count} statements", counts["row_count"]).format(
                count=words.number(counts["row_count"])
            ),
            documents=ngettext("{count} document", "{count} documents", counts["document_count"]).format(
                count=words.number(counts["document_count"])
            ),
            version=version,
        )
    )


def stop_where_nothing_matches(title: str, filters: Filters, count: float) -> None:
    """End a page of which nothing is left under the filters with a sentence that helps, not with zeros."""
    if count:
        return
    show_answer(title, filters=filters)
    show_nothing()
    st.stop()


def show_nothing() -> None:
    """Say that nothing matches, and what to do about it."""
    st.info(
        _("No records match these filters. Widen the years or take a filter away to see more."),
        icon=":material/search_off:",
    )


def definition(metric: Metric) -> str:
    """Return the published definition of a metric: its docstring."""
    return _(inspect.getdoc(metric) or "")


def _subtitle(metric: Metric) -> str:
    return definition(metric).partition("\n")[0]


# --- tables ----------------------------------------------------------------------------------------------

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


def show_table(shown: pd.DataFrame, *, key: str, label: str, height: int | None = None) -> None:
    """Show rows as a table with titles that people read; names of things open their page.

    Args:
        shown: the rows, with names beside their codes.
        key: unique on the page.
        label: says what the table holds to those who cannot see it.
        height: in pixels; None fits the rows, up to a screenful.
    """
    if shown.empty:
        show_nothing()
        return
    st.dataframe(
        _labelled(shown),
        key=key,
        hide_index=True,
        column_config=_columns(database().version, tuple(shown.columns)),
        column_order=_column_order([name for name in shown.columns if shown[name].notna().any()]),
        height=height or "auto",
        placeholder="",
        alt=label,
        on_select=partial(_note_cell, key),
        selection_mode="single-cell",
    )
    # Only a click that was just made opens a page: the cell stays selected when other rows take its place.
    for position, column in st.session_state.pop(f"clicked-{key}", []):
        if column in OPENING_COLUMNS and OPENING_COLUMNS[column][2] in shown.columns:
            page, parameter, key_column = OPENING_COLUMNS[column]
            open_page(page, **{parameter: shown.iloc[position][key_column]})


def _note_cell(key: str) -> None:
    st.session_state[f"clicked-{key}"] = st.session_state[key]["selection"]["cells"]


def _labelled(shown: pd.DataFrame) -> pd.DataFrame:
    known = names()
    labels = {
        name: shown[name].map(lambda code: _(known.get(code, code)), na_action="ignore")
        for name in sorted(CODED & {*shown.columns})
    }
    if "values" in shown:
        publishers = _publishers(database().version)
        labels["values"] = shown["values"].map(partial(_with_publishers, publishers=publishers))
    if "phase" in shown and pd.api.types.is_numeric_dtype(shown["phase"]):
        labels["phase"] = shown["phase"].map(theme.phase_name, na_action="ignore")
    return shown.assign(**labels)


def _with_publishers(values: object, publishers: Mapping[str, str]) -> object:
    """Name the publishers of documents in place of their keys: 250 (UNOCT); about 100 (SCO)."""
    if not isinstance(values, str):
        return values
    return re.sub(r"[\w.]+(?:-[\w.]+)+", lambda key: publishers.get(key[0], key[0]), values)


@st.cache_data(max_entries=2, show_spinner=False)
def _publishers(version: str) -> dict[str, str]:
    del version
    documents, known = fetch(database(), tables().source_documents), names()
    return {row.document_id: known.get(row.publisher_id, row.document_id) for row in documents.itertuples()}


def _column_order(columns: Sequence[str]) -> list[str]:
    """Put the name of a thing in the place of its code."""
    beside = {code: name for code, name in HIDDEN_BESIDE.items() if {code, name} <= {*columns}}
    ordered = [beside.get(name, name) for name in columns if name not in beside.values()]
    return sorted(ordered, key="claim_id".__eq__)


def open_page(page: str, **parameters: str) -> None:
    """Go to a page; the filters go along."""
    if _is_here(page):
        _change_address(parameters)
        st.rerun()
    st.switch_page(page, query_params={**current_filters().to_address(), **parameters})


def show_link(page: str, label: str, **parameters: str) -> None:
    """Show a link to a page; the filters go along."""
    if _is_here(page):
        key = "-".join(["link", *parameters.values()])
        st.button(label, key=key, type="tertiary", on_click=_change_address, args=(parameters,))
    else:
        address_parameters = {**current_filters().to_address(), **parameters}
        st.page_link(page, label=label, query_params=address_parameters)


def _is_here(page: str) -> bool:
    # A link from a page to itself would change what is shown, but not the address in the browser.
    return urlsplit(str(st.context.url or "")).path.rstrip("/").endswith(f"/{Path(page).stem}")


def _change_address(parameters: Mapping[str, str]) -> None:
    st.query_params.from_dict({**current_filters().to_address(), **parameters})


def address(page: str, **parameters: str) -> str:
    """Return the address of a page for a link in a text; the filters go along."""
    query = urlencode({**current_filters().to_address(), **parameters}, doseq=True)
    return f"{Path(page).stem}?{query}"


def plain(text: str) -> str:
    """Return a text of the records so that Markdown shows it as it stands."""
    return re.sub(r"([\\`*_\[\]<>$~:|])", r"\\\1", text)


def _columns(version: str, columns: tuple[str, ...]) -> dict[str, Any]:
    titles = _titles(version)
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
            config[name] = st.column_config.Column(title)
    return config


@st.cache_data(max_entries=2, show_spinner=False)
def _titles(version: str) -> dict[str, str]:
    """Titles of columns: those of the data contract, and those of names that stand beside codes."""
    del version
    fields = fetch(database(), tables().table_fields)
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
