"""Names of organizations and people that no record has yet, found by what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from etl.documents.mention import Mention
from etl.documents.morphology import read_word
from etl.documents.name_words import CYRILLIC, Token, fold, lemmas, part_of_speech, slug, tokens, word_cases
from etl.documents.offices import (
    ADDRESS,
    ADDRESS_SHORT,
    ADJECTIVAL_OFFICES,
    DOCUMENT_HEADS,
    DOMAINS,
    GENERIC,
    LINKS,
    MODIFIERS,
    NAME_ENDS,
    NAME_PARTICLES,
    NATIONAL_HEADS,
    NO_NAME_THOUGH_CAPITAL,
    OFFICES,
    ORGANIZATION_HEADS,
    PLURAL_OFFICES,
    POINTERS,
    REGIONS,
    STATE,
    STATE_ACRONYMS,
    is_one_of,
)
from etl.documents.place_names import country_names

MOST_NAME_WORDS = 4
NO_NAME = (
    OFFICES
    | MODIFIERS
    | ADDRESS
    | GENERIC
    | DOCUMENT_HEADS
    | REGIONS
    | POINTERS
    | DOMAINS
    | NO_NAME_THOUGH_CAPITAL
)
Owners = Mapping[int, Mention]
# A sentence may begin with such a word and a capital: "Выступил Иван Петров".
NOT_OF_NAMES = frozenset({"VERB", "PREP", "ADVB", "CONJ", "GRND", "PRCL", "NPRO", "INFN", "PRTS"})
# The case that follows a preposition in the name of a body.
GOVERNED = {"по": "datv", "при": "loct", "с": "ablt"}
# Ministries whose ids in the records are not made of their words.
SHORT_MINISTRIES = {"foreign-affairs": "mfa", "interior": "ministry-of-internal-affairs"}
# Beside a name with a body in brackets they show that it is a person's.
SPEAKS = re.compile(
    r"by|said|says|noted|stressed|emphasi[sz]ed|underlined|highlighted|presented|spoke|told|explained|added"
    r"|thanked|welcomed|opened|chaired|moderated|shared|were|was|included"
    r"|(?:отметил|подчеркнул|выступил|рассказал|сообщил|приветствовал|представил|открыл|заявил|сказал)[аи]?",
    re.IGNORECASE,
)
WHO = re.compile(r"who|whose|котор(?:ый|ая)", re.IGNORECASE)
# The name of a body in quotation marks after what it is: "фонд «Диалог»".
QUOTED_NAME = re.compile(r"\s*(?:«[^«»\n]{2,60}»|“[^“”\n]{2,60}”|\"[^\"\n]{2,60}\")")
CLOSING_QUOTES = ("»", "”", '"')
SURNAME = re.compile(
    r"\w{2}(?:[oe]v|[oe]va|zoda|zade|skiy?|skaya|enko|shvili|yan"
    r"|[ое]в(?:а|у|ы|ой|ым|е)?|зода|заде|ск(?:ий|ая)|енко|швили|ян)$"
)


def new_organizations(
    text: str, words: Sequence[Token], mentions: Sequence[Mention], country_slug: Callable[[str], str]
) -> list[Mention]:
    """Phrases built on a word such as "Ministry" or "Центр" that name no known organization.

    The id is made of the words, with the country last: `ministry-of-justice-kazakhstan`.
    """
    owners = _owners(words, mentions)
    found: list[Mention] = []
    phrases = list(_phrases(text, words, mentions, owners))
    states_of = [country_slug(phrase.state.record_id) if phrase.state else "" for phrase in phrases]
    named = {one.record_id for one in mentions if one.kind == "country"}
    only_state = country_slug(*named) if len(named) == 1 else ""
    for place, phrase in enumerate(phrases):
        state = states_of[place] or _state_of_list(words, phrases, states_of, place, mentions)
        if found and found[-1].end > words[phrase.first].start:
            continue
        state = state or (only_state if phrase.is_national else "")
        if not phrase.is_quoted and not _says_enough(phrase, bool(state), owners):
            continue
        if not phrase.state and not phrase.is_national:
            state = ""
        start, end = phrase.words[0].start, phrase.end
        found.append(Mention("organization", _id(phrase, state), start, end, text[start:end]))
    return [*found, *_ministries(text, words, owners, country_slug)]


def _ministries(
    text: str, words: Sequence[Token], owners: Owners, country_slug: Callable[[str], str]
) -> Iterator[Mention]:
    """Each of several ministries of one state: "the Ministries of Justice, Health and Finance of X"."""
    for place in range(len(words) - 1):
        if words[place].text != "Ministries" or fold(words[place + 1].text) != "of":
            continue
        parts: list[list[Token]] = [[]]
        last = place + 2
        while last < len(words) and words[last].start not in owners:
            word = words[last]
            if word.text == "," or fold(word.text) == "and":
                parts.append([])
            elif word.is_capitalized:
                parts[-1].append(word)
            elif fold(word.text) != "of":
                break
            last += 1
        state = owners.get(words[last].start) if last < len(words) else None
        parts = [part for part in parts if part]
        if state is None or state.kind != "country" or not parts or fold(words[last - 1].text) != "of":
            continue
        for part in parts:
            start = words[place].start if part is parts[0] else part[0].start
            end = state.end if part is parts[-1] else part[-1].end
            field = slug(" ".join(word.text for word in part))
            ministry = SHORT_MINISTRIES.get(field, f"ministry-of-{field}")
            record_id = f"{ministry}-{country_slug(state.record_id)}"
            yield Mention("organization", record_id, start, end, text[start:end])


@dataclass(frozen=True)
class _Phrase:
    """A phrase built on the head of a name of a body: its words, and the state that it names."""

    first: int
    last: int
    words: Sequence[Token]
    head: Token
    state: Mention | None
    end: int
    is_quoted: bool

    @property
    def is_national(self) -> bool:
        """Whether there is such a body in every state."""
        return (
            is_one_of(self.head, NATIONAL_HEADS)
            or self.head.text in STATE_ACRONYMS
            or is_one_of(self.words[0], STATE)
            or (self.words[-1] is self.head and is_one_of(self.words[0], OFFICES))
        )


def _phrases(
    text: str, words: Sequence[Token], mentions: Sequence[Mention], owners: Owners
) -> Iterator[_Phrase]:
    """The phrases that may name a body, from first to last; they may overlap."""
    for place, word in enumerate(words):
        owner = owners.get(word.start)
        is_head = is_one_of(word, ORGANIZATION_HEADS) or word.text in STATE_ACRONYMS
        if not is_head or (owner and owner.kind != "city"):
            continue
        is_russian = CYRILLIC.search(word.text)
        first, last = _russian(words, place, owners) if is_russian else _english(words, place, owners)
        last = _after_mention(words, last, owners)
        start, end = words[first].start, words[last - 1].end
        if quoted := QUOTED_NAME.match(text, word.end):
            last = next(
                (at for at in range(place, len(words)) if words[at].start >= quoted.end()), len(words)
            )
            end = quoted.end()
        elif text[end : end + 1] in CLOSING_QUOTES and re.search('[«“"]', text[start:end]):
            end += 1
        inside = [one for one in mentions if one.start < end and start < one.end]
        if any(one.kind == "person" or one.start < start or one.end > end for one in inside):
            continue
        states = [one for one in inside if one.kind == "country"]
        state = states[-1] if states else None
        yield _Phrase(first, last, words[first:last], word, state, end, quoted is not None)


def _state_of_list(
    words: Sequence[Token],
    phrases: Sequence[_Phrase],
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


def new_people(text: str, words: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Capitalized names of two to four words that a form of address or an office shows to be a person's."""
    owners = _owners(words, mentions)
    found: list[Mention] = []
    for place, word in enumerate(words):
        if not _may_name(word, owners) or (found and found[-1].end > word.start):
            continue
        if (not place or words[place - 1].text in ".:;!?") and part_of_speech(word.text) in NOT_OF_NAMES:
            continue
        last = _end_of_person(text, words, place, owners)
        if last and (
            _is_introduced(words, place, owners)
            or _has_office_after(text, words, last, owners)
            or _stands_for_body(words, place, last, owners)
            or _is_told_by_form(words, place, last)
            or (found and _goes_on(words, place, found[-1]))
        ):
            start, end = word.start, words[last - 1].end
            record_id = slug(" ".join(_nominative(words[place:last])))
            found.append(Mention("person", record_id, start, end, text[start:end]))
    return sorted([*found, *_surnames_alone(text, words, found, owners)], key=lambda one: one.start)


