"""The rows of figures as CSV and Excel files, each under an address of its own.

A file never stands in memory, however long it is: CSV is sent range by range while it is written, Excel from
disk. Its address gives the same rows to a program as to a reader who clicks.
"""

import inspect
import os
import re
import zlib
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from tempfile import mkstemp
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from analytics import downloads, log
from analytics.database import Database, DatabaseDamagedError, DatabaseMissingError
from analytics.filters import ADDRESS_PARAMETERS, Filters, is_read
from analytics.messages import gettext as _
from analytics.metrics.arguments import Metric
from analytics.metrics.catalog import metrics_by_subject
from analytics.results import Results
from analytics.ui.data import DATA_PARAMETER, Choice, data_parameter, one_build
from analytics.ui.sidebar import describe

PATH = "download"
# Before the names of arguments of a metric, which may have the names of filters.
ARGUMENT = "metric_"
EVENTS = "only_event"
YES = "yes"
# Arguments of metrics under which all rows are kept.
KEEPING_ALL = ("order",)


CSV, EXCEL = "csv", "xlsx"

# How hard zlib tries, and the number by which it writes the frame of a gzip file.
FASTEST = 1
AS_GZIP = 16 + zlib.MAX_WBITS


# What a client says that takes gzip, unless it gives it no weight at all.
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
# No list has more rows; what is no such number, a database may refuse.
WHOLE_NUMBER = re.compile(r"[0-9]{1,8}")


class AddressError(ValueError):
    """An address of a file that names no metric, or not all that the metric needs."""


def file_address(
    metric: Metric, filters: Filters, parameters: Mapping[str, Any], *, ending: str = CSV
) -> str:
    """Return the address of the rows of a metric as a file, seen from any page."""
    given = {ARGUMENT + name: YES if value is True else value for name, value in parameters.items() if value}
    own = urlencode({**data_parameter(), **given}, doseq=True)
    query = "&".join(filter(None, [_carried(filters), own]))
    return f"{PATH}/{metric.__name__}.{ending}?{query}"


# All files of a page carry the same filters.
@lru_cache(100)
def _carried(filters: Filters) -> str:
    return urlencode({**filters.to_address(), EVENTS: filters.events}, doseq=True)


