"""Where documents differ, drawn."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _
from analytics.messages import ngettext

POINT = ["subject_id", "field", "about"]
ROW_HEIGHT = 62
# A narrow screen has room for so many letters.
LABEL_LENGTH = 48
# How far an open end reaches beyond the largest figure, as a share of it.
OPEN_END = 0.04
PALE_WARM = "rgba(200, 89, 11, 0.35)"


def disagreement_range_by_point(
    ranges: pd.DataFrame, claims: pd.DataFrame, names: Mapping[str, str]
) -> draw.Figure:
    """One row per point: a bar from smallest to largest figure, each figure a tick, the chosen one a dot.

    Figures are drawn as a share of the largest one on their point, so that persons, states and
    organizations can be compared. Contradictions are warm.

    Args:
        ranges: the rows of the metric.
        claims: the statements on these points.
        names: what each kind of point is called.
    """
    ranges = ranges.reset_index(drop=True)
    is_warm = ranges["disagreement_type"] == "contradict"
    drawn_rows = ranges.assign(
        place=ranges.index,
        point=[_point(row, names) for row in draw.records(ranges)],
        color=is_warm.map({True: theme.WARM, False: theme.ACCENT}),
        pale=is_warm.map({True: PALE_WARM, False: theme.PALE}),
    )
    marks = claims[claims["figure"].notna()].merge(
        drawn_rows[[*POINT, "place", "color", "figure_high"]], on=POINT
    )
    said = {place: _values(group) for place, group in marks.groupby("place")}
    rows = drawn_rows.assign(said=[said.get(place, "") for place in drawn_rows["place"]])
    labels = [f"{row.point}\n{theme.short(row.said, LABEL_LENGTH)}" for row in draw.records(rows)]
    drawn = theme.figure(
        [
            _bars(rows),
            _open_ends(rows[rows["is_open"].astype(bool)]),
            _ticks(marks),
            _chosen(rows[rows["figure_chosen"].notna()]),
            theme.row_labels(labels, length=2 * LABEL_LENGTH),
        ],
        alt=_alt(rows),
        height=60 + ROW_HEIGHT * max(len(rows), 1),
        x_title=_("Share of the largest figure stated"),
    )
    drawn = theme.rows_layout(drawn, len(rows))
    # The first label is wider than half the margin and would be left out.
    drawn.update_layout(margin={"l": 14})
    return drawn.update_xaxes(range=[0, 1 + 2 * OPEN_END], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%")


def claims_on_points(ranges: pd.DataFrame) -> pd.DataFrame:
    """List the claims that a summary holds beside each point, each with its point."""
    points = ranges[[*POINT, "claims"]].explode("claims", ignore_index=True)
    stated = pd.DataFrame(
        points["claims"].tolist(),
        columns=["figure", "upper", "qualifier", "wording", "document", "publisher", "date_published"],
    )
    return points[POINT].join(stated)


def disagreement_count_by_point(counts: pd.DataFrame, names: Mapping[str, str]) -> draw.Figure:
    """One row per kind of point: warm for contradictions, then blue for mere differences.

    Args:
        counts: the rows of the metric.
        names: what each kind of point is called.
    """
    counts = counts.reset_index(drop=True)
    differing = counts["disagreement_count"] - counts["contradiction_count"]
    labels = [
        _("{point} · {count}, of which {contradictions} contradict").format(
            point=_(names.get(row.field, row.field)),
            count=words.number(row.disagreement_count),
            contradictions=words.number(row.contradiction_count),
        )
        for row in draw.records(counts)
    ]
    bar = {"y": counts.index, "orientation": "h", "width": 0.3, "customdata": counts[["field"]]}
    bar |= {"hovertext": labels, "hovertemplate": "%{hovertext}<extra></extra>"}
    drawn = theme.figure(
        [
            draw.bar(x=counts["contradiction_count"], marker={"color": theme.WARM}, **bar),
            draw.bar(x=differing, base=counts["contradiction_count"], marker={"color": theme.ACCENT}, **bar),
            theme.row_labels(labels),
        ],
        alt=_("Points on which documents differ: {rows}.").format(rows="; ".join(labels)),
        height=theme.rows_height(len(counts)),
        x_title=_("Points"),
        barmode="overlay",
    )
    return theme.rows_layout(drawn, len(counts))


def _bars(rows: pd.DataFrame) -> draw.Trace:
    low = _share(rows["figure_low"], rows)
    return draw.bar(
        y=rows["place"],
        base=low,
        x=1 - low + rows["is_open"] * OPEN_END,
        orientation="h",
        width=0.13,
        marker={"color": rows["pale"]},
        hoverinfo="skip",
    )


def _open_ends(rows: pd.DataFrame) -> draw.Trace:
    return draw.scatter(
        x=[1 + OPEN_END] * len(rows),
        y=rows["place"],
        mode="markers",
        marker={"symbol": "triangle-right", "size": 9, "color": rows["color"]},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _ticks(claims: pd.DataFrame) -> draw.Trace:
    marks, texts = theme.marks_of_claims(claims, "place")
    return draw.scatter(
        x=_share(marks["figure"], marks),
        y=marks["place"],
        mode="markers",
        marker={"symbol": "line-ns", "size": 12, "line": {"width": 2, "color": marks["color"]}},
        customdata=_keys(marks),
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _chosen(rows: pd.DataFrame) -> draw.Trace:
    return draw.scatter(
        x=_share(rows["figure_chosen"], rows),
        y=rows["place"],
        mode="markers",
        marker={"size": 10, "color": rows["color"]},
        customdata=_keys(rows),
        text=[
            _("{point}\nChosen: {chosen}").format(point=draw.bold(row.point), chosen=row.chosen_value)
            for row in draw.records(rows)
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _share(figures: pd.Series, rows: pd.DataFrame) -> pd.Series:
    return figures.astype(float) / rows["figure_high"].astype(float)


def _keys(rows: pd.DataFrame) -> list[list[Any]]:
    return [[None if pd.isna(value) else value for value in row] for row in rows[POINT].to_numpy()]


def disagreement_count_by_subject(counts: pd.DataFrame) -> draw.Figure:
    """One row per event, phase or outcome: contradictions before statements that merely differ."""
    counts = counts.reset_index(drop=True)
    differing = counts["disagreement_count"] - counts["contradiction_count"]
    subjects = [_subject(row) for row in draw.records(counts)]
    labels = [theme.lines(subject) for subject in subjects]
    points = [_points(row) for row in draw.records(counts)]
    bars = [
        draw.bar(
            y=list(counts.index),
            x=lengths,
            orientation="h",
            width=0.3,
            marker=marker,
            customdata=theme.keys(counts["subject_id"]),
            hovertext=[
                f"{draw.bold(subject)}\n{said}" for subject, said in zip(subjects, points, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for lengths, marker in (
            (counts["contradiction_count"], {"color": theme.WARM}),
            (differing, {"color": theme.ACCENT}),
        )
    ]
    most = int(counts["disagreement_count"].max()) if len(counts) else 1
    numbers = draw.scatter(
        x=counts["disagreement_count"] + 0.02 * most,
        y=list(counts.index),
        mode="text",
        text=points,
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
    )
    rows = "; ".join(f"{subject}: {said}" for subject, said in zip(subjects, points, strict=True))
    drawn = theme.figure(
        [*bars, numbers, theme.row_labels(labels, length=2 * LABEL_LENGTH)],
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


def _values(claims: pd.DataFrame) -> str:
    """The different values on one point, in the order of their size."""
    in_order = draw.records(claims.sort_values("figure", kind="stable"))
    return " · ".join(dict.fromkeys(words.claimed(row.qualifier, row.figure, row.upper) for row in in_order))


def _point(row: Any, names: Mapping[str, str]) -> str:
    point = names.get(row.field, row.field) if pd.isna(row.counted) else row.counted
    return _("{event}: {point}").format(
        event=theme.short(str(row.event), LABEL_LENGTH - len(point)), point=point
    )


def _alt(rows: pd.DataFrame) -> str:
    said = ngettext(
        "Range of the figures stated on {count} point.",
        "Range of the figures stated on {count} points.",
        len(rows),
    ).format(count=len(rows))
    return " ".join([said, *(f"{row.point}: {row.said}." for row in draw.records(rows))])