def _nominative(name: Sequence[Token]) -> list[str]:
    """The words of a name as they are in a list of people; the first one tells whether they are so."""
    forms = [form for form in read_word(name[0].text) if CYRILLIC.search(name[0].text)]
    if any(form.case == "nomn" and form.number == "sing" for form in forms):
        return [word.text for word in name]
    return [
        word.text if "nomn" in word_cases(word.text) or not word.is_word else _dictionary_form(word)
        for word in name
    ]


def _surnames_alone(
    text: str, words: Sequence[Token], people: Sequence[Mention], owners: Owners
) -> Iterator[Mention]:
    """Surnames with a form of address or office before them, of the one new person who stood before."""
    bearers: dict[str, dict[str, Mention]] = defaultdict(dict)
    for person in people:
        surname = tokens(person.wording)[-1]
        for key in _surname_keys(surname):
            bearers[key].setdefault(person.record_id, person)
    for place, word in enumerate(words):
        if not (place and bearers and _may_name(word, owners)) or len(word.text) == 1:
            continue
        address = words[place - (2 if words[place - 1].text == "." else 1)]
        after = words[place + 1] if place + 1 < len(words) else None
        if not is_one_of(address, ADDRESS | ADDRESS_SHORT | OFFICES):
            continue
        if after and after.is_word and after.is_capitalized and _adjoins_name(text, words, place):
            continue
        of_name = {key: one for name in _surname_keys(word) for key, one in bearers.get(name, {}).items()}
        if len(of_name) == 1 and next(iter(of_name.values())).end <= word.start:
            (record_id,) = of_name
            yield Mention("person", record_id, word.start, word.end, word.text)


