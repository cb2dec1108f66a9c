import pytest

from etl.documents.name_words import fold, is_patronymic, keys, latin, slug, sound, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Organisation", "organization"),
        ("Centre", "CENTER"),
        ("Programme", "program"),
        ("Co-operation", "cooperation"),
        ("António", "Antonio"),
        ("UN", "United Nations"),
        ("Counter-Terrorism", "counterterrorism"),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(one, other):
    assert fold(one) == fold(other)


def test_the_french_article_is_not_the_united_nations():
    assert fold("un") != fold("UN")


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Мирзиёев", "Mirziyoyev"),
        ("Мирзиеев", "Mirziyoyev"),
        ("Мухриддин", "Muhriddin"),
        ("Хаджиев", "Hajiyev"),
        ("Токаев", "Tokayev"),
        ("Наталья", "Natalia"),
        ("Ташкент", "Tashkent"),
        ("Джонсон", "Johnson"),
        ("МакКормик", "MacCormick"),
    ],
)
def test_a_name_sounds_the_same_in_both_scripts(cyrillic, latin):
    assert sound(cyrillic) == sound(latin)


def test_an_inflected_word_has_the_key_of_its_dictionary_form():
    assert fold("организация") in keys("Организацией")
    assert f"~{sound('Tashkent')}" in keys("Ташкенте")


def test_only_a_capitalized_word_is_known_by_its_sound():
    assert not any(key.startswith("~") for key in keys("ташкент"))


def test_tokens_keep_their_place_and_leave_out_possessives_and_quotes():
    text = "the “OSCE’s” work, V.Li"

    found = tokens(text)

    assert [token.text for token in found] == ["the", "OSCE", "work", ",", "V", ".", "Li"]
    assert all(text[token.start : token.end] == token.text for token in found)
    assert [token.text for token in tokens(text, 14, 18)] == ["ork", ","]


def test_a_slug_is_of_lower_case_latin_words():
    assert slug("Prosecutor General's Office") == "prosecutor-generals-office"
    assert slug("Центр Щёлково (Юг)") == "tsentr-shyolkovo-yug"
    assert slug("Türkiye & Çin") == "turkiye-cin"


@pytest.mark.parametrize("word", ["Иванович", "Ивановной", "Petrovna", "Miromonovich", "Ильинична"])
def test_patronymics_are_known_by_their_end(word):
    assert is_patronymic(word)


@pytest.mark.parametrize("word", ["Voronkov", "Наталья", "ович", "Mirziyoyev"])
def test_other_names_are_no_patronymics(word):
    assert not is_patronymic(word)


def test_cyrillic_letters_become_latin_with_their_capitals():
    assert latin("Шариф Щукин, А.Б. Roe") == "Sharif Shukin, A.B. Roe"


def test_countries_in_short_may_have_their_dots():
    assert [(token.text, token.start, token.end) for token in tokens("In the U.S. and U.K.")][2:] == [
        ("US", 7, 11),
        ("and", 12, 15),
        ("UK", 16, 20),
    ]
