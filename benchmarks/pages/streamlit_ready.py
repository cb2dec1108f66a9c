"""As many figures as the Attendance page, drawn once when the server starts: a click only picks them."""

import os

import duckdb
import plotly.graph_objects as go
import streamlit as st

from benchmarks.pages import attendance
from benchmarks.pages.streamlit_parts import show

st.set_page_config(page_title="Attendance", layout="wide")


@st.cache_resource
def ready() -> dict[str | None, tuple[list[str], list[go.Figure]]]:
    """The headline numbers and the figures of each choice."""
    with duckdb.connect(os.environ["JPOA_DATABASE"], read_only=True) as connection:
        found = {}
        for scope in (None, *attendance.SCOPES):
            filters = attendance.Filters(scope=scope)
            rows = attendance.read(connection, filters)
            found[scope] = attendance.numbers(rows), attendance.draw(rows, str(filters))
        return found


show(*ready()[st.sidebar.segmented_control("Events", attendance.SCOPES)])
