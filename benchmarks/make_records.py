"""Made-up records at any size, in the format of the data contract.

    python -m benchmarks.make_records --claims 1000000 --out DIRECTORY [--seed 1]

`--claims` counts attendance claims. Every other table that grows with the documents has the size it has in
the real records in proportion to the others, at two rows of `involvement` per attendance claim; the real
records have eleven, so that attendance claims lie some six times as dense as there. That keeps ten million
of them, with forty million other records, within the reach of one machine. Organizations and people
grow with the square root, as names do in texts, and a few of them take part in most events.

What is not regular in the real records is not regular here: one event in a hundred is spoken of by some ten
documents, documents disagree on figures, dates, places and organizers, days may be known to the month or the
year alone, events are parts of others, and names hold commas, quotes and Cyrillic.

Every value follows from the position of its record and the seed, so no table waits for another and the same
seed gives the same bytes. The files are in the order of their keys, as the real ones are.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from pathlib import Path

import duckdb

from etl.contract import Contract, Table, identifier, literal, read_contract

# What the sizes of the real tables come to, per thousand attendance claims; see the docstring.
PER_THOUSAND_CLAIMS = {
    "events": 315,
    "source_documents": 350,
    "event_claims": 485,
    "involvement": 2000,
    "themes": 590,
    "outcomes": 89,
    "participation_counts": 66,
}
ORGANIZATIONS_PER_ROOT = 5
PEOPLE_PER_ROOT = 3
PHASE_INVOLVEMENT_PER_ROOT = 3
# Others belong to the first organizations: states and the large international bodies.
ROOT_ORGANIZATIONS = 20
EVENTS_PER_WELL_KNOWN = 100
EVENTS_PER_PARENT = 5
# Spreads neighbours over all events, because files of events and of documents are sorted differently.
STRIDE = 1_000_003

CITIES = (
    ("Almaty", "KAZ", 43.24, 76.89),
    ("Ashgabat", "TKM", 37.95, 58.38),
    ("Astana", "KAZ", 51.17, 71.43),
    ("Bishkek", "KGZ", 42.87, 74.59),
    ("Dushanbe", "TJK", 38.56, 68.77),
    ("Geneva", "CHE", 46.2, 6.14),
    ("Issyk-Kul", "KGZ", None, None),
    ("Khujand", "TJK", 40.28, 69.62),
    ("New York", "USA", 40.71, -74.01),
    ("Osh", "KGZ", 40.53, 72.8),
    ("Samarkand", "UZB", 39.65, 66.96),
    ("Tashkent", "UZB", 41.3, 69.24),
    ("Vienna", "AUT", 48.21, 16.37),
    ("Минск", "BLR", 53.9, 27.57),
)
PHASES = (
    ("phase-1", 1, "Implementing the strategy, first phase", "2010-09", "2013-06"),
    ("phase-2", 2, "Towards a comprehensive implementation", "2013-07", "2017-12"),
    ("phase-3", 3, 'The strategy "in practice"', "2018-01", "2021-12"),
    ("phase-4", 4, "Новая фаза, четвёртая", "2022-01", None),
)
FIRST_DAY, DAYS = "2010-09-01", 5300
SUBJECTS = (
    "Workshop on border security",
    "Conference, second of its kind",
    'Round table "Youth and dialogue"',
    "Семинар по правам человека",
    "Expert meeting on countering financing",
    "Training for prison staff, advanced",
    "Консультации о национальных стратегиях",
)
BODIES = (
    "Ministry of Foreign Affairs",
    "Institute for Strategic Studies, Regional Branch",
    'Civil society organization "Accord"',
    "Комитет по делам религий",
    "Office for Drugs, Crime and Borders",
    "Embassy",
)
FIRST_NAMES = ("Aigul", "Bakyt", "Dilnoza", "Жанна", "Marie-Claire", "Rustam", "Siobhán")
LAST_NAMES = ("Akhmetova", "O'Brien", "Rahimov", "Смирнова", "van der Berg", "Saparov", "Karimova")


@dataclass(frozen=True)
class Sizes:
    """How many records the tables hold."""

    claims: int

    def rows(self, table: str) -> int:
        """The rows of a table that grows with the claims."""
        return max(self.claims * PER_THOUSAND_CLAIMS[table] // 1000, 1)

    @property
    def organizations(self) -> int:
        """The organizations, not fewer than the roots to which they belong."""
        return ROOT_ORGANIZATIONS + ORGANIZATIONS_PER_ROOT * isqrt(self.claims)

    @property
    def people(self) -> int:
        """The people."""
        return 1 + PEOPLE_PER_ROOT * isqrt(self.claims)

    @property
    def phase_involvement(self) -> int:
        """The parts of organizations in phases."""
        return 1 + PHASE_INVOLVEMENT_PER_ROOT * isqrt(self.claims)


@dataclass(frozen=True)
class Draw:
    """SQL that draws values which look random and follow from a number, a purpose and the seed."""

    seed: int

    def number(self, of: str, purpose: str) -> str:
        """A whole number of 64 bits, drawn for the number `of`."""
        salt = zlib.crc32(f"{self.seed} {purpose}".encode())
        return f"hash({of} * 4294967296::HUGEINT + {salt})"

    def share(self, of: str, purpose: str) -> str:
        """A number from 0 to below 1."""
        return f"({self.number(of, purpose)} % 1000000 / 1000000.0)"

    def below(self, of: str, purpose: str, count: int) -> str:
        """A whole number from 0 to below `count`."""
        return f"({self.number(of, purpose)} % {count})::BIGINT"

    def happens(self, of: str, purpose: str, percent: int) -> str:
        """Whether that which has this chance happens."""
        return f"({self.number(of, purpose)} % 100 < {percent})"

    def text(self, of: str, purpose: str, weights: Mapping[str, int]) -> str:
        """One of the texts, each as often as its weight says; the empty text is NULL."""
        texts = [text for text, weight in weights.items() for _ in range(weight)]
        return _item(texts, self.below(of, purpose, len(texts)))


def make_records(directory: Path, claims: int, seed: int = 1) -> None:
    """Write one CSV file for each table of the contract."""
    contract = read_contract()
    queries = _queries(Sizes(claims), Draw(seed), contract)
    directory.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        for table in contract.tables:
            _write(connection, table, queries[table.name], directory / table.file_name)


def _write(connection: duckdb.DuckDBPyConnection, table: Table, query: str, path: Path) -> None:
    fields = ", ".join(map(identifier, table.field_names))
    connection.execute(
        f"COPY (SELECT {fields} FROM ({query})) TO {literal(str(path))} (HEADER, DELIMITER ',')"
    )


def _queries(sizes: Sizes, draw: Draw, contract: Contract) -> dict[str, str]:
    """SQL for the records of each table, by its name."""
    return {
        **_name_queries(sizes, draw, contract),
        **_event_queries(sizes, draw, contract),
        **_attendance_queries(sizes, draw),
        **_involvement_queries(sizes, draw),
        "cities": _values(CITIES, "city, country_code, latitude, longitude"),
        "phases": _values([phase[:3] for phase in PHASES], "phase_id, number, title"),
        "phase_claims": _phase_claims(sizes, draw),
        "decisions": _nothing(contract.table("decisions")),
        "reviews": _nothing(contract.table("reviews")),
    }


def _name_queries(sizes: Sizes, draw: Draw, contract: Contract) -> dict[str, str]:
    """Organizations, people, documents and their names."""
    person = f"{_item(FIRST_NAMES, 'i % 7')} || ' ' || {_item(LAST_NAMES, 'i // 7 % 7')} || ' ' || i"
    language = draw.text("i", "language", {"en": 6, "ru": 3, "tk": 1})
    day = _day_of_event("event", draw)
    return {
        "organizations": f"""
            SELECT {_id("organization", "i")} AS organization_id, {_name_of_organization("i")} AS name,
                CASE WHEN i % 3 = 0 THEN 'ORG-' || i END AS acronym,
                CASE WHEN i < {ROOT_ORGANIZATIONS} THEN 'government'
                    ELSE {_item(_codes(contract, "organization_type"), "i % 10")} END AS organization_type,
                CASE WHEN i >= {ROOT_ORGANIZATIONS} AND i % 2 = 0
                    THEN {_id("organization", f"i // 2 % {ROOT_ORGANIZATIONS}")} END AS parent_id,
                CASE WHEN i % 4 > 0 THEN {_item([city[1] for city in CITIES], f"i % {len(CITIES)}")} END
                    AS country_code
            FROM {_numbers(sizes.organizations)}
        """,
        "organization_names": f"""
            SELECT {_id("organization", "i // 2")} AS organization_id,
                {_name_of_organization("(i // 2)")} || CASE i % 2 WHEN 1 THEN ' (в тексте)' ELSE '' END
                    AS name
            FROM {_numbers(2 * sizes.organizations)}
        """,
        "people": f"SELECT {_id('person', 'i')} AS person_id, {person} AS name FROM {_numbers(sizes.people)}",
        "person_names": f"""
            SELECT {_id("person", "i")} AS person_id, {person} AS name FROM {_numbers(sizes.people)}
        """,
        "source_documents": f"""
            SELECT {_id("document", "i")} AS document_id,
                {_item(SUBJECTS, draw.below("i", "headline", len(SUBJECTS)))} || ', text ' || i AS title,
                {_id("organization", _organization("i", "publisher", sizes, draw))} AS publisher_id,
                {_item(_codes(contract, "document_type"), draw.below("i", "document_type", 5))}
                    AS document_type,
                {_partial(f"{day} + {draw.below('i', 'delay', 12)}::INTEGER", "i", "published", draw)}
                    AS date_published,
                {language} AS language, 'https://example.org/texts/' || i AS url
            FROM (SELECT i, {_event_of_document("i", sizes, draw)} AS event
                FROM {_numbers(sizes.rows("source_documents"))})
        """,
    }


def _event_queries(sizes: Sizes, draw: Draw, contract: Contract) -> dict[str, str]:
    """Events, and what documents say of their days, places, themes and outcomes."""
    city = f"CASE WHEN {draw.happens('i', 'other city', 3)} THEN i ELSE event END % {len(CITIES)}"
    start = f"({_day_of_event('event', draw)} + CASE WHEN {draw.happens('i', 'shift', 5)} THEN 1 ELSE 0 END)"
    end = f"({start} + {draw.below('event', 'length', 4)}::INTEGER)"
    phase = " ".join(
        f"WHEN {_day_of_event('event', draw)} < DATE '{following[3]}-01' THEN {literal(phase[0])}"
        for phase, following in pairwise(PHASES)
    )
    known = draw.below("i", "known", 10)
    outcome = _id("outcome", f"event * 2 + {draw.below('i', 'outcome', 2)}")
    pillar = draw.text("i", "pillar", {"": 12, "1": 1, "2": 3, "3": 2, "4": 1})
    theme = _item(_codes(contract, "theme"), f"(event + {draw.below('i', 'theme', 3)}) % 19")
    return {
        "events": f"""
            SELECT {_id("event", "i")} AS event_id,
                {_item(SUBJECTS, draw.below("i", "subject", len(SUBJECTS)))} || ', no. ' || i AS title,
                {_item(_codes(contract, "event_type"), draw.below("i", "event_type", 14))} AS event_type,
                CASE WHEN i % {EVENTS_PER_PARENT} = {EVENTS_PER_PARENT - 1}
                    THEN {_id("event", f"i - {EVENTS_PER_PARENT - 1}")} END AS parent_event_id,
                {draw.text("i", "scope", {"programme": 1, "related": 1})} AS scope
            FROM {_numbers(sizes.rows("events"))}
        """,
        "event_claims": f"""
            SELECT claim_id, {_id("event", "event")} AS event_id,
                CASE WHEN form > 0 THEN {_cut(start, "form")} END AS date_start,
                CASE WHEN form > 0 AND {draw.happens("i", "has end", 50)} THEN {_cut(end, "form")} END
                    AS date_end,
                CASE WHEN known < 8 THEN {_item([city[0] for city in CITIES], city)} END AS city,
                CASE WHEN known < 7 THEN {_item([city[1] for city in CITIES], city)} END AS country_code,
                {draw.text("i", "format", {"": 8, "in person": 1, "hybrid": 1, "online": 1})} AS format,
                CASE WHEN {draw.happens("i", "has phase", 30)} THEN CASE {phase} ELSE 'phase-4' END END
                    AS phase_id,
                document_id, paragraph
            FROM (SELECT *, {known} AS known, {draw.below("i", "form", 10)} AS form
                FROM {_claims("event_claims", "e", sizes, draw)})
        """,
        "themes": f"""
            SELECT claim_id, {_id("event", "event")} AS event_id, {pillar} AS pillar, {theme} AS theme,
                document_id, paragraph
            FROM {_claims("themes", "t", sizes, draw)}
        """,
        "outcomes": f"""
            SELECT claim_id, {outcome} AS outcome_id, {_id("event", "event")} AS event_id,
                {_item(_codes(contract, "outcome_type"), "event % 7")} AS outcome_type,
                'Declaration "' || event || '", as adopted' AS title,
                CASE WHEN {draw.happens("i", "adopted", 60)}
                    THEN {_partial(start, "i", "adopted on", draw)} END AS date_adopted,
                document_id, paragraph
            FROM {_claims("outcomes", "o", sizes, draw)}
        """,
    }


def _attendance_queries(sizes: Sizes, draw: Draw) -> dict[str, str]:
    """How many came, as several documents say it in several ways."""
    qualifier = draw.text(
        "words",
        "qualifier",
        {
            "exactly": 31,
            "over": 25,
            "about": 25,
            "at least": 3,
            "nearly": 3,
            "up to": 3,
            "range": 5,
            "vague": 2,
        },
    )
    counted = draw.text(
        "i", "counted", {"participants": 5, "experts": 2, "representatives": 2, "слушателей": 1}
    )
    # The power makes large meetings rare.
    size = f"(12 + 900 * pow({draw.share('event', 'size')}, 4))"
    off = f"CASE WHEN words < 0 THEN 1 + ({draw.below('i', 'by', 5)} - 2) / 10 ELSE 1 END"
    # Documents on one event repeat its number in the same words, but for one in twelve.
    numbers = f"""
        SELECT *, {qualifier} AS qualifier, {counted} AS counted, ({size} * {off})::BIGINT AS persons
        FROM (
            SELECT *, CASE WHEN {draw.happens("i", "own number", 8)} THEN -1 - i ELSE event END AS words
            FROM {{claims}}
        )
    """
    rounded = "CASE WHEN qualifier = 'exactly' THEN persons ELSE (persons + 9) // 10 * 10 END"
    figure = f"CASE WHEN qualifier <> 'vague' THEN {rounded} END"
    upper = f"CASE WHEN qualifier = 'range' THEN {rounded} + 10 END"
    wording = f"""
        CASE qualifier WHEN 'vague' THEN '"many", he said' WHEN 'exactly' THEN persons || ' ' || counted
            WHEN 'range' THEN ({rounded}) || '-' || ({rounded} + 10) || ' ' || counted
            WHEN 'over' THEN 'более ' || ({rounded}) || ' человек, ' || counted
            ELSE qualifier || ' ' || ({rounded}) || ' ' || counted END
    """
    bases = {"reported": 80, "planned": 10, "registered": 10}
    claimed = f"""claim_id, {_id("event", "event")} AS event_id, {figure} AS figure, {upper} AS upper,
        qualifier, counted, {draw.text("i", "basis", bases)} AS basis, {wording} AS wording,
        document_id, paragraph"""
    scope = draw.text("i", "scope", {"unspecified": 80, "online": 10, "in person": 6, "total": 4})
    coverage = draw.text("i", "coverage", {"whole": 78, "part": 12, "series": 8, "reach": 2})
    return {
        "attendance_claims": f"""
            SELECT {claimed}, {scope} AS scope, {coverage} AS coverage
            FROM ({numbers.format(claims=_claims("attendance_claims", "a", sizes, draw))})
        """,
        "participation_counts": f"""
            SELECT {claimed}
            FROM ({numbers.format(claims=_claims("participation_counts", "c", sizes, draw))})
        """,
    }


def _involvement_queries(sizes: Sizes, draw: Draw) -> dict[str, str]:
    """The parts that bodies and people had in events and phases."""
    roles = {
        "participant": 40, "organizer": 21, "co-organizer": 15, "speaker": 11, "opening speaker": 4,
        "observer": 3, "host": 2, "funder": 2, "chair": 1, "closing speaker": 1,
    }  # fmt: skip
    modes = {"unspecified": 92, "virtual": 3, "in person": 3, "video message": 1, "message read": 1}
    person = f"(organization * 3 + {draw.below('i', 'which person', 3)}) % {sizes.people}"
    titles = {"Head of delegation": 3, "Minister, acting": 2, 'Director of "Accord"': 1, "Посол": 1, "": 1}
    phase_roles = {"implementer": 4, "funder": 3, "beneficiary": 2, "supporter": 1}
    document_id = _id("document", f"i * {sizes.rows('source_documents')} // {sizes.phase_involvement}")
    # Documents on one event name the same bodies in the same roles, but for one in ten.
    part = f"CASE WHEN {draw.happens('i', 'own words', 10)} THEN -1 - i ELSE event * 100 + place END"
    return {
        "involvement": f"""
            SELECT claim_id, {_id("event", "event")} AS event_id,
                {_id("organization", "organization")} AS organization_id,
                {draw.text("part", "role", roles)} AS role,
                CASE WHEN has_person THEN {_id("person", person)} END AS person,
                CASE WHEN has_person THEN {draw.text("i", "title", titles)} END AS person_title,
                {draw.text("i", "mode", modes)} AS mode, document_id, paragraph
            FROM (SELECT *, {_organization("part", "body", sizes, draw)} AS organization,
                    {draw.happens("i", "person", 19)} AS has_person
                FROM (SELECT *, {part} AS part FROM {_claims("involvement", "i", sizes, draw)}))
        """,
        "phase_involvement": f"""
            SELECT {document_id} AS document_id,
                {document_id} || '-q' || lpad(i::VARCHAR, 6, '0') AS claim_id,
                CASE WHEN i % 9 > 0 THEN 'phase-' || (1 + i % 4) END AS phase_id,
                {_id("organization", _organization("i", "phase body", sizes, draw))} AS organization_id,
                {draw.text("i", "phase role", phase_roles)} AS role, NULL AS paragraph
            FROM {_numbers(sizes.phase_involvement)}
        """,
    }


def _phase_claims(sizes: Sizes, draw: Draw) -> str:
    """Three documents on each phase, of which one knows the year alone and one is off by a year."""
    spans = _values([(phase[0], phase[3], phase[4]) for phase in PHASES], "phase_id, date_start, date_end")
    return f"""
        SELECT document_id || '-p1' AS claim_id, phase_id, document_id, NULL AS paragraph,
            CASE form WHEN 1 THEN left(date_start, 4) ELSE date_start END AS date_start,
            CASE form WHEN 1 THEN left(date_end, 4) WHEN 2 THEN (left(date_end, 4)::INTEGER + 1)::VARCHAR
                ELSE date_end END AS date_end,
            CASE form WHEN 1 THEN 'years given in the "title", in brackets' END AS note
        FROM (
            SELECT *, number % 3 AS form,
                {_id("document", f"number * {sizes.rows('source_documents')} // 12")} AS document_id
            FROM (SELECT *, row_number() OVER (ORDER BY phase_id, form) - 1 AS number
                FROM ({spans}), (SELECT unnest([0, 1, 2]) AS form))
        )
        ORDER BY document_id
    """


def _claims(table: str, letter: str, sizes: Sizes, draw: Draw) -> str:
    """SQL for what all claims of a table have: i, place, event, claim_id, document_id, paragraph.

    Three documents in four make their claims of a kind on their main event, the others on another one; on
    days and places a document has one claim for each event. The place within the document counts from 0.
    """
    documents = sizes.rows("source_documents")
    rows = sizes.claims if table == "attendance_claims" else sizes.rows(table)
    document_id = _id("document", "document")
    main, other = (_event_of_document(document, sizes, draw) for document in ("document", "document + 1"))
    is_main = (
        "i = first" if table == "event_claims" else draw.happens("document", f"{table} on main event", 75)
    )
    return f"""(
        SELECT i, i - first AS place, CASE WHEN {is_main} THEN {main} ELSE {other} END AS event,
            {document_id} || '-{letter}' || lpad((1 + i - first)::VARCHAR, 2, '0') AS claim_id,
            {document_id} AS document_id,
            CASE WHEN {draw.happens("i", f"{table} paragraph", 40)}
                THEN 1 + {draw.below("i", f"{table} which paragraph", 30)} END AS paragraph
        FROM (SELECT *, (document * {rows} + {documents - 1}) // {documents} AS first
            FROM (SELECT i, i * {documents} // {rows} AS document FROM {_numbers(rows)}))
    )"""


def _event_of_document(document: str, sizes: Sizes, draw: Draw) -> str:
    """The event that a document is mainly on: every tenth is on the well-known one nearby."""
    events = sizes.rows("events")
    own = f"(({document}) * {events} // {sizes.rows('source_documents')})"
    is_well_known = draw.happens(f"({document})", "well known", 10)
    near = f"CASE WHEN {is_well_known} THEN {own} - {own} % {EVENTS_PER_WELL_KNOWN} ELSE {own} END"
    return f"(({near}) * {STRIDE} % {events})"


def _organization(of: str, purpose: str, sizes: Sizes, draw: Draw) -> str:
    """An organization; the first ones far more often than the last."""
    return f"floor(pow({draw.share(of, purpose)}, 3) * {sizes.organizations})::BIGINT"


def _day_of_event(event: str, draw: Draw) -> str:
    return f"(DATE '{FIRST_DAY}' + {draw.below(event, 'day', DAYS)}::INTEGER)"


def _partial(day: str, of: str, purpose: str, draw: Draw) -> str:
    """A day, known to the year or the month in one case of ten or so each."""
    return _cut(day, draw.below(of, purpose, 10))


def _cut(day: str, form: str) -> str:
    return f"left(({day})::VARCHAR, CASE {form} WHEN 1 THEN 4 WHEN 2 THEN 7 ELSE 10 END)"


def _name_of_organization(number: str) -> str:
    return f"{_item(BODIES, f'{number} % {len(BODIES)}')} || ', no. ' || {number}"


def _codes(contract: Contract, code_list: str) -> list[str]:
    return [code.value for code in contract.code_lists[code_list]]


def _id(kind: str, number: str) -> str:
    """A key; as long for the first record as for the last, so that keys sort like numbers."""
    return f"'{kind}-' || lpad(({number})::VARCHAR, 8, '0')"


def _item(texts: Sequence[str], position: str) -> str:
    """SQL for the text at a position counted from 0; the empty text is NULL."""
    listed = ", ".join(literal(text) if text else "NULL" for text in texts)
    return f"([{listed}])[1 + {position}]"


def _numbers(count: int) -> str:
    return f"(SELECT range AS i FROM range({count}))"


def _values(rows: Sequence[Sequence[object]], names: str) -> str:
    def written(value: object) -> str:
        return "NULL" if value is None else literal(value) if isinstance(value, str) else str(value)

    listed = ", ".join(f"({', '.join(map(written, row))})" for row in rows)
    return f"SELECT * FROM (VALUES {listed}) AS listed({names})"


def _nothing(table: Table) -> str:
    return f"SELECT {', '.join(f'NULL AS {identifier(name)}' for name in table.field_names)} WHERE false"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.make_records", description=_first_line())
    parser.add_argument("--claims", type=int, required=True, help="number of attendance claims")
    parser.add_argument("--out", type=Path, required=True, help="directory for the CSV files")
    parser.add_argument("--seed", type=int, default=1, help="other seed, other records (%(default)s)")
    options = parser.parse_args(arguments)
    make_records(options.out, options.claims, options.seed)


def _first_line() -> str:
    return (__doc__ or "").splitlines()[0]


if __name__ == "__main__":
    main()
