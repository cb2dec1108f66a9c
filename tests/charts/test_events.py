from itertools import combinations
from math import hypot

import pandas as pd
import pytest

from analytics.charts import draw, events, theme
from tests.charts.schema import Checked

charts = Checked(events)

NO_PHASES = pd.DataFrame(columns=["number", "date_from", "date_to"])
NAMES = {
    "sco": "SCO",
    "attendance": "attendance",
    "city": "city",
    "UZB": "Uzbekistan",
    "contradict": "contradict",
    "planned": "planned",
    "series": "sum of a series",
    "video message": "video message",
}


def years(*rows):
    return pd.DataFrame(rows, columns=["year", "programme_count", "related_count", "event_count"])


def kinds(*rows):
    return pd.DataFrame(rows, columns=["event_type", "programme_count", "related_count", "event_count"])


def places(*rows):
    columns = ["city", "country_code", "country", "event_count", "online_count", "part_count"]
    return pd.DataFrame(rows, columns=[*columns, "longitude", "latitude"])


def said_beside_map(*rows):
    table = places(*rows)
    return charts.places_beside_map(draw.rows(table.astype(object).where(table.notna(), None)))


TASHKENT = ("Tashkent", "UZB", "Uzbekistan", 4, 0, 0, 69.24, 41.31)
KHUJAND = ("Khujand", "TJK", "Tajikistan", 1, 0, 0, 69.62, 40.28)
BISHKEK = ("Bishkek", "KGZ", "Kyrgyzstan", 6, 0, 0, 74.59, 42.87)
ALMATY = ("Almaty", "KAZ", "Kazakhstan", 6, 0, 0, 76.89, 43.24)
BALYKCHI = ("Balykchi", "KGZ", "Kyrgyzstan", 1, 0, 0, 76.19, 42.46)
VIENNA = ("Vienna", "AUT", "Austria", 2, 0, 0, 16.37, 48.21)
MATYBULAK = ("Matybulak", "KAZ", "Kazakhstan", 1, 0, 0, None, None)
SOMEWHERE = (None, "TJK", "Tajikistan", 3, 0, 0, None, None)
NOWHERE = (None, None, None, 5, 2, 1, None, None)


def claim(**more):
    return {
        "claim_id": "d-a1",
        "event_id": "a",
        "figure": 100,
        "upper": None,
        "qualifier": "exactly",
        "scope": "unspecified",
        "attendance_low": 100,
        "attendance_best": 100,
        "attendance_high": 100,
        "counted": "people",
        "basis": "reported",
        "coverage": "whole",
        "wording": "about 100 people",
        "is_counted": True,
        "is_chosen": False,
        "document_id": "d",
        "document": "A press release",
        "publisher_id": "sco",
        "publisher": "Shanghai Cooperation Organization",
        "date_published": "2022-03-03",
        "paragraph": 3,
        "url": None,
        **more,
    }


def claims(*rows):
    return pd.DataFrame([claim(**row) for row in rows], columns=list(claim()))


def drawn_claims(*rows):
    bars, right, left, chosen, counted, apart, labels = charts.event_attendance_claims(
        claims(*rows), NAMES
    ).data
    return {
        "bars": bars,
        "right": right,
        "left": left,
        "chosen": chosen,
        "counted": counted,
        "apart": apart,
        "labels": labels,
    }


# --- per year and kind -----------------------------------------------------------------------------------


def test_programme_and_related_events_stand_on_each_other():
    drawn = charts.event_count_by_year(years((2021, 2, 5, 7), (2022, 2, 13, 15)), NO_PHASES)

    programme, related, totals = drawn.data
    assert (list(programme.y), list(related.y)) == ([2, 2], [5, 13])
    assert drawn.layout.barmode == "stack"
    assert list(totals.text) == ["7", "15"]


def test_both_parts_of_a_column_lead_to_its_year():
    programme, related, _totals = charts.event_count_by_year(years((2021, 2, 5, 7)), NO_PHASES).data

    assert [list(mark) for mark in (*programme.customdata, *related.customdata)] == [[2021], [2021]]


