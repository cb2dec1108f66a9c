import pytest

from analytics.metrics import events as metrics
from analytics.metrics.evidence import event_evidence_by_place
from tests.made_up import records, summary, table


def event(event_id, **more):
    return {
        "event_id": event_id,
        "title": event_id,
        "event_type": "workshop",
        "scope": "related",
        "is_top_level": True,
        "document_count": 1,
        **more,
    }


def events(*rows):
    return table("reconciled_events", *rows)


def totals(*rows):
    return summary("event_totals", reconciled_events=events(*rows))


def listed(*rows, left_out=(), search="", **tables):
    """The ids of events in the order of their list; filters leave some out."""
    names = (
        "codes",
        "event_claims",
        "involvement",
        "organization_names",
        "organizations",
        "people",
        "person_names",
        "source_documents",
    )
    others = [table(name, *tables.get(name, ())) for name in names]
    kept = events(*rows)
    numbered = summary("numbered_events", reconciled_events=events(*rows, *left_out))
    return [row["event_id"] for row in records(metrics.event_list(kept, numbered, *others, search=search))]


def test_count_tells_programme_and_related_events_apart():
    told = totals(event("a", scope="programme"), event("b"), event("c"))

    (row,) = records(metrics.event_count(told))

    assert (row["event_count"], row["programme_count"], row["related_count"]) == (3, 1, 2)


def test_count_says_for_how_many_events_day_and_country_are_known():
    told = totals(
        event("day", year=2012, date_precision="day", country_code="TJK"),
        event("year", year=2012, date_precision="year", country_code="TJK"),
        event("undated"),
    )

    (row,) = records(metrics.event_count(told))

    assert (row["dated_count"], row["day_count"]) == (2, 1)
    assert (row["country_count"], row["with_country_count"]) == (1, 2)


def test_count_of_no_events_is_zero():
    (row,) = records(metrics.event_count(totals()))

    assert row["event_count"] == row["programme_count"] == row["single_document_count"] == 0


def test_an_event_counts_in_its_year_and_an_undated_one_in_none():
    told = totals(event("a", year=2012, scope="programme"), event("b", year=2012), event("undated"))

    assert records(metrics.event_count_by_year(told)) == [
        {"year": 2012, "event_count": 2, "programme_count": 1, "related_count": 1}
    ]


def test_most_frequent_kind_comes_first():
    told = totals(
        event("a", event_type="launch"), event("b", event_type="training"), event("c", event_type="training")
    )

    rows = records(metrics.event_count_by_event_type(told))

    assert [(row["event_type"], row["event_count"]) for row in rows] == [("training", 2), ("launch", 1)]


def test_no_event_is_lost_among_the_places():
    told = events(
        event("a", city="Tashkent", country_code="UZB", latitude=41.3, longitude=69.2),
        event("b", city="Tashkent", country_code="UZB", latitude=41.3, longitude=69.2),
        event("c", country_code="UZB"),
        event("d", format="online"),
        event("e", is_top_level=False),
    )

    rows = records(metrics.event_count_by_place(summary("place_totals", reconciled_events=told)))

    assert [(row["city"], row["country_code"], row["event_count"]) for row in rows] == [
        ("Tashkent", "UZB", 2),
        (None, None, 2),
        (None, "UZB", 1),
    ]
    assert (rows[1]["online_count"], rows[1]["part_count"]) == (1, 1)


def test_claims_are_found_by_the_city_where_the_event_counts():
    told = events(event("mission", city="Khujand"))
    claims = table(
        "event_claims",
        {"claim_id": "a-e1", "event_id": "mission", "city": "Chorukh-Dayron", "document_id": "a"},
        {"claim_id": "b-e1", "event_id": "mission", "city": "Khujand", "document_id": "b"},
    )

    rows = records(event_evidence_by_place(claims, told))

    assert [(row["city"], row["stated_city"]) for row in rows] == [
        ("Khujand", "Chorukh-Dayron"),
        ("Khujand", "Khujand"),
    ]


def test_latest_event_comes_first_and_its_parts_follow_it():
    early = event("early", date_from="2012-01-01")
    late = event("late", date_from="2022-03-03")
    session = event("a-session", is_top_level=False, parent_event_id="late")

    assert listed(early, session, late, event("undated")) == ["late", "a-session", "early", "undated"]


def test_a_part_stands_where_its_whole_would_even_if_a_filter_leaves_that_out():
    early, undated = event("early", date_from="2012-01-01"), event("undated")
    late = event("late", date_from="2022-03-03")
    session = event("session", is_top_level=False, parent_event_id="late")

    assert listed(undated, early, session, left_out=[late]) == ["session", "early", "undated"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["congress", "forum"]),
        ("forum", ["forum"]),
        ("TASHKENT", ["congress"]),
        ("uzbekistan", ["congress"]),
        ("обсе", ["forum"]),
        ("gutiérrez", ["congress"]),
        ("Guterres", ["congress"]),
        ("OSCE", ["forum"]),
        ("Ташкент", ["congress"]),
        ("узбекистан", ["congress"]),
        ("Антониу Guterres", []),
        ("Антонио", ["congress"]),
        ("Душанбе", ["forum"]),
        ("Dushanbe", ["forum"]),
        ("forum обсе", ["forum"]),
        ("forum uzbekistan", []),
        ("заседание", ["forum"]),
        ("100%", []),
    ],
)
def test_search_finds_events_by_any_name_of_place_body_person_or_document(search, found):
    rows = [event("congress", city="Tashkent", country_code="UZB"), event("forum")]
    tables = {
        "codes": [{"code_list": "country", "code": "UZB", "label": "Uzbekistan"}],
        "event_claims": [{"event_id": "forum", "document_id": "d"}],
        "source_documents": [{"document_id": "d", "title": "Заседание в Душанбе"}],
        "involvement": [
            {"event_id": "forum", "organization_id": "osce"},
            {"event_id": "congress", "organization_id": "un", "person": "guterres"},
        ],
        "organizations": [{"organization_id": "osce", "name": "Organization for Security"}],
        "organization_names": [{"organization_id": "osce", "name": "ОБСЕ"}],
        "people": [{"person_id": "guterres", "name": "António Guterres"}],
        "person_names": [{"person_id": "guterres", "name": "A. Gutierrez"}],
    }

    assert sorted(listed(*rows, search=search, **tables)) == found


