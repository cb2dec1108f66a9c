import pytest

from analytics.metrics import documents as metrics
from analytics.metrics.leading import first_documents
from tests.made_up import records, summary, table


def document(document_id, publisher="osce", kind="press release", language="en", date=None, url=None, **more):
    return {
        "document_id": document_id,
        "publisher_id": publisher,
        "document_type": kind,
        "language": language,
        "date_published": date,
        "url": url,
        **more,
    }


def listed(*documents, metric=metrics.document_list, organizations=(), claims=None, **parameters):
    """The rows of documents, with claims on the events x and y."""
    told = {name: table(name, *rows) for name, rows in (claims or {}).items()}
    given = {
        "source_documents": table("source_documents", *documents),
        "reconciled_events": table("reconciled_events", {"event_id": "x"}, {"event_id": "y"}),
        **told,
    }
    return records(
        metric(
            summary("document_facts", **given),
            given["source_documents"],
            table("organizations", *organizations),
            *(summary(name, **given) for name in ("event_documents", "event_organizations")),
            **parameters,
        )
    )


def test_documents_without_date_or_address_are_counted_as_such():
    told = table("source_documents", document("a", url="https://a"), document("b", "eu", date="2011"))

    assert records(metrics.document_count(told)) == [
        {"document_count": 2, "publisher_count": 2, "with_address_count": 1, "without_date_count": 1}
    ]


def test_no_document_at_all_is_none_counted():
    (row,) = records(metrics.document_count(table("source_documents")))

    assert (row["document_count"], row["without_date_count"]) == (0, 0)


def test_a_document_counts_in_the_year_of_its_date_however_precise():
    told = table(
        "source_documents",
        document("a", date="2011"),
        document("b", date="2011-07"),
        document("c", date="2011-07-22"),
        document("d"),
    )

    rows = records(metrics.document_count_by_year(told))

    assert {(row["year_published"], row["document_count"]) for row in rows} == {(2011, 3), (None, 1)}


def test_publishers_of_most_documents_come_first():
    told = table("source_documents", document("a", "eu"), document("b", "osce"), document("c", "osce"))

    rows = records(metrics.document_count_by_publisher(told))

    assert [(row["publisher_id"], row["document_count"]) for row in rows] == [("osce", 2), ("eu", 1)]


def test_languages_are_counted():
    told = table("source_documents", document("a"), document("b", language="ru"), document("c"))

    rows = records(metrics.document_count_by_language(told))

    assert [(row["language"], row["document_count"]) for row in rows] == [("en", 2), ("ru", 1)]


def test_statements_of_all_tables_are_counted_for_a_document():
    row, _other = listed(
        document("a"),
        document("b"),
        claims={
            "themes": [{"document_id": "a", "event_id": "x"}, {"document_id": "a", "event_id": "y"}],
            "outcomes": [{"document_id": "a", "event_id": "x"}, {"document_id": "b", "event_id": "x"}],
            "involvement": [{"document_id": "a", "event_id": "x", "organization_id": "osce"}],
        },
    )

    assert (row["statement_count"], row["event_count"]) == (4, 2)


def test_a_document_that_states_nothing_is_listed_with_zero_statements():
    (row,) = listed(document("a"))

    assert (row["statement_count"], row["event_count"]) == (0, 0)


def test_later_documents_come_first_and_undated_ones_last():
    rows = listed(document("a", date="2011"), document("b"), document("c", date="2022-03-04"))

    assert [row["document_id"] for row in rows] == ["c", "a", "b"]


@pytest.mark.parametrize("search", ["", "report"])
def test_first_documents_are_the_first_of_the_list_with_as_many_statements(search):
    documents = [
        document("old", date="2011", title="Report"),
        document("late", date="2022", title="Speech"),
        document("undated", title="Report"),
        document("new", date="2021", title="Report"),
    ]
    claims = {
        "themes": [{"document_id": key, "event_id": "x"} for key in ("old", "new", "new", "late")],
        "involvement": [{"document_id": "new", "event_id": "y", "organization_id": "osce"}],
    }

    every = listed(*documents, claims=claims, search=search)
    first = listed(*documents, claims=claims, search=search, metric=first_documents, most=2)

    assert first == every[:2]
    assert {"new": 3}.items() <= {row["document_id"]: row["statement_count"] for row in first}.items()


