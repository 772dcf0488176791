"""Looking without a turn: what the command line and the panels read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.domain.case import State
from bot.domain.ledger import equal_sizes
from bot.domain.publication import moves_in
from bot.domain.scheme import Scheme
from bot.flows.ahead import Ahead
from bot.store import audit as chain
from bot.store import ledger
from bot.store import tables as t
from bot.store.activity import ActivityRows
from bot.store.cases import CaseRows
from bot.store.keys import Keys
from bot.store.overrides import OverrideRows
from bot.store.reviews import ReviewRows
from bot.store.schema import newest, revision
from bot.store.timetable import planned
from bot.store.unit_of_work import SqlStore, scheme_key


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the audit chain, for reading."""

    number: int
    at: datetime
    person: str
    acted_as: str
    what: str
    reference: str


@dataclass(frozen=True, slots=True)
class Line:
    """One posting of the ledger, for reading: who owes whom how many homes of which size."""

    at: datetime
    reference: str
    giver: str
    taker: str
    size: str
    homes: int = 1


class Look:
    """A transaction for reading alone."""

    def __init__(self, connection: Connection, store: SqlStore) -> None:
        self._connection = connection
        self._keys = Keys(connection, store.vault)
        self._rosters = store.rosters

    def schemes(self) -> list[Scheme]:
        """Every scheme as it stands."""
        return self._rosters.all(self._connection, self._keys)

    def cases(self, scheme: Scheme) -> CaseRows:
        """The scheme's cases, for reading."""
        return CaseRows(self._connection, self._keys, scheme.code, locking=False)

    def activity(self, scheme: Scheme) -> ActivityRows:
        """What the scheme's partners have done."""
        return ActivityRows(self._connection, scheme.code)

    def ledger(self, scheme: Scheme) -> ledger.LedgerRows:
        """The scheme's accounts, for reading."""
        return ledger.LedgerRows(self._connection, scheme.code, equal_sizes(scheme.policy))

    def ahead(self, scheme: Scheme, now: datetime) -> Ahead:
        """The scheme as it stands, to be played on from now."""
        books, key = self.ledger(scheme), t.draft.c.scheme_id == scheme.code
        enough = moves_in(books.entries()) >= scheme.policy.publish_after_moves
        return Ahead(
            scheme,
            {case.reference: case for case in self.cases(scheme).among(frozenset(State))},
            books.balances(),
            planned(self._connection, scheme.code),
            self._connection.scalars(select(t.draft.c.begun_at).where(key)).all(),
            books.publication() is not None or enough,
            OverrideRows(self._connection, scheme.code).all(),
            chain.pauses(self._connection, scheme.code),
            ReviewRows(self._connection, self._keys, scheme.code, locking=False).waiting(),
            now,
        )

    def astray(self, scheme: Scheme) -> list[str]:
        """Accounts whose kept sum is not the sum of their postings."""
        return ledger.astray(self._connection, scheme.code)

    def verify(self, scheme: Scheme) -> tuple[int, str]:
        """How many links of the audit chain hold, and what is wrong with the next."""
        key = scheme_key(self._connection, self._keys, scheme.code)
        return chain.verify(self._connection, key, scheme.code)

    def links(self, scheme: Scheme, limit: int) -> list[Link]:
        """The latest links of the audit chain, the newest first."""
        rows = self._connection.execute(
            select(t.audit)
            .where(t.audit.c.scheme_id == scheme.code)
            .order_by(t.audit.c.number.desc())
            .limit(limit)
        )
        known = (*scheme.people.values(), *scheme.revoked.values())
        names = {person.id: person.name for person in known}
        return [
            Link(
                row.number,
                row.at,
                names.get(row.person_id, row.person_id),
                row.acted_as,
                row.what,
                row.reference,
            )
            for row in rows
        ]

    def lines(self, scheme: Scheme, limit: int) -> list[Line]:
        """The latest entries of the ledger, the newest first."""
        giver, taker = t.posting.alias(), t.posting.alias()
        rows = self._connection.execute(
            select(
                t.entry.c.at,
                t.entry.c.reference,
                giver.c.partner.label("giver"),
                taker.c.partner.label("taker"),
                giver.c.size,
                giver.c.homes,
            )
            .join(
                giver,
                (giver.c.scheme_id == t.entry.c.scheme_id)
                & (giver.c.entry_id == t.entry.c.entry_id)
                & (giver.c.homes > 0),
            )
            .join(
                taker,
                (taker.c.scheme_id == t.entry.c.scheme_id)
                & (taker.c.entry_id == t.entry.c.entry_id)
                & (taker.c.size == giver.c.size)
                & (taker.c.homes < 0),
            )
            .where(t.entry.c.scheme_id == scheme.code)
            .order_by(t.entry.c.at.desc())
            .limit(limit)
        )
        return [
            Line(row.at, row.reference or "", row.giver, row.taker, row.size, row.homes)
            for row in rows
        ]

    def is_migrated(self) -> bool:
        """Whether the schema is the one that this release was made for."""
        return revision(self._connection) == newest()

    def undelivered(self) -> int:
        """Destinations that a platform refused for good."""
        return (
            self._connection.scalar(
                select(func.count()).select_from(t.destination).where(t.destination.c.failed)
            )
            or 0
        )

    def lost(self) -> list[str]:
        """The addresses at which nobody can be reached."""
        rows = self._connection.execute(
            select(t.unreachable.c.platform, t.unreachable.c.address).order_by(
                t.unreachable.c.since
            )
        )
        return [f"{row.platform} {row.address}" for row in rows]

    def waiting(self) -> dict[str, int]:
        """How many destinations wait to be sent to, by platform."""
        rows = self._connection.execute(
            select(t.destination.c.platform, func.count().label("waiting"))
            .where(t.destination.c.due_at.is_not(None))
            .group_by(t.destination.c.platform)
        )
        return {row.platform: row.waiting for row in rows}


@contextmanager
def look(store: SqlStore) -> Iterator[Look]:
    """Look at the database as it stands."""
    with store.database.read() as connection:
        yield Look(connection, store)