def test_phases_lie_behind_the_years():
    phases = pd.DataFrame(
        {"number": [4], "date_from": pd.to_datetime(["2021-12-08"]), "date_to": pd.to_datetime([None])}
    )

    drawn = charts.event_count_by_year(years((2021, 2, 5, 7), (2022, 2, 13, 15)), phases)

    (band,) = drawn.layout.shapes
    assert band.layer == "below"
    assert band.x1 == drawn.layout.xaxis.range[1]


def test_colors_are_named_above_the_columns_each_beside_its_color():
    drawn = charts.event_count_by_year(years((2022, 1, 0, 1), (2023, 0, 1, 1)), NO_PHASES)

    blue, programme, grey, related = drawn.layout.annotations
    assert (programme.text, related.text) == ("programme", "related")
    assert (blue.font.color, grey.font.color) == (theme.ACCENT, theme.GREY)
    assert (blue.x, grey.x) == (programme.x, related.x)
    assert {note.yanchor for note in drawn.layout.annotations} == {"bottom"}


def test_most_events_are_told_in_the_alternative_text():
    drawn = charts.event_count_by_year(years((2021, 2, 5, 7), (2022, 2, 13, 15)), NO_PHASES)

    assert drawn.alt == "Number of events per year from 2021 to 2022; most in 2022: 15."


def test_each_kind_of_event_says_its_number():
    programme, _related, labels = charts.event_count_by_event_type(kinds(("launch", 3, 1, 4))).data

    assert list(labels.text) == ["launch: 4, 3 of the programme"]
    assert [list(mark) for mark in programme.customdata] == [["launch"]]


# --- the map ---------------------------------------------------------------------------------------------


def dots_of(drawn):
    return drawn.data[-1]


def test_each_city_on_the_map_is_a_dot_as_large_as_its_events():
    dots = dots_of(charts.event_count_by_place(places(TASHKENT, KHUJAND, VIENNA, MATYBULAK, NOWHERE)))

    assert (list(dots.x), list(dots.y)) == ([69.24, 69.62], [41.31, 40.28])
    assert (dots.marker.sizemode, list(dots.marker.size)) == ("area", [4, 1])
    assert [list(mark) for mark in dots.customdata] == [["Tashkent"], ["Khujand"]]


def test_map_needs_no_other_host():
    drawn = charts.event_count_by_place(places(TASHKENT))

    assert {trace.type for trace in drawn.data} == {"scatter"}
    assert not drawn.layout.geo.to_plotly_json()


def test_a_degree_of_latitude_is_longer_than_one_of_longitude():
    drawn = charts.event_count_by_place(places(TASHKENT))

    assert drawn.layout.yaxis.scaleanchor == "x"
    assert drawn.layout.yaxis.scaleratio == pytest.approx(1.367, abs=0.001)


def test_countries_where_events_were_held_are_tinted():
    *outlines, _dots = charts.event_count_by_place(places(TASHKENT, SOMEWHERE)).data

    assert {outline.name for outline in outlines if outline.fillcolor == charts.TINT} == {"UZB", "TJK"}


def test_a_city_without_room_for_its_label_is_named_on_hover_alone():
    beside = [(f"Village {n}", "UZB", "Uzbekistan", 1, 0, 0, 69.2 + n / 20, 41.3) for n in range(9)]

    drawn = charts.event_count_by_place(places(TASHKENT, *beside))

    dots, said = dots_of(drawn), [label.text for label in drawn.layout.annotations]
    assert said[0] == "Tashkent 4"
    assert 1 < len(said) < len(dots.x)
    assert all(city in said for city, said in zip(("Tashkent", "Village 0"), dots.hovertext, strict=False))


def test_a_label_stands_at_its_dot_and_a_line_leads_to_one_further_away():
    drawn = charts.event_count_by_place(places(TASHKENT, BISHKEK, ALMATY, BALYKCHI))

    labels = {label.text: label for label in drawn.layout.annotations}
    assert {"Tashkent 4", "Bishkek 6", "Almaty 6"} <= labels.keys()
    assert (labels["Tashkent 4"].x, labels["Tashkent 4"].y) == TASHKENT[-2:]
    largest = charts.LARGEST_DOT / 2
    for label in labels.values():
        if not label.showarrow:
            assert hypot(label.xshift, label.yshift) <= largest + charts.NEAR
        else:
            assert hypot(label.ax, label.ay) > label.standoff + charts.NEAR


