"""Small tables from which the dashboard answers at once, however many claims there are.

A summary counts or picks within groups: the events that have the same year, phase, country and scope. A
reader who filters by these four gets sums over groups, or the first of the first rows of each group; both are
what the whole tables would give. For any other filter the dashboard runs a query in place of the summary over
the events that that filter keeps, all as one group or each as a group of its own (`OF_ONE_GROUP`), so each
query is kept in the database, as the comment of its table. Tables of single events come before the summaries:
rows of numbers and codes, quick to narrow. An event goes by its number there, which is its place in
`reconciled_events`; claims and documents go by their places, too.

Summaries hold nothing that the tables of the data contract do not say, so they have a schema of their own.

In the queries, names in quotes are tables that filters narrow, names without are tables as they are.
"""

from collections.abc import Iterable

import duckdb

from etl.contract import identifier, literal
from etl.steps import run_steps

# What a chart of the first rows draws at most, and a list of organizations offers.
LEADING_ROWS = 50
LEADING_ORGANIZATIONS = 500

GROUP = "filter_year, filter_phase_id, filter_country_code, filter_scope"
GROUP_OF_FIRST = ", ".join(f"first.{name}" for name in GROUP.split(", "))
EVENTS = '"event_facts"'

# What is added up of events, and what one event adds.
ATTENDANCE = {
    "event_count": "1",
    "known_count": "attendance_best IS NOT NULL",
    # A floor for events with an upper end only is unknown, a ceiling for "over 250" as well.
    "attendance_low": "attendance_low",
    "attendance_high": "coalesce(attendance_high, attendance_low, attendance_best)",
}
IN_PLACES = {
    "online_count": "format IS NOT DISTINCT FROM 'online'",
    "part_count": "NOT is_top_level",
}
TOTALS = {
    **ATTENDANCE,
    "day_known_count": "date_precision IS NOT DISTINCT FROM 'day'",
    # An online event has no city that anybody could state.
    "place_known_count": "city IS NOT NULL OR format IS NOT DISTINCT FROM 'online'",
    "confirmed_count": "document_count > 1",
    "single_document_count": "document_count = 1",
    "stated_count": "phase_basis IS NOT DISTINCT FROM 'stated'",
    "by_date_count": "phase_basis IS NOT DISTINCT FROM 'by date'",
    "outcome_count": "outcome_count",
    "milestone_count": "milestone_count",
    "named_event_count": "role_bits IS NOT NULL",
    "disputed_event_count": "is_disputed IS NOT NULL",
    "disagreement_count": "attendance_dispute IS NOT NULL",
    "contradiction_count": "attendance_dispute IS NOT DISTINCT FROM 'contradict'",
}

# Figures that were given before the event.
ANNOUNCED = "basis <> 'reported' AND coverage = 'whole' AND figure IS NOT NULL"
# These, and the figures that count for the same events.
EXPECTED = f"""
    ({ANNOUNCED} OR is_counted)
    AND event_id IN (SELECT event_id FROM reconciled_attendance_claims WHERE {ANNOUNCED})
"""

# Bits of a word in a set of organizations: a number with a sign has no room for more.
WORD = 62

# What documents may differ on, with its groups: a phase stands in each group of its events.
SUBJECTS = f"""
    SELECT subject_type, subject_id, {GROUP}, NULL AS phase_id FROM "disputed_subjects"
    UNION ALL
    SELECT DISTINCT 'phase', p.phase_id, {GROUP}, p.phase_id
    FROM "reconciled_phases" AS p JOIN {EVENTS} AS e ON p.phase_id = e.filter_phase_id
"""

# The groups of roles that readers may rank organizations by, and the columns that count them.
ROLE_COUNTS = {
    "organized_count": ("organizer", "co-organizer", "host"),
    "funded_count": ("funder",),
    "spoke_count": ("chair", "opening speaker", "speaker", "closing speaker"),
    "took_part_count": ("participant", "observer", "counterpart"),
}
ROLES_IN_EVENT = ", ".join(
    f"bool_or(role IN ({', '.join(map(literal, roles))})) AS {count}" for count, roles in ROLE_COUNTS.items()
)
# A set of codes is a number in which each is one bit, at its position in its list.
BIT = "(1::BIGINT << position)"

