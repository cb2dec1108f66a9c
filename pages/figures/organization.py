"""One organization: its names, its family, its events and roles, its people and its partners."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import ui, words
from analytics.charts import involvement as charts
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics import evidence
from analytics.metrics import involvement as metrics

EVERYTHING = Filters.everything()


def choose() -> str:
    """Let the reader choose an organization; the address keeps the choice."""
    asked = st.query_params.get("profile")
    chosen = ui.picker(
        _("Find an organization by any name or acronym"),
        ui.searchable_names(),
        "profile",
        placeholder=_("Type a name, in any language that documents use"),
    )
    if chosen is None:
        missing = _("There is no organization “{address}”. Choose one from the list above.")
        choose_one = _("Choose one from the list above to see what documents say of it.")
        ui.show_answer(_("Organization"), missing.format(address=ui.plain(asked)) if asked else choose_one)
        ui.show_link(ui.ORGANIZATIONS_PAGE, _("All organizations"))
        st.stop()
    return chosen


def answer(name: str, filters: Filters, **whole: Any) -> list[str]:
    """Say in words at how many events the organization took part, and what is unknown about them."""
    events = ui.row_count(metrics.event_list_of_organization, filters, shown=ui.MOST_ROWS, **whole)
    if not events:
        return [_("No document names “{body}” at the events shown.").format(body=name)]
    roles = ui.drawn_rows(metrics.event_count_of_organization_by_role, filters, most=ui.MOST_DRAWN, **whole)
    years = ui.drawn_rows(metrics.event_count_of_organization_by_year, filters, most=ui.MOST_DRAWN, **whole)
    people = ui.row(metrics.person_count_of_organization, filters, **whole)["person_count"]
    partners = ui.row_count(
        metrics.partners_of_organization, filters, shown=ui.MOST_DRAWN, fetch=ui.drawn_rows, **whole
    )
    undated = events - sum(row.event_count for row in years)
    sentences = [
        ngettext(
            "Documents name “{body}” at {count} event, most often as {role}.",
            "Documents name “{body}” at {count} events, most often as {role}.",
            events,
        ).format(body=name, count=words.number(events), role=_(roles[0].role)),
        ngettext(
            "{count} other organization took part in the same events.",
            "{count} other organizations took part in the same events.",
            partners,
        ).format(count=words.number(partners)),
        ngettext(
            "{count} person is named who stood for it.",
            "{count} people are named who stood for it.",
            people,
        ).format(count=words.number(people))
        if people
        else _("No person is named who stood for it."),
    ]
    if undated:
        sentence = ngettext(
            "For {count} of the events no document states the year.",
            "For {count} of the events no document states the year.",
            undated,
        )
        sentences.append(sentence.format(count=words.number(undated)))
    if whole["with_parts"]:
        sentences.append(_("Organizations that belong to it are counted with it."))
    return sentences


def branches(family: pd.DataFrame, parent: str) -> list[str]:
    """Return the organizations below an organization, each followed by those below it."""
    below = []
    for part in family[family["parent_id"] == parent]["organization_id"]:
        below += [part, *branches(family, part)]
    return below


def show_family(family: pd.DataFrame, profile: str) -> None:
    """Show the organizations above and below an organization as a tree of links."""
    bodies = family.set_index("organization_id")
    above = list(family[family["steps"] < 0]["organization_id"])
    for key in [*above, profile, *branches(family, profile)]:
        row = bodies.loc[key]
        label = _("{body} ({events})").format(
            body=ui.plain(row["organization"] if pd.isna(row["acronym"]) else row["acronym"]),
            events=ngettext("{count} event", "{count} events", row["event_count"]).format(
                count=words.number(row["event_count"])
            ),
        )
        # Spaces that a browser keeps: two for each step down.
        indent = "\u2003" * 2 * int(row["steps"] - family["steps"].min())
        text = f"**{label}**" if key == profile else label
        ui.show_link(ui.ORGANIZATION_PAGE, indent + text, profile=key)


def show_events(show: Callable[..., None], has_people: bool) -> None:
    """Show when and where the organization took part, in which roles, through whom, and with whom."""
    with ui.pair("when_and_how"):
        show(
            _("When did it take part?"),
            metrics.event_count_of_organization_by_year,
            chart=partial(charts.event_count_of_organization_by_year, phases=ui.phases()),
            key="year",
            empty=_("No document says in which year these events took place."),
        )
        show(
            _("In which roles?"),
            metrics.event_count_of_organization_by_role,
            chart=charts.event_count_of_organization_by_role,
            key="role",
            room="low",
        )
    show(_("At which events?"), metrics.event_list_of_organization, chart=None)
    if has_people:
        show(_("Who stood for it?"), metrics.people_of_organization, chart=None)
    show(
        _("With whom did it take part?"),
        metrics.partners_of_organization,
        chart=charts.partners_of_organization,
        evidence=evidence.partner_evidence,
        key="partner_id",
        empty=_("No document names another organization at these events."),
        room="medium",
    )


filters = ui.filter_sidebar()
profile = choose()
family = ui.rows(metrics.organization_family, filters, organization_id=profile)
body = family[family["steps"] == 0].iloc[0]
has_parts = bool((family["steps"] > 0).any())
with_parts = has_parts and "yes" in st.query_params.get_all("with_its_parts")
whole: dict[str, Any] = {"organization_id": profile, "with_parts": with_parts}

name = ui.plain(body["organization"])
ui.show_answer(name, *answer(name, filters, **whole), filters=filters)
facts = [_("Kind of organization: {kind}").format(kind=_(body["organization_type"]))]
if not pd.isna(body["country"]):
    facts.append(_("Country: {country}").format(country=_(body["country"])))
st.caption(" · ".join(facts))

with ui.pair("which_body"):
    ui.show_figure(
        _("What do documents call it?"),
        metrics.organization_name_list,
        filters,
        chart=None,
        evidence=None,
        organization_id=profile,
    )
    with st.container(key="figure-organization_family", border=True, height="stretch"):
        definition = ui.definition(metrics.organization_family)
        st.markdown("#### " + _("Where does it belong?"), help=definition)
        st.caption(definition.partition("\n")[0])
        if has_parts:
            ui.switch(_("Count the organizations that belong to it as one with it"), "with_its_parts")
        with st.container(height=360 if len(family) > 8 else "content", border=False, gap="xxsmall"):
            show_family(family, profile)
        ui.show_files(
            filters,
            (
                _("CSV"),
                _("The rows that this figure draws"),
                metrics.organization_family,
                {"organization_id": profile},
            ),
        )

show = partial(
    ui.show_figure,
    filters=filters,
    evidence=evidence.involvement_evidence_of_organization,
    organization_id=profile,
    with_parts=with_parts,
)


def has_rows(metric: ui.Metric) -> bool:
    """Tell whether a table of the organization has any rows."""
    return len(ui.rows(metric, filters, most=ui.MOST_ROWS, **whole)) > 0


if has_rows(metrics.event_list_of_organization):
    show_events(show, has_people=has_rows(metrics.people_of_organization))

with ui.pair("in_project"):
    if has_rows(metrics.phase_roles_of_organization):
        show(
            _("What was its part in the project?"),
            metrics.phase_roles_of_organization,
            chart=None,
            evidence=evidence.phase_involvement_evidence_of_organization,
        )
    else:
        st.caption(_("No document gives it a role in the project or in the phases shown."))
    # What it published does not depend on the events that are chosen.
    if len(ui.rows(metrics.documents_of_organization, EVERYTHING, most=ui.MOST_ROWS, **whole)):
        show(
            _("What did it publish?"),
            metrics.documents_of_organization,
            filters=EVERYTHING,
            chart=None,
            evidence=None,
        )
    else:
        st.caption(_("None of the source documents was published by it."))
