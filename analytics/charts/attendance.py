"""How many persons came, drawn."""

from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from typing import Any

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _
from analytics.messages import ngettext

# How far an open end reaches beyond the last number, as a share of the longest bar.
OPEN_END = 0.025


def attendance_range_by_event(ranges: draw.Rows) -> draw.Figure:
    """One row per event: a bar from lowest to highest, each figure a tick, the chosen one as a dot.

    Args:
        ranges: the first rows of the metric, each with the claims that count for it.
    """
    places = range(len(ranges))
    labels = [theme.lines(_dated_label(row)) for row in ranges]
    traces = [
        *_ranges(places, ranges, [_reach(row) for row in ranges]),
        _ticks(ranges),
        _chosen(places, ranges),
        theme.row_labels(labels, length=2 * theme.LABEL_LENGTH),
    ]
    drawn = theme.figure(
        traces,
        alt=_alt_of_ranges(ranges),
        height=theme.rows_height(len(ranges), labels),
        x_title=_("Persons, as claimed"),
    )
    return theme.rows_layout(drawn, len(ranges))


def attendance_planned_and_reported(announced: draw.Rows) -> draw.Figure:
    """One row per announcement: hollow for what was announced, a bar and a dot for what was reported."""
    reported = {place: row for place, row in enumerate(announced) if row.attendance_best is not None}
    places, ranges = list(reported), list(reported.values())
    hollow = draw.scatter(
        x=[float(row.figure) for row in announced],
        y=list(range(len(announced))),
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 12,
            "color": theme.GREY,
            "line": {"width": 2},
        },
        customdata=[[row.event_id] for row in announced],
        text=[
            _("{event}\n{basis}: {figure}\n“{wording}”").format(
                event=draw.bold(row.event),
                basis=_(row.basis),
                figure=words.claimed(row.qualifier, row.figure, row.upper),
                wording=row.wording,
            )
            for row in announced
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
        for row in announced
    ]
    drawn = theme.figure(
        [
            *_ranges(places, ranges, [_high(row) for row in ranges]),
            hollow,
            _chosen(places, ranges),
            theme.row_labels(labels, length=2 * theme.LABEL_LENGTH),
        ],
        alt=_("Announced beside reported attendance: {rows}.").format(
            rows="; ".join(label.replace("\n", ": ") for label in labels)
        ),
        height=theme.rows_height(len(announced), labels),
        x_title=_("Persons"),
    )
    return theme.rows_layout(drawn, len(announced))


