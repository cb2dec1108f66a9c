"""A metric as chart, table, claims and files in one frame."""

import inspect
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache, partial
from html import escape
from typing import Any, Literal

import pandas as pd
import streamlit as st
from plotly.basedatatypes import BaseFigure

from analytics import log, words
from analytics.charts import draw, theme
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics.arguments import Metric, known_to
from analytics.metrics.counts import SLOW_TO_COUNT
from analytics.metrics.leading import LEADING_ORGANIZATIONS, leading
from analytics.roles import Right
from analytics.ui import access
from analytics.ui.data import build_of_part, database, records, results, rows
from analytics.ui.failures import told
from analytics.ui.files import EXCEL, file_address
from analytics.ui.links import show_link
from analytics.ui.sidebar import describe
from analytics.ui.table import readable, show_nothing, show_table

Chart = Callable[[draw.Rows], draw.Figure]


# Finds the claims behind marks: given the claims of a figure and the customdata of each mark.
ClaimsBehind = Callable[[pd.DataFrame, Sequence[Sequence[Any]]], pd.DataFrame]


Key = str | tuple[str, ...] | ClaimsBehind

# How high the room for a chart is, in pixels: style.css lets what is higher scroll. In a container to which
# Streamlit gives a height, Plotly draws a chart twice: once before it knows its width, and out of sight.
ROOMS = {"low": 380, "medium": 560, "high": 640}
Room = Literal["low", "medium", "high"]

# After it has drawn a chart, Streamlit hands Plotly the same one again, with the width that it has by then.
# What differs has all of it drawn anew, so it is said from the start: that the data are the same, though in
# other lists; that its size may follow the page; and what Streamlit sets where marks can be clicked.
STEADY = {"datarevision": "same", "autosize": True}
CLICKABLE = {"clickmode": "event+select", "dragmode": "pan"}

# A chart of more rows than these could not be read, and a table of more nobody scrolls through.
MOST_DRAWN = 300
MOST_ROWS = 2_000


def show_figure(
    title: str,
    metric: Metric,
    filters: Filters,
    *,
    chart: Chart | None,
    evidence: Metric | None,
    key: Key | None = None,
    room: Room | None = None,
    note: str = "",
    table: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    text: Callable[[pd.DataFrame], str] | None = None,
    empty: str = "",
    link: tuple[str, str] | None = None,
    **parameters: Any,
) -> None:
    """Show a metric as a chart, as a table and with the claims behind it, and offer its rows as files.

    Args:
        title: the question or the finding.
        metric: what is computed; its docstring is the definition.
        filters: what the reader asked for.
        chart: draws the rows. The customdata of a mark begins with its values in the columns `key`. None
            for rows that read best as a table. What else it is given must follow from the filters.
        evidence: the metric that gives the claims behind the rows; None where the rows are documents.
        key: the column or columns by which a mark finds its claims, or a function that finds them; None
            where marks cannot be clicked.
        room: how much room a chart or a text has; a longer one scrolls in it. None gives it what it needs.
        note: what a reader must know beside the figure.
        table: turns the rows into those that the table shows; None shows them as they are.
        text: tells the rows in Markdown, where words say more than a chart.
        empty: what it means that there are no rows, where filters are not to blame.
        link: a page that tells more, and what the link to it says.
        parameters: further arguments of the metric; the evidence gets those that it knows by name.
    """
    _show_alone(
        title, metric, link, filters, chart, evidence, key, room, note, table, text, empty, parameters
    )


@st.fragment
def _show_alone(title: str, metric: Metric, link: tuple[str, str] | None, *given: Any) -> None:
    """Show a figure so that nothing of it takes anything else of the page along when it fails."""
    access.ask_again()
    # In the fragment: Streamlit copies all containers around one, each with those around it.
    with (
        st.container(key=f"figure-{metric.__name__}", border=True, height="stretch"),
        told(_("This figure could not be drawn."), metric.__name__),
        build_of_part(),
    ):
        _show_figure(title, metric, *given)
        if link:
            show_link(*link)


