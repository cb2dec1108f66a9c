"""What the words around a number say of it: that people came, when, how, and whether it is all of them.

The words are looked for in the clause of the number and at most a few hundred characters around it, so that
the time a text takes grows with its length alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.documents.quantities import Quantity

REACH = 200

_BOUNDARY = re.compile(
    r"[;:]|\. |, (?=(?:and|but|while|whereas|which|who|where|а|но|который|которая|которые|которое|где|однако)\b)"
    r"|\b(?:while|whereas|although)\b|, что\b|\bthat (?=the|it|he|she|they|we)"
)
_ONLY_LINK = re.compile(r"[\s,;:]*(?:and|but|а|и|но|as well as|а также|along with|together with|while)?\s*\Z")


@dataclass(frozen=True)
class Context:
    """The words around a number, in lower case, with е for ё.

    Attributes:
        before: from the beginning of the clause to the phrase.
        after: from the phrase to the end of the clause.
        between: from the phrase before to this one; all before it if there is none.
        following: from this phrase to the next one, within the clause.
        around: some of the sentence, on both sides.
        phrase: the phrase itself.
    """

    before: str
    after: str
    between: str
    following: str
    around: str
    phrase: str


def context(text: str, span: tuple[int, int], previous: Quantity | None, this: Quantity, after: Quantity | None) -> Context:
    """The words around a phrase of the sentence at `span` of the text."""
    start, end = max(span[0], this.start - REACH), min(span[1], this.end + REACH)
    before = _plain(text[start : this.start])
    tail = _plain(text[this.end : end])
    boundary = _BOUNDARY.search(tail)
    clause = tail[: boundary.start()] if boundary else tail
    until = after.start - this.end if after else len(tail)
    return Context(
        before=_last_clause(before),
        after=clause,
        between=_plain(text[max(start, previous.end if previous else start) : this.start]),
        following=clause[:until],
        around=_plain(text[start:end]),
        phrase=_plain(text[this.start : this.end]),
    )


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def _last_clause(before: str) -> str:
    """What follows the last boundary; one that only links the phrase to another is none."""
    for boundary in reversed(list(_BOUNDARY.finditer(before))):
        if not _ONLY_LINK.match(before, boundary.end()):
            return before[boundary.end() :]
    return before


_CAME_BEFORE = re.compile(
    r"\b(?:attend(?:ed|ance|ing)?\b|participa(?:tion|ted|nts)\b|participants? (?:were|included)|(?:take|took|taking) part"
    r"|(?:br(?:ing|ought)|bringing|brings)\b.{0,40}\btogether|bring(?:s|ing)?|brought|gather(?:s|ed|ing)?\b|conven(?:e|es|ed|ing)\b"
    r"|unit(?:es|ed|ing)\b(?! nations)|assembl(?:es|ed|ing)\b|host(?:s|ed|ing)?\b|welcom(?:es?|ed|ing)\b|joined\b|attract(?:s|ed|ing)?\b"
    r"|presence of|train(?:s|ed|ing)?\b|involv(?:es|ed|ing)\b|engag(?:es|ed|ing)\b|accommodat(?:es|ed|ing)\b|draw(?:s|ing)?\b|drew\b"
    r"|приня\w+ участие|прим\w+ участие|участ(?:ие|ия|ием|вовал\w*|вуют|вует)\b|собра(?:л\w*|ть)\b|собер\w+|собира\w+|съехал\w+"
    r"|объедин(?:ил\w*|ит|яет|ить)\b|присутств\w+|посетил\w*|прибыл\w*|обуч\w+|подготов\w+ прошли|присоединил\w+|созвал\w*)"
)
_CAME_AFTER = re.compile(
    r"^.{0,80}?\b(?:attend(?:ed|ing|s)?\b|participat(?:ed|ing|e)\b|(?:take|took|taking) part|joined\b|join\b|gathered\b|gather\b|met\b|convened\b"
    r"|assembled\b|(?:were|was|are) present|came together|come together|completed|graduated|(?:were|was|have been|are being) trained"
    r"|in attendance|приня\w+ участие|прим\w+ участие|участв\w+|участие|собра\w+|собер\w+|съехал\w+|присутств\w+|посетил\w*"
    r"|прибыл\w*|обуч\w+|прош\w+ (?:подготов|обуч|курс)|присоединил\w+)"
)
_PLANNED = re.compile(
    r"\b(?:will(?! of)|shall|(?:is|are|was|were|be) (?:expected|due|set|scheduled|likely|anticipated|planned|projected|supposed|to"
    r"|(?:also )?being expected)|expect(?:s|ing)?|expected to|anticipat(?:es|ing)|plan(?:s|ning|ned) to|inten(?:ds|ding|ded) to|aim(?:s|ing|ed)? to"
    r"|upcoming|forthcoming|ожида\w+|планиру\w+|запланирован\w*|намеч\w+|предполага\w+|предусмотрен\w*|прим(?:ут|ет) участие"
    r"|соберет\w*|соберут\w*|собрать|объединит\b|будет|будут|предстоящ\w+)"
)
_REGISTERED = re.compile(
    r"\b(?:register(?:ed|s)|registrations?|(?:were|was|been|are) (?:\w+ )?selected|selected|signed up|enrol+ed|nominated|accredited"
    r"|зарегистрир\w+|регистрац\w+|отобран\w*|записал\w+|аккредитова\w+|аккредитац\w+)\b"
)
_INVITED = re.compile(r"\b(?:invit(?:ed|es|ing|ations?)|приглаш(?:ен|ены|ено|ени\w+)|пригласил\w*)\b")
_DONE = re.compile(r"\b(?:attended|participated|took part|gathered|joined|приняли участие|участвовали|собрались)\b")


def came(context: Context) -> bool:
    """Whether the clause says that those who are counted come to something."""
    return bool(_CAME_BEFORE.search(context.before) or _CAME_AFTER.search(context.after))


def basis(context: Context) -> str:
    """Whether the figure is reported, planned or registered."""
    near = context.before + " | " + context.after[:80]
    if _PLANNED.search(near):
        return "planned"
    if _REGISTERED.search(near) and not _DONE.search(near):
        return "registered"
    return "planned" if _INVITED.search(near) and not _DONE.search(near) else "reported"


_EVENTS = (
    r"(?:workshop|training|seminar|course|session|meeting|conference|event|forum|round ?table|consultation|briefing|webinar|format"
    r"|mode|participant|attendee|participation|attendance|audience|delegate|class|discussion|dialogue|summit|platform|gathering)"
)
_CAME = r"(?:attend|particip|join|took part|taking part|take part|connected|followed|gather|met|held|present|came|tuned in|conven)"
_RUSSIAN_EVENTS = r"(?:формат|режим|семинар|тренинг|курс|встреч|конференц|заседан|совещан|сесси|участ|слушател|мероприят|обучен|консультац)"
# "Joined the discussion on radicalization online" tells of the radicalization.
_MEANWHILE = r"(?:(?!\b(?:on|about|against|counter\w*|prevent\w*|how|против\w*|предупрежд\w*)\b)[^.;]){0,80}?"
_ONLINE = re.compile(
    rf"\b(?:online|virtual|remote)[ -](?:[\w-]+ ){{0,3}}?{_EVENTS}|\bwebinar"
    rf"|{_CAME}\w*\b{_MEANWHILE}\b(?:online|virtually|remotely)\b"
    r"|\b(?:via|by|through|over) (?:zoom|teams|webex|video ?(?:conference|link|conferencing))"
    rf"|\b(?:онлайн|виртуальн\w*|дистанционн\w*)[ -](?:[\w-]+ ){{0,2}}?{_RUSSIAN_EVENTS}"
    r"|(?:формате|режиме) (?:онлайн|видеоконференц|вкс)|видеосвяз\w+|видеоконференц\w*|посредством вкс"
    rf"|\b(?:дистанционно|удаленно)\b|(?:участ|присоедин|подключ|собра)\w*{_MEANWHILE}\bонлайн\b"
)
_ONLINE_AT_ONCE = re.compile(r"\W{0,3}(?:\w+ )?(?:online|virtually|remotely|онлайн)\b")
_IN_PERSON = re.compile(
    r"\b(?:in[ -]person|on-?site|face[ -]to[ -]face|physically|offline|очно|очном|очного|офф?лайн\w*|лично|личное)\b"
)
_BOTH = re.compile(
    r"\b(?:in[ -]person|physically|offline|online|virtually|remotely|очно|офф?лайн|онлайн)(?: \w+)?,? (?:and|as well as|и|а также) (?:\w+ )?"
    r"(?:in[ -]person|physically|offline|online|virtually|remotely|онлайн|офф?лайн|очно|дистанционно)\b"
)
_JOINT = re.compile(r"\b(?:both|either|combined|in total|a total of|altogether|в общей сложности|как|всего)\b")


def scope(context: Context) -> str:
    """Whom the figure counts: those in person, those online, both in total, or unspecified."""
    for words in (context.following, context.before):
        if _BOTH.search(words):
            return "total" if words == context.following or _JOINT.search(context.around) else "unspecified"
    for words in (context.phrase, context.following, context.before):
        is_online = bool(_ONLINE.search(words))
        is_online |= words == context.following and bool(_ONLINE_AT_ONCE.match(words))
        if is_online != bool(_IN_PERSON.search(words)):
            return "online" if is_online else "in person"
        if is_online:
            break
    return "unspecified"
