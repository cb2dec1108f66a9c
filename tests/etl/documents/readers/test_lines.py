from tests.etl.documents.readers.placed import line, read


def test_pieces_with_a_gap_between_them_are_never_one_sentence():
    pieces = [line("in which took part 45", 100, 50, 155), line("representative of it", 100, 170)]

    assert read(pieces) == ["in which took part 45 | representative of it"]


def test_a_bullet_is_no_cell():
    assert read([line("•", 100, 50), line("the first item", 100, 75)]) == ["• the first item"]
