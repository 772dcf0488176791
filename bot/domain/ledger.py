"""Who owes whom a home: a home of a size is repaid with one of the same size (R30, R33)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import PartnerCode, Reference
from bot.domain.policy import Policy
from bot.domain.property import Size
from bot.domain.rules import Refused, Rule
from bot.domain.scheme import listed

R30 = Rule("R30", "A home is repaid with one of the same size.")
R33 = Rule(
    "R33",
    "A partner that owes {cap_on_owed} homes or more refers no one new until it owes fewer.",
)


@dataclass(frozen=True, slots=True)
class Posting:
    """A change of one partner's account: + owed to it, - owed by it, in homes of one size."""

    partner: PartnerCode
    size: Size
    homes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger. Raises ValueError unless its postings sum to zero per size (R30)."""

    reference: Reference
    at: datetime
    postings: tuple[Posting, ...]

    def __post_init__(self) -> None:
        sums: dict[Size, int] = {}
        for posting in self.postings:
            sums[posting.size] = sums.get(posting.size, 0) + posting.homes
        if any(sums.values()):
            raise ValueError(f"postings of {self.reference} do not sum to zero: {sums}")


@dataclass(frozen=True, slots=True)
class Balance:
    """One partner's account: homes by size, + owed to it, - owed by it."""

    partner: PartnerCode
    homes: Mapping[Size, int]

    @property
    def owes(self) -> dict[Size, int]:
        """Homes this partner owes, by size, smallest first; sizes do not net (R30)."""
        return {size: -self.homes[size] for size in Size if self.homes.get(size, 0) < 0}

    @property
    def is_owed(self) -> dict[Size, int]:
        """Homes owed to this partner, by size, smallest first."""
        return {size: self.homes[size] for size in Size if self.homes.get(size, 0) > 0}

    @property
    def owed(self) -> int:
        """``owed(p)`` of R30: homes this partner owes, all sizes together."""
        return sum(self.owes.values())

    @property
    def credit(self) -> int:
        """``credit(p)`` of R30: homes owed to this partner, all sizes together."""
        return sum(self.is_owed.values())

    def after(self, postings: Iterable[Posting]) -> "Balance":
        """This account once the postings that concern it are made."""
        homes = dict(self.homes)
        for posting in postings:
            if posting.partner == self.partner:
                homes[posting.size] = homes.get(posting.size, 0) + posting.homes
        return Balance(self.partner, homes)


def entry_for_move(
    reference: Reference, at: datetime, *, sender: PartnerCode, receiver: PartnerCode, size: Size
) -> Entry:
    """What a move through the scheme posts: the receiver is owed a home of the size let (R30)."""
    return Entry(reference, at, (Posting(receiver, size, +1), Posting(sender, size, -1)))


def exposure(balance: Balance, accepted: Iterable[Posting]) -> int:
    """What the partner would owe if every offer that tenants have accepted started today (D11)."""
    return balance.after(accepted).owed


def counted(homes: Mapping[Size, int]) -> str:
    """Homes by size for a sentence: ``1 two-bedroom and 1 three-bedroom home``."""
    if not homes:
        return "no homes"
    parts = [f"{count} {size.words}" for size, count in homes.items()]
    last = list(homes.values())[-1]
    return f"{listed(parts)} {'home' if last == 1 else 'homes'}"


D11 = Rule("D11", "Exposure is what is owed once every accepted offer has started.")


def at_cap(balance: Balance, policy: Policy) -> bool:
    """Whether this partner may refer no one new (R33); a cap of 0 is no cap."""
    return policy.cap_on_owed > 0 and balance.owed >= policy.cap_on_owed


def refuse_at_cap(
    balance: Balance,
    policy: Policy,
    name: str,
    *,
    insider: bool,
    repay: Mapping[Reference, str] | None = None,
) -> None:
    """Refuse a referral for a landlord at its cap (R33).

    An outsider learns only that this landlord cannot refer now. ``repay`` are the open requests,
    each with the home it asks for, that would repay what is owed; None where this person may
    see no requests.
    """
    if not at_cap(balance, policy):
        return
    if not insider:
        raise Refused(
            R33,
            f"{name} cannot refer now.",
            "Your answers are kept. Ask its named lead or the coordinator.",
        )
    if repay is None:
        way_out = "Your answers are kept. Ask your named leads to give a home that repays it."
    elif repay:
        way_out = "Your answers are kept. Giving one of these homes would repay it:"
    else:
        way_out = (
            "Your answers are kept. No open request would repay it now; the coordinator can help."
        )
    raise Refused(
        R33,
        f"{name} owes {counted(balance.owes)}, and a landlord that owes {policy.cap_on_owed} or "
        "more cannot refer.",
        way_out,
        repay or {},
    )