def _surname_keys(word: Token) -> set[str]:
    return {key for key in word.keys if key[0] in "~^"}


def _english(words: Sequence[Token], head: int, owners: Owners) -> tuple[int, int]:
    """From the capitalized words before the head to the last of those after it."""
    first = head
    if first and words[head].start - words[head - 1].end > 1 and is_one_of(words[head - 1], OFFICES):
        # "General Prosecutor's Office": the possessive is left out of the words.
        while first and _adjoins(words, first - 1) and _is_capitalized_office(words[first - 1]):
            first -= 1
        return first, _last_english(words, head, owners)
    while (
        first
        and _adjoins(words, first - 1)
        and words[first - 1].is_capitalized
        and not _ends_name(words[first - 1])
    ):
        first -= 1
    return first, _last_english(words, head, owners)


def _is_capitalized_office(word: Token) -> bool:
    return word.is_capitalized and is_one_of(word, OFFICES | MODIFIERS)


def _last_english(words: Sequence[Token], head: int, owners: Owners) -> int:
    """The place after the last word of the name: it goes on over links, not over "and" to another."""
    last = place = head + 1
    while place < len(words) and words[place].is_word and _adjoins(words, place - 1):
        if words[place].is_capitalized:
            is_office = is_one_of(words[place], OFFICES) and fold(words[place - 1].text) != "under"
            if is_office or is_one_of(words[place], ADDRESS) or _begins_english_person(words, place, owners):
                break
            last = place + 1
        elif fold(words[place].text) not in LINKS or _begins_another(words, place, owners):
            break
        place += 1
    return last


