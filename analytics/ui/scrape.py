"""What the dashboard counted, for Prometheus; only imported where that is switched on."""

from collections.abc import Iterator

import duckdb
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from starlette.requests import Request
from starlette.responses import Response

from analytics.database import DatabaseMissingError
from analytics.telemetry import Telemetry
from analytics.ui.session import CONNECTIONS
from analytics.ui.state import State, age, read_state


def standing() -> Iterator[Metric]:
    """Return what stands at the moment: sessions, the data and what is kept of it."""
    yield GaugeMetricFamily("jpoa_open_sessions", "Pages open in a browser.", CONNECTIONS.open)
    try:
        state = read_state()
    except (DatabaseMissingError, duckdb.Error):
        yield GaugeMetricFamily("jpoa_ready", "1 if there is a database that can be read.", 0)
        return
    yield GaugeMetricFamily("jpoa_ready", "1 if there is a database that can be read.", 1)
    yield from _data(state)


def _data(state: State) -> Iterator[Metric]:
    versions = {"version": state.data_version, "contract": state.contract_version}
    yield InfoMetricFamily("jpoa_data", "The data that is shown.", versions)
    build_age = age(state.built).total_seconds()
    yield GaugeMetricFamily("jpoa_build_age_seconds", "Since the database was built.", build_age)
    if state.records_changed:
        records_age = age(state.records_changed).total_seconds()
        yield GaugeMetricFamily("jpoa_records_age_seconds", "Since a record was last changed.", records_age)
    kept = state.kept
    yield CounterMetricFamily("jpoa_result_hits", "Results that were kept when asked for.", kept.hits)
    yield CounterMetricFamily("jpoa_result_misses", "Results that had to be computed.", kept.misses)
    yield GaugeMetricFamily("jpoa_result_bytes", "What the kept results take, roughly.", kept.bytes)


TELEMETRY = Telemetry(standing)


def tell_counts(_request: Request) -> Response:
    """Answer with all counts in the format of Prometheus."""
    return Response(TELEMETRY.written(), media_type=CONTENT_TYPE_LATEST)
