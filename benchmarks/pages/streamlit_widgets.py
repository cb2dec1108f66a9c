"""One widget of each kind and a line of text: how long Streamlit takes to commit a change."""

import streamlit as st

st.text(
    " ".join(
        str(value)
        for value in (
            st.segmented_control("segmented control", ["one", "two"]),
            st.toggle("toggle"),
            st.selectbox("selectbox", ["one", "two", "three"]),
            st.multiselect("multiselect", range(50), select_all=False),
            st.slider("slider", 0, 100, 50),
        )
    )
)
