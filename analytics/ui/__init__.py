"""What pages share on screen, and the only part that knows Streamlit.

Imports inside point one way: failures <- data <- sidebar <- links, files <- table <- page, figure.
Beside them, for whoever runs it: session, state <- health, scrape, status <- server, which opening helps.
access decides what a reader may, page and figure ask it, and guard asks it around the whole server.
scripts are what guard lets run in a page and opening writes into it.
"""

from analytics.metrics.arguments import Metric
from analytics.roles import Right
from analytics.ui.access import ask_again, may, only, person, require
from analytics.ui.controls import choice, picker, search, switch
from analytics.ui.data import (
    all_rows,
    database,
    document_count,
    drawn_rows,
    names,
    phases,
    row,
    row_count,
    rows,
    searchable_names,
    sql,
    table_sizes,
    tables,
)
from analytics.ui.figure import MOST_DRAWN, MOST_ROWS, definition, pair, show_figure, show_files
from analytics.ui.files import noted
from analytics.ui.guard import protection
from analytics.ui.links import (
    DISAGREEMENTS_PAGE,
    DOCUMENT_PAGE,
    EVENT_PAGE,
    EVENTS_PAGE,
    ORGANIZATION_PAGE,
    ORGANIZATIONS_PAGE,
    address,
    addresses,
    show_link,
)
from analytics.ui.page import show_answer, show_numbers, show_page, stop_where_nothing_matches
from analytics.ui.scripts import script
from analytics.ui.server import MIDDLEWARE, ROUTES, lifespan, show_error
from analytics.ui.session import session_facts
from analytics.ui.sidebar import describe, filter_sidebar
from analytics.ui.status import show_status
from analytics.ui.table import show_nothing
from analytics.words import plain

__all__ = [
    "DISAGREEMENTS_PAGE",
    "DOCUMENT_PAGE",
    "EVENTS_PAGE",
    "EVENT_PAGE",
    "MIDDLEWARE",
    "MOST_DRAWN",
    "MOST_ROWS",
    "ORGANIZATIONS_PAGE",
    "ORGANIZATION_PAGE",
    "ROUTES",
    "Metric",
    "Right",
    "address",
    "addresses",
    "all_rows",
    "ask_again",
    "choice",
    "database",
    "definition",
    "describe",
    "document_count",
    "drawn_rows",
    "filter_sidebar",
    "lifespan",
    "may",
    "names",
    "noted",
    "only",
    "pair",
    "person",
    "phases",
    "picker",
    "plain",
    "protection",
    "require",
    "row",
    "row_count",
    "rows",
    "script",
    "search",
    "searchable_names",
    "session_facts",
    "show_answer",
    "show_error",
    "show_figure",
    "show_files",
    "show_link",
    "show_nothing",
    "show_numbers",
    "show_page",
    "show_status",
    "sql",
    "stop_where_nothing_matches",
    "switch",
    "table_sizes",
    "tables",
]
