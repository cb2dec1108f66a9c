"""The filters beside every page. The address is the one place where they are kept."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics import words
from analytics.filters import ADDRESS_PARAMETERS, Filters
from analytics.messages import gettext as _
from analytics.metrics.options import LISTED_ORGANIZATIONS
from analytics.ui.data import data_parameter, names, option_counts, searchable_names, titles, year_bounds

# Letters that are shown of a value that nobody knows.
MOST_OF_UNKNOWN = 40


def current_filters() -> Filters:
    """Return the filters that the address of the page carries."""
    return Filters.from_address({key: st.query_params.get_all(key) for key in st.query_params})


def other_parameters() -> dict[str, list[str]]:
    """Return what the address of the page carries beside the filters, such as which event it shows."""
    return {key: st.query_params.get_all(key) for key in st.query_params if key not in ADDRESS_PARAMETERS}


def carried_parameters() -> dict[str, list[str]]:
    """Return what links to other pages carry along: the filters, and the data version if one is asked for."""
    return {**current_filters().to_address(), **data_parameter()}


def filter_sidebar() -> Filters:
    """Show the filters beside the page and return them.

    Widgets only mirror the address: each shows what the address says and writes its change there. So a
    reload, a pasted link, and the back button of the browser all give the same numbers.
    """
    filters = current_filters()
    every = names()
    first, last = year_bounds()
    with st.sidebar:
        st.markdown("**" + _("Show only") + "**")
        years = filters.years or (first, last)
        _mirror("years", (max(first, min(years[0], last)), max(first, min(years[1], last))))
        st.slider(_("Years"), first, last, key="filter_years", on_change=_write_address)
        _mirror("undated", filters.undated or filters.years is None)
        st.toggle(_("Also events without a date"), key="filter_undated", on_change=_write_address)
        organizations = searchable_names()
        # A list of very many would be slow to send and tiresome to read: those named most often are
        # offered, and any other one can be typed.
        can_name_others = len(organizations) > LISTED_ORGANIZATIONS
        _choice(_("Organizations"), "organizations", filters, organizations, can_name_others=can_name_others)
        if filters.organizations:
            _mirror("with_parts", filters.with_parts)
            st.toggle(
                _("Include organizations that belong to them"),
                key="filter_with_parts",
                on_change=_write_address,
            )
        _choice(_("Roles"), "roles", filters, every)
        _choice(_("Phases"), "phases", filters, every)
        _choice(_("Countries"), "countries", filters, every)
        _choice(_("Themes"), "themes", filters, every)
        counts = option_counts(filters, "scope")
        labels = {"programme": _("Programme"), "related": _("Related")}
        _mirror("scope", filters.scope)
        st.segmented_control(
            _("Events"),
            list(labels),
            format_func=lambda scope: f"{labels[scope]} ({counts.get(scope, 0)})",
            key="filter_scope",
            on_change=_write_address,
        )
    return filters


def clear_filters() -> None:
    """Take every filter out of the address."""
    st.query_params.from_dict(other_parameters())


def describe(filters: Filters) -> str:
    """Say in words what is shown."""
    return filters.describe({**names(), **titles(filters.events)} if filters.events else names())


def _mirror(name: str, value: object) -> None:
    st.session_state[f"filter_{name}"] = value


def _choice(
    label: str, name: str, filters: Filters, labels: Mapping[str, str], *, can_name_others: bool = False
) -> None:
    counts = option_counts(filters, name)
    # What nobody knows, as an address may ask for it, is among them: it can be taken out again.
    chosen = list(getattr(filters, name))
    options = sorted({*counts, *chosen}, key=lambda key: (-counts.get(key, 0), key))
    if name == "phases":
        options.sort()
    _mirror(name, chosen)
    st.multiselect(
        label,
        options,
        accept_new_options=can_name_others,
        format_func=lambda key: _option_label(labels.get(key) or _unknown(key), counts.get(key, 0)),
        key=f"filter_{name}",
        on_change=_write_address,
        placeholder=_("All"),
        filter_mode="contains",
        select_all=False,
    )


def _unknown(key: str) -> str:
    return _("{value}, unknown").format(value=key[:MOST_OF_UNKNOWN])


def _option_label(label: str, count: int) -> str:
    first, *others = label.split(" · ")
    return " · ".join([f"{first} ({count})", *others])


def known_organizations(chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of organizations, of which some may have been typed by any name that they go by."""
    known = searchable_names()
    if {*chosen} <= {*known}:
        return tuple(chosen)
    found = {
        name.casefold(): key for key, names_of in known.items() for name in [key, *names_of.split(" · ")]
    }
    keys = []
    for text in chosen:
        key = text if text in known else found.get(text.strip().casefold())
        if key is None:
            name = words.plain(text.strip())
            st.toast(_("No organization is on record under the name “{name}”.").format(name=name))
        else:
            keys.append(key)
    return tuple(dict.fromkeys(keys))


def _write_address() -> None:
    """Write what all widgets say into the address: a change made while the last one runs is not lost."""
    state = st.session_state
    first, last = year_bounds()
    years, undated = tuple(state["filter_years"]), state["filter_undated"]
    filters = Filters(
        years=None if years == (first, last) and undated else years,
        undated=undated,
        organizations=known_organizations(state["filter_organizations"]),
        with_parts=bool(state.get("filter_with_parts", False)) and bool(state["filter_organizations"]),
        roles=tuple(state["filter_roles"]),
        phases=tuple(state["filter_phases"]),
        countries=tuple(state["filter_countries"]),
        themes=tuple(state["filter_themes"]),
        scope=state["filter_scope"],
    )
    st.query_params.from_dict({**other_parameters(), **filters.to_address()})
