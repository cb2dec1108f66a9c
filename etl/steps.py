"""SQL statements that make tables from one another, side by side where none reads what the other makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

import duckdb

from etl.contract import identifier, literal

# A database in memory beside the one that is built. No file of a database is called so.
SCRATCH = "_scratch"
# A statement alone seldom keeps all processors busy from start to end, unless it is long. Then two would only
# take memory from each other: with ten million claims, or 1.2 GB, they ran out of it.
STEPS_AT_A_TIME = 2
MAX_BYTES_SIDE_BY_SIDE = 300_000_000
CREATES = re.compile(r'\s*CREATE (TABLE|VIEW|MACRO) (?:(\w+)\.)?"?(\w+)"?')


@dataclass(frozen=True)
class _Step:
    """A statement that makes something, and the things made before it that it names."""

    sql: str
    kind: str
    schema: str | None
    needs: frozenset[str]


def run_steps(
    connection: duckdb.DuckDBPyConnection, statements: Iterable[str], schemas: Sequence[str] = ("main",)
) -> None:
    """Run statements that each make a table, a view or a macro.

    A statement waits for those before it that make what it names, and for no others; in a large database
    one runs at a time. What is made in `_scratch` goes with the run; a table there goes as soon as no
    statement reads it any more, which keeps the memory for the others.

    Args:
        connection: the database.
        statements: the SQL; may be several in one text.
        schemas: of the database, where tables are looked for.
    """
    steps = _steps(statements)
    ((database,),) = connection.execute("SELECT current_database()").fetchall()
    path = ",".join([*(f"{identifier(database)}.{schema}" for schema in schemas), SCRATCH])

    def act(name: str) -> None:
        with closing(connection.cursor()) as apart:
            apart.execute(f"SET search_path = {literal(path)}")
            apart.execute(steps[name].sql)

    connection.execute(f"ATTACH ':memory:' AS {SCRATCH}")
    try:
        readers = _readers_of_scratch(steps)
        for name in _side_by_side(steps, act, _steps_at_a_time(connection)):
            for left in readers.values():
                left.discard(name)
            for table in [table for table, left in readers.items() if not left]:
                connection.execute(f"DROP TABLE {SCRATCH}.{table}")
                del readers[table]
    finally:
        connection.execute(f"DETACH {SCRATCH}")


def _steps_at_a_time(connection: duckdb.DuckDBPyConnection) -> int:
    ((size,),) = connection.execute(
        "SELECT block_size * used_blocks FROM pragma_database_size() WHERE database_name = current_database()"
    ).fetchall()
    return STEPS_AT_A_TIME if size <= MAX_BYTES_SIDE_BY_SIDE else 1


def _side_by_side(steps: Mapping[str, _Step], act: Callable[[str], None], at_a_time: int) -> Iterator[str]:
    """Act on each step when what it needs is made; gives the steps as they end."""
    waiting, running = list(steps), dict[Future[None], str]()
    with ThreadPoolExecutor(at_a_time) as threads:
        while waiting or running:
            unmade = {*waiting, *running.values()}
            # In the order of the text, which says what is best made early so that others can go.
            ready = [name for name in waiting if not steps[name].needs & unmade]
            for name in ready[: at_a_time - len(running)]:
                waiting.remove(name)
                running[threads.submit(act, name)] = name
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                future.result()
                yield running.pop(future)


def _steps(statements: Iterable[str]) -> dict[str, _Step]:
    """The steps by the name of what they make."""
    steps: dict[str, _Step] = {}
    for statement in chain.from_iterable(map(duckdb.extract_statements, statements)):
        if (made := CREATES.match(statement.query)) is None:
            raise ValueError(f"Makes neither a table nor a view nor a macro: {statement.query}")
        kind, schema, name = made.groups()
        needs = steps.keys() & set(re.findall(r"\w+", statement.query))
        steps[name] = _Step(statement.query, kind, schema, frozenset(needs))
    return steps


def _readers_of_scratch(steps: Mapping[str, _Step]) -> dict[str, set[str]]:
    """The steps that make or read each scratch table, themselves or by way of a view."""
    readers: dict[str, set[str]] = {
        name: {name} for name, step in steps.items() if step.kind == "TABLE" and step.schema == SCRATCH
    }
    for name, step in steps.items():
        read = set(step.needs)
        while views := {view for view in read if steps[view].kind == "VIEW"}:
            read = read.difference(views).union(*(steps[view].needs for view in views))
        for table in read & readers.keys():
            readers[table].add(name)
    return readers
