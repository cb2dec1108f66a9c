from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.contract import read_contract
from etl.documents.bodies_of_people import Told
from etl.documents.involvement import read_involvement
from etl.documents.involvement_reading import InvolvementReading, without_repetition
from etl.documents.known import read_known
from etl.documents.mention import Mention
from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

ROOT = Path(__file__).parents[3]
DOCUMENTS = ROOT.parent / "shared" / "documents"
GAZETTEER = Gazetteer(known())
KAZAKHSTAN, KYRGYZSTAN, TAJIKISTAN, UZBEKISTAN, JAPAN = (
    f"government-of-{name}" for name in ("kazakhstan", "kyrgyzstan", "tajikistan", "uzbekistan", "japan")
)


def read(text, gazetteer=GAZETTEER):
    return read_involvement(text, gazetteer.find(text), gazetteer)


def parts(text):
    return [(one.organization_id, one.role, one.person) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The workshop was organized by UNRCCA.", [("unrcca", "organizer")]),
        (
            "The seminar was organised by UNODC jointly with the OSCE.",
            [("unodc", "organizer"), ("osce", "organizer")],
        ),
        (
            "UNODC and the OSCE held a three-day training course.",
            [("unodc", "organizer"), ("osce", "organizer")],
        ),
        (
            "In May UNRCCA, in cooperation with UNODC, held in Ashgabat a seminar on borders.",
            [("unrcca", "organizer"), ("unodc", "co-organizer")],
        ),
        (
            "UNODC organized the workshop together with the OSCE.",
            [("unodc", "organizer"), ("osce", "organizer")],
        ),
        (
            "UNODC together with the OSCE organized a workshop.",
            [("unodc", "organizer"), ("osce", "organizer")],
        ),
        ("UNODC took part together with the OSCE.", [("unodc", "participant")]),
        ("A seminar was held in Tashkent by the OSCE.", [("osce", "organizer")]),
        (
            "It was co-organized by the SCO with the support of Japan.",
            [("sco", "co-organizer"), (JAPAN, "co-organizer")],
        ),
        (
            "It was hosted by the Government of Kazakhstan and funded by the EU.",
            [(KAZAKHSTAN, "host"), ("eu", "funder")],
        ),
        ("Kazakhstan hosted the exercise.", [(KAZAKHSTAN, "host")]),
        ("The course was held with funding from Japan.", [(JAPAN, "funder")]),
        ("Japan and the EU funded the event.", [(JAPAN, "funder"), ("eu", "funder")]),
        ("Uzbekistan chaired the session.", [(UZBEKISTAN, "chair")]),
        (
            "Representatives of Kazakhstan, Kyrgyzstan and Tajikistan took part in the seminar.",
            [(KAZAKHSTAN, "participant"), (KYRGYZSTAN, "participant"), (TAJIKISTAN, "participant")],
        ),
        (
            "UNODC and OSCE representatives attended the workshop.",
            [("unodc", "participant"), ("osce", "participant")],
        ),
        ("The Uzbek delegation took part.", [(UZBEKISTAN, "participant")]),
        (
            "Kazakhstan attended the meeting, with Japan and the SCO as observers.",
            [(KAZAKHSTAN, "participant"), (JAPAN, "observer"), ("sco", "observer")],
        ),
        ("Observers from Japan were present.", [(JAPAN, "observer")]),
        (
            "Participants included officials from the Foreign Ministry of Tajikistan, UNODC and the EU.",
            [("mfa-tajikistan", "participant"), ("unodc", "participant"), ("eu", "participant")],
        ),
        (
            "The training brought together experts from Uzbekistan and civil society, as well as the OSCE.",
            [(UZBEKISTAN, "participant"), ("osce", "participant")],
        ),
        ("The conference heard from UNODC.", [("unodc", "speaker")]),
        ("During the meeting, Uzbekistan expressed its support.", [(UZBEKISTAN, "participant")]),
        ("Семинар организован ОБСЕ совместно с ООН.", [("osce", "organizer"), ("un", "organizer")]),
        (
            "Курс организован Региональным центром ООН по превентивной дипломатии для Центральной Азии "
            "при поддержке Европейского союза.",
            [("unrcca", "organizer"), ("eu", "co-organizer")],
        ),
        ("ОБСЕ и ШОС провели семинар в Ташкенте.", [("osce", "organizer"), ("sco", "organizer")]),
        ("Семинар финансируется Правительством Японии.", [(JAPAN, "funder")]),
        (
            "Форум организовали УНП ООН и ОБСЕ при финансовой поддержке Японии.",
            [("unodc", "organizer"), ("osce", "organizer"), (JAPAN, "funder")],
        ),
        ("С лекциями выступили трое экспертов УНП ООН.", [("unodc", "speaker")]),
        (
            "В семинаре участвовали 30 судей из Казахстана и Кыргызстана.",
            [(KAZAKHSTAN, "participant"), (KYRGYZSTAN, "participant")],
        ),
        (
            "В курсе участвовали 30 сотрудников полиции Казахстана и Кыргызстана.",
            [(KAZAKHSTAN, "participant"), (KYRGYZSTAN, "participant")],
        ),
        ("Организаторами форума станут УНП ООН и ОБСЕ.", [("unodc", "organizer"), ("osce", "organizer")]),
        ("Семинар прошёл под эгидой ОБСЕ.", [("osce", "organizer")]),
        ("It was held thanks to the generous contribution of Japan.", [(JAPAN, "funder")]),
        ("UNODC and the OSCE organized it.", [("unodc", "organizer"), ("osce", "organizer")]),
        (
            "The seminar was organized by UNODC and the OSCE, and Japan paid for it.",
            [("unodc", "organizer"), ("osce", "organizer"), (JAPAN, "funder")],
        ),
        ("Organizers: UNODC and OSCE", [("unodc", "organizer"), ("osce", "organizer")]),
        ("Organized by | UNODC", [("unodc", "organizer")]),
        ("Funded by | European Union", [("eu", "funder")]),
        ("Организатор: ОБСЕ", [("osce", "organizer")]),
        (
            "В конференции приняли участие представители Казахстана, Кыргызстана и Таджикистана.",
            [(KAZAKHSTAN, "participant"), (KYRGYZSTAN, "participant"), (TAJIKISTAN, "participant")],
        ),
        ("В семинаре участвовали эксперты ИК ШОС и УНП ООН.", [("unodc", "participant")]),
        (
            "The OSCE and the EU are organizing a regional workshop.",
            [("osce", "organizer"), ("eu", "organizer")],
        ),
        (
            "Deputy Foreign Ministers of the five states and Japan took part in the meeting.",
            [(JAPAN, "participant")],
        ),
        ("Мероприятие собрало экспертов ОБСЕ и ШОС.", [("osce", "participant"), ("sco", "participant")]),
        (
            "Казахстан участвовал в учениях, а Япония присутствовала в качестве наблюдателя.",
            [(KAZAKHSTAN, "participant"), (JAPAN, "observer")],
        ),
    ],
)
def test_a_clause_gives_bodies_their_role(text, expected):
    assert parts(text) == [(body, role, "") for body, role in expected]