def test_search_finds_documents_by_every_word_in_title_publisher_or_address():
    documents = [
        document("a", title="Prisons in Tashkent", url="https://example.org/a"),
        document("b", publisher="eu", title="Prisons"),
        document("c", title="Borders"),
    ]
    organizations = [{"organization_id": "eu", "name": "European Union", "acronym": "EU"}]

    def found(search):
        rows = listed(*documents, organizations=organizations, search=search)
        return sorted(row["document_id"] for row in rows)

    assert found("prisons") == ["a", "b"]
    assert found("PRISONS union") == ["b"]
    assert found("example.org") == ["a"]
    assert found("prisons borders") == []


def test_a_search_takes_signs_as_they_stand():
    rows = listed(document("a", title="100 % of it_"), document("b", title="half"), search="% it_")

    assert [row["document_id"] for row in rows] == ["a"]


def test_statements_of_one_document_are_counted_by_table():
    names = (
        *("attendance_claims", "event_claims", "involvement", "outcomes", "participation_counts"),
        *("phase_claims", "phase_involvement", "themes"),
    )
    rows = {
        "themes": [{"document_id": "a"}, {"document_id": "a"}, {"document_id": "b"}],
        "phase_claims": [{"document_id": "a"}],
    }

    counted = metrics.statement_count_by_table(
        *(table(name, *rows.get(name, ())) for name in names), document_id="a"
    )

    assert records(counted) == [
        {"table_name": "phase_claims", "statement_count": 1},
        {"table_name": "themes", "statement_count": 2},
    ]


def test_statements_stand_in_the_order_of_the_text_and_those_without_paragraph_last():
    told = table(
        "themes",
        {"claim_id": "a-t1", "document_id": "a"},
        {"claim_id": "a-t2", "document_id": "a", "paragraph": 9},
        {"claim_id": "a-t3", "document_id": "a", "paragraph": 2},
        {"claim_id": "b-t1", "document_id": "b", "paragraph": 1},
    )

    rows = records(metrics.themes_of_document(told, document_id="a"))

    assert [row["claim_id"] for row in rows] == ["a-t3", "a-t2", "a-t1"]


def test_a_statement_says_whether_it_was_chosen_and_whether_its_point_is_in_dispute():
    claims = [
        {"claim_id": "a-e1", "document_id": "a", "event_id": "x", "date_start": "2011"},
        {"claim_id": "a-e2", "document_id": "a", "event_id": "y", "date_start": "2012"},
    ]
    point = {"subject_id": "x", "field": "date_start"}

    rows = records(
        metrics.event_claims_of_document(
            table("event_claims", *claims),
            table("choices", {"claim_id": "a-e2", "document_id": "a"}),
            table("disagreements", {**point, "disagreement_type": "contradict"}),
            table("disagreement_statements", {**point, "claim_id": "a-e1", "document_id": "a"}),
            document_id="a",
        )
    )

    assert [(row["is_chosen"], row["is_disputed"]) for row in rows] == [(False, True), (True, False)]


def test_a_point_on_which_all_may_be_right_is_not_in_dispute():
    point = {"subject_id": "x", "field": "attendance"}

    (row,) = records(
        metrics.attendance_claims_of_document(
            table("reconciled_attendance_claims", {"claim_id": "a-a1", "document_id": "a", "event_id": "x"}),
            table("disagreements", {**point, "disagreement_type": "differ"}),
            table("disagreement_statements", {**point, "claim_id": "a-a1", "document_id": "a"}),
            document_id="a",
        )
    )

    assert not row["is_disputed"]


def test_a_disputed_count_is_told_from_another_count_of_the_same_event():
    claims = [
        {"claim_id": "a-n1", "document_id": "a", "counted": "states"},
        {"claim_id": "a-n2", "document_id": "a", "counted": "women"},
    ]
    point = {"subject_id": "x", "field": "participation_count"}

    rows = records(
        metrics.participation_counts_of_document(
            table("participation_counts", *claims),
            table("disagreements", {**point, "about": "states", "disagreement_type": "contradict"}),
            table(
                "disagreement_statements",
                {**point, "about": "states", "claim_id": "a-n1", "document_id": "a"},
                {**point, "about": "women", "claim_id": "a-n2", "document_id": "a"},
            ),
            document_id="a",
        )
    )

    assert [(row["counted"], row["is_disputed"]) for row in rows] == [("states", True), ("women", False)]
