"""What is counted, for `/metrics`: no case, no person and nothing written is in any label."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from bot.chat.address import Address
from bot.chat.incoming import Incoming
from bot.chat.replies import Reply, Whisper
from bot.domain.ids import Reference, SchemeCode
from bot.flows.ports import Deliveries, Key, Parcel, Sent


class Metrics:
    """The figures of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._turns = Counter(
            "reciprocal_turns",
            "Events handled, by what the person did and what came of it.",
            ("kind", "outcome"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "reciprocal_turn_seconds",
            "Seconds from an event to its answer, the wait for its turn included.",
            ("kind",),
            registry=self._registry,
        )
        self._deliveries = Counter(
            "reciprocal_deliveries",
            "Cards sent, put off or refused for good, by platform.",
            ("platform", "outcome"),
            registry=self._registry,
        )

    def turn(self, event: Incoming, reply: Reply, begun: float) -> None:
        """An event was answered; ``begun`` is when, by ``time.perf_counter``."""
        refused = isinstance(reply, Whisper) and reply.refused
        self._turn(event, "refused" if refused else "done", begun)

    def broken(self, event: Incoming, begun: float) -> None:
        """An event could not be handled."""
        self._turn(event, "failed", begun)

    def sent(self, parcels: Sequence[Sent]) -> None:
        """What came of parcels is kept."""
        for one in parcels:
            outcome = "sent" if one.message else "failed" if one.failed else "put_off"
            self._deliveries.labels(one.parcel.to.platform, outcome).inc()

    def text(self) -> bytes:
        """All figures in Prometheus's text format."""
        return generate_latest(self._registry)

    def _turn(self, event: Incoming, outcome: str, begun: float) -> None:
        kind = type(event).__name__.lower()
        self._turns.labels(kind, outcome).inc()
        self._seconds.labels(kind).observe(time.perf_counter() - begun)


class Counted:
    """Deliveries, counted. ``well`` says whether the relay's latest call to the store worked."""

    def __init__(
        self,
        deliveries: Deliveries,
        metrics: Metrics,
        settled: Callable[[Sequence[Sent]], None],
    ) -> None:
        self._deliveries = deliveries
        self._settled = settled
        self._metrics = metrics
        self.well = True

    def undrawn(self, now: datetime, limit: int) -> Sequence[tuple[SchemeCode, Reference]]:
        with self._well_or_not():
            return self._deliveries.undrawn(now, limit)

    def put_off(self, scheme: SchemeCode, reference: Reference, until: datetime) -> None:
        with self._well_or_not():
            self._deliveries.put_off(scheme, reference, until)

    def due(
        self, platforms: Sequence[str], now: datetime, limit: int, resting: Collection[Address] = ()
    ) -> Sequence[Key]:
        with self._well_or_not():
            return self._deliveries.due(platforms, now, limit, resting)

    def exchange(
        self, sent: Sequence[Sent], keys: Sequence[Key], now: datetime
    ) -> tuple[bool, Sequence[Parcel]]:
        with self._well_or_not():
            exchanged = self._deliveries.exchange(sent, keys, now)
        if sent:
            self._metrics.sent(sent)
            self._settled(sent)
        return exchanged

    @contextmanager
    def _well_or_not(self) -> Iterator[None]:
        try:
            yield
        except Exception:
            self.well = False
            raise
        self.well = True
