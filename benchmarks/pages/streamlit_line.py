"""The least that a Streamlit page can show: one line of text."""

import streamlit as st

st.text("Attendance")
