"""The audit's links read and retold, and held against the rows that were kept."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import orjson
from sqlalchemy import BindParameter, Column, Connection, Row, Table, bindparam, func, select

from bot.store import tables as t
from bot.store.activity import ActivityRows
from tests.kit.retelling import Link, Retelling, Terms

__all__ = [
    "Link",
    "Retelling",
    "Terms",
    "assert_ledger_whole",
    "assert_rows_agree",
    "entries",
    "links",
    "retold",
]

ACTIVE = ("held", "offered", "viewing", "accepted")

# Built once: building statements anew costs more than running them.
_SCHEME: BindParameter[str] = bindparam("code")
_LINKS = (
    select(t.audit)
    .where(t.audit.c.scheme_id == _SCHEME, t.audit.c.number > bindparam("after"))
    .order_by(t.audit.c.number)
)
_CASES = select(
    *(t.case.c.reference, t.case.c.state, t.case.c.code, t.case.c.held_at, t.case.c.paused_at),
    *(t.case.c.approved_at, t.case.c.sealed),
).where(t.case.c.scheme_id == _SCHEME)
_OFFERS = (
    select(t.offer.c.reference, t.offer.c.partner, t.offer.c.state)
    .where(t.offer.c.scheme_id == _SCHEME)
    .order_by(t.offer.c.number)
)
_LINES = (
    select(t.waiting.c.reference, t.waiting.c.partner)
    .where(t.waiting.c.scheme_id == _SCHEME)
    .order_by(t.waiting.c.place)
)
_BALANCES = select(t.balance.c.partner, t.balance.c.size, t.balance.c.homes).where(
    t.balance.c.scheme_id == _SCHEME
)
_HOMES = func.sum(t.posting.c.homes).label("homes")
_PER_ENTRY = (
    select(t.posting.c.entry_id, t.posting.c.size, _HOMES)
    .where(t.posting.c.scheme_id == _SCHEME)
    .group_by(t.posting.c.entry_id, t.posting.c.size)
)
_PER_PARTNER = (
    select(t.posting.c.partner, t.posting.c.size, _HOMES)
    .where(t.posting.c.scheme_id == _SCHEME)
    .group_by(t.posting.c.partner, t.posting.c.size)
)
_REVERSED = select(t.entry.c.linked).where(
    t.entry.c.scheme_id == _SCHEME, t.entry.c.kind == "reversal"
)
_STANDING = select(t.entry.c.reference).where(
    t.entry.c.scheme_id == _SCHEME,
    t.entry.c.kind == "move",
    t.entry.c.entry_id.not_in(_REVERSED),
)


def links(connection: Connection, scheme: str, after: int = 0) -> list[Link]:
    """The links of a scheme's audit in their order."""
    rows = connection.execute(_LINKS, {"code": scheme, "after": after})
    return [
        Link(r.number, r.person_id, r.acted_as, r.what, r.reference, orjson.loads(r.codes), r.at)
        for r in rows
    ]


def retold(connection: Connection, scheme: str, cap: int, limit: int = 0) -> Retelling:
    """The whole audit, retold. Fails where the links contradict one another, or the cap."""
    telling = Retelling(Terms(cap, limit))
    telling.hear(links(connection, scheme))
    return telling


