"""A made-up press release and what is proposed from it."""

from pathlib import Path

import pytest

from etl.documents.document import Document, Paragraph
from etl.documents.proposal import Proposal
from etl.review.store import Store

TEXT = (
    "A workshop on border security took place in Tashkent on 5 May 2022.\n\n"
    "Over 40 officers came, said UNOCT.\n\n"
    "Bo Rahimov of the OSCE spoke."
)
DOCUMENT = "osce-2022-workshop"
EVENT = "tashkent-2022-border-workshop"


def document(name: str = "release.txt", text: str = TEXT, **metadata: str) -> Document:
    """A document of these paragraphs."""
    paragraphs, start = [], 0
    for number, part in enumerate(text.split("\n\n"), start=1):
        paragraphs.append(Paragraph(number, start, start + len(part)))
        start += len(part) + 2
    return Document(Path(name), "text/plain", "0" * 64, text, tuple(paragraphs), metadata)


def proposal(table: str, words: str, confidence: float = 0.9, /, **values: str) -> Proposal:
    """A proposal that rests on these words of the text."""
    start = TEXT.index(words)
    paragraph = document().paragraph_at(start).number
    proposal_id = f"{table}-{start}"
    return Proposal(
        proposal_id, table, values, paragraph, start, start + len(words), words, "made up", confidence
    )


def proposals() -> list[Proposal]:
    """What the document states, its own record and that of the event first."""
    claim = {"event_id": EVENT, "document_id": DOCUMENT}
    return [
        proposal(
            "source_documents",
            "A workshop on border security",
            document_id=DOCUMENT,
            title="Workshop on border security",
            publisher_id="osce",
            document_type="press release",
            date_published="2022-05-06",
            language="en",
            url="https://example.org/workshop",
        ),
        proposal(
            "events",
            "A workshop on border security",
            event_id=EVENT,
            title="Workshop on border security",
            event_type="workshop",
            scope="programme",
        ),
        proposal(
            "event_claims",
            "in Tashkent on 5 May 2022",
            **claim,
            date_start="2022-05-05",
            city="Tashkent",
            country_code="UZB",
            paragraph="1",
        ),
        proposal(
            "attendance_claims",
            "Over 40 officers",
            **claim,
            figure="40",
            qualifier="over",
            scope="unspecified",
            counted="officers",
            basis="reported",
            coverage="whole",
            wording="Over 40 officers",
            paragraph="2",
        ),
        proposal(
            "involvement",
            "Bo Rahimov of the OSCE spoke",
            0.4,
            **claim,
            organization_id="osce",
            role="speaker",
            person="bo-rahimov",
            mode="unspecified",
            paragraph="3",
        ),
    ]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "review" / "review.sqlite")


@pytest.fixture
def key(store: Store) -> str:
    """The key of the made-up document, which is under review."""
    return store.add(TEXT.encode(), document(), proposals(), "Ana Li")
