"""A record that a document seems to state, for a person to accept, edit or reject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.characters import writable


@dataclass(frozen=True)
class Suggestion:
    """A record that a value of a proposal may mean instead; `score` runs from 0 to 1."""

    field: str
    record_id: str
    score: float


@dataclass(frozen=True)
class Proposal:
    """A record for one table of the contract, with the place where the document states it.

    Attributes:
        proposal_id: the same each time the same document is read by the same rules.
        table: of the contract.
        values: by field, as text in the form that the CSV files have, without what may not stand in them and
            documents may hold; fields without a value are absent, and so is `claim_id`, which is given when
            the proposal is accepted.
        paragraph: number of the paragraph.
        start: of the marked wording, as an offset in the text of the document, in characters.
        end: likewise.
        wording: the text from `start` to `end`.
        rule: the name of the rule that found it.
        confidence: from 0 to 1; below DOUBTFUL a person should look twice.
        new: the fields whose value names a record that is not among the records yet. A proposal of that
            record itself (in `events`, `organizations`, `people`, `source_documents`) comes before.
        suggestions: known records that the values may mean instead, best first.
    """

    proposal_id: str
    table: str
    values: Mapping[str, str]
    paragraph: int
    start: int
    end: int
    wording: str
    rule: str
    confidence: float
    new: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = field(default=())

    def __post_init__(self) -> None:
        told = {name: text for name, value in self.values.items() if (text := writable(value))}
        object.__setattr__(self, "values", told)

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look twice before accepting it."""
        return self.confidence < DOUBTFUL


DOUBTFUL = 0.5
