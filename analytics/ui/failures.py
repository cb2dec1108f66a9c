"""What goes wrong while a page is drawn: told to the reader in words, and in the log with what happened."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from analytics import log
from analytics.messages import gettext as _
from analytics.ui.session import session_facts


@contextmanager
def told(what: str, where: str) -> Iterator[None]:
    """Say that something could not be shown, in place of what was not shown, and go on behind the block.

    What Streamlit raises to stop a page or to run it again is no error and passes.

    Args:
        what: the sentence for the reader.
        where: names the part of the page in the log.
    """
    try:
        yield
    except Exception as error:
        reference = log.log_error(error, part=where, **session_facts())
        st.error(f"{what} {_('Reference {reference}.').format(reference=reference)}", icon=":material/error:")
