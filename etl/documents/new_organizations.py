"""Bodies that no record has yet, found by what their names are built on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from etl.documents.bodies_by_position import bodies_by_position
from etl.documents.body_phrases import Phrase, body_phrases, is_half_adjective, without_state
from etl.documents.mention import Mention
from etl.documents.morphology import nominative, read_word
from etl.documents.name_context import Owners, adjoins_name, has_surname, is_within, may_name, owners_of
from etl.documents.name_words import CYRILLIC, Token, fold, slug, tokens
from etl.documents.national_bodies import short_names, usual_name
from etl.documents.offices import (
    DOCUMENT_HEADS,
    EMBASSIES,
    GENERIC,
    KINDS,
    LINKS,
    LOCAL_HEADS,
    MODIFIERS,
    NATIONAL_HEADS,
    ORGANIZATION_HEADS,
    PARTS_OF_BODIES,
    REGIONS,
    STATE,
    is_one_of,
    keys_of,
)
from etl.documents.place_names import country_names

# The records have it in brief.
SHORT_IDS = {"ministry-of-foreign-affairs": "mfa"}
# What kind of branch an office is.
LOCAL = keys_of(
    "country liaison field subregional local programme project страновой местный проект программа"
)
EXECUTIVE, COMMITTEE = keys_of("executive исполнительный"), keys_of("committee комитет")
# Before such a word in English: "the public foundation Nur".
KIND_OF_KINDS = frozenset(
    {"public", "private", "charitable", "corporate", "youth", "nonprofit", "nongovernmental"}
)
SERVICE = keys_of("service committee служба комитет")
WITH_SERVICES = ("ministry-", "mfa-", "state-committee-", "national-security-committee")
MINISTRIES, MINISTRY = keys_of("ministries министерство"), keys_of("министерство")
# In the name of a body of a region, which Russian writes without a capital: "управление ... области".
OF_REGIONS = keys_of("область край")
SMALL_WORDS = frozenset({"the", "of", "and"})
BODY = "organization"
# What kind of body it is, a name in quotation marks may follow.
QUOTED_KINDS = keys_of(
    "foundation fund organization association union ngo фонд организация объединение ассоциация нпо нко "
    "оо оф тоо гу чу ано оюл"
)


def new_organizations(
    text: str,
    words: Sequence[Token],
    mentions: Sequence[Mention],
    country_slug: Callable[[str], str],
    has_branches: Callable[[str], bool],
) -> list[Mention]:
    """Phrases built on a word such as "Ministry" or "Центр" that name no known organization.

    The id is made of the words of the usual name, with the country last: `ministry-of-justice-kazakhstan`.
    The name of a body that most states have is in English, any other Russian one in the nominative. An
    office that a known body has in some place is that body, unless `has_branches` says that these are bodies
    of their own, as those of the OSCE.
    """
    owners = owners_of(words, mentions)
    found: list[Mention] = []
    phrases = list(body_phrases(text, words, mentions, owners))
    states_of = [country_slug(phrase.state.record_id) if phrase.state else "" for phrase in phrases]
    named = [country_slug(one.record_id) for one in mentions if one.kind == "country"]
    named += [state for one in mentions if one.kind == "organization" and (state := state_of(one.record_id))]
    only_state = prevailing(named)
    for place, phrase in enumerate(phrases):
        state = states_of[place] or _state_of_list(words, phrases, states_of, place, mentions)
        if found and found[-1].end > words[phrase.first].start:
            continue
        if body := _named_in_quotes(text, phrase, mentions):
            start = phrase.words[0].start
            found.append(replace(body, start=start, end=phrase.end, wording=text[start : phrase.end]))
            continue
        if body := _body_of_branch(phrase, owners):
            if _is_part(phrase) or not has_branches(body.record_id):
                start, end = phrase.words[0].start, phrase.end
                found.append(replace(body, start=start, end=end, wording=text[start:end]))
                continue
            if not _names_place(phrase, owners):
                continue  # "The OSCE Office" is no body of its own.
        if whole := _whole_of_part(phrase):
            phrase = replace(phrase, usual=whole)
        elif _is_part(phrase) and any(_is_within(other, phrase) for other in phrases[place + 1 :]):
            continue  # The body whose part it is comes next.
        state = state or (only_state if phrase.is_national else "")
        if not phrase.is_quoted and not _says_enough(phrase, bool(state), owners):
            continue
        if not phrase.state and not phrase.is_national:
            state = ""
        if is_one_of(phrase.head, EMBASSIES) and _names_countries_alone(phrase):
            found.append(_embassy(text, phrase, named, country_slug))
        else:
            found.append(_mention(text, phrase, state))
    found += [*_ministries(text, words, owners, country_slug), *_named_by_kind(text, words, owners)]
    for body in bodies_by_position(text, words, owners):
        if all(body.end <= one.start or one.end <= body.start for one in found):
            found.append(body)
    return list(_completed(found, mentions))


def _completed(new: Sequence[Mention], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The new bodies; one without its state or namesake is that which the text names with it, if one."""
    every = {one.record_id: one for one in (*mentions, *new) if one.kind == BODY}
    for body in new:
        whole = [
            one
            for record_id, one in every.items()
            if (record_id == f"{body.record_id}-{state_of(record_id)}" and not state_of(body.record_id))
            or record_id.startswith((f"{body.record_id}-imeni-", f"{body.record_id}-named-after-"))
        ]
        yield replace(body, record_id=whole[0].record_id, name=whole[0].name) if len(whole) == 1 else body


