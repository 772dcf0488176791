"""One turn, one transaction: the scheme's books opened together and committed together."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.domain.ledger import Equal, equal_sizes
from bot.domain.scheme import Scheme
from bot.flows.ports import Collision
from bot.store.activity import ActivityRows
from bot.store.audit import AuditChain
from bot.store.cases import CaseRows
from bot.store.database import Database
from bot.store.drafts import DraftRows
from bot.store.empty_homes import EmptyHomeRows
from bot.store.governing import ChoiceRows, RosterRows
from bot.store.inbox import InboxRows
from bot.store.joining import JoiningRows
from bot.store.keys import Keys
from bot.store.ledger import LedgerRows
from bot.store.logbook import LogbookRows
from bot.store.outbox import OutboxRows
from bot.store.overrides import OverrideRows
from bot.store.reach import ReachRows
from bot.store.reviews import KnownWordRows, ReviewRows
from bot.store.roster import Rosters
from bot.store.savepoint import savepoint
from bot.store.tables import scheme as scheme_table
from bot.store.targets import TargetRows
from bot.store.timetable import TimetableRows
from bot.store.vault import DataKey, Vault

_TRY_AGAIN = frozenset({"40001", "40P01"})
"""PostgreSQL's words for a serialisation failure and a deadlock."""


class OpenBooks:
    """One scheme's books within one turn."""

    def __init__(
        self,
        connection: Connection,
        keys: Keys,
        key: DataKey,
        scheme: str,
        at: datetime,
        *,
        locking: bool,
        equal: Equal,
    ) -> None:
        self.cases = CaseRows(connection, keys, scheme, locking=locking)
        self.ledger = LedgerRows(connection, scheme, equal)
        self.overrides = OverrideRows(connection, scheme)
        self.targets = TargetRows(connection, scheme)
        self.activity = ActivityRows(connection, scheme)
        self.logbook = LogbookRows(connection, key, scheme)
        self.outbox = OutboxRows(
            connection, scheme, at, lambda case: self.cases.key_of(case) if case else key
        )
        self.drafts = DraftRows(connection, keys, scheme, locking=locking)
        self.empty_homes = EmptyHomeRows(connection, key, scheme, locking=locking)
        self.reviews = ReviewRows(connection, keys, scheme, locking=locking)
        self.known_words = KnownWordRows(connection, key, scheme)
        self.reach = ReachRows(connection, scheme, at)
        self.joining = JoiningRows(connection, scheme, at)
        self.roster = RosterRows(connection, scheme, at)
        self.answers = InboxRows(connection, keys, key, scheme)
        self.timetable = TimetableRows(connection, scheme)
        self.audit = AuditChain(connection, key, scheme, at)


class Turnover:
    """One turn's transaction."""

    def __init__(
        self, connection: Connection, vault: Vault, rosters: Rosters, *, locking: bool = True
    ) -> None:
        self._connection = connection
        self._locking = locking
        self._keys = Keys(connection, vault)
        self._rosters = rosters
        self._chains: list[AuditChain] = []
        self.choices = ChoiceRows(connection)

    def schemes(self) -> list[Scheme]:
        return self._rosters.all(self._connection, self._keys)

    def answered(self, scheme: Scheme, event: str, at: datetime) -> tuple[bool, bytes]:
        return self._inbox(scheme).answered(event, at)

    def answer(
        self, scheme: Scheme, event: str, answer: bytes, *, draft: str = "", reference: str = ""
    ) -> None:
        self._inbox(scheme).answer(event, answer, draft=draft, reference=reference)

    @contextmanager
    def books(self, scheme: Scheme, at: datetime) -> Iterator[OpenBooks]:
        with savepoint(self._connection):
            key = self._scheme_key(scheme)
            books = OpenBooks(
                self._connection,
                self._keys,
                key,
                scheme.code,
                at,
                locking=self._locking,
                equal=equal_sizes(scheme.policy),
            )
            yield books
        self._chains.append(books.audit)

    def close(self) -> None:
        """Chain the audit, last thing before the commit."""
        for chain in self._chains:
            chain.close()

    def _inbox(self, scheme: Scheme) -> InboxRows:
        return InboxRows(self._connection, self._keys, self._scheme_key(scheme), scheme.code)

    def _scheme_key(self, scheme: Scheme) -> DataKey:
        key_id = self._rosters.key_ids[scheme.code]
        return self._keys.open(scheme.code, key_id)


class SqlStore:
    """Where turns are begun, on one database."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self.database = database
        self.vault = vault
        self.rosters = Rosters()

    @contextmanager
    def begin(self, *, reading: bool = False) -> Iterator[Turnover]:
        """A transaction for one turn; leaving cleanly commits. Raises Collision."""
        with (
            collisions(),
            self.database.read() if reading else self.database.write() as connection,
        ):
            turnover = Turnover(connection, self.vault, self.rosters, locking=not reading)
            yield turnover
            turnover.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Turns begun in this thread until the block ends are kept by one commit, or none is.

        What fails within it is undone by itself.
        """
        try:
            with self.database.together():
                yield
        except BaseException:
            # A roster that was read within it may never have come to be.
            self.rosters.forget()
            raise


@contextmanager
def collisions() -> Iterator[None]:
    """Raise Collision where the database says that another transaction was first."""
    try:
        yield
    except IntegrityError as first:
        raise Collision("another turn was first") from first
    except DBAPIError as lost:
        if getattr(lost.orig, "sqlstate", None) in _TRY_AGAIN:
            raise Collision("another turn was first") from lost
        raise


def scheme_key(connection: Connection, keys: Keys, code: str) -> DataKey:
    """The key that seals what is a scheme's own."""
    key_id = connection.scalars(
        select(scheme_table.c.key_id).where(scheme_table.c.scheme_id == code)
    ).one()
    return keys.open(code, key_id)
