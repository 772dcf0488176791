"""What must be so, worked out anew from the audit chain alone and held against the rows.

Nothing here asks the domain what it decided: the way from a fact to a state is written out again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from bot.store import tables as t

ACTIVE = ("held", "offered", "viewing", "accepted")
CAP_TESTED = ("ReferralSubmitted", "ReferralApproved", "RequestCirculated")


@dataclass
class Retold:
    """A case as its links tell it."""

    state: str = ""
    held_at: str = ""
    holder: str = ""
    offer: str = ""
    offers: int = 0
    line: list[str] = field(default_factory=list)
    circulated: bool = False
    started: bool = False


@dataclass(frozen=True)
class Link:
    """One link of the audit, its codes read."""

    number: int
    person: str
    acted_as: str
    what: str
    reference: str
    codes: Mapping[str, Any]


def links(connection: Connection, scheme: str, after: int = 0) -> list[Link]:
    """The links of a scheme's audit in their order."""
    rows = connection.execute(
        select(t.audit)
        .where(t.audit.c.scheme_id == scheme, t.audit.c.number > after)
        .order_by(t.audit.c.number)
    )
    return [
        Link(r.number, r.person_id, r.acted_as, r.what, r.reference, orjson.loads(r.codes))
        for r in rows
    ]


class Retelling:
    """Everything that the links so far say: cases, and what each partner owes by size."""

    def __init__(self, cap: int, landlords: Mapping[str, str]) -> None:
        self.cap = cap
        self.landlords = landlords
        self.cases: dict[str, Retold] = defaultdict(Retold)
        self.balances: dict[tuple[str, str], int] = defaultdict(int)
        self.read = 0

    def owed(self, partner: str) -> int:
        """Homes a partner owes, all sizes together."""
        return sum(-n for (who, _), n in self.balances.items() if who == partner and n < 0)

    def hear(self, told: list[Link]) -> None:
        """Take in further links. Fails where one could not have followed those before it."""
        for link in told:
            assert link.number == self.read + 1, "a link is missing"
            self.read = link.number
            if link.reference:
                self._hear(link)

    def _hear(self, link: Link) -> None:
        if link.what in CAP_TESTED and self.cap:
            landlord = self.landlords[link.reference]
            owed = self.owed(landlord)
            assert owed < self.cap, f"link {link.number}: {link.what} while {landlord} owes {owed}"
        case, codes = self.cases[link.reference], link.codes
        match link.what:
            case "ReferralSubmitted":
                self._goes(link, "", "waiting_for_approval")
            case "ReferralApproved":
                self._goes(link, "waiting_for_approval", "approved")
            case "HeldByCap":
                assert case.state in ("waiting_for_approval", "approved"), link
                assert self.cap, link
                assert self.owed(self.landlords[link.reference]) >= self.cap, link
                case.held_at, case.state = case.state, "held_by_cap"
            case "ReferralResumed":
                self._goes(link, "held_by_cap", case.held_at)
            case "RequestCirculated":
                self._goes(link, "approved", "circulated")
                case.circulated = True
            case "RequestClaimed":
                self._goes(link, "circulated", "claimed")
                case.holder, case.offer = codes["partner"], "held"
                case.offers += 1
            case "LineJoined":
                assert case.holder, link
                assert codes["partner"] not in (case.holder, *case.line), link
                case.line.append(codes["partner"])
                assert codes["place"] == len(case.line), link
            case "HomeProposed":
                self._goes(link, "claimed", "claimed")
                self._is_holders(link)
            case "ProposalDeclined":
                self._goes(link, "claimed", "claimed")
                self._is_holders(link)
                case.offers += 1  # the hold begins anew, so that a late Yes meets no later home
            case "HomeOffered":
                self._goes(link, "claimed", "offered")
                self._is_holders(link)
                case.offer = "offered"
            case "ContactShown":
                assert case.state in ("offered", "viewing", "accepted"), link
            case "CaseOpened":
                pass
            case "ViewingArranged":
                self._goes(link, "offered", "viewing")
                case.offer = "viewing"
            case "OfferAccepted":
                assert case.state in ("offered", "viewing"), link
                self._is_holders(link)
                case.state = case.offer = "accepted"
            case "OfferRefused":
                assert case.state in ("offered", "viewing"), link
                self._is_holders(link)
                case.state, case.offer = "claimed", "held"
                case.offers += 1
            case "TenancyStarted":
                assert case.state == "accepted", link
                assert not case.started, link
                case.started = True
            case "TenancyConfirmed":
                assert case.started, link
                assert codes["sender"] == self.landlords[link.reference], link
                assert codes["receiver"] == case.holder, link
                self._goes(link, "accepted", "moved")
                case.holder, case.offer = "", ""
                case.line.clear()
                self.balances[codes["receiver"], codes["size"]] += 1
                self.balances[codes["sender"], codes["size"]] -= 1
            case _:
                raise AssertionError(f"a link that nobody foresaw: {link}")

    def _goes(self, link: Link, before: str, after: str) -> None:
        case = self.cases[link.reference]
        assert case.state == before, f"{link} while {case.state or 'nothing'}"
        case.state = after

    def _is_holders(self, link: Link) -> None:
        case = self.cases[link.reference]
        assert link.codes["partner"] == case.holder, link
        assert link.codes["number"] == case.offers, link


