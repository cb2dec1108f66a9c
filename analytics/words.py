"""Numbers, dates and lists as people read them. The one place that decides how a value is written."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import pandas as pd
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from analytics.messages import gettext as _
from analytics.messages import locale_name, ngettext

# What Markdown reads as more than text wherever it stands, at the start of a line alone, and in an address.
# With a backslash before it, it stands for itself.
PUNCTUATION = re.compile(r"[\\`*_\[\]<>$~:|!#&{}@]")
START = re.compile(r"^(\d*)([-+=.)])")
ADDRESS = re.compile(r"[\\`\[\]<>()$:&]")
# After Markdown is read, Streamlit makes links, icons, emoji and arrows of texts that look like them, also
# where a backslash stood. It does so within one stretch of text, so an element without content parts them.
JOINTS = re.compile(
    r"(?<=http)(?=s?:)|(?<=https)(?=:)|(?<=www)(?=\.)|(?=@)|(?<=:)(?=\S)|(?<=[<>=~-])(?=[<>=~-])", re.I
)
NOTHING = ":small[]"

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# How Cyrillic letters are written in Latin ones in English texts of the region: several together first.
CYRILLIC_SOUNDS = {
    "ий": "y", "ый": "y", "дж": "j", "щ": "shch", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "ю": "yu", "я": "ya", "ъ": "", "ь": "",
    **dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye", strict=True)),
    # Of Kazakh, Kyrgyz, Tajik and Uzbek.
    **dict(zip("әғқңөұүһіҷҳӣӯў", "agknouuhijhiuu", strict=True)),
}  # fmt: skip

# Sentences for a figure with its qualifier; {figure} and {upper} are numbers.
QUALIFIED = {
    "exactly": lambda: _("{figure}"),
    "about": lambda: _("about {figure}"),
    "over": lambda: _("over {figure}"),
    "at least": lambda: _("at least {figure}"),
    "nearly": lambda: _("nearly {figure}"),
    "up to": lambda: _("up to {figure}"),
    "range": lambda: _("{figure} to {upper}"),
    "vague": lambda: _("no number"),
}
# Of a figure that counts some of those who came; others count all, or do not say.
SOME_OF_ALL = {
    "in person": lambda: _("{counted} in person"),
    "online": lambda: _("{counted} online"),
}
# etl/reconcile.py writes so before the first day that a last day contradicts.
FIRST_DAY = "first day "


def number(value: float) -> str:
    """Write a number for people: 6,240."""
    return _number(value, locale_name())


# The same numbers are written again and again, and to write one takes a while.
@lru_cache(10_000)
def _number(value: float, locale: str) -> str:
    return str(format_decimal(value, locale=locale))


def share(value: float) -> str:
    """Write a share of 0 to 1 as a percentage: 47%."""
    return str(format_percent(value, locale=locale_name()))


def every(items: Sequence[str]) -> str:
    """Join items: A, B and C."""
    return str(format_list(list(items), style="standard", locale=locale_name()))


def either(items: Sequence[str]) -> str:
    """Join items: A, B or C."""
    return str(format_list(list(items), style="or", locale=locale_name()))


def claimed(qualifier: str, figure: float | None, upper: float | None = None) -> str:
    """Write the number of a claim with its qualifier: over 250."""
    if pd.isna(figure):
        return _("no number")
    upper_end = "" if pd.isna(upper) else number(int(upper or 0))
    return QUALIFIED[qualifier]().format(figure=number(int(figure or 0)), upper=upper_end)


def of_whom(counted: str, scope: object) -> str:
    """Write after what a figure counts whether it counts some alone: over 250 participants in person."""
    said = SOME_OF_ALL.get(str(scope))
    return said().format(counted=counted) if said else counted


def attendance_range(low: float | None, high: float | None, is_open: bool) -> str:
    """Write the range of an attendance: 100 to 500, 438 or more, up to 40."""
    if pd.isna(low) and pd.isna(high):
        return _("no figure")
    if pd.isna(low):
        return _("{high} or fewer").format(high=number(int(high or 0)))
    if pd.isna(high) or (is_open and low == high):
        return _("{low} or more").format(low=number(int(low or 0)))
    if is_open:
        return _("{low} to {high} or more").format(low=number(int(low or 0)), high=number(int(high or 0)))
    if low == high:
        return number(int(low or 0))
    return _("{low} to {high}").format(low=number(int(low or 0)), high=number(int(high or 0)))


def partial_date(partial: str | None) -> str:
    """Write a date that is known to the day, month or year: 3 March 2022, March 2022, 2022.

    Beside a last day that lies before it, a first day is stated as one: first day 3 March 2022.
    """
    if pd.isna(partial) or not partial:
        return _("no date")
    text = str(partial)
    if text.startswith(FIRST_DAY):
        return _("first day {date}").format(date=partial_date(text.removeprefix(FIRST_DAY)))
    return _partial_date(text, locale_name())


# Documents share their dates, and a figure writes that of every claim.
@lru_cache(10_000)
def _partial_date(partial: str, locale: str) -> str:
    day = date.fromisoformat(partial + "0000-01-01"[len(partial) :])
    if len(partial) == 10:
        return str(format_date(day, "long", locale=locale))
    return str(format_skeleton("y" if len(partial) == 4 else "yMMMM", day, locale=locale))


def date_span(start: str | None, end: str | None) -> str:
    """Write a span of two partial dates: 3-4 March 2022."""
    if pd.isna(start) or not start:
        if pd.isna(end) or not end:
            return _("no date")
        return _("until {date}").format(date=partial_date(end))
    if pd.isna(end) or not end or end == start:
        return partial_date(start)
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return _("{first}–{date}").format(first=int(start[8:]), date=partial_date(end))
    first = partial_date(start)
    if len(start) == len(end) == 10 and start[:4] == end[:4]:
        first = str(format_skeleton("MMMMd", date.fromisoformat(start), locale=locale_name()))
    return _("{start} to {end}").format(start=first, end=partial_date(end))


def differing(points: str, contradictions: int) -> str:
    """Say on what documents differ, and on how much of it they contradict each other: not all can be true.

    Args:
        points: on what, with its number: 5 events.
        contradictions: on how many of these they contradict each other.
    """
    if not contradictions:
        return _("Documents differ on {points}, but do not contradict each other.").format(points=points)
    return ngettext(
        "Documents differ on {points}, and contradict each other on {count}.",
        "Documents differ on {points}, and contradict each other on {count}.",
        contradictions,
    ).format(points=points, count=number(contradictions))


def plain(text: str) -> str:
    """Return a text of the records so that Markdown shows it as it stands, in a line of its paragraph."""
    line = re.sub(r"\s*[\r\n]\s*", " ", text)
    parts = [PUNCTUATION.sub(r"\\\g<0>", part) for part in JOINTS.split(line)]
    return START.sub(r"\1\\\2", NOTHING.join(parts))


def link(label: str, address: str) -> str:
    """Return a link in Markdown; the label is Markdown, and nothing of the address is."""
    escaped = ADDRESS.sub(r"\\\g<0>", address)
    return f"[{label}]({escaped})"


def without_accents(text: str) -> str:
    """Write é as e."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def in_latin(text: str) -> str:
    """Write Cyrillic letters as they sound, in small Latin ones without accents."""
    text = text.lower()
    for letters, sound in CYRILLIC_SOUNDS.items():
        text = text.replace(letters, sound)
    return without_accents(text)
