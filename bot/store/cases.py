"""Cases, their offers, their line and their move, as rows; what is not queried is sealed."""

import secrets
from collections.abc import Sequence
from typing import Any

import orjson
from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.domain.case import (
    ACTIVE,
    AFTER_A_MOVE,
    Case,
    Move,
    MovePathway,
    Offer,
    OfferState,
    RefusalCode,
    State,
    Whose,
)
from bot.domain.ids import PartnerCode, PersonId, Reference, new_reference
from bot.domain.property import Home, Size
from bot.domain.referral import Referral
from bot.flows.ports import Collision
from bot.store.case_time import open_chasing, read_checks, save_checks, seal_chasing
from bot.store.keys import Keys
from bot.store.tables import case as c
from bot.store.tables import follow_up as f
from bot.store.tables import move as m
from bot.store.tables import offer as o
from bot.store.tables import waiting as w
from bot.store.vault import DataKey

_REFERRAL = TypeAdapter(Referral)
_HOME = TypeAdapter(Home)
# Statements are built once: building them anew costs more than running them.
_GET = select(c).where(c.c.scheme_id == bindparam("scheme"), c.c.reference == bindparam("one"))
_STATE = (
    *(
        "state",
        "size",
        "since",
        "held_at",
        "paused_at",
        "code",
        "approved_at",
        "carried_until",
        "revision",
    ),
)
_GET_LOCKED = _GET.with_for_update()
_UPDATE = (
    update(c)
    .where(
        c.c.scheme_id == bindparam("scheme"),
        c.c.reference == bindparam("one"),
        c.c.revision == bindparam("read"),
    )
    .values({name: bindparam(name) for name in _STATE})
)
_OF_ONE = {
    table: select(table)
    .where(table.c.scheme_id == bindparam("scheme"), table.c.reference == bindparam("one"))
    .order_by(order)
    for table, order in ((o, o.c.number), (w, w.c.place), (m, m.c.move_id))
}
_OF_MANY = {
    table: select(table)
    .where(
        table.c.scheme_id == bindparam("scheme"),
        table.c.reference.in_(bindparam("many", expanding=True)),
    )
    .order_by(order)
    for table, order in ((o, o.c.number), (w, w.c.place), (m, m.c.move_id))
}
_INSERT_OFFER = insert(o)
_CONFIRMABLE = AFTER_A_MOVE | {State.ACCEPTED, State.PAUSED, State.HOUSED_ELSEWHERE}


