"""Characters that may not stand in records, and what a text is without them."""

from __future__ import annotations

import re

# What Unicode calls format characters (category Cf) or ignorable by default: they cannot be seen and yet
# change a value, or how its neighbours read: U+202E turns 250 into 052. A few signs of Arabic script among
# them can be seen, around the digits after them; no document of the programme has these.
UNSEEN = (
    r"\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# What stands where a letter was lost.
LOST = "\ufffd"
# Persian, and Tajik and Uzbek where they are written in its script, part the pieces of a word by U+200C (the
# zero width non-joiner): it may stand between letters of that script, or marks on them. Latin and Cyrillic
# letters do not join, so that it changes nothing between them but makes two words of what looks like one. So
# does U+200D (the joiner) in all three scripts: letters that join do so without it.
JOINING = "[\u0620-\u065f\u066e-\u06d3\u06d5]"
FORBIDDEN_TEXT = re.compile(
    rf"[\x00-\x09\x0b-\x1f\x7f-\x9f{UNSEEN}\u2028\u2029{LOST}](?<!{JOINING}\u200c(?={JOINING}))"
)
# The same in UTF-8, but for those below the space, each after its first byte: to look for that alone takes a
# sixth of the time.
_JOINING = rb"(?:\xd8[\xa0-\xbf]|\xd9[\x80-\x9f\xae-\xbf]|\xda[\x80-\xbf]|\xdb[\x80-\x93\x95])"
FORBIDDEN = tuple(
    (first, re.compile(first + then))
    for first, then in (
        (b"\x7f", rb""),
        (b"\xc2", rb"[\x80-\x9f\xad]"),
        (b"\xcd", rb"\x8f"),
        (b"\xd8", rb"[\x80-\x85\x9c]"),
        (b"\xdb", rb"\x9d"),
        (b"\xdc", rb"\x8f"),
        (b"\xe0", rb"(?:\xa2[\x90\x91]|\xa3\xa2)"),
        (b"\xe1", rb"(?:\x85[\x9f\xa0]|\x9e[\xb4\xb5]|\xa0[\x8b-\x8f])"),
        (b"\xe2", rb"\x80[\x8b-\x8f\xa8-\xae](?<!" + _JOINING + rb"\xe2\x80\x8c(?=" + _JOINING + rb"))"),
        (b"\xe2", rb"\x81[\xa0-\xaf]"),
        (b"\xe3", rb"\x85\xa4"),
        (b"\xef", rb"(?:\xb8[\x80-\x8f]|\xbb\xbf|\xbe\xa0|\xbf[\xb0-\xbb\xbd])"),
        (
            b"\xf0",
            rb"(?:\x91\x82\xbd|\x91\x83\x8d|\x93\x90[\xb0-\xbf]|\x9b\xb2[\xa0-\xa3]|\x9d\x85[\xb3-\xba])",
        ),
        (b"\xf3", rb"\xa0[\x80-\xbf][\x80-\xbf]"),
    )
)


def writable(text: str) -> str:
    """The text as records may hold it: white space is one space, and what cannot be seen is left out.

    A lost letter stays, and is refused: only a person can tell which it was.
    """
    plain = FORBIDDEN_TEXT.sub(_in_place_of, text)
    return (plain if plain == text else re.sub(" {2,}", " ", plain)).strip()


def is_seen(character: str) -> bool:
    """Whether the character can be seen where it stands alone."""
    return character.isprintable() and (character == LOST or not FORBIDDEN_TEXT.match(character))


def _in_place_of(found: re.Match[str]) -> str:
    character = found.group()
    if character == LOST:
        return LOST
    return " " if character.isspace() else ""
