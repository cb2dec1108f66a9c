"""What events were about: themes, and pillars of the UN Global Counter-Terrorism Strategy by name.

A theme is read only where a sentence tells what an event discussed, or in the name of an event: a body that
fights the financing of terrorism all year round did not discuss it at every meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.documents.findings import Findings
from etl.documents.theme_words import HINT_PATTERNS, PATTERNS, PEOPLE

# Before those for whom an event was: a seminar for imams need not be about religion, one for youth is on it.
ADDRESSED = re.compile(r"\b(?:for|для)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)

# Before the circumstances of a subject, not the subject: "human rights during investigations".
CIRCUMSTANCE = re.compile(
    r"\b(?:during|when|while|in the course of|при|в ходе|во время|в процессе)\s+"
    r"(?:[\w-]+\s+(?:(?:and|и)\s+)?)?$",
    re.IGNORECASE,
)

# Verbs and nouns that tell what was discussed; the subject stands in the same sentence.
DISCUSSED = re.compile(
    r"\b(?:discuss\w*|focus\w*|looks? at|looked at|address(?:ed|es|ing)|devoted|dedicated|topics?|themes?"
    r"|exchang\w+ (?:of )?(?:views"
    r"|experiences?|information|best|good|practices)|deliberat\w+|agenda included|listened to|covered"
    r"|examined|explored|reviewed|considered|debated|highlighted the"
    r"|(?:underlined|underscored|stressed|emphasi[sz]ed|reaffirmed|reiterated) the"
    r" (?:importance|need|role|necessity)|pointed to|identified|learn\w* (?:about|how)|trained (?:on|in)"
    r"|skills|deal(?:s|t|ing)? with|(?:speak|spoke|talk(?:ed)?) (?:\w+ )?(?:about|of)|agreed that"
    r"|sessions? on|panels? on|presentations? on|taken stock|aim(?:ed|s) (?:at|to)|sought to|timed to)\b"
    # "They took part in the discussion" says who, not what.
    r"|обсу[дж]\w+\b(?! (?:приня|участв|прим))|речь шла|рассм[ао]тр\w+|посвящ\w+"
    r"|обмен\w* (?:мнени|опыт|информаци)\w+|тем(?:ой|ами|ы|ах) "
    # To answer questions is not to discuss them.
    r"|(?<!ответил на )(?<!ответила на )(?<!ответили на )(?<!отвечал на )(?<!отвечали на )вопрос\w+"
    r"|подчеркну\w+ (?:важност|необходимост|роль|значени)\w*"
    r"|внимани\w+ (?:было |будет )?удел\w+|познакомил\w+ с|затронут\w*"
    r"|сосредоточ\w+|направлен\w+ на|в центре внимания|изучил\w*",
    re.IGNORECASE,
)
# What a body does all year round, promises or wishes for, and what a project gave, is not what was discussed.
ELSEWHERE = re.compile(
    r"\bwill (?:continue|contribute|support|also support)\b|\bis (?:a|an|the) (?:\w+ )?(?:organi[sz]ation"
    r"|body|centre)\b"
    r"|\bestablished (?:in|by)\b|\bmandate\b|\bбыл[аио]? создан\w*|\bпродолжит\b",
    re.IGNORECASE,
)

# What somebody is quoted with, not a title: a comma or a dash parts it from who said it.
QUOTED = re.compile(r"[«“\"][^«»“”\"]{20,}(?:[,!?…][»”\"]|[»”\"](?:,|\s+[-–—]))")
# A name that says what the event was about; if it is no theme of the list, the theme is another one.
ABOUT = re.compile(r"\b(?:on|about|dedicated to|devoted to|по|о|об|на тему|посвящ\w+)\b", re.IGNORECASE)
HINT, IN_HEADING, OTHER = 0.55, 0.45, 0.45
# A line of a few words that does not end like a sentence.
HEADING = re.compile(r"[\W_]*\S+(?:[ \t]+\S+){0,9}(?<![.:;!?])")
LONGEST_ADDRESS = 60  # characters
IN_NAME = "name of the event"
WITHOUT_THEME = "name of the event without a theme"
# "A first course on the same subject": the themes of the main event are its own, too.
SAME_SUBJECT = re.compile(
    r"\b(?:on|about|по|на|о|об) (?:the same|эту же|ту же|этой же|той же) (?:subject|topic|theme|тему|теме)\b",
    re.IGNORECASE,
)

PILLAR_WORDS = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4,
}  # fmt: skip
NUMERAL = r"IV|III|II|I|[1-4]"
PILLARS = re.compile(
    rf"\bpillars?\s+(?P<a>{NUMERAL}|one|two|three|four)(?![\w-])(?:\s*(?:,|and"
    rf"|&)\s*(?P<b>{NUMERAL})(?![\w-]))?"
    rf"|\b(?P<c>first|second|third|fourth)(?:\s+and\s+(?P<d>first|second|third|fourth))?\s+pillars?\b"
    rf"|\b(?P<e>перв|втор|трет|четв[её]рт)\w+\s+(?:компонент|опор|основ|столп)\w*"
    rf"|\b(?:компонент|опор|столп)\w*\s+(?P<f>{NUMERAL})(?![\w-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ThemeReading:
    """A theme or a pillar that the text at these offsets speaks of. One of `theme` and `pillar` is empty."""

    theme: str
    pillar: str
    start: int
    end: int
    rule: str
    confidence: float


def read_themes(findings: Findings, names: Sequence[tuple[int, int]] = ()) -> list[ThemeReading]:
    """The themes and pillars that events are said to have been about.

    Args:
        findings: the text, with its sentences.
        names: where names of events stand; what a name says, its event was about.
    """
    readings = [reading for name in names for reading in _in_name(findings, *name)]
    # What a speaker is quoted with is no report of what was discussed.
    quoted = [quote.span() for quote in QUOTED.finditer(findings.text)]
    for start, end in findings.sentences:
        verbs = DISCUSSED.finditer(findings.text, start, end)
        verb = next((v for v in verbs if not any(a < v.start() < b for a, b in quoted)), None)
        if (
            verb
            and not ELSEWHERE.search(findings.text, start, end)
            and not findings.is_background(start, end)
        ):
            told = _in_span(findings, start, end, "what was discussed", 0.6, verb.start())
            readings += _subjects(findings, start, told)
    return sorted(readings, key=lambda reading: (reading.start, reading.end, -reading.confidence))


def read_heading(findings: Findings, offset: int) -> list[ThemeReading]:
    """What the heading above the paragraph at the offset says, for an event that nothing else tells of."""
    place = next((n for n, (_, end) in enumerate(findings.paragraphs) if offset < end), 0)
    above = findings.paragraphs[place - 1] if place else (0, 0)
    if offset < findings.lead[1]:
        above = findings.heading
    elif not HEADING.fullmatch(findings.text, *above):
        return []
    return [reading for reading in _in_span(findings, *above, "heading", IN_HEADING) if reading.theme]


def _in_name(findings: Findings, start: int, end: int) -> list[ThemeReading]:
    """What the name of an event between two offsets says it was about.

    Where no word tells so by itself, one that hints at a theme does, less surely; a name that says what the
    event was about without any of them is about something that has no theme in the list.
    """
    found = _subjects(findings, start, _in_span(findings, start, end, IN_NAME, 0.75))
    if any(reading.theme for reading in found):
        return found
    if hint := _hint(findings, start, end):
        return [*found, hint]
    if not found and ABOUT.search(findings.text, start, end):
        return [ThemeReading("other", "", start, end, WITHOUT_THEME, OTHER)]
    return found


def _subjects(findings: Findings, start: int, told: Iterable[ThemeReading]) -> list[ThemeReading]:
    """The readings without those of the circumstances of another one."""
    found = list(told)
    return [one for one in found if not CIRCUMSTANCE.search(findings.text[start : one.start])] or found


def _hint(findings: Findings, start: int, end: int) -> ThemeReading | None:
    """The first theme at which a name hints, if any."""
    found = [
        (match.start(), match.end(), theme)
        for theme, pattern in HINT_PATTERNS.items()
        for match in pattern.finditer(findings.text, start, end)
        if not _is_of_body(findings, theme, match) and not _is_addressed(findings.text, match)
    ]
    if not found:
        return None
    first, last, theme = min(found)
    return ThemeReading(theme, "", first, last, IN_NAME, HINT)


def _in_span(
    findings: Findings, start: int, end: int, rule: str, confidence: float, verb: int = 0
) -> Iterator[ThemeReading]:
    """The themes and pillars between two offsets; those who came, before the verb, and bodies are none."""
    text = findings.text
    for theme, pattern in PATTERNS.items():
        words = (
            found
            for found in pattern.finditer(text, start, end)
            if not _is_of_body(findings, theme, found)
            and (not PEOPLE.fullmatch(found.group()) or _is_subject(text, theme, found, verb))
        )
        if found := next(words, None):
            yield ThemeReading(theme, "", found.start(), found.end(), rule, confidence)
    for found in PILLARS.finditer(text, start, end):
        for word in filter(None, found.groups()):
            yield ThemeReading(
                "", str(_pillar(word)), found.start(), found.end(), f"pillar in the {rule}", confidence
            )


def _is_subject(text: str, theme: str, people: re.Match[str], verb: int) -> bool:
    """Whether people are what was discussed, not those who did or for whom it was."""
    return people.start() >= verb and (theme == "youth" or not _is_addressed(text, people))


def _is_addressed(text: str, word: re.Match[str]) -> bool:
    """Whether the word names those for whom the event was."""
    return bool(ADDRESSED.search(text[max(0, word.start() - LONGEST_ADDRESS) : word.start()]))


def _is_of_body(findings: Findings, theme: str, word: re.Match[str]) -> bool:
    """Whether the word is part of the name of a body: a committee for religion is no subject.

    The network for early warning is called by what it is for, and is the subject where it is named.
    """
    return theme != "early warning" and any(
        name.start <= word.start() and word.end() <= name.end
        for name in findings.mentions
        if name.kind == "organization"
    )


def _pillar(word: str) -> int:
    if word.upper() in PILLAR_WORDS:
        return PILLAR_WORDS[word.upper()]
    return next(number for stem, number in PILLAR_WORDS.items() if word.lower().startswith(stem))


def same_subjects(findings: Findings) -> list[int]:
    """Where the text says that another event was about the same."""
    return [found.start() for found in SAME_SUBJECT.finditer(findings.text)]
