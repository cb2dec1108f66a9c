"""A new build takes the place of the old one while readers look on."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.builds import Build, kept_builds
from harness.browser import open_page, visit, wait_until_drawn
from harness.server import PROJECT, Server, serve

VERSION = re.compile(r"Data version ([0-9a-f]{12})")


@pytest.fixture
def builds(two_builds: Path, tmp_path: Path) -> list[Build]:
    """Two builds, the newer one first, of which the older one stands."""
    for kept in kept_builds(two_builds):
        shutil.copy(kept.path, tmp_path)
    database = tmp_path / two_builds.name
    newer, older = kept_builds(database)
    os.link(older.path, database)
    return [newer, older]


@pytest.fixture
def served(builds: list[Build], tmp_path: Path) -> Iterator[Server]:
    with serve(PROJECT / "dashboard.py", tmp_path / "records.duckdb", tmp_path) as server:
        yield server


@pytest.fixture
def reader(browser: Browser, served: Server) -> Iterator[Page]:
    """A reader of these builds; the test fails if anything goes wrong behind the scenes."""
    with visit(browser, served) as page:
        yield page


def let_stand(build: Build) -> None:
    switching = build.path.with_name("switching")
    os.link(build.path, switching)
    os.replace(switching, build.path.with_name("records.duckdb"))


def versions(page: Page) -> set[str]:
    """Every data version that the figures of the page say."""
    return set(VERSION.findall(page.locator("body").inner_text()))


def test_a_click_on_one_figure_takes_up_a_new_build_for_the_whole_page(builds: list[Build], reader: Page):
    newer, older = builds
    open_page(reader)
    assert versions(reader) == {older.version}
    count = int(reader.get_by_test_id("stMetricValue").first.inner_text())

    let_stand(newer)
    reader.locator(".st-key-figure-event_count_by_year").get_by_text("Table", exact=True).click()
    expect(reader.get_by_test_id("stMetricValue").first).to_have_text(str(count + 1))
    wait_until_drawn(reader)

    assert versions(reader) == {newer.version}


def test_a_link_with_a_data_version_stays_with_its_numbers_when_a_new_build_stands(
    builds: list[Build], reader: Page
):
    newer, older = builds
    open_page(reader)
    count = reader.get_by_test_id("stMetricValue").first.inner_text()
    let_stand(newer)

    open_page(reader, f"/?data={older.version}")
    expect(reader.get_by_test_id("stMetricValue").first).to_have_text(count)
    reader.locator(".st-key-navigation").get_by_role("link", name="Attendance").click()
    reader.wait_for_url(f"**/attendance?data={older.version}")
    wait_until_drawn(reader)

    assert versions(reader) == {older.version}
    reader.get_by_role("button", name="Show the newest data").click()
    expect(reader.get_by_text(f"Data version {newer.version}").first).to_be_visible()
    assert "data=" not in reader.url
