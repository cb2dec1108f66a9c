import pandas as pd
import pytest

from analytics.filters import Filters
from analytics.ui import data


def places():
    """Stands for a metric."""


@pytest.mark.parametrize("shown", [1, 2, 3])
def test_all_rows_are_there_however_many_a_figure_shows(shown):
    every, asked = pd.DataFrame({"city": ["Tashkent", "Vienna"]}), []

    def rows(_metric, _filters, *, most=None):
        asked.append(most)
        return every.head(most) if most else every

    assert data.all_rows(places, Filters(), shown=shown, fetch=rows).equals(every)
    # Those that the figure fetches are enough where it shows all that there are.
    assert asked == ([shown, None] if shown < 3 else [shown])
