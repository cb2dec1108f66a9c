import pytest

CLAIMS = "records/attendance_claims.csv"


def figure(records, value):
    """What is said of a figure that is written like this."""
    records.replace("attendance_claims", ",250,", f",{value},")
    return records.problems()


FIGURES = [
    ("1 200", '"1 200" is not a whole number. Write 1200.'),
    ('"1,200"', '"1,200" is not a whole number. Write 1200.'),
    ("1'200'000", "\"1'200'000\" is not a whole number. Write 1200000."),
    ("1\u00a0200", '"1<U+00A0>200" is not a whole number. Write 1200.'),
    ("1\u202f200", '"1<U+202F>200" is not a whole number. Write 1200.'),
    (" 250", '" 250" is not a whole number. Write 250.'),
    ("250.0", '"250.0" is not a whole number. Write 250.'),
    ("+250", '"+250" is not a whole number. Write 250.'),
    ("0250", '"0250" is not a whole number. Write 250.'),
    ("2.5e2", '"2.5e2" is not a whole number. Write 250.'),
    ("12.5", '"12.5" is not a whole number. Write it without decimals.'),
    ("1.200", '"1.200" is not a whole number. Write it without decimals.'),
    (
        "about 40",
        '"about 40" is not a whole number. Write digits only, such as 1200, or leave it empty.',
    ),
    (
        "99999999999999999999",
        '"99999999999999999999" is too large. Write what the document says, or leave it empty.',
    ),
    ("-5", '"-5" is below 0. Write 0 or more.'),
]


def test_a_figure_must_be_a_whole_number(records):
    records.append(
        "attendance_claims",
        *(
            f"claim-{number},tashkent-2022,{value},,exactly,total,guests,reported,whole,some,news-2022,"
            for number, (value, _) in enumerate(FIGURES)
        ),
    )

    assert records.problems() == [
        f"{CLAIMS}, line {line}, figure: {said}" for line, (_, said) in enumerate(FIGURES, start=5)
    ]


def test_zero_is_a_whole_number(records):
    assert figure(records, "0") == []


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('"41,3"', '"41,3" is not a number. Write 41.3.'),
        ("N41", '"N41" is not a number. Write digits with a point before the decimals, such as 41.3.'),
        ("nan", '"nan" is not a number. Write digits with a point before the decimals, such as 41.3.'),
        ("141.3", '"141.3" is above 90. Write 90 or less.'),
        ("-91", '"-91" is below -90. Write -90 or more.'),
    ],
)
def test_a_latitude_must_be_a_number_within_bounds(records, value, said):
    records.replace("cities", "41.3", value)

    assert records.problems() == [f"records/cities.csv, line 2, latitude: {said}"]


FORMS = "Write YYYY-MM-DD, YYYY-MM or YYYY"


DATES = [
    (
        "2022-02-30",
        "is a day that does not exist. February 2022 has 28 days: write one of them.",
    ),
    (
        "2023-02-29",
        "is a day that does not exist. February 2023 has 28 days: write one of them.",
    ),
    ("03.03.2022", "is not written as a date. Write 2022-03-03."),
    ("13.03.2022", "is not written as a date. Write 2022-03-13."),
    ("03/13/2022", "is not written as a date. Write 2022-03-13."),
    ("05.03.2022", f"is not a date. {FORMS}."),
    ("2022-3-3", "is not written as a date. Write 2022-03-03."),
    ("2022/03/03", "is not written as a date. Write 2022-03-03."),
    ("20220303", "is not written as a date. Write 2022-03-03."),
    ("2022-03-03 00:00:00", "is not written as a date. Write 2022-03-03."),
    ("3 March 2022", "is not written as a date. Write 2022-03-03."),
    ('"March 3, 2022"', "is not written as a date. Write 2022-03-03."),
    ("Mar 2022", "is not written as a date. Write 2022-03."),
    ("2022-3", "is not written as a date. Write 2022-03."),
    (" 2022-03-03", "is not written as a date. Write 2022-03-03."),
    ("2022-13", f"is not a date. {FORMS}."),
    ("2022-03-00", "is a day that does not exist. March 2022 has 31 days: write one of them."),
    ("0000", f"is not a date. {FORMS}."),
    ("22", f"is not a date. {FORMS}."),
    ("44623", f"is not a date. {FORMS}; as spreadsheets count days it is 2022-03-03."),
]


