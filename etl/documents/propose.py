"""A document to proposed records: its own, new events, organizations and people, then what it states.

Nothing is decided here: a person accepts, edits or rejects each proposal. Each is one row of the data
contract with the wording that it rests on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from etl.documents import claims, participation, project_activities
from etl.documents.claims import Claim
from etl.documents.common_words import is_common_word
from etl.documents.dates import read_dates
from etl.documents.document import Document
from etl.documents.events import read_events
from etl.documents.findings import Findings, join_broken
from etl.documents.known import Known
from etl.documents.known_events import KnownEvents
from etl.documents.names import Gazetteer
from etl.documents.new_cities import find_new_cities, find_regions
from etl.documents.proposal import Proposal
from etl.documents.reach import read_reach
from etl.documents.resolved_events import ResolvedEvents
from etl.documents.sentences import sentences
from etl.documents.source import SourceReading, read_published, read_source

# The year is part of a name, or that up to which something is planned.
NAMED_BY_YEAR = re.compile(
    r"20\d\d Agenda|Agenda 20\d\d|Повестк\w+ дня\D{0,60}20\d\d|\b(?:by|until|till|through|to|до) 20\d\d"
    r"|20\d\d\s?[-–]\s?20\d\d",
    re.IGNORECASE,
)
# Records of things come before the claims that refer to them, in this order.
THINGS = (
    "source_documents",
    "organizations",
    "organization_names",
    "people",
    "person_names",
    "cities",
    "events",
)


def prepare(known: Known) -> None:
    """Make what the rules need of the records, which takes many times as long as to read a document."""
    proposer = _proposer(known)
    _ = proposer.gazetteer, proposer.events


def propose(document: Document, known: Known) -> list[Proposal]:
    """The records that the document seems to state, for a person to accept, edit or reject.

    The document's own record comes first, if it is not among the records; then organizations, people and
    events that are not; then claims in the order of the text. The same document and records give the same
    proposals.
    """
    if not document.paragraphs:
        return []
    return _proposer(known).propose(document)


class _Proposer:
    """What the rules need of the records, made once for all documents."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.city_countries = {record["city"]: record["country_code"] for record in known["cities"]}

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(self.known)

    @cached_property
    def events(self) -> KnownEvents:
        return KnownEvents(self.known)

    def propose(self, document: Document) -> list[Proposal]:
        findings = self._findings(document)
        source = read_source(document, findings, self.known)
        found = list(self._claims(findings))
        stated = claims.without_repeats([*_own_record(source), *found])
        shared = {"document_id": source.document_id}
        proposals = [
            _proposal(document, claim, shared, source.is_known) for claim in sorted(stated, key=_order)
        ]
        return list({proposal.proposal_id: proposal for proposal in proposals}.values())

    def _findings(self, document: Document) -> Findings:
        """The text with its sentences, names and dates; the day of publication is one of its dates, too."""
        text = document.text
        mentions = self.gazetteer.find(text)
        cities = [city for city, _ in find_new_cities(text, mentions)]
        named = [mention for mention in (*mentions, *cities) if not is_common_word(text, mention)]
        mentions = sorted(named, key=lambda mention: mention.start)
        regions = list(find_regions(text, mentions))
        found = Findings(text, join_broken(text, sentences(text)), mentions, read_dates(text), regions)
        published = read_published(document, found) or _year_of_heading(found)
        return replace(found, dates=read_dates(text, published or None))

    def _claims(self, findings: Findings) -> Iterator[Claim]:
        readings = read_events(findings, self._new_cities(findings) | self.city_countries)
        reached = read_reach(findings)
        readings = project_activities.without_their_trainings(readings, reached, findings)
        names = {
            code: self.gazetteer.country_slug(code) for code in {r.country_code for r in readings} - {""}
        }
        events = ResolvedEvents(readings, findings, self.events, names)
        yield from claims.event_records(events)
        yield from claims.city_records(findings, events, self.known)
        yield from claims.event_claims(events, self.known)
        yield from claims.theme_claims(findings, events)
        yield from claims.outcome_claims(findings, events, self.known)
        reached = project_activities.reach_of_projects(reached, events)
        yield from project_activities.reach_claims(reached, findings, self.known, self.events)
        yield from participation.attendance_claims(findings, events, [one.figure for one in reached])
        yield from participation.count_claims(findings, events)
        yield from participation.involvement_claims(findings, events, self.gazetteer)
        yield from claims.phase_claims(findings, self.known)
        yield from claims.phase_roles(findings, self.known, self.gazetteer)

    def _new_cities(self, findings: Findings) -> dict[str, str]:
        """The country_code of each city of the text that is not among the records."""
        on_record = [
            one for one in findings.mentions if one.kind != "city" or one.record_id in self.city_countries
        ]
        return {city.record_id: code for city, code in find_new_cities(findings.text, on_record)}


def _year_of_heading(findings: Findings) -> str:
    """The one year that the heading names: what is told below is of that year, unless it says otherwise."""
    start, end = findings.heading
    years = set(re.findall(r"(?<![\d/])20\d\d(?![\d/])", NAMED_BY_YEAR.sub("", findings.text[start:end])))
    return years.pop() if len(years) == 1 else ""


# The records change seldom and are large, so the last ones that were asked for are kept ready.
_ready: list[_Proposer] = []


def _proposer(known: Known) -> _Proposer:
    if not _ready or _ready[0].known is not known:
        _ready[:] = [_Proposer(known)]
    return _ready[0]


def _own_record(source: SourceReading) -> Iterable[Claim]:
    if source.is_known:
        return
    yield Claim(
        "source_documents",
        source.values,
        source.start,
        source.end,
        "document",
        source.confidence,
        ("document_id",),
    )


def _order(claim: Claim) -> tuple[int, int, int, str]:
    place = THINGS.index(claim.table) if claim.table in THINGS else len(THINGS)
    # A larger event comes before its parts, which point at it.
    depth = 1 if claim.table in THINGS and "parent_event_id" in claim.new else 0
    return place, depth, claim.start, claim.table


def _proposal(document: Document, claim: Claim, shared: Mapping[str, str], is_known: bool) -> Proposal:
    is_thing = claim.table in THINGS
    values = {field: value for field, value in claim.values.items() if value}
    paragraph = document.paragraph_at(claim.start).number
    if not is_thing:
        values |= {**shared, "paragraph": str(paragraph)}
    new = claim.new if is_thing or is_known else (*claim.new, "document_id")
    return Proposal(
        proposal_id=_id(document, claim),
        table=claim.table,
        values=values,
        paragraph=paragraph,
        start=claim.start,
        end=claim.end,
        wording=document.text[claim.start : claim.end],
        rule=claim.rule,
        confidence=round(claim.confidence, 2),
        new=new,
        suggestions=claim.suggestions,
    )


def _id(document: Document, claim: Claim) -> str:
    """The same for the same statement at the same place of the same document."""
    told = (
        document.sha256,
        claim.table,
        str(claim.start),
        *(f"{k}={v}" for k, v in sorted(claim.values.items())),
    )
    return f"{claim.table}-{hashlib.sha256(chr(10).join(told).encode()).hexdigest()[:12]}"
