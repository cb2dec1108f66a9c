from hypothesis import assume, given
from hypothesis import strategies as st

from etl.documents.readers.columns import blocks_of_pages
from etl.documents.readers.layout import paragraphs
from tests.etl.documents.readers.placed import LEADING, column, line, read

LEFT = ["The first column has", "some lines that are", "full of words, as any", "text in columns is."]


def read_pages(*pages):
    return [text for text, _ in paragraphs(blocks_of_pages(pages))]


def test_two_columns_are_read_one_after_the_other():
    left = column(["The first column has", "three lines that are", "full and ends here."])
    right = column(["The second column is", "beside it and has as", "many of them too."], left=280, right=480)

    assert read([each for pair in zip(left, right, strict=True) for each in pair]) == [
        "The first column has three lines that are full and ends here.",
        "The second column is beside it and has as many of them too.",
    ]


def test_a_line_across_both_columns_stands_before_them():
    title = line("A title across both of the columns of the page", 60, right=480, height=20)
    left = column(["The first column has", "three lines that are", "full and ends here."])
    right = column(["The second column is", "beside it and has as", "many of them too."], left=280, right=480)

    assert read([*right, title, *left])[0] == "A title across both of the columns of the page"
    assert len(read([*right, title, *left])) == 3


def test_a_sentence_goes_on_in_the_next_column():
    left = column(["The first column has", "lines and its third", "does not end at all"])
    left[-1] = line("does not end at all", left[-1].top, 50, 250)
    right = column(
        ["but in the second of", "the two columns, and", "so it is one piece."], left=280, right=480
    )

    assert len(read([*left, *right])) == 1


def test_cells_of_a_table_are_read_row_by_row():
    rows = [
        ("Uzbekistan", "Officers"),
        ("Tajikistan", "Teachers and others"),
        ("Iran", "None"),
        ("Oman", "Two"),
    ]
    pieces = [
        line(text, 100 + LEADING * place, left)
        for place, row in enumerate(rows)
        for text, left in zip(row, (50.0, 300.0), strict=True)
    ]

    assert read(pieces) == [
        "Uzbekistan | Officers",
        "Tajikistan | Teachers and others",
        "Iran | None",
        "Oman | Two",
    ]


def two_columns(page=1):
    right = ["The second column is", "beside it and has as", "many of them, and it", "ends here as well."]
    return [*column(LEFT, page=page), *column(right, left=280, right=480, page=page)]


def test_a_single_line_in_the_last_column_is_no_cell():
    assert read([*column(LEFT), line("There it ends.", 100, 280)]) == [" ".join(LEFT), "There it ends."]


def test_columns_of_other_pages_tell_how_to_read_one_line_in_each():
    last = [line("in which 45 persons", 100, right=250, page=2), line("and others came.", 100, 280, page=2)]

    assert read_pages(two_columns(), last)[-1] == "in which 45 persons and others came."


def test_figures_beside_text_are_cells():
    texts = read([*column(LEFT), line("45", 100, 280)])

    assert texts[0] == "The first column has | 45"


def test_a_table_across_a_page_of_columns_is_read_row_by_row():
    rows = [("Kazakhstan", "45"), ("Tajikistan", "12"), ("Uzbekistan", "30")]
    cells = [
        line(text, 300 + LEADING * place, left)
        for place, row in enumerate(rows)
        for text, left in zip(row, (50, 280), strict=True)
    ]

    assert read([*two_columns(), *cells])[-3:] == ["Kazakhstan | 45", "Tajikistan | 12", "Uzbekistan | 30"]


def test_running_text_with_long_words_is_no_table():
    left = ["A sentence of", "internationally", "known specialists", "ends."]
    right = ["The next one of", "intergovernmental", "representatives", "ends too."]
    lines = [
        line(text, 160 + LEADING * place, start)
        for words, start in ((left, 50), (right, 280))
        for place, text in enumerate(words)
    ]

    assert not [text for text in read([*two_columns(), *lines]) if "|" in text]


def test_labels_beside_texts_stay_with_them():
    labels = [
        line(text, 100 + place * 4 * LEADING) for place, text in enumerate(("Kazakhstan, courses", "Oman"))
    ]
    values = [
        each
        for place in range(2)
        for each in column(
            ["The officers who came", "were forty-five and all", "of them passed it."],
            280,
            480,
            100 + place * 4 * LEADING,
        )
    ]

    assert [text for text in read([*labels, *values]) if "|" in text] == [
        "Kazakhstan, courses | The officers who came",
        "Oman | The officers who came",
    ]


@st.composite
def texts_in_columns(draw):
    """Paragraphs of numbered words that fill columns one after the other, on one page or more."""
    count = draw(st.integers(2, 3))
    lines_of_column = draw(st.integers(8, 20))
    width = draw(st.sampled_from([120.0, 160.0, 200.0]))
    gutter = draw(st.sampled_from([10.0, 18.0, 30.0]))
    sizes = draw(st.lists(st.integers(20, 120), min_size=3, max_size=6))
    lengths = draw(st.lists(st.integers(0, 7), min_size=10, max_size=10))
    number, texts, lines = 0, [], []
    for size in sizes:
        words = [f"w{number + each}{'a' * lengths[each % 10]}" for each in range(size)]
        number += size
        texts.append(words)
        text = ""
        for word in words:
            if len(f"{text} {word}") * 5.0 > width:
                lines.append(text)
                text = ""
            text = f"{text} {word}".strip()
        lines += [f"{text}.", ""]
    # A line alone at the top of a column could as well belong to the row beside it.
    assume((len(lines) - 2) % lines_of_column > 1)
    pages: dict[int, list[object]] = {}
    for place, text in enumerate(lines):
        at_column, row = divmod(place, lines_of_column)
        page, at_column = divmod(at_column, count)
        if text:
            piece = line(text, 100 + LEADING * row, 50 + at_column * (width + gutter), page=page)
            pages.setdefault(page, []).append(piece)
    return [word for words in texts for word in words], list(pages.values())


@given(texts_in_columns())
def test_words_in_columns_are_read_in_order(laid_out):
    words, pages = laid_out

    read_words = " ".join(read_pages(*pages)).replace(".", "").split()

    assert read_words == words


PLACES = st.tuples(st.integers(0, 60), st.integers(0, 50), st.integers(1, 40))


@given(st.lists(PLACES, max_size=40))
def test_every_word_on_a_page_is_read_once(places):
    pieces = [
        line(f"w{number}", top * 12.0, left * 10.0, (left + width) * 10.0)
        for number, (top, left, width) in enumerate(places)
    ]

    words = [word for text in read(pieces) for word in text.split() if word != "|"]

    assert sorted(words) == sorted(piece.text for piece in pieces)
