"""What tables, records, values and decisions are called on the page, in the reader's language.

Titles are functions: the language is the reader's, who is not known yet when this module is imported.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape

from babel.dates import format_datetime

from analytics import ui, words
from analytics.messages import gettext as _
from analytics.messages import locale_name
from etl.review.desk import ACCEPT, EDIT, REJECT, UNDO, Decision, Item, Sheet
from pages.review.state import desk

# For each table that a record of it may be named from, what its records are called, by their key.
Choices = Mapping[str, Mapping[str, str]]
CHOSEN_FROM = ("organizations", "people", "events", "source_documents", "phases", "cities")

# What the records of a table are called together, and one of them, in the order of the list.
TITLES: Mapping[str, Callable[[], tuple[str, str]]] = {
    "source_documents": lambda: (_("The document"), _("source document")),
    "events": lambda: (_("New events"), _("event")),
    "organizations": lambda: (_("New organizations"), _("organization")),
    "organization_names": lambda: (_("New names of organizations"), _("name of an organization")),
    "people": lambda: (_("New people"), _("person")),
    "person_names": lambda: (_("New names of people"), _("name of a person")),
    "cities": lambda: (_("New cities"), _("city")),
    "event_claims": lambda: (_("When and where"), _("date and place")),
    "attendance_claims": lambda: (_("How many came"), _("attendance")),
    "participation_counts": lambda: (_("How many states, women and others"), _("number taking part")),
    "involvement": lambda: (_("Who took part"), _("involvement")),
    "outcomes": lambda: (_("What came out of it"), _("outcome")),
    "themes": lambda: (_("What it was about"), _("theme")),
    "phase_claims": lambda: (_("When the phases began and ended"), _("dates of a phase")),
    "phase_involvement": lambda: (_("Who carried the programme"), _("part in the programme")),
}
TABLES = tuple(TITLES)

# What tells one record of a table of statements from another in a list; of a count, its number does.
TELLING: Mapping[str, tuple[str, ...]] = {
    "event_claims": ("date_start", "date_end", "city", "phase_id"),
    "attendance_claims": (),
    "participation_counts": (),
    "involvement": ("organization_id", "person", "role"),
    "outcomes": ("title", "date_adopted"),
    "themes": ("theme", "pillar"),
    "phase_claims": ("phase_id", "date_start", "date_end"),
    "phase_involvement": ("organization_id", "role", "phase_id"),
}
DECIDED: Mapping[str, Callable[[], str]] = {
    ACCEPT: lambda: _("Accepted by {reviewer}, {time}"),
    EDIT: lambda: _("Accepted with changes by {reviewer}, {time}"),
    REJECT: lambda: _("Rejected by {reviewer}, {time}"),
    UNDO: lambda: _("Taken back by {reviewer}, {time}"),
}


def title_of(table: str) -> str:
    """What the records of the table are called together."""
    return TITLES[table]()[0]


def kind_of(table: str) -> str:
    """What one record of the table is called."""
    return TITLES[table]()[1]


def choices_of(sheet: Sheet) -> Choices:
    """Every record that a field may name, with those that the document is the first to name."""
    return {table: desk().choices(table, sheet) for table in CHOSEN_FROM}


def summary(sheet: Sheet, item: Item, choices: Choices) -> str:
    """Tell one proposal from the others in a few words."""
    table, values = item.proposal.table, sheet.values_of(item)
    fields = desk().contract.table(table).field_names
    if "figure" in fields:
        return " ".join(filter(None, [count_in_words(values), values.get("counted", "")]))
    named = TELLING.get(table) or fields[1:2]
    told = [span_in_words(values)] if "date_start" in named else []
    told += [
        readable(table, name, values[name], choices)
        for name in named
        if values.get(name) and name not in ("date_start", "date_end")
    ]
    return ", ".join(filter(None, told)) or item.proposal.wording


def name_of(sheet: Sheet, item: Item) -> str:
    """Name a thing by its title or name."""
    values = sheet.values_of(item)
    return values.get("title") or values.get("name") or values[desk().key_of(item.proposal.table)]


def document_title(sheet: Sheet) -> str:
    """Name the document by its title as it stands in the review, or else by its file."""
    for item in sheet.items:
        if item.proposal.table == "source_documents":
            return sheet.values_of(item).get("title") or sheet.found.name
    return sheet.found.name


def readable(table: str, name: str, value: str, choices: Choices) -> str:
    """Write a value of a record for people: names beside codes."""
    field = desk().contract.table(table).field(name)
    for code in desk().contract.codes(field):
        if code.value == value:
            return _(code.label)
    target = desk().target(table, name)
    if target and value in choices.get(target, {}):
        return choices[target][value].split(" · ")[0]
    if field.is_partial_date:
        try:
            return words.partial_date(value)
        except ValueError:
            return value
    return value


def count_in_words(values: Mapping[str, str]) -> str:
    """Write the number of a claim with its qualifier; as it stands where it is not valid."""
    try:
        figure, upper = (int(values[name]) if values.get(name) else None for name in ("figure", "upper"))
        return words.claimed(values.get("qualifier", ""), figure, upper)
    except (KeyError, ValueError):
        return values.get("figure", "")


def span_in_words(values: Mapping[str, str]) -> str:
    """Write the days of a claim; as they stand where they are not valid."""
    start, end = values.get("date_start", ""), values.get("date_end", "")
    try:
        return words.date_span(start, end) if start or end else ""
    except ValueError:
        return f"{start} {end}".strip()


def values_html(sheet: Sheet, item: Item, choices: Choices) -> str:
    """Write the values of a record as people read them, each under the title of its field."""
    table, values = item.proposal.table, sheet.values_of(item)
    parts = []
    for field in desk().fields(table):
        if value := values.get(field.name):
            said = escape(readable(table, field.name, value, choices))
            if field.name in item.proposal.new:
                said += f'<span class="new">{escape(_("new"))}</span>'
            parts.append(f"<dt>{escape(_(field.title))}</dt><dd>{said}</dd>")
    return f'<dl class="values">{"".join(parts)}</dl>'


def say_time(text: str) -> str:
    """Write a time in UTC for people."""
    time = datetime.fromisoformat(text)
    return _("{time} UTC").format(time=format_datetime(time, "d MMMM y, HH:mm", locale=locale_name()))


def say_who(decision: Decision) -> str:
    """Say who decided what, and when."""
    return DECIDED[decision.kind]().format(
        reviewer=ui.plain(decision.reviewer), time=say_time(decision.decided_at)
    )
