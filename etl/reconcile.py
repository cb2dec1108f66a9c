"""Claims to one answer per event, phase and outcome, and where the documents disagree.

Every claim is kept. For each point the rules below choose one statement and store which rule decided.
Nothing is averaged and no bound is set that no document states. Each rule has a name and a sentence;
both are loaded into `reconciliation_rules`, from where the Methods page prints them.

All steps are SQL over whole tables, so that ten million claims take the same path as ten (etl/steps.py).
"""

from typing import NamedTuple

import duckdb

from etl.contract import literal
from etl.steps import run_steps


class Rule(NamedTuple):
    """A rule of reconciliation, as readers see it."""

    rule: str
    applies_to: str
    description: str


RULES = (
    Rule(
        "bounds of a claim",
        "attendance claims",
        "Exactly n sets low, best and high to n. About n sets best alone. Over and at least n set low "
        "alone; nearly and up to n set high alone. A range sets low and high and no best. A claim in "
        "words sets nothing. No bound is set that the document does not state.",
    ),
    Rule(
        "claims that count",
        "attendance of an event",
        "Only figures that were reported for the whole event count. Planned and registered figures, "
        "figures for a part of those present, sums over a series and people reached are shown apart.",
    ),
    Rule(
        "range of an event",
        "attendance of an event",
        "Low is the smallest figure stated and high the largest. The range is open upward when a claim "
        "without an upper end, such as over 250, reaches or passes the high; a high below the low is no "
        "end of it. Figures for those in person, online and in total are never added together.",
    ),
    Rule(
        "decision",
        "every point",
        "A decision recorded by a person wins over every rule.",
    ),
    Rule(
        "only statement",
        "every point",
        "A single document makes a statement, so it stands.",
    ),
    Rule(
        "agreement",
        "every point",
        "All documents that make a statement agree; among dates that fit together, the most precise is used.",
    ),
    Rule(
        "published by an organizer",
        "every point",
        "A document published by an organizer, co-organizer or host of the event, or by an implementer of "
        "the phase, comes before all others.",
    ),
    Rule(
        "published by a participant",
        "attendance of an event",
        "Where no organizer's document decides, a document published by an organization that took part in "
        "the event comes before all others.",
    ),
    Rule(
        "more precise qualifier",
        "attendance of an event",
        "Of figures whose publishers rank alike, the one with the more precise qualifier is used: exactly "
        "before a range, then about, at least, over, nearly, up to.",
    ),
    Rule(
        "later publication",
        "attendance of an event",
        "Of figures that are equally precise, the one published later is used. Documents without a date come "
        "last, since nothing says that they are later.",
    ),
    Rule(
        "larger figure",
        "attendance of an event",
        "Where nothing else decides between figures, the larger one is used.",
    ),
    Rule(
        "most documents",
        "dates, place, format and phase",
        "Where no organizer's document decides, the value that most documents state is used.",
    ),
    Rule(
        "earliest publication",
        "dates, place, format and phase",
        "Where as many documents state one value as another, the value published first is used. Documents "
        "without a date come last, since nothing says that they are earlier.",
    ),
    Rule(
        "year of an event",
        "dates",
        "An event counts in the year of its first day, or of its last day where no first day is stated. An "
        "event known to the month or year only counts in that year and is never placed on a day.",
    ),
    Rule(
        "end before start",
        "dates",
        "A last day that lies before the chosen first day is not used; the two are listed as a "
        "disagreement about the last day.",
    ),
    Rule(
        "phase by date",
        "phase of an event",
        "A programme event that no document ties to a phase belongs to the one phase whose stated span "
        "holds its whole date; a phase without a stated end goes on. It is marked as by date.",
    ),
    Rule(
        "part of an event",
        "filters",
        "A part of an event for which no document states a year, country or phase of its own is kept or left "
        "out together with the event of which it is a part. It is not counted in a year, country or phase.",
    ),
    Rule(
        "contradiction",
        "disagreements",
        "Statements contradict each other when no number, date or value fits them all in pairs: 100 and 250, "
        "or 3 March and 4 March. They merely differ when all may be true, as with over 250 and about 300. "
        "About n is taken to fit every number that rounds to n; figures for those in person and for those "
        "online do not contradict each other.",
    ),
)

ORGANIZING_ROLES = "('organizer', 'co-organizer', 'host')"

# On the way points and rules are codes, which are grouped, joined and sorted faster than their texts and take
# less memory. Codes sort as they are listed: points in the order of their texts.
POINT = """
    ENUM (
        'attendance', 'city', 'country_code', 'date_adopted', 'date_end', 'date_start', 'format', 'phase_id'
    )
"""
RULE = f"ENUM ({', '.join(literal(rule.rule) for rule in RULES)})"

