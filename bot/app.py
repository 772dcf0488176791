"""The composition root: the engine, the relay and the store of one process, put together."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Protocol, TypeVar

import structlog
from pydantic import SecretStr
from starlette.routing import BaseRoute

from bot.adapters.clock.ticking import Ticking
from bot.chat.incoming import Incoming
from bot.chat.platform import Platform
from bot.chat.replies import Reply, Whisper
from bot.flows.clock import due_event
from bot.flows.engine import Engine
from bot.flows.events import reads
from bot.flows.ports import Collision, Sent
from bot.log import failed
from bot.metrics import Counted, Metrics
from bot.relay import Relay
from bot.settings import Settings
from bot.store.deliveries import DeliveryRows
from bot.store.looking import look
from bot.store.timetable import Timetable
from bot.store.unit_of_work import SqlStore
from bot.writer import Pool, Writer

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


class Adapter(Protocol):
    """One platform, both ways: what it hears goes to the bot, what the bot says goes out."""

    @property
    def platform(self) -> Platform:
        """The sending half."""
        ...

    def routes(self) -> Sequence[BaseRoute]:
        """Where the platform calls, none where it does not."""
        ...

    async def run(self, stop: asyncio.Event) -> None:
        """Hear the platform until ``stop``; trouble with it is told in its state, not raised."""
        ...

    async def close(self) -> None:
        """Finish what is under way, and close every connection."""
        ...


class Bot:
    """Everything of one process: the engine behind its threads, the relay, and the adapters.

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
        self.platforms = dict(platforms)
        self.adapters: list[Adapter] = []
        self.link: Callable[[str], str] = lambda _: ""
        self.engine = Engine(store, clock, link=lambda code: self.link(code))
        self.metrics = Metrics()
        self.deliveries = DeliveryRows(store.database, store.vault)
        self.timetable = Timetable(store.database)
        self._counted = Counted(self.deliveries, self.metrics, settled)
        self._writers = (
            Writer(store.together) if store.database.is_sqlite else Pool(POSTGRES_THREADS, "turn")
        )
        self._readers = ThreadPoolExecutor(2, "look")
        self.relay = Relay(
            self.engine.draw,
            self._counted,
            self.platforms,
            clock,
            self.write,
            self.read,
            self._news,
        )
        self._relaying: asyncio.Task[None] | None = None

    async def handle(self, event: Incoming) -> Reply:
        """One event through the engine; a bug becomes an apology, and nothing was done."""
        begun = time.perf_counter()
        try:
            if reads(event):
                reply = await self.read(self.engine.handle, event)
            else:
                reply = await asyncio.wrap_future(self._writers.turn(self.engine.handle, event))
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
        return await asyncio.wrap_future(self._writers.submit(call, *args))

    async def read(self, call: Callable[..., T], *args: object) -> T:
        """Run a call that only reads."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, call, *args)

    def connect(self, adapter: Adapter) -> None:
        """Speak on one more platform."""
        self.adapters.append(adapter)
        self.platforms[adapter.platform.name] = adapter.platform

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The relay and the adapters at work; on leaving, what is under way is finished first."""
        stop = asyncio.Event()
        await self.write(self.engine.wind_up)
        self._relaying = asyncio.create_task(self.relay.run(stop))
        tasks = [self._relaying, asyncio.create_task(Ticking(self.tick).run(stop))]
        tasks += [asyncio.create_task(adapter.run(stop)) for adapter in self.adapters]
        try:
            yield
        finally:
            stop.set()
            await asyncio.wait(tasks, timeout=_PATIENCE)
            for task in tasks:
                task.cancel()
            await self.disconnect()

    async def disconnect(self) -> None:
        """Close what the adapters hold open."""
        for adapter in self.adapters:
            await adapter.close()

    async def tick(self) -> Sequence[tuple[str, str, str]]:
        """Do all that has fallen due, the longest due first; what that was.

        Each is a turn of its own, among everybody else's. One that fails is due still.
        """
        now = self.clock()
        try:
            due = await self.read(self.timetable.due, now)
        except Exception:
            log.exception("the clock could not look")
            return []
        for key in due:
            await self.handle(due_event(*key, now))
        return due

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
            "platforms": {name: platform.state for name, platform in self.platforms.items()},
        }

    def close(self) -> None:
        """End the threads, the turn at work first."""
        self._writers.shutdown()
        self._readers.shutdown()

    async def _news(self) -> None:
        await self.write(self.engine.tell_who_is_lost)

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


def connect(bot: Bot, given: Settings) -> None:
    """Connect the bot to every platform that is configured; only their SDKs are loaded."""
    if given.slack_bot_token:
        from bot.adapters.slack.adapter import SlackAdapter

        bot.connect(
            SlackAdapter(
                bot.handle,
                bot_token=_plain(given.slack_bot_token),
                signing_secret=_plain(given.slack_signing_secret),
                app_token=_plain(given.slack_app_token),
                api_url=given.slack_api_url,
            )
        )
    if given.telegram_is_on:
        from bot.adapters.telegram.adapter import TelegramAdapter

        telegram = TelegramAdapter(
            bot.handle,
            token=_plain(given.telegram_bot_token),
            api_url=given.telegram_api_url,
            webhook_secret=_plain(given.telegram_webhook_secret),
            webhook_url=given.telegram_webhook_url or "",
        )
        bot.link = telegram.link
        bot.connect(telegram)


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
