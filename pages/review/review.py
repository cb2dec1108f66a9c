"""What documents state, proposed for a person to accept, edit or reject: the one page that writes records."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st
from babel.dates import format_datetime

from analytics import ui, words
from analytics.database import database_path
from analytics.filters import Filters
from analytics.messages import gettext as _
from analytics.messages import locale_name, ngettext
from analytics.metrics.documents import statement_count_by_table
from etl.review.desk import (
    ACCEPT,
    EDIT,
    REJECT,
    UNDO,
    Decision,
    Desk,
    Item,
    Outcome,
    RecordsError,
    RefusedError,
    Sheet,
    StaleDecisionError,
    Upload,
    records_path,
    slug,
    store_path,
)

ENDINGS = ("txt", "md", "html", "htm", "pdf", "docx")
MEGABYTES_PER_FILE = 20
TEXT_HEIGHT = 640
STYLE = Path(__file__).parent / "review.css"
PAGE = "pages/review/review.py"
# The page asks for one document by this parameter of its address.
PARAMETER = "review"

TITLES: Mapping[str, tuple[str, str]] = {
    "source_documents": (_("The document"), _("source document")),
    "events": (_("New events"), _("event")),
    "organizations": (_("New organizations"), _("organization")),
    "organization_names": (_("New names of organizations"), _("name of an organization")),
    "people": (_("New people"), _("person")),
    "person_names": (_("New names of people"), _("name of a person")),
    "cities": (_("New cities"), _("city")),
    "event_claims": (_("When and where"), _("date and place")),
    "attendance_claims": (_("How many came"), _("attendance")),
    "participation_counts": (_("How many states, organizations and others"), _("number taking part")),
    "involvement": (_("Who took part"), _("involvement")),
    "outcomes": (_("What came out of it"), _("outcome")),
    "themes": (_("What it was about"), _("theme")),
    "phase_claims": (_("When the phases began and ended"), _("dates of a phase")),
    "phase_involvement": (_("Who carried the programme"), _("part in the programme")),
}
# What tells one record of a table from another in a list; of a count, its number does.
TELLING: Mapping[str, tuple[str, ...]] = {
    "event_claims": ("date_start", "date_end", "city", "phase_id"),
    "attendance_claims": (),
    "participation_counts": (),
    "involvement": ("organization_id", "person", "role"),
    "outcomes": ("title", "date_adopted"),
    "themes": ("theme", "pillar"),
    "phase_claims": ("phase_id", "date_start", "date_end"),
    "phase_involvement": ("organization_id", "role", "phase_id"),
}
REASONS = (
    _("The document does not say so"),
    _("It is on record already"),
    _("It has no bearing on the programme"),
    _("Another proposal says it better"),
)
DECIDED: Mapping[str, str] = {
    ACCEPT: _("accepted"),
    EDIT: _("accepted with changes"),
    REJECT: _("rejected"),
    UNDO: _("taken back"),
}
MARKS: Mapping[str, str] = {ACCEPT: "●", EDIT: "●", REJECT: "✕"}


@st.cache_resource
def open_desk(store: Path, directory: Path, database: Path) -> Desk:
    """Open the desk once for all reviewers."""
    return Desk(store, directory, database)


desk = open_desk(store_path(), records_path(), database_path())


def reviewer() -> str:
    """Give the name of the reviewer: of who is signed in, else as it was typed."""
    if st.user.get("is_logged_in"):
        return str(st.user.get("name") or st.user.get("email") or "")
    return " ".join(str(st.session_state.get("reviewer", "")).split())


def ask_for_reviewer() -> None:
    """Ask who reviews, unless somebody is signed in."""
    if not st.user.get("is_logged_in"):
        st.text_input(
            _("Your name"),
            key="reviewer",
            width=280,
            persist_state="session",
            placeholder=_("stands beside every decision"),
        )


def say_time(text: str) -> str:
    """Write a time in UTC for people."""
    time = datetime.fromisoformat(text)
    return _("{time} UTC").format(time=format_datetime(time, "d MMMM y, HH:mm", locale=locale_name()))


# ---- which documents there are


def show_documents() -> None:
    """Take documents and list those under review."""
    ui.show_answer(
        _("Review"),
        _(
            "Add press releases, speeches and news. What they state is proposed with the words marked; you "
            "accept, edit or reject it. Nothing reaches a chart before a person has accepted it."
        ),
    )
    left, right = st.columns([1, 2], gap="large")
    with left:
        ask_for_reviewer()
    with right:
        files = st.file_uploader(
            _("Documents: text, Markdown, HTML, PDF or Word, several at once"),
            ENDINGS,
            accept_multiple_files=True,
            max_upload_size=MEGABYTES_PER_FILE,
            key=f"files-{st.session_state.get('batch', 0)}",
        )
    if files:
        is_named = bool(reviewer())
        label = ngettext("Read {count} document", "Read {count} documents", len(files))
        if not is_named:
            st.info(_("Give your name first: it stands beside every decision."))
        if st.button(
            label.format(count=len(files)),
            type="primary",
            disabled=not is_named,
            key="read",
            shortcut="Enter",
        ):
            st.session_state["outcomes"] = read([Upload(file.name, file.getvalue()) for file in files])
            st.session_state["batch"] = st.session_state.get("batch", 0) + 1
            st.rerun()
    show_outcomes(st.session_state.pop("outcomes", []))
    show_progress()


def read(uploads: Sequence[Upload]) -> list[Outcome]:
    """Read uploads one after the other and say how far it is."""
    bar = st.progress(0.0, _("Reading {name}").format(name=ui.plain(uploads[0].name)))
    outcomes = []
    for outcome in desk.upload(uploads, reviewer()):
        outcomes.append(outcome)
        said = _("{done} of {all} read: {name}").format(
            done=len(outcomes), all=len(uploads), name=ui.plain(outcome.name)
        )
        bar.progress(len(outcomes) / len(uploads), said)
    bar.empty()
    return outcomes


def show_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Say what came of the uploads: first what is wrong, then what was there already, then what was read."""
    same = {"content": _("same file"), "url": _("same address"), "text": _("same text")}
    for outcome in outcomes:
        if outcome.error:
            st.error(ui.plain(outcome.error), icon=":material/error:")
        elif outcome.known:
            st.info(
                _("{name} is under review already, as {other}: {same}.").format(
                    name=ui.plain(outcome.name),
                    other=ui.plain(outcome.known.name),
                    same=same[outcome.known.found_by],
                ),
                icon=":material/content_copy:",
            )
    names = [ui.plain(outcome.name) for outcome in outcomes if outcome.key and not outcome.known]
    if names:
        said = ngettext("{names} is read.", "{count} documents are read: {names}.", len(names))
        st.success(said.format(count=len(names), names=words.every(names)), icon=":material/check:")