@pytest.mark.parametrize(
    ("text", "body", "role", "person", "title"),
    [
        (
            "The meeting was chaired by Ms. Natalia Gherman, Head of UNRCCA.",
            "unrcca",
            "chair",
            "natalia-gherman",
            "Head of UNRCCA",
        ),
        (
            "Opening remarks were delivered by the Under-Secretary-General of UNOCT, Mr. Vladimir Voronkov.",
            "unoct",
            "opening speaker",
            "vladimir-voronkov",
            "Under-Secretary-General of UNOCT",
        ),
        (
            "President of Uzbekistan Shavkat Mirziyoyev opened the conference.",
            UZBEKISTAN,
            "opening speaker",
            "shavkat-mirziyoyev",
            "President of Uzbekistan",
        ),
        (
            "It ended with closing remarks by Jehangir Khan of UNOCT.",
            "unoct",
            "closing speaker",
            "jehangir-khan",
            "",
        ),
        (
            "SCO Secretary-General Zhang Ming spoke at the event.",
            "sco",
            "speaker",
            "zhang-ming",
            "SCO Secretary-General",
        ),
        (
            "In her remarks, Natalia Gherman, Head of UNRCCA, stressed the need for dialogue.",
            "unrcca",
            "speaker",
            "natalia-gherman",
            "Head of UNRCCA",
        ),
        (
            "“It is time to act”, said Ms. Natalia Gherman, Head of UNRCCA.",
            "unrcca",
            "speaker",
            "natalia-gherman",
            "Head of UNRCCA",
        ),
        (
            "The meeting was attended by Secretary-General of the Shanghai Cooperation Organization "
            "(SCO), Mr. Zhang Ming.",
            "sco",
            "participant",
            "zhang-ming",
            "Secretary-General of the Shanghai Cooperation Organization",
        ),
        (
            "Uzbekistan was represented by Deputy Foreign Minister Shavkat Mirziyoyev.",
            UZBEKISTAN,
            "participant",
            "shavkat-mirziyoyev",
            "Deputy Foreign Minister",
        ),
        (
            "The delegation of Uzbekistan was headed by Mr. Shavkat Mirziyoyev, Deputy Minister.",
            UZBEKISTAN,
            "participant",
            "shavkat-mirziyoyev",
            "Deputy Minister",
        ),
        (
            "Делегацию Узбекистана возглавил заместитель министра Шавкат Мирзиёев.",
            UZBEKISTAN,
            "participant",
            "shavkat-mirziyoyev",
            "заместитель министра",
        ),
        (
            "Participants were welcomed by Ambassador Vladimir Voronkov, Head of UNOCT.",
            "unoct",
            "opening speaker",
            "vladimir-voronkov",
            "Head of UNOCT",
        ),
        (
            "Встречу открыла глава РЦПДЦА Наталья Герман.",
            "unrcca",
            "opening speaker",
            "natalia-gherman",
            "глава РЦПДЦА",
        ),
        (
            "Генеральный секретарь ООН Антониу Гутерриш и заместитель главы ООН Владимир Воронков "
            "выступили на конференции.",
            "un",
            "speaker",
            "vladimir-voronkov",
            "заместитель главы ООН",
        ),
        (
            "Заседание прошло под председательством Президента Узбекистана Шавката Мирзиёева.",
            UZBEKISTAN,
            "chair",
            "shavkat-mirziyoyev",
            "Президента Узбекистана",
        ),
        (
            "С заключительным словом выступил Владимир Воронков, заместитель Генерального секретаря ООН.",
            "un",
            "closing speaker",
            "vladimir-voronkov",
            "заместитель Генерального секретаря ООН",
        ),
        (
            "Заместитель Генерального секретаря ООН Владимир Воронков отметил важность диалога.",
            "un",
            "speaker",
            "vladimir-voronkov",
            "Заместитель Генерального секретаря ООН",
        ),
    ],
)
def test_a_person_stands_for_the_body_of_the_office(text, body, role, person, title):
    readings = [one for one in read(text) if one.person == person]

    assert [(one.organization_id, one.role, one.person_title) for one in readings] == [(body, role, title)]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Zhang Ming, Secretary-General of the SCO, spoke via videoconference.", "virtual"),
        ("SCO Secretary-General Zhang Ming (virtually) addressed the participants.", "virtual"),
        ("The event was attended by SCO Secretary-General Zhang Ming (virtually).", "virtual"),
        ("The event was attended virtually by SCO Secretary-General Zhang Ming.", "virtual"),
        ("SCO Secretary-General Zhang Ming spoke in person.", "in person"),
        ("SCO Secretary-General Zhang Ming spoke about online radicalization.", "unspecified"),
        ("SCO Secretary-General Zhang Ming sent a video message.", "video message"),
        ("A video message from SCO Secretary-General Zhang Ming was shown.", "video message"),
        ("SCO Secretary-General Zhang Ming in his address (recorded) noted progress.", "video message"),
        ("A message was read on behalf of SCO Secretary-General Zhang Ming.", "message read"),
        ("A message from SCO Secretary-General Zhang Ming was read.", "message read"),
        ("Глава ООН Владимир Воронков выступил по видеосвязи.", "virtual"),
        ("С видеообращением выступил глава ООН Владимир Воронков.", "video message"),
        ("Было зачитано обращение главы ООН Владимира Воронкова.", "message read"),
    ],
)
def test_the_mode_is_what_the_clause_says(text, mode):
    (reading,) = read(text)

    assert reading.mode == mode


@pytest.mark.parametrize(
    "text",
    [
        "The resolution of the Security Council was discussed at the meeting.",
        "Participants discussed the role of the SCO RATS and the implementation of the plan by UNODC.",
        "The UN Global Counter-Terrorism Strategy was adopted in 2006.",
        "UNOCT supports Kazakhstan in the implementation of the plan.",
        "The Security Council adopted a resolution.",
        "UNRCCA welcomed the adoption of the Tashkent Declaration.",
        "“UNODC and the OSCE organized a seminar in Tashkent last year with great success.”",
        "The partnership with UNODC and the EU was appreciated.",
        "Tashkent hosted the conference.",
        "The meeting was not organized by the OSCE, and Kazakhstan did not take part.",
        "Семинар не был организован ОБСЕ, и Казахстан не принял участие.",
        "На встрече обсуждалась роль ШОС и резолюции Совета Безопасности ООН.",
        "Участники обсудили реализацию Глобальной контртеррористической стратегии ООН.",
        "",
    ],
)
def test_a_name_that_plays_no_part_is_not_involvement(text):
    assert read(text) == []


def test_a_list_of_officials_keeps_each_with_the_own_body():
    readings = read(
        "OSCE Secretary-General Jane Doe, Head of UNRCCA Natalia Gherman and Vladimir Voronkov, "
        "Under-Secretary-General of UNOCT, also spoke."
    )

    assert [(one.organization_id, one.person) for one in readings] == [
        ("osce", "jane-doe"),
        ("unrcca", "natalia-gherman"),
        ("unoct", "vladimir-voronkov"),
    ]


