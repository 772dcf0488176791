"""The sending half: posts and redraws wake the pages that listen, which then read anew."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from math import inf

from bot.chat.address import Address
from bot.chat.cards import Card


@dataclass(eq=False, slots=True)
class _Listener:
    """Which addresses changed since a page last looked: never more than it listens to."""

    addresses: frozenset[Address]
    loop: asyncio.AbstractEventLoop
    changed: dict[Address, None] = field(default_factory=dict)
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, address: Address) -> None:
        self.changed[address] = None
        self.woken.set()

    async def next(self) -> tuple[Address, ...]:
        await self.woken.wait()
        changed = tuple(self.changed)
        self.changed.clear()
        self.woken.clear()
        return changed


class WebPlatform:
    """Implements ``bot.chat.platform.Platform``. It keeps no content, only who is listening."""

    name = "web"
    state = "ok"
    most = inf

    def gap(self, to: Address) -> float:
        """A page of this machine takes as many as come."""
        return 0.0

    def __init__(self) -> None:
        self._listeners: set[_Listener] = set()

    @property
    def listening(self) -> int:
        """How many pages listen."""
        return len(self._listeners)

    async def post(self, to: Address, card: Card) -> str:
        """Name a new message and wake who listens. The card stands where ``threads`` reads it."""
        self.wake(to)
        return secrets.token_hex(8)

    async def redraw(self, to: Address, message: str, card: Card) -> None:
        """Wake who listens: the message changed where ``threads`` reads it."""
        self.wake(to)

    def wake(self, address: Address) -> None:
        """Tell the pages that show this address that it changed. Safe from any thread."""
        for listener in tuple(self._listeners):
            if address in listener.addresses and not listener.loop.is_closed():
                listener.loop.call_soon_threadsafe(listener.note, address)

    async def listen(self, addresses: Iterable[Address]) -> AsyncIterator[Address | None]:
        """First None, once nothing can be missed any more; then each address that changed.

        Changes that come faster than they are read are told once.
        """
        listener = _Listener(frozenset(addresses), asyncio.get_running_loop())
        self._listeners.add(listener)
        try:
            yield None
            while True:
                for address in await listener.next():
                    yield address
        finally:
            self._listeners.discard(listener)
