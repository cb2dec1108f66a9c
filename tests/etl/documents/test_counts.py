"""States, organizations, speakers and others, as a text counts them."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.documents.attendance import read_attendance
from etl.documents.counts import read_counts

RECORDS = Path(__file__).parents[3] / "data" / "records"

SURE = [
    ("Delegations from 52 states and 29 organizations attended.", [("states", 52), ("organizations", 29)]),
    ("Representatives of more than 50 countries took part.", [("states", 50)]),
    ("300 officials from 46 countries attended.", [("states", 46)]),
    ("Participants from 41 countries, 30 organizations and 12 NGOs met.",
     [("states", 41), ("organizations", 30), ("civil society organizations", 12)]),
    ("63 delegations from 41 countries took part.", [("delegations", 63), ("states", 41)]),
    ("Officials of 38 civil society organizations attended.", [("civil society organizations", 38)]),
    ("The forum featured 15 speakers.", [("speakers", 15)]),
    ("The forum heard over a dozen speakers.", [("speakers", 12)]),
    ("32 participants, including 11 women and nine men, attended.", [("women", 11), ("men", 9)]),
    ("32 participants, of whom 12 were women, attended.", [("women", 12)]),
    ("40 judges attended, nine of them women.", [("women", 9)]),
    ("Seven of the participants were men.", [("men", 7)]),
    ("11 из них – женщины.", [("women", 11)]),
    ("Обучились 30 офицеров, 12 из которых составили женщины.", [("women", 12)]),
    ("40 judges attended, half of them women.", [("women", None)]),
    ("More than a third of the trainees were women.", [("women", None)]),
    ("Sixty per cent of those present were women.", [("women", None)]),
    ("Большинство из них - девушки.", [("women", None)]),
    ("Женщины составили половину участников.", [("women", None)]),
    ("About 100 people, among them 20 experts, took part.", [("experts", 20)]),
    ("Two experts from Osh delivered the course.", [("experts", 2)]),
    ("Two experts from the Institute of Borders and Customs (IBC) gave lectures.", [("experts", 2)]),
    ("The course was led by three experts.", [("experts", 3)]),
    ("Nine experts from Interpol also took part.", [("experts", 9)]),
    ("Also present were six experts.", [("experts", 6)]),
    ("They were joined by six experts.", [("experts", 6)]),
    ("Alongside the trainees, eight experts joined the course.", [("experts", 8)]),
    ("Также в семинаре участвовали шесть экспертов.", [("experts", 6)]),
    ("С лекциями выступили трое экспертов.", [("experts", 3)]),
    ("The vote was attended by 30 observers.", [("observers", 30)]),
    ("Участники из 46 стран и 29 организаций собрались.", [("states", 46), ("organizations", 29)]),
    ("Собрались представители 50 государств.", [("states", 50)]),
    ("Присутствовали 25 сотрудников, в том числе 12 женщин.", [("women", 12)]),
    ("Присутствовали 25 сотрудников, из них 5 женщин.", [("women", 5)]),
    ("Приняли участие 63 делегации.", [("delegations", 63)]),
    ("Выступили 15 докладчиков.", [("speakers", 15)]),
    ("Семинар провели два эксперта.", [("experts", 2)]),
    ("Приехали представители 38 неправительственных организаций.", [("civil society organizations", 38)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SURE)
def test_those_who_took_part_other_than_in_persons_are_counted(text, expected):
    readings = read_counts(text)

    assert [(read.counted, read.figure) for read in readings] == expected
    assert all(read.confidence >= 0.5 for read in readings)


@pytest.mark.parametrize(
    "text",
    [
        "40 % women attended.",
        "40 per cent of the women attended.",
        "The five Central Asian states adopted a plan.",
        "The Centre works in 50 countries.",
        "The project supported 12 organizations.",
        "60 experts attended.",
        "The workshop also gathered 40 experts.",
        "Также состоялся семинар с участием 50 экспертов.",
        "250 participants attended.",
        "Four sessions were held in 2022.",
        "The State repatriated 47 women.",
        "One state attended.",
        "Пять задач обсудили участники.",
        "Проект работает в 12 странах.",
    ],
)
def test_other_numbers_are_no_counts(text):
    assert read_counts(text) == []


@pytest.mark.parametrize(
    "text", ["46 countries", "The five states were represented at the forum, attended by the five countries."]
)
def test_a_number_of_states_alone_is_doubtful(text):
    assert all(read.confidence < 0.5 for read in read_counts(text))


def test_the_qualifier_sets_the_bounds():
    (read,) = read_counts("Representatives of more than 50 countries took part.")

    assert (read.low, read.best, read.high, read.qualifier) == (50, None, None, "over")


def test_planned_counts_are_told_from_reported_ones():
    (read,) = read_counts("Delegations from 52 states are expected to attend.")

    assert read.basis == "planned"


@pytest.mark.parametrize(("text", "expected"), SURE)
def test_no_number_is_both_a_count_and_attendance(text, expected):
    counted = {(read.start, read.end) for read in read_counts(text)}

    assert counted.isdisjoint((read.start, read.end) for read in read_attendance(text))


# Wordings of the records that say alone neither what is counted nor that it is a part, and why.
UNREADABLE = {
    "More than 30 representatives": "that they were observers stands outside the wording",
    "Two experts": "that they gave the course stands outside the wording",
    "Two experts from Turkey": "that they gave the course stands outside the wording",
    "more than 10 international": "the noun stands outside the six words that are kept",
}


def wordings():
    with (RECORDS / "participation_counts.csv").open(encoding="utf-8", newline="") as file:
        return [
            tuple(row[name] for name in ("wording", "figure", "qualifier", "counted"))
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("wording", "figure", "qualifier", "counted"), wordings())
def test_the_wordings_of_the_records_are_read_as_people_coded_them(wording, figure, qualifier, counted):
    read = [(str(each.figure or ""), each.qualifier, each.counted) for each in read_counts(wording)]

    assert read == ([] if wording in UNREADABLE else [(figure, qualifier, counted)])


PIECES = st.sampled_from(
    [
        "over",
        "52",
        "states",
        "and",
        "29",
        "organizations",
        "women",
        "speakers",
        "experts",
        ",",
        "of",
        "whom",
        "were",
        "including",
        "from",
        "attended",
        "двести",
        "стран",
        "делегаций",
        "женщин",
        "из",
        "1",
        "200",
        "40-50",
        "dozens",
        "of",
        ".",
        "\n",
        "%",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_readings_lie_in_it_apart_with_bounds_in_order(text):
    readings = read_counts(text)

    for read in readings:
        bounds = [bound for bound in (read.low, read.best, read.high) if bound is not None]
        assert bounds == sorted(bounds)
        assert text[read.start : read.end] == read.wording
    assert all(b.end <= a.start for b, a in pairwise(readings))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Женщин среди них – двадцать одна.", 21),
        ("The number of women was 12.", 12),
        ("Мужчин из них - 30.", 30),
    ],
)
def test_women_may_be_named_before_their_number(text, figure):
    (reading,) = read_counts(text)

    assert (reading.figure, reading.counted) == (figure, "men" if "Мужчин" in text else "women")


@pytest.mark.parametrize(
    "text", ["The union has 28 member states.", "Our 27 member states have agreed on it."]
)
def test_the_members_of_a_body_did_not_take_part(text):
    assert read_counts(text) == []


def test_universities_that_sent_people_are_organizations():
    (reading,) = read_counts("Students from eleven universities took part.")

    assert (reading.figure, reading.counted) == (11, "organizations")
