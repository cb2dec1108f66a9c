"""What happens is said in one line each, and never who asked or for what."""

import io
import json
import logging
from unittest.mock import ANY

import pytest

from analytics import log

READER = "Aida Example"


@pytest.fixture
def logged(monkeypatch):
    """Log to memory under these variables; gives what was written."""
    before = {logger: (logger.level, [*logger.handlers]) for logger in (logging.root, log.LOGGER)}
    stream = io.StringIO()

    def configured(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        log.configure(stream)
        return stream

    yield configured
    for logger, (level, handlers) in before.items():
        logger.setLevel(level)
        logger.handlers[:] = handlers


def lines(stream):
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_line_of_json_with_its_time_in_utc(logged):
    stream = logged()

    log.say("page run", page="/events", milliseconds=12.5, session=None)

    (line,) = lines(stream)
    assert line["time"].endswith("Z")
    assert {name: line[name] for name in line if name != "time"} == {
        "level": "info",
        "event": "page run",
        "page": "/events",
        "milliseconds": 12.5,
    }


def test_a_person_at_a_terminal_reads_words(logged):
    stream = logged(JPOA_LOG_FORMAT="text")

    log.say("page run", page="/events", note="two\nlines")

    (line,) = stream.getvalue().splitlines()
    assert line.endswith('info    page run  page="/events" note="two\\nlines"')


def test_what_is_below_the_level_is_not_written(logged):
    stream = logged(JPOA_LOG_LEVEL="warning")

    log.say("page run")
    log.say("denied", logging.WARNING)

    assert [line["event"] for line in lines(stream)] == ["denied"]


def test_a_level_that_makes_no_sense_is_refused_with_those_that_do(logged):
    with pytest.raises(log.ConfigurationError, match=r"JPOA_LOG_LEVEL.*loud.*debug, info, warning, error"):
        logged(JPOA_LOG_LEVEL="loud")


def test_an_error_is_found_by_the_reference_that_the_reader_gets(logged):
    stream = logged()

    try:
        raise RuntimeError("no room left")
    except RuntimeError as error:
        reference = log.log_error(error, page="/events")

    (line,) = lines(stream)
    assert line["reference"] == reference
    assert line["page"] == "/events"
    assert "test_log.py" in line["traceback"]
    assert line["traceback"].endswith("RuntimeError: no room left")
    assert log.last_error() == log.LoggedError(ANY, reference)


def test_what_an_error_quotes_stays_out_of_the_log(logged):
    stream = logged()

    try:
        try:
            raise KeyError(READER)
        except KeyError as error:
            raise ValueError(f'"{READER}" is unknown\nLINE 1: WHERE name = {READER}') from error
    except ValueError as error:
        log.log_error(error)

    assert READER not in stream.getvalue()
    assert "KeyError" in stream.getvalue()


def test_an_error_of_the_machine_names_the_file(logged, tmp_path):
    stream = logged()

    try:
        (tmp_path / "missing").read_text()
    except OSError as error:
        log.log_error(error)

    assert str(tmp_path / "missing") in lines(stream)[0]["traceback"]


def test_libraries_write_in_the_same_form_and_only_what_matters(logged):
    library = logging.getLogger("some.library")
    own = io.StringIO()
    library.addHandler(logging.StreamHandler(own))
    library.setLevel(logging.INFO)
    stream = logged()

    library.info("10.0.0.7 asked for something")
    library.warning("This is odd")

    (line,) = lines(stream)
    assert (line["event"], line["level"], line["logger"]) == ("This is odd", "warning", "some.library")
    assert own.getvalue() == ""


def test_an_error_of_a_library_keeps_quotations_out_too(logged):
    library = logging.getLogger("some.library")
    stream = logged()

    try:
        raise ValueError(f"'{READER}'")
    except ValueError:
        library.exception("It failed")

    assert READER not in stream.getvalue()
    assert "Traceback" in lines(stream)[0]["traceback"]


def test_time_is_taken_even_where_the_block_fails(logged):
    stream = logged(JPOA_LOG_LEVEL="debug")

    with pytest.raises(ValueError, match="wrong"), log.timed("query"):
        raise ValueError("wrong")

    assert lines(stream)[0]["milliseconds"] >= 0


def test_nothing_is_written_where_nobody_asked_for_a_log(capsys):
    log.say("page run")

    assert capsys.readouterr() == ("", "")
