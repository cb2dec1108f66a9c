"""A figure or a page that fails says so in its place, and takes nothing else along."""

import re

import pytest
import streamlit as st

from analytics.charts import events as charts
from analytics.ui import page
from tests.pages.test_pages import said

OVERVIEW = "pages/figures/overview.py"
REFERENCE = re.compile(r"Reference ([0-9a-f]{8})\.")


def fail(*_arguments, **_options):
    raise ValueError("out of order")


def test_a_figure_that_fails_says_so_and_the_others_are_drawn(visit, monkeypatch, reported):
    whole = visit(OVERVIEW)
    monkeypatch.setattr(charts, "event_count_by_year", fail)

    app = visit(OVERVIEW, years="2011-2021")

    assert not app.exception
    (error,) = app.error
    assert re.fullmatch(rf"This figure could not be drawn\. {REFERENCE.pattern}", error.value)
    assert len(app.get("plotly_chart")) == len(whole.get("plotly_chart")) - 1
    assert len(app.metric) == len(whole.metric)


def test_the_reference_that_the_reader_sees_leads_to_the_error_in_the_log(
    visit, monkeypatch, reported, caplog
):
    monkeypatch.setattr(charts, "event_count_by_year", fail)

    app = visit(OVERVIEW, years="2012-2021")

    (reference,) = REFERENCE.findall(app.error[0].value)
    assert f"Reference {reference}: " in reported()
    assert "event_count_by_year" in reported()
    assert "out of order" in caplog.text


def test_a_page_that_fails_says_so_under_its_navigation(visit, monkeypatch, reported):
    monkeypatch.setattr("analytics.ui.show_answer", fail)

    app = visit(OVERVIEW)

    assert not app.exception
    assert REFERENCE.search(app.error[0].value)
    assert app.error[0].value.startswith("This page could not be shown.")
    assert len(app.get("page_link")) > 5
    assert "Overview" in reported()


@pytest.mark.parametrize("control", ["stop", "rerun"])
def test_what_stops_or_runs_a_page_again_is_no_failure(visit, monkeypatch, control):
    calls = []

    def act(*_arguments, **_options):
        calls.append(control)
        if len(calls) == 1:
            getattr(st, control)()

    monkeypatch.setattr(page, "show_choice", act)

    app = visit(OVERVIEW)

    assert not app.error
    assert len(calls) == (1 if control == "stop" else 2)
    assert ("Overview" in said(app)) == (control == "rerun")
