from etl.documents.readers.content import Content, fold, number


def test_white_space_of_any_kind_is_one_space():
    assert fold(" over\xa0250\n persons,\u20091\u202f200\tin all\n") == "over 250 persons, 1 200 in all"


def test_what_cannot_be_seen_is_left_out():
    assert fold("\ufeffcon\xadfer\u200bence\x00\x07") == "conference"


def test_letters_with_marks_are_composed():
    assert fold("Miche\u0300le") == "Michèle"


def test_halves_of_a_letter_are_one_letter_and_a_lone_half_is_left_out():
    assert fold("\ud83d\ude00 and \ud83d.") == "😀 and ."


def test_offsets_point_at_the_paragraphs_in_the_text():
    text, paragraphs = number(Content((" First\n one ", "Second")))

    assert text == "First one\n\nSecond"
    assert [text[each.start : each.end] for each in paragraphs] == ["First one", "Second"]
    assert [each.number for each in paragraphs] == [1, 2]


def test_a_paragraph_without_anything_to_see_has_no_number():
    _, paragraphs = number(Content(("First", " \u200b ", "Second"), pages=(1, 1, 2)))

    assert [(each.number, each.page) for each in paragraphs] == [(1, 1), (2, 2)]
