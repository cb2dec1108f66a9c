"""Readers stay with the dashboard while the records change under them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks import soak as readers
from benchmarks.soak import Plan, Soak

MOST_GROWTH = 0.05
# The build that stands, the one before it, and one that pages still read which began with it.
MOST_OPEN = 3


def measure(plan: Plan) -> Soak:
    """Measure in a thread of its own: tests in a browser keep an event loop running in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(readers.measure, plan).result()


def check(soak: Soak, plan: Plan) -> None:
    assert soak.errors == []
    assert soak.mixed == 0
    assert max(soak.open_builds) <= MOST_OPEN
    assert len(set(soak.versions)) == plan.rebuilds + 1
    # Without a restart: each session, in the one connection that it has.
    assert [len(seen) for seen in soak.seen] == [plan.rebuilds + 1] * plan.sessions


def test_readers_take_up_each_build_and_meet_no_error():
    plan = Plan(sessions=4, seconds=12, rebuilds=2, pace=(0.3, 0.8))

    check(measure(plan), plan)


@pytest.mark.soak
def test_ten_minutes_of_twenty_readers_and_nine_builds_take_no_more_memory(capsys):
    plan = Plan(sessions=20, seconds=600, rebuilds=9, pace=(3, 8))

    soak = measure(plan)

    with capsys.disabled():
        print(f"\n{soak}")
    check(soak, plan)
    assert soak.growth() < MOST_GROWTH
