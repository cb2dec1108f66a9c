"""English verbs in all their forms, as patterns: "hold" for holds, is holding, will hold, held by."""

from __future__ import annotations

from etl.documents.tokens import word_set

# Past and participle, where the ending -ed does not make them.
_IRREGULAR = {
    "bear": ("bore", "borne"),
    "begin": ("began", "begun"),
    "bring": ("brought", "brought"),
    "come": ("came", "come"),
    "draw": ("drew", "drawn"),
    "dwell": ("dwelt", "dwelled"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "hold": ("held", "held"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "lend": ("lent", "lent"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "show": ("showed", "shown"),
    "speak": ("spoke", "spoken"),
    "spell": ("spelled", "spelt"),
    "spend": ("spent", "spent"),
    "take": ("took", "taken"),
    "teach": ("taught", "taught"),
    "tell": ("told", "told"),
    "underwrite": ("underwrote", "underwritten"),
}
_DOUBLED = frozenset({"begin", "put", "run", "set", "sum", "wrap"})
# With an -s they are most often things: "the states", "his remarks".
_NOUNS = word_set(
    """
    state remark comment promise pledge answer echo voice reply list share report guide train walk show
    review wish call present talk lecture speak focus detail quote brief address draw
    lay set touch request appeal praise thank welcome
    """
)
_ADVERB = r"(?:also|again|both|jointly|then|together|already|now|further|later|(?-i:[a-z]+ly))"
# Before the verb: "has also", "is", "will be", "plans to". No "was": "was held" has another subject.
_AUXILIARIES = (
    rf"(?:(?:has|have|had|is|are|been|be|will|shall|{_ADVERB}"
    r"|(?:plans?|intends?|expected|scheduled|due|going|set|about|help|helps|helped)\s+to)\s+)*"
)
# Between a passive and its "by": when, where or for whom; not another passive.
_WHERE = r"(?:\s+(?:in|on|at|for|from|within|during|over)\s+[^.;,]{1,70}?(?<!ed)(?<!en)(?<!held)(?<!run))?"


def active(verbs: str) -> str:
    """What somebody does, did, has done, is doing or will do who stands before it.

    Args:
        verbs: in the dictionary form, parted by blanks; what belongs to a verb after a low line: "take_part".
    """
    done = "|".join(
        _with_rest(verb, {verb.split("_")[0], *_finite(verb.split("_")[0])}) for verb in verbs.split()
    )
    return rf"(?:{_AUXILIARIES}(?:{done})|{_doing(verbs)})"


def telling(verbs: str) -> str:
    """Likewise of verbs without an object: only forms that are no nouns, as "reports" and "training" are."""
    told = "|".join(_with_rest(verb, set(_finite(verb.split("_")[0], nouns=False))) for verb in verbs.split())
    to_tell = "|".join(_with_rest(verb, {verb.split("_")[0]}) for verb in verbs.split())
    return rf"(?:{_AUXILIARIES}(?:{told})|(?:will|shall)\s+(?:{_ADVERB}\s+)?(?:{to_tell})|{_doing(verbs)})"


def passive(verbs: str) -> str:
    """What is, was or will be done by somebody who stands after it, up to the "by"."""
    return rf"(?:{participles(verbs)}){_WHERE}(?:\s+{_ADVERB})?\s+by"


def participles(verbs: str) -> str:
    """What has been done: "held", "taken part", as alternatives."""
    return "|".join(_with_rest(verb, {_participle(verb.split("_")[0])}) for verb in verbs.split())


def _finite(verb: str, *, nouns: bool = True) -> list[str]:
    third = [_third_person(verb)] if nouns or verb not in _NOUNS else []
    return [*third, _past(verb), _participle(verb)]


def _doing(verbs: str) -> str:
    gerunds = "|".join(_with_rest(verb, {_gerund(verb.split("_")[0])}) for verb in verbs.split())
    return rf"(?:is|are|was|were|been|be)\s+(?:{_ADVERB}\s+)?(?:{gerunds})"


def _with_rest(verb: str, forms: set[str]) -> str:
    rest = "".join(rf"\s+{word}" for word in verb.split("_")[1:])
    # British spelling has "organise".
    return rf"(?:{'|'.join(sorted(forms))}){rest}".replace("iz", "i[sz]").replace("yz", "y[sz]")


def _third_person(verb: str) -> str:
    if _ends_in_y(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "go")) else f"{verb}s"


def _past(verb: str) -> str:
    return _IRREGULAR[verb][0] if verb in _IRREGULAR else _regular(verb)


def _participle(verb: str) -> str:
    return _IRREGULAR[verb][1] if verb in _IRREGULAR else _regular(verb)


def _regular(verb: str) -> str:
    if _ends_in_y(verb):
        return f"{verb[:-1]}ied"
    return f"{_stem(verb)}d" if verb.endswith("e") else f"{_stem(verb)}ed"


def _gerund(verb: str) -> str:
    return f"{verb[:-1]}ing" if verb.endswith("e") else f"{_stem(verb)}ing"


def _stem(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLED else verb


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeou"
