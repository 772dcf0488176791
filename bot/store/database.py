"""The connection to SQLite or PostgreSQL, and its schema brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_276_001


class DatabaseTrouble(Exception):
    """The database cannot be used; the sentence says what to do."""


class Database:
    """One database: ``write`` for turns, ``read`` for looking without holding anybody up."""

    def __init__(self, url: str) -> None:
        try:
            self.url = make_url(url)
            if self.url.drivername in ("postgresql", "postgres"):
                self.url = self.url.set(drivername="postgresql+psycopg")
            self.is_sqlite = self.url.get_backend_name() == "sqlite"
            self.writer = _engine(self.url.render_as_string(False), self.is_sqlite, "IMMEDIATE")
            self._reader = (
                _engine(self.url.render_as_string(False), True, "DEFERRED")
                if self.is_sqlite
                else self.writer
            )
        except (ArgumentError, NoSuchModuleError) as wrong:
            raise DatabaseTrouble(
                "DATABASE_URL is not a database address. "
                "Put sqlite:///reciprocal.db or postgresql://user:password@host/name."
            ) from wrong

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that commits on leaving cleanly."""
        with self.writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction for reading alone."""
        with self._reader.begin() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the schema up to date, one process at a time.

        Raises:
            DatabaseTrouble: it cannot be reached, or a newer release made it.
        """
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        script = ScriptDirectory.from_config(config)
        with self.reachable(), self.writer.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            current = MigrationContext.configure(connection).get_current_revision()
            known = {revision.revision for revision in script.walk_revisions()}
            if current is not None and current not in known:
                raise DatabaseTrouble(
                    "This database was made by a newer release of Reciprocal. "
                    "Install that release, or restore a backup made by this one."
                )
            if current != script.get_current_head():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")

    @contextmanager
    def reachable(self) -> Iterator[None]:
        """Say in one sentence when the database cannot be reached."""
        try:
            yield
        except (OperationalError, DBAPIError) as gone:
            if isinstance(gone, OperationalError) or gone.connection_invalidated:
                raise DatabaseTrouble(
                    f"The database at {self.url.render_as_string(hide_password=True)} cannot be "
                    "reached. Check DATABASE_URL and that the database is running."
                ) from gone
            raise

    def close(self) -> None:
        """Close every connection."""
        self.writer.dispose()
        self._reader.dispose()


def _engine(url: str, is_sqlite: bool, begin: str) -> Engine:
    if not is_sqlite:
        return create_engine(url, pool_size=5, max_overflow=5, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"isolation_level": None, "timeout": 30})

    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, _record: Any) -> None:
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=30000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {begin}")

    return engine
