"""The rows of figures as CSV files, each under an address of its own.

A file is written to disk and sent from there, so that it never stands in memory, however long it is; and its
address gives the same rows to a program as to a reader who clicks.
"""

import inspect
import os
from collections.abc import Mapping
from functools import lru_cache
from tempfile import mkstemp
from typing import Any
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from analytics import downloads
from analytics.database import DatabaseMissingError
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.metrics.catalog import metrics_by_subject, required_values
from analytics.queries import Metric
from analytics.results import Results
from analytics.ui.data import results
from analytics.ui.sidebar import describe

PATH = "download"
# Before the names of arguments of a metric, which may have the names of filters.
ARGUMENT = "metric_"
EVENTS = "only_event"
YES = "yes"


class AddressError(ValueError):
    """An address of a file that names no metric, or not all that the metric needs."""


def file_address(metric: Metric, filters: Filters, parameters: Mapping[str, Any]) -> str:
    """Return the address of the rows of a metric as CSV, seen from any page."""
    given = {ARGUMENT + name: YES if value is True else value for name, value in parameters.items() if value}
    query = urlencode({**filters.to_address(), EVENTS: filters.events, **given}, doseq=True)
    return f"{PATH}/{metric.__name__}.csv?{query}"


def send_file(request: Request) -> Response:
    """Send the rows of a metric under the filters of the address as a CSV file."""
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    try:
        kept = results()
        metric, parameters = _read_metric(request.path_params["name"], given, kept)
        filters = Filters.from_address(given, events=tuple(given.get(EVENTS, ())))
        sql = _sql(kept, metric, filters, parameters)
    except DatabaseMissingError as error:
        return PlainTextResponse(str(error), 503)
    except AddressError as error:
        return PlainTextResponse(str(error), 404)
    handle, path = mkstemp(suffix=".csv")
    os.close(handle)
    constants = {"filters": describe(filters), "data_version": kept.database.version}
    downloads.write_csv(kept.database, sql, path, constants)
    return FileResponse(
        path,
        media_type="text/csv; charset=utf-8",
        filename=_file_name(metric, filters, parameters, kept.database.version),
        background=BackgroundTask(os.unlink, path),
    )


ROUTES = [Route(f"/{PATH}/{{name}}.csv", send_file)]


def _sql(kept: Results, metric: Metric, filters: Filters, parameters: Mapping[str, Any]) -> str:
    try:
        return kept.queries.sql(metric, filters, **parameters)
    except KeyError as error:
        raise AddressError(
            _("An argument of the address has no value {value}.").format(value=error)
        ) from None


def _read_metric(name: str, given: Mapping[str, list[str]], kept: Results) -> tuple[Metric, dict[str, Any]]:
    metric = _metrics(tuple(kept.tables.expressions)).get(name)
    if metric is None:
        raise AddressError(_("There is no metric of the name “{name}”.").format(name=name))
    arguments = {
        parameter.name: parameter.annotation
        for parameter in inspect.signature(metric).parameters.values()
        if parameter.kind is parameter.KEYWORD_ONLY
    }
    values = {
        argument: given[ARGUMENT + argument][0] for argument in arguments if given.get(ARGUMENT + argument)
    }
    missing = [ARGUMENT + argument for argument in required_values(metric) if argument not in values]
    needed = [argument for argument in missing if arguments[argument.removeprefix(ARGUMENT)] is not bool]
    if needed:
        raise AddressError(_("The address lacks {names}.").format(names=", ".join(needed)))
    return metric, {
        argument: values.get(argument) == YES if arguments[argument] is bool else values[argument]
        for argument in arguments
        if argument in values or ARGUMENT + argument in missing
    }


@lru_cache(2)
def _metrics(tables: tuple[str, ...]) -> dict[str, Metric]:
    subjects = metrics_by_subject(tables).values()
    return {metric.__name__: metric for metrics in subjects for metric in metrics}


def _file_name(metric: Metric, filters: Filters, parameters: Mapping[str, Any], version: str) -> str:
    chosen = {name: value for name, value in parameters.items() if value}
    return downloads.file_name(
        metric.__name__,
        *(name if value is True else str(value) for name, value in chosen.items()),
        *filters.events[:1],
        *("-".join(values) for values in filters.to_address().values()),
        version=version,
        ending="csv",
    )
