"""Claims to one answer per event, phase and outcome, and where the documents disagree.

Every claim is kept. For each point the rules below choose one statement and store which rule decided.
Nothing is averaged and no bound is set that no document states. Each rule has a name and a sentence;
both are loaded into `reconciliation_rules`, from where the Methods page prints them.

All steps are SQL over whole tables, so that ten million claims take the same path as ten.
"""

from typing import NamedTuple

import duckdb


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
        "Next comes a document published by an organization that took part in the event.",
    ),
    Rule(
        "more precise qualifier",
        "attendance of an event",
        "Next comes the more precise qualifier: exactly, then a range, about, at least, over, nearly, up to.",
    ),
    Rule(
        "later publication",
        "attendance of an event",
        "Next comes the document published later.",
    ),
    Rule(
        "larger figure",
        "attendance of an event",
        "Last comes the larger figure.",
    ),
    Rule(
        "most documents",
        "dates, place, format and phase",
        "Where no organizer's document decides, the value that most documents state is used.",
    ),
    Rule(
        "earliest publication",
        "dates, place, format and phase",
        "Where as many documents state one value as another, the value published first is used.",
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

# Partial dates are text: YYYY, YYYY-MM or YYYY-MM-DD. These give the first and the last day they may mean.
MACROS = """
CREATE OR REPLACE TEMP MACRO earliest_day(partial) AS
    CASE length(partial) WHEN 4 THEN partial || '-01-01' WHEN 7 THEN partial || '-01' ELSE partial END::DATE;
CREATE OR REPLACE TEMP MACRO latest_day(partial) AS
    CASE length(partial) WHEN 4 THEN (partial || '-12-31')::DATE
         WHEN 7 THEN last_day((partial || '-01')::DATE) ELSE partial::DATE END;
CREATE OR REPLACE TEMP MACRO date_precision(partial) AS
    CASE length(partial) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END;
-- Dates fit together where one is a coarser form of the other; other values only where they are the same.
CREATE OR REPLACE TEMP MACRO fit_together(a, b, is_date) AS
    a = b OR is_date AND (starts_with(a, b) OR starts_with(b, a));
CREATE OR REPLACE TEMP MACRO qualifier_rank(qualifier) AS
    list_position(['exactly', 'range', 'about', 'at least', 'over', 'nearly', 'up to', 'vague'], qualifier);
-- Half the unit of the last digit that is not a trailing zero: 250 rounds to tens, 100 to hundreds.
CREATE OR REPLACE TEMP MACRO half_rounding_unit(figure) AS
    0.5 * pow(10, length(figure::VARCHAR) - length(rtrim(figure::VARCHAR, '0')));
CREATE OR REPLACE TEMP MACRO least_possible(qualifier, figure) AS
    CASE qualifier WHEN 'exactly' THEN figure WHEN 'range' THEN figure WHEN 'at least' THEN figure
         WHEN 'over' THEN figure + 1 WHEN 'about' THEN figure - half_rounding_unit(figure)
         ELSE '-infinity'::DOUBLE END::DOUBLE;
CREATE OR REPLACE TEMP MACRO most_possible(qualifier, figure, upper) AS
    CASE qualifier WHEN 'exactly' THEN figure WHEN 'range' THEN upper WHEN 'up to' THEN figure
         WHEN 'nearly' THEN figure - 1 WHEN 'about' THEN figure + half_rounding_unit(figure)
         ELSE 'infinity'::DOUBLE END::DOUBLE;
CREATE OR REPLACE TEMP MACRO claimed_number(qualifier, figure, upper) AS
    CASE qualifier WHEN 'vague' THEN NULL WHEN 'range' THEN figure || '-' || upper
         WHEN 'exactly' THEN figure::VARCHAR ELSE qualifier || ' ' || figure END;
"""

# Who published each document, as seen from each event and phase: 1 organizer, 2 participant, 3 other.
STANDING = f"""
CREATE TEMP TABLE event_documents AS
    SELECT event_id, document_id FROM event_claims
    UNION SELECT event_id, document_id FROM attendance_claims
    UNION SELECT event_id, document_id FROM participation_counts
    UNION SELECT event_id, document_id FROM involvement
    UNION SELECT event_id, document_id FROM outcomes
    UNION SELECT event_id, document_id FROM themes;

CREATE TEMP TABLE standing AS
    WITH publishers AS (
        SELECT event_id AS subject_id, organization_id,
               CASE WHEN bool_or(role IN {ORGANIZING_ROLES}) THEN 1 ELSE 2 END AS standing
        FROM involvement GROUP BY ALL
        UNION ALL
        SELECT phase_id, organization_id, 1 FROM phase_involvement
        WHERE role = 'implementer' AND phase_id IS NOT NULL GROUP BY ALL
    ), subject_documents AS (
        SELECT event_id AS subject_id, document_id FROM event_documents
        UNION SELECT phase_id, document_id FROM phase_claims
    )
    SELECT s.subject_id, s.document_id, coalesce(p.standing, 3) AS standing, d.date_published
    FROM subject_documents s
    JOIN source_documents d USING (document_id)
    LEFT JOIN publishers p ON p.subject_id = s.subject_id AND p.organization_id = d.publisher_id;
"""

ATTENDANCE = """
CREATE TEMP TABLE bounded_claims AS
    SELECT *,
           CASE WHEN qualifier IN ('exactly', 'over', 'at least', 'range') THEN figure END AS attendance_low,
           CASE WHEN qualifier IN ('exactly', 'about') THEN figure END AS attendance_best,
           CASE WHEN qualifier IN ('exactly', 'nearly', 'up to') THEN figure
                WHEN qualifier = 'range' THEN upper END AS attendance_high,
           basis = 'reported' AND coverage = 'whole' AS is_counted
    FROM attendance_claims;

CREATE TEMP TABLE ranked_attendance AS
    SELECT c.event_id, c.claim_id, c.document_id, c.qualifier, c.figure, c.upper,
           d.claim_id IS NOT NULL AS is_decided, s.standing, qualifier_rank(c.qualifier) AS qualifier_rank,
           latest_day(s.date_published) AS published,
           row_number() OVER choice AS place
    FROM bounded_claims c
    JOIN standing s ON s.subject_id = c.event_id AND s.document_id = c.document_id
    LEFT JOIN decisions d ON d.subject_id = c.event_id AND d.field = 'attendance' AND d.claim_id = c.claim_id
    WHERE (c.is_counted OR d.claim_id IS NOT NULL) AND c.figure IS NOT NULL
    WINDOW choice AS (PARTITION BY c.event_id ORDER BY d.claim_id IS NULL, s.standing,
                      qualifier_rank(c.qualifier), latest_day(s.date_published) DESC NULLS LAST,
                      coalesce(c.upper, c.figure) DESC, c.claim_id);

CREATE TEMP TABLE ranked_per_event AS
    SELECT event_id, count(*) AS claim_count, min(document_id) = max(document_id) AS is_one_document
    FROM ranked_attendance GROUP BY event_id;

-- The rule that decided is the first on which the chosen claim and the next one with another number differ.
CREATE TEMP TABLE runners_up AS
    SELECT b.event_id, b.standing, b.qualifier_rank, b.published
    FROM ranked_attendance a JOIN ranked_attendance b USING (event_id)
    WHERE a.place = 1 AND (a.figure, a.upper, a.qualifier) IS DISTINCT FROM (b.figure, b.upper, b.qualifier)
    QUALIFY row_number() OVER (PARTITION BY b.event_id ORDER BY b.place) = 1;

CREATE TEMP TABLE chosen_attendance AS
    SELECT a.event_id, a.claim_id, a.document_id, a.figure, a.upper, a.qualifier, e.claim_count,
           CASE WHEN a.is_decided THEN 'decision'
                WHEN b.event_id IS NULL AND e.is_one_document THEN 'only statement'
                WHEN b.event_id IS NULL THEN 'agreement'
                WHEN a.standing <> b.standing AND a.standing = 1 THEN 'published by an organizer'
                WHEN a.standing <> b.standing THEN 'published by a participant'
                WHEN a.qualifier_rank <> b.qualifier_rank THEN 'more precise qualifier'
                WHEN a.published IS DISTINCT FROM b.published THEN 'later publication'
                ELSE 'larger figure' END AS rule
    FROM ranked_attendance a
    JOIN ranked_per_event e ON e.event_id = a.event_id
    LEFT JOIN runners_up b ON b.event_id = a.event_id
    WHERE a.place = 1;

CREATE TEMP TABLE attendance_ranges AS
    WITH ranges AS (
        SELECT event_id, count(*) AS claim_count,
               min(coalesce(attendance_low, attendance_best)) AS attendance_low,
               max(coalesce(attendance_high, attendance_best)) AS attendance_high,
               max(figure) FILTER (qualifier IN ('over', 'at least')) AS largest_open
        FROM bounded_claims WHERE is_counted GROUP BY event_id
    )
    SELECT event_id, claim_count, attendance_low,
           CASE WHEN attendance_low > attendance_high THEN NULL ELSE attendance_high END AS attendance_high,
           coalesce(largest_open >= attendance_high, largest_open IS NOT NULL) AS attendance_is_open
    FROM ranges;

CREATE TABLE reconciled_attendance_claims AS
    SELECT b.*, c.claim_id IS NOT NULL AS is_chosen
    FROM bounded_claims b LEFT JOIN chosen_attendance c USING (claim_id)
    ORDER BY claim_id;
"""

# One row per statement on a point that has one value: dates, place, format, phase.
STATEMENTS = """
CREATE TEMP TABLE statements AS
    WITH stated AS (
        UNPIVOT (SELECT 'event' AS subject_type, event_id AS subject_id, claim_id, document_id,
                        date_start, date_end, city, country_code, format, phase_id FROM event_claims)
        ON date_start, date_end, city, country_code, format, phase_id INTO NAME field VALUE value
        UNION ALL
        UNPIVOT (SELECT 'phase' AS subject_type, phase_id AS subject_id, claim_id, document_id,
                        date_start, date_end FROM phase_claims)
        ON date_start, date_end INTO NAME field VALUE value
        UNION ALL
        SELECT 'outcome', outcome_id, claim_id, document_id, 'date_adopted', date_adopted
        FROM outcomes WHERE date_adopted IS NOT NULL
    ), outcome_events AS (
        SELECT outcome_id, document_id, min(event_id) AS event_id FROM outcomes GROUP BY ALL
    )
    SELECT t.subject_type, t.subject_id, t.claim_id, t.document_id, t.field, t.value,
           starts_with(t.field, 'date_') AS is_date, s.standing = 1 AS is_organizer,
           latest_day(s.date_published) AS published
    FROM stated t
    LEFT JOIN outcome_events o
           ON t.subject_type = 'outcome' AND o.outcome_id = t.subject_id AND o.document_id = t.document_id
    JOIN standing s ON s.subject_id = coalesce(o.event_id, t.subject_id) AND s.document_id = t.document_id;

CREATE TEMP TABLE points AS
    SELECT subject_type, subject_id, field, count(*) AS statement_count,
           min(document_id) = max(document_id) AS is_one_document,
           min(value) <> max(value) AS is_contested, max(value) AS last_value,
           bool_or(is_organizer) AS has_organizer,
           min({'is_other': NOT is_organizer, 'published': coalesce(published, 'infinity'::DATE),
                'claim_id': claim_id, 'document_id': document_id}) AS first_claim
    FROM statements GROUP BY ALL;

-- A value is supported by every document that states it or, for dates, a coarser form of it.
-- Most points have one value alone; what follows on candidates is for the others.
CREATE TEMP TABLE candidates AS
    WITH pooled AS (
        SELECT s.*, p.has_organizer
        FROM statements s JOIN points p USING (subject_type, subject_id, field)
        WHERE p.is_contested
    ), stated_values AS (
        SELECT subject_type, subject_id, field, value, any_value(is_date) AS is_date,
               bool_or(is_organizer OR NOT has_organizer) AS is_in_pool, min(published) AS published
        FROM pooled GROUP BY ALL
    )
    SELECT v.subject_type, v.subject_id, v.field, v.value, v.is_date, v.is_in_pool, v.published,
           count(DISTINCT p.document_id) AS support,
           count(DISTINCT p.document_id) FILTER (p.is_organizer OR NOT p.has_organizer) AS pool_support,
           any_value(p.has_organizer) AS has_organizer
    FROM stated_values v
    JOIN pooled p ON p.subject_type = v.subject_type AND p.subject_id = v.subject_id AND p.field = v.field
         AND (p.value = v.value OR (v.is_date AND starts_with(v.value, p.value)))
    GROUP BY ALL;

CREATE TEMP TABLE first_choice AS
    SELECT subject_type, subject_id, field, value, is_date, pool_support, has_organizer
    FROM candidates WHERE is_in_pool
    QUALIFY row_number() OVER (PARTITION BY subject_type, subject_id, field
        ORDER BY pool_support DESC, published NULLS LAST, value) = 1;

-- A more precise date that fits the first choice takes its place.
CREATE TEMP TABLE chosen_values AS
    SELECT f.subject_type, f.subject_id, f.field, c.value, f.is_date, f.value AS pool_value,
           f.pool_support, f.has_organizer, c.support
    FROM first_choice f
    JOIN candidates c ON c.subject_type = f.subject_type AND c.subject_id = f.subject_id AND c.field = f.field
         AND (c.value = f.value OR (f.is_date AND starts_with(c.value, f.value)))
    QUALIFY row_number() OVER (PARTITION BY f.subject_type, f.subject_id, f.field
        ORDER BY c.support DESC, length(c.value) DESC, c.published NULLS LAST, c.value) = 1;

CREATE TEMP TABLE decided_values AS
    SELECT s.subject_type, s.subject_id, s.field, s.value, s.claim_id, s.document_id
    FROM decisions d JOIN statements s USING (subject_id, field, claim_id);

-- Rivals are values that cannot be true beside the chosen one: in the pool it was chosen from, or among
-- the more precise dates that might take the place of an organizer's.
CREATE TEMP TABLE answers AS
    WITH document_counts AS (
        SELECT subject_type, subject_id, field, count(DISTINCT s.document_id) AS document_count
        FROM statements s SEMI JOIN candidates USING (subject_type, subject_id, field)
        GROUP BY ALL
    ), rivals AS (
        SELECT v.subject_type, v.subject_id, v.field,
               max(c.pool_support) FILTER (c.is_in_pool) AS pool_support,
               max(c.support) FILTER (v.is_date AND starts_with(c.value, v.pool_value)) AS support
        FROM chosen_values v
        JOIN candidates c USING (subject_type, subject_id, field)
        WHERE NOT fit_together(v.value, c.value, v.is_date)
        GROUP BY ALL
    ), claims AS (
        SELECT subject_type, subject_id, field, last_value AS value,
               first_claim.claim_id, first_claim.document_id
        FROM points WHERE NOT is_contested
        UNION ALL (
            SELECT v.subject_type, v.subject_id, v.field, v.value, s.claim_id, s.document_id
            FROM chosen_values v JOIN statements s USING (subject_type, subject_id, field, value)
            QUALIFY row_number() OVER (PARTITION BY v.subject_type, v.subject_id, v.field
                ORDER BY s.is_organizer DESC, s.published NULLS LAST, s.claim_id) = 1
        )
    )
    SELECT c.subject_type, c.subject_id, c.field,
           coalesce(d.value, c.value) AS value,
           coalesce(d.claim_id, c.claim_id) AS claim_id,
           coalesce(d.document_id, c.document_id) AS document_id,
           CASE WHEN d.claim_id IS NOT NULL THEN 'decision'
                WHEN v.pool_support > r.pool_support OR r.pool_support IS NULL AND v.support > r.support
                    THEN 'most documents'
                WHEN coalesce(r.pool_support, r.support) IS NOT NULL THEN 'earliest publication'
                WHEN p.is_one_document THEN 'only statement'
                WHEN NOT p.is_contested OR v.support = t.document_count THEN 'agreement'
                ELSE 'published by an organizer' END AS rule,
           p.statement_count
    FROM claims c
    JOIN points p USING (subject_type, subject_id, field)
    LEFT JOIN chosen_values v USING (subject_type, subject_id, field)
    LEFT JOIN document_counts t USING (subject_type, subject_id, field)
    LEFT JOIN rivals r USING (subject_type, subject_id, field)
    LEFT JOIN decided_values d USING (subject_type, subject_id, field);

CREATE TEMP TABLE reversed_ends AS
    SELECT e.subject_type, e.subject_id, e.field, s.value AS date_start, s.claim_id, s.document_id
    FROM answers e JOIN answers s USING (subject_type, subject_id)
    WHERE e.field = 'date_end' AND s.field = 'date_start' AND latest_day(e.value) < earliest_day(s.value);

CREATE TEMP TABLE chosen_statements AS
    SELECT * FROM answers ANTI JOIN reversed_ends USING (subject_type, subject_id, field);

CREATE TABLE choices AS
    SELECT subject_type, subject_id, field, NULL::VARCHAR AS about, value, claim_id, document_id, rule,
           statement_count
    FROM chosen_statements
    UNION ALL
    SELECT 'event', event_id, 'attendance', NULL, claimed_number(qualifier, figure, upper),
           claim_id, document_id, rule, claim_count
    FROM chosen_attendance
    ORDER BY subject_type, subject_id, field;
"""

PHASES = """
CREATE TABLE reconciled_phases AS
    WITH chosen AS (
        SELECT subject_id AS phase_id,
               max(value) FILTER (field = 'date_start') AS date_start,
               max(value) FILTER (field = 'date_end') AS date_end
        FROM chosen_statements WHERE subject_type = 'phase' GROUP BY ALL
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
CREATE TEMP TABLE event_answers AS
    WITH chosen AS (
        PIVOT (SELECT subject_id AS event_id, field, value FROM chosen_statements
               WHERE subject_type = 'event')
        ON field IN ('date_start', 'date_end', 'city', 'country_code', 'format', 'phase_id')
        USING max(value) GROUP BY event_id
    )
    SELECT *, earliest_day(coalesce(date_start, date_end)) AS date_from,
           latest_day(coalesce(date_end, date_start)) AS date_to
    FROM chosen;

CREATE TEMP TABLE phases_by_date AS
    SELECT a.event_id, any_value(p.phase_id) AS phase_id
    FROM event_answers a
    JOIN events e USING (event_id)
    JOIN reconciled_phases p ON a.date_from >= p.date_from AND (p.date_to IS NULL OR a.date_to <= p.date_to)
    WHERE a.phase_id IS NULL AND e.scope = 'programme'
    GROUP BY a.event_id HAVING count(*) = 1;

CREATE TEMP TABLE answered_events AS
    WITH documents AS (
        SELECT event_id, count(*) AS document_count FROM event_documents GROUP BY ALL
    )
    SELECT e.*, e.parent_event_id IS NULL AS is_top_level,
           a.date_start, a.date_end, date_precision(coalesce(a.date_start, a.date_end)) AS date_precision,
           a.date_from, a.date_to, year(a.date_from) AS year,
           a.city, coalesce(a.country_code, c.country_code) AS country_code, c.latitude, c.longitude,
           a.format,
           coalesce(a.phase_id, p.phase_id) AS phase_id,
           CASE WHEN a.phase_id IS NOT NULL THEN 'stated' WHEN p.phase_id IS NOT NULL THEN 'by date' END
               AS phase_basis,
           r.attendance_low, t.figure AS attendance_best, r.attendance_high,
           coalesce(r.attendance_is_open, false) AS attendance_is_open, t.qualifier AS attendance_qualifier,
           t.claim_id AS attendance_claim_id, t.rule AS attendance_rule,
           coalesce(r.claim_count, 0) AS attendance_claim_count,
           coalesce(d.document_count, 0) AS document_count
    FROM events e
    LEFT JOIN event_answers a USING (event_id)
    LEFT JOIN cities c USING (city)
    LEFT JOIN phases_by_date p USING (event_id)
    LEFT JOIN attendance_ranges r USING (event_id)
    LEFT JOIN chosen_attendance t USING (event_id)
    LEFT JOIN documents d USING (event_id);

-- A part without a year, country or phase of its own goes with the event of which it is a part.
CREATE TABLE reconciled_events AS
    WITH RECURSIVE lineage AS (
        SELECT event_id, parent_event_id, year, country_code, phase_id FROM answered_events
        UNION ALL
        SELECT l.event_id, p.parent_event_id, coalesce(l.year, p.year),
               coalesce(l.country_code, p.country_code), coalesce(l.phase_id, p.phase_id)
        FROM lineage l JOIN answered_events p ON p.event_id = l.parent_event_id
    )
    SELECT a.*, l.year AS filter_year, l.country_code AS filter_country_code, l.phase_id AS filter_phase_id
    FROM answered_events a JOIN lineage l USING (event_id)
    WHERE l.parent_event_id IS NULL
    ORDER BY event_id;

CREATE TABLE reconciled_outcomes AS
    WITH chosen AS (
        SELECT subject_id AS outcome_id, value AS date_adopted FROM chosen_statements
        WHERE subject_type = 'outcome'
    ), described AS (
        SELECT outcome_id, arg_min(event_id, claim_id) AS event_id,
               arg_min(outcome_type, claim_id) AS outcome_type, arg_min(title, claim_id) AS title,
               count(DISTINCT document_id) AS document_count
        FROM outcomes GROUP BY outcome_id
    )
    SELECT o.outcome_id, o.event_id, o.outcome_type, o.title, c.date_adopted,
           earliest_day(c.date_adopted) AS date_from, latest_day(c.date_adopted) AS date_to, o.document_count
    FROM described o LEFT JOIN chosen c USING (outcome_id)
    ORDER BY outcome_id;
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
CREATE TEMP TABLE number_statements AS
    SELECT 'event' AS subject_type, event_id AS subject_id, 'attendance' AS field, NULL::VARCHAR AS about,
           claim_id, document_id, qualifier, figure, upper, wording, scope
    FROM bounded_claims WHERE is_counted
    UNION ALL
    SELECT 'event', event_id, 'participation_count',
           CASE basis WHEN 'reported' THEN counted ELSE counted || ' (' || basis || ')' END,
           claim_id, document_id, qualifier, figure, upper, wording, 'unspecified'
    FROM participation_counts;

-- Two numbers contradict each other where one can be no less than is too much for the other. Those in
-- person and those online are never compared: each is compared with all but the other.
CREATE TEMP TABLE number_points AS
    WITH possible AS (
        SELECT *, least_possible(qualifier, figure) AS least, most_possible(qualifier, figure, upper) AS most
        FROM number_statements
    )
    SELECT subject_type, subject_id, field, about,
           max(coalesce(upper, figure)) / nullif(min(figure), 0)::DOUBLE AS spread,
           max(least) FILTER (scope <> 'online') > min(most) FILTER (scope <> 'online')
           OR max(least) FILTER (scope <> 'in person') > min(most) FILTER (scope <> 'in person')
               AS is_contradiction
    FROM possible GROUP BY ALL
    HAVING min(qualifier) <> max(qualifier) OR min(figure) <> max(figure) OR min(upper) <> max(upper);

-- Dates fit together where each is a coarser form of the finest, which is the last in their order.
CREATE TEMP TABLE value_points AS
    SELECT s.subject_type, s.subject_id, s.field
    FROM statements s JOIN points p USING (subject_type, subject_id, field)
    WHERE p.is_contested AND NOT (s.is_date AND starts_with(p.last_value, s.value))
    UNION SELECT subject_type, subject_id, field FROM reversed_ends;

-- Who organized, who carried a phase, who stood for a body, how a person took part: one set per document.
-- What concerns people is compared over an event with its parts and a body with its parts, since one
-- document names the conference and the other its opening, one the organization and the other its office.
CREATE TEMP TABLE set_members AS
    SELECT 'event' AS subject_type, event_id AS subject_id, 'organizers' AS field, NULL::VARCHAR AS about,
           document_id, claim_id, role || ' ' || coalesce(o.acronym, o.name) AS member
    FROM involvement JOIN organizations o USING (organization_id) WHERE role IN {ORGANIZING_ROLES}
    UNION ALL
    SELECT 'event', coalesce(parent_event_id, event_id), 'mode', person, document_id, claim_id, mode
    FROM involvement JOIN events USING (event_id) WHERE person IS NOT NULL AND mode <> 'unspecified'
    UNION ALL
    SELECT 'event', coalesce(parent_event_id, event_id), 'representative', ancestor_id, document_id, claim_id,
           p.name
    FROM involvement JOIN events USING (event_id)
    JOIN people p ON p.person_id = person
    JOIN (SELECT organization_id, arg_max(ancestor_id, depth) AS ancestor_id
          FROM organization_lineage GROUP BY organization_id) USING (organization_id)
    UNION ALL
    SELECT 'phase', phase_id, 'implementers', NULL, document_id, claim_id, coalesce(o.acronym, o.name)
    FROM phase_involvement JOIN organizations o USING (organization_id)
    WHERE role = 'implementer' AND phase_id IS NOT NULL
    UNION ALL
    SELECT 'phase', phase_id, 'role', organization_id, document_id, claim_id, role
    FROM phase_involvement WHERE phase_id IS NOT NULL;

CREATE TEMP TABLE set_statements AS
    SELECT subject_type, subject_id, field, about, document_id, min(claim_id) AS claim_id,
           list_sort(list_distinct(list(member))) AS members
    FROM set_members m
    SEMI JOIN (
        SELECT subject_type, subject_id, field, about FROM set_members GROUP BY ALL
        HAVING min(document_id) <> max(document_id) AND min(member) <> max(member)
    ) p ON p.subject_type = m.subject_type AND p.subject_id = m.subject_id
        AND p.field = m.field AND p.about IS NOT DISTINCT FROM m.about
    GROUP BY ALL;

-- Other people who stood for the same body do not disagree unless no name is common to two documents.
CREATE TEMP TABLE set_points AS
    SELECT a.subject_type, a.subject_id, a.field, a.about,
           bool_or(a.field = 'mode' AND NOT list_has_any(a.members, b.members)) AS is_contradiction
    FROM set_statements a
    JOIN set_statements b ON b.subject_type = a.subject_type AND b.subject_id = a.subject_id
         AND b.field = a.field AND b.about IS NOT DISTINCT FROM a.about AND b.document_id > a.document_id
    WHERE a.members <> b.members AND (a.field <> 'representative' OR NOT list_has_any(a.members, b.members))
    GROUP BY ALL;

CREATE TABLE disagreement_statements AS
    WITH numbers AS (
        SELECT n.subject_type, n.subject_id, n.field, n.about,
               coalesce(claimed_number(n.qualifier, n.figure, n.upper), n.wording)
               || CASE WHEN n.scope IN ('unspecified', 'total') THEN '' ELSE ' ' || n.scope END AS value,
               n.claim_id, n.document_id
        FROM number_statements n
        JOIN number_points p ON p.subject_id = n.subject_id AND p.field = n.field
             AND p.about IS NOT DISTINCT FROM n.about
    ), singles AS (
        SELECT s.subject_type, s.subject_id, s.field, NULL AS about, s.value, s.claim_id, s.document_id
        FROM statements s JOIN value_points USING (subject_type, subject_id, field)
        UNION ALL
        SELECT subject_type, subject_id, field, NULL, 'first day ' || date_start, claim_id, document_id
        FROM reversed_ends
    ), sets AS (
        SELECT s.subject_type, s.subject_id, s.field, s.about, array_to_string(s.members, ', ') AS value,
               s.claim_id, s.document_id
        FROM set_statements s
        JOIN set_points p ON p.subject_type = s.subject_type AND p.subject_id = s.subject_id
             AND p.field = s.field AND p.about IS NOT DISTINCT FROM s.about
    ), every_statement AS (
        SELECT * FROM numbers UNION ALL SELECT * FROM singles UNION ALL SELECT * FROM sets
    )
    SELECT e.*, c.claim_id IS NOT NULL AS is_chosen
    FROM every_statement e
    LEFT JOIN choices c USING (subject_type, subject_id, field, claim_id)
    ORDER BY subject_type, subject_id, field, about, value, document_id, claim_id;

CREATE TABLE disagreements AS
    WITH per_value AS (
        SELECT subject_type, subject_id, field, about, value,
               array_to_string(list_sort(list_distinct(list(document_id))), ', ') AS documents
        FROM disagreement_statements GROUP BY ALL
    ), listed AS (
        SELECT subject_type, subject_id, field, about, count(*) AS value_count,
               string_agg(value || ' (' || documents || ')', '; ' ORDER BY value) AS "values"
        FROM per_value GROUP BY ALL
    ), documents AS (
        SELECT subject_type, subject_id, field, about, count(DISTINCT document_id) AS document_count
        FROM disagreement_statements GROUP BY ALL
    ), contradictions AS (
        SELECT subject_type, subject_id, field, about FROM number_points WHERE is_contradiction
        UNION ALL SELECT *, NULL FROM value_points
        UNION ALL SELECT subject_type, subject_id, field, about FROM set_points WHERE is_contradiction
    )
    SELECT l.subject_type, l.subject_id, l.field, l.about,
           CASE WHEN x.subject_id IS NULL THEN 'differ' ELSE 'contradict' END AS disagreement_type,
           l."values", l.value_count, d.document_count, c.value AS chosen_value,
           c.claim_id AS chosen_claim_id, c.rule, n.spread
    FROM listed l
    JOIN documents d ON d.subject_type = l.subject_type AND d.subject_id = l.subject_id
         AND d.field = l.field AND d.about IS NOT DISTINCT FROM l.about
    LEFT JOIN contradictions x ON x.subject_type = l.subject_type AND x.subject_id = l.subject_id
         AND x.field = l.field AND x.about IS NOT DISTINCT FROM l.about
    LEFT JOIN choices c ON c.subject_type = l.subject_type AND c.subject_id = l.subject_id
         AND c.field = l.field AND c.about IS NOT DISTINCT FROM l.about
    LEFT JOIN number_points n ON n.subject_type = l.subject_type AND n.subject_id = l.subject_id
         AND n.field = l.field AND n.about IS NOT DISTINCT FROM l.about
    ORDER BY l.subject_type, l.subject_id, l.field, l.about;
"""

STEPS = (MACROS, STANDING, ATTENDANCE, STATEMENTS, PHASES, EVENTS, ORGANIZATIONS, DISAGREEMENTS)


def reconcile(connection: duckdb.DuckDBPyConnection) -> None:
    """Derive the reconciled tables from the record tables in the same database.

    Reads the typed record tables; creates `reconciled_events`, `reconciled_attendance_claims`,
    `reconciled_phases`, `reconciled_outcomes`, `organization_lineage`, `choices`, `disagreements`,
    `disagreement_statements` and `reconciliation_rules`. The records must have passed validation.
    """
    for step in STEPS:
        connection.execute(step)
    connection.execute(
        "CREATE TABLE reconciliation_rules"
        " (position BIGINT, rule VARCHAR, applies_to VARCHAR, description VARCHAR)"
    )
    connection.executemany(
        "INSERT INTO reconciliation_rules VALUES (?, ?, ?, ?)",
        [(position, *rule) for position, rule in enumerate(RULES, start=1)],
    )
