"""From a metric and filters to the SQL that runs.

To turn an expression into SQL takes longer than to run it, so the SQL of a metric is made once. It names
tables; the filters put narrowed tables of the same names in front of it, as common table expressions:

    WITH "reconciled_events" AS (... the events that the filters keep ...) SELECT ... FROM "reconciled_events"

Names beside codes are looked up in the stored tables, which are named in full and so never narrowed.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from ibis.expr.types import Table

from analytics.database import Tables, to_sql
from analytics.filters import NARROWED_TABLES, Filters
from analytics.metrics.names import with_names

Metric = Callable[..., Table]
Parameters = tuple[tuple[str, Any], ...]

# A table named in full is a stored one.
TABLE_NAME = re.compile(r'(?<!\.)"(\w+)"')
KEPT_METRICS = 2_000
KEPT_NARROWINGS = 5_000


class Queries:
    """The SQL of metrics over one database, each made once and kept.

    Args:
        tables: every table under its own name, to be narrowed.
        stored: every table named in full.
    """

    def __init__(self, tables: Tables, stored: Tables) -> None:
        self._tables = tables
        self._stored = stored
        self._metric = lru_cache(KEPT_METRICS)(self._compile_metric)
        self._count = lru_cache(KEPT_METRICS)(self._compile_count)
        self._narrowing = lru_cache(KEPT_NARROWINGS)(self._compile_narrowing)

    def sql(self, metric: Metric, filters: Filters, **parameters: Any) -> str:
        """Return the SQL of a metric under the filters, with names beside its codes."""
        return self._narrowed(self._metric(metric, _sorted(parameters)), filters)

    def count_sql(self, metric: Metric, filters: Filters, **parameters: Any) -> str:
        """Return SQL that counts the rows of a metric, and their documents: row_count, document_count."""
        return self._narrowed(self._count(metric, _sorted(parameters)), filters)

    def _compile_metric(self, metric: Metric, parameters: Parameters) -> str:
        return to_sql(with_names(self._tables.compute(metric, **dict(parameters)), self._stored))

    def _compile_count(self, metric: Metric, parameters: Parameters) -> str:
        rows = self._tables.compute(metric, **dict(parameters))
        documents = {"document_count": rows.document_id.nunique()} if "document_id" in rows.columns else {}
        return to_sql(rows.agg(row_count=rows.count(), **documents))

    def _compile_narrowing(self, filters: Filters, name: str) -> str:
        """Return the SQL of a narrowed table; empty where the filters leave it as it is."""
        narrowed = filters.narrow(name, self._stored, self._tables)
        return "" if narrowed is self._stored.expressions[name] else to_sql(narrowed)

    def _narrowed(self, sql: str, filters: Filters) -> str:
        needed: dict[str, str] = {}
        self._collect(sql, filters, needed)
        narrowings = [f'"{name}" AS ({needed[name]})' for name in NARROWED_TABLES if needed.get(name)]
        if not narrowings:
            return sql
        own = sql.removeprefix("WITH ")
        return f"WITH {', '.join(narrowings)}{', ' if own != sql else ' '}{own}"

    def _collect(self, sql: str, filters: Filters, needed: dict[str, str]) -> None:
        """Collect the narrowed tables that SQL names, and those that these name in turn."""
        for name in _table_names(sql):
            if name not in needed:
                needed[name] = self._narrowing(filters, name)
                self._collect(needed[name], filters, needed)


def _table_names(sql: str) -> Iterable[str]:
    return set(TABLE_NAME.findall(sql)) & set(NARROWED_TABLES)


def _sorted(parameters: dict[str, Any]) -> Parameters:
    return tuple(sorted(parameters.items()))
