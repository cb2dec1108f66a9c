"""Records and addresses of hostile texts: every page shows them as they stand, and nothing else happens."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Dialog, Page

from etl.__main__ import main as etl
from etl.contract import read_contract
from harness.browser import open_page, page_addresses, visit
from harness.server import PROJECT, Server, serve
from tests.hostile.records import FAMILY, columns, write_records
from tests.hostile.strings import LOADED, NAUGHTY, OWN, as_read, twins

CONTRACT = read_contract(PROJECT / "data" / "datapackage.json")
# Enough for make test: those made for what this dashboard is built from, and a spread of the big list.
SHORT = [text for text in LOADED if text in OWN and len(text) < 5_000] + LOADED[len(OWN) :: 25]
# Servers refuse longer addresses before anyone reads them.
LONGEST_IN_ADDRESS = 1_000
FILTERS = ("organization", "role", "phase", "country", "theme")
# Of pages on one thing, whose number stands in the address.
PLACES = ("event?event=event-{}", "organization?profile=body-{}", "document?document=document-{}")
# What texts could bring into a page, and what could make it wider than the screen. Tables draw themselves on
# a canvas, with a copy for screen readers that comes and goes.
LOOK = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const counted = {};
  const count = (name, selector) => {
    counted[name] = [...app.querySelectorAll(selector)]
      .filter(element => !element.closest('[data-testid="stDataFrame"]')).length;
  };
  const elements = 'a img script iframe object embed form base meta link style video audio svg math ' +
    'strong em code pre del sup sub h1 h2 h3 h4 h5 h6 ul ol li table blockquote hr input button';
  elements.split(' ').forEach(name => count(name, name));
  count('formula', '.katex');
  count('icon', '[role=img]');
  const colors = ['ColoredText', 'ColoredBackground', 'Badge', 'Shimmer'];
  count('color', colors.map(name => `.stMarkdown${name}`).join());
  count('error', '[data-testid="stException"]');
  count('link in a chart', 'svg a');
  count('style in a chart', 'tspan[style*="font"], tspan[style*="color"], tspan[dy]:not([class])');
  count('link that runs', 'a[href^="javascript:" i], a[href^="data:" i]');
  const wide = [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')]
    .filter(element => element.scrollWidth > element.clientWidth + 1)
    .map(element => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`);
  return {counted, wide, text: app.textContent};
}"""


@dataclass(frozen=True)
class Look:
    """What stands on a page: how often each kind of element, what is wider than the screen, and the text."""

    counted: Counter[str]
    wide: list[str]
    text: str


@pytest.fixture(scope="module", params=["short", pytest.param("soak", marks=pytest.mark.soak)])
def texts(request: pytest.FixtureRequest) -> list[str]:
    return LOADED if request.param == "soak" else SHORT


