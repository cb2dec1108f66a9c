"""Acts on files, each in a child of this process that may take so much and no more.

The process is told of a file, and of the file for its result, by a line of its input, and answers with a line
of its output. What was loaded before is there for every child; what a file does to its child, no other sees.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NoReturn

MEGABYTE = 2**20
BYTES_OF_LAST_WORDS = 1_000
STANDARD_INPUT, *STANDARD_OUTPUTS = range(3)


@dataclass(frozen=True)
class Limits:
    """What one file may take: seconds of processor and in all, megabytes of memory and of result."""

    cpu_seconds: int = 60
    seconds: float = 120
    memory: int = 2048
    result: int = 256


def serve(act: Callable[[Path, Path], None], limits: Limits) -> None:
    """Act on each file that the input names until it ends.

    An answer holds the status of the child, which is below zero where a signal ended it, and the last line of
    what it said. How many seconds it may take in all is for the one who asks.
    """
    gc.freeze()  # All children share what is loaded, unless one of them looks for garbage in it.
    for line in sys.stdin:
        source, result = map(Path, json.loads(line))
        with TemporaryFile() as said:
            child = os.fork()
            if child == 0:
                _be_child(partial(act, source, result), limits, said.fileno())
            _, status = os.waitpid(child, 0)
            answer = [os.waitstatus_to_exitcode(status), last_words(said)]
        print(json.dumps(answer), flush=True)  # noqa: T201


def last_words(said: IO[bytes]) -> str:
    """Return the last line of a file, or the end of it."""
    size = said.seek(0, os.SEEK_END)
    said.seek(max(0, size - BYTES_OF_LAST_WORDS))
    return "".join(said.read().decode(errors="replace").strip().splitlines()[-1:])


def _be_child(act: Callable[[], None], limits: Limits, said: int) -> NoReturn:
    """Act within the limits, and end; what is said goes to a file, not among the answers."""
    status = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), STANDARD_INPUT)
        for output in STANDARD_OUTPUTS:
            os.dup2(said, output)
        _limit(limits)
        act()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _limit(limits: Limits) -> None:
    """Let this child take no more than the limits; what was loaded before it was born does not count."""
    memory = _own_memory() + limits.memory * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.result * MEGABYTE,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _own_memory() -> int:
    """The address space of this process in bytes; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
