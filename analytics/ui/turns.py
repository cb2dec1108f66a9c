"""Pages take turns: no process makes more at once than there are processors, and two at least.

Twenty pages that were made side by side would all be ready late, and take a sixth more processor time. The
links to all pages, what is clicked in a figure, and reviews wait for no turn.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from analytics import log
from analytics.database import Database

# One page that takes long must not keep all others waiting.
LEAST_AT_ONCE = 2
AT_ONCE = max(LEAST_AT_ONCE, os.cpu_count() or 0)

_turns = BoundedSemaphore(AT_ONCE)


@contextmanager
def turn(database: Database) -> Iterator[None]:
    """Wait for a turn to ask a database, and give it up when the block ends, however it ends."""
    with log.timed("page waited"):
        _turns.acquire()
    try:
        with database.shared():
            yield
    finally:
        _turns.release()
