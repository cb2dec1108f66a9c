import pytest

from harness.scores import KINDS, Kind, Score, Statement, align, compare, compare_all, folded, total

BY_NAME = {kind.name: kind for kind in KINDS}


def attendance(figure, qualifier="exactly", event="workshop", *, confidence=1.0, **values):
    values |= {"event_id": event, "figure": figure, "qualifier": qualifier}
    return Statement("attendance_claims", values, confidence=confidence)


def involvement(organization, role="participant", person="", mode="unspecified", event="workshop"):
    values = {
        "organization_id": organization,
        "role": role,
        "person": person,
        "mode": mode,
        "event_id": event,
    }
    return Statement("involvement", values)


def claim(event, **values):
    return Statement("event_claims", {"event_id": event, **values})


def counted(score):
    return len(score.found), len(score.missed), len(score.wrong)


def test_a_figure_is_found_when_figure_qualifier_and_event_are_the_same():
    coded = [attendance("40"), attendance("250", "over"), attendance("12", event="seminar")]
    proposed = [attendance("40"), attendance("250", "about"), attendance("12")]

    score = compare(BY_NAME["attendance"], coded, proposed)

    assert counted(score) == (1, 2, 2)
    assert counted(compare(BY_NAME["attendance, at any event"], coded, proposed)) == (2, 1, 1)


def test_a_coded_figure_is_found_once_so_that_a_second_proposal_of_it_is_wrong():
    score = compare(
        BY_NAME["attendance"],
        [attendance("40")],
        [attendance("40", confidence=0.3), attendance("40", confidence=0.9)],
    )

    assert counted(score) == (1, 0, 1)
    assert score.wrong[0].confidence == 0.3


def test_a_fact_that_is_no_figure_counts_once_however_often_it_is_stated():
    score = compare(
        BY_NAME["organizations"],
        [involvement("osce"), involvement("osce", "speaker", "ana-li")],
        [involvement("osce"), involvement("osce", "host"), involvement("un"), involvement("un", "host")],
    )

    assert counted(score) == (1, 0, 1)


def test_a_wrong_proposal_is_silent_unless_it_says_that_it_is_doubtful():
    proposed = [
        attendance("40", confidence=0.9),
        attendance("41", confidence=0.5),
        attendance("7", confidence=0.4),
    ]

    score = compare(BY_NAME["attendance"], [attendance("40")], proposed)

    assert [one.values["figure"] for one in score.silently_wrong] == ["41"]
    assert score.silent_wrong_rate == 0.5


def test_empty_values_state_nothing():
    proposed = [
        claim("workshop", date_start="2022-03-03", date_end="2022-03-03"),
        claim("seminar", date_start=""),
    ]

    assert counted(compare(BY_NAME["start dates"], [], proposed)) == (0, 0, 1)
    assert counted(compare(BY_NAME["end dates"], [], proposed)) == (0, 0, 0)
    assert counted(compare(BY_NAME["modes"], [], [involvement("osce")])) == (0, 0, 0)


def test_the_same_role_at_another_event_is_the_same_role_but_not_at_the_event():
    coded, proposed = [involvement("osce", "host")], [involvement("osce", "host", event="seminar")]

    assert counted(compare(BY_NAME["roles"], coded, proposed)) == (1, 0, 0)
    assert counted(compare(BY_NAME["roles, at the event"], coded, proposed)) == (0, 1, 1)


def test_precision_recall_and_f1_follow_from_the_counts():
    one = attendance("40")
    score = Score(found=[(one, one)] * 3, missed=[one], wrong=[one] * 2)

    assert score.precision == pytest.approx(3 / 5)
    assert score.recall == pytest.approx(3 / 4)
    assert score.f1 == pytest.approx(2 * (3 / 5) * (3 / 4) / (3 / 5 + 3 / 4))
    assert Score().precision is None
    assert Score().f1 is None
    assert Score(missed=[one]).f1 == 0