# Where many rows are grouped, a number of 64 bits stands for the four columns of a group: that any two of
# some millions were the same is less likely than one in a million.
GROUP_KEY = f"hash({GROUP})"
# Claims on a milestone at its own event.
OF_MILESTONES = """
    (outcome_id, event_id) IN (
        SELECT (outcome_id, event_id)
        FROM numbered_outcomes JOIN outcome_facts USING (outcome_number) WHERE is_milestone
    )
"""
# What is evidence: the claims of which tables, which of them, and what is told apart of their events.
# Kinds of whose events the same is told apart are counted together: most tell more than is asked of them.
EVIDENCE = {
    "counted attendance": (
        {"reconciled_attendance_claims": "is_counted"},
        ("has_theme", "has_phase", "is_top_level"),
    ),
    "announced attendance": ({"reconciled_attendance_claims": ANNOUNCED}, ()),
    "expected attendance": ({"reconciled_attendance_claims": EXPECTED}, ()),
    "attendance": ({"reconciled_attendance_claims": "true"}, ("has_phase", "is_marked")),
    "events": ({"event_claims": "true"}, ("has_phase", "is_marked")),
    "involvement": ({"involvement": "true"}, ("has_phase", "is_marked")),
    "outcomes": ({"outcomes": "true"}, ("has_phase", "is_marked")),
    "participation": ({"participation_counts": "true"}, ("has_phase", "is_marked")),
    "themes": ({"themes": "theme IS NOT NULL"}, ("has_phase", "is_marked")),
    "timeline": ({"event_claims": "true", "outcomes": OF_MILESTONES}, ("has_phase", "is_marked")),
}
TOLD_APART = {
    "has_theme": "theme_bits IS NOT NULL",
    "has_phase": "phase_id IS NOT NULL",
    "is_top_level": "is_top_level",
    # On the timeline of phases, as analytics/metrics/phases.py says.
    "is_marked": """
        (phase_id IS NOT NULL OR filter_scope = 'programme' AND is_top_level OR milestone_count > 0)
    """,
}
TELLING_APART = ", ".join(f"{told} AS {name}" for name, told in TOLD_APART.items())


def _statements_of(evidence: str) -> str:
    """Return the column that counts the statements of a kind of evidence."""
    return identifier(f"{evidence} statements")


def _statements_in(table: str) -> str:
    """Return SQL that marks each claim of a table for the kinds of evidence that it is."""
    kinds = ", ".join(
        f"CASE WHEN {conditions[table]} THEN true END AS {_statements_of(evidence)}"
        for evidence, (conditions, _kept) in EVIDENCE.items()
        if table in conditions
    )
    return f"SELECT event_id, document_id, {kinds} FROM {table}"


# Involvement has a row for each claim, to be narrowed by role.
STATEMENTS = " UNION ALL BY NAME ".join(
    map(
        _statements_in,
        dict.fromkeys(
            table for tables, _kept in EVIDENCE.values() for table in tables if table != "involvement"
        ),
    )
)
STATEMENT_COUNTS = ", ".join(
    f"count({_statements_of(evidence)})::INTEGER AS {_statements_of(evidence)}"
    for evidence in EVIDENCE
    if evidence != "involvement"
)


def _cell(kept: Iterable[str]) -> str:
    """Return the column of `events` for a number that stands for a group and what is told apart in it."""
    return identifier(f"cell by {', '.join(kept)}")


# What may be told apart of events together.
EVERY_KEPT = sorted({kept for _tables, kept in EVIDENCE.values()})
# Made once for each event, so that the joins that follow carry one number.
CELLS = ", ".join(f"hash({', '.join([GROUP, *kept])}) AS {_cell(kept)}" for kept in EVERY_KEPT)


def _by_cell(what: str, kept: Iterable[str]) -> str:
    """Return the name of a common table expression that has rows for cells."""
    return identifier(f"{what} by {', '.join(kept)}")


def _tables_by_cell(kept: tuple[str, ...]) -> str:
    """Return common table expressions for cells, and for documents with what they claim in each cell."""
    counts = [
        _statements_of(evidence)
        for evidence, (_tables, its) in EVIDENCE.items()
        if its == kept and evidence != "involvement"
    ]
    columns = ", ".join(name if name in kept else f"NULL::BOOLEAN AS {name}" for name in TOLD_APART)
    return f"""
        {_by_cell("cells", kept)} AS MATERIALIZED (
            SELECT DISTINCT {_cell(kept)} AS cell, {GROUP}, {columns}, NULL::VARCHAR AS phase_id FROM events
        ), {_by_cell("documents", kept)} AS MATERIALIZED (
            SELECT {_cell(kept)} AS cell, document_row,
                {", ".join(f"sum({count})::INTEGER AS {count}" for count in counts)}
            FROM "event_documents" JOIN events USING (event_number)
            WHERE {" OR ".join(f"{count} > 0" for count in counts)} GROUP BY ALL
        )
    """


