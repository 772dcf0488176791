"""Who owes whom a home: a home of a size is repaid with one of the same size (R30)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import PartnerCode, Reference
from bot.domain.policy import Policy
from bot.domain.property import Size
from bot.domain.rules import Rule
from bot.domain.scheme import listed

R30 = Rule("R30", "A home is repaid with one of the same size.")
R29 = Rule("R29", "A landlord that gives is owed, and need not take the home that was left.")
C2 = Rule("C2", "Sizes that a scheme declares equal net against each other; no others do.")

SCHEME = PartnerCode("*")
"""The scheme's own account: what is written off is owed by it, or to it (C13)."""

Equal = tuple[frozenset[Size], ...]
"""Groups of sizes that a scheme declares equal (C2)."""


class EntryKind(StrEnum):
    """What an entry of the ledger is for."""

    MOVE = "move"
    REVERSAL = "reversal"
    SUBSTITUTION = "substitution"
    WRITE_OFF = "write_off"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Posting:
    """A change of one partner's account: + owed to it, - owed by it, in homes of one size."""

    partner: PartnerCode
    size: Size
    homes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger. Raises ValueError unless its postings sum to zero per size (R30).

    ``id`` names it once it is posted, and ``linked`` is the id of the entry that it answers: the
    one it reverses or replaces, or the other half of a substitution. ``code`` is why, from a list,
    or a minute's reference. ``reference`` is empty where it is about no case.
    """

    reference: Reference
    at: datetime
    postings: tuple[Posting, ...]
    kind: EntryKind = EntryKind.MOVE
    linked: str = ""
    code: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        sums: dict[Size, int] = {}
        for posting in self.postings:
            sums[posting.size] = sums.get(posting.size, 0) + posting.homes
        if any(sums.values()):
            raise ValueError(f"postings of {self.reference} do not sum to zero: {sums}")


@dataclass(frozen=True, slots=True)
class Balance:
    """One partner's account: homes by size, + owed to it, - owed by it.

    Sizes do not net (R30), but for those in one group of ``equal``: they stand under the smallest
    of their group (C2).
    """

    partner: PartnerCode
    homes: Mapping[Size, int]
    equal: Equal = ()

    @property
    def owes(self) -> dict[Size, int]:
        """Homes this partner owes, by size, smallest first."""
        return {size: -homes for size, homes in self._netted().items() if homes < 0}

    @property
    def is_owed(self) -> dict[Size, int]:
        """Homes owed to this partner, by size, smallest first."""
        return {size: homes for size, homes in self._netted().items() if homes > 0}

    @property
    def owed(self) -> int:
        """``owed(p)`` of R30: homes this partner owes, all sizes together."""
        return sum(self.owes.values())

    @property
    def credit(self) -> int:
        """``credit(p)`` of R30: homes owed to this partner, all sizes together."""
        return sum(self.is_owed.values())

    @property
    def owes_words(self) -> str:
        """What this partner owes: ``1 two-bedroom and 1 three-bedroom home``."""
        return counted(self.owes, self.equal)

    @property
    def is_owed_words(self) -> str:
        """What this partner is owed, in the same words."""
        return counted(self.is_owed, self.equal)

    def repaid_by(self, size: Size) -> bool:
        """Whether giving a home of this size would repay something (R30, C2)."""
        return stands_under(size, self.equal) in self.owes

    def after(self, postings: Iterable[Posting]) -> "Balance":
        """This account once the postings that concern it are made."""
        homes = dict(self.homes)
        for posting in postings:
            if posting.partner == self.partner:
                homes[posting.size] = homes.get(posting.size, 0) + posting.homes
        return replace(self, homes=homes)

    def _netted(self) -> dict[Size, int]:
        homes = dict.fromkeys(Size, 0)
        for size, count in self.homes.items():
            homes[stands_under(size, self.equal)] += count
        return homes


def equal_sizes(policy: Policy) -> Equal:
    """The groups of sizes that the scheme declares equal; those that share a size are one (C2)."""
    groups: list[frozenset[Size]] = []
    for named in policy.equal_sizes:
        group = frozenset(map(Size, named))
        groups, apart = [g for g in groups if g & group], [g for g in groups if not g & group]
        groups = [*apart, group.union(*groups)]
    return tuple(groups)


def stands_under(size: Size, equal: Equal) -> Size:
    """The size that stands for all that are declared equal to this one: the smallest."""
    group = next((group for group in equal if size in group), frozenset({size}))
    return min(group, key=lambda one: one.step)


def entry_for_move(
    reference: Reference, at: datetime, *, sender: PartnerCode, receiver: PartnerCode, size: Size
) -> Entry:
    """What a move through the scheme posts: the receiver is owed a home of the size let (R30)."""
    return Entry(reference, at, (Posting(receiver, size, +1), Posting(sender, size, -1)))


def entries_for_move(
    reference: Reference,
    at: datetime,
    *,
    sender: PartnerCode,
    receiver: PartnerCode,
    sizes: Iterable[Size],
) -> tuple[Entry, ...]:
    """An entry for each home that was let (C7); none where a landlord gave to itself (C6)."""
    if sender == receiver:
        return ()
    return tuple(
        entry_for_move(reference, at, sender=sender, receiver=receiver, size=size) for size in sizes
    )


def reverse(entry: Entry, at: datetime, code: str = "") -> Entry:
    """What undoes an entry that is posted: a new one, linked to it (C8)."""
    undone = tuple(replace(posting, homes=-posting.homes) for posting in entry.postings)
    return Entry(entry.reference, at, undone, EntryKind.REVERSAL, entry.id, code)


def counted(homes: Mapping[Size, int], equal: Equal = ()) -> str:
    """Homes by size for a sentence: ``1 two-bedroom and 1 three-bedroom home``."""
    if not homes:
        return "no homes"
    parts = [f"{count} {size_words(size, equal)}" for size, count in homes.items()]
    last = list(homes.values())[-1]
    return f"{listed(parts)} {'home' if last == 1 else 'homes'}"


def size_words(size: Size, equal: Equal) -> str:
    """The size as an adjective, with those that are declared equal: ``studio or one-bedroom``."""
    same = [one.words for one in Size if stands_under(one, equal) is stands_under(size, equal)]
    return " or ".join(same)


def passed_on(entry: Entry, successors: Mapping[PartnerCode, PartnerCode]) -> Entry:
    """An entry as it is posted once landlords have merged: to whoever stands for them now (C11).

    Without postings where the same landlord stands on both sides (C6): a reversal is on record
    all the same, since the move that it reverses stands no longer (C8).
    """
    sums: dict[tuple[PartnerCode, Size], int] = {}
    for posting in entry.postings:
        code = posting.partner
        while code in successors:
            code = successors[code]
        sums[code, posting.size] = sums.get((code, posting.size), 0) + posting.homes
    postings = tuple(Posting(code, size, homes) for (code, size), homes in sums.items() if homes)
    return replace(entry, postings=postings)


def standing_moves(entries: Iterable[Entry]) -> list[Entry]:
    """The moves that no entry reverses, in the order given (C8)."""
    known = list(entries)
    reversed_ = {entry.linked for entry in known if entry.kind is EntryKind.REVERSAL}
    return [e for e in known if e.kind is EntryKind.MOVE and e.id not in reversed_]
