"""What came of a parcel: shown, failed or to be tried again, if its lease still stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, or_, select, update

from bot.flows.ports import Sent
from bot.store import reach
from bot.store.tables import card as c
from bot.store.tables import destination as d
from bot.store.tables import unreachable as u

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

_LOST = select(u.c.scheme_id, u.c.platform, u.c.address)


def settle(connection: Connection, sent: Sequence[Sent], now: datetime) -> bool:
    """What came of leased parcels is kept; whether it is news who can be reached."""
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