def _cells(evidence: str) -> str:
    """Return a common table expression that counts the claims of each document in each cell."""
    _tables, kept = EVIDENCE[evidence]
    if evidence == "involvement":
        return f"""
            "cells of involvement" AS MATERIALIZED (
                SELECT {_cell(kept)} AS cell, document_row, count(*) AS statements
                FROM "event_organizations" JOIN events USING (event_number) GROUP BY ALL
            )
        """
    count = _statements_of(evidence)
    return f"""
        {identifier(f"cells of {evidence}")} AS NOT MATERIALIZED (
            SELECT cell, document_row, {count} AS statements
            FROM {_by_cell("documents", kept)} WHERE {count} > 0
        )
    """


def _counted(evidence: str, cells: str) -> str:
    """Return SQL that counts claims and documents, by cell and by the set of cells of a document."""
    counted = identifier(f"cells of {evidence}")
    return f"""
        SELECT {literal(evidence)} AS evidence, cells.* EXCLUDE (cell), counted.* EXCLUDE (cell)
        FROM (
            SELECT cell, set_id, sum(statements)::BIGINT AS statement_count, count(*) AS document_count
            FROM {counted} JOIN (
                SELECT document_row, hash(sum(cell::HUGEINT)) AS set_id
                FROM {counted} GROUP BY document_row
            ) USING (document_row)
            GROUP BY cell, set_id
        ) AS counted
        JOIN ({cells}) AS cells USING (cell)
    """


# What documents say of a phase is a cell of its own, which stands in every group of the phase.
DISPUTED = f"""
    SELECT *, CASE WHEN phase_id IS NULL THEN hash({GROUP}) ELSE hash(phase_id) END AS cell FROM ({SUBJECTS})
"""
EVERY_EVIDENCE = [
    _counted(evidence, f"FROM {_by_cell('cells', kept)}") for evidence, (_tables, kept) in EVIDENCE.items()
]
EVERY_EVIDENCE += [
    _counted(
        "disagreements",
        f"""
            SELECT DISTINCT cell, {GROUP}, {", ".join(f"NULL::BOOLEAN AS {name}" for name in TOLD_APART)},
                phase_id
            FROM disputed
        """,
    ),
]

DOCUMENTS = """
    JOIN source_documents AS d ON d.rowid = document_row
    JOIN organizations AS o ON o.organization_id = d.publisher_id
"""

# Outcomes that the timeline of phases marks, as analytics/metrics/phases.py says: those of the programme that
# are known closer than to a series of events over more than a year.
MILESTONE = """
    outcome_type IN ('declaration', 'launch', 'plan of action') AND e.scope = 'programme'
    AND (o.date_adopted IS NOT NULL
        OR coalesce(e.date_start, e.date_end) IS NOT NULL AND e.date_to - e.date_from < 366)
"""

# Which document speaks of which event.
SPOKEN_OF = """
    SELECT event_number, document_row FROM "event_documents"
    UNION ALL SELECT event_number, document_row FROM "event_organizations"
"""

# The orders in which readers may rank events, each with a table of its own, by their columns in `event_facts`
# and in the table; all end with what tells rows apart.
ORDERS = {
    "widest_events": (
        "attendance_spread DESC, attendance_claim_count DESC, attendance_best DESC, event_number",
        "coalesce(attendance_high - attendance_low, 0) DESC, attendance_claim_count DESC,"
        " attendance_best DESC, event_id",
    ),
    "latest_events": (
        "date_from DESC NULLS LAST, attendance_best DESC, event_number",
        "date_from DESC NULLS LAST, attendance_best DESC, event_id",
    ),
    "largest_events": ("attendance_best DESC, event_number", "attendance_best DESC, event_id"),
}
# What is told of these events beside what they are ranked by.
OF_LEADING_EVENTS = """
    event_id, title AS event, filter_year, filter_phase_id, filter_country_code, date_start, date_end, year,
    attendance_low, attendance_high, attendance_is_open, attendance_qualifier, attendance_rule,
    attendance_claim_count, attendance_claim_id
"""


def _first_rows(rows: str, order: str, *, of_groups: bool) -> str:
    """Return SQL that gives the first rows of each group, or of all."""
    if of_groups:
        rank = f"row_number() OVER (PARTITION BY {GROUP} ORDER BY {order})"
        return f"({rows} QUALIFY {rank} <= {LEADING_ROWS})"
    return f"({rows} ORDER BY {order} LIMIT {LEADING_ROWS})"


