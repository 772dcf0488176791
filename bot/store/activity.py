"""What each partner has done, counted from the facts in the audit (R31).

Facts are kept for ever and in their order, so that the table can be told again as it stood when
accounts were last published (D12): by no row that may have changed since, such as who is the
landlord of a case.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

import orjson
from sqlalchemy import Connection, Row, func, select

from bot.domain.activity import Counts
from bot.domain.codes import HousedBy
from bot.domain.facts import (
    HomeOffered,
    HousedElsewhere,
    LandlordMerged,
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

What = Literal["referrals", "requests", "offers", "moves_in", "moves_out", "overrides"]

PUBLISHED = "AccountsPublished"


class _Told(StrEnum):
    """Facts that count otherwise than as a move within the scheme."""

    SUBMITTED = ReferralSubmitted.__name__
    MERGED = LandlordMerged.__name__
    CIRCULATED = RequestCirculated.__name__
    OFFERED = HomeOffered.__name__
    HOUSED = HousedElsewhere.__name__


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
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for partner, what, number in self._told(until):
            found[partner][what] += number
        return {PartnerCode(partner): Counts(**counted) for partner, counted in found.items()}

    def _told(self, until: _Moment | None) -> Iterator[tuple[str, What, int]]:
        landlord: dict[str, str] = {}
        requested: set[str] = set()
        for what, reference, said in self._links(until):
            if what == _Told.CIRCULATED:
                requested.add(reference)
                continue
            codes: dict[str, str] = orjson.loads(said)
            match what:
                case _Told.SUBMITTED:
                    landlord[reference] = codes["landlord"]
                case _Told.MERGED:
                    if landlord[reference] == codes["old"]:
                        landlord[reference] = codes["new"]
                case _Told.OFFERED:
                    yield codes["partner"], "offers", 1
                case _Told.HOUSED:
                    if HousedBy(codes["how"]) in COUNTED_AS_MOVES:
                        yield landlord[reference], "moves_out", 1
                case _:
                    yield codes["receiver"], "moves_in", _MOVED[what]
                    yield codes["sender"], "moves_out", _MOVED[what]
        for reference, partner in landlord.items():
            yield partner, "referrals", 1
            if reference in requested:
                yield partner, "requests", 1
        for partner, number in self._overrides(until):
            yield partner, "overrides", number

    def _links(self, until: _Moment | None) -> Sequence[Row[str, str, str]]:
        """What counts, in the order in which it happened: what, to which case, and its codes."""
        asked = (
            select(a.c.what, a.c.reference, a.c.codes)
            .where(a.c.scheme_id == self._scheme, a.c.what.in_((*_Told, *_MOVED)))
            .order_by(a.c.number)
        )
        if until is not None:
            asked = asked.where(a.c.number <= until.number)
        return self._connection.execute(asked).all()

    def _overrides(self, until: _Moment | None) -> Iterator[tuple[str, int]]:
        asked = select(o.c.landlord, func.count().label("number")).where(
            o.c.scheme_id == self._scheme
        )
        if until is not None:
            asked = asked.where(o.c.given_at <= until.at)
        rows = self._connection.execute(asked.group_by(o.c.landlord))
        yield from ((row.landlord, row.number) for row in rows)
