import pytest

from analytics.event_roles import ROLE_GROUPS
from analytics.metrics import evidence
from analytics.metrics import involvement as metrics
from tests.made_up import CONTRACT, records, summary, table

# UNCCT belongs to UNOCT, which belongs to the UN.
LINEAGE = (
    ("un", "un", 0),
    ("unoct", "unoct", 0),
    ("unoct", "un", 1),
    ("uncct", "uncct", 0),
    ("uncct", "unoct", 1),
    ("uncct", "un", 2),
    ("osce", "osce", 0),
    ("central-asian-states", "central-asian-states", 0),
)


def involvement(*claims):
    """Claims as (event, organization, role), each from a document of its own unless it says more."""
    return table(
        "involvement",
        *(
            {
                "claim_id": f"c{number}",
                "event_id": event,
                "organization_id": organization,
                "role": role,
                "mode": "unspecified",
                "document_id": f"d{number}",
                **(more[0] if more else {}),
            }
            for number, (event, organization, role, *more) in enumerate(claims)
        ),
    )


def events(**years):
    return table(
        "reconciled_events",
        *(
            {"event_id": event, "year": year, "date_from": f"{year}-01-01" if year else None}
            for event, year in years.items()
        ),
    )


def lineage():
    return table(
        "organization_lineage",
        *(
            {"organization_id": body, "ancestor_id": ancestor, "depth": depth}
            for body, ancestor, depth in LINEAGE
        ),
    )


def organizations(**parents):
    return table(
        "organizations",
        *(
            {
                "organization_id": body,
                "name": body.upper(),
                "organization_type": "UN entity",
                "parent_id": parent,
            }
            for body, parent in parents.items()
        ),
    )


def total(told, kept, *, rolled_up=False):
    tables = {"involvement": told, "reconciled_events": kept, "organization_lineage": lineage()}
    tables["organizations"] = organizations(**{body: None for body, _ancestor, _depth in LINEAGE})
    sets = summary("organization_sets", **tables)
    return metrics.involvement_total(summary("event_totals", **tables), sets, rolled_up=rolled_up)


def numbered(told):
    """Who took part in which event, by number, and the numbers of organizations."""
    years = dict.fromkeys((row["event_id"] for row in records(told)), 2012)
    tables = {"involvement": told, "reconciled_events": events(**years)}
    return summary("event_bodies", **tables), summary("organization_numbers", **tables)


def counts(expression, *columns):
    return [tuple(row[column] for column in columns) for row in records(expression)]


def test_a_body_counts_once_for_an_event_however_many_roles_and_documents_name_it():
    told = involvement(
        ("workshop", "osce", "organizer"),
        ("workshop", "osce", "speaker"),
        ("workshop", "osce", "organizer"),
    )

    ranking = metrics.event_count_by_organization(told, lineage())

    assert counts(ranking, "organization_id", "event_count") == [("osce", 1)]


def test_bodies_with_as_many_events_stand_in_the_order_of_their_keys():
    told = involvement(
        ("a", "unoct", "speaker"), ("a", "osce", "host"), ("a", "un", "host"), ("b", "un", "host")
    )

    ranking = metrics.event_count_by_organization(told, lineage())

    assert counts(ranking, "organization_id") == [("un",), ("osce",), ("unoct",)]


def test_bodies_roll_up_to_the_topmost_one_and_share_its_events():
    told = involvement(
        ("a", "uncct", "speaker"), ("a", "unoct", "organizer"), ("b", "un", "host"), ("b", "osce", "host")
    )

    ranking = metrics.event_count_by_organization(told, lineage(), rolled_up=True)

    assert counts(ranking, "organization_id", "event_count") == [("un", 2), ("osce", 1)]


def test_states_named_together_stay_a_body_of_their_own_when_rolled_up():
    told = involvement(("a", "central-asian-states", "participant"))

    ranking = metrics.event_count_by_organization(told, lineage(), rolled_up=True)

    assert counts(ranking, "organization_id") == [("central-asian-states",)]


