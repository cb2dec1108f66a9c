"""Every event, to be searched and opened."""

import streamlit as st

from analytics import ui, words
from analytics.charts import events as charts
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import events as metrics
from analytics.metrics import evidence

filters = ui.filter_sidebar()
events = ui.row(metrics.event_count, filters)
count = events["event_count"]
ui.stop_where_nothing_matches(_("Events"), filters, count)

single = events["single_document_count"]
counted = ngettext("{count} event is shown.", "{count} events are shown.", count)
answer = [counted.format(count=words.number(count))]
if single:
    resting = ngettext(
        "{count} of these rests on one document alone.",
        "{count} of these rest on one document alone.",
        single,
    )
    answer.append(resting.format(count=words.number(single)))
answer.append(
    _("The first or the last day is known for {day}, the country for {country}.").format(
        day=words.number(events["day_count"]), country=words.number(events["with_country_count"])
    )
)
kinds = ui.drawn_rows(metrics.event_count_by_event_type, filters, most=ui.MOST_DRAWN)
if len(kinds) > 1:
    most = [f"{_(row.event_type)} ({words.number(row.event_count)})" for row in kinds[:3]]
    answer.append(_("The most frequent kinds: {kinds}.").format(kinds=words.every(most)))
ui.show_answer(_("Events"), *answer, filters=filters)

search = ui.search(
    _("Find events"),
    "search",
    placeholder=_("Title, city, organization, person or id, in English or Russian"),
)
found = ui.row_count(metrics.event_list, filters, shown=ui.MOST_ROWS, search=search) if search else count
if not found:
    st.info(
        _("No event here has all the words “{search}”. Try fewer words, or take a filter away.").format(
            search=ui.plain(search)
        ),
        icon=":material/search_off:",
    )
else:
    ui.show_figure(
        ngettext("{count} event with “{search}”", "{count} events with “{search}”", found).format(
            count=words.number(found), search=ui.plain(search)
        )
        if search
        else _("All events"),
        metrics.event_list,
        filters,
        chart=None,
        evidence=evidence.evidence_of_events_found if search else evidence.event_evidence,
        table=charts.event_list,
        note=_("A click on the name of an event opens its profile."),
        search=search,
    )
ui.show_figure(
    _("What kinds of event?"),
    metrics.event_count_by_event_type,
    filters,
    chart=charts.event_count_by_event_type,
    evidence=evidence.event_evidence,
    key="event_type",
    note=_("Blue: events of the Joint Plan of Action; grey: related events."),
)
