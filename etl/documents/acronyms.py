"""Acronyms that a text gives in brackets after the name of a body, and uses from then on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.documents.mention import Mention
from etl.documents.name_context import owners_of
from etl.documents.name_words import Token

IN_BRACKETS = re.compile(
    r"\s*[\"”»]?\s*\((?:the\s+)?[\"“«]?"
    r"([A-ZА-ЯЁ][\w/-]*[A-ZА-ЯЁ][\w-]*(?:\s[A-ZА-ЯЁ]{2,})?)[\"”»]?\)"
)


def with_acronyms(
    text: str, words: Sequence[Token], mentions: Sequence[Mention], new: Sequence[Mention]
) -> Iterator[Mention]:
    """The new bodies, and each later place where the text has the acronym of a body.

    Where the acronym in brackets is that of a known body, the name before it is another name of that body.
    """
    known = {one.start: one for one in mentions if one.kind == "organization"}
    owners = owners_of(words, mentions)
    short: dict[str, Mention] = {}
    for body in new:
        found = IN_BRACKETS.match(text, body.end)
        if found is None:
            yield body
        elif same := known.get(found.start(1)):
            yield replace(body, record_id=same.record_id, name=same.name)
        else:
            yield body
            short.setdefault(found[1], body)
    for body in known.values():
        found = IN_BRACKETS.match(text, body.end)
        if found and found.start(1) not in owners:
            short.setdefault(found[1], body)
    for word in words:
        meant = short.get(word.text)
        if meant and word.start > meant.end and word.start not in owners:
            yield Mention(
                "organization", meant.record_id, word.start, word.end, text[word.start : word.end], meant.name
            )
