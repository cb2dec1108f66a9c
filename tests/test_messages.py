from pathlib import Path

import pytest

from analytics import messages

pytestmark = pytest.mark.usefixtures("catalogs")

RUSSIAN = r"""
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 "
"|| n%100>=20) ? 1 : 2);\n"

msgid "Events"
msgstr "Мероприятия"

msgctxt "of an event"
msgid "Format"
msgstr "Формат проведения"

msgid "{count} event"
msgid_plural "{count} events"
msgstr[0] "{count} мероприятие"
msgstr[1] "{count} мероприятия"
msgstr[2] "{count} мероприятий"
"""


@pytest.fixture
def catalogs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A Russian catalog of three messages, in a folder of its own."""
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(RUSSIAN, encoding="utf-8")
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    monkeypatch.delenv(messages.LANGUAGE_VARIABLE, raising=False)
    forget()
    yield
    messages.set_language(None)
    forget()


def forget() -> None:
    messages._language_of_process.cache_clear()
    messages._with_catalog.cache_clear()
    messages.languages.cache_clear()
    messages._read_catalog.cache_clear()


def test_english_needs_no_catalog():
    assert messages.gettext("Events") == "Events"


def test_chosen_language_is_spoken():
    messages.set_language("ru")

    assert messages.gettext("Events") == "Мероприятия"


def test_environment_chooses_where_nobody_did(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(messages.LANGUAGE_VARIABLE, "ru")

    assert messages.gettext("Events") == "Мероприятия"


def test_choice_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(messages.LANGUAGE_VARIABLE, "ru")
    messages.set_language("en")

    assert messages.gettext("Events") == "Events"


def test_missing_message_appears_in_english():
    messages.set_language("ru")

    assert messages.gettext("Phases") == "Phases"


def test_empty_message_stays_empty():
    messages.set_language("ru")

    assert messages.gettext("") == ""


def test_context_tells_two_meanings_apart():
    messages.set_language("ru")

    assert messages.pgettext("of an event", "Format") == "Формат проведения"
    assert messages.pgettext("of a file", "Format") == "Format"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 мероприятие"), (3, "3 мероприятия"), (11, "11 мероприятий"), (21, "21 мероприятие")],
)
def test_plural_follows_the_rule_of_the_language(count: int, said: str):
    messages.set_language("ru")

    told = messages.ngettext("{count} event", "{count} events", count)

    assert told.format(count=count) == said


def test_language_without_catalog_falls_back_to_english():
    messages.set_language("tg")

    assert messages.language() == "en"
    assert messages.locale_name() == "en_GB"


def test_numbers_follow_the_language():
    messages.set_language("ru")

    assert messages.locale_name() == "ru"


def test_languages_are_those_with_a_catalog():
    assert messages.languages() == ("en", "ru")
