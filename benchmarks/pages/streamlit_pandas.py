"""The Attendance page written plainly: Streamlit, pandas on whole tables in memory, plotly.express."""

import os

import duckdb
import pandas as pd
import streamlit as st

from benchmarks.pages import attendance
from benchmarks.pages.streamlit_parts import choose, show

COLUMNS = {
    "reconciled_events": "event_id, title, event_type, scope, is_top_level, year, country_code, filter_year, "
    "filter_country_code, filter_phase_id, attendance_low, attendance_best, attendance_high, "
    "attendance_claim_count",
    "reconciled_attendance_claims": "claim_id, event_id, basis, coverage, figure",
    "themes": "event_id, theme",
    "involvement": "event_id, organization_id, role",
    "reconciled_phases": "phase_id",
}

st.set_page_config(page_title="Attendance", layout="wide")


# As a resource: as data, each run would copy all tables.
@st.cache_resource
def tables() -> dict[str, pd.DataFrame]:
    """All tables that the page needs, read once."""
    with duckdb.connect(os.environ["JPOA_DATABASE"], read_only=True) as connection:
        return {
            name: connection.execute(f"SELECT {columns} FROM {name}").df()
            for name, columns in COLUMNS.items()
        }


@st.cache_data
def options() -> dict[str, list[str]]:
    """The options of each filter, most frequent first."""
    involvement, events = tables()["involvement"], tables()["reconciled_events"]
    return {
        "organization": list(involvement["organization_id"].value_counts().index),
        "role": list(involvement["role"].value_counts().index),
        "phase": list(tables()["reconciled_phases"]["phase_id"]),
        "country": list(events["filter_country_code"].value_counts().index),
        "theme": list(tables()["themes"]["theme"].value_counts().index),
    }


def kept_events(filters: attendance.Filters) -> pd.DataFrame:
    """The events that the filters keep."""
    events, themes, involvement = (tables()[name] for name in ("reconciled_events", "themes", "involvement"))
    kept = events["filter_year"].between(*filters.years)
    if filters.scope:
        kept &= events["scope"] == filters.scope
    if filters.phase:
        kept &= events["filter_phase_id"].isin(filters.phase)
    if filters.country:
        kept &= events["filter_country_code"].isin(filters.country)
    if filters.theme:
        kept &= events["event_id"].isin(themes.loc[themes["theme"].isin(filters.theme), "event_id"])
    if filters.organization or filters.role:
        involved = pd.Series(data=True, index=involvement.index)
        if filters.organization:
            involved &= involvement["organization_id"].isin(filters.organization)
        if filters.role:
            involved &= involvement["role"].isin(filters.role)
        kept &= events["event_id"].isin(involvement.loc[involved, "event_id"])
    return events[kept]


def sums(events: pd.DataFrame, column: str, order: str = "low") -> pd.DataFrame:
    """The sums of the attendance of events in each value of a column."""
    found = (
        with_parts(events)
        .groupby(column)
        .agg(
            low=("low", "sum"), high=("high", "sum"), known=("is_known", "sum"), unknown=("is_unknown", "sum")
        )
    )
    found = found.rename_axis("name").reset_index()
    return found.sort_values(order, ascending=order == "name", ignore_index=True)


def with_parts(events: pd.DataFrame) -> pd.DataFrame:
    """Events with what is summed of them."""
    low, best, high = (events[f"attendance_{name}"] for name in ("low", "best", "high"))
    return events.assign(
        low=low.fillna(0),
        high=high.fillna(low).fillna(best).fillna(0),
        is_known=best.notna(),
        is_unknown=best.isna(),
        differs=high > low,
    )


def read(filters: attendance.Filters) -> dict[str, pd.DataFrame]:
    """The rows of the headline numbers and of each figure."""
    kept = kept_events(filters)
    top = kept[kept["is_top_level"]]
    parts = with_parts(top)
    known = kept[kept["attendance_best"].notna()]
    known = known.assign(
        spread=(known["attendance_high"] - known["attendance_low"]).fillna(0),
        high=known["attendance_high"].fillna(known["attendance_best"]),
    )
    ranked = known.sort_values(
        ["spread", "attendance_claim_count", "attendance_best", "event_id"],
        ascending=[False, False, False, True],
    )
    claims, themes = tables()["reconciled_attendance_claims"], tables()["themes"]
    claims = claims[
        (claims["basis"] != "reported") & (claims["coverage"] == "whole") & claims["figure"].notna()
    ]
    announced = claims.merge(kept, on="event_id").sort_values(["figure", "claim_id"], ascending=[False, True])
    names = {"title": "name", "attendance_low": "low", "attendance_best": "best"}
    total = {
        "low": int(parts["low"].sum()),
        "known": int(parts["is_known"].sum()),
        "unknown": int(parts["is_unknown"].sum()),
        "differing": int(parts["differs"].sum()),
    }
    return {
        "total": pd.DataFrame([total]),
        "event": ranked.head(attendance.DRAWN_ROWS).rename(columns=names).reset_index(drop=True),
        "year": sums(top, "year", "name"),
        "country": sums(top, "country_code"),
        "event type": sums(top, "event_type"),
        "theme": sums(top.merge(themes.drop_duplicates(), on="event_id"), "theme"),
        "announced": announced.head(attendance.DRAWN_ROWS)
        .rename(columns={"title": "name", "attendance_best": "reported"})
        .reset_index(drop=True),
    }


filters = choose(options())
rows = read(filters)
show(attendance.numbers(rows), attendance.draw(rows, str(filters)))
