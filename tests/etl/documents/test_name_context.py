"""Words of a text in their context."""

from etl.documents.mention import Mention
from etl.documents.name_context import adjoins, adjoins_name, has_surname, is_within, may_name, owners_of
from etl.documents.name_words import tokens

TEXT = "the OSCE Office, Jane"
WORDS = tokens(TEXT)
OSCE = Mention("organization", "osce", 4, 8, "OSCE")


def test_a_word_belongs_to_the_mention_that_holds_it():
    owners = owners_of(WORDS, [OSCE])

    assert {place: one.record_id for place, one in owners.items()} == {4: "osce"}
    assert [is_within(word, OSCE) for word in WORDS[:3]] == [False, True, False]


def test_words_adjoin_over_a_blank_but_not_over_a_sign_or_a_blank_line():
    assert [adjoins(WORDS, place) for place in (0, 1, 3)] == [True, True, False]
    assert adjoins_name("Jane\nDoe", tokens("Jane\nDoe"), 0)
    assert not adjoins_name("Jane\n\nDoe", tokens("Jane\n\nDoe"), 0)


def test_offices_and_words_that_have_an_owner_are_no_names():
    owners = owners_of(WORDS, [OSCE])

    assert [may_name(word, owners) for word in WORDS] == [False, False, False, False, True]
    assert has_surname(tokens("Karimov")[0])
    assert not has_surname(tokens("Jane")[0])
