import json

import duckdb
import pytest

from etl.contract import Contract, read_contract

MINIMAL = {
    "title": "Two tables",
    "resources": [
        {
            "name": "bodies",
            "title": "Bodies",
            "description": "A body.",
            "path": "records/bodies.csv",
            "optional": True,
            "schema": {
                "fields": [
                    {
                        "name": "body_id",
                        "title": "Body",
                        "description": "Key.",
                        "type": "string",
                        "constraints": {"required": True, "pattern": "^[a-z]+$"},
                    },
                    {
                        "name": "parent_id",
                        "title": "Parent",
                        "description": "Body above.",
                        "type": "string",
                    },
                    {
                        "name": "size",
                        "title": "Size",
                        "description": "How many belong to it.",
                        "type": "integer",
                        "unit": "persons",
                        "constraints": {"minimum": 1, "maximum": 9, "unique": True},
                    },
                    {
                        "name": "date_founded",
                        "title": "Founded",
                        "description": "Date of foundation.",
                        "type": "string",
                        "rdfType": "http://id.loc.gov/datatypes/edtf/EDTF-level0",
                    },
                    {
                        "name": "pillar",
                        "title": "Pillar",
                        "description": "Its pillar.",
                        "type": "integer",
                        "codeList": "pillar",
                    },
                ],
                "primaryKey": ["body_id"],
                "foreignKeys": [
                    {
                        "fields": ["parent_id"],
                        "reference": {"resource": "", "fields": ["body_id"]},
                    }
                ],
                "rowConstraints": [
                    {
                        "field": "size",
                        "expression": "size > 1 OR parent_id IS NULL",
                        "problem": "is too small for a part",
                        "remedy": "Write 2 or more.",
                    }
                ],
            },
        }
    ],
    "derivedResources": [
        {
            "name": "sizes",
            "title": "Sizes",
            "description": "All sizes.",
            "schema": {
                "fields": [{"name": "size", "title": "Size", "description": "A size.", "type": "integer"}]
            },
        }
    ],
    "codeLists": {"pillar": [{"value": 1, "label": "Pillar I", "description": "Conditions."}]},
}


@pytest.fixture
def minimal(tmp_path) -> Contract:
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps(MINIMAL), encoding="utf-8")
    return read_contract(path)


def test_a_field_has_the_constraints_that_the_contract_states(minimal):
    size = minimal.table("bodies").field("size")

    assert (size.unit, size.minimum, size.maximum, size.unique) == ("persons", 1, 9, True)
    assert (size.required, size.pattern, size.code_list) == (False, None, None)


def test_a_required_field_is_told_from_one_that_may_be_empty(minimal):
    assert [field.required for field in minimal.table("bodies").fields] == [True, *[False] * 4]


def test_a_date_known_to_the_month_only_is_kept_as_text(minimal):
    founded = minimal.table("bodies").field("date_founded")

    assert founded.is_partial_date
    assert founded.duckdb_type == "VARCHAR"


def test_a_reference_without_a_table_is_to_the_same_table(minimal):
    (key,) = minimal.table("bodies").foreign_keys

    assert (key.fields, key.table, key.reference_fields) == (
        ("parent_id",),
        "bodies",
        ("body_id",),
    )


def test_codes_are_texts_even_where_the_list_has_numbers(minimal):
    pillar = minimal.table("bodies").field("pillar")

    assert [code.value for code in minimal.codes(pillar)] == ["1"]


def test_a_field_without_a_code_list_has_no_codes(minimal):
    assert minimal.codes(minimal.table("bodies").field("size")) == ()


def test_a_rule_between_fields_says_what_is_wrong_and_what_to_write(minimal):
    (rule,) = minimal.table("bodies").row_constraints

    assert (rule.field, rule.problem, rule.remedy) == (
        "size",
        "is too small for a part",
        "Write 2 or more.",
    )


def test_only_a_table_marked_as_optional_may_have_no_file(contract):
    assert [table.name for table in contract.tables if table.is_optional] == ["decisions", "reviews"]


def test_derived_tables_stand_apart_from_record_tables(minimal):
    assert [table.name for table in minimal.tables] == ["bodies"]
    assert [table.name for table in minimal.derived_tables] == ["sizes"]


def test_every_name_in_the_contract_leads_somewhere(contract):
    for table in contract.tables:
        for field in table.fields:
            assert field.code_list is None or field.code_list in contract.code_lists
        for key in table.foreign_keys:
            target = contract.table(key.table)
            assert set(key.fields) <= set(table.field_names)
            assert set(key.reference_fields) <= set(target.field_names)


@pytest.mark.parametrize("name", ["attendance_claims", "cities", "event_claims", "themes"])
def test_every_rule_between_fields_is_sql_over_the_typed_fields(contract, name):
    table = contract.table(name)
    columns = ", ".join(f'NULL::{field.duckdb_type} AS "{field.name}"' for field in table.fields)

    for rule in table.row_constraints:
        query = f"SELECT typeof({rule.expression}) FROM (SELECT {columns})"
        assert duckdb.execute(query).fetchall() == [("BOOLEAN",)]
