"""A document to proposed records: what holds for any document, and what is proposed for a few."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.characters import writable
from etl.contract import read_contract
from etl.documents.known import read_known
from etl.documents.propose import propose
from tests.etl.documents.made_up_texts import document, known
from tests.made_up import CONTRACT

ROOT = Path(__file__).parents[3]
FOUNDING = ROOT.parent / "shared" / "documents"
TABLES = {table["name"]: table["schema"]["fields"] for table in CONTRACT["resources"]}
CODES = {name: {str(code["value"]) for code in codes} for name, codes in CONTRACT["codeLists"].items()}
RECORDS = known()

TEXT = """Regional seminar on customs

Bishkek, 6 May 2021 - A regional seminar on customs was held in Bishkek on 5-6 May 2021 with many experts.

It was organized by UNRCCA. Over 40 participants discussed the financing of terrorism.

They adopted the Bishkek Declaration. Phase II of the project (2013-2017) was funded by the European Union.

For more information, contact: UNRCCA"""


def test_the_record_of_the_document_comes_first_then_things_then_claims_in_the_order_of_the_text():
    proposals = propose(document(TEXT), RECORDS)

    tables = [one.table for one in proposals]
    assert tables[:2] == ["source_documents", "events"]
    assert set(tables[2:]) == {
        "event_claims",
        "themes",
        "attendance_claims",
        "involvement",
        "outcomes",
        "phase_claims",
        "phase_involvement",
    }
    assert [one.start for one in proposals[2:]] == sorted(one.start for one in proposals[2:])


def test_a_claim_has_the_document_the_paragraph_and_the_event():
    attendance = next(one for one in propose(document(TEXT), RECORDS) if one.table == "attendance_claims")

    assert attendance.values == {
        "event_id": "bishkek-2021-border-security-seminar",
        "figure": "40",
        "qualifier": "over",
        "scope": "unspecified",
        "counted": "participants",
        "basis": "reported",
        "coverage": "whole",
        "wording": "Over 40 participants",
        "document_id": "unrcca-2021-05-06-bishkek",
        "paragraph": "3",
    }
    assert attendance.wording == TEXT[attendance.start : attendance.end] == "Over 40 participants"
    assert attendance.new == ("event_id", "document_id")


def test_a_document_on_record_has_no_record_of_its_own():
    old = {"document_id": "made-up", "title": "Other", "publisher_id": "eu"}
    proposals = propose(document(TEXT), known(source_documents=[old]))

    assert all(one.table != "source_documents" for one in proposals)
    assert {one.values["document_id"] for one in proposals if one.table == "themes"} == {"made-up"}
    assert all("document_id" not in one.new for one in proposals)


def test_the_same_document_gives_the_same_proposals():
    assert propose(document(TEXT), RECORDS) == propose(document(TEXT), known())


def test_other_records_are_not_mistaken_for_those_before():
    propose(document(TEXT), RECORDS)
    event = {"event_id": "old", "title": "Seminar on customs", "event_type": "seminar"}
    claim = {"event_id": "old", "date_start": "2021-05-05", "date_end": "2021-05-06", "city": "Bishkek"}

    proposals = propose(document(TEXT), known(events=[event], event_claims=[claim]))

    assert {one.values["event_id"] for one in proposals if "event_id" in one.values} == {"old"}


def test_an_empty_document_has_no_proposals():
    assert propose(document(" \n\n "), RECORDS) == []


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200e", "\u034f", "\u202e", "\u2067", "\ufe0f", "\U000e0041"])
def test_what_is_not_seen_in_a_document_is_not_proposed_and_its_marked_words_stay(unseen):
    text = f"Seminar on customs{unseen}\n\nOver 40 {unseen} participants met in Bishkek on 5 May 2021."
    title = f"{unseen}Regional semi{unseen}nar on customs {unseen}"

    proposals = propose(document(text, title=title), RECORDS)

    check(proposals, text)
    assert proposals[0].values["title"] == "Regional seminar on customs"
    assert all(one.wording == text[one.start : one.end] for one in proposals)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Events of 2023", "2023-03-14"),
        ("Towards the 2030 Agenda", ""),
        ("A plan until 2027", ""),
        ("A programme for 2023-2027", ""),
        ("Events", ""),
    ],
)
def test_a_missing_year_is_the_one_that_the_heading_names(heading, expected):
    text = f"{heading}\n\nOn 14 March, a seminar on customs took place in Bishkek with many officers."

    (claim,) = [one for one in propose(document(text), RECORDS) if one.table == "event_claims"]

    assert claim.values.get("date_start", "") == expected


def check(proposals, text):
    """Whether each proposal is a row of the contract at a place of the text, and refers to what is there."""
    ids = [one.proposal_id for one in proposals]
    assert len(ids) == len(set(ids))
    announced = set()
    for one in proposals:
        fields = {field["name"]: field for field in TABLES[one.table]}
        assert set(one.values) <= set(fields) - {"claim_id"}
        missing = {name for name, field in fields.items() if field.get("constraints", {}).get("required")}
        assert missing - set(one.values) <= {"claim_id", "publisher_id"}
        for name, value in one.values.items():
            assert value, name
            assert value == writable(value), name
            pattern = fields[name].get("constraints", {}).get("pattern")
            assert pattern is None or re.search(pattern, value), (name, value)
            codes = fields[name].get("codeList")
            assert codes is None or value in CODES[codes], (name, value)
        assert 0 <= one.start <= one.end <= len(text)
        assert one.wording == text[one.start : one.end]
        assert 0 <= one.confidence <= 1
        if one.table in ("events", "source_documents"):
            announced.add(one.values.get("event_id") or one.values["document_id"])
        for name in set(one.new) & {"event_id", "parent_event_id", "document_id"}:
            assert one.values[name] in announced


PIECES = st.sampled_from(
    [
        *(
            "seminar",
            "Conference",
            "side event",
            "opening session",
            "launch of",
            "launched",
            "семинар",
            "конференция",
        ),
        *("5 May 2021", "3-4 March 2022", "в мае 2022 года", "today", "(2010 - 2021)", "2022", "since 2011"),
        *(
            "Bishkek",
            "Almaty",
            "in Tashkent",
            "Kazakhstan",
            "UNRCCA",
            "European Union",
            "Mr. Jo Roe",
            "Daily Gazette",
        ),
        *(
            "held",
            "opened",
            "concluded",
            "during the",
            "on the margins of the",
            "adopted the",
            "Osh Declaration",
        ),
        *(
            "Phase II",
            "three previous phases",
            "funded by",
            "implemented by",
            "pillar IV",
            "discussed",
            "youth",
        ),
        *(
            "250 participants",
            "met with",
            "including those on",
            "four",
            "PRESS RELEASE",
            "Contact:",
            "@eu.org",
        ),
        *(". ", ", ", "\n", "\n\n", " - ", "(", ")", "“", "«", "*", "и", "the", "of", "on"),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_whatever_is_put_together_proposals_are_rows_of_the_contract(text):
    check(propose(document(text), RECORDS), text)


@settings(deadline=None, max_examples=100)
@given(
    st.text(max_size=200),
    st.dictionaries(
        st.sampled_from(["title", "publisher", "date_published", "language", "url"]), st.text(max_size=20)
    ),
)
def test_no_text_and_no_metadata_is_too_strange(text, metadata):
    check(propose(document(text, **metadata), RECORDS), text)


@pytest.mark.skipif(not FOUNDING.is_dir(), reason="The texts of the founding documents are not there.")
@pytest.mark.parametrize("path", sorted(FOUNDING.glob("*-*.txt")), ids=lambda path: path.stem)
def test_of_each_founding_document_the_main_event_is_the_one_on_record(path):
    records = read_known(read_contract(), ROOT / "data" / "records")
    text = path.read_text(encoding="utf-8")
    proposals = propose(document(text, path.stem), records)

    check(proposals, text)
    coded = {
        (claim["event_id"], claim["date_start"], claim["date_end"], claim["city"])
        for claim in records["event_claims"]
        if claim["document_id"] == path.stem and claim["city"]
    }
    proposed = {
        tuple(one.values.get(name, "") for name in ("event_id", "date_start", "date_end", "city"))
        for one in proposals
        if one.table == "event_claims"
    }
    assert coded <= proposed


def test_a_city_that_is_not_on_record_is_proposed_with_its_country_and_doubtful():
    text = "A seminar on customs was held in Osh, Kyrgyzstan, on 5 June 2023 with many experts of the region."
    proposals = [one for one in propose(document(text), known()) if one.table in ("cities", "event_claims")]

    assert [one.values.get("city") for one in proposals] == ["Osh", "Osh"]
    assert proposals[0].values == {"city": "Osh", "country_code": "KGZ"}
    assert all("city" in one.new and one.is_doubtful for one in proposals)


def test_who_pays_for_a_phase_is_no_funder_of_the_event():
    text = (
        "A seminar on customs was held in Bishkek on 14 March 2022 with many experts of the region.\n\n"
        "Phase III of the project is funded by the European Union."
    )
    proposals = propose(document(text), known())

    assert [one.values["role"] for one in proposals if one.table == "involvement"] == []
    assert [one.values["role"] for one in proposals if one.table == "phase_involvement"] == ["funder"]
