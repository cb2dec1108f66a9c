"""How the dashboard is doing: the data that it shows, and since when it runs."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from analytics.database import fetch_sql
from analytics.results import Kept, Results
from analytics.ui.data import results

STARTED = datetime.now(UTC)


@dataclass(frozen=True)
class State:
    """What the dashboard shows now.

    Attributes:
        data_version: hash of records, contract and rules.
        contract_version: version of the data contract, and so of the tables and fields.
        built: when the database was built.
        records_changed: when a file of the records was last changed before that; None in a database that does
            not say so.
        kept: the results that are kept for it.
    """

    data_version: str
    contract_version: str
    built: datetime
    records_changed: datetime | None
    kept: Kept


def read_state() -> State:
    """Return what the dashboard shows now; a new build is taken up.

    Raises:
        DatabaseMissingError: there is no database.
        duckdb.Error: it cannot be opened, or lacks what every database has.
    """
    kept = results()
    metadata = kept.keep("metadata", lambda: _read_metadata(kept))
    changed = metadata.get("records_changed")
    return State(
        data_version=kept.database.version,
        contract_version=json.loads(metadata["contract"])["version"],
        built=datetime.fromtimestamp(kept.database.path.stat().st_mtime, UTC),
        records_changed=datetime.fromisoformat(changed) if changed else None,
        kept=kept.kept(),
    )


def age(time: datetime) -> timedelta:
    """Return how long ago a time was."""
    return datetime.now(UTC) - time


def _read_metadata(kept: Results) -> dict[str, Any]:
    entries = fetch_sql(kept.database, "SELECT name, value FROM metadata")
    return dict(zip(entries["name"], entries["value"], strict=True))
