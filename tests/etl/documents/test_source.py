"""The record of a document itself."""

from dataclasses import replace

import pytest

from etl.documents.source import read_published, read_source
from tests.etl.documents.made_up_texts import document, findings, known

BODY = "The seminar brought together forty officials from all over the region and ended well."


def read(text, records=None, name="made-up", **metadata):
    records = records or known()
    return read_source(document(text, name, **metadata), findings(text, records=records), records)


def published(text, **metadata):
    return read_published(document(text, **metadata), findings(text))


def test_the_title_stands_below_the_label_of_a_press_release():
    source = read(
        f"SEMINAR ON CUSTOMS IN THE REGION\n\nPRESS RELEASE\n\nSeminar on customs concluded\n\n{BODY}"
    )

    assert source.values["title"] == "Seminar on customs concluded"
    assert source.values["document_type"] == "press release"


def test_a_speech_has_its_own_line_as_title():
    source = read(f"CONFERENCE ON CUSTOMS\n\nClosing remarks by Mr. Jo Roe\n\nExcellencies,\n\n{BODY}")

    assert source.values["title"] == "Closing remarks by Mr. Jo Roe"
    assert source.values["document_type"] == "speech"


def test_without_a_heading_the_first_sentence_is_a_doubtful_title():
    source = read(BODY)

    assert source.values["title"] == BODY
    assert source.confidence < 0.5


def test_the_file_says_best_what_it_is():
    source = read(
        BODY,
        title="A seminar on customs",
        publisher="Daily Gazette",
        date_published="2021-05-06T10:00:00",
        language="ru",
        url="https://example.org/news/1",
    )

    assert source.values == {
        "document_id": "gazette-2021-05-06-a-seminar-on",
        "title": "A seminar on customs",
        "publisher_id": "gazette",
        "document_type": "news article",
        "date_published": "2021-05-06",
        "language": "ru",
        "url": "https://example.org/news/1",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Seminar held\n\nBishkek, 5 May 2021 - {BODY}", "2021-05-05"),
        (f"Seminar held\n\n5 May 2021\n\n{BODY}", "2021-05-05"),
        (f"Seminar held\n\nPublished: 06.05.2021\n\n{BODY}", "2021-05-06"),
        (f"Seminar held\n\n5-6 May 2021\n\n{BODY}", ""),
        (f"Closing remarks by Jo Roe\n\n5 May 2021\n\n{BODY}", ""),
        (f"On 5 May 2021, a seminar was held. {BODY}", ""),
    ],
)
def test_the_date_of_publication_is_not_that_of_the_event(text, expected):
    assert published(text) == expected


def test_whom_to_contact_published_the_text():
    source = read(f"Seminar held in May\n\n{BODY}\n\nFor more information, please contact: UNRCCA")

    assert source.values["publisher_id"] == "unrcca"


def test_other_documents_of_the_same_site_tell_the_publisher():
    other = {
        "document_id": "other",
        "title": "Other",
        "publisher_id": "eu",
        "url": "https://www.example.org/other",
    }
    source = read(BODY, known(source_documents=[other]), url="https://example.org/new")

    assert source.values["publisher_id"] == "eu"


def test_a_publisher_that_is_only_named_first_is_doubtful():
    source = read(f"UNRCCA holds a seminar\n\n{BODY}")

    assert source.values["publisher_id"] == "unrcca"
    assert source.confidence < 0.5


@pytest.mark.parametrize(
    ("name", "metadata"),
    [
        ("old", {}),
        ("new", {"url": "http://example.org/1/"}),
        ("new", {"title": "Seminar  on customs", "publisher": "UNRCCA"}),
    ],
)
def test_a_document_that_is_on_record_keeps_its_id(name, metadata):
    old = {
        "document_id": "old",
        "title": "Seminar on customs",
        "publisher_id": "unrcca",
        "url": "https://www.example.org/1",
    }
    source = read(BODY, known(source_documents=[old]), name, **metadata)

    assert source.is_known
    assert source.document_id == "old"


def test_a_new_id_is_not_one_that_is_taken():
    taken = {"document_id": "unrcca-2021-05-05-bishkek", "title": "Other", "publisher_id": "eu"}
    text = f"Seminar held in May\n\nBishkek, 5 May 2021 - {BODY}\n\nContact: UNRCCA"

    assert read(text, known(source_documents=[taken])).document_id == "unrcca-2021-05-05-bishkek-2"


