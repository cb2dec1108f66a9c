"""What to write instead: the value itself where it is beyond doubt, else the form it must have."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, timedelta

from etl.contract import Code
from etl.problems import closest

MAX_CODES_SHOWN = 20
SEPARATORS = r"[\s,'’_]"
MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}
FIRST_SERIAL, LAST_SERIAL = 36526, 51501  # Days as spreadsheets count them, 2000 to 2040.


def for_required(codes: tuple[Code, ...]) -> str:
    """What to write into an empty field that must not be empty."""
    return _one_of(codes) if codes else "Write a value."


def for_integer(value: str) -> tuple[str, str]:
    """What is wrong with a text that is not a whole number, and what to write: 1200 for "1 200"."""
    problem, text = "is not a whole number", value.strip()
    if re.fullmatch(r"-?[1-9]\d{18,}", text):
        return "is too large", "Write what the document says, or leave it empty."
    grouped = re.fullmatch(rf"[+]?(-?\d{{1,3}}(?:{SEPARATORS}\d{{3}})+|-?\d+)(?:[.,]0{{1,2}})?", text)
    if grouped:
        return problem, f"Write {int(re.sub(SEPARATORS, '', grouped.group(1)))}."
    if re.fullmatch(r"\d+(\.\d+)?[eE][+]?\d{1,2}", text) and float(text).is_integer():
        return problem, f"Write {int(float(text))}."
    if re.fullmatch(r"-?\d+[.,]\d+", text):
        return problem, "Write it without decimals."
    return problem, "Write digits only, such as 1200, or leave it empty."


def for_number(value: str) -> str:
    """What to write for a text that is not a decimal number: "41,3" is 41.3."""
    text = value.strip().replace("−", "-")
    if re.fullmatch(r"[+]?-?\d+[.,]\d+|[+]?-?\d+", text):
        return f"Write {text.replace(',', '.').removeprefix('+')}."
    return "Write digits with a point before the decimals, such as 41.3."


def for_date(value: str, *, is_partial: bool) -> tuple[str, str]:
    """What is wrong with a text that is not a date, and what to write."""
    text = value.strip()
    if impossible := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, _ = map(int, impossible.groups())
        if year and 1 <= month <= 12:
            last = calendar.monthrange(year, month)[1]
            name = f"{calendar.month_name[month]} {year}"
            if text == value:
                return (
                    "is a day that does not exist",
                    f"{name} has {last} days: write one of them.",
                )
    meant = _date_meant(text)
    if meant and (is_partial or len(meant) == len("YYYY-MM-DD")):
        return "is not written as a date", f"Write {meant}."
    form = "YYYY-MM-DD, YYYY-MM or YYYY" if is_partial else "YYYY-MM-DD"
    if re.fullmatch(r"\d{5}", text) and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        day = date(1899, 12, 30) + timedelta(days=int(text))
        return "is not a date", f"Write {form}; as spreadsheets count days it is {day}."
    return "is not a date", f"Write {form}."


def _date_meant(text: str) -> str | None:
    """The ISO date that the text means, if it can mean one only."""
    text = re.sub(r"[T ]00:00(:00(\.0+)?)?Z?$", "", text)
    if parts := re.fullmatch(r"(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})", text) or re.fullmatch(
        r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text
    ):
        return _iso(*map(int, parts.groups()))
    if parts := re.fullmatch(r"(\d{4})[-/.](\d{1,2})", text):
        year, month = map(int, parts.groups())
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    if parts := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text):
        first, second, year = map(int, parts.groups())
        meant = {_iso(year, second, first), _iso(year, first, second)} - {None}
        return meant.pop() if len(meant) == 1 else None
    words = re.findall(r"\d+|[^\W\d_]+", text.casefold())
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = sorted((word for word in words if word.isdigit()), key=len)
    if len(months) != 1 or len(words) != len(numbers) + 1 or not numbers:
        return None
    if len(numbers[-1]) != 4:
        return None
    if len(numbers) == 1:
        return f"{numbers[0]}-{months[0]:02}"
    return _iso(int(numbers[1]), months[0], int(numbers[0])) if len(numbers) == 2 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def for_code(value: str, codes: tuple[Code, ...]) -> str:
    """What to write for a text that is no code of the list."""
    by_label = {code.label.casefold(): code.value for code in codes}
    near = closest(value, [code.value for code in codes]) or by_label.get(value.strip().casefold())
    return f"Write {near}." if near else _one_of(codes)


def _one_of(codes: tuple[Code, ...]) -> str:
    if len(codes) > MAX_CODES_SHOWN:
        return f"Write a code of the list, such as {codes[0].value} for {codes[0].label}."
    return f"Write one of: {', '.join(code.value for code in codes)}."


def for_pattern(value: str, pattern: str) -> str:
    """What to write for a text that does not have the form it must have."""
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", plain.casefold()))
    for meant in (value.strip(), words):
        if meant and re.search(pattern, meant):
            return f"Write {meant}."
    return f"Write it in the form {pattern}."


def for_whitespace(value: str) -> str:
    """What to write for a text with space around it."""
    return f"Write {value.strip()}." if value.strip() else "Leave it empty."