def test_total_says_for_how_many_events_no_document_names_a_body():
    told = involvement(("a", "osce", "host"), ("a", "un", "speaker"))

    (row,) = records(total(told, events(a=2012, b=2013, c=None)))

    assert row == {
        "organization_count": 2,
        "event_count": 3,
        "named_event_count": 1,
        "unnamed_event_count": 2,
    }


def test_total_counts_a_rolled_up_family_as_one_body():
    told = involvement(("a", "uncct", "host"), ("a", "un", "speaker"))

    (row,) = records(total(told, events(a=2012), rolled_up=True))

    assert row["organization_count"] == 1


def test_an_event_counts_under_every_group_in_which_the_body_had_a_role():
    told = involvement(
        ("a", "osce", "organizer"),
        ("a", "osce", "host"),
        ("a", "osce", "closing speaker"),
        ("b", "osce", "observer"),
    )

    (row,) = records(metrics.event_count_by_organization_and_role(told, lineage()))

    assert (row["organized_count"], row["funded_count"]) == (1, 0)
    assert (row["spoke_count"], row["took_part_count"]) == (1, 1)
    assert row["event_count"] == 2


def test_ranking_by_a_role_leaves_out_bodies_without_it():
    told = involvement(("a", "osce", "participant"), ("b", "osce", "participant"), ("a", "un", "funder"))

    ranking = metrics.event_count_by_organization_and_role(told, lineage(), role_group="funded")

    assert counts(ranking, "organization_id", "funded_count") == [("un", 1)]


def test_every_role_of_the_contract_belongs_to_one_group():
    roles = [code["value"] for code in CONTRACT["codeLists"]["role"]]

    grouped = [role for group in ROLE_GROUPS.values() for role in group]

    assert sorted(grouped) == sorted(roles)


def test_years_of_a_body_end_with_its_events_without_a_year():
    told = involvement(("a", "osce", "host"), ("b", "osce", "host"), ("c", "osce", "host"))

    by_year = metrics.event_count_by_organization_and_year(told, events(a=None, b=2012, c=2012), lineage())

    assert counts(by_year, "year", "event_count") == [(2012, 2), (None, 1)]


def test_the_body_with_most_events_comes_first_in_the_years():
    told = involvement(
        ("a", "osce", "host"), ("b", "un", "host"), ("c", "un", "host"), ("a", "unoct", "host")
    )

    by_year = metrics.event_count_by_organization_and_year(told, events(a=2010, b=2011, c=2012), lineage())

    assert [body for body, _year in counts(by_year, "organization_id", "year")] == [
        *("un", "un"),
        "osce",
        "unoct",
    ]


def test_a_pair_is_counted_once_and_in_one_order():
    told = involvement(
        ("a", "unoct", "host"), ("a", "osce", "speaker"), ("b", "osce", "host"), ("b", "unoct", "host")
    )

    pairs = metrics.event_count_by_pair(told, lineage())

    assert counts(pairs, "organization_id", "partner_id", "event_count") == [("osce", "unoct", 2)]


def test_bodies_of_one_family_are_no_pair_when_rolled_up():
    told = involvement(("a", "unoct", "host"), ("a", "uncct", "speaker"))

    assert records(metrics.event_count_by_pair(told, lineage(), rolled_up=True)) == []


def test_a_body_alone_at_its_event_has_no_partner_but_its_event():
    told = involvement(("a", "un", "host"), ("b", "un", "host"), ("b", "osce", "speaker"))
    kinds = organizations(un=None, osce=None)

    bodies = metrics.partner_count_by_organization(told, kinds, lineage())

    assert counts(bodies, "organization_id", "partner_count", "event_count") == [
        ("un", 1, 2),
        ("osce", 1, 1),
    ]


