"""Sessions: what the log calls this one, and how many are open."""

from dataclasses import dataclass

import streamlit as st

from analytics import log

REFERENCE = "session_reference"
PAGE = "session_page"


@dataclass
class Connections:
    """The connections of pages that are open in a browser; each is one session of Streamlit."""

    open: int = 0


CONNECTIONS = Connections()


def note_page(path: str) -> None:
    """Remember which page the session shows, by its path."""
    st.session_state[PAGE] = f"/{path}"


def session_facts() -> dict[str, str | None]:
    """Return the facts by which the log tells this session: a random reference, and the page that it shows.

    The reference says nothing of the reader and goes with the session.
    """
    reference = st.session_state.setdefault(REFERENCE, log.new_reference())
    return {"session": reference, "page": st.session_state.get(PAGE)}
