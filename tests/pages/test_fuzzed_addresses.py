"""Whatever an address holds: it gives filters, a page and a file, or a plain answer."""

import csv
import os
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from random import Random
from urllib.parse import parse_qs, quote_plus

import pytest
from starlette.responses import FileResponse
from streamlit.testing.v1 import AppTest

from analytics.filters import ADDRESS_LISTS, Filters
from analytics.metrics.catalog import metrics_by_subject
from analytics.ui import access
from analytics.ui.data import tables
from tests.fuzzing import CHARACTERS, Check, fuzz, mutated, processors
from tests.pages.conftest import PROJECT, open_page
from tests.pages.test_files import answer
from tests.pages.test_pages import HOSTILE, PARAMETERS, SCRIPTS

KEYS = {
    "events": "event_id",
    "organizations": "organization_id",
    "source_documents": "document_id",
    "phases": "phase_id",
    "themes": "theme",
    "outcomes": "outcome_id",
}
ARGUMENTS = ("metric_organization_id", "metric_event_id", "metric_order", "metric_name", "metric_most")
NAMES = sorted({*PARAMETERS, *ADDRESS_LISTS.values(), *ARGUMENTS, "data", "years", "scope", "undated"})
WORDS = (
    *(
        "",
        "yes",
        "all",
        "programme",
        "related",
        "2015-2022",
        "2022-2015",
        "2016",
        "0000-9999",
        "2011-",
        "-2011",
    ),
    *(
        "²²²²",
        "٢٠١٥-٢٠٢٢",
        "20 15",
        "1e3-2e3",
        "2015-2022-2023",
        "99999",
        "UZB",
        "uzb",
        "participant",
        "size",
    ),
    *("0123456789ab", "true", "null", "None", "0", "-1", "x" * 5000, *HOSTILE),
)
MARKS = ("&", "=", "%", "%00", "%ff", "%d0", "+", ";", "#", "?", "é", "\0")
DOWNLOADED = "download/{}.csv?{}"


@cache
def values() -> tuple[str, ...]:
    """What addresses of the dashboard hold, and what they should not."""
    found = set(WORDS)
    for table, key in KEYS.items():
        with (PROJECT / "data" / "records" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            found |= {row[key] for row in csv.DictReader(file)}
    return tuple(sorted(found))


def query_of(draw: Random) -> str:
    """A query string as the dashboard writes it, or damaged in its values or as a whole."""
    pairs = []
    for _ in range(draw.choice((0, 1, 2, 2, 3, 4, 8, 20))):
        name, value = draw.choice(NAMES), draw.choice(values())
        value = mutated(draw, value, CHARACTERS) if draw.random() < 0.3 else value
        pairs.append(f"{quote_plus(name)}={quote_plus(value)}")
    query = "&".join(pairs)
    return mutated(draw, query, MARKS) if draw.random() < 0.3 else query


def parameters_of(draw: Random) -> dict[str, list[str]]:
    return parse_qs(query_of(draw), keep_blank_values=True)


def check_filters(draw: Random) -> str:
    filters = Filters.from_address(parameters_of(draw))
    assert filters.years is None or 0 <= filters.years[0] <= filters.years[1] <= 9999
    assert filters.scope in (None, "programme", "related")
    assert filters.describe({})
    address = filters.to_address()
    assert Filters.from_address(address).to_address() == address
    return "chosen" if address else "default"


def check_file(draw: Random) -> str:
    metrics = [metric for group in metrics_by_subject(tables().expressions).values() for metric in group]
    sent = answer(DOWNLOADED.format(draw.choice(metrics).__name__, query_of(draw).encode().decode("latin-1")))
    if isinstance(sent, FileResponse):
        os.unlink(sent.path)
    assert sent.status_code in (200, 404, 410), sent.body
    return str(sent.status_code)


def check_page(visit: Callable[..., AppTest], draw: Random) -> str:
    """Open a page under an address; fails where the page does."""
    script: str = draw.choice(SCRIPTS)
    parameters = parameters_of(draw)
    app = visit(script, **parameters)
    assert not app.exception, (script, parameters)
    assert not app.error, (script, parameters, app.error[0].value)
    assert len(app.title) == 1, (script, parameters)
    return script


def check_apart(check: Check, database: Path, draw: Random) -> str:
    """Check in a process of its own, which is set up here as others are by fixtures."""
    os.environ |= {"JPOA_DATABASE": str(database), "JPOA_REVIEW": f"{database}-{os.getpid()}.sqlite"}
    os.chdir(PROJECT)
    access.settings, access.is_local = (lambda: None), (lambda: True)  # type: ignore[assignment]
    return check(draw)


def test_any_address_gives_filters():
    ended = fuzz(check_filters, 5_000)

    assert min(ended["chosen"], ended["default"]) > 500


def test_any_address_of_a_file_gives_it_or_a_plain_answer(database, monkeypatch):
    monkeypatch.setenv("JPOA_DATABASE", str(database))

    ended = fuzz(check_file, 40)

    assert min(ended["200"], ended["404"]) > 5


def test_any_address_gives_a_page(visit):
    assert fuzz(partial(check_page, visit), 16).total() == 16


@pytest.mark.soak
def test_very_many_addresses_give_filters(capsys):
    ended = fuzz(check_filters, 480_000, processors())

    with capsys.disabled():
        print(f"\n{ended.total():,} addresses: {dict(ended)}")


@pytest.mark.soak
@pytest.mark.parametrize(("check", "count"), [(partial(check_page, open_page), 2_000), (check_file, 2_000)])
def test_very_many_addresses_give_pages_and_files(check, count, database, capsys):
    ended = fuzz(partial(check_apart, check, database), count, processors())

    with capsys.disabled():
        print(f"\n{ended.total():,} addresses of pages or files: {dict(ended)}")
