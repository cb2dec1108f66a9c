"""Links between pages; the filters go along."""

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analytics.filters import Filters
from analytics.ui.data import DATA_PARAMETER, database
from analytics.ui.sidebar import carried_parameters, other_parameters

EVENT_PAGE = "pages/figures/event.py"


ORGANIZATION_PAGE = "pages/figures/organization.py"


DOCUMENT_PAGE = "pages/evidence/document.py"


DISAGREEMENTS_PAGE = "pages/evidence/disagreements.py"


EVENTS_PAGE = "pages/figures/events.py"


ORGANIZATIONS_PAGE = "pages/figures/organizations.py"


def current_address(filters: Filters) -> str:
    """Return the whole address of this page under the filters and with its data version, to be passed on."""
    parameters = {**other_parameters(), **filters.to_address(), DATA_PARAMETER: database().version}
    base = str(st.context.url or "").split("?")[0]
    return f"{base}?{urlencode(parameters, doseq=True)}"


def open_page(page: str, **parameters: str) -> None:
    """Go to a page; the filters go along."""
    if _is_here(page):
        _change_address(parameters)
        st.rerun()
    st.switch_page(page, query_params={**carried_parameters(), **parameters})


def show_link(page: str, label: str, **parameters: str) -> None:
    """Show a link to a page; the filters go along."""
    if _is_here(page):
        key = "-".join(["link", *parameters.values()])
        st.button(label, key=key, type="tertiary", on_click=_change_address, args=(parameters,))
    else:
        address_parameters = {**carried_parameters(), **parameters}
        st.page_link(page, label=label, query_params=address_parameters)


def _is_here(page: str) -> bool:
    # A link from a page to itself would change what is shown, but not the address in the browser.
    return urlsplit(str(st.context.url or "")).path.rstrip("/").endswith(f"/{Path(page).stem}")


def _change_address(parameters: Mapping[str, str]) -> None:
    st.query_params.from_dict({**carried_parameters(), **parameters})


def address(page: str, **parameters: str) -> str:
    """Return the address of a page for a link in a text; the filters go along."""
    query = urlencode({**carried_parameters(), **parameters}, doseq=True)
    return f"{Path(page).stem}?{query}"


def addresses(page: str, parameter: str) -> Callable[[str], str]:
    """Return what gives the address of a page for each of many links: what goes along is found once."""
    carried = urlencode(carried_parameters(), doseq=True)
    before = f"{Path(page).stem}?{carried}{'&' if carried else ''}"
    return lambda value: before + urlencode({parameter: value})
