from analytics.metrics import attendance, catalog, evidence, names
from tests.made_up import TABLES

METRICS = catalog.metrics_by_subject(TABLES)
EVERY = [metric for metrics in METRICS.values() for metric in metrics]


def test_every_module_with_metrics_is_a_subject():
    assert attendance.attendance_total in METRICS["How many persons came."]
    assert evidence.attendance_evidence in EVERY


def test_helpers_are_no_metrics():
    assert names.with_names not in EVERY
    assert catalog.metrics_by_subject not in EVERY
    assert not [metric.__name__ for metric in EVERY if metric.__name__.startswith("_")]


def test_metrics_stand_in_the_order_of_their_module():
    assert METRICS["How many persons came."][0] is attendance.attendance_range_by_event


def test_every_metric_has_a_definition_that_begins_with_one_sentence():
    for metric in EVERY:
        title = (metric.__doc__ or "").partition("\n")[0]
        assert title.endswith("."), metric.__name__


def test_a_metric_of_one_thing_asks_for_it():
    def metric(involvement, *, organization_id, search=""):
        return involvement

    assert catalog.required_values(metric) == ["organization_id"]