def test_heads_of_delegations_are_told_for_each_state_of_the_list():
    readings = read("The session was attended by the heads of the delegations of Kazakhstan and Uzbekistan.")

    assert [(one.organization_id, one.person_title) for one in readings] == [
        (KAZAKHSTAN, "head of delegation"),
        (UZBEKISTAN, "head of delegation"),
    ]


def test_who_met_whom():
    text = "Head of UNRCCA Natalia Gherman held talks with the President of Uzbekistan Shavkat Mirziyoyev."

    assert parts(text) == [
        ("unrcca", "participant", "natalia-gherman"),
        (UZBEKISTAN, "counterpart", "shavkat-mirziyoyev"),
    ]
    assert parts("Глава ООН Владимир Воронков встретился с Президентом Узбекистана Шавкатом Мирзиёевым.") == [
        ("un", "participant", "vladimir-voronkov"),
        (UZBEKISTAN, "counterpart", "shavkat-mirziyoyev"),
    ]


def test_a_meeting_of_one_with_another_tells_who_met_whom():
    text = (
        "В Ташкенте состоялась встреча Генерального секретаря ШОС Чжан Мина с заместителем "
        "Генерального секретаря ООН Владимиром Воронковым."
    )

    assert parts(text) == [
        ("sco", "participant", "zhang-ming"),
        ("un", "counterpart", "vladimir-voronkov"),
    ]
    assert parts("Состоялась встреча экспертов ШОС.") == []


def test_who_is_thanked_for_it_organized_or_hosted():
    text = "I thank Ms. Natalia Gherman, Head of UNRCCA, for having co-organized this event."

    assert parts(text) == [("unrcca", "co-organizer", "natalia-gherman")]
    assert parts("We are grateful to the Government of Kazakhstan for hosting us.") == [
        (KAZAKHSTAN, "host", "")
    ]
    assert parts("The Minister thanked the OSCE and the EU for their support.") == []


def test_who_is_thanked_for_one_thing_is_not_thanked_for_the_next():
    text = "I thank Kazakhstan for hosting us and UNODC for having co-organized the seminar."

    assert parts(text) == [(KAZAKHSTAN, "host", ""), ("unodc", "co-organizer", "")]


@pytest.mark.parametrize(
    "text",
    [
        "The seminar is part of a project that UNODC runs with funding from Japan.",
        "Phase II of the programme is funded by the EU.",
        "Проект финансируется Правительством Японии.",
    ],
)
def test_who_funds_a_project_is_no_funder_of_the_event(text):
    assert "funder" not in [role for _, role, _ in parts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Opening the seminar, SCO Secretary-General Zhang Ming recalled its aims.",
        "A message of SCO Secretary-General Zhang Ming was read out at the opening.",
        "Приветствие Генерального секретаря ШОС Чжан Мина было зачитано на открытии семинара.",
    ],
)
def test_who_opens_or_is_heard_at_the_opening_is_an_opening_speaker(text):
    assert parts(text) == [("sco", "opening speaker", "zhang-ming")]


def test_who_comes_after_a_body_that_another_spoke_for_has_a_clause_of_their_own():
    text = "Zhang Ming spoke for the SCO, and Natalia Gherman, Head of UNRCCA, took part online."

    assert parts(text) == [
        ("sco", "speaker", "zhang-ming"),
        ("unrcca", "participant", "natalia-gherman"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Zhang Ming spoke for the SCO.", "The SCO's Zhang Ming took the floor.", "Speaker: Zhang Ming, SCO"],
)
def test_a_person_speaks_for_the_body_that_stands_by(text):
    assert parts(text) == [("sco", "speaker", "zhang-ming")]


def test_what_is_said_at_the_opening_is_said_by_an_opening_speaker():
    text = "At the opening ceremony, SCO Secretary-General Zhang Ming addressed the participants."

    assert parts(text) == [("sco", "opening speaker", "zhang-ming")]


def test_a_sentence_of_names_alone_tells_of_their_presence_with_doubt():
    readings = read("At the meeting, SCO Secretary-General Zhang Ming and Head of UNRCCA Natalia Gherman.")

    assert [(one.organization_id, one.role) for one in readings] == [
        ("sco", "participant"),
        ("unrcca", "participant"),
    ]
    assert all(one.confidence < 0.5 for one in readings)


def test_a_ministry_is_the_body_only_where_it_is_named():
    assert parts("Deputy Minister of Foreign Affairs of Uzbekistan, Ms. Jane Doe, spoke.") == [
        (UZBEKISTAN, "speaker", "jane-doe")
    ]
    assert parts("Ms. Jane Doe of the Ministry of Foreign Affairs of Uzbekistan spoke.") == [
        ("mfa-uzbekistan", "speaker", "jane-doe")
    ]


def test_who_is_new_is_told_with_doubt():
    (reading,) = read("Ms. Jane Doe, Rector of Lake State University, delivered opening remarks.")

    assert (reading.organization_id, reading.person) == ("lake-state-university", "jane-doe")
    assert (reading.is_new_organization, reading.is_new_person) == (True, True)
    assert reading.confidence < 0.5


def test_an_office_of_state_without_its_state_is_that_of_the_only_one_named_with_doubt():
    (reading,) = read("Shavkat Mirziyoyev, President, spoke in honour of Uzbekistan.")

    assert (reading.organization_id, reading.confidence < 0.5) == (UZBEKISTAN, True)


def test_a_person_named_before_stands_for_the_same_body():
    told = Told()
    first = "Zhang Ming, Secretary-General of the SCO, lives in Beijing."
    text = "Zhang Ming also spoke at the closing ceremony."

    assert read_involvement(first, GAZETTEER.find(first), GAZETTEER, told) == []
    (again,) = read_involvement(text, GAZETTEER.find(text), GAZETTEER, told)

    assert again.organization_id == "sco"
    assert read(text) == []


def test_the_stretch_is_the_name_with_its_title():
    text = "The meeting was chaired by Ms. Natalia Gherman (UNRCCA)."
    (reading,) = read(text)

    assert reading.wording == text[reading.start : reading.end] == "Ms. Natalia Gherman (UNRCCA)"


PIECES = """
Mr. Vladimir Voronkov|Head of UNRCCA|, |;|and|the OSCE|organized by|took part|(virtually)|“|”|Kazakhstan|thank
|for hosting|met with|was represented by|выступил|глава ООН
|Наталья Герман|в качестве наблюдателя|, Director|(|)|.
|At the meeting,|representatives of|message from|was read|Ministry of Justice of|)|( ) (|the SCO (SCO)
"""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES.split("|")) | st.text(max_size=6), max_size=30).map(" ".join))
def test_any_text_gives_readings_of_what_it_says(text):
    roles = {
        "organizer",
        "co-organizer",
        "host",
        "funder",
        "chair",
        "opening speaker",
        "speaker",
        "closing speaker",
    }

    for reading in read(text):
        assert text[reading.start : reading.end] == reading.wording != ""
        assert 0 < reading.confidence <= 1
        assert reading.organization_id
        assert reading.role in roles | {"participant", "observer", "counterpart"}


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the founding documents are not here")
def test_the_founding_documents_give_the_parts_that_were_coded_by_hand():
    records = read_known(read_contract(ROOT / "data/datapackage.json"), ROOT / "data/records")
    gazetteer = Gazetteer(records)
    right = found = coded = 0
    for path in sorted(DOCUMENTS.glob("*.txt")):
        expected = {
            (row["organization_id"], row["person"], row["role"])
            for row in records["involvement"]
            if row["document_id"] == path.stem
        }
        mentions: list[Mention] = []
        readings: list[InvolvementReading] = []
        told = Told()
        separator = "\n" if path.stem == "sco-2022-news" else "\n\n"
        for paragraph in path.read_text(encoding="utf-8").split(separator):
            here = gazetteer.find(paragraph, mentions)
            mentions += here
            readings += read_involvement(paragraph, here, gazetteer, told)
        given_parts = {(one.organization_id, one.person, one.role) for one in without_repetition(readings)}
        right += len(given_parts & expected)
        found += len(given_parts)
        coded += len(expected)

    assert right / found > 0.9
    assert right / coded > 0.85


