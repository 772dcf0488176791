"""The outbox as the relay sees it: what is drawn, due, leased, settled, and shown."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from bot.chat.address import Address
from bot.chat.platform import Posted
from bot.domain.ids import Reference, SchemeCode
from bot.flows.ports import Key, Parcel, Sent
from bot.store.database import Database
from bot.store.keys import Keys
from bot.store.leasing import card_of, take, what_is_due
from bot.store.settling import settle
from bot.store.tables import card as c
from bot.store.tables import destination as d
from bot.store.tables import undrawn
from bot.store.vault import Vault

_UNDRAWN = (
    select(undrawn.c.scheme_id, undrawn.c.reference)
    .where(undrawn.c.draw_at <= bindparam("now", type_=undrawn.c.draw_at.type))
    .order_by(undrawn.c.draw_at)
    .limit(bindparam("many"))
)


class DeliveryRows:
    """Leases and settles; each call is a short transaction of its own."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def undrawn(self, now: datetime, limit: int) -> list[tuple[SchemeCode, Reference]]:
        with self._database.read() as connection:
            rows = connection.execute(_UNDRAWN, {"now": now, "many": limit}).all()
            return [(SchemeCode(row.scheme_id), Reference(row.reference)) for row in rows]

    def put_off(self, scheme: SchemeCode, reference: Reference, until: datetime) -> None:
        with self._database.write() as connection:
            connection.execute(
                update(undrawn)
                .where(undrawn.c.scheme_id == scheme, undrawn.c.reference == reference)
                .values(draw_at=until)
            )

    def due(
        self, platforms: Sequence[str], now: datetime, limit: int, resting: Collection[Address] = ()
    ) -> list[Key]:
        with self._database.read() as connection:
            chosen: dict[tuple[str, str], Key] = {}
            for row in what_is_due(connection, platforms, now, resting):
                key = tuple(row)
                if chosen.setdefault(key[2:], key) is key and len(chosen) == limit:
                    break
            return [*chosen.values()]

    def exchange(
        self, sent: Sequence[Sent], keys: Sequence[Key], now: datetime
    ) -> tuple[bool, list[Parcel]]:
        with self._database.write() as connection:
            news = settle(connection, sent, now)
            return news, take(connection, self._vault, keys, now)

    def release(self, platform: str, now: datetime) -> None:
        """What a dead relay had leased is due now; whoever leases it anew is fenced from it."""
        with self._database.write() as connection:
            connection.execute(
                update(d)
                .where(d.c.platform == platform, d.c.leased_until.is_not(None))
                .values(leased_until=None, due_at=now)
            )

    def on_their_way(self, platform: str, now: datetime) -> int:
        """How many parcels a relay has leased of which it has not said yet what came."""
        with self._database.read() as connection:
            leased = select(func.count()).where(d.c.platform == platform, d.c.leased_until >= now)
            return connection.scalar(leased) or 0

    def thread(self, to: Address) -> list[Posted]:
        """What stands on somebody's phone, the oldest first: for a platform that keeps nothing."""
        with self._database.read() as connection:
            keys = Keys(connection, self._vault)
            rows = connection.execute(
                select(
                    d.c.message,
                    d.c.posted_at,
                    d.c.withdrawn,
                    c.c.sealed,
                    c.c.card_id,
                    c.c.key_id,
                    c.c.scheme_id,
                    c.c.reference,
                )
                .join(c, (c.c.scheme_id == d.c.scheme_id) & (c.c.card_id == d.c.card_id))
                .where(d.c.platform == to.platform, d.c.address == to.id, d.c.message.is_not(None))
                .order_by(d.c.posted_at, d.c.message)
            )
            return [Posted(row.message, card_of(row, keys), row.posted_at) for row in rows.all()]
