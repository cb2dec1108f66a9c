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
    boundary = _BOUNDARY.search(tail)
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
    for boundary in reversed(list(_BOUNDARY.finditer(before))):
        if not _ONLY_LINK.match(before, boundary.end()):
            return before[boundary.end() :]
    return before


# Whoever is the object of one of these came to something.
_CAME_BEFORE = re.compile(
    r"\b(?:attend(?:ed|ance|ing|s)?|participa(?:tion|ted|te|ting)|participants? (?:were|included?)|join(?:ed|ing)"
    r"|(?:take|takes|took|taken|taking) part|(?:br(?:ing|ings|inging|ought)) together|gather(?:s|ed|ing)?"
    r"|conven(?:e|es|ed|ing)|unit(?:es|ed|ing)(?! nations)|assembl(?:es|ed|ing)|host(?:s|ed|ing)?"
    r"|welcom(?:e|es|ed|ing)|presence of|train(?:s|ed)?|(?:training|course|workshop|seminar) (?:for|of)"
    r"|number of (?:participants|attendees|delegates|guests)|приня\w+ участие|прим\w+ участие|с участием|при участии"
    r"|участ(?:ие|ия|ием|вовал\w*|вуют|вует|вовать)|собра(?:л\w*|ть|в)|собер\w+|собира\w+|съехал\w+|присутств\w+"
    r"|объедин(?:ил\w*|ит|яет|ить|яя|ив)|посетил\w*|прибыл\w*|обуч\w+|присоединил\w+|созвал\w*"
    r"|участниками (?:\w+ ){0,3}?стали|(?:числ|количеств)\w+ (?:участник|делегат|гост)\w+)\b"
)
# The same words may tell of others: "met to discuss the fate of 300 people".
_TURNS = re.compile(
    r"\b(?:to(?! (?:a|the) (?:workshop|conference|meeting|training))|on (?!\d|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|behalf)"
    r"|about|regarding|concerning|against|discuss\w*|condemn\w*|honou?r\w*|commemorat\w*|fate|case|cases|plight|threat|who"
    r"|that|said|says|noted|recall\w*|after|before|о|об|обо|чтобы|что|для|обсу\w+|рассмотр\w+|судьб\w+|памят\w+|против"
    r"|сообщил\w*|заявил\w*|отметил\w*)\b"
)
_WEAK_BEFORE = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|involv(?:es|ed|ing)|engag(?:es|ed|ing)|attract(?:s|ed|ing)?|draw(?:s|ing)?|drew|accommodat\w+"
    r"|training|met|привлек\w*|вовлеч\w+|задействова\w+)\b"
)
_CAME_AFTER = re.compile(
    r"\b(?:attend(?:ed|ing|s)?|participat(?:ed|ing|e)|(?:take|took|taking) part|joined|join|gathered|gather|met|convened"
    r"|assembled|(?:were|was|are) present|came together|come together|completed|graduated|(?:were|was|been|being) trained"
    r"|in attendance|приня\w+ участие|прим\w+ участие|участв\w+|собра\w+|собер\w+|съехал\w+|присутств\w+|посетил\w*"
    r"|прибыл\w*|обуч\w+|прош\w+ (?:подготов|обуч|курс)\w*|присоединил\w+)\b"
)
# What may stand between the phrase and the verb that says they came, if anything does.
_AUXILIARY = re.compile(
    r"(?:\b(?:have|has|had|will|would|are|is|were|was|be|been|being|to|expected|due|set|scheduled|invited|selected|who|that|which"
    r"|also|actively|physically|которые|будут|также|смогут)\s+)+\Z"
)
_OTHER_VERB = re.compile(
    r"\b(?:was|were|is|are|been|has|have|had|said|told|discuss\w*|that|after|before|when|because|where|was|был\w*|сообщил\w*|что|когда)\b"
)
_PLANNED = re.compile(
    r"\b(?:will(?! of)|shall|(?:is|are|was|were|be) (?:expected|due|set|scheduled|likely|anticipated|planned|projected|supposed|to"
    r"|(?:also )?being expected)|expect(?:s|ing)?|expected to|anticipat(?:es|ing)|plan(?:s|ning|ned) to|inten(?:ds|ding|ded) to|aim(?:s|ing|ed)? to"
    r"|upcoming|forthcoming|ожида\w+|планиру\w+|запланирован\w*|намеч\w+|предполага\w+|предусмотрен\w*|прим(?:ут|ет) участие"
    r"|пройдет|пройдут|состоится|состоятся|соберет\w*|соберут\w*|собрать|объединит\b|будет|будут|предстоящ\w+)"
)
_REGISTERED = re.compile(
    r"\b(?:register(?:ed|s)|registrations?|(?:were|was|been|are) (?:\w+ )?selected|selected|signed up|enrol+ed|nominated|accredited"
    r"|зарегистрир\w+|регистрац\w+|отобран\w*|записал\w+|аккредитова\w+|аккредитац\w+)\b"
)
_INVITED = re.compile(r"\b(?:invit(?:ed|es|ing|ations?)|приглаш(?:ен|ены|ено|ени\w+)|пригласил\w*)\b")
_DONE = re.compile(
    r"(?<!be )(?<!to )(?<!will )(?<!is )(?<!are )\b(?:attended|participated|took part|gathered|joined|brought together|hosted|convened|trained|met"
    r"|приняли участие|участвовал\w*|собрал\w*|объединил\w*|присутствовал\w*)\b"
)


