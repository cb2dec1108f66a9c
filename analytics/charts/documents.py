"""What was read, drawn."""

from collections import Counter
from collections.abc import Mapping

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _
from analytics.messages import ngettext

# Height of the largest bar in the strip of its kind, as a share of the strip.
BAR_SHARE = 0.5
STRIP_HEIGHT = 84


def document_count_by_year(counts: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One strip per kind of document with a bar per year; the label says how many have no date.

    Args:
        counts: the rows of the metric.
        phases: the phases with their dates, drawn as bands behind.
    """
    totals: Counter[str] = Counter()
    for row in counts:
        totals[row.document_type] += row.document_count
    # The most at the top, kinds with as many in the order of the alphabet.
    kinds = sorted(totals, key=lambda kind: (-totals[kind], kind))
    places = {kind: place for place, kind in enumerate(kinds)}
    dated = [row for row in counts if row.year_published is not None]
    undated = {row.document_type: row.document_count for row in counts if row.year_published is None}
    labels = [_strip_label(kind, totals[kind], undated.get(kind, 0)) for kind in kinds]
    years = [row.year_published for row in dated]
    first = min(years) - 0.55 if years else 0.0
    traces = [
        _bars(dated, places),
        draw.scatter(
            x=[first] * len(places),
            y=[0.8 - place for place in places.values()],
            mode="text",
            text=labels,
            textposition="middle right",
            textfont={"size": 12},
            cliponaxis=False,
            hoverinfo="skip",
        ),
    ]
    drawn = theme.figure(
        traces,
        alt=_("Documents per year of publication: {rows}.").format(rows="; ".join(labels)),
        height=70 + STRIP_HEIGHT * max(len(places), 1),
        x_title=_("Year of publication"),
        axes={"l": 12, "b": 50},
    )
    for place in places.values():
        drawn.add_shape(
            type="line",
            xref="x domain",
            x0=0,
            x1=1,
            y0=-place,
            y1=-place,
            line={"color": theme.GRID, "width": 1},
        )
    drawn.update_yaxes(visible=False, range=[0.98 - max(len(places), 1), 1.25])
    return theme.years_layout(drawn, years, phases)


def document_count_by_publisher(counts: draw.Rows, names: Mapping[str, str]) -> draw.Figure:
    """One row per publisher with a bar for its documents.

    Args:
        counts: the rows of the metric.
        names: the short name of each organization.
    """
    label = _("{publisher} · {count}")
    labels = [
        label.format(
            publisher=theme.short(names.get(row.publisher_id, str(row.publisher)), theme.LABEL_LENGTH - 6),
            count=words.number(row.document_count),
        )
        for row in counts
    ]
    bar = draw.bar(
        y=list(range(len(counts))),
        x=[row.document_count for row in counts],
        orientation="h",
        width=0.3,
        marker={"color": theme.ACCENT},
        customdata=[[row.publisher_id] for row in counts],
        hovertext=[f"{draw.bold(row.publisher)}\n{_documents(row.document_count)}" for row in counts],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    drawn = theme.figure(
        [bar, theme.row_labels(labels)],
        alt=_("Documents of each publisher: {rows}.").format(rows="; ".join(labels)),
        height=theme.rows_height(len(counts)),
        x_title=_("Documents"),
    )
    return theme.rows_layout(drawn, len(counts))


def _bars(dated: draw.Rows, places: Mapping[str, int]) -> draw.Trace:
    """Draw a bar for each row with a year, in the strip at the place of its kind."""
    scale = BAR_SHARE / max([1, *(row.document_count for row in dated)])
    return draw.bar(
        x=[float(row.year_published) for row in dated],
        base=[-float(places[row.document_type]) for row in dated],
        y=[row.document_count * scale for row in dated],
        width=0.7,
        marker={"color": theme.ACCENT},
        **theme.numbers([row.document_count for row in dated], size=11),
        customdata=[[row.document_type, row.year_published] for row in dated],
        hovertext=[_hover(row.document_type, row.year_published, row.document_count) for row in dated],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _documents(count: int) -> str:
    return ngettext("{count} document", "{count} documents", count).format(count=words.number(count))


def _strip_label(kind: str, total: int, undated: int) -> str:
    if undated:
        return _("{kind} · {total}, of which {undated} without a date").format(
            kind=_(kind), total=words.number(total), undated=words.number(undated)
        )
    return _("{kind} · {total}").format(kind=_(kind), total=words.number(total))


def _hover(kind: str, year: int, count: int) -> str:
    what = _("{kind}, {year}").format(kind=_(kind), year=year)
    return f"{draw.bold(what)}\n{_documents(count)}"
