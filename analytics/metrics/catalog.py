"""Finds every metric, so that the Methods page forgets none."""

import importlib
import inspect
import pkgutil
from collections.abc import Collection
from types import ModuleType

from analytics import metrics
from analytics.metrics.arguments import Metric

# Modules that give parts of what the metrics of others give, or count their rows or what filters would keep.
NOT_PUBLISHED = ("counts", "leading", "options", "pairs", "together")


def metrics_by_subject(tables: Collection[str]) -> dict[str, list[Metric]]:
    """Return the metrics of each subject, in the order in which they stand in its module.

    A metric is a public function of a module in this package that takes tables of the database. A subject is
    what the docstring of its module says it is about.

    Args:
        tables: the names of the tables of the database.
    """
    found: dict[str, list[Metric]] = {}
    for module in _modules():
        published = [
            function
            for _name, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == module.__name__ and _is_metric(function, tables)
        ]
        if published:
            published.sort(key=lambda function: function.__code__.co_firstlineno)
            found[subject(module)] = [*published]
    return found


def subject(module: ModuleType) -> str:
    """Return what the metrics of a module are about: the first sentence of its docstring."""
    return (inspect.getdoc(module) or module.__name__).partition("\n")[0]


def required_values(metric: Metric) -> list[str]:
    """Return the names of the values without which a metric cannot be computed, such as document_id."""
    parameters = inspect.signature(metric).parameters.values()
    return [
        parameter.name
        for parameter in parameters
        if parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty
    ]


def _modules() -> list[ModuleType]:
    return [
        importlib.import_module(f"{metrics.__name__}.{module.name}")
        for module in pkgutil.iter_modules(metrics.__path__)
        if module.name not in NOT_PUBLISHED
    ]


def _is_metric(function: Metric, tables: Collection[str]) -> bool:
    taken = [
        parameter.name
        for parameter in inspect.signature(function).parameters.values()
        if parameter.kind is not parameter.KEYWORD_ONLY
    ]
    return bool(taken) and not function.__name__.startswith("_") and set(taken) <= set(tables)