def pair(name: str) -> AbstractContextManager[Any]:
    """Lay two figures side by side, or one under the other where the page is narrow.

    One element in place of the three of two columns.
    """
    return st.container(key=f"pair-{name}", horizontal=True)


def _show_figure(
    title: str,
    metric: Metric,
    filters: Filters,
    chart: Chart | None,
    evidence: Metric | None,
    key: Key | None,
    room: Room | None,
    note: str,
    table: Callable[[pd.DataFrame], pd.DataFrame] | None,
    text: Callable[[pd.DataFrame], str] | None,
    empty: str,
    parameters: Mapping[str, Any],
) -> None:
    name = metric.__name__
    first = leading(metric, parameters) if chart is not None or text is not None else None
    fetch: Callable[..., Any] = rows if chart is None else records
    if first:
        leading_metric, known, most = first
        drawn = fetch(leading_metric, filters, **known)
    else:
        # Where there is a table alone, the rows that it shows: they are fetched once for both.
        most = MOST_ROWS if chart is None and text is None else MOST_DRAWN
        drawn = fetch(metric, filters, most=most, **parameters)
    views = {"text": _("Words"), "chart": _("Chart"), "table": _("Table"), "evidence": _("Evidence")}
    if text is None:
        del views["text"]
    if chart is None:
        del views["chart"]
    if evidence is None:
        del views["evidence"]
    st.markdown(f"#### {title}\n{_subtitle(metric)}", help=definition(metric))
    if not len(drawn) and empty:
        st.markdown(empty)
        return
    if not len(drawn):
        show_nothing()
        return
    view = next(iter(views))
    if len(views) > 1:
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
    of_rows = ""
    if view == "table":
        of_rows = _show_rows(metric, filters, parameters, f"table-{name}", title, table)
    elif view == "evidence" and evidence is not None:
        label = _("Claims behind: {title}").format(title=title)
        of_rows = _show_rows(evidence, filters, known_to(evidence, parameters), f"evidence-{name}", label)
    elif view == "text" and text is not None:
        with _room(room, name):
            st.markdown(text(drawn))
    elif chart is not None:
        is_clickable = key is not None
        figure = _draw(chart, metric, filters, parameters, drawn, is_clickable=is_clickable)
        marks = _show_chart(figure, name, is_clickable=is_clickable, room=room)
        if marks and evidence is not None and key is not None:
            _show_behind(marks, evidence, filters, known_to(evidence, parameters), name, key)
        if len(drawn) >= most and _is_slow_to_count(metric, filters, parameters):
            of_rows = _("From the first {shown} rows. The table shows more.").format(
                shown=words.number(len(drawn))
            )
        else:
            of_rows = _rest(metric, filters, parameters, len(drawn), most)
        if room and figure["layout"]["height"] > ROOMS[room]:
            of_rows = f"{_('Scroll in the chart to see all of it.')} {of_rows}"
    if note:
        st.caption(note)
    files = _links(filters, *_files(metric, evidence, parameters))
    _show_foot(of_rows, _source(evidence, filters, parameters), files=files)


def _show_rows(
    metric: Metric,
    filters: Filters,
    parameters: Mapping[str, Any],
    key: str,
    label: str,
    table: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
) -> str:
    """Show the rows of a metric as a table, and return how many there are where it shows the first alone."""
    shown = rows(metric, filters, most=MOST_ROWS, **parameters)
    # To make two thousand rows readable takes longer than all else on the page.
    made = results().keep(
        ("table", _maker_key(table) if table else None, metric, filters, *sorted(parameters.items())),
        lambda: readable(table(shown) if table else shown),
    )
    show_table(made, key=key, label=label)
    return _rest(metric, filters, parameters, len(shown), MOST_ROWS)