@pytest.fixture(scope="module")
def hostile(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard on records whose texts are hostile."""
    yield from served(texts, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def harmless(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard on the same records with harmless texts of the same length."""
    yield from served(twins(texts), tmp_path_factory.mktemp("harmless"))


def served(texts: Sequence[str], folder: Path) -> Iterator[Server]:
    records, built = folder / "records", folder / "build" / "records.duckdb"
    write_records(CONTRACT, records, columns(CONTRACT, texts))
    assert etl(["build", "--records", str(records), "--database", str(built)]) == 0
    with serve(PROJECT / "dashboard.py", built, folder, JPOA_RECORDS=str(records)) as server:
        yield server


def look(page: Page, address: str) -> Look:
    open_page(page, address)
    seen = page.evaluate(LOOK)
    return Look(Counter(seen["counted"]), seen["wide"], as_read(seen["text"]))


def looks(page: Page, addresses: Sequence[str]) -> dict[str, Look]:
    """Look at several pages; one reader after the other is quicker than two at once."""
    return {address: look(page, address) for address in addresses}


def refuse_dialogs(page: Page) -> list[str]:
    """Note what dialogs say, and close them."""
    said: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return said


def test_pages_of_hostile_texts_have_the_elements_of_harmless_ones(
    browser: Browser,
    hostile: Server,
    harmless: Server,
    texts: list[str],
    subtests: pytest.Subtests,
    capsys: pytest.CaptureFixture[str],
):
    is_short = texts is SHORT
    free = columns(CONTRACT, texts)
    places = [0] if is_short else range(0, len(texts), FAMILY)
    with visit(browser, harmless) as page:
        open_page(page)
        opened = ["/"] if is_short else page_addresses(page)
        opened += [f"/{kind.format(place)}" for kind in PLACES for place in places]
        expected = looks(page, opened)
    with visit(browser, hostile) as page:
        dialogs = refuse_dialogs(page)
        shown = 0
        for address in opened:
            with subtests.test(address):
                seen = look(page, address)
                assert seen.counted == expected[address].counted
                assert (seen.wide, seen.counted["error"]) == ([], 0)
                if "event=" in address:
                    shown += expect_shown(seen, free, int(address.rpartition("-")[2]))
        assert dialogs == []
    with capsys.disabled():
        print(
            f"\n{len(texts)} texts in {len(free)} fields of records on {len(opened)} pages: {shown:,} looked "
            "for and found as they stand, 0 effects"
        )


def expect_shown(seen: Look, free: dict[tuple[str, str], list[str]], first: int) -> int:
    """Expect what the page of an event tells in words of it and its parts; return how many texts it told."""
    told = [("events", "title"), ("source_documents", "title"), ("organizations", "name"), ("people", "name")]
    expected = {text for field in told for text in free[field][first : first + FAMILY]}
    missing = [text for text in expected if as_read(text) not in seen.text]
    assert missing == []
    return len(expected)


def test_addresses_of_hostile_texts_are_answered_in_words_and_do_nothing(
    browser: Browser,
    hostile: Server,
    harmless: Server,
    texts: list[str],
    subtests: pytest.Subtests,
    capsys: pytest.CaptureFixture[str],
):
    # A code of the data contract is no stranger: a filter shows it by its name.
    codes = {code.value for listed in CONTRACT.code_lists.values() for code in listed}
    every = [
        text for text in NAUGHTY if 0 < len(text) < LONGEST_IN_ADDRESS and encodes(text) and text not in codes
    ]
    # One text as the thing that is asked for, one as the data version, and five as filters.
    turns = range(0, len(every), 4) if texts is LOADED else range(0, len(OWN), 24)
    things = [("event", "event"), ("organization", "profile"), ("document", "document"), ("events", "search")]
    # What is asked for, the address that asks for it, and the same address with letters in its place.
    asking = []
    for turn in turns:
        path, parameter = things[turn // 4 % len(things)]
        asked, version, *chosen = (every[(turn + step) % len(every)] for step in range(7))
        given = [(parameter, asked), ("data", version), *zip(FILTERS, chosen, strict=True)]
        letters = twins([value for _name, value in given])
        spelt = [(name, value) for (name, _value), value in zip(given, letters, strict=True)]
        asking.append((asked, f"/{path}?{urlencode(given)}", f"/{path}?{urlencode(spelt)}"))
    with visit(browser, harmless) as page:
        expected = looks(page, [named for _asked, _address, named in asking])
    with visit(browser, hostile) as page:
        dialogs = refuse_dialogs(page)
        for asked, address, named in asking:
            with subtests.test(address[:80]):
                seen = look(page, address)
                assert seen.counted == expected[named].counted
                assert (seen.wide, seen.counted["error"]) == ([], 0)
                if not address.startswith("/events"):
                    assert as_read(asked) in seen.text
        assert dialogs == []
    with capsys.disabled():
        print(f"\n{len(every)} texts, {7 * len(turns)} of them in {len(turns)} addresses, 0 effects")


def encodes(text: str) -> bool:
    """Whether an address can hold the text: half of a surrogate pair has no encoding."""
    return not any(0xD800 <= ord(letter) < 0xE000 for letter in text)
