import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import duckdb
import pytest

from analytics.database import (
    ROW_GROUP,
    DatabaseDamagedError,
    DatabaseMissingError,
    fetch,
    fetch_records,
    fetch_sql,
    open_database,
    opened_apart,
    read_comments,
    read_tables,
)

THREADS = "SELECT current_setting('threads')::INTEGER AS threads"


@pytest.fixture
def build(tmp_path):
    """Build a small database in place of the one that was there."""

    def write(version, figure):
        new = tmp_path / f"{version}.duckdb"
        with duckdb.connect(str(new)) as connection:
            connection.execute(
                "CREATE TABLE metadata AS SELECT 'data_version' AS name, $1 AS value", [version]
            )
            connection.execute("CREATE TABLE claims AS SELECT $1::BIGINT AS figure", [figure])
            connection.execute("COMMENT ON COLUMN claims.figure IS 'Number that the document gives.'")
        shutil.move(new, tmp_path / "records.duckdb")
        return tmp_path / "records.duckdb"

    return write


def test_a_database_that_is_missing_says_how_to_build_it(tmp_path):
    with pytest.raises(DatabaseMissingError, match="Build it with: make data"):
        open_database(tmp_path / "none.duckdb")


def test_a_new_build_at_the_same_path_is_read_while_the_old_one_is_open(build):
    old = open_database(build("first", 1))
    new = open_database(build("second", 2))

    assert (old.version, new.version) == ("first", "second")
    assert fetch_sql(old, "SELECT figure FROM claims")["figure"].tolist() == [1]
    assert fetch_sql(new, "SELECT figure FROM claims")["figure"].tolist() == [2]


def test_a_long_task_reads_the_same_build_by_itself_and_closes_it(build):
    database = open_database(build("first", 1))

    with opened_apart(database) as own:
        assert own.connection is not database.connection
        assert fetch_sql(own, "SELECT figure FROM claims")["figure"].tolist() == [1]

    with pytest.raises(duckdb.ConnectionException):
        own.connection.execute("SELECT 1")
    assert fetch_sql(database, "SELECT figure FROM claims")["figure"].tolist() == [1]


def test_a_long_task_reads_the_build_that_is_open_once_another_took_its_place(build):
    database = open_database(build("first", 1))
    path = build("second", 2)

    with opened_apart(database) as own:
        assert fetch_sql(own, "SELECT figure FROM claims")["figure"].tolist() == [1]

    path.unlink()
    with opened_apart(database) as own:
        assert fetch_sql(own, "SELECT figure FROM claims")["figure"].tolist() == [1]


def test_the_database_cannot_be_written_to(build):
    opened = open_database(build("first", 1))

    with pytest.raises(duckdb.Error, match="read-only"):
        fetch_sql(opened, "INSERT INTO claims VALUES (2)")


def test_tables_and_comments_are_those_of_the_database(build):
    opened = open_database(build("first", 7))
    claims = read_tables(opened).claims

    assert fetch(opened, claims.agg(total=claims.figure.sum()))["total"].tolist() == [7]
    comments = read_comments(opened).set_index(["table_name", "field_name"])["description"]
    assert comments["claims", "figure"] == "Number that the document gives."


def test_sums_of_whole_numbers_stay_whole(build):
    opened = open_database(build("first", 7))

    assert str(fetch_sql(opened, "SELECT sum(figure) AS total FROM claims")["total"].dtype) == "Int64"


def test_single_values_are_plain_and_none_where_nothing_is_known(build):
    opened = open_database(build("first", 7))

    found = fetch_records(opened, "SELECT sum(figure) AS total, NULL AS nothing, 'x' AS code FROM claims")

    assert found == [{"total": 7, "nothing": None, "code": "x"}]
    assert fetch_records(opened, "SELECT figure FROM claims WHERE figure > 7") == []


def larger(path):
    """A database beside the one at a path, with a table that several threads may read."""
    found = path.with_name("large.duckdb")
    with duckdb.connect(str(found)) as connection:
        connection.execute(f"ATTACH '{path}' AS small (READ_ONLY)")
        connection.execute("CREATE TABLE metadata AS FROM small.metadata")
        connection.execute(f"CREATE TABLE claims AS FROM range({ROW_GROUP + 1})")
    return found


def threads_of(opened):
    return fetch_records(opened, THREADS)[0]["threads"]


def test_one_thread_reads_a_database_of_which_no_table_has_more_rows_than_it_reads_at_once(build):
    path = build("first", 7)
    small, large = open_database(path), open_database(larger(path))

    with duckdb.connect(":memory:") as untouched:
        assert threads_of(small) == 1
        assert threads_of(large) == untouched.execute(THREADS).fetchall()[0][0]


def test_those_who_ask_side_by_side_share_the_processors(build):
    large = replace(open_database(larger(build("first", 7))), processors=4)

    with large.shared():
        with large.shared():
            of_two = threads_of(large)
            with large.shared(), large.shared(), large.shared():
                of_five = threads_of(large)
        alone_again = threads_of(large)

    assert (of_two, of_five, alone_again) == (2, 1, 4)


def test_whoever_fails_gives_the_processors_back(build):
    large = replace(open_database(larger(build("first", 7))), processors=4)

    with suppress(ValueError), large.shared(), large.shared():
        raise ValueError("out of order")

    assert threads_of(large) == 4


def test_where_one_thread_reads_nothing_is_shared(build):
    small = open_database(build("first", 7))

    with small.shared(), small.shared():
        assert threads_of(small) == 1


def test_many_readers_read_side_by_side(build):
    opened = open_database(build("first", 7))

    with ThreadPoolExecutor(8) as readers:
        found = list(
            readers.map(lambda _: fetch_sql(opened, "SELECT figure FROM claims").iloc[0, 0], range(64))
        )

    assert found == [7] * 64


def test_a_cursor_is_lent_again_unless_something_failed_on_it(build):
    opened = open_database(build("first", 7))

    with opened.cursor() as first:
        pass
    with opened.cursor() as second, pytest.raises(duckdb.Error):
        fetch_sql(opened, "SELECT nothing FROM claims")

    assert second is first
    assert opened.idle == [first]


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 20_000], ids=["empty", "text", "zeros"])
def test_a_file_that_is_no_database_is_refused_in_words(tmp_path, content):
    (tmp_path / "records.duckdb").write_bytes(content)

    with pytest.raises(DatabaseDamagedError, match="Build it again with: make data"):
        open_database(tmp_path / "records.duckdb")


def test_a_database_of_something_else_is_refused(tmp_path):
    with duckdb.connect(str(tmp_path / "records.duckdb")) as connection:
        connection.execute("CREATE TABLE songs (title VARCHAR)")

    with pytest.raises(DatabaseDamagedError, match="is not a database of this dashboard"):
        open_database(tmp_path / "records.duckdb")
