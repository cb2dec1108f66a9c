"""What a number counts."""

import pytest

from etl.documents.nouns import attends, head, is_expert, stands_apart
from etl.documents.tokens import tokens


@pytest.mark.parametrize(
    ("text", "kind", "noun"),
    [
        ("participants attended", "person", "participants"),
        ("prison and police officers from Osh", "person", "officers"),
        ("staff members", "person", "members"),
        ("states", "thing", "states"),
        ("Member States officials", "person", "officials"),
        ("human rights defenders", "person", "defenders"),
        ("falconers", "unknown", "falconers"),
        ("экспертов из Оша", "person", "экспертов"),
        ("ведущих экспертов", "person", "экспертов"),
        ("вопросов", "unknown", "вопросов"),
    ],
)
def test_the_head_is_the_noun_that_is_counted(text, kind, noun):
    found = tokens(text)
    read = head(found, 0)
    assert read
    kind_read, index = read

    assert (kind_read, found[index].text) == (kind, noun)


@pytest.mark.parametrize(
    "text", ["of the experts", "March participants", "in person", "(experts)", "experts' views", ""]
)
def test_no_noun_is_counted_across_a_preposition_a_month_a_bracket_or_an_owner(text):
    assert head(tokens(text), 0) is None


def test_words_that_say_by_themselves_who_came_or_who_is_counted_apart():
    (participants, women, experts, officers) = tokens("participants women experts officers")
    (guests, speakers) = tokens("гостей докладчиков")

    assert [attends(word) for word in (participants, guests, officers)] == [True, True, False]
    assert [stands_apart(word) for word in (women, speakers, officers)] == [True, True, False]
    assert [is_expert(word) for word in (experts, officers)] == [True, False]
