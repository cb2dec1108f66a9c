"""Cities and regions of a text that the records do not have.

A city is known by its name, where the name is one of a list; any other has to stand where a city stands, with
its country beside it. Where it lies on the map is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.documents.city_names import CAPITALS, CITIES, REGIONS
from etl.documents.mention import Mention
from etl.documents.name_words import slug

WORD = r"[A-Z][a-z]+(?:[-’'][A-Za-z]+)?"
NAME = rf"(?P<city>{WORD}(?: {WORD})?)"
# "In Osh, Kyrgyzstan"; a line or a row that begins with it.
ENGLISH = re.compile(
    rf"(?:\b(?i:in|at)\s+(?:the\s+(?:city|town)\s+of\s+)?|(?:^|\n)[ \t*_]*(?:[A-Z][a-z]+\s*[|:]\s*)?){NAME}"
    r"\s*(?:,\s*|\()(?:the\s+)?$"
)
# Only here Russian leaves the name in its first case: "в г. Ош (Кыргызстан)".
RUSSIAN = re.compile(r"\b(?:г\.|город)\s*(?P<city>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s*(?:,\s*|\()$")
NO_CITY = re.compile(
    r"\b(?:Region|Province|District|Oblast|Valley|Central|Asia|North|South|East|West|Republic|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday"
    r"|Saturday|Sunday|The|University|Academy|Ministry|Embassy|Hotel|Centre|Center)\b"
)
REACH = 60

LISTED = re.compile(r"(?<![\w-])[A-ZА-ЯЁ][\w'’-]*(?:\.?[ \n](?=[A-Z])[A-Z][\w-]*)?")
# Part of another name: of a person (Mary Smith, Alisher Navoi), a region, a street or a river.
GIVEN_NAME = re.compile(
    r"(?<![.!?:;,\n])[ \t](?!(?:The|In|At|On|From|To|City)\b)[A-Z][a-z]+ $|[А-ЯЁ][а-яё]{2,} $"
)
SURNAME = re.compile(r" [A-ZА-ЯЁ]")
LONGEST_NAME = 40
OF_ANOTHER = re.compile(
    r"\s+(?:[Rr]egion|[Pp]rovince|[Oo]blast|[Dd]istrict|[Vv]alley|[Ss]treet|[Aa]venue|[Rr]iver|Sea)\b"
    r"|[-–](?:20\d\d|Anti|Антитеррор)"
)
# Names that people have, too: a name of two words is theirs.
ALSO_OF_PEOPLE = frozenset({"Mary", "Navoi", "Manas", "Talas", "Kant", "Semey", "Rudaki", "Vahdat", "Oral"})
ENGLISH_REGION = re.compile(r"(?<![\w-])(?P<name>[A-Z][\w-]+)\s+(?:[Rr]egion|[Oo]blast|[Pp]rovince)(?!s)\b")
RUSSIAN_REGION = re.compile(r"(?<![\w-])(?P<name>[А-ЯЁ][\w-]+ск)(?:ая|ой|ую)\s+област[ьи]\b")
CAPITAL_OF = re.compile(r"\b(?:capital (?:city )?of (?:the )?|столиц[аеыу]\s+)$", re.IGNORECASE)


def find_new_cities(text: str, mentions: Sequence[Mention]) -> list[tuple[Mention, str]]:
    """Each new city as a mention, with the country_code of its country, in the order of the text.

    Args:
        text: what is searched.
        mentions: the names in it that the records have; a new city is no part of one.
    """
    found: list[tuple[Mention, str]] = []
    for city, country in (*_listed(text), *_capitals(text, mentions), *_beside_countries(text, mentions)):
        taken = [*mentions, *(other for other, _ in found)]
        if all(city.end <= other.start or city.start >= other.end for other in taken):
            found.append((city, country))
    return sorted(found, key=lambda pair: pair[0].start)


def find_regions(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The regions of Central Asia that a text names, each as a mention of the country in which it lies.

    Args:
        text: what is searched.
        mentions: the names in it that are known; a region is no part of one.
    """
    for pattern in (ENGLISH_REGION, RUSSIAN_REGION):
        for found in pattern.finditer(text):
            country = REGIONS.get(found["name"].casefold())
            free = all(found.end() <= other.start or found.start() >= other.end for other in mentions)
            if country and free:
                yield Mention("region", country, found.start(), found.end(), found.group())


def _listed(text: str) -> Iterator[tuple[Mention, str]]:
    """Cities whose name is one of the list."""
    for found in LISTED.finditer(text):
        # The point may be that of an abbreviation (St. Petersburg) or the end of the sentence.
        first = found.group().split()[0].rstrip(".")
        names = (" ".join(found.group().split()), first) if first != found.group() else (first,)
        name = next((name for name in names if name.casefold() in CITIES), "")
        if not name:
            continue
        city, country = CITIES[name.casefold()]
        end = found.end() if name == names[0] else found.start() + len(first)
        if not _is_of_another(text, city, found.start(), end):
            yield Mention("city", city, found.start(), end, text[found.start() : end]), country


def _is_of_another(text: str, city: str, start: int, end: int) -> bool:
    """Whether the name is a part of another one."""
    if OF_ANOTHER.match(text, end):
        return True
    if city not in ALSO_OF_PEOPLE:
        return False
    return bool(SURNAME.match(text, end) or GIVEN_NAME.search(text[max(0, start - LONGEST_NAME) : start]))


def _capitals(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Capitals by their country, as in "the capital of Tajikistan"."""
    for country in mentions:
        if country.kind != "country" or country.record_id not in CAPITALS:
            continue
        found = CAPITAL_OF.search(text[max(0, country.start - REACH) : country.start])
        if found:
            start = country.start - len(found.group())
            yield (
                Mention("city", CAPITALS[country.record_id], start, country.start - 1, found.group().strip()),
                country.record_id,
            )


def _beside_countries(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Cities of any name that stand before their country."""
    for country in mentions:
        if country.kind != "country":
            continue
        first = max(0, country.start - REACH)
        for pattern in (ENGLISH, RUSSIAN):
            found = pattern.search(text[first : country.start])
            if found and not NO_CITY.search(found["city"]):
                start, end = first + found.start("city"), first + found.end("city")
                yield Mention("city", _name(found["city"]), start, end, found["city"]), country.record_id


def _name(wording: str) -> str:
    """As the records call cities: in Latin letters."""
    return wording if wording.isascii() else "-".join(part.capitalize() for part in slug(wording).split("-"))
