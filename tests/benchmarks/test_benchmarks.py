import json
from pathlib import Path

import duckdb
import pytest

from benchmarks import etl as etl_benchmark
from benchmarks.make_records import make_records
from etl.__main__ import main as etl_command

CLAIMS = 1_000


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("made-up")
    make_records(directory, CLAIMS)
    return directory


def test_made_up_records_keep_the_contract(made_up: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert etl_command(["check", "--records", str(made_up)]) == 0
    assert f"{CLAIMS:,}  attendance_claims" in capsys.readouterr().out


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(made_up: Path, tmp_path: Path) -> None:
    make_records(tmp_path / "again", CLAIMS)
    make_records(tmp_path / "other", CLAIMS, seed=2)

    for path in made_up.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()
    claims = "attendance_claims.csv"
    assert (tmp_path / "other" / claims).read_bytes() != (made_up / claims).read_bytes()


def test_made_up_records_are_as_uneven_as_real_ones(made_up: Path, tmp_path: Path) -> None:
    database = tmp_path / "built.duckdb"
    etl_command(["build", "--records", str(made_up), "--database", str(database)])

    with duckdb.connect(str(database), read_only=True) as connection:
        disagreements = dict(
            connection.execute("SELECT field, count(*) FROM disagreements GROUP BY field").fetchall()
        )
        precisions = {
            precision
            for (precision,) in connection.execute(
                "SELECT DISTINCT date_precision FROM reconciled_events"
            ).fetchall()
        }
        ((parts, phases),) = connection.execute(
            "SELECT count(parent_event_id), count(DISTINCT phase_id) FROM reconciled_events"
        ).fetchall()
        ((share_of_first_tenth,),) = connection.execute(
            """
            SELECT sum(parts) FILTER (place <= 0.1 * bodies) / sum(parts) FROM (
                SELECT count(*) AS parts, row_number() OVER (ORDER BY count(*) DESC) AS place,
                    count(*) OVER () AS bodies
                FROM involvement GROUP BY organization_id
            )
            """
        ).fetchall()
    assert {"attendance", "date_start", "city", "organizers"} <= disagreements.keys()
    assert {"day", "month", "year"} <= precisions
    assert parts > 0
    assert phases == 4
    assert share_of_first_tenth > 0.3


def test_the_etl_benchmark_compares_each_way_with_the_floor(tmp_path: Path) -> None:
    raw = tmp_path / "results.json"

    etl_benchmark.main(["--claims", str(CLAIMS), "--runs", "1", "--json", str(raw)])

    results = {result["what"]: result for result in json.loads(raw.read_text())}
    assert list(results) == ["floor", "check alone", "full build", "rebuild after one changed row"]
    assert results["floor"]["ratio"] == 1
    assert results["full build"]["ratio"] == pytest.approx(
        results["full build"]["seconds"] / results["floor"]["seconds"]
    )
    assert all(result["peak_bytes"] > 10_000_000 for result in results.values())
