"""A scheme file applied: one transaction, tried again where another process was first."""

from contextlib import suppress
from datetime import datetime

from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.domain.scheme import Scheme
from bot.flows.ports import Collision
from bot.store import roster
from bot.store.keys import Keys
from bot.store.unit_of_work import SqlStore

_TRIES = 3
_TRY_AGAIN = frozenset({"40001", "40P01"})
"""PostgreSQL's words for a serialisation failure and a deadlock."""


def apply(store: SqlStore, wanted: Scheme, at: datetime) -> list[str]:
    """Make the kept scheme what a file says; a sentence for each change.

    Raises:
        SchemeRefused: a partner is no longer named.
        Collision: others were first three times over; nothing was done.
    """
    for _ in range(_TRIES - 1):
        with suppress(Collision):
            return _once(store, wanted, at)
    return _once(store, wanted, at)


def _once(store: SqlStore, wanted: Scheme, at: datetime) -> list[str]:
    try:
        with store.database.write() as connection:
            return roster.apply(connection, Keys(connection, store.vault), wanted, at)
    except IntegrityError as first:
        raise Collision("another process was first") from first
    except DBAPIError as lost:
        if getattr(lost.orig, "sqlstate", None) in _TRY_AGAIN:
            raise Collision("another process was first") from lost
        raise
