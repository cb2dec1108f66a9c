"""Serves the dashboard on a port of this machine, as whoever runs it would."""

import json
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

PROJECT = Path(__file__).parent.parent
HEALTH = "/_stcore/health"
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Server:
    """A dashboard that is being served."""

    url: str
    log: Path

    def logged(self) -> list[dict[str, Any]]:
        """The lines of the log, of which each stands for itself."""
        lines = self.log.read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def command_to_serve(script: Path | str, port: int) -> list[str]:
    """Return the command with which Streamlit serves a script to this machine."""
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    return [*command, "--server.port", str(port), "--server.address", "127.0.0.1"]


@contextmanager
def serve(
    script: Path,
    database: Path,
    folder: Path,
    port: int | None = None,
    secrets: str = "",
    **variables: str,
) -> Iterator[Server]:
    """Serve a dashboard until the block ends, on a free port or a named one, with its own home folder.

    `secrets` is the content of secrets.toml, in place of any other that stands on this machine; `variables`
    are further ones of its environment.
    """
    port = port or free_port()
    kept = folder / "secrets.toml"
    kept.write_text(secrets)
    own = {
        "HOME": str(folder),
        "JPOA_DATABASE": str(database),
        "JPOA_REVIEW": str(folder / "review.sqlite"),
        "STREAMLIT_SECRETS_FILES": str(kept),
    }
    environment = os.environ | own | variables
    server = Server(f"http://127.0.0.1:{port}", folder / "server.log")
    with server.log.open("w") as log:
        process = subprocess.Popen(
            command_to_serve(script, port),
            cwd=script.parent,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            if not is_served(f"{server.url}{HEALTH}", process, SECONDS_TO_START):
                raise AssertionError(f"The dashboard was not served:\n{server.log.read_text()}")
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def is_served(
    address: str,
    process: subprocess.Popen[bytes],
    seconds: float,
    timeout: float = 1,
    trusted: ssl.SSLContext | None = None,
) -> bool:
    """Wait until a server answers; return whether it did before its process or the time was over.

    Args:
        address: what it is asked for.
        process: ends with the server.
        seconds: how long it may take to start.
        timeout: how long a single answer may take, in seconds.
        trusted: what tells whether it is the server, where it speaks HTTPS.
    """
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=timeout, context=trusted):
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False
