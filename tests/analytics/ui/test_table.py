"""How wide the columns of a table are."""

import pandas as pd
import pytest

from analytics.ui.table import CHARACTER_WIDTH, MOST_SHORT, _width_of_short


def test_a_column_of_short_texts_has_room_for_the_longest_though_most_cells_are_empty():
    width = _width_of_short(pd.Series([None] * 50 + ["2022-11-09"]), "End")

    assert width is not None
    assert width > CHARACTER_WIDTH * len("2022-11-09")


def test_a_column_has_room_for_its_title():
    narrow, wide = (_width_of_short(pd.Series(["no"]), title) for title in ("Day", "Second document"))

    assert narrow is not None
    assert wide is not None
    assert wide - narrow == CHARACTER_WIDTH * (len("Second document") - len("Day"))


@pytest.mark.parametrize(
    "values", [[None], [], [1, 2.5], [True], ["x" * (MOST_SHORT + 1), "x"], [["a", "b"]]], ids=str
)
def test_other_columns_are_as_wide_as_the_browser_finds(values):
    assert _width_of_short(pd.Series(values, dtype="object"), "Title") is None
