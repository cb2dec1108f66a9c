"""The words a reader sees, in the reader's language.

Catalogs are plain text, locale/<language>/LC_MESSAGES/messages.po, and are read as they stand:
nothing needs compiling. English is written in the code, so it has no catalog, and whatever a
catalog lacks appears in English.
"""

import os
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGE_VARIABLE = "JPOA_LANGUAGE"
LOCALE = Path(__file__).parent.parent / "locale"
ENGLISH = "en"

_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def gettext(message: str) -> str:
    """Translate a message."""
    # A catalog keeps its own header under the empty message.
    return _read_catalog(language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that depends on a number."""
    return _read_catalog(language()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Translate a message whose words mean different things in different places."""
    return _read_catalog(language()).pgettext(context, message)


def set_language(code: str | None) -> None:
    """Choose the language of this reader, as ISO 639-1.

    None goes back to the environment variable JPOA_LANGUAGE, and without it to English.
    """
    _chosen.set(code)


def language() -> str:
    """Return the language in use: the one that was chosen, or English where it has no catalog."""
    return _with_catalog(_chosen.get() or _language_of_process())


# A page asks some thousand times.
@lru_cache
def _with_catalog(code: str) -> str:
    return code if code in languages() else ENGLISH


@lru_cache
def _language_of_process() -> str:
    return os.environ.get(LANGUAGE_VARIABLE, ENGLISH)


@lru_cache
def languages() -> tuple[str, ...]:
    """Return the languages that can be chosen."""
    catalogs = LOCALE.glob("*/LC_MESSAGES/messages.po")
    return (ENGLISH, *sorted(catalog.parent.parent.name for catalog in catalogs))


def locale_name() -> str:
    """Return the locale that numbers and dates are written in."""
    # British English: 3 March 2022, and no comma before the "and" of a list.
    return "en_GB" if language() == ENGLISH else language()


@lru_cache
def _read_catalog(code: str) -> NullTranslations:
    if code == ENGLISH:
        return NullTranslations()
    text = (LOCALE / code / "LC_MESSAGES" / "messages.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text), locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
