"""What each partner has done, counted by the database from the facts in the audit (R31).

Facts are kept for ever and in their order, so that the table can be told again as it stood when
accounts were last published (D12).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import orjson
from sqlalchemy import ColumnElement, Connection, func, select

from bot.domain.activity import Counts
from bot.domain.codes import HousedBy
from bot.domain.facts import (
    HomeOffered,
    HousedElsewhere,
    MoveCorrected,
    MoveReversed,
    ReferralSubmitted,
    RequestCirculated,
    TenancyConfirmed,
)
from bot.domain.ids import PartnerCode
from bot.domain.life import COUNTED_AS_MOVES
from bot.store.tables import audit as a
from bot.store.tables import cap_override as o
from bot.store.tables import case as c

What = Literal["referrals", "requests", "offers", "moves_in", "moves_out", "overrides"]

PUBLISHED = "AccountsPublished"
_OFFERED = HomeOffered.__name__
_MOVED = {
    TenancyConfirmed.__name__: +1,
    MoveReversed.__name__: -1,
    MoveCorrected.__name__: +1,
}
"""Facts that name the two landlords of a move, and what each adds to their moves (C8)."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """How far a table is told: to the last of the audit's links that counts, and its time."""

    number: int
    at: datetime


class ActivityRows:
    """What the partners of one scheme have done."""

    def __init__(self, connection: Connection, scheme: str) -> None:
        self._connection = connection
        self._scheme = scheme

    def counts(self) -> dict[PartnerCode, Counts]:
        """What each partner has done by now; those that did nothing are left out."""
        return self._counts(None)

    def published(self) -> dict[PartnerCode, Counts]:
        """The same as it stood when accounts were last published; none where they never were."""
        last = self._connection.execute(
            select(a.c.number, a.c.at)
            .where(a.c.scheme_id == self._scheme, a.c.what == PUBLISHED)
            .order_by(a.c.number.desc())
            .limit(1)
        ).one_or_none()
        return self._counts(_Moment(last.number, last.at)) if last else {}

    def _counts(self, until: _Moment | None) -> dict[PartnerCode, Counts]:
        found: dict[str, Counter[str]] = {}
        for partner, what, number in self._told(until):
            found.setdefault(partner, Counter())[what] += number
        return {PartnerCode(partner): Counts(**counted) for partner, counted in found.items()}

    def _told(self, until: _Moment | None) -> Iterator[tuple[str, What, int]]:
        for landlord, number in self._of_landlords(ReferralSubmitted.__name__, until):
            yield landlord, "referrals", number
        for landlord, number in self._of_landlords(RequestCirculated.__name__, until):
            yield landlord, "requests", number
        for what, said, number in self._facts((_OFFERED, *_MOVED), until):
            codes = orjson.loads(said)
            if what == _OFFERED:
                yield codes["partner"], "offers", number
            else:
                yield codes["receiver"], "moves_in", _MOVED[what] * number
                yield codes["sender"], "moves_out", _MOVED[what] * number
        for landlord, said, number in self._housed(until):
            if HousedBy(orjson.loads(said)["how"]) in COUNTED_AS_MOVES:
                yield landlord, "moves_out", number
        for landlord, number in self._overrides(until):
            yield landlord, "overrides", number

    def _of_landlords(self, what: str, until: _Moment | None) -> Iterator[tuple[str, int]]:
        """Cases to which something happened, once or again, by the landlord on the tenancy."""
        asked = (
            select(c.c.landlord, func.count(a.c.reference.distinct()).label("number"))
            .join(a, _SAME_CASE)
            .where(*self._when((what,), until))
            .group_by(c.c.landlord)
        )
        yield from ((row.landlord, row.number) for row in self._connection.execute(asked))

    def _facts(
        self, what: tuple[str, ...], until: _Moment | None
    ) -> Iterator[tuple[str, str, int]]:
        asked = (
            select(a.c.what, a.c.codes, func.count().label("number"))
            .where(*self._when(what, until))
            .group_by(a.c.what, a.c.codes)
        )
        yield from ((row.what, row.codes, row.number) for row in self._connection.execute(asked))

    def _housed(self, until: _Moment | None) -> Iterator[tuple[str, str, int]]:
        asked = (
            select(c.c.landlord, a.c.codes, func.count().label("number"))
            .join(a, _SAME_CASE)
            .where(*self._when((HousedElsewhere.__name__,), until))
            .group_by(c.c.landlord, a.c.codes)
        )
        rows = self._connection.execute(asked)
        yield from ((row.landlord, row.codes, row.number) for row in rows)

    def _overrides(self, until: _Moment | None) -> Iterator[tuple[str, int]]:
        asked = select(o.c.landlord, func.count().label("number")).where(
            o.c.scheme_id == self._scheme
        )
        if until is not None:
            asked = asked.where(o.c.given_at <= until.at)
        rows = self._connection.execute(asked.group_by(o.c.landlord))
        yield from ((row.landlord, row.number) for row in rows)

    def _when(self, what: tuple[str, ...], until: _Moment | None) -> list[ColumnElement[bool]]:
        mine = [a.c.scheme_id == self._scheme, a.c.what.in_(what)]
        return mine if until is None else [*mine, a.c.number <= until.number]


_SAME_CASE = (c.c.scheme_id == a.c.scheme_id) & (c.c.reference == a.c.reference)
