"""A reader looks at a figure, asks for its proof, and takes the numbers along."""

import io

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from harness.browser import download, open_page, wait_until_drawn

# Remembers each chart that was drawn before it was in sight, and so for a width that it does not have.
REMEMBER_HIDDEN = """
window.drawnOutOfSight = new Set();
(function look() {
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    const name = chart.closest("[class*=st-key-figure-]")?.className;
    if (chart._fullLayout && chart.getClientRects().length === 0) window.drawnOutOfSight.add(name);
  }
  requestAnimationFrame(look);
})();
"""
# Counts how often Plotly draws each chart, which it says to whoever listens. It can be listened to as soon as
# a chart has the function for it.
COUNT_DRAWN = """
window.drawn = new Map();
Object.defineProperty(HTMLElement.prototype, "on", { set(on) {
  Object.defineProperty(this, "on", { value: on, configurable: true });
  this.on("plotly_beforeplot", () => window.drawn.set(this, (window.drawn.get(this) ?? 0) + 1));
}});
"""
SHOWN_CHARTS = "[...document.querySelectorAll('.js-plotly-plot')].map(chart => window.drawn.get(chart))"
FIGURE = ".st-key-figure-attendance_range_by_event"
BOXES = "figures => figures.map(figure => figure.getBoundingClientRect().toJSON())"


def click_first_mark(page: Page, figure: str, selector: str) -> None:
    mark = page.locator(figure).locator(selector).first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    wait_until_drawn(page)


def read_csv(content: bytes) -> pd.DataFrame:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the byte-order mark to read UTF-8"
    return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig")


def test_clicking_a_mark_shows_the_claims_behind_it(page: Page):
    open_page(page, "/attendance?years=2022-2022")

    # The widest range stands first: the Tashkent conference, with four claims that count.
    click_first_mark(page, FIGURE, ".scatterlayer .trace:nth-of-type(3) path.point")

    expect(page.locator(FIGURE).get_by_text("4 claims", exact=False).first).to_be_visible()


def test_the_downloaded_file_adds_up_to_what_the_screen_says(page: Page):
    open_page(page, "/attendance?country=UZB")
    shown = page.get_by_test_id("stMetricValue").first.inner_text()

    years = download(page, page.locator("a[href*='/attendance_range_by_country.csv']"))
    rows = read_csv(years.content)

    assert f"{int(rows['attendance_low'].sum()):,}" == shown
    assert set(rows["filters"]) == {"Events of 2010–2022; held in Uzbekistan"}
    assert rows["data_version"].nunique() == 1
    assert rows["data_version"].iloc[0] in years.name


def test_downloading_does_not_run_the_page_again(page: Page):
    open_page(page, "/attendance")
    page.evaluate("document.querySelector('h1').dataset.marked = 'yes'")

    download(page, page.locator("a[href*='/attendance_range_by_year.csv']"))

    expect(page.locator("h1[data-marked=yes]")).to_have_count(1)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_the_claims_of_a_figure_download_with_their_documents(page: Page):
    open_page(page, "/attendance?years=2022-2022")

    claims = read_csv(download(page, page.locator(FIGURE).get_by_role("link", name="Evidence")).content)

    tashkent = claims[claims["event_id"] == "tashkent-2022-conference"]
    assert sorted(tashkent["figure"]) == [100, 250, 250, 500]
    assert "порядка 500 чел." in set(tashkent["wording"])
    assert tashkent["url"].notna().any()
    assert {"document", "publisher", "date_published", "paragraph"} <= set(claims.columns)


def test_table_and_evidence_stand_beside_every_chart(page: Page):
    open_page(page, "/attendance?years=2022-2022")
    figure = page.locator(FIGURE)

    figure.get_by_role("radio", name="Table").or_(figure.get_by_text("Table", exact=True)).first.click()
    wait_until_drawn(page)

    expect(figure.get_by_test_id("stDataFrame")).to_be_visible()
    expect(figure.get_by_test_id("stPlotlyChart")).to_have_count(0)


def test_a_long_chart_scrolls_in_its_room_and_is_drawn_at_its_width_from_the_start(page: Page):
    page.add_init_script(REMEMBER_HIDDEN)
    open_page(page, "/attendance")

    room = page.locator(FIGURE).locator("[class*=st-key-room-high-]")
    assert room.evaluate("room => [room.clientHeight, room.scrollHeight > 640]") == [640, True]
    assert page.evaluate("[...window.drawnOutOfSight]") == []


def test_two_figures_are_equally_high_and_stand_one_under_the_other_where_both_find_no_room(page: Page):
    page.set_viewport_size({"width": 1280, "height": 900})
    open_page(page, "/attendance")
    pair = page.locator(".st-key-pair-when_and_where").locator("[class*=st-key-figure-]")

    left, right = pair.evaluate_all(BOXES)
    assert (left["y"], left["height"]) == pytest.approx((right["y"], right["height"]), abs=1)
    assert left["right"] < right["x"]

    page.set_viewport_size({"width": 800, "height": 900})
    wait_until_drawn(page)
    first, second = pair.evaluate_all(BOXES)
    assert (first["x"], first["width"]) == pytest.approx((second["x"], second["width"]), abs=1)
    assert first["bottom"] < second["y"]


def test_a_headline_number_is_told_whole_on_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    open_page(page, "/event?event=tashkent-2022-conference")

    persons = page.get_by_test_id("stMetricValue").first
    expect(persons).to_have_text("100 to 500")
    is_cut = "[value, ...value.querySelectorAll('*')].some(part => part.scrollWidth > part.clientWidth)"
    assert not persons.evaluate(f"value => {is_cut}")


def test_each_chart_is_drawn_once_when_a_filter_changes(page: Page, subtests: pytest.Subtests):
    page.add_init_script(COUNT_DRAWN)
    open_page(page)
    for name in ("Overview", "Events", "Attendance", "Phases", "Organizations", "Documents", "Coverage"):
        with subtests.test(name):
            page.locator(".st-key-navigation").get_by_role("link", name=name).click()
            wait_until_drawn(page)

            page.locator(".st-key-filter_scope button").first.click()
            wait_until_drawn(page)

            drawn = page.evaluate(SHOWN_CHARTS)
            assert drawn
            assert set(drawn) == {1}
