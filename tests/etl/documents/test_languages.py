"""The language of a text by its letters and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents.languages import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The seminar was held in the capital of the country.", "en"),
        ("Семинар прошел в столице страны.", "ru"),
        ("Il seminario si è svolto nella capitale per la prima volta con gli esperti.", "it"),
        ("Das Seminar fand in der Hauptstadt statt und war für die Experten.", "de"),
        ("Le séminaire a eu lieu dans la capitale pour les experts et une délégation.", "fr"),
        ("Türkmenistanyň paýtagtynda okuw maslahaty geçirildi we tamamlandy.", "tk"),
        ("Семинар елордада өтті, оған сарапшылар қатысты және пікір алмасты.", "kk"),
        ("Семинар дар пойтахти ҷумҳурӣ баргузор гардид.", "tg"),
        ("", "en"),
        ("123", "en"),
    ],
)
def test_letters_and_frequent_words_tell_the_language(text, code):
    assert language_of(text) == code


@given(st.text(max_size=50))
def test_any_text_has_a_code_of_two_letters(text):
    assert len(language_of(text)) == 2
