"""Files made to do harm, handed over on the page Review: each is told by name, and nothing else happens."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import docx
import pytest
from fpdf import FPDF
from playwright.sync_api import Browser, FilePayload, Page, expect

from harness.browser import open_page, visit, wait_until_drawn
from harness.server import PROJECT, Server, serve

SECONDS_TO_READ = 120
MEGABYTE = 2**20
# What the server may hold more of after all that: it never unpacks a file itself.
MOST_GROWTH = 300 * MEGABYTE
RELEASE = "A seminar was held in Khujand on 7 June 2022. It was attended by 120 experts from {}."


@pytest.fixture
def fetched() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what anybody asked of it."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_about):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as listener:
        thread = Thread(target=listener.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listener.server_port}", asked
        listener.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def office(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard on a copy of the real records."""
    folder = tmp_path_factory.mktemp("office")
    records = folder / "records"
    shutil.copytree(PROJECT / "data" / "records", records)
    with serve(PROJECT / "dashboard.py", database, folder, JPOA_RECORDS=str(records)) as server:
        yield server


def word_file(**parts: bytes) -> bytes:
    """A Word document with these parts in place of its own."""
    made, target = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph(RELEASE.format("Word"))
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        held = {entry.filename: old.read(entry) for entry in old.infolist()}
        for name, part in {**held, **parts}.items():
            new.writestr(name, part)
    return target.getvalue()


def bomb() -> bytes:
    """A Word document of some hundred kilobytes that unpacks to 400 MB."""
    target = io.BytesIO(word_file())
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
        for number in range(8):
            package.writestr(f"word/media/{number}.bin", bytes(50 * MEGABYTE))
    return target.getvalue()


def with_entities(declared: str) -> bytes:
    body = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&last;</w:t></w:r></w:p></w:body></w:document>"
    xml = f'<?xml version="1.0"?><!DOCTYPE w:document [{declared}]>{body}'
    return word_file(**{"word/document.xml": xml.encode()})


def pdf_that_acts(address: str) -> bytes:
    """A PDF that runs a script, starts a program and opens an address as soon as it is opened."""
    made = FPDF()
    made.set_compression(False)
    made.add_page()
    made.set_font("Helvetica", size=12)
    made.multi_cell(0, text=RELEASE.format("a PDF"))
    actions = (
        f"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); app.launchURL\\('{address}/script'\\);) "
        f"/Next [<< /S /Launch /F (/bin/sh) >> << /S /URI /URI ({address}/uri) >>] >>"
    )
    acting = bytes(made.output()).replace(b"/Type /Catalog", f"/Type /Catalog {actions}".encode())
    assert actions.encode() in acting
    return acting


def page_that_fetches(address: str) -> bytes:
    return f"""<!doctype html><html><head><title>Seminar in Khujand held on borders</title>
        <meta http-equiv="refresh" content="0;url={address}/refresh"><base href="{address}/">
        <link rel="stylesheet" href="{address}/a.css"><script src="{address}/a.js"></script>
        <style>@import url({address}/b.css)</style></head>
        <body onload="fetch('{address}/load')"><article><h1>Seminar in Khujand held on borders</h1>
        <img src="{address}/a.png" onerror="fetch('{address}/error')"><iframe src="{address}/frame"></iframe>
        <p>{RELEASE.format("a page")} ![x]({address}/b.png) <object data="{address}/object"></object></p>
        <p>&lt;img src="{address}/c.png"&gt;</p>
        </article></body></html>""".encode()


GROWING = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def hand_over(page: Page, files: dict[str, bytes]) -> None:
    page.get_by_label("Your name").fill("Ana Li")
    page.keyboard.press("Enter")
    wait_until_drawn(page)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        [
            FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
            for name, content in files.items()
        ]
    )
    read = page.get_by_role("button", name=f"Read {len(files)} documents")
    expect(read).to_be_enabled(timeout=SECONDS_TO_READ * 1000)
    read.click()
    expect(page.get_by_test_id("stAlert").last).to_contain_text("read", timeout=SECONDS_TO_READ * 1000)
    wait_until_drawn(page)


def resident(server: Server) -> int:
    """The bytes of memory that the server holds."""
    port = server.url.rpartition(":")[2]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            if port.encode() in command:
                return int((process / "statm").read_text().split()[1]) * 4096
        except OSError:  # Ended meanwhile.
            continue
    raise AssertionError(f"nothing listens on {port}")


def test_files_made_to_do_harm_are_told_and_the_others_are_read(
    browser: Browser, office: Server, fetched: tuple[str, list[str]]
):
    address, asked = fetched
    refused = {
        "bomb.docx": (bomb(), "would unpack to far more"),
        "growing.docx": (with_entities(GROWING.replace("ENTITY i", "ENTITY last")), "declares XML entities"),
        "outside.docx": (
            with_entities(f'<!ENTITY last SYSTEM "{address}/entity">'),
            "declares XML entities",
        ),
        "program.pdf": (b"MZ\x90\0\3\0\0\0" + bytes(500), "is a program, although it ends in .pdf"),
        "program.docx": (b"\x7fELF" + bytes(500), "is a program, although it ends in .docx"),
        "archive.pdf": (word_file(), "is a zip archive"),
        f"{'long ' * 60}.txt": (RELEASE.format("afar").encode(), "Give it a shorter name"),
    }
    read = {
        "acts.pdf": pdf_that_acts(address),
        "page.html": page_that_fetches(address),
        "<img src=x onerror=alert(1)>.txt": RELEASE.format("one").encode(),
        "![x](y) :red[z] $x^2$ =1+1.txt": RELEASE.format("two").encode(),
        "\u202etxt.exe.txt": RELEASE.format("three").encode(),
        "good.txt": RELEASE.format("Central Asia").encode(),
    }
    with visit(browser, office) as page:
        open_page(page, "/review")
        before = resident(office)

        hand_over(page, {name: content for name, (content, _why) in refused.items()} | read)

        said = [alert.inner_text() for alert in page.get_by_test_id("stAlert").all()]
        for name, (_content, why) in refused.items():
            told = [one for one in said if name[:40].strip() in one]
            assert len(told) == 1, (name, said)
            assert why in told[0]
        for name in read:
            assert name.replace("\u202e", "") in said[-1]
        assert "\u202e" not in "".join(said)
        assert page.locator("[data-testid=stAlert] img, [data-testid=stAlert] .katex").count() == 0
        page.get_by_role("button", name="Seminar in Khujand").click()
        page.wait_for_url("**review=*")
        wait_until_drawn(page)
        expect(page.locator(".document")).to_contain_text(f'<img src="{address}/c.png">')
        assert page.locator(".document img, .document iframe, .document object").count() == 0
    assert asked == []
    assert resident(office) - before < MOST_GROWTH
    with urlopen(f"{office.url}/_stcore/health") as answer:
        assert answer.status == 200


def test_an_empty_file_and_one_that_is_far_too_large_are_told(
    browser: Browser, office: Server, tmp_path: Path
):
    large = tmp_path / "far.txt"
    large.write_bytes(bytes(21 * MEGABYTE))
    with visit(browser, office) as page:
        open_page(page, "/review")
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(large)
        expect(page.get_by_text(re.compile(r"File must be 20(\.0)? ?MB or smaller"))).to_be_visible()
        open_page(page, "/review")

        hand_over(page, {"empty.txt": b"", "good.txt": RELEASE.format("Europe").encode()})

        expect(page.get_by_text("empty.txt is empty.")).to_be_visible()
        expect(page.get_by_text("good.txt is read.")).to_be_visible()
