"""What is not known, drawn: the known part filled, the unknown part hatched."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _

# What may be known of an event: the column that counts it, the column of the gap, and how it is called.
# The words are found by make messages because they stand in a call; they are said when a chart is drawn.
ASPECTS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "attendance_known_count": ("is_attendance_known", lambda: _("Figure")),
    "day_known_count": ("is_day_known", lambda: _("Day")),
    "place_known_count": ("is_place_known", lambda: _("Place")),
    "confirmed_count": ("is_confirmed", lambda: _("Second\ndocument")),
}
CELL_SHARE = 0.86
ROW_HEIGHT = 36


def coverage_by_year(coverage: pd.DataFrame) -> draw.Figure:
    """One row per year, one cell per thing that may be known; events without a year stand last."""
    labels = [_("no year") if pd.isna(year) else str(int(year)) for year in coverage["year"]]
    return _matrix(coverage, "year", labels)


def coverage_by_phase(coverage: pd.DataFrame) -> draw.Figure:
    """One row per phase, one cell per thing that may be known; events without a phase stand last."""
    labels = [
        _("no phase") if pd.isna(number) else theme.phase_name(int(number)) for number in coverage["phase"]
    ]
    return _matrix(coverage, "phase_id", labels)


def _matrix(coverage: pd.DataFrame, key: str, labels: Sequence[str]) -> draw.Figure:
    rows = list(range(len(coverage)))
    traces: list[draw.Trace] = []
    for column, (counted, (gap, name)) in enumerate(ASPECTS.items()):
        known = coverage[counted].astype(float) / coverage["event_count"].astype(float) * CELL_SHARE
        hover = [
            _("{what}\nknown for {known} of {events} events").format(
                what=draw.bold(f"{label} · {name()}".replace("\n", " ")), known=row_known, events=events
            )
            for label, row_known, events in zip(
                labels, coverage[counted], coverage["event_count"], strict=True
            )
        ]
        bar = {"y": rows, "orientation": "h", "width": 0.24, "hovertext": hover}
        bar["hovertemplate"] = "%{hovertext}<extra></extra>"
        keys = [[None if pd.isna(value) else value, gap] for value in coverage[key]]
        traces += [
            draw.bar(x=known, base=column, marker={"color": theme.ACCENT}, customdata=keys, **bar),
            draw.bar(x=CELL_SHARE - known, base=column + known, marker=theme.HATCHED, customdata=keys, **bar),
            draw.scatter(
                x=[column] * len(rows),
                y=[row - 0.33 for row in rows],
                mode="text",
                text=[
                    _("{known} of {events}").format(
                        known=words.number(row_known), events=words.number(events)
                    )
                    for row_known, events in zip(coverage[counted], coverage["event_count"], strict=True)
                ],
                textposition="middle right",
                textfont={"size": 11},
                cliponaxis=False,
                hoverinfo="skip",
            ),
        ]
    drawn = theme.figure(
        traces,
        alt=_alt(coverage),
        height=64 + ROW_HEIGHT * max(len(rows), 1),
        axes={"l": 16 + 8 * max(map(len, labels), default=0), "t": 44},
        barmode="overlay",
    )
    drawn.update_yaxes(
        range=[len(rows) - 0.5, -0.7],
        tickvals=rows,
        ticktext=list(labels),
        ticklabelstandoff=5,
        showgrid=False,
    )
    return drawn.update_xaxes(
        side="top",
        range=[-0.02, len(ASPECTS) - 1 + CELL_SHARE + 0.02],
        tickvals=[column + CELL_SHARE / 2 for column in range(len(ASPECTS))],
        ticktext=[name() for _gap, name in ASPECTS.values()],
        tickangle=0,
        showgrid=False,
        zeroline=False,
    )


def _alt(coverage: pd.DataFrame) -> str:
    events = int(coverage["event_count"].sum())
    said = [
        _("{aspect}: known for {known} of {events}").format(
            aspect=name().replace("\n", " "), known=int(coverage[counted].sum()), events=events
        )
        for counted, (_gap, name) in ASPECTS.items()
    ]
    return _("For how many events something is known, in all rows together: {rows}.").format(
        rows="; ".join(said)
    )
