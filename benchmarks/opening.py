"""How long a page takes to open: for the first reader of all, for a new one, and for one who comes again.

Who comes again has opened the page twice before: a browser keeps scripts as it compiled them on the second
visit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser

from benchmarks.browser import open_page, reader, returning_reader
from benchmarks.servers import MeasuredServer
from harness.browser import MILLISECONDS_TO_KEEP

FRESH, COLD, WARM = "fresh server", "cold", "warm"
# What a figure was drawn from, as plain lists.
FIGURES = """
() => JSON.stringify(
  [...document.querySelectorAll(".js-plotly-plot")].map(({ data, layout }) => ({ data, layout })),
  (name, value) => ArrayBuffer.isView(value) ? [...value] : value,
)
"""
DRAW = """
async (figures) => {
  const drawn = JSON.parse(figures);
  document.getElementById("figures").replaceChildren(...drawn.map(() => document.createElement("div")));
  const start = performance.now();
  for (const [place, { data, layout }] of drawn.entries()) {
    await Plotly.newPlot(document.getElementById("figures").children[place], data, layout);
  }
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}
"""


@dataclass(frozen=True)
class Opening:
    """One opening of a page, until its last figure is drawn; milliseconds."""

    claims: int
    page: str
    kind: str
    total: float


@dataclass(frozen=True)
class Drawing:
    """How long Plotly takes to draw the figures of the dashboard's page in a static one; milliseconds."""

    claims: int
    total: float


def measure(browser: Browser, claims: int, servers: Sequence[MeasuredServer], rounds: int) -> list[Opening]:
    """Open all pages of servers that nobody has visited yet, then open them round by round.

    In each round a new reader comes to each page, who comes again as many times as there are rounds.
    """
    openings = []
    for server in servers:
        with reader(browser) as context:
            total = open_page(context.new_page(), server).total
        openings.append(Opening(claims, server.site.name, FRESH, total))
    for _ in range(rounds):
        for server in servers:
            openings += [
                Opening(claims, server.site.name, kind, total)
                for kind, total in _open(browser, server, comes_again=rounds)
            ]
    return openings


def measure_drawing(
    browser: Browser, claims: int, dashboard: MeasuredServer, floor: MeasuredServer, rounds: int
) -> Drawing:
    """Draw the figures of the dashboard's page in the static page, without anything else."""
    with reader(browser) as context:
        page = context.new_page()
        open_page(page, dashboard)
        figures: Any = page.evaluate(FIGURES)
        open_page(page, floor)
        return Drawing(claims, median(page.evaluate(DRAW, figures) for _ in range(rounds)))


def _open(browser: Browser, server: MeasuredServer, *, comes_again: int) -> Iterator[tuple[str, float]]:
    """A new reader opens the page twice, and then comes again so many times."""
    with returning_reader(browser) as context:
        for kind in (COLD, None, *[WARM] * comes_again):
            page = context.new_page()
            total = open_page(page, server).total
            page.wait_for_timeout(MILLISECONDS_TO_KEEP)
            page.close()
            if kind:
                yield kind, total
