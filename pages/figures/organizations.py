"""Who took part in which events, in which role, and with whom."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import ui, words
from analytics.charts import draw
from analytics.charts import involvement as charts
from analytics.event_roles import ROLE_GROUPS
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import evidence
from analytics.metrics import involvement as metrics
from analytics.metrics.leading import leading_organizations
from analytics.metrics.pairs import pairs_of_leading_organizations

# Stands for the states where a document does not name them one by one.
COLLECTIVE = "central-asian-states"
# Of more that lead together a sentence gives the number alone.
MOST_NAMED = 4


def claims_of_pairs(claims: pd.DataFrame, pairs: Sequence[Sequence[Any]], *, column: str) -> pd.DataFrame:
    """Keep what is said of two organizations at the events in which both took part."""
    kept = []
    for one, other, *_rest in pairs:
        both = claims[claims[column].isin([one, other])]
        bodies = both.groupby("event_id")[column].transform("nunique")
        kept.append(both[bodies == 2])
    return pd.concat(kept).drop_duplicates("claim_id")


def lead(ranking: draw.Rows, events: int, roles: Sequence[str]) -> str:
    """Say who took part in more events than any other, or had one of some roles there, if anybody did."""
    most = max(row.event_count for row in ranking)
    leading = [
        _("“{body}”").format(body=ui.plain(row.organization)) for row in ranking if row.event_count == most
    ]
    if len(leading) == len(ranking):
        return ""
    bodies = words.every(leading)
    if len(leading) > MOST_NAMED:
        bodies = _("{count} organizations").format(count=words.number(len(leading)))
    if roles:
        said = ngettext(
            "{bodies} is named as {roles} at more events than any other: {count} of {events}.",
            "{bodies} are named as {roles} at more events than any other, each at {count} of {events}.",
            len(leading),
        )
    else:
        said = ngettext(
            "{bodies} took part in more events than any other: {count} of {events}.",
            "{bodies} took part in more events than any other, each in {count} of {events}.",
            len(leading),
        )
    named = words.either([ui.names().get(role, role) for role in roles])
    return said.format(bodies=bodies, roles=named, count=words.number(most), events=words.number(events))


filters = ui.filter_sidebar()
rolled_up = "yes" in st.query_params.get_all("under_parents")
total = ui.row(metrics.involvement_total, filters, rolled_up=rolled_up)
ui.stop_where_nothing_matches(_("Organizations"), filters, total["event_count"])
ranking = (
    ui.drawn_rows(metrics.event_count_by_organization, filters, most=ui.MOST_DRAWN, rolled_up=True)
    if rolled_up
    else ui.drawn_rows(leading_organizations, filters)
)

if not ranking:
    ui.show_answer(
        _("Organizations"), _("No document names an organization at the events shown."), filters=filters
    )
    st.stop()
bodies = ngettext("{count} organization", "{count} organizations", total["organization_count"])
answer = [
    lead(ranking, total["event_count"], filters.roles),
    ngettext(
        "Documents name {bodies} at {named} of {events} event.",
        "Documents name {bodies} at {named} of {events} events.",
        total["event_count"],
    ).format(
        bodies=bodies.format(count=words.number(total["organization_count"])),
        named=words.number(total["named_event_count"]),
        events=words.number(total["event_count"]),
    ),
]
if total["unnamed_event_count"]:
    answer.append(
        ngettext(
            "For {count} no document names any.",
            "For {count} no document names any.",
            total["unnamed_event_count"],
        ).format(count=words.number(total["unnamed_event_count"]))
    )
ui.show_answer(_("Organizations"), *answer, filters=filters)
ui.show_numbers(
    [
        (
            _("Organizations named"),
            words.number(total["organization_count"]),
            ui.definition(metrics.involvement_total),
        ),
        (
            _("Events with an organization named"),
            _("{known} of {events}").format(
                known=words.number(total["named_event_count"]),
                events=words.number(total["event_count"]),
            ),
            _("A session inside a conference is an event of its own here."),
        ),
        (
            _("Events without an organization"),
            words.number(total["unnamed_event_count"]),
            _("They took place, but no document says who took part."),
        ),
    ]
)

ui.switch(
    _("Count organizations under their parent"),
    "under_parents",
    help_text=_(
        "An office counts as the organization to which it belongs, for example UNCCT and UNOCT as the"
        " United Nations; ministries and embassies count as their government. Without it, organizations count"
        " as documents name them."
    ),
)
if any(row.organization_id == COLLECTIVE for row in ranking):
    st.caption(
        _(
            "Where a document names the Central Asian states only together, they count as one organization"
            " and not under each state."
        )
    )
column = "counted_under_id" if rolled_up else "organization_id"
show = partial(
    ui.show_figure,
    filters=filters,
    evidence=evidence.involvement_evidence_by_organization,
    rolled_up=rolled_up,
)

with ui.pair("how_often"):
    show(
        _("Who took part in the most events?"),
        metrics.event_count_by_organization,
        chart=charts.event_count_by_organization,
        key=column,
        room="high",
    )
    show(
        _("Who took part when?"),
        metrics.event_count_by_organization_and_year,
        chart=charts.event_count_by_organization_and_year,
        key=(column, "year"),
        room="high",
    )

groups = {"": _("any"), **{group: _(group) for group in ROLE_GROUPS}}
role_group = ui.choice(_("Rank organizations by role"), groups, "ranked_by") or None
show(
    _("Who did what?"),
    metrics.event_count_by_organization_and_role,
    chart=partial(charts.event_count_by_organization_and_role, role_group=role_group),
    key=(column, "role_group"),
    room="high",
    empty=_("No document gives an organization such a role at these events."),
    role_group=role_group,
)

pairs = ui.drawn_rows(pairs_of_leading_organizations, filters, rolled_up=rolled_up)
kinds = ui.drawn_rows(metrics.organization_kinds, filters)
with ui.pair("with_whom"):
    show(
        _("Who took part with whom?"),
        metrics.partner_count_by_organization,
        chart=partial(charts.partner_count_by_organization, pairs=pairs),
        key=column,
    )
    show(
        _("Which two took part together most often?"),
        metrics.event_count_by_pair,
        chart=partial(charts.event_count_by_pair, bodies=kinds),
        key=partial(claims_of_pairs, column=column),
        empty=_("No document names two organizations at one of these events."),
        room="medium",
    )
