"""The body for which a person stands, where the sentence names none: by the office, or told before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.documents.involvement_reading import DOUBTFUL
from etl.documents.involvement_words import (
    BODIES_OF_OFFICES,
    HEAD_OF_UNRCCA,
    ITS_HEAD,
    MINISTER,
    NATIONAL_OFFICE,
)
from etl.documents.mention import Mention
from etl.documents.name_words import lemmas, slug, tokens
from etl.documents.names import Gazetteer
from etl.documents.national_bodies import usual_name
from etl.documents.new_organizations import state_of
from etl.documents.offices import ORGANIZATION_HEADS, is_one_of
from etl.documents.parties import Party

# Offices that there are only in bodies of one kind, and what the ids of these have.
OFFICES_OF_BODIES = (
    (
        re.compile(
            r"\b(?:pro-?|vice-?)?rector\b|\bdean\b|\bprovost\b|\blecturer\b|(?:про)?ректор|\bдекан|преподавател|доцент",
            re.IGNORECASE,
        ),
        {"university", "academy", "institute", "college", "universitet", "akademiya", "institut", "kolledzh"},
    ),
    (re.compile(r"\bsenator|сенатор", re.IGNORECASE), {"senate", "senat"}),
    (re.compile(r"\bprosecutor|прокурор", re.IGNORECASE), {"prosecutor", "prosecutors", "prokuratura"}),
    (re.compile(r"\bambassador|\bпос(?:ол|ла|лом)\b|\battach[eé]|атташе", re.IGNORECASE), {"embassy"}),
    (re.compile(r"\bmufti|муфти", re.IGNORECASE), {"muftiate", "muftiyat"}),
    (re.compile(r"\bakim\b|\bаким", re.IGNORECASE), {"akimat"}),
    (re.compile(r"\bk?hokim\b|\bхоким", re.IGNORECASE), {"hokimiyat", "khokimiyat"}),
    (re.compile(r"\bmayor\b|\bмэр", re.IGNORECASE), {"mayoralty", "meriya", "municipality"}),
)


@dataclass
class Told:
    """What a document has told: which bodies, for which each person stands how surely, of whom last."""

    bodies: dict[str, tuple[str, float]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    last: Party | None = None


class Bodies:
    """The bodies for which the people of a paragraph stand.

    Args:
        plain: the paragraph, with blanks where another is quoted.
        mentions: the names in it.
        gazetteer: tells the state of a country, and what is new.
        told: by the text before.
    """

    def __init__(self, plain: str, mentions: Sequence[Mention], gazetteer: Gazetteer, told: Told) -> None:
        self.plain, self.mentions, self.gazetteer, self.told = plain, mentions, gazetteer, told

    def of(self, party: Party) -> tuple[str, float]:
        """The body of the party, and how far it is certain; empty where none can be told."""
        if body := self._head_of(party):
            return body, 1.0
        if party.body:
            if party.body.kind == "country":
                return self._of_office(party) or self.gazetteer.government(party.body.record_id), 1.0
            return party.body.record_id, 1.0
        if party.person and (known := self.told.bodies.get(party.person.record_id)):
            return known
        if party.person and (owner := self._owner(party)):
            return owner, DOUBTFUL
        if party.person and (meant := self._ministry_of(party.title, "") or self._named_before(party.title)):
            return meant, DOUBTFUL
        if NATIONAL_OFFICE.search(party.title):
            states = {self.gazetteer.government(code) for code in self.gazetteer.states(self.mentions)}
            states = states or {
                f"government-of-{state}" for body in self.told.named if (state := state_of(body))
            }
            if len(states) == 1:
                return states.pop(), DOUBTFUL
        if party.person and (usual := self.gazetteer.usual_body(party.person.record_id)):
            return usual, DOUBTFUL
        return "", 0.0

    def _head_of(self, party: Party) -> str:
        """The body that the person leads, where the title has the office but no body other than the UN."""
        if not party.person or not HEAD_OF_UNRCCA.search(party.title):
            return ""
        whole, *led = (one.record_id for one in self.gazetteer.find("UN, UNRCCA"))
        return led[0] if led and (party.body is None or party.body.record_id == whole) else ""

    def _of_office(self, party: Party) -> str:
        """The body in which the person holds an office of a state, if the document has named it; or empty."""
        if not (party.body and party.person):
            return ""
        state = self.gazetteer.country_slug(party.body.record_id)
        bodies = {
            body
            for office, name in BODIES_OF_OFFICES
            if office.search(party.title)
            for body in self.told.named
            if f"{body}-".startswith(f"{name}-{state}-")
        }
        return bodies.pop() if len(bodies) == 1 else self._ministry_of(party.title, state)

    def _owner(self, party: Party) -> str:
        """The body named right before "its Director"; empty where the title does not begin so."""
        if not ITS_HEAD.search(self.plain[: party.start]):
            return ""
        before = [one for one in self.mentions if one.kind == "organization" and one.end <= party.start]
        return before[-1].record_id if before else ""

    def _ministry_of(self, title: str, state: str) -> str:
        """The ministry of the minister whom the title names, if the document has named it before; or empty.

        A foreign minister stands for the state.
        """
        found = MINISTER.search(title)
        if not found:
            return ""
        told = f"Ministry of {found['of']}" if found["of"] else f"Министерство {found['russian']}"
        words = tokens(told)
        usual = (usual_name(words[:last]) for last in range(len(words), 1, -1))
        names = {slug(next(filter(None, usual), "")), slug(told)} - {"", "ministry-of-foreign-affairs"}
        meant = [
            body
            for body in self.told.named
            if body.removesuffix(f"-{state_of(body)}") in names and state in ("", state_of(body))
        ]
        return meant[0] if len(meant) == 1 else ""

    def is_inferred(self, body: Mention | None) -> bool:
        """Whether the wording alone does not tell the body: its state is taken from what stands around it."""
        if body is None or body.kind != "organization":
            return False
        told = {one.record_id for one in self.gazetteer.find(body.wording)}
        return body.record_id not in told or self.gazetteer.is_inferred(body)

    def _named_before(self, title: str) -> str:
        """The one body named before that the title calls by its head: "Director of the Institute"."""
        heads = [word for word in tokens(title) if is_one_of(word, ORGANIZATION_HEADS)]
        if len(heads) > 1:
            return ""
        names = {name for word in heads for name in (slug(word.text), *map(slug, lemmas(word.text)))}
        if not heads:
            names = {name for office, led in OFFICES_OF_BODIES if office.search(title) for name in led}
        meant = [body for body in self.told.named if names & set(body.split("-"))]
        return meant[0] if len(meant) == 1 else ""
