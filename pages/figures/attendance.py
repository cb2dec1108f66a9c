"""How many persons came, and how far the documents disagree about it."""

from functools import partial

import pandas as pd

from analytics import ui, words
from analytics.charts import attendance as charts
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import attendance as metrics
from analytics.metrics import evidence
from analytics.metrics.leading import leading_attendance_ranges

filters = ui.filter_sidebar()
total = ui.row(metrics.attendance_total, filters)
ui.stop_where_nothing_matches(_("Attendance"), filters, total["event_count"])
differing = ui.row(metrics.attendance_disagreement_count, filters)

has_floor = not pd.isna(total["attendance_low"])
answer = [_("How many persons came is not known.")]
if has_floor:
    answer = [
        ngettext(
            "At least {persons} persons came to {known} of {events} event.",
            "At least {persons} persons came to {known} of {events} events.",
            total["event_count"],
        ).format(
            persons=words.number(total["attendance_low"]),
            known=words.number(total["known_count"]),
            events=words.number(total["event_count"]),
        )
    ]
if total["unknown_count"]:
    answer.append(
        ngettext(
            "For {count} no document gives a figure.",
            "For {count} no document gives a figure.",
            total["unknown_count"],
        ).format(count=words.number(total["unknown_count"]))
    )
disputed = ngettext("{count} event", "{count} events", differing["disagreement_count"]).format(
    count=words.number(differing["disagreement_count"])
)
if differing["disagreement_count"]:
    answer.append(words.differing(disputed, differing["contradiction_count"]))
    widest = ui.drawn_rows(leading_attendance_ranges, filters, order="disagreement")[0]
    ends = (widest.attendance_low, widest.attendance_high)
    # Statements may differ without being apart: over 40 and at least 40.
    if None not in ends and ends[0] < ends[1]:
        answer.append(
            _("The figures lie furthest apart for “{event}”: {range}.").format(
                event=ui.plain(widest.event),
                range=words.attendance_range(*ends, widest.attendance_is_open),
            )
        )
ui.show_answer(_("Attendance"), *answer, filters=filters)
ui.show_numbers(
    [
        (
            _("Persons, at least"),
            words.number(total["attendance_low"]) if has_floor else _("no figure"),
            ui.definition(metrics.attendance_total),
        ),
        (
            _("Events with a figure"),
            _("{known} of {events}").format(known=total["known_count"], events=total["event_count"]),
            _("Events that are not a part of another event."),
        ),
        (
            _("Events without a figure"),
            words.number(total["unknown_count"]),
            _("They took place, but no document says how many came. They are not counted as zero."),
        ),
        (
            _("Documents differ on"),
            disputed,
            ui.definition(metrics.attendance_disagreement_count),
            ngettext("{count} contradicts", "{count} contradict", differing["contradiction_count"]).format(
                count=words.number(differing["contradiction_count"])
            ),
        ),
    ]
)

order = ui.choice(
    _("Order of events"),
    {"disagreement": _("widest range first"), "date": _("latest first"), "size": _("largest first")},
    "order",
)
ui.show_figure(
    _("How far do the documents disagree?"),
    metrics.attendance_range_by_event,
    filters,
    chart=charts.attendance_range_by_event,
    evidence=evidence.counted_attendance_evidence,
    empty=_("No document gives a figure for these events. That is unknown, not zero."),
    key="event_id",
    room="high",
    order=order,
)

with ui.pair("when_and_where"):
    ui.show_figure(
        _("How many came, year by year?"),
        metrics.attendance_range_by_year,
        filters,
        chart=partial(charts.attendance_range_by_year, phases=ui.phases()),
        evidence=evidence.summed_attendance_evidence,
        empty=_("No document says in which year these events took place."),
        key="year",
    )
    ui.show_figure(
        _("In which countries?"),
        metrics.attendance_range_by_country,
        filters,
        chart=charts.attendance_range_by_country,
        evidence=evidence.summed_attendance_evidence,
        empty=_("No document says in which country these events took place."),
        key="country_code",
        room="low",
    )
with ui.pair("of_what_kind"):
    ui.show_figure(
        _("At which kinds of event?"),
        metrics.attendance_range_by_event_type,
        filters,
        chart=charts.attendance_range_by_event_type,
        evidence=evidence.summed_attendance_evidence,
        key="event_type",
        room="medium",
    )
    ui.show_figure(
        _("On which themes?"),
        metrics.attendance_range_by_theme,
        filters,
        chart=charts.attendance_range_by_theme,
        evidence=evidence.attendance_evidence_by_theme,
        empty=_("No document names a theme of these events."),
        key="theme",
        room="medium",
    )
ui.show_figure(
    _("Did as many come as were expected?"),
    metrics.attendance_planned_and_reported,
    filters,
    chart=charts.attendance_planned_and_reported,
    evidence=evidence.announced_attendance_evidence,
    key="event_id",
    empty=_("No document gives a planned or registered figure for these events."),
)
