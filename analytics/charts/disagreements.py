"""Where documents differ, drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _
from analytics.messages import ngettext

ROW_HEIGHT = 62
# How far an open end reaches beyond the largest figure, as a share of it.
OPEN_END = 0.04
PALE_WARM = "rgba(200, 89, 11, 0.35)"


def disagreement_range_by_point(ranges: draw.Rows, names: Mapping[str, str]) -> draw.Figure:
    """One row per point: a bar from smallest to largest figure, each figure a tick, the chosen one a dot.

    Figures are drawn as a share of the largest one on their point, so that persons, states and
    organizations can be compared. Contradictions are warm.

    Args:
        ranges: the first rows of the metric, each with the claims on its point.
        names: what each kind of point is called.
    """
    points = [_point(row, names) for row in ranges]
    said = [_values(row.claims) for row in ranges]
    labels = [
        f"{point}\n{theme.short(values, theme.LINE_LENGTH)}"
        for point, values in zip(points, said, strict=True)
    ]
    drawn = theme.figure(
        [
            _bars(ranges),
            _open_ends(ranges),
            _ticks(ranges),
            _chosen(ranges, points),
            theme.row_labels(labels, length=2 * theme.LABEL_LENGTH),
        ],
        alt=_alt(points, said),
        height=60 + ROW_HEIGHT * max(len(ranges), 1),
        x_title=_("Share of the largest figure stated"),
    )
    drawn = theme.rows_layout(drawn, len(ranges))
    # The first label is wider than half the margin and would be left out.
    drawn.update_layout(margin={"l": 14})
    return drawn.update_xaxes(range=[0, 1 + 2 * OPEN_END], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%")


def disagreement_count_by_point(counts: draw.Rows, names: Mapping[str, str]) -> draw.Figure:
    """One row per kind of point: warm for contradictions, then blue for mere differences.

    Args:
        counts: the rows of the metric.
        names: what each kind of point is called.
    """
    contradictions = [row.contradiction_count for row in counts]
    labels = [
        _("{point} · {count}, of which {contradictions} contradict").format(
            point=_(names.get(row.field, row.field)),
            count=words.number(row.disagreement_count),
            contradictions=words.number(row.contradiction_count),
        )
        for row in counts
    ]
    bar: dict[str, Any] = {"y": list(range(len(counts))), "orientation": "h", "width": 0.3}
    bar["customdata"] = [[row.field] for row in counts]
    bar |= {"hovertext": labels, "hovertemplate": "%{hovertext}<extra></extra>"}
    drawn = theme.figure(
        [
            draw.bar(x=contradictions, marker={"color": theme.WARM}, **bar),
            draw.bar(x=_mere_differences(counts), base=contradictions, marker={"color": theme.ACCENT}, **bar),
            theme.row_labels(labels),
        ],
        alt=_("Points on which documents differ: {rows}.").format(rows="; ".join(labels)),
        height=theme.rows_height(len(counts)),
        x_title=_("Points"),
        barmode="overlay",
    )
    return theme.rows_layout(drawn, len(counts))


def _mere_differences(counts: draw.Rows) -> list[int]:
    """Return on how many points documents differ without contradiction."""
    return [row.disagreement_count - row.contradiction_count for row in counts]


def _bars(rows: Sequence[Any]) -> draw.Trace:
    low = [_share(row.figure_low, row) for row in rows]
    return draw.bar(
        y=list(range(len(rows))),
        base=low,
        x=[1 - start + row.is_open * OPEN_END for start, row in zip(low, rows, strict=True)],
        orientation="h",
        width=0.13,
        marker={"color": [PALE_WARM if _is_warm(row) else theme.PALE for row in rows]},
        hoverinfo="skip",
    )


def _open_ends(rows: Sequence[Any]) -> draw.Trace:
    is_open = {place: row for place, row in enumerate(rows) if row.is_open}
    return draw.scatter(
        x=[1 + OPEN_END] * len(is_open),
        y=list(is_open),
        mode="markers",
        marker={"symbol": "triangle-right", "size": 9, "color": [_color(row) for row in is_open.values()]},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _ticks(rows: Sequence[Any]) -> draw.Trace:
    marks = theme.marks_of_claims(_figures(row.claims) for row in rows)
    return draw.scatter(
        x=[_share(claim["figure"], rows[place]) for place, claim, _text in marks],
        y=[place for place, _claim, _text in marks],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 12,
            "line": {"width": 2, "color": [_color(rows[place]) for place, _claim, _text in marks]},
        },
        customdata=[_key(rows[place]) for place, _claim, _text in marks],
        text=[text for _place, _claim, text in marks],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _chosen(rows: Sequence[Any], points: Sequence[str]) -> draw.Trace:
    chosen = {place: row for place, row in enumerate(rows) if row.figure_chosen is not None}
    return draw.scatter(
        x=[_share(row.figure_chosen, row) for row in chosen.values()],
        y=list(chosen),
        mode="markers",
        marker={"size": 10, "color": [_color(row) for row in chosen.values()]},
        customdata=[_key(row) for row in chosen.values()],
        text=[
            _("{point}\nChosen: {chosen}").format(point=draw.bold(points[place]), chosen=row.chosen_value)
            for place, row in chosen.items()
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _share(figure: float, row: Any) -> float:
    return float(figure) / float(row.figure_high)


def _key(row: Any) -> list[str | None]:
    return [row.subject_id, row.field, row.about]


def _is_warm(row: Any) -> bool:
    return bool(row.disagreement_type == "contradict")


def _color(row: Any) -> str:
    return theme.WARM if _is_warm(row) else theme.ACCENT


def disagreement_count_by_subject(counts: draw.Rows) -> draw.Figure:
    """One row per event, phase or outcome: contradictions before statements that merely differ."""
    places = list(range(len(counts)))
    subjects = [_subject(row) for row in counts]
    labels = [theme.lines(subject) for subject in subjects]
    points = [_points(row) for row in counts]
    bars = [
        draw.bar(
            y=places,
            x=lengths,
            orientation="h",
            width=0.3,
            marker=marker,
            customdata=[[row.subject_id] for row in counts],
            hovertext=[
                f"{draw.bold(subject)}\n{said}" for subject, said in zip(subjects, points, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for lengths, marker in (
            ([row.contradiction_count for row in counts], {"color": theme.WARM}),
            (_mere_differences(counts), {"color": theme.ACCENT}),
        )
    ]
    most = max((row.disagreement_count for row in counts), default=1)
    numbers = draw.scatter(
        x=[row.disagreement_count + 0.02 * most for row in counts],
        y=places,
        mode="text",
        text=points,
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
    )
    rows = "; ".join(f"{subject}: {said}" for subject, said in zip(subjects, points, strict=True))
    drawn = theme.figure(
        [*bars, numbers, theme.row_labels(labels, length=2 * theme.LABEL_LENGTH)],
        alt=_("Points on which documents differ: {rows}.").format(rows=rows),
        height=theme.rows_height(len(counts), labels),
        x_title=_("Points; orange: not all can be true"),
        barmode="stack",
    )
    # Room for the words beside the longest bar, on a narrow screen too.
    return theme.rows_layout(drawn, len(counts)).update_xaxes(
        range=[0, 1.6 * most], tickformat="d", dtick=1 if most < 12 else None
    )


def _subject(row: Any) -> str:
    if row.subject_type == "phase":
        return theme.phase_name(row.phase)
    return str(row.event if row.subject_type == "event" else row.outcome)


def _points(row: Any) -> str:
    if not row.contradiction_count:
        return words.number(row.disagreement_count)
    return ngettext(
        "{count}, {wrong} contradicts", "{count}, {wrong} contradict", row.contradiction_count
    ).format(count=words.number(row.disagreement_count), wrong=words.number(row.contradiction_count))


def _figures(claims: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Leave out what is stated in words alone."""
    return [claim for claim in claims if claim["figure"] is not None]


def _values(claims: Iterable[Mapping[str, Any]]) -> str:
    """The different values on one point, in the order of their size."""
    in_order = sorted(_figures(claims), key=lambda claim: float(claim["figure"]))
    said = (words.claimed(claim["qualifier"], claim["figure"], claim["upper"]) for claim in in_order)
    return " · ".join(dict.fromkeys(said))


def _point(row: Any, names: Mapping[str, str]) -> str:
    point = names.get(row.field, row.field) if row.counted is None else row.counted
    said = _("{event}: {point}")
    # Of both the event is cut, so that the whole fits into one line on a phone.
    room = theme.LINE_LENGTH - len(said.format(event="", point=point))
    return said.format(event=theme.short(str(row.event), max(room, 1)), point=point)


def _alt(points: Sequence[str], said: Sequence[str]) -> str:
    first = ngettext(
        "Range of the figures stated on {count} point.",
        "Range of the figures stated on {count} points.",
        len(points),
    ).format(count=len(points))
    return " ".join([first, *(f"{point}: {values}." for point, values in zip(points, said, strict=True))])
