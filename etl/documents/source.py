"""What a document is: its title, kind, date, language and who published it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz import fuzz, utils

from etl.characters import writable
from etl.documents.document import Document
from etl.documents.findings import Findings
from etl.documents.known import Known, Record
from etl.documents.known_events import slug
from etl.documents.languages import LANGUAGES, language_of
from etl.documents.mention import Mention
from etl.documents.name_words import part_of_speech
from etl.documents.name_words import slug as latin
from etl.documents.publisher_names import called, issuing_body, labelled_name, without_date
from etl.documents.russian_names import RUSSIAN_ACRONYMS

# A line that says what the document is, and no more.
LABEL = re.compile(
    r"[\W_]*(?:(?:joint |for immediate )?(?:press[- ]release|news release|release)|press statement"
    r"|media advisory"
    r"|пресс-релиз|для прессы|news|новости)[\W_]*",
    re.IGNORECASE,
)
SPEECH = re.compile(
    r"\b(?:(?:opening|closing|keynote|introductory) )?(?:remarks|statement|address|speech)(?: \w+)? (?:by"
    r"|of)\b"
    r"|\b(?:opening|closing) remarks\b|\bmessage (?:by|of|from)\b"
    r"|(?:выступление|речь|обращение|(?:вступительное|заключительное) слово)\b",
    re.IGNORECASE,
)
SALUTATION = re.compile(
    r"^\W*(?:Excellenc(?:y|ies)|Ladies and gentlemen|Distinguished|Уважаемые|Дамы и господа)",
    re.IGNORECASE | re.MULTILINE,
)
REPORT = re.compile(
    r"\b(?:report|summary|mapping|study|bulletin|newsletter|digest|(?:activity|project|progress) update"
    r"|update (?:for|on|no)\b|overview|дайджест|сводка"
    r"|(?:training|meeting|information|briefing|concept|project) note"
    r"|(?:our|the) year (?:20\d\d|in review)|year in review|итоги (?:20\d\d )?года"
    r"|note for the file|отч[её]т|доклад|бюллетень|обзор"
    r"|(?:информационная|аналитическая) (?:записка|справка))\b",
    re.IGNORECASE,
)
# A news medium tells whose words it gives.
ATTRIBUTED = re.compile(
    r"\b(?:reports|according to|said in a statement|сообщает|сообщил[аи]?|переда[её]т|со ссылкой)\b",
    re.IGNORECASE,
)
# "Bulletin of the Fund for ...".
ISSUE_OF = re.compile(
    r"\b(?:bulletin|newsletter|report|statement|bulletins?|бюллетень|отч[её]т|доклад) (?:of|by) (?:the )?$",
    re.IGNORECASE,
)
# A line below the text by which a body signs it.
SIGNED = re.compile(
    r"\b(?:press|information|media|communications?|public (?:relations|affairs))"
    r" (?:service|office|department|unit|section|team|cent(?:re|er))\b"
    r"|\b(?:пресс-(?:служб|центр|бюро)|(?:информационн|медиа)\w*[ -]служб|(?:отдел|управление|департамент)\w*"
    r" (?:информации|по связям с))",
    re.IGNORECASE,
)
OF = re.compile(r"^\w*\s+(?:of|at)\s+(?:the\s+)?")
# What a body says of itself at the end: "UNODC is ...", "Программа действует с 2003 года".
ABOUT_ITSELF = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:is|was (?:established|created|founded|set up)|has (?:been|worked|supported|its)"
    r"|works|supports|operates|helps|provides|brings|действует|создан\w*|основан\w*|учрежд\w+|является|работает"
    r"|оказывает|объединяет)\b"
)
# Before the body that held what a press release or a report tells of.
ORGANIZED_BY = re.compile(
    r"\b(?:organi[sz]ed|conducted|held|hosted|convened|prepared)(?: jointly)? by (?:the )?$"
    r"|\b(?:организован|провед[её]н|подготовлен|созван)[аоы]?\s+(?:совместно\s+)?$",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"^(?:source|источник)\s*:|\b(?:for (?:more|further|additional) information|(?:press|media) contacts?"
    r"|contact|за дополнительной информацией"
    r"|контакт\w*)\b",
    re.IGNORECASE,
)
# A line above the title that names who issued it: a name that begins with the kind of body.
_BODY = (
    r"(?:press (?:service|office|cent(?:re|er))|public (?:association|foundation|union"
    r"|organi[sz]ation)|embassy|ministry"
    r"|permanent mission|secretariat|office|committee|agency|council|academy|university|institute|association"
    r"|foundation|international organi[sz]ation|пресс-(?:служба|центр)|посольство|министерство"
    r"|постоянное представительство|секретариат|комитет|агентство|управление|совет|академия"
    r"|университет|институт"
    r"|общественн\w+ (?:объединение|организация|фонд)|фонд|ассоциация|генеральная прокуратура)"
)
ISSUER = re.compile(rf"[\W_]*{_BODY}\b[^.!?:|]*", re.IGNORECASE)
# In a title something is done: an English verb has a small letter, a Russian one may end like the past.
SMALL = re.compile(r"\b(?!(?:of|the|and|in|at|for|to|on|under)\b)[a-z]{2,}")
DONE_RU = re.compile(r"\b[а-яё]+[аеиыя]л(?:[аио]|ся|ась|ось|ись)?\b", re.IGNORECASE)
LONGEST_ISSUER = 15  # words
# The name of a site that is that of a body, not of a news medium.
SITE_OF_BODY = re.compile(rf"\b{_BODY}\b", re.IGNORECASE)
SITE_OF_NEWS = re.compile(
    r"\b(?:news|times|daily|post|press|media|information agency|новост\w*|информационн\w*|газет\w*"
    r"|вести|пресса)\b",
    re.IGNORECASE,
)
# A body that speaks of itself.
OURSELVES = re.compile(
    r"\b(?:our (?:association|organi[sz]ation|foundation|institute|university|centre|center|ministry|embassy)"
    r"|наш(?:а|е|ей|его|у|у)? (?:организаци|объединени|ассоциаци|фонд|институт|университет|центр"
    r"|министерств|посольств)\w*)",
    re.IGNORECASE,
)
PUBLISHED = re.compile(r"\b(?:published|posted|date|опубликовано|дата)\b\W{0,3}$", re.IGNORECASE)

# Bodies that publish; a state or a group of states does not.
BODIES = (
    "UN entity",
    "UN mission",
    "regional organization",
    "ministry or agency",
    "embassy",
    "think tank",
    "civil society",
)
LONGEST_TITLE = 150
DATELINE = 80  # characters
FULL_TITLE = 3  # words
LONGEST_LABEL = 4  # words
SAME_TITLE = 95
LAST_PARAGRAPHS = 2
LONGEST_SIGNATURE = 15  # words
MOST_WORDS_BEFORE = 2


@dataclass(frozen=True)
class SourceReading:
    """The record of a document: its values by field, where its title stands, and whether it is known."""

    document_id: str
    is_known: bool
    values: Mapping[str, str]
    start: int
    end: int
    confidence: float


def read_published(document: Document, findings: Findings) -> str:
    """When the document was published: as its file, a word or the dateline says; nothing if none does."""
    stated = document.metadata.get("date_published", "")[:10]
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", stated):
        return stated
    for date in findings.dates:
        start, _ = findings.sentence_at(date.start)
        if PUBLISHED.search(findings.text[start : date.start]):
            return date.date_start
    # A speech has the day on which it was given; days from one to another are those of an event.
    if SPEECH.search(findings.text, 0, findings.heading[1]):
        return ""
    return next((date.date_start for date in findings.document_dates if not date.date_end), "")


def read_source(document: Document, findings: Findings, known: Known) -> SourceReading:
    """The document's own record; one that the records have already keeps its document_id."""
    start, end, certain = _title(document, findings, known)
    stated = " ".join(document.metadata.get("title", "").split())
    title = stated if len(stated.split()) >= FULL_TITLE else _clean(document.text[start:end])
    url = document.metadata.get("url", "")
    stated_language = document.metadata.get("language", "")[:2].lower()
    stated_publisher = _stated_publisher(document, findings, known)
    publisher = stated_publisher or _likely_publisher(findings, known, (start, end))
    published = read_published(document, findings)
    values = {
        "title": writable(title) or document.path.stem,
        "publisher_id": publisher,
        "document_type": _type(document, findings, known, title, publisher, published),
        "date_published": published,
        "language": stated_language if stated_language in LANGUAGES else language_of(document.text),
        "url": url if re.fullmatch(r"https?://\S+", url) else "",
    }
    record = _same(document, values, known)
    document_id = record["document_id"] if record else _new_id(values, findings, known)
    return SourceReading(
        document_id=document_id,
        is_known=record is not None,
        values={"document_id": document_id, **{field: value for field, value in values.items() if value}},
        start=start,
        end=end,
        # A body that the records do not have may go by another id there.
        confidence=0.8 if certain and stated_publisher in _kinds(known) else 0.45,
    )


