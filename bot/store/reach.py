"""Who cannot be reached where, kept until they can be again."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from bot.chat.address import Address
from bot.store.tables import destination as d
from bot.store.tables import unreachable as u
from bot.store.upsert import INSERTS


class ReachRows:
    """The addresses of one scheme at which nobody can be reached, within one turn."""

    def __init__(self, connection: Connection, scheme: str, at: datetime) -> None:
        self._connection = connection
        self._scheme = scheme
        self._at = at

    def lost(self) -> list[Address]:
        """Every such address, those lost longest first."""
        rows = self._connection.execute(
            select(u.c.platform, u.c.address)
            .where(u.c.scheme_id == self._scheme)
            .order_by(u.c.since, u.c.platform, u.c.address)
        )
        return [Address(row.platform, row.address) for row in rows]

    def opened(self, address: Address) -> bool:
        """An address can be written to: what failed there is due again. Whether it was lost."""
        self._connection.execute(
            update(d)
            .where(
                d.c.scheme_id == self._scheme,
                d.c.platform == address.platform,
                d.c.address == address.id,
                d.c.failed,
            )
            .values(failed=False, attempts=0, due_at=self._at)
        )
        return forget(self._connection, self._scheme, address)


def remember(connection: Connection, scheme: str, address: Address, now: datetime) -> bool:
    """Keep that nobody can be reached there. Whether that is news."""
    kept = connection.execute(
        INSERTS[connection.dialect.name](u)
        .values(scheme_id=scheme, platform=address.platform, address=address.id, since=now)
        .on_conflict_do_nothing()
        .returning(u.c.address)
    )
    return kept.one_or_none() is not None


def forget(connection: Connection, scheme: str, address: Address) -> bool:
    """Somebody can be reached there. Whether that is news."""
    gone = connection.execute(
        delete(u)
        .where(
            u.c.scheme_id == scheme,
            u.c.platform == address.platform,
            u.c.address == address.id,
        )
        .returning(u.c.address)
    )
    return gone.one_or_none() is not None
