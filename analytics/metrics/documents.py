"""What was read: the source documents, and everything that one of them states."""

import ibis
from ibis.expr.types import Table

from analytics.metrics.spellings import has_word


def document_count(document_facts: Table) -> Table:
    """Number of source documents that speak of the events shown, and how well each can be traced.

    Leaves out: documents that could not be found; there are more texts than were read.
    Unit: documents.
    """
    documents = document_facts
    return documents.agg(
        document_count=documents.count(),
        publisher_count=documents.publisher_id.nunique(),
        with_address_count=documents.url.count(),
        without_date_count=documents.count() - documents.date_published.count(),
    )


def document_count_by_language(document_facts: Table) -> Table:
    """Number of source documents in each language.

    Unit: documents.
    """
    counts = document_facts.group_by("language").agg(document_count=document_facts.count())
    return counts.order_by(ibis.desc("document_count"), "language")


def document_count_by_year(document_facts: Table) -> Table:
    """Number of source documents by kind and year of publication.

    Documents that give no date of publication stand under no year: many web pages do not say when they
    were written.

    Unit: documents.
    """
    documents = document_facts.mutate(year_published=_year(document_facts.date_published))
    counts = documents.group_by("document_type", "year_published").agg(document_count=documents.count())
    return counts.order_by("document_type", "year_published")


def document_count_by_publisher(document_facts: Table) -> Table:
    """Number of source documents of each publisher.

    Leaves out: publishers of whom no document speaks of the events shown.
    Unit: documents.
    """
    counts = document_facts.group_by("publisher_id").agg(document_count=document_facts.count())
    return counts.order_by(ibis.desc("document_count"), "publisher_id")


def document_list(
    document_facts: Table,
    source_documents: Table,
    organizations: Table,
    event_documents: Table,
    event_organizations: Table,
    *,
    search: str = "",
) -> Table:
    """Every source document with its publisher, kind, language, date and number of statements.

    Statements are those on the events shown; what a document says of phases is not counted here. A search
    keeps the documents of which each word stands in the title, the publisher, the id or the address; words in
    Russian find what `event_list` says.

    Unit: statements.
    """
    found = with_words(document_facts, source_documents, organizations, search)
    return with_counts(found, event_documents, event_organizations)


def document_profile(source_documents: Table, *, document_id: str) -> Table:
    """What is known of one source document itself."""
    return source_documents.filter(source_documents.document_id == document_id)


def statement_count_by_table(
    attendance_claims: Table,
    event_claims: Table,
    involvement: Table,
    outcomes: Table,
    participation_counts: Table,
    phase_claims: Table,
    phase_involvement: Table,
    themes: Table,
    *,
    document_id: str,
) -> Table:
    """Number of statements that one document makes, by the table in which they stand.

    Leaves out: tables in which the document states nothing.
    Unit: statements.
    """
    tables = {
        "attendance_claims": attendance_claims,
        "event_claims": event_claims,
        "involvement": involvement,
        "outcomes": outcomes,
        "participation_counts": participation_counts,
        "phase_claims": phase_claims,
        "phase_involvement": phase_involvement,
        "themes": themes,
    }
    stated = ibis.union(
        *(
            claims.filter(claims.document_id == document_id).select(table_name=ibis.literal(name))
            for name, claims in tables.items()
        )
    )
    return stated.group_by("table_name").agg(statement_count=stated.count()).order_by("table_name")


def attendance_claims_of_document(
    reconciled_attendance_claims: Table,
    disagreements: Table,
    disagreement_statements: Table,
    *,
    document_id: str,
) -> Table:
    """How many persons came, as one document says it, with the figures that were chosen.

    Unit: persons.
    """
    claims = reconciled_attendance_claims
    disputed = _disputed(disagreements, disagreement_statements, document_id)
    return _stated(claims, document_id, is_disputed=claims.claim_id.isin(disputed)).select(
        "paragraph", "wording", "figure", "upper", "qualifier", "counted", "event_id", "scope", "basis",
        "coverage", "is_counted", "is_chosen", "is_disputed", "claim_id",
    )  # fmt: skip


def participation_counts_of_document(
    participation_counts: Table,
    disagreements: Table,
    disagreement_statements: Table,
    *,
    document_id: str,
) -> Table:
    """How many states, organizations and others came, as one document says it.

    Unit: as counted.
    """
    claims = participation_counts
    disputed = _disputed(disagreements, disagreement_statements, document_id)
    return _stated(claims, document_id, is_disputed=claims.claim_id.isin(disputed)).select(
        "paragraph", "wording", "figure", "upper", "qualifier", "counted", "event_id", "basis",
        "is_disputed", "claim_id",
    )  # fmt: skip


