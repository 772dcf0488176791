"""From the outbox to the platforms: at least once, paced, with leases and backoff."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import structlog

from bot.chat.cards import Card, Text
from bot.chat.platform import Platform, SendFailed
from bot.flows.ports import Deliveries, Parcel, Sent

_BATCH = 50
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
    """Delivers what is due on the platforms that are on.

    ``in_thread`` runs a call of the store where stores are called; ``spacing`` is the seconds
    between two messages to one destination, by platform.
    """

    def __init__(
        self,
        deliveries: Deliveries,
        platforms: Mapping[str, Platform],
        clock: Callable[[], datetime],
        in_thread: InThread,
        spacing: Mapping[str, float] | None = None,
    ) -> None:
        self._deliveries = deliveries
        self._platforms = platforms
        self._clock = clock
        self._in_thread = in_thread
        self._spacing = spacing or {}

    async def round(self) -> int:
        """Send one batch of what is due; how many parcels that were."""
        parcels = await self._in_thread(
            self._deliveries.lease, [*self._platforms], self._clock(), _BATCH
        )
        if not parcels:
            return 0
        by_destination: dict[object, list[Parcel]] = defaultdict(list)
        for parcel in parcels:
            by_destination[parcel.to].append(parcel)
        batches = await asyncio.gather(*(self._all(own) for own in by_destination.values()))
        sent = [one for batch in batches for one in batch]
        await self._in_thread(self._deliveries.settle, sent, self._clock())
        return len(sent)

    async def run(self, stop: asyncio.Event, pause: float = 0.2) -> None:
        """Rounds until ``stop``; after one that fails, the next waits longer and longer."""
        failures = 0
        while not stop.is_set():
            try:
                busy = await self.round()
                failures = 0
            except Exception:
                log.exception("relay round failed")
                busy, failures = 0, failures + 1
            wait = 0.005 if busy else min(_LONGEST_REST, pause * 2**failures)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), wait)

    async def _all(self, parcels: Sequence[Parcel]) -> list[Sent]:
        """One destination's parcels, one after another, no faster than it takes them."""
        sent = []
        for number, parcel in enumerate(parcels):
            if number and (gap := self._spacing.get(parcel.to.platform)):
                await asyncio.sleep(gap)
            sent.append(await self._one(parcel))
        return sent

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
        if failed.retry is None or parcel.attempts + 1 >= _GIVE_UP:
            log.warning("undeliverable", platform=parcel.to.platform, attempts=parcel.attempts + 1)
            return Sent(parcel, failed=True)
        wait = max(failed.retry, min(_LONGEST_WAIT, 2.0**parcel.attempts))
        return Sent(parcel, retry_at=self._clock() + timedelta(seconds=wait))


def _pointer(card: Card) -> Card:
    """What an earlier message becomes once its card has come anew: no button stays on it."""
    return Card(
        card.title,
        (Text("There is a newer message about this below."),),
        reference=card.reference,
    )
