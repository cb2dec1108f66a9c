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


@pytest.mark.parametrize(
    ("text", "record_id", "wording"),
    [
        (
            "the Ministry of Justice of Kazakhstan",
            "ministry-of-justice-kazakhstan",
            "Ministry of Justice of Kazakhstan",
        ),
        ("the Institute for Peace Studies", "institute-for-peace-studies", "Institute for Peace Studies"),
        ("at Lake State University", "lake-state-university", "Lake State University"),
        (
            "от Министерства юстиции Республики Узбекистан",
            "ministry-of-justice-uzbekistan",
            "Министерства юстиции Республики Узбекистан",
        ),
    ],
)
def test_an_unknown_body_is_proposed_under_a_new_id(text, record_id, wording):
    (mention,) = GAZETTEER.find(text)

    assert (mention.record_id, mention.wording) == (record_id, wording)
    assert GAZETTEER.is_new(mention)


def test_a_ministry_without_its_state_and_a_heading_are_not_proposed():
    assert ids("the Ministry of Justice") == []
    assert ids("CIVIL SOCIETY AND THE INSTITUTE OF LAW") == []
    assert ids("My Office will help.") == []


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        ("Ms. Jane Doe spoke.", "jane-doe"),
        ("H.E. Jane Doe spoke.", "jane-doe"),
        ("Jane Doe, Director of UNODC, spoke.", "jane-doe"),
        ("Deputy Minister of Justice of Kazakhstan, Jane Doe, spoke.", "jane-doe"),
        ("Выступил г-н Иван Петров.", "ivan-petrov"),
        ("вместе с директором ОБСЕ Иваном Петровым", "ivan-petrov"),
    ],
)
def test_an_unknown_person_is_proposed_by_what_stands_beside_the_name(text, record_id):
    (person,) = [mention for mention in GAZETTEER.find(text) if mention.kind == "person"]

    assert person.record_id == record_id
    assert GAZETTEER.is_new(person)


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("“It helps,” said Jane Doe, head of the Nur Foundation.", ["Jane Doe"]),
        ("It was noted by Jane Doe, a lecturer at Lake State University.", ["Jane Doe"]),
        ("Deputy Minister of Internal Affairs of Kazakhstan Jane Doe spoke.", ["Jane Doe"]),
        ("Minister of Justice Jane Doe spoke.", ["Jane Doe"]),
        ("The panel was moderated by Jane Doe (UNODC).", ["Jane Doe"]),
        ("Jane Doe (Director, UNODC) spoke.", ["Jane Doe"]),
        ("Jane Doe from UNODC presented the plan.", ["Jane Doe"]),
        ("Jane Doe, who leads the Nur Foundation, spoke.", ["Jane Doe"]),
        ("Jane Doe – Director of UNODC – spoke.", ["Jane Doe"]),
        ("UNODC experts Jane Doe and Richard Roe came.", ["Jane Doe", "Richard Roe"]),
        ("Col. Jane Doe, Judge Mary Moe and Peter van den Berg, Adviser, spoke.", None),
        (
            "On Friday Jane Doe, Director of UNODC, spoke. Then Mary Moe, Adviser, did.",
            ["Jane Doe", "Mary Moe"],
        ),
        ("Among the speakers were Jane Doe from UNODC and others.", ["Jane Doe"]),
        ("Jane Doe, a psychologist at Lake State University, spoke.", ["Jane Doe"]),
        ("Jean-Pierre Roe, Director, spoke.", ["Jean-Pierre Roe"]),
        ("The guests met Akmal Yusupov and Aida Saparova.", ["Akmal Yusupov", "Aida Saparova"]),
        ("Aida Bekbolot kyzy, representative of UNODC, spoke.", ["Aida Bekbolot kyzy"]),
        ("Rector of the Lake Academy Akmal Yusupov spoke.", ["Akmal Yusupov"]),
        ("Выступил Иван Петров, заместитель министра.", ["Иван Петров"]),
        ("Заместитель министра юстиции Казахстана А.Б. Петров выступил.", ["А.Б. Петров"]),
        ("Директор Института мировых проблем Фаррух Юсупов выступил.", ["Фаррух Юсупов"]),
        ("посол Японии в Душанбе Анна Шульц", ["Анна Шульц"]),
        ("полковник Рустам Юсупов", ["Рустам Юсупов"]),
    ],
)
def test_new_people_stand_with_an_office_a_body_or_each_other(text, wordings):
    wordings = wordings or ["Jane Doe", "Mary Moe", "Peter van den Berg"]

    assert [one.wording for one in GAZETTEER.find(text) if one.kind == "person"] == wordings


