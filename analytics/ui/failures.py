"""What goes wrong while a page is drawn: told to the reader in words, to the operator in the log."""

import hashlib
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from analytics.messages import gettext as _

LOG = logging.getLogger("jpoa_monitor")
_handler = logging.StreamHandler()
_handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
if not LOG.handlers:  # Streamlit may read this module again when it changes.
    LOG.addHandler(_handler)


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
        reference = report(where, error)
        st.error(f"{what} {_('Reference {reference}.').format(reference=reference)}", icon=":material/error:")


def report(where: str, error: Exception) -> str:
    """Write an error into the log and return the reference under which it stands there.

    The same error at the same place has the same reference, whoever meets it.
    """
    raised = traceback.extract_tb(error.__traceback__)
    places = "".join(f"{frame.filename}:{frame.lineno}" for frame in raised)
    digest = hashlib.sha256(f"{where}{type(error).__name__}{places}".encode()).hexdigest().upper()
    reference = f"{digest[:4]}-{digest[4:6]}"
    LOG.error("Reference %s: %s", reference, where, exc_info=error)
    return reference