# Partial dates are text: YYYY, YYYY-MM or YYYY-MM-DD. These give the first and the last day they may mean.
MACROS = """
CREATE MACRO _scratch.earliest_day(partial) AS
    CASE length(partial) WHEN 4 THEN partial || '-01-01' WHEN 7 THEN partial || '-01' ELSE partial END::DATE;
CREATE MACRO _scratch.latest_day(partial) AS
    CASE length(partial) WHEN 4 THEN (partial || '-12-31')::DATE
         WHEN 7 THEN last_day((partial || '-01')::DATE) ELSE partial::DATE END;
CREATE MACRO _scratch.date_precision(partial) AS
    CASE length(partial) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END;
-- Dates fit together where one is a coarser form of the other; other values only where they are the same.
CREATE MACRO _scratch.fit_together(a, b, is_date) AS
    a = b OR is_date AND (starts_with(a, b) OR starts_with(b, a));
CREATE MACRO _scratch.qualifier_rank(qualifier) AS
    list_position(['exactly', 'range', 'about', 'at least', 'over', 'nearly', 'up to', 'vague'], qualifier);
-- Half the unit of the last digit that is not a trailing zero: 250 rounds to tens, 100 to hundreds.
CREATE MACRO _scratch.half_rounding_unit(figure) AS
    0.5 * pow(10, length(figure::VARCHAR) - length(rtrim(figure::VARCHAR, '0')));
CREATE MACRO _scratch.least_possible(qualifier, figure) AS
    CASE qualifier WHEN 'exactly' THEN figure WHEN 'range' THEN figure WHEN 'at least' THEN figure
         WHEN 'over' THEN figure + 1 WHEN 'about' THEN figure - half_rounding_unit(figure)
         ELSE '-infinity'::DOUBLE END::DOUBLE;
CREATE MACRO _scratch.most_possible(qualifier, figure, upper) AS
    CASE qualifier WHEN 'exactly' THEN figure WHEN 'range' THEN upper WHEN 'up to' THEN figure
         WHEN 'nearly' THEN figure - 1 WHEN 'about' THEN figure + half_rounding_unit(figure)
         ELSE 'infinity'::DOUBLE END::DOUBLE;
CREATE MACRO _scratch.claimed_number(qualifier, figure, upper) AS
    CASE qualifier WHEN 'vague' THEN NULL WHEN 'range' THEN figure || '-' || upper
         WHEN 'exactly' THEN figure::VARCHAR ELSE qualifier || ' ' || figure END;
-- Orders the claims that state one value: first an organizer's, then what was published earlier.
CREATE MACRO _scratch.place_of(is_organizer, published, claim) AS
    (CASE WHEN is_organizer THEN 0 ELSE 10_000_000 END + coalesce(published - DATE '0001-01-01', 9_999_999))
    * 100_000_000_000 + claim;
"""

# Subjects by number, in the order of their type and id: numbers are joined and sorted faster than texts.
SUBJECTS = """
CREATE TABLE _scratch.subjects AS
    WITH named AS (
        SELECT 'event' AS subject_type, event_id AS subject_id FROM events
        UNION ALL SELECT DISTINCT 'outcome', outcome_id FROM outcomes
        UNION ALL SELECT 'phase', phase_id FROM phases
    )
    SELECT row_number() OVER (ORDER BY subject_type, subject_id) AS subject, subject_type, subject_id
    FROM named;
"""

# Who published each document, as seen from each event and phase: 1 organizer, 2 participant, 3 other.
# Tables of their own: inside one statement DuckDB takes the first for larger than all involvement, and joins
# the wrong way round.
STANDING = f"""
CREATE TABLE _scratch.published AS
    WITH subject_documents AS (
        SELECT 'event' AS subject_type, event_id AS subject_id, document_id FROM event_claims
        UNION SELECT 'event', event_id, document_id FROM attendance_claims
        UNION SELECT 'event', event_id, document_id FROM participation_counts
        UNION SELECT 'event', event_id, document_id FROM involvement
        UNION SELECT 'event', event_id, document_id FROM outcomes
        UNION SELECT 'event', event_id, document_id FROM themes
        UNION SELECT 'phase', phase_id, document_id FROM phase_claims
    )
    SELECT s.subject, s.subject_type, subject_id, document_id, d.rowid AS document, d.publisher_id,
           latest_day(d.date_published) AS published
    FROM subject_documents JOIN subjects s USING (subject_type, subject_id)
    JOIN source_documents d USING (document_id);

CREATE TABLE _scratch.publishers AS
    SELECT subject, document, CASE WHEN bool_or(role IN {ORGANIZING_ROLES}) THEN 1 ELSE 2 END AS standing
    FROM published p
    JOIN involvement i ON i.event_id = p.subject_id AND i.organization_id = p.publisher_id
    WHERE subject_type = 'event' GROUP BY ALL
    UNION ALL
    SELECT DISTINCT subject, document, 1
    FROM published p
    JOIN phase_involvement i ON i.phase_id = p.subject_id AND i.organization_id = p.publisher_id
    WHERE subject_type = 'phase' AND i.role = 'implementer';

CREATE VIEW _scratch.standing AS
    SELECT * REPLACE (coalesce(standing, 3) AS standing)
    FROM published LEFT JOIN publishers USING (subject, document);

-- Events of which, taken together with their parts, several documents speak.
CREATE TABLE _scratch.compared_events AS
    WITH wholes AS (
        SELECT event_id, s.subject, w.subject AS whole
        FROM events e
        JOIN subjects s ON s.subject_type = 'event' AND s.subject_id = e.event_id
        JOIN subjects w ON w.subject_type = 'event' AND w.subject_id = coalesce(e.parent_event_id, e.event_id)
    )
    FROM wholes SEMI JOIN (
        SELECT whole FROM wholes JOIN standing USING (subject)
        GROUP BY whole HAVING min(document) <> max(document)
    ) USING (whole);
"""

