"""What readers choose, apart from the SQL that is made for any choice.

SQL is made with stand-ins for keys of records, for what filters choose and for the values of the rows that
are meant. So it is the same for all filters of a form, and is made once.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from secrets import token_hex
from typing import Any

from sqlglot import exp

from analytics.filters import MOST_COMPARED, Filters

Parameters = tuple[tuple[str, Any], ...]
# Columns, and the values that they have together in a row that is meant; None matches empty.
Where = tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]

SECRET = token_hex(4)


def stand_in(name: str) -> str:
    """Return what stands for something: nobody can type it, so that no text that is searched for is one."""
    return f"⟦{SECRET} {name}⟧"


# Stand for the rows that are meant, and for their types.
MEANT_ROWS, MEANT_TYPES = f"'{stand_in('meant')}'", f"'{stand_in('types')}'"
# Stand for the first and the last year that are kept; below zero, since sets of codes may be any number.
YEARS = (-100_001, -100_002)
KEPT_FORMS = 5_000


@dataclass(frozen=True)
class Query:
    """SQL with what stands for values, and these values.

    Attributes:
        form: the SQL; all filters of one form have the same.
        values: the values that each text in it stands for, one or a list of them.
        texts: the SQL that other texts in it stand for.
    """

    form: str
    values: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def in_full(self) -> str:
        """Return the SQL with its values, for statements that take no parameters."""
        return _filled(self.form, {**{name: _listed(its) for name, its in self.values.items()}, **self.texts})

    def prepared(self) -> tuple[str, Mapping[str, Any]]:
        """Return the SQL with parameters in place of values, and the value of each.

        Where it has other texts of its own it is not asked again with other values, so these stand in it.
        """
        if self.texts:
            return self.in_full(), {}
        parameters: dict[str, Any] = {}
        texts: dict[str, str] = {}
        for name, values in self.values.items():
            if name not in self.form:
                continue
            if len(values) > MOST_COMPARED:
                texts[name] = _listed(values)
                continue
            named = {f"value_{len(parameters) + place}": value for place, value in enumerate(values)}
            texts[name] = ", ".join(f"${parameter}" for parameter in named)
            parameters |= named
        return _filled(self.form, texts), parameters


def with_keys(make: Callable[[Parameters], str], parameters: Mapping[str, Any]) -> Query:
    """Make SQL for any keys of records, with which metrics do no more than compare."""
    one = {name: value for name, value in parameters.items() if name.endswith("_id") and value is not None}
    many = {name: value for name, value in parameters.items() if name.endswith("_ids")}
    standing_in = {name: stand_in(name) for name in one} | {name: (stand_in(name),) for name in many}
    sql = make(tuple(sorted({**parameters, **standing_in}.items())))
    keys = {name: (value,) for name, value in one.items()} | many
    return Query(sql, {_text(stand_in(name)): chosen for name, chosen in keys.items()})


@lru_cache(KEPT_FORMS)
def form_of(filters: Filters) -> tuple[Filters, Mapping[str, Sequence[Any]]]:
    """Return filters that choose by stand-ins, so that their SQL is made once, and what these stand for."""
    form: dict[str, Any] = {}
    values: dict[str, Sequence[Any]] = {}
    if filters.years:
        form["years"] = YEARS
        values |= {str(place): (year,) for place, year in zip(YEARS, filters.years, strict=True)}
    if filters.scope:
        form["scope"] = stand_in("scope")
        values[_text(form["scope"])] = (filters.scope,)
    for kind in ("events", "organizations", "phases", "countries"):
        keys = getattr(filters, kind)
        # Events and organizations are looked for in a list, which is one text; others are compared singly.
        lists = [(key,) for key in keys] if kind in ("phases", "countries") else [keys] if keys else []
        form[kind] = tuple(stand_in(f"{kind} {place}") for place, _ in enumerate(lists))
        values |= {_text(key): its for key, its in zip(form[kind], lists, strict=True)}
    return replace(filters, **form), values


def meant_rows(columns: tuple[str, ...], values: Sequence[tuple[Any, ...]]) -> Query:
    """Return the SQL of a table with these rows; it may have none."""
    values = list(dict.fromkeys(values))
    types = [_type_of(row[place] for row in values) for place in range(len(columns))]
    # As one text: DuckDB takes thirty times as long to read five thousand values in SQL.
    rows = json.dumps([dict(zip(columns, row, strict=True)) for row in values], ensure_ascii=False)
    structure = json.dumps([dict(zip(columns, types, strict=True))])
    return Query(
        f"SELECT unnest(from_json({MEANT_ROWS}, {MEANT_TYPES}), recursive := true)",
        {MEANT_ROWS: (rows,)},
        {MEANT_TYPES: _text(structure)},
    )


def _type_of(values: Iterable[Any]) -> str:
    known = next((value for value in values if value is not None), None)
    if isinstance(known, bool):
        return "BOOLEAN"
    return "BIGINT" if isinstance(known, int) else "DOUBLE" if isinstance(known, float) else "VARCHAR"


def _filled(sql: str, texts: Mapping[str, str]) -> str:
    """Put texts in place of those that stand for them."""
    return re.sub("|".join(texts), lambda found: texts[found[0]], sql) if texts else sql


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(_text(value) if isinstance(value, str) else str(value) for value in values)


@lru_cache(KEPT_FORMS)
def _text(value: str) -> str:
    return exp.Literal.string(value).sql(dialect="duckdb")
