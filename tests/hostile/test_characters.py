"""Every character of Unicode in a record: refused by name if it is not seen, else held as it is."""

import csv
import sys
import unicodedata

import duckdb
import pytest

from etl.characters import FORBIDDEN, FORBIDDEN_TEXT, writable
from etl.contract import read_contract
from etl.extract import FIRST_PRINTABLE, extract
from tests.hostile.strings import may_not_stand

CONTRACT = read_contract()
EVERY = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
REFUSED = [character for character in EVERY if may_not_stand(character)]
# What has no name yet may get any meaning; of commas, quotes and line breaks other tests tell.
HELD = [
    character
    for character in EVERY
    if not may_not_stand(character) and unicodedata.category(character) != "Cn" and character not in '",\n'
]
# These are told as damage of the file.
OF_FILES = ("\r", "\ufffd")
# "He wants", "books", "bodies" and "periods", the last with a mark on the letter before.
WITH_NON_JOINER = (
    "می\u200cخواهد",
    "کتاب\u200cها",
    "ارگان\u200cهای",
    "مدّ\u200cها",
)
ELSEWHERE = (
    "counter\u200cterrorism",
    "counter\u200dterrorism",
    "Таш\u200cкент",
    "\u200cمی",
    "می\u200c",
    "می\u200c\u200cخواهد",
    "می\u200c خواهد",
    "می\u200ca",
    "۱\u200c۲",
    "می\u200dخواهد",
)


def read(names, folder):
    """Return the names as they are read from a file of people, and what is wrong with it."""
    with (folder / "people.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("person_id", "name"))
        rows.writerows(enumerate(names))
    with duckdb.connect() as connection:
        _, problems = extract(connection, CONTRACT, folder)
        held = connection.execute("SELECT name FROM people ORDER BY person_id::INTEGER").fetchall()
    path = str(folder / "people.csv")
    return [name for (name,) in held], [str(one).removeprefix(path) for one in problems if one.path == path]


def found_as_bytes(text):
    """Return what is found in the bytes of a text."""
    return {one.group().decode() for _, pattern in FORBIDDEN for one in pattern.finditer(text.encode())}


def test_every_character_that_is_not_seen_is_refused_by_its_name_with_its_place(tmp_path):
    named = [character for character in REFUSED if character not in OF_FILES and character not in "\t\0"]

    _, problems = read([f"Ana{character}Li" for character in named], tmp_path)

    expected = []
    for line, character in enumerate(named, start=2):
        point = f"U+{ord(character):04X}"
        nameless = "control character" if character < "\xa0" else "no name yet"
        name = unicodedata.name(character, nameless).lower()
        remedy = "Write Ana Li." if character.isspace() else "Write AnaLi."
        expected.append(f', line {line}, name: "Ana<{point}>Li" holds {point} ({name}). {remedy}')
    assert problems == expected


def test_every_other_character_is_held(tmp_path):
    names = [f"a{''.join(HELD[start : start + 500])}b" for start in range(0, len(HELD), 500)]

    held, problems = read(names, tmp_path)

    assert problems == []
    assert held == names


@pytest.mark.parametrize("around", ["{}", "a{}b", "ж{}ж", "ب{}ب", "ب{}a", "1{}ب"])
def test_the_bytes_of_a_file_tell_the_same_as_its_text(around):
    text = "\n".join(around.format(character) for character in EVERY if ord(character) >= FIRST_PRINTABLE)

    assert found_as_bytes(text) == set(FORBIDDEN_TEXT.findall(text))


@pytest.mark.parametrize("broken", [[], ["Ana\u00adLi"]], ids=["at once", "line by line"])
def test_a_non_joiner_is_held_where_persian_is_written_with_it(tmp_path, broken):
    held, problems = read([*WITH_NON_JOINER, *broken], tmp_path)

    assert held == list(WITH_NON_JOINER)
    assert len(problems) == len(broken)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_joiners_are_refused_elsewhere(tmp_path, name):
    _, (problem,) = read([name], tmp_path)

    assert problem.startswith(", line 2, name: ")
    assert problem.endswith(f". Write {writable(name)}.")


def test_a_writable_text_is_held(tmp_path):
    names = [f"\u200e Ana{character}Li {character}" for character in REFUSED if character != "\ufffd"]

    held, problems = read(map(writable, names), tmp_path)

    assert problems == []
    assert set(held) == {"AnaLi", "Ana Li"}
