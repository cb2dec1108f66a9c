"""Names in other spellings and scripts: what a reader types, and what else the same thing is called.

Two rules let a search in Russian find what one in English does. Cyrillic letters sound like Latin ones, so a
word is looked for in both. What sounds otherwise stands in lists: countries, and the cities and abbreviations
below. All is known before the database is asked: to write its texts in Latin letters, or to join spellings,
would take it several times as long.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import ibis
from babel import Locale
from ibis.expr.types import BooleanValue, StringValue

from analytics.words import CYRILLIC, CYRILLIC_SOUNDS, in_latin, without_accents

# A name that nobody typed is looked for from this length on: a shorter one stands within other words, as "UN"
# within "counter", and would find what a reader does not look for.
SHORTEST_OTHER_NAME = 4
# Cities whose names in English and Russian sound differently, or that have several; each with all its names,
# of which words are joined by "_". Others, such as Tashkent, are found by the sound of the Russian name.
CITIES = """
    Andijan/Andijon/Андижан Ashgabat/Ashkhabad/Ашхабад Astana/Nur-Sultan/Нур-Султан Almaty/Alma-Ata/Алма-Ата
    Awaza/Avaza/Аваза Dashoguz/Dashogus Fergana/Ferghana Issyk-Kul/Issyk_Kul/Иссык-Куль Jalal-Abad/Jalalabad
    Jizzakh/Djizak/Джизак Khorog/Khorugh Khujand/Khudjand/Худжанд Kulob/Kulyab Penjikent/Panjakent
    Karshi/Qarshi Termez/Termiz Shahrisabz/Шахрисабз Vahdat/Вахдат Karaganda/Qaraghandy Turkistan/Turkestan
    Abu_Dhabi/Абу-Даби Aqaba/Акаба Athens/Афины Baghdad/Багдад Barcelona/Барселона Beijing/Пекин
    Belgrade/Белград Brussels/Брюссель Bucharest/Бухарест Budapest/Будапешт Cairo/Каир Chisinau/Кишинев
    Doha/Доха Dubai/Дубай Garmisch-Partenkirchen/Гармиш-Партенкирхен Geneva/Женева Helsinki/Хельсинки
    Herat/Герат Istanbul/Стамбул Jeddah/Джидда Kandahar/Кандагар Kyiv/Kiev/Киев Lahore/Лахор Lisbon/Лиссабон
    Ljubljana/Любляна Lyon/Лион Mashhad/Мешхед Moscow/Москва Munich/Мюнхен Nairobi/Найроби New_Delhi/Нью-Дели
    New_York/Нью-Йорк Paris/Париж Peshawar/Пешавар Prague/Прага Riyadh/Эр-Рияд Rome/Рим
    Saint_Petersburg/St._Petersburg/Санкт-Петербург Seoul/Сеул Shanghai/Шанхай Singapore/Сингапур
    Stockholm/Стокгольм Strasbourg/Страсбург Tallinn/Таллин Tehran/Teheran/Тегеран The_Hague/Гаага Tokyo/Токио
    Ulaanbaatar/Ulan_Bator/Улан-Батор Urumqi/Урумчи Vienna/Вена Vilnius/Вильнюс Warsaw/Варшава
    Washington/Вашингтон Xi'an/Сиань Yekaterinburg/Ekaterinburg/Екатеринбург Yerevan/Ереван
"""
# Other names of countries than the one that Unicode gives in each language, by their alpha-2 codes.
OTHER_NAMES_OF_COUNTRIES = {
    "AE": ("UAE", "ОАЭ"),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Britain"),
    "KG": ("Kyrgyz Republic", "Кыргызстан"),
    "RU": ("Russian Federation", "РФ"),
    "SK": ("Slovak Republic",),
    "TR": ("Turkey",),
    "US": ("USA", "США"),
}
# Abbreviations of organizations, which stand for words of their language: by its sound ООН would find
# "afternoon".
ABBREVIATIONS = """
    CARICC/ЦАРИКЦ CICA/СВМДА CIS/СНГ CSTO/ОДКБ CTED/ИДКТК EU/ЕС INTERPOL/Интерпол NATO/НАТО OSCE/ОБСЕ SCO/ШОС
    UN/ООН UNAMA/МООНСА UNDP/ПРООН UNESCO/ЮНЕСКО UNOCT/КТУ UNODC/УНП UNRCCA/РЦПДЦА FATF/ФАТФ IOM/МОМ
