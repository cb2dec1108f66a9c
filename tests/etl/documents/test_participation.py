"""How many came and who had what part, tied to the events of a document."""

from etl.documents import participation
from etl.documents.events import read_events
from etl.documents.known_events import KnownEvents
from etl.documents.names import Gazetteer
from etl.documents.resolved_events import ResolvedEvents
from tests.etl.documents.made_up_texts import CITIES, findings, known

LEAD = "A conference on borders was held in Dushanbe on 5 May 2021 with many experts from all the region."
CONFERENCE = "dushanbe-2021-border-security-conference"


def resolve(text):
    records = known()
    found = findings(text, records=records)
    return found, ResolvedEvents(read_events(found, CITIES), found, KnownEvents(records), {})


def test_a_figure_belongs_to_the_event_of_its_sentence():
    text = f"{LEAD}\n\nOver 250 participants attended. 40 participants came to the opening session."

    told = [
        (claim.values["event_id"], claim.values["figure"], claim.values["qualifier"])
        for claim in participation.attendance_claims(*resolve(text))
    ]

    assert told == [(CONFERENCE, "250", "over"), (f"{CONFERENCE}-session", "40", "exactly")]


def test_those_who_came_to_an_online_event_came_online():
    text = "An online seminar on customs was held on 5 May 2021 for all the states. 40 people attended."

    (claim,) = participation.attendance_claims(*resolve(text))

    assert claim.values["scope"] == "online"


def test_who_came_to_a_part_is_not_who_came_to_the_whole():
    text = f"{LEAD}\n\nВ рамках конференции прошла секция о роли женщин. Её вела Анна, а в ней было 30 судей."

    told = [claim.values["event_id"] for claim in participation.attendance_claims(*resolve(text))]

    assert told == [f"{CONFERENCE}-session"]


def test_the_sum_of_a_year_is_that_of_a_series_and_not_of_the_event():
    text = f"{LEAD}\n\nSuch seminars are held every spring. In 2019, over 600 students took part in them."

    (claim,) = participation.attendance_claims(*resolve(text))

    assert (claim.values["figure"], claim.values["coverage"]) == ("600", "series")
    assert claim.values["event_id"] != CONFERENCE


def test_a_sum_over_events_without_a_name_is_left_out():
    text = f"{LEAD}\n\nOver 600 students have taken part in such events in 2019."

    assert list(participation.attendance_claims(*resolve(text))) == []


def test_those_of_several_events_told_together_are_a_series():
    text = f"{LEAD}\n\nFurther courses followed elsewhere; in total, 130 officers were trained during 2020."

    (claim,) = participation.attendance_claims(*resolve(text))

    assert claim.values["coverage"] == "series"
    assert claim.values["event_id"] != CONFERENCE


def test_a_figure_that_is_said_twice_counts_once():
    text = f"{LEAD}\n\n250 participants attended.\n\nAll 250 participants attended the conference."

    assert len(list(participation.attendance_claims(*resolve(text)))) == 1


def test_states_and_organizations_are_counts():
    text = f"{LEAD}\n\nRepresentatives of 12 states and 5 international organizations attended."

    told = {
        claim.values["counted"]: claim.values["figure"]
        for claim in participation.count_claims(*resolve(text))
    }

    assert told == {"states": "12", "organizations": "5"}


def test_without_an_event_a_figure_belongs_to_nothing():
    assert list(participation.attendance_claims(*resolve("250 participants attended."))) == []


def test_who_organized_the_event_is_involved_in_it():
    text = f"{LEAD}\n\nThe conference was organized by UNRCCA."

    found, events = resolve(text)
    (claim,) = participation.involvement_claims(found, events, Gazetteer(known()))

    assert claim.table == "involvement"
    assert claim.values["event_id"] == CONFERENCE
    assert (claim.values["organization_id"], claim.values["role"]) == ("unrcca", "organizer")


def test_a_new_body_and_a_new_person_have_records_before_the_claim():
    text = f"{LEAD}\n\nThe Minister of Justice of Kazakhstan, Mr. Askar Omarov, spoke at the conference."

    found, events = resolve(text)
    told = list(participation.involvement_claims(found, events, Gazetteer(known())))

    assert told[-1].table == "involvement"
    assert "person" in told[-1].new
    assert {"person_id": told[-1].values["person"], "name": "Askar Omarov"} in [
        claim.values for claim in told[:-1]
    ]


def test_a_new_name_is_proposed_as_the_document_prints_it_beside_the_usual_one():
    text = f"{LEAD}\n\nКонференцию открыл министр юстиции Казахстана Аскар Омаров."

    found, events = resolve(text)
    told = [
        (claim.table, claim.values["name"])
        for claim in participation.involvement_claims(found, events, Gazetteer(known()))
        if claim.table in ("people", "person_names")
    ]

    assert told == [("people", "Askar Omarov"), ("person_names", "Аскар Омаров")]


def test_an_office_in_the_line_below_a_name_of_the_heading_is_that_of_the_person():
    text = f"Remarks by Mr. Askar Omarov\n\nDirector of UNRCCA\n\n{LEAD}"

    found, events = resolve(text)
    *_, claim = participation.involvement_claims(found, events, Gazetteer(known()))

    assert (claim.values["organization_id"], claim.values["person"]) == ("unrcca", "askar-omarov")
    assert claim.values["person_title"] == "Director of UNRCCA"
