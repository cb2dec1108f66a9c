"""How well proposed records agree with records that were coded by hand.

Both sides are statements: rows of the tables of the contract. They are compared document by document, one
kind of fact after the other. A kind names a table and the fields that make the fact: a start date is the
event and the first day. Values are compared after case, white space, quotation marks and dashes are folded.
A coded fact is found where a proposal has the same values in all of these fields.

- Each coded fact is matched at most once. Of figures every row counts, so that a proposal made twice is wrong
  once; other facts count once in a document, however often it states them.
- Ids of known records must be the same. A record that is new has no id that rules could know, so `align`
  gives proposed records the ids of the coded ones first: organizations and people that share a name, then
  events, those first that share most of what is said about them.
- Empty values say nothing: a proposal without a first day is no proposal of a start date. The mode
  "unspecified" and a last day that is the first are empty, too.
- A proposal is silently wrong when it matches nothing and its confidence is not below DOUBTFUL: nobody would
  be told to look twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.documents.proposal import DOUBTFUL

EVENT_FIELDS = ("event_id", "parent_event_id")
ORGANIZATION_FIELDS = ("organization_id", "publisher_id", "parent_id")
PERSON_FIELDS = ("person_id", "person")
# What tells two new events apart, each value by itself.
EVIDENCE = (
    "event_type",
    "date_start",
    "date_end",
    "city",
    "country_code",
    "figure",
    "organization_id",
    "person",
    "pillar",
    "theme",
)
ATTENDANCE_DETAILS = ("scope", "counted", "basis", "coverage")


@dataclass(frozen=True)
class Statement:
    """One row of a table, as coded or as proposed.

    Attributes:
        table: of the contract.
        values: by field; fields without a value are absent or empty.
        paragraph: where the document says so, if known.
        wording: the words that say so, if known.
        confidence: from 0 to 1; a coded row is certain.
    """

    table: str
    values: Mapping[str, str]
    paragraph: str = ""
    wording: str = ""
    confidence: float = 1.0

    def value(self, name: str) -> str:
        """The value of a field, folded for comparison; empty where it says nothing."""
        value = folded(self.values.get(name, ""))
        is_silent = (name == "mode" and value == "unspecified") or (
            name == "date_end" and value == folded(self.values.get("date_start", ""))
        )
        return "" if is_silent else value


@dataclass
class Score:
    """How the proposals of one kind agree with the coded facts.

    Attributes:
        found: coded facts that were proposed, each with its proposal.
        missed: coded facts that were not.
        wrong: proposals of what is not coded.
        confident: how many proposals are not doubtful.
    """

    found: list[tuple[Statement, Statement]] = field(default_factory=list)
    missed: list[Statement] = field(default_factory=list)
    wrong: list[Statement] = field(default_factory=list)
    confident: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.missed + other.missed,
            self.wrong + other.wrong,
            self.confident + other.confident,
        )

    @property
    def precision(self) -> float | None:
        """The share of the proposals that are right; None without proposals."""
        return _share(len(self.found), len(self.found) + len(self.wrong))

    @property
    def recall(self) -> float | None:
        """The share of the coded facts that were found; None if nothing is coded."""
        return _share(len(self.found), len(self.found) + len(self.missed))

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None if nothing is coded and nothing proposed."""
        return _share(2 * len(self.found), 2 * len(self.found) + len(self.missed) + len(self.wrong))

    @property
    def silently_wrong(self) -> list[Statement]:
        """Proposals that are wrong and do not say that they are doubtful."""
        return [statement for statement in self.wrong if statement.confidence >= DOUBTFUL]

    @property
    def silent_wrong_rate(self) -> float | None:
        """The share of the confident proposals that are wrong; None without confident proposals."""
        return _share(len(self.silently_wrong), self.confident)

    def agreement(self, name: str) -> float | None:
        """The share of the found facts whose proposal has the same value in another field, too."""
        return _share(sum(one.value(name) == other.value(name) for one, other in self.found), len(self.found))