def test_an_event_of_a_body_carries_all_its_roles_there():
    told = involvement(
        ("a", "osce", "speaker"), ("a", "osce", "organizer"), ("a", "osce", "speaker"), ("a", "un", "host")
    )

    (row,) = records(
        metrics.event_list_of_organization(told, events(a=2012), lineage(), organization_id="osce")
    )

    assert (row["event_id"], row["roles"], row["document_count"]) == ("a", "organizer, speaker", 3)


@pytest.mark.parametrize(("with_parts", "found"), [(False, ["b"]), (True, ["b", "a"])])
def test_events_of_the_bodies_that_belong_to_it_count_when_asked_for(with_parts, found):
    told = involvement(("a", "uncct", "host"), ("b", "unoct", "host"), ("c", "un", "host"))

    listed = metrics.event_list_of_organization(
        told,
        events(a=2011, b=2012, c=2013),
        lineage(),
        organization_id="unoct",
        with_parts=with_parts,
    )

    assert [row["event_id"] for row in records(listed)] == found


def test_years_of_one_body_leave_out_events_without_a_year():
    told = involvement(("a", "osce", "host"), ("a", "osce", "chair"), ("b", "osce", "host"))

    by_year = metrics.event_count_of_organization_by_year(
        told, events(a=2012, b=None), lineage(), organization_id="osce"
    )

    assert counts(by_year, "year", "event_count") == [(2012, 1)]


def test_roles_of_one_body_count_events_and_not_claims():
    told = involvement(("a", "osce", "host"), ("a", "osce", "host"), ("b", "osce", "chair"))

    by_role = metrics.event_count_of_organization_by_role(told, lineage(), organization_id="osce")

    assert counts(by_role, "role", "event_count") == [("chair", 1), ("host", 1)]


def test_each_title_of_a_person_has_a_row_and_an_unnamed_head_of_delegation_too():
    told = involvement(
        ("a", "un", "speaker", {"person": "jane-doe", "person_title": "Director"}),
        ("a", "un", "speaker", {"person": "jane-doe", "person_title": "Head"}),
        ("a", "un", "speaker", {"person": "jane-doe", "person_title": "Head"}),
        ("a", "un", "participant", {"person_title": "head of delegation"}),
        ("a", "un", "organizer"),
    )

    people = metrics.people_of_organization(told, events(a=2012), lineage(), organization_id="un")

    assert counts(people, "person", "person_title", "document_count") == [
        ("jane-doe", "Director", 1),
        ("jane-doe", "Head", 2),
        (None, "head of delegation", 1),
    ]


def test_a_body_is_no_partner_of_what_belongs_to_it_when_they_count_as_one():
    told = involvement(("a", "unoct", "host"), ("a", "uncct", "speaker"), ("a", "osce", "speaker"))

    def partners(*, with_parts):
        bodies, numbers = numbered(told)
        found = metrics.partners_of_organization(
            bodies, numbers, lineage(), organization_id="unoct", with_parts=with_parts
        )
        return [row["partner_id"] for row in records(found)]

    assert partners(with_parts=False) == ["osce", "uncct"]
    assert partners(with_parts=True) == ["osce"]


def test_a_role_in_the_project_as_a_whole_stands_without_a_phase_after_the_phases():
    told = table(
        "phase_involvement",
        *(
            {
                "claim_id": f"q{number}",
                "phase_id": phase,
                "organization_id": "un",
                "role": "implementer",
                "document_id": document,
            }
            for number, (phase, document) in enumerate([(None, "d1"), ("phase-2", "d1"), ("phase-2", "d2")])
        ),
    )

    roles = metrics.phase_roles_of_organization(told, lineage(), organization_id="un")

    assert counts(roles, "phase_id", "document_count") == [("phase-2", 2), (None, 1)]


