"""What is not known, drawn: the known part filled, the unknown part hatched."""

from collections.abc import Callable, Mapping, Sequence

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


def coverage_by_year(coverage: draw.Rows) -> draw.Figure:
    """One row per year, one cell per thing that may be known; events without a year stand last.

    Args:
        coverage: the rows of the metric.
    """
    labels = [_("no year") if row.year is None else str(row.year) for row in coverage]
    return _matrix(coverage, "year", labels)


def coverage_by_phase(coverage: draw.Rows) -> draw.Figure:
    """One row per phase, one cell per thing that may be known; events without a phase stand last.

    Args:
        coverage: the rows of the metric.
    """
    labels = [_("no phase") if row.phase is None else theme.phase_name(row.phase) for row in coverage]
    return _matrix(coverage, "phase_id", labels)


def _matrix(coverage: draw.Rows, key: str, labels: Sequence[str]) -> draw.Figure:
    places = list(range(len(coverage)))
    drawn = theme.figure(
        [
            trace
            for column, counted in enumerate(ASPECTS)
            for trace in _cells(coverage, key, labels, column, counted)
        ],
        alt=_alt(coverage),
        height=64 + ROW_HEIGHT * max(len(places), 1),
        axes={"l": 16 + 8 * max(map(len, labels), default=0), "t": 44},
        barmode="overlay",
    )
    drawn.update_yaxes(
        range=[len(places) - 0.5, -0.7],
        tickvals=places,
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


def _cells(
    coverage: draw.Rows, key: str, labels: Sequence[str], column: int, counted: str
) -> list[draw.Trace]:
    """Draw a column of cells: the known part of each, the unknown part, and the numbers above."""
    gap, name = ASPECTS[counted]
    places = list(range(len(coverage)))
    counts = [(getattr(row, counted), row.event_count) for row in coverage]
    shares = [known / events * CELL_SHARE for known, events in counts]
    aspect = name()
    told = _("{what}\nknown for {known} of {events} events")
    hover = [
        told.format(what=draw.bold(f"{label} · {aspect}".replace("\n", " ")), known=known, events=events)
        for label, (known, events) in zip(labels, counts, strict=True)
    ]
    bar = {"y": places, "orientation": "h", "width": 0.24, "hovertext": hover}
    bar["hovertemplate"] = "%{hovertext}<extra></extra>"
    bar["customdata"] = [[getattr(row, key), gap] for row in coverage]
    unknown = {"x": [CELL_SHARE - share for share in shares], "base": [column + share for share in shares]}
    number = _("{known} of {events}")
    return [
        draw.bar(x=shares, base=column, marker={"color": theme.ACCENT}, **bar),
        draw.bar(**unknown, marker=theme.HATCHED, **bar),
        draw.scatter(
            x=[column] * len(places),
            y=[place - 0.33 for place in places],
            mode="text",
            text=[
                number.format(known=words.number(known), events=words.number(events))
                for known, events in counts
            ],
            textposition="middle right",
            textfont={"size": 11},
            cliponaxis=False,
            hoverinfo="skip",
        ),
    ]


def _alt(coverage: draw.Rows) -> str:
    events = sum(row.event_count for row in coverage)
    said = [
        _("{aspect}: known for {known} of {events}").format(
            aspect=name().replace("\n", " "),
            known=sum(getattr(row, counted) for row in coverage),
            events=events,
        )
        for counted, (_gap, name) in ASPECTS.items()
    ]
    return _("For how many events something is known, in all rows together: {rows}.").format(
        rows="; ".join(said)
    )
