"""Text records against the data contract: the rules are SQL generated from it.

Collects problems and raises none. One pass per table only counts the records that break each rule;
the records themselves are looked up where there are any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import duckdb

from etl import remedies
from etl.contract import Code, Contract, Field, ForeignKey, Table, identifier, literal
from etl.extract import Records, ascends, for_each
from etl.problems import MAX_PER_KIND, Problem, and_more

NUMBER = r"-?\d+(\.\d+)?"
YEAR_OR_MONTH = r"\d{4}(-(0[1-9]|1[0-2]))?"
# Space as Unicode has it: the separators of lines, paragraphs and words.
SEPARATORS = " \u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
WHITESPACE = "\t\n\f\r" + SEPARATORS
MAX_COMPARISONS = 1_000_000
MAX_NAMES_IN_CIRCLE = 6

# The tables whose claims a decision may choose, and the field there that names the subject.
SUBJECTS_OF_CLAIMS = {
    "attendance_claims": "event_id",
    "event_claims": "event_id",
    "phase_claims": "phase_id",
    "outcomes": "outcome_id",
}
# What is decided, where the claims do not call it so.
NAMES_IN_CLAIMS = {"attendance": "figure"}

Said = tuple[str, str]


@dataclass(frozen=True)
class Rule:
    """SQL that is true where a record is wrong, and the problem and remedy for the value there.

    Columns are typed under their own names; their text stands under `text_of`.
    """

    field: str | None
    is_wrong: str
    say: Callable[[str], Said]


def validate(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    records: Mapping[str, Records],
    progress: Callable[[str], None] = lambda _: None,
) -> list[Problem]:
    """Everything in the text records that the contract does not allow."""

    def check_table(apart: duckdb.DuckDBPyConnection, held: Records) -> list[Problem]:
        progress(f"Checking {held.path}")
        check = _Check(apart, contract, held)
        problems = check.rows() + check.keys()
        for key in held.table.foreign_keys:
            problems += check.references(key, records[key.table])
            if key.table == held.table.name:
                problems += check.circles(key)
        return problems

    found = for_each(connection, [held for held in records.values() if held.count], check_table)
    return [*chain.from_iterable(found), *_decision_problems(connection, contract, records)]


def text_of(field: str) -> str:
    """The text of a field as SQL names it, beside the typed value under the field's own name."""
    return identifier(f"text of {field}")


