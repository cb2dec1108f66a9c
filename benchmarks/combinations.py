"""Combinations of filters as query strings, which drive the dashboard and the plain pages alike."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations, cycle
from urllib.parse import urlencode

from benchmarks.make_records import CITIES

COUNTRIES = sorted({country for _city, country, *_place in CITIES})
ROLES = ("participant", "organizer", "co-organizer", "speaker")
PHASES = ("phase-1", "phase-2", "phase-3", "phase-4")
THEMES = ("border security", "cyber security", "education", "human rights", "media", "prisons", "youth")
ORGANIZATIONS = tuple(f"organization-{number:08}" for number in range(12))
SCOPES = (None, None, "programme", "related")


def broad() -> Iterator[str]:
    """Combinations that keep most events, each another one: all countries but two or three."""
    for left_out in cycle([*combinations(COUNTRIES, 2), *combinations(COUNTRIES, 3)]):
        yield urlencode([("country", country) for country in COUNTRIES if country not in left_out])


def drawn(seed: int) -> Iterator[str]:
    """Combinations as readers ask for them, without end: years, scope and up to two further filters."""
    draw = random.Random(seed)  # noqa: S311
    while True:
        first = draw.randint(2010, 2018)
        asked = [("years", f"{first}-{draw.randint(first + 1, 2024)}")]
        if scope := draw.choice(SCOPES):
            asked.append(("scope", scope))
        for name, options in draw.sample(
            [
                ("country", COUNTRIES),
                ("role", ROLES),
                ("phase", PHASES),
                ("theme", THEMES),
                ("organization", ORGANIZATIONS),
            ],
            draw.randint(0, 2),
        ):
            asked += [(name, value) for value in draw.sample(options, draw.randint(1, 2))]
        yield urlencode(asked)
