"""What the plain pages share: the filters in an address, the queries, and six figures by plotly.express."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

FIRST_YEAR, LAST_YEAR = 2010, 2025
DEFAULT_YEARS = (2010, 2022)
SCOPES = ("programme", "related")
DRAWN_ROWS = 50
FIGURES = ("event", "year", "country", "event type", "theme", "announced")
NUMBERS = ("Persons, at least", "Events with a figure", "Events without a figure", "Documents differ on")

# The options of each filter, most frequent first.
OPTIONS = {
    "organization": "SELECT organization_id FROM involvement GROUP BY ALL ORDER BY count(*) DESC, 1",
    "role": "SELECT role FROM involvement GROUP BY ALL ORDER BY count(*) DESC, 1",
    "phase": "SELECT phase_id FROM reconciled_phases ORDER BY number",
    "country": "SELECT filter_country_code FROM reconciled_events WHERE filter_country_code IS NOT NULL "
    "GROUP BY ALL ORDER BY count(*) DESC, 1",
    "theme": "SELECT theme FROM themes WHERE theme IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, 1",
}

SUMS = """
    coalesce(sum(attendance_low), 0)::BIGINT AS low,
    coalesce(sum(coalesce(attendance_high, attendance_low, attendance_best)), 0)::BIGINT AS high,
    count(attendance_best) AS known, count(*) - count(attendance_best) AS unknown,
    count(*) FILTER (attendance_high > attendance_low) AS differing
"""


@dataclass(frozen=True)
class Filters:
    """What a reader chose; an empty choice keeps everything."""

    years: tuple[int, int] = DEFAULT_YEARS
    organization: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    scope: str | None = None

    @classmethod
    def from_address(cls, parameters: Mapping[str, Sequence[str]]) -> Filters:
        """Read the parameters of an address, which are those of the dashboard."""
        first, last = parameters["years"][0].split("-") if "years" in parameters else DEFAULT_YEARS
        lists = {name: tuple(parameters.get(name, ())) for name in OPTIONS}
        return cls((int(first), int(last)), scope=next(iter(parameters.get("scope", ())), None), **lists)

    def condition(self) -> tuple[str, list[Any]]:
        """The condition on reconciled_events in SQL, and its values."""
        terms, found = ["filter_year BETWEEN ? AND ?"], list[Any](self.years)
        if self.scope:
            terms.append("scope = ?")
            found.append(self.scope)
        for column, chosen in (("filter_phase_id", self.phase), ("filter_country_code", self.country)):
            if chosen:
                terms.append(f"list_contains(?, {column})")
                found.append(list(chosen))
        if self.theme:
            terms.append("event_id IN (SELECT event_id FROM themes WHERE list_contains(?, theme))")
            found.append(list(self.theme))
        involved = [
            (column, list(chosen))
            for column, chosen in (("organization_id", self.organization), ("role", self.role))
            if chosen
        ]
        if involved:
            where = " AND ".join(f"list_contains(?, {column})" for column, _chosen in involved)
            terms.append(f"event_id IN (SELECT event_id FROM involvement WHERE {where})")
            found += [chosen for _column, chosen in involved]
        return " AND ".join(terms), found


def queries(filters: Filters) -> tuple[dict[str, str], list[Any]]:
    """The SQL of the headline numbers ("total") and of each figure, and the values of its parameters."""
    where, values = filters.condition()
    events = f"WITH kept AS (SELECT * FROM reconciled_events WHERE {where})"
    sums = {
        name: f"{events} SELECT {column} AS name, {SUMS} FROM kept "
        f"WHERE is_top_level AND {column} IS NOT NULL GROUP BY ALL ORDER BY {order}"
        for name, column, order in (
            ("year", "year", "name"),
            ("country", "country_code", "low DESC, name"),
            ("event type", "event_type", "low DESC, name"),
        )
    }
    return {
        "total": f"{events} SELECT {SUMS} FROM kept WHERE is_top_level",
        "event": f"""{events}
            SELECT event_id, title AS name, attendance_low AS low, attendance_best AS best,
                coalesce(attendance_high, attendance_best) AS high
            FROM kept WHERE attendance_best IS NOT NULL
            ORDER BY coalesce(attendance_high - attendance_low, 0) DESC, attendance_claim_count DESC,
                attendance_best DESC, event_id
            LIMIT {DRAWN_ROWS}""",
        **sums,
        "theme": f"""{events}
            SELECT theme AS name, {SUMS}
            FROM kept JOIN (SELECT DISTINCT event_id, theme FROM themes) USING (event_id)
            WHERE is_top_level AND theme IS NOT NULL GROUP BY ALL ORDER BY low DESC, name""",
        "announced": f"""{events}
            SELECT claim_id, title AS name, basis, figure, kept.attendance_best AS reported
            FROM reconciled_attendance_claims AS claims JOIN kept USING (event_id)
            WHERE basis <> 'reported' AND coverage = 'whole' AND figure IS NOT NULL
            ORDER BY figure DESC, claim_id
            LIMIT {DRAWN_ROWS}""",
    }, values


def read(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> dict[str, pd.DataFrame]:
    """The rows of the headline numbers and of each figure."""
    every, values = queries(filters)
    return {name: cursor.execute(sql, values).df() for name, sql in every.items()}


def numbers(rows: Mapping[str, pd.DataFrame]) -> list[str]:
    """The headline numbers."""
    total = rows["total"].iloc[0]
    return [f"{total[name]:,}" for name in ("low", "known", "unknown", "differing")]


def draw(rows: Mapping[str, pd.DataFrame], said: str) -> list[go.Figure]:
    """The six figures. `said` tells which filters they were drawn under."""
    events = (
        rows["event"].reset_index().assign(width=lambda row: row["high"] - row["low"].fillna(row["high"]))
    )
    announced = rows["announced"].reset_index()
    ranking = px.bar(
        events, x="width", base="low", y="index", orientation="h", hover_name="name", height=900
    ).add_scatter(x=events["best"], y=events["index"], mode="markers", text=events["name"])
    expected = px.scatter(
        announced, x="figure", y="index", color="basis", hover_name="name", height=900
    ).add_scatter(x=announced["reported"], y=announced["index"], mode="markers", name="reported")
    by_event, plan = (
        figure.update_yaxes(tickvals=table["index"], ticktext=table["name"].str[:40], autorange="reversed")
        for figure, table in ((ranking, events), (expected, announced))
    )
    drawn = [by_event, *(_sums(rows[name], upright=name == "year") for name in FIGURES[1:5]), plan]
    return [
        figure.update_layout(title=f"Attendance by {name}", meta=said)
        for name, figure in zip(FIGURES, drawn, strict=True)
    ]


def _sums(table: pd.DataFrame, *, upright: bool) -> go.Figure:
    """Bars from zero over the lowest to the highest sum."""
    parts = table.assign(more=table["high"] - table["low"])
    axes = {"x": "name", "y": ["low", "more"]} if upright else {"y": "name", "x": ["low", "more"]}
    return px.bar(parts, **axes, hover_data=["known", "unknown"], orientation="v" if upright else "h")
