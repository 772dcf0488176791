"""Insert or update, in the words of whichever database it is."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

INSERTS: Mapping[str, Callable[[Table], SqliteInsert | PostgresInsert]] = {
    "sqlite": sqlite_insert,
    "postgresql": postgres_insert,
}
"""Inserts that know ON CONFLICT, by dialect; both dialects' take the same calls here."""


def upsert(connection: Connection, table: Table) -> SqliteInsert | PostgresInsert:
    """Insert rows, or give those that are there the new values of every other column."""
    statement = INSERTS[connection.dialect.name](table)
    keys = [column.name for column in table.primary_key.columns]
    return statement.on_conflict_do_update(
        index_elements=keys,
        set_={c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys},
    )