def show_progress() -> None:
    """List the documents under review, each with how far it is."""
    documents = desk.documents()
    st.header(_("Under review"), anchor=False)
    if not documents:
        st.caption(_("No document is under review."))
    for document in documents:
        with st.container(key=f"document-{document.key[:12]}", gap=None):
            ui.show_link(PAGE, ui.plain(document.title or document.name), **{PARAMETER: document.key})
            said = [
                _("{decided} of {all} decided").format(
                    decided=words.number(document.decided), all=words.number(document.proposed)
                ),
                _("added by {reviewer}, {time}").format(
                    reviewer=ui.plain(document.uploaded_by), time=say_time(document.uploaded_at)
                ),
            ]
            if document.title:
                said.append(ui.plain(document.name))
            st.caption(" · ".join(said))


# ---- one document


def readable(table: str, name: str, value: str, choices: Mapping[str, Mapping[str, str]]) -> str:
    """Write a value of a record for people: names beside codes."""
    field = desk.contract.table(table).field(name)
    for code in desk.contract.codes(field):
        if code.value == value:
            return _(code.label)
    target = desk.target(table, name)
    if target and value in choices.get(target, {}):
        return choices[target][value].split(" · ")[0]
    if field.is_partial_date:
        try:
            return words.partial_date(value)
        except ValueError:
            return value
    return value


def summary(sheet: Sheet, item: Item, choices: Mapping[str, Mapping[str, str]]) -> str:
    """Tell one proposal from the others in a few words."""
    table, values = item.proposal.table, sheet.values_of(item)
    if "figure" in desk.contract.table(table).field_names:
        told = [count_in_words(values), values.get("counted", "")]
        return " ".join(filter(None, told))
    named = TELLING.get(table) or desk.contract.table(table).field_names[1:2]
    told = [span_in_words(values)] if "date_start" in named else []
    told += [
        readable(table, name, values[name], choices)
        for name in named
        if values.get(name) and name not in ("date_start", "date_end")
    ]
    return ", ".join(filter(None, told)) or item.proposal.wording