@pytest.mark.parametrize(
    "text",
    [
        "Almaz Osmonov, Minister of Internal Affairs of Kazakhstan, and the Head of Good Practices, spoke.",
        "Almaz Osmonov, Coordinator of Activities to Address Open Threats, OSCE, spoke.",
        "Almaz Osmonov spoke. Silk Road Days (Tashkent) and Border Week from UNODC opened on Friday.",
    ],
)
def test_fields_of_work_and_titles_of_programmes_are_no_people(text):
    assert [one.wording for one in GAZETTEER.find(text) if one.kind == "person"] == ["Almaz Osmonov"]


def test_the_surname_of_a_new_person_stands_for_the_full_name_before_it():
    assert ids("Ms. Jane Doe came. Then Ms. Doe spoke, and Ms. Roe.") == ["jane-doe", "jane-doe"]
    assert ids("Ms. Doe spoke.") == []


def test_the_id_of_a_russian_name_in_the_nominative_has_its_words():
    assert ids("Профессор Садык Имомов") == ["sadyk-imomov"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Academy of Justice and the Nur Foundation", ["academy-of-justice", "nur-foundation"]),
        ("the General Prosecutor's Office of Kazakhstan", ["prosecutor-generals-office-kazakhstan"]),
        ("the Embassy of Japan in Tashkent", ["embassy-of-japan-in-tashkent"]),
        ("the Border Troops of Kazakhstan", ["border-troops-kazakhstan"]),
        (
            "the Ministry of Justice, the Supreme Court and the Ministry of Health of Japan",
            ["ministry-of-justice-japan", "supreme-court-japan", "ministry-of-health-japan"],
        ),
        (
            "the Ministries of Justice, Interior and Foreign Affairs of Japan",
            ["ministry-of-justice-japan", "ministry-of-internal-affairs-japan", "mfa-japan"],
        ),
        ("МВД, МЧС и МИД Японии", ["ministry-of-internal-affairs-japan", None, "mfa-japan"]),
        ("центр «Право и общество» и фонд «Мир»", ["tsentr-pravo-i-obshestvo", "fond-mir"]),
        ("Japan and its Ministry of Justice", ["JPN", "ministry-of-justice-japan"]),
        ("the UNODC Office", ["unodc"]),
        (
            "the Lake Institute for Peace Studies and Akmal Yusupov",
            ["lake-institute-for-peace-studies", "akmal-yusupov"],
        ),
        ("Управления по борьбе с терроризмом", ["upravlenie-po-borbe-s-terrorizmom"]),
    ],
)
def test_bodies_in_a_row_are_parted_and_share_the_state_named_last(text, expected):
    expected = [one or "ministry-of-emergency-situations-japan" for one in expected]

    assert ids(text) == expected


def test_a_person_after_a_body_is_no_part_of_it():
    assert found("судья Верховного суда Японии Мария Юсупова") == [
        ("supreme-court-japan", "Верховного суда Японии"),
        ("mariya-yusupova", "Мария Юсупова"),
    ]


def test_an_acronym_in_brackets_does_not_part_office_and_name():
    assert "anna-petrova" in ids("Выступила представитель Бюро программ ОБСЕ (БПД) Анна Петрова.")


def test_capitals_alone_make_no_person():
    assert ids("Jane Doe spoke on Central Asia, and Good Morning to All Participants.") == []


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
