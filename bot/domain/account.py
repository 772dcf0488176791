"""How each partner's account stands, and what that means for its referrals (R33, D11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain import cap
from bot.domain.case import Case
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance, equal_sizes
from bot.domain.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Account:
    """One partner's standing: its balance, its exposure in homes (D11), whether it may refer."""

    code: PartnerCode
    name: str
    balance: Balance
    exposure: int
    may_refer: bool


def accounts(
    scheme: Scheme, balances: Mapping[PartnerCode, Balance], accepted: Iterable[Case]
) -> list[Account]:
    """Every partner's standing, in the order of their names.

    ``accepted`` are cases in the states ``cap.ACCEPTING``.
    """
    accepted_too = cap.coming(accepted)
    policy = scheme.policy
    found = []
    for partner in sorted(scheme.partners.values(), key=lambda p: p.name):
        balance = balances.get(partner.code, Balance(partner.code, {}, equal_sizes(policy)))
        capped = cap.counted(balance, accepted_too, policy)
        found.append(
            Account(
                partner.code,
                partner.name,
                balance,
                cap.exposure(balance, accepted_too),
                not cap.at_cap(capped, policy),
            )
        )
    return found
