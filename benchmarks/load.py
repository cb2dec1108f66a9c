"""Many readers at once, without browsers: sessions that speak to the server as its page does.

A session asks for the page under a combination of filters and takes the time until the server has sent
everything: to Streamlit by websocket, to Dash by HTTP. At human pace readers change filters every 3 to 8
seconds; without pause they ask again at once, which shows how many changes a server can answer. Every
measurement draws its own combinations from a seed, so that none has been prepared by the one before.
"""

from __future__ import annotations

import asyncio
import json
import random
import ssl
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from urllib.parse import parse_qs
from urllib.request import Request, urlopen

import duckdb
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks import combinations
from benchmarks.make_records import make_records
from benchmarks.pages import attendance
from benchmarks.servers import DASHBOARD, ROOT, MeasuredServer, Site, serve

COMBINATIONS = 100
LONGEST = 300  # seconds
HUMAN, BUSY, BUSY_NEW = "human pace", "without pause", "without pause, every combination new"
SESSIONS_TO_WEIGH = 10
RUNS_AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN

# Asks for the page under a query string and returns all that the server sent.
Ask = Callable[[str], Awaitable[bytes]]
# The same for any page, named by its path.
Visit = Callable[[str, str], Awaitable[bytes]]


@dataclass(frozen=True)
class Load:
    """What readers met; seconds and bytes.

    Attributes:
        claims: the size of the database.
        page: the page, as the results call it.
        pace: whether readers paused between changes.
        sessions: how many readers there were.
        waits: how long each change took until the server had sent everything.
        seconds: how long all of it took.
        errors: what went wrong.
        processor: what the server computed for all changes.
        memory: what the server held at the end.
    """

    claims: int
    page: str
    pace: str
    sessions: int
    waits: list[float]
    seconds: float
    errors: list[str]
    processor: float
    memory: int


@dataclass(frozen=True)
class SessionMemory:
    """By how much the memory of a server grows with one more session, in bytes."""

    claims: int
    page: str
    bytes: int


@dataclass(frozen=True)
class Rebuild:
    """What readers met while the database was built anew; seconds.

    Attributes:
        claims: the size of the database.
        sessions: how many readers there were.
        changes: how many changes of filters were answered.
        errors: what went wrong.
        longest_wait: of all changes.
        new_after: when the last reader saw the new data version, since the build ended.
    """

    claims: int
    sessions: int
    changes: int
    errors: list[str]
    longest_wait: float
    new_after: float


@dataclass(frozen=True)
class Plan:
    """How much load is put on a page.

    Attributes:
        pace: the shortest and the longest pause of a reader between two changes, in seconds.
        levels: how many sessions there are at that pace, and how many changes each makes.
        busy: how many sessions ask without pause, and for how many seconds.
    """

    pace: tuple[float, float]
    levels: tuple[tuple[int, int], ...]
    busy: tuple[int, float]


@dataclass
class _Answers:
    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    async def take(self, ask: Ask, query: str) -> bytes:
        """Ask, and note how long it took or what went wrong."""
        start = time.perf_counter()
        try:
            async with asyncio.timeout(LONGEST):
                answer = await ask(query)
        except Exception as error:
            self.errors.append(repr(error)[:500])
            return b""
        self.waits.append(time.perf_counter() - start)
        return answer


def measure(claims: int, database: Path, site: Site, plan: Plan) -> tuple[list[Load], SessionMemory]:
    """Load one page, and weigh a session."""
    with serve(site, database) as server:
        return asyncio.run(_measure(claims, server, plan))


