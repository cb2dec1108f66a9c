"""What is known of each group of events, added up in memory under any filters that keep whole groups.

There are at most some thousand groups, however many events: to add them up takes a tenth of a query.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.filters import GROUP, Filters


class EventsInGroups:
    """How many events of each group an option of a filter has.

    Attributes:
        bytes: what this takes in memory.
    """

    def __init__(self, groups: Sequence[Mapping[str, Any]]) -> None:
        """Take groups: the columns of `GROUP`, options and, in the same order, event_counts."""
        options = [option for group in groups for option in group["options"]]
        self._options = sorted({*options})
        places = {option: place for place, option in enumerate(self._options)}
        self._counts = np.zeros((len(groups), len(self._options)), np.int64)
        rows = np.repeat(np.arange(len(groups)), [len(group["options"]) for group in groups])
        counts = [count for group in groups for count in group["event_counts"]]
        self._counts[rows, [places[option] for option in options]] = counts
        self._groups = columns_of_groups(groups)
        self.bytes = _bytes_of(self._counts, *self._groups.values())

    def kept(self, filters: Filters) -> Mapping[str, int]:
        """Return how many events of each option the filters keep; options that have none are left out."""
        counts = self._counts[filters.keeps_groups(self._groups)].sum(axis=0)
        return {option: count for option, count in zip(self._options, counts.tolist(), strict=True) if count}


class SumsInGroups:
    """Sums over the events of each group that have the same keys.

    Attributes:
        bytes: what this takes in memory.
    """

    def __init__(self, rows: pd.DataFrame, keys: Sequence[str], sums: Sequence[str]) -> None:
        """Take sums of groups.

        Args:
            rows: the columns of `GROUP`, of keys and of sums, one row for each group and keys. Sums are whole
                numbers, empty where nothing is known, or tell whether anything is so.
            keys: the names of the columns of keys.
            sums: those of the columns of sums.
        """
        groups, self._group_of = _distinct(rows, [*GROUP])
        self._groups = columns_of_groups(groups)
        self._keys, self._key_of = _distinct(rows, keys)
        self._sums = {name: rows[name].to_numpy(np.float64, na_value=np.nan) for name in sums}
        self._types = {name: bool if rows[name].dtype == bool else int for name in sums}
        arrays = (*self._groups.values(), self._group_of, self._key_of, *self._sums.values())
        self.bytes = _bytes_of(*arrays)

    def kept(self, filters: Filters) -> list[dict[str, Any]]:
        """Return the sums over the groups that the filters keep, by column: one row for each of the keys."""
        is_kept = filters.keeps_groups(self._groups)[self._group_of]
        places = self._key_of[is_kept]
        columns = {name: self._added(name, is_kept, places) for name in self._sums}
        return [
            {**its, **{name: sums[place] for name, sums in columns.items()}}
            for place, (its, count) in enumerate(zip(self._keys, self._counts(places), strict=True))
            if count
        ]

    def _added(self, name: str, is_kept: npt.NDArray[np.bool_], places: npt.NDArray[np.int64]) -> list[Any]:
        """Return the sum of a column for each of the keys; None where nothing is known."""
        values, type_ = self._sums[name][is_kept], self._types[name]
        is_known = ~np.isnan(values)
        # Sums are exact: decimals of 64 bits hold whole numbers up to nine thousand trillions.
        sums = np.bincount(places[is_known], values[is_known], len(self._keys))
        counts = self._counts(places[is_known])
        return [type_(value) if count else None for value, count in zip(sums, counts, strict=True)]

    def _counts(self, places: npt.NDArray[np.int64]) -> list[int]:
        counts: list[int] = np.bincount(places, minlength=len(self._keys)).tolist()
        return counts


def columns_of_groups(groups: Sequence[Mapping[str, Any]]) -> dict[str, npt.NDArray[Any]]:
    """Return the columns of `GROUP` of some groups, as filters take them.

    In numbers and in texts of one width numpy finds values many times faster than in objects.
    """
    years = np.array([group["filter_year"] for group in groups], np.float64)
    texts = [name for name in GROUP if name != "filter_year"]
    columns = {name: np.array([group[name] or "" for group in groups], np.str_) for name in texts}
    return {**columns, "filter_year": years}


def _distinct(rows: pd.DataFrame, names: Sequence[str]) -> tuple[list[dict[str, Any]], npt.NDArray[np.int64]]:
    """Return the different values in some columns, by column, and which of them each row has."""
    places = rows.groupby([*names], sort=False, dropna=False).ngroup().to_numpy(np.int64)
    values = rows[[*names]].drop_duplicates().astype(object)
    return values.where(values.notna(), None).to_dict("records"), places


def _bytes_of(*arrays: npt.NDArray[Any]) -> int:
    return sum(array.nbytes for array in arrays)
