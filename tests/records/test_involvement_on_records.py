"""Who took part, on the real records: against the answer sheet and against plain counts of the CSV files."""

import csv
import json
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from analytics.database import fetch, open_database, read_tables
from analytics.filters import Filters
from analytics.metrics import involvement as metrics

EXPECTED = json.loads((Path(__file__).parent / "expected.json").read_text("utf-8"))
RECORDS = Path(__file__).parents[2] / "data" / "records"


@pytest.fixture(scope="module")
def compute(database):
    opened = open_database(database)
    kept = Filters.everything().apply(read_tables(opened))
    return lambda metric, **parameters: fetch(opened, kept.compute(metric, **parameters))


def read(name):
    with (RECORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def bodies_of_events():
    bodies = defaultdict(set)
    for claim in read("involvement"):
        bodies[claim["event_id"]].add(claim["organization_id"])
    return bodies


def top_of():
    parents = {row["organization_id"]: row["parent_id"] for row in read("organizations")}

    def top(body):
        while parents[body]:
            body = parents[body]
        return body

    return top


def test_the_leading_bodies_are_those_of_the_answer_sheet(compute):
    ranking = compute(metrics.event_count_by_organization).head(15)

    told = [
        (row["organization_id"], row["events"]) for row in EXPECTED["top_15_organizations_by_distinct_events"]
    ]
    assert list(zip(ranking["organization_id"], ranking["event_count"], strict=True)) == told


def test_as_many_bodies_share_the_fifteenth_place_as_in_the_answer_sheet(compute):
    ranking = compute(metrics.event_count_by_organization)

    fifteenth = ranking["event_count"].iloc[14]
    tied = list(ranking[ranking["event_count"] == fifteenth]["organization_id"])
    assert tied == EXPECTED["organizations_with_as_many_events_as_the_fifteenth"]


def test_the_total_counts_the_bodies_of_the_answer_sheet_and_every_event(compute, bodies_of_events):
    total = compute(metrics.involvement_total).iloc[0]

    assert total["organization_count"] == EXPECTED["organizations_in_events"]
    assert total["event_count"] == EXPECTED["events"]["total"]
    assert total["named_event_count"] == len(bodies_of_events)
    assert total["unnamed_event_count"] == EXPECTED["events"]["total"] - len(bodies_of_events)


def test_every_body_counts_under_the_top_of_its_parents(compute, bodies_of_events):
    top = top_of()
    told = Counter(body for bodies in bodies_of_events.values() for body in {top(b) for b in bodies})

    ranking = compute(metrics.event_count_by_organization, rolled_up=True)

    assert dict(zip(ranking["organization_id"], ranking["event_count"], strict=True)) == told


def test_pairs_share_the_events_that_name_both(compute, bodies_of_events):
    told = Counter(pair for bodies in bodies_of_events.values() for pair in combinations(sorted(bodies), 2))

    rows = compute(metrics.event_count_by_pair)

    found = {(row.organization_id, row.partner_id): row.event_count for row in rows.itertuples()}
    assert found == told


def test_the_years_of_every_body_add_up_to_its_events(compute):
    ranking = compute(metrics.event_count_by_organization).set_index("organization_id")
    by_year = compute(metrics.event_count_by_organization_and_year)

    sums = by_year.groupby("organization_id")["event_count"].sum()
    assert sums.to_dict() == ranking["event_count"].to_dict()


@pytest.mark.parametrize("profile", ["unrcca", "unoct", "osce", "mfa-turkmenistan"])
def test_a_profile_shows_as_many_events_and_partners_as_the_organizations_page(compute, profile):
    ranking = compute(metrics.event_count_by_organization).set_index("organization_id")
    partners = compute(metrics.partner_count_by_organization).set_index("organization_id")

    events = compute(metrics.event_list_of_organization, organization_id=profile)
    others = compute(metrics.partners_of_organization, organization_id=profile)

    assert len(events) == ranking.loc[profile, "event_count"]
    assert len(others) == partners.loc[profile, "partner_count"]


def test_the_united_nations_with_all_its_parts_has_the_events_of_the_rolled_up_ranking(compute):
    ranking = compute(metrics.event_count_by_organization, rolled_up=True)

    events = compute(metrics.event_list_of_organization, organization_id="un", with_parts=True)

    assert len(events) == ranking.set_index("organization_id").loc["un", "event_count"]


def test_the_family_of_the_counter_terrorism_centre_leads_up_to_the_united_nations(compute):
    family = compute(metrics.organization_family, organization_id="uncct")

    assert list(family["organization_id"]) == ["un", "unoct", "uncct"]


def test_a_name_in_cyrillic_is_among_the_names_of_its_body(compute):
    names = compute(metrics.organization_name_list, organization_id="un")

    printed = {row["name"] for row in read("organization_names") if row["organization_id"] == "un"}
    assert printed <= set(names["name"])
    assert "ООН" in printed


def test_every_person_of_the_records_stands_for_some_body(compute):
    told = {claim["person"] for claim in read("involvement") if claim["person"]}

    bodies = {claim["organization_id"] for claim in read("involvement") if claim["person"]}
    people = pd.concat(
        compute(metrics.people_of_organization, organization_id=body) for body in sorted(bodies)
    )

    assert set(people["person"].dropna()) == told
