"""Charts checked against Plotly's schema, which the charts themselves do not do for speed."""

from types import ModuleType

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
    def call(*arguments, **parameters):
        drawn = chart(*arguments, **parameters)
        return CheckedFigure(drawn) if isinstance(drawn, draw.Figure) else drawn

    return call
