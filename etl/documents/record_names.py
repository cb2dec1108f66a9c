"""What records are called, as names that a text can be searched for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from etl.documents.known import Known
from etl.documents.name_matches import Name
from etl.documents.name_words import SHORT_NAMES, Token, fold, keys, slug, sound, tokens
from etl.documents.other_bodies import OTHER_BODIES, OTHER_NAMES
from etl.documents.place_names import (
    LONG_FORMS,
    NATIONALITIES_BY_COUNTRY,
    OTHER_CITY_NAMES,
    WITHOUT_LONG_FORMS,
    russian_cities,
    russian_territory,
)
from etl.documents.russian_names import RUSSIAN_ACRONYMS, RUSSIAN_NAMES

# Kinds of names that name no record by themselves: a title that holds one, a word for those of a country, and
# a body of a state without the state.
TITLE = "title"
NATIONALITY = "nationality"
NATIONAL = "national"
LONGEST_ACRONYM = 10


def wordings(known: Known) -> dict[str, dict[tuple[str, str], None]]:
    """Every wording of every record by kind, each once, in the order of the records."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    acronyms = {
        name: record["acronym"]
        for record in known["organizations"]
        for name in (record["name"], record["acronym"])
        if record["acronym"]
    }
    for record in known["organizations"]:
        names = (
            record["name"],
            record["acronym"],
            *RUSSIAN_ACRONYMS.get(record["acronym"], ()),
            *RUSSIAN_NAMES.get(record["name"], ()),
            *OTHER_NAMES.get(record["name"], ()),
            _with_acronym_first(record["name"], acronyms),
        )
        for name in names:
            found["organization"][name.partition(" (")[0], record["organization_id"]] = None
    for record in known["organization_names"]:
        found["organization"][record["name"], record["organization_id"]] = None
    for record in (*known["people"], *known["person_names"]):
        found["person"][record["name"], record["person_id"]] = None
    for record in known["cities"]:
        for name in (record["city"], *OTHER_CITY_NAMES.get(record["city"], ())):
            found["city"][name, record["city"]] = None
    russian_names = russian_cities()
    for record in known["cities"]:
        if russian := russian_names.get(record["city"]):
            found["city"][russian, record["city"]] = None
    on_record = {name.casefold() for name, _ in found["organization"]}
    for name, (acronym, *others) in OTHER_BODIES.items():
        if name.casefold() not in on_record:
            for one in (name, acronym, *others):
                found["organization"][one, slug(acronym or name)] = None
    for acronym in ("UN", "EU"):
        for record in known["organizations"]:
            if record["acronym"] == acronym:
                found["organization"][russian_territory(acronym), record["organization_id"]] = None
    for kind in ("organization", "person", "city"):
        found[kind] = {pair: None for pair in found[kind] if pair[0].strip()}
    return found


def _with_acronym_first(name: str, acronyms: Mapping[str, str]) -> str:
    """The other name of a body that another one has: "SCO Lake Centre" for that of the SCO; or ""."""
    body, _, whole = name.rpartition(" of the ")
    return f"{acronyms[whole]} {body}" if body and whole in acronyms else ""


def names_of_countries(countries: dict[str, list[str]]) -> Iterator[Name]:
    """Countries by the names that they have in English and Russian, and the words for what is theirs."""
    for code, names in countries.items():
        for name in names:
            if name.isupper():
                yield Name("country", code, (frozenset({f"={name}"}),))
                continue
            yield from sounding("country", name, code)
            if code not in WITHOUT_LONG_FORMS:
                for form in LONG_FORMS:
                    yield from sounding("country", f"{form} {name}", code)
        for adjective in NATIONALITIES_BY_COUNTRY.get(code, "").split():
            yield Name(NATIONALITY, code, (_folded(adjective),))


def _folded(word: str) -> frozenset[str]:
    return frozenset(key for key in keys(word) if key[0] not in "=~^")


def sounding(kind: str, name: str, record_id: str) -> Iterator[Name]:
    """A name that is the same in Cyrillic and Latin letters."""
    steps = tuple(
        frozenset(key for key in word.keys if key[0] not in "=^")
        for word in tokens(name)
        if "the" not in word.keys
    )
    if steps:
        yield Name(kind, record_id, steps, needs_capital=True)


def names_of_person(name: str, record_id: str) -> Iterator[Name]:
    """The full name, the surname first, and initials with the surname; all as they sound in either script."""
    words = [word for word in tokens(name) if word.is_word]
    if len(words) < 2:
        return
    whole = (word for word in tokens(name) if "the" not in word.keys)
    yield Name("person", record_id, tuple(map(_heard, whole)), needs_capital=True)
    *given, surname = ((word.text, _heard(word)) for word in words)
    if len(given[0][0]) == 1:
        return
    yield Name("person", record_id, (surname[1], *(steps for _, steps in given)), needs_capital=True)
    dot = frozenset({"."})
    initials = [_initial(text) for text, _ in given]
    every = tuple(step for initial in initials for step in (initial, dot))
    for short in {every, every[:2]}:
        yield Name("person", record_id, (*short, surname[1]), needs_capital=True)
        yield Name("person", record_id, (surname[1], *short), needs_capital=True)


def _heard(word: Token) -> frozenset[str]:
    """The keys of a word of a person's name, with those of the cases that a Russian text may have it in."""
    found = frozenset(key for key in word.keys if key[0] not in "=^")
    return found | {f"^{key[1:]}" for key in found if key[0] == "~"}


def _initial(given: str) -> frozenset[str]:
    heard = sound(given)
    return frozenset({f"~{heard[:1]}", f"~{heard[:2]}", fold(given)[:1]})


def names_of_body_of_state(
    body: tuple[frozenset[str], ...], state: frozenset[str], record_id: str
) -> Iterator[Name]:
    """A body of a state: "Ministry of Justice of X", "X's Ministry of Justice", and without the state."""
    of = frozenset({"of"})
    yield Name("organization", record_id, (*body, of, state))
    yield Name("organization", record_id, (*body, state))
    yield Name("organization", record_id, (state, *body))
    if len(body) > 1:
        yield Name(NATIONAL, record_id, body, needs_capital=True)


def names_of_embassy(sender: frozenset[str], host: frozenset[str], record_id: str) -> Iterator[Name]:
    """An embassy by its other names: "the British Embassy in X", "Посольство Великобритании в X"."""
    embassy, russian = frozenset({"embassy"}), frozenset({"посольство"})
    to, within = frozenset({"to", "in"}), frozenset({"в", "во"})
    yield Name("organization", record_id, (embassy, frozenset({"of"}), sender, to, host))
    yield Name("organization", record_id, (sender, embassy, to, host))
    yield Name("organization", record_id, (russian, sender, within, host))
    yield Name("organization", record_id, (sender, russian, within, host))


def is_state(step: frozenset[str]) -> bool:
    """Whether a word of a name is a country."""
    return any(key.startswith("@") for key in step)


def is_acronym(words: Sequence[Token]) -> bool:
    """Whether the name is one short word with more than one capital."""
    if len(words) != 1 or len(words[0].text) > LONGEST_ACRONYM or words[0].text in SHORT_NAMES:
        return False
    return sum(letter.isupper() for letter in words[0].text) > 1


def surnames(people: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The people who bear each surname, by its keys."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, person in people:
        words = [word for word in tokens(name) if word.is_word]
        for key in words[-1].keys if len(words) > 1 else ():
            if key[0] not in "=^":
                found[key].add(person)
    return found