def noted(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return what makes a file for a button, and logs that it was asked for.

    Args:
        name: what the log calls the file.
        make: makes its content.
    """

    def made() -> bytes:
        start = perf_counter()
        content = make()
        log.say(
            "download",
            file=name,
            status=200,
            bytes=len(content),
            milliseconds=log.milliseconds_since(start),
        )
        return content

    return made


class VersionGoneError(Exception):
    """The data version that an address asks for is no longer kept."""


def send_file(request: Request, *, ending: str = CSV) -> Response:
    """Send the rows of a metric under the filters of the address as a file."""
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    try:
        with one_build(next(iter(given.get(DATA_PARAMETER, ())), None)) as chosen:
            return _answer(request, given, chosen, ending)
    except (DatabaseMissingError, DatabaseDamagedError) as error:
        return PlainTextResponse(str(error), 503)
    except VersionGoneError as error:
        return PlainTextResponse(str(error), 410)
    except AddressError as error:
        return PlainTextResponse(str(error), 404)


def _answer(request: Request, given: Mapping[str, list[str]], chosen: Choice, ending: str) -> Response:
    # Other rows than those asked for would be worse than none: nobody reads along who could be told.
    if not chosen.is_kept:
        said = _("Data version {asked} is no longer kept. Without it, the address gives version {version}.")
        raise VersionGoneError(said.format(asked=chosen.asked, version=chosen.version))
    kept = chosen.results
    metric, parameters = _read_metric(request.path_params["name"], given, kept)
    request.state.file = metric.__name__  # For the log, which is told of names that are known alone.
    _refuse_unknown(given, metric)
    filters = Filters.from_address(given, events=tuple(given.get(EVENTS, ())))
    queries = _queries(kept, metric, filters, parameters)
    constants = {"filters": describe_rows(filters, parameters), "data_version": chosen.version}
    name = _file_name(metric, filters, parameters, chosen.version, ending)
    return SEND[ending](request, kept.database, queries, constants, name)


def _send_csv(
    request: Request, database: Database, queries: Sequence[str], constants: Mapping[str, str], name: str
) -> Response:
    chunks = downloads.csv_chunks(database, queries, constants)
    headers = {"content-disposition": f'attachment; filename="{name}"', "vary": "Accept-Encoding"}
    if TAKES_GZIP.search(request.headers.get("accept-encoding", "")):
        chunks = _compressed(chunks)
        headers["content-encoding"] = "gzip"
    # What goes wrong from the start is told by the status, which cannot be taken back later: an answer that
    # breaks off then is no whole file to any client.
    first = next(chunks)
    return StreamingResponse(chain([first], chunks), media_type="text/csv", headers=headers)


def _compressed(chunks: Iterable[bytes]) -> Generator[bytes]:
    """Compress a file as it goes over the wire: the server would do it so well that it took as long again."""
    press = zlib.compressobj(FASTEST, wbits=AS_GZIP)
    for chunk in chunks:
        if pressed := press.compress(chunk):
            yield pressed
    yield press.flush()


def _send_xlsx(
    _request: Request, database: Database, queries: Sequence[str], constants: Mapping[str, str], name: str
) -> Response:
    handle, path = mkstemp(suffix=f".{EXCEL}")
    os.close(handle)
    try:
        downloads.write_xlsx(database, queries, path, constants)
    except BaseException:
        os.unlink(path)
        raise
    return FileResponse(
        path,
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        filename=name,
        background=BackgroundTask(os.unlink, path),
    )


# What sends rows, and what answers for them, by the ending of the file.
SEND = {CSV: _send_csv, EXCEL: _send_xlsx}
SENDERS = {ending: partial(send_file, ending=ending) for ending in SEND}


def routes(base: str) -> list[Route]:
    """Return the routes of files where the dashboard stands under this path of its host, or under none."""
    parts = [*filter(None, base.split("/")), PATH]
    return [Route(f"/{'/'.join(parts)}/{{name}}.{ending}", send) for ending, send in SENDERS.items()]


# Streamlit puts its own routes under that path, and leaves others as they are.
ROUTES = routes(st.get_option("server.baseUrlPath") or "")


def _queries(kept: Results, metric: Metric, filters: Filters, parameters: Mapping[str, Any]) -> Sequence[str]:
    """The queries whose rows, one query after the other, are those of a metric."""
    try:
        sql = kept.queries.sql(metric, filters, **parameters)
        first_key = kept.queries.first_key_sql(metric, filters, **parameters)
    except KeyError as error:
        raise AddressError(
            _("An argument of the address has no value {value}.").format(value=error)
        ) from None
    return downloads.in_ranges(kept.database, sql, first_key)


def _read_metric(name: str, given: Mapping[str, list[str]], kept: Results) -> tuple[Metric, dict[str, Any]]:
    metric = _metrics(tuple(kept.tables.expressions)).get(name)
    if metric is None:
        raise AddressError(_("There is no metric of the name “{name}”.").format(name=name))
    values: dict[str, Any] = {}
    for parameter in inspect.signature(metric).parameters.values():
        said = next(iter(given.get(ARGUMENT + parameter.name, ())), None)
        if parameter.kind is not parameter.KEYWORD_ONLY:
            continue
        if parameter.annotation is bool:
            values[parameter.name] = said == YES
        elif said is not None:
            values[parameter.name] = _whole(said) if parameter.annotation is int else said
        elif parameter.default is parameter.empty:
            raise AddressError(_("The address lacks {name}.").format(name=ARGUMENT + parameter.name))
    return metric, values


def _whole(text: str) -> int:
    if not WHOLE_NUMBER.fullmatch(text):
        raise AddressError(_("“{text}” in the address is no whole number.").format(text=text))
    return int(text)


def _refuse_unknown(given: Mapping[str, list[str]], metric: Metric) -> None:
    """Refuse an address that asks for what is not there: a name or a span of years that is misspelt."""
    arguments = {ARGUMENT + name for name in inspect.signature(metric).parameters}
    unknown = given.keys() - {*ADDRESS_PARAMETERS, *arguments, EVENTS, DATA_PARAMETER}
    said = [
        _("The address asks for “{name}”, which is unknown.").format(name=name) for name in sorted(unknown)
    ]
    said += [
        _("The address asks for “{value}” as {name}, which cannot be read.").format(value=value, name=name)
        for name in ("years", "scope")
        for value in given.get(name, ())
        if not is_read(name, value)
    ]
    if said:
        raise AddressError(" ".join(said))


@lru_cache(2)
def _metrics(tables: tuple[str, ...]) -> dict[str, Metric]:
    subjects = metrics_by_subject(tables).values()
    return {metric.__name__: metric for metrics in subjects for metric in metrics}


def describe_rows(filters: Filters, parameters: Mapping[str, Any]) -> str:
    """Say in words which rows a file holds: what the filters keep, and what the arguments of the metric do.

    A list that was searched would pass for the whole one.
    """
    said = [describe(filters)]
    for name, value in parameters.items():
        if name == "search" and value:
            said.append(_("with “{search}”").format(search=value))
        elif value and name not in KEEPING_ALL:
            said.append(name if value is True else f"{name} {value}")
    return _("; ").join(said)


def _file_name(
    metric: Metric, filters: Filters, parameters: Mapping[str, Any], version: str, ending: str
) -> str:
    chosen = {name: value for name, value in parameters.items() if value}
    return downloads.file_name(
        metric.__name__,
        *(name if value is True else str(value) for name, value in chosen.items()),
        *filters.events[:1],
        *(name if values == [YES] else "-".join(values) for name, values in filters.to_address().items()),
        version=version,
        ending=ending,
    )
