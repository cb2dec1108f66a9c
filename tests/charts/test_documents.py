import pandas as pd

from analytics.charts import documents
from tests.charts.schema import Checked

charts = Checked(documents)

PHASES = pd.DataFrame(columns=["number", "date_from", "date_to"])


def by_year(*rows):
    counts = pd.DataFrame(rows, columns=["document_type", "year_published", "document_count"])
    counts["year_published"] = counts["year_published"].astype("Int64")
    return charts.document_count_by_year(counts, PHASES)


def by_publisher(*rows):
    counts = pd.DataFrame(rows, columns=["publisher_id", "publisher", "document_count"])
    return charts.document_count_by_publisher(counts, {"osce": "OSCE"})


def test_bars_of_one_kind_stand_on_the_line_of_that_kind():
    bars, _labels = by_year(("report", 2011, 1), ("speech", 2011, 3), ("speech", 2012, 1)).data

    # Speeches are more, so they stand at the top.
    assert list(bars.base) == [-1.0, 0.0, 0.0]


def test_kinds_with_as_many_documents_stand_in_the_order_of_the_alphabet():
    _bars, labels = by_year(("speech", 2011, 2), ("report", 2012, 1), ("report", None, 1)).data

    assert list(labels.text) == ["report · 2, of which 1 without a date", "speech · 2"]


def test_height_of_a_bar_is_in_proportion_to_its_count():
    bars, _labels = by_year(("report", 2011, 1), ("report", 2012, 4)).data

    assert bars.y[1] == 4 * bars.y[0]
    assert list(bars.text) == ["1", "4"]


def test_mark_finds_its_documents_by_kind_and_year():
    bars, _labels = by_year(("report", 2011, 1)).data

    assert [list(mark) for mark in bars.customdata] == [["report", 2011]]


def test_documents_without_a_date_are_named_and_not_drawn():
    bars, labels = by_year(("report", 2011, 2), ("report", None, 3)).data

    assert len(bars.x) == 1
    assert list(labels.text) == ["report · 5, of which 3 without a date"]


def test_a_kind_without_any_date_keeps_its_strip():
    _bars, labels = by_year(("report", 2011, 1), ("speech", None, 2)).data

    assert list(labels.text) == ["speech · 2, of which 2 without a date", "report · 1"]


def test_no_documents_at_all_draw_an_empty_figure():
    assert len(by_year().data[0].x) == 0
    assert len(by_publisher().data[0].x) == 0


def test_publishers_go_by_their_acronym_and_show_their_name_on_hover():
    drawn = by_publisher(("osce", "Organization for Security", 35), ("kun", "Kun.uz", 1))
    bars, labels = drawn.data

    assert list(labels.text) == ["OSCE · 35", "Kun.uz · 1"]
    assert "Organization for Security" in bars.hovertext[0]
    assert [mark[0] for mark in bars.customdata] == ["osce", "kun"]


def test_alternative_text_says_what_is_drawn():
    assert "report · 2" in by_year(("report", 2011, 2)).alt
    assert "OSCE · 35" in by_publisher(("osce", "Organization for Security", 35)).alt