def _rest(metric: Metric, filters: Filters, parameters: Mapping[str, Any], shown: int, most: int) -> str:
    """Say how many rows there are, where only the first are shown."""
    if shown < most:
        return ""
    count = results().counts(metric, filters, **parameters)["row_count"]
    if count <= shown:
        return ""
    return _("From the first {shown} of {count} rows. The CSV file holds all.").format(
        shown=words.number(shown), count=words.number(count)
    )


def _is_slow_to_count(metric: Metric, filters: Filters, parameters: Mapping[str, Any]) -> bool:
    """Tell whether to count the rows of a metric would take many times as long as to find the first."""
    if metric not in SLOW_TO_COUNT:
        return False
    of = SLOW_TO_COUNT[metric]
    return results().counts(of, filters, **known_to(of, parameters))["row_count"] > LEADING_ORGANIZATIONS


class ReadyFigure(BaseFigure):  # type: ignore[misc]
    """A figure that Streamlit sends as it is; Plotly's own class would check it all and copy it each time."""

    def __init__(self, drawn: draw.Figure) -> None:
        """Wrap a figure in its JSON form."""
        self._drawn = drawn

    def to_dict(self) -> draw.Figure:
        """Return the figure in its JSON form."""
        return self._drawn


def _draw(
    chart: Chart,
    metric: Metric,
    filters: Filters,
    parameters: Mapping[str, Any],
    shown: Sequence[Mapping[str, Any]],
    *,
    is_clickable: bool,
) -> draw.Figure:
    """Draw records as a chart, once for all readers."""
    is_dark = st.context.theme.type == "dark"

    def drawn() -> draw.Figure:
        with log.timed("figure drawn", figure=metric.__name__):
            figure = theme.dressed(chart(draw.rows(shown)), is_dark=is_dark)
        steady = STEADY | CLICKABLE if is_clickable else STEADY
        # A text: of an object Plotly cannot tell that it is the same.
        return figure.update_layout(meta=describe(filters), **steady)

    key = ("figure", _maker_key(chart), metric, filters, *sorted(parameters.items()), is_dark, is_clickable)
    return results().keep(key, drawn)


def _maker_key(made_by: Callable[..., Any]) -> Hashable:
    """Tell functions apart by their code and plain arguments; all other arguments follow from the filters."""
    if not isinstance(made_by, partial):
        # A function that a page defines is another one on each run; its code is the same.
        return made_by.__code__
    given = [*enumerate(made_by.args), *sorted(made_by.keywords.items())]
    return _maker_key(made_by.func), *((name, value) for name, value in given if isinstance(value, Hashable))


def _show_chart(
    drawn: draw.Figure, name: str, *, is_clickable: bool, room: Room | None
) -> list[tuple[Any, ...]]:
    """Show a chart and return the customdata of the marks that the reader clicked."""
    with _room(room, name):
        selection: Any = st.plotly_chart(
            ReadyFigure(drawn),
            theme=None,
            key=f"chart-{name}",
            on_select="rerun" if is_clickable else "ignore",
            selection_mode="points",
            config={"displayModeBar": False, "scrollZoom": False},
            alt=drawn.alt,
        )
    points = selection["selection"]["points"] if is_clickable else []
    return list(dict.fromkeys(tuple(point["customdata"]) for point in points if point.get("customdata")))


def _room(room: Room | None, name: str) -> AbstractContextManager[Any]:
    return st.container(key=f"room-{room}-{name}") if room else nullcontext()


def _show_behind(
    marks: Sequence[tuple[Any, ...]],
    evidence: Metric,
    filters: Filters,
    parameters: Mapping[str, Any],
    name: str,
    key: Key,
) -> None:
    if callable(key):
        behind = key(rows(evidence, filters, **parameters), marks)
    else:
        columns = (key,) if isinstance(key, str) else key
        chosen = tuple(mark[: len(columns)] for mark in marks)
        behind = rows(evidence, filters, most=MOST_ROWS, where=(columns, chosen), **parameters)
    if behind.empty:  # The mark was clicked before the reader chose other rows.
        return
    said = _("Behind this mark: {rows}")
    if len(behind) == MOST_ROWS:
        said = _("Behind this mark, among others: {rows}. The Evidence file holds all.")
    label = said.format(rows=_counted(behind))
    st.markdown(f"**{label}**")
    show_table(readable(behind), key=f"behind-{name}", label=label)


