"""What is not known: where documents leave a figure, a day, a place or a second source open."""

import ibis
from ibis.expr.types import Table

# What may be known of an event, and the column of `event_facts` that is 1 where it is.
KNOWLEDGE = {
    "is_attendance_known": "known_count",
    "is_day_known": "day_known_count",
    "is_place_known": "place_known_count",
    "is_confirmed": "confirmed_count",
}


def coverage_total(event_totals: Table) -> Table:
    """Number of events, and for how many a figure, a day, a place and a second document are known.

    Leaves out: events that are a part of another event, since what is known of the whole is known of them.
    Unit: events.
    """
    totals = event_totals.filter(event_totals.is_top_level)
    undated = totals.event_count.sum(where=totals.year.isnull())
    return totals.agg(**_counts(totals), undated_count=undated.fill_null(0))


def coverage_by_year(event_totals: Table) -> Table:
    """Number of events per year, and for how many a figure, a day, a place, a second document are known.

    Events whose year no document states stand under no year.

    Leaves out: events that are a part of another event, since what is known of the whole is known of them.
    Unit: events.
    """
    totals = event_totals.filter(event_totals.is_top_level)
    return totals.group_by("year").agg(**_counts(totals)).order_by("year")


def coverage_by_phase(event_totals: Table) -> Table:
    """Number of events per phase, and for how many a figure, a day, a place, a second document are known.

    Events of the programme that belong to no phase, or of which no document says when they took place,
    stand under no phase.

    Leaves out: events that are a part of another event, and related events that no document ties to a phase.
    Unit: events.
    """
    is_counted = event_totals.phase_id.notnull() | (event_totals.filter_scope == "programme")
    totals = event_totals.filter(event_totals.is_top_level & is_counted)
    return totals.group_by("phase_id").agg(**_counts(totals)).order_by("phase_id")


def event_gaps(reconciled_events: Table, *, gap: str | None = None) -> Table:
    """Every event for which a figure, a day, a place or a second document is missing, the widest gaps first.

    Programme events come before related ones with as many gaps.

    Leaves out: events with no gap, and events that are a part of another event.
    Unit: events.
    """
    events = _with_knowledge(reconciled_events)
    known = [events[name] for name in KNOWLEDGE]
    gaps = events.mutate(gap_count=sum(((~is_known).cast("int64") for is_known in known), ibis.literal(0)))
    wanted = ~gaps[gap] if gap in KNOWLEDGE else gaps.gap_count > 0
    return gaps.filter(wanted).select(
        "event_id", "scope", "gap_count", *KNOWLEDGE, "date_start", "date_end", "city", "country_code",
        "attendance_best", "document_count", "year", "phase_id", event="title",
    ).order_by(ibis.desc("gap_count"), "scope", "event_id")  # fmt: skip


def undated_event_list(reconciled_events: Table) -> Table:
    """Every event of which no document says in which year it took place.

    Leaves out: events that are a part of another event, since they took place when the whole did.
    Unit: events.
    """
    events = reconciled_events.filter(reconciled_events.is_top_level & reconciled_events.year.isnull())
    return events.select(
        "event_id", "scope", "event_type", "city", "country_code", "phase_id", "attendance_best",
        "document_count", event="title",
    ).order_by("scope", "event_id")  # fmt: skip


def document_gaps(document_facts: Table) -> Table:
    """Every source document that gives no date of publication, or of which no address is known.

    Leaves out: documents that have both.
    Unit: documents.
    """
    documents = document_facts.mutate(
        is_dated=document_facts.date_published.notnull(), has_address=document_facts.url.notnull()
    )
    gaps = documents.filter(~(documents.is_dated & documents.has_address))
    return gaps.select(
        "document_id", "publisher_id", "document_type", "language", "is_dated", "has_address", "url"
    ).order_by("has_address", "is_dated", "document_id")


def _with_knowledge(reconciled_events: Table) -> Table:
    events = reconciled_events.filter(reconciled_events.is_top_level)
    return events.mutate(
        is_attendance_known=events.attendance_best.notnull(),
        is_day_known=ibis.coalesce(events.date_precision == "day", False),
        # An online event has no city that anybody could state.
        is_place_known=events.city.notnull() | ibis.coalesce(events.format == "online", False),
        is_confirmed=events.document_count > 1,
    )


def _counts(totals: Table) -> dict[str, ibis.Value]:
    counts = {
        "event_count": totals.event_count,
        "attendance_known_count": totals.known_count,
        "day_known_count": totals.day_known_count,
        "place_known_count": totals.place_known_count,
        "confirmed_count": totals.confirmed_count,
    }
    return {name: count.sum().fill_null(0) for name, count in counts.items()}
