"""The names of whoever published a document."""

import pytest

from etl.documents.publisher_names import called, issuing_body, labelled_name


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("MINISTRY OF JUSTICE OF THE REPUBLIC OF BORDURIA", "Ministry of Justice of Borduria"),
        ("Министерство юстиции Республики Казахстан", "Министерством юстиции РК"),
        ("Ministry of Justice of the Kyrgyz Republic", "Ministry of Justice of Kyrgyzstan"),
        ("Министерство юстиции Кыргызской Республики", "Министерства юстиции Кыргызстана"),
        ("Академия границ", "АКАДЕМИЕЙ ГРАНИЦ"),
    ],
)
def test_a_name_stays_the_same_in_another_case_and_with_the_form_of_the_state(name, other):
    assert called(name, [(other, "body")]) == "body"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ministry of Justice of Uzbekistan", "Ministry of Justice of Tajikistan"),
        ("Министерство внутренних дел", "Министерство иностранных дел"),
        ("Ministry of Internal Affairs", "Ministry of International Affairs"),
        ("Министерство юстиции Узбекистана", "Министерство юстиции Таджикистана"),
        ("Комитет молодёжи", "Комитет молодёжи и спорта"),
        ("", ""),
    ],
)
def test_names_with_another_word_are_two(name, other):
    assert not called(name, [(other, "body")])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("PRESS RELEASE | Fund for Peace", "Fund for Peace"),
        ("Fund for Peace: press release", "Fund for Peace"),
        ("Press release", ""),
        ("Seminar on customs", ""),
    ],
)
def test_a_name_stands_beside_the_label(line, name):
    assert labelled_name(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("*Press Office of the Academy of Borders, May 5, 2021*", "Academy of Borders"),
        ("Пресс-центр Академии границ, 5 мая 2021 г.", "Академии границ"),
        ("Академия границ", "Академия границ"),
    ],
)
def test_the_line_of_an_issuer_gives_the_body_without_its_service_and_the_day(line, name):
    assert issuing_body(line) == name