def _named_in_quotes(text: str, phrase: Phrase, mentions: Sequence[Mention]) -> Mention | None:
    """The body whose name stands in quotation marks behind a word for its kind: "фонд «Мир»" is "Мир".

    A body on record may be called so, or it is a new one; what kind of body it is, texts tell or leave out.
    """
    if not phrase.is_quoted or not is_one_of(phrase.head, QUOTED_KINDS):
        return None
    quote = text[phrase.head.end : phrase.end]
    start, end = phrase.head.end + len(quote) - len(quote.lstrip()) + 1, phrase.end - 1
    known = next((one for one in mentions if (one.kind, one.start, one.end) == (BODY, start, end)), None)
    name = " ".join(text[start:end].split())
    return known or (Mention(BODY, slug(name), start, end, text[start:end], name) if slug(name) else None)


def _names_countries_alone(phrase: Phrase) -> bool:
    """Whether the phrase has nothing but its head, countries and what joins them."""
    return bool(phrase.states) and all(
        word is phrase.head
        or fold(word.text) in LINKS | {"в", "во"}
        or any(is_within(word, state) for state in phrase.states)
        for word in phrase.words
    )


def _embassy(text: str, phrase: Phrase, named: Sequence[str], country_slug: Callable[[str], str]) -> Mention:
    """The embassy of the state named first; its host is the second one, or that of which the text speaks."""
    start, end = phrase.words[0].start, phrase.end
    sender, *hosts = dict.fromkeys(country_slug(state.record_id) for state in phrase.states)
    host = hosts[0] if hosts else prevailing(state for state in named if state != sender)
    name = _national_name("Embassy", sender)
    if host:
        name = f"{name} in {_country_name(host)}"
    return Mention("organization", slug(name), start, end, text[start:end], name)


def _named_by_kind(text: str, words: Sequence[Token], owners: Owners) -> Iterator[Mention]:
    """Bodies with a name of their own after a word for their kind: "the public foundation Nur"."""
    for place, word in enumerate(words):
        if fold(word.text) not in KINDS or (word.is_capitalized and not word.text.isupper()):
            continue
        last = place + 1
        while last < len(words) and adjoins_name(text, words, last - 1) and may_name(words[last], owners):
            last += 1
        name = words[place + 1 : last]
        is_person = len(name) == 2 and has_surname(name[1])
        if name and not is_person and text[word.end : name[0].start].isspace():
            told = words[place - 1] if place and fold(words[place - 1].text) in KIND_OF_KINDS else word
            start, end = told.start, name[-1].end
            usual = " ".join(text[name[0].start : end].split())
            yield Mention("organization", slug(usual), start, end, text[start:end], usual)


def prevailing(named: Iterable[str]) -> str:
    """What is named alone, or at least twice as often as any other; empty where there is none."""
    times = Counter(named).most_common(2)
    if not times or (len(times) > 1 and times[0][1] < 2 * times[1][1]):
        return ""
    return times[0][0]


def _mention(text: str, phrase: Phrase, state: str) -> Mention:
    start, end = phrase.words[0].start, phrase.end
    forms = _nominatives(phrase)
    name = _national_name(phrase.usual, state) if phrase.usual else _with_forms(text, start, end, forms)
    return Mention("organization", _id(phrase, state, forms), start, end, text[start:end], name)


def _national_name(usual: str, state: str) -> str:
    """The name of a body in English with its state: "Ministry of Justice of Uzbekistan"."""
    return f"{usual} of {_country_name(state)}" if state else usual


