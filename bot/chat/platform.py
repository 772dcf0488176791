"""What a platform must be able to do, and how sending on it can fail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.address import Address
from bot.chat.cards import Card


class SendFailed(Exception):
    """A message did not go out. ``retry`` is seconds to wait, or None where no retry helps."""

    def __init__(self, why: str, retry: float | None) -> None:
        super().__init__(why)
        self.retry = retry


@dataclass(frozen=True, slots=True)
class Posted:
    """A card as it stands on somebody's phone: the platform's id of the message, and since when."""

    message: str
    card: Card
    at: datetime


class Platform(Protocol):
    """The sending half of an adapter; its receiving half calls the engine."""

    name: str

    async def post(self, to: Address, card: Card) -> str:
        """Send a new message and return the platform's id for it. Raises SendFailed."""
        ...

    async def redraw(self, to: Address, message: str, card: Card) -> None:
        """Draw a message that was sent before again, as this card. Raises SendFailed."""
        ...
