from analytics import ui
from analytics.metrics.catalog import metrics_by_subject
from tests.made_up import TABLES

PAGE = "pages/reference/methods.py"
METRICS = [metric for metrics in metrics_by_subject(TABLES).values() for metric in metrics]


def said(app):
    return " ".join(" ".join(text.value.replace("\\", "").split()) for text in app.markdown)


def test_every_metric_is_defined_as_its_docstring_says(visit):
    page = said(visit(PAGE))

    for metric in METRICS:
        title, _blank, rest = ui.definition(metric).partition("\n")
        assert " ".join(title.split()) in page, metric.__name__
        assert " ".join(rest.split()) in page, metric.__name__


def test_rules_stand_in_their_order(visit):
    page = said(visit(PAGE))

    rules = (
        "bounds of a claim",
        "decision",
        "published by an organizer",
        "later publication",
        "contradiction",
    )
    places = [page.index(f"**{rule}**") for rule in rules]
    assert places == sorted(places)


def test_search_keeps_the_definitions_that_have_all_words(visit):
    app = visit(PAGE, search="persons per theme")

    names = [expander.label for expander in app.expander]
    assert "`attendance_range_by_theme`" in names
    assert "`event_count_by_place`" not in names


def test_opened_metric_shows_the_sql_under_the_present_filters(visit):
    app = visit(PAGE, search="event_count_by_year", years="2015-2016")

    assert not any("SELECT" in code.value for code in app.code)
    app.session_state["sql-analytics.metrics.events-event_count_by_year"] = True
    app.run()
    assert any("BETWEEN 2015 AND 2016" in code.value for code in app.code)


def test_every_metric_can_show_its_sql(visit):
    app = visit(PAGE)
    for metric in METRICS:
        app.session_state[f"sql-{metric.__module__}-{metric.__name__}"] = True
    app.run()

    assert not app.exception
    assert sum("SELECT" in code.value for code in app.code) == len(METRICS)
