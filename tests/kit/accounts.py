"""Who owes whom a home, told again from the audit's links: accounts, the cap, what is published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

SCHEME = "*"
CARRIED_AT_MOST = timedelta(days=28)


@dataclass(frozen=True)
class Link:
    """One link of the audit, its codes read."""

    number: int
    person: str
    acted_as: str
    what: str
    reference: str
    codes: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True)
class Terms:
    """What a scheme has set for itself, as far as it decides what may follow what.

    ``limit`` is its own on reasonable offers, 0 is none; ``equal`` are groups of sizes; ``hold`` is
    how long a landlord holds at the least, ``keep`` how long a case that is over is kept.
    """

    cap: int = 2
    limit: int = 0
    counts_accepted: bool = False
    equal: Sequence[frozenset[str]] = ()
    publish_after: int = 3
    early_contact: bool = False
    hold: timedelta = timedelta(hours=16)
    keep: timedelta = timedelta(days=355)


@dataclass(frozen=True)
class Published:
    """What was published: when, after how many moves in all, and every account as it stood."""

    at: datetime
    moves: int
    balances: Mapping[tuple[str, str], int]


class Accounts:
    """What each partner owes by size, and what the coordinator did to it."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.balances: dict[tuple[str, str], int] = defaultdict(int)
        self.leave: dict[str, list[datetime]] = defaultdict(list)
        self.successors: dict[str, str] = {}
        self.published: list[Published] = []

    def stands_for(self, partner: str) -> str:
        """The partner itself, or whatever it was merged into (C11)."""
        while partner in self.successors:
            partner = self.successors[partner]
        return partner

    def by_size(self, partner: str) -> dict[str, int]:
        """An account by the size, or the group of sizes, that nets (C2)."""
        netted: dict[str, int] = defaultdict(int)
        for (who, size), homes in self.balances.items():
            if who == partner:
                netted[self._group(size)] += homes
        return {size: homes for size, homes in netted.items() if homes}

    def owed(self, partner: str, coming: Iterable[tuple[str, str, int]] = ()) -> int:
        """Homes a partner owes, all sizes together; ``coming`` are postings that count too."""
        netted: dict[str, int] = defaultdict(int, self.by_size(partner))
        for who, size, homes in coming:
            if who == partner:
                netted[self._group(size)] += homes
        return sum(-homes for homes in netted.values() if homes < 0)

    def owes(self, debtor: str, creditor: str, size: str, homes: int) -> None:
        """So many homes are owed more, by whoever stands for these today."""
        self.balances[self.stands_for(creditor), size] += homes
        self.balances[self.stands_for(debtor), size] -= homes

    def take_leave(self, landlord: str, at: datetime) -> datetime | None:
        """Use up the oldest override that waits and is still good; when it was given (C12)."""
        good = [given for given in self.leave[landlord] if at - given < CARRIED_AT_MOST]
        if not good:
            return None
        self.leave[landlord].remove(good[0])
        return good[0]

    def hear(self, link: Link, moves: int) -> None:
        """Take in a link that is about no case; ``moves`` are how many stand by now."""
        codes = link.codes
        match link.what:
            case "SizeSubstituted":
                debtor, creditor = codes["debtor"], codes["creditor"]
                assert -self.balances[debtor, codes["owed"]] >= codes["homes"], link
                assert self.balances[creditor, codes["owed"]] >= codes["homes"], link
                self.owes(debtor, creditor, codes["owed"], -codes["homes"])
                self.owes(debtor, creditor, codes["instead"], codes["homes"])
            case "DebtWrittenOff":
                assert -self.balances[codes["debtor"], codes["size"]] >= codes["homes"], link
                self.owes(codes["debtor"], SCHEME, codes["size"], -codes["homes"])
            case "PartnerLeft":
                stood = bool(self._standing(codes["partner"]))
                assert (codes["account"] != "settled") is stood, link
                assert bool(codes["minute"]) is (codes["account"] == "written_off"), link
                if codes["account"] == "written_off":
                    self._pass_on(codes["partner"], SCHEME)
            case "PartnerMerged":
                self._pass_on(codes["partner"], codes["successor"])
                self.successors[codes["partner"]] = codes["successor"]
            case "AccountsPublished":
                self._publish(link, moves)
            case _:
                pass

    def _publish(self, link: Link, moves: int) -> None:
        assert link.codes["moves"] == moves, f"{link}, but {moves} stand"
        last = self.published[-1] if self.published else None
        new = moves - (last.moves if last else 0)
        assert new >= self.terms.publish_after, f"{link}: {new} moves are no batch"
        assert link.codes["number"] == len(self.published) + 1, link
        if last is not None:
            months = [(at.year, at.month) for at in (last.at, link.at)]
            assert months[0] < months[1], f"two tables in a month: {link}"
        self.published.append(Published(link.at, moves, dict(self.balances)))

    def _pass_on(self, partner: str, to: str) -> None:
        for size, homes in self._standing(partner).items():
            self.balances[partner, size] -= homes
            self.balances[to, size] += homes

    def _standing(self, partner: str) -> dict[str, int]:
        return {
            size: homes for (who, size), homes in self.balances.items() if who == partner and homes
        }

    def _group(self, size: str) -> str:
        found = (group for group in self.terms.equal if size in group)
        return "+".join(sorted(next(found, frozenset({size}))))
