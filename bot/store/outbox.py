"""Cards: each kept once by case and slot, versioned, with a row for each of its destinations."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.chat.address import Address
from bot.chat.cards import Card, dump_card
from bot.domain.ids import Reference
from bot.flows.ports import Drawn
from bot.store.tables import card as c
from bot.store.tables import destination as d
from bot.store.tables import undrawn as u
from bot.store.upsert import INSERTS
from bot.store.vault import DataKey

# Statements are built once: building them anew costs more than running them.
_KNOWN = select(c.c.slot, c.c.card_id, c.c.version, c.c.ring, c.c.fingerprint).where(
    c.c.scheme_id == bindparam("scheme"), c.c.reference == bindparam("one")
)
_NEW = insert(c)
_CHANGED = (
    update(c)
    .where(c.c.scheme_id == bindparam("scheme"), c.c.card_id == bindparam("one"))
    .values({name: bindparam(name) for name in ("version", "ring", "fingerprint", "sealed")})
)
_DUE = (
    update(d)
    .where(
        d.c.scheme_id == bindparam("scheme"),
        d.c.card_id.in_(bindparam("many", expanding=True)),
    )
    .values(due_at=bindparam("now"), attempts=0, failed=False)
)
_DESTINED = select(d.c.card_id, d.c.platform, d.c.address, d.c.withdrawn).where(
    d.c.scheme_id == bindparam("scheme"), d.c.card_id.in_(bindparam("many", expanding=True))
)
_DESTINE = insert(d)
_TURN = (
    update(d)
    .where(
        d.c.scheme_id == bindparam("scheme"),
        d.c.card_id == bindparam("one"),
        d.c.platform == bindparam("on"),
        d.c.address == bindparam("at"),
    )
    .values(withdrawn=bindparam("withdrawn"), due_at=bindparam("now"))
)
_CHANGED_CASE = {
    dialect: (
        insert_in(u)
        .values({name: bindparam(name) for name in ("scheme_id", "reference", "rung", "draw_at")})
        .on_conflict_do_update(
            index_elements=["scheme_id", "reference"],
            set_={"rung": u.c.rung + " " + bindparam("rung", type_=u.c.rung.type)},
        )
    )
    for dialect, insert_in in INSERTS.items()
}
_DRAWN_NOW = (
    delete(u)
    .where(u.c.scheme_id == bindparam("scheme"), u.c.reference == bindparam("one"))
    .returning(u.c.rung)
)


class OutboxRows:
    """The cards of one scheme within one turn; ``key_of`` gives the key of a case read in it."""

    def __init__(
        self,
        connection: Connection,
        scheme: str,
        at: datetime,
        key_of: Callable[[Reference], DataKey],
    ) -> None:
        self._connection = connection
        self._scheme = scheme
        self._at = at
        self._key_of = key_of

    def changed(self, reference: Reference, rung: frozenset[str] = frozenset()) -> None:
        self._connection.execute(
            _CHANGED_CASE[self._connection.dialect.name],
            {
                "scheme_id": self._scheme,
                "reference": reference,
                "rung": " ".join(sorted(rung)),
                "draw_at": self._at,
            },
        )

    def drawing(self, reference: Reference) -> frozenset[str] | None:
        rung = self._connection.scalar(_DRAWN_NOW, {"scheme": self._scheme, "one": reference})
        return None if rung is None else frozenset(rung.split())

    def draw(
        self,
        reference: Reference,
        cards: Mapping[str, Drawn],
        gone: Card,
        rung: frozenset[str] = frozenset(),
        within: str = "",
        *,
        but: Callable[[str], bool] | None = None,
        stays: bool = False,
    ) -> None:
        key = self._key_of(reference)
        found = self._connection.execute(_KNOWN, {"scheme": self._scheme, "one": reference})
        rows = [row for row in found if row.slot.startswith(within) and not (but and but(row.slot))]
        known = {slot: kept for slot, *kept in rows}
        ids = {slot: card_id for slot, card_id, *_ in rows}
        new: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        withdrawn = {slot: Drawn(gone, ()) for slot in known if slot not in cards}
        for slot, drawn in (dict(cards) | withdrawn).items():
            body = dump_card(drawn.card)
            fingerprint = key.fingerprint(body)
            if slot not in known:
                new.append(self._row(reference, slot, body, key))
                ids[slot] = new[-1]["card_id"]
                continue
            card_id, version, ring, before = known[slot]
            if fingerprint != before or slot in rung:
                changed.append(
                    {
                        "scheme": self._scheme,
                        "one": card_id,
                        "version": version + 1,
                        "ring": ring + (slot in rung),
                        "fingerprint": fingerprint,
                        "sealed": key.seal(body, f"card/{card_id}"),
                    }
                )
        if new:
            self._connection.execute(_NEW, new)
        if changed:
            self._connection.execute(_CHANGED, changed)
            self._connection.execute(
                _DUE,
                {
                    "scheme": self._scheme,
                    "many": [row["one"] for row in changed],
                    "now": self._at,
                },
            )
        shown = [slot for slot in known if slot in cards or not stays]
        self._send_to(cards, ids, [ids[slot] for slot in shown])

    def stands(self, slot: str, card: Card, to: Address, message: str, *, due: bool) -> None:
        sought = {"scheme": self._scheme, "one": ""}
        ids = {row.slot: row.card_id for row in self._connection.execute(_KNOWN, sought)}
        if slot in ids:
            if due:
                again = {"scheme": self._scheme, "many": [ids[slot]], "now": self._at}
                self._connection.execute(_DUE, again)
            return
        row = self._row(Reference(""), slot, dump_card(card), self._key_of(Reference("")))
        self._connection.execute(_NEW, row)
        shown = {"message": message, "posted_at": self._at, "version_shown": 1, "ring_shown": 1}
        when = {"due_at": self._at if due else None}
        there = self._destination(row["card_id"], to.platform, to.id)
        self._connection.execute(_DESTINE, there | shown | when)

    def _row(self, reference: Reference, slot: str, body: bytes, key: DataKey) -> dict[str, Any]:
        card_id = secrets.token_hex(8)
        return {
            "scheme_id": self._scheme,
            "card_id": card_id,
            "reference": reference,
            "slot": slot,
            "version": 1,
            "ring": 1,
            "fingerprint": key.fingerprint(body),
            "key_id": key.id,
            "sealed": key.seal(body, f"card/{card_id}"),
        }

    def _send_to(
        self, cards: Mapping[str, Drawn], ids: Mapping[str, str], known: list[str]
    ) -> None:
        """Add destinations that are new, and withdraw the card from those no longer named."""
        wanted = {
            (ids[slot], address.platform, address.id)
            for slot, drawn in cards.items()
            for address in drawn.to
        }
        rows = self._connection.execute(_DESTINED, {"scheme": self._scheme, "many": known}).all()
        destined = {
            (card_id, platform, address): withdrawn
            for card_id, platform, address, withdrawn in rows
        }
        new = [self._destination(*key) for key in wanted if key not in destined]
        if new:
            self._connection.execute(_DESTINE, new)
        turned = [
            {
                "scheme": self._scheme,
                "one": card_id,
                "on": platform,
                "at": address,
                "now": self._at,
                "withdrawn": not withdrawn,
            }
            for (card_id, platform, address), withdrawn in destined.items()
            if withdrawn == ((card_id, platform, address) in wanted)
        ]
        if turned:
            self._connection.execute(_TURN, turned)

    def _destination(self, card_id: str, platform: str, address: str) -> dict[str, Any]:
        return {
            "scheme_id": self._scheme,
            "card_id": card_id,
            "platform": platform,
            "address": address,
            "version_shown": 0,
            "ring_shown": 0,
            "due_at": self._at,
            "attempts": 0,
            "fence": 0,
            "failed": False,
            "withdrawn": False,
        }
