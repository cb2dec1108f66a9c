"""Serves the dashboard and the pages it is compared with, and reads what their processes use.

What processes use is read from /proc, so it is measured on Linux.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from harness import proxy
from harness.server import command_to_serve, free_port, is_served

ROOT = Path(__file__).parent.parent
SECONDS_TO_START = 120
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Site:
    """A page to be served.

    Attributes:
        name: what the results call it.
        script: what is served, below the project's folder.
        path: of the address under which the page stands.
        scope: where the options "programme" and "related" are, as a CSS selector.
        shows: what the page shows when it is complete, as a CSS selector.
        most_claims: up to which size the page is served.
        processes: how many serve the page behind one address, which nginx gives them.
    """

    name: str
    script: str
    path: str = ""
    scope: str = '[data-testid="stSidebar"] [data-testid="stButtonGroup"] button'
    shows: str = ".js-plotly-plot"
    most_claims: int = 10_000_000
    processes: int = 1

    @property
    def is_streamlit(self) -> bool:
        """Whether Streamlit serves the page."""
        return "static" not in self.script and "dash_" not in self.script

    @property
    def is_installed(self) -> bool:
        """Whether the packages and programs are there on which the page runs."""
        has_packages = "dash_" not in self.script or find_spec("dash") is not None
        return has_packages and (self.processes == 1 or proxy.is_installed())


DASHBOARD = Site("dashboard", "dashboard.py", "attendance", ".st-key-filter_scope button")
TWO_PROCESSES = replace(DASHBOARD, name="dashboard, two processes", processes=2)
READY = Site("Streamlit, figures ready-made", "benchmarks/pages/streamlit_ready.py")
PLAIN = Site("Streamlit + DuckDB", "benchmarks/pages/streamlit_duckdb.py")
# It holds all tables in memory.
PANDAS = Site("Streamlit + pandas", "benchmarks/pages/streamlit_pandas.py", most_claims=1_000_000)
DASH = Site("Dash + DuckDB", "benchmarks/pages/dash_duckdb.py", scope="#scope label:not(:first-child)")
FLOOR = Site("static page + DuckDB (floor)", "benchmarks/pages/static.py", scope="label")
LINE = Site("Streamlit, one line", "benchmarks/pages/streamlit_line.py", shows='[data-testid="stText"]')
WIDGETS = Site("Streamlit, widgets", "benchmarks/pages/streamlit_widgets.py", shows='[data-testid="stText"]')


@dataclass(frozen=True)
class MeasuredServer:
    """A page that is being served, and what its processes use of the machine.

    Attributes:
        site: the page.
        url: the address of the server.
        processes: those that serve it.
        logs: what they said.
        certificate: what tells a client to trust the server, where it speaks HTTPS.
    """

    site: Site
    url: str
    processes: tuple[int, ...]
    logs: tuple[Path, ...]
    certificate: Path | None = None

    def address(self, query: str = "", path: str | None = None) -> str:
        """The address of the page, or of another one, under the filters of a query string."""
        return f"{self.url}/{self.site.path if path is None else path}{'?' if query else ''}{query}"

    def processor_seconds(self) -> float:
        """What the server and its processes have computed so far."""
        fields = (_stat(process) for process in _family(self.processes))
        return sum(sum(map(int, stat[11:15])) for stat in fields) / TICKS_PER_SECOND

    def memory(self) -> int:
        """The memory that the server and its processes hold, in bytes; what they share counts once."""
        return sum(_kib(process, "smaps_rollup", "Pss:") for process in _family(self.processes))

    def resident_memory(self) -> int:
        """The memory that they hold in bytes, in full where other processes of this machine share it."""
        return sum(_kib(process, "status", "VmRSS:") for process in _family(self.processes))

    def open_files(self, folder: Path) -> int:
        """How many files of a folder they have open, those that were removed there too."""
        opened = [handle for process in _family(self.processes) for handle in _handles(process)]
        return len({path for path in opened if path.startswith(f"{folder}/")})

    def peak_memory(self) -> int:
        """The most memory that each of its processes held since `reset_peak`, in bytes, summed."""
        return sum(_kib(process, "status", "VmHWM:") for process in _family(self.processes))

    def reset_peak(self) -> None:
        """Forget how much memory was held before."""
        for process in _family(self.processes):
            Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")

    def errors(self) -> list[str]:
        """What the log tells of each exception."""
        said = [log.read_text(encoding="utf-8", errors="replace").split("Traceback ") for log in self.logs]
        return [error for _before, *errors in said for error in errors]


@contextmanager
def serve_all(sites: Iterable[Site], database: Path) -> Iterator[dict[Site, MeasuredServer]]:
    """Serve pages side by side; pages of one script share a server, as the pages of the dashboard do."""
    with ExitStack() as stack:
        servers: dict[Site, MeasuredServer] = {}
        by_script: dict[str, MeasuredServer] = {}
        for site in sites:
            if site.script not in by_script:
                by_script[site.script] = stack.enter_context(serve(site, database))
            servers[site] = replace(by_script[site.script], site=site)
        yield servers
        for server in by_script.values():
            if errors := server.errors():
                raise RuntimeError(f"{server.site.name}: {len(errors)} exceptions, the last:\n{errors[-1]}")


@contextmanager
def serve(site: Site, database: Path) -> Iterator[MeasuredServer]:
    """Serve a page on a free port until the block ends."""
    with ExitStack() as stack:
        every = [stack.enter_context(_serve_alone(site, database)) for _ in range(site.processes)]
        if site.processes == 1:
            yield every[0]
            return
        folder = Path(stack.enter_context(TemporaryDirectory()))
        proxied = stack.enter_context(proxy.serve(folder, [server.url for server in every]))
        yield MeasuredServer(
            site,
            proxied.url,
            (proxied.process, *(process for server in every for process in server.processes)),
            tuple(log for server in every for log in server.logs),
            proxied.certificate,
        )


@contextmanager
def _serve_alone(site: Site, database: Path) -> Iterator[MeasuredServer]:
    port = free_port()
    command = [sys.executable, "-m", site.script.removesuffix(".py").replace("/", "."), str(port)]
    if site.is_streamlit:
        command = command_to_serve(site.script, port)
    with TemporaryDirectory() as home:
        environment = os.environ | {"HOME": home, "JPOA_DATABASE": str(database), "PYTHONPATH": str(ROOT)}
        log = Path(home) / "server.log"
        with log.open("wb") as said:
            process = subprocess.Popen(  # noqa: S603
                command, cwd=ROOT, env=environment, stdout=said, stderr=said, start_new_session=True
            )
        server = MeasuredServer(site, f"http://127.0.0.1:{port}", (process.pid,), (log,))
        try:
            if not is_served(server.url, process, SECONDS_TO_START):
                raise RuntimeError(f"{site.name} was not served:\n{log.read_text(encoding='utf-8')}")
            yield server
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a server with all processes that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _family(processes: Iterable[int]) -> list[int]:
    """Processes and all that they started."""
    found = [*processes]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            with suppress(FileNotFoundError):  # The thread has ended meanwhile.
                found += map(int, children.read_text(encoding="ascii").split())
    return found


def _handles(process: int) -> Iterator[str]:
    """What each open file of a process is."""
    for handle in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # Closed meanwhile.
            yield os.readlink(handle)


def _stat(process: int) -> list[str]:
    """The fields of /proc/PID/stat after the name, which may hold spaces."""
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


def _kib(process: int, file: str, name: str) -> int:
    """A value in KiB of a file of /proc, in bytes."""
    for line in Path(f"/proc/{process}/{file}").read_text(encoding="utf-8").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    return 0
