from typing import Literal

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from harness.browser import open_page, page_addresses, visit
from harness.server import Server


def chart_descriptions(page: Page) -> list[str]:
    """What each chart says of itself to those who cannot see it."""
    return [
        chart.evaluate(
            "chart => [chart, ...chart.querySelectorAll('[aria-label]')]"
            ".map(part => part.getAttribute('aria-label') || '').join('')"
        )
        for chart in page.get_by_test_id("stPlotlyChart").all()
    ]


def test_every_page_opens_by_its_address_and_fits_a_phone(
    browser: Browser, server: Server, subtests: pytest.Subtests
):
    with visit(browser, server, width=400, height=800) as page:
        page.emulate_media(color_scheme="dark")
        open_page(page)
        for address in page_addresses(page):
            with subtests.test(address):
                open_page(page, address)

                expect(page.get_by_role("heading", level=1)).not_to_be_empty()
                expect(page.get_by_test_id("stException")).to_have_count(0)
                assert all(len(said) > 20 for said in chart_descriptions(page))
                assert page.evaluate("document.documentElement.scrollWidth") == 400
                # The bar of pages scrolls, and begins where the reader is.
                link = page.locator(f'.st-key-navigation a[href="{address.strip("/")}"]').bounding_box()
                assert link is not None
                assert 0 <= link["x"] <= 400 - link["width"]


def test_a_line_stands_before_each_section_of_pages_but_the_first(page: Page):
    open_page(page, "/downloads")

    begun = page.locator(".st-key-navigation > *").evaluate_all(
        "places => places.filter(place => getComputedStyle(place).borderLeftWidth !== '0px')"
        ".map(place => place.textContent)"
    )

    assert begun == ["Documents", "Review", "Methods"]


def test_links_to_all_pages_stand_on_one_line(page: Page):
    open_page(page, "/downloads")  # Without charts it opens soonest.
    links = page.locator(".st-key-navigation").get_by_test_id("stPageLink-NavLink").all()

    boxes = {width: places_at(page, links, width) for width in (1280, 400)}

    assert len(links) > 10
    assert [len({round(box["y"]) for box in places}) for places in boxes.values()] == [1, 1]
    last = boxes[1280][-1]
    assert last["x"] + last["width"] <= 1280


def places_at(page: Page, links: list[Locator], width: int) -> list[FloatRect]:
    page.set_viewport_size({"width": width, "height": 800})
    return [box for link in links if (box := link.bounding_box())]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_link_that_has_the_focus_has_a_ring_in_the_color_of_text(
    page: Page, scheme: Literal["light", "dark"]
):
    page.emulate_media(color_scheme=scheme)
    open_page(page, "/downloads")
    links = page.locator(".st-key-navigation a")

    links.nth(0).focus()
    page.keyboard.press("Tab")

    expect(links.nth(1)).to_be_focused()
    expect(links.nth(1)).to_have_css("outline-style", "solid")
    expect(links.nth(2)).to_have_css("outline-style", "none")
    expect(links.nth(1)).to_have_css("outline-color", links.nth(1).evaluate("a => getComputedStyle(a).color"))
