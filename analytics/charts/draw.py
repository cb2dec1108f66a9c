"""Figures in the JSON form of Plotly, as the browser gets them.

Plotly's own classes check every attribute each time one is set, which takes ten times as long as all else
that a chart does. Here attributes are set as they are; the tests check every chart against Plotly's schema.
"""

import re
from collections import namedtuple
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

Trace = dict[str, Any]
# What charts draw: the rows of a metric, each an object with an attribute for each column.
Rows = Sequence[Any]

# Attributes that hold what readers see, at any depth. Plotly reads HTML in them, links too.
TEXTS = {"hovertext", "text", "ticktext"}
# Around what is bold: characters that no record may hold, so that no text of a record is ever bold.
BOLD, PLAIN = "\x02", "\x03"
MARKUP = {"&": "&amp;", "<": "&lt;", "\n": "<br>", BOLD: "<b>", PLAIN: "</b>"}
MARKED = re.compile(f"[{''.join(MARKUP)}]")


class Figure(dict[str, Any]):
    """A figure: `data`, its traces, and `layout`, both with the attributes of Plotly's reference.

    `alt` says what it shows to those who cannot see it.

    The methods bear the names that they have in Plotly: nested attributes are merged, None sets nothing.
    Texts are shown as they stand: a line feed begins a line, and `bold` is all else that can be said of them.
    """

    def __init__(self, traces: Sequence[Trace], *, alt: str) -> None:
        """Make a figure of traces, without any layout."""
        super().__init__(data=list(traces), layout={})
        self.alt = alt

    def update_layout(self, **attributes: Any) -> "Figure":
        """Set attributes of the layout."""
        _merge(self["layout"], attributes)
        return self

    def update_xaxes(self, **attributes: Any) -> "Figure":
        """Set attributes of the x axis."""
        return self.update_layout(xaxis=attributes)

    def update_yaxes(self, **attributes: Any) -> "Figure":
        """Set attributes of the y axis."""
        return self.update_layout(yaxis=attributes)

    def add_shape(self, **attributes: Any) -> None:
        """Draw a line or a rectangle."""
        self["layout"].setdefault("shapes", []).append(_set(attributes))

    def add_annotation(self, **attributes: Any) -> None:
        """Write a text."""
        self["layout"].setdefault("annotations", []).append(_set(attributes))


def bold(text: object) -> str:
    """Return a text, or a part of one, that is drawn bold."""
    return f"{BOLD}{text}{PLAIN}"


def length(text: str) -> int:
    """Return how many characters of a text are seen."""
    return len(text) - text.count(BOLD) - text.count(PLAIN)


def bar(**attributes: Any) -> Trace:
    """Return a trace of bars."""
    return {"type": "bar", **_set(attributes)}


def scatter(**attributes: Any) -> Trace:
    """Return a trace of points, lines or texts."""
    return {"type": "scatter", **_set(attributes)}


def rows(table: pd.DataFrame | Sequence[Mapping[str, Any]]) -> Rows:
    """Return each row of a table, or each of some records, as an object with an attribute for each column.

    As `DataFrame.itertuples`, which makes a class each time; here one is made for each list of columns.
    """
    if isinstance(table, pd.DataFrame):
        return list(map(_row(tuple(table.columns)), *(table[name].tolist() for name in table.columns)))
    return [_row(tuple(record))(*record.values()) for record in table]


@lru_cache(1_000)
def _row(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)


def _set(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _written(value) if name in TEXTS else _plain(value)
        for name, value in attributes.items()
        if value is not None
    }


def _plain(value: Any) -> Any:
    """Set attributes of attributes in the same way."""
    if isinstance(value, dict):
        return _set(value)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_set(one) for one in value]
    return value


def _written(text: Any) -> Any:
    """Return a text, or many, so that Plotly draws what stands in it."""
    if isinstance(text, str):
        return MARKED.sub(lambda found: MARKUP[found[0]], text)
    return _set(text) if isinstance(text, dict) else [_written(one) for one in text]


def _merge(into: dict[str, Any], attributes: Mapping[str, Any]) -> None:
    for name, value in attributes.items():
        if isinstance(value, dict):
            _merge(into.setdefault(name, {}), value)
        else:
            into |= _set({name: value})
