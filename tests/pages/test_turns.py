"""Pages take turns, and each gives its turn up, however it ends."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError, Semaphore, Timer
from time import perf_counter

import pytest

from analytics.database import open_database
from analytics.ui import turns

OVERVIEW = "pages/figures/overview.py"


@pytest.fixture
def opened(database):
    """The database of the real records."""
    return open_database(database)


@pytest.fixture
def one_turn(monkeypatch):
    """One page alone may be made at once."""
    only = Semaphore(1)
    monkeypatch.setattr(turns, "_turns", only)
    return only


def test_a_page_waits_until_it_is_its_turn(visit, one_turn):
    one_turn.acquire()
    start = perf_counter()
    Timer(0.5, one_turn.release).start()

    app = visit(OVERVIEW, years="2011-2020")

    assert perf_counter() - start >= 0.5
    assert not app.exception
    assert app.metric


@pytest.mark.parametrize("years", ["2011-2019", "1990-1991"], ids=["whole", "stopped where nothing matches"])
def test_a_page_gives_its_turn_up(visit, one_turn, years):
    visit(OVERVIEW, years=years)

    assert one_turn.acquire(blocking=False)


def test_reviews_wait_for_no_turn_and_take_none(visit, one_turn):
    one_turn.acquire()

    app = visit("pages/review/review.py")

    assert not app.exception
    assert app.title


def test_a_page_that_fails_gives_its_turn_up(one_turn, opened):
    with pytest.raises(ValueError, match="out of order"), turns.turn(opened):
        raise ValueError("out of order")

    assert one_turn.acquire(blocking=False)


@pytest.mark.parametrize(("pages", "meet"), [(turns.AT_ONCE, True), (turns.AT_ONCE + 1, False)])
def test_as_many_pages_are_made_at_once_as_there_are_turns(opened, pages, meet):
    met = Barrier(pages)

    def make():
        with turns.turn(opened):
            try:
                met.wait(timeout=1)
            except BrokenBarrierError:
                return False
            return True

    with ThreadPoolExecutor(pages) as readers:
        found = [page.result() for page in [readers.submit(make) for _page in range(pages)]]

    assert found == [meet] * pages