def test_labels_cover_neither_dots_nor_each_other_on_a_narrow_or_a_wide_screen():
    shown = draw.rows(places(TASHKENT, KHUJAND, BISHKEK, ALMATY, BALYKCHI))
    labels = events._placed_labels(shown)

    for scale in events.SCALES:
        boxes = [label_box(label, scale) for label in labels]
        for box, other in combinations(boxes, 2):
            assert not box.overlaps(other)
        for label, box in zip(labels, boxes, strict=True):
            others = [row for row in shown if not label["text"].startswith(row.city)]
            middles = [(row.longitude * scale, row.latitude * scale * events.STRETCH) for row in others]
            assert not any(box.overlaps(events._Box(x - 2, x + 2, y - 2, y + 2)) for x, y in middles)


def label_box(label, scale):
    """What a label covers, in pixels."""
    width, height = events.LETTER_WIDTH * len(label["text"]), events.LETTER_HEIGHT
    right, up = (label["ax"], -label["ay"]) if label["showarrow"] else (label["xshift"], label["yshift"])
    left = {"left": 0, "center": -width / 2, "right": -width}[label["xanchor"]]
    bottom = {"bottom": 0, "middle": -height / 2, "top": -height}[label["yanchor"]]
    x, y = label["x"] * scale + right + left, label["y"] * scale * events.STRETCH + up + bottom
    return events._Box(x, x + width, y, y + height)


def test_places_that_the_map_cannot_show_are_told_in_words():
    said = said_beside_map(TASHKENT, VIENNA, MATYBULAK, SOMEWHERE, NOWHERE)

    assert "Outside this map: Vienna 2." in said
    assert "Without coordinates: Matybulak 1." in said
    assert "Only the country is named: Tajikistan 3." in said
    assert (
        "For 5 events no document names a place (1 are parts of another event, 2 were held online)." in said
    )
    assert "Tashkent" not in said


def test_what_all_stands_on_the_map_needs_no_words():
    said = "Boundaries are drawn for orientation and imply no opinion on legal status."

    assert said_beside_map(TASHKENT) == said


# --- the claims on one event -----------------------------------------------------------------------------


def test_chosen_claim_is_a_filled_dot_and_others_are_ticks():
    drawn = drawn_claims({"claim_id": "a", "figure": 250, "is_chosen": True}, {"claim_id": "b"})

    assert (list(drawn["chosen"].x), list(drawn["counted"].x)) == ([250], [100])
    assert drawn["chosen"].marker.symbol is None
    assert drawn["counted"].marker.symbol == "line-ns"
    assert [list(mark) for mark in drawn["counted"].customdata] == [["b"]]


def test_a_figure_of_those_in_person_says_so():
    drawn = drawn_claims({"figure": 250, "qualifier": "over", "scope": "in person"})

    assert "over 250 people in person" in drawn["counted"].hovertext[0]
    assert drawn["labels"].text[0].startswith("“about 100 people” in person<br>SCO")


def test_planned_figure_is_hollow_and_says_that_it_does_not_count():
    drawn = drawn_claims({"basis": "planned", "is_counted": False, "figure": 600})

    assert list(drawn["apart"].x) == [600]
    assert drawn["apart"].marker.symbol == "circle-open"
    assert list(drawn["labels"].text) == ["“about 100 people” (planned: not counted)<br>SCO, 3 March 2022"]


@pytest.mark.parametrize(
    "wording", ["sixty specialists", "so many words that no line has room for them " * 9]
)
def test_who_states_a_figure_is_never_cut(wording):
    drawn = drawn_claims({"wording": wording, "coverage": "series", "is_counted": False})

    (label,) = drawn["labels"].text
    assert label.startswith(f"“{wording[:15]}")
    assert "sum of a series" in label.replace("<br>", " ")
    assert label.endswith("<br>SCO, 3 March 2022")
    lines = label.split("<br>")
    assert len(lines) <= charts.MOST_LINES
    assert max(map(len, lines)) <= theme.LINE_LENGTH


