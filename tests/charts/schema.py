"""Charts checked against Plotly's schema, which the charts themselves do not do for speed.

They are given made-up tables, which they draw as the rows of metrics.
"""

from inspect import isfunction
from types import ModuleType
from typing import get_type_hints

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import draw


class CheckedFigure(go.Figure):  # type: ignore[misc]
    """A figure as Plotly's classes read it, beside the text for those who cannot see it."""

    def __init__(self, drawn: draw.Figure) -> None:
        super().__init__(drawn)
        # Plotly lets no attribute be set that is not its own.
        self.__dict__["alt"] = drawn.alt


class Checked:
    """A module of charts whose figures Plotly's own classes have accepted, every attribute of them."""

    def __init__(self, charts: ModuleType) -> None:
        self._charts = charts

    def __getattr__(self, name: str):
        found = getattr(self._charts, name)
        return _checked(found) if callable(found) else found


def _checked(chart):
    is_drawn = get_type_hints(chart).get("return") is draw.Figure if isfunction(chart) else False

    def call(*arguments, **parameters):
        if not is_drawn:
            return chart(*arguments, **parameters)
        rows = [_rows(argument) for argument in arguments]
        return CheckedFigure(chart(*rows, **{name: _rows(given) for name, given in parameters.items()}))

    return call


def _rows(argument):
    """Turn a table into rows as the database gives them: with None where nothing is known."""
    if not isinstance(argument, pd.DataFrame):
        return argument
    return draw.rows(argument.astype(object).where(argument.notna(), None))
