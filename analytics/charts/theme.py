"""Colors, marks and formats that all charts share, so that a mark means the same on every page.

Colors stand on a light and on a dark page alike: each has a contrast of at least 3:1 on both, so that a
figure is the same bytes for every reader. Text takes the color of the page.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analytics import words
from analytics.charts import draw
from analytics.messages import gettext as _
from analytics.messages import ngettext

ACCENT = "#0F7DB8"
WARM = "#C8590B"
GREY = "#7A8691"
PALE = "rgba(15, 125, 184, 0.35)"
GRID = "rgba(122, 134, 145, 0.25)"
# Unknown: it took place, no document gives a figure.
HATCHED = {
    "color": "rgba(0, 0, 0, 0)",
    "line": {"width": 1, "color": GREY},
    "pattern": {"shape": "/", "fgcolor": GREY, "size": 5, "solidity": 0.2},
}

# Kinds of things, told apart with every kind of color vision: Okabe and Ito's blue, green and purple with
# Tol's olive and red, and a grey.
CATEGORIES = ("#0072B2", "#009E73", "#CC79A7", "#999933", "#CC3311", "#6F6F6F")

# Phases are four steps of one hue: as bands they lie behind the marks.
PHASE_BANDS = (
    "rgba(15, 125, 184, 0.07)",
    "rgba(15, 125, 184, 0.13)",
    "rgba(15, 125, 184, 0.19)",
    "rgba(15, 125, 184, 0.25)",
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
ROW_HEIGHT = 44
AXIS_HEIGHT = 52
LINE_HEIGHT = 15
LABEL_LENGTH = 58
# What fits into one line on a phone.
LINE_LENGTH = 46
# The name of a phase needs this share of an axis of years on a phone; the number alone fits nearly any band.
ROOM_FOR_PHASE = 0.18
# The title of a document that is told when a mark is pointed at, and how many claims are told there.
TITLE_LENGTH = 70
MOST_TOLD = 4


def figure(
    traces: Sequence[draw.Trace],
    *,
    alt: str,
    height: int,
    x_title: str | None = None,
    y_title: str | None = None,
    axes: Mapping[str, int] | None = None,
    **layout: Any,
) -> draw.Figure:
    """Return a figure in the common style.

    Args:
        traces: what is drawn.
        alt: says what it shows to those who cannot see it.
        height: in pixels.
        x_title: names the x axis.
        y_title: names the y axis.
        axes: how many pixels axes take at the left ("l"), top ("t") and bottom ("b"). Where they take more,
            Plotly finds out by drawing the chart, and draws it again.
        layout: further attributes of the layout.
    """
    drawn = draw.Figure(traces, alt=alt)
    axis = {
        "gridcolor": GRID,
        "zerolinecolor": GRID,
        "zerolinewidth": 2,
        "automargin": True,
        "fixedrange": True,
    }
    drawn.update_xaxes(title=_axis_title(x_title), **axis)
    drawn.update_yaxes(title=_axis_title(y_title), **axis)
    return drawn.update_layout(
        height=height,
        margin={"l": 8, "r": 16, "t": 8, "b": 8, **(axes or {})},
        showlegend=False,
        barcornerradius=2,
        hoverlabel={"align": "left"},
        hovermode="closest",
        dragmode=False,
        font={"size": 13},
        **layout,
    )


def _axis_title(text: str | None) -> dict[str, Any]:
    return {"text": text, "font": {"size": 12}, "standoff": 15}


def dressed(drawn: draw.Figure, *, is_dark: bool) -> draw.Figure:
    """Give a figure the text color of the page; everything else stands on both pages."""
    text, page = ("#E6EBEF", "#1F2931") if is_dark else ("#0D1821", "#FFFFFF")
    # A click on one mark must not make the others, or their labels, unreadable.
    for trace in drawn["data"]:
        trace["unselected"] = {"marker": {"opacity": 0.5}, "textfont": {"color": text}}
    return drawn.update_layout(
        font={"color": text, "family": FONT},
        paper_bgcolor="rgba(0, 0, 0, 0)",
        plot_bgcolor="rgba(0, 0, 0, 0)",
        hoverlabel={"bgcolor": page, "font": {"color": text, "family": FONT}},
    )


def marks_of_claims(
    rows: Iterable[Iterable[Mapping[str, Any]]],
) -> list[tuple[int, Mapping[str, Any], str]]:
    """Put the claims that state the same figure into one mark: of several only the last could be pointed at.

    Args:
        rows: the claims in each row of the chart, with figure, wording, document, publisher and
            date_published.

    Returns:
        Of each mark the place of its row, its first claim, and the text that tells its claims.
    """
    marks: dict[tuple[int, float], list[Mapping[str, Any]]] = {}
    for place, claims in enumerate(rows):
        for claim in claims:
            marks.setdefault((place, claim["figure"]), []).append(claim)
    return [(place, alike[0], _told(alike)) for (place, _figure), alike in marks.items()]


def _told(claims: Sequence[Mapping[str, Any]]) -> str:
    said = _("“{wording}”\n{document}\n{publisher}, {date}")
    texts = [
        said.format(
            wording=claim["wording"],
            document=short(str(claim["document"]), TITLE_LENGTH),
            publisher=claim["publisher"],
            date=words.partial_date(claim["date_published"]),
        )
        for claim in claims[:MOST_TOLD]
    ]
    if more := len(claims) - len(texts):
        rest = ngettext("and {count} more statement", "and {count} more statements", more)
        texts.append(rest.format(count=words.number(more)))
    return "\n\n".join(texts)


def short(text: str, length: int = LABEL_LENGTH) -> str:
    """Cut a label that would not fit; the full text goes on hover and in the table."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def row_labels(labels: Sequence[str], *, length: int = LABEL_LENGTH) -> draw.Trace:
    """Write a label above each row, at the left: it fits a narrow screen and needs no margin."""
    return draw.scatter(
        x=[0] * len(labels),
        y=[place - 0.17 for place in range(len(labels))],
        mode="text",
        text=[short(label, length) for label in labels],
        textposition="top right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
    )


