"""What the words around a number say of it: that people came, when, how, and whether it is all of them.

The words are looked for in the clause of the number and at most a few hundred characters around it, so that
the time a text takes grows with its length alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.documents import cues
from etl.documents.quantities import Quantity

REACH = 200


@dataclass(frozen=True)
class Context:
    """The words around a number, in lower case, with е for ё.

    Attributes:
        before: from the beginning of the clause to the phrase.
        after: from the phrase to the end of the clause.
        between: from the phrase before to this one; all before it if there is none.
        since: the same from the last phrase that was read as counting people.
        following: from this phrase to the next one, within the clause.
        around: some of the sentence, on both sides.
        phrase: the phrase itself.
    """

    before: str
    after: str
    between: str
    since: str
    following: str
    around: str
    phrase: str


def context(
    text: str,
    span: tuple[int, int],
    previous: Quantity | None,
    read: Quantity | None,
    this: Quantity,
    after: Quantity | None,
) -> Context:
    """The words around a phrase of the sentence at `span` of the text."""
    start, end = max(span[0], this.start - REACH), min(span[1], this.end + REACH)
    before = _plain(text[start : this.start])
    tail = _plain(text[this.end : end])
    boundary = cues.CLAUSE_END.search(tail)
    clause = tail[: boundary.start()] if boundary else tail
    until = after.start - this.end if after else len(tail)
    return Context(
        before=_last_clause(before),
        after=clause,
        between=_plain(text[max(start, previous.end if previous else start) : this.start]),
        since=_plain(text[max(start, read.end if read else start) : this.start]),
        following=clause[:until],
        around=_plain(text[start:end]),
        phrase=_plain(text[this.start : this.end]),
    )


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def _last_clause(before: str) -> str:
    """What follows the last boundary; one that only links the phrase to another is none."""
    for boundary in reversed(list(cues.CLAUSE_END.finditer(before))):
        if not cues.LINK_ALONE.match(before, boundary.end()):
            return before[boundary.end() :]
    return before


def came(context: Context) -> float:
    """How surely the clause says that those who are counted come to something: 0, 0.5 or 1."""
    if _cue_before(context):
        return 1.0
    after = cues.CAME_AFTER.search(context.after)
    if after and not cues.OTHER_VERB.search(cues.AUXILIARIES.sub("", context.after[: after.start()])):
        return 1.0
    is_weak = cues.CAME_BEFORE.search(context.before) or cues.PERHAPS_CAME_BEFORE.search(context.before)
    return 0.5 if after or is_weak else 0.0


def _cue_before(context: Context) -> re.Match[str] | None:
    """The last words before the phrase that say people came, if nothing turns away from them."""
    for cue in reversed(list(cues.CAME_BEFORE.finditer(context.before))):
        if not cues.TURNS_AWAY.search(context.before, cue.end()):
            return cue
    return None


def is_listed(context: Context) -> bool:
    """Whether the phrase stands in a list with others: "attended by ministers, 20 ambassadors"."""
    if cue := _cue_before(context):
        return bool(cues.LIST_BEFORE.match(context.before, cue.end()))
    return bool(cues.LIST_AT_START.match(context.before))


def basis(context: Context) -> str:
    """Whether the figure is reported, planned or registered."""
    if _says(cues.PLANNED, context):
        return "planned"
    if cues.REGISTERED.search(context.phrase) or _says(cues.REGISTERED, context):
        return "registered"
    return "planned" if _says(cues.INVITED, context) else "reported"


def _says(words: re.Pattern[str], context: Context) -> bool:
    """Whether the words tell of the phrase: no verb that says people came stands nearer to it."""
    before = list(words.finditer(context.before))
    is_done = cues.CAME_AT_ONCE.match(context.after) and cues.DONE.search(context.after[:30])
    if before and not is_done and not cues.DONE.search(context.before, before[-1].end()):
        return True
    after = words.search(context.after[:80].split(",")[0]) or _beside_came(words, context.after)
    return after is not None and not cues.DONE.search(context.after[: after.start()])


def _beside_came(words: re.Pattern[str], after: str) -> re.Match[str] | None:
    """The words where they stand at the verb that says people came, as in "will take part"."""
    verb = cues.CAME_AFTER.search(after)
    return words.search(after, max(0, verb.start() - 20), verb.end()) if verb else None


def gave(context: Context) -> bool:
    """Whether those who are counted gave the event, as trainers or speakers do, and did not come to it."""
    return bool(cues.GAVE_BEFORE.search(context.before) or cues.GAVE_AFTER.match(context.following))


def is_beside(context: Context) -> bool:
    """Whether those who are counted came beside others, as experts do who help with a course."""
    return bool(cues.BESIDE_AFTER.match(context.following) or cues.BESIDE_BEFORE.search(context.since[-80:]))


def was_harmed(context: Context) -> bool:
    """Whether something was done to those who are counted, or they were somewhere else."""
    if cues.HARM_BEFORE.search(context.between[-80:]) or cues.HARM_AFTER.match(context.following):
        return True
    return bool(
        cues.ELSEWHERE.search(context.between[-80:]) or cues.ELSEWHERE.search(context.following[:120])
    )


def scope(context: Context) -> str:
    """Whom the figure counts: those in person, those online, both in total, or unspecified."""
    for words in (context.following, context.before):
        if cues.BOTH_WAYS.search(words):
            return (
                "total"
                if words == context.following or cues.JOINTLY.search(context.around)
                else "unspecified"
            )
    for words in (context.phrase, context.following, context.before):
        is_online = bool(cues.ONLINE.search(words))
        is_online |= words == context.following and bool(cues.ONLINE_AT_ONCE.match(words))
        if is_online != bool(cues.IN_PERSON.search(words)):
            return "online" if is_online else "in person"
        if is_online:
            break
    return "unspecified"