def test_sum_of_a_series_says_why_it_does_not_count():
    drawn = charts.event_attendance_claims(claims({"coverage": "series", "is_counted": False}), NAMES)

    assert "(sum of a series: not counted)" in drawn.alt


def test_claim_without_an_upper_end_points_onward():
    drawn = drawn_claims({"figure": 250, "attendance_low": 250, "attendance_high": None, "qualifier": "over"})

    assert list(drawn["bars"].base) == [250]
    assert drawn["right"].x[0] == pytest.approx(250 + drawn["bars"].x[0])
    assert len(drawn["left"].x) == 0


def test_claim_without_a_lower_end_points_back():
    drawn = drawn_claims({"figure": 40, "attendance_low": None, "attendance_high": 40, "qualifier": "up to"})

    assert drawn["left"].x[0] < 40
    assert drawn["bars"].base[0] + drawn["bars"].x[0] == pytest.approx(40)
    assert len(drawn["right"].x) == 0


def test_approximate_claim_has_no_bounds():
    drawn = drawn_claims({"attendance_low": None, "attendance_high": None, "qualifier": "about"})

    assert pd.isna(drawn["bars"].base[0])
    assert list(drawn["counted"].x) == [100]


def test_claim_without_a_number_has_a_row_and_no_mark():
    nothing = {"figure": None, "attendance_low": None, "attendance_high": None, "attendance_best": None}
    drawn = drawn_claims({**nothing, "qualifier": "vague", "wording": "thousands"})

    assert len(drawn["counted"].x) == 0
    assert drawn["labels"].text[0].startswith("“thousands”")


# --- rows in words ---------------------------------------------------------------------------------------


def test_list_tells_dates_place_phase_and_attendance_in_words():
    listed = pd.DataFrame(
        [
            {
                "event_id": "a",
                "event": "Conference",
                "date_start": "2022-03-03",
                "date_end": "2022-03-04",
                "city": "Tashkent",
                "country": "Uzbekistan",
                "event_type": "conference",
                "phase": 4,
                "attendance_low": 100,
                "attendance_high": 500,
                "attendance_is_open": False,
                "document_count": 10,
                "scope": "programme",
                "parent_event_id": None,
                "parent_event": None,
            }
        ]
    )

    (row,) = charts.event_list(listed).to_dict("records")

    assert (row["dates"], row["place"]) == ("3–4 March 2022", "Tashkent, Uzbekistan")
    assert (row["phase"], row["attendance"]) == ("Phase IV", "100 to 500")


def test_a_part_without_a_date_says_that_it_has_none_of_its_own():
    columns = dict.fromkeys(("date_start", "date_end", "city", "country", "phase", "parent_event"))
    columns |= {"attendance_low": None, "attendance_high": None, "attendance_is_open": False}
    columns |= {"event_type": "session", "document_count": 1, "scope": "programme"}
    listed = pd.DataFrame(
        [
            {"event_id": "part", "event": "Session", "parent_event_id": "whole", **columns},
            {"event_id": "alone", "event": "Seminar", "parent_event_id": None, **columns},
        ]
    )

    assert [*charts.event_list(listed)["dates"]] == ["no date of its own", "no date"]


@pytest.mark.parametrize(
    ("city", "country", "said"),
    [
        ("Tashkent", "Uzbekistan", "Tashkent, Uzbekistan"),
        (None, "Uzbekistan", "Uzbekistan"),
        ("Vienna", None, "Vienna"),
        (None, None, ""),
    ],
)
def test_place_is_told_as_far_as_it_is_known(city, country, said):
    assert charts.place(city, country) == said


def test_facts_stand_in_the_order_in_which_people_ask_for_them():
    source = {
        **dict.fromkeys(("document_id", "document", "publisher_id", "publisher", "date_published", "url")),
        "paragraph": 3,
        "rule": "agreement",
        "statement_count": 2,
    }
    facts = pd.DataFrame(
        [
            {"field": "attendance", "value": "about 100", **source},
            {"field": "country_code", "value": "UZB", **source},
            {"field": "date_start", "value": "2022-03", **source},
        ]
    )

    told = charts.event_facts(facts, NAMES)

    assert list(told["value"]) == ["March 2022", "Uzbekistan", "about 100"]


