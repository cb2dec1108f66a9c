from analytics.metrics import disagreements as metrics
from analytics.metrics.evidence import disagreement_evidence
from tests.made_up import records, summary, table


def point(subject_id, field="attendance", kind="contradict", about=None, subject_type="event", **more):
    return {
        "subject_type": subject_type,
        "subject_id": subject_id,
        "field": field,
        "about": about,
        "disagreement_type": kind,
        **more,
    }


def statement(document, subject_id, field="attendance", about=None, **more):
    return {
        "subject_type": "event",
        "subject_id": subject_id,
        "field": field,
        "about": about,
        "claim_id": f"{document}-a1",
        "document_id": document,
        "is_chosen": False,
        **more,
    }


def claim(document, figure=None, qualifier="exactly", upper=None):
    return {"claim_id": f"{document}-a1", "figure": figure, "upper": upper, "qualifier": qualifier}


def ranges(points, statements, claims):
    return records(
        metrics.disagreement_range_by_point(
            table("disagreements", *points),
            table("disagreement_statements", *statements),
            table("attendance_claims", *claims),
            table("participation_counts"),
        )
    )


def totals(*points, **tables):
    """The points of events a, b and c, unless other tables are given."""
    events = table("reconciled_events", *({"event_id": event_id} for event_id in "abc"))
    tables = {"reconciled_events": events, **tables}
    return summary("disagreement_totals", disagreements=table("disagreements", *points), **tables)


def test_contradictions_are_counted_among_the_points():
    told = totals(point("a"), point("b", kind="differ"), point("c"))

    assert records(metrics.disagreement_count(told)) == [{"disagreement_count": 3, "contradiction_count": 2}]


def test_events_on_which_documents_differ_count_once_and_phases_do_not():
    events = table("reconciled_events", {"event_id": "a"}, {"event_id": "b"})
    points = table("disagreements", point("a"), point("a", "city"), point("phase-1", subject_type="phase"))

    told = summary("event_totals", reconciled_events=events, disagreements=points)

    assert records(metrics.disputed_event_count(told)) == [{"disputed_event_count": 1}]


def test_points_are_counted_by_what_they_are_about():
    told = totals(point("a"), point("b", "city", kind="differ"), point("c"))

    rows = records(metrics.disagreement_count_by_point(told))

    assert [tuple(row.values()) for row in rows] == [("attendance", 2, 2), ("city", 1, 0)]


def test_a_point_about_a_phase_counts_once_in_however_many_years_its_events_took_place():
    events = [
        {"event_id": "a", "filter_year": 2010, "filter_phase_id": "phase-1"},
        {"event_id": "b", "filter_year": 2011, "filter_phase_id": "phase-1"},
    ]
    told = totals(
        point("phase-1", "date_end", subject_type="phase"),
        reconciled_events=table("reconciled_events", *events),
        reconciled_phases=table("reconciled_phases", {"phase_id": "phase-1"}),
    )

    assert records(metrics.disagreement_count(told)) == [{"disagreement_count": 1, "contradiction_count": 1}]


def test_contradictions_come_before_mere_differences_and_wide_gaps_before_narrow_ones():
    told = table(
        "disagreements",
        point("wide-but-true", kind="differ", spread=9.0),
        point("no-number", "city"),
        point("narrow", spread=1.1),
        point("wide", spread=5.0),
    )

    rows = records(metrics.disagreement_list(told))

    assert [row["subject_id"] for row in rows] == ["wide", "narrow", "no-number", "wide-but-true"]


def test_list_can_be_narrowed_to_one_kind_of_point():
    told = table("disagreements", point("a"), point("b", "city"))

    assert [row["subject_id"] for row in records(metrics.disagreement_list(told, field="city"))] == ["b"]


def test_each_subject_stands_under_the_name_of_its_kind():
    told = table(
        "disagreements",
        point("meeting"),
        point("phase-1", "date_start", subject_type="phase"),
        point("plan", "date_adopted", subject_type="outcome"),
    )

    rows = {row["subject_id"]: row for row in records(metrics.disagreement_list(told))}

    assert rows["meeting"]["event_id"] == "meeting"
    assert rows["meeting"]["phase_id"] is None
    assert rows["phase-1"]["phase_id"] == "phase-1"
    assert rows["plan"]["outcome_id"] == "plan"


def test_what_a_point_is_about_is_a_person_a_body_or_what_is_counted():
    told = table(
        "disagreements",
        point("a", "mode", about="guterres"),
        point("b", "representative", about="osce"),
        point("c", "participation_count", about="states"),
    )

    rows = {row["subject_id"]: row for row in records(metrics.disagreement_list(told))}

    assert rows["a"]["person"] == "guterres"
    assert rows["b"]["organization_id"] == "osce"
    assert rows["c"]["counted"] == "states"
    assert rows["c"]["person"] is None


