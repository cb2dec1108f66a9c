"""Whatever a text says, what is read from it stands in it and makes sense."""

import csv
import re
from functools import cache
from pathlib import Path
from random import Random

import pytest

from etl.documents.attendance import read_attendance
from etl.documents.counts import read_counts
from etl.documents.dates import read_dates
from etl.documents.figures import FigureReading
from tests.fuzzing import CHARACTERS, fuzz, mutated, processors

RECORDS = Path(__file__).parents[3] / "data" / "records"
# The phrases of each kind, with | between; where two bars meet, there is none.
QUALIFIERS = """
    || about | more than | over | at least | up to | nearly | between | from | no fewer than
    | some | a total of | около | более | свыше | не менее | до | почти | от | порядка | в общей сложности
"""
NUMBERS = """
    0 | 1 | 2 | 7 | 12 | 40 | 150 | 250 | 1,200 | 1 200 | 1\u00a0200 | 1.200 | 3.5 | 2022 | 10-15 | 40–50
    | 50-40 | 30 to 35 | 1,2,3 | 99999999999999999999 | 1/2 | № 5 | (60) | 100+ | 60-member
    | twenty | twenty-five | one hundred and fifty | two thousand | dozens of | hundreds | many | a dozen
    | half a million | двадцать | сто пятьдесят | полторы тысячи | десятки | сотни | 50-ти | 30 - 40
    | 30 и 40 | 5 тыс. | 1,5 млн
"""
NOUNS = """
    || participants | people | experts | officials | delegates | states | delegations | speakers | women
    | NGOs | representatives of 12 organizations | government officials | events | dollars | per cent
    | casualties | участников | человек | экспертов | представителей | государств | делегаций | женщин
    | организаций | докладчиков | долларов | процентов
"""
VERBS = """
    || took part | attended | were invited | joined online | gathered in Tashkent | were trained | died
    | expected | of whom | including | and another
    | приняли участие | собрались | посетили | были приглашены | онлайн
"""
DATES = """
    || on 3 March 2022 | 3-4 March 2022 | March 3, 2022 | 03.04.2022 | 31.02.2022 | 2022-03-04 | 30 February
    | in 2010-2012 | spring 2019 | from 28 February to 2 March 2020 | 29 February 2021 | 0 May 2020 | in May
    | 3–4 марта 2022 года | в марте 2022 г. | весной 2019 года | 31 апреля
    | с 30 ноября по 2 декабря | yesterday
"""
PUBLISHED = (None, "2022", "2022-03", "2022-03-04", "2020-02-29")
KINDS = (QUALIFIERS, NUMBERS, NOUNS, VERBS, DATES)
PARTS = tuple(re.split(r" *\n? *\| *", words.strip()) for words in KINDS)
ENDS = (" ", " ", " ", ", ", ". ", "; ", " (", ") ", ": ", "\n", "\n\n", "")


@cache
def wordings() -> tuple[str, ...]:
    """How the documents of the real records word their figures."""
    with (RECORDS / "attendance_claims.csv").open(encoding="utf-8", newline="") as file:
        return tuple(sorted({row["wording"] for row in csv.DictReader(file) if row["wording"]}))


def text_of(draw: Random) -> str:
    """A few phrases, made up or real, of which some letters were changed."""
    parts = []
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        if draw.random() < 0.3:
            parts += [draw.choice(wordings()), draw.choice(ENDS), draw.choice(PARTS[3]), draw.choice(ENDS)]
        for words in PARTS:
            if draw.random() < 0.6:
                parts += [draw.choice(words), draw.choice(ENDS)]
    text = "".join(parts)
    return text if draw.random() < 0.3 else mutated(draw, text, CHARACTERS)


def check_phrases(draw: Random) -> str:
    text = text_of(draw)
    readings: list[FigureReading] = [*read_attendance(text), *read_counts(text)]
    for reading in readings:
        assert 0 <= reading.start < reading.end <= len(text), (text, reading)
        assert text[reading.start : reading.end] == reading.wording, (text, reading)
        bounds = [bound for bound in (reading.low, reading.best, reading.high) if bound is not None]
        assert bounds == sorted(bounds), (text, reading)
        assert all(bound >= 0 for bound in bounds), (text, reading)
        assert (reading.figure is None) == (reading.qualifier == "vague"), (text, reading)
        assert 0 <= reading.confidence <= 1, (text, reading)
    dates = read_dates(text, draw.choice(PUBLISHED))
    for date in dates:
        assert 0 <= date.start < date.end <= len(text), (text, date)
        # A month may end a year that begins it: what both name is compared.
        both = min(len(date.date_start), len(date.last))
        assert date.date_start[:both] <= date.last[:both], (text, date)
        assert 0 <= date.confidence <= 1, (text, date)
    return f"{'figures' if readings else 'no figure'}, {'dates' if dates else 'no date'}"


def test_what_is_read_from_any_phrase_stands_in_it_and_makes_sense():
    ended = fuzz(check_phrases, 1_500)

    assert ended["figures, dates"] > 50
    assert ended["no figure, no date"] > 50


@pytest.mark.soak
def test_what_is_read_from_very_many_phrases_stands_in_them_and_makes_sense(capsys):
    ended = fuzz(check_phrases, 250_000, processors())

    with capsys.disabled():
        print(f"\n{ended.total():,} phrases: {dict(ended)}")
