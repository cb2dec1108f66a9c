"""Sums that stand side by side on a page, from one query.

To plan a query takes longer than to add up the groups of events, and under filters that choose single events
one pass over them takes almost as long for one sum as for all. The sums are put in order in memory. Filters
that keep whole groups need no query: the sums of each group are asked for once, and added up in memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import ibis
import pandas as pd
from ibis.expr.types import Table

from analytics.filters import GROUP
from analytics.metrics.arguments import Metric
from analytics.metrics.attendance import (
    attendance_disagreement_count,
    attendance_range_by_country,
    attendance_range_by_event_type,
    attendance_range_by_theme,
    attendance_range_by_year,
    attendance_total,
)
from analytics.metrics.in_groups import SumsInGroups

# The metrics that `attendance_sums` answers for, and what each of their rows stands for; None for all events.
OF_ATTENDANCE: Mapping[Metric, str | None] = {
    attendance_total: None,
    attendance_disagreement_count: None,
    attendance_range_by_year: "year",
    attendance_range_by_country: "country_code",
    attendance_range_by_event_type: "event_type",
}
# What is added up of the events that have the same keys, and added up again for each of these.
RANGE = ("event_count", "known_count", "attendance_low", "attendance_high")
COUNTS = (*RANGE, "disagreement_count", "contradiction_count")
# The columns of the sums of attendance, and of those of disagreements.
ATTENDANCE = (
    "attendance_low",
    "attendance_high",
    "attendance_is_open",
    "known_count",
    "event_count",
    "unknown_count",
)
DISAGREEMENTS = ("known_count", "disagreement_count", "contradiction_count")


def attendance_sums(event_totals: Table) -> Table:
    """Add up what the metrics in `OF_ATTENDANCE` do: `part` is the name of one, `value` one of its key.

    A value is a text: a year, or a code. A total has no row where there are no events; of other metrics a
    row without a value is none of theirs.
    """
    return _attendance_sums(event_totals)


def attendance_sums_in_groups(event_totals: Table) -> Table:
    """Add up what `attendance_sums` does, in each group."""
    return _attendance_sums(event_totals, *GROUP)


def _attendance_sums(event_totals: Table, *group: str) -> Table:
    keys = [key for key in OF_ATTENDANCE.values() if key]
    cells = event_totals.group_by(*group, "is_top_level", *keys).agg(**_sums(event_totals, COUNTS))
    cells = cells.mutate(part=ibis.array([metric.__name__ for metric in OF_ATTENDANCE]).unnest())
    counted = cells.filter(cells.is_top_level | (cells.part == attendance_disagreement_count.__name__))
    values = [(metric.__name__, counted[key].cast(str)) for metric, key in OF_ATTENDANCE.items() if key]
    value = ibis.cases(*((counted.part == part, value) for part, value in values))
    return counted.group_by(*group, "part", value=value).agg(**_sums(counted, COUNTS))


def theme_sums(theme_totals: Table) -> Table:
    """Add up what `attendance_range_by_theme` does, and how many events there are of each theme.

    Each theme, which is `value`, may have a row for the events that are a part of another one and a row for
    those that are not (`is_top_level`).
    """
    return _theme_sums(theme_totals)


def theme_sums_in_groups(theme_totals: Table) -> Table:
    """Add up what `theme_sums` does, in each group."""
    return _theme_sums(theme_totals, *GROUP)


def _theme_sums(theme_totals: Table, *group: str) -> Table:
    totals = theme_totals.filter(theme_totals.theme.notnull())
    return totals.group_by(*group, "is_top_level", value=totals.theme).agg(**_sums(totals, RANGE))


def _sums(totals: Table, counts: Iterable[str]) -> dict[str, ibis.Value]:
    sums = {name: totals[name].sum() for name in counts}
    return {**sums, "attendance_is_open": totals.attendance_is_open.any()}


# The query that answers for a metric, and what each row of the metric stands for.
ASKED_IN: Mapping[Metric, Metric] = {
    **dict.fromkeys(OF_ATTENDANCE, attendance_sums),
    attendance_range_by_theme: theme_sums,
}
# What gives the sums of such a query in each group, with its columns of keys and of sums.
IN_GROUPS: Mapping[Metric, tuple[Metric, Sequence[str], Sequence[str]]] = {
    attendance_sums: (attendance_sums_in_groups, ("part", "value"), (*COUNTS, "attendance_is_open")),
    theme_sums: (theme_sums_in_groups, ("is_top_level", "value"), (*RANGE, "attendance_is_open")),
}
KEYS: Mapping[Metric, str | None] = {**OF_ATTENDANCE, attendance_range_by_theme: "theme"}


def sums_in_groups(rows: pd.DataFrame, metric: Metric) -> SumsInGroups:
    """Return the sums of a query in `IN_GROUPS`, given the rows of the metric that has them in each group."""
    _in_groups, keys, sums = IN_GROUPS[metric]
    return SumsInGroups(rows, keys, sums)


def part_of(
    sums: Iterable[Mapping[str, Any]], metric: Metric, countries: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the rows of one of the metrics in `ASKED_IN`, each by column, in its order.

    Args:
        sums: the rows of the query that answers for it.
        metric: the metric.
        countries: the name of each country.
    """
    key, columns = KEYS[metric], columns_of_part(metric)
    rows = []
    for row in sums:
        # What has no parts adds up all events, of which those that are a part of another one do not count.
        is_part = row["part"] == metric.__name__ if "part" in row else row["is_top_level"]
        if is_part and (key is None or row["value"] is not None):
            known = {**row, "unknown_count": row["event_count"] - row["known_count"]}
            if key == "year":
                known["year"] = int(row["value"])
            elif key:
                known |= {key: row["value"], "country": countries.get(row["value"])}
            rows.append({name: known[name] for name in columns})
    return rows if key is None else sorted(rows, key=_by_year if key == "year" else partial(_by_size, key))


def _by_year(row: Mapping[str, Any]) -> int:
    return int(row["year"])


def _by_size(key: str, row: Mapping[str, Any]) -> tuple[bool, int, str]:
    """Order rows from the largest to the smallest, then those of whose size nothing is known."""
    low = row["attendance_low"]
    return low is None, -(low or 0), row[key]


def columns_of_part(metric: Metric) -> list[str]:
    """Return the columns of one of these metrics, with names beside codes."""
    if metric is attendance_disagreement_count:
        return [*DISAGREEMENTS]
    key = KEYS[metric]
    return [*filter(None, [key]), *ATTENDANCE, *(["country"] if key == "country_code" else [])]
