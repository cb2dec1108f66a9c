"""The table of Russian names keeps to the records: a name of nothing would never be found missing."""

from pathlib import Path

import pytest

from etl.contract import read_contract
from etl.documents.known import read_known
from etl.documents.names import Gazetteer
from etl.documents.russian_names import RUSSIAN_ACRONYMS, RUSSIAN_NAMES

ROOT = Path(__file__).parents[3]
RECORDS = read_known(read_contract(ROOT / "data/datapackage.json"), ROOT / "data/records")
GAZETTEER = Gazetteer(RECORDS)
BY_NAME = {record["name"]: record["organization_id"] for record in RECORDS["organizations"]}


def test_every_name_and_acronym_is_that_of_a_body_on_record():
    assert RUSSIAN_NAMES.keys() <= BY_NAME.keys()
    assert RUSSIAN_ACRONYMS.keys() <= {record["acronym"] for record in RECORDS["organizations"]}


def test_no_russian_name_is_that_of_two_bodies():
    names = [
        name for table in (RUSSIAN_NAMES, RUSSIAN_ACRONYMS) for names in table.values() for name in names
    ]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(("english", "names"), RUSSIAN_NAMES.items())
def test_every_russian_name_finds_its_body(english, names):
    for name in names:
        found = [mention.record_id for mention in GAZETTEER.find(f"Участвовал: {name}.")]
        assert found == [BY_NAME[english]], name


def test_bodies_of_a_state_are_found_by_their_russian_name_with_the_state():
    text = "Выступили Генеральная прокуратура Казахстана и Государственная пограничная служба Кыргызстана."

    assert [mention.record_id for mention in GAZETTEER.find(text)] == [
        "prosecutor-generals-office-kazakhstan",
        "state-border-service-kyrgyzstan",
    ]