def test_a_title_may_call_a_body_named_before_by_its_head():
    text = "The Lake Institute hosted the seminar. The Institute's Director Jane Doe noted the results."

    assert parts(text) == [("lake-institute", "host", ""), ("lake-institute", "speaker", "jane-doe")]


def test_a_person_named_again_stands_for_the_same_body_within_a_paragraph():
    text = "Jane Doe, Director of UNODC, came by train. In her remarks, Ms. Doe thanked the hosts."

    assert parts(text) == [("unodc", "speaker", "jane-doe")]


def test_an_office_of_a_state_is_that_of_the_only_state_named_before():
    text = "The Border Service of Japan hosted it. It was opened by Deputy Minister of Justice Jane Doe."

    assert parts(text)[-1] == (JAPAN, "opening speaker", "jane-doe")


def test_a_body_whose_state_stands_elsewhere_is_doubtful():
    (justice, _) = read(
        "The seminar was attended by officials of the Ministries of Justice and Health of Japan."
    )

    assert (justice.organization_id, justice.confidence) == ("ministry-of-justice-japan", 0.45)


@pytest.mark.parametrize(
    "text",
    [
        "According to Jane Doe, head of the Nur Foundation, the course goes on.",
        "Jane Doe, head of the Nur Foundation, described the course.",
        "Jane Doe, head of the Nur Foundation, led two practical sessions.",
        "The sessions were led by Jane Doe, head of the Nur Foundation.",
    ],
)
def test_who_reports_or_teaches_is_a_speaker(text):
    assert parts(text) == [("nur-foundation", "speaker", "jane-doe")]


@pytest.mark.parametrize(
    "text",
    [
        "Анна Петрова, директор фонда «Мир», поделилась опытом.",
        "Анна Петрова, директор фонда «Мир», представила доклад.",
        "По словам директора фонда «Мир» Анны Петровой, курс продолжится.",
        "Участникам ответила на вопросы и рассказала о фонде Анна Петрова, директор фонда «Мир».",
        "Анна Петрова, директор фонда «Мир», провела занятия.",
    ],
)
def test_who_reports_or_teaches_is_a_speaker_in_russian(text):
    ((organization, role, person),) = parts(text)

    assert (organization, role) == ("mir", "speaker")
    assert person.startswith("ann")


def test_students_and_staff_stand_for_the_body_that_they_come_from():
    text = "Students of the Lake Academy and judges of the Supreme Court of Japan completed the training."

    assert parts(text) == [("lake-academy", "participant", ""), ("supreme-court-japan", "participant", "")]


def test_bodies_may_represent_a_side():
    text = "The Japanese side was represented by the Ministry of Justice and the Supreme Court of Japan."

    assert parts(text) == [
        ("ministry-of-justice-japan", "participant", ""),
        ("supreme-court-japan", "participant", ""),
    ]


def test_who_speaks_in_closing_the_event_is_a_closing_speaker():
    text = "Closing the course, Jane Doe, Director of UNODC, thanked the hosts."

    assert parts(text) == [("unodc", "closing speaker", "jane-doe")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The course was facilitated by experts from UNODC.", [("unodc", "speaker", "")]),
        ("The panel was facilitated by UNODC.", [("unodc", "chair", "")]),
        (
            "Занятия проводили специалисты УНП ООН и ОБСЕ.",
            [("unodc", "speaker", ""), ("osce", "speaker", "")],
        ),
        ("Эксперты ОБСЕ поделились опытом.", [("osce", "speaker", "")]),
        ("Twelve officers from UNODC learned about borders.", [("unodc", "participant", "")]),
        ("UNODC learned about borders.", []),
        ("UNODC spent 900 dollars on the course.", [("unodc", "funder", "")]),
        ("I thank Japan for financing this conference.", [(JAPAN, "funder", "")]),
        (
            "I am grateful to our partners from UNODC and the OSCE, who shared with us.",
            [("unodc", "participant", ""), ("osce", "participant", "")],
        ),
        (
            "The course was organized in Vienna for ten officers from 3 May on by UNODC.",
            [("unodc", "organizer", "")],
        ),
        ("The course was organized by the EU-funded programme of the OSCE.", []),
        ("UNODC, as well as independent experts, took part.", [("unodc", "participant", "")]),
        (
            "UNODC, the OSCE with support of the Governments of Japan and Kazakhstan held a workshop.",
            [
                ("unodc", "organizer", ""),
                ("osce", "organizer", ""),
                (JAPAN, "co-organizer", ""),
                (KAZAKHSTAN, "co-organizer", ""),
            ],
        ),
        ("UNODC Kazakhstan organized a workshop.", [("unodc", "organizer", "")]),
        (
            "ОБСЕ совместно с УНП ООН провела семинар.",
            [("osce", "organizer", ""), ("unodc", "organizer", "")],
        ),
    ],
)
def test_those_who_teach_learn_pay_or_are_thanked_have_their_part(text, expected):
    assert sorted(parts(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Good,” said Natalia Gherman of UNODC in her opening remarks.", "opening speaker"),
        ("Natalia Gherman of UNODC noted in her opening remarks that it was good.", "opening speaker"),
        ("In her welcome address, Natalia Gherman of UNODC stressed that it was good.", "opening speaker"),
        ("Natalia Gherman of UNODC, 46, noted that it was good.", "speaker"),
        ("Natalia Gherman of UNODC gave an example and stressed that it was good.", "speaker"),
        ("С заключительным словом к участникам обратилась Наталья Герман из УНП ООН.", "closing speaker"),
        ("С приветственным словом от имени гостей выступила Наталья Герман из УНП ООН.", "opening speaker"),
    ],
)
def test_where_somebody_spoke_is_told_before_or_behind_the_verb(text, role):
    assert parts(text) == [("unodc", role, "natalia-gherman")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks took place in Vienna between UNODC and the OSCE.", ("unodc", "osce")),
        ("UNODC met in Vienna with the OSCE.", ("unodc", "osce")),
        ("UNODC held talks on 3 May regarding borders with the OSCE.", ("unodc", "osce")),
    ],
)
def test_of_two_who_met_the_first_took_part_and_the_second_is_the_counterpart(text, expected):
    first, second = expected

    assert parts(text) == [(first, "participant", ""), (second, "counterpart", "")]


