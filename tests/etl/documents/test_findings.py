"""Headings, datelines and sentences that a page broke in two."""

import pytest

from etl.documents.findings import join_broken
from etl.documents.sentences import sentences
from tests.etl.documents.made_up_texts import findings

BODY = "The seminar brought together forty officials from all over the region and ended well."


def test_what_stands_above_the_running_text_is_the_heading():
    found = findings(f"Seminar held\n\n5 May 2021\n\n{BODY}")

    assert found.text[slice(*found.heading)].split() == ["Seminar", "held", "5", "May", "2021"]
    assert found.text[slice(*found.lead)] == BODY


@pytest.mark.parametrize(
    "text",
    [
        f"Seminar held\n\n5 May 2021\n\n{BODY}",
        f"Seminar held\n\nBishkek, 5 May 2021\n\n{BODY}",
        f"Bishkek, 5 May 2021 - {BODY}",
        f"BISHKEK (Kyrgyzstan), 5 May 2021 – {BODY}",
        f"БИШКЕК, 5 мая 2021 г. /Агентство/. {BODY}",
        f"{BODY}\n\nPublished on 5 May 2021",
        f"Seminar held\n\nOffice of Made-up Affairs, 5 May 2021\n\n{BODY}",
        f"Seminar held\n\nOffice of Made-up Affairs, Bishkek, 5 May 2021\n\n{BODY}",
    ],
)
def test_a_dateline_or_a_line_of_its_own_has_the_date_of_the_document(text):
    assert [date.date_start for date in findings(text).document_dates] == ["2021-05-05"]


@pytest.mark.parametrize(
    "text",
    [
        f"On 5 May 2021, {BODY}",
        f"The seminar of 5 May 2021 – {BODY}",
        f"Seminar of the Office of Made-up Affairs, 5 May 2021\n\n{BODY}",
        f"Results of the seminar that took place on 5 May 2021\n\n{BODY}",
    ],
)
def test_a_date_within_a_sentence_is_not_that_of_the_document(text):
    assert findings(text).document_dates == []


def test_a_sentence_that_a_paragraph_broke_goes_on():
    text = "They spoke of the importance of\n\nthe situation at the borders. Then they left."

    assert [text[start:end] for start, end in join_broken(text, sentences(text))] == [
        "They spoke of the importance of\n\nthe situation at the borders.",
        "Then they left.",
    ]


def test_lines_of_a_heading_stay_apart():
    text = "Press release\n\nSeminar held"

    assert len(join_broken(text, sentences(text))) == 2


@pytest.mark.parametrize(
    "line",
    ["OSH, May 8, 2021, Osh-Info -- The", "OSH, 8 May 2021, Kabar News – The", "OSH, 8 May 2021 - The"],
)
def test_an_agency_may_name_itself_behind_the_date_of_a_dateline(line):
    found = findings(f"Seminar\n\n{line} seminar on customs was held in Osh on 7 May with all the experts.")

    assert [date.date_start for date in found.document_dates] == ["2021-05-08"]


def test_a_long_name_may_stand_before_the_date_of_a_document():
    found = findings(
        "Seminar held\n\nPress service of the Ministry of Internal Affairs of the Republic of Borduria,"
        " 3 May 2021"
        "\n\nA seminar on customs was held in Osh with many experts of the whole large region."
    )

    assert [date.date_start for date in found.document_dates] == ["2021-05-03"]


def test_the_date_of_a_document_may_stand_in_a_line_behind_the_first_paragraph():
    found = findings(
        "Seminar\n\nMany experts came to a seminar on customs and spoke for days of all that they had"
        " seen.\n\n"
        "Osh, 5 May 2021\n\nThey left.\n\nThey went home.\n\nThey slept."
    )

    assert [date.date_start for date in found.document_dates] == ["2021-05-05"]