def assert_rows_agree(connection: Connection, scheme: str, telling: Retelling) -> None:
    """The rows say what the audit says: states, holders, lines, and the ledger."""
    mine = {"code": scheme}
    rows = {row.reference: row for row in connection.execute(_CASES, mine)}
    assert set(rows) == set(telling.cases)
    offers: dict[str, list[Any]] = defaultdict(list)
    for offer in connection.execute(_OFFERS, mine):
        offers[offer.reference].append(offer)
    lines: dict[str, list[str]] = defaultdict(list)
    for waiting in connection.execute(_LINES, mine):
        lines[waiting.reference].append(waiting.partner)
    for reference, told in telling.cases.items():
        row = rows[reference]
        assert (row.state, row.code) == (told.state, told.code), reference
        assert (row.held_at or "", row.paused_at or "") == (told.held_at, told.paused_at), reference
        if told.state == "deleted":
            assert not row.sealed, f"what was known of {reference} is still there"
            assert not offers[reference] + lines[reference], reference
            continue
        assert (row.approved_at is not None) is told.approved, reference
        assert len(offers[reference]) == told.offers, reference
        holding = [(o.partner, o.state) for o in offers[reference] if o.state in ACTIVE]
        assert holding == ([(told.holder, told.offer)] if told.holder else []), reference
        assert lines[reference] == told.line, reference
        assert not (told.is_over and (told.holder or told.line)), reference
    posted = sorted("~" if of.startswith("~") else of for of in entries(connection, scheme))
    moved = sorted(
        "~" if told.state == "deleted" else reference
        for reference, told in telling.cases.items()
        for _ in range(told.homes)
    )
    assert posted == moved, "posted without a move, or not for one"
    assert_ledger_whole(connection, scheme)
    kept = {(row.partner, row.size): row.homes for row in connection.execute(_BALANCES, mine)}
    assert {k: n for k, n in kept.items() if n} == {k: n for k, n in telling.balances.items() if n}


def assert_ledger_whole(connection: Connection, scheme: str) -> None:
    """Postings sum to zero per size, in each entry and in all; balances are their sums (R30)."""
    mine = {"code": scheme}
    assert all(row.homes == 0 for row in connection.execute(_PER_ENTRY, mine))
    summed = {(row.partner, row.size): row.homes for row in connection.execute(_PER_PARTNER, mine)}
    kept = {(row.partner, row.size): row.homes for row in connection.execute(_BALANCES, mine)}
    assert summed == kept
    for size in {size for _, size in kept}:
        assert sum(n for (_, s), n in kept.items() if s == size) == 0


def entries(connection: Connection, scheme: str) -> Iterator[str]:
    """The reference of every move of the ledger that stands: one that nothing reverses."""
    yield from connection.scalars(_STANDING, {"code": scheme})


def assert_activity_agrees(connection: Connection, scheme: str) -> None:
    """The activity table, which is told by the audit, is what the rows come to (R31).

    A partner that has merged counts as its successor: what was open went with it (C11).
    """
    of = t.partner.c
    became = {
        row.code: row.successor
        for row in connection.execute(
            select(of.code, of.successor).where(of.scheme_id == scheme, of.successor.is_not(None))
        )
    }

    def now(partner: str) -> str:
        while partner in became:
            partner = became[partner]
        return partner

    def mine(table: Table, *columns: Column[Any]) -> Sequence[Row[Any]]:
        return connection.execute(select(*columns).where(table.c.scheme_id == scheme)).all()

    rows = mine(t.case, t.case.c.landlord, t.case.c.state)
    cases = Counter(now(row.landlord) for row in rows)
    some_are_deleted = any(row.state == "deleted" for row in rows)
    moved = [
        row
        for row in mine(t.move, *t.move.c)
        if row.confirmed_by is not None and not row.superseded
    ]
    offers = mine(t.offer, t.offer.c.partner, t.offer.c.state)
    surely = ("offered", "viewing", "accepted", "refused", "fell_through", "let")
    least = Counter(now(row.partner) for row in offers if row.state in surely)
    most = Counter(now(row.partner) for row in offers)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for partner, done in ActivityRows(connection, scheme).counts().items():
        counts[now(partner)].update(asdict(done))

    assert {who: one["referrals"] for who, one in counts.items() if one["referrals"]} == cases
    for who, one in counts.items():
        assert one["requests"] <= one["referrals"]
        assert least[who] <= one["offers"], f"{who} made {one['offers']} offers"
        assert some_are_deleted or one["offers"] <= most[who], f"{who} made {one['offers']} offers"
        came = [now(row.receiver) for row in moved if row.receiver]
        assert one["moves_in"] == came.count(who)
        assert one["moves_out"] == sum(now(row.sender) == who for row in moved)
    assert sum(one["moves_out"] for one in counts.values()) == len(moved)