def _clean(text: str) -> str:
    """On one line, without marks of emphasis; cut at a word where it is long."""
    line = " ".join(re.sub(r"[*_#]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", text).split())
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0]


def _title(document: Document, findings: Findings, known: Known) -> tuple[int, int, bool]:
    """Where the title stands, and whether that is certain.

    A speech has the line that names the speech; else the title is the first line below a label such as "press
    release" that is no date, or the first line above the running text.
    """
    lines = [document.text[p.start : p.end] for p in document]
    places = [(p.start, p.end) for p in document]
    for line, (start, end) in zip(lines, places, strict=True):
        if start < findings.heading[1] and SPEECH.search(line):
            return start, end, True
    labels = (n for n, line in enumerate(lines) if LABEL.fullmatch(line) or _labelled(line, findings, known))
    first = next((place + 1 for place in labels), 0)
    told = list(zip(lines, places, strict=True))
    above = told[: first - 1] if first else []
    for line, (start, end) in (*told[first:], *above):
        if start >= findings.heading[1]:
            continue
        is_name = any(_fills_line(document.text, m) for m in findings.mentions_in(start, end, "organization"))
        is_name = is_name or is_issuer(line)
        is_dateline = bool(first) and any(map(findings.stands_alone, findings.dates_in(start, end)))
        if len(line.split()) >= FULL_TITLE and not (is_name or is_dateline or SALUTATION.match(line)):
            return start, end, True
    start, end = findings.sentence_at(findings.lead[0])
    return start, min(end, len(document.text)), False


