"""The ledger: entries and postings for ever, and each account's sum kept beside them."""

import secrets
from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select

from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance, Entry
from bot.domain.property import Size
from bot.store import tables as t
from bot.store.upsert import INSERTS


class LedgerRows:
    """The accounts of one scheme within one turn."""

    def __init__(self, connection: Connection, scheme: str) -> None:
        self._connection = connection
        self._scheme = scheme

    def balance(self, partner: PartnerCode) -> Balance:
        self._lock(partner)
        rows = self._connection.execute(
            select(t.balance.c.size, t.balance.c.homes).where(
                t.balance.c.scheme_id == self._scheme, t.balance.c.partner == partner
            )
        )
        return Balance(partner, {Size(size): homes for size, homes in rows})

    def balances(self) -> dict[PartnerCode, Balance]:
        return balances(self._connection, self._scheme)

    def post(self, entry: Entry) -> None:
        for partner in sorted({posting.partner for posting in entry.postings}):
            self._lock(partner)
        entry_id = secrets.token_hex(8)
        self._connection.execute(
            insert(t.entry).values(
                scheme_id=self._scheme,
                entry_id=entry_id,
                reference=entry.reference,
                at=entry.at,
                kind="move",
            )
        )
        rows = [
            {
                "scheme_id": self._scheme,
                "partner": posting.partner,
                "size": posting.size.value,
                "homes": posting.homes,
            }
            for posting in entry.postings
        ]
        self._connection.execute(insert(t.posting), [row | {"entry_id": entry_id} for row in rows])
        statement = INSERTS[self._connection.dialect.name](t.balance)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["scheme_id", "partner", "size"],
                set_={"homes": t.balance.c.homes + statement.excluded.homes},
            ),
            rows,
        )

    def _lock(self, partner: PartnerCode) -> None:
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(
                select(t.partner.c.code)
                .where(t.partner.c.scheme_id == self._scheme, t.partner.c.code == partner)
                .with_for_update(key_share=True)
            )


def balances(connection: Connection, scheme: str) -> dict[PartnerCode, Balance]:
    """Every account of a scheme that was ever posted to."""
    homes: dict[PartnerCode, dict[Size, int]] = {}
    for partner, size, count in connection.execute(
        select(t.balance.c.partner, t.balance.c.size, t.balance.c.homes).where(
            t.balance.c.scheme_id == scheme
        )
    ):
        homes.setdefault(PartnerCode(partner), {})[Size(size)] = count
    return {partner: Balance(partner, sizes) for partner, sizes in homes.items()}


def astray(connection: Connection, scheme: str) -> list[str]:
    """Accounts whose kept sum is not the sum of their postings; none in a whole ledger."""
    summed = {
        (row.partner, row.size): row.homes
        for row in connection.execute(
            select(
                t.posting.c.partner, t.posting.c.size, func.sum(t.posting.c.homes).label("homes")
            )
            .where(t.posting.c.scheme_id == scheme)
            .group_by(t.posting.c.partner, t.posting.c.size)
        )
    }
    kept: Mapping[tuple[str, str], int] = {
        (row.partner, row.size): row.homes
        for row in connection.execute(select(t.balance).where(t.balance.c.scheme_id == scheme))
    }
    return [
        f"{partner} {size}: kept {kept.get((partner, size), 0)}, "
        f"posted {summed.get((partner, size), 0)}"
        for partner, size in sorted(set(summed) | set(kept))
        if kept.get((partner, size), 0) != summed.get((partner, size), 0)
    ]