def test_a_date_must_be_a_day_month_or_year_of_the_calendar(records):
    records.append(
        "event_claims",
        *(f"claim-{number},tashkent-2022,{value},,,,,,news-2022," for number, (value, _) in enumerate(DATES)),
    )

    assert records.problems() == [
        'records/event_claims.csv, line {}, date_start: "{}" {}'.format(line, value.strip('"'), said)
        for line, (value, said) in enumerate(DATES, start=4)
    ]


@pytest.mark.parametrize("value", ["2022", "2022-03", "2022-03-03", "2024-02-29"])
def test_a_date_may_be_as_coarse_as_the_document(records, value):
    records.replace("event_claims", "2022-03-03,2022-03-04", f"{value},")

    assert records.problems() == []


def test_a_last_day_before_the_first_is_wrong(records):
    records.replace("event_claims", "2022-03-03,2022-03-04", "2022-03-03,2022-03-02")

    assert records.problems() == [
        'records/event_claims.csv, line 2, date_end: "2022-03-02" is before date_start. '
        "Write an end on or after the start, or leave it empty."
    ]


def test_a_last_day_known_to_the_month_of_the_first_is_not_before_it(records):
    records.replace("event_claims", "2022-03-03,2022-03-04", "2022-03-03,2022-03")

    assert records.problems() == []


def test_an_upper_end_below_the_figure_is_wrong(records):
    records.replace("attendance_claims", "40,50,range", "40,30,range")

    assert records.problems() == [
        f'{CLAIMS}, line 3, upper: "30" is not above figure. '
        "Write an upper end above figure, or leave it empty."
    ]


def test_a_range_without_an_upper_end_is_wrong(records):
    records.replace("attendance_claims", "40,50,range", "40,,range")

    assert records.problems() == [
        f'{CLAIMS}, line 3, upper: "" does not fit the qualifier. '
        "A range has an upper end and nothing else has: write one, or change the qualifier."
    ]


def test_a_value_that_is_wrong_by_itself_breaks_no_rule_between_fields(records):
    assert len(figure(records, "many")) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("250,,over,", "250,,Over,", 'qualifier: "Over" is no code of qualifier. Write over.'),
        ("250,,over,", "250,,over ,", 'qualifier: "over " is no code of qualifier. Write over.'),
        ("250,,over,", "250,,ovver,", 'qualifier: "ovver" is no code of qualifier. Write over.'),
        (
            "250,,over,",
            "250,,more than,",
            'qualifier: "more than" is no code of qualifier. Write one of: '
            "exactly, about, over, at least, nearly, up to, range, vague.",
        ),
        ("total", "on-line", 'scope: "on-line" is no code of attendance_scope. Write online.'),
        (
            "250,,over,",
            "250,,,",
            'qualifier: "" is empty. Write one of: '
            "exactly, about, over, at least, nearly, up to, range, vague.",
        ),
    ],
)
def test_a_code_must_stand_in_its_list(records, old, new, said):
    records.replace("attendance_claims", old, new)

    assert records.problems() == [f"{CLAIMS}, line 2, {said}"]


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("Uzbekistan", "Write UZB."),
        ("uzb", "Write UZB."),
        ("Narnia", "Write a code of the list, such as ABW for Aruba."),
    ],
)
def test_a_country_may_be_told_by_its_name(records, value, remedy):
    records.replace("cities", "UZB", value)

    assert records.problems() == [
        f'records/cities.csv, line 2, country_code: "{value}" is no code of country. {remedy}'
    ]


