from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.contract import read_contract
from etl.documents.known import read_known
from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

ROOT = Path(__file__).parents[3]
GAZETTEER = Gazetteer(known())


def found(text):
    return [(mention.record_id, mention.wording) for mention in GAZETTEER.find(text)]


def ids(text):
    return [mention.record_id for mention in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        ("the organisation for security and cooperation in Europe", "osce"),
        ("Organization for Security and Co‑operation in Europe", "osce"),
        ("UN Regional Center for Preventive Diplomacy for Central Asia", "unrcca"),
        ("United  Nations Office of Counter Terrorism", "unoct"),
        ("Организацией по безопасности и сотрудничеству в Европе", "osce"),
        ("Региональным центром ООН по превентивной дипломатии для Центральной Азии", "unrcca"),
        ("Управления ООН по наркотикам и преступности", "unodc"),
        ("Организации Объединенных Наций", "un"),
        ("Европейским союзом", "eu"),
        ("Шанхайской организации сотрудничества", "sco"),
        ("Контртеррористическим управлением Организации Объединённых Наций", "unoct"),
        ("КТУ ООН", "unoct"),
        ("УНП ООН", "unodc"),
        ("РЦПДЦА ООН", "unrcca"),
        ("Бюро программ ОБСЕ в Душанбе", "osce-programme-office-in-dushanbe"),
        ("Программному офису ОБСЕ в Душанбе", "osce-programme-office-in-dushanbe"),
    ],
)
def test_spelling_case_and_inflection_make_no_difference(text, record_id):
    assert found(f"({text})") == [(record_id, text.removeprefix("the "))]


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Foreign Affairs of the Republic of Tajikistan",
        "Tajikistan's Ministry of Foreign Affairs",
        "Tajik Foreign Ministry",
        "Министерством иностранных дел Республики Таджикистан",
        "МИД Таджикистана",
    ],
)
def test_a_body_of_a_state_goes_by_any_name_of_the_state(text):
    assert found(text) == [("mfa-tajikistan", text)]


def test_a_body_without_its_state_is_that_of_the_only_state_named():
    assert ids("Uzbekistan and its National Security Council") == [
        "UZB",
        "national-security-council-uzbekistan",
    ]
    (_, council) = GAZETTEER.find("Uzbekistan and its National Security Council")
    assert GAZETTEER.is_inferred(council)


def test_a_body_without_its_state_names_none_where_two_states_are_named():
    assert "mfa-tajikistan" not in ids("Tajikistan, Uzbekistan and the Ministry of Foreign Affairs")


def test_the_council_of_a_nation_is_not_the_security_council():
    assert "unsc" not in ids("the National Security Council met")
    assert ids("the Security Council met") == ["unsc"]


def test_the_longest_name_wins():
    assert ids("OSCE Programme Office in Dushanbe") == ["osce-programme-office-in-dushanbe"]
    assert ids("the SCO RATS and the SCO") == ["sco-rats", "sco"]


def test_acronyms_match_to_the_letter():
    assert ids("the osce, an orient express, un acte, Uno") == []
    assert ids("OSCE’s work, ОБСЕ") == ["osce", "osce"]


def test_a_possessive_s_is_no_part_of_the_name():
    assert found("Kazakhstan’s delegation") == [("KAZ", "Kazakhstan")]


def test_generic_words_alone_name_nobody():
    assert ids("The Council, the Committee, the Ministry and the Secretariat met at the Centre.") == []


def test_a_name_of_two_records_names_neither():
    assert ids("the Silk Fund") == []


def test_a_name_in_the_title_of_a_document_or_meeting_is_not_one():
    assert ids("the Tashkent Declaration and the UN Global Counter-Terrorism Strategy") == []
    assert ids("the Joint Plan of the UNODC and Central Asia") == []
    assert ids("the UN in Tashkent") == ["un", "Tashkent"]


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        ("in Tashkent", "Tashkent"),
        ("в Ташкенте", "Tashkent"),
        ("из Ашхабада", "Ashgabat"),
        ("в Нур-Султане", "Astana"),
        ("в Вене", "Vienna"),
        ("the Kyrgyz Republic", "KGZ"),
        ("Кыргызской Республикой", "KGZ"),
        ("с Казахстаном", "KAZ"),
        ("Республики Узбекистан", "UZB"),
        ("the Russian Federation", "RUS"),
        ("Japan", "JPN"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("US", "USA"),
        ("в США", "USA"),
        ("Republic of Korea", "KOR"),
        ("the Uzbek delegation", "UZB"),
        ("узбекская делегация", "UZB"),
    ],
)
def test_cities_and_countries_are_found_in_both_languages(text, record_id):
    assert ids(text) == [record_id]


