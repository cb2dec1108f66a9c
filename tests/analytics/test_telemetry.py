"""What is counted is what is logged, and Prometheus can read it."""

import logging

import pytest
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.parser import text_string_to_metric_families

from analytics import log
from analytics.telemetry import Telemetry


@pytest.fixture
def telemetry():
    """What counts from now on, until the test ends."""
    level = log.LOGGER.level
    telemetry = Telemetry(lambda: [GaugeMetricFamily("jpoa_open_sessions", "Open.", 3)])
    telemetry.start()
    yield telemetry
    log.LOGGER.removeHandler(telemetry)
    log.LOGGER.setLevel(level)


def read(telemetry):
    """Every sample as a scraper reads it, by its name and the values of its labels."""
    families = text_string_to_metric_families(telemetry.written().decode())
    samples = (sample for family in families for sample in family.samples)
    return {(sample.name, *sample.labels.values()): sample.value for sample in samples}


def test_runs_of_a_page_fall_into_buckets_of_seconds(telemetry):
    log.say("page run", page="/events", milliseconds=30.0)
    log.say("page run", page="/events", milliseconds=3000.0)

    found = read(telemetry)

    assert found["jpoa_page_run_seconds_count", "/events"] == 2
    assert found["jpoa_page_run_seconds_sum", "/events"] == pytest.approx(3.03)
    assert found["jpoa_page_run_seconds_bucket", "0.05", "/events"] == 1


def test_downloads_are_counted_with_their_answer_and_bytes(telemetry):
    log.say("download", file="attendance_total", status=200, bytes=120, milliseconds=5.0)
    log.say("download", file="unknown", status=404, bytes=40, milliseconds=1.0)

    found = read(telemetry)

    assert found["jpoa_downloads_total", "attendance_total", "200"] == 1
    assert found["jpoa_downloads_total", "unknown", "404"] == 1
    assert found["jpoa_download_bytes_total",] == 160


def test_queries_figures_errors_and_refusals_are_counted(telemetry):
    with log.timed("query"):
        pass
    with log.timed("figure drawn", figure="event_count_by_year"):
        pass
    log.log_error(ValueError("wrong"))
    log.say("denied", logging.WARNING, path="/metrics")

    found = read(telemetry)

    assert found["jpoa_query_seconds_count",] == 1
    assert found["jpoa_figure_draw_seconds_count", "event_count_by_year"] == 1
    assert found["jpoa_errors_total",] == 1
    assert found["jpoa_denied_total",] == 1


def test_an_event_that_lacks_a_fact_is_told_and_does_not_stop_what_happens(telemetry, capsys):
    log.say("page run", milliseconds=30.0)

    assert "KeyError: 'page'" in capsys.readouterr().err
    assert not [name for name, *_labels in read(telemetry) if name == "jpoa_page_run_seconds_count"]


def test_what_stands_at_the_moment_is_asked_for_when_counts_are_read(telemetry):
    assert read(telemetry)["jpoa_open_sessions",] == 3


def test_the_process_is_measured_too(telemetry):
    assert read(telemetry)["process_resident_memory_bytes",] > 0
