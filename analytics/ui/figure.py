"""A metric as chart, table, claims and CSV in one frame."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analytics import downloads, words
from analytics.charts import theme
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.ui.data import Metric, database, qualified_name, rows, source_counts, sql
from analytics.ui.sidebar import describe
from analytics.ui.table import show_nothing, show_table

Chart = Callable[[pd.DataFrame], go.Figure]


# Finds the claims behind marks: given the claims of a figure and the customdata of each mark.
ClaimsBehind = Callable[[pd.DataFrame, Sequence[Sequence[Any]]], pd.DataFrame]


Key = str | tuple[str, ...] | ClaimsBehind


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
        return qualified_name(chart.func), chart.args, tuple(sorted(chart.keywords.items()))
    return qualified_name(chart)


def _show_chart(
    drawn: go.Figure, name: str, *, is_clickable: bool, height: int | None
) -> list[tuple[Any, ...]]:
    """Show a chart and return the customdata of the marks that the reader clicked."""
    is_long = height is not None and drawn.layout.height > height
    if is_long:
        st.caption(_("Scroll in the chart to see all of it."))
    room = st.container(height=height if is_long and height else "content", border=False)
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
        counts = source_counts(version, qualified_name(evidence), filters, known, evidence)
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


def definition(metric: Metric) -> str:
    """Return the published definition of a metric: its docstring."""
    return _(inspect.getdoc(metric) or "")


def _subtitle(metric: Metric) -> str:
    return definition(metric).partition("\n")[0]
