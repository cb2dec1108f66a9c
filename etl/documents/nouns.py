"""What a number may count: people, and things that are not people.

English nouns stand in the plural, Russian ones in the dictionary form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from etl.documents.morphology import read_word
from etl.documents.tokens import Token, word_set

Kind = Literal["person", "thing", "unknown"]

# People who are said to be at an event by the very word.
ATTENDEES = word_set(
    """
    participants attendees delegates guests audience conferees attendants участник делегат гость
    присутствующий слушатель
    """
)
# A group that a number measures: "a 15-member delegation", "делегация из 15 человек".
GROUPS = word_set("delegation group team contingent mission party")

_ENGLISH_PEOPLE = ATTENDEES | word_set(
    """
    academics activists actors advisers advisors agents alumni ambassadors analysts auditors authors
    beneficiaries bankers bloggers cadets candidates chairpersons champions citizens civilians clerics
    clergy coaches colleagues commanders commissioners consultants coordinators counsellors counselors
    customers deputies defenders designers detectives developers diplomats directors
    doctors educators employees engineers entrepreneurs envoys examiners executives experts facilitators
    fellows fieldworkers filmmakers firefighters governors graduates grantees guards heads historians
    imams influencers inspectors instructors interns interpreters investigators investors journalists
    judges jurists laureates lawyers lawmakers leaders learners lecturers legislators liaisons magistrates
    makers managers mayors mediators members mentors ministers moderators monitors nationals negotiators
    nurses officers officials ombudspersons organizers organisers panelists panellists parents
    parliamentarians partners peacekeepers people persons personnel physicians planners policemen
    policewomen policymakers politicians practitioners presidents principals producers professionals
    professors programmers prosecutors psychiatrists psychologists pupils rectors regulators rapporteurs
    reporters representatives researchers residents scholars schoolchildren scientists secretaries
    senators servants seniors sociologists specialists spectators sportsmen staff staffers stakeholders
    statesmen students supervisors teachers technicians teenagers theologians trainees trainers
    translators trustees tutors viewers visitors volunteers workers writers youngsters youth youths elders
    adults chiefs investigators listeners informants dignitaries notaries
    accountants archivists attorneys attaches attachés bailiffs barristers boys broadcasters brokers
    businessmen businesspeople businesswomen caregivers carers chairs chaplains clerks columnists
    communicators constables consuls controllers correspondents criminologists custodians deans drivers
    economists editors ethnographers farmers fathers firefighters gendarmes girls handlers headteachers
    interrogators jailers librarians linguists lieutenants mothers muftis ombudsmen operators paralegals
    pastors philologists photographers pilots postgraduates preachers priests producers psychotherapists
    registrars rescuers responders sailors sappers schoolteachers sergeants solicitors spokesmen
    spokespeople spokespersons spokeswomen statisticians therapists traders undergraduates vloggers wardens
    villagers
    """
)

_ENGLISH_APART = word_set("women men observers speakers panelists panellists presenters")

# Counted, but not as those who came: bodies, meetings, time, money, and people to whom something was done.
_ENGLISH_THINGS = word_set(
    """
    states countries nations republics governments delegations organizations organisations agencies
    institutions ngos csos entities companies embassies missions ministries bodies offices parties groups
    teams units universities schools communities cities towns villages districts regions provinces oblasts
    areas workshops trainings seminars courses sessions meetings conferences events rounds panels
    consultations webinars exercises projects programmes programs activities initiatives modules classes
    visits operations conferences years months weeks days hours minutes decades centuries times year month
    week day hour minute dollars euros pounds rubles roubles soums tenge somoni manat cents usd eur
    percent per points degrees kilometers kilometres miles metres meters tons tonnes kilograms kg km
    victims casualties fatalities deaths prisoners inmates detainees hostages suspects convicts offenders
    terrorists extremists militants fighters insurgents criminals perpetrators attackers returnees
    refugees migrants soldiers troops servicemen servicewomen cadres gunmen recruits arrests attacks
    incidents cases crimes laptops computers vehicles aircraft tanks helicopters guns weapons copies books
    reports documents recommendations declarations resolutions articles laws measures objectives
    priorities goals pillars languages containers servers trailers papers newspapers posters flyers folders
    banners tenders numbers letters matters orders chapters centers centres helicopters scanners printers
    sensors detectors factors sectors doors errors indicators tractors processors borders stickers offers
    transfers answers speeches lectures tests tasks scenarios topics proposals questions brochures leaflets
    drones transmitters carriers quarters headquarters parameters registers chambers parliaments grants
    restaurants plants variants
    """
)

_RUSSIAN_PEOPLE = ATTENDEES | word_set(
    """
    приглашенный
    человек чел лицо гражданин эксперт специалист представитель официал чиновник дипломат посол министр
    депутат парламентарий сенатор судья прокурор адвокат юрист следователь офицер сотрудник работник
    служащий госслужащий пограничник полицейский милиционер таможенник инспектор руководитель директор
    начальник командир лидер деятель ученый исследователь преподаватель учитель педагог профессор студент
    курсант школьник ученик учащийся магистрант аспирант выпускник журналист корреспондент блогер психолог
    социолог политолог аналитик практик тренер инструктор консультант советник координатор волонтер
    доброволец активист правозащитник имам богослов теолог религиовед священнослужитель предприниматель
    бизнесмен житель врач медик инженер менеджер член молодежь сотрудница участница коллега зритель
    посетитель стажер стипендиат депутат родитель наставник методист юноша девушка подросток
    уполномоченный секретарь общественник
    аким атташе аудитор банкир блогер бухгалтер воспитатель глава дежурный декан докторант дознаватель
    дружинник заведующий заместитель инспектор кинолог коммуникатор консул контролер криминалист лектор
    лингвист магистр муфтий надзиратель нотариус оперативник оператор первокурсник переводчик пилот пожарный
    помощник председатель пресс-секретарь программист проповедник проректор психиатр ревизор редактор ректор
    религиовед репортер сапер священник соцработник спасатель старейшина староста старшеклассник телеведущий
    тьютор финансист фотограф хоким экономист этнограф участковый водитель докторант куратор мулла
    """
)
_RUSSIAN_APART = word_set("женщина мужчина наблюдатель спикер докладчик выступающий")


# Only those that come to events as bodies: any other unknown noun may name people.
_RUSSIAN_THINGS = word_set(
    """
    страна государство республика организация делегация ведомство министерство учреждение агентство структура
    компания посольство миссия партия группа команда университет вуз школа область регион район город село
    """
)


def lemmas(token: Token) -> frozenset[str]:
    """The forms under which the lists hold a word."""
    if not token.is_cyrillic:
        return frozenset({token.plain})
    found = {word.lemma for word in read_word(token.plain) if word.part in ("NOUN", "ADJF", "PRTF", "NPRO")}
    return frozenset(found | {form for lemma in found for form in _masculine(lemma)})


# A woman is called by the word for a man with an ending: журналистка, учительница, участница.
_OF_WOMEN = (("ница", ""), ("ница", "ник"), ("ка", ""))


def _masculine(lemma: str) -> Iterator[str]:
    """The words for men from which a Russian word for a woman may come; few are words at all."""
    return (lemma[: -len(own)] + other for own, other in _OF_WOMEN if lemma.endswith(own))


def is_person(token: Token) -> bool:
    """Whether the word names people, in the plural in English."""
    if token.is_cyrillic:
        names = lemmas(token) | {participle_noun(token)}
        return not names.isdisjoint(_RUSSIAN_PEOPLE | _RUSSIAN_APART)
    return token.plain in _ENGLISH_PEOPLE or token.plain in _ENGLISH_APART


def is_thing(token: Token) -> bool:
    """Whether an English word names something else than those who came."""
    return token.plain in _ENGLISH_THINGS


def stands_apart(token: Token) -> bool:
    """Whether it is a part of those present with a count of its own: women, speakers, observers."""
    return token.plain in _ENGLISH_APART or not lemmas(token).isdisjoint(_RUSSIAN_APART)


def is_expert(token: Token) -> bool:
    """Whether the word is experts, who have a count of their own where they are a part of those present."""
    return not lemmas(token).isdisjoint(("experts", "эксперт"))


def attends(token: Token) -> bool:
    """Whether the word itself says that those it names came: participants, гостей."""
    return not (lemmas(token) | {participle_noun(token)}).isdisjoint(ATTENDEES)


def participle_noun(token: Token) -> str:
    """Those invited and those present are participles in Russian, whose dictionary form is a verb."""
    stems = {"присутствующ": "присутствующий", "приглашенн": "приглашенный", "учащ": "учащийся"}
    return next((noun for stem, noun in stems.items() if token.plain.startswith(stem)), "")


def head(found: Sequence[Token], first: int) -> tuple[Kind, int] | None:
    """The noun that a number before the token counts: what it names, and its index; None if there is none."""
    if first >= len(found) or found[first].kind != "word":
        return None
    return _russian_head(found, first) if found[first].is_cyrillic else _english_head(found, first)


MAX_WORDS = 7

_STOPS = word_set(
    """
    of in on at by to for from with without within into onto over under about across among amongst between
    through throughout during before after since until till against toward towards via per as than upon
    around near including include includes included that which who whom whose where when while if because
    so but yet nor not or is are was were be been being am has have had having do does did will would
    shall should can could may might must he she it they we you i his her its their our your this these
    those the a an all both each every there here attended attend attending participated participate
    gathered gather gathering took take taking joined join joining met meet convened completed received
    discussed shared came come arrived signed registered trained selected expected invited present said
    also then only more less fewer virtually remotely physically together onsite killed died
    injured arrested january february march april june july august september october november december
    """
)
_PARTICIPLES = word_set("registered invited selected trained expected")
# Singular, for all their s, or never the head before "and": customs and border officers.
_NOT_PLURALS = word_set(
    """
    customs affairs rights services sports politics ethics economics forces business
    """
)
_PLURALS = word_set("people women men children youth staff personnel media")


def _english_head(found: Sequence[Token], first: int) -> tuple[Kind, int] | None:
    """The first noun for people, or for things, in the words up to a preposition, a verb or a mark."""
    words = 0
    last: int | None = None
    for index in range(first, min(first + 2 * MAX_WORDS, len(found))):
        token = found[index]
        is_inside = token.is_hyphen and token.is_joined
        if not is_inside and (token.kind != "word" or token.is_cyrillic or _stops(found, index)):
            break
        if is_inside:
            continue
        words += 1
        if words > MAX_WORDS or (token.plain in ("and", "&") and last in (None, first - 1)):
            break
        if token.plain == "and" and last is not None and _looks_plural(found[last]):
            break  # "10 laptops and officers": the number is that of the laptops.
        if _is_modifier(found, index):
            last = index
            continue
        if is_person(token):
            return None if _is_possessive(found, index) else ("person", index)
        if is_thing(token):
            return "thing", index
        last = index
    if last is not None and _looks_plural(found[last]) and not _is_possessive(found, last):
        return "unknown", last
    return None


def _stops(found: Sequence[Token], index: int) -> bool:
    word = found[index].plain
    if word == "to" and found[index - 1].is_hyphen:
        return False  # "mid- to senior-level officers"
    if word in _PARTICIPLES and index + 1 < len(found) and is_person(found[index + 1]):
        return False  # "50 registered participants"
    return word in _STOPS


def _is_modifier(found: Sequence[Token], index: int) -> bool:
    """Whether a noun only tells of the noun after it, as staff in "staff members"."""
    if index + 1 == len(found) or found[index + 1].kind != "word":
        return index + 1 < len(found) and found[index + 1].is_hyphen and found[index + 1].is_joined
    return is_person(found[index + 1]) and (is_person(found[index]) or is_thing(found[index]))


def _is_possessive(found: Sequence[Token], index: int) -> bool:
    """Whether an apostrophe makes the noun the owner of what is counted: 20 experts' reports."""
    after = found[index + 1 : index + 3]
    return len(after) == 2 and after[0].text in "'’" and after[0].is_joined and after[1].kind == "word"


def _looks_plural(token: Token) -> bool:
    if token.plain in _PLURALS:
        return True
    is_ending = token.plain.endswith("s") and not token.plain.endswith(("ss", "us", "'s", "’s"))
    return is_ending and token.plain not in _NOT_PLURALS


_QUALIFY = word_set("ADJF PRTF ADVB NPRO ADJS")


def _russian_head(found: Sequence[Token], first: int) -> tuple[Kind, int] | None:
    """The first noun after the number: what stands between agrees with it, other nouns follow it."""
    for index in range(first, min(first + MAX_WORDS, len(found))):
        token = found[index]
        if token.is_hyphen and token.is_joined and index > first:
            continue
        if token.kind != "word" or not token.is_cyrillic:
            return None
        if is_person(token):
            return "person", index
        if token.plain == "и" and index > first:
            continue
        is_prefix = index + 1 < len(found) and found[index + 1].is_hyphen and found[index + 1].is_joined
        parts = {word.part for word in read_word(token.plain)}
        if is_prefix or parts & _QUALIFY:
            continue
        if "NOUN" not in parts or "PREP" in parts:
            return None
        return ("unknown" if lemmas(token).isdisjoint(_RUSSIAN_THINGS) else "thing"), index
    return None
