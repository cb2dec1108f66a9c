"""Broken files of records, made from the real ones: as spreadsheets, editors, disks and people break them.

Each is to be refused, or harmless: then the data version is the same as before. Left out is what no check
can tell from a correction, such as a record that is missing as a whole and to which no other refers.
"""

import csv
import gzip
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 20220304
# Of claims and of things that claims refer to; between them they have numbers, dates, codes and quotes.
TABLES = ("attendance_claims", "events", "source_documents")
Change = Callable[[str], str | bytes]


@dataclass(frozen=True)
class Broken:
    """The content of one file, and what is expected of it; `field` is what must be named as wrong."""

    name: str
    table: str
    content: bytes
    is_harmless: bool
    has_line: bool = True
    field: str | None = None


def broken_files(directory: Path) -> Iterator[Broken]:
    """Every broken file, always the same ones in the same order."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(directory.glob("*.csv"))}
    for table in TABLES:
        for name, change in HARMLESS.items():
            yield Broken(f"{table}: {name}", table, _bytes(change(texts[table])), is_harmless=True)
        for name, change in UNREADABLE.items():
            content = _bytes(change(texts[table]))
            yield Broken(f"{table}: {name}", table, content, is_harmless=False, has_line=False)
        for name, change in REFUSED.items():
            yield Broken(f"{table}: {name}", table, _bytes(change(texts[table])), is_harmless=False)
        for place in random.Random(SEED).sample(range(2, texts[table].count("\n") - 1), 4):
            yield _cut_off(table, texts[table], place)
    for (table, field), values in VALUES.items():
        for value in values:
            content = _bytes(_with_value(texts[table], field, value))
            yield Broken(f"{table}: {field} is {value!r}", table, content, is_harmless=False, field=field)
    for table, other in (("themes", "events"), ("people", "person_names"), ("phases", "cities")):
        yield Broken(f"{table}: the file of {other}", table, _bytes(texts[other]), is_harmless=False)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def _text(rows: list[list[str]], *, quoting: int = csv.QUOTE_MINIMAL, line_end: str = "\n") -> str:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=quoting, lineterminator=line_end).writerows(rows)  # type: ignore[arg-type]
    return written.getvalue()


def _rearranged(text: str, arrange: Callable[[list[list[str]]], list[list[str]]]) -> str:
    return _text(arrange(_rows(text)))


def _shuffled(items: list) -> list:
    return random.Random(SEED).sample(items, len(items))


def _columns(text: str, arrange: Callable[[list[str]], list[str]]) -> str:
    return _rearranged(text, lambda rows: [arrange(row) for row in rows])


def _header(text: str, arrange: Callable[[list[str]], list[str]]) -> str:
    """The header changed, and the records as they are."""
    return _rearranged(text, lambda rows: [arrange(rows[0]), *rows[1:]])


def _middle(text: str, change: Callable[[str], str]) -> str:
    """The line in the middle of the file changed."""
    lines = text.splitlines(keepends=True)
    place = len(lines) // 2
    return "".join([*lines[:place], change(lines[place]), *lines[place + 1 :]])


def _last(text: str, change: Callable[[str], str]) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([*lines[:-1], change(lines[-1])])


def _with_value(text: str, field: str, value: str) -> str:
    """The first record that has this field with another value in it."""
    rows = _rows(text)
    place = rows[0].index(field)
    row = next((row for row in rows[1:] if row[place]), rows[1])
    row[place] = value
    return _text(rows)


def _cut_off(table: str, text: str, line: int) -> Broken:
    """A file that ends in the middle of a record."""
    lines = text.splitlines(keepends=True)
    kept = lines[line][: random.Random(line).randrange(1, len(lines[line]))]
    content = "".join(lines[:line]) + kept
    return Broken(f"{table}: cut off in line {line + 1}", table, content.encode(), is_harmless=False)


def _zipped(text: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", text)
    return written.getvalue()


HARMLESS: dict[str, Change] = {
    "as it is": lambda text: text,
    "a byte-order mark": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "a byte-order mark and CRLF": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "CRLF in its first half": lambda text: text.replace("\n", "\r\n", text.count("\n") // 2),
    "blank lines at the end": lambda text: text + "\n\n\n",
    "a line of spaces at the end": lambda text: text + "   \n",
    "spaces without a line end at the end": lambda text: text + "   ",
    "all values in quotes": lambda text: _text(_rows(text), quoting=csv.QUOTE_ALL),
    "records backwards": lambda text: _rearranged(text, lambda rows: [rows[0], *rows[:0:-1]]),
    "records in any order": lambda text: _rearranged(text, lambda rows: [rows[0], *_shuffled(rows[1:])]),
    "columns backwards": lambda text: _columns(text, lambda row: row[::-1]),
    "columns in any order": lambda text: _columns(text, _shuffled),
}
UNREADABLE: dict[str, Change] = {
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-16, the other way round": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "zeros": lambda text: bytes(len(text)),
    "nothing": lambda _: b"",
}
REFUSED: dict[str, Change] = {
    "a letter in Windows-1252": lambda text: (
        _middle(text, lambda line: f"{line[:3]}\0{line[3:]}").encode().replace(b"\0", b"\xe9")
    ),
    "words in Windows-1251": lambda text: text.encode() + "иван,Иван\n".encode("cp1251"),
    "cut inside a letter": lambda text: text.encode()[:-1] + "ж".encode()[:1],
    "two byte-order marks": lambda text: "\ufeff\ufeff" + text,
    "carriage returns alone": lambda text: text.replace("\n", "\r"),
    "line ends converted twice": lambda text: text.replace("\n", "\r\r\n"),
    "zeros at its end": lambda text: text.encode()[:-4096] + bytes(4096),
    "zeros in its middle": lambda text: text.encode()[:1000] + bytes(512) + text.encode()[1512:],
    "a NUL": lambda text: _middle(text, lambda line: f"{line[:5]}\0{line[5:]}"),
    "a tab": lambda text: _middle(text, lambda line: f"{line[:5]}\t{line[5:]}"),
    "a space without width": lambda text: _middle(text, lambda line: f"{line[:5]}\u200b{line[5:]}"),
    "a soft hyphen": lambda text: _middle(text, lambda line: f"{line[:5]}\u00ad{line[5:]}"),
    "a mark of direction": lambda text: _middle(text, lambda line: f"{line[:5]}\u200e{line[5:]}"),
    "a lost letter": lambda text: _middle(text, lambda line: f"{line[:5]}\ufffd{line[5:]}"),
    "the mark of the end of a file": lambda text: text + "\x1a",
    "no line end after the last record": lambda text: text.rstrip("\n"),
    "its last letter missing": lambda text: text.rstrip("\n")[:-1],
    "blank lines alone": lambda _: "\n\n\n",
    "the header missing": lambda text: text.partition("\n")[2],
    "the header twice": lambda text: text.partition("\n")[0] + "\n" + text,
    "the file twice": lambda text: text + text,
    "the first column missing": lambda text: _columns(text, lambda row: row[1:]),
    "the last column missing": lambda text: _columns(text, lambda row: row[:-1]),
    "a column missing from the header": lambda text: _header(text, lambda row: row[:-1]),
    "a column missing from the records": lambda text: (
        text.partition("\n")[0] + "\n" + _columns(text.partition("\n")[2], lambda row: row[:-1])
    ),
    "an extra column": lambda text: _columns(text, lambda row: [*row, "x"]),
    "a column without a name": lambda text: text.replace("\n", ",\n"),
    "a column renamed": lambda text: _header(text, lambda row: ["number", *row[1:]]),
    "a column in capitals": lambda text: _header(text, lambda row: [row[0].upper(), *row[1:]]),
    "a column with a space": lambda text: _header(text, lambda row: [row[0], f"{row[1]} ", *row[2:]]),
    "a column twice": lambda text: _columns(text, lambda row: [*row, row[1]]),
    "the names of two columns exchanged": lambda text: _header(text, lambda row: [row[1], row[0], *row[2:]]),
    "a name of the header in place of another": lambda text: _header(text, lambda row: [row[1], *row[1:]]),
    "semicolons": lambda text: text.replace(",", ";"),
    "tabs": lambda text: text.replace(",", "\t"),
    "vertical bars": lambda text: text.replace(",", "|"),
    "semicolons in one record": lambda text: _middle(text, lambda line: line.replace(",", ";")),
    "a line that says the separator": lambda text: "sep=,\n" + text,
    "a comment": lambda text: "# exported today\n" + text,
    "a quote that is not closed": lambda text: _middle(text, lambda line: line.replace(",", ',"', 1)),
    "a quote that is not opened": lambda text: _middle(text, lambda line: line.replace(",", '",', 1)),
    "a quote with a backslash": lambda text: _middle(
        text, lambda line: line.replace(",", ',"a \\"b\\" c', 1)
    ),
    "text after a quote": lambda text: _middle(text, lambda line: '"a"b' + line),
    "a value too few": lambda text: _middle(text, lambda line: line.partition(",")[2]),
    "a value too many": lambda text: _middle(text, lambda line: "x," + line),
    "two records in one line": lambda text: _middle(text, lambda line: line.rstrip("\n")),
    "a record in two lines": lambda text: _middle(text, lambda line: line.replace(",", "\n", 1)),
    "a blank line in the middle": lambda text: _middle(text, lambda line: "\n" + line),
    "a line of commas": lambda text: _middle(text, lambda line: "," * line.count(",") + "\n" + line),
    "a record twice": lambda text: _middle(text, lambda line: line + line),
    "a key twice": lambda text: _rearranged(text, lambda rows: [*rows, [rows[1][0], *rows[2][1:]]]),
    "a key missing": lambda text: _rearranged(text, lambda rows: [*rows, ["", *rows[1][1:]]]),
    "a key in capitals": lambda text: _rearranged(text, lambda rows: [*rows, ["New-Key", *rows[1][1:]]]),
    "a key as a formula": lambda text: _rearranged(text, lambda rows: [*rows, ['="new-key"', *rows[1][1:]]]),
    "a space before a value": lambda text: _middle(text, lambda line: line.replace(",", ", ", 1)),
    "marks of a conflict": lambda text: _middle(
        text, lambda line: f"<<<<<<< HEAD\n{line}=======\n{line}>>>>>>> other\n"
    ),
    "a web page": lambda _: "<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>\n",
    "JSON": lambda text: '[{"' + text.partition(",")[0] + '": "x"}]\n',
    "a spreadsheet": _zipped,
    "packed": lambda text: gzip.compress(text.encode(), mtime=0),
    "noise": lambda text: random.Random(SEED).randbytes(len(text)),
    "a value of two million letters": lambda text: _last(text, lambda line: "x" * 2_000_000 + line),
    "backwards": lambda text: text[::-1],
}
VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("attendance_claims", "figure"): (
        "1 200",
        "1\u00a0200",
        "1,200",
        "1.200,5",
        "400.5",
        "4e2",
        "+400",
        "-400",
        "NaN",
        "inf",
        "４００",
        "٤٠٠",
        "4OO",
        "400 persons",
        "~400",
        "0x190",
        "99999999999999999999",
        "true",
    ),
    ("attendance_claims", "upper"): ("1",),
    ("attendance_claims", "qualifier"): ("Over", "over ", "оver", "more", "1", "over,about"),
    ("attendance_claims", "event_id"): ("no-such-event", "dushanbe-2018", "Dushanbe-2018-conference"),
    ("attendance_claims", "document_id"): ("no-such-document", "http://example.org"),
    ("attendance_claims", "paragraph"): ("first", "2.5", "0", "-1"),
    ("event_claims", "date_start"): (
        "01.05.2018",
        "2018/05/01",
        "5/1/2018",
        "2018-13",
        "2018-02-30",
        "2018-5-1",
        "43221",
        "May 2018",
        "18",
        "2018-05-01T10:00",
        "20180501",
        "2018-05-",
        "２０１８",
    ),
    ("event_claims", "date_end"): ("2001-01-01",),
    ("event_claims", "country_code"): ("UZ", "uzb", "Uzbekistan", "XXX", "UZB "),
    ("event_claims", "format"): ("Hybrid", "remote"),
    ("events", "event_type"): ("Conference", "party"),
    ("events", "parent_event_id"): ("no-such-event", "almaty-2011-expert-meeting"),
    ("events", "scope"): ("both", "PROGRAMME"),
    ("source_documents", "date_published"): ("yesterday", "2014-29-01", "29.01.2014"),
    ("source_documents", "language"): ("Italian", "IT", "xx-yy-zz"),
    ("source_documents", "publisher_id"): ("no-such-publisher", "Agc-News"),
    ("source_documents", "url"): ("www.example.org", "javascript:alert(1)"),
    ("cities", "latitude"): ("north", "41,3", "141.3", "41.3.1", "41°18′"),
    ("cities", "longitude"): ("east", "-190", "69.24E"),
    ("phases", "number"): ("one", "I", "1.5"),
    ("organizations", "parent_id"): ("no-such-body", "agency-for-youth-affairs-uzbekistan"),
}