@dataclass(frozen=True)
class Kind:
    """A kind of fact.

    Attributes:
        name: as the report shows it.
        table: whose rows state such facts.
        fields: that make the fact.
        stated_by: a row states the fact if one of these fields has a value; all rows do if there are none.
        is_figure: every row counts, not every distinct fact.
        bar: the F1 that rules should reach, if there is one.
        silent_bar: the most silently wrong proposals, if there is a limit.
    """

    name: str
    table: str
    fields: tuple[str, ...]
    stated_by: tuple[str, ...] = ()
    is_figure: bool = False
    bar: float | None = None
    silent_bar: int | None = None

    def fact(self, statement: Statement) -> tuple[str, ...] | None:
        """The fact that a statement states, or None if it states no fact of this kind."""
        if statement.table != self.table:
            return None
        if self.stated_by and not any(map(statement.value, self.stated_by)):
            return None
        return tuple(map(statement.value, self.fields))

    def is_reached(self, score: Score) -> bool:
        """Whether the score is as good as the bars ask; where nothing is stated, it is."""
        good_enough = self.bar is None or score.f1 is None or score.f1 >= self.bar
        return good_enough and (self.silent_bar is None or len(score.silently_wrong) <= self.silent_bar)


KINDS = (
    Kind(
        "attendance",
        "attendance_claims",
        ("event_id", "figure", "upper", "qualifier"),
        is_figure=True,
        bar=0.95,
        silent_bar=0,
    ),
    Kind("attendance, at any event", "attendance_claims", ("figure", "upper", "qualifier"), is_figure=True),
    Kind(
        "counts",
        "participation_counts",
        ("event_id", "counted", "figure", "upper", "qualifier"),
        is_figure=True,
    ),
    Kind("events", "event_claims", ("event_id",)),
    Kind("event kinds", "events", ("event_id", "event_type")),
    Kind("parts of events", "events", ("event_id", "parent_event_id"), ("parent_event_id",)),
    Kind("start dates", "event_claims", ("event_id", "date_start"), ("date_start",), bar=0.9),
    Kind("end dates", "event_claims", ("event_id", "date_end"), ("date_end",)),
    Kind("places", "event_claims", ("event_id", "city", "country_code"), ("city", "country_code"), bar=0.9),
    Kind("event formats", "event_claims", ("event_id", "format"), ("format",)),
    Kind("organizations", "involvement", ("organization_id",), bar=0.9),
    Kind("people", "involvement", ("person",), ("person",), bar=0.9),
    Kind("roles", "involvement", ("organization_id", "person", "role"), bar=0.7),
    Kind("roles, at the event", "involvement", ("event_id", "organization_id", "person", "role")),
    Kind("modes", "involvement", ("organization_id", "person", "mode"), ("mode",)),
    Kind("themes", "themes", ("pillar", "theme"), bar=0.7),
    Kind("themes, of the event", "themes", ("event_id", "pillar", "theme")),
    Kind("phases of events", "event_claims", ("event_id", "phase_id"), ("phase_id",)),
    Kind("phase dates", "phase_claims", ("phase_id", "date_start", "date_end"), ("date_start", "date_end")),
    Kind("phase roles", "phase_involvement", ("phase_id", "organization_id", "role")),
    Kind("outcomes", "outcomes", ("event_id", "outcome_type"), is_figure=True),
    Kind("document: title", "source_documents", ("title",), ("title",)),
    Kind("document: publisher", "source_documents", ("publisher_id",), ("publisher_id",)),
    Kind("document: type", "source_documents", ("document_type",), ("document_type",)),
    Kind("document: date", "source_documents", ("date_published",), ("date_published",)),
    Kind("document: language", "source_documents", ("language",), ("language",)),
)


def compare(kind: Kind, coded: Iterable[Statement], proposed: Iterable[Statement]) -> Score:
    """Match the proposals of one kind in one document with what is coded; ids are aligned already."""
    wanted, given = (_by_fact(kind, statements) for statements in (coded, proposed))
    score = Score()
    for fact in dict.fromkeys((*wanted, *given)):
        codings, proposals = wanted.get(fact, []), given.get(fact, [])
        # The surest first: of a proposal made twice, the less sure one is too many.
        proposals.sort(key=lambda proposal: -proposal.confidence)
        score.confident += sum(proposal.confidence >= DOUBTFUL for proposal in proposals)
        score.found += zip(codings, proposals, strict=False)
        score.missed += codings[len(proposals) :]
        score.wrong += proposals[len(codings) :]
    return score


