"""What events were about: themes, and pillars of the UN Global Counter-Terrorism Strategy by name.

A theme is read only where a sentence tells what an event discussed, or in the name of an event: a body that
fights the financing of terrorism all year round did not discuss it at every meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.documents.findings import Findings

# Code of the theme, and its words in English and Russian.
THEMES = {
    "border security": (
        r"border (?:security|manage\w+|control|guard|crossing|protection|service)\w*|borders"
        r"|(?:arms|firearms|weapons|drug|human) trafficking|trafficking in|customs|small arms"
        r"|(?:безопасност|охран|защит|управлени)\w+ границ\w*|пограничн\w+ (?:безопасн|контрол|служб"
        r"|сотруднич)\w+"
        r"|незаконн\w+ оборот\w* оружи\w*|таможен\w+"
        r"|(?:advance )?passenger (?:data|information|name records?)|terrorist travel(?:l?ers?)?"
        r"|(?:forged|false|travel|identity) documents|document (?:security|fraud|verification)"
        r"|(?:поддел|фальшив)\w+ документ\w*|данны\w+ о пассажир\w*|границ(?:ы|е|ах)?"
    ),
    "countering financing": (
        r"(?:terroris[tm]|terrorism)[- ]financ\w+|financing (?:of )?(?:terroris\w+|foreign)"
        r"|terroris[mt] funding"
        r"|money[- ]laundering|virtual assets|crypto-?(?:currenc\w+|assets)"
        r"|\bC(?:FT|TF)\b|AML/CFT|financ\w+ flows|its financing"
        r"|финансировани\w+ терроризм\w*|виртуальн\w+ актив\w*|криптовалют\w*"
        r"|отмывани\w+ (?:денег|доходов|средств)"
    ),
    "internet and social media": (
        r"(?:use|misuse|abuse) of (?:the )?internet|internet|social (?:media|networks?)"
        r"|online (?:recruitment|propaganda"
        r"|radicali[sz]ation)|cyberspace|интернет\w*|социальн\w+ (?:сет|медиа)\w*|киберпространств\w*"
    ),
    "prevention of violent extremism": (
        r"violent extremis[mt]|prevent\w* (?:and counter\w* )?(?:radicali[sz]ation|extremism)"
        r"|radicali[sz]ation"
        r"(?! in prison)|deradicali[sz]ation|\bP/?C?VE\b|\bCVE\b|VERLT|насильственн\w+ экстремизм\w*"
        r"|(?:де)?радикализаци\w+"
        r"|(?:профилактик|предупреждени|предотвращени)\w+ (?:\w+ )?экстремизм\w*|против экстремизм\w*"
        r"|экстремистск\w+ идеологи\w+"
    ),
    "youth": (
        r"youth|young (?:people|persons|leaders|women|generation)"
        r"|молод[её]ж\w*|молод\w+ (?:люд|лидер|поколени)\w+"
    ),
    "prisons": (
        r"prisons?|prisoners?|inmates|detention facilit\w+|penitentiar\w+|probation|corrections?"
        r"|тюрьм\w*|тюремн\w+|пенитенциарн\w+|заключ[её]нн\w+|осужд[её]нн\w+|исправительн\w+ учреждени\w*"
        r"|пробаци\w+"
    ),
    "rehabilitation and reintegration": (
        r"rehabilitat\w+|reintegrat\w+|repatriat\w+|returnees|returning (?:foreign|families|fighters)"
        r"|реабилитаци\w+|реинтеграци\w+|репатриаци\w+|возвращ[её]нн\w+|возвращенц\w+"
    ),
    "human rights": (
        r"human rights|rule of law|fundamental freedoms"
        r"|прав\w* человека|верховенств\w+ (?:права|закона)"
    ),
    "national strategies": (
        r"national (?:\w+ ){0,4}(?:strateg(?:y|ies)|action plans?|programmes? (?:on|against))"
        r"|национальн\w+ (?:\w+ ){0,3}(?:стратеги|план|программ)\w*"
    ),
    "legislation": (
        r"legislat\w+|legal (?:instruments?|frameworks?|acts?)|(?:universal"
        r"|international) (?:\w+ )?instruments"
        r"|законодательств\w*|законопроект\w*|правов\w+ (?:баз|инструмент|акт)\w*"
    ),
    "early warning": r"early[- ]warning|раннего (?:оповещени|предупреждени)\w+",
    "community": (
        r"communit(?:y|ies)(?: (?:policing|resilience|leaders|engagement|level|based))?(?! of)"
        r"|local (?:government|authorit"
        r"|self-government)\w*|mahallas?|местн\w+ (?:сообществ|самоуправлени|власт|орган)\w*|махалл\w+"
    ),
    "media": r"(?<!social )media\b|journalis\w+|средств\w* массовой информации|\bСМИ\b|журналист\w*",
    "religion": (
        r"religio\w+|interfaith|inter-faith|clergy|imams?|theolog\w+|религи\w+|межконфессиональн\w+"
        r"|теологи\w+|имам\w*"
    ),
    "education": (
        r"(?<!religious )education\w*|(?:in|of|for|at) schools|(?:in|of|for|at) universities|teachers?"
        r"|curricul\w+"
        r"|образовани\w+|образовательн\w+|(?:в|для) школ\w*|(?:в|для) (?:вузах|университетах)"
        r"|учител\w+|педагог\w+"
    ),
    "law enforcement": (
        r"law[- ]enforcement|police|policing|prosecut\w+|judges?|judiciary|courts?|criminal justice"
        r"|investigat(?:ing|ors?)|investigations? (?:of|and prosecution)|criminal investigations?"
        r"|(?:criminal|terrorism|court) cases"
        r"|правоохранительн\w+|полици\w+|прокур\w+|следовател\w+|суд(?:ы|ей|ьи)|уголовн\w+ правосуди\w+"
    ),
    "cyber security": (
        r"cyber[- ]?(?:security|terrorism|crime|attacks?|threats?)|(?:digital|information|ICT) security"
        r"|(?:цифров|информационн)\w+ безопасност\w*|кибер(?:безопасност|терроризм|преступ|угроз)\w*"
    ),
    "Afghanistan": r"Afghan\w*|Афган\w*",
}  # fmt: skip
PATTERNS = {
    theme: re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE) for theme, words in THEMES.items()
}

# Those who came, unless they follow the verb: imams who discuss something do not discuss religion.
PEOPLE = re.compile(
    r"imams?|teachers?|judges?|prosecutors?|investigators?|police|journalists?|clergy|customs|prisoners?"
    r"|religious (?:leaders|figures)|youth|young (?:people|persons|leaders|women)"
    r"|имам\w*|учител\w+|педагог\w+|прокурор\w*|следовател\w+|суд(?:ьи|ей)|полици\w+|журналист\w*|молод\w+",
    re.IGNORECASE,
)

# Before those for whom an event was: a seminar for imams need not be about religion, one for youth is on it.
ADDRESSED = re.compile(r"\b(?:for|для)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)

# Verbs and nouns that tell what was discussed; the subject stands in the same sentence.
DISCUSSED = re.compile(
    r"\b(?:discuss\w*|focus\w*|looks? at|looked at|address(?:ed|es|ing)|devoted|dedicated|topics?|themes?"
    r"|exchang\w+ (?:of )?(?:views"
    r"|experiences?|information|best|good|practices)|deliberat\w+|agenda included|listened to|covered"
    r"|examined|explored"
    r"|reviewed|considered|debated|highlighted the|underlined the (?:importance|need)"
    r"|stressed the (?:importance|need)"
    r"|emphasi[sz]ed the (?:importance|need)|pointed to|identified|learn\w* (?:about|how)|trained (?:on"
    r"|in)|skills"
    r"|deal(?:s|t|ing)? with|(?:speak|spoke|talk(?:ed)?) (?:about|of)|sessions? on|panels? on"
    r"|presentations? on|taken stock|aim(?:ed|s) (?:at|to)|sought to|timed to)\b"
    r"|обсу[дж]\w+|рассм[ао]тр\w+|посвящ\w+|обмен\w* (?:мнени|опыт|информаци)\w+|тем(?:ой|ами|ы|ах) "
    # To answer questions is not to discuss them.
    r"|(?<!ответил на )(?<!ответила на )(?<!ответили на )(?<!отвечал на )(?<!отвечали на )вопрос\w+"
    r"|внимани\w+ (?:было |будет )?удел\w+|познакомил\w+ с|затронут\w*"
    r"|сосредоточ\w+|направлен\w+ на|в центре внимания|изучил\w*",
    re.IGNORECASE,
)
# What a body does all year round, promises or wishes for, and what a project gave, is not what was discussed.
ELSEWHERE = re.compile(
    r"\bwill (?:continue|contribute|support|also support)\b|\bis (?:a|an|the) (?:\w+ )?(?:organi[sz]ation"
    r"|body|centre)\b"
    r"|\bestablished (?:in|by)\b|\bmandate\b|\bбыл[аио]? создан\w*|\bпродолжит\b",
    re.IGNORECASE,
)

# What somebody is quoted with, not a title: a comma or a dash parts it from who said it.
QUOTED = re.compile(r"[«“\"][^«»“”\"]{20,}(?:[,!?…][»”\"]|[»”\"](?:,|\s+[-–—]))")
# A name that says what the event was about; if it is no theme of the list, the theme is another one.
ABOUT = re.compile(r"\b(?:on|about|dedicated to|devoted to|по|о|об|на тему|посвящ\w+)\b", re.IGNORECASE)
OTHER = 0.45
IN_NAME = "name of the event"
WITHOUT_THEME = "name of the event without a theme"
# "A first course on the same subject": the themes of the main event are its own, too.
SAME_SUBJECT = re.compile(
    r"\b(?:on|about|по|на|о|об) (?:the same|эту же|ту же|этой же|той же) (?:subject|topic|theme|тему|теме)\b",
    re.IGNORECASE,
)

PILLAR_WORDS = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4, "перв": 1, "втор": 2, "трет": 3, "четв": 4,
}  # fmt: skip
NUMERAL = r"IV|III|II|I|[1-4]"
PILLARS = re.compile(
    rf"\bpillars?\s+(?P<a>{NUMERAL}|one|two|three|four)(?![\w-])(?:\s*(?:,|and"
    rf"|&)\s*(?P<b>{NUMERAL})(?![\w-]))?"
    rf"|\b(?P<c>first|second|third|fourth)(?:\s+and\s+(?P<d>first|second|third|fourth))?\s+pillars?\b"
    rf"|\b(?P<e>перв|втор|трет|четв[её]рт)\w+\s+(?:компонент|опор|основ|столп)\w*"
    rf"|\b(?:компонент|опор|столп)\w*\s+(?P<f>{NUMERAL})(?![\w-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ThemeReading:
    """A theme or a pillar that the text at these offsets speaks of. One of `theme` and `pillar` is empty."""

    theme: str
    pillar: str
    start: int
    end: int
    rule: str
    confidence: float


def read_themes(findings: Findings, names: Sequence[tuple[int, int]] = ()) -> list[ThemeReading]:
    """The themes and pillars that events are said to have been about.

    Args:
        findings: the text, with its sentences.
        names: where names of events stand; what a name says, its event was about.
    """
    readings = [
        reading for start, end in names for reading in _in_span(findings.text, start, end, IN_NAME, 0.75)
    ]
    readings += [
        ThemeReading("other", "", start, end, WITHOUT_THEME, OTHER)
        for start, end in names
        if ABOUT.search(findings.text, start, end) and not any(_in_span(findings.text, start, end, "", 0))
    ]
    # What a speaker is quoted with is no report of what was discussed.
    quoted = [quote.span() for quote in QUOTED.finditer(findings.text)]
    for start, end in findings.sentences:
        verbs = DISCUSSED.finditer(findings.text, start, end)
        verb = next((v for v in verbs if not any(a < v.start() < b for a, b in quoted)), None)
        if (
            verb
            and not ELSEWHERE.search(findings.text, start, end)
            and not findings.is_background(start, end)
        ):
            found = _in_span(findings.text, start, end, "what was discussed", 0.6, verb.start())
            readings += found
    return sorted(readings, key=lambda reading: (reading.start, reading.end, -reading.confidence))


def _in_span(
    text: str, start: int, end: int, rule: str, confidence: float, verb: int = 0
) -> Iterator[ThemeReading]:
    """The themes and pillars between two offsets; before the verb, those who came are none."""
    for theme, pattern in PATTERNS.items():
        words = (
            found
            for found in pattern.finditer(text, start, end)
            if not PEOPLE.fullmatch(found.group())
            or (
                found.start() >= verb
                and (theme == "youth" or not ADDRESSED.search(text[start : found.start()]))
            )
        )
        if found := next(words, None):
            yield ThemeReading(theme, "", found.start(), found.end(), rule, confidence)
    for found in PILLARS.finditer(text, start, end):
        for word in filter(None, found.groups()):
            yield ThemeReading(
                "", str(_pillar(word)), found.start(), found.end(), f"pillar in the {rule}", confidence
            )


def _pillar(word: str) -> int:
    if word.upper() in PILLAR_WORDS:
        return PILLAR_WORDS[word.upper()]
    return next(number for stem, number in PILLAR_WORDS.items() if word.lower().startswith(stem))


def same_subjects(findings: Findings) -> list[int]:
    """Where the text says that another event was about the same."""
    return [found.start() for found in SAME_SUBJECT.finditer(findings.text)]
