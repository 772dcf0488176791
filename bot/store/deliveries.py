"""The outbox as the relay sees it: due destinations, leased with a fencing number."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, exists, or_, select, tuple_, update

from bot.chat.address import Address
from bot.chat.cards import Card, closed_card, load_card
from bot.chat.platform import Posted
from bot.domain.ids import Reference, SchemeCode
from bot.flows.ports import Key, Parcel, Sent
from bot.store import reach
from bot.store.database import Database
from bot.store.keys import Keys
from bot.store.tables import card as c
from bot.store.tables import destination as d
from bot.store.tables import scheme, undrawn
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
            for row in connection.execute(_next(platforms, now, resting)).all():
                key = tuple(row)
                if chosen.setdefault(key[2:], key) is key and len(chosen) == limit:
                    break
            return [*chosen.values()]

    def exchange(
        self, sent: Sequence[Sent], keys: Sequence[Key], now: datetime
    ) -> tuple[bool, list[Parcel]]:
        with self._database.write() as connection:
            return self._settle(connection, sent, now), self._take(connection, keys, now)

    def settle(self, sent: Sequence[Sent], now: datetime) -> bool:
        """What came of parcels, and no more."""
        news, _ = self.exchange(sent, [], now)
        return news

    def lease(
        self, platforms: Sequence[str], now: datetime, limit: int, resting: Collection[Address] = ()
    ) -> list[Parcel]:
        """What is due, found and taken at once."""
        keys = self.due(platforms, now, limit, resting)
        return self.exchange([], keys, now)[1] if keys else []

    def _take(self, connection: Connection, keys: Sequence[Key], now: datetime) -> list[Parcel]:
        if not keys:
            return []
        connection.execute(_NEVER_POSTED)
        sought = {
            "keys": list(keys),
            "schemes": list({scheme for scheme, *_ in keys}),
            "cards": list({card for _, card, *_ in keys}),
        }
        rows = connection.execute(_TAKEN, sought | {"now": now, "by_now": now}).all()
        opened, until = Keys(connection, self._vault), now + LEASE
        if rows:
            connection.execute(_LEASED, [_leased(row, until) for row in rows])
        return [_parcel(row, opened, until) for row in rows]

    def _settle(self, connection: Connection, sent: Sequence[Sent], now: datetime) -> bool:
        news = False
        lost = {tuple(row) for row in connection.execute(_LOST)} if sent else set()
        kept: dict[Any, list[dict[str, Any]]] = {}
        for one in sent:
            statement, values = _what_came(one, now)
            kept.setdefault(statement, []).append(values)
        for statement, rows in kept.items():
            connection.execute(statement, rows)
        for one in sent:
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


_UNDRAWN = (
    select(undrawn.c.scheme_id, undrawn.c.reference)
    .where(undrawn.c.draw_at <= bindparam("now", type_=undrawn.c.draw_at.type))
    .order_by(undrawn.c.draw_at)
    .limit(bindparam("many"))
)
_OF_IT = c.alias()
_IS_DRAWN = ~exists().where(
    _OF_IT.c.scheme_id == d.c.scheme_id,
    _OF_IT.c.card_id == d.c.card_id,
    undrawn.c.scheme_id == _OF_IT.c.scheme_id,
    undrawn.c.reference == _OF_IT.c.reference,
)
"""Nothing is sent of a case that has changed since its cards were drawn."""

_GOES_ON = d.c.scheme_id.not_in(select(scheme.c.scheme_id).where(scheme.c.paused_at.is_not(None)))
_RUNG_NO_MORE = c.alias()
_REDRAWS_ONLY = or_(
    d.c.withdrawn,
    exists().where(
        _RUNG_NO_MORE.c.scheme_id == d.c.scheme_id,
        _RUNG_NO_MORE.c.card_id == d.c.card_id,
        _RUNG_NO_MORE.c.ring <= d.c.ring_shown,
    ),
)
"""Of a paused scheme nothing new is sent; what stands is redrawn, or taken back (L13)."""


def _next(platforms: Sequence[str], now: datetime, resting: Collection[Address]) -> Any:
    """The keys of what is due at destinations that are free, the longest due first."""
    statement = (
        select(d.c.scheme_id, d.c.card_id, d.c.platform, d.c.address)
        .where(
            d.c.due_at <= now,
            d.c.platform.in_(list(platforms)),
            _free(now),
            _IS_DRAWN,
            or_(_GOES_ON, _REDRAWS_ONLY),
        )
        .order_by(d.c.due_at)
        .limit(_LOOKED_AT)
    )
    if resting:
        rests = [(to.platform, to.id) for to in resting]
        statement = statement.where(tuple_(d.c.platform, d.c.address).not_in(rests))
    return statement


def _free(now: Any) -> Any:
    """Nothing is on its way to the destination."""
    busy = d.alias()
    return ~exists().where(
        busy.c.platform == d.c.platform, busy.c.address == d.c.address, busy.c.leased_until >= now
    )


_LOOKED_AT = 1000
"""Rows: what is due beyond them is found once these are sent, or their destinations rest."""

_TAKEN = (
    select(d, c.c.version, c.c.ring, c.c.sealed, c.c.key_id, c.c.reference)
    .join(c, (c.c.scheme_id == d.c.scheme_id) & (c.c.card_id == d.c.card_id))
    .where(
        tuple_(d.c.scheme_id, d.c.card_id, d.c.platform, d.c.address).in_(
            bindparam("keys", expanding=True)
        ),
        # SQLite looks rows up by columns, not by tuples of them.
        d.c.scheme_id.in_(bindparam("schemes", expanding=True)),
        d.c.card_id.in_(bindparam("cards", expanding=True)),
        # Asked again: another relay may have been first since these were found to be due.
        d.c.due_at <= bindparam("now", type_=d.c.due_at.type),
        _free(bindparam("by_now", type_=d.c.due_at.type)),
        _IS_DRAWN,
        or_(_GOES_ON, d.c.withdrawn, c.c.ring <= d.c.ring_shown),
    )
    .with_for_update(skip_locked=True, of=d)
)
_LEASED = (
    update(d)
    .where(
        d.c.scheme_id == bindparam("scheme"),
        d.c.card_id == bindparam("card"),
        d.c.platform == bindparam("on"),
        d.c.address == bindparam("to"),
    )
    .values(leased_until=bindparam("until"), due_at=bindparam("until"), fence=bindparam("number"))
)


def _leased(row: Any, until: datetime) -> dict[str, Any]:
    return {
        "scheme": row.scheme_id,
        "card": row.card_id,
        "on": row.platform,
        "to": row.address,
        "until": until,
        "number": row.fence + 1,
    }


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


# Statements are built once: building one for each parcel held the turns up for longer than sending.
_MINE = (
    (d.c.scheme_id == bindparam("scheme"))
    & (d.c.card_id == bindparam("card"))
    & (d.c.platform == bindparam("on"))
    & (d.c.address == bindparam("to"))
    & (d.c.fence == bindparam("number"))
)
_NEWEST = (
    select(c.c.version)
    .where(c.c.scheme_id == bindparam("scheme"), c.c.card_id == bindparam("card"))
    .scalar_subquery()
)
# Due again at another moment than the lease's end: a turn asked for it while it was in flight.
# Of a card drawn by a turn that ends just now, the destination is all that is seen here.
_ASKED_FOR = d.c.due_at != bindparam("until", type_=d.c.due_at.type)
_CHANGED = bindparam("version") < _NEWEST
_NOW = bindparam("now", type_=d.c.due_at.type)


def _settled(*behind: Any, **values: Any) -> Any:
    """What is kept of a parcel that is back, due again at once where it is ``behind``."""
    due = case((or_(_ASKED_FOR, *behind), _NOW))
    kept = {"leased_until": None, "attempts": 0, "failed": False, "due_at": due} | values
    return update(d).where(_MINE).values(**kept)


_SHOWN: dict[str, Any] = {"version_shown": bindparam("version"), "ring_shown": bindparam("ring")}
_POINTED = _settled(d.c.version_shown < _NEWEST, d.c.withdrawn, stale_message=None)
"""An earlier message is a pointer now, or gone, and then it needs to be none."""

_REDRAWN = _settled(_CHANGED, **_SHOWN)
_POSTED = _settled(
    _CHANGED,
    d.c.message.is_not(None),
    message=bindparam("message"),
    posted_at=_NOW,
    stale_message=d.c.message,
    **_SHOWN,
)
_FAILED = _settled(_CHANGED, attempts=bindparam("tries"), failed=bindparam("lost"))
_LATER = _settled(attempts=bindparam("tries"), due_at=bindparam("again", type_=d.c.due_at.type))


def _what_came(sent: Sent, now: datetime) -> tuple[Any, dict[str, Any]]:
    """The statement that keeps what came of a parcel, and its values."""
    parcel = sent.parcel
    mine: dict[str, Any] = {
        "scheme": parcel.scheme,
        "card": parcel.card_id,
        "on": parcel.to.platform,
        "to": parcel.to.id,
        "number": parcel.fence,
    }
    known = mine | {"until": parcel.until, "now": now}
    if sent.retry_at is not None:
        tries = parcel.attempts + sent.counts
        return _LATER, mine | {"tries": tries, "again": sent.retry_at}
    if parcel.stale is not None:
        return _POINTED, known
    shown = known | {"version": parcel.version, "ring": parcel.ring}
    if sent.message is None:
        failed = {"tries": parcel.attempts + sent.counts, "lost": sent.failed}
        return _FAILED, known | {"version": parcel.version} | failed
    if parcel.message is None:
        return _POSTED, shown | {"message": sent.message}
    return _REDRAWN, shown
