"""What the practice page needs of the house: who there is, and what the books say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.adapters.web.render import Phone


class People(Protocol):
    """Everybody whose phone can be shown, in the order to offer them."""

    async def __call__(self) -> Sequence[Phone]:
        """Their phones: each name, role in words, organisation, web address and channels."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """One partner's line of the ledger: homes by size (``studio 1 2 3 4 5+``), only above zero."""

    partner: str
    owes: Mapping[str, int]
    is_owed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One entry in words, such as ``Hackney Council owes Brent Council a 2-bedroom home``."""

    at: datetime
    text: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The accounts, and the entries newest first."""

    accounts: Sequence[Account]
    entries: Sequence[LedgerEntry] = ()


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act: when, by whom, what, and on which case."""

    at: datetime
    person: str
    what: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """The newest acts first, and whether the chain that they hang on is whole."""

    rows: Sequence[AuditRow]
    whole: bool


class Books(Protocol):
    """The ledger and the audit trail, read anew each time."""

    async def ledger(self) -> Ledger:
        """Who owes what, and why."""
        ...

    async def audit(self, limit: int) -> Audit:
        """At most ``limit`` acts, with the check of the whole chain."""
        ...


class Panel(Protocol):
    """A further panel of the page, such as a clock that can be moved."""

    @property
    def name(self) -> str:
        """A word for its address, ``/panels/<name>``."""
        ...

    @property
    def title(self) -> str:
        """Its heading."""
        ...

    async def draw(self) -> str:
        """Its content as HTML, already escaped. It is drawn anew after every change."""
        ...
