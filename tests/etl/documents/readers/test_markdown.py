from tests.etl.documents.readers.conftest import texts


def test_headings_paragraphs_and_list_items_stand_by_themselves(read):
    document = read(
        "a.md", "# Seminar\n\nIt was held\nin Almaty.\n\n- 40 experts\n- 5 states\n\n1. First\n2. Second\n"
    )

    assert texts(document) == [
        "Seminar",
        "It was held in Almaty.",
        "40 experts",
        "5 states",
        "First",
        "Second",
    ]


def test_marks_are_removed_and_their_text_stays(read):
    document = read(
        "a.md", "**Over _250_** came to [the `seminar`](https://example.org), ![all](a.png) &amp; ~~none~~."
    )

    assert texts(document) == ["Over 250 came to the seminar, all & none."]


def test_a_table_row_is_a_paragraph(read):
    document = read("a.md", "| Country | Persons |\n|---|---|\n| Uzbekistan | 40 |\n| Tajikistan | |\n")

    assert texts(document) == ["Country | Persons", "Uzbekistan | 40", "Tajikistan"]


def test_the_first_heading_is_the_title(read):
    assert read("a.md", "Before\n\n# On **borders**\n\n# Other").metadata == {"title": "On borders"}
    assert read("a.md", "## Not first level").metadata == {}


def test_tags_are_removed_and_code_stays(read):
    document = read(
        "a.md", "<div>Forty <!-- 50 -->came</div>\n\n<u>Five</u> left\n\n```\nthe rest\n```\n\n    stayed\n"
    )

    assert texts(document) == ["Forty came", "Five left", "the rest", "stayed"]


def test_the_mark_of_a_footnote_is_no_digit_of_the_figure_before_it(read):
    assert read("a.md", "Over 250<sup>1</sup> came in 2 days.").text == "Over 250¹ came in 2 days."
