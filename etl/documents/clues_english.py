"""The clues to roles in English: who organized, led, spoke, came or was met."""

from __future__ import annotations

from etl.documents.clue import (
    AS_DID,
    AS_WELL_AS,
    CERTIFICATES,
    DELIVERED,
    EVENT,
    MONEY,
    SPEECH,
    TOGETHER,
    clue,
)
from etl.documents.english_verbs import active, participles, passive, telling


def _one_of(words: str) -> str:
    """Any of the words or phrases, the words of a phrase joined by a low line."""
    return f"(?:{'|'.join(words.split())})".replace("[-_]", "[- ]").replace("_", r"\s+")


# What people do who have a part in an event, in the dictionary form. A low line joins what belongs together.
_ORGANIZE = "organize convene arrange hold conduct stage put_together carry_out"
_BEGIN = "launch initiate implement prepare set_up"
_FUND = "fund finance sponsor co-?fund co-?finance co-?sponsor underwrite bankroll pay_for"
_PAY = "cover bear meet pay foot take_over shoulder"
_GRANT = "provide give award allocate contribute grant donate make_available put_up set_aside"
_CHAIR = "chair co-?chair moderate co-?moderate preside_over preside_at"
_STEER = "lead guide steer facilitate co-?facilitate direct"
_OPEN = "open inaugurate kick_off"
_CLOSE = "close conclude wrap_up"
_DELIVER = "deliver make give present offer read hold pronounce"
_TEACH = "lead run teach give deliver conduct guide facilitate supervise hold direct co-?teach take"
# What is said in so many words may have its speaker behind it: "..., said Jane Doe".
_SAY = (
    "note stress emphasize underline underscore highlight say state mention point_out remark recall reiterate"
    " reaffirm add observe acknowledge explain announce warn conclude confirm pledge promise argue"
    " indicate affirm"
    " assert declare comment voice echo insist reply answer admit caution assure summarize clarify"
    " recommend suggest"
    " advise urge"
)
_ADDRESS = (
    "inform tell outline express praise commend thank welcome call_for call_on call_upon draw_attention"
    " describe"
    " share demonstrate introduce spell_out wish invite encourage congratulate present discuss list report_on"
    " report_that draw_on touch_upon touch_on review acquaint instruct familiarize elaborate appeal propose"
    " guide walk show dwell_on dwell_upon remind ask speak talk lecture illustrate detail sum_up set_out"
    " lay_out"
    " go_over go_through focus_on cite quote convey analyze compare brief respond teach take_questions"
    " shed_light give_examples"
)
_GIVEN = (
    r"(?:\s+(?:was|were|is|are|will(?:\s+also)?\s+be|has\s+been|have\s+been)(?:\s+(?:also|then|later|each))?)?"
    r"(?:\s+(?:delivered|made|given|presented|read|offered))?"
)
# Those who teach do not organize or chair: "facilitated by international experts of ...".
_TEACHERS = (
    r"\s+(?:[\w-]+\s+){0,3}?"
    r"(?:experts|trainers|instructors|specialists|lecturers|facilitators|practitioners)\b"
)
# Those who talk with each other did not organize the talks for others.
_THEIR_TALKS = r"their\s+(?:[\w-]+\s+){0,4}?(?:dialogue|talks|consultations|negotiations|summit)\b"
_BE = r"(?:was|were|is|are|am|will\s+be|has\s+been|have\s+been|had\s+been)"
_INCLUDE = (
    r"(?:was|were|is|are|will\s+be|(?:will\s+)?includ(?:e|es|ed|ing)|(?:will\s+)?compris(?:e|es|ed|ing))"
)
_MONEY = (
    r"(?:(?:a|an|the|its|their)\s+)?(?:[\w-]+\s+)?(?:funding|financing|funds|money|grants?"
    r"|financial\s+(?:support|assistance|resources|aid|backing|help)|financial\s+contributions?|sponsorship)"
)
_COSTS = (
    r"(?:(?:all|most|half|part)\s+)?(?:of\s+)?(?:the|its|their|all|travel)\s+(?:(?:the|its|their)"
    r"\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:costs?|expenses|travel|bills?|fees|tickets|accommodation|catering)"
)
_LESSONS = _one_of(
    "sessions? exercises? lectures? modules? class(?:es)? lessons? group_work simulations? case_studies"
    " drills?"
    " demonstrations? role[-_]?plays? practical_part master[-_]class(?:es)? games? practicals tutorials?"
    " practice"
    " working_groups?"
)
_PEOPLE = _one_of(
    "representatives officials officers experts specialists practitioners investigators prosecutors"
    " judges staff"
    " employees lawyers teachers students imams journalists analysts guards cadets trainers instructors heads"
    " members psychologists theologians leaders activists women young_people youth diplomats deputies"
    " parliamentarians academics scholars researchers delegates delegations doctors volunteers"
)
_COURSE = r"(?:training|course|workshop|seminar|webinar|master[- ]class)s?"
_SOME = r"(?:(?!(?:of|from|by|with)\b)[\w-]+\s+){0,4}?"
_AUDIENCE = _one_of(
    "delegates participants guests audience trainees attendees gathering members meeting committee colleagues"
    " students plenary cadets officers listeners conference room hall those_present everyone us"
)
_THE_EVENT = rf"(?:(?:the|this|these|our|that|all|both)\s+(?:[\w’'-]+\s+){{0,4}}?{EVENT}s?|it|them)"
# The address that somebody gives: "a short talk", "an overview".
_A_SPEECH = _one_of(
    f"{SPEECH} talks? overview account introduction insights? briefings? updates? interventions? messages?"
    " greetings? explanations? example master[-_]class(?:es)? toast recommendations demonstrations?"
    " findings results"
    " papers? study studies summary summaries vote_of_thanks response reply input"
)
_VIDEO = (
    r"(?:(?:a|an|his|her|their|its)\s+)?(?:pre-?recorded\s+|short\s+|recorded\s+)?"
    r"video[- ]?(?:message|address|statement|remarks|greeting)s?"
)


