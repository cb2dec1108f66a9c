"""A slow look at a CSV file in which something is out of order: where, what, and what to write.

Only a file that extract.py could not read at once comes here. Records that are in order are
written to a plain copy beside their line numbers, so that their values are checked as well.
"""

from __future__ import annotations

import csv
import os
import re
from array import array
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from etl.characters import FORBIDDEN_TEXT, LOST, writable
from etl.contract import Table
from etl.problems import MAX_PER_KIND, Problem, and_more, character_name, closest

MAX_RECORD_BYTES = 2_000_000
TAIL_BYTES = 4096
MAX_DAMAGED_VALUES = 100_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
WIDE_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
TOO_LONG = f"Keep a record below {MAX_RECORD_BYTES:,} bytes."
SAVE_AS_UTF8 = "Save the file as CSV UTF-8."


class FaultError(Exception):
    """A record that cannot be taken apart, and the position of the value that is to blame."""

    def __init__(self, problem: str, remedy: str, value: str, position: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.value = value
        self.position = position


@dataclass
class Damage:
    """What came of the slow look: the problems, and the lines of the good records in order.

    `fields` are the fields of the plain copy; `values` stood in records that are not in it.
    """

    path: str
    fields: tuple[str, ...]
    lines: array[int] = field(default_factory=lambda: array("q"))
    values: set[str] = field(default_factory=set)
    _kept: dict[str, list[Problem]] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    @property
    def problems(self) -> list[Problem]:
        """The problems found, and of each kind how many more there are than can be listed."""
        return [
            problem
            for kind, kept in self._kept.items()
            for problem in (*kept, *and_more(kept, self._counts[kind]))
        ]

    def add(
        self,
        line: int,
        problem: str,
        remedy: str,
        value: str | None = None,
        name: str | None = None,
        kind: str | None = None,
        limit: int = MAX_PER_KIND,
    ) -> None:
        """Keep the problem, or count it where there are many of its `kind`, else of its words."""
        kind = kind or problem
        self._counts[kind] += 1
        kept = self._kept.setdefault(kind, [])
        if len(kept) < limit:
            kept.append(Problem(self.path, problem, remedy, line, name, value))

    def keep_values(self, text: str) -> None:
        """Remember what stood in a record that cannot be read: others may refer to it."""
        if len(self.values) < MAX_DAMAGED_VALUES:
            self.values.update(value.strip('" ') for value in text.split(","))


def read_header(path: Path, table: Table) -> tuple[list[str] | None, list[Problem]]:
    """The columns of the file; None where it cannot be read as a CSV file of the table."""
    with path.open("rb") as file:
        first = file.readline(MAX_RECORD_BYTES)

    def refuse(problem: str, remedy: str, value: str | None = None) -> tuple[None, list[Problem]]:
        return None, [Problem(str(path), problem, remedy, 1, None, value)]

    expected = ",".join(table.field_names)
    if not first:
        return None, [Problem(str(path), "is empty", f"Write at least the header: {expected}.")]
    for mark, encoding in WIDE_MARKS.items():
        if first.startswith(mark):
            return None, [Problem(str(path), f"is {encoding}, not UTF-8", SAVE_AS_UTF8)]
    raw = first.removeprefix(BYTE_ORDER_MARK).removesuffix(b"\n").removesuffix(b"\r")
    if raw.count(b"\0") * 3 > len(raw):
        return None, [Problem(str(path), "is UTF-16, not UTF-8", SAVE_AS_UTF8)]
    if b"\r" in raw:
        remedy = "Save the file with line ends LF or CRLF."
        return refuse("ends in a carriage return alone", remedy)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return refuse(f"is not UTF-8 text: {_said_byte(raw, error.start)}", SAVE_AS_UTF8)
    if not text.strip():
        return refuse("is blank", f"Begin the file with the header: {expected}.")
    for delimiter, words in DELIMITERS.items():
        if text.count(delimiter) > text.count(","):
            remedy = "Save the file as CSV with commas between the values."
            return refuse(f"separates values with {words}", remedy, text)
    try:
        header = _take_apart(text, iter(()))
    except FaultError as fault:
        return refuse(fault.problem, fault.remedy, fault.value)
    if not set(header) & set(table.field_names) and not any(
        closest(name, table.field_names) for name in header
    ):
        remedy = f"Begin the file with the header: {expected}."
        return refuse(f"names no field of {table.name}", remedy, text)
    return header, _header_problems(str(path), table, header)


def _header_problems(path: str, table: Table, header: Sequence[str]) -> list[Problem]:
    missing = [name for name in table.field_names if name not in header]
    problems = []
    for position, name in enumerate(header, start=1):
        if name in table.field_names:
            if name in header[: position - 1]:
                remedy = "Remove one of the two columns."
                problems.append(Problem(path, "stands twice in the header", remedy, 1, name, name))
            continue
        near = closest(name, missing)
        if near:
            missing.remove(near)
            remedy = f"Write {near}."
        else:
            remedy = f"Remove column {position}."
        problems.append(Problem(path, f"is no field of {table.name}", remedy, 1, name, name))
    for name in missing:
        remedy = "Add the column."
        problems.append(Problem(path, "is missing from the header", remedy, 1, name))
    return problems


def is_cut_off(path: Path) -> bool:
    """Whether the file ends within a line: its last value may have lost its end, and no check would tell."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - TAIL_BYTES))
        return bool(file.read().rpartition(b"\n")[2].strip())


def examine(source: Path, path: str, table: Table, header: Sequence[str], good: Path) -> Damage:
    """Look at each record of `source`, with LF at line ends, and copy the good ones to `good`.

    `path` is the file as the problems name it.
    """
    once = Counter(header)
    kept = [position for position, name in enumerate(header) if once[name] == 1 and name in table.field_names]
    damage = Damage(path, tuple(header[position] for position in kept))
    text: Sequence[str] = ()
    with source.open("rb") as file, good.open("w", encoding="utf-8", newline="") as copy:
        writer = csv.writer(copy, lineterminator="\n")
        writer.writerow(damage.fields)
        for line, values in _records(file, header, damage):
            damage.lines.append(line)
            text = values
            writer.writerow([values[position] for position in kept])
    if damage.lines and not damage.problems and is_cut_off(source):
        problem = "has no line end, so it may have been cut off"
        remedy = "Complete it, or put a line end behind it if it is whole."
        damage.add(damage.lines[-1], problem, remedy, ",".join(text))
    return damage


def _records(file: BinaryIO, header: Sequence[str], damage: Damage) -> Iterator[tuple[int, list[str]]]:
    """The good records with the line on which each starts; the others go to `damage`."""
    lines = _Lines(file)
    next(lines, None)
    blank: list[int] = []
    for raw in lines:
        start = lines.number
        if not raw.strip():
            blank.append(start)
            continue
        for line in blank:
            damage.add(line, "is blank", "Remove the line.")
        blank.clear()
        text = _decode(raw, start, damage)
        if text is None:
            continue
        ahead = lines.ahead()
        try:
            values = _take_apart(text, ahead, len(header))
        except FaultError as fault:
            name = header[fault.position] if fault.position < len(header) else None
            damage.add(start, fault.problem, fault.remedy, fault.value, name)
            damage.keep_values(text)
            continue
        lines.skip_ahead()
        if _is_good(values, start, header, damage):
            yield start, values
        else:
            damage.keep_values(text)


class _Lines:
    """The lines of a file without their ends, numbered from 1; can look ahead and come back."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._waiting: deque[bytes] = deque()
        self._looked_at = 0
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> bytes:
        line = self._waiting.popleft() if self._waiting else self._read()
        self.number += 1
        self._looked_at = 0
        return line

    def _read(self) -> bytes:
        line = self._file.readline()
        if not line:
            raise StopIteration
        return line.removesuffix(b"\n")

    def ahead(self) -> Iterator[str]:
        """The lines to come, which stay to come until skip_ahead is called."""
        while True:
            if self._looked_at == len(self._waiting):
                try:
                    self._waiting.append(self._read())
                except StopIteration:
                    return
            self._looked_at += 1
            yield self._waiting[self._looked_at - 1].decode("utf-8", errors="replace")

    def skip_ahead(self) -> None:
        """Go past the lines that were looked at."""
        for _ in range(self._looked_at):
            next(self)


def _take_apart(text: str, ahead: Iterator[str], width: int = 0) -> list[str]:
    """The values of the record that starts with this line and may go on in the lines ahead.

    A quoted value of several lines, one of which has as many commas as a record of this `width`,
    is taken for a quote that was never closed.
    """
    if '"' not in text:
        return text.split(",")
    values: list[str] = []
    start = 0
    while True:
        if not text.startswith('"', start):
            end = text.find(",", start)
            value = text[start:] if end < 0 else text[start:end]
            if '"' in value:
                quoted = '"' + value.replace('"', '""') + '"'
                raise FaultError(
                    "holds a quote but does not stand in quotes",
                    f"Write {quoted}, or remove the quote.",
                    value,
                    len(values),
                )
            values.append(value)
            if end < 0:
                return values
            start = end + 1
            continue
        value, text, end = _take_quoted(text, start + 1, ahead, len(values), width)
        values.append(value)
        if end == len(text):
            return values
        start = end + 1


def _take_quoted(
    text: str, start: int, ahead: Iterator[str], position: int, width: int
) -> tuple[str, str, int]:
    """The value after an opening quote, the text with the lines it took, and where it ends."""
    opened = text[start:]
    search = start
    while True:
        end = text.find('"', search)
        if end < 0:
            search = len(text)
            text = _go_on(text, ahead, opened, position)
        elif text.startswith('"', end + 1):
            search = end + 2
        else:
            break
    value = text[start:end].replace('""', '"')
    if end + 1 < len(text) and text[end + 1] != ",":
        if "\n" in value:
            raise _never_closed(opened, position)
        raise FaultError(
            "goes on after its closing quote",
            'Double each quote inside the text, as in "the ""third"" meeting".',
            text[start - 1 :].split(",")[0],
            position,
        )
    if width and any(line.count(",") >= width - 1 for line in value.split("\n")[1:]):
        raise _never_closed(opened, position)
    return value, text, end + 1


def _go_on(text: str, ahead: Iterator[str], opened: str, position: int) -> str:
    """The text with the lines ahead up to the next quote."""
    taken = [text]
    size = len(text)
    for line in ahead:
        taken.append(line)
        size += len(line) + 1
        if size > MAX_RECORD_BYTES:
            break
        if '"' in line:
            return "\n".join(taken)
    raise _never_closed(opened, position)


def _never_closed(opened: str, position: int) -> FaultError:
    return FaultError(
        "opens with a quote that is not closed",
        "Write a quote at the end of the value, or remove the one at its start.",
        '"' + opened,
        position,
    )


def _decode(raw: bytes, line: int, damage: Damage) -> str | None:
    """The line as text; None where it is not UTF-8 or longer than a record may be."""
    if len(raw) > MAX_RECORD_BYTES:
        damage.add(line, f"is {len(raw):,} bytes long", TOO_LONG, kind=TOO_LONG)
        damage.keep_values(raw[:MAX_RECORD_BYTES].decode("utf-8", errors="replace"))
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 text: {_said_byte(raw, error.start)}"
        damage.add(line, problem, SAVE_AS_UTF8, kind=SAVE_AS_UTF8, limit=1)
        damage.keep_values(raw.decode("utf-8", errors="replace"))
        return None


def _said_byte(raw: bytes, position: int) -> str:
    """The byte that is no UTF-8, and the letter it is in the encoding that it likely is of."""
    byte = raw[position : position + 1]
    said = f"it has the byte 0x{byte.hex().upper()}"
    # Cyrillic words are runs of high bytes; in Western languages they stand among plain letters.
    is_cyrillic = re.search(rb"[\xc0-\xff\xa8\xb8]{3}", raw) is not None
    encoding = "windows-1251" if is_cyrillic else "windows-1252"
    letter = byte.decode(encoding, errors="ignore")
    return f"{said}, which is {letter} in {encoding.capitalize()}" if letter.isalpha() else said


def _is_good(values: list[str], line: int, header: Sequence[str], damage: Damage) -> bool:
    """Whether the record has one value per column, and no character that does not belong."""
    if len(values) != len(header):
        too_many = len(values) > len(header)
        remedy = (
            "Put a value that holds a comma in quotes, or remove what is too much."
            if too_many
            else "Write what is missing; a comma stands between each two values, empty or not."
        )
        count = f"{len(values)} {'value' if len(values) == 1 else 'values'}"
        problem = f"has {count} where the header names {len(header)}"
        damage.add(line, problem, remedy, ",".join(values), kind=remedy)
        return False
    text = ",".join(values)
    if len(text) > MAX_RECORD_BYTES // 4 and len(text.encode()) > MAX_RECORD_BYTES:
        damage.add(line, f"starts a record of {len(text):,} characters", TOO_LONG, kind=TOO_LONG)
        return False
    if not FORBIDDEN_TEXT.search(text):
        return True
    for name, value in zip(header, values, strict=True):
        if found := FORBIDDEN_TEXT.search(value):
            character = found.group()
            problem = f"holds {character_name(character)}"
            damage.add(line, problem, _remedy_for(character, value), value, name)
    return False


def _remedy_for(character: str, value: str) -> str:
    if LOST in value:
        return "A letter was lost when the file was saved: write it anew."
    if character == "\r":
        return "Save the file with line ends LF or CRLF."
    plain = writable(value)
    return f"Write {plain}." if plain else "Leave it empty."
