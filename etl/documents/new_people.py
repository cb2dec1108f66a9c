"""People whom no record has yet, found by what stands around their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from etl.documents.mention import Mention
from etl.documents.morphology import read_word
from etl.documents.name_context import (
    Owners,
    adjoins_name,
    has_surname,
    is_within,
    may_name,
    owners_of,
)
from etl.documents.name_words import (
    CYRILLIC,
    Token,
    fold,
    is_patronymic,
    latin,
    lemmas,
    part_of_speech,
    slug,
    tokens,
    word_cases,
)
from etl.documents.offices import (
    ADDRESS,
    ADDRESS_SHORT,
    ADJECTIVAL_OFFICES,
    DOCUMENT_HEADS,
    LINKS,
    MODIFIERS,
    NAME_ENDS,
    NAME_PARTICLES,
    OFFICES,
    ORGANIZATION_HEADS,
    PLURAL_OFFICES,
    is_one_of,
    keys_of,
)
from etl.documents.russian_people import NOMINATIVE, nominative_of

MOST_NAME_WORDS = 4
WORDS_WITH_PATRONYMIC = 3
# A sentence may begin with such a word and a capital: "Выступил Иван Петров".
NOT_OF_NAMES = frozenset({"VERB", "PREP", "ADVB", "CONJ", "GRND", "PRCL", "NPRO", "INFN", "PRTS"})
# Beside a name with a body in brackets they show that it is a person's.
SPEAKS = re.compile(
    r":|by|said|says|noted|stressed|emphasi[sz]ed|underlined|highlighted|presented|spoke|told|explained|added"
    r"|thanked|welcomed|opened|closed|chaired|moderated|facilitated|led|shared|described|demonstrated|outlined|joined"
    r"|took|answered|ran|held|made|drew|put|dwelt|brought|delivered|gave|taught|trained|were|was|included"
    r"|(?:отметил|подчеркнул|выступил|рассказал|сообщил|приветствовал|представил|открыл|закрыл|заявил|сказал|вручил"
    r"|пояснил|объяснил|напомнил|добавил|поделил(?:ся|ась|ись)|модерировал|председательствовал|в[её]л|пров[её]л|провел"
    r"|ответил|стал|был)[аи]?",
    re.IGNORECASE,
)
# By whom these were, "of" or a comma leads to the body: "moderated by Jane Doe of UNODC".
DONE_BY = keys_of("moderated chaired facilitated led taught delivered opened closed given presented")
# Whoever is listed behind these is a person, if a body is named with each.
SPEAKERS_NAMED = re.compile(
    r"\b(?:(?:given|made|delivered|presented|led|taught|chaired|moderated|facilitated|opened|closed|conducted|run|held"
    r"|provided|heard)\s+(?:by|from)|(?:speakers?|trainers?|presenters|panell?ists|lecturers?|instructors?|moderators?"
    r"|facilitators?|experts)\s+(?:(?:at|of|for)\s+the\s+\w+\s+)?(?:were|was|are|is|included?|includes)"
    r"|(?:speakers?|trainers?|panell?ists|lecturers?|instructors?|moderators?)\s*:)\s+(?:[^.;:]{2,300}(?:,|\sand)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# How far before a name its list may begin, in characters.
LONGEST_LIST = 400
# Between a name and the office behind it no such word stands: "Jane Doe, who met the director".
BEFORE_NO_OFFICE = keys_of("who which where when the while that said says told but met he she they")
LINE_ENDS = re.compile(r"[)\s]*[.;,]?[ \t]*(?:\n|$)")
WHO = re.compile(r"who|whose|котор(?:ый|ая)", re.IGNORECASE)


def new_people(text: str, words: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Capitalized names of two to four words that a form of address or an office shows to be a person's."""
    owners = owners_of(words, mentions)
    found: list[Mention] = []
    for place, word in enumerate(words):
        if not may_name(word, owners) or (found and found[-1].end > word.start):
            continue
        if _is_city_named(words, place):
            continue
        is_first = not place or words[place - 1].text in ".:;!?"
        if is_first and word.text != "Ли" and part_of_speech(word.text) in NOT_OF_NAMES:
            continue
        last = _end_of_person(text, words, place, owners)
        if last and _is_of_longer_name(text, words, place, last):
            continue
        if last and (
            _is_introduced(words, place, owners)
            or _has_office_after(text, words, last, owners)
            or _stands_for_body(text, words, place, last, owners)
            or _is_told_by_form(words, place, last)
            or (found and _goes_on(words, place, last, found[-1], owners))
        ):
            start, end = word.start, words[last - 1].end
            name = " ".join(text[start:end].split())
            if CYRILLIC.search(name):
                name = _in_list_of_people(words, place, last, owners)
            found.append(Mention("person", slug(name), start, end, text[start:end], latin(name)))
    found += _named_again(text, words, found, owners)
    return sorted([*found, *_surnames_alone(text, words, found, owners)], key=lambda one: one.start)


