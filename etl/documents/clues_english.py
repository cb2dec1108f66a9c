"""The clues to roles in English: who organized, led, spoke, came or was met."""

from __future__ import annotations

from etl.documents.clue import CERTIFICATES, EVENT, MONEY, SPEECH, TOGETHER, clue

_GIVEN = r"(?:\s+(?:was|were|is|are|has been|have been))?(?:\s+(?:delivered|made|given|presented|read))?"
# Those who teach do not organize or chair: "facilitated by international experts of ...".
_TEACHERS = (
    r"\s+(?:[\w-]+\s+){0,3}?"
    r"(?:experts|trainers|instructors|specialists|lecturers|facilitators|practitioners)\b"
)
# Those who talk with each other did not organize the talks for others.
_THEIR_TALKS = r"their\s+(?:[\w-]+\s+){0,4}?(?:dialogue|talks|consultations|negotiations|summit)\b"
_DID = r"(?:(?:has|have|had|is|are|also|jointly|then|together)\s+)*"
_MONEY = (
    r"(?:(?:a|an|the)\s+)?(?:[\w-]+\s+)?(?:funding|financing|funds|grants?|financial\s+(?:support|assistance|resources)"
    r"|financial\s+contributions?|sponsorship)"
)
_LESSONS = (
    r"(?:sessions?|exercises?|lectures?|modules?|class(?:es)?|lessons?|group\s+work|simulations?|case\s+studies"
    r"|drills?|demonstrations?|role[- ]?plays?|practical\s+part|master[- ]class(?:es)?)"
)
_PEOPLE = (
    r"(?:representatives|officials|officers|experts|specialists|practitioners|investigators|prosecutors|judges|staff"
    r"|employees|lawyers|teachers|students|imams|journalists|analysts|guards|cadets|trainers|instructors|heads|members"
    r"|psychologists|theologians|leaders|activists|women|young\s+people|youth)"
)
_SOME = r"(?:(?!(?:of|from|by|with)\b)[\w-]+\s+){0,4}?"
ENGLISH = (
    # Who organized.
    clue(
        "co-organized by",
        "co-organizer",
        "after",
        r"co-?organi[sz]ed\s+by",
        r"(?:in\s+(?:close\s+)?(?:cooperation|co-operation|collaboration|partnership|coordination)\s+with)",
        r"with\s+(?:the\s+)?(?:kind\s+|generous\s+)?(?:support|assistance|help)\s+(?:of|from)",
        r"with\s+support\s+(?:of|from)",
        r"supported\s+by",
        r"co-?organi[sz]ers?\s+(?:were|are|included?)",
        rf"(?:(?<=co-organized\s)|(?<=co-organised\s))(?:this|the)\s+{EVENT}\s+(?:together\s+|jointly\s+)?with",
        r"under\s+the\s+auspices\s+of",
        r"partners?\s*[:|]",
    ),
    clue(
        "organized by",
        "organizer",
        "after",
        r"(?:organi[sz]ed|convened|arranged|initiated|conducted|run|held|implemented|launched)\s+(?:in\s+[\w-]+\s+)?"
        rf"(?:(?:jointly|together)\s+)?by(?!{_TEACHERS})"
        r"(?:\s*[:|])?",
        r"(?:organi[sz]ed|held|conducted)\s+(?:in|for|on|from|at|within|during)\s+[^.;,]{1,70}?\s+by",
        r"(?:organi[sz]ed|convened|arranged|held|conducted)\s+jointly\s+with",
        r"jointly\s+with",
        r"organi[sz]ers?\s+(?:of\s+the\s+\w+\s+)?(?:were|are|included?)",
        r"organi[sz]ers?\s*[:|]",
        rf"{EVENT}\s+(?:(?:has|have|had|was|were|is|been|jointly)\s+)+(?P<told>prepared\s+(?:(?:jointly|together)\s+)?by)",
        r"jointly\s+by",
    ),
    # Who else organized, where the sentence says before that somebody did.
    clue(TOGETHER, "organizer", "after", r"together\s+with"),
    clue(
        "hosted by",
        "host",
        "after",
        r"(?:co-?)?hosted\s+(?:jointly\s+)?by",
        r"at\s+the\s+invitation\s+of",
        r"(?:venue|premises)\s+(?:was|were)\s+provided\s+by",
    ),
    clue(
        "funded by",
        "funder",
        "after",
        r"(?:co-?)?(?:funded|financed|sponsored)\s+by(?:\s*[:|])?",
        r"with\s+(?:the\s+)?(?:financial|funding)\s+(?:support|assistance|contribution)s?\s+(?:of|from)",
        r"with\s+(?:\w+\s+)?funding\s+(?:of|from)",
        r"financially\s+supported\s+by",
        r"(?:generous|financial)\s+(?:contributions?|funding|grant)\s+(?:of|from|by)",
        r"(?:funding|funds|financial\s+support)\s+(?:(?:was|were|is)\s+)?provided\s+by",
        r"(?:with|thanks\s+to|through)\s+(?:\w+\s+){0,2}(?:funding|funds|contributions?)\s+(?:of|from|by|provided\s+by)",
        r"made\s+possible\s+(?:by|thanks\s+to)(?:\s+(?:the\s+)?(?:\w+\s+){0,2}(?:support|funding|contributions?)\s+(?:of|from))?",
        r"at\s+the\s+expense\s+of",
        r"paid\s+for\s+by",
        rf"{_MONEY}(?:\s+for\s+(?:the|this|these|our)\s+(?:[\w-]+\s+){{0,3}}?\w+)?\s+(?:(?:was|were|is|has\s+been)\s+)?"
        r"(?:c[ao]mes?|provided|made\s+available|secured|obtained|received)\s+(?:from|by)",
        r"(?:costs?|expenses|travel|accommodation)\s+(?:\w+\s+){0,4}?(?:covered|borne|met)\s+by",
        r"(?:financed|funded|paid)\s+(?:out\s+of|from)\s+the\s+(?:budget|funds|resources)\s+of",
        r"(?:funders?|donors?|sponsors?)\s*[:|]",
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
        rf"{_DID}(?:organi[sz](?:ed|es|ing|e)|convened|conducted|conducts?|launched|launch|holds?|holding|held)\s+(?:in\s+[\w-]+\s+)?(?!{_THEIR_TALKS})(?:(?:a|an|the|its|their|this|another)\s+)"
        rf"(?:[\w’'“”\"-]+\s+){{0,12}}?{EVENT}",
        rf"{_DID}launched\s+the\s+\w+",
        rf"{_DID}(?:organi[sz]ed|arranged|convened)\s+(?:it|them)",
    ),
    clue(
        "co-organized",
        "co-organizer",
        "before",
        rf"{_DID}co-?organi[sz]ed",
        rf"{_DID}supported\s+the\s+{EVENT}",
    ),
    clue(
        "hosted",
        "host",
        "before",
        rf"{_DID}(?:co-?)?hosted",
        rf"{_DID}welcomed\s+the\s+delegations",
        r"provided\s+(?:the\s+|its\s+)?(?:venue|premises)",
    ),
    clue(
        "funded",
        "funder",
        "before",
        rf"{_DID}(?:funded|financed|sponsored|paid\s+for)\s+(?:it|them|(?:the|this|these)\s+{EVENT}s?)",
        rf"{_DID}spent\s+[\w\s,.]{{1,40}}?\s+on\s+(?:it|them|(?:the|this|these)\s+{EVENT}s?)",
        r"(?:contributed|supported\s+(?:it|the\s+event))\s+financially",
        rf"(?:provided|gave|awarded|allocated|contributed|granted)\s+{_MONEY}",
        r"(?:covered|bore|met|paid)\s+(?:all\s+)?(?:of\s+)?(?:the|its|all)\s+(?:[\w-]+\s+)?(?:costs?|expenses|travel)",
    ),
    clue(
        "thanked for organizing",
        "co-organizer",
        "thanked",
        r"for\s+(?:having\s+)?(?:co-?)?organi[sz](?:ed|ing)",
        rf",?\s+(?:who|which|that)\s+(?:has\s+|have\s+)?(?:co-?)?(?:organi[sz]ed|prepared|convened|arranged)\s+"
        rf"(?:this|the|our|today['’]s)\s+(?:[\w-]+\s+){{0,3}}?{EVENT}",
    ),
    clue(
        "thanked as co-organizers",
        "co-organizer",
        "after",
        r"(?:thank(?:ing)?|grateful\s+to)\s+(?:all\s+)?(?:of\s+)?(?:our|the|its|his|her)\s+co-?organi[sz]ers?\s*[,:–-]",
    ),
    clue(
        "thanked for funding",
        "funder",
        "thanked",
        r"for\s+(?:having\s+)?(?:\w+\s+){0,2}?(?:financing|funding|financed|funded|sponsoring|financial\s+(?:support|assistance))",
    ),
    clue(
        "thanked those who",
        "participant",
        "thanked",
        r",?\s+who\s+(?:\w+\s+)?(?:shared|joined|came|contributed|participated|took\s+part|attended|are\s+(?:here|with\s+us))",
        r"for\s+(?:their\s+|your\s+|his\s+|her\s+)?(?:\w+\s+)?(?:participation|presence|contributions?|presentations?)",
    ),
    clue(
        "thanked for hosting",
        "host",
        "thanked",
        r"for\s+(?:\w+\s+){0,4}(?:having\s+hosted|hosting|hospitality)",
    ),
    # Who led it.
    clue(
        "chaired by",
        "chair",
        "after",
        rf"(?:co-?)?(?:chaired|moderated|facilitated|presided\s+over|led)\s+by(?!{_TEACHERS})",
        r"moderation\s+of",
        r"under\s+the\s+chair(?:man)?ship\s+of",
        r"moderators?\s+(?:was|were)",
        r"(?:chair(?:man|person)?|moderators?|facilitators?)\s*[:|]",
    ),
    clue(
        "chaired",
        "chair",
        "before",
        rf"{_DID}(?:co-?)?(?:chaired|moderated)",
        rf"{_DID}facilitated\s+(?:the|a|this)\s+(?:[\w-]+\s+){{0,2}}?(?:discussion|session|panel|debate)s?",
        r"acted\s+as\s+(?:the\s+)?(?:moderator|chair)",
        rf"{_DID}presided\s+over",
        rf"{_DID}(?:led|guided|steered)\s+(?:the|a|this)\s+(?:[\w-]+\s+){{0,2}}?(?:discussions?|panel|debate)s?",
    ),
    # Who spoke.
    clue(
        "opened by",
        "opening speaker",
        "after",
        rf"(?:officially\s+)?(?:opened|inaugurated)\s+(?:with\s+(?:\w+\s+){{0,4}}{SPEECH}\s+)?(?:by|from)",
        rf"(?:opening|welcom(?:e|ing)|introductory)\s+{SPEECH}{_GIVEN}\s+(?:by|from|of)",
        r"(?:participants|delegates|guests|trainees|attendees)\s+were\s+(?:\w+\s+)?(?:welcomed|greeted)\s+by",
    ),
    clue(
        "opened",
        "opening speaker",
        "before",
        rf"{_DID}(?:officially\s+)?(?:opened|inaugurated)\s+the\s+(?:[\w-]+\s+){{0,4}}?{EVENT}",
        rf"{_DID}(?:delivered|made|gave)\s+(?:\w+\s+){{0,3}}(?:opening|welcom(?:e|ing)|introductory)\s+{SPEECH}",
        r"opening\s+the\s+\w+",
        rf"{_DID}(?:officially\s+)?(?:opened|inaugurated)\s+the\s+(?:[\w-]+\s+){{0,3}}?(?:programme|program|day|week|visit)",
        rf"{_DID}welcomed\s+(?:all\s+)?(?:the\s+)?(?:delegates|participants|guests|audience|trainees|attendees)",
    ),
    clue(
        "closing remarks by",
        "closing speaker",
        "after",
        rf"(?:closing|concluding)\s+{SPEECH}{_GIVEN}\s+(?:by|from|of)",
        r"(?:officially\s+)?closed\s+by",
    ),
    clue(
        "closed",
        "closing speaker",
        "before",
        rf"{_DID}(?:closed|concluded)\s+the\s+(?:[\w-]+\s+){{0,4}}?{EVENT}",
        rf"{_DID}(?:delivered|made|gave)\s+(?:\w+\s+){{0,3}}(?:closing|concluding)\s+{SPEECH}",
    ),
    clue(
        "message read",
        "speaker",
        "after",
        r"(?:address|message|statement|greetings?|letter)\s+(?:was|were)\s+read\s+(?:out\s+)?(?:on\s+behalf\s+of|from|of)",
        r"(?:message|address|statement|greetings?|letter)\s+(?:from|of|by)(?=[^.;]{1,300}?\bw(?:as|ere)\s+read\b)",
        r"read\s+(?:out\s+)?(?:a|the)\s+(?:\w+\s+)?(?:message|address|statement|greetings?|letter)\s+(?:of|from|by)",
        mode="message read",
    ),
    clue(
        "video message",
        "speaker",
        "after",
        rf"(?:pre-?recorded\s+)?video[- ]?(?:message|address|statement|remarks)s?{_GIVEN}\s+(?:by|from|of)",
        mode="video message",
    ),
    clue(
        "sent a video message",
        "speaker",
        "before",
        rf"{_DID}(?:sent|delivered|addressed\s+[\w\s-]{{0,40}}?(?:in|through|via|by|with))\s+(?:a\s+)?(?:pre-?recorded\s+)?"
        r"video[- ]?(?:message|address|statement|remarks)",
        mode="video message",
    ),
    clue(
        "remarks by",
        "speaker",
        "after",
        rf"(?:keynote\s+)?{SPEECH}{_GIVEN}\s+by",
        r"(?:speakers|panell?ists|presenters|trainers|lecturers|instructors|experts)\s+(?:were|included?|are)",
        r"(?:among|amongst)\s+(?:the\s+)?(?:speakers|panell?ists|presenters|trainers)\s+(?:was|were)",
        r"(?:lectures?|sessions?|class(?:es)?|modules?|lessons?|exercises)\s+(?:was|were|is|are)\s+"
        r"(?:led|delivered|given|taught|facilitated|conducted|run)\s+by",
        r"(?:trainings?|courses?)\s+(?:was|were|is|are)\s+(?:led|delivered|given|taught|facilitated)\s+(?:\w+\s+)?by",
        rf"(?:led|delivered|given|facilitated|conducted|run|taught)\s+by(?={_TEACHERS})",
        r"taught\s+by",
        r"(?:speakers?|trainers|experts|instructors|lecturers|presenters|panell?ists)"
        r"(?:\s+(?:of|at|for)\s+the\s+[\w-]+)?\s*[:|]",
        rf"(?:conducted|led|taught|delivered|ran|gave|held|facilitated)\s+the\s+(?:[\w-]+\s+){{0,3}}?(?:{EVENT}|{_LESSONS})\s*:",
        r"(?:heard|hear)\s+from",
        r"addressed\s+by",
        r"(?:briefed|presented)\s+by",
    ),
    clue(
        CERTIFICATES,
        "speaker",
        "after",
        r"certificates?\s+(?:from\s+the\s+hands\s+of|from)",
        r"certificates?\s+(?:was|were)\s+(?:handed\s+(?:over|out)|presented|awarded|given|distributed)\s+(?:to\s+[\w\s]{1,40}?)?by",
    ),
    clue(
        "spoke",
        "speaker",
        "before",
        rf"{_DID}(?:spoke|took\s+the\s+floor)",
        r"will\s+(?:(?:also|then|soon|now)\s+)?(?:speak|address\s+(?:us|you|the)|take\s+the\s+floor)",
        rf"{_DID}addressed\s+(?:the|all|those|participants)",
        rf"{_DID}(?:delivered|made|gave)\s+(?:\w+\s+){{0,3}}{SPEECH}",
        rf"{_DID}briefed\s+(?:the\s+)?(?:delegates|participants|members|meeting|audience|committee)",
        rf"{_DID}greeted\s+(?:the\s+)?(?:delegates|participants|guests|audience)",
        rf"{_DID}presented\s+(?:the|a|an|on)",
        rf"{_DID}(?:led|ran|taught|gave|delivered|conducted|guided|facilitated|supervised|held|directed)\s+"
        rf"(?:(?:a|an|the|two|three|several|most|all|practical)\s+)+(?:[\w-]+\s+){{0,3}}?{_LESSONS}",
        rf"{_DID}(?:answered\s+questions|handed\s+(?:over|out|certificates)|(?:awarded|presented|distributed)\s+"
        r"(?:the\s+)?(?:participants\s+with\s+)?(?:the\s+|their\s+)?certificates|taught|lectured)",
    ),
    clue(
        "said",
        "speaker",
        "either",
        rf"{_DID}(?:noted|stressed|emphasi[sz]ed|underlined|underscored|highlighted|said|stated|mentioned"
        r"|pointed\s+out|remarked|recalled|reiterated|reaffirmed|informed|told|outlined|added|observed"
        r"|expressed|acknowledged|praised|commended|thanked|welcomed|urged|explained|announced|congratulated|warned"
        r"|called\s+(?:for|on|upon)|drew\s+attention|described|shared|demonstrated|introduced|spelled\s+out"
        r"|clarified|concluded|confirmed|pledged|promised|invited|wished|encouraged|presented|discussed|argued"
        r"|indicated|affirmed|asserted|declared|commented|voiced|echoed|listed|reported\s+on"
        r"|notes|stresses|says|highlights|underlines|emphasi[sz]es|points\s+out|drew\s+on|touched\s+upon|reviewed"
        r"|acquainted|guided|instructed|familiari[sz]ed|walked|trained|assured|elaborated|advised|cautioned|appealed|recommended|proposed|suggested|summarized|summarised)",
        r"according\s+to",
        is_soft=True,
    ),
    # Who was there.
    clue(
        "attended by",
        "participant",
        "after",
        r"attended\s+(?:\w+\s+)?by",
        r"(?:with\s+)?(?:the\s+)?participation\s+of",
        r"participants\s+(?:included?|were|came\s+from|comprised\s+of|composed\s+of|consisting\s+of)",
        r"participants\s+(?:from|of)",
        r"(?:brought\s+together|brings\s+together|bringing\s+together|gathered|gathers|convened|assembled)",
        r"in\s+attendance\s+(?:was|were)",
        r"(?:also\s+)?(?:attending|present)\s+(?:was|were)",
        r"joined\s+by",
        r"featured",
        rf"{EVENT}(?:\s+(?:to|in)\s+\w+)?(?P<told>\s+(?:of|for|with|between|among)\s+(?:the\s+)?(?:representatives|deputy\s+foreign\s+ministers"
        r"|foreign\s+ministers|deputy\s+ministers(?:\s+of\s+foreign\s+affairs)?|ministers(?:\s+of\s+[\w\s]{1,30}?)?"
        r"|experts|heads|officials|officers|specialists|practitioners|investigators|prosecutors|judges|staff"
        r"|delegations|secretaries)\s+(?:of|from))",
        r"(?:participants|trainees|delegates|attendees|guests)\s+represent(?:ed|ing)?",
        r"(?:participants|trainees|attendees)\s+(?:included\s+)?(?:officers|officials|representatives|staff)\s+(?:of|from)",
        r"among\s+(?:(?:the\s+)?(?:participants|those\s+(?:present|trained|attending)|attendees|guests|trainees|delegates)"
        r"|them|these)\s+(?:were|was|are|is)",
        rf"(?:held|conducted|organi[sz]ed|arranged|delivered)\s+(?:in\s+[\w-]+\s+)?for\s+{_SOME}{_PEOPLE}\s+(?:of|from)",
        r"(?:in|with)\s+the\s+presence\s+of",
        r"(?:attendees|delegates|guests|these|them|whom)\s+included",
        r"(?:trained|trains)\s+(?=[\w\s-]{0,40}?(?:officers|officials|staff|employees|representatives|specialists)\s+(?:of|from)\b)",
    ),
    clue(
        "held for",
        "participant",
        "after",
        rf"(?:an?|the|this|its|another|first)\s+(?:[\w-]+\s+){{0,3}}?{EVENT}(?:\s+(?:at|to|in|on)\s+[^.;,]{{1,50}}?)?"
        rf"(?P<told>\s+for\s+{_SOME}{_PEOPLE}\s+(?:of|from))",
    ),
    clue(
        "visit of",
        "participant",
        "after",
        rf"visits?(?P<told>\s+(?:of|by)(?:\s+[\w-]+){{0,3}}?)(?=\s+(?-i:[A-Z])\w+\s+(?:delegations?|{_PEOPLE}))",
    ),
    clue(
        "I welcome",
        "participant",
        "after",
        r"(?:I|we|(?:let|allow|permit)\s+me)\s+(?:(?:\w+\s+)?to\s+|\w+\s+)?(?:welcome|greet|salute)",
        r"I\s+(?:would\s+like|wish|want)\s+to\s+(?:\w+\s+)?(?:welcome|greet)",
        r"(?:I\s+am|we\s+are)\s+(?:\w+\s+)?(?:pleased|glad|happy|delighted|honou?red)\s+to\s+(?:see|welcome)",
        of_people=True,
    ),
    clue(
        "took part",
        "participant",
        "before",
        rf"{_DID}(?:took\s+part|taken\s+part|take\s+part|participated?|attended|(?:was|were)\s+(?:also\s+)?represented)",
        r"(?:is|are|was|were)\s+(?:also\s+)?(?:present|in\s+attendance)",
        rf"{_DID}joined\s+the\s+{EVENT}",
        rf"{_DID}(?:held|hold)\s+{_THEIR_TALKS}",
        rf"{_DID}(?:completed|graduated\s+from)\s+(?:the|a|this)\s+(?:[\w-]+\s+){{0,3}}?{EVENT}",
        r"(?:was|were)\s+trained",
        rf"{_DID}(?:led|headed)\s+the\s+(?:[\w-]+\s+){{0,2}}?(?:group|delegation|team)",
        rf"{_DID}(?:paid|made|undertook|completed|began)\s+an?\s+(?:[\w-]+\s+){{0,2}}?(?:visit|trip|tour)",
    ),
    clue(
        "learned",
        "participant",
        "before",
        r"(?:learned|learnt|acquired|gained|received|improved|enhanced|strengthened|practi[sc]ed|familiari[sz]ed\s+themselves|"
        r"were\s+(?:introduced|familiari[sz]ed|instructed)|completed|attended|have\s+been\s+trained|are\s+being\s+trained)",
        of_people=True,
    ),
    clue(
        "represented by",
        "participant",
        "represented",
        r"(?:was|were|is|are)\s+represented\s+by",
        r"возглавил[аио]?",
        r"(?:was|were|is|are)\s+(?:headed|led)\s+by",
        r"был[аои]?\s+представлен\w*",
    ),
    clue(
        "as observers",
        "observer",
        "before",
        rf"{_DID}(?:took\s+part|participated|attended|were\s+present|was\s+present|observed)\s+[\w\s-]{{0,30}}?as\s+(?:an\s+)?"
        r"observers?",
        r"as\s+(?:an\s+)?observers?",
        r"(?:had|with|enjoyed)\s+observer\s+status",
    ),
    clue(
        "observers from",
        "observer",
        "after",
        r"observers\s+(?:from|of|were|included?)",
        r"observed\s+by",
    ),
    clue(
        "met with",
        "counterpart",
        "object",
        r"(?:met|meets|meeting)\s+(?:in\s+[A-Z]\w+\s+|on\s+[\w\s]{3,16}?\s+)?with",
        r"(?:held|had|holds)\s+(?:(?:a|the|separate|bilateral|several)\s+)*(?:meetings?|talks|consultations|discussions)"
        r"(?:\s+(?:in|on|regarding|concerning|at|about)\s+[^.;]{1,80}?)?\s+with",
    ),
    clue(
        "took place between",
        "counterpart",
        "pair",
        r"(?:meetings?|talks|negotiations|consultations)\s+(?:(?:was|were)\s+held|took\s+place)\s+(?:in\s+[A-Z]\w+\s+)?between",
        r"(?:meetings?|talks|negotiations|consultations)\s+between",
    ),
)
