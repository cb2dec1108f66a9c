"""When the phases of the programme ran, by whose word, and what took place in each."""

from dataclasses import replace
from functools import partial

import pandas as pd

from analytics import ui, words
from analytics.charts import phases as charts
from analytics.charts.theme import phase_name
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import evidence
from analytics.metrics import phases as metrics

SHOWN_OF_A_MARK = [
    *("mark", "phase", "date_start", "date_end", "event", "event_id", "phase_basis", "outcome"),
    *("date_basis", "note", "document", "document_id", "publisher", "publisher_id", "paragraph", "url"),
]

filters = ui.filter_sidebar()
names = ui.names()
# What documents say of phases is narrowed by the phases alone: it does not depend on the events shown.
phases_alone = replace(Filters.everything(), phases=filters.phases)
dates = ui.rows(metrics.phase_dates, phases_alone)
differing = ui.rows(metrics.phase_date_disagreements, phases_alone)
counts = ui.drawn_rows(metrics.event_count_by_phase, filters, most=ui.MOST_DRAWN)
reasons = ui.drawn_rows(metrics.event_count_without_phase, filters, most=ui.MOST_DRAWN)
outside = {row.reason: row.event_count for row in reasons}
related, parts = outside.get("related event", 0), outside.get("part of an event", 0)
own = sum(outside.values()) - related - parts
in_phases = sum(row.event_count for row in counts)
ui.stop_where_nothing_matches(_("Phases"), filters, in_phases + sum(outside.values()))


def say_dates(start: pd.Series, end: pd.Series) -> str:
    """Say when a phase ran and who states it."""
    if pd.isna(start["value"]) and pd.isna(end["value"]):
        said = _("No document dates {phase}.")
    elif pd.isna(end["value"]):
        said = _("{phase} has run since {start} ({start_publisher}); no document gives its end.")
    elif pd.isna(start["value"]):
        said = _("{phase} ran until {end} ({end_publisher}); no document gives its start.")
    elif start["publisher_id"] == end["publisher_id"]:
        said = _("{phase} ran from {start} to {end} ({end_publisher}).")
    else:
        said = _("{phase} ran from {start} ({start_publisher}) to {end} ({end_publisher}).")
    return said.format(
        phase=phase_name(start["number"]),
        start=words.partial_date(start["value"]),
        end=words.partial_date(end["value"]),
        start_publisher=ui.plain(names.get(start["publisher_id"], "")),
        end_publisher=ui.plain(names.get(end["publisher_id"], "")),
    )


def say_disagreement(statements: pd.DataFrame) -> str:
    """Say what the documents state on a point on which they disagree."""
    if statements["field"].iloc[0] == "date_start":
        said = _("Documents disagree about the start of {phase}: {values}.")
    else:
        said = _("Documents disagree about the end of {phase}: {values}.")
    values = [
        _("{date} ({publishers})").format(
            date=words.partial_date(value),
            publishers=words.every([ui.plain(names[publisher]) for publisher in publishers]),
        )
        for value, publishers in statements.groupby("value")["publisher_id"].unique().items()
    ]
    return said.format(phase=phase_name(statements["phase"].iloc[0]), values=words.either(values))


def say_events() -> list[str]:
    """Say how many events are in a phase, how that is known, and how many are in none."""
    stated, by_date = sum(row.stated_count for row in counts), sum(row.by_date_count for row in counts)
    said = []
    if stated:
        said.append(
            ngettext(
                "Documents tie {count} event to a phase.", "Documents tie {count} events to a phase.", stated
            ).format(count=words.number(stated))
        )
    if by_date:
        said.append(
            ngettext(
                "{count} event is in a phase by its date alone.",
                "{count} events are in a phase by their date alone.",
                by_date,
            ).format(count=words.number(by_date))
        )
    if not stated and not by_date:
        said.append(_("No event shown is in a phase."))
    if not outside:
        return said
    kinds = {
        ngettext("{count} programme event", "{count} programme events", own): own,
        ngettext("{count} part of another event", "{count} parts of other events", parts): parts,
        ngettext("{count} related event", "{count} related events", related): related,
    }
    named = [kind.format(count=words.number(count)) for kind, count in kinds.items() if count]
    return [*said, _("In no phase: {kinds}.").format(kinds=words.every(named))]


def readable_dates(points: pd.DataFrame) -> pd.DataFrame:
    """Write the points and their values as people read them."""
    fields = {"date_start": _("start"), "date_end": _("end")}
    return points.assign(
        phase=points["number"].map(phase_name),
        field=points["field"].map(fields),
        value=[_("not stated") if pd.isna(value) else words.partial_date(value) for value in points["value"]],
    )[["phase", "field", "value", "publisher", "publisher_id", "document", "document_id", "rule", "values"]]