def is_issuer(line: str) -> bool:
    """Whether a line names the body that issued the text, and no more: "Press service of the Academy"."""
    line = without_date(line)
    if len(line.split()) > LONGEST_ISSUER or not ISSUER.fullmatch(line):
        return False
    is_done = any(part_of_speech(word) == "VERB" for word in DONE_RU.findall(line))
    return not (is_done or SMALL.search(line))


def _labelled(line: str, findings: Findings, known: Known) -> str:
    """The body beside the label in a line such as "UNODC press release"; empty where none stands there."""
    return _body_named(labelled_name(line), findings, known)


def _body_named(name: str, findings: Findings, known: Known) -> str:
    """The body of the records that has the name, or the one that the text calls so."""
    return _organization_named(name, known) or _mention_named(name, findings)


def _fills_line(text: str, mention: Mention) -> bool:
    """Whether a line says no more than the name."""
    before, after = text[: mention.start].rpartition("\n")[2], text[mention.end :].partition("\n")[0]
    return not re.search(r"\w", before + after)


def _stated_publisher(document: Document, findings: Findings, known: Known) -> str:
    """The first of these that names a body: the address, the file, contacts, a news medium above the text."""
    candidates = (
        _publisher_at(document.metadata.get("url", ""), known),
        _organization_named(document.metadata.get("publisher", ""), known),
        _mention_named(document.metadata.get("publisher", ""), findings),
        *(m.record_id for span in _contacts(findings) for m in findings.mentions_in(*span, "organization")),
        *_publishers_by_mail(findings, known),
        *_signatures(findings, known),
        *_media(findings, known),
    )
    return next((candidate for candidate in candidates if candidate), "")


def _likely_publisher(findings: Findings, known: Known, title: tuple[int, int]) -> str:
    """The body that publishes and that the title or the heading names first; the text may name any.

    A bulletin is published by the body that it is of, of whatever kind; what stands below the name of a body
    in a line of its own, by that one.
    """
    kinds = _kinds(known)
    lines = findings.text[: findings.heading[1]].splitlines()
    if labelled := next(filter(None, (_labelled(line, findings, known) for line in lines)), ""):
        return labelled
    for mention in findings.mentions_in(*title, "organization"):
        if ISSUE_OF.search(findings.text[title[0] : mention.start]):
            return mention.record_id
    issuers = (_body_named(issuing_body(line), findings, known) for line in lines if is_issuer(line))
    if issuer := next(filter(None, issuers), ""):
        return issuer
    for mention in findings.mentions_in(*findings.heading, "organization"):
        if _fills_line(findings.text, mention):
            return mention.record_id
    for mention in findings.mentions_in(*findings.heading, "organization"):
        line = findings.text[findings.text.rfind("\n", 0, mention.start) + 1 :].partition("\n")[0]
        if is_issuer(line) and mention.end - mention.start <= len(line):
            return mention.record_id
    for start, end in (title, findings.heading):
        for mention in findings.mentions_in(start, end, "organization"):
            if kinds.get(mention.record_id) in BODIES:
                return mention.record_id
    return next(_publishers_by_text(findings), "")


