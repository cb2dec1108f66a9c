"""From a metric and filters to the SQL that runs.

To turn an expression into SQL takes longer than to run it, so the SQL of a metric is made once. It names
tables; the filters put narrowed tables of the same names in front of it, as common table expressions:

    WITH "reconciled_events" AS (... the events that the filters keep ...) SELECT ... FROM "reconciled_events"

Names beside codes are looked up in the stored tables, which are named in full and so never narrowed. Values
that readers choose are put in last, so that all filters of one form have the same SQL.
"""

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

import ibis
from ibis.expr.operations import Sort
from ibis.expr.types import Table

from analytics.database import CATALOG, Tables, to_sql
from analytics.filters import (
    GROUP,
    NARROWED_TABLES,
    PHASE_TABLES,
    SUMMARIES_OF_GROUPS,
    TABLES_OF_GROUPED_EVENTS,
    Filters,
)
from analytics.metrics.arguments import Metric
from analytics.metrics.evidence import partner_evidence
from analytics.metrics.names import in_order, sort_keys, with_names
from analytics.metrics.shortcuts import COUNTED_BY, FIRST_ROWS, FOUND_FIRST, OF_ONE_ORGANIZATION
from analytics.parameters import Parameters, Query, Where, form_of, meant_rows, stand_in, with_keys

# Columns by which rows are asked for, and of each whether empty is among its values.
Columns = tuple[tuple[str, bool], ...]

# Makes a table of a query, given the name of what it narrows and the filters; returns its name in full.
Keep = Callable[[str, Filters, str], str]
# Tables that take long to narrow, are small then, and that several metrics ask for. Events are kept whatever
# their years, phases, countries and scopes, among which readers choose next.
KEPT_TABLES = (
    "disagreement_totals",
    "leading_disagreement_ranges",
    "leading_subjects",
    "document_facts",
)

# The table of the rows that are meant, and what it is made of where all are.
MEANT = "meant"
NOTHING = Query("")
# Stands for every table of groups, since all are narrowed alike; it has no other columns, because to make SQL
# of a table takes the longer the more it has.
GROUPS = ibis.table({**GROUP, "scope": "string"}, name="groups")
# Stands for the events among which filters choose by anything else, for the same reason.
EVENTS = ibis.table(
    {"event_number": "int64", "event_id": "string", "theme_bits": "int64", "role_bits": "int64"},
    name="events",
)
# Stands for a table that is made of a narrowed one.
KEPT = f'"{stand_in("kept {}")}"'
KEPT_NAME = re.compile(KEPT.format(r"(\w+)"))
SUMMARIES = f'"{CATALOG}"."summaries"'
# Tables whose rows each belong to a group, in full, and the column of the scope where it has another name.
TABLES_OF_GROUPS = {
    **{name: f'{SUMMARIES}."{name}"' for name in (*TABLES_OF_GROUPED_EVENTS, *SUMMARIES_OF_GROUPS)},
    "reconciled_events": f'"{CATALOG}"."main"."reconciled_events"',
}
SCOPES = {"reconciled_events": "scope"}
# Tables of which SQL names each column that it needs. No others are read, since to pass forty columns on
# takes DuckDB longer to plan than it takes to add up some.
NAMED_COLUMNS = (
    "event_facts",
    "event_totals",
    "place_totals",
    "theme_totals",
    "role_totals",
    "disagreement_totals",
    "evidence_totals",
    "widest_events",
    "latest_events",
    "largest_events",
)
# Stands for the columns of a table that is narrowed.
COLUMNS = stand_in("columns")
ALL_COLUMNS = "SELECT\n  *\n"
WORD = re.compile(r"\w+")
# A table named in full is a stored one.
TABLE_NAME = re.compile(r'(?<!\.)"(\w+)"')
KEPT_METRICS = 2_000
KEPT_NARROWINGS = 5_000


