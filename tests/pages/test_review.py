"""A reviewer decides on what a made-up press release states, on a copy of the real records."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from etl.review.desk import ACCEPT, EDIT, REJECT, UNDO, Desk
from tests.etl.review.conftest import EVENT, TEXT, document, proposals
from tests.pages.conftest import PROJECT

PAGE = "pages/review/review.py"
NOTHING = "Nothing was written"


@pytest.fixture
def desk(database, tmp_path, monkeypatch):
    """The desk that the page opens, with a document under review."""
    shutil.copytree(PROJECT / "data" / "records", tmp_path / "records")
    shutil.copy(database, tmp_path / "records.duckdb")
    monkeypatch.setenv("JPOA_RECORDS", str(tmp_path / "records"))
    return Desk(tmp_path / "review.sqlite", tmp_path / "records", tmp_path / "records.duckdb")


@pytest.fixture
def key(desk):
    found = proposals()
    spoken = {name: value for name, value in found[-1].values.items() if name != "person"}
    found[-1] = replace(found[-1], values=spoken)
    return desk.store.add(TEXT.encode(), document(), found, "Ana Li")


@pytest.fixture
def review(visit, desk, key, monkeypatch):
    """The page on that document, opened by a reviewer who gave a name."""
    monkeypatch.setenv("JPOA_DATABASE", str(desk.database))
    app = visit(PAGE, review=key)
    app.text_input(key="reviewer").set_value("Bo Rahimov").run()
    return app


def item(desk, key, table):
    return next(item for item in desk.sheet(key).items if item.proposal.table == table)


def turn_to(app, desk, key, table):
    app.button(key=f"line-{item(desk, key, table).proposal.proposal_id}").click().run()


def kinds(desk, key, table):
    return [decision.kind for decision in item(desk, key, table).decisions]


def said(app):
    assert not app.exception
    shown = (*app.markdown, *app.caption, *app.info, *app.warning, *app.error, *app.success)
    return " ".join(element.value for element in shown)


def unescaped(app):
    return said(app).replace("\\", "")


def html(app):
    return " ".join(element.proto.body for element in app.get("html"))


def test_the_list_says_how_far_each_document_is(visit, desk, key):
    desk.store.decide(key, item(desk, key, "events"), ACCEPT, "Ana Li")

    app = visit(PAGE)

    assert "1 of 5 decided" in said(app)
    assert "added by Ana Li" in said(app)


def test_without_a_name_nothing_is_decided(visit, desk, key):
    app = visit(PAGE, review=key)

    app.button(key="accept").click().run()

    assert "Give your name first" in said(app)
    assert kinds(desk, key, "source_documents") == []


def test_who_is_signed_in_need_not_give_a_name(visit, desk, key, monkeypatch):
    monkeypatch.setattr(st, "user", {"is_logged_in": True, "name": "Cy Day", "email": "cy@example.org"})
    app = visit(PAGE, review=key)

    app.button(key="accept").click().run()

    assert [element.key for element in app.text_input] == []
    assert item(desk, key, "source_documents").decision.reviewer == "Cy Day"


def test_accepting_turns_to_the_next_proposal_that_is_open(review, desk, key):
    review.button(key="accept").click().run()

    assert kinds(desk, key, "source_documents") == [ACCEPT]
    assert item(desk, key, "source_documents").decision.reviewer == "Bo Rahimov"
    assert "[2 of 5]" in said(review)
    assert "Found in paragraph 1 by the rule" in said(review)
    assert "1 of 5 decided: 1 accepted, 0 rejected." in said(review)


def test_one_filled_button_at_a_time_says_what_is_next(review, desk, key):
    def filled():
        return [button.key for button in review.button if button.proto.type == "primary"]

    assert filled() == ["accept"]

    desk.store.accept_all(key, desk.sheet(key).items, "Ana Li")
    review.run()

    assert filled() == ["publish"]


def test_the_words_of_the_chosen_proposal_are_marked_in_the_text(review, desk, key):
    turn_to(review, desk, key, "attendance_claims")

    assert "<mark>Over 40 officers</mark> came" in html(review)
    assert html(review).count("<mark>") == 1


def test_pages_that_were_scanned_are_told_above_the_text(visit, desk):
    key = desk.store.add(b"%PDF", replace(document("mixed.pdf"), unread_pages=(2, 3)), proposals(), "Ana Li")

    assert "Pages 2, 3 were scanned" in said(visit(PAGE, review=key))


def test_nothing_of_a_document_runs_as_html_or_markdown(visit, desk):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> ![p](https://example.org/x.png) **bold**"
    event = replace(proposals()[1], values={**proposals()[1].values, "title": hostile})
    event = replace(event, start=0, end=8, wording=hostile[:8])
    named = document(f"{hostile[:25]}.txt".replace("/", ""), f"{hostile}\n\nmore")
    key = desk.store.add(b"hostile", named, [event], "<b>Ana</b>")

    pages = [visit(PAGE), visit(PAGE, review=key)]

    for app in pages:
        written = said(app) + " ".join([app.title[0].value, *(button.label for button in app.button)])
        assert not re.search(r"(?<!\\)<(script|img|b)\b", written)
        assert "![p](" not in written
        assert "<script>alert" not in html(app)
        assert "<img" not in html(app)
    assert "<mark>&lt;script&gt;</mark>alert(1)&lt;/script&gt;&lt;img" in html(pages[1])


def test_a_record_is_edited_in_the_terms_of_the_contract(review, desk, key):
    turn_to(review, desk, key, "attendance_claims")
    review.button(key="edit").click().run()
    mark = f"field-{item(desk, key, 'attendance_claims').proposal.proposal_id}-0"
    assert "more than" not in review.selectbox(key=f"{mark}-qualifier").options
    assert "at least" in review.selectbox(key=f"{mark}-qualifier").options

    review.text_input(key=f"{mark}-figure").set_value("45").run()
    review.button(key="save").click().run()

    assert kinds(desk, key, "attendance_claims") == [EDIT]
    assert item(desk, key, "attendance_claims").values["figure"] == "45"


def test_an_edit_that_is_not_valid_is_told_and_not_taken(review, desk, key):
    turn_to(review, desk, key, "attendance_claims")
    review.button(key="edit").click().run()
    mark = f"field-{item(desk, key, 'attendance_claims').proposal.proposal_id}-0"

    review.text_input(key=f"{mark}-figure").set_value("some").run()
    review.button(key="save").click().run()

    assert "Figure: “some” is not a whole number" in unescaped(review)
    assert kinds(desk, key, "attendance_claims") == []


def test_saving_without_a_change_accepts(review, desk, key):
    turn_to(review, desk, key, "attendance_claims")
    review.button(key="edit").click().run()

    review.button(key="save").click().run()

    assert kinds(desk, key, "attendance_claims") == [ACCEPT]


def test_a_rejection_asks_for_the_reason(review, desk, key):
    turn_to(review, desk, key, "attendance_claims")
    review.button(key="reject").click().run()

    review.button(key="confirm-reject").click().run()

    decision = item(desk, key, "attendance_claims").decision
    assert (decision.kind, decision.reason) == (REJECT, "The document does not say so")


def test_a_new_event_can_be_one_that_is_on_record(review, desk, key):
    turn_to(review, desk, key, "events")
    review.button(key="reject").click().run()
    identity = item(desk, key, "events").proposal.proposal_id

    review.selectbox(key=f"meant-{identity}-0").set_value("tashkent-2022-conference").run()
    review.button(key="confirm-reject").click().run()

    sheet = desk.sheet(key)
    assert item(desk, key, "events").decision.reason == "It is on record already"
    assert sheet.values_of(item(desk, key, "involvement"))["event_id"] == "tashkent-2022-conference"


def test_an_event_that_is_on_record_by_now_is_told_and_offered_as_the_one_that_is_meant(review, desk, key):
    events = desk.directory / "events.csv"
    line = f"{EVENT},Workshop,workshop,,related\n"
    events.write_text(
        "".join(sorted([*events.read_text(encoding="utf-8").splitlines(keepends=True)[1:], line])).join(
            ["event_id,title,event_type,parent_event_id,scope\n", ""]
        ),
        encoding="utf-8",
    )
    turn_to(review, desk, key, "events")
    assert "A record of this key is there by now" in said(review)

    review.button(key="reject").click().run()

    identity = item(desk, key, "events").proposal.proposal_id
    assert review.selectbox(key=f"meant-{identity}-0").value == EVENT


def test_accepting_all_of_a_kind_leaves_out_what_is_doubtful(visit, desk):
    found = proposals()
    others = [
        replace(found[3], proposal_id=f"a-{number}", confidence=confidence)
        for number, confidence in enumerate((0.9, 0.4, 0.8))
    ]
    key = desk.store.add(TEXT.encode(), document(), [*found[:2], *others], "Ana Li")
    app = visit(PAGE, review=key)
    app.text_input(key="reviewer").set_value("Bo Rahimov").run()

    app.button(key="accept-attendance_claims").click().run()

    taken = [found.is_taken for found in desk.sheet(key).items[2:]]
    assert taken == [True, False, True]


def test_undo_takes_back_the_last_decision(review, desk, key):
    review.button(key="accept").click().run()
    review.button(key="undo").click().run()

    assert kinds(desk, key, "source_documents") == [ACCEPT, UNDO]
    assert "[1 of 5]" in said(review)


def test_of_two_reviewers_the_second_is_told_who_decided(review, desk, key):
    desk.store.decide(key, item(desk, key, "source_documents"), REJECT, "Ana Li", reason="Not ours")

    review.button(key="accept").click().run()

    assert "Somebody else was faster" in said(review)
    assert "Rejected by Ana Li" in said(review)
    assert kinds(desk, key, "source_documents") == [REJECT]


def test_publishing_writes_the_records_and_the_charts_have_them(review, visit, desk, key):
    desk.store.accept_all(key, desk.sheet(key).items, "Ana Li")
    review.run()

    review.button(key="publish").click().run()

    assert "5 records are on the charts now." in said(review)
    claims = (desk.directory / "attendance_claims.csv").read_text(encoding="utf-8")
    assert f"osce-2022-workshop-a1,{EVENT},40," in claims
    event = visit("pages/figures/event.py", event=EVENT)
    assert "Workshop on border security" in event.title[0].value
    assert "over 40 persons" in said(event)


def test_publishing_too_early_says_what_to_accept_first(review, desk, key):
    before = {path: path.read_bytes() for path in Path(desk.directory).iterdir()}
    desk.store.accept_all(key, [item(desk, key, "attendance_claims")], "Ana Li")
    review.run()

    review.button(key="publish").click().run()

    assert NOTHING in said(review)
    identity = item(desk, key, "events").proposal.proposal_id
    assert review.button(key=f"first-{identity}").label == "Accept first: Workshop on border security"
    assert {path: path.read_bytes() for path in Path(desk.directory).iterdir()} == before


def test_an_invalid_record_is_told_with_file_line_and_field(review, desk, key):
    seen = item(desk, key, "attendance_claims")
    desk.store.decide(key, seen, EDIT, "Ana Li", values={**seen.values, "figure": "some"})
    desk.store.accept_all(key, [found for found in desk.sheet(key).items if not found.decision], "Ana Li")
    review.run()

    review.button(key="publish").click().run()

    assert NOTHING in said(review)
    assert re.search(r"/attendance_claims\.csv, line \d+, figure: \"some\" is not a whole", unescaped(review))


def test_a_whole_document_can_be_taken_back(review, desk, key):
    before = {path.name: path.read_bytes() for path in Path(desk.directory).iterdir()}
    desk.store.accept_all(key, desk.sheet(key).items, "Ana Li")
    desk.publish(key)
    review.run()

    review.button(key="take-back").click().run()
    review.button(key="publish").click().run()

    assert "5 records were taken away." in said(review)
    after = {path.name: path.read_bytes() for path in Path(desk.directory).iterdir()}
    assert [name for name in before if after[name] != before[name]] == ["reviews.csv"]


def test_statements_that_the_records_hold_of_the_same_document_are_told(visit, desk, key):
    values = {"document_id": "sco-2022-news"}
    desk.store.decide(key, item(desk, key, "source_documents"), REJECT, "Ana Li", values=values)

    app = visit(PAGE, review=key)

    assert re.search(r"The records hold \d+ statements of this document already", said(app))


def test_a_new_document_has_nothing_on_record(review):
    assert "of this document already" not in said(review)


def test_a_new_organization_can_be_made_in_place(review, desk, key):
    turn_to(review, desk, key, "involvement")
    review.button(key="edit").click().run()

    review.text_input(key="field-new-organizations-name").set_value("Border Institute of Uzbekistan")
    review.selectbox(key="field-new-organizations-organization_type").set_value("think tank")
    review.button(key="FormSubmitter:new-organizations-Create and accept").click().run()

    made = item(desk, key, "organizations")
    assert made.is_taken
    assert made.values["organization_id"] == "border-institute-of-uzbekistan"
    assert made.proposal.wording == "Bo Rahimov of the OSCE spoke"


def test_an_unknown_address_offers_what_is_under_review(visit, desk, key):
    app = visit(PAGE, review="no-such-document")

    assert "No document is under review at this address" in said(app)
    assert "0 of 5 decided" in said(app)


def test_where_nothing_can_be_kept_nothing_is_offered(visit, database, monkeypatch):
    # A folder below a file cannot be made, not even by root, as whom tests may run.
    monkeypatch.setenv("JPOA_REVIEW", str(database / "review.sqlite"))

    app = visit(PAGE)

    assert "read-only here" in said(app)
    assert not app.get("file_uploader")