def facts(choices, event_claims=(), attendance_claims=(), told=()):
    return records(
        metrics.event_facts(
            table("choices", *choices),
            table("event_claims", *event_claims),
            table("attendance_claims", *attendance_claims),
            events(*told),
        )
    )


def test_a_fact_leads_to_the_claim_that_was_chosen():
    choice = {
        "subject_type": "event",
        "subject_id": "a",
        "field": "city",
        "value": "Tashkent",
        "claim_id": "d-e1",
        "document_id": "d",
        "rule": "agreement",
        "statement_count": 2,
    }

    (row,) = facts([choice], [{"claim_id": "d-e1", "paragraph": 3}], told=[event("a")])

    assert (row["field"], row["value"], row["rule"], row["paragraph"]) == ("city", "Tashkent", "agreement", 3)


def test_a_phase_by_date_is_a_fact_without_a_claim():
    (row,) = facts([], told=[event("a", phase_id="phase-4", phase_basis="by date")])

    assert (row["field"], row["value"], row["rule"]) == ("phase_id", "phase-4", "phase by date")
    assert row["claim_id"] is None


def test_facts_are_those_of_the_events_shown():
    choice = {"subject_type": "event", "subject_id": "other", "field": "city", "value": "Tashkent"}

    assert facts([choice], told=[event("a")]) == []


def test_figures_that_count_come_before_those_that_do_not():
    claims = table(
        "reconciled_attendance_claims",
        {"claim_id": "planned", "figure": 50, "is_counted": False},
        {"claim_id": "large", "figure": 250, "is_counted": True},
        {"claim_id": "small", "figure": 100, "is_counted": True},
    )

    rows = records(metrics.event_attendance_claims(claims))

    assert [row["claim_id"] for row in rows] == ["small", "large", "planned"]


def part(document, role="speaker", person="schmid", **more):
    return {
        "event_id": "a",
        "organization_id": "osce",
        "role": role,
        "person": person,
        "mode": "unspecified",
        "document_id": document,
        **more,
    }


def test_one_part_told_by_two_documents_is_one_row():
    told = table(
        "involvement",
        part("one", person_title="Secretary General", mode="in person"),
        part("two", person_title="Head of the OSCE"),
    )

    (row,) = records(metrics.event_participants(told))

    assert (row["document_count"], row["mode"]) == (2, "in person")
    assert row["person_title"] == "Head of the OSCE; Secretary General"


def test_organizers_come_before_participants():
    told = table("involvement", part("one", "participant"), part("one", "organizer", None))

    rows = records(metrics.event_participants(told))

    assert [(row["role"], row["person_title"]) for row in rows] == [
        ("organizer", None),
        ("participant", None),
    ]


def test_pillars_come_first_and_the_theme_other_last():
    told = table(
        "themes",
        {"theme": "other", "document_id": "one"},
        {"theme": "other", "document_id": "two"},
        {"theme": "youth", "document_id": "one"},
        {"pillar": 1, "document_id": "one"},
    )

    rows = records(metrics.event_themes(told))

    assert [(row["pillar"], row["theme"], row["document_count"]) for row in rows] == [
        (1, None, 1),
        (None, "youth", 1),
        (None, "other", 2),
    ]


def test_an_outcome_keeps_every_date_that_documents_give():
    told = table(
        "outcomes",
        {"outcome_id": "x", "outcome_type": "declaration", "date_adopted": "2022-03-04", "document_id": "a"},
        {"outcome_id": "x", "outcome_type": "declaration", "date_adopted": "2022-03-03", "document_id": "b"},
        {"outcome_id": "x", "outcome_type": "declaration", "document_id": "c"},
    )

    assert records(metrics.event_outcomes(told)) == [
        {
            "outcome_id": "x",
            "outcome_type": "declaration",
            "date_adopted": "2022-03-03; 2022-03-04",
            "document_count": 3,
        }
    ]


def test_statements_of_all_kinds_stand_in_the_order_of_the_text():
    def claim(kind, paragraph, **more):
        return {"claim_id": f"d-{kind}", "event_id": "a", "document_id": "d", "paragraph": paragraph, **more}

    rows = records(
        metrics.event_statements(
            table("attendance_claims", claim("a1", 8, wording="Over 250 participants")),
            table("event_claims", claim("e1", 3, city="Tashkent")),
            table("involvement", claim("i1", 7, role="speaker")),
            table("outcomes", claim("o1", 9, title="Tashkent Declaration")),
            table("participation_counts"),
            table("themes", claim("t1", None, theme="youth")),
        )
    )

    assert [(row["kind"], row["paragraph"]) for row in rows] == [
        ("date and place", 3),
        ("part in the event", 7),
        ("attendance", 8),
        ("outcome", 9),
        ("theme", None),
    ]
    assert rows[0]["city"] == "Tashkent"
    assert rows[0]["wording"] is None