# Claims whose bits stand together.
BLOCK = 65_536

ATTENDANCE = f"""
CREATE VIEW _scratch.bounded_claims AS
    SELECT *,
           CASE WHEN qualifier IN ('exactly', 'over', 'at least', 'range') THEN figure END AS attendance_low,
           CASE WHEN qualifier IN ('exactly', 'about') THEN figure END AS attendance_best,
           CASE WHEN qualifier IN ('exactly', 'nearly', 'up to') THEN figure
                WHEN qualifier = 'range' THEN upper END AS attendance_high,
           basis = 'reported' AND coverage = 'whole' AS is_counted, rowid AS claim
    FROM attendance_claims;

-- Of the claims that count or are decided only what the rules look at; `claim` finds the rest.
CREATE TABLE _scratch.counted_claims AS
    SELECT s.subject, s.document, s.standing, s.published, c.claim, c.qualifier, c.figure, c.upper, c.scope,
           c.attendance_low, c.attendance_best, c.attendance_high,
           qualifier_rank(c.qualifier) AS qualifier_rank, c.is_counted, d.claim_id IS NOT NULL AS is_decided
    FROM bounded_claims c
    JOIN standing s ON s.subject_type = 'event' AND s.subject_id = c.event_id
         AND s.document_id = c.document_id
    LEFT JOIN decisions d ON d.subject_id = c.event_id AND d.field = 'attendance' AND d.claim_id = c.claim_id
    WHERE c.is_counted OR d.claim_id IS NOT NULL;

CREATE TABLE _scratch.ranked_attendance AS
    SELECT *, row_number() OVER choice AS place
    FROM counted_claims
    WHERE figure IS NOT NULL
    WINDOW choice AS (PARTITION BY subject ORDER BY NOT is_decided, standing, qualifier_rank,
                      published DESC NULLS LAST, coalesce(upper, figure) DESC, claim);

-- The rule that decided is the first on which the chosen claim and the next one with another number differ.
CREATE TABLE _scratch.chosen_attendance AS
    WITH claims AS (
        SELECT subject, count(*) AS claim_count, min(document) = max(document) AS is_one_document
        FROM ranked_attendance GROUP BY subject
    ), others AS (
        SELECT subject, min(b.place) AS place
        FROM ranked_attendance a JOIN ranked_attendance b USING (subject)
        WHERE a.place = 1 AND (a.figure <> b.figure OR a.qualifier <> b.qualifier
                               OR a.upper IS DISTINCT FROM b.upper)
        GROUP BY subject
    ), runners_up AS (
        SELECT subject, standing, qualifier_rank, published
        FROM ranked_attendance JOIN others USING (subject, place)
    )
    SELECT subject, a.claim, k.claim_id, k.document_id, a.figure, a.upper, a.qualifier, e.claim_count,
           CASE WHEN a.is_decided THEN 'decision'
                WHEN b.subject IS NULL AND e.is_one_document THEN 'only statement'
                WHEN b.subject IS NULL THEN 'agreement'
                WHEN a.standing <> b.standing AND a.standing = 1 THEN 'published by an organizer'
                WHEN a.standing <> b.standing THEN 'published by a participant'
                WHEN a.qualifier_rank <> b.qualifier_rank THEN 'more precise qualifier'
                WHEN a.published IS DISTINCT FROM b.published THEN 'later publication'
                ELSE 'larger figure' END::{RULE} AS rule
    FROM ranked_attendance a
    JOIN claims e USING (subject)
    JOIN attendance_claims k ON k.rowid = a.claim
    LEFT JOIN runners_up b USING (subject)
    WHERE a.place = 1;

CREATE TABLE _scratch.attendance_ranges AS
    WITH ranges AS (
        SELECT subject, count(*) AS claim_count,
               min(coalesce(attendance_low, attendance_best)) AS attendance_low,
               max(coalesce(attendance_high, attendance_best)) AS attendance_high,
               max(figure) FILTER (qualifier IN ('over', 'at least')) AS largest_open
        FROM counted_claims WHERE is_counted GROUP BY subject
    )
    SELECT subject, claim_count, attendance_low,
           CASE WHEN attendance_low > attendance_high THEN NULL ELSE attendance_high END AS attendance_high,
           coalesce(largest_open >= attendance_high, largest_open IS NOT NULL) AS attendance_is_open
    FROM ranges;

-- Which claims were chosen, one bit for each: what is looked up in a list keeps its order, which a join does
-- not, and to sort all claims again takes three times as long as to write them.
CREATE TABLE _scratch.chosen_bits AS
    SELECT a.rowid // {BLOCK} AS block,
           bitstring_agg((a.rowid % {BLOCK})::INTEGER, 0, {BLOCK} - 1) FILTER (c.claim IS NOT NULL) AS bits
    FROM attendance_claims a LEFT JOIN chosen_attendance c ON c.claim = a.rowid
    GROUP BY block;

CREATE TABLE reconciled_attendance_claims AS
    SELECT c.* EXCLUDE (claim),
           coalesce(get_bit(blocks[claim // {BLOCK} + 1], (claim % {BLOCK})::INTEGER) = 1, false) AS is_chosen
    FROM bounded_claims c, (SELECT list(bits ORDER BY block) AS blocks FROM chosen_bits);
"""

