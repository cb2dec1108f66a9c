"""Reads uploads and proposes records from them, each in a process of its own, with limits.

A file from outside may be huge, broken or made to do harm: whatever it does ends with that process, and the
dashboard and the other files go on. The dashboard itself never loads what reads them.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from etl.characters import FORBIDDEN_TEXT
from etl.documents.document import Document
from etl.documents.proposal import Proposal
from etl.review.apart import Limits, last_words
from etl.review.store import document_from_json, proposal_from_json

PROJECT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "etl.review.reader")
# Files that are read at the same time; each may use a processor and the memory of the limits.
READ_AT_A_TIME = 2
# Until a reader that answers no more has ended by itself, and can say how.
SECONDS_TO_END = 1
SPLIT_IT = "Split it into smaller files, or save its text as a .txt file."


@dataclass(frozen=True)
class Upload:
    """A file as it was handed over.

    Of its name no folder is kept, and no character that is not seen or turns others around.
    """

    name: str
    content: bytes

    def __post_init__(self) -> None:
        name = FORBIDDEN_TEXT.sub("", self.name).replace("\n", "").replace("\\", "/")
        object.__setattr__(self, "name", Path(name).name.lstrip(".") or "upload")


@dataclass(frozen=True)
class Reading:
    """What came of an upload: the document and its proposals, or why it cannot be read."""

    upload: Upload
    document: Document | None = None
    proposals: tuple[Proposal, ...] = ()
    error: str = ""


def read_uploads(
    uploads: Sequence[Upload],
    directory: Path,
    limits: Limits | None = None,
    command: Sequence[str] = COMMAND,
) -> Iterator[Reading]:
    """Read each upload and propose records from it, in the order of the uploads.

    Args:
        uploads: the files.
        directory: of the CSV files, in which known names are looked up.
        limits: for each file.
        command: of a reader, which is given the directory and the limits.
    """
    limits = limits or Limits()
    with ExitStack() as stack:
        idle = SimpleQueue[_Reader]()
        for _ in range(min(READ_AT_A_TIME, len(uploads))):
            said = stack.enter_context(TemporaryFile())
            idle.put(stack.enter_context(closing(_Reader(command, directory, limits, said))))

        def read(upload: Upload) -> Reading:
            reader = idle.get()
            try:
                return _read_apart(upload, reader)
            finally:
                idle.put(reader)

        with ThreadPoolExecutor(READ_AT_A_TIME) as threads:
            yield from threads.map(read, uploads)


def _read_apart(upload: Upload, reader: _Reader) -> Reading:
    name = upload.name
    with TemporaryDirectory() as scratch:
        source, result = Path(scratch) / "upload" / name, Path(scratch) / "result.json"
        source.parent.mkdir()
        try:
            source.write_bytes(upload.content)
        except OSError as error:
            return Reading(upload, error=f"{name} cannot be kept ({error.strerror}). Give it a shorter name.")
        problem = reader.read(source, result)
        if not problem and not result.exists():
            problem = f"could not be read: its reader left no result. {SPLIT_IT}"
        if problem:
            return Reading(upload, error=f"{name} {problem}")
        told: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    if "problem" in told:
        return Reading(upload, error=f"{name} {told['problem']}. {told['remedy']}")
    document = document_from_json(told["document"])
    return Reading(upload, document, tuple(proposal_from_json(text) for text in told["proposals"]))


class _Reader:
    """A process in a session of its own that reads one file after the other; a new one after it was ended.

    How it is asked and answers, etl/review/apart.py says.
    """

    def __init__(self, command: Sequence[str], directory: Path, limits: Limits, said: IO[bytes]) -> None:
        self._command = [*command, json.dumps([str(directory.absolute()), vars(limits)])]
        self._seconds = limits.seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._said = said

    def read(self, source: Path, result: Path) -> str:
        """Have a file read; gives what went wrong, if anything did."""
        process = self._process = self._process or self._start()
        with suppress(BrokenPipeError):
            _pipe(process.stdin).write(json.dumps([str(source), str(result)]).encode() + b"\n")
        output = _pipe(process.stdout)
        if not any(select.select([output], [], [], self._seconds)):
            self.close()
            return f"took more than {self._seconds:g} seconds to read. {SPLIT_IT}"
        if answer := output.readline():
            status, said = json.loads(answer)
        else:
            status, said = self.close(SECONDS_TO_END), last_words(self._said)
        if status in (-signal.SIGXCPU, -signal.SIGKILL):
            return f"took too much time or memory to read. {SPLIT_IT}"
        return _stopped(said or f"status {status}") if status else ""

    def close(self, seconds: float = 0) -> int:
        """End the process with all that it started, unless it does so by itself so soon; gives its status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        with process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(seconds)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        return process.returncode

    def _start(self) -> subprocess.Popen[bytes]:
        modules = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
        return subprocess.Popen(  # noqa: S603 - the command is ours; names of files go through its input.
            self._command,
            cwd=PROJECT,
            env=os.environ | {"PYTHONPATH": modules, "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            bufsize=0,
            start_new_session=True,
        )


def _stopped(said: str) -> str:
    return f"could not be read: its reader stopped ({said[:200]}). {SPLIT_IT}"


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("The process was started without a pipe.")
    return stream
