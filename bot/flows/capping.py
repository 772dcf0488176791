"""The cap in a turn: what it counts of a landlord, whom it refuses, what carries past it (R33)."""

from bot.domain import cap, partnership
from bot.domain.case import OUT, Case
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance
from bot.flows.flow import Turn
from bot.flows.record import record

MOST = 5
"""Requests that are named at the most to a lead whose landlord could repay by them."""


def counting(turn: Turn, landlord: PartnerCode) -> Balance:
    """The account of a landlord as the cap counts it, locked until the turn ends (R33, D11)."""
    balance, policy = turn.books.ledger.balance(landlord), turn.scheme.policy
    if not cap.counts_accepted(policy):
        return balance
    return cap.counted(balance, cap.coming(turn.books.cases.among(cap.ACCEPTING)), policy)


def refuse_frozen(turn: Turn, landlord: PartnerCode) -> None:
    """Refuse a new referral for a landlord whose intake is frozen (C10)."""
    partner = turn.scheme.partners[landlord]
    partnership.refuse_referral(partner, insider=turn.person.is_inside(landlord))


def refuse_at_cap(turn: Turn, landlord: PartnerCode) -> None:
    """Refuse a new referral for a landlord at its cap, unless an override waits (R33, C12)."""
    balance = counting(turn, landlord)
    if not cap.at_cap(balance, turn.scheme.policy):
        return
    if turn.books.overrides.waiting(landlord, turn.now):
        return
    repay = {c.reference: f"{c.size.words} home" for c in repaying(turn, balance)}
    cap.refuse_at_cap(
        balance,
        turn.scheme.policy,
        turn.scheme.partners[landlord].name,
        insider=turn.person.is_inside(landlord),
        coordinator=turn.person.is_coordinator,
        repay=repay if turn.person.leads(landlord) else None,
    )


def repaying(turn: Turn, balance: Balance) -> list[Case]:
    """Open requests by which this lead's landlord would repay what it owes, the oldest first."""
    partner = turn.scheme.partners.get(balance.partner)
    if partner is None or not turn.person.leads(partner.code):
        return []
    return cap.repaying(turn.books.cases.among(OUT), balance, partner, turn.person)[:MOST]


def take_override(turn: Turn, case: Case) -> Case:
    """The case, carried by the override that waits for a referral of its landlord, if one does.

    Only a landlord at its cap uses one up (C12).
    """
    balance = counting(turn, case.landlord)
    if not cap.is_held(case, balance, turn.scheme.policy, turn.now):
        return case
    waiting = turn.books.overrides.waiting(case.landlord, turn.now)
    if waiting is None:
        return case
    case, taken, fact = cap.carry(case, waiting)
    turn.books.overrides.take(taken)
    turn.books.cases.save(case)
    record(turn, case, fact)
    return case
