"""How many persons came, drawn."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _
from analytics.messages import ngettext

# How far an open end reaches beyond the last number, as a share of the longest bar.
OPEN_END = 0.025


def attendance_range_by_event(ranges: pd.DataFrame) -> draw.Figure:
    """One row per event: a bar from lowest to highest, each figure a tick, the chosen one as a dot.

    Args:
        ranges: the first rows of the metric, each with the claims that count for it.
    """
    places = {event: place for place, event in enumerate(ranges["event_id"])}
    marks = pd.DataFrame(
        [
            {"event_id": event, **claim}
            for event, claims in zip(ranges["event_id"], ranges["claims"], strict=True)
            for claim in claims
        ]
    )
    # A range without an upper end reaches as far as the largest figure stated, and on.
    largest = ranges["event_id"].map(marks.groupby("event_id")["figure"].max())
    bars = ranges.assign(attendance_high=ranges["attendance_high"].fillna(largest))
    labels = [theme.lines(_dated_label(row)) for row in draw.records(ranges)]
    traces = [
        *_ranges(list(places.values()), bars),
        _ticks(places, marks),
        _chosen(list(places.values()), ranges),
        theme.row_labels(labels, length=2 * theme.LABEL_LENGTH),
    ]
    drawn = theme.figure(
        traces,
        alt=_alt_of_ranges(ranges),
        height=theme.rows_height(len(ranges), labels),
        x_title=_("Persons, as claimed"),
    )
    return theme.rows_layout(drawn, len(ranges))


def attendance_planned_and_reported(announced: pd.DataFrame) -> draw.Figure:
    """One row per announcement: hollow for what was announced, a bar and a dot for what was reported."""
    announced = announced.reset_index(drop=True)
    reported = announced[announced["attendance_best"].notna()]
    hollow = draw.scatter(
        x=announced["figure"].astype(float),
        y=list(announced.index),
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 12,
            "color": theme.GREY,
            "line": {"width": 2},
        },
        customdata=theme.keys(announced["event_id"]),
        text=[
            _("{event}\n{basis}: {figure}\n“{wording}”").format(
                event=draw.bold(row.event),
                basis=_(row.basis),
                figure=words.claimed(row.qualifier, row.figure, row.upper),
                wording=row.wording,
            )
            for row in draw.records(announced)
        ],
        hovertemplate="%{text}<extra></extra>",
    )
    labels = [
        _("{event}\n{basis} {figure}, reported {range}").format(
            event=theme.short(str(row.event), theme.LINE_LENGTH),
            basis=_(row.basis),
            figure=words.claimed(row.qualifier, row.figure, row.upper),
            range=_range_words(row),
        )
        for row in draw.records(announced)
    ]
    drawn = theme.figure(
        [
            *_ranges(list(reported.index), reported),
            hollow,
            _chosen(list(reported.index), reported),
            theme.row_labels(labels, length=2 * theme.LABEL_LENGTH),
        ],
        alt=_("Announced beside reported attendance: {rows}.").format(
            rows="; ".join(label.replace("\n", ": ") for label in labels)
        ),
        height=theme.rows_height(len(announced), labels),
        x_title=_("Persons"),
    )
    return theme.rows_layout(drawn, len(announced))


def attendance_range_by_year(ranges: pd.DataFrame, phases: pd.DataFrame) -> draw.Figure:
    """One column per year from zero over the lowest to the highest sum, with how many events are known.

    Args:
        ranges: the rows of the metric.
        phases: the phases with their dates, drawn as bands behind.
    """
    known = ranges[ranges["known_count"] > 0]
    unknown = ranges[ranges["known_count"] == 0]
    low, high = _low(known), _high(known)
    top = float(high.max()) if len(known) else 1.0
    notes = [f"{row.known_count}/{row.event_count}" for row in draw.records(ranges)]
    traces = [
        draw.bar(x=known["year"], y=low, marker={"color": theme.ACCENT}, **_hover(known, "year")),
        draw.bar(
            x=known["year"],
            base=low,
            y=high - low,
            marker={"color": theme.PALE},
            **_hover(known, "year"),
        ),
        _open_ends(list(known["year"]), high + top * OPEN_END, known, upward=True),
        draw.bar(
            x=unknown["year"],
            y=[top * 0.06] * len(unknown),
            marker=theme.HATCHED,
            **_hover(unknown, "year"),
        ),
        draw.scatter(
            x=ranges["year"],
            y=[
                float(value) + top * 0.04
                for value in _high(ranges).where(ranges["known_count"] > 0, top * 0.06)
            ],
            mode="text",
            text=notes,
            textposition="top center",
            textfont={"size": 11},
            hoverinfo="skip",
        ),
    ]
    drawn = theme.figure(
        traces,
        alt=_(
            "Persons per year, from the sum of the lowest to the sum of the highest figures: {rows}."
        ).format(rows="; ".join(f"{row.year}: {_range_words(row)}" for row in draw.records(ranges))),
        height=380,
        y_title=_("Persons (above: events with a figure / all events)"),
        axes={"l": 68, "t": 20, "b": 30},
        barmode="overlay",
        bargap=0.3,
    )
    drawn.update_yaxes(range=[0, top * 1.25])
    return theme.years_layout(drawn, ranges["year"], phases)


def attendance_range_by_country(ranges: pd.DataFrame) -> draw.Figure:
    """One row per country from zero over the lowest to the highest sum."""
    return _sums_by_row(ranges, "country_code", ranges["country"])


def attendance_range_by_event_type(ranges: pd.DataFrame) -> draw.Figure:
    """One row per kind of event from zero over the lowest to the highest sum."""
    return _sums_by_row(ranges, "event_type", ranges["event_type"])


def attendance_range_by_theme(ranges: pd.DataFrame) -> draw.Figure:
    """One row per theme from zero over the lowest to the highest sum."""
    return _sums_by_row(ranges, "theme", ranges["theme"])


def _sums_by_row(ranges: pd.DataFrame, key: str, labels: pd.Series) -> draw.Figure:
    ranges = ranges.reset_index(drop=True)
    known, unknown = ranges[ranges["known_count"] > 0], ranges[ranges["known_count"] == 0]
    low, high = _low(known), _high(known)
    top = float(high.max()) if len(known) else 1.0
    notes = [
        _("{group}\n{range} · {known} of {events} events known").format(
            group=_(str(label)),
            range=_range_words(row),
            known=row.known_count,
            events=row.event_count,
        )
        for label, row in zip(labels, draw.records(ranges), strict=True)
    ]
    bar = {"orientation": "h", "width": 0.3}
    traces = [
        draw.bar(y=list(known.index), x=low, marker={"color": theme.ACCENT}, **bar, **_hover(known, key)),
        draw.bar(
            y=list(known.index),
            base=low,
            x=high - low,
            marker={"color": theme.PALE},
            **bar,
            **_hover(known, key),
        ),
        _open_ends(list(known.index), high + top * OPEN_END, known),
        draw.bar(
            y=list(unknown.index),
            x=[top * 0.06] * len(unknown),
            marker=theme.HATCHED,
            **bar,
            **_hover(unknown, key),
        ),
        theme.row_labels(notes, length=2 * theme.LABEL_LENGTH),
    ]
    drawn = theme.figure(
        traces,
        alt=_("Persons from the sum of the lowest to the sum of the highest figures: {rows}.").format(
            rows="; ".join(note.replace("\n", ": ") for note in notes)
        ),
        height=theme.rows_height(len(ranges), notes),
        x_title=_("Persons"),
        barmode="overlay",
    )
    return theme.rows_layout(drawn, len(ranges))


def _ranges(places: Sequence[int], ranges: pd.DataFrame) -> list[Any]:
    low, high = _low(ranges), _high(ranges)
    reach = float(high.max()) * OPEN_END if len(ranges) else 0.0
    is_open = ranges["attendance_is_open"].astype(bool)
    bar = draw.bar(
        y=list(places),
        base=low,
        x=high - low + is_open * reach,
        orientation="h",
        width=0.14,
        marker={"color": theme.PALE},
        hoverinfo="skip",
    )
    return [bar, _open_ends(places, high + reach, ranges)]


def _open_ends(
    places: Sequence[int], ends: pd.Series, ranges: pd.DataFrame, *, upward: bool = False
) -> draw.Trace:
    """An arrow where more may have come: "over 250" has no upper end."""
    is_open = ranges["attendance_is_open"].astype(bool).tolist()
    at = [place for place, open_end in zip(places, is_open, strict=True) if open_end]
    reach = [end for end, open_end in zip(ends, is_open, strict=True) if open_end]
    symbol = "triangle-up" if upward else "triangle-right"
    return draw.scatter(
        x=at if upward else reach,
        y=reach if upward else at,
        mode="markers",
        marker={"symbol": symbol, "size": 9, "color": theme.ACCENT},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _ticks(places: Mapping[str, int], claims: pd.DataFrame) -> draw.Trace:
    marks, texts = theme.marks_of_claims(claims, "event_id")
    return draw.scatter(
        x=marks["figure"].astype(float),
        y=[places[event] for event in marks["event_id"]],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 12,
            "line": {"width": 2, "color": theme.ACCENT},
        },
        customdata=theme.keys(marks["event_id"]),
        text=texts,
        hovertemplate="%{text}<extra></extra>",
    )


def _chosen(places: Sequence[int], ranges: pd.DataFrame) -> draw.Trace:
    return draw.scatter(
        x=ranges["attendance_best"].astype(float),
        y=list(places),
        mode="markers",
        marker={"size": 10, "color": theme.ACCENT},
        customdata=theme.keys(ranges["event_id"]),
        text=[
            _("{event}\nChosen: {chosen}\nStated: {range}").format(
                event=draw.bold(row.event),
                chosen=words.claimed(row.attendance_qualifier, row.attendance_best),
                range=_range_words(row),
            )
            for row in draw.records(ranges)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _hover(ranges: pd.DataFrame, key: str) -> dict[str, Any]:
    return {
        "customdata": theme.keys(ranges[key]),
        "hovertext": [
            _("{group}\n{range}\n{known} of {events} events known").format(
                group=draw.bold(_(str(getattr(row, key)))),
                range=_range_words(row),
                known=row.known_count,
                events=row.event_count,
            )
            for row in draw.records(ranges)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _low(ranges: pd.DataFrame) -> pd.Series:
    low = ranges["attendance_low"].fillna(ranges["attendance_high"])
    return low.astype(float)


def _high(ranges: pd.DataFrame) -> pd.Series:
    return ranges["attendance_high"].astype(float).fillna(_low(ranges))


def _range_words(row: Any) -> str:
    return words.attendance_range(row.attendance_low, row.attendance_high, bool(row.attendance_is_open))


def _dated_label(row: Any) -> str:
    year = "" if pd.isna(row.year) else f" · {row.year}"
    return theme.short(str(row.event), 2 * theme.LINE_LENGTH - 2 * len(year)) + year


def _alt_of_ranges(ranges: pd.DataFrame) -> str:
    said = ngettext(
        "Range of the attendance claimed for {count} event.",
        "Range of the attendance claimed for {count} events.",
        len(ranges),
    ).format(count=len(ranges))
    if ranges.empty:
        return said
    width = (_high(ranges) - _low(ranges)).reset_index(drop=True)
    worst = next(draw.records(ranges.iloc[[int(width.idxmax())]]))
    return (
        said
        + " "
        + _("The widest range is {range}, for {event}.").format(range=_range_words(worst), event=worst.event)
    )