def test_a_number_may_be_a_code(records):
    records.append("themes", "closing-2022-t1,tashkent-2022,7,,closing-2022,")

    assert records.problems() == [
        'records/themes.csv, line 2, pillar: "7" is no code of pillar. Write one of: 1, 2, 3, 4.'
    ]


def test_a_required_field_must_not_be_empty(records):
    records.replace("attendance_claims", "over 250", "")

    assert records.problems() == [f'{CLAIMS}, line 2, wording: "" is empty. Write a value.']


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Ana Li", "Ana Li ", 'name: "Ana Li " has space around it. Write Ana Li.'),
        ("Ana Li", "\u00a0Ana Li", 'name: "<U+00A0>Ana Li" has space around it. Write Ana Li.'),
        ("Ana Li", '" "', 'name: " " has space around it. Leave it empty.'),
        ("ana-li", "ana-li ", 'person_id: "ana-li " has a wrong form. Write ana-li.'),
        ("ana-li", "Ana Lí", 'person_id: "Ana Lí" has a wrong form. Write ana-li.'),
    ],
)
def test_a_text_has_no_space_around_it_and_an_id_has_its_form(records, old, new, said):
    records.replace("people", old, new)

    assert records.problems() == [f"records/people.csv, line 2, {said}"]


def test_a_key_stands_once(records):
    records.append("people", "bo-rahimov,Another", "ana-li,A third")

    remedy = "Write another person_id, or remove one of the two records."
    assert records.problems() == [
        'records/people.csv, line 4, person_id: "bo-rahimov" stands in line 3 already. ' + remedy,
        'records/people.csv, line 5, person_id: "ana-li" stands in line 2 already. ' + remedy,
    ]


def test_a_key_of_two_fields_stands_once(records):
    records.append("person_names", "ana-li,Ana", "ana-li,Anna", "ana-li,Ana")

    assert records.problems() == [
        'records/person_names.csv, line 4, name: "Ana" stands in line 2 already, '
        "with the same person_id. Write another name, or remove one of the two records."
    ]


def test_a_unique_field_stands_once(records):
    records.append("phases", "phase-3,2,Third")

    assert records.problems() == [
        'records/phases.csv, line 4, number: "2" stands in line 3 already. '
        "Write another number, or remove one of the two records."
    ]


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("tashkent-2002", "Write tashkent-2022."),
        ("Tashkent-2022 ", "Write tashkent-2022."),
        ("dushanbe-2018", "Add it to records/events.csv, or write one that stands there."),
    ],
)
def test_a_reference_must_stand_in_the_other_table(records, value, remedy):
    records.replace("attendance_claims", ",tashkent-2022,", f",{value},")

    assert records.problems() == [f'{CLAIMS}, line 2, event_id: "{value}" is not in events. {remedy}']


def test_a_parent_must_stand_in_the_same_table(records):
    records.replace("organizations", "UN entity,unoct,", "UN entity,undp,")

    assert records.problems() == [
        'records/organizations.csv, line 3, parent_id: "undp" is not in organizations. '
        "Add it to records/organizations.csv, or write one that stands there."
    ]


CIRCLE = "Write another parent_event_id into one of these records, or leave it empty."


def parents(records, **parent_of):
    """What is said of events with these parents."""
    lines = [f"{event},Title,other,{parent},related" for event, parent in parent_of.items()]
    records.append("events", *lines)
    return records.problems()


def test_an_event_is_no_part_of_itself(records):
    assert parents(records, a="a") == [
        f'records/events.csv, line 4, parent_event_id: "a" closes the circle a > a. {CIRCLE}'
    ]


def test_a_circle_is_told_once_and_what_hangs_on_it_is_not(records):
    assert parents(records, x="b", a="b", b="c", c="a", y="x", z="") == [
        'records/events.csv, line 5, parent_event_id: "b" closes the circle a > b > c > a. ' + CIRCLE
    ]


