"""What charts build figures from."""

import pandas as pd

from analytics.charts import draw


def test_rows_become_objects_with_an_attribute_for_each_column():
    table = pd.DataFrame({"event": ["workshop", "round table"], "figure": [40, 12]})

    for rows in (draw.rows(table), draw.rows(table.to_dict("records"))):
        first, second = rows
        assert (first.event, first.figure) == ("workshop", 40)
        assert (second.event, second.figure) == ("round table", 12)


def test_no_rows_become_no_objects():
    assert draw.rows(pd.DataFrame({"event": [], "figure": []})) == []
    assert draw.rows([]) == []


def test_texts_are_drawn_as_they_stand_and_not_as_markup():
    hostile = '<a href="https://example.org">AT&T</a>'
    shown = '&lt;a href="https://example.org">AT&amp;T&lt;/a>'
    traces = [draw.scatter(text=[hostile], hovertext=[f"{draw.bold(hostile)}\n{hostile}"])]
    drawn = draw.Figure(traces, alt="")
    drawn.update_layout(annotations=[{"text": hostile}])
    drawn.update_xaxes(title={"text": hostile}, ticktext=[hostile])
    drawn.add_shape(label={"text": hostile})

    (trace,), layout = drawn["data"], drawn["layout"]

    assert trace["text"] == [shown]
    assert trace["hovertext"] == [f"<b>{shown}</b><br>{shown}"]
    assert layout["annotations"][0]["text"] == layout["shapes"][0]["label"]["text"] == shown
    assert layout["xaxis"]["title"]["text"] == layout["xaxis"]["ticktext"][0] == shown


def test_marks_of_bold_text_have_no_length():
    assert draw.length(draw.bold("OSCE")) == 4