def attendance_range_by_year(ranges: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One column per year from zero over the lowest to the highest sum, with how many events are known.

    Args:
        ranges: the rows of the metric.
        phases: the phases with their dates, drawn as bands behind.
    """
    known = [row for row in ranges if row.known_count]
    unknown = [row for row in ranges if not row.known_count]
    years, low, high = [row.year for row in known], *_sums(known)
    top, hover = max(high, default=1.0), _hover(known, "year", "year")
    traces = [
        draw.bar(x=years, y=low, marker={"color": theme.ACCENT}, **hover),
        draw.bar(x=years, base=low, y=_differences(high, low), marker={"color": theme.PALE}, **hover),
        _open_ends(years, [end + top * OPEN_END for end in high], known, upward=True),
        draw.bar(
            x=[row.year for row in unknown],
            y=[top * 0.06] * len(unknown),
            marker=theme.HATCHED,
            **_hover(unknown, "year", "year"),
        ),
        draw.scatter(
            x=[row.year for row in ranges],
            y=[(_high(row) if row.known_count else top * 0.06) + top * 0.04 for row in ranges],
            mode="text",
            # On two lines: beside each other they would touch on a phone.
            text=[f"{row.known_count}/\n{row.event_count}" for row in ranges],
            textposition="top center",
            textfont={"size": 11},
            hoverinfo="skip",
        ),
    ]
    drawn = theme.figure(
        traces,
        alt=_(
            "Persons per year, from the sum of the lowest to the sum of the highest figures: {rows}."
        ).format(rows="; ".join(f"{row.year}: {_range_words(row)}" for row in ranges)),
        height=380,
        y_title=_("Persons (above: events with a figure / all events)"),
        axes={"l": 68, "t": 20, "b": 30},
        barmode="overlay",
        bargap=0.3,
    )
    drawn.update_yaxes(range=[0, top * 1.25])
    return theme.years_layout(drawn, [row.year for row in ranges], phases)


def attendance_range_by_country(ranges: draw.Rows) -> draw.Figure:
    """One row per country from zero over the lowest to the highest sum."""
    return _sums_by_row(ranges, "country_code", "country")


def attendance_range_by_event_type(ranges: draw.Rows) -> draw.Figure:
    """One row per kind of event from zero over the lowest to the highest sum."""
    return _sums_by_row(ranges, "event_type", "event_type")


def attendance_range_by_theme(ranges: draw.Rows) -> draw.Figure:
    """One row per theme from zero over the lowest to the highest sum."""
    return _sums_by_row(ranges, "theme", "theme")


def _sums_by_row(rows: draw.Rows, key: str, label: str) -> draw.Figure:
    known = {place: row for place, row in enumerate(rows) if row.known_count}
    unknown = {place: row for place, row in enumerate(rows) if not row.known_count}
    places, low, high = list(known), *_sums(known.values())
    top, hover = max(high, default=1.0), _hover(known.values(), key, label)
    note = _("{group}\n{range} · {known} of {events} events known")
    notes = [
        note.format(
            group=_(str(getattr(row, label))),
            range=_range_words(row),
            known=row.known_count,
            events=row.event_count,
        )
        for row in rows
    ]
    bar = {"orientation": "h", "width": 0.3}
    traces = [
        draw.bar(y=places, x=low, marker={"color": theme.ACCENT}, **bar, **hover),
        draw.bar(y=places, base=low, x=_differences(high, low), marker={"color": theme.PALE}, **bar, **hover),
        _open_ends(places, [end + top * OPEN_END for end in high], known.values()),
        draw.bar(
            y=list(unknown),
            x=[top * 0.06] * len(unknown),
            marker=theme.HATCHED,
            **bar,
            **_hover(unknown.values(), key, label),
        ),
        theme.row_labels(notes, length=2 * theme.LABEL_LENGTH),
    ]
    drawn = theme.figure(
        traces,
        alt=_("Persons from the sum of the lowest to the sum of the highest figures: {rows}.").format(
            rows="; ".join(note.replace("\n", ": ") for note in notes)
        ),
        height=theme.rows_height(len(rows), notes),
        x_title=_("Persons"),
        barmode="overlay",
    )
    return theme.rows_layout(drawn, len(rows))


def _ranges(places: Sequence[int], rows: Sequence[Any], ends: Sequence[float]) -> list[draw.Trace]:
    """Draw a bar from the lowest figure of each row to its end, and on where the range is open."""
    low, reach = [_low(row) for row in rows], max(ends, default=0.0) * OPEN_END
    open_ends = [end + row.attendance_is_open * reach for end, row in zip(ends, rows, strict=True)]
    bar = draw.bar(
        y=list(places),
        base=low,
        x=_differences(open_ends, low),
        orientation="h",
        width=0.14,
        marker={"color": theme.PALE},
        hoverinfo="skip",
    )
    return [bar, _open_ends(places, open_ends, rows)]


def _open_ends(
    places: Sequence[int], ends: Sequence[float], rows: Collection[Any], *, upward: bool = False
) -> draw.Trace:
    """An arrow where more may have come: "over 250" has no upper end."""
    is_open = [row.attendance_is_open for row in rows]
    at, reach = list(compress(places, is_open)), list(compress(ends, is_open))
    symbol = "triangle-up" if upward else "triangle-right"
    return draw.scatter(
        x=at if upward else reach,
        y=reach if upward else at,
        mode="markers",
        marker={"symbol": symbol, "size": 9, "color": theme.ACCENT},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _ticks(rows: Sequence[Any]) -> draw.Trace:
    marks = theme.marks_of_claims(row.claims for row in rows)
    return draw.scatter(
        x=[float(claim["figure"]) for _place, claim, _text in marks],
        y=[place for place, _claim, _text in marks],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 12,
            "line": {"width": 2, "color": theme.ACCENT},
        },
        customdata=[[rows[place].event_id] for place, _claim, _text in marks],
        text=[text for _place, _claim, text in marks],
        hovertemplate="%{text}<extra></extra>",
    )


def _chosen(places: Sequence[int], rows: Sequence[Any]) -> draw.Trace:
    said = _("{event}\nChosen: {chosen}\nStated: {range}")
    return draw.scatter(
        x=[float(row.attendance_best) for row in rows],
        y=list(places),
        mode="markers",
        marker={"size": 10, "color": theme.ACCENT},
        customdata=[[row.event_id] for row in rows],
        text=[
            said.format(
                event=draw.bold(row.event),
                chosen=words.claimed(row.attendance_qualifier, row.attendance_best),
                range=_range_words(row),
            )
            for row in rows
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _hover(rows: Iterable[Any], key: str, label: str) -> dict[str, Any]:
    groups = [(getattr(row, key), getattr(row, label), row) for row in rows]
    said = _("{group}\n{range}\n{known} of {events} events known")
    return {
        "customdata": [[group] for group, _name, _row in groups],
        "hovertext": [
            said.format(
                group=draw.bold(_(str(name))),
                range=_range_words(row),
                known=row.known_count,
                events=row.event_count,
            )
            for _group, name, row in groups
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _sums(rows: Collection[Any]) -> tuple[list[float], list[float]]:
    return [_low(row) for row in rows], [_high(row) for row in rows]


def _differences(ends: Sequence[float], starts: Sequence[float]) -> list[float]:
    return [end - start for end, start in zip(ends, starts, strict=True)]


def _low(row: Any) -> float:
    return float(row.attendance_high if row.attendance_low is None else row.attendance_low)


def _high(row: Any) -> float:
    return _low(row) if row.attendance_high is None else float(row.attendance_high)


def _reach(row: Any) -> float:
    """A range without an upper end reaches as far as the largest figure stated, and on."""
    if row.attendance_high is not None:
        return float(row.attendance_high)
    return max((float(claim["figure"]) for claim in row.claims), default=_high(row))


def _range_words(row: Any) -> str:
    return words.attendance_range(row.attendance_low, row.attendance_high, bool(row.attendance_is_open))


def _dated_label(row: Any) -> str:
    year = "" if row.year is None else f" · {row.year}"
    return theme.short(str(row.event), 2 * theme.LINE_LENGTH - 2 * len(year)) + year


def _alt_of_ranges(rows: Sequence[Any]) -> str:
    said = ngettext(
        "Range of the attendance claimed for {count} event.",
        "Range of the attendance claimed for {count} events.",
        len(rows),
    ).format(count=len(rows))
    if not rows:
        return said
    widest = max(rows, key=lambda row: _high(row) - _low(row))
    return (
        said
        + " "
        + _("The widest range is {range}, for “{event}”.").format(
            range=_range_words(widest), event=widest.event
        )
    )
