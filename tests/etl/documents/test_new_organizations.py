"""Bodies that no record has yet."""

import pytest

from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def found(text):
    return [(mention.record_id, mention.wording) for mention in GAZETTEER.find(text)]


def ids(text):
    return [mention.record_id for mention in GAZETTEER.find(text)]


def names(text, kind):
    return [(one.name or one.wording) for one in GAZETTEER.find(text) if one.kind == kind]


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
        ("центр «Право и общество» и фонд «Мир»", ["tsentr-pravo-i-obshestvo", "mir"]),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("от Министерства юстиции Республики Узбекистан", "Ministry of Justice of Uzbekistan"),
        ("МЧС Японии", "Ministry of Emergency Situations of Japan"),
        ("Региональной академией права и порядка", "Региональная академия права и порядка"),
        ("Общественным фондом «Озеро»", "Озеро"),
        ("посольством Японии в Узбекистане", "Embassy of Japan in Uzbekistan"),
        ("the Embassy of Japan in the Republic of Uzbekistan", "Embassy of Japan in Uzbekistan"),
        ("Озёрного государственного университета имени аль-Бухари", None),
    ],
)
def test_a_new_body_has_its_usual_english_name_or_is_in_the_nominative(text, name):
    assert names(text, "organization") == [name or "Озёрный государственный университет имени аль-Бухари"]


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        ("The UNODC Regional Office for Central Asia organized it.", "unodc"),
        ("Представительством УНП ООН в Узбекистане", "unodc"),
        ("the Drug Demand Department of the UNODC", "unodc"),
        ("the Executive Committee of the SCO", "sco"),
        ("Департамента новых угроз МВД Японии", "ministry-of-internal-affairs-japan"),
        ("Службы по борьбе с угрозами МВД Японии", "ministry-of-internal-affairs-japan"),
        ("the Service for Border Trade of the Ministry of Foreign Affairs of Tajikistan", "mfa-tajikistan"),
        ("the Service for Border Trade of the Academy of Sciences of Japan", None),
        ("the OSCE Mission in Tashkent", "osce-mission-in-tashkent"),
    ],
)
def test_a_part_of_a_body_is_the_body_unless_its_offices_are_bodies_of_their_own(text, record_id):
    record_id = record_id or "service-for-border-trade-of-academy-of-sciences-japan"

    assert [one.record_id for one in GAZETTEER.find(text) if one.kind == "organization"] == [record_id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the public foundation Silver Lake", ("silver-lake", "Silver Lake")),
        ("The NGO Hilltop came.", ("hilltop", "Hilltop")),
        ('the foundation "Hill and Lake" came', ("hill-and-lake", "Hill and Lake")),
    ],
)
def test_a_body_may_have_its_name_after_the_word_for_its_kind(text, expected):
    (mention,) = GAZETTEER.find(text)

    assert (mention.record_id, mention.name) == expected


def test_a_person_after_the_word_for_a_kind_of_body_is_no_body():
    assert names("the organization Akmal Yusupov", "organization") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the State Tax Service of Japan and Lake Academy of Internal Order",
            ["state-tax-service-japan", "lake-academy-of-internal-order"],
        ),
        ("an UNODC Centre Political Officer", ["unodc"]),
        ("Fellow of the Lake Institute Jane Doe", ["lake-institute", "jane-doe"]),
        ("руководитель Фонда Иван Петров", ["ivan-petrov"]),
    ],
)
def test_a_name_ends_where_another_body_an_office_or_a_person_begins(text, expected):
    assert ids(text) == expected