def _leading_events(order: str, *, of_groups: bool) -> str:
    """Return SQL that tells events with their claims that count: to look for those later would take longer.

    Rows are found by their place in a table, which is many times faster than by a key, unless another
    condition reaches that table: so what a page compares or ranks them by comes from where they were ranked.
    """
    known = f"SELECT event_number, attendance_best, date_from FROM {EVENTS} WHERE attendance_best IS NOT NULL"
    return f"""
        WITH first AS MATERIALIZED {_first_rows(known, order, of_groups=of_groups)}, claims AS (
            -- A list that is sorted at the end takes half as long as one that is filled in order.
            SELECT event_number, list_sort(list(
                {{claim_row: claim_row, figure: f.figure, wording: wording, document: d.title,
                  publisher: o.name, date_published: d.date_published}}
            )) AS claims
            FROM counted_figures AS f SEMI JOIN first USING (event_number)
            JOIN reconciled_attendance_claims AS c ON c.rowid = claim_row
            {DOCUMENTS} GROUP BY event_number
        )
        SELECT {OF_LEADING_EVENTS}, e.scope AS filter_scope, first.attendance_best, first.date_from, claims
        FROM first JOIN reconciled_events AS e ON e.rowid = event_number LEFT JOIN claims USING (event_number)
    """


def _leading_announcements(*, of_groups: bool) -> str:
    """Return SQL that tells figures that were given before an event, with the event."""
    announced = f"""
        SELECT {GROUP}, event_number, claim_row, figure
        FROM announced_figures JOIN {EVENTS} USING (event_number)
    """
    first = _first_rows(announced, "figure DESC, claim_row", of_groups=of_groups)
    return f"""
        SELECT {GROUP_OF_FIRST}, e.event_id, e.title AS event, first.claim_row, c.basis, c.qualifier,
            first.figure, c.upper, c.wording, e.attendance_low, e.attendance_best, e.attendance_high,
            e.attendance_is_open, e.attendance_qualifier
        FROM {first} AS first
        JOIN reconciled_attendance_claims AS c ON c.rowid = claim_row
        JOIN reconciled_events AS e ON e.rowid = event_number
    """


def _leading_disagreement_ranges(*, of_groups: bool) -> str:
    """Return SQL that tells the points on which numbers lie furthest apart, each with those stated."""
    ranges = f"SELECT {GROUP}, r.* FROM disagreement_ranges AS r JOIN {EVENTS} USING (event_number)"
    order = "disagreement_type, spread DESC, event_number, field, about"
    return f"""
        WITH first AS MATERIALIZED {_first_rows(ranges, order, of_groups=of_groups)}, marks AS (
            SELECT event_number, field, about, list(
                {{figure: figure, upper: upper, qualifier: qualifier, wording: wording, document: d.title,
                  publisher: o.name, date_published: d.date_published}}
                ORDER BY figure, claim_id
            ) AS claims
            FROM disagreement_figures SEMI JOIN first USING (event_number, field) {DOCUMENTS}
            WHERE figure IS NOT NULL GROUP BY event_number, field, about
        )
        SELECT {GROUP_OF_FIRST}, first.subject_id AS event_id, e.title AS event, first.subject_id,
            first.field, first.about,
            CASE WHEN first.field = 'participation_count' THEN first.about END AS counted,
            disagreement_type, chosen_value, rule, spread, figure_low, figure_high, figure_chosen, is_open,
            claims
        FROM first
        JOIN marks ON marks.event_number = first.event_number AND marks.field = first.field
            AND marks.about IS NOT DISTINCT FROM first.about
        JOIN reconciled_events AS e ON e.rowid = first.event_number
    """


def _sums(totals: Iterable[str]) -> str:
    """Return the columns of sums; a sum of attendance is open where that of any event is."""
    sums = ", ".join(f"sum({name})::BIGINT AS {name}" for name in totals)
    return (
        f"{sums}, bool_or(attendance_is_open) AS attendance_is_open" if "attendance_low" in totals else sums
    )


def _totals_by_code(code_list: str, kept: str, totals: Iterable[str]) -> str:
    """Return SQL that adds up events for each code; first for each set of codes, of which there are few."""
    return f"""
        SELECT {kept}, code AS {code_list}, {_sums(totals)}
        FROM (
            SELECT {kept}, {code_list}_bits AS bits, {_sums(totals)}
            FROM {EVENTS} WHERE {code_list}_bits IS NOT NULL GROUP BY ALL
        ) JOIN codes ON code_list = {literal(code_list)} AND bits & {BIT} <> 0
        GROUP BY ALL
    """


