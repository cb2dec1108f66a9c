"""What happens while the dashboard runs: one line for each thing, for whoever runs it.

What is said is an event and facts about it: the page, the metric, how long it took, a reference. Who asked,
and for what, is never said: no addresses of machines, no names, no filters.
"""

import json
import logging
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter
from traceback import format_tb
from typing import TextIO

LEVEL_VARIABLE = "JPOA_LOG_LEVEL"
FORMAT_VARIABLE = "JPOA_LOG_FORMAT"
LEVELS = ("debug", "info", "warning", "error")
FORMATS = ("json", "text")

# Writes a record, given its time, its facts and the calls that led to its error.
Write = Callable[[logging.LogRecord, str, Mapping[str, object], str | None], str]

LOGGER = logging.getLogger("jpoa")
# Whoever is not told how to show what happens shows nothing: tests, and programs that use analytics.
LOGGER.addHandler(logging.NullHandler())

# What a message of an error quotes may come from a reader or from the records.
QUOTED = re.compile(r"'[^']*('|$)|\"[^\"]*(\"|$)|“[^”]*(”|$)")
# Streamlit logs each error of a page before it hands it over; it is logged here, with its reference.
LOGGED_TWICE = "Uncaught app execution"


class ConfigurationError(ValueError):
    """An environment variable has a value that makes no sense."""


@dataclass(frozen=True)
class LoggedError:
    """An error that was logged: when, and under which reference."""

    time: datetime
    reference: str


_last_error: LoggedError | None = None


def configure(stream: TextIO | None = None) -> None:
    """Write what happens to standard error, as JPOA_LOG_LEVEL and JPOA_LOG_FORMAT say.

    Libraries write through the same handler, so that every line has the same form.

    Raises:
        ConfigurationError: one of the variables has a value that makes no sense.
    """
    stream = stream or sys.stderr
    level = logging.getLevelNamesMapping()[_chosen(LEVEL_VARIABLE, LEVELS, "info").upper()]
    form = _chosen(FORMAT_VARIABLE, FORMATS, "text" if stream.isatty() else "json")
    handler = logging.StreamHandler(stream)
    handler.setLevel(level)
    handler.setFormatter(Lines(as_json if form == "json" else as_text))
    logging.basicConfig(handlers=[handler], level=max(level, logging.WARNING), force=True)
    LOGGER.setLevel(level)
    take_over()


def take_over() -> None:
    """Let the loggers of libraries that exist by now write as everything else does, and warnings at least.

    What uvicorn would tell beneath that holds the addresses of readers' machines.
    """
    for name in [*logging.root.manager.loggerDict]:
        logger = logging.getLogger(name)
        if logger is not LOGGER:
            logger.handlers.clear()
            logger.setLevel(logging.NOTSET)
            logger.propagate = True
    logging.getLogger("streamlit.error_util").addFilter(_is_logged_once)


def _is_logged_once(record: logging.LogRecord) -> bool:
    return record.msg != LOGGED_TWICE


def _chosen(variable: str, options: tuple[str, ...], default: str) -> str:
    said = (os.environ.get(variable) or default).lower()
    if said not in options:
        raise ConfigurationError(f"{variable} is {said!r}. Write one of: {', '.join(options)}.")
    return said


def say(event: str, level: int = logging.INFO, **facts: object) -> None:
    """Log an event.

    Args:
        event: what happened, in two words or three.
        level: of the standard library's logging.
        facts: about it; never who asked or for what. Those that are None are left out.
    """
    if LOGGER.isEnabledFor(level):
        LOGGER.log(level, event, extra={"facts": facts})


@contextmanager
def timed(event: str, level: int = logging.DEBUG, **facts: object) -> Iterator[None]:
    """Log an event when the block ends, however it ends, with the milliseconds that it took."""
    if not LOGGER.isEnabledFor(level):
        yield
        return
    start = perf_counter()
    try:
        yield
    finally:
        say(event, level, **facts, milliseconds=milliseconds_since(start))


def milliseconds_since(start: float) -> float:
    """Return how long ago `perf_counter` gave this value, in milliseconds."""
    return round((perf_counter() - start) * 1000, 3)


def log_error(error: BaseException, **context: object) -> str:
    """Log an error with where it happened; return the reference by which its line is found.

    The reader gets the reference alone. What the message of the error quotes is left out of the log too: it
    may come from a reader.

    Args:
        error: what was raised.
        context: facts that help to find the cause, such as the page or the figure.
    """
    global _last_error
    reference = new_reference()
    _last_error = LoggedError(datetime.now(UTC), reference)
    facts = {"reference": reference, "error": type(error).__name__} | context
    LOGGER.error("error", exc_info=error, extra={"facts": facts})
    return reference


def last_error() -> LoggedError | None:
    """Return the last error that was logged since the start."""
    return _last_error


def new_reference() -> str:
    """Return a random name for a session, a request or an error, which says nothing of whose it is."""
    return secrets.token_hex(4)


def where(error: BaseException) -> str:
    """Return the calls that led to an error and to those behind it, without what their messages quote."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        message = str(current).partition("\n")[0]
        if not isinstance(current, OSError):  # It quotes paths of this machine, which whoever runs it needs.
            message = QUOTED.sub("…", message)
        calls = "".join(format_tb(current.__traceback__))
        parts.insert(0, f"Traceback (most recent call last):\n{calls}{type(current).__name__}: {message}")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n\n".join(parts)


def as_json(record: logging.LogRecord, time: str, facts: Mapping[str, object], calls: str | None) -> str:
    """Write a record as one line of JSON, for programs; the traceback is a value in it."""
    said = {"time": time, "level": record.levelname.lower(), "event": record.getMessage(), **facts}
    if calls:
        said["traceback"] = calls
    return json.dumps(said, ensure_ascii=False, default=str)


def as_text(record: logging.LogRecord, time: str, facts: Mapping[str, object], calls: str | None) -> str:
    """Write a record as one line for a person at a terminal; the traceback stands below."""
    event = record.getMessage().replace("\n", " ")
    values = {name: json.dumps(value, ensure_ascii=False, default=str) for name, value in facts.items()}
    told = " ".join(f"{name}={value}" for name, value in values.items())
    line = f"{time} {record.levelname.lower():7} {event}  {told}".rstrip()
    return f"{line}\n{calls}" if calls else line


class Lines(logging.Formatter):
    """Writes each record as its time in UTC, its level, its event and its facts."""

    def __init__(self, write: Write) -> None:
        """Write them in this form."""
        super().__init__()
        self._write = write

    def format(self, record: logging.LogRecord) -> str:
        """Return what is written of a record."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        facts: dict[str, object] = getattr(record, "facts", {"logger": record.name})
        known = {name: value for name, value in facts.items() if value is not None}
        error = record.exc_info[1] if record.exc_info else None
        return self._write(record, time.replace("+00:00", "Z"), known, where(error) if error else None)
