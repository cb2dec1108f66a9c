"""What the words around a number say of it."""

import pytest

from etl.documents.context import basis, came, context, gave, is_listed, scope, was_harmed
from etl.documents.quantities import quantities


def around(text):
    """The context of the first phrase of a text that is one sentence."""
    found = quantities(text)
    return context(text, (0, len(text)), None, None, found[0], found[1] if len(found) > 1 else None)


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        ("The forum gathered 60 judges.", 1),
        ("60 judges from Osh attended.", 1),
        ("The forum gathered to discuss the case of 60 judges.", 0.5),
        ("60 judges were said to fear those who attended.", 0.5),
        ("The plot involved 60 judges.", 0.5),
        ("The court has 60 judges.", 0),
        ("The forum closed; 60 judges were paid.", 0),
    ],
)
def test_it_is_surest_that_people_came_where_the_verb_is_theirs(text, surely):
    assert came(around(text)) == surely


def test_a_verb_in_another_clause_says_nothing_of_the_number():
    assert basis(around("60 judges attended the forum, which will be repeated.")) == "reported"
    assert basis(around("The forum, which was repeated, will gather 60 judges.")) == "planned"


@pytest.mark.parametrize(
    ("text", "is_in_list"),
    [
        ("It was attended by ministers, 20 ambassadors and others.", True),
        ("It brought together ministers and 20 ambassadors.", True),
        ("The ministers and 20 ambassadors met.", True),
        ("It brought together, in Osh, 20 ambassadors.", False),
        ("In Osh, 20 ambassadors met.", False),
        ("Over the course of two days, 20 ambassadors met.", False),
    ],
)
def test_one_of_several_groups_is_told_from_all_who_came(text, is_in_list):
    found = quantities(text)
    last = context(text, (0, len(text)), None, None, found[-1], None)

    assert is_listed(last) == is_in_list


def test_those_who_gave_the_event_and_those_who_were_harmed_are_known():
    assert gave(around("The course was led by two judges."))
    assert gave(around("Two judges from Osh delivered the course."))
    assert was_harmed(around("The attack killed 20 people."))
    assert was_harmed(around("20 people joined terrorist groups."))
    assert not was_harmed(around("20 people attended a course on those killed."))


def test_online_tells_of_the_event_and_not_of_its_subject():
    assert scope(around("20 people joined the forum online.")) == "online"
    assert scope(around("20 people joined a forum on fraud online.")) == "unspecified"
