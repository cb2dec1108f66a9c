"""Statements that make tables from one another."""

import threading

import duckdb
import pytest

from etl import steps
from etl.steps import run_steps


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        yield connection


def tables(connection):
    return connection.execute("SELECT database_name, table_name FROM duckdb_tables() ORDER BY ALL").fetchall()


def test_each_statement_finds_what_those_before_it_made(connection):
    script = """
        CREATE MACRO _scratch.doubled(n) AS n * 2;
        CREATE TABLE _scratch.numbers AS SELECT unnest([1, 2, 3]) AS n;
        CREATE VIEW _scratch.doubles AS SELECT doubled(n) AS n FROM numbers;
        CREATE TABLE total AS SELECT sum(n)::BIGINT AS total FROM doubles;
    """

    run_steps(connection, [script])

    assert connection.execute("FROM total").fetchall() == [(12,)]


def test_scratch_tables_go_with_the_run(connection):
    run_steps(connection, ["CREATE TABLE _scratch.a AS SELECT 1 AS n", "CREATE TABLE b AS FROM a"])

    assert tables(connection) == [("memory", "b")]


def test_a_scratch_table_goes_as_soon_as_none_reads_it(connection):
    run_steps(
        connection,
        [
            "CREATE TABLE _scratch.early AS SELECT 1 AS n",
            "CREATE TABLE _scratch.late AS FROM early",
            "CREATE TABLE seen AS SELECT table_name FROM late, duckdb_tables() WHERE table_name <> 'seen'",
        ],
    )

    assert connection.execute("FROM seen").fetchall() == [("late",)]


def test_a_table_that_a_view_reads_stays_for_the_readers_of_the_view(connection):
    run_steps(
        connection,
        [
            "CREATE TABLE _scratch.a AS SELECT 1 AS n",
            "CREATE VIEW _scratch.first_view AS FROM a",
            "CREATE VIEW _scratch.second_view AS FROM first_view",
            "CREATE TABLE _scratch.b AS SELECT n + 1 AS n FROM second_view",
            "CREATE TABLE c AS SELECT b.n + v.n AS n FROM b, second_view AS v",
        ],
    )

    assert connection.execute("FROM c").fetchall() == [(3,)]


def test_statements_find_tables_of_other_schemas(connection):
    connection.execute("CREATE SCHEMA other")

    run_steps(
        connection,
        ['CREATE TABLE other."a" AS SELECT 1 AS n', 'CREATE TABLE other."b" AS FROM "a"'],
        schemas=("main", "other"),
    )

    assert connection.execute("FROM other.b").fetchall() == [(1,)]


def test_a_statement_that_fails_is_told_and_nothing_is_left_of_the_scratch_tables(connection):
    with pytest.raises(duckdb.CatalogException, match="nowhere"):
        run_steps(
            connection, ["CREATE TABLE _scratch.a AS SELECT 1 AS n", "CREATE TABLE b AS FROM a, nowhere"]
        )

    assert tables(connection) == []


def test_a_statement_that_makes_nothing_is_refused(connection):
    with pytest.raises(ValueError, match="Makes neither"):
        run_steps(connection, ["DROP TABLE a"])


@pytest.mark.parametrize(("limit", "at_a_time"), [(300_000_000, 2), (0, 1)])
def test_two_run_at_a_time_unless_the_database_is_large(tmp_path, monkeypatch, limit, at_a_time):
    both = threading.Barrier(2, timeout=30 if at_a_time == 2 else 0.5)
    met = []

    def meet(n: int) -> int:
        try:
            both.wait()
        except threading.BrokenBarrierError:
            met.append(False)
        else:
            met.append(True)
        return n

    monkeypatch.setattr(steps, "MAX_BYTES_SIDE_BY_SIDE", limit)
    with duckdb.connect(tmp_path / "large.duckdb") as connection:
        connection.execute("CREATE TABLE held AS SELECT range AS n FROM range(1000)")
        connection.execute("CHECKPOINT")
        connection.create_function("meet", meet, side_effects=True)

        run_steps(
            connection, ["CREATE TABLE a AS SELECT meet(1) AS n", "CREATE TABLE b AS SELECT meet(2) AS n"]
        )

    assert met == [at_a_time == 2] * 2
