"""What the page stands on: the desk, which all reviewers share, and what it remembers of one reviewer."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import streamlit as st

from analytics.database import database_path
from analytics.messages import gettext as _
from etl.review.desk import Desk, Effect, Outcome, RefusedError, records_path, store_path

Mode = Literal["look", "edit", "reject"]
NAME = "reviewer"
STATE = "review"


def desk() -> Desk:
    """Return the desk, on the store, records and database of this dashboard."""
    return open_desk(store_path(), records_path(), database_path())


@st.cache_resource
def open_desk(store: Path, directory: Path, database: Path) -> Desk:
    """Open the desk once for all reviewers."""
    return Desk(store, directory, database)


@dataclass
class State:
    """What the page remembers of one reviewer between its runs, besides what widgets keep."""

    # The proposal that is shown, by its proposal_id, and what is being done with it.
    at: str = ""
    mode: Mode = "look"
    # The proposals that this reviewer decided on, the latest last, for taking back.
    done: list[str] = field(default_factory=list)
    # A file uploader is emptied only by giving it another name: the number of uploads so far.
    batch: int = 0
    # What is to be said once, when the page is drawn next.
    outcomes: list[Outcome] = field(default_factory=list)
    warning: str = ""
    error: str = ""
    refused: RefusedError | None = None
    published: Effect | None = None

    def go(self, proposal_id: str, mode: Mode = "look") -> None:
        """Turn to a proposal."""
        self.at = proposal_id
        self.mode = mode


def state() -> State:
    """Return what the page remembers of this reviewer."""
    remembered: State = st.session_state.setdefault(STATE, State())
    return remembered


def go(proposal_id: str, mode: Mode = "look") -> None:
    """Turn to a proposal, at the click of a button."""
    state().go(proposal_id, mode)


def reviewer() -> str:
    """Give the name of the reviewer: of who is signed in, else as it was typed."""
    if st.user.get("is_logged_in"):
        return str(st.user.get("name") or st.user.get("email") or "")
    return " ".join(str(st.session_state.get(NAME, "")).split())


def is_named() -> bool:
    """Whether the name of the reviewer is known; if not, the page will ask for it."""
    if reviewer():
        return True
    state().warning = name_first()
    return False


def name_first() -> str:
    """Return the sentence that asks for the name."""
    return _("Give your name first: it stands beside every decision.")


def ask_for_reviewer() -> None:
    """Ask who reviews, unless somebody is signed in."""
    if not st.user.get("is_logged_in"):
        st.text_input(
            _("Your name"),
            key=NAME,
            width=280,
            persist_state="session",
            placeholder=_("stands beside every decision"),
        )
