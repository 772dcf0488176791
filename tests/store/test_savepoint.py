"""A part of a transaction that fails is undone, and no more than that."""

from contextlib import suppress

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.store.database import Database
from bot.store.savepoint import savepoint


def test_what_fails_in_a_part_is_undone_and_what_is_around_it_stays(database_url: str) -> None:
    database = Database(database_url)
    with database.write() as connection:

        def keep(number: int | None) -> None:
            connection.execute(text("INSERT INTO kept VALUES (:one)"), {"one": number})

        connection.execute(text("CREATE TABLE kept (one INTEGER NOT NULL)"))
        with savepoint(connection):
            keep(1)
            with suppress(ZeroDivisionError), savepoint(connection):
                keep(2)
                with savepoint(connection):
                    keep(3)
                raise ZeroDivisionError
            keep(4)
            with suppress(IntegrityError), savepoint(connection):
                keep(5)
                keep(None)
            keep(6)
        assert [*connection.scalars(text("SELECT one FROM kept ORDER BY one"))] == [1, 4, 6]
    database.close()


def test_what_fails_among_turns_that_are_kept_together_is_undone_by_itself(
    database_url: str,
) -> None:
    database = Database(database_url)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE kept (one INTEGER)"))
    with database.together():
        for number in (1, 2, 3):
            with suppress(ZeroDivisionError), database.write() as connection:
                connection.execute(text("INSERT INTO kept VALUES (:one)"), {"one": number})
                assert number / (number - 2)
    with database.read() as connection:
        assert [*connection.scalars(text("SELECT one FROM kept ORDER BY one"))] == [1, 3]
    database.close()
