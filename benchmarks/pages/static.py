"""The floor: the same queries on a bare DuckDB cursor, and Plotly drawing their rows in a static page."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import duckdb

from benchmarks.pages import attendance

Columns = Mapping[str, list[Any]]

connection = duckdb.connect(os.environ["JPOA_DATABASE"], read_only=True)
LAYOUT = {"barmode": "stack", "xaxis": {"automargin": True}, "yaxis": {"automargin": True}}
FILES = {
    "/": (Path(__file__).with_suffix(".html").read_bytes(), "text/html"),
    "/plotly.js": ((files("plotly") / "package_data" / "plotly.min.js").read_bytes(), "text/javascript"),
}


def read(address: Mapping[str, list[str]]) -> dict[str, Any]:
    """The headline numbers and the figures under the filters of an address."""
    filters = attendance.Filters.from_address(address)
    every, values = attendance.queries(filters)
    cursor = connection.cursor()
    rows = {name: columns(cursor.execute(sql, values)) for name, sql in every.items()}
    drawn = [event(rows["event"]), *(sums(rows, name) for name in attendance.FIGURES[1:5])]
    drawn.append(announced(rows["announced"]))
    layouts = [
        {"title": {"text": f"Attendance by {name}"}, "meta": str(filters)} for name in attendance.FIGURES
    ]
    return {
        "numbers": [found[0] for found in rows["total"].values()],
        "figures": [
            {"data": data, "layout": LAYOUT | common | layout}
            for common, (data, layout) in zip(layouts, drawn, strict=True)
        ],
    }


def columns(found: duckdb.DuckDBPyConnection) -> Columns:
    """The columns of a result by name."""
    names = [column[0] for column in found.description or ()]
    rows = found.fetchall()
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def event(rows: Columns) -> tuple[list[Any], dict[str, Any]]:
    """A bar from the lowest to the highest figure for each event, and a dot for the chosen one."""
    low = [high if low is None else low for low, high in zip(rows["low"], rows["high"], strict=True)]
    width = [high - low for low, high in zip(low, rows["high"], strict=True)]
    bars = {"type": "bar", "orientation": "h", "base": low, "x": width, "y": rows["event_id"]}
    return [bars, dots(rows["best"], rows["event_id"])], ranked(rows["event_id"], rows["name"])


def announced(rows: Columns) -> tuple[list[Any], dict[str, Any]]:
    """A dot for each announcement and one for what was reported."""
    keys = rows["claim_id"]
    return [dots(rows["figure"], keys), dots(rows["reported"], keys)], ranked(keys, rows["name"])


def sums(rows: Mapping[str, Columns], name: str) -> tuple[list[Any], dict[str, Any]]:
    """Bars from zero over the lowest to the highest sum."""
    table = rows[name]
    more = [high - low for low, high in zip(table["low"], table["high"], strict=True)]
    value, group = ("y", "x") if name == "year" else ("x", "y")
    bar = {"type": "bar", "orientation": "v" if name == "year" else "h", group: table["name"]}
    return [{**bar, value: table["low"]}, {**bar, value: more}], {}


def dots(x: list[Any], y: list[Any]) -> dict[str, Any]:
    """A mark for each row."""
    return {"type": "scatter", "mode": "markers", "x": x, "y": y}


def ranked(keys: list[Any], names: list[str]) -> dict[str, Any]:
    """The layout of a figure with one row for each event, the first at the top."""
    labels = [name[:40] for name in names]
    axis = {"tickvals": keys, "ticktext": labels, "autorange": "reversed", "automargin": True}
    return {"height": 900, "yaxis": axis}


class Handler(BaseHTTPRequestHandler):
    """Answers with a file or with figures."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request."""
        asked = urlsplit(self.path)
        if asked.path == "/figures":
            content, kind = json.dumps(read(parse_qs(asked.query))).encode(), "application/json"
        else:
            content, kind = FILES[asked.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if asked.path == "/plotly.js":
            self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing of requests."""


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
