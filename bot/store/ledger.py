"""The ledger: entries and postings for ever, and each account's sum kept beside them."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from bot.domain.ids import PartnerCode, Reference
from bot.domain.ledger import Balance, Entry, EntryKind, Equal, Posting
from bot.domain.property import Size
from bot.domain.publication import Publication, moves_in
from bot.store import tables as t
from bot.store.upsert import INSERTS


class LedgerRows:
    """The accounts of one scheme within one turn."""

    def __init__(self, connection: Connection, scheme: str, equal: Equal = ()) -> None:
        self._connection = connection
        self._scheme = scheme
        self._equal = equal

    def balance(self, partner: PartnerCode) -> Balance:
        self._lock(partner)
        rows = self._connection.execute(
            select(t.balance.c.size, t.balance.c.homes).where(
                t.balance.c.scheme_id == self._scheme, t.balance.c.partner == partner
            )
        )
        return Balance(partner, {Size(size): homes for size, homes in rows}, self._equal)

    def balances(self) -> dict[PartnerCode, Balance]:
        return balances(self._connection, self._scheme, self._equal)

    def entries(self, reference: Reference | None = None) -> list[Entry]:
        asked = select(t.entry, t.posting.c.partner, t.posting.c.size, t.posting.c.homes).join(
            t.posting,
            (t.posting.c.scheme_id == t.entry.c.scheme_id)
            & (t.posting.c.entry_id == t.entry.c.entry_id),
            isouter=True,
        )
        asked = asked.where(t.entry.c.scheme_id == self._scheme)
        if reference is not None:
            asked = asked.where(t.entry.c.reference == reference)
        order = (
            t.entry.c.at,
            t.entry.c.linked,
            t.entry.c.entry_id,
            t.posting.c.size,
            t.posting.c.homes,
        )
        rows: dict[str, list[Row[Any]]] = {}
        for row in self._connection.execute(asked.order_by(*order)):
            rows.setdefault(row.entry_id, []).append(row)
        return [_entry(found) for found in rows.values()]

    def post(self, entry: Entry) -> str:
        for partner in sorted({posting.partner for posting in entry.postings}):
            self._lock(partner)
        entry_id = secrets.token_hex(8)
        self._connection.execute(
            insert(t.entry).values(
                scheme_id=self._scheme,
                entry_id=entry_id,
                reference=entry.reference or None,
                at=entry.at,
                kind=entry.kind,
                linked=entry.linked,
                code=entry.code,
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
        if not rows:
            return entry_id
        self._connection.execute(insert(t.posting), [row | {"entry_id": entry_id} for row in rows])
        statement = INSERTS[self._connection.dialect.name](t.balance)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["scheme_id", "partner", "size"],
                set_={"homes": t.balance.c.homes + statement.excluded.homes},
            ),
            rows,
        )
        return entry_id

    def published(self) -> dict[PartnerCode, Balance]:
        last = self.publication()
        if last is None:
            return {}
        homes: dict[PartnerCode, dict[Size, int]] = {}
        for row in self._connection.execute(
            select(t.published_balance).where(
                t.published_balance.c.scheme_id == self._scheme,
                t.published_balance.c.number == last.number,
            )
        ):
            homes.setdefault(PartnerCode(row.partner), {})[Size(row.size)] = row.homes
        return {partner: Balance(partner, sizes, self._equal) for partner, sizes in homes.items()}

    def publication(self) -> Publication | None:
        row = self._connection.execute(
            select(t.publication)
            .where(t.publication.c.scheme_id == self._scheme)
            .order_by(t.publication.c.number.desc())
            .limit(1)
        ).one_or_none()
        return Publication(row.number, row.at, row.moves) if row else None

    def publish(self, at: datetime) -> Publication:
        last = self.publication()
        new = Publication(last.number + 1 if last else 1, at, moves_in(self.entries()))
        self._connection.execute(
            insert(t.publication).values(
                scheme_id=self._scheme, number=new.number, at=at, moves=new.moves
            )
        )
        rows = [
            {
                "scheme_id": self._scheme,
                "number": new.number,
                "partner": partner,
                "size": size.value,
                "homes": homes,
            }
            for partner, balance in self.balances().items()
            for size, homes in balance.homes.items()
        ]
        if rows:
            self._connection.execute(insert(t.published_balance), rows)
        return new

    def _lock(self, partner: PartnerCode) -> None:
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(
                select(t.partner.c.code)
                .where(t.partner.c.scheme_id == self._scheme, t.partner.c.code == partner)
                .with_for_update(key_share=True)
            )


def balances(connection: Connection, scheme: str, equal: Equal = ()) -> dict[PartnerCode, Balance]:
    """Every account of a scheme that was ever posted to."""
    homes: dict[PartnerCode, dict[Size, int]] = {}
    for partner, size, count in connection.execute(
        select(t.balance.c.partner, t.balance.c.size, t.balance.c.homes).where(
            t.balance.c.scheme_id == scheme
        )
    ):
        homes.setdefault(PartnerCode(partner), {})[Size(size)] = count
    return {partner: Balance(partner, sizes, equal) for partner, sizes in homes.items()}


def _entry(rows: Sequence[Row[Any]]) -> Entry:
    first = rows[0]
    return Entry(
        Reference(first.reference or ""),
        first.at,
        tuple(
            Posting(PartnerCode(row.partner), Size(row.size), row.homes)
            for row in rows
            if row.partner is not None
        ),
        EntryKind(first.kind),
        first.linked,
        first.code,
        first.entry_id,
    )


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