# One row per statement on a point that has one value: dates, place, format, phase.
STATEMENTS = f"""
CREATE TABLE _scratch.placed_claims AS
    WITH outcome_events AS (
        SELECT outcome_id, document_id, min(event_id) AS event_id FROM outcomes GROUP BY ALL
    ), placed AS (
        SELECT s.subject, s.document, s.standing, s.published, c.rowid AS claim, claim_id, document_id,
               paragraph, date_start, date_end, city, country_code, format, c.phase_id, NULL AS date_adopted
        FROM event_claims c
        JOIN standing s USING (document_id)
        WHERE s.subject_type = 'event' AND s.subject_id = c.event_id
        UNION ALL
        SELECT s.subject, s.document, s.standing, s.published, c.rowid, claim_id, document_id,
               paragraph, date_start, date_end, NULL, NULL, NULL, NULL, NULL
        FROM phase_claims c
        JOIN standing s USING (document_id)
        WHERE s.subject_type = 'phase' AND s.subject_id = c.phase_id
        UNION ALL
        SELECT u.subject, s.document, s.standing, s.published, c.rowid, claim_id, document_id,
               paragraph, NULL, NULL, NULL, NULL, NULL, NULL, date_adopted
        FROM outcomes c
        JOIN outcome_events e USING (outcome_id, document_id)
        JOIN standing s USING (document_id)
        JOIN subjects u ON u.subject_type = 'outcome' AND u.subject_id = c.outcome_id
        WHERE s.subject_type = 'event' AND s.subject_id = e.event_id AND date_adopted IS NOT NULL
    )
    SELECT * EXCLUDE (standing, claim), standing = 1 AS is_organizer,
           place_of(standing = 1, published, claim) AS place
    FROM placed;

CREATE VIEW _scratch.statements AS
    SELECT * REPLACE (field::{POINT} AS field)
    FROM (UNPIVOT (SELECT subject, place, document, is_organizer, published,
                          date_start, date_end, city, country_code, format, phase_id, date_adopted
                   FROM placed_claims)
          ON date_start, date_end, city, country_code, format, phase_id, date_adopted
          INTO NAME field VALUE value);

CREATE TABLE _scratch.points AS
    SELECT subject, field, count(*) AS statement_count, min(document) = max(document) AS is_one_document,
           min(value) <> max(value) AS is_contested, max(value) AS last_value,
           bool_or(is_organizer) AS has_organizer, min(place) AS place
    FROM statements GROUP BY subject, field;

-- A value is supported by every document that states it or, for dates, a coarser form of it.
-- Most points have one value alone; what follows on candidates is for the others.
CREATE TABLE _scratch.pooled AS
    SELECT s.*, starts_with(field, 'date_') AS is_date, p.last_value, p.has_organizer,
           s.is_organizer OR NOT p.has_organizer AS is_in_pool
    FROM statements s JOIN points p USING (subject, field)
    WHERE p.is_contested;

CREATE TABLE _scratch.candidates AS
    WITH stated_values AS (
        SELECT subject, field, value, any_value(is_date) AS is_date,
               bool_or(is_in_pool) AS is_in_pool, min(published) AS published
        FROM pooled GROUP BY subject, field, value
    )
    SELECT v.subject, v.field, v.value, v.is_date, v.is_in_pool, v.published,
           count(DISTINCT p.document) AS support,
           count(DISTINCT p.document) FILTER (p.is_in_pool) AS pool_support,
           any_value(p.has_organizer) AS has_organizer
    FROM stated_values v
    JOIN pooled p ON p.subject = v.subject AND p.field = v.field
         AND (p.value = v.value OR (v.is_date AND starts_with(v.value, p.value)))
    GROUP BY ALL;

CREATE TABLE _scratch.first_choice AS
    SELECT subject, field, value, is_date, pool_support, has_organizer
    FROM candidates WHERE is_in_pool
    QUALIFY row_number() OVER (PARTITION BY subject, field
        ORDER BY pool_support DESC, published NULLS LAST, value) = 1;

-- A more precise date that fits the first choice takes its place.
CREATE TABLE _scratch.chosen_values AS
    SELECT f.subject, f.field, c.value, f.is_date, f.value AS pool_value, f.pool_support, f.has_organizer,
           c.support
    FROM first_choice f
    JOIN candidates c ON c.subject = f.subject AND c.field = f.field
         AND (c.value = f.value OR (f.is_date AND starts_with(c.value, f.value)))
    QUALIFY row_number() OVER (PARTITION BY f.subject, f.field
        ORDER BY c.support DESC, length(c.value) DESC, c.published NULLS LAST, c.value) = 1;

CREATE TABLE _scratch.decided_values AS
    SELECT subject, s.field, s.value, s.place
    FROM decisions d
    JOIN placed_claims c USING (claim_id)
    JOIN subjects u USING (subject, subject_id)
    JOIN statements s USING (subject, place, field);

-- Rivals are values that cannot be true beside the chosen one: in the pool it was chosen from, or among
-- the more precise dates that might take the place of an organizer's.
CREATE TABLE _scratch.answers AS
    WITH document_counts AS (
        SELECT subject, field, count(DISTINCT document) AS document_count FROM pooled GROUP BY ALL
    ), rivals AS (
        SELECT v.subject, v.field,
               max(c.pool_support) FILTER (c.is_in_pool) AS pool_support,
               max(c.support) FILTER (v.is_date AND starts_with(c.value, v.pool_value)) AS support
        FROM chosen_values v
        JOIN candidates c USING (subject, field)
        WHERE NOT fit_together(v.value, c.value, v.is_date)
        GROUP BY ALL
    ), supporting AS (
        SELECT subject, field, value, min(place) AS place FROM pooled GROUP BY ALL
    ), contested AS (
        SELECT subject, field, v.value, s.place, t.document_count, v.support,
               CASE WHEN v.pool_support > r.pool_support OR r.pool_support IS NULL AND v.support > r.support
                        THEN 'most documents'
                    WHEN coalesce(r.pool_support, r.support) IS NOT NULL THEN 'earliest publication' END
                   AS rule
        FROM chosen_values v
        JOIN supporting s USING (subject, field, value)
        JOIN document_counts t USING (subject, field)
        LEFT JOIN rivals r USING (subject, field)
    )
    SELECT subject, field,
           coalesce(d.value, c.value, p.last_value) AS value,
           coalesce(d.place, c.place, p.place) AS place,
           CASE WHEN d.place IS NOT NULL THEN 'decision'
                WHEN c.rule IS NOT NULL THEN c.rule
                WHEN p.is_one_document THEN 'only statement'
                WHEN NOT p.is_contested OR c.support = c.document_count THEN 'agreement'
                ELSE 'published by an organizer' END::{RULE} AS rule,
           p.statement_count
    FROM points p
    LEFT JOIN contested c USING (subject, field)
    LEFT JOIN decided_values d USING (subject, field);

CREATE TABLE _scratch.reversed_ends AS
    SELECT subject, e.field, s.value AS date_start, s.place
    FROM answers e JOIN answers s USING (subject)
    WHERE e.field = 'date_end' AND s.field = 'date_start' AND latest_day(e.value) < earliest_day(s.value);

CREATE VIEW _scratch.chosen_statements AS
    SELECT * FROM answers ANTI JOIN reversed_ends USING (subject, field);

CREATE TABLE choices AS
    WITH chosen AS (
        SELECT subject, field, s.value, c.claim_id, c.document_id, s.rule, s.statement_count
        FROM chosen_statements s JOIN placed_claims c USING (subject, place)
        UNION ALL
        SELECT subject, 'attendance'::{POINT}, claimed_number(c.qualifier, c.figure, c.upper),
               claim_id, document_id, rule, claim_count
        FROM chosen_attendance c
    )
    SELECT subject_type, subject_id, field::VARCHAR AS field, NULL::VARCHAR AS about, value, claim_id,
           document_id, rule::VARCHAR AS rule, statement_count
    FROM chosen JOIN subjects USING (subject)
    ORDER BY subject, chosen.field;
"""

