"""Overrides of the cap: each kept for ever, so that they can be counted (C12)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.domain.cap import Override
from bot.domain.codes import WhyOverride
from bot.domain.ids import PartnerCode, PersonId, Reference
from bot.store.tables import cap_override as o


class OverrideRows:
    """The overrides of one scheme within one turn."""

    def __init__(self, connection: Connection, scheme: str) -> None:
        self._connection = connection
        self._scheme = scheme

    def give(self, override: Override) -> None:
        self._connection.execute(
            insert(o).values(
                scheme_id=self._scheme,
                override_id=override.id,
                landlord=override.landlord,
                why=override.why,
                given_by=override.by,
                given_at=override.given_at,
                good_until=override.good_until,
                reference=override.reference,
            )
        )

    def waiting(self, landlord: PartnerCode, at: datetime) -> Override | None:
        row = self._connection.execute(
            select(o)
            .where(
                o.c.scheme_id == self._scheme,
                o.c.landlord == landlord,
                o.c.reference.is_(None),
                o.c.good_until > at,
            )
            .order_by(o.c.given_at)
            .limit(1)
        ).one_or_none()
        return _override(row) if row else None

    def take(self, override: Override) -> None:
        self._connection.execute(
            update(o)
            .where(o.c.scheme_id == self._scheme, o.c.override_id == override.id)
            .values(reference=override.reference)
        )

    def all(self) -> list[Override]:
        rows = self._connection.execute(
            select(o).where(o.c.scheme_id == self._scheme).order_by(o.c.given_at)
        )
        return [_override(row) for row in rows]


def _override(row: Row[Any]) -> Override:
    return Override(
        row.override_id,
        PartnerCode(row.landlord),
        WhyOverride(row.why),
        PersonId(row.given_by),
        row.given_at,
        row.good_until,
        Reference(row.reference) if row.reference else None,
    )
