"""What was computed from one database, kept for all readers, so that each thing is computed once.

A result follows from the database and its key alone and is handed out as it is, without a copy: whoever gets
one must not change it.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from threading import Condition
from typing import Any, TypeVar
from weakref import finalize

import orjson
import pandas as pd
from cachetools import LRUCache, cached

from analytics import log
from analytics.database import (
    Database,
    fetch_records,
    fetch_sql,
    frame_of,
    read_summaries,
    read_tables,
    to_sql,
)
from analytics.filters import Filters
from analytics.metrics.arguments import Metric
from analytics.metrics.counts import counting
from analytics.metrics.in_groups import SumsInGroups
from analytics.metrics.together import ASKED_IN, IN_GROUPS, columns_of_part, part_of, sums_in_groups
from analytics.parameters import Query, Where
from analytics.queries import Keep, Queries

Result = TypeVar("Result")

# Filters have more combinations than any memory holds: what was asked for longest ago goes first.
MOST_BYTES = 256 * 2**20
# What a result takes beside its values, roughly.
SMALL_BYTES = 1_000
# What figures and lists take in memory for each character of their JSON, roughly.
BYTES_PER_CHARACTER = 4
# What a value of rows, a record in a list within them, and a row of a kept table take, roughly: to measure
# rows takes as long as to read them.
BYTES_PER_VALUE = 50
BYTES_PER_RECORD = 500
BYTES_PER_ROW = 200
NUMBERS = count()


@dataclass(frozen=True)
class Kept:
    """How often a result was there, how often it had to be computed, and the bytes of all, roughly."""

    hits: int
    misses: int
    bytes: int


class Results:
    """Rows, numbers and figures computed from a database, each kept under the key that it follows from."""

    def __init__(self, database: Database) -> None:
        """Keep results of this database."""
        self.database = database
        self.tables = read_tables(database)
        stored = read_tables(database, in_full=True)
        self.queries = Queries(self.tables, stored, read_summaries(database))
        # Readers who ask for the same thing at the same time wait for one answer.
        keep = cached(
            LRUCache(MOST_BYTES, _bytes_of), lambda key, _compute: key, condition=Condition(), info=True
        )
        self._keep = keep(lambda _key, compute: compute())

    def keep(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        """Return the result that is kept under a key; it is computed when it is first asked for."""
        result: Result = self._keep(key, compute)
        return result

    def kept(self) -> Kept:
        """Return what is kept and how often it was asked for."""
        info = self._keep.cache_info()
        return Kept(info.hits, info.misses, int(info.currsize))

    def rows(
        self,
        metric: Metric,
        filters: Filters,
        *,
        most: int | None = None,
        where: Where | None = None,
        **parameters: Any,
    ) -> pd.DataFrame:
        """Return the rows of a metric under the filters, with names beside its codes.

        Args:
            metric: what is computed.
            filters: what it is narrowed to.
            most: keeps so many of the first rows.
            where: keeps the rows that have these values.
            parameters: further arguments of the metric.
        """
        parameters = _given(parameters)
        if metric in ASKED_IN and not where:
            part = self.keep(
                ("rows", metric, filters),
                lambda: frame_of(self.records(metric, filters), columns_of_part(metric)),
            )
            return part if most is None or len(part) <= most else part.head(most)
        return self.keep(
            ("rows", metric, filters, most, where, *sorted(parameters.items())),
            lambda: self._fetch_narrowed(
                lambda keep: self.queries.query(
                    metric, filters, most=most, where=where, keep=keep, **parameters
                ),
                fetch_sql,
            ),
        )

    def row(self, metric: Metric, filters: Filters, **parameters: Any) -> Mapping[str, Any]:
        """Return the one row of a metric that sums everything up, by column."""
        return self.records(metric, filters, **parameters)[0]

    def records(
        self, metric: Metric, filters: Filters, *, most: int | None = None, **parameters: Any
    ) -> Sequence[Mapping[str, Any]]:
        """Return the rows of a metric that are read one by one, each by column; None is not known.

        Args:
            metric: what is computed.
            filters: what it is narrowed to.
            most: keeps so many of the first rows.
            parameters: further arguments of the metric.
        """
        parameters = _given(parameters)
        if metric in ASKED_IN and most is not None:
            return self.records(metric, filters)[:most]
        if metric in IN_GROUPS and filters.keep_whole_groups():
            return self.keep(
                ("records", metric, filters), lambda: self._in_groups(metric, filters).kept(filters)
            )
        return self.keep(
            ("records", metric, filters, most, *sorted(parameters.items())),
            # Where there are no events, no row is about all of them: the metric itself says so.
            lambda: (
                self._part(metric, filters) or self.fetch_records(metric, filters, most=most, **parameters)
            ),
        )

    def _part(self, metric: Metric, filters: Filters) -> list[dict[str, Any]]:
        """Return the rows of a metric that is asked for together with others; of any other none."""
        if metric not in ASKED_IN:
            return []
        countries = self.keep("countries", self._read_countries)
        return part_of(self.records(ASKED_IN[metric], filters), metric, countries)

    def _in_groups(self, metric: Metric, filters: Filters) -> SumsInGroups:
        """Return the sums of a query that answers for several metrics, in each group."""
        across = filters.across_groups()
        return self.keep(
            ("in groups", metric, across),
            lambda: sums_in_groups(
                self._fetch_narrowed(
                    lambda keep: self.queries.query(IN_GROUPS[metric][0], across, keep=keep), fetch_sql
                ),
                metric,
            ),
        )

    def _read_countries(self) -> dict[str, str]:
        codes = self.tables.codes
        named = codes.filter(codes.code_list == "country").select("code", "label")
        return {row["code"]: row["label"] for row in fetch_records(self.database, to_sql(named))}

    def fetch_records(
        self, metric: Metric, filters: Filters, **parameters: Any
    ) -> Sequence[Mapping[str, Any]]:
        """Return what `records` does, to be kept in another form."""
        return self._fetch_narrowed(
            lambda keep: self.queries.query(metric, filters, keep=keep, **parameters),
            fetch_records,
        )

    def counts(self, metric: Metric, filters: Filters, **parameters: Any) -> Mapping[str, int]:
        """Return how many rows a metric has, and how many documents stand in them, where they name any.

        Of evidence, each statement counts once, even where it stands in several rows.
        """
        parameters = _given(parameters)
        if counted := counting(metric, parameters, of_groups=filters.keep_whole_groups()):
            row = self.row(counted.metric, filters, **counted.parameters)
            return {name: row[its] for name, its in counted.columns.items()} if counted.columns else row
        return self.keep(
            ("counts", metric, filters, *sorted(parameters.items())),
            lambda: self._fetch_narrowed(
                lambda keep: self.queries.count_query(metric, filters, keep=keep, **parameters),
                fetch_records,
            )[0],
        )

    def _fetch_narrowed(
        self,
        compose: Callable[[Keep], Query],
        fetch: Callable[[Database, str, Mapping[str, Any]], Result],
    ) -> Result:
        """Run a query over tables that are narrowed once for all that is asked under the same filters."""
        used = []

        def keep(name: str, filters: Filters, sql: str) -> str:
            table = self.keep(("table", name, filters), lambda: KeptTable(self.database, sql))
            used.append(table)  # It stands at least until the query has run.
            return table.name

        return fetch(self.database, *compose(keep).prepared())


class KeptTable:
    """The rows of a query as a table in memory, beside the database, as long as anybody holds it."""

    def __init__(self, database: Database, sql: str) -> None:
        """Run the query and keep its rows."""
        self.name = f'memory.main."kept {next(NUMBERS)}"'
        with log.timed("query"), database.cursor() as cursor:
            ((rows,),) = cursor.execute(f"CREATE TABLE {self.name} AS {sql}").fetchall()
        self.bytes: int = rows * BYTES_PER_ROW
        finalize(self, _drop, database, self.name).atexit = False


def _given(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out arguments that are empty: without them a metric gives the same, which is kept once."""
    return {name: value for name, value in parameters.items() if value not in (None, "")}


def _drop(database: Database, table: str) -> None:
    with database.cursor() as cursor:
        cursor.execute(f"DROP TABLE {table}")


def bytes_of_rows(rows: pd.DataFrame) -> int:
    """Return what rows take in memory, roughly."""
    nested = (rows[name] for name, kind in rows.dtypes.items() if kind == "object")
    listed = sum(len(value) for values in nested for value in values if hasattr(value, "__len__"))
    return BYTES_PER_VALUE * int(rows.size) + BYTES_PER_RECORD * listed


def _bytes_of(result: object) -> int:
    if hasattr(result, "bytes"):
        return int(result.bytes) + SMALL_BYTES
    if isinstance(result, pd.DataFrame):
        return bytes_of_rows(result) + SMALL_BYTES
    if isinstance(result, Mapping | list):
        return BYTES_PER_CHARACTER * len(orjson.dumps(result, str, orjson.OPT_SERIALIZE_NUMPY)) + SMALL_BYTES
    return SMALL_BYTES
