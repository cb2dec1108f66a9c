"""The front door: page title, then navigation over pages/."""

import streamlit as st

from analytics import ui
from analytics.messages import gettext as _

PAGES = {
    _("Figures"): [
        st.Page("pages/figures/overview.py", title=_("Overview"), default=True),
        st.Page("pages/figures/events.py", title=_("Events")),
        st.Page("pages/figures/event.py", title=_("Event"), visibility="hidden"),
        st.Page("pages/figures/attendance.py", title=_("Attendance")),
        st.Page("pages/figures/phases.py", title=_("Phases")),
        st.Page("pages/figures/organizations.py", title=_("Organizations")),
        st.Page("pages/figures/organization.py", title=_("Organization"), visibility="hidden"),
    ],
    _("Evidence"): [
        st.Page("pages/evidence/source_documents.py", title=_("Documents")),
        st.Page("pages/evidence/document.py", title=_("Document"), visibility="hidden"),
        st.Page("pages/evidence/disagreements.py", title=_("Disagreements")),
        st.Page("pages/evidence/coverage.py", title=_("Coverage")),
    ],
    _("Records"): [
        st.Page("pages/review/review.py", title=_("Review")),
    ],
    _("Reference"): [
        st.Page("pages/reference/methods.py", title=_("Methods")),
        st.Page("pages/reference/data_dictionary.py", title=_("Dictionary")),
        st.Page("pages/reference/downloads.py", title=_("Downloads")),
    ],
}

# `streamlit run` finds the app and imports this file once before the first reader comes. That import
# declares the pages; without it the first visit by a deep link would be told that there is no such page.
app = st.App(
    __file__,
    routes=ui.ROUTES,
    middleware=[*ui.MIDDLEWARE, *ui.protection()],
    lifespan=ui.lifespan,
    on_script_error=ui.show_error,
)
page = st.navigation(PAGES, position="hidden")

if __name__ == "__main__":
    ui.show_page(page, PAGES)
