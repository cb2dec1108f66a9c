"""The phases of the programme, drawn."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import compress
from textwrap import wrap
from typing import Any

from analytics import words
from analytics.charts import draw, theme
from analytics.messages import gettext as _
from analytics.messages import ngettext

DAY = timedelta(days=1)
CLEAR = "rgba(0, 0, 0, 0)"
LIGHT = "rgba(15, 125, 184, 0.3)"
LIGHT_GREY = "rgba(122, 134, 145, 0.35)"

# The timeline is laid out from the top, in pixels, and its labels are cut to what fits on a phone.
AXIS_HEIGHT, TITLE_HEIGHT, LEVEL_HEIGHT, LINE_HEIGHT, GAP = 34, 26, 14, 15, 12
PHONE_WIDTH, LETTER_WIDTH = 310, 5.8
LABEL_LENGTH = 50
# A label needs this share of the axis.
LEAST_ROOM = 0.35
# Events that are closer than this share of the axis would touch on a phone.
CLOSE = 0.035
# What is longer than this is drawn as a span, though it is known to the day.
DAYS_OF_A_DOT = 31

ROLES: Mapping[str, Callable[[], str]] = {
    "implementer": lambda: _("{organization}, implementer"),
    "funder": lambda: _("{organization}, funder"),
    "supporter": lambda: _("{organization}, supporter"),
    "beneficiary": lambda: _("{organization}, beneficiary"),
}
REASONS: Mapping[str, Callable[[], str]] = {
    "related event": lambda: _("Related events, not tied to a phase"),
    "part of an event": lambda: _("Parts of an event, which go with it"),
    "without a date": lambda: _("Programme events that no document dates"),
    "between phases": lambda: _("Programme events between the phases"),
    "in no single phase": lambda: _("Programme events in no single phase"),
}


# --- phases, statements, events and milestones on one time axis ------------------------------------------


@dataclass(frozen=True)
class Span:
    """When something began and ended: the first day it may have been, and the day after the last one."""

    start_from: datetime
    start_to: datetime
    end_from: datetime
    end_to: datetime

    @classmethod
    def of(cls, start: Any, end: Any) -> "Span | None":
        """Read two partial dates; where one is missing, the other stands for both."""
        if start is None and end is None:
            return None
        first, last = end if start is None else start, start if end is None else end
        return cls(*_days(first), *_days(last))

    @property
    def middle(self) -> datetime:
        """The moment halfway."""
        return self.start_from + (self.end_to - self.start_from) / 2


def _days(partial: str) -> tuple[datetime, datetime]:
    """Return the first day of a partial date, and the day after its last one."""
    first = datetime.fromisoformat(partial + "0000-01-01"[len(partial) :])
    if len(partial) == 10:
        return first, first + DAY
    if len(partial) == 4:
        return first, first.replace(year=first.year + 1)
    return first, (first.replace(day=28) + 4 * DAY).replace(day=1)


@dataclass
class Sheet:
    """What is drawn on the time axis from `first` to `last`, collected from top to bottom."""

    first: datetime
    last: datetime
    height: float = 0
    bars: list[dict[str, Any]] = field(default_factory=list)
    dots: list[dict[str, Any]] = field(default_factory=list)
    labels: list[dict[str, Any]] = field(default_factory=list)

    def share(self, moment: datetime) -> float:
        """Place a moment on the axis, from 0 at its start to 1 at its end."""
        return float(min(max((moment - self.first) / (self.last - self.first), 0.0), 1.0))

    def shows(self, span: Span) -> bool:
        """Say whether any of the span lies on the axis."""
        return bool(span.start_from < self.last and span.end_to > self.first)

    def bar(self, start: datetime, end: datetime, y: float, **mark: Any) -> None:
        """Draw a span; what lies beyond the axis is cut off."""
        start, end = max(start, self.first), min(end, self.last)
        if start < end:
            self.bars.append({"base": start, "x": (end - start) / timedelta(milliseconds=1), "y": y, **mark})

    def dot(self, moment: datetime, y: float, **mark: Any) -> None:
        """Draw a point."""
        self.dots.append({"x": moment, "y": y, "symbol": "circle", "size": 10, **mark})

    def title(self, text: str) -> None:
        """Write a line at the left edge and go on below it."""
        self.labels.append(
            {
                "text": text,
                "x": 0,
                "xanchor": "left",
                "y": self.height + TITLE_HEIGHT / 2,
                "font": {"size": 13},
            }
        )
        self.height += TITLE_HEIGHT

    def beside(self, span: Span | None, lines: Sequence[str], *, shift: int = 7) -> float:
        """Write lines beside a span, on the side with more room, and go on below them.

        Without a span they stand at the left edge; where a span leaves no room, they stand above it.
        Returns where the span is to be drawn.
        """
        left, right = (self.share(span.start_from), self.share(span.end_to)) if span else (0.0, 0.0)
        is_above = span is not None and max(left, 1 - right) < LEAST_ROOM
        if is_above:
            left = right = 0.0
        is_right = 1 - right >= left
        room = int((1 - right if is_right else left) * PHONE_WIDTH / LETTER_WIDTH) - 2
        wrapped = [part for line in lines for part in wrap(line, room, max_lines=3, placeholder="…")]
        height = LINE_HEIGHT * len(wrapped)
        middle = self.height + height / 2
        self.labels.append(
            {
                "text": "\n".join(wrapped),
                "x": right if is_right else left,
                "xanchor": "left" if is_right else "right",
                "align": "left" if is_right else "right",
                "xshift": 0 if is_above or span is None else shift if is_right else -shift,
                "y": middle,
                "font": {"size": 11},
            }
        )
        self.height += height + (LINE_HEIGHT if is_above else 0)
        return self.height - LINE_HEIGHT / 2 if is_above else middle


def phase_timeline(
    marks: draw.Rows,
    years: tuple[int, int] | None,
    names: Mapping[str, str],
    counts: Mapping[str | None, tuple[int, int]],
) -> draw.Figure:
    """Each phase as a bar with its events on it and the statements under it, then the milestones.

    Args:
        marks: rows of the metric, with names beside codes; of very many events the first alone.
        years: first and last year of the axis; None fits it to the marks.
        names: the short name of each organization.
        counts: how many events each phase has, and how many of them without a date; under None stand those
            of the programme that are in no phase.
    """
    first, last = years or _years_of(marks)
    sheet = Sheet(_days(f"{first:04}")[0], _days(f"{last:04}")[1])
    phases, statements, events, milestones = (
        [row for row in marks if row.mark == kind]
        for kind in ("chosen dates", "statement", "event", "milestone")
    )
    phases.sort(key=lambda phase: phase.phase)
    statements_of, events_of = _by_phase(statements), _by_phase(events)
    for phase in phases:
        _draw_phase(sheet, phase, events_of.get(phase.phase_id, []), *counts.get(phase.phase_id, (0, 0)))
        for claim in statements_of.get(phase.phase_id, []):
            _draw_statement(sheet, claim, names)
        sheet.height += GAP
    _draw_outside(sheet, events_of.get(None, []), *counts.get(None, (0, 0)))
    _draw_milestones(sheet, milestones)
    alt = _("Time axis from {first} to {last}.").format(first=first, last=last)
    for phase in phases:
        alt += " " + _("{phase}: {span}, {events}.").format(
            phase=theme.phase_name(phase.phase),
            span=phase_span(phase.date_start, phase.date_end),
            events=_event_count(counts.get(phase.phase_id, (0, 0))[0]),
        )
    if len(milestones):
        alt += " " + _("Milestones: {milestones}.").format(
            milestones=words.every([row.outcome for row in milestones])
        )
    return _timeline(sheet, alt)


def _by_phase(rows: Iterable[Any]) -> dict[str | None, list[Any]]:
    """Return rows by their phase; under None stand those of no phase."""
    found: dict[str | None, list[Any]] = {}
    for row in rows:
        found.setdefault(row.phase_id, []).append(row)
    return found


def phase_span(start: Any, end: Any) -> str:
    """Write when a phase ran: September 2010 to 2011, from 8 December 2021, until 2017."""
    if start is None:
        return words.date_span(None, end)
    if end is None:
        return _("from {start}").format(start=words.partial_date(start))
    return _("{start} to {end}").format(start=words.partial_date(start), end=words.partial_date(end))


def _draw_phase(sheet: Sheet, phase: Any, events: Sequence[Any], count: int, undated: int) -> None:
    """Draw the chosen dates; what is known to the year or month only is paler, an open end is an arrow."""
    is_open = phase.date_start is not None and phase.date_end is None
    said = phase_span(phase.date_start, phase.date_end)
    if is_open:
        said = _("{span}, no end stated").format(span=said)
    name = theme.phase_name(phase.phase)
    sheet.title(_("{phase}: {span}").format(phase=draw.bold(name), span=said))
    placed, height = _levels(sheet, events)
    span = Span.of(phase.date_start, phase.date_end)
    if span is not None:
        mark = {"key": phase.subject_id, "hover": f"{draw.bold(name)}: {said}\n{_event_count(count)}"}
        end_from, end_to = (sheet.last, sheet.last) if is_open else (span.end_from, span.end_to)
        y, fill = sheet.height + height / 2, theme.phase_color(phase.phase)
        sheet.bar(span.start_from, end_to, y, width=height, fill=fill, line=theme.ACCENT, **mark)
        sheet.bar(span.start_to, end_from, y, width=height, fill=fill, line=CLEAR, **mark)
        if is_open and span.start_from < sheet.last:
            arrow = {"symbol": "triangle-right", "size": 14, "fill": theme.ACCENT, "line": theme.ACCENT}
            sheet.dot(sheet.last, y, **{**arrow, **mark})
    _draw_events(sheet, placed)
    sheet.height += height + 6
    _draw_undated(sheet, undated)


def _levels(sheet: Sheet, events: Sequence[Any]) -> tuple[list[tuple[Any, Span, int]], float]:
    """Place the events of the axis on levels, so that none touches another; also the height they take."""
    spans = [(event, Span.of(event.date_start, event.date_end)) for event in events]
    shown = [(event, span) for event, span in spans if span is not None and sheet.shows(span)]
    ends: list[float] = []
    placed = []
    for event, span in sorted(shown, key=lambda pair: (pair[1].start_from, pair[0].subject_id)):
        left, right = sheet.share(span.start_from), sheet.share(span.end_to)
        level = next((at for at, end in enumerate(ends) if left >= end + CLOSE), len(ends))
        ends[level : level + 1] = [right]
        placed.append((event, span, level))
    return placed, LEVEL_HEIGHT * max(len(ends), 1) + 4


def _draw_events(sheet: Sheet, placed: Sequence[tuple[Any, Span, int]]) -> None:
    """Draw events: a dot where the day is known, else a span; paler where the phase is known by date only."""
    for event, span, level in placed:
        fill, line = (theme.ACCENT, theme.ACCENT) if event.phase_basis == "stated" else (LIGHT, theme.ACCENT)
        if event.phase_id is None:
            fill, line = LIGHT_GREY, theme.GREY
        mark = {"key": event.subject_id, "hover": _event_hover(event), "fill": fill, "line": line}
        y = sheet.height + 2 + LEVEL_HEIGHT * (level + 0.5)
        is_day = len(event.date_end if event.date_start is None else event.date_start) == 10
        if is_day and span.end_to - span.start_from <= DAYS_OF_A_DOT * DAY:
            sheet.dot(span.middle, y, **mark)
        else:
            sheet.bar(span.start_from, span.end_to, y, width=8, **mark)


def _draw_undated(sheet: Sheet, count: int) -> None:
    """Write how many events cannot be drawn, as no document dates them."""
    if count:
        said = ngettext(
            "not drawn: {count} event without a date", "not drawn: {count} events without a date", count
        )
        sheet.beside(None, [said.format(count=words.number(count))])


def _draw_statement(sheet: Sheet, claim: Any, names: Mapping[str, str]) -> None:
    """Draw what one document says; hollow where it gives one span for several phases."""
    span = Span.of(claim.date_start, claim.date_end)
    note = "" if claim.note is None else str(claim.note)
    said = phase_span(claim.date_start, claim.date_end) if span else note
    sentence = (
        _("{span}, stated jointly: {publisher}") if claim.is_joint and span else _("{span}: {publisher}")
    )
    publisher = names.get(claim.publisher_id, str(claim.publisher))
    y = sheet.beside(span, [sentence.format(span=said, publisher=publisher)])
    sheet.height += 1
    if span is None or not sheet.shows(span):
        return
    hover = f"{draw.bold(said)}\n{note}\n{claim.publisher}: {theme.short(claim.document, 70)}"
    mark = {"key": claim.subject_id, "hover": hover, "line": theme.GREY}
    if span.end_to - span.start_from == DAY:
        sheet.dot(span.middle, y, **{**mark, "symbol": "line-ns", "size": 9, "fill": theme.GREY})
    elif claim.is_joint:
        sheet.bar(span.start_from, span.end_to, y, width=5, fill=CLEAR, **mark)
    else:
        sheet.bar(span.start_from, span.end_to, y, width=5, fill=LIGHT_GREY, **mark)
        sheet.bar(span.start_to, span.end_from, y, width=5, fill=theme.GREY, **mark)


def _draw_outside(sheet: Sheet, events: Sequence[Any], count: int, undated: int) -> None:
    """Draw the programme events that belong to no phase."""
    placed, height = _levels(sheet, events)
    if count:
        said = ngettext("{phase}: {count} programme event", "{phase}: {count} programme events", count)
        sheet.title(said.format(phase=draw.bold(_("In no phase")), count=words.number(count)))
        _draw_events(sheet, placed)
        sheet.height += height
        _draw_undated(sheet, undated)
        sheet.height += GAP


def _draw_milestones(sheet: Sheet, milestones: Sequence[Any]) -> None:
    """Draw milestones, one below the other: hollow where the date is that of the event."""
    dated = [(row, Span.of(row.date_start, row.date_end)) for row in milestones]
    shown = [(row, span) for row, span in dated if span is not None and sheet.shows(span)]
    if shown:
        sheet.title(draw.bold(_("Milestones")))
    for row, span in sorted(shown, key=lambda pair: (pair[1].start_from, pair[0].outcome)):
        is_adopted = row.date_basis == "adopted"
        said = words.date_span(row.date_start, row.date_end)
        if not is_adopted:
            said = _("{date}, date of the event").format(date=said)
        y = sheet.beside(span, [row.outcome, said], shift=11)
        sheet.height += 7
        mark = {
            "key": row.subject_id,
            "hover": f"{draw.bold(row.outcome)}\n{said}\n{row.event}",
            "fill": theme.ACCENT if is_adopted else CLEAR,
            "line": theme.ACCENT,
        }
        if len(row.date_start) == 10:
            sheet.dot(span.middle, y, **{**mark, "symbol": "diamond", "size": 11})
        else:
            sheet.bar(span.start_from, span.end_to, y, width=9, **mark)


def _event_hover(event: Any) -> str:
    said = words.date_span(event.date_start, event.date_end)
    if event.phase_id is None:
        how = _("in no phase")
    elif event.phase_basis == "stated":
        how = _("a document ties it to {phase}").format(phase=theme.phase_name(event.phase))
    else:
        how = _("in {phase} by its date").format(phase=theme.phase_name(event.phase))
    return f"{draw.bold(event.event)}\n{said}\n{how}"


def _event_count(count: int) -> str:
    return ngettext("{count} event", "{count} events", count).format(count=words.number(count))


def _years_of(marks: draw.Rows) -> tuple[int, int]:
    years = [int(day[:4]) for row in marks for day in (row.date_start, row.date_end) if day is not None]
    return (min(years), max(years)) if years else (2010, 2022)


def _timeline(sheet: Sheet, alt: str) -> draw.Figure:
    def column(marks: Sequence[dict[str, Any]], name: str) -> list[Any]:
        return [mark[name] for mark in marks]

    common = {"hovertemplate": "%{hovertext}<extra></extra>"}
    bars = draw.bar(
        orientation="h",
        **{name: column(sheet.bars, name) for name in ("base", "x", "y", "width")},
        marker={
            "color": column(sheet.bars, "fill"),
            "line": {"color": column(sheet.bars, "line"), "width": 1},
        },
        customdata=[[key] for key in column(sheet.bars, "key")],
        hovertext=column(sheet.bars, "hover"),
        **common,
    )
    dots = draw.scatter(
        mode="markers",
        x=column(sheet.dots, "x"),
        y=column(sheet.dots, "y"),
        marker={
            "symbol": column(sheet.dots, "symbol"),
            "size": column(sheet.dots, "size"),
            "color": column(sheet.dots, "fill"),
            "opacity": 1,
            "line": {"color": column(sheet.dots, "line"), "width": 1.5},
        },
        cliponaxis=False,
        customdata=[[key] for key in column(sheet.dots, "key")],
        hovertext=column(sheet.dots, "hover"),
        **common,
    )
    drawn = theme.figure(
        [bars, dots], alt=alt, height=int(sheet.height) + AXIS_HEIGHT + 10, barmode="overlay"
    )
    for label in sheet.labels:
        drawn.add_annotation(xref="paper", yanchor="middle", showarrow=False, **label)
    every = 1 if sheet.last.year - sheet.first.year < 9 else 2
    drawn.update_xaxes(
        type="date",
        range=[sheet.first, sheet.last],
        side="top",
        tick0=sheet.first,
        dtick=f"M{12 * every}",
        minor={"dtick": "M12", "tick0": sheet.first, "showgrid": True, "gridcolor": theme.GRID},
        tickformat="%Y",
        ticklabelmode="period",
        tickangle=0,
        automargin=False,
    )
    drawn.update_yaxes(visible=False, range=[sheet.height, 0], automargin=False)
    return drawn.update_layout(margin={"l": 10, "r": 14, "t": AXIS_HEIGHT, "b": 10})


# --- phases side by side ---------------------------------------------------------------------------------


def event_count_by_phase(counts: draw.Rows) -> draw.Figure:
    """One row per phase: solid the events that a document ties to it, pale those in it by date."""
    labels = [
        _("{phase}: {events}, {stated} stated, {by_date} by date").format(
            phase=theme.phase_name(row.phase),
            events=_event_count(row.event_count),
            stated=words.number(row.stated_count),
            by_date=words.number(row.by_date_count),
        )
        for row in counts
    ]
    phases = [row.phase_id for row in counts]
    bars = [
        _row_bars([row.stated_count for row in counts], labels, phases, theme.ACCENT),
        _row_bars([row.by_date_count for row in counts], labels, phases, LIGHT),
    ]
    alt = _("Events by phase. {rows}.").format(rows="; ".join(labels))
    return _labelled_rows(bars, labels, alt, _("Events"))


def event_count_without_phase(counts: draw.Rows) -> draw.Figure:
    """One row per reason."""
    labels = [
        _("{reason}: {count}").format(reason=REASONS[row.reason](), count=words.number(row.event_count))
        for row in counts
    ]
    reasons = [row.reason for row in counts]
    bars = [_row_bars([row.event_count for row in counts], labels, reasons, theme.GREY)]
    alt = _("Events that belong to no phase. {rows}.").format(rows="; ".join(labels))
    return _labelled_rows(bars, labels, alt, _("Events"))


def attendance_range_by_phase(sums: draw.Rows) -> draw.Figure:
    """One row per phase: solid up to the lowest sum, pale up to the highest, an arrow where that is open."""
    labels = [_attendance_words(row) for row in sums]
    phases = [row.phase_id for row in sums]
    low = [float(row.attendance_low or 0) for row in sums]
    high = [max(start, float(row.attendance_high or 0)) for start, row in zip(low, sums, strict=True)]
    is_open = [bool(row.attendance_is_open) for row in sums]
    arrows = draw.scatter(
        x=list(compress(high, is_open)),
        y=list(compress(range(len(sums)), is_open)),
        mode="markers",
        marker={"symbol": "triangle-right", "size": 12, "color": theme.ACCENT},
        cliponaxis=False,
        hoverinfo="skip",
    )
    spread = [end - start for start, end in zip(low, high, strict=True)]
    bars = [_row_bars(low, labels, phases, theme.ACCENT), _row_bars(spread, labels, phases, LIGHT)]
    alt = _("Attendance by phase. {rows}.").format(rows="; ".join(labels))
    return _labelled_rows([*bars, arrows], labels, alt, _("Persons"))


def event_count_by_phase_and_country(counts: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One row per country, one column per phase.

    Args:
        counts: the rows of the metric.
        phases: the phases that have a column.
    """
    countries = {row.country_code for row in counts}
    alt = _("Events in {count} countries, phase by phase.").format(count=len(countries))
    cells = [Cell(row.country, row.phase_id, row.event_count, (row.country_code,)) for row in counts]
    return _phase_columns(cells, phases, alt)