def test_agreement_tells_how_many_of_the_found_figures_have_the_same_coverage():
    coded = [attendance("40", coverage="part"), attendance("50", coverage="whole")]
    proposed = [attendance("40", coverage="whole"), attendance("50", coverage="whole")]

    score = compare(BY_NAME["attendance"], coded, proposed)

    assert score.agreement("coverage") == 0.5
    assert Score().agreement("coverage") is None


def test_totals_add_up_documents_kind_by_kind():
    documents = [
        compare_all([attendance("40")], [attendance("40")]),
        compare_all([attendance("50"), involvement("osce")], [attendance("60")]),
    ]

    scores = total(documents)

    assert counted(scores["attendance"]) == (1, 1, 1)
    assert scores["attendance"].confident == 2
    assert counted(scores["organizations"]) == (0, 1, 0)


def test_a_new_event_takes_the_id_of_the_coded_event_with_which_it_shares_most():
    coded = [
        claim("osh-2022", city="Osh", date_start="2022-02"),
        claim("osh-2023", city="Osh", date_start="2023-05"),
        attendance("42", event="osh-2023"),
    ]
    proposed = [
        claim("workshop-1", city="Osh", date_start="2023-05"),
        claim("workshop-2", city="Osh", date_start="2022-03"),
        Statement("events", {"event_id": "workshop-2", "parent_event_id": "workshop-1"}),
    ]

    first, second, row = align(coded, proposed, known_ids=())

    assert first.values["event_id"] == "osh-2023"
    assert second.values["event_id"] == "osh-2022"
    assert row.values == {"event_id": "osh-2022", "parent_event_id": "osh-2023"}


def test_a_known_event_is_never_taken_for_another_one():
    coded = [claim("osh-2022", city="Osh", date_start="2022-02")]
    proposed = [claim("osh-2010", city="Osh", date_start="2022-02")]

    assert align(coded, proposed, known_ids=("osh-2010",)) == proposed
    assert align(coded, proposed, known_ids=("osh-2022",)) == proposed


def test_new_people_and_organizations_are_the_same_when_they_share_a_name():
    coded = [
        Statement("people", {"person_id": "daniyar-s", "name": "Daniyar Seitkaliev"}),
        Statement("person_names", {"person_id": "daniyar-s", "name": "Данияр Сейткалиев"}),
        Statement(
            "organizations", {"organization_id": "frontex", "name": "Border Agency", "acronym": "Frontex"}
        ),
    ]
    proposed = [
        Statement("people", {"person_id": "daniiar", "name": "Данияр  СЕЙТКАЛИЕВ"}),
        Statement("organizations", {"organization_id": "agency", "name": "FRONTEX"}),
        involvement("agency", person="daniiar"),
        involvement("other-agency", person="other"),
    ]

    *_, aligned, left = align(coded, proposed, known_ids=())

    assert (aligned.values["organization_id"], aligned.values["person"]) == ("frontex", "daniyar-s")
    assert (left.values["organization_id"], left.values["person"]) == ("other-agency", "other")


def test_case_spaces_quotation_marks_and_dashes_do_not_matter():
    assert folded("«Youth –  2023»") == folded('"youth - 2023"')
    assert folded("Youth 2023") != folded("Youth 2024")


def test_a_bar_is_reached_with_the_score_and_without_silent_errors():
    kind = Kind("figures", "attendance_claims", ("figure",), bar=0.5, silent_bar=0)
    one = attendance("40")

    assert kind.is_reached(Score())
    assert kind.is_reached(Score(found=[(one, one)], missed=[one]))
    assert not kind.is_reached(Score(found=[(one, one)], missed=[one] * 3))
    assert not kind.is_reached(Score(found=[(one, one)], wrong=[one]))


def test_kinds_name_tables_and_fields_of_the_contract():
    from etl.contract import read_contract

    tables = {table.name: {field.name for field in table.fields} for table in read_contract().tables}

    for kind in KINDS:
        assert {*kind.fields, *kind.stated_by} <= tables[kind.table], kind.name
