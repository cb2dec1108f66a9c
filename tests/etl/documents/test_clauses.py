"""Which parties stand before and after the words that tell a role."""

from etl.documents.clauses import Clauses
from etl.documents.names import Gazetteer
from tests.etl.documents.made_up_names import known

GAZETTEER = Gazetteer(known())


def sides(text):
    """The bodies before and after each clue of the sentence."""
    clauses = Clauses(text, 0, len(text), GAZETTEER.find(text))
    return [
        tuple(
            [party.body.record_id for party in side(found) if party.body]
            for side in (clauses.before, clauses.after)
        )
        for found in clauses.clues
    ]


def test_a_clause_ends_where_the_next_one_begins():
    text = "UNODC hosted the seminar, and the OSCE attended."

    assert [before for before, _ in sides(text)] == [["unodc"], ["osce"]]


def test_a_subject_stands_before_an_aside():
    assert sides("UNODC, in cooperation with the OSCE, held a seminar.")[-1][0] == ["unodc"]


def test_who_depends_on_another_word_is_no_party_of_a_list():
    assert sides("It was attended by the friends of the OSCE and UNODC.") == [([], [])]


def test_a_word_for_its_people_stands_for_the_body():
    text = "Officers from UNODC and the OSCE attended."
    clauses = Clauses(text, 0, len(text), GAZETTEER.find(text))

    one, other = clauses.parties
    assert clauses.people_of(one, [], 0) == clauses.people_of(other, [one], 0) == "Officers"
    assert clauses.represented(one, [], 0) == ""


def test_a_second_verb_has_the_person_as_subject_whom_the_first_one_tells_the_role_of():
    assert sides("Ms. Jane Doe of UNODC attended online and welcomed the guests.")[-1][0] == ["unodc"]
    assert sides("UNODC attended the talks and the ambassador welcomed the guests.")[-1][0] == []
