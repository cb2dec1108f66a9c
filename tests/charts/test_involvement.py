from itertools import pairwise
from math import dist, hypot

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts import draw, involvement, theme
from tests.charts.schema import Checked
from tests.made_up import CONTRACT

charts = Checked(involvement)

PHASES = pd.DataFrame({"number": [1], "date_from": ["2010-01-01"], "date_to": ["2011-12-31"]})


def bodies(*rows, **more):
    """Rows of bodies as (key, acronym, event_count), with names that tell them apart."""
    return pd.DataFrame(
        [
            {
                "organization_id": key,
                "organization": f"Body {key}",
                "acronym": acronym,
                "event_count": count,
                "organization_type": "UN entity",
                "country": None,
                "partner_count": 1,
                **more,
            }
            for key, acronym, count in rows
        ],
        columns=[
            *("organization_id", "organization", "acronym", "event_count"),
            *("organization_type", "country", "partner_count"),
        ],
    )


def pairs(*rows):
    return pd.DataFrame(
        [
            {
                "organization_id": one,
                "organization": f"Body {one}",
                "acronym": None,
                "partner_id": other,
                "partner": f"Body {other}",
                "partner_acronym": None,
                "event_count": count,
            }
            for one, other, count in rows
        ],
        columns=[
            *("organization_id", "organization", "acronym"),
            *("partner_id", "partner", "partner_acronym", "event_count"),
        ],
    )


def bars(drawn):
    return [trace for trace in drawn.data if isinstance(trace, go.Bar)]


def texts(drawn):
    return [trace for trace in drawn.data if isinstance(trace, go.Scatter) and trace.mode == "text"]


def labels(drawn):
    return list(texts(drawn)[-1].text)


def test_a_bar_is_as_long_as_the_number_of_events_and_leads_to_its_body():
    drawn = charts.event_count_by_organization(bodies(("un", "UN", 7), ("cabar", None, 2)))

    (bar,) = bars(drawn)
    assert list(bar.x) == [7, 2]
    assert [list(data) for data in bar.customdata] == [["un"], ["cabar"]]
    assert labels(drawn) == ["UN", "Body cabar"]
    assert "UN: 7" in drawn.alt


def test_rows_without_room_are_said_to_be_in_the_table():
    many = bodies(*((f"b{number}", None, 1) for number in range(charts.MOST_ROWS + 3)))

    drawn = charts.event_count_by_organization(many)

    assert len(bars(drawn)[0].x) == charts.MOST_ROWS
    assert drawn.layout.xaxis.title.text == "Events; 3 more organizations in the table"


def roles(**counts):
    columns = ("organized_count", "funded_count", "spoke_count", "took_part_count")
    return bodies(("un", "UN", 9)).assign(**{name: counts.get(name, 0) for name in columns})


def test_each_group_of_roles_has_bars_from_a_zero_of_its_own():
    drawn = charts.event_count_by_organization_and_role(roles(organized_count=5, spoke_count=3))

    organized, funded, spoke, _took_part = bars(drawn)
    assert (list(organized.base), list(organized.x)) == ([0], [5])
    assert list(funded.x) == []
    assert list(spoke.x) == [3]
    assert spoke.base[0] == drawn.layout.xaxis.tickvals[2]
    assert [list(data) for data in spoke.customdata] == [["un", "spoke"]]


def test_columns_of_roles_never_reach_into_the_next_one():
    drawn = charts.event_count_by_organization_and_role(roles(organized_count=40, took_part_count=2))

    assert bars(drawn)[0].x[0] < drawn.layout.xaxis.tickvals[1]


def test_the_group_by_which_bodies_are_ranked_stands_out():
    drawn = charts.event_count_by_organization_and_role(roles(spoke_count=3), role_group="spoke")

    assert [bar.marker.color == theme.ACCENT for bar in bars(drawn)] == [False, False, True, False]


def years(*rows):
    return pd.DataFrame(
        [
            {
                "organization_id": key,
                "organization": f"Body {key}",
                "acronym": key.upper(),
                "year": year,
                "event_count": count,
            }
            for key, year, count in rows
        ],
        columns=["organization_id", "organization", "acronym", "year", "event_count"],
    ).astype({"year": "Int64"})


