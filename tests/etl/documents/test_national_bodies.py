"""What most states have, by its usual name."""

import pytest

from etl.documents.name_words import tokens
from etl.documents.national_bodies import NATIONAL_BODIES, usual_name


@pytest.mark.parametrize(
    ("words", "usual"),
    [
        ("Министерством внутренних дел", "Ministry of Internal Affairs"),
        ("Interior Ministry", "Ministry of Internal Affairs"),
        ("Генпрокуратуры", "Prosecutor General's Office"),
        ("State Committee of National Security", "State Committee for National Security"),
        ("Lake Committee", ""),
        ("Ministry of Justice and Peace", ""),
    ],
)
def test_a_body_is_known_by_its_other_names(words, usual):
    assert usual_name(tokens(words)) == usual


def test_no_name_is_that_of_two_bodies():
    shared = {"Пограничная служба", "Погранслужба", "Security Council"}
    names = [name for usual, others in NATIONAL_BODIES.items() for name in (usual, *others)]

    assert {name for name in names if names.count(name) > 1} <= shared
