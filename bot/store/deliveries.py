"""The outbox as the relay sees it: due destinations, leased with a fencing number."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, exists, func, or_, select, true, tuple_, update

from bot.chat.address import Address
from bot.chat.cards import Card, closed_card, load_card
from bot.chat.platform import Posted
from bot.flows.ports import Parcel, Sent
from bot.store import reach
from bot.store.database import Database
from bot.store.keys import Keys
from bot.store.tables import card as c
from bot.store.tables import destination as d
from bot.store.tables import unreachable as u
from bot.store.vault import Vault

LEASE = timedelta(seconds=60)

_NEVER_POSTED = (
    update(d)
    .where(d.c.withdrawn, d.c.message.is_(None), d.c.due_at.is_not(None))
    .where(d.c.leased_until.is_(None))
    .values(due_at=None)
)
"""A card withdrawn before it was ever posted needs no message."""

_LOST = select(u.c.scheme_id, u.c.platform, u.c.address)


class DeliveryRows:
    """Leases and settles; each call is a short transaction of its own."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    def lease(
        self, platforms: Sequence[str], now: datetime, limit: int, resting: Collection[Address] = ()
    ) -> list[Parcel]:
        with self._database.read() as connection:
            if connection.execute(_next(platforms, now, 1, resting)).first() is None:
                return []
        with self._database.write() as connection:
            connection.execute(_NEVER_POSTED)
            rows = connection.execute(
                _due(platforms, now, limit, resting).with_for_update(skip_locked=True, of=d)
            ).all()
            keys, until = Keys(connection, self._vault), now + LEASE
            for row in rows:
                connection.execute(
                    update(d)
                    .where(*_is(row.scheme_id, row.card_id, row.platform, row.address))
                    .values(leased_until=until, due_at=until, fence=row.fence + 1)
                )
            return [_parcel(row, keys, until) for row in rows]

    def settle(self, sent: Sequence[Sent], now: datetime) -> bool:
        news = False
        with self._database.write() as connection:
            lost = {tuple(row) for row in connection.execute(_LOST)}
            for one in sent:
                _settle(connection, one, now)
                scheme, to = one.parcel.scheme, one.parcel.to
                if one.unreachable:
                    news |= reach.remember(connection, scheme, to, now)
                elif one.message and (scheme, to.platform, to.id) in lost:
                    news |= reach.forget(connection, scheme, to)
        return news

    def release(self, platform: str, now: datetime) -> None:
        """What a dead relay had leased is due now; whoever leases it anew is fenced from it."""
        with self._database.write() as connection:
            connection.execute(
                update(d)
                .where(d.c.platform == platform, d.c.leased_until.is_not(None))
                .values(leased_until=None, due_at=now)
            )

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
            return [Posted(row.message, _card(row, keys), row.posted_at) for row in rows.all()]


def _next(platforms: Sequence[str], now: datetime, limit: int, resting: Collection[Address]) -> Any:
    """The keys of what is due first at each destination that is free, the longest due first."""
    busy = d.alias()
    free = ~exists().where(
        busy.c.platform == d.c.platform,
        busy.c.address == d.c.address,
        busy.c.leased_until >= now,
    )
    place = (
        func.row_number()
        .over(partition_by=(d.c.platform, d.c.address), order_by=(d.c.due_at, d.c.card_id))
        .label("place")
    )
    due = (
        select(d.c.scheme_id, d.c.card_id, d.c.platform, d.c.address, d.c.due_at, place)
        .where(d.c.due_at <= now, d.c.platform.in_(list(platforms)), free)
        .where(
            tuple_(d.c.platform, d.c.address).not_in([(to.platform, to.id) for to in resting])
            if resting
            else true()
        )
        .subquery()
    )
    return select(due).where(due.c.place == 1).order_by(due.c.due_at).limit(limit)


def _due(platforms: Sequence[str], now: datetime, limit: int, resting: Collection[Address]) -> Any:
    first = _next(platforms, now, limit, resting).subquery()
    return (
        select(d, c.c.version, c.c.ring, c.c.sealed, c.c.key_id, c.c.reference)
        .join(c, (c.c.scheme_id == d.c.scheme_id) & (c.c.card_id == d.c.card_id))
        .join(
            first,
            (first.c.scheme_id == d.c.scheme_id)
            & (first.c.card_id == d.c.card_id)
            & (first.c.platform == d.c.platform)
            & (first.c.address == d.c.address),
        )
        # Asked again of the row itself: another relay may have leased it since it was chosen.
        .where(d.c.due_at <= now, or_(d.c.leased_until.is_(None), d.c.leased_until < now))
        .order_by(d.c.due_at)
    )


def _parcel(row: Any, keys: Keys, until: datetime) -> Parcel:
    rung = row.ring > row.ring_shown and not row.withdrawn
    return Parcel(
        row.scheme_id,
        row.card_id,
        Address(row.platform, row.address),
        _card(row, keys),
        row.version,
        row.ring,
        None if rung else row.message,
        row.stale_message,
        row.attempts,
        row.fence + 1,
        until,
    )


def _card(row: Any, keys: Keys) -> Card:
    if row.withdrawn:
        return closed_card(row.reference)
    key = keys.open(row.scheme_id, row.key_id)
    return load_card(key.open(row.sealed, f"card/{row.card_id}"))


def _settle(connection: Connection, sent: Sent, now: datetime) -> None:
    parcel = sent.parcel
    newest = (
        select(c.c.version)
        .where(c.c.scheme_id == parcel.scheme, c.c.card_id == parcel.card_id)
        .scalar_subquery()
    )
    # Due again at another moment than the lease's end: a turn asked for it while it was in flight.
    # Of a card drawn by a turn that ends just now, the destination is all that is seen here.
    behind = [d.c.due_at != parcel.until]
    values: dict[str, Any] = {"leased_until": None, "attempts": 0, "failed": False}
    if parcel.stale is not None and sent.retry_at is None:
        # A message that is gone, and so cannot become a pointer, needs none.
        values |= {"stale_message": None}
        behind += [newest > d.c.version_shown, d.c.withdrawn]
    elif sent.message is None:
        values |= {"attempts": parcel.attempts + sent.counts, "failed": sent.failed}
        behind += [newest > parcel.version] if sent.failed else []
    else:
        values |= {"version_shown": parcel.version, "ring_shown": parcel.ring}
        behind += [newest > parcel.version]
        if parcel.message is None:
            values |= {"message": sent.message, "posted_at": now, "stale_message": d.c.message}
            behind += [d.c.message.is_not(None)]
    values |= {"due_at": sent.retry_at or case((or_(*behind), now))}
    connection.execute(
        update(d)
        .where(
            *_is(parcel.scheme, parcel.card_id, parcel.to.platform, parcel.to.id),
            d.c.fence == parcel.fence,
        )
        .values(**values)
    )


def _is(scheme: str, card_id: str, platform: str, address: str) -> tuple[Any, ...]:
    return (
        d.c.scheme_id == scheme,
        d.c.card_id == card_id,
        d.c.platform == platform,
        d.c.address == address,
    )
