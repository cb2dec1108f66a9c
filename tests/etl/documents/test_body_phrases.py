"""Phrases that may name a body."""

from etl.documents.body_phrases import body_phrases, without_state
from etl.documents.mention import Mention
from etl.documents.name_context import owners_of
from etl.documents.name_words import tokens


def phrases(text, mentions=()):
    words = [word for word in tokens(text) if "the" not in word.keys]
    return [
        (text[phrase.words[0].start : phrase.end], phrase)
        for phrase in body_phrases(text, words, mentions, owners_of(words, mentions))
    ]


def test_a_phrase_reaches_from_the_first_capital_to_the_last_word_that_its_head_governs():
    assert [wording for wording, _ in phrases("at the Lake Academy of Arts and Crafts, and")] == [
        "Lake Academy of Arts and Crafts"
    ]
    assert [wording for wording, _ in phrases("в Озёрной академии права и порядка прошёл")] == [
        "Озёрной академии права и порядка"
    ]


def test_a_phrase_knows_its_state_and_the_usual_name_without_it():
    japan = Mention("country", "JPN", 21, 27, "Японии")
    ((_, phrase),) = phrases("Министерство юстиции Японии", [japan])

    assert phrase.state == japan
    assert (phrase.usual, phrase.is_national) == ("Ministry of Justice", True)
    assert [word.text for word in without_state(phrase.words, phrase.state)] == ["Министерство", "юстиции"]


def test_a_name_in_quotation_marks_belongs_to_the_word_before_it():
    ((wording, phrase),) = phrases("фонд «Озеро» открыт")

    assert (wording, phrase.is_quoted) == ("фонд «Озеро»", True)
