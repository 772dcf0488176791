"""From the outbox to the platforms: drawn, then sent at least once, paced and with backoff."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import structlog

from bot.chat.address import Address
from bot.chat.cards import Card, Text
from bot.chat.platform import Platform, SendFailed, TooFast, Unreachable
from bot.domain.ids import Reference, SchemeCode
from bot.flows.ports import Collision, Deliveries, Key, Parcel, Sent

MOST_AT_ONCE = 100
"""Parcels on their way at the same time."""

LEASED_AT_ONCE = 10
"""Parcels leased, opened and begun to be sent in one go: turns and answers wait meanwhile."""

DRAWN_AT_ONCE = 20
"""Cases drawn, each in a transaction of its own, before what is due is looked at again."""

_MOMENT = 0.04
"""Seconds. Each exchange with the store is a transaction among the turns, which wait for it."""

_AHEAD = 0.1
"""Seconds before a destination may be sent to at which its next parcel is leased."""

_LONGEST_WAIT = 3600.0
_LONGEST_REST = 30.0
_GIVE_UP = 12
_AFTER_A_BUG = 30.0

T = TypeVar("T")


class InThread(Protocol):
    """Runs a call of the store where stores are called."""

    def __call__(self, call: Callable[..., T], /, *args: object) -> Awaitable[T]:
        """What the call returns, once it has."""
        ...


log = structlog.get_logger()


class Relay:
    """Delivers what is due on the platforms that are on, no faster than each of them takes it.

    ``draw`` draws the cards of a case that has changed. ``in_thread`` runs a call of the store
    among the turns, ``looking`` one that reads. ``news`` is called once it is known of somebody
    that they cannot be reached, or can be again.
    """

    def __init__(
        self,
        draw: Callable[[SchemeCode, Reference], None],
        deliveries: Deliveries,
        platforms: Mapping[str, Platform],
        clock: Callable[[], datetime],
        in_thread: InThread,
        looking: InThread,
        news: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._draw = draw
        self._deliveries = deliveries
        self._platforms = platforms
        self._clock = clock
        self._in_thread = in_thread
        self._looking = looking
        self._news = news
        self._pace = Pace(platforms)

    async def round(self) -> int:
        """Send what is due, one parcel to each destination; how many parcels that were.

        Where destinations must rest before they can be sent to, the first of them is waited for.
        """
        while await self._drawn():
            pass
        while True:
            resting = self._pace.resting()
            parcels = await self._exchange([], MOST_AT_ONCE)
            if parcels or not resting:
                break
            await asyncio.sleep(self._pace.first_rest())
        if parcels:
            await self._exchange(await asyncio.gather(*(self._send(one) for one in parcels)), 0)
        return len(parcels)

    async def run(self, stop: asyncio.Event, pause: float = 0.2) -> None:
        """Deliver until ``stop``; after a failure of the store, wait longer and longer."""
        stopping = asyncio.create_task(stop.wait())
        sending: set[asyncio.Task[Sent]] = set()
        ended: list[Sent] = []
        failures = 0
        while not stop.is_set():
            done = {task for task in sending if task.done()}
            sending -= done
            ended += [task.result() for task in done]
            try:
                await self._drawn()
                room = min(LEASED_AT_ONCE, MOST_AT_ONCE - len(sending))
                parcels = await self._exchange(ended, room)
                ended, failures = [], 0
            except Exception:
                log.exception("relay round failed")
                parcels, failures = [], failures + 1
            sending |= {asyncio.create_task(self._send(parcel)) for parcel in parcels}
            rest = min(_LONGEST_REST, pause * 2 ** min(failures, 16))
            if not failures:
                rest = min(rest, self._pace.first_rest() or rest)
            if not parcels or failures:
                await asyncio.wait(
                    {stopping, *sending}, timeout=rest, return_when=asyncio.FIRST_COMPLETED
                )
            # What ends, or comes free, within a moment is exchanged together.
            await asyncio.wait({stopping}, timeout=_MOMENT)
        stopping.cancel()
        if sending or ended:
            await self._exchange([*ended, *await asyncio.gather(*sending)], 0)

    async def _drawn(self) -> int:
        """Draw some of the cases that have changed; how many those were."""
        changed = await self._looking(self._deliveries.undrawn, self._clock(), DRAWN_AT_ONCE)
        for scheme, reference in changed:
            try:
                await self._in_thread(self._draw, scheme, reference)
            except Collision:
                continue
            except Exception:
                log.exception("drawing failed")
                later = self._clock() + timedelta(seconds=_AFTER_A_BUG)
                await self._in_thread(self._deliveries.put_off, scheme, reference, later)
        return len(changed)

    async def _exchange(self, sent: Sequence[Sent], limit: int) -> Sequence[Parcel]:
        """Keep what came of parcels, and lease so many others."""
        due: Sequence[Key] = []
        if limit > 0:
            due = await self._looking(
                self._deliveries.due, [*self._platforms], self._clock(), limit, self._pace.resting()
            )
        if not (due or sent):
            return []
        news, parcels = await self._in_thread(self._deliveries.exchange, sent, due, self._clock())
        if news and self._news:
            await self._news()
        return parcels

    async def _send(self, parcel: Parcel) -> Sent:
        await self._pace.turn(parcel.to)
        try:
            return await self._one(parcel)
        finally:
            self._pace.rest(parcel.to)

    async def _one(self, parcel: Parcel) -> Sent:
        platform = self._platforms[parcel.to.platform]
        try:
            if parcel.stale is not None:
                await platform.redraw(parcel.to, parcel.stale, _pointer(parcel.card))
                return Sent(parcel, parcel.stale)
            if parcel.message is not None:
                await platform.redraw(parcel.to, parcel.message, parcel.card)
                return Sent(parcel, parcel.message)
            return Sent(parcel, await platform.post(parcel.to, parcel.card))
        except SendFailed as failed:
            return self._later(parcel, failed)
        except Exception:
            log.exception("send failed", platform=parcel.to.platform)
            return self._later(parcel, SendFailed("a bug", retry=_AFTER_A_BUG))

    def _later(self, parcel: Parcel, failed: SendFailed) -> Sent:
        if isinstance(failed, TooFast):
            self._pace.rest(parcel.to, failed.retry or 0.0)
            wait = timedelta(seconds=failed.retry or 0.0)
            return Sent(parcel, retry_at=self._clock() + wait, counts=False)
        if failed.retry is None or parcel.attempts + 1 >= _GIVE_UP:
            log.warning("undeliverable", platform=parcel.to.platform, attempts=parcel.attempts + 1)
            return Sent(parcel, failed=True, unreachable=isinstance(failed, Unreachable))
        seconds = max(failed.retry, min(_LONGEST_WAIT, 2.0**parcel.attempts))
        return Sent(parcel, retry_at=self._clock() + timedelta(seconds=seconds))


class Pace:
    """When each destination, and each platform as a whole, may be sent to again."""

    def __init__(
        self, platforms: Mapping[str, Platform], seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._platforms = platforms
        self._seconds = seconds
        self._until: dict[Address, float] = {}
        self._next: dict[str, float] = {}

    def resting(self) -> list[Address]:
        """The destinations that may not be sent to yet, nor in a moment."""
        now = self._seconds()
        self._until = {to: until for to, until in self._until.items() if until > now}
        return [to for to, until in self._until.items() if until > now + _AHEAD]

    def first_rest(self) -> float:
        """Seconds until the first of them may be; 0 where none rests."""
        rests = [self._until[to] - _AHEAD for to in self.resting()]
        return max(0.001, min(rests) - self._seconds()) if rests else 0.0

    def rest(self, to: Address, seconds: float | None = None) -> None:
        """Let a destination rest, for its platform's gap unless it is longer.

        It rests from when an answer came: messages travel unevenly, and the platform counts from
        when they arrive.
        """
        gap = self._platforms[to.platform].gap(to) if seconds is None else seconds
        if gap > 0:
            self._until[to] = max(self._until.get(to, 0.0), self._seconds() + gap)

    async def turn(self, to: Address) -> None:
        """Wait until the destination, and its platform as a whole, may be sent to."""
        now, platform = self._seconds(), self._platforms[to.platform]
        at = max(now, self._next.get(to.platform, 0.0), self._until.get(to, 0.0))
        self._next[to.platform] = at + 1 / platform.most
        if at > now:
            await asyncio.sleep(at - now)


def _pointer(card: Card) -> Card:
    """What an earlier message becomes once its card has come anew: no button stays on it."""
    return Card(
        card.title,
        (Text("There is a newer message about this below."),),
        reference=card.reference,
    )
