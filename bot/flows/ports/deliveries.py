"""The outbox as the relay sees it: what is due, and what came of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.address import Address
from bot.chat.cards import Card
from bot.domain.ids import Reference, SchemeCode


@dataclass(frozen=True, slots=True)
class Parcel:
    """One card on its way to one destination, leased to one relay under a fencing number,
    ``until`` another may have it.

    ``message`` is what is to be redrawn, None where a new message is to be posted.
    ``stale`` is an earlier message to be reduced to a pointer, the new one having been posted.
    """

    scheme: str
    card_id: str
    to: Address
    card: Card
    version: int
    ring: int
    message: str | None
    stale: str | None
    attempts: int
    fence: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a parcel: the message that now shows it, or when to try again, or neither.

    ``counts``: whether a try was used up. ``unreachable``: nobody can be reached there.
    """

    parcel: Parcel
    message: str | None = None
    retry_at: datetime | None = None
    failed: bool = False
    counts: bool = True
    unreachable: bool = False


Key = tuple[str, str, str, str]
"""What a parcel is known by: its scheme, its card, and the platform and address it goes to."""


class Deliveries(Protocol):
    """The outbox as the relay sees it, each call a short transaction of its own."""

    def undrawn(self, now: datetime, limit: int) -> Sequence[tuple[SchemeCode, Reference]]:
        """The cases whose cards are to be drawn anew, those that changed longest ago first."""
        ...

    def put_off(self, scheme: SchemeCode, reference: Reference, until: datetime) -> None:
        """Draw a case no sooner than this; meanwhile nothing of it is sent."""
        ...

    def due(
        self, platforms: Sequence[str], now: datetime, limit: int, resting: Collection[Address] = ()
    ) -> Sequence[Key]:
        """What is due on these platforms and is drawn, the longest due first; it only looks.

        One parcel at the most for each destination, and none for those that are ``resting``.
        """
        ...

    def exchange(
        self, sent: Sequence[Sent], keys: Sequence[Key], now: datetime
    ) -> tuple[bool, Sequence[Parcel]]:
        """What came of leased parcels is kept, and these are leased, in one short transaction.

        Whether it is news who can be reached, and the parcels, but for those that another relay
        was first to take. A parcel whose lease was lost meanwhile changes nothing.
        """
        ...