def test_documents_of_a_body_are_those_that_it_published():
    told = table(
        "source_documents",
        {"document_id": "old", "publisher_id": "uncct", "date_published": "2012"},
        {"document_id": "new", "publisher_id": "unoct", "date_published": "2020-02-01"},
        {"document_id": "other", "publisher_id": "osce", "date_published": "2021"},
    )

    own = metrics.documents_of_organization(told, lineage(), organization_id="unoct", with_parts=True)

    assert counts(own, "document_id", "publisher_id") == [("new", "unoct"), ("old", "uncct")]


def test_usual_names_come_before_the_spellings_of_documents_and_each_name_once():
    usual = table("organizations", {"organization_id": "un", "name": "United Nations", "acronym": "UN"})
    printed = table(
        "organization_names",
        {"organization_id": "un", "name": "BMG"},
        {"organization_id": "un", "name": "United Nations"},
        {"organization_id": "un", "name": "ООН"},
        {"organization_id": "osce", "name": "ОБСЕ"},
    )

    names = metrics.organization_name_list(usual, printed, organization_id="un")

    assert counts(names, "name") == [("UN",), ("United Nations",), ("BMG",), ("ООН",)]


def test_a_family_runs_from_the_top_over_the_body_to_what_belongs_to_it():
    told = involvement(("a", "uncct", "host"), ("b", "uncct", "host"), ("a", "un", "host"))
    bodies = organizations(un=None, unoct="un", uncct="unoct", osce=None)

    family = metrics.organization_family(bodies, lineage(), *numbered(told), organization_id="unoct")

    assert counts(family, "organization_id", "steps", "event_count") == [
        ("un", -1, 1),
        ("unoct", 0, 0),
        ("uncct", 1, 2),
    ]


def test_evidence_names_the_body_that_a_document_names_and_the_one_it_counts_under():
    told = involvement(("a", "uncct", "chair"))

    (claim,) = records(
        evidence.involvement_evidence_by_organization(told, events(a=2012), lineage(), rolled_up=True)
    )

    assert (claim["organization_id"], claim["counted_under_id"]) == ("uncct", "un")
    assert claim["role_group"] == "spoke"


def test_evidence_for_partners_holds_the_claims_on_others_at_the_same_events():
    told = involvement(("a", "un", "host"), ("a", "osce", "speaker"), ("b", "osce", "host"))

    claims = evidence.partner_evidence(told, events(a=2012, b=2013), lineage(), organization_id="un")

    assert counts(claims, "event_id", "partner_id") == [("a", "osce")]


@pytest.mark.parametrize("rolled_up", [False, True])
def test_nothing_recorded_gives_no_rows_and_a_total_of_none(rolled_up):
    nothing = involvement()
    (row,) = records(total(nothing, events(), rolled_up=rolled_up))

    assert row["organization_count"] == row["event_count"] == row["unnamed_event_count"] == 0
    assert records(metrics.event_count_by_pair(nothing, lineage(), rolled_up=rolled_up)) == []


def test_persons_of_a_body_count_once_and_unnamed_ones_not():
    told = involvement(
        ("a", "osce", "speaker", {"person": "zannier"}),
        ("b", "osce", "chair", {"person": "zannier"}),
        ("b", "osce", "speaker", {"person_title": "head of delegation"}),
        ("b", "un", "speaker", {"person": "guterres"}),
    )

    counted = metrics.person_count_of_organization(told, lineage(), organization_id="osce")

    assert records(counted) == [{"person_count": 1}]


def test_the_kind_of_every_body_is_told_whether_it_took_part_or_not():
    kinds = table(
        "organizations",
        {"organization_id": "un", "organization_type": "UN entity"},
        {"organization_id": "kaz", "organization_type": "government", "country_code": "KAZ"},
    )

    assert records(metrics.organization_kinds(kinds)) == [
        {"organization_id": "kaz", "organization_type": "government", "country_code": "KAZ"},
        {"organization_id": "un", "organization_type": "UN entity", "country_code": None},
    ]