@dataclass(frozen=True)
class _Check:
    connection: duckdb.DuckDBPyConnection
    contract: Contract
    records: Records

    @property
    def table(self) -> Table:
        return self.records.table

    @property
    def fields(self) -> list[Field]:
        return [self.table.field(name) for name in self.records.fields]

    def rows(self) -> list[Problem]:
        """What can be said of each record by itself."""
        rules = list(self._rules())
        counts = ", ".join(f"count_if({rule.is_wrong})" for rule in rules)
        (found,) = self.connection.execute(f"SELECT {counts} FROM {self._typed()}").fetchall()
        return [
            problem
            for rule, count in zip(rules, found, strict=True)
            if count
            for problem in self._look_up(rule, count)
        ]

    def _typed(self) -> str:
        columns = ", ".join(
            f"{identifier(field.name)} AS {text_of(field.name)}, {field.typed} AS {identifier(field.name)}"
            for field in self.fields
        )
        return f"(SELECT rowid AS position, {columns} FROM {self.records.relation})"

    def _rules(self) -> Iterator[Rule]:
        texts = ", ".join(text_of(field.name) for field in self.fields)
        is_empty = f"coalesce({texts}) IS NULL"
        yield Rule(None, is_empty, _always("has no value at all", "Remove the line."))
        wrong: dict[str, str] = {}
        for field in self.fields:
            rules = [*self._field_rules(field)]
            for rule in rules:
                earlier = wrong.get(field.name, is_empty)
                yield Rule(field.name, f"({rule.is_wrong}) AND NOT ({earlier})", rule.say)
                wrong[field.name] = f"{earlier} OR coalesce({rule.is_wrong}, false)"
        for constraint in self.table.row_constraints:
            used = _fields_used(constraint.expression, self.table)
            if used <= set(self.records.fields):
                spoiled = " OR ".join([is_empty, *(wrong[name] for name in used if name in wrong)])
                yield Rule(
                    constraint.field,
                    f"({constraint.expression}) IS FALSE AND NOT ({spoiled})",
                    _always(constraint.problem, constraint.remedy),
                )

    def _field_rules(self, field: Field) -> Iterator[Rule]:
        """The rules for one field; a value is told the first one only that it breaks."""
        text, typed = text_of(field.name), identifier(field.name)
        codes = self.contract.codes(field)
        if field.required:
            say = _always("is empty", remedies.for_required(codes))
            yield Rule(field.name, f"{text} IS NULL", say)
        yield from _type_rules(field, text, typed)
        if field.minimum is not None:
            say = _always(f"is below {field.minimum}", f"Write {field.minimum} or more.")
            yield Rule(field.name, f"{typed} < {field.minimum}", say)
        if field.maximum is not None:
            say = _always(f"is above {field.maximum}", f"Write {field.maximum} or less.")
            yield Rule(field.name, f"{typed} > {field.maximum}", say)
        if codes:
            # An ENUM is looked up by hash, a long list for NOT IN from end to end.
            known = ", ".join(literal(code.value) for code in codes)
            yield Rule(
                field.name,
                f"{text} IS NOT NULL AND TRY_CAST({text} AS ENUM ({known})) IS NULL",
                lambda value: (f"is no code of {field.code_list}", remedies.for_code(value, codes)),
            )
            return
        if any(key.fields == (field.name,) for key in self.table.foreign_keys):
            return  # What does not stand in the other table is told there, whatever its form.
        if field.pattern and not field.is_partial_date:
            pattern = field.pattern
            yield Rule(
                field.name,
                f"NOT regexp_matches({text}, {literal(pattern)})",
                lambda value: ("has a wrong form", remedies.for_pattern(value, pattern)),
            )
        elif field.type == "string":
            # To trim each value takes ten times as long as to look at its first and last character.
            ends = (
                f"contains({literal(WHITESPACE)}, {text}[1]) OR contains({literal(WHITESPACE)}, {text}[-1])"
            )
            yield Rule(
                field.name,
                f"{text} <> '' AND ({ends})",
                lambda value: ("has space around it", remedies.for_whitespace(value)),
            )

    def _look_up(self, rule: Rule, count: int) -> list[Problem]:
        value = text_of(rule.field) if rule.field else "NULL"
        rows = self.connection.execute(
            f"""
            SELECT position, {value} FROM {self._typed()} WHERE {rule.is_wrong}
            ORDER BY position LIMIT {MAX_PER_KIND}
            """
        ).fetchall()
        return self.problems(rule.field, [(*row, *rule.say(row[1] or "")) for row in rows], count)

    def problems(
        self, field: str | None, found: Sequence[tuple[int, str | None, str, str]], count: int
    ) -> list[Problem]:
        """The problems of what was found: position, value, problem and remedy each."""
        lines = self._lines([position for position, *_ in found])
        problems = [
            Problem(
                self.records.path,
                problem,
                remedy,
                lines[position],
                field,
                None if field is None else value or "",
            )
            for position, value, problem, remedy in found
        ]
        return problems + and_more(problems, count)

    def _lines(self, positions: Sequence[int]) -> dict[int, int]:
        return self.records.line_numbers(self.connection, positions)

    def keys(self) -> list[Problem]:
        """Values that stand twice where they may stand once."""
        unique = [(field.name,) for field in self.fields if field.unique]
        keys = [self.table.primary_key, *unique] if self.table.primary_key else unique
        return [
            problem
            for key in keys
            if set(key) <= set(self.records.fields)
            if not ascends(self.connection, self.table.name, key)
            for problem in self._duplicates(key)
        ]

    def _duplicates(self, key: Sequence[str]) -> list[Problem]:
        columns = ", ".join(map(identifier, key))
        is_whole = " AND ".join(f"{identifier(name)} IS NOT NULL" for name in key)
        relation = self.records.relation
        # Different hashes are different keys; only where hashes repeat are keys compared.
        repeats = self.connection.execute(
            f"SELECT count(*) - count(DISTINCT hash({columns})) FROM {relation} WHERE {is_whole}"
        ).fetchone()
        if repeats == (0,):
            return []
        twice = f"""
            SELECT held.rowid AS position, held.{identifier(key[-1])} AS value, first_position
            FROM {relation} AS held
            JOIN (
                SELECT {columns}, min(rowid) AS first_position FROM {relation}
                WHERE {is_whole} GROUP BY ALL HAVING count(*) > 1
            ) USING ({columns})
            WHERE held.rowid > first_position
        """
        rows, count = self._find(twice)
        first_lines = self._lines([first for *_, first in rows])
        others = f", with the same {' and '.join(key[:-1])}" if len(key) > 1 else ""
        remedy = f"Write another {key[-1]}, or remove one of the two records."
        found = [
            (position, value, f"stands in line {first_lines[first]} already{others}", remedy)
            for position, value, first in rows
        ]
        return self.problems(key[-1], found, count)

    def references(self, key: ForeignKey, target: Records) -> list[Problem]:
        """Values that must stand in another table and do not."""
        is_readable = set(key.reference_fields) <= set(target.fields)
        if not is_readable or not set(key.fields) <= set(self.records.fields):
            return []
        equal = " AND ".join(
            f"held.{identifier(name)} = target.{identifier(reference)}"
            for name, reference in zip(key.fields, key.reference_fields, strict=True)
        )
        is_whole = " AND ".join(f"held.{identifier(name)} IS NOT NULL" for name in key.fields)
        field = key.fields[-1]
        # A value that stood in a record which could not be read is there, for all we know.
        rows, count = self._find(
            f"""
            SELECT held.rowid AS position, held.{identifier(field)} AS value
            FROM {self.records.relation} AS held
            ANTI JOIN {target.relation} AS target ON {equal}
            ANTI JOIN (SELECT unnest(?::VARCHAR[]) AS value) AS damaged
                ON held.{identifier(field)} = damaged.value
            WHERE {is_whole}
            """,
            [sorted(target.damaged_values)],
        )
        near = self._nearest([value for _, value in rows], target, key.reference_fields[-1])
        otherwise = f"Add it to {target.path}, or write one that stands there."
        found = [
            (
                position,
                value,
                f"is not in {target.table.name}",
                f"Write {near[value]}." if value in near else otherwise,
            )
            for position, value in rows
        ]
        return self.problems(field, found, count)

    def _nearest(self, values: Sequence[str], target: Records, field: str) -> dict[str, str]:
        """The value of the other table that each one is likely to mean, where one is near."""
        unknown = sorted(set(values))
        if not unknown or len(unknown) * target.count > MAX_COMPARISONS:
            return {}
        column = identifier(field)
        return dict(
            self.connection.execute(
                f"""
                SELECT value, arg_min({column}, (distance, {column}))
                FROM (
                    SELECT value, {column}, strlen(value) AS size,
                        damerau_levenshtein(lower(trim(value)), lower({column})) AS distance
                    FROM (SELECT unnest(?::VARCHAR[]) AS value), {target.relation}
                )
                WHERE distance <= least(3, size // 4)
                GROUP BY value
                """,
                [unknown],
            ).fetchall()
        )

    def _find(self, query: str, values: Sequence[object] = ()) -> tuple[list[tuple[Any, ...]], int]:
        """The first rows of the query by position, and how many there are."""
        count = self.connection.execute(f"SELECT count(*) FROM ({query})", values).fetchone()
        if count is None or count[0] == 0:
            return [], 0
        rows = self.connection.execute(
            f"FROM ({query}) ORDER BY position LIMIT {MAX_PER_KIND}", values
        ).fetchall()
        return rows, count[0]

    def circles(self, key: ForeignKey) -> list[Problem]:
        """Records that stand above themselves by way of their parents."""
        (parent,), (child,) = key.fields, key.reference_fields
        if not {parent, child} <= set(self.records.fields):
            return []
        parents = self._parents_without_end(parent, child)
        found = []
        for circle in _circles(parents):
            above, position = parents[circle[0]]
            names = [*circle, circle[0]]
            if len(names) > MAX_NAMES_IN_CIRCLE:
                names[MAX_NAMES_IN_CIRCLE - 2 : -1] = ["..."]
            said = f"closes the circle {' > '.join(names)}"
            remedy = f"Write another {parent} into one of these records, or leave it empty."
            found.append((position, above, said, remedy))
        return self.problems(parent, sorted(found)[:MAX_PER_KIND], len(found))

    def _parents_without_end(self, parent: str, child: str) -> dict[str, tuple[str, int]]:
        """Parent and position of the records from which the way up never ends, by their key."""
        self.connection.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE way_up AS
            SELECT {identifier(child)} AS node, min({identifier(parent)}) AS above
            FROM {self.records.relation}
            WHERE {identifier(child)} IS NOT NULL AND {identifier(parent)} IS NOT NULL
            GROUP BY node
            """
        )
        # Each round doubles the length of the way up; a way longer than all records is a circle.
        steps, left = 1, self._count_way_up()
        most = left
        while left and steps <= most:
            self.connection.execute(
                """
                CREATE OR REPLACE TEMP TABLE way_up AS
                SELECT low.node, high.above FROM way_up AS low JOIN way_up AS high
                ON low.above = high.node
                """
            )
            steps, left = steps * 2, self._count_way_up()
        rows = (
            self.connection.execute(
                f"""
            SELECT {identifier(child)}, min({identifier(parent)}), min(rowid)
            FROM {self.records.relation} SEMI JOIN way_up ON {identifier(child)} = node
            GROUP BY ALL
            """
            ).fetchall()
            if left
            else []
        )
        self.connection.execute("DROP TABLE way_up")
        return {node: (above, position) for node, above, position in rows}

    def _count_way_up(self) -> int:
        ((count,),) = self.connection.execute("SELECT count(*) FROM way_up").fetchall()
        return int(count)


def _always(problem: str, remedy: str) -> Callable[[str], Said]:
    """Says the same of every value."""
    return lambda _: (problem, remedy)


def _type_rules(field: Field, text: str, typed: str) -> Iterator[Rule]:
    """The rules that follow from the type of the field."""
    if field.type == "integer":
        # What reads back as it was written is a whole number, and fits.
        yield Rule(
            field.name,
            f"{text} IS NOT NULL AND {typed}::VARCHAR IS DISTINCT FROM {text}",
            remedies.for_integer,
        )
    elif field.type == "number":
        yield Rule(
            field.name,
            f"NOT regexp_full_match({text}, {literal(NUMBER)})",
            lambda value: ("is not a number", remedies.for_number(value)),
        )
    elif field.type == "boolean":
        say = _always("is neither true nor false", "Write true or false.")
        yield Rule(field.name, f"{text} NOT IN ('true', 'false')", say)
    elif field.type == "date" or field.is_partial_date:
        is_date = f"TRY_CAST({text} AS DATE)::VARCHAR IS NOT DISTINCT FROM {text}"
        if field.is_partial_date:
            is_partial = f"regexp_full_match({text}, {literal(YEAR_OR_MONTH)}) AND {text} >= '0001'"
            is_date = f"CASE WHEN strlen({text}) < {len('YYYY-MM-DD')} THEN {is_partial} ELSE {is_date} END"
        yield Rule(
            field.name,
            f"{text} IS NOT NULL AND NOT ({is_date})",
            lambda value: remedies.for_date(value, is_partial=field.is_partial_date),
        )


def _fields_used(expression: str, table: Table) -> set[str]:
    """The fields of the table that the SQL expression names."""
    outside_texts = re.sub(r"'[^']*'", "", expression)
    return set(re.findall(r"\w+", outside_texts)) & set(table.field_names)


def _circles(parents: Mapping[str, tuple[str, int]]) -> list[list[str]]:
    """The circles in which ways up end, each once, from its first record in the file on."""
    circles = []
    seen: set[str] = set()
    for start in parents:
        way: dict[str, None] = {}
        node = start
        while node not in seen and node not in way:
            way[node] = None
            node = parents[node][0]
        if node in way:
            names = list(way)
            circle = names[names.index(node) :]
            first = min(range(len(circle)), key=lambda index: parents[circle[index]][1])
            circles.append(circle[first:] + circle[:first])
        seen.update(way)
    return circles


def _decision_problems(
    connection: duckdb.DuckDBPyConnection, contract: Contract, records: Mapping[str, Records]
) -> list[Problem]:
    """Decisions for a claim that is not there, is about something else or states nothing."""
    decisions = records.get("decisions")
    if not decisions or not decisions.count:
        return []
    if not {"subject_id", "field", "claim_id"} <= set(decisions.fields):
        return []
    if any(
        not {"claim_id", subject} <= set(records[name].fields) for name, subject in SUBJECTS_OF_CLAIMS.items()
    ):
        return []
    rows = connection.execute(
        f"""
        SELECT decision.rowid, subject_id, field, claim_id, subject
        FROM {decisions.relation} AS decision
        LEFT JOIN ({" UNION ALL ".join(_statements(contract, records))}) USING (claim_id, field)
        WHERE (subject IS DISTINCT FROM subject_id OR value IS NULL)
            AND subject_id IS NOT NULL AND claim_id IS NOT NULL AND list_contains(?, field)
        ORDER BY decision.rowid
        """,
        [[code.value for code in _decided(contract)]],
    ).fetchall()
    found: dict[str, list[tuple[int, str | None, str, str]]] = {"claim_id": [], "subject_id": []}
    for position, subject_id, field, claim_id, subject in rows:
        if subject is None:
            said = f"is no claim on {field}", "Write the claim_id of one."
            found["claim_id"].append((position, claim_id, *said))
        elif subject != subject_id:
            said = f"is not what {claim_id} is about", f"Write {subject}, or another claim_id."
            found["subject_id"].append((position, subject_id, *said))
        else:
            said = f"states no {field}", "Write the claim_id of a claim that does."
            found["claim_id"].append((position, claim_id, *said))
    check = _Check(connection, contract, decisions)
    told = {position for position, *_ in found["subject_id"]}
    found["subject_id"] += [
        unknown for unknown in _unknown_subjects(connection, decisions, records) if unknown[0] not in told
    ]
    return [problem for name, wrong in found.items() for problem in check.problems(name, wrong, len(wrong))]


def _unknown_subjects(
    connection: duckdb.DuckDBPyConnection, decisions: Records, records: Mapping[str, Records]
) -> list[tuple[int, str, str, str]]:
    """Decisions on what no claim is about."""
    known = " UNION ALL ".join(
        f"SELECT {identifier(subject)} AS subject_id FROM {records[table].relation}"
        for table, subject in SUBJECTS_OF_CLAIMS.items()
    )
    rows = connection.execute(
        f"""
        SELECT decision.rowid, subject_id
        FROM {decisions.relation} AS decision ANTI JOIN ({known}) USING (subject_id)
        WHERE subject_id IS NOT NULL
        """
    ).fetchall()
    said = "is what no claim is about", "Write the id of an event, a phase or an outcome."
    return [(position, subject_id, *said) for position, subject_id in rows]


def _decided(contract: Contract) -> tuple[Code, ...]:
    """What can be decided."""
    return contract.codes(contract.table("decisions").field("field"))


def _statements(contract: Contract, records: Mapping[str, Records]) -> Iterator[str]:
    """SQL for each point on which claims may be decided: claim_id, subject, field, value."""
    for table, subject in SUBJECTS_OF_CLAIMS.items():
        held = records[table]
        for code in _decided(contract):
            stated = NAMES_IN_CLAIMS.get(code.value, code.value)
            if stated in held.fields and stated != subject:
                yield f"""
                    SELECT claim_id, {identifier(subject)} AS subject,
                        {literal(code.value)} AS field,
                        {identifier(stated)} AS value
                    FROM {held.relation}
                """
