"""One event: what is held to be so, who took part, what came out of it, and which document says it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import ui, words
from analytics.charts import events as charts
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import events as metrics
from analytics.metrics import evidence
from analytics.metrics.disagreements import disagreement_list
from analytics.metrics.documents import document_list
from analytics.metrics.involvement import involvement_total
from analytics.metrics.reference import rule_list

# What documents say of one event never depends on the filters: they choose events.
EVERYTHING = Filters.everything()


def titles(events: pd.DataFrame) -> dict[str, str]:
    """Return the title and dates of each event, by its key."""
    return {
        row.event_id: _("{event} · {dates}").format(
            event=row.event, dates=words.date_span(row.date_start, row.date_end)
        )
        for row in events.itertuples()
    }


def choose_event() -> str | None:
    """Offer the events that the filters keep; return the one in the address."""
    asked = st.query_params.get("event")
    known = titles(one_event(asked)) if asked else {}
    listed = ui.rows(metrics.event_list, filters, most=ui.MOST_ROWS)
    placeholder, find = _("Choose one of the events that the filters keep"), None
    # A list of very many would be slow to send and tiresome to read: the latest are offered, others by words.
    if len(listed) == ui.MOST_ROWS:
        placeholder = _("Choose one of the latest events, or type words of another and press Enter")
        find = find_events
    chosen = ui.picker(_("Event"), {**known, **titles(listed)}, "event", placeholder=placeholder, find=find)
    if chosen is None:
        ui.show_answer(
            _("Event"),
            _("There is no event “{event}”. Choose another above.").format(event=ui.plain(asked))
            if asked
            else _("Choose an event above to see everything that documents say of it."),
            filters=filters,
        )
        ui.show_link(ui.EVENTS_PAGE, _("All events in a table"))
    return chosen


def find_events(search: str) -> dict[str, str]:
    """Return the titles of the events that the filters keep and that have all words of a search."""
    return titles(ui.rows(metrics.event_list, filters, most=ui.MOST_ROWS, search=search))


def one_event(event_id: str) -> pd.DataFrame:
    """Return the row of an event, if there is one."""
    return ui.rows(metrics.event_list, replace(EVERYTHING, events=(event_id,)), most=1)


def parts_of(event_id: str) -> list[str]:
    """Return the parts of an event, each followed by its own parts."""
    parts = ui.rows(metrics.parts_of_event, EVERYTHING, event_id=event_id)
    return [one for part in parts["event_id"] for one in (part, *parts_of(part))]


def describe_event(event: Any) -> list[str]:
    """Say what the event was, when and where it took place, and to which phase it belongs."""
    kind = _(event["event_type"]).capitalize()
    facts = [
        _("{kind} under the Joint Plan of Action").format(kind=kind)
        if event["scope"] == "programme"
        else _("{kind} related to the Joint Plan of Action").format(kind=kind)
    ]
    where = charts.place(event["city"], event["country"])
    when = words.date_span(event["date_start"], event["date_end"])
    is_dated = not pd.isna(event["year"])
    if is_dated:
        facts.append(when)
    if where:
        facts.append(ui.plain(where))
    if not pd.isna(event["format"]):
        facts.append(names.get(event["format"], event["format"]))
    said = [f"{', '.join(facts)}."]
    if not is_dated:
        said.append(_("No document dates it."))
    if not where:
        said.append(_("No document names its place."))
    if event["phase_basis"] == "stated":
        said.append(_("Documents tie it to {phase}.").format(phase=names[event["phase_id"]]))
    if event["phase_basis"] == "by date":
        said.append(
            _("By its date it belongs to {phase}; no document says so.").format(
                phase=names[event["phase_id"]]
            )
        )
    if not pd.isna(event["parent_event_id"]):
        parent = ui.address(ui.EVENT_PAGE, event=event["parent_event_id"])
        said.append(
            _("It was a part of another event: {event}.").format(
                event=words.link(ui.plain(event["parent_event"]), parent)
            )
        )
    return said


def describe_attendance(event: Any, claims: Sequence[Any]) -> str:
    """Say how many came, as far as documents tell, and where the chosen figure counts some alone."""
    if pd.isna(event["attendance_best"]):
        return _("No document gives a figure for all who came.")
    stated = words.attendance_range(
        event["attendance_low"], event["attendance_high"], bool(event["attendance_is_open"])
    )
    chosen = words.claimed(event["attendance_qualifier"], event["attendance_best"])
    scope = next((claim.scope for claim in claims if claim.is_chosen), None)
    if event["attendance_rule"] in ("only statement", "agreement"):
        persons = words.of_whom(_("{chosen} persons").format(chosen=chosen), scope)
        return _("It drew {persons}.").format(persons=persons)
    return _("Documents give {range} persons; the chosen figure is {chosen}.").format(
        range=stated, chosen=words.of_whom(chosen, scope)
    )


def chosen_by(rule: object, rules: Mapping[str, str]) -> str:
    """Say by which rule the figure for attendance was chosen."""
    if pd.isna(rule):
        return _("None of these figures tells how many came to the event as a whole.")
    return _("The filled dot is chosen by the rule “{rule}”: {description}").format(
        rule=_(str(rule)), description=ui.plain(_(rules[str(rule)]))
    )


def tell_disagreements(points: pd.DataFrame) -> str:
    """Tell each point on which documents differ, with every value and the one that was chosen."""
    lines = []
    for point in charts.event_disagreements(points, statements, names).itertuples():
        line = _("- **{point}**{part} ({kind}): {values}.").format(
            point=ui.plain(point.point),
            part=part_words(point),
            kind=point.disagreement_type,
            values=ui.plain(point.values),
        )
        if point.rule:
            line += " " + _("Chosen: {value}, by the rule “{rule}”.").format(
                value=ui.plain(point.chosen_value), rule=point.rule
            )
        lines.append(line)
    return "\n".join(lines)


def tell_participants(participants: pd.DataFrame) -> str:
    """Tell who had each role; names lead to the profile of the organization."""
    lines = []
    for role, named in participants.groupby("role", sort=False):
        bodies: dict[str, list[str]] = {}
        for row in named.itertuples():
            people = bodies.setdefault(row.organization_id, [])
            if not pd.isna(row.person_name) and row.person_name not in people:
                people.append(row.person_name)
        said = [
            _("{body} ({people})").format(body=body_link(body), people=ui.plain(", ".join(people)))
            if people
            else body_link(body)
            for body, people in bodies.items()
        ]
        lines.append(_("- **{role}**: {bodies}").format(role=_(str(role)), bodies=", ".join(said)))
    return "\n".join(lines)


def body_link(organization_id: str) -> str:
    """Link to the profile of an organization."""
    address = ui.address(ui.ORGANIZATION_PAGE, profile=organization_id)
    return words.link(ui.plain(names[organization_id]), address)


def tell_themes(themes: pd.DataFrame) -> str:
    """Tell the themes, each with the number of documents that name it, and the pillars."""
    told = charts.event_themes(themes).assign(is_pillar=themes["pillar"].notna())
    themes_said, pillars_said = (
        [f"{row.theme} ({words.number(row.document_count)})" for row in some.itertuples()]
        for some in (told[~told["is_pillar"]], told[told["is_pillar"]])
    )
    lines = []
    if themes_said:
        lines.append(
            _("Themes, with the number of documents that name each: {themes}.").format(
                themes=words.every(themes_said)
            )
        )
    if pillars_said:
        lines.append(
            _("Pillars of the UN Global Counter-Terrorism Strategy: {pillars}.").format(
                pillars=words.every(pillars_said)
            )
        )
    return "\n\n".join(lines)


def tell_outcomes(outcomes: pd.DataFrame) -> str:
    """Tell what was adopted, launched or presented, and when, as far as documents say."""
    lines = []
    for row in outcomes.itertuples():
        said = [ui.plain(row.outcome), names.get(row.outcome_type, row.outcome_type)]
        if not pd.isna(row.date_adopted):
            dates = [words.partial_date(one) for one in row.date_adopted.split("; ")]
            said.append(_("adopted on {dates}").format(dates=words.either(dates)))
        lines.append(f"- {', '.join([*said, documents_in_words(row.document_count)])}")
    return "\n".join(lines)


def tell_parts(listed: pd.DataFrame) -> str:
    """Tell the parts of an event, each with a link to its own page."""
    lines = []
    for row in listed.itertuples():
        said = [_(row.event_type)]
        if not pd.isna(row.year):
            said.append(words.date_span(row.date_start, row.date_end))
        if not pd.isna(row.attendance_best):
            said.append(
                _("{range} persons").format(
                    range=words.attendance_range(
                        row.attendance_low, row.attendance_high, row.attendance_is_open
                    )
                )
            )
        link = words.link(ui.plain(row.event), ui.address(ui.EVENT_PAGE, event=row.event_id))
        lines.append(f"- {link}: {', '.join([*said, documents_in_words(row.document_count)])}")
    return "\n".join(lines)


def documents_in_words(count: int) -> str:
    """Say how many documents say so."""
    return ngettext("{count} document", "{count} documents", count).format(count=words.number(count))


def tell_statements(claims: pd.DataFrame) -> str:
    """Tell what each document states, in the order of its paragraphs."""
    told = charts.event_statements(claims, names).assign(is_part=claims["role"].notna())
    lines = []
    by_document = [stated for _document, stated in told.groupby("document_id", sort=False)]
    for stated in sorted(by_document, key=len, reverse=True):
        first = stated.iloc[0]
        address = ui.address(ui.DOCUMENT_PAGE, document=first["document_id"])
        source = [ui.plain(first["publisher"]), words.partial_date(first["date_published"])]
        if not pd.isna(first["url"]):
            source.append(words.link(_("open the text"), first["url"]))
        title = words.link(ui.plain(first["document"]), address)
        lines.append(f"\n**{title}** · {' · '.join(source)}\n")
        lines += [statement_line(row) for row in stated.itertuples()]
    return "\n".join(lines)


def part_words(row: Any) -> str:
    """Name the part of the event that a row is about; nothing where it is about the event as a whole."""
    part = getattr(row, "event_id", event_id)
    return "" if pd.isna(part) or part == event_id else f" – {ui.plain(row.event)}"


def statement_line(row: Any) -> str:
    """Write one statement as an item of a list, with the part of the event that it is about."""
    line = ui.plain(row.statement) if row.is_part else f"{row.kind}: {ui.plain(row.statement)}"
    line += part_words(row)
    if pd.isna(row.paragraph):
        return f"- {line}"
    return _("- paragraph {number} · {statement}").format(number=int(row.paragraph), statement=line)


filters = ui.filter_sidebar()
names = ui.names()
event_id = choose_event()
if event_id is None:
    st.stop()

event = one_event(event_id).iloc[0]
parts = parts_of(event_id)
only = replace(EVERYTHING, events=(event_id,))
family = replace(EVERYTHING, events=(event_id, *parts))
points = ui.all_rows(disagreement_list, family, shown=ui.MOST_DRAWN)
statements = ui.all_rows(evidence.disagreement_evidence, family, shown=ui.MOST_ROWS)
documents = ui.all_rows(document_list, family, shown=ui.MOST_ROWS)
claims = ui.all_rows(metrics.event_attendance_claims, only, shown=ui.MOST_DRAWN, fetch=ui.drawn_rows)
rules = ui.rows(rule_list, EVERYTHING).set_index("rule")["description"]

ui.show_answer(
    ui.plain(event["event"]),
    *describe_event(event),
    describe_attendance(event, claims),
    ngettext("{count} document speaks of it.", "{count} documents speak of it.", len(documents)).format(
        count=words.number(len(documents))
    ),
    ngettext("They differ on {count} point.", "They differ on {count} points.", len(points)).format(
        count=words.number(len(points))
    )
    if len(points)
    else "",
)
if parts:
    st.caption(
        ngettext(
            "What stands below covers the event and its {count} part, whatever the filters; attendance and "
            "dates are those of the event itself.",
            "What stands below covers the event and its {count} parts, whatever the filters; attendance and "
            "dates are those of the event itself.",
            len(parts),
        ).format(count=words.number(len(parts)))
    )
bodies = ui.row(involvement_total, family)
ui.show_numbers(
    [
        (
            _("Persons"),
            words.attendance_range(
                event["attendance_low"], event["attendance_high"], bool(event["attendance_is_open"])
            ),
            _("From the lowest to the highest figure that documents give for the whole event."),
        ),
        (_("Organizations"), words.number(bodies["organization_count"]), ui.definition(involvement_total)),
        (_("Documents"), words.number(len(documents)), ui.definition(document_list)),
        (_("Points on which they differ"), words.number(len(points)), ui.definition(disagreement_list)),
    ]
)

with ui.pair("facts"):
    ui.show_figure(
        _("What is held to be so, and why?"),
        metrics.event_facts,
        only,
        chart=None,
        evidence=evidence.event_evidence,
        table=partial(charts.event_facts, names=names),
        empty=_("No document dates or places this event."),
    )
    ui.show_figure(
        _("How many came?"),
        metrics.event_attendance_claims,
        only,
        chart=partial(charts.event_attendance_claims, names=names),
        evidence=evidence.attendance_evidence,
        key="claim_id",
        note=chosen_by(event["attendance_rule"], rules),
        empty=_("No document gives a figure for attendance. That is unknown, not zero."),
    )
ui.show_figure(
    _("Where do the documents disagree?"),
    disagreement_list,
    family,
    chart=None,
    evidence=evidence.disagreement_evidence,
    text=tell_disagreements,
    table=partial(charts.event_disagreements, statements=statements, names=names),
    empty=_("The documents agree, or only one of them says anything."),
)
ui.show_figure(
    _("Who took part?"),
    metrics.event_participants,
    family,
    chart=None,
    evidence=evidence.involvement_evidence,
    text=tell_participants,
    table=charts.event_participants,
    empty=_("No document names an organization that took part."),
)
ui.show_figure(
    _("How many states, organizations and others took part?"),
    evidence.participation_evidence,
    family,
    chart=None,
    evidence=None,
    table=partial(charts.event_participation_counts, names=names),
    empty=_("No document counts states, organizations or a part of those present."),
)
with ui.pair("content"):
    ui.show_figure(
        _("What was it about?"),
        metrics.event_themes,
        family,
        chart=None,
        evidence=evidence.theme_evidence,
        text=tell_themes,
        table=charts.event_themes,
        empty=_("No document names a theme."),
    )
    ui.show_figure(
        _("What came out of it?"),
        metrics.event_outcomes,
        family,
        chart=None,
        evidence=evidence.outcome_evidence,
        text=tell_outcomes,
        table=charts.event_outcomes,
        empty=_("No document names an outcome."),
    )
if parts:
    ui.show_figure(
        _("Which events were parts of it?"),
        metrics.event_list,
        replace(EVERYTHING, events=tuple(parts)),
        chart=None,
        evidence=evidence.event_evidence,
        text=tell_parts,
        table=charts.event_list,
    )
ui.show_figure(
    _("What does each document say?"),
    metrics.event_statements,
    family,
    chart=None,
    evidence=None,
    room="high" if len(ui.rows(metrics.event_statements, family, most=ui.MOST_DRAWN)) > 25 else None,
    text=tell_statements,
    table=partial(charts.event_statements, names=names),
)
