import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import open_page, page_addresses


def chart_descriptions(page: Page) -> list[str]:
    """What each chart says of itself to those who cannot see it."""
    return [
        chart.evaluate(
            "chart => [chart, ...chart.querySelectorAll('[aria-label]')]"
            ".map(part => part.getAttribute('aria-label') || '').join('')"
        )
        for chart in page.get_by_test_id("stPlotlyChart").all()
    ]


def test_every_page_of_the_navigation_opens_by_its_address(page: Page, subtests: pytest.Subtests):
    open_page(page)

    for address in page_addresses(page):
        with subtests.test(address):
            open_page(page, address)

            expect(page.get_by_role("heading", level=1)).not_to_be_empty()
            expect(page.get_by_test_id("stException")).to_have_count(0)
            assert all(len(said) > 20 for said in chart_descriptions(page))


def test_navigation_leads_to_more_than_one_page(page: Page):
    open_page(page)

    assert len(page_addresses(page)) > 1


def test_a_line_stands_before_each_section_of_pages_but_the_first(page: Page):
    open_page(page)

    begun = page.locator(".st-key-navigation > *").evaluate_all(
        "places => places.filter(place => getComputedStyle(place).borderLeftWidth !== '0px')"
        ".map(place => place.textContent)"
    )

    assert begun == ["Documents", "Review", "Methods"]


@pytest.mark.parametrize("width", [400, 1280])
def test_links_to_all_pages_stand_on_one_line(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page)
    links = page.locator(".st-key-navigation").get_by_test_id("stPageLink-NavLink").all()

    tops = {round(box["y"]) for link in links if (box := link.bounding_box())}

    assert len(links) > 10
    assert len(tops) == 1
    if width == 1280:
        last = links[-1].bounding_box()
        assert last is not None
        assert last["x"] + last["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("address", ["/disagreements", "/downloads", "/event"])
def test_on_a_phone_the_bar_of_pages_begins_where_the_reader_is(page: Page, address: str):
    page.set_viewport_size({"width": 400, "height": 800})

    open_page(page, address)

    place = page.locator(f'.st-key-navigation a[href^="{address[1:]}"]').bounding_box()
    assert place is not None
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 400