def _named_again(
    text: str, words: Sequence[Token], people: Sequence[Mention], owners: Owners
) -> Iterator[Mention]:
    """The full names of people found elsewhere in the text, where nothing but the name shows who it is."""
    bearers: dict[str, dict[str, Mention]] = defaultdict(dict)
    for person in people:
        for key in _surname_keys(tokens(person.wording)[-1]):
            bearers[key].setdefault(person.record_id, person)
    taken = {place for one in people for place in range(one.start, one.end)}
    for place in range(1, len(words)):
        name = words[place - 1 : place + 1]
        if not all(may_name(word, owners) and word.start not in taken for word in name):
            continue
        same = {
            one.record_id: one
            for key in _surname_keys(name[1])
            for one in bearers.get(key, {}).values()
            if _surname_keys(tokens(one.wording)[0]) & _surname_keys(name[0])
            and len(tokens(one.wording)) == len(name)
        }
        if len(same) == 1:
            (meant,) = same.values()
            yield replace(
                meant, start=name[0].start, end=name[1].end, wording=text[name[0].start : name[1].end]
            )


def _is_of_longer_name(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words are one with a hyphen, or a name follows that has them: "the Jane Doe Initiative"."""
    if not re.search(r"\s", text[words[first].start : words[last - 1].end]):
        return "." not in text[words[first].start : words[last - 1].end]
    after = words[last] if last < len(words) and adjoins_name(text, words, last - 1) else None
    return (
        after is not None and after.is_capitalized and is_one_of(after, DOCUMENT_HEADS | ORGANIZATION_HEADS)
    )


def _in_list_of_people(words: Sequence[Token], first: int, last: int, owners: Owners) -> str:
    """The Russian name as a list of people has it, in the nominative."""
    name = words[first:last]
    spelt = [f"{word.text}." if len(word.text) == 1 else word.text for word in name if word.is_word]
    if len(spelt[-1]) == 2 and spelt[-1][1] == ".":
        spelt = [*spelt[1:], spelt[0]]  # "Petrov A. B." has the surname first.
    cases = _cases_of_office(words, first, last, owners)
    if cases:
        return _with_initials(nominative_of(spelt, cases))
    forms = read_word(spelt[0])
    if any(form.case == NOMINATIVE and form.number == "sing" for form in forms):
        return _with_initials(spelt)
    return _with_initials(
        one if NOMINATIVE in word_cases(one) or one.endswith(".") else _likeliest(one) for one in spelt
    )


def _with_initials(name: Iterable[str]) -> str:
    """The words of the name as one, with no blank between initials."""
    return re.sub(r"\. (?=\w\.)", ".", " ".join(name))


def _likeliest(name: str) -> str:
    return next(iter(lemmas(name)), name).capitalize()


def _cases_of_office(words: Sequence[Token], first: int, last: int, owners: Owners) -> frozenset[str]:
    """The cases that the office of a Russian name may stand in, and with it the name; none without office.

    Of several offices before the name the first counts, which governs the others: "советник министра".
    """
    found = frozenset[str]()
    place = first - 1
    while place >= 0 and (words[place].start in owners or _may_stand_in_office(words[place])):
        if fold(words[place].text) == "главе":
            break  # "Во главе с" is no office.
        if is_one_of(words[place], OFFICES) and words[place].start not in owners:
            found = _noun_cases(words[place].text)
        place -= 1
    if not found and last + 1 < len(words) and words[last].text in (",", "("):
        after = next((word for word in words[last + 1 : last + 4] if is_one_of(word, OFFICES)), None)
        found = _noun_cases(after.text) if after else found
    return found


def _noun_cases(word: str) -> frozenset[str]:
    nominal = ("NOUN", "ADJF", "PRTF")
    return frozenset(form.case for form in read_word(word) if form.part in nominal and form.number == "sing")


def _surnames_alone(
    text: str, words: Sequence[Token], people: Sequence[Mention], owners: Owners
) -> Iterator[Mention]:
    """Surnames, with a form of address or office before them or alone, of the one person who stood before."""
    bearers: dict[str, dict[str, Mention]] = defaultdict(dict)
    for person in people:
        spelt = tokens(person.wording)
        for key in _surname_keys(spelt[0] if spelt[-1].text == "." else spelt[-1]):
            bearers[key].setdefault(person.record_id, person)
    for place, word in enumerate(words):
        if not (place and bearers and may_name(word, owners)) or len(word.text) == 1:
            continue
        before = words[place - 1]
        address = words[place - 2] if before.text == "." and place > 1 else before
        after = words[place + 1] if place + 1 < len(words) else None
        is_initial = len(address.text) == 1 and address.is_capitalized and before.text == "."
        is_addressed = is_initial or is_one_of(address, ADDRESS | ADDRESS_SHORT | OFFICES)
        has_name_before = may_name(before, owners) and adjoins_name(text, words, place - 1)
        if has_name_before and not is_addressed:
            continue
        if after and after.is_word and after.is_capitalized and adjoins_name(text, words, place):
            continue
        of_name = {key: one for name in _surname_keys(word) for key, one in bearers.get(name, {}).items()}
        if len(of_name) == 1 and next(iter(of_name.values())).end <= word.start:
            (record_id,) = of_name
            yield Mention("person", record_id, word.start, word.end, word.text)


def _surname_keys(word: Token) -> set[str]:
    return {key for key in word.keys if key[0] in "~^"}


def _end_of_person(text: str, words: Sequence[Token], first: int, owners: Owners) -> int | None:
    """The place after a name that begins here, if two to four words may be one.

    Particles ("van der") are not counted, and initials are words.
    """
    if len(words[first].text) > 1 and (end := _end_of_initials(words, first + 1)):
        return end
    last, count = first, 0
    while last < len(words) and count < MOST_NAME_WORDS:
        place = _after_particles(words, last) if count else last
        if place == len(words) or not may_name(words[place], owners):
            break
        if count and not all(adjoins_name(text, words, one - 1) for one in range(last, place + 1)):
            break
        count += 1
        last = _after_syllables(text, words, place + 1)
        if len(words[place].text) == 1 and last < len(words) and words[last].text == ".":
            last += 1
    if count and last < len(words) and fold(words[last].text) in NAME_ENDS:
        count, last = count + 1, last + 1
    return last if count > 1 and words[last - 1].is_word and len(words[last - 1].text) > 1 else None


def _after_syllables(text: str, words: Sequence[Token], place: int) -> int:
    """The place after the rest of a name in syllables: "Min-ho"."""
    while (
        place < len(words)
        and words[place].text.islower()
        and text[words[place - 1].end : words[place].start] == "-"
    ):
        place += 1
    return place


def _end_of_initials(words: Sequence[Token], place: int) -> int | None:
    """The place after two initials with their dots, as behind a Russian surname: "Петров А. Б."."""
    letters, dots = words[place : place + 4 : 2], words[place + 1 : place + 4 : 2]
    is_name = all(len(word.text) == 1 and word.is_capitalized for word in letters)
    return place + 4 if len(dots) == 2 and is_name and all(dot.text == "." for dot in dots) else None


def _after_particles(words: Sequence[Token], place: int) -> int:
    """The place of the first word that is no particle of a name."""
    while place < len(words) and words[place].text.islower() and words[place].text in NAME_PARTICLES:
        place += 1
    return place


def _is_introduced(words: Sequence[Token], place: int, owners: Owners) -> bool:
    """Whether a form of address stands before, or an office with or without its body."""
    before = place - 1
    if before >= 1 and words[before].text == "." and is_one_of(words[before - 1], ADDRESS | ADDRESS_SHORT):
        return True
    if before < 0 or is_one_of(words[before], ADDRESS | ADDRESS_SHORT):
        return before >= 0
    body = owners.get(words[before].start)
    if body and body.kind == "organization" and words[place].start - words[before].end == len("'s "):
        return _speaks_behind(words, place)  # "UNODC's Jane Doe said".
    has_comma = words[before].text == ","
    if has_comma:
        before -= 1
    before = _before_acronym(words, before)
    is_plural = before >= 0 and fold(words[before].text) in PLURAL_OFFICES
    if is_plural or (before >= 0 and is_one_of(words[before], OFFICES)):
        return not has_comma
    if _is_city_named(words, before):
        before -= 1  # "Мэр города Озёрска Олег Сидоров".
    elif before >= 0 and (fold(words[before].text) in LINKS or may_name(words[before], owners)):
        return False  # Part of a longer phrase: "Activities to Address Transnational Threats".
    first = before
    while before >= 0 and (
        words[before].start in owners
        or _may_stand_in_office(words[before])
        or (words[first].start in owners and before > 0 and _is_field(words, before))
    ):
        body = owners.get(words[before].start)
        is_body_alone = body is not None and body.start == words[before].start and not has_comma
        if is_one_of(words[before], OFFICES) and (body is None or is_body_alone):
            return fold(words[before].text) not in PLURAL_OFFICES  # "Project Coordinator in ... Jane Doe".
        before -= 1
    return False


def _is_city_named(words: Sequence[Token], place: int) -> bool:
    """Whether the word names a place behind the Russian word for what it is: "города Озёрска"."""
    return (
        place > 0
        and fold(words[place - 1].text) in ("города", "села", "поселка", "посёлка", "района")
        and "gent" in word_cases(words[place].text)
    )


def _before_acronym(words: Sequence[Token], place: int) -> int:
    """The place before an acronym in brackets that ends here, if one does: "(UNODC)", "(УВКБ ООН)"."""
    first = place - 1
    while words[place].text == ")" and first > 0 and words[first].text.isupper():
        first -= 1
    return first - 1 if 0 < first < place - 1 and words[first].text == "(" else place


def _is_field(words: Sequence[Token], place: int) -> bool:
    """Whether the English word tells what an office deals with: "head of protocol of the Ministry"."""
    return may_qualify_office(words[place]) and fold(words[place - 1].text) in ("of", "for")


def _speaks_behind(words: Sequence[Token], place: int) -> bool:
    """Whether a verb of speech follows the two words of a name."""
    return place + 2 < len(words) and SPEAKS.fullmatch(words[place + 2].text) is not None


def _may_stand_in_office(word: Token) -> bool:
    """Whether the word may stand between an office and the name of who holds it."""
    if CYRILLIC.search(word.text):
        return part_of_speech(word.text) in ("NOUN", "ADJF", "PREP", "CONJ") or is_one_of(word, OFFICES)
    return word.is_word and (
        word.is_capitalized
        or fold(word.text) in LINKS | {"at"}
        or is_one_of(word, ORGANIZATION_HEADS | MODIFIERS | OFFICES)
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
            or is_one_of(word, MODIFIERS | ORGANIZATION_HEADS)
            or (at < begins + 3 and may_qualify_office(word))
            or (at == begins + 1 and fold(words[begins].text) in ("a", "an") and word.text.islower())
            or part_of_speech(word.text) == "ADJF"
        ):
            return False
    return False


def is_on_list_of_speakers(text: str, start: int) -> bool:
    """Whether the name that starts there is one of those who are listed as speakers."""
    return SPEAKERS_NAMED.search(text, max(0, start - LONGEST_LIST), start) is not None


def may_qualify_office(word: Token) -> bool:
    """Whether the English word may tell what office it is: "country director", "legal adviser"."""
    is_noun = word.is_word and word.text.islower() and not CYRILLIC.search(word.text)
    is_other = is_one_of(word, BEFORE_NO_OFFICE) or fold(word.text) in LINKS
    return is_noun and not is_other and not word.text.endswith(("ed", "ing"))


def _has_dash(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a dash with space around it stands before the word."""
    return re.fullmatch(r"\s+[–—-]\s+", text[words[place - 1].end : words[place].start]) is not None


def _stands_for_body(text: str, words: Sequence[Token], first: int, last: int, owners: Owners) -> bool:
    """Whether a body in brackets or after "from" follows, and a verb or agent tells that it is a person's."""
    if last + 1 >= len(words):
        return False
    is_agent = first > 1 and fold(words[first - 1].text) == "by" and is_one_of(words[first - 2], DONE_BY)
    before = words[first - 1] if first else None
    is_told = before is not None and (fold(before.text) == "from" or _is_past(before))
    is_told = is_told or is_on_list_of_speakers(text, words[first].start)
    is_first = before is None or before.text in ".:;!?" or "\n" in text[before.end : words[first].start]
    may_have_of = is_agent or is_first or is_told or (before and fold(before.text) in (",", "and"))
    joints = (
        *("(", "from", "из", "representing"),
        *(("of",) if may_have_of else ()),
        *((",",) if is_agent or is_first else ()),
    )
    if fold(words[last].text) not in joints:
        return False
    body = owners.get(words[last + 1].start)
    if body is None or body.kind == "person":
        return False
    if words[last].text == "," and not is_agent:
        # A line of a list: "Jane Doe, Lake University;".
        return body.kind == "organization" and LINE_ENDS.match(text, body.end) is not None
    after = last + 1
    while after < len(words) and (is_within(words[after], body) or words[after].text == ")"):
        after += 1
    beside = [words[place] for place in (first - 1, after) if 0 <= place < len(words)]
    if fold(words[last].text) == "of" and not is_agent:
        does = after < len(words) and (
            _is_past(words[after]) or fold(words[after].text) in ("will", "is", "has")
        )
        return body.kind == "organization" and (is_told or does)
    return any(SPEAKS.fullmatch(word.text) for word in beside) or has_surname(words[last - 1])


def _is_past(word: Token) -> bool:
    """Whether the English word is a verb of the past, as what a person did: "Jane Doe of UNODC addressed"."""
    return word.text.islower() and (word.text.endswith("ed") or SPEAKS.fullmatch(word.text) is not None)


def _is_told_by_form(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether "who" follows, or the name is in Latin letters and has the ending of a surname."""
    if last + 1 < len(words) and words[last].text == "," and WHO.fullmatch(words[last + 1].text):
        return True
    if fold(words[last - 1].text) in NAME_ENDS or (
        last - first == WORDS_WITH_PATRONYMIC and _has_patronymic(words[first:last])
    ):
        return True
    return not CYRILLIC.search(words[first].text) and has_surname(words[last - 1])


def _has_patronymic(name: Sequence[Token]) -> bool:
    """Whether the second or last of three names is a patronymic: "Bakyt Asanovich Usenov"."""
    return all(word.is_word and len(word.text) > 1 for word in name) and any(
        is_patronymic(word.text) for word in name[1:]
    )


def _goes_on(words: Sequence[Token], place: int, last: int, person: Mention, owners: Owners) -> bool:
    """Whether "and" joins the name to that of a person right before, or a list does, each with its body."""
    if place < 2 or fold(words[place - 1].text) not in ("and", "и", ","):
        return False
    body = owners.get(words[place - 2].start)
    if (
        body
        and body.kind == "organization"
        and last < len(words)
        and fold(words[last].text) in ("from", "of", "из")
    ):
        # "A from one body and B from another".
        of = owners.get(words[last + 1].start) if last + 1 < len(words) else None
        return 0 < body.start - person.end <= len(" from the ") and of is not None and of.kind != "person"
    before = place - 2
    is_in_brackets = words[before].text == ")"
    while is_in_brackets and before and words[before].text != "(":
        before -= 1
    before -= is_in_brackets
    is_list = is_in_brackets and last < len(words) and words[last].text == "("
    return words[before].end == person.end and (is_list or words[place - 1].text != ",")