def _leading_organizations(*, of_groups: bool) -> str:
    if not of_groups:
        # The first are found when they are ranked.
        counts = ", ".join(f"{count}::INTEGER AS {count}" for count in ROLE_COUNTS)
        return f"""
            SELECT year, phase_id, organization_number, 1 AS event_count, {counts}
            FROM {EVENTS} JOIN "bodies_of_any_event" USING (event_number)
        """
    counts = ", ".join(f"count_if({count})::BIGINT AS {count}" for count in ROLE_COUNTS)
    return f"""
        WITH first AS MATERIALIZED (
            SELECT organization_number FROM "event_organizations" GROUP BY organization_number
            ORDER BY count(*) DESC, organization_number LIMIT {LEADING_ORGANIZATIONS}
        )
        SELECT {GROUP}, year, phase_id, organization_number, count(*) AS event_count, {counts}
        FROM {EVENTS} JOIN "event_bodies" USING (event_number)
        SEMI JOIN first USING (organization_number)
        GROUP BY ALL
    """


def _organization_sets(group: str) -> str:
    """Return SQL of sets of organizations, each one bit of a word: they are counted without listing them."""
    return f"""
        WITH keyed AS MATERIALIZED (
            SELECT event_number, {group}, hash({group}) AS group_key FROM {EVENTS}
        ), involved AS MATERIALIZED (
            SELECT DISTINCT group_key, organization_number
            FROM "bodies_of_any_event" JOIN keyed USING (event_number)
        ), counted AS (
            SELECT group_key, false AS rolled_up, organization_number AS number FROM involved
            UNION ALL
            SELECT group_key, true, top_number
            FROM involved JOIN organization_numbers USING (organization_number)
        ), words AS (
            SELECT group_key, rolled_up, number // {WORD} AS word,
                bit_or(1::BIGINT << (number % {WORD})) AS bits
            FROM counted GROUP BY ALL
        )
        SELECT {group}, rolled_up, word, bits
        FROM words JOIN (SELECT DISTINCT {group}, group_key FROM keyed) USING (group_key)
    """


def _bits(code_list: str, table: str) -> str:
    """Return SQL of the set of codes that claims give for each event.

    The lists of roles and themes have fewer codes than the 62 that a number has room for.
    """
    return f"""
        SELECT event_id, bit_or({BIT}) AS {code_list}_bits
        FROM {table} JOIN codes ON code_list = {literal(code_list)} AND code = {code_list} GROUP BY event_id
    """