def test_a_relative_clause_tells_how_all_of_a_list_took_part():
    text = "The course brought together officers from Kazakhstan and Japan, who joined via Zoom."

    assert [(one.organization_id, one.mode) for one in read(text)] == [
        (KAZAKHSTAN, "virtual"),
        (JAPAN, "virtual"),
    ]


def test_an_ambassador_stands_for_the_embassy_that_was_named_and_else_for_the_state():
    embassy = "The Embassy of Japan in Tajikistan organized a workshop. "
    opened = "The workshop was opened by the Ambassador of Japan, Ms. Jane Doe."

    assert parts(opened) == [(JAPAN, "opening speaker", "jane-doe")]
    assert parts(embassy + opened)[-1] == ("embassy-of-japan-in-tajikistan", "opening speaker", "jane-doe")


def test_the_body_of_a_title_is_not_the_state_where_it_lies():
    text = "Ms. Jane Doe (Professor, Lake University, Japan) presented the results."

    assert parts(text) == [("lake-university", "speaker", "jane-doe")]


def test_who_organized_may_also_be_named_among_those_who_took_part():
    text = "UNODC organized the workshop. Representatives of UNODC took part."

    assert parts(text) == [("unodc", "organizer", ""), ("unodc", "participant", "")]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened in 2012 with the support of the OSCE.",
        "The project is funded by the EU and implemented by UNODC.",
        "Участники посетили УНП ООН.",
        "Kazakhstan's Border Academy joined the course.",
        "Participants learned about the work of the OSCE.",
    ],
)
def test_what_is_told_of_another_thing_than_an_event_gives_no_role(text):
    assert [one for one in parts(text) if one[0] != "border-academy-kazakhstan"] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Обсуждение вела директор ОБСЕ Анна Петрова.", "chair"),
        ("Директор ОБСЕ Анна Петрова вела третью сессию.", "chair"),
        ("Директор ОБСЕ Анна Петрова провела занятие о правах человека.", "speaker"),
        ("Директор ОБСЕ Анна Петрова привела примеры из практики.", "speaker"),
        ("Директор ОБСЕ Анна Петрова подтвердила готовность помогать.", "speaker"),
        ("Директор ОБСЕ Анна Петрова в своём докладе предложила новый план.", "speaker"),
        ("Директор ОБСЕ Анна Петрова родилась в Вене.", None),
    ],
)
def test_who_leads_a_discussion_teaches_or_gives_examples_has_a_part_in_russian(text, role):
    assert parts(text) == ([("osce", role, "anna-petrova")] if role else [])


def test_bodies_may_also_be_represented_and_speak_through_those_who_come_from_them():
    assert parts("UNODC and the OSCE were also represented.") == [
        ("unodc", "participant", ""),
        ("osce", "participant", ""),
    ]
    assert parts("Representatives of UNODC and the OSCE spoke about visas.") == [
        ("unodc", "speaker", ""),
        ("osce", "speaker", ""),
    ]


def test_who_is_thanked_for_what_was_prepared_together_is_not_thanked_for_money():
    text = (
        "We are grateful to UNRCCA, which prepared this seminar together with UNODC, and to Japan for its"
        " financial support."
    )

    assert parts(text) == [
        ("unrcca", "co-organizer", ""),
        ("unodc", "co-organizer", ""),
        (JAPAN, "funder", ""),
    ]


def test_people_whom_a_speaker_welcomes_stand_for_the_body_and_what_is_welcomed_for_none():
    text = "I warmly welcome the deputy ministers of Japan and Kazakhstan and our partners from the OSCE."

    assert parts(text) == [
        (JAPAN, "participant", ""),
        (KAZAKHSTAN, "participant", ""),
        ("osce", "participant", ""),
    ]
    assert parts("I welcome the decision of Japan and the progress of our partners from the OSCE.") == []


def test_those_to_whom_a_speaker_turns_by_name_are_there():
    assert parts("Your Excellency, Ms. Jane Doe, Minister of Justice of Japan,") == [
        (JAPAN, "participant", "jane-doe")
    ]
    assert parts("Уважаемый господин Чжан Мин, Генеральный секретарь ШОС!") == [
        ("sco", "participant", "zhang-ming")
    ]
    assert parts("Ms. Jane Doe, Minister of Justice of Japan, by train,") == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Special Representative of the Secretary-General for Central Asia", "unrcca"),
        ("Special Representative of the UN Secretary-General for Central Asia", "unrcca"),
        ("Special Representative of the Secretary-General of the SCO", "sco"),
    ],
)
def test_the_special_representative_for_central_asia_leads_a_body_of_the_united_nations(title, expected):
    assert parts(f"Ms. Jane Doe, {title}, spoke.") == [(expected, "speaker", "jane-doe")]


def test_a_person_on_record_without_office_stands_with_doubt_for_the_usual_body():
    records = known()
    rows = [{"person": "natalia-gherman", "organization_id": "unrcca"}]
    gazetteer = Gazetteer(replace(records, tables={**records.tables, "involvement": rows}))

    (reading,) = read("Opening remarks by Ms. Natalia Gherman", gazetteer)

    assert (reading.organization_id, reading.role) == ("unrcca", "opening speaker")
    assert reading.confidence < 0.5
    assert read("Opening remarks by Ms. Natalia Gherman") == []


def test_a_prosecutor_general_stands_for_the_office_that_was_named_and_else_for_the_state():
    office = "Генеральная прокуратура Японии организовала семинар. "
    opened = "Семинар открыла заместитель Генерального прокурора Японии Анна Петрова."

    assert parts(opened) == [(JAPAN, "opening speaker", "anna-petrova")]
    assert parts(office + opened)[-1] == (
        "prosecutor-generals-office-japan",
        "opening speaker",
        "anna-petrova",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The seminar was attended by representatives of law enforcement agencies of Japan and Kazakhstan.",
        "The OSCE held a visit to Vienna for officers from the training centres of Japan and Kazakhstan.",
        "Officials from the competent ministries of Japan and Kazakhstan attended.",
    ],
)
def test_those_who_serve_the_bodies_of_states_stand_for_the_states(text):
    told = [one for one in parts(text) if one[0] != "osce"]

    assert told == [(JAPAN, "participant", ""), (KAZAKHSTAN, "participant", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Representatives of civil society organizations and agencies of Japan attended.",
        "The seminar was attended by friends of the agencies of Japan.",
    ],
)
def test_civil_society_does_not_stand_for_the_state(text):
    assert parts(text) == []