def count_in_words(values: Mapping[str, str]) -> str:
    """Write the number of a claim with its qualifier; as it stands where it is not valid."""
    try:
        figure, upper = (int(values[name]) if values.get(name) else None for name in ("figure", "upper"))
        return words.claimed(values.get("qualifier", ""), figure, upper)
    except (KeyError, ValueError):
        return values.get("figure", "")


def span_in_words(values: Mapping[str, str]) -> str:
    """Write the days of a claim; as they stand where they are not valid."""
    start, end = values.get("date_start", ""), values.get("date_end", "")
    try:
        return words.date_span(start, end) if start or end else ""
    except ValueError:
        return f"{start} {end}".strip()


def text_html(sheet: Sheet, item: Item) -> str:
    """Write the text of the document with the words of a proposal marked; nothing of it can run."""
    document, proposal = sheet.found.document, item.proposal
    parts, page = [], None
    for paragraph in document:
        if paragraph.page is not None and paragraph.page != page:
            page = paragraph.page
            parts.append(f'<div class="page">{escape(_("Page {page}").format(page=page))}</div>')
        start = min(max(proposal.start, paragraph.start), paragraph.end)
        end = min(max(proposal.end, start), paragraph.end)
        text = escape(document.text[paragraph.start : start])
        if start < end:
            text += f"<mark>{escape(document.text[start:end])}</mark>"
        text += escape(document.text[end : paragraph.end])
        parts.append(f'<p><span class="number">{paragraph.number}</span>{text}</p>')
    return f'<div class="document">{"".join(parts)}</div>'


# Runs when another proposal or mode is shown. What it is told stands beside it: browsers run the script by
# its hash, so its text may not change.
SCROLL = ui.script("review")


def values_html(sheet: Sheet, item: Item, choices: Mapping[str, Mapping[str, str]]) -> str:
    """Write the values of a record as people read them, each under the title of its field."""
    table, values = item.proposal.table, sheet.values_of(item)
    parts = []
    for field in desk.fields(table):
        if value := values.get(field.name):
            said = escape(readable(table, field.name, value, choices))
            if field.name in item.proposal.new:
                said += f'<span class="new">{escape(_("new"))}</span>'
            parts.append(f"<dt>{escape(_(field.title))}</dt><dd>{said}</dd>")
    return f'<dl class="values">{"".join(parts)}</dl>'


def note(kind: str, text: str) -> None:
    """Keep something to be said when the page is drawn next."""
    st.session_state["note"] = (kind, text)


def say_who(decision: Decision) -> str:
    """Say who decided what, and when."""
    return _("{decision} by {reviewer}, {time}").format(
        decision=DECIDED[decision.kind].capitalize(),
        reviewer=ui.plain(decision.reviewer),
        time=say_time(decision.decided_at),
    )


def go(proposal_id: str, mode: str = "look") -> None:
    """Turn to a proposal."""
    st.session_state["at"] = proposal_id
    st.session_state["mode"] = mode


def step(sheet: Sheet, item: Item, by: int) -> None:
    """Turn to the next proposal or the one before, in the order of the list."""
    ordered = in_order(sheet)
    place = ordered.index(item) + by
    go(ordered[max(0, min(place, len(ordered) - 1))].proposal.proposal_id)


def in_order(sheet: Sheet) -> list[Item]:
    """Put the items in the order of the list: by kind, and in each as the text has them."""
    tables = list(TITLES)
    return sorted(sheet.items, key=lambda item: tables.index(item.proposal.table))


def next_open(sheet: Sheet, item: Item) -> str:
    """Find the next proposal that is open; the same one where none is left."""
    ordered = in_order(sheet)
    place = ordered.index(item)
    left = [other for other in ordered[place + 1 :] + ordered[:place] if other.decision is None]
    return (left or [item])[0].proposal.proposal_id