PHASES = """
CREATE TABLE reconciled_phases AS
    WITH chosen AS (
        SELECT subject_id AS phase_id,
               max(value) FILTER (field = 'date_start') AS date_start,
               max(value) FILTER (field = 'date_end') AS date_end
        FROM chosen_statements JOIN subjects USING (subject) WHERE subject_type = 'phase' GROUP BY ALL
    ), documents AS (
        SELECT phase_id, count(DISTINCT document_id) AS document_count FROM phase_claims GROUP BY ALL
    )
    SELECT p.phase_id, p.number, p.title, c.date_start, c.date_end,
           earliest_day(c.date_start) AS date_from, latest_day(c.date_end) AS date_to,
           coalesce(d.document_count, 0) AS document_count
    FROM phases p LEFT JOIN chosen c USING (phase_id) LEFT JOIN documents d USING (phase_id)
    ORDER BY number;
"""

EVENTS = """
CREATE TABLE _scratch.event_answers AS
    WITH chosen AS (
        PIVOT (SELECT subject, field, value FROM chosen_statements)
        ON field IN ('date_start', 'date_end', 'city', 'country_code', 'format', 'phase_id')
        USING max(value) GROUP BY subject
    )
    SELECT *, earliest_day(coalesce(date_start, date_end)) AS date_from,
           latest_day(coalesce(date_end, date_start)) AS date_to
    FROM chosen;

CREATE TABLE _scratch.phases_by_date AS
    SELECT a.subject, any_value(p.phase_id) AS phase_id
    FROM event_answers a
    JOIN reconciled_phases p ON a.date_from >= p.date_from AND (p.date_to IS NULL OR a.date_to <= p.date_to)
    WHERE a.phase_id IS NULL
    GROUP BY a.subject HAVING count(*) = 1;

CREATE TABLE _scratch.answered_events AS
    SELECT s.subject, e.event_id, e.parent_event_id,
           a.date_start, a.date_end, date_precision(coalesce(a.date_start, a.date_end)) AS date_precision,
           a.date_from, a.date_to, year(a.date_from) AS year,
           a.city, coalesce(a.country_code, c.country_code) AS country_code, c.latitude, c.longitude,
           a.format,
           coalesce(a.phase_id, p.phase_id) AS phase_id,
           CASE WHEN a.phase_id IS NOT NULL THEN 'stated' WHEN p.phase_id IS NOT NULL THEN 'by date' END
               AS phase_basis
    FROM events e
    JOIN subjects s ON s.subject_type = 'event' AND s.subject_id = e.event_id
    LEFT JOIN event_answers a USING (subject)
    LEFT JOIN cities c USING (city)
    LEFT JOIN phases_by_date p ON p.subject = s.subject AND e.scope = 'programme';

-- A part without a year, country or phase of its own goes with the event of which it is a part.
CREATE TABLE _scratch.part_filters AS
    WITH RECURSIVE wholes AS (
        SELECT event_id, parent_event_id, year, country_code, phase_id
        FROM answered_events SEMI JOIN (SELECT parent_event_id AS event_id FROM events) USING (event_id)
    ), lineage AS (
        SELECT subject, parent_event_id, year, country_code, phase_id FROM answered_events
        WHERE parent_event_id IS NOT NULL
        UNION ALL
        SELECT l.subject, w.parent_event_id, coalesce(l.year, w.year),
               coalesce(l.country_code, w.country_code), coalesce(l.phase_id, w.phase_id)
        FROM lineage l JOIN wholes w ON w.event_id = l.parent_event_id
    )
    SELECT subject, year, country_code, phase_id FROM lineage WHERE parent_event_id IS NULL;

CREATE TABLE reconciled_events AS
    WITH documents AS (
        SELECT subject, count(*) AS document_count FROM standing GROUP BY subject
    )
    SELECT e.*, e.parent_event_id IS NULL AS is_top_level,
           a.* EXCLUDE (subject, event_id, parent_event_id),
           r.attendance_low, t.figure AS attendance_best, r.attendance_high,
           coalesce(r.attendance_is_open, false) AS attendance_is_open, t.qualifier AS attendance_qualifier,
           t.claim_id AS attendance_claim_id, t.rule::VARCHAR AS attendance_rule,
           coalesce(r.claim_count, 0) AS attendance_claim_count,
           coalesce(d.document_count, 0) AS document_count,
           coalesce(p.year, a.year) AS filter_year,
           coalesce(p.country_code, a.country_code) AS filter_country_code,
           coalesce(p.phase_id, a.phase_id) AS filter_phase_id
    FROM events e
    JOIN answered_events a ON a.event_id = e.event_id
    LEFT JOIN attendance_ranges r USING (subject)
    LEFT JOIN chosen_attendance t USING (subject)
    LEFT JOIN documents d USING (subject)
    LEFT JOIN part_filters p USING (subject)
    ORDER BY a.subject;

CREATE TABLE reconciled_outcomes AS
    WITH described AS (
        SELECT outcome_id, arg_min(event_id, claim_id) AS event_id,
               arg_min(outcome_type, claim_id) AS outcome_type, arg_min(title, claim_id) AS title,
               count(DISTINCT document_id) AS document_count
        FROM outcomes GROUP BY outcome_id
    )
    SELECT o.outcome_id, o.event_id, o.outcome_type, o.title, c.value AS date_adopted,
           earliest_day(c.value) AS date_from, latest_day(c.value) AS date_to, o.document_count
    FROM described o
    JOIN subjects s ON s.subject_type = 'outcome' AND s.subject_id = o.outcome_id
    LEFT JOIN chosen_statements c USING (subject)
    ORDER BY subject;
"""

