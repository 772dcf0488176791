"""When something is to be looked at again: a row for each case and each routine of a scheme."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.ids import SchemeCode
from bot.store.database import Database
from bot.store.tables import due as d
from bot.store.upsert import INSERTS, upsert

_DUE = select(d.c.scheme_id, d.c.what, d.c.subject).order_by(d.c.at, d.c.what, d.c.subject)
_AT = select(d.c.at).order_by(d.c.at)
_TAKE = (
    select(d.c.at)
    .where(
        d.c.scheme_id == bindparam("scheme"),
        d.c.what == bindparam("what"),
        d.c.subject == bindparam("one"),
        d.c.at <= bindparam("now"),
    )
    .with_for_update(skip_locked=True)
)


class TimetableRows:
    """The timetable of one scheme within one turn."""

    def __init__(self, connection: Connection, scheme: str) -> None:
        self._connection = connection
        self._scheme = scheme

    def plan(self, what: str, subject: str, at: datetime | None) -> None:
        row = {"scheme_id": self._scheme, "what": what, "subject": subject}
        if at is None:
            self._connection.execute(
                delete(d).where(*(d.c[name] == value for name, value in row.items()))
            )
        else:
            self._connection.execute(upsert(self._connection, d), [row | {"at": at}])

    def begin(self, what: str, subject: str, at: datetime) -> None:
        row = {"scheme_id": self._scheme, "what": what, "subject": subject, "at": at}
        insert = INSERTS[self._connection.dialect.name](d)
        self._connection.execute(insert.on_conflict_do_nothing(), [row])

    def take(self, what: str, subject: str, now: datetime) -> datetime | None:
        sought = {"scheme": self._scheme, "what": what, "one": subject, "now": now}
        return self._connection.scalar(_TAKE, sought)

    def waits(self, what: str, now: datetime) -> bool:
        some = select(d.c.at).where(d.c.scheme_id == self._scheme, d.c.what == what, d.c.at <= now)
        return self._connection.scalar(some.limit(1)) is not None


class Timetable:
    """The timetable of every scheme, as the clock sees it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, now: datetime) -> Sequence[tuple[SchemeCode, str, str]]:
        """What is due: its scheme, what it is and whose, the longest due first."""
        with self._database.read() as connection:
            rows = connection.execute(_DUE.where(d.c.at <= now))
            return [(SchemeCode(row.scheme_id), row.what, row.subject) for row in rows]

    def next(self) -> datetime | None:
        """When the next of all is due, None where nothing is planned."""
        with self._database.read() as connection:
            return connection.scalar(_AT.limit(1))

    def after(self, moment: datetime) -> datetime | None:
        """When the first falls due that is not due at a moment, None where nothing does."""
        with self._database.read() as connection:
            return connection.scalar(_AT.where(d.c.at > moment).limit(1))


def planned(connection: Connection, scheme: str) -> dict[str, datetime]:
    """When each routine of a scheme is due, by what it is called."""
    mine = select(d.c.what, d.c.at).where(d.c.scheme_id == scheme, d.c.subject == "")
    return {row.what: row.at for row in connection.execute(mine)}