def _of_event(verbs: str) -> str:
    """What somebody does with an event that the clause names before: "a course that UNODC held"."""
    return (
        rf"{EVENT}s?\b[^.;]{{0,140}}?[\s,](?:that|which)\s+(?:the\s+|our\s+)?(?-i:[A-Z])[^.;,]{{1,90}}?\s+"
        rf"(?P<told>{active(verbs)})"
    )


ENGLISH = (
    # Who organized.
    clue(
        "co-organized by",
        "co-organizer",
        "after",
        passive("co-?organize co-?convene"),
        r"(?:in\s+(?:\w+\s+)?(?:cooperation|co-operation|collaboration|partnership|coordination"
        r"|conjunction|association)\s+with)",
        r"with\s+(?:the\s+)?(?:(?!financial|funding)\w+\s+){0,2}?(?:support|assistance|help|backing"
        r"|involvement)\s+(?:of|from|by)",
        r"(?:supported|assisted|backed|facilitated\s+with\s+the\s+help)\s+by",
        rf"(?:co-?organi[sz]ers?|(?:our|the|its)\s+partners?(?:\s+(?:in|for|of)\s+the\s+{EVENT})?)"
        rf"\s+{_INCLUDE}",
        rf"(?:(?<=co-organized\s)|(?<=co-organised\s))(?:this|the)\s+{EVENT}\s+(?:together\s+|jointly"
        rf"\s+)?with",
        r"under\s+the\s+auspices\s+of",
        r"partners?\s*[:|]",
    ),
    clue(
        "organized by",
        "organizer",
        "after",
        rf"{passive(_ORGANIZE + ' run')}(?!{_TEACHERS})(?:\s*[:|])?",
        rf"(?:{participles(_BEGIN)})(?:\s+and\s+\w+)?\s+(?:(?:jointly|together)\s+)?by(?!{_TEACHERS})",
        r"(?:organi[sz]ed|convened|arranged|held|conducted)\s+(?:jointly|together)\s+with",
        r"jointly\s+with",
        rf"organi[sz]ers?\s+(?:(?:of|behind)\s+(?:the|this)\s+(?:[\w-]+\s+){{0,2}}?\w+\s+)?{_INCLUDE}",
        r"organi[sz]ers?\s*[:|]",
        rf"{EVENT}\s+(?:(?:has|have|had|was|were|is|been|jointly)\s+)+(?P<told>prepared\s+(?:(?:jointly"
        rf"|together)\s+)?by)",
        r"jointly\s+by",
        r"(?:at|on)\s+the\s+initiative\s+of",
        r"(?:is|was)\s+(?:a|an|the)\s+(?:joint\s+)?(?:initiative|undertaking|venture|effort|event)\s+of",
        passive("bring_together gather assemble"),
    ),
    # What a body gives to others, and where a person is named, what the person teaches.
    clue(
        DELIVERED,
        "organizer",
        "before",
        rf"{active('deliver provide offer give')}\s+(?:a|an|the|another|two|three|several)\s+"
        rf"(?:(?!(?:of|for|to|on|in)\b)[\w-]+\s+){{0,6}}?{_COURSE}",
    ),
    clue(DELIVERED, "organizer", "after", rf"(?:a|an|this)\s+(?:[\w-]+\s+){{0,4}}?(?P<told>{_COURSE}\s+by)"),
    clue(
        "gathered",
        "participant",
        "object",
        rf"{active('gather assemble convene bring invite')}(?=\s+(?:[\w,-]+\s+){{0,4}}?{_PEOPLE}\b)",
        subject="organizer",
    ),
    # Who else organized, where the sentence says before that somebody did.
    clue(TOGETHER, "organizer", "after", r"together\s+with"),
    # Who else had the part that the clause before tells.
    clue(
        AS_DID,
        "participant",
        "after",
        r"as\s+(?:did|do|does|was|were|has|have|will)",
        r"(?:and\s+)?so\s+(?:did|do|does|was|were|has|have|will)",
        r"(?:alongside|accompanied\s+by)",
    ),
    clue(AS_WELL_AS, "participant", "after", r"(?:as\s+well\s+as|along\s+with)"),
    clue(
        "hosted by",
        "host",
        "after",
        passive("host co-?host"),
        rf"{participles('host')}\s+(?:at|in)\s+the\s+(?=(?-i:[A-Z]))",
        r"at\s+the\s+(?:kind\s+)?invitation\s+of",
        r"(?:venue|premises|hall|rooms?|facilities)\s+(?:was|were|is|are)\s+(?:kindly\s+)?(?:provided"
        r"|offered|made\s+available)\s+by",
        r"(?:held|hosted|organi[sz]ed|conducted|t[ao]kes?\s+place|taking\s+place|took\s+place)\s+[^.;]{0,40}?(?P<told>(?:on|at|in)"
        r"\s+the\s+(?:premises|grounds|campus|facilities|headquarters|building|(?:conference|assembly)\s+hall)\s+of)",
        rf"(?:our|the)\s+hosts?\s+{_INCLUDE}",
    ),
    clue(
        "funded by",
        "funder",
        "after",
        rf"(?:(?:{participles(_FUND)})(?:\s+(?:in\s+full|in\s+part))?\s+by|{passive(_FUND)})(?:\s*[:|])?",
        r"with\s+(?:the\s+)?(?:generous\s+)?(?:financial|funding)\s+(?:support|assistance|contribution"
        r"|help|aid|backing)s?\s+(?:of|from|by)",
        r"(?:with|on|from)\s+(?:a|the)?\s*(?:\w+\s+)?(?:funding|money|grants?|funds)\s+(?:of|from|by)",
        r"financially\s+supported\s+by",
        r"(?:generous|financial)\s+(?:contributions?|funding|grant)\s+(?:of|from|by)",
        r"(?:funding|funds|financial\s+support)\s+(?:(?:was|were|is)\s+)?provided\s+by",
        r"(?:with|thanks\s+to|through|owing\s+to|due\s+to)\s+(?:\w+\s+){0,2}(?:funding|funds"
        r"|contributions?|grants?|sponsorship)"
        r"\s+(?:of|from|by|provided\s+by)",
        r"made\s+possible\s+(?:by|thanks\s+to|through|with)(?:\s+(?:the\s+)?(?:\w+\s+){0,2}(?:support|funding"
        r"|contributions?|grants?|generosity)\s+(?:of|from|by))?",
        r"at\s+the\s+expense\s+of",
        r"paid\s+for\s+by",
        rf"{_MONEY}(?:\s+for\s+(?:the|this|these|our)\s+(?:[\w-]+\s+){{0,3}}?\w+)?\s+(?:(?:was|were|is|has"
        rf"\s+been)\s+)?"
        r"(?:c[ao]mes?|provided|made\s+available|secured|obtained|received)\s+(?:from|by)",
        r"(?:costs?|expenses|travel|accommodation|tickets|bill)\s+(?:\w+\s+){0,4}?(?:covered|borne|met"
        r"|paid|shouldered|footed|shared)\s+by",
        r"(?:financed|funded|paid)\s+(?:for\s+)?(?:out\s+of|from|within)\s+the\s+(?:budget|funds"
        r"|resources)\s+of",
        r"(?:funders?|donors?|sponsors?)\s*[:|]",
        rf"(?:(?:its|the|our)\s+)(?:\w+\s+)?(?:funders?|donors?|sponsors?)\s+(?:of\s+the\s+{EVENT}"
        rf"\s+)?{_INCLUDE}",
    ),
    # Where the sentence is about an event: "funding for it came from ...".
    clue(
        MONEY,
        "funder",
        "after",
        rf"received\s+{_MONEY}\s+(?:from|of)",
        rf"{_MONEY}\s+from",
    ),
    clue(
        "organized",
        "organizer",
        "before",
        rf"{active(_ORGANIZE + ' launch')}\s+(?:in\s+[\w-]+\s+)?(?:(?:jointly|together)"
        rf"\s+)?(?!{_THEIR_TALKS})"
        rf"(?:(?:a|an|the|its|their|this|another|two|three|four|five|six|several|\d+)\s+)?"
        rf"(?:[\w’'“”\"-]+\s+){{0,12}}?{EVENT}s?",
        rf"{active('run')}\s+(?:a|an|the|this|our)\s+(?:[\w-]+\s+){{0,6}}?(?!session|exercise|lecture"
        rf"|discussion|talks){EVENT}s?",
        rf"{active('launch')}\s+the\s+\w+",
        rf"{active('organize arrange convene')}\s+(?:it|them|both)",
        rf"(?:{_BE}|act(?:s|ed)?\s+as)\s+(?:among\s+)?(?:the\s+|an\s+)?(?:main\s+|lead\s+)?organi[sz]ers?",
    ),
    clue(
        "organized before",
        "organizer",
        "before",
        _of_event("organize convene arrange hold conduct run stage"),
    ),
    clue(
        "co-organized",
        "co-organizer",
        "before",
        rf"(?<!having\s){active('co-?organize co-?convene')}(?:\s+(?:a|an|the|this|our)\s+(?:[\w’'“”\"-]+"
        rf"\s+){{0,12}}?{EVENT}s?)?",
        rf"{active('support assist back')}\s+{_THE_EVENT}",
        rf"{active('support assist help')}\s+(?:in\s+|with\s+)?(?:organi[sz]ing|preparing|the"
        rf"\s+(?:organi[sz]ation|preparation)\s+of)\s+{_THE_EVENT}",
        rf"(?:{_BE}|act(?:s|ed)?\s+as)\s+(?:a\s+)?(?:co-?organi[sz]ers?|partners?\s+(?:of|in)\s+the"
        rf"\s+{EVENT})",
        rf"{active('provide give lend offer')}\s+(?:(?!financial)[\w-]+\s+){{0,2}}?(?:support|assistance"
        rf"|help)\s+"
        rf"(?:for|to|in|with)\s+(?:(?:organi[sz]ing|holding|conducting)\s+)?{_THE_EVENT}",
    ),
    clue(
        "hosted",
        "host",
        "before",
        rf"{active('co-?host')}",
        r"(?:(?:has|have|had|is|are|will|also|jointly|be)\s+)*(?:hosted|hosting)",
        rf"(?:will\s+)?hosts?\s+(?:(?:a|an|the|this|our|both)\s+)(?:[\w’'-]+\s+){{0,8}}?{EVENT}s?",
        r"welcomed\s+the\s+delegations",
        rf"{active('provide offer lend make_available')}\s+(?:the\s+|its\s+|a\s+|their\s+)?(?:\w+"
        rf"\s+)?(?:venue|premises|hall|rooms|facilities)",
        rf"{active('open')}\s+its\s+doors",
        rf"(?:{_BE}|act(?:s|ed)?\s+as)\s+(?:the\s+|our\s+)?hosts?",
    ),
    clue("hosted before", "host", "before", _of_event("host co-?host")),
    clue(
        "funded",
        "funder",
        "before",
        rf"{active(_FUND)}\s+(?:{_THE_EVENT}|{_COSTS})",
        rf"{active('spend')}\s+[\w\s,.]{{1,40}}?\s+on\s+{_THE_EVENT}",
        rf"(?:{active('contribute')}|supported\s+(?:it|the\s+event))\s+financially",
        rf"{active(_GRANT)}\s+{_MONEY}",
        rf"{active(_GRANT)}\s+(?:(?:some|about|around|over|up\s+to|US|a\s+total\s+of)\s+)?[$€£]?\d[\d,.]*"
        rf"\s+(?:\w+\s+){{0,2}}?"
        r"(?:euros?|dollars?|pounds?|yen|tenge|soms?|somoni|soums?|francs|kroner|USD|EUR)"
        rf"\s+(?:to|for|towards)\s+{_THE_EVENT}",
        rf"{active(_PAY)}\s+{_COSTS}",
        rf"{_BE}\s+(?:the\s+|a\s+)?(?:main\s+|sole\s+)?(?:donors?|funders?|sponsors?)",
    ),
    clue("funded before", "funder", "before", _of_event("fund finance sponsor")),
    # The speaker's own body organized, too: they all did.
    clue(
        "thanked for organizing with us",
        "organizer",
        "thanked",
        rf",?\s+(?:who|which|that)\s+(?:has\s+|have\s+)?(?:organi[sz]ed|convened|held)\s+(?:this|the|our"
        rf"|today['’]s)\s+"
        rf"(?:[\w-]+\s+){{0,3}}?{EVENT}(?=\s+(?:together|jointly)\s+with\s+(?:us|my|our)\b)",
    ),
    clue(
        "thanked for organizing",
        "co-organizer",
        "thanked",
        r",?\s+our\s+(?:\w+\s+)?(?:co-?organi[sz]ers?|partners?\s+in\s+(?:this|the)\s+\w+)",
        r"for\s+(?:having\s+)?(?:co-?)?organi[sz](?:ed|ing)",
        rf",?\s+(?:who|which|that)\s+(?:has\s+|have\s+)?(?:co-?)?(?:organi[sz]ed|prepared|convened"
        rf"|arranged)\s+"
        rf"(?:this|the|our|today['’]s)\s+(?:[\w-]+\s+){{0,3}}?{EVENT}",
    ),
    clue(
        "thanked as co-organizers",
        "co-organizer",
        "after",
        r"(?:thank(?:ing)?|grateful\s+to)\s+(?:all\s+)?(?:of\s+)?(?:our|the|its|his|her)"
        r"\s+co-?organi[sz]ers?\s*[,:–-]",
    ),
    clue(
        "thanked as hosts",
        "host",
        "after",
        r"(?:thank(?:s|ed|ing)?(?:\s+to)?|grateful\s+to|gratitude\s+to)\s+(?:all\s+)?(?:of\s+)?(?:our|the"
        r"|its|his|her)\s+(?:\w+\s+)?hosts?\s*[,:–-]",
    ),
    clue(
        "thanked as donors",
        "funder",
        "after",
        r"(?:thank(?:s|ed|ing)?(?:\s+to)?|grateful\s+to|gratitude\s+to)\s+(?:all\s+)?(?:of\s+)?(?:our|the"
        r"|its|his|her)\s+(?:\w+\s+)?(?:donors?|funders?|sponsors?)"
        r"\s*[,:–-]",
    ),
    clue(
        "thanked for funding",
        "funder",
        "thanked",
        r",?\s+our\s+(?:\w+\s+)?(?:donors?|sponsors?|funders?)",
        r",?\s+(?:who|which)\s+(?:has\s+|have\s+|is\s+|are\s+)?(?:funded|financed|sponsored|paid\s+for"
        r"|funding|financing)"
        rf"\s+{_THE_EVENT}",
        r"for\s+(?:its|their|the)\s+(?:generous|financial)\s+(?:\w+\s+)?(?:contributions?|grants?"
        r"|generosity)",
        r",?\s+without\s+whose\s+(?:generous\s+)?(?:funding|money|contributions?|grants?|financial\s+\w+)",
        r"for\s+(?:having\s+)?(?:\w+\s+){0,2}?(?:financing|funding|financed|funded|sponsoring|paying\s+for"
        r"|financial\s+(?:support|assistance))",
    ),
    clue(
        "thanked those who",
        "participant",
        "thanked",
        r",?\s+who\s+(?:\w+\s+)?(?:shared|joined|came|contributed|participated|took\s+part|attended|are"
        r"\s+(?:here|with\s+us))",
        r"for\s+(?:their\s+|your\s+|his\s+|her\s+)?(?:\w+\s+)?(?:participation|presence|contributions?"
        r"|presentations?|coming|joining)",
    ),
    clue(
        "thanked for hosting",
        "host",
        "thanked",
        r",?\s+(?:who|which)\s+(?:has\s+|have\s+|is\s+|are\s+)?host(?:ed|s|ing)\s+(?:us|this|the|our)",
        r",?\s+whose\s+(?:guests?|premises|hall|building|campus)\s+we",
        r",?\s+our\s+(?:\w+\s+)?hosts?",
        r"for\s+(?:\w+\s+){0,4}(?:having\s+hosted|hosting|hospitality|welcome|receiving\s+us|welcoming\s+us)",
    ),
    # Who led it.
    clue(
        "chaired by",
        "chair",
        "after",
        rf"(?:{participles(_CHAIR + ' facilitate co-?facilitate')}|led|steered)\s+by(?!{_TEACHERS})",
        r"moderation\s+of",
        r"under\s+the\s+(?:chair(?:man|woman|person)?ship|leadership|presidency|direction)\s+of",
        r"(?:co-?)?(?:moderators?|chair(?:man|woman|person)?s?|facilitators?)\s+(?:of\s+the\s+(?:[\w-]+"
        r"\s+){0,2}?\w+\s+)?(?:was|were|is|will\s+be)",
        r"(?:chair(?:man|person)?|moderators?|facilitators?)\s*[:|]",
        r"in\s+the\s+chair\s+was",
    ),
    clue(
        "chaired",
        "chair",
        "before",
        active("co-?chair co-?moderate preside_over preside_at"),
        r"(?:(?:has|have|had|is|are|will|also|jointly)\s+)*(?:chaired|chairing|chairs|moderated|moderating"
        r"|moderates?)",
        r"will\s+(?:also\s+)?chair",
        rf"{active(_STEER)}\s+(?:the|a|this|that)\s+(?:[\w-]+\s+){{0,3}}?(?:discussions?|panel|debates?"
        rf"|conversation|questions)",
        rf"{active('facilitate')}\s+(?:the|a|this)\s+(?:[\w-]+\s+){{0,2}}?session",
        rf"{active('act serve')}\s+as\s+(?:the\s+|a\s+)?(?:co-?)?(?:moderator|chair(?:man|woman|person)?"
        rf"|facilitator)s?",
        r"(?:was|were|is|will\s+be)\s+(?:the\s+|its\s+)?(?:moderator|chair|facilitator)\s+of\s+the",
        r"(?:was|is|will\s+be)?\s*in\s+the\s+chair",
    ),
    # Who spoke.
    clue(
        "opened by",
        "opening speaker",
        "after",
        rf"(?:opening|welcom(?:e|ing)|introductory)\s+{_A_SPEECH}\s*[:|]",
        rf"(?:officially\s+)?(?:{participles(_OPEN)})\s+(?:with\s+(?:\w+\s+){{0,4}}{_A_SPEECH}\s+)?(?:by"
        rf"|from)",
        rf"(?:opening|welcom(?:e|ing)|introductory)\s+{_A_SPEECH}{_GIVEN}\s+(?:by|from|of)",
        rf"{_AUDIENCE}\s+(?:was|were|are|is|will\s+be)\s+(?:\w+\s+)?(?:welcomed|greeted|received)\s+by",
        rf"(?:began|started|begins|starts|opened|opens)\s+with\s+(?:(?:a|an|the)\s+)?(?:\w+\s+)?"
        rf"(?:{_A_SPEECH}|welcome)\s+(?:by|from|of)",
    ),
    clue(
        "opened",
        "opening speaker",
        "before",
        rf"{active(_OPEN)}\s+(?:the|this|our)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{EVENT}|programme|program|day"
        rf"|week|proceedings)",
        rf"{active(_DELIVER)}\s+(?:\w+\s+){{0,3}}?(?:opening|welcom(?:e|ing)|introductory)\s+{_A_SPEECH}",
        r"opening\s+the\s+\w+",
        rf"{active('welcome')}\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:delegates|participants"
        rf"|guests|audience|trainees|attendees|those\s+present)",
    ),
    clue(
        "closing remarks by",
        "closing speaker",
        "after",
        rf"(?:closing|concluding|final)\s+{_A_SPEECH}\s*[:|]",
        rf"(?:closing|concluding|final|farewell)\s+{_A_SPEECH}{_GIVEN}\s+(?:by|from|of)",
        r"(?:officially\s+)?(?:closed|wrapped\s+up)\s+by",
        r"(?:final|last|closing)\s+words?\s+(?:went|belonged|goes|belongs)\s+to",
        rf"(?:ended|closed|concluded)\s+with\s+(?:(?:a|an|the)\s+)?(?:\w+\s+)?{_A_SPEECH}\s+(?:by|from|of)",
    ),
    clue(
        "closed",
        "closing speaker",
        "before",
        rf"{active(_CLOSE)}\s+(?:the|this|our)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{EVENT}|day|programme"
        rf"|proceedings)",
        rf"{active(_DELIVER)}\s+(?:\w+\s+){{0,3}}?(?:closing|concluding|farewell)\s+{_A_SPEECH}",
    ),
    clue(
        "message read",
        "speaker",
        "after",
        r"(?:address|message|statement|greetings?|letter)\s+(?:was|were)\s+read\s+(?:out\s+)?(?:on"
        r"\s+behalf\s+of|from|of)",
        r"(?:message|address|statement|greetings?|letter)\s+(?:from|of|by)(?=[^.;]{1,300}?\bw(?:as|ere)"
        r"\s+read\b)",
        r"read\s+(?:out\s+)?(?:a|the)\s+(?:\w+\s+)?(?:message|address|statement|greetings?|letter)\s+(?:of"
        r"|from|by)",
        mode="message read",
    ),
    clue("video message", "speaker", "after", rf"{_VIDEO}{_GIVEN}\s+(?:by|from|of)", mode="video message"),
    clue(
        "sent a video message",
        "speaker",
        "before",
        rf"{active('send deliver record give')}\s+{_VIDEO}",
        rf"{active('address greet welcome congratulate speak')}\s+[\w\s-]{{0,40}}?(?:in|through|via|by"
        rf"|with)\s+{_VIDEO}",
        mode="video message",
    ),
    clue(
        "remarks by",
        "speaker",
        "after",
        rf"(?:keynote\s+)?(?:{SPEECH}|reports|papers|talks?|interventions?|master[- ]class(?:es)?|overview"
        rf"|briefing){_GIVEN}\s+by",
        rf"(?:{SPEECH}|reports|papers|talks?|interventions?|class(?:es)?|briefings?)\s+(?:was|were|is|are|will\s+be)"
        rf"(?:\s+(?:also|then|later|each))?\s+(?:delivered|made|given|presented|held)\s+by",
        rf"(?:speakers|panell?ists|presenters|trainers|lecturers|instructors|experts|resource\s+persons"
        rf"|facilitators)\s+{_INCLUDE}",
        rf"(?:among|amongst)\s+(?:the\s+|its\s+|our\s+)?(?:\w+\s+)?(?:speakers|panell?ists|presenters"
        rf"|trainers|lecturers)\s+{_BE}",
        rf"(?:speakers?|trainers?|lecturers?|keynote\s+speakers?|presenters?)\s+{_BE}",
        rf"(?:{_LESSONS})(?:\s+on\s+[^.;,]{{1,60}}?)?\s+{_BE}\s+(?:{participles(_TEACH)})\s+by",
        rf"(?:trainings?|courses?)\s+{_BE}\s+(?:led|delivered|given|taught|facilitated)\s+(?:\w+\s+)?by",
        rf"(?:led|delivered|given|facilitated|conducted|run|taught)\s+by(?={_TEACHERS})",
        r"(?:co-?)?taught\s+by",
        r"(?:speakers?|trainers|experts|instructors|lecturers|presenters|panell?ists)"
        r"(?:\s+(?:of|at|for)\s+the\s+[\w-]+)?\s*[:|]",
        rf"(?:conducted|led|taught|delivered|ran|gave|held|facilitated)\s+the\s+(?:[\w-]+"
        rf"\s+){{0,3}}?(?:{EVENT}|{_LESSONS})\s*:",
        r"(?:heard|hear|hears)\s+(?:(?:a|an|the)\s+)?(?:\w+\s+)?(?:(?:talks?|presentations?|reports?"
        r"|remarks|lectures?|messages?)\s+)?(?:from|by)",
        r"addressed\s+by",
        r"(?:briefed|presented)\s+by",
        r"(?:keynote(?:\s+\w+)?|lectures?|presentations?|talks?)\s*[:|]",
        r"(?:give|giving|gave|hand|handed|pass|passed|yield|yielded)\s+(?:over\s+)?the\s+floor\s+to",
        r"(?:first|last|next|also)\s+to\s+(?:speak|take\s+the\s+floor)\s+(?:was|were|is|are|will\s+be)",
        r"among\s+those\s+who\s+(?:spoke|addressed\s+\w+\s+\w+|took\s+the\s+floor)\s+(?:was|were)",
        r"(?:presentations|lectures|talks|speeches)\s+(?:(?:came|come|were)\s+)?from",
        r"(?:keynote|presentation|lecture|talk|speech|remarks|address)\s+(?:came|comes)\s+from",
        r"(?:trainers|speakers|lecturers|instructors|presenters|experts)\s+(?:came|come)\s+from",
        r"followed\s+by(?=\s+(?:Mr|Ms|Mrs|Dr|Prof|Professor|Ambassador|(?-i:[A-Z]\w+\s+[A-Z]\w+))\b)",
        r"(?:the\s+)?floor\s+(?:was|is|will\s+be)\s+(?:then\s+)?(?:given|passed|handed)\s+(?:over\s+)?to",
        r"(?:listened|listen|listens)\s+to\s+(?:(?:a|an|the)\s+)?(?:\w+\s+)?(?:talks?|presentations?"
        r"|reports?|remarks|lectures?)\s+(?:of|from|by)",
        r"questions?\s+(?:of\s+[\w\s]{1,30}?)?(?:was|were)\s+answered\s+by",
    ),
    clue(
        CERTIFICATES,
        "speaker",
        "after",
        r"certificates?\s+(?:from\s+the\s+hands\s+of|from)",
        r"certificates?\s+(?:was|were)\s+(?:handed\s+(?:over|out)|presented|awarded|given|distributed)"
        r"\s+(?:to\s+[\w\s]{1,40}?)?by",
    ),
    clue(
        "spoke",
        "speaker",
        "before",
        r"(?:(?:has|have|had|is|are|also|then)\s+)*(?:spoke|spoken|speaking)",
        r"(?:will|is\s+to|are\s+to|is\s+going\s+to|is\s+expected\s+to)\s+(?:(?:also|then|soon|now)"
        r"\s+)?(?:speak|talk|lecture|present|explain|show|introduce|teach"
        r"|answer|brief|share|tell|discuss|report)",
        active("take_the_floor take_the_stage take_the_podium"),
        r"(?:has|have)\s+(?:kindly\s+)?(?:accepted|agreed)\s+(?:(?:our|the)\s+invitation\s+)?to\s+(?:speak"
        r"|present|lecture|teach|address)",
        rf"{active('address')}\s+(?:the|all|those|participants|us|you|an|a)",
        rf"{active(_DELIVER)}\s+(?:[\w’'-]+\s+){{0,4}}?{_A_SPEECH}",
        rf"{active('take walk lead')}\s+(?:the\s+)?{_AUDIENCE}\s+through",
        rf"{active('brief')}\s+(?:the\s+)?{_AUDIENCE}",
        rf"{active('greet')}\s+(?:the\s+)?{_AUDIENCE}",
        rf"{active('present')}\s+(?:the|a|an|on|his|her|their|its)",
        rf"{active(_TEACH)}\s+(?:(?:a|an|the|two|three|four|five|several|most|all|practical|his|her|their"
        rf"|some|both)\s+)+"
        rf"(?:[\w-]+\s+){{0,3}}?{_LESSONS}",
        rf"{active('teach train')}\s+(?:the\s+)?{_AUDIENCE}",
        rf"{active('answer take field')}\s+(?:\w+\s+){{0,2}}?questions",
        rf"{active('hand_over hand_out hand give award present distribute')}\s+"
        r"(?:(?:the\s+)?(?:participants|graduates|trainees|officers)\s+(?:with\s+)?)?(?:the\s+|their"
        r"\s+)?certificates",
        active("hand_over hand_out"),
        r"(?:taught|lectured)",
        rf"{_BE}\s+(?:among\s+)?(?:the\s+|a\s+|one\s+of\s+the\s+)?(?:main\s+|keynote\s+|guest"
        rf"\s+)?(?:speakers?|trainers?|lecturers?|panell?ists?|presenters?)",
        rf"{active('act serve')}\s+as\s+(?:the\s+|a\s+)?(?:speaker|trainer|lecturer|instructor|panell?ist"
        rf"|resource\s+person|expert)s?",
    ),
    clue(
        "said", "speaker", "either", telling(_SAY), r"according\s+to", r"in\s+the\s+words\s+of", is_soft=True
    ),
    clue("told", "speaker", "before", telling(_ADDRESS), is_soft=True),
    # Who was there.
    clue(
        "attended by",
        "participant",
        "after",
        r"(?:attended|joined|visited)\s+(?:\w+\s+)?by",
        r"(?:with\s+)?(?:the\s+)?(?:\w+\s+)?participation\s+of",
        rf"participants\s+(?:{_INCLUDE}|came\s+from|comprised\s+of|composed\s+of|consisting\s+of)",
        r"participants\s+(?:from|of)",
        r"(?:brought\s+together|brings\s+together|bringing\s+together|gathered|gathers|gathering|convened"
        r"|assembled"
        r"|attracted|attracts|will\s+(?:bring\s+together|gather|assemble))(?!\s+(?:in|at|here|today|by)\b)",
        rf"(?:drew|draws|drawing|(?-i:united|unites|uniting))(?=\s+{_SOME}{_PEOPLE}\s+(?:of|from)\b)",
        rf"(?:participants|trainees|attendees|delegates)(?=\s*[,:(–—-]\s*{_SOME}{_PEOPLE}\s+(?:of|from)\b)",
        r"we\s+have\s+(?:with\s+us|here)(?:\s+today)?",
        r"in\s+attendance\s+(?:was|were|are|is)",
        r"(?:also\s+)?(?:attending|present|participating|taking\s+part|joining(?:\s+them)?|seated|gathered"
        r"|here)\s+"
        r"(?:also\s+)?(?:(?:in|at)\s+the\s+[\w-]+\s+)?(?:was|were|are|is|will\s+be)",
        r"featured",
        rf"{EVENT}(?:\s+(?:to|in)\s+\w+)?(?P<told>\s+(?:of|for|with|between|among)\s+(?:the"
        rf"\s+)?(?:representatives|deputy\s+foreign\s+ministers"
        r"|foreign\s+ministers|deputy\s+ministers(?:\s+of\s+foreign\s+affairs)?|ministers(?:\s+of"
        r"\s+[\w\s]{1,30}?)?"
        r"|experts|heads|officials|officers|specialists|practitioners|investigators|prosecutors|judges|staff"
        r"|delegations|secretaries)\s+(?:of|from))",
        r"(?:participants|trainees|delegates|attendees|guests)\s+represent(?:ed|ing)?",
        r"(?:participants|trainees|attendees)\s+(?:included\s+)?(?:officers|officials|representatives"
        r"|staff)\s+(?:of|from)",
        r"among\s+(?:(?:the\s+|its\s+|our\s+)?(?:\w+\s+)?(?:participants|attendees|guests|trainees|delegates"
        r"|those\s+(?:present|trained|attending|who\s+(?:came|attended|took\s+part))|invitees|audience)"
        r"|them|these"
        r"|us(?:\s+today)?)\s+(?:were|was|are|is)",
        rf"(?:held|conducted|organi[sz]ed|arranged|delivered)\s+(?:in\s+[\w-]+\s+)?for\s+{_SOME}{_PEOPLE}"
        rf"\s+(?:of|from)",
        r"(?:in|with)\s+the\s+presence\s+of",
        r"(?:attendees|delegates|guests|invitees|these|them|whom)\s+(?:will\s+)?(?:include|included"
        r"|includes)",
        r"(?:trained|trains)(?=\s+[\w\s-]{0,40}?(?:officers|officials|staff|employees|representatives"
        r"|specialists)\s+(?:of|from)\b)",
        rf"(?:guests|invitees)\s+(?:of\s+(?:the\s+{EVENT}|honou?r)\s+)?(?:were|are)",
        rf"(?:invited|invites)(?=\s+{_SOME}{_PEOPLE}\s+(?:of|from)\b)",
    ),
    clue(
        "held for",
        "participant",
        "after",
        rf"(?:an?|the|this|its|another|first)\s+(?:[\w-]+\s+){{0,3}}?{EVENT}(?:\s+(?:at|to|in|on)"
        rf"\s+[^.;,]{{1,50}}?)?"
        rf"(?P<told>\s+for\s+{_SOME}{_PEOPLE}\s+(?:of|from))",
    ),
    clue(
        "visit of",
        "participant",
        "after",
        rf"visits?(?P<told>\s+(?:of|by)(?:\s+[\w-]+){{0,3}}?)(?=\s+(?-i:[A-Z])\w+\s+(?:delegations?"
        rf"|{_PEOPLE}))",
    ),
    clue(
        "I welcome",
        "participant",
        "after",
        r"(?:I|we|(?:let|allow|permit)\s+me)\s+(?:(?:\w+\s+)?to\s+|\w+\s+)?(?:welcome|greet|salute)",
        r"I\s+(?:would\s+like|wish|want)\s+to\s+(?:\w+\s+)?(?:welcome|greet)",
        r"(?:I\s+am|we\s+are)\s+(?:\w+\s+)?(?:pleased|glad|happy|delighted|honou?red)\s+to\s+(?:see"
        r"|welcome|greet|have\s+with\s+us)",
        r"it\s+is\s+(?:my|our|a)\s+(?:\w+\s+)?(?:pleasure|honou?r|privilege|joy)\s+to\s+(?:see|welcome"
        r"|greet)",
        r"(?:a\s+)?(?:warm|cordial|special)\s+welcome\s+(?:also\s+)?to",
        of_people=True,
    ),
    clue(
        "took part",
        "participant",
        "before",
        active("take_part participate attend join_in sit_in"),
        rf"(?:{_BE}\s+)?(?:also\s+|being\s+)?represented",
        r"(?:is|are|was|were|will\s+be)\s+(?:also\s+)?(?:present|in\s+attendance|in\s+the\s+(?:room|hall"
        r"|audience)|(?:here|there|with\s+us|among\s+us)(?:\s+today)?"
        r"|among\s+(?:the|those)\s+(?:participants|guests|present|attendees|delegates|audience|invitees"
        r"|who\s+(?:came|attended)))",
        rf"{active('join')}\s+(?:the\s+(?:[\w-]+\s+){{0,2}}?{EVENT}|it|them|us|via|online|remotely|virtually"
        r"|from)",
        r"(?:have|has|had)\s+come\s+to",
        rf"(?:came|travel+ed|flew|arrived)\s+(?:to|for|in)\s+(?:\w+\s+(?:for|to)\s+)?(?:attend\s+)?(?:the"
        rf"|this)\s+(?:[\w-]+\s+){{0,2}}?{EVENT}",
        rf"{active('send')}\s+(?:(?:a|an|its|their|one|two|three|four|five|six|\d+)\s+)?"
        r"(?:[\w-]+\s+){0,2}?(?:delegations?|representatives?|experts?|officers|officials|specialists"
        r"|participants)",
        rf"{active('follow')}\s+the\s+(?:{EVENT}|proceedings)",
        rf"{active('hold')}\s+{_THEIR_TALKS}",
        rf"{active('complete graduate_from take finish')}\s+(?:the|a|this)\s+(?:[\w-]+\s+){{0,3}}?{EVENT}",
        r"(?:was|were|will\s+be)\s+(?:trained|invited|among\s+them)",
        rf"{active('lead head')}\s+the\s+(?:[\w-]+\s+){{0,2}}?(?:group|delegation|team)",
        rf"{active('pay make undertake complete begin')}\s+an?\s+(?:[\w-]+\s+){{0,2}}?(?:visit|trip|tour)",
    ),
    clue(
        "came together",
        "participant",
        "before",
        r"(?:(?:has|have|had)\s+)?(?:gathered|assembled|met|come\s+together|came|arrived|studied|exercised"
        r"|worked)\s+(?:in|at|here|for|to|together|side\s+by\s+side)",
        of_people=True,
    ),
    clue(
        "learned",
        "participant",
        "before",
        r"(?:learned|learnt|acquired|gained|received|improved|enhanced|strengthened|practi[sc]ed"
        r"|familiari[sz]ed\s+themselves|"
        r"were\s+(?:introduced|familiari[sz]ed|instructed)|completed|attended|have\s+been\s+trained|are"
        r"\s+being\s+trained)",
        of_people=True,
    ),
    clue(
        "represented by",
        "participant",
        "represented",
        r"(?:was|were|is|are|will\s+be)\s+represented\s+by",
        rf"(?:was|were|is|are|will\s+be)\s+(?:headed|led)\s+by(?!{_TEACHERS})",
    ),
    clue(
        "as observers",
        "observer",
        "before",
        rf"(?:{active('take_part participate attend observe join send_representatives')}|{_BE}"
        rf"\s+(?:present|represented))"
        r"\s+[\w\s-]{0,30}?(?:as|in\s+the\s+capacity\s+of|with\s+the\s+status\s+of)\s+(?:an\s+)?observers?",
        r"(?:as|in\s+the\s+capacity\s+of|with\s+the\s+status\s+of)\s+(?:an\s+)?observers?",
        rf"(?:had|with|enjoyed|{_BE}\s+given|has|have)\s+(?:the\s+)?observer\s+status",
        r"observed\s+(?=the\b)",
        rf"{active('send')}\s+(?:an\s+|its\s+|\w+\s+)?observers?",
        rf"{_BE}\s+(?:also\s+)?represented\s+by\s+(?:an\s+|its\s+|\w+\s+)?observers?",
    ),
    clue(
        "observers from",
        "observer",
        "after",
        rf"observers\s+(?:from|of|{_INCLUDE})",
        r"observed\s+by",
    ),
    clue(
        "met with",
        "counterpart",
        "object",
        r"(?:met|meets|meeting)\s+(?:in\s+[A-Z]\w+\s+|on\s+[\w\s]{3,16}?\s+)?with",
        r"(?:held|had|holds)\s+(?:(?:a|the|separate|bilateral|several)\s+)*(?:meetings?|talks"
        r"|consultations|discussions)"
        r"(?:\s+(?:in|on|regarding|concerning|at|about)\s+[^.;]{1,80}?)?\s+with",
    ),
    clue(
        "took place between",
        "counterpart",
        "pair",
        r"(?:meetings?|talks|negotiations|consultations)\s+(?:(?:was|were)\s+held|took\s+place)\s+(?:in"
        r"\s+[A-Z]\w+\s+)?between",
        r"(?:meetings?|talks|negotiations|consultations)\s+between",
    ),
)