class CaseRows:
    """The cases of one scheme within one turn; remembers what it read, to write what changed."""

    def __init__(self, connection: Connection, keys: Keys, scheme: str, *, locking: bool) -> None:
        self._get = _GET_LOCKED if locking else _GET
        self._connection = connection
        self._keys = keys
        self._scheme = scheme
        self._read: dict[Reference, tuple[Case, int, DataKey]] = {}

    def get(self, reference: str) -> Case | None:
        row = self._connection.execute(
            self._get, {"scheme": self._scheme, "one": reference}
        ).one_or_none()
        return self._load([row])[0] if row else None

    def among(self, states: frozenset[State]) -> list[Case]:
        rows = self._connection.execute(
            select(c)
            .where(c.c.scheme_id == self._scheme, c.c.state.in_(sorted(states)))
            .order_by(c.c.since, c.c.reference)
        ).all()
        return self._load(rows) if rows else []

    def with_checks(self) -> list[Case]:
        rows = self._connection.execute(
            select(c)
            .where(
                c.c.scheme_id == self._scheme,
                c.c.reference.in_(
                    select(f.c.reference).where(f.c.scheme_id == self._scheme, f.c.waits)
                ),
            )
            .order_by(c.c.since, c.c.reference)
        ).all()
        return self._load(rows) if rows else []

    def add(self, case: Case) -> None:
        key = self._keys.make(self._scheme)
        self._connection.execute(
            insert(c).values(
                scheme_id=self._scheme,
                reference=case.reference,
                landlord=case.landlord,
                referred_by=case.referred_by,
                referred_at=case.referred_at,
                revision=1,
                key_id=key.id,
                sealed=self._seal_referral(case, key),
                **_state(case),
            )
        )
        self._read[case.reference] = (case, 1, key)

    def save(self, case: Case) -> None:
        before, revision, key = self._read[case.reference]
        if case == before:
            return
        changed = self._connection.execute(
            _UPDATE,
            _state(case)
            | {
                "scheme": self._scheme,
                "one": case.reference,
                "read": revision,
                "revision": revision + 1,
            },
        )
        if changed.rowcount != 1:
            raise Collision(case.reference)
        if case.referral != before.referral:
            self._save_referral(case, key)
        self._save_offers(before, case, key)
        self._save_line(before, case)
        self._save_move(before, case)
        if (case.chased, case.needed) != (before.chased, before.needed):
            self._save_chasing(case, key)
        if case.follow_ups != before.follow_ups:
            save_checks(self._connection, self._scheme, before, case, key)
        self._read[case.reference] = (case, revision + 1, key)

    def new_reference(self) -> Reference:
        while True:
            drawn = new_reference()
            taken = self._connection.scalar(
                select(c.c.reference).where(c.c.scheme_id == self._scheme, c.c.reference == drawn)
            )
            if taken is None:
                return drawn

    def _load(self, rows: Any) -> list[Case]:
        references = [row.reference for row in rows]
        keys = {row.reference: self._keys.open(self._scheme, row.key_id) for row in rows}
        offers: dict[str, list[Offer]] = {}
        for row in self._of(o, references):
            offers.setdefault(row.reference, []).append(_offer(row, keys[row.reference]))
        lines: dict[str, list[PartnerCode]] = {}
        for row in self._of(w, references):
            lines.setdefault(row.reference, []).append(PartnerCode(row.partner))
        moves = {
            row.reference: _move(row)
            for row in self._of(m, [row.reference for row in rows if row.state in _CONFIRMABLE])
            if not row.superseded
        }
        moved = [row.reference for row in rows if row.state in AFTER_A_MOVE]
        checks = read_checks(self._connection, self._scheme, keys, moved)
        cases = []
        for row in rows:
            key = keys[row.reference]
            case = Case(
                Reference(row.reference),
                State(row.state),
                _REFERRAL.validate_json(key.open(row.sealed, f"case_file/{row.reference}")),
                PersonId(row.referred_by),
                row.referred_at,
                row.since,
                State(row.held_at) if row.held_at else None,
                State(row.paused_at) if row.paused_at else None,
                row.code,
                row.approved_at,
                row.carried_until,
                tuple(offers.get(row.reference, ())),
                tuple(lines.get(row.reference, ())),
                moves.get(row.reference),
                tuple(checks.get(row.reference, ())),
                **open_chasing(row.chasing, row.reference, key),
            )
            self._read[case.reference] = (case, row.revision, key)
            cases.append(case)
        return cases

    def _of(self, table: Any, references: list[str]) -> Sequence[Row[Any]]:
        if not references:
            return []
        if len(references) == 1:
            sought = {"scheme": self._scheme, "one": references[0]}
            return self._connection.execute(_OF_ONE[table], sought).all()
        several = {"scheme": self._scheme, "many": references}
        return self._connection.execute(_OF_MANY[table], several).all()

    def _save_referral(self, case: Case, key: DataKey) -> None:
        self._connection.execute(
            update(c)
            .where(c.c.scheme_id == self._scheme, c.c.reference == case.reference)
            .values(sealed=self._seal_referral(case, key), landlord=case.landlord)
        )

    def _save_chasing(self, case: Case, key: DataKey) -> None:
        self._connection.execute(
            update(c)
            .where(c.c.scheme_id == self._scheme, c.c.reference == case.reference)
            .values(chasing=seal_chasing(case, key))
        )

    def key_of(self, reference: Reference) -> DataKey:
        """The key of a case that was got or added in this turn."""
        return self._read[reference][2]

    def _seal_referral(self, case: Case, key: DataKey) -> bytes:
        return key.seal(_REFERRAL.dump_json(case.referral), f"case_file/{case.reference}")

    def _save_offers(self, before: Case, after: Case, key: DataKey) -> None:
        known = {offer.number: offer for offer in before.offers}
        changed = [offer for offer in after.offers if known.get(offer.number) != offer]
        # The one that lets go is written first, so that at no moment two hold.
        for offer in sorted(changed, key=lambda offer: offer.state in ACTIVE):
            place = f"offer/{after.reference}/{offer.number}"
            values = {
                "partner": offer.partner,
                "state": offer.state,
                "since": offer.since,
                "sealed": key.seal(_sealed_offer(offer), place),
            }
            row = {"scheme_id": self._scheme, "reference": after.reference, "number": offer.number}
            if offer.number in known:
                self._connection.execute(
                    update(o)
                    .where(*(o.c[name] == value for name, value in row.items()))
                    .values(**values)
                )
            else:
                self._connection.execute(_INSERT_OFFER, row | values)

    def _save_line(self, before: Case, after: Case) -> None:
        kept = before.line
        if after.line[: len(kept)] != kept:
            self._connection.execute(
                delete(w).where(w.c.scheme_id == self._scheme, w.c.reference == after.reference)
            )
            kept = ()
        rows = [
            {
                "scheme_id": self._scheme,
                "reference": after.reference,
                "partner": partner,
                "place": place,
            }
            for place, partner in enumerate(after.line, start=1)
            if place > len(kept)
        ]
        if rows:
            self._connection.execute(insert(w), rows)

    def _save_move(self, before: Case, after: Case) -> None:
        if after.move == before.move:
            return
        stands = (
            m.c.scheme_id == self._scheme,
            m.c.reference == after.reference,
            ~m.c.superseded,
        )
        # A move that was confirmed is posted, and stays on record when it proves mistaken (C8).
        posted = before.move is not None and before.move.confirmed_by is not None
        if posted:
            self._connection.execute(update(m).where(*stands).values(superseded=True))
        elif after.move is None:
            self._connection.execute(delete(m).where(*stands))
        if after.move is None:
            return
        if before.move is None or posted:
            self._connection.execute(
                insert(m).values(
                    scheme_id=self._scheme,
                    move_id=secrets.token_hex(8),
                    reference=after.reference,
                    **_move_row(after.move),
                )
            )
        else:
            self._connection.execute(update(m).where(*stands).values(**_move_row(after.move)))


