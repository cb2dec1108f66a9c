import pandas as pd
import pytest

from analytics.filters import Filters
from analytics.metrics.in_groups import SumsInGroups


def row(year, key, persons, is_open=False, country="KAZ"):
    group = {
        "filter_year": year,
        "filter_phase_id": None,
        "filter_country_code": country,
        "filter_scope": "programme",
    }
    return group | {"key": key, "persons": persons, "is_open": is_open}


def added(rows, filters):
    frame = pd.DataFrame(rows, columns=[*row(2012, "talk", 10)]).astype({"persons": "Int64", "is_open": bool})
    return SumsInGroups(frame, ["key"], ["persons", "is_open"]).kept(filters)


def test_sums_of_the_kept_groups_are_added_up_by_key():
    rows = [
        row(2012, "talk", 10),
        row(2013, "talk", 5, is_open=True),
        row(2014, "talk", 90),
        row(2013, None, 1),
    ]

    assert added(rows, Filters(years=(2012, 2013))) == [
        {"key": "talk", "persons": 15, "is_open": True},
        {"key": None, "persons": 1, "is_open": False},
    ]


def test_what_is_known_of_no_kept_group_is_not_nought():
    rows = [row(2012, "talk", None), row(2013, "talk", None), row(2014, "talk", 3)]

    assert added(rows, Filters(years=(2012, 2013))) == [{"key": "talk", "persons": None, "is_open": False}]
    assert added(rows, Filters(years=(2013, 2014)))[0]["persons"] == 3


def test_keys_of_which_no_group_is_kept_have_no_row():
    rows = [row(2012, "talk", 1), row(2013, "march", 2)]

    assert [found["key"] for found in added(rows, Filters(years=(2013, 2013)))] == ["march"]


def test_groups_without_a_year_are_kept_where_undated_events_are():
    rows = [row(None, "talk", 1), row(2013, "talk", 2)]

    assert added(rows, Filters(years=(2013, 2013), undated=True))[0]["persons"] == 3
    assert added(rows, Filters(years=(2013, 2013), undated=False))[0]["persons"] == 2


@pytest.mark.parametrize("filters", [Filters(), Filters(countries=("KAZ",))])
def test_where_there_are_no_groups_there_are_no_sums(filters):
    assert added([], filters) == []


def test_large_sums_are_exact():
    rows = [row(2012, "talk", 2**52), row(2013, "talk", 1)]

    assert added(rows, Filters())[0]["persons"] == 2**52 + 1