def compare_all(coded: Sequence[Statement], proposed: Sequence[Statement]) -> dict[str, Score]:
    """The score of each kind, by its name, in one document."""
    return {kind.name: compare(kind, coded, proposed) for kind in KINDS}


def total(scores: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """The scores of several documents as one, by kind."""
    found = {kind.name: Score() for kind in KINDS}
    for of_document in scores:
        for name, score in of_document.items():
            found[name] += score
    return found


def align(
    coded: Sequence[Statement], proposed: Sequence[Statement], known_ids: Collection[str]
) -> list[Statement]:
    """The proposals with the ids that their new organizations, people and events have in the coding.

    Args:
        coded: the rows of one document.
        proposed: the proposals for it.
        known_ids: of the records that the rules knew. They stay as they are.
    """
    for table, fields in (("organizations", ORGANIZATION_FIELDS), ("people", PERSON_FIELDS)):
        wanted, given = (_names(table, fields[0], statements, known_ids) for statements in (coded, proposed))
        proposed = _renamed(proposed, fields, _pairs(wanted, given))
    wanted, given = (_said_of_events(statements, known_ids) for statements in (coded, proposed))
    return _renamed(proposed, EVENT_FIELDS, _pairs(wanted, given))


def folded(value: str) -> str:
    """A value without what does not matter: case, white space, kinds of quotation marks and dashes."""
    value = unicodedata.normalize("NFKC", value).casefold()
    value = re.sub("[«»“”„\"‘’']", "'", re.sub("[‐-―−]", "-", value))
    return " ".join(value.split())


def _by_fact(kind: Kind, statements: Iterable[Statement]) -> dict[tuple[str, ...], list[Statement]]:
    found: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        fact = kind.fact(statement)
        if fact is not None:
            found[fact].append(statement)
    if kind.is_figure:
        return found
    return {fact: [max(same, key=lambda one: one.confidence)] for fact, same in found.items()}


def _names(
    table: str, key: str, statements: Iterable[Statement], known_ids: Collection[str]
) -> dict[str, set[str]]:
    """The names of each new organization or person, by its id."""
    tables = {"organizations": ("organizations", "organization_names"), "people": ("people", "person_names")}
    found: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        record_id = statement.values.get(key, "")
        if statement.table in tables[table] and record_id not in known_ids:
            found[record_id] |= {statement.value("name"), statement.value("acronym")} - {""}
    return found


def _said_of_events(statements: Iterable[Statement], known_ids: Collection[str]) -> dict[str, set[str]]:
    """What is said of each new event, by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        event_id = statement.values.get("event_id", "")
        if event_id and event_id not in known_ids:
            found[event_id] |= {
                f"{statement.table} {name} {value}" for name in EVIDENCE if (value := statement.value(name))
            }
            found[event_id].add(f"paragraph {statement.paragraph}")
    return found


def _pairs(wanted: Mapping[str, set[str]], given: Mapping[str, set[str]]) -> dict[str, str]:
    """Coded id by proposed id, each at most once; those that share most come first."""
    shared = sorted(
        (
            (-len(one & other), wanted_id, given_id)
            for wanted_id, one in wanted.items()
            for given_id, other in given.items()
            if one & other
        ),
    )
    pairs: dict[str, str] = {}
    for _, wanted_id, given_id in shared:
        if given_id not in pairs and wanted_id not in pairs.values():
            pairs[given_id] = wanted_id
    return pairs


def _renamed(
    statements: Iterable[Statement], fields: Collection[str], names: Mapping[str, str]
) -> list[Statement]:
    return [
        replace(
            statement,
            values={
                name: names.get(value, value) if name in fields else value
                for name, value in statement.values.items()
            },
        )
        for statement in statements
    ]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
