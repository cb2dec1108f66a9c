"""What the plain Streamlit pages share: the widgets of the filters, and where numbers and figures stand."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import streamlit as st

from benchmarks.pages import attendance


def choose(options: Mapping[str, list[str]]) -> attendance.Filters:
    """Show the filters, as the address asks for them, and return what is chosen."""
    asked = attendance.Filters.from_address({name: st.query_params.get_all(name) for name in st.query_params})
    with st.sidebar:
        years = st.slider("Years", attendance.FIRST_YEAR, attendance.LAST_YEAR, asked.years)
        lists = {
            name: tuple(st.multiselect(name.title(), found, getattr(asked, name)))
            for name, found in options.items()
        }
        scope = st.segmented_control("Events", attendance.SCOPES, default=asked.scope)
    return attendance.Filters(years, scope=scope, **lists)


def show(numbers: Sequence[str], figures: Sequence[go.Figure]) -> None:
    """Show the headline numbers and the figures."""
    st.title("Attendance")
    for column, name, number in zip(st.columns(4), attendance.NUMBERS, numbers, strict=True):
        column.metric(name, number)
    first, *others, last = figures
    st.plotly_chart(first)
    columns = st.columns(2)
    for place, figure in enumerate(others):
        columns[place % 2].plotly_chart(figure)
    st.plotly_chart(last)
