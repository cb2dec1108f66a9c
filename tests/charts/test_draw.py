"""What charts build figures from."""

import pandas as pd

from analytics.charts import draw


def test_rows_become_objects_with_an_attribute_for_each_column():
    first, second = draw.records(pd.DataFrame({"event": ["workshop", "round table"], "figure": [40, 12]}))

    assert (first.event, first.figure) == ("workshop", 40)
    assert (second.event, second.figure) == ("round table", 12)


def test_no_rows_become_no_objects():
    assert list(draw.records(pd.DataFrame({"event": [], "figure": []}))) == []