def _counted(behind: pd.DataFrame) -> str:
    """Say how many claims stand behind a number, or documents or events where its rows are these."""
    count, written = len(behind), words.number(len(behind))
    if "claim_id" in behind:
        return ngettext("{count} claim", "{count} claims", count).format(count=written)
    if "document_id" in behind:
        return ngettext("{count} document", "{count} documents", count).format(count=written)
    return ngettext("{count} event", "{count} events", count).format(count=written)


def _files(
    metric: Metric, evidence: Metric | None, parameters: Mapping[str, Any]
) -> Iterator[tuple[str, str, Metric, Mapping[str, Any]]]:
    """The rows of a figure, and the evidence behind it, as `show_files` takes them."""
    yield _("CSV"), _("The rows that this figure draws"), metric, parameters
    if evidence is not None:
        help_text = _("What stands behind this figure, with its documents")
        yield _("Evidence"), help_text, evidence, known_to(evidence, parameters)


def show_files(filters: Filters, *files: tuple[str, str, Metric, Mapping[str, Any]]) -> None:
    """Show links to the rows of metrics to who may export, as CSV and for Excel; each is made when asked for.

    Args:
        filters: what the rows are narrowed to.
        files: label, help text, metric and its arguments of each.
    """
    if links := _links(filters, *files):
        st.html(links, width="content")


def _links(filters: Filters, *files: tuple[str, str, Metric, Mapping[str, Any]]) -> str:
    """Return what `show_files` shows as HTML; empty for who may not export."""
    if not access.may(Right.EXPORT):
        return ""
    # A button for each file would be a widget that every run of the page builds anew.
    links = (
        _link("file", label, help_text, file_address(metric, filters, parameters))
        + _link("file also", _("Excel"), help_text, file_address(metric, filters, parameters, ending=EXCEL))
        for label, help_text, metric, parameters in files
    )
    listed = "".join(f"<span>{link}</span>" for link in links)
    return f'<span class="files">{listed}</span>'


def _show_foot(*lines: str, files: str) -> None:
    """Show what is said of a figure in lines of text, and its files.

    In one element: to send one more and to lay it out takes a millisecond or two, on every change.
    """
    said = "<br>".join(map(escape, filter(None, lines)))
    st.html(f'<div class="foot"><p>{said}</p>{files}</div>')


def _link(kind: str, label: str, help_text: str, address: str) -> str:
    return (
        f'<a class="{kind}" download href="{escape(address)}" title="{escape(help_text)}">{escape(label)}</a>'
    )


def _source(evidence: Metric | None, filters: Filters, parameters: Mapping[str, Any]) -> str:
    """Say from how many statements and documents a figure was computed, and from which data."""
    version = database().version
    counts: Mapping[str, int] = {}
    if evidence is not None:
        counts = results().counts(evidence, filters, **known_to(evidence, parameters))
    if "document_count" not in counts:
        return _("Data version {version}.").format(version=version)
    return _("Source: {claims} in {documents}. Data version {version}.").format(
        claims=ngettext("{count} statement", "{count} statements", counts["row_count"]).format(
            count=words.number(counts["row_count"])
        ),
        documents=ngettext("{count} document", "{count} documents", counts["document_count"]).format(
            count=words.number(counts["document_count"])
        ),
        version=version,
    )


def definition(metric: Metric) -> str:
    """Return the published definition of a metric: its docstring."""
    return _(_docstring(metric))


@cache
def _docstring(metric: Metric) -> str:
    return inspect.getdoc(metric) or ""


def _subtitle(metric: Metric) -> str:
    return definition(metric).partition("\n")[0]
