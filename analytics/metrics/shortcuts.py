"""What gives the same as a metric, or a part of it, and is found sooner."""

from collections.abc import Mapping

from analytics.metrics.arguments import Metric
from analytics.metrics.counts import partner_evidence_count
from analytics.metrics.coverage import event_gaps, undated_event_list
from analytics.metrics.documents import document_list
from analytics.metrics.events import event_list
from analytics.metrics.evidence import (
    attendance_evidence_by_theme,
    attendance_evidence_with_theme,
    disagreement_evidence,
    involvement_evidence_of_organization,
    partner_evidence,
)
from analytics.metrics.involvement import (
    event_count_by_pair,
    event_count_of_organization_by_role,
    event_count_of_organization_by_year,
    event_list_of_organization,
    partners_of_organization,
    people_of_organization,
    person_count_of_organization,
)
from analytics.metrics.leading import (
    first_documents,
    first_event_gaps,
    first_events,
    first_marks,
    first_outcomes,
    first_undated_events,
)
from analytics.metrics.pairs import first_pairs
from analytics.metrics.phases import outcome_list_by_phase, phase_timeline

# Of evidence that lists a claim once for each theme of its event, the metric that lists it once: it is one
# statement still.
COUNTED_BY: Mapping[Metric, Metric] = {attendance_evidence_by_theme: attendance_evidence_with_theme}
# Of a metric that computes something for each row, the one that first chooses those that are shown.
FIRST_ROWS: Mapping[Metric, Metric] = {
    document_list: first_documents,
    event_list: first_events,
    event_count_by_pair: first_pairs,
    event_gaps: first_event_gaps,
    undated_event_list: first_undated_events,
    phase_timeline: first_marks,
    outcome_list_by_phase: first_outcomes,
}

# Metrics of what one organization did at events, and of who else was there.
OF_ONE_ORGANIZATION: tuple[Metric, ...] = (
    event_count_of_organization_by_role,
    event_count_of_organization_by_year,
    event_list_of_organization,
    involvement_evidence_of_organization,
    partner_evidence,
    partner_evidence_count,
    partners_of_organization,
    people_of_organization,
    person_count_of_organization,
)

# Of a metric that joins much to the rows of a table, that table: the rows that are meant are looked for in it
# first, since the database would join all before it looks.
FOUND_FIRST: Mapping[Metric, str] = {disagreement_evidence: "disagreement_statements"}