"""
# Signs that are not heard may stand behind a letter.
UNHEARD = f"[{''.join(letters for letters, sound in CYRILLIC_SOUNDS.items() if not sound)}]?"


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def strip_accents(text: str) -> str:  # type: ignore[empty-body]
    """Write é as e, so that a name is found however it is typed; the database does it."""


@ibis.udf.scalar.builtin  # type: ignore[untyped-decorator]
def strlen(text: str) -> int:  # type: ignore[empty-body]
    """Count bytes: as many as letters where all are of the Latin alphabet; the database does it."""


def plain(text: StringValue) -> StringValue:
    """Return a text in small letters without accents."""
    return strip_accents(text.lower())


def has_word(text: StringValue, word: str) -> BooleanValue:
    """Tell whether a word stands in a text, in any of its spellings."""
    # Most texts have Latin letters alone, and to look for others takes many times as long as to count.
    is_latin = strlen(text) == text.length()
    seen = ibis.ifelse(is_latin, text.lower(), plain(text))
    found = ibis.or_(*(seen.contains(plain(ibis.literal(spelling))) for spelling in spellings(word)))
    if pattern := in_cyrillic(word):
        found |= ~is_latin & text.lower().re_search(pattern)
    return found


def spellings(word: str) -> list[str]:
    """Return the texts any of which is looked for in place of a word: it itself comes first."""
    abbreviations, places = _abbreviations(), _places()
    keys = {without_accents(word.lower()), in_latin(word)}
    is_abbreviation = bool(keys & abbreviations.keys())
    known = abbreviations if is_abbreviation else places
    others = set().union(*(known.get(key, ()) for key in keys))
    others = {name for name in others if len(name) >= SHORTEST_OTHER_NAME}
    if CYRILLIC.search(word) and not is_abbreviation:
        others.add(in_latin(word))
    return [word, *sorted(others - {without_accents(word.lower())})]


def in_cyrillic(word: str) -> str:
    """Return a pattern of the Cyrillic letters that sound like a word in Latin ones.

    Empty for a word in other letters, and for an abbreviation, which would stand within other words.
    """
    latin = without_accents(word.lower())
    if not latin.isascii() or latin in _abbreviations():
        return ""
    patterns = [_pattern(part) for part in _parts(latin)]
    return "".join(patterns) if all(patterns) else ""


def _parts(latin: str) -> Iterator[str]:
    """Cut a word wherever no sound of several letters goes across, so that a part can be read in few ways."""
    start = end = 0
    sounds = _letters_by_sound()
    for place in range(len(latin)):
        if place == end and place > start:
            yield latin[start:place]
            start = place
        longest = max((len(sound) for sound in sounds if latin.startswith(sound, place)), default=1)
        end = max(end, place + longest)
    yield latin[start:]


def _pattern(part: str) -> str:
    """Return a pattern for all ways to read a part of a word; empty where there is none."""
    if not part:
        return ""
    ways = []
    for sound, letters in _letters_by_sound().items():
        if part.startswith(sound):
            rest = _pattern(part[len(sound) :])
            ways += [letters + rest] if rest or part == sound else []
    if not part[0].isalpha():
        ways.append(re.escape(part) + UNHEARD)
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})" if ways else ""


@cache
def _letters_by_sound() -> dict[str, str]:
    """Patterns of the Cyrillic letters of each sound."""
    letters: dict[str, list[str]] = defaultdict(list)
    for written, sound in CYRILLIC_SOUNDS.items():
        if sound:
            letters[sound].append(written)
    return {sound: f"(?:{'|'.join(written)}){UNHEARD}" for sound, written in letters.items()}


@cache
def _abbreviations() -> dict[str, set[str]]:
    return {name: names for names in _listed(ABBREVIATIONS) for name in names}


@cache
def _places() -> dict[str, set[str]]:
    """The names of places, by each of them as it is searched for: in small letters, and in Latin ones."""
    places: dict[str, set[str]] = {}
    for names in (*_listed(CITIES), *_countries()):
        for key in names | {in_latin(name) for name in names}:
            places.setdefault(key, set()).update(names)
    return places


def _listed(text: str) -> Iterator[set[str]]:
    for names in text.split():
        yield _small(names.replace("_", " ").split("/"))


def _countries() -> Iterator[set[str]]:
    english, russian = (Locale(language).territories for language in ("en", "ru"))
    for code in map(str, english):
        if code.isalpha() and code in russian:
            usual = [name.partition(" (")[0].replace("&", "and") for name in (english[code], russian[code])]
            yield _small([*usual, *OTHER_NAMES_OF_COUNTRIES.get(code, ())])


def _small(names: Iterable[str]) -> set[str]:
    return {without_accents(name.lower()) for name in names}
