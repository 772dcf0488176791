"""What the cap counts of a landlord, and the referral that an override carries (R33, D11, C12)."""

from collections.abc import Iterable

from bot.domain import cap
from bot.domain.case import Case, OfferState, State
from bot.domain.ids import PartnerCode
from bot.domain.ledger import Balance, Posting, entries_for_move
from bot.flows.flow import Turn
from bot.flows.record import record

ACCEPTED = frozenset({State.ACCEPTED, State.PAUSED})
"""The states in which a tenant may have accepted an offer that has not started."""


def counting(turn: Turn, landlord: PartnerCode) -> Balance:
    """The account of a landlord as the cap counts it, locked until the turn ends (R33, D11)."""
    balance = turn.books.ledger.balance(landlord)
    if not cap.counts_accepted(turn.scheme.policy):
        return balance
    return balance.after(coming(turn.books.cases.among(ACCEPTED)))


def coming(accepted: Iterable[Case]) -> list[Posting]:
    """What would be posted if every offer that tenants have accepted started today (D11)."""
    return [
        posting
        for case in accepted
        if case.offer and case.offer.state is OfferState.ACCEPTED
        for posting in _postings(case)
    ]


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


def _postings(case: Case) -> Iterable[Posting]:
    offer = case.held_offer()
    size = offer.home.size if offer.home else case.size
    sizes = [size]
    if case.move:
        sizes = [case.move.size, *([case.move.second] if case.move.second else [])]
    entries = entries_for_move(
        case.reference, case.since, sender=case.landlord, receiver=offer.partner, sizes=sizes
    )
    return [posting for entry in entries for posting in entry.postings]
