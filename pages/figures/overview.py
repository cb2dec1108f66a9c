"""What is on record, when, where and with whom, and how far the documents agree."""

from dataclasses import replace
from functools import partial

import pandas as pd

from analytics import ui, words
from analytics.charts import disagreements as disagreement_charts
from analytics.charts import draw
from analytics.charts import events as charts
from analytics.charts import involvement as involvement_charts
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import disagreements, evidence
from analytics.metrics import events as metrics
from analytics.metrics.attendance import attendance_total
from analytics.metrics.involvement import event_count_by_organization, involvement_total
from analytics.metrics.leading import leading_disagreement_ranges

# As many as make the two charts equally high: names of events take two lines.
MOST_ORGANIZATIONS = 13
MOST_DISAGREEMENTS = 10


def leading_organizations(counts: draw.Rows) -> draw.Figure:
    """Draw the organizations that took part in the most events."""
    return involvement_charts.event_count_by_organization(counts[:MOST_ORGANIZATIONS])


def leading_disagreements(counts: draw.Rows) -> draw.Figure:
    """Draw what the documents differ on most."""
    return disagreement_charts.disagreement_count_by_subject(counts[:MOST_DISAGREEMENTS])


def say_belonging(programme: int, related: int) -> str:
    """Say how many of the events belong to the programme, and how many are related to it."""
    if not related:
        return ngettext(
            "it belongs to the Joint Plan of Action", "all belong to the Joint Plan of Action", programme
        )
    if not programme:
        return ngettext(
            "it is related to the Joint Plan of Action",
            "all are related to the Joint Plan of Action",
            related,
        )
    belonging = ngettext(
        "{count} belongs to the Joint Plan of Action", "{count} belong to the Joint Plan of Action", programme
    ).format(count=words.number(programme))
    others = ngettext("{count} is related to it", "{count} are related to it", related)
    return _("{belonging}, {others}").format(
        belonging=belonging, others=others.format(count=words.number(related))
    )


filters = ui.filter_sidebar()
events = ui.row(metrics.event_count, filters)
ui.stop_where_nothing_matches(_("Overview"), filters, events["event_count"])

documents = ui.document_count(filters)
persons = ui.row(attendance_total, filters)
bodies = ui.row(involvement_total, filters)
points = ui.row(disagreements.disagreement_count, filters)
gaps = ui.drawn_rows(leading_disagreement_ranges, filters)
without_country = events["event_count"] - events["with_country_count"]
without_year = events["event_count"] - events["dated_count"]
undated = ui.row(metrics.event_count, replace(filters, undated=True))["event_count"] - events["event_count"]

answer = [
    ngettext(
        "{count} event is on record in {documents}; {belonging}.",
        "{count} events are on record in {documents}; {belonging}.",
        events["event_count"],
    ).format(
        count=words.number(events["event_count"]),
        documents=ngettext("{count} document", "{count} documents", documents).format(
            count=words.number(documents)
        ),
        belonging=say_belonging(events["programme_count"], events["related_count"]),
    )
]
has_floor = not pd.isna(persons["attendance_low"])
if has_floor:
    answer.append(
        ngettext(
            "At least {persons} persons came to {known} of the {events} event that is not a part of another.",
            "At least {persons} persons came to {known} of the {events} events that are not a part of "
            "another.",
            persons["event_count"],
        ).format(
            persons=words.number(persons["attendance_low"]),
            known=words.number(persons["known_count"]),
            events=words.number(persons["event_count"]),
        )
    )
    if persons["unknown_count"]:
        answer.append(
            ngettext(
                "For {count} no document gives a figure.",
                "For {count} no document gives a figure.",
                persons["unknown_count"],
            ).format(count=words.number(persons["unknown_count"]))
        )
else:
    answer.append(_("How many persons came is not known."))
if points["disagreement_count"]:
    answer.append(
        words.differing(
            ngettext("{count} point", "{count} points", points["disagreement_count"]).format(
                count=words.number(points["disagreement_count"])
            ),
            points["contradiction_count"],
        )
    )
if gaps:
    widest = gaps[0]
    answer.append(
        _("The numbers lie furthest apart for “{event}”: {low} to {high} {counted}.").format(
            event=ui.plain(widest.event),
            low=words.number(widest.figure_low),
            high=words.number(widest.figure_high),
            counted=_("persons") if widest.counted is None else ui.plain(widest.counted),
        )
    )
if undated:
    answer.append(
        ngettext(
            "{count} more event is left out because no document dates it; “Also events without a date” "
            "adds it.",
            "{count} more events are left out because no document dates them; “Also events without a date” "
            "adds them.",
            undated,
        ).format(count=words.number(undated))
    )
ui.show_answer(_("Overview"), *answer, filters=filters)
ui.show_numbers(
    [
        (
            _("Events"),
            words.number(events["event_count"]),
            ui.definition(metrics.event_count),
            _("a day known for {count}").format(count=words.number(events["day_count"])),
        ),
        (
            _("Countries"),
            words.number(events["country_count"]),
            _("Countries in which events took place."),
            _("unknown for {count}").format(count=words.number(without_country)),
        ),
        (
            _("Organizations"),
            words.number(bodies["organization_count"]),
            ui.definition(involvement_total),
            _("unknown for {count}").format(count=words.number(bodies["unnamed_event_count"])),
        ),
        (
            _("Persons, at least"),
            words.number(persons["attendance_low"]) if has_floor else _("no figure"),
            ui.definition(attendance_total),
            _("unknown for {count}").format(count=words.number(persons["unknown_count"])),
        ),
        (
            _("Disagreements"),
            words.number(points["disagreement_count"]),
            ui.definition(disagreements.disagreement_count),
            ngettext("{count} contradicts", "{count} contradict", points["contradiction_count"]).format(
                count=words.number(points["contradiction_count"])
            ),
        ),
    ]
)

year_notes = [_("The bands are the phases, as far as documents state their span.")]
if without_year:
    year_notes.append(
        ngettext(
            "{count} event has no year of its own and is not drawn.",
            "{count} events have no year of their own and are not drawn.",
            without_year,
        ).format(count=words.number(without_year))
    )
with ui.pair("when_and_where"):
    ui.show_figure(
        _("When did the events take place?"),
        metrics.event_count_by_year,
        filters,
        chart=partial(charts.event_count_by_year, phases=ui.phases()),
        evidence=evidence.event_evidence,
        empty=_("No document says in which year these events took place."),
        key="year",
        note=" ".join(year_notes),
    )
    ui.show_figure(
        _("Where did they take place?"),
        metrics.event_count_by_place,
        filters,
        chart=charts.event_count_by_place,
        evidence=evidence.event_evidence_by_place,
        key="city",
        note=charts.places_beside_map(
            ui.all_rows(metrics.event_count_by_place, filters, shown=ui.MOST_DRAWN, fetch=ui.drawn_rows)
        ),
    )
with ui.pair("most"):
    ui.show_figure(
        _("Who took part most often?"),
        event_count_by_organization,
        filters,
        chart=leading_organizations,
        evidence=evidence.involvement_evidence,
        empty=_("No document names an organization at these events."),
        key="organization_id",
        link=(ui.ORGANIZATIONS_PAGE, _("All organizations")),
    )
    ui.show_figure(
        _("Where do documents disagree most?"),
        disagreements.disagreement_count_by_subject,
        filters,
        chart=leading_disagreements,
        evidence=evidence.disagreement_evidence,
        empty=_("The documents agree, or only one of them says anything."),
        key="subject_id",
        link=(ui.DISAGREEMENTS_PAGE, _("All disagreements")),
    )
