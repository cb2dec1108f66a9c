"""What a clue is: words that tell what part those had in an event who stand beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

EVENT = (
    r"(?:meeting|conference|event|workshop|seminar|training|course|forum|round[ -]?table|session"
    r"|consultations?|ceremony|dialogue|exercises?|briefing|discussions?|summit|symposium|launch|gathering|talks|lecture"
    r"|webinar|visit|panel)"
)
EVENT_RU = (
    r"(?:встреч|конференци|мероприяти|семинар|тренинг|курс|форум|кругл\w+ стол|сесси|консультаци|церемони"
    r"|диалог|учени|турнир|практикум|мастер-класс|слёт|собрани|брифинг|обсуждени|саммит|симпозиум|заседани|совещани|лекци|вебинар|визит|дискусси)\w*"
)
SPEECH = r"(?:remarks|statements?|speech(?:es)?|address(?:es)?|presentations?|keynote|lectures?|words|report)"
SPEECH_RU = (
    r"(?:реч\w+|слов\w+|обращени\w+|докладом|докладами|заявлени\w+|презентаци\w+|сообщени\w+|приветстви\w+)"
)


@dataclass(frozen=True)
class Clue:
    """Words that give those who stand beside them a role.

    `side` is where they stand: after ("organized by ..."), before ("... took part"), either (Russian verbs,
    "said"), object ("held talks with ...": those after have the role, those before took part), meeting
    ("состоялась встреча A с B": A took part, and B has the role), pair ("talks between A and B", likewise),
    thanked ("thanked ... for hosting") or represented ("... was represented by ...": the person after stands
    for the body before). `is_soft` marks what a body may also do elsewhere, such as to stress or to note: it
    gives a role to persons, and to bodies only where the sentence says that it was at the event. `of_people`
    marks what people do who come from a body, as to learn, and what says nothing of the body itself.
    `subject` is the role of those before, where those after are an object. `case` is the grammatical case of
    a Russian name that has the role, in OpenCorpora's tags: nomn for a subject, ablt for an agent; any where
    a participle takes the case of its noun.
    """

    rule: str
    role: str
    side: Literal["after", "before", "either", "object", "meeting", "pair", "thanked", "represented"]
    pattern: re.Pattern[str]
    mode: str = ""
    is_soft: bool = False
    of_people: bool = False
    subject: str = "participant"
    case: str = ""


def clue(
    rule: str,
    role: str,
    side: str,
    *patterns: str,
    mode: str = "",
    is_soft: bool = False,
    of_people: bool = False,
    subject: str = "participant",
    case: str = "",
) -> Clue:
    """A clue for any of the patterns, as whole words, whatever their capitals."""
    # "The session was attended by ..." has its subject after the verb.
    passive = (
        r"(?!\s+by\b(?!\s+(?:(?:a|secure)\s+)*(?:video|zoom|phone|telephone)))" if side == "before" else ""
    )
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w){passive}", re.IGNORECASE)
    return Clue(rule, role, side, pattern, mode, is_soft, of_people, subject, case)  # type: ignore[arg-type]


# Who hands them over speaks.
CERTIFICATES = "certificates"
# Where money came from: for the event that the sentence names.
MONEY = "money from"
# Whose event it is by its name: right behind the word for it.
OWN_EVENT = "its own event"
# Who else organized: only where the sentence says before that somebody did.
TOGETHER = "together with"
# Who else had the part that the clause before tells: only where it tells one of its subject.
AS_DID = "as did"
# Likewise at the end of a list of those who took part.
AS_WELL_AS = "as well as"
# A course: a body organizes it, a person teaches it.
DELIVERED = "delivered"
# To be invited or sent is not yet to come.
INVITED = "invited"
# A verb of which only its clause tells that it may mean to say.
SAYS_PERHAPS = "says perhaps"
