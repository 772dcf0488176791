"""The composition root: the only file that names concrete classes."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

from bot.chat.incoming import Incoming
from bot.chat.platform import Platform
from bot.chat.replies import Reply
from bot.flows.engine import Engine
from bot.relay import Relay
from bot.store.database import Database
from bot.store.deliveries import DeliveryRows
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault

T = TypeVar("T")

POSTGRES_THREADS = 4


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


@contextmanager
def opened(url: str, master_key: bytes) -> Iterator[SqlStore]:
    """The store on a database, which is brought up to date first. Raises DatabaseTrouble."""
    database = Database(url)
    try:
        with database.reachable():
            database.migrate()
            yield SqlStore(database, Vault(master_key))
    finally:
        database.close()


class Bot:
    """Everything of one process: the engine behind its threads, and the relay.

    SQLite takes one writer, so turns queue before one thread; reading has a thread of its own.
    """

    def __init__(
        self,
        store: SqlStore,
        platforms: Mapping[str, Platform],
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.store = store
        self.clock = clock
        self.engine = Engine(store, clock)
        self.deliveries = DeliveryRows(store.database, store.vault)
        self._writers = ThreadPoolExecutor(
            1 if store.database.is_sqlite else POSTGRES_THREADS, "turn"
        )
        self._readers = ThreadPoolExecutor(2, "look")
        self.relay = Relay(self.deliveries, platforms, clock, self.write)

    async def handle(self, event: Incoming) -> Reply:
        """One event through the engine."""
        return await self.write(self.engine.handle, event)

    async def write(self, call: Callable[..., T], *args: object) -> T:
        """Run a call of the store among the turns."""
        return await asyncio.get_running_loop().run_in_executor(self._writers, call, *args)

    async def read(self, call: Callable[..., T], *args: object) -> T:
        """Run a call that only reads."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, call, *args)

    def close(self) -> None:
        """End the threads, the turn at work first."""
        self._writers.shutdown()
        self._readers.shutdown()