def _publishers_by_text(findings: Findings) -> Iterator[str]:
    """The body that tells of itself at the end; of a press release or report the one that held the event."""
    for mention in findings.mentions_in(*(findings.paragraphs or [(0, 0)])[-1], "organization"):
        start, _ = findings.sentence_at(mention.start)
        begins = len(findings.text[start : mention.start].split()) <= MOST_WORDS_BEFORE
        if begins and ABOUT_ITSELF.match(findings.text, mention.end):
            yield mention.record_id
    lines = findings.text[: findings.heading[1]].splitlines()
    if any(LABEL.fullmatch(line) or _is_report_line(line) for line in lines if line.strip()):
        for mention in findings.mentions_in(*findings.lead, "organization"):
            start, _ = findings.sentence_at(mention.start)
            if ORGANIZED_BY.search(findings.text[start : mention.start]):
                yield mention.record_id


def _signatures(findings: Findings, known: Known) -> Iterator[str]:
    """Bodies that sign the text in one of its last lines, by name alone or as its press service."""
    for start, end in findings.paragraphs[-LAST_PARAGRAPHS:]:
        if start <= findings.lead[0] or len(findings.text[start:end].split()) > LONGEST_SIGNATURE:
            continue
        signed = SIGNED.search(findings.text, start, end)
        if signed:
            yield _organization_named(OF.sub("", findings.text[signed.end() : end]).strip(), known)
        for mention in findings.mentions_in(start, end, "organization"):
            is_service = SIGNED.search(findings.text, mention.start, mention.end)
            if (signed and not is_service) or _fills_line(findings.text, mention):
                yield mention.record_id


def _kinds(known: Known) -> dict[str, str]:
    return {record["organization_id"]: record["organization_type"] for record in known["organizations"]}


def _media(findings: Findings, known: Known) -> Iterator[str]:
    """News media that the heading, the dateline or the last paragraph names."""
    kinds = _kinds(known)
    last = findings.paragraphs[-1] if findings.paragraphs else (0, 0)
    for mention in findings.mentions:
        at_the_end = last[0] <= mention.start and last[0] > findings.lead[0]
        above = mention.end <= findings.heading[1] or 0 <= mention.start - findings.lead[0] < DATELINE
        if kinds.get(mention.record_id) == "media" and (at_the_end or above):
            yield mention.record_id
    # Agencies write their name in Cyrillic letters, too.
    dateline = {
        latin(word) for word in re.findall(r"[\w-]+", findings.text[slice(*findings.lead)][:DATELINE])
    }
    yield from (record_id for record_id, kind in kinds.items() if kind == "media" and record_id in dateline)


def _publisher_at(url: str, known: Known) -> str:
    """Who published the other documents of the same site, if it was one body alone."""
    host = _host(url)
    publishers = {
        record["publisher_id"]
        for record in known["source_documents"]
        if host and _host(record["url"]) == host
    }
    return publishers.pop() if len(publishers) == 1 else ""


def _host(url: str) -> str:
    return (
        (urlsplit(url).hostname or "").removeprefix("www.") if re.match(r"https?://[^\s\[\]]+$", url) else ""
    )


def _organization_named(name: str, known: Known) -> str:
    """The body of the name, or the one whose name or acronym it begins with: "UNODC Central Asia"."""
    wanted = name.casefold().strip()
    if not wanted:
        return ""
    names = [
        *((record["name"], record["organization_id"]) for record in known["organization_names"]),
        *((record["name"], record["organization_id"]) for record in known["organizations"]),
        *(
            (acronym, record["organization_id"])
            for record in known["organizations"]
            for acronym in (record["acronym"], *RUSSIAN_ACRONYMS.get(record["acronym"], ()))
        ),
    ]
    exact = next((found for one, found in names if one.casefold() == wanted), "")
    exact = exact or called(name, names)
    begun = [(len(one), found) for one, found in names if one and wanted.startswith(one.casefold() + " ")]
    return exact or max(begun, default=(0, ""))[1]


