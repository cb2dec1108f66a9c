"""Counts and timings of what happens, in the format that Prometheus reads.

What is counted is what is said to the log, whether the log writes it or not. What stands at a moment, such as
open sessions, is asked for when the counts are read.
"""

import logging
from collections.abc import Callable, Iterable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    Summary,
    generate_latest,
)
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from analytics import log

# In seconds: a page that is kept takes some hundredths, one that is computed some tenths.
PAGE_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Telemetry(logging.Handler, Collector):
    """Counts the events of the log.

    Args:
        standing: gives what stands at the moment, each time that the counts are read.
    """

    def __init__(self, standing: Callable[[], Iterable[Metric]]) -> None:
        super().__init__(logging.DEBUG)
        self._standing = standing
        self._registry = registry = CollectorRegistry()
        self._pages = Histogram(
            "jpoa_page_run_seconds", "Runs of pages.", ["page"], buckets=PAGE_SECONDS, registry=registry
        )
        self._figures = Summary(
            "jpoa_figure_draw_seconds", "Figures drawn anew.", ["figure"], registry=registry
        )
        self._queries = Summary("jpoa_query_seconds", "Queries of the database.", registry=registry)
        self._downloads = Counter("jpoa_downloads", "Files asked for.", ["file", "status"], registry=registry)
        self._bytes = Counter("jpoa_download_bytes", "Bytes of files sent.", registry=registry)
        self._download_seconds = Summary(
            "jpoa_download_seconds", "Files sent, until the last byte.", registry=registry
        )
        self._errors = Counter("jpoa_errors", "Errors that were logged.", registry=registry)
        self._denied = Counter(
            "jpoa_denied", "Requests and connections that were refused.", registry=registry
        )
        registry.register(self)
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=registry)

    def start(self) -> None:
        """Count from now on."""
        log.LOGGER.addHandler(self)
        log.LOGGER.setLevel(logging.DEBUG)

    def emit(self, record: logging.LogRecord) -> None:
        """Count an event; one that cannot be counted disturbs nobody."""
        try:
            self._count(record)
        except (KeyError, TypeError, ValueError):
            self.handleError(record)

    def _count(self, record: logging.LogRecord) -> None:
        facts = getattr(record, "facts", {})
        seconds = facts.get("milliseconds", 0) / 1000
        match record.msg:
            case "query":
                self._queries.observe(seconds)
            case "figure drawn":
                self._figures.labels(facts["figure"]).observe(seconds)
            case "page run":
                self._pages.labels(facts["page"]).observe(seconds)
            case "download":
                self._downloads.labels(facts["file"], facts["status"]).inc()
                self._bytes.inc(facts["bytes"])
                self._download_seconds.observe(seconds)
            case "error":
                self._errors.inc()
            case "denied":
                self._denied.inc()

    def collect(self) -> Iterable[Metric]:
        """Return what stands at the moment."""
        return self._standing()

    def written(self) -> bytes:
        """Return all counts as Prometheus reads them."""
        return generate_latest(self._registry)