def test_a_verb_left_out_gives_its_role_to_whom_the_next_event_is_told_of():
    text = "The visit was funded by Japan, the closing seminar by the EU."

    assert parts(text) == [(JAPAN, "funder", ""), ("eu", "funder", "")]


def test_an_event_for_experts_has_both_organizer_and_participants():
    text = "UNODC organized a workshop for experts from Japan."

    assert parts(text) == [("unodc", "organizer", ""), (JAPAN, "participant", "")]


def test_those_who_hold_their_talks_took_part_and_did_not_organize():
    assert parts("Japan and the EU held their first high-level dialogue.") == [
        (JAPAN, "participant", ""),
        ("eu", "participant", ""),
    ]
    assert parts("Japan and the EU held their first workshop.")[0] == (JAPAN, "organizer", "")


@pytest.mark.parametrize(
    ("text", "role", "mode"),
    [
        ("Модератором сессии выступила директор ОБСЕ Анна Петрова.", "chair", "unspecified"),
        ("К участникам по видеосвязи обратилась директор ОБСЕ Анна Петрова.", "speaker", "virtual"),
        ("Среди выступающих была директор ОБСЕ Анна Петрова.", "speaker", "unspecified"),
    ],
)
def test_those_who_moderate_or_turn_to_the_participants_have_a_part_in_russian(text, role, mode):
    assert [(one.organization_id, one.role, one.mode) for one in read(text)] == [("osce", role, mode)]


def test_a_training_that_experts_give_is_not_organized_by_them():
    assert parts("Тренинг провели эксперты ОБСЕ.") == [("osce", "speaker", "")]


def test_a_state_in_the_name_of_an_unknown_body_has_no_part():
    assert parts("Officials and the Women's Circle of Japan attended.") == []
    assert parts("Officials and the Foreign Ministers of Japan attended.") == [(JAPAN, "participant", "")]


def test_co_organizers_may_be_thanked_as_such():
    assert parts("I thank our co-organizers, UNODC and Japan.") == [
        ("unodc", "co-organizer", ""),
        (JAPAN, "co-organizer", ""),
    ]


def test_who_was_given_the_floor_is_a_speaker():
    assert parts("Слово было предоставлено директору ОБСЕ Анне Петровой.") == [
        ("osce", "speaker", "anna-petrova")
    ]


def test_a_course_led_by_trainers_is_taught_by_them():
    assert parts("The course was led by three trainers from the OSCE.") == [("osce", "speaker", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Funding for the seminar came from Japan.",
        "The seminar received a grant from Japan.",
        "Its travel costs were covered by Japan.",
        "The seminar is part of a project of UNODC and was funded by Japan.",
        "Японией профинансирован семинар, финансовую поддержку оказала Япония.",
        "Семинар прошёл за счёт гранта Японии.",
        "Расходы на проведение семинара оплатила Япония.",
        "Семинар стал возможным благодаря финансовой помощи Японии.",
    ],
)
def test_who_gave_the_money_is_a_funder_however_it_is_put(text):
    assert (JAPAN, "funder", "") in parts(text)
    assert {role for _, role, _ in parts(text)} == {"funder"}


def test_who_pays_for_a_body_did_not_pay_for_the_event():
    assert parts("UNODC is funded by Japan.") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Good,” said Ms. Jane Doe of UNODC, who chaired the panel.", "chair"),
        ("“Good,” said Ms. Jane Doe of UNODC, who took part in the seminar.", "participant"),
        ("“Good,” said Ms. Jane Doe, a participant from UNODC.", "participant"),
        ("“Good,” said Ms. Jane Doe of UNODC, as she opened the course.", "opening speaker"),
        ("“Good,” said Ms. Jane Doe of UNODC.", "speaker"),
        ("Ms. Jane Doe of UNODC warmly welcomed the participants.", "opening speaker"),
        ("Участников приветствовала директор УНП ООН Джейн Доу.", "opening speaker"),
        ("Итоги встречи подвела директор УНП ООН Джейн Доу.", "closing speaker"),
        ("Её вела директор УНП ООН Джейн Доу.", "chair"),
        ("Delegates from Japan, led by Ms. Jane Doe of UNODC, arrived.", "participant"),
    ],
)
def test_what_a_person_did_counts_more_than_that_she_was_quoted(text, role):
    readings = [one for one in read(text, Gazetteer(known_with_unodc_in_russian())) if one.person]

    assert [(one.organization_id, one.role) for one in readings] == [("unodc", role)]


def known_with_unodc_in_russian():
    records = known()
    names = [*records["organization_names"], {"organization_id": "unodc", "name": "УНП ООН"}]
    return replace(records, tables={**records.tables, "organization_names": names})


def test_he_and_she_are_the_one_person_of_the_sentence_before():
    text = "Mr. John Doe of UNODC presented the plan. He also moderated the discussion."
    assert parts(text) == [("unodc", "speaker", "john-doe"), ("unodc", "chair", "john-doe")]

    text = "Ms. Jane Doe of UNODC and Mr. John Poe of the OSCE came. She moderated the discussion."
    assert all(role != "chair" for _, role, _ in parts(text))


def test_who_closed_the_event_did_not_only_hand_over_certificates():
    text = "The graduates received certificates from Ms. Jane Doe of UNODC. Later she closed the seminar."

    assert parts(text) == [("unodc", "closing speaker", "jane-doe")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Секретариатом ОБСЕ организован семинар.", [("osce", "organizer", "")]),
        ("Министерством юстиции Японии проведён семинар.", [("ministry-of-justice-japan", "organizer", "")]),
        (
            "Министерством юстиции Японии совместно с ОБСЕ проведён семинар.",
            [("ministry-of-justice-japan", "organizer", ""), ("osce", "organizer", "")],
        ),
        ("Директор ОБСЕ сообщил, что семинар проведён.", []),
        ("В Ташкенте прошёл семинар ОБСЕ.", [("osce", "organizer", "")]),
        ("В Ташкенте прошёл семинар по линии ОБСЕ.", []),
        (
            "Организаторами этого круглого стола стали ОБСЕ и Япония.",
            [("osce", "organizer", ""), (JAPAN, "organizer", "")],
        ),
        ("В качестве наблюдателей присутствовали представители ОБСЕ.", [("osce", "observer", "")]),
    ],
)
def test_the_agent_of_a_russian_passive_organized_the_event(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Among them were specialists of the OSCE.", "participant"),
        ("A course for ten judges of the OSCE was held.", "participant"),
        ("Officers of the OSCE who guard the gates attended the course.", "participant"),
        ("Specialists of the OSCE ran the group work.", "speaker"),
        ("A specialist of the OSCE informed the officers about routes.", "speaker"),
        ("Speakers from the OSCE presented forms.", "speaker"),
        ("Let me welcome our speakers from the OSCE.", "speaker"),
        ("Let me welcome our experts from the OSCE.", "participant"),
        ("The OSCE provided the venue.", "host"),
        ("The venue was provided by the OSCE.", "host"),
        ("Сотрудник ОБСЕ ответил на вопросы.", "speaker"),
        ("Совещанием руководил директор ОБСЕ Анна Петрова.", "chair"),
    ],
)
def test_people_of_a_body_have_a_part_by_what_they_do(text, role):
    assert [(body, told) for body, told, _ in parts(text)] == [("osce", role)]


