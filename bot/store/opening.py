"""Where a process begins: a database brought up to date, opened with the operator's key."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.store.database import Database
from bot.store.unit_of_work import SqlStore
from bot.store.vault import Vault


@contextmanager
def opened(url: str, master_key: bytes) -> Iterator[SqlStore]:
    """The store on a database, closed at the end. Raises DatabaseTrouble."""
    database = Database(url)
    try:
        with database.reachable():
            database.migrate()
            yield SqlStore(database, Vault(master_key))
    finally:
        database.close()
