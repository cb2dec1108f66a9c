"""Who took part in which events, in which role, and with whom, drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import atan2, ceil, cos, degrees, pi, sin, sqrt
from textwrap import wrap
from typing import Any

import numpy as np

from analytics import words
from analytics.charts import draw, theme
from analytics.event_roles import ROLE_COUNTS
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics.pairs import LEADING_PARTNERS

# How many rows a chart has room for; its table has them all.
MOST_ROWS = 20
MOST_NODES = LEADING_PARTNERS
MOST_LINES = 90
# How many years a phone can name in one line, and how far what has no year stands apart from them.
MOST_HEADINGS = 16
APART = 0.5
# Of so many of its partners a mark in the network tells the name.
NEAREST_TOLD = 5

# Kinds of bodies that stand together in the network, with the color of each.
KINDS: Mapping[str, tuple[str, ...]] = {
    "United Nations": ("UN entity", "UN mission"),
    "Regional": ("regional organization",),
    "States": ("government",),
    "Authorities": ("ministry or agency", "embassy"),
    "Others": ("think tank", "civil society", "media", "other"),
}
# A label in the network: the letters of a line, its lines, and how much of the circle more than one takes.
NETWORK_LABEL = 15
NETWORK_LINES = 3
NETWORK_ROOM = {1: 1.0, 2: 1.3, 3: 2.1}
NETWORK_FONT = 11
# In pixels: from the middle of a dot to its label, from labels to the words below, the circle on a phone.
NETWORK_GAP = 14
TITLE_ROOM = 28
SMALLEST_RADIUS = 60
LEAST_MARGIN = 16
HOVER_LENGTH = 36


def event_count_by_organization(counts: draw.Rows) -> draw.Figure:
    """One row per organization, as long as the number of its events."""
    shown = counts[:MOST_ROWS]
    return _rows(
        [[row.organization_id] for row in shown],
        _short_names(shown),
        [row.event_count for row in shown],
        hover=[row.organization for row in shown],
        alt=_("Events per organization: {rows}."),
        x_title=_rest(len(counts)),
    )


def event_count_by_organization_and_role(counts: draw.Rows, role_group: str | None = None) -> draw.Figure:
    """One row per organization, with a bar from its own zero for each group of roles.

    Args:
        counts: the rows of the metric.
        role_group: the group by which the organizations are ranked; its bars stand out.
    """
    shown = counts[:MOST_ROWS]
    headings = _role_headings()
    most = max((getattr(row, column) for row in shown for column in ROLE_COUNTS.values()), default=1)
    room = 1.3 * max(1, most)
    names = _short_names(shown)
    traces = []
    for place, (group, column) in enumerate(ROLE_COUNTS.items()):
        numbers = [getattr(row, column) for row in shown]
        some = [at for at, number in enumerate(numbers) if number > 0]
        traces.append(
            draw.bar(
                y=some,
                x=[float(numbers[at]) for at in some],
                base=[place * room] * len(some),
                orientation="h",
                width=0.3,
                marker={"color": theme.ACCENT if role_group in (None, group) else theme.GREY},
                **theme.numbers([numbers[at] for at in some], size=11),
                customdata=[[shown[at].organization_id, group] for at in some],
                hovertext=[
                    f"{_title(shown[at].organization)}\n{headings[group]}: {_events(numbers[at])}"
                    for at in some
                ],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    rows = [
        f"{name}: "
        + ", ".join(f"{headings[group]} {getattr(row, column)}" for group, column in ROLE_COUNTS.items())
        for name, row in zip(names, shown, strict=True)
    ]
    drawn = theme.figure(
        [*traces, theme.row_labels(names)],
        alt=_("Events per organization and kind of role: {rows}.").format(rows="; ".join(rows)),
        height=theme.rows_height(len(shown)) + 10,
        x_title=_rest(len(counts)),
        barmode="overlay",
    )
    theme.rows_layout(drawn, len(shown))
    drawn.update_xaxes(
        range=[0, len(ROLE_COUNTS) * room],
        tickvals=[place * room for place in range(len(ROLE_COUNTS))],
        ticktext=[headings[group] for group in ROLE_COUNTS],
        ticklabelposition="outside right",
        tickangle=0,
    )
    return drawn


def event_count_by_organization_and_year(counts: draw.Rows) -> draw.Figure:
    """One row per organization, one cell per year: the stronger the more events, with their number."""
    bodies = {key: place for place, key in enumerate(dict.fromkeys(row.organization_id for row in counts))}
    shown = [row for row in counts if bodies[row.organization_id] < MOST_ROWS]
    places = [bodies[row.organization_id] for row in shown]
    columns = _year_columns(shown)
    middles = [columns[row.year] for row in shown]
    most = max((row.event_count for row in shown), default=1)
    # Plotly reports no clicks on a heat map, so each cell is a bar.
    squares = draw.bar(
        x=middles,
        base=[place - 0.13 for place in places],
        y=[0.52] * len(shown),
        width=0.94,
        marker={"color": [theme.shade(row.event_count / most) for row in shown], "cornerradius": 3},
        customdata=[[row.organization_id, row.year] for row in shown],
        hovertext=[
            f"{_title(row.organization)}\n{_year(row.year)}: {_events(row.event_count)}" for row in shown
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    numbers = draw.scatter(
        x=middles,
        y=[place + 0.13 for place in places],
        mode="text",
        text=[words.number(row.event_count) for row in shown],
        textfont={"size": 11},
        hoverinfo="skip",
    )
    names = _names_with_events(shown)
    drawn = theme.figure(
        [squares, numbers, theme.row_labels(names)],
        alt=_("Events per organization and year. In all years together: {rows}.").format(
            rows="; ".join(names)
        ),
        height=theme.rows_height(len(names)),
        x_title=_rest(len(bodies)),
        barmode="overlay",
    )
    theme.rows_layout(drawn, len(names))
    # Each heading over its column, upright, on a phone too; of very many years not each.
    every = ceil(len(columns) / MOST_HEADINGS)
    headed = {year: at for year, at in columns.items() if year is None or not int(at) % every}
    drawn.update_xaxes(
        range=[0, max(columns.values(), default=0.5) + 0.5],
        tickvals=list(headed.values()),
        ticktext=[_("no\nyear") if year is None else f"’{year % 100:02}" for year in headed],
        tickfont={"size": 11},
        tickangle=0,
        title={"standoff": 12},
        showgrid=False,
    )
    return drawn


def event_count_by_pair(counts: draw.Rows, bodies: draw.Rows) -> draw.Figure:
    """One row per pair of organizations, as long as the number of events in which both took part.

    Args:
        counts: the first rows of the metric.
        bodies: the rows of `organization_kinds`.
    """
    shown = counts[:MOST_ROWS]
    labels = _labels(bodies)
    return _rows(
        [_both(row) for row in shown],
        [_pair(labels[row.organization_id], labels[row.partner_id]) for row in shown],
        [row.event_count for row in shown],
        hover=[_pair(row.organization, row.partner) for row in shown],
        alt=_("Events in which both organizations of a pair took part: {rows}."),
        x_title=_("Events; more pairs in the table") if len(counts) > MOST_ROWS else _("Events"),
    )


def partner_count_by_organization(counts: draw.Rows, pairs: draw.Rows) -> draw.Figure:
    """A circle of the organizations with most events, by kind; lines join those that took part together.

    Args:
        counts: the rows of the metric.
        pairs: rows of `event_count_by_pair`: those of two organizations that are drawn, of which only the
            strongest are, the wider the stronger, and the first ones of each, which name those nearest to it.
    """
    seats = _on_circle(counts[:MOST_NODES])
    spots = {seat.body.organization_id: seat for seat in seats if seat.body is not None}
    lines, fewest = _strongest([pair for pair in pairs if {*_both(pair)} <= spots.keys()])
    nearest = _nearest(pairs, spots)
    dots = draw.scatter(
        x=[cos(seat.angle) for seat in spots.values()],
        y=[sin(seat.angle) for seat in spots.values()],
        mode="markers",
        marker={
            "size": [7 + 2.2 * sqrt(seat.body.event_count) for seat in spots.values()],
            "color": [seat.color for seat in spots.values()],
            "opacity": 1,
            "line": {"width": 0},
        },
        # On a phone dots reach beyond the edge.
        cliponaxis=False,
        customdata=[[key] for key in spots],
        hovertext=[_node_words(seat.body, nearest[key]) for key, seat in spots.items()],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    drawn = theme.figure(
        [*_chords(spots, lines), dots],
        alt=_(
            "Circle of {bodies} organizations with most events. Lines join those that took part in the same"
            " events, the wider the more: {rows}."
        ).format(
            bodies=len(spots),
            rows="; ".join(
                f"{_pair(row.organization, row.partner)}: {row.event_count}" for row in lines[:MOST_ROWS]
            ),
        ),
        height=520,
        x_title=ngettext(
            "Lines: at least {count} event in common",
            "Lines: at least {count} events in common",
            fewest,
        ).format(count=words.number(fewest)),
        annotations=[_radial_label(seat) for seat in seats],
    )
    # Labels have a length in pixels, so the room for them is a margin and not a part of the axis: as much as
    # they reach beyond it, for on a phone the circle has what they leave.
    margin = {
        "l": _reach(seats, -1, 0),
        "r": _reach(seats, 1, 0),
        "t": _reach(seats, 0, 1),
        "b": _reach(seats, 0, -1),
    }
    drawn.update_layout(margin={**margin, "b": margin["b"] + TITLE_ROOM})
    drawn.update_xaxes(range=[-1.08, 1.08], showgrid=False, zeroline=False, showticklabels=False)
    drawn.update_xaxes(title={"standoff": margin["b"]})
    drawn.update_yaxes(range=[-1.08, 1.08], visible=False, scaleanchor="x", constrain="domain")
    return drawn


def event_count_of_organization_by_year(counts: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One column per year.

    Args:
        counts: the rows of the metric.
        phases: the phases with their dates, drawn as bands behind.
    """
    columns = draw.bar(
        x=[row.year for row in counts],
        y=[row.event_count for row in counts],
        marker={"color": theme.ACCENT},
        **theme.numbers([row.event_count for row in counts], size=11),
        customdata=[[row.year] for row in counts],
        hovertext=[f"{draw.bold(row.year)}\n{_events(row.event_count)}" for row in counts],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    most = max((row.event_count for row in counts), default=1)
    drawn = theme.figure(
        [columns],
        alt=_("Events per year: {rows}.").format(
            rows="; ".join(f"{row.year}: {row.event_count}" for row in counts)
        ),
        height=320,
        y_title=_("Events"),
        bargap=0.3,
    )
    drawn.update_yaxes(range=[0, most * 1.35], tickformat="d", nticks=min(most + 1, 6))
    return theme.years_layout(drawn, [row.year for row in counts], phases)


def event_count_of_organization_by_role(counts: draw.Rows) -> draw.Figure:
    """One row per role, as long as the number of events in which the organization had it."""
    roles = [_(row.role) for row in counts]
    return _rows(
        [[row.role] for row in counts],
        roles,
        [row.event_count for row in counts],
        hover=roles,
        alt=_("Events per role: {rows}."),
        x_title=_("Events"),
    )


def partners_of_organization(counts: draw.Rows) -> draw.Figure:
    """One row per partner, as long as the number of events in which both took part."""
    shown = counts[:MOST_ROWS]
    return _rows(
        [[row.partner_id] for row in shown],
        [_short_name(row.partner, row.partner_acronym) for row in shown],
        [row.event_count for row in shown],
        hover=[row.partner for row in shown],
        alt=_("Events in common with each partner: {rows}."),
        x_title=_rest(len(counts)),
    )


def _rows(
    data: Sequence[Sequence[Any]],
    labels: Sequence[str],
    counts: Sequence[int],
    *,
    hover: Sequence[str],
    alt: str,
    x_title: str,
) -> draw.Figure:
    """Draw one labelled bar per row, with its number at the end."""
    bars = draw.bar(
        y=list(range(len(labels))),
        x=[float(count) for count in counts],
        orientation="h",
        width=0.3,
        marker={"color": theme.ACCENT},
        **theme.numbers(counts),
        customdata=list(data),
        hovertext=[f"{_title(name)}\n{_events(count)}" for name, count in zip(hover, counts, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    said = "; ".join(f"{label}: {count}" for label, count in zip(labels, counts, strict=True))
    drawn = theme.figure(
        [bars, theme.row_labels(labels)],
        alt=alt.format(rows=said),
        height=theme.rows_height(len(labels)),
        x_title=x_title,
    )
    theme.rows_layout(drawn, len(labels))
    most = max(counts, default=1)
    drawn.update_xaxes(range=[0, most * 1.12], tickformat="d", nticks=min(most + 1, 8))
    return drawn


def _short_name(name: str, acronym: str | None) -> str:
    """Return the acronym of an organization, or its name where it has none."""
    return name if acronym is None else acronym


def _short_names(rows: draw.Rows) -> list[str]:
    """Return the acronym of each organization, or its name where it has none."""
    return [_short_name(row.organization, row.acronym) for row in rows]


def _names_with_events(rows: draw.Rows) -> list[str]:
    """Return the short name of each organization with the number of its events in all rows of it."""
    own: dict[str, list[Any]] = {}
    for row in rows:
        own.setdefault(row.organization_id, []).append(row)
    said = _("{body} · {events}")
    return [
        said.format(
            body=_short_name(years[0].organization, years[0].acronym),
            events=_events(sum(row.event_count for row in years)),
        )
        for years in own.values()
    ]


def _year_columns(rows: draw.Rows) -> dict[int | None, float]:
    """Place a column for every year from the first to the last one, and one apart for rows without a year."""
    known = [row.year for row in rows if row.year is not None]
    years = range(min(known), max(known) + 1) if known else range(0)
    columns: dict[int | None, float] = {year: place + 0.5 for place, year in enumerate(years)}
    if len(known) < len(rows):
        columns[None] = len(years) + (APART if known else 0) + 0.5
    return columns


def _labels(bodies: draw.Rows) -> dict[str, str]:
    """Return the shortest clear name of each organization: its country for a state, else its acronym."""
    return {
        body.organization_id: _(body.country)
        if body.organization_type == "government" and body.country is not None
        else _short_name(body.organization, body.acronym)
        for body in bodies
    }


def _title(name: str) -> str:
    """Return a name as the first lines of a hover text that fits a narrow screen."""
    return draw.bold("\n".join(wrap(str(name), HOVER_LENGTH)))


def _role_headings() -> dict[str, str]:
    return {
        "organized": _("Organized"),
        "funded": _("Funded"),
        "spoke": _("Spoke"),
        "took part": _("Took part"),
    }


def _kind_heading(kind: str) -> str:
    return {
        "United Nations": _("United Nations"),
        "Regional": _("Regional"),
        "States": _("States"),
        "Authorities": _("Authorities"),
        "Others": _("Others"),
    }[kind]


def _events(count: int) -> str:
    return ngettext("{count} event", "{count} events", int(count)).format(count=words.number(count))


def _year(year: int | None) -> str:
    return _("no year") if year is None else str(year)


def _pair(one: str, other: str) -> str:
    return _("{one} – {other}").format(one=one, other=other)


def _rest(count: int) -> str:
    """Name the axis of events, and say where the rows are for which there is no room."""
    more = count - MOST_ROWS
    if more <= 0:
        return _("Events")
    return ngettext(
        "Events; {count} more organization in the table",
        "Events; {count} more organizations in the table",
        more,
    ).format(count=words.number(more))


# --- the network: bodies on a circle, a chord for each pair -----------------------------------------------


@dataclass(frozen=True)
class Seat:
    """A place on the circle, at an angle in radians: of an organization, or of the heading of a kind."""

    label: str
    color: str
    angle: float
    body: Any = None


def _on_circle(bodies: draw.Rows) -> list[Seat]:
    """Give each organization a place on a circle, beside others of its kind under a heading."""
    labels = _labels(bodies)
    seated: list[tuple[str, str, Any]] = []
    for (kind, types), color in zip(KINDS.items(), theme.CATEGORIES, strict=False):
        members = [body for body in bodies if body.organization_type in types]
        if members:
            seated.append((draw.bold(_kind_heading(kind)), color, None))
        seated += [(_in_lines(labels[body.organization_id]), color, body) for body in members]
    rooms = [NETWORK_ROOM[1 + label.count("\n")] for label, _color, _body in seated]
    # The first seat is at the top, the others follow clockwise.
    steps = [0.0, *accumulate((one + next_one) / 2 for one, next_one in pairwise(rooms))]
    return [
        Seat(label, color, pi / 2 - 2 * pi * step / sum(rooms), body)
        for step, (label, color, body) in zip(steps, seated, strict=False)
    ]


def _in_lines(label: str) -> str:
    """Break a name into lines; of a long one the middle is left out, as its end tells it from others."""
    lines = wrap(label, NETWORK_LABEL, break_on_hyphens=False) or [label]
    if len(lines) > NETWORK_LINES:
        lines = [*lines[: NETWORK_LINES - 1], theme.short(f"… {lines[-1]}", NETWORK_LABEL)]
    return "\n".join(lines)


def _both(pair: Any) -> list[str]:
    return [pair.organization_id, pair.partner_id]


def _nearest(pairs: draw.Rows, bodies: Iterable[str]) -> dict[str, list[Any]]:
    """Return the first pairs of each of these organizations."""
    found: dict[str, list[Any]] = {body: [] for body in bodies}
    for pair in pairs:
        for body in _both(pair):
            if body in found and len(found[body]) < NEAREST_TOLD:
                found[body].append(pair)
    return found


def _strongest(pairs: draw.Rows) -> tuple[draw.Rows, int]:
    """Return the pairs with most events in common, and the fewest events that still count.

    Pairs with the same number of events stay together, so that no line is left out by chance.
    """
    if len(pairs) <= MOST_LINES:
        return pairs, min((pair.event_count for pair in pairs), default=1)
    fewest = sorted((pair.event_count for pair in pairs), reverse=True)[MOST_LINES] + 1
    return [pair for pair in pairs if pair.event_count >= fewest], fewest


def _chords(spots: Mapping[str, Seat], lines: draw.Rows) -> list[draw.Trace]:
    """Draw a line bent towards the middle for each pair; pairs of one width are one trace."""
    alike: dict[int, list[Any]] = {}
    for pair in lines:
        alike.setdefault(pair.event_count, []).append(pair)
    most = max(alike, default=1)
    traces = []
    for count, pairs in sorted(alike.items()):
        x: list[float | None] = []
        y: list[float | None] = []
        for pair in pairs:
            along = _bent(*(spots[body].angle for body in _both(pair)))
            x += [*along[0], None]
            y += [*along[1], None]
        share = count / most
        traces.append(
            draw.scatter(
                x=x,
                y=y,
                mode="lines",
                line={"width": 0.8 + 6 * share, "color": theme.shade(share)},
                hoverinfo="skip",
            )
        )
    return traces


def _bent(one: float, other: float) -> tuple[list[float], list[float]]:
    """Return points of a curve between two places on the circle, drawn towards its middle."""
    along = np.linspace(0, 1, 24)
    start, end = (1 - along) ** 2, along**2
    pull = 0.5 * along * (1 - along)
    x = start * cos(one) + end * cos(other) + pull * (cos(one) + cos(other)) / 2
    y = start * sin(one) + end * sin(other) + pull * (sin(one) + sin(other)) / 2
    return x.tolist(), y.tolist()


def _radial_label(seat: Seat) -> dict[str, Any]:
    """Write a label outwards from its place, never upside down."""
    x, y = cos(seat.angle), sin(seat.angle)
    is_left = x < -1e-9
    # Half of the text, so that it begins at the dot.
    away = NETWORK_GAP + _label_width(seat.label) / 2
    return {
        "x": x,
        "y": y,
        "text": seat.label,
        "showarrow": False,
        "align": "right" if is_left else "left",
        "xanchor": "center",
        "yanchor": "middle",
        "xshift": away * x,
        "yshift": away * y,
        "textangle": -degrees(atan2(-y, -x) if is_left else atan2(y, x)),
        "font": {"size": NETWORK_FONT},
    }


def _label_width(label: str) -> float:
    """Return how many pixels the longest line takes: a letter is about 0.56 of its size wide."""
    return 0.56 * NETWORK_FONT * max(draw.length(line) for line in label.split("\n"))


def _reach(seats: Sequence[Seat], right: int, up: int) -> int:
    """Return how many pixels labels reach beyond the circle in one direction."""
    needed = ceil(
        max(
            (
                # What is left of the radius to the side is room for the label, on the smallest circle, too.
                (NETWORK_GAP + _label_width(seat.label) + SMALLEST_RADIUS) * towards - SMALLEST_RADIUS
                for seat in seats
                if (towards := right * cos(seat.angle) + up * sin(seat.angle)) > 0
            ),
            default=0.0,
        )
    )
    return max(needed, LEAST_MARGIN)


def _node_words(body: Any, nearest: draw.Rows) -> str:
    lines = [
        _title(body.organization),
        _("{events}, {partners} partners").format(
            events=_events(body.event_count), partners=words.number(body.partner_count)
        ),
    ]
    said = _("{body}: {events}")
    for pair in nearest:
        is_first = pair.organization_id == body.organization_id
        partner = theme.short(pair.partner if is_first else pair.organization, HOVER_LENGTH)
        lines.append(said.format(body=partner, events=_events(pair.event_count)))
    return "\n".join(lines)