def test_range_runs_from_the_smallest_to_the_largest_figure():
    (row,) = ranges(
        [point("a", spread=5.0)],
        [statement("x", "a"), statement("y", "a", is_chosen=True), statement("z", "a")],
        [claim("x", 100, "about"), claim("y", 250), claim("z", 500, "about")],
    )

    assert (row["figure_low"], row["figure_chosen"], row["figure_high"]) == (100, 250, 500)
    assert not row["is_open"]


def test_range_is_open_when_a_claim_without_upper_end_reaches_the_largest_figure():
    (reaching,) = ranges(
        [point("a")], [statement("x", "a"), statement("y", "a")], [claim("x", 40, "over"), claim("y", 40)]
    )
    (inside,) = ranges(
        [point("a")], [statement("x", "a"), statement("y", "a")], [claim("x", 40, "over"), claim("y", 60)]
    )

    assert reaching["is_open"]
    assert not inside["is_open"]


def test_upper_end_of_a_range_counts():
    (row,) = ranges(
        [point("a")],
        [statement("x", "a"), statement("y", "a")],
        [claim("x", 40, "range", 50), claim("y", 45)],
    )

    assert (row["figure_low"], row["figure_high"]) == (40, 50)


def test_a_figure_beside_mere_words_makes_no_range():
    told = ranges(
        [point("a")], [statement("x", "a"), statement("y", "a")], [claim("x", 11), claim("y", None, "vague")]
    )

    assert told == []


def test_two_counts_of_one_event_are_two_ranges():
    points = [point("a", "participation_count", about=about) for about in ("states", "women")]
    statements = [
        {**statement(document, "a", "participation_count", about), "claim_id": f"{document}-{about}"}
        for document in ("x", "y")
        for about in ("states", "women")
    ]
    counts = [
        {"claim_id": "x-states", "figure": 46, "qualifier": "exactly"},
        {"claim_id": "y-states", "figure": 50, "qualifier": "exactly"},
        {"claim_id": "x-women", "figure": 3, "qualifier": "exactly"},
        {"claim_id": "y-women", "figure": 5, "qualifier": "exactly"},
    ]

    rows = records(
        metrics.disagreement_range_by_point(
            table("disagreements", *points),
            table("disagreement_statements", *statements),
            table("attendance_claims"),
            table("participation_counts", *counts),
        )
    )

    assert {(row["counted"], row["figure_low"], row["figure_high"]) for row in rows} == {
        ("states", 46, 50),
        ("women", 3, 5),
    }


def test_a_document_stands_beside_all_that_others_say():
    told = table("disagreements", point("a", values="100 (x); 250 (y)"), point("b", "city"))
    statements = table(
        "disagreement_statements", statement("x", "a", value="100"), statement("y", "a", value="250")
    )

    (row,) = records(metrics.disagreements_of_document(told, statements, document_id="x"))

    assert (row["event_id"], row["value"], row["values"]) == ("a", "100", "100 (x); 250 (y)")


def test_a_decision_is_shown_with_the_value_that_it_chose():
    decided = {"subject_id": "a", "field": "attendance", "claim_id": "x-a1", "decided_by": "A. Person"}
    chosen = {"subject_type": "event", "document_id": "x", "value": "100"}
    left_to_rules = {**chosen, "subject_id": "b", "field": "city", "claim_id": "x-e1"}
    decisions = table("decisions", decided)
    choices = table(
        "choices",
        {**chosen, **{name: decided[name] for name in ("subject_id", "field", "claim_id")}},
        left_to_rules,
    )

    (row,) = records(
        metrics.decision_list(decisions, summary("decided_choices", choices=choices, decisions=decisions))
    )

    assert (row["event_id"], row["value"], row["decided_by"]) == ("a", "100", "A. Person")


def test_every_statement_leads_to_its_paragraph_and_numbers_to_their_wording():
    given = {
        "reconciled_events": table("reconciled_events", {"event_id": "a"}, {"event_id": "b"}),
        "disagreement_statements": table(
            "disagreement_statements",
            {**statement("x", "a"), "paragraph": 3},
            {**statement("y", "b", "city"), "paragraph": 7},
        ),
        "attendance_claims": table("attendance_claims", {**claim("x", 100), "wording": "100 people"}),
    }

    rows = records(
        disagreement_evidence(given["disagreement_statements"], summary("disagreement_figures", **given))
    )

    assert [(row["paragraph"], row["wording"]) for row in rows] == [(3, "100 people"), (7, None)]


def test_points_are_counted_for_each_event_phase_and_outcome():
    told = table(
        "disagreements",
        point("summit"),
        point("summit", "city", "differ"),
        point("phase-1", "date_end", "differ", subject_type="phase"),
    )

    rows = records(metrics.disagreement_count_by_subject(told))

    assert [(row["subject_id"], row["disagreement_count"], row["contradiction_count"]) for row in rows] == [
        ("summit", 2, 1),
        ("phase-1", 1, 0),
    ]
    assert (rows[0]["event_id"], rows[1]["phase_id"]) == ("summit", "phase-1")
