"""Names of organizations, people, cities and countries in a text, and the records that they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz, process, utils

from etl.documents.acronyms import with_acronyms
from etl.documents.brief_names import brief_names
from etl.documents.known import Known
from etl.documents.mention import Mention
from etl.documents.name_matches import SHARED, Match, Name, index, join, longest, matches, shifted
from etl.documents.name_words import CYRILLIC, Token, fold, slug, tokens
from etl.documents.national_bodies import NATIONAL_BODIES, steps_of
from etl.documents.new_organizations import new_organizations, prevailing
from etl.documents.new_people import new_people
from etl.documents.offices import (
    ADDRESS,
    DOCUMENT_HEADS,
    GENERIC,
    HEADS_OF_STATE_BODIES,
    LINKS,
    MODIFIERS,
    NATIONALITIES,
    OFFICES,
    ORGANIZATION_HEADS,
    STATE,
    is_one_of,
)
from etl.documents.other_bodies import OTHER_BODIES
from etl.documents.place_names import (
    country_names,
)
from etl.documents.record_names import (
    NATIONAL,
    NATIONALITY,
    TITLE,
    is_acronym,
    is_state,
    names_of_body_of_state,
    names_of_countries,
    names_of_embassy,
    names_of_person,
    sounding,
    surnames,
    wordings,
)

MAX_SUGGESTIONS = 5
# "UNDP Kyrgyzstan", "EU Delegation to Tajikistan".
IS_ITS_PLACE = re.compile(r" (?:Delegation (?:to|in) (?:the )?)?")
OF_REGION = re.compile(r" Central Asia\b")
BRANCH = re.compile(r"\b(?:Office|Centre|Mission) in \w")


class Gazetteer:
    """All names that the records know, and the countries of the world in English and Russian.

    Full names match whatever their capitals, in any Russian case, with or without "the"; hyphens, quotes and
    the spellings of "co-operation", "centre" or "organisation" make no difference. Acronyms match to the
    letter. The longest name wins. A name that two records share, and equally well, names neither. Words such
    as "Committee" alone name nobody, and a name in the title of a document ("Tashkent Declaration") is none.
    """

    def __init__(self, known: Known) -> None:
        self._government_ids = {
            record["country_code"]: record["organization_id"]
            for record in known["organizations"]
            if record["organization_id"].startswith("government-of-") and record["country_code"]
        }
        self._known_ids = {
            *(("organization", record["organization_id"]) for record in known["organizations"]),
            *(("person", record["person_id"]) for record in known["people"]),
            *(("city", record["city"]) for record in known["cities"]),
            *(("country", code) for code in self._government_ids),
        }
        self._with_branches = {
            record["parent_id"] for record in known["organizations"] if BRANCH.search(record["name"])
        }
        self._names_by_id = {slug(names[0] or name): name for name, names in OTHER_BODIES.items()}
        self._names_by_id |= {record["organization_id"]: record["name"] for record in known["organizations"]}
        self._states = {
            record["organization_id"]: record["country_code"] for record in known["organizations"]
        }
        self._wordings = {kind: list(every) for kind, every in wordings(known).items()}
        self._ids_by_name = {
            name.casefold(): record_id for name, record_id in self._wordings["organization"] if " " in name
        }
        self._names = index(self._all_names(known))
        self._surnames = surnames(self._wordings["person"])
        self._bodies: dict[str, list[str]] = defaultdict(list)
        for record in known.tables.get("involvement", ()):
            self._bodies[record["person"]].append(record["organization_id"])

    def find(self, text: str, earlier: Iterable[Mention] = ()) -> list[Mention]:
        """The names in the text, in order; none overlaps another.

        A name that the records do not know is found where a form of address, an office or a word such as
        "Ministry" shows what it is: its id is then a new one, as `is_new` tells.

        Args:
            text: a paragraph, or more.
            earlier: mentions in the paragraphs before. A body of a state may be named without the state
                ("National Security Council") where one state with such a body is named here or in `earlier`,
                and no other. A surname alone stands for a person whose full name
                stood before, here or in `earlier`, if no other person of the records has that surname.
        """
        words = [token for token in tokens(text) if "the" not in token.keys]
        states = longest(matches(words, _countries()))
        joined, places = join(words, states)
        named = self._states_named(joined, earlier := list(earlier))
        candidates = [
            match
            for match in matches(joined, self._names)
            if match.name.kind != NATIONAL or self._states.get(match.name.record_id) in named
        ]
        found = longest([*candidates, *shifted(states, places)])
        mentions = [_mention(text, match) for match in found if self._is_name(joined, match)]
        mentions = list(_with_places(text, mentions))
        taken = [(match.start, match.end) for match in found]
        mentions += self._surnames_alone(text, joined, mentions, taken, earlier)
        shared = [_mention(text, match) for match in found if match.name.kind in (TITLE, SHARED)]
        new = new_organizations(text, words, mentions, self.country_slug, self._with_branches.__contains__)
        for found_new in with_acronyms(text, words, mentions, new):
            organization = self._on_record(found_new)
            if not any(_is_unclear(organization, one) for one in shared):
                mentions = [one for one in mentions if not _overlap(one, organization)] + [organization]
        for person in new_people(text, words, mentions):
            if not any(_overlap(person, one) for one in [*shared, *mentions]):
                mentions.append(person)
        mentions.sort(key=lambda mention: mention.start)
        brief = brief_names(text, words, mentions, earlier, self.usual_name)
        mentions += [one for one in brief if not any(_overlap(one, match) for match in shared)]
        return sorted(mentions, key=lambda mention: mention.start)

    def _on_record(self, body: Mention) -> Mention:
        """The body of the records that has the usual name of the new one: "the Mazhilis" of Kazakhstan."""
        record_id = self._ids_by_name.get(body.name.casefold(), body.record_id)
        return replace(body, record_id=record_id)

    def usual_name(self, mention: Mention) -> str:
        """The name of the body on record, or that which a new one would have."""
        return mention.name or self._names_by_id.get(mention.record_id, "")

    def usual_body(self, person_id: str) -> str:
        """The organization_id of the body for which the person stands in the records, or by far most often.

        Empty where they tell of none, or of several.
        """
        return prevailing(self._bodies.get(person_id, ())) if person_id else ""

    def suggest(self, kind: str, wording: str) -> list[tuple[str, float]]:
        """Records of the kind that the wording may mean, best first, with a score from 0 to 1; at most 5.

        They are for a person to choose from: no rule decides by them.
        """
        choices = self._wordings.get(kind, [])
        scored = process.extract(
            wording,
            [name for name, _ in choices],
            scorer=fuzz.token_sort_ratio,
            processor=utils.default_process,
            limit=MAX_SUGGESTIONS * 5,
        )
        best: dict[str, float] = {}
        for _, score, place in scored:
            best.setdefault(choices[place][1], score / 100)
        return list(best.items())[:MAX_SUGGESTIONS]

    def is_new(self, mention: Mention) -> bool:
        """Whether the records do not know whom or what it names."""
        return (mention.kind, mention.record_id) not in self._known_ids

    def is_inferred(self, mention: Mention) -> bool:
        """Whether the wording leaves out the state whose body it names."""
        if mention.kind != "organization" or self.is_new(mention):
            return False
        words = [token for token in tokens(mention.wording) if "the" not in token.keys]
        joined, _ = join(words, longest(matches(words, _countries())))
        whole = (0, len(joined))
        found = {
            match.name.kind for match in matches(joined, self._names) if (match.first, match.last) == whole
        }
        return NATIONAL in found and "organization" not in found

    def government(self, country_code: str) -> str:
        """The organization_id of the state, in the records or as it would be there."""
        known = self._government_ids.get(country_code)
        return known or f"government-of-{_country_slugs().get(country_code, country_code.lower())}"

    def states(self, mentions: Iterable[Mention]) -> set[str]:
        """The codes of the countries that the mentions name, themselves or by their bodies."""
        named = (
            one.record_id if one.kind == "country" else self._states.get(one.record_id) for one in mentions
        )
        return {code for code in named if code}

    def is_known_organization(self, organization_id: str) -> bool:
        """Whether the records have the organization."""
        return ("organization", organization_id) in self._known_ids

    def country_slug(self, country_code: str) -> str:
        """The country as the end of an id: "uzbekistan"."""
        return self.government(country_code).removeprefix("government-of-")

    def _all_names(self, known: Known) -> Iterator[Name]:
        for name, record_id in self._wordings["organization"]:
            yield from self._organization(name, record_id)
        for code in _country_slugs():
            for words in (("government", "of", "@"), ("@", "government"), ("правительство", "@")):
                steps = tuple(frozenset({f"@{code}" if word == "@" else word}) for word in words)
                yield Name("organization", self.government(code), steps)
        for name, record_id in self._wordings["person"]:
            yield from names_of_person(name, record_id)
        for name, record_id in self._wordings["city"]:
            yield from sounding("city", name, record_id)
        for record in known["outcomes"]:
            steps = _steps(record["title"])
            if len(steps) > 1:
                yield Name(TITLE, record["outcome_id"], steps)

    def _organization(self, name: str, record_id: str) -> Iterator[Name]:
        words, steps = tokens(name), _steps(name)
        if len(steps) == 1 and is_state(steps[0]):
            return  # A state under its own name: that is a country.
        if is_acronym(words):
            yield Name("organization", record_id, (frozenset({f"={words[0].text}"}),))
            return
        if all(is_one_of(word, GENERIC) or fold(word.text) in LINKS | {"the"} for word in words):
            return
        yield Name(
            "organization", record_id, steps, needs_capital=len(steps) == 1 and words[0].is_capitalized
        )
        if len(steps) == 5 and "embassy" in steps[0] and is_state(steps[2]):
            yield from names_of_embassy(steps[2], steps[4], record_id)
        elif len(steps) > 2 and is_state(steps[-1]):
            body = steps[:-2] if "of" in steps[-2] else steps[:-1]
            for other in (body, *_national_bodies().get(body, ())):
                yield from names_of_body_of_state(other, steps[-1], record_id)

    def _is_name(self, words: Sequence[Token], match: Match) -> bool:
        if match.name.kind in (TITLE, SHARED):
            return False
        if match.name.kind == NATIONALITY:
            place = match.last
            if place + 1 < len(words) and fold(words[place].text) in ("and", "и"):
                place += 2  # "Kazakh and Kyrgyz experts".
            known = NATIONALITIES | OFFICES
            if place == match.last:
                known |= MODIFIERS | STATE
                words_for_bodies = words[place : place + 3] if words[match.first].is_capitalized else ()
                if any(
                    one.is_capitalized and is_one_of(one, HEADS_OF_STATE_BODIES) for one in words_for_bodies
                ):
                    return True  # "Tajik Drug Control Agency".
            return place < len(words) and is_one_of(words[place], known)
        if match.name.kind == NATIONAL and _is_of_acronym(words, match):
            return False
        if match.name.kind == "organization" and _is_part_of_another(words, match):
            return False
        return match.name.kind == "person" or not _is_in_title(words, match)

    def _states_named(self, words: Sequence[Token], earlier: Sequence[Mention]) -> set[str]:
        here = {key[1:] for word in words for key in word.keys if key[0] == "@" and key != "@"}
        return here | {one.record_id for one in earlier if one.kind == "country"}

    def _surnames_alone(
        self,
        text: str,
        words: Sequence[Token],
        mentions: Sequence[Mention],
        taken: Sequence[tuple[int, int]],
        earlier: Iterable[Mention],
    ) -> list[Mention]:
        """Surnames of people whose full name stood before."""
        since = {mention.record_id: -1 for mention in earlier if mention.kind == "person"}
        for mention in mentions:
            if mention.kind == "person":
                since.setdefault(mention.record_id, mention.start)
        found = []
        for place, word in enumerate(words) if since else ():
            if not word.is_capitalized or any(start < word.end and word.start < end for start, end in taken):
                continue
            bearers = {person for key in word.keys for person in self._surnames.get(key, ())}
            person = bearers.pop() if len(bearers) == 1 else ""
            if since.get(person, word.start) < word.start and _stands_alone(words, place):
                found.append(Mention("person", person, word.start, word.end, text[word.start : word.end]))
        return found


# What follows is the same whatever the records know, and takes longer to make than to read a document.
@cache
def _countries() -> Mapping[str, Sequence[Name]]:
    """The names of countries, by the keys of their first words."""
    return index(names_of_countries(country_names()))


@cache
def _country_slugs() -> Mapping[str, str]:
    return {code: slug(names[0]) for code, names in country_names().items()}


@cache
def _national_bodies() -> Mapping[tuple[frozenset[str], ...], Sequence[tuple[frozenset[str], ...]]]:
    """The other names of each kind of body that states have."""
    return {_steps(usual): [_steps(other) for other in others] for usual, others in NATIONAL_BODIES.items()}


def _steps(name: str) -> tuple[frozenset[str], ...]:
    words = [word for word in tokens(name) if "the" not in word.keys]
    joined, _ = join(words, longest(matches(words, _countries())))
    return steps_of(joined)


def _is_in_title(words: Sequence[Token], match: Match) -> bool:
    """Whether the name begins the title of a document or meeting: "UN Global Counter-Terrorism Strategy"."""
    for place in range(match.last, min(match.last + 6, len(words))):
        word = words[place]
        if not word.is_word or not (word.is_capitalized or fold(word.text) in LINKS):
            return False
        if place == match.last and fold(word.text) in LINKS:
            return False
        if word.is_capitalized and is_one_of(word, DOCUMENT_HEADS):
            return True
        if is_one_of(word, OFFICES | MODIFIERS):
            return False
    return False


def _is_part_of_another(words: Sequence[Token], match: Match) -> bool:
    """Whether what stands right before makes it the name of another body.

    That is a state or a capitalized "National" before the name of a body, or in Russian an acronym: "ИК ШОС".
    """
    before = words[match.first - 1] if match.first else None
    if before is None or match.start - before.end > len("'s the "):
        return False
    if before.text.isupper() and len(before.text) > 1 and CYRILLIC.search(before.text):
        return match.start - before.end == 1
    is_national = (before.is_capitalized and is_one_of(before, MODIFIERS | STATE)) or is_state(before.keys)
    return is_national and is_one_of(words[match.last - 1], ORGANIZATION_HEADS)


def _is_of_acronym(words: Sequence[Token], match: Match) -> bool:
    """Whether an acronym right before says whose body it is: "the CIS Lake Centre" is of no state."""
    before = words[match.first - 1] if match.first else None
    return before is not None and is_acronym([before]) and match.start - before.end == 1


def _stands_alone(words: Sequence[Token], place: int) -> bool:
    """Whether no other name stands beside the word: a form of address or an office may."""
    before = words[place - 1] if place else None
    if before and before.is_word and before.is_capitalized and not is_one_of(before, ADDRESS | OFFICES):
        return place < 2 or not words[place - 2].is_word
    after = words[place + 1] if place + 1 < len(words) else None
    return not (after and after.is_word and after.is_capitalized)


def _mention(text: str, match: Match) -> Mention:
    kind = {NATIONALITY: "country", NATIONAL: "organization"}.get(match.name.kind, match.name.kind)
    return Mention(kind, match.name.record_id, match.start, match.end, text[match.start : match.end])


def _with_places(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, where a place right behind an acronym belongs to it: "UNDP Kyrgyzstan" is UNDP there."""
    before: Mention | None = None
    for one in mentions:
        is_acronym = before is not None and before.kind == "organization" and before.wording.isupper()
        if (
            before
            and is_acronym
            and one.kind == "country"
            and IS_ITS_PLACE.fullmatch(text, before.end, one.start)
        ):
            before = replace(before, end=one.end, wording=text[before.start : one.end])
            continue
        if before:
            yield before
        region = OF_REGION.match(text, one.end) if one.wording.isupper() else None
        is_body = one.kind == "organization" and region
        before = (
            replace(one, end=region.end(), wording=text[one.start : region.end()])
            if region and is_body
            else one
        )
    if before:
        yield before


def _is_unclear(organization: Mention, unclear: Mention) -> bool:
    """Whether the name is one of those that name nobody; a longer one tells more: "Ministry of Z of Y"."""
    tells_more = organization.start <= unclear.start and unclear.end < organization.end
    return _overlap(organization, unclear) and not (unclear.kind == SHARED and tells_more)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
