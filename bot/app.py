"""The composition root: the engine, the relay and the store of one process, put together."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TypeVar

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.chat.incoming import Incoming
from bot.chat.platform import Platform
from bot.chat.replies import Reply, Whisper
from bot.flows.engine import Engine, reads
from bot.flows.ports import Collision, Sent
from bot.log import failed
from bot.metrics import Counted, Metrics
from bot.relay import Relay
from bot.store.deliveries import DeliveryRows
from bot.store.looking import look
from bot.store.unit_of_work import SqlStore

T = TypeVar("T")

POSTGRES_THREADS = 4
_PATIENCE = 5.0
"""Seconds that a probe waits for the database, and a stop for the relay's round."""

BUSY = Whisper(
    "Several people pressed at the same moment, and yours was not taken. Press again, please.",
    refused=True,
)

log = structlog.get_logger()


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


def sorry(bug: Exception) -> Whisper:
    """An apology with a reference, under which the bug is logged once, without case content."""
    reference = secrets.token_hex(3)
    failed(reference, bug)
    return Whisper(
        "Sorry, something went wrong here, and nothing was done. Press again; if it happens "
        f"again, tell the coordinator this number: {reference}.",
        refused=True,
    )


class Bot:
    """Everything of one process: the engine behind its threads, and the relay.

    SQLite takes one writer, so turns queue before one thread; reading has threads of its own.
    ``settled`` is told, in one of them, what came of every parcel once that is kept.
    """

    def __init__(
        self,
        store: SqlStore,
        platforms: Mapping[str, Platform],
        clock: Callable[[], datetime] = now,
        settled: Callable[[Sequence[Sent]], None] = lambda _: None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.platforms = platforms
        self.engine = Engine(store, clock)
        self.metrics = Metrics()
        self.deliveries = DeliveryRows(store.database, store.vault)
        self._counted = Counted(self.deliveries, self.metrics, settled)
        threads = 1 if store.database.is_sqlite else POSTGRES_THREADS
        self._writers = ThreadPoolExecutor(threads, "turn")
        self._readers = ThreadPoolExecutor(2, "look")
        self.relay = Relay(self._counted, platforms, clock, self.write)
        self._relaying: asyncio.Task[None] | None = None

    async def handle(self, event: Incoming) -> Reply:
        """One event through the engine; a bug becomes an apology, and nothing was done."""
        begun = time.perf_counter()
        try:
            reply = await (self.read if reads(event) else self.write)(self.engine.handle, event)
        except Collision:
            self.metrics.broken(event, begun)
            return BUSY
        except Exception as bug:
            self.metrics.broken(event, begun)
            return sorry(bug)
        self.metrics.turn(event, reply, begun)
        return reply

    async def write(self, call: Callable[..., T], *args: object) -> T:
        """Run a call of the store among the turns."""
        return await asyncio.get_running_loop().run_in_executor(self._writers, call, *args)

    async def read(self, call: Callable[..., T], *args: object) -> T:
        """Run a call that only reads."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, call, *args)

    @asynccontextmanager
    async def relaying(self) -> AsyncIterator[None]:
        """The relay at work; on leaving, its round is finished first."""
        stop = asyncio.Event()
        self._relaying = asyncio.create_task(self.relay.run(stop))
        try:
            yield
        finally:
            stop.set()
            await asyncio.wait([self._relaying], timeout=_PATIENCE)
            self._relaying.cancel()

    async def rounds(self) -> int:
        """Rounds of the relay until nothing is sendable; how many parcels went."""
        total = 0
        while sent := await self.relay.round():
            total += sent
        return total

    async def state(self) -> dict[str, object]:
        """Whether the database and the relay work, and which platforms are on."""
        relaying = self._relaying is not None and not self._relaying.done()
        return {
            "database": await self._database(),
            "relay": "ok" if relaying and self._counted.well else "down",
            "platforms": dict.fromkeys(self.platforms, "on"),
        }

    def close(self) -> None:
        """End the threads, the turn at work first."""
        self._writers.shutdown()
        self._readers.shutdown()

    async def _database(self) -> str:
        try:
            migrated = await asyncio.wait_for(self.read(self._migrated), _PATIENCE)
        except Exception as trouble:
            log.warning("database probe failed", error=type(trouble).__name__)
            return "down"
        return "ok" if migrated else "not migrated"

    def _migrated(self) -> bool:
        with look(self.store) as looking:
            return looking.is_migrated()


def probes(bot: Bot) -> list[Route]:
    """`/healthz`, `/readyz` and `/metrics`."""

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(_: Request) -> Response:
        state = await bot.state()
        ready = state["database"] == state["relay"] == "ok"
        return JSONResponse({"ready": ready} | state, 200 if ready else 503)

    async def metrics(_: Request) -> Response:
        return Response(bot.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return [
        Route("/healthz", healthz, methods=["GET"]),
        Route("/readyz", readyz, methods=["GET"]),
        Route("/metrics", metrics, methods=["GET"]),
    ]


def create_app(bot: Bot) -> Starlette:
    """What `reciprocal serve` serves; the relay runs as long as it does."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with bot.relaying():
            yield

    return Starlette(routes=[*probes(bot)], lifespan=lifespan)
