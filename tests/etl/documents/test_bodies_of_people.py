"""The body for which a person stands, where the sentence names none."""

import pytest

from etl.documents.bodies_of_people import Bodies, Told
from etl.documents.involvement_reading import DOUBTFUL
from etl.documents.names import Gazetteer
from etl.documents.parties import parties
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def body_of(text, named=(), bodies=()):
    mentions = GAZETTEER.find(text)
    told = Told(bodies=dict(bodies), named=set(named))
    (party,) = [one for one in parties(text, 0, len(text), mentions) if one.person]
    return Bodies(text, mentions, GAZETTEER, told).of(party)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Выступил заместитель акима Иван Петров.", "akimat-ozyorskoy-oblasti"),
        ("Выступил хоким Иван Петров.", "khokimiyat-ozyorskoy-oblasti"),
        ("Akim Jane Doe spoke.", "akimat-of-the-lake-region"),
        ("Mayor Jane Doe spoke.", "mayoralty-of-lake-city"),
        ("Rector Jane Doe spoke.", "lake-university"),
    ],
)
def test_an_office_of_one_kind_of_body_stands_for_the_one_named_before(text, named):
    assert body_of(text, named=[named]) == (named, DOUBTFUL)
    assert body_of(text)[0] != named


def test_a_person_named_again_stands_for_the_same_body():
    assert body_of("Natalia Gherman spoke.", bodies={"natalia-gherman": ("unrcca", 0.75)}) == ("unrcca", 0.75)
