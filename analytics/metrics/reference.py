"""What the tables hold, and by which rules claims become answers."""

from ibis.expr.types import Table


def rule_list(reconciliation_rules: Table) -> Table:
    """The rules by which claims become one answer, in the order in which they are asked."""
    return reconciliation_rules.order_by("position")


def table_list(table_descriptions: Table) -> Table:
    """Every table of the database with what a row of it is; first the records, then what is derived."""
    return table_descriptions.order_by("position")


def field_list(table_fields: Table) -> Table:
    """Every field of every table with its type, unit, key and code list."""
    return table_fields.order_by("table_name", "position")


def code_list(codes: Table) -> Table:
    """Every code of every code list with its meaning."""
    return codes.order_by("code_list", "position")
