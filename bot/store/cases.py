"""Cases as rows, each with its parts; what is not queried is sealed."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, Row, bindparam, insert, select, update

from bot.domain.case import AFTER_A_MOVE, Case, State
from bot.domain.ids import PersonId, Reference, new_reference
from bot.domain.referral import Referral
from bot.flows.ports import Collision
from bot.store.case_move import read_moves, save_move
from bot.store.case_offers import read_lines, read_offers, save_line, save_offers
from bot.store.case_time import open_chasing, read_checks, save_checks, seal_chasing
from bot.store.forgetting import DELETED, forget
from bot.store.keys import Keys
from bot.store.tables import case as c
from bot.store.tables import follow_up as f
from bot.store.tables import move as m
from bot.store.vault import DataKey, WrongKey

_REFERRAL = TypeAdapter(Referral)
# Statements are built once: building them anew costs more than running them.
_GET = select(c).where(
    c.c.scheme_id == bindparam("scheme"), c.c.reference == bindparam("one"), c.c.state != DELETED
)
_GET_LOCKED = _GET.with_for_update()
_STATE = (
    "state",
    "size",
    "since",
    "held_at",
    "paused_at",
    "code",
    "approved_at",
    "carried_until",
    "revision",
)
_UPDATE = (
    update(c)
    .where(
        c.c.scheme_id == bindparam("scheme"),
        c.c.reference == bindparam("one"),
        c.c.revision == bindparam("read"),
    )
    .values({name: bindparam(name) for name in _STATE})
)
_CHECKED = AFTER_A_MOVE | {State.CLOSED}
_CONFIRMABLE = _CHECKED | {State.ACCEPTED, State.PAUSED, State.HOUSED_ELSEWHERE}


class CaseRows:
    """The cases of one scheme within one turn; remembers what it read, to write what changed."""

    def __init__(self, connection: Connection, keys: Keys, scheme: str, *, locking: bool) -> None:
        self._get = _GET_LOCKED if locking else _GET
        # A turn on PostgreSQL sees with each statement what others have committed by then.
        self._others_write = locking and connection.dialect.name != "sqlite"
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
        return self._all(c.c.state.in_(sorted(states)))

    def with_checks(self) -> list[Case]:
        waits = select(f.c.reference).where(f.c.scheme_id == self._scheme, f.c.waits)
        return self._all(c.c.reference.in_(waits))

    def with_nominations(self) -> list[Case]:
        waits = select(m.c.reference).where(
            m.c.scheme_id == self._scheme,
            m.c.nominated_by.is_not(None),
            ~m.c.nomination_agreed,
            ~m.c.superseded,
            m.c.reference.is_not(None),
        )
        return self._all(c.c.reference.in_(waits))

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
        save_offers(self._connection, self._scheme, before, case, key)
        save_line(self._connection, self._scheme, before, case)
        save_move(self._connection, self._scheme, before, case)
        if (case.chased, case.needed) != (before.chased, before.needed):
            self._save_chasing(case, key)
        if case.follow_ups != before.follow_ups:
            save_checks(self._connection, self._scheme, before, case, key)
        self._read[case.reference] = (case, revision + 1, key)

    def forget(self, case: Case) -> None:
        forget(self._connection, self._scheme, case.reference)
        self._keys.destroy(self._scheme, self._read.pop(case.reference)[2].id)

    def new_reference(self) -> Reference:
        while True:
            drawn = new_reference()
            taken = self._connection.scalar(
                select(c.c.reference).where(c.c.scheme_id == self._scheme, c.c.reference == drawn)
            )
            if taken is None:
                return drawn

    def key_of(self, reference: Reference) -> DataKey:
        """The key of a case that was got or added in this turn."""
        return self._read[reference][2]

    def _all(self, which: ColumnElement[bool]) -> list[Case]:
        """These cases, each with the parts that belong to its row, those first that waited longest.

        One that another turn changed while it was read is read again.
        """
        chosen = select(c).where(c.c.scheme_id == self._scheme, which)
        rows, found = self._connection.execute(chosen).all(), dict[Reference, Case]()
        while rows:
            try:
                found |= {case.reference: case for case in self._load(rows)}
            except WrongKey as deleted:
                if self._changed(rows):
                    raise Collision("a case was deleted while it was read") from deleted
                raise
            if not (changed := self._changed(rows)):
                break
            found = {one: case for one, case in found.items() if one not in changed}
            rows = self._connection.execute(chosen.where(c.c.reference.in_(changed))).all()
        return sorted(found.values(), key=lambda case: (case.since, case.reference))

    def _changed(self, rows: Sequence[Row[Any]]) -> set[str]:
        """Which of these rows another turn has changed since they were read."""
        if not self._others_write:
            return set()
        read = {(row.reference, row.revision, row.state) for row in rows}
        now = self._connection.execute(
            select(c.c.reference, c.c.revision, c.c.state).where(
                c.c.scheme_id == self._scheme, c.c.reference.in_([row.reference for row in rows])
            )
        )
        return {reference for reference, _, _ in read - {tuple(row) for row in now}}

    def _load(self, rows: Sequence[Row[Any]]) -> list[Case]:
        references = [row.reference for row in rows]
        keys = {row.reference: self._keys.open(self._scheme, row.key_id) for row in rows}
        confirmable = [row.reference for row in rows if row.state in _CONFIRMABLE]
        moved = [row.reference for row in rows if row.state in _CHECKED]
        read = (self._connection, self._scheme)
        offers = read_offers(*read, keys, references)
        lines = read_lines(*read, references)
        moves = read_moves(*read, confirmable)
        checks = read_checks(*read, keys, moved)
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

    def _seal_referral(self, case: Case, key: DataKey) -> bytes:
        return key.seal(_REFERRAL.dump_json(case.referral), f"case_file/{case.reference}")


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
