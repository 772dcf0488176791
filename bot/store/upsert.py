"""Insert or update, in the words of whichever database it is."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert


def insert_for(connection: Connection, table: Table) -> Insert:
    """An insert that knows ON CONFLICT; both dialects' take the same calls here."""
    if connection.dialect.name == "postgresql":
        return postgres_insert(table)  # type: ignore[return-value]
    return sqlite_insert(table)


def upsert(connection: Connection, table: Table) -> Insert:
    """Insert rows, or give those that are there the new values of every other column."""
    statement = insert_for(connection, table)
    keys = [column.name for column in table.primary_key.columns]
    return statement.on_conflict_do_update(
        index_elements=keys,
        set_={c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys},
    )
