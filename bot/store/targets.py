"""Property targets agreed per partner: a new day has a row of its own, so each is kept (R34)."""

from sqlalchemy import Connection, select

from bot.domain.ids import PartnerCode
from bot.domain.target import Target
from bot.store.tables import target as t
from bot.store.upsert import upsert


class TargetRows:
    """The targets of one scheme within one turn."""

    def __init__(self, connection: Connection, scheme: str) -> None:
        self._connection = connection
        self._scheme = scheme

    def agree(self, target: Target) -> None:
        row = {"partner": target.partner, "agreed_on": target.agreed_on, "homes": target.homes}
        self._connection.execute(upsert(self._connection, t), [{"scheme_id": self._scheme} | row])

    def current(self) -> dict[PartnerCode, Target]:
        rows = self._connection.execute(
            select(t).where(t.c.scheme_id == self._scheme).order_by(t.c.agreed_on)
        )
        return {
            PartnerCode(row.partner): Target(PartnerCode(row.partner), row.homes, row.agreed_on)
            for row in rows
        }
