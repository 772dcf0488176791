"""One turn's transaction, and the books of a scheme that it opens."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from bot.chat.address import Address
from bot.domain.scheme import Scheme
from bot.flows.ports.audit import Audit
from bot.flows.ports.cases import Cases, EmptyHomes
from bot.flows.ports.drafts import Drafts
from bot.flows.ports.ledger import Activities, Ledger, Logbook, Overrides, Targets
from bot.flows.ports.outbox import Outbox, Reach
from bot.flows.ports.reviews import KnownWords, Reviews
from bot.flows.ports.roster import Joining, Roster
from bot.flows.ports.timetable import Timetable


class Collision(Exception):
    """Another turn was first; this one left nothing behind and may be tried again."""


class Answers(Protocol):
    """The answers that were given, kept so that a repeated event gets the same."""

    def first(self, event: str, at: datetime) -> bool:
        """Whether this is the first time that an event without an answer is told of here."""
        ...

    def forget_before(self, moment: datetime) -> None:
        """Forget those of before a moment (L7)."""
        ...


class Books(Protocol):
    """One scheme's books within one turn."""

    @property
    def cases(self) -> Cases: ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def overrides(self) -> Overrides: ...

    @property
    def targets(self) -> Targets: ...

    @property
    def activity(self) -> Activities: ...

    @property
    def logbook(self) -> Logbook: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def empty_homes(self) -> EmptyHomes: ...

    @property
    def reviews(self) -> Reviews: ...

    @property
    def known_words(self) -> KnownWords: ...

    @property
    def reach(self) -> Reach: ...

    @property
    def joining(self) -> Joining: ...

    @property
    def roster(self) -> Roster: ...

    @property
    def answers(self) -> Answers: ...

    @property
    def timetable(self) -> Timetable: ...

    @property
    def audit(self) -> Audit: ...


class Choices(Protocol):
    """Which scheme an event is of, where somebody works in several."""

    def chosen(self, address: Address) -> str | None:
        """The scheme that is chosen at this address, if one is."""
        ...

    def choose(self, scheme: str, address: Address) -> None:
        """Choose this scheme at this address, until another is chosen there."""
        ...

    def knows(self, scheme: str, subject: str) -> bool:
        """Whether a scheme has a case of this reference, or a draft, note or word of this id."""
        ...

    def seen(self, scheme: str, event: str) -> bool:
        """Whether a scheme has answered this event."""
        ...


class Transaction(Protocol):
    """One turn's transaction. Leaving it cleanly is the one commit."""

    @property
    def choices(self) -> Choices: ...

    def schemes(self) -> Sequence[Scheme]:
        """Every scheme as it stands."""
        ...

    def answered(self, scheme: Scheme, event: str, at: datetime) -> tuple[bool, bytes]:
        """Whether this event was answered before, and that answer; else its key is now taken."""
        ...

    def answer(
        self, scheme: Scheme, event: str, answer: bytes, *, draft: str = "", reference: str = ""
    ) -> None:
        """Keep the answer beside the key of its event, sealed with the draft or case it shows."""
        ...

    def books(self, scheme: Scheme, at: datetime) -> AbstractContextManager[Books]:
        """The scheme's books; an exception that leaves this block undoes what it did."""
        ...


class Store(Protocol):
    """Where turns are begun."""

    def begin(self, *, reading: bool = False) -> AbstractContextManager[Transaction]:
        """A transaction for one turn; ``reading``: it changes nothing. Raises Collision."""
        ...
