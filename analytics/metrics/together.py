"""Sums that stand side by side on a page, from one query.

To plan a query takes longer than to add up the groups of events, and under filters that choose single events
one pass over them takes almost as long for one sum as for all.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import ibis
from ibis.expr.types import Table

from analytics.metrics.attendance import (
    attendance_disagreement_count,
    attendance_in,
    attendance_range_by_country,
    attendance_range_by_event_type,
    attendance_range_by_year,
    attendance_total,
)

Metric = Callable[..., Table]

# The metrics that `attendance_sums` answers for, and what each of their rows stands for; None for all events.
OF_ATTENDANCE: Mapping[Metric, str | None] = {
    attendance_total: None,
    attendance_disagreement_count: None,
    attendance_range_by_year: "year",
    attendance_range_by_country: "country_code",
    attendance_range_by_event_type: "event_type",
}
# What is added up of the events that have the same keys, and added up again for each of these.
COUNTS = (
    "event_count",
    "known_count",
    "attendance_low",
    "attendance_high",
    "disagreement_count",
    "contradiction_count",
)
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
    keys = [key for key in OF_ATTENDANCE.values() if key]
    counts = {name: event_totals[name].sum() for name in COUNTS}
    cells = event_totals.group_by("is_top_level", *keys).agg(
        **counts, attendance_is_open=event_totals.attendance_is_open.any()
    )
    cells = cells.mutate(part=ibis.array([metric.__name__ for metric in OF_ATTENDANCE]).unnest())
    counted = cells.filter(cells.is_top_level | (cells.part == attendance_disagreement_count.__name__))
    values = [(metric.__name__, counted[key].cast(str)) for metric, key in OF_ATTENDANCE.items() if key]
    value = ibis.cases(*((counted.part == part, value) for part, value in values))
    disagreements = {
        name: counted[name].sum().fill_null(0) for name in DISAGREEMENTS if name not in ATTENDANCE
    }
    sums = counted.group_by("part", value=value).agg(**attendance_in(counted), **disagreements)
    by_year = ibis.ifelse(sums.part == attendance_range_by_year.__name__, sums.value, ibis.null(str))
    return sums.order_by("part", by_year, ibis.desc("attendance_low"), "value")


def part_of(
    sums: Iterable[Mapping[str, Any]], metric: Metric, countries: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the rows of one of the metrics in `OF_ATTENDANCE`, each by column.

    Args:
        sums: the rows of `attendance_sums`.
        metric: the metric.
        countries: the name of each country.
    """
    key, columns = OF_ATTENDANCE[metric], columns_of_part(metric)
    rows = []
    for row in sums:
        if row["part"] == metric.__name__ and (key is None or row["value"] is not None):
            known = dict(row)
            if key == "year":
                known["year"] = int(row["value"])
            elif key:
                known |= {key: row["value"], "country": countries.get(row["value"])}
            rows.append({name: known[name] for name in columns})
    return rows


def columns_of_part(metric: Metric) -> list[str]:
    """Return the columns of one of these metrics, with names beside codes."""
    if metric is attendance_disagreement_count:
        return [*DISAGREEMENTS]
    key = OF_ATTENDANCE[metric]
    return [*filter(None, [key]), *ATTENDANCE, *(["country"] if key == "country_code" else [])]
