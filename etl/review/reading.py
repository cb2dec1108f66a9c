"""Reads an upload and proposes records from it in a process of its own, with limits.

A file from outside may be huge, broken or made to do harm: whatever it does ends with that process, and the
dashboard and the other files go on.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from etl.contract import read_contract
from etl.damage import FORBIDDEN_TEXT
from etl.documents.document import Document, DocumentError
from etl.documents.known import read_known
from etl.documents.proposal import Proposal
from etl.review.store import document_from_json, document_to_json, proposal_from_json, proposal_to_json

PROJECT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "etl.review.reading")
MEGABYTE = 2**20
# Files that are read at the same time; each may use a processor and the memory of the limits.
READ_AT_A_TIME = 2
SPLIT_IT = "Split it into smaller files, or save its text as a .txt file."


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: seconds of processor and in all, megabytes of memory and of result."""

    cpu_seconds: int = 60
    seconds: float = 120
    memory: int = 2048
    result: int = 256


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
        command: that reads a file; it is given the file, the directory, the limits and where to write.
    """
    with ThreadPoolExecutor(READ_AT_A_TIME) as threads:
        yield from threads.map(
            lambda upload: _read_apart(upload, directory, limits or Limits(), command), uploads
        )


def _read_apart(upload: Upload, directory: Path, limits: Limits, command: Sequence[str]) -> Reading:
    name = upload.name
    with TemporaryDirectory() as scratch:
        source, result = Path(scratch) / "upload" / name, Path(scratch) / "result.json"
        source.parent.mkdir()
        try:
            source.write_bytes(upload.content)
        except OSError as error:
            return Reading(upload, error=f"{name} cannot be kept ({error.strerror}). Give it a shorter name.")
        given = json.dumps([str(source), str(directory.absolute()), str(result), vars(limits)])
        problem = _run([*command, given], limits.seconds)
        if not problem and not result.exists():
            problem = f"could not be read: its reader left no result. {SPLIT_IT}"
        if problem:
            return Reading(upload, error=f"{name} {problem}")
        told: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    if "problem" in told:
        return Reading(upload, error=f"{name} {told['problem']}. {told['remedy']}")
    document = document_from_json(told["document"])
    return Reading(upload, document, tuple(proposal_from_json(text) for text in told["proposals"]))


def _run(command: Sequence[str], seconds: float) -> str:
    """Run the command in a session of its own; gives what went wrong, if anything did."""
    modules = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONPATH": modules, "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(  # noqa: S603 - the command is ours; the file is named in one argument.
        command,
        cwd=PROJECT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"took more than {seconds:g} seconds to read. {SPLIT_IT}"
    if process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"took too much time or memory to read. {SPLIT_IT}"
    if process.returncode:
        last = said.decode(errors="replace").strip().splitlines()[-1:] or [f"status {process.returncode}"]
        return f"could not be read: its reader stopped ({last[0][:200]}). {SPLIT_IT}"
    return ""


def main(arguments: Sequence[str]) -> int:
    """Read the file and write what is proposed from it, within the limits."""
    # Only here: the dashboard itself never loads a reader.
    from etl.documents.propose import propose
    from etl.documents.readers import read_document

    path, directory, result, given = json.loads(arguments[0])
    limits = Limits(**given)
    known = read_known(read_contract(), Path(directory))
    _limit(limits)
    try:
        document = read_document(Path(path))
        told: Mapping[str, object] = {
            "document": document_to_json(document),
            "proposals": [proposal_to_json(proposal) for proposal in propose(document, known)],
        }
    except DocumentError as error:
        told = {"problem": error.problem, "remedy": error.remedy}
    except (MemoryError, RecursionError):
        told = {"problem": f"takes more than {limits.memory:,} MB of memory to read", "remedy": SPLIT_IT}
    Path(result).write_text(json.dumps(told), encoding="utf-8")
    return 0


def _limit(limits: Limits) -> None:
    """Let this process take no more than the limits; what the records took does not count."""
    memory = _own_memory() + limits.memory * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (used + limits.cpu_seconds, used + limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.result * MEGABYTE,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _own_memory() -> int:
    """The address space of this process in bytes; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
