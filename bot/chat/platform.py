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


class TooFast(SendFailed):
    """The platform asks for ``retry`` seconds of patience: no attempt was wasted, none counts."""

    def __init__(self, retry: float) -> None:
        super().__init__("too fast", retry)


class Unreachable(SendFailed):
    """Nobody can be reached there: a bot that was blocked or removed, a channel that is gone."""

    def __init__(self, why: str) -> None:
        super().__init__(why, None)


@dataclass(frozen=True, slots=True)
class Posted:
    """A card as it stands on somebody's phone: the platform's id of the message, and since when."""

    message: str
    card: Card
    at: datetime


class Platform(Protocol):
    """The sending half of an adapter; its receiving half calls the engine."""

    name: str

    @property
    def state(self) -> str:
        """How it is, in a word: ``ok``, or what it waits for."""
        ...

    def gap(self, to: Address) -> float:
        """The least seconds between two messages to one destination."""
        ...

    @property
    def most(self) -> float:
        """Messages a second, to all destinations together."""
        ...

    async def post(self, to: Address, card: Card) -> str:
        """Send a new message and return the platform's id for it. Raises SendFailed."""
        ...

    async def redraw(self, to: Address, message: str, card: Card) -> None:
        """Draw a message that was sent before again, as this card. Raises SendFailed."""
        ...