def test_a_body_of_a_state_is_that_of_the_state_of_which_the_text_speaks_most():
    text = "Japan and Uzbekistan met. Uzbekistan and the Uzbek side came, and the Ministry of Justice."

    assert ids(text)[-1] == "ministry-of-justice-uzbekistan"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ministries of justice and internal affairs of Japan", None),
        ("министерства юстиции и внутренних дел Японии", None),
        ("the ministries of joy and hope of Japan", ["JPN"]),
        ("Министерство юстиции Японии", ["ministry-of-justice-japan"]),
    ],
)
def test_ministries_that_share_one_word_are_those_that_most_states_have(text, expected):
    assert ids(text) == (expected or ["ministry-of-justice-japan", "ministry-of-internal-affairs-japan"])


def test_to_whom_a_body_of_a_state_is_attached_does_not_matter():
    assert names("Комитет по делам религии при Правительстве Японии", "organization") == [
        "Committee on Religious Affairs of Japan"
    ]


def test_a_place_behind_an_acronym_belongs_to_the_body():
    assert found("UNODC Kazakhstan and the EU Delegation to Japan") == [
        ("unodc", "UNODC Kazakhstan"),
        ("eu", "EU Delegation to Japan"),
    ]


def test_a_body_on_record_may_be_named_in_quotation_marks_behind_the_word_for_its_kind():
    assert found("Общественная организация «ШОС» выступила.") == [("sco", "Общественная организация «ШОС»")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Управлением по делам молодёжи и общественным фондом «Озеро»",
            ["Управлением по делам молодёжи", "общественным фондом «Озеро»"],
        ),
        (
            "Управлением по делам молодёжи и общественным связям",
            ["Управлением по делам молодёжи и общественным связям"],
        ),
        ("профессор Университета права и экономики Гульнора Азизова", ["Университета права и экономики"]),
        ("the youth association Silver Lake", ["youth association Silver Lake"]),
        ("в Академии МИД Республики Таджикистан", ["Академии МИД Республики Таджикистан"]),
        ("в Академии ОБСЕ в Ташкенте", ["Академии ОБСЕ в Ташкенте"]),
        ("The Office and UNODC came.", ["UNODC"]),
    ],
)
def test_a_name_goes_on_over_and_only_where_its_head_governs_what_follows(text, expected):
    assert [wording for record_id, wording in found(text) if record_id != "gulnora-azizova"] == expected


def test_the_united_states_may_have_their_dots():
    assert names("the U.S. Embassy in Uzbekistan", "organization") == [
        "Embassy of United States in Uzbekistan"
    ]


@pytest.mark.parametrize(
    ("text", "record_ids"),
    [
        (
            "the Ministry of Trade, Tourism and Youth Policy of Japan",
            ["ministry-of-trade-tourism-and-youth-policy-japan"],
        ),
        (
            "the Ministry of Health, the Lake Academy and the Nur Foundation",
            ["lake-academy", "nur-foundation"],
        ),
        ("the Lake Academy and the Turan agency", ["lake-academy", "turan-agency"]),
        (
            "the National Centre for Water Protection of Japan and Jane Doe",
            ["national-centre-for-water-protection-japan"],
        ),
        ("the Water Agency of Japan and of UNODC", ["water-agency-japan", "unodc"]),
        ("the Japanese Ministry of Health", ["ministry-of-health-japan"]),
        ("Head of the Safety Department of the Lake Agency of Japan", ["lake-agency-japan"]),
        (
            "представители Министерства труда, спорта и миграции Японии",
            ["ministerstvo-truda-sporta-i-migratsii-japan"],
        ),
        ("ГУ «Центр мира» при поддержке фонда", ["tsentr-mira"]),
    ],
)
def test_a_name_goes_on_as_far_as_its_own_words(text, record_ids):
    assert [one.record_id for one in GAZETTEER.find(text) if one.kind == "organization"] == record_ids


@pytest.mark.parametrize(
    ("text", "record_id"),
    [
        ("The Lake Committee of Japan came. The Lake Committee spoke.", "lake-committee-japan"),
        (
            "Озёрский университет имени академика А. Б. Иванова открыт. Озёрский университет вырос.",
            "ozyorskiy-universitet-imeni-akademika-a-b-ivanova",
        ),
    ],
)
def test_a_body_named_in_full_once_is_meant_by_the_shorter_name(text, record_id):
    bodies = [one.record_id for one in GAZETTEER.find(text) if one.kind == "organization"]

    assert bodies == [record_id, record_id]


