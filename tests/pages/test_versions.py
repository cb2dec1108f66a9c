"""Which build a page shows, and what it says where that is not the newest."""

import os
from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.filters import Filters
from analytics.metrics.events import event_count
from analytics.ui import data
from analytics.ui.files import file_address
from etl.builds import kept_builds
from tests.pages.test_files import answer, content_of
from tests.pages.test_pages import said

OVERVIEW = "pages/figures/overview.py"
GONE = "0123456789ab"


@pytest.fixture
def visited(visit, builds, monkeypatch):
    """What opens a page on the database that was built twice."""
    monkeypatch.setenv("JPOA_DATABASE", str(builds))
    return visit


@pytest.fixture
def versions(builds):
    """The data version of the newest build and of the one before it."""
    return [kept.version for kept in kept_builds(builds)]


def event_count_on(app):
    return int(app.metric[0].value)


def damage(path):
    path.write_bytes(path.read_bytes()[:-5000] + b"\xff" * 5000)


def test_an_address_with_a_data_version_shows_the_numbers_of_that_build(visited, versions):
    newest, asked = visited(OVERVIEW), visited(OVERVIEW, data=versions[1])

    assert event_count_on(newest) == event_count_on(asked) + 1
    assert f"Data version {versions[0]}" in said(newest)
    assert f"Data version {versions[1]}" in said(asked)
    assert versions[0] not in said(asked)
    assert f"Shown is data version {versions[1]}, as the address asks" in said(asked)


def test_one_click_leads_from_an_old_version_to_the_newest_data(visited, versions):
    app = visited(OVERVIEW, data=versions[1], country="UZB")

    app.button(key="newest").click().run()

    assert dict(app.query_params) == {"country": "UZB"}
    assert f"Data version {versions[0]}" in said(app)


def test_an_address_with_the_newest_version_has_nothing_to_explain(visited, versions):
    app = visited(OVERVIEW, data=versions[0])

    assert not app.info
    assert "as the address asks" not in said(app)


@pytest.mark.parametrize("asked", [GONE, "../../etc/passwd", "*", "![picture](https://example.org/x.png)"])
def test_a_version_that_is_not_kept_is_said_and_the_current_data_is_shown(visited, versions, asked):
    app = visited(OVERVIEW, data=asked)

    assert "is no longer kept. Shown is the current data" in app.info[0].value
    assert "![picture](" not in app.info[0].value
    assert f"Data version {versions[0]}" in said(app)


def test_the_version_goes_along_with_links_filters_and_files(visited, versions):
    app = visited(OVERVIEW, data=versions[1])

    links = [link.proto for link in app.get("page_link")]
    assert all(parse_qs(link.query_string)["data"] == [versions[1]] for link in links)
    files = " ".join(html.proto.body for html in app.get("html"))
    assert files.count(f"data={versions[1]}") == files.count(" download href=") > 0
    app.multiselect(key="filter_countries").set_value(["UZB"]).run()
    assert app.query_params["data"] in (versions[1], [versions[1]])
    assert f"Data version {versions[1]}" in said(app)


def test_links_do_not_stay_with_a_version_that_is_gone(visited):
    app = visited(OVERVIEW, data=GONE)

    assert not any("data=" in link.proto.query_string for link in app.get("page_link"))


@pytest.mark.parametrize("place", [0, 1], ids=["newest", "asked for"])
def test_the_link_to_copy_names_the_version_that_is_shown(visited, versions, place):
    app = visited(OVERVIEW, country="UZB", **({"data": versions[1]} if place else {}))

    (link,) = [code.value for code in app.code if "country=UZB" in code.value]
    assert parse_qs(urlsplit(link).query) == {"country": ["UZB"], "data": [versions[place]]}


def test_a_file_holds_the_rows_of_the_version_that_its_address_asks_for(builds, versions):
    address = file_address(event_count, Filters(), {})

    newest, asked = (content_of(f"{address}&data={version}") for version in versions)

    assert newest != asked
    assert versions[0].encode() in newest
    assert versions[1].encode() in asked
    assert content_of(address) == newest


def test_a_file_of_a_version_that_is_gone_is_refused_in_words(builds, versions):
    sent = answer(f"download/event_count.csv?data={GONE}")

    assert sent.status_code == 410
    assert f"{GONE} is no longer kept" in sent.body.decode()
    assert versions[0] in sent.body.decode()


def test_a_damaged_build_is_said_and_logged_and_the_one_before_it_is_shown(
    visited, builds, versions, reported
):
    damage(builds)

    app = visited(OVERVIEW)

    assert "The newest data cannot be read" in app.warning[0].value
    assert f"Data version {versions[1]}" in said(app)
    reference = app.warning[0].value.rpartition("Reference ")[2].rstrip(".")
    assert f"Reference {reference}: " in reported()
    assert "DatabaseDamagedError" in reported()


def test_a_damaged_build_is_logged_once_however_many_readers_meet_it(visited, builds, reported):
    damage(builds)

    visited(OVERVIEW)
    lines = reported().count("Reference")
    visited(OVERVIEW)

    # The place of the database and the kept build are one file under two names.
    assert lines == reported().count("Reference") == 2


def test_a_file_comes_from_the_build_before_a_damaged_one(builds, versions, reported):
    damage(builds)

    assert versions[1].encode() in content_of("download/event_count.csv")


def test_where_no_build_can_be_read_the_reader_is_told_what_to_do(visited, builds, reported):
    for kept in kept_builds(builds):
        damage(kept.path)

    app = visited(OVERVIEW)

    assert not app.exception
    assert "Build it again with: make data" in app.error[0].value
    assert answer("download/event_count.csv").status_code == 503


def test_a_damaged_build_is_no_version_to_ask_for(visited, builds, versions, reported):
    damage(kept_builds(builds)[1].path)

    app = visited(OVERVIEW, data=versions[1])

    assert "is no longer kept" in app.info[0].value
    assert f"Data version {versions[0]}" in said(app)


def test_a_kept_build_whose_figures_are_defined_otherwise_by_now_is_no_version_to_ask_for(
    visited, builds, versions, monkeypatch
):
    monkeypatch.setattr("analytics.builds.definitions", lambda: "other definitions")

    app = visited(OVERVIEW, data=versions[1])

    assert f"Data version {versions[1]}, for which the address asks, is no longer kept" in app.info[0].value
    assert answer(f"download/event_count.csv?data={versions[1]}").status_code == 410


def test_a_new_build_is_taken_up_at_the_next_click(visited, builds, versions):
    older = builds.with_name("switching")
    os.link(kept_builds(builds)[1].path, older)
    newer = kept_builds(builds)[0].path
    os.replace(older, builds)
    app = visited(OVERVIEW)
    before = event_count_on(app)

    os.link(newer, older)
    os.replace(older, builds)
    app.run()

    assert event_count_on(app) == before + 1


def test_a_page_reads_one_build_from_its_start_to_its_end(builds, versions):
    newest = kept_builds(builds)[0].path
    with data.one_build() as chosen:
        os.link(kept_builds(builds)[1].path, builds.with_name("switching"))
        os.replace(builds.with_name("switching"), builds)

        assert data.database().version == chosen.version == versions[0]
    assert data.database().version == versions[1]
    assert newest.exists()


def test_readers_of_old_versions_do_not_push_out_the_one_that_stands(builds, versions):
    standing = data.choose().results
    for version in [*versions, GONE] * 3:
        data.choose(version)

    assert data.choose().results is standing