def _country_name(state: str) -> str:
    return " ".join(word if word in SMALL_WORDS else word.capitalize() for word in state.split("-"))


def _nominatives(phrase: Phrase) -> dict[Token, str]:
    """The Russian head of the phrase and the adjectives before it, each with its nominative."""
    if not CYRILLIC.search(phrase.head.text):
        return {}
    # The first half of an adjective with a hyphen has no cases: "Южно-Сибирский".
    leading = [
        word
        for word, after in zip_longest(phrase.words, phrase.words[1:])
        if word is phrase.head or (word.start < phrase.head.start and not is_half_adjective(word, after))
    ]
    return dict(zip(leading, nominative([word.text for word in leading]), strict=True))


def _with_forms(text: str, start: int, end: int, forms: Mapping[Token, str]) -> str:
    """That part of the text, on one line, with other forms of some words."""
    parts, place = [], start
    for word, form in forms.items():
        parts += [text[place : word.start], form]
        place = word.end
    return " ".join("".join([*parts, text[place:end]]).split())


def _id(phrase: Phrase, state: str, forms: Mapping[Token, str]) -> str:
    """The name as an id, with the state last: a state within the name, as of an embassy, stays there."""
    kept = without_state(phrase.words, phrase.state)
    if phrase.state and len(kept) == len(phrase.words):
        state = ""
    words = slug(phrase.usual or " ".join(forms.get(word, word.text) for word in kept))
    return "-".join(part for part in (SHORT_IDS.get(words, words), state) if part)


def _ministries(
    text: str, words: Sequence[Token], owners: Owners, country_slug: Callable[[str], str]
) -> Iterator[Mention]:
    """Each of several ministries of one state: "the Ministries of Justice, Health and Finance of X"."""
    for place, word in enumerate(words):
        if not is_one_of(word, MINISTRIES) or (is_one_of(word, MINISTRY) and not _is_plural(word)):
            continue
        parts, last = _fields(words, place + 1, owners)
        state = owners.get(words[last].start) if last < len(words) else None
        named = [_ministry(part, is_russian=is_one_of(word, MINISTRY)) for part in parts]
        if state is None or state.kind != "country" or len(parts) < 2 or not all(named):
            continue
        country = country_slug(state.record_id)
        for part, usual in zip(parts, named, strict=True):
            start = word.start if part is parts[0] else part[0].start
            end = state.end if part is parts[-1] else part[-1].end
            record_id = f"{SHORT_IDS.get(slug(usual), slug(usual))}-{country}"
            yield Mention(
                "organization", record_id, start, end, text[start:end], _national_name(usual, country)
            )


def _is_plural(word: Token) -> bool:
    return any(form.number == "plur" for form in read_word(word.text))


def _fields(words: Sequence[Token], first: int, owners: Owners) -> tuple[list[list[Token]], int]:
    """What the ministries deal with, up to the name of the state; and the place of that."""
    parts: list[list[Token]] = [[]]
    last = first
    while last < len(words) and words[last].start not in owners:
        word = words[last]
        if word.text == "," or fold(word.text) in ("and", "и"):
            parts.append([])
        elif not word.is_word:
            break
        elif fold(word.text) != "of":
            parts[-1].append(word)
        last += 1
    return [part for part in parts if part], last


def _ministry(field: Sequence[Token], *, is_russian: bool) -> str:
    """The usual name of the ministry; where it has no capitals, it is one that most states have."""
    told = " ".join(word.text for word in field)
    usual = usual_name(tokens(f"Министерство {told}" if is_russian else f"Ministry of {told}"))
    is_name = all(word.is_capitalized or fold(word.text) in LINKS for word in field)
    return usual or (f"Ministry of {told}" if is_name and not is_russian else "")


def _state_of_list(
    words: Sequence[Token],
    phrases: Sequence[Phrase],
    states: Sequence[str],
    place: int,
    mentions: Sequence[Mention],
) -> str:
    """The state that the last body of a list names for all: "the Ministries A and B of X"."""
    last = phrases[place].last
    for later in range(place + 1, len(phrases) + 1):
        joint = last
        while joint < len(words) and (words[joint].text == "," or fold(words[joint].text) in ("and", "и")):
            joint += 1
        if joint == last or joint >= len(words):
            return ""
        known = next((one for one in mentions if one.start == words[joint].start), None)
        if known:
            return state_of(known.record_id) if known.kind == "organization" else ""
        if later == len(phrases) or phrases[later].first != joint:
            return ""
        if states[later]:
            return states[later]
        last = phrases[later].last
    return ""


