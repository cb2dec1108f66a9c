"""What is not known: which events, years and phases lack a figure, a day, a place or a second document."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analytics import ui, words
from analytics.charts import coverage as charts
from analytics.charts import theme
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import coverage as metrics


def events_with_gap(events: pd.DataFrame, marks: Sequence[Sequence[Any]], group: str) -> pd.DataFrame:
    """Find the events behind cells: those of the year or phase for which the thing is not known."""
    is_behind = pd.Series(False, index=events.index)
    for value, gap in marks:
        of_group = events[group].isna() if value is None else events[group] == value
        is_behind |= of_group & ~events[gap].astype(bool)
    return events[is_behind]


filters = ui.filter_sidebar()
total = ui.row(metrics.coverage_total, filters)
documents = ui.document_count(filters)
undated = ui.row(metrics.coverage_total, replace(filters, years=None))["undated_count"]
phases = ui.phases()
if filters.phases:
    phases = [phase for phase in phases if phase.phase_id in filters.phases]
events = total["event_count"]
ui.stop_where_nothing_matches(_("Coverage"), filters, events + undated)

answer = [
    ngettext(
        "Of {count} event that is not a part of another, how many came is known for {attendance}, the "
        "first or last day for {day} and the place for {place}; more than one document speaks of "
        "{confirmed}.",
        "Of {count} events that are not a part of another, how many came is known for {attendance}, the "
        "first or last day for {day} and the place for {place}; more than one document speaks of "
        "{confirmed}.",
        events,
    ).format(
        count=words.number(events),
        attendance=words.number(total["attendance_known_count"]),
        day=words.number(total["day_known_count"]),
        place=words.number(total["place_known_count"]),
        confirmed=words.number(total["confirmed_count"]),
    )
]
if undated:
    answer.append(
        ngettext(
            "No document says when {count} such event took place, so it falls into no year.",
            "No document says when {count} such events took place, so they fall into no year.",
            undated,
        ).format(count=words.number(undated))
    )
for column, sentence in (
    ("date_start", _("No document says when {phases} began.")),
    ("date_end", _("No document says when {phases} ended.")),
):
    unknown = [theme.phase_name(phase.number) for phase in phases if getattr(phase, column) is None]
    if unknown:
        answer.append(sentence.format(phases=words.every(unknown)))
ui.show_answer(_("Coverage"), *answer, filters=filters)


def missing(known: int) -> str:
    """Say for how many of the events something is not known."""
    return _("{unknown} of {events}").format(
        unknown=words.number(events - known), events=words.number(events)
    )


ui.show_numbers(
    [
        (
            _("Without a figure"),
            missing(total["attendance_known_count"]),
            ui.definition(metrics.coverage_total),
        ),
        (
            _("Without a day"),
            missing(total["day_known_count"]),
            _("Neither the first nor the last day is known: the month or year at best."),
        ),
        (
            _("Without a place"),
            missing(total["place_known_count"]),
            _("No document names a city. Events that took place online need none."),
        ),
        (
            _("One document"),
            missing(total["confirmed_count"]),
            _("Nobody else confirms what it says."),
        ),
    ]
)
ui.show_figure(
    _("What is known of the events of each phase?"),
    metrics.coverage_by_phase,
    filters,
    chart=charts.coverage_by_phase,
    evidence=metrics.event_gaps,
    key=lambda gaps, marks: events_with_gap(gaps, marks, "phase_id"),
    empty=_("None of these events belongs to the programme or to a phase."),
    note=_("Filled: known. Hatched: unknown; click it to see the events."),
)
ui.show_figure(
    _("What is known of the events of each year?"),
    metrics.coverage_by_year,
    filters,
    chart=charts.coverage_by_year,
    evidence=metrics.event_gaps,
    key=lambda gaps, marks: events_with_gap(gaps, marks, "year"),
    note=_("Filled: known. Hatched: unknown; click it to see the events."),
)

gaps = {
    "all": _("anything"),
    "is_attendance_known": _("how many came"),
    "is_day_known": _("on which day"),
    "is_place_known": _("where"),
    "is_confirmed": _("a second document"),
}
gap = ui.choice(_("What is missing"), gaps, "gap")
ui.show_figure(
    _("Which events need work?"),
    metrics.event_gaps,
    filters,
    chart=None,
    evidence=None,
    empty=_("Nothing of this is missing."),
    gap=None if gap == "all" else gap,
)
if undated:
    ui.show_figure(
        _("Which events have no date at all?"),
        metrics.undated_event_list,
        replace(filters, years=None),
        chart=None,
        evidence=None,
        note=_("Shown whatever years are chosen, since they belong to none."),
    )
if documents > 0:
    ui.show_figure(
        _("Which documents have no date or no address?"),
        metrics.document_gaps,
        filters,
        chart=None,
        evidence=None,
        empty=_("Each of the documents has a date and an address."),
    )
