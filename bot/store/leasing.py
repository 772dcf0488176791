"""What of the outbox is due, and how it is leased to one relay under a fencing number."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, or_, select, tuple_, update

from bot.chat.address import Address
from bot.chat.cards import Card, closed_card, load_card
from bot.flows.ports import Key, Parcel
from bot.store.keys import Keys
from bot.store.tables import card as c
from bot.store.tables import destination as d
from bot.store.tables import scheme, undrawn
from bot.store.vault import Vault

LEASE = timedelta(seconds=60)

_LOOKED_AT = 1000
"""Rows: what is due beyond them is found once these are sent, or their destinations rest."""

_NEVER_POSTED = (
    update(d)
    .where(d.c.withdrawn, d.c.message.is_(None), d.c.due_at.is_not(None))
    .where(d.c.leased_until.is_(None))
    .values(due_at=None)
)
"""A card withdrawn before it was ever posted needs no message."""

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


def _free(now: Any) -> Any:
    """Nothing is on its way to the destination."""
    busy = d.alias()
    return ~exists().where(
        busy.c.platform == d.c.platform, busy.c.address == d.c.address, busy.c.leased_until >= now
    )


_NOW = bindparam("now", type_=d.c.due_at.type)
_DUE = (
    select(d.c.scheme_id, d.c.card_id, d.c.platform, d.c.address)
    .where(
        d.c.due_at <= _NOW,
        d.c.platform.in_(bindparam("platforms", expanding=True)),
        _free(_NOW),
        _IS_DRAWN,
        or_(_GOES_ON, _REDRAWS_ONLY),
    )
    .order_by(d.c.due_at)
    .limit(_LOOKED_AT)
)


_DUE_ELSEWHERE = _DUE.where(
    tuple_(d.c.platform, d.c.address).not_in(bindparam("resting", expanding=True))
)


def what_is_due(
    connection: Connection, platforms: Sequence[str], now: datetime, resting: Collection[Address]
) -> Sequence[Any]:
    """The keys of what is due at destinations that are free, the longest due first."""
    sought: dict[str, Any] = {"platforms": list(platforms), "now": now}
    if not resting:
        return connection.execute(_DUE, sought).all()
    rests = [(to.platform, to.id) for to in resting]
    return connection.execute(_DUE_ELSEWHERE, sought | {"resting": rests}).all()


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


def take(connection: Connection, vault: Vault, keys: Sequence[Key], now: datetime) -> list[Parcel]:
    """These, leased, but for those that another relay was first to take."""
    if not keys:
        return []
    connection.execute(_NEVER_POSTED)
    sought = {
        "keys": list(keys),
        "schemes": list({scheme for scheme, *_ in keys}),
        "cards": list({card for _, card, *_ in keys}),
    }
    rows = connection.execute(_TAKEN, sought | {"now": now, "by_now": now}).all()
    opened, until = Keys(connection, vault), now + LEASE
    if rows:
        connection.execute(_LEASED, [_leased(row, until) for row in rows])
    return [_parcel(row, opened, until) for row in rows]


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
        card_of(row, keys),
        row.version,
        row.ring,
        None if rung else row.message,
        row.stale_message,
        row.attempts,
        row.fence + 1,
        until,
    )


def card_of(row: Any, keys: Keys) -> Card:
    """The card of a row that has its destination too."""
    if row.withdrawn:
        return closed_card(row.reference)
    key = keys.open(row.scheme_id, row.key_id)
    return load_card(key.open(row.sealed, f"card/{row.card_id}"))
