"""A reader narrows the dashboard down, passes the link on, and goes back and forth."""

from playwright.sync_api import Browser, Page, expect

from harness.browser import open_page, visit, wait_until_drawn
from harness.server import Server

PARAMETERS = {"organizations": "organization", "countries": "country", "roles": "role"}


def choose(page: Page, name: str, typed: str) -> None:
    page.locator(f".st-key-filter_{name} input").click()
    page.keyboard.type(typed)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{PARAMETERS[name]}=*")
    wait_until_drawn(page)


def numbers(page: Page) -> list[str]:
    """The headline numbers of a page."""
    return page.get_by_test_id("stMetricValue").all_inner_texts()


def expect_numbers(page: Page, expected: list[str]) -> None:
    """Wait until the headline numbers are these: a busy server takes a while to hear of a change."""
    expect(page.get_by_test_id("stMetricValue")).to_have_text(expected)


def test_choosing_an_organization_redraws_the_page_and_stands_in_the_address(page: Page):
    open_page(page, "/attendance")
    before = numbers(page)

    choose(page, "organizations", "Shanghai")

    expect(page.get_by_text("with SCO")).to_be_visible()
    expect(page.get_by_test_id("stMetricValue")).not_to_have_text(before)
    assert "organization=sco" in page.url


def test_an_organization_is_found_by_a_name_in_another_script(page: Page):
    open_page(page, "/attendance")

    choose(page, "organizations", "ЦАРИКЦ")

    assert "organization=caricc" in page.url


def test_a_pasted_link_gives_the_same_numbers_to_another_reader(page: Page, browser: Browser, server: Server):
    open_page(page, "/attendance")
    choose(page, "countries", "Tajik")
    choose(page, "roles", "organizer")

    with visit(browser, server) as other:
        open_page(other, page.url)

        expect_numbers(other, numbers(page))


def test_filters_survive_a_reload_and_a_change_of_page(page: Page):
    open_page(page)
    choose(page, "countries", "Uzbek")
    filtered = numbers(page)

    page.reload()
    expect_numbers(page, filtered)

    page.locator(".st-key-navigation").get_by_role("link", name="Attendance").click()
    page.wait_for_url("**/attendance?country=UZB")
    page.locator(".st-key-navigation").get_by_role("link", name="Overview").click()
    page.wait_for_url("**/?country=UZB")
    expect_numbers(page, filtered)


def test_back_and_forward_undo_and_redo_a_filter(page: Page):
    open_page(page, "/attendance")
    everything = numbers(page)
    choose(page, "countries", "Uzbek")
    filtered = numbers(page)

    page.go_back()
    expect_numbers(page, everything)

    page.go_forward()
    expect_numbers(page, filtered)


def test_one_click_clears_all_filters(page: Page):
    open_page(page, "/attendance")
    everything = numbers(page)
    open_page(page, "/attendance?country=UZB&organization=osce&years=2015-2020")

    page.get_by_role("button", name="Clear all filters").click()

    expect_numbers(page, everything)
    assert "?" not in page.url


def test_a_first_visit_by_deep_link_works_on_a_fresh_server(browser: Browser, fresh_server: Server):
    with visit(browser, fresh_server) as page:
        open_page(page, "/attendance?country=TJK")

        expect(page.get_by_role("heading", level=1)).to_have_text("Attendance")
        expect(page.get_by_text("Page not found")).to_have_count(0)
        expect(page.get_by_text("held in Tajikistan")).to_be_visible()