def test_a_nationality_alone_names_no_country():
    assert ids("Uzbek cuisine, turkey and us") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Vladimir Voronkov",
        "V. Voronkov",
        "V.Voronkov",
        "Владимиром Воронковым",
        "В. Воронкова",
        "Воронков В.И.",
        "Владимир Иванович Воронков",
        "Voronkov Vladimir",
    ],
)
def test_a_person_is_found_by_full_name_or_initials(text):
    assert ids(text) == ["vladimir-voronkov"]


def test_a_form_of_address_is_no_part_of_the_name():
    assert found("H.E. Ms. Natalia Gherman") == [("natalia-gherman", "Natalia Gherman")]


def test_russian_names_are_known_by_their_sound():
    assert ids("Шавката Миромоновича Мирзиёева и Натальи Герман") == ["shavkat-mirziyoyev", "natalia-gherman"]
    assert ids("Шавкат Мирзиеев") == ["shavkat-mirziyoyev"]
    assert ids("Чжан Мин, Чжана Мина и Чжан Мином") == ["zhang-ming"] * 3
    assert ids("Джехангира Хана") == ["jehangir-khan"]


def test_an_ending_that_the_dictionary_does_not_know_is_still_one_of_a_case():
    assert ids("Приветствие Антониу Гутерреша") == []
    assert ids("с Шавкатом Мирзиёевым") == ["shavkat-mirziyoyev"]


def test_a_surname_alone_needs_the_full_name_before_it():
    assert ids("Mr. Voronkov spoke.") == []
    assert ids("Vladimir Voronkov came. Mr. Voronkov spoke.") == ["vladimir-voronkov"] * 2
    assert len(GAZETTEER.find("Voronkov spoke.", GAZETTEER.find("Vladimir Voronkov"))) == 1


def test_a_surname_that_two_people_have_names_neither():
    assert ids("Jehangir Khan came. Dr. Khan spoke.") == ["jehangir-khan"]


def test_a_surname_beside_another_given_name_is_another_person():
    assert ids("Vladimir Voronkov met Irina Voronkov.") == ["vladimir-voronkov", "irina-voronkov"]


def test_initials_of_a_name_that_the_records_have_as_initials():
    assert ids("Mr. T. S. Tirumurti") == ["t-s-tirumurti"]


def test_suggestions_are_records_by_likeness_best_first():
    suggestions = GAZETTEER.suggest("organization", "Uzbek National Security Council")

    assert suggestions[0][0] == "national-security-council-uzbekistan"
    assert len(suggestions) == 5
    assert [score for _, score in suggestions] == sorted((score for _, score in suggestions), reverse=True)
    assert all(0 <= score <= 1 for _, score in suggestions)
    assert GAZETTEER.suggest("person", "Natalija Germann")[0][0] == "natalia-gherman"


def test_a_state_without_a_record_has_the_id_that_it_would_have():
    assert GAZETTEER.government("UZB") == "government-of-uzbekistan"
    assert GAZETTEER.government("AUT") == "government-of-austria"
    (mention,) = GAZETTEER.find("the Government of Austria")
    assert mention.record_id == "government-of-austria"
    assert GAZETTEER.is_new(mention)


PIECES = """
Mr. Vladimir Voronkov|V.|Khan|the|UN|OSCE|(OSCE)|Ministry of|Kazakhstan|’s|,|;|and|“|”|Директор
|ОБСЕ|Иван Петров|Центр|Республики Узбекистан|Declaration|Security Council
|½|İ|ß|=|~|@|Institute|of|г-н|Jane Doe|(|)|Council
"""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES.split("|")) | st.text(max_size=8), max_size=25).map(" ".join))
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text):
    mentions = GAZETTEER.find(text)

    assert all(text[mention.start : mention.end] == mention.wording != "" for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_every_name_in_the_records_finds_a_record():
    records = read_known(read_contract(ROOT / "data/datapackage.json"), ROOT / "data/records")
    gazetteer = Gazetteer(records)

    def lost(table, key):
        for record in records[table]:
            mentions = gazetteer.find(record["name"])
            if record[key] not in [
                gazetteer.government(one.record_id) if one.kind == "country" else one.record_id
                for one in mentions
            ]:
                yield record["name"]

    assert list(lost("person_names", "person_id")) == []
    assert list(lost("organization_names", "organization_id")) == []


def test_a_body_of_a_state_behind_an_acronym_is_another_one():
    assert "national-security-council-uzbekistan" in ids("Uzbekistan and the National Security Council")
    assert "national-security-council-uzbekistan" not in ids(
        "Uzbekistan and the SCO National Security Council"
    )


def test_the_usual_body_of_a_person_is_the_one_by_far_most_often_on_record():
    records = known()
    bodies = {"jane-doe": ["osce", "osce", "eu"], "richard-doe": ["osce", "eu"]}
    rows = [{"person": who, "organization_id": one} for who, named in bodies.items() for one in named]
    gazetteer = Gazetteer(replace(records, tables={**records.tables, "involvement": rows}))

    assert [gazetteer.usual_body(who) for who in (*bodies, "nobody", "")] == ["osce", "", "", ""]