def came(context: Context) -> float:
    """How surely the clause says that those who are counted come to something, from 0 to 1."""
    for cue in reversed(list(_CAME_BEFORE.finditer(context.before))):
        if not _TURNS.search(context.before, cue.end()):
            return 1.0
    if cue := _CAME_AFTER.search(context.after[:120]):
        if not _OTHER_VERB.search(_AUXILIARY.sub("", context.after[: cue.start()])):
            return 1.0
        return 0.5
    return 0.5 if _CAME_BEFORE.search(context.before) or _WEAK_BEFORE.search(context.before) else 0.0


def basis(context: Context) -> str:
    """Whether the figure is reported, planned or registered."""
    if _says(_PLANNED, context):
        return "planned"
    if _says(_REGISTERED, context):
        return "registered"
    return "planned" if _says(_INVITED, context) else "reported"


def _says(words: re.Pattern[str], context: Context) -> bool:
    """Whether the words tell of the phrase: no verb that says people came stands nearer to it."""
    before = list(words.finditer(context.before))
    if before and not _DONE.search(context.before, before[-1].end()):
        return True
    after = words.search(context.after[:80])
    return bool(after) and not _DONE.search(context.after[: after.start()]) if after else False


_GAVE_BEFORE = re.compile(
    r"\b(?:led|delivered|facilitated|conducted|moderated|run|taught|given|presented|prepared|drafted|guided|supported"
    r"|assisted) by (?:\w+ ){0,2}\Z|\b(?:провели|проводили|вели) (?:\w+ ){0,2}\Z"
)
_GAVE_AFTER = re.compile(
    r"^[^,.;]{0,40}?\b(?:delivered|led|facilitated|conducted|moderated|taught|presented|gave|spoke|выступил\w*|провели|проводили)\b"
)


def gave(context: Context) -> bool:
    """Whether those who are counted gave the event, as trainers or speakers do, and did not come to it."""
    return bool(_GAVE_BEFORE.search(context.before) or _GAVE_AFTER.match(context.following))


# To these people something was done, or they were somewhere else.
_HARM = (
    r"(?:kill(?:ed|ing|s)?|murder(?:ed|ing)?|injur(?:ed|ing|ies)|wound(?:ed|ing)|arrest(?:ed|ing|s)?|detain(?:ed|ing)?|convict(?:ed|ions?)"
    r"|sentenc(?:ed|ing)|prosecut(?:ed|ing|ions?)|extradit\w+|repatriat\w+|evacuat\w+|displac\w+|rescu\w+|executed|kidnapp\w+|abducted"
    r"|hostages?|lives of|deaths? of|died|dead|perished|deprived|imprison\w+|stripped|neutrali[sz]ed|eliminated|radicali[sz]ed|recruited"
    r"|left to|travell?ed to (?:syria|iraq)|fighting (?:in|for)|suspected"
    r"|погиб\w*|убит\w*|убил\w*|ранен\w*|пострада\w+|задержа\w+|арестова\w+|осужд\w+|приговор\w+|выдворен\w*|репатрии\w+|эвакуир\w+|уничтожен\w*"
    r"|жертв\w*|лишен\w*|завербова\w+|возвращен\w*)"
)
_HARM_BEFORE = re.compile(rf"\b{_HARM}\b[^,]{{0,40}}\Z")
_HARM_AFTER = re.compile(rf"^(?:(?!\b(?:attend|particip)\w*)[^,]){{0,40}}?\b{_HARM}\b")

def was_harmed(context: Context) -> bool:
    """Whether something was done to those who are counted, or they were somewhere else."""
    return bool(_HARM_BEFORE.search(context.between[-80:]) or _HARM_AFTER.match(context.following))


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
_ONLINE_AT_ONCE = re.compile(r"\W{0,3}(?:online|virtually|remotely|онлайн)\b")
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
