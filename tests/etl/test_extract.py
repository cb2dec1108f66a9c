import csv
import io
import shutil

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl.contract import read_contract
from etl.damage import MAX_RECORD_BYTES
from etl.extract import count_records, extract

PEOPLE = b"person_id,name\nana-li,Ana Li\nbo-rahimov,Bo Rahimov\n"
ROWS = [("ana-li", "Ana Li"), ("bo-rahimov", "Bo Rahimov")]

HARMLESS = {
    "as it should be": PEOPLE,
    "UTF-8 byte-order mark": b"\xef\xbb\xbf" + PEOPLE,
    "CRLF": PEOPLE.replace(b"\n", b"\r\n"),
    "byte-order mark and CRLF": b"\xef\xbb\xbf" + PEOPLE.replace(b"\n", b"\r\n"),
    "CRLF here and LF there": PEOPLE.replace(b"\n", b"\r\n", 2),
    "spaces without a line end at the end": PEOPLE + b"  ",
    "blank lines at the end": PEOPLE + b"\n\n\n",
    "blank lines with CRLF at the end": PEOPLE.replace(b"\n", b"\r\n") + b"\r\n\r\n",
    "a line of spaces at the end": PEOPLE + b"   \n",
    "every value in quotes": b'"person_id","name"\n"ana-li","Ana Li"\n"bo-rahimov","Bo Rahimov"\n',
    "columns in another order": b"name,person_id\nAna Li,ana-li\nBo Rahimov,bo-rahimov\n",
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_is_harmless_loads_to_the_same_records(records, content):
    records.write("people", PEOPLE)
    version = records.version()

    records.write("people", content)

    assert records.rows("people") == ROWS
    assert records.version() == version


def test_an_empty_value_in_quotes_is_an_empty_value(records):
    records.write("organizations", records.read("organizations").replace(",OSCE,", ",,"))
    version = records.version()

    records.replace("organizations", "-operation in Europe,,", '-operation in Europe,"",')

    assert records.version() == version


def test_quotes_and_commas_in_a_quoted_value_belong_to_it(records):
    records.write("people", 'person_id,name\nana-li,"Ana ""Lia"", Li"\n')

    assert records.rows("people") == [("ana-li", 'Ana "Lia", Li')]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_line_break_in_a_quoted_value_is_kept_as_a_line_feed(records, line_end):
    content = f'person_id,name{line_end}ana-li,"Ana{line_end}Li"{line_end}'
    records.write("people", content.encode())

    assert records.problems() == []
    assert records.rows("people") == [("ana-li", "Ana\nLi")]


def test_a_file_of_a_header_alone_has_no_records(records):
    records.write("people", b"person_id,name\n")

    assert records.problems() == []
    assert records.rows("people") == []


@pytest.mark.parametrize("content", [b"person_id,name", b"\xef\xbb\xbfperson_id,name\r\n\r\n"])
def test_a_header_alone_needs_no_line_end_and_may_have_any(records, content):
    records.write("people", content)

    assert records.problems() == []
    assert records.rows("people") == []


def test_the_word_null_is_a_text_like_any_other(records):
    records.write("people", b"person_id,name\nnull,NULL\n")

    assert records.rows("people") == [("null", "NULL")]


def test_decisions_may_have_no_file(records):
    version = records.version()

    records.path("decisions").unlink()

    assert records.version() == version


def test_a_directory_name_may_hold_characters_of_patterns(records, monkeypatch):
    odd = records.directory.with_name("records [2022]*?")
    shutil.move(records.directory, odd)
    records.directory = odd

    assert records.problems() == []
    assert len(records.rows("people")) == 2


def problem(text: str) -> str:
    return f"records/people.csv{text}"


NOT_CLOSED = (
    "opens with a quote that is not closed. "
    "Write a quote at the end of the value, or remove the one at its start."
)
SAVE_AS_UTF8 = "Save the file as CSV UTF-8."
ALONE = "ends in a carriage return alone. Save the file with line ends LF or CRLF."
BROKEN = {
    "UTF-16": (
        PEOPLE.decode().encode("utf-16"),
        f" is UTF-16, not UTF-8. {SAVE_AS_UTF8}",
    ),
    "UTF-16 without a mark": (
        PEOPLE.decode().encode("utf-16-le"),
        f" is UTF-16, not UTF-8. {SAVE_AS_UTF8}",
    ),
    "UTF-32": (
        PEOPLE.decode().encode("utf-32"),
        f" is UTF-32, not UTF-8. {SAVE_AS_UTF8}",
    ),
    "Windows-1251": (
        PEOPLE + "ivan,Иван\n".encode("cp1251"),
        ", line 4: is not UTF-8 text: it has the byte 0xC8, which is И in Windows-1251. " + SAVE_AS_UTF8,
    ),
    "Windows-1252": (
        PEOPLE.replace(b"Ana", b"An\xe9"),
        ", line 2: is not UTF-8 text: it has the byte 0xE9, which is é in Windows-1252. " + SAVE_AS_UTF8,
    ),
    "a header that is not UTF-8": (
        PEOPLE.replace(b"name", b"n\xe4me"),
        ", line 1: is not UTF-8 text: it has the byte 0xE4, which is ä in Windows-1252. " + SAVE_AS_UTF8,
    ),
    "NUL": (
        PEOPLE.replace(b"Ana", b"An\0a"),
        ', line 2, name: "An<U+0000>a Li" holds U+0000 (NUL). Write Ana Li.',
    ),
    "a tab in a text": (
        PEOPLE.replace(b"Ana ", b"Ana\t"),
        ', line 2, name: "Ana<U+0009>Li" holds U+0009 (tab). Write Ana Li.',
    ),
    "a control character": (
        PEOPLE.replace(b"Ana", b"Ana\x1b"),
        ', line 2, name: "Ana<U+001B> Li" holds U+001B (control character). Write Ana Li.',
    ),
    "the delete character": (
        PEOPLE.replace(b"Ana", b"Ana\x7f"),
        ', line 2, name: "Ana<U+007F> Li" holds U+007F (control character). Write Ana Li.',
    ),
    "a control character beyond ASCII": (
        PEOPLE.replace(b"Ana", "Ana\u0085".encode()),
        ', line 2, name: "Ana<U+0085> Li" holds U+0085 (control character). Write Ana Li.',
    ),
    "a byte-order mark inside": (
        PEOPLE.replace(b"Ana", "\ufeffAna".encode()),
        ', line 2, name: "<U+FEFF>Ana Li" holds U+FEFF (zero width no-break space). Write Ana Li.',
    ),
    "a space without width": (
        PEOPLE.replace(b"Ana", "Ana\u200b".encode()),
        ', line 2, name: "Ana<U+200B> Li" holds U+200B (zero width space). Write Ana Li.',
    ),
    "a letter that turns what follows around": (
        PEOPLE.replace(b"Ana", "Ana\u202e".encode()),
        ', line 2, name: "Ana<U+202E> Li" holds U+202E (right-to-left override). Write Ana Li.',
    ),
    "the start of an isolated direction": (
        PEOPLE.replace(b"Ana", "Ana\u2067".encode()),
        ', line 2, name: "Ana<U+2067> Li" holds U+2067 (right-to-left isolate). Write Ana Li.',
    ),
    "a soft hyphen": (
        PEOPLE.replace(b"Ana", "A\u00adna".encode()),
        ', line 2, name: "A<U+00AD>na Li" holds U+00AD (soft hyphen). Write Ana Li.',
    ),
    "a mark of direction": (
        PEOPLE.replace(b"Ana", "\u200eAna".encode()),
        ', line 2, name: "<U+200E>Ana Li" holds U+200E (left-to-right mark). Write Ana Li.',
    ),
    "a letter without anything to see": (
        PEOPLE.replace(b"Ana Li", "\u3164".encode()),
        ', line 2, name: "<U+3164>" holds U+3164 (hangul filler). Leave it empty.',
    ),
    "signs of a tag": (
        PEOPLE.replace(b"Ana", "Ana\U000e007f\U000e0041".encode()),
        ', line 2, name: "Ana<U+E007F><U+E0041> Li" holds U+E007F (cancel tag). Write Ana Li.',
    ),
    "a joiner between letters that do not join": (
        PEOPLE.replace(b"Ana", "A\u200cna".encode()),
        ', line 2, name: "A<U+200C>na Li" holds U+200C (zero width non-joiner). Write Ana Li.',
    ),
    "a character that no version of Unicode has": (
        PEOPLE.replace(b"Ana", "Ana\U000e0fff".encode()),
        ', line 2, name: "Ana<U+E0FFF> Li" holds U+E0FFF (no name yet). Write Ana Li.',
    ),
    "a lost letter beside what cannot be seen": (
        PEOPLE.replace(b"Ana", "A\u200en\ufffd".encode()),
        ', line 2, name: "A<U+200E>n\ufffd Li" holds U+200E (left-to-right mark). '
        "A letter was lost when the file was saved: write it anew.",
    ),
    "a lost letter": (
        PEOPLE.replace(b"Ana", "An\ufffd".encode()),
        ', line 2, name: "An\ufffd Li" holds U+FFFD (replacement character). '
        "A letter was lost when the file was saved: write it anew.",
    ),
    "a mark of the end of file": (
        PEOPLE + b"\x1a",
        ', line 4: "<U+001A>" has 1 value where the header names 2. '
        "Write what is missing; a comma stands between each two values, empty or not.",
    ),
    "carriage returns alone": (PEOPLE.replace(b"\n", b"\r"), f", line 1: {ALONE}"),
    "line ends converted twice": (PEOPLE.replace(b"\n", b"\r\r\n"), f", line 1: {ALONE}"),
    "a carriage return inside": (
        PEOPLE.replace(b"Ana ", b"Ana\r"),
        ', line 2, name: "Ana<U+000D>Li" holds U+000D (carriage return). '
        "Save the file with line ends LF or CRLF.",
    ),
    "semicolons": (
        PEOPLE.replace(b",", b";"),
        ', line 1: "person_id;name" separates values with semicolons. '
        "Save the file as CSV with commas between the values.",
    ),
    "tabs": (
        PEOPLE.replace(b",", b"\t"),
        ', line 1: "person_id<U+0009>name" separates values with tabs. '
        "Save the file as CSV with commas between the values.",
    ),
    "a blank line in the middle": (
        PEOPLE.replace(b"\nbo", b"\n\nbo"),
        ", line 3: is blank. Remove the line.",
    ),
    "a blank line after the header": (
        PEOPLE.replace(b"\nana", b"\n\nana"),
        ", line 2: is blank. Remove the line.",
    ),
    "a line of commas": (
        PEOPLE + b",\n",
        ", line 4: has no value at all. Remove the line.",
    ),
    "a quote that is never closed": (
        PEOPLE.replace(b"Ana Li", b'"Ana Li'),
        f', line 2, name: ""Ana Li" {NOT_CLOSED}',
    ),
    "a quote that is closed by the next quote": (
        PEOPLE.replace(b"Ana Li", b'"Ana Li').replace(b"Bo Rahimov", b'"Bo Rahimov"'),
        f', line 2, name: ""Ana Li" {NOT_CLOSED}',
    ),
    "a quote that swallows the next record": (
        PEOPLE.replace(b"Ana Li", b'"Ana Li').replace(b"Rahimov", b'Rahimov"'),
        [
            f', line 2, name: ""Ana Li" {NOT_CLOSED}',
            ', line 3, name: "Bo Rahimov"" holds a quote but does not stand in quotes. '
            'Write "Bo Rahimov""", or remove the quote.',
        ],
    ),
    "text after a closing quote": (
        PEOPLE.replace(b"Ana Li", b'"Ana" Li'),
        ', line 2, name: ""Ana" Li" goes on after its closing quote. '
        'Double each quote inside the text, as in "the ""third"" meeting".',
    ),
    "a quote in a value without quotes": (
        PEOPLE.replace(b"Ana Li", b'Ana "Li"'),
        ', line 2, name: "Ana "Li"" holds a quote but does not stand in quotes. '
        'Write "Ana ""Li""", or remove the quote.',
    ),
    "too few values": (
        PEOPLE.replace(b",Ana Li", b""),
        ', line 2: "ana-li" has 1 value where the header names 2. '
        "Write what is missing; a comma stands between each two values, empty or not.",
    ),
    "too many values": (
        PEOPLE.replace(b"Ana Li", b"Li, Ana"),
        ', line 2: "ana-li,Li, Ana" has 3 values where the header names 2. '
        "Put a value that holds a comma in quotes, or remove what is too much.",
    ),
    "an empty file": (b"", " is empty. Write at least the header: person_id,name."),
    "a file of blank lines": (
        b"\n\n",
        ", line 1: is blank. Begin the file with the header: person_id,name.",
    ),
    "no header": (
        PEOPLE.partition(b"\n")[2],
        ', line 1: "ana-li,Ana Li" names no field of people. Begin the file with the header: person_id,name.',
    ),
    "a missing column": (
        b"person_id\nana-li\n",
        ", line 1, name: is missing from the header. Add the column.",
    ),
    "a doubled column": (
        b"person_id,name,name\nana-li,Ana,Ana\n",
        ', line 1, name: "name" stands twice in the header. Remove one of the two columns.',
    ),
    "an extra column": (
        b"person_id,name,height\nana-li,Ana,170\n",
        ', line 1, height: "height" is no field of people. Remove column 3.',
    ),
    "a column without a name": (
        PEOPLE.replace(b"\n", b",\n"),
        ', line 1: "" is no field of people. Remove column 3.',
    ),
    "a misspelled column": (
        PEOPLE.replace(b"name", b"Nmae "),
        ', line 1, Nmae : "Nmae " is no field of people. Write name.',
    ),
    "no line end at the end": (
        PEOPLE[:-1],
        ', line 3: "bo-rahimov,Bo Rahimov" has no line end, so it may have been cut off. '
        "Complete it, or put a line end behind it if it is whole.",
    ),
    "CRLF and no line end at the end": (
        PEOPLE.replace(b"\n", b"\r\n")[:-2],
        ', line 3: "bo-rahimov,Bo Rahimov" has no line end, so it may have been cut off. '
        "Complete it, or put a line end behind it if it is whole.",
    ),
    "a record longer than any": (
        PEOPLE + b"long," + b"x" * MAX_RECORD_BYTES + b"\n",
        f", line 4: is {MAX_RECORD_BYTES + 5:,} bytes long. Keep a record below {MAX_RECORD_BYTES:,} bytes.",
    ),
}


@pytest.mark.parametrize(("content", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused_with_what_to_do(records, content, said):
    records.write("people", content)

    expected = [said] if isinstance(said, str) else said
    assert records.problems() == [problem(text) for text in expected]


def test_a_missing_file_is_told_with_the_header_to_write(records):
    records.path("people").unlink()

    assert records.problems() == [
        "records/people.csv does not exist. "
        "Add the file; without records it holds its header alone: person_id,name."
    ]


def test_a_directory_is_no_file(records):
    records.path("people").unlink()
    records.path("people").mkdir()

    assert records.problems() == ["records/people.csv is a directory. Put the CSV file in its place."]


def test_a_file_of_no_table_is_told_with_the_name_that_it_may_mean(records):
    records.write("attendence_claims", b"")

    assert records.problems() == [
        "records/attendence_claims.csv is no table of the data contract. "
        "Rename it to attendance_claims.csv, or remove it."
    ]


def test_files_that_are_no_csv_are_left_alone(records):
    for name in ("README.md", "expected.json", ".~lock.people.csv#", "._people.csv", "~$people.csv"):
        (records.directory / name).write_text("not a table", encoding="utf-8")

    assert records.problems() == []


def test_references_to_a_file_that_cannot_be_read_are_not_called_wrong(records):
    records.path("organizations").unlink()

    (only,) = records.problems()

    assert only.startswith("records/organizations.csv does not exist.")


def test_references_to_a_record_that_cannot_be_read_are_not_called_wrong(records):
    records.replace("organizations", "unoct,UN Office", "unoct,UN, Office")

    (only,) = records.problems()

    assert only.startswith('records/organizations.csv, line 4: "unoct,UN, Office of Counter')


def test_problems_of_all_files_are_told_at_once_by_file_and_line(records):
    records.append("people", "x,X,X", "Bad Id,Name", "ana-li,Again")
    records.replace("cities", "41.3", "north")
    records.path("phases").unlink()
    records.write("notes", b"")

    assert [text.partition(": ")[0].partition(" does")[0] for text in records.problems()] == [
        "records/cities.csv, line 2, latitude",
        "records/notes.csv is no table of the data contract. Remove it.",
        "records/people.csv, line 4",
        "records/people.csv, line 5, person_id",
        "records/people.csv, line 6, person_id",
        "records/phases.csv",
    ]


def test_a_line_number_counts_the_lines_inside_values(records):
    records.write("people", 'person_id,name\nana-li,"Ana\nLi\n"\nBo,Bo\ncy,"C\ny"\nDi,Di\n')

    assert [text.partition(":")[0] for text in records.problems()] == [
        "records/people.csv, line 2, name",
        "records/people.csv, line 5, person_id",
        "records/people.csv, line 8, person_id",
    ]


def test_a_line_number_counts_the_lines_of_a_damaged_file_too(records):
    records.write("people", 'person_id,name\nana-li,"Ana\nLi"\nx\n\nBo,Bo\n')

    assert [text.partition(":")[0] for text in records.problems()] == [
        "records/people.csv, line 4",
        "records/people.csv, line 5",
        "records/people.csv, line 6, person_id",
    ]


def test_of_very_many_problems_of_a_kind_the_rest_is_counted(records):
    records.append("people", *(f"person-{number},A,B" for number in range(1003)))

    problems = records.problems()

    assert len(problems) == 1001
    assert problems[-1] == (
        "records/people.csv has 3 more problems like that in line 1003. Correct them in the same way."
    )


def test_a_directory_that_is_not_there_is_told(tmp_path, contract):
    with duckdb.connect() as connection:
        _, problems = extract(connection, contract, tmp_path / "none")

    assert [str(problem) for problem in problems] == [
        f"{tmp_path}/none does not exist. Name the directory that holds the CSV files with --records."
    ]


def threads_of(records):
    with duckdb.connect(config={"threads": 4}) as connection:
        extract(connection, records.contract, records.directory)
        ((threads,),) = connection.execute("SELECT current_setting('threads')").fetchall()
        return threads


def test_small_tables_are_read_by_one_thread_each_and_large_ones_by_all(records, monkeypatch):
    assert threads_of(records) == 1

    monkeypatch.setattr("etl.extract.MAX_BYTES_OF_ONE_THREAD", 100)

    assert threads_of(records) == 4


def test_records_keep_their_places_in_a_file_of_many(records):
    count = 300_000
    lines = (f'person-{number},"Name, {number}"\n' for number in range(count))
    records.write("people", "person_id,name\n" + "".join(lines) + "Wrong Id,Last\n")

    assert records.problems() == [
        f'records/people.csv, line {count + 2}, person_id: "Wrong Id" has a wrong form. Write wrong-id.'
    ]
    assert all(
        identity == f"person-{number}" for number, (identity, _) in enumerate(records.rows("people")[:-1])
    )


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_the_count_of_records_does_not_depend_on_where_the_file_is_cut(tmp_path, monkeypatch, size):
    path = tmp_path / "people.csv"
    path.write_bytes(b'person_id,name\na,"x, ""y""\n\nz"\nb,"\n"\nc,""\nd,e\n\n')
    monkeypatch.setattr("etl.extract.CHUNK_BYTES", size)

    count = count_records(path)

    assert (count.records, count.line_breaks, count.is_plain) == (4, 3, True)


def as_read_elsewhere(content: bytes) -> list[tuple[str | None, ...]]:
    """The records as the csv module of Python reads them, by the fields of the contract."""
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8").replace("\r\n", "\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    while len(rows) > 1 and not any(value.strip() for value in rows[-1]):
        rows.pop()
    order = [rows[0].index(name) for name in ("person_id", "name")]
    return [tuple(row[position] or None for position in order) for row in rows[1:]]


BYTES = st.sampled_from(
    [
        *(b'"', b'""', b'"\n"', b",", b"\n", b"\n\n", b"\r", b"\r\n", b";", b"\t", b" ", b"x"),
        *(b"\0", b"\xef\xbb\xbf", b"\xff", b"\xd0", b"\xed\xa0\x80", b"\xc0\x80", "Ж".encode()),
    ]
)
CONTRACT = read_contract()
VALID = b'person_id,name\nana-li,"Li, Ana ""A"""\nbo,"Bo\nRahimov"\n\xd0\xb6,Cy\n'


@given(
    changes=st.lists(st.tuples(st.integers(0, len(VALID)), st.integers(0, 2), BYTES), min_size=1, max_size=3)
)
@example(changes=[(15, 0, b'"'), (60, 0, b'"')])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changed_bytes_are_refused_or_read_as_another_reader_reads_them(tmp_path, changes):
    content = VALID
    for position, removed, added in changes:
        content = content[:position] + added + content[position + removed :]
    (tmp_path / "people.csv").write_bytes(content)
    with duckdb.connect() as connection:
        _, problems = extract(connection, CONTRACT, tmp_path)
        if not [problem for problem in problems if problem.path.endswith("people.csv")]:
            rows = connection.execute("SELECT * FROM people ORDER BY rowid").fetchall()
            assert rows == as_read_elsewhere(content)


def test_a_problem_stands_on_one_line_whatever_is_wrong(records):
    records.replace("people", "ana-li,Ana Li", 'ana-li,"Ana\x85\nLi"')
    records.replace("cities", "longitude", "longi\x1btude")

    problems = records.problems()

    assert "records/people.csv, line 2, name:" in " ".join(problems)
    assert all(problem.isprintable() for problem in problems)
