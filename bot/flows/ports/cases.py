"""Where cases are kept, and homes that were logged before any."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.domain.case import Case, State
from bot.domain.empty_home import EmptyHome
from bot.domain.ids import PartnerCode, Reference


class Cases(Protocol):
    """The cases of a scheme."""

    def get(self, reference: str) -> Case | None:
        """A case, locked until the turn ends; None where there is none."""
        ...

    def among(self, states: frozenset[State]) -> Sequence[Case]:
        """The cases in these states, those that waited longest first; not locked."""
        ...

    def with_checks(self) -> Sequence[Case]:
        """The cases of which a check after the move waits for somebody; not locked."""
        ...

    def with_nominations(self) -> Sequence[Case]:
        """The cases of which a council is asked whether it nominated; not locked (R28)."""
        ...

    def add(self, case: Case) -> None:
        """Keep a new case."""
        ...

    def save(self, case: Case) -> None:
        """Keep a case that was got in this turn. Raises Collision."""
        ...

    def forget(self, case: Case) -> None:
        """Delete what is known of a case that was got in this turn, its cards, and its key (L7).

        A move stays in the figures, under a token that names no case.
        """
        ...

    def new_reference(self) -> Reference:
        """A reference that no case has (D5)."""
        ...


class EmptyHomes(Protocol):
    """Homes that landlords logged before any request (D9)."""

    def add(self, found: EmptyHome) -> None:
        """Keep a home."""
        ...

    def save(self, found: EmptyHome) -> None:
        """Keep where a home stands now."""
        ...

    def of(self, partner: PartnerCode) -> Sequence[EmptyHome]:
        """A landlord's homes that are not gone, those logged longest ago first."""
        ...

    def logged(self) -> Mapping[PartnerCode, int]:
        """How many homes that are not gone each landlord has; those with none are left out."""
        ...

    def get(self, home_id: str) -> EmptyHome | None:
        """A home, locked until the turn ends."""
        ...
