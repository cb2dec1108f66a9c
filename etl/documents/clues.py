"""The clues in a text that tell what part a body or a person had in an event, and how they took part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.documents.clue import AS_DID, AS_WELL_AS, EVENT, EVENT_RU, TOGETHER, Clue
from etl.documents.clues_english import ENGLISH
from etl.documents.clues_russian import russian_clues
from etl.documents.name_words import CYRILLIC


@dataclass(frozen=True)
class FoundClue:
    """A clue at its place in a text."""

    clue: Clue
    start: int
    end: int


MODES = (
    (
        "video message",
        r"(?:pre-?)?recorded|video[- ]?(?:message|address|statement)|видео-?(?:обращени|послани)\w*|в записи",
    ),
    (
        "virtual",
        # "Online" and "virtually" of those who came, not "online radicalization" or "virtually all".
        r"(?:virtually|online|remotely|дистанционно|виртуально|онлайн|удал[её]нно)(?=\s*(?:$|[,.;)]|from\b|at\b|in\b|by\b|and\b|и\b))"
        r"|(?:via|by|through|over)\s+(?:a\s+)?(?:secure\s+)?"
        r"(?:video[- ]?(?:conference|conferencing|link)|zoom|webex|teams)"
        r"|по\s+видео\w*|(?:в|по)\s+(?:режиме|формате|каналу)\s+(?:видео-?\w*|онлайн)|через\s+(?:zoom|зум)|посредством\s+видео\w*"
        r"|по\s+(?:zoom|зум)|в\s+(?:онлайн|дистанционном|удал[её]нном|виртуальном)[- ]?(?:формате|режиме)",
    ),
    ("in person", r"in[- ]person|physically|(?<!за)очно|лично|в\s+очном\s+(?:формате|режиме)"),
)
MODE_PATTERNS = tuple(
    (mode, re.compile(rf"(?<!\w)(?<!about )(?<!countering )(?:{pattern})(?!\w)", re.IGNORECASE))
    for mode, pattern in MODES
)
AT_OPENING = re.compile(
    rf"\bopening\s+the\s+(?:[\w-]+\s+){{0,3}}?{EVENT}\b|"
    r"\bat\s+the\s+opening\b|\bopening\s+(?:session|ceremony)|\bon\s+opening\s+the\b"
    r"|\b(?:in|during)\s+(?:his|her|their|an)\s+(?:opening|welcom(?:e|ing)|introductory)\s+(?:remarks|speech|address|statement|words)\b"
    r"|\bwelcoming\s+(?:the\s+)?(?:participants|delegates|guests|attendees)\b"
    r"|на\s+(?:торжественн\w+\s+)?(?:церемонии\s+)?открыти[ияе]|открывая|при\s+открытии"
    r"|в\s+(?:сво[её][мй]\s+)?(?:приветственно|вступительно)[мй]\s+(?:слове|речи|обращении|выступлении)"
    r"|приветствуя\s+(?:участников|гостей|делегатов|собравшихся)",
    re.IGNORECASE,
)
AT_CLOSING = re.compile(
    rf"\b(?:closing|concluding|summing\s+up|wrapping\s+up)\s+the\s+(?:[\w-]+\s+){{0,3}}?{EVENT}\b|"
    r"\bat\s+the\s+clos(?:ing|e)\b|\bclosing\s+(?:session|ceremony)|\bin\s+(?:his|her|their)\s+(?:closing|concluding)\b"
    r"|на\s+(?:церемонии\s+)?закрыти[ияе]|закрывая|завершая\s+(?:работу\b|"
    rf"{EVENT_RU})"
    r"|подводя\s+итоги|в\s+(?:сво[её][мй]\s+)?заключительно[мй]\s+(?:слове|речи)",
    re.IGNORECASE,
)
AT_EVENT = re.compile(
    rf"\b(?:at|during|throughout|within\s+the\s+framework\s+of)\s+(?:the|this)\s+(?:[\w-]+\s+){{0,3}}?(?!visit){EVENT}\b"
    rf"|\b(?:на|в\s+ходе|в\s+рамках|во\s+время)\s+(?:\w+\s+){{0,2}}?{EVENT_RU}",
    re.IGNORECASE,
)
# Behind what somebody said, where it was: "noted in his opening remarks".
IN_SPEECH = re.compile(r"[\s,]*\b(?:in|during)\s+(?:his|her|their)\s+[\w\s]{1,30}", re.IGNORECASE)
# Behind a list, how all of it took part: "..., who joined via Zoom".
HOW_THEY_CAME = re.compile(
    r"[\s,)]*(?:(?:all\s+of\s+)?(?:who|whom|which|котор\w+)\s+|(?=(?:подключивш|участвовавш|присоединивш|joining|participating|connected)))"
    r"(?:\w+\s+){0,2}?(?:joined|joining|connected|participated|participating|attended|took\s+part|followed|came"
    r"|подключи\w+|участвова\w+|присоединили\w+|присоединивш\w+|приняли\s+участие)\b[^.;]{0,60}",
    re.IGNORECASE,
)
# What a clause tells of: an event, or a project that is more than it.
EVENT_OR_PROJECT = re.compile(
    rf"\b(?:{EVENT}s?|{EVENT_RU}|обучени\w*|занят\w+|(?P<project>(?:project|programme|program|phase|initiative)s?"
    r"|(?:проект|программ|фаз|этап|инициатив)\w*))\b",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"\bthank(?:s|ed|ing|\s+to)?\b|\bgrateful\s+to\b|\bgratitude\s+to\b|\bappreciation\s+to\b"
    r"|\bthanks\s+(?:also\s+)?go(?:es)?\s+(?:also\s+)?to\b|\bблагодар\w+|\bпризнател\w+|\bспасибо\b",
    re.I,
)


def find_clues(text: str, start: int, end: int) -> list[FoundClue]:
    """The clues in the part of the text, in order; where two overlap, the longer is meant."""
    # Of the same length, the one that the table has first.
    found = sorted(_all_clues(text, start, end), key=lambda one: one.start - one.end)
    kept: list[FoundClue] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    kept.sort(key=lambda one: one.start)
    return list(_with_roles_before(kept))


def _with_roles_before(found: list[FoundClue]) -> Iterator[FoundClue]:
    """The clues, where those that only join somebody to a clause before have its role; else they are none."""
    organized = next((one for one in found if _tells_who_organized(one.clue)), None)
    did: FoundClue | None = None
    for one in found:
        came = did if did and did.clue.role in ("participant", "observer") else None
        before = {TOGETHER: organized, AS_DID: did, AS_WELL_AS: came}.get(one.clue.rule, one)
        if before and before.start <= one.start:
            yield replace(one, clue=replace(one.clue, role=before.clue.role))
        if one.clue.rule not in (AS_DID, AS_WELL_AS):
            did = one if one.clue.side == "before" and not one.clue.is_soft else None


def _tells_who_organized(clue: Clue) -> bool:
    """Whether those named behind a "together with" have the same part: not those who only supported it."""
    is_thanked = clue.side == "thanked" and clue.role == "co-organizer"
    return clue.rule != TOGETHER and (clue.role == "organizer" or is_thanked)


def _all_clues(text: str, start: int, end: int) -> Iterator[FoundClue]:
    clues = (*ENGLISH, *russian_clues()) if CYRILLIC.search(text, start, end) else ENGLISH
    for clue in clues:
        # The word for the event may belong to another clue, too: "organized a workshop for experts of".
        first = "told" if "told" in clue.pattern.groupindex else 0
        for match in clue.pattern.finditer(text, start, end):
            if clue.side == "thanked" and not THANKS.search(text, start, match.start()):
                continue
            told = first if match[first] is not None else 0
            yield FoundClue(clue, match.start(told), match.end())


def mode_of(text: str) -> str:
    """How those whom the text speaks of took part; unspecified where it does not say."""
    return next((mode for mode, pattern in MODE_PATTERNS if pattern.search(text)), "unspecified")
