PAGE = "pages/evidence/coverage.py"


def numbers(app):
    return {metric.label: metric.value for metric in app.metric}


def test_events_without_a_date_are_told_whatever_the_years(visit):
    default = visit(PAGE)
    everything = visit(PAGE, years="all")

    for app in (default, everything):
        assert "No document says when 15 such events took place" in app.markdown[0].value


def test_gaps_agree_with_the_attendance_page(visit):
    coverage = numbers(visit(PAGE))
    attendance = numbers(visit("pages/figures/attendance.py"))

    known, events = attendance["Events with a figure"].split(" of ")
    assert coverage["Without a figure"] == f"{int(events) - int(known)} of {events}"


def test_one_kind_of_gap_can_be_shown_alone(visit):
    app = visit(PAGE, gap="is_day_known")

    (gaps,) = (table.value for table in app.dataframe if "gap_count" in table.value.columns)
    assert not gaps["is_day_known"].any()
    assert numbers(app)["Without a day"].startswith(f"{len(gaps)} of ")


def test_no_events_are_no_error(visit):
    app = visit(PAGE, country="SVK", years="2011")

    assert not app.exception
    assert "No records match" in app.info[0].value
    assert not app.metric
