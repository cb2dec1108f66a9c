"""How many persons came."""

import ibis
from ibis.expr.types import BooleanValue, Table


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
        # A summary has these too.
        *(name for name in ("event", "claims") if name in known.columns),
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


def attendance_total(event_totals: Table) -> Table:
    """Sum over all events of the lowest and of the highest attendance stated, and how many events are known.

    The lower sum is a floor: at least so many persons came to the events for which a document gives a
    figure. The upper sum has no end where a claim without an upper end stands behind it.

    Leaves out: events that are a part of another event, whose persons would count twice where the whole has
    a figure; where only a part has one, its persons are missing from the sum. Events for which no document
    gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    totals = event_totals.filter(event_totals.is_top_level)
    return totals.agg(**attendance_in(totals))


def attendance_disagreement_count(event_totals: Table) -> Table:
    """Number of events on whose attendance documents differ, and on how many they contradict each other.

    Beside them stands for how many events a document gives a figure.

    Leaves out: figures that do not count, such as planned ones or those for a part of the event.
    Unit: events.
    """
    return event_totals.agg(
        known_count=event_totals.known_count.sum().fill_null(0),
        disagreement_count=event_totals.disagreement_count.sum().fill_null(0),
        contradiction_count=event_totals.contradiction_count.sum().fill_null(0),
    )


def attendance_range_by_year(event_totals: Table) -> Table:
    """Sum per year of the lowest and of the highest attendance stated, and how many events are known.

    Leaves out: events that are a part of another event, and events whose year no document states; events
    for which no document gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    return range_by(event_totals, "year").order_by("year")


def attendance_range_by_country(event_totals: Table) -> Table:
    """Sum per country of the lowest and of the highest attendance stated, and how many events are known.

    Leaves out: events that are a part of another event, and events whose country no document states;
    events for which no document gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    return range_by(event_totals, "country_code").order_by(ibis.desc("attendance_low"), "country_code")


def attendance_range_by_event_type(event_totals: Table) -> Table:
    """Sum per kind of event of the lowest and of the highest attendance stated, and how many are known.

    Leaves out: events that are a part of another event; events for which no document gives a figure are
    counted as unknown, never as zero.
    Unit: persons.
    """
    return range_by(event_totals, "event_type").order_by(ibis.desc("attendance_low"), "event_type")


def attendance_range_by_theme(theme_totals: Table) -> Table:
    """Sum per theme of the lowest and of the highest attendance stated, and how many events are known.

    An event with several themes counts under each of them, so the themes do not add up to the total.

    Leaves out: events that are a part of another event, and events for which no document names a theme;
    events for which no document gives a figure are counted as unknown, never as zero.
    Unit: persons.
    """
    return range_by(theme_totals, "theme").order_by(ibis.desc("attendance_low"), "theme")


def attendance_planned_and_reported(reconciled_attendance_claims: Table, reconciled_events: Table) -> Table:
    """Planned and registered figures of each event beside the range that was reported.

    Leaves out: events for which no document gives a planned or registered figure.
    Unit: persons.
    """
    claims = reconciled_attendance_claims
    announced = claims.filter(is_announced(claims)).select(
        "event_id", "claim_id", "basis", "qualifier", "figure", "upper", "wording", "document_id"
    )
    ranges = reconciled_events.select(
        "event_id",
        "attendance_low",
        "attendance_best",
        "attendance_high",
        "attendance_is_open",
        "attendance_qualifier",
    )
    return announced.inner_join(ranges, "event_id").order_by(ibis.desc("figure"), "claim_id")


def is_announced(claims: Table) -> BooleanValue:
    """Whether a claim tells how many were expected at the whole event: a planned or registered figure."""
    return (claims.basis != "reported") & (claims.coverage == "whole") & claims.figure.notnull()


def range_by(totals: Table, column: str) -> Table:
    """Sum the attendance of events in each value of a column, as all metrics of persons do it."""
    totals = totals.filter(totals.is_top_level & totals[column].notnull())
    return totals.group_by(column).agg(**attendance_in(totals))


def attendance_in(totals: Table) -> dict[str, ibis.Value]:
    """The sums that metrics of persons are made of."""
    return {
        "attendance_low": totals.attendance_low.sum(),
        "attendance_high": totals.attendance_high.sum(),
        "attendance_is_open": ibis.coalesce(totals.attendance_is_open.any(), False),
        "known_count": totals.known_count.sum().fill_null(0),
        "event_count": totals.event_count.sum().fill_null(0),
        "unknown_count": (totals.event_count - totals.known_count).sum().fill_null(0),
    }
