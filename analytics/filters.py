"""Filters: narrows the tables to what a reader asked for, keeps it in the address, and says it in words.

Every page computes from the same narrowed tables, so no figure on a page can contradict another. The
filters choose events; each table of claims is then narrowed to those events.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import ibis
import numpy as np
import numpy.typing as npt
from ibis.expr.types import BooleanValue, StringColumn, Table

from analytics import words
from analytics.database import Tables
from analytics.event_roles import ROLE_COUNTS, ROLE_GROUPS
from analytics.messages import gettext as _

DEFAULT_YEARS = (2010, 2022)
# An address may name any number of values, and each comparison makes the SQL longer.
MOST_COMPARED = 20

# The tables whose rows are each about one event.
EVENT_TABLES = (
    "attendance_claims",
    "event_claims",
    "events",
    "involvement",
    "outcomes",
    "participation_counts",
    "reconciled_attendance_claims",
    "reconciled_outcomes",
    "themes",
)
PHASE_TABLES = ("phase_claims", "phase_involvement", "phases", "reconciled_phases")
SUBJECT_TABLES = ("choices", "decisions", "disagreements", "disagreement_statements")
# Tables of the schema `summaries`, each after those from which its query takes rows. See etl/summaries.py.
# What filters and sums ask for of each event, and of what documents say of it.
TABLES_OF_EVENTS = (
    "event_facts",
    "event_organizations",
    "event_bodies",
    "event_documents",
    "counted_figures",
    "announced_figures",
    "disagreement_figures",
    "disagreement_ranges",
    "disputed_subjects",
    "outcome_facts",
    "milestone_claims",
    "bodies_of_any_event",
)
# Those of them that name the group of each event, so that the groups of filters need no look at the event.
TABLES_OF_GROUPED_EVENTS = ("event_facts", "disputed_subjects", "outcome_facts")
# What is added up, or ranked, in each group of events.
SUMMARIES_OF_GROUPS = (
    "event_totals",
    "place_totals",
    "theme_totals",
    "role_totals",
    "leading_organizations",
    "organization_sets",
    "disagreement_totals",
    "leading_subjects",
    "document_sets",
    "evidence_totals",
    "leading_disagreement_ranges",
    "widest_events",
    "latest_events",
    "largest_events",
    "leading_announcements",
)
SUMMARY_TABLES = (*TABLES_OF_EVENTS, *SUMMARIES_OF_GROUPS)
# What events of a group have in common, with its types.
GROUP = {
    "filter_year": "int32",
    "filter_phase_id": "string",
    "filter_country_code": "string",
    "filter_scope": "string",
}
# Every table that filters narrow, each after those from which it is narrowed.
NARROWED_TABLES = (
    *TABLES_OF_EVENTS,
    "reconciled_events",
    *EVENT_TABLES,
    *PHASE_TABLES,
    *SUMMARIES_OF_GROUPS,
    *SUBJECT_TABLES,
    "document_facts",
    "source_documents",
)


@dataclass(frozen=True)
class Filters:
    """What a reader asked for. An empty choice keeps everything.

    Attributes:
        years: first and last year, both kept; None keeps every year and events without a date.
        undated: whether events that no document dates are kept beside the chosen years.
        organizations: keeps events in which one of these took part.
        with_parts: whether organizations that belong to a chosen organization count as that organization.
        roles: keeps involvement in one of these roles, and events in which a chosen organization (or
            anyone, when none is chosen) had one.
        phases: keeps events of these phases.
        countries: keeps events in these countries, as ISO 3166-1 alpha-3 codes.
        themes: keeps events about one of these themes.
        scope: keeps events of the programme or related events; None keeps both.
        events: keeps these events alone, and what is about them alone. The page of one event asks for it,
            the event before its parts; readers do not, so it is not in the address.
        own: keeps of involvement only what the chosen organizations did. Metrics of one organization ask
            for it; readers do not.
    """

    years: tuple[int, int] | None = DEFAULT_YEARS
    undated: bool = False
    organizations: tuple[str, ...] = ()
    with_parts: bool = False
    roles: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    scope: str | None = None
    events: tuple[str, ...] = ()
    own: bool = False

    @classmethod
    def everything(cls) -> "Filters":
        """Return filters that keep every event, dated or not."""
        return cls(years=None, undated=True)

    @classmethod
    def from_address(
        cls, parameters: Mapping[str, Sequence[str]], *, events: tuple[str, ...] = ()
    ) -> "Filters":
        """Read filters from the parameters of an address; what makes no sense is left out.

        Args:
            parameters: every value of each parameter, by its name.
            events: keeps these events alone.
        """
        chosen: dict[str, Any] = {
            name: tuple(dict.fromkeys(parameters.get(parameter, ())))
            for name, parameter in ADDRESS_LISTS.items()
        }
        years = _read_years(next(iter(parameters.get("years", ())), ""))
        scope = next(iter(parameters.get("scope", ())), None)
        return cls(
            years=years,
            undated=years is None or "yes" in parameters.get("undated", ()),
            with_parts="yes" in parameters.get("with_parts", ()),
            scope=scope if scope in SCOPES else None,
            events=events,
            **chosen,
        )

    def to_address(self) -> dict[str, list[str]]:
        """Return the parameters of an address that restores these filters: what differs from the default."""
        parameters = {
            parameter: list(getattr(self, name))
            for name, parameter in ADDRESS_LISTS.items()
            if getattr(self, name)
        }
        if self.years != DEFAULT_YEARS:
            parameters["years"] = [f"{self.years[0]:04}-{self.years[1]:04}" if self.years else "all"]
        if self.undated and self.years:
            parameters["undated"] = ["yes"]
        if self.with_parts:
            parameters["with_parts"] = ["yes"]
        if self.scope:
            parameters["scope"] = [self.scope]
        return parameters

    def without(self, name: str) -> "Filters":
        """Return the same filters with one of them left open."""
        empty: Any = None if name in ("years", "scope") else ()
        return replace(self, **{name: empty})

    def apply(self, tables: Tables) -> Tables:
        """Narrow every table to the events that the filters keep, each when it is first asked for."""
        return Tables(_Narrowed(self, tables))

    def narrow(self, name: str, stored: Tables, narrowed: Tables) -> Table:
        """Narrow one table to the events that the filters keep.

        Args:
            name: the table.
            stored: all tables as they are stored.
            narrowed: all tables as narrowed, in which what this one depends on is looked up.
        """
        table = stored.expressions[name]
        if self == Filters.everything():
            return table
        if name in SUMMARY_TABLES and not self.narrow_rows(name):
            raise ValueError(f"Under these filters {name} follows from its query, not from its rows.")
        if name == "event_facts":
            return self._kept_events(stored)
        if name in TABLES_OF_GROUPED_EVENTS and self.keep_whole_groups():
            return self.keep_groups(table)
        if name == "bodies_of_any_event":
            return self._in_roles(table, stored)
        if name in TABLES_OF_EVENTS:
            table = table.semi_join(narrowed.event_facts, "event_number")
            if name == "milestone_claims":
                return table.semi_join(narrowed.event_facts, [("claim_event_number", "event_number")])
            if name == "event_bodies":
                return self._in_roles(table, stored)
            is_of_role = name == "event_organizations" and self.roles
            return table.filter(table.role.isin(self.roles)) if is_of_role else table
        if name == "reconciled_events":
            if self.keep_whole_groups():
                return self.keep_groups(table, scope="scope")
            return table.semi_join(narrowed.event_facts, "event_id")
        if name in SUMMARY_TABLES:
            return self.keep_groups(table)
        if name in EVENT_TABLES:
            # Of the few events that are named, no claim of others need be looked at.
            table = table.filter(_is_named(table.event_id, self.events)) if self.events else table
            if replace(self, events=()) != Filters.everything():
                table = table.semi_join(narrowed.event_facts, "event_id")
            return self._in_own_roles(table, stored) if name == "involvement" else table
        if name in PHASE_TABLES and (self.phases or self.events):
            return table.filter(table.phase_id.isin(self.phases))
        if name == "choices":
            return table.semi_join(_subjects(narrowed), "subject_id")
        if name in SUBJECT_TABLES:
            events = narrowed.event_totals if self.keep_whole_groups() else narrowed.event_facts
            subjects = _disputed_subjects(narrowed, events)
            # Of a semi-join the database expects all rows, and hashes what is joined to the few there are.
            if self.events:
                return table.inner_join(subjects.distinct(), "subject_id")
            return table.semi_join(subjects, "subject_id")
        if name == "document_facts" and self.keep_whole_groups():
            return table.semi_join(narrowed.document_sets, "set_id")
        if name == "document_facts":
            return table.semi_join(_speaking(narrowed), "document_row")
        if name == "source_documents":
            return table.semi_join(narrowed.document_facts, "document_id")
        return table

    def describe(self, names: Mapping[str, str]) -> str:
        """Say in words what is shown. `names` gives the name of each id and code."""
        parts = [self._describe_years()]
        for chosen, sentence in (
            (self.organizations, _("with {names}")),
            (self.roles, _("in the role {names}")),
            (self.phases, _("in {names}")),
            (self.countries, _("held in {names}")),
            (self.themes, _("about {names}")),
        ):
            if chosen:
                parts.append(sentence.format(names=words.either([names.get(key, key) for key in chosen])))
        if self.with_parts and self.organizations:
            parts.append(_("organizations that belong to them included"))
        if self.events:
            name = names.get(self.events[0], self.events[0])
            said = _("only {event}") if len(self.events) == 1 else _("only {event} and its parts")
            parts.append(said.format(event=name))
        if self.scope == "programme":
            parts.append(_("programme events only"))
        if self.scope == "related":
            parts.append(_("related events only"))
        return _("; ").join(parts)

    def _describe_years(self) -> str:
        if self.years is None:
            return _("All events, dated or not")
        first, last = self.years
        span = str(first) if first == last else f"{first}–{last}"
        if self.undated:
            return _("Events of {years} and events without a date").format(years=span)
        return _("Events of {years}").format(years=span)

    def keep_whole_groups(self) -> bool:
        """Say whether of the events with the same year, phase, country and scope all are kept or none."""
        return not (self.events or self.themes or self.organizations or self.roles)

    def narrow_rows(self, summary: str) -> bool:
        """Say whether a summary keeps some of its rows as they are; else it follows from its query."""
        return summary in TABLES_OF_EVENTS or self.keep_whole_groups()

    def across_groups(self) -> "Filters":
        """Return the same filters, whatever year, phase, country and scope an event has."""
        return replace(self, years=None, undated=True, phases=(), countries=(), scope=None)

    def form(self) -> "Filters":
        """Return filters that narrow all tables in the same way but those of events, groups and phases."""
        some, every = ("any",), self.across_groups()
        return replace(
            every,
            years=None if every == self else DEFAULT_YEARS,
            organizations=some if self.organizations and not self.own else self.organizations,
            themes=some if self.themes else (),
        )

    def of_phases(self) -> "Filters":
        """Return what of these filters narrows the tables of phases and of what is said of them."""
        return replace(Filters.everything(), phases=self.phases, events=self.events)

    def keep_groups(self, rows: Table, *, scope: str = "filter_scope") -> Table:
        """Return the rows of the years, phases, countries and scope that are kept.

        Args:
            rows: a table with the columns of `GROUP`.
            scope: the column of the scope, where it has another name.
        """
        kept = []
        if self.years:
            in_years = rows.filter_year.between(*self.years)
            kept.append(in_years | rows.filter_year.isnull() if self.undated else in_years)
        if self.phases:
            kept.append(_is_one_of(rows.filter_phase_id, self.phases))
        if self.countries:
            kept.append(_is_one_of(rows.filter_country_code, self.countries))
        if self.scope:
            kept.append(rows[scope] == self.scope)
        return rows.filter(*kept) if kept else rows

    def keeps_groups(self, groups: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.bool_]:
        """Tell of each of some groups whether `keep_groups` keeps it: of few that is quicker than a query.

        Args:
            groups: the columns of `GROUP`; a year that is not known is no number, another value is empty.
        """
        years = groups["filter_year"]
        kept = np.ones(len(years), np.bool_)
        if self.years:
            first, last = self.years
            kept &= (first <= years) & (years <= last) | (np.isnan(years) & self.undated)
        for name, chosen in (
            ("filter_phase_id", self.phases),
            ("filter_country_code", self.countries),
            ("filter_scope", (self.scope,) if self.scope else ()),
        ):
            if chosen:
                kept &= np.isin(groups[name], chosen) & (groups[name] != "")
        return kept

    def of_groups(self) -> "Filters":
        """Return what of these filters chooses among years, phases, countries and scopes."""
        return Filters(
            self.years, self.undated, phases=self.phases, countries=self.countries, scope=self.scope
        )

    def _kept_events(self, tables: Tables) -> Table:
        return self.keep_groups(self.choose_events(tables.event_facts, tables))

    def choose_events(self, events: Table, tables: Tables) -> Table:
        """Return the events that are kept whatever their year, phase, country and scope, with all columns.

        Args:
            events: event_number, event_id, theme_bits, role_bits.
            tables: all tables as they are stored.
        """
        if self.events:
            events = events.filter(_is_named(events.event_id, self.events))
        if self.themes:
            events = events.filter((events.theme_bits & tables.bits("theme", self.themes)) != 0)
        if self.organizations:
            bodies = self._in_roles(tables.event_bodies, tables)
            present = bodies.semi_join(self._chosen_organizations(tables), "organization_number")
            events = events.filter(events.event_number.isin(present.event_number))
        if self.roles:
            events = events.filter((events.role_bits & tables.bits("role", self.roles)) != 0)
        return events

    def _chosen_organizations(self, tables: Tables) -> Table:
        return chosen_organizations(
            tables.organization_numbers, tables.organization_lineage, self.organizations, self.with_parts
        )

    def _in_own_roles(self, involvement: Table, tables: Tables) -> Table:
        """Keep what was done in roles that are chosen and, if asked, by organizations that are chosen."""
        if self.roles:
            involvement = involvement.filter(involvement.role.isin(self.roles))
        # A comparison is made while the table is read; a join comes after.
        if self.own and not self.with_parts:
            return involvement.filter(_is_named(involvement.organization_id, self.organizations))
        if self.own:
            return involvement.semi_join(self._chosen_organizations(tables), "organization_id")
        return involvement

    def _in_roles(self, bodies: Table, tables: Tables) -> Table:
        """Keep of what organizations did in events what is chosen."""
        if not self.roles:
            return bodies
        chosen = tables.bits("role", self.roles)
        return bodies.filter((bodies.role_bits & chosen) != 0).mutate(
            role_bits=bodies.role_bits & chosen,
            **{
                ROLE_COUNTS[group]: (bodies.role_bits & (chosen & tables.bits("role", roles))) != 0
                for group, roles in ROLE_GROUPS.items()
            },
        )


def chosen_organizations(
    organizations: Table, organization_lineage: Table, chosen: Sequence[str], with_parts: bool
) -> Table:
    """Return the rows of organizations that are chosen, and of all that belong to them if parts count."""
    if with_parts:
        parts = organization_lineage.filter(organization_lineage.ancestor_id.isin(chosen))
        return organizations.semi_join(parts, "organization_id")
    return organizations.filter(organizations.organization_id.isin(chosen))


# Address parameters are in the singular, since each stands for one value: ?organization=osce&organization=eu
ADDRESS_LISTS = {
    "organizations": "organization",
    "roles": "role",
    "phases": "phase",
    "countries": "country",
    "themes": "theme",
}
SCOPES = ("programme", "related")
YEAR = re.compile("[0-9]{4}")
YEARS = re.compile("[0-9]{4}(-[0-9]{4})?")
ADDRESS_PARAMETERS = (*ADDRESS_LISTS.values(), "years", "undated", "with_parts", "scope")


def is_read(parameter: str, value: str) -> bool:
    """Tell whether a value of `years` or `scope` in an address says which; pages leave out others."""
    return value in SCOPES if parameter == "scope" else value == "all" or bool(YEARS.fullmatch(value))


def _read_years(text: str) -> tuple[int, int] | None:
    if text == "all":
        return None
    first, _dash, last = text.partition("-")
    if not YEAR.fullmatch(first):
        return DEFAULT_YEARS
    if not YEAR.fullmatch(last):
        return (int(first), int(first))
    return (min(int(first), int(last)), max(int(first), int(last)))


class _Narrowed(Mapping[str, Table]):
    """Tables narrowed by filters. Building an expression takes time, so only those used are built."""

    def __init__(self, filters: Filters, stored: Tables) -> None:
        self._filters = filters
        self._stored = stored
        self._built: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        if name not in self._built:
            self._built[name] = self._filters.narrow(name, self._stored, Tables(self))
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored.expressions)

    def __len__(self) -> int:
        return len(self._stored.expressions)


def _is_one_of(column: StringColumn, values: Sequence[str]) -> BooleanValue:
    """Compare with each value: a list of several DuckDB joins, and then reads all rows of a ranking."""
    if len(values) > MOST_COMPARED:
        return column.isin(values)
    return ibis.or_(*(column == value for value in values))


def _is_named(column: StringColumn, keys: Sequence[str]) -> BooleanValue:
    """Compare with keys in an expression: with a bare list DuckDB compares when it has read all columns."""
    return column.isin(keys).fill_null(False)


def _speaking(narrowed: Tables) -> Table:
    """The documents that make a claim about an event that is kept, by their place."""
    tables = (narrowed.event_documents, narrowed.event_organizations)
    return ibis.union(*(table.select("document_row") for table in tables))


def _subjects(narrowed: Tables) -> Table:
    """The events and outcomes that are kept, and the phases to which an event that is kept belongs."""
    return ibis.union(
        narrowed.event_facts.select(subject_id="event_id").distinct(),
        _phases_of(narrowed.event_facts, narrowed),
        narrowed.reconciled_outcomes.select(subject_id="outcome_id"),
    )


def _disputed_subjects(narrowed: Tables, events: Table) -> Table:
    """The events and outcomes on which documents differ or a person decided, and the phases of events."""
    return ibis.union(narrowed.disputed_subjects.select("subject_id"), _phases_of(events, narrowed))


def _phases_of(events: Table, narrowed: Tables) -> Table:
    phases = narrowed.reconciled_phases.semi_join(events, [("phase_id", "filter_phase_id")])
    return phases.select(subject_id="phase_id")