async def _measure(claims: int, server: MeasuredServer, plan: Plan) -> tuple[list[Load], SessionMemory]:
    memory = SessionMemory(claims, server.site.name, await _session_memory(server))
    loads = []
    for sessions, changes in plan.levels:
        queries = _bounded(sessions)
        asked = [list(islice(queries, changes)) for _ in range(sessions)]
        loads.append(await _load(claims, server, HUMAN, asked, plan.pace))
    sessions, seconds = plan.busy
    for pace, queries in ((BUSY, _bounded(0)), (BUSY_NEW, combinations.drawn(-1))):
        shared = _until(queries, seconds)
        loads.append(await _load(claims, server, pace, [shared] * sessions, (0.0, 0.0)))
    return loads, memory


async def _load(
    claims: int, server: MeasuredServer, kind: str, asked: Sequence[Iterable[str]], pace: tuple[float, float]
) -> Load:
    """Let one reader for each sequence of query strings ask for them."""
    answers = _Answers()
    draw = random.Random(len(asked))  # noqa: S311

    async def read(ask: Ask, queries: Iterable[str]) -> None:
        for query in queries:
            await asyncio.sleep(draw.uniform(*pace))
            await answers.take(ask, query)

    async with _sessions(server, len(asked)) as every:
        before, start = server.processor_seconds(), time.perf_counter()
        await asyncio.gather(*map(read, every, asked))
        return Load(
            claims,
            server.site.name,
            kind,
            len(asked),
            answers.waits,
            time.perf_counter() - start,
            answers.errors + server.errors(),
            server.processor_seconds() - before,
            server.memory(),
        )


async def _session_memory(server: MeasuredServer) -> int:
    async with _sessions(server, 1):
        before = server.memory()
        async with _sessions(server, SESSIONS_TO_WEIGH):
            return (server.memory() - before) // SESSIONS_TO_WEIGH


