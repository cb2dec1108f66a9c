"""Bodies that only their place in the sentence tells: "with the support of Reform Watch International"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.documents.mention import Mention
from etl.documents.morphology import nominative, read_word
from etl.documents.name_context import Owners, adjoins, has_surname, may_name
from etl.documents.name_words import CYRILLIC, Token, fold, slug, word_cases
from etl.documents.new_people import is_on_list_of_speakers
from etl.documents.offices import (
    ADDRESS,
    DOCUMENT_HEADS,
    DOMAINS,
    KINDS,
    LINKS,
    MODIFIERS,
    OFFICES,
    ORGANIZATION_HEADS,
    PARTS_OF_BODIES,
    REGIONS,
    is_one_of,
    keys_of,
)

# Whoever is named behind these organized, paid or helped: people seldom are.
AGENT_FOLLOWS = re.compile(
    r"\b(?:(?:co-?)?(?:organi[sz]ed|convened|hosted|funded|financed|sponsored|supported|implemented)\s+(?:jointly\s+)?by"
    r"|(?:support|assistance|help|funding|participation)\s+(?:of|from)"
    r"|(?:cooperation|co-operation|collaboration|partnership|coordination|jointly|together)\s+with|on\s+behalf\s+of"
    r"|(?:organi[sz]ation|NGO|foundation|association|movement|initiative|charity|think\s+tank))\s+(?:the\s+)?",
    re.IGNORECASE,
)
# People who come from a body, before its acronym.
PEOPLE = (
    r"(?:representatives?|experts?|specialists?|officers?|officials?|staff|members|colleagues|trainers?|lecturers?"
    r"|instructors?|speakers?|presenters?|advisers?|delegations?|head|director|coordinator|employees)"
)
ACRONYM_FOLLOWS = re.compile(
    rf"(?:{AGENT_FOLLOWS.pattern}|\b{PEOPLE}\s+(?:of|from)\s+(?:the\s+)?"
    r"|\b(?:представител|эксперт|специалист|сотрудни|тренер|преподавател|член|делегаци|руководител|директор|глав|ректор|аналитик"
    r"|советник|инструктор|лектор|консультант|психолог|юрист|докладчик|спикер"
    r"|координатор)\w*\s+(?:(?:из|от)\s+)?"
    r"|\b(?:совместно|вместе|сотрудничестве|партн[её]рстве)\s+со?\s+|\b(?:поддержке|содействии|участии)\s+)$",
    re.IGNORECASE,
)
# Behind these offices stands a place, a field or a person rather than a body.
NO_BODY_BEHIND = keys_of(
    "mayor governor akim hokim khokim minister ministers ambassador ambassadors consul premier prime judge "
    "imam mufti president secretary deputy general "
    "министр посол губернатор мэр аким хоким премьер судья имам президент"
)
OF_BODY = frozenset({"of", "at", "from", "with"})
QUOTED_NAME = re.compile(r"\s+«([^«»\n]{2,50})»|\s+\"([^\"\n]{2,50})\"|\s+“([^“”\n]{2,50})”")
MOST_QUOTED_WORDS = 5
LISTED = re.compile(r"(?:,\s*|\s+)(?:and\s+|и\s+)?(?:the\s+)?|\s*,?\s+(?:and|и)\s+", re.IGNORECASE)
# In capitals, but no bodies.
NO_BODIES = frozenset(
    {"NGO", "NGOS", "CSO", "CSOS", "ICT", "PVE", "CVE", "FTF", "FTFS", "HIV", "USD", "COVID"}
) | {*("НПО", "НКО", "СМИ", "ИКТ", "ВУЗ", "ОВД", "ПВЭ")}
ACRONYM = re.compile(r"(?=.*[A-ZА-ЯЁ].*[A-ZА-ЯЁ].*[A-ZА-ЯЁ])[A-ZА-ЯЁ][\w]{2,9}")
MOST_WORDS = 6


def bodies_by_position(text: str, words: Sequence[Token], owners: Owners) -> Iterator[Mention]:
    """New bodies whose names have no word such as "Ministry": in capitals, or of several words.

    They stand where those are named who organized or paid, or who sent the people that came.
    """
    yield from _acronyms(text, words, owners)
    yield from _agents(text, words, owners)
    yield from _of_offices(text, words, owners)
    yield from _of_people(text, words, owners)
    yield from _of_russian_people(text, words, owners)


def _body(text: str, name: Sequence[Token]) -> Mention:
    start, end = name[0].start, name[-1].end
    usual = " ".join(text[start:end].split())
    return Mention("organization", slug(usual), start, end, text[start:end], usual)


def _acronyms(text: str, words: Sequence[Token], owners: Owners) -> Iterator[Mention]:
    last = -1
    for place, word in enumerate(words):
        owner = owners.get(word.start)
        if (
            owner
            and owner.kind == "organization"
            and ACRONYM_FOLLOWS.search(text, max(0, owner.start - 60), owner.start)
        ):
            last = owner.end
        if owner or not ACRONYM.fullmatch(word.text) or word.text.upper() in NO_BODIES:
            continue
        if (
            place
            and words[place - 1].text.isupper()
            and len(words[place - 1].text) > 1
            and adjoins(words, place - 1)
        ):
            continue  # A heading.
        goes_on = 0 <= last < word.start and LISTED.fullmatch(text, last, word.start) is not None
        if goes_on or ACRONYM_FOLLOWS.search(text, max(0, word.start - 60), word.start):
            last = word.end
            yield _body(text, [word])


def _agents(text: str, words: Sequence[Token], owners: Owners) -> Iterator[Mention]:
    places = {word.start: place for place, word in enumerate(words)}
    for found in AGENT_FOLLOWS.finditer(text):
        first = places.get(found.end())
        if first is None or CYRILLIC.search(words[first].text):
            continue
        last = place = first
        while place < len(words) and place - first < MOST_WORDS and words[place].start not in owners:
            word = words[place]
            if place > first and not adjoins(words, place - 1):
                break
            if word.is_capitalized and word.is_word:
                last = place + 1
            elif fold(word.text) not in LINKS - {"and", "in", "to", "by", "with"}:
                break
            place += 1
        if place < len(words) and words[place].start in owners and adjoins(words, place - 1):
            continue
        if _is_name(words[first:last], owners):
            yield _body(text, words[first:last])


def _is_singular(office: Token) -> bool:
    """Whether the office is that of one person: "курсы для журналистов «Слово»" names no body."""
    is_russian = CYRILLIC.search(office.text) is not None
    return not is_russian or any(form.number == "sing" for form in read_word(office.text))


def _of_offices(text: str, words: Sequence[Token], owners: Owners) -> Iterator[Mention]:
    """The bodies whose offices are named: "director of Nurly Zhol", "председатель «Озера»"."""
    for place, word in enumerate(words):
        if word.start in owners or not is_one_of(word, OFFICES):
            continue
        if quoted := QUOTED_NAME.match(text, word.end):
            start, end = quoted.span(next(group for group in (1, 2, 3) if quoted[group]))
            is_known = any(start <= known < end for known in owners)
            if (
                not is_known
                and _is_singular(word)
                and text[start].isupper()
                and len(text[start:end].split()) < MOST_QUOTED_WORDS
            ):
                name = " ".join(text[start:end].split())
                yield Mention("organization", slug(name), start, end, text[start:end], name)
            continue
        if is_one_of(word, NO_BODY_BEHIND) or CYRILLIC.search(word.text):
            continue
        last = first = place + 2
        if last >= len(words) or fold(words[place + 1].text) not in OF_BODY:
            continue
        while last < len(words) and last - first < MOST_WORDS and may_name(words[last], owners):
            if last > first and not adjoins(words, last - 1):
                break
            last += 1
        after = words[last] if last < len(words) and adjoins(words, last - 1) else None
        # "Chief of Staff of the Ministry" has another body.
        goes_on = after is not None and (
            after.start in owners or after.is_capitalized or fold(after.text) in LINKS | OF_BODY
        )
        if last > first and not goes_on and not has_surname(words[last - 1]):
            yield _body(text, words[first:last])


def _of_people(text: str, words: Sequence[Token], owners: Owners) -> Iterator[Mention]:
    """The bodies of those whom a list of speakers names: "talks were given by Jane Doe of Lake Watch"."""
    for place, word in enumerate(words):
        if fold(word.text) not in ("of", "from", "at") or place < 2:
            continue
        name = words[place - 2 : place]
        is_name = all(may_name(one, owners) for one in name) and adjoins(words, place - 1)
        if not is_name or not is_on_list_of_speakers(text, name[0].start):
            continue
        first = last = _after_kind(words, place + 1)
        while last < len(words) and last - first < MOST_WORDS and (last == first or adjoins(words, last - 1)):
            # A state may stand within the name: "Royal Lake Guard" of a state.
            owner = owners.get(words[last].start)
            if not words[last].is_capitalized or (owner and owner.kind != "country"):
                break
            last += 1
        body = words[first:last]
        is_told = bool(body) and not is_one_of(body[0], OFFICES | ADDRESS)
        if is_told and body[-1].start not in owners and body[0].start not in owners and len(body[0].text) > 1:
            yield _body(text, body)


def _after_kind(words: Sequence[Token], place: int) -> int:
    """The place after what kind of body it is: "of the independent think tank Lake Watch"; else the same."""
    last = place
    while last < len(words) and last - place < MOST_WORDS and words[last].text.islower():
        last += 1
    is_kind = last > place and (fold(words[last - 1].text) in KINDS | {"tank"})
    return last if is_kind else place


def _of_russian_people(text: str, words: Sequence[Token], owners: Owners) -> Iterator[Mention]:
    """The body in the genitive between office and name: "начальник Казкосмоса Иван Петров"."""
    for place in range(1, len(words) - 2):
        body, name = words[place], words[place + 1 : place + 3]
        before = words[place - 1]
        if not CYRILLIC.search(body.text) or not is_one_of(before, OFFICES | PARTS_OF_BODIES):
            continue
        if not all(may_name(word, owners) for word in (body, *name)) or is_one_of(body, ORGANIZATION_HEADS):
            continue
        if not all(adjoins(words, one) for one in range(place - 1, place + 2)):
            continue
        is_owner = "gent" in word_cases(body.text) and "nomn" not in word_cases(body.text)
        is_person = all("nomn" in word_cases(word.text) or has_surname(word) for word in name)
        after = words[place + 3] if place + 3 < len(words) else None
        if after and after.is_capitalized and adjoins(words, place + 2):
            continue  # "имени Ислама Каримова Олег Сидоров": the namesake has two names.
        if is_owner and is_person and "nomn" in word_cases(name[0].text):
            usual = next(iter(nominative([body.text])), body.text)
            yield Mention("organization", slug(usual), body.start, body.end, body.text, usual)


def _is_name(name: Sequence[Token], owners: Owners) -> bool:
    """Whether the capitalized words may be the name of a body, not of people, of a document or of a place."""
    if len(name) < 2 or has_surname(name[-1]):
        return (
            False  # Three words may be a person: what is none has a link, or a word such as "International".
        )
    if any(is_one_of(word, OFFICES | ADDRESS | DOCUMENT_HEADS | REGIONS) for word in name):
        return False
    is_told = any(is_one_of(word, MODIFIERS | DOMAINS) or fold(word.text) in LINKS for word in name)
    return is_told and any(may_name(word, owners) for word in name)