def landlords(connection: Connection, scheme: str) -> dict[str, str]:
    """The landlord on the tenancy of every case."""
    rows = connection.execute(
        select(t.case.c.reference, t.case.c.landlord).where(t.case.c.scheme_id == scheme)
    )
    return {row.reference: row.landlord for row in rows}


def retold(connection: Connection, scheme: str, cap: int) -> Retelling:
    """The whole audit, retold. Fails where the links contradict one another, or the cap."""
    telling = Retelling(cap, landlords(connection, scheme))
    telling.hear(links(connection, scheme))
    return telling


def assert_rows_agree(connection: Connection, scheme: str, telling: Retelling) -> None:
    """The rows say what the audit says: states, holders, lines, and the ledger."""
    rows = {
        row.reference: row
        for row in connection.execute(select(t.case).where(t.case.c.scheme_id == scheme))
    }
    assert set(rows) == set(telling.cases)
    offers: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(
        select(t.offer).where(t.offer.c.scheme_id == scheme).order_by(t.offer.c.number)
    ):
        offers[row.reference].append(row)
    lines: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        select(t.waiting).where(t.waiting.c.scheme_id == scheme).order_by(t.waiting.c.place)
    ):
        lines[row.reference].append(row.partner)
    for reference, told in telling.cases.items():
        assert rows[reference].state == told.state, reference
        assert len(offers[reference]) == told.offers, reference
        holding = [(o.partner, o.state) for o in offers[reference] if o.state in ACTIVE]
        assert holding == ([(told.holder, told.offer)] if told.holder else []), reference
        assert lines[reference] == told.line, reference
    assert_ledger_whole(connection, scheme)
    kept = {
        (row.partner, row.size): row.homes
        for row in connection.execute(select(t.balance).where(t.balance.c.scheme_id == scheme))
    }
    assert {k: n for k, n in kept.items() if n} == {k: n for k, n in telling.balances.items() if n}


def assert_ledger_whole(connection: Connection, scheme: str) -> None:
    """Postings sum to zero per size, in each entry and in all; balances are their sums (R30)."""
    posting = t.posting
    mine = posting.c.scheme_id == scheme
    per_entry = connection.execute(
        select(posting.c.entry_id, posting.c.size, func.sum(posting.c.homes).label("homes"))
        .where(mine)
        .group_by(posting.c.entry_id, posting.c.size)
    )
    assert all(row.homes == 0 for row in per_entry)
    summed = {
        (row.partner, row.size): row.homes
        for row in connection.execute(
            select(posting.c.partner, posting.c.size, func.sum(posting.c.homes).label("homes"))
            .where(mine)
            .group_by(posting.c.partner, posting.c.size)
        )
    }
    kept = {
        (row.partner, row.size): row.homes
        for row in connection.execute(select(t.balance).where(t.balance.c.scheme_id == scheme))
    }
    assert summed == kept
    for size in {size for _, size in kept}:
        assert sum(n for (_, s), n in kept.items() if s == size) == 0


def entries(connection: Connection, scheme: str) -> Iterator[str]:
    """The reference of every entry of the ledger."""
    yield from connection.scalars(select(t.entry.c.reference).where(t.entry.c.scheme_id == scheme))
