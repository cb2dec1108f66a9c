import re

import pytest

from etl.documents.russian_verbs import finite, gerund, noun, participle, passive


@pytest.mark.parametrize(
    ("forms", "told"),
    [
        (finite("провести"), "провёл провел провела провели проведут проведёт"),
        (finite("открывать"), "открывает открывали открывать|будет будут|открывать"),
        (gerund("открывать открыть"), "открывая открыв"),
        (participle("организовать"), "организовавшие организовавшую организующий"),
        (passive("организовать проводить"), "организован организованная организуемый проводится проводились"),
        (noun("курс"), "курс курсы курсами"),
        (noun("тренер", "ablt"), "тренером тренерами"),
    ],
)
def test_a_lemma_stands_for_its_forms(forms, told):
    for form in told.replace("|", "_").split():
        assert re.fullmatch(forms, form.replace("_", " ")), form


@pytest.mark.parametrize(
    ("forms", "other"),
    [
        (finite("провести"), "провести проведу проведи проведение проведён"),
        (participle("организовать"), "организованные организовали"),
        (passive("организовать"), "организовавшие организовали"),
        (noun("курс"), "курсант курсор"),
        (noun("тренер", "ablt"), "тренер тренеров"),
    ],
)
def test_forms_of_another_kind_are_left_out(forms, other):
    assert [form for form in other.split() if re.fullmatch(forms, form)] == []
