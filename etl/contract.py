"""The one reader of data/datapackage.json: tables, fields, keys and code lists."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEFAULT = Path(__file__).parent.parent / "data" / "datapackage.json"
PARTIAL_DATE = "http://id.loc.gov/datatypes/edtf/EDTF-level0"
DUCKDB_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


@dataclass(frozen=True)
class Code:
    """One value of a code list, as people read it and what it means."""

    value: str
    label: str
    description: str


@dataclass(frozen=True)
class Field:
    """One field of a table. `minimum` and `maximum` are in `unit`."""

    name: str
    title: str
    description: str
    type: str
    unit: str | None = None
    required: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    code_list: str | None = None
    is_partial_date: bool = False

    @property
    def duckdb_type(self) -> str:
        """The type of the column in the database."""
        return DUCKDB_TYPES[self.type]

    @property
    def typed(self) -> str:
        """SQL that gives the typed value of the text in the column; NULL where it has none."""
        column = identifier(self.name)
        return column if self.type == "string" else f"TRY_CAST({column} AS {self.duckdb_type})"


@dataclass(frozen=True)
class ForeignKey:
    """Fields whose values must stand in the fields of another table."""

    fields: tuple[str, ...]
    table: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True)
class RowConstraint:
    """A rule between the fields of one record; wrong where `expression` is false.

    `expression` is SQL over typed columns.
    """

    field: str
    expression: str
    problem: str
    remedy: str


@dataclass(frozen=True)
class Table:
    """One table: its fields, keys and rules. `is_optional`: it may have no file."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    row_constraints: tuple[RowConstraint, ...] = ()
    path: str = ""
    is_optional: bool = False

    @property
    def field_names(self) -> tuple[str, ...]:
        """The names of the fields, in the order of the contract."""
        return tuple(field.name for field in self.fields)

    @property
    def file_name(self) -> str:
        """The name of the CSV file that holds the records."""
        return Path(self.path).name

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(field for field in self.fields if field.name == name)


@dataclass(frozen=True)
class Contract:
    """What the project agreed to say about its data."""

    title: str
    tables: tuple[Table, ...]
    derived_tables: tuple[Table, ...]
    code_lists: dict[str, tuple[Code, ...]]
    descriptor: dict[str, Any]

    def table(self, name: str) -> Table:
        """The record table of that name."""
        return next(table for table in self.tables if table.name == name)

    def codes(self, field: Field) -> tuple[Code, ...]:
        """The codes that the field may hold; none where it is not coded."""
        return self.code_lists[field.code_list] if field.code_list else ()


def read_contract(path: Path = DEFAULT) -> Contract:
    """The data contract in the file."""
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    return Contract(
        title=descriptor["title"],
        tables=tuple(_table(resource) for resource in descriptor["resources"]),
        derived_tables=tuple(_table(resource) for resource in descriptor["derivedResources"]),
        code_lists={
            name: tuple(Code(str(code["value"]), code["label"], code["description"]) for code in codes)
            for name, codes in descriptor["codeLists"].items()
        },
        descriptor=descriptor,
    )


def identifier(name: str) -> str:
    """The name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """The text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        title=resource["title"],
        description=resource["description"],
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=tuple(schema.get("primaryKey", ())),
        foreign_keys=tuple(
            ForeignKey(
                fields=tuple(key["fields"]),
                table=key["reference"]["resource"] or resource["name"],
                reference_fields=tuple(key["reference"]["fields"]),
            )
            for key in schema.get("foreignKeys", ())
        ),
        row_constraints=tuple(RowConstraint(**rule) for rule in schema.get("rowConstraints", ())),
        path=resource.get("path", ""),
        is_optional=resource.get("optional", False),
    )


def _field(field: dict[str, Any]) -> Field:
    constraints = field.get("constraints", {})
    return Field(
        name=field["name"],
        title=field["title"],
        description=field["description"],
        type=field["type"],
        unit=field.get("unit"),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        pattern=constraints.get("pattern"),
        code_list=field.get("codeList"),
        is_partial_date=field.get("rdfType") == PARTIAL_DATE,
    )
