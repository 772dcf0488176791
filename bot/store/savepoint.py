"""A part of a transaction that is undone by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """What is done until the block ends stays only if the block is left cleanly.

    One within another has the same name: a database goes back to the latest. With names of its
    own SQLAlchemy would compile each of the two statements anew, which costs more than they do.
    https://www.sqlite.org/lang_savepoint.html
    https://www.postgresql.org/docs/current/sql-savepoint.html
    """
    connection.exec_driver_sql("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if not connection.invalidated:
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT part")
            connection.exec_driver_sql("RELEASE SAVEPOINT part")
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT part")
