"""Updates by whichever way they come: each once, those of one person in their order."""

import asyncio
import logging
from collections.abc import Callable
from weakref import WeakValueDictionary

from bot.adapters.telegram.conversation import Conversation
from bot.adapters.telegram.payload import read
from bot.adapters.telegram.telling import Telling

_REMEMBERED = 20_000
"""Updates that were heard here lately. Those of longer ago are known to the engine."""

log = logging.getLogger(__name__)


class Inbound:
    """``username`` is the bot's own, asked for where a command names the bot that it is for."""

    def __init__(self, conversation: Conversation, username: Callable[[], str]) -> None:
        self._conversation = conversation
        self._username = username
        self._heard: dict[int, None] = {}
        self._hearing = _Turns()
        self._telling = _Turns()
        self._left: set[asyncio.Task[None]] = set()

    async def hear(self, update: object) -> None:
        """Hear an update; it is kept for good on return, and what is to be said comes after.

        Raises Unreadable.
        """
        did = read(update, self._username())
        if did is None:
            return
        async with self._hearing.of(did.by):
            if did.id in self._heard:
                return
            try:
                telling = await self._conversation.hear(did)
            except Exception as bug:  # it would come again and again, and hold up all others
                _log(bug)
                telling = None
            self._remember(did.id)
            if telling is not None:
                task = asyncio.create_task(self._tell(did.by, telling))
                self._left.add(task)
                task.add_done_callback(self._left.discard)

    async def finish(self, seconds: float) -> None:
        """Say what is left to say, if it can be said within so many seconds."""
        if self._left:
            await asyncio.wait(self._left, timeout=seconds)
        left = tuple(self._left)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _tell(self, to: int, telling: Telling) -> None:
        async with self._telling.of(to):
            try:
                await telling()
            except Exception as bug:
                _log(bug)

    def _remember(self, update: int) -> None:
        self._heard[update] = None
        if len(self._heard) > _REMEMBERED:
            del self._heard[next(iter(self._heard))]


class _Turns:
    """One thing at a time for each person, in the order in which it was asked for."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def of(self, person: int) -> asyncio.Lock:
        return self._locks.setdefault(person, asyncio.Lock())


def _log(bug: Exception) -> None:
    # The log takes the places that it went through, and no word of what was said.
    log.error("telegram: an update was not answered", exc_info=bug)
