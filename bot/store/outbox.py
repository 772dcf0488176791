"""Cards: each kept once by case and slot, versioned, with a row for each of its destinations."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.chat.address import Address
from bot.chat.cards import Card, dump_card
from bot.domain.ids import Reference
from bot.flows.ports import Drawn
from bot.store.keys import Keys
from bot.store.tables import card as c
from bot.store.tables import case
from bot.store.tables import destination as d
from bot.store.vault import DataKey


class OutboxRows:
    """The cards of one scheme within one turn."""

    def __init__(self, connection: Connection, keys: Keys, scheme: str, at: datetime) -> None:
        self._connection = connection
        self._keys = keys
        self._scheme = scheme
        self._at = at

    def draw(self, reference: Reference, cards: Mapping[str, Drawn], gone: Card) -> None:
        key = self._key_of(reference)
        known = {
            row.slot: row
            for row in self._connection.execute(
                select(c.c.slot, c.c.card_id, c.c.version, c.c.ring, c.c.fingerprint).where(
                    c.c.scheme_id == self._scheme, c.c.reference == reference
                )
            )
        }
        wanted = dict(cards) | {slot: Drawn(gone, ()) for slot in known if slot not in cards}
        new: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        for slot, drawn in wanted.items():
            body = dump_card(drawn.card)
            fingerprint = key.fingerprint(body)
            row = known.get(slot)
            if row is None:
                card_id = secrets.token_hex(8)
                new.append(
                    {
                        "scheme_id": self._scheme,
                        "card_id": card_id,
                        "reference": reference,
                        "slot": slot,
                        "version": 1,
                        "ring": 1,
                        "fingerprint": fingerprint,
                        "key_id": key.id,
                        "sealed": key.seal(body, f"card/{card_id}"),
                    }
                )
            elif row.fingerprint != fingerprint or drawn.ring:
                changed.append(
                    {
                        "the_card": row.card_id,
                        "version": row.version + 1,
                        "ring": row.ring + drawn.ring,
                        "fingerprint": fingerprint,
                        "sealed": key.seal(body, f"card/{row.card_id}"),
                    }
                )
        self._write(new, changed)
        self._send(
            cards,
            {row["slot"]: row["card_id"] for row in new}
            | {slot: row.card_id for slot, row in known.items()},
        )

    def _key_of(self, reference: Reference) -> DataKey:
        key_id = self._connection.scalars(
            select(case.c.key_id).where(
                case.c.scheme_id == self._scheme, case.c.reference == reference
            )
        ).one()
        return self._keys.open(self._scheme, key_id)

    def _write(self, new: list[dict[str, Any]], changed: list[dict[str, Any]]) -> None:
        if new:
            self._connection.execute(insert(c), new)
        if changed:
            self._connection.execute(
                update(c)
                .where(c.c.scheme_id == self._scheme, c.c.card_id == bindparam("the_card"))
                .values(
                    version=bindparam("version"),
                    ring=bindparam("ring"),
                    fingerprint=bindparam("fingerprint"),
                    sealed=bindparam("sealed"),
                ),
                changed,
            )
            self._connection.execute(
                update(d)
                .where(
                    d.c.scheme_id == self._scheme,
                    d.c.card_id.in_([row["the_card"] for row in changed]),
                )
                .values(due_at=self._at, attempts=0, failed=False)
            )

    def _send(self, cards: Mapping[str, Drawn], ids: Mapping[str, str]) -> None:
        known = {
            (row.card_id, row.platform, row.address)
            for row in self._connection.execute(
                select(d.c.card_id, d.c.platform, d.c.address).where(
                    d.c.scheme_id == self._scheme, d.c.card_id.in_(list(ids.values()))
                )
            )
        }
        rows = [
            self._destination(ids[slot], address)
            for slot, drawn in cards.items()
            for address in drawn.to
            if (ids[slot], address.platform, address.id) not in known
        ]
        if rows:
            self._connection.execute(insert(d), rows)

    def _destination(self, card_id: str, address: Address) -> dict[str, Any]:
        return {
            "scheme_id": self._scheme,
            "card_id": card_id,
            "platform": address.platform,
            "address": address.id,
            "version_shown": 0,
            "ring_shown": 0,
            "due_at": self._at,
            "attempts": 0,
            "fence": 0,
            "failed": False,
        }