class Queries:
    """The SQL of metrics over one database, each made once and kept.

    Args:
        tables: every table under its own name, to be narrowed.
        stored: every table named in full.
        summaries: the query of each summary, by its name.
    """

    def __init__(self, tables: Tables, stored: Tables, summaries: Mapping[str, str]) -> None:
        self._tables = tables
        self._stored = stored
        self._summaries = summaries
        self._metric = lru_cache(KEPT_METRICS)(self._compile_metric)
        self._count = lru_cache(KEPT_METRICS)(self._compile_count)
        self._first_key = lru_cache(KEPT_METRICS)(self._compile_first_key)
        self._compiled_narrowing = lru_cache(KEPT_NARROWINGS)(self._compile_narrowing)
        self._kept_groups = lru_cache(KEPT_NARROWINGS)(_compile_groups)
        self._chosen_events = lru_cache(KEPT_NARROWINGS)(self._compile_events)
        self._composed = lru_cache(KEPT_NARROWINGS)(self._compose)

    def query(
        self,
        metric: Metric,
        filters: Filters,
        *,
        most: int | None = None,
        where: Where | None = None,
        keep: Keep | None = None,
        **parameters: Any,
    ) -> Query:
        """Return what computes a metric under the filters, with names beside its codes.

        Args:
            metric: what is computed.
            filters: what it is narrowed to.
            most: keeps so many of the first rows.
            where: keeps the rows that have these values.
            keep: makes tables of what is slow to narrow; without it, the SQL narrows all by itself.
            parameters: further arguments of the metric.
        """
        filters = _at_its_events(metric, filters, parameters)
        names, values = where or ((), ())
        columns = tuple((name, any(row[place] is None for row in values)) for place, name in enumerate(names))
        of_any = with_keys(partial(self._metric, metric, most, columns), parameters)
        return self._narrowed(of_any, filters, keep, meant_rows(names, values) if names else NOTHING)

    def sql(self, metric: Metric, filters: Filters, **given: Any) -> str:
        """Return the SQL of `query`, which takes the same arguments, with its values in it."""
        return self.query(metric, filters, **given).in_full()

    def count_query(
        self, metric: Metric, filters: Filters, *, keep: Keep | None = None, **parameters: Any
    ) -> Query:
        """Return what counts the rows of a metric, and their documents: row_count, document_count."""
        filters = _at_its_events(metric, filters, parameters)
        return self._narrowed(with_keys(partial(self._count, metric), parameters), filters, keep)

    def first_key_sql(self, metric: Metric, filters: Filters, **parameters: Any) -> str:
        """Return SQL of the column of text by which the rows of a metric are sorted first, in any order.

        It is empty where rows are sorted otherwise: by a number, from the last to the first, or not at all.
        """
        filters = _at_its_events(metric, filters, parameters)
        of_any = with_keys(partial(self._first_key, metric), parameters)
        return self._narrowed(of_any, filters, None).in_full()

    def _compile_metric(
        self, metric: Metric, most: int | None, columns: Columns, parameters: Parameters
    ) -> str:
        """Return the SQL of a metric; of its rows only those whose values in some columns are meant."""
        if most is not None and not columns and metric in FIRST_ROWS:
            rows = self._tables.compute(FIRST_ROWS[metric], most=most, **dict(parameters))
            return to_sql(with_names(rows.limit(most), self._stored))
        tables, name = self._tables, FOUND_FIRST.get(metric)
        first = tables.expressions[name] if name else None
        if name and first is not None and columns and {column for column, _ in columns} <= {*first.columns}:
            found = tables.replaced(name, _keep_meant(first, columns))
            rows = found.compute(metric, **dict(parameters))
        else:
            rows = tables.compute(metric, **dict(parameters))
            rows = _keep_meant(rows, columns) if columns else rows
        return to_sql(with_names(rows if most is None else rows.limit(most), self._stored))

    def _compile_count(self, metric: Metric, parameters: Parameters) -> str:
        rows = _in_any_order(self._tables.compute(COUNTED_BY.get(metric, metric), **dict(parameters)))
        documents = {"document_count": rows.document_id.nunique()} if "document_id" in rows.columns else {}
        return to_sql(rows.agg(row_count=rows.count(), **documents))

    def _compile_first_key(self, metric: Metric, parameters: Parameters) -> str:
        rows = self._tables.compute(metric, **dict(parameters))
        key = next(iter(sort_keys(rows)), None)
        if key is None or not key.dtype.is_string() or key.descending or key.nulls_first:
            return ""
        return to_sql(_in_any_order(rows).select(key.arg.name))

    def _narrowing(self, filters: Filters, name: str) -> str:
        """Return the SQL of a narrowed table, for all filters of a form."""
        if name in PHASE_TABLES:
            return self._compiled_narrowing(filters.of_phases(), name)
        is_of_groups = filters.keep_whole_groups() and name in TABLES_OF_GROUPS
        # What an organization did is narrowed to the events at which it did it: events are joined to that.
        if is_of_groups or (filters.own and name == "reconciled_events"):
            return self._groups(filters, TABLES_OF_GROUPS[name], scope=SCOPES.get(name, "filter_scope"))
        if name != "event_facts":
            return self._compiled_narrowing(filters.form(), name)
        chosen = f"({self._chosen_events(filters.across_groups())})"
        return self._groups(filters.of_groups(), chosen) or _all_of(chosen)

    def _compile_narrowing(self, filters: Filters, name: str) -> str:
        """Return the SQL of a narrowed table; empty where the filters leave it as it is."""
        if name in self._summaries and not filters.narrow_rows(name):
            return self._summaries[name]
        narrowed = filters.narrow(name, self._stored, self._tables)
        return "" if narrowed is self._stored.expressions[name] else to_sql(narrowed)

    def _compile_events(self, filters: Filters) -> str:
        """Return SQL that chooses events, whatever their group."""
        chosen = _of_columns(to_sql(filters.choose_events(EVENTS, self._stored)))
        return chosen.replace(_quoted(EVENTS), f'{SUMMARIES}."event_facts"')

    def _groups(self, filters: Filters, table: str, *, scope: str = "filter_scope") -> str:
        """Return the SQL of the groups that filters keep of a table, named in full; empty if all are kept."""
        return self._kept_groups(filters, scope).replace(_quoted(GROUPS), table)

    def _kept(self, filters: Filters, name: str) -> str:
        """Return the SQL of a narrowed table of which rows are kept, for all filters of a form."""
        table = KEPT.format(name)
        groups = self._groups(filters.of_groups(), table) if name == "event_facts" else ""
        return groups or _all_of(table)

    def _made(self, name: str, filters: Filters, keep: Keep) -> str:
        """Make a table of a narrowed one, unless there is one, and return its name in full."""
        filters = filters.across_groups() if name == "event_facts" else filters
        narrowing = self._narrowing(form_of(filters)[0], name).replace(COLUMNS, "*")
        return keep(name, filters, self._narrowed(Query(narrowing), filters, keep).in_full())

    def _narrowed(self, of_any: Query, filters: Filters, keep: Keep | None, meant: Query = NOTHING) -> Query:
        """Put narrowed tables in front of SQL."""
        form, chosen = form_of(filters)
        sql = self._composed(of_any.form, form, meant.form, is_keeping=keep is not None)
        kept = {KEPT.format(name): self._made(name, filters, keep) for name in KEPT_NAME.findall(sql) if keep}
        return Query(sql, {**of_any.values, **chosen, **meant.values}, {**kept, **meant.texts})

    def _compose(self, sql: str, filters: Filters, meant: str, *, is_keeping: bool) -> str:
        needed = {MEANT: meant}
        self._collect(sql, filters, needed, is_keeping=is_keeping)
        named = frozenset().union(*map(_words, (sql, *needed.values())))
        names = (MEANT, *NARROWED_TABLES)
        narrowings = [
            f'"{name}" AS ({needed[name].replace(COLUMNS, self._columns(name, named))})'
            for name in names
            if needed.get(name)
        ]
        if not narrowings:
            return sql
        own = sql.removeprefix("WITH ")
        return f"WITH {', '.join(narrowings)}{', ' if own != sql else ' '}{own}"

    def _columns(self, name: str, named: Set[str]) -> str:
        """Return the columns that are read of a table, of those that SQL names."""
        if name not in NAMED_COLUMNS:
            return "*"
        columns = self._tables.expressions[name].columns
        return ", ".join(f'"{column}"' for column in columns if column in named) or "*"

    def _collect(self, sql: str, filters: Filters, needed: dict[str, str], *, is_keeping: bool) -> None:
        """Collect the narrowed tables that SQL names, and those that these name in turn."""
        for name in _table_names(sql) - {*needed}:
            is_kept = is_keeping and _is_slow_to_narrow(name, filters)
            needed[name] = self._kept(filters, name) if is_kept else self._narrowing(filters, name)
            self._collect(needed[name], filters, needed, is_keeping=is_keeping)