@ui.only(ui.Right.REVIEW)
def decide(sheet: Sheet, item: Item, kind: str, **more: Any) -> None:
    """Note a decision on a proposal as it was shown, and turn to the next one that is open."""
    if not reviewer():
        note("warning", _("Give your name first: it stands beside every decision."))
        return
    try:
        desk.store.decide(sheet.found.key, item, kind, reviewer(), **more)
    except StaleDecisionError as stale:
        said = say_who(stale.decision)
        note("warning", _("Somebody else was faster, so nothing was changed. {said}.").format(said=said))
        go(item.proposal.proposal_id)
        return
    done = st.session_state.setdefault("done", [])
    if kind == UNDO:
        go(item.proposal.proposal_id)
    else:
        done.append(item.proposal.proposal_id)
        go(next_open(sheet, item))


@ui.only(ui.Right.REVIEW)
def undo(sheet: Sheet, item: Item) -> None:
    """Take back the decision on this proposal, or else the reviewer's last one."""
    done = st.session_state.setdefault("done", [])
    if item.decision is None:
        known = {other.proposal.proposal_id: other for other in sheet.items}
        while done and (done[-1] not in known or known[done[-1]].decision is None):
            done.pop()
        if not done:
            return
        item = known[done.pop()]
    decide(sheet, item, UNDO)


@ui.only(ui.Right.REVIEW)
def accept_all(sheet: Sheet, items: Sequence[Item]) -> None:
    """Accept several proposals as they were shown."""
    if not reviewer():
        note("warning", _("Give your name first: it stands beside every decision."))
        return
    try:
        desk.store.accept_all(sheet.found.key, items, reviewer())
    except StaleDecisionError as stale:
        said = say_who(stale.decision)
        note("warning", _("Somebody else was faster, so nothing was changed. {said}.").format(said=said))
        return
    st.session_state.setdefault("done", []).extend(item.proposal.proposal_id for item in items)


def show_head(sheet: Sheet) -> None:
    """Say how far the review is, and offer to publish."""
    decided = [item for item in sheet.items if item.decision]
    taken = sum(item.is_taken for item in decided)
    said = _("{decided} of {all} decided: {accepted} accepted, {rejected} rejected.").format(
        decided=len(decided), all=len(sheet.items), accepted=taken, rejected=len(decided) - taken
    )
    published = len(sheet.published)
    if published:
        said += " " + ngettext(
            "{count} record is published.", "{count} records are published.", published
        ).format(count=published)
    effect = sheet.effect
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        st.markdown(said, width="content")
        if not effect.decisions:
            label = _("Publish")
        elif effect.added:
            label = ngettext("Publish {count} record", "Publish {count} records", effect.added).format(
                count=effect.added
            )
        elif effect.removed:
            label = ngettext(
                "Publish: take away {count} record", "Publish: take away {count} records", effect.removed
            ).format(count=effect.removed)
        else:
            label = ngettext(
                "Publish {count} decision", "Publish {count} decisions", effect.decisions
            ).format(count=effect.decisions)
        if st.button(
            label,
            type="primary",
            key="publish",
            shortcut="P",
            disabled=not effect.decisions,
            help=_(
                "Writes what was accepted into the records, all at once, and builds the database. "
                "Each record keeps its paragraph and its reviewer."
            ),
        ):
            publish(sheet)
        with st.popover(_("More"), type="tertiary"):
            st.button(
                _("Take back every decision on this document"),
                key="take-back",
                on_click=take_back,
                args=(sheet,),
                disabled=not decided,
            )
            st.caption(_("What was published is taken away when you publish again."))


@ui.only(ui.Right.REVIEW)
def take_back(sheet: Sheet) -> None:
    """Take back every decision on the document."""
    if not reviewer():
        note("warning", _("Give your name first: it stands beside every decision."))
        return
    try:
        desk.take_back_all(sheet, reviewer())
    except StaleDecisionError as stale:
        note("warning", _("Somebody else was faster. {said}.").format(said=say_who(stale.decision)))


def publish(sheet: Sheet) -> None:
    """Write what was decided into the records and build the database."""
    st.session_state.pop("refused", None)
    try:
        with st.spinner(_("Writing the records and building the database")):
            effect = desk.publish(sheet.found.key)
    except RefusedError as refused:
        st.session_state["refused"] = refused
    except (RecordsError, OSError) as error:
        note("error", ui.plain(str(error)))
    else:
        st.session_state["published"] = effect
    st.rerun()


