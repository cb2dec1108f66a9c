"""How every number is made: the rules from claims to answers, what the filters keep, and each metric."""

import re
from typing import Any

import streamlit as st

from analytics import ui, words
from analytics.database import fetch
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import ngettext
from analytics.metrics.arguments import Metric
from analytics.metrics.catalog import metrics_by_subject, required_values
from analytics.metrics.names import LOOKUPS
from analytics.metrics.reference import rule_list

filters = ui.filter_sidebar()
rules = ui.rows(rule_list, Filters.everything())
subjects = metrics_by_subject(ui.tables().expressions)
count = sum(len(metrics) for metrics in subjects.values())

ui.show_answer(
    _("Methods"),
    ngettext(
        "{count} rule turns what the documents claim into one answer per point.",
        "{count} rules turn what the documents claim into one answer per point.",
        len(rules),
    ).format(count=words.number(len(rules))),
    ngettext(
        "From these answers and from the claims themselves, {count} metric is computed, as defined below.",
        "From these answers and from the claims themselves, {count} metrics are computed, as defined below.",
        count,
    ).format(count=words.number(count)),
    _("The SQL beside a definition is the one that runs under the filters chosen now."),
    filters=filters,
)


def show_rules() -> None:
    """Show the rules of reconciliation in the order in which they are asked."""
    st.header(_("From claims to one answer"), anchor="rules")
    st.markdown(
        _(
            "A claim is what one document says. Every claim is kept; none is averaged, corrected or merged. "
            "Where a figure needs one answer, these rules choose a claim, and the figure names the rule."
        )
    )
    for rule in rules.itertuples():
        st.markdown(
            _("{position}. **{rule}** ({applies_to}) – {description}").format(
                position=rule.position,
                rule=ui.plain(_(rule.rule)),
                applies_to=ui.plain(_(rule.applies_to)),
                description=ui.plain(_(rule.description)),
            )
        )


def show_counting() -> None:
    """Say what counts, and what each filter keeps."""
    st.header(_("What counts, and what the filters keep"), anchor="filters")
    for sentence in (
        _("Unknown is never zero: a total says for how many events a figure is known and for how many not."),
        _(
            "Persons are summed over events that are not a part of another event: a session inside a "
            "conference is not another crowd. Figures for those in person and online are never added up."
        ),
        _(
            "Filters choose events. Every number on a page is computed from the events that they keep, and "
            "from what documents say of these; what documents say of phases is narrowed by the phases alone."
        ),
        _(
            "Years keep events that took place in one of them. An event counts in the year of its first day, "
            "or of its last where no first day is stated. Events without a date are kept on request."
        ),
        _(
            "A part of an event that has no year, country or phase of its own goes with the event of which "
            "it is a part."
        ),
        _(
            "Organizations keep events in which one of them took part, in one of the chosen roles if there "
            "are any; organizations that belong to them count on request."
        ),
        _("Phases, countries and themes keep events that belong to one of those chosen."),
        _(
            "Programme events are those of the Joint Plan of Action with all their parts and the annual "
            "meetings of deputy foreign ministers; related events are all others."
        ),
        _("Several filters together keep what every one of them keeps."),
    ):
        st.markdown(f"- {sentence}")


def example(name: str) -> Any:
    """Return some value for a parameter of a metric: the first id of its table, or no for a switch."""
    if name not in LOOKUPS:
        return False
    table, key, _names = LOOKUPS[name]
    return fetch(ui.database(), ui.tables().expressions[table].select(key).order_by(key).limit(1))[key].item()


@st.fragment
def show_metric(metric: Metric) -> None:
    """Show the definition of a metric as it stands, and the SQL that computes it."""
    ui.ask_again()
    title, _blank, definition = ui.definition(metric).partition("\n")
    with st.container(border=True, key=f"method-{metric.__module__.rpartition('.')[2]}-{metric.__name__}"):
        st.markdown(f"**{ui.plain(title)}**")
        if definition.strip():
            # A sentence that ends with its line ends a line here too, such as what is left out and the unit.
            plain = "\n".join(map(ui.plain, definition.strip().split("\n")))
            st.markdown(re.sub(r"(?<=\.)\n(?!\n)", "  \n", plain))
        sql = st.expander(
            f"`{metric.__name__}`", key=f"sql-{metric.__module__}-{metric.__name__}", on_change="rerun"
        )
        if sql.open:
            values = {name: example(name) for name in required_values(metric)}
            if values:
                sql.caption(
                    _("Computed here, as an example, for {values}.").format(
                        values=words.every([f"{name} = {value}" for name, value in values.items()])
                    )
                )
            sql.code(ui.sql(metric, filters, **values), language="sql")


show_rules()
show_counting()
st.header(_("Metrics"), anchor="metrics")
asked = ui.search(_("Search in definitions"), "search", placeholder=_("for example: persons per year"))
for subject, metrics in subjects.items():
    texts = {metric: f"{metric.__name__} {ui.definition(metric)}".lower() for metric in metrics}
    found = [metric for metric in metrics if all(word in texts[metric] for word in asked.lower().split())]
    if found:
        st.subheader(_(subject).rstrip("."), anchor=False)
    for metric in found:
        show_metric(metric)
ui.show_status()
