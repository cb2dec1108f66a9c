"""Those counted in a Russian text are told in English, as the records have them."""

import pytest

from etl.documents.glossary import in_english
from etl.documents.tokens import tokens


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("делегатов", "delegates"),
        ("человек", "people"),
        ("чел", "people"),
        ("пограничниками", "border guards"),
        ("присутствующих", "participants"),
        ("приглашённых", "guests"),
        ("учащихся", "pupils"),
        ("учёных", "scholars"),
    ],
)
def test_a_russian_word_in_any_case_is_told_in_english(word, english):
    assert in_english(tokens(word)[0]) == english


def test_other_words_stay_as_printed_in_lower_case():
    assert in_english(tokens("Guests")[0]) == "guests"
    assert in_english(tokens("Сокольников")[0]) == "сокольников"


def test_the_word_for_a_woman_has_the_english_of_that_for_a_man():
    assert in_english(tokens("учительниц")[0]) == "teachers"
    assert in_english(tokens("журналистки")[0]) == "journalists"