def test_each_circle_is_told(records):
    said = parents(records, a="b", b="a", c="d", d="c")

    assert [text.partition(":")[0] for text in said] == [
        "records/events.csv, line 4, parent_event_id",
        "records/events.csv, line 6, parent_event_id",
    ]


def test_a_long_circle_is_told_in_short(records):
    names = [f"e{number}" for number in range(100)]
    (said,) = parents(records, **dict(zip(names, [*names[1:], "e0"], strict=True)))

    assert "closes the circle e0 > e1 > e2 > e3 > ... > e0." in said


def test_a_long_way_up_is_no_circle(records):
    names = [f"e{number}" for number in range(100)]

    assert parents(records, **dict(zip(names, [*names[1:], ""], strict=True))) == []


DECISIONS = "records/decisions.csv, line 2"


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("tashkent-2022,attendance,closing-2022-a1", []),
        ("tashkent-2022,date_start,closing-2022-e1", []),
        (
            "tashkent-2022,attendance,closing-2022-e1",
            [
                f'{DECISIONS}, claim_id: "closing-2022-e1" is no claim on attendance. '
                "Write the claim_id of one."
            ],
        ),
        (
            "tashkent-2022-session,city,closing-2022-e1",
            [
                f'{DECISIONS}, subject_id: "tashkent-2022-session" is not what closing-2022-e1 '
                "is about. Write tashkent-2022, or another claim_id."
            ],
        ),
        (
            "tashkent-2022,city,news-2022-e1",
            [
                f'{DECISIONS}, claim_id: "news-2022-e1" states no city. '
                "Write the claim_id of a claim that does."
            ],
        ),
        (
            "nowhere,city,nothing",
            [
                f'{DECISIONS}, claim_id: "nothing" is no claim on city. Write the claim_id of one.',
                f'{DECISIONS}, subject_id: "nowhere" is what no claim is about. '
                "Write the id of an event, a phase or an outcome.",
            ],
        ),
        (
            "tashkent-2022,town,closing-2022-e1",
            [
                f'{DECISIONS}, field: "town" is no code of decision_field. Write one of: '
                "attendance, date_start, date_end, city, country_code, format, phase_id, "
                "date_adopted."
            ],
        ),
    ],
)
def test_a_decision_names_a_claim_that_states_the_point_for_the_subject(records, decision, said):
    records.append("decisions", f"{decision},Ana Li,2022-05-01,The organizer counted.")

    assert records.problems() == said


def test_a_decision_is_made_on_a_day(records):
    records.append("decisions", "tashkent-2022,attendance,closing-2022-a1,Ana Li,2022-05,They counted.")

    assert records.problems() == [f'{DECISIONS}, decided_on: "2022-05" is not a date. Write YYYY-MM-DD.']


def test_references_to_a_column_that_is_missing_are_not_called_wrong(records):
    records.write("cities", "town,country_code,latitude,longitude\nTashkent,UZB,41.3,69.24\n")

    assert records.problems() == [
        "records/cities.csv, line 1, city: is missing from the header. Add the column.",
        'records/cities.csv, line 1, town: "town" is no field of cities. Remove column 1.',
    ]


def test_the_other_columns_are_checked_where_one_is_missing(records):
    records.write("cities", "city,country_code,latitude\nTashkent,UZB,north\n")

    assert [text.partition(":")[0] for text in records.problems()] == [
        "records/cities.csv, line 1, longitude",
        "records/cities.csv, line 2, latitude",
    ]


def test_of_very_many_wrong_values_the_rest_is_counted(records):
    records.append("people", *(f"Person {number},Name" for number in range(1500)))

    problems = records.problems()

    assert len(problems) == 1001
    assert problems[-1] == (
        "records/people.csv has 500 more problems like that in line 1003, person_id. "
        "Correct them in the same way."
    )
