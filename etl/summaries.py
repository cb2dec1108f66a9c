"""Small tables from which the dashboard answers at once, however many claims there are.

A summary counts or picks within groups: the events that have the same year, phase, country and scope. A
reader who filters by these four gets sums over groups, or the first of the first rows of each group; both are
what the whole tables would give. For any other filter the dashboard runs the query of a summary over the
tables as that filter narrows them, so each query is kept in the database, as the comment of its table.

Summaries hold nothing that the tables of the data contract do not say, so they have a schema of their own.

In the queries, names in quotes are tables that filters narrow, names without are tables as they are.
"""

from collections.abc import Iterable

import duckdb

from etl.contract import identifier, literal

# What a chart of the first rows draws at most, and a list of organizations offers.
LEADING_ROWS = 50
LEADING_ORGANIZATIONS = 500

GROUP = "filter_year, filter_phase_id, filter_country_code, filter_scope"
GROUPED_EVENTS = '(SELECT *, scope AS filter_scope FROM "reconciled_events")'

ATTENDANCE = """
    -- A floor for events with an upper end only is unknown, a ceiling for "over 250" as well.
    count(*) AS event_count,
    count(attendance_best) AS known_count,
    sum(attendance_low)::BIGINT AS attendance_low,
    sum(coalesce(attendance_high, attendance_low, attendance_best))::BIGINT AS attendance_high,
    coalesce(bool_or(attendance_is_open), false) AS attendance_is_open
"""

# The orders in which readers may rank events; keys sort ascending, so what comes first when large is negated.
ORDERS = (
    "(-coalesce(attendance_high - attendance_low, 0), -attendance_claim_count, -attendance_best, event_id)",
    "(-coalesce(epoch(date_from), '-infinity'), -attendance_best, event_id)",
    "(-attendance_best, event_id)",
)
FIRST_EVENTS = " || ".join(f"arg_min(event_id, {order}, {LEADING_ROWS})" for order in ORDERS)

# Figures that were given before the event.
ANNOUNCED = "basis <> 'reported' AND coverage = 'whole' AND figure IS NOT NULL"

# Bits of a word in a set of organizations: a number with a sign has no room for more.
WORD = 62

# What documents may differ on, with its groups: a phase stands in each group of its events.
SUBJECTS = f"""
    SELECT 'event' AS subject_type, event_id AS subject_id, {GROUP}, NULL AS phase_id FROM {GROUPED_EVENTS}
    UNION ALL
    SELECT 'outcome', outcome_id, {GROUP}, NULL
    FROM "reconciled_outcomes" JOIN {GROUPED_EVENTS} USING (event_id)
    UNION ALL
    SELECT DISTINCT 'phase', p.phase_id, {GROUP}, p.phase_id
    FROM "reconciled_phases" AS p JOIN {GROUPED_EVENTS} AS e ON p.phase_id = e.filter_phase_id
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
ROLES_OF_ORGANIZATION = ", ".join(f"count_if({count})::BIGINT AS {count}" for count in ROLE_COUNTS)

# Where many rows are grouped, a number of 64 bits stands for the four columns of a group, and one for the
# key of a document: that any two of some millions were the same is less likely than one in a million.
GROUP_KEY = f"hash({GROUP})"
# What is evidence: the table of the claims, which of them, and what is told apart of their events.
EVIDENCE = {
    "counted attendance": (
        "reconciled_attendance_claims",
        "is_counted",
        ("has_theme", "has_phase", "is_top_level"),
    ),
    "announced attendance": ("reconciled_attendance_claims", ANNOUNCED, ()),
    "attendance": ("reconciled_attendance_claims", "true", ("has_phase",)),
    "events": ("event_claims", "true", ("has_phase",)),
    "involvement": ("involvement", "true", ("has_phase",)),
    "outcomes": ("outcomes", "true", ("has_phase",)),
    "participation": ("participation_counts", "true", ("has_phase",)),
    "themes": ("themes", "theme IS NOT NULL", ("has_phase",)),
}
# The kinds of evidence in which every document that speaks of an event stands.
DOCUMENT_EVIDENCE = ("attendance", "events", "involvement", "outcomes", "participation", "themes")
TOLD_APART = ("has_theme", "has_phase", "is_top_level")


def _cell(kept: Iterable[str]) -> str:
    """Return SQL for a number that stands for a group and what is told apart within it."""
    return f"hash({', '.join([GROUP, *kept])})"


def _cells(evidence: str) -> str:
    """Return a common table expression that counts the claims of each document in each cell."""
    table, condition, kept = EVIDENCE[evidence]
    # Every document counts as one, whatever it says of an event.
    where = "true" if evidence in DOCUMENT_EVIDENCE else condition
    return f"""
        {identifier(f"cells of {evidence}")} AS MATERIALIZED (
            SELECT {_cell(kept)} AS cell, hash(document_id) AS document, count_if({condition}) AS statements
            FROM "{table}" JOIN events USING (event_id) WHERE {where} GROUP BY ALL
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
                SELECT document, hash(sum(cell::HUGEINT)) AS set_id
                FROM {counted} WHERE statements > 0 GROUP BY document
            ) USING (document)
            WHERE statements > 0 GROUP BY cell, set_id
        ) AS counted
        JOIN ({cells}) AS cells USING (cell)
    """


def _evidence(evidence: str, kept: Iterable[str]) -> str:
    """Return SQL that counts a kind of evidence."""
    columns = ", ".join(name if name in kept else f"NULL::BOOLEAN AS {name}" for name in TOLD_APART)
    cells = (
        f"SELECT DISTINCT {_cell(kept)} AS cell, {GROUP}, {columns}, NULL::VARCHAR AS phase_id FROM events"
    )
    return _counted(evidence, cells)


# What documents say of a phase is a cell of its own, which stands in every group of the phase.
DISPUTED = f"""
    SELECT *, CASE WHEN phase_id IS NULL THEN hash({GROUP}) ELSE hash(phase_id) END AS cell FROM ({SUBJECTS})