def test_a_cell_stands_in_its_year_and_leads_to_body_and_year():
    drawn = charts.event_count_by_organization_and_year(
        years(("un", 2010, 2), ("un", 2012, 4), ("osce", 2011, 1))
    )

    (cells,) = bars(drawn)
    assert list(drawn.layout.xaxis.ticktext) == ["’10", "’11", "’12"]
    assert [drawn.layout.xaxis.tickvals.index(x) for x in cells.x] == [0, 2, 1]
    assert [list(data) for data in cells.customdata] == [["un", 2010], ["un", 2012], ["osce", 2011]]


def test_events_without_a_year_stand_in_a_column_of_their_own():
    drawn = charts.event_count_by_organization_and_year(years(("un", 2010, 2), ("un", None, 3)))

    (cells,) = bars(drawn)
    assert list(drawn.layout.xaxis.ticktext) == ["’10", "no<br>year"]
    assert list(drawn.layout.xaxis.tickvals) == list(cells.x)
    assert cells.x[1] - cells.x[0] > 1
    assert list(cells.customdata[1]) == ["un", None]
    assert labels(drawn) == ["UN · 5 events"]


def test_of_very_many_years_not_each_is_named_but_the_column_without_a_year_is():
    drawn = charts.event_count_by_organization_and_year(
        years(("un", 1995, 1), ("un", 2022, 1), ("un", None, 1))
    )

    assert list(drawn.layout.xaxis.ticktext)[:3] == ["’95", "’97", "’99"]
    assert drawn.layout.xaxis.ticktext[-1] == "no<br>year"
    assert len(drawn.layout.xaxis.ticktext) <= charts.MOST_HEADINGS
    assert drawn.layout.xaxis.tickangle == 0


def test_more_events_make_a_stronger_cell_and_the_number_stands_in_it():
    drawn = charts.event_count_by_organization_and_year(years(("un", 2010, 1), ("un", 2011, 8)))

    (cells,) = bars(drawn)
    assert list(cells.marker.color) == [theme.shade(1 / 8), theme.shade(1)]
    numbers, _labels = texts(drawn)
    assert list(numbers.text) == ["1", "8"]


def test_a_row_of_a_pair_leads_to_both_bodies_and_names_states_by_country():
    states = bodies(("kaz", None, 4), organization_type="government", country="Kazakhstan")
    known = pd.concat([states, bodies(("un", "UN", 4))])

    drawn = charts.event_count_by_pair(pairs(("kaz", "un", 4)), known)

    assert labels(drawn) == ["Kazakhstan – UN"]
    assert [list(data) for data in bars(drawn)[0].customdata] == [["kaz", "un"]]


@pytest.mark.parametrize(
    ("more", "title"), [(0, "Events"), (1, "Events; more pairs in the table")], ids=["all", "more"]
)
def test_pairs_that_are_not_drawn_are_said_to_be_in_the_table(more, title):
    keys = [f"a{number}" for number in range(charts.MOST_ROWS + more)]
    known = bodies(*((key, key.upper(), 4) for key in [*keys, "b"]))

    drawn = charts.event_count_by_pair(pairs(*((key, "b", 2) for key in keys)), known)

    assert drawn.layout.xaxis.title.text == title


def network(*lines, **kinds):
    nodes = pd.concat([bodies((key, key.upper(), 4), organization_type=kind) for key, kind in kinds.items()])
    return charts.partner_count_by_organization(nodes, pairs(*lines))


def test_bodies_of_the_network_stand_on_a_circle_and_lead_to_their_claims():
    drawn = network(("osce", "un", 4), un="UN entity", osce="regional organization")

    dots = drawn.data[-1]
    assert [hypot(x, y) for x, y in zip(dots.x, dots.y, strict=True)] == pytest.approx([1, 1])
    assert [list(data) for data in dots.customdata] == [["un"], ["osce"]]


def test_the_network_is_the_same_however_often_it_is_drawn():
    kinds = {"un": "UN entity", "osce": "regional organization", "eu": "regional organization"}
    lines = (("osce", "un", 4), ("eu", "un", 2))

    assert network(*lines, **kinds).to_json() == network(*lines, **kinds).to_json()


def test_pairs_with_more_events_in_common_have_wider_lines():
    drawn = network(("a", "b", 1), ("b", "c", 6), a="UN entity", b="UN entity", c="UN entity")

    weak, strong, _dots = drawn.data
    assert weak.line.width < strong.line.width