def event_claims_of_document(
    event_claims: Table,
    choices: Table,
    disagreements: Table,
    disagreement_statements: Table,
    *,
    document_id: str,
) -> Table:
    """When and where events took place, in which format and phase, as one document says it.

    Leaves out: what other documents say of the same events.
    """
    claims = _with_marks(event_claims, choices, disagreements, disagreement_statements, document_id)
    return _stated(claims, document_id).select(
        "paragraph", "event_id", "date_start", "date_end", "city", "country_code", "format", "phase_id",
        "is_chosen", "is_disputed", "claim_id",
    )  # fmt: skip


def phase_claims_of_document(
    phase_claims: Table,
    choices: Table,
    disagreements: Table,
    disagreement_statements: Table,
    *,
    document_id: str,
) -> Table:
    """When phases of the programme began and ended, as one document says it."""
    claims = _with_marks(phase_claims, choices, disagreements, disagreement_statements, document_id)
    return _stated(claims, document_id).select(
        "paragraph", "phase_id", "date_start", "date_end", "note", "is_chosen", "is_disputed", "claim_id"
    )


def outcomes_of_document(
    outcomes: Table,
    choices: Table,
    disagreements: Table,
    disagreement_statements: Table,
    *,
    document_id: str,
) -> Table:
    """What events produced, as one document says it."""
    claims = _with_marks(outcomes, choices, disagreements, disagreement_statements, document_id)
    return _stated(claims, document_id).select(
        "paragraph", "title", "outcome_type", "date_adopted", "event_id", "is_chosen", "is_disputed",
        "claim_id",
    )  # fmt: skip


def involvement_of_document(involvement: Table, *, document_id: str) -> Table:
    """Who took part in which event, in what role, as one document says it."""
    return _stated(involvement, document_id).select(
        "paragraph", "organization_id", "role", "person", "person_title", "mode", "event_id", "claim_id"
    )


def phase_involvement_of_document(phase_involvement: Table, *, document_id: str) -> Table:
    """Who carried the programme or a phase of it, as one document says it."""
    return _stated(phase_involvement, document_id).select(
        "paragraph", "organization_id", "role", "phase_id", "claim_id"
    )


def themes_of_document(themes: Table, *, document_id: str) -> Table:
    """What events were about, as one document says it."""
    return _stated(themes, document_id).select("paragraph", "theme", "pillar", "event_id", "claim_id")


def with_counts(documents: Table, event_documents: Table, event_organizations: Table) -> Table:
    """List documents with the number of their statements and of the events that these are about."""
    statements = ibis.union(
        event_documents.select("document_row", "event_number", "statement_count"),
        event_organizations.select(
            "document_row", "event_number", statement_count=ibis.literal(1).cast("int32")
        ),
    )
    counts = statements.group_by("document_row").agg(
        statement_count=statements.statement_count.sum(), event_count=statements.event_number.nunique()
    )
    listed = documents.left_join(counts, "document_row")
    return listed.select(
        "document_id",
        "publisher_id",
        "document_type",
        "language",
        "date_published",
        listed.statement_count.fill_null(0).cast("int64").name("statement_count"),
        listed.event_count.fill_null(0).name("event_count"),
        _year(listed.date_published).name("year_published"),
        "url",
    ).order_by(ibis.desc("date_published"), "document_id")


def _year(partial_date: ibis.Value) -> ibis.Value:
    return partial_date[:4].cast("int64")


def with_words(documents: Table, titled: Table, organizations: Table, search: str) -> Table:
    """Keep the documents that each word of a search finds; their titles stand in another table."""
    if not search.split():
        return documents
    publishers = organizations.select(publisher_id="organization_id", publisher="name", acronym="acronym")
    named = titled.left_join(publishers, "publisher_id")
    searched = ("title", "publisher", "acronym", "document_id", "url")
    texts = [named[column].fill_null("") for column in searched]
    found = named.mutate(text=ibis.literal(" ").join(texts))
    for word in search.split():
        found = found.filter(has_word(found.text, word))
    return documents.semi_join(found, "document_id")


def _stated(claims: Table, document_id: str, **more: ibis.Value) -> Table:
    """The claims of one document in the order of its text."""
    said = claims.mutate(**more).filter(claims.document_id == document_id)
    return said.order_by(said.paragraph.asc(nulls_first=False), "claim_id")


def _with_marks(
    claims: Table, choices: Table, disagreements: Table, statements: Table, document_id: str
) -> Table:
    """Add whether a claim of a document was chosen, and whether others contradict it on its point."""
    # To look for the claims among those of all documents would take many times longer.
    chosen = choices.filter(choices.document_id == document_id)
    return claims.mutate(
        is_chosen=claims.claim_id.isin(chosen.claim_id),
        is_disputed=claims.claim_id.isin(_disputed(disagreements, statements, document_id)),
    )


def _disputed(disagreements: Table, statements: Table, document_id: str) -> ibis.Value:
    """The claims of a document on points on which documents contradict each other."""
    points = disagreements.filter(disagreements.disagreement_type == "contradict")
    said = statements.filter(statements.document_id == document_id)
    same = [said[column].identical_to(points[column]) for column in ("subject_id", "field", "about")]
    return said.semi_join(points, same).claim_id