def _compile_groups(filters: Filters, scope: str) -> str:
    """Return SQL that keeps groups of a table that is named `GROUPS`; empty where all are kept."""
    kept = filters.keep_groups(GROUPS, scope=scope)
    return "" if kept is GROUPS else _of_columns(to_sql(kept))


def _all_of(table: str) -> str:
    return f"SELECT {COLUMNS} FROM {table}"  # noqa: S608


def _of_columns(sql: str) -> str:
    """Let SQL that keeps some rows of a table name the columns that are kept of these."""
    return sql.replace(ALL_COLUMNS, f"SELECT {COLUMNS}\n", 1)


def _at_its_events(metric: Metric, filters: Filters, parameters: Mapping[str, Any]) -> Filters:
    """Leave out the events at which the organization is not named that a metric is about.

    They change nothing, but to narrow what is said of all events takes many times as long.
    """
    if metric not in OF_ONE_ORGANIZATION or filters.organizations:
        return filters
    return replace(
        filters,
        organizations=(parameters["organization_id"],),
        with_parts=bool(parameters.get("with_parts")),
        own=metric is not partner_evidence,
    )


def _in_any_order(rows: Table) -> Table:
    """Leave out that rows are sorted: DuckDB would sort them to count them, which takes as long again."""
    operation = rows.op()
    return _in_any_order(operation.parent.to_expr()) if isinstance(operation, Sort) else rows


