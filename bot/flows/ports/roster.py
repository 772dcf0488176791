"""Where it is kept who belongs to the scheme, and how they join it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.chat.address import Address
from bot.domain.ids import PartnerCode, PersonId
from bot.domain.partner import Partner
from bot.domain.person import Person


class Joining(Protocol):
    """Single-use codes to join by."""

    def invite(self, person: PersonId, code: str, good_until: datetime) -> None:
        """Keep a code for this person; an earlier one of theirs is good no longer."""
        ...

    def enrol(self, code: str, address: Address) -> PersonId | None:
        """Use a code up: whoever it is for is reached at this address too, and prefers it."""
        ...


class Roster(Protocol):
    """Who belongs to the scheme, as the coordinator changes it between two scheme files."""

    def pause(self, *, paused: bool) -> None:
        """Pause the scheme, or resume it (L13)."""
        ...

    def revoke(self, person: Person, *, revoked: bool) -> None:
        """End somebody's access, codes and cards at once, or give access back (L13, L14)."""
        ...

    def close(self, addresses: Sequence[tuple[str, str]]) -> None:
        """Take back every card that stands at these addresses (L14)."""
        ...

    def keep_person(self, person: Person) -> None:
        """Keep the role and partner of a person, and who covers for them."""
        ...

    def stop_channel(self, partner: PartnerCode, *, stopped: bool) -> None:
        """Send nothing to a partner's channel and close what stands there, or go on (L13)."""
        ...

    def keep_partner(self, partner: Partner) -> None:
        """Keep how a partner stands to the scheme, its successor and where it has homes."""
        ...
