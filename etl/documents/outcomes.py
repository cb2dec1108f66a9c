"""What events produced: declarations, plans, strategies and the like, as a text says they were adopted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.documents.dates import DateReading
from etl.documents.findings import Findings

# Kind of outcome by the head of its title. The title runs from the adjectives before the head to the words
# that belong to it.
BEFORE = (
    r"(?:(?:(?:Joint|joint|updated|revised|new|first|final|national|regional|common|draft|press|outcome"
    r"|(?!The |In |On |At |And |This )[A-Z][\w’'-]+)[ ]+){0,5})"
)
RUSSIAN_BEFORE = (
    r"(?:(?:обновл[её]нн\w+|совместн\w+|пересмотренн\w+|нов\w+|итогов\w+|национальн\w+|региональн\w+"
    r"|[А-ЯЁ][\w-]+)\s+){0,4}"
)
AFTER = (
    r"(?: (?:of Action|on [a-z][\w -]{3,60}?(?= (?:was|were|is|are|and|at|in|by|for|which|that)\b|[,.;)])))?"
)
KINDS = {
    "declaration": (rf"{BEFORE}[Dd]eclaration{AFTER}", rf"{RUSSIAN_BEFORE}[Дд]екларац\w+"),
    "plan of action": (
        rf"{BEFORE}(?:Plan of Action|plan of action|Action Plan|action plan|Joint Plan)s?"
        rf"|{BEFORE}JPoA",
        rf"{RUSSIAN_BEFORE}[Пп]лан\w* (?:совместных )?действий",
    ),
    "strategy": (
        rf"(?:[Nn]ational|[Rr]egional) (?:[\w/-]+ ){{0,3}}[Ss]trateg(?:y|ies){AFTER}",
        r"(?:[Нн]ациональн|[Рр]егиональн)\w+ (?:\w+ )?[Сс]тратеги\w+",
    ),
    "communique": (
        rf"{BEFORE}(?:[Cc]ommuniqu[eé]|(?:[Jj]oint|[Pp]ress|[Ff]inal|[Oo]utcome) [Ss]tatement)",
        rf"{RUSSIAN_BEFORE}(?:[Кк]оммюнике|(?:[Сс]овместн|[Ии]тогов)\w+ заявлени\w+)",
    ),
    "other": (
        rf"{BEFORE}(?:[Rr]oad ?map|[Mm]emorandum of (?:[Uu]nderstanding|[Cc]ooperation)"
        rf"|[Rr]esolution of the)",
        r"[Дд]орожн\w+ карт\w+|[Мм]еморандум\w* о \w+",
    ),
    "report": (rf"{BEFORE}[Rr]ecommendations", r"[Рр]екомендаци[ияй]\w*"),
    "launch": (
        r"(?:[Pp]hase (?:IV|III|II|I|\d)|(?:[Ff]irst|[Ss]econd|[Tt]hird"
        r"|[Ff]ourth) phase)(?: of the (?:joint )?project)?",
        r"(?:[Пп]ерв|[Вв]тор|[Тт]реть|[Чч]етв[её]рт)\w+ (?:фаз|этап)\w*(?: проекта)?",
    ),
}  # fmt: skip
PATTERNS = {kind: re.compile("|".join(forms)) for kind, forms in KINDS.items()}

ADOPTED = re.compile(
    r"\badopt(?:ed|s|ion|ing)?\b|\bapprov(?:e|ed|al|es|ing)\b|\bendors(?:e|ed|ement|ing|es)\b|\bsign(?:ed"
    r"|ing)\b"
    r"|\boutcome documents?\b|\bagreed (?:on|upon)\b|\bissued\b"
    r"|приня[лт]\w*|приняти\w+|одобр\w+|утвержд\w+|утверди\w+|подписа\w+|итогов\w+ документ\w*",
    re.IGNORECASE,
)
LAUNCHED = re.compile(
    r"\blaunch(?:ed|es|ing)?\b|\bstart of\b|запу(?:ск|сти|щен)\w*|\bдал\w* старт\b", re.IGNORECASE
)
PLANNED = re.compile(
    r"\bwill\b|\bto be (?:adopted|endorsed|approved)\b|\bexpected to\b|ожидается|планируется", re.IGNORECASE
)
# A plan that is carried out, or that another thing is done under, was not adopted here.
CARRIED_OUT = re.compile(
    r"(?:implement\w*|framework|results|results of|objectives of|under|within|based on|context of"
    r"|in line with|of its|"
    r"реализаци\w+|рамках|выполнени\w+|соответствии с)(?: of)?(?: the| этого| настоящего)?\s*$",
    re.IGNORECASE,
)
# So far from the verb, in characters, and with no end of sentence between, an outcome is still its object.
REACH = 160


@dataclass(frozen=True)
class OutcomeReading:
    """An outcome in the words of the text; `date_adopted` is empty where the text gives no day of its own.

    `told_at` is the offset of the word that tells that it was adopted.
    """

    outcome_type: str
    title: str
    date_adopted: str
    start: int
    end: int
    told_at: int
    rule: str
    confidence: float


def read_outcomes(findings: Findings) -> list[OutcomeReading]:
    """What the text says was adopted, endorsed, signed or launched, each as its sentence words it."""
    readings: list[OutcomeReading] = []
    for start, end in findings.sentences:
        if findings.is_background(start, end):
            continue
        for kind, pattern in PATTERNS.items():
            for found in pattern.finditer(findings.text, start, end):
                reading = _read(findings, kind, found, start, end)
                if reading and all(reading.end <= one.start or reading.start >= one.end for one in readings):
                    readings.append(reading)
    return sorted(readings, key=lambda reading: reading.start)


def _read(findings: Findings, kind: str, found: re.Match[str], start: int, end: int) -> OutcomeReading | None:
    text = findings.text
    verb = _verb(LAUNCHED if kind == "launch" else ADOPTED, text, found, start, end)
    if verb is None:
        return None
    # "In implementing the Plan since its adoption": the pronoun stands for it.
    pronoun = verb.start() > found.end() and re.search(
        r"\b(?:its|their|его|их)\s+$", text[start : verb.start()]
    )
    if not pronoun and CARRIED_OUT.search(text[start : found.start()]):
        return None
    planned = bool(PLANNED.search(text[start:end]))
    return OutcomeReading(
        outcome_type=kind,
        title=" ".join(found.group().split()),
        date_adopted="" if planned else _date_of(findings, verb, found, start, end),
        start=found.start(),
        end=found.end(),
        told_at=verb.start(),
        rule="launched" if kind == "launch" else "to be adopted" if planned else "adopted",
        confidence=0.6 if planned else 0.75,
    )


def _verb(
    verbs: re.Pattern[str], text: str, found: re.Match[str], start: int, end: int
) -> re.Match[str] | None:
    """The verb whose object the title is: the nearest one in reach."""
    near = [verb for verb in verbs.finditer(text, start, end) if _gap(verb, found) <= REACH]
    return min(near, key=lambda verb: _gap(verb, found), default=None)


def _gap(verb: re.Match[str], found: re.Match[str]) -> int:
    return max(verb.start() - found.end(), found.start() - verb.end(), 0)


def _date_of(findings: Findings, verb: re.Match[str], found: re.Match[str], start: int, end: int) -> str:
    """The one date that stands close to the verb or the title, or nothing."""
    first, last = min(verb.start(), found.start()), max(verb.end(), found.end())
    close: list[DateReading] = [
        reading
        for reading in findings.dates_in(start, end)
        if not reading.date_end and first - 40 <= reading.start <= last + 40
    ]
    return close[0].date_start if len(close) == 1 else ""
