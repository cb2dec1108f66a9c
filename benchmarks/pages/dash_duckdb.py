"""The Attendance page written plainly: Dash, DuckDB, plotly.express."""

import os
import sys
from typing import Any
from urllib.parse import parse_qs

import duckdb
from dash import Dash, Input, Output, dcc, html

from benchmarks.pages import attendance

connection = duckdb.connect(os.environ["JPOA_DATABASE"], read_only=True)
options = {
    name: [value for (value,) in connection.execute(sql).fetchall()]
    for name, sql in attendance.OPTIONS.items()
}
figures = [f"figure {name}" for name in attendance.FIGURES]
years = {year: str(year) for year in range(attendance.FIRST_YEAR, attendance.LAST_YEAR + 1, 5)}

app = Dash(title="Attendance", update_title="")
app.layout = html.Div(
    [
        dcc.Location(id="address", refresh=False),
        html.Div(
            [
                dcc.RangeSlider(
                    attendance.FIRST_YEAR,
                    attendance.LAST_YEAR,
                    step=1,
                    value=list(attendance.DEFAULT_YEARS),
                    marks=years,
                    id="years",
                ),
                *(
                    dcc.Dropdown(found, [], multi=True, placeholder=name.title(), id=name)
                    for name, found in options.items()
                ),
                dcc.RadioItems(["both", "programme", "related"], "both", id="scope"),
            ],
            style={"width": "20%", "float": "left"},
        ),
        html.Div(
            [
                html.H1("Attendance"),
                html.Div(id="numbers"),
                *(
                    dcc.Graph(id=name, style={"width": width, "display": "inline-block"})
                    for name, width in zip(figures, ("100%", "50%", "50%", "50%", "50%", "100%"), strict=True)
                ),
            ],
            style={"marginLeft": "22%"},
        ),
    ]
)


@app.callback(*(Output(name, "value") for name in ("years", *options, "scope")), Input("address", "search"))
def choose(search: str) -> tuple[Any, ...]:
    """Show in the widgets what the address asks for."""
    asked = attendance.Filters.from_address(parse_qs((search or "").removeprefix("?")))
    return (list(asked.years), *(list(getattr(asked, name)) for name in options), asked.scope or "both")


@app.callback(
    Output("numbers", "children"),
    *(Output(name, "figure") for name in figures),
    *(Input(name, "value") for name in ("years", *options, "scope")),
)
def show(chosen_years: list[int], *chosen: Any) -> tuple[Any, ...]:
    """Show the numbers and the figures under the filters."""
    *lists, scope = chosen
    filters = attendance.Filters(
        (chosen_years[0], chosen_years[1]),
        scope=None if scope == "both" else scope,
        **{name: tuple(found or ()) for name, found in zip(options, lists, strict=True)},
    )
    rows = attendance.read(connection.cursor(), filters)
    shown = zip(attendance.NUMBERS, attendance.numbers(rows), strict=True)
    return (
        [html.Div(f"{name}: {number}") for name, number in shown],
        *attendance.draw(rows, str(filters)),
    )


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=sys.argv[1])