def _begins_english_person(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether a name of two words follows the last word of a body: "Academy Sodiq Imomov"."""
    name = words[place : place + 2]
    return (
        len(name) > 1
        and is_one_of(words[place - 1], ORGANIZATION_HEADS | DOMAINS)
        and all(_may_name(word, owners) for word in name)
        and _has_surname(name[1])
    )


def _begins_another(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether another body or a person follows "and": "the Academy of Justice and the Nur Foundation"."""
    if fold(words[place].text) != "and" or place + 1 == len(words):
        return False
    if is_one_of(words[place + 1], ORGANIZATION_HEADS):
        return True
    name = words[place + 1 : place + 3]
    if len(name) > 1 and all(_may_name(word, owners) for word in name) and _has_surname(name[1]):
        return True
    after = place + 1
    while after < len(words) and words[after].is_capitalized and not is_one_of(words[after], OFFICES):
        if is_one_of(words[after], ORGANIZATION_HEADS):
            return words[place + 1].start - words[place].end > 1
        after += 1
    return False


def _russian(words: Sequence[Token], head: int, owners: Owners) -> tuple[int, int]:
    """From the adjective that begins the name to the last word that the head governs."""
    first = head
    while first and _adjoins(words, first - 1) and "ADJF" in word_cases(words[first - 1].text):
        first -= 1
    last = place = head + 1
    wanted = "gent"
    while place < len(words) and words[place].is_word and _adjoins(words, place - 1):
        folded, cases = fold(words[place].text), word_cases(words[place].text)
        if _begins_person(words, place, owners):
            break
        if folded in GOVERNED:
            wanted = GOVERNED[folded]
        elif folded == "и":
            if place + 1 < len(words) and words[place + 1].is_capitalized:
                break
        else:
            if wanted not in cases and "gent" not in cases and not words[place].text.isupper():
                break
            last = place + 1
        place += 1
    return first, last


def _begins_person(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether the name of a person follows that of a body: two capitals after a noun or state."""
    word, before = words[place], words[place - 1]
    owner = owners.get(before.start)
    if not word.is_capitalized or word.start in owners or fold(before.text) in ("имени", "города"):
        return False
    if before.is_capitalized and not (owner and owner.kind == "country"):
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    return (
        part_of_speech(word.text) == "NOUN"
        and after is not None
        and (after.text == "." or (_may_name(after, owners) and "ADJF" not in word_cases(after.text)))
        and _may_name(word, owners)
    )


def _after_mention(words: Sequence[Token], last: int, owners: Owners) -> int:
    """The place after the name of a state that the phrase reaches into: "Республики Узбекистан"."""
    covering = owners.get(words[last - 1].start)
    while covering and covering.kind == "country" and last < len(words) and _is_within(words[last], covering):
        last += 1
    return last


def _dictionary_form(word: Token) -> str:
    return next(iter(lemmas(word.text)), word.text)


def _says_enough(phrase: _Phrase, has_state: bool, owners: Owners) -> bool:
    """Whether the phrase tells one body: more than its head, and a state where there is one in each."""
    words, head = phrase.words, phrase.head
    if head.text in STATE_ACRONYMS:
        return has_state
    if len(words) > 1 and all(word.text.isupper() for word in words):
        return False  # A heading.
    if not words[0].is_capitalized or is_one_of(words[-1], DOCUMENT_HEADS):
        return False
    if phrase.is_national and (is_one_of(head, NATIONAL_HEADS) or not is_one_of(words[0], STATE)):
        return has_state and len(words) > 1
    # "The UNODC Office" is no body of its own.
    larger = owners.get(words[0].start) if words[-1] is head else None
    return any(
        not is_one_of(word, GENERIC | MODIFIERS)
        and fold(word.text) not in LINKS
        and not (larger and larger.kind == "organization" and _is_within(word, larger))
        for word in words
        if word is not head
    )


def _id(phrase: _Phrase, state: str) -> str:
    """The words as an id, with the state last: a state within the name, as of an embassy, stays there."""
    if phrase.head.text in STATE_ACRONYMS:
        return f"{STATE_ACRONYMS[phrase.head.text]}-{state}"
    kept = list(phrase.words)
    named = phrase.state
    if named and (_is_within(kept[-1], named) or _is_within(kept[0], named)):
        kept = [word for word in kept if not _is_within(word, named)]
    elif named:
        state = ""
    while kept and fold(kept[-1].text) in LINKS:
        kept.pop()
    name = slug(
        " ".join(
            _dictionary_form(word) if is_one_of(word, ORGANIZATION_HEADS) else word.text for word in kept
        )
    ).replace("ministry-of-foreign-affairs", "mfa")
    return "-".join(part for part in (name, state) if part)


def _end_of_person(text: str, words: Sequence[Token], first: int, owners: Owners) -> int | None:
    """The place after a name that begins here, if two to four words may be one.

    Particles ("van der") are not counted, and initials are words.
    """
    last, count = first, 0
    while last < len(words) and count < MOST_NAME_WORDS:
        place = _after_particles(words, last) if count else last
        if place == len(words) or not _may_name(words[place], owners):
            break
        if count and not all(_adjoins_name(text, words, one - 1) for one in range(last, place + 1)):
            break
        count += 1
        last = place + 1
        if len(words[place].text) == 1 and last < len(words) and words[last].text == ".":
            last += 1
    if count and last < len(words) and fold(words[last].text) in NAME_ENDS:
        count, last = count + 1, last + 1
    return last if count > 1 and words[last - 1].is_word and len(words[last - 1].text) > 1 else None


def _after_particles(words: Sequence[Token], place: int) -> int:
    """The place of the first word that is no particle of a name."""
    while place < len(words) and words[place].text.islower() and words[place].text in NAME_PARTICLES:
        place += 1
    return place


def _may_name(word: Token, owners: Owners) -> bool:
    if not word.is_capitalized or not word.is_word or word.start in owners:
        return False
    if is_one_of(word, NO_NAME):
        return False
    return len(word.text) == 1 or not word.text.isupper()


def _is_introduced(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether a form of address stands before, or an office with or without its body."""
    before = place - 1
    if before >= 1 and words[before].text == "." and is_one_of(words[before - 1], ADDRESS | ADDRESS_SHORT):
        return True
    if before < 0 or is_one_of(words[before], ADDRESS | ADDRESS_SHORT):
        return before >= 0
    has_comma = words[before].text == ","
    if has_comma:
        before -= 1
    if words[before].text == ")" and before > 2 and words[before - 2].text == "(":
        before -= 3  # An acronym in brackets after the body.
    is_plural = before >= 0 and fold(words[before].text) in PLURAL_OFFICES
    if is_plural or (before >= 0 and is_one_of(words[before], OFFICES)):
        return not has_comma
    if before >= 0 and (fold(words[before].text) in LINKS or _may_name(words[before], owners)):
        return False  # Part of a longer phrase: "Activities to Address Transnational Threats".
    while before >= 0 and (words[before].start in owners or _may_stand_in_office(words[before])):
        if is_one_of(words[before], OFFICES) and words[before].start not in owners:
            return fold(words[before].text) not in PLURAL_OFFICES
        before -= 1
    return False


def _may_stand_in_office(word: Token) -> bool:
    """Whether the word may stand between an office and the name of who holds it."""
    if CYRILLIC.search(word.text):
        return part_of_speech(word.text) in ("NOUN", "ADJF", "PREP", "CONJ")
    return word.is_word and (
        word.is_capitalized
        or fold(word.text) in LINKS | {"at"}
        or is_one_of(word, ORGANIZATION_HEADS | MODIFIERS)
    )


def _has_office_after(text: str, words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether a comma and an office follow: "Jane Doe, Director of ...", "Jane Doe, a judge at ..."."""
    if place + 1 >= len(words):
        return False
    begins = place + 1 if words[place].text in (",", "(") else place
    if begins == place and not _has_dash(text, words, place):
        return False
    for at in range(begins, min(place + 8, len(words))):
        word = words[at]
        if is_one_of(word, OFFICES) and word.start not in owners:
            if word.is_capitalized or not is_one_of(word, ADJECTIVAL_OFFICES):
                return fold(word.text) not in PLURAL_OFFICES
            if at + 1 < len(words) and fold(words[at + 1].text) in ("of", "at", "from"):
                return True
        elif not (
            word.start in owners
            or word.is_capitalized
            or fold(word.text) in ("a", "an", "of", "and")
            or is_one_of(word, MODIFIERS)
            or part_of_speech(word.text) == "ADJF"
        ):
            return False
    return False


def _has_dash(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a dash with space around it stands before the word."""
    return re.fullmatch(r"\s+[–—-]\s+", text[words[place - 1].end : words[place].start]) is not None


def _stands_for_body(words: Sequence[Token], first: int, last: int, owners: Owners) -> bool:
    """Whether a body in brackets or after "from" follows, and a verb or agent tells that it is a person's."""
    if last + 1 >= len(words) or fold(words[last].text) not in ("(", "from", "из", "representing"):
        return False
    body = owners.get(words[last + 1].start)
    if body is None or body.kind == "person":
        return False
    after = last + 1
    while after < len(words) and (_is_within(words[after], body) or words[after].text == ")"):
        after += 1
    beside = [words[place] for place in (first - 1, after) if 0 <= place < len(words)]
    return any(SPEAKS.fullmatch(word.text) for word in beside) or _has_surname(words[last - 1])


def _is_told_by_form(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether "who" follows, or the name is in Latin letters and has the ending of a surname."""
    if last + 1 < len(words) and words[last].text == "," and WHO.fullmatch(words[last + 1].text):
        return True
    return not CYRILLIC.search(words[first].text) and _has_surname(words[last - 1])


def _goes_on(words: Sequence[Token], place: int, person: Mention) -> bool:
    """Whether "and" joins what begins here to the name of a person right before."""
    return place > 1 and words[place - 2].end == person.end and fold(words[place - 1].text) in ("and", "и")


def _has_surname(word: Token) -> bool:
    """Whether the word has the ending of a surname of the region."""
    return SURNAME.search(word.text) is not None


def _ends_name(word: Token) -> bool:
    return (
        not word.is_word
        or is_one_of(word, OFFICES | ADDRESS | POINTERS)
        or fold(word.text) in LINKS | {"at", "from"}
    )


def _adjoins(words: Sequence[Token], place: int) -> bool:
    """Whether the word and the next stand side by side, with a space, a hyphen or "the" at most."""
    return words[place].is_word and words[place + 1].start - words[place].end <= len(" the ")


def _adjoins_name(text: str, words: Sequence[Token], place: int) -> bool:
    between = text[words[place].end : words[place + 1].start]
    return len(between) <= 1 or not between.strip()


def _owners(words: Sequence[Token], mentions: Sequence[Mention]) -> Owners:
    """The mention that each word belongs to, by the start of the word."""
    starts = [word.start for word in words]
    return {
        words[place].start: one
        for one in mentions
        for place in range(bisect_left(starts, one.start), bisect_left(starts, one.end))
    }


def _is_within(word: Token, mention: Mention) -> bool:
    return mention.start <= word.start and word.end <= mention.end