"""
EVERY_CELL = " UNION ALL ".join(f'SELECT cell, document FROM "cells of {it}"' for it in DOCUMENT_EVIDENCE)
EVERY_EVIDENCE = [_evidence(evidence, kept) for evidence, (_table, _condition, kept) in EVIDENCE.items()]
EVERY_EVIDENCE += [
    _evidence("documents", ("has_phase",)),
    _counted(
        "disagreements",
        f"""
            SELECT DISTINCT cell, {GROUP}, {", ".join(f"NULL::BOOLEAN AS {name}" for name in TOLD_APART)},
                phase_id
            FROM disputed
        """,
    ),
]

DOCUMENT = """
    d.title AS document, d.publisher_id, o.name AS publisher, d.document_type, d.date_published, d.url
"""
DOCUMENTS = """
    JOIN source_documents AS d USING (document_id)
    JOIN organizations AS o ON o.organization_id = d.publisher_id
"""

QUERIES = {
    "event_totals": f"""
        SELECT {GROUP}, is_top_level, year, country_code, phase_id, event_type,
            date_from IS NOT NULL AS is_dated, touches_phase, {ATTENDANCE},
            count_if(date_precision = 'day')::BIGINT AS day_known_count,
            -- An online event has no city that anybody could state.
            count_if(city IS NOT NULL OR format = 'online')::BIGINT AS place_known_count,
            count_if(document_count > 1)::BIGINT AS confirmed_count,
            count_if(document_count = 1)::BIGINT AS single_document_count,
            count_if(phase_basis = 'stated')::BIGINT AS stated_count,
            count_if(phase_basis = 'by date')::BIGINT AS by_date_count,
            count(is_named) AS named_event_count,
            count(is_disputed) AS disputed_event_count,
            count(attendance_dispute) AS disagreement_count,
            count_if(attendance_dispute = 'contradict')::BIGINT AS contradiction_count
        FROM {GROUPED_EVENTS}
        LEFT JOIN (
            SELECT subject_id AS event_id, true AS is_disputed,
                any_value(disagreement_type) FILTER (field = 'attendance') AS attendance_dispute
            FROM disagreements WHERE subject_type = 'event' GROUP BY subject_id
        ) USING (event_id)
        LEFT JOIN (SELECT DISTINCT event_id, true AS is_named FROM "involvement") USING (event_id)
        LEFT JOIN (
            SELECT DISTINCT event_id, true AS touches_phase
            FROM "reconciled_events" AS e JOIN reconciled_phases AS p
                ON e.date_to >= p.date_from AND (p.date_to IS NULL OR e.date_from <= p.date_to)
            WHERE e.phase_id IS NULL AND e.is_top_level AND e.scope = 'programme'
        ) USING (event_id)
        GROUP BY ALL
    """,
    "place_totals": f"""
        SELECT {GROUP}, city, country_code, count(*) AS event_count,
            count_if(format = 'online')::BIGINT AS online_count,
            count_if(NOT is_top_level)::BIGINT AS part_count,
            max(latitude) AS latitude, max(longitude) AS longitude
        FROM {GROUPED_EVENTS} GROUP BY ALL
    """,
    "theme_totals": f"""
        SELECT {GROUP}, is_top_level, phase_id, theme, {ATTENDANCE}
        FROM {GROUPED_EVENTS}
        JOIN (SELECT DISTINCT event_id, theme FROM "themes" WHERE theme IS NOT NULL) USING (event_id)
        GROUP BY ALL
    """,
    "role_totals": f"""
        SELECT {GROUP}, role, count(*) AS event_count
        FROM {GROUPED_EVENTS} JOIN (SELECT DISTINCT event_id, role FROM "involvement") USING (event_id)
        GROUP BY ALL
    """,
    "leading_organizations": f"""
        SELECT {GROUP}, year, phase_id, organization_id, count(*) AS event_count, {ROLES_OF_ORGANIZATION}
        FROM {GROUPED_EVENTS}
        JOIN (
            SELECT event_id, organization_id, {ROLES_IN_EVENT} FROM "involvement"
            SEMI JOIN (
                SELECT organization_id FROM "involvement" WHERE organization_id IS NOT NULL
                GROUP BY organization_id ORDER BY count(*) DESC, organization_id LIMIT {LEADING_ORGANIZATIONS}
            ) USING (organization_id)
            GROUP BY event_id, organization_id
        ) USING (event_id)
        GROUP BY ALL
    """,
    # Sets of organizations, each one bit of a word: their union is counted without listing them.
    "organization_sets": f"""
        WITH numbered AS (
            SELECT organization_id, row_number() OVER (ORDER BY organization_id) - 1 AS number
            FROM organizations
        ), families AS (
            SELECT o.organization_id, o.number, coalesce(top.number, o.number) AS top_number
            FROM numbered AS o LEFT JOIN (
                SELECT organization_id, arg_max(ancestor_id, depth) AS top_id
                FROM organization_lineage GROUP BY organization_id
            ) USING (organization_id) LEFT JOIN numbered AS top ON top.organization_id = top_id
        ), keyed AS MATERIALIZED (SELECT event_id, {GROUP}, {GROUP_KEY} AS group_key FROM {GROUPED_EVENTS}),
        involved AS MATERIALIZED (
            SELECT group_key, number, any_value(top_number) AS top_number
            FROM "involvement" JOIN keyed USING (event_id) JOIN families USING (organization_id)
            GROUP BY group_key, number
        ), counted AS (
            SELECT group_key, false AS rolled_up, number FROM involved
            UNION ALL
            SELECT group_key, true, top_number FROM involved
        ), words AS (
            SELECT group_key, rolled_up, number // {WORD} AS word,
                bit_or(1::BIGINT << (number % {WORD})) AS bits
            FROM counted GROUP BY ALL
        )
        SELECT {GROUP}, rolled_up, word, bits
        FROM words JOIN (SELECT DISTINCT {GROUP}, group_key FROM keyed) USING (group_key)
    """,
    # A document may speak of several groups: those that speak of the same ones stand in one set, with as
    # many documents in each of its groups, and count once.
    "evidence_totals": f"""
        WITH events AS MATERIALIZED (
            SELECT event_id, {GROUP}, has_theme IS NOT NULL AS has_theme, phase_id IS NOT NULL AS has_phase,
                is_top_level
            FROM {GROUPED_EVENTS}
            LEFT JOIN (
                SELECT DISTINCT event_id, true AS has_theme FROM "themes" WHERE theme IS NOT NULL
            ) USING (event_id)
        ), {", ".join(map(_cells, EVIDENCE))}, "cells of documents" AS (
            SELECT DISTINCT cell, document, 1 AS statements FROM ({EVERY_CELL})
        ), disputed AS MATERIALIZED ({DISPUTED}), "cells of disagreements" AS MATERIALIZED (
            SELECT cell, hash(document_id) AS document, count(*) AS statements
            FROM disagreement_statements JOIN (
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
    # With the figures stated, as a list.
    "leading_disagreement_ranges": f"""
        WITH numbers AS (
            SELECT claim_id, figure, upper, qualifier, wording FROM attendance_claims
            UNION ALL
            SELECT claim_id, figure, upper, qualifier, wording FROM participation_counts
        ), points AS (
            FROM disagreements JOIN ({SUBJECTS}) USING (subject_type, subject_id)
            WHERE field IN ('attendance', 'participation_count')
        ), stated AS (
            SELECT s.*, figure, upper, qualifier, wording
            FROM disagreement_statements AS s JOIN numbers USING (claim_id)
            WHERE field IN ('attendance', 'participation_count') AND figure IS NOT NULL
        ), ranges AS (
            SELECT subject_id, field, about, min(figure) AS figure_low,
                max(coalesce(upper, figure)) AS figure_high,
                max(figure) FILTER (is_chosen) AS figure_chosen,
                coalesce(max(figure) FILTER (qualifier IN ('over', 'at least')) >= figure_high, false)
                    AS is_open
            FROM stated GROUP BY ALL HAVING count(DISTINCT document_id) > 1
        ), ranked AS (
            SELECT p.*, r.* EXCLUDE (subject_id, field, about)
            FROM points AS p JOIN ranges AS r ON p.subject_id = r.subject_id AND p.field = r.field
                AND p.about IS NOT DISTINCT FROM r.about
            QUALIFY {LEADING_ROWS} >= row_number() OVER (
                PARTITION BY {GROUP} ORDER BY disagreement_type, spread DESC, p.subject_id, p.field, p.about
            )
        ), marks AS (
            SELECT subject_id, field, about, list(
                {{figure: figure, upper: upper, qualifier: qualifier, wording: wording, document: d.title,
                  publisher: o.name, date_published: d.date_published}}
                ORDER BY figure, claim_id
            ) AS claims
            FROM stated SEMI JOIN ranked USING (subject_id, field) {DOCUMENTS}
            GROUP BY subject_id, field, about
        )
        SELECT {GROUP}, event_id, event, r.subject_id, r.field, r.about,
            CASE WHEN r.field = 'participation_count' THEN r.about END AS counted, r.disagreement_type,
            r.chosen_value, r.rule, r.spread, r.figure_low, r.figure_high, r.figure_chosen, r.is_open,
            m.claims
        FROM ranked AS r
        JOIN marks AS m ON r.subject_id = m.subject_id AND r.field = m.field
            AND r.about IS NOT DISTINCT FROM m.about
        JOIN (SELECT event_id, title AS event FROM reconciled_events) ON event_id = r.subject_id
    """,
    # With the claims that count, as a list: to look for those of a few events among all would take longer.
    "leading_events": f"""
        WITH first_events AS (
            SELECT * RENAME (title AS event) FROM {GROUPED_EVENTS}
            SEMI JOIN (
                SELECT DISTINCT unnest({FIRST_EVENTS}) AS event_id
                FROM {GROUPED_EVENTS} WHERE attendance_best IS NOT NULL GROUP BY {GROUP}
            ) USING (event_id)
        ), claims AS (
            SELECT event_id, list(
                {{claim_id: claim_id, figure: figure, wording: wording, document: d.title,
                  publisher: o.name, date_published: d.date_published}}
                ORDER BY document_id, claim_id
            ) AS claims
            FROM "reconciled_attendance_claims" SEMI JOIN first_events USING (event_id) {DOCUMENTS}
            WHERE is_counted AND figure IS NOT NULL
            GROUP BY event_id
        )
        FROM first_events LEFT JOIN claims USING (event_id)
    """,
    "leading_announcements": f"""
        WITH announced AS (
            SELECT {GROUP}, c.claim_id
            FROM "reconciled_attendance_claims" AS c JOIN {GROUPED_EVENTS} USING (event_id)
            WHERE {ANNOUNCED}
            QUALIFY {LEADING_ROWS} >= row_number() OVER (
                PARTITION BY {GROUP} ORDER BY c.figure DESC, c.claim_id
            )
        )
        SELECT a.* EXCLUDE (claim_id), e.event_id, e.title AS event, c.claim_id, c.basis, c.qualifier,
            c.figure, c.upper, c.wording, c.document_id, {DOCUMENT}, e.attendance_low, e.attendance_best,
            e.attendance_high, e.attendance_is_open, e.attendance_qualifier
        FROM announced AS a
        JOIN "reconciled_attendance_claims" AS c USING (claim_id)
        JOIN "reconciled_events" AS e USING (event_id) {DOCUMENTS}
    """,
}


# Over narrowed tables all events are one group: the first rows of a ranking are those of all.
ONE_GROUP = """(
    SELECT * REPLACE (NULL AS filter_year, NULL AS filter_phase_id, NULL AS filter_country_code),
        NULL AS filter_scope
    FROM "reconciled_events"
)"""
# Those whose rows have to be ranked, with their order in the table: what readers ask for first stands at its
# start, so that the rest need not be read.
RANKINGS = {
    "leading_events": "coalesce(attendance_high - attendance_low, 0) DESC, attendance_best DESC, event_id",
    "leading_announcements": "figure DESC, claim_id",
}


def summarize(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the summaries of the reconciled tables, in the schema `summaries` of the same database."""
    connection.execute("CREATE SCHEMA summaries")
    connection.execute("SET search_path = 'main,summaries'")
    for name, query in QUERIES.items():
        table = f"summaries.{identifier(name)}"
        order = RANKINGS.get(name, "ALL")
        connection.execute(f"CREATE TABLE {table} AS FROM ({query}) ORDER BY {order}")
        told = query.replace(GROUPED_EVENTS, ONE_GROUP) if name in RANKINGS else query
        connection.execute(f"COMMENT ON TABLE {table} IS {literal(told)}")
    connection.execute("RESET search_path")
