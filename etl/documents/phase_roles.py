"""Who carries a phase of the programme, or the project as a whole: the rows of `phase_involvement`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.documents.findings import Findings
from etl.documents.mention import Mention

PROJECT = re.compile(
    r"\b(?:the|this|a) (?:joint |regional |UN )?project\b|\bproject[’']s\b|\b(?:совместн\w+ )?проект(?:а|у"
    r"|ом|е)?\b",
    re.IGNORECASE,
)
# A sentence that begins so goes on about the phase that was named before in its paragraph.
GOES_ON = re.compile(
    r"\s*(?:It|This (?:phase|project)|The (?:phase|project)|Она"
    r"|(?:Эт(?:а|от|у|ой|им) )?(?:[Фф]аз|[Пп]роект|[Ээ]тап)[а-яё]*)\b"
)

FUNDED_BY = (
    r"(?:co-?)?(?:funded|financed) by|with (?:the )?(?:financial|generous) (?:support"
    r"|contribution)s? (?:of|from|by)"
    r"|with (?:the )?(?:funding|funds|money|grants?) (?:of|from|by)|paid (?:for )?by"
    r"|financial contributions? (?:of|from|by)|финансиру\w+|при финансовой поддержке|за сч[её]т средств"
)
IMPLEMENTED_BY = (
    r"(?:implemented|carried out|executed|run) (?:jointly |together )?by"
    r"|реализу(?:е|ю)\w+|осуществля(?:е|ю)\w+"
)
SUPPORTED_BY = r"with (?:the )?support (?:of|from)|supported by|при (?:содействии|поддержке)"
IMPLEMENTS = (
    r"\b(?:ha(?:ve|s) )?(?:jointly )?(?:implement(?:ed|s)?|(?:carry|carries|carried) out"
    r"|been (?:working with|supporting|assisting))\b(?! by)|реализовал\w*"
)
SUPPORTS = (
    r"(?:express|reiterat|confirm)\w* (?:\w+ )?(?:support|commitment) (?:to|for) the (?:project|phase)"
    r"|поддерж\w+ проект"
)
GIVES_TO = (
    r"(?:\b(?:to support|to assist|to help|working with)|\b(?:support|assistance|services) (?:to|for)"
    r"|\bcapacit(?:y|ies) (?:of|in)|потенциал\w*|помощ\w+)(?: the)? "
)
# Role, where its bodies stand from the words, and the words.
ROLES = tuple(
    (role, side, re.compile(words, re.IGNORECASE))
    for role, side, words in (
        ("funder", "after", FUNDED_BY),
        ("implementer", "after", IMPLEMENTED_BY),
        ("supporter", "after", SUPPORTED_BY),
        ("implementer", "before", IMPLEMENTS),
        ("supporter", "before", SUPPORTS),
        ("beneficiary", "next", GIVES_TO),
    )
)
# What ends a list of bodies, and what begins one.
CLAUSE_END = re.compile(
    r"[;:.]|\bwhich\b|\bthat\b|\bto\b(?! the)|\bкотор\w+|\bwith the\b|\bfunded\b|\bfinanced\b|\bimplemented\b"
    r"|\bпри\b"
)
CLAUSE_START = re.compile(r"[;:“«\"]|\b(?:that|which|what|что)\b")

# What stands between the bodies of a list.
JOINED = re.compile(r"\s*(?:,\s*)?(?:and |и )?(?:the )?")

OF_PHASE, OF_PROJECT = 0.6, 0.5


@dataclass(frozen=True)
class PhaseRoleReading:
    """A body that carries a phase, or the project as a whole where `number` is None."""

    number: int | None
    organization_id: str
    role: str
    start: int
    end: int
    confidence: float


def read_phase_roles(findings: Findings, government: Callable[[str], str]) -> list[PhaseRoleReading]:
    """The bodies that implement, fund, support or benefit from a phase or the project.

    Only sentences are read that name a phase or the project, or go on about the one named before.

    Args:
        findings: the text with its sentences and names.
        government: gives the organization_id of the state for a country_code.
    """
    readings: list[PhaseRoleReading] = []
    for start, end in findings.sentences:
        numbers = _phases_of(findings, start, end)
        for role, body, first, last in _bodies(findings, government, start, end) if numbers else ():
            readings += [
                PhaseRoleReading(number, body, role, first, last, OF_PHASE if number else OF_PROJECT)
                for number in numbers
            ]
    return readings


def _phases_of(findings: Findings, start: int, end: int) -> tuple[int | None, ...]:
    """The phases that a sentence is about; None stands for the project."""
    if phase := next(findings.phases_in(start, end), None):
        return phase.numbers
    if GOES_ON.match(findings.text, start):
        paragraph, _ = findings.paragraph_at(start)
        if before := next(findings.phases_in(paragraph, start, last_first=True), None):
            return before.numbers
    return (None,) if PROJECT.search(findings.text, start, end) else ()


def _bodies(
    findings: Findings, government: Callable[[str], str], start: int, end: int
) -> Iterator[tuple[str, str, int, int]]:
    """Role, body and offsets for each body whose part the sentence tells, each role of a body once."""
    seen: set[tuple[str, str]] = set()
    for role, side, words in ROLES:
        for found in words.finditer(findings.text, start, end):
            for body in _beside(findings, found, side, start, end):
                body_id = government(body.record_id) if body.kind == "country" else body.record_id
                if body_id and (role, body_id) not in seen:
                    seen.add((role, body_id))
                    yield role, body_id, min(found.start(), body.start), max(found.end(), body.end)


def _beside(findings: Findings, found: re.Match[str], side: str, start: int, end: int) -> list[Mention]:
    """The organizations on that side, as far as the clause goes; `next` are those that adjoin, as a list."""
    if side == "before":
        starts = [clause.end() for clause in CLAUSE_START.finditer(findings.text, start, found.start())]
        return list(findings.mentions_in(starts[-1] if starts else start, found.start(), "organization"))
    stops = [CLAUSE_END, *(words for _, where, words in ROLES if where == "after")]
    found_stops = [stop.start() for words in stops if (stop := words.search(findings.text, found.end(), end))]
    after = list(findings.mentions_in(found.end(), min(found_stops, default=end), "organization", "country"))
    if side == "after":
        return after
    place = found.end()
    listed: list[Mention] = []
    for body in after:
        if not JOINED.fullmatch(findings.text[place : body.start]):
            break
        listed.append(body)
        place = body.end
    return listed