def test_a_label_that_says_report_makes_it_one():
    assert read(f"WORKSHOP REPORT\n\nRehabilitation in prisons\n\n{BODY}").values["document_type"] == "report"


def test_a_body_that_only_the_running_text_names_is_not_taken_for_the_publisher():
    found = read(f"Rehabilitation in prisons\n\nUNRCCA and UNOCT held a seminar for many. {BODY}")

    assert "publisher_id" not in found.values


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Bulletin of UNOCT, May 2021\n\nPartners of UNRCCA met\n\n{BODY}", "unoct"),
        (f"UNOCT\n\nOfficials of the European Union met\n\n{BODY}", "unoct"),
        (f"Seminar held in May\n\nБИШКЕК. 5 мая 2021 года. ГАЗЕТА - {BODY}", "gazeta"),
    ],
)
def test_the_title_a_line_or_the_dateline_names_the_publisher(text, publisher):
    media = {"organization_id": "gazeta", "name": "Gazeta", "organization_type": "media"}

    assert read(text, known(organizations=[media])).values["publisher_id"] == publisher


@pytest.mark.parametrize("site", ["UNRCCA Central Asia", "unrcca"])
def test_the_name_of_a_site_may_begin_with_that_of_the_body(site):
    assert read(BODY, publisher=site).values["publisher_id"] == "unrcca"


def test_a_line_with_the_name_of_a_body_is_no_title():
    records = known(
        organizations=[
            {"organization_id": "office", "name": "Office for Good Borders", "organization_type": "UN entity"}
        ]
    )

    assert read(f"Office for Good Borders\n\nSeminar on customs held\n\n{BODY}", records).values["title"] == (
        "Seminar on customs held"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"UNRCCA holds a seminar\n\n{BODY}", "press release"),
        (f"UNRCCA holds a seminar\n\nThe Gazette reports according to UNRCCA: {BODY}", "news article"),
        (f"A seminar was held\n\n{BODY}", "news article"),
        (f"Good work done: our year 2021\n\n{BODY}", "report"),
        (f"Good work done: project note\n\n{BODY}", "report"),
    ],
)
def test_what_a_body_writes_of_itself_is_a_press_release(text, kind):
    assert read(text).values["document_type"] == kind


def test_a_page_without_a_date_or_an_event_is_a_web_page():
    text = "Our work\n\nThe centre has been at work for years, and many states of the region take part in it."
    page = replace(document(text), media_type="text/html")

    assert read_source(page, findings(text), known()).values["document_type"] == "web page"


@pytest.mark.parametrize(
    "last",
    [
        "Press service of UNRCCA",
        "UNRCCA",
        "UNRCCA is a mission of preventive diplomacy.",
        "UNRCCA was established in 2007 to help the states of the region.",
    ],
)
def test_who_signs_the_text_or_tells_of_itself_at_the_end_published_it(last):
    text = f"Seminar on customs\n\n{BODY}\n\nMany UNOCT experts came to it, and they were glad.\n\n{last}"

    assert read(text).values["publisher_id"] == "unrcca"


@pytest.mark.parametrize(
    ("label", "publisher"), [("PRESS RELEASE", "unrcca"), ("WORKSHOP REPORT", "unrcca"), ("Osh", None)]
)
def test_who_held_the_event_published_its_press_release(label, publisher):
    body = f"A seminar with many guests from all the region was organized by UNRCCA and UNOCT. {BODY}"

    assert read(f"{label}\n\nSeminar on customs ended\n\n{body}").values.get("publisher_id") == publisher


def test_a_press_service_writes_press_releases():
    assert read(f"{BODY}\n\n{BODY}\n\nPress service of the city").values["document_type"] == "press release"


def test_an_update_on_half_a_year_is_a_report():
    title = "Customs in the region: update for January to June 2021"

    assert read(f"{title}\n\nUNRCCA\n\n{BODY}").values["document_type"] == "report"


def test_the_file_may_call_the_publisher_in_another_case_than_the_text():
    records = known(
        organizations=[{"organization_id": "academy", "name": "Academy"}],
        organization_names=[{"organization_id": "academy", "name": "Международной академией границ"}],
    )
    text = f"Семинар завершился\n\n{BODY} Он организован Международной академией границ."

    assert read(text, records, publisher="Международная академия границ").values["publisher_id"] == "academy"