def test_disagreement_names_each_value_with_those_who_state_it():
    point = {"subject_id": "a", "field": "attendance", "about": None}
    points = pd.DataFrame(
        [
            {
                **point,
                "disagreement_type": "contradict",
                "chosen_value": "250",
                "rule": "agreement",
                "person_name": None,
                "acronym": None,
                "organization": None,
                "counted": None,
                "event_id": "a",
                "event": "Conference",
            }
        ]
    )
    statements = pd.DataFrame(
        [
            {**point, "value": "", "figure": 100, "upper": None, "qualifier": "about", "publisher_id": "sco"},
            {
                **point,
                "value": "",
                "figure": 250,
                "upper": None,
                "qualifier": "exactly",
                "publisher_id": "un",
            },
            {
                **point,
                "value": "",
                "figure": 250,
                "upper": None,
                "qualifier": "exactly",
                "publisher_id": "eu",
            },
        ]
    ).assign(publisher=["Shanghai", "United Nations", "European Union"])

    (row,) = charts.event_disagreements(points, statements, NAMES).to_dict("records")

    assert row["values"] == "about 100 (SCO); 250 (United Nations, European Union)"
    assert (row["point"], row["chosen_value"]) == ("attendance", "250")


EMPTY = {
    "date_start": None,
    "date_end": None,
    "city": None,
    "country": None,
    "format": None,
    "phase_id": None,
    "counted": None,
    "basis": None,
    "coverage": None,
    "wording": None,
    "role": None,
    "organization": None,
    "person_name": None,
    "person_title": None,
    "mode": None,
    "pillar": None,
    "theme": None,
    "title": None,
    "outcome_type": None,
    "date_adopted": None,
}


@pytest.mark.parametrize(
    ("kind", "stated", "said"),
    [
        (
            "date and place",
            {"date_start": "2022-03", "country": "Uzbekistan", "format": "hybrid"},
            "March 2022 · Uzbekistan · hybrid",
        ),
        ("date and place", {}, "names the event"),
        (
            "attendance",
            {"wording": "about 100", "counted": "people", "basis": "reported", "coverage": "series"},
            "“about 100” · people · reported · sum of a series",
        ),
        (
            "part in the event",
            {"role": "speaker", "organization": "UN", "person_name": "A. Guterres", "mode": "video message"},
            "speaker · UN · A. Guterres · video message",
        ),
        ("part in the event", {"role": "host", "organization": "UN", "mode": "unspecified"}, "host · UN"),
        ("theme", {"pillar": 4}, "Pillar IV"),
        ("theme", {"theme": "youth"}, "youth"),
        ("outcome", {"title": "Declaration", "date_adopted": "2022-03-04"}, "Declaration · 4 March 2022"),
    ],
)
def test_statement_is_told_by_its_values(kind, stated, said):
    row = {**claim(), **EMPTY, "event": "Conference", "kind": kind, **stated}

    (told,) = charts.event_statements(pd.DataFrame([row]), NAMES)["statement"]

    assert told == said


def test_statements_on_several_events_say_which():
    row = {**claim(), **EMPTY, "event": "Conference", "kind": "theme", "theme": "youth"}
    both = pd.DataFrame([row, {**row, "event_id": "session", "event": "Session"}])

    assert "event" not in charts.event_statements(both.head(1), NAMES)
    assert list(charts.event_statements(both, NAMES)["event"]) == ["Conference", "Session"]


# --- nothing to draw -------------------------------------------------------------------------------------


def test_no_rows_draw_empty_figures():
    drawn = [
        charts.event_count_by_year(years(), NO_PHASES),
        charts.event_count_by_event_type(kinds()),
        charts.event_count_by_place(places()),
        charts.event_attendance_claims(claims(), NAMES),
    ]

    assert all(figure.alt for figure in drawn)
    assert len(dots_of(drawn[2]).x) == 0
