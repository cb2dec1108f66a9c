"""What the buttons do: turn from proposal to proposal, decide on one or several, take decisions back."""

from collections.abc import Mapping, Sequence

from analytics import ui
from analytics.messages import gettext as _
from etl.review.desk import UNDO, Item, Sheet, StaleDecisionError
from pages.review.state import desk, is_named, reviewer, state
from pages.review.wording import TABLES, say_who


def in_order(sheet: Sheet) -> list[Item]:
    """Put the items in the order of the list: by kind, and in each as the text has them."""
    return sorted(sheet.items, key=lambda item: TABLES.index(item.proposal.table))


def step(sheet: Sheet, item: Item, by: int) -> None:
    """Turn to the next proposal or the one before, in the order of the list."""
    ordered = in_order(sheet)
    place = ordered.index(item) + by
    state().go(ordered[max(0, min(place, len(ordered) - 1))].proposal.proposal_id)


def next_open(sheet: Sheet, item: Item) -> str:
    """Find the next proposal that is open; the same one where none is left."""
    ordered = in_order(sheet)
    place = ordered.index(item)
    left = [other for other in ordered[place + 1 :] + ordered[:place] if other.decision is None]
    return (left or [item])[0].proposal.proposal_id


@ui.only(ui.Right.REVIEW)
def decide(
    sheet: Sheet, item: Item, kind: str, *, values: Mapping[str, str] | None = None, reason: str = ""
) -> None:
    """Note a decision on a proposal as it was shown, and turn to the next one that is open."""
    if not is_named():
        return
    try:
        desk().store.decide(sheet.found.key, item, kind, reviewer(), values=values, reason=reason)
    except StaleDecisionError as stale:
        tell_stale(stale)
        state().go(item.proposal.proposal_id)
        return
    if kind == UNDO:
        state().go(item.proposal.proposal_id)
    else:
        state().done.append(item.proposal.proposal_id)
        state().go(next_open(sheet, item))


@ui.only(ui.Right.REVIEW)
def undo(sheet: Sheet, item: Item) -> None:
    """Take back the decision on this proposal, or else the reviewer's last one."""
    done = state().done
    if item.decision is None:
        known = {other.proposal.proposal_id: other for other in sheet.items}
        while done and (done[-1] not in known or known[done[-1]].decision is None):
            done.pop()
        if not done:
            return
        item = known[done.pop()]
    decide(sheet, item, UNDO)


@ui.only(ui.Right.REVIEW)
def accept_all(sheet: Sheet, items: Sequence[Item]) -> None:
    """Accept several proposals as they were shown: all of them, or none where one was decided meanwhile."""
    if not is_named():
        return
    try:
        desk().store.accept_all(sheet.found.key, items, reviewer())
    except StaleDecisionError as stale:
        tell_stale(stale)
        return
    state().done.extend(item.proposal.proposal_id for item in items)


@ui.only(ui.Right.REVIEW)
def take_back(sheet: Sheet) -> None:
    """Take back every decision on the document."""
    if not is_named():
        return
    try:
        desk().take_back_all(sheet, reviewer())
    except StaleDecisionError as stale:
        # What was taken back before that stays taken back.
        state().warning = _("Somebody else was faster. {said}.").format(said=say_who(stale.decision))


def tell_stale(stale: StaleDecisionError) -> None:
    """Have the page say that somebody else decided meanwhile."""
    said = _("Somebody else was faster, so nothing was changed. {said}.")
    state().warning = said.format(said=say_who(stale.decision))