def _state(case: Case) -> dict[str, Any]:
    return {
        "state": case.state,
        "size": case.size,
        "since": case.since,
        "held_at": case.held_at,
        "paused_at": case.paused_at,
        "code": case.code,
        "approved_at": case.approved_at,
        "carried_until": case.carried_until,
    }


def _sealed_offer(offer: Offer) -> bytes:
    return orjson.dumps(
        {
            "home": offer.home,
            "misfits": offer.misfits,
            "refusal": offer.refusal,
            "whose": offer.whose,
        },
        default=sorted,
    )


def _offer(row: Row[Any], key: DataKey) -> Offer:
    said = orjson.loads(key.open(row.sealed, f"offer/{row.reference}/{row.number}"))
    return Offer(
        row.number,
        PartnerCode(row.partner),
        OfferState(row.state),
        row.since,
        _HOME.validate_python(said["home"], strict=False) if said["home"] else None,
        tuple(said["misfits"]),
        RefusalCode(said["refusal"]) if said["refusal"] else None,
        Whose(said["whose"]) if said.get("whose") else None,
    )


def _move(row: Row[Any]) -> Move:
    return Move(
        row.started,
        MovePathway(row.pathway),
        PartnerCode(row.sender),
        PartnerCode(row.receiver) if row.receiver else None,
        Size(row.size),
        row.adults,
        row.children,
        row.tenure_kept,
        PersonId(row.logged_by),
        PersonId(row.confirmed_by) if row.confirmed_by else None,
        Size(row.second_size) if row.second_size else None,
    )


def _move_row(move: Move) -> dict[str, Any]:
    return {
        "started": move.started,
        "pathway": move.pathway,
        "sender": move.sender,
        "receiver": move.receiver,
        "size": move.size,
        "adults": move.adults,
        "children": move.children,
        "tenure_kept": move.tenure_kept,
        "logged_by": move.logged_by,
        "confirmed_by": move.confirmed_by,
        "second_size": move.second,
    }