def show_notes(sheet: Sheet) -> None:
    """Say what came of the last decision or of publishing."""
    if "note" in st.session_state:
        kind, text = st.session_state.pop("note")
        {"warning": st.warning, "error": st.error}[kind](text)
    if "refused" in st.session_state:
        show_refusal(sheet, st.session_state.pop("refused"))
    if "published" in st.session_state:
        effect = st.session_state.pop("published")
        said = []
        if effect.added:
            said.append(
                ngettext(
                    "{count} record is on the charts now.",
                    "{count} records are on the charts now.",
                    effect.added,
                ).format(count=effect.added)
            )
        if effect.removed:
            said.append(
                ngettext(
                    "{count} record was taken away.", "{count} records were taken away.", effect.removed
                ).format(count=effect.removed)
            )
        st.success(" ".join(said) or _("The decisions are noted."), icon=":material/check:")
    if sheet.published:
        show_where(sheet)


def show_where(sheet: Sheet) -> None:
    """Lead to the events of the document and to the charts that they are on."""
    titles = desk.choices("events", sheet)
    told = [sheet.values_of(item).get("event_id") for item in sheet.items if sheet.is_published(item)]
    events = [event for event in dict.fromkeys(told) if event]
    with st.container(horizontal=True, gap="small"):
        for event in events[:5]:
            label = _("Event: {title}").format(title=ui.plain(titles.get(event, event)))
            ui.show_link(ui.EVENT_PAGE, label, event=event)
        ui.show_link("pages/figures/attendance.py", _("Attendance"))
        ui.show_link(ui.EVENTS_PAGE, _("Events"))


def show_refusal(sheet: Sheet, refused: RefusedError) -> None:
    """Say what is wrong with the records as they would be, and lead to the proposals."""
    if refused.removes:
        st.error(_("Nothing was written: other records refer to what you take back. Take these back first."))
    else:
        st.error(_("Nothing was written: these records would not be valid."))
    known = {item.proposal.proposal_id for item in sheet.items}
    missing = {
        found.proposal.proposal_id: found
        for problem, _origin in refused.problems
        if (found := missing_record(sheet, problem.value))
    }
    for identity, item in missing.items():
        label = _("Accept first: {record}").format(record=ui.plain(name_of(sheet, item)))
        st.button(label, key=f"first-{identity}", on_click=go, args=(identity,))
    others = [found for found in refused.problems if not missing_record(sheet, found[0].value)]
    for number, (problem, origin) in enumerate(others[:10]):
        said, button = st.columns([6, 1])
        said.markdown(ui.plain(str(problem)))
        if origin in known:
            button.button(_("Go to it"), key=f"problem-{number}", on_click=go, args=(origin,))


def missing_record(sheet: Sheet, value: str | None) -> Item | None:
    """Find the new record that a value names, if it was proposed and is not accepted."""
    for item in sheet.items:
        table = item.proposal.table
        if (
            desk.is_thing(table)
            and not item.is_taken
            and value == item.proposal.values.get(desk.key_of(table))
        ):
            return item
    return None


def name_of(sheet: Sheet, item: Item) -> str:
    """Name a thing by its title or name."""
    values = sheet.values_of(item)
    return values.get("title") or values.get("name") or values[desk.key_of(item.proposal.table)]


def show_card(sheet: Sheet, item: Item, choices: Mapping[str, Mapping[str, str]]) -> None:
    """Show a proposal with the keys that decide on it."""
    ordered = in_order(sheet)
    proposal, place = item.proposal, ordered.index(item) + 1
    mode = st.session_state.get("mode", "look")
    if mode == "reject" and item.decision:
        mode = "look"  # Somebody else was faster; who it was stands above the values.
    with st.container(border=True, key="card"):
        kind = TITLES[proposal.table][1].capitalize()
        where = _("{place} of {all}, paragraph {paragraph}").format(
            place=place, all=len(ordered), paragraph=proposal.paragraph
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="turn"):
            st.markdown(f"**{kind}** :gray[{where}]", width="stretch")
            for label, name, shortcut, by in (
                (_("Previous"), "previous", "K", -1),
                (_("Next"), "next", "J", 1),
            ):
                is_end = not 0 <= place - 1 + by < len(ordered)
                st.button(
                    label,
                    key=name,
                    type="tertiary",
                    shortcut=shortcut,
                    on_click=step,
                    args=(sheet, item, by),
                    disabled=is_end,
                )
        if item.decision:
            said = say_who(item.decision)
            reason = _("Reason: {reason}").format(reason=ui.plain(item.decision.reason))
            st.caption(f"{said}. {reason if item.decision.reason else ''}")
        elif proposal.is_doubtful:
            st.markdown(":orange[" + _("Look twice: the rule is not sure of this.") + "]")
        if item.decision is None and desk.is_on_record(sheet, item):
            st.info(
                _(
                    "A record of this key is there by now. If it is the same, reject this one: "
                    "what refers to it stays as it is."
                )
            )
        if mode == "edit":
            show_editor(sheet, item, choices)
        else:
            st.html(values_html(sheet, item, choices))
            if mode == "reject":
                show_rejection(sheet, item, choices)
            else:
                show_keys(sheet, item)
        st.caption(
            _("Found by the rule “{rule}”, confidence {share}.").format(
                rule=ui.plain(proposal.rule), share=words.share(proposal.confidence)
            )
        )


