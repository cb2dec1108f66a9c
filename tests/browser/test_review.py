"""An officer hands over a press release, decides by keys, and finds what was accepted on the charts."""

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from harness.browser import download, open_page, visit, wait_until_drawn
from harness.server import PROJECT, Server, serve

RELEASE = """OSCE press release

Seminar on countering the financing of terrorism held in Khujand

KHUJAND, 7 June 2022 – A seminar on countering the financing of terrorism was held in Khujand, Tajikistan,
on 7 June 2022.

The seminar was organized by the OSCE Programme Office in Dushanbe.
It was attended by 120 experts from Central Asia.

Participants discussed border security and cyber security. <script>alert("run")</script>
"""
OTHER_RELEASE = RELEASE.replace("Khujand", "Osh").replace("Tajikistan", "Kyrgyzstan")
FIGURE = ".st-key-figure-attendance_range_by_event"


@dataclass(frozen=True)
class Office:
    """A dashboard on records of its own."""

    server: Server
    records: Path

    def content(self) -> dict[str, bytes]:
        """Every file of the records but that of the decisions."""
        return {path.name: path.read_bytes() for path in self.records.iterdir() if path.stem != "reviews"}


@pytest.fixture(scope="module")
def office(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A dashboard on a copy of the real records, which each test leaves as they were."""
    folder = tmp_path_factory.mktemp("office")
    records, built = folder / "records", folder / "build" / "records.duckdb"
    shutil.copytree(PROJECT / "data" / "records", records)
    built.parent.mkdir()
    shutil.copy(database, built)
    store = str(folder / "review" / "review.sqlite")
    with serve(
        PROJECT / "dashboard.py", built, folder, JPOA_RECORDS=str(records), JPOA_REVIEW=store
    ) as server:
        yield Office(server, records)


@pytest.fixture(scope="module")
def under_review(browser: Browser, office: Office) -> str:
    """The address of a document that was read, which tests share and nobody publishes."""
    with visit(browser, office.server) as page:
        open_page(page, "/review")
        give_name(page, "Ana Li")
        upload(page, ("border.txt", OTHER_RELEASE.encode()))
        open_review(page, "border.txt")
        return page.url


def give_name(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.keyboard.press("Enter")
    wait_until_drawn(page)
    # Keys decide only while nothing is being typed.
    page.get_by_label("Your name").blur()


def upload(page: Page, *files: tuple[str, bytes]) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        [FilePayload(name=name, mimeType="text/plain", buffer=content) for name, content in files]
    )
    page.get_by_role("button", name=re.compile("^Read ")).click()
    expect(page.get_by_test_id("stAlert").first).to_be_visible()
    wait_until_drawn(page)


def open_review(page: Page, title: str) -> None:
    page.get_by_role("button", name=title).click()
    page.wait_for_url("**review=*")
    wait_until_drawn(page)


def press(page: Page, key: str) -> None:
    page.keyboard.press(key)
    wait_until_drawn(page)


def turn_to(page: Page, line: str) -> None:
    page.locator(".st-key-proposals").get_by_role("button", name=line).click()
    wait_until_drawn(page)
    expect(page.locator(".st-key-proposals strong").filter(has_text=line)).to_be_visible()


def accept_the_rest(page: Page) -> None:
    accept = page.locator(".st-key-accept button")
    while accept.is_enabled():
        press(page, "a")


def expect_decided(page: Page, said: str) -> None:
    """Expect the head of the page to say how far the review is."""
    expect(page.locator(".st-key-head")).to_contain_text(re.compile(said))


def publish(page: Page, said: str) -> None:
    page.keyboard.press("p")
    expect(page.get_by_text(said)).to_be_visible()
    wait_until_drawn(page)


def evidence_of_2022(page: Page) -> pd.DataFrame:
    open_page(page, "/attendance?years=2022-2022")
    file = download(page, page.locator(FIGURE).get_by_role("link", name="Evidence"))
    return pd.read_csv(io.BytesIO(file.content), encoding="utf-8-sig")


def test_a_press_release_is_read_decided_by_keys_published_found_and_taken_back(
    browser: Browser, office: Office
):
    before = office.content()
    with visit(browser, office.server) as page:
        open_page(page, "/review")
        give_name(page, "Ana Li")
        upload(page, ("khujand.txt", RELEASE.encode()), ("photo.pdf", b"no PDF at all"))
        expect(page.get_by_text("khujand.txt is read.")).to_be_visible()
        expect(page.get_by_text("photo.pdf")).to_be_visible()
        open_review(page, "khujand.txt")

        # The number is corrected, one theme rejected and all else accepted: the mouse only chooses where.
        turn_to(page, "120 experts")
        expect(page.locator(".document mark")).to_have_text("120 experts")
        press(page, "e")
        expect(page.locator(".st-key-card input:focus")).to_have_count(1)
        page.get_by_role("textbox", name="Figure").fill("125")
        press(page, "Control+Enter")
        expect_decided(page, "1 of [0-9]+ decided: 1 accepted, 0 rejected")
        turn_to(page, "cyber security")
        press(page, "x")
        press(page, "Control+Enter")
        expect_decided(page, "2 of [0-9]+ decided: 1 accepted, 1 rejected")
        accept_the_rest(page)
        expect_decided(page, r"([0-9]+) of \1 decided: [0-9]+ accepted, 1 rejected")
        assert office.content() == before, "written before it was published"
        review = page.url
        publish(page, "records are on the charts now.")

        # The event has its page, a mark on the chart, and its proof with document and paragraph.
        page.get_by_role("link", name="Event: Seminar on countering").click()
        page.wait_for_url("**/event?event=khujand-2022-cft-seminar*")
        wait_until_drawn(page)
        expect(page.get_by_text("It drew 125 persons.")).to_be_visible()
        found = evidence_of_2022(page)
        expect(page.locator(FIGURE).get_by_text("Seminar on countering").first).to_be_visible()
        claim = found[found["event_id"] == "khujand-2022-cft-seminar"].iloc[0]
        assert (claim["figure"], claim["paragraph"], claim["wording"]) == (125, 4, "120 experts")
        assert claim["reviewer"] == "Ana Li"
        reviews = pd.read_csv(office.records / "reviews.csv")
        (edit,) = reviews[reviews["decision"] == "edit"].to_dict("records")
        assert (edit["record_id"], edit["reviewer"]) == (claim["claim_id"], "Ana Li")

        # Taken back, it is gone from the charts, and the records are byte for byte what they were.
        open_page(page, review)
        give_name(page, "Ana Li")
        page.get_by_role("button", name="More").click()
        page.get_by_role("button", name="Take back every decision on this document").click()
        wait_until_drawn(page)
        page.keyboard.press("Escape")
        publish(page, "records were taken away.")
        assert "khujand-2022-cft-seminar" not in set(evidence_of_2022(page)["event_id"])
        assert office.content() == before


def test_two_reviewers_at_once_do_not_overwrite_each_other(
    browser: Browser, office: Office, under_review: str
):
    with visit(browser, office.server) as first, visit(browser, office.server) as second:
        for page, name in ((first, "Ana Li"), (second, "Bo Rahimov")):
            open_page(page, under_review)
            give_name(page, name)
            turn_to(page, "120 experts")

        press(first, "a")
        press(second, "a")

        expect(second.get_by_text("Somebody else was faster")).to_contain_text("Accepted by Ana Li")
        expect_decided(second, "1 of [0-9]+ decided: 1 accepted, 0 rejected")


def test_the_same_document_is_recognized_and_leads_to_its_review(
    browser: Browser, office: Office, under_review: str
):
    with visit(browser, office.server) as page:
        open_page(page, "/review")
        give_name(page, "Ana Li")
        upload(page, ("copy.txt", OTHER_RELEASE.upper().encode()))

        expect(
            page.get_by_text("copy.txt is under review already, as border.txt: same text.")
        ).to_be_visible()
        expect(page.get_by_role("button", name="border.txt")).to_have_count(1)


@pytest.mark.parametrize(
    ("width", "height", "most_of_the_text"), [(1280, 900, 700), (400, 800, 400)], ids=["desk", "phone"]
)
def test_a_review_fits_its_screen_and_what_is_chosen_far_down_the_list_can_be_decided_at_once(
    browser: Browser, office: Office, under_review: str, width: int, height: int, most_of_the_text: int
):
    with visit(browser, office.server, width, height) as page:
        page.emulate_media(color_scheme="dark")
        open_page(page, under_review)
        give_name(page, "Ana Li")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0
        text = page.locator(".st-key-text").bounding_box()
        assert text is not None
        # The text has a room of its own, in which it scrolls.
        assert text["height"] < most_of_the_text

        turn_to(page, "cyber security")

        expect(page.locator(".document mark")).to_be_in_viewport()
        expect(page.locator(".st-key-accept button")).to_be_in_viewport()
