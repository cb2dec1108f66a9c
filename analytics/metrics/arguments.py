"""What a metric is, and which arguments it knows by name."""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from ibis.expr.types import Table

# Computes a table from tables, which are arguments by their names, and from further arguments.
Metric = Callable[..., Table]


# To read a signature takes longer than to find a result, and each figure asks several times.
@cache
def arguments_of(metric: Metric) -> frozenset[str]:
    """Return the names of the tables and the arguments that a metric takes."""
    return frozenset(inspect.signature(metric).parameters)


def known_to(metric: Metric, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of some arguments that a metric knows by name."""
    return {name: value for name, value in given.items() if name in arguments_of(metric)}
