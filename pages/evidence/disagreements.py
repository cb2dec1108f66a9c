"""On which points documents differ, what each of them says, and which statement was chosen by which rule."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import ui, words
from analytics.charts import disagreements as charts
from analytics.charts import draw
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import disagreements as metrics
from analytics.metrics import evidence
from analytics.metrics.events import event_count
from analytics.metrics.reference import rule_list

CARDS_AT_FIRST = 20
# A page of more would take a browser minutes; the table under them lists thousands, its file all.
MOST_CARDS = 500
POINT = ("subject_id", "field", "about")

filters = ui.filter_sidebar()
ui.stop_where_nothing_matches(_("Disagreements"), filters, ui.row(event_count, filters)["event_count"])
names = ui.names()
total = ui.row(metrics.disagreement_count, filters)
count, contradictions = total["disagreement_count"], total["contradiction_count"]
counts = ui.drawn_rows(metrics.disagreement_count_by_point, filters, most=ui.MOST_DRAWN)
decisions = ui.rows(metrics.decision_list, filters)
rules = ui.rows(rule_list, filters).set_index("rule")["description"]
event_address = ui.addresses(ui.EVENT_PAGE, "event")
document_address = ui.addresses(ui.DOCUMENT_PAGE, "document")


def said(statement: Any) -> str:
    """Write what one document states on a point."""
    if not pd.isna(statement.qualifier):
        return words.claimed(statement.qualifier, statement.figure, statement.upper)
    if statement.field.startswith("date_"):
        return words.partial_date(statement.value)
    return _(names.get(statement.value, statement.value))


def subject_link(point: Any) -> str:
    """Link to what the point is about."""
    if not pd.isna(point.event_id):
        return words.link(ui.plain(point.event), event_address(point.event_id))
    if not pd.isna(point.phase_id):
        return words.link(ui.plain(names[point.phase_id]), ui.address("pages/figures/phases.py"))
    return ui.plain(str(point.outcome))


def point_name(point: Any) -> str:
    """Say on what the documents differ: attendance, or representative of the OSCE."""
    about = [
        value for value in (point.person_name, point.acronym, point.organization, point.counted) if value
    ]
    about = [value for value in about if not pd.isna(value)]
    name = _(names.get(point.field, point.field))
    if not about:
        return name
    return _("{point}: {about}").format(point=name, about=about[0])


def statement_line(statement: Any) -> str:
    """Write one statement with its document, as an item of a list."""
    document = words.link(ui.plain(statement.document), document_address(statement.document_id))
    place = [ui.plain(statement.publisher)]
    if not pd.isna(statement.date_published):
        place.append(words.partial_date(statement.date_published))
    if not pd.isna(statement.paragraph):
        place.append(_("paragraph {number}").format(number=words.number(statement.paragraph)))
    line = f"- **{ui.plain(said(statement))}** – {document}, {', '.join(place)}"
    if not pd.isna(statement.wording):
        line += f", “{ui.plain(statement.wording)}”"
    return f"{line} :blue-badge[{_('chosen')}]" if statement.is_chosen else line


def answer_line(point: Any) -> str:
    """Say which statement was chosen, and by which rule."""
    if pd.isna(point.rule):
        return _("All of these stand: the point has no single answer.")
    return _("Chosen by the rule “{rule}”: {description}").format(
        rule=_(point.rule), description=_(rules.get(point.rule, ""))
    )


def show_card(point: Any, statements: Sequence[Any]) -> None:
    """Show one point with every statement on it."""
    if point.disagreement_type == "contradict":
        badge = f":orange-badge[{_('contradiction')}]"
    else:
        badge = f":gray-badge[{_('may all be true')}]"
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{subject_link(point)}**  \n{ui.plain(point_name(point))} {badge}")
        st.markdown("\n".join(statement_line(statement) for statement in statements))
        st.caption(ui.plain(answer_line(point)))


def key_of(row: Any) -> tuple[str, str, str | None]:
    """Return what tells a point from others; most are about nothing further."""
    return row.subject_id, row.field, None if pd.isna(row.about) else row.about


def statements_on(points: Sequence[Any]) -> dict[tuple[str, str, str | None], list[Any]]:
    """Return what documents state on each of some points."""
    where = (POINT, tuple(map(key_of, points)))
    # Filters keep all statements on a point or none.
    found = ui.rows(evidence.disagreement_evidence, Filters.everything(), where=where)
    of_point: dict[tuple[str, str, str | None], list[Any]] = {}
    for statement in draw.rows(found):
        of_point.setdefault(key_of(statement), []).append(statement)
    return of_point


def show_cards(points: Sequence[Any]) -> None:
    """Show the points as cards, two in a row."""
    statements = statements_on(points)
    for start in range(0, len(points), 2):
        for column, point in zip(st.columns(2), points[start : start + 2], strict=False):
            with column:
                show_card(point, statements[key_of(point)])


def first_points(field: str | None) -> list[Any]:
    """Return the points that cards may show, of one kind or of all, and one more if the table lists more."""
    shown = ui.rows(metrics.disagreement_list, filters, most=ui.MOST_ROWS, field=field)
    return list(draw.rows(shown[: MOST_CARDS + 1]))


def sharpest(points: Sequence[Any]) -> str:
    """Say on which point documents differ most: numbers by how far, contradictions first."""
    point = points[0]
    statements = statements_on(points[:CARDS_AT_FIRST])  # Those of the cards: they are fetched once.
    return _("Most of all on {point} of “{subject}”: {values}.").format(
        point=point_name(point),
        subject=next(
            value for value in (point.event, point.outcome, names.get(point.phase_id)) if not pd.isna(value)
        ),
        values=words.either(list(dict.fromkeys(map(said, statements[key_of(point)])))),
    )


answer = [_("The documents agree on everything that is shown.")]
if count:
    answer = [
        words.differing(
            ngettext("{count} point", "{count} points", count).format(count=words.number(count)),
            contradictions,
        ),
        ui.plain(sharpest(first_points(None))),
    ]
ui.show_answer(_("Disagreements"), *answer, filters=filters)
if not count:
    st.stop()
ui.show_numbers(
    [
        (_("Differing points"), words.number(count), ui.definition(metrics.disagreement_count)),
        (
            _("Contradictions"),
            words.number(contradictions),
            _("Not all of the statements can be true. The others may all be: “over 250” and “about 300”."),
        ),
        (
            _("Events concerned"),
            words.number(ui.row(metrics.disputed_event_count, filters)["disputed_event_count"]),
            _("The other points are about phases and outcomes."),
        ),
        (
            _("Decided by hand"),
            words.number(len(decisions)),
            _("A person may overrule the rules; who did, when and why is then shown here."),
        ),
    ]
)

with ui.pair("numbers_and_points"):
    ui.show_figure(
        _("How far apart are the numbers?"),
        metrics.disagreement_range_by_point,
        filters,
        chart=partial(charts.disagreement_range_by_point, names=names),
        evidence=evidence.disagreement_range_evidence,
        empty=_("Documents differ on no number here."),
        key=("subject_id", "field", "about"),
        room="medium",
        note=_(
            "Orange: not all can be true. Blue: all may be true. Each tick is a figure stated, the dot the "
            "chosen one; an arrow means that no upper end is stated."
        ),
    )
    ui.show_figure(
        _("On what do they differ?"),
        metrics.disagreement_count_by_point,
        filters,
        chart=partial(charts.disagreement_count_by_point, names=names),
        evidence=evidence.disagreement_evidence,
        key="field",
        room="medium",
        note=_("Orange: contradictions. Blue: statements that may all be true."),
    )
if len(decisions):
    ui.show_figure(
        _("What did persons decide in place of the rules?"),
        metrics.decision_list,
        filters,
        chart=None,
        evidence=None,
    )

st.header(_("Every point, with what each document says"), anchor=False)
kinds = {"all": _("all ({count})").format(count=words.number(count))} | {
    row.field: _("{point} ({count})").format(
        point=_(names.get(row.field, row.field)), count=words.number(row.disagreement_count)
    )
    for row in counts
}
chosen = ui.choice(_("Kind of point"), kinds, "point")
field = None if chosen == "all" else chosen
points = first_points(field)
show_cards(points[:CARDS_AT_FIRST])
rest = points[CARDS_AT_FIRST:MOST_CARDS]
if len(rest):
    label = ngettext("{count} more point", "{count} more points", len(rest)).format(
        count=words.number(len(rest))
    )
    if len(points) > MOST_CARDS:
        label = _("{more}; the table below lists further ones").format(more=label)
    more = st.expander(label, key="more_points", on_change="rerun")
    if more.open:
        with more:
            show_cards(rest)
ui.show_figure(
    _("All of it as a table"),
    metrics.disagreement_list,
    filters,
    chart=None,
    evidence=evidence.disagreement_evidence,
    field=field,
)
