"""Empty homes: each sealed under its scheme's key, clear but for whose it is and its state."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, func, insert, select, update

from bot.domain.empty_home import Empty, EmptyHome
from bot.domain.ids import PartnerCode, Reference
from bot.domain.property import Home
from bot.store.tables import empty_home as e
from bot.store.vault import DataKey

_HOME = TypeAdapter(Home)


class EmptyHomeRows:
    """The empty homes of one scheme within one turn."""

    def __init__(self, connection: Connection, key: DataKey, scheme: str, *, locking: bool) -> None:
        self._connection = connection
        self._key = key
        self._scheme = scheme
        self._locking = locking

    def add(self, found: EmptyHome) -> None:
        self._connection.execute(
            insert(e).values(
                scheme_id=self._scheme,
                home_id=found.id,
                partner=found.partner,
                logged_at=found.logged_at,
                state=found.state,
                reference=found.reference,
                key_id=self._key.id,
                sealed=self._key.seal(_HOME.dump_json(found.home), f"empty_home/{found.id}"),
            )
        )

    def save(self, found: EmptyHome) -> None:
        self._connection.execute(
            update(e)
            .where(e.c.scheme_id == self._scheme, e.c.home_id == found.id)
            .values(state=found.state, reference=found.reference)
        )

    def of(self, partner: PartnerCode) -> Sequence[EmptyHome]:
        rows = self._connection.execute(
            select(e)
            .where(
                e.c.scheme_id == self._scheme, e.c.partner == partner, e.c.state != Empty.GONE.value
            )
            .order_by(e.c.logged_at, e.c.home_id)
        )
        return [self._home(row) for row in rows]

    def logged(self) -> Mapping[PartnerCode, int]:
        rows = self._connection.execute(
            select(e.c.partner, func.count().label("homes"))
            .where(e.c.scheme_id == self._scheme, e.c.state != Empty.GONE.value)
            .group_by(e.c.partner)
        )
        return {PartnerCode(row.partner): row.homes for row in rows}

    def get(self, home_id: str) -> EmptyHome | None:
        sought = select(e).where(e.c.scheme_id == self._scheme, e.c.home_id == home_id)
        row = self._connection.execute(
            sought.with_for_update() if self._locking else sought
        ).one_or_none()
        return self._home(row) if row else None

    def _home(self, row: Row[Any]) -> EmptyHome:
        return EmptyHome(
            row.home_id,
            PartnerCode(row.partner),
            _HOME.validate_json(self._key.open(row.sealed, f"empty_home/{row.home_id}")),
            row.logged_at,
            Empty(row.state),
            Reference(row.reference) if row.reference else None,
        )
