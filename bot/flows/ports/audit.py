"""Where the chain of what was done is kept (L9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.ids import PartnerCode, PersonId, Reference


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the audit about a case, for reading; ``partner`` as far as its codes name one."""

    at: datetime
    person: PersonId
    acted_as: str
    what: str
    partner: PartnerCode


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which a scheme was paused; ``ended`` is None while it is (L13)."""

    begun: datetime
    ended: datetime | None


class Audit(Protocol):
    """The chain of what was done (L9)."""

    def append(
        self, person: str, acted_as: str, what: str, reference: str, codes: Mapping[str, object]
    ) -> None:
        """One link, chained when the turn commits."""
        ...

    def of(self, reference: Reference) -> Sequence[Link]:
        """The links about a case, the oldest first."""
        ...

    def pauses(self) -> Sequence[Pause]:
        """When the scheme was paused, the earliest first."""
        ...