def event_count_by_phase_and_theme(counts: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One row per theme, one column per phase.

    Args:
        counts: the rows of the metric.
        phases: the phases that have a column.
    """
    alt = _("Events on {count} themes, phase by phase.").format(count=len({row.theme for row in counts}))
    cells = [Cell(_(row.theme), row.phase_id, row.event_count, (row.theme,)) for row in counts]
    return _phase_columns(cells, phases, alt)


def event_count_by_phase_and_organization(counts: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One row per organization, one column per phase.

    Args:
        counts: the rows of the metric.
        phases: the phases that have a column.
    """
    alt = _("Events with {count} organizations, phase by phase.").format(
        count=len({row.organization_id for row in counts})
    )
    cells = [Cell(_short_name(row), row.phase_id, row.event_count, (row.organization_id,)) for row in counts]
    return _phase_columns(cells, phases, alt)


def document_count_by_phase_and_role(counts: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One row per organization and role, one column per phase and one for the project as a whole.

    Args:
        counts: the rows of the metric.
        phases: the phases that have a column.
    """
    alt = _(
        "Who carried the phases: {count} organizations in their roles, by the number of documents."
    ).format(count=len({row.organization_id for row in counts}))
    cells = [
        Cell(
            ROLES[row.role]().format(organization=_short_name(row)),
            row.phase_id,
            row.document_count,
            (row.organization_id, row.role),
        )
        for row in counts
    ]
    return _phase_columns(cells, phases, alt)


def outcome_list_by_phase(outcomes: draw.Rows, phases: draw.Rows) -> draw.Figure:
    """One row per outcome, with a dot in the column of its phase: hollow where that is known by date."""
    labels = [
        _("{date}: {outcome}").format(date=words.date_span(row.date_start, row.date_end), outcome=row.outcome)
        for row in outcomes
    ]
    columns = {phase.phase_id: place for place, phase in enumerate(phases)}
    dots = draw.scatter(
        x=[columns[row.phase_id] + 0.1 for row in outcomes],
        y=list(range(len(outcomes))),
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 11,
            "color": [theme.ACCENT if row.phase_basis == "stated" else LIGHT for row in outcomes],
            "opacity": 1,
            "line": {"color": theme.ACCENT, "width": 1.5},
        },
        customdata=[[row.outcome_id] for row in outcomes],
        hovertext=[f"{draw.bold(row.outcome)}\n{row.event}" for row in outcomes],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    alt = _("{count} outcomes, each in the column of its phase.").format(count=len(outcomes))
    return _columns_figure([dots], labels, phases, alt)


def _short_name(row: Any) -> str:
    return str(row.organization if row.acronym is None else row.acronym)


def _attendance_words(row: Any) -> str:
    name = theme.phase_name(row.phase)
    known = _("{known} of {events} events").format(
        known=words.number(row.known_count), events=words.number(row.event_count)
    )
    if row.attendance_low is None:
        return _("{phase}: no figure, {known} known").format(phase=name, known=known)
    return _("{phase}: at least {persons} persons at {known}").format(
        phase=name, persons=words.number(row.attendance_low), known=known
    )


def _row_bars(values: Sequence[float], hover: Sequence[str], keys: Sequence[str], fill: str) -> draw.Trace:
    return draw.bar(
        x=list(values),
        y=list(range(len(values))),
        orientation="h",
        width=0.26,
        marker={
            "color": fill,
            "line": {"color": theme.GREY if fill == theme.GREY else theme.ACCENT, "width": 1},
        },
        customdata=[[key] for key in keys],
        hovertext=list(hover),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _labelled_rows(traces: Sequence[Any], labels: Sequence[str], alt: str, x_title: str) -> draw.Figure:
    drawn = theme.figure(
        [*traces, theme.row_labels(labels, length=LABEL_LENGTH)],
        alt=alt,
        height=theme.rows_height(len(labels)),
        x_title=x_title,
        barmode="stack",
    )
    return theme.rows_layout(drawn, len(labels))


@dataclass(frozen=True)
class Cell:
    """A number in the row of a label and the column of a phase, or in that of the project as a whole.

    `key` are the values by which a mark finds its claims, before that of the phase.
    """

    label: str
    phase_id: str | None
    count: int
    key: tuple[str, ...]


def _phase_columns(cells: Sequence[Cell], phases: draw.Rows, alt: str) -> draw.Figure:
    """Compare phases: a bar from the left of the cell for each count, its number beside it."""
    columns = {phase.phase_id: place for place, phase in enumerate(phases)}
    places = {label: place for place, label in enumerate(dict.fromkeys(cell.label for cell in cells))}
    longest = max([1, *(cell.count for cell in cells)])
    bars = draw.bar(
        # What no phase is named for stands in a column of its own, behind the phases.
        base=[columns.get(cell.phase_id, len(columns)) for cell in cells],
        x=[cell.count / longest * 0.7 for cell in cells],
        y=[places[cell.label] for cell in cells],
        orientation="h",
        width=0.26,
        marker={"color": theme.ACCENT},
        **theme.numbers([cell.count for cell in cells]),
        customdata=[[*cell.key, cell.phase_id] for cell in cells],
        hovertext=[f"{draw.bold(cell.label)}\n{cell.count}" for cell in cells],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    has_whole = any(cell.phase_id is None for cell in cells)
    return _columns_figure([bars], list(places), phases, alt, has_whole=has_whole)


def _columns_figure(
    traces: Sequence[Any],
    labels: Sequence[str],
    phases: draw.Rows,
    alt: str,
    *,
    has_whole: bool = False,
) -> draw.Figure:
    headings = [theme.phase_name(phase.number) for phase in phases]
    if has_whole:
        headings.append(_("Project"))
    drawn = theme.figure(
        [*traces, theme.row_labels(labels, length=LABEL_LENGTH)],
        alt=alt,
        height=theme.rows_height(len(labels)),
        barmode="overlay",
    )
    theme.rows_layout(drawn, len(labels))
    return drawn.update_xaxes(
        range=[0, len(headings)],
        tickvals=list(range(len(headings))),
        ticktext=headings,
        ticklabelposition="outside right",
        # Five columns on a phone have room for this size; slanted headings would lie upon the first row.
        tickangle=0,
        tickfont={"size": 11},
        zeroline=False,
    )
