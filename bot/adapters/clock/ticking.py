"""A scheduler that only ticks: what is due, and whether it is done, is kept in the database."""

import asyncio
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

EVERY = 10
"""Seconds between two ticks: nobody waits for the clock to the minute."""


class Ticking:
    """Calls ``tick`` every ten seconds, never while the last call is still at work.

    The scheduler's own store is memory: a tick that is missed is made up for by the next.
    """

    def __init__(self, tick: Callable[[], Awaitable[object]], every: float = EVERY) -> None:
        self._tick = tick
        self._every = every

    async def run(self, stop: asyncio.Event) -> None:
        """Tick at once, and then until ``stop``."""
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(
            self._tick, "interval", seconds=self._every, max_instances=1, coalesce=True
        )
        await self._tick()
        scheduler.start()
        try:
            await stop.wait()
        finally:
            scheduler.shutdown(wait=False)
