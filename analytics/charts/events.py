"""What took place, when and where, drawn."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
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
LARGEST_DOT = 36  # pixels across
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
        axes={"l": 38 + 8 * len(str(int(1.25 * most))), "t": 20, "b": 30},
        barmode="stack",
    )
    if not counts:
        return drawn
    drawn.update_yaxes(range=[0, 1.25 * most], nticks=6, dtick=1 if most < 6 else None, tickformat="d")
    _name_columns(drawn, counts[-1], most)
    drawn.update_xaxes(tickangle=0, tickfont={"size": 11})
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
    placed = _placed_labels(shown)
    labels = [placed.get(row.city, ("", "middle right")) for row in shown]
    sizes = [row.event_count for row in shown]
    dots = draw.scatter(
        x=[row.longitude for row in shown],
        y=[row.latitude for row in shown],
        mode="markers+text",
        marker={
            "color": theme.ACCENT,
            "opacity": 0.8,
            "size": sizes,
            "sizemode": "area",
            "sizeref": max([1, *sizes]) / LARGEST_DOT**2 * 2,
            "sizemin": 4,
            "line": {"width": 0},
        },
        text=[label for label, _position in labels],
        textposition=[position for _label, position in labels],
        textfont={"size": 11},
        customdata=[[row.city] for row in shown],
        hovertext=[
            f"{draw.bold(row.city)}, {row.country}\n{_events_words(row.event_count)}" for row in shown
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    outlines = [_outline(code, rings, is_held_in=code in held_in) for code, rings in _region()]
    drawn = theme.figure([*outlines, dots], alt=_map_alt(shown), height=350)
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
    traces = [
        *_stated_bars(claims, edge),
        *(_claim_marks(claims, kind, marker) for kind, marker in CLAIM_MARKERS.items()),
        theme.row_labels(labels, length=48),
    ]
    alt = ngettext(
        "{count} document statement on attendance: {labels}.",
        "{count} document statements on attendance: {labels}.",
        len(claims),
    ).format(count=len(claims), labels="; ".join(labels))
    drawn = theme.figure(traces, alt=alt, height=theme.rows_height(len(claims)), x_title=_("Persons"))
    return theme.rows_layout(drawn, len(claims)).update_xaxes(range=[0, edge])


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


def _name_columns(drawn: draw.Figure, last: Any, most: float) -> None:
    """Write what the two colors mean beside the last column."""
    programme = last.programme_count / 2
    related = max(last.programme_count + last.related_count / 2, programme + most / 12)
    for text, height in ((_("programme"), programme), (_("related"), related)):
        drawn.add_annotation(
            text=text,
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            y=height,
            showarrow=False,
            font={"size": 12},
        )
    drawn.update_layout(margin={"r": 84})


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


# Pixels to a degree of longitude on a narrow screen, and the size of a letter of a label.
NARROW_SCALE = 7.5
LETTER_WIDTH, LETTER_HEIGHT = 6.2, 12


def _placed_labels(shown: draw.Rows) -> dict[str, tuple[str, str]]:
    """Place the label of each city where it covers no other; a city without room is named on hover alone."""
    largest = max([1, *(row.event_count for row in shown)])
    cities = [
        (
            str(row.city),
            f"{row.city} {words.number(row.event_count)}",
            row.longitude * NARROW_SCALE,
            row.latitude * NARROW_SCALE * STRETCH,
            LARGEST_DOT / 2 * math.sqrt(row.event_count / largest) / math.sqrt(2),
        )
        for row in shown
    ]
    taken = [_Box(x - radius, x + radius, y - radius, y + radius) for _c, _l, x, y, radius in cities]
    placed: dict[str, tuple[str, str]] = {}
    for city, label, x, y, radius in cities:
        for position, box in _label_boxes(label, x, y, radius + 1):
            if not any(box.overlaps(other) for other in taken):
                placed[city] = (label, position)
                taken.append(box)
                break
    return placed


def _label_boxes(label: str, x: float, y: float, reach: float) -> list[tuple[str, _Box]]:
    """Return where a label may stand, the best place first, by the names that Plotly has for them."""
    width, height = LETTER_WIDTH * len(label), LETTER_HEIGHT
    columns = {"right": x + reach, "left": x - reach - width, "center": x - width / 2}
    rows = {"middle": y - height / 2, "top": y + reach, "bottom": y - reach - height}
    corner = {"right": x + reach / 2, "left": x - reach / 2 - width, "center": columns["center"]}
    return [
        (f"{row} {column}", _Box(left, left + width, rows[row], rows[row] + height))
        for row, column, left in (
            ("middle", "right", columns["right"]),
            ("middle", "left", columns["left"]),
            ("top", "left", corner["left"]),
            ("bottom", "right", corner["right"]),
            ("top", "right", corner["right"]),
            ("bottom", "left", corner["left"]),
            ("bottom", "center", columns["center"]),
            ("top", "center", columns["center"]),
        )
    ]


# --- the claims on one event -----------------------------------------------------------------------------


def _claim_label(row: Any, names: Mapping[str, str]) -> str:
    source = {
        "wording": row.wording,
        "publisher": names.get(row.publisher_id, row.publisher),
        "date": words.partial_date(row.date_published),
    }
    if row.is_counted:
        return _("“{wording}” · {publisher}, {date}").format(**source)
    why = names.get(row.coverage if row.basis == "reported" else row.basis, "")
    return _("“{wording}” ({why}: not counted) · {publisher}, {date}").format(why=why, **source)


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
