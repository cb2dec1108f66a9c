"""Cities that a text names with their country and that the records do not have.

The name alone is not enough: it has to stand where a city stands, with the country beside it. Where the city
lies on the map is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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


def find_new_cities(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Each new city as a mention, with the country_code of its country, in the order of the text.

    Args:
        text: what is searched.
        mentions: the names in it that the records have; a new city is no part of one.
    """
    for country in mentions:
        if country.kind != "country":
            continue
        first = max(0, country.start - REACH)
        for pattern in (ENGLISH, RUSSIAN):
            found = pattern.search(text[first : country.start])
            if found is None or NO_CITY.search(found["city"]):
                continue
            start, end = first + found.start("city"), first + found.end("city")
            if all(end <= other.start or start >= other.end for other in mentions):
                yield Mention("city", _name(found["city"]), start, end, found["city"]), country.record_id


def _name(wording: str) -> str:
    """As the records call cities: in Latin letters."""
    return wording if wording.isascii() else "-".join(part.capitalize() for part in slug(wording).split("-"))