def readable_marks(marks: pd.DataFrame) -> pd.DataFrame:
    """Write the marks of the timeline as people read them; the keys by which cells open pages stay."""
    kinds = {
        "chosen dates": _("chosen dates"),
        "statement": _("statement"),
        "event": _("event"),
        "milestone": _("milestone"),
    }
    return marks.assign(
        mark=marks["mark"].map(kinds),
        phase=[_("none") if pd.isna(number) else phase_name(number) for number in marks["phase"]],
    )[SHOWN_OF_A_MARK]


ui.show_answer(
    _("Phases"),
    *(
        say_dates(*(points[points["field"] == field].iloc[0] for field in ("date_start", "date_end")))
        for _number, points in dates.groupby("number")
    ),
    *(say_disagreement(statements) for _point, statements in differing.groupby(["phase_id", "field"])),
    *say_events(),
    filters=filters,
)
ui.show_figure(
    _("When did each phase run, and what happened in it?"),
    metrics.phase_timeline,
    filters,
    chart=partial(
        charts.phase_timeline,
        years=filters.years,
        names=names,
        counts={row.phase_id: (row.event_count, row.undated_count) for row in counts}
        | {None: (own, outside.get("without a date", 0))},
    ),
    evidence=evidence.phase_timeline_evidence,
    key="subject_id",
    table=readable_marks,
    note=_(
        "Bar: the chosen dates, paler where only the year or month is known. Grey bars under it: what each"
        " document states, hollow where it gives one span for several phases. Dots: events, filled where a"
        " document ties them to the phase, pale where only their date does; a short bar is an event known to"
        " the month or year. Diamonds: milestones, hollow where the date is that of the event."
    ),
)
with ui.pair("how_many"):
    ui.show_figure(
        _("How many events in each phase?"),
        metrics.event_count_by_phase,
        filters,
        chart=charts.event_count_by_phase,
        evidence=evidence.phase_event_evidence,
        key="phase_id",
    )
    ui.show_figure(
        _("How many came in each phase?"),
        metrics.attendance_range_by_phase,
        filters,
        chart=charts.attendance_range_by_phase,
        evidence=evidence.phase_attendance_evidence,
        empty=_("None of the events shown is in a phase."),
        key="phase_id",
    )
with ui.pair("where_and_what"):
    ui.show_figure(
        _("In which countries?"),
        metrics.event_count_by_phase_and_country,
        filters,
        chart=partial(charts.event_count_by_phase_and_country, phases=counts),
        evidence=evidence.phase_event_evidence,
        empty=_("No document says in which country an event of a phase took place."),
        key=("country_code", "phase_id"),
        room="medium",
    )
    ui.show_figure(
        _("On which themes?"),
        metrics.event_count_by_phase_and_theme,
        filters,
        chart=partial(charts.event_count_by_phase_and_theme, phases=counts),
        evidence=evidence.phase_theme_evidence,
        empty=_("No document names a theme of an event in a phase."),
        key=("theme", "phase_id"),
        room="medium",
    )
with ui.pair("who"):
    ui.show_figure(
        _("Who carried, funded and supported it?"),
        metrics.document_count_by_phase_and_role,
        filters,
        chart=partial(charts.document_count_by_phase_and_role, phases=counts),
        evidence=evidence.phase_involvement_evidence,
        key=("organization_id", "role", "phase_id"),
        room="high",
        note=_("Project: statements on the project as a whole."),
    )
    ui.show_figure(
        _("Who took part in its events?"),
        metrics.event_count_by_phase_and_organization,
        filters,
        chart=partial(charts.event_count_by_phase_and_organization, phases=counts),
        evidence=evidence.phase_event_involvement_evidence,
        empty=_("No document names an organization at an event in a phase."),
        key=("organization_id", "phase_id"),
        room="high",
    )
with ui.pair("outcomes"):
    ui.show_figure(
        _("What came out of it?"),
        metrics.outcome_list_by_phase,
        filters,
        chart=partial(charts.outcome_list_by_phase, phases=counts),
        evidence=evidence.phase_outcome_evidence,
        empty=_("No document names what came out of an event in a phase."),
        key="outcome_id",
        room="high",
    )
    if not filters.phases:
        ui.show_figure(
            _("Which events are in no phase, and why?"),
            metrics.event_count_without_phase,
            filters,
            chart=charts.event_count_without_phase,
            evidence=evidence.event_without_phase_evidence,
            empty=_("Each of the events shown is in a phase."),
            key="reason",
        )
ui.show_figure(
    _("By whose statement?"),
    metrics.phase_dates,
    phases_alone,
    chart=None,
    evidence=evidence.phase_evidence,
    table=readable_dates,
    note=_("Shown whatever years or events are chosen: only the filter on phases narrows it."),
)