ORGANIZATIONS = """
CREATE TABLE organization_lineage AS
    WITH RECURSIVE lineage AS (
        SELECT organization_id, organization_id AS ancestor_id, 0::BIGINT AS depth FROM organizations
        UNION ALL
        SELECT l.organization_id, o.parent_id, l.depth + 1
        FROM lineage l JOIN organizations o ON o.organization_id = l.ancestor_id
        WHERE o.parent_id IS NOT NULL
    )
    SELECT * FROM lineage ORDER BY organization_id, depth;
"""

# Points on which documents differ, each statement with the pairs it contradicts.
DISAGREEMENTS = f"""
CREATE VIEW _scratch.number_statements AS
    SELECT subject, 'attendance' AS field, NULL::VARCHAR AS about, claim, qualifier, figure, upper, scope
    FROM counted_claims WHERE is_counted
    UNION ALL
    SELECT s.subject, 'participation_count',
           CASE basis WHEN 'reported' THEN counted ELSE counted || ' (' || basis || ')' END,
           p.rowid, qualifier, figure, upper, 'unspecified'
    FROM participation_counts p JOIN subjects s ON s.subject_type = 'event' AND s.subject_id = p.event_id;

-- Two numbers contradict each other where one can be no less than is too much for the other. Those in
-- person and those online are never compared: each is compared with all but the other.
CREATE TABLE _scratch.number_points AS
    WITH possible AS (
        SELECT *, least_possible(qualifier, figure) AS least, most_possible(qualifier, figure, upper) AS most
        FROM number_statements
    )
    SELECT subject, field, about,
           max(coalesce(upper, figure)) / nullif(min(figure), 0)::DOUBLE AS spread,
           max(least) FILTER (scope <> 'online') > min(most) FILTER (scope <> 'online')
           OR max(least) FILTER (scope <> 'in person') > min(most) FILTER (scope <> 'in person')
               AS is_contradiction
    FROM possible GROUP BY ALL
    HAVING min(qualifier) <> max(qualifier) OR min(figure) <> max(figure) OR min(upper) <> max(upper);

-- Dates fit together where each is a coarser form of the finest, which is the last in their order.
CREATE TABLE _scratch.value_points AS
    SELECT subject, field FROM pooled WHERE NOT (is_date AND starts_with(last_value, value))
    UNION SELECT subject, field FROM reversed_ends;

-- Who organized, who carried a phase, who stood for a body, how a person took part: one set per document.
-- What concerns people is compared over an event with its parts and a body with its parts, since one
-- document names the conference and the other its opening, one the organization and the other its office.
CREATE TABLE _scratch.set_members AS
    WITH compared AS NOT MATERIALIZED (
        SELECT subject, whole, d.rowid AS document, i.rowid AS claim, organization_id, role, person, mode
        FROM involvement i JOIN compared_events USING (event_id) JOIN source_documents d USING (document_id)
    ), bodies AS (
        SELECT organization_id, arg_max(ancestor_id, depth) AS body FROM organization_lineage GROUP BY ALL
    ), phase_parts AS (
        SELECT subject, d.rowid AS document, i.rowid AS claim, organization_id, role
        FROM phase_involvement i
        JOIN subjects s ON s.subject_type = 'phase' AND s.subject_id = i.phase_id
        JOIN source_documents d USING (document_id)
    )
    SELECT subject, 'organizers' AS field, NULL::VARCHAR AS about, document, claim,
           role || ' ' || coalesce(o.acronym, o.name) AS member
    FROM compared JOIN organizations o USING (organization_id) WHERE role IN {ORGANIZING_ROLES}
    UNION ALL
    SELECT whole, 'mode', person, document, claim, mode
    FROM compared WHERE person IS NOT NULL AND mode <> 'unspecified'
    UNION ALL
    SELECT whole, 'representative', body, document, claim, p.name
    FROM compared JOIN people p ON p.person_id = person JOIN bodies USING (organization_id)
    UNION ALL
    SELECT subject, 'implementers', NULL, document, claim, coalesce(o.acronym, o.name)
    FROM phase_parts JOIN organizations o USING (organization_id) WHERE role = 'implementer'
    UNION ALL
    SELECT subject, 'role', organization_id, document, claim, role FROM phase_parts;

CREATE TABLE _scratch.set_statements AS
    SELECT subject, field, about, document, min(claim) AS claim,
           list_sort(list_distinct(list(member))) AS members
    FROM set_members m
    SEMI JOIN (
        SELECT subject, field, about FROM set_members GROUP BY ALL HAVING min(document) <> max(document)
    ) p ON p.subject = m.subject AND p.field = m.field AND p.about IS NOT DISTINCT FROM m.about
    GROUP BY ALL;

-- Other people who stood for the same body do not disagree unless no name is common to two documents.
CREATE TABLE _scratch.set_points AS
    WITH differing AS (
        -- Sets go by numbers of 64 bits: that those of one point are the same by chance is out of reach.
        SELECT subject, field, about FROM set_statements
        GROUP BY ALL HAVING min(hash(members)) <> max(hash(members))
    )
    SELECT *, false AS is_contradiction FROM differing WHERE field NOT IN ('mode', 'representative')
    UNION ALL
    SELECT a.subject, a.field, a.about,
           bool_or(a.field = 'mode' AND NOT list_has_any(a.members, b.members))
    FROM differing d
    JOIN set_statements a ON a.subject = d.subject AND a.field = d.field AND a.about = d.about
    JOIN set_statements b ON b.subject = d.subject AND b.field = d.field AND b.about = d.about
         AND b.document > a.document
    WHERE d.field IN ('mode', 'representative') AND a.members <> b.members
          AND (d.field = 'mode' OR NOT list_has_any(a.members, b.members))
    GROUP BY ALL;

CREATE TABLE _scratch.differing_statements AS
    WITH numbers AS (
        SELECT subject, n.field, n.about, n.claim,
               claimed_number(n.qualifier, n.figure, n.upper) AS figure,
               CASE WHEN n.scope IN ('unspecified', 'total') THEN '' ELSE ' ' || n.scope END AS scope,
               coalesce(c.claim = n.claim AND n.field = 'attendance', false) AS is_chosen
        FROM number_statements n
        JOIN number_points p USING (subject, field)
        LEFT JOIN chosen_attendance c USING (subject)
        WHERE p.about IS NOT DISTINCT FROM n.about
    ), singles AS (
        SELECT subject, field, s.value, s.place, c.place IS NOT NULL AS is_chosen
        FROM statements s SEMI JOIN value_points USING (subject, field)
        LEFT JOIN chosen_statements c USING (subject, field, place)
        UNION ALL
        SELECT subject, field, 'first day ' || date_start, place, false FROM reversed_ends
    ), sets AS (
        SELECT subject, s.field, s.about, array_to_string(s.members, ', ') AS value, s.claim
        FROM set_statements s JOIN set_points p USING (subject, field)
        WHERE p.about IS NOT DISTINCT FROM s.about
    )
    SELECT subject, field, about, coalesce(n.figure, wording) || n.scope AS value, claim_id, document_id,
           paragraph, is_chosen
    FROM numbers n JOIN attendance_claims a ON a.rowid = n.claim WHERE field = 'attendance'
    UNION ALL
    SELECT subject, field, about, coalesce(n.figure, wording), claim_id, document_id, paragraph, is_chosen
    FROM numbers n JOIN participation_counts a ON a.rowid = n.claim WHERE field = 'participation_count'
    UNION ALL
    SELECT subject, field, NULL, value, claim_id, document_id, paragraph, s.is_chosen
    FROM singles s JOIN placed_claims USING (subject, place)
    UNION ALL
    SELECT subject, field, about, value, claim_id, document_id, paragraph, false
    FROM sets JOIN involvement i ON i.rowid = claim WHERE field IN ('organizers', 'mode', 'representative')
    UNION ALL
    SELECT subject, field, about, value, claim_id, document_id, paragraph, false
    FROM sets JOIN phase_involvement i ON i.rowid = claim WHERE field IN ('implementers', 'role');

CREATE TABLE disagreement_statements AS
    SELECT subject_type, subject_id, field, about, value, claim_id, document_id, paragraph, is_chosen
    FROM differing_statements JOIN subjects USING (subject)
    ORDER BY subject, field, about, value, document_id, claim_id;

CREATE TABLE disagreements AS
    WITH per_value AS (
        SELECT subject, field, about, value,
               array_to_string(list_sort(list_distinct(list(document_id))), ', ') AS documents
        FROM differing_statements GROUP BY ALL
    ), listed AS (
        -- Texts hold no control characters, so that chr(1) puts each value before the longer ones it begins.
        SELECT subject, field, about, count(*) AS value_count,
               list_sort(list(value || chr(1) || documents || ')')) AS listed_values
        FROM per_value GROUP BY ALL
    ), documents AS (
        SELECT subject, field, about, count(DISTINCT document_id) AS document_count
        FROM differing_statements GROUP BY ALL
    ), contradictions AS (
        SELECT subject, field, about FROM number_points WHERE is_contradiction
        UNION ALL SELECT *, NULL FROM value_points
        UNION ALL SELECT subject, field, about FROM set_points WHERE is_contradiction
    )
    SELECT s.subject_type, s.subject_id, l.field, l.about,
           CASE WHEN x.subject IS NULL THEN 'differ' ELSE 'contradict' END AS disagreement_type,
           replace(array_to_string(listed_values, '; '), chr(1), ' (') AS "values", l.value_count,
           d.document_count, c.value AS chosen_value, c.claim_id AS chosen_claim_id, c.rule, n.spread
    FROM listed l
    JOIN subjects s USING (subject)
    JOIN documents d ON d.subject = l.subject AND d.field = l.field AND d.about IS NOT DISTINCT FROM l.about
    LEFT JOIN contradictions x
           ON x.subject = l.subject AND x.field = l.field AND x.about IS NOT DISTINCT FROM l.about
    LEFT JOIN choices c ON c.subject_type = s.subject_type AND c.subject_id = s.subject_id
         AND c.field = l.field AND c.about IS NOT DISTINCT FROM l.about
    LEFT JOIN number_points n
           ON n.subject = l.subject AND n.field = l.field AND n.about IS NOT DISTINCT FROM l.about
    ORDER BY l.subject, l.field, l.about;
"""

STEPS = (MACROS, SUBJECTS, STANDING, ATTENDANCE, STATEMENTS, PHASES, EVENTS, ORGANIZATIONS, DISAGREEMENTS)


def reconcile(connection: duckdb.DuckDBPyConnection) -> None:
    """Derive the reconciled tables from the record tables in the same database.

    Reads the typed record tables; creates `reconciled_events`, `reconciled_attendance_claims`,
    `reconciled_phases`, `reconciled_outcomes`, `organization_lineage`, `choices`, `disagreements`,
    `disagreement_statements` and `reconciliation_rules`. The records must have passed validation
    and stand in the order of their keys: among claims that are alike, the first in it is named.
    """
    run_steps(connection, STEPS)
    connection.execute(
        "CREATE TABLE reconciliation_rules"
        " (position BIGINT, rule VARCHAR, applies_to VARCHAR, description VARCHAR)"
    )
    connection.executemany(
        "INSERT INTO reconciliation_rules VALUES (?, ?, ?, ?)",
        [(position, *rule) for position, rule in enumerate(RULES, start=1)],
    )
