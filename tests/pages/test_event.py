import pytest

PROFILE = "pages/figures/event.py"


def said(app):
    return " ".join(element.value for element in (*app.markdown, *app.caption))


def test_profile_tells_what_the_event_was_and_how_many_came(visit):
    app = visit(PROFILE, event="tashkent-2022-conference")

    assert not app.exception
    assert app.title[0].value.startswith("Tashkent high-level conference")
    assert "3–4 March 2022, Tashkent, Uzbekistan, hybrid." in said(app)
    assert "Documents give 100 to 500 persons; the chosen figure is 250." in said(app)
    assert "paragraph 8 · attendance: “Over 250 participants”" in said(app)


def test_a_figure_of_those_in_person_is_not_told_as_that_of_all(visit):
    in_person = said(visit(PROFILE, event="istanbul-2022-ewn-launch"))
    online = said(visit(PROFILE, event="osce-2022-live-youth-workshop"))

    assert "the chosen figure is over 40 in person." in in_person
    assert "It drew 11 persons online." in online


def test_profile_does_not_depend_on_the_filters(visit):
    app = visit(PROFILE, event="tashkent-2022-conference", years="2011-2011", organization="osce")

    assert "10 documents speak of it." in said(app)
    assert app.selectbox(key="asked_event").value == "tashkent-2022-conference"


def test_a_part_leads_to_its_event_and_an_event_to_its_parts(visit):
    session = said(visit(PROFILE, event="tashkent-2022-opening-session"))
    conference = said(visit(PROFILE, event="tashkent-2022-conference"))

    assert "It was a part of another event: [Tashkent" in session
    assert "event=tashkent-2022-conference" in session
    assert "event=tashkent-2022-opening-session" in conference


def test_what_no_document_says_is_told_as_unknown(visit):
    told = said(visit(PROFILE, event="national-strategies-consultations"))

    assert "No document dates it." in told
    assert "No document names its place." in told
    assert "No document gives a figure for all who came." in told
    assert "No document gives a figure for attendance. That is unknown, not zero." in told
    # Filters do not narrow what stands here, so that to widen them would show no more.
    assert not visit(PROFILE, event="national-strategies-consultations").info


def test_a_disagreement_names_the_part_of_the_event_that_it_is_about(visit):
    told = said(visit(PROFILE, event="central-asia-2010-2011-expert-meetings"))

    for part in ("First expert meeting", "Second expert meeting", "Third expert meeting"):
        assert f"- **organizers and hosts** – {part}" in told


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [({}, "Choose an event above"), ({"event": "no-such-event"}, "There is no event “no-such-event”.")],
)
def test_without_an_event_the_page_offers_a_choice(visit, parameters, sentence):
    app = visit(PROFILE, **parameters)

    assert not app.exception
    assert sentence in said(app)
    assert app.selectbox(key="asked_event").value is None
