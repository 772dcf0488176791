"""Where cards wait on their way to people and channels, and who cannot be reached."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.chat.address import Address
from bot.chat.cards import Card
from bot.domain.ids import Reference


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card for its destinations."""

    card: Card
    to: tuple[Address, ...]


class Outbox(Protocol):
    """Cards on their way to people and channels.

    A turn only says which cases it changed; their cards are drawn once it has ended.
    """

    def changed(self, reference: Reference, rung: frozenset[str] = frozenset()) -> None:
        """The cards of a case are to be drawn anew, those in the slots ``rung`` to come anew."""
        ...

    def drawing(self, reference: Reference) -> frozenset[str] | None:
        """A case that changed is being drawn now: the slots rung since it was last, None where
        nothing has changed since."""
        ...

    def draw(
        self,
        reference: Reference,
        cards: Mapping[str, Drawn],
        gone: Card,
        rung: frozenset[str] = frozenset(),
        within: str = "",
        *,
        but: Callable[[str], bool] | None = None,
        stays: bool = False,
    ) -> None:
        """Make these, by slot, the cards of a case; a slot not named becomes ``gone``, if its
        name begins as ``within`` does and is none that ``but`` picks out, and is closed; or
        ``stays`` its readers' as that.

        Those ``rung`` concern their readers now, and so come as a new message.
        """
        ...

    def stands(self, slot: str, card: Card, to: Address, message: str, *, due: bool) -> None:
        """A message that was not sent from here stands for this card, which is of no case: it is
        drawn there at once where it is ``due``, else when it becomes another."""
        ...


class Reach(Protocol):
    """Who cannot be reached where."""

    def lost(self) -> Sequence[Address]:
        """Every address at which nobody can be reached."""
        ...

    def opened(self, address: Address) -> bool:
        """An address can be written to: what failed there is due again. Whether it was lost."""
        ...