def show_keys(sheet: Sheet, item: Item) -> None:
    """Show the buttons that decide, each with its key."""
    is_decided = item.decision is not None
    with st.container(horizontal=True, gap="small", key="keys"):
        st.button(
            _("Accept"),
            key="accept",
            type="primary",
            shortcut="A",
            disabled=is_decided,
            on_click=decide,
            args=(sheet, item, ACCEPT),
        )
        identity = item.proposal.proposal_id
        st.button(_("Edit"), key="edit", shortcut="E", on_click=go, args=(identity, "edit"))
        st.button(
            _("Reject"),
            key="reject",
            shortcut="X",
            disabled=is_decided,
            on_click=go,
            args=(identity, "reject"),
        )
        st.button(
            _("Undo"),
            key="undo",
            shortcut="U",
            disabled=not (is_decided or st.session_state.get("done")),
            on_click=undo,
            args=(sheet, item),
            help=_("Takes back the decision on this proposal, or else your last one."),
        )


def show_rejection(sheet: Sheet, item: Item, choices: Mapping[str, Mapping[str, str]]) -> None:
    """Ask why a proposal is rejected and, for a new record, which one on record is meant."""
    table = item.proposal.table
    mark = f"{item.proposal.proposal_id}-{item.revision}"
    meant = None
    if desk.is_thing(table):
        key = desk.key_of(table)
        own = sheet.values_of(item).get(key) or ""
        is_there = desk.is_on_record(sheet, item)
        options = {name: label for name, label in choices[table].items() if is_there or name != own}
        listed = suggested_first(item, key, options)
        meant = st.selectbox(
            _("It is on record already, as"),
            listed,
            index=listed.index(own) if is_there else None,
            format_func=lambda name: f"{options[name]} · {name}",
            key=f"meant-{mark}",
            filter_mode="contains",
            placeholder=_("No: it is no record of ours"),
        )
    reason = st.selectbox(
        _("Reason"),
        REASONS,
        index=1 if meant else 0,
        accept_new_options=True,
        key=f"reason-{mark}-{bool(meant)}",
        help=_("Choose one or type another."),
    )
    values = {desk.key_of(table): meant} if meant else None
    with st.container(horizontal=True, gap="small"):
        if st.button(_("Reject it"), key="confirm-reject", type="primary", shortcut="Ctrl+Enter"):
            decide(sheet, item, REJECT, values=values, reason=reason or "")
            st.rerun()
        st.button(_("Cancel"), key="cancel", shortcut="Esc", on_click=go, args=(item.proposal.proposal_id,))


def suggested_first(item: Item, field: str, options: Mapping[str, str]) -> list[str]:
    """Put what may be meant before all others."""
    suggested = [found.record_id for found in item.proposal.suggestions if found.field == field]
    return list(dict.fromkeys([*(name for name in suggested if name in options), *options]))


