"""Sentences of answers are true and whole whatever the numbers in them."""

import pytest


def answer(app):
    return app.markdown[0].value


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({}, "38 belong to the Joint Plan of Action, 91 are related to it."),
        (
            {"country": "TJK", "organization": "osce"},
            "1 belongs to the Joint Plan of Action, 7 are related to it.",
        ),
        ({"country": "SVK"}, "1 event is on record in 6 documents; it belongs to the Joint Plan of Action."),
        ({"scope": "related"}, "; all are related to the Joint Plan of Action."),
        ({"country": "SVK"}, "Documents differ on 4 points, but do not contradict each other."),
        ({}, "The numbers lie furthest apart for “Tashkent high-level conference"),
    ],
)
def test_overview_agrees_with_its_numbers(visit, parameters, sentence):
    assert sentence in answer(visit("pages/figures/overview.py", **parameters))


def test_events_say_how_many_rest_on_one_document_where_any_do(visit):
    some = answer(visit("pages/figures/events.py"))
    none = answer(visit("pages/figures/events.py", country="SVK"))

    assert some.startswith("129 events are shown. 90 of these rest on one document alone.")
    assert none.startswith("1 event is shown. The")


def test_a_day_is_known_also_where_documents_give_the_last_alone(visit):
    # For 11 of these.
    assert "The first or the last day is known for 106," in answer(visit("pages/figures/events.py"))
    assert visit("pages/figures/overview.py").metric[0].delta == "a day known for 106"


def test_attendance_tells_contradictions_from_figures_that_may_all_be_true(visit):
    app = visit("pages/figures/attendance.py")

    assert "Documents differ on 5 events, and contradict each other on 2." in answer(app)
    number = next(metric for metric in app.metric if metric.label == "Documents differ on")
    assert (number.value, number.delta) == ("5 events", "2 contradict")


def test_disagreements_without_a_contradiction_count_none(visit):
    said = answer(visit("pages/evidence/disagreements.py", country="SVK"))

    assert said.startswith("Documents differ on 4 points, but do not contradict each other.")


def test_a_name_stands_in_a_sentence_without_an_article(visit):
    assert "Documents name “United Nations” at" in answer(
        visit("pages/figures/organization.py", profile="un")
    )


@pytest.mark.parametrize(
    ("page", "parameters", "sentence"),
    [
        (
            "pages/figures/attendance.py",
            {"country": "KGZ"},
            "No document gives a planned or registered figure",
        ),
        ("pages/figures/attendance.py", {"years": "2020-2020"}, "No document gives a planned or registered"),
        ("pages/figures/attendance.py", {"country": "USA"}, "No document gives a figure for these events."),
        ("pages/figures/overview.py", {"country": "BEL"}, "The documents agree, or only one of them says"),
        ("pages/evidence/disagreements.py", {"country": "SVK"}, "Documents differ on no number here."),
        ("pages/evidence/disagreements.py", {"country": "BEL"}, "The documents agree on everything"),
        ("pages/evidence/coverage.py", {"scope": "related"}, "None of these events belongs to the programme"),
        ("pages/figures/phases.py", {"country": "BEL"}, "No document names a theme of an event in a phase."),
    ],
)
def test_an_empty_figure_blames_no_filters_where_there_are_events(visit, page, parameters, sentence):
    app = visit(page, **parameters)

    assert any(sentence in element.value for element in app.markdown)
    assert not any("No records match" in info.value for info in app.info)


def test_what_was_expected_rests_on_the_announcements_and_what_came_of_them(visit):
    app = visit("pages/figures/attendance.py")

    feet = [element.proto.body for element in app.get("html")]
    assert sum("Source: 9 statements in 9 documents." in foot for foot in feet) == 1