def measure_rebuild(claims: int, sessions: int) -> Rebuild:
    """Build the database anew from other records while readers change filters."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        database = scratch / "built.duckdb"
        for seed in (1, 2):
            make_records(scratch / str(seed), claims, seed)
        asyncio.run(build_database(scratch / "1", database))
        with serve(DASHBOARD, database) as server:
            return asyncio.run(_rebuild(claims, server, sessions, scratch / "2", database))


async def _rebuild(
    claims: int, server: MeasuredServer, sessions: int, records: Path, database: Path
) -> Rebuild:
    answers = _Answers()
    queries = _bounded(sessions)
    version: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def read(ask: Ask) -> float:
        """Change filters until the new data version is shown; return when it was."""
        shown = b""
        while not (version.done() and version.result().encode() in shown):
            await asyncio.sleep(0.5)
            shown = await answers.take(ask, next(queries))
            if answers.errors:
                break
        return time.perf_counter()

    async def build() -> float:
        await asyncio.sleep(2)
        await build_database(records, database)
        version.set_result(data_version_of(database))
        return time.perf_counter()

    async with _sessions(server, sessions) as every:
        built, *seen = await asyncio.gather(build(), *map(read, every))
    errors = answers.errors + server.errors()
    return Rebuild(claims, sessions, len(answers.waits), errors, max(answers.waits), max(seen) - built)


async def build_database(records: Path, database: Path) -> None:
    """Build a database in a process of its own, as whoever keeps the records would."""
    command = ["-m", "etl", "build", "--records", str(records), "--database", str(database)]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    if await process.wait():
        raise RuntimeError("The database was not built.")


def data_version_of(database: Path) -> str:
    """The data version of a database."""
    with duckdb.connect(str(database), read_only=True) as connection:
        ((version,),) = connection.execute(
            "SELECT value FROM metadata WHERE name = 'data_version'"
        ).fetchall()
    return str(version)


def _bounded(seed: int) -> Iterator[str]:
    """Combinations of a bounded number, drawn again and again."""
    every = list(islice(combinations.drawn(seed), COMBINATIONS))
    draw = random.Random(seed)  # noqa: S311
    while True:
        yield draw.choice(every)


def _until(queries: Iterator[str], seconds: float) -> Iterator[str]:
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        yield next(queries)


@asynccontextmanager
async def _sessions(server: MeasuredServer, count: int) -> AsyncIterator[list[Ask]]:
    """Readers who have opened the page."""
    session = _streamlit_session if server.site.is_streamlit else _dash_session
    async with AsyncExitStack() as stack:
        every = [await stack.enter_async_context(session(server)) for _ in range(count)]
        for ask in every:
            await ask("")
        yield every


@asynccontextmanager
async def _streamlit_session(server: MeasuredServer) -> AsyncIterator[Ask]:
    async with streamlit_session(server) as visit:
        yield partial(visit, server.site.path)


@asynccontextmanager
async def streamlit_session(server: MeasuredServer) -> AsyncIterator[Visit]:
    """A reader who goes from page to page in one session."""
    socket_address = f"{server.url.replace('http', 'ws', 1)}/_stcore/stream"
    trusted = ssl.create_default_context(cafile=server.certificate) if server.certificate else None
    # As a browser opens the page first, and then says what it was told to say again: behind nginx it is
    # by a cookie that a reader stays with one process.
    with urlopen(server.url, context=trusted) as opened:  # noqa: S310
        cookies = [cookie.partition(";")[0] for cookie in opened.headers.get_all("Set-Cookie", [])]
    path_shown: str | None = None
    page_hash = ""
    async with websockets.connect(
        socket_address,
        subprotocols=[websockets.Subprotocol("streamlit")],
        additional_headers={"Cookie": "; ".join(cookies)} if cookies else None,
        ssl=trusted,
        max_size=None,
        ping_interval=None,
    ) as socket:

        async def visit(path: str, query: str) -> bytes:
            nonlocal path_shown, page_hash
            if path != path_shown:
                path_shown, page_hash = path, ""
            asked = BackMsg()
            asked.rerun_script.query_string = query
            asked.rerun_script.page_script_hash = page_hash
            # Without the page that navigation named, Streamlit would run the first page of the dashboard.
            asked.rerun_script.page_name = "" if page_hash else path
            asked.rerun_script.context_info.url = server.address(query, path)
            await socket.send(asked.SerializeToString())
            sent = []
            while True:
                content = await socket.recv(decode=False)
                sent.append(content)
                message = ForwardMsg.FromString(content)
                kind = message.WhichOneof("type")
                if kind == "navigation":
                    page_hash = message.navigation.page_script_hash
                if kind == "page_not_found" or message.delta.new_element.HasField("exception"):
                    raise RuntimeError(str(message)[:500])
                # A page that was begun anew is not finished yet.
                if kind == "script_finished" and message.script_finished != RUNS_AGAIN:
                    return b"".join(sent)

        yield visit


@asynccontextmanager
async def _dash_session(server: MeasuredServer) -> AsyncIterator[Ask]:
    figures = [f"figure {name}" for name in attendance.FIGURES]
    outputs = [("numbers", "children"), *((name, "figure") for name in figures)]
    with ThreadPoolExecutor(1) as thread:

        def post(query: str) -> bytes:
            filters = attendance.Filters.from_address(parse_qs(query))
            values = {"years": list(filters.years)}
            values |= {name: list(getattr(filters, name)) for name in attendance.OPTIONS}
            inputs = [*values.items(), ("scope", filters.scope or "both")]
            asked = {
                "output": f"..{'...'.join(f'{name}.{field}' for name, field in outputs)}..",
                "outputs": [{"id": name, "property": field} for name, field in outputs],
                "inputs": [{"id": name, "property": "value", "value": value} for name, value in inputs],
                "changedPropIds": ["scope.value"],
            }
            request = Request(  # noqa: S310
                f"{server.url}/_dash-update-component",
                json.dumps(asked).encode(),
                {"Content-Type": "application/json"},
            )
            with urlopen(request) as answer:  # noqa: S310
                return bytes(answer.read())

        async def ask(query: str) -> bytes:
            return await asyncio.get_running_loop().run_in_executor(thread, post, query)

        yield ask
