"""The activity table: what each partner has done since the scheme began (R31, R32)."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance
from bot.domain.partner import Kind, Partner
from bot.domain.rules import Rule

R31 = Rule(
    "R31",
    "The activity table counts referrals, requests, offers, moves and overrides a partner, "
    "with what it owes and is owed by size.",
)
R32 = Rule(
    "R32", "The coordinator sees the activity table live, named leads as it was last published."
)
L10 = Rule("L10", "The activity table goes to partners only: no risk, area or date of a case.")


@dataclass(frozen=True, slots=True)
class Counts:
    """What one partner has done.

    ``referrals`` and ``requests`` are of households that hold its tenancies; ``offers`` are homes
    offered, not holds; moves in are by its homes, moves out of its tenancies; ``overrides`` are
    those of the cap that were given it (C12).
    """

    referrals: int = 0
    requests: int = 0
    offers: int = 0
    moves_in: int = 0
    moves_out: int = 0
    overrides: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """One row of the table."""

    code: PartnerCode
    name: str
    kind: Kind
    counts: Counts
    balance: Balance


def activity(
    partners: Iterable[Partner],
    counts: Mapping[PartnerCode, Counts],
    balances: Mapping[PartnerCode, Balance],
) -> list[Activity]:
    """A row for each partner, in the order of their names."""
    return [
        Activity(
            partner.code,
            partner.name,
            partner.kind,
            counts.get(partner.code, Counts()),
            balances.get(partner.code, Balance(partner.code, {})),
        )
        for partner in sorted(partners, key=lambda partner: partner.name)
    ]


def total(rows: Iterable[Activity]) -> Counts:
    """What all partners have done together."""
    found = [astuple(row.counts) for row in rows]
    return Counts(*map(sum, zip(*found, strict=True)))