def show_editor(sheet: Sheet, item: Item, choices: Mapping[str, Mapping[str, str]]) -> None:
    """Show each field of a record as the contract has it, for a change."""
    table, values = item.proposal.table, sheet.values_of(item)
    kept = {
        name: value
        for name, value in values.items()
        if name not in {field.name for field in desk.fields(table)}
    }
    mark = f"{item.proposal.proposal_id}-{item.revision}"
    edited = dict(kept)
    columns = st.columns(2)
    for number, field in enumerate(desk.fields(table)):
        with columns[number % 2]:
            if value := show_field(item, table, field, values.get(field.name, ""), choices, mark):
                edited[field.name] = value
    show_creators(sheet, item)
    with st.container(horizontal=True, gap="small"):
        if st.button(_("Save and accept"), key="save", type="primary", shortcut="Ctrl+Enter"):
            problems = desk.problems(sheet, item, edited)
            for problem in problems:
                title = _(desk.contract.table(table).field(problem.field).title) if problem.field else ""
                said = f"{title}: “{problem.value or ''}” {problem.problem}. {problem.remedy}"
                st.warning(ui.plain(said))
            if not problems:
                decide(sheet, item, ACCEPT if edited == values else EDIT, values=edited)
                st.rerun()
        st.button(_("Cancel"), key="cancel", shortcut="Esc", on_click=go, args=(item.proposal.proposal_id,))


def show_field(
    item: Item | None,
    table: str,
    field: Any,
    value: str,
    choices: Mapping[str, Mapping[str, str]],
    mark: str,
) -> str:
    """Show the widget of one field and return its value: a list for codes and names, else a line of text."""
    label = _(field.title) + (" *" if field.required else "")
    key, help_text = f"field-{mark}-{field.name}", _(field.description)
    codes = {code.value: _(code.label) for code in desk.contract.codes(field)}
    target = desk.target(table, field.name)
    options = codes or (choices[target] if target else {})
    if not options:
        return st.text_input(label, value, key=key, help=help_text).strip()
    listed = suggested_first(item, field.name, options) if item else list(options)
    if value and value not in options:
        listed = [value, *listed]
    chosen = st.selectbox(
        label,
        listed,
        index=listed.index(value) if value else None,
        format_func=lambda name: options.get(name, name),
        key=key,
        help=help_text,
        filter_mode="contains",
        placeholder=_("not stated"),
    )
    return chosen or ""


def show_creators(sheet: Sheet, item: Item) -> None:
    """Offer to make a new record of each kind that the proposal refers to."""
    table = item.proposal.table
    targets = [desk.target(table, field.name) for field in desk.fields(table)]
    wanted = [
        name for name in dict.fromkeys(targets) if name in ("organizations", "people", "events", "cities")
    ]
    with st.container(horizontal=True, gap="small"):
        for target in wanted:
            label = _("New {kind}").format(kind=TITLES[target][1])
            with st.popover(label, type="tertiary", icon=":material/add:"):
                show_creator(sheet, item, target)


def show_creator(sheet: Sheet, item: Item, table: str) -> None:
    """Ask for the values of a new record; its key follows from its name unless one is written."""
    key = desk.key_of(table)
    choices = {target: desk.choices(target, sheet) for target in ("organizations", "events")}
    with st.form(f"new-{table}", border=False):
        # The key of a city is its name; others follow from the name.
        values = {
            field.name: show_field(None, table, field, "", choices, f"new-{table}")
            for field in desk.fields(table)
            if field.name != key or table == "cities"
        }
        if table != "cities":
            values[key] = st.text_input(
                _("Key"), key=f"key-new-{table}", placeholder=_("made from the name unless you write one")
            ).strip()
        if not st.form_submit_button(_("Create and accept")):
            return
    values[key] = values[key] or slug(values.get("name") or values.get("title") or "")
    values = {name: value for name, value in values.items() if value}
    if not reviewer():
        st.warning(_("Give your name first: it stands beside every decision."))
        return
    made = desk.try_by_hand(sheet, table, values, reviewer(), item)
    for problem in made:
        st.warning(ui.plain(f"{problem.field or ''}: {problem.problem}. {problem.remedy}"))
    if not made:
        st.rerun()


def show_list(sheet: Sheet, current: Item, choices: Mapping[str, Mapping[str, str]]) -> None:
    """List all proposals by kind; a click turns to one."""
    with st.container(key="proposals"):
        for table, grouped in groupby(in_order(sheet), key=lambda item: item.proposal.table):
            items = list(grouped)
            sure = [
                item
                for item in items
                if item.decision is None
                and not item.proposal.is_doubtful
                and not desk.is_on_record(sheet, item)
            ]
            with st.container(horizontal=True, vertical_alignment="center", key=f"kind-{table}"):
                done = sum(item.decision is not None for item in items)
                st.markdown(f"**{TITLES[table][0]}** {done}/{len(items)}", width="stretch")
                if len(sure) > 1:
                    st.button(
                        _("Accept {count} without doubt").format(count=len(sure)),
                        key=f"accept-{table}",
                        on_click=accept_all,
                        args=(sheet, sure),
                    )
            for item in items:
                show_line(sheet, item, choices, is_current=item is current)