def test_a_minister_stands_for_the_ministry_that_the_document_names():
    ministry = "The Ministry of Justice of Japan held a seminar. "

    assert parts(f"{ministry}Deputy Minister of Justice of Japan Jane Doe closed the seminar.")[-1] == (
        "ministry-of-justice-japan",
        "closing speaker",
        "jane-doe",
    )
    assert parts("Deputy Minister of Justice of Japan Jane Doe closed the seminar.")[-1][0] == JAPAN
    foreign = "The Ministry of Foreign Affairs of Japan held a seminar. "
    assert (
        parts(f"{foreign}Minister of Foreign Affairs of Japan Jane Doe closed the seminar.")[-1][0] == JAPAN
    )


def test_its_director_stands_for_the_body_named_before():
    text = "I thank the Lake Institute and its Director, Ms. Jane Doe, who will speak after me."

    assert ("lake-institute", "speaker", "jane-doe") in parts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Лекции читают эксперты ОБСЕ Иван Петров и Анна Попова.",
            [("osce", "speaker", "ivan-petrov"), ("osce", "speaker", "anna-popova")],
        ),
        ("UNODC's Jane Doe delivered the closing remarks.", [("unodc", "closing speaker", "jane-doe")]),
        ("Representing UNODC, Ms. Jane Doe outlined the plan.", [("unodc", "speaker", "jane-doe")]),
        (
            "Organizers: UNODC, the OSCE; Donor: Japan; Partner: Lake Institute.",
            [
                ("unodc", "organizer", ""),
                ("osce", "organizer", ""),
                (JAPAN, "funder", ""),
                ("lake-institute", "co-organizer", ""),
            ],
        ),
        ("Japan and the OSCE had observer status.", [(JAPAN, "observer", ""), ("osce", "observer", "")]),
        ("Завершил семинар директор ОБСЕ Иван Петров.", [("osce", "closing speaker", "ivan-petrov")]),
        ("Семинар проводится Секретариатом ОБСЕ.", [("osce", "organizer", "")]),
    ],
)
def test_those_named_in_labels_lists_and_asides_have_a_part(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Terrorists received funding from Japan.",
        "Grants from Japan to civil society grew.",
        "The subjects covered by Japan were many.",
        "Законопроект подготовлен ОБСЕ.",
        "Исследование проведено ОБСЕ.",
        "Дело передано в суд по линии ОБСЕ.",
    ],
)
def test_money_and_work_for_other_things_tell_nothing_of_an_event(text):
    assert parts(text) == []


def test_who_carries_out_a_programme_did_not_organize_its_course():
    assert parts("The course is part of the programme implemented by UNODC.") == []
    assert parts("The course was implemented by UNODC.") == [("unodc", "organizer", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNODC is running a course for judges.", [("unodc", "organizer")]),
        ("UNODC plans to hold three seminars in June.", [("unodc", "organizer")]),
        ("A forum on borders will be convened in Astana by the OSCE.", [("osce", "organizer")]),
        ("The seminar was held in May and attended by UNODC.", [("unodc", "participant")]),
        ("The drill is being staged by UNODC.", [("unodc", "organizer")]),
        ("All of them were arranged together with the OSCE.", [("osce", "organizer")]),
        (
            "The organizers of the seminar are UNODC and the OSCE.",
            [("unodc", "organizer"), ("osce", "organizer")],
        ),
        ("Judges came to the forum that UNODC held in Vienna.", [("unodc", "organizer")]),
        ("They liked the course, which the OSCE has now conducted twice.", [("osce", "organizer")]),
        (
            "UNODC helped prepare the seminar, and the OSCE will host the forum.",
            [("unodc", "co-organizer"), ("osce", "host")],
        ),
        ("Our host was the OSCE.", [("osce", "host")]),
        ("The seminar took place on the premises of the OSCE.", [("osce", "host")]),
        ("The course is being financed by Japan.", [(JAPAN, "funder")]),
        ("The seminar was paid for in full by Japan.", [(JAPAN, "funder")]),
        ("Japan covered all the travel costs.", [(JAPAN, "funder")]),
        ("Japan will be sponsoring both seminars.", [(JAPAN, "funder")]),
        ("The main donor of the seminar was Japan.", [(JAPAN, "funder")]),
        ("I thank our hosts, UNODC, for their patience.", [("unodc", "host")]),
        ("Experts of UNODC will be answering questions.", [("unodc", "speaker")]),
        ("The classes are taught by UNODC.", [("unodc", "speaker")]),
        ("The floor was then given to UNODC.", [("unodc", "speaker")]),
        ("Japan and the SCO will send delegations.", [(JAPAN, "participant"), ("sco", "participant")]),
        (
            "Delegates from Japan and the SCO are here with us.",
            [(JAPAN, "participant"), ("sco", "participant")],
        ),
        ("Also present were UNODC and the OSCE.", [("unodc", "participant"), ("osce", "participant")]),
        ("Nurses and doctors from Japan are taking part.", [(JAPAN, "participant")]),
        ("The seminar trained 30 officers from Japan.", [(JAPAN, "participant")]),
        ("Japan is represented as an observer.", [(JAPAN, "observer")]),
        (
            "UNODC came to the seminar, as did Japan and the SCO.",
            [("unodc", "participant"), (JAPAN, "participant"), ("sco", "participant")],
        ),
        ("As did UNODC in the past.", []),
        ("The United Nations will see to it.", []),
        ("The states of Japan and Uzbekistan differ.", []),
        ("Four Central Asian countries took part.", []),
    ],
)
def test_verbs_tell_a_role_in_all_their_forms(text, expected):
    assert [(organization, role) for organization, role, _ in parts(text)] == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Natalia Gherman of UNODC will present the new rules.", "speaker"),
        ("Natalia Gherman of UNODC showed how forgers work.", "speaker"),
        ("Natalia Gherman of UNODC, in Vienna last week, gave an overview of it.", "speaker"),
        ("She will be followed by Natalia Gherman of UNODC.", "speaker"),
        ("Natalia Gherman of UNODC ran a session on passports.", "speaker"),
        ("Natalia Gherman of UNODC answered the many questions.", "speaker"),
        ("The talk was given by Natalia Gherman of UNODC.", "speaker"),
        ("The moderator of the panel was Natalia Gherman of UNODC.", "chair"),
        ("Natalia Gherman of UNODC will chair it.", "chair"),
        ("Natalia Gherman of UNODC steered the lively debate.", "chair"),
        ("Natalia Gherman of UNODC kicked off the two-day seminar.", "opening speaker"),
        ("It began with a short address by Natalia Gherman of UNODC.", "opening speaker"),
        ("Natalia Gherman of UNODC wrapped up the day.", "closing speaker"),
        ("It ended with a few words from Natalia Gherman of UNODC.", "closing speaker"),
    ],
)
def test_there_are_many_words_for_speaking_and_leading(text, role):
    assert parts(text) == [("unodc", role, "natalia-gherman")]