def test_a_dateline_may_be_followed_by_the_days_of_the_event():
    text = "Семинар\n\nБишкек, 30 мая 2021 года. 28–29 мая 2021 года в Бишкеке прошёл семинар для всех судей."

    assert published(text) == "2021-05-30"


@pytest.mark.parametrize(
    "line",
    [
        "Press Service of the Academy of Borders",
        "EMBASSY OF BORDURIA IN SYLDAVIA",
        "Public Association Dawn",
        "Посольство Бордурии в Сильдавии",
        "Пресс-служба Академии границ",
    ],
)
def test_the_line_of_the_issuer_is_no_title_and_makes_a_press_release(line):
    values = read(f"{line}\n\nExperts speak about customs\n\nOsh, 5 May 2021\n\n{BODY}").values

    assert (values["title"], values["document_type"]) == ("Experts speak about customs", "press release")


@pytest.mark.parametrize(
    "line",
    [
        "Embassy of Borduria hosts guests of the seminar",
        "Министерство обороны обсудило законы",
        "Experts speak about customs and visas",
    ],
)
def test_a_line_that_tells_what_was_done_is_a_title(line):
    assert read(f"{line}\n\nA second line of some words\n\n{BODY}").values["title"] == line


@pytest.mark.parametrize(
    ("site", "kind"),
    [
        ("University of Borduria", "press release"),
        ("Совет границ Бордурии", "press release"),
        ("Borduria News Agency", "news article"),
        ("Информационное агентство Бордурии", "news article"),
        ("Borduria Today", "news article"),
    ],
)
def test_the_name_of_the_site_tells_a_body_from_a_news_medium(site, kind):
    text = f"Experts speak about customs\n\nOsh, 5 May 2021\n\n{BODY}"

    assert read(text, publisher=site).values["document_type"] == kind


@pytest.mark.parametrize("words", ["Our association held it.", "Семинар провела наша организация."])
def test_who_speaks_of_itself_writes_a_press_release(words):
    text = f"Experts speak about customs\n\nOsh, 5 May 2021\n\n{BODY} {words}"

    assert read(text).values["document_type"] == "press release"


@pytest.mark.parametrize(
    "label",
    [
        "UNOCT PRESS RELEASE",
        "Press release of the UNOCT",
        "PRESS RELEASE No. 12/2021 | UNOCT",
        "Press release by UNOCT, 5 May 2021",
        "ПРЕСС-РЕЛИЗ UNOCT",
    ],
)
def test_beside_the_label_of_a_press_release_stands_who_published_it(label):
    values = read(f"{label}\n\nExperts speak about customs\n\n{BODY}").values

    assert (values["title"], values["publisher_id"]) == ("Experts speak about customs", "unoct")
    assert values["document_type"] == "press release"


def test_a_title_may_stand_above_the_label():
    text = f"Experts speak about customs\n\nPress release by UNOCT\n\nOsh, 5 May 2021\n\n{BODY}"

    assert read(text).values["title"] == "Experts speak about customs"


@pytest.mark.parametrize(
    "line",
    [
        "Experts wait for the press release of the judges",
        "Press release on customs",
        "A press release",
    ],
)
def test_a_line_that_only_speaks_of_a_press_release_is_no_label(line):
    assert (
        read(f"{line}\n\nA second line of some words\n\n{BODY}").values["title"]
        != "A second line of some words"
    )


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Press Service of the Ministry of Borders of the Republic of Borduria, 5 May 2021", "borders"),
        ("Пресс-служба Министерства границ Республики Бордурия, 5 мая 2021 года", "borders"),
        ("МИНИСТЕРСТВО ГРАНИЦ БОРДУРИИ", "borders"),
        ("Пресс-служба Министерства дел Бордурии, 05.05.2021", "deeds"),
    ],
)
def test_the_line_of_the_issuer_may_have_another_form_of_the_name_and_a_day(line, publisher):
    names = {
        "borders": ("Ministry of Borders of Borduria", "Министерство границ Бордурии"),
        "deeds": ("Ministry of Deeds of Borduria", "Министерство дел Бордурии"),
    }
    records = known(
        organizations=[{"organization_id": key, "name": name} for key, (name, _) in names.items()],
        organization_names=[{"organization_id": key, "name": name} for key, (_, name) in names.items()],
    )
    values = read(f"Experts speak about customs\n\n{line}\n\n{BODY}", records).values

    assert (values["publisher_id"], values["document_type"]) == (publisher, "press release")
