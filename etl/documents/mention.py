"""A name in a text, and the record it names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """A stretch of text that names a record.

    `kind` is organization, person, city, country or region; `record_id` the organization_id, the person_id,
    the city or the country_code, which for a region is that of its country. `start` and `end` are offsets in
    the text that was searched, in characters. `name` is the usual name of what no record has yet, as far as
    the wording tells it; empty for all else.
    """

    kind: str
    record_id: str
    start: int
    end: int
    wording: str
    name: str = ""