def _keep_meant(rows: Table, columns: Columns) -> Table:
    """Keep the rows whose values in these columns stand in a row of the table `MEANT`, empty ones too."""
    keys = sort_keys(rows)
    # What is sorted is sorted again afterwards: a join need not keep the order. Without the view Ibis would
    # lengthen a chain of joins, whose columns it does not find then.
    rows = (rows.op().parent.to_expr() if keys else rows).view()
    meant = ibis.table({name: rows[name].type() for name, _has_empty in columns}, name=MEANT)
    # Where nothing is empty, equality finds the same in a tenth of the time.
    same = [
        rows[name].identical_to(meant[name]) if has_empty else rows[name] == meant[name]
        for name, has_empty in columns
    ]
    # Of what a semi-join keeps the database expects as much as there is, and then hashes all names.
    kept = rows.inner_join(meant, same).select(*(rows[name] for name in rows.columns))
    return in_order(kept, keys) if keys else kept


def _table_names(sql: str) -> Set[str]:
    return {*TABLE_NAME.findall(sql)} & {*NARROWED_TABLES}


def _words(sql: str) -> Set[str]:
    return {*WORD.findall(sql)}


def _is_slow_to_narrow(name: str, filters: Filters) -> bool:
    # All but its organizations stands in the row of an event: to read that anew takes no longer than to read
    # what is kept.
    if name == "event_facts":
        return bool(filters.organizations)
    if name == "involvement":
        return filters.own
    return name in KEPT_TABLES and not filters.keep_whole_groups()


def _quoted(table: Table) -> str:
    return f'"{table.op().name}"'  # get_name() makes a namespace each time, which takes 0.2 ms.