def test_a_name_with_its_state_is_found_where_the_text_names_other_states():
    text = "Tajikistan and Uzbekistan met. The Ministry of Foreign Affairs of Japan came."

    assert "mfa-japan" in ids(text)


def test_a_committee_of_a_ministry_goes_by_its_own_name():
    text = "Комитет по делам религий Министерства культуры и информации Республики Казахстан"

    assert ids(text) == ["committee-on-religious-affairs-kazakhstan"]


@pytest.mark.parametrize(
    ("text", "record_ids"),
    [
        (
            "Judge Mary Moe of the Lake Academy and Jane Doe, adviser to UNODC, spoke.",
            ["mary-moe", "lake-academy", "jane-doe", "unodc"],
        ),
        (
            "She met the head of protocol of the Ministry of Justice of Japan Paolo Rossi.",
            ["ministry-of-justice-japan", "paolo-rossi"],
        ),
        (
            "В Северо-Озёрском университете открыт клуб.",
            ["severo-ozyorskiy-universitet"],
        ),
    ],
)
def test_a_person_after_and_or_after_a_state_is_no_part_of_a_body_and_half_an_adjective_is(text, record_ids):
    assert ids(text) == record_ids


def test_a_committee_within_a_ministry_is_the_ministry():
    assert ids("председатель Комитета печати Министерства юстиции Узбекистана") == [
        "ministry-of-justice-uzbekistan"
    ]


def test_the_body_of_a_region_and_a_chamber_with_a_name_of_its_own_are_bodies():
    assert ids("Его провело управление по делам спорта Озёрской области.") == [
        "upravlenie-po-delam-sporta-ozyorskoy-oblasti"
    ]
    assert ids("Казахстан. Депутат Мажилиса Анна Петрова пришла.")[1:] == [
        "mazhilis-of-the-parliament-kazakhstan",
        "anna-petrova",
    ]


def test_an_adjective_in_another_case_is_no_part_of_a_name():
    assert found("семинар, проведённый Озёрной академией права")[0][1] == "Озёрной академией права"


@pytest.mark.parametrize(
    ("text", "record_ids"),
    [
        ("The League of Lake States and NATO came.", ["league-of-lake-states"]),
        ("She taught at the Lake Lab and Lim Soo-jin, an adviser, did.", ["lake-lab", "lim-soo-jin"]),
        ("Lake International Airport hosted it.", ["lake-international-airport"]),
        ("Семинар провёл акимат Озёрской области.", ["akimat-ozyorskoy-oblasti"]),
        (
            "Пришёл профессор Университета имени К. Саидова Алия Петрова.",
            ["universitet-imeni-k-saidova", "aliya-petrova"],
        ),
        (
            "Директор Центра изучения Европы и Южной Азии Анна Петрова выступила.",
            ["tsentr-izucheniya-evropy-i-yuzhnoy-azii", "anna-petrova"],
        ),
        (
            "Эксперты Министерства юстиции, Министерства внутренних дел и Центрального банка Японии.",
            ["ministry-of-justice-japan", "ministry-of-internal-affairs-japan", "central-bank-japan"],
        ),
    ],
)
def test_a_name_ends_before_another_body_or_a_person(text, record_ids):
    assert ids(text) == record_ids


def test_the_department_of_a_ministry_whose_state_follows_is_that_ministry_though_others_were_named():
    earlier = GAZETTEER.find("Таджикистан и Узбекистан.")

    (body,) = GAZETTEER.find("директор департамента Министерства иностранных дел Казахстана", earlier)

    assert body.record_id == "mfa-kazakhstan"