def test_what_is_said_in_passing_does_not_part_subject_and_verb():
    text = "Japan, which has built a bridge with UNODC for 1.5 million dollars, funded the seminar."
    assert parts(text) == [(JAPAN, "funder", "")]


@pytest.mark.parametrize(
    ("text", "supporters"),
    [
        ("With the support of UNODC, the OSCE held a seminar.", ["unodc"]),
        ("In May 2023, with the help of UNODC and Japan, the OSCE held a seminar.", ["unodc", JAPAN]),
    ],
)
def test_who_stands_behind_the_comma_of_words_in_front_is_the_subject(text, supporters):
    assert parts(text) == [*((one, "co-organizer", "") for one in supporters), ("osce", "organizer", "")]


def test_a_preposition_may_stand_with_each_member_of_a_list():
    assert parts("The seminar was funded by Japan and by the EU.") == [
        (JAPAN, "funder", ""),
        ("eu", "funder", ""),
    ]


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("which organized this seminar together with my Office", "organizer"),
        ("which prepared this seminar together with my Office", "co-organizer"),
    ],
)
def test_those_thanked_have_organized_where_the_speaker_has_organized_with_them(clause, role):
    assert parts(f"I thank UNODC and the OSCE, {clause}.") == [("unodc", role, ""), ("osce", role, "")]


def test_who_is_thanked_by_somebody_unnamed_has_not_spoken():
    assert parts("She thanked Natalia Gherman of UNODC.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNODC gathered 30 judges for a seminar.", [("unodc", "organizer")]),
        ("UNODC invited judges from Japan to a seminar.", [("unodc", "organizer"), (JAPAN, "participant")]),
        ("The seminar gathered judges from Japan.", [(JAPAN, "participant")]),
        ("Judges from Japan gathered in Vienna.", [(JAPAN, "participant")]),
        ("UNODC gathered in Vienna.", []),
        (
            "The course is a joint initiative of UNODC and the OSCE.",
            [("unodc", "organizer"), ("osce", "organizer")],
        ),
        ("The OSCE delivered a training on borders.", [("osce", "organizer")]),
        ("Natalia Gherman of UNODC delivered a training on borders.", [("unodc", "speaker")]),
        ("Officers came to a seminar by UNODC.", [("unodc", "organizer")]),
        ("The EU contributed 20,000 euros to the seminar.", [("eu", "funder")]),
        ("Japan provided the funds for the seminar.", [(JAPAN, "funder")]),
        ("UNODC provided technical support for the seminar.", [("unodc", "co-organizer")]),
        ("The trainers came from UNODC and the OSCE.", [("unodc", "speaker"), ("osce", "speaker")]),
        ("UNODC took part in it, as well as the OSCE.", [("unodc", "participant"), ("osce", "participant")]),
        ("UNODC held a seminar for judges, as well as the OSCE.", [("unodc", "organizer")]),
        ("The event united experts of UNODC.", [("unodc", "participant")]),
        (
            "Present at the opening were UNODC and the OSCE.",
            [("unodc", "participant"), ("osce", "participant")],
        ),
        ("Japan attended in the capacity of an observer.", [(JAPAN, "observer")]),
        ("It is my great pleasure to welcome experts from Japan.", [(JAPAN, "participant")]),
        ("I wish to thank Japan, our donor.", [(JAPAN, "funder")]),
        ("I thank UNODC, whose guests we are.", [("unodc", "host")]),
        ("Among us today are experts from Japan.", [(JAPAN, "participant")]),
        ("The first to speak was Natalia Gherman of UNODC.", [("unodc", "speaker")]),
        ("The last word went to Natalia Gherman of UNODC.", [("unodc", "closing speaker")]),
        ("Summing up the course, Natalia Gherman of UNODC praised it.", [("unodc", "closing speaker")]),
        ("On behalf of UNODC, Natalia Gherman attended it.", [("unodc", "participant")]),
    ],
)
def test_nouns_and_turns_of_phrase_tell_a_role_too(text, expected):
    assert [(organization, role) for organization, role, _ in parts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opening remarks: Natalia Gherman, UNODC", [("unodc", "opening speaker")]),
        ("Closing remarks: Natalia Gherman, UNODC", [("unodc", "closing speaker")]),
        ("Keynote lecture: Natalia Gherman, UNODC", [("unodc", "speaker")]),
        ("Let me give the floor to Natalia Gherman of UNODC.", [("unodc", "speaker")]),
        ("Natalia Gherman of UNODC has kindly agreed to speak.", [("unodc", "speaker")]),
        ("A film was followed by Natalia Gherman of UNODC.", [("unodc", "speaker")]),
        ("Natalia Gherman of UNODC handed certificates to all.", [("unodc", "speaker")]),
        (
            "The course is led by two instructors of UNODC and one from the OSCE.",
            [("unodc", "speaker"), ("osce", "speaker")],
        ),
        ("The Centre was visited by a delegation of the OSCE.", [("osce", "participant")]),
        ("Officers of the OSCE took the course.", [("osce", "participant")]),
        (
            "I thank UNODC, our co-organizer, and the EU for its generous contribution.",
            [("unodc", "co-organizer"), ("eu", "funder")],
        ),
        ("We are grateful to Japan, without whose funding nobody would be here.", [(JAPAN, "funder")]),
        ("Natalia Gherman, who came from UNODC, presented the law.", [("unodc", "speaker")]),
    ],
)
def test_programmes_and_speeches_tell_roles_in_their_own_words(text, expected):
    assert [(organization, role) for organization, role, _ in parts(text)] == expected


def test_an_office_that_only_one_kind_of_body_has_tells_the_body_named_before():
    told = Told()
    first = "Lake University held the seminar."
    text = "Vice-Rector Jane Doe spoke."

    read_involvement(first, GAZETTEER.find(first), GAZETTEER, told)
    (reading,) = read_involvement(text, GAZETTEER.find(text), GAZETTEER, told)

    assert (reading.organization_id, reading.confidence < 0.5) == ("lake-university", True)


@pytest.mark.parametrize(
    "text",
    [
        "The presentation from the OSCE website can be downloaded.",
        "UNODC has moved to an office on the premises of the OSCE.",
        "The EU contributes 5 million euros to border security.",
        "The law was explained by Japan on a website.",
        "UNODC offers a wide range of training materials.",
        "UNODC met in Vienna with the press.",
        "The UNODC building is as old as is the OSCE.",
    ],
)
def test_words_that_tell_of_no_event_give_no_role(text):
    assert parts(text) == []
