"""The connection to SQLite or PostgreSQL, and its schema brought up to date."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import local
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from bot.store.savepoint import savepoint
from bot.store.schema import bring_up_to_date, newest, revision, revisions

_LOCK = 7_276_001
_DRIVERS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
_PATIENCE = 10
"""Seconds to wait for PostgreSQL to answer."""

_BUSY = 30
"""Seconds to wait for another process that writes to the same file."""


class DatabaseTrouble(Exception):
    """The database cannot be used; the sentence says what to do."""


class Database:
    """One database: ``write`` for turns, ``read`` for looking without holding anybody up."""

    def __init__(self, url: str) -> None:
        self.url = _url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            _owned(Path(self.url.database or ""))
        self.writer = _engine(self.url, "IMMEDIATE")
        self.reader = _engine(self.url, "DEFERRED") if self.is_sqlite else _looking(self.writer)
        self._shared = local()

    @property
    def name(self) -> str:
        """Its address as it may be shown: no password."""
        return self.url.set(drivername=self.url.get_backend_name()).render_as_string()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that commits on leaving cleanly; within ``together``, a part of that."""
        shared: Connection | None = getattr(self._shared, "connection", None)
        if shared is None:
            with self.writer.begin() as connection:
                yield connection
        else:
            with savepoint(shared):
                yield shared

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread writes until the block ends is one transaction: it commits once.

        What fails within it is undone by itself.
        """
        with self.writer.begin() as self._shared.connection:
            try:
                yield
            finally:
                del self._shared.connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction for reading alone, all of it as things stand when it begins."""
        with self.reader.begin() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the schema up to date, one process at a time.

        Raises:
            DatabaseTrouble: it cannot be reached, or a newer release made it.
        """
        with self.reachable():
            with self.read() as connection:
                if revision(connection) == newest():
                    return
            with self.write() as connection:
                if not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                current = revision(connection)
                if current not in (None, *revisions()):
                    raise DatabaseTrouble(
                        "This database was made by a newer release of Reciprocal. "
                        "Install that release, or restore a backup made by this one."
                    )
                if current != newest():
                    bring_up_to_date(connection)

    @contextmanager
    def reachable(self) -> Iterator[None]:
        """Say in one sentence when the database cannot be reached. Raises DatabaseTrouble."""
        try:
            yield
        except DBAPIError as gone:
            sentence = self._file_trouble(gone) if self.is_sqlite else self._server_trouble(gone)
            if sentence is None:
                raise
            raise DatabaseTrouble(sentence) from gone

    def close(self) -> None:
        """Close every connection."""
        self.writer.dispose()
        self.reader.dispose()

    def _server_trouble(self, gone: DBAPIError) -> str | None:
        if isinstance(gone, OperationalError) or gone.connection_invalidated:
            return (
                f"The database at {self.name} cannot be reached. Check DATABASE_URL and that the "
                "database is running."
            )
        return None

    def _file_trouble(self, gone: DBAPIError) -> str | None:
        file, why = Path(str(self.url.database)), str(gone.orig)
        if "not a database" in why or "malformed" in why:
            return f"{file} is not a whole SQLite database. Put another path in DATABASE_URL."
        if not isinstance(gone, OperationalError):
            return None
        if "locked" in why:
            return f"Another process holds the database {file}. Try again when it has finished."
        if "full" in why:
            return f"The disk that holds the database {file} is full. Make room on it."
        if "unable to open" in why and not file.parent.is_dir():
            return f"There is no folder {file.parent} for the database {file.name}. Make it first."
        if "unable to open" in why or "readonly" in why:
            return (
                f"The database {file} cannot be opened and written to. Check who may write to it "
                "and to its folder, or put another path in DATABASE_URL."
            )
        return None


def _url(given: str) -> URL:
    try:
        url = make_url(given)
        driver = _DRIVERS[url.drivername.partition("+")[0]]
    except (ArgumentError, KeyError, ValueError) as wrong:
        raise DatabaseTrouble(
            "DATABASE_URL is not a database address. "
            "Put sqlite:///reciprocal.db or postgresql://user:password@host/name."
        ) from wrong
    if driver == "sqlite" and (url.database or ":memory:") == ":memory:":
        raise DatabaseTrouble(
            "DATABASE_URL names no file. Put its path after sqlite:///, as in "
            "sqlite:///reciprocal.db."
        )
    return url.set(drivername=driver)


def _owned(file: Path) -> None:
    """A database file that is not there yet, for its owner alone to read."""
    with suppress(OSError):  # what is wrong with the place is said when it is opened
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _engine(url: URL, begin: str) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_size=5,
            max_overflow=5,
            pool_pre_ping=True,
            connect_args={"connect_timeout": _PATIENCE},
        )
    engine = create_engine(
        url, connect_args={"isolation_level": None, "timeout": _BUSY}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, _record: Any) -> None:
        for pragma in (f"busy_timeout={_BUSY * 1000}", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        _keep_a_log(connection)

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {begin}")

    return engine


def _looking(writer: Engine) -> Engine:
    """The same connections, but each transaction sees one moment, as SQLite's do by themselves."""
    return writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Write ahead. While a new file changes to that, SQLite refuses others without any wait."""
    until = monotonic() + _BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as busy:
            if "locked" not in str(busy) or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return
