"""What was read, drawn."""

from collections.abc import Mapping

import pandas as pd

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _
from analytics.messages import ngettext

# Height of the largest bar in the strip of its kind, as a share of the strip.
BAR_SHARE = 0.5
STRIP_HEIGHT = 84


def document_count_by_year(counts: pd.DataFrame, phases: pd.DataFrame) -> draw.Figure:
    """One strip per kind of document with a bar per year; the label says how many have no date.

    Args:
        counts: the rows of the metric.
        phases: the phases with their dates, drawn as bands behind.
    """
    totals = (
        counts.groupby("document_type")["document_count"].sum().sort_values(ascending=False, kind="stable")
    )
    places = {str(kind): place for place, kind in enumerate(totals.index)}
    dated = counts[counts["year_published"].notna()]
    undated = counts[counts["year_published"].isna()].set_index("document_type")["document_count"]
    labels = [_strip_label(kind, int(totals[kind]), int(undated.get(kind, 0))) for kind in places]
    scale = BAR_SHARE / max(int(dated["document_count"].max()), 1) if len(dated) else 1.0
    floors = [-float(places[str(kind)]) for kind in dated["document_type"]]
    first = float(dated["year_published"].min()) - 0.55 if len(dated) else 0.0
    traces = [
        draw.bar(
            x=dated["year_published"].astype(float),
            base=floors,
            y=dated["document_count"] * scale,
            width=0.7,
            marker={"color": theme.ACCENT},
            text=[words.number(count) for count in dated["document_count"]],
            textposition="outside",
            textfont={"size": 11},
            cliponaxis=False,
            customdata=dated[["document_type", "year_published"]].astype(object),
            hovertext=[
                _hover(row.document_type, row.year_published, row.document_count)
                for row in draw.records(dated)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        ),
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
    return theme.years_layout(drawn, dated["year_published"], phases)


def document_count_by_publisher(counts: pd.DataFrame, names: Mapping[str, str]) -> draw.Figure:
    """One row per publisher with a bar for its documents.

    Args:
        counts: the rows of the metric.
        names: the short name of each organization.
    """
    labels = [
        _("{publisher} · {count}").format(
            publisher=theme.short(names.get(row.publisher_id, str(row.publisher)), theme.LABEL_LENGTH - 6),
            count=words.number(row.document_count),
        )
        for row in draw.records(counts)
    ]
    bar = draw.bar(
        y=list(range(len(counts))),
        x=counts["document_count"],
        orientation="h",
        width=0.3,
        marker={"color": theme.ACCENT},
        customdata=theme.keys(counts["publisher_id"]),
        hovertext=[
            f"{draw.bold(row.publisher)}\n{_documents(row.document_count)}" for row in draw.records(counts)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    drawn = theme.figure(
        [bar, theme.row_labels(labels)],
        alt=_("Documents of each publisher: {rows}.").format(rows="; ".join(labels)),
        height=theme.rows_height(len(counts)),
        x_title=_("Documents"),
    )
    return theme.rows_layout(drawn, len(counts))


def _documents(count: int) -> str:
    return ngettext("{count} document", "{count} documents", count).format(count=words.number(count))


def _strip_label(kind: str, total: int, undated: int) -> str:
    if undated:
        return _("{kind} · {total}, of which {undated} without a date").format(
            kind=_(kind), total=words.number(total), undated=words.number(undated)
        )
    return _("{kind} · {total}").format(kind=_(kind), total=words.number(total))


def _hover(kind: str, year: float, count: int) -> str:
    what = _("{kind}, {year}").format(kind=_(kind), year=int(year))
    return f"{draw.bold(what)}\n{_documents(count)}"