def state_of(record_id: str) -> str:
    """The state with which the id of a body ends, as in ids; empty where it is that of no state."""
    return next((state for state in _state_slugs() if record_id.endswith(f"-{state}")), "")


@cache
def _state_slugs() -> tuple[str, ...]:
    return tuple(slug(names[0]) for names in country_names().values())


def _says_enough(phrase: Phrase, has_state: bool, owners: Owners) -> bool:
    """Whether the phrase tells one body: more than its head, and a state where there is one in each."""
    words, head = phrase.words, phrase.head
    if not is_one_of(head, ORGANIZATION_HEADS) and not is_one_of(head, short_names()):
        return False
    if is_one_of(head, short_names()):
        return has_state
    if len(words) > 1 and all(word.text.isupper() for word in words):
        return False  # A heading.
    # In Russian a ministry or an embassy is named without a capital, too.
    is_regional = bool(CYRILLIC.search(head.text)) and any(is_one_of(word, OF_REGIONS) for word in words[2:])
    is_named = (
        words[0].is_capitalized
        or is_regional
        or bool(CYRILLIC.search(head.text) and phrase.state and (phrase.usual or is_one_of(head, EMBASSIES)))
    )
    if not is_named or (not phrase.usual and is_one_of(words[-1], DOCUMENT_HEADS)):
        return False
    if phrase.is_national and (is_one_of(head, NATIONAL_HEADS) or not is_one_of(words[0], STATE)):
        return has_state and (len(words) > 1 or bool(phrase.usual))
    return any(
        not is_one_of(word, GENERIC | MODIFIERS) and fold(word.text) not in LINKS
        for word in words
        if word is not head
    )


def _body_of_branch(phrase: Phrase, owners: Owners) -> Mention | None:
    """The body that the phrase names by a part of it, as "UNODC Regional Office for Central Asia"."""
    bodies = {
        owner for word in phrase.words if (owner := owners.get(word.start)) and owner.kind == "organization"
    }
    if len(bodies) != 1:
        return None
    body = next(iter(bodies))
    if _is_part(phrase) or (_is_service(phrase) and body.record_id.startswith(WITH_SERVICES)):
        return body
    if not is_one_of(phrase.head, LOCAL_HEADS):
        return None
    rest = [word for word in phrase.words if word.start not in owners and word is not phrase.head]
    is_local = all(
        is_one_of(word, GENERIC | MODIFIERS | REGIONS | LOCAL) or fold(word.text) in LINKS | {"в", "во"}
        for word in rest
    )
    return body if is_local else None


def _is_within(one: Phrase, other: Phrase) -> bool:
    """Whether the first phrase stands behind the head of the other, and names a whole body."""
    return (
        other.head.start < one.words[0].start
        and one.end <= other.end
        and is_one_of(one.head, ORGANIZATION_HEADS)
        and not is_one_of(one.head, PARTS_OF_BODIES)
        and len(one.words) > 1
    )


def _whole_of_part(phrase: Phrase) -> str:
    """The usual name of the body whose part the phrase names: "Department of Trade of the Ministry of Z".

    A service with a name of its own may be a part, too, but only of a ministry or a committee.
    """
    is_service = _is_service(phrase)
    kept = without_state(phrase.words, phrase.state) if is_service or _is_part(phrase) else []
    behind = [place for place, word in enumerate(kept) if word.start > phrase.head.start]
    whole = next((usual for place in behind if (usual := usual_name(kept[place:]))), "")
    return whole if not is_service or slug(whole).startswith(WITH_SERVICES) else ""


def _is_service(phrase: Phrase) -> bool:
    """Whether the head is a service that states do not usually have under that name."""
    return is_one_of(phrase.head, SERVICE) and not phrase.usual


def _is_part(phrase: Phrase) -> bool:
    """Whether the head is a part of a body, as a department or the executive committee."""
    before = [word for word in phrase.words if word.end <= phrase.head.start]
    is_executive = bool(before) and is_one_of(before[-1], EXECUTIVE) and is_one_of(phrase.head, COMMITTEE)
    return is_executive or is_one_of(phrase.head, PARTS_OF_BODIES)


def _names_place(phrase: Phrase, owners: Owners) -> bool:
    kinds = {owner.kind for word in phrase.words if (owner := owners.get(word.start))}
    return not kinds.isdisjoint(("city", "country")) or any(is_one_of(word, REGIONS) for word in phrase.words)
