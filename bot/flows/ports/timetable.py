"""Where it is kept when something is to be looked at again."""

from datetime import datetime
from typing import Protocol


class Timetable(Protocol):
    """When something is to be looked at again."""

    def plan(self, what: str, subject: str, at: datetime | None) -> None:
        """Look at this again then, or, where that is None, no more."""
        ...

    def begin(self, what: str, subject: str, at: datetime) -> None:
        """Look at this then, unless it is planned already."""
        ...

    def take(self, what: str, subject: str, now: datetime) -> datetime | None:
        """When this was due, locked until the turn ends; None where it is not due (any more), or
        another turn is at it."""
        ...

    def waits(self, what: str, now: datetime) -> bool:
        """Whether anything of that kind is due, be another turn at it."""
        ...
