"""Usual words that look like the name of a country or a city: Данные is not Denmark, "Oral reports" no town.

A capital tells a name from a word, but not at the beginning of a sentence, nor in a line of capitals.
"""

from __future__ import annotations

import re

from etl.documents.mention import Mention
from etl.documents.morphology import place_share

# English words and names of people; "US" is a word in lines of capitals.
ENGLISH = frozenset(
    {"oral", "mary", "kant", "manas", "reunion", "jordan", "georgia", "chad", "nice", "reading"}
)
PRONOUN = re.compile(r"\b(?:ABOUT|CONTACT|FOLLOW|JOIN|WITH|LET|FOR|SUPPORT|TO|OF|WRITE)\s+$")
# Here the first word is the place: "Osh, 5 May", "Mary (Turkmenistan)", "Oral hosted".
GOES_ON_AS_PLACE = re.compile(
    r"\s*[,(/–—:|-]|\s*\d|\s+(?:hosts|hosted|welcomed|will host|приня[лв]|примет|стал)"
)
AT_START = re.compile(r"(?:\A|[.!?…\n:])[\s\"'«“„*_#>(\[•–—-]*\Z")
REACH = 20


def is_common_word(text: str, place: Mention) -> bool:
    """Whether the mention of a country or city, one word long, is rather the usual word of that form."""
    if place.kind not in ("country", "city") or not place.wording.isalpha():
        return False
    before = text[max(0, place.start - REACH) : place.start]
    if place.wording == "US":
        return bool(PRONOUN.search(before))
    if place.wording.isupper():
        return False
    share = place_share(place.wording.lower())
    if place.kind == "country" and share == 0:
        return True
    is_word = share < 0.5 if share is not None else place.wording.lower() in ENGLISH
    starts = bool(AT_START.search(before)) and not GOES_ON_AS_PLACE.match(text, place.end)
    return is_word and starts
