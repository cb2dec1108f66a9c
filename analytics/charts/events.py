"""What took place, when and where, drawn."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _
from analytics.messages import ngettext

REGION = Path(__file__).parents[2] / "data" / "reference" / "region.geojson"
# What the map shows, in degrees: a little less than the outline, so that its cut stays out of sight.
WEST, EAST, SOUTH, NORTH = 46.2, 87.6, 34.8, 55.5
# A degree of latitude is that much longer than a degree of longitude in the middle of the region.
STRETCH = 1 / math.cos(math.radians(43))
LARGEST_DOT, SMALLEST_DOT = 30, 8  # pixels across
# In how many lines a claim is told, and how much of its wording stays however long the rest is.
MOST_LINES, LEAST_WORDING = 3, 20
# How far the bar of an open claim goes on, as a share of the axis.
OPEN_END = 0.06

PROGRAMME = {"color": theme.ACCENT}
TINT, LAND = "rgba(15, 125, 184, 0.16)", "rgba(122, 134, 145, 0.08)"
RELATED = {"color": "rgba(122, 134, 145, 0.35)", "line": {"color": theme.GREY, "width": 1}}
# Claims on attendance: the chosen ones, others that count, and those that do not.
CLAIM_MARKERS: Mapping[str, dict[str, Any]] = {
    "chosen": {"size": 13, "color": theme.ACCENT},
    "counted": {"symbol": "line-ns", "size": 14, "line": {"width": 3, "color": theme.ACCENT}},
    "apart": {"symbol": "circle-open", "size": 12, "color": theme.GREY, "line": {"width": 2}},
}


def event_count_by_year(counts: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One column per year, events of the programme below those related to it, over bands for the phases.

    Args:
        counts: the rows of the metric.
        phases: the phases with their dates, drawn as bands behind.
    """
    years = [row.year for row in counts]
    hover = [_counted_words(str(row.year), row) for row in counts]
    traces = [
        draw.bar(
            x=years,
            y=[getattr(row, column) for row in counts],
            marker=marker,
            customdata=[[year] for year in years],
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for column, marker in (("programme_count", PROGRAMME), ("related_count", RELATED))
    ]
    totals = draw.scatter(
        x=years,
        y=[row.event_count for row in counts],
        mode="text",
        text=[words.number(row.event_count) for row in counts],
        textposition="top center",
        textfont={"size": 11},
        hoverinfo="skip",
    )
    most = float(max((row.event_count for row in counts), default=0))
    drawn = theme.figure(
        [*traces, totals],
        alt=_years_alt(counts),
        height=430,
        y_title=_("Events"),
        axes={"l": 38 + 8 * len(str(int(1.25 * most))), "t": 24, "b": 30},
        barmode="stack",
    )
    if not counts:
        return drawn
    drawn.update_yaxes(range=[0, 1.25 * most], nticks=6, dtick=1 if most < 6 else None, tickformat="d")
    _name_columns(drawn)
    return theme.years_layout(drawn, years, phases)


def event_count_by_event_type(counts: draw.Rows) -> draw.Figure:
    """One row per kind of event, events of the programme before those related to it.

    Args:
        counts: the rows of the metric.
    """
    hover = [_counted_words(_(row.event_type), row) for row in counts]
    traces = [
        draw.bar(
            y=list(range(len(counts))),
            x=[getattr(row, column) for row in counts],
            orientation="h",
            width=0.3,
            marker=marker,
            customdata=[[row.event_type] for row in counts],
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for column, marker in (("programme_count", PROGRAMME), ("related_count", RELATED))
    ]
    label = _("{kind}: {count}, {programme} of the programme")
    labels = [
        label.format(
            kind=_(row.event_type),
            count=words.number(row.event_count),
            programme=words.number(row.programme_count),
        )
        for row in counts
    ]
    alt = _("Number of events of each kind. {labels}.").format(labels="; ".join(labels))
    drawn = theme.figure(
        [*traces, theme.row_labels(labels)],
        alt=alt,
        height=theme.rows_height(len(counts)),
        x_title=_("Events"),
        barmode="stack",
    )
    return theme.rows_layout(drawn, len(counts))


def event_count_by_place(places: draw.Rows) -> draw.Figure:
    """A map of the region: one dot per city, its area the number of events held there.

    Args:
        places: the rows of the metric.
    """
    shown = [row for row in places if _is_on_map(row)]
    held_in = {row.country_code for row in places if row.country_code is not None}
    sizes = [row.event_count for row in shown]
    dots = draw.scatter(
        x=[row.longitude for row in shown],
        y=[row.latitude for row in shown],
        mode="markers",
        marker={
            "color": theme.ACCENT,
            "opacity": 0.8,
            "size": sizes,
            "sizemode": "area",
            "sizeref": max([1, *sizes]) / LARGEST_DOT**2 * 2,
            "sizemin": SMALLEST_DOT / 2,
            "line": {"width": 0},
        },
        customdata=[[row.city] for row in shown],
        hovertext=[
            f"{draw.bold(row.city)}, {row.country}\n{_events_words(row.event_count)}" for row in shown
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    outlines = [_outline(code, rings, is_held_in=code in held_in) for code, rings in _region()]
    drawn = theme.figure(
        [*outlines, dots], alt=_map_alt(shown), height=350, annotations=_placed_labels(shown)
    )
    drawn.update_xaxes(visible=False, range=[WEST, EAST], constrain="domain")
    drawn.update_yaxes(
        visible=False,
        range=[SOUTH, NORTH],
        scaleanchor="x",
        scaleratio=STRETCH,
        constrain="domain",
        constraintoward="top",
    )
    return drawn


def places_beside_map(places: draw.Rows) -> str:
    """Say which places the map cannot show, so that no event is lost: abroad, not located, not named.

    Args:
        places: the rows of the metric that the map draws.
    """
    cities = [row for row in places if row.city is not None]
    abroad = [row for row in cities if row.latitude is not None and not _is_on_map(row)]
    unlocated = [row for row in cities if row.latitude is None]
    in_country = [row for row in places if row.city is None and row.country_code is not None]
    nowhere = [row for row in places if row.city is None and row.country_code is None]
    said = []
    if abroad:
        said.append(_("Outside this map: {places}.").format(places=_with_counts(abroad, "city")))
    if unlocated:
        said.append(_("Without coordinates: {places}.").format(places=_with_counts(unlocated, "city")))
    if in_country:
        said.append(
            _("Only the country is named: {places}.").format(places=_with_counts(in_country, "country"))
        )
    if nowhere:
        count = sum(row.event_count for row in nowhere)
        said.append(
            ngettext(
                "For {count} event no document names a place ({parts} part of another event, {online} "
                "online).",
                "For {count} events no document names a place ({parts} are parts of another event, "
                "{online} were held online).",
                count,
            ).format(
                count=words.number(count),
                parts=words.number(sum(row.part_count for row in nowhere)),
                online=words.number(sum(row.online_count for row in nowhere)),
            )
        )
    said.append(_("Boundaries are drawn for orientation and imply no opinion on legal status."))
    return " ".join(said)


def event_attendance_claims(claims: draw.Rows, names: Mapping[str, str]) -> draw.Figure:
    """One row per claim: its figure and the bounds that it sets; filled if chosen, hollow if not counted.

    Args:
        claims: the rows of the metric.
        names: how codes are called, and the short name of each organization.
    """
    edge = _axis_end(claims)
    labels = [_claim_label(row, names) for row in claims]
    in_lines = ["\n".join(_claim_lines(row, label, names)) for row, label in zip(claims, labels, strict=True)]
    traces = [
        *_stated_bars(claims, edge),
        *(_claim_marks(claims, kind, marker) for kind, marker in CLAIM_MARKERS.items()),
        theme.row_labels(in_lines, length=MOST_LINES * theme.LABEL_LENGTH),
    ]
    alt = ngettext(
        "{count} document statement on attendance: {labels}.",
        "{count} document statements on attendance: {labels}.",
        len(claims),
    ).format(count=len(claims), labels="; ".join(labels))
    drawn = theme.figure(
        traces, alt=alt, height=theme.rows_height(len(claims), in_lines), x_title=_("Persons")
    )
    theme.rows_layout(drawn, len(claims)).update_xaxes(range=[0, edge])
    # Three lines reach a little higher above the first row than two.
    return drawn.update_yaxes(range=[len(claims) - 0.5, -0.9])


# --- rows in words, for tables ---------------------------------------------------------------------------


def event_list(listed: pd.DataFrame) -> pd.DataFrame:
    """One row per event, its dates, place and attendance in words."""
    return pd.DataFrame(
        {
            "event_id": listed["event_id"],
            "event": listed["event"],
            "dates": [_dates_words(row) for row in draw.rows(listed)],
            "place": [place(row.city, row.country) for row in draw.rows(listed)],
            "event_type": [_(kind) for kind in listed["event_type"]],
            "phase": ["" if pd.isna(number) else theme.phase_name(number) for number in listed["phase"]],
            "attendance": [
                words.attendance_range(row.attendance_low, row.attendance_high, row.attendance_is_open)
                for row in draw.rows(listed)
            ],
            "document_count": listed["document_count"],
            "event_scope": [_(scope) for scope in listed["scope"]],
            "parent_event_id": listed["parent_event_id"],
            "parent_event": listed["parent_event"],
        }
    )


def event_facts(facts: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """One row per point: what is held to be so, why, and which document says it."""
    order = {point: place for place, point in enumerate(POINTS)}
    facts = facts[facts["field"].isin(order)].sort_values("field", key=lambda fields: fields.map(order))
    return pd.DataFrame(
        {
            "point": [names.get(field, field) for field in facts["field"]],
            "value": [_value_words(row.field, row.value, names) for row in draw.rows(facts)],
            "rule": [_(rule) for rule in facts["rule"]],
            "statement_count": facts["statement_count"],
            **_source_columns(facts),
        }
    )


def event_disagreements(
    points: pd.DataFrame, statements: pd.DataFrame, names: Mapping[str, str]
) -> pd.DataFrame:
    """One row per point: every value with those who state it, the chosen one and the rule."""
    said: dict[tuple[Any, ...], dict[str, list[str]]] = {}
    for row in draw.rows(statements):
        publishers = said.setdefault(_point(row), {}).setdefault(_stated_words(row, names), [])
        publisher = names.get(row.publisher_id, row.publisher)
        if publisher not in publishers:
            publishers.append(publisher)
    return pd.DataFrame(
        {
            "point": [_point_words(row, names) for row in draw.rows(points)],
            "disagreement_type": [names.get(kind, kind) for kind in points["disagreement_type"]],
            "values": [
                "; ".join(
                    _("{value} ({publishers})").format(value=value, publishers=", ".join(publishers))
                    for value, publishers in said.get(_point(row), {}).items()
                )
                for row in draw.rows(points)
            ],
            "chosen_value": [
                "" if pd.isna(row.rule) else _value_words(row.field, row.chosen_value, names)
                for row in draw.rows(points)
            ],
            "rule": ["" if pd.isna(rule) else _(rule) for rule in points["rule"]],
            "event_id": points["event_id"],
            "event": points["event"],
        }
    )


def event_participants(participants: pd.DataFrame) -> pd.DataFrame:
    """One row per role of an organization or person."""
    columns = ["organization_id", "organization", "person", "person_name", "person_title", "mode"]
    columns += ["document_count", *(["event_id", "event"] if participants["event_id"].nunique() > 1 else [])]
    return participants.assign(role=[_(role) for role in participants["role"]])[["role", *columns]]


def event_participation_counts(claims: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """One row per count of states, organizations and others."""
    return pd.DataFrame(
        {
            "counted": claims["counted"],
            "figure": [words.claimed(row.qualifier, row.figure, row.upper) for row in draw.rows(claims)],
            "basis": [names.get(basis, basis) for basis in claims["basis"]],
            "wording": claims["wording"],
            **_source_columns(claims),
        }
    )


def event_themes(themes: pd.DataFrame) -> pd.DataFrame:
    """One row per theme or pillar."""
    return pd.DataFrame(
        {
            "theme": [_theme_words(row.pillar, row.theme) for row in draw.rows(themes)],
            "document_count": themes["document_count"],
        }
    )


def event_outcomes(outcomes: pd.DataFrame) -> pd.DataFrame:
    """One row per outcome."""
    return outcomes[["outcome_id", "outcome", "outcome_type", "date_adopted", "document_count"]]


def event_statements(claims: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """One row per claim: the document, the paragraph, and what it states in words."""
    source = _source_columns(claims)
    said = {
        "document_id": source.pop("document_id"),
        "document": source.pop("document"),
        "paragraph": source.pop("paragraph"),
        "kind": [_(kind) for kind in claims["kind"]],
        "statement": [_statement_words(row, names) for row in draw.rows(claims)],
    }
    about = (
        {"event_id": claims["event_id"], "event": claims["event"]} if claims["event_id"].nunique() > 1 else {}
    )
    return pd.DataFrame({**said, **about, **source})


def place(city: str | None, country: str | None) -> str:
    """Write where something is: Tashkent, Uzbekistan."""
    if pd.isna(city):
        return "" if pd.isna(country) else _(str(country))
    if pd.isna(country):
        return str(city)
    return _("{city}, {country}").format(city=city, country=_(str(country)))


POINTS = ("date_start", "date_end", "city", "country_code", "format", "phase_id", "attendance")


def _dates_words(row: Any) -> str:
    """Write the dates of an event; a part without any is kept with its whole, which may have some."""
    if pd.isna(row.parent_event_id) or not (pd.isna(row.date_start) and pd.isna(row.date_end)):
        return words.date_span(row.date_start, row.date_end)
    return _("no date of its own")


def _source_columns(claims: pd.DataFrame) -> dict[str, pd.Series]:
    columns = ("document_id", "document", "paragraph", "publisher_id", "publisher", "date_published", "url")
    return {column: claims[column] for column in columns}


def _value_words(field: str, value: str, names: Mapping[str, str]) -> str:
    return words.partial_date(value) if field.startswith("date_") else names.get(value, str(value))


def _stated_words(statement: Any, names: Mapping[str, str]) -> str:
    if not pd.isna(statement.qualifier):
        return words.claimed(statement.qualifier, statement.figure, statement.upper)
    return _value_words(statement.field, statement.value, names)


def _point(row: Any) -> tuple[str, str, str | None]:
    return (row.subject_id, row.field, None if pd.isna(row.about) else row.about)


def _point_words(point: Any, names: Mapping[str, str]) -> str:
    """Say on what the documents differ: attendance, or representative: OSCE."""
    name = names.get(point.field, point.field)
    known = [
        one
        for one in (point.person_name, point.acronym, point.organization, point.counted)
        if not pd.isna(one)
    ]
    return _("{point}: {about}").format(point=name, about=known[0]) if known else name


def _theme_words(pillar: float | None, name: str | None) -> str:
    said = [] if pd.isna(pillar) else [_("Pillar {number}").format(number=theme.roman(int(pillar or 0)))]
    return " · ".join([*said, *([] if pd.isna(name) else [_(str(name))])])


def _statement_words(row: Any, names: Mapping[str, str]) -> str:
    """Write what a claim of any kind states, in the order in which people read it."""
    stated = {name: value for name, value in row._asdict().items() if not pd.isna(value)}
    said = [
        words.date_span(row.date_start, row.date_end) if {"date_start", "date_end"} & set(stated) else "",
        place(row.city, row.country),
        *(names.get(stated[name], stated[name]) for name in ("format", "phase_id") if name in stated),
        _("“{wording}”").format(wording=row.wording) if "wording" in stated else "",
        stated.get("counted", ""),
        *(names.get(stated[name], stated[name]) for name in ("basis", "coverage", "role") if name in stated),
        *(stated.get(name, "") for name in ("organization", "person_name", "person_title")),
        names.get(row.mode, "") if stated.get("mode", "unspecified") != "unspecified" else "",
        _theme_words(row.pillar, row.theme),
        stated.get("title", ""),
        names.get(row.outcome_type, "") if "outcome_type" in stated else "",
        words.partial_date(row.date_adopted) if "date_adopted" in stated else "",
    ]
    return " · ".join(part for part in said if part) or _("names the event")


# --- events per year and kind ----------------------------------------------------------------------------


def _events_words(count: int) -> str:
    return ngettext("{count} event", "{count} events", count).format(count=words.number(count))


def _counted_words(label: str, row: Any) -> str:
    return _("{label}\n{events}: {programme} of the programme, {related} related").format(
        label=draw.bold(label),
        events=_events_words(row.event_count),
        programme=words.number(row.programme_count),
        related=words.number(row.related_count),
    )


def _years_alt(counts: draw.Rows) -> str:
    if not counts:
        return _("Number of events per year: none.")
    years = [row.year for row in counts]
    most = max(counts, key=lambda row: row.event_count)
    return _("Number of events per year from {first} to {last}; most in {year}: {count}.").format(
        first=min(years), last=max(years), year=most.year, count=most.event_count
    )


def _name_columns(drawn: draw.Figure) -> None:
    """Write what the two colors mean above the columns: beside them they would have less room on a phone."""
    above = {"y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    for text, color, x in ((_("programme"), theme.ACCENT, 0), (_("related"), theme.GREY, 0.4)):
        key = {"x": x, "xref": "paper", "xanchor": "left", **above}
        drawn.add_annotation(text="■", font={"size": 14, "color": color}, **key)
        drawn.add_annotation(text=text, font={"size": 12}, xshift=14, **key)


# --- the map ---------------------------------------------------------------------------------------------

Ring = list[tuple[float, float]]


@lru_cache
def _region() -> list[tuple[str | None, list[Ring]]]:
    features = json.loads(REGION.read_text(encoding="utf-8"))["features"]
    return [
        (
            feature["properties"]["country_code"],
            [ring for polygon in feature["geometry"]["coordinates"] for ring in polygon],
        )
        for feature in features
    ]


def _outline(code: str | None, rings: Iterable[Ring], *, is_held_in: bool) -> draw.Trace:
    """Draw a country, tinted where events were held; an empty point lifts the pen between its parts."""
    points = [point for ring in rings for point in (*ring, (None, None))]
    return draw.scatter(
        x=[x for x, _y in points],
        y=[y for _x, y in points],
        mode="lines",
        fill="toself",
        fillcolor=TINT if is_held_in else LAND,
        line={"color": theme.GREY, "width": 0.6},
        name=code,
        hoverinfo="skip",
    )


def _map_alt(shown: draw.Rows) -> str:
    if not shown:
        return _("Map of the region; none of the events has a place on it.")
    most = [f"{row.city} {row.event_count}" for row in shown[:5]]
    return ngettext(
        "Map of the region with the number of events in {count} city: {most}.",
        "Map of the region with the number of events in {count} cities, most in {most}.",
        len(shown),
    ).format(count=len(shown), most=words.every(most))


def _is_on_map(row: Any) -> bool:
    if row.longitude is None or row.latitude is None:
        return False
    return bool(WEST <= row.longitude <= EAST and SOUTH <= row.latitude <= NORTH)


def _with_counts(places: draw.Rows, column: str) -> str:
    return words.every([f"{getattr(row, column)} {words.number(row.event_count)}" for row in places])


class _Box(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float

    def overlaps(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def lies_towards(self, right: float, up: float, other: "_Box") -> bool:
        """Say whether who comes from the other box goes in this direction."""
        across = self.left + self.right - other.left - other.right
        return right * across + up * (self.bottom + self.top - other.bottom - other.top) >= 0


# Pixels to a degree of longitude on a narrow and on a wide screen: labels have room on both.
SCALES = (7.0, 11.0)
# In pixels: a letter of a label, how close it stands to its dot, and how far away with a line to it.
LETTER_WIDTH, LETTER_HEIGHT = 6.4, 13
NEAR, FAR = 2, (14, 30)
LINE_STEP = 5
# Of how many cities, those with most events, labels are tried: a map has room for few.
MOST_NAMED = 40
CORNER = math.sqrt(0.5)
# Where a label stands from its dot, the best place first: to the right, and upwards.
BESIDE = ((1, 0), (-1, 0), (0, 1), (0, -1), *((x * CORNER, y * CORNER) for x in (1, -1) for y in (1, -1)))


class _Dot(NamedTuple):
    """A dot on the map: its place in degrees of longitude, its radius in pixels."""

    x: float
    y: float
    radius: float

    def box(self, scale: float, x: float, y: float, width: float, height: float) -> _Box:
        """Return a box whose corner is so many pixels to the right of the dot's middle and above it."""
        left, bottom = self.x * scale + x, self.y * scale + y
        return _Box(left, left + width, bottom, bottom + height)

    def itself(self, scale: float) -> _Box:
        """Return a box about as large as the dot: in the corners of a whole one nothing would be covered."""
        half = 0.9 * self.radius
        return self.box(scale, -half, -half, 2 * half, 2 * half)


class _Place(NamedTuple):
    """Where a label may stand: in which direction from its dot, and how far from its edge."""

    dot: _Dot
    right: float
    up: float
    away: int

    @property
    def x(self) -> float:
        """How many pixels to the right of the middle of the dot."""
        return self.right * (self.dot.radius + self.away)

    @property
    def y(self) -> float:
        """How many pixels above the middle of the dot."""
        return self.up * (self.dot.radius + self.away)

    @property
    def anchors(self) -> tuple[str, str]:
        """Which point of the label stands there."""
        xanchor = "left" if self.right > 0.3 else "right" if self.right < -0.3 else "center"
        yanchor = "bottom" if self.up > 0.3 else "top" if self.up < -0.3 else "middle"
        return xanchor, yanchor

    def covered(self, scale: float, width: float) -> _Box:
        """Return what a label so wide covers."""
        xanchor, yanchor = self.anchors
        left = self.x - {"left": 0.0, "center": 0.5, "right": 1.0}[xanchor] * width
        bottom = self.y - {"bottom": 0.0, "middle": 0.5, "top": 1.0}[yanchor] * LETTER_HEIGHT
        return self.dot.box(scale, left, bottom, width, LETTER_HEIGHT)

    def line(self, scale: float) -> list[_Box]:
        """Return what the line to the label covers."""
        steps = range(NEAR, self.away, LINE_STEP)
        along = [self.dot.radius + step for step in steps]
        return [self.dot.box(scale, self.right * at - 1, self.up * at - 1, 2, 2) for at in along]


def _placed_labels(shown: draw.Rows) -> list[dict[str, Any]]:
    """Write the name of each city beside its dot, or further away with a line to it, where it covers nothing.

    A city without such a place is named on hover and in the table alone.
    """
    largest = max([1, *(row.event_count for row in shown)])
    dots = [
        _Dot(
            row.longitude,
            row.latitude * STRETCH,
            max(LARGEST_DOT * math.sqrt(row.event_count / largest), SMALLEST_DOT) / 2,
        )
        for row in shown
    ]
    own = [[dot.itself(scale) for scale in SCALES] for dot in dots]
    taken: list[list[_Box]] = [list(boxes) for boxes in zip(*own, strict=True)]
    labels = []
    for row, dot, itself in list(zip(shown, dots, own, strict=True))[:MOST_NAMED]:
        label = f"{row.city} {words.number(row.event_count)}"
        width = LETTER_WIDTH * len(label)
        place = next((one for one in _places(dot) if _is_free(one, width, itself, taken)), None)
        if place is not None:
            labels.append(_label(row, label, place))
            for scale, boxes in zip(SCALES, taken, strict=True):
                boxes += [place.covered(scale, width), *place.line(scale)]
    return labels


def _places(dot: _Dot) -> Iterable[_Place]:
    """Return where a label may stand, the best place first."""
    return (_Place(dot, right, up, away) for away in (NEAR, *FAR) for right, up in BESIDE)


def _is_free(place: _Place, width: float, own: Sequence[_Box], taken: Sequence[Sequence[_Box]]) -> bool:
    """Say whether a label covers nothing and stands on the map, on every screen."""
    for scale, dot, others in zip(SCALES, own, taken, strict=True):
        label = place.covered(scale, width)
        if label.left < WEST * scale or label.right > EAST * scale:
            return False
        if any(label.overlaps(other) for other in others if other is not dot):
            return False
        # A line may leave a dot that its own dot overlaps, as nobody could tell these apart without it.
        crossed = [
            other
            for other in others
            if not (dot.overlaps(other) and dot.lies_towards(place.right, place.up, other))
        ]
        if any(step.overlaps(other) for step in place.line(scale) for other in crossed):
            return False
    return True


def _label(row: Any, text: str, place: _Place) -> dict[str, Any]:
    xanchor, yanchor = place.anchors
    label = {
        "x": row.longitude,
        "y": row.latitude,
        "text": text,
        "font": {"size": 11},
        "xanchor": xanchor,
        "yanchor": yanchor,
        "borderpad": 0,
    }
    if place.away == NEAR:
        return {**label, "showarrow": False, "xshift": place.x, "yshift": place.y}
    line = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": theme.GREY, "standoff": place.dot.radius}
    return {**label, **line, "showarrow": True, "ax": place.x, "ay": -place.y}


# --- the claims on one event -----------------------------------------------------------------------------


def _claim_lines(row: Any, label: str, names: Mapping[str, str]) -> list[str]:
    """Break the label of a claim into lines for a phone; only a long wording is cut, never who states it."""
    lines, room = _source_apart(label), len(row.wording)
    while len(lines) > MOST_LINES and room > LEAST_WORDING:
        room = max(room - theme.LINE_LENGTH // 2, LEAST_WORDING)
        lines = _source_apart(_claim_label(row, names, theme.short(row.wording, room)))
    return lines


def _source_apart(label: str) -> list[str]:
    """Break a label that is longer than one line, where its source begins and where lines are full."""
    parts = [label] if len(label) <= theme.LINE_LENGTH else label.rsplit(" · ", 1)
    return [line for part in parts for line in wrap(part, theme.LINE_LENGTH)]


def _claim_label(row: Any, names: Mapping[str, str], wording: str | None = None) -> str:
    quoted = _("“{wording}”").format(wording=row.wording if wording is None else wording)
    source = {
        "stated": words.of_whom(quoted, row.scope),
        "publisher": names.get(row.publisher_id, row.publisher),
        "date": words.partial_date(row.date_published),
    }
    if row.is_counted:
        return _("{stated} · {publisher}, {date}").format(**source)
    why = names.get(row.coverage if row.basis == "reported" else row.basis, "")
    return _("{stated} ({why}: not counted) · {publisher}, {date}").format(why=why, **source)


def _axis_end(claims: draw.Rows) -> float:
    stated = [number for row in claims for number in (row.figure, row.upper) if number is not None]
    largest = max(stated, default=0)
    return 1.15 * largest if largest > 0 else 1.0


def _stated_bars(claims: draw.Rows, edge: float) -> list[draw.Trace]:
    """Draw what a claim allows: from its low to its high, or a short way to an arrow where it has no end."""
    spans = [_stated_span(row, OPEN_END * edge) for row in claims]
    bars = draw.bar(
        y=list(range(len(claims))),
        base=[None if span is None else span[0] for span in spans],
        x=[None if span is None else span[1] - span[0] for span in spans],
        orientation="h",
        width=0.16,
        marker={"color": theme.PALE},
        hoverinfo="skip",
    )
    drawn = [(place, row, span) for place, (row, span) in enumerate(zip(claims, spans, strict=True)) if span]
    onward = [(end, place) for place, row, (_start, end) in drawn if row.attendance_high is None]
    back = [(start, place) for place, row, (start, _end) in drawn if row.attendance_low is None]
    return [bars, _arrows("arrow-right", onward), _arrows("arrow-left", back)]


def _stated_span(row: Any, open_end: float) -> tuple[float, float] | None:
    """Return where the bar of a claim begins and ends; a claim that sets no bounds has none."""
    low, high = row.attendance_low, row.attendance_high
    if low is None and high is None:
        return None
    return (
        float(high - open_end if low is None else low),
        float(low + open_end if high is None else high),
    )


def _arrows(symbol: str, tips: Sequence[tuple[float, int]]) -> draw.Trace:
    return draw.scatter(
        x=[x for x, _y in tips],
        y=[y for _x, y in tips],
        mode="markers",
        marker={"symbol": symbol, "size": 13, "color": theme.ACCENT},
        hoverinfo="skip",
    )


def _claim_kind(row: Any) -> str:
    if row.is_chosen:
        return "chosen"
    return "counted" if row.is_counted else "apart"


def _claim_marks(claims: draw.Rows, kind: str, marker: dict[str, Any]) -> draw.Trace:
    """Mark the figures of the claims of one kind, each in the row of its claim."""
    marked = [
        (place, row)
        for place, row in enumerate(claims)
        if row.figure is not None and _claim_kind(row) == kind
    ]
    return draw.scatter(
        x=[float(row.figure) for _place, row in marked],
        y=[place for place, _row in marked],
        mode="markers",
        marker=marker,
        customdata=[[row.claim_id] for _place, row in marked],
        hovertext=[_claim_hover(row) for _place, row in marked],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _claim_hover(row: Any) -> str:
    return _("{counted}, {basis}\n“{wording}”\n{document}\n{publisher}, {date}").format(
        counted=draw.bold(
            words.of_whom(f"{words.claimed(row.qualifier, row.figure, row.upper)} {row.counted}", row.scope)
        ),
        basis=_(row.basis),
        wording=row.wording,
        document=theme.short(str(row.document), 70),
        publisher=row.publisher,
        date=words.partial_date(row.date_published),
    )
