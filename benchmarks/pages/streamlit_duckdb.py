"""The Attendance page written plainly: Streamlit, DuckDB, plotly.express."""

import os

import duckdb
import streamlit as st

from benchmarks.pages import attendance
from benchmarks.pages.streamlit_parts import choose, show

st.set_page_config(page_title="Attendance", layout="wide")


@st.cache_resource
def connect() -> duckdb.DuckDBPyConnection:
    """One connection for all readers; each run takes a cursor of it."""
    return duckdb.connect(os.environ["JPOA_DATABASE"], read_only=True)


@st.cache_data
def options() -> dict[str, list[str]]:
    """The options of each filter."""
    cursor = connect().cursor()
    return {
        name: [value for (value,) in cursor.execute(sql).fetchall()]
        for name, sql in attendance.OPTIONS.items()
    }


filters = choose(options())
rows = attendance.read(connect().cursor(), filters)
show(attendance.numbers(rows), attendance.draw(rows, str(filters)))
