"""Bodies that the records may not have."""

from pathlib import Path

from etl.contract import read_contract
from etl.documents.known import read_known
from etl.documents.names import Gazetteer
from etl.documents.other_bodies import OTHER_BODIES, OTHER_NAMES
from tests.etl.documents.made_up_names import known

ROOT = Path(__file__).parents[3]
RECORDS = read_known(read_contract(ROOT / "data/datapackage.json"), ROOT / "data/records")


def test_a_body_that_is_not_on_record_is_new_and_has_its_usual_name():
    gazetteer = Gazetteer(known())

    (mention,) = gazetteer.find("экспертами ФАТФ")

    assert (mention.record_id, gazetteer.is_new(mention)) == ("fatf", True)
    assert gazetteer.usual_name(mention) == "Financial Action Task Force"


def test_every_name_finds_its_body():
    gazetteer = Gazetteer(RECORDS)
    ids = {record["name"]: record["organization_id"] for record in RECORDS["organizations"]}

    for usual, names in OTHER_NAMES.items():
        for name in names:
            assert [one.record_id for one in gazetteer.find(f"({name})")] == [ids[usual]], name


def test_no_body_is_listed_that_is_on_record():
    names = {record["name"] for record in RECORDS["organizations"]}

    assert names.isdisjoint(OTHER_BODIES)
