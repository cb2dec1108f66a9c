"""How far the review of a document is, publishing what was decided, and what came of it."""

import streamlit as st

from analytics import ui
from analytics.messages import gettext as _
from analytics.messages import ngettext
from etl.review.desk import Effect, Item, RecordsError, RefusedError, Sheet
from pages.review.deciding import take_back
from pages.review.state import ask_for_reviewer, desk, go, state
from pages.review.wording import name_of

ATTENDANCE_PAGE = "pages/figures/attendance.py"
LISTED_EVENTS = 5
LISTED_PROBLEMS = 10


def show_head(sheet: Sheet) -> None:
    """Ask who reviews, say how far the review is, and offer to publish."""
    decided = [item for item in sheet.items if item.decision]
    taken = sum(item.is_taken for item in decided)
    said = _("{decided} of {all} decided: {accepted} accepted, {rejected} rejected.").format(
        decided=len(decided), all=len(sheet.items), accepted=taken, rejected=len(decided) - taken
    )
    published = len(sheet.published)
    if published:
        said += " " + ngettext(
            "{count} record is published.", "{count} records are published.", published
        ).format(count=published)
    is_all_decided = len(decided) == len(sheet.items)
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        ask_for_reviewer()
        st.markdown(said, width="stretch")
        if st.button(
            publish_label(sheet.effect),
            # One filled button at a time says what is next: to accept while something is open, then this.
            type="primary" if is_all_decided else "secondary",
            key="publish",
            shortcut="P",
            disabled=not sheet.effect.decisions,
            help=_(
                "Writes what was accepted into the records, all at once, and builds the database. "
                "Each record keeps its paragraph and its reviewer."
            ),
        ):
            publish(sheet)
        with st.popover(_("More"), type="tertiary"):
            st.button(
                _("Take back every decision on this document"),
                key="take-back",
                on_click=take_back,
                args=(sheet,),
                disabled=not decided,
            )
            st.caption(_("What was published is taken away when you publish again."))


def publish_label(effect: Effect) -> str:
    """Say on the button what publishing would do."""
    if not effect.decisions:
        return _("Publish")
    if effect.added:
        label = ngettext("Publish {count} record", "Publish {count} records", effect.added)
        return label.format(count=effect.added)
    if effect.removed:
        label = ngettext(
            "Publish: take away {count} record", "Publish: take away {count} records", effect.removed
        )
        return label.format(count=effect.removed)
    label = ngettext("Publish {count} decision", "Publish {count} decisions", effect.decisions)
    return label.format(count=effect.decisions)


def publish(sheet: Sheet) -> None:
    """Write what was decided into the records and build the database."""
    try:
        with st.spinner(_("Writing the records and building the database")):
            state().published = desk().publish(sheet.found.key)
    except RefusedError as refused:
        state().refused = refused
    except (RecordsError, OSError) as error:
        state().error = ui.plain(str(error))
    st.rerun()


def show_notes(sheet: Sheet) -> None:
    """Say once what came of the last decision or of publishing."""
    now = state()
    if now.warning:
        st.warning(now.warning)
    if now.error:
        st.error(now.error)
    if now.refused:
        show_refusal(sheet, now.refused)
    if now.published:
        st.success(effect_in_words(now.published), icon=":material/check:")
    now.warning, now.error, now.refused, now.published = "", "", None, None
    if sheet.published:
        show_where(sheet)


def effect_in_words(effect: Effect) -> str:
    """Say what publishing did."""
    said = []
    if effect.added:
        on_charts = ngettext(
            "{count} record is on the charts now.", "{count} records are on the charts now.", effect.added
        )
        said.append(on_charts.format(count=effect.added))
    if effect.removed:
        taken = ngettext("{count} record was taken away.", "{count} records were taken away.", effect.removed)
        said.append(taken.format(count=effect.removed))
    return " ".join(said) or _("The decisions are noted.")


def show_where(sheet: Sheet) -> None:
    """Lead to the events of the document and to the charts that they are on."""
    titles = desk().choices("events", sheet)
    told = [sheet.values_of(item).get("event_id") for item in sheet.items if sheet.is_published(item)]
    events = [event for event in dict.fromkeys(told) if event]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("See what was published:"), width="content")
        for event in events[:LISTED_EVENTS]:
            label = _("Event: {title}").format(title=ui.plain(titles.get(event, event)))
            ui.show_link(ui.EVENT_PAGE, label, event=event)
        ui.show_link(ATTENDANCE_PAGE, _("Attendance"))
        ui.show_link(ui.EVENTS_PAGE, _("Events"))


def show_refusal(sheet: Sheet, refused: RefusedError) -> None:
    """Say what is wrong with the records as they would be, and lead to the proposals."""
    if refused.removes:
        st.error(_("Nothing was written: other records refer to what you take back. Take these back first."))
    else:
        st.error(_("Nothing was written: these records would not be valid."))
    known = {item.proposal.proposal_id for item in sheet.items}
    missing = {
        found.proposal.proposal_id: found
        for problem, _origin in refused.problems
        if (found := missing_record(sheet, problem.value))
    }
    for identity, item in missing.items():
        label = _("Accept first: {record}").format(record=ui.plain(name_of(sheet, item)))
        st.button(label, key=f"first-{identity}", on_click=go, args=(identity,))
    others = [found for found in refused.problems if not missing_record(sheet, found[0].value)]
    for number, (problem, origin) in enumerate(others[:LISTED_PROBLEMS]):
        said, button = st.columns([6, 1])
        said.markdown(ui.plain(str(problem)))
        if origin in known:
            button.button(_("Go to it"), key=f"problem-{number}", on_click=go, args=(origin,))


def missing_record(sheet: Sheet, value: str | None) -> Item | None:
    """Find the new record that a value names, if it was proposed and is not accepted."""
    for item in sheet.items:
        table = item.proposal.table
        if (
            desk().is_thing(table)
            and not item.is_taken
            and value == item.proposal.values.get(desk().key_of(table))
        ):
            return item
    return None
