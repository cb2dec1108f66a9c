"""How the dashboard is doing, on screen, for whoever runs it."""

import os
from datetime import datetime
from urllib.parse import urlsplit

import streamlit as st

from analytics import log
from analytics.messages import gettext as _
from analytics.roles import Right
from analytics.ui import access
from analytics.ui.session import CONNECTIONS
from analytics.ui.state import STARTED, read_state

STATUS_VARIABLE = "JPOA_STATUS"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


def may_see_status() -> bool:
    """Return whether this reader may see the status.

    Where people sign in, administrators may; where they do not, all may if JPOA_STATUS is yes, and else this
    machine.
    """
    if access.settings():
        return access.may(Right.ADMINISTER)
    host = urlsplit(str(st.context.url or "")).hostname
    return os.environ.get(STATUS_VARIABLE) == "yes" or host in LOCAL_HOSTS


def show_status() -> None:
    """Show which data is served, since when, and what last went wrong, to those who may see it."""
    if not may_see_status():
        return
    state, error = read_state(), log.last_error()
    told = {
        _("Data version"): f"`{state.data_version}`",
        _("Data contract"): state.contract_version,
        _("Built"): _written(state.built),
        _("Records last changed"): _written(state.records_changed) if state.records_changed else _("unknown"),
        _("Running since"): _written(STARTED),
        _("Pages open now"): str(CONNECTIONS.open),
        _("Last error"): f"`{error.reference}`, {_written(error.time)}" if error else _("none"),
    }
    with st.expander(_("Status")):
        st.markdown("\n".join(f"- {name}: {value}" for name, value in told.items()))


def _written(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC"
