"""What a document states, as rows of the data contract."""

from etl.documents import claims
from etl.documents.claims import Claim
from etl.documents.events import read_events
from etl.documents.known_events import KnownEvents
from etl.documents.names import Gazetteer
from etl.documents.resolved_events import ResolvedEvents
from tests.etl.documents.made_up_texts import CITIES, findings, known

EVENT = {"event_id": "dushanbe-2021", "title": "Conference on borders", "event_type": "conference"}
CLAIM = {"event_id": "dushanbe-2021", "date_start": "2021-05-05", "city": "Dushanbe"}
LEAD = "A conference on borders was held in Dushanbe on 5 May 2021 with many experts from all the region."


def resolve(text, records):
    found = findings(text, records=records)
    return found, ResolvedEvents(read_events(found, CITIES), found, KnownEvents(records), {})


def test_a_known_event_has_a_claim_and_no_record():
    records = known(events=[EVENT], event_claims=[CLAIM])
    _, events = resolve(LEAD, records)

    assert list(claims.event_records(events)) == []
    (claim,) = claims.event_claims(events, records)
    assert claim.values == {
        "event_id": "dushanbe-2021",
        "date_start": "2021-05-05",
        "date_end": "",
        "city": "Dushanbe",
        "country_code": "TJK",
        "format": "",
        "phase_id": "",
    }
    assert claim.new == ()


def test_a_new_part_of_a_new_event_points_at_it():
    _, events = resolve(f"{LEAD}\n\nThe opening session was long.", known())

    event, part = claims.event_records(events)

    assert event.new == ("event_id",)
    assert part.new == ("event_id", "parent_event_id")
    assert part.values["parent_event_id"] == event.values["event_id"]


def test_a_theme_counts_once_for_an_event():
    found, events = resolve(f"{LEAD}\n\nThey discussed prisons.\n\nThey discussed prisons again.", known())

    themes = [(claim.values["theme"], claim.start) for claim in claims.theme_claims(found, events)]

    assert themes == [("border security", LEAD.index("borders")), ("prisons", found.text.index("prisons"))]


def themes(text):
    records = known(people=[{"person_id": "anna-lind", "name": "Anna Lind"}])
    return {claim.values["theme"] for claim in claims.theme_claims(*resolve(text, records))}


def test_another_event_on_the_same_subject_has_the_themes_of_the_main_one():
    text = f"{LEAD}\n\nIn May 2020 a seminar on the same subject was held in Almaty."
    found, events = resolve(text, known())

    told = [(claim.values["theme"], claim.values["event_id"]) for claim in claims.theme_claims(found, events)]

    assert [theme for theme, _ in told] == ["border security", "border security"]
    assert len({event_id for _, event_id in told}) == 2


def test_other_is_the_theme_of_a_main_event_alone_that_is_about_something_else():
    text = "A seminar on trade was held in Dushanbe on 5 May 2021 with many experts from all the region."

    assert themes(text) == {"other"}
    assert themes(f"{LEAD}\n\nIn May 2020 a seminar on trade was held in Almaty.") == {"border security"}
    assert (
        themes("On 5 May 2021 the minister met with Anna Lind in Dushanbe to speak for a long time.") == set()
    )


def test_an_outcome_on_record_keeps_its_id_and_a_new_one_gets_one():
    text = f"{LEAD}\n\nThe conference adopted the Dushanbe Declaration."
    old = {"outcome_id": "old", "event_id": "dushanbe-2021", "outcome_type": "declaration"}
    without = known(events=[EVENT], event_claims=[CLAIM])
    with_it = known(events=[EVENT], event_claims=[CLAIM], outcomes=[old])

    ids = []
    for records in (without, with_it):
        found, events = resolve(text, records)
        ids += [claim.values["outcome_id"] for claim in claims.outcome_claims(found, events, records)]

    assert ids == ["dushanbe-declaration-2021", "old"]


def test_what_was_adopted_on_another_day_did_not_come_out_of_the_event():
    records = known()
    text = f"{LEAD}\n\nIn 2011 the states adopted the Osh Declaration."

    found, events = resolve(text, records)

    assert list(claims.outcome_claims(found, events, records)) == []


def test_a_phase_that_is_not_on_record_has_no_claim():
    found = findings("Phase II began in 2013. Phase V began in 2025. Phase II began in 2013.")

    (claim,) = claims.phase_claims(found, known())

    assert (claim.values["phase_id"], claim.values["date_start"]) == ("phase-2", "2013")


def test_the_project_as_a_whole_has_no_phase():
    records = known()
    found = findings("The project is funded by the European Union.", records=records)

    (claim,) = claims.phase_roles(found, records, Gazetteer(records))

    assert claim.values == {"phase_id": "", "organization_id": "eu", "role": "funder"}


def test_of_claims_that_say_the_same_the_first_stays():
    first, again = (Claim("themes", {"theme": "youth"}, place, place + 5, "rule", 0.5) for place in (3, 9))

    assert claims.without_repeats([first, again]) == [first]
