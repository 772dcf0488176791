"""What no longer fits a request that has changed: holders, offers and places in line (D2, D3)."""

from dataclasses import replace
from datetime import datetime

from bot.domain.case import Case, OfferState, State
from bot.domain.facts import CirculationStopped, Fact, OfferWithdrawn, RequestClaimed
from bot.domain.hold import end_offer, held_by, leave_line, next_in_line
from bot.domain.request import may_see, partners_that_may_see
from bot.domain.scheme import Scheme


def settle(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """Holder and line as they may be once a case was amended or a landlord changed (D2, D3).

    A holder that may not see the request any more, or whose home no longer lies where the
    household would be safe, holds it no longer. A free request that no landlord may see any more
    goes back to the coordinator (D7). What is paused stays paused. Once the start of the
    tenancy is logged, whoever gave the home holds the request to its end.
    """
    if not case.is_out:
        return case, ()
    if case.move is not None:
        case, left = _settle_line(case, scheme)
        return case, tuple(left)
    if case.paused_at is None:
        return _settle(case, scheme, at)
    settled, facts = _settle(replace(case, state=case.paused_at, paused_at=None), scheme, at)
    return replace(settled, state=State.PAUSED, paused_at=settled.state), facts


def _settle(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    offer = case.offer
    case, facts = _settle_line(case, scheme)
    if offer is not None:
        unsafe = offer.home is not None and offer.home.area not in case.referral.open_areas
        if unsafe or not may_see(case, scheme.partners[offer.partner]):
            facts.append(OfferWithdrawn(case.reference, offer.partner, offer.number))
            case, further = next_in_line(end_offer(case, OfferState.WITHDRAWN, at), scheme, at)
            facts += further
    if case.state is State.CIRCULATED and not partners_that_may_see(scheme, case):
        case = replace(case, state=State.APPROVED, since=at)
        facts.append(CirculationStopped(case.reference))
    return case, tuple(facts)


def _settle_line(case: Case, scheme: Scheme) -> tuple[Case, list[Fact]]:
    """Whoever may not see the request any more waits for it no longer (D3)."""
    facts: list[Fact] = []
    for partner in case.line:
        if not may_see(case, scheme.partners[partner]):
            case, left = leave_line(case, partner)
            facts.append(left)
    return case, facts


def withdraw_misfit(case: Case, scheme: Scheme, at: datetime) -> tuple[Case, tuple[Fact, ...]]:
    """An offer whose home no longer suits the amended needs goes; the same landlord may offer
    another home (D2, D6)."""
    offer = case.held_offer()
    ended = end_offer(case, OfferState.WITHDRAWN, at)
    return held_by(ended, offer.partner, at), (
        OfferWithdrawn(case.reference, offer.partner, offer.number),
        RequestClaimed(case.reference, offer.partner),
    )