QUERIES = {
    # Tables with the places of their rows, by which these are found many times faster than by their keys.
    "numbered_events": "SELECT rowid AS event_number, * FROM reconciled_events",
    "numbered_outcomes": "SELECT rowid AS outcome_number, * FROM reconciled_outcomes",
    # Numbers for organizations, in the order of their keys, and that of the topmost one above each.
    "organization_numbers": """
        WITH numbered AS (
            SELECT organization_id, row_number() OVER (ORDER BY organization_id) - 1 AS organization_number
            FROM organizations
        )
        SELECT o.*, coalesce(top.organization_number, o.organization_number) AS top_number
        FROM numbered AS o LEFT JOIN (
            SELECT organization_id, arg_max(ancestor_id, depth) AS top_id
            FROM organization_lineage GROUP BY organization_id
        ) USING (organization_id) LEFT JOIN numbered AS top ON top.organization_id = top_id
    """,
    # What filters and sums ask of each event, without its texts.
    "event_facts": f"""
        SELECT event_number, event_id,
            filter_year, filter_phase_id, filter_country_code, scope AS filter_scope, is_top_level,
            event_type, year, date_from, date_from IS NOT NULL AS is_dated, city, country_code, latitude,
            longitude, phase_id, timeline_place, coalesce(e.date_from, whole_from) AS listed_from,
            coalesce(whole_number, event_number) AS whole_number, touches_phase, attendance_best,
            attendance_claim_count, coalesce(attendance_high - attendance_low, 0) AS attendance_spread,
            coalesce(attendance_is_open, false) AS attendance_is_open, role_bits, theme_bits,
            {", ".join(f"({told})::BIGINT AS {name}" for name, told in (TOTALS | IN_PLACES).items())}
        FROM numbered_events AS e
        JOIN (
            SELECT event_number, row_number() OVER (ORDER BY date_start, date_end, event_number)
                AS timeline_place
            FROM numbered_events
        ) USING (event_number)
        LEFT JOIN (
            SELECT event_number AS whole_number, event_id AS parent_event_id, date_from AS whole_from
            FROM numbered_events
        ) USING (parent_event_id)
        LEFT JOIN (
            SELECT subject_id AS event_id, true AS is_disputed,
                any_value(disagreement_type) FILTER (field = 'attendance') AS attendance_dispute
            FROM disagreements WHERE subject_type = 'event' GROUP BY subject_id
        ) USING (event_id)
        LEFT JOIN (
            SELECT DISTINCT event_id, true AS touches_phase
            FROM reconciled_events AS e JOIN reconciled_phases AS p
                ON e.date_to >= p.date_from AND (p.date_to IS NULL OR e.date_from <= p.date_to)
            WHERE e.phase_id IS NULL AND e.is_top_level AND e.scope = 'programme'
        ) USING (event_id)
        LEFT JOIN (
            SELECT event_id, count(*)::INTEGER AS outcome_count,
                count_if({MILESTONE})::INTEGER AS milestone_count
            FROM reconciled_outcomes AS o JOIN reconciled_events AS e USING (event_id) GROUP BY event_id
        ) USING (event_id)
        LEFT JOIN ({_bits("role", "involvement")}) USING (event_id)
        LEFT JOIN ({_bits("theme", "themes")}) USING (event_id)
    """,
    "event_organizations": f"""
        SELECT event_number, organization_id, organization_number, role, d.rowid AS document_row
        FROM involvement JOIN {EVENTS} USING (event_id)
        JOIN organization_numbers USING (organization_id) JOIN source_documents AS d USING (document_id)
    """,
    # Each organization once for an event, with what it did there.
    "event_bodies": f"""
        SELECT event_number, organization_number, bit_or({BIT}) AS role_bits, {ROLES_IN_EVENT}
        FROM event_organizations JOIN codes ON code_list = 'role' AND code = role
        GROUP BY event_number, organization_number
    """,
    # Filters narrow it to what was done in a role, not to events: for queries that are joined to events, or
    # these would be looked for twice.
    "bodies_of_any_event": 'FROM "event_bodies"',
    # What is asked of each outcome, and its place in the order of its dates.
    "outcome_facts": f"""
        SELECT outcome_number, event_number, {GROUP}, phase_id, is_milestone, row_number() OVER (
            ORDER BY coalesce(date_adopted, date_start, date_end),
                CASE WHEN date_adopted IS NULL THEN date_end END, event_number, outcome_number
            ) AS place
        FROM (
            SELECT outcome_number, event_number, o.date_adopted, e.date_start, e.date_end,
                {MILESTONE} AS is_milestone
            FROM numbered_outcomes AS o JOIN numbered_events AS e USING (event_id)
        ) JOIN {EVENTS} USING (event_number)
    """,
    # How many statements of each kind a document makes on an event.
    "event_documents": f"""
        SELECT event_number, d.rowid AS document_row, count(*)::INTEGER AS statement_count,
            {", ".join(f"any_value({name}) AS {name}" for name in TOLD_APART)}, {STATEMENT_COUNTS}
        FROM ({STATEMENTS})
        JOIN (SELECT event_id, event_number, {TELLING_APART} FROM {EVENTS}) USING (event_id)
        JOIN source_documents AS d USING (document_id)
        GROUP BY event_number, d.rowid
    """,
    # The documents that say when phases began and ended.
    "phase_documents": """
        SELECT d.rowid AS document_row, d.*
        FROM source_documents AS d SEMI JOIN phase_claims USING (document_id)
    """,
    # What documents say of milestones at other events than their own, such as where a plan was presented.
    "milestone_claims": f"""
        SELECT m.event_number, c.event_number AS claim_event_number, d.rowid AS document_row
        FROM outcomes JOIN numbered_outcomes USING (outcome_id)
        JOIN outcome_facts AS m USING (outcome_number)
        JOIN {EVENTS} AS c ON c.event_id = outcomes.event_id
        JOIN source_documents AS d USING (document_id)
        WHERE is_milestone AND m.event_number <> c.event_number
    """,
    # What is asked of each document, without its title, and a number for the set of groups that it speaks of.
    "document_facts": f"""
        SELECT d.rowid AS document_row, document_id, publisher_id, document_type, language, date_published,
            url, set_id
        FROM source_documents AS d LEFT JOIN (
            SELECT document_row, hash(sum(group_key::HUGEINT)) AS set_id
            FROM (
                SELECT DISTINCT document_row, {GROUP_KEY} AS group_key
                FROM ({SPOKEN_OF}) JOIN {EVENTS} USING (event_number)
            ) GROUP BY document_row
        ) AS sets ON sets.document_row = d.rowid
    """,
    # The groups of each set; one of its documents knows them.
    "document_sets": f"""
        SELECT DISTINCT {GROUP}, set_id, sets.document_count
        FROM (
            SELECT set_id, min(document_row) AS document_row, count(*) AS document_count
            FROM "document_facts" WHERE set_id IS NOT NULL GROUP BY set_id
        ) AS sets JOIN ({SPOKEN_OF}) USING (document_row) JOIN {EVENTS} USING (event_number)
    """,
    # What persons decided, out of all that was chosen.
    "decided_choices": """
        SELECT subject_type, subject_id, field, value, claim_id, document_id
        FROM choices SEMI JOIN decisions USING (subject_id, field, claim_id)
    """,
    # The event of each event and outcome on which documents differ or a person decided.
    "disputed_subjects": f"""
        WITH subjects AS MATERIALIZED (
            SELECT subject_id FROM disagreements UNION SELECT subject_id FROM decisions
        )
        SELECT 'event' AS subject_type, subject_id, event_number, {GROUP}
        FROM subjects JOIN {EVENTS} ON event_id = subject_id
        UNION ALL
        SELECT 'outcome', subject_id, event_number, {GROUP}
        FROM subjects JOIN reconciled_outcomes ON outcome_id = subject_id JOIN {EVENTS} USING (event_id)
    """,
    # The places of claims with a figure, and of their events and documents.
    "counted_figures": f"""
        SELECT event_number, c.rowid AS claim_row, d.rowid AS document_row, figure
        FROM reconciled_attendance_claims AS c JOIN {EVENTS} USING (event_id)
        JOIN source_documents AS d USING (document_id)
        WHERE is_counted AND figure IS NOT NULL
    """,
    "announced_figures": f"""
        SELECT event_number, c.rowid AS claim_row, figure
        FROM reconciled_attendance_claims AS c JOIN {EVENTS} USING (event_id)
        WHERE {ANNOUNCED}
    """,
    # What documents state where they differ on numbers, and how far these lie apart.
    "disagreement_figures": f"""
        SELECT event_number, field, about, claim_id, figure, upper, qualifier, wording, is_chosen,
            d.rowid AS document_row
        FROM disagreement_statements
        JOIN (
            SELECT claim_id, figure, upper, qualifier, wording FROM attendance_claims
            UNION ALL
            SELECT claim_id, figure, upper, qualifier, wording FROM participation_counts
        ) USING (claim_id)
        JOIN source_documents AS d USING (document_id)
        JOIN {EVENTS} ON event_id = subject_id
        WHERE field IN ('attendance', 'participation_count')
    """,
    "disagreement_ranges": f"""
        SELECT ranges.*, subject_id, disagreement_type, chosen_value, rule, spread
        FROM (
            SELECT event_number, field, about, min(figure) AS figure_low,
                max(coalesce(upper, figure)) AS figure_high,
                max(figure) FILTER (is_chosen) AS figure_chosen,
                coalesce(max(figure) FILTER (qualifier IN ('over', 'at least')) >= figure_high, false)
                    AS is_open
            FROM disagreement_figures WHERE figure IS NOT NULL
            GROUP BY ALL HAVING count(DISTINCT document_row) > 1
        ) AS ranges
        JOIN {EVENTS} USING (event_number)
        JOIN disagreements AS d ON d.subject_id = event_id AND d.field = ranges.field
            AND d.about IS NOT DISTINCT FROM ranges.about
    """,
    "event_totals": f"""
        SELECT {GROUP}, is_top_level, year, country_code, phase_id, event_type, is_dated, touches_phase,
            {_sums(TOTALS)}
        FROM {EVENTS} GROUP BY ALL
    """,
    "place_totals": f"""
        SELECT {GROUP}, city, country_code, {_sums(("event_count", *IN_PLACES))},
            max(latitude) AS latitude, max(longitude) AS longitude
        FROM {EVENTS} GROUP BY ALL
    """,
    "theme_totals": _totals_by_code("theme", f"{GROUP}, is_top_level, phase_id", ATTENDANCE),
    "role_totals": _totals_by_code("role", GROUP, ("event_count",)),
    "leading_organizations": _leading_organizations(of_groups=True),
    "organization_sets": _organization_sets(f"{GROUP}, year"),
    # A document may speak of several groups: those that speak of the same ones stand in one set, with as
    # many documents in each of its groups, and count once.
    "evidence_totals": f"""
        WITH events AS MATERIALIZED (
            SELECT event_number, {GROUP}, {TELLING_APART}, {CELLS} FROM {EVENTS}
        ), {", ".join(map(_tables_by_cell, EVERY_KEPT))},
        {", ".join(map(_cells, EVIDENCE))},
        disputed AS MATERIALIZED ({DISPUTED}), "cells of disagreements" AS MATERIALIZED (
            SELECT cell, d.rowid AS document_row, count(*) AS statements
            FROM disagreement_statements JOIN source_documents AS d USING (document_id) JOIN (
                SELECT DISTINCT subject_type, subject_id, cell FROM disputed
            ) USING (subject_type, subject_id)
            GROUP BY ALL
        )
        {" UNION ALL ".join(EVERY_EVIDENCE)}
    """,
    # What documents say of a phase stands in every group of the phase, to be counted once.
    "disagreement_totals": f"""
        SELECT {GROUP}, field, phase_id, count(*) AS disagreement_count,
            count_if(disagreement_type = 'contradict')::BIGINT AS contradiction_count
        FROM disagreements JOIN ({SUBJECTS}) USING (subject_type, subject_id) GROUP BY ALL
    """,
    "leading_subjects": f"""
        WITH counted AS (
            SELECT subject_type, subject_id, count(*) AS disagreement_count,
                count_if(disagreement_type = 'contradict')::BIGINT AS contradiction_count
            FROM disagreements GROUP BY ALL
        ), ranked AS (
            SELECT *, count(*) OVER (PARTITION BY {GROUP}, phase_id) AS subject_count
            FROM counted JOIN ({SUBJECTS}) USING (subject_type, subject_id)
            QUALIFY {LEADING_ROWS} >= row_number() OVER (
                PARTITION BY {GROUP}, phase_id
                ORDER BY disagreement_count DESC, contradiction_count DESC, subject_id
            )
        )
        SELECT r.*, e.title AS event, o.title AS outcome, p.number AS phase
        FROM ranked AS r
        LEFT JOIN reconciled_events AS e ON r.subject_type = 'event' AND e.event_id = subject_id
        LEFT JOIN reconciled_outcomes AS o ON r.subject_type = 'outcome' AND o.outcome_id = subject_id
        LEFT JOIN reconciled_phases AS p ON p.phase_id = r.phase_id
    """,
    "leading_disagreement_ranges": _leading_disagreement_ranges(of_groups=True),
    **{name: _leading_events(order, of_groups=True) for name, (order, _its) in ORDERS.items()},
    "leading_announcements": _leading_announcements(of_groups=True),
}
# Over narrowed tables all events are one group: the first rows of a ranking are those of all, and whoever
# adds up adds up events, which takes less time than to add up what nobody asks for in each group first.
OF_ONE_GROUP = {
    "event_totals": f"FROM {EVENTS}",
    "place_totals": f"FROM {EVENTS}",
    "theme_totals": _totals_by_code("theme", "is_top_level, phase_id", ATTENDANCE),
    "role_totals": _totals_by_code("role", "is_top_level", ("event_count",)),
    "leading_organizations": _leading_organizations(of_groups=False),
    "organization_sets": _organization_sets("year"),
    "leading_disagreement_ranges": _leading_disagreement_ranges(of_groups=False),
    **{name: _leading_events(order, of_groups=False) for name, (order, _its) in ORDERS.items()},
    "leading_announcements": _leading_announcements(of_groups=False),
}
# What holds no rows of its own.
VIEWS = ("numbered_events", "numbered_outcomes", "bodies_of_any_event")
# Tables whose rows filters narrow, or that they leave as they are, so that no query has to be kept.
OF_RECORDS = (
    *VIEWS,
    "phase_documents",
    "organization_numbers",
    "event_facts",
    "event_organizations",
    "event_bodies",
    "event_documents",
    "outcome_facts",
    "milestone_claims",
    "document_facts",
    "document_sets",
    "decided_choices",
    "disputed_subjects",
    "counted_figures",
    "announced_figures",
    "disagreement_figures",
    "disagreement_ranges",
)
# In which order rows stand: what readers ask for first stands at the start, or together, so that the rest
# need not be read.
ORDER = {
    # To sort them takes as long as to find them.
    **dict.fromkeys(OF_RECORDS, ""),
    # Pairs of those that took part in an event are found in half the time where they stand together.
    "event_bodies": "ORDER BY event_number, organization_number",
    "evidence_totals": f"ORDER BY evidence, {GROUP}",
    **{name: f"ORDER BY {its}" for name, (_order, its) in ORDERS.items()},
    "leading_announcements": "ORDER BY figure DESC, claim_row",
}


def summarize(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the summaries of the reconciled tables, in the schema `summaries` of the same database."""
    connection.execute("CREATE SCHEMA summaries")
    statements = [
        f"CREATE {'VIEW' if name in VIEWS else 'TABLE'} summaries.{identifier(name)} AS"
        f" FROM ({query}) {ORDER.get(name, 'ORDER BY ALL')}"
        for name, query in QUERIES.items()
    ]
    run_steps(connection, statements, schemas=("main", "summaries"))
    for name, query in QUERIES.items():
        if name not in OF_RECORDS:
            told = literal(OF_ONE_GROUP.get(name, query))
            connection.execute(f"COMMENT ON TABLE summaries.{identifier(name)} IS {told}")
