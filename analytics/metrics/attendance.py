"""How many persons came."""

import ibis
from ibis.expr.types import Table


def attendance_range_by_event(reconciled_events: Table, *, order: str = "disagreement") -> Table:
    """Lowest and highest attendance that the source documents give for each event, and the chosen figure.

    Claims are never averaged: the range shows how far the documents disagree. Only figures that were
    reported for the whole event count.

    Leaves out: events for which no document gives a number.
    Unit: persons.
    """
    known = reconciled_events.filter(reconciled_events.attendance_best.notnull())
    spread = known.attendance_high - known.attendance_low
    orders = {
        "disagreement": (ibis.desc(spread.fill_null(0)), ibis.desc("attendance_claim_count")),
        "date": (known.date_from.desc(nulls_first=False),),
        "size": (),
    }
    known = known.order_by(*orders[order], ibis.desc("attendance_best"), "event_id")
    return known.select(
        "event_id",
        "date_start",
        "date_end",
        "year",
        "attendance_low",
        "attendance_best",
        "attendance_high",
        "attendance_is_open",
        "attendance_qualifier",
        "attendance_rule",
        "attendance_claim_count",
        "attendance_claim_id",
    )


def attendance_total(reconciled_events: Table) -> Table:
    """Sum over all events of the lowest and of the highest attendance stated, and how many events are known.

    The lower sum is a floor: at least so many persons came to the events for which a document gives a
    figure. The upper sum has no end where a claim without an upper end stands behind it.

    Leaves out: events that are a part of another event, since their persons are counted there; events for
    which no document gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    events = reconciled_events.filter(reconciled_events.is_top_level)
    return events.agg(**_totals(events))


def attendance_range_by_year(reconciled_events: Table) -> Table:
    """Sum per year of the lowest and of the highest attendance stated, and how many events are known.

    Leaves out: events that are a part of another event, and events whose year no document states; events
    for which no document gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    return range_by(reconciled_events, "year").order_by("year")


def attendance_range_by_country(reconciled_events: Table) -> Table:
    """Sum per country of the lowest and of the highest attendance stated, and how many events are known.

    Leaves out: events that are a part of another event, and events whose country no document states;
    events for which no document gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    return range_by(reconciled_events, "country_code").order_by(ibis.desc("attendance_low"), "country_code")


def attendance_range_by_event_type(reconciled_events: Table) -> Table:
    """Sum per kind of event of the lowest and of the highest attendance stated, and how many are known.

    Leaves out: events that are a part of another event; events for which no document gives a figure are
    counted as unknown, never as zero.
    Unit: persons.
    """
    return range_by(reconciled_events, "event_type").order_by(ibis.desc("attendance_low"), "event_type")


def attendance_range_by_theme(reconciled_events: Table, themes: Table) -> Table:
    """Sum per theme of the lowest and of the highest attendance stated, and how many events are known.

    An event with several themes counts under each of them, so the themes do not add up to the total.

    Leaves out: events that are a part of another event, and events for which no document names a theme;
    events for which no document gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    pairs = themes.filter(themes.theme.notnull()).select("event_id", "theme").distinct()
    events = reconciled_events.inner_join(pairs, "event_id")
    return range_by(events, "theme").order_by(ibis.desc("attendance_low"), "theme")


def attendance_planned_and_reported(reconciled_attendance_claims: Table, reconciled_events: Table) -> Table:
    """Planned and registered figures of each event beside the range that was reported.

    Leaves out: events for which no document gives a planned or registered figure.
    Unit: persons.
    """
    claims = reconciled_attendance_claims
    announced = claims.filter(
        (claims.basis != "reported") & (claims.coverage == "whole") & claims.figure.notnull()
    ).select("event_id", "claim_id", "basis", "qualifier", "figure", "upper", "wording", "document_id")
    ranges = reconciled_events.select(
        "event_id",
        "attendance_low",
        "attendance_best",
        "attendance_high",
        "attendance_is_open",
        "attendance_qualifier",
    )
    return announced.inner_join(ranges, "event_id").order_by(ibis.desc("figure"), "claim_id")


def _totals(events: Table) -> dict[str, ibis.Value]:
    is_known = events.attendance_best.notnull()
    # A floor for events with an upper end only is unknown, a ceiling for "over 250" as well.
    return {
        "attendance_low": events.attendance_low.sum(),
        "attendance_high": ibis.coalesce(
            events.attendance_high, events.attendance_low, events.attendance_best
        ).sum(),
        "attendance_is_open": ibis.coalesce(events.attendance_is_open.any(), False),
        "known_count": is_known.sum().fill_null(0),
        "event_count": events.count(),
        "unknown_count": (~is_known).sum().fill_null(0),
    }


def range_by(events: Table, column: str) -> Table:
    """Sum the attendance of events in each value of a column, as all metrics of persons do it."""
    events = events.filter(events.is_top_level & events[column].notnull())
    return events.group_by(column).agg(**_totals(events))
