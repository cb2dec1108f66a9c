"""Names beside codes: what a reader needs to read a row without looking anything up."""

from collections.abc import Iterable, Mapping

import ibis
from ibis.expr.operations import Field, Sort, SortKey
from ibis.expr.types import Table

from analytics.database import Tables

# For each column that points at a record: the table and its key, and which names it gives.
LOOKUPS: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "event_id": ("reconciled_events", "event_id", {"event": "title"}),
    "parent_event_id": ("reconciled_events", "event_id", {"parent_event": "title"}),
    "organization_id": (
        "organizations",
        "organization_id",
        {"organization": "name", "acronym": "acronym"},
    ),
    "partner_id": (
        "organizations",
        "organization_id",
        {"partner": "name", "partner_acronym": "acronym"},
    ),
    "counted_under_id": ("organizations", "organization_id", {"counted_under": "name"}),
    "person": ("people", "person_id", {"person_name": "name"}),
    "phase_id": ("reconciled_phases", "phase_id", {"phase": "number"}),
    "document_id": (
        "source_documents",
        "document_id",
        {
            "document": "title",
            "publisher_id": "publisher_id",
            "document_type": "document_type",
            "date_published": "date_published",
            "url": "url",
        },
    ),
    "publisher_id": ("organizations", "organization_id", {"publisher": "name"}),
    "outcome_id": ("reconciled_outcomes", "outcome_id", {"outcome": "title"}),
}

# Decisions of a reviewer that add the record.
ACCEPTING = ("accept", "edit")


def with_names(rows: Table, tables: Tables) -> Table:
    """Add names beside every code in a table expression, keeping the order of its rows.

    Names that stand there already are not looked up: to find the titles of a few rows DuckDB reads all.

    Beside a claim with its paragraph stands also who accepted it; nobody did where it was coded by hand.

    Args:
        rows: any table expression of a metric.
        tables: all tables, not narrowed by filters, so that every code finds its name.
    """
    keys = sort_keys(rows)
    # Sorted with the names by the same columns, so that to ask for a few of their values need not sort all;
    # else by the place of each row.
    named = rows.op().parent.to_expr() if keys else rows.mutate(row_position=ibis.row_number())
    before = named.columns
    for column, (table, key, names) in LOOKUPS.items():
        new = {name: source for name, source in names.items() if name not in named.columns}
        if column in named.columns and new:
            named = _join_names(named, column, tables.expressions[table], key, new)
    if "country_code" in named.columns:
        codes = tables.codes
        countries = codes.filter(codes.code_list == "country")
        named = _join_names(named, "country_code", countries, "code", {"country": "label"})
    if {"claim_id", "paragraph"} <= {*named.columns}:
        named = _join_names(named, "claim_id", _acceptances(tables), "record_id", {"reviewer": "reviewer"})
    if named.columns == before:
        return rows  # They keep their order by themselves.
    return in_order(named, keys) if keys else named.order_by("row_position").drop("row_position")


def sort_keys(rows: Table) -> tuple[SortKey, ...]:
    """Return the columns by which rows are sorted; none where they are not, or by something else too."""
    operation = rows.op()
    keys = operation.keys if isinstance(operation, Sort) else ()
    return keys if all(isinstance(key.arg, Field) for key in keys) else ()


def in_order(rows: Table, keys: Iterable[SortKey]) -> Table:
    """Sort rows by columns of these names, as other rows are sorted by them."""
    return rows.order_by(
        (ibis.asc if key.ascending else ibis.desc)(key.arg.name, nulls_first=key.nulls_first) for key in keys
    )


def _acceptances(tables: Tables) -> Table:
    """Who accepted each record that was proposed from a document, the last time that anybody did.

    The key of a review begins with its time.
    """
    reviews = tables.reviews
    accepted = reviews.filter(reviews.decision.isin(ACCEPTING))
    return accepted.group_by("record_id").agg(reviewer=accepted.reviewer.argmax(accepted.review_id))


def _join_names(rows: Table, column: str, table: Table, key: str, names: Mapping[str, str]) -> Table:
    lookup = table.select(lookup_key=key, **names)
    return rows.left_join(lookup, rows[column] == lookup.lookup_key).drop("lookup_key")