def _mention_named(name: str, findings: Findings) -> str:
    """The body that the text calls by this name, in whatever case its language has."""
    bodies = (mention for mention in findings.mentions if mention.kind == "organization")
    return called(name, ((body.wording, body.record_id) for body in bodies))


def _contacts(findings: Findings) -> Iterator[tuple[int, int]]:
    """Paragraphs that say whom to ask; what follows "For more information:" is part of it."""
    paragraphs = findings.paragraphs
    for place, (start, end) in enumerate(paragraphs):
        if start > findings.lead[1] and CONTACT.search(findings.text, start, min(end, start + 80)):
            yield start, paragraphs[min(place + 2, len(paragraphs) - 1)][1]


def _publishers_by_mail(findings: Findings, known: Known) -> Iterator[str]:
    """Bodies whose id or short form is the site of an address for contacts."""
    for start, end in _contacts(findings):
        for site in re.findall(r"@([\w-]+)\.", findings.text[start:end]):
            for record in known["organizations"]:
                if site.casefold() in (record["organization_id"], record["acronym"].casefold()):
                    yield record["organization_id"]


def _type(
    document: Document, findings: Findings, known: Known, title: str, publisher: str, published: str
) -> str:
    """Kind of document: news by media, press releases by other bodies, unless the text says otherwise."""
    lines = [document.text[p.start : p.end] for p in document][:8]
    publisher_type = _kinds(known).get(publisher, "")
    if any(
        (LABEL.fullmatch(line) and not re.search("news$|новости", line.strip(), re.IGNORECASE))
        or _labelled(line, findings, known)
        for line in lines
    ):
        return "press release"
    if SPEECH.search(title) or SALUTATION.search("\n".join(lines)):
        return "speech"
    if publisher_type == "media":
        return "news article"
    if REPORT.search(title) or any(_is_report_line(line) for line in lines[:2]):
        return "report"
    is_dated = published or any(word.start < findings.lead[1] for word in findings.event_words)
    if document.media_type == "text/html" and not is_dated:
        return "web page"
    if any(SIGNED.search(findings.text, *span) for span in findings.paragraphs[-LAST_PARAGRAPHS:]):
        return "press release"
    if not publisher_type and _speaks_of_itself(document, findings):
        return "press release"
    is_news = not publisher_type or ATTRIBUTED.search(findings.text, *findings.lead)
    return "news article" if is_news else "press release"


def _speaks_of_itself(document: Document, findings: Findings) -> bool:
    """Whether the text is that of a body and not of a medium: by its site, a line above, or its own words."""
    site = document.metadata.get("publisher", "")
    is_of_body = SITE_OF_BODY.search(site) and not SITE_OF_NEWS.search(site)
    lines = findings.text[: findings.heading[1]].splitlines()
    return bool(is_of_body or any(map(is_issuer, lines)) or OURSELVES.search(findings.text))


def _is_report_line(line: str) -> bool:
    """Whether a line is a label such as "WORKSHOP REPORT"."""
    return len(line.split()) <= LONGEST_LABEL and bool(REPORT.search(line))


def _same(document: Document, values: Mapping[str, str], known: Known) -> Record | None:
    """The record of the same document: by its file name, its address, or title and publisher."""
    for record in known["source_documents"]:
        if document.path.stem == record["document_id"]:
            return record
        if values["url"] and _address(values["url"]) == _address(record["url"]):
            return record
    for record in known["source_documents"]:
        alike = fuzz.ratio(values["title"], record["title"], processor=utils.default_process) >= SAME_TITLE
        if alike and record["publisher_id"] == values["publisher_id"]:
            return record
    return None


def _address(url: str) -> str:
    """An address without what does not tell pages apart."""
    return re.sub(r"^https?://(?:www\.)?|[/#]+$", "", url.casefold())


def _new_id(values: Mapping[str, str], findings: Findings, known: Known) -> str:
    """An id in the style of the records: publisher, date, and the place or the first words of the title."""
    taken = {record["document_id"] for record in known["source_documents"]}
    date = values["date_published"] or next((reading.date_start for reading in findings.dates), "")
    place = next((m.record_id for m in findings.mentions if m.kind == "city"), "")
    subject = place or "-".join(slug(values["title"]).split("-")[:3])
    wanted = slug("-".join(part for part in (values["publisher_id"], date, subject) if part)) or "document"
    ids = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(document_id for document_id in ids if document_id not in taken)
