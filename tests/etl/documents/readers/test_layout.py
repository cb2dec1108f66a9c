from etl.documents.readers.layout import paragraphs, without_running_heads
from etl.documents.readers.lines import Block
from tests.etl.documents.readers.placed import PAGE_HEIGHT, column, line, read


def test_a_gap_parts_paragraphs():
    first = column(["One line of the text", "and another line of it."])
    second = column(["Then one line of text", "and another one of it."], top=140)

    assert read([*first, *second]) == [
        "One line of the text and another line of it.",
        "Then one line of text and another one of it.",
    ]


def test_an_indent_starts_a_paragraph():
    lines = column(
        ["One line of the text", "and another line to.", "Then one line of it", "and then the last."]
    )
    lines[2] = line("Then one line of it", lines[2].top, left=70, right=250)

    assert read(lines) == [
        "One line of the text and another line to.",
        "Then one line of it and then the last.",
    ]


def test_a_line_that_ends_early_ends_its_paragraph():
    lines = column(["One line of the text", "that ends.", "Then one line of text", "and then the last."])
    lines[1] = line("that ends.", lines[1].top, 50, 100)

    assert read(lines) == ["One line of the text that ends.", "Then one line of text and then the last."]


def test_items_of_a_list_stand_by_themselves_with_their_second_lines():
    lines = [
        line("• the first item of them", 100, 50, 250),
        line("goes on in a second line", 114, 62, 250),
        line("• the second item", 128),
    ]

    assert read(lines) == ["• the first item of them goes on in a second line", "• the second item"]


def test_lines_in_the_middle_of_a_page_are_one_title():
    body = column(["Some text that is as", "wide as the page is,", "with three lines."], right=450, top=128)
    title = [line("A conference on what", 100, 170, 330), line("there is to say", 114, 200, 300)]

    assert read([*title, *body])[0] == "A conference on what there is to say"


def test_a_word_broken_at_the_end_of_a_line_is_mended():
    lines = column(
        ["The regional confer-", "ence and the high-", "level, twenty-", "five Counter-", "Terrorism"]
    )
    others = column(["It was a high meeting", "of a level"], top=300)

    assert read([line("The end", 400), *lines, *others])[0] == (
        "The regional conference and the high-level, twenty-five Counter-Terrorism"
    )


def test_a_hyphen_stays_where_the_document_writes_the_word_with_it():
    lines = column(
        ["They fight it by co-", "operation and other", "means of cross-bor-", "der co-operation."]
    )

    assert read(lines) == ["They fight it by co-operation and other means of cross-border co-operation."]


def test_a_paragraph_that_runs_over_a_page_starts_on_the_first():
    first = column(["This is the end of a", "page and it goes on"], top=700)
    first[-1] = line("page and it goes on", first[-1].top, 50, 250)
    second = column(["on the next page and", "ends there."], page=2)

    assert paragraphs([Block(tuple(first)), Block(tuple(second))]) == [
        ("This is the end of a page and it goes on on the next page and ends there.", 1)
    ]


def pages_of_text():
    return [column(["Some words of the page"], page=page) for page in (1, 2, 3)]


def test_running_heads_and_page_numbers_are_left_out():
    body = pages_of_text()
    pages = [
        [
            line(f"Bulletin {page} of the centre", 30, page=page),
            *lines,
            line(f"- {page} -", 760 + page, page=page),
        ]
        for page, lines in enumerate(body, start=1)
    ]

    assert without_running_heads(pages, [PAGE_HEIGHT] * 3) == body


def test_a_head_on_one_page_stays():
    pages = pages_of_text()
    pages[0].insert(0, line("Ministry of the Interior", 30))

    assert without_running_heads(pages, [PAGE_HEIGHT] * 3) == pages


def test_a_head_is_left_out_above_a_single_line():
    pages = [
        [line("Bulletin 1", 30), *column(["Some words", "of the page", "and others", "that end."])],
        [line("Bulletin 2", 30), line("end.", 54)],
    ]

    assert without_running_heads(pages, [PAGE_HEIGHT] * 2) == [pages[0][1:], pages[1][1:]]


def test_text_that_reaches_into_the_margin_stays():
    words = ["The same words at the", "same place of pages", "that are full of text."]
    pages = [column(words, top=60, page=page) for page in (1, 2)]

    assert without_running_heads(pages, [PAGE_HEIGHT] * 2) == pages
