"""An event loop in a thread of its own, to be waited for from a test of either kind."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from time import monotonic, sleep
from typing import Any, TypeVar

from tests.kit.phone import NotShown

T = TypeVar("T")

PATIENCE = 120.0
"""Seconds after which something hangs."""


class Loop:
    """The loop. ``stop`` ends it with its thread."""

    def __init__(self, name: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=name, daemon=True)
        self._thread.start()

    def wait(self, doing: Coroutine[Any, Any, T]) -> T:
        """Let it be done there and wait for it here, where no event loop runs in between."""
        assert threading.current_thread() is not self._thread, "this would wait for itself"
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(PATIENCE)

    async def join(self, doing: Coroutine[Any, Any, T]) -> T:
        """The same without holding up the loop that asks."""
        if threading.current_thread() is self._thread:
            return await doing
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(doing, self._loop))

    def stop(self) -> None:
        """End what still runs, then the loop."""
        self.wait(_end_the_others())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()


async def _end_the_others() -> None:
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def until(holds: Callable[[], T], within: float, otherwise: Callable[[], str]) -> T:
    """Wait until this is true. Raises NotShown with what else there is."""
    deadline = monotonic() + within
    while True:
        found = holds()
        if found:
            return found
        if monotonic() > deadline:
            raise NotShown(f"not within {within:.0f} s; {otherwise()}")
        sleep(0.01)


async def until_async(holds: Callable[[], T], within: float, otherwise: Callable[[], str]) -> T:
    """The same without holding up the event loop."""
    deadline = monotonic() + within
    while True:
        found = holds()
        if found:
            return found
        if monotonic() > deadline:
            raise NotShown(f"not within {within:.0f} s; {otherwise()}")
        await asyncio.sleep(0.01)


class HandClock:
    """A clock moved by hand: call it for Unix seconds."""

    def __init__(self, at: float = 1_772_532_000.0) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.at += seconds