def numbers(counts: Iterable[int], *, size: int = 12) -> dict[str, Any]:
    """Return what writes its number at the end of each bar."""
    return {
        "text": [words.number(count) for count in counts],
        "textposition": "outside",
        "textfont": {"size": size},
        "cliponaxis": False,
    }


def lines(label: str, length: int = LINE_LENGTH) -> str:
    """Break a label that is longer than one line on a phone into two; what is longer still is cut."""
    if len(label) <= length:
        return label
    end = label.rfind(" ", 1, length + 1)
    end = end if end > 0 else length
    return f"{label[:end]}\n{short(label[end:].strip(), length)}"


def rows_layout(drawn: draw.Figure, count: int) -> draw.Figure:
    """Lay out a chart of labelled rows, the first row at the top."""
    # The axis at the top is as high on every chart.
    drawn.update_yaxes(visible=False, range=[count - 0.5, -0.75], automargin=False)
    drawn.update_xaxes(rangemode="tozero", side="top", automargin=False)
    return drawn.update_layout(margin={"t": AXIS_HEIGHT})


def rows_height(count: int, labels: Sequence[str] = ()) -> int:
    """Return the height of a chart of labelled rows, in pixels; a label of more lines needs more of it."""
    more = LINE_HEIGHT * max((label.count("\n") for label in labels), default=0)
    return 60 + (ROW_HEIGHT + more) * max(count, 1)


def years_layout(drawn: draw.Figure, years: Sequence[int], phases: draw.Rows) -> draw.Figure:
    """Lay out a chart over years, with the phases as bands behind, each labelled once at the top.

    Args:
        drawn: a figure whose x axis counts years.
        years: the years that are shown.
        phases: rows with number, date_from and date_to; an open end reaches the edge.
    """
    if not years:
        return drawn
    first, last = min(years) - 0.6, max(years) + 0.6
    bands = [
        (phase.number, max(first, _year_position(phase.date_from)), _end_of_band(phase, last))
        for phase in phases
        if phase.date_from is not None
    ]
    bands = [(number, start, end) for number, start, end in bands if start < end]
    # What is written beyond a band is covered by the next one.
    starts = [start for _number, start, _end in bands]
    rooms = [onward - start for start, onward in zip(starts, [*starts[1:], last], strict=False)]
    enough = ROOM_FOR_PHASE * (last - first)
    named = next((place for place, room in enumerate(rooms) if room >= enough), None)
    for place, (number, start, end) in enumerate(bands):
        drawn.add_shape(
            type="rect",
            x0=start,
            x1=end,
            yref="y domain",
            y0=0,
            y1=1,
            fillcolor=phase_color(number),
            line={"width": 0},
            layer="below",
            # The first with room says what the numbers are; it begins where its band does, to have all of it.
            label={
                "text": phase_name(number) if place == named else roman(number),
                "textposition": "top left" if place == named else "top center",
                "font": {"size": 11},
            },
        )
    every = 1 if last - first < 9 else 2
    return drawn.update_xaxes(
        range=[first, last],
        dtick=every,
        tick0=min(years),
        tickformat="d",
        tickangle=0,
        tickfont={"size": 11},
        # So that the first year stands below the zero of the other axis and not beside it.
        ticklabelstandoff=4,
        showgrid=False,
    )


def _end_of_band(phase: Any, last: float) -> float:
    return last if phase.date_to is None else min(last, _year_position(phase.date_to))


def _year_position(day: Any) -> float:
    """Place a day on an axis where the number of a year marks its middle."""
    moment = pd.Timestamp(day)
    return float(moment.year + (moment.day_of_year - 0.5) / 366 - 0.5)


def phase_name(number: int) -> str:
    """Return the name of a phase: Phase IV."""
    return _("Phase {number}").format(number=roman(number))


def roman(number: int) -> str:
    """Return the number of a phase as it is written: IV."""
    return ROMAN[int(number) - 1] if 1 <= int(number) <= len(ROMAN) else str(number)


def phase_color(number: int) -> str:
    """Return the color of the band of a phase."""
    return PHASE_BANDS[(int(number) - 1) % len(PHASE_BANDS)]


def shade(share: float) -> str:
    """Return the accent from faint (0) to strong (1); text of the page stays readable on it."""
    return f"rgba(15, 125, 184, {0.14 + 0.6 * share:.2f})"