def show_line(
    sheet: Sheet, item: Item, choices: Mapping[str, Mapping[str, str]], *, is_current: bool
) -> None:
    """Show one proposal as a line: its state, what it says, and whether it is doubtful."""
    mark = MARKS[item.decision.kind] if item.decision else "○"
    said = ui.plain(summary(sheet, item, choices)[:90])
    label = f"{mark} {f'**{said}**' if is_current else said}"
    if item.decision is None and item.proposal.is_doubtful:
        label += " :orange[" + _("look twice") + "]"
    if sheet.is_published(item):
        label += " :gray[" + _("published") + "]"
    identity = item.proposal.proposal_id
    st.button(label, key=f"line-{identity}", type="tertiary", on_click=go, args=(identity,))


@st.fragment
def show_review(key: str) -> None:
    """Show the text of a document beside what is proposed from it."""
    ui.ask_again(ui.Right.REVIEW)
    sheet = desk.sheet(key)
    if sheet is None:  # It was there when the page was drawn.
        st.stop()
    show_head(sheet)
    show_notes(sheet)
    if not sheet.items:
        st.info(_("The rules find no statement on the programme or its events in this document."))
        st.html(f'<div class="document">{escape(sheet.found.document.text)}</div>')
        return
    known = {item.proposal.proposal_id: item for item in sheet.items}
    first = next((item for item in in_order(sheet) if item.decision is None), in_order(sheet)[0])
    current = known.get(st.session_state.get("at", ""), first)
    choices = {
        table: desk.choices(table, sheet)
        for table in ("organizations", "people", "events", "source_documents", "phases", "cities")
    }
    left, right = st.columns(2, gap="medium")
    with left, st.container(height=TEXT_HEIGHT, key="text", border=True):
        st.html(text_html(sheet, current))
    with right:
        show_card(sheet, current, choices)
        show_list(sheet, current, choices)
    mode = slug(st.session_state.get("mode", "look"))
    moment = (
        f"{current.proposal.start} {current.proposal.end} {in_order(sheet).index(current)} {current.revision}"
    )
    told = f'<span data-moment="{slug(moment)}" data-review-mode="{mode}"></span>'
    st.html(f"{told}<script>{SCROLL}</script>", unsafe_allow_javascript=True)


def show_document(key: str) -> None:
    """Open the review of one document."""
    sheet = desk.sheet(key)
    if sheet is None:
        ui.show_answer(
            _("Review"),
            _("No document is under review at this address. Choose one of those below, or add yours."),
        )
        show_progress()
        return
    title = next(
        (
            sheet.values_of(item).get("title")
            for item in sheet.items
            if item.proposal.table == "source_documents"
        ),
        None,
    )
    ui.show_answer(ui.plain(title or sheet.found.name))
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        ask_for_reviewer()
        ui.show_link(PAGE, _("All documents under review"))
    show_what_is_held(sheet)
    show_review(key)


def show_what_is_held(sheet: Sheet) -> None:
    """Say so where the records hold statements of the same document that did not come from this review."""
    document_id = desk.document_id(sheet)
    counts = ui.rows(statement_count_by_table, Filters.everything(), document_id=document_id)
    ours = sum(sheet.is_published(item) and item.proposal.table in TELLING for item in sheet.items)
    held = int(counts["statement_count"].sum()) - ours
    if held > 0:
        st.info(
            ngettext(
                "The records hold {count} statement of this document already. Accept only what they lack.",
                "The records hold {count} statements of this document already. Accept only what they lack.",
                held,
            ).format(count=words.number(held))
        )
        ui.show_link(ui.DOCUMENT_PAGE, _("What they hold"), document=document_id)


st.html(STYLE)
if not desk.can_write:
    ui.show_answer(
        _("Review"),
        _("The records cannot be changed from this dashboard: their folder is read-only here."),
        _("Documents are reviewed where the records are kept."),
    )
else:
    try:
        desk.catch_up()
    except (RecordsError, RefusedError) as error:
        st.error(ui.plain(str(error)))
    asked = st.query_params.get(PARAMETER)
    if asked:
        show_document(asked)
    else:
        show_documents()