def test_of_many_pairs_all_with_as_many_events_are_drawn_or_none():
    some = pairs(
        *((f"a{number}", "b", 2) for number in range(charts.MOST_LINES)), ("x", "b", 5), ("y", "b", 1)
    )

    lines, fewest = charts._strongest(draw.rows(some))

    assert (len(lines), fewest) == (1, 3)


def test_bodies_of_a_kind_stand_under_its_heading_in_the_color_of_the_kind():
    drawn = network(un="UN entity", osce="regional organization", unrcca="UN mission")

    said = [note.text for note in drawn.layout.annotations]
    assert said == ["<b>United Nations</b>", "UN", "UNRCCA", "<b>Regional</b>", "OSCE"]
    colors = list(drawn.data[-1].marker.color)
    assert colors[0] == colors[1] != colors[2]


def test_every_kind_of_body_has_a_place_in_the_network():
    kinds = [code["value"] for code in CONTRACT["codeLists"]["organization_type"]]

    assert sorted(kind for group in charts.KINDS.values() for kind in group) == sorted(kinds)


def test_a_long_name_in_the_network_keeps_the_end_that_tells_it_from_others():
    assert charts._in_lines("OSCE Programme Office in Dushanbe") == "OSCE Programme\nOffice in\nDushanbe"
    assert charts._in_lines("Ministry of Information and Social Development of Kazakhstan") == (
        "Ministry of\nInformation and\n… Kazakhstan"
    )


def test_a_name_of_several_lines_has_more_of_the_circle():
    names = {"a": "OSCE", "b": "OSCE Project Co-ordinator in Uzbekistan", "c": "EU", "d": "SCO"}
    nodes = bodies(*((key, name, 4) for key, name in names.items()), organization_type="UN entity")

    dots = charts.partner_count_by_organization(nodes, pairs()).data[-1]

    spots = list(zip(dots.x, dots.y, strict=True))
    apart = [dist(one, other) for one, other in pairwise(spots)]
    assert apart[0] == pytest.approx(apart[1])
    assert apart[1] > apart[2]


def test_the_room_for_labels_of_the_network_is_what_they_need():
    margin = network(un="UN entity").layout.margin
    longer = network(**{"un-of-a-very-long-name": "UN entity"}).layout.margin

    assert longer.b > margin.b
    assert longer.l == margin.l


def test_labels_of_the_network_are_never_upside_down():
    keys = {f"body{number}": "UN entity" for number in range(12)}

    drawn = network(**keys)

    assert all(-90 <= note.textangle <= 90 for note in drawn.layout.annotations)


def test_years_of_one_body_are_columns_over_the_phases():
    drawn = charts.event_count_of_organization_by_year(
        pd.DataFrame({"year": [2010, 2012], "event_count": [3, 1]}), PHASES
    )

    (columns,) = bars(drawn)
    assert (list(columns.x), list(columns.y)) == ([2010, 2012], [3, 1])
    assert [list(data) for data in columns.customdata] == [[2010], [2012]]
    assert len(drawn.layout.shapes) == 1


def test_roles_and_partners_of_one_body_lead_to_their_claims():
    roles_drawn = charts.event_count_of_organization_by_role(
        pd.DataFrame({"role": ["host"], "event_count": [3]})
    )
    partners_drawn = charts.partners_of_organization(
        pd.DataFrame(
            {
                "partner_id": ["osce"],
                "partner": ["The OSCE"],
                "partner_acronym": ["OSCE"],
                "event_count": [2],
            }
        )
    )

    assert list(bars(roles_drawn)[0].customdata[0]) == ["host"]
    assert list(bars(partners_drawn)[0].customdata[0]) == ["osce"]
    assert labels(partners_drawn) == ["OSCE"]


@pytest.mark.parametrize(
    "draw",
    [
        lambda: charts.event_count_by_organization(bodies()),
        lambda: charts.event_count_by_organization_and_role(roles().head(0)),
        lambda: charts.event_count_by_organization_and_year(years()),
        lambda: charts.event_count_by_pair(pairs(), bodies()),
        lambda: charts.partner_count_by_organization(bodies(), pairs()),
        lambda: charts.event_count_of_organization_by_year(
            pd.DataFrame({"year": [], "event_count": []}), PHASES
        ),
        lambda: charts.event_count_of_organization_by_role(pd.DataFrame({"role": [], "event_count": []})),
    ],
)
def test_no_rows_draw_an_empty_chart_with_a_text_for_those_who_cannot_see_it(draw):
    assert draw().alt
